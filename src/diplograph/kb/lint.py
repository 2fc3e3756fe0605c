"""A folder of knowledge base tables in, what is wrong with it out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from diplograph.errors import DataError
from diplograph.kb.tables import DATA, FILES, ORG_KINDS, PLACE_KINDS, day, lines
from diplograph.lang import get
from diplograph.lang.base import INVISIBLE
from diplograph.lang.lexicon import load
from diplograph.vocab import TOPICS

__all__ = ["OFFICES", "Problem", "find_problems", "lint"]

OFFICES = frozenset(
    [
        "ambassador",
        "army_chief",
        "cabinet_secretary",
        "chair",
        "commission_president",
        "council_president",
        "crown_prince",
        "defence_minister",
        "deputy_foreign_minister",
        "deputy_prime_minister",
        "finance_minister",
        "foreign_minister",
        "head_of_state",
        "high_representative",
        "intelligence_chief",
        "interior_minister",
        "leader",
        "monarch",
        "national_security_adviser",
        "president",
        "prime_minister",
        "prosecutor",
        "secretary_general",
        "speaker",
        "special_envoy",
        "spokesperson",
        "supreme_leader",
        "vice_president",
    ]
)
# What one table's ids may look like besides a QID.
_LOCAL = {"places.tsv": "place/", "orgs.tsv": "org/", "people.tsv": "person/", "accords.tsv": "accord/"}
_POSTS = frozenset({"ambassador", "special_envoy"})
_QID = re.compile(r"Q[1-9][0-9]{0,11}")
_SLUG = re.compile(r"[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*")
_ISO3 = re.compile(r"[A-Z]{3}")
# ISO 3166-1 codes of territories the shipped table has no row for, and what the standard leaves to users.
_OTHER_ISO3 = frozenset(
    "AIA ALA ASM ATF BES BLM BVT CCK CXR GGY GLP HMD IMN JEY MAF MNP MSR MTQ NFK PCN SGS SHN SJM SPM SXM TCA "  # noqa: SIM905
    "TKL UMI VIR WLF".split()
)
_USERS_ISO3 = re.compile("AA[A-Z]|Q[M-Z][A-Z]|X[A-Z][A-Z]|ZZ[A-Z]")
_ARABIC = re.compile("[\u0621-\u064a]")
_LATIN = re.compile("[A-Za-z]")
# Letters that print nothing, and marks that change how the letter before them looks.
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]")
_MARKUP = re.compile(r"[<>{}\\^`=]")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1700, 2100
# Nobody holds an office longer than this; a longer tenure is a slip of the keyboard.
_LONGEST = 72
# Longer than any name; of marks on one letter no script of ours has more.
_LONG_NAME, _MANY_MARKS = 160, 3
_SOLE = frozenset({"monarch", "supreme_leader", "foreign_minister", "prime_minister", "president"})
_JUDGED = "judgements.tsv"
_NO_ID = frozenset({"tenures.tsv", "posts.tsv", "members.tsv", "parts.tsv", "eras.tsv", _JUDGED})
_VERDICTS = ("same", "different")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line; `formal` if the tables can be read in spite of it."""

    file: str
    line: int
    text: str
    formal: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


@dataclass(frozen=True, slots=True)
class _Row:
    file: str
    line: int
    cells: Mapping[str, str]

    def problem(self, text: str, *, formal: bool = False) -> Problem:
        return Problem(self.file, self.line, text, formal)

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def parts(self, column: str) -> list[str]:
        return self.cells[column].split("|") if self.cells[column] else []

    @property
    def id(self) -> str:
        """Its id as an actor or a place."""
        if self.file == "states.tsv":
            return self["qid"] or f"state/{self['iso3'].lower()}"
        return self["id"]


_Rows = Mapping[str, list[_Row]]


def lint(folder: Path, reference: Path | None = None, *, base: Path | None = None) -> list[str]:
    """Problems as "file:line: problem", in the order of the files; an empty list if all is well.

    Args:
        folder: where states.tsv, places.tsv, orgs.tsv, people.tsv, tenures.tsv and judgements.tsv lie.
        reference: a table with the columns qid, kind, iso3, en, ar, aliases_en and aliases_ar to
            hold ids and names against.
        base: the folder that an overlay leans on; rows of its own may name what that one has.
    """
    return [_shown(str(problem)) for problem in find_problems(folder, reference, base=base)]


