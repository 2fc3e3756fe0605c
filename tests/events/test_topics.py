"""What events are about: the same topics in both languages, each event its own."""

from __future__ import annotations

import pytest

import diplograph as dg
from diplograph.events.topics import ENTITY_TOPICS, TYPE_TOPICS
from diplograph.lang import codes, get
from diplograph.lang.lexicon import load
from diplograph.vocab import EVENT_TYPES, TOPICS

# Topic, then a sentence in each language whose only event is about it.
SAME: list[tuple[str, str, str]] = [
    ("arms_control", "Russia and the United States discussed arms control in Geneva.", "بحثت روسيا والولايات المتحدة الحد من التسلح في جنيف."),
    ("nuclear", "Iran and France held talks on uranium enrichment.", "أجرت إيران وفرنسا محادثات حول تخصيب اليورانيوم."),
    ("trade", "China and Australia held talks on tariffs.", "أجرت الصين وأستراليا محادثات حول الرسوم الجمركية."),
    ("sanctions", "Canada imposed sanctions on Belarus.", "فرضت كندا عقوبات على بيلاروسيا."),
    ("border", "India and China discussed the demarcation of their border.", "بحثت الهند والصين ترسيم الحدود بينهما."),
    ("refugees", "Jordan and Lebanon discussed the return of refugees.", "بحث الأردن ولبنان عودة اللاجئين."),
    ("climate", "Germany and Brazil held talks on climate change.", "أجرت ألمانيا والبرازيل محادثات حول تغير المناخ."),
    ("cyber", "Estonia accused Russia of a cyber attack.", "اتهمت إستونيا روسيا بشن هجوم إلكتروني."),
    ("elections", "The United States accused Russia of interfering in the election.", "اتهمت الولايات المتحدة روسيا بالتدخل في الانتخابات."),
    ("hostages_prisoners", "Russia and Ukraine discussed a prisoner exchange.", "بحثت روسيا وأوكرانيا تبادل الأسرى."),
    ("energy", "Egypt and Cyprus discussed a gas pipeline.", "بحثت مصر وقبرص خط أنابيب الغاز."),
    ("water", "Egypt and Ethiopia held talks on the dam.", "أجرت مصر وإثيوبيا محادثات حول السد."),
    ("terrorism", "Pakistan and Britain discussed counter-terrorism.", "بحثت باكستان وبريطانيا مكافحة الإرهاب."),
    ("human_rights", "Norway criticised China over human rights.", "انتقدت النرويج الصين بسبب حقوق الإنسان."),
    ("ceasefire_peace", "Egypt and Qatar discussed a truce.", "بحثت مصر وقطر الهدنة."),
    ("territory", "Japan protested to Russia over its sovereignty.", "احتجت اليابان لدى روسيا بشأن السيادة."),
    ("humanitarian", "Turkey sent humanitarian aid to Somalia.", "أرسلت تركيا مساعدات إنسانية إلى الصومال."),
    ("health", "India and Nepal discussed vaccines.", "بحثت الهند ونيبال اللقاحات."),
    ("space", "India and France discussed satellites.", "بحثت الهند وفرنسا الأقمار الصناعية."),
    ("finance_debt", "Zambia and China held talks on its debt.", "أجرت زامبيا والصين محادثات حول الديون."),
    ("maritime", "Greece and Turkey discussed freedom of navigation.", "بحثت اليونان وتركيا حرية الملاحة."),
    ("intelligence", "Germany accused Iran of espionage.", "اتهمت ألمانيا إيران بالتجسس."),
    ("culture_sport", "Italy and Tunisia held talks on tourism.", "أجرت إيطاليا وتونس محادثات حول السياحة."),
    ("diplomatic_relations", "Saudi Arabia and Iran restored diplomatic relations.", "أعادت السعودية وإيران العلاقات الدبلوماسية."),
]  # fmt: skip
ALL = [(lang, topic, text) for topic, en, ar in SAME for lang, text in (("ar", ar), ("en", en))]


@pytest.mark.parametrize(("lang", "topic", "text"), ALL)
def test_topic(lang: str, topic: str, text: str) -> None:
    """The event is about the topic."""
    mentions = dg.extract(text, lang=lang)
    assert mentions and all(topic in mention.topics for mention in mentions), mentions


@pytest.mark.parametrize(
    "text",
    [
        "Iran met Iraq over river water while Russia condemned Ukraine over the gas pipeline.",
        "بحثت إيران والعراق مياه النهر بينما أدانت روسيا أوكرانيا بسبب أنبوب الغاز.",
    ],
)
def test_each_event_its_own(text: str) -> None:
    """Two events of a sentence are about two things."""
    topics = {mention.type: set(mention.topics) for mention in dg.extract(text)}
    assert "energy" in topics["criticise_condemn"] and "water" not in topics["criticise_condemn"]
    first = next(topics[kind] for kind in topics if kind != "criticise_condemn")
    assert "water" in first and "energy" not in first


@pytest.mark.parametrize("text", ["Merkel met Putin in Moscow.", "التقت ميركل بوتين في موسكو."])
def test_nothing_said(text: str) -> None:
    """A meeting about nothing in particular has no topic."""
    assert [mention.topics for mention in dg.extract(text)] == [()]


@pytest.mark.parametrize("lang", codes())
def test_every_topic_has_words(lang: str) -> None:
    """Both languages name every topic; types and organisations point to topics there are."""
    named = {topic for rows in load(get(lang)).topics.values() for _, topic in rows}
    assert named == set(TOPICS)
    assert set(TYPE_TOPICS) <= set(EVENT_TYPES)
    assert {t for ts in (*TYPE_TOPICS.values(), *ENTITY_TOPICS.values()) for t in ts} <= set(TOPICS)
