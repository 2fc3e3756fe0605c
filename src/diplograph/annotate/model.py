"""What a spaCy pipeline found in a text in, mentions and grammatical relations between its words out.

The rules come first: an entity counts only where they found no name, the parse only where they found
no subject or object. Measured on development data, a parser in front did more harm than good.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from spacy.tokens import Doc

from diplograph.lang.nlp import Mention, Relations, Word
from diplograph.records import Actor, ActorKind

__all__ = ["relations_of", "with_entities", "with_spans"]

_PEOPLE = frozenset({"PERSON", "PER"})
_BODIES = frozenset({"ORG"})
_SUBJECT = frozenset({"nsubj", "csubj"})
_UNDERGOER = frozenset({"nsubjpass", "nsubj:pass", "dobj", "obj", "iobj"})
_GUESSES = frozenset({"tentative", "unknown_org"})
_NAMED = frozenset({"state", "place", "org", "person"})
_KINDS = {ActorKind.STATE: "state", ActorKind.PERSON: "person"}


class Actors(Protocol):
    """What knows actors by id: the knowledge base."""

    def actor(self, id: str) -> Actor | None:
        """The actor with this id."""
        ...


def with_entities(
    doc: Doc, words: Sequence[Word], mentions: Sequence[Mention], actors: Actors
) -> list[Mention]:
    """The mentions, and the entities of the pipeline where there was none; in order.

    An entity linked to an id of the knowledge base is that actor; another one is a person or a body
    by that name. Places and nationalities without an id say nothing our tables do not.
    """
    starts = {word.start: word.i for word in words}
    ends = {word.end: word.i + 1 for word in words}
    kept = list(mentions)
    for ent in doc.ents:
        start, end = starts.get(ent.start_char), ends.get(ent.end_char)
        if start is None or end is None:
            continue
        there = [m for m in kept if m.start < end and start < m.end]
        if any(m.kind not in _GUESSES for m in there):
            continue
        mention = _mention(ent.label_, ent.kb_id_, ent.text, start, end, actors)
        if mention is None:
            continue
        kept = [m for m in kept if m not in there]
        kept.append(mention)
    return _numbered(kept, words, new=[m for m in kept if m not in mentions])


def with_spans(
    words: Sequence[Word],
    mentions: Sequence[Mention],
    spans: Sequence[tuple[int, int]],
    read: Callable[[int, int], Sequence[Mention]],
) -> tuple[list[Mention], list[int | None]]:
    """The mentions with those that stand in spans somebody else found, and the number of each span's.

    A span that shares words with a mention is that mention, by the words of its name first, unless it
    is a name inside a longer one (Tehran, of "the embassy in Tehran"). Else its words are read by
    themselves; if they are no words of the language they are somebody's name.

    Args:
        spans: ranges of words.
        read: finds the mentions among words by themselves.
    """
    kept = list(mentions)
    chosen: list[Mention | None] = []
    new: list[Mention] = []
    at: dict[int, list[int]] = defaultdict(list)  # the mentions each word is in, by their numbers in `kept`

    def note(number: int) -> None:
        for i in range(kept[number].start, kept[number].end):
            at[i].append(number)

    for number in range(len(kept)):
        note(number)
    for start, end in spans:
        there = [kept[n] for n in sorted({n for i in range(start, end) for n in at.get(i, ())})]
        inside = any(m.start <= start and end <= m.end and m.end - m.start > end - start for m in there)
        if start < end and (not there or inside):
            alone = read(start, end)
            if inside:
                alone = [m for m in alone if m.kind in _NAMED and (m.start, m.end) == (start, end)]
            elif not alone and not any(word.tags or word.forms for word in words[start:end]):
                alone = [Mention(start, end, (start, end), "name", name=_text(words, start, end))]
            if alone:
                there = [max(alone, key=lambda m: m.end - m.start)]
                kept += there
                new += there
                note(len(kept) - 1)
        best = max(there, key=lambda m: _shared(m, start, end)) if there else None
        within = sorted((m for m in there if start <= m.start and m.end <= end), key=lambda m: m.start)
        gap = words[within[0].end : within[1].start] if len(within) > 1 else ()
        if gap and all(word.has("and") for word in gap):
            best = within[0]  # "French and Egyptian warships" are the French ones first
        if best is not None and best.kind == "tentative":
            best.kind = "name"  # no guess any more
        chosen.append(best)
    kept = _numbered(kept, words, new=new)
    places = {id(mention): number for number, mention in enumerate(kept)}
    return kept, [places[id(mention)] if mention is not None else None for mention in chosen]


def _shared(mention: Mention, start: int, end: int) -> tuple[int, int]:
    head, last = mention.head
    return min(end, last) - max(start, head), min(end, mention.end) - max(start, mention.start)


def _text(words: Sequence[Word], start: int, end: int) -> str:
    return " ".join(word.text for word in words[start:end])


def _numbered(mentions: list[Mention], words: Sequence[Word], *, new: Sequence[Mention]) -> list[Mention]:
    """The mentions in order, with their words told so; those of a new one are words of a name only."""
    mentions.sort(key=lambda mention: mention.start)
    ours = {id(mention) for mention in new}
    for word in words:
        word.name = -1
    for number, mention in enumerate(mentions):
        for i in range(mention.start, mention.end):
            words[i].name = number
            if id(mention) in ours:
                words[i].tags, words[i].forms = frozenset(), ()
    return mentions


def _mention(label: str, kb_id: str, text: str, start: int, end: int, actors: Actors) -> Mention | None:
    known = actors.actor(kb_id) if kb_id else None
    if known is not None:
        kind = _KINDS.get(known.kind, "org")
        return Mention(start, end, (start, end), kind, refs=(known.id,), country=known.country, name=text)
    if label in _PEOPLE:
        return Mention(start, end, (start, end), "name", name=text)
    if label in _BODIES:
        return Mention(start, end, (start, end), "unknown_org", name=text)
    return None


def relations_of(doc: Doc, words: Sequence[Word]) -> Mapping[int, Relations]:
    """Subject and object of each word that has them, by number; empty for a pipeline without a parse."""
    if not doc.has_annotation("DEP"):
        return {}
    numbers = {word.start: word.i for word in words}
    found: dict[int, Relations] = {}
    for token in doc:
        name = token.dep_.split(":")[0] if token.dep_ not in _UNDERGOER else token.dep_
        if token.dep_ not in _SUBJECT | _UNDERGOER and name not in _SUBJECT:
            continue
        head, child = numbers.get(token.head.idx), numbers.get(token.idx)
        if head is None or child is None:
            continue
        relations = found.setdefault(head, Relations())
        if token.dep_ in _UNDERGOER:
            relations.object = child if relations.object is None else relations.object
        else:
            relations.subject = child if relations.subject is None else relations.subject
    return found
