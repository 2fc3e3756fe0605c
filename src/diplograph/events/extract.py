"""An annotated article with its actors in, who did what to whom out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from diplograph.events.arguments import Filled, fill
from diplograph.events.attribution import ordered, scopes
from diplograph.events.circumstances import Timetable, parted_by, place_of
from diplograph.events.clauses import (
    CONTACTS,
    JOURNEYS,
    UNLISTED,
    Clause,
    Group,
    Predicate,
    Scope,
    report_start,
)
from diplograph.events.confidence import chance, features
from diplograph.events.topics import topics_of, topics_told
from diplograph.lang.times import find_times
from diplograph.records import (
    ActorKind,
    ActorRef,
    Article,
    EventMention,
    Modality,
    Place,
    Polarity,
    Span,
    When,
)
from diplograph.vocab import EVENT_TYPES, SPEECH_ACTS

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from diplograph.lang.nlp import Annotation, Mention, Word

__all__ = ["find_events"]

CONTACT = frozenset(
    [
        "call",
        "meet",
        "visit",
        "host",
        "negotiate",
        "mediate",
        "agree",
        "sign_agreement",
        "arrive",
        "discuss",
        "leave",
    ]
)
SYMMETRIC = frozenset(name for name, kind in EVENT_TYPES.items() if kind.symmetric)
_WOULD_BE = frozenset({"يكون", "تكون", "يكونوا"})
_WHICH = frozenset({"ما", "مما"})
_CONFLICT = frozenset({"attack", "seize_arrest_detain"})
# What makes somebody what they are rather than happens: "rebels backed by Iran", "troops armed by the US".
_STANDING = frozenset(
    ["support_statement", "aid_military", "aid_economic", "cooperate_economic", "host",
     "establish_or_normalise_relations"]
)  # fmt: skip
# What a state does to the diplomats of another.
_ON_FOREIGNERS = frozenset({"recall_or_expel_diplomat", "summon_ambassador"})
# What is told of people besides what they do now.
_IN_PASSING = frozenset({"attack", "seize_arrest_detain", "accuse", "release", "sanction", "sign_agreement"})
# Who tells the news, besides outlets.
_REPORTERS = frozenset(
    {"journalist", "reporter", "correspondent", "journalists", "reporters", "correspondents"}
)
# What newspapers do in words only.
_NOT_BY_MEDIA = frozenset(["attack", "deploy_mobilise", "meet", "call", "discuss", "negotiate", "withdraw"])
# What they only tell of.
_TOLD_BY_MEDIA = frozenset({"seize_arrest_detain", "release", "recall_or_expel_diplomat"})
# What a reporter has with somebody as well.
_TALKS = frozenset({"call", "meet", "discuss"})
# What is told without anybody who did it or suffered it.
_HAPPENINGS = frozenset({"attack", "demonstrate"})
# What only states do to each other: one of them named is enough.
_FOREIGN = frozenset(
    [
        "sanction",
        "lift_sanction",
        "embargo",
        "sever_relations",
        "establish_or_normalise_relations",
        "recognise",
        "summon_ambassador",
        "recall_or_expel_diplomat",
        "appoint_envoy",
        "cooperate_military",
    ]
)
# What a state deals with others about, whoever of it speaks.
_FOREIGN_TOPICS = frozenset(
    {"arms_control", "sanctions", "ceasefire_peace", "diplomatic_relations", "international_organisation"}
)
# Who deals with other states by office.
_DIPLOMACY = frozenset(
    {"foreign_minister", "foreign_ministry", "deputy_foreign_minister", "deputy_foreign_ministry"}
)
# What courts of one state do every day.
_BY_COURTS = frozenset({"seize_arrest_detain", "accuse", "release", "demand", "attack", "sanction", "reject"})
# What is said to others, whoever they are.
_ADDRESSING = frozenset(
    ["appeal_request", "demand", "warn", "accuse", "criticise_condemn", "invite", "praise"]
)
# What those who are of no state say to whoever it concerns.
_SAID_TO_ALL = frozenset(["appeal_request", "demand", "warn", "criticise_condemn", "express_concern"])
# What somebody is asked to do.
_ASKED = frozenset({"appeal_request", "demand"})
# What a state does to others that they would not have.
_HARMS = frozenset(
    ["attack", "sanction", "embargo", "sever_relations", "recall_or_expel_diplomat", "seize_arrest_detain",
     "threaten", "suspend_cancel"]
)  # fmt: skip
# What cannot be done but to another state.
_ON_A_STATE = frozenset(
    ["sanction", "embargo", "sever_relations", "recall_or_expel_diplomat", "threaten", "summon_ambassador"]
)
_HOSTILE = _HARMS | {"criticise_condemn", "accuse", "warn", "summon_ambassador", "protest_diplomatic"}
# What private people may say of states, and no state hears of it.
_OPINIONS = frozenset(["express_concern", "praise", "express_intent", "state_comment"])
# What the police of a state do with its people every day.
_BY_POLICE = frozenset({"seize_arrest_detain", "release", "attack"})
_PROSECUTED = frozenset({"charge", "indict", "prosecute", "convict", "arraign"})
_NO_KEYS: frozenset[str] = frozenset()
# Nameless bodies that may be a side: gunmen, a delegation, a company; not "a president", nor "people".
_ACTING = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.GOVERNMENT})
# What a state may tell its own people as well.
_TOLD_NATIONALS = frozenset(["appeal_request", "demand", "warn", "invite"])
# What teams and artists are said to do like states.
_PLAYED = frozenset(
    ["attack", "visit", "arrive", "leave", "meet", "host", "withdraw", "deploy_mobilise", "threaten",
     "reject", "criticise_condemn", "support_statement", "demonstrate", "offer", "invite", "praise",
     "seize_arrest_detain", "suspend_cancel", "cooperate_military", "concede", "agree", "sign_agreement",
     "protest_diplomatic", "accuse", "demand", "appeal_request", "express_concern", "deny"]
)  # fmt: skip
# What a state does towards others though none of them is named: it leaves a treaty, casts a vote.
_ABROAD = frozenset(["join_leave_treaty_or_org", "vote", "recall_or_expel_diplomat", "summon_ambassador"])
# What an official does so as well.
_BY_OFFICIALS = frozenset(
    ["join_leave_treaty_or_org", "recognise", "establish_or_normalise_relations", "sever_relations"]
)
# What two sides may be said to do to each other: traded fire, traded accusations.
_MUTUAL = frozenset(
    ["attack", "accuse", "recall_or_expel_diplomat", "threaten", "criticise_condemn", "sanction", "warn",
     "praise", "congratulate", "release", "sever_relations", "suspend_cancel", "lift_sanction", "embargo"]
)  # fmt: skip
# Encounters whose other side is whom they are proposed to.
_ENCOUNTERS = frozenset(["meet", "negotiate", "discuss", "agree", "sign_agreement", "call"])
# Whom one meets where one goes.
_HOSTS = frozenset([ActorKind.OFFICE, ActorKind.GOVERNMENT, ActorKind.ARMED_GROUP, ActorKind.POPULATION])
# What somebody does until another gives in.
_HELD_OUT = frozenset(["reject", "threaten", "demand"])
# What somebody says that he will do, and may be told of when he does it.
_ANNOUNCED = frozenset(["threaten", "promise", "agree", "offer", "propose"])
# What is done in answer to what others did.
_ANSWERS_DEEDS = frozenset(["criticise_condemn", "protest_diplomatic", "reject", "accuse", "praise"])
# What others may call a step or a decision.
_STEPS = frozenset(
    ["sanction", "lift_sanction", "embargo", "sever_relations", "recall_or_expel_diplomat", "suspend_cancel",
     "recognise", "establish_or_normalise_relations", "withdraw", "deploy_mobilise", "release", "ceasefire",
     "seize_arrest_detain", "join_leave_treaty_or_org", "appoint_envoy", "attack", "agree"]
)  # fmt: skip
# Encounters with a date of their own, which may be called off.
_OCCASIONS = frozenset(["visit", "meet", "host", "call"])
_HELP = frozenset(["aid_economic", "aid_humanitarian", "aid_military", "support_statement"])
# What a state does with or to others, never itself.
_BETWEEN = SPEECH_ACTS | CONTACT | {"suspend_cancel", "sanction", "embargo", "lift_sanction", "aid_military"}
# What an act is done to, told by its noun.
_OBJECTS = {
    "withdraw": frozenset({"deploy_mobilise"}),
    "suspend_cancel": CONTACT | {"cooperate_military", "cooperate_economic", "aid_economic", "aid_military"},
    "lift_sanction": frozenset({"sanction", "embargo"}),
    "ceasefire": frozenset({"attack"}),
    "negotiate": frozenset({"release", "ceasefire", "withdraw", "extradite", "lift_sanction"}),
    "sign_agreement": frozenset({"agree", "sign_agreement", "ceasefire"}),
    "agree": frozenset({"sign_agreement"}),
    "sanction": frozenset({"embargo"}),
    "seize_arrest_detain": frozenset({"aid_military", "aid_humanitarian"}),
    "embargo": frozenset({"sanction"}),
}
# What an armed movement does towards the state it fights, though only the movement is named.
_WARFARE = frozenset(["withdraw", "ceasefire", "release"])
# What a state says of what others said or did, though none of them is named: Doha rejected the accusations.
_RETORTS = frozenset(
    ["deny", "reject", "threaten", "criticise_condemn", "offer", "warn", "propose", "apologise",
     "appeal_request", "demand", "express_concern", "support_statement", "praise", "accuse",
     "protest_diplomatic", "mediate"]
)  # fmt: skip
# What a state says and does in an affair it has with another one, though the other is not named.
_IN_AFFAIRS = _RETORTS | {"suspend_cancel", "deploy_mobilise", "withdraw", "sever_relations", "embargo",
                          "sanction", "lift_sanction", "summon_ambassador", "agree", "promise", "ceasefire",
                          "express_intent"}  # fmt: skip
# Help that one of an article's states is given by several.
_AID = frozenset({"aid_economic", "aid_humanitarian", "aid_military"})
# What something may be called without being it.
_LIKENED = frozenset({"criticise_condemn", "attack", "threaten", "warn"})
# What is aimed at another: at whom an affair of the article is with, where nobody is named.
_AIMED = _ON_A_STATE | {"reject", "deny", "accuse", "criticise_condemn", "apologise", "suspend_cancel",
                        "protest_diplomatic", "lift_sanction", "attack", "demand", "warn", "agree",
                        "promise"}  # fmt: skip
# What is done to a state: to the only other one of the sentence, where nobody is named.
_TOWARDS = _ON_A_STATE | {"suspend_cancel", "lift_sanction", "apologise"}
# What a protest is held for.
_VOICED = frozenset(
    {"demand", "appeal_request", "criticise_condemn", "protest_diplomatic", "reject", "accuse"}
)
# What the power and the people of one state do to each other.
_DOMESTIC = frozenset({"demonstrate", "repress", "concede", "investigate"})
# What those who talk about terms were told of before.
_SETTLED = ("negotiate", "ceasefire", "agree", "sign_agreement")
# What is decided on first and done later; a sanction or a recall is done by deciding it.
_CARRIED_OUT = frozenset(
    [
        "visit",
        "meet",
        "host",
        "deploy_mobilise",
        "withdraw",
        "aid_economic",
        "aid_humanitarian",
        "aid_military",
        "release",
    ]
)


class Actors(Protocol):
    """What the mentions of an article stand for, one entry a mention."""

    @property
    def refs(self) -> Sequence[tuple[ActorRef, ...]]: ...
    @property
    def places(self) -> Sequence[Place | None]: ...


@dataclass(slots=True)
class _Memory:
    """What later sentences may point back to."""

    subject: tuple[ActorRef, ...] = ()
    speaker: tuple[ActorRef, ...] = ()
    # What the sentence before told first: "Mexico broke off relations. Nicaragua followed suit".
    deed: EventMention | None = None
    # The two that the sentence before told to be in contact: "Putin met Assad. They discussed".
    both: tuple[ActorRef, ...] = ()
    quoted: bool = False
    # Who took part in the last call, visit, meeting …: what "the call" goes back to.
    told: dict[str, tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]]] = field(default_factory=dict)
    # Who took the last step that others may answer: cut relations, imposed sanctions.
    step: tuple[ActorRef, ...] = ()
    helped: tuple[ActorRef, ...] = ()  # whom the last help was for
    # With whom each state or organisation was told to deal, the last one first.
    affairs: dict[str, tuple[ActorRef, ...]] = field(default_factory=dict)
    # The states told of, by their codes: an affair is theirs more than of whoever acted for them last.
    states: dict[str, ActorRef] = field(default_factory=dict)
    # Who was said to be a foreign minister or to speak for one.
    diplomats: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Candidate:
    filled: Filled
    mention: EventMention
    embedded: str = ""
    covered: set[int] = field(default_factory=set)


def find_events(
    article: Article,
    doc: Doc,
    actors: Actors,
    observed: dict[tuple[int, str], dict[str, float]] | None = None,
    *,
    domestic: bool = True,
) -> list[EventMention]:
    """The events of an article, in order of appearance.

    Args:
        article: the article.
        doc: its annotated text.
        actors: what its mentions stand for.
        observed: gets what each score was made of, by the start of the trigger and the type.
        domestic: whether domestic events are asked for; if not, theirs are no scores and no topics.
    """
    annotation: Annotation = doc.user_data["diplograph"]
    verb_first = annotation.lexicon.settings.get("order", "svo") == "vso"
    memory = _Memory()
    out: list[EventMention] = []
    for start, end in annotation.bounds:
        first = report_start(annotation.words, start, end, annotation.mentions)
        clause = Clause(
            annotation.words, min(first, end - 1), end, annotation.mentions, annotation.lexicon, verb_first,
            annotation.relations,
        )  # fmt: skip
        out.extend(_Sentence(article, annotation, actors, clause, start, memory, observed, domestic).events())
    return out


class _Sentence:
    def __init__(
        self,
        article: Article,
        annotation: Annotation,
        actors: Actors,
        clause: Clause,
        start: int,  # the first word of the sentence, dateline and all
        memory: _Memory,
        observed: dict[tuple[int, str], dict[str, float]] | None = None,
        domestic: bool = True,
    ) -> None:
        self.observed = observed
        self.domestic = domestic
        self.article = article
        self.annotation = annotation
        self.actors = actors
        self.clause = clause
        self.memory = memory
        words = clause.words
        self.span = Span(words[start].start, words[clause.end - 1].end)
        self.scopes = clause.scopes = scopes(clause)
        self._readings: dict[bool, dict[int, When]] = {}
        self.speaker: tuple[ActorRef, ...] = ()

    @cached_property
    def timetable(self) -> Timetable:
        """The times of the sentence and what they date."""
        return Timetable(self.clause, self.annotation.times_in(self.span.start, self.span.end))

    def events(self) -> list[EventMention]:
        clause = self.clause
        filled = [found for predicate in clause.predicates for found in _fillings(clause, predicate)]
        self._open_quote()
        candidates = [
            c
            for f in filled
            if not self._is_topic(f, filled) and (c := self._candidate(f, filled)) is not None
        ]
        candidates = self._settle(self._owned_up(self._prune(candidates)))
        self._aim(candidates)
        self._reciprocate(candidates)
        candidates = [
            c
            for c in candidates
            if not self._is_idle(c)
            and not self._is_supposed(c)
            and not self._is_held_out_for(c, candidates)
            and not self._only_votes(c, candidates)
        ]
        mentions = [self._weighed(candidate, len(candidates) - 1) for candidate in candidates]
        bound = self._obligations(candidates)
        said = [c for c in self._comments(candidates) if all(c.agents != b.agents for b in bound)]
        told = [*bound, *said, *self._protests(candidates)]
        mentions.extend(
            self._scored(mention, {"no trigger": 1.0, f"type {mention.type}": 1.0}) for mention in told
        )
        mentions.extend(self._likewise(mentions))
        self._remember()
        self.memory.deed = min(mentions, key=lambda m: m.trigger.start, default=None)
        self.memory.both = ()
        for mention in mentions:
            if mention.type in CONTACTS and len(mention.agents) == len(mention.patients) == 1:
                both = (*mention.agents, *mention.patients)
                if all(ref.kind in {ActorKind.PERSON, ActorKind.STATE} for ref in both):
                    self.memory.both = both
            if mention.agents and mention.patients:
                self.memory.told[mention.type] = mention.agents, mention.patients
                if mention.type in _AID and any(ref.country for ref in mention.patients):
                    self.memory.helped = mention.patients
                if not mention.domestic:
                    self._note_affair(mention)
            if mention.agents and mention.type in _STEPS:
                self.memory.step = mention.agents
        mentions.sort(key=lambda m: (m.trigger.start, m.type))
        return mentions

    def _is_no_act(self, filled: Filled, agents: Sequence[ActorRef], patients: Sequence[ActorRef]) -> bool:
        """Words of an act that tell of none: what troops are, what is likened, what nobody said."""
        predicate, kind, words = filled.predicate, filled.frame.type, self.clause.words
        if kind == "deploy_mobilise" and predicate.passive and words[predicate.start].key == "stationed":
            return any(word.key in {"are", "is"} for word in words[predicate.left : predicate.start])
        if predicate.pos == "n" and predicate.start - 2 >= self.clause.start:
            first, article = words[predicate.start - 2 : predicate.start]
            if first.key == "as" and article.key in {"a", "an"} and kind in _LIKENED:
                return True  # "would be treated as a declaration of war"
            if kind == "appeal_request" and first.key == "at" and article.has("definite") and not patients:
                return True  # "at the request of the president": his own
        if kind == "propose" and predicate.pos == "n":
            return not agents  # "signed up to a six-point plan"
        if kind in {"accuse", "criticise_condemn"} and not patients:
            return self._negated(predicate)  # "stopped short of blaming anyone"
        if kind != "agree" or patients or not predicate.infinitive:
            return False
        above = self.clause.finite_before(predicate.left)  # "are due to meet to settle the timetable"
        met = above is not None and any(form.frame.type in CONTACT for form in above.forms)
        return met or (len({ref.country for ref in agents}) < 2 and predicate.end - predicate.start > 1)

    def _is_line(self, patients: Sequence[ActorRef]) -> bool:
        """Whether states stand in a headline: no full stop ends it."""
        return self.clause.words[self.clause.end - 1].text not in {".", "!"} and any(
            map(_is_abroad, patients)
        )

    def _note_affair(self, mention: EventMention) -> None:
        """Keeps who deals with whom, for what is said or done later without naming the other."""
        states = self.memory.states
        for side, other in ((mention.agents, mention.patients), (mention.patients, mention.agents)):
            for ref in side:
                others = tuple(
                    states.get(o.country or "", o)
                    for o in other
                    if _party(o) != _party(ref) and (o.country or _of_many(o))
                )
                if others and (ref.country or _of_many(ref)):
                    self.memory.affairs[_party(ref)] = others
        there = mention.place.country if mention.place is not None else None
        if mention.type == "attack" and there and there not in {ref.country for ref in mention.agents}:
            self.memory.affairs[there] = mention.agents  # whose soil it was on

    def _in_affair(self, agents: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
        """Whom those who act were told to deal with last; nobody for the police and the like."""
        if not agents or not all(_official(ref) and _speaks_of_policy(ref) for ref in agents):
            return ()
        if self._is_at_home:
            return ()
        return self.memory.affairs.get(_party(agents[0]), ())

    @cached_property
    def _is_at_home(self) -> bool:
        """Whether the sentence is on what a state deals with at home: "promised cheaper bread"."""
        clause, home = self.clause, self.clause.lexicon.sets.get("home_affairs", _NO_KEYS)
        for i in range(clause.start, clause.end):
            if home.isdisjoint(clause.words[i].candidates):
                continue
            index = clause.words[i].name
            if index < 0 or clause.mentions[index].kind not in {"state", "person", "name", "place", "org"}:
                return True
        return False

    def _opponent(self, kind: str, agents: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
        """At whom a deed is aimed that names nobody: the other state of its sentence, else of the affair.

        "Iran's envoys were packing after Saudi Arabia cut all ties".
        """
        own = {ref.country for ref in agents}
        if kind not in _TOWARDS or None in own or len(own) > 1 or self.clause.verb_first:
            return tuple(map(_unsaid, self._in_affair(agents)))
        sources = {id(source) for scope in self.scopes for source in scope.sources}
        others: dict[str, ActorRef] = {}
        for group in self.clause.groups:
            for ref in self._refs([group]) if id(group) not in sources and not self._is_outlet(group) else ():
                if ref.country and ref.country not in own and ref.kind is not ActorKind.POPULATION:
                    others.setdefault(ref.country, ref)
        if others:
            return tuple(map(_unsaid, others.values())) if len(others) == 1 else ()
        return tuple(map(_unsaid, self._in_affair(agents)))

    def _is_said_abroad(self, filled: Filled, patients: Sequence[ActorRef]) -> bool:
        """ "Foreign Minister X called for restraint": said to others, though nobody is named."""
        first = filled.agents[0] if filled.agents else None
        if first is None or any(ref.country or ref.kind is ActorKind.POPULATION for ref in patients):
            return False
        return not self.clause.verb_first and self._is_diplomat(first)

    def _names_others(self, filled: Filled, agents: Sequence[ActorRef]) -> bool:
        """Whether somebody of another state stands after a verb, whatever the verb has to do with them."""
        own, clause, predicate = {_party(ref) for ref in agents}, self.clause, filled.predicate
        stop = clause.end
        for verb in clause.predicates:
            if verb.start < predicate.end or verb.pos != "v" or not verb.finite:
                continue
            doer = clause.subject(verb)
            if isinstance(doer, Group) and doer.start >= predicate.end:
                stop = doer.start  # "…, and his foreign secretary said"
                break
            if clause.words[verb.left - 1].has("and", "conj"):
                stop = verb.left
                break
        after = (group for group in clause.groups if predicate.end <= group.start < stop)
        return any(
            _party(ref) not in own and _identified(ref) for group in after for ref in self._refs([group])
        )

    def _weighed(self, candidate: _Candidate, others: int) -> EventMention:
        """The event of a candidate with its topics, and the chance that it is right."""
        mention = candidate.mention
        if mention.domestic and not self.domestic:
            return mention
        found = features(candidate.filled, self.clause, mention, others)
        return self._scored(mention, found, self._topics(candidate, alone=not others))

    def _scored(
        self, mention: EventMention, found: dict[str, float], topics: tuple[str, ...] | None = None
    ) -> EventMention:
        if self.observed is not None:
            self.observed[mention.trigger.start, mention.type] = found
        score = chance(found, self.clause.lexicon.code)
        return replace(mention, score=score, topics=mention.topics if topics is None else topics)

    def _only_votes(self, candidate: _Candidate, others: Sequence[_Candidate]) -> bool:
        """Whether a vote is told by what was voted: "voted to recognise Palestine"."""
        outer = candidate.filled.predicate
        return candidate.mention.type == "vote" and any(
            other is not candidate and self._is_voted(outer, other.filled.predicate) for other in others
        )

    def _is_idle(self, candidate: _Candidate) -> bool:
        """What is asked or supposed, what teams and artists do, and what storms do."""
        clause, mention = self.clause, candidate.mention
        predicate = candidate.filled.predicate
        words = clause.words
        if words[clause.end - 1].text in {"?", "؟"} and not words[predicate.start].quoted:
            return True
        pundits = self._tells_of("pundits")
        if pundits and mention.modality in {Modality.POSSIBLE, Modality.CONDITIONAL}:
            return True
        if mention.type == "attack" and clause.verb_first and self._is_calamity(predicate):
            return True  # اجتاحت البلاد فيضانات, الزلزال الذي ضرب
        if mention.type == "attack" and not mention.agents and self._is_accident(predicate):
            return True
        if pundits and self._is_believed(predicate):
            return True
        if mention.type == "attack" and self._tells_of("calamities"):
            return not any(_armed(ref) or ref.country for ref in mention.agents)
        if mention.type in {"host", "visit", "arrive"} and self._tells_of("tourism"):
            return True
        if mention.type in _PLAYED and self._tells_of("leisure"):
            if mention.type == "attack" and not mention.agents:
                return False  # a bomb at a concert
            return not any(
                _speaks_for_state(ref) and not ref.id.startswith("body/delegation-")
                for ref in (*mention.agents, *mention.patients)
            )  # "the French team will meet Croatia"
        return False

    def _is_calamity(self, predicate: Predicate) -> bool:
        """Whether what struck stands right beside its verb, and no army: a flood, a quake."""
        clause = self.clause
        if predicate.pos != "v" or predicate.passive:
            return False
        found = clause.lexicon.sets.get("calamities", _NO_KEYS)
        beside = range(max(clause.start, predicate.left - 2), min(clause.end, predicate.end + 4))
        return any(clause.words[i].name < 0 and clause.base(i) in found for i in beside)

    def _is_accident(self, predicate: Predicate) -> bool:
        """لقوا مصرعهم في انهيار مبنى, في حادث سير: what they died in is nobody's deed."""
        clause = self.clause
        found = clause.lexicon.sets.get("accidents", _NO_KEYS)
        for i in range(predicate.end + 1, clause.limit(predicate.end) - 1):
            word = clause.words[i]
            if word.name < 0 and word.key in found and clause.words[i - 1].has("prep", "setting"):
                deed = clause.predicate_at(i + 1)  # في حادث إطلاق نار
                return deed is None or all(form.frame.type != "attack" for form in deed.forms)
        return False

    def _is_believed(self, predicate: Predicate) -> bool:
        """Whether pundits suppose it: "historians believe that Moscow had planned to"."""
        clause, sets = self.clause, self.clause.lexicon.sets
        pundits, supposing = sets.get("pundits", _NO_KEYS), sets.get("supposing", _NO_KEYS)
        return any(
            clause.words[i].key in pundits and clause.words[i + 1].key in supposing
            for i in range(clause.start, min(predicate.start, clause.end - 1))
        )

    def _tells_of(self, name: str) -> bool:
        """Whether a word of a set stands in the sentence and names nobody."""
        clause = self.clause
        wanted = clause.lexicon.sets.get(name, _NO_KEYS)
        if wanted.isdisjoint(clause.vocabulary):
            return False
        return any(
            clause.base(i) in wanted
            for i in range(clause.start, clause.end)
            if (mentioned := clause.words[i].name) < 0 or _is_nobody(clause.mentions[mentioned])
        )

    def _is_supposed(self, candidate: _Candidate) -> bool:
        """What stands in an if-clause: "unless Berne apologised", "if talks with Armenia fail"."""
        mention = candidate.mention
        if self.clause.verb_first and mention.type not in CONTACT and self._is_possible_end(candidate):
            return True
        if mention.modality is not Modality.CONDITIONAL or self.clause.verb_first:
            return False
        if mention.type in CONTACT and mention.agents and mention.patients:
            return False
        predicate = candidate.filled.predicate
        return any(
            self.clause.words[i].has("conditional") and self.clause.words[i].name < 0
            for i in range(max(self.clause.start, predicate.left - 8), predicate.left)
        )

    def _is_held_out_for(self, candidate: _Candidate, others: Sequence[_Candidate]) -> bool:
        """ "Ruled out a swap until Riyadh reopens the port": what is to be done first."""
        clause, predicate = self.clause, candidate.filled.predicate
        if clause.verb_first or predicate.pos != "v" or not predicate.finite:
            return False
        for i in range(predicate.left - 1, max(clause.start, predicate.left - 8), -1):
            if clause.words[i].key in {"until", "before"} and clause.words[i].name < 0:
                return any(
                    other.mention.type in _HELD_OUT and other.filled.predicate.end <= i for other in others
                )
            if clause.is_verb(i) or clause.words[i].is_punct:
                return False
        return False

    def _is_possible_end(self, candidate: _Candidate) -> bool:
        """يمكن أن يقود طهران إلى رفض المراقبة: what something may drive somebody to."""
        predicate = candidate.filled.predicate
        before = (p for p in reversed(self.clause.predicates) if p.end <= predicate.start and p.pos == "v")
        verb = next(before, None)
        return predicate.pos == "n" and verb is not None and "drives" in verb.tags and self._may_happen(verb)

    def _may_happen(self, verb: Predicate) -> bool:
        reach = range(max(self.clause.start, verb.left - 2), verb.left)
        return verb.possible or any(self.clause.words[i].has("possible") for i in reach)

    def _topics(self, candidate: _Candidate, *, alone: bool) -> tuple[str, ...]:
        mention = candidate.mention
        refs = {ref.id for ref in (*mention.agents, *mention.patients)}
        if alone:
            refs.update(
                ref.id for group in self.clause.groups for i in group.mentions for ref in self.actors.refs[i]
            )
        accords = self.annotation.accords
        return topics_of(candidate.filled, self.clause, refs, alone=alone, accords=accords)

    # -- sources -----------------------------------------------------------------------------

    def _open_quote(self) -> None:
        """A sentence inside an open quotation, or "he added", goes on with the last speaker."""
        first = self.clause.words[self.clause.start]
        self.speaker = self.memory.speaker if self.memory.quoted and first.quoted else ()
        if self.memory.both and len(self.memory.subject) == 1 and self.clause.is_of_both:
            self.memory.subject = self.memory.both

    def _remember(self) -> None:
        clause, memory = self.clause, self.memory
        for group in clause.groups:
            for ref in self._refs([group]):
                if ref.kind is ActorKind.STATE and ref.country:
                    memory.states.setdefault(ref.country, ref)
        for scope in self.scopes:
            refs = self._refs(scope.sources[:1])
            if refs:
                memory.speaker = refs
        last = clause.words[clause.end - 1]
        memory.quoted = last.quoted or (memory.quoted and last.quoted)
        finite = [p for p in clause.predicates if p.finite]
        for predicate in sorted(finite, key=lambda p: "speech" not in p.tags):
            subject = clause.subject(predicate)
            refs = self._refs([subject]) if isinstance(subject, Group) else ()
            if refs:
                memory.subject = refs
                break

    def _attribution(self, i: int) -> list[ActorRef]:
        chain: list[ActorRef] = []
        for source in ordered(self.scopes, i):
            refs = self._refs([source]) if source != "pronoun" else self.memory.speaker
            chain.extend(ref for ref in refs if all(ref.id != known.id for known in chain))
        for ref in self.speaker:
            if all(ref.id != known.id for known in chain):
                chain.append(ref)
        return chain

    # -- arguments ---------------------------------------------------------------------------

    def _refs(self, items: Iterable[Group | str], *, pronoun: bool = True) -> tuple[ActorRef, ...]:
        out: list[ActorRef] = []
        for item in items:
            if item == "speaker":
                out.extend(ref for ref in self._last_speaker() if all(ref.id != known.id for known in out))
                continue
            if isinstance(item, str):
                if pronoun and item != UNLISTED:
                    out.extend(
                        _unsaid(ref)
                        for ref in self.memory.subject
                        if all(ref.id != known.id for known in out)
                    )
                continue
            further = self.clause.spread(item)
            for index in (*item.mentions, *further):
                for ref in self.actors.refs[index]:
                    ref = self._owned(item, ref)
                    if further and index in item.mentions and not ref.country and _is_nameless(ref):
                        continue  # "generals from the two sides" are the two sides'
                    if all(ref.id != known.id for known in out):
                        out.append(ref)
        return tuple(out)

    def _owned(self, group: Group, ref: ActorRef) -> ActorRef:
        """ "Tony Blair's envoy": of the state of whoever he serves."""
        if self.clause.verb_first or ref.country or not _is_nameless(ref) or len(group.mentions) > 1:
            return ref
        k = group.start - 1
        if k <= self.clause.start or not self.clause.words[k].has("genitive"):
            return ref
        owner = self.clause.group_at(k - 1)
        if owner is None:
            return ref
        served = self.actors.refs[owner.mentions[-1]]
        bosses = {ActorKind.PERSON, ActorKind.OFFICE}
        home = served[0].country if served and served[0].kind in bosses else None
        if home is None or ref.kind is ActorKind.POPULATION:
            return ref
        return replace(ref, id=f"{ref.id.rpartition('-')[0]}-{home.lower()}", country=home)

    def _goes_along(self, item: Group | str) -> bool:
        """Whether a force comes with whoever acts: بآلياته, بقواتهم."""
        if isinstance(item, str) or item.governor != "ب":
            return False
        mention = self.clause.mentions[item.mentions[0]]
        return mention.possessed and mention.role is not None and mention.role.kind == "armed_group"

    def _are_weapons(self, item: Group | str) -> bool:
        """Whether a group is what somebody fires, by its last word or the one its nationality is of."""
        if isinstance(item, str):
            return False
        weapons = self.clause.lexicon.sets.get("weapons", _NO_KEYS)
        return any(word.key in weapons for word in self.clause.words[item.end - 1 : item.end + 1])

    def _is_told_to(self, item: Group | str) -> bool:
        """Whether news media stand after "to": told them, or in an interview with them."""
        if isinstance(item, str) or item.governor not in self.clause.lexicon.settings.get("told_to", ()):
            return False
        return self.clause.mentions[item.mentions[0]].is_outlet

    def _last_speaker(self) -> list[ActorRef]:
        """Who spoke in the sentence before, whose quotation goes on."""
        return [_unsaid(ref) for ref in self.speaker or self.memory.speaker]

    def _place_of(self, group: Group | None) -> Place | None:
        if group is None:
            return None
        return self.actors.places[group.mentions[0]]

    def _candidate(self, filled: Filled, others: Sequence[Filled]) -> _Candidate | None:
        if filled.weak:
            return None
        clause, frame, predicate = self.clause, filled.frame, filled.predicate
        agents = self._refs(filled.agents)
        patients = self._refs(filled.patients)
        nobody = not any(ref.country for ref in patients)
        between = bool(filled.agents) and _is_between(filled.agents[0])
        if frame.type in _MUTUAL and len(agents) > 1 and (nobody or between) and self._mutual(filled):
            agents, patients = agents[:1], agents[1:]
        elif frame.type in _MUTUAL and not agents and len(patients) > 1 and _is_between(filled.patients[0]):
            agents, patients = patients[:1], patients[1:]  # تم قطع العلاقات بين المغرب وإيران
        both = {ref.country for ref in agents} - {None}
        if frame.type in SYMMETRIC and len(both) > 1 and not clause.verb_first:
            # "Putin and Xi agreed to meet again in Beijing": where, and no third party
            patients = tuple(r for r in patients if not (r.kind is ActorKind.STATE and r.country in both))
        if frame.type in SYMMETRIC and len(agents) > 1 and not any(ref.country for ref in patients):
            agents, patients = agents[:1], agents[1:]
        elif frame.type in SYMMETRIC and len(agents) > 1 and predicate.pos == "n" and _only_states(patients):
            if not _only_states(agents):
                agents, patients = agents[:1], agents[1:]  # "Merkel, Medvedev discuss Georgia in a call"
        elif frame.type in SYMMETRIC and not agents and len(patients) > 1:
            agents, patients = patients[:1], patients[1:]
        if frame.type in SPEECH_ACTS and agents:
            agents = self._voiced_by(predicate, agents)
        if (
            frame.type in SPEECH_ACTS
            and clause.words[predicate.start].has("informs")
            and not clause.verb_first
        ):
            if filled.patients and all(map(self._is_outlet, filled.patients)):
                return None  # "told reporters he could not": nobody is warned
        if frame.type in SPEECH_ACTS and any(self._is_told_to(item) for item in filled.patients):
            patients = ()  # في تصريحات للتلفزيون الأردني: the medium is not whom it is aimed at
        ids = {ref.id for ref in agents}
        patients = tuple(ref for ref in patients if ref.id not in ids)
        if frame.type == "attack" and clause.verb_first and _is_one_state(agents, patients):
            if all(isinstance(g, Group) and self._is_ones_craft(g) for g in filled.patients):
                patients = ()  # أسقط الجيش مقاتلته: of somebody told of before
        if frame.type == "attack" and any(self._goes_along(item) for item in filled.patients):
            patients = ()  # اقتحم الجيش معززا بآلياته: with what is his own
        outer, unrefused = self._embedder(filled, others), False
        if outer is not None and outer.frame.type == "reject" and clause.verb_first:
            unrefused = self._negated(outer.predicate)
            outer = None if unrefused else outer  # لم يستبعد استئناف العلاقات
        if outer is not None and outer.frame.type == "deny" and agents and self._is_own(predicate):
            if all(isinstance(group, Group) and group.start >= predicate.end for group in filled.agents):
                agents, patients = self._refs(outer.agents), agents  # نفت إيران أن تكون قد هاجمت القوات
        if outer is not None and outer.frame.type == "express_intent" and frame.type == "mediate":
            if clause.verb_first and self._tries_to_mediate(outer.predicate, others):
                outer = None
        first = filled.agents[0] if filled.agents else None
        between = isinstance(first, Group) and first.governor == "between"
        if outer is not None and frame.type in _ENCOUNTERS and agents and not patients and not between:
            # "proposed talks": with whom they were proposed
            known = {ref.id for ref in agents}
            asked = self._refs(outer.patients)
            among = len(asked) > 1 or any(ref.id.startswith("body/parties-") for ref in asked)
            # "urged the two sides to talk": to each other, not to who urges
            for side in (asked,) if among else (asked, self._refs(outer.agents)):
                patients = patients or tuple(ref for ref in side if ref.id not in known)
        if outer is not None and frame.type in _ENCOUNTERS and patients and not agents and clause.verb_first:
            # أعلنت أنها على استعداد لبدء حوار مع طالبان: who offers it takes part in it
            known = {ref.id for ref in patients}
            agents = tuple(ref for ref in self._refs(outer.agents) if ref.id not in known)
        if outer is not None and self._orders_own(outer):
            if all(_is_nameless(ref) or ref.kind is ActorKind.ARMED_GROUP for ref in agents):
                agents, outer = self._refs(outer.agents), None  # "ordered the army to be put on alert"
        if self._orders_own(filled) and any(
            not other.weak and self._embedder(other, others) is filled for other in others
        ):
            return None
        if frame.type == "demand" and predicate.pos == "n" and not patients and not clause.verb_first:
            first = filled.agents[0] if filled.agents else None
            if isinstance(first, Group) and first.adjective and filled.light is None:
                return None  # "Chinese demand for claret"
        if frame.type in _TOLD_NATIONALS and patients and self._are_own_people(filled, patients):
            return None  # "advised its citizens not to travel to Belarus"
        if frame.type in _TOLD_NATIONALS and patients and _is_one_state(agents, patients):
            if frame.type in _ASKED and self._are_own_power(filled):
                return None  # "urged their government to recognise Kosovo"
            if all(ref.kind is ActorKind.POPULATION for ref in patients):
                return None  # نصح الوزير رعايا بلاده: nobody else is concerned
        if frame.type in _BETWEEN and clause.verb_first and _is_one_state(agents, patients):
            patients = ()  # nobody demands of, or meets, his own state: whom it concerns is somebody else
        if frame.type in SPEECH_ACTS and not clause.verb_first and _is_one_state(agents, patients):
            patients = () if _only_states(patients) else patients  # "Moscow …, its foreign minister warned"
        if frame.type in _ENCOUNTERS and not clause.verb_first and agents and patients:
            if all(_is_nameless(ref) and ref.kind in _HOSTS for ref in patients):
                patients = self._met_abroad(agents, patients, predicate, others)
        if frame.type in {"withdraw", "deploy_mobilise"} and not clause.verb_first:
            own = {ref.country for ref in agents} - {None}
            patients = tuple(  # "willing to withdraw its troops from": moved, and nowhere yet
                ref
                for ref in patients
                if not (_is_nameless(ref) and ref.kind is ActorKind.ARMED_GROUP and ref.country in own)
            )
        if frame.type in _CONFLICT and patients and not clause.verb_first:
            patients = self._whose_people(filled, agents, patients)
        place = self._place(filled)
        aimed = clause.verb_first and bool(filled.patients)  # توجه إلى أولمرت: to somebody at home
        if (
            frame.type in JOURNEYS
            and not patients
            and place is not None
            and frame.type != "leave"
            and not aimed
            and not (frame.type == "deploy_mobilise" and self._opens_sentence(filled.place))
        ):
            patients = self._state_at(filled.place)
        if (
            frame.type == "visit"
            and predicate.pos == "n"
            and agents
            and not patients
            and filled.light is None
        ):
            patients = self._visited(agents, predicate)
        if frame.type in _HELP and place is not None and place.country and self._helps_there(filled):
            if patients and all(_is_nameless(ref) or _anybody(ref) for ref in patients):
                patients = self._state_at(filled.place)  # إلى ضحايا الزلزال في هايتي
        if frame.type == "attack" and agents and all(ref.id.startswith("body/embassy-") for ref in agents):
            patients = (*agents, *patients)[:1]  # تفجير سفارتيها: it attacks nobody
            agents = ()
        if frame.type == "attack" and agents and not patients and place is not None:
            rebels = not clause.verb_first and all(_is_movement(r) or "-org-" in r.id for r in agents)
            if place.country and (rebels or place.country not in {ref.country for ref in agents}):
                patients = self._state_at(filled.place)  # توغلت دبابات إسرائيلية في خان يونس
        if frame.type == "attack" and place is not None and place.country and not clause.verb_first:
            patients = _at_home(agents, patients, place.country)
        if frame.type == "demonstrate" and agents and not patients and not clause.verb_first:
            patients = self._power_over(agents, predicate)
        if not agents and not patients and frame.type in CONTACT and self._is_definite(predicate):
            told_before = self.memory.told.get(frame.type, ((), ()))
            agents, patients = (tuple(map(_unsaid, refs)) for refs in told_before)
        if not agents and not patients and frame.type == "negotiate" and filled.light is not None:
            settled = (self.memory.told[kind] for kind in _SETTLED if kind in self.memory.told)
            agents, patients = (tuple(map(_unsaid, refs)) for refs in next(settled, ((), ())))
        if frame.type in CONTACT and predicate.pos == "n" and self._is_under_talk(predicate, others):
            return None
        if frame.type == "meet" and predicate.pos == "n" and predicate.clitics.startswith("ل"):
            if any(
                o.frame.type == "recall_or_expel_diplomat"
                for o in others
                if o.predicate.end <= predicate.start
            ):
                return None  # استدعت سفيرها للتشاور: with nobody abroad
        above = self._done_to(filled, others)
        called_off = above is not None and frame.type in _OCCASIONS and "calls_off" in above.predicate.tags
        called_off = called_off or (frame.type in _OCCASIONS and self._was_called_off(predicate))
        one_sided = not (agents and patients) and not clause.verb_first
        if predicate.pos == "n" and frame.type in CONTACT and one_sided:
            governing = clause.words[predicate.start - 1 - clause.words[predicate.start - 1].has("det")]
            if governing.key == "against" and filled.light is None:
                return None  # "protested against the signing of protocols with Turkey"
        if above is not None and not called_off:
            return None
        if predicate.pos == "n" and not patients and filled.patients and "two" in frame.requires:
            if not clause.verb_first and frame.type not in SYMMETRIC:
                return None  # "Africa must speak with one voice": nobody is asked
        if frame.type == "express_intent" and clause.verb_first and self._tries_to_mediate(predicate, others):
            return None  # سعى إلى التوسط: who tries to mediates
        if clause.verb_first and frame.type in _ANNOUNCED and self._is_what(predicate):
            return None  # تنفيذ ما هددت به: what is known
        if not clause.verb_first and predicate.pos == "v" and frame.type in {"agree", "recognise"}:
            if not any(ref.country for ref in patients) and self._negated(predicate):
                return None  # "it neither accepts nor recognises it"
        if not clause.verb_first and frame.type == "demand" and not patients and predicate.pos == "v":
            if clause.words[predicate.start].key.startswith("order"):
                return None  # "ordered missiles to be brought to the base": of nobody else
        if not clause.verb_first and self._is_no_act(filled, agents, patients):
            return None
        if frame.type == "agree" and predicate.passive and predicate.participle and not agents:
            if not clause.verb_first:
                return None  # "adhere to deals reached with Israel": which ones
        if frame.type == "deny" and predicate.passive and not agents and not clause.verb_first:
            return None  # "was denied a seat"
        if frame.type == "host" and patients and all(_anybody(ref) for ref in patients):
            return None  # "received five prisoners in return"
        if frame.type in {"visit", "arrive"} and predicate.finite and not predicate.passive and not agents:
            if not clause.verb_first and self._negated(predicate):
                return None  # "the novelist never returned to Havana"
        if not clause.verb_first and not predicate.passive and frame.type in {"deploy_mobilise", "withdraw"}:
            before = clause.words[predicate.left - 1] if predicate.left > clause.start else None
            if predicate.participle and clause.group_at(predicate.left - 1) is not None:
                return None  # "fired at warplanes flying over Tyre": which ones
            if (
                before is not None
                and before.key == "that"
                and clause.group_at(predicate.left - 2) is not None
            ):
                if clause.words[predicate.start].key.endswith("ing"):
                    return None  # "shot down drones that were flying over its territory"
        if frame.type == "leave" and predicate.infinitive and not clause.verb_first:
            if any(other.frame.type == "recall_or_expel_diplomat" for other in others):
                return None  # "told the diplomats to leave"
        if frame.type == "leave" and agents and all(_anybody(ref) for ref in agents):
            return None  # "urged its citizens to leave Lebanon"
        if frame.type in {"visit", "arrive"} and not clause.verb_first:
            if agents and all(map(_is_nameless_folk, agents)):
                return None  # "refugees arrived at the border"
            if filled.agents and self._are_weapons(filled.agents[0]):
                return None  # "Sudanese shells had landed in the town"
            if patients and all(map(_anybody, patients)):
                return None  # "visited prisoners"
        if (
            not clause.verb_first
            and self._is_the_writers(predicate)
            and not any(ref.country for ref in agents)
        ):
            return None  # "I went to Fiji": no report speaks of who writes it
        if not clause.verb_first and (self._is_unreal(predicate) or self._is_awaited(predicate)):
            return None  # "would have sent troops": and did not
        if frame.type == "express_intent" and predicate.passive and not clause.verb_first:
            if not any(ref.country for ref in agents):
                return None  # "a force meant to help": nobody's will
        if frame.type == "mediate" and not patients and self._refs(filled.patients) and not clause.verb_first:
            return None  # "brought a message from his president": nobody is reconciled
        between_them = predicate.infinitive or bool(frame.needs)
        if frame.type == "mediate" and not patients and between_them and not clause.verb_first:
            if len({ref.country for ref in agents} - {None}) > 1:
                return None  # "met to defuse a standoff": between themselves
        if frame.type in {"visit", "arrive"} and predicate.passive and not clause.verb_first and not agents:
            return None  # "the bodies were flown to Cali"
        if frame.type == "recall_or_expel_diplomat" and predicate.passive and patients and not agents:
            agents, patients = self._called_home(predicate, patients)
        if frame.type == "summon_ambassador" and patients and agents:
            patients = self._of_another(agents, patients, predicate)
        if frame.type in _ON_FOREIGNERS and agents and patients:
            own = {ref.country for ref in agents} - {None}
            nameless = "expels" in predicate.tags and not any(ref.country for ref in patients)
            if own and (nameless or all(ref.country in own for ref in patients)):
                if all(ref.kind is ActorKind.POPULATION for ref in patients):
                    return None  # "told its nationals to leave": they are no diplomats of another
                foreign = self._expelled(frame.type, predicate, own)
                if foreign and predicate.pos == "n" and self._is_answered(filled):
                    agents = foreign
                else:
                    patients = foreign or patients
        if not any(ref.text for ref in (*agents, *patients)) and not (agents and patients):
            # "A car bomb went off": it happened, though nobody is named
            carried = predicate.pos == "v" or (filled.light is not None and filled.light.finite)
            pro_drop = carried and bool(agents) and (frame.type in SPEECH_ACTS or frame.type in CONTACT)
            if not pro_drop and (frame.type not in _HAPPENINGS or predicate.pos != "v"):
                return None
        if self._is_standing(frame.type, predicate):
            return None  # طالبان التي تدعمها القاعدة: what they are
        if self._in_passing(predicate) and (
            (frame.type in _IN_PASSING and not filled.agents) or frame.type in _STANDING
        ):
            return None
        if frame.type in _CONFLICT and predicate.pos == "n" and not self._happened(filled, agents, patients):
            return None
        if predicate.pos == "v" and self._is_asked(predicate):
            return None  # "asked whether Tokyo would recognise", ما إذا كانت الصين تدين
        if frame.type in _TALKS and predicate.pos == "n" and self._is_interview(predicate):
            return None
        if frame.type == "protest_diplomatic" and predicate.pos == "n" and filled.light is None:
            if clause.words[predicate.start].has("answering") and others:
                return None  # استدعت سفيرها احتجاجا على القصف: why she did
        if not clause.verb_first and predicate.pos == "v":
            before = clause.words[predicate.left - 1] if predicate.left > clause.start else None
            unreal = clause.lexicon.sets.get("unreal", _NO_KEYS)
            if (
                frame.type in _CONFLICT
                and predicate.infinitive
                and before is not None
                and before.key in unreal
            ):
                return None  # "a plot to kill diplomats"
            if predicate.participle and before is not None and before.key == "of":
                if clause.words[predicate.left - 2].key in clause.lexicon.sets.get("notions", _NO_KEYS):
                    return None  # "the tradition of visiting India first"
        words = clause.words
        start, end = predicate.start, predicate.end
        trigger = Span(words[start].start + self._clitic_length(start), words[end - 1].end)
        # One side of a fight told in passing is not news between states.
        told = self._is_told(filled) or (
            predicate.pos == "v"
            and predicate.finite
            and (clause.verb_first or (not predicate.passive and any(ref.country for ref in agents)))
        )
        passing = frame.type in _CONFLICT and not told and not (agents and patients)
        if predicate.pos == "v" and predicate.finite and patients:
            abroad = any(_speaks_abroad(ref) for ref in patients) or _are_forces_abroad(patients, place)
            if predicate.passive or abroad:
                passing = False  # "a Japanese businessman was detained in Beijing"
        polarity, modality = self._realis(filled)
        if unrefused and modality is Modality.ACTUAL:
            modality = Modality.POSSIBLE
        if called_off:
            polarity, modality = Polarity.NEGATED, Modality.PLANNED
        when = self._when(predicate, filled.light, frame.type, modality, trigger)
        if modality is Modality.ACTUAL and polarity is Polarity.AFFIRMED and self._is_to_come(filled, when):
            modality = Modality.PLANNED
            when = self._when(predicate, filled.light, frame.type, modality, trigger)
        embedded = ""
        if outer is not None:
            embedded = outer.frame.embeds
            if frame.type in CONTACT:
                if embedded == "refused" and predicate.pos == "v" and not clause.verb_first:
                    return None  # "refused to meet" is a refusal, and no meeting
                if outer.frame.type == "accuse" and self._follows_closely(outer.predicate, predicate):
                    return None  # "accused Panama of bowing to pressure" is no agreement
                if embedded == "refused":
                    polarity, modality = Polarity.NEGATED, Modality.ACTUAL
                elif modality in {Modality.ACTUAL, Modality.PLANNED}:
                    modality = Modality(embedded)
            elif outer.frame.type == "deny" and frame.type == "support_statement":
                return None  # نفت تقديم أي دعم: nobody says that he supports
            elif outer.frame.type == "deny" and frame.type not in SPEECH_ACTS and agents and patients:
                polarity, modality = Polarity.NEGATED, Modality.ACTUAL  # "denied having expelled diplomats"
            elif outer.frame.type == "vote" and self._is_voted(outer.predicate, predicate):
                pass  # "voted to recognise Palestine" recognises it
            elif embedded and not (frame.type in SPEECH_ACTS and predicate.pos == "n" and agents):
                return None  # a request that was rejected was still made
            elif clause.verb_first and outer.frame.type in _ASKED and frame.type == "apologise":
                return None  # طالب لندن بالاعتذار: nobody has apologised yet
        elif frame.type not in CONTACT and self._is_content(predicate, others):
            return None
        attribution = [] if self._presupposed(predicate) else self._attribution(start)
        if outer is not None and outer.frame.type in SPEECH_ACTS and outer.frame.type != "deny":
            # an offer of talks: who offers speaks of his own act and reports no other
            ids = {ref.id for ref in self._refs(outer.agents)}
            attribution = [ref for ref in attribution if ref.id not in ids]
        if frame.type in SPEECH_ACTS or frame.type == "protest_diplomatic":  # said as well
            ids = {ref.id for ref in agents}
            attribution = [ref for ref in attribution if ref.id not in ids]
        kind, threatens = frame.type, False
        if filled.agents and all(map(self._is_outlet, filled.agents)):
            if kind in _NOT_BY_MEDIA:
                return None  # شنت الصحيفة هجوما على: with words; التقت الصحيفة الوزير: to ask him
            if kind in _TOLD_BY_MEDIA:
                agents = ()  # أفاد صحافي بأنه أفرج عن المصور: who tells it did not do it
        if kind == "criticise_condemn" and predicate.pos == "v" and clause.calls(predicate.start - 2):
            struck = clause.finite_before(predicate.left)
            if struck is not None and any(form.frame.type in _CONFLICT for form in struck.forms):
                return None  # "struck what it called a terrorist camp": the words only name it
        if kind == "recall_or_expel_diplomat" and agents and not clause.verb_first:
            if all(_is_of_no_state(ref) or ref.kind is ActorKind.IGO for ref in agents):
                kind, patients = "withdraw", tuple(ref for ref in patients if ref.country)
                # "Annan ordered all inspectors out": nobody is expelled by a body of many states
        if kind == "reject" and polarity is Polarity.NEGATED:
            return None  # "did not rule out talks": nothing was refused
        if kind == "meet" and words[start].has("parley") and _is_truce(agents, patients):
            kind = "negotiate"  # talks of a state with a movement it fights are about terms
        if kind == "warn" and agents and not clause.verb_first and self._warns_of_own(predicate, agents):
            kind, threatens = "threaten", True
            patients = tuple(ref for ref in patients if ref.country)
        if kind in _HELP and modality is Modality.PLANNED and polarity is Polarity.AFFIRMED:
            own = {ref.country or ref.id for ref in agents}
            if own & {ref.country or ref.id for ref in attribution}:
                kind, modality = "promise", Modality.ACTUAL  # "we will give": one's own help to come
                attribution = [ref for ref in attribution if all(ref.id != agent.id for agent in agents)]
        if kind == "invite" and not patients and any(o.frame.type == "demonstrate" for o in others):
            kind = "appeal_request"  # تظاهروا تلبية لدعوة أحزاب المعارضة
        if kind == "praise" and predicate.pos == "v" and self._is_document(predicate):
            kind, patients = "state_comment", ()
        nobody = not any(ref.country for ref in patients)
        if kind == "praise" and clause.verb_first and nobody and self._is_relief(predicate):
            patients, kind = (), "state_comment"  # عبرت عن ارتياحها لتجنب المواجهة
        if kind == "state_comment" and {r.country for r in patients} <= {r.country for r in agents}:
            patients = ()
        if kind == "demonstrate" and agents and words[start].has("protests"):
            powers = {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.OFFICE}
            summons = any(other.frame.type in _ON_FOREIGNERS for other in others)
            official = summons or all(ref.kind in powers for ref in agents)
            official = official or (clause.verb_first and all(ref.kind is ActorKind.PERSON for ref in agents))
            if official and not self._are_nationals(filled):
                kind = "protest_diplomatic"  # a ministry protests by a note, not in the street
        if kind in {"protest_diplomatic", "embargo"} and agents and not clause.verb_first:
            if all(ref.kind is ActorKind.POPULATION for ref in agents):
                kind = "demonstrate"  # people protest in the street, not by a note
        if kind == "visit" and agents and all(a.id.startswith(_SOLDIERS) for a in agents):
            if words[start].key.startswith("return"):
                return None  # "the coastguard returned to Danang": back home
            kind = "deploy_mobilise"  # soldiers who fly to a country are deployed there
        if kind == "recall_or_expel_diplomat" and patients and not clause.verb_first:
            called = frame.whom or self._is_called(filled.patients, frame.needs)
            if "evicts" in predicate.tags and not called and all(map(_is_nameless_folk, patients)):
                kind = "repress"  # migrants are expelled, and no diplomats
        if kind == "arrive" and agents and all(a.kind is ActorKind.ARMED_GROUP for a in agents):
            kind = "deploy_mobilise"  # soldiers who arrive are deployed
        if kind == "leave" and agents and all(a.kind is ActorKind.ARMED_GROUP for a in agents):
            kind = "withdraw"
        if kind in _AIMED and agents and predicate.pos == "v":
            home = {None, *(ref.country for ref in agents)}
            bare = not patients and not self._refs(filled.patients)
            unnamed = kind == "recall_or_expel_diplomat" and all(ref.country in home for ref in patients)
            if (bare and kind in _TOWARDS) or ((bare or unnamed) and not self._names_others(filled, agents)):
                patients = self._opponent(kind, agents) or patients  # "Maduro cuts ties"
        if kind in _AID and agents and not any(ref.country for ref in patients):
            if not self._names_others(filled, agents) and not clause.verb_first:
                own = {ref.country for ref in agents}
                patients = tuple(_unsaid(r) for r in self.memory.helped if r.country not in own) or patients
        mention = EventMention(
            article=self.article.id,
            type=kind,
            trigger=trigger,
            sentence=self.span,
            agents=agents,
            patients=patients,
            place=place,
            when=when,
            polarity=polarity,
            modality=modality,
            attribution=tuple(attribution),
            rule=filled.rule,
            sense="hostage" if kind == "seize_arrest_detain" and self._is_hostage(predicate) else "",
            score=round(min(0.99, filled.score), 2),
            domestic=passing
            or self._is_judged(filled)
            or not (
                threatens
                or self._on_foreign_affairs(filled, agents, patients)
                or self._international(frame.type, agents, patients, place)
                or self._by_several(filled, agents, patients)
                or (frame.foreign and bool(agents) and all(_official(ref) for ref in agents))
                # "Accord Reached With Iran"
                or (kind == "agree" and predicate.passive and not agents and self._is_line(patients))
                or (
                    kind in _IN_AFFAIRS
                    and (predicate.finite or (predicate.participle and not clause.verb_first))
                    and bool(self._in_affair(agents))
                )
                or (kind in _RETORTS and self._is_said_abroad(filled, patients))
            ),
        )
        if mention.domestic and clause.lexicon.settings.get("own_people"):
            mention = self._among_themselves(mention)
        return _Candidate(filled, mention, embedded)

    def _opens_sentence(self, place: Group | None) -> bool:
        """«وفي بروكسل، شرع الحلف في نشر»: where it is told, not where forces go."""
        if place is None or place.end >= self.clause.end or place.start - self.clause.start > 3:
            return False
        return self.clause.words[place.end].text in {"،", ","}

    def _whose_people(
        self, filled: Filled, agents: Sequence[ActorRef], patients: tuple[ActorRef, ...]
    ) -> tuple[ActorRef, ...]:
        """ "Yemen says gunboats fired on its fishermen": they are of the other state told of before."""
        first = filled.patients[0] if filled.patients else None
        own = {ref.country for ref in agents} - {None}
        if not own or not isinstance(first, Group) or not self._are_own_people(filled, patients):
            return patients
        for group in reversed(self.clause.groups):
            refs = self._refs([group]) if group.end <= first.start else ()
            if refs and refs[0].country and refs[0].country not in own:
                home = refs[0].country
                return tuple(
                    replace(ref, id=f"{ref.id.rpartition('-')[0]}-{home.lower()}", country=home)
                    for ref in patients
                )
        return patients

    def _by_several(self, filled: Filled, agents: Sequence[ActorRef], patients: Sequence[ActorRef]) -> bool:
        """ "Nordic countries have stopped aid to Kenya": states without a name act on one that has it."""
        predicate, abroad = filled.predicate, self.clause.lexicon.sets.get("abroad", _NO_KEYS)
        if self.clause.verb_first or agents or not any(ref.country for ref in patients):
            return False
        near = range(max(self.clause.start, predicate.left - 2), predicate.left)
        return predicate.pos == "v" and any(self.clause.words[i].key in abroad for i in near)

    def _is_called(self, groups: Sequence[Group | str], words: frozenset[str]) -> bool:
        """Whether people are called by one of some words, before or in their name: "embassy staff"."""
        reach = [range(g.start - 2, g.end) for g in groups if isinstance(g, Group)]
        return any(self.clause.words[i].key in words for near in reach for i in near if i < self.clause.end)

    def _is_awaited(self, predicate: Predicate) -> bool:
        """ "Would not disarm until the UN sent troops", "a vote on letting troops land": not yet so."""
        clause, words = self.clause, self.clause.words
        if predicate.pos != "v" or predicate.passive:
            return False
        above = clause.finite_before(predicate.left)
        for i in range(predicate.left - 1, max(clause.start, predicate.left - 8), -1):
            word = words[i]
            if predicate.finite and word.key == "until" and word.name < 0 and above is not None:
                return self._negated(above) or above.future
            if word.key in {"on", "about"} and not predicate.finite:
                return words[i - 1].key in clause.lexicon.sets.get("undecided", _NO_KEYS)
            other = clause.predicate_at(i)
            if word.is_punct or (other is not None and other.finite):
                return False
        return False

    def _is_the_writers(self, predicate: Predicate) -> bool:
        """Whether a verb has "I" or "you" as its subject, and nobody is quoted."""
        clause, words = self.clause, self.clause.words
        if predicate.pos != "v" or words[predicate.start].quoted or self.speaker or self.memory.quoted:
            return False
        if clause.source(predicate.start) is not None:
            return False
        near = range(max(clause.start, predicate.left - 3), predicate.left)
        return any(words[i].key in {"i", "you"} and words[i].name < 0 for i in near)

    def _is_unreal(self, predicate: Predicate) -> bool:
        """Whether a verb tells what would have been."""
        words = self.clause.words[predicate.left : predicate.start]
        return any(a.key == "would" and b.key == "have" for a, b in pairwise(words))

    def _among_themselves(self, mention: EventMention) -> EventMention:
        """What happens inside a state is between its people: "Khartoum closed three newspapers"."""
        home = self._only_state
        if home is None:
            return mention
        sides = [
            tuple(replace(ref, country=home) if _is_nameless(ref) else ref for ref in refs)
            for refs in (mention.agents, mention.patients)
        ]
        return replace(mention, agents=sides[0], patients=sides[1])

    @cached_property
    def _only_state(self) -> str | None:
        """The state that everybody and every place of the sentence is of, if there is one alone."""
        states = {ref.country for group in self.clause.groups for ref in self._refs([group])}
        states |= {place.country for group in self.clause.groups if (place := self._place_of(group))}
        states.discard(None)
        return states.pop() if len(states) == 1 else None

    def _are_own_people(self, filled: Filled, patients: Sequence[ActorRef]) -> bool:
        """Whether people of no state are told to be those of whoever acts: "its citizens"."""
        first = filled.patients[0]
        if self.clause.verb_first or not isinstance(first, Group) or not all(map(_anybody, patients)):
            return False
        return self.clause.words[first.start].has("poss") or self.clause.words[first.start - 1].has("poss")

    def _are_own_power(self, filled: Filled) -> bool:
        """ "Their government": whom somebody asks is the power they live under."""
        first = filled.patients[0]
        if self.clause.verb_first or not isinstance(first, Group) or first.start == self.clause.start:
            return False
        role = self.clause.mentions[first.mentions[0]].role
        own = self.clause.words[first.start].has("poss") or self.clause.words[first.start - 1].has("poss")
        return own and role is not None and role.kind == "government"

    def _is_ones_craft(self, group: Group) -> bool:
        """مقاتلته: somebody's aircraft, told by a pronoun."""
        mention = self.clause.mentions[group.mentions[0]]
        return mention.possessed and mention.role is not None and mention.role.kind == "armed_group"

    def _orders_own(self, filled: Filled) -> bool:
        """ "Ordered the army to", "told his troops to": nothing is demanded of one's own soldiers."""
        orders = self.clause.lexicon.sets.get("orders", _NO_KEYS)
        if filled.frame.type != "demand" or filled.rule.rpartition(".")[2] not in orders:
            return False
        own = {ref.country for ref in self._refs(filled.agents)} - {None}
        soldiers = self._refs(filled.patients)
        first = filled.patients[0] if filled.patients else None
        if own and not soldiers and isinstance(first, Group):
            role = self.clause.mentions[first.mentions[0]].role
            return role is not None and role.kind == "armed_group"  # "the army": of nobody else
        return bool(own and soldiers) and all(
            ref.kind is ActorKind.ARMED_GROUP and ref.id.startswith(("body/troops-", "body/army-"))
            and (ref.country is None or ref.country in own)
            for ref in soldiers
        )  # fmt: skip

    def _helps_there(self, filled: Filled) -> bool:
        """ "For victims of the quake in Haiti": the place goes with whom is helped."""
        helped = filled.patients[0] if filled.patients else None
        if self.clause.verb_first or not isinstance(helped, Group) or filled.place is None:
            return self.clause.verb_first
        return 0 <= filled.place.start - helped.end <= 12

    def _voiced_by(self, predicate: Predicate, agents: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
        """ "Erdogan reiterated Turkey's support": of a state and who speaks for it, the person."""
        clause, above = self.clause, self.clause.finite_before(predicate.start)
        if clause.verb_first or predicate.pos != "n" or above is None or not _only_states(agents):
            return agents
        if predicate.start - above.end > 5 or above.tags.isdisjoint({"speech", "light", "decide"}):
            return agents
        if any(clause.words[i].has("prep", "comp") for i in range(above.end, predicate.start)):
            return agents
        subject = clause.subject(above)
        speakers = self._refs([subject]) if isinstance(subject, Group) else ()
        people = {ActorKind.PERSON, ActorKind.OFFICE}
        own = {ref.country for ref in agents}
        spoken = speakers and all(ref.kind in people and ref.country in own for ref in speakers)
        return speakers if spoken else agents

    def _on_foreign_affairs(
        self, filled: Filled, agents: Sequence[ActorRef], patients: Sequence[ActorRef]
    ) -> bool:
        """Whether an official speaks of what only states deal with: sanctions, treaties, truces."""
        if patients or filled.frame.type not in SPEECH_ACTS or not agents:
            return False
        if all(_is_of_no_state(ref) and ref.id.startswith("Q") for ref in agents):
            return True  # the secretary-general of the Arab League
        if not all(_official(ref) for ref in agents):
            return False
        groups = [group for group in filled.agents if isinstance(group, Group)]
        start = max([filled.predicate.end, *(group.end for group in groups)])
        abroad = self.clause.lexicon.sets.get("abroad", _NO_KEYS)
        reach = range(start, min(self.clause.limit(start), start + 6))
        if any(map(self._is_diplomat, filled.agents)) or any(map(self._is_homeland, reach)):
            return True  # نفى أن تكون بلاده طرفا: of his country somebody speaks to others
        if filled.frame.type in _ADDRESSING | {"express_intent"} and any(
            self.clause.words[i].key in abroad for i in reach
        ):
            return True  # "pleaded with rich countries to cut emissions"
        return not _FOREIGN_TOPICS.isdisjoint(topics_told(self.clause, start, self.clause.limit(start)))

    def _is_diplomat(self, item: Group | str) -> bool:
        """A foreign minister, his ministry or who speaks for it, by name or by office."""
        if isinstance(item, str):
            return False
        for mention in (self.clause.mentions[i] for i in item.mentions):
            role = mention.role
            if role is not None and (role.name in _DIPLOMACY or role.noun.startswith("foreign ministry")):
                return True
            if role is not None and role.name == "spokesperson":
                words = self.clause.words[mention.start : mention.end]
                if any(word.key in self.clause.lexicon.sets.get("diplomacy", _NO_KEYS) for word in words):
                    return True
        return any(ref.id in self.memory.diplomats for ref in self._refs([item]))

    def _is_homeland(self, i: int) -> bool:
        """بلاده, "his country"."""
        name = self.clause.words[i].name
        role = self.clause.mentions[name].role if name >= 0 else None
        return role is not None and role.kind == "homeland"

    def _warns_of_own(self, predicate: Predicate, agents: Sequence[ActorRef]) -> bool:
        """ "Warned that his country would shoot them down": what is in one's own hands is a threat."""
        clause, own = self.clause, {ref.country for ref in agents} - {None}
        verb = next((p for p in clause.predicates if p.start >= predicate.end and p.finite), None)
        if verb is None or not verb.future or verb.passive or verb.start - predicate.end > 14:
            return False
        if _HARMS.isdisjoint(form.frame.type for form in verb.forms):
            return False
        subject = clause.subject(verb)
        return isinstance(subject, Group) and any(ref.country in own for ref in self._refs([subject]))

    def _power_over(self, agents: Sequence[ActorRef], predicate: Predicate) -> tuple[ActorRef, ...]:
        """ "Workers struck over a bill signed by the Serbian minister": the power that a protest is about."""
        own = {ref.country for ref in agents} - {None}
        spoken = {
            id(source) for scope in self.scopes for source in scope.sources if isinstance(source, Group)
        }
        for group in self.clause.groups:
            if group.start < predicate.end or id(group) in spoken:
                continue
            refs = self._refs([group])
            if refs and refs[0].country in own and _speaks_for_state(refs[0]):
                return refs
        return ()

    def _is_relief(self, predicate: Predicate) -> bool:
        """Whether a verb tells what somebody feels at an outcome: أعرب عن ارتياحه."""
        felt = self.clause.lexicon.sets.get("feelings", _NO_KEYS)
        return any(
            self.clause.words[i].key in felt
            for i in range(predicate.end, predicate.end + 6)
            if (i < self.clause.end)
        )

    def _is_document(self, predicate: Predicate) -> bool:
        """Whether what is welcomed is a text or an outcome: "hailed the signing of the accord"."""
        words, documents = self.clause.words, self.clause.lexicon.sets.get("documents", _NO_KEYS)
        for i in range(predicate.end, min(self.clause.end, predicate.end + 5)):
            if words[i].key in documents or self.clause.base(i).removeprefix("ال") in documents:
                return True
            if self.clause.verb_first and words[i].name >= 0:
                continue  # رحبت سورية بالبيان
            if words[i].name >= 0 or words[i].is_punct or words[i].has("poss", "genitive", "prep"):
                return False
        return False

    def _is_judged(self, filled: Filled) -> bool:
        """Whether a court acts: what it decides of somebody is no act of one state towards another."""
        courts = self.clause.lexicon.sets.get("courts")
        if not courts or filled.frame.type not in _BY_COURTS or "speech" in filled.predicate.tags:
            return False  # "the prosecutor announced the arrest of four Britons": it tells what was done
        if not filled.agents and filled.predicate.pos == "v" and not filled.predicate.passive:
            return self._follows_court(filled.predicate, courts)
        words, mentions = self.clause.words, self.clause.mentions
        charged = filled.rule.rpartition(".")[2] in _PROSECUTED
        for group in filled.agents:
            if not isinstance(group, Group):
                continue
            mention = mentions[group.mentions[0]]
            if charged and mention.role is not None and mention.role.name == "police":
                return True
            if mention.end < self.clause.end and words[mention.end].key in courts:
                return True  # "an Israeli military court"
            if any(word.key in courts for word in words[mention.start : mention.end + 5] if word.name in {
                -1, group.mentions[0]
            } and not word.is_punct):  # fmt: skip
                return mention.kind != "org"
        return False

    def _follows_court(self, verb: Predicate, courts: frozenset[str]) -> bool:
        """ "A court in Milan convicted": a subject of no state."""
        for i in range(verb.left - 1, self.clause.start - 1, -1):
            word = self.clause.words[i]
            if word.name < 0 and word.key in courts:
                return True
            if word.is_punct or word.has("comp", "rel", "conj") or self.clause.is_verb(i):
                return False
        return False

    def _expelled(self, kind: str, predicate: Predicate, own: set[str | None]) -> tuple[ActorRef, ...]:
        """Whose diplomats are meant where the words make them one's own.

        "Italy expelled the diplomats": those told of before. قطعت علاقاتها مع إسرائيل وأمهلت أفراد
        بعثتها: of the other state of the sentence.
        """
        if kind in self.memory.told:
            return tuple(map(_unsaid, self.memory.told[kind][1]))
        for group in reversed(self.clause.groups):
            refs = self._refs([group]) if group.end <= predicate.start else ()
            if refs and refs[0].country and refs[0].country not in own:
                return refs
        return ()

    def _called_home(
        self, predicate: Predicate, envoys: tuple[ActorRef, ...]
    ) -> tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]]:
        """ "The Zambian envoy was recalled from Harare": by his own state, from another."""
        own = {ref.country for ref in envoys} - {None}
        if (
            self.clause.verb_first
            or not own
            or not self.clause.words[predicate.start].key.startswith("recall")
        ):
            return (), envoys
        for group in self.clause.after(predicate.end):
            refs = self._refs([group]) if group.governor in {"from", "in", "to"} else ()
            if refs and refs[0].country and refs[0].country not in own:
                return envoys, refs
        return (), envoys

    def _visited(self, agents: Sequence[ActorRef], visit: Predicate) -> tuple[ActorRef, ...]:
        """ "Chad ended the accord, hours after a visit by the French minister": who acts then was visited."""
        clause, i = self.clause, visit.start - 1
        while i > clause.start and clause.words[i].has("det", "adj", "number"):
            i -= 1
        if clause.verb_first or clause.words[i].key not in {"after", "during", "before", "following"}:
            return ()
        above = clause.finite_before(i)
        subject = clause.subject(above) if above is not None else None
        refs = self._refs([subject]) if isinstance(subject, Group) else ()
        away = {ref.country for ref in agents}
        return refs if _only_states(refs) and all(ref.country not in away for ref in refs) else ()

    def _met_abroad(
        self,
        agents: tuple[ActorRef, ...],
        patients: tuple[ActorRef, ...],
        predicate: Predicate,
        others: Sequence[Filled],
    ) -> tuple[ActorRef, ...]:
        """ "Flew to Dhaka for talks with the interim government": who is met abroad is of where one goes."""
        for other in others:
            if other.frame.type not in {"visit", "arrive"} or other.predicate.start > predicate.start:
                continue
            there = {ref.country for ref in self._refs(other.patients)} - {None}
            if len(there) == 1 and {r.id for r in self._refs(other.agents)} & {r.id for r in agents}:
                home = str(there.pop())
                prefix = [ref.id.rpartition("-")[0] for ref in patients]
                return tuple(
                    replace(ref, id=f"{stem}-{home.lower()}", country=home)
                    for ref, stem in zip(patients, prefix, strict=True)
                )
        return patients

    def _are_nationals(self, filled: Filled) -> bool:
        """ "Hundreds of Iraqis protested": a nation by its people, counted."""
        first = filled.agents[0] if filled.agents else None
        if not isinstance(first, Group) or self.clause.verb_first or first.start - 2 < self.clause.start:
            return False
        words = self.clause.words
        counted = words[first.start - 1].key == "of" and words[first.start - 2].has("quantifier", "number")
        return counted or words[first.start - 1].has("number")

    def _is_answered(self, filled: Filled) -> bool:
        """ "In retaliation for the expulsion of its attache": what was done to whoever answers it."""
        words, at = self.clause.words, filled.predicate.start
        before = next(
            (words[i] for i in range(at - 1, self.clause.start, -1) if not words[i].has("det")), None
        )
        first = filled.patients[0] if filled.patients else None
        owned = isinstance(first, Group) and self.clause.mentions[first.mentions[0]].possessed
        return owned and before is not None and before.key in {"for", "to", "over", "after", "following"}

    def _of_another(
        self, agents: tuple[ActorRef, ...], patients: tuple[ActorRef, ...], predicate: Predicate
    ) -> tuple[ActorRef, ...]:
        """ "Norway granted asylum …, prompting Ankara to summon its ambassador": no state summons its own."""
        own = {ref.country for ref in agents} - {None}
        if not own or self.clause.verb_first or any(ref.country not in own for ref in patients):
            return patients
        for group in reversed(self.clause.groups):
            if group.end > predicate.start:
                continue
            others = tuple(ref for ref in self._refs([group]) if ref.country and ref.country not in own)
            if others:
                return tuple(map(_unsaid, others[:1]))
        return patients

    def _in_passing(self, predicate: Predicate) -> bool:
        """What is known of people told of: "students who had been jailed", "a blogger arrested last week"."""
        clause = self.clause
        if clause.verb_first or predicate.pos != "v" or not predicate.passive:
            return False
        if predicate.participle:
            return True
        i = predicate.left - 1
        return i >= clause.start and clause.words[i].has("rel") and clause.words[i].name < 0

    def _done_to(self, filled: Filled, others: Sequence[Filled]) -> Filled | None:
        """The act a noun is the object of, beside which it is no event: تخفيف الحصار, suspended talks."""
        predicate, kind = filled.predicate, filled.frame.type
        if predicate.pos == "n" and filled.light is not None:
            told = {self.clause.words[predicate.start].key, self.clause.base(predicate.start)}
            for other in others:  # تلقى دعوة: what the verb says of its noun is said
                if other.predicate is filled.light and kind == "attack" and not other.weak:
                    if other.frame.type == "criticise_condemn":
                        return other  # شن السفير هجوما عنيفا على: with words
                carried = other.predicate is filled.light and other.frame.needs & told
                held = kind in CONTACT and other.frame.embeds  # عرض الوساطة: offered, and so proposed
                if carried and other.frame.type != kind and not held:
                    return other
        if predicate.pos == "v" and predicate.participle and not predicate.passive:
            for other in others:  # "suspended lending to Zimbabwe"
                if other.frame.type == "suspend_cancel" and other.predicate.end == predicate.left:
                    return other
        if predicate.pos != "n":
            return None
        if kind == "attack" and self.clause.verb_first:
            for other in others:  # استهدف هجوم القوات: the verb tells it
                outer = other.predicate
                if other.frame.type == kind and self.clause.words[outer.start].has("hits"):
                    if outer.pos == "v" and self.clause.deed_after(outer) is predicate:
                        return other
        if kind in CONTACT and self._is_rumoured(predicate) and any(o.frame.type == "deny" for o in others):
            return filled  # "reports of a secret meeting were baseless"
        if kind in CONTACT and filled.light is None and self._is_shunned(predicate, "shuns"):
            return filled
        if (kind in SPEECH_ACTS or kind == "recognise") and self._is_shunned(predicate, "retracts"):
            return filled  # "withdrew its request"
        for other in others:
            outer, begin = other.predicate, other.predicate.end
            for group in other.agents:
                if isinstance(group, Group) and outer.end <= group.start <= outer.end + 1:
                    begin = max(begin, group.end)  # قطع الرئيس زيارته
            key = self.clause.words[predicate.start].key
            # in Arabic the noun tells whose: نقلت دعم بلادها
            renamed = kind == other.frame.type and key in other.frame.needs and not self.clause.verb_first
            renamed = renamed or (other.frame.type == "concede" and key in other.frame.needs)
            renamed = renamed or (
                kind == "invite" and other.frame.type == "suspend_cancel" and key in other.frame.needs
            )
            if (
                not (renamed or kind in _OBJECTS.get(other.frame.type, ()))
                or not 0 <= predicate.start - begin <= 3
            ):
                continue
            between = self.clause.words[begin : predicate.start]
            crossed = any(w.is_punct or w.has("comp", "rel", "conj") for w in between)
            if not crossed and not any(self.clause.is_verb(w.i) for w in between):
                return other
        return None

    def _is_shunned(self, predicate: Predicate, tag: str) -> bool:
        """ "Will skip the summit": who stays away takes no part."""
        before = None
        for other in self.clause.predicates:
            if other.start >= predicate.start:
                break
            before = other if other.pos == "v" else before
        if before is None or tag not in before.tags or predicate.start - before.end > 5:
            return False
        return not any(word.is_punct for word in self.clause.words[before.end : predicate.start])

    def _is_outlet(self, group: Group | str) -> bool:
        """Whether a newspaper, an agency or a channel stands there."""
        if not isinstance(group, Group):
            return False
        mention = self.clause.mentions[group.mentions[0]]
        return mention.is_outlet or (mention.role is not None and mention.role.noun in _REPORTERS)

    def _is_interview(self, predicate: Predicate) -> bool:
        """في اتصال هاتفي مع «الشرق الأوسط»: an outlet is talked to, by name or in quotation marks."""
        clause = self.clause
        words, i = clause.words, predicate.end
        if not clause.verb_first or i + 1 >= clause.end or not words[i].has("prep") or words[i].key != "مع":
            return False
        quoted = words[i + 1].text in {"«", "“", '"'}
        group = clause.group_at(i + 1 + quoted)
        if group is None:
            return quoted
        return self._is_outlet(group) or (quoted and clause.mentions[group.mentions[0]].kind == "place")

    def _is_rumoured(self, predicate: Predicate) -> bool:
        """Whether a noun tells what reports or rumours are of."""
        rumours = self.clause.lexicon.sets.get("rumours", _NO_KEYS)
        for i in range(predicate.start - 1, max(self.clause.start, predicate.start - 5) - 1, -1):
            word = self.clause.words[i]
            if word.key in rumours:
                return self.clause.words[i + 1].key == "of"
            if word.is_punct or word.has("comp", "verb"):
                return False
        return False

    def _is_hostage(self, predicate: Predicate) -> bool:
        """Kidnapped or held hostage, not arrested."""
        reach = range(predicate.start, min(self.clause.end, predicate.end + 3))
        return any(self.clause.words[i].has("hostage") for i in reach)

    def _was_called_off(self, predicate: Predicate) -> bool:
        """ "A meeting planned for next week has been postponed"."""
        if predicate.pos != "n":
            return False
        for other in self.clause.predicates:
            if other.start < predicate.end or other.pos != "v" or not other.finite:
                continue
            if "calls_off" not in other.tags and (other.tags & {"have", "be"} or "part" in other.features):
                continue
            return other.passive and "calls_off" in other.tags
        return False

    def _mutual(self, filled: Filled) -> bool:
        """اشتباكات بين كمبوديا وتايلاند, "accused each other": the two of them on each other."""
        first = filled.agents[0]
        between = _is_between(first)
        predicate, words = filled.predicate, self.clause.words
        if self.clause.verb_first:
            carriers = (predicate, filled.light) if filled.light is not None else (predicate,)
            return between or any(self.clause.base(p.start).startswith("تبادل") for p in carriers)
        far = (
            6 if filled.frame.type in {"sanction", "lift_sanction", "embargo"} else 2
        )  # "bans on each other"
        after = words[predicate.end : predicate.end + far]
        each = isinstance(first, Group) and words[first.start].key == "each"  # "each side blamed the other"
        if each and any(word.key == "other" for word in after):
            return True
        return between or "mutual" in predicate.tags or any(word.has("mutual") for word in after)

    def _is_standing(self, kind: str, predicate: Predicate) -> bool:
        """Whether a relative clause in the present says where somebody stands: "which backs Hezbollah"."""
        if self.clause.verb_first:
            return kind in _STANDING and self._presupposed(predicate) and self._is_present(predicate)
        i, words = predicate.left - 1, self.clause.words
        if predicate.pos != "v" or predicate.left != predicate.start or i < self.clause.start:
            return False
        if words[i].key not in {"which", "who"} or not self._is_present(predicate):
            return False
        stances = self.clause.lexicon.sets.get("stances", _NO_KEYS)
        return words[predicate.start].key in stances or (kind in _STANDING and kind != "host")

    def _presupposed(self, predicate: Predicate) -> bool:
        """الرهائن الذين اختطفتهم الحركة: a relative clause tells what is known, not what is claimed."""
        i = predicate.left - 1
        return (
            self.clause.verb_first
            and predicate.pos == "v"
            and i >= self.clause.start
            and self.clause.words[i].has("rel")
        )

    def _happened(self, filled: Filled, agents: Sequence[ActorRef], patients: Sequence[ActorRef]) -> bool:
        """Whether an attack told by a noun is news: with both sides, a verb that carries it, or its toll."""
        clause = self.clause
        at = filled.predicate.start
        if any(clause.words[i].has("unreal") for i in range(max(clause.start, at - 3), at)):
            return False  # ضوء أخضر للهجوم, plans for an attack
        if self._is_told(filled) or (agents and patients):
            return True
        above = clause.finite_before(at) if clause.verb_first and clause.base(at - 1) == "علي" else None
        if above is not None and "decide" in above.tags and at - above.end <= 4:
            return True  # أقدم انتحاري على تفجير نفسه
        for i in range(max(clause.start, at - 2), at):
            verb = clause.predicate_at(i - 1) if clause.verb_first and i > clause.start else None
            governed = verb is not None and verb.pos == "v"  # أسفر عن مقتل
            if verb is not None and any(
                clause.words[k].key in {"دون", "بدون"} for k in range(max(clause.start, i - 4), i - 1)
            ):
                return False  # من دون أن تسفر عن سقوط ضحايا
            if clause.words[i].has("background") or (clause.words[i].has("about") and not governed):
                return False
        return any(
            clause.words[i].has("toll")
            or any(form.frame.type in _CONFLICT for form in clause.words[i].forms if form.frame.pos == "v")
            for i in range(clause.start, clause.end)
        )

    def _is_told(self, filled: Filled) -> bool:
        """Whether a verb tells what a noun says: launched an attack, أعلنت المصادر مقتل ثلاثة."""
        start = filled.predicate.start
        if self.clause.verb_first and self.clause.is_headline(filled.predicate):
            return True  # مقتل جنديين فرنسيين في مالي
        return filled.light is not None or any(s.verb is not None and s.start == start for s in self.scopes)

    def _is_definite(self, predicate: Predicate) -> bool:
        """ "The call", «المكالمة»."""
        if predicate.pos != "n":
            return False
        if self.clause.verb_first:
            return predicate.features == "def" or "ال" in predicate.clitics
        return any(
            self.clause.words[i].has("definite")
            for i in range(max(self.clause.start, predicate.start - 2), predicate.start)
        )

    def _clitic_length(self, i: int) -> int:
        """Characters of the proclitics that stand before a trigger: و, ف and س are not part of it."""
        word = self.clause.words[i]
        taken = word.clitics.replace("ال", "") if not word.text.startswith("ال") else ""
        if not taken or not self.clause.verb_first or "لل" in word.clitics:
            return 0
        count = length = 0
        for char in word.text:
            if count == len(taken) or (char not in taken and char.isalpha()):
                break
            count += char.isalpha()
            length += 1
        return length

    def _state_at(self, group: Group | None) -> tuple[ActorRef, ...]:
        return self._refs([group]) if group is not None else ()

    def _place(self, filled: Filled) -> Place | None:
        found = place_of(filled, self.clause, self._place_of)
        if found is None:
            return None
        filled.place, place = found
        return place

    def _when(
        self, predicate: Predicate, light: Predicate | None, kind: str, modality: Modality, trigger: Span
    ) -> When | None:
        """The time of an event, read as past or to come by how real the event is."""
        ahead = modality is not Modality.ACTUAL
        when = self.timetable.time_of(predicate, light, ahead=ahead)
        return self._said(self._read(when, ahead=ahead), kind, modality, trigger) if when else None

    def _read(self, when: When, *, ahead: bool) -> When:
        """ "On Thursday" is the last one in "visited", the next one in "will visit"."""
        if self.article.published is None or when.span is None:
            return when
        if when.span.start not in self.annotation.tensed:
            return when
        if ahead not in self._readings:
            text = self.span.cut(self.article.text)
            found = find_times(text, self.clause.lexicon.code, self.article.published, ahead=ahead)
            self._readings[ahead] = {w.span.start + self.span.start: w for w in found if w.span is not None}
        other = self._readings[ahead].get(when.span.start)
        if other is None:
            return when
        return replace(when, start=other.start, end=other.end, granularity=other.granularity)

    def _said(self, when: When, kind: str, modality: Modality, trigger: Span) -> When | None:
        """The time of a speech act, not of what it speaks of: "accused them of a blast in 2014"."""
        day = self.article.published
        if when.start is None or when.span is None or day is None:
            return when
        if kind not in SPEECH_ACTS or modality is not Modality.ACTUAL or when.span.start < trigger.start:
            return when
        long_ago = (day - (when.end or when.start)).days > 31
        return None if long_ago or when.start > day else when

    def _is_to_come(self, filled: Filled, when: When | None) -> bool:
        """A deed told in the present of a day to come: يلتقي غدا, "visits Paris next week"."""
        if when is None or filled.frame.type in SPEECH_ACTS:
            return False
        clause, predicate = self.clause, filled.predicate
        if filled.frame.type in _CONFLICT and predicate.pos == "n" and predicate.clitics.strip("وف") == "ب":
            return False  # تجرى غدا انتخابات لملء مقعد شغر باغتيال: what made it so was before
        carrier = predicate if predicate.pos == "v" else filled.light
        if carrier is None:
            carrier = clause.finite_before(predicate.start)
        if carrier is not None and not (carrier.finite and self._is_present(carrier)):
            return False
        day = self.article.published
        if day is not None and when.start is not None:
            today = clause.verb_first and when.start == day == when.end and filled.frame.type in _OCCASIONS
            return when.start > day or today  # يصل إلى بيروت اليوم
        return when.span is not None and any(
            word.has("ahead")
            for word in clause.words[clause.start : clause.end]
            if when.span.start <= word.start < when.span.end
        )

    def _is_present(self, verb: Predicate) -> bool:
        """Whether a verb stands in the present."""
        if self.clause.verb_first:
            i = verb.start - 1
            past = i >= self.clause.start and self.clause.words[i].has("be", "neg")
            return verb.features.startswith("impf") and not past  # كان يزور, لم يزر
        base = "base" in verb.features.split(".")
        return (base or self.clause.words[verb.start].key.endswith("s")) and not verb.passive

    # -- realis ------------------------------------------------------------------------------

    def _realis(self, filled: Filled) -> tuple[Polarity, Modality]:
        clause, predicate, frame = self.clause, filled.predicate, filled.frame
        verb = predicate if predicate.pos == "v" else filled.light
        negated = self._negated(predicate) or (filled.light is not None and self._negated(filled.light))
        if predicate.pos == "n" and verb is None and clause.verb_first:
            above = clause.finite_before(predicate.start)
            near = above is not None and predicate.start - above.end <= 1 and "decide" in above.tags
            negated = negated or (near and above is not None and self._negated(above))  # لا ينوي فرض حصار
        if predicate.start > clause.start and clause.base(predicate.start - 1) in frame.needs_before:
            negated = False  # غير مقبول: what the frame itself says no by
        negated = (negated and not frame.negated) or frame.undone or clause.fails(predicate)
        if clause.fails(predicate):
            return Polarity.NEGATED, Modality.ACTUAL
        if frame.modality:
            return (Polarity.NEGATED if negated else Polarity.AFFIRMED), Modality(frame.modality)
        modality = Modality.ACTUAL
        speech = frame.type in SPEECH_ACTS
        if modality is Modality.ACTUAL and verb is not None:
            if frame.type == "promise" and predicate.pos == "v" and "future" in frame.requires:
                pass  # "Ankara will go on standing by them" promises it now
            elif verb.future or (clause.verb_first and negated and self._is_denied_to_come(verb)):
                modality = Modality.PLANNED
            elif verb.possible and not speech:
                modality = Modality.POSSIBLE
            elif verb.infinitive and not verb.future:
                modality = self._purpose(verb, frame.type)
            elif clause.verb_first and self._goes_with_what_comes(verb):
                modality = Modality.PLANNED
        if modality is Modality.ACTUAL and verb is not None and not speech and not clause.verb_first:
            if any(clause.words[i].has("must") for i in range(verb.left, verb.start)):
                modality = Modality.REQUESTED  # "must withdraw its forces"
        if modality in {Modality.ACTUAL, Modality.PLANNED} and self._conditioned(predicate):
            modality = Modality.CONDITIONAL if modality is Modality.PLANNED else modality
        if modality is Modality.ACTUAL and predicate.pos == "n" and not speech:
            if predicate.start > clause.start and clause.words[predicate.start - 1].has("whichever"):
                modality = Modality.POSSIBLE  # أي اعتداء على إيران, "any attack on Iran"
        if modality is Modality.ACTUAL and frame.type in CONTACT and self._is_weighed(predicate):
            modality = Modality.POSSIBLE
        if modality is Modality.ACTUAL and predicate.pos == "n" and frame.type in CONTACT:
            before = clause.words[predicate.start - 1] if predicate.start > clause.start else None
            if before is not None and before.has("purpose") and filled.light is None:
                modality = Modality.PLANNED  # arrived for talks
        if modality is Modality.ACTUAL:
            modality = self._marked(predicate, frame.type) or modality
        if modality is Modality.ACTUAL and filled.light is not None and clause.verb_first:
            modality = self._marked(filled.light, frame.type) or modality  # من المقرر أن تعقد محادثات
        if (
            modality is Modality.ACTUAL
            and clause.verb_first
            and predicate.pos == "n"
            and (frame.type in CONTACT and predicate.clitics.strip("وف") == "ل" and filled.light is None)
            and not self._answers(predicate)
        ):
            modality = Modality.PLANNED  # لبحث الملف, للقاء نظيره: a purpose
        if modality is Modality.ACTUAL and predicate.pos == "n":
            following = next(
                (p for p in clause.predicates if p.start >= predicate.end and p.pos == "v"), None
            )
            if following is not None and following.future and following.start - predicate.end < 14:
                within = not clause.verb_first and any(
                    clause.words[i].has("rel") and clause.words[i - 1].has("prep")
                    for i in range(predicate.end + 1, following.left)
                )  # "a visit during which he will hold talks" may be under way
                if not within and (filled.light is None or filled.light is following):
                    subject = clause.subject(following)
                    if (
                        subject is None
                        or isinstance(subject, str)
                        or any(subject is item for item in (*filled.agents, *filled.patients))
                    ):
                        modality = Modality.PLANNED
        return (Polarity.NEGATED if negated else Polarity.AFFIRMED), modality

    def _is_weighed(self, predicate: Predicate) -> bool:
        """ "Discussed a visit by Modi", "a summit is being discussed": what is only talked of."""
        clause, weighed = self.clause, self.clause.lexicon.sets.get("weighed", _NO_KEYS)
        if clause.verb_first or predicate.pos != "n":
            return False
        for i in range(predicate.start - 1, max(clause.start, predicate.start - 4) - 1, -1):
            word = clause.words[i]
            if word.key in weighed:
                return True
            if word.is_punct or word.name >= 0 or word.has("prep", "conj", "verb", "definite"):
                break
        ahead = (p for p in clause.predicates if p.start >= predicate.end and p.pos == "v")
        verb = next((p for p in ahead if not p.tags & {"have", "be"}), None)
        return (
            verb is not None
            and verb.passive
            and verb.finite
            and clause.words[verb.end - 1].key in weighed
            and not any(w.is_punct or w.has("rel", "comp") for w in clause.words[predicate.end : verb.left])
        )

    def _goes_with_what_comes(self, verb: Predicate) -> bool:
        """سيزور كييف حيث يلتقي رئيسها: the present, at the place or the time of what will be."""
        clause = self.clause
        above = clause.finite_before(verb.left)
        if above is None or "impf" not in verb.features or not clause.is_timed(verb):
            return False
        return above.future or self._marked(above, "visit") is Modality.PLANNED

    def _is_denied_to_come(self, verb: Predicate) -> bool:
        """لن يزور: will not."""
        return verb.start > self.clause.start and self.clause.base(verb.start - 1) == "لن"

    def _answers(self, predicate: Predicate) -> bool:
        """استجابة لوساطة: a noun before "to" makes no purpose of it."""
        before = self.clause.words[predicate.start - 1] if predicate.start > self.clause.start else None
        return before is not None and before.has("answer")

    def _conditioned(self, predicate: Predicate) -> bool:
        """ "Would meet him if …": the condition comes after."""
        if not self.clause.where("conditional"):
            return False
        after = next((i for i in self._turns if i >= predicate.end), None)
        return after is not None and self.clause.words[after].text not in ";؛"

    @cached_property
    def _turns(self) -> list[int]:
        """Where a condition begins, or what it could be a condition of ends."""
        clause = self.clause
        stops = [i for i in range(clause.start, clause.end) if clause.words[i].text in ";؛"]
        return sorted([*stops, *(i for i in clause.where("conditional") if clause.words[i].name < 0)])

    def _purpose(self, verb: Predicate, kind: str) -> Modality:
        """ "to mediate" after "will visit" is planned; after "refused", "failed" it did not happen."""
        before = self.clause.finite_before(verb.start)
        words = self.clause.words
        if any(words[i].has("only") for i in range(max(self.clause.start, verb.left - 6), verb.left)):
            return Modality.ACTUAL  # the first delegation to visit
        if kind == "mediate" and before is not None and not before.future and "tries" in before.tags:
            return Modality.ACTUAL  # "tried to narrow differences": whoever tries mediates
        if kind not in CONTACT and kind not in _CARRIED_OUT and not self.clause.verb_first:
            if words[verb.left - 1].key in {"decision", "move"}:
                return Modality.ACTUAL  # "Germany's decision to freeze payments was welcomed"
        if before is not None and before.end == verb.left and not before.future and "causes" in before.tags:
            return Modality.ACTUAL  # "helped broker a truce"
        if before is None or before.future or kind in CONTACT:
            return Modality.PLANNED
        if kind not in SPEECH_ACTS and any(form.frame.type in JOURNEYS for form in before.forms):
            return Modality.PLANNED  # "travelled to Pyongyang to win his release"
        return Modality.ACTUAL

    def _meant(self, i: int, kind: str) -> Modality | None:
        """What the verb above makes of a deed: intended, wished for, decided on and still to be done."""
        word = self.clause.words[i]
        if word.has("future") or (word.has("decided") and kind in _CARRIED_OUT):
            return Modality.PLANNED  # يعتزم الرئيس زيارة, ينتظر أن يصل, قررت إرسال قوات
        if (word.has("possible") or self.clause.ends_phrase(i, "possible")) and self.clause.base(i) != "قد":
            return Modality.POSSIBLE  # تدرس فرض عقوبات
        return Modality.REQUESTED if word.has("wishing") else None

    def _is_bound(self, i: int) -> bool:
        """على واشنطن أن تسحب, أكد أن على سوريا سحب: whose duty the deed is, at the head of a clause."""
        group = self.clause.group_at(i)
        if group is None or group.governor != "علي":
            return False
        head = group.governor_at
        return head == self.clause.start or self.clause.words[head - 1].has("comp")

    def _marked(self, predicate: Predicate, kind: str) -> Modality | None:
        """Markers before the trigger in its clause: if, may, due, planned, upcoming."""
        clause = self.clause
        speech = kind in SPEECH_ACTS
        deed = clause.verb_first and not speech
        words = clause.words
        for step, i in enumerate(range(predicate.left - 1, max(clause.start, predicate.left - 8) - 1, -1)):
            word = words[i]
            other = clause.predicate_at(i)
            if other is not None and other.pos == "v" and other.finite:
                return self._meant(i, kind) if deed else None
            if deed and step < 2 and self._is_bound(i):
                return Modality.REQUESTED
            if deed and "wishing" in word.tags and word.name < 0:
                return Modality.REQUESTED  # أعرب عن رغبته في لقاء
            if word.key == "if" and not clause.verb_first and predicate.pos == "v":
                return Modality.CONDITIONAL
            if "comp" in word.tags and not clause.verb_first and not (speech and word.key == "if"):
                break
            if word.text in ";؛:.":
                break
            if not word.tags:
                continue
            if "conditional" in word.tags:
                return Modality.CONDITIONAL
            if word.is_punct and step:
                break
            if "future" in word.tags and word.name < 0 and step < 6 and not word.key.startswith("المقبل"):
                return Modality.PLANNED
            if (
                not speech
                and "possible" in word.tags
                and word.name < 0
                and (
                    step < 4
                    and (clause.verb_first is False or clause.base(i) != "قد" or "impf" in predicate.features)
                )
            ):
                return Modality.POSSIBLE
            if "must" in word.tags and not speech and step < 4:
                return Modality.REQUESTED
        for i in range(predicate.end, min(clause.end, predicate.end + 3)):
            if clause.verb_first and predicate.pos == "n" and words[i].has("future"):
                return Modality.PLANNED
        if not clause.verb_first and predicate.pos == "n" and predicate.end < clause.end:
            if words[predicate.end].key in clause.lexicon.sets.get("scheduled", _NO_KEYS):
                return Modality.PLANNED  # "talks planned for January"
        return None

    def _negated(self, predicate: Predicate) -> bool:
        clause = self.clause
        words = clause.words
        reach = 3 if clause.verb_first else 6
        for i in range(predicate.start - 1, max(clause.start, predicate.start - reach) - 1, -1):
            word = words[i]
            if self._failed_ending(i):
                return True
            if word.is_punct or (word.has("comp", "rel", "conj") and "neg" not in word.tags):
                return False
            if word.key == "ما" and i > clause.start and words[i - 1].has("pron", "prep"):
                return False  # وهو ما تنفيه: a relative, no negation
            if word.key == "ما" and clause.verb_first and self._is_resumed(predicate):
                return False  # نفذت ما هددت به
            if "neg" in word.tags:
                if clause.verb_first:
                    if predicate.pos == "n":
                        return (word.has("neg_noun") and i == predicate.start - 1) or (
                            word.has("neg") and i == predicate.start - 1 and clause.base(i) in {"لا", "غير"}
                        )
                    return i == predicate.start - 1
                if predicate.pos == "n" and word.key in {"not", "n't"} and i + 1 < predicate.start:
                    verb = words[i + 1]  # "does not sink the peace talks"
                    return bool(verb.tags or verb.forms or verb.name >= 0)
                return True
            other = clause.predicate_at(i)
            if other is not None and other.pos == "v" and not word.has("future"):
                return False  # but "does not plan to meet"
            if word.name >= 0 and not clause.verb_first:
                return False
        return False

    def _tries_to_mediate(self, predicate: Predicate, others: Sequence[Filled]) -> bool:
        """Whether what somebody seeks is to reconcile others, told by a noun right after."""
        near = range(predicate.end, predicate.end + 5)
        return predicate.pos == "v" and any(
            other.frame.type == "mediate" and other.predicate.start in near and other.patients
            for other in others
        )

    def _is_what(self, predicate: Predicate) -> bool:
        """Whether ما stands before a verb for a thing that a pronoun takes up: ما اتفق عليه."""
        words, i = self.clause.words, predicate.left - 1
        if predicate.pos != "v" or i <= self.clause.start or words[i].key != "ما":
            return False
        return not words[i - 1].has("pron", "prep") and self._is_resumed(predicate)

    def _is_resumed(self, predicate: Predicate) -> bool:
        """Whether a pronoun after a verb goes back to ما before it: ما هددت به."""
        return predicate.pronoun or self.clause.has_pronoun(predicate.end)

    def _failed_ending(self, i: int) -> bool:
        words = self.clause.words
        if not self.clause.where("failed"):
            return False
        return (words[i].has("failed") and words[i].phrase == 1) or any(
            words[k].has("failed") and words[k].phrase > 1 and k + words[k].phrase - 1 == i
            for k in range(max(self.clause.start, i - 3), i + 1)
        )

    def _embedder(self, filled: Filled, others: Sequence[Filled]) -> Filled | None:
        """The nearest frame whose complement holds this event: "proposed [a meeting]"."""
        predicate = filled.predicate
        best: Filled | None = None
        if (
            predicate.pos == "n"
            and (filled.light is None or self.clause.verb_first)
            and self._is_setting(predicate)
        ):
            return None
        if predicate.pos == "n" and self.clause.words[predicate.start].has("prep"):
            return None  # "told him by telephone"
        for other in others:
            if other is filled or not other.frame.embeds:
                continue
            if other.weak and other.frame.type == "accuse":
                continue  # "an inquiry into allegations that troops killed": nobody there accuses
            if other.frame.type == "warn" and filled.frame.type == "threaten":
                continue  # حذر من أن بلاده سترد: what he warns of is in his own hands
            outer = other.predicate
            if outer.end > predicate.start or predicate.start - outer.end > 26:
                continue
            if self._outside(outer, predicate, denied=other.frame.type == "deny"):
                continue
            if best is None or outer.start > best.predicate.start:
                best = other
        return best

    def _is_voted(self, outer: Predicate, inner: Predicate) -> bool:
        """Whether a verb is what was voted: "voted on Tuesday to open an inquiry"."""
        to = self.clause.words[outer.end - 1].key == "to"
        return not self.clause.verb_first and inner.pos == "v" and (inner.infinitive or to) and (
            0 <= inner.start - outer.end <= 3
        )  # fmt: skip

    def _is_asked(self, predicate: Predicate) -> bool:
        """Whether a verb stands in an indirect question: "did not say whether it would withdraw"."""
        words = self.clause.words
        if not self.clause.where("whether"):
            return False
        for i in range(predicate.left - 1, max(self.clause.start, predicate.left - 8) - 1, -1):
            if words[i].has("whether"):
                return True
            other = self.clause.predicate_at(i)
            if words[i].is_punct or words[i].has("comp", "rel") or (other is not None and other.finite):
                return False
        return False

    def _follows_closely(self, outer: Predicate, inner: Predicate) -> bool:
        """Whether a verb stands in the complement of another, with no comma between."""
        if self.clause.verb_first or inner.pos != "v":
            return False
        return not any(self.clause.words[i].is_punct for i in range(outer.end, inner.left))

    def _is_own(self, predicate: Predicate) -> bool:
        """Whether who denies it is who would have done it: «أن تكون قد هاجمت», with nobody between."""
        words = self.clause.words
        i = predicate.start - 1
        while i > self.clause.start and words[i].key == "قد":
            i -= 1
        return i >= self.clause.start and words[i].key in _WOULD_BE

    def _is_content(self, predicate: Predicate, others: Sequence[Filled]) -> bool:
        """What a speech act is about, told by a verb: "apologised for intercepting a ship"."""
        clause = self.clause
        if clause.verb_first or predicate.pos != "v":
            return False
        before = clause.words[predicate.left - 1] if predicate.left > clause.start else None
        # "a call for its forces to be deployed"
        to_be = predicate.passive and before is not None and before.key == "to"
        having = clause.words[predicate.left].key == "having"
        if (predicate.passive or predicate.finite) and not to_be and not having:
            return False
        behind = before is not None and before.has("prep") and before.name < 0
        if not (predicate.infinitive or to_be or behind):
            return False
        for other in others:
            outer = other.predicate
            if other.frame.type not in SPEECH_ACTS or not 0 <= predicate.left - outer.end <= 12:
                continue
            between = range(outer.end, predicate.left)
            if not any(clause.words[i].is_punct or clause.words[i].has("rel") for i in between):
                return True
        return False

    def _is_setting(self, predicate: Predicate) -> bool:
        """ "In a phone call", «خلال زيارته»: where it was said, not what was called for."""
        words = self.clause.words
        if not self.clause.where("setting"):
            return False
        for i in range(predicate.start - 1, max(self.clause.start, predicate.start - 4) - 1, -1):
            if words[i].has("setting"):
                return True
            if words[i].has("verb", "prep", "conj") or words[i].is_punct or words[i].forms:
                return False
        return False

    def _outside(self, outer: Predicate, inner: Predicate, *, denied: bool = False) -> bool:
        clause = self.clause
        words = clause.words
        if clause.verb_first and outer.pos == "n":
            for other in clause.predicates:
                if outer.end <= other.start <= inner.start and other.pos == "n":
                    if other.clitics.startswith("و"):
                        return True  # وقف القتال والعودة إلى الحوار: side by side
            if any(w.key.startswith("وال") and w.name < 0 for w in words[outer.end : inner.start]):
                return True  # وقف القتال والجلوس إلى طاولة المفاوضات
        if inner.pos == "v" and inner.participle and not inner.passive and not denied:
            above = clause.predicate_at(inner.left - 1)  # "pledged to keep working"
            kept = not clause.verb_first and above is not None and above.infinitive
            if clause.verb_first or (inner.start - outer.end > 3 and not kept):
                return True  # "denied offering bases" holds, ", urging restraint" does not
        if not clause.verb_first and outer.pos == "n" and inner.finite and inner.passive:
            subject = clause.subject(inner)
            if isinstance(subject, Group) and subject.end <= outer.start:
                return True  # "Warsaw's demand that Berlin pay was rejected"
        if not clause.verb_first and inner.participle and inner.passive and inner.left - 3 >= outer.end:
            comma, article, noun = words[inner.left - 3 : inner.left]
            if comma.text == "," and article.has("det") and noun.name < 0:
                return True  # ", a charge denied by Baku"
        if not clause.verb_first and inner.pos == "v" and inner.finite and words[inner.left - 1].has("conj"):
            if not any(words[i].has("comp") for i in range(outer.end, inner.left)):
                return True  # "had no intention of giving way and would not sign": side by side
            bare = inner.left == inner.start and "past" in inner.features
            if bare and outer.finite and clause.subject(inner) is clause.subject(outer):
                return True  # "demanded that they stop fighting and threatened an embargo"
        if not clause.verb_first and outer.finite:
            for verb in clause.verbs_between(outer.end, inner.left):
                if verb.finite and "speech" in verb.tags and words[verb.left - 1].has("and"):
                    if clause.subject(verb) is clause.subject(outer):
                        return True  # "agreed that it could not last and said Tokyo would consider"
        whenever = clause.lexicon.sets.get("whenever", _NO_KEYS) if clause.verb_first else _NO_KEYS
        for i in range(outer.end, inner.left):
            word = words[i]
            if word.text in ";؛" or "contrast" in word.tags or word.key in whenever:
                return True
            if "rel" in word.tags and word.name < 0 and "comp" not in word.tags:
                return True
            said = any(w.has("comp") and w.name < 0 for w in words[outer.end : i])
            if clause.begins_anew(i, to_come=not said):
                return True
            if word.key == "that" and i - 3 >= outer.end and words[i - 3].is_punct:
                if words[i - 2].has("det") and words[i - 1].name < 0 and not clause.verb_first:
                    return True  # ", a charge that Yerevan dismissed"
            if clause.verb_first and word.key in _WHICH and clause.is_verb(i + 1):
                return True  # ألغت الصفقة ما دفع باريس إلى: what came of it
            if word.text in {",", "،"} and i + 1 <= inner.start:
                following = clause.predicate_at(i + 1)
                if following is not None and following.pos == "v":
                    return True
            if "aside" in word.tags:
                return True
        if inner.pos == "v" and inner.finite and not inner.future:
            opened = any(words[i].has("comp", "conditional") for i in range(outer.end, inner.left))
            if denied and any(words[i].key == "having" for i in range(outer.end, inner.start)):
                return False  # "denied having expelled diplomats"
            if clause.verb_first:
                if any(words[i].key in _WOULD_BE for i in range(outer.end, inner.start)):
                    return False  # نفت أن تكون قد سحبت قواتها
                if denied and opened:
                    return False  # نفت أنها سحبت قواتها
                return not ("impf" in inner.features and opened)
            return not opened
        return False

    def _is_under_talk(self, predicate: Predicate, others: Sequence[Filled]) -> bool:
        """بحث معه سبل استئناف المفاوضات: talks whose ways and chances were talked about."""
        words = self.clause.words
        for i in range(predicate.start - 1, max(self.clause.start, predicate.start - 4) - 1, -1):
            if words[i].key in {"قابله", "قابل"}:
                return True  # غير قابلة للتفاوض
            if words[i].has("ways"):
                return any(o.frame.type in CONTACT and o.predicate.end <= i for o in others)
            if words[i].is_punct or words[i].has("verb") or words[i].name >= 0:
                return False
        return False

    def _is_topic(self, filled: Filled, others: Sequence[Filled]) -> bool:
        """What talks are about did not happen by being talked about: "talks on a pullback"."""
        predicate = filled.predicate
        if filled.frame.type in CONTACT or (
            predicate.pos != "n" and (self.clause.verb_first or not predicate.participle or predicate.passive)
        ):
            return False  # "talks on restoring ties" restore none
        words = self.clause.words
        for i in range(predicate.start - 1, max(self.clause.start, predicate.start - 5) - 1, -1):
            if words[i].has("about"):
                talks = self.clause.predicate_at(i - 1)  # "suspended talks on joining the EU"
                if talks is not None and talks.pos == "n" and talks.end == i and not self.clause.verb_first:
                    if any(form.frame.type in CONTACT for form in talks.forms):
                        return True
                return any(
                    other.frame.type in CONTACT and other.predicate.end <= i and i - other.predicate.end < 12
                    for other in others
                )
            if words[i].has("prep", "verb") or words[i].is_punct:
                return False
        return False

    # -- whole sentence ----------------------------------------------------------------------

    def _names_it(self, noun: _Candidate, verb: _Candidate) -> bool:
        """أعرب عن استنكاره: the noun that a verb calls for tells what the verb tells."""
        word, carrier = noun.filled.predicate, verb.filled.predicate
        if noun.mention.type != verb.mention.type or noun.mention.type in _CONFLICT:
            return False
        if (word.pos, carrier.pos) != ("n", "v"):
            return False
        near = carrier.end <= word.start <= self.clause.limit(carrier.end)
        return near and self.clause.words[word.start].key in verb.filled.frame.needs

    def _prune(self, candidates: list[_Candidate]) -> list[_Candidate]:
        """One happening told twice in a sentence is kept once, where it is told best."""
        kept: list[_Candidate] = []
        for candidate in sorted(candidates, key=_fullness, reverse=True):
            double = next(
                (
                    o
                    for o in kept
                    if (
                        self._same(candidate.mention, o.mention)
                        or self._is_scene(candidate, o)
                        or self._names_it(candidate, o)
                    )
                    and not self._parted(candidate.filled.predicate, o.filled.predicate)
                ),
                None,
            )
            if double is None:
                kept.append(candidate)
                continue
            carrier, noun = double.filled.predicate, candidate.filled.predicate
            if {carrier.pos, noun.pos} == {"v", "n"} and double.mention.type in CONTACT:
                told = double if carrier.pos == "v" else candidate
                if told.mention.modality is Modality.PLANNED and told.filled.predicate.future:
                    double.mention = replace(double.mention, modality=Modality.PLANNED)
            if noun.pos == "n" and carrier.pos == "v" and "light" in carrier.tags:
                # أجرى اتصالا: the verb only carries the noun, which is the trigger
                double.mention = replace(
                    double.mention, trigger=candidate.mention.trigger, rule=candidate.mention.rule
                )
            toll = next((c for c in (candidate, double) if self._killing(c.mention)), None)
            if candidate.mention.type == double.mention.type == "attack" and toll is not None:
                # of a place that was hit and the people who were killed in it, the people
                other = candidate if toll is double else double
                if not any(ref.country for ref in toll.mention.patients):
                    if any(ref.country for ref in other.mention.patients):
                        double.mention = replace(double.mention, patients=other.mention.patients)
                elif not any(ref.kind is not ActorKind.STATE for ref in other.mention.patients):
                    double.mention = replace(double.mention, patients=toll.mention.patients)
            if candidate.mention.type == double.mention.type and double.mention.type in _CONFLICT:
                # "Two were killed in an attack by rebels": one tells who suffered it, the other who did it
                suffered = double.mention.patients
                if not any(ref.country for ref in suffered) and any(
                    ref.country for ref in candidate.mention.patients
                ):
                    suffered = candidate.mention.patients  # "a strike on the Syrian port killed a soldier"
                double.mention = replace(
                    double.mention,
                    agents=double.mention.agents or candidate.mention.agents,
                    patients=suffered or candidate.mention.patients,
                )
            elif candidate.mention.type == "visit" and double.mention.type == "leave":
                patients = candidate.mention.patients or double.mention.patients
                if self._follows_on(candidate.filled.predicate):
                    candidate.mention = replace(candidate.mention, patients=patients)
                    kept.append(candidate)  # "left Pyongyang on Tuesday after a visit"
                    continue
                double.mention, double.filled = (
                    replace(candidate.mention, patients=patients),
                    candidate.filled,
                )
            elif candidate.mention.type in _HELP and candidate.mention.type != double.mention.type:
                double.mention = replace(candidate.mention, patients=double.mention.patients)
                double.filled = candidate.filled
            elif candidate.mention.type == "visit" and double.mention.type == "arrive":
                double.mention = replace(double.mention, type="visit")
        return kept

    def _is_scene(self, noun: _Candidate, verb: _Candidate) -> bool:
        """ "Killed in an attack by rebels in Iraq": where the attack was made is not whom it hit."""
        left, right = noun.mention, verb.mention
        if self.clause.verb_first or left.type != "attack" or right.type != "attack":
            return False
        hit = noun.filled.patients[0] if noun.filled.patients else None
        at = self.clause.lexicon.settings.get("at_place", ())
        return (
            noun.filled.predicate.pos == "n"
            and noun.filled.light is verb.filled.predicate
            and isinstance(hit, Group)
            and hit.governor in at
            and left.agents == right.agents
        )

    def _follows_on(self, noun: Predicate) -> bool:
        """ "After a visit": what a noun tells came before what the clause tells."""
        words, i = self.clause.words, noun.start - 1
        while i > self.clause.start and words[i].name < 0 and words[i].has("det", "adj", "poss", "number"):
            i -= 1
        return noun.pos == "n" and not self.clause.verb_first and words[i].key in {"after", "following"}

    def _owned_up(self, candidates: list[_Candidate]) -> list[_Candidate]:
        """Who claims an attack told in the same sentence did it: قتل جنديان … وتبنت الحركة الهجوم."""
        kept: list[_Candidate] = []
        for candidate in candidates:
            told = None
            if candidate.filled.frame.owned_up:
                kind = candidate.mention.type
                told = next((o for o in kept if o.mention.type == kind and not o.mention.agents), None)
            if told is None:
                kept.append(candidate)
            else:
                told.mention = replace(told.mention, agents=candidate.mention.agents)
        return kept

    def _settle(self, candidates: list[_Candidate]) -> list[_Candidate]:
        """What goes into another event: a protest's demands, an attack told in passing."""
        protests = [c for c in candidates if c.mention.type == "demonstrate" and c.mention.agents]
        kept: list[_Candidate] = []
        for candidate in candidates:
            mention = candidate.mention
            protest = next((p for p in protests if self._voices(candidate, p.mention)), None)
            if protest is not None:
                if not protest.mention.patients:
                    protest.mention = replace(protest.mention, patients=mention.patients)
                continue
            nominal = candidate.filled.predicate.pos == "n" and not self._is_told(candidate.filled)
            if candidate.filled.predicate.pos == "n" and self._is_agreed(candidate, candidates):
                continue
            if (
                mention.type in _CONFLICT
                and nominal
                and not (mention.agents and mention.patients)
                and len(candidates) > 1
            ):
                continue
            kept.append(candidate)
        return kept

    def _reciprocate(self, candidates: Sequence[_Candidate]) -> None:
        """ "Vilnius recalled its envoy from Beijing after China downgraded ties": at whom that was aimed."""
        for candidate in candidates:
            mention = candidate.mention
            if self.clause.verb_first or mention.patients or mention.type not in _ON_A_STATE:
                continue
            own = {ref.country for ref in mention.agents} - {None}
            for other in candidates:
                told = other.mention
                if told.type in _HOSTILE and self._is_because(candidate, other):
                    if own and own & {ref.country for ref in told.patients}:
                        candidate.mention = replace(mention, patients=tuple(map(_unsaid, told.agents)))

    def _aim(self, candidates: Sequence[_Candidate]) -> None:
        """أدانت واشنطن الهجوم, "rejected the decision": at whoever did what was told before."""
        for candidate in candidates:
            mention = candidate.mention
            if mention.patients or not mention.agents or mention.type not in _ANSWERS_DEEDS:
                continue
            earlier = [c.mention for c in candidates if c.mention.trigger.end <= mention.trigger.start]
            doers = self._doers_told(candidate.filled, earlier)
            own = {_party(ref) for ref in mention.agents}
            if doers and not own & {_party(ref) for ref in doers}:
                patients = tuple(map(_unsaid, doers))
                domestic = not self._international(mention.type, mention.agents, patients)
                candidate.mention = replace(mention, patients=patients, domestic=domestic)

    def _doers_told(self, filled: Filled, earlier: Sequence[EventMention]) -> tuple[ActorRef, ...]:
        """Who did the attack, or took the step, that a definite noun right after a predicate goes back to."""
        clause, sets = self.clause, self.clause.lexicon.sets
        steps = sets.get("steps", _NO_KEYS)
        groups = [group for group in filled.agents if isinstance(group, Group)]
        start = max([filled.predicate.end, *(group.end for group in groups)])
        for i in range(start, min(clause.end, start + 4)):
            word = clause.words[i]
            if word.is_punct or word.name >= 0 or word.has("comp", "rel"):
                return ()
            deed = clause.predicate_at(i)
            attack = deed is not None and deed.pos == "n" and deed.forms[0].frame.type == "attack"
            if attack and deed is not None and self._is_definite(deed):
                told = next((m.agents for m in reversed(earlier) if m.type == "attack"), ())
                return told or self.memory.told.get("attack", ((), ()))[0]
            if (clause.base(i) if clause.verb_first else word.key) in steps or word.key in steps:
                if not clause.verb_first and not clause.words[i - 1].has("definite", "det"):
                    return ()
                told = next((m.agents for m in reversed(earlier) if m.type in _STEPS), ())
                return told or self.memory.step
        return ()

    def _is_because(self, one: _Candidate, other: _Candidate) -> bool:
        """Whether one of two acts is told as what the other came after."""
        low, high = sorted((one.filled.predicate, other.filled.predicate), key=lambda p: p.start)
        between = self.clause.words[low.end : max(low.end, high.left)]
        return any(word.name < 0 and word.key in {"after", "because", "since"} for word in between)

    def _is_agreed(self, candidate: _Candidate, others: Sequence[_Candidate]) -> bool:
        """What an agreement is on, told by a noun after it: "signed a treaty on military cooperation"."""
        mention = candidate.mention
        if not mention.type.startswith("cooperate_"):
            return False
        ids = {ref.id for ref in (*mention.agents, *mention.patients)}
        return any(
            other.mention.type in {"sign_agreement", "agree"}
            and other.mention.trigger.start < mention.trigger.start
            and ids <= {ref.id for ref in (*other.mention.agents, *other.mention.patients)}
            for other in others
        )

    def _voices(self, candidate: _Candidate, protest: EventMention) -> bool:
        """Whether it is what protesters say by their protest: "rallied to demand", "a strike against"."""
        mention, predicate = candidate.mention, candidate.filled.predicate
        if mention.type not in _VOICED or mention.trigger.start < protest.trigger.start:
            return False
        if not mention.domestic and not predicate.infinitive and not predicate.participle:
            return False
        own = {ref.id for ref in protest.agents}
        return all(ref.id in own for ref in mention.agents)

    def _same(self, left: EventMention, right: EventMention) -> bool:
        pair = {left.type, right.type}
        if pair <= _HELP and len(pair) > 1 and self._is_to_help(left, right):
            return True  # "donated ventilators to assist Ethiopia"
        if pair in ({"meet", "negotiate"}, {"call", "meet"}) and left.modality is not right.modality:
            return False  # "invited them to a meeting after negotiations stalled"
        if left.type != right.type and pair not in (
            {"visit", "arrive"},
            {"visit", "leave"},
            {"meet", "discuss"},
            {"negotiate", "discuss"},
            {"meet", "negotiate"},
            {"call", "discuss"},
            {"call", "meet"},
        ):
            return False
        if left.type == right.type and left.polarity is not right.polarity:
            return False
        if left.type == right.type == "recall_or_expel_diplomat" and self._are_two_acts(left, right):
            return False
        mine = {ref.id for ref in (*left.agents, *left.patients)}
        theirs = {ref.id for ref in (*right.agents, *right.patients)}
        if pair == {"visit", "leave"} and not self.clause.verb_first:
            return {ref.id for ref in left.agents} == {ref.id for ref in right.agents}
        if left.type in SYMMETRIC or pair & {"visit"}:
            return mine <= theirs or theirs <= mine
        if left.type == right.type == "demonstrate" and not self.clause.verb_first and mine & theirs:
            return True  # "burned a flag to protest against the bombing"
        if left.type == "attack" and left.agents and left.agents == right.agents:
            if self._killing(left) or self._killing(right):
                return True  # "shelled a port, killing two peacekeepers"
        if left.type == "attack" and _compatible(left.agents, right.agents) and left.agents:
            for side in (left.patients, right.patients):
                if side and not any(ref.country for ref in side):
                    return True  # "hit a block of flats in Dnipro, killing 12 people"
        return _compatible(left.agents, right.agents) and _compatible(left.patients, right.patients)

    def _are_two_acts(self, left: EventMention, right: EventMention) -> bool:
        """«أمهلت السفير واستدعت سفيرها»: told by two verbs that "and" joins."""
        verbs = [p for p in self.clause.predicates if p.pos == "v" and p.finite]
        words, spans = self.clause.words, (left.trigger, right.trigger)
        told = [
            next((p for p in verbs if span.start <= words[p.start].end <= span.end), None) for span in spans
        ]
        return bool(left.agents and right.agents) and None not in told and told[0] is not told[1]

    def _is_to_help(self, left: EventMention, right: EventMention) -> bool:
        """Whether one gives and names nobody, and the other tells in the infinitive whom it helps."""
        if left.agents != right.agents or bool(left.patients) == bool(right.patients):
            return False
        given, helped = (right, left) if left.patients else (left, right)
        start = helped.trigger.start
        infinitive = any(
            p.infinitive and self.clause.words[p.start].start == start for p in self.clause.predicates
        )
        return infinitive and start > given.trigger.start and given.type != "support_statement"

    def _parted(self, one: Predicate, other: Predicate) -> bool:
        """Whether a length of time is said to lie between two events: "three weeks after their talks"."""
        low, high = (one, other) if one.start < other.start else (other, one)
        between = parted_by(self.clause, high)
        return between is not None and between >= low.end

    def _killing(self, mention: EventMention) -> bool:
        """Whether an attack is told by its toll: ", killing two"."""
        clause = self.clause
        for predicate in clause.predicates:
            if clause.words[predicate.start].start == mention.trigger.start:
                return (
                    predicate.participle
                    and not predicate.passive
                    and predicate.start > clause.start
                    and clause.words[predicate.left - 1].is_punct
                )
        return False

    def _obligations(self, candidates: Sequence[_Candidate]) -> list[EventMention]:
        """What a source says another one must do is demanded of it: إن على إيران أن توقف التخصيب."""
        clause = self.clause
        out: list[EventMention] = []
        if not clause.verb_first:
            return out
        on = [i for i in clause.where("prep") if clause.base(i) == "علي"]
        for i in sorted({*clause.where("must"), *on}):
            found = self._obliged(i)
            if found is None:
                continue
            chain = self._attribution(i)
            agents = tuple(chain[:1])
            own = {ref.country or ref.id for ref in agents}
            patients = tuple(ref for ref in self._refs([found]) if (ref.country or ref.id) not in own)
            if not agents or not patients or not _official(agents[0]):
                continue
            asked = [c for c in candidates if c.mention.type in {"demand", "appeal_request"}]
            if any(c.mention.agents == agents for c in asked):
                continue
            words = clause.words
            trigger = Span(words[i].start + self._clitic_length(i), words[i].end)
            out.append(
                EventMention(
                    article=self.article.id,
                    type="demand",
                    trigger=trigger,
                    sentence=self.span,
                    agents=agents,
                    patients=patients,
                    topics=topics_told(clause, i, clause.end),
                    attribution=tuple(chain[1:]),
                    rule=f"{clause.lexicon.code}.demand.obligation",
                    score=0.5,
                    domestic=not self._international("demand", agents, patients),
                )
            )
        return out

    def _obliged(self, i: int) -> Group | None:
        """Who must do something by the word `i`, if it opens such a clause."""
        clause = self.clause
        word = clause.words[i]
        if word.name >= 0:
            return None
        must = word.has("must") and i + 1 < clause.end
        if not must:
            before = clause.words[i - 1] if i > clause.start else None
            opens = before is None or before.has("comp", "conj") or before.is_punct
            if clause.base(i) != "علي" or not opens:
                return None
        for group in clause.groups:
            if not i < group.start <= i + (7 if must else 1):
                continue
            if group.governor in {"علي", "ل"} and group.governor_at - i <= 2:
                after = clause.words[group.end] if group.end < clause.end else None
                if must or (after is not None and after.has("comp")):
                    return group
                return group if clause.words[i - 1].has("comp") and self._is_deed(after) else None
            if must and not group.governor and not group.adjective:
                return group if any(clause.words[k].has("comp") for k in range(i, group.start)) else None
            return None
        return None

    def _is_deed(self, word: Word | None) -> bool:
        """إن على إسرائيل الانسحاب: a noun that is no indefinite subject, such as إن على إسرائيل ضغوطا."""
        if word is None or word.name >= 0 or word.is_punct or word.has("prep", "neg", "rel", "conj"):
            return False
        noun = word.text.startswith("ال") or any(form.frame.pos == "n" for form in word.forms)
        return noun and not word.clitics.strip("ال") and not word.text.endswith(("ا", "ً"))

    def _comments(self, candidates: list[_Candidate]) -> list[EventMention]:
        """Officials who speak of another country and of nothing more specific."""
        out = []
        for scope in self.scopes:
            verb = scope.verb
            if verb is None or verb.participle or self.clause.calls(verb.start - 2):
                continue
            if any(scope.holds(c.filled.predicate.start) for c in candidates):
                continue
            if any(verb in (c.filled.predicate, c.filled.light) for c in candidates):
                continue  # شددت حصارها: the verb does something here and says nothing
            opines = "opines" in verb.tags
            quoted = opines or any(
                self.clause.words[i].quoted for i in range(scope.start, min(scope.end, scope.start + 3))
            )
            if not self.clause.verb_first and not quoted and not self._is_view(scope):
                continue  # a deed that no trigger shows is told, and nothing is said of it
            agents = self._refs(scope.sources[:1], pronoun=False)
            if not agents and quoted and not self.clause.verb_first and scope.sources[0] == "pronoun":
                agents = tuple(map(_unsaid, self.memory.subject))
            if opines and any(
                c.mention.type in SPEECH_ACTS and c.mention.agents == agents for c in candidates
            ):
                continue  # "defended the raid and insisted unrest there reflected": one thing said
            many = bool(agents) and all(_is_of_no_state(ref) or _of_many(ref) for ref in agents)
            if not agents or not (many or all(_official(ref) for ref in agents)):
                continue
            if self.clause.verb_first and not all(_speaks_of_policy(ref) for ref in agents):
                continue
            if self.clause.verb_first and self.clause.words[verb.left - 1].key == "من" and verb.left:
                continue  # ومن يقولون إن دارفور: whoever they are
            own = {ref.country or ref.id for ref in agents}
            targets: list[ActorRef] = []
            for group in self.clause.groups:
                if scope.start <= group.start < scope.end:
                    targets.extend(ref for ref in self._refs([group]) if (ref.country or ref.id) not in own)
            abroad = (
                quoted and not self.clause.verb_first and self._is_diplomat(scope.sources[0])
            ) or self._in_affair(agents)
            known = many or (quoted and all(ref.id.startswith(_IN_POWER) for ref in agents))
            known = known and not self._is_at_home
            if not targets and not abroad and not (known and self.memory.affairs) and not (many and quoted):
                continue
            words = self.clause.words
            trigger = Span(words[verb.start].start + self._clitic_length(verb.start), words[verb.end - 1].end)
            out.append(
                EventMention(
                    article=self.article.id,
                    type="state_comment",
                    trigger=trigger,
                    sentence=self.span,
                    agents=agents,
                    patients=(),
                    when=self._when(verb, None, "state_comment", Modality.ACTUAL, trigger),
                    topics=topics_told(self.clause, verb.end, self.clause.end),
                    attribution=tuple(
                        ref for ref in self._attribution(verb.start) if all(ref.id != a.id for a in agents)
                    ),
                    rule=f"{self.clause.lexicon.code}.state_comment",
                    score=0.4,
                )
            )
        return out

    def _is_view(self, scope: Scope) -> bool:
        """Whether what is said is how things are, could be or are seen, and no deed."""
        clause = self.clause
        first = next(
            (p for p in clause.predicates if scope.holds(p.start) and p.pos == "v" and p.finite), None
        )
        if first is None:
            return False
        if first.possible or first.tags & {"view"}:
            return True
        if not first.tags & {"be", "have"}:
            return False
        following = clause.predicate_at(first.end)
        if following is not None and following.tags & {"be"}:
            following = clause.predicate_at(following.end)  # "there had been no deal"
        return following is None or following.pos != "v"

    def _likewise(self, mentions: Sequence[EventMention]) -> Iterator[EventMention]:
        """What others did as well: "Nicaragua followed suit", "as did Iran", «وحذت ألمانيا حذوها»."""
        clause, words = self.clause, self.clause.words
        marks = clause.lexicon.sets.get("likewise", _NO_KEYS)
        doers: list[tuple[int, int, Group]] = []
        for group in clause.groups:
            k = group.start - 1
            while k > clause.start and words[k].has("det"):
                k -= 1
            if clause.verb_first:
                near = words[max(clause.start, k - 1) : min(clause.end, group.end + 3)]
                if (
                    k >= clause.start
                    and words[k].has("alike")
                    and any(form in marks for word in near for form in word.candidates)
                ):
                    doers.append((k, k + 1, group))  # وحذت ألمانيا حذوها
            elif k > clause.start and words[k].has("do", "have") and words[k - 1].key in marks:
                doers.append((k - 1, k + 1, group))  # "as did Iran"
            elif group.end < clause.end and words[group.end].has("alike"):
                doers.append((group.end, group.end + words[group.end].phrase, group))
        for start, end, group in doers:
            place = words[start].start
            told = [m for m in mentions if m.trigger.end <= place and m.agents]
            deed = told[0] if told else self.memory.deed
            agents = self._refs([group])
            if deed is None or not agents or not deed.agents:
                continue
            party = {_party(ref) for ref in agents}
            if party & {_party(ref) for ref in (*deed.agents, *deed.patients)}:
                continue
            yield replace(
                deed,
                trigger=Span(place, words[end - 1].end),
                sentence=self.span,
                agents=agents,
                patients=tuple(map(_unsaid, deed.patients)) if not told else deed.patients,
                attribution=tuple(self._attribution(start)),
                rule=f"{clause.lexicon.code}.{deed.type}.likewise",
                score=min(deed.score, 0.6),
                initiative=None,
                asked=None,
                number=None,
                ago=None,
            )

    def _protests(self, candidates: list[_Candidate]) -> list[EventMention]:
        """What protesters do in the street is a protest; what is said of them is not."""
        if any(candidate.mention.type == "demonstrate" for candidate in candidates):
            return []
        clause = self.clause
        for predicate in clause.predicates:
            if predicate.pos != "v" or "assembly" not in predicate.tags:
                continue
            subject = clause.subject(predicate)
            if not isinstance(subject, Group):
                continue
            role = clause.mentions[subject.mentions[0]].role
            agents = self._refs([subject])
            if role is None or role.name != "protesters" or not agents:
                continue
            words = clause.words
            patients = self._protested(agents, subject, candidates)
            return [
                EventMention(
                    article=self.article.id,
                    type="demonstrate",
                    trigger=Span(words[subject.start].start, words[subject.end - 1].end),
                    sentence=self.span,
                    agents=agents,
                    patients=patients,
                    rule=f"{clause.lexicon.code}.demonstrate",
                    score=0.4,
                    attribution=tuple(self._attribution(subject.start)),
                    domestic=not self._international("demonstrate", agents, patients),
                )
            ]
        return []

    def _protested(
        self, agents: Sequence[ActorRef], subject: Group, candidates: Sequence[_Candidate]
    ) -> tuple[ActorRef, ...]:
        """Before whose door protesters stand, or whom they accuse, condemn and make demands of."""
        doors = self.clause.lexicon.settings.get("protested", ())
        for group in self.clause.groups:
            if group.start >= subject.end and group.governor in doors:
                refs = self._refs([group])
                body = self.clause.mentions[group.mentions[0]].role is not None or group.governor == doors[0]
                if body and any(ref.country for ref in refs):
                    return refs
        ids = {ref.id for ref in agents}
        for candidate in candidates:
            told = candidate.mention
            aimed = told.type in _VOICED or any(_speaks_abroad(ref) for ref in told.patients)
            if aimed and ids & {ref.id for ref in told.agents} and told.patients:
                return told.patients
        return ()

    def _is_supra(self, ref: ActorRef) -> bool:
        """Whether nameless people are said to be of several states: "African leaders", "Western donors"."""
        if ref.country or ref.span is None or ref.kind is ActorKind.POPULATION or self.clause.verb_first:
            return False
        supra = self.clause.lexicon.sets.get("supra", _NO_KEYS)
        words = self.clause.words
        first = next(
            (i for i in range(self.clause.start, self.clause.end) if words[i].start == ref.span.start), -1
        )
        if first < 0 or words[first].name < 0 or not self.clause.mentions[words[first].name].plural:
            return False
        return any(
            words[i].key in supra
            for i in range(max(self.clause.start, first - 2), first + 2)
            if i < self.clause.end
        )

    def _international(
        self,
        kind: str,
        agents: Sequence[ActorRef],
        patients: Sequence[ActorRef],
        where: Place | None = None,
    ) -> bool:
        """Actors of at least two states, organisations or armed movements, or foreign affairs."""
        if not any(_identified(ref) and not _obscure(ref) for ref in (*agents, *patients)):
            return (
                any(self._is_supra(ref) for ref in (*agents, *patients)) and len({*agents, *patients}) > 1
            )  # "people were released": nobody that could be told apart
        parties = {
            _party(ref)
            for ref in (*agents, *patients)
            if not _obscure(ref)
            and not _anybody(ref)
            and (ref.kind in _ACTING or _identified(ref))
            and not (ref.id.startswith(_INSIDE) and not ref.country and not self.clause.verb_first)
        }
        if kind == "investigate":
            return False
        if kind in SPEECH_ACTS and agents and all(ref.id.startswith(_PROTESTERS) for ref in agents):
            return False  # what people cry in the street is no word of a state's
        if kind in _BY_POLICE and len(parties) < 2:
            if agents and all(ref.id.startswith("body/police-") for ref in agents):
                return False  # "police in Yerevan detained 70 people"
        if parties and any(self._is_supra(ref) for ref in (*agents, *patients)):
            return True
        if kind in _OPINIONS and agents and not self.clause.verb_first:
            if all(ref.kind is ActorKind.POPULATION for ref in agents):
                return False  # "winemakers fear that", "residents welcomed"
        if len(parties) >= 2:
            return True
        own = kind in {"visit", "arrive"} and bool(parties and agents and patients)
        if own and _only_states(patients) and not self.clause.verb_first:
            return False  # who visits a city of their own
        if kind in _DOMESTIC:
            return False
        if kind in _FOREIGN and not agents and any(ref.country for ref in patients):
            return True
        if kind == "protest_diplomatic" and any(_speaks_abroad(ref) for ref in patients):
            return True  # "the ambassador was handed a note"
        if kind in _BY_OFFICIALS and agents and all(_official(ref) for ref in agents):
            return True
        if kind in _ABROAD and any(ref.kind is ActorKind.STATE for ref in agents):
            return True
        if any(_speaks_abroad(ref) for ref in agents) and kind in SPEECH_ACTS:
            return True
        if kind in _SAID_TO_ALL and any(_is_of_no_state(ref) for ref in agents):
            return True
        if kind in _RETORTS and agents and not patients and all(_is_abroad(ref) for ref in agents):
            return True
        if any(_serves_abroad(ref) for ref in patients) and kind in _CONFLICT:
            return not _is_one_state(agents, patients)
        if kind == "attack" and _are_forces_abroad(patients, where):
            return True  # "French troops came under fire near Tyre"
        if kind in _WARFARE and any(
            _is_movement(ref) or (_is_of_no_state(ref) and ref.id.startswith("Q")) for ref in agents
        ):
            return True
        if any(_of_many(ref) for ref in (*agents, *patients)):
            return True
        if not any(ref.country for ref in (*agents, *patients)):
            return False
        if (
            kind in _ASKED
            and patients
            and all(_anybody(ref) for ref in patients)
            and not self.clause.verb_first
        ):
            return False  # "urged its citizens to leave Lebanon"
        # one side named: another country, or a region of several, stands in the sentence
        for group in self.clause.groups:
            for ref in self._refs([group]):
                if _party(ref) not in parties and _identified(ref) and ref.kind is not ActorKind.POPULATION:
                    return True
            place = self._place_of(group)
            if place is not None and place.country not in parties and kind != "attack":
                return True
        # soldiers or nationals of a state attacked in another one
        return kind == "attack" and where is not None and where.country not in {None, *parties}


