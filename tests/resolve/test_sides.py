"""What a sentence says besides who did what, what accounts differ in, and who speaks with one voice."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from diplograph import pipeline
from diplograph.records import Article, Event, EventMention
from diplograph.resolve.ago import LATELY
from diplograph.resolve.events import merge
from diplograph.resolve.voices import alike, fingerprint, voices

DAY = date(2022, 4, 5)


def told(*texts: tuple[str, str], outlets: str = "ABCDEFG") -> list[tuple[Article, EventMention]]:
    articles = [
        Article(id=str(n), text=text, lang=lang, published=DAY, publisher=outlets[n] or None)
        for n, (lang, text) in enumerate(texts)
    ]
    return [(a, m) for a, mentions in pipeline.extract(articles) for m in mentions]


def only(kind: str, *texts: tuple[str, str], outlets: str = "ABCDEFG") -> Event:
    (event,) = (e for e in merge(told(*texts, outlets=outlets)) if e.type == kind)
    return event


@pytest.mark.parametrize(
    ("lang", "text", "initiative", "number"),
    [
        (
            "en",
            "Joe Biden spoke by phone with Vladimir Putin at the request of the Russian side.",
            "RUS",
            None,
        ),
        ("en", "Joe Biden held a phone call with Vladimir Putin at Washington's initiative.", "USA", None),
        ("en", "Joe Biden telephoned Vladimir Putin.", "USA", None),
        ("en", "Joe Biden and Vladimir Putin spoke by phone.", None, None),
        ("en", "Italy expelled thirty-two Russian diplomats in 2022.", None, 32),
        (
            "en",
            "Italy expelled 30 Russian diplomats, hours after Spain expelled 25 Russian diplomats.",
            None,
            30,
        ),
        (
            "en",
            "Joe Biden and Vladimir Putin held a phone call, three months before a summit.",
            None,
            None,
        ),
        ("ar", "أجرى جو بايدن اتصالا هاتفيا مع فلاديمير بوتين بطلب من الجانب الروسي.", "RUS", None),
        ("ar", "أجرى جو بايدن مكالمة هاتفية مع فلاديمير بوتين بمبادرة من واشنطن.", "USA", None),
        ("ar", "اتصل جو بايدن بفلاديمير بوتين هاتفيا.", "USA", None),
        ("ar", "اتصل جو بايدن بفلاديمير بوتين واقترح لقاء.", "USA", None),
        ("en", "Joe Biden telephoned Vladimir Putin and proposed a meeting.", "USA", None),
        ("ar", "جرت مكالمة هاتفية بين جو بايدن وفلاديمير بوتين.", None, None),
        ("ar", "طردت إيطاليا اثنين وثلاثين دبلوماسيا روسيا عام 2022.", None, 32),
        ("ar", "طردت إيطاليا ٣٠ دبلوماسيا روسيا بعد ساعات من طرد إسبانيا ٢٥ دبلوماسيا روسيا.", None, 30),
    ],
)
def test_details(lang: str, text: str, initiative: str | None, number: int | None) -> None:
    """At whose wish, and how many; years are no numbers, and each act has its own."""
    mention = told((lang, text))[0][1]
    assert (mention.initiative, mention.number) == (initiative, number)


@pytest.mark.parametrize(
    ("lang", "text", "ago"),
    [
        ("en", "Tensions rose after Italy expelled Russian diplomats.", LATELY),
        ("en", "Italy had expelled Russian diplomats.", LATELY),
        ("en", "Tensions rose days after Italy expelled Russian diplomats.", (1, 17)),
        ("en", "Tensions rose weeks after Italy expelled Russian diplomats.", (7, 45)),
        ("en", "Tensions rose a week after Italy expelled Russian diplomats.", (3, 11)),
        ("en", "Tensions rose two months after Italy expelled Russian diplomats.", (42, 78)),
        ("en", "Italy expelled Russian diplomats.", None),
        ("en", "Italy expelled Russian diplomats on Monday after a long debate.", None),
        ("ar", "تصاعد التوتر بعد أن طردت إيطاليا دبلوماسيين أمريكيين.", LATELY),
        ("ar", "تصاعد التوتر يوم الإثنين، بعد ثلاثة أشهر من طرد إيطاليا دبلوماسيين أمريكيين.", (65, 115)),
        ("ar", "وكانت إيطاليا قد طردت دبلوماسيين أمريكيين.", LATELY),
        ("ar", "تصاعد التوتر بعد أيام من طرد إيطاليا دبلوماسيين أمريكيين.", (1, 17)),
        ("ar", "تصاعد التوتر بعد أسابيع من طرد إيطاليا دبلوماسيين أمريكيين.", (7, 45)),
        ("ar", "تصاعد التوتر بعد أسبوع من طرد إيطاليا دبلوماسيين أمريكيين.", (3, 11)),
        ("ar", "تصاعد التوتر بعد شهرين من طرد إيطاليا دبلوماسيين أمريكيين.", (42, 78)),
        ("ar", "طردت إيطاليا دبلوماسيين أمريكيين.", None),
        ("ar", "طردت إيطاليا الاثنين دبلوماسيين أمريكيين بعد نقاش طويل.", None),
    ],
)
def test_what_is_recalled(lang: str, text: str, ago: tuple[int, int] | None) -> None:
    """What a sentence goes back to is known by its words, and by how many days where they say so."""
    (mention,) = (m for _, m in told((lang, text)) if m.type == "recall_or_expel_diplomat")
    assert mention.ago == ago


def test_accounts_differ_and_agree() -> None:
    """Each difference has one slot and both values; an account is not compared with itself."""
    event = only(
        "call",
        (
            "en",
            "Joe Biden spoke by phone with Vladimir Putin on Tuesday at Moscow's request, the White House said.",
        ),
        ("ar", "قال الكرملين إن جو بايدن أجرى الثلاثاء مكالمة هاتفية مع فلاديمير بوتين بمبادرة من واشنطن."),
        ("en", "Joe Biden spoke by phone with Vladimir Putin on Tuesday, the White House said."),
    )
    (difference,) = (c for c in event.comparisons if not c.agree)
    assert difference.slots == ("initiative",) and set(difference.values) == {"USA", "RUS"}
    by = {claim.id: claim.attribution[0].id for claim in event.claims}
    assert {by[difference.left], by[difference.right]} == {"org/kremlin", "Q35525"}
    assert any("time" in c.slots for c in event.comparisons if c.agree)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (("en", "Joe Biden and Vladimir Putin spoke by phone on Saturday at the request of the Russian side."), ("RUS", "USA")),
        (("en", "Joe Biden and Vladimir Putin spoke by phone on Saturday. Moscow had asked for the call, an official said."), ("RUS", "USA")),
        (("en", "Joe Biden and Vladimir Putin spoke by phone on Saturday. The Kremlin asked Washington for the conversation."), ("RUS", "USA")),
        (("en", "Joe Biden and Vladimir Putin spoke by phone on Saturday. It was Washington that requested the call."), ("USA", "RUS")),
        (("en", "Joe Biden and Vladimir Putin spoke by phone on Saturday at the American side's initiative."), ("USA", None)),
        (("en", "Joe Biden and Vladimir Putin spoke by phone on Saturday. Moscow denied that it had asked for the call."), (None, None)),
        (("en", "Joe Biden and Vladimir Putin spoke by phone on Saturday. Moscow has since asked for another call."), (None, None)),
        (("en", "Joe Biden and Vladimir Putin spoke by phone on Saturday. Asked about the call, Moscow kept silent."), (None, None)),
        (("ar", "أجرى جو بايدن وفلاديمير بوتين مكالمة هاتفية السبت بطلب من الجانب الروسي."), ("RUS", "USA")),
        (("ar", "أجرى جو بايدن وفلاديمير بوتين مكالمة هاتفية السبت. وطلبت موسكو إجراء الاتصال، بحسب مسؤول."), ("RUS", "USA")),
        (("ar", "أجرى جو بايدن وفلاديمير بوتين مكالمة هاتفية السبت. وطلب الكرملين من واشنطن إجراء المكالمة."), ("RUS", "USA")),
        (("ar", "أجرى جو بايدن وفلاديمير بوتين مكالمة هاتفية السبت. وقال مسؤول إن واشنطن هي التي طلبت الاتصال."), ("USA", "RUS")),
        (("ar", "أجرى جو بايدن وفلاديمير بوتين مكالمة هاتفية السبت بمبادرة من الجانب الأمريكي."), ("USA", None)),
        (("ar", "أجرى جو بايدن وفلاديمير بوتين مكالمة هاتفية السبت. ولم تطلب موسكو الاتصال."), (None, None)),
        (("ar", "أجرى جو بايدن وفلاديمير بوتين مكالمة هاتفية السبت. وطلبت موسكو إجراء اتصال جديد."), (None, None)),
    ],
)  # fmt: skip
def test_who_asked_whom(text: tuple[str, str], asked: tuple[str | None, str | None]) -> None:
    """In the sentence or the next one; what was not asked for, or is another call, is no request for this one."""
    assert {(m.initiative, m.asked) for _, m in told(text) if m.type == "call"} == {asked}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "Joe Biden and Vladimir Putin spoke by phone on Saturday at the request of the American side, the Kremlin said."),
         ("en", "The White House said Moscow asked for the call between Joe Biden and Vladimir Putin on Saturday.")),
        (("ar", "قال الكرملين إن واشنطن هي التي طلبت الاتصال الهاتفي بين جو بايدن وفلاديمير بوتين السبت."),
         ("en", "Joe Biden spoke by phone with Vladimir Putin on Saturday at Moscow's request, the White House said.")),
        (("ar", "أجرى جو بايدن مكالمة هاتفية مع فلاديمير بوتين السبت بطلب من واشنطن، بحسب الكرملين."),
         ("ar", "قال البيت الأبيض إن جو بايدن تحدث هاتفيا مع فلاديمير بوتين السبت بناء على طلب موسكو.")),
    ],
)  # fmt: skip
def test_opposite_requests_are_of_one_call(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Each side says that the other asked: one event, whose claims differ in who asked whom."""
    event = only("call", one, other)
    differ = {c.slots[0]: set(c.values) for c in event.comparisons if not c.agree}
    assert differ["request"] == {"USA → RUS", "RUS → USA"} and differ["initiative"] == {"USA", "RUS"}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_denial_conflicts(lang: str) -> None:
    """One says that it happened, the other that it did not: one event, and a difference in that."""
    texts = {
        "en": ("The White House said Joe Biden telephoned Vladimir Putin.", "Joe Biden did not telephone Vladimir Putin, the Kremlin said."),
        "ar": ("قال البيت الأبيض إن جو بايدن اتصل بفلاديمير بوتين.", "قال الكرملين إن جو بايدن لم يتصل بفلاديمير بوتين."),
    }  # fmt: skip
    event = only("call", *((lang, text) for text in texts[lang]))
    assert [(c.slots, set(c.values)) for c in event.comparisons if not c.agree] == [
        (("happened",), {"yes", "no"})
    ]


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        (("en", "Russia expelled ten American diplomats, the White House said."), ("en", "Moscow denied having expelled American diplomats.")),
        (("en", "Russia expelled ten American diplomats, the White House said."), ("ar", "نفت موسكو أن تكون طردت دبلوماسيين أمريكيين.")),
        (("ar", "طردت روسيا عشرة دبلوماسيين أمريكيين."), ("ar", "نفت روسيا أنها طردت دبلوماسيين أمريكيين.")),
        (("ar", "طردت روسيا عشرة دبلوماسيين أمريكيين."), ("en", "Russia denied that it had expelled American diplomats.")),
    ],
)  # fmt: skip
def test_what_is_denied_is_told_as_not_done(said: tuple[str, str], denied: tuple[str, str]) -> None:
    """A denial tells the event it denies, as one that did not happen; the denial itself is another act."""
    event = only("recall_or_expel_diplomat", said, denied)
    assert sorted(claim.polarity.value for claim in event.claims) == ["affirmed", "negated"]
    assert [c.slots for c in event.comparisons if not c.agree] == [("happened",)]
    (only_denied,) = (e for e in merge(told(denied)) if e.type == "recall_or_expel_diplomat")
    assert not only_denied.is_asserted


