"""Annotated articles in, event mentions out: triggers, arguments, realis, attribution."""

from __future__ import annotations

from diplograph.events.extract import find_events

__all__ = ["find_events"]
