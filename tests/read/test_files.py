"""Files and folders as they lie about: what can be read is read, the rest is told in a line that names it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from diplograph.errors import ArticleError
from diplograph.read import read
from diplograph.records import Article

TEXTS = {"ar": "فرضت اليابان عقوبات على إيران.", "en": "Japan sanctioned Iran."}


def reading(*sources: Path) -> tuple[list[Article], list[ArticleError]]:
    errors: list[ArticleError] = []
    return list(read(sources, on_error=errors.append)), errors


@contextmanager
def powerless() -> Iterator[None]:
    """The superuser may read everything, so a test of what may not be read gives that up."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_pipe_in_a_folder_is_left_out(tmp_path: Path) -> None:
    """Nobody writes to it; reading it would wait for ever."""
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(TEXTS["en"], encoding="utf-8")
    articles, (error,) = reading(tmp_path)
    assert [article.text for article in articles] == [TEXTS["en"]]
    assert error.where == str(tmp_path / "a.txt")


def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    """A file and a folder without permission: one line each, and the others are read."""
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "in.txt").write_text(TEXTS["ar"], encoding="utf-8")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXTS["ar"], encoding="utf-8")
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    closed.chmod(0)
    (tmp_path / "a.txt").chmod(0)
    try:
        with powerless():
            articles, errors = reading(tmp_path)
    finally:
        closed.chmod(0o755)
    assert len(articles) == 1
    assert {error.where for error in errors} == {str(tmp_path / "a.txt"), str(closed)}


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    """The line names the folder and what was looked for."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    articles, (error,) = reading(tmp_path)
    assert not articles and error.where == str(tmp_path) and ".jsonl" in error.problem


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    """A link to itself is told, a link to the folder above is not followed."""
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "z.txt").write_text(TEXTS["en"], encoding="utf-8")
    articles, (error,) = reading(tmp_path)
    assert len(articles) == 1 and error.where == str(tmp_path / "self.txt")


def test_a_binary_file_is_told_once(tmp_path: Path) -> None:
    """Not once for each of its lines."""
    (tmp_path / "x.jsonl").write_bytes(b"\x00\x01\n\x02{\n" * 500)
    articles, errors = reading(tmp_path / "x.jsonl")
    assert not articles and len(errors) == 1 and "binary" in errors[0].problem


@pytest.mark.parametrize("lang", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_lines_in_any_encoding(tmp_path: Path, lang: str, encoding: str) -> None:
    """Line seven is broken, and line seven is what is told; the others are read."""
    lines = [json.dumps({"id": str(n), "text": TEXTS[lang]}, ensure_ascii=False) for n in range(1, 10)]
    lines[6] = lines[6][:-4]
    (tmp_path / "x.jsonl").write_bytes("\n".join(lines).encode(encoding))
    articles, (error,) = reading(tmp_path / "x.jsonl")
    assert [article.id for article in articles] == list("12345689")
    assert {article.text for article in articles} == {TEXTS[lang]}
    assert error.where == f"{tmp_path / 'x.jsonl'}:7" and "broken JSON" in error.problem


@pytest.mark.parametrize("name", ["articles", "articles.dat"])
def test_json_lines_by_any_name(tmp_path: Path, name: str) -> None:
    """As from a pipe: what begins like JSON is read as JSON."""
    (tmp_path / name).write_text(json.dumps({"id": "1", "text": TEXTS["en"]}), encoding="utf-8")
    ((article,), errors) = reading(tmp_path / name)
    assert (article.id, article.text, errors) == ("1", TEXTS["en"], [])


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2999-01-01"])
def test_days_no_newspaper_is_of(tmp_path: Path, day: str) -> None:
    """What a database writes for a day it does not know is refused with the line."""
    rows = [{"id": "1", "text": TEXTS["en"], "published": day}, {"id": "2", "text": TEXTS["en"]}]
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    articles, (error,) = reading(tmp_path / "x.jsonl")
    assert [article.id for article in articles] == ["2"]
    assert error.where.endswith("x.jsonl:1") and day in error.problem


def test_a_feed_that_is_only_an_address_opens_nothing(tmp_path: Path) -> None:
    """The content of a file is a feed, never a place to get one from."""
    item = f"<item><title>T</title><description>{TEXTS['en']}</description></item>"
    secret = tmp_path / "secret.xml"
    secret.write_text(f'<rss version="2.0"><channel>{item}</channel></rss>', encoding="utf-8")
    (tmp_path / "x.xml").write_text(str(secret), encoding="utf-8")
    articles, (error,) = reading(tmp_path / "x.xml")
    assert not articles and error.where == str(tmp_path / "x.xml")
    ((article,), _) = reading(secret)
    assert article.text == TEXTS["en"]


def test_where_an_article_was_read_is_no_part_of_it() -> None:
    """Moved files are the same articles."""
    one, other = (Article(id="1", text="x", published=date(2021, 4, 13), where=where) for where in "ab")
    assert one == other and repr(one) == repr(other) and one.origin == "a"
    assert Article(id="1", text="x").origin == "1"
