"""Words in, mentions of actors out: names, offices, bodies and what they are called together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from diplograph.lang import get
from diplograph.lang.base import PRONOUNS
from diplograph.lang.lexicon import Lexicon, Role
from diplograph.lang.memo import Memo
from diplograph.lang.nlp import Mention, Word

__all__ = ["Gathered", "Mention", "Names", "find_mentions"]


class NameMatch(Protocol):
    """One name of the knowledge base found at a word."""

    @property
    def length(self) -> int: ...
    @property
    def candidate(self) -> int: ...
    @property
    def sense(self) -> str: ...
    @property
    def ref(self) -> str: ...
    @property
    def country(self) -> str | None: ...


class Names(Protocol):
    """What finds names: the knowledge base."""

    def match(self, lang: str, keys: Sequence[Sequence[str]], start: int) -> Sequence[NameMatch]:
        """The names that begin at a word, longest first, then those of its whole form."""
        ...

    def begins(self, lang: str, forms: tuple[str, ...]) -> bool:
        """Whether names begin with a word, by its normal forms."""
        ...

    def __hash__(self) -> int:
        """One is itself alone, so that answers can be kept by it."""
        ...


# Normal forms of the words that names are made of, where each stands, and the way back.
_Keys = tuple[Sequence[Sequence[str]], Sequence[int], dict[int, int]]


@dataclass(slots=True)
class _Item:
    """A piece of a mention."""

    start: int
    end: int
    sense: str
    refs: tuple[str, ...] = ()
    role: Role | None = None
    country: str | None = None
    clitics: str = ""
    possessed: bool = False
    countries: frozenset[str] = frozenset()  # of all that bear the name
    key: str = ""  # its first word as it was found
    rivals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # cities of that name by their state


_INITIALS = re.compile(r"(?:[A-Z]\.)+").fullmatch  # K.P. Oli
_TENTATIVE = {"tentative", "unknown_org"}
_STATELIKE = {"state", "capital"}
_ORGLIKE = {"igo", "organisation", "media", "armed_group", "government", "seat"}
_MEANT = _ORGLIKE | {"region"}
_CITIES = {"capital", "city"}
_PLACELIKE = {"city", "region", "sea"}
_OWNED = {"armed_group", "person", "government", "office", "homeland"}
# "Its ambassador to X", "an embassy in X": X is where, and the other side of what is done with them.
_SENT = frozenset({"ambassador", "embassy", "diplomat"})
_CALLED = frozenset({"population", "armed_group", "organisation", "delegation"})
_MODIFIER = frozenset({"filler", "adj"})
_BARE = {"state", "capital", "city", "region", "sea", "person", "surname"}
# Who works for an outlet.
_STAFF = frozenset({"correspondent", "reporter", "journalist", "photographer", "editor"})
_ORDER = ("state", "demonym", "person", "surname", "igo", "government", "seat", "armed_group",
          "organisation", "media", "accord", "capital", "city", "region", "sea")  # fmt: skip


def find_mentions(
    words: Sequence[Word],
    bounds: Sequence[tuple[int, int]],
    lexicon: Lexicon,
    names: Names,
    *,
    head_first: bool,
    accords: list[tuple[int, int, str]] | None = None,
    gathered: Gathered | None = None,
) -> list[Mention]:
    """Mentions in order of appearance, never across a sentence end.

    Args:
        words: the words of one text.
        bounds: its sentences, as ranges of words.
        lexicon: the language's words.
        names: the knowledge base.
        head_first: True where the noun comes before its adjectives (Arabic).
        accords: gets the words and the id of each treaty or process named, which is nobody.
        gathered: what all the words say, where only a few of them are read, and again and again; who was
            named in full is then not looked for in the others.
    """
    whole = gathered is None
    gathered = gathered or Gathered(words, lexicon, names)
    context, halves = gathered.context, gathered.halves
    keys, solid, place = gathered.keys, gathered.solid, gathered.place
    after_office: Mapping[str, str] = lexicon.settings.get("after_office", {})
    after_envoy: Mapping[str, str] = lexicon.settings.get("after_envoy", {})
    people = lexicon.roles.get((lexicon.settings.get("people", ""),))
    supra = lexicon.sets.get("supra", _NO_KEYS)
    official = lexicon.roles.get((lexicon.settings.get("official", ""),))
    heads = {word: lexicon.roles[tuple(of)] for word, of in lexicon.settings.get("heads", {}).items()}
    counsel = {word: lexicon.roles[tuple(of)] for word, of in lexicon.settings.get("counsel", {}).items()}
    nobodies, leads = lexicon.sets.get("nobodies", _NO_KEYS), lexicon.sets.get("leads", _NO_KEYS)
    bodies, common = lexicon.sets.get("bodies", _NO_KEYS), lexicon.sets.get("common", _NO_KEYS)
    called = lexicon.sets.get("called", _NO_KEYS)
    mentions: list[Mention] = []
    for start, end in bounds:
        namesake: Mention | None = None
        named = _items(words, (keys, solid, place), start, end, lexicon, names, gathered.openings)
        if not head_first:
            named |= _half_lands(words, start, end, named, halves)
        treaties = [item for item in named.values() if item.sense == "accord"]
        if accords is not None:
            accords.extend((item.start, item.end, item.refs[0]) for item in treaties)
        context.sentence = start, end
        items = context.settled({i: item for i, item in named.items() if item.sense != "accord"})
        compose = _HeadFirst if head_first else _HeadLast
        composer = compose(
            words,
            items,
            start,
            end,
            context,
            context.given,
            after_office,
            after_envoy,
            halves,
            people,
            official,
            heads,
            counsel,
            nobodies,
            leads,
            lexicon.sets.get("sought", _NO_KEYS),
            lexicon.sets.get("polities", _NO_KEYS),
            lexicon.sets.get("leaning", _NO_KEYS),
            bodies,
            common,
            lexicon.sets.get("endings", _NO_KEYS),
            lexicon.sets.get("to_come", _NO_KEYS),
        )
        found = composer.run()
        told = _shared_heads(_appositions(found, words, called, head_first=head_first), words, supra)
        for mention in _by_descent(told, words):
            if (mention.kind in _TENTATIVE or (mention.kind == "name" and mention.role is None)) and any(
                mention.start < item.end and item.start < mention.end for item in treaties
            ):
                continue  # "the JCPOA" is nobody
            bare = mention.role is None or (
                mention.country is None and (mention.role.name in _STYLES or mention.kind == "name")
            )
            if bare and (mention.is_named or mention.kind == "tentative") and context.is_namesake(mention):
                namesake = mention
                continue  # Ben Gurion Airport, مطار رفيق الحريري
            if mention.kind == "unknown_org" and namesake is not None and namesake.end == mention.start:
                mention.start = namesake.head[0]  # the Clinton Foundation
                mention.head = (mention.start, mention.end)
                mention.name = _written(words[mention.start : mention.end])
            if (
                mention.role is not None
                and mention.role.kind == "body"
                and mention.role.name not in {"polity", "bloc"}
            ):
                if mention.of is None and not any(before.kind == "org" or before.of for before in mentions):
                    continue  # "the court": of nobody that was named
            owner = mentions[-1] if mentions else None
            if owner is not None and words[mention.start - 1].key == "whose" and mention.role is not None:
                if mention.country is None and mention.start - owner.end <= 2:
                    mention.country = owner.country  # "the Emirates, whose jets bombed"
            if (
                mention.kind == "unknown_org"
                and owner is not None
                and owner.genitive
                and owner.kind == "state"
            ):
                if mention.country is None and 0 <= mention.start - owner.end <= 1:
                    mention.country = owner.country  # "China's Exim Bank"
            for i in range(mention.start, mention.end):
                words[i].name = len(mentions)
                if mention.kind not in _TENTATIVE and "genitive" not in words[i].tags:
                    words[i].tags = frozenset()  # "U.S." is no pronoun, "May" no month
                    words[i].forms = ()
            mentions.append(mention)
    return _taken_up(mentions, words) if whole else mentions


class Gathered:
    """What the words of a text say all together, for those who read it in pieces."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon, names: Names) -> None:
        self.context = _Context(words, lexicon)
        self.halves = self.context.halves()
        self.solid = [
            i for i, word in enumerate(words) if word.text not in _JOINTS or not _is_joint(words, i)
        ]
        self.place = {i: n for n, i in enumerate(self.solid)}
        self.keys = [words[i].candidates for i in self.solid]
        self.openings = _openings(lexicon, names)


def _taken_up(mentions: list[Mention], words: Sequence[Word]) -> list[Mention]:
    """Surnames of people named before whom no list has: «… مارتن هالفورسن … وحذر هالفورسن».

    And family names that come first and are words as well: "Ban Ki-moon … Ban said".
    """
    begun: dict[str, int] = {}
    compounds: dict[tuple[str, ...], int] = {}  # names that end in half a word: عبد الله, قمر الزمان
    families: dict[str, int] = {}
    said: dict[str, int] = {}  # surnames that are words: they are told only as who speaks, وقال غني
    for mention in mentions:
        if mention.kind == "person" and mention.head[1] - mention.head[0] > 1:
            families.setdefault(words[mention.head[0]].key, mention.end)
        if mention.is_named and mention.head[1] - mention.head[0] > 1:
            word = words[mention.head[1] - 1]
            last = word.key
            # of people whom the tables know only what can be nothing else: no السلام of a Tammam Salam
            half = last in _OF_GOD or words[mention.head[1] - 2].key in _FIRST_HALVES
            if half and mention.kind == "name":
                for first in range(mention.head[0], mention.head[1] - 1):
                    full = tuple(each.key for each in words[first : mention.head[1]])
                    compounds.setdefault(full, mention.end)
            elif len(last) > 3 and (mention.kind == "name" or _is_plain(word)):
                begun.setdefault(last, mention.end)
            elif len(last) > 2 and not last.startswith("ال") and not word.text[:1].isascii():
                said.setdefault(last, mention.end)
    shorts = {
        words[mention.end + 1].text: mention
        for mention in mentions
        if mention.kind == "unknown_org" and _is_short_form(words, mention.end)
    }
    for mention in mentions:
        long = shorts.get(mention.name or "") if mention.kind == "tentative" else None
        if long is not None and mention.start > long.end:
            mention.kind, mention.sense = "unknown_org", "short"
            mention.name = long.name or _written(words[slice(*long.head)])
    if not begun and not families and not compounds and not shorts and not said:
        return mentions
    found: list[Mention] = []
    lengths = sorted({len(name) for name in compounds}, reverse=True)
    taken_to, surnames = 0, begun.keys()
    for i, word in enumerate(words):
        if word.name >= 0 or i < taken_to or "punct" in word.tags:
            continue
        for n in lengths:
            run = words[i : i + n]
            if i >= compounds.get(tuple(each.key for each in run), len(words)) and all(
                w.name < 0 for w in run
            ):
                taken_to = i + n
                name = " ".join(each.text for each in run)
                found.append(Mention(i, taken_to, (i, taken_to), "tentative", name=name))
                break
        if i < taken_to:
            continue
        if shorts and (long := shorts.get(word.text)) is not None and i > long.end:
            name = long.name or _written(words[slice(*long.head)])
            found.append(Mention(i, i + 1, (i, i + 1), "unknown_org", name=name, sense="short"))
            continue
        if families and i >= families.get(word.key, len(words)) and _stands_alone(words, i):
            found.append(Mention(i, i + 1, (i, i + 1), "tentative", name=word.text, sense="family"))
            continue
        if said and i >= said.get(word.key, len(words)) and words[i - 1].has("speech"):
            found.append(Mention(i, i + 1, (i, i + 1), "tentative", name=word.text, sense="family"))
            continue
        if surnames.isdisjoint(word.candidates):
            continue
        for number, form in enumerate(word.candidates):
            if form not in begun:
                continue
            taken = word.key[: len(word.key) - len(form)] if number else ""
            if i >= begun[form] and not taken.endswith("ال"):
                found.append(Mention(i, i + 1, (i, i + 1), "tentative", name=form, clitics=taken))
                break
    if not found:
        return mentions
    mentions = sorted([*mentions, *found], key=lambda mention: mention.start)
    for number, mention in enumerate(mentions):
        for i in range(mention.start, mention.end):
            words[i].name = number
    return mentions


def _is_short_form(words: Sequence[Word], i: int) -> bool:
    """Whether a few capitals in brackets stand there: "the Arctic Fisheries Agency (AFA)"."""
    if i + 2 >= len(words) or words[i].text != "(" or words[i + 2].text != ")":
        return False
    return words[i + 1].text.isupper() and 1 < len(words[i + 1].text) < 8


def _stands_alone(words: Sequence[Word], i: int) -> bool:
    """Whether a word that may be a family name stands where a person does, as one word."""
    before = words[i - 1] if i else None
    after = words[i + 1] if i + 1 < len(words) else None
    if words[i].text[:1].isascii():
        # "Ban the bomb" is an order
        return words[i].text[:1].isupper() and not (
            after is not None and (after.has("det") or after.text[:1].isupper())
        )
    return before is not None and (
        before.has("verb", "speech", "motion") or any(form.frame.pos == "v" for form in before.forms)
    )


_NO_KEYS: frozenset[str] = frozenset()
# More words than a name can have that no table lists, with a comma after it.
_LONGEST_NAME = 12
# Words that two places of a text are compared in.
_LONGEST_RUN = 7


def _written(words: Sequence[Word]) -> str:
    """Words as they stand in the text, with one space where there is any."""
    parts = [word.text + " " * (after.start > word.end) for word, after in pairwise(words)]
    return "".join(parts) + words[-1].text if words else ""


def _is_masculine(word: Word) -> bool:
    """Whether an Arabic noun with the article has no feminine ending."""
    return word.text.startswith("ال") and not word.text.endswith(("ة", "ات"))


def _is_plain(word: Word) -> bool:
    """A word that no list explains: it may be a name."""
    return not (word.tags or word.forms or word.key.startswith("ال"))


def _is_name(word: Word) -> bool:
    """A word that no list explains, with the article as well."""
    return not (word.tags or word.forms or word.is_punct)


def _words_of(lexicon: Lexicon, name: str | None) -> frozenset[str]:
    """The words of a set, none where no set is named."""
    return lexicon.sets.get(name, _NO_KEYS) if name else _NO_KEYS


class _Context:
    """What the words of a text say of names that mean two things."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.sentence = 0, len(words)  # what is beyond it belongs to no name in it
        sets = lexicon.sets
        self.given = sets.get("given", _NO_KEYS)
        self.features = sets.get("features", _NO_KEYS)
        self.vessels = sets.get("vessels", _NO_KEYS)
        self.faiths = sets.get("faiths", _NO_KEYS)
        self.treaties = sets.get("treaties", _NO_KEYS)
        self.credits = sets.get("credits", _NO_KEYS)
        self.doubtful = sets.get("doubtful", _NO_KEYS)
        self.settlements = sets.get("settlements", _NO_KEYS)
        self.things = sets.get("things", _NO_KEYS)
        self.speaks = sets.get("speaks", _NO_KEYS)
        self.epithets = sets.get("epithets", _NO_KEYS)
        self.right = sets.get("right", _NO_KEYS)
        self.endings = sets.get("endings", _NO_KEYS)
        self.polities = sets.get("polities", _NO_KEYS) | {"empire", "union"}
        self.provinces = sets.get("provinces", _NO_KEYS)
        self.pursuits = sets.get("pursuits", _NO_KEYS)
        self.wares = sets.get("wares", _NO_KEYS)
        self.clubs = sets.get("clubs", _NO_KEYS)
        self.namesakes = sets.get("namesakes", _NO_KEYS)
        self.parties = sets.get("parties", _NO_KEYS)
        self.common_before = lexicon.settings.get("common_before", {})
        self.adjectival = lexicon.settings.get("adjectival", {})
        self.senses = lexicon.senses
        self.heads = _heads(lexicon)
        self.rtl = lexicon.settings.get("order") == "vso"
        self._keys: frozenset[str] | None = None

    @property
    def keys(self) -> frozenset[str]:
        """All words of the text, with and without proclitics."""
        if self._keys is None:
            self._keys = frozenset[str]().union(*[word.candidates for word in self.words])
        return self._keys

    @cached_property
    def runs(self) -> Counter[tuple[str, ...]]:
        """How often each noun for a body that stands in the text again does so with the words after it."""
        bodies = self.lexicon.sets.get("bodies", _NO_KEYS)
        keys = [word.key for word in self.words]
        places: dict[str, list[int]] = {}
        for i, word in enumerate(self.words):
            if self.heads[word.text] is not None:
                for form in word.candidates:
                    if form.removeprefix("ال") in bodies:
                        places.setdefault(form, []).append(i)
        return Counter(
            (form, *keys[i + 1 : end])
            for form, found in places.items()
            if len(found) > 1
            for i in found
            for end in range(i + 1, min(i + _LONGEST_RUN, len(keys)) + 1)
        )

    def is_namesake(self, mention: Mention) -> bool:
        """Whether a noun beside a name says that a thing or a place is called by it."""
        words, (first, last) = self.words, mention.head
        if self.rtl:
            i = mention.start - 1 if mention.role is not None else first - 1
            while i > 0 and words[i].has("title"):
                i -= 1  # مطار الإمام الخميني
            before = words[i] if i >= 0 else None
            return before is not None and any(
                form in self.namesakes and not form.startswith("ال") for form in before.candidates
            )
        after, end = words[last] if last < len(words) else None, words[last - 1]
        if last - first < 2:  # Trump Tower, Sadr City, the Hariri tribunal
            if after is None or not (mention.refs and self.is_joined(last)):
                return False
            return after.key in self.namesakes and (
                after.text[:1].isupper() or after.key in {"airport", "tribunal"}
            )
        if after is not None and after.key in self.namesakes:
            return after.text[:1].isupper() or after.key == "airport"
        if mention.start < first and last - first == 2 and not mention.refs:
            if end.key in self.features | self.namesakes and end.text[:1].isupper():
                return True  # Prince Edward Island, President Wilson Avenue
        # Jerry Hall and Nick Park are people
        return end.key in self.namesakes and (last - first > 2 or words[first].key not in self.given)

    def has_other_name_before(self, i: int, items: Mapping[int, _Item]) -> bool:
        """Whether a first name nobody listed stands before an Arabic surname: it is another's."""
        before = self.words[i - 1] if i else None
        if before is None or before.is_punct or before.clitics or not self.is_joined(i):
            return False
        if any(k in items and items[k].end >= i for k in range(max(0, i - 4), i)):
            return False
        if before.tags or before.forms or before.key.startswith("ال"):
            return False
        if before.key in self.given:
            return False  # a name that is read as a whole
        called = i > 1 and (
            self.words[i - 2].has("verb", "speech", "title")
            or any(form.frame.pos == "v" for form in self.words[i - 2].forms)
            or (i - 2 in items and items[i - 2].sense == "demonym")
        )
        common = self.lexicon.sets.get("common", _NO_KEYS)
        plain = len(before.key) > 4 and not before.key.endswith(_NOUN_ENDINGS)
        plain = plain and not before.key.startswith(("لت", "بت", "ولت", "وبت", "لا", "با"))  # لترشيح ميقاتي
        return called and plain and common.isdisjoint(_stems(before.key))

    def is_told_before(self, i: int) -> bool:
        """Whether a word has stood in the text before: who is told of already needs no first name."""
        key = self.words[i].key
        return any(key in word.candidates for word in self.words[:i])

    def is_language(self, item: _Item, items: Mapping[int, _Item]) -> bool:
        """Whether an English nationality is of nobody there: "spoke Portuguese", "was Russian"."""
        words, i, end = self.words, item.start, item.end
        after = words[end] if end < len(words) else None
        if end > i + 1 or i == 0 or end in items or words[i].key.endswith(("s", "men", "man")):
            return False
        if not (after is None or after.text in {".", ";", "?", "!"} or after.has("prep", "be", "verb")):
            return False
        before = words[i - 1]
        return before.key in self.speaks or (before.has("be") and (after is None or not after.text.isalpha()))

    def is_capital(self, i: int) -> bool:
        """Whether a word begins with a capital; in a row of them nothing is told from them."""
        return i < len(self.words) and self.words[i].text[:1].isupper()

    def is_joined(self, i: int) -> bool:
        """Whether a word stands right after the one before it, with nothing but a blank between."""
        return self.words[i].start - self.words[i - 1].end <= 1

    def acts(self, i: int, name: str) -> bool:
        """Whether a word stands where a person can: after a verb or a preposition, and before no name."""
        words = self.words
        before = words[i - 1] if i else None
        after = words[i + 1] if i + 1 < len(words) else None
        if before is None or (words[i].text.endswith("ا") and not name.endswith("ا")):
            return False
        if i > 1 and before.key.startswith("ال") and before.key.endswith("ون"):
            if any(form.frame.pos == "v" for form in words[i - 2].forms):
                return True  # قتل الحوثيون صالح: the object after its subject
        if after is not None and after.text.startswith("ال") and after.key.endswith("ي"):
            return False  # هادي العامري
        return before.has("verb", "prep", "motion", "speech") or any(f.frame.pos == "v" for f in before.forms)

    def halves(self) -> dict[str, tuple[str, str]]:
        """ "The North" in a text on Korea: the word, and the state (ISO 3166 alpha-3, id) it means."""
        found: dict[str, tuple[str, str]] = {}
        for word, row in self.lexicon.settings.get("halves", {}).items():
            code, ref, *cues = row
            if not self.keys.isdisjoint(cues):
                found[word] = code, ref
        return found

    def settled(self, items: dict[int, _Item]) -> dict[int, _Item]:
        """The items without those that are part of something else, homonyms decided."""
        kept: dict[int, _Item] = {}
        for i, item in items.items():
            if item.sense != "role" and self.is_other(item, items):
                continue
            single = item.sense == "surname" and item.end == i + 1 and not item.clitics
            if self.rtl and single and self.has_other_name_before(i, items):
                # سارجيس سارجسيان is another Sargsyan, or one spelt otherwise: كوندليسا رايس
                if self.words[i - 2].has("verb", "speech") and not self.is_told_before(i - 1):
                    kept[i - 1] = _Item(i - 1, item.end, "stranger", item.refs, key=item.key)
                continue
            if item.sense != "role" and item.end == i + 1:
                senses = self.senses.get(item.key)
                if senses is not None and not self.decide(item, senses):
                    continue
            kept[i] = item
        return kept

    def decide(self, item: _Item, senses: dict[str, frozenset[str]]) -> bool:
        """Sets the state a homonym means by the words of the text; False if it is no state."""
        for step, cues in senses.items():
            code = step.partition(".")[0]  # "OMN.weak": what counts only where nothing before it did
            if code == "else" or not self.keys.isdisjoint(cues):
                code = next(iter(cues)) if code == "else" else code
                if code == "none":
                    return False
                if code != item.country:
                    # the city of that name where there is one: عمان in Jordan is Amman
                    item.refs = item.rivals.get(code, ())
                    item.country, item.sense = code, "capital" if item.refs else "state"
                return True
        return True

    def is_other(self, item: _Item, items: dict[int, _Item]) -> bool:
        """Whether a name is part of a treaty, a river, a person's name or a common phrase."""
        words, i, end = self.words, item.start, item.end
        before = words[i - 1] if i > self.sentence[0] else None
        after = words[end] if end < self.sentence[1] else None
        if "fixed" in words[i].tags or (before is not None and before.phrase > 1 and before.has("fixed")):
            return True
        if words[i].key in self.credits and before is not None and before.text == "(":
            if after is not None and (after.text == ")" or after.text in "-–"):
                return True  # (الفرنسية): whose picture it is
        if self.rtl:
            noun = before.key if before is not None else ""
            if (
                before is not None
                and item.sense in {"state", "capital", "city"}
                and not item.clitics.strip("ال")
            ):
                if any(form in self.features for form in before.candidates):
                    return True
                if item.sense == "state" and any(form in self.settlements for form in before.candidates):
                    return True
                if item.sense != "state" and any(
                    form.removeprefix("ال") in self.treaties for form in (noun, *before.candidates)
                ):
                    return True
            if after is not None and after.key in _words_of(self.lexicon, self.common_before.get(item.key)):
                return True  # قطر الدائرة
            alone = not item.clitics and end == i + 1
            if item.sense in {"state", "demonym", "surname"} and alone and before is not None:
                nouns = self.adjectival.get(item.key, ())
                if any(form.removeprefix("ال") in nouns for form in before.candidates):
                    return True  # دعم مالي is financial help
            if (
                item.sense in _ORGLIKE
                and alone
                and before is not None
                and before.key in self.adjectival.get(item.key, ())
            ):
                return True  # في الغرب: where, not who
            if item.sense in _ORGLIKE and alone and words[i].key in self.given:
                if after is not None and end not in items and _is_plain(after):
                    return True  # إيرينا بيلوزيروفا is not IRENA
            if item.key in self.doubtful and end == i + 1 and after is not None:
                # القاعدة العسكرية is a base, القاعدة the network
                if after.key.startswith("ال") and (end not in items or items[end].sense == "demonym"):
                    return True
            if (
                item.sense == "demonym"
                and before is not None
                and words[i].text.endswith("ية")
                and (
                    any(form in self.speaks for form in before.candidates)
                    # تكلم الشيخ البرتغالية: it does not agree
                    or (i > 1 and words[i - 2].key in self.speaks and _is_masculine(before))
                )
            ):
                return True  # تعلم الصينية: the language
            if item.sense in {"seat", "government"} and alone and before is not None:
                if any(
                    form in self.features | self.settlements | self.namesakes for form in before.candidates
                ):
                    return True  # كنيسة وستمنستر
            if noun in _SERVANT and item.sense not in {"person", "igo"} and words[i].key.startswith("ال"):
                return True  # عبد الجليل is a man, الجليل Galilee
            if item.sense == "demonym" and before is not None and not item.clitics.strip("ال"):
                if any(form.removeprefix("ال") in self.pursuits for form in before.candidates):
                    return True  # الأدب الروسي is no state's doing
            if (
                item.sense == "surname"
                and words[i].key in self.given
                and after is not None
                and end not in items
            ):
                if after.key.startswith("ال") and after.key.endswith("ي") and _is_name(after):
                    return True  # فيصل الزبيقي is not the Faisal of the tables
            if item.sense == "surname" and item.key in self.epithets and not self.acts(i, item.key):
                return True  # رجل صالح is a good man, غادر صالح the president left
            if item.sense == "demonym" and alone and before is not None and before.key in self.given:
                if (
                    i - 1 not in items
                    and not (before.tags or before.forms)
                    and not words[i].key.startswith("ال")
                ):
                    return True  # أشرف غاني is no Ghanaian
            if item.sense == "demonym" and words[i].text.endswith("اليمنى"):
                if before is not None and (before.text.endswith("ة") or before.key in self.right):
                    return True  # اليد اليمنى: the right one
            return bool(
                item.sense == "surname"
                and words[i].key in {"بن", "ابن"}
                and before is not None
                and (before.key in self.given)
            )
        if item.sense == "person" and end - i > 1 and end + 1 < len(words) and words[end].text == "-":
            rest = words[end + 1]
            if item.country in _HYPHENATED and rest.text.islower() and words[end].start == words[end - 1].end:
                return rest.start == words[end].end  # Park Jin-woo is not Park Jin
        if item.sense in _ORGLIKE and words[end - 1].key in self.doubtful:
            return after is not None and after.text[:1].isupper()  # the West African bloc
        if item.sense == "surname" and words[i].key in self.given and after is not None and end not in items:
            return bool(after.text[:1].isupper() and not after.tags and not after.forms)  # Petro Yatsenko
        if item.sense not in {"state", "capital", "city", "region", "demonym", "seat", "government"}:
            return False
        if (
            item.sense in {"state", *_CITIES}
            and item.end == i + 1
            and end in items
            and items[end].sense == "surname"
            and words[i].text.istitle()
            and self.is_joined(end)
        ):
            return True  # Israel Castro is no state
        if after is not None and end not in items:
            if (
                item.sense != "region"
                and after.key in self.features
                and (after.text[:1].isupper() or after.key in {"state", "river", "basin"})
                and not (item.sense == "demonym" and after.key == "state")
            ):
                return True
            if after.key in self.treaties and after.text[:1].isupper() and item.sense != "state":
                return True
        if item.sense == "state" and after is not None and end not in items and after.text.islower():
            if after.key in self.wares and self.is_joined(end):
                return True  # Panama hats, turkey sandwiches
        if item.sense == "demonym":
            if i >= 2 and self.words[i - 1].key in {"on", "of"} and self.words[i - 2].has("barrier"):
                return False  # "a ban on Australian wine"
            if self.is_language(item, items):
                return True
            return after is not None and end not in items and after.key in self.pursuits  # "Swiss francs"
        if before is not None and before.key in self.clubs and before.text[:1].isupper():
            return True  # Real Madrid
        if before is not None and before.key == "of" and i > 1:
            pact = words[i - 2]
            ends = self.treaties | self.endings - self.polities
            if pact.key in ends and pact.text[:1].isupper():
                return True  # the Treaty of Lisbon, the Church of England
        if before is not None and before.text == "New":
            return True  # New Mexico and New England are elsewhere
        if after is not None and after.text == "," and end + 1 < len(words):
            if words[end + 1].key in self.provinces and words[end + 1].text[:1].isupper():
                return True  # Paris, Texas
        if (
            (
                item.sense in _CITIES
                or item.sense in {"seat", "government"}
                or (item.sense == "state" and not words[i].text.isupper() and not self.is_capital(end + 1))
            )
            and after is not None
            and end not in items
            and after.text[:1].isupper()
            and (not (after.tags or after.forms) or (len(after.text) > 2 and after.text.isupper()))
            and after.text.isalpha()
            and after.key not in self.things
        ):
            return True  # the Berlin Brigade, Washington Irving, China Mobile
        if end != i + 1:
            return False
        if before is not None and before.key in self.given and i - 1 not in items:
            return before.text[:1].isupper()
        if before is not None and self.is_joined(i) and before.text.istitle() and _is_name(before):
            titles = (items[k] for k in range(max(0, i - 4), i - 1) if k in items and items[k].end == i - 1)
            if i - 1 not in items and any(
                t.role is not None and t.role.kind in _CALLED_LATER for t in titles
            ):
                return True  # "lawyer Vernon Jordan"
        return bool(
            words[i].key in self.given
            and after is not None
            and end not in items
            and after.text[:1].isupper()
            and not after.tags
            and not after.forms
        )


