"""A JSON dump in the form of Wikidata's in, facts out; plain, gzip or bzip2, again where it left off."""

from __future__ import annotations

import bz2
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from diplograph.errors import SourceError
from diplograph.kb.facts import PROPERTIES, Facts, Item, Statement
from diplograph.kb.sparql import written

__all__ = ["gather_dump"]

# Most lines of a dump are of no use here; what is must hold one of these.
_TELLING = re.compile(rb'"(?:P39|P298|P1001|P2389)"')
_ORG_CLASSES = {"Q484652", "Q245065"}
_ORG_CLASS = re.compile(rb'"id":"(?:Q484652|Q245065)"')
_ID = re.compile(rb'"id"\s*:\s*"(Q[1-9][0-9]{0,11})"')
_STRETCH = 5000  # lines between two commits
# So many lines may be broken, or one in ten of what is read: more, and it is no dump of this form.
_FEW_BAD = 20
_LANGS = re.compile(r"(?:en|ar)(?:-.*)?|mul")


def gather_dump(
    path: Path, facts: Facts, progress: Callable[[str], None], *, stretch: int = _STRETCH
) -> None:
    """Fills the facts from a dump, going on where an earlier run stopped.

    A line that is no item is passed over and counted (`bad lines` of the facts); many of them are an error.
    The file is read once for what is told in it, and again, at most three times, for the items that
    are spoken of.

    Raises:
        SourceError: the file cannot be read, is cut short, or is no dump.
    """
    _pass(
        path,
        facts,
        "first",
        lambda line: bool(_TELLING.search(line) or _ORG_CLASS.search(line)),
        stretch,
        progress,
    )
    for number in range(3):
        name = f"look-up {number}"
        if not facts.get(f"{name} of"):
            missing = facts.missing()
            with facts:
                facts.set(f"{name} of", " ".join(missing) or "-")
        wanted = {id.encode() for id in facts.get(f"{name} of").split() if id != "-"}
        if not wanted:
            break

        def is_wanted(line: bytes, wanted: set[bytes] = wanted) -> bool:
            match = _ID.search(line)
            return match is not None and match[1] in wanted

        _pass(path, facts, name, is_wanted, stretch, progress)
        with facts:
            for id in wanted:  # not in the dump: asked for once only
                if facts.item(id.decode()) is None:
                    facts.put_item(Item(id.decode()))


