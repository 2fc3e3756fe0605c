"""A folder of tables and a decision in, the folder with the decision in it out."""

from __future__ import annotations

from dataclasses import astuple, fields
from datetime import date
from pathlib import Path

from diplograph.errors import ConfigError
from diplograph.kb.base import KnowledgeBase
from diplograph.kb.lint import find_problems
from diplograph.kb.tables import DATA, FILES, JudgementRow, day, lines
from diplograph.records import Judgement, Verdict
from diplograph.vocab import is_actor_id

__all__ = ["is_overlay", "judge", "undo"]

_FILE = "judgements.tsv"


def is_overlay(folder: Path) -> bool:
    """True for a folder with tables in it."""
    return any((folder / name).is_file() for name in FILES)


def judge(
    folder: Path,
    left: str,
    right: str,
    verdict: Verdict,
    *,
    by: str,
    on: date | None = None,
    reason: str = "",
) -> Judgement:
    """Writes that two actors are, or are not, one, in place of an older row on the two.

    Raises:
        ConfigError: a name means nobody or several, or the linter refuses the row.
    """
    ids = sorted(_find(folder, text) for text in (left, right))
    judgement = Judgement(left=ids[0], right=ids[1], verdict=verdict, by=by, when=on, reason=reason)
    new = JudgementRow(ids[0], str(verdict), ids[1], by, on.isoformat() if on else "", reason)
    before = _rows(folder)
    _write(folder, [row for row in before if {row.left, row.right} != set(ids)] + [new])
    wrong = [p for p in find_problems(folder, base=DATA) if p.file == _FILE and not p.formal]
    if wrong:
        _write(folder, before)
        raise ConfigError(f"not written: {wrong[0].text}")
    return judgement


def undo(folder: Path, left: str, right: str) -> Judgement:
    """Takes the row on two actors out.

    Raises:
        ConfigError: there is none.
    """
    ids = {_find(folder, text) for text in (left, right)}
    rows = _rows(folder)
    taken = next((row for row in rows if {row.left, row.right} == ids), None)
    if taken is None:
        raise ConfigError(f"{folder / _FILE}: no judgement on {' and '.join(sorted(ids))}")
    _write(folder, [row for row in rows if row is not taken])
    return Judgement(
        left=taken.left, right=taken.right, verdict=Verdict(taken.verdict), by=taken.by,
        when=day(taken.when), reason=taken.reason,
    )  # fmt: skip


def _find(folder: Path, text: str) -> str:
    if is_actor_id(text):
        return text
    found = {actor.id: actor.name for actor in KnowledgeBase.load([folder]).called(text)}
    if len(found) == 1:
        return next(iter(found))
    several = ", ".join(f"{id} ({name})" for id, name in sorted(found.items())[:8]) or "nobody"
    raise ConfigError(f"{text!r} may be {several}; give an id")


def _rows(folder: Path) -> list[JudgementRow]:
    path = folder / _FILE
    found = list(lines(path)) if path.is_file() else []
    return [JudgementRow(*cells) for number, cells in found if number > 1 and len(cells) == 6]


def _write(folder: Path, rows: list[JudgementRow]) -> None:
    path, header = folder / _FILE, "\t".join(field.name for field in fields(JudgementRow))
    if not rows:
        path.unlink(missing_ok=True)
        return
    text = "".join(f"{line}\n" for line in (header, *sorted("\t".join(astuple(row)) for row in rows)))
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
