"""Events and articles in, what the page shows out: plain values, ready for JSON."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from diplograph.records import ActorRef, Article, Event, EventMention
from diplograph.vocab import EVENT_TYPES

__all__ = ["isolate", "model", "plain"]

# Controls that reorder or hide text on a page; a name never needs them.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LONGEST = 300
_SHAPES = {
    "state": "dot", "government": "square", "office": "triangle", "person": "diamond", "igo": "star",
    "organisation": "hexagon", "armed_group": "triangleDown", "population": "ellipse",
}  # fmt: skip
_COLOURS = {
    "verbal cooperation": "#2c7fb8",
    "material cooperation": "#1b7837",
    "verbal conflict": "#d8791f",
    "material conflict": "#b2182b",
}


def plain(text: str, longest: int = _LONGEST) -> str:
    """Text without controls, cut where it is too long to show."""
    clean = _CONTROLS.sub("", text)
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"


def isolate(text: str) -> str:
    """A label that keeps its own direction among others."""
    return f"\u2068{text}\u2069"


def model(events: Sequence[Event], articles: Sequence[Article]) -> dict[str, Any]:
    """Nodes, bundled edges, events with claims, and the articles they stand in."""
    used = {claim.article for event in events for claim in event.claims}
    index = {article.id: number for number, article in enumerate(a for a in articles if a.id in used)}
    texts = {article.id: article for article in articles}
    nodes: dict[str, dict[str, Any]] = {}
    bundles: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    rows = []
    for number, event in enumerate(events):
        for ref in (*event.agents, *event.patients):
            node = nodes.setdefault(ref.id, _node(ref))
            node["n"] += 1
        for agent in event.agents:
            for patient in event.patients:
                bundles[agent.id, patient.id, EVENT_TYPES[event.type].group].append(number)
        rows.append(_event(event, texts, index))
    edges = []
    for (source, target, group), numbers in bundles.items():
        edges.append(
            {
                "from": source,
                "to": target,
                "group": group,
                "color": _COLOURS[group],
                "events": numbers,
                "asserted": any(events[i].is_asserted for i in numbers),
            }
        )
    return {
        "nodes": list(nodes.values()),
        "edges": edges,
        "events": rows,
        "articles": [_article(article) for article in articles if article.id in index],
        "types": {
            name: {"en": kind.label_en, "ar": kind.label_ar, "group": kind.group}
            for name, kind in EVENT_TYPES.items()
            if any(event.type == name for event in events)
        },
        "colours": _COLOURS,
    }


def _node(ref: ActorRef) -> dict[str, Any]:
    return {
        "id": ref.id,
        "en": plain(ref.name, 80),
        "ar": plain(ref.name_ar or ref.name, 80),
        "kind": str(ref.kind),
        "country": ref.country or "",
        "shape": _SHAPES[str(ref.kind)],
        "n": 0,
    }


def _event(event: Event, texts: Mapping[str, Article], index: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "agents": [ref.id for ref in event.agents],
        "patients": [ref.id for ref in event.patients],
        "place": plain((event.place.name or event.place.text), 80) if event.place else "",
        "from": event.when.start.isoformat() if event.when and event.when.start else "",
        "to": event.when.end.isoformat() if event.when and event.when.end else "",
        "date": (event.when.iso or "") if event.when else "",
        "asserted": event.is_asserted,
        "claims": [_claim(claim, texts[claim.article], index) for claim in event.claims],
    }


def _claim(claim: EventMention, article: Article, index: Mapping[str, int]) -> dict[str, Any]:
    """A claim with its sentence in three pieces: before, in and after the trigger."""
    text, sentence, trigger = article.text, claim.sentence, claim.trigger
    before = text[max(sentence.start, trigger.start - 600) : trigger.start]
    after = text[trigger.end : min(sentence.end, trigger.end + 600)]
    return {
        "article": index[article.id],
        "sentence": [plain(before, 700), plain(text[trigger.start : trigger.end]), plain(after, 700)],
        "polarity": str(claim.polarity),
        "modality": str(claim.modality),
        "by": [[plain(ref.name, 80), plain(ref.name_ar or ref.name, 80)] for ref in claim.attribution],
        "rule": claim.rule,
        "score": claim.score,
    }


def _article(article: Article) -> dict[str, Any]:
    url = article.url or ""
    return {
        "title": plain(article.title or article.id, 200),
        "publisher": plain(article.publisher or "", 80),
        "published": article.published.isoformat() if article.published else "",
        "lang": article.lang or "",
        "url": url if re.match(r"https?://[^\s<>\"']+$", url) else "",
    }
