"""Gold spans led to actors are scored by language, and what is wrong is told by kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from diplograph.cli import main
from diplograph.errors import DataError
from diplograph.evaluate import compare_actors
from diplograph.pipeline import evaluate_actors
from diplograph.records import ActorKind, ActorRef


def _record(id: str, lang: str, text: str, *actors: tuple[str, str, str | None, str]) -> dict[str, Any]:
    """A gold record; each actor is its words, kind, state and English name."""
    return {
        "id": id,
        "lang": lang,
        "date": "2021-04-13",
        "text": text,
        "events": [],
        "actors": [
            {"text": words, "start": text.index(words), "end": text.index(words) + len(words),
             "kind": kind, "country": country, "name_en": name, "wikidata": None}
            for words, kind, country, name in actors
        ],
    }  # fmt: skip


ROWS = {
    "en": _record(
        "e", "en", "Blinken met Dmytro Kuleba while Russian soldiers left, a UN envoy said.",
        ("Blinken", "person", "USA", "Antony Blinken"), ("Dmytro Kuleba", "person", "UKR", "Dmytro Kuleba"),
        ("Russian soldiers", "armed_group", "RUS", "Russian soldiers"), ("UN envoy", "person", None, "UN envoy"),
    ),
    "ar": _record(
        "a", "ar", "التقى بلينكن دميترو كوليبا فيما غادر جنود روس، وفق مبعوث الأمم المتحدة.",
        ("بلينكن", "person", "USA", "Antony Blinken"), ("دميترو كوليبا", "person", "UKR", "Dmytro Kuleba"),
        ("جنود روس", "armed_group", "RUS", "Russian soldiers"),
        ("مبعوث الأمم المتحدة", "person", None, "UN envoy"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_led_to_actors(tmp_path: Path, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What the spans name comes out right, from Python and from the command line."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(ROWS[lang], ensure_ascii=False) + "\n", encoding="utf-8")
    scores = evaluate_actors(gold)
    assert scores.langs() == [lang]
    for measure in ("answered", "country", "name", "person_one_actor"):
        assert scores.share(lang, measure) == 1, scores.to_text(examples=9)
    figures = tmp_path / "figures.json"
    assert main(["evaluate", "--actors", str(gold), "--json", str(figures)]) == 0
    assert "person_one_actor" in capsys.readouterr().out
    assert json.loads(figures.read_text(encoding="utf-8"))["languages"][lang]["name"] == 1


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_span_nobody_found(tmp_path: Path, lang: str) -> None:
    """A given span that names somebody unknown becomes an actor; one inside a longer phrase is read by itself."""
    text, name, city = {
        "ar": ("تحدث زورتان في السفارة الروسية في طهران.", "زورتان", "طهران"),
        "en": ("According to Zortan, the embassy in Tehran reopened.", "Zortan", "Tehran"),
    }[lang]
    row = _record("x", lang, text, (name, "person", None, "Zortan"), (city, "state", "IRN", "Iran"))
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    scores = evaluate_actors(gold)
    assert scores.share(lang, "answered") == 1 and scores.share(lang, "country") == 1, scores.to_text(9)


def test_errors_are_told_by_kind() -> None:
    """Another state, no state, another name, nobody, and one person as two."""

    def ref(id: str, name: str, country: str | None) -> ActorRef:
        return ActorRef(id=id, name=name, kind=ActorKind.PERSON, country=country)

    row = _record("r", "en", "A B C D", ("A", "person", "USA", "Ann Ash"), ("B", "person", "USA", "Ann Ash"),
                  ("C", "state", "FRA", "France"), ("D", "state", "DEU", "Germany"))  # fmt: skip
    a, b, c, d = row["actors"]
    answers = [(a, (ref("1", "Ann Ash", "USA"),)), (b, (ref("2", "Ben Oak", None),)),
               (c, (ref("3", "France", "DEU"),)), (d, ())]  # fmt: skip
    scores = compare_actors([(row, answers)])
    assert {kind: len(rows) for (_, kind), rows in scores.errors.items()} == {
        "no state for a person": 1,
        "other name for a person": 1,
        "other state for a state": 1,
        "nobody for a state": 1,
        "one person as several": 1,
    }
    assert scores.share("en", "country") == 0.25 and scores.share("en", "name") == 0.5
    assert "one person as several: 1" in scores.to_text(examples=1)


def test_a_file_without_actors(tmp_path: Path) -> None:
    """Is refused with what is missing."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({**ROWS["en"], "actors": []}) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match="no record lists `actors`"):
        evaluate_actors(gold)
