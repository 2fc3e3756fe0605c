"""A predicate in its clause in, the groups that fill the roles of its frames out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from diplograph.events.clauses import SO_CALLED, UNLISTED, Clause, Group, Predicate
from diplograph.lang.base import PRONOUNS
from diplograph.lang.lexicon import Form, Frame
from diplograph.lang.nlp import Mention
from diplograph.vocab import SPEECH_ACTS

__all__ = ["Filled", "fill"]

# Proclitics that govern the word they are written onto.
_ATTACHED = frozenset("بك")
# How far, in words, a noun's or a verb's prepositions are looked for.
_REACH_NOUN, _REACH_VERB = 14, 40
_ANSWERED = frozenset(["appeal_request", "propose", "offer", "demand", "invite"])
# Acts that people without a name undergo as often as anybody: "shelled rebels in the north".
_ON_PERSONS = frozenset(["attack", "seize_arrest_detain", "release", "repress", "extradite", "meet"])
_DONE_TO_PEOPLE = frozenset(["attack", "seize_arrest_detain", "release", "extradite"])
# Acts with somebody who hears them, and judgements on what somebody does.
_ADDRESSED = frozenset(
    ["promise", "offer", "invite", "congratulate", "apologise", "propose", "appeal_request", "demand", "warn"]
)
# What somebody does where those are whom he talks with.
_TRIPS = frozenset(["visit", "arrive", "host"])
# What is said in writing or to somebody's face.
_HANDED = frozenset(["protest_diplomatic", "call", "meet"])
# Who is asked is to do what is asked for.
_ASKING = frozenset(["appeal_request", "demand", "invite"])
# What is said to somebody after another act towards the same: "congratulated X and offered to".
_FRIENDLY = frozenset(
    ["call", "meet", "congratulate", "praise", "apologise", "host", "support_statement", "visit", "promise",
     "appeal_request", "invite", "aid_economic", "aid_humanitarian", "aid_military"]
)  # fmt: skip
_HOSTILE = frozenset(
    ["accuse", "criticise_condemn", "warn", "threaten", "summon_ambassador", "protest_diplomatic", "call",
     "meet", "sever_relations", "sanction", "demand", "appeal_request", "reject"]
)  # fmt: skip
_GOES_ON = {
    "offer": _FRIENDLY, "promise": _FRIENDLY, "invite": _FRIENDLY, "propose": _FRIENDLY,
    "apologise": _FRIENDLY, "demand": _HOSTILE, "threaten": _HOSTILE, "warn": _HOSTILE,
}  # fmt: skip
# What one state does in answer to another.
_RETALIATES = frozenset(
    ["suspend_cancel", "recall_or_expel_diplomat", "deploy_mobilise", "sanction", "criticise_condemn",
     "accuse", "protest_diplomatic", "embargo", "warn", "threaten", "sever_relations"]
)  # fmt: skip
# What several states do to somebody else, not to each other.
_ONE_WAY = frozenset(
    ["aid_economic", "aid_humanitarian", "aid_military", "visit", "host", "sanction", "arrive"]
)
# What is done to others for what they do.
_FOR_A_REASON = frozenset(
    ["praise", "criticise_condemn", "accuse", "sanction", "suspend_cancel", "embargo", "congratulate",
     "threaten", "warn", "recall_or_expel_diplomat", "seize_arrest_detain"]
)  # fmt: skip
# What is done to the deeds of others, never to one's own: "rejected its demands".
_OF_OTHERS = frozenset(["demand", "reject", "attack", "criticise_condemn"])
# What may follow what it says: "Troops crossed the river, Costa Rica charged".
_SAID_AFTERWARDS = frozenset(["accuse", "promise", "threaten", "warn", "demand"])
_JUDGED = frozenset(["criticise_condemn", "praise", "reject"])
# What is said of, or done to, somebody who need not be there.
_FROM_AFAR = frozenset(
    ["reject", "criticise_condemn", "support_statement", "accuse", "deny", "sanction", "attack"]
)
# Followed by what somebody is to do: "told them to leave", not "told them, referring to".
_TO_DO = frozenset(["demand", "appeal_request", "express_intent", "recall_or_expel_diplomat"])
_EVALUATED = _JUDGED | {"support_statement", "protest_diplomatic"}
# What somebody else may bring about between its parties.
_BROKERED = frozenset(["ceasefire", "agree", "sign_agreement"])
# What two nationalities beside its noun take part in.
_MUTUAL_NOUNS = frozenset(
    [
        "meet",
        "negotiate",
        "discuss",
        "agree",
        "sign_agreement",
        "cooperate_military",
        "cooperate_economic",
        "ceasefire",
    ]
)
# What in Arabic is said to be between those who take part, whoever leads it.
_LED = frozenset(["negotiate", "meet", "discuss"])
# Acts whose deed has somebody at its end, and what may stand before whom it harms or helps.
_TOUCHING = frozenset(["promise", "offer", "threaten", "express_intent"])
# What the forces of a nation do, told by a noun.
_OF_FORCES = frozenset({"attack", "deploy_mobilise", "withdraw"})
_HARMED = frozenset(["", "عن", "علي", "ضد", "من", "مع"])
_HELPED = frozenset(["", "الي", "ل", "علي", "مع", "بين"])
# What is held against a deed, and so against whoever did it.
_AGAINST_DEEDS = frozenset({"demonstrate", "protest_diplomatic"})
# What is done to one's own embassy or ambassador, against the state they are in.
_ON_OWN = frozenset(
    ["suspend_cancel", "recall_or_expel_diplomat", "withdraw", "establish_or_normalise_relations"]
)
# What is done to whoever is on board, and what says that they are.
_CARRIED = frozenset(["seize_arrest_detain", "attack"])
_TRAVELS = frozenset(["visit", "arrive", "leave"])
_CREW = frozenset({"soldier", "soldiers", "troops"})  # of armed bodies; on board may be tanks, too
_CARRYING = frozenset({"تقل", "يقل", "تنقل", "ينقل"})
# What somebody speaks in.
_WORDED = frozenset({"terms", "words", "language"})
# What somebody else may call false.
_CLAIMED = frozenset({"claim", "charge", "allegation", "accusation", "assertion", "report", "account"})
# What opens a clause of time.
_THEN = frozenset({"since", "after", "before", "until"})
_PERSONAL = frozenset({"him", "her"})
_OBJECT_PRONOUNS = frozenset({"him", "her", "them", "it"})
# Acts on a person or a place itself, not on what is theirs.
_ON_WHOM = frozenset(["host", "mediate", "meet", "call", "visit", "arrive", "release", "seize_arrest_detain"])
# What is given to somebody is not the one it is given to.
_GIVEN = frozenset(["aid_military", "aid_humanitarian", "aid_economic"])
# What helps those whom something is given to.
_HELPING = frozenset([*_GIVEN, "support_statement", "promise"])
# What somebody with the power to decides on, and does so.
_DECREED = frozenset(
    [*_GIVEN, "suspend_cancel", "sanction", "lift_sanction", "embargo", "deploy_mobilise", "withdraw",
     "recall_or_expel_diplomat", "appoint_envoy", "recognise", "release", "sever_relations", "repress",
     "ceasefire", "extradite", "join_leave_treaty_or_org"]
)  # fmt: skip
# What may be aimed at.
_ENDS = frozenset(
    ["release", "withdraw", "ceasefire", "suspend_cancel", "establish_or_normalise_relations",
     "lift_sanction", "support_statement", "aid_military", "aid_economic", "aid_humanitarian",
     "cooperate_military", "cooperate_economic"]
)  # fmt: skip
# What is done to a border, and so to whoever is beyond it.
_OF_BORDERS = frozenset(["lift_sanction", "suspend_cancel"])
# What is done with one's own forces.
_MOVED = frozenset(["deploy_mobilise", "withdraw"])
# Prepositions a verb takes its masdar with: شرع في, أقدم على, تمكن من, عجز عن, اتجه إلى.
_GOVERNED = frozenset({"في", "علي", "من", "عن", "الي", "ب", "ل", "نحو"})
# What stands before a wish that somebody acts on: "at the request of", "following an appeal by".
_ON_WHOSE_WISH = frozenset(["at", "following", "after", "despite", "in", "as"])
# What a state does to the diplomats of another.
_ON_ENVOYS = frozenset(["summon_ambassador", "recall_or_expel_diplomat"])
# What one has with whoever hears what is said besides.
_TALKED = frozenset({"call", "meet", "host", "visit"})
# What holds no sessions of states.
_NO_BODIES = frozenset({"media", "company", "armed_group"})
# Encounters whose parties may be named only by the clause around them: "told him in a phone call".
_SETTING = frozenset(["call", "meet", "visit", "negotiate", "mediate", "discuss", "host"])


@dataclass(slots=True)
class Filled:
    """A frame with its arguments: groups, or "pronoun" for one that is only implied."""

    predicate: Predicate
    frame: Frame
    agents: list[Group | str] = field(default_factory=list)
    patients: list[Group | str] = field(default_factory=list)
    place: Group | None = None
    light: Predicate | None = None  # the verb that carries a noun: held talks, أجرى محادثات
    score: float = 0.0
    weak: bool = False  # lacks a role that its frame cannot be without
    stop: int = 0  # where the words that belong to it end
    rule: str = ""  # the trigger and its type
    rival: float = 0.0  # the score of the best frame of another type


def fill(clause: Clause, predicate: Predicate) -> Filled | None:
    """The frame that fits a predicate best, with its arguments; None when none fits.

    One that lacks a role its frame cannot be without is returned as weak: no event, but what
    stands in its complement is still only called for, refused or planned.
    """
    if predicate.start in clause.filled:
        return clause.filled[predicate.start]
    # "Thanked Madrid for its support": whose support it is asks for the verb, whose complement it is.
    clause.filled[predicate.start] = None
    best: Filled | None = None
    chosen: Form | None = None
    scores: dict[str, float] = {}
    seen: set[tuple[str, int]] = set()
    cut: dict[int, Predicate] = {predicate.end - predicate.start: predicate}  # to the words of a form
    needed = clause.needed
    for form in sorted(predicate.forms, key=_shortness):
        if form.frame.needs and form.frame.needs.isdisjoint(needed):
            continue  # most often; what `_fits` looks for are words of the sentence
        if chosen is not None and best is not None and not best.weak and form.length < chosen.length:
            break  # the longest trigger that fits counts: "hand over" before "hand"
        here = cut.get(form.length)
        if here is None:
            here = cut[form.length] = replace(predicate, end=predicate.start + form.length)
        if not _fits(clause, here, form) or (form.frame.id, form.length) in seen:
            continue
        seen.add((form.frame.id, form.length))
        filled = _Filler(clause, here, form.frame).run()
        if filled is None:
            continue
        if not filled.weak:
            scores[form.frame.type] = max(filled.score, scores.get(form.frame.type, 0.0))
        if best is None or (filled.weak, -filled.score) < (best.weak, -best.score):
            best, chosen = filled, form
    if best is not None and chosen is not None:
        best.rule = chosen.rule
        best.rival = max((s for kind, s in scores.items() if kind != best.frame.type), default=0.0)
    clause.filled[predicate.start] = best
    return best


def _shortness(form: Form) -> int:
    return -form.length


def _fits(clause: Clause, predicate: Predicate, form: Form) -> bool:
    frame = form.frame
    if form.length > 1 and not clause.verb_first and predicate.end < clause.end:
        if clause.words[predicate.end - 1].key == "on" and clause.words[predicate.end].has("day", "month"):
            return False  # "shook hands on Thursday with"
    if frame.negated and not _is_negated(clause, predicate):
        return False
    if frame.needs or frame.avoids:
        if frame.needs and frame.needs.isdisjoint(_following(clause, predicate, frame.within)):
            told = frame.type == "mediate" and frame.needs & _taken_up(clause, predicate)
            if not told and (
                clause.verb_first or frame.needs.isdisjoint(_preceding(clause, predicate, frame))
            ):
                return False
        if frame.avoids and not frame.avoids.isdisjoint(_beside(clause, predicate)):
            return False
    if frame.needs_before or frame.avoids_before:
        first = max(clause.start, predicate.start - 5)
        preceding = {clause.base(i) for i in range(first, predicate.start)} | {
            clause.words[i].key for i in range(first, predicate.start)
        }
        if frame.needs_before and not frame.needs_before & preceding:
            return False
        if {"will", "would"} <= frame.needs_before and _conditioned(clause, predicate):
            return False
        if frame.avoids_before & preceding:
            return False
    if frame.after:
        stop = clause.limit(predicate.end)
        inner = clause.predicate_at(stop) if stop < clause.end and not clause.verb_first else None
        if inner is not None and inner.participle and clause.group_at(stop - 1) is not None:
            stop = clause.limit(inner.end)  # "ordered refugees living in towns to move"
        reach = min(clause.end, predicate.end + 14)
        if frame.after == ("to",) and frame.type in _TO_DO and not clause.verb_first:
            if any(
                p.pos == "n" and predicate.end <= p.start <= predicate.end + 1 and _is_decreed(p)
                for p in clause.predicates
            ):
                return False  # "ordered the withdrawal of troops to save": a deed, not somebody, is ordered
            if frame.type in _ASKING and not predicate.passive and _opens_at_once(clause, predicate):
                return False  # "wants to build": nobody else is asked
            return any(
                clause.words[i].key == "to" and clause.words[i].name < 0 and _opens_infinitive(clause, i + 1)
                for i in range(predicate.end, min(reach, stop + 1))
            )
        if frame.after == ("to",) and frame.type == "invite" and not clause.verb_first:
            return any(
                clause.words[i].key == "to" and not _opens_infinitive(clause, i + 1)
                for i in range(predicate.end, min(reach, stop + 1))
            )  # "asked them to talks", not "asked them at the talks to return …"
        return any(_opens(clause, i, frame.after) for i in range(predicate.end, min(reach, stop + 1)))
    return True


def _opens_at_once(clause: Clause, predicate: Predicate) -> bool:
    """Whether "to" and a verb follow a verb, with nobody between."""
    i = predicate.end
    return i < clause.end and clause.words[i].key == "to" and _opens_infinitive(clause, i + 1)


def _conditioned(clause: Clause, predicate: Predicate) -> bool:
    """ "Might visit if Israel froze settlements": a verb of the condition, not of what depends on it."""
    near = range(max(clause.start, predicate.left - 5), predicate.left)
    return not clause.verb_first and any(
        clause.words[i].key in {"if", "unless"} and clause.words[i].name < 0 for i in near
    )


def _is_negated(clause: Clause, predicate: Predicate) -> bool:
    """Whether a negation stands before a predicate, and no verb of its own between: لم تجد دليلا يدعم."""
    for i in range(predicate.start - 1, max(clause.start, predicate.start - 4) - 1, -1):
        if "neg" in clause.words[i].tags:
            return True
        if clause.verb_first and clause.is_verb(i):
            return False
    return False


def _opens_infinitive(clause: Clause, i: int) -> bool:
    """Whether a verb may follow "to": no name, no article."""
    if i >= clause.end:
        return False
    word = clause.words[i]
    return word.name < 0 and not word.is_punct and not word.has("det", "poss", "number", "prep")


def _beside(clause: Clause, predicate: Predicate) -> set[str]:
    """The two or three words a predicate governs itself: no actors, nothing behind "with"."""
    found: set[str] = set()
    seen = 0
    for i in range(predicate.end, min(clause.end, predicate.end + 8)):
        word = clause.words[i]
        named = word.name >= 0
        # a name counts once, however long: "welcomed President Ilham Aliyev's decision"
        seen += not named if clause.verb_first else not named or clause.mentions[word.name].start == i
        if seen > 3 or (clause.verb_first and i > predicate.end and clause.is_verb(i)):
            break
        if clause.verb_first and word.key in clause.lexicon.sets.get("copulas", ()):
            break  # في زيارة هي الأولى من نوعها
        if clause.verb_first and "prep" in word.tags and clause.base(i) in {"مع", "بين"}:
            break
        if clause.verb_first and "apart" in word.tags and i > predicate.end:
            break  # زيارة الرئيس بعد أشهر من التوتر
        if not clause.verb_first and "prep" in word.tags and i > predicate.end:
            k = i - 1
            while k > predicate.end and clause.words[k].name < 0 and clause.words[k].has("adverb", "filler"):
                k -= 1
            if clause.words[k].name >= 0:
                break  # "called Putin on Tuesday", "called Putin late on Tuesday" are not "called on"
        if not named or (not clause.verb_first and i < predicate.end + 3):
            found.add(clause.base(i))
    return found


def _following(clause: Clause, predicate: Predicate, within: int = 0) -> set[str]:
    """The words that go with a predicate to its right, as far as its clause or its frame may reach."""
    place = predicate.start, predicate.end, within
    found = clause.following.get(place)
    if found is None:  # the frames of one trigger ask for the same words
        found = clause.following[place] = _words_after(clause, predicate, within)
    return found


def _words_after(clause: Clause, predicate: Predicate, within: int) -> set[str]:
    found = _stood_for(clause, predicate) | _spoken_of(clause, predicate)
    words, predicate_at, rtl = clause.words, clause.predicate_at, clause.verb_first
    resume, passed, carried = 0, 0, False
    for i in range(predicate.end, min(clause.end, predicate.end + (26 if rtl else 16))):
        word = words[i]
        if rtl and word.text in "،,":
            resume = max(resume, clause.aside_end(i))
        if i < resume:
            continue
        if word.text in ";؛":
            break
        other = predicate_at(i)
        if not rtl and i > predicate.end and word.name < 0 and word.key in _THEN:
            later = next((p for p in clause.predicates if p.start > i and p.finite), None)
            if later is not None and not any(w.is_punct or w.has("and") for w in words[i : later.start]):
                found.add(word.key)
                break  # "sent prosecutors after a drone fell": words of another clause
        if not rtl and word.name >= 0 and clause.mentions[word.name].kind == "place":
            if clause.mentions[word.name].start == i < clause.mentions[word.name].end - 1:
                continue  # "Port Moresby" is no port
        if other is not None and not rtl:
            if other.participle and not other.passive:
                if i > predicate.end and words[i - 1].key in {"by", "after", "before", "without"}:
                    break  # "ended a row by signing an accord"
            if other.infinitive and i - predicate.end > 6:
                continue  # "called off a visit by the minister to protest": a purpose
        if within:
            passed += word.name < 0 and not word.is_punct
            if passed > within:
                break
        found.add(word.key)
        if not rtl and i - 1 > predicate.end and words[i - 1].text == "-":
            found.add(f"{words[i - 2].key}-{word.key}")  # cease-fire, F-16
        if word.clitics:
            if _ATTACHED.isdisjoint(word.clitics):
                found.add(clause.base(i))
        elif rtl and word.key[:1] == "ب" and not (word.tags or word.forms):
            found.add(word.key[1:])  # واصفا إياها بصفعة القرن: a noun nobody listed, with its preposition
        if other is not None and other.pos == "v" and i > predicate.end:
            opens = words[i - 1].is_punct or clause.group_at(i - 1) is not None
            if other.finite or (rtl and other.participle and opens and _speaks(other)):
                break  # رفضته بكين داعية واشنطن إلى عدم الإدلاء: words of another
        if carried and rtl and "setting" in word.tags and "background" in word.tags:
            break  # تبادلتا الاتهامات بعد إعلان وقف النار: the verb has its noun already
        carried = carried or (other is not None and other.pos == "n")
    return found


def _stood_for(clause: Clause, predicate: Predicate) -> set[str]:
    """صاروخا أطلقه الحوثيون, الهجومين اللذين شنهما: the words of what the pronoun on a verb stands for."""
    found: set[str] = set()
    if not clause.verb_first or not predicate.pronoun or not predicate.features.startswith("perf"):
        return found
    if predicate.clitics or (predicate.start > clause.start and clause.words[predicate.start - 1].has("be")):
        return found  # العقوبات التي كانت تفرضها: what used to be
    for i in range(predicate.left - 1, max(clause.start, predicate.left - 4) - 1, -1):
        word = clause.words[i]
        if word.is_punct or word.has("verb", "prep", "comp", "conj"):
            break
        found |= {word.key, clause.base(i)}
    return found


def _taken_up(clause: Clause, predicate: Predicate) -> set[str]:
    """التفاوض مع جوبا الذي كان يرعاه الاتحاد: the words that a relative clause may be about."""
    found: set[str] = set()
    rel = predicate.left - 1
    if (
        not clause.verb_first
        or not predicate.pronoun
        or rel <= clause.start
        or not clause.words[rel].has("rel")
    ):
        return found
    for i in range(rel - 1, max(clause.start, rel - 5) - 1, -1):
        if clause.words[i].is_punct or clause.is_verb(i):
            break
        found |= {clause.words[i].key, clause.base(i)}
    return found


def _spoken_of(clause: Clause, predicate: Predicate) -> set[str]:
    """ "An allegation London dismissed", "a claim that Kyiv denied": the noun that is the object."""
    if clause.verb_first or predicate.pos != "v" or predicate.passive or not predicate.finite:
        return set()
    if predicate.left - 2 > clause.start and clause.words[predicate.left - 1].has("pron_subject"):
        noun = clause.words[predicate.left - 2]  # "the sanctions it imposed"
        return {noun.key} & clause.lexicon.sets.get("measures", frozenset())
    subject = clause.group_at(predicate.left - 1)
    i = subject.start - 1 if subject is not None else -1
    while i > clause.start and clause.words[i].name < 0 and clause.words[i].has("rel", "det"):
        i -= 1
    relative = subject is not None and clause.words[subject.start - 1].has("rel")
    if relative and clause.words[i].key in clause.lexicon.sets.get("measures", frozenset()):
        return {clause.words[i].key}  # "the aid that Russia had suspended"
    if i - 2 < clause.start or not clause.words[i - 1].has("det") or not clause.words[i - 2].is_punct:
        return set()
    return {clause.words[i].key} if clause.words[i].text.isalpha() else set()


def _preceding(clause: Clause, predicate: Predicate, frame: Frame) -> set[str]:
    """The subject of a passive, "no agreement was reached", or the condition of a threat."""
    if not predicate.passive:
        if {"if", "unless"} <= frame.needs and predicate.pos == "v":
            return {clause.words[i].key for i in range(clause.start, predicate.start)} & {"if", "unless"}
        return set()
    found: set[str] = set()
    for i in range(predicate.left - 1, max(clause.start, predicate.left - 16) - 1, -1):
        word = clause.words[i]
        if word.text in ";؛" or word.has("comp", "contrast", "prepconj"):
            break
        other = clause.predicate_at(i)
        if other is not None and other.pos == "v" and other.finite and not clause.words[i - 1].has("rel"):
            break
        found.add(word.key)
    return found


def _opens(clause: Clause, i: int, wanted: tuple[str, ...]) -> bool:
    word = clause.words[i]
    if clause.base(i) in wanted or word.key in wanted:
        return True
    if word.name >= 0:
        mention = clause.mentions[word.name]
        bare = mention.clitics.replace("ال", "").strip("وف")
        return mention.start == i and bool(bare) and bare[0] in wanted
    bare = word.clitics.replace("ال", "").strip("وف")
    if bare and bare[0] in wanted:
        return True
    # a word nobody listed: its first letter may be the preposition (بتطبيع)
    return (
        clause.verb_first
        and not word.tags
        and not word.forms
        and word.key[:1] in wanted
        and len(word.key) > 3
    )


class _Filler:
    def __init__(self, clause: Clause, predicate: Predicate, frame: Frame) -> None:
        self.clause = clause
        self.predicate = predicate
        self.frame = frame
        self.used: list[Group] = []
        self.filled = Filled(predicate, frame, score=frame.weight)

    def run(self) -> Filled | None:
        frame, filled = self.frame, self.filled
        if "headline" in frame.requires and not self.clause.is_headline(self.predicate):
            return None
        if frame.pos == "v":
            self._verb()
        else:
            self._noun()
        if frame.pos == "v" and frame.type == "ceasefire" and (parties := self._between()) is not None:
            filled.agents, filled.patients = [parties], []  # who announces or brokers it is no party
        if frame.swap:
            filled.agents, filled.patients = filled.patients, filled.agents
        filled.score += (
            0.1 * bool(filled.patients)
            + 0.05 * bool(filled.agents)
            + 0.1 * bool(frame.needs or frame.after or frame.needs_before or frame.negated)
        )
        if filled.agents and isinstance(filled.agents[0], Group):
            filled.score += 0.05
        if frame.who and not self._is_of(frame.who, filled.agents):
            return None
        if frame.whom and not self._is_of(frame.whom, filled.patients):
            return None
        if frame.type == "attack" and self.clause.verb_first and self._is_open_sea(filled.patients):
            return None  # أطلقت صواريخ باتجاه بحر اليابان: a test hits nobody
        if frame.type == "attack" and self.clause.verb_first and self._is_aim():
            return None
        if frame.pos == "n" and frame.type not in _SETTING and self._is_alleged():
            return None
        if "future" in frame.requires and not (
            self.predicate.future or (filled.light and filled.light.future)
        ):
            return None
        if frame.pos == "v" and not self.clause.verb_first:
            tellers = [g for g in filled.patients if isinstance(g, Group) and self._tells_after(g)]
            filled.patients = [g for g in filled.patients if all(g is not teller for teller in tellers)]
        struck = self._by_deed()
        filled.weak = (
            ("patient" in frame.requires and not filled.patients)
            or ("agent" in frame.requires and not filled.agents and not struck)
            or ("two" in frame.requires and not self._two() and not struck)
        )
        if filled.weak and not frame.embeds:
            return None
        return filled

    def _is_aim(self) -> bool:
        """خطة تستهدف تحرير الرهائن: what a verb of striking has a masdar for is an end."""
        noun = self.clause.predicate_at(self.predicate.end)
        hits = self.frame.pos == "v" and self.clause.words[self.predicate.start].has("hits")
        if not hits or noun is None or noun.pos != "n" or noun.features != "bare" or noun.clitics:
            return False
        return bool(noun.forms) and all(form.frame.type in _ENDS for form in noun.forms)

    def _is_open_sea(self, patients: list[Group | str]) -> bool:
        """Whether all that is hit is a place that belongs to no state."""
        places = [
            self.clause.mentions[i] for group in patients if isinstance(group, Group) for i in group.mentions
        ]
        return bool(places) and all(m.kind == "place" and m.country is None for m in places)

    def _by_deed(self) -> bool:
        """تفجير استهدف قافلة: the subject is a deed whose doer is not named."""
        clause, predicate, filled = self.clause, self.predicate, self.filled
        if self.frame.type != "attack" or self.frame.pos != "v" or filled.agents:
            return False
        struck = filled.patients[0] if filled.patients else None
        if not clause.verb_first:  # "the bombing that struck the embassy"
            return isinstance(struck, Group) and clause.describes_attack(predicate)
        at = clause.lexicon.settings.get("at_place", ())
        if not isinstance(struck, Group) or struck.governor in at:
            return False
        if clause.deed_after(predicate) is not None:
            return True  # استهدف تفجير حافلة
        told = clause.event_before(predicate.start) or clause.describes_attack(predicate)
        return told and clause.subject(predicate) is None

    def _is_of(self, kinds: frozenset[str], filled: list[Group | str]) -> bool:
        """True if a body of one of these kinds fills a role: soldiers take up positions, ministers do not."""
        first = filled[0] if filled else None
        if not isinstance(first, Group):
            # "called him": a person, told of before
            after = self.clause.words[self.predicate.end] if self.predicate.end < self.clause.end else None
            return first is not None and "named" in kinds and after is not None and after.key in _PERSONAL
        mention = self.clause.mentions[first.mentions[0]]
        if mention.adjective and len(first.mentions) > 1:
            mention = self.clause.mentions[first.mentions[-1]]  # "Latvian, Polish and Danish jets"
        role = mention.role
        if self.clause.is_hyphened(self.clause.mentions[first.mentions[-1]]):
            kinds -= {"demonym"}  # "Sino-Indian" is nobody of that nation
        if role is None:
            return mention.sense in kinds or (mention.is_named and "named" in kinds)
        if role.kind in kinds or role.name in kinds:
            return True
        # "12 French embassy staff"
        return any(self.clause.words[i].key in kinds for i in range(mention.start, mention.end))

    def _two(self) -> bool:
        filled = self.filled
        if self.frame.type in _ONE_WAY and not self.clause.verb_first:
            return bool(filled.agents and filled.patients)
        return bool(filled.agents and filled.patients) or any(
            isinstance(g, Group) and self._is_several(g) for g in (*filled.agents, *filled.patients)
        )

    def _is_several(self, group: Group) -> bool:
        """Whether words name more than one actor: "A and B", رئيسا مصر والسودان."""
        first = self.clause.mentions[group.mentions[0]]
        states = {first.country, *first.extra} if first.extra else ()
        if first.role is not None and (first.role.kind == "pair" or self.clause.is_of_two(first)):
            return True
        return len(group.mentions) > 1 or len(states) > 1 or bool(self.clause.spread(group))

    def take(self, group: Group | str | None, into: list[Group | str]) -> bool:
        """Fills a role; a group fills one role of an event only."""
        if group is None or (isinstance(group, Group) and any(group is g for g in self.used)):
            return False
        into.append(group)
        if isinstance(group, Group):
            self.used.append(group)
        return True

    # -- verbs -------------------------------------------------------------------------------

    def _verb(self) -> None:
        clause, predicate, frame, filled = self.clause, self.predicate, self.frame, self.filled
        subject = clause.subject(predicate)
        if subject == "pronoun" and not clause.verb_first:
            subject = self._ourselves() or subject
        filled.stop = min(clause.limit(predicate.end), clause.relative_end(predicate))
        if isinstance(subject, Group):
            self.used.append(subject)
        if isinstance(subject, Group) and self._is_topic(subject):
            filled.patients.append(subject)
            self._roles(frame.patient, filled.patients)
            return
        if predicate.passive and frame.type in _MOVED:
            # "Peacekeepers were shipped out of Gorazde": forces act by being moved
            carrier = self._prepositional(clause.lexicon.settings.get("by", ()))
            if not self.take(carrier, filled.agents) and subject is not None:
                filled.agents.append(subject)
            self._roles(frame.patient, filled.patients, skip={"obj"})
            return
        if predicate.passive:
            by: Group | str | None = self._prepositional(clause.lexicon.settings.get("by", ()))
            for slot in frame.agent if by is None else ():
                by = by or (self._slot(slot) if slot not in {"subj", "obj"} else None)
            if "obj" in frame.patient or not frame.patient:
                if predicate.participle and frame.type in _EVALUATED | {"deny"}:
                    subject = self._deed_before() or subject
                if isinstance(subject, Group) and frame.type in _ON_WHOM and not clause.verb_first:
                    if subject.genitive or (subject.adjective and frame.type == "host"):
                        subject = None  # "Canberra's offer was welcomed", "an offer of Norwegian help"
                if isinstance(subject, Group) and frame.type == "attack" and self._is_weapon(subject):
                    subject = None  # "a missile was fired by North Korea"
                if subject is not None and frame.patient:
                    filled.patients.append(subject)
                self.take(by, filled.agents)
                if not filled.agents and frame.type in _EVALUATED and not clause.verb_first:
                    self.take(self._judging_capital(), filled.agents)
                if not filled.patients and not clause.verb_first:
                    if frame.type == "lift_sanction":
                        self.take(self._before(("on", "against")), filled.patients)
                    elif frame.type == "suspend_cancel" and not filled.agents:
                        self.take(self._before(("between",)), filled.agents)
                if not filled.agents and not clause.verb_first:
                    self._unsaid_agent()
                self._roles(frame.patient, filled.patients, skip={"obj", "by"} if filled.agents else {"obj"})
                return
            self.take(by, filled.agents)
            self._roles(frame.patient, filled.patients)
            if frame.type == "mediate" and predicate.participle and not filled.patients:
                above = clause.finite_before(predicate.left)  # "signed an accord …, brokered by Angola"
                if above is not None and not clause.verb_first:
                    parties = clause.subject(above)
                    both = isinstance(parties, Group) and len(parties.mentions) > 1
                    self.take(parties if both else None, filled.patients)
            return
        objects = self._objects(subject)
        if frame.type in _DONE_TO_PEOPLE and not clause.verb_first:
            objects = self._including(objects)
        if objects is None:
            parsed = clause.parsed_object(predicate)
            objects = parsed if parsed is not subject else None
        if objects is None and not clause.verb_first and frame.patient[:1] == ("obj",):
            objects = self._whom(subject)
        suffers = clause.verb_first and frame.type == "attack" and frame.patient == ("subj",)  # أصيب
        if suffers and isinstance(subject, Group) and subject.end <= predicate.start and self._has_noun():
            return  # لقي مساعده مصرعه: the noun after the verb, which nobody listed
        if suffers and frame.within == 1 and not self._is_hit_thing(subject):
            return
        if suffers or self._undergoes(subject, objects):
            filled.patients.append(subject or "pronoun")
            self.take(self._prepositional(clause.lexicon.settings.get("by", ())), filled.agents)
            if not filled.agents:
                self.take(self._by_attack() or self._by_weapon(), filled.agents)
            return
        fired = self._fired_by(subject) if frame.type == "attack" and isinstance(subject, Group) else None
        self.take(fired, filled.agents)
        for slot in frame.agent:
            if filled.agents:
                break
            if slot == "subj":
                if subject is not None:
                    filled.agents.append(subject)
            elif slot == "obj":
                self.take(objects, filled.agents)
            else:
                self.take(self._slot(slot), filled.agents)
        if frame.type in _ADDRESSED and "obj" not in frame.patient[:1]:
            self.take(self._told(), filled.patients)
        nameless: Group | str | None = None
        home: Group | None = None  # of the agent's own state: "demanded that troops leave northern Iraq"
        if frame.embeds and not clause.verb_first and self._that_follows():
            self.take(self._complement(), filled.patients)
        if frame.type == "attack" and objects is None and not clause.verb_first:
            self.take(self._possessor_told(), filled.patients)  # "when gunmen ambushed their convoy"
        for slot in frame.patient:
            if filled.patients:
                break
            if slot == "obj":
                if isinstance(objects, Group) and frame.type in _ASKING and self._are_own_people(objects):
                    filled.patients.append(objects)
                    break
                if isinstance(objects, Group) and self._is_at_home(objects) and len(frame.patient) > 1:
                    home = home or objects
                    continue
                if (
                    frame.type not in _ON_PERSONS
                    and isinstance(objects, Group)
                    and self._is_nameless(objects)
                    # مطالبا السلطات بضبط النفس: whom it is said to stands right after it
                    and not (clause.verb_first and predicate.participle and objects.start == predicate.end)
                ):
                    nameless = objects  # "delivered missiles to Ukraine"
                    continue
                if frame.type == "release" and isinstance(objects, Group) and self._is_nameless(objects):
                    self.take(
                        self._prepositional(("to",)), filled.patients
                    )  # "freed 20 women to the Syrians"
                self.take(None if filled.patients else objects, filled.patients)
            elif slot == "subj":
                if subject is not None and "subj" not in frame.agent:
                    filled.patients.append(subject)
            else:
                found = self._slot(slot)
                if isinstance(found, Group) and slot != frame.patient[-1]:
                    if self._is_at_home(found):
                        home = home or found
                        continue
                    if frame.type == "protest_diplomatic" and not clause.verb_first:
                        if self._is_nameless(found) or self._are_own(found):
                            nameless = found  # "complained to Peking about the arrest of its fishermen"
                            continue
                    given = frame.type in _GIVEN or frame.type == "deny"
                    if given and not clause.verb_first and self._is_nameless(found):
                        nameless = found  # "food for 1.5 million people in Haiti", "claims of a role in the"
                        continue
                self.take(found, filled.patients)
        if frame.type == "attack" and filled.patients and not clause.verb_first:
            self.take(self._further_target(filled.patients[-1]), filled.patients)
        if not filled.patients:
            self.take(home, filled.patients)
        if not filled.patients and nameless is not None and frame.type == "deny":
            self.take(objects, filled.patients)  # "dismissed Canadian claims of"
        if frame.type == "propose" and not filled.patients and not clause.verb_first:
            self.take(self._under_which(), filled.patients)
        if not clause.verb_first and not filled.patients and frame.type in _EVALUATED | {"deny", "warn"}:
            self.take(self._doer_judged(), filled.patients)
        if not filled.patients and frame.type == "lift_sanction" and clause.verb_first:
            self.take(self._burdened(), filled.patients)
        first = filled.agents[0] if filled.agents else None
        if not filled.patients and frame.type == "reject" and not clause.verb_first:
            own = isinstance(first, Group) and clause.mentions[first.mentions[0]].country
            named = self._condition() if own else None
            self.take(None if named is not None and self._is_at_home(named) else named, filled.patients)
        if not filled.patients and frame.type == "apologise" and not clause.verb_first:
            self.take(self._wronged(), filled.patients)
        if not filled.patients and frame.type in _ADDRESSED:
            self.take(self._interlocutor(), filled.patients)
        if clause.verb_first and not filled.patients and frame.type in _JUDGED:
            self.take(self._judged(), filled.patients)
        if frame.type == "threaten" and clause.verb_first:
            first = filled.patients[0] if filled.patients else None
            if first is None or (isinstance(first, Group) and self._is_nameless(first)):
                other = self._condition()
                if other is not None and not self._is_nameless(other):
                    filled.patients = [other]  # هددت بالانسحاب إذا نشرت واشنطن صواريخ
        if frame.type == "threaten" and not clause.verb_first:
            first = filled.patients[0] if filled.patients else None
            if not isinstance(first, Group) or self._is_nameless(first):
                told = self._told()
                filled.patients = [told] if told is not None else filled.patients
                first = filled.patients[0] if filled.patients else None
            if first is None:
                named = self._condition()  # "unless its soldiers are freed": not whom it is said to
                self.take(None if named is not None and self._is_at_home(named) else named, filled.patients)
            elif isinstance(first, Group) and self._is_at_home(first):
                other = self._condition()  # "threatened to retake Karabakh if talks with Armenia fail"
                if other is not None and not self._is_at_home(other):
                    filled.patients = [other]
        first = filled.agents[0] if filled.agents else None
        among = isinstance(first, Group) and len(first.mentions) > 1 and frame.type == "agree"
        if not filled.patients and frame.embeds and not (clause.verb_first and frame.type == "deny"):
            if clause.verb_first or not among:  # those who agree with each other agree with nobody besides
                self.take(self._complement(), filled.patients)
        if not clause.verb_first and not filled.patients and frame.type in _SAID_AFTERWARDS:
            self.take(self._charged(), filled.patients)
        if clause.verb_first and not filled.patients and frame.type in _TOUCHING:
            self.take(self._touched(), filled.patients)
        if predicate.participle and not filled.patients and frame.type in _ADDRESSED | {"threaten"}:
            reader = clause.group_at(predicate.left - 1) if predicate.left > clause.start else None
            self.take(reader if reader is not None and clause.is_sent_to(reader) else None, filled.patients)
        if predicate.infinitive and not filled.patients and frame.type in _RETALIATES:
            self.take(self._provoker(), filled.patients)
        if predicate.infinitive and not filled.patients and frame.type in {"negotiate", "discuss"}:
            self.take(self._host_of_trip(), filled.patients)
        if predicate.infinitive and not filled.patients and frame.type in _ADDRESSED:
            self.take(self._host_of_trip(frozenset({"call", "meet"})), filled.patients)
        if predicate.participle and not filled.patients and frame.type in {"demand", "warn"}:
            self.take(self._host_of_trip(_HANDED), filled.patients)  # "handed Russia a note demanding"
        if (
            predicate.participle
            and not filled.patients
            and frame.type in {"promise", "offer", "appeal_request"}
        ):
            self.take(self._host_of_trip(), filled.patients)  # "ended a visit to Nepal by pledging"
        if not clause.verb_first and not filled.patients and nameless is None:
            self.take(self._possessor_told() or self._theirs(), filled.patients)
        if not filled.patients and nameless is None and predicate.finite and frame.type in _GOES_ON:
            self.take(self._same_addressee(), filled.patients)
        if not filled.patients and self._strikes_back():
            self.take(self._struck_first(), filled.patients)
        if frame.type in _MOVED | _GIVEN and not filled.patients and not clause.verb_first:
            self.take(self._to_help() or self._to_join(), filled.patients)
        if not clause.verb_first and frame.type in _CARRIED and not filled.patients:
            self.take(self._carried(), filled.patients)
        if clause.verb_first and frame.type in _DONE_TO_PEOPLE | _ON_ENVOYS and filled.patients:
            filled.patients = [self._employer(filled.patients[0]) or filled.patients[0]]
        if clause.verb_first and frame.type in _CARRIED:
            first = filled.patients[0] if filled.patients else None
            if (aboard := self._aboard()) is not None and (
                first is None or (isinstance(first, Group) and self._is_nameless(first))
            ):
                filled.patients = [aboard]
        if clause.verb_first and frame.type in _TRAVELS and self._is_vessel(filled.agents):
            aboard = self._aboard()
            filled.agents = [aboard] if aboard is not None else filled.agents
        if clause.verb_first and not filled.patients and predicate.participle:
            self.take(self._whose_deed(), filled.patients)
            if not filled.patients and frame.type in {"congratulate", "apologise", "invite"}:
                self.take(self._spoken_with(), filled.patients)
            if not filled.patients and frame.type in {"offer", "promise"}:
                self.take(self._spoken_with(_FRIENDLY), filled.patients)
            main = clause.finite_before(predicate.left) if frame.type in _ADDRESSED else None
            if main is not None and not filled.patients:
                self.take(self._asked(main), filled.patients)  # حث الزعيم على …، محذرا من أن بلاده
        if clause.verb_first and filled.agents == ["pronoun"] and predicate.left == clause.start:
            filled.agents = [self._whose_measure() or "pronoun"]
        given = frame.type in _GIVEN and not (isinstance(nameless, Group) and nameless.governor)
        if not filled.patients and ((frame.type not in _MOVED and not given) or clause.verb_first):
            self.take(nameless, filled.patients)

    def _spoken_with(self, kinds: frozenset[str] = _TALKED) -> Group | None:
        """هاتف الرئيس نظيره مهنئا, اعتذرت لموسكو مبدية استعدادها: who hears the one hears the other."""
        main = self.clause.finite_before(self.predicate.left)
        told = fill(self.clause, main) if main is not None and main.forms else None
        if main is not None and (told is None or told.frame.type not in kinds):
            noun = next(
                (p for p in self.clause.predicates if main.end <= p.start < self.predicate.left), None
            )
            told = (
                fill(self.clause, noun) if noun is not None and noun.pos == "n" and _is_light(main) else None
            )
        if told is None or told.frame.type not in kinds or not told.patients:
            return None
        met = told.patients[0]
        return met if isinstance(met, Group) and not any(met is g for g in self.used) else None

    def _unsaid_agent(self) -> None:
        """Who did what an English passive tells without "by", if something else in the sentence says it."""
        kind, agents = self.frame.type, self.filled.agents
        if kind in {"reject", "agree"}:
            self.take(self._addressee(), agents)
        elif kind in _ON_ENVOYS:
            if not self.take(self._spoken_by(), agents):
                self.take(self._post(), agents)
        elif kind == "attack":
            self.take(self._by_attack(), agents)
        elif kind == "release":
            self.take(self._captor(), agents)

    def _is_hit_thing(self, subject: Group | str | None) -> bool:
        """قصفت مواقع إيرانية: the nationality of the noun right after the verb, with no object behind."""
        if not isinstance(subject, Group) or not subject.adjective or self._objects(subject) is not None:
            return False
        return self.predicate.end < subject.start <= self.predicate.end + 2

    def _whose_measure(self) -> Group | None:
        """فرضت عقوبات أميركية: a text opens with a passive, and the thing has a nationality."""
        clause, k = self.clause, self.predicate.end
        group = clause.group_at(k + 1)
        if group is None or not group.adjective or group.start != k + 1:
            return None
        return group if clause.words[k].key.removeprefix("ال") in self.frame.needs else None

    def _including(self, objects: Group | str | None) -> Group | str | None:
        """ "Released 52 prisoners, including a Lithuanian": of many without a name, those who have one."""
        clause = self.clause
        if isinstance(objects, str) or (objects is not None and not self._is_nameless(objects)):
            return objects
        start = self.predicate.end if objects is None else objects.end
        for i in range(start, min(clause.end - 1, start + 5)):
            word = clause.words[i]
            if word.key == "including" and clause.words[i - 1].text in {",", ";"}:
                named = next(iter(clause.after(i + 1, min(clause.end, i + 5))), None)
                return named if named is not None and not self._is_nameless(named) else objects
            if (word.is_punct and word.text != ",") or word.has("prep", "rel", "comp", "conj"):
                break
        return objects

    def _is_topic(self, subject: Group) -> bool:
        """أربع رهائن أميركيين أفرج عنهم: of whom a passive tells, taken up by the pronoun after it."""
        clause, predicate = self.clause, self.predicate
        if not clause.verb_first or subject.end != predicate.left or predicate.end >= clause.end:
            return False
        taken_up = {f"{slot}{pronoun}" for slot in self.frame.patient for pronoun in PRONOUNS}
        if predicate.features not in {"perf.m", "impf.m"} or clause.words[predicate.end].key not in taken_up:
            return False
        mention = clause.mentions[subject.mentions[0]]
        return mention.plural or clause.gender(mention) == "f"

    def _whom(self, subject: Group | str | None) -> Group | None:
        """ "Two Lebanese traders whom it accused": who stands before the relative is the object."""
        clause = self.clause
        i = (subject.start if isinstance(subject, Group) else self.predicate.left) - 1
        i = min(i, self.predicate.left - 1)
        for k in range(self.predicate.left - 1, max(clause.start, self.predicate.left - 6), -1):
            word = clause.words[k]
            if word.key == "whom" and word.name < 0:
                break
            if word.has("pron_subject") and word.name < 0 and self._opens_bare(k):
                return clause.group_at(k - 1)
            if word.is_punct or (word.name < 0 and word.has("prep", "comp", "conj")) or clause.is_verb(k):
                return None
        else:
            return None
        if clause.words[k - 1].has("prep"):
            return None  # "with whom he met"
        near = clause.group_at(k - 2) if clause.words[k - 1].is_punct else clause.group_at(k - 1)
        near = near or clause._nearest_group(k - 1, 4)
        return near if near is not subject and not any(near is g for g in self.used) else None

    def _opens_bare(self, k: int) -> bool:
        """ "The peacekeepers they had been holding": a pronoun right after what its clause is about."""
        clause, head = self.clause, self.clause.group_at(k - 1)
        if head is None or head.end != k or head.genitive or any(head is g for g in self.used):
            return False
        after = clause.words[self.predicate.end] if self.predicate.end < clause.end else None
        if after is not None and (after.name >= 0 or after.has("det", "poss", "number", "pron")):
            return False  # "told Moscow it would sanction the bank"
        above = clause.finite_before(head.start)
        return above is None or not ({"speech", "informs"} & above.tags)

    def _under_which(self) -> Group | None:
        """ "Unveiled a plan under which Nicaragua would …": for whom it is."""
        clause = self.clause
        for i in range(self.predicate.end + 1, min(clause.end, self.predicate.end + 8)):
            if clause.words[i].key == "which" and clause.words[i - 1].key == "under":
                found = clause.group_at(i + 1) or (clause.group_at(i + 2) if i + 2 < clause.end else None)
                return found if found is not None and not self._is_nameless(found) else None
        return None

    def _doer_judged(self) -> Group | None:
        """ "The premier sent an offering, which Seoul called deplorable": whose deed it is."""
        clause, agent = self.clause, self.filled.agents[0] if self.filled.agents else None
        if not isinstance(agent, Group) or agent.end > self.predicate.left:
            return None
        i = agent.start - 1
        while i > clause.start and clause.words[i].has("det", "filler") and clause.words[i].name < 0:
            if clause.words[i].key == "that":
                break
            i -= 1
        if clause.words[i].key == "that" and clause.words[i - 1].name < 0 and i - 1 > clause.start:
            verb = clause.finite_before(i)  # "adopted a resolution that Zagreb called a provocation"
            if verb is None or "speech" in verb.tags or clause.words[i - 1].is_punct or verb.end >= i:
                return None
            doer = clause.subject(verb)
            return doer if isinstance(doer, Group) and not any(doer is g for g in self.used) else None
        if clause.words[i].key != "which":
            plain = not clause.words[i].tags or clause.words[i].key in _CLAIMED
            if clause.words[i].name >= 0 or not plain or not clause.words[i - 1].has("det"):
                return None
            i -= 1  # ", a step Kyiv welcomed"
        if i <= clause.start or not clause.words[i - 1].is_punct:
            return None
        verb = clause.finite_before(i)
        while verb is not None and clause.words[i].key in _CLAIMED and not _claims(verb):
            verb = clause.finite_before(verb.left)  # "a claim the Pentagon called false": who claims it
        doer = clause.subject(verb) if verb is not None else None
        return doer if isinstance(doer, Group) and not any(doer is g for g in self.used) else None

    def _possessor_told(self) -> Group | None:
        """ "Uganda's army crossed …, Khartoum demanded its withdrawal": of who acted before."""
        clause, predicate = self.clause, self.predicate
        if self.frame.type not in _OF_OTHERS:
            return None
        for i in range(predicate.end, min(clause.end, predicate.end + 4)):
            word = clause.words[i]
            if word.has("poss"):
                break
            if word.name >= 0 or word.is_punct or not word.has("adverb", "prep", "adj", "det"):
                return None
        else:
            return None
        if clause.group_at(i + 1) is not None:
            return None  # "its ambassador"
        agent = self.filled.agents[0] if self.filled.agents else None
        for other in reversed(clause.predicates):
            if other.end > predicate.left or not other.finite:
                continue
            owner = clause.subject(other)
            if isinstance(owner, Group) and owner is not agent and owner.end <= predicate.start:
                mention = clause.mentions[owner.mentions[0]]
                human = mention.is_human and not mention.plural
                fits = human if clause.words[i].key in {"his", "her"} else not human
                return owner if fits and not any(owner is g for g in self.used) else None
        return None

    def _theirs(self) -> Group | None:
        """ "Suspended Fiji and froze aid for its sugar industry": whose what is meant is."""
        clause, predicate = self.clause, self.predicate
        if self.frame.type not in {"suspend_cancel", "sanction", "embargo", *_GIVEN}:
            return None
        agent = self.filled.agents[0] if self.filled.agents else None
        for i in range(predicate.end, min(clause.end - 1, predicate.end + 5)):
            if clause.words[i].is_punct:
                return None
            if clause.words[i].key in {"for", "to", "on", "against"} and clause.words[i + 1].has("poss"):
                if clause.group_at(i + 1) is not None or clause.group_at(i + 2) is not None:
                    return None
                states = (g for g in reversed(clause.groups) if g.end <= predicate.left and g is not agent)
                return next(
                    (g for g in states if clause.mentions[g.mentions[0]].kind == "state" and not g.adjective),
                    None,
                )
        return None

    def _provoker(self) -> Group | None:
        """ "Ghana expelled traders, prompting Lagos to close the frontier": at whom it is aimed."""
        clause, predicate = self.clause, self.predicate
        cause = None
        for other in clause.predicates:
            if other.start >= predicate.left:
                break
            cause = other
        if clause.verb_first or cause is None or "causes" not in cause.tags:
            return None
        provoker = clause.subject(cause)
        agent = self.filled.agents[0] if self.filled.agents else None
        return provoker if isinstance(provoker, Group) and provoker is not agent else None

    def _host_of_trip(self, kinds: frozenset[str] = _TRIPS) -> Group | None:
        """ "Will visit Bucharest to negotiate a loan": those who are visited take part."""
        clause, predicate = self.clause, self.predicate
        verb = clause.finite_before(predicate.left)
        if clause.verb_first or verb is None or predicate.left - verb.end > 10:
            return None
        if not any(form.frame.type in kinds for form in verb.forms):
            return None
        trip = fill(clause, verb)
        if trip is None or trip.frame.type not in kinds or not trip.patients:
            return None
        met = trip.patients[0]
        return met if isinstance(met, Group) and met.end <= predicate.left else None

    def _same_addressee(self) -> Group | None:
        """ "Congratulated Petro and offered to reopen the border": who hears one hears the other."""
        clause, predicate = self.clause, self.predicate
        joined = (
            predicate.clitics.startswith("و")
            if clause.verb_first
            else (predicate.left > clause.start and clause.words[predicate.left - 1].has("and"))
        )
        before = clause.finite_before(predicate.left) if joined else None
        while clause.verb_first and before is not None and clause.words[before.left - 1].key in SO_CALLED:
            before = clause.finite_before(before.left)  # ندد بما وصفه بـ…، ولوح بعقوبات
        if before is None or not before.forms or before.passive:
            return None
        if clause.verb_first and clause.subject(before) is not clause.subject(predicate):
            return None
        if any(clause.words[i].has("comp", "rel") for i in range(before.end, predicate.left)):
            return None
        first = fill(clause, before)
        if first is None or first.weak or first.frame.type not in _GOES_ON[self.frame.type]:
            return None
        heard = first.patients[0] if first.patients else None
        return heard if isinstance(heard, Group) and heard.end <= predicate.left else None

    def _spoken_by(self) -> Group | None:
        """ "The ministry said the Canadian ambassador had been summoned": by whom it says so."""
        clause, patient = self.clause, self.filled.patients[0] if self.filled.patients else None
        source = clause.source(self.predicate.start)
        if not isinstance(source, Group) or not isinstance(patient, Group):
            return None
        speaks, met = (clause.mentions[group.mentions[0]].country for group in (source, patient))
        return source if speaks and speaks != met else None

    def _addressee(self) -> Group | None:
        """ "A Kenyan request to Uganda was turned down": by who was asked."""
        clause = self.clause
        for noun in clause.predicates:
            if noun.end > self.predicate.left:
                break
            if noun.pos == "n" and any(form.frame.type in _ANSWERED for form in noun.forms):
                asked = fill(clause, noun)
                first = asked.patients[0] if asked is not None and asked.patients else None
                if isinstance(first, Group) and not any(first is g for g in self.filled.patients):
                    return first
        return None

    def _post(self) -> Group | None:
        """ "The Iranian ambassador to Paris was summoned": by the state where he is posted."""
        envoy = self.filled.patients[0] if self.filled.patients else None
        if not isinstance(envoy, Group):
            return None
        after = next(iter(self.clause.after(envoy.end, envoy.end + 3)), None)
        if after is None or after.governor not in {"to", "in"} or after.start > envoy.end + 2:
            return None
        home, there = (self.clause.mentions[group.mentions[0]].country for group in (envoy, after))
        return after if there and there != home else None

    def _charged(self) -> Group | None:
        """ "Troops crossed the river, Costa Rica charged": who did what is alleged."""
        clause, agent = self.clause, self.filled.agents[0] if self.filled.agents else None
        after = clause.words[self.predicate.end] if self.predicate.end < clause.end else None
        if not isinstance(agent, Group) or not (after is None or after.is_punct or after.has("day", "prep")):
            return None
        i = agent.start - 1
        while i > clause.start and clause.words[i].has("det", "filler"):
            i -= 1
        if i <= clause.start or clause.words[i].text not in {",", "”", '"'}:
            return None
        main = next((p for p in clause.predicates if p.finite and p.end <= i), None)
        subject = clause.subject(main) if main is not None else None
        if self.frame.type == "accuse":
            return subject if isinstance(subject, Group) and subject is not agent else None
        for group in clause.groups:  # "Oslo would stand by Riga, its foreign minister pledged"
            if main is None or group.start >= i:
                continue
            if group.start < main.end and self.frame.type not in {"warn", "threaten"}:
                continue
            if not self._is_nameless(group) and not self._is_at_home(group) and not group.adjective:
                return group
        return None

    def _told(self) -> Group | None:
        """ "Told a Chinese envoy that he would return to the talks": who hears it."""
        clause = self.clause
        scope = clause.scope_at(self.predicate.start)
        if scope is None:
            return None
        end, verb = scope.start, scope.verb
        if verb is not None and end == verb.end and not clause.verb_first:  # "told Minsk it would shut"
            hearer = next(iter(clause.after(end, end + 2)), None)
            if hearer is not None and clause.words[hearer.end].has("pron_subject"):
                end = hearer.end
        return self._informed(verb, end)

    def _informed(self, verb: Predicate | None, end: int) -> Group | None:
        """Who is told by a verb what follows at a word: أبلغ الرئيس نظيره استعداد بلاده لـ …"""
        clause = self.clause
        if verb is None or "informs" not in verb.tags:
            return None
        subject = clause.subject(verb) if clause.verb_first else None
        for group in clause.groups:
            if group is subject or group.adjective or not verb.end <= group.start < end:
                continue
            if not group.governor and not group.genitive:
                role = clause.mentions[group.mentions[0]].role
                if role is not None and role.kind in {"media", "population"}:
                    return None
                return None if any(group is g for g in self.used) else group
        return None

    def _deed_before(self) -> Group | None:
        """ "Latvia recognised …, a move condemned by Moscow": whose the move is."""
        clause, at = self.clause, self.predicate.left
        if clause.words[at - 1].has("and"):  # "a move hailed by Israel and condemned by Turkey"
            joined = (p for p in reversed(clause.predicates) if p.end < at and p.participle and p.passive)
            at = next((p.left for p in joined), at)
        if clause.verb_first or at - 3 <= clause.start:
            return None
        noun, article = clause.words[at - 1], clause.words[at - 2]
        if noun.name >= 0 or not article.has("det") or not clause.words[at - 3].is_punct:
            return None
        verbs = [p for p in clause.predicates if p.pos == "v" and p.end < at and not p.participle]
        if noun.key in _CLAIMED:
            verbs = [p for p in verbs if _claims(p)]  # "a charge denied by Baku": whose it is
        verb = next((p for p in reversed(verbs) if p.finite), None) or next(reversed(verbs), None)
        subject = clause.subject(verb) if verb is not None else None
        return subject if isinstance(subject, Group) else None

    def _ourselves(self) -> Group | str | None:
        """ "We will never accept it," the president said: who is quoted speaks of himself."""
        clause, predicate = self.clause, self.predicate
        for i in range(predicate.left - 1, max(clause.start, predicate.left - 4) - 1, -1):
            if clause.words[i].key in {"we", "i"}:
                source = clause.source(predicate.start)
                if source is None and clause.words[i].quoted:
                    return "speaker"
                return source if isinstance(source, Group) else None
        return None

    def _has_noun(self) -> bool:
        """Whether a noun nobody listed, of somebody's, follows a verb: مساعده, شقيقها."""
        i = self.predicate.end
        if i >= self.clause.end:
            return False
        word = self.clause.words[i]
        listed = word.name >= 0 or word.is_punct or word.tags or word.forms
        return not listed and word.key[-1:] in "هم" and word.text.endswith(("ه", "ها", "هم"))

    def _is_vessel(self, agents: list[Group | str]) -> bool:
        """هبطت طائرة تقل نائب الرئيس: what carries people, and no name of its own."""
        first = agents[0] if agents else None
        if not isinstance(first, Group):
            return False
        role = self.clause.mentions[first.mentions[0]].role
        return role is not None and role.kind == "armed_group" and role.noun not in _CREW

    def _aboard(self) -> Group | None:
        """احتجزت ناقلة على متنها بحارة هنود, استهدف حافلة تقل جنودا: who was on board is held or hit too."""
        clause = self.clause
        for i in range(self.predicate.end, min(clause.end, self.predicate.end + 14)):
            board = clause.words[i].key.startswith("متن") and clause.base(i - 1) == "علي"
            if board or clause.words[i].key in _CARRYING:
                for group in clause.groups:
                    if i < group.start <= i + 4 and not group.governor:
                        role = clause.mentions[group.mentions[0]].role
                        thing = role is not None and role.kind == "armed_group" and role.noun not in _CREW
                        return None if thing or any(group is g for g in self.used) else group
                return None
        return None

    def _carried(self) -> Group | None:
        """ "Intercepted a boat carrying Bangladeshi migrants": who was on board."""
        clause = self.clause
        for i in range(self.predicate.end, min(clause.end, self.predicate.end + 7)):
            if clause.words[i].is_punct:
                return None
            if clause.words[i].key in {"carrying", "transporting", "ferrying"}:
                for group in clause.groups:
                    if i < group.start <= i + 5 and (not group.governor or group.governor_at < i):
                        return None if any(group is g for g in self.used) else group
                return None
        return None

    def _whose_deed(self) -> Group | None:
        """قال إن إسرائيل قصفت المدينة، معتبرا ذلك عدوانا: who did what is judged."""
        clause, predicate = self.clause, self.predicate
        if self.frame.type not in _JUDGED | {"accuse"} or predicate.end >= clause.end:
            return None
        if clause.words[predicate.end].key not in {"ذلك", "هذا", "الامر", "اياه"}:
            return None
        verb = clause.finite_before(predicate.left)
        if verb is None or "speech" in verb.tags:
            return None
        doer = clause.subject(verb)
        return doer if isinstance(doer, Group) and not any(doer is g for g in self.used) else None

    def _is_at_home(self, group: Group) -> bool:
        """Whether a state or place is the agent's own: "Baghdad demanded … from northern Iraq"."""
        clause = self.clause
        agent = self.filled.agents[0] if self.filled.agents else None
        if clause.verb_first or not isinstance(agent, Group) or len(group.mentions) > 1:
            return False
        mention, own = clause.mentions[group.mentions[0]], clause.mentions[agent.mentions[0]]
        return mention.kind in {"state", "place"} and bool(own.country) and mention.country == own.country

    def _are_own_people(self, group: Group) -> bool:
        """ "Urged its citizens to leave Lebanon": nobody of another state is asked."""
        clause = self.clause
        role = clause.mentions[group.mentions[0]].role
        return (
            not clause.verb_first
            and role is not None
            and role.kind == "population"
            and group.start > clause.start
            and clause.words[group.start - 1].has("poss")
        )

    def _are_own(self, group: Group) -> bool:
        """ "Its fishermen": whose they are is told by a pronoun."""
        before = self.clause.words[group.start - 1] if group.start > self.clause.start else None
        return before is not None and (before.has("poss") or self.clause.words[group.start].has("poss"))

    def _that_follows(self) -> bool:
        """ "Demanded that Russia …"."""
        clause, i = self.clause, self.predicate.end
        if i < clause.end and self.frame.pos == "n" and clause.words[i].key in {"by", "from"}:
            by = clause.group_at(i + 1) or (clause.group_at(i + 2) if i + 2 < clause.end else None)
            i = by.end if by is not None else i  # "accusations by Mali that"
        return i < clause.end and clause.words[i].key == "that"

    def _condition(self) -> Group | None:
        """ "Will respond if Greece …": whose act the threat is about."""
        clause = self.clause
        opening = -1
        ahead = range(self.predicate.end, min(clause.end, self.predicate.end + 24))
        behind = range(max(clause.start, self.predicate.left - 16), self.predicate.left)
        until = self.frame.type == "reject"  # "ruled out a treaty until Yerevan amends its constitution"
        for i in (*ahead, *behind):
            word = clause.words[i]
            if word.name < 0 and ("conditional" in word.tags or (until and word.key in {"until", "before"})):
                opening = i
                break
        if opening < 0:
            return None
        for group in clause.groups:
            if opening < group.start <= opening + 6 and not group.genitive:
                if group.governor and group.governor not in {"with", "by", "until", "before"}:
                    continue
                return None if any(group is g for g in self.used) else group
        return None

    def _interlocutor(self) -> Group | None:
        """وعد … في اتصال مع الرئيس: who hears it, where the encounter is told with it."""
        clause, predicate = self.clause, self.predicate
        for other in clause.predicates:
            opens = not clause.verb_first and other.start - clause.start <= 4
            if other.pos != "n" or not (opens or 0 <= other.start - predicate.end <= 24):
                continue
            if not any(form.frame.type in {"call", "meet"} for form in other.forms):
                continue
            before = range(max(clause.start, other.start - 1 - 3 * (not clause.verb_first)), other.start)
            if not any(clause.words[i].has("setting") and not clause.words[i].has("apart") for i in before):
                continue  # دعا بعد لقاء معه إلى: he need not be asked himself
            for group in clause.groups:
                if other.end <= group.start <= other.end + 6 and group.governor in {"مع", "ب", "with"}:
                    return None if any(group is g for g in self.used) else group
        return None

    def _judged(self) -> Group | None:
        """انتقد ما وصفه بـ… الصادر عن المنظمة: the first named party of what is judged, not its victim."""
        clause, predicate = self.clause, self.predicate
        bad = clause.lexicon.settings.get("at_place", ())
        subject = clause.subject(predicate) if predicate.pos == "v" else None
        behalf = isinstance(subject, Group) and subject.governor in clause.lexicon.settings.get("behalf", ())
        for group in clause.groups:
            if group.start < predicate.end or any(group is g for g in self.used):
                continue
            if behalf and isinstance(subject, Group) and group.start < subject.start:
                continue  # أشادت الصين، على لسان متحدثة
            between = range(predicate.end, group.start)
            verbs = [
                p
                for p in clause.verbs_between(predicate.end, group.start)
                if p.finite and (clause.words[p.start - 1].key not in SO_CALLED or clause.has_pronoun(p.end))
            ]
            what = bool(verbs) and clause.words[verbs[0].left - 1].key in {"ما", "بما", "لما"}
            if verbs and clause.verb_first and (what or clause.words[verbs[0].start - 1].has("rel")):
                doer = clause.subject(verbs[0])  # أشاد بالدور الذي تقوم به القاهرة
                own = isinstance(doer, Group) and not any(doer is g for g in self.used)
                return doer if own and isinstance(doer, Group) and doer.start > verbs[0].start else None
            if len(between) > 22 or verbs:
                return None
            if clause.aside(group, predicate.end):
                continue
            resume = 0
            for i in between:
                resume = max(resume, clause.aside_end(i) if clause.words[i].text in "،," else 0)
                if i >= resume and clause.words[i].text in ";؛،,":
                    return None
            if group.governor in bad or group.governor in {"علي", "ضد", "بشان", "حول", "خلال"}:
                continue
            if self._is_victim(group):
                continue
            if not self._is_nameless(group):
                return group
        return None

    def _before(self, governors: tuple[str, ...]) -> Group | None:
        """ "Bans imposed on Ugandan officials were lifted": whose what a passive tells of is."""
        clause, predicate = self.clause, self.predicate
        for group in reversed(clause.groups):
            if group.end > predicate.left or predicate.left - group.end > 10:
                continue
            if group.governor in governors:
                return group
        return None

    def _judging_capital(self) -> Group | None:
        """ "Was welcomed in Kiev", "were dismissed in Paris": a capital stands for those who judge."""
        clause, predicate = self.clause, self.predicate
        for group in clause.after(predicate.end, min(clause.limit(predicate.end), predicate.end + 2)):
            mention = clause.mentions[group.mentions[0]]
            if group.governor == "in" and mention.sense == "capital" and not self._is_patients_own(mention):
                return group
        return None

    def _is_patients_own(self, place: Mention) -> bool:
        first = self.filled.patients[0] if self.filled.patients else None
        return isinstance(first, Group) and self.clause.mentions[first.mentions[0]].country == place.country

    def _wronged(self) -> Group | None:
        """ "Apologised for the strike that killed Lebanese soldiers": of whom those are who suffered it."""
        clause, start = self.clause, self.predicate.end
        if start >= clause.end or clause.words[start].key not in {"for", "over"}:
            return None
        for group in clause.groups:
            if not start < group.start <= start + 10 or any(group is g for g in self.used):
                continue
            if any(
                clause.words[i].is_punct or clause.words[i].has("comp") for i in range(start, group.start)
            ):
                return None
            if self._is_at_home(group) or self._is_nameless(group) or group.governor in {"by", "during"}:
                continue
            return group
        return None

    def _burdened(self) -> Group | None:
        """رفع القيود التي كانت تفرضها على الشاحنات الإثيوبية: on whom the burden lay."""
        for group in self.clause.groups:
            if self.predicate.end < group.start <= self.predicate.end + 24 and group.governor == "علي":
                return group
        return None

    def _is_nameless(self, group: Group) -> bool:
        """Things and people of no state: missiles, soldiers, hostages."""
        mention = self.clause.mentions[group.mentions[0]]
        return mention.kind == "role" and mention.country is None and mention.of is None

    def _complement(self) -> Group | None:
        """Whom a speech act concerns, when only its complement names them.

        "Demanded that Hamas renounce …": who is to act. "Threatened to break relations with
        Russia": whom the act would touch.
        """
        clause, predicate = self.clause, self.predicate
        opening = None
        for i in range(predicate.end, min(clause.end, predicate.end + 12)):
            word = clause.words[i]
            if word.text in ";؛" or "contrast" in word.tags or word.key in {"if", "whether"}:
                return None
            if "comp" in word.tags and word.name < 0:
                opening = i + 1
                break
            other = clause.predicate_at(i)
            if (
                clause.verb_first
                and other is not None
                and other.pos == "v"
                and clause.words[i - 1].has("rel")
            ):
                return None  # دعا التنظيم الذي يتزعمه فلان: who is told of by the way
            if i == predicate.end and other is not None and clause.words[i - 1].key == "to":
                opening = other.end  # "is ready to meet Erdogan"
                break
            if other is not None and other.pos == "v" and clause.verb_first:
                if other.clitics.startswith(("و", "ف")) or clause.words[i - 1].is_punct:
                    return None  # رفضت إسرائيل الاتهامات، وقال رئيس الوزراء
            if other is not None and other.pos == "v" and (other.infinitive or clause.verb_first):
                opening = other.end
                break
            if other is not None and other.participle and not other.passive and i == predicate.end:
                opening = other.end  # "proposed granting Ukraine a loan"
                break
            if other is not None and other.pos == "v" and other.finite:
                return None
        if opening is None:
            return None
        bad = clause.lexicon.settings.get("at_place", ())
        borders = clause.lexicon.sets.get("borders", frozenset())
        fallback = None
        for group in clause.groups:
            if group.start < opening or any(group is g for g in self.used):
                continue
            if group.start - opening > 14 or any(
                (clause.words[k].has("rel", "contrast", "prepconj") and clause.words[k].key != "than")
                or (clause.words[k].key == "unless" and not clause.verb_first)
                or clause.words[k].text in ";؛"
                or clause.begins_anew(k)
                for k in range(opening, group.start)
            ):
                break
            if group.governor == "with" and clause.words[group.governor_at - 1].key in borders:
                if any(
                    form.frame.type in _OF_BORDERS
                    for p in clause.predicates
                    if p.end == opening
                    for form in p.forms
                ):
                    return group  # "agreed to reopen its border with Niger"
                continue  # "pledged to build bunkers along its frontier with Russia"
            if not clause.verb_first and self._says_it(group):
                break  # "agreed to let convoys through, mediators said"
            if self._is_homeland(group):
                continue  # حذر من أن بلاده سترد: what his own country does is not his addressee's
            if self.frame.type == "agree" and not clause.verb_first and self._is_at_home(group):
                continue  # nobody agrees with his own state
            if group.governor in bad or (
                self._is_nameless(group) and (clause.verb_first or self._is_sent(group))
            ):
                fallback = fallback or group
                continue
            if not clause.verb_first and (
                clause.mentions[group.mentions[0]].possessed
                or (self._is_nameless(group) and clause.words[group.start - 1].has("poss"))
            ):
                continue  # "denied that its troops had crossed into Congo"
            return group
        return fallback

    def _tells_after(self, group: Group) -> bool:
        """ "Qatar will send planes, diplomats said": who tells it stands behind a comma."""
        words, i = self.clause.words, group.start - 1
        if group.start < self.predicate.end or words[i].text != "," or group.governor:
            return False
        return self._says_it(group)

    def _says_it(self, group: Group) -> bool:
        """Whether a group only tells what is told."""
        return any(group is source for scope in self.clause.scopes for source in scope.sources)

    def _is_homeland(self, group: Group) -> bool:
        """بلاده, "his country": that of whoever is spoken of."""
        mention = self.clause.mentions[group.mentions[0]]
        if mention.role is not None:
            return mention.role.kind == "homeland"
        agent = self.filled.agents[0] if self.filled.agents else None
        own = self.clause.mentions[agent.mentions[0]].country if isinstance(agent, Group) else None
        return (
            self.clause.verb_first and mention.kind == "state" and own is not None and mention.country == own
        )

    def _is_sent(self, group: Group) -> bool:
        """ "Offered to send 3,000 soldiers to Lebanon": soldiers sent are not whom it is offered to."""
        role = self.clause.mentions[group.mentions[0]].role
        if role is None or self.frame.type not in _TOUCHING | {"reject", "propose", "agree"}:
            return False
        after = next(iter(self.clause.after(group.end, group.end + 3)), None)
        sent = after is not None and after.governor == "to" and not self._is_nameless(after)
        return sent or role.name in {"troops", "delegation"}

    def _touched(self) -> Group | None:
        """وعد بإرسال قوات إلى أفغانستان, لوح بوقف الغاز عن أوكرانيا: whom the deed would reach."""
        clause, predicate = self.clause, self.predicate
        opening = None
        for i in range(predicate.end, min(clause.end, predicate.end + 8)):
            word = clause.words[i]
            if i < self._first_after():
                continue
            if word.is_punct or word.has("comp", "rel", "conj") or clause.is_verb(i):
                return None
            if word.name < 0 and (
                self.frame.type == "express_intent"
                or (self.frame.type in {"promise", "threaten"} and i == self._first_after())
            ):
                opening = i + 1  # تريد مساعدة سورية, تعهد احترام استقلال الكويت
                break
            if word.name < 0 and (word.clitics.startswith("ب") or word.key.startswith("ب")):
                opening = i + 1
                break
        if opening is None:
            return None
        at = clause.lexicon.settings.get("at_place", ())
        for group in clause.after(opening, clause.limit(predicate.end, noun=True)):
            if group.start - opening > 10:
                return None
            if any(group is g for g in self.used) or group.governor in at or self._is_nameless(group):
                continue
            if any(clause.words[i].text in "،," for i in range(opening, group.start)):
                return None  # ملوحين باستخدام القوة، وذلك في قمة احتضنتها أبوجا
            if group.adjective and not group.governor:
                continue  # يريد تطبيع العلاقات …: the nationality of some other noun
            if group.governor in (_HARMED if self.frame.type == "threaten" else _HELPED):
                return group
        return None

    def _first_after(self) -> int:
        """The word right after a verb or its subject, if a noun nobody listed or a masdar stands there."""
        clause = self.clause
        subject = clause.subject(self.predicate) if self.predicate.pos == "v" else None
        after = isinstance(subject, Group) and subject.start >= self.predicate.end
        i = subject.end if after and isinstance(subject, Group) else self.predicate.end
        if i < clause.end and clause.words[i].text in "،,":  # تعهد العراق، وفق البيان، احترام
            i = 1 + next((k for k in range(i + 1, min(clause.end, i + 7)) if clause.words[k].text in "،,"), i)
        if i >= clause.end:
            return -1
        word = clause.words[i]
        return -1 if word.is_punct or word.tags or word.key.startswith(("ال", "ب", "ل")) else i

    def _is_weapon(self, group: Group) -> bool:
        """Whether somebody fires it, and it is no target: a missile, shells."""
        role = self.clause.mentions[group.mentions[0]].role
        last = self.clause.words[group.end - 1].key
        fired = self.clause.words[self.predicate.start].key in {"fired", "launched", "lobbed"}
        return fired and role is not None and last in self.clause.lexicon.sets.get("weapons", frozenset())

    def _employer(self, staff: Group | str) -> Group | None:
        """طرد موظفين مدنيين لبعثة الأمم المتحدة, خطف عاملين في منظمة الهجرة: the body they work for."""
        clause = self.clause
        if not isinstance(staff, Group) or len(staff.mentions) > 1 or not self._is_nameless(staff):
            return None
        role = clause.mentions[staff.mentions[0]].role
        if role is None or role.kind not in {"population", "person"}:
            return None
        for group in clause.groups:
            if group.start <= staff.start:
                continue
            if group.governor in {"ل", "في", "لدي", "ب", "من"} and group.start - staff.end <= 3:
                mention = clause.mentions[group.mentions[0]]
                embassy = mention.role is not None and mention.role.name in {
                    "embassy",
                    "delegation",
                    "mission",
                }
                return group if mention.kind == "org" or embassy else None
            if group.governor or group.start > staff.end + 1:
                return None
        return None

    def _fired_by(self, weapon: Group) -> Group | None:
        """ "Missiles fired from Yemen hit a port": whoever fired them, or holds the land they come from."""
        clause = self.clause
        if clause.verb_first or not self._is_weapon(weapon) or clause.mentions[weapon.mentions[0]].country:
            return None
        near = (
            g for g in clause.groups if 0 <= g.governor_at - weapon.end <= 2 and g.end <= self.predicate.left
        )
        found = next((g for g in near if g.governor in {"from", "by"}), None)
        fired = found is not None and clause.words[weapon.end].key in {"fired", "launched", "lobbed", "shot"}
        return found if fired else None

    def _further_target(self, first: Group | str) -> Group | None:
        """ "Fired at camps in Afghanistan and at a factory in Sudan": what else was hit."""
        clause = self.clause
        if (
            not isinstance(first, Group)
            or first.end + 1 >= clause.end
            or not clause.words[first.end].has("and")
        ):
            return None
        again = clause.words[first.end + 1]
        if again.key not in {"at", "on", "into", "against"} or first.governor_at < 0:
            return None
        for group in clause.groups:
            if group.start > first.end and not any(
                clause.words[i].is_punct or clause.is_verb(i) for i in range(first.end + 1, group.start)
            ):
                return group if clause.mentions[group.mentions[0]].kind in {"state", "place"} else None
        return None

    def _captor(self) -> Group | None:
        """ "Pilgrims held by Syrian rebels were freed": who held them lets them go."""
        clause = self.clause
        for held in clause.predicates:
            if held.participle and held.passive and held.end <= self.predicate.left:
                if any(form.frame.type == "seize_arrest_detain" for form in held.forms):
                    after = next(iter(clause.after(held.end, self.predicate.left)), None)
                    return after if after is not None and after.governor == "by" else None
        return None

    def _by_attack(self) -> Group | None:
        """قتل مدنيون في غارة أميركية, "were killed in a Turkish raid": whose attack it was."""
        clause = self.clause
        for other in clause.predicates:
            if other.pos != "n" or not 0 < other.start - self.predicate.end < 16:
                continue
            frames = [form.frame for form in other.forms if form.frame.type == "attack"]
            if not frames or not any(
                clause.words[i].has("setting", "prep") for i in range(other.start - 1, other.start - 5, -1)
            ):
                continue
            inner = _Filler(clause, other, frames[0])
            inner.used = list(self.used)
            inner._noun()
            first = inner.filled.agents[0] if inner.filled.agents else self._whose_fire(other)
            if first is None and not clause.verb_first:  # "were killed in clashes with Somali militants"
                foe = next(iter(clause.after(other.end, other.end + 4)), None)
                first = foe if foe is not None and foe.governor == "with" else None
            if not isinstance(first, Group) or any(first is g for g in self.used):
                return None
            # who acts on in the clause is not whose attack it was
            return None if clause.verb_first and first.end <= self.predicate.start else first
        return None

    def _by_weapon(self) -> Group | None:
        """قتل بمسيّرة إسرائيلية, أصيبوا بصاروخ روسي: whose the weapon is."""
        clause, weapons = self.clause, self.clause.lexicon.sets.get("weapons", frozenset())
        for group in clause.after(self.predicate.end):
            fired = group.governor == "ب" and (
                clause.base(group.governor_at) in weapons or self._is_role_of(group, weapons)
            )
            if fired and not any(group is g for g in self.used):
                return group
        return None

    def _is_role_of(self, group: Group, words: frozenset[str]) -> bool:
        """Whether the first word of a mention, without its proclitics, is one of some."""
        return self.clause.words[group.start].key.lstrip("وبل") in words

    def _whose_fire(self, attack: Predicate) -> Group | None:
        """قتلوا في قصف مدفعي لقوات النظام: the forces after the noun fired, since others were hit."""
        clause = self.clause
        for group in clause.groups:
            if attack.end <= group.start <= attack.end + 1 and group.governor == "ل":
                mention = clause.mentions[group.mentions[0]]
                armed = mention.sense == "armed_group" or (
                    mention.role is not None and mention.role.kind == "armed_group"
                )
                return group if armed else None
        return None

    def _undergoes(self, subject: Group | str | None, objects: Group | str | None) -> bool:
        """An unvowelled verb that may be passive: قتل ثلاثة جنود على يد…, الذي خطف قبل شهرين."""
        frame, clause = self.frame, self.clause
        if not clause.verb_first or not frame.passive or objects is not None:
            return False
        if not isinstance(subject, Group):
            return False
        if subject.start < self.predicate.start and self.predicate.clitics.startswith(("و", "ف")):
            return False  # أغارت القوات … وقتلت: who acted before acts on
        if self._prepositional(clause.lexicon.settings.get("by", ())) is not None:
            return True
        after = clause.words[subject.end] if subject.end < clause.end else None
        if after is not None and not after.tags and not after.forms and after.name < 0:
            return False  # قتل مسلحون تاجرا: a noun nobody listed is the object
        end = self.predicate.end
        after = clause.words[end] if subject.end <= self.predicate.start and end < clause.end else None
        if after is not None and after.name < 0 and not after.forms and not after.key.startswith("ب"):
            if not after.tags or after.has("quantifier"):
                return False  # تركيا ضربت أهدافا في اليونان
        mention = clause.mentions[subject.mentions[0]]
        return (
            mention.kind in {"person", "name"}
            or clause.is_someone(subject, self.predicate)
            or (
                mention.role is not None
                and mention.role.kind in {"population", "person", "office", "armed_group"}
            )
        )

    def _objects(self, subject: Group | str | None) -> Group | str | None:
        clause, predicate = self.clause, self.predicate
        if clause.verb_first and predicate.end < clause.end:
            if clause.words[predicate.end].key in {"اياه", "اياها", "اياهم", "اياهما"}:
                return self._mentioned_before(subject) or "pronoun"  # مطالبا إياها
        if self.frame.needs & _stood_for(clause, predicate):
            return None  # صاروخا أطلقه: the thing, not whom it was aimed at
        if predicate.pronoun and clause.verb_first:
            if (stepping := self._in_a_step()) is not None:
                return stepping
            return self._resumed(subject) or self._mentioned_before(subject) or "pronoun"
        stop = clause.limit(predicate.end)
        if not clause.verb_first:
            worded = False
            # the object ends before the first preposition that is not inside it
            for i in range(predicate.end, min(stop, predicate.end + 14)):
                word = clause.words[i]
                group = clause.group_at(i)
                if (
                    clause.calls(i)
                    or clause.calls(i - 1)
                    or clause.calls(i - 2)
                    or (word.text in {'"', "“"} and clause.calls(i - 3))
                ):
                    continue  # denounced what it called "the designs of …"
                if group is not None:
                    if group.governor and group.governor_at >= predicate.end:
                        members = clause.words[group.governor_at - 1].key in _belonging(clause)
                        return group if group.governor == "of" and members else None
                    after = clause.words[group.end] if group.end < clause.end else None
                    headless = after is None or after.is_punct or after.has("prep", "to", "adverb")
                    owner = group.genitive or (after is not None and after.has("genitive"))
                    if owner and self.frame.type in _ON_WHOM and not headless:
                        servant = clause.group_at(group.end + (not group.genitive))
                        if servant is not None and servant is not group and not servant.governor:
                            return servant if servant is not subject else None  # "met Xi's envoy"
                        return None  # "welcomed Putin's decision" welcomes no Putin
                    return group if group is not subject else None
                if (
                    word.key == "as"
                    or "approx" in word.tags
                    or (
                        i > clause.start
                        and "approx" in clause.words[i - 1].tags
                        and clause.words[i - 1].phrase > 1
                    )
                ):
                    continue  # denounced as an ugly crime Serbia's suppression
                if word.text in {'"', "“", "”"} and any(
                    w.key == "as" for w in clause.words[predicate.end : i]
                ):
                    continue  # dismissed as "ridiculous" a French judge's warrant
                if "day" in word.tags or (
                    "prep" in word.tags and i + 1 < stop and "day" in clause.words[i + 1].tags
                ):
                    continue  # forced out on Wednesday more than 1,000 refugees
                if word.key == "of" and i > predicate.end:
                    if clause.words[i - 1].has("quantifier", "number"):
                        continue  # holding thousands of refugees
                    if clause.words[i - 1].key in _belonging(clause):
                        continue  # "barred members of the Fijian army"
                if word.key == "in" and any(w.key in _WORDED for w in clause.words[i + 1 : i + 5]):
                    worded = True  # "condemned in the strongest terms Seoul's decision"
                    continue
                if worded:
                    worded = word.key not in _WORDED
                    continue
                if "prep" in word.tags or word.is_punct or word.has("comp", "to"):
                    return None
                if word.key == "her" and i + 1 < stop and clause.words[i + 1].name >= 0:
                    continue  # "instructed her foreign minister"
                if word.key in _OBJECT_PRONOUNS:
                    if self.frame.type in _JUDGED and clause.words[i].key == "it" and self.frame.needs:
                        break  # "called it a provocation": a deed
                    return self._meant(i, subject) or "pronoun"
                if "pron" in word.tags and not word.has("poss", "det"):
                    return "pronoun"
            return None
        deed = self._deed() if self.frame.type in _ASKING else None
        for group in clause.after(predicate.end, deed):
            if self._is_own(group) or clause.aside(group, predicate.end) or self._is_whereabouts(group):
                continue
            if self._in_setting(group) or self._is_apposed(group, subject):
                continue
            if clause.words[group.start - 1].text in {"(", "["}:
                continue  # أمهل قادة المجموعة (إيكواس) الانقلابيين: what they are called
            if (
                self.frame.type in _ASKING
                and not (group.governor or group.adjective)
                and self._is_called_for(group)
            ):
                return None  # دعا إلى إغلاق معسكر غوانتانامو: nobody there is asked
            if self.frame.type in _EVALUATED | {"deny"} and self._is_victim(group):
                return None  # أدان اغتيال الوزير, نفى استهداف المدنيين
            if subject == UNLISTED and group.start == predicate.end + 1 and not group.governor:
                if not clause.words[predicate.end].key.startswith("ال"):
                    continue  # ناشدت أسرة الرهينة الخاطفين: whose family it is
            if group.governor == "ل" and self.frame.type == "attack" and self._owns(group):
                return group
            if group is subject or group.governor:
                if group.governor == "من" and clause._clitic_of(clause.words[group.governor_at - 1]) == "ب":
                    continue  # فجر مسلحون بمساعدة من جواسيس السفارة
                if group.governor in {"الي", "علي", "من", "ضد", "عن"}:
                    return None
                continue
            if isinstance(subject, Group) and group.start < subject.start:
                continue
            if self.frame.passive and isinstance(subject, Group) and group.start > subject.end:
                begin = max(subject.end, predicate.end)
                if any(p.start >= begin and p.end <= group.start for p in clause.predicates):
                    return None  # قتل جندي في انفجار قنبلة زرعها متمردون
                between = {clause.words[i].key for i in range(begin, group.start)}
                if between & {"بينهم", "بينهما", "بينها"}:
                    return None  # قتل 11 شخصا بينهم أربعة جنود
            if group.adjective and any(
                clause.words[i].has("setting") and clause.words[i].has("background")
                for i in range(predicate.end + 1, group.start)
            ):
                return None  # استهدفت مقر الحركة أثناء دراسة مقترح أميركي
            if group.adjective and not clause.stands_for_noun(group):
                if self.frame.type in _TRAVELS:
                    continue  # وصلت قوة من سلاح الهندسة الفرنسي إلى: whose, not where
                if subject is None or isinstance(subject, str):
                    return None  # it belongs to the noun that is the subject
                return group
            return group
        return None

    def _is_victim(self, group: Group) -> bool:
        """Whether a group undergoes the attack or the arrest whose masdar stands right before it."""
        clause = self.clause
        deed = next((p for p in clause.predicates if p.pos == "n" and p.end == group.start), None)
        if deed is None or deed.start < self.predicate.end or group.governor not in {"", "ل"}:
            return False
        if all(form.frame.type not in _CARRIED for form in deed.forms):
            return False
        told = fill(clause, deed)
        return told is not None and any(group is g for g in told.patients)

    def _is_apposed(self, group: Group, subject: Group | str | None) -> bool:
        """استقبل محمد زكي وزير الدفاع المصري نظيره: the subject said again, when an object follows."""
        clause = self.clause
        if not isinstance(subject, Group) or group.start != subject.end or group.governor:
            return False
        first, second = clause.mentions[subject.mentions[-1]], clause.mentions[group.mentions[0]]
        if second.clitics or first.is_named == second.is_named:
            return False
        if first.country and second.country and first.country != second.country:
            return False
        office = second if first.is_named else first
        if office.kind != "role" or office.role is None or office.role.kind not in {"office", "person"}:
            return False
        if second.is_named and second.role is None:
            return False  # التقى الوزير أحمد أبو الغيط: whom he met
        stop = clause.limit(group.end)
        return any(
            group.end <= g.start < stop
            and not (g.governor or g.adjective)
            and (g.start - group.end <= 2 or clause.mentions[g.mentions[0]].is_human)
            for g in clause.groups
        )

    def _is_called_for(self, group: Group) -> bool:
        """Whether a group stands in what is called for, told by a masdar after "to"."""
        clause = self.clause
        between = range(self.predicate.end, group.start - 1)
        return any(
            clause.words[i].key == "الي" and clause.words[i].name < 0 and clause.group_at(i + 1) is None
            for i in between
        )

    def _in_setting(self, group: Group) -> bool:
        """انتقد بعد لقاء نظيره الفرنسي سياسة إسرائيل: whom he met before is not what he criticised."""
        clause = self.clause
        noun = clause.predicate_at(group.start - 1)
        if noun is None or noun.pos != "n" or noun.start <= self.predicate.end or group.governor:
            return False
        return clause.words[noun.start - 1].has("setting", "neg_noun")  # بدون دعم واشنطن

    def _is_whereabouts(self, group: Group) -> bool:
        """هجوم استهدف قافلتهم شمالي مالي: a part of a country after another noun says where."""
        clause = self.clause
        first = clause.words[group.start]
        apart = group.start > self.predicate.end and clause.mentions[group.mentions[0]].kind == "place"
        return apart and first.key in clause.lexicon.settings.get("at_place", ())

    def _deed(self) -> int | None:
        """Where what is asked for begins: طالبه بسحب …, أمر بإرسال …; None when it is not told so."""
        for other in self.clause.predicates:
            if other.start < self.predicate.end or other.pos != "n":
                continue
            if other.clitics.strip("وف").startswith(("ب", "ل")):
                return other.start
        return None

    def _owns(self, group: Group) -> bool:
        """قصف مواقع للمتمردين: what is hit is theirs."""
        thing = self.clause.words[group.start - 1]
        if thing.is_punct or thing.name >= 0:
            return False
        if thing.key.startswith("ال"):
            return any(
                self.clause.words[group.start - k].has("orgword") for k in (1, 2)
            )  # المكتب السياسي لحركة
        return not thing.has("prep", "verb", "adverb", "conj", "filler")

    def _meant(self, i: int, subject: Group | str | None) -> Group | None:
        """Whom "him", "them" or "it" means: the last party before the verb that may be called so."""
        clause = self.clause
        key = clause.words[i].key
        speaker = clause.source(self.predicate.start) if key in {"him", "her"} else None
        if isinstance(speaker, Group) and speaker is not subject and speaker.end <= self.predicate.left:
            if clause.mentions[speaker.mentions[0]].is_human:
                return speaker  # "Fico said Putin had assured him"
        if key == "her" and i + 1 < clause.end and clause.words[i + 1].text.isalpha():
            if not clause.words[i + 1].has("prep", "to", "conj", "adverb", "comp"):
                return None  # "her country"
        before = [group for group in clause.groups if group.end <= self.predicate.start]
        if key == "it":  # who acted last, before whoever was only told of
            acted = {
                id(clause.subject(p)) for p in clause.predicates if p.finite and p.end <= self.predicate.start
            }
            before.sort(key=lambda group: id(group) in acted)
        for group in reversed(before):
            if group is subject or group.adjective:
                continue
            mention = clause.mentions[group.mentions[0]]
            human = mention.is_human or mention.kind == "counterpart"
            if key in {"him", "her"} and (mention.plural or not human):
                continue
            if key == "it" and (mention.is_human or mention.plural or len(group.mentions) > 1):
                continue
            if key == "them" and not (mention.plural or len(group.mentions) > 1):
                continue
            return group
        return None

    def _is_own(self, group: Group) -> bool:
        """ "Closed its embassy": what is the agent's own is not the other party."""
        mention = self.clause.mentions[group.mentions[0]]
        return (
            mention.possessed
            and mention.role is not None
            and mention.role.name in {"embassy", "ambassador", "delegation", "diplomat"}
            and self.frame.type in _ON_OWN
            and "expels" not in self.predicate.tags
        )

    def _in_a_step(self) -> Group | None:
        """قررت تزويد كييف، في خطوة وصفتها موسكو, وهو ما رفضته: whose step the main clause tells."""
        clause, i = self.clause, self.predicate.left - 1
        if i - 1 < clause.start:
            return None
        step = clause.words[i].has("resolve") and clause.words[i - 1].key == "في"
        which = self.frame.type != "deny" and (clause.words[i - 1].key, clause.words[i].key) in {
            ("وهو", "ما"),
            ("الامر", "الذي"),
        }
        if not step and not which:
            return None
        above = clause.finite_before(i)
        doer = clause.subject(above) if above is not None else None
        return doer if isinstance(doer, Group) else None

    def _resumed(self, subject: Group | str | None) -> Group | None:
        """What the pronoun on a verb points back to: the head of its relative clause."""
        clause, predicate = self.clause, self.predicate
        k = predicate.left - 1
        while k >= clause.start and clause.words[k].has("neg", "be"):
            k -= 1
        if k >= clause.start and clause.words[k].has("rel"):
            for j in range(k - 1, max(clause.start, k - 8) - 1, -1):
                group = clause.group_at(j)
                if group is not None and group is not subject:
                    return None if self._is_no_antecedent(group) else group
                if clause.words[j].key.startswith("ال") and j > clause.start and clause.is_begun(j - 1):
                    return None  # الأهداف التي قصفها: a noun nobody listed
        return None

    def _is_no_antecedent(self, group: Group) -> bool:
        """الانتخابات التي تقاطعها الجبهة: a man does not go with a feminine pronoun."""
        mention = self.clause.mentions[group.mentions[0]]
        feminine = self.clause.words[self.predicate.end - 1].key.endswith("ها")
        return feminine and mention.is_human and not mention.plural and self.clause.gender(mention) == "m"

    def _mentioned_before(self, subject: Group | str | None, at: int = -1) -> Group | None:
        """Whom "it" in وطالبتها means: the last other party of the sentence that agrees with it."""
        clause, predicate = self.clause, self.predicate
        after = clause.words[predicate.end] if predicate.end < clause.end else None
        apart = (
            at < 0 and after is not None and after.key.startswith("ايا") and after.name < 0
        )  # متوعدا إياها
        if apart:
            at = predicate.end
        key = clause.words[predicate.end - 1 if at < 0 else at].key  # of the pronoun: on the verb, or فيها
        gender = "f" if key.endswith("ها") else "" if key.endswith(("هم", "هما")) else "m"
        if key.endswith("هم"):
            for group in reversed(clause.groups):  # أمهلتهم: people, where some are told of
                mention = clause.mentions[group.mentions[0]]
                people = mention.plural or (mention.role is not None and mention.role.kind == "delegation")
                if group.end <= predicate.start and group is not subject and people and not group.adjective:
                    return group
        owner: Group | None = None
        for group in reversed(clause.groups):
            if group.end > predicate.start or group is subject or group.adjective:
                continue
            mention = clause.mentions[group.mentions[0]]
            there = group.governor != "ب" or mention.kind in {"place", "state"}
            if there and group.governor in clause.lexicon.settings.get("at_place", ()):
                continue
            if not gender or clause.gender(mention) in {gender, ""}:
                return group
            owner = owner or (group if apart else None)
        return owner  # خطة الرئيس …، واصفا إياها: whose it is

    # -- nouns -------------------------------------------------------------------------------

    def _noun(self) -> None:
        clause, predicate, frame, filled = self.clause, self.predicate, self.frame, self.filled
        filled.stop = clause.limit(predicate.end, noun=True)
        seen = clause.predicate_at(filled.stop) if clause.verb_first else None
        if seen is not None and seen.pos == "v" and clause.witnesses(seen):
            filled.stop = clause.limit(seen.end)  # اشتباكات شهدتها كوسوفو بين الشرطة ومتظاهرين
        filled.light = self._carrier()
        if not clause.verb_first:
            # "talks are under way between Doha and Riyadh"
            verb = next((p for p in clause.predicates if p.start >= predicate.end and p.pos == "v"), None)
            verb = verb if verb is not None and self._begins(verb) else None
            if verb is not None:
                near = range(verb.end, min(clause.end, verb.end + 6))
                if any(clause.words[i].key == "between" for i in near):
                    filled.stop = max(filled.stop, clause.limit(verb.end))
        if filled.light is not None and filled.light.start > predicate.start:
            filled.stop = max(filled.stop, clause.limit(filled.light.end))
        if not clause.verb_first and frame.type in _LED:
            self.take(self._among(), filled.agents)
        if clause.verb_first and predicate.pronoun and frame.type == "attack":
            self.take(self._whose_fault(), filled.agents)
        if frame.type in _BROKERED or (clause.verb_first and frame.type in _LED):
            self.take(self._between(), filled.agents)
        if clause.verb_first and frame.type == "meet" and filled.light is None:
            self.take(self._held_by(), filled.agents)
        if clause.verb_first and frame.type == "visit":
            self.take(self._toured(), filled.patients)
        self.take(self._driven(), filled.agents)
        self.take(self._resolved(), filled.agents)
        undergoer = self._undergoer()
        self.take(undergoer, filled.patients)
        if clause.verb_first and predicate.clitics.strip("وف").startswith("ل") and "csubj" in frame.agent:
            self.take(self._purposed(), filled.agents)
        if self._is_received():
            self.take(self._prepositional(("from", "by")), filled.agents)
            if filled.agents and filled.light is not None:
                self.take(clause.subject(filled.light), filled.patients)
        if clause.verb_first and predicate.clitics.strip("وف").startswith("ب") and not frame.needs_before:
            self.take(self._whose_decision(), filled.agents)
        if not clause.verb_first and frame.type in _OF_FORCES and "dem" in frame.agent:
            self.take(self._nation_before(), filled.agents)
        if clause.verb_first and frame.type == "attack" and "dem" in frame.agent:
            self.take(self._whose_attack(), filled.agents)
        if clause.verb_first and frame.type == "attack":
            if clause.base(predicate.end - 1) in clause.lexicon.sets.get("deaths", ()):
                self.take(self._by_attack(), filled.agents)
        for slots, into in ((frame.agent, filled.agents), (frame.patient, filled.patients)):
            if into is filled.patients and frame.type in _ASKING and filled.agents and not clause.verb_first:
                self.take(self._answering(reach=3), into)  # not whom it is "for"
            self._roles(slots, into)
            if slots is frame.agent and frame.embeds and not clause.verb_first and self._that_follows():
                above = self._verb_near()  # whoever rejects it was asked
                if above is None or all(form.frame.type != "reject" for form in above.forms):
                    self.take(self._complement(), filled.patients)  # "its demand that Seoul leave"
        if clause.verb_first and clause.is_headline(predicate):
            if not filled.agents and frame.type not in _DONE_TO_PEOPLE:
                self.take(self._demonym(), filled.agents)  # احتجاج فرنسي لدى إيران
            if not filled.patients and frame.type in _MUTUAL_NOUNS:
                self.take(self._demonym(), filled.patients)  # مناورات فرنسية مصرية
        if filled.light is not None and "undergo" in filled.light.tags and not filled.patients:
            self.take(clause.subject(filled.light), filled.patients)
        if filled.light is not None and "undergo" in filled.light.tags and not filled.agents:
            self.take(self._prepositional(("من",)), filled.agents)  # اتصال تلقاه الملك من ولي العهد
        if self.clause.verb_first and frame.type == "meet" and filled.agents and not filled.patients:
            self._met()
        if frame.type == "invite" and filled.patients and filled.light is not None and not clause.verb_first:
            first = filled.patients[0]  # "handed Gorbachev an invitation to Stockholm"
            if isinstance(first, Group) and self._is_at_home(first):
                heard = self._given_to(filled.light)
                filled.patients = [heard] if heard is not None else filled.patients
        if frame.type in _MOVED and filled.agents:
            moved = filled.agents[0]
            if (
                isinstance(moved, Group)
                and self._is_nameless(moved)
                and (sender := self._sender()) is not None
            ):
                filled.agents = [sender]
        owned = clause.predicate_at(predicate.start - 1)  # إلغاء حالة الطوارئ من قبل الرئيس
        if clause.verb_first and not (filled.agents or predicate.pronoun or (owned and owned.pos == "n")):
            self.take(self._prepositional(clause.lexicon.settings.get("by", ())), filled.agents)
        if not filled.agents and predicate.pronoun and {"poss", "csubj"} & set(frame.agent):
            filled.agents.append(self._owner())
        if clause.verb_first and not filled.patients and filled.agents:
            self.take(self._pronoun_after(filled.agents[0]), filled.patients)
        if clause.verb_first and not filled.patients and frame.type == "threaten":
            self.take(self._touched(), filled.patients)
        if clause.verb_first and not filled.patients and filled.agents and frame.type in SPEECH_ACTS:
            if predicate.pronoun and predicate.clitics.strip("وف") == "ل":  # اتصل به لحثه على التهدئة
                self.take(self._mentioned_before(filled.agents[0]), filled.patients)
        if clause.verb_first and not filled.patients and frame.type in {"offer", "promise"}:
            self.take(self._informed(self._verb_near(), predicate.start), filled.patients)
        if not filled.patients and frame.type in _ASKING and clause.verb_first and self._is_ground():
            verb = self._verb_near()  # قاد الوساطة بناء على طلب من الرئيس: who acts was asked
            if verb is not None and clause.subject(verb) not in filled.agents:
                self.take(clause.subject(verb), filled.patients)
        if not filled.patients and frame.type == "accuse":
            verb = self._verb_near()  # "dismissed allegations by France that he …": who denies is accused
            if verb is not None and verb.end <= predicate.start <= verb.end + 4:
                if any(form.frame.type == "deny" and _fits(clause, verb, form) for form in verb.forms):
                    self.take(clause.subject(verb), filled.patients)
        if not filled.patients and frame.type in _ANSWERED:
            self.take(self._answering(), filled.patients)
        if not filled.patients and frame.type == "mediate" and not clause.verb_first:
            self._mediated()
        if not filled.agents and frame.type in _DECREED and not clause.verb_first:
            self.take(self._decreeing(), filled.agents)
        if not filled.patients and frame.type in _GIVEN and not clause.verb_first:
            self.take(self._to_help(), filled.patients)
        if not filled.patients and frame.type in _ANSWERED and not clause.verb_first:
            self.take(self._answerer(), filled.patients)
        if not filled.patients and frame.embeds and not clause.verb_first:
            self.take(self._complement(), filled.patients)

    def _toured(self) -> Group | None:
        """جولة شملت الرياض ودمشق, جولة تقوده إلى أنقرة: where a tour leads."""
        clause, covers = self.clause, self.clause.lexicon.sets.get("covers", frozenset())
        for i in range(self.predicate.end, min(clause.end - 1, self.predicate.end + 6)):
            if clause.words[i].key in covers:
                for group in clause.groups:
                    if i < group.start <= i + 3:
                        place = clause.mentions[group.mentions[0]].kind in {"state", "place"}
                        return group if place and not group.adjective else None
        return None

    def _held_by(self) -> Group | None:
        """طلبت عقد اجتماع عاجل لمجلس الأمن: the body that is to meet, not who asks for it."""
        clause, end = self.clause, self.predicate.end
        for group in clause.groups:
            if end <= group.start <= end + 2 and group.governor == "ل":
                mention = clause.mentions[group.mentions[0]]
                return group if mention.kind == "org" and mention.sense not in _NO_BODIES else None
        return None

    def _begins(self, verb: Predicate) -> bool:
        """ "Talks on ending the war opened": a light verb that has the noun as its subject."""
        if not verb.tags & {"be", "light", "have"}:
            return False
        gap = [self.clause.words[i] for i in range(self.predicate.end, verb.left)]
        far = any(word.is_punct or word.has("comp", "rel", "conj") for word in gap if word.name < 0)
        return len(gap) <= (2 if far or self.frame.type not in _LED else 9)

    def _answering(self, reach: int = _REACH_NOUN) -> Group | str | None:
        """ "Rejected a request by Y": the one who answers was asked."""
        verb = self._verb_near()
        if verb is None or not 0 <= self.predicate.start - verb.end <= reach:
            return None
        if not any(form.frame.type in {"reject", "agree", "praise"} for form in verb.forms):
            return None
        return self.clause.subject(verb)

    def _mediated(self) -> None:
        """ "Agreed to reopen the border following mediation by Togo": the parties are told before."""
        clause, start = self.clause, self.predicate.start
        if not any(clause.words[i].has("setting") for i in range(max(clause.start, start - 3), start)):
            return
        for verb in reversed(clause.predicates):
            if verb.end > start or not verb.finite or not verb.forms:
                continue
            told = fill(clause, verb)
            if told is None or told.frame.type not in _BROKERED | {
                "meet",
                "release",
                "establish_or_normalise_relations",
            }:
                continue
            parties = [group for group in (*told.agents, *told.patients) if isinstance(group, Group)]
            for group in parties if len(parties) > 1 else ():
                if group.end <= start and not any(group is g for g in self.used):
                    self.filled.patients.append(group)
                    self.used.append(group)
            return

    def _given_to(self, light: Predicate) -> Group | None:
        """ "Handed Gorbachev an invitation": who stands between the verb and what is given."""
        for group in self.clause.groups:
            if light.end <= group.start < self.predicate.start and not group.governor and not group.genitive:
                return group
        return None

    def _sender(self) -> Group | None:
        """ "Parliament endorsed the deployment of 100 soldiers": who decides on it."""
        clause, verb = self.clause, self._verb_near()
        reach = 12 if clause.verb_first else 3
        if verb is None or not verb.finite or not 0 <= self.predicate.start - verb.end <= reach:
            return None
        subject = clause.subject(verb)
        if clause.verb_first:
            return subject if isinstance(subject, Group) and self._decided(verb) else None
        prepositional = any(clause.words[i].has("prep") for i in range(verb.end, self.predicate.start))
        return subject if isinstance(subject, Group) and not prepositional else None

    def _pronoun_after(self, agent: Group | str) -> Group | None:
        """نفت اتهامات كابل لها: the pronoun goes back to the subject of the verb around the noun."""
        clause = self.clause
        if not isinstance(agent, Group) or agent.start < self.predicate.end or agent.end >= clause.end:
            return None
        word = clause.words[agent.end]
        if word.name >= 0 or not word.key.startswith("ل") or not clause.has_pronoun(agent.end):
            return None
        verb = self._verb_near()
        subject = clause.subject(verb) if verb is not None and verb.end <= self.predicate.start else None
        return subject if isinstance(subject, Group) and subject is not agent else None

    def _decreeing(self) -> Group | None:
        """ "Trump announced a suspension of aid": whoever decides on a deed does it."""
        clause, verb = self.clause, self._verb_near()
        if verb is None or not verb.finite or verb.passive or verb.tags.isdisjoint({"decide", "enact"}):
            return None
        if not verb.end <= self.predicate.start <= verb.end + 6:
            return None
        between = range(verb.end, self.predicate.start)
        if any(clause.words[i].has("prep", "comp", "rel") or clause.group_at(i) for i in between):
            return None
        subject = clause.subject(verb)
        return subject if isinstance(subject, Group) else None

    def _strikes_back(self) -> bool:
        """Whether it answers what another did before: "and Moscow threatened to retaliate"."""
        clause, predicate = self.clause, self.predicate
        if self.frame.type == "attack":
            return clause.words[predicate.end - 1].key == "back"
        if self.frame.type != "threaten" or clause.verb_first:
            return False
        near = range(predicate.start, min(clause.end, predicate.end + 3))
        return any(clause.words[i].key.startswith(("retaliat", "repris", "revenge")) for i in near)

    def _struck_first(self) -> Group | None:
        """ "Hezbollah fired missiles, and Israel hit back": at whom acted before."""
        agent = self.filled.agents[0] if self.filled.agents else None
        before = self.clause.finite_before(self.predicate.left)
        struck = self.clause.subject(before) if before is not None else None
        return struck if isinstance(struck, Group) and struck is not agent else None

    def _to_help(self) -> Group | None:
        """ "Announced 60 million euros of relief to help people in Somalia": whom the money is to help."""
        clause, start = self.clause, self.predicate.end
        for other in clause.predicates:
            if other.start < start + 2 * (self.frame.pos == "v") or other.start - start > 10:
                continue
            if (
                other.pos != "v"
                or not other.infinitive
                or not any(f.frame.type in _HELPING for f in other.forms)
            ):
                return None
            return next((g for g in clause.after(other.end) if not g.governor), None)
        return None

    def _to_join(self) -> Group | None:
        """ "Will send 500 troops to join the force in Saudi Arabia": where what they join is."""
        clause, end = self.clause, self.predicate.end
        if self.frame.type not in _MOVED:
            return None
        joining = next((p for p in clause.predicates if p.infinitive and 0 < p.start - end <= 8), None)
        if joining is None or any(clause.words[i].is_punct for i in range(end, joining.left)):
            return None
        for group in clause.after(joining.end):
            if group.governor in {"in", "at"} and group.start - joining.end <= 8:
                return None if self._is_at_home(group) else group
        return None

    def _answerer(self) -> Group | None:
        """ "Mexico's demand was rejected by Vienna": who answers was asked."""
        clause = self.clause
        for other in clause.predicates:
            if other.start < self.predicate.end or other.pos != "v" or not other.finite:
                continue
            answers = any(form.frame.type in {"reject", "agree", "praise"} for form in other.forms)
            if not other.passive or not answers or other.start - self.predicate.end > 14:
                return None
            for group in clause.after(other.end):
                if group.governor == "by":
                    return None if any(group is g for g in self.used) else group
            return None
        return None

    def _among(self) -> Group | None:
        """ "Negotiations among the Sudanese parties": who take part."""
        for group in self.clause.groups:
            if group.governor == "among" and 0 <= group.governor_at - self.predicate.end <= 1:
                return group
        return None

    def _between(self) -> Group | None:
        """ "Egypt brokers a ceasefire between Israel and Hamas": the parties, not who brought it about."""
        for group in self.clause.groups:
            if group.governor in {"between", "بين"} and 0 <= group.start - self.predicate.end <= 8:
                begun = [p.start for p in self.clause.predicates] + [g.start for g in self.clause.groups]
                apart = any(self.predicate.end <= start < group.start for start in begun)
                led = self.frame.type in _LED and apart
                return group if len(group.mentions) > 1 and not led else None
        return None

    def _purposed(self) -> Group | str | None:
        """استدعى السفير للاحتجاج على …: who acts to an end, unless the masdar has its own subject."""
        if (self.frame.type not in _SETTING and self.frame.type not in SPEECH_ACTS) or self._is_felt():
            return None  # للهجوم على إيران: it may never come to that
        owned = isinstance(self._possessor(), Group) and self.frame.type != "meet"  # للقاء نظيره
        if self.filled.light is not None or owned:
            return None
        verb = self._verb_near()
        if verb is None or verb.end > self.predicate.start:
            return None
        return self._asked(verb) or self.clause.subject(verb)

    def _is_ground(self) -> bool:
        """بطلب من, بناء على طلب: what follows is why something was done."""
        clause, predicate = self.clause, self.predicate
        if predicate.clitics.strip("وف") == "ب":
            return True
        k = predicate.start - 1
        return k > clause.start and clause.base(k) == "علي" and clause.words[k - 1].key in {"بنا", "وبنا"}

    def _is_received(self) -> bool:
        """ "Received a call from", "won support from": who acts stands after the noun."""
        clause, light = self.clause, self.filled.light
        return not clause.verb_first and light is not None and "receive" in light.tags

    def _met(self) -> None:
        """تمكن من لقاء الوزير: the one term of a meeting is met by the subject of the verb around it."""
        filled, verb = self.filled, self._verb_near()
        if filled.light is not None or verb is None or verb.end > self.predicate.start:
            return
        met = filled.agents[0]
        subject = self.clause.subject(verb)
        if not isinstance(met, Group) or len(met.mentions) > 1 or met.start < self.predicate.end:
            return
        if isinstance(subject, Group) and subject is not met and self.predicate.start - verb.end <= 8:
            filled.patients, filled.agents = filled.agents, [subject]
            self.used.append(subject)

    def _name_after(self, office: Group) -> Group | None:
        """اغتيال القيادي في الحزب عماد مغنية: the name of somebody told by what they are."""
        clause = self.clause
        role = clause.mentions[office.mentions[0]].role
        if role is None or role.kind not in {"office", "person"}:
            return None
        for group in clause.groups:
            if group.governor_at == office.end and group.start == office.end + 1:
                continue  # في الحركة: what they are in
            within = group.governor_at == office.end and group.start == office.end + 2  # في الحزب
            if group.start > office.end + 3 or (group.governor and not within):
                return None
            if group.start >= office.end and not group.adjective:
                named = clause.mentions[group.mentions[0]].kind in {"person", "name"}
                return group if named and not any(clause.verbs_between(office.end, group.start)) else None
        return None

    def _undergoer(self) -> Group | None:
        """طرد دبلوماسيين: the one term after a masdar that could have two is who undergoes it.

        Where somebody else is the subject of the clause, or the term is a nameless person.
        """
        frame, clause = self.frame, self.clause
        if not clause.verb_first or "poss" not in frame.agent or "obj" not in frame.patient:
            return None
        if frame.type in _SETTING:
            return None
        first = self._possessor()
        if not isinstance(first, Group):
            return None
        if frame.type in _DONE_TO_PEOPLE and (named := self._name_after(first)) is not None:
            self.used.append(first)
            return named
        for group in clause.groups:
            if group.start == first.end and group.start < self.filled.stop:
                if not group.governor and not group.adjective:
                    return None  # the second term is the one
        if first.end < clause.end and clause.words[first.end].name < 0 and clause.has_pronoun(first.end):
            return None  # اتهامات كابل لها: whom it is done to follows
        if frame.type == "recall_or_expel_diplomat" and self._is_envoy(first):
            return first  # طرد دبلوماسيين من موسكو
        nowhere = {"في"} if frame.type in _DONE_TO_PEOPLE else set()  # اغتيال الرئيس في تبليسي
        others = tuple(slot for slot in frame.patient if slot not in {"obj", "act", "dem", "cobj"} | nowhere)
        if self._prepositional(others) is not None:
            return None  # دعم الولايات المتحدة لأوكرانيا: who undergoes it has a preposition
        beside = first.start == self.predicate.end and first.end < self.filled.stop
        after = clause.words[first.end] if beside else None
        if after is not None and after.name < 0 and after.key.startswith("ل"):
            if not after.has("prep", "verb", "neg", "comp", "adverb", "contrast"):
                return None  # خطف طالبان لأحد المترجمين
        mention = clause.mentions[first.mentions[0]]
        role = mention.role
        nameless = role is not None and role.kind in {"person", "population"}
        if frame.type == "attack" and role is not None and role.name == "embassy":
            return first  # تفجير سفارتيها في كينيا وتنزانيا
        if frame.type in _DONE_TO_PEOPLE and (mention.is_named or (role and role.kind == "office")):
            return first  # اغتيال الحريري, خطف السفير: one person after the masdar is its victim
        nested = clause.predicate_at(first.end)
        if nested is not None and nested.pos == "n" and not nested.clitics.strip("ال"):
            return None  # رفض الدول العربية الاعتراف بـ: who refuses, and what
        verb = self._verb_near()
        decided = verb is not None and self._decided(verb) and isinstance(clause.subject(verb), Group)
        if nameless or (decided and verb is not None and clause.subject(verb) is not first):
            return first
        return None

    def _is_envoy(self, group: Group) -> bool:
        role = self.clause.mentions[group.mentions[0]].role
        return role is not None and role.name in {"ambassador", "diplomat", "consul", "attache"}

    def _roles(self, slots: tuple[str, ...], into: list[Group | str], skip: set[str] | None = None) -> None:
        for slot in slots:
            if into:
                return
            if skip and slot in skip:
                continue
            found = self._slot(slot)
            if slot == "ل" and self.frame.type == "attack" and isinstance(found, Group):
                if found.governor_at - self.predicate.end > (1 if into is self.filled.agents else 4):
                    continue  # هجوم للجيش, but not ضربة استهدفت المنطقة المحاذية لأفغانستان
            self.take(found, into)

    def _owner(self) -> Group | str:
        """Who "his" is: the subject of the verb the noun belongs to."""
        verb = self._verb_near()
        subject = self.clause.subject(verb) if verb is not None else None
        if verb is not None and (quoted := self._quoted(verb)) is not None:
            return quoted
        if subject is None:
            opener = self.clause._opener(self.predicate.start) if verb is None else None
            return opener or "pronoun"  # حظي الرئيس باستقبال لدى وصوله: a verb that is not listed
        if isinstance(subject, Group) and any(subject is g for g in self.used):
            return "pronoun"
        if verb is not None and (praised := self._judged_for(verb)) is not None:
            return praised
        if self.clause.verb_first and isinstance(subject, Group) and self._mismatches(subject):
            return self._mentioned_before(subject) or "pronoun"  # شكر الرئيس تركيا على دعمها: Turkey's
        return subject

    def _judged_for(self, verb: Predicate) -> Group | None:
        """شكر البابا على توسطه, انتقد الوزير لدعمه: what somebody is praised or blamed for is his."""
        clause, start = self.clause, self.predicate.start
        for_it = clause.base(start - 1) == "علي" or self.predicate.clitics.strip("وف") == "ل"
        if not clause.verb_first or not for_it or not 0 < start - verb.end <= 10:
            return None
        kinds = {form.frame.type for form in verb.forms if _fits(clause, verb, form)}
        if not kinds & {"praise", "criticise_condemn", "congratulate"}:
            return None
        subject = clause.subject(verb)
        for group in reversed(clause.groups):
            if (
                verb.end <= group.start
                and group.end <= start
                and group is not subject
                and not group.adjective
            ):
                return None if self._mismatches(group) else group
        return None

    def _whose_fault(self) -> Group | None:
        """قطعت علاقاتها مع إسرائيل بسبب حربها على غزة: of the other party, not of who acts on it."""
        verb = self._verb_near() if self.clause.is_reason(self.predicate) else None
        return self._mentioned_before(self.clause.subject(verb)) if verb is not None else None

    def _mismatches(self, subject: Group) -> bool:
        """Whether a group cannot be whose a noun is by the pronoun written onto it."""
        key = self.clause.words[self.predicate.end - 1].key
        gender = self.clause.gender(self.clause.mentions[subject.mentions[0]])
        if self.clause.mentions[subject.mentions[0]].plural and key.endswith("ه") and not key.endswith("ها"):
            return True  # المصادر …، جولته
        if key.endswith("هم") and self._is_role_of(
            subject, self.clause.lexicon.sets.get("weapons", frozenset())
        ):
            return True  # قصفت طائرات …، اجتماعهم: aircraft are "she"
        if len(subject.mentions) > 1 or not gender or key.endswith("هما"):
            return False
        one = not self.clause.may_be_many(self.clause.mentions[subject.mentions[0]])
        return (
            (key.endswith("ها") and gender == "m")
            or (key.endswith("هم") and one)
            or (key.endswith("ه") and not key.endswith("ها") and gender == "f")
        )

    def _quoted(self, verb: Predicate) -> Group | None:
        """نقلت الوكالة عن الرئيس قوله خلال استقباله …: "his" is whom an outlet quotes."""
        clause = self.clause
        stems = clause.lexicon.settings.get("quoted_from", ())
        if not any(clause.base(verb.start).startswith(stem) for stem in stems):
            return None
        marks = clause.lexicon.settings.get("from", ())
        for group in clause.groups:
            if verb.end <= group.start < self.predicate.start and group.governor in marks:
                return group
        return None

    def _verb_near(self) -> Predicate | None:
        start = self.predicate.start
        after = (p for p in self.clause.predicates if p.start > start and p.pos == "v" and p.finite)
        return self._verb_above() or next(after, None)

    def _verb_above(self) -> Predicate | None:
        """The nearest verb before that stands in no aside."""
        clause, start = self.clause, self.predicate.start
        before = (p for p in reversed(clause.predicates) if p.start < start and p.pos == "v")
        resumed = next(
            (
                i
                for i in range(start - 1, max(clause.start, start - 6), -1)
                if (clause.words[i].key == "وذلك" and clause.words[i].name < 0)
            ),
            clause.end,
        )  # وقع الاتفاق الذي يحدد …، وذلك بعد مفاوضات
        return next(
            (
                verb
                for verb in before
                if not clause.is_aside(verb, start)
                and not (verb.end <= resumed < start and clause.in_relative(verb))
            ),
            None,
        )

    def _carrier(self) -> Predicate | None:
        """The light verb whose object (or subject, in the passive) a noun is."""
        clause, predicate = self.clause, self.predicate
        before = self._verb_above()
        # التي أجراها, "which the two held": the verb of a relative clause on the noun
        for other in clause.predicates:
            if other.start < predicate.end or other.start - predicate.end > 12:
                continue
            if other.pos != "v":
                continue
            gap = [clause.words[i] for i in range(predicate.end, other.left)]
            if any(p.pos == "n" and predicate.end <= p.start < other.start for p in clause.predicates):
                break  # the relative clause is another noun's
            owned = clause.verb_first and (other.pronoun or (_is_light(other) and clause.resumes(other)))
            if not clause.verb_first and gap and gap[-1].has("rel") and not other.passive:
                break  # "a stopover that drew a protest": the noun is the subject
            if not clause.verb_first and any(
                w.has("rel") and clause.words[w.i - 1].has("prep") and w.i > predicate.end for w in gap
            ):
                break  # "a visit during which he holds talks"
            if owned and any(form.frame.type == "host" for form in other.forms):
                break  # المفاوضات التي استضافتها كينشاسا: who has them held takes no part
            if any("rel" in w.tags for w in gap) or (owned and other.start - predicate.end <= 3):
                if _is_light(other) or owned:
                    return other
            break
        if before is None or not _is_light(before):
            return None
        if clause.verb_first and before.pronoun:
            return None  # التحقيق الذي أجرته هولندا في إسقاط الطائرة: it carries the noun before
        if clause.verb_first and (self._is_dated_by() or self._is_felt()):
            return None  # أغلقت حدودها إثر هجوم: the verb does not carry what it follows on
        between = range(before.end, predicate.start)
        if not clause.verb_first and before.end - before.start > 1 and before.end < predicate.start:
            if not clause.words[before.end - 1].has("prep") and clause.words[before.end].has("prep"):
                return None  # "voiced alarm at the massacre": the verb has its noun already
        if clause.verb_first and any(
            p.pos == "n" and before.end <= p.start < predicate.start for p in clause.predicates
        ):
            return None  # the verb has its noun already
        if any(
            clause.words[i].has("comp", "rel", "topical", "aside") or clause.words[i].text in ";؛"
            for i in between
        ):
            return None  # قطعت علاقاتها رغم إفراج تفليس عن ضباط
        if not clause.verb_first:
            between = range(before.start + max(1, clause.words[before.start].phrase), predicate.start)
            for i in between:
                found = clause.words[i]
                if found.key == "of" and clause.words[i - 1].has("measure", "quantifier"):
                    continue  # "launched ten days of war games"
                if found.has("prep") and not found.has("to") and clause.group_at(i) is None:
                    if i != before.end and (i > before.end or not clause.words[before.end - 1].has("prep")):
                        return None
        elif len(between) > 16:
            return None
        return before

    def _slot(self, slot: str) -> Group | str | None:
        clause, predicate = self.clause, self.predicate
        match slot:
            case "poss":
                return self._possessor()
            case "dem":
                return self._demonym()
            case "light":
                return self._light_subject()
            case "obj":
                return self._second_term()
            case "csubj" | "cobj" | "cplace" | "any":
                return self._from_clause(slot)
            case "prev":
                before = clause.words[predicate.start - 1] if predicate.start > clause.start else None
                if clause.verb_first and before is not None and before.key.endswith(("ها", "ه", "هم")):
                    if before.has("comp", "conj", "contrast") or before.key.startswith(("لكن", "ولكن")):
                        verb = self._verb_near()  # لكنها مستعدة: the subject goes on
                        return clause.subject(verb) if verb is not None else None
                return clause._nearest_group(predicate.start - 1, 6)
            case "next":
                return next(iter(clause.after(predicate.end)), None)
            case "place":
                return self._place()
            case "act":
                return self._act()
            case "source":
                spoken = clause.source(predicate.start)
                if spoken is None and not clause.verb_first and clause.words[predicate.start].quoted:
                    return "speaker"  # the quotation goes on: its speaker is named in another sentence
                return spoken
            case "topic":
                if clause.verb_first and predicate.features == "def":
                    return None  # المتورطين are some people; متورطة says something of the topic
                return clause.topic(predicate.start)
            case "self" | "subj":
                return None
            case _:
                return self._prepositional((slot,)) or self._with_pronoun(slot)

    def _possessor(self) -> Group | str | None:
        clause, predicate = self.clause, self.predicate
        if clause.verb_first:
            if predicate.pronoun or "ال" in predicate.clitics or predicate.features == "def":
                return (
                    None  # لقائه زرداري: whose it is is written onto it; a noun with the article has no owner
                )
            for group in clause.groups:
                if group.start < predicate.end:
                    continue
                gap = range(predicate.end, group.start)
                if len(gap) > 2 or group.governor or (group.adjective and not clause.stands_for_noun(group)):
                    return None
                if any(clause.words[i].is_punct and clause.words[i].text not in '«"“ـ-–' for i in gap):
                    return None
                if any(
                    clause.words[i].has("prep", "rel", "comp", "conj", "verb") or clause.is_verb(i)
                    for i in gap
                ):
                    return None
                mention = clause.mentions[group.mentions[0]]
                if mention.clitics.startswith("و") or self._is_venue(group) or self._is_whereabouts(group):
                    return None
                if mention.possessed and self.frame.type == "recall_or_expel_diplomat":
                    return None  # استدعاء سفيرتها: she is called home
                if self._is_homeland(group):
                    return self._speaks_for(group)
                return group
            return None
        # "Russia's attack", "its request"
        k = predicate.start - 1
        for j in range(k, max(clause.start, k - 5) - 1, -1):
            owner = clause.group_at(j)
            word = clause.words[j]
            if owner is not None:
                return owner if owner.genitive else None
            if word.has("genitive"):
                return clause.group_at(j - 1)
            if word.has("poss"):
                if (blamed := self._blamed_for(j)) is not None:
                    return blamed
                if (asked := self._asked_before()) is not None:
                    return asked
                return (self._both() if word.key == "their" else None) or self._owner()
            if word.has("prep", "verb", "comp", "det") or word.is_punct or clause.is_verb(j):
                return None
        return None

    def _asked_before(self) -> Group | None:
        """ "Flew home after Putin turned down his request": nobody answers a request of his own."""
        clause = self.clause
        answers = self._answering(reach=3) if self.frame.type in _ASKING else None
        verb = self._verb_near()
        if not isinstance(answers, Group) or verb is None:
            return None
        for other in reversed(clause.predicates):
            subject = clause.subject(other) if other.finite and other.end <= verb.left else None
            if isinstance(subject, Group) and subject is not answers:
                return None if any(subject is g for g in self.used) else subject
        return None

    def _blamed_for(self, j: int) -> Group | None:
        """ "Cut aid to the PLO because of its support for Baghdad": of whom it is done to."""
        clause, before = self.clause, self.clause.words[j - 1] if j > self.clause.start else None
        because = before is not None and (
            before.key in {"for", "over"} or (before.key == "of" and clause.words[j - 2].key == "because")
        )
        verb = self._verb_near() if because else None
        if verb is None or verb.end > j or j - verb.end > 12:
            return None
        told = fill(clause, verb)
        if told is None or told.weak or told.frame.type not in _FOR_A_REASON or not told.patients:
            return None
        blamed = told.patients[0]
        own = isinstance(blamed, Group) and blamed.end <= j and not any(blamed is g for g in self.used)
        return blamed if own and isinstance(blamed, Group) else None

    def _both(self) -> Group | None:
        """ "X and Y agreed …, the White House said after their meeting": of the two, not of who says so."""
        clause, owner = self.clause, self._owner()
        if not isinstance(owner, Group) or len(owner.mentions) > 1:
            return None
        if clause.mentions[owner.mentions[0]].plural:
            return None
        for group in reversed(clause.groups):
            if group.end <= self.predicate.start and len(group.mentions) > 1:
                return None if any(group is g for g in self.used) else group
        return None

    def _is_venue(self, group: Group) -> bool:
        """محادثات جنيف, محادثات قبرص: a place after talks is where they are held or what they are about."""
        clause = self.clause
        mention = clause.mentions[group.mentions[0]]
        venues = {"meet", "negotiate", "discuss", "visit", "attack"}
        if self.frame.type not in venues or len(group.mentions) > 1:
            return False
        if mention.kind not in {"state", "place"} or mention.adjective:
            return False
        if self.frame.type == "attack":
            return mention.kind == "place" and mention.sense not in {"region", "state"}  # تفجيرات بالي
        if self.frame.type == "visit":  # زيارة بغداد: who visits it stands elsewhere
            return not any(g.governor in {"الي", "ل"} and 0 <= g.start - group.end < 4 for g in clause.groups)
        return not any(other.governor == "مع" and 0 < other.start - group.end < 6 for other in clause.groups)

    def _speaks_for(self, group: Group) -> Group:
        """جدد الوزير رفض بلاده: of a state and the person who acts for it, the person."""
        verb = self._verb_near()
        if verb is not None and verb.end <= self.predicate.start and self._decided(verb):
            subject = self.clause.subject(verb)
            if isinstance(subject, Group) and self.clause.mentions[subject.mentions[0]].is_human:
                return subject
        return group

    def _demonym(self) -> Group | None:
        """A nationality beside the noun."""
        clause, predicate = self.clause, self.predicate
        if clause.verb_first:
            if predicate.pronoun:
                return None  # معارضتها بيع أسلحة أميركية: whose it is is written onto it
            for i in range(predicate.end, min(predicate.end + 4, clause.end)):
                group = clause.group_at(i)
                if group is not None and any(group is g for g in self.used):
                    continue  # المحادثات السعودية الإيرانية: the second adjective
                if group is not None:
                    return (
                        group
                        if (group.adjective and not group.governor)
                        or (
                            group.adjective
                            and group.governor_at >= 0
                            and group.governor_at <= predicate.start
                        )
                        else None
                    )
                word = clause.words[i]
                if word.is_punct or word.has("prep", "rel", "comp", "verb") or clause.is_verb(i):
                    return None
                if clause._clitic_of(word):
                    return None  # اجتماعات لمواكبة الأفكار القطرية: the nationality of another noun
            return None
        for j in range(predicate.start - 1, max(clause.start, predicate.start - 5) - 1, -1):
            group = clause.group_at(j)
            if group is not None and clause.brokers(group):
                return None
            if group is not None:
                head = clause.mentions[group.mentions[-1]]
                if (
                    head.role is not None
                    and head.country is None
                    and head.role.noun in clause.lexicon.sets.get("weapons", ())
                ):
                    return None  # "a helicopter raid"
                if head.kind == "org" and self._is_forum(group):
                    return None
                if head.kind in {"state", "org", "role", "place"} and not group.genitive:
                    return group
                return None
            word = clause.words[j]
            if word.has("prep", "verb", "comp", "poss", "det") or (word.is_punct and word.text not in "-–"):
                return None
            if clause.is_verb(j):
                return None
        return None

    def _is_forum(self, group: Group) -> bool:
        """ "Told his counterpart at an ASEAN meeting": who holds it is not who meets there."""
        clause, i = self.clause, group.start - 1
        while i > clause.start and clause.words[i].name < 0 and clause.words[i].has("det", "adj", "filler"):
            i -= 1
        aside = clause.words[i].key == "of" and clause.words[i - 1].key in {"sidelines", "margins", "fringes"}
        at = clause.words[i].key in {"at", "during"} and "csubj" in self.frame.agent
        return aside or (at and self._from_clause("cobj") is not None)

    def _whose_decision(self) -> Group | None:
        """القرار الأميركي بتجميد أرصدة: whose nationality stands between the decision and the deed."""
        clause = self.clause
        group = clause.group_at(self.predicate.start - 1)
        if group is None or not group.adjective or group.governor or group.start == clause.start:
            return None
        resolves = clause.lexicon.sets.get("resolves", frozenset())
        return group if clause.base(group.start - 1) in resolves else None

    def _nation_before(self) -> Group | None:
        """ "Voiced concern over the Russian troop build-up": whose it is, whatever verb is around."""
        group = self.clause.group_at(self.predicate.start - 1)
        return group if group is not None and group.adjective and not group.genitive else None

    def _whose_attack(self) -> Group | None:
        """من القصف التركي: theirs, whatever verb is around; قصف مواقع تركية is what was hit."""
        group = self._demonym()
        if group is None:
            return None
        between = self.clause.words[self.predicate.end : group.start]
        return group if all(word.key.endswith(("ي", "يه")) for word in between) else None

    def _light_subject(self) -> Group | str | None:
        light = self.filled.light
        if light is None or "undergo" in light.tags:
            return None  # تلقى دعوة: she is invited
        if not self.clause.verb_first and light.end <= self.predicate.start and self._is_owned():
            return None  # "voiced displeasure at Pelosi's trip": hers
        if self._begins_itself(light):
            return None
        subject = self.clause.subject(light)
        opens = light.left == self.clause.start and not light.clitics and self.clause.verb_first
        if subject == "pronoun" and opens:
            return None  # بدأت في أنقرة محادثات تركية يونانية: a text opens with nobody told of before
        if light.passive and not self.clause.verb_first:
            return self._prepositional(self.clause.lexicon.settings.get("by", ()))
        return subject

    def _is_owned(self) -> bool:
        """Whether a genitive with a name stands before a noun, with adjectives at most between."""
        clause = self.clause
        for j in range(self.predicate.start - 1, max(clause.start, self.predicate.start - 4) - 1, -1):
            word = clause.words[j]
            if word.has("genitive") and word.name < 0:
                return clause.group_at(j - 1) is not None
            if word.is_punct or word.has("prep", "verb", "det", "poss", "conj"):
                return False
        return False

    def _begins_itself(self, light: Predicate) -> bool:
        """على أن تبدأ محادثات: a noun right after a verb of beginning that has its gender is the subject."""
        clause, noun = self.clause, self.clause.words[self.predicate.start]
        if "begins" not in light.tags or clause.subject(light) != "pronoun":
            return False
        starts = light.end == self.predicate.start and clause.verb_first
        feminine = noun.key.endswith(("ات", "ه"))
        return starts and ("f" if feminine else "m") in light.features.split(".")

    def _second_term(self) -> Group | None:
        """The object of a masdar after its subject: استقبال بوتين الأسد; or "rejection of X"."""
        clause, predicate = self.clause, self.predicate
        if clause.verb_first:
            for group in clause.groups:
                if group.start < predicate.end or any(group is g for g in self.used):
                    continue
                if group.start >= self.filled.stop or group.start - predicate.end > 10:
                    return None
                if any(p.finite and p.clitics for p in clause.verbs_between(predicate.end, group.start)):
                    return None  # نفت الاتهامات ودعت تركيا
                if predicate.pronoun and group.governor in {"ب", "في"} and self.frame.type != "visit":
                    continue  # لقائها بواشنطن نظيرتها
                if (self.frame.type != "visit" and self._is_venue(group)) or self._is_whereabouts(group):
                    return None  # اجتماع جنيف
                if any(w.text in {"،", ","} for w in clause.words[predicate.end : group.start]):
                    return None  # زيارة بوش، تقدمهم عدد من النواب: a clause of its own
                if not group.governor and any(
                    clause.words[i].has("rel", "neg_noun") and clause.words[i].name < 0
                    for i in range(predicate.end, group.start)
                ):
                    return None  # الغارات التي تنفذها طائرات, الهجوم بدون دعم واشنطن
                if group.adjective and not group.governor and self.used:
                    # قصف مدفعيتها جزيرة كورية: a noun nobody listed, with its nationality
                    between = clause.words[predicate.end : group.start]
                    return None if any(w.has("topical", "prep") for w in between) else group
                return None if group.governor or group.adjective else group
            return None
        return self._prepositional(("of",))

    def _from_clause(self, slot: str) -> Group | str | None:
        verb = self._verb_near()
        clause = self.clause
        if slot == "csubj" and clause.verb_first and verb is None and self.frame.type in _SETTING:
            return self._meeting()
        if self.frame.needs_before & _ON_WHOSE_WISH and not clause.verb_first:
            verb = clause.finite_before(self.predicate.start) or verb
        if verb is None:
            return None
        if any(
            "comp" in clause.words[i].tags and clause.words[i].name < 0
            for i in range(verb.end, self.predicate.start)
        ):
            return None  # the verb says so; it does not do so
        if slot == "csubj" and clause.verb_first and self._is_answered():
            return None
        if slot == "csubj" and clause.verb_first and self.frame.type not in _SETTING and self._is_dated_by():
            return None  # أرسلت قوات بعد اغتيال القائد: who sends them need not have done it
        if slot == "csubj" and (self._is_of_something() or self._is_touched_on(verb)):
            return None
        if (
            slot == "csubj"
            and clause.verb_first
            and (self._is_felt() or f"undergo.{verb.features}" in verb.tags)
        ):
            return None  # تعرضت المدمرة لهجوم: whoever undergoes it did not do it
        if slot == "csubj" and clause.verb_first and self._is_own_loss(verb):
            return None
        if slot == "csubj" and clause.verb_first and (self._is_denied(verb) or self._begins_itself(verb)):
            return None
        if slot == "csubj" and clause.verb_first and self._is_known():
            return None  # تراجعت عن تهديدها بالفيتو ضد العقوبات
        if slot == "csubj":
            if (resolved := self._resolved()) is not None:
                return resolved
            if clause.verb_first and (mover := self._mover()) is not None:
                return mover
            if (
                self.frame.type not in _SETTING
                and not self.frame.needs_before & _ON_WHOSE_WISH
                and not self._decided(verb)
            ):
                return None
            found = self._related(verb) or self._asked(verb) or clause.subject(verb)
            met = verb.participle and not clause.verb_first and self._prepositional(("with",)) is not None
            if not isinstance(found, Group) and met:
                return clause._opener(self.predicate.start) or found  # "stepped over the line dividing …"
            return found
        subject = clause.subject(verb)
        if slot == "cobj" and not self._addresses(verb):
            return None
        ahead = verb.start > self.predicate.start  # "In a phone call, he urged …"
        if slot == "cplace":
            return self._destination(verb)
        for group in clause.after(verb.end):
            if group is subject or any(group is g for g in self.used):
                continue
            if group.start > self.predicate.start and slot == "cobj" and not (ahead and self._opens_clause()):
                return None
            if (
                (not group.governor and not group.adjective)
                or group.governor
                in {
                    "to",
                    "with",
                    "مع",
                    "الي",
                    "ل",
                }
                or (group.governor == "علي" and any("علي" in form.frame.patient for form in verb.forms))
            ):
                return group
        return None

    def _is_denied(self, verb: Predicate) -> bool:
        """نفت روسيا الاتهامات: who denies what is alleged did not allege it."""
        if self.frame.type != "accuse" or not verb.end <= self.predicate.start <= verb.end + 6:
            return False
        kinds = {form.frame.type for form in verb.forms if _fits(self.clause, verb, form)}
        return bool(kinds & {"deny", "reject"})

    def _is_known(self) -> bool:
        """Sanctions with the article that no verb carries are there already."""
        return (
            self.frame.type in {"sanction", "embargo"}
            and self.filled.light is None
            and self.predicate.features == "def"
        )

    def _meeting(self) -> Group | None:
        """اكتفى الأمين العام في اتصال هاتفي مع: who stands before, after a verb that is not listed."""
        clause, i = self.clause, self.predicate.start - 1
        if (
            i <= clause.start
            or not clause.words[i].has("prep")
            or clause.base(i) not in {"في", "خلال", "بعد"}
        ):
            return None
        group = clause.group_at(i - 1)
        if group is None or group.governor or group.adjective or group.start == clause.start:
            return None
        before = clause.words[group.start - 1]
        return group if before.name < 0 and not before.tags and not before.is_punct else None

    def _mover(self) -> Group | None:
        """عودة الرئيس من زيارة, قيام الوزير بزيارة: of whom the noun before the preposition is."""
        clause, i = self.clause, self.predicate.start
        if not clause._clitic_of(clause.words[i]):
            i -= 1
            if i < clause.start or not clause.words[i].has("prep"):
                return None
        group = clause.group_at(i - 1)
        if group is None or group.governor or group.start == clause.start:
            return None
        noun = clause.words[group.start - 1]
        return group if noun.has("moving") and noun.name < 0 else None

    def _is_of_something(self) -> bool:
        """ "The handling of the talks": a noun that belongs to another is not what the subject does."""
        clause = self.clause
        i = self.predicate.start - 1
        while i > clause.start and clause.words[i].name < 0 and clause.words[i].has("det", "adj", "number"):
            i -= 1
        if clause.verb_first or i <= clause.start or clause.words[i].key != "of":
            return False
        head = clause.words[i - 1]
        parts = clause.lexicon.sets.get("stages", frozenset())
        return head.name < 0 and head.key not in parts and not head.has("measure", "quantifier", "prep")

    def _is_touched_on(self, verb: Predicate) -> bool:
        """ألقت سياساته بظلالها على الاجتماعات: what a verb bears on is not held by its subject."""
        clause, start = self.clause, self.predicate.start
        if not clause.verb_first or start - 1 <= verb.start:
            return False
        if clause.base(start - 1) in clause.lexicon.sets.get("aspects", frozenset()):
            return True  # كشفت عن تفاصيل المفاوضات: who tells of them
        if verb.forms:
            return False
        return clause.base(start - 1) == "علي" and clause.words[start].text.startswith("ال")

    def _addresses(self, verb: Predicate) -> bool:
        """Whether the object of a verb takes part in where it was said: "told Y at a meeting"."""
        before = self.clause.words[self.predicate.start - 1]
        if self.clause.verb_first:  # عارضت انضمام أوكرانيا خلال قمة: whom it is about is not there
            kinds = {form.frame.type for form in verb.forms if _fits(self.clause, verb, form)}
            return not kinds or not kinds <= _FROM_AFAR or "informs" in verb.tags
        after = self.predicate.start > verb.start and not before.has("det") and not before.has("setting")
        return (
            after
            or "speech" in verb.tags
            or not verb.forms
            or any(
                (form.frame.type in SPEECH_ACTS or form.frame.type in _SETTING)
                and _fits(self.clause, verb, form)
                for form in verb.forms
            )
        )

    def _is_dated_by(self) -> bool:
        """Whether a noun only says when something else was done: بعد اغتيال, عقب إطلاق."""
        before = self.clause.words[self.predicate.start - 1] if self.predicate.start else None
        if before is None:
            return False
        accused = self.clause.lexicon.sets.get("accused", ())
        near = range(max(self.clause.start, self.predicate.start - 2), self.predicate.start)
        if any(self.clause.words[i].key in accused for i in near):
            return True  # تجمد أموال المشتبه في اغتيالهم الرئيس: whoever is suspected did it
        if self.clause.base(before.i) == "علي" and before.i > self.clause.start:
            return self.clause.words[before.i - 1].has("answering")  # أغلقت أجواءها ردا على الهجوم
        return before.has("setting") and before.has("background")

    def _is_own_loss(self, verb: Predicate) -> bool:
        """أعلنت الحركة اغتيال قائدها: who says that one of his own was killed did not do it."""
        if self.frame.type != "attack" or "speech" not in verb.tags:
            return False
        lost = self.clause.group_at(self.predicate.end)
        return lost is not None and any(
            self.clause.words[i].text.endswith(PRONOUNS) for i in range(lost.start, lost.end)
        )

    def _is_alleged(self) -> bool:
        """اتهم الوزير فرنسا بتسليح المتمردين: what somebody is accused of, told by a masdar."""
        clause, predicate = self.clause, self.predicate
        if not clause.verb_first or predicate.clitics.strip("وف") != "ب" or predicate.pronoun:
            return False
        verb = self._verb_above()
        if verb is None or not 0 < predicate.start - verb.end <= 8:
            return False
        return any(f.frame.type == "accuse" and f.frame.patient[:1] == ("obj",) for f in verb.forms)

    def _is_felt(self) -> bool:
        """عبر عن ارتياحه للإفراج عن الصحافي: what somebody's feeling is about, done by somebody else."""
        clause, predicate = self.clause, self.predicate
        if predicate.pos != "n" or not predicate.clitics.strip("وف").startswith("ل"):
            return False
        k = predicate.start - 1
        while k > clause.start and clause.words[k].is_punct:
            k -= 1
        felt = clause.lexicon.sets.get("feelings", frozenset())
        return clause.words[k].key in felt or clause.base(k) in felt

    def _related(self, verb: Predicate) -> Group | None:
        """الدور الذي تضطلع به قطر في الوساطة: who acts in a relative clause whose verb nobody listed."""
        clause, predicate = self.clause, self.predicate
        if not clause.verb_first or verb.end > predicate.start:
            return None
        opening = next(
            (
                i
                for i in range(predicate.start - 1, verb.end - 1, -1)
                if clause.words[i].has("rel") and not clause.words[i].has("comp") and clause.words[i].name < 0
            ),
            None,
        )
        if opening is None or any(w.text in "،," for w in clause.words[opening + 1 : predicate.start]):
            return None
        for group in clause.groups:
            if opening < group.start < predicate.start and not group.governor and not group.adjective:
                return None if any(group is g for g in self.used) else group
        return None

    def _resolved(self) -> Group | None:
        """قرار الحكومة الإسرائيلية تخفيف الحصار: whose decision it is acts."""
        clause, predicate = self.clause, self.predicate
        group = clause.group_at(predicate.start - 1) if predicate.start > clause.start else None
        if not clause.verb_first or group is None or group.start <= clause.start or group.adjective:
            return None
        if any(group is g for g in self.used) or not clause.words[group.start - 1].has("resolve"):
            return None
        return group

    def _asked(self, verb: Predicate) -> Group | None:
        """دعا الوزير الكوريين إلى العودة إلى المفاوضات: who is asked acts, not who asks."""
        clause, predicate = self.clause, self.predicate
        if not clause.verb_first or verb.end > predicate.start:
            return None
        if not any(form.frame.type in _ASKING and _fits(clause, verb, form) for form in verb.forms):
            return None
        subject = clause.subject(verb)
        for group in clause.after(verb.end, predicate.start):
            if group is subject or group.adjective or any(group is g for g in self.used):
                continue
            if isinstance(subject, Group) and group.start < subject.start:
                continue
            return group if group.governor in {"", "الي", "ل", "من"} else None
        return None

    def _driven(self) -> Group | None:
        """ما دفع باريس إلى استدعاء سفيرها: who is driven to something does it."""
        clause, predicate, verb = self.clause, self.predicate, self._verb_near()
        if not clause.verb_first or verb is None or "drives" not in verb.tags:
            return None
        if clause.base(predicate.start - 1) not in {"الي", "علي"} or not 1 < predicate.start - verb.end <= 8:
            return None
        for group in reversed(clause.groups):
            if verb.end <= group.start < predicate.start and not group.governor and not group.adjective:
                return None if any(group is g for g in self.used) else group
        return None

    def _opens_clause(self) -> bool:
        """Whether a noun stands in the phrase that opens its sentence: "In a call on Monday, …"."""
        clause = self.clause
        first = clause.words[clause.start]
        return (
            not clause.verb_first
            and first.has("prep", "setting")
            and self.predicate.start - clause.start <= 6
        )

    def _destination(self, verb: Predicate) -> Group | None:
        """Where the verb before a noun leads: "arrived in Beirut for a visit"."""
        clause = self.clause
        if verb.start > self.predicate.start or "motion" not in verb.tags:
            if not any(form.frame.type in {"arrive", "visit"} for form in verb.forms):
                return None
        for group in clause.groups:
            if verb.end <= group.start < self.predicate.start and group.governor in {
                "in",
                "at",
                "to",
                "into",
            }:
                return None if any(group is g for g in self.used) else group
        return None

    def _is_answered(self) -> bool:
        """توعدت الحركة إسرائيل بالرد على اغتيال: who answers a deed, or protests at it, did not do it."""
        clause, i = self.clause, self.predicate.start - 1
        if i - 1 < clause.start or clause.words[i].key != "علي":
            return False
        return clause.base(i - 1) in clause.lexicon.sets.get("answers", ())

    def _decided(self, verb: Predicate) -> bool:
        """Whether a deed is what its clause's subject decides, begins or ends."""
        predicate = self.predicate
        if verb.end > predicate.start or predicate.start - verb.end > 10:
            return False
        before = predicate.start - 1
        if self.clause.verb_first:
            word = self.clause.words[before]
            if before >= verb.end and word.has("prep", "aside") and self.clause.base(before) not in _GOVERNED:
                return False  # استطاعت لقاء السنيورة رغم الحصار: a circumstance, not what she managed
            if word.key == "علي" and any(form.frame.type == "state_comment" for form in verb.forms):
                return False  # ردت على طرد سفيرها: who answers a deed did not do it
            if any(f.frame.type == "express_concern" and _fits(self.clause, verb, f) for f in verb.forms):
                return False  # أعرب عن قلقه من القصف: who fears a deed did not do it
        return bool({"decide", "light", "speech_act"} & verb.tags) or any(
            form.frame.embeds and (not self.clause.verb_first or _fits(self.clause, verb, form))
            for form in verb.forms
        )

    def _prepositional(self, names: tuple[str, ...] | list[str]) -> Group | None:
        clause, predicate = self.clause, self.predicate
        if clause.governing.isdisjoint(names) and not self._is_giving(names):
            return None
        stop = max(self.filled.stop, clause.limit(predicate.end, noun=self.frame.pos == "n"))
        if clause.verb_first and self.frame.type in _GIVEN and self.frame.pos == "v":
            cargo = clause.predicate_at(stop)
            if cargo is not None and clause.qualifies(cargo):
                stop = clause.limit(cargo.end)  # أرسلت طائرة مساعدات تحمل … إلى بيروت
        reach = _REACH_NOUN if self.frame.pos == "n" else _REACH_VERB
        starts = [(predicate.end, min(stop, predicate.end + reach))]
        if self.filled.light is not None:
            light = self.filled.light
            starts.append((light.end, min(clause.limit(light.end), light.end + _REACH_VERB)))
        for begin, end in starts:
            for group in clause.groups:
                if group.start < begin or any(group is g for g in self.used):
                    continue
                if group.start >= end:
                    break
                if group.governor in names and group.governor_at >= begin - 1:
                    if group.adjective and self._is_border(group.start - 1):
                        continue  # ضربة قريبة من الحدود الأفغانية
                    if group.governor == "مع" and self._is_border(group.governor_at - 1):
                        continue  # هجوم قرب الحدود مع الكاميرون
                    if group.governor == "ب" and not self.frame.after and self._is_where(group):
                        continue
                    if group.governor == "of" and self._names_a_place(group):
                        continue
                    place = clause.mentions[group.mentions[0]].kind == "place"
                    if clause.verb_first and self.frame.type in _ASKING and place and group.governor == "من":
                        continue  # طالب بانسحاب القوات من الإقليم: it is not the region that is asked
                    if self.frame.type == "attack" and group.governor_at - begin > 3 and clause.verb_first:
                        if (owner := self._owner_of(names)) is not None:
                            return owner  # توغل الجيش في أراضيها لقتل الرجل الثاني في الحركة
                    if self.frame.swap and clause.verb_first and self._is_nameless(group):
                        continue  # تسلم دفعة من الآليات هبة من واشنطن: of what, and from whom
                    return group
            found = self._through_noun(names, begin, end)
            if found is not None:
                return found
        return self._owner_of(names) if self.clause.verb_first else None

    def _is_border(self, i: int) -> bool:
        """Whether a word is a border, which attacks nobody; in English its state stands before it."""
        borders = self.clause.lexicon.sets.get("borders", ()) if self.clause.verb_first else ()
        return self.frame.type == "attack" and self.clause.words[i].key in borders

    def _owner_of(self, names: tuple[str, ...] | list[str]) -> Group | None:
        """العقوبات التي فرضها المجلس على برنامجها: whose the thing is stands before."""
        clause, predicate = self.clause, self.predicate
        if self.frame.type not in {"sanction", "embargo", "lift_sanction", "threaten", "attack"}:
            return None
        for i in range(predicate.end, min(self.filled.stop, predicate.end + 8) - 1):
            thing = clause.words[i + 1]
            found = clause.preposition_ending(i)
            if found is None or found[0] not in names or thing.name >= 0 or thing.has("prep", "pron"):
                continue
            if len(thing.key) > 4 and thing.key.endswith(("ها", "هم", "ه")) and not thing.text.endswith("ة"):
                gender = "m" if thing.key.endswith("ه") else "f"
                for group in clause.groups:
                    if group.end > predicate.start or group.adjective or any(group is g for g in self.used):
                        continue
                    if clause.gender(clause.mentions[group.mentions[0]]) in {gender, ""}:
                        return group
            return None
        return None

    def _with_pronoun(self, slot: str) -> Group | str | None:
        """طلبت منه, فرضها الاتحاد عليها: a pronoun on the preposition right after the verb or its subject."""
        clause, predicate = self.clause, self.predicate
        if clause.verb_first and self.frame.pos == "n" and self.frame.type in {"lift_sanction", "sanction"}:
            for i in range(predicate.end, min(self.filled.stop, predicate.end + 5)):
                told = clause.words[i]
                if clause.has_pronoun(i) and told.key.startswith(slot[:2]) and told.name < 0:
                    return self._mentioned_before(None, i)  # رفع المجلس عقوباته عنها
        if not clause.verb_first or self.frame.pos != "v":
            return None
        subject = clause.subject(predicate)
        about = clause.group_at(predicate.left - 2) if clause.words[predicate.left - 1].has("rel") else None
        ends = [predicate.end]
        if isinstance(subject, Group) and subject.start >= predicate.end:
            ends.append(subject.end)
        for i in ends:
            word = clause.words[i] if i < clause.end else None
            if word is None or word.name >= 0 or "prep" not in word.tags or not word.key.startswith(slot[:2]):
                continue
            if word.key.endswith(PRONOUNS) and len(word.key) <= len(slot) + 3:
                if about is not None and about is not subject and i == predicate.end:
                    return about  # نيويورك التي وصل إليها
                return self._mentioned_before(subject, i) or "pronoun"
        return None

    def _names_a_place(self, group: Group) -> bool:
        """ "The village of Beit Fajjar": a name nobody listed, of a place."""
        clause = self.clause
        before = clause.words[group.governor_at - 1].key if group.governor_at > clause.start else ""
        named = clause.mentions[group.mentions[0]]
        place = named.kind == "tentative" or (named.kind in {"place", "state"} and self.frame.type == "meet")
        return place and before in clause.lexicon.settings.get("place_nouns", ())

    def _is_where(self, group: Group) -> bool:
        """اجتمع بموسكو: a place after "in" is no party of a meeting."""
        mention = self.clause.mentions[group.mentions[0]]
        return self.frame.type in _SETTING and mention.kind in {"place", "state"} and not mention.adjective

    def _through_noun(self, names: tuple[str, ...] | list[str], begin: int, end: int) -> Group | None:
        """ "Over the situation in Myanmar": the name a noun after the preposition leads to."""
        clause = self.clause
        giving = self._is_giving(names)
        endings = clause.endings
        settings = clause.lexicon.settings
        by, at = settings.get("by", ()), settings.get("at_place", ())
        for i in range(begin, end):
            found = endings.get(i)
            attached = found is None and giving and self._attached(i)
            if not attached and (found is None or found[0] not in names):
                continue
            if clause.group_at(i + 1) is not None and not attached:
                continue
            for group in clause.groups:
                if group.start <= i:
                    continue
                between = clause.words[i + 1 : group.start]
                if not clause.verb_first and any(word.is_punct and word.text != "-" for word in between):
                    break
                joined = 2 * sum(word.text == "-" for word in between)  # "to flood-hit districts of"
                if group.start > i + 6 + joined or (
                    clause.verb_first and any(word.has("comp") for word in between)
                ):
                    break  # حذر من أن بلاده سترد: a clause, no party
                if not any(group is g for g in self.used):
                    if group.adjective and self._is_border(group.start - 1):
                        return None
                    if self.frame.type in _AGAINST_DEEDS and clause.verb_first and self._suffers(i, group):
                        return None  # تظاهروا احتجاجا على خطف صحافي بريطاني: not against him
                    if clause.verb_first and found is not None and found[0] in by and group.governor in at:
                        return None  # برصاص قرب الخليل: where, not who
                    verbs = list(clause.verbs_between(i, group.start))
                    towards = found is not None and found[0] in {"towards", "toward"}
                    if towards and len(verbs) == 1 and verbs[0].start == i + 1 and verbs[0].participle:
                        return group  # "pledged money towards rebuilding the Ukrainian region"
                    if self._is_nameless(group) or verbs:
                        return None
                    inside = clause.lexicon.settings.get("inside", ())
                    place = clause.mentions[group.mentions[0]].kind == "place"
                    if clause.verb_first and place and self.frame.type in _ASKING:
                        return None  # دعا إلى إغلاق معسكر غوانتانامو: nobody there is asked
                    if clause.verb_first and place and self.frame.type == "agree":
                        return None  # اتفقا على هامش قمة في شرم الشيخ: where, not with whom
                    if group.governor == "from" and self.frame.type in {
                        "sanction",
                        "embargo",
                        "lift_sanction",
                    }:
                        return group  # "a tariff on goods from Serbia"
                    return group if group.governor in inside or not group.governor else None
            return None
        return None

    def _suffers(self, i: int, group: Group) -> bool:
        """Whether a group undergoes the attack that stands between it and a preposition."""
        clause = self.clause
        for deed in clause.predicates:
            if deed.pos != "n" or not i < deed.start < group.start:
                continue
            if all(form.frame.type not in {"attack", "seize_arrest_detain"} for form in deed.forms):
                continue
            told = fill(clause, deed)
            return told is not None and all(group is not g for g in told.agents)
        return False

    def _is_giving(self, names: Sequence[str]) -> bool:
        """Whether what is given may have a preposition written onto a noun that is no name."""
        given = self.frame.type in _GIVEN or self.frame.type == "promise"
        return self.clause.verb_first and given and "ل" in names

    def _attached(self, i: int) -> bool:
        """لدعم ميزانية السنغال: a noun with its preposition written onto it, right before another noun."""
        word = self.clause.words[i]
        bare = word.clitics.replace("ال", "").strip("وف")
        loose = not (word.clitics or word.tags or word.forms) and word.key.startswith("ل")
        if word.name >= 0 or word.has("prep", "verb", "comp"):
            return False
        return bare == "ل" or (loose and len(word.key) > 3)

    def _place(self) -> Group | None:
        clause = self.clause
        names = clause.lexicon.settings.get("to_place", ())
        return self._prepositional(tuple(names))

    def _act(self) -> Group | str | None:
        """The agent of the deed named in the complement: condemned the attack that rebels launched."""
        clause, predicate = self.clause, self.predicate
        reasons = clause.lexicon.sets.get("reasons", ()) if clause.verb_first else ()
        for other in clause.predicates:
            if other.start < predicate.end or other.start - predicate.end > 8:
                continue
            if clause.words[other.start].key in reasons:
                continue  # خرجوا تنديدا بالقصف الإسرائيلي
            if other.pos != "n":
                return None
            if not clause.verb_first and any(
                clause.words[i].has("setting")
                and not clause.words[i].has("comp")
                and clause.words[i].key in {"during", "after", "before", "following"}
                for i in range(predicate.end, other.start)
            ):
                return None  # "reiterated its support during a meeting": said there, not of it
            inner = fill(clause, other)
            if inner is not None and inner.agents and isinstance(inner.agents[0], Group):
                if any(inner.agents[0] is g for g in self.used):
                    return None
                return inner.agents[0]
            return None
        return None


def _belonging(clause: Clause) -> frozenset[str]:
    """Words for those who belong to what "of" leads to: members, units."""
    return clause.lexicon.sets.get("belonging", frozenset())


def _is_decreed(noun: Predicate) -> bool:
    """Whether a noun tells a deed that somebody may decide on."""
    return any(form.frame.type in _DECREED for form in noun.forms)


def _speaks(verb: Predicate) -> bool:
    """Whether a verb tells what somebody says."""
    return "speech" in verb.tags or any(form.frame.type in SPEECH_ACTS for form in verb.forms)


def _claims(verb: Predicate) -> bool:
    """Whether a verb says or alleges something."""
    return "speech" in verb.tags or any(form.frame.type in _SAID_AFTERWARDS for form in verb.forms)


def _is_light(predicate: Predicate) -> bool:
    return (
        "light" in predicate.tags
        or (
            "speech" not in predicate.tags  # أكد الإفراج: who confirms it need not have done it
            and any(form.frame.type in {"propose", "offer", "suspend_cancel"} for form in predicate.forms)
        )
        or "passive_light" in predicate.tags
    )
