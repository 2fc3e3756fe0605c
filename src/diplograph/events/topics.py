"""An event in its clause in, the topics it is about out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from diplograph.events.arguments import Filled
from diplograph.events.clauses import Clause
from diplograph.lang import get
from diplograph.lang.lexicon import Lexicon
from diplograph.lang.memo import Memo
from diplograph.lang.nlp import Accord
from diplograph.vocab import SPEECH_ACTS, TOPICS

__all__ = ["ENTITY_TOPICS", "TYPE_TOPICS", "topics_of", "topics_told"]

_STOPS = frozenset(";؛")
# What a type of event is about by itself.
TYPE_TOPICS: Mapping[str, tuple[str, ...]] = {
    "sanction": ("sanctions",),
    "lift_sanction": ("sanctions",),
    "embargo": ("sanctions",),
    "ceasefire": ("ceasefire_peace",),
    "aid_humanitarian": ("humanitarian",),
    "aid_military": ("military_aid",),
    "aid_economic": ("finance_debt",),
    "cooperate_military": ("military",),
    "deploy_mobilise": ("military",),
    "extradite": ("justice",),
    "sever_relations": ("diplomatic_relations",),
    "establish_or_normalise_relations": ("diplomatic_relations",),
    "recognise": ("diplomatic_relations",),
    "recall_or_expel_diplomat": ("diplomatic_relations",),
    "summon_ambassador": ("diplomatic_relations",),
    "appoint_envoy": ("diplomatic_relations",),
    "join_leave_treaty_or_org": ("international_organisation",),
}
# What organisations are there for: named beside an event, they say what it is about.
ENTITY_TOPICS: Mapping[str, tuple[str, ...]] = {
    "Q41984": ("nuclear",),  # International Atomic Energy Agency
    "Q842490": ("arms_control",),  # Organisation for the Prohibition of Chemical Weapons
    "Q7795": ("energy",),  # OPEC
    "org/opec-plus": ("energy",),
    "Q7817": ("health",),  # World Health Organization
    "Q28606331": ("refugees",),  # UN High Commissioner for Refugees
    "Q846656": ("refugees",),  # UNRWA
    "Q204344": ("humanitarian", "food"),  # World Food Programme
    "Q5987345": ("humanitarian",),  # International Committee of the Red Cross
    "Q205650": ("human_rights",),  # UN Human Rights Council
    "Q7804": ("finance_debt",),  # International Monetary Fund
    "Q7164": ("finance_debt",),  # World Bank
    "Q7825": ("trade",),  # World Trade Organization
    "Q201054": ("maritime",),  # International Maritime Organization
    "Q47488": ("justice",),  # International Criminal Court
    "Q7801": ("justice",),  # International Court of Justice
    "Q8475": ("drugs_crime",),  # Interpol
    "Q7809": ("culture_sport",),  # UNESCO
    "org/fifa": ("culture_sport",),
    "org/international-olympic-committee": ("culture_sport",),
}
_ORDER = {name: number for number, name in enumerate(TOPICS)}


def topics_of(
    filled: Filled,
    clause: Clause,
    refs: Iterable[str] = (),
    *,
    alone: bool = False,
    entities: Mapping[str, tuple[str, ...]] = ENTITY_TOPICS,
    accords: Sequence[Accord] = (),
) -> tuple[str, ...]:
    """What an event is about, in the order of the scheme.

    Args:
        filled: the event with its arguments.
        clause: its sentence.
        refs: ids of who takes part and of what is named beside it, treaties too.
        alone: True if it is the only event of its sentence, whose words are then all about it.
        entities: topics by id of the knowledge base.
        accords: treaties, processes and disputes named in the text; those within reach count.
    """
    start, end = (clause.start, clause.end) if alone else _reach(filled, clause)
    found = set(TYPE_TOPICS.get(filled.frame.type, ()))
    found.update(topics_told(clause, start, end))
    for ref in refs:
        found.update(entities.get(ref, ()))
    for accord in accords:
        if start <= accord.start and accord.end <= end:
            found.update(accord.topics)
    return tuple(sorted(found, key=_ORDER.__getitem__))


def _reach(filled: Filled, clause: Clause) -> tuple[int, int]:
    """The words of an event's clause; for a speech act what is said too."""
    predicate = filled.predicate
    first, last = predicate.start, predicate.end
    if filled.light is not None:
        first, last = min(first, filled.light.start), max(last, filled.light.end)
    start = first
    while start > clause.start:
        word = clause.words[start - 1]
        if word.text in _STOPS or (word.name < 0 and word.has("comp", "rel", "contrast")):
            break
        other = clause.predicate_at(start - 1)
        if other is not None and (other.finite or (other.forms and other.pos == "n")):
            break
        start -= 1
    speech = filled.frame.type in SPEECH_ACTS or bool(filled.frame.embeds)
    end = max(last, filled.stop)
    while end < clause.end:
        word = clause.words[end]
        if word.text in _STOPS or (word.name < 0 and "contrast" in word.tags):
            break
        if not speech:
            other = clause.predicate_at(end)
            if other is not None and clause.words[end - 1].has("prep"):
                other = None  # حول تغير المناخ: no verb stands after a preposition
            if (other is not None and other.finite) or (word.name < 0 and word.has("comp", "rel")):
                break
        end += 1
    return start, end


@lru_cache(maxsize=16)
def _begun(lexicon: Lexicon) -> Memo[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The topics' words that each word can begin, with the topics; most words begin none."""
    pack = get(lexicon.code)

    def begun(text: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        forms = dict.fromkeys((*pack.candidates(text), pack.bare(pack.key(text))))
        return tuple(row for form in forms for row in lexicon.topics.get(form, ()))

    return Memo(begun)


def topics_told(clause: Clause, start: int, end: int) -> tuple[str, ...]:
    """The topics whose words stand in a range of words, in the order of the scheme."""
    words, lexicon = clause.words, clause.lexicon
    begun, bare = _begun(lexicon), get(lexicon.code).bare
    found: set[str] = set()
    for i in range(start, end):
        for keys, topic in begun[words[i].text]:
            if topic in found or i + len(keys) > end:
                continue
            if all(bare(words[i + k].key) == keys[k] for k in range(1, len(keys))):
                found.add(topic)
    return tuple(sorted(found, key=_ORDER.__getitem__))
