"""Web pages and feeds in, articles out."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from importlib import import_module
from typing import Any

from diplograph.errors import ArticleError, ReadError
from diplograph.read.rows import Defaults, make_article
from diplograph.records import Article

__all__ = ["feed", "page"]

_DROP = frozenset(
    [
        "script",
        "style",
        "noscript",
        "nav",
        "footer",
        "aside",
        "form",
        "header",
        "button",
        "svg",
        "template",
        "iframe",
    ]
)
_BLOCK = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "article",
        "section",
        "blockquote",
        "tr",
        "td",
        "ul",
        "ol",
    ]
)
_VOID = frozenset(
    [
        "br",
        "img",
        "hr",
        "input",
        "meta",
        "link",
        "source",
        "wbr",
        "area",
        "base",
        "col",
        "embed",
        "param",
        "track",
    ]
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class _Page(HTMLParser):
    """Title, language, date and paragraphs of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.lang: str | None = None
        self.parts: list[str] = []
        self._dropped = 0
        self._in_title = False
        self.title = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "html" and values.get("lang"):
            self.lang = values["lang"]
        if tag == "meta":
            key = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
            if key and values.get("content"):
                self.meta.setdefault(key, values["content"])
        if tag == "time" and values.get("datetime"):
            self.meta.setdefault("time", values["datetime"])
        if tag == "link" and values.get("rel") == "canonical":
            self.meta.setdefault("canonical", values.get("href", ""))
        if tag in _DROP and tag not in _VOID:
            self._dropped += 1
        if tag == "title":
            self._in_title = True
        if tag in _BLOCK:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROP and self._dropped:
            self._dropped -= 1
        if tag == "title":
            self._in_title = False
        if tag in _BLOCK:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        elif not self._dropped:
            self.parts.append(data)

    @property
    def text(self) -> str:
        """Paragraphs, one a line."""
        lines = (" ".join(line.split()) for line in "".join(self.parts).split("\n"))
        return "\n".join(line for line in lines if line)


def page(text: str, name: str, defaults: Defaults) -> Article:
    """The article of a web page: by trafilatura where it is installed, else by its paragraphs.

    Raises:
        ReadError: no text is left once menus and scripts are gone.
    """
    parser = _Page()
    parser.feed(text)
    parser.close()
    meta = parser.meta
    body = _main_text(text) or parser.text
    found = _ISO.search(
        meta.get("article:published_time") or meta.get("datepublished") or meta.get("date")
        or meta.get("time") or ""
    )  # fmt: skip
    lang = (parser.lang or "")[:2].lower()
    return make_article(
        body,
        defaults,
        where=name,
        lang=lang if lang in {"ar", "en"} else None,
        published=_day(found.group()) if found else None,
        title=(meta.get("og:title") or parser.title).strip() or None,
        url=meta.get("og:url") or meta.get("canonical") or None,
        publisher=meta.get("og:site_name") or None,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _main_text(text: str) -> str | None:
    try:
        trafilatura: Any = import_module("trafilatura")
    except ImportError:
        return None
    found = trafilatura.extract(text, include_comments=False, include_tables=False)
    return str(found) if found else None


def feed(
    text: str, name: str, defaults: Defaults, on_error: Callable[[ArticleError], None]
) -> Iterator[Article]:
    """The articles of an RSS or Atom feed."""
    try:
        feedparser: Any = import_module("feedparser")
    except ImportError:
        on_error(ReadError("feeds need: pip install 'diplograph[web]'", where=name))
        return
    # From a string it would take an address or a path, and fetch or open it.
    parsed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    if not parsed.entries:
        on_error(ReadError("no entries: neither RSS nor Atom", where=name))
        return
    for number, entry in enumerate(parsed.entries, start=1):
        try:
            content = entry.get("content") or [{"value": entry.get("summary", "")}]
            parser = _Page()
            parser.feed(str(content[0].get("value", "")))
            parser.close()
            day = entry.get("published_parsed") or entry.get("updated_parsed")
            yield make_article(
                parser.text,
                defaults,
                where=f"{name}: entry {number}",
                published=date(*day[:3]) if day else None,
                title=entry.get("title") or None,
                url=entry.get("link") or None,
                publisher=parsed.feed.get("title") or None,
            )
        except ArticleError as error:
            on_error(error)
