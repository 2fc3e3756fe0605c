"""Mentions of an article in, the actors they stand for on its date out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from diplograph.kb import KnowledgeBase
from diplograph.lang import get
from diplograph.lang.latin import romanise
from diplograph.lang.lexicon import Role
from diplograph.lang.nlp import Mention
from diplograph.lang.sounds import likeness, skeleton, sound
from diplograph.records import Actor, ActorKind, ActorRef, Article, Place, Span, Tenure, content_hash
from diplograph.resolve.homes import homes

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from diplograph.lang.nlp import Annotation, Word

__all__ = ["Resolved", "resolve_actors"]

# Two spellings of one name sound alike at least this much, and this much when office and state agree
# as well; measured on foreign ministers: neither joined more than a handful wrongly.
_SAME_NAME, _SAME_IN_OFFICE = 0.9, 0.8
# Names less alike than that are two people's.
_SO_SO = 0.6
# How many actors back "the minister" and "his country" may point: some forty sentences of news.
_BACK = 200
_KINDS = {
    "office": ActorKind.OFFICE,
    "person": ActorKind.OFFICE,
    "counterpart": ActorKind.OFFICE,
    "government": ActorKind.GOVERNMENT,
    "armed_group": ActorKind.ARMED_GROUP,
    "population": ActorKind.POPULATION,
    "delegation": ActorKind.GOVERNMENT,
    "media": ActorKind.ORGANISATION,
    "organisation": ActorKind.ORGANISATION,
}
_ADDRESSING = frozenset({"on", "upon", "to", "with"})
_HUMAN = frozenset({ActorKind.PERSON, ActorKind.OFFICE})


@dataclass(slots=True)
class Resolved:
    """What each mention stands for: its actors, and the place it names.

    `as_place` tells a city that is meant as a place ("in Moscow") from one that acts ("Moscow
    warned"); the actors of the first are those of the state that the city lies in.
    """

    refs: list[tuple[ActorRef, ...]] = field(default_factory=list)
    places: list[Place | None] = field(default_factory=list)
    as_place: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class _Holder:
    """Somebody an article named, with the office it gave."""

    ref: ActorRef
    role: str = ""
    country: str | None = None
    of: str | None = None


def resolve_actors(article: Article, doc: Doc, kb: KnowledgeBase) -> Resolved:
    """The actors of an article's mentions, in their order.

    The article decides before the knowledge base: a surname is whoever bore it above, "the
    minister" is the minister named last. Offices lead to people only where the date, or the
    people named beside them, leave a single holder; otherwise the office itself is the actor.
    """
    return _Resolver(article, doc, kb).run()


class _Resolver:
    def __init__(self, article: Article, doc: Doc, kb: KnowledgeBase) -> None:
        self.article = article
        self.annotation: Annotation = doc.user_data["diplograph"]
        self.kb = kb
        self.pack = get(doc.lang_)
        self.people: dict[str, _Holder] = {}  # every word of a name
        self.founded: dict[str, str | None] = {}  # bodies nobody listed, and their states
        self.named_bodies: dict[str, ActorRef] = {}  # the same by name
        self.holders: deque[_Holder] = deque(maxlen=_BACK)
        # Every actor so far, for "the movement", "his forces".
        self.recent: deque[ActorRef] = deque(maxlen=_BACK)
        # Every body so far, those told only by what is theirs as well: "ASEAN leaders … the bloc".
        self.bodies: deque[ActorRef] = deque(maxlen=_BACK)
        self.period = self._period()
        self.home: str | None = None  # the state that the text around the mention in hand suggests
        self.as_place: list[bool] = []
        self.stands = False  # whether the mention in hand is a place and no actor

    def run(self) -> Resolved:
        out = Resolved()
        if self.pack.direction == "rtl":
            self._part()
            self._join()
        mentions = self.annotation.mentions
        for mention in mentions:
            if mention.country and (state := self._then(mention)) is not None:
                mention.country = state
            self.as_place.append(self._is_place(mention))
        inferred = homes(self.annotation, self.kb, self.as_place)
        # A name is told in full once; a title before it may come later than the first surname.
        for i, mention in enumerate(mentions):
            self.home = inferred.get(i)
            self.stands = self.as_place[i]
            refs = self._mention(mention)
            if not self.stands and not mention.is_outlet:
                self.recent.extend(refs)  # "told Reuters that its forces": not those of Reuters
            owner = self.kb.actor(mention.of) if mention.of and mention.role is not None else None
            self.bodies.extend([self._ref(owner, mention)] if owner is not None else refs)
            out.refs.append(refs)
            out.places.append(self._place(mention))
        out.as_place = self.as_place
        return out

    def _part(self) -> None:
        """Parts an office from a known person after it who never held it: two people side by side.

        A verb's subject and object stand together in Arabic: هاتف الأمين العام للأمم المتحدة بوتين.
        """
        found: list[Mention] = []
        for mention in self.annotation.mentions:
            first, last = mention.head
            if mention.kind != "person" or not self._is_somebody_else(mention):
                found.append(mention)
                continue
            found.append(replace(_untitled(mention), extra=[]))
            found.append(Mention(first, last, (first, last), "person", refs=mention.refs, name=mention.name))
        self._put(found)

    def _join(self) -> None:
        """Joins an office and the one who held it on that day, where his own state is another.

        الرئيس السوفياتي ميخائيل غورباتشوف is one man, though he is told of as a Russian.
        """
        found: list[Mention] = []
        for mention in self.annotation.mentions:
            last = found[-1] if found else None
            if last is not None and self._is_the_holder(last, mention):
                found[-1] = replace(
                    last,
                    kind="person",
                    end=mention.end,
                    head=mention.head,
                    refs=mention.refs,
                    name=mention.name,
                )
            else:
                found.append(mention)
        self._put(found)

    def _is_the_holder(self, office: Mention, mention: Mention) -> bool:
        if office.kind != "role" or office.plural or office.former or office.end != mention.start:
            return False
        if mention.kind != "person" or mention.role is not None or mention.clitics:
            return False
        if office.role is None or office.role.kind != "office" or office.country is None:
            return False
        if office.country in {self._home_of(ref) for ref in mention.refs}:
            return False
        holder = self._in_office(office)
        return holder is not None and holder.id in mention.refs

    def _put(self, mentions: list[Mention]) -> None:
        """Puts other mentions in the place of those of the annotation."""
        if len(mentions) == len(self.annotation.mentions):
            return
        self.annotation.mentions = mentions
        for number, mention in enumerate(mentions):
            for word in self.annotation.words[mention.start : mention.end]:
                word.name = number

    def _is_somebody_else(self, mention: Mention) -> bool:
        """Whether the tables know who held the office of a mention, and it was nobody of its name."""
        role, owner = mention.role, mention.of or mention.country
        if role is None or role.kind not in {"office", "person"} or owner is None or self.period is None:
            return False
        if mention.former or mention.plural or not mention.refs:
            return False
        if role.kind == "person" and mention.country in {self._home_of(ref) for ref in mention.refs}:
            return False  # the name decides: an ambassador the tables do not have in that post
        holder = self._in_office(_untitled(mention))
        if holder is None or holder.id in mention.refs:
            return False
        held = [t for ref in mention.refs for t in self.kb.tenures(ref)]
        return not any(
            t.of in {mention.of, mention.country} and _is_covered(role.name, t.office) for t in held
        ) and (role.kind == "office" or not any(t.of == mention.of for t in held))

    def _home_of(self, ref: str) -> str | None:
        actor = self.kb.actor(ref)
        return actor.country if actor is not None else None

    # -- time --------------------------------------------------------------------------------

    def _then(self, mention: Mention) -> str | None:
        """The other state that a mention's words led to on that day: Moscow the Soviet Union, once.

        A state's own name leads elsewhere only where both bear it: of two Congos one was Zaire.
        """
        if self.period is None or self.period[0] >= _LAST_ERA:
            return None
        words, on = self.annotation.words, self.period[0]
        for i in range(mention.start, mention.end):
            keys = [word.candidates for word in words[i : mention.end]]
            found = self.kb.match(self.annotation.lexicon.code, keys, 0) if keys[0] else []
            found = [name for name in found if name.length == found[0].length]
            if mention.country not in {name.country for name in found}:
                continue
            assert mention.country is not None
            if any(name.sense in _NAMED_STATE for name in found):
                was = self.kb.was(self.kb.state_id(mention.country) or "", on)
                return was if was in {name.country for name in found} else None
            for name in found:
                if name.country == mention.country and name.sense not in {"person", "surname"}:
                    place = self.kb.place(name.ref) is not None
                    return self.kb.was(name.ref, on) or (self.kb.was(mention.country, on) if place else None)
        return None

    def _period(self) -> tuple[date, date] | None:
        """The days the article can be about: its date, or the tenures its named people share."""
        if self.article.published is not None:
            day = self.article.published
            return day, day
        low, high = date.min, date.max
        found = False
        for mention in self.annotation.mentions:
            if mention.kind != "person" or mention.role is None or mention.former or len(mention.refs) != 1:
                continue
            held = [
                (tenure.start, tenure.end or tenure.as_of or tenure.start)
                for tenure in self.kb.tenures(mention.refs[0])
                if tenure.office == mention.role.name and tenure.start is not None
                if not mention.country or tenure.of == mention.country
            ]
            if not held:
                continue
            start, end = min(held)[0], max(end for _, end in held)  # some come back to an office
            if max(low, start) > min(high, end):
                return None
            low, high = max(low, start), min(high, end)
            found = True
        return (low, high) if found else None

    def _holder_of(self, office: str, of: str, *, newly: bool = False) -> Actor | None:
        """Who held an office over the whole period, if that was one person.

        Args:
            newly: on the day it passes on, the one who takes it up is meant.
        """
        if self.period is None or office in _SEVERAL:
            return None
        low, high = self.period
        names = set(self.kb.holders(office, of, low))
        if high != low:
            step = timedelta(days=max(1, (high - low).days // 24))
            day = low
            while day <= high:
                names |= set(self.kb.holders(office, of, day))
                day += step
            names |= set(self.kb.holders(office, of, high))
        if newly and len(names) > 1 and low == high:
            begun = {t.start: t.person for t in self._tenures_of(names, office, of) if t.start}
            names = {begun[max(begun)]} if begun else names
        if not newly and len(names) == 1 and low == high:
            before = set(self.kb.holders(office, of, low - timedelta(days=1)))
            if before and not before & names:
                return None  # on its first day an office is told of the one who left it as often
        return self.kb.actor(names.pop()) if len(names) == 1 else None

    def _tenures_of(self, people: Iterable[str], office: str, of: str) -> Iterator[Tenure]:
        """The tenures of some people in one office that count in the period."""
        for person in sorted(people):
            for tenure in self.kb.tenures(person):
                if (tenure.office, tenure.of) == (office, of):
                    if self._covers(tenure.start, tenure.end, tenure.as_of):
                        yield tenure

    # -- mentions ----------------------------------------------------------------------------

    def _mention(self, mention: Mention) -> tuple[ActorRef, ...]:
        if (
            mention.possessed
            and mention.country is None
            and mention.role is not None
            and (mention.role.kind != "neighbour")
        ):
            mention.country = self._owner_of(mention, mention.role.kind)
            owners = self._owners_of(mention)
            if owners:
                mention.country, mention.extra = owners[0], owners[1:]
        if mention.country is None and mention.of and (part := self.kb.place(mention.of)) is not None:
            mention.country = part.country or None  # الوزير الأول الاسكتلندي
        if mention.country is None and mention.of is None and self._is_the_countrys(mention):
            mention.country = next((ref.country for ref in reversed(self.recent) if ref.country), None)
        match mention.kind:
            case "state":
                return self._state(mention)
            case "org":
                actor = self.kb.actor(mention.refs[0]) if mention.refs else None
                if actor is not None and mention.start == mention.head[0] and self._is_common_party(mention):
                    return self._party(actor, mention)
                of_state = actor is not None and actor.kind is ActorKind.ORGANISATION
                return (self._ref(actor, mention, mention.country if of_state else None),) if actor else ()
            case "place":
                return self._state(mention)
            case "person":
                return self._person(mention)
            case "name":
                return self._named(mention)
            case "tentative":
                return self._tentative(mention)
            case "unknown_org":
                mention.country = mention.country or self.home
                body = self._minted_org(mention)
                self.named_bodies.setdefault((body.name_ar or body.name).casefold(), body)
                return (body,)
            case "counterpart":
                return self._counterpart(mention)
            case "role":
                return self._role(mention)
        return ()

    def _is_common_party(self, mention: Mention) -> bool:
        """Whether parties of several states bear a name: the Conservative Party, حزب العدالة والتنمية."""
        keys = self.pack.keys(self._surface(mention)[0].lstrip("ـ"))
        return " ".join(keys) in self._cues("common_parties")

    def _party(self, actor: Actor, mention: Mention) -> tuple[ActorRef, ...]:
        """The party of a name that several bear: of the state that the text names."""
        others = [other for other in self.annotation.mentions if other.kind != "org"]
        named = Counter(other.country for other in others if other.country)
        if not named or actor.country in named:
            return (self._ref(actor, mention),)
        if actor.country is None:  # the Baath of Syria and that of Iraq
            return (self._ref(actor, mention, next(iter(named)) if len(named) == 1 else None),)
        ranked = named.most_common(2)
        if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
            return ()
        mention.country = ranked[0][0]
        text, _ = self._surface(mention)
        adjective = self.kb.demonym(mention.country or "", "ar" if self.pack.direction == "rtl" else "en")
        called = f"{text} ال{adjective}" if self.pack.direction == "rtl" else f"{adjective} {text}"
        own = next((a for a in self.kb.called(called) if a.country == mention.country), None)
        return (self._ref(own, mention) if own is not None else self._minted_org(mention),)

    def _is_the_countrys(self, mention: Mention) -> bool:
        """ "Accused the country's troops": they are of the state named last."""
        words, first = self.annotation.words, mention.start
        if mention.role is None or first < 2 or "genitive" not in words[first - 1].tags:
            return False
        before = words[first - 2].name
        owner = self.annotation.mentions[before].role if before >= 0 else None
        return owner is not None and owner.kind == "homeland"

    def _tentative(self, mention: Mention) -> tuple[ActorRef, ...]:
        """A name without a title: somebody told above, a known person spelt otherwise, or somebody new."""
        name = mention.name or ""
        holder = self._remembered(name)
        if holder is not None:
            return (self._again(holder.ref, mention),)
        if (body := self.named_bodies.get(name.casefold())) is not None:
            return (self._again(body, mention),)
        if (leader := self._surnamed(mention)) is not None:
            ref = self._ref(leader, mention)
            self._learn(ref, mention)
            return (ref,)
        if mention.sense == "family":
            return ()
        actor = self._ending(name) or self._sounding(name, mention)
        if actor is None and not self._may_act(mention):
            return ()
        ref = self._ref(actor, mention) if actor else self._minted_name(mention)
        self._learn(ref, mention)
        return (ref,)

    def _surnamed(self, mention: Mention) -> Actor | None:
        """ "South Korea's Lee": who holds a high office of the state, by one part of his name."""
        words, first = self.annotation.words, mention.start
        if self.pack.direction == "rtl" or mention.end - first != 1 or first < 2:
            return None
        if not words[first - 1].has("genitive") or words[first - 2].name < 0:
            return None
        land = self.annotation.mentions[words[first - 2].name].country
        for office in _HIGH if land else ():
            holder = self._holder_of(office, land or "")
            if holder is not None and words[first].key in self.pack.keys(holder.name):
                return holder
        return None

    def _may_act(self, mention: Mention) -> bool:
        """Whether capitalised words without a title can be somebody: not "the World Cup", "in Ruritania"."""
        words, sets = self.annotation.words, self.annotation.lexicon.sets
        after = words[mention.end] if mention.end < len(words) else None
        if mention.end - mention.start < 2 and not (after is not None and after.has("speech")):
            return False  # one word that nobody has been called by
        before = words[mention.start - 1] if mention.start else None
        if before is not None and (
            before.has("det", "be", "number", "month")
            or before.key in sets.get("place_near", ())
            or before.key == "of"
        ):
            return False
        things = (
            sets.get("things", frozenset())
            | sets.get("treaties", frozenset())
            | sets.get("features", frozenset())
            | sets.get("endings", frozenset())
        )
        named = words[mention.start : mention.end]
        if after is not None and after.name >= 0 and self.annotation.mentions[after.name].kind == "role":
            return False  # "Republican senators"
        return not any(word.key in things or word.has("number", "adj", "fixed") for word in named)

    def _surface(self, mention: Mention) -> tuple[str, Span]:
        """The words that name the actor, without the proclitics before them, as they stand."""
        words = self.annotation.words
        first, last = mention.head
        start, end = words[first].start, words[last - 1].end
        if first == mention.start and mention.clitics:
            text = words[first].text
            for char in mention.clitics.replace("ال", ""):
                if text.startswith(char) and len(text) > 2:
                    text = text[1:]
                    start += 1
        span = Span(start, end)
        return " ".join(span.cut(self.article.text).split()), span

    def _ref(self, actor: Actor, mention: Mention, country: str | None = None) -> ActorRef:
        text, span = self._surface(mention)
        iso = self._home(actor) or (None if self._serves_all(actor) else country)
        state = self.kb.state(iso) if iso else None
        return ActorRef(
            id=actor.id,
            name=actor.name,
            name_ar=actor.name_ar,
            kind=actor.kind,
            country=iso,
            text=text,
            span=span,
            state=state.id if state else None,
        )

    def _home(self, actor: Actor) -> str | None:
        """The state somebody acts for: none for those who serve an organisation of many states."""
        if actor.kind is ActorKind.PERSON and self.period is not None:
            held = {t.of for t in self.kb.tenures(actor.id) if self._covers(t.start, t.end, t.as_of)}
            held = {of for of in held if len(of) == 3}
            if len(held) == 1 and actor.country not in held:
                return held.pop()  # Milošević acted for Yugoslavia
        if actor.kind is ActorKind.GOVERNMENT and self.period is not None:
            return self.kb.was(actor.id, self.period[0]) or actor.country  # the Kremlin of 1980
        return None if self._serves_all(actor) else actor.country

    def _serves_all(self, actor: Actor) -> bool:
        """Whether the last office somebody took up by that day is one of an international body."""
        if actor.kind is not ActorKind.PERSON:
            return False
        last = self.period[1] if self.period else date.max
        begun = [t for t in self.kb.tenures(actor.id) if (t.start or date.min) <= last]
        if not begun:
            return False
        open_now = [t for t in begun if self._covers(t.start, t.end, t.as_of)]
        if any(t.office in _LEADING and t.of == actor.country for t in open_now):
            return False  # a president who chairs the African Union for a year
        newest = max(open_now or begun, key=lambda t: (t.start or date.min, t.office))
        org = self.kb.actor(newest.of)
        if org is None or org.kind is ActorKind.STATE or org.country is not None or _is_military(org):
            return False
        past = not open_now and newest.end is not None and newest.end + _SERVED < last
        if past and actor.country is not None and self._is_home_told(actor.country):
            return False  # ElBaradei in Egypt's opposition
        # without a date, only who led a state is told of by it more than by what he did for many
        own = (t.office for t in begun if t.of == actor.country)
        return not (past and any(self.period is not None or office in _LEADING for office in own))

    def _is_home_told(self, iso: str) -> bool:
        """Whether the article has somebody or something of a state act, and is dated."""
        return self.period is not None and any(
            m.country == iso and (m.role is not None or m.kind == "state") for m in self.annotation.mentions
        )

    def _again(self, ref: ActorRef, mention: Mention) -> ActorRef:
        text, span = self._surface(mention)
        return ActorRef(
            id=ref.id, name=ref.name, name_ar=ref.name_ar, kind=ref.kind, country=ref.country,
            text=text, span=span, state=ref.state,
        )  # fmt: skip

    def _national(self, mention: Mention) -> _Holder | None:
        """ "The Russian smiled": the one of that nation who was named last."""
        words, end = self.annotation.words, mention.end
        if self.pack.direction == "rtl" or not mention.adjective or end >= len(words) or not mention.start:
            return None
        last = words[end - 1].key
        if words[mention.start - 1].key != "the" or last.endswith(("s", "ese", "ish", "ch", "men")):
            return None
        verb = words[end]
        past = verb.key.endswith("ed") or any("past" in form.features for form in verb.forms)
        if not (past or verb.has("be", "have")):
            return None
        return next(
            (
                holder
                for holder in reversed(self.holders)
                if holder.ref.kind is ActorKind.PERSON and holder.ref.country == mention.country
            ),
            None,
        )

    def _namesake(self, mention: Mention) -> ActorRef | None:
        """Somebody told above whose surname is a state's name too: "Vernon Jordan … Jordan said"."""
        words, first = self.annotation.words, mention.start
        if self.pack.direction == "rtl" or mention.end - first > 1 or mention.adjective or mention.genitive:
            return None
        bearer = self.people.get(words[first].key)
        if bearer is None or (first and words[first - 1].has("prep") and words[first - 1].key != "by"):
            return None
        return bearer.ref if bearer.ref.kind is ActorKind.PERSON else None

    def _is_sport(self, mention: Mention) -> bool:
        """Whether a sentence is on a game: who plays in it is a team."""
        cues = self._cues("sport")
        start, end = self.annotation.sentence_at(mention.start) or (mention.start, mention.end)
        words = self.annotation.words[start:end]
        text = self.article.text[words[0].start : words[-1].end].casefold()
        return any(word.key in cues for word in words) or any("-" in cue and cue in text for cue in cues)

    def _state(self, mention: Mention) -> tuple[ActorRef, ...]:
        if (bearer := self._namesake(mention)) is not None:
            return (self._again(bearer, mention),)
        if not self.stands and self._is_sport(mention):
            return ()  # "Germany thrashed Brazil in the semi-final"
        if (person := self._national(mention)) is not None:
            return (self._again(person.ref, mention),)
        state = self.kb.state(mention.country) if mention.country else None
        if not self.stands and not mention.adjective:
            for ref in mention.refs:
                row = self.kb.place(ref)
                # Brussels acts as the Union that sits there, unless the article is about Belgium.
                body = row is not None and row.stands_for and len(row.stands_for[-1]) > 3
                if row is not None and body and not self._names_state(row.country):
                    return (self._ref(self.kb.actor(ref) or state, mention),) if state else ()
        return (self._ref(state, mention),) if state else ()

    def _names_state(self, iso: str) -> bool:
        """Whether the article names a state otherwise than by a city."""
        return iso in self._states_named

    @cached_property
    def _states_named(self) -> set[str]:
        mentions = [mention for mention in self.annotation.mentions if mention.country]
        return {m.country or "" for m in mentions if not any(self.kb.place(ref) for ref in m.refs)}

    def _is_place(self, mention: Mention) -> bool:
        """Whether a city is meant as the place it is, by the words before it."""
        if mention.kind not in {"state", "place"} or mention.adjective:
            return False
        rows = [row for ref in mention.refs if (row := self.kb.place(ref)) is not None]
        if not rows:
            return False
        if not any(row.stands_for or self._was_seat(row.id) for row in rows):
            return True
        words = self.annotation.words
        start = self._sentence_start(mention.start)
        i = mention.start - 1
        near = self._cues("place_near")
        if i >= start and words[i].key in self._cues("place_part"):
            return True  # "Downtown Beirut was calm"
        while i >= start and (words[i].has("det") or words[i].key in self._cues("place_inner") or (
            words[i].name >= 0 and self.annotation.mentions[words[i].name].adjective
        )):  # fmt: skip
            i -= 1
        if i < start:
            after = words[mention.end] if mention.end < len(words) else None
            if self.pack.direction == "rtl" and "ب" in mention.clitics:
                return True  # no verb before it that takes it for its object: وبموسكو التقى الوفد
            if (
                after is not None
                and after.has("be")
                and words[min(mention.end + 1, len(words) - 1)].key == "where"
            ):
                return True  # "Vienna is where the talks began"
            return after is not None and after.text in _DATELINE
        if words[i].key in near or (words[i].key == "from" and words[i - 1].key in self._cues("far")):
            return True
        if words[i].text in _DATELINE and i > start and 0 <= (j := words[i - 1].name) < len(self.as_place):
            after = words[mention.end] if mention.end < len(words) else None
            if after is not None and after.text in _DATELINE and self.as_place[j]:
                return True  # موسكو – لندن ـ «الشرق الأوسط»:
        if words[i].has("and") or words[i].text in {",", "،"} or "و" in mention.clitics:
            j = words[i].name if "و" in mention.clitics else words[i - 1].name if i > start else -1
            return 0 <= j < len(self.as_place) and self.as_place[j]
        before = words[max(start, i - 7) : i + 1]
        moves = any(word.key.startswith(tuple(self._cues("place_motion"))) for word in before)
        if words[i].key in self._cues("place_path") or (set(mention.clitics) & {"ل"}):
            return moves
        return words[i].key.startswith(tuple(self._cues("place_visit"))) or (
            self.pack.direction == "rtl" and self._visited(before)
        )

    def _was_seat(self, place: str) -> bool:
        """Whether a government sat in a town on that day that sits there no more: Bonn, Lagos."""
        return self.period is not None and self.kb.was(place, self.period[0]) is not None

    def _visited(self, before: Sequence[Word]) -> bool:
        """A verb of visiting with its subject between it and the city: زار الوزير موسكو."""
        for word in reversed(before):
            if word.key in self._cues("place_struck"):
                return True  # هز انفجار بيروت
            if any(form.startswith(tuple(self._cues("place_visit"))) for form in word.candidates):
                return True
            if word.is_punct or word.has("prep", "conj", "comp", "verb"):
                return False
        return False

    def _cues(self, kind: str) -> frozenset[str]:
        return self.annotation.lexicon.sets.get(kind, frozenset())

    def _sentence_start(self, i: int) -> int:
        return (self.annotation.sentence_at(i) or (0, 0))[0]

    def _place(self, mention: Mention) -> Place | None:
        if mention.adjective and mention.country and (of := self._capital_named(mention)) is not None:
            text, span = self._surface(mention)
            row = self.kb.place(of)
            return Place(text=text, name=row.name_en, country=row.country, id=of, span=span) if row else None
        if not mention.post and (mention.kind not in {"state", "place", "org"} or mention.adjective):
            return None
        text, span = self._surface(mention)
        for ref in mention.post or mention.refs:
            row = self.kb.place(ref)
            if row is not None:
                home = row.country or None
                if self.period is not None and home is not None:
                    home = self.kb.was(ref, self.period[0]) or self.kb.was(home, self.period[0]) or home
                return Place(text=text, name=row.name_en, country=home, id=ref, span=span)
        if mention.kind == "state" and mention.country:
            state = self.kb.state(mention.country)
            if state is not None:
                return Place(text=text, name=state.name, country=mention.country, id=state.id, span=span)
        return None

    def _capital_named(self, mention: Mention) -> str | None:
        """The city that "the Iranian capital", «العاصمة الإيرانية» is."""
        words = self.annotation.words
        beside = [i for i in (mention.start - 1, mention.end) if 0 <= i < len(words)]
        capitals = self.annotation.lexicon.sets.get("capitals", frozenset())
        said = any(words[i].name < 0 and words[i].key in capitals for i in beside)
        return self.kb.capital(mention.country) if said and mention.country else None

    # -- people ------------------------------------------------------------------------------

    def _person(self, mention: Mention) -> tuple[ActorRef, ...]:
        if (kin := self._kin(mention)) is not None:
            return (kin,)
        if self._is_bare(mention):
            if (whole := self._whole(mention)) is not None:
                return (whole,)
            if self._is_half_a_name(mention):
                return ()
        known = self._remembered(mention.name or (self._word(mention) if self._is_bare(mention) else ""))
        if known is not None and (known.ref.id in mention.refs or mention.role is None):
            self._learn(known.ref, mention)
            return (self._again(known.ref, mention),)
        actor = self._choose(mention)
        if actor is None:
            first, last = mention.head
            if mention.role is None and (len(mention.refs) > 1 or last - first == 1):
                return ()  # several people of that name, and nothing says which, or one long gone
            return self._named(mention)
        ref = self._ref(actor, mention, mention.country)
        state = self.kb.state(mention.country) if mention.country and self._is_in_office(mention) else None
        if ref.country is None and state is not None:
            ref = replace(ref, country=state.country, state=state.id)  # whomever he served before
        ref = self._serving(ref, mention)
        self._learn(ref, mention)
        return (ref,)

    def _is_in_office(self, mention: Mention) -> bool:
        """Whether somebody is told by an office of a state or of its government, and still in it."""
        role, body = mention.role, self.kb.actor(mention.of) if mention.of else None
        if role is None or (body is not None and body.kind is not ActorKind.GOVERNMENT):
            return False
        told = self.annotation.words[mention.start : mention.head[0]]
        if mention.former or any(word.key in self._cues("lately_former") for word in told):
            return False
        return role.kind == "office" or role.name.endswith("minister")

    def _serving(self, ref: ActorRef, mention: Mention) -> ActorRef:
        """Somebody told by an office of a body of many states acts for that: "ICC prosecutor Fatou Bensouda".

        Who commands a force or speaks for it acts for his state still.
        """
        body = self.kb.actor(mention.of) if mention.of and mention.role is not None else None
        if body is None or body.kind is not ActorKind.IGO or body.country is not None or _is_military(body):
            return ref
        held = self.kb.tenures(ref.id) if ref.country else ()
        if any(
            t.office in _LEADING and t.of == ref.country and self._covers(t.start, t.end, t.as_of)
            for t in held
        ):
            return ref  # a president who chairs the African Union for a year
        return replace(ref, country=None, state=None)

    def _kin(self, mention: Mention) -> ActorRef | None:
        """Somebody called by a first name after a kinsman: "Gaddafi's son Khamis" is no other Khamis."""
        first, last = mention.head
        if mention.role is None or mention.role.name != "relative":
            return None
        if mention.country is not None and any(
            t.of == mention.country and t.office in _LEADING
            for ref in mention.refs
            for t in self.kb.tenures(ref)
        ):
            return next(iter(self._role(_untitled(mention))), None)  # نجل الرئيس حسني مبارك is no Hosni
        if last - first > 1:
            return None
        owner = self.recent[-1] if self.recent else None
        if mention.country is None and (owner is None or not self._is_anothers(mention)):
            return None
        mention.country = mention.country or (owner.country if owner is not None else None)
        mention.name = mention.name or self.annotation.words[first].text
        known = self._remembered(mention.name)
        ref = self._again(known.ref, mention) if known is not None else self._minted_person(mention)
        self._learn(ref, mention)
        return ref

    def _choose(self, mention: Mention) -> Actor | None:
        """Of people with one name, the one whose office, state and day fit."""
        actors = [actor for ref in mention.refs if (actor := self.kb.actor(ref))]
        bare = self._is_bare(mention)
        # what state the tables have for a name alone does not say who bears it
        alone = mention.role is None and (mention.start, mention.end) == mention.head
        home = None if bare or alone else mention.country
        fits = [a for a in actors if not home or a.country in {home, None} or self._serves(a, home)]
        if mention.of and not fits:
            fits = actors
        if not fits:
            return None
        if len(fits) == 1:
            alone = bare or self._is_styled(mention)
            return None if alone and not self._is_meant(fits[0], mention) else fits[0]
        if mention.role is not None:
            held = [
                a
                for a in fits
                if any(
                    t.office == mention.role.name and self._covers(t.start, t.end, t.as_of)
                    for t in self.kb.tenures(a.id)
                )
            ]
            if len(held) == 1:
                return held[0]
            fits = held or fits
        serving = [
            a for a in fits if any(self._covers(t.start, t.end, t.as_of) for t in self.kb.tenures(a.id))
        ]
        if not serving:
            ahead = _RISING if bare and not self._is_mourned(mention) else _ELECTED
            serving = [a for a in fits if self._in_the_news(a, ahead)]
            serving = self._latest(serving)
        if len(serving) > 1:  # King Abdullah of a text on Jordan
            serving = [a for a in serving if self._is_witnessed(a, self.kb.tenures(a.id), mention)]
        if len(serving) != 1 or (bare and not self._is_meant(serving[0], mention)):
            return None
        return serving[0]

    def _serves(self, actor: Actor, of: str) -> bool:
        """Whether somebody holds an office of a state or a body on the day."""
        return any(t.of == of and self._covers(t.start, t.end, t.as_of) for t in self.kb.tenures(actor.id))

    def _in_the_news(self, actor: Actor, ahead: timedelta) -> bool:
        """Whether one word can mean somebody on that day: some time before office to some years after.

        Who led a state or anything else is remembered longer than who served under him.
        """
        if self.period is None:
            return True
        held = list(self.kb.tenures(actor.id))
        days = [day for t in held for day in (t.start, t.end or t.as_of) if day]
        low, high = self.period
        years = _FORGOTTEN if held and all(t.office in _SERVING for t in held) else _REMEMBERED
        if any(t.office in _LEADING for t in held):
            years = _FAMOUS
        return min(days, default=high) <= high + ahead and low.year <= max(days, default=low).year + years

    def _latest(self, actors: list[Actor]) -> list[Actor]:
        """Those of a name whose offices are not so long past that another one is meant."""
        last: dict[str, date] = {}
        for actor in actors:
            if days := [day for t in self.kb.tenures(actor.id) if (day := t.end or t.as_of)]:
                last[actor.id] = max(days)
        day = self.period[0] if self.period else max(last.values(), default=date.min)
        return [a for a in actors if last.get(a.id, day).year + _REMEMBERED >= day.year] or actors

    def _is_bare(self, mention: Mention) -> bool:
        """Whether somebody is called by one word, without an office or a state: Clinton, Dr Cooper."""
        first, last = mention.head
        before = self.annotation.words[mention.start : first]
        alone = mention.kind == "person" and mention.role is None and last - first == 1
        told = mention.country is not None and not all(word.has("title") or word.is_punct for word in before)
        return alone and last == mention.end and not told

    def _word(self, mention: Mention) -> str:
        """The single word of a name, without what is written onto it: وشيراك."""
        word = self.annotation.words[mention.head[0]]
        left = mention.clitics.replace("ال", "")
        return word.key.removeprefix(left) if left and len(word.key) > len(left) + 2 else word.key

    def _is_styled(self, mention: Mention) -> bool:
        """Whether a word that many go by stands before a single name: العميد الجبوري, "Judge Brown"."""
        first, last = mention.head
        return mention.role is not None and mention.role.kind == "person" and last - first == 1

    def _is_meant(self, actor: Actor, mention: Mention) -> bool:
        """Whether one word means the one known bearer of it, and none of the many unknown ones.

        Whoever is in office then, led something before, or has his state named by the article; of a name
        that many bear, or that is short, it takes a lead of the day or the state as well.
        """
        if self.period is None:
            return True
        held = list(self.kb.tenures(actor.id))
        now = [t for t in held if self._covers(t.start, t.end, t.as_of)]
        word, key = self.annotation.words[mention.head[0]], self._word(mention)
        plain = key.removeprefix("ال") if self.pack.direction == "rtl" else key
        many = not self._cues("shared").isdisjoint({plain, key}) and not word.text.isupper()
        shared = many or (key in self._cues("given") and not word.text.isupper())  # MBZ
        told = self._is_witnessed(actor, held, mention)
        if not self._in_the_news(actor, _RISING if told and not shared else _EXPECTED):
            return False
        if shared and not self._has_just_led(now if many else held):
            return bool(now or self._led(held)) and told
        return bool(now) or not held or self._led(held) or told

    def _has_just_led(self, held: Iterable[Tenure]) -> bool:
        """Whether somebody leads a state or its affairs abroad, or led one not long ago."""
        low = self.period[0] if self.period else date.max
        return any(
            self._covers(t.start, t.end, t.as_of)
            if t.office in _FOREMOST
            else t.office in _LEADING and t.start and t.start <= low <= (t.end or low) + _RECENT
            for t in held
        )

    def _led(self, held: Iterable[Tenure]) -> bool:
        return any(t.office in _LEADING or t.office in _HEADS for t in held)

    def _is_mourned(self, mention: Mention) -> bool:
        """Whether somebody's death is told: of two of a name, no one yet to take office."""
        words, first = self.annotation.words, mention.start
        before = words[max(0, first - 2) : first]
        return any(form in self._cues("deaths") for word in before for form in word.candidates)

    def _is_witnessed(self, actor: Actor, held: Iterable[Tenure], mention: Mention) -> bool:
        """Whether the article names the state or the body somebody acts for, otherwise than by him."""
        homes = {actor.country, *(t.of for t in held)} - {None, ""}
        return any(
            not homes.isdisjoint({other.country, other.of, *other.extra, *other.refs})
            for other in self.annotation.mentions
            if other is not mention and not self._is_bare(other)
        )

    def _whole(self, mention: Mention) -> ActorRef | None:
        """Somebody whose first name is another's surname, and whose own is misspelt: باراك أوبامة."""
        words, last = self.annotation.words, mention.head[1]
        after = words[last] if last < len(words) else None
        if self.pack.direction == "ltr" or after is None or after.name >= 0 or after.is_punct:
            return None
        if after.tags or after.forms or after.start - words[last - 1].end != 1:
            return None
        actor = self._sounding(f"{self._word(mention)} {after.text}", mention)
        return self._ref(actor, mention) if actor is not None and actor.id not in mention.refs else None

    def _is_half_a_name(self, mention: Mention) -> bool:
        """Whether another part of a name stands beside a single one: سلامة موسى, طه حسين, "Gul Rahman"."""
        words, (first, last) = self.annotation.words, mention.head
        low, high = self.annotation.sentence_at(first) or (0, len(words))
        before = words[first - 1] if first > low else None
        after = words[last] if last < high else None
        given, links = self._cues("given"), self._cues("name_links")
        if before is not None and before.name < 0 and words[first].start - before.end == 1:
            if before.key in links or (before.key in given and not (before.tags or before.forms)):
                return True
        if after is None or after.name >= 0 or after.start - words[last - 1].end != 1:
            return False
        return after.key in links or (after.key in given and not (after.tags or after.forms))

    def _covers(self, start: date | None, end: date | None, as_of: date | None) -> bool:
        if self.period is None or start is None:
            return False
        low, high = self.period
        last = end or as_of
        return start <= high and (last is None or low <= last or (end is None and as_of is not None))

    def _remembered(self, name: str) -> _Holder | None:
        keys = [key for key in self.pack.keys(name) if len(key) > 2]
        if not keys:
            return None
        return self.people.get(" ".join(keys)) or self.people.get("".join(keys)) or self.people.get(keys[-1])

    def _learn(self, ref: ActorRef, mention: Mention) -> None:
        role = mention.role.name if mention.role is not None else ""
        holder = _Holder(ref, role, mention.country or ref.country, mention.of)
        self.holders.append(holder)
        name = mention.name or (self._surface(mention)[0] if mention.kind == "person" else "")
        keys = [key for key in self.pack.keys(name) if len(key) > 2]
        if keys:
            self.people[" ".join(keys)] = holder
            self.people[keys[-1]] = holder
            self.people["".join(keys)] = holder
            known = self.kb.actor(ref.id)
            if (known.country if known else ref.country) in _FAMILY_FIRST | _FIRST_NAMES:
                self.people.setdefault(keys[0], holder)

    def _named(self, mention: Mention) -> tuple[ActorRef, ...]:
        """A name the knowledge base lacks: said above, a known person misspelt, or somebody new."""
        name = mention.name or ""
        holder = self._remembered(name)
        if holder is not None:
            return (self._again(holder.ref, mention),)
        mention.country = mention.country or self.home
        actor = self._ending(name) or self._sounding(name, mention)
        if actor is None and self.pack.direction == "rtl" and len(name.split()) == 3:
            actor = self._sounding(name.rpartition(" ")[0], mention)  # توعد معمر القدافي أهل المدينة
        if actor is None and mention.role is not None and self._is_no_name(mention):
            return self._role(_untitled(mention))
        if actor is None and mention.sense == "stranger" and self._is_likely(name, mention.refs):
            return ()  # a bearer of the surname spelt otherwise, or another of a like name
        ref = self._ref(actor, mention, mention.country) if actor else self._minted_person(mention)
        self._learn(ref, mention)
        return (ref,)

    def _is_likely(self, name: str, ids: Sequence[str]) -> bool:
        """Whether one of some people may be meant by a name, though it is not theirs."""
        known = [actor for id in ids if (actor := self.kb.actor(id)) is not None]
        return any(self._likeness(name, actor) >= _SO_SO for actor in known)

    def _sounding(self, name: str, mention: Mention) -> Actor | None:
        """The known person a name is another spelling of, by how it sounds, if there is one.

        With the office and the state of somebody known a likeness of .8 is enough; a full name
        alone must agree to .9 and be nobody else's, and its state must not speak against it.
        """
        found: dict[str, tuple[float, Actor]] = {}
        for candidate in self._candidates(mention):
            found[candidate.id] = self._likeness(name, candidate), candidate
        best = _best(found, _SAME_IN_OFFICE)
        if best is not None or len(name.replace("-", " ").split()) < 2:
            return best
        # a name whose state is told by the office alone is nobody of another state
        for id in self.kb.sounding(skeleton(name)):
            actor = self.kb.actor(id)
            if actor is not None and (mention.country is None or mention.country == actor.country):
                own = (actor.name_ar or name) if self.pack.direction == "rtl" else actor.name
                if actor.country in _FAMILY_FIRST and not _same_syllables(name, own):
                    continue
                found[id] = self._likeness(name, actor), actor
        return _best(found, _SAME_NAME)

    def _ending(self, name: str) -> Actor | None:
        """The known person whose full name ends capitalised words: "Furious Theresa May"."""
        words = name.split()
        if self.pack.direction == "rtl" or len(words) < 3:
            return None
        found = [actor for actor in self.kb.called(" ".join(words[-2:])) if actor.kind is ActorKind.PERSON]
        return found[0] if len(found) == 1 and self._in_the_news(found[0], _EXPECTED) else None

    def _likeness(self, name: str, actor: Actor) -> float:
        english, arabic = self.kb.names(actor.id)
        own = arabic if self.pack.direction == "rtl" else english
        # a surname alone says nothing of the first name: Marwan Lahoud is not Émile Lahoud
        full = [each for each in own or english if len(sound(each)) > 1] if len(sound(name)) > 1 else []
        return max((likeness(name, each) for each in full or own or english), default=0.0)

    def _candidates(self, mention: Mention) -> Iterable[Actor]:
        if mention.role is None:
            return
        for of in (mention.country, mention.of):
            if not of:
                continue
            days = self.period or (None,)
            seen: dict[str, None] = {}
            for day in days:
                for person in self.kb.holders(mention.role.name, of, day):
                    seen.setdefault(person)
            for person in seen:
                actor = self.kb.actor(person)
                if actor is not None:
                    yield actor

    def _is_no_name(self, mention: Mention) -> bool:
        """Whether the words after an office are no name: its holder is known, and is called otherwise.

        English writes names with capitals; in Arabic «تسلم رئيس الوزراء الهندي مهامه» looks like one.
        """
        assert mention.role is not None
        if self.pack.direction != "rtl" or self._in_office(mention) is None:
            return False
        last = self.annotation.words[mention.head[1] - 1].key
        full = mention.head[1] - mention.head[0] > 1 and mention.role.kind != "office"
        if full and last.startswith("ال") and last.endswith("ي"):
            return False  # a family name by its shape: القائد الليبي ميلود الطرشاني
        words = self.annotation.words
        sets = self.annotation.lexicon.sets
        if any(word.key in sets.get("not_yet", ()) for word in words[mention.start : mention.head[0]]):
            return False  # "the acting minister", "the new minister"
        named = words[mention.head[0] : mention.head[1]]
        return not any(form in sets.get("given", ()) for word in named for form in word.candidates)

    def _minted_name(self, mention: Mention) -> ActorRef:
        """A name without title or office: somebody, but nothing says who."""
        ref = self._minted_person(mention)
        return replace(ref, id="name/" + ref.id.partition("/")[2])

    def _minted_person(self, mention: Mention) -> ActorRef:
        text, span = self._surface(mention)
        name = mention.name or text
        latin = romanise(name) if self.pack.direction == "rtl" else name
        home = mention.country or mention.of or ""
        state = self.kb.state(mention.country) if mention.country else None
        slug = _slug(latin)
        return ActorRef(
            id=f"person/{slug}-{home.lower() or 'x'}-{content_hash(_skeleton(latin), home)[:8]}",
            name=latin,
            name_ar=name if self.pack.direction == "rtl" else None,
            kind=ActorKind.PERSON,
            country=mention.country or self._country_of(mention.of),
            text=text,
            span=span,
            state=state.id if state else None,
        )

    def _country_of(self, org: str | None) -> str | None:
        actor = self.kb.actor(org) if org else None
        return actor.country if actor else None

    def _minted_org(self, mention: Mention) -> ActorRef:
        """A body nobody listed, by its name; its state is the one that the first telling gives."""
        text, span = self._surface(mention)
        rtl = self.pack.direction == "rtl"
        name = (mention.name or text) if rtl or mention.sense == "short" else text
        latin = romanise(name) if rtl else name
        id = f"org/{_slug(latin)}-{content_hash(name.casefold())[:8]}"
        country = self.founded.setdefault(id, mention.country)
        return ActorRef(
            id=id,
            name=latin,
            name_ar=name if rtl else None,
            kind=ActorKind.ORGANISATION,
            country=country,
            text=text,
            span=span,
        )

    # -- offices and bodies ------------------------------------------------------------------

    def _counterpart(self, mention: Mention) -> tuple[ActorRef, ...]:
        """ "His Ukrainian counterpart": the same office, in the other state."""
        if mention.country is None:
            mention.country = self._other_state(mention)
        if mention.country is None:
            return ()
        for holder in reversed(self.holders):
            if holder.country == mention.country:
                continue
            office = holder.role if holder.role in _OFFICES else self._office_on(holder.ref.id)
            leads = office in {"president", "prime_minister"}
            if leads and self._holder_of(office, mention.country) is None:
                ruler = list(self._ruler_of(mention.country).values())
                if len(ruler) == 1:
                    return (self._ref(ruler[0], mention),)  # the American president's in Moscow
            if office and self.kb.holders(office, mention.country, None):
                return (self._office(office, mention.country, mention),)
            if office == "monarch" and self.kb.holders("president", mention.country, None):
                return (self._office("president", mention.country, mention),)
            if leads and (head := self._leader_of(mention.country)) is not None:
                return (self._ref(head, mention),)  # the American president's in Pyongyang
            break  # Brazil has no prime minister to be the Turkish one's counterpart
        text, span = self._surface(mention)
        return (self._unnamed("official", ActorKind.OFFICE, mention.country, text, span),)

    def _other_state(self, mention: Mention) -> str | None:
        """Of which state "his counterpart" is: of the only other one of the sentence so far."""
        if not self.holders or self.pack.direction == "rtl":
            return None
        begin = self._sentence_start(mention.start)
        own = self.holders[-1].country
        states = {
            other.country
            for other in self.annotation.mentions
            if begin <= other.start < mention.start and other.country and other.kind in {"state", "place"}
        } - {own}
        return states.pop() if len(states) == 1 and own else None

    def _office_on(self, person: str) -> str:
        held = [t.office for t in self.kb.tenures(person) if self._covers(t.start, t.end, t.as_of)]
        if len(set(held)) > 1 and "president" in held:
            return "president"  # who is prime minister as well
        return held[0] if len(set(held)) == 1 else ""

    def _office(self, office: str, of: str, mention: Mention) -> ActorRef:
        text, span = self._surface(mention)
        actor = self._holder_of(office, of)
        if actor is not None:
            ref = self._ref(actor, mention)
            self.holders.append(_Holder(ref, office, ref.country, None))
            return ref
        return self._unnamed(office, ActorKind.OFFICE, of, text, span)

    def _role(self, mention: Mention) -> tuple[ActorRef, ...]:
        role = mention.role
        assert role is not None
        if mention.each or (mention.extra and role.kind == "office"):
            return tuple(
                ref
                for country in dict.fromkeys((mention.country, *mention.extra))
                for ref in self._role(replace(mention, plural=False, each=False, country=country, extra=[]))
            )
        text, span = self._surface(mention)
        if role.kind == "homeland":
            return self._state(mention)
        if mention.descent is not None:
            return (self._by_descent(mention, text, span),)
        if role.name == "polity":
            mention.country = self._polity(mention)
            state = self.kb.state(mention.country) if mention.country else None
            return (self._ref(state, mention),) if state is not None else ()
        if (counsellor := self._counsellor(mention)) is not None:
            role = mention.role = counsellor
            mention.noun = ""
        if role.name == "relative" and (mention.possessed or not self._is_anothers(mention)):
            return ()  # "his wife", "the sons of the soil": nobody that news could tell again
        if (mention.noun or role.noun) == "deputy" and self._is_owned(mention):
            return ()  # "the minister's deputy" sits in no parliament
        if role.name == "relative" and mention.country is None and mention.of is None and self.recent:
            mention.country = self.recent[-1].country  # "Kim Jong Un's sister"
        if role.kind == "pair":
            return self._two(mention) if role.name == "two_people" else self._pair(mention)
        if role.kind == "neighbour":
            return self._neighbour(mention)
        if (bearer := self._surname(mention)) is not None:
            return (self._again(bearer.ref, mention),)
        if mention.country is None and mention.of is None and role.kind == "person":
            mention.country = self._master(mention)
        if mention.country is None and mention.of is None:
            return self._two(mention) or self._definite(mention, text, span)
        if role.name == "movement" and mention.of and not mention.plural:
            named = self.kb.actor(mention.of)
            if named is not None and named.kind in {ActorKind.ARMED_GROUP, ActorKind.ORGANISATION}:
                return (self._ref(named, mention),)  # "the Taliban movement", حركة «فتح»
        if role.name == "troops" and mention.of and not mention.country:
            named = self.kb.actor(mention.of)
            if named is not None and _is_force(named):
                return (self._ref(named, mention),)  # قوة يوناميد, "UNIFIL troops"
        if role.name == "movement" and mention.definite and not mention.of and not mention.plural:
            for ref in reversed(self.recent):
                if ref.kind is ActorKind.ARMED_GROUP and ref.country == mention.country:
                    return (self._again(ref, mention),)  # "the Lebanese movement" after Hezbollah
        if role.kind == "media" and mention.of and not mention.plural:
            named = self.kb.actor(mention.of)
            if named is not None and named.kind is ActorKind.ORGANISATION:
                return (self._ref(named, mention),)  # "the Itar-Tass news agency"
        elected = self._is_elected(mention)
        if mention.former and not mention.plural and (last := self._predecessor(mention)) is not None:
            ref = self._ref(last, mention, mention.country)
            if (state := self.kb.state(mention.country or "")) is not None:
                ref = replace(ref, country=state.country, state=state.id)  # whomever he serves since
            self.holders.append(_Holder(ref, f"former_{role.name}", mention.country, mention.of))
            return (ref,)
        if not mention.plural and not mention.former:
            said = self._said_before(mention)
            actor = None if said or elected else self._in_office(mention)
            office = role.name in {"president", "prime_minister"}
            if elected and said is None and office and mention.country and not mention.of:
                actor = self._elected_to(role.name, mention.country)
            if said is not None or actor is not None:
                if said is not None:
                    ref = self._again(said.ref, mention)
                elif actor is not None:
                    ref = self._serving(self._ref(actor, mention, mention.country), mention)
                    state = self.kb.state(mention.country) if mention.country and ref.country else None
                    if state is not None and ref.country != state.country:
                        # the Yugoslav president acts for Yugoslavia, though Serbia is his state
                        ref = replace(ref, country=state.country, state=state.id)
                self.holders.append(_Holder(ref, role.name, mention.country, mention.of))
                return (ref,)
        kind = _KINDS.get(role.kind, ActorKind.OFFICE)
        if role.name == "minister" and not mention.plural:
            self._tell_field(mention)
        name, english, arabic = _field(mention), _called(mention), role.arabic
        if role.name == "prince" and mention.named_state and not mention.plural:
            name = "monarch"  # أمير قطر rules it, أمير قطري is of its house
        if mention.former and kind is ActorKind.OFFICE and not mention.plural:
            name, english, arabic = f"former_{name}", f"former {english}", f"{arabic} سابق"
        if elected and kind is ActorKind.OFFICE and not mention.plural:
            name, english, arabic = f"{name}_elect", f"{english}-elect", f"{arabic} منتخب"
        refs = [
            self._unnamed(name, kind, country, text, span, english, arabic, mention.of)
            for country in dict.fromkeys((mention.country, *mention.extra))
        ]
        if (region := self.kb.place(mention.region or mention.of or "")) is not None:
            refs = [replace(ref, name=f"{region.name_en} {english}") for ref in refs]
            if kind is ActorKind.OFFICE and not mention.plural:  # London has a mayor
                refs = [replace(ref, id=f"office/{name}-{_slug(region.id)}") for ref in refs]
        if role.kind in {"office", "person"} and not mention.plural:
            self.holders.append(_Holder(refs[0], role.name, mention.country, mention.of))
        return tuple(refs)

    def _by_descent(self, mention: Mention, text: str, span: Span) -> ActorRef:
        """A group within a state that is told by its descent: "ethnic Albanian rebels in Macedonia"."""
        role, nation = mention.role, self.kb.demonym(mention.descent or "", "en") or ""
        assert role is not None
        called = _called(mention)
        if role.name != "minority":
            called = f"ethnic {called}" if called[:1].isupper() else f"ethnic {nation} {called}"
        elif not called.startswith(nation):
            called = f"{nation} {called}"
        name = f"{_slug(nation)}_{role.name}"
        ref = self._unnamed(name, _KINDS[role.kind], mention.country, text, span, called)
        state = self.kb.state(mention.country) if mention.country else None
        return ref if state is None else replace(ref, name=f"{called} in {state.name}", name_ar=None)

    def _tell_field(self, mention: Mention) -> None:
        """What a minister is for, if the noun right before says it: "the Chilean mining minister"."""
        words, end = self.annotation.words, mention.end
        if self.pack.direction == "rtl" or mention.noun not in {"", "minister"} or end - mention.start < 2:
            return
        before = words[end - 2]
        if (
            words[end - 1].key != "minister"
            or before.tags
            or before.forms
            or before.name != words[end - 1].name
        ):
            return
        if before.text.isalpha() and before.text.islower() and not before.key.endswith(_DESCRIBING):
            mention.noun = f"{before.key} minister"

    def _polity(self, mention: Mention) -> str | None:
        """The state that "the kingdom", «السلطنة», "the Himalayan nation" is: one of its kind that is named.

        Of kingdoms those that news calls so come first; with several before it the last one is meant, with
        none the only one told of after it, or the only one there is.
        """
        assert mention.role is not None
        kinds = self.annotation.lexicon.settings.get("states_of", {}).get(
            mention.noun or mention.role.noun, ()
        )
        told = [m for m in self.annotation.mentions if m is not mention]
        for states in (codes.split() for codes in kinds):
            before = [ref.country for ref in self.recent if ref.country in states]
            placed = [m.country for m in told if m.start < mention.start and m.country in states]
            if before or placed:
                return before[-1] if before else placed[-1]
            after = {m.country for m in told if m.start > mention.start and m.country in states}
            if len(after) == 1:
                return after.pop()
            if len(states) == 1:
                return str(states[0])
        return None

    def _counsellor(self, mention: Mention) -> Role | None:
        """What a word for the head of some governments is elsewhere: المستشار القضائي advises."""
        settings, role = self.annotation.lexicon.settings, mention.role
        led = set(settings.get("chancellors", ()))
        if role is None or role.name != "prime_minister" or not led or mention.country in led:
            return None
        if mention.country is None and (self.home in led or self._states_named & led):
            return None
        forms = self.annotation.words[mention.start].candidates
        other = next((of for word, of in settings.get("counsel", {}).items() if word in forms), None)
        return self.annotation.lexicon.roles.get(tuple(other)) if other is not None else None

    def _is_owned(self, mention: Mention) -> bool:
        """Whether a genitive or a pronoun stands right before an English office."""
        before = self.annotation.words[mention.start - 1] if mention.start else None
        return self.pack.direction == "ltr" and before is not None and before.has("genitive", "poss")

    def _surname(self, mention: Mention) -> _Holder | None:
        """Somebody named before whose surname is an office as well: "Julie Bishop … Bishop said"."""
        word = self.annotation.words[mention.start]
        if self.pack.direction == "rtl" or mention.end - mention.start > 1 or not word.text.istitle():
            return None
        if mention.definite or mention.possessed or mention.country or mention.of:
            return None
        return self.people.get(word.key)

    def _master(self, mention: Mention) -> str | None:
        """The state of the person whose envoy or spokesman somebody is: "Macron's envoy for Libya"."""
        words, first = self.annotation.words, mention.start
        if first < 2 or not words[first - 1].has("genitive") or words[first - 2].name < 0 or not self.recent:
            return None
        owner = self.annotation.mentions[words[first - 2].name]
        return self.recent[-1].country if owner.is_named else None

    def _is_anothers(self, mention: Mention) -> bool:
        """Whether somebody is told by whose he is: "the president's wife", نجل الرئيس."""
        if mention.end - mention.start > 1 and mention.country is not None:
            return True
        words, first = self.annotation.words, mention.start
        return first > 1 and words[first - 1].has("genitive") and words[first - 2].name >= 0

    def _pair(self, mention: Mention) -> tuple[ActorRef, ...]:
        """ "The two sides", «البلدان»: the two states in play, if there are two and no third.

        Those of the sentence so far; with fewer than two there, with those of the sentences before it. What
        "while" and "but" hold apart is no pair: the one told of before them is still meant.
        """
        if self._is_of_each(mention):
            return ()  # "the leaders of the two countries" are told of, not the countries besides
        text, span = self._surface(mention)
        named = [mention.country, *mention.extra] if mention.country else []
        named = list(mention.role.states) if mention.role is not None and mention.role.states else named
        if named:  # الجانبان المصري والسوداني
            both = [actor for iso in named if iso and (actor := self.kb.state(iso)) is not None]
        else:
            both = [actor for iso in self._in_play(mention) if (actor := self.kb.state(iso)) is not None]
        return tuple(replace(self._ref(actor, mention), text=text, span=span) for actor in both)

    def _two(self, mention: Mention) -> tuple[ActorRef, ...]:
        """ "The two leaders", «الوزيران», "both armies", "officials of both countries": one of each."""
        role = mention.role
        assert role is not None
        if role.kind not in _SIDED or not (mention.plural or role.kind == "pair"):
            return ()
        beside = self._pair_beside(mention)
        if beside is None and (mention.possessed or not self._is_counted_two(mention)):
            return ()
        people = (
            {}
            if beside is not None or role.kind in {"armed_group", "government"}
            else self._two_people(mention)
        )
        if role.kind == "pair" or (people and role.name in _ANY_LEADER):
            return tuple(self._again(ref, mention) for ref in people.values())
        several = role.kind == "person" and beside is not None
        one = replace(mention, plural=several, noun=mention.noun if several else "", named_state=True)
        named = people or dict.fromkeys(self._in_play(beside or mention))
        refs = [(side, self._role(replace(one, country=side))) for side in named if len(side) == 3]
        known = {side: found for side, found in refs if found and found[0].kind is ActorKind.PERSON}
        if people:  # «الوزيران» are those who met, unless others hold that office
            return tuple(known.get(side, (self._again(ref, mention),))[0] for side, ref in people.items())
        return tuple(ref for _, found in refs for ref in found)

    def _is_counted_two(self, mention: Mention) -> bool:
        """Whether a word says that it is two whom the text has told of."""
        words, start = self.annotation.words, mention.start
        doubles = self._cues("doubles")
        if any(form in doubles for form in words[start].candidates):
            return True
        before = words[start - 1] if start else None
        if before is None or before.key not in doubles or self.pack.direction == "rtl":
            return before is not None and mention.definite and mention.role is not None and (
                mention.role.kind == "pair" and before.key == "the"
            )  # fmt: skip
        return before.has("det") or (start > 1 and words[start - 2].has("definite"))

    def _pair_beside(self, mention: Mention) -> Mention | None:
        """The two sides that an office or a body is of: "leaders of the two countries", «رئيسا البلدين»."""
        words, mentions = self.annotation.words, self.annotation.mentions
        number = words[mention.start].name
        for other in (number - 1, number + 1):
            pair = mentions[other] if 0 <= other < len(mentions) else None
            if pair is None or pair.role is None or pair.role.name != "pair":
                continue
            after = pair.start >= mention.end
            gap = words[mention.end : pair.start] if after else words[pair.end : mention.start]
            if self.pack.direction == "rtl":
                if after and not gap and pair.clitics in {"", "ال"}:
                    return pair
            elif after and gap and gap[0].key in {"of", "from"} and all(w.has("det") for w in gap[1:]):
                return pair
            elif not after and (gap or words[pair.end - 1 : pair.end])[0].has("genitive") and len(gap) < 2:
                return pair
        return None

    def _is_of_each(self, pair: Mention) -> bool:
        """Whether "the two countries" only say whose the offices or bodies beside them are."""
        mentions, number = self.annotation.mentions, self.annotation.words[pair.start].name
        beside = (mentions[i] for i in (number - 1, number + 1) if 0 <= i < len(mentions))
        return any(
            one.role is not None
            and one.role.kind in _SIDED - {"pair"}
            and one.plural
            and not (one.country or one.of)
            and self._pair_beside(one) is pair
            for one in beside
        )

    def _two_people(self, mention: Mention) -> dict[str, ActorRef]:
        """The two people in play, by the state each acts for, or else the id."""
        sides = self._in_play(mention, people=True)
        last = {_side(ref): ref for ref in self.recent if ref.kind in _HUMAN}
        return {side: last[side] for side in sides if side in last} if len(sides) == 2 else {}

    def _in_play(self, mention: Mention, *, people: bool = False) -> Sequence[str]:
        """The two states that "the two countries" are, by their codes; none where it is not clear."""
        bounds = [(start, end) for start, end in self.annotation.bounds if start <= mention.start]
        if any(word.key in _THREE for word in self.annotation.words[mention.start : mention.end]):
            return self._three(bounds, mention.start)
        here: dict[str, None] = {}  # of the pair's own sentence
        told: dict[str, None] = {}
        for start, end in reversed(bounds[-_PAIR_BACK:]):
            own = start == bounds[-1][0]
            end = min(end, mention.start)
            states = self._states_in(start, end, people=people)
            here = states if own else here
            if len(states) == 2 and not own:
                if self._are_apart(start, end):
                    continue
                if here.keys() <= states.keys() or (len(here) == 1 and self._is_addressed(mention)):
                    return list(states)  # China mediated meanwhile: one alone is no pair
            told |= states
            if len(told) == 2:
                return list(told)
            if len(told) > 2:
                linked = self._linked(start, end)
                return linked if own or here.keys() <= set(linked) or len(states) == 2 else ()
        return ()

    def _three(self, bounds: Sequence[tuple[int, int]], stop: int) -> Sequence[str]:
        """The three states told of so far, if there are no more of them."""
        told: dict[str, None] = {}
        for start, end in reversed(bounds):
            told |= self._states_in(start, min(end, stop))
            if len(told) >= 3:
                break
        return list(told) if len(told) == 3 else ()

    def _is_addressed(self, mention: Mention) -> bool:
        """Whether somebody does something to both: "France urged the two leaders", «حث ماكرون الزعيمين»."""
        words, k = self.annotation.words, mention.start - 1
        while k >= 0 and words[k].has("det", "number", "quantifier"):
            k -= 1
        if self.pack.direction == "rtl" and k >= 0 and words[k].name >= 0:
            k = self.annotation.mentions[words[k].name].start - 1
        if k > 0 and words[k].key in _ADDRESSING:
            k -= 1
        return k >= 0 and any(form.frame.pos == "v" for form in words[k].forms)

    def _states_in(self, start: int, end: int, *, people: bool = False) -> dict[str, None]:
        """The states of those named in a stretch of words, in order."""
        if start == end:
            return {}
        low, high = self.annotation.words[start].start, self.annotation.words[end - 1].end
        near = (ref for ref in self.recent if ref.span is not None and low <= ref.span.start < high)
        if people:
            return dict.fromkeys(_side(ref) for ref in near if ref.kind in _HUMAN)
        return dict.fromkeys(ref.country for ref in near if ref.country)

    def _are_apart(self, start: int, end: int) -> bool:
        """Whether a "while" or "but" stands between those named in a sentence."""
        words = self.annotation.words
        named = [i for i in range(start, end) if words[i].name >= 0]
        return any(words[i].has("contrast") for i in range(named[0], named[-1])) if named else False

    def _linked(self, start: int, end: int) -> Sequence[str]:
        """The two states last said to have something between them, or else to do it together.

        "Talks between Sudan and Chad", "Sudan and Chad agreed".
        """
        words, mentions = self.annotation.words, self.annotation.mentions

        def joined(first: int) -> bool:
            if not 0 <= first < len(mentions) - 1:
                return False
            left, right = mentions[first], mentions[first + 1]
            gap = words[left.end : right.start]
            if not gap:
                return right.clitics == "و"
            return len(gap) <= 2 and (gap[0].has("and") or gap[0].text in {",", "،"})

        found: Sequence[str] = ()
        for i in range(end - 1, start - 1, -1):
            first = words[i].name
            if first < 0 or mentions[first].start != i or not joined(first):
                continue
            pair = mentions[first : first + 2]
            states = [one.country for one in pair if one.country]
            if pair[1].start >= end or len(set(states)) != 2:
                continue
            if i > start and words[i - 1].key in {"between", "بين"}:
                return states
            if not (joined(first - 1) or joined(first + 1)):  # two, and no third with them
                found = found or states
        return found

    def _is_elected(self, mention: Mention) -> bool:
        """Whether an office is yet to be taken up: "the president-elect", «رئيس الوزراء المكلف»."""
        if mention.role is None or mention.role.kind != "office":
            return False
        words, end = self.annotation.words, mention.end + 1
        if end < len(words) and words[end - 1].text == "-":
            end += 1  # "the prime minister-designate"
        named = words[mention.start : end]
        return any(form in self._cues("elected") for word in named for form in word.candidates)

    def _owner_of(self, mention: Mention, kind: str) -> str | None:
        """Whose "his country" and «وزير خارجيته» are: whoever speaks or acts in the sentence.

        The first person or office of the sentence, since a verb's subject stands before the others
        it is told with; then the last person, then the last actor. Forces are their state's.
        """
        human = kind not in {"armed_group", "government"}
        words, begin = self.annotation.words, self._sentence_start(mention.start)
        # "The Telegraph said of Syria's threat that Israel had put its troops on alert"
        clause = next((i for i in range(mention.start - 1, begin, -1) if "comp" in words[i].tags), begin)
        low = words[begin].start
        said = words[clause].start
        here: list[ActorRef] = []
        for ref in reversed(self.recent):
            if ref.span is not None and ref.span.start < low:
                break
            if ref.span is not None and ref.country:
                here.insert(0, ref)
        if clause > begin:
            here = [ref for ref in here if ref.span is not None and ref.span.start >= said] or here
        if words[mention.start - 1].key == "its":
            here = [ref for ref in here if ref.kind not in _HUMAN] or here  # "its embassy": no person's
            several = self._coordinated(begin, mention.start)  # nor of two together
            alone = [ref for ref in here if ref.span is not None and ref.span.start not in several]
            here = alone or here
        elif human and here and here[0].kind in _HUMAN and self._is_hers(mention):
            begin = self._sentence_start(mention.start)
            for other in reversed(self.annotation.mentions):
                if begin <= other.start < mention.start and other.kind == "state" and not other.adjective:
                    return other.country  # زار الرئيس أوكرانيا والتقى رئيسها
        elif not human and here and self._is_hers(mention) and _is_man(here[0]):
            for ref in reversed(here):
                if ref.country != here[0].country:
                    return ref.country  # دمر الجيش الفرنسي قواعد في مالي بعد قصف طائراتها
        for ref in here:
            if ref.kind in _HUMAN:
                return ref.country
        if here:
            return here[0].country
        for ref in reversed(self.recent):
            if ref.kind in _HUMAN or (not human and ref.country) or ref.kind is not ActorKind.STATE:
                return ref.country
        owner = next((ref for ref in reversed(self.recent) if ref.country), None)
        return owner.country if owner else None

    def _coordinated(self, begin: int, end: int) -> set[int]:
        """Where those begin (characters) whom "and" joins to others, between two words."""
        words, found = self.annotation.words, set[int]()
        named = [m for m in self.annotation.mentions if begin <= m.start and m.end <= end]
        run: list[Mention] = []
        for first, second in pairwise(named):
            gap = words[first.end : second.start]
            run.append(first)
            if not gap or any(not (word.has("and") or word.text == "," or word.has("det")) for word in gap):
                run = []
            elif any(word.has("and") for word in gap):
                found.update(words[m.start].start for m in (*run, second))
        return found

    def _is_hers(self, mention: Mention) -> bool:
        """Whether the pronoun on an office is feminine, as states are: رئيسها, رئيس وزرائها."""
        office = self.annotation.words[mention.start : min(mention.end, mention.start + 3)]
        return self.pack.direction == "rtl" and any(word.key.endswith("ها") for word in office)

    def _owners_of(self, mention: Mention) -> list[str]:
        """Whose "their premiers" are: of the two states named together last."""
        words, begin = self.annotation.words, self._sentence_start(mention.start)
        if not mention.plural or words[mention.start - 1].key != "their":
            return []
        before = [m for m in self.annotation.mentions if begin <= m.start < mention.start]
        named = [m for m in before if m.kind == "state"]
        for first, second in reversed(list(pairwise(named))):
            gap = words[first.end : second.start]
            if len(gap) == 1 and gap[0].has("and") and first.country and second.country:
                return [first.country, second.country]
        return []

    def _in_office(self, mention: Mention) -> Actor | None:
        """Who held the office on the day, if it is one that one person holds."""
        role = mention.role
        assert role is not None
        of = mention.of
        if mention.target is not None:
            return self._posted(role.name, of or mention.country, mention.target)
        if self._is_open(mention):
            return None
        if role.name == "special_envoy" and of and (mention.definite or self._is_construct(mention)):
            if (envoy := self._envoy_here(of)) is not None:
                return envoy
        org = self.kb.actor(of) if of else None
        around = self.annotation.words[max(0, mention.start - 1) : mention.end]
        land = self.kb.state(mention.country) if mention.country else None
        own = set(land.name.casefold().split()) if land is not None else set()
        newly = any(
            word.key in self._cues("newly") | self._cues("acting") and word.key not in own for word in around
        )  # New Zealand is not new
        if org is not None and org.id == _UNION and role.name == "foreign_minister":
            return self._holder_of("high_representative", org.id)  # "the EU's top diplomat"
        if org is not None and role.name in _HEADS and mention.noun and mention.noun != role.noun:
            return None  # قائد بحرية الحرس الثوري heads a part of it
        if org is not None and role.name in _HEADS and self._is_led(org):
            if mention.definite or mention.genitive or (self.pack.direction == "rtl" and not mention.plural):
                return self._holder_of("leader", org.id)  # "the Mossad chief"
        if org is not None and role.name in _HEADS:
            if org.kind is ActorKind.IGO or (org.kind is ActorKind.ARMED_GROUP and role.name == "leader"):
                words = self.annotation.words[mention.start : mention.end]
                # قائد قوات الدعم السريع is the one they have, قيادي في حماس one of many
                whole = self.pack.direction == "rtl" and not any(word.key == "في" for word in words)
                whole = whole and not any(word.key in self._cues("one_of") for word in words)
                if self._says(mention, "one_of"):
                    return None  # القيادي في حركة طالبان
                if org.kind is ActorKind.ARMED_GROUP and not (mention.definite or mention.genitive or whole):
                    return None  # "a Hamas leader"
                found = {
                    a.id: a
                    for head in _HEADS
                    if (a := self._holder_of(head, org.id, newly=newly)) is not None
                }
                return next(iter(found.values())) if len(found) == 1 else None
        if org is not None and org.kind is ActorKind.GOVERNMENT and role.name == "spokesperson":
            return self._holder_of(role.name, org.id) if mention.definite else None  # the Kremlin's
        if of and org is not None and org.country is None:
            return self._holder_of(role.name, of) if role.kind == "office" else None
        state = mention.country
        if not state:
            return None
        if role.name == "prince" and mention.named_state:
            return self._holder_of("monarch", state)
        if role.name == "leader" and not self._leads_all(mention):
            return None  # the opposition leader
        if role.name == "leader" and (mention.noun or role.noun) == "commander" and not of:
            return self._holder_of("leader", state)  # القائد الليبي, but no commander of an army
        if role.name == "leader" and (not of or self.kb.place(of) is not None):
            return None if self._says(mention, "one_of") else self._leader_of(of or state)
        if role.kind != "office" and role.name not in _ALONE:
            return None
        if org is not None and org.kind is ActorKind.GOVERNMENT and role.name == "president":
            return None  # the president of a parliament or a court
        if role.name == "army_chief" and self._says(mention, "staff") and state in _COMMANDED:
            return None  # the chief of staff serves under the commander in Lebanon, and is him in Israel
        if org is not None and self._is_led(org):
            return None  # the Mossad's head is no president
        homes = dict.fromkeys((of, state))
        if of and role.kind == "office" and not self._governs(of, state):
            homes = {
                of: None
            }  # رئيس إقليم كردستان is not the state's president, nor the Houthis' minister its own
        offices = ("president", "head_of_state", "chair", "leader")
        for office in offices if role.name == "president" else (role.name,):
            if office == "head_of_state" and self._holder_of("supreme_leader", state) is not None:
                return None  # the "president" of North Korea is its leader as often as its head of state
            for home in homes:
                actor = self._holder_of(office, home, newly=newly) if home else None
                if actor is not None and home is not None:
                    return actor if not newly or self._is_fresh(actor, office, home) else None
        return None

    def _is_fresh(self, actor: Actor, office: str, of: str) -> bool:
        """Whether whoever holds the office can be "new" or "acting": not for years."""
        if self.period is None:
            return True
        begun = [t.start for t in self._tenures_of([actor.id], office, of) if t.start]
        return not begun or self.period[1] <= max(begun) + _NEW

    def _is_open(self, mention: Mention) -> bool:
        """Whether words say that nobody in office is meant: "the next president", «أي رئيس أميركي»."""
        role, words = mention.role, self.annotation.words
        assert role is not None
        if role.kind != "office":
            return False
        before = words[mention.start - 1].key if mention.start else ""
        within = words[mention.start : mention.end]
        if before in self._cues("any_holder") or self._says(mention, "no_holder"):
            return True
        if any(word.key in self._cues("to_come") for word in within[1:]):
            return True  # الأمين العام المقبل للأمم المتحدة
        if self.pack.direction == "ltr":
            said = len((mention.noun or role.noun).split())
            closest = {before, within[-1 - said].key} if len(within) > said else {before}
            led = words[max(0, mention.start - 3) : mention.end]
            first = next((k for k, word in enumerate(led) if word.key in self._cues("ordinals")), None)
            if first is not None and not any(w.has("to", "det", "verb") or w.is_punct for w in led[first:]):
                return True  # "Chile's first socialist president", "the longest-serving foreign secretary"
            return not closest.isdisjoint(self._cues("ordinals") | self._cues("no_holder"))
        after = words[mention.end].key if mention.end < len(words) else ""
        if after in self._cues("to_come"):
            forms = words[mention.start - 1].forms if mention.start else ()
            return not any(form.frame.pos == "n" for form in forms)  # زيارة الرئيس المصري المقبلة
        owned = mention.named_state or mention.possessed or mention.of is not None
        named = any(word.text.lstrip("وف").startswith(("ال", "لل", "بال", "كال")) for word in within)
        return mention.country is not None and not (owned or named)

    def _leads_all(self, mention: Mention) -> bool:
        """Whether a leader is told without a word for the part that he leads: no opposition, party, tribe."""
        assert mention.role is not None
        return " " not in (mention.noun or mention.role.noun)

    def _governs(self, of: str, state: str) -> bool:
        """Whether offices of a body are those of its state: of its parliament, of the group that rules it."""
        org = self.kb.actor(of)
        if org is None:
            return self.kb.place(of) is None
        if org.kind not in {ActorKind.ARMED_GROUP, ActorKind.ORGANISATION}:
            return True
        head = self._holder_of("leader", of)
        return head is not None and head.id in {
            chief.id
            for office in ("supreme_leader", "president", "leader")
            if (chief := self._holder_of(office, state)) is not None
        }

    def _says(self, mention: Mention, cue: str) -> bool:
        """Whether one of the words of a mention is of a set."""
        words = self.annotation.words[mention.start : mention.end]
        return any(form in self._cues(cue) for word in words for form in word.candidates)

    def _is_led(self, org: Actor) -> bool:
        """Whether the tables know who leads a body of one state."""
        return org.kind in {ActorKind.GOVERNMENT, ActorKind.ORGANISATION} and bool(
            self.kb.holders("leader", org.id, None)
        )

    def _posted(self, office: str, of: str | None, at: str) -> Actor | None:
        """The envoy or ambassador to somewhere, if the tables know the one of that day."""
        if self.period is None or of is None:
            return None
        people = {person for day in self.period for person in self.kb.posted(office, of, at, day)}
        return self.kb.actor(people.pop()) if len(people) == 1 else None

    def _envoy_here(self, of: str) -> Actor | None:
        """ "The UN envoy" of an article on one conflict: whoever was sent to a state that it names."""
        found = {
            actor.id: actor
            for at in sorted(self._states_named)
            if (actor := self._posted("special_envoy", of, at)) is not None
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_construct(self, mention: Mention) -> bool:
        """Whether an Arabic office is definite by whose it is: مبعوث الأمم المتحدة, not مبعوث للأمم."""
        words = self.annotation.words[mention.start + 1 : mention.end]
        return self.pack.direction == "rtl" and not any(word.key.startswith("لل") for word in words)

    def _ruler_of(self, state: str) -> dict[str, Actor]:
        """Who rules a state whatever its offices are, by id: the leader of the only party, of a junta."""
        found = (self._holder_of(office, state) for office in ("leader", "supreme_leader"))
        return {actor.id: actor for actor in found if actor is not None}

    def _leader_of(self, state: str) -> Actor | None:
        """ "The Libyan leader": whoever alone leads the state; of a president and a premier, nobody."""
        chief = self._ruler_of(state)
        if not chief and (head := self._holder_of("head_of_state", state)) is not None:
            chief = {head.id: head}
        others = {
            actor.id: actor
            for office in ("president", "prime_minister", "monarch")
            if (actor := self._holder_of(office, state)) is not None
        }
        if len(chief) == 1 and (chief.keys() <= others.keys() or len(others) < 2):
            (actor,) = chief.values()
            return actor if not self._holder_of("president", state) or actor.id in others else None
        return next(iter(others.values())) if len(others) == 1 and not chief else None

    def _said_before(self, mention: Mention) -> _Holder | None:
        """ "The American minister" after "Secretary of State Kerry": whom the article named."""
        role = mention.role
        assert role is not None
        if not mention.definite:
            return None
        same = [
            holder
            for holder in self.holders
            if holder.ref.kind is ActorKind.PERSON
            and (holder.of == mention.of if mention.of else holder.country == mention.country)
        ]
        return self._last_in_office(same, role.name)

    def _last_in_office(self, holders: Sequence[_Holder], role: str) -> _Holder | None:
        """Whom a word for an office takes up: the last one named with it, else the last one who held it."""
        for holder in reversed(holders):
            if holder.role and _is_covered(role, holder.role):
                return holder
        return next((h for h in reversed(holders) if not h.role and self._held(h, role)), None)

    def _held(self, holder: _Holder, role: str) -> bool:
        """Whether somebody named without an office held one that the word can mean."""
        tenures = self.kb.tenures(holder.ref.id) if holder.ref.kind is ActorKind.PERSON else ()
        return any(
            _is_covered(role, t.office)
            and (self._covers(t.start, t.end, t.as_of) or (role == "leader" and self._is_near(t.start)))
            for t in tenures
        )

    def _is_near(self, start: date | None) -> bool:
        """Whether an office begins within months of the day: whoever won it is spoken of by it already."""
        return (
            self.period is not None
            and start is not None
            and self.period[1] < start <= self.period[1] + _ELECTED
        )

    def _predecessor(self, mention: Mention) -> Actor | None:
        """ "The former president": whoever left last, if of late and long after whoever left before him."""
        role, of = mention.role, mention.of or mention.country
        words = self.annotation.words[max(0, mention.start - 1) : mention.end]
        plain = any(form in self._cues("lately_former") for word in words for form in word.candidates)
        if role is None or role.kind != "office" or of is None or self.period is None or not plain:
            return None
        day = self.period[1]
        now = set(self.kb.holders(role.name, of, day))
        left: dict[str, date] = {}
        for person in self.kb.holders(role.name, of, None):
            for tenure in self.kb.tenures(person):
                if (tenure.office, tenure.of) == (role.name, of) and tenure.end and tenure.end <= day:
                    left[person] = max(tenure.end, left.get(person, date.min))
        ranked = sorted(((end, person) for person, end in left.items() if person not in now), reverse=True)
        if not ranked or ranked[0][0] + _LATELY < day:
            return None
        if len(ranked) > 1 and ranked[1][0] + _LONG_AGO > day:
            return None
        return self.kb.actor(ranked[0][1])

    def _elected_to(self, office: str, of: str) -> Actor | None:
        """ "The president-elect": whoever alone takes the office up within months of the day."""
        if self.period is None:
            return None
        now = set(self.kb.holders(office, of, self.period[1]))
        coming = {
            person
            for days in (1, *range(7, _ELECTED.days + 1, 7))
            for person in self.kb.holders(office, of, self.period[1] + timedelta(days=days))
        } - now
        begun = [
            p for p in coming for t in self.kb.tenures(p) if t.office == office and self._is_near(t.start)
        ]
        return self.kb.actor(begun[0]) if len(coming) == len(begun) == 1 else None

    def _definite(self, mention: Mention, text: str, span: Span) -> tuple[ActorRef, ...]:
        """ "The minister": the one named last; with nobody named, an unnamed one."""
        role = mention.role
        assert role is not None
        if mention.definite and not mention.plural:
            called = "minister" if (mention.noun or role.noun) == "secretary" else role.name
            holders: Sequence[_Holder] = self.holders
            if any(
                role.name == "president" and word.key in self._cues("realms")
                for word in self.annotation.words[mention.start : mention.end]
            ):
                holders = [holder for holder in holders if holder.country]  # رئيس الدولة: of no commission
            if (holder := self._last_in_office(holders, called)) is not None:
                return (self._again(holder.ref, mention),)
        if mention.definite and not mention.plural and not mention.of:
            if (body := self._body(mention)) is not None:
                return (self._again(body, mention),)
        if role.kind == "body":
            return ()
        if role.kind in {"government", "armed_group"} and not mention.plural:
            if mention.definite:  # "the movement", «الحركة»: the body of this kind named last
                for ref in reversed(self.bodies):
                    if str(ref.kind) == role.kind == "armed_group" and role.name != "army":
                        return (self._again(ref, mention),)
        if role.name == "rebels" and mention.definite and mention.plural:
            for ref in reversed(self.bodies):  # "the guerrillas": of the movement named last
                if ref.kind is ActorKind.ARMED_GROUP and ref.id.startswith(("Q", "org/")):
                    mention.of = ref.id
                    return self._role(mention)
        if (beside := self._beside(mention)) is not None:
            mention.country = beside
            return self._role(mention)
        if self.home is not None and not self._is_of_something(mention):
            mention.country = self.home
            return self._role(mention)
        if role.name in _MINISTRIES and mention.definite:
            kind = _KINDS[role.kind]
            return (self._unnamed(_field(mention), kind, None, text, span, _called(mention), role.arabic),)
        if role.kind == "organisation" or (role.kind in {"government", "armed_group"} and not mention.plural):
            return ()
        kind = _KINDS.get(role.kind, ActorKind.OFFICE)
        return (self._unnamed(_field(mention), kind, None, text, span, _called(mention), role.arabic),)

    def _neighbour(self, mention: Mention) -> tuple[ActorRef, ...]:
        """ "Its neighbour", «جارتها»: the state named right after it, or the other one told of."""
        if not mention.possessed and not self._is_owned(mention):
            return ()
        after = next((m for m in self.annotation.mentions if m.start == mention.end), None)
        near = after.country if after is not None and after.kind in {"state", "place"} else None
        told = [ref.country for ref in reversed(self.recent) if ref.country]
        other = near or next((country for country in told if country != told[0]), None)
        actor = self.kb.state(other) if other else None
        if actor is None:
            return ()
        mention.country = other
        return (self._ref(actor, mention),)

    def _is_of_something(self, mention: Mention) -> bool:
        """Whether an office is of what nobody listed: رئيس بلدية باريس, "the president of the league"."""
        words, role = self.annotation.words, mention.role
        if role is None or mention.plural or mention.end >= len(words):
            return False
        after = words[mention.end]
        if role.kind in {"office", "person"} and _NISBA.fullmatch(after.key) and after.name < 0:
            if not (after.tags or after.forms):
                return True  # وزير العدل الاسكتلندي: of a nation nobody listed
        if role.kind != "office" and (role.name not in _HEADS or self.pack.direction == "rtl"):
            return False
        if self.pack.direction == "ltr":
            return after.key in {"of", "for"}
        plain = not (after.is_punct or after.forms or after.has("verb", "prep", "and", "conj", "rel", "comp"))
        return not mention.definite and plain and after.name < 0

    def _beside(self, mention: Mention) -> str | None:
        """The state of somebody whom others stand beside: "Laurent Fabius and a group of deputies"."""
        if mention.role is None or mention.role.kind != "person" or not mention.plural:
            return None
        last = self.recent[-1] if self.recent else None
        words = self.annotation.words
        if last is None or last.kind is not ActorKind.PERSON or last.span is None:
            return None
        between = [word for word in words[: mention.start] if word.start >= last.span.end]
        grouped = self._cues("grouped")
        joined = bool(between) and between[0].has("and")
        joined = joined and all(word.has("and", "det") or word.key in grouped for word in between)
        return last.country if joined else None

    def _body(self, mention: Mention) -> ActorRef | None:
        """ "The council", «الحلف»: the body named last whose name has that noun in it."""
        first, last = mention.head
        noun = self.annotation.words[last - 1].key if self.pack.direction == "ltr" else ""
        noun = noun or self.annotation.words[first].key.removeprefix("و").removeprefix("ال")
        role = mention.role
        for ref in reversed(self.bodies):
            if ref.kind not in {ActorKind.IGO, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION}:
                continue
            if not ref.id.startswith(("Q", "org/")):
                continue
            if role is not None and role.name == "bloc":
                if ref.kind is ActorKind.IGO:
                    return ref
                continue
            if noun in _ANY_BODY and ref.kind is ActorKind.IGO:
                return ref
            name = ref.name_ar if self.pack.direction == "rtl" else ref.name
            if role is not None and role.name == "alliance" and ref.id in _ALLIANCES:
                return ref
            keys = {key.removeprefix("ال") for key in self.pack.keys(name or "")}
            if noun in keys or (noun == "assembly" and "parliament" in keys):
                return ref
        return self._body_to_come(mention) if role is not None and role.name == "bloc" else None

    def _body_to_come(self, mention: Mention) -> ActorRef | None:
        """ "The bloc will go on, he said of the vote to leave the EU": the only body named later."""
        later = [ref for m in self.annotation.mentions if m.start > mention.start for ref in (m.of, *m.refs)]
        named = {ref: self.kb.actor(ref) for ref in later if ref}
        bodies = [body for body in named.values() if body is not None and body.kind is ActorKind.IGO]
        return self._ref(bodies[0], mention) if len(bodies) == 1 else None

    def _short(self, org: Actor) -> str:
        """A body as it stands before what is its own: UN envoy, EU ministers, IAEA inspectors."""
        if " " not in org.name:
            return org.name
        english, _ = self.kb.names(org.id)
        short = [name for name in english if 2 <= len(name) <= 6 and name.isupper()]
        return min(short, key=len, default=org.name)

    def _unnamed(
        self,
        role: str,
        kind: ActorKind,
        country: str | None,
        text: str,
        span: Span,
        english: str = "",
        arabic: str = "",
        of: str | None = None,
    ) -> ActorRef:
        """An office, a body or a group that has a state but no name of its own."""
        english = english or role.replace("_", " ")
        state = self.kb.state(country) if country else None
        org = self.kb.actor(of) if of else None
        if org is not None:
            name = f"{self._short(org)} {english}"
            name_ar = f"{arabic} {org.name_ar}" if arabic and org.name_ar else None
        elif state is not None:
            name = f"{self.kb.demonym(country or '', 'en') or state.name} {english}"
            name_ar = f"{arabic} {state.name_ar}" if arabic and state.name_ar else None
        else:
            name, name_ar = english, arabic or None
        home = of or country or self.article.id
        return ActorRef(
            id=f"office/{role}-{_slug(home)}" if kind is ActorKind.OFFICE else f"body/{role}-{_slug(home)}",
            name=name,
            name_ar=name_ar,
            kind=kind,
            country=country or (org.country if org else None),
            text=text,
            span=span,
            state=state.id if state else None,
        )


# From when on no name of the tables means another state than today.
_LAST_ERA = date(2007, 1, 1)
_NAMED_STATE = frozenset({"state", "demonym"})
# Who leads a state, whatever it is called.
_LEADING = frozenset({"president", "head_of_state", "monarch", "supreme_leader", "leader", "prime_minister"})
# Who is in the news by a name that many bear besides, as long as he serves.
_FOREMOST = frozenset({"foreign_minister", "defence_minister", "secretary_general", "high_representative"})
# For how long whoever took an office up is "new" or "acting".
_NEW = timedelta(days=365)
# How long ago whoever left an office is "the former", and how long ago the one before him left it at least.
_LATELY, _LONG_AGO = timedelta(days=4 * 365), timedelta(days=15 * 365)
# How long before an office is taken up whoever won it is called by it.
_ELECTED = timedelta(days=120)
# How long before the first office of somebody a single word may mean him; and how long before it he is in
# the way of another bearer.
_EXPECTED, _RISING = timedelta(days=365), timedelta(days=3 * 365)
# How long after it whoever led a state is called by a name that others bear.
_RECENT = timedelta(days=5 * 365)
# How long after an office of many states somebody is told by it still, if his own state gave him one before.
_SERVED = timedelta(days=2 * 365)
# Years around the offices known in which news calls somebody by the surname alone.
_REMEMBERED = 15
# The same of those who led a state: Sadat, Reagan.
_FAMOUS = 40
# The same of those who only served: there are ten times as many, and another bears the name.
_FORGOTTEN = 6
_SERVING = frozenset(
    {
        "ambassador",
        "army_chief",
        "defence_minister",
        "deputy_foreign_minister",
        "finance_minister",
        "foreign_minister",
        "interior_minister",
        "speaker",
        "spokesperson",
    }
)
# Offices of which a state has several: one of them in the tables is not the one that is meant.
_SEVERAL = frozenset({"deputy_foreign_minister", "deputy_prime_minister"})
# States whose army has a commander besides its chief of staff.
_COMMANDED = frozenset({"EGY", "IRN", "LBN", "MMR", "RUS", "SDN", "UKR", "USA", "YEM"})
# Bodies that every government has one of: without a state they are somebody still.
_MINISTRIES = frozenset({"foreign_ministry", "defence_ministry", "ministry"})
# What parts the place a report is from and the report.
_DATELINE = frozenset({"(", "ـ", "—", "–", ":", "-", "/"})
# Ranks below a minister of which a state has one, where the tables know who.
_ALONE = frozenset({"speaker", "intelligence_chief", "army_chief"})
# Of these a state has one for each field.
_OF_A_FIELD = frozenset({"minister", "deputy_minister", "ministry", "mayor"})
# States where the family name, by which news goes on to call somebody, comes first.
_FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "KHM"})
# States where people go by the first name, and the second one is the father's.
_FIRST_NAMES = frozenset({"ETH", "ERI", "ISL", "MYS", "IDN", "THA", "MMR", "BGD", "LKA"})
# Who may be meant by the head of an organisation, whatever its statute calls him.
# Whose surname is enough where the state is named with it.
_HIGH = ("president", "prime_minister", "foreign_minister", "monarch", "defence_minister")
_HEADS = (
    "secretary_general",
    "chair",
    "leader",
    "president",
    "commission_president",
    "council_president",
    "speaker",
)
# What any body of several states may be called when it is told again.
_ANY_BODY = frozenset({"organisation", "organization", "watchdog", "cartel", "body", "منظمه"})
_UNION = "Q458"
_ALLIANCES = frozenset({"Q7184", "Q318693", "org/warsaw-pact", "org/saudi-led-coalition"})
# Sentences in which the two are looked for that "the two sides" are: its own and those before it.
_THREE = frozenset({"three", "الثلاث", "الثلاثه"})
_PAIR_BACK = 5
# Of whom each of two sides has one: "the two ministers", "both armies", "the pair".
_SIDED = frozenset({"office", "person", "armed_group", "government", "pair"})
_HUMAN = frozenset({ActorKind.PERSON, ActorKind.OFFICE})
# Who may hold any office: "the two leaders" are a president and a king.
_ANY_LEADER = frozenset({"leader", "minister", "official", "diplomat", "special_envoy", "chair"})
# A word that takes up an office named before: "the minister" after "the foreign minister".
_LOOSE = {
    "minister": ("minister",),
    "deputy_minister": ("minister",),
    "president": ("president", "head_of_state"),
    "prince": ("monarch", "crown_prince", "prince"),
    "monarch": ("monarch",),
    "leader": ("president", "prime_minister", "supreme_leader", "leader"),
    "official": (
        "minister",
        "official",
        "high_representative",
        "secretary_general",
        "envoy",
        "chair",
        "ambassador",
    ),
}


