"""The ontology's terms as constants, and the table of event types everything else reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

__all__ = [
    "DG",
    "DGE",
    "EVENT_TYPES",
    "GRAPH",
    "ID",
    "PREFIXES",
    "SENSES",
    "SPEECH_ACTS",
    "TOPICS",
    "EventType",
    "Sense",
    "Topic",
    "actor_iri",
    "article_iri",
    "claim_iri",
    "event_iri",
    "event_type_iri",
    "graph_iri",
    "id_of",
    "is_actor_id",
    "office_id",
    "ontology_folder",
    "place_iri",
    "topic_iri",
]

DG = "https://w3id.org/diplograph/ontology#"
DGE = "https://w3id.org/diplograph/event-type/"
DGT = "https://w3id.org/diplograph/topic/"
ID = "https://w3id.org/diplograph/id/"
GRAPH = "https://w3id.org/diplograph/graph/"
WIKIDATA = "http://www.wikidata.org/entity/"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "dg": DG,
        "dge": DGE,
        "dgt": DGT,
        "id": ID,
        "graph": GRAPH,
        "wd": WIKIDATA,
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "prov": "http://www.w3.org/ns/prov#",
        "schema": "https://schema.org/",
        "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    }
)


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event.

    `plover` is the category of PLOVER's 2021 version ("NONE" where it has none), `cameo` the code of
    CAMEO 1.1b3; `relation` is the local name of the plain relation an asserted event licenses;
    `group` is one of verbal/material cooperation/conflict, as PLOVER's quad classes have it.
    """

    name: str
    label_en: str
    label_ar: str
    plover: str
    cameo: str
    relation: str
    group: str
    definition_en: str
    definition_ar: str
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """What a sense of a type of event is in PLOVER and CAMEO: taking hostages among seizures."""

    plover: str
    cameo: str


