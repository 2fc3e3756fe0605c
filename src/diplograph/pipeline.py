"""Sources in, a graph out: the only place that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplograph import __version__
from diplograph.errors import ArticleError, ConfigError, DataError, DiplographError, LanguageError, told
from diplograph.records import (
    ActorRef,
    Article,
    Event,
    EventMention,
    Judgement,
    OfficeClaim,
    Span,
    Verdict,
    content_hash,
)
from diplograph.vocab import EVENT_TYPES, SENSES, actor_iri, is_actor_id

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from diplograph.evaluate import ActorScores, Scores
    from diplograph.graph import Archive, GraphFolder, Reader
    from diplograph.resolve.same import Profile

__all__ = [
    "BuildReport",
    "Extraction",
    "Relation",
    "build",
    "evaluate",
    "evaluate_actors",
    "event_judgements",
    "events_of",
    "explain_events",
    "extract",
    "find_event",
    "judge_actors",
    "judge_events",
    "judgements_of",
    "knowledge",
    "read",
    "to_line",
    "undo_event_judgement",
    "undo_judgement",
]

# A shorter line says too little to tell its language by.
_PARAGRAPH = 30
_Report = Callable[[ArticleError], None]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation with the sentence that tells it best."""

    subject: str
    relation: str
    object: str
    claims: int
    sentence: str
    source: str


@dataclass(slots=True)
class BuildReport:
    """What a build did."""

    folder: Path
    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    articles: int = 0
    events: int = 0
    claims: int = 0
    actors: int = 0
    joined: int = 0
    quads: int = 0
    changed: bool = False
    errors: list[ArticleError] = field(default_factory=list)
    strongest: list[Relation] = field(default_factory=list)


def read(
    sources: Sequence[str | Path],
    *,
    lang: str | None = None,
    published: date | None = None,
    on_error: _Report,
) -> Iterator[Article]:
    """The articles of files, folders or the standard input, in order."""
    from diplograph import read as reader

    return reader.read(sources, lang=lang, published=published, on_error=on_error)


def extract(
    articles: Iterable[Article],
    *,
    scope: str = "international",
    lexicon: Path | None = None,
    spacy: Sequence[str] = (),
    extractor: str | None = None,
    options: Mapping[str, str] | None = None,
    on_error: _Report | None = None,
) -> Iterator[tuple[Article, tuple[EventMention, ...]]]:
    """The events of each article, in order.

    Args:
        articles: what to read.
        scope: `international` events only, or `all`.
        lexicon: a folder with a user's own triggers, titles, words and actors.
        spacy: spaCy pipelines, one a language, whose entities and parse are used where they have them.
        extractor: the name of an installed extractor that reads in place of our own rules.
        options: what the extractor is given.
        on_error: gets the trouble with an article, which then has no events; raised without it.

    Raises:
        ConfigError: the folder, a pipeline or the extractor cannot be used.
        DataError: a word file or a table of the folder is wrong; names the file and the line.
    """
    reader = Extraction(scope, lexicon, spacy, extractor, options)
    reader.on_refused = on_error
    return _extracted(reader, articles, on_error)


def _extracted(
    reader: Extraction, articles: Iterable[Article], on_error: _Report | None
) -> Iterator[tuple[Article, tuple[EventMention, ...]]]:
    for article in articles:
        try:
            found, mentions, _ = reader.read(article)
            yield found, mentions
        except ArticleError as error:
            if on_error is None:
                raise
            on_error(error)


