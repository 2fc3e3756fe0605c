"""Names in running text are found with all that they can mean, in both languages."""

from __future__ import annotations

import pytest

from diplograph.kb import KnowledgeBase, Name
from diplograph.lang import get


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return KnowledgeBase.load()


def names(kb: KnowledgeBase, lang: str, text: str) -> list[Name]:
    keys = [get(lang).candidates(word) for word in text.split()]
    return kb.match(lang, keys, 0)


def senses(kb: KnowledgeBase, lang: str, text: str) -> set[tuple[str, str | None]]:
    """What the whole phrase can be: (sense, country)."""
    whole = len(text.split())
    return {(name.sense, name.country) for name in names(kb, lang, text) if name.length == whole}


ENGLISH = """
United States|state|USA
U.S.|state|USA
US|demonym|USA
America|state|USA
Russian Federation|state|RUS
Russians|demonym|RUS
UK|state|GBR
Britain's|state|GBR
Britons|demonym|GBR
Türkiye|state|TUR
Turkey|state|TUR
Turkish|demonym|TUR
Chad|state|TCD
Jordan|state|JOR
Georgia|state|GEO
Georgian|demonym|GEO
Guinea|state|GIN
Guinea-Bissau|state|GNB
Guinea - Bissau|state|GNB
Equatorial Guinea|state|GNQ
Papua New Guinea|state|PNG
South Korean|demonym|KOR
North Koreans|demonym|PRK
DPRK|state|PRK
Ivory Coast|state|CIV
Côte d’Ivoire|state|CIV
Democratic Republic of Congo|state|COD
Congo|state|COD
Congo|state|COG
Holy See|state|VAT
Kosovo|state|XKX
Taiwanese|demonym|TWN
Western Sahara|state|ESH
Sahrawi|demonym|ESH
Palestinians|demonym|PSE
Burma|state|MMR
Burmese|demonym|MMR
Soviet Union|state|SUN
Kyiv|capital|UKR
Kiev|capital|UKR
Washington|capital|USA
Sana'a|capital|YEM
N'Djamena|capital|TCD
Pyongyang|capital|PRK
Brussels|capital|BEL
The Hague|city|NLD
Geneva|city|CHE
Jerusalem|city|ISR
East Jerusalem|city|PSE
Khan Younis|city|PSE
Sharm el-Sheikh|city|EGY
Kharkiv|city|UKR
Mar-a-Lago|city|USA
Crimea|region|UKR
Golan Heights|region|SYR
West Bank|region|PSE
Kashmir|region|None
Nagorno-Karabakh|region|AZE
Strait of Hormuz|sea|None
South China Sea|sea|None
UN|igo|None
U.N. Security Council|igo|None
NATO|igo|None
N.A.T.O.|igo|None
European Commission|igo|None
OPEC+|igo|None
G7|igo|None
P5+1|igo|None
Gulf Cooperation Council|igo|None
International Atomic Energy Agency|igo|None
Amnesty International|organisation|None
Reuters|media|GBR
Hamas|armed_group|PSE
Hezbollah|armed_group|LBN
al-Shabaab|armed_group|SOM
al - Shabaab|armed_group|SOM
Kurdistan Workers ' Party|armed_group|TUR
Lord 's Resistance Army|armed_group|UGA
Rapid Support Forces|armed_group|SDN
M23|armed_group|COD
Islamic State|armed_group|None
Kremlin|government|RUS
White House|government|USA
Élysée|government|FRA
Elysee Palace|government|FRA
10 Downing Street|government|GBR
Foggy Bottom|government|USA
Quai d'Orsay|government|FRA
Knesset|government|ISR
Bundestag|government|DEU
Duma|government|RUS
""".strip().splitlines()

ARABIC = """
الولايات المتحدة|state|USA
الولايات المتحدة الأمريكية|state|USA
أميركا|state|USA
أمريكا|state|USA
الأميركية|demonym|USA
أمريكيون|demonym|USA
الأميركيتين|demonym|USA
روسيا|state|RUS
لروسيا|state|RUS
الروسي|demonym|RUS
الروسيتان|demonym|RUS
الروس|demonym|RUS
بريطانيا|state|GBR
المملكة المتحدة|state|GBR
وبريطانيا|state|GBR
أوكرانيا|state|UKR
الأوكرانيّة|demonym|UKR
الأوكرانيات|demonym|UKR
تركيا|state|TUR
التركي|demonym|TUR
الأتراك|demonym|TUR
تشاد|state|TCD
الأردن|state|JOR
للأردن|state|JOR
والأردنيين|demonym|JOR
جورجيا|state|GEO
غينيا بيساو|state|GNB
غينيا الاستوائية|state|GNQ
كوريا الجنوبية|state|KOR
كوري جنوبي|demonym|KOR
كورية جنوبية|demonym|KOR
الكوري الجنوبي|demonym|KOR
والكورية الجنوبية|demonym|KOR
الكوريين الشماليين|demonym|PRK
الجنوب أفريقي|demonym|ZAF
جنوب أفريقيا|state|ZAF
سوريا|state|SYR
سورية|state|SYR
السورية|demonym|SYR
لبنان|state|LBN
للبنان|state|LBN
وللسودان|state|SDN
ليبيا|state|LBY
قطر|state|QAT
مالي|state|MLI
سلطنة عمان|state|OMN
عمان|state|OMN
عمان|capital|JOR
المغاربة|demonym|MAR
الفاتيكان|state|VAT
كوسوفو|state|XKX
تايوان|state|TWN
الصحراء الغربية|state|ESH
الصحراوية|demonym|ESH
الفلسطينيون|demonym|PSE
الاتحاد السوفياتي|state|SUN
السوفيتي|demonym|SUN
كييف|capital|UKR
لموسكو|capital|RUS
بالخرطوم|capital|SDN
بيونغ يانغ|capital|PRK
بروكسل|capital|BEL
لاهاي|city|NLD
جنيف|city|CHE
القدس|city|ISR
القدس المحتلة|city|PSE
خان يونس|city|PSE
شرم الشيخ|city|EGY
حلب|city|SYR
خاركيف|city|UKR
القرم|region|UKR
الجولان|region|SYR
الضفة الغربية|region|PSE
قطاع غزة|region|PSE
كشمير|region|None
مضيق هرمز|sea|None
البحر الأحمر|sea|None
الأمم المتحدة|igo|None
للأمم المتحدة|igo|None
مجلس الأمن الدولي|igo|None
حلف شمال الأطلسي|igo|None
الناتو|igo|None
والحلف الأطلسي|igo|None
المفوضية الأوروبية|igo|None
جامعة الدول العربية|igo|None
الوكالة الدولية للطاقة الذرية|igo|None
منظمة العفو الدولية|organisation|None
رويترز|media|GBR
حماس|armed_group|PSE
حركة حماس|armed_group|PSE
حزب الله|armed_group|LBN
الحوثيين|armed_group|YEM
أنصار الله|armed_group|YEM
داعش|armed_group|None
قوات الدعم السريع|armed_group|SDN
حزب العمال الكردستاني|armed_group|TUR
البوليساريو|armed_group|ESH
فاغنر|armed_group|RUS
الكرملين|government|RUS
البيت الأبيض|government|USA
الإليزيه|government|FRA
قصر الإليزيه|government|FRA
البنتاغون|government|USA
الخارجية الأميركية|government|USA
الكنيست|government|ISR
الدوما|government|RUS
داونينغ ستريت|government|GBR
""".strip().splitlines()

