"""Events and articles in, what the page shows out: columns of numbers, lists of words, the evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diplograph.records import ActorKind, ActorRef, Article, Event, Modality, Polarity
from diplograph.view.evidence import NEVER, PART, Evidence, day_number
from diplograph.view.packing import BETWEEN
from diplograph.view.text import plain
from diplograph.vocab import EVENT_TYPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["GRAINS", "GROUPS", "STATUSES", "Model", "model", "status"]

_LANGS = 32  # bits of a column
_STATES = 8  # as many states get a colour of their own as a reader can tell apart

STATUSES = ("told", "claimed", "disputed", "open", "denied")
GROUPS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
GRAINS = ("day", "week", "month", "season", "year", "decade", "range")
# Here, as Python 3.11 takes a tenth of a microsecond to find a member of an enumeration.
_AFFIRMED, _NEGATED, _ACTUAL = Polarity.AFFIRMED, Polarity.NEGATED, Modality.ACTUAL
_MODALITIES = tuple(Modality)
_KINDS = tuple(ActorKind)


@dataclass(frozen=True, slots=True)
class Model:
    """What the page shows.

    `columns` are arrays: of actors (`kind`, `country`, `weight`); of events (`type`, `status`,
    `modality` and `langs` as bits, `from` as days since 1970 or NEVER, `to` and `told` as days after it,
    `grain`, `claims`, and how many `agents` and `patients` each takes from `actor`); and of lines, which
    bundle what two actors did to each other in one class (how many `events` each takes from `event`,
    and as `pair` which two actors of its first event it joins). `lists` name the actors (`ids`, `en`, `ar`
    where it is another, and how else texts spell them, `also`); `words` are all else these numbers point
    into. `evidence` gives the sentences. `lines` are the two actors of each line.
    """

    refs: tuple[ActorRef, ...]
    columns: Mapping[str, NDArray[Any]]
    lists: Mapping[str, Sequence[str]]
    words: Mapping[str, Any]
    evidence: Evidence
    lines: tuple[tuple[int, int], ...]
    counts: Mapping[str, int]


def status(event: Event) -> str:
    """How an event is told.

    told: as done, by an outlet in its own voice or by two sources that agree; claimed: as done, by
    one source alone; disputed: one says yes and another no; open: planned, asked for or possible;
    denied: only ever denied.
    """
    if len(event.claims) == 1:  # as most are
        (claim,) = event.claims
        if claim.polarity is not _AFFIRMED:
            return "denied"
        return "open" if claim.modality is not _ACTUAL else "claimed" if claim.attribution else "told"
    asserted = [claim for claim in event.claims if claim.is_asserted]
    negated = any(claim.polarity is _NEGATED for claim in event.claims)
    if asserted and negated:
        return "disputed"
    if asserted:
        speakers = {claim.attribution[-1].id if claim.attribution else "" for claim in asserted}
        return "told" if "" in speakers or len(speakers) > 1 else "claimed"
    return "denied" if negated else "open"


def model(events: Sequence[Event], articles: Sequence[Article]) -> Model:
    """What the page shows of events and the articles they are told in."""
    import numpy as np

    known = {article.id: article for article in articles}
    used = {claim.article for event in events for claim in event.claims}
    told_in = [article for article in articles if article.id in used]
    langs, language = _languages(told_in)
    actors = _Actors()
    columns = _event_columns(events, known, actors, language)
    lines, of_lines = _lines(events, actors, columns)
    columns |= of_lines
    codes = actors.codes()
    columns |= actors.columns(codes)
    arabic = [ar if ar != en else "" for en, ar in zip(actors.names_en, actors.names_ar, strict=True)]
    names = list(zip(actors.names_en, arabic, strict=True))
    flat, ends = columns["actor"].tolist(), np.cumsum(columns["agents"] + columns["patients"]).tolist()
    casts = [flat[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    return Model(
        refs=tuple(actors.refs),
        columns=columns,
        lists={
            "ids": [plain(ref.id) for ref in actors.refs],
            "en": actors.names_en,
            "ar": arabic,
            "also": [BETWEEN.join(list(some)[:20]) for some in actors.also],
        },
        words={
            "kinds": [str(kind) for kind in _KINDS],
            "statuses": STATUSES,
            "groups": GROUPS,
            "grains": GRAINS,
            "modalities": [str(one) for one in _MODALITIES],
            "langs": langs,
            "states": actors.states(codes),
            "types": _types(events),
            "part": PART,
            "outlets": len({article.publisher for article in told_in if article.publisher}),
            "articles": len(told_in),
        },
        evidence=Evidence(events, told_in, actors.number, casts, names),
        lines=lines,
        counts={"nodes": len(actors.refs), "edges": len(lines), "events": len(events)},
    )


def _languages(articles: Sequence[Article]) -> tuple[list[str], dict[str, int]]:
    """The languages of articles, and which each is in; where there are too many, the rarest are one."""
    spoken = {article.id: plain(article.lang or "", 8) for article in articles}
    told = Counter(spoken.values())
    most = sorted(told, key=lambda lang: (-told[lang], lang))
    langs = sorted(most if len(most) <= _LANGS else {*most[: _LANGS - 1], ""})
    number = {lang: at for at, lang in enumerate(langs)}
    return langs, {key: number[lang if lang in number else ""] for key, lang in spoken.items()}


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

    def numbers(self, refs: Sequence[ActorRef]) -> list[int]:
        """The number of each; who is new is taken in."""
        ids = [ref.id for ref in refs]
        for key, ref in zip(ids, refs, strict=True):
            if key not in self.number:
                self.number[key] = len(self.refs)
                self.refs.append(ref)
                self.names_en.append(plain(ref.name, 80))
                self.names_ar.append(plain(ref.name_ar or ref.name, 80))
                self.also.append({})
        return [self.number[key] for key in ids]

    def spelled(self, ref: ActorRef, text: str) -> None:
        """Keeps how a text names the actor, so that a search for it finds him."""
        found = self.number.get(ref.id)
        if found is not None:
            self.also[found][plain(text, 60)] = None

    def codes(self) -> list[str]:
        """All states acted for; those most is told of, which get colours of their own, first."""
        weight: dict[str, int] = {}
        for ref, told in zip(self.refs, self.weight, strict=True):
            if ref.country:
                weight[ref.country] = weight.get(ref.country, 0) + told
        return sorted(weight, key=lambda code: (-weight[code], code))

    def states(self, codes: Sequence[str]) -> list[dict[str, str]]:
        """What these states are called."""
        names = {ref.country: number for number, ref in enumerate(self.refs) if ref.kind is ActorKind.STATE}
        known = _state_names(code for code in codes if code not in names)
        found = []
        for code in codes:
            shown = plain(code, 8)
            english, arabic = known.get(code, (shown, shown))
            if code in names:
                english, arabic = self.names_en[names[code]], self.names_ar[names[code]]
            found.append({"id": shown, "en": english, "ar": arabic})
        return found

    def columns(self, codes: Sequence[str]) -> dict[str, NDArray[Any]]:
        import numpy as np

        kinds = {kind: number for number, kind in enumerate(_KINDS)}
        # 0 is no state; the first _STATES have colours.
        number = {code: at for at, code in enumerate(codes, 1)}
        return {
            "kind": np.array([kinds[ref.kind] for ref in self.refs], dtype=np.uint8),
            "country": np.array([number.get(ref.country or "", 0) for ref in self.refs], dtype=np.uint16),
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
    events: Sequence[Event], known: Mapping[str, Article], actors: _Actors, language: Mapping[str, int]
) -> dict[str, NDArray[Any]]:
    """Column by column, as one loop that makes rows takes twice as long."""
    import numpy as np

    def column(values: Iterable[int], kind: Any) -> NDArray[Any]:
        return np.fromiter(values, kind, len(events))

    kinds = {name: number for number, name in enumerate(_ordered_types(events))}
    statuses = {name: number for number, name in enumerate(STATUSES)}
    grains = {name: number for number, name in enumerate(GRAINS)}
    whens = [event.when for event in events]
    first = column((day_number(when.start) if when else NEVER for when in whens), np.int32)
    last = column((day_number(when.end or when.start) if when else NEVER for when in whens), np.int32)
    claims = column((len(event.claims) for event in events), np.uint32)
    modality, spoken, told = _claim_columns(events, claims, known, language)
    columns: dict[str, NDArray[Any]] = {
        "type": column((kinds[event.type] for event in events), np.uint8),
        "status": column((statuses[status(event)] for event in events), np.uint8),
        "modality": modality,
        "langs": spoken,
        "from": first,
        "to": _after(last, first),
        "told": _after(told, first),
        "grain": column((grains.get(when.granularity, 0) if when else 0 for when in whens), np.uint8),
        "claims": claims,
        "agents": column((len(event.agents) for event in events), np.uint32),
        "patients": column((len(event.patients) for event in events), np.uint32),
    }
    cast = [ref for event in events for ref in (*event.agents, *event.patients)]
    columns["actor"] = np.array(actors.numbers(cast), dtype=np.uint32)
    actors.weight = np.bincount(columns["actor"], minlength=len(actors.refs)).tolist()
    for event in events:
        for claim in event.claims:
            for ref in claim.agents + claim.patients:
                text = ref.text
                if text and text != ref.name and text != ref.name_ar:
                    actors.spelled(ref, text)
    return columns


def _claim_columns(
    events: Sequence[Event],
    counts: NDArray[Any],
    known: Mapping[str, Article],
    language: Mapping[str, int],
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Of each event its modalities and languages as bits, and the day it was first told."""
    import numpy as np

    number = {key: at for at, key in enumerate(known)}
    published = np.array([day_number(article.published) for article in known.values()], dtype=np.int64)
    lang = np.array([language.get(key, 0) for key in known], dtype=np.int64)
    modality_bit = {one: 1 << at for at, one in enumerate(_MODALITIES)}
    claims = [claim for event in events for claim in event.claims]
    article = np.array([number[claim.article] for claim in claims], dtype=np.intp)
    of_event = np.repeat(np.arange(len(events)), counts)
    modalities, spoken = np.zeros(len(events), dtype=np.uint8), np.zeros(len(events), dtype=np.uint32)
    bits = np.array([modality_bit[claim.modality] for claim in claims], dtype=np.uint8)
    np.bitwise_or.at(modalities, of_event, bits)
    np.bitwise_or.at(spoken, of_event, (1 << lang[article]).astype(np.uint32))
    later = np.iinfo(np.int64).max
    told = np.full(len(events), later)
    np.minimum.at(told, of_event, np.where(published == NEVER, later, published)[article])
    return modalities, spoken, np.where(told == later, NEVER, told).astype(np.int32)