# An Arabic adjective of a nation or a place, by its shape.
_NISBA = re.compile("ال.{3,}(?:ي|يه)")
# What adjectives end in that say nothing of a minister's field.
_DESCRIBING = ("ish", "ist", "ful", "ous", "ive", "less", "ed", "al", "ly", "est")

# What forces of many states are called; troops of one are the force itself.
_FORCE = re.compile(r"\b(?:Mission|Force|Forces|Operation|Coalition)\b")


def _is_man(ref: ActorRef) -> bool:
    """Whether the words for somebody in office or a force are masculine: الرئيس, الجيش."""
    first = (ref.text or "").partition(" ")[0]
    return ref.kind in {ActorKind.OFFICE, ActorKind.ARMED_GROUP} and not first.endswith(("ة", "ات"))


def _is_force(org: Actor) -> bool:
    return org.kind is ActorKind.IGO and bool(_FORCE.search(org.name))


def _is_military(org: Actor) -> bool:
    """Whether a body is made of forces that stay those of their states, as do those who command them."""
    return org.name.endswith("coalition") or (_is_force(org) and "Mission" not in org.name)


def _side(ref: ActorRef) -> str:
    return ref.country or ref.id


def _called(mention: Mention) -> str:
    """What an office or a body is called in English: an office by its title, all else as the text has it."""
    assert mention.role is not None
    if mention.role.kind == "office" and not mention.plural:
        return mention.role.english
    return mention.noun or mention.role.english