def _fillings(clause: Clause, predicate: Predicate) -> Iterator[Filled]:
    """What a predicate tells, and what the words inside it tell where the whole of it tells nothing.

    "Expressed its solidarity with and support for Kyiv": no party follows the phrase, one does the noun.
    """
    found = fill(clause, predicate) if predicate.forms else None
    if found is not None:
        yield found
    if found is None or found.weak:
        for inner in clause.inside(predicate):
            if (told := fill(clause, inner)) is not None:
                yield told


def _unsaid(ref: ActorRef) -> ActorRef:
    """Somebody who is meant, and not named, by the words at hand."""
    return replace(ref, text=None, span=None)


def _is_nobody(mention: Mention) -> bool:
    """A word that only looks like a name, or people by what they do: "experts"."""
    role = mention.role
    return mention.kind == "tentative" or (
        mention.kind == "role" and role is not None and role.kind in {"population", "delegation"}
    )


def _only_states(refs: Sequence[ActorRef]) -> bool:
    return all(ref.kind is ActorKind.STATE for ref in refs)


def _is_nameless(ref: ActorRef) -> bool:
    """People and bodies without a name, a state or an organisation that they are of."""
    unknown = not ref.country and not ref.state and ref.span is not None
    home = ref.id.rpartition("-")[2]
    of_body = home.startswith("q") and home[1:].isdigit()
    return unknown and ref.id.startswith(("body/", "office/")) and not of_body and "-org-" not in ref.id


