"""The public face."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

import diplograph as dg
from diplograph.errors import QueryError


def test_import_is_light() -> None:
    """Importing the package loads none of the heavy libraries."""
    code = (
        "import sys, diplograph; heavy = {'spacy','rdflib','pyvis','pandas','networkx','pyoxigraph','jinja2'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "التقى وزير الخارجية الروسي سيرغي لافروف نظيره الأميركي أنتوني بلينكن في ريكيافيك."),
        ("en", "Russian Foreign Minister Sergey Lavrov met his US counterpart Antony Blinken in Reykjavik."),
    ],
)
def test_extract_takes_a_text(lang: str, text: str) -> None:
    """The same meeting in both languages has the same type and the same two people."""
    (event,) = dg.extract(text, published="2021-05-19")
    assert event.type == "meet"
    assert {ref.id for ref in (*event.agents, *event.patients)} == {"Q58217", "Q7821917"}
    assert all(ref.span is not None and ref.span.cut(text) == ref.text for ref in event.agents)


def test_graph_answers(example_graph: dg.KnowledgeGraph) -> None:
    """SPARQL, named queries, events and the network tell the same story."""
    rows = example_graph.sparql("SELECT ?b WHERE { wd:Q6279 dg:called ?b }").to_pandas()
    assert "http://www.wikidata.org/entity/Q7747" in set(rows["b"])
    calls = example_graph.events(type="call", actor="بوتين")
    assert calls and all(event.type == "call" for event in calls)
    assert len({claim.article for claim in calls[0].claims}) >= 2
    network = example_graph.to_networkx()
    assert isinstance(network, nx.MultiDiGraph) and network.has_edge("Q6279", "Q7747")
    assert example_graph.event(calls[0].id) == calls[0]
    assert {row["lang"] for row in example_graph.evidence(calls[0])} == {"ar", "en"}
    assert "<table" in example_graph._repr_html_()


def test_open_graph_says_what_is_missing(tmp_path: Path) -> None:
    """A folder that is no graph is named, with the way on."""
    with pytest.raises(Exception, match="diplograph build"):
        dg.open_graph(tmp_path / "nothing")


@pytest.mark.parametrize("words", ["بوتين", "Putin", "لبوتين", "بايدن بوتين", "Bid*"])
def test_search(example_graph: dg.KnowledgeGraph, words: str) -> None:
    """Words in either script, with or without clitics; every hit says why."""
    hits = example_graph.search(words)
    assert hits and all(hit.sentence for hit in hits)
    days = [hit.published or "" for hit in hits]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("name", ["بلينكن", "Blinken", "أنتوني بلينكن", "Blinkin", "Q7821917"])
def test_an_actor_by_any_name(example_graph: dg.KnowledgeGraph, name: str) -> None:
    """Either script and a wrong vowel lead to the one person."""
    assert example_graph.actor(name).id == "Q7821917"
    assert example_graph.events(actor=name, type="visit")


def test_an_actor_nobody_knows(example_graph: dg.KnowledgeGraph) -> None:
    """It is told, not guessed."""
    with pytest.raises(KeyError, match="nobody"):
        example_graph.actor("Nobody Atall")
    with pytest.raises(KeyError, match="nobody"):
        example_graph.events(actor="Nobody Atall")
    assert example_graph.events(actor="Q1") == [] == example_graph.events(actor="XYZ")


def test_events_as_they_are_asked_for(example_graph: dg.KnowledgeGraph) -> None:
    """Types by any label, months and years as stretches; what is none is told."""
    calls = example_graph.events(type="call")
    assert calls and calls == example_graph.events(type="اتصال هاتفي")
    april = example_graph.events(since="2021-04", until="2021-04")
    assert april and april == example_graph.events(since="2021-04-01", until="2021-04-30")
    both = example_graph.dyad("USA", "RUS", since="2021")
    assert both and both == example_graph.dyad("USA", "RUS", since="2021-01-01")
    assert (
        example_graph.between("2021-04", "2021-04").events()
        == example_graph.between("2021-04-01", "2021-04-30").events()
    )
    with pytest.raises(QueryError, match=r"did you mean call\?"):
        example_graph.events(type="calls")
    with pytest.raises(QueryError, match="since: '2021-13' is not a date"):
        example_graph.events(since="2021-13")
    with pytest.raises(KeyError, match="no event or claim 'nope' here"):
        example_graph.claims("nope")


def test_an_open_graph_has_what_is_added_later(tmp_path: Path) -> None:
    """Whoever looks at a graph while others build sees what they built, whatever was asked before."""
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_text("Emmanuel Macron met Vladimir Putin in Moscow on 2022-02-07.", encoding="utf-8")
    second.write_text("Joe Biden telephoned Vladimir Putin on 2022-02-08.", encoding="utf-8")
    asked = dg.build(first, tmp_path / "graph")
    asked_not = dg.open_graph(tmp_path / "graph")
    assert (
        len(asked.query("calls")) == 0 and len(asked.events()) == 1 and asked.to_networkx().number_of_edges()
    )
    dg.build(second, tmp_path / "graph")
    for graph in (asked, asked_not):
        assert len(graph.query("calls")) == len(graph.events(type="call")) == 1
        assert len(graph.articles()) == len(graph.to_pandas()) == 2
        assert [hit.article for hit in graph.search("Biden")] and graph.tables().is_dir()


def test_two_sides_and_a_stretch_of_time(example_graph: dg.KnowledgeGraph) -> None:
    """A dyad by codes or names; a slice holds what falls into it."""
    both = example_graph.dyad("USA", "روسيا")
    assert both and both == example_graph.dyad("RUS", "USA")
    april = example_graph.between("2021-04-01", "2021-04-30")
    assert 0 < len(april.events()) < len(example_graph.events())
    assert set(april.to_networkx()) < set(example_graph.to_networkx())
    assert len(april.to_pandas()) == len(april.events())


@pytest.mark.parametrize("kind", ["actors", "events", "claims"])
def test_networks(example_graph: dg.KnowledgeGraph, kind: str) -> None:
    """Three views of one graph."""
    network = example_graph.to_networkx(kind)
    assert network.number_of_nodes() > 10 and network.number_of_edges() > 10


@pytest.mark.parametrize("kind", ["events", "claims", "actors", "dyad-months"])
def test_tables(example_graph: dg.KnowledgeGraph, kind: str, tmp_path: Path) -> None:
    """Typed columns; what is exported is read back."""
    import pandas as pd

    frame = example_graph.to_pandas(kind)
    assert len(frame) and (kind != "claims" or frame["published"].dt.year.min() == 2021)
    example_graph.export(tmp_path / "x.csv", table=kind)
    assert len(pd.read_csv(tmp_path / "x.csv")) == len(frame)
    example_graph.export(tmp_path / "x.parquet", table=kind)
    assert list(pd.read_parquet(tmp_path / "x.parquet").columns) == list(frame.columns)
