"""One sentence of words and mentions in, its predicates and the groups of actors around them out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from diplograph.lang.base import PRONOUNS
from diplograph.lang.lexicon import Form, Lexicon
from diplograph.lang.nlp import Mention, Relations, Word
from diplograph.vocab import SPEECH_ACTS

if TYPE_CHECKING:
    from diplograph.events.arguments import Filled

__all__ = [
    "JOURNEYS",
    "SO_CALLED",
    "UNLISTED",
    "Clause",
    "Group",
    "Predicate",
    "Scope",
    "report_start",
]

# Types that take somebody or something to a place.
JOURNEYS = frozenset({"visit", "arrive", "leave", "deploy_mobilise", "withdraw"})
# What puts two in touch, so that "they" are both.
CONTACTS = frozenset({"meet", "call", "host", "negotiate", "discuss", "sign_agreement", "agree"})
_STOPS = frozenset(";؛:")
_COMMAS = frozenset({",", "،"})
_DASHES = frozenset({"-", "–", "—", "ـ", "/"})
# Numbers in words that stand for people: عشرة قتلوا.
_COUNTS = frozenset(
    ["واحد", "اثنين", "اثنان", "ثلاثه", "اربعه", "خمسه", "سته", "سبعه", "ثمانيه", "تسعه", "عشره", "عشرات"]
)
_THOUSANDS = frozenset({"الف", "مليون", "مئه", "مائه"})
# What stands before a verb that only gives a thing its name: ما وصفه بـ, "what he called".
SO_CALLED = frozenset({"ما", "بما", "لما", "مما"})
# What stands for a subject that is a noun of no list.
UNLISTED = "unlisted"
# Proclitics that are prepositions.
_PREPOSED = frozenset("بلك")
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_GUILLEMETS = frozenset("«»")
# Words that what stands before a report may take, and the senses of the places there.
_DATELINE = 14
_TOWNS = frozenset({"capital", "city"})


# Perfects that no masdar looks like: زار, التقى, استقبل.
_ONLY_VERB = re.compile(r".ا.|ا(?:ن..|ل[تقح].|.ت.).|است.{2,3}")


@dataclass(slots=True)
class Group:
    """Coordinated actors: "Hungary and Romania"."""

    mentions: list[int]
    start: int
    end: int
    governor: str = ""  # the preposition before it, "" when none
    governor_at: int = -1
    adjective: bool = False
    genitive: bool = False


@dataclass(slots=True)
class Predicate:
    """A word that may tell of an event, or a verb that bounds a clause."""

    start: int
    end: int
    pos: str  # "v" verb, "n" noun
    forms: tuple[Form, ...]
    features: str
    finite: bool = False
    passive: bool = False
    infinitive: bool = False
    participle: bool = False
    future: bool = False
    possible: bool = False
    left: int = -1  # where its auxiliaries begin
    tags: frozenset[str] = frozenset()
    clitics: str = ""
    pronoun: bool = False  # an object or possessive pronoun is written onto it


def report_start(words: Sequence[Word], start: int, end: int, mentions: Sequence[Mention]) -> int:
    """The first word after the places, agencies and bylines a report opens with, or `start`.

    "BEIRUT, April 13 (Reuters) - ", القاهرة - عمان - بترا:, باريس (أ ف ب): nobody named there acts.
    "Moscow: we shall answer" names who speaks, and "Moscow - Kyiv talks" a pair; both stay.
    """
    at = cut = start
    places, sure, dashed = 0, False, False
    while at < min(end, start + _DATELINE):
        word = words[at]
        mention = mentions[word.name] if word.name >= 0 else None
        if mention is not None and mention.kind in {"state", "place"} and mention.sense in _TOWNS:
            if mention.clitics:
                break
            places, at = places + 1, mention.end
        elif not places:
            break
        elif (close := _bracketed(words, at, end)) is not None:
            inside = {words[i].name for i in range(at, close)} - {-1}
            agency = any(mentions[i].sense == "media" for i in inside)
            parted = close < end and (words[close].text in _DASHES or words[close].text in {":", "--"})
            if not agency and not parted and (inside or word.text not in _OPEN):
                break
            at = close
            cut, sure = (close if agency or word.text in _OPEN else cut), True
        elif word.text in {":", "--"} or (word.text in _DASHES and word.start > words[at - 1].end):
            dashed = dashed or word.text != ":"
            at = cut = at + 1
        elif word.text in _COMMAS or word.text == "/" or word.key[:1].isdigit() or word.has("day", "month"):
            at += 1
        elif (
            mention is not None
            and mention.sense == "media"
            and (cut == at or (mention.end < end and words[mention.end].text in _DASHES))
        ):
            at = cut = mention.end  # "Tehran, March 15, IRNA -"
            sure = True
        elif cut == at and (after := _byline(words, at, end)) is not None:
            at, sure = after, True
        else:
            break
    last = words[at - 1].name if at > start else -1
    alone = last >= 0 and mentions[last].sense in _TOWNS  # a town and no mark after it is who acts
    return cut if sure or (not alone and (dashed or places > 1)) else start


def _bracketed(words: Sequence[Word], at: int, end: int) -> int | None:
    """The word after a few in brackets or quotation marks that open at a word."""
    closing = _CLOSE if words[at].text in _OPEN else {"»"} if words[at].text == "«" else ()
    return next((j + 1 for j in range(at + 1, min(end, at + 6)) if words[j].text in closing), None)


def _byline(words: Sequence[Word], at: int, end: int) -> int | None:
    """The mark that ends a reporter's name of two to four words."""
    for j in range(at, min(end, at + 5)):
        if words[j].text in _DASHES or words[j].text == ":":
            return j if j - at >= 2 else None
        if words[j].is_punct or words[j].tags or words[j].forms:
            return None
    return None


@dataclass(slots=True)
class Scope:
    """A stretch of words and who is said to say it."""

    start: int
    end: int
    sources: list[Group | str] = field(default_factory=list)  # innermost first
    verb: Predicate | None = None

    def holds(self, i: int) -> bool:
        """True if the word lies in what was said."""
        return self.start <= i < self.end


