"""A function of one argument in, its answers kept out: words come again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Memo"]

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Memo(dict[_Key, _Value]):
    """What a function gives, by its argument: `memo[argument]`.

    >>> lengths = Memo(len)
    >>> lengths["word"], lengths
    (4, {'word': 4})
    """

    __slots__ = ("_make", "_most")

    def __init__(self, make: Callable[[_Key], _Value], *, most: int = 100_000) -> None:
        """Keeps no more answers than `most`: with one more it begins again."""
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, key: _Key) -> _Value:
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._make(key)
        return value
