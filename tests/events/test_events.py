"""Who did what to whom: one sentence a case, each in both languages."""

from __future__ import annotations

import pytest

import diplograph as dg

# type, agents' states, patients' states, then the sentence in Arabic and in English.
SAME: list[tuple[str, set[str], set[str], str, str]] = [
    ("visit", {"FRA"}, {"EGY"}, "زار الرئيس الفرنسي إيمانويل ماكرون القاهرة الأحد.", "French President Emmanuel Macron visited Cairo on Sunday."),
    ("visit", {"TUR"}, {"QAT"}, "بدأ وزير الخارجية التركي زيارة رسمية إلى الدوحة.", "The Turkish foreign minister began an official visit to Doha."),
    ("meet", {"DEU"}, {"IND"}, "اجتمع المستشار الألماني مع رئيس الوزراء الهندي في برلين.", "The German chancellor met the Indian prime minister in Berlin."),
    ("meet", {"CHN"}, {"JPN"}, "عقد وزير الخارجية الصيني محادثات مع نظيره الياباني.", "The Chinese foreign minister held talks with his Japanese counterpart."),
    ("call", {"ARE"}, {"SYR"}, "أجرى وزير الخارجية الإماراتي اتصالا هاتفيا مع نظيره السوري.", "The Emirati foreign minister telephoned his Syrian counterpart."),
    ("host", {"JOR"}, {"IRQ"}, "استقبل العاهل الأردني رئيس الوزراء العراقي في عمان.", "The Jordanian king received the Iraqi prime minister in Amman."),
    ("negotiate", {"USA"}, {"IRN"}, "استأنفت الولايات المتحدة وإيران المفاوضات النووية في فيينا.", "The United States and Iran resumed nuclear talks in Vienna."),
    ("mediate", {"QAT"}, {"USA", "AFG"}, "توسطت قطر بين الولايات المتحدة وحركة طالبان.", "Qatar mediated between the United States and the Taliban."),
    ("sign_agreement", {"RUS"}, {"BLR"}, "وقعت روسيا وبيلاروسيا اتفاقية دفاعية.", "Russia and Belarus signed a defence agreement."),
    ("accuse", {"DZA"}, {"MAR"}, "اتهمت الجزائر المغرب بالتجسس.", "Algeria accused Morocco of spying."),
    ("criticise_condemn", {"JOR"}, {"ISR"}, "دان الأردن إسرائيل بسبب اقتحام المسجد الأقصى.", "Jordan condemned Israel over the raid on the mosque."),
    ("sanction", {"CAN"}, {"BLR"}, "فرضت كندا عقوبات على بيلاروسيا.", "Canada imposed sanctions on Belarus."),
    ("lift_sanction", {"USA"}, {"SDN"}, "رفعت الولايات المتحدة العقوبات عن السودان.", "The United States lifted sanctions on Sudan."),
    ("recall_or_expel_diplomat", {"POL"}, {"RUS"}, "طردت بولندا خمسة دبلوماسيين روس.", "Poland expelled five Russian diplomats."),
    ("recall_or_expel_diplomat", {"POL"}, {"RUS"}, "أعلنت بولندا طرد دبلوماسيين من السفارة الروسية.", "Poland announced the expulsion of Russian diplomats."),
    ("recall_or_expel_diplomat", {"CZE"}, {"RUS"}, "ردت روسيا على طرد دبلوماسييها من جمهورية التشيك.", "Russia deplored the expulsion of its diplomats by the Czech Republic."),
    ("summon_ambassador", {"SWE"}, {"CHN"}, "استدعت وزارة الخارجية السويدية السفير الصيني.", "The Swedish foreign ministry summoned the Chinese ambassador."),
    ("sever_relations", {"DZA"}, {"MAR"}, "قطعت الجزائر علاقاتها الدبلوماسية مع المغرب.", "Algeria severed diplomatic relations with Morocco."),
    ("establish_or_normalise_relations", {"SAU"}, {"IRN"}, "استأنفت السعودية وإيران علاقاتهما الدبلوماسية.", "Saudi Arabia and Iran restored diplomatic relations."),
    ("threaten", {"PRK"}, {"KOR"}, "هددت كوريا الشمالية كوريا الجنوبية بضربة نووية.", "North Korea threatened South Korea with a nuclear strike."),
    ("warn", {"CHN"}, {"USA"}, "حذرت الصين الولايات المتحدة من دعم تايوان.", "China warned the United States against supporting Taiwan."),
    ("demand", {"UKR"}, {"DEU"}, "طالبت أوكرانيا ألمانيا بتسليم دبابات.", "Ukraine demanded that Germany deliver tanks."),
    ("appeal_request", {"LBN"}, {"FRA"}, "حث لبنان فرنسا على تقديم المساعدة.", "Lebanon urged France to provide help."),
    ("appeal_request", {"USA"}, {"RUS"}, "دعم بلينكن أوكرانيا، وحث روسيا على سحب قواتها.", "Blinken backed Ukraine and urged Russia to withdraw its forces."),
    ("reject", {"IRN"}, {"FRA"}, "رفضت إيران الاقتراح الفرنسي.", "Iran rejected the French proposal."),
    ("praise", {"PSE"}, {"ESP"}, "أشادت فلسطين بإسبانيا.", "Palestine praised Spain."),
    ("congratulate", {"EGY"}, {"BRA"}, "هنأ الرئيس المصري نظيره البرازيلي.", "The Egyptian president congratulated his Brazilian counterpart."),
    ("apologise", {"JPN"}, {"KOR"}, "اعتذرت اليابان من كوريا الجنوبية.", "Japan apologised to South Korea."),
    ("express_concern", {"GBR"}, {"MMR"}, "أعربت بريطانيا عن قلقها إزاء الوضع في ميانمار.", "Britain expressed concern over Myanmar."),
    ("support_statement", {"TUR"}, {"AZE"}, "أكدت تركيا دعمها لأذربيجان.", "Turkey voiced support for Azerbaijan."),
    ("attack", {"ISR"}, {"SYR"}, "قصفت إسرائيل سوريا.", "Israel bombed Syria."),
    ("attack", {"YEM"}, {"SAU"}, "هاجم الحوثيون السعودية.", "The Houthis attacked Saudi Arabia."),
    ("seize_arrest_detain", {"IRN"}, {"GBR"}, "احتجزت إيران بحارة بريطانيين.", "Iran detained British sailors."),
    ("recognise", {"NOR"}, {"PSE"}, "اعترفت النرويج بدولة فلسطين.", "Norway recognised the State of Palestine."),
    ("extradite", {"ESP"}, {"USA"}, "سلمت إسبانيا المتهم إلى الولايات المتحدة.", "Spain extradited a suspect to the United States."),
    ("invite", {"IND"}, {"EGY"}, "دعت الهند الرئيس المصري لزيارة نيودلهي.", "India invited the Egyptian president to visit New Delhi."),
    ("deploy_mobilise", {"RUS"}, {"BLR"}, "نشرت روسيا صواريخ في بيلاروسيا.", "Russia deployed missiles in Belarus."),
    ("withdraw", {"FRA"}, {"MLI"}, "سحبت فرنسا قواتها من مالي.", "France withdrew its troops from Mali."),
    ("ceasefire", {"ARM"}, {"AZE"}, "أعلنت أرمينيا وأذربيجان وقفا لإطلاق النار.", "Armenia and Azerbaijan declared a ceasefire."),
    ("aid_humanitarian", {"ARE"}, {"TUR"}, "أرسلت الإمارات مساعدات إنسانية إلى تركيا.", "The United Arab Emirates sent humanitarian aid to Turkey."),
    ("aid_military", {"USA"}, {"UKR"}, "سلمت الولايات المتحدة أوكرانيا صواريخ.", "The United States delivered missiles to Ukraine."),
    ("protest_diplomatic", {"GRC"}, {"TUR"}, "قدمت اليونان احتجاجا إلى تركيا.", "Greece lodged a protest with Turkey."),
]  # fmt: skip
CASES = [(lang, *row[:3], row[3 + n]) for row in SAME for n, lang in enumerate(("ar", "en"))]


