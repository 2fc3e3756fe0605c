"""Events in, flat tables out: events, claims, actors and the months of each pair of sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from diplograph.errors import ConfigError
from diplograph.graph.quads import dyads_of, month_of
from diplograph.records import ActorRef, Article, Event
from diplograph.vocab import EVENT_TYPES

if TYPE_CHECKING:
    import pandas

__all__ = ["TABLES", "frame", "rows"]

_Row = dict[str, Any]


def frame(kind: str, events: Sequence[Event], articles: Mapping[str, Article]) -> pandas.DataFrame:
    """A table as a DataFrame; days are dates, numbers numbers.

    Args:
        kind: one of `TABLES`.
        events: what it is about.
        articles: those their claims stand in, by id.

    Raises:
        ConfigError: no such table.
    """
    import pandas as pd

    table = pd.DataFrame(list(rows(kind, events, articles)), columns=list(_columns(kind)))
    for column in ("start", "end", "published"):
        if column in table:
            table[column] = pd.to_datetime(table[column])
    return table


def rows(kind: str, events: Sequence[Event], articles: Mapping[str, Article]) -> Iterator[_Row]:
    """A table row by row; see `frame`."""
    _columns(kind)
    return TABLES[kind][1](events, articles)


def _columns(kind: str) -> tuple[str, ...]:
    if kind not in TABLES:
        raise ConfigError(f"no table {kind!r}; choose one of {', '.join(TABLES)}")
    return tuple(TABLES[kind][0].split())


def _events(events: Sequence[Event], articles: Mapping[str, Article]) -> Iterator[_Row]:
    for event in events:
        kind = EVENT_TYPES[event.type]
        yield {
            "event": event.id,
            "type": event.type,
            "plover": kind.plover,
            "group": kind.group,
            "agents": _names(event.agents),
            "agents_ar": _names(event.agents, arabic=True),
            "agent_countries": _countries(event.agents),
            "patients": _names(event.patients),
            "patients_ar": _names(event.patients, arabic=True),
            "patient_countries": _countries(event.patients),
            "place": (event.place.name or event.place.text) if event.place else "",
            "date": (event.when.iso or "") if event.when else "",
            "start": event.when.start if event.when else None,
            "end": _end(event),
            "asserted": event.is_asserted,
            "modality": "|".join(sorted({str(claim.modality) for claim in event.claims})),
            "claims": len(event.claims),
            "sources": "; ".join(
                dict.fromkeys(ref.name for claim in event.claims for ref in claim.attribution)
            ),
            "articles": "; ".join(dict.fromkeys(claim.article for claim in event.claims)),
        }


def _claims(events: Sequence[Event], articles: Mapping[str, Article]) -> Iterator[_Row]:
    for event in events:
        for claim in event.claims:
            article = articles[claim.article]
            yield {
                "claim": claim.id,
                "event": event.id,
                "type": claim.type,
                "agents": _names(claim.agents),
                "patients": _names(claim.patients),
                "sources": _names(claim.attribution),
                "polarity": str(claim.polarity),
                "modality": str(claim.modality),
                "score": claim.score,
                "rule": claim.rule,
                "trigger": claim.trigger.cut(article.text),
                "sentence": " ".join(claim.sentence.cut(article.text).split()),
                "article": article.id,
                "lang": article.lang or "",
                "publisher": article.publisher or "",
                "published": article.published,
                "url": article.url or "",
            }


def _actors(events: Sequence[Event], articles: Mapping[str, Article]) -> Iterator[_Row]:
    refs: dict[str, ActorRef] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for event in events:
        for role, named in (("agent", event.agents), ("patient", event.patients)):
            for ref in named:
                refs.setdefault(ref.id, ref)
                counts[ref.id, role] += 1
        for claim in event.claims:
            for ref in claim.attribution:
                refs.setdefault(ref.id, ref)
                counts[ref.id, "source"] += 1
    for key in sorted(refs):
        ref = refs[key]
        yield {
            "actor": key,
            "name": ref.name,
            "name_ar": ref.name_ar or "",
            "kind": str(ref.kind),
            "country": ref.country or "",
            "as_agent": counts[key, "agent"],
            "as_patient": counts[key, "patient"],
            "as_source": counts[key, "source"],
        }


def _dyad_months(events: Sequence[Event], articles: Mapping[str, Article]) -> Iterator[_Row]:
    found: dict[tuple[str, str], Counter[str]] = {}
    for event in events:
        for dyad in dyads_of(event):
            counts = found.setdefault((dyad, month_of(event) or ""), Counter())
            counts["events"] += 1
            counts["claims"] += len(event.claims)
            counts[EVENT_TYPES[event.type].group] += 1
    for (dyad, month), counts in sorted(found.items()):
        yield {
            "dyad": dyad,
            "month": month,
            "events": counts["events"],
            "claims": counts["claims"],
            **{name.replace(" ", "_"): counts[name] for name in _GROUPS},
        }


_GROUPS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")

_Maker = Callable[[Sequence[Event], Mapping[str, Article]], Iterator[_Row]]
# Each table by its columns and what makes its rows.
TABLES: Mapping[str, tuple[str, _Maker]] = {
    "events": (
        "event type plover group agents agents_ar agent_countries patients patients_ar patient_countries "
        "place date start end asserted modality claims sources articles",
        _events,
    ),
    "claims": (
        "claim event type agents patients sources polarity modality score rule trigger sentence article lang "
        "publisher published url",
        _claims,
    ),
    "actors": ("actor name name_ar kind country as_agent as_patient as_source", _actors),
    "dyad-months": (
        "dyad month events claims verbal_cooperation material_cooperation verbal_conflict material_conflict",
        _dyad_months,
    ),
}


def _names(refs: Sequence[ActorRef], *, arabic: bool = False) -> str:
    if arabic:
        return "؛ ".join(ref.name_ar or ref.name for ref in refs)
    return "; ".join(ref.name for ref in refs)


def _countries(refs: Sequence[ActorRef]) -> str:
    return "; ".join(ref.country or "" for ref in refs)


def _end(event: Event) -> date | None:
    return (event.when.end or event.when.start) if event.when else None
