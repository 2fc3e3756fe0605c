"""Bytes in, the text they spell out: UTF-8 first, then the encodings old news archives use."""

from __future__ import annotations

import codecs
import re

from diplograph.errors import ReadError

__all__ = ["decode", "is_binary", "is_wide"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("cp1256", "iso8859_6", "cp1252")
_SAMPLE = 65_536
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ARABIC = "\u0620-\u065f\u066e-\u06d3"
# What a wrong guess leaves behind: scripts mixed inside a word, accented letters in a row, symbols
# in the middle of a word. "ÇáßÑãáíä" is «الكرملين» read as Windows-1252.
_WRONG = re.compile(
    f"(?<=[{_ARABIC}])[a-zA-Z\u00c0-\u024f]|(?<=[a-zA-Z\u00c0-\u024f])[{_ARABIC}]"
    f"|(?<=[\u00c0-\u024f])[\u00c0-\u024f]"
    f"|(?<=[{_ARABIC}])[\u00a1-\u00bf\u2020-\u2026\u20ac](?=[{_ARABIC}])"
    "|[\u0080-\u009f]"
)
# Share of such places among the letters that are not ASCII above which a guess is not believed.
_BELIEVABLE = 0.1


def decode(raw: bytes, *, where: str) -> str:
    """The text of a file, without its byte-order mark and otherwise untouched.

    Args:
        raw: the content of the file.
        where: how errors call it.

    Raises:
        ReadError: it is empty, binary, or in no encoding known here.
    """
    if not raw.strip():
        raise ReadError("the file is empty", where=where)
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], name, where)
    wide = _unmarked_wide(raw[:_SAMPLE])
    if wide is not None:
        return _strict(raw, wide, where)
    if is_binary(raw):
        raise ReadError("this is a binary file, not text; convert it to .txt first", where=where)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(raw[:_SAMPLE] if error.start < _SAMPLE else raw):
            line = raw.count(b"\n", 0, error.start) + 1
            raise ReadError(
                f"byte {error.start} is not valid UTF-8 though the rest is; repair the file",
                where=f"{where}:{line}",
            ) from None
    return _legacy(raw, where)


def is_binary(raw: bytes) -> bool:
    """True if no encoding of one byte or more a letter makes text of it."""
    if raw.startswith(_MAGIC):
        return True
    sample = raw[:_SAMPLE]
    return b"\x00" in raw or len(_CONTROLS.findall(sample)) > max(1, len(sample) // 50)


def is_wide(raw: bytes) -> bool:
    """True if the beginning of a file shows two or four bytes a letter."""
    return raw.startswith(tuple(mark for mark, name in _MARKS[1:])) or _unmarked_wide(raw[:1024]) is not None


def _strict(raw: bytes, name: str, where: str) -> str:
    try:
        text = raw.decode(name)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ReadError(f"byte {error.start} is not valid {name.upper()}", where=f"{where}:{line}") from None
    if "\x00" in text:
        raise ReadError("this is a binary file, not text; convert it to .txt first", where=where)
    return text


def _unmarked_wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is 0 (Latin) or 6 (Arabic)."""
    if len(sample) < 4 or len(sample) % 2 or b"\x00" not in sample:
        return None
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        common = sum(high.count(byte) for byte in (b"\x00", b"\x06"))
        if common < 0.9 * len(high):
            continue
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return name
    return None


def _is_damaged_utf8(raw: bytes) -> bool:
    """True if there are many more good sequences than bad ones: one slip, not another encoding."""
    text = raw.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(char > "\x7f" for char in text) - bad
    return good > 8 * bad


def _legacy(raw: bytes, where: str) -> str:
    guesses: list[tuple[float, int, str]] = []
    for rank, name in enumerate(_LEGACY):
        try:
            text = raw.decode(name)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        letters = sum(char > "\x7f" for char in sample)
        guesses.append((len(_WRONG.findall(sample)) / max(1, letters), rank, text))
    if guesses:
        wrong, _, text = min(guesses)
        if wrong <= _BELIEVABLE:
            return text
    return _guessed(raw, where)


def _guessed(raw: bytes, where: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE]).best()
    if best is not None:
        try:
            return raw.decode(best.encoding)
        except UnicodeDecodeError:
            pass
    raise ReadError("no known encoding fits this text; save it as UTF-8", where=where)
