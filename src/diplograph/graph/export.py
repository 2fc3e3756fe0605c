"""A graph in, a file another program reads out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from diplograph.errors import ConfigError, GraphError, MissingExtraError
from diplograph.graph.network import network
from diplograph.graph.store import GraphFolder
from diplograph.records import Event
from diplograph.vocab import PREFIXES, ontology_folder

__all__ = ["FORMATS", "export", "table"]

FORMATS = ("ttl", "trig", "nq", "jsonld", "graphml", "gexf", "csv", "parquet")


def export(folder: GraphFolder, events: Sequence[Event], path: Path, form: str | None = None) -> None:
    """Writes a graph in the format that the file's ending, or `form`, names.

    Raises:
        ConfigError: a format nobody here writes.
        GraphError: the file cannot be written.
        MissingExtraError: Parquet without pyarrow.
    """
    form = (form or path.suffix.lstrip(".")).lower()
    if form not in FORMATS:
        raise ConfigError(f"{path}: no format {form!r}; choose one of {', '.join(FORMATS)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if form == "nq":
            with path.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(folder.lines())
        elif form in {"ttl", "trig", "jsonld"}:
            _rdf(folder, path, form)
        elif form in {"graphml", "gexf"}:
            _network(events, path, form)
        else:
            _frame(events, path, form)
    except OSError as error:
        raise GraphError(f"{path}: cannot be written ({error.strerror or error})") from error


def _rdf(folder: GraphFolder, path: Path, form: str) -> None:
    import rdflib

    data = rdflib.Dataset()
    data.parse(data="".join(folder.lines()), format="nquads")
    if form == "ttl":
        merged = rdflib.Graph()
        for subject, predicate, value, _ in data.quads((None, None, None, None)):
            merged.add((subject, predicate, value))
        for prefix, base in PREFIXES.items():
            merged.bind(prefix, base)
        merged.serialize(destination=str(path), format="turtle", encoding="utf-8")
        return
    for prefix, base in PREFIXES.items():
        data.bind(prefix, base)
    if form == "trig":
        data.serialize(destination=str(path), format="trig", encoding="utf-8")
        return
    context = json.loads((ontology_folder() / "context.jsonld").read_text(encoding="utf-8"))
    data.serialize(destination=str(path), format="json-ld", encoding="utf-8", context=context["@context"])


def _network(events: Sequence[Event], path: Path, form: str) -> None:
    import networkx as nx

    graph = network(events)
    if form == "graphml":
        nx.write_graphml(graph, path, encoding="utf-8")
    else:
        nx.write_gexf(graph, path, encoding="utf-8")


def table(events: Sequence[Event]) -> list[dict[str, str | int | bool]]:
    """Events as flat rows, one an event."""
    rows: list[dict[str, str | int | bool]] = []
    for event in events:
        rows.append(
            {
                "event": event.id,
                "type": event.type,
                "agents": "; ".join(ref.name for ref in event.agents),
                "agents_ar": "؛ ".join(ref.name_ar or ref.name for ref in event.agents),
                "agent_countries": "; ".join(ref.country or "" for ref in event.agents),
                "patients": "; ".join(ref.name for ref in event.patients),
                "patients_ar": "؛ ".join(ref.name_ar or ref.name for ref in event.patients),
                "patient_countries": "; ".join(ref.country or "" for ref in event.patients),
                "place": (event.place.name or event.place.text) if event.place else "",
                "date": (event.when.iso or "") if event.when else "",
                "asserted": event.is_asserted,
                "modality": "|".join(sorted({str(c.modality) for c in event.claims})),
                "claims": len(event.claims),
                "sources": "; ".join(dict.fromkeys(ref.name for c in event.claims for ref in c.attribution)),
                "articles": "; ".join(dict.fromkeys(c.article for c in event.claims)),
            }
        )
    return rows


def _frame(events: Sequence[Event], path: Path, form: str) -> None:
    import pandas as pd

    frame = pd.DataFrame(table(events))
    if form == "csv":
        for column in frame.select_dtypes(include=["object", "string"]):
            frame[column] = frame[column].map(harmless)
        frame.to_csv(path, index=False, encoding="utf-8-sig")
        return
    try:
        frame.to_parquet(path, index=False)
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet") from error


def harmless(value: object) -> object:
    """A cell that a spreadsheet will not run as a formula."""
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return "'" + value
    return value