class Extraction:
    """Reads articles one at a time, always in the same way."""

    def __init__(
        self,
        scope: str = "international",
        lexicon: Path | None = None,
        spacy: Sequence[str] = (),
        extractor: str | None = None,
        options: Mapping[str, str] | None = None,
    ) -> None:
        from diplograph.annotate import check_lexicon, load_models
        from diplograph.plugins import load_extractor

        self.scope = scope
        self.lexicon = lexicon
        if lexicon is not None:
            check_lexicon(lexicon)
        self.models = load_models(spacy)
        self.named = extractor
        self.options = dict(options or {})
        self.extractor = load_extractor(extractor, self.options) if extractor else None
        # Gets the trouble with one claim of an extractor, whose other claims stay.
        self.on_refused: _Report | None = None
        # Gets what each score was made of, by the start of the trigger and the type of the event.
        self.observed: dict[tuple[int, str], dict[str, float]] | None = None

    def stamp(self) -> str:
        """What the reading depends on besides the article."""
        from diplograph.annotate.components import default_kb
        from diplograph.events.confidence import TABLE
        from diplograph.lang import codes, get

        parts = [__version__, TABLE.read_text(encoding="utf-8"), self.scope, default_kb().fingerprint]
        files = [path for code in codes() for path in sorted(get(code).folder.glob("*.toml"))]
        if self.lexicon is not None:
            files += sorted(path for path in self.lexicon.glob("*/*.toml"))
        parts += [path.read_text(encoding="utf-8") for path in files]
        parts += [f"{code}:{name}" for code, (name, _) in sorted(self.models.items())]
        if self.named:
            parts += [self.named, *(f"{key}={self.options[key]}" for key in sorted(self.options))]
        return content_hash(*parts)

    @contextmanager
    def knowing(self) -> Iterator[None]:
        """What runs inside knows the tables of the user's folder as well."""
        from diplograph.annotate import has_tables
        from diplograph.annotate.components import overlays, with_overlays

        if self.lexicon is None or not has_tables(self.lexicon) or self.lexicon.resolve() in overlays():
            yield
        else:
            with with_overlays((*overlays(), self.lexicon)):
                yield

    def read(self, article: Article) -> tuple[Article, tuple[EventMention, ...], tuple[OfficeClaim, ...]]:
        """An article with its language, its event mentions, and what it says of offices.

        Raises:
            ArticleError: it cannot be read.
        """
        with self.knowing():
            try:
                return self._read(article)
            except DiplographError:
                raise
            except Exception as error:  # a fault of ours; the other articles are not to suffer from it
                raise ArticleError(
                    f"could not be read, by a fault of diplograph: {told(error)}", where=article.origin
                ) from error

    def _read(self, article: Article) -> tuple[Article, tuple[EventMention, ...], tuple[OfficeClaim, ...]]:
        from diplograph.annotate import annotate
        from diplograph.annotate.components import default_kb
        from diplograph.events import find_events
        from diplograph.lang import detect
        from diplograph.plugins import admit
        from diplograph.resolve.actors import resolve_actors
        from diplograph.resolve.details import with_details
        from diplograph.resolve.offices import office_claims

        lang = article.lang or detect(article.text)
        if lang is None:
            raise LanguageError("neither Arabic nor English; give --lang if it is", where=article.origin)
        article = replace(article, lang=lang)
        kb, domestic = default_kb(), self.scope != "international"
        mentions: list[EventMention] = []
        offices: list[OfficeClaim] = []
        for part in _by_language(article):
            ((part, doc),) = annotate([part], lexicon=self.lexicon, models=self.models)
            resolved = resolve_actors(part, doc, kb)
            if self.extractor is None:
                found = find_events(part, doc, resolved, self.observed, domestic=domestic)
                mentions += with_details(part, found, kb, domestic=domestic)
            offices += office_claims(part, doc, resolved, lexicon=self.lexicon)
        if self.extractor is not None:
            rule = f"extractor.{self.named}"
            mentions += admit(article, self._claims(article), kb, rule=rule, on_refused=self.on_refused)
        mentions.sort(key=lambda mention: (mention.trigger.start, mention.type))
        if not domestic:
            mentions = [mention for mention in mentions if not mention.domestic]
        return article, tuple(mentions), tuple(offices)

    def _claims(self, article: Article) -> list[Mapping[str, Any]]:
        assert self.extractor is not None
        try:
            return list(self.extractor(article))
        except DiplographError:
            raise
        except Exception as error:  # somebody else's code: one bad article never stops a run
            raise ArticleError(
                f"extractor {self.named!r}: {type(error).__name__}: {error}", where=article.origin
            ) from error


