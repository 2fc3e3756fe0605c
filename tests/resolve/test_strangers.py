"""People nobody wrote down, told in several ways, become one actor each, with the state the text gives."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from diplograph.annotate import annotate
from diplograph.annotate.components import default_kb
from diplograph.records import Article
from diplograph.resolve.actors import resolve_actors

HERE = Path(__file__).parent
# Of 40 articles in each language, how many at least; 27 and 21 when they were first read.
FLOORS = {"en": 39, "ar": 36}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_strangers(lang: str) -> None:
    """All that is in braces is one and the same minted person; `x` for a state that the text leaves open."""
    lines = (HERE / f"strangers.{lang}.tsv").read_text(encoding="utf-8").splitlines()
    told = [(line, _who(line.split("\t")[1], lang)) for line in lines]
    missed = [(line, who) for line, who in told if not _is_one(who, line.split("\t")[0])]
    for line, who in missed:
        print(f"\n{line}\n  {who}")
    assert len(lines) >= 40 and len(lines) - len(missed) >= FLOORS[lang]


# Of 25 bodies in each language; 8 and none when they were first read.
BODIES = {"en": 23, "ar": 24}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_bodies(lang: str) -> None:
    """The same of parties, companies, commissions and militias: one minted body each, and no person."""
    lines = (HERE / f"bodies.{lang}.tsv").read_text(encoding="utf-8").splitlines()
    told = [(line, _who(line.split("\t")[1], lang)) for line in lines]
    missed = [
        (line, who)
        for line, who in told
        if len({id for id, _ in who}) > 1
        or not who[0][0].startswith("org/")
        or default_kb().actor(who[0][0]) is not None
        or (line[0] != "x" and {country for _, country in who} != {line.split("\t")[0]})
    ]
    for line, who in missed:
        print(f"\n{line}\n  {who}")
    assert len(lines) >= 25 and len(lines) - len(missed) >= BODIES[lang]


def _is_one(who: list[tuple[str, str | None]], state: str) -> bool:
    ids = {id for id, _ in who}
    minted = all(id.startswith(("person/", "name/")) and default_kb().actor(id) is None for id in ids)
    return len(ids) == 1 and minted and (state == "x" or {country for _, country in who} == {state})


def _who(marked: str, lang: str) -> list[tuple[str, str | None]]:
    """The id and the state of what each pair of braces holds."""
    text, spans, begun = "", [], 0
    for piece in re.split("([{}])", marked):
        if piece == "{":
            begun = len(text)
        elif piece == "}":
            spans.append((begun, len(text)))
        else:
            text += piece
    article = Article(id="stranger", text=text, lang=lang, published=date(2019, 5, 14))
    ((_, doc),) = annotate([article])
    refs = [ref for refs in resolve_actors(article, doc, default_kb()).refs for ref in refs if ref.span]
    found: list[tuple[str, str | None]] = []
    for start, end in spans:
        shared = [(min(end, ref.span.end) - max(start, ref.span.start), ref) for ref in refs if ref.span]
        most = max((size for size, _ in shared), default=0)
        best = next((ref for size, ref in shared if size == most > 0), None)
        found.append((best.id, best.country) if best else ("none", None))
    return found
