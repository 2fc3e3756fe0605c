"""Events and articles in, what the page shows out: columns of numbers, lists of words, the evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from diplograph.records import (
    ActorKind,
    ActorRef,
    Article,
    Comparison,
    Event,
    EventMention,
    Modality,
    Place,
    Polarity,
)
from diplograph.view.accounts import values
from diplograph.vocab import EVENT_TYPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "GRAINS",
    "GROUPS",
    "STATUSES",
    "Evidence",
    "Model",
    "isolate",
    "model",
    "pieces",
    "plain",
    "status",
    "web",
]

# Controls that reorder or hide text on a page; a name never needs them.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")  # cannot be written as UTF-8
_LINK = re.compile(
    "https?://[^\\s<>\"'\\\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+"
)
_LONGEST = 300
_STATES = 8  # as many states get a colour of their own as a reader can tell apart
_CHUNK = 1000  # events whose evidence is unpacked together: a click opens one such part

STATUSES = ("told", "claimed", "disputed", "open", "denied")
GROUPS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
GRAINS = ("day", "week", "month", "season", "year", "decade", "range")
NEVER = -(2**31)  # no day known
_MODALITIES = tuple(Modality)
_MODALITY = {one: number for number, one in enumerate(_MODALITIES)}
_KINDS = tuple(ActorKind)
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Model:
    """What the page shows.

    `columns` are arrays: of actors (`kind`, `country`, `weight`); of events (`type`, `status`,
    `modality` and `langs` as bits, `from` as days since 1970 or NEVER, `to` and `told` as days after it,
    `grain`, `claims`, and how many `agents` and `patients` each takes from `actor`); and of lines, which
    bundle what two actors did to each other in one class (how many `events` each takes from `event`,
    and as `pair` which two actors of its first event it joins). `words` are the lists these numbers point
    into. `evidence` gives the sentences. `lines` are the two actors of each line.
    """

    refs: tuple[ActorRef, ...]
    columns: Mapping[str, NDArray[Any]]
    words: Mapping[str, Any]
    evidence: Evidence
    lines: tuple[tuple[int, int], ...]
    counts: Mapping[str, int]


def plain(text: str, longest: int = _LONGEST) -> str:
    """Text without controls, cut where it is too long to show."""
    if len(text) <= longest and text.isprintable():
        return text
    clean = _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text[: 4 * longest]))
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"


def isolate(text: str) -> str:
    """A label that keeps its own direction among others."""
    return f"\u2068{text}\u2069"


def web(url: str | None) -> str:
    """An address that may become a link: plain http or https; nothing otherwise."""
    return url if url and len(url) <= 2000 and _LINK.fullmatch(url) else ""


def status(event: Event) -> str:
    """How an event is told.

    told: as done, by an outlet in its own voice or by two sources that agree; claimed: as done, by
    one source alone; disputed: one says yes and another no; open: planned, asked for or possible;
    denied: only ever denied.
    """
    asserted = [claim for claim in event.claims if claim.is_asserted]
    negated = any(claim.polarity is Polarity.NEGATED for claim in event.claims)
    if asserted and negated:
        return "disputed"
    if asserted:
        speakers = {claim.attribution[-1].id if claim.attribution else "" for claim in asserted}
        return "told" if "" in speakers or len(speakers) > 1 else "claimed"
    return "denied" if negated else "open"


def pieces(claim: EventMention, text: str) -> list[str]:
    """The sentence of a claim in pieces, and before them a letter for each: who, whom, the trigger …

    t trigger, a agent, p patient, s speaker, w when, l place, n none of these. Joined, they are the sentence.
    """
    sentence, trigger = claim.sentence, claim.trigger
    # Around the trigger, for a sentence can be as long as a hostile article makes it.
    low, high = max(sentence.start, trigger.start - 600), min(sentence.end, trigger.end + 600)
    marks = [(trigger.start, trigger.end, "t")]
    for refs, letter in ((claim.agents, "a"), (claim.patients, "p"), (claim.attribution, "s")):
        for ref in refs:
            if ref.span is not None:
                marks.append((ref.span.start, ref.span.end, letter))
    if claim.when is not None and claim.when.span is not None:
        marks.append((claim.when.span.start, claim.when.span.end, "w"))
    if claim.place is not None and claim.place.span is not None:
        marks.append((claim.place.span.start, claim.place.span.end, "l"))
    kept = [marks[0]]
    for start, end, letter in marks[1:]:
        if low <= start < end <= high and all(end <= a or b <= start for a, b, _ in kept):
            kept.append((start, end, letter))
    kept.sort()
    at, letters, pieces = low, "", []
    for start, end, letter in kept:
        if at < start:
            letters += "n"
            pieces.append(("…" if at == low > sentence.start else "") + plain(text[at:start], 1300))
        letters += letter
        pieces.append(plain(text[start:end]))
        at = end
    if at < high or high < sentence.end:
        letters += "n"
        pieces.append(plain(text[at:high], 1300) + ("…" if high < sentence.end else ""))
    return [letters, *pieces]


class _Table:
    """Values in the order in which they first came, each with its number."""

    def __init__(self, *first: str) -> None:
        self.number: dict[Any, int] = {value: number for number, value in enumerate(first)}

    def of(self, value: Any) -> int:
        return self.number.setdefault(value, len(self.number))


def model(events: Sequence[Event], articles: Sequence[Article]) -> Model:
    """What the page shows of events and the articles they are told in."""
    known = {article.id: article for article in articles}
    used = {claim.article for event in events for claim in event.claims}
    told_in = [article for article in articles if article.id in used]
    langs = _Table(*sorted({plain(article.lang or "", 8) for article in told_in}))
    actors = _Actors()
    columns = {**_event_columns(events, known, actors, langs)}
    lines, of_lines = _lines(events, actors)
    columns |= of_lines
    columns |= actors.columns()
    types = _types(events)
    return Model(
        refs=tuple(actors.refs),
        columns=columns,
        words={
            "ids": [plain(ref.id) for ref in actors.refs],
            "en": actors.names_en,
            "ar": [ar if ar != en else "" for en, ar in zip(actors.names_en, actors.names_ar, strict=True)],
            "also": ["\n".join(list(some)[:20]) for some in actors.also],
            "kinds": [str(kind) for kind in _KINDS],
            "statuses": STATUSES,
            "groups": GROUPS,
            "grains": GRAINS,
            "modalities": [str(one) for one in _MODALITIES],
            "langs": list(langs.number),
            "states": actors.states(),
            "types": types,
            "chunk": _CHUNK,
            "outlets": len({article.publisher for article in told_in if article.publisher}),
            "articles": len(told_in),
        },
        evidence=Evidence(events, told_in),
        lines=lines,
        counts={"nodes": len(actors.refs), "edges": len(lines), "events": len(events)},
    )


def _types(events: Sequence[Event]) -> list[dict[str, Any]]:
    here = {event.type for event in events}
    return [
        {"id": name, "en": kind.label_en, "ar": kind.label_ar, "group": GROUPS.index(kind.group),
         "both": kind.symmetric}
        for name, kind in EVENT_TYPES.items() if name in here
    ]  # fmt: skip


class _Actors:
    """Actors by number, with what is counted of each."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}
        self.refs: list[ActorRef] = []
        self.names_en: list[str] = []
        self.names_ar: list[str] = []
        self.also: list[dict[str, None]] = []
        self.weight: list[int] = []

    def of(self, ref: ActorRef) -> int:
        found = self.number.get(ref.id)
        if found is None:
            found = self.number[ref.id] = len(self.refs)
            self.refs.append(ref)
            self.names_en.append(plain(ref.name, 80))
            self.names_ar.append(plain(ref.name_ar or ref.name, 80))
            self.also.append({})
            self.weight.append(0)
        return found

    def spelled(self, ref: ActorRef) -> None:
        """Keeps how a text names the actor, so that a search for it finds him."""
        if ref.text and ref.text != ref.name and ref.text != ref.name_ar:
            found = self.number.get(ref.id)
            if found is not None:
                self.also[found][plain(ref.text, 60)] = None

    def states(self) -> list[dict[str, str]]:
        """All states acted for; those most is told of, which get colours of their own, first."""
        weight: Counter[str] = Counter()
        names: dict[str, int] = {}
        for number, ref in enumerate(self.refs):
            if ref.country:
                weight[ref.country] += self.weight[number]
                if ref.kind is ActorKind.STATE:
                    names[ref.country] = number
        known = _state_names(code for code in weight if code not in names)
        order = sorted(weight, key=lambda code: (-weight[code], code))
        found = []
        for code in order:
            shown = plain(code, 8)
            english, arabic = known.get(code, (shown, shown))
            if code in names:
                english, arabic = self.names_en[names[code]], self.names_ar[names[code]]
            found.append({"id": shown, "en": english, "ar": arabic})
        return found

    def columns(self) -> dict[str, NDArray[Any]]:
        import numpy as np

        # 0 is no state; the first _STATES have colours.
        codes = {state["id"]: number for number, state in enumerate(self.states(), 1)}
        return {
            "kind": np.array([_KINDS.index(ref.kind) for ref in self.refs], dtype=np.uint8),
            "country": np.array([codes.get(plain(ref.country or "", 8), 0) for ref in self.refs], np.uint16),
            "weight": np.array(self.weight, dtype=np.uint32),
        }


