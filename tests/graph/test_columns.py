"""Typed tables: the same facts as the graph has, and SQL that only reads them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import diplograph as dg
from browsing import HOSTILE
from diplograph.cli import main
from diplograph.errors import QueryError
from diplograph.graph.columns import COLUMNS, Tables
from diplograph.query import Result


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> dg.KnowledgeGraph:
    """Calls and a visit in both languages, and articles that mean harm."""
    folder = tmp_path_factory.mktemp("it's")
    rows = [
        {"id": "1", "lang": "en", "text": "US President Joe Biden spoke by phone with Russian President Vladimir Putin on 13 April 2021.", "publisher": "Post"},
        {"id": "2", "lang": "ar", "text": "أجرى الرئيس الأمريكي جو بايدن اتصالا هاتفيا مع الرئيس الروسي فلاديمير بوتين يوم 13 أبريل 2021.", "publisher": "المدار"},
        {"id": "3", "lang": "ar", "text": "زار أنتوني بلينكن بروكسل يوم 14 أبريل 2021.", "published": "2021-04-14"},
        *({"id": f"h{n}", "lang": "en", "text": f"Germany expelled Russian diplomats. {text}", "title": text}
          for n, text in enumerate(HOSTILE)),
    ]  # fmt: skip
    source = folder / "in.jsonl"
    source.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return dg.build(source, folder / "graph", scope="all")


def test_the_tables_hold_what_the_graph_holds(graph: dg.KnowledgeGraph) -> None:
    events, articles = graph.events(), graph.articles()
    counts = {name: graph.frame(f"SELECT count(*) AS n FROM {name}")["n"][0] for name in COLUMNS}
    assert counts["events"] == len(events) and counts["articles"] == len(articles)
    assert counts["claims"] == sum(len(event.claims) for event in events)
    assert counts["parties"] == sum(len(event.agents) + len(event.patients) for event in events)
    told = graph.frame("SELECT event, claims, start, asserted FROM events ORDER BY event")
    for row, event in zip(Result.of(told).rows, sorted(events, key=lambda e: e.id), strict=True):
        day = event.when.start.isoformat() if event.when and event.when.start else None
        assert row == (event.id, len(event.claims), day, event.is_asserted)


def test_sums_are_of_the_same(graph: dg.KnowledgeGraph) -> None:
    """By months as by rows; without the file that puts tables in order they answer the same."""
    plain = Tables(
        shutil.copytree(graph.tables(), graph.folder / "plain", ignore=lambda *_: ["tables.duckdb"])
    )
    for sql in (
        "SELECT sum(events), sum(claims) FROM dyad_months",
        "SELECT type, month, sum(events), sum(claims) FROM type_months GROUP BY ALL ORDER BY ALL",
        "SELECT lang, modality, sum(claims) FROM claim_months GROUP BY ALL ORDER BY ALL",
        "SELECT * FROM dyads ORDER BY ALL",
        "SELECT * FROM claims ORDER BY ALL",
        "SELECT * FROM events ORDER BY ALL",
    ):
        assert Result.of(plain.ask(sql)).rows == Result.of(graph.frame(sql)).rows
    whole = graph.frame("SELECT count(*) AS events, sum(claims) AS claims FROM dyads")
    summed = graph.frame("SELECT sum(events) AS events, sum(claims) AS claims FROM dyad_months")
    assert Result.of(whole).rows == Result.of(summed).rows
    with pytest.raises(QueryError):
        plain.ask("SELECT * FROM read_csv('/etc/passwd')")
    plain.close()


def test_a_file_of_another_version_is_as_good_as_none(graph: dg.KnowledgeGraph, tmp_path: Path) -> None:
    copy = shutil.copytree(graph.tables(), tmp_path / "copy")
    (copy / "tables.duckdb").write_bytes(b"not a database, or one that this version cannot read" * 400)
    found = Tables(copy).ask("SELECT count(*) AS n FROM events")
    assert found["n"][0] == len(graph.events())


@pytest.mark.parametrize(("name", "column"), [("Joe Biden", "name"), ("جو بايدن", "name_ar")])
def test_names_in_both_languages(graph: dg.KnowledgeGraph, name: str, column: str) -> None:
    """The same call, asked in either language; days are days and numbers are numbers."""
    sql = f"SELECT e.start, e.claims FROM events e JOIN parties p USING (event) WHERE p.{column} = ? AND type = 'call'"
    found = graph.frame(sql, name)
    assert len(found) == 1 and Result.of(found).rows[0][0] == "2021-04-13" and found["claims"][0] == 2
    assert str(found["start"].dtype).startswith("datetime64") and str(found["claims"].dtype) == "int32"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_claims_by_language(graph: dg.KnowledgeGraph, lang: str) -> None:
    found = graph.frame("SELECT sentence FROM claims WHERE lang = ? AND type = 'call'", lang)
    assert len(found) == 1 and {"ar": "بايدن", "en": "Biden"}[lang] in found["sentence"][0]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_parquet('https://example.org/x.parquet')",
        "COPY events TO 'x.csv'",
        "DROP VIEW events",
        "SET memory_limit = '90GB'",
        "ATTACH 'x.db'",
        "INSTALL httpfs",
        "SELECT 1; SELECT 2",
        "SELECT",
        "",
    ],
)
def test_sql_only_reads_the_tables(graph: dg.KnowledgeGraph, sql: str) -> None:
    with pytest.raises(QueryError) as caught:
        graph.frame(sql)
    assert "\n" not in str(caught.value)
    copy = f"COPY events TO '{str(graph.tables()).replace(chr(39), chr(39) * 2)}/x.csv'"
    with pytest.raises(QueryError):
        graph.frame(copy)


def test_made_anew_with_the_graph(
    graph: dg.KnowledgeGraph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """More articles are other tables; what a killed run left of some goes with the next build."""
    source = tmp_path / "a.jsonl"
    source.write_text('{"id": "a", "text": "Joe Biden met Emmanuel Macron.", "lang": "en"}', encoding="utf-8")
    first = dg.build(source, tmp_path / "g")
    assert first.frame("SELECT count(*) AS n FROM articles")["n"][0] == 1
    (first.tables().parent / "tables-left").mkdir()
    source.write_text(
        '{"id": "b", "text": "التقى جو بايدن إيمانويل ماكرون.", "lang": "ar"}', encoding="utf-8"
    )
    second = dg.build(source, tmp_path / "g")
    assert second.frame("SELECT count(*) AS n FROM articles")["n"][0] == 2
    assert not list((tmp_path / "g").glob("snapshots/*/tables-*"))
    assert (
        main(
            [
                "query",
                str(tmp_path / "g"),
                "--sql",
                "SELECT lang, published FROM articles ORDER BY lang",
                "--format",
                "json",
            ]
        )
        == 0
    )
    assert json.loads(capsys.readouterr().out) == [
        {"lang": "ar", "published": None},
        {"lang": "en", "published": None},
    ]
    assert main(["export", str(tmp_path / "g"), "-o", str(tmp_path / "out"), "--table", "all"]) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{name}.parquet" for name in COLUMNS}
    assert main(["export", str(tmp_path / "g"), "-o", str(tmp_path / "out.csv"), "--table", "all"]) == 1
