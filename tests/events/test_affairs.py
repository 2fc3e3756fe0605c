"""What an article goes on with: whom a deed is aimed at that names nobody, and what is done at home."""

import pytest

import diplograph as dg
from diplograph.records import ActorRef


def _events(lang: str, text: str) -> list[tuple[str, str, str]]:
    found = dg.extract(text, lang=lang, published="2018-08-20")

    def side(refs: tuple[ActorRef, ...]) -> str:
        return "+".join(ref.country or ref.name for ref in refs)

    return [(event.type, side(event.agents), side(event.patients)) for event in found]


@pytest.mark.parametrize(
    ("lang", "text", "event"),
    [
        ("en", "Ethiopia accused Eritrea of aggression. Asmara cut ties.", ("sever_relations", "ERI", "ETH")),
        ("ar", "اتهمت إثيوبيا إريتريا بالعدوان. وقطعت أسمرة علاقاتها.", ("sever_relations", "ERI", "ETH")),
    ],
)
def test_the_affair_goes_on(lang: str, text: str, event: tuple[str, str, str]) -> None:
    """Ties that are cut are those with the other party of the article."""
    assert event in _events(lang, text)


def test_what_is_done_at_home_is_aimed_at_nobody_abroad() -> None:
    """Bread, taxes and the opposition are no part of an affair with another state."""
    text = "Abiy Ahmed of Ethiopia met Isaias Afwerki of Eritrea. Back home, he promised cheaper bread. "
    text += (
        "The Ethiopian government rejected the demands of the opposition. Abiy apologised for the power cuts."
    )
    assert {kind for kind, _, _ in _events("en", text)} == {"meet"}
