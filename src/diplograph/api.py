"""A graph to ask, draw and keep: what notebooks and scripts use."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from diplograph import pipeline
from diplograph.errors import ArticleError, ConfigError
from diplograph.records import Actor, Article, Event, EventMention, content_hash
from diplograph.vocab import id_of

if TYPE_CHECKING:
    import networkx
    import pandas
    import rdflib

    from diplograph.graph import GraphFolder, Reader
    from diplograph.graph.columns import Tables
    from diplograph.graph.server import Pushed
    from diplograph.graph.validate import Report
    from diplograph.query import Result
    from diplograph.view import Accounts, Briefing, PageReport

__all__ = ["Hit", "KnowledgeGraph", "Slice", "build", "extract", "open_graph"]

# What is an id or an IRI on the face of it, whether anybody in the graph has it or not.
_ID = re.compile(r"Q\d+|[^\s]*/[^\s]*")

_Made = TypeVar("_Made")
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
    """A graph in a folder, as it is when it is asked: what somebody else adds meanwhile is in it."""

    def __init__(self, folder: Path) -> None:
        from diplograph.graph import GraphFolder

        self.folder = folder
        self.report: pipeline.BuildReport | None = None
        self._folder = GraphFolder.open(folder)
        self._kept: dict[str, Any] = {}

    @property
    def errors(self) -> list[ArticleError]:
        """Articles that could not be read by the build that made this object."""
        return list(self.report.errors) if self.report is not None else []

    @property
    def _graph(self) -> GraphFolder:
        if self._folder.follow():
            self._kept.clear()
        return self._folder

    def _once(self, name: str, make: Callable[[GraphFolder], _Made]) -> _Made:
        """What is made once a snapshot."""
        graph = self._graph
        if name not in self._kept:
            self._kept[name] = make(graph)
        made: _Made = self._kept[name]
        return made

    @property
    def _loaded(self) -> tuple[list[Article], list[Event]]:
        reader = self._reader
        return self._once("loaded", lambda _: (list(reader.articles()), list(reader.events())))

    @property
    def _reader(self) -> Reader:
        from diplograph.assemble import reader_of

        return self._once("reader", reader_of)

    # -- asking ------------------------------------------------------------------------------

    def sparql(self, query: str, *, limit: int | None = None, timeout: float | None = None) -> Result:
        """The answer to a SPARQL query; prefixes such as dg: need not be declared.

        Raises:
            QueryError: it is malformed, would change something, or took too long.
        """
        from diplograph.query import ask, run

        if timeout is None:
            return ask(self._graph.store, query, limit)
        return run(self._graph.snapshot / "store", query, limit=limit, timeout=timeout)

    def query(self, name: str, /, **values: str | int | date) -> Result:
        """The answer to a named query: `kg.query("meetings-of-an-actor", actor="بلينكن")`.

        Raises:
            QueryError: no such query, or a value it cannot take.
        """
        from diplograph.query import bind, named_query

        return self.sparql(bind(named_query(name), values, self._reader.index))

    def search(self, words: str, *, limit: int = 50) -> list[Hit]:
        """Articles with all the words, in any spelling and with any clitics, newest first.

        `kg.search("بوتين")` finds «وبوتين» and «لبوتين»; a word may end in `*`.

        Raises:
            QueryError: there is no word to search for.
        """
        return [Hit.of(article, claims, words) for article, claims in self._reader.search(words, limit)]

    def articles(self) -> list[Article]:
        """The articles, by id."""
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
            type: one type, by name or label: "call", "sanction", "لقاء".
            actor: an actor by id, ISO code or name in either language, on either side; a code means
                everybody who acts for the state.
            since: events on or after this day; "2021-04" and "2021" mean their first.
            until: events on or before this day; "2021-04" and "2021" mean their last.

        Raises:
            KeyError: nobody has this name.
            QueryError: no such type, or no such day.
        """
        from diplograph.query import event_type

        found = self._reader.events(
            type=None if type is None else event_type("type", type),
            parties=None if actor is None else self._ids(actor),
            since=_first("since", since),
            until=_last("until", until),
        )
        return list(found)

    def _ids(self, actor: str) -> list[str]:
        """The ids of the actors that a name, an id or a code means.

        Raises:
            KeyError: nobody has this name.
        """
        if re.fullmatch(r"[A-Z]{3}", actor):
            return [actor]
        named = [id_of(iri) for iri in self._reader.index.called(actor)]
        if not named and not _ID.fullmatch(actor):
            raise KeyError(f"nobody is called {actor!r} here")
        return named or [id_of(actor)]

    def actor(self, name: str) -> Actor:
        """The actor with an id, an IRI or a name in either language: `kg.actor("بلينكن")`.

        Raises:
            KeyError: nobody in this graph, or several; it says who.
        """
        ids = set(self._ids(name)) | {id_of(iri) for iri in self._reader.index.called(name)}
        found = {actor.id: actor for actor in self._reader.actors() if actor.id in ids}
        if len(found) != 1:
            several = ", ".join(f"{actor.name} ({actor.id})" for actor in found.values())
            raise KeyError(f"{name!r} may be {several}" if found else f"nobody is called {name!r} here")
        return next(iter(found.values()))

    def dyad(
        self, left: str, right: str, *, since: date | str | None = None, until: date | str | None = None
    ) -> list[Event]:
        """What two sides did to or with each other, by date: `kg.dyad("USA", "روسيا")`.

        Raises:
            KeyError: no side has this name.
            QueryError: no such day.
        """
        pair = "-".join(sorted(self._side(side) for side in (left, right)))
        return list(self._reader.events(dyad=pair, since=_first("since", since), until=_last("until", until)))

    def _side(self, name: str) -> str:
        if re.fullmatch(r"[A-Z]{3}", name):
            return name
        codes = self._reader.index.codes(name)
        if len(codes) == 1:
            return codes[0]
        actor = self.actor(name)
        return actor.country or actor.id

    def claims(self, event: Event | str) -> list[EventMention]:
        """The claims of an event, by article."""
        return list((self.event(event) if isinstance(event, str) else event).claims)

    def between(self, since: date | str | None = None, until: date | str | None = None) -> Slice:
        """The graph of a stretch of time: `kg.between("2021-04", "2021-06-15").to_networkx()`.

        Raises:
            QueryError: no such day.
        """
        return Slice(self, _first("since", since), _last("until", until))

    def event(self, event_id: str) -> Event:
        """An event by its id, the beginning of it, its IRI, or the id of one of its claims.

        Raises:
            KeyError: there is none.
        """
        try:
            return pipeline.find_event(self._reader, event_id)[0]
        except ConfigError as error:
            raise KeyError(str(error)) from error

    def sides(self, event: Event | str) -> Accounts:
        """What each source says of an event: `for side in kg.sides(event): print(side.name, side.quotes)`.

        A notebook shows them side by side. What they agree and differ in stands in `event.comparisons`.
        """
        from diplograph.view import Accounts, accounts

        if isinstance(event, str):
            event = self.event(event)
        articles = {claim.article: self._reader.article(claim.article) for claim in event.claims}
        return Accounts(accounts(event, articles))

    def evidence(self, event: Event | str) -> list[dict[str, str | None]]:
        """What each telling of an event says: source, outlet, date, sentence, modality."""
        if isinstance(event, str):
            event = self.event(event)
        rows: list[dict[str, str | None]] = []
        for claim in event.claims:
            article = self._reader.article(claim.article)
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
        """Everybody who acts, is acted on or speaks, by name."""
        return sorted(self._reader.actors(), key=lambda actor: (actor.name, actor.id))

    # -- taking it elsewhere -----------------------------------------------------------------

    def to_networkx(self, kind: str = "actors") -> networkx.MultiDiGraph[str]:
        """The graph for networkx.

        Args:
            kind: `actors`: actors, and an edge for each agent and patient of an event; `events`: events and
                actors, with edges from agents to events to patients; `claims`: events, claims, sources and
                articles.

        Raises:
            ConfigError: no such kind.
        """
        from diplograph.graph.network import networks

        return networks(self._loaded[1], kind)

    def to_pandas(self, kind: str = "events") -> pandas.DataFrame:
        """A table: `events`, `claims`, `actors` or `dyad-months`, with typed columns.

        Raises:
            ConfigError: no such table.
        """
        from diplograph.graph.tables import frame

        return frame(kind, self._loaded[1], {article.id: article for article in self._loaded[0]})

    def tables(self) -> Path:
        """The folder of typed tables, one Parquet file each, made on the first call.

        `events`, `parties` (who was in one, as what), `dyads` (its pairs of sides), `claims`, `articles`.

        Raises:
            GraphError: they are not there and the disk cannot be written to.
            MissingExtraError: pyarrow is not installed.
        """
        from diplograph.graph.columns import tables_in

        reader = self._reader
        return tables_in(self._graph.snapshot, lambda: (reader.events(), reader.article, reader.articles()))

    def frame(self, sql: str, *values: object) -> pandas.DataFrame:
        """What a SELECT in DuckDB's SQL over `tables` gives, with typed columns.

        Besides those there are sums by month: `dyad_months` and `type_months` of events and their claims, and
        `claim_months` of claims by type, language, polarity and modality.

        `kg.frame("SELECT month, sum(claims) FROM dyads WHERE dyad = ? GROUP BY month", "RUS-USA")`

        Args:
            sql: one statement; `?` stands for a value.
            values: for each `?` in turn.

        Raises:
            MissingExtraError: DuckDB is not installed.
            QueryError: the query does not run, or would do more than read.
        """
        return self._tables.ask(sql, values)

    @property
    def _tables(self) -> Tables:
        from diplograph.graph.columns import Tables

        return self._once("tables", lambda _: Tables(self.tables()))

    def to_rdflib(self) -> rdflib.Dataset:
        """The store as an rdflib dataset."""
        return self._graph.rdflib()

    def export(self, path: str | Path, format: str | None = None, *, table: str = "events") -> Path:
        """Writes ttl, trig, nq, jsonld, graphml, gexf, csv or parquet.

        Args:
            path: the file; for the table `all` a folder.
            format: where the ending does not say it.
            table: what goes into csv or parquet: `events`, `claims`, `actors` or `dyad-months`; `all` writes
                those of `tables` as Parquet.

        Raises:
            ConfigError: a format nobody here writes.
        """
        from diplograph.graph.export import export

        target = Path(path)
        if table == "all":
            from diplograph.graph.export import export_tables

            reader = self._reader
            export_tables(target, reader.events(), reader.article, reader.articles(), form=format)
            return target
        export(self._graph, target, lambda: self._loaded, form=format, table=table)
        return target

    def push(
        self,
        url: str,
        *,
        engine: str | None = None,
        user: str = "",
        password: str = "",
        token: str = "",
        replace: bool = False,
    ) -> Pushed:
        """Makes a SPARQL 1.1 server hold this graph: all of it the first time, then what changed.

        Args:
            url: the address of the server, or of a data set of it.
            engine: `oxigraph`, `virtuoso`, `fuseki` or `rdf4j`, where the server does not say it. The
                last is as its manual has it and was not tried.
            user: who writes, if the server asks.
            password: of the user.
            token: a bearer token in place of user and password.
            replace: also in place of a graph that another folder put there.

        Raises:
            GraphError: nobody answers, the server refuses, or keeps less than it was given.
        """
        from diplograph.graph.server import Login, Server, push

        login = Login(user, password, token) if user or token else None
        server = Server(url, engine=engine, login=login)
        try:
            return push(self._graph, server, replace=replace)
        finally:
            server.close()

    def validate(self) -> Report:
        """Checks the graph against the shapes of the ontology."""
        from diplograph.graph.validate import validate

        return validate(self._graph)

    def view(
        self,
        path: str | Path,
        *,
        title: str | None = None,
        lang: str = "en",
        like: str | Path | None = None,
    ) -> PageReport:
        """Writes the explorer, one HTML file that needs nothing else.

        Where an earlier page of the explorer stands at `path`, who was on it stays about where he was.

        Args:
            path: the file.
            title: title of the page.
            lang: its language at first, "en" or "ar".
            like: an earlier page to go by, if it is another than the one replaced.

        Raises:
            ConfigError: the page does not speak that language, or `like` is no page of the explorer.
            GraphError: the file cannot be written.
        """
        from diplograph.view import write_page

        articles, events = self._loaded
        return write_page(
            events, articles, Path(path), title=title, lang=lang, like=Path(like) if like else None
        )

    def briefing(
        self,
        path: str | Path,
        *,
        actor: str | None = None,
        dyad: tuple[str, str] | None = None,
        lang: str = "en",
        since: date | str | None = None,
        until: date | str | None = None,
        most: int = 20,
    ) -> Briefing:
        """Writes a briefing for print on an actor or on two sides, one HTML file without scripts.

        Args:
            path: the file.
            actor: by id, ISO code or name in either language; a code means everybody who acts for the state.
            dyad: two sides, named like an actor's: `("USA", "روسيا")`.
            lang: language of the page.
            since: events on or after this day.
            until: events on or before this day.
            most: how many events are told with their evidence.

        Raises:
            ConfigError: not one of actor and dyad is given, or the page does not speak the language.
            KeyError: nobody has this name, or several have.
        """
        from diplograph.view import write_report

        if (actor is None) == (dyad is None):
            raise ConfigError("a report is on an actor or on a dyad: give one of them")
        sides = (actor,) if actor is not None else dyad or ()
        subject = [self._names(side) for side in sides]
        if dyad is not None:
            events = self.dyad(*dyad, since=since, until=until)
        else:
            events = self.events(actor=actor, since=since, until=until)
        told_in = sorted({claim.article for event in events for claim in event.claims})
        articles = {name: self._reader.article(name) for name in told_in}
        return write_report(events, articles, Path(path), subject=subject, lang=lang, most=most)

    def _names(self, side: str) -> tuple[str, str]:
        """The English and the Arabic name of an actor, or of the state with a code."""
        from diplograph.annotate.components import default_kb

        state = default_kb().state(side) if re.fullmatch(r"[A-Z]{3}", side) else None
        actor = state or self.actor(side)
        return actor.name, actor.name_ar or actor.name

    def _repr_html_(self) -> str:
        """Its figures, the explorer and its strongest events, where a notebook shows it."""
        from diplograph.view import notebook_html

        articles, events = self._loaded
        return notebook_html(events, articles)

    def __repr__(self) -> str:
        return f"KnowledgeGraph({str(self.folder)!r})"


