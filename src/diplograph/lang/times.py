"""A text in, its time expressions out, each with the interval of days it means.

What cannot be computed has no interval: a relative expression without a day of publication, a
date whose year nothing tells. Never a guess that could be silently wrong.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from diplograph.lang import get
from diplograph.lang.base import INVISIBLE, fold_digits
from diplograph.records import Span, When

__all__ = ["find_times"]

_DAY = timedelta(days=1)
# One character for one, so that offsets stay those of the text.
_FOLD = str.maketrans("أإآٱىؤئة", "اااايويه")
_MARKS = "[\u0640\u064b-\u0652\u0670]"
_ISO = r"(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b)"
_YEAR = r"(?:19|20)\d\d"
_NUM = r"(?:3[01]|[12]\d|0?[1-9])"

Interval = tuple[date, date, str]


def find_times(text: str, lang: str, published: date | None) -> list[When]:
    """The time expressions of a text in order, not overlapping.

    Args:
        text: as it was read; offsets point into it.
        lang: "ar" or "en".
        published: the day relative expressions count from.
    """
    words = _words(lang)
    folded = _fold(text, words.rtl)
    out: list[When] = []
    end = 0
    for match in words.pattern.finditer(folded):
        if match.start() < end:
            continue
        start, stop = match.span("t")
        while start < stop and folded[start].isspace():
            start += 1
        try:
            found = _read(match, words, published, folded)
        except (ValueError, OverflowError):
            found = None  # 31 February
        if found is False:
            continue
        end = stop
        span = Span(start, stop)
        surface = text[start:stop]
        if found is None or found is True:
            out.append(When(text=surface, span=span))
        else:
            first, last, granularity = found
            out.append(When(text=surface, span=span, start=first, end=last, granularity=granularity))
    return out


def _fold(text: str, rtl: bool) -> str:
    """Lower case and plain spelling, every character still at its place."""
    folded = fold_digits(text)
    if len(folded) != len(text):
        folded = text
    if rtl:
        return folded.translate(_FOLD)
    lowered = folded.lower()
    return lowered if len(lowered) == len(text) else folded


@dataclass(frozen=True, slots=True)
class _Words:
    rtl: bool
    pattern: re.Pattern[str]
    months: dict[str, int]
    ambiguous: frozenset[str]
    hijri: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    units: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    next: frozenset[str]
    last: frozenset[str]
    this: frozenset[str]


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def _any(words: Any, rtl: bool) -> str:
    """An alternation, longest first; marks and extra spaces allowed between letters of Arabic."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    if not ordered:
        return r"(?!)"
    if not rtl:
        return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"
    return (
        "(?:"
        + "|".join(
            "".join(r"\s+" if char == " " else re.escape(char) + f"{_MARKS}*" for char in word)
            for word in ordered
        )
        + ")"
    )


