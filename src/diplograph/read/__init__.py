"""Files, folders and the standard input in, articles out."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from diplograph.errors import ArticleError, ReadError, SourceError
from diplograph.read.encoding import decode, is_wide
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
        for file in _files(path, on_error) if path.is_dir() else (path,):
            yield from _file(file, defaults, on_error)


def _files(path: Path, on_error: _OnError) -> Iterator[Path]:
    """The files of a folder that may hold articles; what cannot be looked into is told."""
    anything = False

    def refused(error: OSError) -> None:
        nonlocal anything
        anything = True
        on_error(_unreadable(error, str(error.filename)))

    for folder, folders, names in os.walk(path, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(names):
            file = Path(folder) / name
            if name.startswith(".") or file.suffix.lower() not in ENDINGS:
                continue
            anything = True
            if _is_special(file):
                on_error(ReadError("not a file that can be read whole; left out", where=str(file)))
            else:
                yield file
    if not anything:
        on_error(ReadError(f"no articles in this folder; looked for {' '.join(ENDINGS)}", where=str(path)))


def _is_special(file: Path) -> bool:
    """True for a pipe or a device; to read a pipe that nobody writes to would never end."""
    try:
        return file.exists() and not file.is_file()
    except OSError:  # opening it will tell
        return False


def _unreadable(error: OSError, name: str) -> ReadError:
    return ReadError(f"cannot be read ({error.strerror or error})", where=name)


def _file(path: Path, defaults: Defaults, on_error: _OnError) -> Iterator[Article]:
    name, ending = str(path), path.suffix.lower()
    try:
        if ending in {".jsonl", ".ndjson"}:
            with path.open("rb") as stream:
                yield from json_lines(_lines_of(stream, name), name, defaults, on_error)
            return
        if ending == ".parquet":
            yield from parquet(path, defaults, on_error)
            return
        raw = path.read_bytes()
        if ending not in ENDINGS:
            yield from _unnamed(raw, name, defaults, on_error)
            return
        text = decode(raw, where=name)
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
        on_error(_unreadable(error, name))


def _lines_of(stream: BufferedReader, name: str) -> BinaryIO:
    """A stream whose lines end in a byte of their own: as it is, or from a wide encoding.

    Raises:
        ReadError: it is empty, or nothing in it is JSON.
    """
    head = stream.peek(1)
    if not head:
        raise ReadError("the file is empty", where=name)
    if is_wide(head):
        return io.BytesIO(decode(stream.read(), where=name).encode("utf-8"))
    if not head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
        decode(head, where=name)  # a binary file is told of once, not for each of its lines
    return stream


def _stdin(defaults: Defaults, on_error: _OnError) -> Iterator[Article]:
    try:
        yield from _unnamed(sys.stdin.buffer.read(), "<stdin>", defaults, on_error)
    except ArticleError as error:
        on_error(error)


def _unnamed(raw: bytes, name: str, defaults: Defaults, on_error: _OnError) -> Iterator[Article]:
    """The articles of what no ending tells the form of: JSON lines, or one text."""
    if raw.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"{":
        yield from json_lines(io.BytesIO(raw), name, defaults, on_error)
    else:
        text = decode(raw, where=name)
        yield make_article(text, defaults, where=name, title=headline(text))
