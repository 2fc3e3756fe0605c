"""Articles with their event mentions in, one SQLite file out: what was read, before anything is merged.

A version of an article is kept until no snapshot needs it, so that the graph that counts can always
be told apart from the one that is being built.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from diplograph.errors import GraphError
from diplograph.graph.codec import from_json, to_json
from diplograph.graph.quads import article_hash
from diplograph.graph.sql import connect, full_or_locked
from diplograph.records import Article, EventMention, OfficeClaim

__all__ = ["Archive", "Stored"]


class Stored(NamedTuple):
    """A version of an article with its event mentions."""

    hash: str
    fingerprint: str
    article: Article
    mentions: tuple[EventMention, ...]
    offices: tuple[OfficeClaim, ...] = ()


_SCHEMA = """
CREATE TABLE IF NOT EXISTS versions (
    hash TEXT NOT NULL, fingerprint TEXT NOT NULL, article TEXT NOT NULL, mentions TEXT NOT NULL,
    offices TEXT NOT NULL,    PRIMARY KEY (hash, fingerprint)
);
CREATE TABLE IF NOT EXISTS newest (hash TEXT PRIMARY KEY, fingerprint TEXT NOT NULL) WITHOUT ROWID;
"""
# What a kill may cost in work that is done again.
_EVERY_ARTICLES, _EVERY_SECONDS = 200, 5.0


class Archive:
    """The articles of a graph folder, by the hash of their id."""

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        self.path = path
        self._db = connect(path, writable=writable, schema=_SCHEMA if writable else None)
        self._waiting = 0
        self._saved = time.monotonic()

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    # -- writing -----------------------------------------------------------------------------

    def fingerprint_of(self, article_id: str) -> str | None:
        """The fingerprint of the newest version of an article, None when it is not there."""
        row = self._db.execute("SELECT fingerprint FROM newest WHERE hash = ?", (article_hash(article_id),))
        found = row.fetchone()
        return None if found is None else str(found[0])

    def put(
        self,
        article: Article,
        mentions: Iterable[EventMention],
        fingerprint: str,
        offices: Iterable[OfficeClaim] = (),
    ) -> None:
        """Takes an article in, as the newest version of its id; safe on disk after the next `commit`.

        Raises:
            GraphError: the folder cannot be written to; what was there stays.
        """
        key = article_hash(article.id)
        row = (key, fingerprint, _text(to_json(article)), _text([to_json(mention) for mention in mentions]),
               _text([to_json(claim) for claim in offices]))  # fmt: skip
        with full_or_locked(self.path):
            self._db.execute("INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?)", row)
            self._db.execute("INSERT OR REPLACE INTO newest VALUES (?, ?)", (key, fingerprint))
        self._waiting += 1
        if self._waiting >= _EVERY_ARTICLES or time.monotonic() - self._saved > _EVERY_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Makes what was put safe.

        Raises:
            GraphError: the disk is full or read only; what was committed before stays.
        """
        with full_or_locked(self.path):
            self._db.commit()
        self._waiting, self._saved = 0, time.monotonic()

    def forget(self, keep: Path | None) -> None:
        """Drops versions that are neither the newest nor those a snapshot's index holds."""
        with full_or_locked(self.path):
            old = "SELECT hash, fingerprint FROM newest"
            if keep is not None:
                self._db.execute("ATTACH ? AS kept", (str(keep),))
                old += " UNION SELECT hash, fingerprint FROM kept.articles"
            self._db.execute(f"DELETE FROM versions WHERE (hash, fingerprint) NOT IN ({old})")
            self._db.commit()
            if keep is not None:
                self._db.execute("DETACH kept")

    # -- reading -----------------------------------------------------------------------------

    def newest(self) -> dict[str, str]:
        """The fingerprint of the newest version of every article, by hash."""
        return dict(self._db.execute("SELECT hash, fingerprint FROM newest").fetchall())

    def read(self, versions: Iterable[tuple[str, str]]) -> Iterator[Stored]:
        """Versions of articles by hash and fingerprint, in the order asked for; missing ones left out.

        Raises:
            GraphError: a record is damaged; names the article.
        """
        for key, fingerprint in versions:
            row = self._db.execute(
                "SELECT article, mentions, offices FROM versions WHERE hash = ? AND fingerprint = ?",
                (key, fingerprint),
            ).fetchone()
            if row is not None:
                yield self._stored(key, fingerprint, *row)

    def _stored(self, key: str, fingerprint: str, article: str, mentions: str, offices: str) -> Stored:
        try:
            return Stored(
                key,
                fingerprint,
                from_json(Article, json.loads(article)),
                tuple([from_json(EventMention, entry) for entry in json.loads(mentions)]),
                tuple([from_json(OfficeClaim, entry) for entry in json.loads(offices)]),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise GraphError(f"{self.path}: article {key} is damaged ({error}); build anew") from error


def _text(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, from a broken page
        return json.dumps(value, separators=(",", ":"))
    return text
