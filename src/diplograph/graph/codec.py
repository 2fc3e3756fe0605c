"""Records in, JSON out, and back: what a graph folder keeps of an article."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from diplograph.records import (
    ActorKind,
    ActorRef,
    Article,
    EventMention,
    Modality,
    Place,
    Polarity,
    Span,
    When,
)

__all__ = ["from_json", "to_json"]


def to_json(value: Any) -> Any:
    """A record as JSON values; defaults are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        out: dict[str, Any] = {}
        for item in fields(value):
            content = getattr(value, item.name)
            if content != item.default:
                out[item.name] = to_json(content)
        return out
    if isinstance(value, tuple):
        return [to_json(entry) for entry in value]
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_json(data: dict[str, Any]) -> tuple[Article, tuple[EventMention, ...]]:
    """An article with its event mentions, from what `to_json` made of them."""
    article = dict(data["article"])
    if article.get("published"):
        article["published"] = date.fromisoformat(article["published"])
    return Article(**article), tuple(_event_mention(row) for row in data["events"])


def _event_mention(row: dict[str, Any]) -> EventMention:
    row = dict(row)
    for key in ("trigger", "sentence"):
        row[key] = Span(**row[key])
    for key in ("agents", "patients", "attribution"):
        row[key] = tuple(_actor(ref) for ref in row.get(key, ()))
    if row.get("place"):
        row["place"] = Place(**_with_span(row["place"]))
    if row.get("when"):
        when = _with_span(row["when"])
        for key in ("start", "end"):
            if when.get(key):
                when[key] = date.fromisoformat(when[key])
        row["when"] = When(**when)
    row["topics"] = tuple(row.get("topics", ()))
    if "polarity" in row:
        row["polarity"] = Polarity(row["polarity"])
    if "modality" in row:
        row["modality"] = Modality(row["modality"])
    return EventMention(**row)


def _actor(row: dict[str, Any]) -> ActorRef:
    row = _with_span(row)
    if "kind" in row:
        row["kind"] = ActorKind(row["kind"])
    return ActorRef(**row)


def _with_span(row: dict[str, Any]) -> dict[str, Any]:
    row = dict(row)
    if row.get("span"):
        row["span"] = Span(**row["span"])
    return row