def find_problems(folder: Path, reference: Path | None = None, *, base: Path | None = None) -> list[Problem]:
    """What `lint` tells, as records."""
    if not folder.is_dir():
        raise DataError(f"{folder}: not a folder of knowledge base tables")
    problems: list[Problem] = []
    tables = _tables(folder, problems)
    below = _tables(base, []) if base is not None and base != folder else {name: [] for name in FILES}
    if not any((folder / name).is_file() for name in FILES):
        problems.append(Problem(next(iter(FILES)), 1, f"no table in this folder; known: {', '.join(FILES)}"))
    problems += _keys(tables)
    problems += _cells(tables)
    problems += _doubles(tables, below)
    problems += _links(tables, below)
    problems += _tenures(tables)
    problems += _posts(tables)
    problems += _judgements(tables, below)
    if reference is not None:
        problems += _against(tables, reference)
    order = {name: number for number, name in enumerate(FILES)}
    return sorted(dict.fromkeys(problems), key=lambda p: (order.get(p.file, len(order)), p.line, p.text))


def _shown(text: str) -> str:
    """A problem as one line that does nothing to the terminal it is shown on."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def _tables(folder: Path, problems: list[Problem]) -> dict[str, list[_Row]]:
    tables: dict[str, list[_Row]] = {}
    for name in FILES:
        tables[name] = []
        if (folder / name).is_file():
            for item in _read(folder / name):
                if isinstance(item, Problem):
                    problems.append(item)
                else:
                    tables[name].append(item)
    return tables


def _read(path: Path) -> Iterator[_Row | Problem]:
    name = path.name
    header = [field.name for field in fields(FILES[name])]
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        yield Problem(name, 1, f"cannot be read ({error.strerror or error})")
        return
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        yield Problem(name, line, f"not readable as UTF-8 ({error.reason})")
        return
    if text and not text.endswith("\n"):
        yield Problem(name, text.count("\n") + 1, "no line feed at the end of the file", formal=True)
    for number, row in enumerate(text.removesuffix("\n").split("\n"), start=1):
        cells = row.split("\t")
        if "\r" in row:
            yield Problem(name, number, "a carriage return; end lines with a line feed alone")
        if number == 1:
            if cells != header:
                yield Problem(name, 1, f"the header must read {' '.join(header)}")
                return
        elif not row:
            yield Problem(name, number, "an empty line", formal=True)
        elif len(cells) != len(header):
            yield Problem(name, number, f"{len(cells)} cells, {len(header)} expected")
        else:
            yield _Row(name, number, dict(zip(header, cells, strict=True)))


def _keys(tables: _Rows) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name, rows in tables.items():
        before: tuple[str, ...] = ()
        for row in rows:
            key = tuple(row.cells.values())
            if name not in _NO_ID:
                key = key[:1]
                # a city state may share its id with its capital
                known = seen.setdefault(row.id, f"{row.file}:{row.line}")
                if known != f"{row.file}:{row.line}" and {name, known.split(":")[0]} != {
                    "states.tsv",
                    "places.tsv",
                }:
                    yield row.problem(f"{row.id} is already in {known}")
            elif key == before:
                yield row.problem("the same row twice")
            if key < before:
                yield row.problem(f"not sorted: {key[0]} comes after {before[0]}", formal=True)
            before = key


def _cells(tables: _Rows) -> Iterator[Problem]:
    for name, rows in tables.items():
        for row in rows:
            for column, text in row.cells.items():
                if not text:
                    continue
                usual = _USUAL.get(column[-3:], _USUAL_ASCII).fullmatch(text)
                if not usual or "  " in text or len(text) > _LONG_NAME:
                    yield from (row.problem(f"{column}: {wrong}") for wrong in _signs(text))
                    if column.endswith(("_en", "_ar")):
                        yield from (row.problem(f"{column}: {wrong}") for wrong in _script(column, text))
                if column in _LISTS:
                    yield from _list(row, column)
            if name == _JUDGED:
                if not row["by"]:
                    yield row.problem("nobody judged this: no by")
            elif not row["source"]:
                yield row.problem("no source")
            if "name_en" in row.cells and not row["name_en"]:
                yield row.problem("no English name")
            yield from _id(name, row)


# Most cells hold nothing but these and need no closer look.
_USUAL_ASCII = re.compile(r"[!-~](?:[ -~]*[!-~])?")
_USUAL = {
    "_en": re.compile(r"[A-Za-z](?:[A-Za-z0-9 |.'(),&/+-]*[A-Za-z0-9.)])?"),
    "_ar": re.compile(r"[\u0621-\u063a\u0641-\u064a](?:[\u0621-\u063a\u0641-\u064a0-9 |.-]*"
                      r"[\u0621-\u063a\u0641-\u064a0-9])?"),
}  # fmt: skip


def _signs(text: str) -> Iterator[str]:
    """What no cell may hold, whatever it is for."""
    if text.isascii() and text.isprintable():
        if text != text.strip() or "  " in text:
            yield "stray white space"
        return
    if text != text.strip() or "  " in text or _STRAY.search(text):
        yield "stray white space"
    if INVISIBLE.search(text) or _UNSEEN.search(text) or unicodedata.normalize("NFC", text) != text:
        yield "invisible characters, or not in NFC"
    elif any(unicodedata.category(char)[0] == "C" for char in text):
        yield "control characters, or characters that are none"
    if _marks(text) > _MANY_MARKS:
        yield "marks piled on a letter"


_STRAY = re.compile(r"[^\S ]")


def _marks(text: str) -> int:
    most = run = 0
    for char in unicodedata.normalize("NFD", text):
        run = run + 1 if unicodedata.combining(char) else 0
        most = max(most, run)
    return most


def _script(column: str, text: str) -> Iterator[str]:
    """Letters of another script, among them those that only look the same; signs no name has."""
    if column.endswith("_en"):
        if _ARABIC.search(text):
            yield f"Arabic letters in {text!r}"
        elif not text.isascii() and (other := _letters_but("LATIN", text)):
            yield f"{other} in {text!r}"
    else:
        text = text.replace("pl:", "")
        if _LATIN.search(text):
            yield f"Latin letters in {text!r}"
        elif other := _letters_but("ARABIC", text):
            yield f"{other} in {text!r}"
        elif unicodedata.normalize("NFKC", text) != text:
            yield "presentation forms; write the letters themselves"
    if _MARKUP.search(text) or text[0] in "+@":
        yield "a sign that names do not have"
    if any(len(part) > _LONG_NAME for part in text.split("|")):
        yield f"a name of more than {_LONG_NAME} characters"


def _letters_but(script: str, text: str) -> str:
    """The first letter of another script by its name, or nothing."""
    for char in text:
        if char.isalpha() and unicodedata.category(char) != "Lm":
            name = unicodedata.name(char, "a letter without a name")
            if not name.startswith((script, "FEMININE", "MASCULINE")):
                return name.capitalize()
    return ""


_LISTS = ("aliases_en", "aliases_ar", "demonyms_en", "demonyms_ar", "stands_for", "topics")


def _list(row: _Row, column: str) -> Iterator[Problem]:
    parts = row.parts(column)
    if any(not part or part != part.strip() for part in parts):
        yield row.problem(f"{column}: an empty part, or white space around a part")
    if len({part.casefold() for part in parts}) < len(parts):
        yield row.problem(f"{column}: the same part twice")
    if column.startswith("aliases"):
        if min(map(len, parts), default=2) == 1:
            yield row.problem(f"{column}: a name of one letter")
        if row[column.replace("aliases", "name")] in parts:
            yield row.problem(f"{column}: repeats the name")
        lang = column.rpartition("_")[2]
        # but a family name is one, whatever else it means: Edward Said
        own = row[column.replace("aliases", "name")].split()[-1:] if row.file == "people.tsv" else []
        others = (part for part in parts if part not in own)
        if (word := next((part for part in others if _is_little(part, lang)), None)) is not None:
            yield row.problem(f"{column}: {word!r} is a word of every text, and would name this everywhere")


# Classes of words that no sentence does without: an alias of one would be found in every text.
_LITTLE = frozenset({"be", "conj", "det", "do", "have", "neg", "poss", "prep", "pron", "rel", "speech", "to"})


def _is_little(text: str, lang: str) -> bool:
    """Whether a name is one word that every text has: the, من, but not IT or US."""
    if " " in text or (text.isupper() and text.isascii()):
        return False
    pack = get(lang)
    return not _LITTLE.isdisjoint(load(pack).words.get(pack.key(text), ()))


def _id(name: str, row: _Row) -> Iterator[Problem]:
    if name == "states.tsv":
        if not _is_iso3(row["iso3"]):
            yield row.problem(f"{row['iso3']!r} is not an ISO 3166-1 alpha-3 code")
        if row["qid"] and not _QID.fullmatch(row["qid"]):
            yield row.problem(f"{row['qid']!r} is not a QID")
    elif name in _LOCAL:
        id = row["id"]
        if not _QID.fullmatch(id) and not (id.startswith(_LOCAL[name]) and _SLUG.fullmatch(id)):
            yield row.problem(f"{id!r} is neither a QID nor {_LOCAL[name]}…")
    kinds = {"places.tsv": PLACE_KINDS, "orgs.tsv": ORG_KINDS}.get(name)
    if kinds and row["kind"] not in kinds:
        yield row.problem(f"unknown kind {row['kind']!r}; known: {', '.join(kinds)}")


def _is_iso3(code: str) -> bool:
    """A code of the standard, one it withdrew, or one that it leaves to users."""
    if not _ISO3.fullmatch(code):
        return False
    return code in _OTHER_ISO3 or bool(_USERS_ISO3.fullmatch(code)) or code in _shipped_codes()


@cache
def _shipped_codes() -> frozenset[str]:
    return frozenset(cells[0] for number, cells in lines(DATA / "states.tsv") if number > 1)


def _doubles(tables: _Rows, below: _Rows) -> Iterator[Problem]:
    """One thing under two ids: a whole name with its country that another row has already.

    Two people with QIDs may well bear one name; told of are those who share it in both languages,
    and those who share it with somebody shipped.
    """
    for name in _WITH_IDS:
        own = {row.id for row in tables[name]}
        known: dict[tuple[str, ...], _Row] = {}
        shipped_rows = [row for row in below[name] if row.id not in own]
        for row in shipped_rows:
            for key in _whole_names(row):
                known.setdefault(key, row)
        shipped_ids = {row.id for row in shipped_rows}
        for row in tables[name]:
            for key in _whole_names(row):
                other = known.setdefault(key, row)
                if other.id == row.id:
                    continue
                shipped = "the shipped " if other.id in shipped_ids else ""
                qids = bool(_QID.fullmatch(row.id) and _QID.fullmatch(other.id))
                if not qids or shipped or len(key) == 3:
                    where = f"{shipped}{other.file}:{other.line}"
                    yield row.problem(
                        f"{key[0]!r} of {row.id} is a name of {other.id} in {where} as well", formal=qids
                    )
    yield from _state_names(tables, below)
    tables_of = {row.id: name for name, rows in below.items() if name in _WITH_IDS for row in rows}
    for name in _WITH_IDS:
        for row in tables[name]:
            file = tables_of.get(row.id, name)
            if file != name and {name, file} != {"states.tsv", "places.tsv"}:
                yield row.problem(f"{row.id} is in the shipped {file}")


def _state_names(tables: _Rows, below: _Rows) -> Iterator[Problem]:
    """One QID of two states, and people who are called like a state; their surname may be its name."""
    codes: dict[str, str] = {}
    states: set[str] = set()
    for row in (*below["states.tsv"], *tables["states.tsv"]):
        for column in ("name_en", "name_ar", "aliases_en", "aliases_ar"):
            states.update(part.casefold() for part in row.parts(column))
    replaced = {row["iso3"] for row in tables["states.tsv"]}
    for row in below["states.tsv"]:
        if row["qid"] and row["iso3"] not in replaced:
            codes[row["qid"]] = row["iso3"]
    for row in tables["states.tsv"]:
        if row["qid"] and codes.setdefault(row["qid"], row["iso3"]) != row["iso3"]:
            yield row.problem(f"{row['qid']} is the QID of {codes[row['qid']]} already")
    for row in tables["people.tsv"]:
        for column in ("name_en", "name_ar"):
            if row[column].casefold() in states:
                yield row.problem(f"{column}: {row[column]!r} is a state's name; nobody would be found by it")


_WITH_IDS = ("states.tsv", "places.tsv", "orgs.tsv", "people.tsv", "accords.tsv")


def _whole_names(row: _Row) -> set[tuple[str, ...]]:
    """Names of more than one word with the country, letter case aside; and both first names together."""
    names: set[tuple[str, ...]] = set()
    country = row.cells.get("country", "") or row.cells.get("iso3", "")
    for column in ("name_en", "name_ar", "aliases_en", "aliases_ar"):
        for part in row.parts(column):
            if " " in part.strip():
                names.add((part.casefold(), country))
    if row["name_en"] and row["name_ar"]:
        names.add((row["name_en"].casefold(), row["name_ar"], country))
    return names


def _links(tables: _Rows, below: _Rows) -> Iterator[Problem]:
    def keys(name: str, column: str) -> set[str]:
        return {row[column] for rows in (tables[name], below[name]) for row in rows}

    states, orgs, people = keys("states.tsv", "iso3"), keys("orgs.tsv", "id"), keys("people.tsv", "id")
    if not states:  # an overlay linted alone leans on tables that are not there
        return
    for name in ("places.tsv", "orgs.tsv", "people.tsv"):
        for row in tables[name]:
            if row["country"] and row["country"] not in states:
                yield row.problem(f"unknown country {row['country']!r}")
    for row in tables["places.tsv"]:
        for actor in row.parts("stands_for"):
            if actor not in states and actor not in orgs:
                yield row.problem(f"stands for {actor!r}, which is neither a state nor in orgs.tsv")
        if row["kind"] == "capital" and row["country"] not in row.parts("stands_for"):
            yield row.problem("a capital must stand for its country")
    places = keys("places.tsv", "id")
    for row in tables["tenures.tsv"]:
        if row["of"] not in states and row["of"] not in orgs and row["of"] not in places:
            yield row.problem(f"an office of {row['of']!r}, which is no state, body or region of the tables")
        if people and row["person"] not in people:
            yield row.problem(f"tenure of unknown person {row['person']!r}")
    for row in tables["posts.tsv"]:
        if row["of"] not in states and row["of"] not in orgs:
            yield row.problem(f"of: {row['of']!r} is neither a state nor in orgs.tsv")
        if row["at"] not in states and row["at"] not in orgs and row["at"] not in places:
            yield row.problem(f"at: {row['at']!r} is neither a state nor in orgs.tsv or places.tsv")
        if people and row["person"] not in people:
            yield row.problem(f"post of unknown person {row['person']!r}")
    for row in tables["members.tsv"]:
        if row["org"] not in orgs:
            yield row.problem(f"members of {row['org']!r}, which is not in orgs.tsv")
        if row["state"] not in states:
            yield row.problem(f"unknown state {row['state']!r}")
    ids = {row.id for rows in (tables["states.tsv"], below["states.tsv"]) for row in rows}
    for row in tables["eras.tsv"]:
        if not any(row["id"] in known for known in (states, ids, orgs, places)):
            yield row.problem(f"id: {row['id']!r} is no state, body or place of the tables")
        if row["was"] not in states:
            yield row.problem(f"unknown state {row['was']!r}")
    wholes: dict[str, set[str]] = {}
    for row in below["parts.tsv"]:
        wholes.setdefault(row["org"], set()).add(row["part_of"])
    for row in tables["parts.tsv"]:
        for column in ("org", "part_of"):
            if row[column] not in orgs:
                yield row.problem(f"{column}: {row[column]!r} is not in orgs.tsv")
        wholes.setdefault(row["org"], set()).add(row["part_of"])
        if row["org"] in _above(row["part_of"], wholes):
            yield row.problem(f"{row['org']!r} would be a part of itself")
    for row in tables["accords.tsv"]:
        for topic in row.parts("topics"):
            if topic not in TOPICS:
                yield row.problem(f"no topic {topic!r}")


def _above(org: str, wholes: Mapping[str, set[str]]) -> set[str]:
    """A body and all that it is a part of."""
    found: set[str] = set()
    waiting = [org]
    while waiting:
        if (each := waiting.pop()) not in found:
            found.add(each)
            waiting.extend(wholes.get(each, ()))
    return found


def _tenures(tables: _Rows) -> Iterator[Problem]:
    spans: dict[tuple[str, str, str], list[tuple[date, date, _Row]]] = {}
    for row in tables["tenures.tsv"]:
        if row["office"] not in OFFICES:
            yield row.problem(f"unknown office {row['office']!r}")
        try:
            start, end, as_of = (_day(row[c], last=c != "start") for c in ("start", "end", "as_of"))
        except ValueError as error:
            yield row.problem(str(error))
            continue
        if start is None and end is None:
            yield row.problem("neither a start nor an end")
        if end is None and as_of is None:
            yield row.problem("neither an end nor the day it was last seen open (as_of)")
        if end is not None and as_of is not None:
            yield row.problem("both an end and as_of; as_of is for tenures that are still open")
        last = end or as_of
        if start is not None and last is not None:
            if last < start:
                yield row.problem(f"ends ({last}) before it starts ({start})")
            elif last.year - start.year > _LONGEST:
                yield row.problem(f"longer than {_LONGEST} years")
            else:
                key = (row["person"], row["office"], row["of"])
                spans.setdefault(key, []).append((start, last, row))
    yield from _overlaps(spans)


def _posts(tables: _Rows) -> Iterator[Problem]:
    """Offices and dates of posts and memberships."""
    for name in ("posts.tsv", "members.tsv", "eras.tsv", "accords.tsv"):
        for row in tables[name]:
            if name == "posts.tsv" and row["of"] and row["of"] == row["at"]:
                yield row.problem(f"sent by {row['of']} to {row['at']}, which is the same")
            if name == "posts.tsv" and row["office"] not in _POSTS:
                yield row.problem(f"office {row['office']!r} is none of {', '.join(sorted(_POSTS))}")
            columns = [column for column in ("start", "end", "as_of", "begun") if column in row.cells]
            try:
                found = {column: _day(row[column], last=column != "start") for column in columns}
            except ValueError as error:
                yield row.problem(str(error))
                continue
            start, last = found.get("start"), found.get("end") or found.get("as_of")
            if start is not None and last is not None and last < start:
                yield row.problem(f"ends ({last}) before it starts ({start})")
            if name == "posts.tsv" and (start is None or last is None):
                yield row.problem("a post needs a start, and an end or the day it was last seen (as_of)")


def _day(text: str, *, last: bool) -> date | None:
    if text and not _DATE.fullmatch(text):
        raise ValueError(f"not a date: {text!r}; write YYYY, YYYY-MM or YYYY-MM-DD")
    found = day(text, last=last)
    if found is not None and not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise ValueError(f"not a year of our time: {text!r}")
    return found


def _overlaps(
    spans: Mapping[tuple[str, str, str], list[tuple[date, date, _Row]]],
) -> Iterator[Problem]:
    """One person twice in one office at one time; two people who are both said to be in it still."""
    offices: dict[tuple[str, str], list[tuple[date, date, _Row]]] = {}
    for (_, office, of), tenures in spans.items():
        tenures = sorted(tenures, key=lambda t: (t[0], t[1], t[2].line))
        for (_, end, _), (start, _, row) in pairwise(tenures):
            if start < end and row["start"] != str(end.year):
                yield row.problem(f"{row['person']} already holds {office} of {of} then", formal=True)
        if office in _SOLE:
            offices.setdefault((office, of), []).extend(tenures)
    for (office, of), tenures in offices.items():
        still = [(start, row) for start, _, row in tenures if not row["end"]]
        for _, row in sorted(still, key=lambda t: (t[0], t[1].line))[:-1]:
            newest = max(still, key=lambda t: (t[0], t[1].line))[1]
            yield row.problem(
                f"{row['person']} is still {office} of {of}, and so is {newest['person']}", formal=True
            )


def _judgements(tables: _Rows, below: _Rows) -> Iterator[Problem]:
    """Joins in a circle, joins that others deny, and joins of what cannot be one."""
    kinds = {
        row.id: "body" if name == "orgs.tsv" else name.removesuffix(".tsv")
        for rows in (below, tables)
        for name in _WITH_IDS
        for row in rows[name]
    }
    joined: dict[str, dict[str, _Row]] = {}  # an id, those judged the same, and the row that says so
    denied: dict[frozenset[str], _Row] = {}
    for row in tables[_JUDGED]:
        left, verdict, right = row["left"], row["verdict"], row["right"]
        pair = frozenset((left, right))
        if verdict not in _VERDICTS:
            yield row.problem(f"unknown verdict {verdict!r}; known: {', '.join(_VERDICTS)}")
        wrong = [id for id in (left, right) if not _QID.fullmatch(id) and not _SLUG.fullmatch(id)]
        for id in wrong:
            yield row.problem(f"{id!r} is neither a QID nor a local id such as person/…")
        try:
            _day(row["when"], last=False)
        except ValueError as error:
            yield row.problem(str(error))
        if left == right:
            yield row.problem(f"{left} judged against itself")
        elif verdict == "same":
            if len({kinds[id] for id in pair if id in kinds}) > 1:
                yield row.problem(f"{left} and {right} cannot be one: {kinds[left]}, {kinds[right]}")
            if path := _path(joined, left, right):
                through = ", ".join(str(each.line) for each in path)
                yield row.problem(f"a circle: {left} and {right} are one already by line {through}")
            else:
                joined.setdefault(left, {})[right] = row
                joined.setdefault(right, {})[left] = row
        elif verdict == "different":
            if pair in denied:
                yield row.problem(f"said already in line {denied[pair].line}")
            denied.setdefault(pair, row)
    for row in denied.values():
        left, right = row["left"], row["right"]
        if left != right and (path := _path(joined, left, right)):
            through = ", ".join(str(each.line) for each in path)
            yield row.problem(f"{left} and {right} are different here and the same by line {through}")
    for id in sorted(joined):
        others = [other for other in joined[id] if _QID.fullmatch(other)]
        if not _QID.fullmatch(id) and len(others) > 1:
            row = joined[id][others[-1]]
            yield row.problem(
                f"{id} would make one of {' and '.join(sorted(others))}: judge those two instead"
            )


def _path(joined: Mapping[str, Mapping[str, _Row]], start: str, goal: str) -> list[_Row]:
    """The rows that lead from one id to another, none if nothing does."""
    ways: dict[str, list[_Row]] = {start: []}
    waiting = [start]
    while waiting:
        id = waiting.pop(0)
        if id == goal:
            return ways[id]
        for other, row in joined.get(id, {}).items():
            if other not in ways:
                ways[other] = [*ways[id], row]
                waiting.append(other)
    return []


def _against(tables: _Rows, reference: Path) -> Iterator[Problem]:
    """QIDs the reference gives to something else: another state, or another name and country."""
    known: dict[str, list[dict[str, str]]] = {}
    header: list[str] = []
    for number, cells in lines(reference):
        if number == 1:
            header = cells
        else:
            entry = dict(zip(header, cells, strict=False))
            known.setdefault(entry["qid"], []).append(entry)
    iso3 = {e["qid"]: e["iso3"] for es in known.values() for e in es if e["kind"] in _STATELIKE}
    for row in tables["states.tsv"]:
        if (expected := iso3.get(row["qid"])) and expected != row["iso3"]:
            yield row.problem(f"{row['qid']} is {expected} in the reference, not {row['iso3']}")
    for name in ("places.tsv", "orgs.tsv", "people.tsv"):
        for row in tables[name]:
            entries = known.get(row["id"])
            if entries and not any(_same(row, entry) for entry in entries):
                names = " / ".join(dict.fromkeys(f"{e['en']} ({e['iso3']})" for e in entries))
                yield row.problem(f"{row['id']} is {names} in the reference, not {row['name_en']}")


_STATELIKE = {"country", "territory"}


def _same(row: _Row, entry: Mapping[str, str]) -> bool:
    """True if one English or Arabic name of both agrees, letter case and marks aside."""
    ours = [row["name_en"], *row.parts("aliases_en"), row["name_ar"], *row.parts("aliases_ar")]
    theirs = [entry["en"], *entry["aliases_en"].split("|"), entry["ar"]]
    theirs += entry["aliases_ar"].split("|")
    return bool({_plain(n) for n in ours if n} & {_plain(n) for n in theirs if n})


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(char for char in folded if char.isalnum())
