"""Short articles written for this project: six happenings, most told by several outlets."""

from __future__ import annotations

from pathlib import Path

__all__ = ["folder", "paths"]


def folder() -> Path:
    """The folder of the example articles."""
    return Path(__file__).resolve().parent


def paths() -> list[Path]:
    """The example articles, by date."""
    return sorted(folder().glob("*.json"))
