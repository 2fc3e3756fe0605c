"""Actors, places, offices and overlays of the knowledge base."""

from __future__ import annotations

import time
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from diplograph.errors import DataError
from diplograph.kb import DATA, KnowledgeBase, fingerprint
from diplograph.kb.tables import FILES, read_tables
from diplograph.lang import get
from diplograph.records import ActorKind

STATES, PLACES, ORGS, PEOPLE, ACCORDS, TENURES, POSTS, MEMBERS, PARTS, ERAS, JUDGEMENTS = (
    [field.name for field in fields(row)] for row in FILES.values()
)


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return KnowledgeBase.load()


def write(folder: Path, name: str, header: list[str], *rows: str) -> Path:
    folder.mkdir(exist_ok=True)
    text = "\n".join("\t".join(row.split(";")) for row in (";".join(header), *rows))
    (folder / name).write_text(text + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def ministry(tmp_path: Path) -> Path:
    """An overlay with people and offices of an imaginary state."""
    folder = tmp_path / "overlay"
    write(folder, "states.tsv", STATES, "ZZZ;;Ruritania;روريتانيا;;;Ruritanian;روريتاني;test")
    write(
        folder, "people.tsv", PEOPLE,
        "person/a;Anna Alba;آنا ألبا;Alba;ألبا;ZZZ;test",
        "person/b;Boris Bolt;بوريس بولت;;;ZZZ;test",
        "person/c;Carla Cruz;كارلا كروز;;;ZZZ;test",
    )  # fmt: skip
    return write(
        folder, "tenures.tsv", TENURES,
        "person/a;foreign_minister;ZZZ;2010-05-04;2014;;test",
        "person/b;foreign_minister;ZZZ;2015-02;;2018-01-01;test",
        "person/c;foreign_minister;ZZZ;2019-03-01;;2024-01-01;test",
        "person/c;ambassador;ZZZ;2012;;2013;test",
        "person/b;ambassador;ZZZ;2013-06;;2014;test",
    )  # fmt: skip


def test_a_state_is_known_by_its_code_and_its_id(kb: KnowledgeBase) -> None:
    """`state` and `actor` tell the same actor."""
    state = kb.state("RUS")
    assert state is not None and state.kind is ActorKind.STATE
    assert (state.name, state.name_ar, state.country) == ("Russia", "روسيا", "RUS")
    assert kb.actor(state.id) == state
    assert kb.state("ZZZ") is None and kb.actor("Q0") is None


@pytest.mark.parametrize(("lang", "demonym"), [("ar", "روسي"), ("en", "Russian")])
def test_a_state_has_an_adjective(kb: KnowledgeBase, lang: str, demonym: str) -> None:
    """The first demonym is the adjective."""
    assert kb.demonym("RUS", lang) == demonym
    assert kb.demonym("ZZZ", lang) is None


def test_every_member_of_the_united_nations_is_there_with_both_names(kb: KnowledgeBase) -> None:
    """193 members, the observers and the states news treats alike have names and an id."""
    states = list(kb.states())
    assert len(states) >= 193 + 5
    assert all(state.name and state.name_ar and state.id for state in states)
    assert {"PSE", "XKX", "TWN", "ESH", "VAT"} <= {state.country for state in states}


def test_every_name_of_a_state_is_found_in_both_languages(kb: KnowledgeBase) -> None:
    """What the table calls a state is found in a text."""
    for lang in ("ar", "en"):
        pack = get(lang)
        for state in kb.states():
            name = state.name if lang == "en" else state.name_ar or ""
            keys = [pack.candidates(word) for word in name.split()]
            found = kb.match(lang, keys, 0)
            assert any(n.ref == state.id and n.length == len(keys) for n in found), name


def test_a_capital_stands_for_its_state(kb: KnowledgeBase) -> None:
    """A place gives the actor meant by its name; Brussels the Union that sits there."""
    kyiv, brussels = kb.place("Q1899"), kb.place("Q239")
    assert kyiv is not None and (kyiv.country, kyiv.kind) == ("UKR", "capital")
    assert kb.actor("Q1899") == kb.state("UKR")
    assert brussels is not None and brussels.country == "BEL"
    union = kb.actor("Q239")
    assert union is not None and union.name == "European Union" and union.kind is ActorKind.IGO


def test_a_sea_stands_for_nobody(kb: KnowledgeBase) -> None:
    """A place that is no metonym gives no actor."""
    assert kb.place("Q166") is not None
    assert kb.actor("Q166") is None


def test_an_office_is_held_from_a_day_to_a_day(ministry: Path, tmp_path: Path) -> None:
    """Holders are told for the first and the last day, and nobody outside."""
    kb = KnowledgeBase.load([ministry], cache=tmp_path)

    def minister(*day: int) -> tuple[str, ...]:
        return kb.holders("foreign_minister", "ZZZ", date(*day))

    assert minister(2010, 5, 3) == ()
    assert minister(2010, 5, 4) == minister(2014, 12, 31) == ("person/a",)
    assert minister(2015, 1, 31) == ()
    assert minister(2015, 2, 1) == ("person/b",)


def test_somebody_last_seen_in_office_stays_until_a_successor_is_known(
    ministry: Path, tmp_path: Path
) -> None:
    """An open end lasts, but not beside a successor; ambassadors do not succeed one another."""
    kb = KnowledgeBase.load([ministry], cache=tmp_path)
    assert kb.holders("foreign_minister", "ZZZ", date(2019, 2, 28)) == ("person/b",)
    assert kb.holders("foreign_minister", "ZZZ", date(2025, 1, 1)) == ("person/c",)
    assert kb.holders("ambassador", "ZZZ", date(2020, 1, 1)) == ("person/c", "person/b")
    assert kb.holders("foreign_minister", "ZZZ", None) == ("person/a", "person/b", "person/c")
    assert [t.office for t in kb.tenures("person/c")] == ["ambassador", "foreign_minister"]


@pytest.mark.parametrize(
    ("lang", "text", "ref"),
    [("ar", "آنا ألبا", "person/a"), ("ar", "الروريتانية", "state/zzz"), ("en", "Ruritanian", "state/zzz")],
)
def test_an_overlay_adds_names(ministry: Path, tmp_path: Path, lang: str, text: str, ref: str) -> None:
    """Rows of a folder of one's own are found like the shipped ones."""
    kb = KnowledgeBase.load([ministry], cache=tmp_path)
    keys = [get(lang).candidates(word) for word in text.split()]
    assert ref in {name.ref for name in kb.match(lang, keys, 0)}
    assert kb.state("FRA") is not None


def test_an_overlay_replaces_a_row(tmp_path: Path) -> None:
    """A row with a shipped id takes its place: another policy for a contested region."""
    row = "Q7835;Crimea;القرم;;;region;;;another policy"
    folder = write(tmp_path / "policy", "places.tsv", PLACES, row)
    kb = KnowledgeBase.load([folder], cache=tmp_path)
    found = kb.match("en", [("crimea",)], 0)
    assert [(name.sense, name.country) for name in found] == [("region", None)]


def test_a_table_that_is_not_made_right_is_told_with_its_line(tmp_path: Path) -> None:
    """The run stops with the file, the line and what was expected."""
    folder = write(tmp_path / "bad", "orgs.tsv", ORGS, "org/x;X")
    with pytest.raises(DataError, match=r"orgs\.tsv:2: 2 cells, 8 expected"):
        KnowledgeBase.load([folder], cache=tmp_path)
    with pytest.raises(DataError, match="not a folder"):
        KnowledgeBase.load([tmp_path / "none"], cache=tmp_path)


def test_the_compiled_index_is_kept_and_a_broken_one_is_made_again(tmp_path: Path) -> None:
    """A cache is written once, read the next time, and never trusted when it cannot be read."""
    first = KnowledgeBase.load(cache=tmp_path)
    (kept,) = tmp_path.iterdir()
    assert kept.name == f"kb-{fingerprint(DATA)}.index"
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])
    again = KnowledgeBase.load(cache=tmp_path)
    assert kept.read_bytes() == whole
    keys = [("security",), ("council",)]
    assert first.match("en", keys, 0) == again.match("en", keys, 0) != []


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """A read-only home costs time, not the run."""
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert KnowledgeBase.load(cache=blocked / "x").state("EGY") is not None