def _at_home(agents: Sequence[ActorRef], patients: tuple[ActorRef, ...], there: str) -> tuple[ActorRef, ...]:
    """ "Bombers killed 23 people in Tel Aviv": nameless people are of the state they are killed in."""
    if any(ref.country == there for ref in agents) or not patients:
        return patients
    if not all(ref.id.startswith("body/people-") and not ref.country for ref in patients):
        return patients
    return tuple(replace(ref, id=f"body/people-{there.lower()}", country=there) for ref in patients)


def _is_one_state(agents: Sequence[ActorRef], patients: Sequence[ActorRef]) -> bool:
    """Whether both sides of an act are of one and the same state, and neither is a movement in it."""
    refs = (*agents, *patients)
    states = {_party(ref) if ref.kind is ActorKind.ARMED_GROUP else ref.country for ref in refs}
    return bool(agents and patients) and len(states) == 1 and None not in states


def _are_forces_abroad(refs: Sequence[ActorRef], where: Place | None) -> bool:
    """Whether soldiers of one state are in another."""
    there = where.country if where is not None else None
    return bool(there and refs) and all(
        ref.kind is ActorKind.ARMED_GROUP and ref.country not in {None, there} for ref in refs
    )


def _is_abroad(ref: ActorRef) -> bool:
    """A state by its name or its capital, or its foreign minister: what they say is said to others."""
    return ref.kind is ActorKind.STATE or ref.id.startswith(_MINISTRIES)


