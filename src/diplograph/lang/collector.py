"""Blocks that make much and drop little, without the garbage collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector, which finds nothing: what is made inside is kept, and free of circles.

    It would look through all of it again and again as it grows: a third of the time to load a lexicon,
    an eighth of the time to write the page of 50,000 events.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
