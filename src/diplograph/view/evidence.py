"""Events and their articles in, the sentences behind the events out: packed, in parts to be opened alone."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from diplograph.records import ActorRef, Article, Comparison, Event, EventMention, Modality, Place, Polarity
from diplograph.view.accounts import values
from diplograph.view.packing import BETWEEN, packed
from diplograph.view.text import plain, web

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["NEVER", "PART", "Evidence", "day_number", "pieces"]

PART = 2500  # events whose evidence is unpacked together: a click opens one such part, in some 15 ms
NEVER = -(2**31)  # no day known
_EPOCH = date(1970, 1, 1).toordinal()
_AROUND = 600  # characters beside a trigger, for a sentence can be as long as a hostile article makes it
_LONGEST = 1300
_CAST = 8
_NONE = "\0"  # a name that no text holds
# An event's own actors named in full in its sentence: the page has their names already.
_MARKS = tuple((chr(0x01 + number), chr(0x0E + number)) for number in range(_CAST))


def day_number(value: date | None) -> int:
    """Days since 1970; NEVER for none."""
    return value.toordinal() - _EPOCH if value is not None else NEVER


def pieces(claim: EventMention, text: str) -> tuple[str, list[str]]:
    """The sentence of a claim in pieces, and a letter for each of them: who, whom, the trigger …

    t trigger, a agent, p patient, s speaker, w when, l place, n none of these. Joined, they are the sentence.
    """
    sentence, trigger = claim.sentence, claim.trigger
    low, high, start, end = sentence.start, sentence.end, trigger.start, trigger.end
    before = after = ""
    if start - low > _AROUND:
        low, before = start - _AROUND, "…"
    if high - end > _AROUND:
        high, after = end + _AROUND, "…"
    kept = [(start, end, "t")]
    for ref in claim.agents:
        if (span := ref.span) is not None:
            kept.append((span.start, span.end, "a"))
    for ref in claim.patients:
        if (span := ref.span) is not None:
            kept.append((span.start, span.end, "p"))
    for ref in claim.attribution:
        if (span := ref.span) is not None:
            kept.append((span.start, span.end, "s"))
    if claim.when is not None and (span := claim.when.span) is not None:
        kept.append((span.start, span.end, "w"))
    if claim.place is not None and (span := claim.place.span) is not None:
        kept.append((span.start, span.end, "l"))
    if len(kept) == 1 and low < start and end < high:
        letters, found = "ntn", [text[low:start], text[start:end], text[end:high]]
    else:
        at, letters, found = low, "", []
        for start, end, letter in _apart(kept, low, high):
            if at < start:
                letters += "n"
                found.append(text[at:start])
            letters += letter
            found.append(text[start:end])
            at = end
        if at < high or after:
            letters += "n"
            found.append(text[at:high])
    if high - low > _LONGEST or not text[low:high].isprintable():
        found = [plain(piece, _LONGEST) for piece in found]
    if before or after:
        found[0] = before + found[0]
        found[-1] += after
    return letters, found


def _apart(spans: Sequence[tuple[int, int, str]], low: int, high: int) -> list[tuple[int, int, str]]:
    """Those inside, in order; of two that lie on each other the one that came first."""
    found, at = sorted(spans), low
    for start, end, _ in found:  # mostly none lies on another
        if start < at or end > high:
            break
        at = end
    else:
        return found
    kept: list[tuple[int, int, str]] = []
    for start, end, letter in spans:
        if low <= start < end <= high and all(end <= a or b <= start for a, b, _ in kept):
            kept.append((start, end, letter))
    return sorted(kept)


class Evidence:
    """What the page shows when an event is asked for, packed.

    Args:
        events: in the page's order.
        articles: those they are told in.
        number: the page's numbers of the actors.
        casts: the numbers of each event's agents and patients.
        names: the English name of each actor and, where it is another, the Arabic one.
    """

    def __init__(
        self,
        events: Sequence[Event],
        articles: Sequence[Article],
        number: Mapping[str, int],
        casts: Sequence[Sequence[int]],
        names: Sequence[tuple[str, str]],
    ) -> None:
        self.events, self.articles = events, articles
        self.actor, self.casts = number, casts
        self.names = [(english or _NONE, arabic or _NONE) for english, arabic in names]
        self.number = {article.id: number for number, article in enumerate(articles)}
        self.speakers: dict[str, tuple[int, ActorRef]] = {}  # those who are in no event themselves
        self.places: dict[tuple[str, str], int] = {}

    def packs(self) -> list[str]:
        """The sources first, then a pack for each part of the events."""
        parts = [
            self._part(self.events[at : at + PART], self.casts[at : at + PART])
            for at in range(0, len(self.events), PART)
        ]
        return [self._sources(), *parts]  # the parts say which sources there are

    def _sources(self) -> str:
        """The articles, and the speakers and places that the claims point to by number."""
        import numpy as np

        spoken = [ref for _, ref in self.speakers.values()]
        lists = {
            "titles": [plain(article.title or "", 200) for article in self.articles],
            "publishers": [plain(article.publisher or "", 80) for article in self.articles],
            "langs": [plain(article.lang or "", 8) for article in self.articles],
            "urls": [web(article.url) for article in self.articles],
            "speakers": [plain(ref.id) for ref in spoken],
            "speakers_en": [plain(ref.name, 80) for ref in spoken],
            "speakers_ar": [plain(ref.name_ar or ref.name, 80) for ref in spoken],
            "places_en": [en for en, _ in self.places],
            "places_ar": [ar for _, ar in self.places],
        }
        published = np.array([day_number(article.published) for article in self.articles], dtype=np.int32)
        return packed({}, lists, {"published": published}, small=True)

    def _part(self, events: Sequence[Event], casts: Sequence[Sequence[int]]) -> str:
        """Ids, places and claims of some events, claims one after the other.

        Of each claim: its article (after the one before), `told` (1 if negated, 2 × the modality, 32 × the
        days: 0 those of its event, 1 none, 2 two of its own from `days`), its place and how many of `speaker`
        it takes: actors by number, or below zero those of the event itself.
        """
        import numpy as np

        number, articles = self.number, self.articles
        claims = [claim for event in events for claim in event.claims]
        of_event = [event for event in events for _ in event.claims]
        told_in = [number[claim.article] for claim in claims]
        cut = [pieces(claim, articles[at].text) for claim, at in zip(claims, told_in, strict=True)]
        patterns = {letters: at for at, letters in enumerate(dict.fromkeys(letters for letters, _ in cut))}
        casts = [cast for event, cast in zip(events, casts, strict=True) for _ in event.claims]
        speakers, days = array("i"), array("i")
        for claim, cast in zip(claims, casts, strict=True):
            for ref in claim.attribution:
                speakers.append(self._speaker(ref, cast))
        columns = {
            "article": np.diff(_ints([0, *told_in])),
            "pattern": _ints([patterns[letters] for letters, _ in cut]),
            "told": _ints([_told(claim, event, days) for claim, event in zip(claims, of_event, strict=True)]),
            "place": _ints([self._place(claim.place) if claim.place else 0 for claim in claims]),
            "by": _ints([len(claim.attribution) for claim in claims]),
            "speaker": _ints(speakers),
            "days": _ints(days),
            "where": _ints([self._place(event.place, event) if event.place else 0 for event in events]),
        }
        ids = [plain(event.id) for event in events]
        joined = "".join(ids)
        if all(len(one) == 16 for one in ids) and set(joined) <= set("0123456789abcdef"):
            columns["hex"] = np.frombuffer(bytes.fromhex(joined), dtype=np.uint8)
            ids = []
        texts, names = [], self.names
        for (_, parts), cast in zip(cut, casts, strict=True):
            text = BETWEEN.join(parts)
            for one, (mark, other) in zip(cast, _MARKS, strict=False):
                english, arabic = names[one]
                if english in text:
                    text = text.replace(english, mark)
                if arabic in text:
                    text = text.replace(arabic, other)
            texts.append(text)
        words = {"patterns": list(patterns), "compared": _compared(events)}
        return packed(words, {"ids": ids, "texts": texts}, columns, small=True)

    def _speaker(self, ref: ActorRef, cast: Sequence[int]) -> int:
        number = self.actor.get(ref.id)
        if number is not None:
            return -1 - cast.index(number) if number in cast else number
        found = self.speakers.setdefault(ref.id, (len(self.actor) + len(self.speakers), ref))
        return found[0]

    def _place(self, place: Place, event: Event | None = None) -> int:
        """The place's name, in Arabic as an Arabic article writes it; from 1."""
        english = plain(place.name or place.text, 80)
        arabic = english
        for claim in event.claims if event else ():
            there = claim.place
            if there is not None and there.id == place.id:
                if self.articles[self.number[claim.article]].lang == "ar":
                    arabic = plain(there.text, 80)
                    break
        return 1 + self.places.setdefault((english, arabic), len(self.places))