def _speaks_abroad(ref: ActorRef) -> bool:
    """An embassy or an ambassador: what they say is said to another state."""
    return ref.id.startswith(("body/embassy-", "office/ambassador-"))


def _is_between(item: Group | str) -> bool:
    return isinstance(item, Group) and item.governor in {"بين", "between"}


def _serves_abroad(ref: ActorRef) -> bool:
    """An embassy, or a diplomat of any rank: whoever attacks them is of another state."""
    return _speaks_abroad(ref) or ref.id.startswith("office/diplomat-")


_MINISTRIES = (
    "office/foreign_minister-", "body/foreign_ministry-", "org/foreign-office", "org/us-state-department",
    "org/quai-dorsay",
)  # fmt: skip
# Who speaks of an affair of others: people known by name, and heads of states and of their diplomacy.
_IN_POWER = ("Q", "person/", "office/president-", "office/prime_minister-", "office/monarch-", *_MINISTRIES)
_PROTESTERS = "body/protesters-"
_SOLDIERS = ("body/troops-", "body/army-", "body/peacekeepers-")
# Who is told of without a name or a state is of the state around: newspapers, the opposition.
_INSIDE = ("body/media-", "body/opposition-")
# The forces of nobody's state, and those at war with each other inside one.
_REBELLING = ("body/rebels-", "body/parties-")


