"""What is known of a found event in, the chance that it is right out.

Right is an event whose type and both sides are right. The weights are those of a logistic regression, found
by `tests/evaluate/fit_confidence.py` on the development half of the gold; `confidence.toml` holds them.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.records import ActorRef, EventMention, Modality

if TYPE_CHECKING:
    from diplograph.events.arguments import Filled
    from diplograph.events.clauses import Clause

__all__ = ["TABLE", "Features", "chance", "features"]

TABLE = Path(__file__).with_name("confidence.toml")

Features = Mapping[str, float]
_FAR = 16  # words; farther off is no farther


def features(filled: Filled, clause: Clause, mention: EventMention, others: int) -> dict[str, float]:
    """What speaks for and against an event, each between 0 and 1 or nearly so.

    Args:
        filled: its frame with the arguments found.
        clause: the sentence.
        mention: the event.
        others: how many other events were found in the sentence.
    """
    frame, predicate = filled.frame, filled.predicate
    found = {
        "strength": min(filled.score, 1.2),
        "margin": max(-0.5, min(0.5, filled.score - filled.rival)) if filled.rival else 0.5,
        "several types": float(len({form.frame.type for form in predicate.forms}) > 1),
        "several words": float(predicate.end - predicate.start > 1),
        "by noun": float(predicate.pos == "n" and filled.light is None),
        "carried": float(filled.light is not None),
        "conditions": float(bool(frame.needs or frame.needs_before or frame.after)),
        "long sentence": min(1.0, (clause.end - clause.start) / 60),
        "others": min(1.0, others / 4),
        "not actual": float(mention.modality is not Modality.ACTUAL),
        f"type {mention.type}": 1.0,
    }
    for side, groups, refs in (
        ("agent", filled.agents, mention.agents),
        ("patient", filled.patients, mention.patients),
    ):
        found.update(_side(side, refs))
        starts = [group.start for group in groups if not isinstance(group, str)]
        if refs and starts:
            off = min(abs(start - predicate.start) for start in starts)
            found[f"{side} far"] = min(off, _FAR) / _FAR
        found[f"{side} implied"] = float(bool(refs) and not starts)
    return {name: value for name, value in found.items() if value}


def _side(side: str, refs: Sequence[ActorRef]) -> dict[str, float]:
    return {
        f"no {side}": float(not refs),
        f"{side} known": float(any(ref.id.startswith("Q") for ref in refs)),
        f"{side} without state": float(bool(refs) and not any(ref.country for ref in refs)),
        f"several {side}s": float(len(refs) > 1),
    }


def chance(found: Features, lang: str) -> float:
    """The chance that an event with these features is right, between .01 and .99."""
    bias, weights = _weights()
    total = bias.get(lang, bias.get("", 0.0)) + sum(weights.get(name, 0.0) * x for name, x in found.items())
    return round(min(0.99, max(0.01, 1 / (1 + math.exp(-total)))), 2)


@cache
def _weights() -> tuple[dict[str, float], dict[str, float]]:
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return table["bias"], table["weights"]
