"""A Wikidata-shaped source in, a folder of tables out: an overlay that grows the knowledge base."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from pathlib import Path

from diplograph.errors import DataError, SourceError
from diplograph.kb.base import KnowledgeBase
from diplograph.kb.dump import gather_dump
from diplograph.kb.facts import Facts, Item, Statement
from diplograph.kb.lint import OFFICES, find_problems
from diplograph.kb.sparql import Endpoint, gather
from diplograph.kb.tables import DATA, FILES, day
from diplograph.lang import get
from diplograph.lang.base import INVISIBLE
from diplograph.lang.lexicon import load
from diplograph.records import Tenure

__all__ = ["Grown", "grow"]

_WORK = ".gathering"
# Aliases of a name kept: beyond these come nicknames and names in other tongues.
_ALIASES = 10
_GROWN = frozenset({"states.tsv", "places.tsv", "orgs.tsv", "people.tsv", "tenures.tsv"})
_QUALIFIER = re.compile(r"\s*\([^)]*\)\s*$")
_LINKS = {
    "en": frozenset(
        ["of", "the", "for", "in", "and", "to", "state", "federal", "republic", "union", "national"]
    ),
    "ar": frozenset(["في", "لل", "ل", "من", "جمهوريه", "دوله", "مملكه", "اتحاد"]),
}
_JOINERS = {"en": frozenset(["and"]), "ar": frozenset(["و"])}


@dataclass(slots=True)
class Grown:
    """What a build wrote and what it left out."""

    folder: Path
    rows: dict[str, int] = field(default_factory=dict)
    statements: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    positions: Counter[str] = field(default_factory=Counter)  # labels of positions that are no office here


def grow(
    folder: Path,
    *,
    sparql: str | None = None,
    dump: Path | None = None,
    as_of: date,
    pause: float = 1.0,
    page: int = 2000,
    fresh: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Grown:
    """Fetches people with the offices they held, countries and organisations into an overlay folder.

    A build that was stopped goes on where it stopped when it is run again with the same source; one
    that came to its end begins anew.

    Args:
        folder: where the tables go; tables that are there are replaced.
        sparql: address of a SPARQL endpoint with data in the form of Wikidata's.
        dump: a JSON dump in that form, one item a line; may end in .gz or .bz2.
        as_of: the day of the source: who has no end is in office still on that day.
        pause: seconds between two questions to an endpoint.
        page: rows of an answer of an endpoint.
        fresh: begin anew even if a stopped build is there.
        progress: told how far it came.

    Raises:
        DataError: the folder holds the beginning of a build from another source.
        SourceError: the source does not answer, or is not what it should be.
    """
    source = sparql or str(dump)
    work = folder / _WORK
    path = work / "facts.sqlite"
    if fresh:
        path.unlink(missing_ok=True)
    facts = Facts(path)
    try:
        _begin(facts, source, as_of, work)
        kb = KnowledgeBase.load()
        if sparql is not None:
            owners = [id for state in kb.states() if (id := state.id)[:1] == "Q"]
            gather(Endpoint(sparql, pause=pause, page=page), facts, owners, progress)
        elif dump is not None:
            gather_dump(dump, facts, progress)
        if not (facts.count("statement") or facts.orgs() or facts.countries()):
            raise SourceError(
                f"{source}: nobody in it held a position (P39), and there is no organisation and no "
                "country code; are these data in the form of Wikidata's? Nothing was written"
            )
        grown = _write(folder, facts, kb)
        if bad := facts.get("bad lines").split():
            lines = f"{', '.join(bad[:3])}{' …' * (len(bad) > 3)}"
            grown.left_out[f"a line that is no item of a dump (line {lines})"] += len(bad)
    finally:
        facts.close()
    path.unlink(missing_ok=True)
    work.rmdir()
    return grown


def _begin(facts: Facts, source: str, as_of: date, work: Path) -> None:
    before = facts.get("source")
    if before and before != source:
        raise DataError(
            f"{work}: holds what was gathered from {before}; finish that, give --fresh, or name another "
            "folder"
        )
    if not before:
        with facts:
            facts.set("source", source)
            facts.set("as of", as_of.isoformat())  # one day for all pages, whenever they come


# -- facts to rows ---------------------------------------------------------------------------------


def _write(folder: Path, facts: Facts, kb: KnowledgeBase) -> Grown:
    grown = Grown(folder, statements=facts.count("statement"))
    writer = _Writer(facts, kb, grown)
    rows = writer.rows()
    with tempfile.TemporaryDirectory(dir=folder, prefix=_WORK) as name:
        part = Path(name)
        rows = _checked(rows, part, grown)
        for file, lines in rows.items():
            grown.rows[file] = len(lines)
            if lines:
                (part / file).replace(folder / file)
            else:
                (folder / file).unlink(missing_ok=True)
    return grown


def _checked(rows: Mapping[str, Sequence[str]], part: Path, grown: Grown) -> dict[str, list[str]]:
    """Rows the linter has nothing against; one that goes may take others with it."""
    kept = {file: sorted(set(lines), key=lambda line: line.split("\t")) for file, lines in rows.items()}
    for _ in range(5):
        for file, lines in kept.items():
            header = "\t".join(field.name for field in fields(FILES[file]))
            text = "".join(f"{line}\n" for line in (header, *lines))
            (part / file).write_text(text, encoding="utf-8", newline="\n")
        wrong = [problem for problem in find_problems(part, base=DATA) if not problem.formal]
        if not wrong:
            return kept
        bad = {(problem.file, problem.line): problem.text for problem in wrong}
        for text in bad.values():
            grown.left_out[re.sub(r"'[^']*'|\bQ[0-9]+|person/\S+", "…", text)] += 1
        kept = {
            file: [line for number, line in enumerate(lines, start=2) if (file, number) not in bad]
            for file, lines in kept.items()
        }
    raise DataError(f"{part}: rows that cannot be mended")  # each round takes rows away


class _Writer:
    """Rows of tables from facts."""

    def __init__(self, facts: Facts, kb: KnowledgeBase, grown: Grown) -> None:
        self.facts, self.kb, self.grown = facts, kb, grown
        self.as_of = facts.get("as of")
        self._offices: dict[tuple[str, str], tuple[str, str]] = {}
        self.states = {state.id: state.country or "" for state in kb.states()}
        self.codes = {state.country for state in kb.states()}
        self.orgs: set[str] = set()

    def rows(self) -> dict[str, list[str]]:
        rows: dict[str, list[str]] = {file: [] for file in FILES if file in _GROWN}
        rows["states.tsv"] = list(self._new_states())
        self.orgs = set(self.facts.orgs())
        people: dict[str, bool] = {}
        for statement in self.facts.statements():
            office, of = self._office(statement)
            if not office or not of:
                self._no_office(statement)
                continue
            tenure = self._tenure(statement, office, of)
            if tenure is None:
                continue
            if statement.person not in people:
                row = self._person(statement.person, of)
                people[statement.person] = row is not None
                if row is not None:
                    rows["people.tsv"].append(row)
            if people[statement.person]:
                rows["tenures.tsv"].append(tenure)
        for id in sorted(self.orgs):
            if (row := self._org(id)) is not None:
                rows["orgs.tsv"].append(row)
        return rows

    # -- states and organisations ------------------------------------------------------------

    def _new_states(self) -> Iterator[str]:
        """States that the shipped table lacks; those it has are better known there."""
        for id in self.facts.countries():
            item = self.facts.item(id)
            code = item.first("iso3") if item is not None else ""
            if item is None or not code or id in self.states:
                continue
            if code in self.codes:  # an older state with the code of its successor
                self.grown.left_out["a country whose code is another's"] += 1
                continue
            names = self._names(item)
            if names is None:
                continue
            self.states[id] = code
            self.codes.add(code)
            adjectives = [
                "|".join(_clean_all(item.links.get(f"demonym {lang}", ()), lang)) for lang in ("en", "ar")
            ]
            yield "\t".join([code, id, *names, *adjectives, f"wikidata:{id}"])

    def _org(self, id: str) -> str | None:
        item = self.facts.item(id)
        if (
            item is None
            or id in self.states
            or self.kb.actor(id) is not None
            or self.kb.place(id) is not None
        ):
            return None
        names = self._names(item)
        if names is None:
            self.grown.left_out["an organisation without an English name"] += 1
            return None
        return "\t".join([id, *names, "igo", "", f"wikidata:{id}"])

    # -- people ------------------------------------------------------------------------------

    def _person(self, id: str, of: str) -> str | None:
        item = self.facts.item(id)
        names = self._names(item, known=id) if item is not None else None
        if item is None or names is None:
            self.grown.left_out["a person without an English name"] += 1
            return None
        known = self.kb.actor(id)
        citizen = [self.states[c] for c in item.links.get("citizen", ()) if c in self.states]
        # who serves a state is of that state, whatever passports there are
        country = known.country if known is not None and known.country else None
        country = country or (of if of in self.codes else (citizen[0] if citizen else ""))
        source = f"wikidata:{id}" if known is None else f"wikidata:{id}; names also as shipped"
        return "\t".join([id, *names, country, source])

    def _names(self, item: Item, known: str = "") -> tuple[str, str, str, str] | None:
        """English and Arabic name and aliases; shipped names stay first."""
        shipped = self.kb.names(known) if known else ((), ())
        found: list[str] = []
        aliases: list[str] = []
        for lang, before in zip(("en", "ar"), shipped, strict=True):
            labels = [item.labels.get(lang, "")]
            labels += [item.labels[code] for code in sorted(item.labels) if code.startswith(f"{lang}-")]
            if lang == "en":
                labels.append(item.labels.get("mul", ""))
            others = [
                a for code in sorted(item.aliases) if code.split("-")[0] == lang for a in item.aliases[code]
            ]
            if lang == "en":
                others += item.aliases.get("mul", [])
            fetched = _clean_all(labels, lang)
            names = [*before, *fetched] or [""]
            # a single word that is an alias is a nickname more often than a name
            names += [alias for alias in _clean_all(others, lang) if " " in alias]
            unique = list({name.casefold(): name for name in reversed(names)}.values())[::-1]
            found.append(unique[0])
            aliases.append("|".join(unique[1 : 1 + max(_ALIASES, len(before))]))
        if not found[0]:
            return None
        return found[0], found[1], aliases[0], aliases[1]

    # -- offices -----------------------------------------------------------------------------

    def _tenure(self, statement: Statement, office: str, of: str) -> str | None:
        start, end = statement.start, statement.end
        person = self.facts.item(statement.person)
        died = person.first("died") if person is not None else ""
        if not end and died:
            end = died  # nobody told the end, and nobody is in office after it
        if not start and not end:
            self.grown.left_out["a tenure without a date"] += 1
            return None
        as_of = "" if end else self.as_of
        for known in self.kb.tenures(statement.person):
            if (known.office, known.of) == (office, of) and _meets(known, start, end or as_of):
                if known.end is not None or not end or known.row.split("\t")[3] == "":
                    self.grown.left_out["a tenure the shipped tables have"] += 1
                    return None
                start = known.row.split("\t")[3]  # takes the place of one that was open
        cells = [
            statement.person,
            office,
            of,
            start,
            end,
            as_of,
            f"wikidata:{statement.id.rsplit('/', 1)[-1]}",
        ]
        return "\t".join(cells)

    def _office(self, statement: Statement) -> tuple[str, str]:
        """The office that a position is, and the state or organisation it is of; empty if it is none here."""
        key = (statement.position, statement.of)
        if key not in self._offices:
            self._offices[key] = self._find_office(statement)
        return self._offices[key]

    def _find_office(self, statement: Statement) -> tuple[str, str]:
        position = self.facts.item(statement.position)
        if position is None:
            return "", ""
        owners = [statement.of] if statement.of else []
        for name in ("directs", "jurisdiction", "country"):
            owners += position.links.get(name, [])
        of = next((code for owner in owners if (code := self._owner(owner))), "")
        owned = [item for owner in owners if (item := self.facts.item(owner)) is not None]
        level = [position]
        for _ in range(4):
            for item in level:
                if office := _office_in(item, owned, self.kb, of):
                    return office, of
            above = [id for item in level for id in item.links.get("super", ())]
            level = [item for id in dict.fromkeys(above) if (item := self.facts.item(id)) is not None]
        return "", of

    def _owner(self, id: str) -> str:
        if id in self.states:
            return self.states[id]
        if id in self.orgs:
            return id
        actor = self.kb.actor(id)
        return id if actor is not None and actor.kind != "person" and self.kb.place(id) is None else ""

    def _no_office(self, statement: Statement) -> None:
        position = self.facts.item(statement.position)
        label = next(iter(position.labels.values()), "") if position is not None else ""
        self.grown.positions[label or statement.position] += 1
        self.grown.left_out["a position that is no office here"] += 1


def _office_in(item: Item, owners: Sequence[Item], kb: KnowledgeBase, of: str) -> str:
    """The office whose words a label is, beside those of its owner: "Minister of Defence of Spain"."""
    for lang in ("en", "ar"):
        pack = get(lang)
        own: set[str] = set()
        for owner in owners:
            for text in (owner.labels.get(lang, ""), *owner.aliases.get(lang, ())):
                own.update(pack.keys(text))
            for text in owner.links.get(f"demonym {lang}", ()):
                own.update(pack.keys(text))
        state = kb.state(of)
        names = kb.names(state.id if state is not None else of)
        for text in (*names[0 if lang == "en" else 1], kb.demonym(of, lang) or ""):
            own.update(pack.keys(text))
        own |= {f"ال{key}" for key in own} | {f"ل{key}" for key in own} if lang == "ar" else set()
        for label in (item.labels.get(lang, ""), *item.aliases.get(lang, ())):
            keys = pack.keys(_QUALIFIER.sub("", label))
            if office := _office_of(keys, lang, own):
                return office
    return ""


def _office_of(keys: Sequence[str], lang: str, own: set[str]) -> str:
    words = _offices(lang)
    for size in range(len(keys), 0, -1):
        for start in range(len(keys) - size + 1):
            office = words.get(tuple(keys[start : start + size]))
            if office is None:
                continue
            before, after = keys[:start], keys[start + size :]
            beside = own | _LINKS[lang]
            # "Minister of Foreign Affairs and Worship": what is joined to an office does not change it
            joined = bool(after) and after[0] in _JOINERS[lang]
            if set(before) <= beside and (joined or set(after) <= beside):
                return office
    return ""


@cache
def _offices(lang: str) -> dict[tuple[str, ...], str]:
    roles = load(get(lang)).roles
    return {keys: role.name for keys, role in roles.items() if role.name in OFFICES and not role.plural}


def _meets(known: Tenure, start: str, last: str) -> bool:
    first, final = day(start) or date.min, day(last, last=True) or date.max
    end = known.end or date.max
    return (known.start or date.min) <= final and first <= end


def _clean_all(names: Iterable[str], lang: str) -> list[str]:
    return [name for text in names if (name := _clean(text, lang))]


def _clean(text: str, lang: str) -> str:
    """A label as a table may have it: nothing if it is in another script or no name."""
    name = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    if lang == "ar":
        name = unicodedata.normalize("NFKC", name)
    name = " ".join(_QUALIFIER.sub("", name).replace("\t", " ").replace("|", " ").split())
    letters = [char for char in name if char.isalpha()]
    script = "LATIN" if lang == "en" else "ARABIC"
    if not letters or len(name) > 120:
        return ""
    return name if all(unicodedata.name(char, "").startswith(script) for char in letters) else ""
