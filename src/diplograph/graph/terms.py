"""Values in, RDF terms in N-Quads syntax out; the only place that escapes anything."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from urllib.parse import quote, urlsplit

import pyoxigraph

from diplograph.vocab import PREFIXES

__all__ = ["iri", "literal", "name", "typed", "web_iri"]

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')
_LANG = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")


def _escaped(match: re.Match[str]) -> str:
    char = match.group()
    if char in _ESCAPES:
        return _ESCAPES[char]
    if "\ud800" <= char <= "\udfff" or char == "\x00":
        return "\ufffd"  # RDF has no unpaired surrogates, and stores stumble over NUL
    return f"\\u{ord(char):04X}"


def literal(text: str, lang: str | None = None) -> str:
    """A plain or language-tagged string."""
    if _SPECIAL.search(text) is not None:
        text = _SPECIAL.sub(_escaped, text)
    return f'"{text}"@{lang.lower()}' if lang and _LANG.fullmatch(lang) else f'"{text}"'


def typed(value: bool | int | float | date) -> str:
    """A boolean, integer, decimal or date."""
    if isinstance(value, bool):
        return f'"{str(value).lower()}"^^<{PREFIXES["xsd"]}boolean>'
    if isinstance(value, int):
        return f'"{value}"^^<{PREFIXES["xsd"]}integer>'
    if isinstance(value, float):
        # 0.80 is 0.8 to a store that gives decimals back in their canonical form
        text = f"{value:.2f}".rstrip("0").rstrip(".")
        return f'"{text}"^^<{PREFIXES["xsd"]}decimal>'
    return f'"{value.isoformat()}"^^<{PREFIXES["xsd"]}date>'


@lru_cache(maxsize=65536)
def iri(value: str) -> str:
    """An IRI that this package made."""
    return f"<{value}>"


@lru_cache(maxsize=4096)
def name(prefixed: str) -> str:
    """A prefixed name such as `dg:agent`."""
    prefix, _, local = prefixed.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def web_iri(url: str) -> str | None:
    """A web address from outside as an IRI, None when it is not http(s) or cannot be one."""
    try:
        parts = urlsplit(url.strip())
        if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
            return None
        # A broken page may hold half a surrogate pair, which `quote` refuses with a ValueError too.
        safe = quote(url.strip(), safe="%/:=&?~#+!$,;'@()*[]-._")
        # The store's own judgement: an address that it would refuse later must not stop a build then.
        pyoxigraph.NamedNode(safe)
    except ValueError:
        return None
    return f"<{safe}>"