_VC, _MC, _VX, _MX = (
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
)
_ROWS = (
    ("call", "call", "اتصال هاتفي", "CONSULT", "041", "called", _VC, "Two sides speak by telephone or video.", "تحادث طرفين بالهاتف أو بالفيديو.", True),
    ("meet", "meeting", "لقاء", "CONSULT", "040", "met", _VC, "Two sides meet or hold talks.", "لقاء طرفين أو إجراء محادثات بينهما.", True),
    ("visit", "visit", "زيارة", "CONSULT", "042", "visited", _VC, "Somebody travels to another state on business of state.", "سفر مسؤول إلى دولة أخرى في مهمة رسمية.", False),
    ("host", "hosting", "استضافة", "CONSULT", "043", "hosted", _VC, "One side receives the other.", "استقبال طرف لطرف آخر.", False),
    ("negotiate", "negotiation", "تفاوض", "CONSULT", "046", "negotiatedWith", _VC, "Two sides talk towards a deal.", "تفاوض طرفين للوصول إلى اتفاق.", True),
    ("mediate", "mediation", "وساطة", "CONSULT", "045", "mediatedFor", _VC, "A third side helps the parties of a dispute to agree.", "سعي طرف ثالث إلى التوفيق بين أطراف نزاع.", False),
    ("discuss", "discussion", "بحث", "CONSULT", "036", "discussedWith", _VC, "Two sides discuss a matter without a meeting being told.", "بحث طرفين مسألة من غير ذكر لقاء.", True),
    ("arrive", "arrival", "وصول", "CONSULT", "042", "arrivedIn", _VC, "Somebody arrives in another state.", "وصول مسؤول إلى دولة أخرى.", False),
    ("leave", "departure", "مغادرة", "CONSULT", "042", "leftPlace", _VC, "Somebody leaves another state.", "مغادرة مسؤول دولة أخرى.", False),
    ("sign_agreement", "signing of an agreement", "توقيع اتفاق", "SUPPORT", "057", "signedAgreementWith", _VC, "Sides sign or ratify an agreement.", "توقيع أطراف اتفاقا أو مصادقتها عليه.", True),
    ("agree", "agreement", "موافقة", "AGREE", "030", "agreedWith", _VC, "One side consents to what the other wants, or both agree.", "قبول طرف ما يريده الآخر أو اتفاق الطرفين.", True),
    ("propose", "proposal", "اقتراح", "REQUEST", "020", "proposedTo", _VC, "One side puts a plan to the other.", "عرض طرف خطة على آخر.", False),
    ("invite", "invitation", "دعوة", "AGREE", "031", "invited", _VC, "One side invites the other.", "توجيه طرف دعوة إلى آخر.", False),
    ("appeal_request", "appeal or request", "مناشدة أو طلب", "REQUEST", "020", "appealedTo", _VC, "One side asks, urges or calls on the other to do something.", "طلب طرف من آخر أن يفعل شيئا أو حثه عليه.", False),
    ("demand", "demand", "مطالبة", "REQUEST", "100", "demandedOf", _VX, "One side demands something of the other.", "مطالبة طرف آخر بشيء.", False),
    ("promise", "promise", "تعهد", "AGREE", "030", "promised", _VC, "One side says that it will help or give.", "تعهد طرف بالعون أو العطاء.", False),
    ("offer", "offer", "عرض", "AGREE", "030", "offered", _VC, "One side says that it is ready to help, give or talk.", "إبداء طرف استعداده للعون أو العطاء أو الحوار.", False),
    ("express_intent", "expression of intent", "إعلان نية", "AGREE", "030", "expressedIntentTowards", _VC, "One side says that it wants to cooperate.", "إعلان طرف رغبته في التعاون.", False),
    ("support_statement", "statement of support", "إعلان دعم", "SUPPORT", "051", "supported", _VC, "One side says that it stands by the other.", "إعلان طرف وقوفه مع آخر.", False),
    ("praise", "praise", "إشادة", "SUPPORT", "051", "praised", _VC, "One side speaks well of the other.", "ثناء طرف على آخر.", False),
    ("congratulate", "congratulation", "تهنئة", "SUPPORT", "051", "congratulated", _VC, "One side congratulates the other.", "تهنئة طرف طرفا آخر.", False),
    ("apologise", "apology", "اعتذار", "SUPPORT", "055", "apologisedTo", _VC, "One side apologises to the other.", "اعتذار طرف من آخر.", False),
    ("deny", "denial", "نفي", "NONE", "015", "denied", _VX, "Somebody denies a claim or an accusation.", "نفي خبر أو اتهام.", False),
    ("reject", "rejection", "رفض", "REJECT", "120", "rejected", _VX, "One side refuses what the other wants or says.", "رفض طرف ما يريده الآخر أو يقوله.", False),
    ("criticise_condemn", "criticism or condemnation", "انتقاد أو إدانة", "ACCUSE", "111", "criticised", _VX, "One side speaks ill of what the other does.", "انتقاد طرف أفعال آخر أو إدانتها.", False),
    ("accuse", "accusation", "اتهام", "ACCUSE", "112", "accused", _VX, "One side says that the other did a specific wrong.", "نسبة طرف إلى آخر فعلا محددا.", False),
    ("investigate", "investigation", "تحقيق", "ACCUSE", "090", "investigated", _VX, "One side looks into what the other may have done.", "بحث طرف فيما قد يكون آخر فعله.", False),
    ("warn", "warning", "تحذير", "THREATEN", "130", "warned", _VX, "One side warns the other.", "تحذير طرف طرفا آخر.", False),
    ("threaten", "threat", "تهديد", "THREATEN", "130", "threatened", _VX, "One side says what it will do to the other unless.", "توعد طرف طرفا آخر بفعل.", False),
    ("protest_diplomatic", "diplomatic protest", "احتجاج دبلوماسي", "ACCUSE", "113", "protestedTo", _VX, "One state lodges a protest with the other.", "تقديم دولة احتجاجا إلى أخرى.", False),
    ("summon_ambassador", "summoning of an ambassador", "استدعاء سفير", "ACCUSE", "111", "summonedEnvoyOf", _VX, "A state calls in the envoy of another.", "استدعاء دولة مبعوث أخرى للاحتجاج.", False),
    ("recall_or_expel_diplomat", "recall or expulsion of diplomats", "سحب دبلوماسيين أو طردهم", "SANCTION", "161", "expelledDiplomatsOf", _MX, "A state recalls its envoys or expels those of another.", "سحب دولة مبعوثيها أو طردها مبعوثي أخرى.", False),
    ("sever_relations", "severing of relations", "قطع العلاقات", "SANCTION", "161", "severedRelationsWith", _MX, "One side breaks off or lowers relations.", "قطع طرف علاقاته بآخر أو خفضها.", False),
    ("establish_or_normalise_relations", "establishing of relations", "إقامة العلاقات", "SUPPORT", "050", "establishedRelationsWith", _VC, "Two sides establish, restore or raise relations.", "إقامة طرفين علاقات أو إعادتها أو رفعها.", True),
    ("recognise", "recognition", "اعتراف", "SUPPORT", "054", "recognised", _VC, "One side recognises the other as a state or a government.", "اعتراف طرف بآخر دولة أو حكومة.", False),
    ("appoint_envoy", "appointment of an envoy", "تعيين مبعوث", "NONE", "010", "appointedEnvoyTo", _VC, "One side appoints an envoy.", "تعيين طرف مبعوثا.", False),
    ("sanction", "sanction", "عقوبات", "COERCE", "163", "sanctioned", _MX, "One side imposes penalties on the other.", "فرض طرف عقوبات على آخر.", False),
    ("lift_sanction", "lifting of sanctions", "رفع العقوبات", "RETREAT", "085", "liftedSanctionsOn", _MC, "One side lifts or eases penalties.", "رفع طرف عقوبات عن آخر أو تخفيفها.", False),
    ("embargo", "embargo or blockade", "حظر أو حصار", "COERCE", "163", "embargoed", _MX, "One side closes trade or traffic to the other.", "منع طرف التجارة أو المرور عن آخر.", False),
    ("suspend_cancel", "suspension or cancellation", "تعليق أو إلغاء", "SANCTION", "160", "suspendedTiesWith", _MX, "Talks, aid, visits, links or borders are suspended, cancelled or closed.", "تعليق محادثات أو مساعدات أو زيارات أو صلات أو إلغاؤها.", False),
    ("aid_economic", "economic aid", "مساعدة اقتصادية", "AID", "071", "aidedEconomically", _MC, "One side gives the other money or credit.", "إعطاء طرف مالا أو قرضا لآخر.", False),
    ("aid_humanitarian", "humanitarian aid", "مساعدة إنسانية", "AID", "073", "aidedHumanitarianly", _MC, "One side gives relief or shelter.", "تقديم طرف إغاثة أو مأوى.", False),
    ("aid_military", "military aid", "مساعدة عسكرية", "AID", "072", "aidedMilitarily", _MC, "One side gives the other arms or training.", "إعطاء طرف سلاحا أو تدريبا لآخر.", False),
    ("cooperate_military", "military cooperation", "تعاون عسكري", "COOPERATE", "062", "cooperatedMilitarilyWith", _MC, "Two sides exercise together or share intelligence.", "مناورات مشتركة أو تبادل معلومات بين طرفين.", True),
    ("cooperate_economic", "economic cooperation", "تعاون اقتصادي", "COOPERATE", "061", "cooperatedEconomicallyWith", _MC, "Two sides work together in economic affairs.", "تعاون طرفين في الشؤون الاقتصادية.", True),
    ("deploy_mobilise", "deployment or mobilisation", "نشر قوات أو تعبئة", "MOBILIZE", "150", "deployedTo", _MX, "One side moves forces, tests arms or raises its alert.", "تحريك طرف قوات أو اختباره سلاحا أو رفعه التأهب.", False),
    ("withdraw", "withdrawal", "انسحاب", "RETREAT", "087", "withdrewFrom", _MC, "One side takes forces back.", "سحب طرف قواته.", False),
    ("ceasefire", "ceasefire", "وقف إطلاق النار", "RETREAT", "087", "agreedCeasefireWith", _MC, "Sides stop fighting.", "توقف أطراف عن القتال.", True),
    ("attack", "attack", "هجوم", "ASSAULT", "190", "attacked", _MX, "One side uses armed force against the other.", "استعمال طرف القوة المسلحة ضد آخر.", False),
    ("seize_arrest_detain", "seizure or detention", "احتجاز أو استيلاء", "COERCE", "170", "detained", _MX, "One side seizes people or goods of the other.", "احتجاز طرف أشخاصا أو أموالا لآخر.", False),
    ("release", "release", "إفراج", "RETREAT", "084", "released", _MC, "One side gives back people or goods.", "إطلاق طرف سراح أشخاص أو إعادته أموالا.", False),
    ("extradite", "extradition", "تسليم مطلوب", "COOPERATE", "064", "extraditedTo", _MC, "One state hands a wanted person to another.", "تسليم دولة مطلوبا إلى أخرى.", False),
    ("express_concern", "expression of concern", "إبداء قلق", "NONE", "012", "expressedConcernAbout", _VX, "One side says that something the other does worries it.", "إبداء طرف قلقه مما يفعله آخر.", False),
    ("state_comment", "comment", "تعليق رسمي", "NONE", "010", "commentedOn", _VC, "An official speaks on foreign affairs and does nothing more specific.", "حديث مسؤول في الشؤون الخارجية بلا فعل أخص.", False),
    ("vote", "vote", "تصويت", "NONE", "010", "votedOn", _VC, "A body or a state votes on an international matter.", "تصويت هيئة أو دولة في شأن دولي.", False),
    ("join_leave_treaty_or_org", "joining or leaving of a treaty or organisation", "انضمام إلى معاهدة أو منظمة أو خروج منها", "NONE", "010", "changedMembershipIn", _VC, "A state joins or leaves a treaty or an organisation.", "انضمام دولة إلى معاهدة أو منظمة أو خروجها منها.", False),
    ("demonstrate", "demonstration", "تظاهر", "PROTEST", "141", "demonstratedAgainst", _MX, "People march, rally or strike.", "تظاهر الناس أو اعتصامهم أو إضرابهم.", False),
    ("concede", "concession", "تنازل", "CONCEDE", "080", "concededTo", _VC, "Those in power yield at home.", "تنازل السلطة في الداخل.", False),
    ("repress", "repression", "قمع", "COERCE", "175", "repressed", _MX, "Those in power use force or bans at home.", "استعمال السلطة القوة أو المنع في الداخل.", False),
)  # fmt: skip

