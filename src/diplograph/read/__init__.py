"""Files, folders and the standard input in, articles out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from diplograph.errors import ArticleError, ReadError, SourceError
from diplograph.read.encoding import decode
from diplograph.read.pages import feed, page
from diplograph.read.plain import headline
from diplograph.read.rows import Defaults, json_file, json_lines, make_article, parquet, table
from diplograph.records import Article

__all__ = ["ENDINGS", "read"]

ENDINGS = (
    ".txt", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet",
    ".xml", ".rss", ".atom",
)  # fmt: skip
_OnError = Callable[[ArticleError], None]


def read(
    sources: Sequence[str | Path],
    *,
    lang: str | None = None,
    published: date | None = None,
    on_error: _OnError,
) -> Iterator[Article]:
    """The articles of all sources, files of a folder in order of their names.

    Args:
        sources: files, folders, or "-" for JSON lines or one text on the standard input.
        lang: language of articles that do not say theirs.
        published: date of articles that do not say theirs.
        on_error: gets the trouble with an article; reading goes on.

    Raises:
        SourceError: a source does not exist.
    """
    defaults = Defaults(lang, published)
    for source in sources:
        if str(source) == "-":
            yield from _stdin(defaults, on_error)
            continue
        path = Path(source)
        if not path.exists():
            raise SourceError(f"{path}: no such file or folder")
        for file in _files(path):
            yield from _file(file, defaults, on_error)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(names):
            file = Path(folder) / name
            if not name.startswith(".") and file.suffix.lower() in ENDINGS:
                yield file


def _file(path: Path, defaults: Defaults, on_error: _OnError) -> Iterator[Article]:
    name, ending = str(path), path.suffix.lower()
    try:
        if ending in {".jsonl", ".ndjson"}:
            if path.stat().st_size == 0:
                raise ReadError("the file is empty", where=name)
            with path.open("rb") as stream:
                yield from json_lines(stream, name, defaults, on_error)
            return
        if ending == ".parquet":
            yield from parquet(path, defaults, on_error)
            return
        text = decode(path.read_bytes(), where=name)
        if ending == ".json":
            yield from json_file(text, name, defaults, on_error)
        elif ending in {".csv", ".tsv"}:
            yield from table(text, name, defaults, on_error)
        elif ending in {".xml", ".rss", ".atom"}:
            yield from feed(text, name, defaults, on_error)
        elif ending in {".html", ".htm", ".xhtml"}:
            yield page(text, name, defaults)
        else:
            yield make_article(text, defaults, where=name, title=headline(text))
    except ArticleError as error:
        on_error(error)
    except OSError as error:
        on_error(ReadError(f"cannot be read ({error.strerror or error})", where=name))


def _stdin(defaults: Defaults, on_error: _OnError) -> Iterator[Article]:
    raw = sys.stdin.buffer.read()
    try:
        if raw.lstrip()[:1] == b"{":
            import io

            yield from json_lines(io.BytesIO(raw), "<stdin>", defaults, on_error)
        else:
            text = decode(raw, where="<stdin>")
            yield make_article(text, defaults, where="<stdin>", title=headline(text))
    except ArticleError as error:
        on_error(error)
