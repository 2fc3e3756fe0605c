"""A folder in, the articles, quads and embedded store inside it out.

Layout:

    diplograph.json             the manifest: format, settings, which snapshot counts
    articles.sqlite             articles with their event mentions, as they were read
    judgements.jsonl            decisions on what is one and what is not
    snapshots/NUMBER/*.nq       sorted N-Quads, written straight from the records
    snapshots/NUMBER/store/     the embedded store loaded from them
    snapshots/NUMBER/index.sqlite   look-ups: events, names, words
    snapshots/NUMBER/tables/    typed tables for DataFrames, made when they are first asked for

A snapshot is written beside the one that counts and the manifest then replaced at one stroke, so that
a kill at any moment leaves a folder that opens and holds whole articles only. A small change begins
with links to the files of the older snapshot, which are never written into, and costs what changed.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, cast

from diplograph.errors import GraphError
from diplograph.graph.archive import Archive
from diplograph.graph.codec import from_json, to_json
from diplograph.graph.index import Index
from diplograph.graph.partitions import Partitions
from diplograph.records import Article, EventMention, Judgement, OfficeClaim

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

__all__ = ["Draft", "GraphFolder", "Lines"]

FORMAT = 2
_MANIFEST = "diplograph.json"
_JUDGEMENTS = "judgements.jsonl"
# Bytes of N-Quads given to the bulk loader at once, of which it holds about five times as much in memory:
# parts over 50 MiB take half as much again for a byte, but where the store merges while it loads (see
# `_merging_last`) the number of parts counts for more.
_LOAD = (40 if sys.platform == "linux" else 128) * 2**20
# What RocksDB calls its threads that merge.
_MERGERS = "rocksdb:low"


class GraphFolder:
    """A graph on disk."""

    def __init__(self, path: Path, manifest: dict[str, Any]) -> None:
        self.path = path
        self.manifest = manifest
        self._opened: tuple[Path, pyoxigraph.Store] | None = None
        self._seen: tuple[int, int] | None = None

    @classmethod
    def open(cls, path: Path | str) -> GraphFolder:
        """A graph that exists.

        Raises:
            GraphError: no folder, not a graph, or made by another version.
        """
        path = Path(path)
        return cls(path, _manifest(path))

    @classmethod
    def create(cls, path: Path | str) -> GraphFolder:
        """A graph that exists, or an empty one made now.

        Raises:
            GraphError: the folder holds something else, or cannot be written to.
        """
        path = Path(path)
        if (path / _MANIFEST).exists():
            return cls.open(path)
        if path.exists() and not path.is_dir():
            raise GraphError(f"{path}: a file; name a folder")
        if path.is_dir() and any(entry.name not in _BEGUN for entry in path.iterdir()):
            raise GraphError(f"{path}: not empty and not a graph; name a new folder")
        folder = cls(path, {})
        with _writing(path):
            path.mkdir(parents=True, exist_ok=True)
            Archive(path / "articles.sqlite", writable=True).close()
        # From the first moment there is a store that opens, if an empty one.
        with folder.draft(width=0) as draft:
            draft.load()
            folder.adopt(draft, {})
        return folder

    @contextmanager
    def building(self) -> Iterator[Archive]:
        """The archive to put articles in, while no other build may.

        Raises:
            GraphError: another build is at work here, or the folder cannot be written to.
        """
        with _locked(self.path):
            self._tidy()
            with _writing(self.path):
                archive = Archive(self.path / "articles.sqlite", writable=True)
            try:
                yield archive
            finally:
                archive.close()

    def judgements(self) -> list[Judgement]:
        """Stored decisions, the newest of each pair, in the order of the file.

        Raises:
            GraphError: a line is no judgement; names the file and the line.
        """
        path = self.path / _JUDGEMENTS
        if not path.exists():
            return []
        found: dict[tuple[str, ...], Judgement] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if not line.strip():
                continue
            try:
                judgement = from_json(Judgement, json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise GraphError(f"{path}:{number}: not a judgement ({error}); mend or delete it") from error
            pair = tuple(sorted((judgement.left, judgement.right)))
            found.pop(pair, None)
            found[pair] = judgement
        return list(found.values())

    def judge(self, judgement: Judgement) -> None:
        """Stores a decision, in place of an older one on the same two things.

        Raises:
            GraphError: the folder cannot be written to.
        """
        pair = {judgement.left, judgement.right}
        kept = [j for j in self.judgements() if {j.left, j.right} != pair]
        self._put_judgements([*kept, judgement])

    def withdraw(self, left: str, right: str) -> Judgement | None:
        """Takes a decision back, and gives it; None if there was none.

        Raises:
            GraphError: the folder cannot be written to.
        """
        stored = self.judgements()
        taken = next((j for j in stored if {j.left, j.right} == {left, right}), None)
        if taken is not None:
            self._put_judgements([j for j in stored if j is not taken])
        return taken

    def _put_judgements(self, judgements: Iterable[Judgement]) -> None:
        lines = (json.dumps(to_json(judgement), ensure_ascii=False) for judgement in judgements)
        with _writing(self.path):
            _replace(self.path / _JUDGEMENTS, "".join(f"{line}\n" for line in lines))

    def records(self) -> Iterator[tuple[Article, tuple[EventMention, ...], tuple[OfficeClaim, ...]]]:
        """Every article as it was read last, with its event mentions and what it says of offices, by id.

        Raises:
            GraphError: a record is damaged; names the article.
        """
        archive = self.archive()
        try:
            stored = sorted(archive.read(archive.newest().items()), key=lambda entry: entry.article.id)
        finally:
            archive.close()
        for entry in stored:
            yield entry.article, entry.mentions, entry.offices

    # -- reading -----------------------------------------------------------------------------

    def follow(self) -> bool:
        """Takes up the snapshot that counts by now, and tells whether it is another one than before.

        Raises:
            GraphError: the folder is no graph any more.
        """
        try:
            found = (self.path / _MANIFEST).stat()
        except OSError:
            found = None
        seen = (found.st_ino, found.st_mtime_ns) if found else None
        if seen is not None and seen == self._seen:
            return False
        before, self.manifest = self.manifest.get("snapshot"), _manifest(self.path)
        self._seen = seen
        return bool(before != self.manifest.get("snapshot"))

    @property
    def snapshot(self) -> Path:
        """The folder of the snapshot that counts.

        Raises:
            GraphError: nothing was built yet.
        """
        key = self.manifest.get("snapshot")
        if not key or not (self.path / "snapshots" / key).is_dir():
            raise GraphError(f"{self.path}: nothing built yet; run `diplograph build SOURCE -o {self.path}`")
        return self.path / "snapshots" / str(key)

    @property
    def partitions(self) -> Partitions:
        """The N-Quads of the snapshot that counts."""
        return Partitions(self.snapshot, int(self.manifest["width"]))

    def index(self) -> Index:
        """The side index of the snapshot that counts."""
        return Index(self.snapshot / "index.sqlite")

    def archive(self) -> Archive:
        """The articles, to be read."""
        return Archive(self.path / "articles.sqlite")

    @property
    def store(self) -> pyoxigraph.Store:
        """The embedded store, read only; opened once a snapshot, which takes longer than most answers.

        Raises:
            GraphError: nothing was built yet, or the store does not open.
        """
        import pyoxigraph

        snapshot = self.snapshot
        if self._opened is None or self._opened[0] != snapshot:
            try:
                self._opened = snapshot, pyoxigraph.Store.read_only(str(snapshot / "store"))
            except OSError as error:
                raise GraphError(f"{self.path}: the store does not open ({error}); build again") from error
        return self._opened[1]

    def rdflib(self) -> rdflib.Dataset:
        """The store as an rdflib dataset, for those who want rdflib."""
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self.store), default_union=True)

    def lines(self, *names: str) -> Iterator[str]:
        """The sorted N-Quads, of all kinds or of those named."""
        return self.partitions.lines(*names)

    # -- snapshots ---------------------------------------------------------------------------

    @contextmanager
    def draft(self, *, width: int | None = None) -> Iterator[Draft]:
        """A snapshot to be written: an empty one of a width, or one that begins as the one that counts.

        It is thrown away unless it is adopted.

        Raises:
            GraphError: the folder cannot be written to; the snapshot that counts still does.
        """
        with _writing(self.path):
            (self.path / "snapshots").mkdir(exist_ok=True)
            part = Path(tempfile.mkdtemp(prefix="part-", dir=self.path / "snapshots"))
            part.chmod(0o755)
            try:
                if width is None:
                    yield Draft.after(self.partitions, part)
                else:
                    yield Draft(Partitions(part, width), Index.create(part / "index.sqlite"))
            finally:
                shutil.rmtree(part, ignore_errors=True)

    def adopt(self, draft: Draft, settings: Mapping[str, Any]) -> None:
        """Makes a draft the snapshot that counts, and drops the one before it.

        Raises:
            GraphError: the folder cannot be written to; the old snapshot still counts.
        """
        draft.close()
        with _writing(self.path):
            key = f"{int(self.manifest.get('snapshot') or 0) + 1:06d}"
            target = self.path / "snapshots" / key
            shutil.rmtree(target, ignore_errors=True)
            _settle(draft.partitions.folder)
            draft.partitions.folder.replace(target)
            _settle_folder(target.parent)
            self.manifest = {
                "format": FORMAT, "snapshot": key, "width": draft.partitions.width, **settings,
            }  # fmt: skip
            self._write_manifest()
            self._opened = None
        self._tidy()

    def _tidy(self) -> None:
        """Removes what a killed run left behind and snapshots that no longer count."""
        keep = self.manifest.get("snapshot")
        for path in (self.path / "snapshots").glob("*"):
            if path.name != keep:
                shutil.rmtree(path, ignore_errors=True)
        for path in (self.path / "snapshots").glob("*/tables-*"):
            shutil.rmtree(path, ignore_errors=True)
        for path in self.path.glob("*.part"):
            path.unlink(missing_ok=True)

    def _write_manifest(self) -> None:
        text = json.dumps(self.manifest, ensure_ascii=False, indent=1, sort_keys=True)
        _replace(self.path / _MANIFEST, text + "\n")


def _manifest(path: Path) -> dict[str, Any]:
    manifest = path / _MANIFEST
    if not path.exists():
        raise GraphError(f"{path}: no such folder; make it with `diplograph build SOURCE -o {path}`")
    if not manifest.is_file():
        raise GraphError(f"{path}: not a graph folder (no {_MANIFEST} in it)")
    try:
        data = json.loads(manifest.read_text(encoding="utf-8"))
        number = int(data["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GraphError(f"{manifest}: not readable ({error}); restore it or build anew") from error
    if number > FORMAT:
        raise GraphError(f"{path}: made by a newer diplograph (format {number}); upgrade to read it")
    if number < FORMAT:
        raise GraphError(f"{path}: made by an older diplograph (format {number}); build into a new folder")
    return dict(data)


def _replace(path: Path, text: str) -> None:
    """Puts a whole new file in place of the old one at one stroke."""
    part = path.with_name(f"{path.name}.part")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    _settle_folder(path.parent)


def _settle(folder: Path) -> None:
    """Has everything in a folder on the disk, before a name that counts leads to it.

    A file with another link to it is an older snapshot's, and has been there since that one counted.
    """
    for where, _, names in os.walk(folder, topdown=False):
        for name in names:
            path = Path(where, name)
            if path.stat().st_nlink == 1:
                handle = os.open(path, os.O_RDONLY)
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)
        _settle_folder(Path(where))


def _settle_folder(folder: Path) -> None:
    """Has the names in a folder on the disk."""
    if os.name == "nt":  # Windows opens no folders
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# What a run killed in its first moments may have left in a folder that is none yet.
_BEGUN = {"snapshots", "articles.sqlite", "articles.sqlite-journal", f"{_MANIFEST}.part"}


# Lines from which on putting them in as files of their own takes less time than one by one.
_MANY = 2_000


class Draft:
    """A snapshot that does not count yet."""

    def __init__(self, partitions: Partitions, index: Index) -> None:
        self.partitions = partitions
        self.index = index

    @classmethod
    def after(cls, older: Partitions, folder: Path) -> Draft:
        """One that begins as an older snapshot; immutable files are shared with it."""
        import pyoxigraph

        partitions = Partitions(folder, older.width)
        partitions.link_from(older)
        shutil.copyfile(older.folder / "index.sqlite", folder / "index.sqlite")
        pyoxigraph.Store.read_only(str(older.folder / "store")).backup(str(folder / "store"))
        return cls(partitions, Index.change(folder / "index.sqlite"))

    def load(self) -> None:
        """Builds the store from the N-Quads."""
        import pyoxigraph

        self.index.shrink()
        paths = (path for paths in self.partitions.files() for path in paths)
        with _merging_last(self.partitions.folder / "store") as store, closing(Lines(paths)) as lines:
            for part in lines.parts(_LOAD):
                # Our own terms need no second look; the IRIs from outside were checked when they were made.
                store.bulk_load(
                    input=cast(IO[bytes], part), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True
                )
        store.flush()
        store.optimize()

    def change(self, gone: Iterable[str], come: Iterable[str]) -> None:
        """Takes quads out of the store and puts others in.

        Not by SPARQL Update: it decodes `\\u` before it reads strings, so text from articles could end one.
        """
        import pyoxigraph

        store = pyoxigraph.Store(str(self.partitions.folder / "store"))
        form = pyoxigraph.RdfFormat.N_QUADS
        for quad in pyoxigraph.parse(
            "".join(f"{line}\n" for line in gone).encode(), format=form, lenient=True
        ):
            assert isinstance(quad, pyoxigraph.Quad)
            store.remove(quad)
        lines = [f"{line}\n" for line in come]
        # `bulk_load` is not atomic, but nobody sees a draft before it is whole.
        load = store.bulk_load if len(lines) > _MANY else store.load
        load("".join(lines).encode(), format=form, lenient=True)
        store.flush()

    def close(self) -> None:
        """Writes down what is held."""
        self.index.finish()


class Lines:
    """The lines of files one after another, to be read in parts: each ends as a file does, with a line."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = iter(paths)
        self._file: BinaryIO | None = None
        self._left, self._ended = 0, False
        self._next()

    def parts(self, size: int) -> Iterator[Lines]:
        """Itself for each part of so many bytes, to be read to its end."""
        while self._file is not None:
            self._left, self._ended = size, False
            yield self

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes of the part; none at its end."""
        while self._file is not None and not self._ended:
            if self._left > 0:
                piece = self._file.read(self._left if size < 0 else min(size, self._left))
            else:
                piece = self._file.readline(size)  # the rest of the line in which the part ends
            if piece:
                self._left -= len(piece)
                self._ended = self._left <= 0 and piece.endswith(b"\n")
                return piece
            self._next()
        return b""

    def close(self) -> None:
        """Lets go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _next(self) -> None:
        self.close()
        path = next(self._paths, None)
        self._file = path.open("rb") if path is not None else None


