"""What a snapshot was made of in, an SQLite file out: look-ups that need neither the store nor a merge.

It holds the versions of articles in the snapshot, which claim belongs to which event, events by type,
actor and day, the events behind each relation, everybody's names, and the words of every article. All
of it can be made again from the archive, and is, with every full build.

The keys of a claim are the names of the drawers in which merging looks for what may be told with it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from diplograph.graph.archive import Stored
from diplograph.graph.codec import to_json
from diplograph.graph.quads import article_hash, dyads_of, month_of, relations_of
from diplograph.graph.sql import connect, full_or_locked
from diplograph.graph.words import name_keys, words_of
from diplograph.records import Actor, ActorKind, ActorRef, Event, Place, content_hash

__all__ = ["Index", "Support"]

# An event behind a relation: its id, how many claims tell it, its first and its last day.
Support = tuple[str, int, date | None, date | None]
_Triple = tuple[str, str, str]

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE articles (
    n INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL, id TEXT NOT NULL,
    lang TEXT, published TEXT, title TEXT, url TEXT, publisher TEXT
);
CREATE TABLE prints (article TEXT PRIMARY KEY, print BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE claims (
    id TEXT PRIMARY KEY, article TEXT NOT NULL, event TEXT NOT NULL, asserted REAL
) WITHOUT ROWID;
CREATE TABLE keys (key TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY (key, article)) WITHOUT ROWID;
CREATE TABLE events (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, earliest TEXT, latest TEXT, month TEXT,
    asserted INTEGER NOT NULL, claims INTEGER NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE parties (actor TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (actor, event)) WITHOUT ROWID;
CREATE TABLE dyads (dyad TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (dyad, event)) WITHOUT ROWID;
CREATE TABLE relations (
    subject TEXT NOT NULL, relation TEXT NOT NULL, object TEXT NOT NULL, event TEXT NOT NULL,
    claims INTEGER NOT NULL, earliest TEXT, latest TEXT, PRIMARY KEY (subject, relation, object, event)
) WITHOUT ROWID;
CREATE TABLE names (
    actor TEXT NOT NULL, name TEXT NOT NULL, name_ar TEXT NOT NULL, kind TEXT NOT NULL,
    country TEXT NOT NULL, mentions INTEGER NOT NULL, PRIMARY KEY (actor, name, name_ar, kind, country)
) WITHOUT ROWID;
CREATE TABLE offices (
    person TEXT NOT NULL, office TEXT NOT NULL, of TEXT NOT NULL, mentions INTEGER NOT NULL,
    PRIMARY KEY (person, office, of)
) WITHOUT ROWID;
CREATE TABLE named (actor TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY (actor, article)) WITHOUT ROWID;
CREATE TABLE labels (key TEXT NOT NULL, iri TEXT NOT NULL, PRIMARY KEY (key, iri)) WITHOUT ROWID;
CREATE TABLE places (
    place TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL, mentions INTEGER NOT NULL,
    PRIMARY KEY (place, name, country)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE text USING fts5(words, content='', detail=none, columnsize=0, tokenize="unicode61");
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS claims_article ON claims (article);
CREATE INDEX IF NOT EXISTS claims_event ON claims (event);
CREATE INDEX IF NOT EXISTS keys_article ON keys (article);
CREATE INDEX IF NOT EXISTS named_article ON named (article);
CREATE INDEX IF NOT EXISTS events_type ON events (type, earliest);
CREATE INDEX IF NOT EXISTS events_day ON events (earliest);
CREATE INDEX IF NOT EXISTS parties_event ON parties (event);
CREATE INDEX IF NOT EXISTS dyads_event ON dyads (event);
CREATE INDEX IF NOT EXISTS relations_event ON relations (event);
"""
_BATCH = 400