def _state_names(codes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """What states are called that are no actors here themselves."""
    from diplograph.kb import KnowledgeBase

    base: KnowledgeBase | None = None
    found = {}
    for code in codes:
        base = base or KnowledgeBase.load()
        state = base.state(code)
        if state is not None:
            found[code] = (plain(state.name, 80), plain(state.name_ar or state.name, 80))
    return found


def _event_columns(
    events: Sequence[Event], known: Mapping[str, Article], actors: _Actors, langs: _Table
) -> dict[str, NDArray[Any]]:
    import numpy as np

    kinds = {name: number for number, name in enumerate(_ordered_types(events))}
    statuses = {name: number for number, name in enumerate(STATUSES)}
    modality_bit = {one: 1 << number for number, one in enumerate(_MODALITIES)}
    published = {key: _day(article.published) for key, article in known.items()}
    lang_bit = {key: 1 << langs.of(plain(article.lang or "", 8)) for key, article in known.items()}
    rows: list[tuple[int, ...]] = []
    cast: list[int] = []
    weight, number_of = actors.weight, actors.of
    for event in events:
        for ref in (*event.agents, *event.patients):
            number = number_of(ref)
            weight[number] += 1
            cast.append(number)
        modality = spoken = 0
        told = NEVER
        for claim in event.claims:
            modality |= modality_bit[claim.modality]
            spoken |= lang_bit[claim.article]
            day = published[claim.article]
            if day != NEVER and (told == NEVER or day < told):
                told = day
            for ref in claim.agents:
                actors.spelled(ref)
            for ref in claim.patients:
                actors.spelled(ref)
        when = event.when
        first = _day(when.start) if when else NEVER
        last = _day(when.end) if when and when.end else first
        grain = GRAINS.index(when.granularity) if when and when.granularity in GRAINS else 0
        rows.append(
            (kinds[event.type], statuses[status(event)], modality, spoken, first, _after(last, first),
             _after(told, first), grain, len(event.claims), len(event.agents), len(event.patients))
        )  # fmt: skip
    names = (
        "type",
        "status",
        "modality",
        "langs",
        "from",
        "to",
        "told",
        "grain",
        "claims",
        "agents",
        "patients",
    )
    small = {"type": "u1", "status": "u1", "modality": "u1", "langs": "u4", "grain": "u1", "claims": "u2",
             "agents": "u2", "patients": "u2"}  # fmt: skip
    table = np.array(rows, dtype=np.int64).reshape(-1, len(names))
    columns: dict[str, NDArray[Any]] = {
        name: table[:, number].astype(small.get(name, "i4")) for number, name in enumerate(names)
    }
    columns["actor"] = np.array(cast, dtype=np.uint32)
    return columns


def _after(day: int, first: int) -> int:
    """A day as days after the first, as days are nearly always few; as it is where no first is known."""
    return NEVER if day == NEVER else day if first == NEVER else day - first


def _ordered_types(events: Sequence[Event]) -> list[str]:
    here = {event.type for event in events}
    return [name for name in EVENT_TYPES if name in here]


def _lines(
    events: Sequence[Event], actors: _Actors
) -> tuple[tuple[tuple[int, int], ...], dict[str, NDArray[Any]]]:
    import numpy as np

    bundles: dict[tuple[int, int, int], list[int]] = {}
    firsts: list[int] = []
    groups = {name: GROUPS.index(kind.group) for name, kind in EVENT_TYPES.items()}
    number_of = actors.number
    for number, event in enumerate(events):
        group = groups[event.type]
        for pair, left, right in _pairs(event):
            turned = left > right
            low, high = number_of[right if turned else left], number_of[left if turned else right]
            found = bundles.get((low, high, group))
            if found is None:
                bundles[low, high, group] = [number]
                firsts.append(2 * pair + turned)
            elif found[-1] != number:
                found.append(number)
    return tuple((low, high) for low, high, _ in bundles), {
        "pair": np.array(firsts, dtype=np.uint32),
        "events": np.array([len(numbers) for numbers in bundles.values()], dtype=np.uint32),
        # Each after the one before: bundles mostly come in the order of their events.
        "event": np.diff(
            np.array([n for numbers in bundles.values() for n in numbers], dtype=np.int32),
            prepend=np.int32(0),
        ),
    }


def _pairs(event: Event) -> list[tuple[int, str, str]]:
    """Who did it to whom; those who did it together where nobody else is named.

    Each with its number: i * len(patients) + j, or i * len(agents) + j among agents.
    """
    agents = [ref.id for ref in event.agents]
    if len(agents) == len(event.patients) == 1:
        other = event.patients[0].id
        return [(0, agents[0], other)] if agents[0] != other else []
    patients = [ref.id for ref in event.patients]
    if patients or not EVENT_TYPES[event.type].symmetric:
        many = len(patients)
        return [(i * many + j, a, b) for i, a in enumerate(agents) for j, b in enumerate(patients) if a != b]
    many = len(agents)
    return [
        (i * many + j, agents[i], agents[j])
        for i in range(many) for j in range(i + 1, many) if agents[i] != agents[j]
    ]  # fmt: skip


def _day(value: date | None) -> int:
    return value.toordinal() - _EPOCH if value is not None else NEVER


class Evidence:
    """The sentences behind the events, in parts that are unpacked when first asked for.

    Made part by part: all of them at once are so many small lists that Python looks through them again and
    again, which took a quarter of the time.
    """

    def __init__(self, events: Sequence[Event], articles: Sequence[Article]) -> None:
        self.events, self.articles = events, articles
        self.number = {article.id: number for number, article in enumerate(articles)}
        self.speakers: dict[str, int] = {}
        self.spoken: list[dict[str, str]] = []
        self.places: dict[tuple[str, str], int] = {}

    def chunks(self) -> Iterator[dict[str, Any]]:
        """For each thousand events their ids, places and claims."""
        for first in range(0, len(self.events), _CHUNK):
            part = self.events[first : first + _CHUNK]
            yield {
                "ids": [plain(event.id) for event in part],
                "places": [self._place(event.place, event) for event in part],
                "claims": [[self._claim(claim, event) for claim in event.claims] for event in part],
                "compared": {
                    str(at): [_compared(one, event) for one in event.comparisons]
                    for at, event in enumerate(part)
                    if event.comparisons
                },
            }

    def sources(self) -> dict[str, Any]:
        """The articles, speakers and places that the claims point to by number; asked for last."""
        return {
            "articles": [_article(article) for article in self.articles],
            "speakers": self.spoken,
            "places": [{"en": en, "ar": ar} for en, ar in self.places],
        }

    def _speaker(self, ref: ActorRef) -> int:
        found = self.speakers.get(ref.id)
        if found is None:
            found = self.speakers[ref.id] = len(self.spoken)
            self.spoken.append(
                {"id": plain(ref.id), "en": plain(ref.name, 80), "ar": plain(ref.name_ar or ref.name, 80)}
            )
        return found

    def _place(self, place: Place | None, event: Event | None = None) -> int:
        """The place's name, in Arabic as an Arabic article writes it; -1 for none."""
        if place is None:
            return -1
        english = plain(place.name or place.text, 80)
        arabic = english
        for claim in event.claims if event else ():
            there = claim.place
            if there is not None and there.id == place.id:
                if self.articles[self.number[claim.article]].lang == "ar":
                    arabic = plain(there.text, 80)
                    break
        return self.places.setdefault((english, arabic), len(self.places))

    def _claim(self, claim: EventMention, event: Event) -> list[Any]:
        """Article, sentence in pieces, polarity, modality, speakers, days (0: the event's), place.

        The sentence as `pieces` gives it.
        """
        number = self.number[claim.article]
        when = claim.when
        days: list[int] | int = 0
        if when is None or when.start is None:
            days = []
        elif when != event.when:
            days = [_day(when.start), _day(when.end or when.start)]
        return [
            number,
            pieces(claim, self.articles[number].text),
            0 if claim.polarity is Polarity.AFFIRMED else 1,
            _MODALITY[claim.modality],
            [self._speaker(ref) for ref in claim.attribution],
            days,
            self._place(claim.place),
        ]


def _compared(comparison: Comparison, event: Event) -> list[Any]:
    """Agreement (1 or 0), slots, which two of the event's claims, and the two values in either language."""
    order = [claim.id for claim in event.claims]
    both = [order.index(one) if one in order else -1 for one in (comparison.left, comparison.right)]
    if comparison.agree:
        return [1, list(comparison.slots), *both]
    said = [[plain(one, 80) for one in values(comparison, event, lang)] for lang in ("en", "ar")]
    return [0, list(comparison.slots), *both, [{"en": en, "ar": ar} for en, ar in zip(*said, strict=True)]]


def _article(article: Article) -> list[str | int]:
    """Title, outlet, day, language, address."""
    return [
        plain(article.title or "", 200),
        plain(article.publisher or "", 80),
        _day(article.published),
        plain(article.lang or "", 8),
        web(article.url),
    ]
