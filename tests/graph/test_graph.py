"""Terms, the folder, and what a killed or hostile run leaves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

import diplograph as dg
from diplograph.annotate.components import default_kb
from diplograph.assemble import Assembly, assemble
from diplograph.errors import GraphError
from diplograph.graph import GraphFolder, article_lines
from diplograph.graph.codec import from_json, to_json
from diplograph.graph.terms import literal, web_iri
from diplograph.records import ActorKind, ActorRef, Article, EventMention, Modality, Span, When


@given(st.text())
def test_literals_round_trip(text: str) -> None:
    """Any text, read back by two libraries, is the text; only what RDF cannot hold is replaced."""
    line = f"<x:s> <x:p> {literal(text)} .\n"
    (triple,) = pyoxigraph.parse(line.encode("utf-8", "surrogatepass"), format=pyoxigraph.RdfFormat.N_TRIPLES)
    expected = "".join("\ufffd" if "\ud800" <= c <= "\udfff" or c == "\x00" else c for c in text)
    assert triple.object.value == expected
    (read,) = rdflib.Graph().parse(data=line, format="nt").objects()
    assert str(read) == expected


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "http://[::1",
        "http://a/%zz",
        "http://a/\ufdd0",
        "data:text/html,x",
        "http://",
        "ftp://a/b",
        "//a",
        "http://a b<c>",
        "",
    ],
)
def test_only_web_addresses_become_iris(url: str) -> None:
    """A link is http or https and harmless, or no link at all."""
    found = web_iri(url)
    assert found is None or (found.startswith("<http") and " " not in found and "<" not in found[1:])


def hostile_article() -> Article:
    text = 'قالت </script> "فرنسا" \\ \u202e إنها\nطردت روسيا \x0b'
    return Article(
        id='x"> <y', text=text, lang="ar", title="</title>\n\"'", url="javascript:1", publisher="\\"
    )


def test_hostile_article_stays_text() -> None:
    """Quotes, markup, line ends and odd ids break no line."""
    article = hostile_article()
    ref = ActorRef(id="person/x y<>", name='a"b\n', kind=ActorKind.PERSON, span=Span(0, 4), text="قالت")
    mention = EventMention(
        article=article.id,
        type="deny",
        trigger=Span(0, 4),
        sentence=Span(0, len(article.text)),
        agents=(ref,),
    )
    lines = "".join(f"{line}\n" for line in article_lines(article, [mention]))
    store = pyoxigraph.Store()
    store.load(lines.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    assert len(store) == lines.count("\n")
    assert from_json(Article, to_json(article)) == article
    assert from_json(EventMention, to_json(mention)) == mention


def test_records_round_trip() -> None:
    """What the folder keeps of a claim is the claim."""
    article = Article(id="1", text="a b c", lang="en", published=date(2021, 4, 13))
    mention = EventMention(
        article="1", type="meet", trigger=Span(0, 1), sentence=Span(0, 5), modality=Modality.PLANNED,
        when=When(text="b", span=Span(2, 3), start=date(2021, 4, 1), end=date(2021, 4, 30), granularity="month"),
    )  # fmt: skip
    assert from_json(Article, to_json(article)) == article
    assert from_json(EventMention, to_json(mention)) == mention


def test_no_blank_nodes(example_graph: dg.KnowledgeGraph) -> None:
    """Sorted lines compare line by line: every node has a name."""
    lines = list(example_graph._graph.lines())
    assert lines and not any("_:" in line.split('"')[0] for line in lines)


def test_conforms(example_graph: dg.KnowledgeGraph) -> None:
    """The example graph breaks no shape."""
    report = example_graph.validate()
    assert report.conforms, str(report)


def test_shapes_catch_mistakes(example_graph: dg.KnowledgeGraph, tmp_path: Path) -> None:
    """A graph with a broken claim does not conform, and the report says where."""
    graph = GraphFolder.create(tmp_path / "g")
    article = Article(id="1", text="abc", lang="en")
    mention = EventMention(article="1", type="meet", trigger=Span(0, 1), sentence=Span(0, 3))
    with graph.draft(width=0) as draft:
        draft.partitions.write("articles", [("", article_lines(article, [mention]))])
        draft.load()
        graph.adopt(draft, {})
    report = dg.open_graph(tmp_path / "g").validate()
    assert not report.conforms and "exactly one event" in str(report)


def stored(folder: Path, articles: list[Article]) -> Assembly:
    """A graph of articles in which nothing happens."""
    graph = GraphFolder.create(folder)
    with graph.building() as archive:
        for article in articles:
            archive.put(article, [], "1")
        archive.commit()
        return assemble(graph, archive, default_kb(), {})


@pytest.mark.parametrize("left", ["part-abc", "000009"])
def test_leftovers_of_a_killed_run_go(left: str, tmp_path: Path) -> None:
    """A folder half written by a killed run is ignored, then removed."""
    article = Article(id="1", text="abc", lang="en")
    stored(tmp_path / "g", [article])
    (tmp_path / "g" / "snapshots" / left).mkdir()
    (tmp_path / "g" / "diplograph.json.part").write_text("half", encoding="utf-8")
    assert len(list(GraphFolder.open(tmp_path / "g").lines())) == 3
    assert not stored(tmp_path / "g", [article]).changed
    assert len(list((tmp_path / "g" / "snapshots").iterdir())) == 1
    assert not list((tmp_path / "g").glob("*.part"))


def test_other_folders_are_left_alone(tmp_path: Path) -> None:
    """A folder with something else in it is not written to."""
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(GraphError, match="not a graph"):
        GraphFolder.create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["precious.txt"]


def test_rdflib_sees_the_store(example_graph: dg.KnowledgeGraph) -> None:
    """Those who want rdflib have it."""
    rows = list(
        example_graph.to_rdflib().query(
            "SELECT ?b { <http://www.wikidata.org/entity/Q6279> <https://w3id.org/diplograph/ontology#called> ?b }"
        )
    )
    assert rows


def test_lines_are_sorted_as_a_whole(
    example_graph: dg.KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two exports compare line by line, with no more files open at once than a system allows."""
    from diplograph.graph import partitions

    lines = list(example_graph._graph.lines())
    assert [line.encode() for line in lines] == sorted(line.encode() for line in lines)
    monkeypatch.setattr(partitions, "_OPEN", 2)
    target = example_graph.export(tmp_path / "x.nq")
    assert target.read_text(encoding="utf-8") == "".join(lines)
