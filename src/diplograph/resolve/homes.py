"""Annotated mentions in, the states that the text leaves to be inferred for nameless ones out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from diplograph.kb import KnowledgeBase
from diplograph.records import ActorKind

if TYPE_CHECKING:
    from diplograph.lang.nlp import Annotation, Mention

__all__ = ["homes"]

# Who holds office is of the only state around; for gunmen and soldiers that cost Arabic .07 of its triples:
# whom they act against is often the only one named.
_DOMESTIC = frozenset({"office", "person"})
# Ministries that speak for the state a sentence begins with: "Peru has …, the foreign ministry said".
_SPEAKING = frozenset({"foreign_ministry", "ministry", "presidency"})
# What the power and the people of one state do to each other.
_OWN_PEOPLE = frozenset({"demonstrate", "repress", "protest_diplomatic"})
# Who is where he does not belong.
_TRAVELLING = frozenset({"minister", "diplomat", "special_envoy", "ambassador"})
_LINK = 5  # words between a body and the place it is of: "rebels in the north of the Ivory Coast"
# What takes forces out of a state.
_LEAVING = frozenset({"withdraw", "leave"})
# Who receives those who come to a state: "arrived in Tunis for talks with the government".
_HOSTS = frozenset({"government", "authorities", "parliament", "presidency"})
_OTHER_SIDE = frozenset({"with", "to", "against", "مع"})
# What one does to those of another state.
_TO_ANOTHER = frozenset(
    ["call", "meet", "appeal_request", "demand", "warn", "congratulate", "invite", "host", "threaten"]
)
_OF_MINISTRIES = ("minist", "office", "secretar", "affairs")
_DASHES = frozenset("-–—")
# The share of an article's mentions that must be of one state before what has none is taken as its own.
_SHARE = 0.6


def homes(annotation: Annotation, kb: KnowledgeBase, as_place: Sequence[bool]) -> dict[int, str]:
    """The state (ISO 3166 alpha-3) of each mention that has none of its own but can be told.

    The place beside the words decides ("rebels in Aceh"). For who holds an office it may be the only
    state of the sentence ("the Parliament speaker said … Kyrgyzstan"), then the one the article is about.
    A city that something happens in counts for the place beside it alone: who meets in Geneva is not Swiss.

    Args:
        as_place: of each mention, whether it is a place and no actor.
    """
    mentions = annotation.mentions
    known = [None if _hears(annotation, mention) else _state_of(mention, kb) for mention in mentions]
    counts = Counter(state for state, placed in zip(known, as_place, strict=True) if state and not placed)
    total = sum(counts.values())
    reported = _dateline(annotation)
    if known.count(reported) < 2:
        reported = None
    main = next((state for state, n in counts.most_common(1) if n >= _SHARE * total), None)
    out: dict[int, str] = {}
    inside = 0
    for start, end in annotation.bounds:
        here = []
        while inside < len(mentions) and mentions[inside].start < end:
            if mentions[inside].start >= start:
                here.append(inside)
            inside += 1
        states = {
            state
            for i in here
            if not (as_place[i] or _is_abroad(mentions[i]) or _is_no_power(mentions[i], kb))
            and (state := known[i])
        }
        only = next(iter(states)) if len(states) == 1 else None
        opposite = only is not None and all(
            _is_met(annotation, mentions[i]) for i in here if known[i] == only and not as_place[i]
        )
        opening = _opening(annotation, here, (start, end))
        at_home = _inside(annotation, here, known, as_place, (start, end))
        for i in here:
            mention = mentions[i]
            if mention.kind == "unknown_org" and not mention.country and only is not None:
                if _is_party(annotation, mention):
                    out[i] = only
                continue
            if known[i] or mention.of or mention.role is None or mention.kind not in {"role", "name"}:
                continue
            human = mention.role.kind in _DOMESTIC
            if _is_called(annotation, mention):
                continue  # "the Transnistrian leader" is of a land nobody listed
            if mention.possessed or (
                human and (_is_foreign(annotation, mention) or _is_bodys(annotation, mention))
            ):
                continue  # «نائب مديرها» is of whoever was named, no envoy of the place
            passing = mention.role.kind == "office" or mention.role.name in _TRAVELLING
            away = passing and i + 1 < len(mentions) and as_place[i + 1]  # «الوزيران في جنيف» are no Swiss
            home = (None if away else _beside(annotation, i, known)) or _with_government(annotation, i)
            if home is None and mention.descent is not None:
                continue  # ethnic Albanians are not of the state that is told of besides
            if home is None and _is_met(annotation, mention) and not mention.possessed:
                if human or mention.role.name == "government":  # "flew to Dhaka for talks with officials"
                    goals = [j for j in here if j < i and mentions[j].kind in {"state", "place"}]
                    home = _visited(annotation, goals, known)
            if home is None and reported is not None and human:
                # "Finance Minister X", without a nation, in what a reporter sends from a capital
                told = any(k < i for k in here if known[k] == only and not as_place[k])
                if mention.kind == "name" and mention.role.name not in _TRAVELLING - {"minister"}:
                    speaks = annotation.words[min(mention.end, end - 1)].has("speech")
                    led = _lead(mentions, here, known, as_place) if speaks else None
                    home = led or reported  # "Mali rejected …, Defence Minister X said"
                    if told:
                        home = None if _is_addressed(annotation, mention) else only
            if home is None and human and only is not None and _is_addressed(annotation, mention):
                if any(known[j] == only and mentions[j].end < mention.start for j in here):
                    # "Washington urged Prime Minister X": he is of another state, that of the article perhaps
                    if main not in {None, only}:
                        out[i] = str(main)
                    continue
            if home is None and human:
                if opposite and mention.kind == "name":
                    continue  # "Prime Minister X conferred with the Iranian vice president"
                home = (opening or only) if not _is_source(mention) else None
                home = home or (main if not states and mention.definite else None)
                if home is None and mention.definite and mention.role.kind == "office":
                    before = {known[k] for k in here if k < i and known[k] and not as_place[k]}
                    # "Lesotho's army mutinied and the prime minister fled to South Africa"
                    home = before.pop() if len(before) == 1 else None
                if home is None and mention.role.name == "official" and main in states and counts[main] > 1:
                    home = main  # "a government source" is one of whose army and capital are told of
            if home is None and mention.role.name == "government" and mention.definite and not mention.plural:
                before = {known[k] for k in here if k < i and known[k] and not as_place[k]}
                home = before.pop() if len(before) == 1 else None  # "the cleric urged the government to"
            if home is None and (mention.role.kind == "population" or mention.role.name == "opposition"):
                home = at_home
            if home is None and only is not None and _rebels(annotation, mention, here, known):
                home = only
            if home is None and mention.role.name == "spokesperson" and not mention.plural:
                home = _lead(mentions, here, known, as_place)  # "Jakarta would …, a military spokesman said"
            if home is None and mention.role.name in _SPEAKING and mention.definite:
                home = only or _lead(mentions, here, known, as_place)
            if home is None and human and mention.kind == "name" and _is_met(annotation, mention):
                home = _visited(annotation, [j for j in here if j < i and as_place[j]], known)
            if home is None and mention.role.name in _HOSTS and mention.definite:
                home = _visited(annotation, [j for j in here if j < i], known)
            if home is not None:
                out[i] = home
    return out


def _dateline(annotation: Annotation) -> str | None:
    """The state whose capital a report is sent from: "BEIJING (Xinhua) --", «بكين (شينخوا)»."""
    words = annotation.words
    starts = dict(annotation.bounds[:3])
    seats = {"capital", "city"}
    first = next((m for m in annotation.mentions if m.start in starts and m.sense in seats), None)
    if first is None or first.country is None:
        return None
    loud = all(word.text.isupper() for word in words[first.start : first.end])
    if not loud and annotation.lexicon.settings.get("order") != "vso":
        return None
    after = words[first.end : min(first.end + 8, starts[first.start])]
    if not after or not (after[0].text in {"(", ",", "،"} or after[0].text[0] in _DASHES):
        return None
    return (
        first.country if any(word.text in {"(", ")"} or word.text[0] in _DASHES for word in after) else None
    )


def _opening(annotation: Annotation, here: Sequence[int], bounds: tuple[int, int]) -> str | None:
    """في بكين، أعرب الناطق: the state whose capital a report begins with, set off by a comma."""
    words, mentions = annotation.words, annotation.mentions
    if not here or annotation.lexicon.settings.get("order") != "vso":
        return None
    first = mentions[here[0]]
    led = first.start == bounds[0] + 1 and words[bounds[0]].key.removeprefix("و") == "في"
    closed = first.end < bounds[1] and words[first.end].text in {"،", ","}
    return first.country if led and closed and first.sense == "capital" else None


def _inside(
    annotation: Annotation,
    here: Sequence[int],
    known: Sequence[str | None],
    as_place: Sequence[bool],
    bounds: tuple[int, int],
) -> str | None:
    """The state whose people a sentence tells of: it protests or is put down, by one power or in one place.

    "Police in Cairo dispersed demonstrators", "workers struck over a bill signed by the Serbian minister".
    """
    mentions, words = annotation.mentions, annotation.words
    if not annotation.lexicon.settings.get("own_people"):
        return None  # in Arabic reports it costs one triple in thirty: protests are told from many places
    if not any(
        words[i].forms and all(form.frame.type in _OWN_PEOPLE for form in words[i].forms)
        for i in range(*bounds)
    ):
        return None
    power = {
        state
        for i in here
        if (state := known[i]) and (role := mentions[i].role) is not None and not _is_abroad(mentions[i])
        and (role.kind in {"office", "government"} or role.name in {"army", "minister"})
    }  # fmt: skip
    if len(power) == 1:
        return power.pop()
    placed = [i for i in here if as_place[i] and known[i]]
    inside = [i for i in placed if words[mentions[i].start - 1].key == "in"]
    places = {known[i] for i in (inside if len({known[i] for i in placed}) > 1 else placed)}
    return places.pop() if len(places) == 1 and not power else None


def _rebels(
    annotation: Annotation, mention: Mention, here: Sequence[int], known: Sequence[str | None]
) -> bool:
    """Whether somebody rebels, where the power of one state is told of: it is their own state's."""
    if not annotation.lexicon.settings.get("own_people") or mention.role is None:
        return False
    words, risen = annotation.words[mention.start : mention.end], annotation.lexicon.sets.get("risen", ())
    if mention.role.name != "rebels" or not any(word.key in risen for word in words):
        return False
    return any(
        known[i] and (role := annotation.mentions[i].role) is not None
        and (role.kind in {"office", "government"} or role.name == "army")
        for i in here
    )  # fmt: skip