def sides(event: dg.EventMention) -> tuple[set[str | None], set[str | None]]:
    return {ref.country for ref in event.agents}, {ref.country for ref in event.patients}


# The same, where the parties do not stand beside the word that shows the event.
FAR: list[tuple[str, set[str], set[str], str, str]] = [
    ("call", {"EGY"}, {"QAT"}, "تلقى أمير قطر اتصالا هاتفيا من الرئيس المصري.", "The emir of Qatar received a telephone call from the Egyptian president."),
    ("lift_sanction", {"USA"}, {"IRN"}, "رفعت الولايات المتحدة العقوبات المفروضة على إيران.", "The United States lifted the sanctions imposed on Iran."),
    ("visit", {"KEN"}, {"HTI"}, "قال الوفد الكيني الذي زار هايتي إن الشرطة بلا آليات.", "A Kenyan delegation that visited Haiti said the police lacked vehicles."),
    ("praise", {"RUS"}, {"CHN"}, "أشاد الرئيس الروسي بموقف الصين.", "The Russian president welcomed China's decision."),
    ("release", {"ISR"}, {"PSE"}, "أفرجت إسرائيل عن ثلاثين أسيرا فلسطينيا.", "Thirty Palestinian prisoners were freed by Israel."),
    ("demand", {"GBR"}, {"RUS"}, "طالبت بريطانيا روسيا بتوضيح.", "Britain demanded that Russia explain the presence of its submarine."),
    ("protest_diplomatic", {"VNM"}, {"CHN"}, "قدمت فيتنام احتجاجا شديد اللهجة إلى الصين.", "Vietnam lodged a strong formal protest with China."),
    ("accuse", {"SDN"}, {"TCD"}, "اتهم السودان تشاد بمهاجمة قرى.", "Sudan accused Chad of attacking villages."),
]  # fmt: skip
CASES += [(lang, *row[:3], row[3 + n]) for row in FAR for n, lang in enumerate(("ar", "en"))]


