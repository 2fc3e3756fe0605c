"""Events and articles in, typed tables on disk out, and what SQL says of them.

One row a fact, so that they join and add up: `events`, `parties` (who was in one, as what), `dyads` (its
pairs of sides), `claims` (who told it, where), `articles`. Parquet files, made from the same records as all
else whenever they are not there.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplograph.errors import GraphError, MissingExtraError, QueryError
from diplograph.graph.quads import dyads_of, month_of
from diplograph.records import Article, Event
from diplograph.vocab import EVENT_TYPES

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["COLUMNS", "ask_sql", "tables_in", "write_tables"]

# Each table by its columns with their types, as Arrow calls them.
COLUMNS: Mapping[str, str] = {
    "events": "event:string type:string plover:string group:string start:date32 end:date32 month:string "
    "place:string place_country:string asserted:bool claims:int32 sources:int32",
    "parties": "event:string role:string position:int16 actor:string name:string name_ar:string kind:string "
    "country:string",
    "dyads": "dyad:string event:string type:string group:string month:string asserted:bool claims:int32",
    "claims": "claim:string event:string type:string article:string lang:string publisher:string "
    "published:date32 source:string source_name:string source_name_ar:string polarity:string modality:string "
    "score:float32 number:int32 rule:string sentence:string",
    "articles": "article:string lang:string publisher:string published:date32 title:string url:string",
}
_ROWS = 50_000  # written at once
_MEMORY = "2GB"

_Row = tuple[Any, ...]
_Loaded = tuple[Iterable[Event], Callable[[str], Article], Iterable[Article]]


def tables_in(snapshot: Path, load: Callable[[], _Loaded]) -> Path:
    """The folder of the tables of a snapshot, made if it is not there.

    Args:
        snapshot: the folder of the snapshot.
        load: gives the events, what finds an article by its id, and the articles.

    Raises:
        GraphError: the disk is full or cannot be written to.
        MissingExtraError: pyarrow is not installed.
    """
    place = snapshot / "tables"
    if not place.is_dir():
        try:
            part = Path(tempfile.mkdtemp(prefix="tables-", dir=snapshot))
        except OSError as error:
            raise GraphError(f"{snapshot}: cannot be written to ({error.strerror or error})") from error
        try:
            write_tables(part, *load())
            part.chmod(0o755)
            part.rename(place)
        except OSError as error:
            # Somebody else made them in the meantime, or there is no room.
            if not place.is_dir():
                raise GraphError(f"{place}: cannot be written ({error.strerror or error})") from error
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return place


def write_tables(
    folder: Path, events: Iterable[Event], article: Callable[[str], Article], articles: Iterable[Article]
) -> None:
    """Writes all tables as Parquet files, a few thousand rows at a time.

    Args:
        folder: where; made if it is not there.
        events: what they are of.
        article: finds an article by its id.
        articles: all of them.

    Raises:
        MissingExtraError: pyarrow is not installed.
        OSError: the disk is full or cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    writers = {name: _Writer(folder / f"{name}.parquet", columns) for name, columns in COLUMNS.items()}
    try:
        for event in events:
            for name, row in _rows(event, article):
                writers[name].add(row)
        for entry in articles:
            writers["articles"].add(
                (entry.id, entry.lang, entry.publisher, entry.published, entry.title, entry.url)
            )
    finally:
        for writer in writers.values():
            writer.close()


def _rows(event: Event, article: Callable[[str], Article]) -> Iterator[tuple[str, _Row]]:
    kind, when, place = EVENT_TYPES[event.type], event.when, event.place
    start = when.start if when else None
    month, asserted, told = month_of(event), event.is_asserted, len(event.claims)
    yield "events", (
        event.id, event.type, kind.plover, kind.group, start, (when.end or start) if when else None, month,
        (place.name or place.text) if place else None, place.country if place else None, asserted, told,
        event.sources,
    )  # fmt: skip
    for role, refs in (("agent", event.agents), ("patient", event.patients)):
        for number, ref in enumerate(refs):
            yield "parties", (
                event.id, role, number, ref.id, ref.name, ref.name_ar, str(ref.kind), ref.country,
            )  # fmt: skip
    for dyad in dyads_of(event):
        yield "dyads", (dyad, event.id, event.type, kind.group, month, asserted, told)
    for claim in event.claims:
        source = claim.attribution[0] if claim.attribution else None
        where = article(claim.article)
        yield "claims", (
            claim.id, event.id, claim.type, where.id, where.lang, where.publisher, where.published,
            source.id if source else None, source.name if source else None,
            source.name_ar if source else None, str(claim.polarity), str(claim.modality), claim.score,
            claim.number, claim.rule, " ".join(claim.sentence.cut(where.text).split()),
        )  # fmt: skip


class _Writer:
    """Rows of one table into its file."""

    def __init__(self, path: Path, columns: str) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError as error:
            raise MissingExtraError("pyarrow", "tables") from error
        self._schema: pyarrow.Schema = pyarrow.schema(
            [(name, getattr(pyarrow, kind.replace("bool", "bool_"))()) for name, kind in _pairs(columns)]
        )
        self._file = pyarrow.parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._held: list[_Row] = []

    def add(self, row: _Row) -> None:
        self._held.append(tuple([_storable(value) for value in row]))
        if len(self._held) == _ROWS:
            self._write()

    def close(self) -> None:
        self._write()
        self._file.close()

    def _write(self) -> None:
        import pyarrow

        columns: Sequence[Sequence[Any]] = list(zip(*self._held, strict=True)) or [()] * len(self._schema)
        arrays = [
            pyarrow.array(column, field.type) for column, field in zip(columns, self._schema, strict=True)
        ]
        self._file.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))
        self._held = []


def _pairs(columns: str) -> Iterator[tuple[str, str]]:
    for column in columns.split():
        name, _, kind = column.partition(":")
        yield name, kind


def _storable(value: Any) -> Any:
    """Half a surrogate pair, from a broken page, is no text to Parquet."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def ask_sql(tables: Path, sql: str, values: Sequence[Any] = ()) -> pandas.DataFrame:
    """What a query in DuckDB's SQL gives; it reads the tables and nothing else.

    Args:
        tables: their folder.
        sql: one statement; `?` stands for a value.
        values: for each `?` in turn.

    Raises:
        MissingExtraError: DuckDB is not installed.
        QueryError: the query does not run.
    """
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtraError("duckdb", "tables") from error
    with duckdb.connect(config={"memory_limit": _MEMORY, "autoinstall_known_extensions": False}) as db:
        for name in COLUMNS:
            path = str(tables / f"{name}.parquet").replace("'", "''")
            db.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{path}')")
        inside = str(tables.absolute()).replace("'", "''")
        db.execute(f"SET allowed_directories = ['{inside}']")
        db.execute("SET enable_external_access = false")
        db.execute("SET lock_configuration = true")
        try:
            # A view is a file that is read: what writes, or reads another, is refused before it runs.
            if [statement.type for statement in db.extract_statements(sql)] != [duckdb.StatementType.SELECT]:
                raise QueryError("give one SELECT: queries only read this graph")
            return db.execute(sql, list(values)).df()
        except duckdb.Error as error:
            raise QueryError(f"the query does not run: {str(error).splitlines()[0][:300]}") from error
