"""What the page shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from diplograph.records import ActorKind, ActorRef, Article, Event, EventMention, Modality, Polarity, Span
from diplograph.view.evidence import pieces as cut
from diplograph.view.model import model, status
from diplograph.view.text import isolate, plain, web
from diplograph.vocab import EVENT_TYPES

ACTORS = {
    "Q6279": ActorRef(id="Q6279", name="Joe Biden", name_ar="جو بايدن", kind=ActorKind.PERSON, country="USA"),
    "Q7747": ActorRef(
        id="Q7747", name="Vladimir Putin", name_ar="فلاديمير بوتين", kind=ActorKind.PERSON, country="RUS"
    ),
    "Q159": ActorRef(id="Q159", name="Russia", name_ar="روسيا", kind=ActorKind.STATE, country="RUS"),
}
CLAIM = EventMention(article="a", type="call", trigger=Span(0, 3), sentence=Span(0, 8))
KREMLIN = ActorRef(id="org/kremlin", name="Kremlin", name_ar="الكرملين", kind=ActorKind.GOVERNMENT)
HOUSE = ActorRef(id="org/house", name="White House", name_ar="البيت الأبيض", kind=ActorKind.GOVERNMENT)


def event(name: str, kind: str, agent: str, patient: str, *claims: EventMention) -> Event:
    return Event(
        id=name, type=kind, agents=(ACTORS[agent],), patients=(ACTORS[patient],), claims=claims or (CLAIM,)
    )


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([CLAIM], "told"),
        ([replace(CLAIM, attribution=(KREMLIN,))], "claimed"),
        ([replace(CLAIM, attribution=(KREMLIN,)), replace(CLAIM, attribution=(HOUSE,))], "told"),
        ([CLAIM, replace(CLAIM, polarity=Polarity.NEGATED)], "disputed"),
        ([replace(CLAIM, modality=Modality.PROPOSED)], "open"),
        ([replace(CLAIM, polarity=Polarity.NEGATED)], "denied"),
    ],
)
def test_status_says_how_it_is_told(claims: list[EventMention], expected: str) -> None:
    """Done, claimed by one side, disputed, not yet, denied: never one for another."""
    assert status(event("e", "call", "Q6279", "Q7747", *claims)) == expected


def test_no_event_is_lost_in_a_bundle() -> None:
    """Parallel relations share a line by class; each line knows all its events, whichever way they go."""
    events = [
        event("1", "call", "Q6279", "Q7747"),
        event("2", "meet", "Q7747", "Q6279"),
        event("3", "accuse", "Q7747", "Q6279"),
        event("4", "sanction", "Q6279", "Q159"),
        event("5", "sanction", "Q6279", "Q159"),
    ]
    data = model(events, [Article(id="a", text="ABC DEF.", lang="en", published=date(2021, 4, 13))])
    columns, ids = data.columns, data.lists["ids"]
    numbers = columns["event"].cumsum().tolist()
    assert columns["events"].sum() == len(numbers) == len(events)
    lines, at = {}, 0
    for (low, high), many in zip(data.lines, columns["events"].tolist(), strict=True):
        group = EVENT_TYPES[events[numbers[at]].type].group
        lines[ids[low], ids[high], group] = numbers[at : at + many]
        at += many
    assert lines == {
        ("Q6279", "Q7747", "verbal cooperation"): [0, 1],
        ("Q6279", "Q7747", "verbal conflict"): [2],
        ("Q159", "Q6279", "material conflict"): [3, 4],
    }
    assert [state["en"] for state in data.words["states"]] == ["Russia", "United States"]
    assert columns["claims"].tolist() == [1] * 5


@pytest.mark.parametrize(
    ("text", "trigger", "pieces"),
    [
        ("Biden called Putin.", (6, 12), ("ntn", ["Biden ", "called", " Putin."])),
        ("اتصل بايدن ببوتين.", (0, 4), ("tn", ["اتصل", " بايدن ببوتين."])),
    ],
)
def test_a_claim_shows_its_sentence_around_the_trigger(
    text: str, trigger: tuple[int, int], pieces: tuple[str, list[str]]
) -> None:
    """The pieces joined are the sentence; nothing of it is edited."""
    claim = replace(CLAIM, trigger=Span(*trigger), sentence=Span(0, len(text)))
    assert cut(claim, text) == pieces
    assert "".join(pieces[1]) == text


@pytest.mark.parametrize(
    ("text", "agent", "trigger", "patient"),
    [
        ("Biden called Putin.", (0, 5), (6, 12), (13, 18)),
        ("اتصل بايدن ببوتين.", (5, 10), (0, 4), (11, 17)),
    ],
)  # fmt: skip
def test_a_claim_shows_who_and_whom(
    text: str, agent: tuple[int, int], trigger: tuple[int, int], patient: tuple[int, int]
) -> None:
    """Agent, trigger and patient are told apart in the sentence, in either direction of writing."""
    claim = replace(
        CLAIM, trigger=Span(*trigger), sentence=Span(0, len(text)),
        agents=(replace(ACTORS["Q6279"], span=Span(*agent)),), patients=(replace(ACTORS["Q7747"], span=Span(*patient)),),
    )  # fmt: skip
    letters, parts = cut(claim, text)
    assert "".join(parts) == text
    told = dict(zip(parts, letters, strict=True))
    assert [told[text[slice(*span)]] for span in (agent, trigger, patient)] == ["a", "t", "p"]


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "patient", "pieces"),
    [
        ("Biden called Putin.", (6, 12), (0, 12), (6, 18), ("ntn", ["Biden ", "called", " Putin."])),
        ("Biden called Putin.", (6, 12), (0, 5), (0, 5), ("antn", ["Biden", " ", "called", " Putin."])),
        ("زيارة بوتين إلى الصين", (0, 5), (6, 11), (6, 21), ("tnan", ["زيارة", " ", "بوتين", " إلى الصين"])),
        ("زيارة بوتين إلى الصين", (0, 5), (16, 40), (6, 6), ("tn", ["زيارة", " بوتين إلى الصين"])),
    ],
)  # fmt: skip
def test_of_two_marks_on_each_other_the_first_stays(
    text: str,
    trigger: tuple[int, int],
    agent: tuple[int, int],
    patient: tuple[int, int],
    pieces: tuple[str, list[str]],
) -> None:
    """The trigger before the agent, the agent before the patient; nothing outside the sentence or empty."""
    claim = replace(
        CLAIM, trigger=Span(*trigger), sentence=Span(0, len(text)),
        agents=(replace(ACTORS["Q6279"], span=Span(*agent)),), patients=(replace(ACTORS["Q7747"], span=Span(*patient)),),
    )  # fmt: skip
    assert cut(claim, text) == pieces


@pytest.mark.parametrize("many", [2, 32, 33, 90])
def test_no_event_is_lost_for_its_language(many: int) -> None:
    """However many languages outlets speak: the rarest are one for the filter."""
    langs = ["ar", "en", *(f"x{number:02}" for number in range(many - 2))]
    articles = [
        Article(id=f"{lang}-{copy}", text="ABC DEF.", lang=lang)
        for lang in langs for copy in range(2 if lang in {"ar", "en"} else 1)
    ]  # fmt: skip
    events = [
        replace(event("1", "meet", "Q6279", "Q7747"), id=f"{number:016}", claims=(replace(CLAIM, article=article.id),))
        for number, article in enumerate(articles)
    ]  # fmt: skip
    data = model(events, articles)
    told, bits = data.words["langs"], data.columns["langs"].tolist()
    assert len(told) == len(set(told)) == min(many, 32) and {"ar", "en"} <= set(told)
    assert [told[bit.bit_length() - 1] for bit in bits] == [
        article.lang if article.lang in told else "" for article in articles
    ]


def test_plain_and_isolate() -> None:
    """Controls go, length is bounded, and a label is closed off from its surroundings."""
    assert plain("a\u202eb\x00c\u2069") == "abc"
    assert len(plain("x" * 10_000)) == 300
    assert plain("\ud800") == "\ufffd"
    assert isolate("بوتين (2021)") == "\u2068بوتين (2021)\u2069"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ('https://example.org/"><img>', False),
        ("//example.org", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, kept: bool) -> None:
    """Anything that is not plain http or https is no link."""
    assert web(url) == (url if kept else "")