class Index:
    """The side index of a snapshot."""

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        self.path = path
        self._db = connect(path, writable=writable)

    @classmethod
    def create(cls, path: Path) -> Index:
        """An empty one."""
        index = cls(path, writable=True)
        with full_or_locked(path):
            # It lies in a folder that does not count yet: nothing to roll back, nothing to wait for.
            index._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        return index

    @classmethod
    def change(cls, path: Path) -> Index:
        """A copy that is to be changed, of which the original still exists."""
        index = cls(path, writable=True)
        with full_or_locked(path):
            index._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        return index

    def finish(self) -> None:
        """Builds what look-ups go by and writes all down."""
        with full_or_locked(self.path):
            self._db.executescript(_INDEXES)
            self._db.commit()
            self._db.execute("PRAGMA optimize")
            self._db.close()

    def shrink(self) -> None:
        """Gives memory back that is held for look-ups to come."""
        self._db.execute("PRAGMA shrink_memory")

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    # -- what it is of -----------------------------------------------------------------------

    def meta(self, key: str) -> Any:
        """A value kept with the snapshot, None when there is none."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else json.loads(row[0])

    def set_meta(self, key: str, value: Any) -> None:
        """Keeps a value with the snapshot."""
        self._run("INSERT OR REPLACE INTO meta VALUES (?, ?)", [(key, json.dumps(value))])

    def versions(self) -> dict[str, str]:
        """The fingerprint of every article in the snapshot, by hash."""
        return dict(self._db.execute("SELECT hash, fingerprint FROM articles").fetchall())

    def article_versions(self) -> list[tuple[str, str]]:
        """Hash and fingerprint of every article, in the order of their ids."""
        return self._db.execute("SELECT hash, fingerprint FROM articles ORDER BY id").fetchall()

    def version_of(self, article: str) -> str:
        """The fingerprint of an article by its hash.

        Raises:
            KeyError: it is not in this snapshot.
        """
        row = self._db.execute("SELECT fingerprint FROM articles WHERE hash = ?", (article,)).fetchone()
        if row is None:
            raise KeyError(article)
        return str(row[0])

    def strongest(self, count: int) -> list[tuple[_Triple, int, str]]:
        """The relations with the most claims: the relation, how many, and the event with most of them."""
        rows = self._db.execute(
            "SELECT subject, relation, object, SUM(claims), MAX(claims), event FROM relations "
            "GROUP BY subject, relation, object ORDER BY SUM(claims) DESC, subject, relation, object LIMIT ?",
            (count,),
        )
        return [
            ((subject, relation, value), total, event) for subject, relation, value, total, _, event in rows
        ]

    def counts(self) -> dict[str, int]:
        """How many articles, events and claims there are."""
        return {
            table: int(self._db.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])
            for table in ("articles", "events", "claims")
        }

    # -- articles ----------------------------------------------------------------------------

    def add_article(self, stored: Stored) -> None:
        """Takes an article in: its words, and the names and offices in it as it gives them."""
        article = stored.article
        published = article.published.isoformat() if article.published else None
        row = (
            stored.hash, stored.fingerprint, article.id, article.lang, published, article.title,
            article.url, article.publisher,
        )  # fmt: skip
        with full_or_locked(self.path):
            cursor = self._db.execute(
                "INSERT INTO articles (hash, fingerprint, id, lang, published, title, url, publisher) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                tuple(_storable(value) for value in row),
            )
            self._db.execute(
                "INSERT INTO text (rowid, words) VALUES (?, ?)", (cursor.lastrowid, words_of(article))
            )
        self._count(stored, 1)

    def drop_article(self, stored: Stored) -> None:
        """Takes out what `add_article` took in."""
        (number,) = self._db.execute("SELECT n FROM articles WHERE hash = ?", (stored.hash,)).fetchone()
        with full_or_locked(self.path):
            self._db.execute(
                "INSERT INTO text (text, rowid, words) VALUES ('delete', ?, ?)",
                (number, words_of(stored.article)),
            )
            self._db.execute("DELETE FROM articles WHERE n = ?", (number,))
            self._db.execute("DELETE FROM prints WHERE article = ?", (stored.hash,))
        self._count(stored, -1)

    def add_print(self, article: str, print: bytes) -> None:
        """The fingerprint of the text of an article, by its hash."""
        self._run("INSERT OR REPLACE INTO prints VALUES (?, ?)", [(article, print)])

    def print_of(self, article: str) -> bytes | None:
        """The fingerprint of the text of an article, by its hash; None if none was kept."""
        row = self._db.execute("SELECT print FROM prints WHERE article = ?", (article,)).fetchone()
        return None if row is None else bytes(row[0])

    def add_keys(self, article: str, keys: Collection[str]) -> None:
        """The keys that the claims of an article, by its hash, are found by."""
        self._run("INSERT OR IGNORE INTO keys VALUES (?, ?)", [(_storable(key), article) for key in keys])

    def drop_claims(self, article: str) -> None:
        """Takes out the claims of an article, by its hash, and their keys."""
        self._run("DELETE FROM keys WHERE article = ?", [(article,)])
        self._run("DELETE FROM claims WHERE article = ?", [(article,)])

    def _count(self, stored: Stored, step: int) -> None:
        refs: Counter[tuple[str, ...]] = Counter()
        places: Counter[tuple[str, ...]] = Counter()
        offices: Counter[tuple[str, ...]] = Counter()

        def note(ref: ActorRef) -> None:
            refs[ref.id, ref.name, ref.name_ar or "", ref.kind.value, ref.country or ""] += step

        for mention in stored.mentions:
            for ref in (*mention.agents, *mention.patients, *mention.attribution):
                note(ref)
            place = mention.place
            if place is not None and place.id:
                places[place.id, place.name or "", place.country or ""] += step
        for claim in stored.offices:
            note(claim.person)
            offices[claim.person.id, claim.office, claim.of] += step
        for table, marks, found in (
            ("names", "?, ?, ?, ?, ?", refs),
            ("places", "?, ?, ?", places),
            ("offices", "?, ?, ?", offices),
        ):
            self._run(
                f"INSERT INTO {table} VALUES ({marks}, ?) "
                "ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
                [(*map(_storable, row), count) for row, count in found.items()],
            )
        pairs = {(_storable(row[0]), stored.hash) for row in refs}
        change = "INSERT OR IGNORE INTO named VALUES (?, ?)"
        self._run(change if step > 0 else "DELETE FROM named WHERE actor = ? AND article = ?", pairs)

    # -- names -------------------------------------------------------------------------------

    def naming(self, actors: Collection[str]) -> set[str]:
        """The hashes of the articles that name one of the actors."""
        return {row[0] for row in self._select("SELECT DISTINCT article FROM named WHERE actor", actors)}

    def names(self) -> Iterator[Actor]:
        """Every way that somebody is named, by id, in both languages and by most claims first."""
        for actor, name, name_ar, kind, country in self._db.execute(
            "SELECT actor, name, name_ar, kind, country FROM names WHERE mentions > 0 "
            "ORDER BY actor, name_ar = '', mentions DESC, name, name_ar, kind, country"
        ):
            yield Actor(
                id=actor,
                name=name,
                name_ar=name_ar or None,
                kind=ActorKind(kind),
                country=country or None,
            )

    def set_labels(
        self, rows: Iterable[tuple[str, str]], codes: Mapping[str, str], seats: Iterable[tuple[str, str]] = ()
    ) -> None:
        """The names that actors and places of the graph are found by, each with an IRI; states by code.

        Args:
            rows: the names.
            codes: the states.
            seats: names of capitals, each with the IRI of what acts there.
        """
        rows, seats = sorted(set(rows)), sorted(set(seats))
        made = content_hash(*(part for row in (*rows, *sorted(codes.items()), *seats) for part in row))
        if self.meta("labels") == made:
            return
        self.set_meta("labels", made)
        self._run("DELETE FROM labels", [()])
        pairs = {(_storable(key), iri) for name, iri in rows for key in name_keys(name)}
        pairs |= {(key, iri) for code, iri in codes.items() for key in (name_keys(code)[0], f":{code}")}
        pairs |= {(_seat(name), iri) for name, iri in seats}
        self._run("INSERT OR IGNORE INTO labels VALUES (?, ?)", sorted(pairs))

    def called(self, name: str) -> list[str]:
        """The IRIs of the actors and places that a name means, in either script and any spelling.

        A whole name comes before one that sounds alike, that before names that hold all the words.
        """
        whole, heard, *words = name_keys(name)
        for key in (whole, heard):
            rows = self._db.execute("SELECT iri FROM labels WHERE key = ? ORDER BY iri", (_storable(key),))
            if found := [str(row[0]) for row in rows]:
                return found
        if not words:
            return []
        each = " INTERSECT ".join("SELECT iri FROM labels WHERE key = ?" for _ in words)
        return [
            str(row[0]) for row in self._db.execute(f"{each} ORDER BY iri", [_storable(w) for w in words])
        ]

    def acting(self, name: str) -> list[str]:
        """The IRIs of the states and unions that a capital of this name stands for: Washington warned."""
        rows = self._db.execute("SELECT iri FROM labels WHERE key = ? ORDER BY iri", (_seat(name),))
        return [str(row[0]) for row in rows]

    def codes(self, name: str) -> list[str]:
        """The ISO codes of the states that a name means."""
        iris = self.acting(name) or self.called(name)
        found = self._select("SELECT key FROM labels WHERE key GLOB ':*' AND iri", iris)
        return sorted({str(row[0])[1:] for row in found})

    def offices(self) -> list[tuple[str, str, str]]:
        """What the articles say of offices: person, office, and whose it is."""
        return self._db.execute(
            "SELECT person, office, of FROM offices WHERE mentions > 0 ORDER BY person, office, of"
        ).fetchall()

    def places(self) -> list[Place]:
        """Every place, by id, by the name that most claims give."""
        places: dict[str, Place] = {}
        for place, name, country in self._db.execute(
            "SELECT place, name, country FROM places WHERE mentions > 0 "
            "ORDER BY place, name = '', mentions DESC, name, country"
        ):
            places.setdefault(place, Place(text=name, name=name or None, country=country or None, id=place))
        return list(places.values())

    # -- claims ------------------------------------------------------------------------------

    def sharing(self, keys: Collection[str]) -> set[str]:
        """The hashes of the articles that hold a claim with one of the keys, or of one of these ids."""
        found = {row[0] for row in self._select("SELECT DISTINCT article FROM keys WHERE key", keys)}
        return found | {row[0] for row in self._select("SELECT article FROM claims WHERE id", keys)}

    def claims_of(self, events: Collection[str]) -> dict[str, str]:
        """The claims of events, each with the hash of its article."""
        return dict(self._select("SELECT id, article FROM claims WHERE event", events))

    def events_of(self, claims: Collection[str]) -> dict[str, str]:
        """The event of each claim that is there."""
        return dict(self._select("SELECT id, event FROM claims WHERE id", claims))

    def surest(self, event: str) -> tuple[str, str, str]:
        """Of the claims that assert an event the one with the best score: id, article hash, fingerprint.

        Raises:
            KeyError: none asserts it.
        """
        row = self._db.execute(
            "SELECT c.id, a.hash, a.fingerprint FROM claims c JOIN articles a ON a.hash = c.article "
            "WHERE c.event = ? AND c.asserted IS NOT NULL ORDER BY c.asserted DESC, c.id DESC LIMIT 1",
            (event,),
        ).fetchone()
        if row is None:
            raise KeyError(event)
        return row[0], row[1], row[2]

    # -- events ------------------------------------------------------------------------------

    def add_event(self, event: Event) -> None:
        """Takes an event in, with its claims and the relations it licenses."""
        when = event.when
        start = when.start.isoformat() if when and when.start else None
        end = when.end.isoformat() if when and when.end else start
        body = to_json(replace(event, claims=()))
        body["claims"] = [claim.id for claim in event.claims]
        row = (
            event.id, event.type, start, end, month_of(event), event.is_asserted, len(event.claims),
            json.dumps(body),
        )  # fmt: skip
        self._run("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [row])
        self._run(
            "INSERT OR REPLACE INTO claims VALUES (?, ?, ?, ?)",
            [
                (claim.id, article_hash(claim.article), event.id, claim.score if claim.is_asserted else None)
                for claim in event.claims
            ],
        )
        parties = {ref.id for ref in (*event.agents, *event.patients)}
        parties |= {ref.country for ref in (*event.agents, *event.patients) if ref.country}
        self._run(
            "INSERT OR IGNORE INTO parties VALUES (?, ?)", [(_storable(key), event.id) for key in parties]
        )
        self._run(
            "INSERT OR IGNORE INTO dyads VALUES (?, ?)",
            [(_storable(pair), event.id) for pair in dyads_of(event)],
        )
        self._run(
            "INSERT OR IGNORE INTO relations VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(*triple, event.id, len(event.claims), start, end) for triple in relations_of(event)],
        )

    def drop_events(self, events: Collection[str]) -> None:
        """Takes out events, and what follows from them; their claims stay."""
        for batch in _batches(events):
            marks = ",".join("?" * len(batch))
            with full_or_locked(self.path):
                for table in ("parties", "dyads", "relations"):
                    self._db.execute(f"DELETE FROM {table} WHERE event IN ({marks})", batch)
                self._db.execute(f"DELETE FROM events WHERE id IN ({marks})", batch)

    def triples_of(self, events: Collection[str]) -> set[_Triple]:
        """The relations that events license."""
        return set(self._select("SELECT subject, relation, object FROM relations WHERE event", events))

    def support(self, triple: _Triple) -> list[Support]:
        """The events behind a relation, by id."""
        rows = self._db.execute(
            "SELECT event, claims, earliest, latest FROM relations "
            "WHERE subject = ? AND relation = ? AND object = ? ORDER BY event",
            triple,
        )
        return [_support(*row) for row in rows]

    def supports(self) -> Iterator[tuple[_Triple, list[Support]]]:
        """Every relation with the events behind it."""
        at: _Triple | None = None
        held: list[Support] = []
        for subject, relation, value, *rest in self._db.execute(
            "SELECT subject, relation, object, event, claims, earliest, latest FROM relations "
            "ORDER BY subject, relation, object, event"
        ):
            triple = (subject, relation, value)
            if at is not None and triple != at:
                yield at, held
                held = []
            at = triple
            held.append(_support(*rest))
        if at is not None:
            yield at, held

    def event(self, event: str) -> dict[str, Any]:
        """The values of an event, its claims by id.

        Raises:
            KeyError: there is none.
        """
        row = self._db.execute("SELECT body FROM events WHERE id = ?", (event,)).fetchone()
        if row is None:
            raise KeyError(event)
        found: dict[str, Any] = json.loads(row[0])
        return found

    def events(
        self,
        *,
        type: str | None = None,
        parties: Collection[str] | None = None,
        dyad: str | None = None,
        since: date | None = None,
        until: date | None = None,
        ids: Collection[str] | None = None,
        limit: int | None = None,
    ) -> Iterator[tuple[dict[str, Any], list[tuple[str, str, str]]]]:
        """Events by day, type and id: the values of each; of its claims id, hash and fingerprint."""
        where, values = ["1"], list[Any]()
        if type is not None:
            where.append("type = ?")
            values.append(type)
        if parties is not None:
            where.append(f"id IN (SELECT event FROM parties WHERE actor IN ({','.join('?' * len(parties))}))")
            values += sorted(parties)
        if dyad is not None:
            where.append("id IN (SELECT event FROM dyads WHERE dyad = ?)")
            values.append(dyad)
        if since is not None:
            where.append("latest >= ?")
            values.append(since.isoformat())
        if until is not None:
            where.append("earliest <= ?")
            values.append(until.isoformat())
        if ids is not None:
            where.append(f"id IN ({','.join('?' * len(ids))})")
            values += sorted(ids)
        text = (
            f"SELECT body FROM events WHERE {' AND '.join(where)} "
            f"ORDER BY IFNULL(earliest, '9999'), type, id LIMIT {-1 if limit is None else int(limit)}"
        )
        for (body,) in self._db.execute(text, values):
            data = json.loads(body)
            claims = data.pop("claims")
            found = {
                claim: (claim, key, fingerprint)
                for claim, key, fingerprint in self._select(
                    "SELECT c.id, a.hash, a.fingerprint FROM claims c "
                    "JOIN articles a ON a.hash = c.article WHERE c.id",
                    claims,
                )
            }
            yield data, [found[claim] for claim in claims]

    # -- words -------------------------------------------------------------------------------

    def search(self, expression: str, limit: int) -> list[tuple[str, str]]:
        """Articles that match an FTS5 expression, newest first: hash and fingerprint."""
        return self._db.execute(
            "SELECT hash, fingerprint FROM articles WHERE n IN (SELECT rowid FROM text WHERE text MATCH ?) "
            "ORDER BY published DESC, id LIMIT ?",
            (expression, limit),
        ).fetchall()

    # -- help --------------------------------------------------------------------------------

    def _run(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        with full_or_locked(self.path):
            self._db.executemany(statement, rows)

    def _select(self, statement: str, values: Collection[str]) -> Iterator[Any]:
        """Rows of a statement that ends in a column, for any number of values of it."""
        for batch in _batches(values):
            yield from self._db.execute(f"{statement} IN ({','.join('?' * len(batch))})", batch)


def _support(event: str, claims: int, earliest: str | None, latest: str | None) -> Support:
    return (
        event,
        claims,
        date.fromisoformat(earliest) if earliest else None,
        date.fromisoformat(latest) if latest else None,
    )


def _batches(values: Collection[str]) -> Iterator[list[str]]:
    listed = sorted(values)
    for start in range(0, len(listed), _BATCH):
        yield listed[start : start + _BATCH]


def _seat(name: str) -> str:
    """What whoever acts in a capital is found by."""
    return f"^{_storable(name_keys(name)[0])}"


def _storable(value: str | None) -> str | None:
    return value.encode("utf-8", "replace").decode() if value else value