@cache
def _words(lang: str) -> _Words:
    pack = get(lang)
    rtl = pack.direction == "rtl"
    data = tomllib.loads((pack.folder / "times.toml").read_text(encoding="utf-8"))

    def key(word: str) -> str:
        return re.sub(_MARKS, "", INVISIBLE.sub("", word)).translate(_FOLD) if rtl else word.lower()

    def table(rows: list[str], first: int = 1) -> dict[str, int]:
        return {key(word): n for n, row in enumerate(rows, start=first) for word in _split(row)}

    months, hijri, weekdays = table(data["months"]), table(data["hijri"]), table(data["weekdays"], 0)
    days = {key(word): n for word, n in data["days"].items()}
    units = {key(word): unit for row, unit in data["units"].items() for word in _split(row)}
    numbers = {key(word): n for word, n in data["numbers"].items()}
    ordinals = {key(word): n for word, n in data["ordinals"].items()}
    near = {name: frozenset(key(word) for word in _split(data[name])) for name in ("next", "last", "this")}
    month, weekday = _any(months, rtl), _any(weekdays, rtl)
    unit, relative = _any(units, rtl), _any(near["next"] | near["last"] | near["this"], rtl)
    day = _any(days, rtl)
    count = rf"(?:\d{{1,3}}|{_any(numbers, rtl)})"
    if rtl:
        edge, close = r"(?<![\w])[وفبل]?(?:لل|ال)?", rf"(?![\w]|{_MARKS})"
        pair = rf"{month}(?:\s*[/(]\s*{month}\s*\)?)?"
        number = rf"(?:{_NUM}|{_any(ordinals, rtl)})"
        dual = _any({key(word) for word in data["ago"]["duals"]}, rtl)
        patterns = [
            _ISO,
            rf"(?P<dmy>(?P<d1>{_NUM})[/.](?P<m1>1[0-2]|0?[1-9])[/.](?P<y1>{_YEAR})\b)",
            rf"(?P<range>(?:{weekday}\s+)?(?P<ra>{_NUM})\s*(?:-|–|و|الي|حتي)\s*(?P<rb>{_NUM})\s+(?:من\s+)?(?:شهر\s+)?(?P<rm>{pair})(?:\s*[،,]?\s*(?:من\s+)?(?:عام\s+|سنه\s+)?(?P<ry>{_YEAR}))?){close}",
            rf"(?P<full>(?:(?:يوم\s+)?{weekday}\s*[،,]?\s*)?(?P<fd>{number})\s+(?:من\s+)?(?:شهر\s+)?(?P<fm>{pair})(?:\s*[،,]?\s*(?:من\s+)?(?:عام\s+|سنه\s+)?(?P<fy>{_YEAR}))?(?:\s+(?P<frel>{relative}))?){close}",
            rf"(?P<hij>(?P<hd>{number})\s+(?:من\s+)?(?:شهر\s+)?(?P<hm>{_any(hijri, rtl)})(?:\s+(?P<hy>1[34]\d\d)(?:\s*ه)?)?){close}",
            rf"(?P<my>(?:(?P<mw>شهر)\s+)?(?P<mm>{pair})(?:\s*[،,]?\s*(?:من\s+)?(?P<mword>عام\s+|سنه\s+)?(?P<myear>{_YEAR})|\s+(?P<mrel>{relative}))){close}",
            rf"(?P<monly>(?:شهر\s+)(?P<mo>{pair})){close}",
            rf"(?P<yr>(?:عام|سنه|العام|السنه)\s+(?P<year>{_YEAR})){close}",
            rf"(?P<urel>(?P<uu>{unit})\s+(?P<ur>{relative})){close}",
            rf"(?P<comprel>(?:خلال|في)\s+(?P<cu>{unit})\s+(?:القليله\s+)?(?P<cr>{relative})){close}",
            rf"(?P<ago>(?P<agow>قبل|منذ)\s+(?:نحو\s+)?(?:(?P<an>{count})\s+(?P<au>{unit})|(?P<adual>{dual}))){close}",
            rf"(?P<rel>(?:(?:صباح|مساء|ظهر|فجر|ليل|عصر|مساء\s+يوم)\s+)?{day}(?:\s+(?P<relw>{weekday}))?){close}",
            rf"(?P<wd>(?:(?:يوم|صباح|مساء|ظهر|فجر|ليل|ليله|نهار)\s+)?(?P<wday>{weekday})(?:\s+(?P<wrel>{relative}))?){close}",
        ]  # fmt: skip
    else:
        edge, close = r"(?<![\w-])", r"(?![\w-])"
        th = r"(?:st|nd|rd|th)?"
        patterns = [
            _ISO,
            rf"(?P<dmy>(?P<d1>{_NUM})[/.](?P<m1>1[0-2]|0?[1-9])[/.](?P<y1>{_YEAR})\b)",
            rf"(?P<range>(?P<ra>{_NUM})\s*(?:-|–|to|and)\s*(?P<rb>{_NUM})\s+(?P<rm>{month})\.?(?:,?\s+(?P<ry>{_YEAR}))?){close}",
            rf"(?P<range2>(?P<r2m>{month})\.?\s+(?P<r2a>{_NUM})\s*(?:-|–|to|and)\s*(?P<r2b>{_NUM})(?:,?\s+(?P<r2y>{_YEAR}))?){close}",
            rf"(?P<full>(?:{weekday}\.?,?\s+)?(?:the\s+)?(?P<fd>{_NUM}){th}\s+(?:of\s+)?(?P<fm>{month})\.?(?:,?\s+(?P<fy>{_YEAR}))?){close}",
            rf"(?P<mdy>(?:{weekday}\.?,?\s+)?(?P<m2>{month})\.?\s+(?P<d2>{_NUM}){th}(?!\d)(?:,?\s+(?P<y2>{_YEAR}))?){close}",
            rf"(?P<my>(?:(?:in|since|of|by|until|during|from)\s+)?(?P<mm>{month})\.?,?\s+(?:of\s+)?(?P<myear>{_YEAR})){close}",
            rf"(?P<mrelp>(?P<mrel>{relative})\s+(?P<mm3>{month})){close}",
            rf"(?P<yr>(?:in|since|of|during|by|until|from)\s+(?:early\s+|late\s+|mid-)?(?P<year>{_YEAR})){close}",
            rf"(?P<monly>(?:(?:in|since|of|by|until|during|for)\s+(?:early\s+|late\s+|mid-)?)(?P<mo>{month})){close}(?!\s+(?:be|not|have)\b)",
            rf"(?P<rel>{day}){close}",
            rf"(?P<wd>(?:(?:on|by|since|until)\s+)?(?:(?P<wrel>{relative})\s+)?(?P<wday>{weekday})\b\.?(?:\s+(?P<wrel2>next|last)\b)?){close}",
            rf"(?P<comprel>in\s+the\s+(?P<cr>{relative})\s+(?:few\s+)?(?P<cu>{unit})){close}",
            rf"(?P<urel>(?:earlier\s+|later\s+)?(?P<ur>{relative})\s+(?P<uu>{unit})){close}",
            rf"(?P<ago>(?P<an>{count})\s+(?P<au>{unit})\s+(?P<agow>ago|earlier)){close}",
        ]  # fmt: skip
    pattern = re.compile(f"{edge}(?P<t>{'|'.join(patterns)})")
    return _Words(
        rtl, pattern, months, frozenset(key(w) for w in _split(data["ambiguous_months"])), hijri, weekdays,
        days, units, numbers, ordinals, near["next"], near["last"], near["this"],
    )  # fmt: skip


