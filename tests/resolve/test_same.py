"""Which actors are one: judged by names, judged by people, undone, kept."""

from __future__ import annotations

import itertools
import json
from datetime import date
from pathlib import Path

import pytest

from diplograph import pipeline
from diplograph.cli import main
from diplograph.errors import ConfigError, GraphError
from diplograph.graph import GraphFolder
from diplograph.kb import KnowledgeBase
from diplograph.query import ask
from diplograph.records import ActorKind, ActorRef, EventMention, Judgement, OfficeClaim, Span, Verdict
from diplograph.resolve.same import BY, check, find_actor, join_actors, profiles_of, renamed

Row = tuple[tuple[EventMention, ...], tuple[OfficeClaim, ...]]


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return KnowledgeBase.load()


def person(id: str, name: str, name_ar: str | None = None, country: str | None = "HUN") -> ActorRef:
    return ActorRef(id=f"person/{id}", name=name, name_ar=name_ar, kind=ActorKind.PERSON, country=country)


def told(ref: ActorRef, office: str = "", number: int = 0) -> Row:
    mention = EventMention(
        article="a", type="praise", trigger=Span(number, number + 1), sentence=Span(0, 9), agents=(ref,)
    )
    claim = OfficeClaim(
        article="a", person=ref, office=office, of=ref.country or "", span=Span(0, 1), sentence=Span(0, 9)
    )
    return (mention,), (claim,) if office else ()


def judge(left: str, verdict: str, right: str, day: int = 1) -> Judgement:
    return Judgement(left=left, right=right, verdict=Verdict(verdict), by="ana", when=date(2024, 1, day))


LATIN = person("kerekes-hun", "Zoltan Kerekes")
ARABIC = person("kirikis-hun", "Zultan Kirikis", "زولتان كيريكيس")


def same(rows: list[Row], kb: KnowledgeBase, *stored: Judgement) -> dict[str, str]:
    joined = join_actors(profiles_of(rows), stored, kb)
    return {id: actor.id for id, actor in joined.same.items()}


def test_spellings_in_two_scripts_are_one(kb: KnowledgeBase) -> None:
    """One state and names that sound alike: one actor, with the name an English text gave it."""
    joined = join_actors(profiles_of([told(LATIN), told(ARABIC)]), [], kb)
    ((id, actor),) = joined.same.items()
    assert (id, actor.id, actor.name, actor.name_ar) == (
        ARABIC.id,
        LATIN.id,
        "Zoltan Kerekes",
        "زولتان كيريكيس",
    )
    (judgement,) = joined.made
    assert judgement.by == BY and "sounds like" in judgement.reason and "HUN" in judgement.reason


def test_order_plays_no_part(kb: KnowledgeBase) -> None:
    """Any order of the same articles joins the same."""
    rows = [
        told(LATIN),
        told(ARABIC),
        told(person("kerekesh", "Zoltán Kerekes")),
        told(person("x", "Pal Nagy")),
    ]
    results = [join_actors(profiles_of(order), [], kb) for order in itertools.permutations(rows)]
    assert all(result == results[0] for result in results) and len(results[0].same) == 2


@pytest.mark.parametrize(
    "other",
    [
        person("k-svk", "Zoltan Kerekes", country="SVK"),  # another state
        person("k-hun", "Kerekes"),  # a surname alone
        person("m-hun", "Marta Kerekes"),  # another first name
        person("m-ar", "Marta Kirikis", "مارتا كيريكيس"),
    ],
)
def test_who_stays_apart(other: ActorRef, kb: KnowledgeBase) -> None:
    """No join is better than a wrong one."""
    assert same([told(LATIN), told(other)], kb) == {}


@pytest.mark.parametrize(
    "ref",
    [person("rybkov", "Sergei Rybkov", country="RUS"), person("r", "Sirghi", "سيرغي ريبكوف", country="RUS")],
)
def test_a_known_person_misspelt_is_that_person(ref: ActorRef, kb: KnowledgeBase) -> None:
    """Somebody minted who sounds like one person of the tables, with one state and office."""
    (found,) = same([told(ref, "deputy_foreign_minister")], kb).values()
    actor = kb.actor(found)
    assert actor is not None and actor.name == "Sergei Ryabkov"


