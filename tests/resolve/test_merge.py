"""Tellings that are one event, and tellings that are not."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from diplograph.records import (
    ActorKind,
    ActorRef,
    Article,
    EventMention,
    Judgement,
    Modality,
    Span,
    Verdict,
    When,
)
from diplograph.resolve.events import merge

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
