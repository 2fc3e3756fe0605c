"""A path in, an SQLite connection with our settings out; its errors as ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from diplograph.errors import GraphError

__all__ = ["connect", "full_or_locked"]


def connect(path: Path, *, writable: bool = False, schema: str | None = None) -> sqlite3.Connection:
    """Opens an SQLite file.

    Args:
        path: the file; made if `writable` and not there.
        writable: whether anything will be changed.
        schema: statements to run at once.

    Raises:
        GraphError: it cannot be opened.
    """
    with full_or_locked(path):
        if writable:
            db = sqlite3.connect(path, timeout=10, check_same_thread=False)
        elif os.access(path.parent, os.W_OK):
            # Not "ro": a reader that comes first after a kill must be able to roll back what was half done.
            db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, check_same_thread=False)
        else:
            address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            db = sqlite3.connect(address, uri=True, check_same_thread=False)
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA cache_size = -65536")
        if schema:
            db.executescript(schema)
        elif not writable:
            db.execute("PRAGMA query_only = 1")
    return db


@contextmanager
def full_or_locked(path: Path) -> Iterator[None]:
    """Turns SQLite's complaints into one line.

    Raises:
        GraphError: the disk is full, the file read only, locked or damaged.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise GraphError(f"{path}: {error}; nothing stored is lost") from error