def _by_language(article: Article) -> Iterator[Article]:
    """The article once for each language its paragraphs are in, the others blanked out.

    Blanks keep every character at its place, so that offsets hold in the whole text.
    """
    from diplograph.lang import detect, written_as

    text = article.text
    runs: dict[str, list[tuple[int, int]]] = {article.lang or "": []}
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        foreign = len(line) > _PARAGRAPH and written_as(line) != article.lang
        found = detect(line) if foreign else None
        runs.setdefault(found or article.lang or "", []).append((start, end))
        start = end
    if len(runs) == 1:
        yield article
        return
    for lang, spans in runs.items():
        kept = bytearray(len(text))
        for first, last in spans:
            kept[first:last] = b"\x01" * (last - first)
        masked = "".join(c if keep or c.isspace() else " " for c, keep in zip(text, kept, strict=True))
        if masked.strip():
            yield replace(article, text=masked, lang=lang)


def events_of(doc: Doc) -> tuple[EventMention, ...]:
    """The events of an annotated text, whatever pipeline annotated it."""
    from diplograph.annotate.components import annotation_of, default_kb
    from diplograph.events import find_events
    from diplograph.resolve.actors import resolve_actors

    annotation = annotation_of(doc)
    article = Article(
        id=content_hash(doc.text), text=doc.text, lang=doc.lang_, published=annotation.published
    )
    return tuple(find_events(article, doc, resolve_actors(article, doc, default_kb())))


def to_line(article: Article, mentions: Sequence[EventMention]) -> dict[str, Any]:
    """What `extract` writes of an article."""
    return {
        "id": article.id,
        "lang": article.lang,
        "events": [_event_line(mention, article) for mention in mentions],
    }


def _event_line(mention: EventMention, article: Article) -> dict[str, Any]:
    kind, sense = EVENT_TYPES[mention.type], SENSES.get(mention.sense)
    place, when = mention.place, mention.when
    return {
        "type": mention.type,
        "plover": sense.plover if sense else kind.plover,
        "cameo": sense.cameo if sense else kind.cameo,
        "trigger": {
            "text": mention.trigger.cut(article.text),
            "start": mention.trigger.start,
            "end": mention.trigger.end,
        },
        "sentence": {"start": mention.sentence.start, "end": mention.sentence.end},
        "agents": [_actor_line(ref) for ref in mention.agents],
        "patients": [_actor_line(ref) for ref in mention.patients],
        "place": {"text": place.text, "name": place.name, "country": place.country, "id": place.id}
        if place
        else None,
        "time": {"text": when.text, "iso": when.iso} if when else None,
        "topics": list(mention.topics),
        "polarity": str(mention.polarity),
        "modality": str(mention.modality),
        "attribution": [_actor_line(ref) for ref in mention.attribution],
        "rule": mention.rule,
        "score": mention.score,
    }


def _actor_line(ref: ActorRef) -> dict[str, Any]:
    return {
        "id": ref.id,
        "name": ref.name,
        "name_ar": ref.name_ar,
        "country": ref.country,
        "kind": str(ref.kind),
        "text": ref.text,
        "start": ref.span.start if ref.span else None,
        "end": ref.span.end if ref.span else None,
    }


