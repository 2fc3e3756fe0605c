"""What counts as right, by examples counted by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from diplograph.cli import main
from diplograph.errors import DataError
from diplograph.evaluate import Scores, compare, read_gold

Row = dict[str, Any]


def actor(name: str, country: str | None, *, kind: str = "state", names: Sequence[str] = ()) -> Row:
    return {"name": name, "country": country, "kind": kind, "names": [name, *names]}


FRANCE, EGYPT = actor("France", "FRA", names=["فرنسا"]), actor("Egypt", "EGY", names=["مصر"])
UN = actor("United Nations", None, kind="igo", names=["UN", "الأمم المتحدة"])
BIDEN = actor("Joe Biden", "USA", kind="person", names=["جو بايدن"])


def event(kind: str, agents: Sequence[Row], patients: Sequence[Row], **more: Any) -> Row:
    start = more.pop("start", 0)
    base = {"type": kind, "trigger": {"text": "x", "start": start, "end": start + 1}, "agents": list(agents),
            "patients": list(patients), "polarity": "affirmed", "modality": "actual", "attribution": [], "score": 0.5}  # fmt: skip
    return {**base, **more}


def scored(gold: Sequence[Row], found: Sequence[Row], lang: str = "en") -> Scores:
    return compare([({"id": "1", "lang": lang, "text": "x", "events": list(gold)}, list(found))])


def counts(scores: Scores, measure: str, lang: str = "en") -> tuple[int, int, int]:
    count = scores.counts[lang, measure]
    return count["right"], count["predicted"], count["gold"]


def test_all_right() -> None:
    """Gold against itself: everything is found, nothing is wrong."""
    gold = [event("accuse", [FRANCE], [EGYPT], attribution=[UN])]
    scores = scored(gold, gold)
    for measure in ("any_event", "type_strict", "triple_country", "triple_name", "attribution_name"):
        assert counts(scores, measure) == (1, 1, 1)
    assert not scores.errors and [one.right for one in scores.scored] == [True]


def test_wrong_type_keeps_the_actors() -> None:
    """A wrong type costs the type and the triple, not who acted."""
    scores = scored([event("accuse", [FRANCE], [EGYPT])], [event("warn", [FRANCE], [EGYPT])])
    assert counts(scores, "any_event") == (1, 1, 1)
    assert counts(scores, "type_strict") == (0, 1, 1)
    assert counts(scores, "agent_country") == (1, 1, 1)
    assert counts(scores, "triple_country") == (0, 1, 1)
    assert list(scores.errors) == ["wrong type: warn for accuse"]


def test_lenient_type() -> None:
    """A type an expert could defend is right for the lenient measure alone."""
    scores = scored(
        [event("accuse", [FRANCE], [EGYPT], type_alt=["criticise_condemn"])],
        [event("criticise_condemn", [FRANCE], [EGYPT])],
    )
    assert counts(scores, "type_lenient") == (1, 1, 1) and counts(scores, "type_strict") == (0, 1, 1)
    assert counts(scores, "plover") == (1, 1, 1)  # both ACCUSE


def test_roles() -> None:
    """Agents and patients may be exchanged where the type knows no direction, and nowhere else."""
    for kind, right in (("accuse", 0), ("meet", 1)):
        scores = scored([event(kind, [FRANCE], [EGYPT])], [event(kind, [EGYPT], [FRANCE])])
        assert counts(scores, "agent_country") == (right, 1, 1)
        assert counts(scores, "triple_name") == (right, 1, 1)
    assert (
        "roles exchanged"
        in scored([event("accuse", [FRANCE], [EGYPT])], [event("accuse", [EGYPT], [FRANCE])]).errors
    )
    together = scored([event("meet", [FRANCE], [EGYPT])], [event("meet", [FRANCE, EGYPT], [])])
    assert counts(together, "triple_country") == (1, 1, 1)


def test_missed_and_spurious() -> None:
    """A missed event costs recall, one that is none costs precision, each with its actors."""
    scores = scored([event("visit", [FRANCE], [EGYPT])], [])
    assert counts(scores, "agent_name") == (0, 0, 1) and list(scores.errors) == ["missed event"]
    scores = scored([], [event("visit", [FRANCE], [EGYPT, UN])])
    assert counts(scores, "patient_country") == (0, 2, 0) and counts(scores, "triple_country") == (0, 2, 0)
    assert scores.negatives == {"sentences": 1, "false": 1}


def test_optional_and_free_slots() -> None:
    """An optional event is never missed, and found it does not count; free slots are not scored."""
    for found in ([], [event("attack", [FRANCE], [EGYPT])]):
        scores = scored([event("attack", [FRANCE], [EGYPT], optional=True)], found)
        assert counts(scores, "any_event") == (0, 0, 0)
    scores = scored(
        [event("attack", [FRANCE], [EGYPT], dontcare=["patients"])], [event("attack", [FRANCE], [UN])]
    )
    assert counts(scores, "patient_country") == (0, 0, 0)
    assert counts(scores, "triple_country") == (1, 1, 1)


def test_names() -> None:
    """A part of a person's name, a title before it, either language; never somebody else's."""
    for name, right in (
        ("Biden", 1), ("US President Joe Biden", 1), ("جو بايدن", 1), ("الرئيس جو بايدن", 1), ("Hunter", 0), ("President", 0),
    ):  # fmt: skip
        scores = scored(
            [event("warn", [BIDEN], [EGYPT])], [event("warn", [{"name": name, "country": "USA"}], [EGYPT])]
        )
        assert counts(scores, "agent_name") == (right, 1, 1), name
        assert counts(scores, "agent_country") == (1, 1, 1)
    without = scored(
        [event("warn", [UN], [EGYPT])], [event("warn", [{"name": "UN", "country": None}], [EGYPT])]
    )
    assert counts(without, "agent_country") == (1, 1, 1)


def test_realis() -> None:
    """Polarity and modality, and each of what is not the ordinary case by itself."""
    gold = [event("visit", [FRANCE], [EGYPT], polarity="negated", modality="planned")]
    scores = scored(gold, [event("visit", [FRANCE], [EGYPT], modality="planned")])
    assert counts(scores, "polarity") == (0, 1, 1) and counts(scores, "negated") == (0, 0, 1)
    assert counts(scores, "modality") == (1, 1, 1) and counts(scores, "modality_nonactual") == (1, 1, 1)
    assert list(scores.errors) == ["wrong polarity: affirmed for negated"]


def test_sources() -> None:
    """Who says so; a source that is the agent itself is left out."""
    gold = [event("warn", [FRANCE], [EGYPT], attribution=[UN])]
    found = [event("warn", [FRANCE], [EGYPT], attribution=[{"name": "France", "country": "FRA"}])]
    assert counts(scored(gold, found), "attribution_name") == (0, 0, 1)
    assert list(scored(gold, found).errors) == ["missing source"]


def test_place_and_time() -> None:
    """Scored where gold gives them; more than gold gives is not punished."""
    gold = [event("meet", [FRANCE], [EGYPT], place={"text": "Paris", "country": "FRA"},
                  time={"text": "yesterday", "iso": "2021-04-12"})]  # fmt: skip
    right = [
        event(
            "meet", [FRANCE], [EGYPT], place={"text": "Paris", "country": "FRA"}, time={"iso": "2021-04-12"}
        )
    ]
    wrong = [event("meet", [FRANCE], [EGYPT], place={"text": "Cairo", "country": "EGY"}, time={"iso": None})]
    assert (
        counts(scored(gold, right), "place_country") == counts(scored(gold, right), "time_iso") == (1, 1, 1)
    )
    assert counts(scored(gold, wrong), "place_country") == (0, 1, 1)
    assert counts(scored(gold, wrong), "time_iso") == (0, 0, 1)
    bare = [event("meet", [FRANCE], [EGYPT])]
    assert counts(scored(bare, right), "place_country") == (0, 0, 0)


def test_best_pairing() -> None:
    """Two events of one type go to the ones whose actors they share, whatever their order."""
    gold = [event("warn", [FRANCE], [EGYPT]), event("warn", [BIDEN], [UN])]
    assert counts(scored(gold, gold[::-1]), "triple_name") == (2, 2, 2)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "1: not JSON"),
        ('{"id": "1", "lang": "en", "text": "a"}', "1: not a gold record (events"),
        ('{"id": "1", "lang": "en", "text": "a", "events": [{"type": "dance", "trigger": {"text": "a", "start": 0, "end": 1}}]}', "dance"),
        ('{"id": "1", "lang": "en", "text": "a", "events": [{"type": "meet", "trigger": {"text": "b", "start": 0, "end": 1}}]}', "'b' does not stand"),
    ],
)  # fmt: skip
def test_bad_gold(tmp_path: Path, line: str, problem: str) -> None:
    """A wrong line is named by file and number."""
    path = tmp_path / "gold.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(DataError) as told:
        read_gold(path)
    assert str(path) in str(told.value) and problem in str(told.value)


RECORDS: list[Mapping[str, Any]] = [
    {"id": "1", "lang": "en", "date": "2021-04-13", "text": "France warned Egypt yesterday.",
     "events": [event("warn", [FRANCE], [EGYPT], trigger={"text": "warned", "start": 7, "end": 13})]},
    {"id": "2", "lang": "ar", "date": "2021-04-13", "text": "حذرت فرنسا مصر أمس.",
     "events": [event("warn", [FRANCE], [EGYPT], trigger={"text": "حذرت", "start": 0, "end": 4})]},
    {"id": "3", "lang": "en", "text": "The harvest was good.", "events": []},
]  # fmt: skip


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints the table of both languages, errors, calibration, and writes JSON."""
    gold, figures = tmp_path / "gold.jsonl", tmp_path / "figures.json"
    gold.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in RECORDS), encoding="utf-8")
    assert main(["evaluate", str(gold), "--errors", "2", "--calibration", "--json", str(figures)]) == 0
    out = capsys.readouterr().out
    assert "calibration error" in out and "by type" in out
    told = json.loads(figures.read_text(encoding="utf-8"))
    for lang in ("ar", "en"):
        assert told["languages"][lang]["triple_name"]["f1"] == 1.0
    assert told["negatives"] == {"sentences": 1, "false": 0}
    assert main(["evaluate", str(gold), "--lang", "ar"]) == 0
    assert "\nen " not in capsys.readouterr().out
    assert main(["evaluate", str(tmp_path / "none.jsonl")]) == 1
