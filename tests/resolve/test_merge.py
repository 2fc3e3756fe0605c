"""Tellings that are one event, and tellings that are not."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplograph.records import (
    ActorKind,
    ActorRef,
    Article,
    Event,
    EventMention,
    Judgement,
    Modality,
    Polarity,
    Span,
    Verdict,
    When,
)
from diplograph.resolve.events import explain, merge, merge_tellings, neighbourhood
from diplograph.resolve.tellings import Telling, keys_of, read_tellings

BIDEN = ActorRef(id="Q6279", name="Joe Biden", kind=ActorKind.PERSON, country="USA")
PUTIN = ActorRef(id="Q7747", name="Vladimir Putin", kind=ActorKind.PERSON, country="RUS")
LAVROV = ActorRef(id="Q58217", name="Sergey Lavrov", kind=ActorKind.PERSON, country="RUS")
USA = ActorRef(id="Q30", name="United States", kind=ActorKind.STATE, country="USA")
RUSSIA = ActorRef(id="Q159", name="Russia", kind=ActorKind.STATE, country="RUS")


def telling(
    number: int, kind: str, agent: ActorRef, patient: ActorRef, day: date, modality: Modality = Modality.ACTUAL,
    said: date | None = None,
) -> tuple[Article, EventMention]:  # fmt: skip
    article = Article(id=str(number), text="x" * 20, lang="ar" if number % 2 else "en", published=day)
    when = When(start=said, end=said) if said else None
    return article, EventMention(
        article=article.id, type=kind, trigger=Span(0, 4), sentence=Span(0, 20), agents=(agent,),
        patients=(patient,), modality=modality, when=when,
    )  # fmt: skip


DAY = date(2021, 4, 13)


def test_order_plays_no_part() -> None:
    """Any order of the same tellings gives the same events."""
    tellings = [
        telling(1, "call", BIDEN, PUTIN, DAY),
        telling(2, "call", PUTIN, BIDEN, DAY),
        telling(3, "call", USA, RUSSIA, date(2021, 4, 14)),
        telling(4, "call", BIDEN, PUTIN, date(2021, 5, 20)),
    ]
    results = [merge(order) for order in itertools.permutations(tellings)]
    assert all(result == results[0] for result in results)
    assert sorted(len(event.claims) for event in results[0]) == [1, 3]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (("call", BIDEN, PUTIN, DAY), ("call", PUTIN, BIDEN, DAY), True),
        (("call", BIDEN, PUTIN, DAY), ("call", USA, RUSSIA, DAY), True),
        (("call", BIDEN, PUTIN, DAY), ("call", BIDEN, LAVROV, DAY), False),
        (("call", BIDEN, PUTIN, DAY), ("call", BIDEN, PUTIN, date(2021, 5, 13)), False),
        (("call", BIDEN, PUTIN, DAY), ("accuse", BIDEN, PUTIN, DAY), False),
        (("accuse", BIDEN, PUTIN, DAY), ("accuse", PUTIN, BIDEN, DAY), False),
    ],
)
def test_pairs(
    left: tuple[str, ActorRef, ActorRef, date], right: tuple[str, ActorRef, ActorRef, date], same: bool
) -> None:
    """Type, sides and days decide; a symmetric act has no direction."""
    assert (len(merge([telling(1, *left), telling(2, *right)])) == 1) is same


def test_planned_then_reported_is_one_event() -> None:
    """The claims differ in modality, the event is asserted by the report."""
    plan = telling(1, "meet", BIDEN, PUTIN, date(2021, 6, 10), Modality.PLANNED, date(2021, 6, 16))
    report = telling(2, "meet", BIDEN, PUTIN, date(2021, 6, 16), Modality.ACTUAL, date(2021, 6, 16))
    (event,) = merge([plan, report])
    assert event.is_asserted and {claim.modality for claim in event.claims} == {
        Modality.PLANNED,
        Modality.ACTUAL,
    }
    (only,) = merge([plan])
    assert not only.is_asserted


@pytest.mark.parametrize(("verdict", "events"), [(Verdict.SAME, 1), (Verdict.DIFFERENT, 2)])
def test_judgements_win(verdict: Verdict, events: int) -> None:
    """A stored decision overrules the score, both ways."""
    apart = verdict is Verdict.SAME
    first = telling(1, "call", BIDEN, PUTIN, DAY)
    second = telling(2, "call", BIDEN, PUTIN, date(2021, 7, 9) if apart else DAY)
    judgement = Judgement(left=first[1].id, right=second[1].id, verdict=verdict, by="tester")
    assert len(merge([first, second], [judgement])) == events
    assert len(merge([first, second])) == 3 - events


# -- laws --------------------------------------------------------------------------------------

KREMLIN = ActorRef(id="org/kremlin", name="Kremlin", kind=ActorKind.GOVERNMENT, country="RUS")
CAST = (BIDEN, PUTIN, LAVROV, USA, RUSSIA, KREMLIN)
Tellings = list[tuple[Article, EventMention]]


@st.composite
def archives(draw: st.DrawFn) -> Tellings:
    """A few articles about few people in few days: much that is alike, and near misses."""
    tellings: Tellings = []
    for number in range(draw(st.integers(2, 9))):
        published = draw(st.none() | st.dates(DAY, date(2021, 4, 22)))
        article = Article(id=str(number), text="x" * 40, lang="en", published=published)
        for place in range(draw(st.integers(1, 3))):
            said = draw(st.none() | st.dates(DAY, date(2021, 4, 22)))
            rarely = draw(st.sampled_from((0, 0, 0, 31)))
            mention = EventMention(
                article=article.id,
                type=draw(st.sampled_from(("call", "discuss", "meet", "accuse", "visit", "arrive"))),
                trigger=Span(place * 10, place * 10 + 4),
                sentence=Span(draw(st.sampled_from((0, place * 10))), place * 10 + 10),
                agents=tuple(draw(st.lists(st.sampled_from(CAST), max_size=2, unique=True))),
                patients=tuple(draw(st.lists(st.sampled_from(CAST), max_size=2, unique=True))),
                modality=draw(st.sampled_from((Modality.ACTUAL, Modality.ACTUAL, Modality.PLANNED))),
                polarity=draw(st.sampled_from((Polarity.AFFIRMED, Polarity.AFFIRMED, Polarity.NEGATED))),
                when=When(start=said, end=said + timedelta(rarely)) if said else None,
                ago=draw(st.sampled_from((None, None, (0, 45), (2, 6)))),
            )
            tellings.append((article, mention))
    return tellings


@st.composite
def judged_archives(draw: st.DrawFn) -> tuple[Tellings, list[Judgement]]:
    """An archive, with some decisions of a person."""
    tellings = draw(archives())
    ids = st.sampled_from(sorted(mention.id for _, mention in tellings))
    rows = draw(st.lists(st.tuples(ids, ids, st.sampled_from((Verdict.SAME, Verdict.DIFFERENT))), max_size=3))
    return tellings, [Judgement(left=a, right=b, verdict=v, by="tester") for a, b, v in rows if a != b]


@given(judged_archives(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_order_and_repetition_play_no_part(archive: tuple[Tellings, list[Judgement]], rng: Random) -> None:
    """Any order, and any telling twice, gives the same events."""
    tellings, judgements = archive
    other = tellings + rng.sample(tellings, rng.randint(0, len(tellings)))
    rng.shuffle(other)
    assert merge(other, judgements) == merge(tellings, judgements)


@given(judged_archives(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_what_comes_later_ends_where_one_build_ends(
    archive: tuple[Tellings, list[Judgement]], rng: Random
) -> None:
    """Article by article, merging only the neighbourhood of what is new, gives what one merge of all gives."""
    tellings, judgements = archive
    articles = {article.id: article for article, _ in tellings}
    order = sorted(articles)
    rng.shuffle(order)
    stored: dict[str, Telling] = {}
    events: dict[str, Event] = {}

    def fetch(names: Sequence[str]) -> list[Telling]:
        return [t for t in stored.values() if {*keys_of(t), t.mention.id} & set(names)]

    while order:
        batch = [order.pop() for _ in range(min(len(order), rng.randint(1, 3)))]
        new = [
            t for key in batch for t in read_tellings(articles[key], [m for a, m in tellings if a.id == key])
        ]
        stored.update((t.mention.id, t) for t in new)
        touched = neighbourhood(new, fetch, judgements)
        claims = {t.mention.id for t in touched}
        events = {key: e for key, e in events.items() if not claims & {c.id for c in e.claims}}
        events.update((e.id, e) for e in merge_tellings(touched, judgements))
    assert sorted(events.values(), key=lambda e: e.id) == sorted(
        merge(tellings, judgements), key=lambda e: e.id
    )


@given(archives())
@settings(deadline=None)
def test_every_telling_is_in_one_event(tellings: Tellings) -> None:
    """Nothing is lost, nothing is told twice, and no sentence is taken to tell one thing in two ways."""
    events = merge(tellings)
    claims = [claim.id for event in events for claim in event.claims]
    assert sorted(claims) == sorted({mention.id for _, mention in tellings})
    assert len({event.id for event in events}) == len(events)


def test_an_event_keeps_its_name() -> None:
    """What is told later does not rename an event, nor does it rename others."""
    first = telling(1, "call", BIDEN, PUTIN, DAY)
    (before,) = merge([first])
    (after,) = merge([first, telling(0, "call", PUTIN, BIDEN, date(2021, 4, 14))])
    assert before.id == after.id and len(after.claims) == 2


def test_a_decision_has_reasons() -> None:
    """Each share of a score can be read."""
    left, right = telling(1, "call", BIDEN, PUTIN, DAY), telling(2, "call", USA, RUSSIA, DAY)
    text = explain(left, right)
    assert all(name in text for name in ("type 1.00", "actors 0.85", "time 0.95")), text


def recalled(
    number: int, published: date | None, ago: tuple[int, int] | None = (0, 45), **more: Any
) -> tuple[Article, EventMention]:
    article, mention = telling(number, "call", PUTIN, BIDEN, DAY)
    return replace(article, published=published), replace(mention, ago=ago, **more)


def test_what_is_recalled_joins_the_only_one_it_can_be() -> None:
    """ "After their last call" is the call of weeks ago if there was one, of neither if there were two."""
    first, second = (
        telling(n, "call", BIDEN, PUTIN, day, said=day) for n, day in ((1, DAY), (2, date(2021, 4, 20)))
    )
    later = recalled(3, date(2021, 5, 2))
    assert len(merge([first, later])) == 1
    assert sorted(len(event.claims) for event in merge([first, second, later])) == [1, 1, 1]
    twelve_days_ago = recalled(3, date(2021, 5, 2), ago=(9, 15))
    assert sorted(len(event.claims) for event in merge([first, second, twelve_days_ago])) == [1, 2]
    assert len(merge([first, recalled(3, date(2021, 7, 2))])) == 2, (
        "too long ago to be recalled without a date"
    )
    assert len(merge([first, recalled(3, date(2021, 5, 2), ago=None)])) == 2, "news, not what is recalled"


def test_an_article_without_a_date_joins_the_only_one_it_can_be() -> None:
    """Parties and type must agree; a shared topic helps, another topic hinders, two candidates part it."""
    first, second = (
        telling(n, "call", BIDEN, PUTIN, day, said=day) for n, day in ((1, DAY), (2, date(2022, 1, 9)))
    )
    undated = recalled(3, None, ago=None)
    assert len(merge([first, undated])) == 1
    assert len(merge([first, second, undated])) == 3
    assert len(merge([telling(1, "call", BIDEN, LAVROV, DAY), undated])) == 2
    about = (first[0], replace(first[1], topics=("arms_control",)))
    assert len(merge([about, recalled(3, None, ago=None, topics=("climate",))])) == 2


def test_a_month_with_two_meetings_says_of_neither() -> None:
    """ "They met last month" is no telling of either of two meetings in it."""
    days = (date(2021, 4, 6), date(2021, 4, 20))
    meetings = [telling(n, "meet", BIDEN, PUTIN, day, said=day) for n, day in enumerate(days)]
    article, mention = telling(3, "meet", BIDEN, PUTIN, date(2021, 5, 10))
    april = (
        article,
        replace(mention, when=When(start=date(2021, 4, 1), end=date(2021, 4, 30), granularity="month")),
    )
    assert len(merge([*meetings, april])) == 3
    assert len(merge([meetings[0], april])) == 1


def test_every_join_is_kept_with_its_reasons() -> None:
    """An event of n claims has n - 1 joins that reach all of them."""
    calls = [telling(n, "call", BIDEN, PUTIN, DAY) for n in range(4)] + [telling(4, "call", USA, RUSSIA, DAY)]
    (event,) = merge(calls)
    assert len(event.joins) == 4
    reached = {event.claims[0].id}
    for _ in event.joins:
        reached |= {end for j in event.joins if {j.left, j.right} & reached for end in (j.left, j.right)}
    assert reached == {claim.id for claim in event.claims}
    assert sum("actors 0.85" in join.reason for join in event.joins) == 1, "states stand for their presidents"
    far = telling(9, "call", BIDEN, PUTIN, date(2021, 9, 1))
    judgement = Judgement(left=calls[0][1].id, right=far[1].id, verdict=Verdict.SAME, by="tester")
    (judged,) = merge([*calls, far], [judgement])
    assert [join.reason for join in judged.joins if "judged" in join.reason] == ["judged by tester"]


def test_a_vague_telling_joins_neither_of_two() -> None:
    """ "Russia and the United States talked" on a day of two calls between them says of which nobody knows."""
    blinken = ActorRef(id="Q7821917", name="Antony Blinken", kind=ActorKind.PERSON, country="USA")
    both = [telling(1, "call", BIDEN, PUTIN, DAY), telling(2, "call", blinken, LAVROV, DAY)]
    assert len(merge([*both, telling(3, "call", USA, RUSSIA, DAY)])) == 3
    assert len(merge([both[0], telling(3, "call", USA, RUSSIA, DAY)])) == 1
