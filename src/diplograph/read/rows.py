"""Rows of JSON, CSV or Parquet in, articles out: checked once, at the door."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, BinaryIO

from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter, ValidationError

from diplograph.errors import ArticleError, LanguageError, ReadError
from diplograph.lang import codes
from diplograph.read.encoding import decode
from diplograph.records import Article, content_hash

__all__ = ["LIMIT", "Defaults", "json_file", "json_lines", "make_article", "parquet", "table"]

# No newspaper prints more; spaCy and the regular expressions stay in memory below it.
LIMIT = 50_000_000
# Newspapers are printed since 1605; databases write 0001-01-01 and 9999-12-31 for a day they do not know.
_YEARS = range(1600, 2201)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?", re.DOTALL)

OnError = Callable[[ArticleError], None]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What an article gets where it says nothing itself."""

    lang: str | None = None
    published: date | None = None


def _as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _or_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _as_date(value: object) -> object:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, str):
        text = value.strip()
        if not text:
            return None
        if not _DATE.fullmatch(text):
            raise ValueError(f"{text[:40]!r} is not an ISO date like 2021-04-13")
        value = date.fromisoformat(text[:10])
    if isinstance(value, date) and value.year not in _YEARS:
        raise ValueError(f"no newspaper is of {value}; give a day from {_YEARS[0]} to {_YEARS[-1]}, or none")
    return value


_Optional = Annotated[str | None, BeforeValidator(_or_none)]


class _Row(BaseModel):
    # Other columns are common in exports and mean nothing here, so they are let through.
    model_config = ConfigDict(strict=True, extra="ignore")

    text: str
    id: Annotated[str | None, BeforeValidator(_or_none), BeforeValidator(_as_text)] = None
    lang: _Optional = None
    published: Annotated[date | None, BeforeValidator(_as_date)] = None
    title: _Optional = None
    url: _Optional = None
    publisher: _Optional = None


_ROW = TypeAdapter(_Row)


def make_article(
    text: str,
    defaults: Defaults,
    *,
    where: str,
    id: str | None = None,
    lang: str | None = None,
    published: date | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
) -> Article:
    """An article that can be worked on.

    Raises:
        ReadError: it is empty, too long, or holds what is not text.
        LanguageError: nothing installed reads its language.
    """
    if not text.strip():
        raise ReadError("the article has no text", where=where)
    if len(text) > LIMIT:
        raise ReadError(f"the article has {len(text):,} characters; at most {LIMIT:,} are read", where=where)
    for value in (text, id, title, url, publisher):
        if value is not None and "\x00" in value:
            raise ReadError("the article holds a null character", where=where)
    return Article(
        id=id or _id(text, url, publisher),
        text=text,
        lang=_language(lang, where) or defaults.lang,
        published=published or defaults.published,
        title=title,
        url=url,
        publisher=publisher,
        where=where,
    )


def json_lines(stream: BinaryIO, name: str, defaults: Defaults, on_error: OnError) -> Iterator[Article]:
    """The articles of a JSONL file, one a line, as they are read."""
    for number, raw in enumerate(_lines(stream), start=1):
        where = f"{name}:{number}"
        try:
            if len(raw) > LIMIT:
                raise ReadError(f"the line is longer than {LIMIT:,} bytes", where=where)
            if number == 1:
                raw = raw.removeprefix(b"\xef\xbb\xbf")
            if raw.strip():
                yield _from_json(_utf8(raw, where), defaults, where)
        except ArticleError as error:
            on_error(error)


def json_file(text: str, name: str, defaults: Defaults, on_error: OnError) -> Iterator[Article]:
    """The articles of a .json file: one object, a list, `{"articles": [...]}`, or JSON lines."""
    import json

    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and text.lstrip().startswith("{"):
            yield from json_lines(io.BytesIO(text.encode("utf-8")), name, defaults, on_error)
            return
        on_error(ReadError(f"broken JSON: {error.msg.removesuffix(' at')}", where=f"{name}:{error.lineno}"))
        return
    except (RecursionError, ValueError):
        on_error(ReadError("broken JSON: nested too deeply or a number too long", where=name))
        return
    if isinstance(content, dict) and isinstance(content.get("articles"), list):
        content = content["articles"]
    rows = content if isinstance(content, list) else [content]
    many = isinstance(content, list)
    for number, row in enumerate(rows, start=1):
        where = f"{name}: article {number}" if many else name
        try:
            if not isinstance(row, dict):
                raise ReadError('an article is an object with "text"', where=where)
            yield _from_row(row, defaults, where)
        except ArticleError as error:
            on_error(error)