def test_a_surname_in_office_is_enough(kb: KnowledgeBase) -> None:
    """With one state and one office a surname that agrees is somebody."""
    office = "deputy_foreign_minister"
    rows = [told(LATIN, office), told(person("k", "Kerekes"), office)]
    assert len(same(rows, kb)) == 1
    assert same([told(LATIN, office), told(person("k", "Kerekes"), "spokesperson")], kb) == {}


def test_a_person_overrules_names(kb: KnowledgeBase) -> None:
    """`different` keeps apart what names would join, `same` joins what they would not."""
    rows = [told(LATIN), told(ARABIC), told(person("m", "Marta Nagy"))]
    assert same(rows, kb, judge(LATIN.id, "different", ARABIC.id)) == {}
    assert same(rows, kb, judge(LATIN.id, "same", "person/m"))["person/m"] == LATIN.id
    # the newer of two decisions on one pair counts, whichever stands first
    both = [judge(LATIN.id, "different", ARABIC.id, 2), judge(ARABIC.id, "same", LATIN.id, 3)]
    assert same(rows, kb, *both) == same(rows, kb, *reversed(both)) == {ARABIC.id: LATIN.id}


def test_different_holds_through_others(kb: KnowledgeBase) -> None:
    """Two who are judged different are in no group together, however they would come into one."""
    a, b, c = "person/a", "person/b", "person/c"
    joined = join_actors(
        {}, [judge(a, "same", b, 1), judge(b, "same", c, 2), judge(a, "different", c, 3)], kb
    )
    assert {id: actor.id for id, actor in joined.same.items()} == {b: a}
    assert [j.right for j in joined.refused] == [c]


def test_an_id_of_wikidata_stands_for_the_group(kb: KnowledgeBase) -> None:
    """Known names win over minted ones, in every role."""
    joined = join_actors(profiles_of([told(LATIN)]), [judge("Q7747", "same", LATIN.id)], kb)
    (mention,) = renamed(told(LATIN)[0], joined.same, kb.state_id)
    (ref,) = mention.agents
    assert (ref.id, ref.name, ref.country, ref.state) == ("Q7747", "Vladimir Putin", "RUS", "Q159")
    assert ref.named == LATIN.id


def test_what_cannot_be_meant_is_refused(kb: KnowledgeBase) -> None:
    """One actor with itself, a person with a state, a decision against another."""
    profiles = profiles_of([told(LATIN), told(ARABIC)])
    for judgement, word in (
        (judge("Q7747", "same", "Q7747"), "already"),
        (judge("Q159", "same", "Q7747"), "a state"),
    ):
        with pytest.raises(ConfigError, match=word):
            check(judgement, profiles, [], kb)
    stored = [judge("Q7747", "same", LATIN.id), judge("Q7747", "different", ARABIC.id)]
    with pytest.raises(ConfigError, match="both one and different"):
        check(judge(LATIN.id, "same", ARABIC.id), profiles, stored, kb)
    check(judge("Q7747", "same", ARABIC.id), profiles, stored, kb)  # takes the older one's place


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Zoltan Kerekes", LATIN.id),
        ("زولتان كيريكيس", ARABIC.id),
        ("kerekes", LATIN.id),
        ("كيريكيس", ARABIC.id),
        ("بوتين", "Q7747"),
        ("Vladimir Putin", "Q7747"),
        ("http://www.wikidata.org/entity/Q7747", "Q7747"),
        (f"https://w3id.org/diplograph/id/actor/{LATIN.id}", LATIN.id),
    ],
)
def test_an_actor_is_found_by_id_or_name(text: str, id: str, kb: KnowledgeBase) -> None:
    """In either language, as an IRI, or by a surname that only one bears."""
    assert find_actor(text, profiles_of([told(LATIN), told(ARABIC)]), kb) == id


