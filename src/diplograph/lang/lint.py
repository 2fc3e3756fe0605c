"""A folder of word files in, what is wrong with them out, each with its file and line."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diplograph.errors import DataError
from diplograph.lang.base import INVISIBLE, LanguagePack
from diplograph.lang.lexicon import EMBEDS, FIELDS, REQUIRES, ROLE_KINDS, SLOTS
from diplograph.records import Modality
from diplograph.vocab import EVENT_TYPES, TOPICS

__all__ = ["WORD_FILES", "Problem", "check_words", "lint_words"]

WORD_FILES = ("grammar.toml", "offices.toml", "roles.toml", "topics.toml", "triggers.toml")
_AT = re.compile(r"\(at line (\d+), column \d+\)$")
_LETTER = re.compile(r"[^\W\d_]")
_SIGNS = re.compile(r"[+*/ '’.\-]")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


def lint_words(folder: Path, pack: LanguagePack, known_prepositions: frozenset[str]) -> list[Problem]:
    """What is wrong with the word files of one language, by file and line.

    Args:
        folder: holds any of `triggers.toml`, `roles.toml`, `topics.toml` and `grammar.toml`.
        pack: the language.
        known_prepositions: what a slot may name besides the slots there are, as normal forms.
    """
    found: list[Problem] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_dir():
            continue
        if path.name not in WORD_FILES:
            if path.suffix == ".toml" and folder != pack.folder:
                found.append(Problem(path, 1, f"is not read; known: {', '.join(WORD_FILES)}"))
            continue
        found += _file(path, pack, known_prepositions)
    return sorted(found, key=lambda problem: (str(problem.path), problem.line, problem.text))


def check_words(folder: Path, pack: LanguagePack, known_prepositions: frozenset[str]) -> None:
    """Passes if `lint_words` finds nothing.

    Raises:
        DataError: it does; names the first problem and counts the others.
    """
    problems = lint_words(folder, pack, known_prepositions)
    if problems:
        others = f" (and {len(problems) - 1} more; `diplograph kb lint` lists them)" if problems[1:] else ""
        raise DataError(f"{problems[0]}{others}")


def _file(path: Path, pack: LanguagePack, prepositions: frozenset[str]) -> Iterator[Problem]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(path, 1, f"cannot be read ({error})")
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if INVISIBLE.search(line):
            yield Problem(path, number, "an invisible character; remove it")
        if unicodedata.normalize("NFKC", line) != line:
            yield Problem(path, number, "not in NFKC form; normalise it")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        yield Problem(
            path, int(at[1]) if at else len(text.splitlines()) or 1, _AT.sub("", str(error)).strip()
        )
        return
    source = _Source(path, text)
    if path.name == "triggers.toml":
        yield from _triggers(source, data, pack, prepositions)
    elif path.name == "roles.toml":
        yield from _roles(source, data, pack)
    elif path.name == "topics.toml":
        for topic, words in data.items():
            place = source.line_of(topic)
            if topic not in TOPICS:
                yield source.problem(place, f"no topic {topic!r}; known: {', '.join(TOPICS)}")
            yield from _words(source, place, topic, words, pack)


class _Source:
    """The text of a file, to find lines in."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()

    def problem(self, line: int, text: str) -> Problem:
        return Problem(self.path, line, text)

    def line_of(self, name: str) -> int:
        """Where a table or a key begins."""
        quoted = re.escape(name)
        head = re.compile(rf"""\s*(?:\[\[?\s*["']?{quoted}["']?\s*[\].]|["']?{quoted}["']?\s*[=.])""")
        return next((n for n, line in enumerate(self.lines, start=1) if head.match(line)), 1)

    def line_of_frame(self, kind: str, number: int) -> int:
        """Where the n-th frame of a type begins, in the inline or in the long form."""
        long_form = re.compile(rf"\s*\[\[\s*{re.escape(kind)}\.frames\s*\]\]")
        start = seen = 0
        for n, line in enumerate(self.lines, start=1):
            bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', line).split("#")[0]
            if re.match(r"\s*\[\[?\s*[\w\"'.-]+\s*\]", bare):  # a table begins
                mine = bool(long_form.match(bare) or re.match(rf"\s*\[\s*{re.escape(kind)}\s*\]", bare))
                if start and not mine:
                    break
                start = start or (n if mine else 0)
                seen += bool(long_form.match(bare))
            elif start:
                seen += bare.count("{")
            if start and seen >= number:
                return n
        return start or 1