def _pass(
    path: Path,
    facts: Facts,
    name: str,
    is_wanted: Callable[[bytes], bool],
    stretch: int,
    progress: Callable[[str], None],
) -> None:
    if facts.get(f"{name} done"):
        return
    done = int(facts.get(f"{name} lines", "0"))
    found: list[tuple[Item, list[Statement]]] = []
    good, bad = int(facts.get(f"{name} good", "0")), facts.get("bad lines").split()
    trouble: SourceError | None = None

    def keep(number: int) -> None:
        with facts:
            for item, statements in found:
                facts.put_item(item)
                if _ORG_CLASSES & set(item.links.get("class", ())):
                    facts.put_org(item.id)
                for statement in statements:
                    facts.put_statement(statement)
            facts.set(f"{name} lines", str(number))
            facts.set(f"{name} good", str(good))
            facts.set("bad lines", " ".join(bad))
        found.clear()

    number = 0
    for number, line in enumerate(_lines(path), start=1):
        if number <= done:
            continue
        if is_wanted(line):
            try:
                entry = _parsed(path, number, line)
            except SourceError as error:
                if not line.endswith(b"\n"):
                    raise SourceError(
                        f"{path}:{number}: the file ends inside an item, it was cut short; "
                        "what was read is kept: get all of it and run it again"
                    ) from error
                trouble = trouble or error
                bad.append(str(number))
                if len(bad) > max(_FEW_BAD, good // 10):
                    raise  # no dump, or one of another form
                continue
            if entry is not None:
                good += 1
                found.append(entry)
        if number % stretch == 0:
            keep(number)
            progress(f"{number} lines, {facts.count('statement')} tenures")
    if trouble is not None and not good:
        raise trouble
    keep(number)
    with facts:
        facts.set(f"{name} done", "yes")


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as raw:
            match path.suffix:
                case ".gz":
                    yield from gzip.GzipFile(fileobj=raw)
                case ".bz2":
                    yield from bz2.BZ2File(raw)
                case _:
                    yield from raw
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(f"{path}: cannot be read ({error}); what was read is kept") from error


def _parsed(path: Path, number: int, line: bytes) -> tuple[Item, list[Statement]] | None:
    text = line.strip().rstrip(b",")
    if text in {b"", b"[", b"]"}:
        return None
    try:
        entity = json.loads(text)
        if entity.get("type", "item") != "item":
            return None
        return _read(entity)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(
            f"{path}:{number}: not an item of a dump ({error}); each line is one JSON object, as in "
            "Wikidata's"
        ) from error


def _read(entity: Mapping[str, Any]) -> tuple[Item, list[Statement]]:
    id = str(entity["id"])
    item = Item(id)
    for lang, label in _mapping(entity.get("labels")).items():
        if _LANGS.fullmatch(lang):
            item.labels[lang] = str(label["value"])
    for lang, aliases in _mapping(entity.get("aliases")).items():
        if _LANGS.fullmatch(lang):
            item.aliases[lang] = [str(alias["value"]) for alias in aliases]
    claims = _mapping(entity.get("claims"))
    for key, name in PROPERTIES.items():
        for value in _values(claims.get(key, ())):
            match value:
                case {"id": str(other)}:
                    item.links.setdefault(name, []).append(other)
                case {"time": str(), "precision": _}:
                    if day := _time(value):
                        item.links.setdefault(name, []).append(day)
                case {"text": str(text), "language": str(lang)}:
                    item.links.setdefault(f"{name} {lang}", []).append(text)
                case str():
                    item.links.setdefault(name, []).append(value)
    return item, list(_held(id, claims.get("P39", ())))


def _held(person: str, claims: Sequence[Mapping[str, Any]]) -> Iterator[Statement]:
    for claim in claims:
        position = _value(claim.get("mainsnak"))
        if claim.get("rank") == "deprecated" or not isinstance(position, dict) or "id" not in position:
            continue
        qualifiers = _mapping(claim.get("qualifiers"))

        def first(*keys: str, qualifiers: Mapping[str, Any] = qualifiers) -> Any:
            found = (_value(snak) for key in keys for snak in qualifiers.get(key, ()))
            return next((value for value in found if value is not None), None)

        start, end, of = first("P580"), first("P582"), first("P642", "P1001")
        yield Statement(
            id=str(claim.get("id") or f"{person}-{position['id']}-{_time(start)}"),
            person=person,
            position=str(position["id"]),
            start=_time(start),
            end=_time(end),
            of=str(of["id"]) if isinstance(of, dict) and "id" in of else "",
        )


def _values(claims: Sequence[Mapping[str, Any]]) -> Iterator[Any]:
    """The values of the statements that are not deprecated, preferred ones first."""
    order = {"preferred": 0, "normal": 1}
    kept = [claim for claim in claims if claim.get("rank", "normal") in order]
    for claim in sorted(kept, key=lambda claim: order[claim.get("rank", "normal")]):
        value = _value(claim.get("mainsnak"))
        if value is not None:
            yield value


def _value(snak: Any) -> Any:
    if isinstance(snak, dict) and snak.get("snaktype", "value") == "value" and "datavalue" in snak:
        return snak["datavalue"]["value"]
    return None


def _time(value: Any) -> str:
    return written(str(value["time"]), str(value.get("precision", ""))) if isinstance(value, dict) else ""


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}  # an empty map is written [] in dumps
