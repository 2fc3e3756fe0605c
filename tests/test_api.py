"""The public face."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

import diplograph as dg


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
    assert "<table>" in example_graph._repr_html_()


def test_open_graph_says_what_is_missing(tmp_path: Path) -> None:
    """A folder that is no graph is named, with the way on."""
    with pytest.raises(Exception, match="diplograph build"):
        dg.open_graph(tmp_path / "nothing")
