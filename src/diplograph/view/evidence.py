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
# An event's own actors named in full in its sentence: the page has their names already.
_MARKS = tuple((chr(0x01 + number), chr(0x0E + number)) for number in range(_CAST))


def day_number(value: date | None) -> int:
    """Days since 1970; NEVER for none."""
    return value.toordinal() - _EPOCH if value is not None else NEVER


def pieces(claim: EventMention, text: str) -> list[str]:
    """The sentence of a claim in pieces, and before them a letter for each: who, whom, the trigger …

    t trigger, a agent, p patient, s speaker, w when, l place, n none of these. Joined, they are the sentence.
    """
    sentence, (start, end) = claim.sentence, (claim.trigger.start, claim.trigger.end)
    low, high = max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND)
    before, after = "…" if low > sentence.start else "", "…" if high < sentence.end else ""
    kept = [(start, end, "t")]
    for start, end, letter in _marks(claim):
        if low <= start < end <= high and all(end <= a or b <= start for a, b, _ in kept):
            kept.append((start, end, letter))
    if len(kept) > 1:
        kept.sort()
    clean = high - low <= _LONGEST and text[low:high].isprintable()
    at, letters, found = low, "", [""]
    for start, end, letter in kept:
        if at < start:
            letters += "n"
            found.append(before + (text[at:start] if clean else plain(text[at:start], _LONGEST)))
        before = ""
        letters += letter
        found.append(text[start:end] if clean and end - start < 100 else plain(text[start:end]))
        at = end
    if at < high or after:
        letters += "n"
        found.append((text[at:high] if clean else plain(text[at:high], _LONGEST)) + after)
    found[0] = letters
    return found


def _marks(claim: EventMention) -> list[tuple[int, int, str]]:
    """Where the sentence says who, whom and so on, those first that go first where two lie on each other."""
    found = []
    for refs, letter in ((claim.agents, "a"), (claim.patients, "p"), (claim.attribution, "s")):
        for ref in refs:
            if (span := ref.span) is not None:
                found.append((span.start, span.end, letter))
    for what, letter in ((claim.when, "w"), (claim.place, "l")):
        if what is not None and (span := what.span) is not None:
            found.append((span.start, span.end, letter))
    return found


class Evidence:
    """What the page shows when an event is asked for, packed.

    Args:
        events: in the page's order.
        articles: those they are told in.
        number: the page's numbers of the actors.
        names: their English names and, where they are others, their Arabic ones, by number.
    """

    def __init__(
        self,
        events: Sequence[Event],
        articles: Sequence[Article],
        number: Mapping[str, int],
        names: tuple[Sequence[str], Sequence[str]],
    ) -> None:
        self.events, self.articles = events, articles
        self.actor, (self.english, self.arabic) = number, names
        self.number = {article.id: number for number, article in enumerate(articles)}
        self.speakers: dict[str, tuple[int, ActorRef]] = {}  # those who are in no event themselves
        self.places: dict[tuple[str, str], int] = {}

    def packs(self) -> list[str]:
        """The sources first, then a pack for each part of the events."""
        parts = [self._part(self.events[at : at + PART]) for at in range(0, len(self.events), PART)]
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

    def _part(self, events: Sequence[Event]) -> str:
        """Ids, places and claims of some events, claims one after the other.

        Of each claim: its article (after the one before), `told` (1 if negated, 2 × the modality, 32 × the
        days: 0 those of its event, 1 none, 2 two of its own from `days`), its place and how many of `speaker`
        it takes: actors by number, or below zero those of the event itself.
        """
        numbers, speakers, days = array("i"), array("i"), array("i")
        patterns: dict[str, int] = {}
        texts: list[str] = []
        actor, english, arabic, number, articles = (
            self.actor, self.english, self.arabic, self.number, self.articles
        )  # fmt: skip
        last = 0
        for event in events:
            cast = [actor[ref.id] for ref in (*event.agents, *event.patients)]
            marks = list(zip(cast, _MARKS, strict=False))
            for claim in event.claims:
                article = number[claim.article]
                parts = pieces(claim, articles[article].text)
                letters, text = parts[0], BETWEEN.join(parts[1:])
                for one, (mark, other) in marks:
                    if (name := english[one]) and name in text:
                        text = text.replace(name, mark)
                    if (name := arabic[one]) and name in text:
                        text = text.replace(name, other)
                texts.append(text)
                for ref in claim.attribution:
                    speakers.append(self._speaker(ref, cast))
                numbers.extend(
                    (article - last, patterns.setdefault(letters, len(patterns)), _told(claim, event, days),
                     self._place(claim.place) if claim.place else 0, len(claim.attribution))
                )  # fmt: skip
                last = article
        ids = [plain(event.id) for event in events]
        words = {"patterns": list(patterns), "compared": _compared(events)}
        columns = dict(
            zip(("article", "pattern", "told", "place", "by"), _columns(numbers, 5), strict=True)
        ) | {"speaker": _columns(speakers, 1)[0], "days": _columns(days, 1)[0]}
        columns["where"] = _columns(
            array("i", [self._place(event.place, event) if event.place else 0 for event in events]), 1
        )[0]
        joined = "".join(ids)
        if all(len(one) == 16 for one in ids) and set(joined) <= set("0123456789abcdef"):
            import numpy as np

            columns["hex"] = np.frombuffer(bytes.fromhex(joined), dtype=np.uint8)
            ids = []
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


_MODALITY: dict[Modality, int] = {one: 2 * number for number, one in enumerate(Modality)}


def _told(claim: EventMention, event: Event, days: array[int]) -> int:
    when, found = claim.when, _MODALITY[claim.modality]
    if claim.polarity is not Polarity.AFFIRMED:
        found += 1
    if when is event.when and when is not None and when.start is not None:
        return found
    if when is None or when.start is None:
        return found + 32
    if when == event.when:
        return found
    days.extend((day_number(when.start), day_number(when.end or when.start)))
    return found + 64


def _columns(numbers: array[int], wide: int) -> list[NDArray[Any]]:
    import numpy as np

    table = np.frombuffer(numbers, dtype=np.int32).reshape(-1, wide)
    return [np.ascontiguousarray(table[:, column]) for column in range(wide)]


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