def build(
    sources: Sequence[str | Path],
    folder: Path | str,
    *,
    lang: str | None = None,
    published: date | None = None,
    scope: str = "international",
    lexicon: Path | None = None,
    spacy: Sequence[str] = (),
    extractor: str | None = None,
    options: Mapping[str, str] | None = None,
    progress: Callable[[Iterable[Article]], Iterable[Article]] | None = None,
) -> BuildReport:
    """Reads, extracts, merges and stores; with an older graph in the folder, adds to it.

    An article stored before with the same content is not read again, a changed one takes the
    place of its older self. The same articles give the same bytes, in one build or in many.

    Raises:
        GraphError: the folder cannot be written to, or holds something else.
        SourceError: a source does not exist.
    """
    from diplograph.annotate import has_tables
    from diplograph.annotate.components import overlays
    from diplograph.graph import GraphFolder

    reader = Extraction(scope, lexicon, spacy, extractor, options)
    if lexicon is not None and has_tables(lexicon) and lexicon.resolve() not in overlays():
        # noted in the graph, which is asked and judged with these actors too
        with knowledge(folder, [*overlays(), lexicon]):
            return build(
                sources, folder, lang=lang, published=published, scope=scope, lexicon=lexicon, spacy=spacy,
                extractor=extractor, options=options, progress=progress,
            )  # fmt: skip
    graph = GraphFolder.create(folder)
    report = BuildReport(Path(folder))
    with graph.building() as archive:
        stamp = reader.stamp()
        reader.on_refused = report.errors.append
        articles: Iterable[Article] = read(
            sources, lang=lang, published=published, on_error=report.errors.append
        )
        seen: dict[str, str] = {}
        for article in progress(articles) if progress else articles:
            key = content_hash(article.id)
            fingerprint = content_hash(stamp, repr(article))
            if key in seen:
                if seen[key] != fingerprint:
                    report.errors.append(_twice(article))
                continue
            seen[key] = fingerprint
            before = archive.fingerprint_of(article.id)
            if before == fingerprint:
                report.unchanged += 1
                continue
            try:
                found, mentions, offices = reader.read(article)
            except ArticleError as error:
                report.errors.append(error)
                continue
            archive.put(found, mentions, fingerprint, offices)
            if before is None:
                report.new += 1
            else:
                report.replaced += 1
        archive.commit()
        _assemble(graph, archive, report, scope)
    report.strongest = _strongest(graph)
    return report


def _twice(article: Article) -> ArticleError:
    return ArticleError(
        f"the id {article.id[:80]!r} was given to another text before; give each its own",
        where=article.origin,
    )


def _assemble(graph: GraphFolder, archive: Archive, report: BuildReport, scope: str) -> None:
    from diplograph.annotate.components import default_kb
    from diplograph.assemble import assemble

    made = assemble(graph, archive, default_kb(), {"scope": scope, "version": __version__})
    report.changed = made.changed
    report.articles, report.events, report.claims = made.articles, made.events, made.claims
    report.actors, report.joined, report.quads = made.actors, made.joined, made.quads


@contextmanager
def knowledge(graph: Path | str | None, overlays: Sequence[Path] | None = None) -> Iterator[None]:
    """What runs inside knows the overlays given, or those that a graph was built with.

    Overlays given are noted in the folder of the graph, which is then asked and judged with them.

    Raises:
        DataError: an overlay is missing, or the linter refuses it.
    """
    import json

    from diplograph.annotate.components import with_overlays
    from diplograph.graph import GraphFolder

    note = Path(graph) / "overlays.json" if graph is not None else None
    if overlays is None:
        try:
            named = json.loads(note.read_text(encoding="utf-8")) if note is not None else []
            overlays = [Path(path) for path in named]
        except FileNotFoundError:
            overlays = []
        except (OSError, ValueError, TypeError) as error:
            raise DataError(f"{note}: not readable ({error}); build again with --kb") from error
    with with_overlays(overlays):
        if note is not None and overlays:
            GraphFolder.create(note.parent)
            text = json.dumps([str(folder.resolve()) for folder in overlays], ensure_ascii=False)
            if not note.is_file() or note.read_text(encoding="utf-8") != text:
                note.write_text(text, encoding="utf-8")
        yield


