"""Records in, JSON values out, and back: what a graph folder keeps."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache, partial
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

__all__ = ["from_json", "to_json"]

_Record = TypeVar("_Record")


def to_json(value: Any) -> Any:
    """A record as JSON values; left out are fields that hold their default or do not count in comparing."""
    kind = type(value)
    if kind is str or kind is int or kind is float or kind is bool or value is None:
        return value
    if kind is tuple:
        return [to_json(entry) for entry in value]
    if is_dataclass(kind):
        out = {}
        for name, default in _defaults(kind):
            content = getattr(value, name)
            if content is not default and content != default:
                out[name] = to_json(content)
        return out
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {kind.__name__}")


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    # MISSING is no value of any field, so a field without a default is always written.
    return tuple((item.name, item.default) for item in fields(kind) if item.compare)


def from_json(kind: type[_Record], data: dict[str, Any]) -> _Record:
    """The record that `to_json` made these values of.

    Raises:
        KeyError, TypeError, ValueError: the values are no such record.
    """
    values = dict(data)
    for name, read in _readers(cast(Hashable, kind)):
        if name in values:
            values[name] = read(values[name])
    return kind(**values)


@cache
def _readers(kind: Any) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The fields that are not as JSON has them."""
    hints = get_type_hints(kind)
    readers = ((item.name, _reader(hints[item.name])) for item in fields(kind))
    return tuple((name, read) for name, read in readers if read is not _same)


def _reader(hint: Any) -> Callable[[Any], Any]:
    """How values of a type are read back."""
    if get_origin(hint) in {Union, types.UnionType}:
        (inner,) = (_reader(part) for part in get_args(hint) if part is not type(None))
        return inner if inner is _same else _optional(inner)
    if get_origin(hint) is tuple:
        entry = _reader(get_args(hint)[0])
        return tuple if entry is _same else lambda value: tuple(map(entry, value))
    if isinstance(hint, type) and is_dataclass(hint):
        return partial(from_json, hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if hint is date:
        return date.fromisoformat
    if hint is str:
        return sys.intern  # names, types and rules come again in every article
    return _same


def _optional(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


def _same(value: Any) -> Any:
    return value
