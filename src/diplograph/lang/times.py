"""A text in, its time expressions out, each with the interval of days it means.

What cannot be computed has no interval: a relative expression without a day of publication, "two
days later", a date whose weekday contradicts it. Never a guess that could be silently wrong.

How a language puts its words for time together stands in its `times.toml`: classes of words, and
patterns of them by kind. A pattern is a row of classes; `?` marks one that may be absent, `a~b` two
that may be written as one word, `~a?` one that may be written onto the word before, `-` a dash, and
a digit at the end tells two of one class apart.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from diplograph.errors import DataError
from diplograph.lang import get
from diplograph.lang.base import DIGITS, INVISIBLE
from diplograph.lang.memo import Memo
from diplograph.records import Span, When

__all__ = ["find_times"]

_DAY = timedelta(days=1)
# One character for one, so that offsets stay those of the text.
_FOLD = (*DIGITS.items(), *zip("أإآٱىؤئة’", "اااايويه'", strict=True))
_MARK = re.compile("[\u0640\u064b-\u0652\u0670]")
_TOKEN = re.compile(r"\w+")
_SPACE = r"[ \t\xa0]*[,،]?(?:[ \t\xa0]+|\n)"
_DASH = r"[ \t\xa0]*[-–—ـ][ \t\xa0]*"
_BUILTIN = {
    "iso": r"(?:19|20)\d\d(?P<s>[-/])(?:0?[1-9]|1[0-2])(?P=s)(?:0?[1-9]|[12]\d|3[01])(?=t\d|\b)",
    "slashed": r"\d{1,2}(?P<s>[-/.])\d{1,2}(?P=s)(?:19|20)\d\d\b",
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%/.]\d)",
    "year": r"(?:1[6-9]|20)\d\d(?![\d,.]\d)",
    "hyear": r"1[2-4]\d\d",
    "count": r"\d{1,3}",
    "decade_year": r"(?:1[6-9]|20)\d0s",
    "quarter_code": r"q[1-4]",
}
# Proclitics of the first word, as far as they can stand before a time.
_CLITICS = ("و", "ف", "ب", "ل", "ال", "وال", "بال", "فال", "لل", "ولل", "وب", "ول", "وبال", "ك", "لـ", "الـ")
# How far ahead a date without a year is an announcement, when nothing tells the tense.
_ANNOUNCED = 120
# The Umm al-Qura tables of hijridate reach from 1343 to 1500.
_HIJRI_YEARS = range(1343, 1501)

Interval = tuple[date, date, str]
# False: no time after all. None: a time whose interval is not known.
_Found = Interval | None | bool


def find_times(
    text: str,
    lang: str,
    published: date | None,
    *,
    ahead: bool | None = None,
    tensed: set[int] | None = None,
) -> list[When]:
    """The time expressions of a text in order, not overlapping.

    Args:
        text: as it was read; offsets point into it.
        lang: code of an installed language.
        published: the day relative expressions count from.
        ahead: how to read a weekday or a date without a year: True for what is to come, False for
            what was. `None`, for a text that tells neither: weekdays are past, dates up to four
            months ahead are announcements.
        tensed: gets where those begin that `ahead` makes a difference to.
    """
    words = _words(lang)
    folded, places = _fold(text)
    out: list[When] = []
    end = 0
    for match, start in _matches(folded, words):
        if match.start() < end:
            continue
        reading = _Reading(words, match, folded, text, published, ahead, start, places)
        try:
            found = reading.read()
        except (ValueError, OverflowError):
            found = None  # 31 February
        if found is False:
            continue
        end = match.end()
        span = Span(places[match.start()], places[end - 1] + 1)
        if tensed is not None and reading.tensed:
            tensed.add(span.start)
        surface = text[span.start : span.end]
        if found is None or found is True:
            out.append(When(text=surface, span=span))
        else:
            first, last, granularity = found
            out.append(When(text=surface, span=span, start=first, end=last, granularity=granularity))
    return out


class _Places:
    """Where the characters of a text stood before marks were taken out of it."""

    def __init__(self, marks: list[int]) -> None:
        """With where the marks would stand now, in order."""
        self.marks = marks

    def __getitem__(self, i: int) -> int:
        return i + bisect_right(self.marks, i)


def _fold(text: str) -> tuple[str, _Places]:
    """Lower case and plain spelling without diacritics, and where each character stood."""
    folded = text
    for written, plain in _FOLD:  # ten times as fast as `translate`
        folded = folded.replace(written, plain)
    lowered = folded.lower()
    if len(lowered) != len(text):  # İ becomes two
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in folded)
    marks = [mark.start() - n for n, mark in enumerate(_MARK.finditer(lowered))]
    return _MARK.sub("", lowered) if marks else lowered, _Places(marks)


def _key(phrase: str) -> str:
    return _fold(INVISIBLE.sub("", phrase))[0].strip()


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def _matches(folded: str, words: _Words) -> Iterator[tuple[re.Match[str], int]]:
    """At each word, the longest pattern that begins there, with where its word begins."""
    end = 0
    for token in _TOKEN.finditer(folded):
        begins = words.begins[token.group()]
        if not begins or (start := token.start()) < end:
            continue
        after = _TOKEN.search(folded, token.end())
        for length, key in begins:
            at = start + length
            if (
                key == "#"
                and start
                and folded[start - 1] in ".,/:-"
                and folded[start - 2 : start - 1].isdigit()
            ):
                break  # the middle of a number
            best: re.Match[str] | None = None
            for pattern in words.possible[key, after.group() if after is not None else ""]:
                match = pattern.match(folded, at)
                if match is not None and (best is None or match.end() > best.end()):
                    best = match
            if best is not None:
                yield best, start
                end = best.end()
                break


def _begins(word: str, starts: Collection[str], clitics: frozenset[str]) -> tuple[tuple[int, str], ...]:
    """The keys of `starts` that a word has, each with the length of the proclitics before it."""
    if word[0].isdigit():
        return ((0, "#"),)
    found = [(0, word)] if word in starts else []
    for length in (1, 2, 3, 4) if clitics else ():
        if word[:length] in clitics and len(word) > length:
            rest = word[length:]
            key = "#" if rest[0].isdigit() else rest
            if key in starts:
                found.append((length, key))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language and the patterns they make, ready to match."""

    begins: Memo[str, tuple[tuple[int, str], ...]]  # what patterns a word can begin, see `_begins`
    possible: Memo[tuple[str, str], tuple[re.Pattern[str], ...]]  # the patterns that two words can begin
    kinds: dict[str, str]  # by pattern
    values: dict[str, dict[str, Any]]  # class -> word -> value
    before: dict[str, re.Pattern[str]]
    after: dict[str, frozenset[str]]
    not_after: dict[str, re.Pattern[str]]
    ambiguous: frozenset[str]
    short: frozenset[str]  # abbreviated weekdays
    capital: frozenset[str]
    clitics: frozenset[str]
    day_first: bool