_AFFIRMED = Polarity.AFFIRMED
_MODALITY: dict[Modality, int] = {one: 2 * number for number, one in enumerate(Modality)}


def _told(claim: EventMention, event: Event, days: array[int]) -> int:
    when, found = claim.when, _MODALITY[claim.modality]
    if claim.polarity is not _AFFIRMED:
        found += 1
    if when is event.when and when is not None and when.start is not None:
        return found
    if when is None or when.start is None:
        return found + 32
    if when == event.when:
        return found
    days.extend((day_number(when.start), day_number(when.end or when.start)))
    return found + 64


def _ints(numbers: Sequence[int]) -> NDArray[Any]:
    import numpy as np

    return np.array(numbers, dtype=np.int32)


def _compared(events: Sequence[Event]) -> dict[str, list[list[Any]]]:
    """Of each event whose accounts were compared: agreement (1 or 0), slots, two claims, their two values."""
    return {
        str(at): [_comparison(one, event) for one in event.comparisons]
        for at, event in enumerate(events)
        if event.comparisons
    }


def _comparison(comparison: Comparison, event: Event) -> list[Any]:
    order = [claim.id for claim in event.claims]
    both = [order.index(one) if one in order else -1 for one in (comparison.left, comparison.right)]
    if comparison.agree:
        return [1, list(comparison.slots), *both]
    said = [[plain(one, 80) for one in values(comparison, event, lang)] for lang in ("en", "ar")]
    return [0, list(comparison.slots), *both, [{"en": en, "ar": ar} for en, ar in zip(*said, strict=True)]]
