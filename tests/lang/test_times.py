"""Time expressions of both languages against a day of publication.

`dates.ar.tsv` and `dates.en.tsv` hold sentences with the days their times mean. Half A was used to
mend by, half B was set aside and looked at as a figure only.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.lang.times import find_times

DAY = date(2021, 4, 13)  # a Tuesday

CASES: dict[str, list[tuple[str, str | None]]] = {
    "ar": [
        ("في 13 نيسان/أبريل 2021", "2021-04-13"), ("13 أبريل 2021", "2021-04-13"), ("١٣ أبريل ٢٠٢١", "2021-04-13"),
        ("الثلاثاء 13 نيسان 2021", "2021-04-13"), ("يوم الثلاثاء", "2021-04-13"), ("الاثنين", "2021-04-12"),
        ("الإثنين", "2021-04-12"), ("مساء الأربعاء", "2021-04-07"), ("الخميس الماضي", "2021-04-08"),
        ("الخميس المقبل", "2021-04-15"), ("السبت القادم", "2021-04-17"), ("أمس", "2021-04-12"), ("امس", "2021-04-12"),
        ("أول من أمس", "2021-04-11"), ("أول أمس", "2021-04-11"), ("اليوم", "2021-04-13"), ("غدا", "2021-04-14"),
        ("بعد غد", "2021-04-15"), ("وأمس", "2021-04-12"), ("قبل يومين", "2021-04-11"), ("قبل ثلاثة أيام", "2021-04-10"),
        ("منذ ثلاثة أيام", "2021-04-10/2021-04-13"), ("الأسبوع الماضي", "2021-04-05/2021-04-11"),
        ("الأسبوع المقبل", "2021-04-19/2021-04-25"), ("الشهر الماضي", "2021-03"), ("الشهر المقبل", "2021-05"),
        ("الشهر الجاري", "2021-04"), ("العام الماضي", "2020"), ("العام المقبل", "2022"), ("عام 2015", "2015"),
        ("سنة 1991", "1991"), ("كانون الأول 2019", "2019-12"), ("كانون الثاني 2020", "2020-01"),
        ("تشرين الأول 2020", "2020-10"), ("تشرين الثاني 2020", "2020-11"), ("شباط/فبراير 2021", "2021-02"),
        ("آذار/مارس 2021", "2021-03"), ("أيار 2020", "2020-05"), ("حزيران 2020", "2020-06"), ("تموز 2020", "2020-07"),
        ("آب 2020", "2020-08"), ("أيلول 2020", "2020-09"), ("جانفي 2021", "2021-01"), ("فيفري 2021", "2021-02"),
        ("جويلية 2020", "2020-07"), ("أوت 2020", "2020-08"), ("غشت 2020", "2020-08"), ("شتنبر 2020", "2020-09"),
        ("دجنبر 2020", "2020-12"), ("يوليوز 2020", "2020-07"), ("الثالث عشر من أبريل", "2021-04-13"),
        ("الخامس من مايو 2020", "2020-05-05"), ("الحادي والعشرين من مارس 2020", "2020-03-21"),
        ("12 مارس", "2021-03-12"), ("5 مايو", "2021-05-05"), ("20 ديسمبر", "2020-12-20"), ("2021-04-13", "2021-04-13"),
        ("13/4/2021", "2021-04-13"), ("من 10 إلى 12 مايو 2020", "2020-05-10/2020-05-12"), ("10-12 يونيو 2020", "2020-06-10/2020-06-12"),
        ("11 سبتمبر (أيلول) 2001", "2001-09-11"), ("قبل شهرين", "2021-02"), ("قبل عامين", "2019"), ("مارس الماضي", "2021-03"),
        ("يونيو المقبل", "2021-06"), ("3 رمضان 1442", "2021-04-15"), ("بالأمس", "2021-04-12"),
    ],
    "en": [
        ("April 13, 2021", "2021-04-13"), ("13 April 2021", "2021-04-13"), ("Apr. 13, 2021", "2021-04-13"),
        ("Tuesday, April 13, 2021", "2021-04-13"), ("the 13th of April 2021", "2021-04-13"), ("2021-04-13", "2021-04-13"),
        ("13/4/2021", "2021-04-13"), ("4/5/2021", None), ("5/5/2021", "2021-05-05"), ("on Tuesday", "2021-04-13"),
        ("Monday", "2021-04-12"), ("on Wednesday", "2021-04-07"), ("last Thursday", "2021-04-08"),
        ("next Thursday", "2021-04-15"), ("next Tuesday", "2021-04-20"), ("last Tuesday", "2021-04-06"),
        ("yesterday", "2021-04-12"), ("today", "2021-04-13"), ("tomorrow", "2021-04-14"), ("tonight", "2021-04-13"),
        ("the day before yesterday", "2021-04-11"), ("the day after tomorrow", "2021-04-15"), ("last night", "2021-04-12"),
        ("two days ago", "2021-04-11"), ("three weeks ago", "2021-03-20/2021-03-26"), ("two months ago", "2021-02"),
        ("five years ago", "2016"), ("last week", "2021-04-05/2021-04-11"), ("this week", "2021-04-12/2021-04-18"),
        ("next week", "2021-04-19/2021-04-25"), ("last month", "2021-03"), ("this month", "2021-04"), ("next month", "2021-05"),
        ("last year", "2020"), ("this year", "2021"), ("next year", "2022"), ("in 2015", "2015"), ("since 1991", "1991"),
        ("in March", "2021-03"), ("in March 2020", "2020-03"), ("in May", "2021-05"), ("since December", "2020-12"),
        ("January 2020", "2020-01"), ("Sept. 11, 2001", "2001-09-11"), ("September 2001", "2001-09"), ("last March", "2021-03"),
        ("next June", "2021-06"), ("March 12", "2021-03-12"), ("May 5", "2021-05-05"), ("December 20", "2020-12-20"),
        ("10-12 May 2020", "2020-05-10/2020-05-12"), ("May 10-12, 2020", "2020-05-10/2020-05-12"), ("in the coming days", None),
    ],
}  # fmt: skip
HERE = Path(__file__).parent


def table(lang: str) -> list[tuple[str, date, str, str]]:
    """Half, day of publication, sentence, what its times mean."""
    rows = []
    for line in (HERE / f"dates.{lang}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            half, day, sentence, iso = line.split("\t")
            rows.append((half, date.fromisoformat(day), sentence, iso))
    return rows


def told(sentence: str, lang: str, day: date) -> str:
    return " ".join(when.iso or "?" for when in find_times(sentence, lang, day))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_table(lang: str) -> None:
    """At least 95 of 100 expressions are right, in each half, and none is silently wrong."""
    rows = table(lang)
    assert len(rows) >= 80
    for half in ("A", "B"):
        mine = [row for row in rows if row[0] == half]
        wrong = [(s, iso, got) for _, day, s, iso in mine if (got := told(s, lang, day)) != iso]
        silent = [row for row in wrong if any(part != "?" for part in row[2].split())]
        assert not silent
        assert len(wrong) <= (0.05 if half == "A" else 0.1) * len(mine), wrong
    right = sum(told(s, lang, day) == iso for _, day, s, iso in rows)
    assert right >= 0.95 * len(rows)


ALL = [(lang, phrase, iso) for lang, rows in CASES.items() for phrase, iso in rows]


@pytest.mark.parametrize(("lang", "phrase", "iso"), ALL)
def test_interval(lang: str, phrase: str, iso: str | None) -> None:
    """The words stand where the span says, and mean these days."""
    text = f"قال الوزير {phrase} إن" if lang == "ar" else f"He said {phrase} that"
    found = find_times(text, lang, DAY)
    assert [when.iso for when in found] == [iso]
    assert found[0].span is not None and found[0].span.cut(text) == found[0].text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They may march on the capital and sun themselves."), ("en", "The Sat Nav and the mon amour."),
        ("en", "He may visit."), ("en", "March for peace"), ("ar", "مارس الرئيس ضغوطا على الحكومة"),
        ("ar", "آب إلى رشده"), ("ar", "جوان رجل"), ("en", "I can march"), ("ar", "الخمسة الكبار"),
        ("en", "They left; later 12 soldiers returned."), ("en", "Earlier 3 ministers resigned."),
    ],
)  # fmt: skip
def test_other_words(lang: str, text: str) -> None:
    """Words that only look like months and days are none."""
    assert find_times(text, lang, DAY) == []


@pytest.mark.parametrize(
    ("lang", "text"), [("ar", "قال أمس"), ("en", "he said yesterday"), ("en", "13 April")]
)
def test_without_a_date_nothing_is_guessed(lang: str, text: str) -> None:
    """The words are found, the interval is not made up."""
    (when,) = find_times(text, lang, None)
    assert when.start is None and when.end is None


@given(st.text(max_size=200), st.sampled_from(["ar", "en"]))
def test_never_fails(text: str, lang: str) -> None:
    """Any text: no error, spans in order and inside."""
    end = 0
    for when in find_times(text, lang, DAY):
        assert when.span is not None and end <= when.span.start < when.span.end <= len(text)
        end = when.span.end
