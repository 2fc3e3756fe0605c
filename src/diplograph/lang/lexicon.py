"""Word files of a language in, one look-up table of forms, roles and function words out."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from diplograph.errors import DataError
from diplograph.lang.base import INVISIBLE, PRONOUN_HEH, LanguagePack
from diplograph.lang.collector import uncollected
from diplograph.vocab import TOPICS

__all__ = ["EMBEDS", "FIELDS", "REQUIRES", "ROLE_KINDS", "SLOTS", "Form", "Frame", "Lexicon", "Role", "load"]

SLOTS = frozenset(
    ["subj", "obj", "poss", "dem", "light", "any", "prev", "next", "place", "self", "csubj", "cobj", "cplace",
     "act", "source", "topic"]
)  # every other slot names a preposition  # fmt: skip
FIELDS = frozenset(
    ["v", "n", "agent", "patient", "needs", "before", "avoids", "avoids_before", "after", "embeds",
     "modality", "requires", "swap", "foreign", "passive", "negated", "undone", "owned_up", "who",
     "whom", "within", "weight"]
)  # fmt: skip
EMBEDS = frozenset(["conditional", "planned", "possible", "proposed", "refused", "requested"])
REQUIRES = frozenset(["agent", "patient", "two", "future", "headline"])
ROLE_KINDS = frozenset(
    ["armed_group", "body", "counterpart", "delegation", "government", "homeland", "media", "neighbour",
     "office", "organisation", "pair", "person", "population"]
)  # fmt: skip


_NONE: frozenset[str] = frozenset()
_LEFT_OUT = frozenset({"det", "poss"})
_NOUN_LIKE = frozenset({"base", "s", "perf.m", "perf.m.o", "perf.d", "perf.d.o", "perf.1"})
_PASSED = _LEFT_OUT | {"adj", "number", "day"}
_ADJECTIVES = ("ous", "ive", "ic", "al", "ful", "ent", "ant", "ly")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How one trigger shows one type of event, and where its arguments stand.

    Slots: `subj` and `obj` of a verb; `poss` the possessor of a noun; `dem` a nationality beside a
    noun; `light` the subject of the light verb a noun is the object of; `place` the destination;
    anything else is a preposition whose object fills the role.
    """

    id: str
    type: str
    pos: str  # "v" or "n"
    agent: tuple[str, ...]
    patient: tuple[str, ...]
    needs: frozenset[str] = frozenset()  # one of these keys must follow in the clause
    within: int = 0  # how many words that are in no name may come up to it; 0: as many as the clause has
    needs_before: frozenset[str] = frozenset()
    avoids: frozenset[str] = frozenset()  # none of these keys may follow closely
    avoids_before: frozenset[str] = frozenset()
    after: tuple[str, ...] = ()  # a preposition or particle that must come at once (or after the object)
    embeds: str = ""  # modality of the contact events inside its complement
    modality: str = ""  # its own modality when not actual
    requires: frozenset[str] = (
        frozenset()
    )  # roles it cannot be without, "future", or "headline": see REQUIRES
    swap: bool = False  # the subject undergoes the act
    foreign: bool = False  # never a matter of one state alone: missile tests, votes in the UN
    passive: bool = False  # the written form may be passive: قتل
    undone: bool = False  # the trigger says that the act was not done: "declined to comment"
    owned_up: bool = False  # somebody says he did what was told before: "claimed responsibility"
    negated: bool = False  # the trigger holds a negation: "will not accept" is a refusal
    who: frozenset[str] = frozenset()  # kinds of body its agent must be: "armed_group"
    whom: frozenset[str] = frozenset()  # kinds of body its patient must be: "person"
    weight: float = 0.7


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word form."""

    frame: Frame
    features: str
    length: int = 1  # words
    trigger: str = ""  # as the word file has it: "pay a visit to"

    @property
    def rule(self) -> str:
        """What an event made by it says it was made by: `en.visit.v.pay-a-visit-to`."""
        lang = self.frame.id.partition(".")[0]
        word = self.trigger.split("/")[0].rstrip("*").replace(" ", "-")
        return f"{lang}.{self.frame.type}.{self.frame.pos}.{word}"


@dataclass(frozen=True, slots=True)
class Role:
    """An office, a rank or a body that a state or organisation has."""

    name: str  # office key or kind of body
    kind: str  # office, person, government, armed_group, population, delegation
    english: str
    arabic: str
    plural: bool = False
    country: str | None = None  # a title of one state alone: "Custodian of the Two Holy Mosques"
    of: str | None = None  # an office of one organisation alone: "president of the European Commission"
    states: tuple[str, ...] = ()  # of two that have one name: "the two Koreas"
    noun: str = ""  # what the word itself says in English: جنود is "soldiers", where the role is "forces"


@dataclass(slots=True, eq=False)
class Lexicon:
    """Everything the engine asks of a language; one is itself alone, so that answers can be kept by it."""

    code: str
    forms: dict[tuple[str, ...], list[Form]] = field(default_factory=dict)
    roles: dict[tuple[str, ...], Role] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)  # key -> function classes
    phrases: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)  # first key -> longest trigger or phrase in words
    role_starts: dict[str, int] = field(default_factory=dict)  # first key -> longest role in words
    # Triggers of several words without their articles and adjectives: "express its deep concern".
    loose: dict[tuple[str, ...], list[Form]] = field(default_factory=dict)
    loose_starts: dict[str, int] = field(default_factory=dict)
    needed: set[str] = field(default_factory=set)  # keys that some frame needs beside its trigger
    settings: dict[str, Any] = field(default_factory=dict)
    # The words of topics: first word -> (all words, topic), each word without an article.
    topics: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    sets: dict[str, frozenset[str]] = field(default_factory=dict)  # keys that go together, by purpose
    classes: dict[str, list[str]] = field(default_factory=dict)  # words a frame may call for as "@name"
    # a name of two things -> a state's code, "none" or "else" -> words of the text that decide
    senses: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)

    def prepositions(self) -> frozenset[str]:
        """What a slot of a frame may name: prepositions and "and", as normal forms."""
        wanted = {"prep", "and"}
        single = {word for word, tags in self.words.items() if tags & wanted}
        return frozenset(single | {" ".join(keys) for keys, tags in self.phrases.items() if tags & wanted})

    def is_passed(self, key: str) -> bool:
        """True if a word may stand inside a trigger of several words: an article, an adjective, "fully"."""
        tags = self.words.get(key)
        if tags is None:
            return key.endswith(_ADJECTIVES) and len(key) > 4
        return not tags.isdisjoint(_PASSED) and key != "no"

    def is_left_out(self, key: str) -> bool:
        """True if a trigger is the same without a word: an article, a possessive."""
        return not self.words.get(key, frozenset()).isdisjoint(_LEFT_OUT) and key != "no"


def load(pack: LanguagePack, extra: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon of a language, with a user's folders on top; files changed since are read again.

    Raises:
        DataError: something in a user's folder is wrong; names the file and the line.
    """
    folders = tuple(folder / pack.code for folder in extra if (folder / pack.code).is_dir())
    stamp = tuple(
        (str(path), path.stat().st_mtime_ns) for folder in folders for path in sorted(folder.glob("*.toml"))
    )
    return _loaded(pack, folders, stamp)