@dataclass(slots=True)
class Clause:
    """A sentence: words `start` to `end`, its groups and predicates."""

    words: Sequence[Word]
    start: int
    end: int
    mentions: Sequence[Mention]
    lexicon: Lexicon
    verb_first: bool  # verb before subject is the ordinary order (Arabic)
    relations: Mapping[int, Relations] = field(default_factory=dict)  # of a plugged-in parser
    scopes: list[Scope] = field(default_factory=list)  # who says what in it
    groups: list[Group] = field(default_factory=list)
    predicates: list[Predicate] = field(default_factory=list)
    following: dict[tuple[int, int, int], set[str]] = field(
        default_factory=dict
    )  # what goes with a predicate
    filled: dict[int, Filled | None] = field(default_factory=dict)  # by the first word of a predicate
    _at: dict[int, Predicate] = field(default_factory=dict)
    _group: dict[int, Group] = field(default_factory=dict)
    _subjects: dict[int, Group | str | None] = field(default_factory=dict)
    _endings: dict[int, tuple[str, int]] | None = None
    _governing: frozenset[str] | None = None
    _classes: defaultdict[str, list[int]] | None = None
    _journeys: list[Predicate] | None = None
    _vocabulary: set[str] | None = None
    _needed: set[str] | None = None
    _limits: dict[tuple[int, bool], int] = field(default_factory=dict)
    _finite: int = -1  # the last finite verb found that does not report what others do

    def __post_init__(self) -> None:
        self.predicates = list(self._predicates())
        self._at = {p.start: p for p in self.predicates}
        self.groups = self._groups()
        for group in self.groups:
            for i in range(group.start, group.end):
                self._group[i] = group

    # -- words -------------------------------------------------------------------------------

    def base(self, i: int) -> str:
        """The key of a word without the proclitics that were taken off."""
        word = self.words[i]
        return word.key[len(word.clitics) :] if word.clitics else word.key

    def group_at(self, i: int) -> Group | None:
        """The group that covers a word."""
        return self._group.get(i)

    def spread(self, group: Group) -> list[int]:
        """ "Warships from India, Japan and Australia": the further states that nameless people are of."""
        mention = self.mentions[group.mentions[-1]]
        if self.verb_first or mention.role is None or not mention.plural or group.end >= self.end:
            return []
        states = next((g for g in self.groups if g.governor_at == group.end), None)
        if states is None or states.governor not in {"from", "of"} or states.genitive:
            return []
        pair = self.mentions[states.mentions[0]].role
        if pair is not None and pair.kind == "pair" and mention.country is None:
            return states.mentions  # "generals from the two sides"
        named = [self.mentions[i] for i in states.mentions]
        if any(one.kind != "state" or one.adjective for one in named) or named[0].country != mention.country:
            return []
        return states.mentions[1:]

    def predicate_at(self, i: int) -> Predicate | None:
        """The predicate that begins at a word."""
        return self._at.get(i)

    @property
    def journeys(self) -> Sequence[Predicate]:
        """The predicates of going somewhere."""
        if self._journeys is None:
            self._journeys = [
                predicate
                for predicate in self.predicates
                if "motion" in predicate.tags
                or any(
                    form.frame.type in JOURNEYS
                    and (not form.frame.needs or not form.frame.needs.isdisjoint(self.vocabulary))
                    for form in predicate.forms
                )
            ]
        return self._journeys

    def fails(self, predicate: Predicate) -> bool:
        """ "Failed for a third day to agree": the verb above an infinitive says that it came to nothing."""
        masdar = self.verb_first and predicate.pos == "n"
        if not predicate.infinitive and not masdar:
            return False
        above = self.finite_before(predicate.left)
        return (
            above is not None
            and predicate.left - above.end <= 6
            and self.words[above.start].has("failing")
            and not any(self.words[i].has("comp", "rel") for i in range(above.end, predicate.left))
        )

    def is_headline(self, predicate: Predicate) -> bool:
        """قمة فرنسية إيرانية في جنيف: a noun opens a sentence without a verb."""
        return predicate.start == self.start and not any(p.finite for p in self.predicates)

    def is_verb(self, i: int) -> bool:
        """True if a verb begins at a word."""
        found = self._at.get(i)
        return found is not None and found.pos == "v"

    def preposition_ending(self, i: int) -> tuple[str, int] | None:
        """The preposition whose last word is `i`, with where it begins."""
        return self.endings.get(i)

    def where(self, tag: str) -> Sequence[int]:
        """The words of a class, in order."""
        if self._classes is None:
            self._classes = defaultdict(list)
            for i in range(self.start, self.end):
                for each in self.words[i].tags:
                    self._classes[each].append(i)
        return self._classes.get(tag, ())

    @property
    def vocabulary(self) -> set[str]:
        """All that a frame may find beside its trigger: words, with and without what is written onto them."""
        if self._vocabulary is None:
            words = self.words[self.start : self.end]
            self._vocabulary = found = {word.key for word in words}
            if self.verb_first:
                found.update([word.key[len(word.clitics) :] for word in words if word.clitics])
                found.update([key[1:] for key in found if key[:1] == "ب"])
            else:
                for i in range(2, len(words)):
                    if words[i - 1].text == "-":
                        found.add(f"{words[i - 2].key}-{words[i].key}")  # cease-fire, F-16
        return self._vocabulary

    def is_reason(self, predicate: Predicate) -> bool:
        """Whether something else is done for a deed: خرجوا تنديدا بالقصف, بسبب حربها."""
        reasons = self.lexicon.sets.get("reasons", frozenset())
        near = range(max(self.start, predicate.start - 2), predicate.start)
        return predicate.pos == "n" and any(self.words[i].key in reasons for i in near)

    @property
    def needed(self) -> set[str]:
        """What of that some frame cannot be without."""
        if self._needed is None:
            self._needed = self.vocabulary & self.lexicon.needed
        return self._needed

    @property
    def endings(self) -> dict[int, tuple[str, int]]:
        """By the last word of each preposition: what it is, and where it begins."""
        if self._endings is None:
            self._endings = {}
            for i in self.where("prep"):
                if "ال" in self.words[i].clitics:
                    continue  # دولة الجنوب: a noun
                if (self.words[i].phrase == 1 or i > self.start) and not (
                    self.verb_first and self.is_verb(i)
                ):
                    self._endings[i] = self.base(i), i  # but عبر الوزير عن: no preposition here
            for i in self.where("prep"):
                last = i + self.words[i].phrase - 1
                if i < last <= min(i + 3, self.end - 1) and not self.words[i].has("adverb"):
                    keys = [self.base(i), *(word.key for word in self.words[i + 1 : last + 1])]
                    self._endings[last] = " ".join(keys), i
        return self._endings

    @property
    def governing(self) -> frozenset[str]:
        """The prepositions of the sentence, those written onto a name as well."""
        if self._governing is None:
            apart = {preposition for preposition, _ in self.endings.values()}
            self._governing = frozenset(apart | {group.governor for group in self.groups})
        return self._governing

    def finite_before(self, i: int) -> Predicate | None:
        """The nearest finite verb before a word."""
        best = None
        for predicate in self.predicates:
            if predicate.end > i:
                break
            if predicate.finite:
                best = predicate
        return best

    def verbs_between(self, i: int, j: int) -> Iterator[Predicate]:
        """Verbs that begin in a range of words."""
        for predicate in self.predicates:
            if i <= predicate.start < j and predicate.pos == "v":
                yield predicate

    def scope_at(self, i: int) -> Scope | None:
        """The narrowest thing said that holds a word."""
        holding = [scope for scope in self.scopes if scope.holds(i)]
        return min(holding, key=lambda scope: scope.end - scope.start, default=None)

    def source(self, i: int) -> Group | str | None:
        """Who says the words around `i`."""
        scope = self.scope_at(i)
        return scope.sources[0] if scope is not None else None

    def topic(self, i: int) -> Group | None:
        """The first actor in what is said around `i`."""
        scope = self.scope_at(i)
        if scope is None:
            return None
        return next((g for g in self.groups if scope.start <= g.start < i), None)

    # -- predicates --------------------------------------------------------------------------

    def _predicates(self) -> Iterator[Predicate]:
        i = self.start
        while i < self.end:
            word = self.words[i]
            if word.phrase > 1 and word.has("prep") and all(f.length == 1 for f in word.forms):
                i += word.phrase  # من أجل, because of
                continue
            if (
                (not word.forms and "verb" not in word.tags)
                or (
                    self.verb_first and "comp" in word.tags and word.key.endswith(PRONOUNS)
                )  # وأنها is no إنهاء
                or self._in_name(i)
                or (self.verb_first and "prep" in word.tags and word.phrase == 1 and not self._speaks_out(i))
            ):
                i += 1
                continue
            predicate = self._arabic(i) if self.verb_first else self._english(i)
            if predicate is None:
                i += 1
                continue
            if predicate.finite:
                reports = not predicate.tags.isdisjoint({"speech", "have", "be", "do"})
                self._finite = -1 if reports else predicate.start
            yield predicate
            i = predicate.end

    def inside(self, predicate: Predicate) -> Iterator[Predicate]:
        """The predicates of the words after the first of a phrase."""
        if not self.verb_first:
            for i in range(predicate.start + 1, predicate.end):
                inner = self._english(i) if self.words[i].forms and not self._in_name(i) else None
                if inner is not None and inner.end <= predicate.end and inner.forms:
                    yield inner

    def _speaks_out(self, i: int) -> bool:
        """عبر الوزير عن قلقه: a verb that is spelt like a preposition, where a clause begins."""
        word = self.words[i]
        if not word.has("verb") or not word.key.endswith("عبر"):
            return False
        before = self.words[i - 1] if i > self.start else None
        if before is not None and not (before.is_punct or before.has("comp", "conj") or "و" in word.clitics):
            return False
        return any(self.base(k) == "عن" for k in range(i + 1, min(self.end, i + 12)))

    def _in_name(self, i: int) -> bool:
        """True inside a mention, except for adjectives and the first word of a mistaken name."""
        index = self.words[i].name
        if index < 0:
            return False
        mention = self.mentions[index]
        return mention.kind not in {"tentative", "unknown_org"} or i != self.start

    def _readings(self, i: int) -> tuple[list[Form], list[Form]]:
        forms = self.words[i].forms
        verbs = [form for form in forms if form.frame.pos == "v"]
        nouns = [
            form
            for form in forms
            if form.frame.pos == "n" and (i == self.start or "headline" not in form.frame.requires)
        ]
        return verbs, nouns

    def _english(self, i: int) -> Predicate | None:
        words = self.words
        verbs, nouns = self._readings(i)
        if verbs and "have" in words[i].tags and self._is_auxiliary(i):
            verbs = [form for form in verbs if form.length > 1]  # "has withdrawn its envoy over the backing"
        tags = words[i].tags
        features = {form.features for form in verbs} | _inflected(tags)
        prefixed = self._is_joined(i) and i - 1 > self.start and words[i - 2].has("prefix")
        k = i - 3 if prefixed else i - 1  # "co-hosted", "re-imposed"
        while k >= self.start and words[k].name < 0:
            if self._adverb(k):
                k -= 1
                if words[k + 1].has("day") and k >= self.start and words[k].has("prep"):
                    k -= 1  # "Albania on Friday denounced"
            else:
                break
        before = words[k] if k >= self.start else None
        aux = False
        future = possible = infinitive = False
        left = i - 2 if prefixed else i
        passive = participle = False
        finite = False
        # auxiliaries
        j = k
        be = have = do = modal = False
        while j >= self.start:
            word = words[j]
            if ("be" in word.tags and "genitive" not in word.tags) or (
                "genitive" in word.tags and "be" in word.tags and "pron_subject" in words[j - 1].tags
            ):
                be = be or (not have and not do and not modal) or True
                if j == k:
                    be = True
            elif "have" in word.tags and "have" not in words[i].key:
                have = True
            elif "do" in word.tags and words[i].key not in {"do", "did", "does"}:
                do = True
            elif "future" in word.tags or self._phrase_back(j, "future"):
                span = self._phrase_back(j, "future")
                future = modal = True
                if span:
                    j = span
            elif word.has("possible", "must") or self._phrase_back(j, "possible"):
                span = self._phrase_back(j, "possible")
                if not word.has("must"):
                    possible = True
                modal = True
                if span:
                    j = span
            elif "neg" in word.tags or (self._adverb(j) and word.name < 0):
                j -= 1
                if word.has("day") and j >= self.start and words[j].has("prep"):
                    j -= 1
                continue
            elif "to" in word.tags and not (be or have or do or modal):
                infinitive = True
            else:
                break
            aux = True
            left = j
            if infinitive and word.has("to"):
                span = None
                if j > self.start and words[j - 1].key in _TO_COME:
                    future = modal = aux = True  # "Denmark is to pay Greenland"
                    infinitive = False
                    left = j - 1
                    break
                for tag in ("future", "possible"):
                    at = self._phrase_back(j, tag)
                    if at is not None:
                        future = future or tag == "future"
                        possible = possible or tag == "possible"
                        left = at
                        infinitive = False
                        modal = True
                j = left - 1
                if infinitive:
                    break
                continue
            j -= 1
        if not aux and before is not None and "pron" in before.tags and k - 1 >= self.start:
            if words[k - 1].has("causes"):  # "help it fight", "let them go"
                infinitive, aux, left = True, True, k
        if not aux and before is not None and before.name >= 0 and "base" in features:
            let = self.mentions[before.name].start - 1
            if let >= self.start and self.words[let].key in _BARE:
                infinitive, aux = True, True  # "let U.S. troops land"
        if not aux and before is not None and k == i - 1 and before.key in _HELPS and "base" in features:
            if not nouns or self._object_follows(i):
                infinitive, aux = True, True  # "helped defuse a dispute"
        relative = before is not None and self._is_relative(k)  # "a delegation that visited"
        if features == {"past.part"} and not aux and before is not None and self._counts(before):
            if i + 1 < self.end and words[i + 1].name >= 0:
                return None  # "five imprisoned Americans"
        if features == {"past.part"} and not aux and before is not None and before.has("causes", "sees"):
            if i + 1 < self.end and words[i + 1].name >= 0:
                return None  # "to let wounded Palestinians out"
        if features <= {"past.part", "part"} and features and not aux and before is not None and k == i - 1:
            if self._acts(k) and i + 1 < self.end and words[i + 1].name >= 0:
                return None  # "treated wounded Haitian soldiers"
        noun_context = (
            before is not None
            and not aux
            and not relative
            and (
                before.has("det", "poss", "genitive")
                or ("prep" in before.tags and "to" not in before.tags)
                or (before.name >= 0 and self.mentions[before.name].adjective)
                or (before.name >= 0 and self.is_hyphened(self.mentions[before.name]))
                or "adj" in before.tags
                or (
                    self.words[i].text[0].islower()
                    and before.key.endswith(("ic", "al", "ous", "ive"))
                    and before.name < 0
                )
            )
        )
        hyphenated = not prefixed and self._is_joined(i)
        joined = i + 1 < self.end and words[i + 1].text in _DASHES and words[i].end == words[i + 1].start
        if joined and words[i + 1].end == words[min(i + 2, self.end - 1)].start:
            if all(form.length == 1 for form in (*verbs, *nouns)) and words[i].text.islower():
                return None  # "war-torn", "strike-hit"
            whole = [form for form in verbs if form.length > 2]
            if whole and not nouns:
                verbs, features = whole, {form.features for form in whole}  # "test-fired" is no test
        if (verbs or features) and not hyphenated:
            if not aux and self._is_caption(i, k):
                return None  # "Porter, left, and Fifield"
            if features == {"ing"} and not aux and "comes" in tags and self._describes_somebody(i, k):
                return None  # "told visiting Prince William"
            heard = before is not None and k == i - 1 and before.has("informs")
            if features == {"ing"} and not aux and heard and i + 1 < self.end and words[i + 1].name >= 0:
                return None  # "told cheering crowds"
            verbal = bool(features)
            if infinitive and "base" not in features:
                verbal = False  # "conceded to demands"
            if verbal and features == {"s"} and not aux and (self._follows_its_verb(i) or self._disagrees(k)):
                verbal = False  # "lifted a ban on cattle exports"
            if verbal and features == {"base"} and not aux and self._follows_its_verb(i):
                if words[i].key in self.lexicon.sets.get("particles", ()):
                    verbal = False  # "pulled its troops back three kilometres"
            if verbal and features == {"s"} and not aux and self._lacks_object(i, verbs):
                verbal = False  # "coast guard ships sailed": a plural, no verb
            if (
                verbal
                and features == {"s"}
                and not aux
                and words[i].key in self.lexicon.sets.get("nouns", ())
            ):
                verbal = False  # "the US and its allies"
            if verbal and features == {"s"} and not aux and before is not None and before.name >= 0:
                if k == i - 1 and self.mentions[before.name].adjective and before.key not in _ALSO_NOUNS:
                    verbal = False  # "told his Bolivian hosts that", "Chinese ships entered"
            if verbal and features == {"s"} and not aux and self._ends_subject(i):
                verbal = False  # "all hands were on deck"
            if not verbal:
                pass
            elif features <= {"base", "s"} and (nouns or features == {"base"}):
                verbal = aux or (not noun_context and k >= self.start and self._subject_like(k))
                if verbal and nouns and not aux and (self._ends_subject(i) or not self._goes_on(i, verbs)):
                    verbal = False  # "US attacks, … , have killed", "the Mumbai attacks"
                if (
                    "base" in features
                    and not aux
                    and before is not None
                    and not before.has("pron", "rel", "and")
                ):
                    plural = before.name >= 0 and (
                        self.mentions[before.name].plural
                        or self._coordinated(before.name)
                        or self._belongs_to_several(self.mentions[before.name])
                    )
                    plural = plural or before.key in self.lexicon.sets.get(
                        "abroad", ()
                    )  # "20 countries expel"
                    verbal = verbal and plural
            elif (
                features <= {"ing"}
                and not (nouns or aux or relative)
                and before is not None
                and before.has("det", "poss", "genitive")
                and (before.key in {"the", "a", "an"} or not self._object_follows(i))
            ):
                verbal = False  # "all funding to", "the remaining French teachers"
            elif features <= {"ing"} and not (nouns or aux or relative or be) and self._has_adjectives(i):
                verbal = False  # "its last open crossing to Belarus"
            elif features <= {"ing"} and not nouns and not be and self._is_gerund(i, k):
                verbal = False  # "its last border crossing with Belarus"
            elif features <= {"ing"} and nouns:
                verbal = (
                    be
                    or (not noun_context and before is not None and before.text in _COMMAS)
                    or (before is not None and self._is_body(before) and self._object_follows(i))
                    or (
                        before is not None
                        and before.has("prep")
                        and not before.has("det")
                        and self._object_follows(i)
                    )
                )
            elif noun_context and features == {"base", "past.part"}:
                verbal = not (
                    before is not None
                    and (before.has("det", "poss", "genitive", "adj") or before.has("prep"))
                )  # "a cut in aid"
            elif noun_context and features <= {"past.part", "part", "past"}:
                # "an agreed text", "the wounded": an adjective, unless a noun reading exists
                if (before is not None and before.has("det", "poss", "genitive")) or (
                    before is not None and before.has("prep")
                ):
                    verbal = False
                elif before is not None and before.name >= 0 and not before.text.endswith("s"):
                    verbal = not self._noun_follows(i)  # "Palestinian armed groups"
            elif noun_context and features <= {"base", "s"} and not aux:
                verbal = (
                    before is not None
                    and before.has("prep") is False
                    and not before.has("det", "poss", "genitive")
                )
            if (
                verbal
                and "base" in features
                and not aux
                and features == {"base"}
                and i == self.start
                and nouns
            ):
                verbal = False
            if verbal:
                # words such as "set", "cut", "past.part" forms
                past = bool(features & {"past", "past.part"})
                if features & {"part", "past.part"} and be and not words[i].key.endswith("ing"):
                    passive = finite = True
                elif features == {"ing"} or (words[i].key.endswith("ing") and "ing" in features):
                    finite = be
                    participle = not be
                elif infinitive:
                    finite = False
                elif have and words[left].key == "having" and not modal:
                    participle = True  # "Having promised to leave, the soldiers drove out"
                elif have or do or modal:
                    finite = True
                elif past:
                    finite = True
                    length = max((form.length for form in verbs), default=1)
                    if "past.part" in features and "undergone" in tags and self._is_undergone(i + length, k):
                        passive = True  # "Two peacekeepers killed in Darfur ambush"
                    elif features & {"past.part"} and (
                        self._by_somebody(i + 1)
                        or self._is_aside(i + length, k, verbs)
                        or self._reduced(i + length - 1, k)
                        or self._in_subject(i + length, k)
                    ):
                        finite, participle, passive = False, True, True
                elif features & {"part"}:
                    participle = passive = True
                else:
                    finite = True
                forms = tuple(verbs)
                length = max((form.length for form in forms), default=1)
                return Predicate(
                    i, i + length, "v", forms, ".".join(sorted(features)), finite, passive,
                    infinitive and not finite, participle, future, possible, left, tags,
                )  # fmt: skip
        if nouns:
            length = max(form.length for form in nouns)
            if i + length < self.end and words[i + length].key == "'s" and words[i + length].has("genitive"):
                return None  # "the summit's host" hosts it, and nobody meets by being called so
            return Predicate(i, i + length, "n", tuple(nouns), nouns[0].features, left=i, tags=tags)
        return None

    def _acts(self, k: int) -> bool:
        """Whether a word is a verb for sure: in a past form, or after "to" or an auxiliary."""
        word = self.words[k]
        verb = word.has("verb") or any(form.frame.pos == "v" for form in word.forms)
        if not verb or word.has("have", "be") or word.name >= 0:
            return False
        if any("." in tag and "past" in tag for tag in word.tags):
            return True
        return k > self.start and self.words[k - 1].has("to", "future", "possible", "must")

    def _is_joined(self, i: int) -> bool:
        """Whether a hyphen without a space stands before a word."""
        return (
            i > self.start
            and self.words[i - 1].text in _DASHES
            and self.words[i - 1].end == self.words[i].start
        )

    def _is_auxiliary(self, i: int) -> bool:
        """Whether a participle follows "has", with adverbs at most between."""
        j = i + 1
        while j < self.end and self.words[j].name < 0 and (self._adverb(j) or self.words[j].key == "been"):
            j += 1
        if j >= self.end or self.words[j].name >= 0:
            return False
        tags = self.words[j].tags
        return any("part" in form.features for form in self.words[j].forms) or any(
            "part" in tag.split(".", 1)[1] for tag in tags if "." in tag
        )

    def _is_body(self, word: Word) -> bool:
        """Whether a word ends the name of people or a body: "the coalition fighting Houthi rebels"."""
        if word.name < 0 or self.mentions[word.name].end != word.i + 1:
            return False
        mention = self.mentions[word.name]
        return mention.kind in {"role", "org"} and not mention.adjective and not mention.genitive

    def _is_caption(self, i: int, k: int) -> bool:
        """Whether a word says where somebody stands in a picture: ", left," or "(left)"."""
        words = self.words
        if words[i].key not in {"left", "right"} or k != i - 1 or k < self.start or i + 1 >= self.end:
            return False
        return words[k].text in _COMMAS | _OPEN and words[i + 1].text in _COMMAS | _CLOSE

    def _counts(self, word: Word) -> bool:
        return word.has("number") or word.key[:1].isdigit()

    def _describes_somebody(self, i: int, k: int) -> bool:
        """Whether a form in -ing stands before a person as an adjective, after a verb or an article."""
        following = self.words[i + 1] if i + 1 < self.end else None
        if k < self.start or following is None or following.name < 0:
            return False
        mention = self.mentions[following.name]
        if not (mention.is_human or (mention.role is not None and mention.role.kind == "delegation")):
            return False
        before = self.words[k]
        return before.has("det", "poss", "genitive", "prep") or any(f.frame.pos == "v" for f in before.forms)

    def _has_adjectives(self, i: int) -> bool:
        """Whether adjectives, and an article before them, stand before a form in -ing without an object."""
        if self.verb_first or self._object_follows(i):
            return False
        k = i - 1
        while k > self.start and i - k <= 3:
            word = self.words[k]
            role = self.mentions[word.name].role if word.name >= 0 else None
            if not (word.has("adj", "light") if role is None else role.kind == "armed_group"):
                break
            k -= 1  # "a navy training ship"
        return k < i - 1 and self.words[k].has("det", "poss") and self.words[k].name < 0

    def _is_gerund(self, i: int, k: int) -> bool:
        """Whether a form in -ing is a noun: after a noun nobody listed, with nothing it could govern."""
        if k < self.start or any(form.length > 1 for form in self.words[i].forms):
            return False
        before = self.words[k]
        following = self.words[i + 1] if i + 1 < self.end else None
        if before.name >= 0:
            # "closed the Torkham crossing with Afghanistan"
            named = self.mentions[before.name]
            alone = following is None or following.is_punct or following.has("prep")
            return alone and named.kind in {"place", "state"} and self.words[named.start - 1].has("det")
        if following is not None and following.key in self.lexicon.sets.get("posts", ()):
            return True  # "its last open crossing point with Russia"
        if not before.text.isalpha() or before.text[:1].isupper():
            return False
        if not before.has("filler", "adj") or before.has("det", "be", "prep"):
            return False
        return following is None or following.is_punct or following.has("prep")

    def _disagrees(self, k: int) -> bool:
        """Whether a plural noun nobody listed stands before a form in -s: "human rights abuses"."""
        if k < self.start:
            return False
        word = self.words[k]
        plural = (
            word.name < 0 and word.text.islower() and word.key.endswith("s") and not word.key.endswith("ss")
        )
        return plural and len(word.key) > 3 and not word.tags

    def _follows_its_verb(self, i: int) -> bool:
        """Whether the clause has its finite verb before a form in -s, with nothing that opens another."""
        if self._finite < 0:
            return False
        return not any(
            (word.is_punct and word.text not in _DASHES)
            or word.has("comp", "rel", "conj", "and", "contrast", "pron_subject", "prepconj", "conditional")
            for word in self.words[self._finite + 1 : i]
            if word.name < 0 and word.key != "than"
        )

    def _is_relative(self, k: int) -> bool:
        """Whether "that" opens a relative clause: a noun stands before it."""
        if k <= self.start or "rel" not in self.words[k].tags or "det" not in self.words[k].tags:
            return False
        before = self.words[k - 1]
        if before.name >= 0 or any(form.frame.pos == "n" for form in before.forms):
            return True  # "a bombing that killed 19"
        return not before.tags and before.text.isalpha() and not any(f.frame.pos == "v" for f in before.forms)

    def _goes_on(self, i: int, verbs: Sequence[Form]) -> bool:
        """Whether something follows that a verb may have as its object or particle."""
        if any(form.length > 1 for form in verbs):
            return True
        if i + 1 >= self.end:
            return False
        following = self.words[i + 1]
        return not (following.is_punct or following.has("prep", "conj", "be", "have")) or following.has(
            "to", "det"
        )

    def _ends_subject(self, i: int) -> bool:
        """Whether an auxiliary comes at once, or after an aside that opens with a participle."""
        j = i + 1
        if j < self.end and self.words[j].text in _COMMAS:
            if not (j + 1 < self.end and self.words[j + 1].key.endswith("ing")):
                return False
            closing = next(
                (k for k in range(j + 1, min(self.end, j + 16)) if self.words[k].text in _COMMAS), -1
            )
            if closing < 0:
                return False
            j = closing + 1
        return j < self.end and self.words[j].has("have", "be", "future") and self.words[j].name < 0

    def _lacks_object(self, i: int, verbs: Sequence[Form]) -> bool:
        """Right before a preposition or a past form, where what is sent or given would have to stand."""
        if i + 1 >= self.end or not all(form.frame.type.startswith("aid_") for form in verbs):
            return False
        after = self.words[i + 1]
        return after.name < 0 and (after.has("prep") or after.key.endswith("ed"))

    def _noun_follows(self, i: int) -> bool:
        if i + 1 >= self.end:
            return False
        following = self.words[i + 1]
        return (
            following.text.isalpha()
            and following.text.islower()
            and not following.has(
                "prep", "det", "poss", "pron", "adverb", "comp", "conj", "to", "number", "rel"
            )
        )

    def _by_somebody(self, i: int) -> bool:
        """ "By rebels", not "by one hour" nor "by 10 percent"."""
        if i + 1 >= self.end or self.words[i].key != "by":
            return False
        if any(form.length > 1 and form.trigger.split()[1:2] == ["by"] for form in self.words[i - 1].forms):
            return False  # "stood by Greece"
        following = self.words[i + 1]
        if following.name < 0 and following.key.endswith("ing") and following.forms:
            return False  # "responded by ordering out"
        return not (following.has("number") or following.key[:1].isdigit()) or (
            i + 2 < self.end and self.words[i + 2].name >= 0
        )

    def _reduced(self, last: int, k: int) -> bool:
        """Whether the clause has its verb already: "expelled two diplomats [based in Geneva]"."""
        if k < self.start or self._finite < 0 or not self._is_noun(k) or self._object_follows(last):
            return False
        return not any(
            word.has("comp", "rel", "conj", "and", "contrast", "pron_subject", "prepconj") or word.is_punct
            for word in self.words[self._finite + 1 : k + 1]
            if word.name < 0
        )

    def _is_undergone(self, end: int, k: int) -> bool:
        """Whether a headline leaves "was" out: no object, and no other verb in the sentence."""
        if k < self.start or not self._is_noun(k) or self._finite >= 0:
            return False
        if end < self.end and not (self.words[end].has("prep") and not self.words[end].has("to")):
            return False
        if self.words[self.end - 1].text in {".", "!", "?"}:
            return False
        return not any(
            word.has("be", "have", "do", "future", "comp", "conj") and word.name < 0
            for word in self.words[end : self.end]
        )

    def _is_aside(self, end: int, k: int, verbs: Sequence[Form]) -> bool:
        """Whether a form in -ed opens an aside: "the bells, seized as war trophies, …"."""
        if k <= self.start or self.words[k].text not in _COMMAS or end >= self.end or not verbs:
            return False
        following = self.words[end]
        noun = self._is_noun(k - 1) and self.words[k - 1].text.isalpha()
        if not noun or not following.has("prep") or following.has("to") or following.name >= 0:
            return False
        return all(form.frame.patient[:1] == ("obj",) for form in verbs) or self._done_by(end)

    def _done_by(self, end: int) -> bool:
        """ "Signed in Reykjavik by Iceland, …": who did it stands behind, before the next comma or verb."""
        for i in range(end, min(self.end - 1, end + 7)):
            word = self.words[i]
            if word.key == "by" and word.name < 0:
                return self._by_somebody(i)
            if word.is_punct or word.has("comp", "rel", "conj", "have", "be", "future"):
                return False
        return False

    def _in_subject(self, end: int, k: int) -> bool:
        """Whether a form in -ed describes a subject: "pilots shot down over Iraq have been released"."""
        words = self.words
        if k < self.start or self._finite >= 0 or not self._is_noun(k) or end >= self.end:
            return False
        if not words[end].has("prep") or words[end].has("prepconj", "to"):
            return False
        for i in range(end + 1, min(self.end, end + 8)):
            word = words[i]
            if word.name >= 0:
                continue
            if word.key == "there":
                return False  # "denied on Tuesday there had been"
            if word.is_punct or word.has(
                "conj", "and", "comp", "rel", "prepconj", "pron_subject", "conditional"
            ):
                return False
            if word.has("have", "be", "future") and not word.has("genitive"):
                return True
            if any(form.frame.pos == "v" for form in word.forms):
                return self._is_main(i)
        return False

    def _is_main(self, i: int) -> bool:
        """Whether a past form after a noun has an object: "guerrillas trained abroad fired rockets"."""
        verbs = [form for form in self.words[i].forms if form.frame.pos == "v"]
        before = self.words[i - 1]
        if not any("past" in form.features.split(".") for form in verbs) or before.has("det", "prep", "adj"):
            return False
        after = i + max(form.length for form in verbs)
        if after > i + 1 or self._object_follows(i):
            return True
        following = self.words[after] if after < self.end else None
        return following is not None and following.text.isalpha() and (
            not following.has("prep", "adverb", "to", "conj", "comp", "rel", "day")
        )  # fmt: skip

    def _is_noun(self, k: int) -> bool:
        word = self.words[k]
        if word.name >= 0:  # "Britons convicted of", not "British convicted"
            one = self.words[k - 1].key in {"a", "an"} and k + 2 < self.end and self.words[k + 2].has("prep")
            return not self.mentions[word.name].adjective or word.text.endswith("s") or one
        return not word.tags or (bool(word.forms) and not word.has("verb"))

    def _adverb(self, k: int) -> bool:
        word = self.words[k]
        return (word.key.endswith("ly") and len(word.key) > 4) or word.has("adverb", "day", "neg")

    def ends_phrase(self, j: int, tag: str) -> bool:
        """Whether a word ends a phrase of a class: لم يستبعد."""
        return self._phrase_back(j, tag) is not None

    def _phrase_back(self, j: int, tag: str) -> int | None:
        """Where a phrase of a class begins whose last word is `j`."""
        if not self.where(tag):
            return None
        for k in range(j, max(self.start, j - 3) - 1, -1):
            word = self.words[k]
            if word.has(tag) and word.phrase > 1 and k + word.phrase - 1 == j:
                if word.has("other_verb") and not (k > self.start and self.words[k - 1].has("be", "adverb")):
                    return None  # "prepared to resume shelling" is a preparation
                return k
        return None

    def _subject_like(self, k: int) -> bool:
        word = self.words[k]
        if word.has("pron_subject", "rel"):
            return True
        if word.name >= 0:
            return not self.mentions[word.name].adjective
        return word.text in _COMMAS or (word.key.endswith("s") and not word.tags)

    def _coordinated(self, index: int) -> bool:
        mention = self.mentions[index]
        k = mention.start - 1
        while k >= self.start and self.words[k].has("det", "filler"):
            k -= 1
        return k >= self.start and (self.words[k].has("and") or self._heads_line(mention))

    def _belongs_to_several(self, mention: Mention) -> bool:
        """ "Lawmakers from the CIS refuse": the noun a name belongs to is a plural of people."""
        k = mention.start - 1
        while k > self.start and self.words[k].name < 0 and self.words[k].has("det"):
            k -= 1
        if k <= self.start or self.words[k].key not in {"from", "of"}:
            return False
        head = self.words[k - 1]
        return head.name >= 0 and self.mentions[head.name].plural

    def _heads_line(self, mention: Mention) -> bool:
        """Whether it is the second of two at the head of a headline: "Moscow, Kyiv swap prisoners"."""
        k = mention.start - 1
        if k <= self.start or self.words[k].text not in _COMMAS or self.words[k - 1].name < 0:
            return False
        first = self.mentions[self.words[k - 1].name]
        return first.start == self.start and {first.kind, mention.kind} <= {"state", "place", "org", "person"}

    def _acts_next(self, group: Group) -> bool:
        """Whether a verb in its base form, or "to", comes at once."""
        found = self._at.get(group.end)
        if found is None and group.end + 1 < self.end and self.words[group.end].has("to"):
            found = self._at.get(group.end + 1)
        return found is not None and found.pos == "v" and "base" in found.features

    def _object_follows(self, i: int) -> bool:
        if i + 1 >= self.end:
            return False
        following = self.words[i + 1]
        if following.key in self.lexicon.sets.get("particles", ()) and i + 2 < self.end:
            following = self.words[i + 2]  # "summoning home its ambassador"
        return following.name >= 0 or following.has("det", "poss", "number") or following.key[:1].isdigit()

    def _arabic(self, i: int) -> Predicate | None:
        word = self.words[i]
        if "hour" in word.tags and i + 1 < self.end and self.words[i + 1].has("day"):
            return None  # فجر أمس: no blast
        if word.key in self.lexicon.sets.get("honoured", ()):
            return None
        if "according" in word.tags and all(
            self.base(k) != "بين" for k in range(i + 1, min(self.end, i + 6))
        ):
            return None  # وفق ما أفاد, but وفق بين الطرفين
        verbs, nouns = self._readings(i)
        if "س" in word.clitics:
            nouns = []  # سنية is Sunni, no "will"
        if "ال" in word.clitics or word.key.startswith("ال"):
            nouns = [form for form in nouns if form.features != "poss"]  # القرار الاتهامي: an adjective
        tags = word.tags
        features = {form.features for form in verbs} | _inflected(tags)
        clitics = word.clitics
        preposed = not _PREPOSED.isdisjoint(clitics) and "ا" not in clitics
        k = self._past_adverbs(i - 1)
        before = self.words[k] if k >= self.start else None
        if features:
            # the short form stands after لم, and ستوجه is no توجه; elsewhere than in quotations نصف is "half"
            ends = ".juss" if before is None or "neg" not in before.tags else ()
            starts = ("perf",) * ("س" in clitics) + ("impf.1",) * (not word.quoted)
            features = {f for f in features if not (f.endswith(ends) or f.startswith(starts))}
            if before is not None and before.i == i - 1 and before.name < 0:
                features = self._after_relative(i, before, features)
            if self._is_somebody(i):  # ثلاثين طالبا, وطالبه باعتذار, but طالبة منهم المغادرة
                features = {f for f in features if not f.startswith("part")}
            verbs = [form for form in verbs if form.features in features]
        verbal = bool(features)
        if features and all(f.startswith("part") for f in features):
            if "ال" in clitics or (before is not None and before.has("prep")) or self._describes(i):
                return None
            if self._is_described_object(i):
                return None  # أغلقت معبرا حدوديا
        elif verbal and (self._names_somebody(i) or self._names_quarter(i)):
            verbal = False
        elif verbal and before is not None and before.has("future") and before.key.startswith("ال"):
            verbal = False  # المحادثات المزمع عقدها
        elif nouns and verbal and self._repeats(i):
            verbal = False
        elif nouns and verbal and self._has_own_doer(i, features, before):
            nouns = []  # محادثات استضافتها ماليزيا
        elif nouns and verbal:
            verbal = not preposed and self._verb_place(i, k) and not self._is_described(i, verbs)
        elif verbal and features == {"perf.m"} and not clitics and self._is_counted_noun(i):
            verbal = False  # 180 طالب: so many students
        elif verbal and features <= {"perf.m", "perf.m.o"} and self._after_verb(i, k):
            verbal = False  # تنفي منح واشنطن: a masdar that nobody listed
        elif (
            verbal
            and features <= {"perf.m", "perf.m.o"}
            and not clitics
            and not _ONLY_VERB.fullmatch(word.key)
            and self._after_subject(k)
        ):
            verbal = False  # أرجأت المفوضية صرف الأموال: a masdar that nobody listed
        elif verbal and nouns == [] and features == {"perf.m"} and not clitics and self._is_decided(k):
            verbal = False  # قرار دمشق فتح معبرين
        elif verbal and features == {"perf.m"} and before is not None and self._is_copula(before):
            verbal = False  # هذا الهجوم هو رد على: a noun says what it is
        elif verbal and preposed and not any(f.startswith("impf") for f in features):
            verbal = False
        elif verbal and features <= {"perf.m", "perf.m.o"} and self._preposed(i, before):
            verbal = False  # على ضرب, عن أسفه: after a preposition stands a masdar
        elif verbal and features <= {"perf.d"} and not self._dual_place(i, before):
            verbal = False  # وقعت الشركة عقدا: a noun as an object
        elif verbal and "ال" in clitics:
            verbal = False
        if verbal:
            feature = self._likely(i, features)
            future = "س" in clitics or (before is not None and "future" in before.tags and before.phrase == 1)
            possible = (
                "possible" in self.words[i - 1].tags if i > self.start else False
            ) and feature.startswith("impf")
            left = i
            if before is not None and "be" in before.tags:
                left = k
            participle = feature.startswith("part")
            forms = tuple(verbs)
            length = max((form.length for form in forms), default=1)
            return Predicate(
                i, i + length, "v", forms, feature, not participle, False, False, participle,
                future, possible, left, tags, clitics, feature.endswith(".o"),
            )  # fmt: skip
        if nouns:
            length = max(form.length for form in nouns)
            passive = before is not None and before.has("passive_light")
            return Predicate(
                i, i + length, "n", tuple(nouns), nouns[0].features, passive=passive, left=i,
                tags=tags, clitics=clitics, pronoun=nouns[0].features == "poss",
            )  # fmt: skip
        return None

    def _past_adverbs(self, k: int, *others: str) -> int:
        """The last word before `k` that belongs to no adverb: من جهته رفض."""
        adverbs = ("adverb", *others)
        while k >= self.start:
            if not self.words[k].tags.isdisjoint(adverbs):
                k -= 1
            elif (first := self._phrase_back(k, "adverb")) is not None:
                k = first - 1
            else:
                break
        return k

    def _names_somebody(self, i: int) -> bool:
        """محمد صادق, يحيى بيرت: a verb form that is a given name, beside another name or an unlisted word."""
        given = self.lexicon.sets.get("given", frozenset())
        word = self.words[i]
        named = i > self.start and self.words[i - 1].key in given
        if named and {form.features for form in word.forms} <= {"impf.1", "impf.1.juss"} and word.forms:
            return True  # أسامة نصر: a family name, and not "we insist"
        if word.key not in given and not (word.clitics == "و" and word.key[1:] in given):
            return False
        before = self.words[i - 1] if i > self.start else None
        if before is not None and not word.clitics and (before.has("former") or self._is_office(before)):
            return True  # وزير الداخلية السابق ناصر المبروك
        whole = bool(word.clitics) and word.key in given  # فيصل is no "and arrives"
        if whole or named:
            return True
        listed = range(max(self.start, i - 5), i)
        if word.clitics == "و" and any(
            self.words[k].key[:1] == "و" and self.words[k].key[1:] in given for k in listed
        ):
            return True  # وأحمد الدوخي وصالح الصقري
        after = self.words[i + 1] if i + 1 < self.end else None
        if after is None or after.is_punct or after.key.startswith("ال"):
            return False
        return after.key in given or (after.name < 0 and not after.tags and not after.forms)

    def _has_own_doer(self, i: int, features: set[str], before: Word | None) -> bool:
        """Whether a form with a pronoun stands between an indefinite noun and a name: a relative clause."""
        if before is None or not any(f.startswith("perf.f") and f.endswith(".o") for f in features):
            return False
        after = self.words[i + 1] if i + 1 < self.end else None
        told = before.name < 0 and any(form.frame.pos == "n" for form in before.forms)
        if not told or before.key.startswith("ال") or before.i != i - 1 or after is None or after.name < 0:
            return False
        mention = self.mentions[after.name]
        return mention.kind in {"state", "org"} and not mention.adjective and self.gender(mention) == "f"

    def _is_somebody(self, i: int) -> bool:
        """Whether a participle that people are called by as well lacks what it governs as a verb."""
        governed = self.lexicon.settings.get("governing", {}).get(self.words[i].key.lstrip("و"), ())
        after = self.words[i + 1].key if i + 1 < self.end else ""
        return bool(governed) and not any(after.startswith(start) for start in governed)

    def _names_quarter(self, i: int) -> bool:
        """فندق بارك, شارع صلاح: what a house or a street is called."""
        before = self.words[i - 1] if i > self.start else None
        quarters = self.lexicon.sets.get("quarters", frozenset())
        return before is not None and before.name < 0 and before.key in quarters and not self.words[i].clitics

    def _is_counted_noun(self, i: int) -> bool:
        """Right after a number in figures, other than a year."""
        number = self.words[i - 1].text if i > self.start else ""
        return number.isdecimal() and not (len(number) == 4 and number[:2] in {"19", "20"})

    def _is_office(self, word: Word) -> bool:
        """Whether a word belongs to an office, a rank or what somebody is, without a name."""
        role = self.mentions[word.name].role if word.name >= 0 else None
        return role is not None and role.kind in {"office", "person"}

    def _repeats(self, i: int) -> bool:
        """عن دعمهما لكذا ودعمهما لكذا: the noun of before, joined to itself by "and"."""
        word = self.words[i]
        return word.clitics == "و" and any(
            self.words[k].key == word.key[1:] for k in range(max(self.start, i - 14), i)
        )

    def _after_relative(self, i: int, before: Word, features: set[str]) -> set[str]:
        """الصراع الذي تفجر: a verb has the gender of the relative that is its subject.

        أثناء توقفها: after "during" stands a noun with its pronoun, no verb with its object.
        """
        if "setting" in before.tags and "comp" not in before.tags and before.phrase == 1:
            return {f for f in features if not (f.startswith("impf") and f.endswith(".o"))}
        wrong = {"الذي": "f", "الذى": "f", "التي": "m"}.get(before.key)
        if wrong is None or any(self.has_pronoun(k) for k in range(i + 1, min(self.end, i + 4))):
            return features
        if any(self.words[k].name >= 0 for k in range(i + 1, min(self.end, i + 3))):
            return features  # التي زار الوزير …
        return {f for f in features if f.endswith(".o") or wrong not in f.split(".")}

    def _describes(self, i: int) -> bool:
        """A participle right after an indefinite noun of its gender is its adjective: طائرة محملة."""
        if i == self.start:
            return False
        noun, word = self.words[i - 1], self.words[i]
        if noun.is_punct or noun.has("prep", "verb", "conj") or noun.key.startswith("ال") or noun.forms:
            return False
        if noun.name >= 0:
            mention = self.mentions[noun.name]
            if mention.role is None or mention.role.kind in {"office", "person"} or mention.possessed:
                return False
        return noun.key[-1:] == word.key[-1:] and word.key.endswith(("ه", "ا"))

    def _is_described_object(self, i: int) -> bool:
        """A form of an indefinite participle with an adjective of its own is a noun: معبرا حدوديا."""
        after = self.words[i + 1] if i + 1 < self.end else None
        if after is None or after.name >= 0 or after.has("prep", "verb", "adverb", "comp") or after.forms:
            return False
        return self.words[i].text.endswith(("ا", "ًا")) and after.key.endswith("يا") and len(after.key) > 4

    def _likely(self, i: int, features: set[str]) -> str:
        """Of the readings of a verb form, the one whose gender the actor after it has; the dual is rare."""
        ranked = sorted(features, key=lambda f: (f.endswith(".o"), ".d" in f, f.startswith("impf"), f))
        if len(ranked) > 1:
            for k in range(i + 1, min(self.end, i + 4)):
                if self.words[k].name >= 0:
                    mention = self.mentions[self.words[k].name]
                    gender = self.gender(mention) if not mention.clitics.strip("ال") else ""
                    fitting = [f for f in ranked if gender and gender in f.split(".")[1:2]]
                    return fitting[0] if fitting else ranked[0]
        return ranked[0]

    def _is_described(self, i: int, verbs: Sequence[Form]) -> bool:
        """دعم فرنسي لإيران: an indefinite nationality right after it describes a masdar.

        قتل فرنسي may be a Frenchman who was killed: a verb with a passive is left one.
        """
        if i + 1 >= self.end or self.words[i + 1].name < 0 or any(form.frame.passive for form in verbs):
            return False
        mention = self.mentions[self.words[i + 1].name]
        return mention.adjective and not mention.definite and not mention.plural and not mention.clitics

    def _is_copula(self, before: Word) -> bool:
        """Whether a pronoun joins two nouns: هو, هي after a noun."""
        noun = self.words[before.i - 1] if before.i > self.start else None
        return (
            before.key in self.lexicon.sets.get("copulas", ())
            and noun is not None
            and not noun.is_punct
            and not noun.has("conj")
        )

    def _dual_place(self, i: int, before: Word | None) -> bool:
        """Where a verb of two may stand: where a clause begins, or after the two."""
        if before is not None and before.name < 0 and before.key.endswith("ان") and not before.tags:
            return True  # قذيفتان سقطتا
        if before is None or before.is_punct or before.has("comp", "rel", "conj") or self.words[i].clitics:
            return True
        if before.name < 0:
            return False
        mention = self.mentions[before.name]
        return mention.plural or mention.clitics.startswith("و") or bool(mention.extra)

    def _preposed(self, i: int, before: Word | None) -> bool:
        """Right after a preposition that is a word of its own."""
        return (
            before is not None
            and before.has("prep")
            and not before.has("neg", "comp", "rel", "conj")
            and before.i == i - 1
            and before.name < 0
            and not before.text.endswith(PRONOUNS)
            and not self.words[i].clitics
        )

    def _after_verb(self, i: int, k: int) -> bool:
        before = self.words[k] if k >= self.start else None
        return (
            before is not None
            and not self.words[i].clitics
            and (before.has("verb") or any(form.frame.pos == "v" for form in before.forms))
            and not before.has("be", "neg", "adverb")
        )

    def _is_decided(self, k: int) -> bool:
        """Right after whose decision or plan it is: قرار دمشق."""
        if k < self.start or self.words[k].name < 0:
            return False
        mention = self.mentions[self.words[k].name]
        return (
            mention.start > self.start
            and not mention.clitics
            and self.words[mention.start - 1].has("resolve")
        )

    def _after_subject(self, k: int) -> bool:
        """Right after the subject of a verb that stands before it."""
        if k < self.start or self.words[k].name < 0:
            return False
        mention = self.mentions[self.words[k].name]
        j = mention.start - 1
        if mention.clitics.strip("ال") or j < self.start:
            return False
        return self.words[j].has("verb") or any(form.frame.pos == "v" for form in self.words[j].forms)

    def _verb_place(self, i: int, k: int) -> bool:
        """Whether a form that may be verb or masdar stands where a verb stands.

        A clause has one finite verb: after it, before the next boundary, the form is its object.
        """
        word = self.words[i]
        if self._is_timed(i + 1):
            return True
        if k == i - 1 and not word.clitics and self._is_on_noun(i):
            return True
        if k >= self.start and self.words[k].name >= 0 and not word.clitics:
            mention = self.mentions[self.words[k].name]
            before = self.words[mention.start - 1] if mention.start > self.start else None
            if before is not None and before.has("comp") and self.gender(mention) == "m":
                return True  # أن العاهل حث الولايات المتحدة: the subject stands before it
        if not word.clitics.startswith(("و", "ف")) and self._mismatched(i):
            return False  # with "and" before it, the name is its object: وحث روسيا
        if k < self.start:
            return True
        before = self.words[k]
        if before.has("rel", "neg") and not before.has("neg_noun", "failed"):
            return True
        if before.has("comp") and before.key.endswith(PRONOUNS):
            return True  # إنه قتل: the subject is written onto "that"
        if before.has("prep", "failed", "neg_noun") or before.has("comp"):
            return False
        if word.clitics.startswith(("و", "ف")) or before.is_punct or before.has("conj"):
            return True
        if before.name >= 0 and not self.mentions[before.name].clitics.strip("وف"):
            mention = self.mentions[before.name]
            j = mention.start - 1
            # SVO: the mention opens its clause
            return j < self.start or self.words[j].is_punct or self.words[j].has("comp", "conj", "be")
        return before.has("be")

    def _is_on_noun(self, i: int) -> bool:
        """محادثات استضافتها ماليزيا: a form with a pronoun after an indefinite deed, before who acts."""
        before, after = self.words[i - 1], self.words[i + 1] if i + 1 < self.end else None
        if after is None or after.name < 0 or after.clitics or not self.words[i].key.endswith(PRONOUNS):
            return False
        if before.name >= 0 or not before.forms or before.key.startswith("ال") or before.clitics:
            return False
        return not before.has("prep", "verb", "comp", "conj")

    def _is_timed(self, i: int) -> bool:
        """بحث خلالها: during what was told before; a masdar would have its object there."""
        return i < self.end and self.words[i].key.startswith(("خلال", "اثنا")) and self.has_pronoun(i)

    def is_timed(self, verb: Predicate) -> bool:
        """حيث يلتقي, يلتقي خلالها: where or while something told before goes on."""
        before = self.words[verb.left - 1].key if verb.left > self.start else ""
        return before == "حيث" or self._is_timed(verb.end)

    def _mismatched(self, i: int) -> bool:
        """A masculine form right before a feminine name is no verb: رفض بلغراد."""
        forms = self.words[i].forms
        if not any(form.features == "perf.m" for form in forms):
            return False
        if i + 1 >= self.end or self.words[i + 1].name < 0:
            return False
        mention = self.mentions[self.words[i + 1].name]
        return (
            mention.kind in {"state", "place"}
            and not mention.clitics.strip("ال")
            and (self.gender(mention) == "f" and not mention.adjective)
        )

    # -- groups ------------------------------------------------------------------------------

    def _groups(self) -> list[Group]:
        indices = []
        for i in range(self.start, self.end):
            index = self.words[i].name
            if index >= 0 and self.mentions[index].start == i and not self._signs(self.mentions[index]):
                indices.append(index)
        groups: list[Group] = []
        joints: list[str] = []
        for index in indices:
            mention = self.mentions[index]
            joint = self._joint(groups[-1], mention) if groups else ""
            if joint == "," and joints[-1] == "and":
                joint = ""  # the list ended with its "and"
            if not joint and groups and joints[-1] == ",":
                # "after the death of a leader, Tehran and Riyadh agreed"
                *far, near = groups[-1].mentions
                last = self.mentions[near]
                alone = Group([near], last.start, last.end, adjective=last.adjective, genitive=last.genitive)
                if self._joint(alone, mention) == "and":
                    groups[-1].mentions, groups[-1].end = far, self.mentions[far[-1]].end
                    groups.append(alone)
                    joints.append("")
                    joint = "and"
            if joint:
                groups[-1].mentions.append(index)
                groups[-1].end = mention.end
                groups[-1].genitive = mention.genitive
                joints[-1] = joint
                continue
            groups.append(
                Group(
                    [index],
                    mention.start,
                    mention.end,
                    adjective=mention.adjective,
                    genitive=mention.genitive,
                )
            )
            joints.append("")
        # A list needs its "and": commas alone separate clauses and appositions.
        out: list[Group] = []
        quarters = self.lexicon.sets.get("quarters", frozenset())
        things = self.lexicon.sets.get("things", frozenset())
        for group, joint in zip(groups, joints, strict=True):
            before = group.start - 1
            if before >= self.start and self.base(before) in quarters and self.words[before].name < 0:
                if self.mentions[group.mentions[0]].kind == "place" and len(group.mentions) == 1:
                    continue  # حي المفرق is in whatever town is told of
            if self._is_prefixed(group):
                continue  # "two post-Soviet wars" are not the Soviet Union's
            if len(group.mentions) == 1 and self.mentions[group.mentions[0]].kind == "tentative":
                if all(self.words[i].key in things for i in range(group.start, group.end)):
                    continue  # "a European plan" is nobody's
            states = all(self.mentions[i].kind == "state" for i in group.mentions)
            if (
                joint == ","
                and len(group.mentions) == 2
                and not self.verb_first
                and group.start == self.start
            ):
                if self._heads_line(self.mentions[group.mentions[1]]) and self._acts_next(group):
                    joint = "and"  # "Moscow, Kyiv swap prisoners"
            if joint == "," and not (states and len(group.mentions) > 2):
                for index in group.mentions:
                    mention = self.mentions[index]
                    out.append(Group([index], mention.start, mention.end,
                                     adjective=mention.adjective, genitive=mention.genitive))  # fmt: skip
            else:
                out.append(group)
        for group in out:
            self._govern(group)
        return out

    def _signs(self, mention: Mention) -> bool:
        """Who a text or a picture is from stands in brackets: "(Reuters)", (مراسل الصحيفة خالد داود)."""
        i, k = mention.start - 1, mention.end
        before = self.words[i - 1].name if mention.kind == "org" and i > 0 and k < len(self.words) else -1
        if before >= 0 and (self.mentions[before].kind == "org" or self.mentions[before].of):
            if self.words[i].text in _OPEN and self.words[k].text in _CLOSE:
                return True  # قادة المجموعة الاقتصادية (إيكواس): its short name
        if mention.sense in {"media", "organisation"} and i >= 0 and k < len(self.words):
            return self.words[i].text in _OPEN and self.words[k].text in _CLOSE
        if not self.verb_first or not mention.is_human:
            return False
        opening = next((j for j in range(i, max(self.start, i - 5), -1) if self.words[j].text in _OPEN), -1)
        if opening <= self.start or any(word.text in _CLOSE for word in self.words[opening : mention.start]):
            return False
        before = self.words[opening - 1].name
        if before < 0 or self.mentions[before].kind not in {"place", "state"}:
            return False
        closing = next((j for j in range(k, min(self.end, k + 5)) if self.words[j].text in _CLOSE), opening)
        return closing > opening and not any(word.forms for word in self.words[opening:closing])

    def _is_prefixed(self, group: Group) -> bool:
        """Whether a hyphen joins a nation to what makes another word of it: post-Soviet, anti-American."""
        i = group.start
        if self.verb_first or i - 2 < self.start or not self._is_joined(i):
            return False
        role = self.mentions[group.mentions[0]].role
        if not group.adjective and (role is None or role.kind != "armed_group"):
            return False  # but "anti-aircraft guns" are no aircraft
        return self.words[i - 2].has("unmaking")

    def _sets_the_scene(self, group: Group, mention: Mention, gap: Sequence[Word]) -> bool:
        """ "In Vienna, Iran and Iraq met": a place before a comma that opens the sentence."""
        if len(group.mentions) > 1 or group.start == self.start or not gap or gap[0].text not in _COMMAS:
            return False
        if self.words[group.start - 1].key not in self.lexicon.settings.get("at_place", ()):
            if not self.words[group.start - 1].has("det"):
                return False
            if self.words[group.start - 2].key not in self.lexicon.settings.get("at_place", ()):
                return False
        if group.start - self.start in {1, 2}:
            return True
        if not self.verb_first and self._is_led_pair(mention) and self.finite_before(group.start) is None:
            return True  # "at a ceremony in Istanbul, Moscow and Kyiv signed"
        # "after talks in London, Arafat and Netanyahu signed"
        return not self.verb_first and mention.is_human and self._is_site(self.mentions[group.mentions[0]])

    def _is_led_pair(self, mention: Mention) -> bool:
        """Whether "and", another one and a verb follow a name: the two of them begin a clause."""
        k = mention.end
        if k + 1 >= self.end or not self.words[k].has("and") or self.words[k + 1].name < 0:
            return False
        verb = self.words[min(self.end - 1, self.mentions[self.words[k + 1].name].end)]
        return verb.has("have", "be", "future") or any(
            form.frame.pos == "v" and "past" in form.features for form in verb.forms
        )

    def _is_site(self, mention: Mention) -> bool:
        """Whether a name is that of a place, or of a state that may be one."""
        return mention.kind in {"place", "state"} and not mention.adjective

    def _joint(self, group: Group, mention: Mention) -> str:
        last = self.mentions[group.mentions[-1]]
        gap = self.words[group.end : mention.start]
        if not self.verb_first and self.is_hyphened(mention) and len(gap) == 1:
            group.adjective = group.adjective or mention.adjective
            return "and"  # "US-Russian"
        if gap and gap[0].text in _COMMAS and self._closes_aside(group):
            return ""
        if len(gap) > (4 if self.verb_first else 8) or (
            last.adjective != mention.adjective
            and not (last.adjective and not mention.adjective and mention.kind == "role")
        ):
            return ""
        if mention.shares and not self.verb_first:
            return "and"  # "the presidents of Chad and Sudan"
        if self._sets_the_scene(group, mention, gap):
            return ""
        clitics = mention.clitics
        if self.verb_first:
            if clitics.startswith("و") and len(clitics) > 1:  # وبالصين repeats the preposition
                first = self.mentions[group.mentions[0]]
                if clitics[1:2] != first.clitics.strip("وف")[:1]:
                    return ""
            elif clitics.strip("ال") and not clitics.startswith("و"):
                return ""
            if clitics.startswith("و") and all(w.is_punct and w.text not in _STOPS for w in gap):
                shared = not gap and mention.role is not None and mention.role is last.role
                between = len(group.mentions) == 1 and self._follows_between(group)
                if gap and last.kind in {"state", "place"} and mention.kind in {"person", "name", "role"}:
                    return ""  # رئيس الوزراء الذي غادر إلى ألمانيا، ووزير الدفاع
                if not shared and not between and self._starts_clause(mention):
                    return ""
                return "and"
        found = ""
        grouped = self.lexicon.sets.get("grouped", frozenset())
        for word in gap:
            if "and" in word.tags or word.key in {"و"} or ("title" in word.tags and word.clitics == "و"):
                found = "and"  # وفخامة الرئيس
            elif self.verb_first and word.key.startswith("و") and word.key[1:] in grouped:
                found = "and"  # الرئيس وكبار المسؤولين, وعدد من الوزراء
            elif self.verb_first and word.key == "من" and self.words[word.i - 1].key[1:] in grouped:
                continue
            elif "title" in word.tags or (self.verb_first and word.text in _GUILLEMETS):
                continue  # بين «فتح» و«حماس»
            elif word.text in _COMMAS:
                found = found or ","
            elif word.text in _DASHES and len(gap) == 1:
                found = "and"
            elif not word.has("det", "filler", "poss") and not (
                # "Colombia's government and the country's second-largest guerrilla group"
                found == "and"
                and not self.verb_first
                and (
                    word.has("genitive", "adj", "number", "quantifier")
                    or word.text in _DASHES
                    or word.key in grouped  # "and a group of deputies"
                    or self._unlisted(word.i)
                )
            ):
                return ""
        if not gap:
            return ""
        if found and self._starts_clause(mention):
            both = len(group.mentions) == 1 and self._follows_between(group)
            if found != "and" or not (both or self._opens_clause(group)):
                return ""
        if (
            found == ","
            and (last.kind == "role") != (mention.kind == "role")
            and last.is_named != mention.is_named
        ):
            return ""
        return found

    def is_hyphened(self, mention: Mention) -> bool:
        """Whether a hyphen joins a nation to another one before it: "Sino-Indian", "US-Russia"."""
        k = mention.start
        if k - 2 < self.start or not self._is_joined(k) or mention.kind != "state":
            return False
        index = self.words[k - 2].name
        return index >= 0 and self.mentions[index].kind == "state"

    def _closes_aside(self, group: Group) -> bool:
        """دعت واشنطن، على لسان الناطق باسمها، روسيا: who speaks for somebody stands between commas."""
        behalf = self.lexicon.settings.get("behalf", ())
        for i in range(group.start - 1, max(self.start, group.start - 4), -1):
            found = self.preposition_ending(i)
            if found is not None and found[0] in behalf:
                return self.words[found[1] - 1].text in _COMMAS
        return False

    def _rounds(self, k: int) -> bool:
        """نحو 150 جنديا, حوالي مئة: a preposition before a number only says that it is round."""
        if self.words[k].key not in {"نحو", "حوالي", "قرابه", "زهاء"} or k + 1 >= self.end:
            return False
        return self._is_number(k + 1) or self.words[k + 1].has("quantifier", "number")

    def _is_number(self, k: int) -> bool:
        return self.words[k].key[:1].isdigit() or self.words[k].key in _THOUSANDS

    def _is_attribute(self, k: int) -> bool:
        """بعربة عسكرية فرنسية: an adjective that tells no state, before one that does."""
        return self.verb_first and self.words[k].key in self.lexicon.settings.get("attributes", ())

    def _follows_between(self, group: Group) -> bool:
        """بين أرمينيا وأذربيجان, "between A and B": it needs two sides, whatever follows the second."""
        k = group.start - 1
        return k >= self.start and self.base(k) in {"بين", "between"}

    def _opens_clause(self, group: Group) -> bool:
        """Whether a group begins a clause: "after Germany, France and Italy promised"."""
        if self.verb_first:
            return False
        j = group.start - 1
        while j >= self.start and self.words[j].has("det", "filler") and self.words[j].name < 0:
            if self.words[j].has("comp"):
                break  # "says that Italy and Spain refused"
            j -= 1
        if j < self.start:
            return True
        word = self.words[j]
        if word.has("and") and j > self.start and self.words[j - 1].text in _COMMAS:
            return True  # "…, and Colombia and Chile withdrew their envoys"
        if word.text == ",":
            return True  # "at a ceremony where nobody spoke, Moscow and Kyiv signed"
        return word.name < 0 and (word.has("comp", "prepconj", "conditional") or word.key == "when")

    def _starts_clause(self, mention: Mention) -> bool:
        """A mention with its own verb after it, in a sentence whose verb came before."""
        j = mention.end
        if j < self.end and self.words[j].has("alike"):
            return True  # "and Germany did the same"
        while j < self.end and (
            self._adverb(j) or self.words[j].has("future", "have", "be", "do", "possible")
        ):
            j += 1
        following = self._at.get(j) or self._at.get(mention.end)
        if following is None or following.pos != "v" or following.participle or following.infinitive:
            return False
        if self.verb_first and "d" in following.features.split("."):
            return False  # أن بوتين وميركل سيلتقيان: both do
        gender = self.gender(mention) if self.verb_first else ""
        if gender and {"m": "f", "f": "m"}[gender] in following.features.split("."):
            return False  # بدعوة من تركيا ولبنان استمرت: the session did
        if self._is_timed(following.end):
            return False  # شملت الرياض وطهران بحث خلالها: whoever was there did
        return self.finite_before(mention.start) is not None

    def _govern(self, group: Group) -> None:
        first = self.mentions[group.mentions[0]]
        clitics = first.clitics.replace("ال", "").strip("وف")
        if self.verb_first and clitics and clitics[0] in "بلك":
            group.governor = clitics[0]
            group.governor_at = group.start
            return
        j = group.start - 1
        steps = 0
        determined = False
        rounded = bool(self.where("approx"))
        while j >= self.start and steps < 4:
            word = self.words[j]
            found = self.preposition_ending(j)
            if (
                found is None
                and self.verb_first
                and ("according" in word.tags or word.key in self.lexicon.sets.get("directions", ()))
                and not word.key.startswith("ال")
            ):
                found = word.key, j
            if rounded and word.has("approx") and word.phrase == 1 and self._counts(self.words[j + 1]):
                j -= 1  # "About 300 engineers staged a sit-in"
                continue
            if (
                rounded
                and j > self.start
                and self.words[j - 1].has("approx")
                and self.words[j - 1].phrase == 2
            ):
                j -= 2  # "kidnapped up to 16 Russian advisers"
                continue
            if (
                found is not None
                and found[0] in {"من", "of"}
                and found[1] > self.start
                and (
                    self.words[found[1] - 1].has("quantifier")
                    or (self.verb_first and self._is_number(found[1] - 1))
                )
            ):
                j = found[1] - 2  # "a group of rebels" stands where its group stands
                if self.verb_first and j >= self.start and self._rounds(j):
                    j -= 1  # حاصر نحو 1500 من المتظاهرين: about so many
                if self.verb_first and j >= self.start and self.preposition_ending(j) is None:
                    return
                continue
            if self.verb_first and "duration" in word.tags and word.name < 0:
                return  # منذ عام القوات: the preposition has its noun
            if found is not None and self.verb_first and self._rounds(found[1]):
                j = found[1] - 1
                continue
            if found is not None and self.verb_first and self.has_pronoun(j):
                return  # التقى خلالها نظيره: the preposition has its noun
            stated = self.verb_first and steps and self.words[group.start - 1].has("statement")
            if found is not None and stated:
                return  # طالب المجلس في بيان إريتريا بـ: "in a statement" is a phrase of its own
            if found is not None:
                group.governor, group.governor_at = found
                return
            if word.text in {"«", "“", '"', "("} and self.verb_first:
                j -= 1
                continue
            if word.text in {"»", "”"} and self.verb_first and self.words[j - 2].text in {"«", "“"}:
                j -= 1  # منوهة بـ«شجاعة» الحكومة
                continue
            if self.verb_first:
                # a noun in construct between the preposition and the name: في مدينة حلب, مع كبار المسؤولين
                if (
                    (
                        steps < 1
                        or word.has("filler", "quantifier")
                        or self._is_attribute(j + 1)
                        or (steps < 2 and self._in_construct(j))
                    )
                    and word.name < 0
                    and not word.is_punct
                    and j not in self._at
                    and not word.has("comp", "rel", "neg", "be", "verb", "conj")
                    and not word.text.endswith(PRONOUNS)
                ):
                    if self._clitic_of(word):
                        group.governor, group.governor_at = self._clitic_of(word), j
                        return
                    j -= 1
                    steps += 1
                    continue
                return
            if "day" in word.tags:
                return
            owner = self.words[j - 1].name if "genitive" in word.tags and j > self.start else -1
            if owner >= 0 and not determined:
                j = self.mentions[owner].start - 1  # "men from South Sudan's Murle tribe"
                continue
            if determined or ("rel" in word.tags and "det" not in word.tags):
                return
            if word.key in {"that", "what", "who", "where", "when", "how"}:
                return
            joined = word.name >= 0 and self.words[j + 1].text in _DASHES
            if joined and self.words[j + 1].start == word.end and group.start > j + 1:
                j = self.mentions[word.name].start - 1  # "with the UN-backed mission"
                steps += 1
                continue
            if word.name >= 0 and steps and self.mentions[word.name].kind in {"tentative", "unknown_org"}:
                j = self.mentions[word.name].start - 1  # "by Politburo member Vo Van Kiet"
                continue
            determined = word.has("det", "poss") and not word.has("number", "quantifier", "adj")
            if (
                word.has("det", "filler", "poss")
                or self._hyphenated(j)
                or (
                    word.name < 0
                    and (
                        self._unlisted(j)
                        or self._adverb(j)
                        or word.has("adj", "number")
                        or (word.key.endswith(("ern", "ing")) and j not in self._at)
                        or word.key[:1].isdigit()
                    )
                )
            ):
                j -= 1
                steps += 1
                continue
            return

    def _in_construct(self, j: int) -> bool:
        """في مقر مؤسسة الأهرام: a building or a part of a town before the noun whose it is."""
        return self.base(j) in self.lexicon.sets.get("premises", frozenset())

    def brokers(self, group: Group) -> bool:
        """Whether a group is joined to what it brought about: "a Qatar-brokered deal"."""
        i = group.end
        return i + 1 < self.end and self.words[i].text in _DASHES and self.words[i + 1].has("go_between")

    def _hyphenated(self, j: int) -> bool:
        """A part of a word such as "war-torn" or "rebel-held"."""
        words = self.words
        if words[j].name >= 0:
            return False
        after = j + 1 < self.end and words[j + 1].text == "-" and words[j].end == words[j + 1].start
        before = j > self.start and words[j - 1].text == "-" and words[j - 1].end == words[j].start
        return after or before

    def has_pronoun(self, j: int) -> bool:
        """A preposition with its pronoun: بها, معه, خلالها, but not تجاه."""
        if j >= self.end:
            return False
        form = self.base(j)
        return any(
            form.endswith(pronoun) and "prep" in self.lexicon.words.get(form[: -len(pronoun)], ())
            for pronoun in PRONOUNS
        )

    def _unlisted(self, j: int) -> bool:
        """A word that says what a name is like: war-torn, rebel-held, tiny."""
        word = self.words[j]
        if word.text in _DASHES:
            return self.words[j - 1].end == word.start and word.end == self.words[j + 1].start
        return word.text.isalpha() and word.text.islower() and not word.tags and not word.forms

    def _clitic_of(self, word: Word) -> str:
        bare = word.clitics.replace("ال", "").strip("وف")
        return bare[0] if bare and bare[0] in "بلك" else ""

    # -- subjects ----------------------------------------------------------------------------

    def subject(self, predicate: Predicate) -> Group | str | None:
        """Who the verb is about: a group, "pronoun" when only a pronoun or nothing stands there.

        `UNLISTED` when it is a noun of no list, which is nobody named.
        """
        if predicate.start not in self._subjects:
            self._subjects[predicate.start] = "pronoun"  # cycles end here
            find = self._arabic_subject if self.verb_first else self._english_subject
            found = find(predicate)
            if not isinstance(found, Group) and predicate.finite and not predicate.passive:
                found = self._parsed(predicate, "subject") or found
            self._subjects[predicate.start] = found
        return self._subjects[predicate.start]

    def parsed_object(self, predicate: Predicate) -> Group | None:
        """The object a plugged-in parser gives a verb, where there is one."""
        return self._parsed(predicate, "object")

    def _parsed(self, predicate: Predicate, role: str) -> Group | None:
        for i in range(predicate.start, predicate.end):
            relations = self.relations.get(i)
            word = getattr(relations, role) if relations is not None else None
            if word is not None and (group := self.group_at(word)) is not None:
                return group
        return None

    def _english_subject(self, predicate: Predicate) -> Group | str | None:
        if predicate.infinitive or predicate.participle:
            return self._controller(predicate)
        if (speaker := self._after_quote(predicate)) is not None:
            return speaker
        j = predicate.left - 1
        fallback: Group | None = None
        crossed = False
        beyond = -1  # the comma that opens an aside passed over
        while j >= self.start:
            word = self.words[j]
            group = self.group_at(j)
            if group is not None:
                j = group.start - 1
                if self.brokers(group):
                    continue
                if group.governor == "with" and self._clashed(group, predicate):
                    return group
                heads = group.end == beyond or self._heads(group, predicate)
                if group.governor and not (self.words[group.governor_at].has("prepconj") and heads):
                    if group.governor in {"by", "of", "from"} and fallback is None:
                        fallback = group
                    j = group.governor_at - 1
                    continue
                if self.words[predicate.left - 1].has("and") and self._undergoes_before(group):
                    continue  # "Macron hugged Salman in Riyadh and signed"
                if (noun := self._said_by_noun(group)) is not None and predicate.passive:
                    if predicate.left > group.end:
                        j = noun.start - 1  # "Warsaw's demand that Berlin pay was rejected"
                        continue
                if group.genitive and self._is_of_others(group):
                    if predicate.left - group.end <= 8:
                        return UNLISTED  # somebody without a name acts
                    continue
                if group.genitive:
                    # "Mexico's demand for the return of a headdress was rejected": whose the first noun is
                    owned = predicate.passive or "receive" in predicate.tags
                    fallback = group if owned else fallback or group
                    continue
                if (fired := self._fired(group, predicate)) is not None:
                    return fired
                if (used := self._used(group)) > self.start:
                    j = used - 1  # "aircraft using precision guided missiles killed four"
                    continue
                named = self._renamed(group)
                if named is not None:
                    return named
                inside = self._infinitive_over(group) if predicate.finite else None
                inside = inside or self._participle_over(group)
                if inside is not None:
                    j = inside.left - 1
                    continue
                return self._joined_by(group) or self._attributed(group)
            if word.text in _CLOSE:
                j = self._open(j) - 1
                continue
            if word.text in _STOPS:
                break
            if word.text in _COMMAS:
                jump = self._parenthesis(j)
                if j == predicate.left - 1 and (named := self._names_before(j)) is not None:
                    return named
                if jump is not None:
                    fallback = fallback or self._leader(jump + 1)
                    beyond, j = jump, jump - 1
                    continue
                previous = self.finite_before(j) if j == predicate.left - 1 else None
                if previous is not None:
                    return self.subject(previous)  # "sanctions Russia, expels ten diplomats"
                crossed = True
                j -= 1
                continue
            if "rel" in word.tags and not ("comp" in word.tags and self._speech_before(j)):
                before = j - 1
                while before >= self.start and (
                    self.words[before].is_punct or self.words[before].has("prep")
                ):
                    before -= 1
                if (group := self.group_at(before)) is not None:
                    deed = self._deed_at(group)
                    return group if deed is None else self._doer(deed)
                near = self._nearest_group(before, 6)
                if near is not None:
                    return near
                return fallback
            if "comp" in word.tags:
                would = predicate.future or self.words[predicate.left].key == "would"
                maker = self._made(j - 1) if would and word.key == "that" else None
                return maker or fallback
            if "pron_subject" in word.tags:
                return self._meant(j)
            if (
                word.key in {"when", "because", "although", "though"}
                and j < predicate.left - 2
                and not crossed
            ):
                if any(self._unlisted(i) for i in range(j + 1, predicate.left)):
                    return fallback  # "were hurt when a mine blew up their truck"
            if fallback is None and predicate.finite and self._opens_with_stranger(j, predicate):
                return UNLISTED  # "summoned the envoy after a ship fired at its boats"
            if "conj" in word.tags and word.phrase == 1 and (j == predicate.left - 1 or not crossed):
                previous = self.finite_before(j + 1)
                if j == predicate.left - 1 and previous is not None:
                    previous = self._outside(self._above(previous, j), predicate)
                    return self._speaking_before(predicate, previous) or self.subject(previous)
            other = self._covering(j)
            if other is not None and self._is_reduced(other, predicate):
                if "led" not in other.tags:  # "several countries, led by France, urged"
                    fallback = None
                j = other.left - 1  # "Americans held in Venezuela were freed"
                continue
            if other is not None and other.infinitive and predicate.passive and not crossed:
                j = other.left - 1  # "efforts by Oman to end the war were praised"
                continue
            if other is not None and other.pos == "v" and not other.participle:
                if fallback is not None and not other.finite:
                    return fallback
                return self.subject(other) if fallback is None else fallback
            j -= 1
        return fallback

    def _undergoes_before(self, group: Group) -> bool:
        """Whether a verb nobody listed, with a subject of its own before it, has a group as its object."""
        i = group.start - 1
        if i <= self.start:
            return False
        verb, doer = self.words[i], self.group_at(i - 1)
        plain = verb.name < 0 and not verb.tags and not verb.forms and verb.text.islower()
        return plain and verb.key.endswith("ed") and doer is not None and not doer.governor

    def _said_by_noun(self, group: Group) -> Predicate | None:
        """The noun whose "that" a group follows at once: "a demand that Berlin"."""
        i = group.start - 1
        if i <= self.start or self.words[i].key != "that":
            return None
        noun = self._covering(i - 1)
        return noun if noun is not None and noun.pos == "n" and noun.end == i else None

    def _leader(self, i: int) -> Group | None:
        """ "Several countries, led by France, urged": who leads them, where an aside begins so."""
        led = self._at.get(i)
        if led is None or not led.passive or "led" not in led.tags:
            return None
        group = next(iter(self.after(led.end)), None)
        return group if group is not None and group.governor == "by" else None

    def _is_of_others(self, owner: Group) -> bool:
        """ "Yugoslavia's neighbours tightened the blockade": it is not Yugoslavia that did."""
        noun = owner.end + 1
        return noun < self.end and self.words[noun].key in self.lexicon.sets.get("abroad", ())

    def _opens_with_stranger(self, j: int, verb: Predicate) -> bool:
        """Whether a clause of its own begins with "after" or "since" and a noun of no list."""
        word = self.words[j]
        if (
            "prepconj" not in word.tags
            or word.name >= 0
            or self.finite_before(j) is None
            or j + 1 >= verb.left
        ):
            return False
        first = self.words[j + 1]
        alone = j + 2 == verb.left and first.text.islower() and not first.tags
        return first.has("det", "poss") or alone

    def _clashed(self, group: Group, predicate: Predicate) -> bool:
        """ "After clashes with Azeri forces killed 16": with whom they were killed them."""
        if not any(form.frame.type == "attack" for form in predicate.forms) or group.end != predicate.left:
            return False
        noun = next((p for p in self.predicates if p.pos == "n" and p.end == group.governor_at), None)
        return noun is not None and any(form.frame.type == "attack" for form in noun.forms)

    def _used(self, weapon: Group) -> int:
        """Where "using" stands before a weapon, -1 if it does not."""
        role = self.mentions[weapon.mentions[0]].role
        if role is None or role.noun not in self.lexicon.sets.get("weapons", ()):
            return -1
        before = range(weapon.start - 1, max(self.start, weapon.start - 5), -1)
        return next((i for i in before if self.words[i].key in {"using", "firing", "with"}), -1)

    def _fired(self, weapon: Group, predicate: Predicate) -> Group | None:
        """ "Missiles fired by the Israeli army struck a depot": who fired them struck it."""
        shot = self._at.get(weapon.end)
        if shot is None or not shot.passive or not shot.participle or shot is predicate:
            return None
        role = self.mentions[weapon.mentions[0]].role
        if role is None or role.noun not in self.lexicon.sets.get("weapons", ()):
            return None
        after = next((g for g in self.groups if shot.end <= g.start < predicate.left), None)
        return after if after is not None and after.governor in {"by", "from"} else None

    def _made(self, noun: int) -> Group | None:
        """ "Passed a bill that would impose sanctions": who passes it imposes them."""
        if self.words[noun].key not in self.lexicon.sets.get("papers", ()):
            return None
        above = self.finite_before(noun)
        maker = self.subject(above) if above is not None and noun - above.end <= 4 else None
        return maker if isinstance(maker, Group) else None

    def _deed_at(self, place: Group) -> Predicate | None:
        """ "A Taliban attack in Kabul that killed": the noun that a place says the whereabouts of."""
        if place.governor not in self.lexicon.settings.get("at_place", ()) or len(place.mentions) > 1:
            return None
        if self.mentions[place.mentions[0]].kind not in {"state", "place"}:
            return None
        found = next((p for p in self.predicates if p.pos == "n" and p.end == place.governor_at), None)
        return found if found is not None and found.forms[0].frame.type == "attack" else None

    def _doer(self, deed: Predicate) -> Group | None:
        """Whose a deed is by the name right before it."""
        group = self.group_at(deed.start - 1)
        if group is None and deed.start - 1 > self.start and self.words[deed.start - 1].has("genitive"):
            group = self.group_at(deed.start - 2)
        return group

    def _above(self, previous: Predicate, conj: int) -> Predicate:
        """ "Resigned after the attack shook the town, and left": the verb above one that a clause holds."""
        if conj - 1 <= self.start or self.words[conj - 1].text not in _COMMAS:
            return previous
        for i in range(previous.left - 1, self.start, -1):
            word = self.words[i]
            if word.name >= 0:
                continue
            if word.is_punct or word.has("comp", "rel"):
                return previous
            if word.has("prepconj") or word.key in {"because", "when", "although", "though", "while"}:
                quoted = self.words[conj].quoted
                for above in reversed(self.predicates):
                    if above.end <= i and above.finite and self.words[above.start].quoted == quoted:
                        return above
                return previous
            if self.is_verb(i):
                return previous
        return previous

    def _outside(self, previous: Predicate, predicate: Predicate) -> Predicate:
        """ "Demanded that they stop and threatened", "said it would go and urged": the verb above goes on.

        What follows "would", or stands in the base form after "that", is not continued in the past.
        """
        past = predicate.left == predicate.start and "past" in predicate.features
        inside = previous.future or previous.features == "base"
        if self.verb_first or not past or not inside:
            return previous
        for other in reversed(self.predicates):
            if other.end > previous.left or not other.finite or other.future:
                continue
            between = self.words[other.end : previous.left]
            if any(word.text in _STOPS or (word.has("rel") and not word.has("comp")) for word in between):
                return previous
            says = "speech" in other.tags or any(form.frame.embeds for form in other.forms)
            return other if says else previous
        return previous

    def _joined_by(self, group: Group) -> Group | None:
        """ "During which he and his Bolivian counterpart will sign": both of them."""
        j = group.start - 1
        if j <= self.start or not self.words[j].has("and") or not self.words[j - 1].has("pron_subject"):
            return None
        meant = self._meant(j - 1)
        if not isinstance(meant, Group) or any(i in group.mentions for i in meant.mentions):
            return None
        return Group([*meant.mentions, *group.mentions], group.start, group.end)

    def _speaking_before(self, predicate: Predicate, previous: Predicate) -> Group | None:
        """ "Djibouti said the soldiers had dug in and asked for help": soldiers ask for nothing."""
        if not any(form.frame.type in SPEECH_ACTS for form in predicate.forms):
            return None
        subject = self.subject(previous)
        if (speaker := self._said_aloud(previous)) is not None:
            return speaker
        if not isinstance(subject, Group):
            return None
        role = self.mentions[subject.mentions[0]].role
        if role is None or role.kind not in {"armed_group", "population"}:
            return None
        for other in reversed(self.predicates):
            if other.end <= previous.left and other.finite and "speech" in other.tags:
                above = self.subject(other)
                return above if isinstance(above, Group) else None
        return None

    def _said_aloud(self, inside: Predicate) -> Group | None:
        """ "Abe agreed that the test could not be borne and said": a thing in the "that" says nothing."""
        that = next((i for i in range(inside.left - 1, self.start, -1) if self.words[i].key == "that"), -1)
        main = self.finite_before(that) if that > self.start else None
        if main is None or any(w.is_punct or w.has("pron_subject") for w in self.words[that : inside.left]):
            return None
        if that + 1 >= inside.left or any(self.group_at(i) is not None for i in range(that, inside.left)):
            return None
        above = self.subject(main)
        return above if isinstance(above, Group) else None

    def _after_quote(self, predicate: Predicate) -> Group | None:
        """ "…," said the Lebanese minister: the subject stands after the verb."""
        if "speech" not in predicate.tags or not predicate.finite or predicate.left != predicate.start:
            return None
        before = self.words[predicate.start - 1] if predicate.start > self.start else None
        if before is None or before.text not in {'"', "”", "''"}:
            return None
        j = predicate.end
        while j < self.end and self.words[j].has("det", "filler") and self.words[j].name < 0:
            j += 1
        group = self.group_at(j)
        if group is None or group.start != j or group.adjective or group.genitive:
            return None
        after = self._at.get(group.end)
        ahead = group.end < self.end and self.words[group.end].has("have", "be", "future", "possible", "must")
        return None if ahead or (after is not None and after.finite) else group

    def _is_reduced(self, other: Predicate, predicate: Predicate) -> bool:
        """Whether a verb that looks finite only describes the subject of the one that follows."""
        if "past.part" not in other.features or other.left != other.start or other.end >= predicate.left:
            return False
        if predicate.left == predicate.start or not self.words[other.end].has("prep"):
            return False
        between = range(other.end, predicate.left)
        return not any(
            self.words[i].is_punct or (self.words[i].name < 0 and self.words[i].has("conj", "rel", "comp"))
            for i in between
        )

    def _participle_over(self, group: Group) -> Predicate | None:
        """The participle a group is the object of: "aircraft using missiles killed four"."""
        j = group.start - 1
        while j >= self.start and (self.words[j].has("det", "filler", "adj", "number") or self._unlisted(j)):
            j -= 1
        found = self._at.get(j)
        if found is None or not found.participle or found.passive or j - 1 < self.start:
            return None
        before = self.words[j - 1]
        if before.is_punct or before.has("prep", "conj") or self.group_at(j - 1) is None:
            return None
        return found

    def _infinitive_over(self, group: Group) -> Predicate | None:
        """The infinitive of a subject whose object a group is: "Tokyo's decision to buy it led …"."""
        j = group.start - 1
        while j >= self.start and (self.words[j].has("det", "filler", "adj", "number") or self._unlisted(j)):
            j -= 1
        found = self._at.get(j)
        if found is None or not found.infinitive or found.left <= self.start:
            return None
        if self.finite_before(found.left) is not None or self.group_at(found.left - 1) is not None:
            return None
        return None if self.words[found.left - 1].is_punct else found

    def _renamed(self, group: Group) -> Group | None:
        """Whom a name between commas is: "Carney and his counterpart, Modi, spoke"."""
        i = group.start - 1
        if i <= self.start or group.end >= self.end or len(group.mentions) > 1:
            return None
        if self.words[i].text not in _COMMAS or self.words[group.end].text not in _COMMAS:
            return None
        before = self.group_at(i - 1)
        named = self.mentions[group.mentions[0]]
        if before is None or before.governor or not (named.is_named or named.kind == "tentative"):
            return None
        return before if self.mentions[before.mentions[-1]].kind in {"role", "counterpart"} else None

    def _attributed(self, group: Group) -> Group:
        """Of a nation and an unknown word that stand together, the nation: "US Predator attacks"."""
        mention = self.mentions[group.mentions[0]]
        if mention.kind != "tentative" or len(group.mentions) > 1:
            return group
        before = self.group_at(group.start - 1) if group.start > self.start else None
        if before is None or before.genitive:
            return group
        first = self.mentions[before.mentions[-1]]
        if first.kind == "state":
            return before
        # "the Danish frigate Absalon"
        carries_name = first.role is not None and first.role.kind == "armed_group" and not first.plural
        return before if carries_name else group

    def _heads(self, group: Group, predicate: Predicate) -> bool:
        """Whether a verb follows a group and what belongs to it: "as authorities in Croatia cracked down"."""
        j = group.end
        if j < predicate.left and self.words[j].text in _COMMAS:
            # "after Nancy Pelosi, the speaker of the House, visited Taipei"
            aside = j < predicate.left - 1 or any(w.text in _COMMAS for w in self.words[group.start : j])
            closed = aside and self.words[predicate.left - 1].text in _COMMAS
            if closed and self.words[j + 1].has("rel"):
                # "after Riyadh, whose embassy was burnt, cut ties": one clause on whoever acts
                return not any(w.text in _COMMAS for w in self.words[j + 1 : predicate.left - 1])
            return closed and not any(p.finite for p in self.verbs_between(j, predicate.left))
        while j < predicate.left:
            other = self.group_at(j)
            if other is not None:
                if not other.governor or other.governor_at < group.end:
                    return False
                j = other.end
            elif j not in self._at and (
                self.words[j].has("prep", "det", "filler", "adj")
                or (group.adjective and self.words[j].text.islower())  # "after his Italian host accused"
            ):
                j += 1
            else:
                return False
        return True

    def _meant(self, j: int) -> Group | str:
        """Whom a personal pronoun means inside its sentence; he and she are people."""
        previous = self.finite_before(j)
        above = self.subject(previous) if previous is not None else None
        if self.words[j].key == "it" and isinstance(above, Group) and self._is_several(above):
            for other in reversed(self.predicates):  # "bombers had flown past, and it had scrambled"
                one = self.subject(other) if other.finite and other.end <= j else None
                if isinstance(one, Group) and not self._is_several(one) and not self._is_person(one):
                    return one
        if self.words[j].key == "they" and previous is not None and isinstance(above, Group):
            return self._both(previous, above, j) or above
        if self.words[j].key not in {"he", "she"}:
            return above if isinstance(above, Group) else "pronoun"
        if isinstance(above, Group) and self._is_person(above):
            return above
        people = [g for g in self.groups if g.end <= j and self._is_person(g)]
        return people[-1] if people else "pronoun"

    def _both(self, contact: Predicate, subject: Group, j: int) -> Group | None:
        """ "Putin received Assad and they discussed": one person who met another, with that other one."""
        kinds = {form.frame.type for form in contact.forms}
        if not kinds & CONTACTS or self._is_several(subject):
            return None
        other = next((g for g in self.groups if contact.end <= g.start < j), None)
        if other is None or self._is_several(other) or (other.governor and other.governor != "with"):
            return None
        return _together(subject, other)

    @property
    def is_of_both(self) -> bool:
        """Whether whoever a sentence begins with is only told to be several: "They agreed", «واتفقا»."""
        first = next((p for p in self.predicates if p.finite), None)
        if first is None or any(group.start < first.start for group in self.groups):
            return False
        if self.verb_first:
            return "d" in first.features.split(".") and self.subject(first) == "pronoun"
        return any(word.key == "they" for word in self.words[self.start : first.start])

    def _is_several(self, group: Group) -> bool:
        return len(group.mentions) > 1 or self.mentions[group.mentions[0]].plural

    def _is_person(self, group: Group) -> bool:
        mention = self.mentions[group.mentions[0]]
        return mention.is_named or (mention.is_human and not mention.plural)

    def _speech_before(self, j: int) -> bool:
        if j <= self.start:
            return True
        before = self.words[j - 1]
        return not (before.name >= 0) or before.has("verb")

    def _covering(self, j: int) -> Predicate | None:
        for k in (j, j - 1, j - 2):
            predicate = self._at.get(k)
            if predicate is not None and predicate.start <= j < predicate.end:
                return predicate
        return None

    def _open(self, j: int) -> int:
        k = j
        while k > self.start and self.words[k].text not in _OPEN:
            k -= 1
        return k

    def _parenthesis(self, j: int) -> int | None:
        """For a comma that closes an aside, where the aside begins."""
        for k in range(j - 1, max(self.start, j - 30) - 1, -1):
            word = self.words[k]
            if word.text in _COMMAS:
                first = self.words[k + 1] if k + 1 < j else None
                if first is None:
                    return None
                starts = (
                    first.has("rel", "poss", "according", "det")
                    or first.key.endswith("ing")
                    or first.has("prep")
                    or ((inner := self._at.get(k + 1)) is not None and inner.participle)
                    or (first.name >= 0 and self.mentions[first.name].kind == "role")
                    or first.key in {"a", "an", "once", "citing", "speaking", "himself", "whose"}
                    or self._qualifies_before(k, j)
                )
                return k if starts and k > self.start else None
        return None

    def _names_before(self, j: int) -> Group | None:
        """ "The ousted premier, Laisenia Qarase, rang": a name in commas after an office."""
        name = self.group_at(j - 1)
        if name is None or len(name.mentions) > 1 or name.start - 2 < self.start:
            return None
        if any(word.text in _COMMAS for word in self.words[name.start : name.end]):
            return name  # both are one mention
        office = self.group_at(name.start - 2)
        if office is None or self.words[name.start - 1].text not in _COMMAS or len(office.mentions) > 1:
            return None
        role, called = self.mentions[office.mentions[0]], self.mentions[name.mentions[0]]
        titled = role.role is not None and not role.is_named
        return name if titled and called.kind in {"person", "name", "tentative"} else None

    def _qualifies_before(self, k: int, j: int) -> bool:
        """ "While Egypt, wary of its own public, opened": an adjective nobody listed in commas."""
        group, first = self.group_at(k - 1), self.words[k + 1]
        if group is None or first.tags or first.forms or not first.text.islower() or first.name >= 0:
            return False
        before = self.words[group.start - 1] if group.start > self.start else None
        opens = before is None or before.is_punct or before.has("conj", "contrast", "comp")
        governed = self.words[k + 2].has("prep") if k + 2 < j else False
        return opens and governed and not any(p.finite for p in self.verbs_between(k, j))

    def _nearest_group(self, j: int, reach: int) -> Group | None:
        for k in range(j, max(self.start, j - reach) - 1, -1):
            if (group := self.group_at(k)) is not None:
                return group
        return None

    def _controller(self, predicate: Predicate) -> Group | str | None:
        """Who acts in "to mediate", "urging", «داعيا»."""
        if predicate.participle and not predicate.passive and not self.verb_first:
            beside = self._beside(predicate)
            if beside is not None:
                return beside if isinstance(beside, Group) else None
        best: Predicate | None = None
        for other in self.predicates:
            if other.start >= predicate.start:
                break
            if other.pos == "v" and (other.finite or other.infinitive or other.participle):
                best = other
        if predicate.participle and predicate.passive and not self.verb_first:
            if best is not None and best.passive and self.words[predicate.left - 1].has("and"):
                return self.subject(best)  # "was welcomed in Kiev and denounced by Moscow"
            return self._described(predicate.left - 1) or self._opened_by(predicate)
        if predicate.participle and self.verb_first:
            speaking = self._speaking(predicate)
            if speaking is not None:
                return self.subject(speaking)
        if predicate.infinitive and not self.verb_first:
            # "a team trying to broker": the participle nobody listed belongs to the noun before it
            if self._is_for_things(predicate):
                return None
            j = predicate.left - 1
            if (owner := self._invited(predicate) or self._resolves(j)) is not None:
                return owner
            doer = self.group_at(j)
            if doer is not None and doer.governor == "by" and doer.end == predicate.left:
                if self.words[doer.governor_at - 1].name < 0 and not self.is_verb(doer.governor_at - 1):
                    return doer  # "an attempt by Russian troops to cross the river"
            if j > self.start and self.words[j].key.endswith("ing") and j not in self._at:
                near = self._nearest_group(j - 1, 2)
                if near is not None:
                    return near
        if best is not None and self._is_kept_from(best, predicate):
            return next((g for g in self.groups if best.end <= g.start < predicate.left), None)
        if best is not None and best.passive and predicate.participle and not self.verb_first:
            killing = self.words[predicate.start].key in _DRAWING or any(
                form.frame.type == "attack" for form in predicate.forms
            )
            by = (g for g in self.groups if best.end <= g.start < predicate.left and g.governor == "by")
            if killing and self.words[predicate.left - 1].text in _COMMAS:
                if (killer := next(by, None)) is not None:
                    return killer  # "was fired by North Korea, drawing condemnation", ", killing all"
        if best is not None and self._is_told_aside(best, predicate):
            best = self.finite_before(best.left) or best
        if best is not None:
            if predicate.infinitive and not self.verb_first and "causes" in best.tags:
                caused = self.group_at(predicate.left - 1)
                if caused is not None and caused.start >= best.end and not caused.genitive:
                    return caused  # "prompting Israel to close its mission"
            if predicate.infinitive and any(form.frame.embeds for form in best.forms):
                if (asked := self._object_pronoun(best)) is not None:
                    return asked
                for group in self.groups:
                    if (
                        best.end <= group.start < predicate.start
                        and not group.genitive
                        and (not group.governor or group.governor in {"on", "to", "upon"})
                        and not group.adjective
                        and best.forms[0].frame.type in _OBJECT_CONTROL
                    ):
                        return group
            if predicate.participle and best.participle and best.passive and not self.verb_first:
                if self.words[predicate.left - 1].key == "for" and best.end == predicate.left - 1:
                    return self.subject(best)  # "pardoned Bangladeshis jailed for protesting"
            if predicate.participle and not best.finite:
                finite = self.finite_before(predicate.start)
                return self.subject(finite or best)
            subject = self.subject(best)
            if subject is None and predicate.participle and not self.verb_first:
                return self._acting_before(predicate)
            return subject
        if not self.verb_first and (first := self._opener(predicate.left)) is not None:
            return first  # "riot police used tear gas to disperse …": a verb that is not listed
        for other in self.predicates:
            if other.start > predicate.start and other.finite and not self.calls(other.start - 2):
                return self.subject(other)
        if predicate.participle and not self.verb_first:
            return self._nearest_group(predicate.left - 1, 4)
        return None

    def _invited(self, infinitive: Predicate) -> Group | str | None:
        """ "Accepted an invitation from Xi to visit Beijing": who accepts or gets it is to come."""
        noun = next(
            (
                p
                for p in reversed(self.predicates)
                if p.pos == "n" and 0 <= infinitive.left - p.end <= 6
                and any(form.frame.type == "invite" for form in p.forms)
            ),
            None,
        )  # fmt: skip
        above = self.finite_before(noun.start) if noun is not None else None
        if above is None or noun is None or noun.start - above.end > 4:
            return None
        takes = "receive" in above.tags or any(f.frame.type in {"agree", "reject"} for f in above.forms)
        if takes:
            return self.subject(above)
        return next((g for g in self.groups if above.end <= g.start < infinitive.left and (
            not g.governor or g.governor in {"to", "for"}
        )), None)  # fmt: skip

    def _object_pronoun(self, asking: Predicate) -> Group | str | None:
        """ "Met rebel leaders to persuade them to return": whom "them" means, who is to act."""
        if self.verb_first or asking.end >= self.end or asking.forms[0].frame.type not in _OBJECT_CONTROL:
            return None
        key = self.words[asking.end].key
        if key not in {"him", "her", "them", "it"}:
            return None
        subject = self.subject(asking)
        for group in reversed(self.groups):
            if group.end > asking.start or group is subject or group.adjective or group.genitive:
                continue
            if (key == "them") == self._is_several(group) and (key == "it") != self._is_person(group):
                return group
        return "pronoun"

    def _is_kept_from(self, above: Predicate, gerund: Predicate) -> bool:
        """ "Warned airlines against flying into Colombo": what whoever is warned may do."""
        if self.verb_first or not gerund.participle or gerund.passive or gerund.left - above.end > 8:
            return False
        before = self.words[gerund.left - 1]
        if before.name >= 0 or before.key not in {"against", "from", "of"} or above.passive:
            return False
        if gerund.left - 1 == above.end:
            return False
        return bool(above.forms) and all(form.frame.type in _OBJECT_CONTROL | _KEPT for form in above.forms)

    def _described(self, j: int) -> Group | None:
        """Who stands before a participle; not "sent marines to free a boat hijacked by"."""
        for k in range(j, max(self.start, j - 6) - 1, -1):
            if (group := self.group_at(k)) is not None:
                return group
            word = self.words[k]
            if k < j and (word.key in {"a", "an"} or (word.has("prep") and word.key != "of")):
                return None
        return None

    def _opened_by(self, participle: Predicate) -> Group | str | None:
        """ "Condemned by Washington, the Chinese drills ended": whom a sentence goes on to tell of."""
        if participle.left != self.start:
            return None
        comma = next((i for i in range(participle.end, self.end) if self.words[i].text in _COMMAS), self.end)
        main = next((p for p in self.predicates if p.start > comma and p.finite), None)
        return self.subject(main) if main is not None else None

    def _is_told_aside(self, verb: Predicate, participle: Predicate) -> bool:
        """ "Fighters overran a base, officials said, killing 17": who says so did not do it."""
        if self.verb_first or not participle.participle or not verb.finite or "speech" not in verb.tags:
            return False
        if self.words[participle.left - 1].text not in _COMMAS:
            return False
        if not participle.forms or any(form.frame.type not in _BY_FORCE for form in participle.forms):
            return False
        subject = self.subject(verb)
        if not isinstance(subject, Group) or subject.end > verb.left:
            return False
        k = subject.start - 1
        while k > self.start and self.words[k].name < 0 and self.words[k].has("det", "filler", "poss"):
            k -= 1
        return self.words[k].text in _COMMAS

    def _resolves(self, j: int) -> Group | None:
        """ "Hailed Aliyev's decision to pardon activists": whose the decision is acts."""
        if j - 1 <= self.start or self.words[j].name >= 0:
            return None
        if self.words[j].key not in self.lexicon.sets.get("resolves", ()):
            return None
        k = j - 1
        while (
            k > self.start
            and self.words[k].name < 0
            and (self._unlisted(k) or self.words[k].has("adj", "filler", "genitive"))
        ):
            k -= 1
        owner = self.group_at(k)
        return owner if owner is not None and owner.genitive else None

    def _speaking(self, participle: Predicate) -> Predicate | None:
        """The verb a participle of manner goes with: قال … إن …، محذرا من.

        One of speech goes with the verb of speech around it, not with the verb of what was said.
        """
        last: Predicate | None = None
        spoken: Predicate | None = None
        parted = participle.left > self.start and self.words[participle.left - 1].text in _COMMAS
        for other in self.predicates:
            if other.start >= participle.start:
                break
            if parted and last is not None and self.in_relative(other):
                continue  # ندد بالقمع الذي تمارسه السلطات، مطالبا
            if other.finite and ("speech" in other.tags or other.forms):
                last = other
            if other.finite and "speech" in other.tags and self._opens(other) and not self._reported(other):
                spoken = other
        if last is not None and spoken is not None and self._is_human(last) and not self._is_human(spoken):
            return last  # أعلنت الرئاسة أن بايدن أعرب …، داعيا: of the two, the person
        says = "speech" in participle.tags or any(form.frame.type in SPEECH_ACTS for form in participle.forms)
        if last is not None and isinstance(doer := self.subject(last), Group) and doer.start >= last.end:
            if doer.end == participle.left and not self._disagrees_with(participle, last):
                return last  # وهو ما رفضته بكين داعية واشنطن إلى …
        if says and spoken is None and last is not None and self._disagrees_with(participle, last):
            return next((p for p in self.predicates if p.finite and "speech" in p.tags), last)
        return spoken if says and spoken is not None else last

    def _disagrees_with(self, participle: Predicate, verb: Predicate) -> bool:
        """قال إن واشنطن تتوقع، محذرا: a masculine participle is not of a feminine subject."""
        subject = self.subject(verb)
        if not self.verb_first or not isinstance(subject, Group) or len(subject.mentions) > 1:
            return False
        gender = self.gender(self.mentions[subject.mentions[0]])
        return gender == ("f" if self.words[participle.start].text.endswith("ا") else "m")

    def _is_human(self, verb: Predicate) -> bool:
        """True if a person or an office is the subject of a verb that says something."""
        subject = self.subject(verb)
        if not isinstance(subject, Group):
            return False
        if "speech" not in verb.tags and not any(form.frame.type in SPEECH_ACTS for form in verb.forms):
            return False
        return self.mentions[subject.mentions[0]].is_human

    def _opens(self, verb: Predicate) -> bool:
        """True if what is said follows a verb of speech: إن, a colon or a quotation mark."""
        for i in range(verb.end, min(self.end, verb.end + 16)):
            word = self.words[i]
            if (word.has("comp") and word.name < 0) or word.text in {":", "«", "“", '"'}:
                return True
            other = self._at.get(i)
            if other is not None and other.finite and self.described_by(other) is None:
                return False
        return False

    def _reported(self, verb: Predicate) -> bool:
        """True if the subject of a verb of speech is an outlet."""
        subject = self.subject(verb)
        if not isinstance(subject, Group):
            return False
        role = self.mentions[subject.mentions[0]].role
        return role is not None and role.kind == "media"

    def _antecedent(self, k: int) -> Group | None:
        """The actor a relative clause that begins after `k` is about: its noun phrase ends there."""
        if k > self.start and self.words[k].text in _COMMAS | _CLOSE | {"»"}:
            k -= 1
        for i in range(k, max(self.start, k - 3) - 1, -1):
            group = self.group_at(i)
            if group is not None:
                named = self.mentions[group.mentions[-1]].kind in {"state", "place", "person", "name"}
                named = named and not (group.adjective or self.stands_for_noun(group))
                # أدانت مصر القرار الذي: no adjective follows a name
                return None if named and i < k and self.words[i + 1].key.startswith("ال") else group
            word = self.words[i]
            if word.key.startswith("ال") and i > self.start and self.words[i - 1].has("setting", "prep"):
                return None  # إثر الزلزال الذي ضرب بلاده: it is about the noun
            if i in self._at and self._at[i].pos == "n":
                return None  # أدانت مصر الهجوم الذي استهدف
            if (
                word.is_punct
                or "و" in word.clitics
                or word.has("prep", "verb", "conj")
                or self._clitic_of(word)
            ):
                return None
        return None

    def resumes(self, verb: Predicate) -> bool:
        """True if a pronoun after a relative clause's verb goes back to its head: التي قتل فيها."""
        for i in range(verb.end, min(self.end, verb.end + 3)):
            word = self.words[i]
            if word.has("prep") and word.name < 0:
                return word.text.endswith(PRONOUNS)
            if word.name >= 0:
                return False
        return False

    def _spokesman(self, predicate: Predicate) -> Group | None:
        """دعت ألمانيا على لسان وزير خارجيتها: who speaks for the subject, before the next verb."""
        behalf = self.lexicon.settings.get("behalf", ())
        for group in self.groups:
            if group.start < predicate.end or group.governor not in behalf:
                continue
            if group.start - predicate.end > 8 or any(self.verbs_between(predicate.end, group.start)):
                return None
            return group
        return None

    def _pair(self, predicate: Predicate, subject: Group | str | None) -> Group | str | None:
        """اتفقا: the subject of the verb before and who it was with."""
        if "d" not in predicate.features.split(".") or not isinstance(subject, Group):
            return subject
        if len(subject.mentions) > 1 or subject.start > predicate.start:
            return subject
        for group in self.groups:
            if subject.end <= group.start < predicate.start and (
                group.governor == "مع" or self._is_met(group, subject)
            ):
                return _together(subject, group)
        return subject

    def _is_met(self, group: Group, subject: Group) -> bool:
        """استقبل السلطان الرئيس وعقدا: who stands right after whoever received him."""
        if group.governor or group.adjective or group.start > subject.end + 1:
            return False
        above = self.finite_before(subject.start)
        kinds = {form.frame.type for form in above.forms} if above is not None else set()
        guest = self.mentions[group.mentions[0]]
        return bool(kinds & {"host", "meet", "call"}) and (guest.is_human or guest.kind == "counterpart")

    def _beside(self, predicate: Predicate) -> Group | str | None:
        """Who acts in "with France blocking the move", "migrants arriving", "accused X of killing"."""
        k = predicate.left - 1
        if k < self.start:
            return None
        group = self.group_at(k)
        if group is not None and self.is_sent_to(group):
            return None
        if group is not None and not group.genitive:
            return group
        word = self.words[k]
        above = self.finite_before(k)
        passed = above is not None and all(form.frame.type not in _AGAINST for form in above.forms)
        writer = self.group_at(k - 1) if word.key in self.lexicon.sets.get("papers", ()) else None
        kept = above is None or any(w.has("prep") and w.name < 0 for w in self.words[above.end : k])
        if writer is not None and not passed and kept:
            return writer  # "indignation at a French parliament resolution condemning"
        if passed and word.key in self.lexicon.sets.get("papers", ()):
            return (
                None  # "passed a bill imposing sanctions", "sent a note protesting": who passes or sends it
            )
        if word.name < 0 and not word.tags and not word.forms and word.text.isalpha() and word.text.islower():
            return "nobody"  # a noun that names no actor
        if word.key == "in" and word.name < 0 and (owner := self.group_at(k - 1)) is not None:
            if owner.governor == "of":
                return owner  # "the role of Mauritania in settling the dispute"
        if word.key in {"of", "for", "from"} and word.name < 0:
            above = self.finite_before(k)
            if above is not None and any(form.frame.type in _OBJECT_CONTROL for form in above.forms):
                for other in self.groups:
                    aimed = not other.governor or other.governor in {"on", "upon", "against"}
                    if above.end <= other.start < k and not other.genitive and aimed:
                        return other
        return None

    def is_sent_to(self, group: Group) -> bool:
        """ "Sent a letter to the UN threatening": who gets a paper does not say what it says."""
        papers = self.lexicon.sets.get("papers", ())
        return (
            not self.verb_first
            and group.governor in {"to", "with"}
            and group.governor_at > self.start
            and self.words[group.governor_at - 1].key in papers
        )

    def _is_for_things(self, predicate: Predicate) -> bool:
        """ "Pleaded for grain shipments to reach Africa": what moves is no actor."""
        if not any(form.frame.type in {"arrive", "visit", "leave"} for form in predicate.forms):
            return False
        for i in range(predicate.left - 1, max(self.start, predicate.left - 5) - 1, -1):
            word = self.words[i]
            if word.key == "for":
                return i < predicate.left - 1
            if word.name >= 0 or word.is_punct or self.is_verb(i):
                return False
        return False

    def _acting_before(self, predicate: Predicate) -> Group | None:
        """Who acts in the last clause before that has an actor: "told them aid would end, angering …"."""
        for other in reversed(self.predicates):
            if other.end <= predicate.left and other.finite:
                subject = self.subject(other)
                if isinstance(subject, Group):
                    return subject
        return None

    def _opener(self, stop: int) -> Group | None:
        """The group that opens a sentence, if nothing governs it."""
        for group in self.groups:
            if group.start >= stop:
                return None
            if not group.governor and not group.genitive:
                return group
        return None

    def _arabic_subject(self, predicate: Predicate) -> Group | str | None:
        if predicate.participle:
            return self._controller(predicate)
        if self.witnesses(predicate):
            return None  # التفجيرات التي شهدتها مدينة: it only happened there
        if "impersonal" in self.words[predicate.start].tags and self.right_subject(predicate) is None:
            nearest = self.group_at(predicate.left - 1)
            return nearest if nearest is not None and not nearest.governor else None
        speaker = self._spokesman(predicate)
        return speaker if speaker is not None else self._pair(predicate, self._verb_subject(predicate))

    def _verb_subject(self, predicate: Predicate) -> Group | str | None:
        if "1" in predicate.features.split("."):
            return self.source(predicate.start)  # «نرفض»: whoever is quoted speaks of himself
        k = self._past_adverbs(predicate.left - 1, "neg", "be", "future")
        before = self.words[k] if k >= self.start else None
        right = self.right_subject(predicate)
        after = self.words[predicate.end] if predicate.end < self.end else None
        if after is not None and after.key.startswith("الذ") and after.has("rel") and not predicate.pronoun:
            return None  # قام الذين أحاطوا بالسيارة: whoever they are
        if after is not None and after.key in self.lexicon.sets.get("honoured", ()):
            return "pronoun"  # استقبل سموه
        if (subject := self._of_pluperfect(predicate)) is not None:
            return subject
        if (counted := self._among(predicate)) is not None:
            return counted
        if right is not None and self._is_what(predicate):
            return right  # أدانت الدنمارك ما قامت به مينسك
        if before is not None and before.key == "من" and before.name < 0 and k == predicate.left - 1:
            if k == self.start or not self._is_copula(self.words[k - 1]):
                return UNLISTED  # هناك من يطالب: somebody; but هم من انقضوا
        if right is not None and self._follows_noun(right, predicate):
            return None  # هددت الرسالة النمسا: the subject is a noun nobody listed
        if right is not None and before is not None and before.text in _DASHES and k - self.start <= 10:
            return right  # لاهاي (هولندا) - قالت الوزيرة: what stands before the dash is where it was written
        if right is not None and predicate.pronoun and not predicate.clitics:
            if self.event_before(predicate.start) or self._noun_before(k):
                return right  # هجوما شنته قوات: a clause on the noun, with a subject of its own
        if before is not None and "rel" in before.tags:
            if predicate.pronoun or self.resumes(predicate):
                if right is not None:
                    return right
                if self._unlisted_follows(predicate):
                    return UNLISTED  # المكان الذي تعرضت فيه الآلية
                if not predicate.pronoun and any(form.frame.type in JOURNEYS for form in predicate.forms):
                    main = next((p for p in self.predicates if p.start > predicate.start and p.finite), None)
                    doer = self.subject(main) if main is not None else None
                    return doer if isinstance(doer, Group) else "pronoun"  # وفي نيويورك التي وصل إليها
            antecedent = self._antecedent(k - 1)
            many = before.key in {"الذين", "اللذين", "اللتين"} and not {"p", "d"} & set(
                predicate.features.split(".")
            )
            other = many or (antecedent and not self._agrees(predicate, antecedent, before=True))
            if predicate.pronoun and antecedent is not None and other:
                # سمحت اليابان للصيادين الذين احتجزتهم: whom the clause is about is its object
                above = self.finite_before(antecedent.start)
                doer = self.subject(above) if above is not None else None
                if not isinstance(doer, Group) or doer is antecedent:
                    return None
                return doer if self._agrees(predicate, doer, before=True) else None
            if predicate.pronoun and antecedent is not None and self._is_undergoing(antecedent):
                above = self.finite_before(antecedent.start)
                doer = self.subject(above) if above is not None else None
                if isinstance(doer, Group) and doer is not antecedent:
                    if self._agrees(predicate, doer, before=True):
                        return doer  # أفرجت طهران عن الناقلة التي احتجزتها
            return antecedent
        if before is not None and self._resumes_noun(predicate, before):
            own = self.group_at(predicate.end + 1)
            if own is not None and not own.governor and not own.adjective:
                return own  # صفقة توسطت فيها عمان: a clause on the noun, with a subject of its own
        if k == predicate.left - 1 and (described := self.described_by(predicate)) is not None:
            if not predicate.pronoun:
                return described
            if self._unlisted_follows(predicate):
                return UNLISTED  # متظاهرا صدمته شاحنة
            above = self.finite_before(described.start)  # على شركات تتهمها بتزويد: whom the clause is about
            doer = self.subject(above) if above is not None else None
            if not isinstance(doer, Group) or doer is described:
                return described
            return doer if self._agrees(predicate, doer, before=True) else described
        if before is not None and self._is_text(k) and self._is_refused(predicate):
            return None  # امتنعت عن التصويت على قرار يدين: the resolution does, not who abstains
        if (
            right is not None
            and self.words[predicate.start].has("hits")
            and self.deed_after(predicate) is not None
        ):
            return None  # استهدف آخر هجوم انتحاري القوات
        if right is not None and self.words[predicate.start].has("hits") and not predicate.pronoun:
            nation = self.group_at(k)
            whose = nation is not None and nation.adjective  # ضربة أميركية استهدفت
            if not whose and not predicate.clitics and self.event_before(predicate.start):
                return None  # عملية استهدفت السفارة: what was hit follows
        if (
            right is None
            and before is not None
            and self.event_before(predicate.start)
            and not self._is_timed(predicate.end)  # زيارة وقع خلالها اتفاقات: who visited signed
        ):
            judged = predicate.features == "perf.f" and any(f.frame.type == "praise" for f in predicate.forms)
            if judged or any(form.frame.type in {"attack", "discuss"} for form in predicate.forms):
                return None  # تفجير استهدف قافلة: the bombing did; محادثات وصفت بالبناءة; لقاء تناول
        if (
            before is not None
            and right is None
            and before.has("conditional")
            and (warned := self._warned(predicate)) is not None
        ):
            return warned
        if before is not None and "comp" in before.tags and before.key.endswith(PRONOUNS):
            above = self._verb_before(predicate)  # إنها ستزور كييف: the subject is written onto "that"
            if above is not None and right is not None and not predicate.clitics.strip("س"):
                return self._taken_up(before, self.subject(above)) or right
        if before is not None and "comp" in before.tags and k > self.start:
            group = self.group_at(k - 1)
            above = self._verb_before(predicate)
            told = above is not None and "speech" in above.tags and isinstance(self.subject(above), Group)
            if group is not None and group.governor == "ل" and group.end == k and right is None and not told:
                return group  # سبق للبابا أن انتقد, but قال الرئيس لقناة العربية إنه, يمكن لواشنطن أن تساعد
        if before is not None and not predicate.clitics.startswith(("و", "ف")):
            group = self.group_at(k)
            if group is not None and group.adjective and self.event_before(group.start):
                return group  # ضربة جوية اميركية استهدفت: the noun is the subject
            if before.text in _COMMAS | _CLOSE | {"»", "”"} and group is None:
                jump = self._nearest_group(k - 1, 1)
                group = jump
            lone = group is not None and group.adjective and self._is_lone(group)  # أن فلسطينيا اعترف
            if group is not None and not group.governor and (lone or not group.adjective):
                j = group.start - 1
                while j > self.start and self.words[j].has("title"):
                    j -= 1  # وكان جلالة الملك قد استقبل
                opens = j < self.start or self.words[j].is_punct or self.words[j].has("comp", "conj", "be")
                clitic = self.mentions[group.mentions[0]].clitics
                if (opens or clitic.startswith("و")) and self._agrees(predicate, group, before=True):
                    return group
            if group is not None and right is None and "p" in predicate.features.split("."):
                role = self.mentions[group.mentions[-1]].role
                people = role is not None and role.kind in {"armed_group", "population"}
                if people and group.end == k + 1 and group.governor in {"", "من"}:
                    return group  # 240 من قواتها اختطفوا
            # SVO at a distance: the clause opens with an ungoverned group and has no other verb
            start = k
            while start > self.start and not (
                "comp" in self.words[start].tags
                or self.words[start].text in _STOPS
                or (self._at.get(start) is not None and self._at[start].pos == "v")
            ):
                start -= 1
            opener = (
                start + 1
                if self.words[start].has("comp") or start in self._at or (self.words[start].text in _STOPS)
                else start
            )
            while opener < k and (
                self.words[opener].text in {"«", "“", '"'}
                or self.words[opener].has("number", "quantifier")
                or self.words[opener].key in _COUNTS
                or self.words[opener].key[:1].isdigit()
            ):
                opener += 1  # إن «ثمانية أشخاص قتلوا»
            if self.words[start].has("comp") or start == self.start:
                first = self.group_at(opener)
                if first is not None and first.start == opener and not first.governor and not first.adjective:
                    if right is None or (self._agrees(predicate, first, before=True) and k - first.end <= 3):
                        return first
        if right is not None:
            return right
        opens = before is None or before.is_punct or "contrast" in before.tags or self._is_what(predicate)
        if opens and not predicate.clitics and self._unlisted_follows(predicate):
            return UNLISTED  # رفض الكرد دخول القوات
        if (speaker := self._still_speaking(predicate)) is not None:
            says = self.base(predicate.start) in self.lexicon.settings.get("says", ())
            return UNLISTED if says and self._unlisted_follows(predicate) else speaker
        previous = self._main_before(predicate)
        if previous is not None:
            if self._has_own_subject(previous, predicate):
                return None
            return self._agreeing(predicate, self.subject(previous))
        first = self._opener(predicate.start)  # وكان المجلس قد دعي … وطلب: no verb before has a subject
        if first is None or first.adjective or first.start - self.start > 3:
            return "pronoun"
        if {"p", "d"} & set(predicate.features.split(".")) and not self._agrees(
            predicate, first, before=True
        ):
            return "pronoun"  # دارفور … يرون: they are somebody else
        return first

    def _still_speaking(self, predicate: Predicate) -> Group | None:
        """قال مصدر إن قوات مصرية قامت بالعملية، وقال إن: who spoke before, not who was spoken of."""
        if "speech" not in predicate.tags or not predicate.clitics.startswith("و") or predicate.participle:
            return None
        for other in reversed(self.predicates):
            if other.end > predicate.start or not other.finite or "speech" not in other.tags:
                continue
            inside = self.in_relative(other)
            speaker = self.subject(other)
            if inside or not isinstance(speaker, Group) or speaker.start > predicate.start:
                return None
            following = next((v.left for v in self.verbs_between(other.end, predicate.start)), predicate.left)
            opens = (self.words[i] for i in range(other.end, following))
            if not any(word.has("comp") or word.text in {":", "«", "“", '"'} for word in opens):
                return None  # وجاء الدعم من الوزيرة التي التقت الرئيس ونقلت
            return speaker if self._agrees(predicate, speaker, before=True) else None
        return None

    def witnesses(self, verb: Predicate) -> bool:
        """Whether the subject of a verb is where or when something happens: شهدت المدينة."""
        return self.base(verb.start).startswith(tuple(self.lexicon.settings.get("witness", ())))

    def _among(self, predicate: Predicate) -> Group | None:
        """مقتل 18 شخصا في العراق، بينهم 15 قضوا في هجوم: some of those told of before."""
        k = predicate.left - 1
        while k > self.start and (self._is_number(k) or self.words[k].key in _COUNTS):
            k -= 1
        if self.words[k].key not in self.lexicon.settings.get("among", ()):
            return None
        before = (group for group in reversed(self.groups) if group.end <= k)
        return next((g for g in before if self.stands_for_noun(g) or g.mentions[1:]), None)

    def _resumes_noun(self, predicate: Predicate, before: Word) -> bool:
        """Whether an indefinite noun stands right before a verb, and its pronoun right after it."""
        if before.i != predicate.left - 1 or predicate.clitics or not self.has_pronoun(predicate.end):
            return False
        return before.name < 0 and (bool(before.forms) or self._is_unknown(before.i)) and not before.is_punct

    def described_by(self, predicate: Predicate) -> Group | None:
        """متظاهرين يعارضون, مع وفد أميركي يزور: the indefinite one before, whom the clause describes."""
        group = self.group_at(predicate.left - 1)
        if group is None or group.end != predicate.left or predicate.clitics or group.adjective:
            return None
        mention = self.mentions[group.mentions[-1]]
        words = self.words[mention.start : mention.end]
        if mention.kind != "role" or mention.definite or any(w.key.startswith(("ال", "لل")) for w in words):
            return None
        if mention.named_state or mention.of or mention.possessed:
            return None  # وزير خارجية فرنسا, قواته: definite by what follows it
        return group if self._agrees(predicate, group, before=True) else None

    def _of_pluperfect(self, predicate: Predicate) -> Group | None:
        """وكانت كينيا، التي تستضيف المفاوضات، قد طردت: whoever stands after كان is the subject."""
        i = predicate.left - 1
        if (
            i <= self.start
            or self.words[i].key not in self.lexicon.sets.get("pluperfect", ())
            or not self.words[self.start].has("be")
        ):
            return None
        group = self.group_at(self.start + 1)
        fits = group is not None and not group.governor and not group.adjective and group.end < i
        return group if group is not None and fits and self._agrees(predicate, group, before=True) else None

    def _taken_up(self, that: Word, subject: Group | str | None) -> Group | str | None:
        """إيران تمتلك …، ويعتقد المسؤولون أنها: of whom the pronoun on "that" is."""
        if not isinstance(subject, Group) or self._may_be(that, subject):
            return subject
        for group in reversed(self.groups):
            if (
                group.end <= that.i
                and not group.adjective
                and not group.governor
                and self._may_be(that, group)
            ):
                return group
        return None  # إنه كان يتمركز: it stands for nobody

    def _may_be(self, pronoun: Word, group: Group) -> bool:
        """Whether a word's pronoun may stand for a group: by number, and gender where it is known."""
        mention = self.mentions[group.mentions[0]]
        many = mention.plural or len(group.mentions) > 1
        if pronoun.key.endswith(("هم", "هما")):
            return many or self.may_be_many(mention)
        human = mention.role is not None and mention.role.kind in {"office", "person", "population"}
        return not (many and human) and self.gender(mention) != ("m" if pronoun.key.endswith("ها") else "f")

    def _follows_noun(self, group: Group, predicate: Predicate) -> bool:
        """Whether a noun with the article, which nobody listed, stands between a verb and a state."""
        i = predicate.end
        if group.start != i + 1 or self.mentions[group.mentions[0]].kind != "state" or group.adjective:
            return False
        noun = self.words[i]
        listed = noun.name >= 0 or noun.is_punct or noun.forms or (noun.tags and not noun.has("other"))
        return not listed and noun.key.startswith("ال") and not self.mentions[group.mentions[0]].clitics

    def deed_after(self, predicate: Predicate) -> Predicate | None:
        """The attack that is the subject of a verb: استهدف تفجير, هز أعنف انفجار."""
        i = predicate.end
        while i < self.end - 1 and (self.words[i].has("only") or self.is_elative(i)):
            i += 1
        deed = self._at.get(i)
        if deed is None or deed.pos != "n" or deed.clitics or deed.features != "bare":
            return None
        return deed if any(form.frame.type == "attack" for form in deed.forms) else None

    def is_elative(self, i: int) -> bool:
        """أعنف هجوم, أكبر عملية: before a noun it says which of them."""
        word = self.words[i]
        return word.name < 0 and word.text[:1] == "أ" and len(word.key) == 4 and not word.forms

    def _warned(self, predicate: Predicate) -> Group | None:
        """حذرت رايس الحكومة السودانية من عواقب إذا رفضت: who is warned, not who warns."""
        above = self._verb_before(predicate)
        if above is None or not any(form.frame.type in {"warn", "threaten"} for form in above.forms):
            return None
        subject = self.subject(above)
        for group in self.groups:
            if above.end <= group.start < predicate.start and group is not subject:
                if group.governor or group.adjective or not self._agrees(predicate, group, before=True):
                    return None
                return group
        return None

    def _noun_before(self, k: int) -> bool:
        """Whether an indefinite noun nobody listed, or a text, stands at a word: خطة طرحتها القاهرة."""
        if k <= self.start or self.words[k].name >= 0:
            return False
        word = self.words[k]
        if word.is_punct or word.key.startswith(("ال", "وال", "لل", "بال")) or k in self._at:
            return False
        return not word.has(
            "prep", "verb", "comp", "rel", "conj", "neg", "be", "future", "adverb", "pron", "day"
        )

    def _is_text(self, k: int) -> bool:
        """Whether a word is a text that stands after a preposition: على قرار, ضد مشروع قرار."""
        documents = self.lexicon.sets.get("documents", frozenset())
        if self.words[k].name >= 0 or self.base(k) not in documents:
            return False
        j = k - 1
        while j > self.start and self.words[j].name < 0 and self.base(j) in documents:
            j -= 1
        return self.words[j].has("prep") or bool(self._clitic_of(self.words[k]))

    def qualifies(self, verb: Predicate) -> bool:
        """ملفا يتضمن أدلة: a clause on an indefinite noun right before it, without a pronoun of its own."""
        if not verb.features.startswith("impf") or verb.clitics or verb.left <= self.start:
            return False
        noun = self.words[verb.left - 1]
        listed = (
            noun.is_punct or noun.name >= 0 or noun.has("prep", "verb", "comp", "conj", "neg", "be", "future")
        )
        return not listed and not noun.key.startswith("ال") and noun.text.endswith(("ا", "ة", "اء", "ات"))

    def _is_refused(self, predicate: Predicate) -> bool:
        """Whether the verb before says no: رفض، عارض، امتنع."""
        above = self._verb_before(predicate)
        return above is not None and any(form.frame.type == "reject" for form in above.forms)

    def _main_before(self, predicate: Predicate) -> Predicate | None:
        """أدانت الجزائر القصف الذي استهدف رفح، ودعت: a clause joined by "and" goes on from the main verb."""
        nearest = self._verb_before(predicate)
        joined = predicate.clitics.startswith(("و", "ف")) or (
            predicate.left > self.start and self.words[predicate.left - 1].has("conj", "as_said")
        )  # كما جدد, مثلما استنكرت
        if nearest is None or not joined:
            return nearest
        quoted = self.words[predicate.start].quoted
        for other in reversed(self.predicates):
            if other.end > predicate.start or not other.finite:
                continue
            inside = self.in_relative(other)
            inside = inside or "dwells" in other.tags or self.qualifies(other)  # حيث يوجد الضابط
            inside = inside or (other.pronoun and not other.clitics and self.event_before(other.start))
            if inside and other is nearest and self._is_coordinated(other, predicate):
                return other  # المصور الذي يعمل للوكالة وتعرض للخطف
            if not inside and (quoted or not self.words[other.start].quoted):
                return other
        return nearest

    def _is_coordinated(self, relative: Predicate, predicate: Predicate) -> bool:
        """Whether "and" joins a verb to that of the relative clause before it: no comma."""
        between = self.words[relative.end : predicate.left]
        if any(word.is_punct for word in between) or self.words[
            relative.left - 1
        ].key not in self.lexicon.sets.get("relatives", ()):
            return False
        subject = self.subject(relative)
        return isinstance(subject, Group) and self._agrees(predicate, subject, before=True)

    def is_begun(self, j: int) -> bool:
        """Whether a verb or a "that" right before a word makes it the first of its clause."""
        return self.is_verb(j) or self.words[j].has("comp", "verb", "be")

    def _agreeing(self, predicate: Predicate, subject: Group | str | None) -> Group | str | None:
        """دعا أوباما إيران إلى الإفراج عن أميركيين تحتجزهم: the one named before whose gender it has."""
        if not isinstance(subject, Group) or subject.start > predicate.start:
            return subject
        if self._agrees(predicate, subject, before=True):
            return subject
        for other in reversed(self.predicates):  # who acted before acts on, not whom it was done to
            if other.end <= predicate.start and other.finite:
                before = self.subject(other)
                if isinstance(before, Group) and before.start < predicate.start and before is not subject:
                    if self.gender(self.mentions[before.mentions[0]]) and self._agrees(
                        predicate, before, before=True
                    ):
                        return before
        for group in reversed(self.groups):
            if group.end > predicate.start or group is subject or group.adjective or group.governor:
                continue
            if self.gender(self.mentions[group.mentions[0]]) and self._agrees(predicate, group, before=True):
                return group
        return subject

    def _has_own_subject(self, previous: Predicate, predicate: Predicate) -> bool:
        """أعلنت الشرطة أن عشرة قتلوا: a noun or a number nobody listed stands after "that"."""
        for i in reversed(self.where("comp")):
            word = self.words[i]
            if previous.end <= i < predicate.left and word.name < 0:
                own = self.words[i + 1 : predicate.left]
                return not word.key.endswith(PRONOUNS) and any(
                    w.name < 0 and not w.is_punct and (not w.tags or w.key in _COUNTS) for w in own[:2]
                )
        return False

    def event_before(self, j: int) -> bool:
        """An indefinite event noun, with adjectives and where it happens at most, right before a word."""
        k = j - 1
        while k >= self.start and j - k <= (7 if self.verb_first else 3):
            group = self.group_at(k)
            if self.verb_first and group is not None and group.governor and group.governor_at < group.start:
                k = group.governor_at - 1  # عملية عسكرية في شمال سورية تستهدف
                continue
            predicate = self._covering(k)
            if predicate is not None and (predicate.pos == "n" or predicate.start == k):
                return predicate.pos == "n" and predicate.features == "bare"
            if self.words[k].is_punct or (group is not None and not group.adjective and j - k > 3):
                return False
            k -= 1
        return False

    def describes_attack(self, verb: Predicate) -> bool:
        """أدانت مصر الهجوم الانتحاري، الذي استهدف السفارة: a relative clause on the noun of an attack."""
        i = verb.left - 1
        if i <= self.start or not self.words[i].has("rel"):
            return False
        k = i - 1 - (self.words[i - 1].text in _COMMAS)
        while k >= self.start and i - k <= 7:
            deed, group = self._covering(k), self.group_at(k)
            if deed is not None:
                return deed.pos == "n" and any(form.frame.type == "attack" for form in deed.forms)
            if group is not None and group.governor and group.governor_at < group.start:
                k = group.governor_at - 1  # الهجوم في كابل الذي
            elif (group is None or group.adjective) and self.words[k].key.startswith("ال"):
                k -= 1
            elif not self.verb_first and group is None and (of := self._of_before(k)) is not None:
                k = of - 1  # "the shelling of a resort in Dohuk that"
            else:
                return False
        return False

    def _of_before(self, k: int) -> int | None:
        """Where an "of" stands whose noun ends at a word."""
        for i in range(k, max(self.start, k - 3), -1):
            if self.words[i].key == "of":
                return i
            if self.words[i].tags and not self.words[i].has("det", "adj", "number"):
                return None
        return None

    def right_subject(self, predicate: Predicate) -> Group | None:
        """The first ungoverned group after a verb that agrees with it."""
        following = self.words[predicate.end] if predicate.end < self.end else None
        if following is not None and "comp" in following.tags and following.name < 0:
            return None  # وقال إن لبنان يستحق الدعم: who said so stands before
        if following is not None and following.key in self.lexicon.sets.get("freedom", frozenset()):
            return None  # أطلق سراح عدد من المحتجزين: whose freedom it is did not give it
        for group in self.after(predicate.end):
            if group.adjective and self._are_fired(group, predicate):
                return group
            if group.governor or (group.adjective and not self.is_someone(group, predicate)):
                goal = "motion" in predicate.tags and group.governor_at == predicate.end
                if group.governor and group.governor not in {"ب", "في"} and not goal:
                    return None  # but: وصل إلى القاهرة نائب الرئيس
                continue
            if self._possesses(group, predicate.end):
                return None  # نقلت دعم بلادها: it belongs to the noun
            if self._is_complement(group):
                continue
            if "hits" in predicate.tags and self._deed_between(predicate.end, group.start):
                return None  # استهدف آخر هجوم انتحاري في كابل القوات: the attack did
            if predicate.pronoun and predicate.clitics.startswith(("و", "ف")):
                k = group.start - 1
                while k > predicate.end and self.words[k].text in {"«", "»", '"', "“", "”"}:
                    k -= 1
                if group.start > predicate.end and self._noun_before(k):
                    return None  # واتهمها بتدمير لبنان: the subject is the one before
                return group if self._agrees(predicate, group) else None  # واستقبله نظيره
            if self.mentions[group.mentions[0]].kind == "counterpart" and self._told_before(predicate):
                return None  # وصافح نظيره: whose counterpart it is stands before
            joined = self.mentions[group.mentions[0]].clitics.startswith("و")
            if joined and not predicate.clitics.strip("وف") and self._with_others(predicate, group):
                return group  # اتهمت جماعات حقوقية وواشنطن الحكومة: with somebody nobody listed
            if predicate.clitics.startswith(("و", "ف")) and self._nouns_between(predicate.end, group.start):
                return None  # وطلبت عقد قمة طارئة لاتحاد …: the subject is the one before
            if self._acts_on(predicate, group) or self._is_cut_off(predicate, group):
                return None
            return group if self._agrees(predicate, group) else None
        return None

    def _is_complement(self, group: Group) -> bool:
        """اعترف به رئيسا مؤقتا: an office without an article in the accusative is what he is called."""
        mention, word = self.mentions[group.mentions[0]], self.words[group.start]
        office = mention.role is not None and mention.role.kind in {"office", "person"}
        if not office or group.end - group.start > 1 or word.key.startswith("ال"):
            return False
        if word.text.endswith(("اً", "ًا")):
            return True
        after = self.words[group.end] if group.end < self.end else None
        return word.text.endswith("ا") and (after is None or after.is_punct or after.key.endswith("ا"))

    def _are_fired(self, group: Group, verb: Predicate) -> bool:
        """طالت صواريخ روسية ميناء: whose weapons hit acts."""
        i, fired = verb.end, self.lexicon.sets.get("fired", frozenset())
        if not 0 < group.start - i <= 3 or self.words[i].key not in fired or group.governor:
            return False
        return any(form.frame.type == "attack" for form in verb.forms)

    def _is_cut_off(self, predicate: Predicate, group: Group) -> bool:
        """رفض الكرد دخول القوات, تضرر اسم الوزير: a noun nobody listed is the subject, or the object.

        What may stand between a verb and its subject are prepositional phrases, numbers and times, a
        title or what else a person is called («الشاب مجدي»), and what is theirs («حليفتها إسرائيل»).
        """
        if group.start > predicate.end and self._is_governed_noun(group.start - 1):
            return True  # وصفه بمعذب الشعب
        nouns = list(self._strangers(predicate.end, group.start))
        if not nouns:
            return False
        mention = self.mentions[group.mentions[0]]
        someone = mention.is_human and not mention.plural
        if group.adjective and nouns[-1] == group.start - 1:
            return len(nouns) > 1  # قتل صياد هندي
        if nouns[-1] < group.start - 1:
            return not (someone and mention.is_named)
        first = self.words[nouns[0]].key
        if first.startswith(("ال", "وال")):
            return not someone
        given = self.lexicon.sets.get("given", frozenset())
        if someone and (len(nouns) > 1 or first in given):
            return False  # قال عبد الباسط سبدرات وزير العدل: a name before its office
        if first.endswith(PRONOUNS):
            return not mention.is_named
        return mention.kind != "org" or len(nouns) > 1

    def _strangers(self, start: int, end: int) -> Iterator[int]:
        """Nouns of no list between two words, outside prepositional phrases."""
        i = start
        while i < end:
            word = self.words[i]
            if word.has("prep") or word.clitics.replace("ال", "")[:1] in {"ب", "ل", "ك"}:
                i += word.phrase + (word.has("prep") and not self.has_pronoun(i))
                while i < end and self._is_stranger(i) and self.words[i].key.startswith("ال"):
                    i += 1
                continue
            if self._is_stranger(i) or word.text in _STOPS or (i in self._at and self._at[i].pos == "n"):
                yield i
            i += 1

    def _is_undergoing(self, group: Group) -> bool:
        """Whether something is done to a group rather than by it: a ship, hostages."""
        role = self.mentions[group.mentions[0]].role
        return role is not None and role.kind in {"organisation", "population"}

    def _is_what(self, predicate: Predicate) -> bool:
        """ما أوصت به المحافل: a clause that stands for a thing, with a pronoun for it; else ما is "not"."""
        i = predicate.left - 1
        return i >= self.start and self.words[i].key in SO_CALLED and self.has_pronoun(predicate.end)

    def _is_governed_noun(self, i: int) -> bool:
        """An indefinite noun of no list with its preposition written onto it: its genitive follows."""
        key = self.words[i].key
        return self._is_unknown(i) and key[:1] in {"ب", "ل"} and not key.startswith(("بال", "لل"))

    def _unlisted_follows(self, predicate: Predicate) -> bool:
        """Whether a noun of no list comes after a verb, with a pronoun or a time between at most.

        A verb in the plural has no subject after it; a cell of a movement is the movement's.
        """
        if {"p", "d"} & set(predicate.features.split(".")):
            return False
        i = predicate.end
        while i < self.end - 1 and (self.words[i].has("adverb", "day") or self.has_pronoun(i)):
            i += 1
        if i + 3 < self.end and self.words[i + 1].key == "من":
            if self.group_at(i + 2 + (self.words[i + 2].text == "«")) is not None:
                return False
        return self._is_stranger(i)

    def _is_stranger(self, i: int) -> bool:
        """A noun of no list; no number and no word for a place, which what it is called may follow."""
        if i >= self.end or not self._is_unknown(i):
            return False
        key = self.words[i].key
        if key.startswith(("ب", "لل", "كال")):
            return False  # بحلول: with its preposition
        told = key in _COUNTS or key in _THOUSANDS
        return not told and key not in self.lexicon.settings.get("place_nouns", ())

    def in_relative(self, verb: Predicate) -> bool:
        """Whether a verb stands right after a relative."""
        return verb.left > self.start and self.words[verb.left - 1].has("rel")

    def _is_unknown(self, i: int) -> bool:
        """A word of letters that is no name and in no list."""
        word = self.words[i]
        return word.name < 0 and not word.tags and not word.forms and word.text.isalpha()

    def is_someone(self, group: Group, predicate: Predicate) -> bool:
        """قتل فلسطيني, اعتقل سوريان: a nationality right after a verb that may be passive is somebody."""
        if self.stands_for_noun(group):
            return True
        mention = self.mentions[group.mentions[0]]
        if self._is_counted(group, predicate.end):
            return True
        passive = any(form.frame.passive or form.frame.patient == ("subj",) for form in predicate.forms)
        if not passive or mention.definite or mention.clitics:
            return False
        k = group.start - 1  # خطف طيار فرنسي: with a noun nobody listed
        return k < predicate.end or (k == predicate.end and self._noun_before(k) and not self.words[k].tags)

    def _is_counted(self, group: Group, start: int) -> bool:
        """مئات الأتراك, عشرات الآلاف من الباكستانيين: a nation by its people."""
        k = group.start - 1
        k -= k > start and self.words[k].key == "من"
        bare = not self.mentions[group.mentions[0]].clitics.strip("ال")
        return bare and k >= start and self.words[k].has("quantifier")

    def _deed_between(self, start: int, end: int) -> bool:
        """Whether an indefinite noun for an attack stands between two words."""
        return any(
            p.pos == "n" and start <= p.start < end and not p.clitics and not p.pronoun
            and any(form.frame.type == "attack" for form in p.forms)
            for p in self.predicates
        )  # fmt: skip

    def _with_others(self, predicate: Predicate, group: Group) -> bool:
        """Whether a noun or two nobody listed, and nothing else, stand between a verb and "and X"."""
        between = range(predicate.end, group.start)
        return 0 < len(between) <= 3 and all(
            self.words[k].name < 0
            and k not in self._at
            and not self.words[k].is_punct
            and self.words[k].key[:1] not in {"ب", "ل"}  # طالبوا برحيل فلان ورئيس حكومته
            and not self.words[k].tags
            for k in between
        )

    def _acts_on(self, predicate: Predicate, group: Group) -> bool:
        """Whether the subject of the verb before goes on, and the group is the object.

        أعربت المنظمة عن قلقها ودعت الصين إلى …: an act that needs an object, with no other group for
        it. زيارة التقى خلالها الرئيس: a verb with a pronoun for the time of the noun it describes.
        """
        before = self._verb_before(predicate)
        if before is None or predicate.end >= self.end:
            return False
        timed = self._is_timed(predicate.end) or (
            self.has_pronoun(predicate.end)
            and self.words[predicate.end].key.startswith("في")
            and not all(form.frame.type in JOURNEYS - {"visit"} for form in predicate.forms)
        )  # ستنسحب من لبنان ما أن تنتشر فيه قوة: who spreads out has no object
        joined = predicate.clitics.startswith("و") and any(
            (form.frame.type in _OBJECT_CONTROL or form.frame.type in {"meet", "host"})
            and "obj" in form.frame.patient
            for form in predicate.forms
        )
        if not timed and not joined:
            return False
        subject = self.subject(before)
        if not isinstance(subject, Group) or subject.start >= predicate.start:
            return False
        if not self._agrees(predicate, subject, before=True):
            return False
        others = [g for g in self.after(group.end) if not g.governor and not g.adjective]
        return timed or not (others or self._has_object_after(group))

    def _has_object_after(self, group: Group) -> bool:
        """وأدانت بانكوك القصف: a noun with the article after a name is no adjective of it."""
        if group.end >= self.end or self.mentions[group.mentions[-1]].kind not in {"state", "org"}:
            return False
        word = self.words[group.end]
        listed = word.name >= 0 or word.has("day", "adverb", "prep", "rel", "hour")
        return word.text.startswith("ال") and not listed and not group.adjective

    def _verb_before(self, predicate: Predicate) -> Predicate | None:
        """The finite verb whose subject goes on; what is quoted has subjects of its own."""
        quoted = self.words[predicate.start].quoted
        for other in reversed(self.predicates):
            if other.end <= predicate.start and other.finite:
                if quoted or not self.words[other.start].quoted:
                    return other
        return None

    def _told_before(self, predicate: Predicate) -> bool:
        return any(group.end <= predicate.start and not group.governor for group in self.groups)

    def aside(self, group: Group, start: int) -> bool:
        """True if a group stands in an aside between commas: دعا …، في رسالة حملها فلان، الرئيس."""
        opening = None
        for i in range(group.start - 1, start - 1, -1):
            if self.words[i].text in _COMMAS:
                if self.verb_first and self.words[i + 1].has("rel") and self.aside_end(i) > group.start:
                    return True  # التقى الوزير، الذي يزور القاهرة، نظيره
                opening = i if opening is None else opening
        if opening is None or opening + 1 >= self.end or not self.words[opening + 1].has("prep"):
            return False
        return any(
            self.words[i].text in _COMMAS for i in range(group.end, min(self.end, group.end + 12))
        ) and not any(p.finite for p in self.verbs_between(group.end, min(self.end, group.end + 2)))

    def _nouns_between(self, start: int, end: int) -> bool:
        """True if another noun stands between a verb and a group, outside prepositional phrases."""
        i = start
        while i < end:
            word = self.words[i]
            if word.has("prep") or word.clitics.replace("ال", "")[:1] in {"ب", "ل", "ك"}:
                i += word.phrase + (1 if word.has("prep") else 0)
                if i < end and word.has("prep") and not self.words[i - 1].key.startswith("ال"):
                    i += self.words[i].name < 0 and self.words[i].key.startswith("ال")  # في ترتيب اللقاء
                continue
            predicate = self._at.get(i)
            if predicate is not None and predicate.pos == "n":
                return True
            if (
                i > start
                and word.name < 0
                and not word.tags
                and not word.forms
                and not word.key[:1].isdigit()
            ):
                return True
            i += 1
        return False

    def _possesses(self, group: Group, start: int) -> bool:
        """True if a group is the second term of the event noun right before it."""
        before = self._at.get(group.start - 1)
        return (
            before is not None
            and before.start >= start
            and before.pos == "n"
            and before.features == "bare"
            and not self.mentions[group.mentions[0]].clitics
        )

    def _is_lone(self, group: Group) -> bool:
        """A nationality right after "that", which no noun stands before: one of that nation."""
        before = self.words[group.start - 1] if group.start > self.start else None
        mention = self.mentions[group.mentions[0]]
        return (
            before is not None
            and before.has("comp")
            and not mention.definite
            and group.end - group.start == 1
        )

    def stands_for_noun(self, group: Group) -> bool:
        """True for a nationality that is its people: الفرنسيون."""
        return self.mentions[group.mentions[0]].plural

    def _agrees(self, predicate: Predicate, group: Group, *, before: bool = False) -> bool:
        """Gender: a masculine verb does not have a feminine subject right after it, nor the other way."""
        parts = predicate.features.split(".")
        verb = "m" if "m" in parts else "f" if "f" in parts else "1" if "1" in parts else ""
        if verb == "1":
            return False
        if "p" in parts or "d" in parts:
            return before and (len(group.mentions) > 1 or self.may_be_many(self.mentions[group.mentions[0]]))
        gender = self.gender(self.mentions[group.mentions[0]])
        if not verb or not gender:
            return True
        if before and len(group.mentions) > 1:
            return False
        mention = self.mentions[group.mentions[0]]
        people = mention.role is not None and mention.role.kind in {"office", "person", "population"}
        if before and people and mention.plural and predicate.finite:
            return False  # المسؤولون … أنها تسعى: after people the verb is in the plural
        # a plural of people takes either
        if mention.plural:
            return True
        return gender == verb

    def is_of_two(self, mention: Mention) -> bool:
        """Whether a plural means two who were told of: "the two leaders", "ministers of both countries"."""
        if not mention.plural or mention.role is None or mention.country or mention.of:
            return False
        doubles, number = self.lexicon.sets.get("doubles", frozenset()), self.words[mention.start].name
        before = self.words[mention.start - 1] if mention.start > self.start else None
        if before is not None and before.key in doubles and not self.verb_first:
            return before.has("det") or (before.i > self.start and self.words[before.i - 1].has("definite"))
        if any(form in doubles for form in self.words[mention.start].candidates):
            return True
        beside = (self.mentions[k] for k in (number - 1, number + 1) if 0 <= k < len(self.mentions))
        return any(
            one.role is not None
            and one.role.kind == "pair"
            and (0 <= one.start - mention.end < 4 or 0 <= mention.start - one.end < 2)
            for one in beside
        )

    def may_be_many(self, mention: Mention) -> bool:
        """Whether several act under a name: الأميركيون, movements; not a state, a council or one person."""
        if mention.plural or mention.kind == "name":
            return True
        if mention.role is not None:
            return mention.role.kind in {"armed_group", "population", "pair"}
        return mention.kind not in {"person", "state", "place"} or mention.adjective

    def gender(self, mention: Mention) -> str:
        """m or f for a mention, "" when not known."""
        masculine = self.lexicon.settings.get("masculine", ())
        head = self.words[mention.start]
        key = head.key
        if mention.start and mention.kind == "org" and self.words[mention.start - 1].key in {"دول", "الدول"}:
            return "f"  # دول الاتحاد الأوروبي
        bare = key.lstrip("و") if mention.clitics.startswith("و") else key
        if mention.kind in {"person", "name", "role", "counterpart"}:
            if mention.role is not None:
                start = self.words[mention.start].key
                if mention.role.kind == "counterpart":
                    return "f" if start.endswith("ته") else "m"  # نظيرته, نظيره
                if mention.role.kind in {"office", "person", "counterpart"}:
                    return "f" if start.endswith("ه") and not start.endswith("له") else "m"
                if start.endswith(("ه", "ات")):
                    return "f"
                return (
                    "m"
                    if mention.role.kind in {"delegation"}
                    or start.endswith(("جيش", "برلمان", "وفد", "مجلس", "شعب"))
                    else ""
                )
            return ""
        if mention.sense == "demonym" and mention.end == mention.start + 1:
            return "f" if bare.endswith("ه") else "m"
        if key in {"دول", "الدول", "بلدان", "البلدان"}:
            return "f"  # الدول الغربية
        if mention.kind in {"state", "place"}:
            if bare in self.lexicon.settings.get("either", ()):
                return ""
            return "m" if any(bare.endswith(word) for word in masculine) else "f"
        if mention.kind == "org":
            if any(bare.endswith(word) for word in self.lexicon.settings.get("masculine_heads", ())):
                return "m"
            return "f" if bare.endswith(("ه", "ات")) else ""
        return ""

    # -- scanning ----------------------------------------------------------------------------

    def limit(self, start: int, *, noun: bool = False) -> int:
        """Where the words that belong to a predicate end, going right."""
        found = self._limits.get((start, noun))
        if found is None:
            found = self._limits[start, noun] = self._limit(start, noun=noun)
        return found

    def _limit(self, start: int, *, noun: bool) -> int:
        i = start
        comma = -1
        while i < self.end:
            word = self.words[i]
            if word.text in _STOPS and not (noun and i == start):
                return i
            predicate = self._at.get(i)
            if (
                predicate is not None
                and predicate.pos == "v"
                and (i > start or (noun and not self.verb_first))
            ):
                joined = predicate.passive and i - 1 > start and self.words[i - 1].has("and") and not noun
                above = self.finite_before(i) if joined else None
                joined = above is not None and above.passive
                if (predicate.participle and predicate.passive and not self.verb_first and not joined) or (
                    self.calls(i - 2)
                ):
                    i += 1  # "lifted the sanctions imposed on Iran"
                    continue
                if noun or predicate.infinitive or predicate.participle or self.verb_first:
                    return i
                return (
                    comma
                    if comma >= 0 and predicate.left - comma > 1
                    else self._subject_start(predicate, start)
                )
            tags = word.tags
            if tags and word.name < 0 and i > start:
                if ("comp" in tags or "rel" in tags) and not self.calls(i):
                    return i
                if "conj" in tags and "and" not in tags:
                    return i
            if word.text in _COMMAS:
                if self.verb_first and not noun and (after := self.aside_end(i)):
                    i = after
                    continue
                comma = i
                if noun and not (i + 1 < self.end and self.words[i + 1].has("prep")):
                    group = self.group_at(i)
                    if group is None:
                        return i
            i += 1
        return self.end

    def begins_anew(self, i: int, *, to_come: bool = False) -> bool:
        """Whether ", and" opens a main clause of its own: "…, and Turkey's president called Maduro".

        Args:
            to_come: whether a clause of what will or may be counts, which may be what is said as well.
        """
        if self.verb_first or i <= self.start or not self.words[i].has("and"):
            return False
        k = (
            i - 1 - (self.words[i - 1].text in {'"', "”", "’", "'"})
        )  # ‘… "catastrophic," and Turkey's president called’
        if self.words[k].text != "," or self.words[i].name >= 0:
            return False
        group = next((g for g in self.groups if g.start > i), None)
        if group is None or group.start - i > 3 or group.governor:
            return False
        verb = next((p for p in self.predicates if p.start >= group.end and p.pos == "v"), None)
        if verb is None or not verb.finite or ((verb.future or verb.possible) and not to_come):
            return False
        return self.subject(verb) is group

    def aside_end(self, comma: int) -> int:
        """Where a phrase between commas ends, 0 if none does: دعا السلطان، في رسالة حملها مبعوثه، الرئيس إلى.

        What goes on after it is a noun: a verb would begin a clause.
        """
        if comma + 1 >= self.end or not (
            self.words[comma + 1].has("prep", "rel") or self._is_apposition(comma + 1)
        ):
            return 0
        reach = 30 if self.words[comma + 1].has("rel") else 15  # التقى الوزير، الذي يزور القاهرة، نظيره
        for i in range(comma + 2, min(self.end - 1, comma + reach)):
            if self.words[i].text in _STOPS:
                return 0
            if self.words[i].text in _COMMAS:
                following = self.words[i + 1]
                goes_on = following.name >= 0 and not following.clitics.startswith(("و", "ف"))
                goes_on = (
                    goes_on
                    or following.key in {"ما", "بما", "عما", "مما", "لما"}
                    or (following.has("prep") and not following.has("setting", "conj", "comp", "contrast"))
                )
                return i + 1 if goes_on and (i + 1) not in self._at else 0
        return 0

    def _is_apposition(self, i: int) -> bool:
        """الزعيم الليبي معمر القذافي، رئيس الاتحاد، : what somebody named before is."""
        before, group = self.group_at(i - 2), self.group_at(i)
        if before is None or group is None or group.start != i or group.governor:
            return False
        mention = self.mentions[group.mentions[0]]
        office = (
            mention.role is not None and mention.role.kind in {"office", "person"} and not mention.clitics
        )
        return office and self.mentions[before.mentions[-1]].is_human

    def relative_end(self, verb: Predicate) -> int:
        """Where a relative clause between commas ends: لقاء بوش، الذي يزور المنطقة، العاهل."""
        i = verb.left - 1
        if not self.verb_first or i <= self.start or "rel" not in self.words[i].tags:
            return self.end
        if self.words[i - 1].text not in _COMMAS:
            return self.end
        return next((k for k in range(verb.end, self.end) if self.words[k].text in _COMMAS), self.end)

    def is_aside(self, verb: Predicate, i: int) -> bool:
        """طائرات، لا تملكها إلا القوات الأميركية، بإطلاق: a clause between commas that ends before a word."""
        first = verb.left - 1
        while first > self.start and "neg" in self.words[first].tags:
            first -= 1
        described = "rel" in self.words[first].tags
        if self.verb_first and described and self.is_verb(first - 1):
            return True  # قام الذين أحاطوا بالسيارة بقتل الجندي: of whoever the subject is
        opening = first - 1 if described else first
        near = range(opening, max(self.start, opening - 6), -1)  # ، الرهينة السابق الذي احتجزه الحزب،
        if described and self.verb_first and not any(self.is_verb(k) for k in near):
            opening = next((k for k in near if self.words[k].text in _COMMAS), opening)
        if not self.verb_first or opening <= self.start or self.words[opening].text not in _COMMAS:
            return False
        if not described and not (first < verb.left - 1 and verb.pronoun):
            return False
        closing = next((k for k in range(verb.end, i) if self.words[k].text in _COMMAS), None)
        return closing is not None and not self.words[closing + 1].clitics.startswith(("و", "ف"))

    def calls(self, i: int) -> bool:
        """ "On what it called militant bases": the words only name what follows."""
        words = self.words
        return (
            self.start <= i
            and i + 2 < self.end
            and words[i].key == "what"
            and words[i + 1].has("pron_subject")
            and words[i + 2].key
            in {"called", "calls", "described", "termed", "considers", "says", "said", "deemed"}
        )

    def _subject_start(self, predicate: Predicate, start: int) -> int:
        group = self.group_at(predicate.left - 1)
        if group is not None and group.start > start and self._may_open(group, start):
            return group.start
        return predicate.left

    def _may_open(self, group: Group, start: int) -> bool:
        """Whether a clause may begin with a group: "as rebels attacked", not "between A and B was"."""
        if not group.governor or self.verb_first or self.words[group.governor_at].has("prepconj"):
            return True
        return any(self.words[i].text in _COMMAS for i in range(start, group.start))

    def after(self, start: int, end: int | None = None) -> Iterator[Group]:
        """Groups after a word, as far as its predicate reaches."""
        stop = self.limit(start) if end is None else end
        for group in self.groups:
            if group.start >= start and group.start < stop:
                yield group