def table(text: str, name: str, defaults: Defaults, on_error: OnError) -> Iterator[Article]:
    """The articles of a table with a header, separated by commas, semicolons or tabs."""
    csv.field_size_limit(max(csv.field_size_limit(), LIMIT))
    header = text[: text.find("\n")] if "\n" in text else text
    delimiter = max("\t,;", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [column.strip().casefold() for column in reader.fieldnames or ()]
    except csv.Error as error:
        on_error(ReadError(f"broken table: {error}", where=f"{name}:1"))
        return
    if "text" not in columns:
        on_error(ReadError(f"no column 'text'; found: {', '.join(columns)[:200]}", where=name))
        return
    reader.fieldnames = columns
    line = 2
    while True:
        try:
            row = next(reader, None)
            if row is None:
                return
            if None in row or None in row.values():
                raise ReadError("the row has more or fewer cells than the header",
                                where=f"{name}:{line}")  # fmt: skip
            yield _from_row(row, defaults, f"{name}:{line}")
        except csv.Error as error:
            on_error(ReadError(f"broken table: {error}", where=f"{name}:{reader.line_num}"))
            return
        except ArticleError as error:
            on_error(error)
        line = reader.line_num + 1


def parquet(path: Path, defaults: Defaults, on_error: OnError) -> Iterator[Article]:
    """The articles of a Parquet file."""
    name = str(path)
    try:
        module = import_module("pyarrow.parquet")
    except ImportError:
        on_error(ReadError("Parquet needs: pip install 'diplograph[parquet]'", where=name))
        return
    try:
        file = module.ParquetFile(path)
        columns = [column for column in _Row.model_fields if column in file.schema_arrow.names]
    except (OSError, ValueError) as error:
        on_error(ReadError(f"broken Parquet: {_first_line(error)}", where=name))
        return
    if "text" not in columns:
        found = ", ".join(file.schema_arrow.names)[:200]
        on_error(ReadError(f"no column 'text'; found: {found}", where=name))
        return
    number = 0
    try:
        for batch in file.iter_batches(batch_size=256, columns=columns):
            for row in batch.to_pylist():
                number += 1
                try:
                    yield _from_row(row, defaults, f"{name}: row {number}")
                except ArticleError as error:
                    on_error(error)
    except (OSError, ValueError) as error:
        on_error(ReadError(f"broken Parquet after row {number}: {_first_line(error)}", where=name))


def _id(text: str, url: str | None, publisher: str | None) -> str:
    """A page keeps its id when its text is corrected; without an address the text is the id."""
    return content_hash("url", url) if url else content_hash("text", publisher or "", text)


def _language(code: str | None, where: str) -> str | None:
    if code is None:
        return None
    short = re.split(r"[-_]", code.strip().casefold())[0]
    if short not in codes():
        raise LanguageError(
            f"no language pack for {code[:40]!r}; installed: {', '.join(codes())}", where=where
        )
    return short


def _from_json(line: str, defaults: Defaults, where: str) -> Article:
    try:
        row = _ROW.validate_json(line.rstrip())
    except ValidationError as error:
        raise ReadError(_problem(error), where=where) from error
    return _article(row, defaults, where)


def _from_row(row: Mapping[str, Any], defaults: Defaults, where: str) -> Article:
    try:
        checked = _ROW.validate_python(dict(row))
    except ValidationError as error:
        raise ReadError(_problem(error), where=where) from error
    for value in (checked.text, checked.id, checked.title, checked.url, checked.publisher):
        if value is not None and not _is_unicode(value):
            raise ReadError("the article holds half a surrogate pair", where=where)
    return _article(checked, defaults, where)


def _article(row: _Row, defaults: Defaults, where: str) -> Article:
    return make_article(
        row.text,
        defaults,
        where=where,
        id=row.id,
        lang=row.lang,
        published=row.published,
        title=row.title,
        url=row.url,
        publisher=row.publisher,
    )


def _problem(error: ValidationError) -> str:
    """The first problem of a row, in a line."""
    first = error.errors(include_url=False, include_context=False)[0]
    if first["type"] == "json_invalid":
        message = first["msg"].removeprefix("Invalid JSON: ")
        return f"broken JSON: {re.sub(r' at line [0-9]+', ' at', message)}"
    if first["type"] == "model_type":
        return 'an article is an object with "text"'
    field = ".".join(str(part) for part in first["loc"])
    message = "missing" if first["type"] == "missing" else _first_line(first["msg"])
    return f"{field}: {message.removeprefix('Value error, ')}"


def _first_line(value: object) -> str:
    return (str(value).splitlines() or [""])[0][:200]


def _is_unicode(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _utf8(raw: bytes, where: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return decode(raw, where=where)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of a file; of one longer than the limit, its beginning."""
    while line := stream.readline(LIMIT + 1):
        if len(line) > LIMIT and not line.endswith(b"\n"):
            while (rest := stream.readline(LIMIT)) and not rest.endswith(b"\n"):
                pass
        yield line