def _is_movement(ref: ActorRef) -> bool:
    """An armed movement of its own, not the forces of a state."""
    return ref.kind is ActorKind.ARMED_GROUP and not ref.id.startswith("body/")


def _is_truce(agents: Sequence[ActorRef], patients: Sequence[ActorRef]) -> bool:
    """One side is an armed movement, the other is not."""
    if not agents or not patients:
        return False
    sides = [any(_is_movement(ref) for ref in side) for side in (agents, patients)]
    return sides[0] != sides[1]


def _anybody(ref: ActorRef) -> bool:
    """People of no state and no organisation: prisoners, citizens."""
    return ref.kind is ActorKind.POPULATION and not ref.country and ref.id.endswith("-x")


def _is_nameless_folk(ref: ActorRef) -> bool:
    """People by what they are, of whatever state: refugees, prisoners, tourists."""
    return ref.kind is ActorKind.POPULATION and ref.id.startswith("body/")


def _of_many(ref: ActorRef) -> bool:
    """An organisation of several states, one that works in many, or somebody who acts for it."""
    if ref.kind is ActorKind.IGO:
        return True
    if ref.country or ref.kind is ActorKind.POPULATION:
        return False
    home = ref.id.rpartition("-")[2]
    if "_minister-org-" in ref.id:
        return True  # "G7 foreign ministers": what has ministers is of states
    return (ref.kind is ActorKind.ORGANISATION and ref.id.startswith("Q")) or (
        ref.id.startswith(("office/", "body/")) and home.startswith("q") and home[1:].isdigit()
    )


