"""Phrases of the news lead to the right actor on the article's date, or to none."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from diplograph.annotate import annotate
from diplograph.annotate.components import default_kb
from diplograph.records import Article
from diplograph.resolve.actors import resolve_actors

HERE = Path(__file__).parent
# By language and half: at least so many right, at most so many led to somebody else. The held-out half of
# the first table was read in the end, when the third one had a half of its own; it is held out no more.
FLOORS = {
    ("ar", False): (0.975, 0.005),
    ("ar", True): (0.97, 0.015),
    ("en", False): (0.98, 0.005),
    ("en", True): (0.975, 0.01),
}
# A third table, written from memory before anything was run: .861 (Arabic) and .882 (English) right and
# .054 and .047 wrong at the first reading; half of it, by the same rule, was never looked at one by one since.
BLIND = {
    ("ar", False): (0.98, 0.01),
    ("ar", True): (0.95, 0.01),
    ("en", False): (0.98, 0.01),
    ("en", True): (0.96, 0.02),
}
# Phrases written later, in two lots, each run blind once before anything was mended: the first was .756
# (Arabic) and .762 (English) right, the second .90 and .88.
LATER = {"ar": (0.98, 0.005), "en": (0.97, 0.01)}
# A fourth table over more kinds (forces of many states, accords, regions), written before any code was
# read: .860 (Arabic) and .861 (English) right and .08 and .11 wrong at the first reading; all mended since.
FRESH = {"ar": (0.98, 0.005), "en": (0.98, 0.015)}
# And a fifth, written when the fourth had been mended: .873 and .888 right, .057 and .069 wrong at first.
UNSEEN = {"ar": (0.975, 0.005), "en": (0.97, 0.005)}
# A sixth, shorter, when the fifth had been mended: .971 and .972 right, .019 and .028 wrong at first.
LAST = {"ar": (0.97, 0.01), "en": (0.98, 0.01)}
# A seventh, longer one: .904 and .907 right and .043 and .053 wrong at first; half of it (by SHA-1, not
# the halves of `held_out`) has not been read since.
SEVENTH = {"ar": (0.94, 0.025), "en": (0.95, 0.022)}
# A ninth one, over agency wordings of thirty years: .85 and .89 right and .10 and .07 wrong at first; three
# quarters of it were read, a quarter (by SHA-1) was only measured.
NINTH = {"ar": (0.94, 0.03), "en": (0.925, 0.04)}
# A tenth, over all kinds, written before anything was run: .84 and .79 right (.12 wrong) of the half that was
# read, .79 and .82 right (.11 wrong) of the half that was only measured, at the first reading. The second half
# was read as well once it stood at .83 and .87 right, .09 and .08 wrong.
TENTH = {
    ("ar", False): (0.93, 0.05),
    ("ar", True): (0.86, 0.06),
    ("en", False): (0.93, 0.03),
    ("en", True): (0.89, 0.05),
}
# An eleventh, over all kinds again, written before the resolver was looked at; halves by the number of the row:
# .78 (Arabic) and .85 (English) right, .11 and .11 wrong of the half that was read, .77 and .87 right, .14 and .10
# wrong of the half that was only measured, at the first reading; some answers of both were put right after it.
ELEVENTH = {
    ("ar", False): (0.87, 0.02),
    ("ar", True): (0.81, 0.105),
    ("en", False): (0.92, 0.03),
    ("en", True): (0.9, 0.06),
}
# Phrases of 1978 to 1993, written before the tables reached back so far: .24 (Arabic) and .22 (English)
# right and .29 and .24 wrong then; .83 and .83 right once they did, when four answers had been put right.
ARCHIVE = {"ar": (0.97, 0.0), "en": (0.97, 0.0)}

# A twelfth, over all kinds, in four lots by somebody who never saw the program; three were read one after the other,
# each run blind first: .84, .87, .85 (Arabic) and .84, .82, .82 (English) right, .08, .05, .08 and .10, .05, .05 wrong.
# The fourth was only measured: .91 and .85 right, .04 and .07 wrong, when the three had been mended.
TWELFTH = {
    ("ar", False): (0.955, 0.006),
    ("ar", True): (0.89, 0.05),
    ("en", False): (0.95, 0.01),
    ("en", True): (0.84, 0.07),
}


@dataclass(frozen=True)
class Case:
    """A sentence with a phrase in brackets, the article's day, and whom the phrase means.

    `actor` is an id, `none`, `new` (somebody nobody wrote down), or `place ID`; an id that ends in
    `-*` belongs to no state. An empty actor is known by its name alone.
    """

    kind: str
    day: str
    marked: str
    actor: str
    country: str
    name: str

    @property
    def text(self) -> str:
        return self.marked.replace("[", "").replace("]", "")

    @property
    def span(self) -> tuple[int, int]:
        return self.marked.index("["), self.marked.index("]") - 1

    @property
    def held_out(self) -> bool:
        """Half the rows; of the blind table nobody has looked at them."""
        return hashlib.blake2b(self.marked.encode(), digest_size=1).digest()[0] % 2 == 1


def cases(lang: str, name: str = "phrases") -> list[Case]:
    lines = (HERE / f"{name}.{lang}.tsv").read_text(encoding="utf-8").splitlines()
    return [Case(*line.split("\t")) for line in lines[1:]]


def answer(case: Case, lang: str) -> tuple[str, str, str]:
    """The id, country and name the phrase leads to; `place ID` where it names a place."""
    published = date.fromisoformat(case.day) if case.day else None
    article = Article(id="phrase", text=case.text, lang=lang, published=published)
    ((_, doc),) = annotate([article])
    found = resolve_actors(article, doc, default_kb())
    start, end = case.span
    best: tuple[int, str, str, str] = (0, "none", "", "")
    for refs, place, as_place in zip(found.refs, found.places, found.as_place, strict=True):
        if place is not None and place.span is not None and (as_place or not refs):
            shared = min(end, place.span.end) - max(start, place.span.start)
            if shared > best[0]:
                best = shared, f"place {place.id}", place.country or "", place.name or ""
            continue
        for ref in refs:
            if ref.span is None:
                continue
            shared = min(end, ref.span.end) - max(start, ref.span.start)
            if shared > best[0]:
                name = (ref.name_ar if lang == "ar" else ref.name) or ref.name
                if not ref.id.startswith(("person/", "name/")) or default_kb().actor(ref.id):
                    name = ref.name
                best = shared, ref.id.replace("-phrase", "-*"), ref.country or "", name
    return best[1:]


def verdict(case: Case, lang: str) -> tuple[str, tuple[str, str, str]]:
    """`right`, `none` where an answer is missing or too general, `wrong`; and the answer."""
    actor, country, name = got = answer(case, lang)
    wanted = case.actor
    if wanted == "none":
        # a place named as a place is no claim about an actor
        # nor is somebody without a name in one article
        silent = actor == "none" or actor.startswith("place ") or actor.endswith("-*")
        # nor is somebody of no state by the very name that is marked: no city, no minister
        marked = case.text[slice(*case.span)]
        by_name = actor.startswith(("person/", "name/")) and not country and " " in name
        return ("right" if silent or (by_name and fold(marked) in fold(name)) else "wrong"), got
    if actor == "none":
        return "none", got
    if wanted.startswith("place "):
        return ("right" if actor == wanted and country == case.country else "wrong"), got
    if wanted == "new":
        minted = actor.startswith(("person/", "name/")) and default_kb().actor(actor) is None
        same = fold(name) == fold(case.name)
        return ("right" if minted and same and country == case.country else "wrong"), got
    if wanted.endswith("-*"):
        ok = actor == wanted and not country
    elif wanted:
        ok = actor == wanted and country == case.country
    else:
        ok = fold(name) == fold(case.name) and country == case.country
    if ok:
        return "right", got
    unnamed = actor.startswith(("office/", "body/")) and not wanted.startswith(("office/", "body/"))
    if unnamed and country == case.country:
        return "none", got  # the office where its holder was wanted: no guess was made
    return "wrong", got


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if char.isalnum())


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("held_out", [False, True], ids=["seen", "held-out"])
def test_phrases(lang: str, held_out: bool) -> None:
    """Nearly every phrase leads to the right actor, and almost none to a wrong one."""
    rows = [case for case in cases(lang) if case.held_out == held_out]
    _check(rows, lang, "held out" if held_out else "seen", FLOORS[lang, held_out])


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_later_phrases(lang: str) -> None:
    """The same of phrases written when the rules were."""
    _check(cases(lang, "later"), lang, "later", LATER[lang])


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("held_out", [False, True], ids=["seen", "held-out"])
def test_blind_phrases(lang: str, held_out: bool) -> None:
    """The same of phrases that were written blind."""
    rows = [case for case in cases(lang, "blind") if case.held_out == held_out]
    _check(rows, lang, "blind, held out" if held_out else "blind, seen", BLIND[lang, held_out])


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_fresh_phrases(lang: str) -> None:
    """The same of phrases over more kinds of actors."""
    _check(cases(lang, "fresh"), lang, "fresh", FRESH[lang])


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_unseen_phrases(lang: str) -> None:
    """The same once more, of other days and people."""
    _check(cases(lang, "unseen"), lang, "unseen", UNSEEN[lang])


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_last_phrases(lang: str) -> None:
    """The same a last time."""
    _check(cases(lang, "last"), lang, "last", LAST[lang])


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_seventh_phrases(lang: str) -> None:
    """The same of more names that nobody listed, and of words that are none."""
    _check(cases(lang, "seventh"), lang, "seventh, held out", SEVENTH[lang])


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_ninth_phrases(lang: str) -> None:
    """The same of offices, metonyms, forces and strangers of thirty years."""
    _check(cases(lang, "ninth"), lang, "ninth, held out", NINTH[lang])


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("held_out", [False, True], ids=["seen", "held-out"])
def test_tenth_phrases(lang: str, held_out: bool) -> None:
    """The same of roles, homonyms, strangers and traps of thirty years."""
    rows = [case for case in cases(lang, "tenth") if case.held_out == held_out]
    _check(rows, lang, "tenth, held out" if held_out else "tenth, seen", TENTH[lang, held_out])


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("odd", [False, True], ids=["seen", "held-out"])
def test_eleventh_phrases(lang: str, odd: bool) -> None:
    """The same once more of all kinds, with the offices of parts of states and words that are names."""
    rows = cases(lang, "eleventh")[int(odd) :: 2]
    _check(rows, lang, "eleventh, held out" if odd else "eleventh, seen", ELEVENTH[lang, odd])


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("unread", [False, True], ids=["seen", "held-out"])
def test_twelfth_phrases(lang: str, unread: bool) -> None:
    """The same of all kinds, parties and anaphors among them, by another hand."""
    rows = cases(lang, "twelfth-unread" if unread else "twelfth")
    _check(rows, lang, "twelfth, held out" if unread else "twelfth, seen", TWELFTH[lang, unread])


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nobody(lang: str) -> None:
    """Words beside an office or a name that say it is not its holder who is meant, nor its bearer."""
    _check(cases(lang, "nobody"), lang, "nobody", (0.95, 0.0))


def _check(rows: list[Case], lang: str, half: str, floors: tuple[float, float]) -> None:
    told = [(case, *verdict(case, lang)) for case in rows]
    wrong = [(c, g) for c, v, g in told if v == "wrong"]
    silent = [(c, g) for c, v, g in told if v == "none"]
    right = len(rows) - len(wrong) - len(silent)
    print(f"\n{lang} {half}: {right}/{len(rows)} right, {len(wrong)} wrong")
    for label, group in (("wrong", wrong), ("no answer", silent)):
        for case, got in group if "held out" not in half else ():  # nobody is to learn from those
            print(
                f"  {label}: {case.day} {case.marked} -> {got}, not {case.actor} {case.name} {case.country}"
            )
    least, most = floors
    assert right >= least * len(rows)
    assert len(wrong) <= most * len(rows)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_archive_phrases(lang: str) -> None:
    """The same of the time of the Cold War and its end."""
    _check(cases(lang, "archive"), lang, "archive", ARCHIVE[lang])