def _is_party(annotation: Annotation, mention: Mention) -> bool:
    """Whether a name nobody listed is that of a party or a movement: it is of the only state told of."""
    words = annotation.words[mention.start : mention.end]
    parties = annotation.lexicon.sets.get("parties", frozenset())
    return any(form in parties for word in words for form in word.candidates)


def _is_source(mention: Mention) -> bool:
    """ "Shipping sources", «مصادر ملاحية»: they may be of any state."""
    return mention.role is not None and not mention.definite and "source" in mention.role.noun


def _is_abroad(mention: Mention) -> bool:
    """An embassy is in another state: who protests at it is of no state that it belongs to."""
    return mention.role is not None and mention.role.name == "embassy"


def _is_called(annotation: Annotation, mention: Mention) -> bool:
    """Whether a word with a capital that nobody listed stands before an office: an adjective of a land."""
    words, first = annotation.words, mention.start
    if annotation.lexicon.settings.get("order") == "vso" or first < 2 or mention.kind != "role":
        return False
    before, further = words[first - 1], words[first - 2]
    plain = before.text.istitle() and not (before.tags or before.forms) and words[first].text.islower()
    return plain and further.has("det") and before.key.endswith(("an", "ese", "ish", "i", "ic"))


def _is_no_power(mention: Mention, kb: KnowledgeBase) -> bool:
    """Whether a mention names a body that is no power: whoever works for a charity is not of its state."""
    body = mention.of or (mention.refs[0] if mention.kind == "org" and mention.refs else None)
    actor = kb.actor(body) if body and mention.sense != "media" else None
    return actor is not None and actor.kind is ActorKind.ORGANISATION


