"""A graph to ask, draw and keep: what notebooks and scripts use."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph import pipeline
from diplograph.errors import ArticleError, ConfigError
from diplograph.records import Actor, Article, Event, EventMention, content_hash

if TYPE_CHECKING:
    import networkx
    import rdflib

    from diplograph.graph import Reader
    from diplograph.graph.validate import Report
    from diplograph.query import Result
    from diplograph.view import Account, PageReport

__all__ = ["KnowledgeGraph", "build", "extract", "open_graph"]

_Sources = str | Path | Sequence[str | Path]


def build(
    sources: _Sources,
    folder: str | Path | None = None,
    *,
    lang: str | None = None,
    published: date | str | None = None,
    scope: str = "international",
    lexicon: str | Path | None = None,
    kb: _Sources | None = None,
    spacy: str | Sequence[str] = (),
    extractor: str | None = None,
    options: Mapping[str, str] | None = None,
) -> KnowledgeGraph:
    """Reads articles and builds a graph of them, or adds them to the one in the folder.

    Args:
        sources: files or folders.
        folder: where the graph goes; a temporary folder without it.
        lang: language of articles that do not say theirs: "ar" or "en".
        published: date of articles that do not say theirs.
        scope: "international" events only, or "all".
        lexicon: a folder with your own triggers, titles, topics and actors.
        kb: folders with your own actors and offices; those of the last build if not given.
        spacy: spaCy pipelines whose entities and parse are used too, one a language.
        extractor: an installed extractor that reads in place of the rules.
        options: what the extractor is given.

    Raises:
        RunError: the run cannot go on; the message says why. Trouble with single articles is
            kept in `.report.errors` instead.
    """
    target = Path(folder) if folder is not None else Path(tempfile.mkdtemp(prefix="diplograph-")) / "graph"
    overlays = None if kb is None else [Path(folder) for folder in _listed(kb)]
    with pipeline.knowledge(target, overlays):
        report = pipeline.build(
            _listed(sources),
            target,
            lang=lang,
            published=_day(published),
            scope=scope,
            lexicon=Path(lexicon) if lexicon is not None else None,
            spacy=[spacy] if isinstance(spacy, str) else spacy,
            extractor=extractor,
            options=options,
        )
    graph = KnowledgeGraph(target)
    graph.report = report
    return graph


def open_graph(folder: str | Path) -> KnowledgeGraph:
    """A graph that was built before.

    Raises:
        GraphError: there is none.
    """
    return KnowledgeGraph(Path(folder))


def extract(
    text: str | Article | Iterable[Article],
    *,
    lang: str | None = None,
    published: date | str | None = None,
    scope: str = "international",
    lexicon: str | Path | None = None,
    spacy: str | Sequence[str] = (),
    extractor: str | None = None,
    options: Mapping[str, str] | None = None,
) -> list[EventMention]:
    """The events of a text or of articles, without a graph; the options are those of `build`.

    Raises:
        ArticleError: the text is in no language known here, or its extractor failed.
        RunError: an option cannot be used.
    """
    if isinstance(text, str):
        text = Article(id=content_hash(text), text=text, lang=lang, published=_day(published))
    articles = [text] if isinstance(text, Article) else text
    rows = pipeline.extract(
        articles,
        scope=scope,
        lexicon=Path(lexicon) if lexicon is not None else None,
        spacy=[spacy] if isinstance(spacy, str) else spacy,
        extractor=extractor,
        options=options,
    )
    return [mention for _, mentions in rows for mention in mentions]


class KnowledgeGraph:
    """A graph in a folder."""

    def __init__(self, folder: Path) -> None:
        from diplograph.graph import GraphFolder

        self.folder = folder
        self.report: pipeline.BuildReport | None = None
        self._graph = GraphFolder.open(folder)

    @property
    def errors(self) -> list[ArticleError]:
        """Articles that could not be read by the build that made this object."""
        return list(self.report.errors) if self.report is not None else []

    @cached_property
    def _loaded(self) -> tuple[list[Article], list[Event]]:
        reader = self._reader
        return list(reader.articles()), list(reader.events())

    @cached_property
    def _reader(self) -> Reader:
        from diplograph.assemble import reader_of

        return reader_of(self._graph)

    # -- asking ------------------------------------------------------------------------------

    def sparql(self, query: str, *, limit: int | None = None, timeout: float | None = None) -> Result:
        """The answer to a SPARQL query; prefixes such as dg: need not be declared.

        Raises:
            QueryError: it is malformed, would change something, or took too long.
        """
        from diplograph.query import run

        return run(self._graph.snapshot / "store", query, limit=limit, timeout=timeout)

    def query(self, name: str, /, **values: str) -> Result:
        """The answer to a named query: `kg.query("meetings-of-an-actor", actor="بلينكن")`.

        Raises:
            QueryError: no such query, or a value it cannot take.
        """
        from diplograph.query import bind, named_query

        found = named_query(name)
        return self.sparql(bind(found, values, self._graph.snapshot / "store"))

    def articles(self) -> list[Article]:
        """The articles."""
        return list(self._loaded[0])

    def events(
        self,
        *,
        type: str | None = None,
        actor: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> list[Event]:
        """Events with their claims, by date.

        Args:
            type: one type, such as "call".
            actor: an actor by id, ISO code or name in either language, on either side.
            since: events on or after this day.
            until: events on or before this day.
        """
        first, last = _day(since), _day(until)
        return [
            event
            for event in self._loaded[1]
            if (type is None or event.type == type)
            and (actor is None or _involves(event, actor))
            and (first is None or (event.when and (event.when.end or event.when.start or first) >= first))
            and (last is None or (event.when and (event.when.start or last) <= last))
        ]

    def event(self, event_id: str) -> Event:
        """An event by its id, the beginning of it, its IRI, or the id of one of its claims.

        Raises:
            KeyError: there is none.
        """
        try:
            return pipeline.find_event(self._reader, event_id)[0]
        except ConfigError as error:
            raise KeyError(event_id) from error

    def sides(self, event: Event | str) -> list[Account]:
        """What each source says of an event: `for side in kg.sides(event): print(side.name, side.quotes)`.

        What the sources agree and differ in stands in `event.comparisons`.
        """
        from diplograph.view import accounts

        if isinstance(event, str):
            event = self.event(event)
        return accounts(event, {claim.article: self._reader.article(claim.article) for claim in event.claims})

    def evidence(self, event: Event | str) -> list[dict[str, str | None]]:
        """What each telling of an event says: source, outlet, date, sentence, modality."""
        if isinstance(event, str):
            event = self.event(event)
        articles = {article.id: article for article in self._loaded[0]}
        rows: list[dict[str, str | None]] = []
        for claim in event.claims:
            article = articles[claim.article]
            rows.append(
                {
                    "claimed_by": "; ".join(ref.name for ref in claim.attribution) or None,
                    "outlet": article.publisher,
                    "published": article.published.isoformat() if article.published else None,
                    "lang": article.lang,
                    "polarity": str(claim.polarity),
                    "modality": str(claim.modality),
                    "sentence": " ".join(claim.sentence.cut(article.text).split()),
                    "url": article.url,
                }
            )
        return rows

    def actors(self) -> list[Actor]:
        """Everybody who acts or is acted on, by name."""
        found: dict[str, Actor] = {}
        for event in self._loaded[1]:
            for ref in (*event.agents, *event.patients):
                found.setdefault(
                    ref.id,
                    Actor(id=ref.id, name=ref.name, name_ar=ref.name_ar, kind=ref.kind, country=ref.country),
                )
        return sorted(found.values(), key=lambda actor: (actor.name, actor.id))

    # -- taking it elsewhere -----------------------------------------------------------------

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Actors as nodes, an edge for each agent and patient of an event."""
        from diplograph.graph.network import network

        return network(self._loaded[1])

    def to_rdflib(self) -> rdflib.Dataset:
        """The store as an rdflib dataset."""
        return self._graph.rdflib()

    def export(self, path: str | Path, format: str | None = None) -> Path:
        """Writes ttl, trig, nq, jsonld, graphml, gexf, csv or parquet.

        Raises:
            ConfigError: a format nobody here writes.
        """
        from diplograph.graph.export import export

        target = Path(path)
        export(self._graph, self._loaded[1], target, format)
        return target

    def validate(self) -> Report:
        """Checks the graph against the shapes of the ontology."""
        from diplograph.graph.validate import validate

        return validate(self._graph)

    def view(self, path: str | Path, *, title: str | None = None, lang: str = "en") -> PageReport:
        """Writes the explorer, one HTML file that needs nothing else."""
        from diplograph.view import write_page

        articles, events = self._loaded
        return write_page(events, articles, Path(path), title=title, lang=lang)

    def _repr_html_(self) -> str:
        articles, events = self._loaded
        rows = "".join(
            f"<tr><td>{escape(event.type)}</td>"
            f"<td>{escape(', '.join(ref.name for ref in event.agents))}</td>"
            f"<td>{escape(', '.join(ref.name for ref in event.patients))}</td>"
            f"<td>{escape((event.when.iso or '') if event.when else '')}</td>"
            f"<td>{len(event.claims)}</td></tr>"
            for event in sorted(events, key=lambda e: (-len(e.claims), e.id))[:12]
        )
        return (
            f"<p><b>{len(events)}</b> events, <b>{sum(len(e.claims) for e in events)}</b> claims, "
            f"<b>{len(articles)}</b> articles in <code>{escape(str(self.folder))}</code></p>"
            "<table><thead><tr><th>event</th><th>agents</th><th>patients</th><th>date</th><th>claims</th>"
            f"</tr></thead><tbody>{rows}</tbody></table>"
        )

    def __repr__(self) -> str:
        return f"KnowledgeGraph({str(self.folder)!r})"


def _listed(sources: _Sources) -> list[str | Path]:
    return [sources] if isinstance(sources, str | Path) else list(sources)


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _involves(event: Event, actor: str) -> bool:
    wanted = actor.casefold()
    return any(
        wanted in {ref.id.casefold(), (ref.country or "").casefold()}
        or wanted in ref.name.casefold()
        or (ref.name_ar is not None and wanted in ref.name_ar)
        for ref in (*event.agents, *event.patients)
    )
