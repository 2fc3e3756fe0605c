"""When and where: each event gets the right one of several times, and its place, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

import diplograph as dg

DAY = date(2021, 4, 13)  # a Tuesday

# Sentence; then for each event its type, its time and its place.
CASES: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    ("Lebanon complained to the United Nations on Monday over Israeli air raids last Friday.",
     [("protest_diplomatic", "2021-04-12", None)]),
    ("احتج لبنان لدى الأمم المتحدة الاثنين على غارات إسرائيلية الجمعة الماضي.",
     [("protest_diplomatic", "2021-04-12", None)]),
    ("Russia's attack on Georgia in August 2008 was condemned by Germany on Thursday.",
     [("attack", "2008-08", None), ("criticise_condemn", "2021-04-08", None)]),
    ("BEIRUT, April 12 (Reuters) - President Joe Biden met Russian President Vladimir Putin in Geneva on Thursday.",
     [("meet", "2021-04-08", "Geneva")]),
    ("القاهرة 12-4-2021 (اف ب) - استقبل الرئيس المصري عبد الفتاح السيسي نظيره السوداني في شرم الشيخ الأربعاء.",
     [("host", "2021-04-07", "Sharm el-Sheikh")]),
    ("French President Emmanuel Macron will visit Beijing on Monday.", [("visit", "2021-04-19", "Beijing")]),
    ("سيزور الرئيس الفرنسي إيمانويل ماكرون بكين الاثنين.", [("visit", "2021-04-19", "Beijing")]),
    ("French President Emmanuel Macron visited Beijing on Monday.", [("visit", "2021-04-12", "Beijing")]),
    ("زار الرئيس الفرنسي إيمانويل ماكرون بكين الاثنين.", [("visit", "2021-04-12", "Beijing")]),
    ("Angela Merkel met Erdogan during a visit to Ankara in March.",
     [("meet", "2021-03", "Ankara"), ("visit", "2021-03", "Ankara")]),
    ("اجتمعت ميركل مع أردوغان خلال زيارة إلى أنقرة في مارس.",
     [("meet", "2021-03", "Ankara"), ("visit", "2021-03", "Ankara")]),
    ("The foreign minister of Egypt met his Sudanese counterpart on the sidelines of the UN General Assembly in New York.",
     [("meet", None, "New York")]),
    ("In Vienna, Iran and the United States held talks on Friday.", [("meet", "2021-04-09", "Vienna")]),
    ("وفي فيينا، أجرت إيران والولايات المتحدة محادثات الجمعة.", [("meet", "2021-04-09", "Vienna")]),
    ("Two days later, Germany expelled a Russian diplomat.", [("recall_or_expel_diplomat", None, None)]),
    ("وبعد يومين طردت ألمانيا دبلوماسيا روسيا.", [("recall_or_expel_diplomat", None, None)]),
    ("Iranian forces attacked Iraqi soldiers in Basra yesterday.", [("attack", "2021-04-12", "Basra")]),
    ("هاجمت القوات الإيرانية جنودا عراقيين في البصرة أمس.", [("attack", "2021-04-12", "Basra")]),
    ("It was the first visit by a French president to Iraq since 2003.", [("visit", None, "Iraq")]),
    ("زار الرئيس الفرنسي العراق للمرة الأولى منذ 2003.", [("visit", None, "Iraq")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_when_and_where(sentence: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    """The day an event was, not the nearest one; the place as an entity of the knowledge base."""
    mentions = dg.extract(sentence, published=DAY)
    found = {m.type: (m.when.iso if m.when else None, m.place.name if m.place else None) for m in mentions}
    for kind, iso, place in expected:
        assert found.get(kind) == (iso, place), found
    assert all(m.place is None or m.place.id for m in mentions)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Erdogan and Putin held a meeting in Sochi on Monday, three weeks after their talks in Ankara.",
         [("Sochi", "2021-04-12"), ("Ankara", None)]),
        ("Erdogan and Putin met in Sochi on Monday, days after their meeting.", [("Sochi", "2021-04-12"), (None, None)]),
        ("عقد أردوغان وبوتين لقاء في سوتشي الاثنين، بعد ثلاثة أسابيع من محادثاتهما في أنقرة.",
         [("Sochi", "2021-04-12"), ("Ankara", None)]),
        ("أجرى أردوغان محادثات مع بوتين في سوتشي الاثنين، بعد أسبوعين من لقائه ميركل.",
         [("Sochi", "2021-04-12"), (None, None)]),
    ],
)  # fmt: skip
def test_what_lies_weeks_apart_is_two(sentence: str, expected: list[tuple[str | None, str | None]]) -> None:
    """An event from which another is counted is another one, and was not where and when that one was."""
    mentions = dg.extract(sentence, published=DAY)
    found = [(m.place.name if m.place else None, m.when.iso if m.when else None) for m in mentions]
    assert {m.type for m in mentions} == {"meet"} and found == expected