def test_the_fingerprint_changes_with_the_data(ministry: Path) -> None:
    """Two contents, two names in the cache."""
    before = fingerprint(DATA, ministry)
    with (ministry / "people.tsv").open("a", encoding="utf-8") as file:
        file.write("\t".join(["person/d", "Dan Dorn", "دان دورن", "", "", "ZZZ", "test"]) + "\n")
    assert fingerprint(DATA, ministry) != before != fingerprint(DATA)


def test_loading_and_matching_are_quick(tmp_path: Path) -> None:
    """A compiled index loads at once; a word costs microseconds."""
    KnowledgeBase.load(cache=tmp_path)
    start = time.perf_counter()
    kb = KnowledgeBase.load(cache=tmp_path)
    assert time.perf_counter() - start < 2  # 0.2 s measured; room for a busy machine
    keys = [
        get("en").candidates(w)
        for w in ["officials", "of", "the", "United", "Nations", "met", "in", "Geneva"]
    ] * 500
    start = time.perf_counter()
    for i in range(len(keys)):
        kb.match("en", keys, i)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("org", "state", "day", "is_member"),
    [
        ("Q458", "GBR", "2019-06-01", True),
        ("Q458", "GBR", "2021-06-01", False),
        ("Q7184", "FIN", "2023-01-01", False),
        ("Q7184", "FIN", "2024-01-01", True),
        ("Q7172", "SYR", "2015-01-01", False),
        ("Q7172", "SYR", "2024-01-01", True),
        ("Q47488", "BDI", "2016-01-01", True),
        ("Q47488", "BDI", "2018-01-01", False),
        ("Q7825", "RUS", "2012-01-01", False),
        ("Q7825", "RUS", "2013-01-01", True),
        ("Q7809", "USA", "1990-01-01", False),
        ("Q7809", "USA", "2010-01-01", True),
        ("Q7809", "USA", "2020-01-01", False),
        ("org/opec-plus", "QAT", "2020-01-01", False),
        ("Q681487", "RUS", "2020-01-01", True),
    ],
)
def test_who_belongs_to_an_organisation_on_a_day(
    kb: KnowledgeBase, org: str, state: str, day: str, is_member: bool
) -> None:
    """Membership has dates, from the organisation and from the state."""
    on = date.fromisoformat(day)
    assert (state in kb.members(org, on)) is is_member
    assert (org in kb.memberships(state, on)) is is_member
    assert state in kb.members(org)