def _items(
    words: Sequence[Word],
    keys: _Keys,
    start: int,
    end: int,
    lexicon: Lexicon,
    names: Names,
    openings: Memo[str, _Opening | None],
) -> dict[int, _Item]:
    """Names and roles by the word they begin at; the longest wins, then names over roles."""
    items: dict[int, _Item] = {}
    i = start
    while i < end:
        word = words[i]
        if (half := _combined(words, keys, i, end, names, lexicon)) is not None:
            items[i] = half
            i += 2
            continue
        opening = openings[word.text]
        if opening is None or not word.key or "punct" in word.tags:
            i += 1
            continue
        item = _name_item(words, keys, i, end, names, lexicon) if opening.named else None
        role = _role_item(words, i, end, lexicon, openings) if opening.heads or opening.owned else None
        if item is None and role is None:
            i += 1
            continue
        if role is not None and role.role is not None and role.role.kind == "body":
            if role.role.name == "polity":
                role = role if _is_polity(words, i, role.end) else None
            elif not _is_taken_up(words, i, role.end):
                role = _of_a_state(words, i, items, lexicon)
        if role is not None and (head := _headed(words, role, lexicon)) is not None:
            if role.end == end or _name_item(words, keys, role.end, end, names, lexicon) is None:
                role.role, role.end = head, role.end + 1
        if role is not None and role.end > i + 1 and item is None and role.role and role.role.name == "chair":
            body = _name_item(words, keys, role.end - 1, end, names, lexicon)
            if body is not None and body.sense in _ORGLIKE and body.end > role.end:
                role = _role_item(words, i, role.end - 1, lexicon, openings) or role
        if item is not None and "det" in words[i].tags and i + 1 < end:
            longer = (
                _role_item(words, i + 1, end, lexicon, openings),
                _name_item(words, keys, i + 1, end, names, lexicon),
            )
            if any(other is not None and other.end > item.end for other in longer):
                i += 1  # "the Pentagon" is a name, "Pentagon chief" an office
                continue
        if item is not None and item.sense == "person" and words[i].has("title") and i + 1 < end:
            fuller = _name_item(words, keys, i + 1, end, names, lexicon)
            if fuller is not None and fuller.sense == "person" and fuller.end > item.end:
                i += 1  # "Sheikh Tamim" is a name, "Tamim bin Hamad Al Thani" the longer one
                continue
        if role is not None and role.role is not None and _is_adjective(words, i, role, lexicon):
            role = None
        if role is not None and item is not None and item.sense == "person" and role.end < item.end:
            after = _name_item(words, keys, role.end, end, names, lexicon)
            if after is not None and after.sense == "person" and after.end > item.end:
                item = role  # "Crown Prince Mohammed" is a name, "Mohammed bin Salman" the longer one
        if role is not None and item is not None and item.sense == "government":
            role.country = role.country or item.country  # "Pentagon chief"
        if role is not None and (
            item is None
            or (
                role.end >= item.end
                and not (
                    item.sense in {"state", "igo", "government", "armed_group", "person"}
                    and role.end == item.end
                )
            )
        ):
            item = role
        if item is None:
            i += 1
            continue
        items[item.start] = item
        i = item.end
    for i, name in [*_regional(words, start, end, items, lexicon), *_told(words, start, end, items, lexicon)]:
        found = names.match(lexicon.code, [(key,) for key in name.split()], 0)
        meant = next((match for match in found if match.sense in _MEANT), None)
        if meant is not None:
            items[i] = _Item(i, i + 1, meant.sense, (meant.ref,), None, meant.country, _taken(words[i], name))
    return dict(sorted(items.items()))


def _taken(word: Word, name: str) -> str:
    """What is written onto a word that stands for a name: وفتح."""
    last = name.rpartition(" ")[2]
    return word.key.removesuffix(last) if word.key.endswith(last) else ""


def _told(
    words: Sequence[Word], start: int, end: int, items: Mapping[int, _Item], lexicon: Lexicon
) -> list[tuple[int, str]]:
    """Words that are names between quotation marks or beside a body: «فتح», حوار بين فتح وحماس."""
    told: Mapping[str, str] = lexicon.settings.get("told", {})
    ends = {item.end: item for item in items.values() if item.sense in _ORGLIKE} if told else {}
    found = []
    for i in range(start, end if told else start):
        key = words[i].key
        form = next(
            (f for f in words[i].candidates if f in told and not key.removesuffix(f).endswith("ال")), None
        )
        before, after = items.get(i), items.get(i + 1)
        if form is None or (before is not None and before.sense != "role"):
            continue
        if before is None and form == words[i].key and _is_told(words, i, start, end, items, lexicon):
            found.append((i, told[form]))
            continue
        quoted = i > start and i + 1 < end and {words[i - 1].text, words[i + 1].text} <= _QUOTES
        homes = lexicon.settings.get("told_in", {})
        if quoted and form in homes:  # «الكتائب» are Lebanese where somebody Lebanese is told of
            quoted = any(item.country == homes[form] for item in items.values())
        joined = after is not None and after.sense in _ORGLIKE and after.clitics == "و"
        if quoted or (before is None and (joined or (words[i].key == f"و{form}" and i in ends))):
            found.append((i, told[form]))
    return found


def _regional(
    words: Sequence[Word], start: int, end: int, items: Mapping[int, _Item], lexicon: Lexicon
) -> list[tuple[int, str]]:
    """Adjectives of parts of states right before an office or a body, and what each is of: "Scottish"."""
    regions: Mapping[str, str] = lexicon.settings.get("regional", {})
    return [
        (i, regions[words[i].key])
        for i in range(start, end - 1 if regions else start)
        if words[i].key in regions and i not in items and i + 1 in items and items[i + 1].sense == "role"
    ]


def _is_told(
    words: Sequence[Word], i: int, start: int, end: int, items: Mapping[int, _Item], lexicon: Lexicon
) -> bool:
    """Whether a name that is a masdar too stands where a movement does: قالت فتح, مقار فتح, قيادي في فتح."""
    cues = lexicon.settings.get("told_by", {}).get(words[i].key)
    if cues is None or i == start or not any(words[k].key in cues for k in range(start, end)):
        return False
    before, after = words[i - 1], words[i + 1] if i + 1 < end else None
    if before.has("speech") and before.key.endswith("ت"):
        return True  # the masdar is masculine
    if before.key in lexicon.sets.get("members_of", ()):
        return True
    free = after is None or after.is_punct or after.has("prep", "comp", "rel") or i + 1 in items
    return free and before.has("prep") and i - 1 > start


def _half_lands(
    words: Sequence[Word],
    start: int,
    end: int,
    items: Mapping[int, _Item],
    halves: Mapping[str, tuple[str, str]],
) -> dict[int, _Item]:
    """ "The North", "North and South Korea", in a text on Korea."""
    found: dict[int, _Item] = {}
    for i in range(start, end) if halves else ():
        half = halves.get(words[i].key)
        if half is None or i in items or not words[i].text[:1].isupper():
            continue
        after = words[i + 1] if i + 1 < end else None
        both = after is not None and after.has("and") and i + 2 in items and words[i + 2].key in halves
        # "after North shells island"
        acts = after is not None and any("s" in form.features.split(".") for form in after.forms)
        alone = i > start and words[i - 1].key == "the" and (after is None or not after.text[:1].isupper())
        if both or alone or acts:
            found[i] = _Item(i, i + 1, "state", (half[1],), None, half[0], key=words[i].key)
    return found


def _combined(
    words: Sequence[Word], keys: _Keys, i: int, end: int, names: Names, lexicon: Lexicon
) -> _Item | None:
    """The first nation of "Sino-Indian", "Franco-German"."""
    whole = lexicon.settings.get("combining", {}).get(words[i].key)
    if whole is None or i + 2 >= end or not _is_joint(words, i + 1):
        return None
    other = _name_item(words, keys, i + 2, end, names, lexicon)
    found = [match for match in names.match(lexicon.code, [(whole,)], 0) if match.sense == "demonym"]
    if other is None or other.sense != "demonym" or not found:
        return None
    return _Item(i, i + 1, "demonym", (found[0].ref,), None, found[0].country, key=words[i].key)


def _of_a_state(words: Sequence[Word], i: int, items: Mapping[int, _Item], lexicon: Lexicon) -> _Item | None:
    """A common noun for a body that a state has as well: "a Swedish court", "Turkey's top court"."""
    k = i - 1
    while k > i - 4 and k > 0 and k not in items and _is_plain_adjective(words[k]):
        k -= 1
    if k > 0 and words[k].has("genitive"):
        before = next((items[n] for n in range(k - 1, max(k - 4, -1), -1) if n in items), None)
        if before is None or before.end != k or before.sense != "state":
            return None
    elif (before := items.get(k)) is None or before.sense != "demonym":
        return None
    phrase = lexicon.settings.get("of_states", {}).get(words[i].key)
    role = lexicon.roles.get(tuple(phrase.split())) if phrase else None
    return _Item(i, i + 1, "role", (), role) if role is not None else None


def _is_plain_adjective(word: Word) -> bool:
    """Whether a word can say which of its bodies of one kind a state's is: "top", "electoral"."""
    return word.text.isalpha() and word.text.islower() and not (word.tags - _MODIFIER) and not word.forms


def _is_adjective(words: Sequence[Word], i: int, role: _Item, lexicon: Lexicon) -> bool:
    """An office by its looks that describes the next noun: "the official Xinhua news agency"."""
    if words[i].key not in lexicon.settings.get("describing", ()) or role.end != i + 1:
        return False
    if i and words[i - 1].has("orgword"):
        return False  # "Foreign Ministry official Norazlina"
    after = words[i + 1] if i + 1 < len(words) else None
    return after is not None and after.text.isalpha() and not after.tags and not after.forms


