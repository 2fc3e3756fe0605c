"""Actors of many articles and stored judgements in; which of them are one, and why, out.

Nothing is joined but by a judgement. Those of people and overlays come first; the rest are made
here for people whom articles named and the knowledge base lacks, and say what they rest on. The
order of the articles plays no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from diplograph.errors import ConfigError
from diplograph.kb import KnowledgeBase
from diplograph.lang.sounds import likeness, skeleton
from diplograph.records import (
    Actor,
    ActorKind,
    ActorRef,
    EventMention,
    Judgement,
    OfficeClaim,
    Verdict,
)
from diplograph.vocab import ID, WIKIDATA, is_actor_id

__all__ = [
    "BY",
    "Joined",
    "Profile",
    "check",
    "find_actor",
    "join_actors",
    "profiles_of",
    "renamed",
    "renamed_claims",
]

# Who signs the judgements that are made here.
BY = "diplograph"
# Measured on foreign ministers: names this alike, or this alike with one state and one office,
# made almost no wrong join. Without a state on one side the names must agree but for unwritten vowels.
_ALIKE, _ALIKE_IN_OFFICE, _ALIKE_ANYWHERE = 0.9, 0.8, 0.95


@dataclass(slots=True)
class Profile:
    """What the articles say of one actor."""

    id: str
    kind: ActorKind
    english: set[str] = field(default_factory=set)
    arabic: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    offices: set[tuple[str, str]] = field(default_factory=set)
    known: bool = False  # by the knowledge base

    @property
    def names(self) -> list[str]:
        """Its names as they were written: one put into Latin letters from Arabic is no evidence."""
        if self.known:
            return sorted(self.english | self.arabic)
        return sorted(self.arabic) or sorted(self.english)


@dataclass(frozen=True, slots=True)
class Joined:
    """Which actors are one."""

    same: Mapping[str, Actor] = field(default_factory=dict)  # an id and the actor that stands for it
    names: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    made: tuple[Judgement, ...] = ()  # judgements made here, and those of the tables
    held: tuple[Judgement, ...] = ()  # all judgements that joined something
    refused: tuple[Judgement, ...] = ()  # stored ones that contradict another one


def profiles_of(
    rows: Iterable[tuple[Sequence[EventMention], Sequence[OfficeClaim]]],
) -> dict[str, Profile]:
    """Everybody the claims of articles name, by id."""
    found: dict[str, Profile] = {}
    for mentions, offices in rows:
        for mention in mentions:
            for ref in (*mention.agents, *mention.patients, *mention.attribution):
                _note(found, ref)
        for claim in offices:
            _note(found, claim.person).offices.add((claim.office, claim.of))
    return found


def _note(found: dict[str, Profile], ref: ActorRef) -> Profile:
    profile = found.get(ref.id)
    if profile is None:
        profile = found[ref.id] = Profile(ref.id, ref.kind)
    profile.english.add(ref.name)
    if ref.name_ar:
        profile.arabic.add(ref.name_ar)
    if ref.country:
        profile.countries.add(ref.country)
    return profile


def join_actors(profiles: Mapping[str, Profile], stored: Sequence[Judgement], kb: KnowledgeBase) -> Joined:
    """Groups of ids that are one actor.

    Args:
        profiles: what the articles say of each actor.
        stored: decisions on this graph; those on other things than actors are passed over.
        kb: whose ids win over ids made from articles, and whose judgements count where this graph
            has none of its own.
    """
    tables = [j for j in kb.judgements() if j.left in profiles or j.right in profiles]
    verdicts = {_pair(j.left, j.right): j for j in tables}
    verdicts |= {
        _pair(j.left, j.right): j
        for j in sorted(stored, key=lambda j: (j.when or date.min, j.left, j.right))
        if is_actor_id(j.left) and is_actor_id(j.right) and j.verdict is not Verdict.UNSURE
    }
    apart = {pair for pair, judgement in verdicts.items() if judgement.verdict is Verdict.DIFFERENT}
    groups = _Groups(apart)
    held: list[Judgement] = []
    refused: list[Judgement] = []
    for judgement in verdicts.values():
        if judgement.verdict is Verdict.SAME:
            kept = groups.join(judgement.left, judgement.right)
            (held if kept else refused).append(judgement)
    made = []
    for score, left, right, reason in sorted(_candidates(profiles, kb), key=lambda c: (-c[0], c[1], c[2])):
        if groups.of(left) == groups.of(right) or _clashes(groups, left, right, profiles, kb):
            continue
        if groups.join(left, right):
            made.append(
                Judgement(
                    left=left, right=right, verdict=Verdict.SAME, by=BY, reason=f"{reason} ({score:.2f})"
                )
            )
    same: dict[str, Actor] = {}
    names: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for members in groups.several():
        actor = _representative(members, profiles, kb)
        for member in sorted(members - {actor.id}):
            same[member] = actor
            names[member] = _names(member, profiles, kb)
    told = [j for j in tables if verdicts[_pair(j.left, j.right)] is j]
    return Joined(same, names, (*told, *made), (*held, *made), tuple(refused))


def _names(
    id: str, profiles: Mapping[str, Profile], kb: KnowledgeBase
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """English and Arabic names, as articles wrote them or the tables have them."""
    profile = profiles.get(id)
    if profile is None:
        return kb.names(id)
    return tuple(sorted(profile.english)), tuple(sorted(profile.arabic))


def _representative(members: Iterable[str], profiles: Mapping[str, Profile], kb: KnowledgeBase) -> Actor:
    """The actor that stands for a group: a Wikidata id before an id of the tables before a minted one."""
    ordered = sorted(members, key=lambda id: (not _is_qid(id), kb.actor(id) is None, id))
    known = kb.actor(ordered[0])
    if known is not None:
        return known
    seen = [profiles[id] for id in ordered if id in profiles]
    # what an English text calls somebody is a better name than Arabic put into Latin letters
    english = sorted(name for p in seen if not p.arabic for name in p.english)
    english = english or sorted(name for p in seen for name in p.english) or [ordered[0]]
    arabic = sorted(name for p in seen for name in p.arabic)
    countries = sorted(country for p in seen for country in p.countries)
    return Actor(
        id=ordered[0],
        name=max(english, key=len),
        name_ar=max(arabic, key=len) if arabic else None,
        kind=seen[0].kind if seen else ActorKind.PERSON,
        country=countries[0] if countries else None,
    )


def renamed(
    mentions: Sequence[EventMention], same: Mapping[str, Actor], state_of: Callable[[str], str | None]
) -> tuple[EventMention, ...]:
    """The mentions with every actor that was joined put in the name of the one that stands for it."""
    if not same:
        return tuple(mentions)
    return tuple(_mention(mention, same, state_of) for mention in mentions)


def renamed_claims(
    claims: Sequence[OfficeClaim], same: Mapping[str, Actor], state_of: Callable[[str], str | None]
) -> tuple[OfficeClaim, ...]:
    """The office claims of people that were joined, in the name of the one that stands for them."""
    return tuple(
        replace(claim, person=_ref(claim.person, same, state_of)) if claim.person.id in same else claim
        for claim in claims
    )


def _mention(
    mention: EventMention, same: Mapping[str, Actor], state_of: Callable[[str], str | None]
) -> EventMention:
    refs = (*mention.agents, *mention.patients, *mention.attribution)
    if not any(ref.id in same for ref in refs):
        return mention

    def each(refs: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
        found: dict[str, ActorRef] = {}
        for ref in refs:
            ref = _ref(ref, same, state_of)
            found.setdefault(ref.id, ref)
        return tuple(found.values())

    return replace(
        mention,
        agents=each(mention.agents),
        patients=each(mention.patients),
        attribution=each(mention.attribution),
    )


def _ref(ref: ActorRef, same: Mapping[str, Actor], state_of: Callable[[str], str | None]) -> ActorRef:
    actor = same.get(ref.id)
    if actor is None:
        return ref
    country = actor.country or ref.country
    return replace(
        ref,
        id=actor.id,
        name=actor.name,
        name_ar=actor.name_ar,
        kind=actor.kind,
        country=country,
        state=state_of(country) if country else None,
        named=ref.named or ref.id,
    )


# -- what a person judges --------------------------------------------------------------------------


def find_actor(text: str, profiles: Mapping[str, Profile], kb: KnowledgeBase) -> str:
    """The one actor that an id, an IRI or a name means, among those of a graph and the tables.

    Raises:
        ConfigError: nobody, or several, which it lists.
    """
    id = text.removeprefix(WIKIDATA).removeprefix(f"{ID}actor/").strip("<> ")
    if id in profiles or (is_actor_id(id) and kb.actor(id) is not None):
        return id
    plain = text.casefold().strip()
    found = {
        profile.id: sorted(profile.english)[0]
        for profile in profiles.values()
        if any(plain == name.casefold() for name in profile.english | profile.arabic)
    }
    for actor in kb.called(text) if not found else ():
        found[actor.id] = actor.name
    words = set(plain.split())
    for profile in profiles.values() if not found else ():
        if any(words <= set(name.casefold().split()) for name in profile.english | profile.arabic):
            found[profile.id] = sorted(profile.english)[0]
    if len(found) == 1:
        return next(iter(found))
    if not found:
        raise ConfigError(f"nobody in this graph or the knowledge base is called {text!r}")
    several = ", ".join(f"{id} ({name})" for id, name in sorted(found.items())[:8])
    raise ConfigError(f"{text!r} may be {several}; name one by its id")


def check(
    judgement: Judgement, profiles: Mapping[str, Profile], stored: Sequence[Judgement], kb: KnowledgeBase
) -> None:
    """Refuses a judgement that cannot be meant.

    Raises:
        ConfigError: says why, and what to undo.
    """
    left, right = judgement.left, judgement.right
    if left == right:
        raise ConfigError(f"{left} is one actor already")
    kinds = []
    for id in (left, right):
        actor = kb.actor(id)
        kinds.append(actor.kind if actor is not None else profiles[id].kind)
    if judgement.verdict is Verdict.SAME and _nature(kinds[0]) != _nature(kinds[1]):
        raise ConfigError(f"{left} is a {kinds[0]}, {right} a {kinds[1]}: they cannot be one")
    rows = [j for j in stored if {j.left, j.right} != {left, right}] + [judgement]
    groups = _Groups(set())
    for each in rows:
        if each.verdict is Verdict.SAME and is_actor_id(each.left) and is_actor_id(each.right):
            groups.join(each.left, each.right)
    for each in rows:
        if each.verdict is Verdict.DIFFERENT and groups.of(each.left) == groups.of(each.right):
            others = ", ".join(sorted(groups.members(each.left)))
            raise ConfigError(
                f"{each.left} and {each.right} would be both one and different: stored judgements make one "
                f"of {others}; undo one of them first"
            )


def _nature(kind: ActorKind) -> str:
    """Kinds that one actor may be taken for: a body may be called a government or an organisation."""
    bodies = {ActorKind.GOVERNMENT, ActorKind.IGO, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP}
    return "body" if kind in bodies else str(kind)


# -- judging ---------------------------------------------------------------------------------------


def _candidates(profiles: Mapping[str, Profile], kb: KnowledgeBase) -> Iterator[tuple[float, str, str, str]]:
    """Pairs of people that share a skeleton and are alike enough: score, two ids, the reason."""
    minted = {
        id: profile
        for id, profile in profiles.items()
        if profile.kind is ActorKind.PERSON and kb.actor(id) is None
    }
    blocks: dict[str, set[str]] = defaultdict(set)
    for id, profile in minted.items():
        for name in profile.names:
            blocks[skeleton(name)].add(id)
    seen: set[tuple[str, str]] = set()
    for block in sorted(blocks):
        for left, right in combinations(sorted(blocks[block]), 2):
            if (left, right) not in seen:
                seen.add((left, right))
                yield from _judge(minted[left], minted[right])
        known = [_known(id, kb) for id in kb.sounding(block)] if block else []
        for left in sorted(blocks[block]):
            found = [row for other in known for row in _judge(minted[left], other)]
            # two people of the knowledge base fit: neither is it
            if len({row[2] for row in found}) == 1:
                yield max(found)


def _known(id: str, kb: KnowledgeBase) -> Profile:
    actor = kb.actor(id)
    assert actor is not None
    profile = Profile(id, actor.kind, countries={actor.country} if actor.country else set(), known=True)
    english, arabic = kb.names(id)
    profile.english.update(english)
    profile.arabic.update(arabic)
    profile.offices.update((tenure.office, tenure.of) for tenure in kb.tenures(id))
    return profile


def _judge(left: Profile, right: Profile) -> Iterator[tuple[float, str, str, str]]:
    best = (0.0, "", "", False)
    for mine in left.names:
        for other in right.names:
            full = _is_full(mine) and _is_full(other)
            best = max(best, (likeness(mine, other), mine, other, full))
    score, mine, other, full = best
    states = left.countries & right.countries
    if left.countries and right.countries and not states:
        return
    shared = sorted(left.offices & right.offices)
    if states and shared:
        enough = _ALIKE_IN_OFFICE if full else _ALIKE
    elif states:
        enough = _ALIKE if full else 2.0  # a surname and a state are no person
    else:
        enough = _ALIKE_ANYWHERE if full else 2.0
    if score >= enough:
        why = [f"{mine} sounds like {other}"]
        why += [f"both of {state}" for state in sorted(states)[:1]]
        why += [f"both {office} of {of}" for office, of in shared[:1]]
        yield score, left.id, right.id, "; ".join(why)


def _is_full(name: str) -> bool:
    return len(name.replace("-", " ").split()) > 1


def _clashes(
    groups: _Groups, left: str, right: str, profiles: Mapping[str, Profile], kb: KnowledgeBase
) -> bool:
    """True if a join would bring together people whose full names differ, or two of the tables."""
    ours, theirs = groups.members(left), groups.members(right)
    if any(kb.actor(id) is not None for id in ours) and any(kb.actor(id) is not None for id in theirs):
        return True
    for one in ours:
        for other in theirs:
            if {one, other} == {left, right} or one not in profiles or other not in profiles:
                continue
            mine, yours = profiles[one], profiles[other]
            if mine.countries and yours.countries and not mine.countries & yours.countries:
                return True
            alike = [likeness(a, b) for a in mine.names for b in yours.names]
            if alike and max(alike) < _ALIKE_IN_OFFICE:
                return True
    return False


class _Groups:
    """Sets of ids that are one; a set never holds two that are judged different."""

    def __init__(self, apart: set[tuple[str, str]]) -> None:
        self._apart: dict[str, set[str]] = defaultdict(set)
        for left, right in apart:
            self._apart[left].add(right)
            self._apart[right].add(left)
        self._head: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}

    def of(self, id: str) -> str:
        return self._head.get(id, id)

    def members(self, id: str) -> set[str]:
        head = self.of(id)
        return self._members.get(head, {head})

    def join(self, left: str, right: str) -> bool:
        """True if the two are in one set now."""
        ours, theirs = self.members(left), self.members(right)
        if left in theirs:
            return True
        if any(self._apart[id] & theirs for id in ours if id in self._apart):
            return False
        together = ours | theirs
        head = min(together)
        for key in (self.of(left), self.of(right)):
            self._members.pop(key, None)
        for id in together:
            self._head[id] = head
        self._members[head] = together
        return True

    def several(self) -> list[set[str]]:
        return [self._members[head] for head in sorted(self._members)]


def _pair(left: str, right: str) -> tuple[str, str]:
    return (left, right) if left <= right else (right, left)


def _is_qid(id: str) -> bool:
    return id[:1] == "Q" and id[1:].isdigit()