EVENT_TYPES: Mapping[str, EventType] = MappingProxyType({row[0]: EventType(*row) for row in _ROWS})

# Where a trigger tells more than its type: another category of PLOVER and code of CAMEO.
SENSES: Mapping[str, Sense] = MappingProxyType({"hostage": Sense("ASSAULT", "181")})

# Acts that are done by saying them: their content may be planned or hoped for, they themselves happened.
SPEECH_ACTS = frozenset(
    "propose invite appeal_request demand promise offer express_intent support_statement praise congratulate "  # noqa: SIM905
    "apologise deny reject criticise_condemn accuse warn threaten express_concern state_comment".split()
)


def event_type_iri(name: str) -> str:
    """The SKOS concept of an event type."""
    return DGE + name


@dataclass(frozen=True, slots=True)
class Topic:
    """What an event is about; `context` is the nearest context of PLOVER, "NONE" where it has none."""

    name: str
    label_en: str
    label_ar: str
    context: str


_TOPICS = (
    Topic("arms_control", "arms control", "الحد من التسلح", "wmd"),
    Topic("nuclear", "nuclear affairs", "الشؤون النووية", "wmd"),
    Topic("military", "military affairs", "الشؤون العسكرية", "military"),
    Topic("military_aid", "military aid and arms sales", "المساعدات العسكرية وصفقات السلاح", "military"),
    Topic("ceasefire_peace", "ceasefire and peace process", "وقف إطلاق النار وعملية السلام", "NONE"),
    Topic("territory", "territorial dispute", "النزاع على الأراضي", "territory"),
    Topic("border", "border", "الحدود", "territory"),
    Topic("refugees", "refugees and migration", "اللاجئون والهجرة", "migration"),
    Topic("humanitarian", "humanitarian affairs", "الشؤون الإنسانية", "NONE"),
    Topic("human_rights", "human rights", "حقوق الإنسان", "human_rights"),
    Topic("hostages_prisoners", "hostages and prisoners", "الرهائن والأسرى", "legal"),
    Topic("terrorism", "terrorism", "الإرهاب", "terrorism"),
    Topic("intelligence", "intelligence", "الاستخبارات", "intelligence"),
    Topic("cyber", "cyber affairs", "الشؤون السيبرانية", "cyber"),
    Topic("disinformation_media", "media and disinformation", "الإعلام والتضليل", "misinformation"),
    Topic("elections", "elections", "الانتخابات", "election"),
    Topic("sanctions", "sanctions", "العقوبات", "economic"),
    Topic("trade", "trade and investment", "التجارة والاستثمار", "economic"),
    Topic("finance_debt", "finance and debt", "المال والديون", "economic"),
    Topic("energy", "energy", "الطاقة", "economic"),
    Topic("water", "water", "المياه", "environment"),
    Topic("climate", "climate and environment", "المناخ والبيئة", "environment"),
    Topic("health", "health", "الصحة", "health"),
    Topic("disaster", "disasters", "الكوارث", "disaster"),
    Topic("food", "food and agriculture", "الغذاء والزراعة", "economic"),
    Topic("maritime", "maritime affairs", "الشؤون البحرية", "economic"),
    Topic("transport", "transport and travel", "النقل والسفر", "economic"),
    Topic("space", "space", "الفضاء", "NONE"),
    Topic("technology", "technology", "التكنولوجيا", "economic"),
    Topic("drugs_crime", "drugs and organised crime", "المخدرات والجريمة المنظمة", "illegal_drugs"),
    Topic("justice", "justice and courts", "القضاء والمحاكم", "legal"),
    Topic("culture_sport", "culture, education and sport", "الثقافة والتعليم والرياضة", "NONE"),
    Topic("religion", "religion", "الدين", "NONE"),
    Topic("diplomatic_relations", "diplomatic relations", "العلاقات الدبلوماسية", "NONE"),
    Topic("international_organisation", "international organisations", "المنظمات الدولية", "NONE"),
)