def _is_taken_up(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether a common noun can stand for a body named before: "the council", «المجلس»."""
    word = words[i]
    if word.text[:1].isascii():
        k = i - 1
        while (
            k > 0
            and k > i - 4
            and words[k].text[:1].isupper()
            and words[k].name < 0
            and not words[k].has("det")
        ):
            k -= 1  # "the West African bloc"
        return k >= 0 and words[k].key in {"the", "this"} and word.text[:1].islower()
    after = words[end] if end < len(words) else None
    if not word.key.lstrip("وف").startswith("ال") or word.has("filler"):
        return False
    if after is None or after.is_punct or after.has("prep", "other", "day") or not after.key.startswith("ال"):
        return True  # إلى begins so too, and الآن
    # an adjective agrees: المنظمة الدولية, but نشرت المنظمة البروتوكول, يوجه الحلف الدعوة
    return word.text.endswith("ة") != after.text.endswith(("ة", "ات"))


def _is_polity(words: Sequence[Word], i: int, end: int) -> bool:
    """Whether a word for a kind of state stands alone: "the kingdom", المملكة, but no "animal kingdom"."""
    last = words[end - 1]
    after = words[end] if end < len(words) else None
    if last.text[:1].isascii():
        told = i > 0 and words[i - 1].key in {"the", "this"} and last.text[:1].islower()
        return told and not (after is not None and (after.key == "of" or after.text[:1].isupper()))
    definite = words[i].key.lstrip("وفبلك").startswith(("ال", "لل"))
    return definite and not (after is not None and after.key.startswith("ال") and not after.tags)


def _is_today(words: Sequence[Word], last: int, lexicon: Lexicon) -> bool:
    """Whether the last word of a name says when: "Russia today", «روسيا اليوم الجمعة»."""
    text, settings = words[last].text, lexicon.settings
    after = words[last + 1] if last + 1 < len(words) else None
    return text in settings.get("never_last", ()) or (
        text in settings.get("not_before_day", ()) and after is not None and after.has("day")
    )


def _name_item(
    words: Sequence[Word],
    keys: _Keys,
    i: int,
    end: int,
    names: Names,
    lexicon: Lexicon,
) -> _Item | None:
    forms, solid, place = keys
    if i not in place:
        return None
    at = place[i]
    matches = [m for m in names.match(lexicon.code, forms, at) if solid[at + m.length - 1] < end]
    if not matches:
        return None
    longest = matches[0].length
    if longest > 1 and _is_today(words, solid[at + longest - 1], lexicon):
        matches = [match for match in matches if match.length < longest]  # "visited Russia today"
        if not matches:
            return None
        longest = matches[0].length
    stop = solid[at + longest - 1] + 1
    if longest == 1 and lexicon.code == "en" and _is_ordinary(words, i):
        return None
    best = matches[0].candidate
    matches = [match for match in matches if match.length == longest and match.candidate == best]
    if best and words[i].key[: len(words[i].key) - len(words[i].candidates[best])].endswith("ال"):
        # names that have an article are listed with it: السورية is "Syrian", not سورية
        matches = [match for match in matches if match.sense not in _BARE]
        if not matches:
            return None
    if longest == 1 and best > 0 and words[i].key in lexicon.words:
        return None  # a whole word of the language is not a clitic and a name
    sense = min([match.sense for match in matches], key=_ORDER.index)
    if (
        longest == 1
        and sense in _ORGLIKE
        and words[i].text.istitle()
        and words[i].text.isalpha()
        and len(words[i].text) < 4
    ):
        return None  # Kim Jong Nam is no NAM
    if longest == 1 and sense == "surname" and not _is_called(words, i, lexicon):
        return None  # "Ban" on exports
    chosen = [match for match in matches if match.sense == sense]
    whole, found = words[i].key, words[i].candidates[best] if best else words[i].key
    clitics = whole[: len(whole) - len(found)] if whole.endswith(found) else whole[:1]
    if clitics.strip("وف") == "ك" and sense in {"city", "region", "person", "surname"}:
        return None  # كبيرا is "large", not "like Beira"
    if "س" in clitics:
        return None  # it stands before verbs alone: سكيري is not Kerry
    if best and whole.startswith(("لل", "ولل", "فلل")):
        clitics = whole.split("لل")[0] + "ل"
    return _Item(
        i,
        stop,
        sense,
        tuple(dict.fromkeys(match.ref for match in chosen)),
        None,
        chosen[0].country,
        clitics,
        countries=frozenset(match.country for match in chosen if match.country),
        key=words[i].candidates[best],
        rivals={match.country: (match.ref,) for match in matches if match.sense in _CITIES and match.country},
    )


def _is_called(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a surname that is a word of the language as well stands where a person does."""
    word, before = words[i], words[i - 1] if i else None
    if word.has("comp"):
        # دعا بان; the conjunction is written with a hamza or after verbs of saying
        verbs = lexicon.sets["named_after"]
        if "أ" in word.text or before is None:
            return False
        after = words[i + 1] if i + 1 < len(words) else None
        tells = before.has("speech") or any(form.frame.pos == "v" for form in before.forms)
        if tells and after is not None and after.key in {"من", "في", "الي", "خلال", "امس", "اليوم"}:
            return True  # حذر بان من أن
        return not verbs.isdisjoint(before.candidates)
    if not word.text[:1].isascii() or not any(form.frame.pos == "v" for form in word.forms):
        return True
    after = words[i + 1] if i + 1 < len(words) else None
    if before is not None and before.has("det"):
        return False
    if before is not None and not (before.is_punct and before.text not in {",", ";", "-"}):
        return after is None or not after.text[:1].isupper()  # a capital inside a sentence
    # at its beginning, where a verb would have one too: "Ban landed", but "Ban on exports"
    third = words[i + 2] if i + 2 < len(words) else None
    if after is not None and third is not None and third.has("det", "poss") and after.text.islower():
        if any(form.frame.pos == "v" and "past" in form.features for form in after.forms):
            return True  # "Ban handed the bid"
    if after is None or after.has("be", "prep"):
        return False
    return after.has("verb", "speech") or any(form.frame.type in _HUMAN_ACTS for form in after.forms)


_JOINTS = frozenset({"ـ", "-", "–", "'s", "’s"})


def _is_joint(words: Sequence[Word], i: int) -> bool:
    """A hyphen or a possessive mark inside a name: Guinea-Bissau, People's Republic."""
    word = words[i]
    if word.text == "ـ":
        return 0 < i < len(words) - 1  # double names with a dash apart: فرانك فالتر ـ شتاينماير
    if word.text in {"-", "–"}:
        return 0 < i < len(words) - 1 and (words[i - 1].end == word.start and word.end == words[i + 1].start)
    return word.text in {"'s", "’s"}


def _is_ordinary(words: Sequence[Word], i: int) -> bool:
    """A lower-case English word is not a name, nor is "Who" or "Us" in a sentence."""
    word = words[i]
    if word.text[:1].islower():
        return True
    tagged = bool(word.tags - {"barrier"}) and not word.text.isupper() and not word.has("verb")
    return tagged and not _acts(words, i)


def _acts(words: Sequence[Word], i: int) -> bool:
    """Whether a past verb with its object follows a word at the beginning of a sentence: "May met Trump"."""
    if i + 2 >= len(words) or (i and not words[i - 1].is_punct) or words[i].has("det", "pron", "prep"):
        return False
    verb, third = words[i + 1], words[i + 2]
    past = any(form.frame.pos == "v" and "past" in form.features for form in verb.forms)
    if words[i].has("month") and not verb.has("speech"):
        past = past and any(form.frame.type in _HUMAN_ACTS for form in verb.forms)  # no "May saw the worst"
    return past and verb.text.islower() and (third.has("det", "poss") or third.text[:1].isupper())


class _Opening(NamedTuple):
    """How a word can begin a name, an office or a body, whatever stands around it."""

    heads: tuple[
        tuple[int, str, int], ...
    ]  # number of its reading, its normal form, the longest role in words
    owned: tuple[Role, str] | None  # what it is with its pronoun, and the proclitics before it
    named: bool  # names begin with it


@lru_cache(maxsize=16)
def _heads(lexicon: Lexicon) -> Memo[str, str | None]:
    """Of the readings of each word, the one that is a noun for a body; None for most words."""
    candidates, bodies = get(lexicon.code).candidates, lexicon.sets.get("bodies", _NO_KEYS)
    return Memo(lambda text: next((c for c in candidates(text) if c.removeprefix("ال") in bodies), None))


@lru_cache(maxsize=16)
def _openings(lexicon: Lexicon, names: Names) -> Memo[str, _Opening | None]:
    """How each word can begin a name, an office or a body; None for most words, which begin none."""
    pack = get(lexicon.code)

    def opening(text: str) -> _Opening | None:
        candidates = pack.candidates(text)
        heads = tuple(
            (number, candidate, most)
            for number, candidate in enumerate(candidates)
            if (most := lexicon.role_starts.get(candidate, 0))
        )
        owned = _owned(text, candidates, lexicon)
        named = names.begins(lexicon.code, candidates)
        return _Opening(heads, owned, named) if heads or owned or named else None

    return Memo(opening)


def _role_item(
    words: Sequence[Word], i: int, end: int, lexicon: Lexicon, openings: Memo[str, _Opening | None]
) -> _Item | None:
    word = words[i]
    opening = openings[word.text]
    if opening is None or word.key in lexicon.sets.get("leads", _NO_KEYS):
        return None
    solid = [i]
    if any(most > 1 for _, _, most in opening.heads):
        rest = range(i + 1, min(end, i + 8))
        solid += [k for k in rest if words[k].text not in _JOINTS or not _is_joint(words, k)]
    keys = [words[k].key for k in solid]
    for number, candidate, most in opening.heads:
        for length in range(min(most, len(keys)), 0, -1):
            last = keys[length - 1] if length > 1 else candidate
            if not last:
                continue  # punctuation
            final = words[solid[length - 1]].text
            for ending in (last, *_without_pronoun(last, final, lexicon)) if length > 1 else (last,):
                head = (candidate, *keys[1 : length - 1]) if length > 1 else ()
                role = lexicon.roles.get((*head, ending))
                if role is not None and length == 1 and _is_infinitive(words, i):
                    continue  # "to press the government"
                if i and words[i - 1].key in lexicon.settings.get("not_after", {}).get(candidate, ()):
                    continue  # إلى جانب is "beside"
                if role is None or (role.kind == "homeland" and ending == last):
                    if role is None or i == 0 or not words[i - 1].has("poss"):
                        continue  # "his country" is somebody's, "the country" any
                if _is_attribute(words, i, role, lexicon) or _qualifies(words, solid[length - 1], lexicon):
                    continue
                if length == 1 and _governs(words, i, end, role, lexicon):
                    continue
                if candidate in lexicon.settings.get("hamza", ()) and not {"ئ", "ؤ"} & set(word.text):
                    continue  # رييس is a name, رئيس an office: they fold to one key, like روسا and رؤساء
                taken = word.key[: len(word.key) - len(candidate)] if number else ""
                if number and not word.key.endswith(candidate):
                    taken = word.key[:1]
                owned = ending != last
                if length == 1 and final.endswith("ه") and not owned:
                    masculine = lexicon.roles.get((candidate[:-1],))  # سفيره is "his ambassador", no سفيرة
                    if masculine is None and any(form.frame.pos == "v" for form in word.forms):
                        continue  # طالبه: demanded of him, no student
                    owned, role = masculine is not None, masculine or role
                return _Item(i, solid[length - 1] + 1, "role", (), role, role.country, taken, possessed=owned)
    if opening.owned is None:
        return None
    role, taken = opening.owned
    return _Item(i, i + 1, "role", (), role, None, taken, possessed=True)


# Verbs that say something to everybody: who follows the office after them is who holds it.
_SAID = frozenset({"warn", "demand", "appeal_request", "threaten", "reject", "promise", "propose", "deny"})
# What follows a noun at the head of a sentence, and no name.
_AFTER_NOUNS = frozenset({"by", "between", "among", "against", "over", "of"})
# Classes of words that are no nouns, or say more of an office than whose it is: رئيس سابق.
_NO_NOUN = ("filler", "former", "prep", "verb", "comp", "rel", "conj", "neg", "be", "day", "adverb", "number")


def _headed(words: Sequence[Word], item: _Item, lexicon: Lexicon) -> Role | None:
    """Who heads something that no list has: رئيس بلدية, رئيس غرفة التجارة are no presidents of states."""
    heads = lexicon.settings.get("heads", {})
    of = heads.get(words[item.start].key.lstrip("وفبلك")) if heads else None
    if of is None or item.end != item.start + 1 or item.end >= len(words) or item.possessed:
        return None
    noun = words[item.end]
    if noun.is_punct or noun.key.startswith("ال") or len(noun.key) < 3 or not noun.text.isalpha():
        return None
    if noun.has(*_NO_NOUN) or any(form.frame.pos == "v" for form in noun.forms):
        return None
    return lexicon.roles.get(tuple(of))


def _is_infinitive(words: Sequence[Word], i: int) -> bool:
    """Whether a word that could be somebody stands as a verb after "to"."""
    if i == 0 or "to" not in words[i - 1].tags or not words[i].text.islower():
        return False
    return any(form.frame.pos == "v" and form.features == "base" for form in words[i].forms)


def _is_attribute(words: Sequence[Word], i: int, role: Role, lexicon: Lexicon) -> bool:
    """An adjective that could be a person: هجوم انتحاري, العلاقات الدبلوماسية, but not قال دبلوماسي."""
    word = words[i]
    known = lexicon.settings.get("attributes", ())
    joined = word.key.startswith("وال") and i > 0 and words[i - 1].key.removeprefix("ال") in known
    form = word.key.removeprefix("و") if joined else word.key  # المكون المدني والسياسي
    form = form.removeprefix("ال")
    accusative = form.endswith("ا") and form[:-1] in known
    if i == 0 or (form not in known and not accusative):
        return False
    noun = words[i - 1]
    inside = lexicon.settings.get("inside", ())
    if word.key in lexicon.sets.get("one_of", _NO_KEYS) and any(
        w.key in inside for w in words[i + 1 : i + 3]
    ):
        return False  # اغتال الجيش القيادي البارز في حماس
    if accusative and form not in known:  # مدربا عسكريا, اتفاقا عسكريا, but not قتل عسكريا
        return noun.text.endswith("ا") and len(noun.key) > 3 and not noun.is_punct and not noun.has("verb")
    if noun.is_punct or noun.has("verb", "prep", "comp", "rel", "conj"):
        return False
    if noun.text.endswith("ة") and word.text.startswith("ال") and not word.text.endswith(("ة", "ات")):
        return False  # القوات الإسرائيلية القيادي في فتح: it does not agree
    if word.text.startswith("ال") or word.key.startswith("ال"):
        # علاقاتها الدبلوماسية, تمثيلهم الدبلوماسي
        owned = noun.name < 0 and len(noun.key) > 4 and noun.text.endswith(("ها", "هم", "هما", "ه"))
        return owned or noun.key.startswith(("ال", "لل", "بال", "وال"))
    if _is_done_to_people(noun, lexicon):
        return False  # اغتيال دبلوماسي إيراني, احتجاز عسكري
    return noun.text.endswith(("ة", "ات")) or (
        bool(noun.forms) and all(form.frame.pos == "n" for form in noun.forms)
    )


def _governs(words: Sequence[Word], i: int, end: int, role: Role, lexicon: Lexicon) -> bool:
    """طالبة منهم المغادرة, والقاضية بإقامة علاقات: a participle with what it governs, and nobody's office."""
    if i + 1 >= end:
        return False
    word, after = words[i], words[i + 1]
    governed = lexicon.settings.get("governing", {}).get(word.key.lstrip("و").removeprefix("ال"), ())
    return any(after.key.startswith(start) for start in governed) and after.name < 0


def _is_done_to_people(noun: Word, lexicon: Lexicon) -> bool:
    """Whether a masdar tells what somebody suffers, and so stands before who it is."""
    base = noun.key[len(noun.clitics) :]
    return base in lexicon.sets.get("deaths", _NO_KEYS) or any(
        form.frame.type in _SUFFERED for form in noun.forms
    )


def _qualifies(words: Sequence[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether a word that could be a person says what the next noun is like: official visit."""
    if words[i].key not in lexicon.settings.get("qualifiers", ()) or i + 1 >= len(words):
        return False
    after = words[i + 1]
    if after.key in lexicon.sets.get("qualified", ()):
        return True
    return any(form.frame.pos == "n" for form in after.forms) and not after.has("speech", "prep")


def _owned(text: str, candidates: tuple[str, ...], lexicon: Lexicon) -> tuple[Role, str] | None:
    """A body or a home with a pronoun written onto it: قواتها, سفيرهم, بلاده; and what is before it."""
    for number, candidate in enumerate(candidates):
        for bare in _without_pronoun(candidate, text, lexicon):
            role = lexicon.roles.get((bare,))
            if (
                role is not None
                and (role.kind in _OWNED or (role.kind == "population" and role.plural))
                and (candidate not in lexicon.words or role.name == "homeland")
            ):
                whole = candidates[0]
                return role, whole[: len(whole) - len(candidate)] if number else ""
    return None


def _without_pronoun(key: str, text: str, lexicon: Lexicon) -> Iterator[str]:
    """A noun without the pronoun written onto it: خارجيته is خارجيه with "his", وزرائها وزرا."""
    if text.endswith("ة"):
        return
    for suffix in lexicon.settings.get("possessives", ()):
        rest = key[: -len(suffix)]
        if not key.endswith(suffix) or len(rest) < 3:
            continue
        yield rest
        if rest.endswith("ت"):
            yield rest[:-1] + "ه"
        elif rest.endswith("ي"):  # the hamza of وزراء takes a seat before a pronoun: وزرائها
            yield rest[:-1]


@dataclass
class _Composer:
    words: Sequence[Word]
    items: dict[int, _Item]
    start: int
    end: int
    context: _Context
    given: frozenset[str]
    after_office: Mapping[str, str]
    after_envoy: Mapping[str, str]
    halves: Mapping[str, tuple[str, str]]
    people: Role | None = None  # what people are that no list has a word for
    official: Role | None = None  # who heads a part of a body
    heads: Mapping[str, Role] = field(default_factory=dict)  # who heads a body: رئيس الاتحاد
    counsel: Mapping[str, Role] = field(default_factory=dict)  # who is an office's, not in it: مستشار الرئيس
    nobodies: frozenset[str] = frozenset()  # nouns before names that are nobody's
    leads: frozenset[str] = frozenset()  # words after which somebody is named
    sought: frozenset[str] = frozenset()  # what a state wants of a body
    polities: frozenset[str] = frozenset()  # what states are called: a republic, a kingdom
    leaning: frozenset[str] = frozenset()  # what stands before whom somebody is for: "pro"
    bodies: frozenset[str] = frozenset()  # words with a capital that names of bodies end in
    common: frozenset[str] = frozenset()  # words of the language that nobody is called by
    endings: frozenset[str] = frozenset()  # what names of things and places end in
    to_come: frozenset[str] = frozenset()  # says that an office is not taken up yet
    open_ends: frozenset[str] = frozenset({"باسم", "بلسان"})

    def run(self) -> Iterator[Mention]:
        i = self.start
        while i < self.end:
            mention = self.mention(i) if i in self.items or self.may_begin(i) else None
            if mention is None:
                i += 1
            else:
                yield mention
                i = max(mention.end, i + 1)

    def mention(self, i: int) -> Mention | None:
        raise NotImplementedError

    def may_begin(self, i: int) -> bool:
        """Whether a mention can begin at a word that no table has: a quick look, since most cannot."""
        return True

    def at(self, i: int) -> _Item | None:
        return self.items.get(i) if i < self.end else None

    def is_former(self, begin: int, end: int) -> bool:
        """Whether a word of an office, or the one before it, says that it is over."""
        first = max(self.start, begin - 1) if self.words[begin].i else begin
        return any("former" in word.tags for word in self.words[first:end])

    def simple(self, item: _Item) -> Mention:
        """A mention of one name."""
        kind = {"demonym": "state", "surname": "person", "capital": "state"}.get(item.sense)
        if kind is None:
            kind = "org" if item.sense in _ORGLIKE else "place" if item.sense in _PLACELIKE else item.sense
        return Mention(
            item.start,
            item.end,
            (item.start, item.end),
            kind,
            refs=item.refs,
            country=item.country,
            adjective=item.sense == "demonym" or (kind == "org" and self.describes(item)),
            clitics=item.clitics,
            sense=item.sense,
        )

    def describes(self, item: _Item) -> bool:
        """الهجمات الحوثية, الغارات الأطلسية: a body as the adjective of a noun with the article."""
        if item.end - item.start > 1 or item.start <= self.start:
            return False
        word, noun = self.words[item.start], self.words[item.start - 1]
        if not word.key.startswith("ال") or not word.key.endswith(("ي", "يه")) or noun.name >= 0:
            return False
        return noun.key.startswith(("ال", "وال", "بال", "لل", "كال")) and not noun.has("verb", "prep", "rel")


# Styles that stay with a name when a thing is called by it: King Fahd University, مطار الملك خالد.
_STYLES = frozenset({"monarch", "prince", "people"})
_FUNCTION = (
    "prep",
    "conj",
    "and",
    "comp",
    "rel",
    "det",
    "pron",
    "be",
    "have",
    "do",
    "speech",
    "neg",
    "to",
    "future",
)
# Who is told by whom he serves or is kin to.
_SERVANTS = frozenset({"spokesperson", "adviser", "special_envoy", "relative"})
# One of an army or a police that is called by name: "Uruguayan soldier Nelson Etcheverry".
_ONE_MAN = frozenset({"soldier", "policeman", "fighter", "gunman", "marine", "peacekeeper", "rebel"})
# States where a first name is often written in two halves.
_HYPHENATED = frozenset({"CHN", "TWN", "KOR", "PRK"})
# What nouns for people end in: banker, councillor, guitarist, historian, merchant, trustee.
_AGENTIVE = ("er", "or", "ist", "ian", "ant", "ent", "ee", "eer", "man", "woman", "ess", "exile")
_OF_REGIONS = frozenset({"leader", "mayor", "minister", "deputy_minister", "chair"})
_TOWNS = frozenset({"city", "capital", "region", "sea"})
# What bodies are that a name follows: "the militant group Ansar al-Fajr".
_GROUPS = ("group", "movement", "militia", "organisation", "organization", "faction")
# Kinds of nouns that names of bodies end in.
_OF_BODIES = frozenset({"government", "armed_group", "organisation", "delegation", "body", "media"})
# States that are called with an article themselves.
_WITH_ARTICLE = frozenset({"congo", "gambia", "vatican", "sudan", "ukraine", "lebanon", "yemen", "niger"})
# The same of more than one.
_AGENTIVES = ("ers", "ors", "ists", "ians", "men", "women", "eers")
# What stands inside names in small letters: Jalal al-Sharafi, Jaap de Hoop.
_PARTICLES = frozenset(
    [
        "al",
        "ul",
        "ud",
        "bin",
        "ibn",
        "ben",
        "de",
        "van",
        "von",
        "den",
        "der",
        "la",
        "del",
        "el",
        "da",
        "dos",
        "-",
    ]
)


class _HeadLast(_Composer):
    """English: adjectives, titles and genitives, then the name."""

    def mention(self, i: int) -> Mention | None:
        words = self.words
        begin = i
        item = self.at(i)
        if item is None:
            if "title" in words[i].tags and words[i].text[:1].isupper():
                j = self.past_titles(i)
                name = self.capitals(j, allow_start=True) or self.person_at(j)
                if name:
                    return self.named(begin, name, None, None, None)
                return None
            if "poss" in words[i].tags and self.counterpart_at(i + 1) is not None:
                item = None
            elif (state := self.polity(i)) is not None:
                return self.finish(i, state.end, state, None, None, state.country, None)
            else:
                return self.unknown(i)
        elif item.role is not None and i - 1 in self.items and self.goes_off(item):
            return None  # "paratroopers head for"
        elif item.role is not None and item.role.name == "movement" and self.are_grouped(item.end):
            return None  # "a group of British lawmakers" is them
        elif item.role is not None and any(
            (state := self.at(k)) is not None and state.end == i and self.is_verb(item, state)
            for k in range(max(self.start, i - 3), i)
        ):
            return None
        elif item.sense in {"demonym", *_STATELIKE} and self.joined(item.end, "go_between"):
            brokering = self.finish(i, item.end, item, None, None, item.country, None)
            if brokering is not None:
                brokering.adjective = True  # "a Qatar-brokered deal"
            return brokering
        elif item.sense in {"demonym", *_STATELIKE} and (self.joined(item.end, "backed") or self.opposed(i)):
            return None  # "Iran-backed militias" are not Iran, nor Iranian, and who is anti-Iranian is not
        country: str | None = None
        of: str | None = None
        role: Role | None = None
        role_item: _Item | None = None
        last: _Item | None = None
        j = i
        genitive = False
        nouns: list[str] = []
        region: str | None = None
        posted: str | None = None
        countries: list[str] = []
        if item is None:  # "his Ukrainian counterpart"
            j = i + 1
        while j < self.end:
            item = self.at(j)
            if item is None:
                word = words[j]
                if (
                    last is not None
                    and "genitive" in word.tags
                    and (
                        # the UN secretary-general's envoy
                        last.sense != "role"
                        or (role is not None and role.name == "secretary_general")
                        or (role is not None and role.kind == "office" and self.serves(j + 1))
                    )
                ):
                    if self.follows(j + 1):
                        if last.sense in _PLACELIKE and last.country and role is None and country is None:
                            country, region = last.country, last.refs[0]  # "South Ossetia's leader"
                        genitive = True
                        j += 1
                        continue
                    name = self.given_name(j + 1) if last.sense in _STATELIKE and role is None else None
                    if name is not None:
                        return self.named(begin, name, None, last.country, None)
                    bearer = self.at(j + 1) if last.sense in _ORGLIKE and role is None else None
                    if bearer is not None and bearer.sense in {"person", "surname"}:
                        # "NATO's Stoltenberg"
                        return self.named(begin, (bearer.start, bearer.end, bearer.refs), None, None, None)
                    return self.finish(begin, j, last, role, role_item, country, of, genitive=True)
                if last is not None and last.sense in _ORGLIKE and role is None and word.text == "(":
                    short = self.at(j + 1)
                    if short is not None and short.refs == last.refs and self.closes(short.end):
                        j = short.end + 1  # Palestine Liberation Organization (PLO) chairman
                        continue
                if last is not None and last.sense in _ORGLIKE and role is None and last.end == j:
                    if word.has("orgword") and word.text[:1].isupper():
                        j += 1  # Fatah Party
                        continue
                if last is not None and role is None and last.sense in {"demonym", *_STATELIKE}:
                    further = self.qualified(j, last)
                    if further is not None:
                        j = further
                        continue
                if genitive and role is None and self.is_bare(j) and self.follows(j + 1):
                    j += 1  # "Uruguay's leftist government"
                    continue
                if last is not None and role is None and last.sense == "demonym" and last.end == j:
                    people = self.at(j + 1) if self.is_bare(j) else None
                    if people is not None and people.role is not None and people.role.plural:
                        if people.role.kind in {"population", "person"}:
                            j += 1  # "Mexican truck drivers"
                            continue
                if last is not None and role is None and (beyond := self.compound(j)) > j:
                    if self.follows(beyond):
                        j = beyond  # "Austria's far-right leader"
                        continue
                if (
                    (word.text[:1].islower() or (last is not None and word.key in self.context.faiths))
                    and word.has("filler", "former")
                    and self.follows(j + 1)
                    and (last is not None or role is not None or j == begin)
                    # "the FARC elected delegates" is a sentence, "elected delegates of the FARC" none
                    and not (
                        word.key.endswith("ed")
                        and last is not None
                        and (last.sense in _ORGLIKE or self.is_noun(last))
                        and last.end == j
                    )
                ):
                    j += 1
                    continue
                if (
                    "title" in word.tags
                    and last is not None
                    and (word.text[:1].isupper() or self.capital_at(j + 1))
                ):
                    k = self.past_titles(j) if word.text[:1].isupper() else j + 1
                    name = self.capitals(k, allow_start=True) or self.person_at(k)
                    if name:
                        return self.named(begin, name, role, country, of, last=role_item)
                break
            if item.sense == "role":
                assert item.role is not None
                if (body := self.of_people(begin, item, country)) is not None:
                    return body
                if last is not None and last.end == j and role is None and self.is_verb(item, last):
                    break
                if item.role.name in {"bloc", "alliance"} and last is not None and last.end == j:
                    if role is None and last.sense in _ORGLIKE:
                        j = item.end  # "the NATO alliance" is NATO
                        continue
                if role is not None and role.kind == "population":
                    if role.plural or item.role.kind != "person":
                        break  # but "civilian advisers" are one noun
                if role is not None and role.plural and not item.role.plural and self.goes_off(item):
                    break  # "peacekeepers head for Darfur"
                nouns.append(item.role.noun)
                role, role_item, last = self.stronger(role, item.role), item, item
                country, of = country or item.country, item.role.of or of
                j = item.end
                continue
            if (envoy := self.envoy_after(item)) is not None and last is not None and role is None:
                posted = item.country or item.refs[0]  # "the US Middle East envoy"
                j = envoy
                continue
            if item.sense in {"person", "surname"}:
                if last is not None and last.sense in _STATELIKE and not genitive and role is None:
                    if len(item.refs) < 2 or item.end - item.start < 2 or last.country not in item.countries:
                        break  # but "Saudi King Abdullah" is one
                return self.named(begin, (item.start, item.end, item.refs), role, country, of, last=role_item)
            if (
                item.sense in _PLACELIKE
                and item.country
                and self.follows(item.end)
                and (role is None and country is None)
            ):
                country, last, j = item.country, item, item.end  # "Darfur rebels"
                region = item.refs[0]
                continue
            if item.sense in {"demonym", *_STATELIKE}:
                if role_item is not None and last is role_item:
                    if role is None or role.kind != "counterpart" or country is not None:
                        break  # "his counterpart Italian President Sergio Mattarella"
                if (several := self.kindred(begin, item, last) or self.minority(begin, item)) is not None:
                    return several
                if country is not None and last is not None and last.sense in _STATELIKE:
                    break
                if last is not None and last.sense in _ORGLIKE:
                    break
                country = item.country
                countries.append(item.country or "")
                last = item
                j = item.end
                continue
            if item.sense in _ORGLIKE:
                if role_item is not None and last is role_item:
                    break
                if genitive and role is None and last is not None and self.is_sought(item.end):
                    return self.finish(begin, last.end, last, None, None, country, None, genitive=True)
                of = item.refs[0]
                if item.country and country is None:
                    country = item.country
                last = item
                j = item.end
                continue
            if last is None:
                last = item
                j = item.end
                continue
            break
        if last is None:
            return None
        if role is None and last.sense in {"demonym", *_PLACELIKE} and last.end == j:
            run = self.capitals(j, allow_start=True)
            if run is not None and any(self.is_body(k) for k in range(run[0], run[1])):
                return Mention(
                    begin, run[1], (last.start, run[1]), "unknown_org", country=country,
                    name=" ".join(w.text for w in self.words[last.start : run[1]]),
                )  # fmt: skip
        if role is None and not genitive and self.is_modifier(begin, j, last):
            return None
        if role is None and last.sense == "demonym" and last.end == j:
            if (someone := self.someone(begin, j, country) or self.folk(begin, j, country)) is not None:
                return someone
        if role is not None:
            target = posted
            if (
                posted is None
                and role.name == "ambassador"
                and country is None
                and of
                and self.is_owned(begin)
            ):
                target = of  # "his UN ambassador" is his state's
                of = None
            if target is not None:
                pass
            elif not self.is_posted(begin, role):
                j, country, of, target = self.links(j, role, country, of)
            elif j < self.end and self.words[j].key in {"of", "for"}:
                j, country, of, target = self.links(j, role, country, of)
            elif country is not None:
                further, _, _, target = self.links(j, role, country, of)  # where, not who
                if target is not None and further + 1 < self.end and self.words[further].text == ",":
                    if self.capitals(further + 1, allow_start=True) or self.person_at(further + 1):
                        j = further  # "the Saudi ambassador to Lebanon, Abdulaziz Khoja, met"
            if of is not None and role.kind in {"office", "person"} and (beyond := self.unit(j)) > j:
                j, role = beyond, self.official or role
            if role.name == "ambassador" and country is not None and of is not None and target is None:
                target = of  # "Russia's UN ambassador" is Russia's
                of = None
            name = self.capitals(j, allow_start=True) or self.person_at(j)
            if name and not name[2] and of is not None and role_item is not None and name[1] - name[0] == 1:
                if j > role_item.end and name[0] == j and self.is_after_body(j):
                    if self.words[j].key not in self.given:
                        j, name = name[1], None  # "the head of UN Environment"
            if name and not name[2] and not role.plural and role.kind in {"organisation", "armed_group"}:
                if (
                    (role.name == "company" or role.noun.endswith(_GROUPS))
                    and name[1] - name[0] > 1
                    and name[0] == j
                    and (role.name != "company" or self.words[j].key not in self.given)
                    and of is None
                ):
                    return Mention(
                        begin, name[1], name[:2], "unknown_org", country=country,
                        name=_written(self.words[name[0] : name[1]]),
                    )  # fmt: skip
            if name and (
                role.kind in {"office", "person"}
                or role.name == "counterpart"
                # "Zambian lawyer Chileshe Mumba"
                or (role.kind == "population" and not role.plural and country is not None)
                # "Captain Modibo Sissouma"
                or (role.kind == "population" and not role.plural and self.is_titled(begin, j, name))
                or (role.noun in _ONE_MAN and country is not None and name[1] - name[0] > 1)
            ):
                mention = self.named(begin, name, role, country, of, last=role_item)
                mention.target = target
                return mention
            finished = self.finish(begin, j, last, role, role_item, country, of)
            if finished is not None:
                if (
                    name
                    and not name[2]
                    and finished.end == j
                    and nouns[-1:]
                    and nouns[-1] in self.context.vessels
                ):
                    finished.end = name[1]  # "the Danish frigate Absalon"
                finished.target, finished.noun, finished.region = target, " ".join(nouns), region
                if region is not None and finished.of is None and _is_of_region(role):
                    finished.of = region  # "Abkhazia's president"
            return finished
        return self.finish(begin, j, last, role, role_item, country, of)

    def someone(self, begin: int, j: int, country: str | None) -> Mention | None:
        """A name after a nationality and a noun that no list has: "Lebanese banker Karim Haddadin".

        The first name is a known one, or the noun is one of those for people by its ending.
        """
        k = j
        while k < self.end and k - j < 4 and self.at(k) is None and self.words[k].text.isalpha():
            word = self.words[k]
            if not word.text.islower() or word.has(*_FUNCTION):
                break
            k += 1
            if k + 1 < self.end and self.words[k].text == "-" and self.words[k].start == word.end:
                k += 1  # mine-clearer
        if k == j or self.words[k - 1].key in self.nobodies:
            return None
        run = self.capitals(k, allow_start=True)
        if run is None or run[1] - run[0] < 2 or any(self.is_body(i) for i in range(k, run[1])):
            return None
        if self.words[k].key not in self.given and not self.words[k - 1].key.endswith(_AGENTIVE):
            return None
        return self.named(begin, run, self.people, country, None)

    def kindred(self, begin: int, item: _Item, last: _Item | None) -> Mention | None:
        """People of one nation in the land of another: "Kosovo Serbs", "Karabakh Armenians"."""
        if last is None or last.end != item.start or last.sense not in {"state", "region", "demonym"}:
            return None
        folk = self.words[item.end - 1]
        if item.sense != "demonym" or not folk.key.endswith("s") or self.follows(item.end):
            return None
        if last.country == item.country or self.people is None or item.end - item.start > 1:
            return None
        return Mention(
            begin, item.end, (begin, item.end), "role", role=self.people, country=last.country, plural=True,
            definite=self.words[begin].key == "the", noun=folk.text,
        )  # fmt: skip

    def minority(self, begin: int, item: _Item) -> Mention | None:
        """People of one nation who live elsewhere: "ethnic Albanians", "the Armenians of Lebanon"."""
        if item.sense != "demonym" or item.end - item.start > 1 or item.start == self.start:
            return None
        folk, before, end = self.words[item.start], self.words[item.start - 1], item.end
        if self.people is None or self.follows(end):
            return None
        if before.has("descent"):
            if not folk.key.endswith("s") and end < self.end and self.is_bare(end):
                return None  # "an ethnic Hungarian poet"
        elif before.key != "the" or not folk.key.endswith("s") or not self.is_land(end):
            return None
        return Mention(
            begin, end, (begin, end), "role", role=self.people, country=item.country, descent=item.country,
            plural=True, definite=before.key == "the", noun=folk.text,
        )  # fmt: skip

    def is_land(self, j: int) -> bool:
        """Whether "of" and a state or a region stand there: "of Lebanon", "of southern Serbia"."""
        if j >= self.end or self.words[j].key != "of":
            return False
        j += 1
        while j < self.end and self.at(j) is None and self.words[j].has("det", "adj"):
            j += 1
        land = self.at(j) if j < self.end else None
        return land is not None and land.sense in _STATELIKE | _PLACELIKE

    def is_modifier(self, begin: int, j: int, last: _Item) -> bool:
        """Whether a state only says what the next noun is about: "the China virus", "a Syria file"."""
        if last.sense != "state" or last.start != begin or last.end != begin + 1 or j >= self.end:
            return False
        name = self.words[begin]
        if begin == self.start or name.key in _WITH_ARTICLE or name.key.endswith("s") or name.text.isupper():
            return False
        return self.words[begin - 1].key in {"the", "a", "an"} and self.is_bare(j)

    def is_after_body(self, j: int) -> bool:
        """Whether the name of a body ends right before a word."""
        items = (
            item for k in range(j - 1, max(self.start, j - 6) - 1, -1) if (item := self.at(k)) is not None
        )
        last = next(items, None)
        return last is not None and last.end == j and last.sense in _ORGLIKE

    def folk(self, begin: int, j: int, country: str | None) -> Mention | None:
        """People called by a nationality and a noun that no list has: "Dutch investigators".

        The noun, after at most two adjectives nobody listed, ends like those for people.
        """
        k = j
        while k < self.end and k - j < 2 and self.is_bare(k) and not self.words[k].key.endswith(_AGENTIVES):
            k += 1
        if k >= self.end or self.at(k) is not None or not self.words[k].text.islower():
            return None
        noun = self.words[k]
        single = noun.key[:-1] if noun.key.endswith("s") else noun.key
        if not noun.key.endswith(_AGENTIVES) or noun.tags or single in self.nobodies:
            return None
        if noun.key in self.common or any(form.frame.pos == "v" for form in noun.forms):
            return None
        return Mention(
            begin, k + 1, (begin, k + 1), "role", role=self.people, country=country, plural=True,
            definite=self.words[begin].key == "the", noun=noun.text,
        )  # fmt: skip

    def past_titles(self, j: int) -> int:
        """The word after one or more titles: "Rear Admiral", "Lieutenant General"."""
        while j < self.end and self.words[j].has("title") and self.words[j].text[:1].isupper():
            j += 1
        return j

    def of_people(self, begin: int, item: _Item, country: str | None) -> Mention | None:
        """ "The Eritrean People's Liberation Front": no people, but a body with a name nobody listed."""
        last, k = self.words[item.end - 1], item.end
        if last.text not in {"People", "Workers", "Peoples"} or k + 1 >= self.end:
            return None
        if not self.words[k].has("genitive") or not self.capital_at(k + 1):
            return None
        name = self.capitals(k + 1, allow_start=True)
        if name is None:
            return None
        return Mention(
            begin, name[1], (begin, name[1]), "unknown_org", country=country,
            name=_written(self.words[begin : name[1]]),
        )  # fmt: skip

    def is_posted(self, begin: int, role: Role) -> bool:
        """Whether somebody is sent by whoever was named: "its ambassador to", "named a new envoy to"."""
        if self.is_appointed(begin):
            return role.name in _SENT or role.name in _POSTED
        if begin == self.start or not self.words[begin - 1].has("poss", "det"):
            return False
        return role.name in _SENT or (role.name == "special_envoy" and self.is_owned(begin))

    def is_appointed(self, begin: int) -> bool:
        """Whether somebody gets his post there: "appointed a new ambassador to", "picked X as envoy to"."""
        i = begin - 1
        while i > self.start and self.words[i].has("adj", "filler"):
            i -= 1
        if i > self.start and self.words[i].key in {"a", "an"}:
            return any(form.frame.type == "appoint_envoy" for form in self.words[i - 1].forms)
        while i > max(self.start, begin - 5) and self.words[i].key != "as":
            if self.words[i].is_punct or not (self.words[i].text.islower() and self.words[i].text.isalpha()):
                return False
            i -= 1  # "as his personal envoy to", "as its first ambassador to"
        before = self.words[max(self.start, i - 10) : max(i, self.start)]
        return (
            i > self.start
            and self.words[i].key == "as"
            and any(form.frame.type == "appoint_envoy" for word in before for form in word.forms)
        )

    def is_titled(self, begin: int, j: int, name: tuple[int, int, tuple[str, ...]]) -> bool:
        """Whether one word with a capital stands right before a full name."""
        return j == begin + 1 == name[0] and self.words[begin].text[:1].isupper() and name[1] - name[0] > 1

    def is_owned(self, begin: int) -> bool:
        """Whether a pronoun says whose somebody is: "its embassy", "his country"."""
        return begin > self.start and self.words[begin - 1].has("poss")

    def commander(self, begin: int) -> str | None:
        """The state of a person whose forces or government a noun names: "Assad's forces"."""
        if begin - 2 < self.start or not self.words[begin - 1].has("genitive"):
            return None
        for i in range(begin - 2, max(self.start, begin - 5) - 1, -1):
            item = self.at(i)
            if item is not None:
                return item.country if item.end == begin - 1 and item.sense in {"person", "surname"} else None
        return None

    def envoy_after(self, item: _Item) -> int | None:
        """Where an envoy begins whom a state or a region before it says the post of: "Syria envoy"."""
        if item.sense not in {"state", "region"}:
            return None
        j = item.end
        while j < self.end and self.at(j) is None and self.words[j].has("filler"):
            j += 1
        after = self.at(j)
        return (
            j if after is not None and after.role is not None and after.role.name == "special_envoy" else None
        )

    def stronger(self, old: Role | None, new: Role) -> Role:
        """Of "foreign ministry spokesman" the last counts; of "President-elect leader" the office."""
        if old is not None and old.kind == "office" and new.name in {"leader", "chair", "official"}:
            return old
        return new

    def follows(self, j: int) -> bool:
        for _ in range(3):
            if j >= self.end:
                return False
            if (item := self.at(j)) is not None:
                return item.sense in {"role", "person", "surname", "demonym", *_ORGLIKE}
            if (beyond := self.compound(j)) > j:
                j = beyond
                continue
            if not self.words[j].has("filler", "former") and not (
                self.is_bare(j) and self.words[j - 1].has("genitive")
            ):
                return False
            j += 1
        return False

    def is_noun(self, item: _Item) -> bool:
        """Whether a state is named by its noun: "Libya armed rebels", not "US armed drones"."""
        words = self.words[item.start : item.end]
        return item.sense == "state" and not any(word.text.isupper() or "." in word.text for word in words)

    def is_verb(self, item: _Item, state: _Item) -> bool:
        """Whether what may be people is what a state does to somebody: "Chad suspects Niger of"."""
        j = item.end + (item.end < self.end and self.words[item.end].has("definite"))
        forms = self.words[item.start].forms
        return (
            self.is_noun(state)
            and self.at(j) is not None
            and any(form.frame.pos == "v" and form.features == "s" for form in forms)
        )

    def goes_off(self, item: _Item) -> bool:
        """Whether what may be somebody is a verb of going: "head for", "head to"."""
        words, j = self.words, item.end
        plain = words[item.start].key == "head" and item.end == item.start + 1
        return plain and j < self.end and words[j].key in {"for", "to", "back", "home", "north", "south"}

    def serves(self, j: int) -> bool:
        """Whether somebody follows whom an office has: "the French president's envoy"."""
        item = self.at(j)
        return item is not None and item.role is not None and item.role.name in _SERVANTS

    def is_bare(self, j: int) -> bool:
        """Whether a word nobody listed stands there, an adjective perhaps."""
        word = self.words[j]
        return word.text.isalpha() and word.text.islower() and word.tags <= {"adj"} and not word.forms

    def given_name(self, j: int) -> tuple[int, int, tuple[str, ...]] | None:
        """A name nobody listed that begins with a given name: "Ukraine's Leonid Kravchuk"."""
        if j + 1 >= self.end or self.words[j].key not in self.given or not self.words[j].text[:1].isupper():
            return None
        name = self.capitals(j, allow_start=True)
        return name if name is not None and name[1] - name[0] > 1 else None

    def compound(self, j: int) -> int:
        """Where an adjective of two words ends, `j` if none begins there: "far-right", "army-backed"."""
        if j + 2 >= self.end or self.words[j + 1].text not in {"-", "–"}:
            return j
        first, dash, second = self.words[j : j + 3]
        joined = first.end == dash.start and dash.end == second.start
        plain = first.text.isalpha() and first.text.islower() and second.text.isalpha()
        if any(form.frame.pos == "v" and form.length > 2 for form in first.forms) or (
            first.has("prefix") and any(form.frame.pos == "v" for form in second.forms)
        ):
            return j  # "North Korea test-fired two missiles", "Norway co-hosted envoys"
        leaning = first.key in self.leaning  # "pro-Western"
        return j + 3 if joined and plain and (second.text.islower() or leaning) else j

    def unit(self, j: int) -> int:
        """Where a part of a body ends whose name ends at `j`: "the head of the UN [mission]"."""
        k = j + 2 if self.joined(j, "led") else j
        if k < self.end and self.at(k) is None and (self.words[k].has("filler") or self.is_bare(k)):
            k += 1
        item = self.at(k) if k < self.end else None
        role = item.role if item is not None else None
        part = role is not None and (role.kind in {"delegation", "armed_group"} or role.name == "embassy")
        return item.end if item is not None and part else j

    def polity(self, i: int) -> _Item | None:
        """ "The Republic of San Marino": the state after "of"."""
        words = self.words
        if words[i].key not in self.polities or not words[i].text[:1].isupper() or i + 2 >= self.end:
            return None
        item = self.at(i + 2) if words[i + 1].key == "of" else None
        return item if item is not None and item.sense == "state" else None

    def is_sought(self, j: int) -> bool:
        """ "Sweden's NATO membership": what a state has with a body is the state's."""
        words = self.words
        return j < self.end and words[j].name < 0 and words[j].key in self.sought

    def is_anothers_name(self, begin: int, last: _Item) -> bool:
        """Whether a genitive stands before a name: "Norway's Labour Party", but the Eritrean Front."""
        return any(word.has("genitive") for word in self.words[begin : last.start])

    def is_party(self, item: _Item) -> bool:
        """Whether a name ends in what parties are called: those of two states may share it."""
        return self.words[item.end - 1].key in self.context.parties

    def closes(self, j: int) -> bool:
        return j < self.end and self.words[j].text == ")"

    def joined(self, j: int, kind: str) -> bool:
        """Whether a name is joined by a hyphen to a participle of a class: Iran-backed."""
        return (
            j + 1 < self.end
            and self.words[j].text in {"-", "–"}
            and self.words[j - 1].end == self.words[j].start
            and self.words[j + 1].has(kind)
        )

    def opposed(self, i: int) -> bool:
        """Whether a name is joined to the word before it: anti-Syrian, pro-Russian."""
        if i - 1 < self.start or self.words[i - 1].end != self.words[i].start:
            return False
        before = self.words[i - 1]
        if before.text == "-" and i - 2 >= self.start:
            before = self.words[i - 2]
        return before.key.rstrip("-") in {"anti", "pro", "non"}

    def qualified(self, j: int, last: _Item) -> int | None:
        """Where the noun of a nationality begins: "Vietnamese-led forces", "Irish nationalist guerrillas"."""
        if self.joined(j, "led"):
            return j + 2 if self.at(j + 2) is not None and self.follows(j + 2) else None
        noun = (
            last.sense == "state" and last.end - last.start > 1 and not self.words[last.start - 1].has("prep")
        )
        if last.sense != "demonym" and not noun and not self.words[last.end - 1].text.isupper():
            if self.words[last.end - 1].text not in {"U.S.", "U.N.", "U.K."}:
                return None
        k = j
        while k < self.end and k - j < 5:
            word = self.words[k]
            if self.is_model(k):
                k += 1  # "Spanish F-18 fighters"
                item = self.at(k)
                if item is not None:
                    return k if item.sense == "role" else None
                continue
            if (
                k - j >= 3
                or not word.text.isalpha()
                or word.text[0].isupper()
                or (word.tags - _MODIFIER)
                or word.forms
            ):
                return None
            k += 1
            item = self.at(k)
            if item is not None:
                return k if item.sense == "role" else None
        return None

    def is_model(self, k: int) -> bool:
        """Whether a word is a part of the name of an aircraft or a tank: F-16, MiG-29, T-72."""
        word = self.words[k]
        if word.text in {"-", "–"} or word.text.isdigit():
            return word.start == self.words[k - 1].end
        following = self.words[k + 1] if k + 1 < self.end else None
        dashed = following is not None and following.text in {"-", "–"} and following.start == word.end
        return (
            word.text[:1].isupper()
            and (dashed or any(char.isdigit() for char in word.text))
            and len(word.text) < 8
        )

    def counterpart_at(self, j: int) -> _Item | None:
        for step in range(3):
            item = self.at(j + step)
            if item is not None and item.role is not None and item.role.kind == "counterpart":
                return item
        return None

    def links(
        self, j: int, role: Role, country: str | None, of: str | None
    ) -> tuple[int, str | None, str | None, str | None]:
        """ "of Russia", "for the Kremlin", "to Moscow" after an office."""
        target = None
        for _ in range(2):
            if j >= self.end or self.words[j].key not in {"of", "for", "to", "in", "from", "at", "on"}:
                break
            link = self.words[j].key
            if link == "on":
                if role.name != "special_envoy":
                    break
                link = "to"  # "envoy on Syria"
            if link == "in" and role.kind == "person" and country is None and of is None:
                land = self.at(j + 1)
                if land is not None and land.sense == "state" and role.name not in _POSTED:
                    if land.end == self.end or self.words[land.end].is_punct:
                        country = land.country  # ", a tribal leader in Yemen,"
                        j = land.end
                        break
            tries = link == "at" and role.noun == "prosecutor" and self.body_after(j + 1) is not None
            if link in {"in", "at"} and role.name not in {"ambassador", "embassy"} and not tries:
                if (found := self.employer(j + 1)) is None or country is not None or of is not None:
                    break
                j, country = found  # "an official at the Egyptian foreign ministry"
                continue
            if link == "to" and role.name not in {"ambassador", "special_envoy", "embassy", "adviser"}:
                break
            if link == "from" and role.kind not in {"person", "population", "delegation"} and not role.plural:
                break
            if link == "from" and role.name in {*_SENT, "special_envoy"} and self.is_called_home(j):
                break
            k = j + 1
            # the article may be part of a name: "for the Taliban"
            while (
                k < self.end
                and self.at(k) is None
                and (self.words[k].has("det") or self.words[k].key == "state")
            ):
                k += 1
            if link == "of" and role.kind in _OWNED and (found := self.ruler(k)) is not None:
                j, home = found  # "the government of President Gbagbo", "forces of General Haftar"
                country = country or home
                continue
            item = self.at(k)
            if item is None:
                break
            abbreviated = item.sense == "state" and self.words[k].text in {"US", "U.S.", "UK", "U.K."}
            if item.sense == "demonym" or abbreviated:
                after = self.at(item.end)
            else:
                after = None
            if after is not None and after.role:
                if link == "to" and role.name != "adviser":
                    break
                country = country or item.country
                j = after.end
                continue
            if item.sense in {"state", "capital", "region", "city"}:
                if link in {"to", "in", "at"} or (link == "for" and role.name == "special_envoy"):
                    target = item.country or item.refs[0]  # "envoy to the Middle East"
                elif link == "of" and of is None and _has_seat(role, item):
                    of, country = item.refs[0], country or item.country  # "the president of Abkhazia"
                elif item.sense in {"region", "city"}:
                    break
                elif country is not None and link == "for":
                    break
                else:
                    country = country or item.country
            elif item.sense in _ORGLIKE:
                if link == "to":
                    target = item.refs[0]
                else:
                    of = of or item.refs[0]
                    country = country or item.country
            elif item.sense == "role" and item.role is not None and item.role.kind == "government":
                pass
            else:
                break
            beyond = self.owned_body(item.end)
            chief = self.at(item.end)
            if chief is not None and chief.role is not None and chief.role.name == "secretary_general":
                if item.sense in _ORGLIKE and role.name in _SERVANTS:
                    beyond = chief.end  # "spokesman for the UN secretary-general"
            if beyond == item.end and self.is_anothers(item.end) and role.kind == "office":
                country, of, target = None, None, None  # "the president of Iran's football federation"
                break
            j = beyond
        return j, country, of, target

    def is_called_home(self, j: int) -> bool:
        """Whether "from" belongs to a verb before envoys: "recalls envoys from Washington"."""
        before = (form for word in self.words[max(self.start, j - 4) : j] for form in word.forms)
        return any(form.frame.type in {"recall_or_expel_diplomat", "withdraw"} for form in before)

    def body_after(self, j: int) -> _Item | None:
        """A body whose name begins at a word, or after its article."""
        item = self.at(j) or (self.at(j + 1) if j < self.end and self.words[j].has("det") else None)
        return item if item is not None and item.sense in _ORGLIKE else None

    def is_anothers(self, j: int) -> bool:
        """Whether what a name has is no office or body of a state: "Iran's football federation"."""
        if j + 1 >= self.end or not self.words[j].has("genitive"):
            return False
        return (
            self.at(j + 1) is None
            and self.words[j + 1].text.isalpha()
            and not self.words[j + 1].has("former")
        )

    def owned_body(self, j: int) -> int:
        """Where the body of a state ends: "the speaker of Georgia's parliament"."""
        if j + 1 >= self.end or not self.words[j].has("genitive"):
            return j
        body = self.at(j + 1)
        if body is not None and body.role is not None and body.role.kind in {"government", "armed_group"}:
            return body.end
        k = j + 1
        while k < self.end and k - j < 4 and self.at(k) is None:
            word = self.words[k]
            if not word.text.islower() or word.has("verb", "prep", "and"):
                break
            k += 1
        if k > j + 1 and (k == self.end or self.words[k].text == ","):
            return k  # "the head of Ghana's health service,"
        return j

    def employer(self, k: int) -> tuple[int, str | None] | None:
        """Where a body with its state before it ends, and the state."""
        while k < self.end and self.words[k].has("det"):
            k += 1
        home = self.at(k)
        if home is None or home.sense not in {"demonym", "state"}:
            return None
        k = home.end + 1 if home.end < self.end and self.words[home.end].has("genitive") else home.end
        body = self.at(k)
        if body is None or body.role is None or body.role.kind not in {"government", "armed_group"}:
            return None
        return body.end, home.country

    def ruler(self, k: int) -> tuple[int, str | None] | None:
        """Where a person with or without a title ends, and the state of that person."""
        item = self.at(k)
        if item is not None and item.role is not None and item.role.kind == "office":
            titled = item.end
        else:
            titled = self.past_titles(k)
        name = self.person_at(titled)
        if name is None and titled > k:
            name = self.capitals(titled, allow_start=True)
        if name is None:
            return None
        known = self.at(name[0])
        return name[1], known.country if known is not None else None

    def capital_at(self, j: int) -> bool:
        return j < self.end and self.words[j].text[:1].isupper()

    def dash_at(self, j: int) -> bool:
        return j < self.end and self.words[j].text == "-"

    def person_at(self, j: int) -> tuple[int, int, tuple[str, ...]] | None:
        item = self.at(j)
        if item is not None and item.sense in {"person", "surname"}:
            return item.start, item.end, item.refs
        return None

    def capitals(self, j: int, *, allow_start: bool) -> tuple[int, int, tuple[str, ...]] | None:
        """A run of capitalised words that nothing else explains."""
        k = j
        while k < self.end:
            if k - j > 6:
                return None  # a headline in capitals, no name
            word = self.words[k]
            item = self.at(k)
            if item is not None and item.sense in {"person", "surname"} and k > j:
                k = item.end
                continue
            if (
                item is not None
                and item.sense == "role"
                and k == j + 1
                and item.end == k + 1
                and (word.text[:1].isupper() and not self.capital_at(k + 1))
                and not (k + 1 < self.end and self.words[k + 1].key in {"of", "for"})
            ):
                k += 1  # a surname that is a title elsewhere: Tom King
                break
            if item is not None:
                break
            if k == j and word.text.isupper() and len(word.text) > 2 and not _INITIALS(word.text):
                if not self.capital_at(k + 1):
                    break  # "the president of the Georgetown BID"
            if not (word.text[:1].isupper() and any(c.islower() for c in word.text + "x")):
                if self.is_syllable(j, k):
                    k += 2
                    continue
                if word.text in _PARTICLES and k > j and self.capital_at(k + 1 + self.dash_at(k + 1)):
                    k += 1
                    continue
                break
            if word.has("det", "pron", "prep", "conj", "month", "day", "rel", "comp") or (
                word.has("verb") and k == j and not (k > self.start and self.capital_at(k + 1))
            ):
                break
            if k + 1 < self.end and word.text[-1:] == "." and len(word.text) > 3 and not _INITIALS(word.text):
                k += 1
                break
            k += 1
        if k == j or k - j > 6:
            return None
        if any(self.is_body(i) for i in range(j, k)):
            k = self.of_what(k)
        return j, k, ()

    def are_grouped(self, j: int) -> bool:
        """Whether a word for a group goes on to who is in it: "of British lawmakers"."""
        if j + 1 >= self.end or self.words[j].key != "of":
            return False
        item = self.at(j + 1)
        if item is not None and item.sense == "demonym":
            item = self.at(item.end)
        return item is not None and item.role is not None and item.role.plural and item.role.kind == "person"

    def is_syllable(self, j: int, k: int) -> bool:
        """Whether a hyphen goes on with the last name of a run in a small letter: Kim Yong-jin."""
        if k - j < 2 or k + 1 >= self.end or self.words[k].text != "-":
            return False
        before, after = self.words[k - 1], self.words[k + 1]
        return (
            before.end + 1 == after.start
            and max(len(before.text), len(after.text)) < 6
            and after.text.isalpha()
            and after.text.islower()
            and not (after.tags or after.key in self.common or after.key.endswith("ed"))
        )

    def of_what(self, j: int) -> int:
        """Where the name of an organisation ends: Union [of Teachers], Bank [of Nova Scotia]."""
        k = j
        while k + 1 < self.end and self.words[k].key in {"of", "for"}:
            k += 1
            if self.words[k].key == "the" and k + 1 < self.end:
                k += 1
            first = k
            while k < self.end and k - first < 5:
                word = self.words[k]
                if not word.text[:1].isupper() or word.has("month", "day", "title"):
                    break
                k += 1
            if k == first:
                return j
            j = k
        return j

    def unknown(self, i: int) -> Mention | None:
        """Capitalised words with no title: a tentative name, to be tied to a person told before."""
        word = self.words[i]
        if not word.text[:1].isupper() or word.has("det", "pron", "prep", "conj", "month", "day", "comp"):
            return None
        run = self.capitals(i, allow_start=False)
        if run is None:
            return None
        if (body := self.body(run)) is not None:
            return body
        people = self.people_at(run)
        if people is not None:
            return people
        if i == self.start and run[1] - run[0] == 1:
            after = self.words[run[1]].key if run[1] < self.end else ""
            known = word.tags or word.forms or after in _AFTER_NOUNS  # "Efforts by Oman"
            return None if known else self.tentative(run)
        return self.tentative(run)

    def body(self, run: tuple[int, int, tuple[str, ...]]) -> Mention | None:
        """A body by the word with a capital that its name ends in: the Chindwin Defence Force."""
        start, k, last = run[0], run[1], None
        while k < self.end:
            item, word = self.at(k), self.words[k]
            joint = word.text in {"'s", "'", "’s", "’", "-"} and word.start == self.words[k - 1].end
            if joint and self.capital_at(k + 1):
                k += 1
                continue
            if (
                item is None
                and word.text[:1].isupper()
                and word.text.isalpha()
                and not word.has("month", "day")
            ):
                k += 1
                last = last if not self.is_body(k - 1) else None
                continue
            if item is None or item.role is None or not all(self.capital_at(n) for n in range(k, item.end)):
                break
            last, k = item.role, item.end
        if k == run[1] or k - start < 2:
            return None
        if not self.is_body(k - 1) and (last is None or last.kind not in _OF_BODIES):
            return None
        k = self.of_what(k)
        return Mention(start, k, (start, k), "unknown_org", name=_written(self.words[start:k]))

    def people_at(self, run: tuple[int, int, tuple[str, ...]]) -> Mention | None:
        """People called by a word nobody listed: "Tamil civilian refugees", "Hutu rebels"."""
        start, end, _ = run
        j = end
        while j < self.end and j - end < 2 and self.at(j) is None:
            word = self.words[j]
            if not word.text.isalpha() or word.text[:1].isupper():
                return None
            if (word.tags - _MODIFIER) or word.forms:
                return None
            j += 1
        item = self.at(j)
        if end - start > 1 or item is None or item.role is None:
            return None
        if item.role.kind not in _CALLED or self.words[j].text[:1].isupper():
            return None
        mention = self.mention(j)
        if mention is None or mention.kind != "role":
            return None
        mention.start, mention.head = start, (start, mention.head[1])
        mention.definite = mention.definite or (
            start > self.start and self.words[start - 1].key in {"the", "this"}
        )
        return mention

    def is_body(self, i: int) -> bool:
        """Whether a word in the name of something says that it is a body."""
        return "orgword" in self.words[i].tags or (self.capital_at(i) and self.words[i].key in self.bodies)

    def tentative(self, run: tuple[int, int, tuple[str, ...]]) -> Mention | None:
        words = self.words[run[0] : run[1]]
        if all(word.text.isupper() for word in words) and len(words) > 1:
            return None
        if len(words) == 1 and self.is_body(run[0]):
            return None  # "the Bank" is nobody that could be told again
        kind = "unknown_org" if any(self.is_body(i) for i in range(*run[:2])) else "tentative"
        if kind == "tentative" and len(words) in {2, 3} and words[0].key in self.given:
            if not any(word.tags or word.forms for word in words) and words[-1].key not in self.endings:
                kind = "name"
        text = _written(words)
        homes = (item.country for i in range(*run[:2]) if (item := self.at(i)) is not None and item.country)
        country = next(homes, None) if kind == "unknown_org" else None
        return Mention(run[0], run[1], (run[0], run[1]), kind, name=text, country=country)

    def named(
        self,
        begin: int,
        name: tuple[int, int, tuple[str, ...]],
        role: Role | None,
        country: str | None,
        of: str | None,
        last: _Item | None = None,
    ) -> Mention:
        start, end, refs = name
        text = _written(self.words[start:end])
        mention = Mention(
            begin,
            end,
            (start, end),
            "person" if refs else "name",
            refs=refs,
            role=role,
            country=country,
            of=of,
            name=text,
        )
        if role is not None and country is None and of is None and end + 1 < self.end:
            home = self.at(end + 1)
            if self.words[end].key == "of" and home is not None and home.sense == "state":
                mention.country, mention.end = home.country, home.end  # "Minister X of Hungary"
        unplaced = role is None or role.kind == "population"
        if unplaced and not refs and country is None and end < self.end and self.words[end].key == "of":
            if (body := self.employer(end + 1)) is not None:
                mention.end, mention.country = body  # "Brigadier X of the Zimbabwean army"
        return mention

    def finish(
        self,
        begin: int,
        end: int,
        last: _Item,
        role: Role | None,
        role_item: _Item | None,
        country: str | None,
        of: str | None,
        *,
        genitive: bool = False,
    ) -> Mention | None:
        if role is None or role_item is None:
            mention = self.simple(last)
            mention.start, mention.end = begin, max(end, last.end)
            if last.sense == "organisation" and country not in {None, last.country} and self.is_party(last):
                # "Norway's Labour Party" is not the British one
                mention.kind = "unknown_org" if last.country else "org"
                mention.refs = mention.refs if last.country is None else ()
                first = (
                    begin
                    if mention.kind == "unknown_org" and not self.is_anothers_name(begin, last)
                    else last.start
                )
                mention.name, mention.country = _written(self.words[first : last.end]), country
            if last.sense != "demonym" and country and mention.country is None:
                mention.country = country
            mention.genitive = genitive
            return mention
        before = self.words[begin - 1] if begin > self.start else None
        if country is None and of is None and role.kind in {"armed_group", "government"}:
            country = self.commander(begin)
        return Mention(
            begin,
            end,
            (begin, end),
            "counterpart" if role.kind == "counterpart" else "role",
            role=role,
            country=country,
            of=of,
            plural=role.plural,
            definite=self.words[begin].key == "the"
            or role.kind == "body"  # which is taken up only where it is
            or (before is not None and before.has("det", "poss") and before.key not in {"a", "an"}),
            genitive=genitive,
            possessed=country is None and of is None and role.kind in _OWNED and self.is_owned(begin),
            adjective=role.kind == "pair" and any(word.text == "-" for word in self.words[begin:end]),
            former=self.is_former(begin, end),
        )


class _HeadFirst(_Composer):
    """Arabic: the office, its adjectives and possessor, then the name."""

    def after_quotation(self, j: int) -> int | None:
        """Where somebody known is named right after a word or two between quotation marks."""
        closing = self.quoted_at(j)
        return closing + 1 if closing is not None and self.person_at(closing + 1) is not None else None

    def quoted_body(self, j: int) -> _Item | None:
        """An organisation between quotation marks: زعيم «القاعدة», لـ«حزب الله», قيادي في «حماس»."""
        before = self.words[j].key.rstrip("ـ")
        inside, owned = before in {"في", "من"}, before == "ل"
        j += inside or owned
        closing = self.quoted_at(j)
        piece = self.at(j + 1) if closing is not None else None
        if piece is None or piece.sense not in _ORGLIKE or not piece.refs or piece.end != closing:
            return None
        if (inside and piece.sense != "armed_group") or (owned and piece.sense == "media"):
            return None  # قال مصدر لـ«الحياة»: whom he told
        return piece

    def mention(self, i: int) -> Mention | None:
        item = self.at(i)
        if item is None and i + 1 in self.items and (several := self.members(i)) is not None:
            return several
        if (item is None or (item.role is not None and item.end == i + 1)) and (unlisted := self.body(i)):
            return unlisted
        if (item is None or item.sense != "person") and (end := self.kin_name(i)) is not None:
            return self.named(i, (i, end, ()), None, None, None, "")
        if item is None:
            word = self.words[i]
            if (found := self.bare_name(i)) is not None:
                return found
            if self.halves and (found := self.half(i)) is not None:
                return found
            if "title" in word.tags:
                j = i + 1
                while j < self.end and self.words[j].has("title"):
                    j += 1
                nation, country = self.at(j), None
                if nation is not None and nation.sense == "demonym" and "ال" in nation.clitics:
                    j, country = nation.end, nation.country  # الأميرال البريطاني فلان
                name = self.person_at(j) or self.name_run(j, country)
                if name is not None:
                    return self.named(i, name, None, country, None, self.words[i].clitics)
            return None
        after = self.at(item.end)
        if item.role is not None and item.role.name == "opposition" and i > self.start:
            if self.words[i - 1].has("neg_noun"):
                return None  # عدم معارضة واشنطن: its not opposing something
        if (
            item.role is not None
            and item.role.name == "opposition"
            and after is not None
            and not item.clitics
        ):
            if after.role is not None and after.role.kind == "homeland":
                return None  # معارضة بلاده نشر الصواريخ: his country's refusal
        if item.sense == "stranger":
            stranger = self.named(i, (i, item.end, ()), None, None, None, "")
            stranger.refs, stranger.sense = item.refs, item.sense
            return stranger
        if item.sense != "role":
            if (several := self.kindred(item, after)) is not None:
                return several
            if item.sense == "surname" and item.end == i + 1 and (name := self.given_first(i)) is not None:
                return self.named(i, name, None, None, None, item.clitics)
            mention = self.simple(item)
            mention.end = item.end
            if item.sense in _ORGLIKE and item.country and after is not None and after.sense == "demonym":
                if after.country == item.country and after.clitics == "ال":
                    mention.end = after.end  # البيت الأبيض الأمريكي
                elif after.clitics == "ال" and self.is_party(item):
                    # حزب العدالة والتنمية المغربي: another's party of the same name
                    mention.kind, mention.refs = "unknown_org", ()
                    mention.country, mention.end = after.country, after.end
            if item.sense in {"person", "surname"}:
                mention.end = max(item.end, self.kin_name(item.end - 1) or 0)
            if item.sense == "demonym":
                definite = self.words[i].text.lstrip("وفبلك").startswith("ال")
                mention.definite = definite
                if (
                    i > self.start
                    and self.words[i - 1].has("quantifier")
                    and self.words[i].key.endswith("ين")
                ):
                    mention.plural, mention.adjective = True, False  # آلاف الباكستانيين
                elif self.people is not None and (someone := self.someone(i)) is not None:
                    return someone
                elif self.people is not None and self.are_people(i):
                    mention.start = i - 1
                    mention.head = (i - 1, item.end)
                    mention.clitics = ""
                    mention.kind, mention.role = "role", self.people
                    mention.plural, mention.adjective, mention.refs = True, False, ()
            return mention
        assert item.role is not None
        role = item.role
        if item.end == i + 1 and after is not None and after.role is not None and after.role.kind == "office":
            # مستشار رئيس الوزراء advises him, المستشار الألماني is one
            role = self.counsel.get(self.stem(i), role)
        noun = role.noun
        country = item.country
        of = role.of
        target: str | None = None
        post: tuple[str, ...] = ()
        extra: list[str] = []
        j = item.end
        possessor = False
        described = False  # by a nationality
        owner_kind = role.kind  # of the last body that the office is of
        possessed = item.possessed
        named_state = belongs = False
        # a noun with the article owns nothing after it: واتهمت الحركة إسرائيل, اقتحم المحتجون السفارة
        closed = self.is_closed(item)
        while j < self.end:
            word = self.words[j]
            piece = self.at(j)
            if piece is not None and piece.role is not None and not closed and self.body(j) is not None:
                break  # مقاتلو جبهة تحرير أزال
            marked = self.quoted_body(j) if of is None and role.kind in _MEMBERS else None
            if marked is not None and (not closed or word.text != "«") and country in {None, marked.country}:
                of, country, j = marked.refs[0], country or marked.country, marked.end + 1
                continue
            if word.text == "«" and role.kind in {"office", "person"} and not role.plural:
                if (holder := self.after_quotation(j)) is not None:
                    j = holder  # رئيس كتلة «المستقبل» سعد الحريري
                    break
            if piece is None or (piece.role is not None and word.has("filler") and not piece.clitics):
                if word.has("filler", "former") and not word.clitics.startswith("و"):
                    j += 1
                    continue
                if (
                    role.kind in {"government", "armed_group"}
                    and not closed
                    and country is None
                    and of is None
                    and (ruler := self.ruler(item, j)) is not None
                ):
                    j, country = ruler
                    break
                if word.key in self.to_come and (owner := self.at(j + 1)) is not None:
                    if owner.clitics in {"ل", "لل"} and (owner.sense in _ORGLIKE or owner.sense == "state"):
                        j += 1  # الأمين العام المقبل للأمم المتحدة
                        continue
                if _is_plain(word) and j + 1 < self.end and self.words[j + 1].has("belonging"):
                    j, word = j + 1, self.words[j + 1]  # قوارب سريعة تابعة للبحرية
                owner = self.at(j + 1) if "belonging" in word.tags else None
                if owner is not None and owner.clitics in {"ل", "لل"} and (country is None or of is None):
                    j, belongs = j + 1, True  # طائرة تابعة للجيش الأميركي
                    continue
                whose = self.after_office.get(word.key, "")
                if role.name == "special_envoy":
                    if of is not None and word.key in {"المشترك", "والعربي"}:
                        j += 1
                        continue
                    whose = whose or self.after_envoy.get(word.key, "")
                powers = owner_kind in {"office", "armed_group"} or noun == "government"
                if country is None and powers and len(whose) == 3:
                    country = whose  # الرئيس المالي, الجيش المالي, but not الخبير المالي
                    j += 1
                    continue
                if of is None and country is None and len(whose) > 3 and not role.plural:
                    of, j = whose, j + 1  # المبعوث الأممي, القائد الأطلسي
                    continue
                if country is None and of is None and (self.is_of_purpose(j, role) or self.is_trait(j, role)):
                    j += 1
                    continue
                if role.name == "deputy_secretary_general" and of is not None and word.has("affairs"):
                    j += 1
                    while j < self.end and self.words[j].key.startswith(("ال", "وال")) and self.at(j) is None:
                        j += 1  # وكيل الأمين العام للأمم المتحدة للشؤون السياسية
                    continue
                if (
                    role.kind in {"office", "person"}
                    and country is None
                    and (beyond := self.portfolio(j)) is not None
                ):
                    j = beyond  # وزير الدولة لشؤون الإعلام والاتصال الأردني
                    continue
                if country is None and of is None and (beyond := self.field_of(j)) is not None:
                    head = self.heads.get(self.stem(i))
                    if j == item.end == i + 1 and head is not None:
                        role, noun = head, head.noun  # رئيس الاتحاد الفرنسي is not the French one
                    j = beyond  # مدير الوكالة البرازيلية, وزير الزراعة المصري: what the office is for
                    continue
                break
            # الحكومة السعودية: the name of the state is its adjective as well
            nisba = piece.sense == "state" and closed and self.words[piece.start].key.startswith("ال")
            nisba = nisba and self.words[piece.end - 1].text.endswith("ية") and piece.end == piece.start + 1
            if (piece.sense == "demonym" or nisba) and not (set(piece.clitics) - set("ال")):
                agrees = j > item.start + 1 and self.words[j - 1].key.endswith(("ون", "ين"))
                if not role.plural and word.key.endswith(("ون", "ين")) and not possessor and not agrees:
                    break  # التقى الوفد الأميركيين: he met them, he is not of them
                if country is not None and not role.plural:
                    break
                if country is None:
                    country = piece.country
                else:
                    extra.append(piece.country or "")
                j = piece.end
                described = True
                continue
            # what an adjective has closed owns nothing either: قائد الجيش السوداني قوات الدعم السريع
            bare = piece.clitics in {"", "ال"} and not closed and not described
            if piece.role is not None and piece.role.kind == "homeland" and bare and country is None:
                possessed, j = True, piece.end  # سفير بلاده
                break
            if bare and _has_seat(role, piece) and country is None and of is None:
                of, country, j = piece.refs[0], piece.country, piece.end  # رئيس وزراء إقليم كردستان
                continue
            if (
                piece.sense in {"state", "capital"}
                and (bare or piece.clitics in {"ل", "لل"})
                and country is None
                and of is None  # اتهمت لجنة أونسكوم بغداد: whoever is of a body is of no state besides
            ):
                if role.name in {"ambassador"} and piece.clitics and "representative" not in noun:
                    target = piece.country
                else:
                    country = piece.country
                    named_state = True
                possessor = True
                j = piece.end
                # رئيسا روسيا والصين
                while role.plural and (nxt := self.at(j)) is not None:
                    if nxt.sense != "state" or nxt.clitics != "و":
                        break
                    extra.append(nxt.country or "")
                    j = nxt.end
                continue
            if (
                (role.kind in {"government", "armed_group"} or role.name == "relative")
                and bare
                and country is None
                and of is None
                and (ruler := self.ruler(item, j)) is not None
            ):
                j, country = ruler
                break
            if (
                piece.sense in _ORGLIKE
                and of is None
                and country is None
                and closed
                and j == item.end
                and _NISBA.match(word.key)
                and word.key.endswith(("ي", "يه"))
                and not piece.clitics
            ):
                # الوفد الحوثي, الزعيم القبرصي التركي
                of, country, j = piece.refs[0], piece.country, piece.end
                continue
            if (
                piece.sense in _ORGLIKE
                and of is None
                and (_owns_by_l(piece, role) or (bare and (country is None or piece.country == country)))
            ):
                of = piece.refs[0]
                country = country or piece.country
                j = piece.end
                continue
            if (
                piece.role is not None
                and role.kind == piece.role.kind == "person"
                and not (piece.clitics or role.plural or piece.role.plural or closed or piece.possessed)
                and piece.start == j == item.end
                and not word.key.startswith("ال")
                and self.words[j].text.endswith("ة") == self.words[item.end - 1].text.endswith("ة")
            ):
                j = piece.end  # زعيم معارض, ناشط معارض
                continue
            if (
                piece.sense == "role"
                and piece.role is not None
                and (
                    piece.role.kind in {"government", "armed_group", "delegation", "office", "population"}
                    or (role.name == "relative" and piece.role.kind == "person")  # نجل الزعيم الليبي
                )
                and (
                    bare
                    or (piece.role is role and not piece.clitics)  # مسلحون مجهولون
                    or (
                        piece.clitics in {"ل", "لل"}
                        and (
                            belongs
                            or role.kind in {"armed_group", "organisation"}
                            # الممثل الخاص للأمين العام
                            or (role.name in _DEPUTED and piece.role.name == "secretary_general")
                            # مستشار الأمن القومي لرئيس الولايات المتحدة
                            or (role.name in _COUNSEL and piece.role.kind == "office")
                            # الرئيس السابق للبرلمان العراقي
                            or (role.name == "president" and piece.role.name in _HOUSES)
                            or (role.name == "secretary_general" and piece.role.kind == "government")
                        )
                    )
                )
                and not possessor
                and country is None
                and of is None
            ):
                # المتحدث باسم الخارجية الروسية: the body the role belongs to
                if piece.role.kind in {"office", "person"} and role.name not in {
                    "spokesperson",
                    *_COUNSEL,
                    "relative",
                    "official",
                    "special_envoy",
                    "chair",
                    "delegation",
                    "government",
                }:
                    break
                if role.name == "president" and piece.role.name in _HOUSES:
                    role = self.heads.get(self.stem(i), role)
                    noun = role.noun  # رئيس البنك المركزي is no president
                noun = f"{piece.role.noun.lower()} {noun}"
                owner_kind = piece.role.kind
                j = piece.end
                continue
            break
        if country not in {None, *self.context.lexicon.settings.get("chancellors", ())} and item.end == i + 1:
            # مستشار أميركي: only some states are led by one
            role = self.counsel.get(self.stem(i), role)
            noun = role.noun if role is not item.role else noun
        if country is None and of is None and not possessed and role.kind in {"person", "population"}:
            if (employer := self.employer(j)) is not None:
                j, country, body = employer  # مسؤول في وزارة الخارجية الروسية, موظف بالسفارة
                noun = f"{body.lower()} {noun}"
        if role.kind == "person" and role.plural and country is None and of is None and not possessed:
            piece = self.at(j + 1) if j + 1 < self.end and self.words[j].key == "من" else None
            while piece is not None and piece.sense == "state" and piece.clitics in {"", "ال", "و", "وال"}:
                if country is None:
                    country = piece.country  # مسؤولين من قطر وتركيا
                elif piece.clitics.startswith("و"):
                    extra.append(piece.country or "")
                else:
                    break
                j, piece = piece.end, self.at(piece.end)
        if role.kind == "delegation" and country is None and of is None and not possessed:
            piece = self.at(j + 1) if j + 1 < self.end and self.words[j].key == "من" else None
            if piece is not None and piece.sense in {"state", *_ORGLIKE} and not piece.clitics.strip("ال"):
                of = piece.refs[0] if piece.sense in _ORGLIKE else None  # وفد من صندوق النقد الدولي
                country, j = piece.country, piece.end
            elif piece is not None and (sender := self.body_at(j + 1)) is not None:
                j, country, _ = sender  # وفد من الحكومة السودانية
        if role.kind == "armed_group" and country is None and of is None and not possessed:
            piece = self.at(j + 1) if j + 1 < self.end and self.words[j].key == "من" else None
            if piece is not None and piece.sense == "state" and not self.is_moved(i):
                country, j = piece.country, piece.end  # هجوما شنته قوات من جنوب السودان
            elif piece is not None and (army := self.body_at(j + 1)) is not None:
                j, country, _ = army  # جنود من القوات التشادية
        if (quoted := self.quoted_at(j)) is not None and role.kind in _NAMED_IN_QUOTES and of is None:
            piece = self.at(j + 1)
            if piece is not None and piece.sense in _ORGLIKE and piece.end == quoted:
                of, country, j = piece.refs[0], country or piece.country, quoted + 1
            elif (role.kind == "media" or role.name == "company") and not role.plural:
                # صحيفة «صنداي تايمز» البريطانية: an outlet nobody listed is called by its name
                after = self.at(quoted + 1)
                end = quoted + 1
                if after is not None and after.sense == "demonym" and not after.clitics.strip("ال"):
                    country, end = country or after.country, after.end
                called = " ".join(w.text for w in self.words[j + 1 : quoted])
                return Mention(
                    i, end, (j + 1, quoted), "unknown_org", role=role, country=country, name=called,
                    clitics=item.clitics.replace("ال", ""),
                )  # fmt: skip
        if role.name in _POSTED and (country or of) and target is None and (piece := self.at(j)) is not None:
            if piece.sense in {"state", "capital", "region"} and piece.clitics in {"ل", "لل", "ب"}:
                target, j = piece.country or piece.refs[0], piece.end  # المبعوث الأممي لليمن
        if role.name == "vessel" and country is None and (closing := self.quoted_at(j)) is not None:
            home = self.at(closing + 1)
            if home is not None and home.sense == "demonym" and home.clitics.strip("ال") == "":
                country, j = home.country, home.end  # سفينة «مافي مرمرة» التركية
        if role.name == "vessel" and country is None and j + 2 < self.end:
            sets, flag = self.context.lexicon.sets, self.at(j + 2)
            if self.words[j].key in sets.get("flies", ()) and self.words[j + 1].key in sets.get("flag", ()):
                if flag is not None and flag.sense in {"state", "demonym"}:
                    country, j = flag.country, flag.end  # ناقلة ترفع علم بنما
        attributes = self.context.lexicon.settings.get("attributes", ())
        described = j < self.end and self.words[j].key.removeprefix("ال") in attributes
        at = j + 1 if described else j  # السلطات العسكرية في بورما
        # سفير روسيا لدى الأمم المتحدة
        if (
            role.kind in {"government", "office", "person", "armed_group", "counterpart"}
            and role.noun not in _VEHICLES
            and role.name not in {"ambassador", "embassy"}
            and (role.name != "official" or role.plural)
            and not possessed
            and country is None
            and of is None  # اجتمع وزراء خارجية الاتحاد في لوكسمبورغ: they are not of it
            and at + 1 < self.end
            and self.words[at].key in {"في"}
            and (piece := self.at(at + 1)) is not None
            and piece.sense in {"state", "capital"}
        ):
            country = piece.country
            j = piece.end
        if (
            role.kind in {"office", "person"}
            and of is None
            and country is None
            and (inside := self.within(j)) is not None
            and (piece := self.at(inside)) is not None
            and piece.sense in _ORGLIKE
        ):
            of, country, j = piece.refs[0], piece.country, piece.end  # مسؤولة السياسة … في الاتحاد
        if (
            j + 1 < self.end
            and not possessed
            and self.words[j].key in {"لدي", "في", "الي", "عند"}
            # وصل المبعوثون إلى مسقط: they came there, they are not sent there
            and not (self.words[j].key == "الي" and self.is_way(i, j))
            and role.name
            in {"ambassador", "special_envoy", "embassy", "spokesperson", "delegation", "diplomat"}
            # بعثة إلى: it goes there; وفود في موسكو: they meet there
            and not (role.name == "delegation" and self.words[j].key in {"الي", "في"})
        ):
            piece = self.at(j + 1)
            if piece is not None and piece.sense in {"state", "capital", *_ORGLIKE, "region", "city"}:
                target = piece.country or piece.refs[0]
                post = piece.refs if role.name in {"embassy", "ambassador", "diplomat"} else ()
                if country is None and role.name == "special_envoy":
                    of = of
                j = piece.end
        if role.kind in {"office", "person", "counterpart"} or (
            ((role.kind == "population" and noun != "people") or noun in _ONE_MAN)
            and not role.plural
            and country
        ):
            k = j
            if k < self.end and self.words[k].text in {"،", ",", "("} and (country or of):
                k += 1
            if self.words[k - 1].key in self.open_ends and (master := self.at(k)) is not None:
                if master.sense in {"person", "surname"}:  # المتحدث باسم بوتين is not Putin
                    return Mention(
                        i, k, (i, k), "role", role=role, country=master.country, definite=True,
                        clitics=item.clitics.replace("ال", ""), noun=noun,
                    )  # fmt: skip
            name = self.person_at(k)  # with the title where the list has it: الأمير سعود الفيصل
            if name is not None and name[1] == k + 1 and country and country not in self.items[k].countries:
                name = self.given_first(k) or name  # مارتن هالفورسن
            while name is None and k < self.end and (self.words[k].has("title") or self.is_honorific(k)):
                k += 1
                name = self.person_at(k)
            if (
                name is None
                and role.kind in {"office", "person"}
                and not (country or of or possessed or role.plural)
            ):
                name = self.headed(i, j)
            if name is not None and self.is_other(k, role, country):
                name = None  # استقبل رئيس الوزراء العراقي السيسي: two people
            elif (
                name is None
                and not role.plural
                and (
                    country
                    or of
                    or possessed
                    or role.name == "president"
                    or k > j
                    or self.kin_name(k)
                    or (k < self.end and self.words[k].key in self.given)
                )
            ):
                name = self.name_run(k, country)
                if name is not None and k == j and not (possessed or named_state or self.is_closed(item)):
                    one = name[1] - name[0] == 1 and not self.words[j].key.startswith("ال")
                    if one and self.words[j].key not in self.given:
                        name = None  # عسكري إثيوبي إضافي, طبيب فرنسي مشهور: one more adjective
            if name is not None and role.kind == "counterpart" and self.is_object(name[0]):
                name = None  # أهدت نظيرها الروسي زرا أحمر
            if name is not None:
                mention = self.named(i, name, role, country, of, item.clitics)
                mention.target = target
                mention.possessed = possessed
                mention.named_state = named_state
                if mention.end < self.end and self.words[mention.end].text == ")" and k > j:
                    mention.end += 1
                return mention
        return Mention(
            i,
            j,
            (i, j),
            "counterpart" if role.kind == "counterpart" else "role",
            role=role,
            country=country,
            of=of,
            plural=role.plural,
            definite=any(
                self.words[k].text.lstrip("وفبلك" if k == i else "").startswith(("ال", "لل"))
                for k in range(i, item.end)
            ),
            clitics=item.clitics.replace("ال", ""),
            target=target,
            post=post,
            possessed=possessed,
            extra=extra,
            former=self.is_former(i, j),
            named_state=named_state,
            noun=noun,
        )

    def may_begin(self, i: int) -> bool:
        word = self.words[i]
        return (
            "title" in word.tags
            or (i + 1 < self.end and self.words[i + 1].key in _SON)
            or self.may_be_name(i)
            or self.context.heads[word.text] is not None
            or (i + 1 in self.items and word.key.endswith(_STATES))
            or not self.halves.keys().isdisjoint(word.candidates)
        )

    def body(self, i: int) -> Mention | None:
        """A body nobody listed: جبهة تحرير أزال, حزب الوادي الأخضر, اللجنة الدولية للأنهار الجليدية.

        A noun for a body and what it has, to its definite end. What shows that this is a name and no
        description is a purpose after it («للتغيير»), a nationality, or that the text says it again.
        """
        words = self.words
        head = self.context.heads[words[i].text]
        if head is None:
            return None
        definite = head.startswith("ال")
        if not definite and head.endswith("يه") and i > self.start and self.words[i - 1].text.endswith("ات"):
            return None  # اجتماعات تنسيقية: an adjective
        end = self.adjectives(i + 1) if definite else self.possessor(i + 1)
        again = self.said_again(i, head)
        if end is None and not definite and again > i + 2:
            end = again
        if end is None or (definite and end == i + 1):
            return None
        stop = self.purpose(end)
        if not definite and again > i + 1:
            stop = again  # of two tellings what is the same in both
        nation = self.at(stop)
        country = None
        if nation is not None and nation.sense == "demonym" and "ال" in nation.clitics + words[stop].key[:2]:
            country = nation.country
        if stop == end and again <= i + 1 and (country is None or definite):
            return None
        if country is None:
            nation = None
            places = (self.at(k) for k in range(i + 1, stop))
            country = next((place.country for place in places if place and place.sense in _TOWNS), None)
        called = words[i:stop]
        clitics = words[i].key[: len(words[i].key) - len(head)] if words[i].key.endswith(head) else ""
        name = " ".join([called[0].text[len(clitics) :], *(word.text for word in called[1:])])
        closed = nation.end if nation is not None and country else stop
        return Mention(i, closed, (i, stop), "unknown_org", name=name, country=country, clitics=clitics)

    def adjectives(self, k: int) -> int:
        """Past adjectives with the article: الدولية, الشعبي, الأخضر, المتصدع."""
        while k < self.end and self.at(k) is None and self.is_described_by(k):
            k += 1
        return k

    def is_described_by(self, k: int) -> bool:
        """Whether a word with the article is an adjective by its shape."""
        key = self.words[k].key
        if not key.startswith("ال") or self.words[k].has("verb", "prep"):
            return False
        return key.endswith(("ي", "يه")) or bool(_ADJECTIVE.fullmatch(key))

    def possessor(self, k: int) -> int | None:
        """Where the nouns after a bare one end: at one with the article and its adjectives, or at a place."""
        first = k
        while k < self.end and k - first < 4:
            word, item = self.words[k], self.at(k)
            if item is not None and item.sense in {"state", *_TOWNS}:
                alone = k == first and item.sense not in {"region", "sea"}
                return None if alone or item.clitics.strip("ال") else item.end
            if item is not None and (item.sense != "role" or item.clitics.strip("ال") or item.end > k + 1):
                return None
            if word.is_punct or word.has("verb", "prep", "comp", "conj", "rel", "number", "day", "neg"):
                return None
            if word.key.startswith("ال"):
                return self.adjectives(k + 1)
            after = self.words[k + 1] if k + 1 < self.end else None
            if k == first and self.is_strange(k) and after is not None and after.key.startswith("لل"):
                return k + 1  # فولتا للشحن
            if word.text.endswith("ا") or "ً" in word.text:
                return None  # an object: لجنة تحقيقا
            k += 1
            if k - first > 1 and self.is_strange(k - 1):
                return k  # تحرير أزال
        return None

    def is_strange(self, k: int) -> bool:
        """A word of no list and with no ending of the language: it may be a place nobody knows."""
        word = self.words[k]
        known = self.common.isdisjoint(_stems(word.key))
        return self.at(k) is None and _is_plain(word) and known and not word.key.endswith(_NOUN_ENDINGS)

    def purpose(self, k: int) -> int:
        """Past what a body is for or of: للوساطة, لحقوق الإنسان, بمارلاند, لحضرموت."""
        if k >= self.end or self.words[k].is_punct or not self.words[k].key.startswith(("ل", "ب")):
            return k
        word, item = self.words[k], self.at(k)
        if item is not None:
            place = item.sense in {"city", "region"} and item.clitics.startswith("ل")
            return item.end if place else k
        if word.key.startswith("لل") and not word.has("verb", "comp"):
            return self.adjectives(k + 1)
        if word.key.startswith("ب") and self.words[k - 1].key.startswith("الخاص") and _is_plain(word):
            return k + 1  # المحكمة الخاصة بمارلاند
        after = self.words[k + 1] if k + 1 < self.end else None
        if (
            word.key.startswith("ل")
            and after is not None
            and after.key.startswith("ال")
            and len(word.key) > 4
        ):
            if self.at(k + 1) is None and not (word.tags or word.forms):
                return self.adjectives(k + 2)
        return k

    def said_again(self, i: int, head: str) -> int:
        """Where the words that stand in another place of the text too end, beginning with a noun."""
        words, runs = self.words, self.context.runs
        run: tuple[str, ...] = (head,)
        far = i
        while runs[run] > 1:
            far = i + len(run)
            if far == self.end or words[far].is_punct:
                break
            run = (*run, words[far].key)
        while far > i + 1 and (words[far - 1].has("prep", "comp", "conj", "verb") or words[far - 1].is_punct):
            far -= 1
        return far

    def half(self, i: int) -> Mention | None:
        """القطاع where the text is on Gaza, but not القطاع الخاص."""
        word = self.words[i]
        named = next((form for form in word.candidates if form in self.halves), None)
        after = self.words[i + 1] if i + 1 < self.end else None
        if named is None or (after is not None and (after.key.startswith("ال") or after.name >= 0)):
            return None
        code, ref = self.halves[named]
        taken = word.key.removesuffix(named).removesuffix("ا") if word.key != named else ""
        return Mention(i, i + 1, (i, i + 1), "place", refs=(ref,), country=code, clitics=taken)

    def is_moved(self, i: int) -> bool:
        """Whether words before forces say that they leave: سحب قوات من العراق, they are not of Iraq."""
        before = self.words[max(self.start, i - 4) : i]
        leaving = {"withdraw", "leave", "recall_or_expel_diplomat", "release", "join_leave_treaty_or_org"}
        return any(form.frame.type in leaving for word in before for form in word.forms)

    def kindred(self, item: _Item, land: _Item | None) -> Mention | None:
        """People of one nation in the land of another: صرب كوسوفو, أرمن قره باغ."""
        if item.sense != "demonym" or land is None or land.sense not in {"state", "region"} or land.clitics:
            return None
        folk = self.words[item.start]
        if item.end - item.start > 1 or land.country == item.country or self.people is None:
            return None
        if folk.text.lstrip("وفبلك").startswith("ال") or folk.key.endswith(("ي", "يه", "ين", "ون", "ا")):
            return None
        return Mention(
            item.start, land.end, (item.start, land.end), "role", role=self.people, country=land.country,
            plural=True, clitics=item.clitics, named_state=True,
        )  # fmt: skip

    def ruler(self, body: _Item, j: int) -> tuple[int, str | None] | None:
        """Where a person ends whose forces or government it is, and the state: قوات اللواء خليفة حفتر."""
        item = self.at(j)
        if item is not None and item.sense in {"person", "surname"}:
            return item.end, item.country
        titled = self.words[j].has("title") or self.is_honorific(j)
        office = item is not None and item.role is not None and item.role.kind == "office"
        if not (titled or office) or self.words[body.end - 1].key.endswith(("ون", "ين")):
            return None  # قتل مسلحون اللواء: they killed him
        person = self.mention(j)
        if person is None or person.kind not in {"person", "name"} or person.clitics.strip("ال"):
            return None
        known = next((it for k in range(j, person.end) if (it := self.at(k)) and it.sense == "person"), None)
        return person.end, person.country or (known.country if known is not None else None)

    def are_people(self, i: int) -> bool:
        """Whether a nationality agrees with an unlisted plural of people before it: مهندسون صينيون."""
        if i == self.start or self.at(i - 1) is not None:
            return False
        noun, adjective = self.words[i - 1], self.words[i]
        if noun.is_punct or noun.has("verb", "prep", "conj", "number", "quantifier", "filler", "measure"):
            return False
        if any(form.frame.pos == "v" for form in noun.forms):
            return False  # يقتلون صينيين
        if noun.key.startswith("ال") != adjective.key.startswith("ال"):
            return False
        bare = noun.key.removeprefix("ال")
        ending = next((e for e in ("ون", "ين", "ات") if bare.endswith(e)), None)
        if ending is None or len(bare) < 5 or bare[:1] in "يت" or not adjective.key.endswith(ending):
            return False
        return bare not in self.given

    def someone(self, i: int) -> Mention | None:
        """A name after a nationality and the noun before it, which no list has: النقابي البوليفي فلان.

        The noun agrees with the nationality and has the article like it; one adjective may stand between.
        """
        nation = self.words[i]
        if not nation.text.startswith("ال") or nation.key.endswith(("ون", "ين", "ات")):
            return None
        begin = i - 1
        while begin > self.start and begin > i - 3 and self.is_epithet(begin, nation):
            begin -= 1
        begin += not self.is_epithet(begin, nation)
        if begin >= i or begin < self.start or self.at(begin) is not None:
            return None
        name = self.name_run(self.items[i].end, self.items[i].country)
        if name is None or name[1] - name[0] < 2:
            return None
        called = self.words[name[0] : name[1]]
        if called[0].key not in self.given and any(word.key.endswith(_NOUN_ENDINGS) for word in called):
            return None
        return self.named(begin, name, self.people, self.items[i].country, None, "")

    def is_epithet(self, k: int, nation: Word) -> bool:
        """Whether a word with the article can describe whoever has a nationality: it agrees with it."""
        word = self.words[k]
        return (
            k >= self.start
            and self.at(k) is None
            and word.text.startswith("ال")
            and len(word.key) > 4
            and word.key not in self.nobodies
            and not (word.is_punct or word.tags - _MODIFIER or word.forms)
            and word.text.endswith("ة") == nation.text.endswith("ة")
        )

    def is_way(self, i: int, j: int) -> bool:
        """Whether "to" after an office says where its holder went, and not where he is posted.

        A verb before it that needs no "to", or a second "to", leaves the first one to the office:
        زار المبعوث إلى سوريا دمشق, وصل المبعوث إلى اليمن إلى صنعاء.
        """
        if i == self.start or not self.words[i - 1].has("motion"):
            return False
        if self.words[i - 1].key.startswith(_VISITED):
            return False
        return not any(word.key == "الي" for word in self.words[j + 1 : min(self.end, j + 4)])

    def employer(self, j: int) -> tuple[int, str, str] | None:
        """The body somebody is in, with its state: where it ends, the state, and what it is called."""
        begins = j + 1 if j < self.end and self.words[j].key == "في" else j
        body = self.at(begins)
        if body is None or (begins == j and body.clitics.replace("ال", "") != "ب"):
            return None
        return self.body_at(begins)

    def stem(self, i: int) -> str:
        """A word without the letters that may be written onto it: لمستشار, والرئيس."""
        return self.words[i].key.lstrip("وفبلك").removeprefix("ال")

    def body_at(self, begins: int) -> tuple[int, str, str] | None:
        """A ministry or a force with its state: where it ends, the state, and what it is called."""
        body = self.at(begins)
        if body is None or body.role is None or body.role.kind not in {"government", "armed_group"}:
            return None
        home = self.at(body.end)
        whose = self.after_office.get(self.words[body.end].key, "") if body.end < self.end else ""
        if home is None and len(whose) == 3:
            return body.end + 1, whose, body.role.noun  # الجيش المالي
        if home is None or home.country is None or home.clitics.replace("ال", ""):
            return None
        if home.sense == "demonym" or (home.sense in {"state", "capital"} and not self.is_closed(body)):
            return home.end, home.country, body.role.noun
        return None

    def is_object(self, k: int) -> bool:
        """Whether an unlisted word has the ending of an indefinite object."""
        word = self.words[k]
        return word.key.endswith("ا") and word.key not in self.given and self.at(k) is None

    def is_closed(self, item: _Item) -> bool:
        """Whether an office or a body cannot be what the next noun has: it begins with the article.

        Nor does a plural that kept its final n stand in construct: مسلحون السفارة are two nouns.
        """
        last = self.words[item.end - 1].key
        if item.role is not None and item.role.plural and last.endswith(("ون", "ين")):
            return True
        first = self.words[item.start]
        return first.text.lstrip("وفبلك").startswith(("ال", "لل")) and last not in self.open_ends

    def is_other(self, k: int, role: Role, country: str | None) -> bool:
        """Whether a known person after an office cannot be the one who holds it."""
        item = self.at(k)
        return (
            item is not None
            and country is not None
            and item.country is not None
            and country not in item.countries
            and (role.kind == "office" or item.sense == "person")
        )

    def bare_name(self, i: int) -> Mention | None:
        """Words nobody listed, before an office or after a verb of speech: هوشيار زيباري وزير …"""
        if not self.may_be_name(i):
            return None
        word = self.words[i]
        spoken, led = self.is_spoken(i), self.is_led(i)
        run = self.name_run(i, after_verb=spoken)
        if run is None or run[1] - run[0] < 2:
            return None
        if i == self.start and word.key not in self.given and self.words[i + 1].key in self.given:
            return None  # نعى فلاديمير: a verb that no list has
        endings = _NOUN_ENDINGS if word.key not in self.given else ("ات", "ها", "هم")
        if any(w.key.endswith(endings) for w in self.words[i : run[1]]):
            return None
        stop = run[1]
        if stop < self.end and self.words[stop].text in {"،", ","} and run[1] - i in {2, 3, 4}:
            stop += 1  # أفرج عن فلان الفلاني، السفير التشيكي في طرابلس
        after = self.at(stop)
        titled = (
            after is not None
            and after.role is not None
            and after.role.kind in {"office", "person"}
            and not after.possessed
            and (not after.clitics if stop == run[1] else self.is_told(after))
        )
        if not spoken and not titled and not led and not self.is_given(i, run):
            return None
        name = " ".join(w.text for w in self.words[i : run[1]])
        joined = word.text.startswith("و") and word.key not in self.given and i - 1 >= self.start
        if joined and not self.words[i - 1].has("verb", "speech", "prep", "title"):
            return Mention(i, run[1], (i, run[1]), "name", name=name[1:], clitics="و")  # كوشنير وبيير دوبوا
        return Mention(i, run[1], (i, run[1]), "name", name=name)

    def may_be_name(self, i: int) -> bool:
        """Whether a word nobody listed stands where names are told, or is one that names begin with."""
        word = self.words[i]
        if not word.key:
            return False
        if (word.tags or word.forms) and not (word.clitics and word.key in self.given):
            return False  # but فادي is more than "and he led to"
        named = word.key in self.given or word.key in _SERVANT
        return named or self.is_office_near(i) or self.is_led(i) or self.is_spoken(i)

    def is_spoken(self, i: int) -> bool:
        """Whether a verb of speech stands before a word; بين is "between" more often than "explained"."""
        tags = self.words[i - 1].tags
        return i > self.start and "speech" in tags and "prep" not in tags and not tags.isdisjoint(_SPEAKING)

    def is_led(self, i: int) -> bool:
        """Whether a word stands before that names follow."""
        return i > self.start and self.words[i - 1].key in self.leads

    @cached_property
    def offices(self) -> list[int]:
        """Where somebody is told of by what they are."""
        roles = ((i, item.role) for i, item in self.items.items())
        return sorted(i for i, role in roles if role is not None and role.kind in {"office", "person"})

    def is_office_near(self, i: int) -> bool:
        """Whether an office stands as near after a word as a name that begins there can reach."""
        at = bisect_left(self.offices, i + 2)
        return at < len(self.offices) and self.offices[at] < i + _LONGEST_NAME

    def is_told(self, office: _Item) -> bool:
        """Whether an office after a comma says who somebody is: with the article, and its state or body."""
        mention = self.mention(office.start)
        return (
            mention is not None
            and mention.kind == "role"
            and (mention.definite or mention.named_state or mention.of is not None)
            and not mention.clitics
            and not mention.plural
            and bool(mention.country or mention.of)
        )

    def is_given(self, i: int, run: tuple[int, int, tuple[str, ...]]) -> bool:
        """A given name and one more name, neither a word of the language."""
        second = self.words[i + 1]
        if self.words[i].key in _SERVANT:
            return run[1] - i == 3 and second.key.startswith("ال")  # عبد الرزاق حيلولي
        return (
            self.words[i].key in self.given
            and not _is_definite(self.words[i], self.given)
            and len(self.words[i].key) > 3
            and (not second.key.startswith("ال") or second.key.endswith("ي"))
            and len(second.key) > 3
            and run[1] - i <= 3
        )

    def person_at(self, j: int) -> tuple[int, int, tuple[str, ...]] | None:
        item = self.at(j)
        if item is not None and item.sense in {"person", "surname"} and not item.clitics:
            return item.start, max(item.end, self.kin_name(j) or 0), item.refs
        return None

    def within(self, j: int) -> int | None:
        """Where what somebody works in is named: في الاتحاد الأوروبي, بالاتحاد الأوروبي, البارز في حماس."""
        if j < self.end and self.at(j) is None and (self.words[j].has("filler") or self.is_described_by(j)):
            j += 1
        if j + 1 < self.end and self.words[j].key in {"في", "ب", "لدي"}:
            return j + 1
        item = self.at(j)
        return j if item is not None and item.clitics.replace("ال", "") == "ب" else None

    def headed(self, i: int, j: int) -> tuple[int, int, tuple[str, ...]] | None:
        """Who heads a body nobody listed: قال رئيس كتلة تيار المستقبل سعد الحريري.

        Only after a verb of saying, where no other person can follow the office at once.
        """
        before = self.words[i - 1] if i > self.start else None
        of_matter = (
            j < self.end and self.words[j].key == "عن"
        )  # المسؤول عن الملف النووي الإيراني علي لاريجاني
        said = before is not None and (before.has("speech") or {f.frame.type for f in before.forms} & _SAID)
        if not said and not of_matter:
            return None
        for k in range(j + of_matter, min(self.end, j + 7)):
            item, word = self.at(k), self.words[k]
            if item is not None and item.sense == "person" and not item.clitics and k > j:
                return self.person_at(k)
            if (
                (item is not None and item.sense not in {"region", "demonym"})
                or word.is_punct
                or word.has("prep", "verb", "comp", "rel", "neg")
            ):
                return None
        return None

    def field_of(self, j: int) -> int | None:
        """Past a noun or two with the article that stand between an office and its nationality."""
        closed = self.words[j - 1].text.lstrip("وفبلك").startswith(("ال", "لل"))
        for k in range(j, min(self.end, j + 3)):
            item = self.at(k)
            if item is None and closed and not self.words[k].key.endswith(("ي", "يه")):
                return None  # درس الوزير الأدب الروسي: the literature is not the minister's
            if item is not None:
                return k if k > j and item.sense == "demonym" and "ال" in item.clitics else None
            word = self.words[k]
            if word.is_punct or not word.key.startswith(("ال", "وال")) or word.has("verb", "rel", "prep"):
                return None
        return None

    def portfolio(self, j: int) -> int | None:
        """Past what an office is for, up to its nationality: لشؤون الإعلام والاتصال الأردني."""
        if not self.words[j].has("affairs"):
            return None
        for k in range(j + 1, min(self.end, j + 6)):
            item = self.at(k)
            if item is not None and item.sense == "demonym" and self.words[k].key.startswith("ال"):
                return k
            if not self.words[k].key.startswith(("ال", "وال")) or self.words[k].is_punct:
                return None
        return None

    def given_first(self, i: int) -> tuple[int, int, tuple[str, ...]] | None:
        """سليمان مسعد: a surname that is a given name as well, before a name nobody listed."""
        k = i + 1
        if k >= self.end or self.at(k) is not None or self.words[i].key not in self.given:
            return None
        word = self.words[k]
        if not _is_plain(word) or self.is_common(k, first=False) or word.key[:1] in "وفبلك":
            return None
        if word.key.endswith(("ا", "ات", "ون", "ين", "ه")) or _looks_verbal(word.key) or self.is_noun(k):
            return None
        return i, k + 1, ()

    def quoted_at(self, j: int) -> int | None:
        """Where the quotation mark closes on a name of a few words that opens at a word."""
        if j >= self.end or self.words[j].text not in _QUOTES:
            return None
        for k in range(j + 2, min(self.end, j + 7)):
            if self.words[k].text in _QUOTES:
                return k
            if self.words[k].is_punct:
                return None
        return None

    def is_honorific(self, k: int) -> bool:
        """A rank by birth between an office and the name: وزير الخارجية السعودي الأمير سعود."""
        item = self.at(k)
        return item is not None and item.role is not None and item.role.name in {"prince", "princess"}

    def is_of_purpose(self, j: int, role: Role) -> bool:
        """A bare noun between a thing and its nationality: طائرة استطلاع روسية, ناقلة نفط سعودية."""
        word, after = self.words[j], self.at(j + 1)
        return (
            role.kind not in {"office", "person", "counterpart"}
            and after is not None
            and after.sense == "demonym"
            and not after.clitics
            and not word.is_punct
            and not word.has("verb", "prep", "rel", "comp", "conj")
            and not word.key.startswith("ال")
            and self.words[j - 1].key.endswith("ه") == self.words[j + 1].key.endswith("ه")
        )

    def is_trait(self, j: int, role: Role) -> bool:
        """An adjective between somebody unnamed and a nationality: زعيم قبلي يمني."""
        word, after = self.words[j], self.at(j + 1)
        return (
            role.kind == "person"
            and after is not None
            and after.sense == "demonym"
            and not after.clitics
            and _is_plain(word)
            and word.text.endswith(("ي", "ية", "يون", "يين"))
            and word.text.endswith("ة") == self.words[j + 1].text.endswith("ة")
        )

    def described(self, k: int) -> bool:
        """A noun with the article and a nationality after it, which no name has: التصرف السوري."""
        after = self.at(k + 1)
        return (
            self.words[k].key.startswith("ال")
            and after is not None
            and after.sense == "demonym"
            and "ال" in after.clitics + self.words[k + 1].key[:2]
        )

    def members(self, i: int) -> Mention | None:
        """The states of an organisation, which act as it: دول الاتحاد الأوروبي."""
        item = self.at(i + 1)
        head = self.words[i].key
        if item is None or item.sense not in _ORGLIKE or item.clitics.replace("ال", ""):
            return None
        clitics = head[: -len(_STATES)] if head.endswith(_STATES) else None
        if clitics is None or clitics not in {"", "و", "ف", "ب", "ل", "ول", "وب"}:
            return None
        mention = self.simple(item)
        mention.start, mention.clitics, mention.plural = i, clitics, True
        return mention

    def is_foreign(self, k: int) -> bool:
        """A word too long for Arabic, without any of its endings: هالغريمسدوتير."""
        if k >= self.end or self.at(k) is not None:
            return False
        word = self.words[k]
        return _is_plain(word) and len(word.key) > 8 and not word.key.endswith(_NOUN_ENDINGS)

    def goes_on(self, k: int, *, called: bool = False) -> bool:
        """Whether a word can go on a name: a given name, or one that ends like a family name.

        Args:
            called: an office of a state stands before the name, so that any word with the article will do.
        """
        if k >= self.end or self.words[k].is_punct:
            return False
        text = self.words[k].key
        return text in self.given or (
            text.startswith("ال") and (text.endswith("ي") or called) and _is_name(self.words[k])
        )

    def is_closing(self, k: int) -> bool:
        """Whether a name is over before a word: a family name with the article may end it."""
        if k >= self.end:
            return False
        item = self.at(k)
        if item is not None:
            return item.sense == "role" and not item.clitics
        return self.words[k].has("comp") or self.words[k].text in {"،", ",", "(", ":"}

    def is_common(self, k: int, *, first: bool) -> bool:
        """A word of the language that nobody is called by, with its endings: أسعار, قوله, مسودتي, وتثبيت.

        Inside a name a conjunction or preposition before such a word, or "and" before a given name, ends it.
        """
        word = self.words[k]
        text = word.key
        if text in self.given or text in _OF_GOD:
            return False
        if not first and text.startswith("ال") and not text.endswith("ي"):
            text = text[2:]  # سعيد الأعمال, but عمر المدني
        if "ً" in word.text:
            return True  # دوراً هاماً: the ending of an adverb or an object
        if not self.common.isdisjoint(_stems(text)):
            return True
        if first or len(text) < 4 or text[0] not in {"و", "ف", *_PREPOSED}:
            return False
        return not self.common.isdisjoint(_stems(text[1:])) or (text[0] == "و" and text[1:] in self.given)

    def is_noun(self, k: int) -> bool:
        """A common noun by its ending: few men's names end in a ta marbuta, and those are listed."""
        return self.words[k].text.endswith("ة") and self.words[k].key not in self.given

    def kin_name(self, i: int) -> int | None:
        """Where a name with "son of" ends: سلطان بن سلمان, محمد بن عبد الله آل خليفة."""
        words = self.words
        if i + 2 >= self.end or words[i + 1].key not in _SON or words[i].is_punct or words[i].has("title"):
            return None
        if words[i].key in self.leads:
            return None  # بزعامة بن كيران
        known = self.at(i + 1)
        if words[i].key not in self.given and (words[i].tags or (known and known.sense == "surname")):
            return None  # عن ابن سلمان, زار بن زايد
        k = i + 1
        while k + 1 < self.end and words[k].key in _SON and not words[k + 1].is_punct:
            k += 3 if words[k + 1].key in _TWO_WORDS and k + 2 < self.end else 2
        if k + 1 < self.end and words[k].key == "ال" and not words[k + 1].is_punct:
            return k + 2  # آل ثاني: the house
        if k < self.end and self.at(k) is None and self.is_family_name(k):
            k += 1  # خالد بن حمد العطية, سعود بن ناصر الريسي
        return k

    def closes_name(self, j: int) -> bool:
        """قال يوسف رزقة إن: after a given name one word, whatever it ends in, and then what is said."""
        second, after = self.words[j + 1], self.words[j + 2] if j + 2 < self.end else None
        return (
            self.words[j].key in self.given
            and not (second.clitics or second.key.startswith("ال"))
            and after is not None
            and (after.has("comp") or after.text == ":")
        )

    def is_party(self, item: _Item) -> bool:
        """Whether a name begins with what parties are called: another state may have one of the name."""
        return self.words[item.start].key.removeprefix("ال") in self.bodies

    def is_ali(self, j: int, k: int) -> bool:
        """Whether علي in a name that begins at `j` is one of its words: محمد علي العظمي, علي محمد جيدي."""
        if k == j:
            return k + 1 < self.end and k + 1 not in self.items and self.words[k + 1].key in self.given
        return self.goes_on(k + 1)

    def is_family_name(self, k: int) -> bool:
        """A word with the article that ends like a family name or closes the name."""
        word = self.words[k]
        if not word.text.startswith("ال") or not _is_name(word) or len(word.key) < 5:
            return False
        bare = word.key.removeprefix("ال")
        if not self.common.isdisjoint(_stems(bare)) or word.key.endswith(("ين", "ات")):
            return False
        after = self.words[k + 1] if k + 1 < self.end else None
        return word.key.endswith("ي") or self.is_closing(k + 1) or (after is not None and after.has("prep"))

    def is_family(self, item: _Item | None, state: str | None, *, called: bool = False) -> bool:
        """Whether a nationality after a given name is a family name.

        The office before it has named its state already, or a title or a verb of speech calls somebody.
        """
        known = state is not None or called
        return item is not None and item.sense == "demonym" and known and "ال" in item.clitics

    def name_run(
        self, j: int, state: str | None = None, *, after_verb: bool = False
    ) -> tuple[int, int, tuple[str, ...]] | None:
        """Words after a title that no list explains: a name nobody wrote down yet.

        Args:
            state: the state of the office that stands before it.
            after_verb: a verb stands before it, so that its first word is none: قال تاديسي غيبرو.
        """
        if (end := self.kin_name(j)) is not None:
            return j, end, ()
        k = j
        titled = j > self.start and self.words[j - 1].has("title")
        while k < self.end and k - j < 4:
            word = self.words[k]
            item = self.at(k)
            if item is not None and item.sense == "surname" and not item.clitics and k > j:
                if k - j > 1 and _NISBA.fullmatch(self.words[k - 1].key):
                    break  # التقى السفير وليد البخاري جعجع
                k = item.end
                break
            if item is not None and item.sense == "person" and not item.clitics and k == j + 1:
                if state is not None and item.country == state and self.words[j].key in self.given:
                    return j, item.end, item.refs  # الرئيس البرازيلي لويس لولا دا سيلفا
                if titled and self.words[j].key in self.given and item.end - item.start <= 2:
                    if self.words[k].key not in self.given:
                        k = item.end  # الدكتور محمد عبد العاطي is no Badr Abdelatty
                        break
            if k == j + 1 and self.words[j].key in self.given:
                if self.is_family(item, state, called=after_verb or titled):
                    k += 1  # السفير الإيراني محمد الايراني: nobody is called by a given name alone
                    break
            if word.text in _DASHES and k > j and k + 1 < self.end and k + 1 not in self.items:
                if _is_plain(self.words[k + 1]):
                    k += 2  # نيكول ـ بيلوبيه
                    break
            if word.key == "ولد" and k > j and k + 1 < self.end and not self.words[k + 1].is_punct:
                k += 2  # سيدي ولد الطلبة
                continue
            # فيصل is a man as well as "and he arrives", السيد علي no preposition
            called = (word.clitics or (titled and k == j)) and word.key in self.given
            called = called or (word.text == "علي" and self.is_ali(j, k))
            if (
                k == j
                and not word.tags
                and word.key in self.given
                and self.goes_on(k + 1, called=bool(state))
            ):
                called = True  # ناصر الضويحي: it "supported" nobody
            text = word.key
            family = titled and k == j + 1 and self.words[j].key in self.given and _NISBA.fullmatch(text)
            if item is not None or word.is_punct or ((word.tags or word.forms) and not (called or family)):
                break
            if not text or text[0].isdigit() or len(text) < 2:
                break
            if not family and self.is_common(k, first=k == j):
                break
            if k == j and (
                _is_definite(word, self.given)
                or (_looks_verbal(text) and not (after_verb or text in self.given or self.is_foreign(k + 1)))
            ):
                break
            if text[0] in "وبلفك" and _looks_like_clitic(word) and text not in self.given:
                break
            if word.has("short_masdar"):
                break  # هدد محسود بشن هجمات
            if k > j and text.endswith(("ها", "هم", "هما")) and (text[0] in "وبلفك" or len(text) < 8):
                break  # أدلت فلانة الفلانية بشهادتها
            if text[0] in "وبل" and len(text) > 4 and word.text.endswith("ه") and text not in self.given:
                break  # بفوزه, وأمته
            house = k == j + 1 and _HOUSE.fullmatch(word.text) and self.words[j].key in self.given
            if k == j + 1 and self.closes_name(j):
                k += 1
                break
            if k > j and not house and (_looks_verbal(text) or self.described(k) or self.is_noun(k)):
                break
            if word.text.startswith(_MASDAR) or (_PURPOSE.fullmatch(word.text) and text not in self.given):
                break  # وعد غوردن براون بإرسال قوات: no name begins so
            if k > j and text in _OF_GOD:
                k += 1  # تاج السر, نور الدين
                continue
            if k > j and text in _TWO_WORDS and k + 1 < self.end and k + 1 not in self.items:
                k += 2  # مصطفى عبد الرازق, منصور أبو حميد
                continue
            if k > j + 1 and text.startswith("ال") and not text.endswith("ي") and not self.is_closing(k + 1):
                if all(self.words[m].key in self.given for m in range(j, k)):
                    k += 1  # محمد محمود العناقرة: given names have a family name after them
                break  # قاد العقيد إدريس محمد دود القافلة
            k += 1
        if k - j == 1 and self.words[j].key[:1] == "ل" and k < self.end and self.is_noun(k):
            return None  # دعوة من نظيره الأرميني لحضور مباراة: a purpose
        if k > j and j + 1 < self.end and self.words[j].key[:1] in _PREPOSED:
            if self.words[j].key not in self.given and self.words[j + 1].key.startswith("ال"):
                return None  # الرابطة الألمانية لصناعة النفط, متحدث أميركي بتصاعد الهجمات
        if k - j == 0 or (k - j == 1 and (len(self.words[j].key) < 4 or self.words[j].key.endswith("ا"))):
            return None  # قريبا, لاحقا: an adverb, not a name
        if (
            k - j == 1
            and self.words[j].text.endswith(("ه", "ها", "هم"))
            and self.words[j].key not in self.given
        ):
            return None  # تسلم الرئيس الهندي مهامه: what is his
        return j, k, ()

    def named(
        self,
        begin: int,
        name: tuple[int, int, tuple[str, ...]],
        role: Role | None,
        country: str | None,
        of: str | None,
        clitics: str,
    ) -> Mention:
        start, end, refs = name
        text = _written(self.words[start:end])
        stop = end
        if role is None and not refs and country is None and end < self.end and self.words[end].key == "من":
            if (body := self.body_at(end + 1)) is not None:
                stop, country = body[:2]  # العميد فلان من جيش زيمبابوي
        return Mention(
            begin,
            stop,
            (start, end),
            "person" if refs else "name",
            refs=refs,
            role=role,
            country=country,
            of=of,
            name=text,
            clitics=clitics.replace("ال", ""),
            former=role is not None and self.is_former(begin, start),
        )


_VEHICLES = frozenset({"aircraft", "helicopter", "helicopters", "patrol", "vehicles", "boats"})
# What is done to people, told by a masdar before who they are.
_SUFFERED = frozenset(
    {"seize_arrest_detain", "release", "extradite", "recall_or_expel_diplomat", "summon_ambassador"}
)
_POSTED = frozenset({"ambassador", "special_envoy", "diplomat"})
_VISITED = ("زار", "يزور", "تزور", "غادر", "يغادر", "تغادر", "دخل", "يدخل", "بلغ")
# Who speaks or acts for somebody else who is named by his office: ممثل الأمين العام.
# Bodies of a state whose heads are not its own.
_HOUSES = frozenset({"parliament", "court", "ministry", "police", "intelligence", "central_bank"})
# Whom a name that follows may be the name of.
_CALLED_LATER = frozenset({"office", "person", "population"})
_COUNSEL = frozenset({"adviser", "national_security_adviser"})
_DEPUTED = frozenset({"special_envoy", "spokesperson", "adviser", "deputy_head", "official"})
_SPEAKING = ("speech.perf.m", "speech.perf.f", "speech.impf.m", "speech.impf.f")
_SON = frozenset({"بن", "ابن", "بنت"})
# What the states of an organisation are called before its name.
_STATES = "دول"
# The first half of a man's name, with a name of God after it.
_SERVANT = frozenset({"عبد", "وعبد", "لعبد", "بعبد", "فعبد"})
# Who may be of an organisation named right after them.
_MEMBERS = frozenset({"office", "person", "armed_group"})
_QUOTES = frozenset({"«", "»", "“", "”", '"'})
# What is called by a name in quotation marks: صحيفة «هآرتس», حركة «الشباب».
_NAMED_IN_QUOTES = frozenset({"media", "armed_group", "organisation", "government"})
# A preposition before a masdar of the fourth form.
_MASDAR = ("بإ", "لإ", "وبإ", "ولإ", "كإ")
# A preposition before a masdar of the second, seventh, eighth or tenth form: بتمويل, لانسحاب, باستقبال.
_PURPOSE = re.compile("[وف]?[بل](?:ت[^اي]{2}ي[^اي]|ا(?:ن[^اوي]|[^اوي]ت)[^اوي]ا[^اوي]|است[^اوي]{2}ا[^اوي])")
# The second half of a name of two words.
_OF_GOD = frozenset(
    ["الدين", "الله", "السر", "الاسلام", "الرسول", "النبي", "الحق", "العابدين", "الرحمن", "الزمان", "المله"]
)
# A family name after a title and a given name, whatever else the word means: العميد نزار الخطابي.
_NISBA = re.compile("ال.{3,}ي")
# A family called by the plural of its father's name: العبادلة, الخصاونة, الطراونة.
_HOUSE = re.compile("ال..ا..ة")
# Names that begin like a noun with the article.
_WHOLE = frozenset(
    [
        "الكسندر",
        "الكساندر",
        "الكسي",
        "اليكسي",
        "الياس",
        "البرت",
        "البرتو",
        "الفريد",
        "الفونسو",
        "الفارو",
        "اليخاندرو",
        "اليزابيث",
        "اليسيا",
        "الكسيس",
        "اليكسيس",
        "الكسندرا",
        "الكساندرا",
        "اليس",
        "الينا",
    ]
)
_FOREIGN = frozenset({"توم", "تيم", "تيل", "تاي", "تان", "تور", "تول", "تير", "ترا", "ترو", "تري", "انغ"})
_FOREIGN_ENDS = ("فيتش", "شفيلي", "نكو", "سكي", "برغ", "شتاين", "اي")
# What people do and rules do not.
_HUMAN_ACTS = frozenset(
    {"arrive", "visit", "leave", "meet", "call", "praise", "appeal_request", "warn", "congratulate", "host"}
)
_DASHES = frozenset({"ـ", "-", "–"})
_TWO_WORDS = frozenset({"عبد", "ابو", "ابي", "ام"})
# Adjectives with the article that no ending shows: colours and participles (الأخضر, المتصدع), الكبير.
_ADJECTIVE = re.compile("ال(?:ا..[^اي]|م[^اي]{3,4}|مت[^اي]{3}|[^اي].ي[^اي])ه?")
# Prepositions written onto the next word.
_PREPOSED = frozenset("بلك")
# What a name of two words begins with, of which nobody is called by the second one alone.
_FIRST_HALVES = _TWO_WORDS | _SERVANT | {"وابو", "لابي"}
# What feminine nouns, regular plurals and possessed nouns end in; men's names in the news do not.
_NOUN_ENDINGS = ("ه", "ات", "ها", "هم", "ين", "ون", "نا")


# What is written onto a noun, from the longest: pronouns, duals, plurals, the accusative.
_ENDINGS = ("هما", "تين", "تان", "ها", "هم", "نا", "ته", "تي", "ين", "ان", "ات", "ون", "وا", "ه", "ي", "ا")


def _owns_by_l(piece: _Item, role: Role) -> bool:
    """الأمين العام للأمم المتحدة, مراسل لرويترز, but قال مسؤول لرويترز: an outlet is told something."""
    return piece.clitics in {"ل", "لل"} and (piece.sense != "media" or role.noun in _STAFF)


def _is_of_region(role: Role) -> bool:
    """Whether a region has such an office of its own: its president is not the state's."""
    return role.kind == "office" or role.name in _OF_REGIONS


def _has_seat(role: Role, piece: _Item) -> bool:
    """Whether an office is of a town or a region: the mayor of London is no office of the kingdom."""
    if role.name == "mayor":
        return piece.sense in _TOWNS - {"sea"}
    return piece.sense == "region" and _is_of_region(role)


@lru_cache(maxsize=65536)
def _stems(key: str) -> frozenset[str]:
    """A noun with and without what may be written onto its end: قوله, مسودتي, مرتين."""
    found = {key}
    for ending in _ENDINGS:
        rest = key[: -len(ending)]
        if key.endswith(ending) and len(rest) >= (3 if ending[0] == "ت" or ending in {"ين", "ان"} else 4):
            found.update((rest, rest + "ه") if ending[0] == "ت" else (rest,))
            if rest.endswith("ت"):
                found.add(rest[:-1] + "ه")
    return frozenset(found)


def _is_definite(word: Word, given: frozenset[str]) -> bool:
    """A noun with the article; ألكسندر is a name, and so is الكسندر, of which no noun is left without it."""
    if not word.key.startswith("ال"):
        return False
    if word.text.startswith(("أل", "إل", "آل")):
        return False  # the article is never written with a hamza: إلزي, ألفارو
    return not (word.key in given and word.key in _WHOLE)


def _looks_verbal(text: str) -> bool:
    """An imperfect or augmented verb by its shape: names seldom begin so, but تشرشل and تومسن do."""
    if text[:3] in _FOREIGN or text[:2] == "تش" or text.count("ا") > 1 or text.endswith(_FOREIGN_ENDS):
        return False  # تاكامورا
    if len(text) > 6 and text.endswith("و"):
        return False  # سيفيرينو, but سيدعو
    if len(text) > 8 and not text.endswith(("ون", "ها", "هم", "وا", "ان")):
        return False  # تسيريتيلادزه: no verb of one word is so long
    if text.startswith(("سي", "تي")) and text.endswith("ا"):
        return False  # سيسوما
    return len(text) >= 4 and (
        text[:2] in {"سي", "ست", "يت", "تت", "يس", "تس", "است", "ان"} or text[0] == "ت"
    )


def _looks_like_clitic(word: Word) -> bool:
    """و or ب before a noun with the article."""
    return word.key[1:3] == "ال" or word.key.startswith("لل")


def _appositions(
    mentions: Iterator[Mention], words: Sequence[Word], called: frozenset[str], *, head_first: bool
) -> list[Mention]:
    """ "Lavrov, the Russian foreign minister," is one mention of one person."""
    out: list[Mention] = []
    for mention in mentions:
        previous = out[-1] if out else None
        if previous is not None and _is_said_of(previous, mention, words):
            mention.start = out.pop().start
            previous = out[-1] if out else None
        if previous is not None and (
            _is_apposition(previous, mention, words) or _is_called_later(previous, mention, words, called)
        ):
            for each in (previous, mention):
                if each.kind == "tentative":
                    each.kind = "name"
            named, titled = (previous, mention) if previous.is_named else (mention, previous)
            named.role = named.role or titled.role
            named.country = named.country or titled.country
            named.of = named.of or titled.of
            named.target = named.target or titled.target
            named.second = titled.head
            if named is mention:
                mention.clitics = previous.clitics
                mention.start = previous.start
                out[-1] = mention
            else:
                previous.end = mention.end
            continue
        if previous is not None and (end := _described_as(previous, mention, words)):
            previous.kind = "name"
            previous.country, previous.end = mention.country, end
            continue
        out.append(mention)
    return out


def _is_said_of(left: Mention, right: Mention, words: Sequence[Word]) -> bool:
    """ "Kurdish leader Sadegh Sharafkandi": a capital word before a title and a name is no other actor."""
    return (
        left.kind == "tentative"
        and left.end == right.start
        and not left.genitive
        and left.end - left.start == 1
        and right.is_named
        and right.role is not None
        and words[right.start].text.islower()
    )


def _is_called_later(left: Mention, right: Mention, words: Sequence[Word], called: frozenset[str]) -> bool:
    """Whether somebody told by an office is named right after it: ", identified as X", «، ويدعى فلان»."""
    gap = words[left.end : right.start]
    if left.role is None or left.kind != "role" or left.plural or left.role.kind not in _CALLED_LATER:
        return False
    if not gap or gap[0].text not in {",", "،", "("}:
        return False  # "the minister called Lavrov"
    if right.role is not None or not (
        right.is_named or (right.kind == "tentative" and right.head[1] - right.head[0] > 1)
    ):
        return False
    told = [word for word in gap if word.key in called]
    return bool(told) and len(gap) < 7 and all(word.is_punct or word in told for word in gap)


def _described_as(named: Mention, nation: Mention, words: Sequence[Word]) -> int:
    """Where ", a Cuban doctor," after a name ends, or 0: a nationality and a noun that nobody listed."""
    gap = [word.text for word in words[named.end : nation.start]]
    full = named.head[1] - named.head[0] > 1 and named.kind in {"name", "tentative"}
    if gap not in ([",", "a"], [",", "an"]) or not full or named.role or named.country:
        return 0
    one = nation.role is not None and nation.role.kind in {"population", "organisation"} and not nation.plural
    if nation.kind == "role" and one and nation.country is not None:
        return nation.end  # ", an American engineer"
    if nation.kind != "state" or not nation.adjective:
        return 0
    k = nation.end
    while k < len(words) and k - nation.end < 4 and words[k].text.isalpha() and words[k].text.islower():
        if k > nation.end and (words[k].has("rel", "prep") or words[k].key.endswith("ed")):
            return k  # "an American contractor jailed there"
        k += 1
    return k if k > nation.end and k < len(words) and words[k].text in {",", "."} else 0


def _by_descent(mentions: list[Mention], words: Sequence[Word]) -> list[Mention]:
    """A minority, and who is ethnically of a nation, is of the state it lives in, if the text names one."""
    for number, mention in enumerate(mentions):
        if mention.country is None or not (mention.role or mention.is_named):
            continue
        within = words[max(mention.start - 1, 0) : mention.end]
        if mention.descent is None and not any(word.has("descent") for word in within):
            continue
        mention.named_state = False
        if mention.is_named:
            mention.country = None  # "ethnic Serb leader Milorad Dodik"
            continue
        mention.descent, mention.country = mention.country, mention.target
        land = mentions[number + 1] if number + 1 < len(mentions) else None
        owner = mentions[number - 1] if number else None
        if land is not None and land.kind in {"state", "place"} and not land.adjective:
            gap = words[mention.end : land.start]
            if any(word.has("dwelling") for word in gap) and all(_leads_home(word) for word in gap):
                mention.country = land.country  # "the Turkish minority in Bulgaria"
        if owner is not None and owner.kind == "state" and owner.end == mention.start:
            if words[owner.end - 1].has("genitive"):
                mention.country = owner.country  # "Romania's Hungarian minority"
    return mentions


def _leads_home(word: Word) -> bool:
    """Whether a word may stand between people and the land they live in: "living in southern"."""
    return word.has("dwelling", "det", "adj") or (word.text.isalpha() and not word.tags and not word.forms)


def _shared_heads(mentions: list[Mention], words: Sequence[Word], supra: frozenset[str]) -> list[Mention]:
    """ "French and Egyptian warships": the first adjective has the second one's noun."""
    mentions = _two_by_name(mentions)
    for left, right in pairwise(mentions):
        gap = words[left.end : right.start]
        if (
            left.kind in {"role", "counterpart"}
            and left.role is not None
            and right.kind == "state"
            and right.adjective
            and not gap
            and right.clitics.startswith("و")
            and left.country not in {None, right.country}
            and ("ال" in words[left.end - 1].key[:3]) == ("ال" in words[right.start].key[:3])
            and (left.kind == "role" or left.plural)
        ):
            # الرئيسان الأفغاني والباكستاني: one noun, two nationalities, two actors
            right.kind, right.role, right.adjective = left.kind, left.role, False
            right.plural, right.clitics, right.definite = left.plural, "و", left.definite
            left.each = right.each = _is_held(left)
            continue
        if (
            left.kind == "state"
            and right.kind in {"role", "counterpart"}
            and right.role is not None
            and right.plural
            and right.country is not None
            and not left.genitive
            and len(gap) == 1
            and gap[0].has("and")
            and words[right.start].name < 0
            and (left.adjective or words[left.start].text.isupper() or "." in words[left.start].text)
        ):
            left.kind, left.role, left.plural, left.adjective = right.kind, right.role, True, False
            left.noun = right.noun
            left.each = right.each = _is_held(right)
        elif _is_plural_role(left) and right.kind == "state" and _shares_of(left, right, words):
            right.kind, right.role, right.noun, right.plural = left.kind, left.role, left.noun, True
            right.former, left.each = left.former, _is_held(left)
            right.each, right.shares = left.each, True
        elif (
            left.kind == right.kind == "role"
            and len(gap) == 1
            and gap[0].has("and")
            and not (left.country or left.of or left.possessed)
            and right.country is not None
            and words[right.start].text.islower()
            and any(words[i].key == "of" for i in range(right.start + 1, right.end))
        ):
            left.country = right.country  # "the government and people of Saudi Arabia"
    absorbed: set[int] = set()
    for left, west, right in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if (
            left.kind == "state"
            and left.country is not None
            and west.kind in {"state", "tentative"}
            and words[west.start].key in supra
            and west.country is None
            and right.kind == "role"
            and right.plural
            and right.country is None
            and west.end == right.start
            and west.start == left.end + 1
            and words[left.end].has("and")
            and words[right.start].text.islower()
        ):
            left.kind, left.role, left.plural, left.adjective = "role", right.role, True, False
            left.noun = right.noun  # "US and Western officials"
            right.start = west.start
            absorbed.add(west.start)
    return [m for m in mentions if m.start not in absorbed or m.kind == "role"] if absorbed else mentions


def _is_held(mention: Mention) -> bool:
    """Whether a plural means several of which a state has one each: an office, a government."""
    kinds = {"office", "government"}
    return _is_plural_role(mention) and mention.role is not None and mention.role.kind in kinds


def _is_plural_role(mention: Mention) -> bool:
    return mention.kind == "role" and mention.plural


def _shares_of(left: Mention, right: Mention, words: Sequence[Word]) -> bool:
    """ "The presidents of Egypt, Jordan and Sudan": one noun, a state after each "of", "," and "and"."""
    if left.country is None or right.country in {None, left.country} or right.adjective or right.genitive:
        return False
    if not left.shares and not any(words[i].key in {"of", "from"} for i in range(left.start + 1, left.end)):
        return False
    between = words[left.end : right.start]
    if not between or not all(word.text == "," or word.has("and", "definite") for word in between):
        return False
    after = words[right.end] if right.end < len(words) else None
    return any(word.has("and") for word in between) or (
        after is not None and (after.text == "," or after.has("and"))
    )


def _two_by_name(mentions: list[Mention]) -> list[Mention]:
    """وزيرا الخارجية الروسي لافروف والأميركية كلينتون: the office of two, each with state and name."""
    out: list[Mention] = []
    for mention in mentions:
        office = out[-2] if len(out) > 1 else None
        nation = out[-1] if out else None
        if (
            office is not None
            and nation is not None
            and office.is_named
            and office.role is not None
            and nation.kind == "state"
            and nation.adjective
            and nation.clitics.startswith("و")
            and nation.start == office.end
            and mention.start == nation.end
            and mention.is_named
            and mention.role is None
            and not mention.clitics
        ):
            mention.role, mention.country = office.role, mention.country or nation.country
            mention.start, mention.clitics = nation.start, "و"
            out[-1] = mention
            continue
        out.append(mention)
    return out


# What may open a clause that says who somebody is: «… الجربوع، وهو زعيم قبلي يمني».
_WHO_IS = frozenset({"وهو", "وهي"})


def _is_apposition(left: Mention, right: Mention, words: Sequence[Word]) -> bool:
    gap = words[left.end : right.start]
    if (
        not gap
        and (left.kind == "name" or any(w.key in _SON for w in words[left.start : left.end]))
        and left.role is None
        and right.kind == "role"
        and right.role is not None
        and right.role.kind in {"office", "person"}
        and not right.clitics
        and not right.plural
    ):
        return True  # هوشيار زيباري وزير الخارجية العراقي
    owned = words[left.end - 1].text.endswith(PRONOUNS)
    bare = not gap or (len(gap) == 1 and owned and _NISBA.match(gap[0].key) is not None)
    if bare and right.is_named and right.role is None and not right.clitics and left.role is not None:
        whose = owned or (left.role.kind == "population" and left.head[1] - left.head[0] > 1)
        if left.kind == "role" and whose and not (left.plural or left.country or left.of):
            # رئيس مكتبها السياسي إسماعيل هنية, رجل الأعمال رومان أبراموفيتش
            return left.role.kind in _CALLED_LATER and right.head[1] - right.head[0] > 1
    dashes = [k for k in range(1, len(gap) - 1) if gap[k].text == "-" and gap[k - 1].end == gap[k].start]
    gap = [gap[k] for k in range(len(gap)) if not any(abs(k - dash) < 2 for dash in dashes)]
    if not gap or gap[0].text not in {",", "،", "("} or len(gap) > 3:
        return False
    plain = 0  # ", a tribal leader": one word that nobody listed
    for word in gap:
        if word.has("det", "filler") or word.text in {",", "،", "("} or word.key in _WHO_IS:
            continue
        plain += 1
        if plain > 1 or word.tags or word.forms or not word.text.islower() or word is not gap[-1]:
            return False
    if left.genitive:
        return False
    pairs = ((left, right), (right, left))
    for named, titled in pairs:
        full = named.kind == "tentative" and named.head[1] - named.head[0] > 1
        # "The Latvian ambassador to Belarus, Ilmārs Grīnvalds, was summoned"
        full = full and (named is left or (right.end < len(words) and words[right.end].text == ","))
        if (named.is_named or full) and titled.kind == "role" and titled.role is not None:
            after = words[right.end] if right.end < len(words) else None
            closes = after is None or after.is_punct or left is titled
            if left.kind == "name" and titled is right and not words[right.start].text.isascii():
                # …، مبعوثة السويد للمياه،
                closes = closes or any(w.text in {"،", ","} for w in words[right.end : right.end + 4])
            if after is not None and titled.role is not None and titled.role.name in _POSTED:
                closes = (
                    closes or after.has("prep") or after.text.startswith("بال")
                )  # …، السفير العراقي بالقاهرة
            if (
                (named.role is None or (named is left and not (named.country or named.of)))
                and not titled.plural
                and (titled.role.kind in {"office", "person"} or titled.role.kind == "population")
                and (titled.country or titled.of or left is titled)
                and closes
                and not right.clitics
            ):
                return True
    return False