def _is_of_no_state(ref: ActorRef) -> bool:
    """Somebody known who is of no state: the secretary-general of the United Nations."""
    return ref.kind is ActorKind.PERSON and not ref.country and ref.id.startswith(("Q", "person/"))


def _armed(ref: ActorRef) -> bool:
    return ref.kind is ActorKind.ARMED_GROUP


def _speaks_for_state(ref: ActorRef) -> bool:
    return ref.kind in {ActorKind.OFFICE, ActorKind.GOVERNMENT, ActorKind.IGO, ActorKind.ARMED_GROUP} or (
        ref.kind is ActorKind.PERSON and ref.id.startswith("Q")
    )


def _identified(ref: ActorRef) -> bool:
    return bool(ref.country) or not ref.id.startswith(("office/", "body/")) or _of_many(ref)


def _obscure(ref: ActorRef) -> bool:
    """A name of which nothing else is known: it may be anybody, of any state."""
    return ref.country is None and ref.id.startswith("name/")


def _party(ref: ActorRef) -> str:
    """What counts as one side: an armed movement is a side of its own."""
    if ref.kind is ActorKind.ARMED_GROUP:
        if ref.id.startswith(_REBELLING):
            return ref.id
        if "-org-" in ref.id:  # "Al-Shabaab militants" are of the movement
            return f"org/{ref.id.partition('-org-')[2]}"
        if ref.id.startswith(("org/", "Q")) or not ref.state:
            return ref.id
    return ref.country or ref.id