def _after(days: NDArray[Any], first: NDArray[Any]) -> NDArray[Any]:
    """Days after the first, as they are nearly always few; as they are where no first is known."""
    import numpy as np

    return np.where((days == NEVER) | (first == NEVER), days, days - first).astype(np.int32)


def _ordered_types(events: Sequence[Event]) -> list[str]:
    here = {event.type for event in events}
    return [name for name in EVENT_TYPES if name in here]


def _lines(
    events: Sequence[Event], actors: _Actors, columns: Mapping[str, NDArray[Any]]
) -> tuple[tuple[tuple[int, int], ...], dict[str, NDArray[Any]]]:
    """The two actors of each line in the order in which lines first come, and its columns."""
    import numpy as np

    many, wide = len(actors.refs), columns["agents"] + columns["patients"]
    starts = np.concatenate([[0], np.cumsum(wide, dtype=np.int64)])[:-1]
    # Most events have one actor on either side, and no need for a loop.
    plain_ones = np.flatnonzero((columns["agents"] == 1) & (columns["patients"] == 1))
    left, right = (columns["actor"][starts[plain_ones] + side].astype(np.int64) for side in (0, 1))
    rows = np.column_stack([plain_ones, np.zeros_like(plain_ones), left, right])[left != right]
    rest = [
        (number, pair, actors.number[a], actors.number[b])
        for number in np.flatnonzero((columns["agents"] != 1) | (columns["patients"] != 1)).tolist()
        for pair, a, b in _pairs(events[number])
    ]
    rows = np.concatenate([rows, np.array(rest, dtype=np.int64).reshape(-1, 4)])
    event, pair, left, right = rows[np.lexsort((rows[:, 1], rows[:, 0]))].T
    rank = np.empty(many, dtype=np.int64)
    rank[sorted(range(many), key=list(actors.number).__getitem__)] = np.arange(many)
    turned = rank[left] > rank[right]
    low, high = np.where(turned, right, left), np.where(turned, left, right)
    of_type = np.array(
        [GROUPS.index(EVENT_TYPES[name].group) for name in _ordered_types(events)], dtype=np.int64
    )
    group = of_type[columns["type"][event]] if len(event) else event
    _, first, line = np.unique(
        (low * many + high) * len(GROUPS) + group, return_index=True, return_inverse=True
    )
    # Lines in the order of their first pairs, and each event once in a line.
    come = np.argsort(first, kind="stable")
    number = np.empty_like(come)
    number[come] = np.arange(len(come))
    line, first = number[line], first[come]
    order = np.argsort(line, kind="stable")
    line, event_of = line[order], event[order]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (line[1:] != line[:-1]) | (event_of[1:] != event_of[:-1])
    return tuple(zip(low[first].tolist(), high[first].tolist(), strict=True)), {
        "pair": (2 * pair[first] + turned[first]).astype(np.uint32),
        "events": np.bincount(line[fresh], minlength=len(first)).astype(np.uint32),
        # Each after the one before: lines mostly come in the order of their events.
        "event": np.diff(event_of[fresh], prepend=0).astype(np.int32),
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
