"""Sorted files of lines change in place of a part, and as if all had been written anew."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.errors import GraphError
from diplograph.graph.partitions import Partitions

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