@cache
def _words(lang: str) -> _Words:
    pack = get(lang)
    path = pack.folder / "times.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    values: dict[str, dict[str, Any]] = {}
    for name, field, first in (
        ("month", "months", 1),
        ("hijri", "hijri", 1),
        ("weekday", "weekdays", 0),
        ("season", "seasons", 0),
    ):
        values[name] = {
            _key(word): n for n, row in enumerate(data[field], start=first) for word in _split(row)
        }
    for name in ("relative", "unit", "one", "two", "end_of"):
        values[name] = {_key(w): value for value, row in data.get(name, {}).items() for w in _split(row)}
    for name, field in (
        ("count", "count"),
        ("ordinal", "ordinal"),
        ("day_word", "day"),
        ("decade", "decade"),
        ("day", "day_number"),
    ):
        values[name] = {
            _key(w): int(value) for value, row in data.get(field, {}).items() for w in _split(row)
        }
    for name, row in data["words"].items():
        values[name] = {_key(word): True for word in _split(row)}
    starts: dict[str, dict[str, set[str] | None]] = {}
    kinds: dict[str, str] = {}
    for kind, forms in data["patterns"].items():
        if kind not in _READERS:
            raise DataError(f"{path}: no kind of time {kind!r}; known: {', '.join(sorted(_READERS))}")
        for form in forms:
            pattern = _pattern(form, values, f"{path}: {kind} {form!r}")
            kinds[pattern] = kind
            for word, following in _beginnings(form, values):
                _add_words(starts.setdefault(word, {}), pattern, following)
    clitics = frozenset(_CLITICS) if pack.direction == "rtl" else frozenset[str]()
    return _Words(
        begins=Memo(lambda word: _begins(word, starts, clitics)),
        possible=Memo(lambda two: tuple(_possible(starts[two[0]], two[1]))),
        kinds=kinds,
        values=values,
        before={name: _ending(_split(row)) for name, row in data["before"].items()},
        after={name: frozenset(_key(w) for w in _split(row)) for name, row in data["after"].items()},
        not_after={name: _ending(_split(row)) for name, row in data["not_after"].items()},
        ambiguous=frozenset(_key(word) for word in _split(data["ambiguous_months"])),
        short=frozenset(_key(w) for row in data["weekdays"] for w in _split(row)[1:] if w.isascii()),
        capital=frozenset(_split(data["capital"])),
        clitics=clitics,
        day_first=data["slashed"] == "day",
    )


