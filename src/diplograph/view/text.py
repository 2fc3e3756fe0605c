"""Text as it was written in, text that a page may show out."""

from __future__ import annotations

import re

__all__ = ["isolate", "plain", "web"]

# Controls that reorder or hide text on a page; a name never needs them.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")  # cannot be written as UTF-8
_LINK = re.compile(
    "https?://[^\\s<>\"'\\\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+"
)
_LONGEST = 300


def plain(text: str, longest: int = _LONGEST) -> str:
    """Text without controls, cut where it is too long to show."""
    if len(text) <= longest and text.isprintable():
        return text
    clean = _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text[: 4 * longest]))
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"


def isolate(text: str) -> str:
    """A label that keeps its own direction among others."""
    return f"\u2068{text}\u2069"


def web(url: str | None) -> str:
    """An address that may become a link: plain http or https; nothing otherwise."""
    return url if url and len(url) <= 2000 and _LINK.fullmatch(url) else ""