def test_a_body_without_members_says_what_it_is_part_of(kb: KnowledgeBase, tmp_path: Path) -> None:
    """Agencies, organs, courts and forces; of more than one body where it is so; overlays add theirs."""
    assert kb.part_of("Q47488") == () and kb.part_of("Q7801") == ("Q1065",)
    assert kb.part_of("org/african-union-united-nations-hybrid-operation-in-darfur") == ("Q1065", "Q7159")
    folder = write(tmp_path / "o", "parts.tsv", PARTS, "Q47488;Q1065;test")
    assert KnowledgeBase.load([folder], cache=tmp_path / "cache").part_of("Q47488") == ("Q1065",)


def test_of_all_bodies_of_states_the_members_or_the_whole_are_known(kb: KnowledgeBase) -> None:
    """Two hundred organisations, alliances, courts, agencies, fora and forces say who belongs to them."""
    rows = read_tables(DATA).orgs
    known = [id for id in rows if kb.members(id) or kb.part_of(id)]
    assert len(known) >= 230


@pytest.mark.parametrize("name", ["JCPOA", "الاتفاق النووي الإيراني"])
def test_an_accord_is_known_and_acts_for_nobody(kb: KnowledgeBase, name: str) -> None:
    """Treaties have names in both languages and topics; they are no actors."""
    lang = "en" if name.isascii() else "ar"
    keys = [(key,) for key in get(lang).keys(name)]
    (found,) = {match.ref for match in kb.match(lang, keys, 0) if match.sense == "accord"}
    accord = kb.accord(found)
    assert accord is not None and "nuclear" in accord.topics and accord.name_ar
    assert kb.actor(found) is None and name in [*kb.names(found)[0], *kb.names(found)[1]]


