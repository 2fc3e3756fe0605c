"""Sorted files of lines change in place of a part, and as if all had been written anew."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.errors import GraphError
from diplograph.graph.partitions import Partitions
from diplograph.graph.store import Lines

_LINES = st.sets(
    st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1), max_size=30
)


@given(_LINES, _LINES, st.data())
def test_a_change_is_what_writing_anew_would_be(
    before: set[str], more: set[str], data: st.DataObject
) -> None:
    """Whatever goes and comes; who has a link to the older file keeps the older lines."""
    gone = data.draw(st.sets(st.sampled_from(sorted(before)))) if before else set()
    come = more - before
    with tempfile.TemporaryDirectory() as folder:
        partitions = Partitions(Path(folder), 0)
        partitions.write("events", [("", before)])
        path, older = partitions.path("events"), Path(folder) / "older"
        if before:
            os.link(path, older)
        kept = older.read_bytes() if before else b""
        assert partitions.change("events", {"": gone}, {"": come}) == len(come) - len(gone)
        assert list(partitions.lines()) == [
            line.decode() for line in sorted(f"{line}\n".encode() for line in (before - gone) | come)
        ]
        assert (older.read_bytes() if before else b"") == kept


@pytest.mark.parametrize("there", ["", "<b> .\n", "<a> .\n<c> .\n", "<a> ."])
def test_what_is_not_there_cannot_go(tmp_path: Path, there: str) -> None:
    """A file that is not what was written is told, not written over."""
    partitions = Partitions(tmp_path, 0)
    partitions.path("events").write_text(there, encoding="utf-8")
    with pytest.raises(GraphError, match="does not hold"):
        partitions.change("events", {"": {"<a>  ."}}, {"": {"<d> ."}})
    assert partitions.path("events").read_text(encoding="utf-8") == there


@given(
    st.lists(st.lists(st.binary(max_size=30), max_size=4), max_size=4), st.integers(1, 60), st.integers(1, 20)
)
def test_lines_are_read_in_whole_parts(texts: list[list[bytes]], size: int, piece: int) -> None:
    """Every byte of every file once, in parts of about a size that end with a line."""
    files = [b"".join(line.replace(b"\n", b"") + b"\n" for line in text) for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / str(number) for number in range(len(files))]
        for path, content in zip(paths, files, strict=True):
            path.write_bytes(content)
        with closing(Lines(paths)) as lines:
            parts = [b"".join(iter(lambda: lines.read(piece), b"")) for _ in lines.parts(size)]
    assert b"".join(parts) == b"".join(files)
    assert all(part.endswith(b"\n") and len(part) < size + 31 for part in parts if part)
    assert all(len(part) >= size for part in parts[:-2])
