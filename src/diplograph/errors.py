"""The tree of errors: what went wrong, where, and what to do next.

DiplographError
├── ArticleError        trouble with one article: recorded, the run goes on
│   ├── ReadError       a file, or a line of it, cannot be read as an article
│   └── LanguageError   no language pack for the text
└── RunError            trouble with the run: it stops with one line and exit code 1
    ├── SourceError     the source given does not exist or cannot be opened
    ├── GraphError      the graph folder is missing, broken or not writable
    ├── QueryError      the query is unknown, malformed or refused
    ├── ConfigError     a setting is wrong
    ├── DataError       a knowledge base, lexicon or gold row is wrong
    └── MissingExtraError  an optional library is not installed
"""

from __future__ import annotations

import traceback
from pathlib import Path

__all__ = [
    "ArticleError",
    "ConfigError",
    "DataError",
    "DiplographError",
    "GraphError",
    "LanguageError",
    "MissingExtraError",
    "QueryError",
    "ReadError",
    "RunError",
    "SourceError",
    "told",
]


def told(error: BaseException) -> str:
    """An unforeseen error in a line, with the place in the code that raised it."""
    frame = traceback.extract_tb(error.__traceback__)[-1:]
    place = f" ({Path(frame[0].filename).name}:{frame[0].lineno})" if frame else ""
    problem = (str(error).splitlines() or [""])[0][:200]
    return f"{type(error).__name__}: {problem}{place}"


class DiplographError(Exception):
    """Anything that diplograph raises on purpose."""


class ArticleError(DiplographError):
    """Trouble with one article; the run goes on.

    Args:
        problem: what is wrong, and the way on.
        where: file, or file and line, or article id.
    """

    def __init__(self, problem: str, *, where: str = "") -> None:
        self.problem = problem
        self.where = where
        super().__init__(f"{where}: {problem}" if where else problem)


class ReadError(ArticleError):
    """A file, or a line of it, cannot be read as an article."""


class LanguageError(ArticleError):
    """No language pack reads this text."""


class RunError(DiplographError):
    """Trouble with the run; it stops."""


class SourceError(RunError):
    """The source given does not exist or cannot be opened."""


class GraphError(RunError):
    """The graph folder is missing, broken or not writable."""


class QueryError(RunError):
    """The query is unknown, malformed or refused."""


class ConfigError(RunError):
    """A setting is wrong."""


class DataError(RunError):
    """A row of the knowledge base, a lexicon or a gold file is wrong."""


class MissingExtraError(RunError):
    """An optional library is not installed."""

    def __init__(self, library: str, extra: str) -> None:
        self.library = library
        self.extra = extra
        super().__init__(f"{library} is not installed; run: pip install 'diplograph[{extra}]'")
