"""What a person judges of events holds through rebuilds, in any order and batches, until it is taken back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from diplograph.assemble import reader_of
from diplograph.graph import GraphFolder
from diplograph.pipeline import build, judge_events, undo_event_judgement
from diplograph.records import Verdict

CALLS = [
    ("a", "en", "2021-04-13", "Joe Biden telephoned Vladimir Putin on Tuesday."),
    ("b", "ar", "2021-04-13", "اتصل جو بايدن هاتفيا بفلاديمير بوتين الثلاثاء."),
    ("c", "en", "2021-05-20", "Joe Biden telephoned Vladimir Putin on Thursday."),
    ("d", "ar", "2021-05-20", "اتصل جو بايدن هاتفيا بفلاديمير بوتين الخميس."),
    ("e", "en", "2021-05-21", "Joe Biden spoke by phone with Vladimir Putin on Thursday."),
]


def add(folder: Path, calls: Sequence[tuple[str, str, str, str]]) -> None:
    source = folder.with_suffix(".jsonl")
    rows = [{"id": i, "lang": lang, "published": day, "text": text} for i, lang, day, text in calls]
    source.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    build([source], folder)


def claims(folder: Path) -> dict[str, str]:
    """The claim of each article."""
    reader = reader_of(GraphFolder.open(folder))
    found = {claim.article: claim.id for event in reader.events() for claim in event.claims}
    reader.close()
    return found


def told_together(folder: Path) -> list[str]:
    """The articles of each event, written together."""
    reader = reader_of(GraphFolder.open(folder))
    found = sorted("".join(sorted(claim.article for claim in event.claims)) for event in reader.events())
    reader.close()
    return found


def judge(folder: Path, verdict: Verdict) -> None:
    ids = claims(folder)
    left, right = ("a", "c") if verdict is Verdict.SAME else ("c", "d")
    judge_events(folder, ids[left], ids[right], verdict, by="tester", on=date(2021, 6, 1))


@pytest.mark.parametrize(
    ("verdict", "events"),
    [(Verdict.SAME, [["abcde"]]), (Verdict.DIFFERENT, [["ab", "c", "de"], ["ab", "ce", "d"]])],
)
def test_a_judgement_holds_in_any_order(tmp_path: Path, verdict: Verdict, events: list[list[str]]) -> None:
    """Judged first or last, in one build or in many: the same lines, and the ones of before after an undo."""
    add(tmp_path / "once", CALLS)
    plain = list(GraphFolder.open(tmp_path / "once").lines())
    assert told_together(tmp_path / "once") == ["ab", "cde"]
    judge(tmp_path / "once", verdict)
    assert told_together(tmp_path / "once") in events
    judged = list(GraphFolder.open(tmp_path / "once").lines())
    early = [call for call in CALLS if call[0] in {"a", "c", "d"}]
    add(tmp_path / "steps", early[::-1])
    judge(tmp_path / "steps", verdict)
    for call in CALLS[::-1]:
        add(tmp_path / "steps", [call])
    assert list(GraphFolder.open(tmp_path / "steps").lines()) == judged
    for name in ("once", "steps"):
        ids = claims(tmp_path / name)
        left, right = ("a", "c") if verdict is Verdict.SAME else ("c", "d")
        undo_event_judgement(tmp_path / name, ids[left], ids[right])
        assert list(GraphFolder.open(tmp_path / name).lines()) == plain
