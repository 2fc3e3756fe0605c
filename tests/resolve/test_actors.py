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


@pytest.mark.parametrize(
    "text",
    [
        "Egypt and Turkey resumed talks in Ankara. The two sides signed an agreement on trade.",
        "استأنفت مصر وتركيا المحادثات في أنقرة. ووقع الطرفان اتفاقا تجاريا.",
        "Sameh Shoukry received Hakan Fidan. Both countries signed an agreement on trade.",
        "استقبل سامح شكري هاكان فيدان. ووقع البلدان اتفاقا تجاريا.",
        "Egypt and Turkey resumed talks. Iran welcomed that, while Iraq had doubts. "
        "The two countries signed an agreement on trade.",
        "استأنفت مصر وتركيا المحادثات. ورحبت إيران بذلك، فيما حذر العراق منه. ووقع البلدان اتفاقا تجاريا.",
    ],
)
def test_the_two_sides_are_the_two_states_in_play(text: str) -> None:
    """A definite pair is the two states told of, each an actor."""
    found = dg.extract(text, published="2024-02-01")
    signed = [event for event in found if event.type == "sign_agreement"]
    assert signed, found
    parties = {ref.country for ref in (*signed[0].agents, *signed[0].patients)}
    assert parties == {"EGY", "TUR"}


@pytest.mark.parametrize(
    "text",
    [
        "Egypt, Turkey and Iran resumed talks. The two sides signed an agreement.",
        "استأنفت مصر وتركيا وإيران المحادثات. ووقع الطرفان اتفاقا.",
        "The two sides signed an agreement.",
        "وقع الطرفان اتفاقا.",
    ],
)
def test_no_two_sides_where_there_are_three_or_none(text: str) -> None:
    """With a third state in play, or none, nobody is guessed."""
    signed = [event for event in dg.extract(text) if event.type == "sign_agreement"]
    for event in signed:
        assert not {ref.country for ref in (*event.agents, *event.patients)} - {None}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("هاتف الأمين العام للأمم المتحدة بوتين.", {"Ban Ki-moon", "Vladimir Putin"}),
        ("استقبل الرئيس الروسي لافروف.", {"Vladimir Putin", "Sergey Lavrov"}),
        ("قال الرئيس الروسي بوتين إن الاتفاق قريب.", {"Vladimir Putin"}),
    ],
)
def test_an_office_and_another_person_beside_it(text: str, names: set[str]) -> None:
    """Who never held the office before his name is somebody else; who holds it is one."""
    from datetime import date

    from diplograph.annotate import annotate
    from diplograph.annotate.components import default_kb
    from diplograph.records import Article
    from diplograph.resolve.actors import resolve_actors

    article = Article(id="p", text=text, lang="ar", published=date(2014, 3, 1))
    ((_, doc),) = annotate([article])
    found = resolve_actors(article, doc, default_kb())
    assert {ref.name for refs in found.refs for ref in refs} == names
    assert len(found.refs) == len(doc.user_data["diplograph"].mentions)


def _people(lang: str, text: str, day: str = "2021-04-13") -> dict[str, str | None]:
    """The people of a text by name, with their states."""
    from datetime import date

    from diplograph.annotate import annotate
    from diplograph.annotate.components import default_kb
    from diplograph.records import Article
    from diplograph.resolve.actors import resolve_actors

    article = Article(id="p", text=text, lang=lang, published=date.fromisoformat(day))
    ((_, doc),) = annotate([article])
    refs = [ref for refs in resolve_actors(article, doc, default_kb()).refs for ref in refs]
    return {
        (ref.name_ar if lang == "ar" else ref.name) or ref.name: ref.country
        for ref in refs
        if str(ref.kind) == "person"
    }


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # words of the language after a verb of speech, a title or an office are no names
        ("ar", "وقال شهود عيان إن الجسر انهار."),
        ("ar", "وذكرت مصادر محلية أن أسعار القمح سجلت أعلى مستوى لها."),
        ("ar", "بين خسائر أخرى وأرباح قليلة تنتهي السنة."),
        ("ar", "طلب نائب كندي أسماء الركاب."),
        ("ar", "أمهلت الرياض السفير اللبناني يومين للمغادرة."),
        ("ar", "سلم نائب وزير الخارجية الروسي مسودتي معاهدة."),
        ("ar", "أصيب جندي سوداني إضافي قرب الحدود."),
        # and what is called after people is nobody
        ("ar", "هبطت الطائرة في مطار حسن فتوحي."),
        ("en", "The plane landed at Anton Berezhko Airport."),
    ],
)
def test_no_name(lang: str, text: str) -> None:
    """Words that stand where a name could are nobody unless they look like one."""
    assert not _people(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "name", "state"),
    [
        ("ar", "استقبل الوزير مصطفى عبد الرازق وفدا.", "مصطفى عبد الرازق", None),
        ("ar", "أوقف المصرفي التونسي حاتم بن رمضان الشقرون في باريس.", "حاتم بن رمضان الشقرون", "TUN"),
        ("ar", "انتقد النائب الكويتي ناصر الضويحي بغداد.", "ناصر الضويحي", "KWT"),
        ("ar", "قاد النقيب موديبو سيسوما من الجيش المالي التمرد.", "موديبو سيسوما", "MLI"),
        ("ar", "طلبت نائبة الوزير اللاتفية إلزي كراستكالني مزيدا من الوقت.", "إلزي كراستكالني", "LVA"),
        ("ar", "وحضر النائب الأردني حامد الرواشدة وجلال العتوم.", "حامد الرواشدة", "JOR"),
        ("en", "Hassan Nasrullah spoke from a bunker.", "Hassan Nasrallah", "LBN"),
    ],
)
def test_where_a_name_ends(lang: str, text: str, name: str, state: str | None) -> None:
    """Names of several words are taken whole, and nothing after them is."""
    assert _people(lang, text).get(name, "nobody") == state


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "Lula won. The Brazilian leader promised zero deforestation.", "Luiz Inácio Lula da Silva"),
        ("en", "Brazil's president-elect flew to Egypt.", "Luiz Inácio Lula da Silva"),
        ("ar", "توجه الرئيس البرازيلي المنتخب إلى مصر.", "Luiz Inácio Lula da Silva"),
    ],
)
def test_elected_and_not_yet_in_office(lang: str, text: str, name: str) -> None:
    """Whoever takes an office up within months is whom the news calls elected, and the leader once named."""
    found = _people(lang, text, "2022-11-12")
    assert len(found) == 1
    assert name in found or "لولا" in next(iter(found))


