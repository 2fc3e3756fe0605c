"""Events and articles in, typed tables on disk out, and what SQL says of them.

One row a fact, so that they join and add up: `events`, `parties` (who was in one, as what), `dyads` (its
pairs of sides), `claims` (who told it, where), `articles`. Parquet files for whatever reads those, made from
the same records as all else whenever they are not there; beside them a DuckDB file of the same in the order
that questions go by, with sums by month: `dyad_months`, `type_months`, `claim_months`.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from diplograph.errors import GraphError, MissingExtraError, QueryError
from diplograph.graph.quads import dyads_of, month_of
from diplograph.records import Article, Event
from diplograph.vocab import EVENT_TYPES

if TYPE_CHECKING:
    import duckdb
    import pandas
    import pyarrow

__all__ = ["COLUMNS", "SUMS", "Tables", "arrange_tables", "tables_in", "write_tables"]

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
# Sums of them, since most questions are of months: of ten million rows a fiftieth or fewer are left.
_COUNTS = (
    "count(*)::INTEGER AS events, count_if(asserted)::INTEGER AS asserted, sum(claims)::INTEGER AS claims"
)
_GROUPS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_BY_GROUP = "".join(f""", count_if("group" = '{g}')::INTEGER AS {g.replace(" ", "_")}""" for g in _GROUPS)
SUMS: Mapping[str, str] = {
    "dyad_months": f"SELECT dyad, month, {_COUNTS}{_BY_GROUP} FROM dyads GROUP BY ALL ORDER BY dyad, month",
    "type_months": f'SELECT type, plover, "group", month, {_COUNTS} FROM events GROUP BY ALL '
    "ORDER BY type, month",
    "claim_months": "SELECT c.type, e.month, c.lang, c.polarity, c.modality, count(*)::INTEGER AS claims "
    "FROM claims c JOIN events e USING (event) GROUP BY ALL ORDER BY type, month, lang, polarity, modality",
}
# DuckDB skips blocks of rows whose least and greatest value are not what is asked for, so what is asked for
# together lies together: of ten million rows those of a pair are found in 2 ms, where all took 60.
_ORDER = {"dyads": "dyad, month", "parties": "actor, event", "claims": "event", "events": "start, event"}
_ARRANGED = "tables.duckdb"
_ROWS = 50_000  # written at once
_CONFIG = {"memory_limit": "2GB", "autoinstall_known_extensions": "false"}
_LOCKED = {"enable_external_access": "false", "lock_configuration": "true"}

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
            with suppress(MissingExtraError):  # who has no DuckDB reads the Parquet files
                arrange_tables(part)
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


def arrange_tables(folder: Path) -> None:
    """Puts the Parquet files of a folder, and sums of them, into one DuckDB file beside them.

    Raises:
        MissingExtraError: DuckDB is not installed.
        OSError: the disk is full or cannot be written to.
    """
    duckdb = _duckdb()
    path = folder / _ARRANGED
    path.unlink(missing_ok=True)
    try:
        with duckdb.connect(str(path), config=_CONFIG) as db:
            for name in COLUMNS:
                order = f" ORDER BY {_ORDER[name]}" if name in _ORDER else ""
                db.execute(f"CREATE TABLE {name} AS SELECT * FROM {_parquet(folder, name)}{order}")
            for name, sql in SUMS.items():
                db.execute(f"CREATE TABLE {name} AS {sql}")
    except duckdb.Error as error:
        path.unlink(missing_ok=True)
        raise OSError(str(error).splitlines()[0][:300]) from error


class Tables:
    """SQL over the tables of a folder, which it reads and nothing else; open as long as it is asked.

    Args:
        folder: of Parquet files; those that `arrange_tables` put in order answer sooner.

    Raises:
        MissingExtraError: DuckDB is not installed.
    """

    def __init__(self, folder: Path) -> None:
        self._duckdb = _duckdb()
        self._db: duckdb.DuckDBPyConnection = self._opened(folder)

    def _opened(self, folder: Path) -> Any:
        path = folder / _ARRANGED
        if path.is_file():
            # One of another version is as good as none.
            with suppress(self._duckdb.Error):
                return self._duckdb.connect(str(path), read_only=True, config={**_CONFIG, **_LOCKED})
        db = self._duckdb.connect(config=_CONFIG)
        for name in COLUMNS:
            db.execute(f"CREATE VIEW {name} AS SELECT * FROM {_parquet(folder, name)}")
        for name, sql in SUMS.items():
            db.execute(f"CREATE VIEW {name} AS {sql}")
        db.execute(f"SET allowed_directories = ['{_quoted(folder.absolute())}']")
        for name, value in _LOCKED.items():
            db.execute(f"SET {name} = {value}")
        return db

    def ask(self, sql: str, values: Sequence[Any] = ()) -> pandas.DataFrame:
        """What a query in DuckDB's SQL gives.

        Args:
            sql: one statement; `?` stands for a value.
            values: for each `?` in turn.

        Raises:
            QueryError: the query does not run, or would do more than read.
        """
        try:
            # A view is a file that is read: what writes, or reads another, is refused before it runs.
            kinds = [statement.type for statement in self._db.extract_statements(sql)]
            if kinds != [self._duckdb.StatementType.SELECT]:
                raise QueryError("give one SELECT: queries only read this graph")
            return self._db.cursor().execute(sql, list(values)).df()
        except self._duckdb.Error as error:
            raise QueryError(f"the query does not run: {str(error).splitlines()[0][:300]}") from error

    def close(self) -> None:
        """Lets go of the files."""
        self._db.close()


def _duckdb() -> ModuleType:
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtraError("duckdb", "tables") from error
    return duckdb


def _parquet(folder: Path, name: str) -> str:
    return f"read_parquet('{_quoted(folder / f'{name}.parquet')}')"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