PHRASES = [(lang, row) for lang, rows in (("ar", ARABIC), ("en", ENGLISH)) for row in rows]


@pytest.mark.parametrize(("lang", "row"), PHRASES, ids=[row.split("|")[0] for _, row in PHRASES])
def test_a_name_of_the_news_is_found_whole_with_its_sense(kb: KnowledgeBase, lang: str, row: str) -> None:
    """A name is found whole, in its sense, with the state it belongs to."""
    text, sense, country = row.split("|")
    assert (sense, None if country == "None" else country) in senses(kb, lang, text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "المالي"),  # "financial", not Mali
        ("ar", "الفرنسا"),
        ("ar", "الصور"),
        ("ar", "كان"),
        ("ar", "فتح"),
        ("ar", "القطاع"),
        ("ar", "ليل"),
        ("ar", "قال"),
        ("en", "is"),
        ("en", "let"),
        ("en", "car"),
        ("en", "male"),
        ("en", "nice"),
        ("en", "split"),
        ("en", "said"),
    ],
)
def test_an_ordinary_word_is_no_name(kb: KnowledgeBase, lang: str, text: str) -> None:
    """Words that news uses every day are not taken for a name that is spelt like them."""
    assert names(kb, lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "lengths"),
    [
        ("ar", "الولايات المتحدة الأميركية وروسيا", [3, 2]),
        ("ar", "غينيا بيساو", [2, 1, 1]),
        ("en", "United States of America and", [4, 2]),
        ("en", "Guinea - Bissau", [3, 1]),
    ],
)
def test_the_longest_name_comes_first(kb: KnowledgeBase, lang: str, text: str, lengths: list[int]) -> None:
    """Names that begin at one word are told from the longest to the shortest."""
    found = [name.length for name in names(kb, lang, text)]
    assert found == sorted(found, reverse=True)
    assert set(lengths) <= set(found)


@pytest.mark.parametrize(
    ("lang", "text", "country"),
    [("ar", "الكونغو", "COD"), ("en", "Congo", "COD"), ("en", "Dominican", "DOM")],
)
def test_of_two_states_of_one_name_the_one_in_the_news_comes_first(
    kb: KnowledgeBase, lang: str, text: str, country: str
) -> None:
    """A shared name gives both states, the more reported one first."""
    found = names(kb, lang, text)
    assert len({name.country for name in found}) > 1
    assert found[0].country == country


@pytest.mark.parametrize(
    ("lang", "one", "two"),
    [
        ("ar", "الأمريكي", "الأميركي"),
        ("ar", "أنقرة", "انقره"),
        ("ar", "حلف شمال الأطلسي", "الناتو"),
        ("en", "U.S.", "United States"),
        ("en", "Kiev", "Kyiv"),
        ("en", "Houthi rebels", "Ansar Allah"),
    ],
)
def test_spellings_lead_to_one_actor(kb: KnowledgeBase, lang: str, one: str, two: str) -> None:
    """What a paper calls an actor does not change who it is."""
    refs = [{n.ref for n in names(kb, lang, text) if n.length == len(text.split())} for text in (one, two)]
    assert refs[0] & refs[1]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("روسيا", "Russia"),
        ("الاتحاد الأوروبي", "European Union"),
        ("الكرملين", "Kremlin"),
        ("بروكسل", "Brussels"),
        ("طالبان", "Taliban"),
        ("مضيق هرمز", "Strait of Hormuz"),
    ],
)
def test_both_languages_lead_to_one_actor(kb: KnowledgeBase, arabic: str, english: str) -> None:
    """An Arabic and an English name of one thing have one id."""
    assert {n.ref for n in names(kb, "ar", arabic)} & {n.ref for n in names(kb, "en", english)}


def test_a_name_does_not_run_past_the_end(kb: KnowledgeBase) -> None:
    """The last word of a text is looked at alone."""
    assert [name.length for name in names(kb, "en", "United")] == []
    assert kb.match("xx", [("united",), ("states",)], 0) == []