def judge_actors(
    folder: Path | str,
    left: str,
    right: str,
    verdict: Verdict,
    *,
    by: str,
    on: date | None = None,
    reason: str = "",
) -> Judgement:
    """Stores that two actors of a graph are, or are not, one, and makes the graph say so.

    Args:
        folder: the graph.
        left: an actor by id, IRI or name.
        right: another.
        verdict: same or different.
        by: who judges.
        on: the day of the judgement.
        reason: kept with it.

    Raises:
        ConfigError: a name means nobody or several actors, both are one already, or the judgement
            contradicts an older one.
    """
    from diplograph.annotate.components import default_kb
    from diplograph.graph import GraphFolder
    from diplograph.resolve.same import check

    graph = GraphFolder.open(folder)
    found, profiles = _actors_meant(graph, left, right)
    ids = sorted(found)
    judgement = Judgement(left=ids[0], right=ids[1], verdict=verdict, by=by, when=on, reason=reason)
    check(judgement, profiles, graph.judgements(), default_kb())
    return _stored(graph, judgement)


def undo_judgement(folder: Path | str, left: str, right: str) -> Judgement:
    """Takes a stored judgement on two actors back, and makes the graph say so.

    Raises:
        ConfigError: there is none.
    """
    from diplograph.graph import GraphFolder

    graph = GraphFolder.open(folder)
    ids, _ = _actors_meant(graph, left, right)
    return _withdrawn(
        graph,
        ids,
        f"no judgement on {ids[0]} and {ids[1]} is stored; `diplograph kb judgements {folder}` lists "
        "all, and `kb different` overrules one made by names alone",
    )


def judgements_of(folder: Path | str) -> list[tuple[Judgement, str]]:
    """All judgements on actors of a graph, each with whether it counts."""
    from diplograph.annotate.components import default_kb
    from diplograph.assemble import named_in
    from diplograph.graph import GraphFolder
    from diplograph.resolve.same import join_actors

    graph = GraphFolder.open(folder)
    stored = graph.judgements()
    joined = join_actors(named_in(graph), stored, default_kb())
    return [
        (judgement, "(refused: contradicts another)" if judgement in joined.refused else "")
        for judgement in (*stored, *joined.made)
        if is_actor_id(judgement.left) and is_actor_id(judgement.right)
    ]


def find_event(reader: Reader, text: str) -> tuple[Event, EventMention]:
    """The event, and the claim of it, that an id, the beginning of one, or an IRI means.

    Raises:
        ConfigError: none, or more than one.
    """
    from diplograph.resolve.events import find_claim

    key = text.strip().rsplit("/", 1)[-1].lower()
    ids = [key, *reader.index.events_of([key]).values()]
    # Most often it is the id of an event or a claim as it is; else all have to be looked through.
    near = list(reader.events(ids=ids))
    return find_claim(text, near or reader.events())


def judge_events(
    folder: Path | str,
    left: str,
    right: str,
    verdict: Verdict,
    *,
    by: str,
    on: date | None = None,
    reason: str = "",
) -> Judgement:
    """Stores that two events are, or are not, one, and makes the graph say so.

    The decision is kept on two of their claims, so it holds whatever else is told later.

    Args:
        folder: the graph.
        left: an event, or a claim where one event is to be parted.
        right: another.
        verdict: same or different.
        by: who judges.
        on: the day of the judgement.
        reason: kept with it.

    Raises:
        ConfigError: an id means nothing, or both mean one claim.
    """
    from diplograph.graph import GraphFolder

    graph = GraphFolder.open(folder)
    ids = _claims_meant(graph, left, right)
    judgement = Judgement(left=ids[0], right=ids[1], verdict=verdict, by=by, when=on, reason=reason)
    return _stored(graph, judgement)


def undo_event_judgement(folder: Path | str, left: str, right: str) -> Judgement:
    """Takes a stored judgement on two events or claims back, and makes the graph say so.

    Raises:
        ConfigError: there is none.
    """
    from diplograph.graph import GraphFolder

    graph = GraphFolder.open(folder)
    return _withdrawn(
        graph,
        _claims_meant(graph, left, right),
        f"no judgement on {left} and {right} is stored; `diplograph events judgements {folder}` lists all",
    )


