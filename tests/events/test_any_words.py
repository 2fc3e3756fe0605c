"""Any order of words and signs is read without an error: word salad of the news in both languages."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplograph.pipeline import Extraction
from diplograph.records import Article

WORDS = {
    "ar": [
        "قال",
        "الرئيس",
        "الروسي",
        "والأميركي",
        "محملة",
        "طائرة",
        "إن",
        "على",
        "أن",
        "التي",
        "زيارة",
        "لقائه",
        "بها",
        "خلالها",
        "مع",
        "بين",
        "إلى",
        "لدعم",
        "وزير",
        "خارجية",
        "نظيره",
        "تعرضت",
        "لهجوم",
        "ألغى",
        "بطلب",
        "من",
        "صحيفة",
        "«",
        "»",
        "،",
        ".",
        ":",
        "-",
        "ـ",
        "ًٌ",
        "(",
        ")",
        "«هآرتس»",
        "وحث",
        "روسيا",
        "إسرائيل",
        "هددت",
        "بقطع",
        "يجب",
        "ينبغي",
        "لن",
        "تقبل",
        "السفارة",
        "في",
        "موسكو",
        "حركة",
        "الشباب",
        "١٢",
        "2009",
        "محادثات",
        "جنيف",
        "استجابة",
        "لوساطة",
        "ستزود",
        "…",
        "\u200f",
    ],
    "en": [
        "said",
        "President",
        "Russian",
        "and",
        "American",
        "visit",
        "talks",
        "with",
        "Moscow",
        "by",
        "the",
        "to",
        "of",
        "attack",
        "on",
        "'s",
        "’",
        "“",
        "”",
        '"',
        ",",
        ".",
        ":",
        "-",
        "(",
        ")",
        "which",
        "would",
        "not",
        "accept",
        "his",
        "counterpart",
        "cancelled",
        "sanctions",
        "against",
        "Iran",
        "’s",
        "—",
        "…",
        "12",
        "Reuters",
        "must",
        "",
    ],
}


@pytest.fixture(scope="module")
def reader() -> Extraction:
    return Extraction("all")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_any_words(lang: str, reader: Extraction) -> None:
    @settings(max_examples=150, deadline=None)
    @given(
        st.lists(st.sampled_from(WORDS[lang]), min_size=1, max_size=40), st.sampled_from([" ", "  ", "\n"])
    )
    def read(words: list[str], gap: str) -> None:
        text = gap.join(words)
        _, mentions, _ = reader.read(Article(id="x", text=text, lang=lang, published=date(2009, 5, 6)))
        for mention in mentions:
            assert text[mention.trigger.start : mention.trigger.end].strip()

    read()