def _hears(annotation: Annotation, mention: Mention) -> bool:
    """Whether an outlet is told something: "an official told Reuters" is no British one."""
    if not mention.is_outlet:
        return False
    before = annotation.words[mention.start - 1].key if mention.start else ""
    return "ل" in mention.clitics.replace("ال", "") or before in annotation.lexicon.sets.get("tells", ())


def _visited(annotation: Annotation, before: Sequence[int], known: Sequence[str | None]) -> str | None:
    """The only state named so far in a sentence, where it is one that somebody came to."""
    named = [j for j in before if known[j]]
    if len({known[j] for j in named}) != 1:
        return None
    first = annotation.mentions[named[-1]]
    within = annotation.lexicon.settings.get("to_place", ())
    word = annotation.words[first.start - 1] if first.start else None
    led = word is not None and (word.key in within or any(form.frame.type == "visit" for form in word.forms))
    led = led or first.clitics.strip("وف") in within
    return known[named[-1]] if first.kind in {"state", "place"} and led else None


def _with_government(annotation: Annotation, i: int) -> str | None:
    """The state of a government or an army told in one breath: "the Sudanese army and the rebels"."""
    mentions, words = annotation.mentions, annotation.words
    here = mentions[i]
    if i == 0 or here.role is None or here.role.kind not in {"armed_group", "population", "organisation"}:
        return None
    before = mentions[i - 1]
    if before.role is None or before.role.kind not in {"government", "armed_group"} or before.extra:
        return None
    gap = [word for word in words[before.end : here.start] if not word.has("det")]
    joined = "و" in here.clitics if not gap else len(gap) == 1 and gap[0].has("and")
    return before.country if joined else None