@pytest.mark.parametrize(
    ("lang", "text", "name", "state"),
    [
        ("en", "Ethnic Greeks in Albania appealed to NATO.", "ethnic Greeks in Albania", "ALB"),
        ("en", "The Germans of Namibia appealed to NATO.", "ethnic Germans in Namibia", "NAM"),
        ("en", "Slovakia's Hungarian minority appealed to NATO.", "Hungarian minority in Slovakia", "SVK"),
        ("en", "Ethnic Uzbek fighters appealed to NATO.", "ethnic Uzbek fighters", None),
        ("ar", "ناشدت الأقلية اليونانية في ألبانيا حلف الأطلسي.", "Greek minority in Albania", "ALB"),
        ("ar", "ناشدت الأقلية المجرية حلف الأطلسي.", "Hungarian minority", None),
    ],
)
def test_a_minority_is_of_the_state_it_lives_in(lang: str, text: str, name: str, state: str | None) -> None:
    """Who is ethnically of a nation does not act for its state."""
    (event,) = dg.extract(text, lang=lang, published="2004-04-13")
    assert [(ref.name, ref.country) for ref in event.agents] == [(name, state)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Forces of General Khalifa Haftar attacked Turkey."),
        ("en", "The forces of Khalifa Haftar attacked Turkey."),
        ("ar", "هاجمت قوات المشير خليفة حفتر تركيا."),
        ("ar", "هاجمت قوات خليفة حفتر تركيا."),
    ],
)
def test_forces_are_of_the_state_of_who_leads_them(lang: str, text: str) -> None:
    """A person whose forces or government a noun names is no victim of theirs."""
    (event,) = dg.extract(text, lang=lang, published="2019-06-13")
    assert [ref.country for ref in event.agents] == ["LBY"]
    assert [ref.country for ref in event.patients] == ["TUR"]


@pytest.mark.parametrize(
    ("lang", "text", "two"),
    [
        ("en", "Xi Jinping received Vladimir Putin. The two leaders signed a pact.", ["Q15031", "Q7747"]),
        ("en", "Xi Jinping received Vladimir Putin. Both men signed a pact.", ["Q15031", "Q7747"]),
        ("en", "Xi Jinping received Vladimir Putin. The pair signed a pact.", ["Q15031", "Q7747"]),
        ("en", "Xi Jinping received Vladimir Putin. They signed a pact.", ["Q15031", "Q7747"]),
        ("en", "China and Russia quarrelled. The presidents of the two countries signed a pact.",
         ["Q15031", "Q7747"]),
        ("ar", "استقبل شي جين بينغ نظيره الروسي. ووقع الرئيسان اتفاقا.", ["Q15031", "Q7747"]),
        ("ar", "استقبل شي جين بينغ فلاديمير بوتين. ووقع الرجلان اتفاقا.", ["Q15031", "Q7747"]),
        ("ar", "استقبل شي جين بينغ فلاديمير بوتين. ووقعا اتفاقا.", ["Q15031", "Q7747"]),
        ("ar", "اختلفت الصين وروسيا. ثم وقع رئيسا البلدين اتفاقا.", ["Q15031", "Q7747"]),
        ("en", "Two ministers resigned. The two signed a pact.", []),
    ],
)  # fmt: skip
def test_two_people_are_those_in_play(lang: str, text: str, two: list[str]) -> None:
    """ "The two leaders", "they", «الرئيسان»: whoever the text told of, or who held the office in both states."""
    signed = [e for e in dg.extract(text, lang=lang, published="2022-06-13") if e.type == "sign_agreement"]
    assert [ref.id for event in signed for ref in (*event.agents, *event.patients)] == two


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Iran and Iraq quarrelled. France urged the two countries to talk."),
        ("ar", "اختلفت إيران والعراق. وحثت فرنسا البلدين على الحوار."),
    ],
)
def test_who_addresses_both_is_none_of_them(lang: str, text: str) -> None:
    """A third one named before "the two countries" is no part of them if it acts on them."""
    (event, *_) = dg.extract(text, lang=lang, published="2022-06-13")
    assert {ref.country for ref in event.patients} == {"IRN", "IRQ"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Vladimir Putin called Xi Jinping. The two leaders met in Geneva."),
        ("en", "Vladimir Putin called Xi Jinping. Both presidents met in Geneva."),
        ("ar", "اتصل فلاديمير بوتين بنظيره الصيني. والتقى الزعيمان في جنيف."),
    ],
)
def test_two_people_meet_each_other(lang: str, text: str) -> None:
    """Verbs that take several take the two told of."""
    (met,) = [event for event in dg.extract(text, lang=lang, published="2022-06-13") if event.type == "meet"]
    assert {ref.id for ref in (*met.agents, *met.patients)} == {"Q7747", "Q15031"}
