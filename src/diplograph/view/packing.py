"""Lists of words and columns of numbers in, letters that any HTML file holds out.

Numbers go byte by byte, the first of all, then the second if any has one, into DEFLATE, which every browser
opens at once. So do the texts a page opens with; those of its evidence, opened part by part, are sorted by
what surrounds them (bzip2, which `unpack.js` reads at some 100 ns a byte): that leaves a third less.
"""

from __future__ import annotations

import bz2
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["BETWEEN", "deflated", "letters", "packed", "unpacked"]

# Between the lists of a pack, the texts of a list, the parts of a text: controls, which no text here has.
LISTS, TEXTS, BETWEEN = "\x1d", "\x1e", "\x1f"
# All that can be seen in ASCII, but what ends a script or an attribute. Two of them hold 13 bits, as
# 91² > 2¹³: a twelfth less than base64.
_ALPHABET = bytes(code for code in range(0x21, 0x7F) if chr(code) not in '"&<')
_BITS, _HALF = 13, 6
_BLOCK = 2  # × 100,000 bytes, what a part of the evidence is; more blocks would take a twentieth more letters
_LEVEL = 6  # 9 takes six times as long, for a twentieth less


def packed(
    words: Mapping[str, Any],
    lists: Mapping[str, Sequence[str]],
    columns: Mapping[str, NDArray[Any]],
    *,
    small: bool = False,
) -> str:
    """Everything under its name, as two words of letters: texts and numbers.

    Args:
        words: what JSON can say.
        lists: texts without controls.
        columns: arrays of one dimension.
        small: texts by bzip2, rather than by DEFLATE.
    """
    import numpy as np

    heads, planes = [], []
    for name, array in columns.items():
        # All first bytes of a column, then all second ones, as far as any number has one.
        table = np.ascontiguousarray(array).view(np.uint8).reshape(len(array), array.itemsize).T
        wide = max((at for at, plane in enumerate(table, 1) if plane.any()), default=0)
        heads.append([name, array.dtype.str[1:], len(array), wide])
        planes.append(table[:wide].tobytes())
    head = {
        **words,
        "lists": [[name, len(texts)] for name, texts in lists.items()],
        "columns": heads,
    }
    text = LISTS.join([_json(head), *(TEXTS.join(texts) for texts in lists.values())])
    told = bz2.compress(text.encode(), _BLOCK) if small else zlib.compress(text.encode(), _LEVEL)
    return f"{letters(told)} {letters(zlib.compress(b''.join(planes), _LEVEL))}"


def unpacked(text: str) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """The words with the lists among them, and the columns; what `packed` made into letters.

    Raises:
        ValueError: it is nothing that `packed` made.
    """
    import numpy as np

    try:
        told, numbers = (_bytes(part) for part in text.split())
        told = bz2.decompress(told) if told.startswith(b"BZh") else zlib.decompress(told)
        head, *lists = told.decode().split(LISTS)
        words: dict[str, Any] = json.loads(head)
        for (name, count), texts in zip(words["lists"], lists, strict=True):
            words[name] = texts.split(TEXTS) if count else []
        planes, at, columns = zlib.decompress(numbers), 0, {}
        for name, kind, count, wide in words["columns"]:
            raw = np.zeros((count, np.dtype(f"<{kind}").itemsize), dtype=np.uint8)
            some = np.frombuffer(planes[at : at + wide * count], dtype=np.uint8).reshape(wide, count)
            raw[:, :wide] = some.T
            columns[name] = raw.reshape(-1).view(f"<{kind}")
            at += wide * count
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, IndexError) as error:
        raise ValueError(f"not packed here ({error})") from error
    return words, columns


def deflated(text: str) -> str:
    """A script or the like, for the browser's own DecompressionStream."""
    return letters(zlib.compress(text.encode(), 9))


def letters(content: bytes) -> str:
    """Bytes as two letters for each 13 bits, and a last one for six or less; they are filled with ones."""
    import numpy as np

    # 13 bytes are 8 numbers of 13 bits.
    filled = np.frombuffer(content + b"\xff" * (-len(content) % _BITS), dtype=np.uint8).reshape(-1, _BITS)
    wide = filled.astype(np.uint32)
    numbers = np.empty((len(wide), 8), dtype=np.uint16)
    for number in range(8):
        at, skipped = divmod(_BITS * number, 8)
        three = wide[:, at] << 16 | wide[:, at + 1] << 8 | (wide[:, at + 2] if at + 2 < _BITS else 0)
        numbers[:, number] = three >> (24 - _BITS - skipped) & (2**_BITS - 1)
    alphabet = np.frombuffer(_ALPHABET, dtype=np.uint8)
    pairs = np.stack([alphabet.repeat(91), np.tile(alphabet, 91)], axis=1)
    whole, rest = divmod(8 * len(content), _BITS)
    told = pairs[numbers.reshape(-1)[: whole + (rest > _HALF)]].tobytes().decode("ascii")
    return told + chr(_ALPHABET[numbers.reshape(-1)[whole] >> (_BITS - _HALF)]) if 0 < rest <= _HALF else told


def _bytes(told: str) -> bytes:
    import numpy as np

    values = np.full(128, 0, dtype=np.int64)
    values[list(_ALPHABET)] = np.arange(len(_ALPHABET))
    numbers = values[np.frombuffer(told.encode("ascii"), dtype=np.uint8)]
    pairs = len(numbers) // 2
    whole = 91 * numbers[0 : 2 * pairs : 2] + numbers[1 : 2 * pairs : 2]
    bits = (whole[:, None] >> np.arange(_BITS - 1, -1, -1) & 1).reshape(-1)
    if len(numbers) % 2:
        bits = np.concatenate([bits, numbers[-1] >> np.arange(_HALF - 1, -1, -1) & 1])
    return np.packbits(bits[: len(bits) // 8 * 8].astype(np.uint8)).tobytes()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
