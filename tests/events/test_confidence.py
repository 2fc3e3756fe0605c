"""What a score promises: of the events scored .8, about four in five are right."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import diplograph as dg
from diplograph import pipeline
from diplograph.evaluate import Scored, error_of, reliability
from diplograph.evaluate.gold import read_gold

GOLD = Path(__file__).parents[1] / "gold"


def scored(lang: str) -> list[Scored]:
    """The events found in the half of the gold that the weights were not fitted on."""
    groups = [
        group
        for path in sorted(GOLD.glob("*.jsonl"))
        for group in read_gold(path)
        if group[0]["lang"] == lang
        and int(hashlib.sha1(str(group[0]["article"]).encode()).hexdigest(), 16) % 2
    ]
    return pipeline.evaluate_groups(groups).scored


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_scores_can_be_trusted(lang: str) -> None:
    """On sentences that were not fitted on, scores and shares lie close, and high scores are right more often."""
    found = scored(lang)
    rows = reliability(found, (0.0, 0.4, 0.6, 0.8, 1.0))
    assert error_of(rows) < 0.15, rows
    shares = [row.right for row in rows]
    assert shares == sorted(shares), rows


@pytest.mark.parametrize(
    ("lang", "text", "rule"),
    [
        ("en", "France rejected an Egyptian offer.", "en.reject.v.reject"),
        ("en", "The French president paid a visit to Egypt.", "en.visit.v.pay-a-visit-to"),
        ("ar", "رفضت فرنسا العرض المصري.", "ar.reject.v.رفض"),
    ],
)
def test_rules_name_their_trigger(lang: str, text: str, rule: str, tmp_path: Path) -> None:
    """A rule is its language, the type, verb or noun, and the trigger; frames added elsewhere leave it as it is."""
    assert rule in {event.rule for event in dg.extract(text, lang=lang)}
    own = tmp_path / lang
    own.mkdir()
    word = {"en": "gainsay", "ar": "دندن/يدندن"}[lang]
    (own / "triggers.toml").write_text(f'[reject]\nframes = [{{v = "{word}"}}]\n', encoding="utf-8")
    assert rule in {event.rule for event in dg.extract(text, lang=lang, lexicon=tmp_path)}
