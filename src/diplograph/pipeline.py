"""Sources in, a graph out: the only place that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplograph import __version__
from diplograph.errors import ArticleError, LanguageError
from diplograph.records import (
    Actor,
    ActorRef,
    Article,
    Event,
    EventMention,
    Place,
    content_hash,
)
from diplograph.vocab import EVENT_TYPES

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from diplograph.evaluate import Scores
    from diplograph.graph import GraphFolder

__all__ = [
    "BuildReport",
    "Relation",
    "build",
    "evaluate",
    "events_of",
    "extract",
    "load_events",
    "read",
    "to_line",
]

# A shorter line says too little to tell its language by.
_PARAGRAPH = 30
SCOPES = ("international", "all")
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
    on_error: _Report | None = None,
) -> Iterator[tuple[Article, tuple[EventMention, ...]]]:
    """The events of each article, in order.

    Args:
        articles: what to read.
        scope: `international` events only, or `all`.
        lexicon: a folder with a user's own triggers, titles and words.
        on_error: gets the trouble with an article, which then has no events; raised without it.
    """
    for article in articles:
        try:
            yield _extract(article, scope, lexicon)
        except ArticleError as error:
            if on_error is None:
                raise
            on_error(error)


def _extract(article: Article, scope: str, lexicon: Path | None) -> tuple[Article, tuple[EventMention, ...]]:
    from diplograph.annotate import annotate
    from diplograph.annotate.components import default_kb
    from diplograph.events import find_events
    from diplograph.lang import detect
    from diplograph.resolve.actors import resolve_actors

    lang = article.lang or detect(article.text)
    if lang is None:
        raise LanguageError(
            "neither Arabic nor English; give --lang if it is", where=article.url or article.id
        )
    article = replace(article, lang=lang)
    mentions: list[EventMention] = []
    for part in _by_language(article):
        ((part, doc),) = annotate([part], lexicon=lexicon)
        mentions += find_events(part, doc, resolve_actors(part, doc, default_kb()))
    mentions.sort(key=lambda mention: (mention.trigger.start, mention.type))
    if scope == "international":
        mentions = [mention for mention in mentions if not mention.domestic]
    return article, tuple(mentions)


def _by_language(article: Article) -> Iterator[Article]:
    """The article once for each language its paragraphs are in, the others blanked out.

    Blanks keep every character at its place, so that offsets hold in the whole text.
    """
    from diplograph.lang import detect

    text = article.text
    runs: dict[str, list[tuple[int, int]]] = {article.lang or "": []}
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        found = detect(line) if len(line) > _PARAGRAPH else None
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
    kind = EVENT_TYPES[mention.type]
    place, when = mention.place, mention.when
    return {
        "type": mention.type,
        "plover": kind.plover,
        "cameo": kind.cameo,
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
    progress: Callable[[Iterable[Article]], Iterable[Article]] | None = None,
) -> BuildReport:
    """Reads, extracts, merges and stores; with an older graph in the folder, adds to it.

    An article stored before with the same content is not read again, a changed one takes the
    place of its older self. The same articles give the same bytes, in one build or in many.

    Raises:
        GraphError: the folder cannot be written to, or holds something else.
        SourceError: a source does not exist.
    """
    from diplograph.graph import GraphFolder

    graph = GraphFolder.create(folder)
    report = BuildReport(Path(folder))
    stamp = _stamp(scope, lexicon)
    articles: Iterable[Article] = read(sources, lang=lang, published=published, on_error=report.errors.append)
    seen: set[str] = set()
    for article in progress(articles) if progress else articles:
        if article.id in seen:
            continue
        seen.add(article.id)
        fingerprint = content_hash(stamp, repr(article))
        before = graph.fingerprint_of(article.id)
        if before == fingerprint:
            report.unchanged += 1
            continue
        try:
            found, mentions = _extract(article, scope, lexicon)
        except ArticleError as error:
            report.errors.append(error)
            continue
        graph.put(found, mentions, fingerprint)
        if before is None:
            report.new += 1
        else:
            report.replaced += 1
    _snapshot(graph, report, scope)
    return report


def _stamp(scope: str, lexicon: Path | None) -> str:
    """What an extraction depends on besides the article."""
    from diplograph.annotate.components import default_kb
    from diplograph.kb import fingerprint
    from diplograph.lang import codes, get

    default_kb()
    parts = [__version__, scope, str(fingerprint())]
    folders = [get(code).folder for code in codes()]
    if lexicon is not None:
        folders += [lexicon / code for code in codes()]
    for place in folders:
        parts += [path.read_text(encoding="utf-8") for path in sorted(place.glob("*.toml"))]
    return content_hash(*parts)


def load_events(graph: GraphFolder) -> tuple[list[Article], list[Event]]:
    """The articles and merged events of a graph."""
    from diplograph.resolve.events import merge

    articles: list[Article] = []
    pairs: list[tuple[Article, EventMention]] = []
    for article, mentions in graph.articles():
        articles.append(article)
        pairs += [(article, mention) for mention in mentions]
    return articles, merge(pairs, graph.judgements())


def _snapshot(graph: GraphFolder, report: BuildReport, scope: str) -> None:
    from diplograph.annotate.components import default_kb
    from diplograph.graph import (
        actor_quads,
        article_quads,
        event_quads,
        judgement_quads,
        relation_quads,
    )
    from diplograph.resolve.events import merge

    kb = default_kb()
    rows = list(graph.articles())
    judgements = graph.judgements()
    events = merge([(a, m) for a, mentions in rows for m in mentions], judgements)
    actors, places = _cast(rows)
    for iso in sorted({actor.country for actor in actors.values() if actor.country}):
        state = kb.state(iso)
        if state is not None:
            actors.setdefault(state.id, state)
    tenures = [tenure for actor_id in sorted(actors) for tenure in kb.tenures(actor_id)]
    for tenure in tenures:
        office_of = kb.state(tenure.of) or kb.actor(tenure.of)
        if office_of is not None:
            actors.setdefault(office_of.id, office_of)

    def state_of(iso: str) -> str | None:
        state = kb.state(iso)
        return state.id if state is not None else None

    quads = {
        "articles": [quad for a, mentions in rows for quad in article_quads(a, mentions)],
        "events": list(event_quads(events)),
        "relations": list(relation_quads(events)),
        "actors": list(
            actor_quads(
                [actors[key] for key in sorted(actors)],
                [places[key] for key in sorted(places)],
                tenures,
                state_of,
            )
        ),
        "judgements": list(judgement_quads(judgements)),
    }
    report.changed = graph.write(quads, {"scope": scope, "version": __version__})
    report.articles = len(rows)
    report.events = len(events)
    report.claims = sum(len(event.claims) for event in events)
    report.actors = len(actors)
    report.quads = sum(1 for _ in graph.lines())
    report.strongest = _strongest(events, {a.id: a for a, _ in rows})


def _cast(
    rows: Sequence[tuple[Article, Sequence[EventMention]]],
) -> tuple[dict[str, Actor], dict[str, Place]]:
    """Everybody and every place that claims name."""
    actors: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    for _, mentions in rows:
        for mention in mentions:
            for ref in (*mention.agents, *mention.patients, *mention.attribution):
                known = actors.get(ref.id)
                if known is None or (known.name_ar is None and ref.name_ar):
                    actors[ref.id] = Actor(
                        id=ref.id, name=ref.name, name_ar=ref.name_ar, kind=ref.kind,
                        country=ref.country,
                    )  # fmt: skip
            if mention.place is not None and mention.place.id:
                places.setdefault(mention.place.id, mention.place)
    return actors, places


def _strongest(events: Sequence[Event], articles: dict[str, Article]) -> list[Relation]:
    """The ten relations with the most claims, each with the sentence of its surest claim."""
    behind: dict[tuple[str, str, str], list[Event]] = {}
    names: dict[str, str] = {}
    for event in events:
        if not event.is_asserted:
            continue
        relation = EVENT_TYPES[event.type].relation
        for actor in event.agents:
            for target in event.patients:
                names[actor.id], names[target.id] = actor.name, target.name
                pair = (actor.id, relation, target.id)
                behind.setdefault(pair, []).append(event)
    ranked = sorted(
        behind.items(),
        key=lambda item: (-sum(len(e.claims) for e in item[1]), names[item[0][0]], item[0]),
    )
    out = []
    for (agent, relation, patient), supporting in ranked[:10]:
        claims = [claim for event in supporting for claim in event.claims if claim.is_asserted]
        best = max(claims, key=lambda c: (c.score, c.id))
        article = articles[best.article]
        out.append(
            Relation(
                names[agent],
                relation,
                names[patient],
                sum(len(event.claims) for event in supporting),
                " ".join(best.sentence.cut(article.text).split()),
                article.publisher or article.title or article.id,
            )
        )
    return out


def evaluate(gold: Path, *, scope: str = "international") -> Scores:
    """Extracts the sentences of a gold file and scores what comes out.

    Sentences of one article (the same `article`) are read together, in their order.

    Raises:
        DataError: a line is no record; names the file and the line.
    """
    import json

    from diplograph.errors import DataError
    from diplograph.evaluate import compare

    groups: dict[str, list[dict[str, Any]]] = {}
    try:
        text = gold.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{gold}: cannot be read ({error.strerror or error})") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            groups.setdefault(str(record.get("article") or record["id"]), []).append(record)
            record["text"], record["events"], record["lang"]
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(f"{gold}:{number}: not a gold record ({error})") from error
    return compare(row for group in groups.values() for row in _predicted(group, scope))


def _predicted(
    group: Sequence[dict[str, Any]], scope: str
) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    text, starts = "", []
    for record in group:
        text += "\n" if text else ""
        starts.append(len(text))
        text += record["text"]
    day = group[0].get("date")
    article = Article(
        id=str(group[0]["id"]),
        text=text,
        lang=group[0]["lang"],
        published=date.fromisoformat(day) if day and len(day) == 10 else None,
    )
    found, mentions = _extract(article, scope, None)
    events = [_event_line(mention, found) for mention in mentions]
    for record, start in zip(group, starts, strict=True):
        end = start + len(record["text"])
        own = [event for event in events if start <= event["trigger"]["start"] < end]
        for event in own:
            event["trigger"]["start"] -= start
            event["trigger"]["end"] -= start
        yield record, own
