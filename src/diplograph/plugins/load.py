"""The name of an extractor and its options in, the extractor out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import entry_points
from typing import Any

from diplograph.errors import ConfigError
from diplograph.records import Article

__all__ = ["GROUP", "Extractor", "load_extractor"]

GROUP = "diplograph.extractors"
Extractor = Callable[[Article], Iterable[Mapping[str, Any]]]


def load_extractor(name: str, options: Mapping[str, str] | None = None) -> Extractor:
    """The extractor an installed package offers by this name.

    Raises:
        ConfigError: nothing installed has it, or it does not take these options.
    """
    points = {point.name: point for point in entry_points(group=GROUP)}
    if name not in points:
        known = ", ".join(sorted(points)) or "none"
        raise ConfigError(f"no extractor {name!r}; installed: {known}")
    try:
        factory = points[name].load()
        extractor: Extractor = factory(**(options or {}))
    except ConfigError:
        raise
    except Exception as error:  # whatever somebody else's code does
        raise ConfigError(f"extractor {name!r} cannot be used ({type(error).__name__}: {error})") from error
    if not callable(extractor):
        raise ConfigError(f"extractor {name!r} gave no function")
    return extractor