def _triggers(
    source: _Source, data: Mapping[str, Any], pack: LanguagePack, prepositions: frozenset[str]
) -> Iterator[Problem]:
    for kind, entry in data.items():
        line = source.line_of(kind)
        if kind not in EVENT_TYPES:
            yield source.problem(line, f"no type of event {kind!r}; known: {', '.join(EVENT_TYPES)}")
            continue
        frames = entry.get("frames") if isinstance(entry, dict) else None
        if not isinstance(frames, list) or not all(isinstance(row, dict) for row in frames):
            yield source.problem(line, f"{kind} needs frames = [{{v = …}}, …]")
            continue
        defaults = {name: value for name, value in entry.items() if name != "frames"}
        seen: dict[tuple[str, str, str], int] = {}
        for number, row in enumerate(frames, start=1):
            at = source.line_of_frame(kind, number)
            yield from _frame(source, at, {**defaults, **row}, pack, prepositions)
            for pos in ("v", "n"):
                for word in _split(row.get(pos, "")):
                    first = seen.setdefault((pos, word, _rest(row, pos)), at)
                    if first != at:
                        yield source.problem(at, f"{word!r} stands at line {first} already")


def _rest(row: Mapping[str, Any], pos: str) -> str:
    """What tells two frames with one word apart."""
    return repr(sorted((k, str(v)) for k, v in row.items() if k not in {"v", "n"}))


def _frame(
    source: _Source, line: int, row: Mapping[str, Any], pack: LanguagePack, prepositions: frozenset[str]
) -> Iterator[Problem]:
    for name in sorted(set(row) - FIELDS):
        yield source.problem(line, f"unknown field {name!r}; known: {', '.join(sorted(FIELDS))}")
    if not {"v", "n"} & set(row):
        yield source.problem(line, "a frame needs words: v = verbs or n = nouns")
    for name in ("agent", "patient"):
        for slot in str(row.get(name, "")).split():
            if slot not in SLOTS and pack.key(slot.replace("_", " ")) not in prepositions:
                yield source.problem(
                    line, f"{name}: no slot {slot!r}; known: {', '.join(sorted(SLOTS))}, or a preposition"
                )
    for name, known in (("embeds", EMBEDS), ("modality", frozenset(Modality)), ("requires", REQUIRES)):
        for value in str(row.get(name, "")).split():
            if value not in known:
                yield source.problem(line, f"{name}: no {value!r}; known: {', '.join(sorted(known))}")
    weight = row.get("weight", 0.7)
    if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 <= weight <= 1:
        yield source.problem(line, f"weight is {weight!r}; a number from 0 to 1 is needed")
    within = row.get("within", 0)
    if isinstance(within, bool) or not isinstance(within, int) or within < 0:
        yield source.problem(line, f"within is {within!r}; a number of words is needed")
    for name in ("negated", "passive", "swap"):
        if not isinstance(row.get(name, False), bool):
            yield source.problem(line, f"{name} is {row[name]!r}; true or false is needed")
    for name in ("v", "n", "needs", "before", "avoids", "avoids_before"):
        if name in row:
            yield from _words(source, line, name, row[name], pack)


def _roles(source: _Source, data: Mapping[str, Any], pack: LanguagePack) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], str] = {}
    for name, row in data.items():
        line = source.line_of(name)
        if not isinstance(row, dict):
            yield source.problem(line, f"{name} needs kind, english, arabic and words")
            continue
        for field in ("kind", "english", "arabic"):
            if not isinstance(row.get(field), str):
                yield source.problem(line, f"{name} lacks {field}")
        if isinstance(row.get("kind"), str) and row["kind"] not in ROLE_KINDS:
            yield source.problem(line, f"no kind {row['kind']!r}; known: {', '.join(sorted(ROLE_KINDS))}")
        if not row.get("words") and not row.get("plurals"):
            yield source.problem(line, f"{name} has no words")
        for field in ("words", "plurals"):
            yield from _words(source, line, field, row.get(field, ""), pack)
            for word in _split(row.get(field, "")):
                word, sign, noun = (part.strip() for part in word.partition("="))
                if sign and not noun.strip(" /"):
                    yield source.problem(line, f"{word!r} = {noun!r}: what it says in English is needed")
                other = seen.setdefault(pack.keys(word), name)
                if other != name:
                    yield source.problem(line, f"{word!r} belongs to {other} already")


def _words(source: _Source, line: int, name: str, words: object, pack: LanguagePack) -> Iterator[Problem]:
    if not isinstance(words, str) and not (
        isinstance(words, list) and all(isinstance(word, str) for word in words)
    ):
        yield source.problem(line, f"{name}: words are a string, separated by |")
        return
    for word in _split(words):
        if word.startswith("@"):
            continue  # a class of words; reading the frame tells whether there is one
        letters = _LETTER.findall(_SIGNS.sub("", word))
        if letters and not any(pack.letters.match(letter) for letter in letters):
            yield source.problem(line, f"{name}: {word!r} is not written in {pack.name} letters")


def _split(words: object) -> list[str]:
    if isinstance(words, str):
        return [word.strip() for word in words.split("|") if word.strip()]
    if isinstance(words, list):
        return [word for item in words for word in _split(item)]
    return []