def event_judgements(folder: Path | str) -> list[Judgement]:
    """All judgements on events of a graph."""
    from diplograph.graph import GraphFolder

    return [j for j in GraphFolder.open(folder).judgements() if not is_actor_id(j.left)]


def explain_events(folder: Path | str, left: str, right: str) -> str:
    """Why two events or claims are taken for one, or are not: the best score of two of their claims.

    Raises:
        ConfigError: an id means nothing.
    """
    from diplograph.annotate.components import default_kb
    from diplograph.assemble import reader_of
    from diplograph.graph import GraphFolder
    from diplograph.resolve.events import best_reason

    reader = reader_of(GraphFolder.open(folder))
    pairs = []
    for text in (left, right):
        event, claim = find_event(reader, text)
        whole = claim.id != text.strip().rsplit("/", 1)[-1].lower()
        claims = event.claims if whole else (claim,)
        pairs.append([(reader.article(c.article), c) for c in claims])
    reader.close()
    return best_reason(*pairs, tenures=default_kb().tenures)


def _claims_meant(graph: GraphFolder, left: str, right: str) -> list[str]:
    from diplograph.assemble import reader_of

    reader = reader_of(graph)
    try:
        ids = sorted(find_event(reader, text)[1].id for text in (left, right))
    finally:
        reader.close()
    if ids[0] == ids[1]:
        raise ConfigError(f"{left} and {right} are one; to part an event, name two of its claims")
    return ids


def _actors_meant(graph: GraphFolder, left: str, right: str) -> tuple[list[str], dict[str, Profile]]:
    """The ids of two actors named by a user, with all actors of the graph."""
    from diplograph.annotate.components import default_kb
    from diplograph.assemble import named_in
    from diplograph.resolve.same import find_actor

    profiles = named_in(graph)
    kb = default_kb()
    return [find_actor(text, profiles, kb) for text in (left, right)], profiles


def _stored(graph: GraphFolder, judgement: Judgement) -> Judgement:
    graph.judge(judgement)
    _again(graph)
    return judgement


def _withdrawn(graph: GraphFolder, ids: Sequence[str], missing: str) -> Judgement:
    taken = graph.withdraw(*ids)
    if taken is None:
        raise ConfigError(missing)
    _again(graph)
    return taken


def _again(graph: GraphFolder) -> None:
    """The graph anew from the same articles, as the judgements are now."""
    with graph.building() as archive:
        scope = str(graph.manifest.get("scope", "international"))
        _assemble(graph, archive, BuildReport(graph.path), scope)


def _strongest(graph: GraphFolder) -> list[Relation]:
    """The ten relations with the most claims, each with the sentence of its surest claim."""
    from diplograph.assemble import reader_of

    reader = reader_of(graph)
    found: dict[tuple[str, str, str], Relation] = {}
    # Half of a symmetric relation, and what a state does through a body of its, is told already.
    least = 0
    for triple, claims, key in reader.index.strongest(80):
        if claims < least:
            break  # they come by their claims
        event, article, claim = reader.surest(key)
        pair = _between(event, triple)
        if pair is None:
            continue
        found[triple] = Relation(
            pair[0].name,
            triple[1],
            pair[1].name,
            claims,
            " ".join(claim.sentence.cut(article.text).split()),
            article.publisher or article.title or article.id,
        )
        if len(found) == 10:
            least = claims
    reader.close()
    ranked = sorted(found.items(), key=lambda item: (-item[1].claims, item[1].subject, item[0]))
    return [relation for _, relation in ranked[:10]]


def _between(event: Event, triple: tuple[str, str, str]) -> tuple[ActorRef, ActorRef] | None:
    """The agent and the patient that a relation of an event is between."""
    for agent in event.agents:
        for patient in event.patients:
            if (actor_iri(agent.id), actor_iri(patient.id)) == (triple[0], triple[2]):
                return agent, patient
    return None