def _official(ref: ActorRef) -> bool:
    return ref.kind in {
        ActorKind.PERSON,
        ActorKind.OFFICE,
        ActorKind.STATE,
        ActorKind.GOVERNMENT,
        ActorKind.IGO,
        ActorKind.ARMED_GROUP,
    } and bool(ref.country or ref.kind is ActorKind.IGO)


def _speaks_of_policy(ref: ActorRef) -> bool:
    """Not police, soldiers, courts, mayors, advisers and sources, who mostly speak of facts."""
    return ref.kind is not ActorKind.ARMED_GROUP and not ref.id.startswith(
        (
            "body/police-",
            "body/court-",
            "office/mayor-",
            "office/governor-",
            "office/adviser-",
            "office/chair-",
            "office/official-",
            "office/officer-",
        )
    )


def _fullness(candidate: _Candidate) -> tuple[float, ...]:
    mention = candidate.mention
    return (
        not mention.domestic,
        bool(mention.agents) + bool(mention.patients),
        mention.score,
        sum(ref.span is not None for ref in (*mention.agents, *mention.patients)),
        mention.modality is Modality.ACTUAL,
        -mention.trigger.start,
    )


def _compatible(left: Sequence[ActorRef], right: Sequence[ActorRef]) -> bool:
    if not left or not right:
        return True
    return bool({ref.id for ref in left} & {ref.id for ref in right}) or bool(
        {ref.country for ref in left if ref.country and ref.kind is not ActorKind.POPULATION}
        & {ref.country for ref in right if ref.country and ref.kind is not ActorKind.POPULATION}
    )