@pytest.mark.parametrize(
    "text",
    [
        ("en", "Joe Biden held a phone call with Vladimir Putin on Tuesday. The call took place at Moscow's request."),
        ("ar", "أجرى جو بايدن مكالمة هاتفية مع فلاديمير بوتين الثلاثاء. وجرت المكالمة بطلب من الجانب الروسي."),
    ],
)  # fmt: skip
def test_the_next_sentence_may_tell_at_whose_wish(text: tuple[str, str]) -> None:
    """Agencies often tell it apart from the call itself."""
    assert {m.initiative for _, m in told(text) if m.type == "call"} - {None} == {"RUS"}


def test_what_was_talked_about_is_no_place_of_talks() -> None:
    """ "They met in Jeddah" and «بحثا وقف إطلاق النار في السودان» do not differ in where."""
    event = only(
        "meet",
        ("en", "Joe Biden met Vladimir Putin in Geneva on Tuesday."),
        ("ar", "التقى جو بايدن الثلاثاء فلاديمير بوتين وبحث معه وقف إطلاق النار في سوريا."),
    )
    assert all("place" not in c.slots for c in event.comparisons if not c.agree)


WIRE = {
    "en": "Italy expelled 30 Russian diplomats on Tuesday, the foreign ministry in Rome said. The decision was taken "
          "together with other members of the European Union after the pictures from Bucha. Moscow said that it would answer.",
    "ar": "طردت إيطاليا الثلاثاء ثلاثين دبلوماسيا روسيا بحسب وزارة الخارجية في روما. واتخذ القرار مع أعضاء آخرين في الاتحاد "
          "الأوروبي بعد صور بوتشا. وقالت موسكو إنها سترد على القرار.",
}  # fmt: skip
OTHER = {
    "en": "Rome has sent home a number of Russian envoys. Italy expelled the diplomats over security, its minister told reporters.",
    "ar": "أعادت روما عددا من المبعوثين الروس. وطردت إيطاليا دبلوماسيين من روسيا لأسباب أمنية كما قال وزيرها للصحفيين.",
}  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_reprint_is_no_source_of_its_own(lang: str) -> None:
    """Three outlets with one agency's text and one with its own are two sources, however many claims."""
    wire = WIRE[lang]
    texts = [wire, f"{wire} (Agency)", wire.rsplit(". ", 1)[0] + ".", OTHER[lang]]
    event = only("recall_or_expel_diplomat", *((lang, text) for text in texts))
    assert len(event.claims) >= 4 and event.sources == 2
    assert only("recall_or_expel_diplomat", (lang, wire), (lang, OTHER[lang]), outlets="AA").sources == 1


def test_voices_know_no_order() -> None:
    """The same articles in any order are the same voices."""
    texts = [*WIRE.values(), *OTHER.values(), WIRE["en"] + " More follows."]
    rows = [
        (str(n), "", fingerprint(Article(id=str(n), text=text, lang="ar" if "ا" in text else "en")))
        for n, text in enumerate(texts)
    ]
    first = voices(rows)
    assert len(set(first.values())) == 4 and first["0"] == first["4"]
    for seed in range(5):
        assert voices(Random(seed).sample(rows, len(rows))) == first
    assert alike(rows[0][2], rows[4][2]) > 0.8 > 0.2 > alike(rows[0][2], rows[2][2])
    assert fingerprint(Article(id="x", text="…", lang="en")) == b""