def _field(mention: Mention) -> str:
    """The part of an id that says which office or body it is: the oil minister is not the trade one."""
    role = mention.role
    assert role is not None
    if role.name in _OF_A_FIELD and not mention.plural and mention.noun:
        return _slug(mention.noun).replace("-", "_")
    return role.name


def _is_covered(role: str, office: str) -> bool:
    """Whether a word for an office can mean this one, named before."""
    if office == role:
        return True
    return any(office.endswith(end) for end in _LOOSE.get(role, ())) and not (
        role == "minister" and office == "prime_minister"
    )


_OFFICES = frozenset(
    [
        "president",
        "monarch",
        "crown_prince",
        "supreme_leader",
        "vice_president",
        "prime_minister",
        "deputy_prime_minister",
        "foreign_minister",
        "deputy_foreign_minister",
        "defence_minister",
        "interior_minister",
        "finance_minister",
        "secretary_general",
        "high_representative",
        "commission_president",
        "special_envoy",
        "ambassador",
        "spokesperson",
        "speaker",
        "national_security_adviser",
        "intelligence_chief",
        "army_chief",
    ]
)


def _same_syllables(name: str, other: str) -> bool:
    """Whether names of syllables begin alike in each: Kim Yong-chol is not Kim Il-chol."""
    left, right = (re.split(r"[\s-]+", text.casefold()) for text in (name, other))
    return len(left) != len(right) or all(a[:1] == b[:1] for a, b in zip(left, right, strict=True))


def _best(found: Mapping[str, tuple[float, Actor]], least: float) -> Actor | None:
    """The one most alike, if it is alike enough and no other is as much."""
    ranked = sorted(found.values(), key=lambda pair: (-pair[0], pair[1].id))
    if not ranked or ranked[0][0] < least or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1]


def _untitled(mention: Mention) -> Mention:
    """The office of a mention without the words that were taken for a name."""
    end = mention.head[0] if mention.head[0] > mention.start else mention.end
    return replace(mention, kind="role", head=(mention.start, end), end=end, refs=(), name=None)


def _slug(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:60] or "x"


def _skeleton(latin: str) -> str:
    """Consonants of a name, so that two spellings of it get one identifier."""
    words: Sequence[str] = _slug(latin).split("-")
    return re.sub(r"[aeiouyw]", "", words[-1]).replace("ph", "f").replace("v", "f")