_OBJECT_CONTROL = {
    "appeal_request", "demand", "invite", "accuse", "threaten", "warn", "criticise_condemn", "praise",
    "seize_arrest_detain", "sanction",
}  # fmt: skip
# What keeps somebody from something.
_KEPT = frozenset(["recall_or_expel_diplomat", "embargo", "repress", "reject"])
# What soldiers and police do.
_BY_FORCE = frozenset(["attack", "seize_arrest_detain", "repress", "demonstrate", "suspend_cancel"])
# What is done to a text by others than those who wrote it.
_AGAINST = frozenset(["reject", "criticise_condemn", "praise", "deny"])
# Verbs that take whoever acts and a bare infinitive.
_DRAWING = frozenset({"drawing", "prompting", "provoking", "triggering", "sparking", "earning"})
_ALSO_NOUNS = frozenset({"us"})  # "US" is a noun as well: "US hosts talks"
_HELPS = frozenset({"help", "helps", "helped", "helping"})
_BARE = _HELPS | {"let", "lets", "letting"}
# What makes an infinitive one of things to come.
_TO_COME = frozenset({"is", "are", "was", "were", "'s", "'re"})
_VERB_CLASSES = {"speech", "light", "motion", "other_verb", "assembly"}


def _together(subject: Group, other: Group) -> Group:
    """Whoever acts and whom he met, as the one subject of what both do next."""
    return replace(subject, mentions=[*subject.mentions, *other.mentions])


@lru_cache(maxsize=10_000)
def _inflected(tags: frozenset[str]) -> frozenset[str]:
    """The forms of verbs that the classes of a word name: `perf.m` of `speech.perf.m`."""
    parts = (tag.partition(".") for tag in tags)
    return frozenset(form for kind, dot, form in parts if dot and kind in _VERB_CLASSES)