@lru_cache(maxsize=16)
@uncollected()
def _loaded(pack: LanguagePack, extra: tuple[Path, ...], stamp: tuple[tuple[str, int], ...]) -> Lexicon:
    inflect = import_module(f"diplograph.lang.{pack.code}.inflect")
    lexicon = Lexicon(code=pack.code)
    for folder in (pack.folder, *extra):
        if folder is not pack.folder:
            from diplograph.lang.lint import check_words

            check_words(folder, pack, lexicon.prepositions())
        for name, reader in (
            ("grammar.toml", _read_grammar),
            ("roles.toml", _read_roles),
            ("triggers.toml", _read_triggers),
            ("topics.toml", _read_topics),
        ):
            path = folder / name
            if path.exists():
                reader(lexicon, pack, path, inflect)
    for kept in (_verb_keys, _all_forms, _joined):
        kept.cache_clear()
    for starts, entries in (
        (lexicon.starts, (*lexicon.forms, *lexicon.phrases)),
        (lexicon.role_starts, lexicon.roles),
    ):
        for keys in entries:
            if starts.get(keys[0], 0) < len(keys):
                starts[keys[0]] = len(keys)
    return lexicon


def _toml(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if INVISIBLE.search(line):
            raise DataError(f"{path}:{number}: an invisible character; remove it")
        if unicodedata.normalize("NFKC", line) != line:
            raise DataError(f"{path}:{number}: not in NFKC form; normalise it")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: {error}") from error


def _read_grammar(lexicon: Lexicon, pack: LanguagePack, path: Path, inflect: Any) -> None:
    data = _toml(path)
    lexicon.settings.update(data.pop("settings", {}))
    for name, words in data.pop("sets", {}).items():
        keys = frozenset(pack.key(word) for word in _split(words))
        lexicon.sets[name] = lexicon.sets.get(name, frozenset()) | keys
    for name, words in data.pop("classes", {}).items():
        lexicon.classes.setdefault(name, []).extend(_split(words))
        keys = frozenset(pack.key(word) for word in _split(words))
        lexicon.sets[name] = lexicon.sets.get(name, frozenset()) | keys
    for name, senses in data.pop("senses", {}).items():
        lexicon.senses[pack.key(name)] = {
            code: frozenset([words] if code == "else" else (pack.key(word) for word in _split(words)))
            for code, words in senses.items()
        }
    for kind, words in data.pop("verbs", {}).items():
        for word in _split(words):
            head, _, particle = word.partition(" ")
            rest = tuple(pack.keys(particle))
            for form, features in _sure_forms(inflect, head):
                _tag(lexicon, (pack.key(form), *rest), kind, f"{kind}.{features}", "verb")
    for kind, words in data.pop("nouns", {}).items():
        for word in _split(words):
            for form, _ in inflect.noun_forms(word):
                _tag(lexicon, pack.keys(form), kind)
    for kind, words in data.items():
        for word in _split(words):
            entry = [pack.key(part) for part in word.split()]
            if kind == "prep" and len(entry) == 1 and word.endswith("ه") and not word.endswith("اه"):
                entry = [entry[0][:-1] + PRONOUN_HEH]  # إليه is no آلية; تجاه has no pronoun
            _tag(lexicon, tuple(entry), kind)


def _tag(lexicon: Lexicon, keys: tuple[str, ...], *tags: str) -> None:
    if len(keys) == 1:
        lexicon.words[keys[0]] = _joined(lexicon.words.get(keys[0], _NONE), *tags)
    elif keys:
        lexicon.phrases[keys] = _joined(lexicon.phrases.get(keys, _NONE), *tags)


@cache
def _joined(known: frozenset[str], *tags: str) -> frozenset[str]:
    """One set for all words of the same classes, a thousand sets in place of 36,000; the way is forgotten."""
    return known.union(tags)


def _read_roles(lexicon: Lexicon, pack: LanguagePack, path: Path, inflect: Any) -> None:
    objects: list[tuple[tuple[str, ...], Role]] = []
    for name, row in _toml(path).items():
        try:
            kind, english, arabic = row["kind"], row["english"], row["arabic"]
        except KeyError as error:
            raise DataError(f"{path}: role {name!r} lacks {error}") from error
        for plural, field_name in ((False, "words"), (True, "plurals")):
            for word in _split(row.get(field_name, "")):
                # "جندي=soldier", "شخص=person/people": what the word says in English
                word, _, noun = (part.strip() for part in word.partition("="))
                one, _, many = noun.partition("/")
                if not noun and pack.direction == "ltr":
                    one = word
                role = Role(
                    row.get("office", name), kind, english, arabic, plural, row.get("country"), row.get("of"),
                    tuple(row.get("states", ())), one or english,
                )  # fmt: skip
                keys = pack.keys(word)
                if not keys:
                    raise DataError(f"{path}: role {name!r} has an empty word")
                for variant in _role_variants(inflect, keys):
                    lexicon.roles.setdefault(variant, role)
                if plural and hasattr(inflect, "accusative"):
                    for variant in inflect.accusative(keys):
                        lexicon.roles.setdefault(variant, role)
                if not plural and hasattr(inflect, "counted"):
                    for variant in inflect.counted(keys):
                        if kind not in {"population", "armed_group"} and (
                            (kind != "person" and name != "police") or variant[0].endswith("ا")
                        ):
                            continue  # officials come in twos; eleven of them are seldom told
                        several = many or _several(role.noun)
                        lexicon.roles.setdefault(variant, replace(role, plural=True, noun=several))
                if not plural and kind == "person" and hasattr(inflect, "accusative"):
                    objects.extend((variant, role) for variant in inflect.accusative(keys, one=True))
    for variant, role in objects:  # قياديا; what a list has itself stays: زعيما
        lexicon.roles.setdefault(variant, role)
    if hasattr(inflect, "feminine"):
        held = [keys for keys, role in lexicon.roles.items() if role.kind in {"office", "person"}]
        for variant, keys in inflect.feminine(held):
            lexicon.roles.setdefault(variant, lexicon.roles[keys])


def _several(noun: str) -> str:
    """A regular English plural: soldier, soldiers; policeman, policemen."""
    return noun[:-3] + "men" if noun.endswith("man") else noun + ("es" if noun.endswith("s") else "s")


def _read_topics(lexicon: Lexicon, pack: LanguagePack, path: Path, inflect: Any) -> None:
    for topic, words in _toml(path).items():
        if topic not in TOPICS:
            raise DataError(f"{path}: no topic {topic!r}; known: {', '.join(TOPICS)}")
        for phrase in _split(words):
            keys = tuple(pack.bare(word) for word in pack.keys(phrase))
            if not keys:
                raise DataError(f"{path}: topic {topic!r} has an empty word")
            forms = [keys]
            if pack.direction == "ltr":
                plurals = (pack.key(form) for form, _ in inflect.noun_forms(keys[-1]))
                forms = [(*keys[:-1], form) for form in dict.fromkeys((keys[-1], *plurals))]
            for form in forms:
                rows = lexicon.topics.setdefault(form[0], [])
                if (form, topic) not in rows:
                    rows.append((form, topic))


def _role_variants(inflect: Any, keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    variants: Callable[[tuple[str, ...]], Iterable[tuple[str, ...]]] | None = getattr(
        inflect, "role_variants", None
    )
    yield keys
    if variants is not None:
        yield from variants(keys)


def _read_triggers(lexicon: Lexicon, pack: LanguagePack, path: Path, inflect: Any) -> None:
    for kind, entry in _toml(path).items():
        defaults = {name: value for name, value in entry.items() if name != "frames"}
        for number, row in enumerate(entry.get("frames", ()), start=1):
            merged = {**defaults, **row}
            where = f"{path}: {kind}, frame {number}"
            for pos in ("v", "n"):
                if pos in merged:
                    _add_frame(lexicon, pack, inflect, kind, pos, merged, f"{kind}.{pos}{number}", where)


def _add_frame(
    lexicon: Lexicon,
    pack: LanguagePack,
    inflect: Any,
    kind: str,
    pos: str,
    row: Mapping[str, Any],
    name: str,
    where: str,
) -> None:
    if unknown := set(row) - FIELDS:
        raise DataError(f"{where}: unknown field {sorted(unknown)[0]!r}; known: {sorted(FIELDS)}")

    def keyed(field_name: str) -> frozenset[str]:
        return _NONE.union(
            *(
                _all_forms(pack, inflect, member)
                for word in _split(row.get(field_name, ""))
                for member in (named(word[1:]) if word.startswith("@") else (word,))
            )
        )

    def named(name: str) -> list[str]:
        if name not in lexicon.classes:
            known = ", ".join(sorted(lexicon.classes))
            raise DataError(f"{where}: no class of words {name!r}; known: {known}")
        return lexicon.classes[name]

    default_agent = "subj" if pos == "v" else "poss light dem"
    frame = Frame(
        id=f"{pack.code}.{name}",
        type=kind,
        pos=pos,
        agent=_slots(pack, row.get("agent", default_agent)),
        patient=_slots(pack, row.get("patient", "obj" if pos == "v" else "")),
        needs=keyed("needs"),
        within=int(row.get("within", 0)),
        needs_before=keyed("before"),
        avoids=keyed("avoids"),
        avoids_before=keyed("avoids_before"),
        after=tuple(pack.key(word) for word in str(row.get("after", "")).split()),
        embeds=row.get("embeds", ""),
        modality=row.get("modality", ""),
        requires=frozenset(str(row.get("requires", "")).split()),
        swap=bool(row.get("swap", False)),
        foreign=bool(row.get("foreign", False)),
        passive=bool(row.get("passive", False)),
        negated=bool(row.get("negated", False)),
        undone=bool(row.get("undone", False)),
        owned_up=bool(row.get("owned_up", False)),
        who=frozenset(str(row.get("who", "")).split()),
        whom=frozenset(str(row.get("whom", "")).split()),
        weight=float(row.get("weight", 0.7)),
    )
    lexicon.needed |= frame.needs
    for word in _split(row[pos]):
        head, _, rest = word.partition(" ")
        made: dict[tuple[str, int], Form] = {}  # tens of spellings share one reading
        if pos == "n":  # the last word of an English noun phrase inflects, the first of an Arabic one
            rows = _phrase_forms(pack, inflect, word)
        else:
            tail = pack.keys(rest)
            verb = _verb_keys(pack, inflect, head)
            rows = ((keys + tail, features) for keys, features in verb) if tail else iter(verb)
        for keys, features in rows:
            form = made.get((features, len(keys)))
            if form is None:
                form = made[features, len(keys)] = Form(frame, features, len(keys), word)
            _put(lexicon.forms, keys, form)
            if pos == "v" and len(keys) > 1 and pack.direction == "ltr":
                _put_loose(lexicon, keys, form)


@cache
def _verb_keys(pack: LanguagePack, inflect: Any, verb: str) -> list[tuple[tuple[str, ...], str]]:
    """The forms of a verb, which is the head of four triggers on average; forgotten when all are read."""
    return [(pack.keys(form), features) for form, features in _sure_forms(inflect, verb)]


def _sure_forms(inflect: Any, verb: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb; with * after it those left out that are a noun as often: plan, plans, تطور."""
    for form, features in inflect.verb_forms(verb.rstrip("*")):
        if not (verb.endswith("*") and features in _NOUN_LIKE):
            yield form, features


def _phrase_forms(pack: LanguagePack, inflect: Any, phrase: str) -> Iterator[tuple[tuple[str, ...], str]]:
    words = phrase.split()
    if pack.direction == "rtl":
        tail = tuple(pack.keys(" ".join(words[1:])))
        for form, features in inflect.noun_forms(words[0]):
            if tail and tail[0].startswith("ال") is False and features == "def":
                yield (form, *(("ال" + tail[0]), *tail[1:])), features
            yield (form, *tail), features
    else:
        head = tuple(pack.keys(" ".join(words[:-1])))
        for form, features in inflect.noun_forms(words[-1]):
            yield (*head, *pack.keys(form)), features


@cache
def _all_forms(pack: LanguagePack, inflect: Any, word: str) -> frozenset[str]:
    """The forms of a word that frames ask for, three times on average; forgotten when all are read."""
    found = {pack.key(form).replace(PRONOUN_HEH, "ه") for form, _ in inflect.noun_forms(word)}
    if pack.direction == "ltr" and word.endswith("s") and not word.endswith("ss") and len(word) > 4:
        found.add(pack.key(word[:-1]))  # "systems" also means one of them
    return frozenset(found)


def _put(forms: dict[tuple[str, ...], list[Form]], keys: tuple[str, ...], form: Form) -> None:
    rows = forms.get(keys)
    if rows is None:
        forms[keys] = [form]
        return
    for row in rows:
        # "cut" is a base form and a past
        if row.frame is form.frame and not (form.features == "past.part" and row.features == "base"):
            return
    rows.append(form)


def _put_loose(lexicon: Lexicon, keys: tuple[str, ...], form: Form) -> None:
    short = (keys[0], *(key for key in keys[1:] if not lexicon.is_left_out(key)))
    if len(short) < 2:
        return
    _put(lexicon.loose, short, form)
    lexicon.loose_starts[keys[0]] = max(lexicon.loose_starts.get(keys[0], 0), len(short))


def _slots(pack: LanguagePack, text: str) -> tuple[str, ...]:
    return tuple(word if word in SLOTS else pack.key(word.replace("_", " ")) for word in text.split())


def _split(words: str | Sequence[str]) -> list[str]:
    if isinstance(words, str):
        return [word.strip() for word in words.split("|") if word.strip()]
    return [word for item in words for word in _split(item)]
