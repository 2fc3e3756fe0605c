"""Happenings composed from a seed in, articles that tell them out, in both languages, with what is in them.

Every article comes with the event mentions a perfect reader finds in it and, for each, the number of
the happening it tells, so that reading, merging and storing can be measured apart or together.

    for told in compose(10_000):
        told.article, told.mentions, told.happenings

A happening has one to some forty tellings over three days, by outlets of both languages that put
it in words of their own; some articles look back at an older happening, some are an agency's text in
another outlet's dress, and most carry sentences in which nothing happens. As many happenings begin on
a day whatever the count, so that more articles are a longer time, as in an archive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random

from diplograph.annotate.components import default_kb
from diplograph.records import Actor, ActorKind, ActorRef, Article, EventMention, Modality, Span, When

__all__ = ["Told", "compose"]

_FIRST_DAY = date(2015, 1, 5)
_HAPPENINGS_A_DAY = 12
_ENOUGH = 60  # states with a president or prime minister and a foreign minister all through, at most


@dataclass(frozen=True, slots=True)
class Told:
    """An article, the event mentions in it, and the number of the happening that each tells."""

    article: Article
    mentions: tuple[EventMention, ...]
    happenings: tuple[int, ...]


# {a} and {b} are people with their titles, {A} and {B} their states, {d} the day; the trigger in brackets.
_EN = {
    "call": (
        "{a} [spoke by phone with] {b} {d}.",
        "{a} [telephoned] {b} {d}.",
        "{a} had a [phone call] with {b} {d}.",
    ),
    "meet": ("{a} [met] {b} {d}.", "{a} held [talks] with {b} {d}.", "{a} and {b} [met] {d}."),
    "criticise_condemn": ("{a} [condemned] {B} {d}.", "{a} [criticised] {B} {d}."),
    "accuse": ("{a} [accused] {B} of violating the agreement {d}.",),
    "warn": ("{a} [warned] {B} {d}.", "{A} [warned] {B} {d}."),
    "recall_or_expel_diplomat": ("{A} [expelled] diplomats of {B} {d}.",),
    "sanction": ("{A} [imposed sanctions on] {B} {d}.", "{A} [slapped sanctions on] {B} {d}."),
    "sign_agreement": ("{A} and {B} [signed] an agreement {d}.", "{A} [signed] an agreement with {B} {d}."),
    "praise": ("{a} [praised] {B} {d}.", "{A} [praised] {B} {d}."),
    "invite": ("{a} [invited] {b} {d}.",),
    "attack": ("{A} [attacked] {B} {d}.", "Forces of {A} [bombed] {B} {d}."),
    "appeal_request": ("{a} [called on] {B} to respect the agreement {d}.", "{a} [urged] {B} to show restraint {d}."),
}  # fmt: skip
_AR = {
    "call": (
        "أجرى {a} [اتصالا هاتفيا] مع {b} {d}.",
        "[اتصل] {a} هاتفيا بـ{b} {d}.",
        "جرت [مكالمة هاتفية] بين {a} و{b} {d}.",
    ),
    "meet": ("[التقى] {a} {b} {d}.", "أجرى {a} [محادثات] مع {b} {d}.", "[اجتمع] {a} مع {b} {d}."),
    "criticise_condemn": ("[أدان] {a} {B} {d}.", "[انتقد] {a} {B} {d}."),
    "accuse": ("[اتهم] {a} {B} بانتهاك الاتفاق {d}.",),
    "warn": ("[حذر] {a} {B} {d}.", "[حذرت] {A} {B} {d}."),
    "recall_or_expel_diplomat": ("[طردت] {A} دبلوماسيين من {B} {d}.",),
    "sanction": ("[فرضت] {A} عقوبات على {B} {d}.", "[عاقبت] {A} {B} {d}."),
    "sign_agreement": ("[وقعت] {A} و{B} اتفاقا {d}.", "[وقعت] {A} اتفاقا مع {B} {d}."),
    "praise": ("[أشاد] {a} بـ{B} {d}.", "[أشادت] {A} بـ{B} {d}."),
    "invite": ("[دعا] {a} {b} إلى زيارة بلاده {d}.",),
    "attack": ("[هاجمت] {A} {B} {d}.", "[قصفت] قوات {A} مواقع في {B} {d}."),
    "appeal_request": ("[دعا] {a} {B} إلى احترام الاتفاق {d}.", "[حث] {a} {B} على ضبط النفس {d}."),
}  # fmt: skip
_NOISE = {
    "en": (
        "Prices of bread rose again in the north.",
        "Forecasters expect more rain before the weekend.",
        "The harvest was the best in nine years, farmers say.",
        "Observers see little change in the coming weeks.",
        "A museum in the old town reopened its doors.",
        "The match ended in a draw.",
    ),
    "ar": (
        "وارتفعت أسعار الخبز من جديد في الشمال.",
        "ويتوقع خبراء الطقس مزيدا من الأمطار قبل نهاية الأسبوع.",
        "وكان محصول هذا العام الأفضل منذ تسع سنوات.",
        "ولا يرى مراقبون تغيرا كبيرا في الأسابيع المقبلة.",
        "وأعاد متحف في المدينة القديمة فتح أبوابه.",
        "وانتهت المباراة بالتعادل.",
    ),
}
_TEMPLATES = {"en": _EN, "ar": _AR}
_TYPES = tuple(_EN)
_WEIGHTS = (16, 18, 10, 6, 6, 3, 5, 6, 6, 4, 8, 12)
_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
}
_TITLES = {
    "president": ("{} President", "الرئيس {}"),
    "prime_minister": ("{} Prime Minister", "رئيس الوزراء {}"),
    "foreign_minister": ("{} Foreign Minister", "وزير الخارجية {}"),
}
_OUTLETS = {
    "en": (
        "Harbour Post",
        "Northern Wire",
        "The Meridian",
        "Civic Herald",
        "Daily Ledger",
        "Lighthouse News",
    ),
    "ar": ("صحيفة المرفأ", "وكالة الشمال", "المدار", "منبر المدينة", "السجل اليومي", "أخبار المنارة"),
}
_AGENCIES = {"en": "Northern Wire", "ar": "وكالة الشمال"}
_SLOT = re.compile(r"\{(\w)\}|\[|\]")


@dataclass(frozen=True, slots=True)
class _Happening:
    number: int
    type: str
    day: date
    agent: tuple[str, str]  # state, office
    patient: tuple[str, str]


def compose(count: int, *, seed: int = 0, most: int = 40) -> Iterator[Told]:
    """Articles by day of their happening, the same ones for the same seed.

    Args:
        count: how many articles; fewer are the beginning of more.
        seed: another one is another world.
        most: tellings that a happening has at most.
    """
    made = number = 0
    while True:
        happening = _happening(number, seed)
        for told in _coverage(happening, seed, most):
            if made == count:
                return
            made += 1
            yield told
        number += 1


@cache
def _states() -> tuple[str, ...]:
    """Codes of states whose leaders and ministers the knowledge base knows, in both languages."""
    found = []
    for state in default_kb().states():
        named = all(default_kb().demonym(state.country or "", lang) for lang in ("en", "ar"))
        offices = [office for office in _TITLES if _holder(state.country or "", office, _FIRST_DAY)]
        if named and "foreign_minister" in offices and len(offices) > 1:
            found.append(state.country or "")
    return tuple(found[:_ENOUGH])


@cache
def _holder(state: str, office: str, day: date) -> Actor | None:
    holders = default_kb().holders(office, state, day)
    actor = default_kb().actor(holders[0]) if holders else None
    return actor if actor is not None and actor.name_ar and actor.kind is ActorKind.PERSON else None


def _happening(number: int, seed: int) -> _Happening:
    rng = Random(f"{seed}/{number}")
    day = _FIRST_DAY + timedelta(days=number // _HAPPENINGS_A_DAY)
    (kind,) = rng.choices(_TYPES, _WEIGHTS)
    # A few states make most of the news.
    states = _states()
    first = states[min(int(rng.paretovariate(0.7)) - 1, len(states) - 1)]
    second = rng.choice([state for state in states if state != first])
    sides = [(state, rng.choice([o for o in _TITLES if _holder(state, o, _month(day))] or ["state"]))
             for state in rng.sample([first, second], 2)]  # fmt: skip
    return _Happening(number, kind, day, sides[0], sides[1])


def _month(day: date) -> date:
    return day.replace(day=1)


def _coverage(happening: _Happening, seed: int, most: int) -> Iterator[Told]:
    """The articles whose first sentence tells a happening."""
    rng = Random(f"{seed}/{happening.number}/coverage")
    size = min(int(rng.paretovariate(0.9)), most)
    wire: Told | None = None
    for copy in range(size):
        key = f"{seed}-{happening.number}-{copy}"
        if wire is not None and rng.random() < 0.2:
            yield _syndicated(wire, key, rng)
            continue
        lang = rng.choice(("en", "ar"))
        later = happening.day + timedelta(days=rng.choices((0, 1, 2), (6, 3, 1))[0])
        told = _article(key, happening, lang, later, rng, seed)
        if told.article.publisher == _AGENCIES[lang]:
            wire = told
        yield told


def _article(key: str, happening: _Happening, lang: str, published: date, rng: Random, seed: int) -> Told:
    text = ""
    mentions: list[EventMention] = []
    numbers: list[int] = []
    told = [happening]
    if happening.number > 30 and rng.random() < 0.35:  # what went before
        told.append(_happening(happening.number - rng.randint(1, 30), seed))
    for position, each in enumerate(told):
        template = rng.choice(_TEMPLATES[lang][each.type])
        dated = rng.random() < 0.7 or position > 0
        sentence, mention = _sentence(key, template, each, lang, dated, len(text))
        text += sentence + "\n"
        mentions.append(mention)
        numbers.append(each.number)
        for noise in rng.sample(_NOISE[lang], rng.randint(0, 3)):
            text += noise + " "
        text = text.rstrip() + "\n"
    article = Article(id=key, text=text, lang=lang, published=published, title=text.split("\n", 1)[0],
                      url=f"https://example.org/{key}", publisher=rng.choice(_OUTLETS[lang]))  # fmt: skip
    return Told(article, tuple(mentions), tuple(numbers))


def _sentence(
    key: str, template: str, happening: _Happening, lang: str, dated: bool, offset: int
) -> tuple[str, EventMention]:
    day = f"{_DAYS[lang][happening.day.weekday()]} {happening.day.isoformat()}" if dated else ""
    day = day and (f"on {day}" if lang == "en" else f"يوم {day}")
    spans: dict[str, tuple[Span, ActorRef]] = {}
    when: When | None = None
    out, start, end, last = "", 0, 0, 0
    for slot in _SLOT.finditer(template):
        out += template[last : slot.start()]
        last = slot.end()
        if slot.group() == "[":
            start = len(out)
        elif slot.group() == "]":
            end = len(out)
        elif slot[1] == "d":
            if not day:
                out = out.rstrip()
                continue
            span = Span(offset + len(out), offset + len(out) + len(day))
            when = When(text=day, span=span, start=happening.day, end=happening.day)
            out += day
        else:
            side = happening.agent if slot[1] in "aA" else happening.patient
            before, name, ref = _named(side, slot[1].islower(), _month(happening.day), lang)
            out += before
            span = Span(offset + len(out), offset + len(out) + len(name))
            spans[slot[1].lower()] = span, ref
            out += name
    out += template[last:]
    agents, patients = (
        (ActorRef(id=ref.id, name=ref.name, name_ar=ref.name_ar, kind=ref.kind, country=ref.country,
                  state=ref.state, text=span.cut(" " * offset + out), span=span),)
        for span, ref in (spans["a"], spans["b"])
    )  # fmt: skip
    mention = EventMention(
        article=key, type=happening.type, trigger=Span(offset + start, offset + end),
        sentence=Span(offset, offset + len(out)), agents=agents, patients=patients, when=when,
        modality=Modality.ACTUAL, rule="composed", score=0.8,
    )  # fmt: skip
    return out, mention


@cache
def _named(side: tuple[str, str], person: bool, month: date, lang: str) -> tuple[str, str, ActorRef]:
    """A title, the name after it, and who that is; the state where nobody is known."""
    iso, office = side
    state = default_kb().state(iso)
    assert state is not None
    holder = _holder(iso, office, month) if person and office in _TITLES else None
    actor = holder or state
    ref = ActorRef(
        id=actor.id, name=actor.name, name_ar=actor.name_ar, kind=actor.kind, country=iso, state=state.id
    )
    name = actor.name if lang == "en" else actor.name_ar or actor.name
    if holder is None:
        return "", name, ref
    english, arabic = _TITLES[office]
    demonym = default_kb().demonym(iso, lang) or ""
    if lang == "ar":
        words = [word if word.startswith("ال") else "ال" + word for word in demonym.split()]
        return arabic.format(" ".join(words)) + " ", name, ref
    return english.format(demonym) + " ", name, ref


def _syndicated(wire: Told, key: str, rng: Random) -> Told:
    """An agency's article as another outlet prints it: a line of thanks, perhaps the end cut off."""
    article = wire.article
    lang = article.lang or "en"
    text = article.text
    if text.count("\n") > 1 and rng.random() < 0.3 and len(wire.mentions) == 1:
        text = text.rsplit("\n", 2)[0] + "\n"
    text += f"({_AGENCIES[lang]})\n"
    copy = Article(id=key, text=text, lang=lang, published=article.published, title=article.title,
                   url=f"https://example.org/{key}", publisher=rng.choice(_OUTLETS[lang]))  # fmt: skip
    return Told(copy, _moved(wire.mentions, key), wire.happenings)


def _moved(mentions: Sequence[EventMention], article: str) -> tuple[EventMention, ...]:
    return tuple(replace(mention, article=article) for mention in mentions)