def test_a_name_of_several_or_nobody_is_told(kb: KnowledgeBase) -> None:
    """The candidates are listed by id."""
    profiles = profiles_of([told(LATIN), told(person("other", "Zoltan Kerekes", country="SVK"))])
    with pytest.raises(ConfigError, match=r"person/kerekes-hun .*person/other"):
        find_actor("Zoltan Kerekes", profiles, kb)
    with pytest.raises(ConfigError, match="nobody"):
        find_actor("Xyzzy", profiles, kb)


ARTICLES = [
    ("en", "Hungarian Deputy Foreign Minister Zoltan Kerekes met Vladimir Putin."),
    ("ar", "التقى نائب وزير الخارجية المجري زولتان كيريكيس الرئيس الروسي."),
    ("en", "Slovak ambassador Marta Kerekes criticised Hungary."),
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    rows = [
        {"id": str(n), "lang": lang, "text": text, "published": f"2023-05-0{n}"}
        for n, (lang, text) in enumerate(ARTICLES, start=1)
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def relations(folder: Path) -> set[tuple[str, ...]]:
    store = GraphFolder.open(folder).store
    query = "SELECT ?a ?b WHERE { GRAPH <https://w3id.org/diplograph/graph/relations> { ?a dg:met ?b } }"
    return {tuple(str(cell) for cell in row) for row in ask(store, query).rows}


def test_the_graph_speaks_of_one(source: Path, tmp_path: Path) -> None:
    """Events and relations name the one that stands for all; the graph says why, and conforms."""
    folder = tmp_path / "g"
    report = pipeline.build([source], folder)
    assert report.joined == 1
    met = {pair for pair in relations(folder) if pair[0].endswith("Q7747")}
    assert len(met) == 1
    graph = GraphFolder.open(folder)
    text = "".join(graph.lines())
    assert "ontology#sameActor" in text and "owl#sameAs" not in text and "sounds like" in text
    assert main(["validate", str(folder)]) == 0


SPELT = {
    "known": [
        ("en", "Russian Deputy Foreign Minister Sergei Ryabkov met Hassan Rouhani."),
        ("en", "Russian Deputy Foreign Minister Sergei Rybkov met Hassan Rouhani."),
        ("ar", "التقى نائب وزير الخارجية الروسي سيرغي ريابكوف الرئيس الإيراني حسن روحاني."),
        ("ar", "التقى نائب وزير الخارجية الروسي سيرغي ريبكوف الرئيس الإيراني حسن روحاني."),
    ],
    "unknown": [
        ("en", "Bulgarian Deputy Energy Minister Viktor Zhelnikov met Vladimir Putin."),
        ("en", "Bulgarian Deputy Energy Minister Viktor Jelnikov met Vladimir Putin."),
        ("ar", "التقى نائب وزير الطاقة البلغاري فيكتور جيلنيكوف الرئيس الروسي فلاديمير بوتين."),
    ],
    "namesakes": [
        ("en", "Bulgarian Deputy Energy Minister Viktor Zhelnikov met Vladimir Putin."),
        ("ar", "التقى نائب وزير الطاقة الكازاخي فيكتور جيلنيكوف الرئيس الروسي فلاديمير بوتين."),
        ("en", "Bulgarian Deputy Energy Minister Anton Zhelnikov met Vladimir Putin."),
    ],
}


@pytest.mark.parametrize(("case", "people"), [("known", 1), ("unknown", 1), ("namesakes", 3)])
def test_spellings_in_texts(case: str, people: int, tmp_path: Path) -> None:
    """One man however two scripts spell him; another state or first name is another man."""
    rows = [
        {"id": str(n), "lang": lang, "text": text, "published": f"2019-06-0{n}"}
        for n, (lang, text) in enumerate(SPELT[case], start=1)
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    pipeline.build([path], tmp_path / "g")
    met = {pair[0] for pair in relations(tmp_path / "g") if not pair[0].endswith(("Q7747", "Q348144"))}
    assert len(met) == people, met


def test_a_judgement_lives_and_dies(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Stored, told, kept by a rebuild, the same whenever the articles came, and undone without a trace."""
    folder, steps = tmp_path / "g", tmp_path / "steps"
    pipeline.build([source], folder)
    before = list(GraphFolder.open(folder).lines())
    assert main(["kb", "different", str(folder), "Zoltan Kerekes", "زولتان كيريكيس", "--by", "ana"]) == 0
    assert main(["kb", "same", str(folder), "Marta Kerekes", "Zoltan Kerekes", "--reason", "married"]) == 0
    after = list(GraphFolder.open(folder).lines())
    assert "owl#sameAs" in "".join(after) and len({a for a, _ in relations(folder)}) == 3
    again = pipeline.build([source], folder)
    assert not again.changed and list(GraphFolder.open(folder).lines()) == after
    # judged first, read later: the same graph
    graph = GraphFolder.create(steps)
    for judgement in GraphFolder.open(folder).judgements():
        graph.judge(judgement)
    pipeline.build([source], steps)
    assert list(GraphFolder.open(steps).lines()) == after
    capsys.readouterr()
    assert main(["kb", "judgements", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "by ana on " in told and "married" in told
    assert main(["kb", "undo", str(folder), "Marta Kerekes", "Zoltan Kerekes"]) == 0
    assert main(["kb", "undo", str(folder), "Zoltan Kerekes", "زولتان كيريكيس"]) == 0
    assert list(GraphFolder.open(folder).lines()) == before
    assert main(["kb", "undo", str(folder), "Zoltan Kerekes", "زولتان كيريكيس"]) == 1
    assert "no judgement" in capsys.readouterr().err


def test_a_spoilt_file_of_judgements_is_told(source: Path, tmp_path: Path) -> None:
    """File and line, and nothing is overwritten."""
    folder = tmp_path / "g"
    pipeline.build([source], folder)
    path = folder / "judgements.jsonl"
    path.write_text('{"left": "Q1", "right": "Q2", "verdict": "maybe", "by": "x"}\n', encoding="utf-8")
    with pytest.raises(GraphError, match=r"judgements\.jsonl:1: not a judgement"):
        pipeline.build([source], folder)
    assert "maybe" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "office", "of", "status"),
    [
        ("The new Spanish foreign minister Carlos Pardo visited Rabat.", "foreign_minister", "ESP", "new"),
        ("زار وزير الخارجية الإسباني الجديد كارلوس باردو الرباط.", "foreign_minister", "ESP", "new"),
        ("Former German Chancellor Gerhard Schroeder visited Moscow.", "prime_minister", "DEU", "former"),
        ("زار المستشار الألماني السابق غيرهارد شرودر موسكو.", "prime_minister", "DEU", "former"),
        ("Russian President Vladimir Putin visited Beijing.", "president", "RUS", "holder"),
        ("زار الرئيس الروسي فلاديمير بوتين بكين.", "president", "RUS", "holder"),
        ("Acting Swedish defence minister Karin Holm visited Kyiv.", "defence_minister", "SWE", "acting"),
        ("زارت وزيرة الدفاع السويدية بالوكالة كارين هولم كييف.", "defence_minister", "SWE", "acting"),
    ],
)
def test_what_an_article_says_of_an_office(
    text: str, office: str, of: str, status: str, tmp_path: Path
) -> None:
    """A title and a name are a claim: who, which office, whose, and how it stands."""
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps({"id": "1", "text": text, "published": "2023-05-01"}), encoding="utf-8")
    pipeline.build([source], tmp_path / "g")
    ((article, _, (claim,)),) = GraphFolder.open(tmp_path / "g").records()
    assert (claim.office, claim.of, claim.status) == (office, of, status)
    assert claim.person.name.split()[-1] in {"Pardo", "Bardu", "Schröder", "Putin", "Holm", "Hulm"}
    assert claim.span.cut(article.text) in claim.sentence.cut(article.text) == text
    found = ask(
        GraphFolder.open(tmp_path / "g").store,
        "SELECT ?status WHERE { ?c a dg:OfficeClaim ; dg:officeStatus ?status ; dg:person/a dg:Person }",
    )
    assert [str(row[0]) for row in found.rows] == [status]
