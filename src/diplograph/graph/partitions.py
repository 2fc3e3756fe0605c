"""Lines of N-Quads in, sorted files of them out.

A kind of graph (articles, events, relations) is spread over files by the first digits of a hash, so
that a change rewrites a small part; sorted bytes are sorted code points, so files are handled as bytes.
"""

from __future__ import annotations

import heapq
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from diplograph.errors import GraphError

__all__ = ["SPREAD", "Partitions", "Spool", "width_for"]

# The kinds that are spread; actors and judgements are few and stay in one file each.
SPREAD = ("articles", "events", "relations")
_KINDS = ("actors", "articles", "events", "judgements", "relations")
# Lines held in memory before they are spooled to disk.
_HELD = 150_000
# Files open at once; many systems allow a process 256 or 1,024.
_OPEN = 128


def width_for(articles: int) -> int:
    """How many digits of a hash name a file: of some ten to a hundred and sixty articles each.

    A thousand articles more touch every file of two digits, and writing a gigabyte anew costs seconds.
    """
    width = 0
    while articles > 160 * 16**width and width < 3:
        width += 1
    return width


class Partitions:
    """The N-Quads files of a snapshot."""

    def __init__(self, folder: Path, width: int) -> None:
        self.folder = folder
        self.width = width

    def path(self, kind: str, key: str = "") -> Path:
        """The file that holds what has this hash."""
        digits = key[: self.width] if kind in SPREAD else ""
        return self.folder / (f"{kind}-{digits}.nq" if digits else f"{kind}.nq")

    def write(self, kind: str, groups: Iterable[tuple[str, Iterable[str]]]) -> int:
        """Writes a kind from nothing, from lines by hash, in the order of the hashes; counts them."""
        total, held, at = 0, list[str](), None
        for key, lines in groups:
            path = self.path(kind, key)
            if path != at:
                total += _store(at, held)
                held, at = [], path
            held += lines
        return total + _store(at, held)

    def change(self, kind: str, gone: Mapping[str, set[str]], come: Mapping[str, set[str]]) -> int:
        """Takes lines out of a kind and puts others in, file by file; gives how many more there are.

        A file that changes is replaced, never written into: it may be a link to an older snapshot's.

        Raises:
            GraphError: a line to take out is not there, so this is not the graph it was thought to be.
        """
        leave, enter = self._by_file(kind, gone), self._by_file(kind, come)
        more = 0
        for path in sorted(leave.keys() | enter.keys()):
            drop, new = leave.get(path, set()), enter.get(path, set())
            old = path.read_bytes() if path.exists() else b""
            _replace(path, _changed(old, _encoded(drop), _encoded(new), path))
            more += len(new) - len(drop)
        return more

    def _by_file(self, kind: str, lines: Mapping[str, set[str]]) -> dict[Path, set[str]]:
        found: dict[Path, set[str]] = defaultdict(set)
        for key, group in lines.items():
            if group:
                found[self.path(kind, key)] |= group
        return found

    def files(self, *kinds: str) -> Iterator[list[Path]]:
        """The files of each kind, in the order of the kinds."""
        for kind in _KINDS:
            if not kinds or kind in kinds:
                yield [*self.folder.glob(f"{kind}.nq"), *sorted(self.folder.glob(f"{kind}-*.nq"))]

    def lines(self, *kinds: str) -> Iterator[str]:
        """The lines of all kinds or of those named, sorted as a whole, with line ends."""
        for line in _merged([path for paths in self.files(*kinds) for path in paths]):
            yield line.decode()

    def link_from(self, older: Partitions) -> None:
        """Takes over an older snapshot's files without copying them."""
        for paths in older.files():
            for path in paths:
                try:
                    os.link(path, self.folder / path.name)
                except OSError:  # a file system without links
                    (self.folder / path.name).write_bytes(path.read_bytes())


def _merged(paths: Sequence[Path]) -> Iterator[bytes]:
    """The lines of sorted files in order; of more than may be open at once, by way of fewer."""
    if len(paths) > _OPEN:
        with tempfile.TemporaryDirectory() as folder:
            fewer = [Path(folder) / str(start) for start in range(0, len(paths), _OPEN)]
            for number, path in enumerate(fewer):
                with path.open("wb") as file:
                    file.writelines(_merged(paths[number * _OPEN : (number + 1) * _OPEN]))
            yield from _merged(fewer)
        return
    with ExitStack() as stack:
        opened = [stack.enter_context(path.open("rb")) for path in paths]
        yield from opened[0] if len(opened) == 1 else heapq.merge(*opened)


class Spool:
    """Lines of one kind in any order, kept on disk file by file until they are sorted."""

    def __init__(self, partitions: Partitions, kind: str) -> None:
        self._partitions, self._kind = partitions, kind
        self._held: dict[Path, list[str]] = defaultdict(list)
        self._count = 0
        self._files: set[Path] = set()

    def add(self, key: str, lines: Iterable[str]) -> None:
        """Takes lines in under their hash."""
        held = self._held[self._partitions.path(self._kind, key)]
        before = len(held)
        held.extend(lines)
        self._count += len(held) - before
        if self._count > _HELD:
            self._spill()

    def _spill(self) -> None:
        for path, lines in self._held.items():
            with path.open("ab") as file:
                file.writelines(f"{line}\n".encode() for line in lines)
            self._files.add(path)
        self._held.clear()
        self._count = 0

    def finish(self) -> int:
        """Sorts every file; counts the lines."""
        self._spill()
        total = 0
        for path in sorted(self._files):
            lines = sorted(set(path.read_bytes().splitlines(keepends=True)))
            _replace(path, lines)
            total += len(lines)
        return total


# Bytes gathered before they are written: longer pieces go by without being copied.
_BUFFER = 1 << 18


def _encoded(lines: Iterable[str]) -> list[bytes]:
    return [f"{line}\n".encode() for line in lines]


def _changed(
    old: bytes, drop: list[bytes], new: list[bytes], path: Path
) -> Iterator[bytes | memoryview[int]]:
    """Sorted lines, some taken out and some put in, in pieces: what stays is neither looked at nor copied."""
    at = 0
    whole = memoryview(old)
    for line, stays in sorted([*((line, False) for line in drop), *((line, True) for line in new)]):
        place = _place(old, line, at)
        yield whole[at:place]
        at = place
        if stays:
            yield line
            continue
        at += len(line)
        if old[place:at] != line:
            raise GraphError(f"{path}: does not hold what was written to it")
    yield whole[at:]


def _place(lines: bytes, line: bytes, low: int) -> int:
    """Where a line stands among sorted lines, or would; not before `low`, the beginning of one."""
    high = len(lines)
    while low < high:
        middle = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", middle) + 1 or len(lines)
        if lines[middle:end] < line:
            low = end
        else:
            high = middle
    return low


def _store(path: Path | None, lines: list[str]) -> int:
    if path is None:
        return 0
    unique = sorted({f"{line}\n".encode() for line in lines})
    _replace(path, unique)
    return len(unique)


def _replace(path: Path, pieces: Iterable[bytes | memoryview[int]]) -> None:
    """Puts a new file in place of one that may be a link to an older snapshot's; none of nothing."""
    held = [piece for piece in pieces if len(piece)]
    path.unlink(missing_ok=True)
    if held:
        with path.open("wb", buffering=_BUFFER) as file:
            file.writelines(held)
