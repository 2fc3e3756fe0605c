"""What was read in, the snapshot that counts out: merged, written, loaded, swapped in whole.

A small change touches the files it changes and no others; a large one, or new code, makes all of it
anew. Both end in the same lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from diplograph.errors import GraphError
from diplograph.graph import (
    Archive,
    Draft,
    GraphFolder,
    Index,
    Reader,
    Spool,
    Stored,
    actor_lines,
    article_lines,
    event_lines,
    joined_lines,
    judgement_lines,
    membership_lines,
    office_claim_lines,
    relation_iri,
    relation_lines,
    tenure_lines,
    width_for,
)
from diplograph.graph.codec import from_json, to_json
from diplograph.kb import KnowledgeBase
from diplograph.records import Actor, ActorKind, Event, Judgement, content_hash
from diplograph.resolve.events import merge_tellings, neighbourhood
from diplograph.resolve.offices import in_general, office_actor
from diplograph.resolve.same import BY, Joined, Profile, join_actors, renamed, renamed_claims
from diplograph.resolve.tellings import Telling, keys_of, read_tellings
from diplograph.resolve.voices import ALGORITHM
from diplograph.vocab import actor_iri, place_iri

__all__ = ["Assembly", "assemble", "named_in", "reader_of"]

# From this share of changed articles on, building all anew is the quicker way.
_ANEW = 0.25
_Lines = dict[str, set[str]]
_KINDS = ("articles", "events", "relations", "actors", "judgements")


@dataclass(frozen=True, slots=True)
class Assembly:
    """What the snapshot holds, and whether it is another than before."""

    changed: bool
    articles: int
    events: int
    claims: int
    actors: int
    joined: int
    quads: int


def assemble(
    graph: GraphFolder, archive: Archive, kb: KnowledgeBase, settings: Mapping[str, Any]
) -> Assembly:
    """Makes a snapshot of the newest version of every article, if the one there is another.

    Raises:
        GraphError: the folder cannot be written to; the older snapshot still counts.
    """
    code = _code()
    newest = archive.newest()
    judgements = graph.judgements()
    before = graph.index()
    try:
        older = before.versions()
        changed = {key: made for key, made in newest.items() if older.get(key) != made}
        same_code = graph.manifest.get("code") == code
        judged = _judged(before.meta("judgements") or [], judgements)
        if same_code and not changed and not judged:
            return _assembly(before, changed=False)
        small = same_code and len(changed) <= _ANEW * len(newest)
        if small and width_for(len(newest)) <= graph.partitions.width + 1:
            try:
                with graph.draft() as draft:
                    _Change(graph, archive, kb, before, draft, changed, judgements, judged).make()
                    return _adopt(graph, archive, draft, judgements, {**settings, "code": code})
            except _NotThereError:
                pass  # the files are not what this code would have written: make them anew
        with graph.draft(width=width_for(len(newest))) as draft:
            _write_all(archive, kb, draft, newest, judgements)
            return _adopt(graph, archive, draft, judgements, {**settings, "code": code})
    finally:
        before.close()


def _adopt(
    graph: GraphFolder,
    archive: Archive,
    draft: Draft,
    judgements: Sequence[Judgement],
    settings: Mapping[str, Any],
) -> Assembly:
    draft.index.set_meta("judgements", [_decision(judgement) for judgement in judgements])
    assembly = _assembly(draft.index, changed=True)
    graph.adopt(draft, settings)
    archive.forget(graph.snapshot / "index.sqlite")
    return assembly


def _assembly(index: Index, *, changed: bool) -> Assembly:
    counts = index.counts()
    return Assembly(
        changed, counts["articles"], counts["events"], counts["claims"],
        index.meta("actors") or 0, len(index.meta("same") or {}), index.meta("quads") or 0,
    )  # fmt: skip


def _decision(judgement: Judgement) -> list[str]:
    day = judgement.when.isoformat() if judgement.when else ""
    return [judgement.left, judgement.right, judgement.verdict.value, judgement.by, day, judgement.reason]


def _judged(before: Sequence[list[str]], now: Sequence[Judgement]) -> set[str]:
    """The claims of judgements that are new, gone or changed."""
    older = {tuple(row) for row in before}
    newer = {tuple(_decision(judgement)) for judgement in now}
    return {claim for row in older ^ newer for claim in row[:2]}


@cache
def _code() -> str:
    """What a snapshot depends on besides its articles: how events are merged and written, and who is who."""
    from diplograph.kb import fingerprint

    here = Path(__file__).parent
    sources = sorted(
        [*here.glob("resolve/*.py"), *here.glob("graph/*.py"), here / "vocab.py", Path(__file__)]
    )
    return content_hash(
        str(fingerprint()), str(ALGORITHM), *(path.read_text(encoding="utf-8") for path in sources)
    )


def reader_of(graph: GraphFolder, kb: KnowledgeBase | None = None) -> Reader:
    """Reads the articles and events of a graph, in the names of the actors that stand for others."""
    from diplograph.annotate.components import default_kb

    index = graph.index()
    same = _same(index)
    index.close()
    if not same:
        return Reader(graph)
    state_of = (kb or default_kb()).state_id
    return Reader(graph, lambda mentions: renamed(mentions, same, state_of))


def named_in(graph: GraphFolder) -> dict[str, Profile]:
    """Everybody whom the articles of a graph name, and how."""
    index = graph.index()
    try:
        return _profiles(index)
    finally:
        index.close()


# -- all of it ---------------------------------------------------------------------------------


def _write_all(
    archive: Archive,
    kb: KnowledgeBase,
    draft: Draft,
    newest: Mapping[str, str],
    judgements: Sequence[Judgement],
) -> None:
    index, partitions = draft.index, draft.partitions
    tellings: dict[str, list[Telling]] = {}
    plain = _Told(archive, kb, newest, {})

    def groups() -> Iterator[tuple[str, list[str]]]:
        for stored in archive.read(sorted(newest.items())):
            tellings[stored.hash] = plain.tellings_of(stored)
            index.add_article(stored)
            _keep_print(index, stored.hash, tellings[stored.hash])
            yield stored.hash, plain.lines_of(stored)

    quads = partitions.write("articles", groups())
    joined = join_actors(_profiles(index), judgements, kb)
    # Who is one is known only when all were read: the few articles that name them are put right.
    told, gone, come = _Told(archive, kb, newest, joined.same), _Lines(), _Lines()
    for key in index.naming(joined.same.keys()):
        old, new = set(plain.lines(key)), set(told.lines(key))
        gone[key], come[key] = old - new, new - old
        tellings[key] = told.tellings(key)
    quads += partitions.change("articles", gone, come)
    for key, own in tellings.items():
        index.add_keys(key, _names(own))
    made = [*judgements, *joined.made]
    spool = Spool(partitions, "events")
    for event in merge_tellings([telling for own in tellings.values() for telling in own], made):
        index.add_event(event)
        spool.add(event.id, event_lines(event))
    tellings.clear()
    quads += spool.finish()
    spool = Spool(partitions, "relations")
    for triple, support in index.supports():
        spool.add(_key(triple), relation_lines(*triple, support))
    quads += spool.finish()
    quads += partitions.write("actors", [("", _actor_lines(index, kb, joined))])
    quads += partitions.write("judgements", [("", judgement_lines(made))])
    index.set_meta("quads", quads)
    draft.load()


class _Told:
    """Articles in certain versions, told in the names of the actors that stand for others."""

    def __init__(
        self,
        archive: Archive,
        kb: KnowledgeBase,
        versions: Mapping[str, str],
        same: Mapping[str, Actor],
        print_of: Callable[[str], bytes | None] = lambda key: None,
    ) -> None:
        self._archive, self._kb, self._versions, self.same = archive, kb, versions, same
        self._print_of = print_of
        self._known: dict[str, list[Telling]] = {}

    def stored(self, key: str) -> Stored:
        """An article by its hash, as it was read."""
        (stored,) = self._archive.read([(key, self._versions[key])])
        return stored

    def tellings(self, key: str) -> list[Telling]:
        """Its tellings; kept, since neighbours are asked for again and again."""
        if key not in self._known:
            self._known[key] = self.tellings_of(self.stored(key))
        return self._known[key]

    def tellings_of(self, stored: Stored) -> list[Telling]:
        """The tellings of an article."""
        mentions = renamed(stored.mentions, self.same, self._kb.state_id)
        text = self._print_of(stored.hash)
        return list(read_tellings(stored.article, mentions, tenures=self._kb.tenures, text=text))

    def lines(self, key: str) -> list[str]:
        """Its lines."""
        return self.lines_of(self.stored(key))

    def lines_of(self, stored: Stored) -> list[str]:
        """The lines of an article."""
        state_of = self._kb.state_id
        mentions = renamed(stored.mentions, self.same, state_of)
        offices = renamed_claims(stored.offices, self.same, state_of)
        lines = article_lines(stored.article, mentions)
        return [*lines, *office_claim_lines(stored.article, offices, state_of)] if offices else lines


def _profiles(index: Index) -> dict[str, Profile]:
    """What the articles say of everybody."""
    found: dict[str, Profile] = {}
    for actor in index.names():
        profile = found.setdefault(actor.id, Profile(actor.id, actor.kind))
        profile.english.add(actor.name)
        if actor.name_ar:
            profile.arabic.add(actor.name_ar)
        if actor.country:
            profile.countries.add(actor.country)
    for person, office, of in index.offices():
        found[person].offices.add((office, of))
    return found


def _keep_print(index: Index, article: str, tellings: Sequence[Telling]) -> None:
    """Keeps the fingerprint of a text: those told near it are merged anew when it is."""
    if tellings:
        index.add_print(article, tellings[0].print)


def _names(tellings: Iterable[Telling]) -> set[str]:
    return {name for telling in tellings for name in keys_of(telling)}


def _key(triple: tuple[str, str, str]) -> str:
    return relation_iri(*triple).rsplit("/", 1)[-1]


def _actor_lines(index: Index, kb: KnowledgeBase, joined: Joined) -> set[str]:
    """The lines of the actors, their states, places and offices; keeps who is one in the index."""
    actors: dict[str, Actor] = {}
    for actor in index.names():
        if actor.id not in joined.same:
            actors.setdefault(actor.id, in_general(actor, kb))
    actors.update((actor.id, actor) for actor in joined.same.values())
    for iso in sorted({actor.country for actor in actors.values() if actor.country}):
        state = kb.state(iso)
        if state is not None:
            actors.setdefault(state.id, state)
    tenures = [tenure for actor_id in sorted(actors) for tenure in kb.tenures(actor_id)]
    held = {(t.office, t.of) for t in tenures} | {(office, of) for _, office, of in index.offices()}
    for _, of in sorted(held):
        office_of = kb.state(of) or kb.actor(of)
        if office_of is not None:
            actors.setdefault(office_of.id, office_of)
    offices = [office_actor(office, of, kb) for office, of in sorted(held) if of]
    codes = {a.country: actor_iri(a.id) for a in actors.values() if a.kind is ActorKind.STATE and a.country}
    seats = (
        (name, actor_iri(actor.id))
        for place, actor in kb.seats()
        if actor.id in actors
        for names in kb.names(place)
        for name in names
    )
    index.set_labels(_labels(actors, index, kb, joined), codes, seats)
    index.set_meta("actors", len(actors))
    index.set_meta("same", {key: to_json(actor) for key, actor in joined.same.items()})
    bodies = sorted(a.id for a in actors.values() if a.kind not in _NO_BODY)
    memberships = [m for id in bodies for m in kb.memberships_of(id) if m.state in codes]
    parts = [part for id in bodies for part in kb.parthoods_of(id) if part.part_of in actors]
    return {
        *membership_lines(memberships, parts, kb.state_id),
        *actor_lines(actors.values(), index.places(), kb.state_id),
        *tenure_lines(tenures, [office for office in offices if office.id not in actors], kb.state_id),
        *joined_lines(joined.same, joined.names, joined.held, BY),
    }


# Kinds of actors that have no members and are part of no body.
_NO_BODY = frozenset({ActorKind.STATE, ActorKind.PERSON, ActorKind.OFFICE, ActorKind.POPULATION})


def _labels(
    actors: Mapping[str, Actor], index: Index, kb: KnowledgeBase, joined: Joined
) -> Iterator[tuple[str, str]]:
    """Every name of everybody and every place in the graph, each with its IRI."""
    for actor in actors.values():
        iri = actor_iri(actor.id)
        english, arabic = kb.names(actor.id)
        for name in {actor.name, actor.name_ar or actor.name, *english, *arabic}:
            yield name, iri
    for named in index.names():
        iri = actor_iri(joined.same.get(named.id, named).id)
        yield named.name, iri
        if named.name_ar:
            yield named.name_ar, iri
    for place in index.places():
        english, arabic = kb.names(place.id or "")
        for name in {place.text, *english, *arabic}:
            yield name, place_iri(place.id or "")


# -- a change ----------------------------------------------------------------------------------


class _NotThereError(Exception):
    """Something that must go is not where it should be."""


class _Change:
    """Articles that are new or changed, worked into a draft that begins as the older snapshot."""

    def __init__(
        self,
        graph: GraphFolder,
        archive: Archive,
        kb: KnowledgeBase,
        before: Index,
        draft: Draft,
        changed: Mapping[str, str],
        judgements: Sequence[Judgement],
        judged: set[str],
    ) -> None:
        self.graph, self.kb, self.before, self.draft = graph, kb, before, draft
        self.judged = judged
        older = before.versions()
        for stored in archive.read((key, older[key]) for key in changed if key in older):
            draft.index.drop_article(stored)
        for stored in archive.read(sorted(changed.items())):
            draft.index.add_article(stored)
        self.joined = join_actors(_profiles(draft.index), judgements, kb)
        self.judgements = [*judgements, *self.joined.made]
        self.old = _Told(archive, kb, older, _same(before), before.print_of)
        self.new = _Told(
            archive, kb, {**older, **changed}, self.joined.same,
            lambda key: None if key in changed else before.print_of(key),
        )  # fmt: skip
        ids = self.old.same.keys() | self.joined.same.keys()
        moved = [key for key in ids if self.old.same.get(key) != self.joined.same.get(key)]
        self.told_anew = set(changed) | draft.index.naming(moved)
        self.gone: dict[str, _Lines] = {kind: _Lines() for kind in _KINDS}
        self.come: dict[str, _Lines] = {kind: _Lines() for kind in _KINDS}

    def make(self) -> None:
        """Changes the draft.

        Raises:
            _NotThereError: the snapshot is not what this code would have made of its articles.
        """
        lost, touched = self._lost()
        fresh = self._articles()
        events, inside = self._inside(lost, touched, fresh)
        self._events(events, merge_tellings(inside, self.judgements))
        self._rest()
        self._write()

    def _lost(self) -> tuple[list[Telling], set[str]]:
        """Tellings that stay but had to do with some that go, and the events all of them were of."""
        keys = self.told_anew & self.before.versions().keys()
        going = [telling for key in keys for telling in self.old.tellings(key)]
        if not going:
            return [], set()
        near = neighbourhood(going, self._fetch(self.before, self.old), self.judgements)
        events = set(self.before.events_of([telling.id for telling in near]).values())
        gone = {telling.id for telling in going}
        return [telling for telling in near if telling.id not in gone], events

    def _fetch(self, index: Index, told: _Told) -> Callable[[Sequence[str]], list[Telling]]:
        """What finds the tellings of the articles that share a name, those of each article once."""
        given: set[str] = set()

        def fetch(names: Sequence[str]) -> list[Telling]:
            keys = index.sharing(names) - given
            given.update(keys)
            return [telling for key in keys for telling in told.tellings(key)]

        return fetch

    def _articles(self) -> list[Telling]:
        """The lines of articles told anew, and the tellings of these."""
        older, index = self.before.versions(), self.draft.index
        fresh: list[Telling] = []
        for key in sorted(self.told_anew):
            if key in older:
                index.drop_claims(key)
                self.gone["articles"][key] = set(self.old.lines(key))
            own = self.new.tellings(key)
            fresh += own
            index.add_keys(key, _names(own))
            _keep_print(index, key, own)
            self.come["articles"][key] = set(self.new.lines(key))
        return fresh

    def _inside(
        self, lost: list[Telling], touched: set[str], fresh: list[Telling]
    ) -> tuple[set[str], list[Telling]]:
        """The events that may change, and all the tellings that they and what comes of them have."""
        index = self.draft.index
        seeds = {telling.id: telling for telling in (*lost, *fresh)}
        judged = self._fetch(index, self.new)(sorted(self.judged))
        seeds.update({t.id: t for t in judged if t.id in self.judged})
        while True:
            inside = neighbourhood(seeds.values(), self._fetch(index, self.new), self.judgements)
            known = {telling.id for telling in inside}
            touched = touched | set(index.events_of(known).values())
            missing = {claim: key for claim, key in index.claims_of(touched).items() if claim not in known}
            if not missing:
                return touched, inside
            # An event is more than what its tellings are linked to when links were lost since.
            seeds = {telling.id: telling for telling in inside}
            for key in set(missing.values()):
                seeds.update({t.id: t for t in self.new.tellings(key) if t.id in missing})

    def _events(self, touched: set[str], events: Sequence[Event]) -> None:
        reader = reader_of(self.graph, self.kb)
        try:
            for batch in _batches(sorted(touched)):
                for event in reader.events(ids=batch):
                    self.gone["events"][event.id] = set(event_lines(event))
        finally:
            reader.close()
        index = self.draft.index
        triples = self.before.triples_of(touched)
        index.drop_events(touched)
        for event in events:
            index.add_event(event)
            self.come["events"][event.id] = set(event_lines(event))
        triples |= index.triples_of([event.id for event in events])
        for triple in triples:
            old, new = self.before.support(triple), index.support(triple)
            if old:
                self.gone["relations"][_key(triple)] = set(relation_lines(*triple, old))
            if new:
                self.come["relations"][_key(triple)] = set(relation_lines(*triple, new))

    def _rest(self) -> None:
        actors = _actor_lines(self.draft.index, self.kb, self.joined)
        for kind, now in (("actors", actors), ("judgements", judgement_lines(self.judgements))):
            self.gone[kind][""] = {line.rstrip("\n") for line in self.graph.lines(kind)}
            self.come[kind][""] = set(now)

    def _write(self) -> None:
        gone, come, more = list[str](), list[str](), 0
        for kind in _KINDS:
            old, new = self.gone[kind], self.come[kind]
            leave = {key: lines - new.get(key, set()) for key, lines in old.items()}
            enter = {key: lines - old.get(key, set()) for key, lines in new.items()}
            try:
                more += self.draft.partitions.change(kind, leave, enter)
            except GraphError as error:
                raise _NotThereError from error
            gone += [line for lines in leave.values() for line in lines]
            come += [line for lines in enter.values() for line in lines]
        self.draft.index.set_meta("quads", (self.before.meta("quads") or 0) + more)
        self.draft.change(gone, come)


def _same(index: Index) -> dict[str, Actor]:
    """Which actors another one stands for, in a snapshot."""
    return {key: from_json(Actor, row) for key, row in (index.meta("same") or {}).items()}


def _batches(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), 400):
        yield values[start : start + 400]