@contextmanager
def _merging_last(path: Path) -> Iterator[pyoxigraph.Store]:
    """A new store for a block that loads it, in which merging waits for the end of the block.

    RocksDB merges all that it holds with every second part that comes, which at a hundred thousand articles
    took as long as loading them, and cannot be told to wait. So its threads share one processor with the
    loader's, and get it when that has nothing to do. They stay behind everything else of this process:
    only the administrator may undo that. Elsewhere than on Linux merging goes on beside loading.
    """
    import pyoxigraph

    if sys.platform != "linux":
        yield pyoxigraph.Store(str(path))
        return
    processors = os.sched_getaffinity(0)
    one = {sorted(processors)[os.getpid() % len(processors)]}

    def mergers(where: set[int], *, last: bool) -> None:
        for task in Path("/proc/self/task").iterdir():
            with suppress(OSError):  # a thread that has ended, a machine that forbids it
                if (task / "comm").read_text(encoding="utf-8").strip() == _MERGERS:
                    os.sched_setaffinity(int(task.name), where)
                    if last:
                        os.sched_setscheduler(int(task.name), os.SCHED_IDLE, os.sched_param(0))

    with suppress(OSError):
        os.sched_setaffinity(0, one)
    try:
        store = pyoxigraph.Store(str(path))
        mergers(one, last=True)
        yield store
    finally:
        with suppress(OSError):
            os.sched_setaffinity(0, processors)
        mergers(processors, last=False)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error).splitlines()[0]
        raise GraphError(f"{path}: cannot be written to ({reason}); nothing stored is lost") from error


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """The folder for this build alone; the lock goes with the process, however it ends."""
    try:
        import fcntl
    except ImportError:  # Windows: two builds at once are the user's to avoid
        yield
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise GraphError(f"{path}: another build is writing to it; wait until it is done") from None
    else:
        yield
    finally:
        os.close(handle)