# False: no time after all. None: a time whose interval is not known.
_Found = Interval | None | bool


def _read(match: re.Match[str], words: _Words, published: date | None, text: str) -> _Found:
    kind = next(name for name, value in match.groupdict().items() if value is not None and name in _READERS)
    return _READERS[kind](match, words, published, text)


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(_MARKS, "", text)).strip()


def _month(text: str, words: _Words) -> int:
    first = re.split(r"\s*[/(]", _bare(text))[0].strip()
    return words.months[first]


def _one(day: date) -> Interval:
    return day, day, "day"


def _iso(match: re.Match[str], *_: Any) -> _Found:
    return _one(date.fromisoformat(match["iso"]))


def _dmy(match: re.Match[str], words: _Words, *_: Any) -> _Found:
    first, second, year = int(match["d1"]), int(match["m1"]), int(match["y1"])
    if not words.rtl and first <= 12 and first != second:
        return None  # 4/5/2021 is April in one country and May in the next
    return _one(date(year, second, first))


def _number(text: str, words: _Words) -> int:
    bare = _bare(text)
    return int(bare) if bare.isdigit() else words.ordinals.get(bare) or words.numbers[bare]


def _full(match: re.Match[str], words: _Words, published: date | None, _: str) -> _Found:
    day, month = _number(match["fd"], words), _month(match["fm"], words)
    relative = match.groupdict().get("frel")
    return _dated(day, month, match["fy"], published, _bare(relative) if relative else None, words)