TOPICS: Mapping[str, Topic] = MappingProxyType({topic.name: topic for topic in _TOPICS})


def topic_iri(name: str) -> str:
    """The concept of a topic."""
    return DGT + name


def actor_iri(actor_id: str) -> str:
    """Wikidata's IRI for a QID, ours for everybody else."""
    from urllib.parse import quote

    if actor_id[:1] == "Q" and actor_id[1:].isdigit():
        return WIKIDATA + actor_id
    return f"{ID}actor/{quote(actor_id, safe='-._~/')}"


def id_of(iri: str) -> str:
    """The id of an actor by its IRI; what is no IRI of an actor is given back.

    >>> id_of(actor_iri("person/a b")), id_of("Q30")
    ('person/a b', 'Q30')
    """
    from urllib.parse import unquote

    return unquote(iri.removeprefix(WIKIDATA).removeprefix(f"{ID}actor/"))


def is_actor_id(text: str) -> bool:
    """True for what may be the id of an actor: a QID, or a kind and a local name.

    >>> is_actor_id("Q7747"), is_actor_id("person/a-rus-1a2b3c4d"), is_actor_id("9f86d081884c7d65")
    (True, True, False)
    """
    return "/" in text or (text[:1] == "Q" and text[1:].isdigit())


def office_id(office: str, of: str) -> str:
    """The id of an office, by its name and the ISO code of its state or the id of its organisation.

    >>> office_id("foreign_minister", "RUS")
    'office/foreign_minister-rus'
    """
    return f"office/{office}-{of.casefold().replace('/', '-')}"


def place_iri(place_id: str) -> str:
    """Wikidata's IRI for a QID, ours for every other place."""
    from urllib.parse import quote

    if place_id[:1] == "Q" and place_id[1:].isdigit():
        return WIKIDATA + place_id
    return f"{ID}{quote(place_id if place_id.startswith('place/') else 'place/' + place_id, safe='-._~/')}"


def article_iri(article_hash: str) -> str:
    """An article by the hash of its id."""
    return f"{ID}article/{article_hash}"


def claim_iri(mention_id: str) -> str:
    """A claim by the id of its event mention."""
    return f"{ID}claim/{mention_id}"


def event_iri(event_id: str) -> str:
    """An event by its id."""
    return f"{ID}event/{event_id}"


def graph_iri(name: str) -> str:
    """A named graph: `events`, `relations`, `actors`, `judgements` or `article/HASH`."""
    return GRAPH + name


def ontology_folder() -> Path:
    """Where the ontology lies: inside an installed package, or beside the sources.

    Raises:
        FileNotFoundError: neither place has it; the install is broken.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "ontology", here.parent.parent / "ontology"):
        if (folder / "diplograph.ttl").is_file():
            return folder
    raise FileNotFoundError(f"no ontology beside {here}; install the package again")
