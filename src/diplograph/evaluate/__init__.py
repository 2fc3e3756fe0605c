"""Annotated sentences in, scores, grouped errors and how far a score can be trusted out."""

from __future__ import annotations

from diplograph.evaluate.actors import ACTOR_MEASURES, ActorScores, compare_actors, spans_of
from diplograph.evaluate.calibration import Bin, error_of, fit, reliability
from diplograph.evaluate.calibration import to_text as reliability_text
from diplograph.evaluate.gold import fingerprint, read_gold
from diplograph.evaluate.scores import MEASURES, Scored, Scores, compare

__all__ = [
    "ACTOR_MEASURES",
    "MEASURES",
    "ActorScores",
    "Bin",
    "Scored",
    "Scores",
    "compare",
    "compare_actors",
    "error_of",
    "fingerprint",
    "fit",
    "read_gold",
    "reliability",
    "reliability_text",
    "spans_of",
]
