"""Named arrays in, one file of them out, and back without reading it: pages come in when touched.

    8 bytes  magic        8 bytes  length of the header
    header   JSON: byte order, size of the file, and for each array its type, offset and length
    arrays   each begins at a multiple of 8

Arrays are looked at through a memory map. Text is read with `pread`, so that a look at one row
does not leave the pages around it in memory.
"""

from __future__ import annotations

import json
import mmap
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

__all__ = ["Packed", "pack"]

_MAGIC = b"dgpack01"
# A file this small is read whole: cheap, and nobody can cut it short while it is mapped.
_SMALL = 16 * 2**20


def pack(arrays: Mapping[str, tuple[str, bytes]], meta: Mapping[str, Any], file: IO[bytes]) -> None:
    """Writes arrays, given as a type of the `array` module and their bytes, and JSON values.

    The same arrays give the same bytes on machines of one byte order.
    """
    places: dict[str, tuple[str, int, int]] = {}
    at = 0
    for name, (kind, data) in arrays.items():
        places[name] = (kind, at, len(data))
        at += len(data) + -len(data) % 8
    head = {"order": sys.byteorder, "size": at, "meta": dict(meta), "arrays": places}
    text = json.dumps(head, ensure_ascii=False, sort_keys=True).encode()
    text += b" " * (-len(text) % 8)
    file.write(_MAGIC + len(text).to_bytes(8, "little") + text)
    for _, data in arrays.values():
        file.write(data)
        file.write(b"\0" * (-len(data) % 8))


class Packed:
    """A file made by `pack`, or its bytes.

    Raises:
        ValueError: it is not whole, or was made on another kind of machine.
    """

    def __init__(self, source: Path | bytes) -> None:
        self._file: IO[bytes] | None = None
        self._data: mmap.mmap | bytes
        if isinstance(source, bytes):
            self._data = source
        elif source.stat().st_size <= _SMALL:
            self._data = source.read_bytes()
        else:
            self._file = source.open("rb")
            try:
                self._data = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
            except (ValueError, OSError) as error:
                self._file.close()
                raise ValueError(f"{source}: cannot be mapped ({error})") from error
        start = 16 + int.from_bytes(self._data[8:16], "little")
        if self._data[:8] != _MAGIC or start > len(self._data):
            raise ValueError("not a packed file")
        head = json.loads(self._data[16:start])
        if head["order"] != sys.byteorder or start + head["size"] != len(self._data):
            raise ValueError("cut short, or from a machine of another byte order")
        self.meta: dict[str, Any] = head["meta"]
        self._start = start
        self._arrays: dict[str, tuple[str, int, int]] = head["arrays"]
        self._view = memoryview(self._data)

    def array(self, name: str) -> memoryview[int]:
        """The numbers of an array."""
        kind, offset, length = self._arrays[name]
        start = self._start + offset
        return self._view[start : start + length].cast(kind)  # type: ignore[call-overload, no-any-return]

    def cut(self, name: str, start: int, end: int) -> bytes:
        """Bytes of an array of bytes."""
        offset = self._start + self._arrays[name][1]
        if self._file is not None and hasattr(os, "pread"):
            return os.pread(self._file.fileno(), end - start, offset + start)
        return self._data[offset + start : offset + end]
