"""Annotated sentences in, scores and grouped errors out."""

from __future__ import annotations

from diplograph.evaluate.scores import Scores, compare

__all__ = ["Scores", "compare"]