def _mdy(match: re.Match[str], words: _Words, published: date | None, _: str) -> _Found:
    return _dated(int(match["d2"]), _month(match["m2"], words), match["y2"], published, None, words)


def _dated(
    day: int, month: int, year: str | None, published: date | None, relative: str | None, words: _Words
) -> _Found:
    if year:
        return _one(date(int(year), month, day))
    if published is None:
        return None
    if relative in words.next:
        found = date(published.year, month, day)
        return _one(found if found >= published else date(published.year + 1, month, day))
    return _one(_nearest(published, lambda y: date(y, month, day), relative in words.last))


def _nearest(published: date, make: Callable[[int], date], past: bool = False) -> date:
    """Of the years around, the one that puts a date nearest, the past first: news tells what was."""
    candidates = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            candidates.append(make(year))
        except ValueError:
            continue
    # Up to four months ahead a date without a year is an announcement, beyond that a memory.
    fits = [day for day in candidates if (published - day).days >= (0 if past else -120)]
    return max(fits)


def _range(match: re.Match[str], words: _Words, published: date | None, _: str) -> _Found:
    names = ("ra", "rb", "rm", "ry") if match.group("range") else ("r2a", "r2b", "r2m", "r2y")
    first, last, month, year = (match[name] for name in names)
    if int(first) >= int(last):
        return False
    start = _dated(int(first), _month(month, words), year, published, None, words)
    end = _dated(int(last), _month(month, words), year, published, None, words)
    if isinstance(start, tuple) and isinstance(end, tuple) and start[0] < end[0]:
        return start[0], end[0], "range"
    return None


def _hijri(match: re.Match[str], words: _Words, published: date | None, _: str) -> _Found:
    """By the tabular calendar, which may be a day off what was sighted."""
    if not match["hy"]:
        return None
    year, month = int(match["hy"]), words.hijri[_bare(match["hm"])]
    day = _number(match["hd"], words)
    julian = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + 1948440 - 385
    middle = date.fromordinal(julian - 1721425)
    return middle - _DAY, middle + _DAY, "range"


def _whole_month(year: int, month: int) -> Interval:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"


def _month_year(match: re.Match[str], words: _Words, published: date | None, text: str) -> _Found:
    month = _month(match["mm"], words)
    if match["myear"]:
        return _whole_month(int(match["myear"]), month)
    relative = match.groupdict().get("mrel")
    if published is None:
        return None
    return _relative_month(month, _bare(relative or ""), words, published)


def _month_relative(match: re.Match[str], words: _Words, published: date | None, _: str) -> _Found:
    if published is None:
        return None
    return _relative_month(_month(match["mm3"], words), _bare(match["mrel"]), words, published)


def _relative_month(month: int, relative: str, words: _Words, published: date) -> _Found:
    if relative in words.next:
        year = published.year if month > published.month else published.year + 1
    elif relative in words.last:
        year = published.year if month < published.month else published.year - 1
    else:
        year = published.year
    return _whole_month(year, month)


def _month_only(match: re.Match[str], words: _Words, published: date | None, text: str) -> _Found:
    name = _bare(match["mo"])
    month = _month(name, words)
    if not words.rtl and name in words.ambiguous and not match.string[match.start("mo") :][:1].isalpha():
        return False
    if published is None:
        return None
    day = _nearest(published, lambda y: date(y, month, 1))
    return _whole_month(day.year, month)


def _year(match: re.Match[str], *_: Any) -> _Found:
    year = int(match["year"])
    return date(year, 1, 1), date(year, 12, 31), "year"