def _ending(phrases: Iterable[str]) -> re.Pattern[str]:
    """Matches a text that ends in one of the phrases."""
    keys = sorted({_key(phrase) for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"(?:^|[^\w])[وف]?(?:{'|'.join(map(re.escape, keys)) or '(?!)'})[ \t\xa0\n]*$")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Only when a text has words that it begins with: most are never needed, and all take a while."""
    return re.compile(pattern)


def _possible(patterns: Mapping[str, set[str] | None], after: str) -> Iterator[re.Pattern[str]]:
    """Those of some patterns whose second word may be this one."""
    word = "#" if after[:1].isdigit() else after
    for pattern, following in patterns.items():
        if following is None or word in following:
            yield _compiled(pattern)


def _beginnings(form: str, values: dict[str, dict[str, Any]]) -> Iterator[tuple[str, set[str] | None]]:
    """The words a pattern may begin with, "#" for a number, and what may follow each, None for anything."""
    elements = [element for element in form.split() if element != "-"]
    for number, element in enumerate(elements):
        parts = element.strip("?~").split("~")
        kind = parts[0].rstrip("2")
        after = _following(elements[number + 1 :], values) if len(parts) == 1 else None
        if kind == "month" and after is not None:
            after |= _first_words(kind, values)  # نيسان/أبريل
        for key in values.get(kind, ()):
            if words := _TOKEN.findall(key):
                yield words[0], {words[1]} if len(words) > 1 else after
        # 2021-04-13 and 2021/4/13 are several words
        for word in _first_words(kind, {}):
            yield word, None if kind in {"iso", "slashed"} else after
        if not element.endswith("?"):
            return


def _following(elements: Sequence[str], values: dict[str, dict[str, Any]]) -> set[str] | None:
    """How the next word begins that one of these fits; None where any may, or where it may be part of one."""
    found: set[str] = set()
    for element, after in pairwise([*elements, ""]):
        kind = element.rstrip("?2")
        if "~" in element or (after.startswith("~") and values.get(kind)):
            return None
        found |= _first_words(kind, values)
        if not element.endswith("?"):
            return found
    return None


def _add_words(patterns: dict[str, set[str] | None], pattern: str, following: set[str] | None) -> None:
    known = patterns.setdefault(pattern, set())
    patterns[pattern] = None if known is None or following is None else known | following


def _pattern(form: str, values: dict[str, dict[str, Any]], where: str) -> str:
    out, begun, glued = "", False, True
    named: set[str] = set()
    for element in form.split():
        if element == "-":
            out, glued = out + _DASH, True
            continue
        optional = element.endswith("?")
        joined = element.startswith("~")
        parts = element.strip("?~").split("~")
        body = r"[ \t\xa0]*".join(_class(part, values, where, named) for part in parts)
        if joined:
            out += rf"(?:[ \t\xa0]*{body})?"
        elif optional and not begun:
            out += f"(?:{body}{_SPACE})?"
        elif optional:
            out += f"(?:{_SPACE}{body})?"
        else:
            out += body if glued else _SPACE + body
            begun = True
        glued = glued and not begun if element != "-" else True
    return out + r"(?!\w)"


def _class(name: str, values: dict[str, dict[str, Any]], where: str, named: set[str]) -> str:
    """A class as a group of its name; a second time in one pattern without a name."""
    kind = name.rstrip("2")
    group = "?:" if name in named else f"?P<{name}>"
    named.add(name)
    if kind not in values and kind not in _BUILTIN:
        raise DataError(f"{where}: no class of words {kind!r}")
    keys = sorted(values.get(kind, ()), key=lambda word: (-len(word), word))
    forms = [re.escape(key).replace(r"\ ", r"[ \t\xa0\n]+") for key in keys]
    if kind in _BUILTIN:
        forms.insert(0, _BUILTIN[kind])
    one = "|".join(forms) or "(?!)"
    if kind == "month":  # نيسان/أبريل, سبتمبر (أيلول)
        return rf"({group}(?:{one})(?:[ \t]*[/(][ \t]*(?:{one})(?:[ \t]*\))?)?)"
    return f"({group}{one})"


def _first_words(kind: str, values: dict[str, dict[str, Any]]) -> set[str]:
    found = {match.group() for key in values.get(kind, ()) if (match := _TOKEN.search(key))}
    if kind == "quarter_code":
        found |= {f"q{n}" for n in range(1, 5)}
    elif kind in _BUILTIN:
        found.add("#")
    return found


# -- readings ----------------------------------------------------------------------------------


class _Reading:
    """One match, its surroundings, and the day they are read on."""

    def __init__(
        self, words: _Words, match: re.Match[str], folded: str, text: str, published: date | None,
        ahead: bool | None, word_start: int, places: _Places,
    ) -> None:  # fmt: skip
        self.words = words
        self.match = match
        self.groups = {name: value for name, value in match.groupdict().items() if value is not None}
        self.kind = words.kinds[match.re.pattern]
        self.published = published
        self.text = text
        self.places = places
        near = max(0, word_start - 40)
        line = folded.rfind("\n\n", near, match.start()) + 1
        head = folded[max(line, near) : match.start()]
        if word_start < match.start():  # و and ف join, they do not govern
            head = head[: word_start - match.start()] + head[word_start - match.start() :].lstrip("وف")
        self.bare_head = head
        self.head = re.sub(r"\bthe[ \n]+$", "", head)
        self.tail = folded[match.end() : match.end() + 40]
        self.tense = ahead
        self.tensed = False  # whether the tense was asked for

    @property
    def ahead(self) -> bool | None:
        """Whether it is to come, None where nothing tells."""
        self.tensed = True
        return True if self.tense is not False and self.follows("deadline") else self.tense

    # what stands around it

    def follows(self, name: str, *, bare: bool = False) -> bool:
        """Whether it comes after one of these words."""
        pattern = self.words.before.get(name)
        return pattern is not None and pattern.search(self.bare_head if bare else self.head) is not None

    def precedes(self, name: str) -> bool:
        """Whether one of these words comes after it."""
        following = _TOKEN.match(self.tail.lstrip())
        return following is not None and following.group() in self.words.after.get(name, ())

    def is_other(self, name: str) -> bool:
        """Whether the words around make something else of it: Friday prayers, «بين الاثنين»."""
        pattern = self.words.not_after.get(name)
        return self.precedes(name) or (pattern is not None and pattern.search(self.head) is not None)

    def is_small(self) -> bool:
        """Whether a word that is written large is not: "may", "march"."""
        for name in self.words.capital:
            for group in (name, f"{name}2"):
                if group in self.groups:
                    at = self.match.start(group)
                    if not self.text[self.places[at]].isupper():
                        return True
        return False

    # what its words mean

    def has(self, name: str) -> bool:
        """Whether the pattern found this class."""
        return name in self.groups

    def value(self, name: str) -> Any:
        """What a word means; for digits the number."""
        kind = name.rstrip("2")
        text = re.sub(r"\s+", " ", self.groups[name]).strip()
        if kind == "month":
            names = [part.strip(" )") for part in re.split(r"[/(]", text)]
            found = {self.words.values["month"][part] for part in names if part}
            if len(found) > 1:
                raise ValueError(f"{text} names two months")
            return found.pop()
        known = self.words.values.get(kind, {}).get(text)
        if known is not None:
            return known
        return int(re.sub(r"\D", "", text))

    def get(self, name: str) -> Any:
        """The value of a class, or None where the pattern did not find it."""
        return self.value(name) if name in self.groups else None

    def read(self) -> _Found:
        """The interval, None where it is a time but not known which, False where it is no time."""
        if self.is_small():
            return False
        found = _READERS[self.kind](self)
        if self.kind not in _ANCHORED and isinstance(found, tuple) and self.follows("apart"):
            return None  # before Friday is not on Friday
        return found


def _one(day: date) -> Interval:
    return day, day, "day"


def _span(first: date, last: date) -> _Found:
    if first >= last:
        return None
    return first, last, "range"


def _year(year: int) -> Interval:
    return date(year, 1, 1), date(year, 12, 31), "year"


def _month(year: int, month: int) -> Interval:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"


def _shifted(day: date, months: int) -> Interval:
    number = day.year * 12 + day.month - 1 + months
    return _month(number // 12, number % 12 + 1)


def _nearest(r: _Reading, make: Callable[[int], date], *, weekday: int | None = None) -> date | None:
    """Of the years around, the one that puts a date where the tense wants it.

    A weekday beside the date decides alone: the one year around in which it falls on that day.
    """
    published = r.published
    if published is None:
        return None
    days = []
    for year in range(published.year - 1, published.year + 2):
        try:
            days.append(make(year))
        except ValueError:
            continue  # 29 February
    if weekday is not None:
        days = [day for day in days if day.weekday() == weekday]
    if r.ahead:
        return min((day for day in days if day >= published), default=None)
    horizon = timedelta(days=0 if r.ahead is False else _ANNOUNCED)
    return max((day for day in days if day <= published + horizon), default=None)


def _iso(r: _Reading) -> _Found:
    return _one(date(*(int(part) for part in re.split(r"[-/]", r.groups["iso"]))))


def _slashed(r: _Reading) -> _Found:
    first, second, year = (int(part) for part in re.split(r"[-/.]", r.groups["slashed"]))
    if second > 12 and not r.words.day_first:
        return _one(date(year, first, second))
    if not r.words.day_first and first <= 12 and first != second:
        return None  # 4/5/2021 is April in one country and May in the next
    return _one(date(year, second, first))


def _date(r: _Reading) -> _Found:
    day, month, weekday = r.value("day"), r.value("month"), r.get("weekday")
    if r.has("year"):
        found: date | None = date(r.value("year"), month, day)
        if weekday is not None and found is not None and found.weekday() != weekday:
            return None
    elif r.has("relative") and r.published is not None:
        if r.has("unit"):
            if r.value("unit") != "year":
                return None
            found = date(r.published.year + _STEP[r.value("relative")], month, day)
        else:
            found = _relative_date(r, lambda year: date(year, month, day))
    else:
        found = _nearest(r, lambda year: date(year, month, day), weekday=weekday)
    return _one(found) if found is not None else None


_STEP = {"next": 1, "last": -1, "past": -1, "this": 0, "before_last": -2}


def _relative_date(r: _Reading, make: Callable[[int], date]) -> date | None:
    assert r.published is not None
    year, relative = r.published.year, r.value("relative")
    if relative == "next":
        return next((day for day in (make(year), make(year + 1)) if day > r.published), None)
    if relative in {"last", "past"}:
        return next((day for day in (make(year), make(year - 1)) if day < r.published), None)
    return make(year) if relative == "this" else None


def _date_of_month(r: _Reading) -> _Found:
    if r.published is None or r.value("relative") not in _STEP:
        return None
    if not r.has("month_word") and r.value("relative") != "this":
        return False  # «الأول الماضي»
    first = _shifted(r.published, _STEP[r.value("relative")])[0]
    return _one(first.replace(day=r.value("day")))


def _range(r: _Reading) -> _Found:
    month, year = r.get("month"), r.get("year")
    month2, year2 = r.get("month2") or month, r.get("year2") or year
    year = year or year2
    if not r.has("month2") and r.value("day") >= r.value("day2"):
        return None
    if year:
        first, last = date(year, month, r.value("day")), date(year2, month2, r.value("day2"))
        if first > last and not r.has("year"):
            first = first.replace(year=year - 1)
        return _span(first, last)
    end = _nearest(r, lambda y: date(y, month2, r.value("day2")))
    if end is None:
        return None
    start = date(end.year if month <= month2 else end.year - 1, month, r.value("day"))
    return _span(start, end)


def _months(r: _Reading) -> _Found:
    last_year = r.get("year2") or r.get("year")
    if last_year is None:
        end = _nearest(r, lambda year: date(year, r.value("month2"), 1))
        if end is None:
            return None
        last_year = end.year
    first_year = r.get("year") or last_year
    if not r.has("year") and r.value("month") > r.value("month2"):
        first_year = last_year - 1
    first, last = _month(first_year, r.value("month")), _month(last_year, r.value("month2"))
    if not r.has("year") and not r.has("year2") and not (r.follows("from") or r.follows("in")):
        return False if r.groups["month"] in r.words.ambiguous else _span(first[0], last[1])
    return _span(first[0], last[1])


def _years(r: _Reading) -> _Found:
    if not (r.has("years_word") or r.has("year_word") or r.follows("from")):
        return False
    return _span(date(r.value("year"), 1, 1), date(r.value("year2"), 12, 31))


def _weekdays(r: _Reading) -> _Found:
    if r.published is None:
        return None
    last = _on_weekday(r.value("weekday2"), r.published, ahead=bool(r.ahead))
    first = last - timedelta(days=(r.value("weekday2") - r.value("weekday")) % 7)
    return _span(first, last)


def _night(r: _Reading) -> _Found:
    """«ليل الاثنين الثلاثاء»: from one day into the next."""
    found = _weekdays(r)
    return found if isinstance(found, tuple) and found[1] - found[0] == _DAY else None


def _weekday_before(r: _Reading) -> _Found:
    """«ليلة الثلاثاء» is the night into Tuesday for some, Tuesday night for others."""
    found = _weekday(r)
    return (found[0] - _DAY, found[1], "range") if isinstance(found, tuple) else found


def _on_weekday(number: int, published: date, *, ahead: bool) -> date:
    if ahead:
        return published + timedelta(days=(number - published.weekday()) % 7)
    return published - timedelta(days=(published.weekday() - number) % 7)


def _weekday(r: _Reading) -> _Found:
    name = r.groups["weekday"]
    plain = not (r.has("part") or r.has("of_part") or r.has("relative"))
    if r.is_other("weekday") or (name in r.words.short and not name.endswith(".") and plain):
        return False
    if r.published is None:
        return None
    number, published = r.value("weekday"), r.published
    relative = r.get("relative")
    if relative == "next":
        return _one(published + timedelta(days=(number - published.weekday() - 1) % 7 + 1))
    if relative in {"last", "past", "before_last"}:
        back = (published.weekday() - number) % 7 or 7
        return _one(published - timedelta(days=back + 7 * (relative == "before_last")))
    if relative == "this":
        return None  # "this Friday" may be the one behind or the one to come
    return _one(_on_weekday(number, published, ahead=bool(r.ahead)))


def _weekday_of_unit(r: _Reading) -> _Found:
    if r.published is None or r.value("unit") != "week":
        return None
    monday = r.published - timedelta(days=r.published.weekday())
    step = _STEP[r.value("relative")]
    return _one(monday + timedelta(weeks=step, days=r.value("weekday")))


def _hijri_day(r: _Reading) -> date:
    from hijridate import Hijri

    gregorian = Hijri(r.value("hyear"), r.value("hijri"), r.value("day")).to_gregorian()
    return date(gregorian.year, gregorian.month, gregorian.day)


def _hijri_whole(year: int, month: int) -> Interval:
    from hijridate import Hijri

    first = Hijri(year, month, 1)
    start = first.to_gregorian()
    day = date(start.year, start.month, start.day)
    return day, day + timedelta(days=first.month_length() - 1), "range"


def _hijri(r: _Reading) -> _Found:
    """By the Umm al-Qura calendar; where the new moon is sighted a date may be a day off."""
    if r.has("hyear"):
        if r.value("hyear") not in _HIJRI_YEARS:
            return None
        if not r.has("day"):
            return _hijri_whole(r.value("hyear"), r.value("hijri"))
        found = _hijri_day(r)
        if r.has("weekday") and found.weekday() != r.value("weekday"):
            return None
        return _one(found)
    whole = _hijri_month_near(r, None)
    if whole is None:
        return None
    first, last, _ = whole
    day = first + timedelta(days=r.value("day") - 1)
    return _one(day) if day <= last else None


def _hijri_month(r: _Reading) -> _Found:
    if not (r.has("month_word") or r.has("relative") or r.follows("strictly_in")):
        return False  # رجب and شعبان are people as well
    return _hijri_month_near(r, r.get("relative"))


def _hijri_month_near(r: _Reading, relative: str | None) -> Interval | None:
    if r.published is None:
        return None
    from hijridate import Gregorian

    today = Gregorian(*r.published.timetuple()[:3]).to_hijri()
    around = [_hijri_whole(today.year + step, r.value("hijri")) for step in (-1, 0, 1)]
    if relative == "next" or (relative is None and r.ahead):
        return next((whole for whole in around if whole[1] >= r.published), None)
    if relative in {"last", "past"}:
        return next((whole for whole in reversed(around) if whole[1] < r.published), None)
    return next((whole for whole in reversed(around) if whole[0] <= r.published), None)


def _hijri_year(r: _Reading) -> _Found:
    if r.value("hyear") not in _HIJRI_YEARS:
        return None
    return _span(_hijri_whole(r.value("hyear"), 1)[0], _hijri_whole(r.value("hyear"), 12)[1])


def _both(r: _Reading) -> _Found:
    """One day in both calendars: the Gregorian one is exact, the other must be near it."""
    hijri = _hijri_day(r)
    day2, month = r.value("day2"), r.value("month")
    if r.has("year"):
        found: date | None = date(r.value("year"), month, day2)
    else:
        found = date(hijri.year, month, day2)
    return _one(found) if found is not None and abs(found - hijri) <= 2 * _DAY else None


def _month_reading(r: _Reading) -> _Found:
    month = r.value("month")
    if r.has("year"):
        return _month(r.value("year"), month)
    relative = r.get("relative")
    paired = any(mark in r.groups["month"] for mark in "/(")
    if relative is None and not (r.has("part_of") or r.has("mid") or r.has("month_word") or paired):
        strict = r.groups["month"] in r.words.ambiguous
        if not r.follows("strictly_in" if strict else "in"):
            return False
    if r.published is None:
        return None
    year = r.published.year
    if relative == "next":
        return _month(year if month > r.published.month else year + 1, month)
    if relative in {"last", "past"}:
        return _month(year if month < r.published.month else year - 1, month)
    if relative == "this":
        return _month(year, month)
    if relative is not None:
        return None
    current = _month(year, month)
    if current[0] <= r.published <= current[1]:
        return current
    day = _nearest(r, lambda y: date(y, month, 1))
    return _month(day.year, month) if day is not None else None


def _month_in_year(r: _Reading) -> _Found:
    if r.published is None or (r.has("unit") and r.value("unit") != "year"):
        return None
    if not r.has("unit"):
        return _month_reading(r)
    return _month(r.published.year + _STEP[r.value("relative")], r.value("month"))


def _year_reading(r: _Reading) -> _Found:
    year = r.value("year")
    marked = r.has("year_word") or r.has("part_of") or r.has("mid") or r.has("era")
    if not marked and not r.follows("in") and not r.follows("apart"):
        return False
    if not marked and not r.follows("strictly_in"):
        # "of 2500 soldiers": a number before a noun
        if _counts(r) or year % 100 == 0:
            return False
    elif not marked and year % 100 == 0 and _counts(r):
        return False
    return _year(year)


def _counts(r: _Reading) -> bool:
    """Whether a number is followed by what it may count."""
    following = _TOKEN.match(r.tail[1:]) if r.tail[:1] == " " else None
    return following is not None and not r.precedes("year") and not following.group()[0].isdigit()


def _unit_interval(unit: str, step: int, published: date) -> _Found:
    if unit == "week":
        first = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        return first, first + timedelta(days=6), "week"
    if unit == "month":
        return _shifted(published, step)
    if unit == "year":
        return _year(published.year + step)
    if unit == "weekend":  # of the week that has passed, or of the one that runs
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        return _span(monday + timedelta(days=5), monday + timedelta(days=6))
    return None


def _unit(r: _Reading) -> _Found:
    """ "Last week", «الأسبوع الماضي»; "the past week" runs back from today."""
    unit, relative = r.value("unit"), r.get("relative") or "this"
    if unit in {"hour", "minute", "century", "decade"} or r.published is None:
        return None
    if r.has("this_word") and unit == "day":
        return None
    if unit == "day":
        return None
    if relative == "past":
        return _trailing(unit, 1, r.published)
    if relative in {"next", "last"} and r.follows("anaphoric", bare=True):
        # "the last week" may be the seven days up to now, "the next week" the week after that
        return None
    if unit == "weekend" and relative == "this":
        return None
    return _unit_interval(unit, _STEP[relative], r.published)


def _end_of(r: _Reading) -> _Found:
    """ "By the end of the year": this one. Told of the past it may be any: left open."""
    if r.published is None or not (r.follows("deadline") or r.follows("apart")):
        return None
    return _unit_interval(r.value("end_of"), 0, r.published)


def _trailing(unit: str, count: int, published: date) -> _Found:
    back = _back(unit, count, published)
    return _span(back, published) if back is not None else None


def _back(unit: str, count: int, published: date) -> date | None:
    if unit in {"day", "week"}:
        return published - count * timedelta(days=7 if unit == "week" else 1)
    if unit in {"month", "year", "decade"}:
        months = count * {"month": 1, "year": 12, "decade": 120}[unit]
        first = _shifted(published, -months)
        return first[0].replace(day=min(published.day, first[1].day))
    if unit == "hour":
        return published - _DAY * max(1, -(-count // 24))
    return None


def _ahead_of(unit: str, count: int, published: date) -> date | None:
    if unit in {"day", "week"}:
        return published + count * timedelta(days=7 if unit == "week" else 1)
    if unit in {"month", "year"}:
        first = _shifted(published, count * (12 if unit == "year" else 1))
        return first[0].replace(day=min(published.day, first[1].day))
    return None


def _past_count(r: _Reading) -> _Found:
    """ "The past two years", «الأيام الثلاثة المقبلة»."""
    if r.has("vague") or r.published is None:
        return None
    unit = r.value("two") if r.has("two") else r.value("unit")
    count = 2 if r.has("two") else r.value("count")
    if r.value("relative") == "next":
        end = _ahead_of(unit, count, r.published)
        return _span(r.published, end) if end is not None else None
    if r.value("relative") in {"last", "past"}:
        return _trailing(unit, count, r.published)
    return None


def _so_far(r: _Reading) -> _Found:
    whole = _day(r) if r.has("day_word") else _unit(r)
    if not isinstance(whole, tuple) or r.published is None:
        return whole
    first, last, granularity = whole
    if first < r.published < last or r.published == last:
        return (first, r.published, "range") if first < r.published else _one(first)
    return whole if last < r.published else (first, last, granularity)


def _still(r: _Reading) -> _Found:
    whole = _day(r) if r.has("day_word") else _unit(r)
    if not isinstance(whole, tuple) or r.published is None:
        return whole
    first, last, granularity = whole
    if first < r.published < last:
        return r.published, last, "range"
    return first, last, granularity


def _before_last(r: _Reading) -> _Found:
    return _unit_interval(r.value("unit"), -2, r.published) if r.published is not None else None


def _ago_interval(unit: str, count: int, published: date) -> _Found:
    if unit == "day":
        return _one(published - count * _DAY)
    if unit == "week":
        middle = published - timedelta(weeks=count)
        return middle - 3 * _DAY, middle + 3 * _DAY, "range"
    if unit == "month":
        return _shifted(published, -count)
    if unit == "year":
        return _year(published.year - count)
    return None  # hours may cross midnight, decades are rounded


def _ago(r: _Reading) -> _Found:
    if r.published is None or r.follows("half"):
        return None
    return _ago_interval(r.value("unit"), r.value("count"), r.published)


def _ahead_reading(r: _Reading) -> _Found:
    if r.published is None:
        return None
    unit, count = _counted_unit(r)
    end = _ahead_of(unit, count, r.published)
    return _one(end) if end is not None and unit in {"day", "week"} else None


def _counted_unit(r: _Reading) -> tuple[str, int]:
    if r.has("two"):
        return r.value("two"), 2
    if r.has("one"):
        return r.value("one"), 1
    return r.value("unit"), r.value("count")


def _counted(r: _Reading) -> _Found:
    """A number of days is a time only after a word like "ago": «قبل يومين»."""
    unit, count = _counted_unit(r)
    if r.precedes("count"):  # «قبل عام ونصف»
        return None
    if r.follows("ago"):
        return _ago_interval(unit, count, r.published) if r.published is not None else None
    if r.follows("since"):
        return _trailing(unit, count, r.published) if r.published is not None else None
    if r.follows("within") or r.follows("apart"):
        return None  # a duration as often as a time to come: the third attack in two weeks
    return False


def _vague(r: _Reading) -> _Found:
    """A time told from another one, or by no number: "two days later", «قبل أيام»."""
    if r.has("vague") or r.has("several") or r.has("approx"):
        around = r.has("ago") or r.has("relative") or r.has("apart_from")
        timed = any(r.follows(name) for name in ("ago", "since", "within", "apart", "strictly_in"))
        return None if around or timed else False
    if (r.has("two") or r.has("one") or r.has("count")) and r.words.clitics:
        timed = any(r.follows(name) for name in ("ago", "since", "apart"))
        return None if timed else False
    if r.has("unit") and not r.has("count") and r.has("apart_from"):
        return False if not r.follows("anaphoric", bare=True) else None
    return None


def _day(r: _Reading) -> _Found:
    if r.is_other("day"):
        return False
    at = r.places[r.match.start("day_word")]
    if (
        r.words.capital
        and r.text[at].isupper()
        and at
        and r.text[at - 1] == " "
        and r.text[at - 2 : at - 1].isalpha()
    ):
        return False  # Russia Today
    if r.published is None:
        return None
    day = r.published + r.value("day_word") * _DAY
    if r.has("weekday") and day.weekday() != r.value("weekday"):
        # «أمس السبت» printed two days later: the weekday is the surer word, if it is near
        stated = _on_weekday(r.value("weekday"), r.published, ahead=r.value("day_word") > 0)
        return _one(stated) if abs(stated - day) <= 2 * _DAY else None
    return _one(day)


def _quarter_of(r: _Reading, length: int) -> _Found:
    number = r.value("ordinal") if r.has("ordinal") else r.value("quarter_code")
    if r.has("year"):
        year = r.value("year")
    elif r.published is None or r.value("unit") != "year":
        return None
    else:
        year = r.published.year + _STEP[r.value("relative")]
    if number < 0:
        number = 12 // length  # the last quarter
    if number * length > 12:
        return None
    first, last = _month(year, (number - 1) * length + 1), _month(year, number * length)
    return first[0], last[1], "range"


def _season(r: _Reading) -> _Found:
    """Months of the northern year, as meteorologists count them: spring is March to May."""
    if not r.has("year") and not r.has("relative"):
        if not r.follows("strictly_in"):
            return False
        return None
    number = r.value("season")
    if number == 3 and r.has("year"):
        return None  # winter 2020 began in 2019 for some, in 2020 for others

    def whole(year: int) -> Interval:
        first = date(year, number * 3 + 3, 1)
        return first, _shifted(first, 2)[1], "season"

    if r.has("year"):
        return whole(r.value("year"))
    if r.published is None:
        return None
    around = [whole(r.published.year + step) for step in (-2, -1, 0, 1)]
    relative = r.value("relative")
    if relative == "next":
        return next((w for w in around if w[0] > r.published), None)
    if relative in {"last", "past"}:
        return next((w for w in reversed(around) if w[1] < r.published), None)
    running = next((w for w in around if w[0] <= r.published <= w[1]), None)
    return running or next((w for w in around if w[0].year == r.published.year), None)


def _decade(r: _Reading) -> _Found:
    if r.has("decade_year"):
        year = r.value("decade_year")
        if year % 100 == 0:
            return None  # the 1900s: ten years or a hundred
    elif r.has("century_last"):
        year = r.value("decade")
    else:
        return None if r.follows("strictly_in") or r.follows("in") else False
    return date(year, 1, 1), date(year + 9, 12, 31), "decade"


_READERS: dict[str, Callable[[_Reading], _Found]] = {
    "iso": _iso,
    "slashed": _slashed,
    "date": _date,
    "date_of_month": _date_of_month,
    "range": _range,
    "months": _months,
    "years": _years,
    "weekdays": _weekdays,
    "night": _night,
    "hijri": _hijri,
    "hijri_month": _hijri_month,
    "hijri_year": _hijri_year,
    "both": _both,
    "month": _month_reading,
    "month_in_year": _month_in_year,
    "year": _year_reading,
    "unit": _unit,
    "so_far": _so_far,
    "still": _still,
    "before_last": _before_last,
    "end_of": _end_of,
    "past_count": _past_count,
    "vague_time": _vague,
    "ago": _ago,
    "ahead": _ahead_reading,
    "counted": _counted,
    "day": _day,
    "weekday": _weekday,
    "weekday_before": _weekday_before,
    "weekday_of_unit": _weekday_of_unit,
    "quarter": lambda r: _quarter_of(r, 3),
    "half": lambda r: _quarter_of(r, 6),
    "season": _season,
    "decade": _decade,
}
# Kinds that read the word before them themselves.
_ANCHORED = frozenset({"counted", "vague_time", "end_of"})
