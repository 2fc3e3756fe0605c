"""A graph in, a file another program reads out."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from diplograph.errors import ConfigError, GraphError, MissingExtraError
from diplograph.graph.columns import write_tables
from diplograph.graph.network import network
from diplograph.graph.store import GraphFolder
from diplograph.graph.tables import TABLES, frame, rows
from diplograph.graph.turtle import trig, turtle
from diplograph.records import Article, Event
from diplograph.vocab import PREFIXES

__all__ = ["FORMATS", "export", "export_tables", "harmless"]

FORMATS = ("ttl", "trig", "nq", "jsonld", "graphml", "gexf", "csv", "parquet")


def export(
    folder: GraphFolder,
    path: Path,
    load: Callable[[], tuple[Sequence[Article], Sequence[Event]]],
    *,
    form: str | None = None,
    table: str = "events",
) -> None:
    """Writes a graph in the format that the file's ending, or `form`, names.

    Args:
        folder: the graph.
        path: the file.
        load: gives the articles and events, for networks and tables; RDF is streamed by the store.
        form: the format, where the ending does not say it.
        table: which table goes into CSV or Parquet.

    Raises:
        ConfigError: a format or a table nobody here writes.
        GraphError: the file cannot be written.
        MissingExtraError: Parquet without pyarrow.
    """
    form = (form or path.suffix.lstrip(".")).lower()
    if form not in FORMATS:
        raise ConfigError(f"{path}: no format {form!r}; choose one of {', '.join(FORMATS)}")
    if table not in TABLES:
        raise ConfigError(f"no table {table!r}; choose one of {', '.join(TABLES)}, all")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if form == "nq":
            with path.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(folder.lines())
        elif form in {"ttl", "trig", "jsonld"}:
            _rdf(folder, path, form)
        elif form in {"graphml", "gexf"}:
            _network(load()[1], path, form)
        else:
            articles, events = load()
            _frame(events, {article.id: article for article in articles}, path, form, table)
    except OSError as error:
        raise GraphError(f"{path}: cannot be written ({error.strerror or error})") from error


def export_tables(
    path: Path,
    events: Iterable[Event],
    article: Callable[[str], Article],
    articles: Iterable[Article],
    *,
    form: str | None = None,
) -> None:
    """Writes every typed table as a Parquet file into a folder; see `write_tables`.

    Raises:
        ConfigError: another format than Parquet.
        GraphError: the folder cannot be written to.
        MissingExtraError: pyarrow is not installed.
    """
    if (form or path.suffix.lstrip(".") or "parquet").lower() != "parquet" or path.suffix:
        raise ConfigError(f"{path}: all tables go into a folder of Parquet files; name a folder")
    try:
        write_tables(path, events, article, articles)
    except OSError as error:
        raise GraphError(f"{path}: cannot be written ({error.strerror or error})") from error


def _rdf(folder: GraphFolder, path: Path, form: str) -> None:
    if form in {"ttl", "trig"}:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines((turtle if form == "ttl" else trig)(folder.partitions.files()))
        return
    import pyoxigraph

    folder.store.dump(str(path), pyoxigraph.RdfFormat.JSON_LD, prefixes=dict(PREFIXES))


def _network(events: Sequence[Event], path: Path, form: str) -> None:
    import networkx as nx

    graph = network(events)
    if form == "graphml":
        nx.write_graphml(graph, path, encoding="utf-8")
        return
    from networkx.readwrite.gexf import GEXFWriter

    for *_, values in graph.edges(data=True):
        # GEXF itself has a type, directed or not, and nothing else in it
        values["event_type"] = values.pop("type")
    writer = GEXFWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph(graph)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # the same bytes on every day
    with path.open("wb") as file:
        writer.write(file)


def _frame(
    events: Sequence[Event], articles: Mapping[str, Article], path: Path, form: str, table: str
) -> None:
    if form == "csv":
        entries = rows(table, events, articles)
        with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
            writer = csv.DictWriter(file, TABLES[table][0].split(), lineterminator="\n")
            writer.writeheader()
            for row in entries:
                writer.writerow({name: harmless(value) for name, value in row.items()})
        return
    try:
        frame(table, events, articles).to_parquet(path, index=False)
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet") from error


def harmless(value: object) -> object:
    """A cell that a spreadsheet will not run as a formula, and that stays one cell.

    A lone carriage return is not quoted by Python's csv, but ends a row for those who read it.
    """
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return "'" + text if value[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