def _lead(
    mentions: Sequence[Mention], here: Sequence[int], known: Sequence[str | None], as_place: Sequence[bool]
) -> str | None:
    """The state that a sentence begins with, if it is one that acts."""
    first = here[0]
    return known[first] if mentions[first].kind == "state" and not as_place[first] else None


def _is_met(annotation: Annotation, mention: Mention) -> bool:
    """Whether somebody of a state stands after "with" or "to": the one who acts is of another."""
    i = mention.start - 1
    while i > 0 and annotation.words[i].has("det", "poss"):
        i -= 1
    return mention.kind in {"role", "person", "name", "counterpart"} and annotation.words[i].key in {
        "with",
        "to",
    }


def _is_addressed(annotation: Annotation, mention: Mention) -> bool:
    """Whether a verb of what states say and do to each other stands right before an English name."""
    before = annotation.words[mention.start - 1] if mention.start else None
    if before is None or mention.kind != "name" or annotation.lexicon.settings.get("order") == "vso":
        return False
    return before.name < 0 and any(
        form.frame.pos == "v" and form.frame.type in _TO_ANOTHER for form in before.forms
    )


def _is_foreign(annotation: Annotation, mention: Mention) -> bool:
    """Whether words say that somebody is of no one state: "European leaders", «دبلوماسيون غربيون»."""
    before = annotation.words[mention.start - 1] if mention.start else None
    if before is not None and before.key == "visiting":
        return True
    if mention.target is not None:
        return True  # "the envoy for Syria" is not Syrian
    supra = annotation.lexicon.sets.get("supra", frozenset())
    words = annotation.words
    near = range(max(0, mention.start - 2), min(len(words), mention.end + 2))
    # the foreign ministry is one's own
    said = (i for i in near if not (i + 1 < len(words) and words[i + 1].key.startswith(_OF_MINISTRIES)))
    return any(form in supra for i in said for form in words[i].candidates)


def _is_bodys(annotation: Annotation, mention: Mention) -> bool:
    """Whether somebody is of a body of several states: "the bloc's foreign policy chief"."""
    words, first = annotation.words, mention.start
    if first < 2 or not words[first - 1].has("genitive") or words[first - 2].name < 0:
        return False
    owner = annotation.mentions[words[first - 2].name]
    return owner.role is not None and owner.role.kind == "body" and owner.role.name != "polity"


def _state_of(mention: Mention, kb: KnowledgeBase) -> str | None:
    if mention.country or mention.kind != "person" or len(mention.refs) != 1:
        return mention.country
    actor = kb.actor(mention.refs[0])
    return actor.country if actor else None


def _beside(annotation: Annotation, i: int, known: list[str | None]) -> str | None:
    """The place that a preposition ties to a body: "students throughout Indonesia"."""
    mentions = annotation.mentions
    if i + 1 >= len(mentions):
        return None
    here, following = mentions[i], mentions[i + 1]
    if following.kind == "tentative" and i + 2 < len(mentions) and here.role is not None:
        i, following = i + 1, mentions[i + 2]  # "based in Christian east Beirut"
    gap = annotation.words[here.end : following.start]
    within = annotation.lexicon.settings.get("within", ())
    if len(gap) == 2 and gap[0].key in annotation.lexicon.sets.get("loyal", ()) and gap[1].key == "to":
        return known[i + 1]  # "troops loyal to the president"
    if len(gap) > _LINK or following.kind not in {"state", "place", "role", "org"}:
        return None
    if len(gap) > 1 and gap[0].has("located"):
        gap = gap[1:]  # "a newspaper based in Beirut"
    tied = len(gap) == 2 and gap[0].has("backed") and gap[1].key in {"to", "by", "with"}
    if tied and here.role is not None and here.role.kind == "organisation":
        return known[i + 1]  # "companies linked to Myanmar's military"
    governed = gap[0].key in within if gap else following.clitics.strip("وف") in within
    if not governed or any(word.has("verb", "comp", "rel", "conj") or word.is_punct for word in gap[1:]):
        return None
    if any(word.has("poss") or word.key in _OTHER_SIDE for word in gap[1:]):
        return None  # "troops near its border with Ukraine"
    moved = annotation.words[max(0, here.start - 4) : here.start]
    if gap and gap[0].key == "from" and any(f.frame.type in _LEAVING for w in moved for f in w.forms):
        return None  # "withdrawing troops from Somalia": they are those of whoever withdraws them
    return known[i + 1]
