"""The text of a file in, its headline out."""

from __future__ import annotations

__all__ = ["headline"]

_LONGEST = 200  # characters; headlines of the wires end well below


def headline(text: str) -> str | None:
    """The first line, if it stands alone like a headline.

    >>> headline("الكرملين: بايدن هاتف بوتين\\n\\nقال الكرملين الثلاثاء إن …")
    'الكرملين: بايدن هاتف بوتين'
    """
    lines = iter(text.lstrip("\ufeff").lstrip().splitlines())
    first = next(lines, "").strip().lstrip("#").strip()
    if not first or len(first) > _LONGEST:
        return None
    after = next(lines, None)
    if after is None:
        return None
    if not after.strip():
        return first if any(line.strip() for line in lines) else None
    return first if len(after.strip()) > 2 * len(first) else None
