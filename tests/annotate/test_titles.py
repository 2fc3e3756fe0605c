"""Headlines keep their names and lose the capitals that say nothing."""

from datetime import date

import pytest

import diplograph as dg
from diplograph.annotate import annotate


def _words(text: str) -> list[str]:
    ((_, doc),) = annotate([dg.Article(id="t", text=text, lang="en", published=date(2021, 4, 14))])
    return [word.text for word in doc.user_data["diplograph"].words]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Danish Minister Meets Kenyan Envoy", "Danish minister meets Kenyan envoy"),
        ("NATO Chief Urges McCain to Visit Kyiv", "NATO chief urges McCain to visit Kyiv"),
        ("KREMLIN SAYS PUTIN WILL MEET KIM JONG UN", "Kremlin says Putin will meet Kim Jong Un"),
        # a sentence, and names alone
        ("Denmark met Kenya in the Hague on Monday.", "Denmark met Kenya in the Hague on Monday ."),
        ("Vladimir Putin, Sergei Lavrov", "Vladimir Putin , Sergei Lavrov"),
    ],
)
def test_a_headline_is_written_like_a_sentence(title: str, written: str) -> None:
    """Where every word has a capital, only names keep theirs."""
    assert " ".join(_words(title)) == written


def test_the_body_tells_who_is_named() -> None:
    """A name nobody listed stays one in the headline if the text below writes it with a capital."""
    words = _words("Zorbelan Rejects Offer by Norway\nThe rebels of Zorbelan said they rejected the offer.")
    assert words[0] == "Zorbelan"
