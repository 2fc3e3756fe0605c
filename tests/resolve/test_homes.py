"""A nameless official or body gets the state that its words and its neighbours leave, and else none."""

from __future__ import annotations

from datetime import date

import pytest

from diplograph.annotate import annotate
from diplograph.annotate.components import default_kb
from diplograph.records import Article
from diplograph.resolve.actors import resolve_actors

# text, the words of the body, its state or nothing
CASES = [
    ("en", "European leaders met in Brussels.", "European leaders", None),
    ("ar", "اجتمع قادة أوروبيون في بروكسل.", "قادة أوروبيون", None),
    ("en", "Officials met in Geneva on Friday.", "Officials", None),
    ("ar", "اجتمع مسؤولون الجمعة في جنيف.", "مسؤولون", None),
    ("en", "An official at the Egyptian foreign ministry denied it.", "official", "EGY"),
    ("ar", "نفى مسؤول في وزارة الخارجية المصرية ذلك.", "مسؤول", "EGY"),
    ("en", "Talks between the Sudanese government and the rebels failed.", "rebels", "SDN"),
    ("ar", "فشلت المحادثات بين الحكومة السودانية والمتمردين.", "المتمردين", "SDN"),
    ("en", "Peru has recalled its envoy, the foreign ministry said.", "foreign ministry", "PER"),
    ("ar", "استدعت بيرو سفيرها، وفق ما أعلنت وزارة الخارجية.", "وزارة الخارجية", "PER"),
    ("en", "Two gunmen attacked a post in Iraq before Turkish troops came.", "gunmen", None),
    ("ar", "هاجم مسلحان موقعا قبل وصول القوات التركية إلى العراق.", "مسلحان", None),
    ("en", "Western diplomats in Islamabad doubted it.", "diplomats", None),
    ("ar", "شكك دبلوماسيون غربيون في إسلام آباد في ذلك.", "دبلوماسيون", None),
    ("en", "The envoy for Syria briefed the press.", "envoy", None),
    ("ar", "أطلع المبعوث إلى سوريا الصحافة على الأمر.", "المبعوث", None),
    # a noun with the article owns nothing after it
    ("en", "The movement accused Israel of delays.", "movement", None),
    ("ar", "واتهمت الحركة إسرائيل بالمماطلة.", "الحركة", None),
    ("en", "Protesters stormed the Swedish embassy.", "Protesters", None),
    ("ar", "اقتحم المحتجون السفارة السويدية.", "المحتجون", None),
]


@pytest.mark.parametrize(("lang", "text", "words", "state"), CASES, ids=[case[1] for case in CASES])
def test_the_state_of_a_nameless_body(lang: str, text: str, words: str, state: str | None) -> None:
    """Nobody is given a state that the text does not give."""
    article = Article(id="h", text=text, lang=lang, published=date(2021, 4, 13))
    ((_, doc),) = annotate([article])
    found = resolve_actors(article, doc, default_kb())
    start = text.index(words)
    states = {
        ref.country
        for refs in found.refs
        for ref in refs
        if ref.span is not None and ref.span.start < start + len(words) and start < ref.span.end
    }
    assert states <= {state} if state is None else states == {state}


@pytest.mark.parametrize(
    ("lang", "text", "words", "name"),
    [
        ("en", "Pakistani soldiers opened fire.", "soldiers", "Pakistani soldiers"),
        ("ar", "أطلق جنود باكستانيون النار.", "جنود", "Pakistani soldiers"),
        ("en", "The Iraqi oil minister signed.", "minister", "Iraqi oil minister"),
        ("ar", "وقع وزير النفط العراقي.", "وزير", "Iraqi oil minister"),
        ("en", "A UN envoy arrived.", "envoy", "UN envoy"),
        ("ar", "وصل مبعوث الأمم المتحدة.", "مبعوث", "UN envoy"),
        ("en", "Darfur rebels attacked.", "rebels", "Darfur rebels"),
        ("en", "Jalal al-Sharafi, the Iranian envoy, spoke.", "Jalal", "Jalal al-Sharafi"),
        ("ar", "تحدث المبعوث الإيراني جلال الشرافي.", "جلال", "Jalal al-Sharafi"),
    ],
)
def test_what_it_is_called_in_english(lang: str, text: str, words: str, name: str) -> None:
    """As the text calls it, whatever the language of the text."""
    article = Article(id="h", text=text, lang=lang, published=date(2021, 4, 13))
    ((_, doc),) = annotate([article])
    found = resolve_actors(article, doc, default_kb())
    start = text.index(words)
    names = {
        ref.name for refs in found.refs for ref in refs if ref.span and ref.span.start <= start < ref.span.end
    }
    assert names == {name}