class Slice:
    """A graph between two days, both inclusive; events without a date are in no slice."""

    def __init__(self, graph: KnowledgeGraph, since: date | None, until: date | None) -> None:
        self.graph, self.since, self.until = graph, since, until

    def events(self, *, type: str | None = None, actor: str | None = None) -> list[Event]:
        """Its events, by date; see `KnowledgeGraph.events`."""
        found = self.graph.events(type=type, actor=actor, since=self.since, until=self.until)
        return [event for event in found if event.when is not None and event.when.start is not None]

    def to_networkx(self, kind: str = "actors") -> networkx.MultiDiGraph[str]:
        """Its network; see `KnowledgeGraph.to_networkx`."""
        from diplograph.graph.network import networks

        return networks(self.events(), kind)

    def to_pandas(self, kind: str = "events") -> pandas.DataFrame:
        """Its tables; see `KnowledgeGraph.to_pandas`."""
        from diplograph.graph.tables import frame

        events = self.events()
        return frame(kind, events, self._articles(events))

    def _articles(self, events: Iterable[Event]) -> dict[str, Article]:
        names = sorted({claim.article for event in events for claim in event.claims})
        return {name: self.graph._reader.article(name) for name in names}

    def _repr_html_(self) -> str:
        from diplograph.view import notebook_html

        events = self.events()
        return notebook_html(events, list(self._articles(events).values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found, with the sentence that shows best why."""

    article: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    sentence: str
    claims: tuple[EventMention, ...]

    @classmethod
    def of(cls, article: Article, claims: Sequence[EventMention], words: str) -> Hit:
        """An article with its claims; the sentence of one of them where that has all the words."""
        from diplograph.graph.words import passage

        spans = [claim.sentence.cut(article.text) for claim in claims]
        return cls(
            article=article.id,
            title=article.title,
            publisher=article.publisher,
            published=article.published.isoformat() if article.published else None,
            url=article.url,
            sentence=passage([*spans, *article.text.splitlines()], words),
            claims=tuple(claims),
        )


def _listed(sources: _Sources) -> list[str | Path]:
    return [sources] if isinstance(sources, str | Path) else list(sources)


def _day(value: date | str | None) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise ConfigError(f"published: {value!r} is not a date like 2021-04-13") from None


def _first(name: str, value: date | str | None) -> date | None:
    from diplograph.query import day_of

    return day_of(name, value) if isinstance(value, str) else value


def _last(name: str, value: date | str | None) -> date | None:
    from diplograph.query import day_of

    return day_of(name, value, last=True) if isinstance(value, str) else value


def _shown_event(event: Event) -> str:
    from diplograph.view import event_html

    return event_html(event)


def _shown_actor(actor: Actor) -> str:
    from diplograph.view import actor_html

    return actor_html(actor)


# Records show themselves in a notebook as the page would; what draws them loads when it is first asked.
Event.shown_by = _shown_event
Actor.shown_by = _shown_actor