def evaluate(
    *gold: Path, scope: str = "international", lang: str | None = None, lexicon: Path | None = None
) -> Scores:
    """Extracts the sentences of gold files and scores what comes out.

    Sentences of one article (the same `article`) are read together, in their order.

    Args:
        gold: files of annotated sentences.
        scope: `international` events only, or `all`.
        lang: score this language only.
        lexicon: a folder with a user's own words.

    Raises:
        DataError: a line is no record; names the file and the line.
    """
    from diplograph.evaluate import compare, read_gold

    groups = [group for path in gold for group in read_gold(path) if lang in {None, group[0]["lang"]}]
    reader = Extraction(scope, lexicon)
    return compare(row for group in groups for row in _predicted(group, reader))


def evaluate_groups(groups: Sequence[Sequence[dict[str, Any]]]) -> Scores:
    """Scores articles of gold records; each scored event has `features`, what its score was made of.

    Args:
        groups: the records of each article.
    """
    from diplograph.evaluate import compare

    reader = Extraction()
    rows: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
    for group in groups:
        reader.observed = {}
        rows.extend(_predicted(group, reader))
    return compare(rows)


def evaluate_actors(*gold: Path, lang: str | None = None, lexicon: Path | None = None) -> ActorScores:
    """Leads the gold spans of gold files to actors and scores what they are led to.

    Args:
        gold: files of annotated sentences whose records list `actors`.
        lang: score this language only.
        lexicon: a folder with a user's own words.

    Raises:
        DataError: a line is no record, or none lists actors.
    """
    from diplograph.evaluate import compare_actors, read_gold, spans_of

    groups = [group for path in gold for group in read_gold(path) if lang in {None, group[0]["lang"]}]
    if not any(True for group in groups for record in group for _ in spans_of(record)):
        names = ", ".join(map(str, gold))
        raise DataError(f"{names}: no record lists `actors` with text, start, name_en and country")
    reader = Extraction(lexicon=lexicon)
    with reader.knowing():
        return compare_actors(row for group in groups for row in _led(group, lexicon))


def _led(
    group: Sequence[dict[str, Any]], lexicon: Path | None
) -> Iterator[tuple[dict[str, Any], list[tuple[dict[str, Any], tuple[ActorRef, ...]]]]]:
    from diplograph.annotate import annotate, give_spans
    from diplograph.annotate.components import default_kb
    from diplograph.evaluate import spans_of
    from diplograph.resolve.actors import resolve_actors

    article, starts = _joined(group)
    ((article, doc),) = annotate([article], lexicon=lexicon)
    spans = [
        (start + actor["start"], start + actor["end"])
        for record, start in zip(group, starts, strict=True)
        for actor in spans_of(record)
    ]
    numbers = give_spans(doc, [Span(*span) for span in spans])
    refs = resolve_actors(article, doc, default_kb()).refs
    led = iter([refs[number] if number is not None else () for number in numbers])
    for record in group:
        yield record, [(dict(actor), next(led)) for actor in spans_of(record)]


def _joined(group: Sequence[dict[str, Any]]) -> tuple[Article, list[int]]:
    """The sentences of one article as an article, and where each begins."""
    text, starts = "", []
    for record in group:
        text += "\n" if text else ""
        starts.append(len(text))
        text += record["text"]
    day = group[0].get("date")
    published = date.fromisoformat(day) if day and len(day) == 10 else None
    return Article(id=str(group[0]["id"]), text=text, lang=group[0]["lang"], published=published), starts


def _predicted(
    group: Sequence[dict[str, Any]], reader: Extraction
) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    article, starts = _joined(group)
    found, mentions, _ = reader.read(article)
    events = [_event_line(mention, found) for mention in mentions]
    for record, start in zip(group, starts, strict=True):
        end = start + len(record["text"])
        own = [event for event in events if start <= event["trigger"]["start"] < end]
        for event in own:
            if reader.observed is not None:
                event["features"] = reader.observed.get((event["trigger"]["start"], event["type"]), {})
            event["trigger"]["start"] -= start
            event["trigger"]["end"] -= start
        yield record, own