def _unit_relative(match: re.Match[str], words: _Words, published: date | None, _: str) -> _Found:
    return _unit(words.units[_bare(match["uu"])], _bare(match["ur"]), words, published)


def _unit(unit: str, relative: str, words: _Words, published: date | None) -> _Found:
    if published is None:
        return None
    step = 1 if relative in words.next else -1 if relative in words.last else 0
    if unit == "day":
        return None
    if unit == "week":
        first = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        return first, first + timedelta(days=6), "week"
    if unit == "month":
        number = published.year * 12 + published.month - 1 + step
        return _whole_month(number // 12, number % 12 + 1)
    year = published.year + step
    return date(year, 1, 1), date(year, 12, 31), "year"


def _coming(match: re.Match[str], words: _Words, published: date | None, _: str) -> _Found:
    """ "In the coming days": when it ends nobody says."""
    unit, relative = words.units[_bare(match["cu"])], _bare(match["cr"])
    if published is not None and words.rtl and unit != "day":
        return _unit(unit, relative, words, published)
    return None


def _ago(match: re.Match[str], words: _Words, published: date | None, _: str) -> _Found:
    if published is None:
        return None
    groups = match.groupdict()
    dual = groups.get("adual")
    unit = words.units[_bare(dual or groups["au"] or "")]
    count = 2 if dual else _number(groups["an"] or "", words)
    if unit == "day":
        start = published - count * _DAY
        interval: Interval = _one(start)
    elif unit == "week":
        start = published - timedelta(weeks=count)
        interval = (start - 3 * _DAY, start + 3 * _DAY, "range")
    elif unit == "month":
        number = published.year * 12 + published.month - 1 - count
        interval = _whole_month(number // 12, number % 12 + 1)
    else:
        interval = (date(published.year - count, 1, 1), date(published.year - count, 12, 31), "year")
    if words.rtl and _bare(groups["agow"] or "") == "منذ":  # since then, until now
        return interval[0], published, "range"
    return interval


def _relative_day(match: re.Match[str], words: _Words, published: date | None, _: str) -> _Found:
    if published is None:
        return None
    phrase = _bare(match["rel"])
    weekday = match.groupdict().get("relw")
    for word, offset in sorted(words.days.items(), key=lambda item: -len(item[0])):
        if word in phrase:
            day = published + offset * _DAY
            if weekday and day.weekday() != words.weekdays[_bare(weekday)]:
                # «اليوم السبت» in a text printed on Sunday: the weekday is the surer word
                return _one(_weekday(words.weekdays[_bare(weekday)], published, 0))
            return _one(day)
    return None


def _weekday(number: int, published: date, direction: int) -> date:
    back = (published.weekday() - number) % 7
    if direction > 0:
        return published + timedelta(days=(number - published.weekday() - 1) % 7 + 1)
    if direction < 0:
        return published - timedelta(days=back or 7)
    return published - timedelta(days=back)


def _week_day(match: re.Match[str], words: _Words, published: date | None, text: str) -> _Found:
    groups = match.groupdict()
    if not words.rtl:
        original = groups["wday"] or ""
        if len(original) <= 3:
            return False  # "sat", "sun", "mon": words more often than days
    if published is None:
        return None
    relative = _bare(groups.get("wrel") or groups.get("wrel2") or "")
    direction = 1 if relative in words.next else -1 if relative in words.last else 0
    return _one(_weekday(words.weekdays[_bare(groups["wday"] or "")], published, direction))


_READERS: dict[str, Callable[..., _Found]] = {
    "iso": _iso,
    "dmy": _dmy,
    "range": _range,
    "range2": _range,
    "full": _full,
    "mdy": _mdy,
    "hij": _hijri,
    "my": _month_year,
    "mrelp": _month_relative,
    "monly": _month_only,
    "yr": _year,
    "urel": _unit_relative,
    "comprel": _coming,
    "ago": _ago,
    "rel": _relative_day,
    "wd": _week_day,
}
