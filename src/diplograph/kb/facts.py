"""What a Wikidata-shaped source says, kept in one file while it is gathered, so that a kill loses little.

Items are kept as plain facts: labels, aliases and the few properties the tables need.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diplograph.errors import DataError

__all__ = ["LANGS", "PROPERTIES", "Facts", "Item", "Statement"]

LANGS = ("en", "ar")
# Property of Wikidata -> what it is here.
PROPERTIES = {
    "P27": "citizen",  # country of citizenship
    "P17": "country",
    "P1001": "jurisdiction",  # applies to jurisdiction
    "P2389": "directs",  # organisation directed by the office
    "P279": "super",  # subclass of
    "P31": "class",  # instance of
    "P298": "iso3",
    "P570": "died",
    "P1549": "demonym",
}


@dataclass(slots=True)
class Item:
    """Facts of one item; dates are written as the tables write them."""

    id: str
    labels: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)  # by the words of PROPERTIES

    def first(self, name: str) -> str:
        """The first value of a property, or nothing."""
        values = self.links.get(name)
        return values[0] if values else ""


@dataclass(frozen=True, slots=True)
class Statement:
    """That a person held a position; dates are YYYY, YYYY-MM or YYYY-MM-DD, or empty."""

    id: str
    person: str
    position: str
    start: str = ""
    end: str = ""
    of: str = ""  # qualifier: of, or applies to jurisdiction


_TABLES = """
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS item (id TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS statement (
  id TEXT PRIMARY KEY, person TEXT, position TEXT, start TEXT, "end" TEXT, of TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS org (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Facts:
    """A file of facts; what belongs together is committed together.

    Raises:
        DataError: the file is damaged or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.executescript(_TABLES)
        except (sqlite3.Error, OSError) as error:
            raise DataError(f"{path}: {error}; delete it to begin anew") from error

    def __enter__(self) -> Facts:
        self._run("BEGIN")
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._run("ROLLBACK" if kind else "COMMIT")

    def _run(self, text: str, values: Iterable[Any] = ()) -> sqlite3.Cursor:
        try:
            return self._db.execute(text, tuple(values))
        except sqlite3.Error as error:
            raise DataError(f"{self.path}: {error}") from error

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    def get(self, key: str, default: str = "") -> str:
        """How far the gathering came."""
        row = self._run("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else default

    def set(self, key: str, value: str) -> None:
        """Notes how far the gathering came."""
        self._run("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))

    def put_item(self, item: Item) -> None:
        """Keeps an item in place of an older one."""
        facts = json.dumps([item.labels, item.aliases, item.links], ensure_ascii=False)
        self._run("INSERT OR REPLACE INTO item VALUES (?, ?)", (item.id, facts))

    def put_statement(self, statement: Statement) -> None:
        """Keeps a statement."""
        row = (
            statement.id, statement.person, statement.position, statement.start, statement.end, statement.of,
        )  # fmt: skip
        self._run("INSERT OR REPLACE INTO statement VALUES (?, ?, ?, ?, ?, ?)", row)

    def put_org(self, id: str) -> None:
        """Notes that an item is an organisation."""
        self._run("INSERT OR IGNORE INTO org VALUES (?)", (id,))

    def item(self, id: str) -> Item | None:
        """The facts of an item."""
        row = self._run("SELECT facts FROM item WHERE id = ?", (id,)).fetchone()
        if row is None:
            return None
        labels, aliases, links = json.loads(row[0])
        return Item(id, labels, aliases, links)

    def statements(self) -> Iterator[Statement]:
        """All statements, by person and start."""
        for row in self._run("SELECT * FROM statement ORDER BY person, start, id"):
            yield Statement(*row)

    def orgs(self) -> list[str]:
        """The organisations."""
        return [row[0] for row in self._run("SELECT id FROM org ORDER BY id")]

    def countries(self) -> list[str]:
        """The items that have an ISO 3166-1 alpha-3 code."""
        rows = self._run("SELECT id FROM item WHERE facts LIKE '%\"iso3\"%' ORDER BY id")
        return [row[0] for row in rows]

    def count(self, table: str) -> int:
        """How many statements, items or organisations there are."""
        assert table in {"statement", "item", "org"}
        return int(self._run(f"SELECT COUNT(*) FROM {table}").fetchone()[0])

    def missing(self) -> list[str]:
        """Items that statements and items speak of and nobody has told of yet, by id.

        Superclasses are followed from positions only, and no further than three steps.
        """
        known = {row[0] for row in self._run("SELECT id FROM item")}
        wanted: dict[str, None] = {}
        positions: set[str] = set()
        for person, position, of in self._run("SELECT DISTINCT person, position, of FROM statement"):
            wanted.update(dict.fromkeys(id for id in (person, position, of) if id))
            positions.add(position)
        wanted.update(dict.fromkeys(self.orgs()))
        for row in self._run("SELECT DISTINCT person FROM statement"):
            person_item = self.item(row[0]) if row[0] in known else None
            if person_item is not None:
                wanted.update(dict.fromkeys(person_item.links.get("citizen", ())))
        for _ in range(3):
            above: set[str] = set()
            for id in positions:
                item = self.item(id) if id in known else None
                if item is not None:
                    for name in ("jurisdiction", "directs", "country"):
                        wanted.update(dict.fromkeys(item.links.get(name, ())))
                    above.update(item.links.get("super", ()))
            wanted.update(dict.fromkeys(above))
            positions = above
        return sorted(id for id in wanted if id not in known)
