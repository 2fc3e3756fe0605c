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
    Judgement,
    Modality,
    OfficeClaim,
    Place,
    Polarity,
    Span,
    Verdict,
    When,
)

__all__ = ["from_json", "judgement_from_json", "offices_from_json", "to_json"]


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


def offices_from_json(data: dict[str, Any]) -> tuple[OfficeClaim, ...]:
    """The office claims beside an article, from what `to_json` made of them."""
    return tuple(_office_claim(row) for row in data.get("offices", ()))


def judgement_from_json(row: dict[str, Any]) -> Judgement:
    """A judgement, from what `to_json` made of it."""
    row = {**row, "verdict": Verdict(row["verdict"])}
    if row.get("when"):
        row["when"] = date.fromisoformat(row["when"])
    return Judgement(**row)


def _office_claim(row: dict[str, Any]) -> OfficeClaim:
    spans = {key: Span(**row[key]) for key in ("span", "sentence")}
    return OfficeClaim(**{**row, **spans, "person": _actor(row["person"])})


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
