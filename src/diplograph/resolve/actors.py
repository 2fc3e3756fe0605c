"""Mentions of an article in, the actors they stand for on its date out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from diplograph.kb import KnowledgeBase
from diplograph.lang import get
from diplograph.records import Actor, ActorKind, ActorRef, Article, Place, Span, content_hash
from diplograph.resolve.homes import homes

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from diplograph.lang.nlp import Annotation, Mention

__all__ = ["Resolved", "resolve_actors"]

# Two spellings of one surname agree at least this much when office and state agree as well;
# measured on foreign ministers: .80 joined almost nobody wrongly once both were equal.
_SAME_NAME = 0.8
_KINDS = {
    "office": ActorKind.OFFICE,
    "person": ActorKind.OFFICE,
    "counterpart": ActorKind.OFFICE,
    "government": ActorKind.GOVERNMENT,
    "armed_group": ActorKind.ARMED_GROUP,
    "population": ActorKind.POPULATION,
    "delegation": ActorKind.GOVERNMENT,
    "media": ActorKind.ORGANISATION,
}
_HUMAN = frozenset({ActorKind.PERSON, ActorKind.OFFICE})
# Arabic letters as Latin ones, for the names of people nobody wrote down yet (simplified ALA-LC).
_LATIN = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh",
    "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a",
    "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u",
    "ي": "i", "ء": "", "ئ": "i", "ؤ": "u", "ة": "a", "ى": "a", "أ": "a", "إ": "i", "آ": "a",
}  # fmt: skip


@dataclass(slots=True)
class Resolved:
    """What each mention stands for: its actors, and the place it names."""

    refs: list[tuple[ActorRef, ...]] = field(default_factory=list)
    places: list[Place | None] = field(default_factory=list)


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
        self.holders: list[_Holder] = []
        self.recent: list[ActorRef] = []  # every actor so far, for "the movement", "his forces"
        self.period = self._period()
        self.home: str | None = None  # the state that the text around the mention in hand suggests

    def run(self) -> Resolved:
        out = Resolved()
        mentions = self.annotation.mentions
        inferred = homes(self.annotation, self.kb)
        # A name is told in full once; a title before it may come later than the first surname.
        for i, mention in enumerate(mentions):
            self.home = inferred.get(i)
            refs = self._mention(mention)
            self.recent.extend(refs)
            out.refs.append(refs)
            out.places.append(self._place(mention))
        return out

    # -- time --------------------------------------------------------------------------------

    def _period(self) -> tuple[date, date] | None:
        """The days the article can be about: its date, or the tenures its named people share."""
        if self.article.published is not None:
            day = self.article.published
            return day, day
        low, high = date.min, date.max
        found = False
        for mention in self.annotation.mentions:
            if mention.kind != "person" or mention.role is None or len(mention.refs) != 1:
                continue
            for tenure in self.kb.tenures(mention.refs[0]):
                if tenure.office != mention.role.name or tenure.start is None:
                    continue
                if mention.country and tenure.of != mention.country:
                    continue
                end = tenure.end or tenure.as_of or tenure.start
                if max(low, tenure.start) > min(high, end):
                    return None
                low, high = max(low, tenure.start), min(high, end)
                found = True
                break
        return (low, high) if found else None

    def _holder_of(self, office: str, of: str) -> Actor | None:
        """Who held an office over the whole period, if that was one person."""
        if self.period is None:
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
        return self.kb.actor(names.pop()) if len(names) == 1 else None

    # -- mentions ----------------------------------------------------------------------------

    def _mention(self, mention: Mention) -> tuple[ActorRef, ...]:
        if mention.possessed and mention.country is None and mention.role is not None:
            mention.country = self._owner_of(mention, mention.role.kind)
        match mention.kind:
            case "state":
                return self._state(mention)
            case "org":
                actor = self.kb.actor(mention.refs[0]) if mention.refs else None
                return (self._ref(actor, mention),) if actor else ()
            case "place":
                return self._state(mention)
            case "person":
                return self._person(mention)
            case "name":
                return self._named(mention)
            case "tentative":
                holder = self._remembered(mention.name or "")
                return (self._again(holder.ref, mention),) if holder else (self._minted_person(mention),)
            case "unknown_org":
                return (self._minted_org(mention),)
            case "counterpart":
                return self._counterpart(mention)
            case "role":
                return self._role(mention)
        return ()

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
        iso = actor.country or country
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

    def _again(self, ref: ActorRef, mention: Mention) -> ActorRef:
        text, span = self._surface(mention)
        return ActorRef(
            id=ref.id, name=ref.name, name_ar=ref.name_ar, kind=ref.kind, country=ref.country,
            text=text, span=span, state=ref.state,
        )  # fmt: skip

    def _state(self, mention: Mention) -> tuple[ActorRef, ...]:
        state = self.kb.state(mention.country) if mention.country else None
        return (self._ref(state, mention),) if state else ()

    def _place(self, mention: Mention) -> Place | None:
        if mention.kind not in {"state", "place", "org"} or mention.adjective:
            return None
        text, span = self._surface(mention)
        for ref in mention.refs:
            row = self.kb.place(ref)
            if row is not None:
                return Place(text=text, name=row.name_en, country=row.country or None, id=ref, span=span)
        if mention.kind == "state" and mention.country:
            state = self.kb.state(mention.country)
            if state is not None:
                return Place(text=text, name=state.name, country=mention.country, id=state.id, span=span)
        return None

    # -- people ------------------------------------------------------------------------------

    def _person(self, mention: Mention) -> tuple[ActorRef, ...]:
        known = self._remembered(mention.name or "")
        if known is not None and (known.ref.id in mention.refs or mention.role is None):
            self._learn(known.ref, mention)
            return (self._again(known.ref, mention),)
        actor = self._choose(mention)
        if actor is None:
            return self._named(mention)
        ref = self._ref(actor, mention, mention.country)
        self._learn(ref, mention)
        return (ref,)

    def _choose(self, mention: Mention) -> Actor | None:
        """Of people with one name, the one whose office, state and day fit."""
        actors = [actor for ref in mention.refs if (actor := self.kb.actor(ref))]
        fits = [a for a in actors if not mention.country or a.country in {mention.country, None}]
        if mention.of and not fits:
            fits = actors
        if not fits:
            return None
        if len(fits) == 1:
            return fits[0]
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
        return serving[0] if len(serving) == 1 else None

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
        return self.people.get(" ".join(keys)) or self.people.get(keys[-1])

    def _learn(self, ref: ActorRef, mention: Mention) -> None:
        role = mention.role.name if mention.role is not None else ""
        holder = _Holder(ref, role, mention.country or ref.country, mention.of)
        self.holders.append(holder)
        keys = [key for key in self.pack.keys(mention.name or "") if len(key) > 2]
        if keys:
            self.people[" ".join(keys)] = holder
            self.people[keys[-1]] = holder

    def _named(self, mention: Mention) -> tuple[ActorRef, ...]:
        """A name the knowledge base lacks: said above, a known holder misspelt, or somebody new."""
        name = mention.name or ""
        holder = self._remembered(name)
        if holder is not None:
            return (self._again(holder.ref, mention),)
        mention.country = mention.country or self.home
        if mention.role is not None and (mention.country or mention.of):
            for candidate in self._candidates(mention):
                if self._sounds_like(name, candidate):
                    ref = self._ref(candidate, mention, mention.country)
                    self._learn(ref, mention)
                    return (ref,)
        ref = self._minted_person(mention)
        self._learn(ref, mention)
        return (ref,)

    def _candidates(self, mention: Mention) -> Iterable[Actor]:
        assert mention.role is not None
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

    def _sounds_like(self, name: str, actor: Actor) -> bool:
        own = actor.name_ar if self.pack.direction == "rtl" else actor.name
        if not own:
            return False
        mine, theirs = self.pack.keys(name), self.pack.keys(own)
        if not mine or not theirs:
            return False
        return SequenceMatcher(None, mine[-1], theirs[-1]).ratio() >= _SAME_NAME

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
        text, span = self._surface(mention)
        return ActorRef(
            id=f"org/{_slug(text)}-{content_hash(text.casefold())[:8]}",
            name=text,
            kind=ActorKind.ORGANISATION,
            country=mention.country,
            text=text,
            span=span,
        )

    # -- offices and bodies ------------------------------------------------------------------

    def _counterpart(self, mention: Mention) -> tuple[ActorRef, ...]:
        """ "His Ukrainian counterpart": the same office, in the other state."""
        if mention.country is None:
            return ()
        for holder in reversed(self.holders):
            if holder.country == mention.country:
                continue
            office = holder.role if holder.role in _OFFICES else self._office_on(holder.ref.id)
            if office:
                return (self._office(office, mention.country, mention),)
            break
        text, span = self._surface(mention)
        return (self._unnamed("official", ActorKind.OFFICE, mention.country, text, span),)

    def _office_on(self, person: str) -> str:
        held = [t.office for t in self.kb.tenures(person) if self._covers(t.start, t.end, t.as_of)]
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
        text, span = self._surface(mention)
        if role.kind == "homeland":
            return self._state(mention)
        if mention.country is None and mention.of is None:
            return self._definite(mention, text, span)
        if role.kind == "office" and not mention.plural:
            offices = (
                ("president", "monarch", "chair", "leader") if role.name == "president" else (role.name,)
            )
            for of in dict.fromkeys((mention.of, mention.country)):
                if not of:
                    continue
                if of == mention.country and mention.of and self._country_of(mention.of) is None:
                    continue
                for office in offices:
                    actor = self._holder_of(office, of)
                    if actor is not None:
                        ref = self._ref(actor, mention, mention.country)
                        self.holders.append(_Holder(ref, role.name, mention.country, mention.of))
                        return (ref,)
        kind = _KINDS.get(role.kind, ActorKind.OFFICE)
        refs = [
            self._unnamed(role.name, kind, country, text, span, role.english, role.arabic, mention.of)
            for country in dict.fromkeys((mention.country, *mention.extra))
        ]
        if role.kind in {"office", "person"} and not mention.plural:
            self.holders.append(_Holder(refs[0], role.name, mention.country, mention.of))
        return tuple(refs)

    def _owner_of(self, mention: Mention, kind: str) -> str | None:
        """Whose "his country" and «وزير خارجيته» are: whoever speaks or acts in the sentence.

        The first person or office of the sentence, since a verb's subject stands before the others
        it is told with; then the last person, then the last actor. Forces are their state's.
        """
        human = kind not in {"armed_group", "government"}
        start = next((a for a, b in self.annotation.bounds if a <= mention.start < b), 0)
        low = self.annotation.words[start].start
        here = [ref for ref in self.recent if ref.span is not None and ref.span.start >= low and ref.country]
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

    def _definite(self, mention: Mention, text: str, span: Span) -> tuple[ActorRef, ...]:
        """ "The minister": the one named last; with nobody named, an unnamed one."""
        role = mention.role
        assert role is not None
        if mention.definite and not mention.plural:
            for holder in reversed(self.holders):
                if holder.role == role.name or (
                    role.name in {"minister", "official"} and holder.role.endswith(role.name)
                ):
                    return (self._again(holder.ref, mention),)
        if role.kind in {"government", "armed_group"} and not mention.plural:
            if mention.definite:  # "the movement", «الحركة»: the body of this kind named last
                for ref in reversed(self.recent):
                    if str(ref.kind) == role.kind and role.kind == "armed_group":
                        return (self._again(ref, mention),)
        if self.home is not None:
            mention.country = self.home
            return self._role(mention)
        if role.kind in {"government", "armed_group"} and not mention.plural:
            return ()
        kind = _KINDS.get(role.kind, ActorKind.OFFICE)
        return (self._unnamed(role.name, kind, None, text, span, role.english, role.arabic),)

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
            name = f"{org.name} {english}"
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


def romanise(name: str) -> str:
    """An Arabic name in Latin letters, good enough to read and to find again.

    >>> romanise("ريبكوف")
    'Ribkuf'
    """
    words = []
    for word in name.split():
        letters = "".join(_LATIN.get(char, char if char.isascii() else "") for char in word)
        words.append(letters.capitalize())
    return " ".join(word for word in words if word)


def _slug(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:60] or "x"


def _skeleton(latin: str) -> str:
    """Consonants of a name, so that two spellings of it get one identifier."""
    words: Sequence[str] = _slug(latin).split("-")
    return re.sub(r"[aeiouyw]", "", words[-1]).replace("ph", "f").replace("v", "f")
