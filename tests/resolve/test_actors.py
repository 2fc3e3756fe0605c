"""Whom words stand for, on the day."""

from __future__ import annotations

import pytest

import diplograph as dg

PHRASES = [
    # the day, who is met, the sentence in Arabic and in English
    ("2021-04-13", "Q24025631", "التقى بلينكن نظيره الأوكراني.", "Blinken met his Ukrainian counterpart."),
    ("2021-04-13", "Q7747", "التقت ميركل الرئيس الروسي.", "Angela Merkel met the Russian president."),
    ("2010-04-13", "Q23530", "التقت ميركل الرئيس الروسي.", "Angela Merkel met the Russian president."),
    ("2014-06-01", "Q76", "التقت ميركل الرئيس الأميركي.", "Angela Merkel met the US president."),
    ("2022-06-01", "Q6279", "التقى شولتس الرئيس الأمريكي.", "Olaf Scholz met the American president."),
]


CASES = [(day, actor, text) for day, actor, *texts in PHRASES for text in texts]


@pytest.mark.parametrize(("day", "actor", "text"), CASES)
def test_office_on_a_day(day: str, actor: str, text: str) -> None:
    """An office with a state and a day is the person who held it."""
    (event,) = [event for event in dg.extract(text, published=day) if event.type == "meet"]
    assert actor in {ref.id for ref in (*event.agents, *event.patients)}


@pytest.mark.parametrize("text", ["التقت ميركل الرئيس الروسي.", "Angela Merkel met the Russian president."])
def test_no_date_no_guess(text: str) -> None:
    """Without a day an office that many held stays the office."""
    (event,) = [event for event in dg.extract(text) if event.type == "meet"]
    refs = {ref.id for ref in (*event.agents, *event.patients)}
    assert "office/president-rus" in refs and "Q7747" not in refs


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "Deputy Foreign Minister Zoltan Kerekes of Hungary met Vladimir Putin. Kerekes praised Russia.",
        ),
        ("ar", "التقى نائب وزير الخارجية المجري زولتان كيريكيس الرئيس الروسي. وأشاد كيريكيس بروسيا."),
    ],
)
def test_somebody_new_is_one_actor(lang: str, text: str) -> None:
    """A name nobody wrote down is minted once, and the surname alone leads back to it."""
    events = dg.extract(text, lang=lang, published="2023-05-01")
    minted = {ref.id for event in events for ref in event.agents if ref.id.startswith("person/")}
    assert len(minted) == 1
    assert {event.type for event in events} >= {"meet", "praise"}
    assert all(ref.country == "HUN" for event in events for ref in event.agents)


def test_metonyms() -> None:
    """Capitals speak for their states, palaces for their governments."""
    texts = ("Moscow criticised Washington.", "انتقدت موسكو واشنطن.")
    for text in texts:
        (event,) = dg.extract(text, published="2021-04-13")
        assert [ref.id for ref in event.agents] == ["Q159"]
        assert [ref.id for ref in event.patients] == ["Q30"]


@pytest.mark.parametrize(
    "text",
    [
        "The UN envoy for Yemen met the Saudi foreign minister.",
        "التقى المبعوث الأممي إلى اليمن وزير الخارجية السعودي.",
    ],
)
def test_an_envoy_to_a_state_on_a_day(text: str) -> None:
    """Whom an organisation sent there on that day; with no day, an envoy of the organisation and of no state."""
    (event,) = [event for event in dg.extract(text, published="2018-06-01") if event.type == "meet"]
    assert "Martin Griffiths" in {ref.name for ref in (*event.agents, *event.patients)}
    (event,) = [event for event in dg.extract(text) if event.type == "meet"]
    assert ("UN envoy", None) in {(ref.name, ref.country) for ref in (*event.agents, *event.patients)}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Russia and the United States discussed the New START Treaty.", "arms_control"),
        ("بحثت روسيا والولايات المتحدة معاهدة ستارت الجديدة.", "arms_control"),
        ("Egypt and Ethiopia discussed the Renaissance Dam.", "water"),
        ("بحثت مصر وإثيوبيا سد النهضة.", "water"),
    ],
)
def test_an_accord_is_what_is_talked_of(text: str, topic: str) -> None:
    """A treaty or a dispute that is named tells the topic, and is no party."""
    (event,) = [event for event in dg.extract(text) if event.type == "discuss"]
    assert topic in event.topics
    assert len({ref.country for ref in (*event.agents, *event.patients)}) == 2
