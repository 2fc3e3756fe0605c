"""What is packed in Python is unpacked in the browser."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser

from diplograph.view.packing import letters, packed, unpacked
from diplograph.view.page import file


def opened(browser: Browser, text: str) -> tuple[dict[str, Any], dict[str, list[int]]]:
    page = browser.new_page()
    words, columns = page.evaluate(
        f"async (text) => {{ {file('unpack.js')}"
        "const [words, col] = await unpack(text);"
        "return [words, Object.fromEntries(Object.entries(col).map(([name, one]) => [name, Array.from(one)]))]; }",
        text,
    )
    page.close()
    return words, columns


def article(count: int) -> str:
    chance = random.Random(3)
    words = [
        "the",
        "وزير",
        "said",
        "on",
        "الخارجية",
        "talks",
        "ended",
        "early",
        "12",
        "–",
        "𝄞",
        "“peace”",
        "سلام",
    ]
    return " ".join(chance.choice(words) for _ in range(count))


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["", "", ""],
        ["بوتين", "Putin <&\"' \\ \x7f", "\ufffd\uffff"],
        ["a" * 3, "a" * 4, "a" * 5, "a" * 259, "a" * 260, "a" * 70_000, "b"],
        ["".join(map(chr, range(0x20, 0x400)))],
        [article(300_000)],  # more than one block
    ],
    ids=["none", "empty", "empties", "scripts", "runs", "all", "long"],
)
@pytest.mark.parametrize("small", [True, False])
def test_texts_come_back(browser: Browser, texts: list[str], small: bool) -> None:
    """Whatever a text says, however often it says it."""
    pack = packed({"a": ["ب", 1]}, {"one": texts, "two": ["x"]}, {}, small=small)
    words, _ = opened(browser, pack)
    assert unpacked(pack)[0] == words
    assert (words["a"], words["one"], words["two"]) == (["ب", 1], texts, ["x"])


def test_numbers_come_back(browser: Browser) -> None:
    """Small and large, below zero and none."""
    chance = np.random.default_rng(1)
    columns: dict[str, np.ndarray[Any, Any]] = {
        "small": np.arange(256, dtype=np.uint8),
        "middle": chance.integers(0, 2**16, 999).astype(np.uint16),
        "large": chance.integers(0, 2**32, 1001).astype(np.uint32),
        "signed": np.array([0, -1, 1, -(2**31), 2**31 - 1], dtype=np.int32),
        "none": np.array([], dtype=np.int32),
    }
    pack = packed({}, {}, columns)
    _, found = opened(browser, pack)
    assert {name: column.tolist() for name, column in unpacked(pack)[1].items()} == found
    assert found == {name: column.tolist() for name, column in columns.items()}


@pytest.mark.parametrize("text", ["", "a", "ab cd", "! !", "a b c", letters(b"BZh9") + " " + letters(b"x")])
def test_what_is_no_pack_is_refused(text: str) -> None:
    """With an error of one kind."""
    with pytest.raises(ValueError, match="not packed here"):
        unpacked(text)


@pytest.mark.parametrize("size", range(60))
def test_any_length(size: int) -> None:
    """Two letters for 13 bits, one for the last six; none that means anything in HTML."""
    told = letters(bytes(range(200, 200 + size % 50)) + b"\xff" * (size // 50))
    assert len(told) <= 2 * -(-8 * size // 13)
    assert not set(told) & set('"&< \n') and told.isascii() and (told.isprintable() or not told)


def test_every_length_in_the_browser(browser: Browser) -> None:
    """As many bytes as there were, and the same."""
    made = [random.Random(size).randbytes(size) for size in range(80)]
    page = browser.new_page()
    found = page.evaluate(
        f"(texts) => {{ {file('unpack.js')} return texts.map((text) => Array.from(bytes(text))); }}",
        [letters(one) for one in made],
    )
    page.close()
    assert [bytes(one) for one in found] == made