@pytest.mark.parametrize(("lang", "kind", "agents", "patients", "text"), CASES)
def test_who_did_what_to_whom(lang: str, kind: str, agents: set[str], patients: set[str], text: str) -> None:
    """The same event in both languages has the same type, sides and realis."""
    found = [event for event in dg.extract(text, lang=lang, published="2023-05-10") if event.type == kind]
    assert len(found) == 1, dg.extract(text, lang=lang)
    (event,) = found
    left, right = sides(event)
    if kind in {
        "meet",
        "negotiate",
        "call",
        "sign_agreement",
        "ceasefire",
        "establish_or_normalise_relations",
    }:
        assert left | right == agents | patients
    else:
        assert (left, right) == (agents, patients)
    assert event.is_asserted


REALIS = [
    ("en", "Macron will visit Cairo next week.", "visit", "planned", "affirmed"),
    ("ar", "سيزور ماكرون القاهرة الأسبوع المقبل.", "visit", "planned", "affirmed"),
    ("en", "Russia did not attack Poland.", "attack", "actual", "negated"),
    ("ar", "لم تهاجم روسيا بولندا.", "attack", "actual", "negated"),
    ("en", "Biden proposed a meeting with Putin.", "meet", "proposed", "affirmed"),
    ("ar", "اقترح بايدن عقد لقاء مع بوتين.", "meet", "proposed", "affirmed"),
    ("en", "France called for talks between Serbia and Kosovo.", "meet", "requested", "affirmed"),
    ("ar", "دعت فرنسا إلى إجراء محادثات بين صربيا وكوسوفو.", "meet", "requested", "affirmed"),
    ("en", "Zelensky may meet Putin in Istanbul.", "meet", "possible", "affirmed"),
    ("ar", "قد يلتقي زيلينسكي بوتين في إسطنبول.", "meet", "possible", "affirmed"),
]


@pytest.mark.parametrize(("lang", "text", "kind", "modality", "polarity"), REALIS)
def test_realis(lang: str, text: str, kind: str, modality: str, polarity: str) -> None:
    """What is planned, proposed, asked for, possible or denied is never told as done."""
    (event,) = [event for event in dg.extract(text, lang=lang, published="2022-03-10") if event.type == kind]
    assert (str(event.modality), str(event.polarity)) == (modality, polarity)
    assert not event.is_asserted


SOURCES = [
    ("en", "The Kremlin said that Putin met Xi Jinping in Moscow.", ["Kremlin"]),
    ("ar", "قال الكرملين إن بوتين التقى شي جين بينغ في موسكو.", ["Kremlin"]),
    ("en", "Putin met Xi Jinping in Moscow, according to the Kremlin.", ["Kremlin"]),
    ("ar", "التقى بوتين شي جين بينغ في موسكو، بحسب الكرملين.", ["Kremlin"]),
    ("en", "Putin met Xi Jinping in Moscow, the Kremlin said on Monday.", ["Kremlin"]),
]


@pytest.mark.parametrize(("lang", "text", "sources"), SOURCES)
def test_attribution(lang: str, text: str, sources: list[str]) -> None:
    """Who says so, wherever in the sentence it stands."""
    (event,) = [
        event for event in dg.extract(text, lang=lang, published="2023-03-21") if event.type == "meet"
    ]
    assert [ref.name for ref in event.attribution] == sources


NOTHING = [
    ("en", "The striker scored twice as Brazil beat Argentina in the friendly."),
    ("en", "Teachers went on strike in Paris over pay."),
    ("en", "Iran supplies 880 megawatts a day to Iraq."),
    ("en", "The film opens in Italy on Friday."),
    ("en", "A powerful earthquake struck eastern Afghanistan, killing at least 800 people."),
    ("en", "Analysts believe that Saudi Arabia and Iran could yet agree on a freeze."),
    ("en", "What if Washington were to arm the rebels?"),
    ("en", "Chelsea have agreed a deal to sign an Argentine midfielder from Benfica."),
    ("ar", "ضرب زلزال قوي شرق أفغانستان وأودى بحياة 800 شخص."),
    ("ar", "فاز المنتخب البرازيلي على نظيره الأرجنتيني في مباراة ودية."),
    ("ar", "ارتفعت أسعار النفط في الأسواق العالمية."),
    ("ar", "طالب في جامعة القاهرة يفوز بجائزة."),
    ("ar", "افتتح معرض الكتاب في الشارقة."),
]


@pytest.mark.parametrize(("lang", "text"), NOTHING)
def test_nothing_happened(lang: str, text: str) -> None:
    """Sports, culture, markets and labour are no events between states."""
    assert dg.extract(text, lang=lang, published="2023-03-21") == []