@pytest.mark.parametrize(
    ("id", "day", "state"),
    [
        ("RUS", "1991-12-25", "SUN"),
        ("RUS", "1991-12-26", None),
        ("Q131694", "1985-01-01", "YMD"),
        ("Q974", "1997-05-16", "COG"),
        ("Q649", "1980-01-01", None),
    ],
)
def test_places_were_of_other_states(kb: KnowledgeBase, id: str, day: str, state: str | None) -> None:
    """What a place, or the places of a state, belonged to in times that archives tell of."""
    assert kb.was(id, date.fromisoformat(day)) == state


def test_envoys_are_known_by_where_they_are_sent(kb: KnowledgeBase, tmp_path: Path) -> None:
    """Of the many envoys of one organisation, the one to a state on a day; overlays add theirs."""
    (person,) = kb.posted("special_envoy", "Q1065", "YEM", date(2018, 6, 1))
    actor = kb.actor(person)
    assert actor is not None and actor.name == "Martin Griffiths"
    assert kb.posted("special_envoy", "Q1065", "YEM", date(1999, 6, 1)) == ()
    folder = write(tmp_path / "o", "people.tsv", PEOPLE, "person/z;Zoe Zed;زوي زد;;;FRA;test")
    write(folder, "posts.tsv", POSTS, "person/z;ambassador;FRA;YEM;2018;2019;;test")
    write(folder, "accords.tsv", ACCORDS, "accord/z;Zed Pact;ميثاق زد;;;trade;2018;test")
    write(folder, "members.tsv", MEMBERS, "Q458;YEM;2018;;test")
    grown = KnowledgeBase.load([folder], cache=tmp_path / "cache")
    assert grown.posted("ambassador", "FRA", "YEM", date(2018, 6, 1)) == ("person/z",)
    assert "YEM" in grown.members("Q458", date(2020, 1, 1))
    accord = grown.accord("accord/z")
    assert accord is not None and accord.topics == ("trade",)


@pytest.mark.parametrize(
    ("file", "row", "told"),
    [
        ("posts.tsv", "person/nobody;ambassador;FRA;YEM;2018;2019;;test", "unknown person"),
        ("posts.tsv", "Q7747;president;FRA;YEM;2018;2019;;test", "is none of"),
        ("posts.tsv", "Q7747;ambassador;FRA;QQQ;2018;2019;;test", "neither a state"),
        ("posts.tsv", "Q7747;ambassador;FRA;YEM;2019;2018;;test", "before it starts"),
        ("members.tsv", "org/nothing;FRA;2018;;test", "not in orgs.tsv"),
        ("members.tsv", "Q458;QQQ;2018;;test", "unknown state"),
        ("members.tsv", "Q458;FRA;18;;test", "not a date"),
        ("parts.tsv", "Q458;org/nothing;test", "'org/nothing' is not in orgs.tsv"),
        ("parts.tsv", "Q1065;Q1065;test", "a part of itself"),
        ("parts.tsv", "Q1065;Q7801;test", "a part of itself"),
        ("eras.tsv", "place/nowhere;SUN;1922;1991;test", "is no state, body or place"),
        ("eras.tsv", "Q649;QQQ;1922;1991;test", "unknown state"),
        ("eras.tsv", "Q649;SUN;1991;1922;test", "before it starts"),
        ("accords.tsv", "accord/x;X Pact;ميثاق;;;weather;;test", "no topic 'weather'"),
        ("accords.tsv", "pact/x;X Pact;ميثاق;;;trade;;test", "neither a QID nor accord/"),
    ],
)
def test_rows_of_accords_posts_and_members_are_checked(
    tmp_path: Path, file: str, row: str, told: str
) -> None:
    """What cannot be is refused with file and line."""
    header = {
        "posts.tsv": POSTS, "members.tsv": MEMBERS, "accords.tsv": ACCORDS, "parts.tsv": PARTS, "eras.tsv": ERAS,
    }[file]  # fmt: skip
    folder = write(tmp_path / "o", file, header, row)
    with pytest.raises(DataError, match=rf"{file}:2: .*{told}"):
        KnowledgeBase.load([folder], cache=tmp_path / "cache")
