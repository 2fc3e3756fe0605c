"""Events and articles in, what the page shows out: plain values, ready for JSON."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from diplograph.records import ActorRef, Article, Event, EventMention, Modality, Place, Polarity
from diplograph.vocab import EVENT_TYPES

__all__ = ["STATUSES", "isolate", "model", "plain", "status"]

# Controls that reorder or hide text on a page; a name never needs them.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")  # cannot be written as UTF-8
_LINK = re.compile(r"https?://[^\s<>\"'\\\x00-\x1f]+")
_LONGEST = 300
_STATES = 8  # as many states get a colour of their own as a reader can tell apart

STATUSES = ("told", "claimed", "disputed", "open", "denied")


def plain(text: str, longest: int = _LONGEST) -> str:
    """Text without controls, cut where it is too long to show."""
    clean = _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text[: 4 * longest]))
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"


def isolate(text: str) -> str:
    """A label that keeps its own direction among others."""
    return f"\u2068{text}\u2069"


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


def model(events: Sequence[Event], articles: Sequence[Article]) -> dict[str, Any]:
    """What the network needs (`nodes`, `edges`, `events` …) and, apart, the `evidence`."""
    known = {article.id: article for article in articles}
    used = {claim.article for event in events for claim in event.claims}
    index = {article.id: number for number, article in enumerate(a for a in articles if a.id in used)}
    nodes: dict[str, dict[str, Any]] = {}
    spellings: dict[str, set[str]] = defaultdict(set)
    bundles: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, event in enumerate(events):
        for ref in (*event.agents, *event.patients):
            nodes.setdefault(ref.id, _node(ref))["n"] += 1
        for claim in event.claims:
            for ref in (*claim.agents, *claim.patients):
                if ref.text:
                    spellings[ref.id].add(plain(ref.text, 60))
        for left, right in _pairs(event):
            low, high = sorted((left, right))
            bundles[low, high, EVENT_TYPES[event.type].group].append(number)
    for key, node in nodes.items():
        node["also"] = sorted(spellings[key] - {node["en"], node["ar"]})[:20]
    return {
        "nodes": list(nodes.values()),
        "edges": [
            {"from": low, "to": high, "group": group, "events": sorted(set(numbers))}
            for (low, high, group), numbers in bundles.items()
        ],
        "events": [_event(event, known) for event in events],
        "states": _states(nodes),
        "types": {
            name: {"en": kind.label_en, "ar": kind.label_ar, "group": kind.group, "both": kind.symmetric}
            for name, kind in EVENT_TYPES.items()
            if any(event.type == name for event in events)
        },
        "counts": {
            "articles": len(index),
            "events": len(events),
            "claims": sum(len(event.claims) for event in events),
            "actors": len(nodes),
            "outlets": len({known[name].publisher for name in index if known[name].publisher}),
        },
        "evidence": {
            "articles": [_article(article) for article in articles if article.id in index],
            "claims": [[_claim(claim, known[claim.article], index) for claim in e.claims] for e in events],
        },
    }


def _pairs(event: Event) -> list[tuple[str, str]]:
    """Who did it to whom; those who did it together where nobody else is named."""
    agents = [ref.id for ref in event.agents]
    patients = [ref.id for ref in event.patients]
    if patients or not EVENT_TYPES[event.type].symmetric:
        return [(a, b) for a in agents for b in patients if a != b]
    return [(a, b) for i, a in enumerate(agents) for b in agents[i + 1 :] if a != b]


def _node(ref: ActorRef) -> dict[str, Any]:
    return {
        "id": ref.id,
        "en": plain(ref.name, 80),
        "ar": plain(ref.name_ar or ref.name, 80),
        "kind": str(ref.kind),
        "country": plain(ref.country or "", 8),
        "n": 0,
    }


def _states(nodes: Mapping[str, Mapping[str, Any]]) -> list[dict[str, str]]:
    """The states most is told of, to be drawn in colours of their own."""
    weight: Counter[str] = Counter()
    names: dict[str, Mapping[str, Any]] = {}
    for node in nodes.values():
        if node["country"]:
            weight[node["country"]] += node["n"]
            if node["kind"] == "state":
                names[node["country"]] = node
    first = sorted(weight, key=lambda code: (-weight[code], code))[:_STATES]
    return [
        {"id": code, "en": names[code]["en"] if code in names else code,
         "ar": names[code]["ar"] if code in names else code}
        for code in first
    ]  # fmt: skip


def _event(event: Event, known: Mapping[str, Article]) -> dict[str, Any]:
    when = event.when
    days = [day for claim in event.claims if (day := known[claim.article].published)]
    langs = {known[claim.article].lang or "" for claim in event.claims}
    return {
        "id": event.id,
        "type": event.type,
        "agents": [ref.id for ref in event.agents],
        "patients": [ref.id for ref in event.patients],
        "place": _place(event, known),
        "from": when.start.isoformat() if when and when.start else "",
        "to": (when.end or when.start).isoformat()
        if when and when.start and (when.end or when.start)
        else "",
        "grain": when.granularity if when else "",
        "told": min(days).isoformat() if days else "",
        "status": status(event),
        "modality": sorted({str(c.modality) for c in event.claims if c.modality is not Modality.ACTUAL}),
        "langs": sorted(langs),
        "n": len(event.claims),
    }


def _place(event: Event, known: Mapping[str, Article]) -> dict[str, str] | None:
    """The place's name, in Arabic as an Arabic article writes it."""
    if event.place is None:
        return None

    def words(place: Place) -> str:
        return plain(place.text, 80)

    arabic = [
        words(claim.place)
        for claim in event.claims
        if claim.place is not None and claim.place.id == event.place.id and known[claim.article].lang == "ar"
    ]
    english = plain(event.place.name or event.place.text, 80)
    return {"en": english, "ar": arabic[0] if arabic else english}


def _claim(claim: EventMention, article: Article, index: Mapping[str, int]) -> dict[str, Any]:
    """A claim with its sentence in three pieces: before, in and after the trigger."""
    text, sentence, trigger = article.text, claim.sentence, claim.trigger
    start, end = max(sentence.start, trigger.start - 600), min(sentence.end, trigger.end + 600)
    return {
        "article": index[article.id],
        "sentence": [
            ("…" if start > sentence.start else "") + plain(text[start : trigger.start], 620),
            plain(text[trigger.start : trigger.end]),
            plain(text[trigger.end : end], 620) + ("…" if end < sentence.end else ""),
        ],
        "polarity": str(claim.polarity),
        "modality": str(claim.modality),
        "by": [{"id": ref.id, "en": plain(ref.name, 80), "ar": plain(ref.name_ar or ref.name, 80)}
               for ref in claim.attribution],
    }  # fmt: skip


def _article(article: Article) -> dict[str, Any]:
    url = article.url or ""
    return {
        "title": plain(article.title or "", 200),
        "publisher": plain(article.publisher or "", 80),
        "published": article.published.isoformat() if article.published else "",
        "lang": plain(article.lang or "", 8),
        "url": url if len(url) <= 2000 and _LINK.fullmatch(url) else "",
    }
