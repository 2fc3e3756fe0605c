"""Gold articles in, how well a merge puts their tellings together out.

The corpus was written for these tests: short articles in both languages, each with the event mentions
in it and for each the happening it tells. `develop.jsonl` is there to be looked at; of `check.jsonl`
only the figure is read. In `twists` most happenings have a near miss: the same pair a week or two months
later, a minister in place of the president, a visit put off and made in the end, a call and a meeting on
one day, the answer to an expulsion, and all of it recalled later without a date. `fresh`, `later`
and `blind` were written after the rules and measured before anything was mended by them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from diplograph.annotate.components import default_kb
from diplograph.records import (
    ActorKind,
    ActorRef,
    Article,
    Event,
    EventMention,
    Modality,
    Place,
    Polarity,
    Span,
    When,
)
from diplograph.resolve.details import with_details

__all__ = ["CORPUS", "HALVES", "Scores", "aligned", "bcubed", "clusters", "read", "wrong_pairs"]

CORPUS = Path(__file__).parent / "corpus"
HALVES = (
    "develop",
    "check",
    "twists.develop",
    "twists.check",
    "twists.fresh",
    "twists.later",
    "twists.blind",
)
Tellings = list[tuple[Article, EventMention]]


@dataclass(frozen=True, slots=True)
class Scores:
    """B-cubed precision and recall of clusters, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def read(half: str) -> tuple[Tellings, dict[str, str]]:
    """The tellings of one half, and the happening of each by the id of the mention."""
    tellings: Tellings = []
    happening: dict[str, str] = {}
    for line in (CORPUS / f"{half}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article = Article(
            id=row["id"], text=row["text"], lang=row["lang"], publisher=row["publisher"],
            published=date.fromisoformat(row["published"]) if row["published"] else None,
        )  # fmt: skip
        # What a sentence says besides is read from it here as when extraction found its events.
        mentions = with_details(
            article, [_mention(row["id"], event) for event in row["events"]], default_kb()
        )
        for event, mention in zip(row["events"], mentions, strict=True):
            tellings.append((article, mention))
            happening[mention.id] = event["happening"]
    return tellings, happening


def _mention(article: str, row: Mapping[str, Any]) -> EventMention:
    place, time = row["place"], row["time"]
    return EventMention(
        article=article,
        type=row["type"],
        trigger=Span(row["trigger"]["start"], row["trigger"]["end"]),
        sentence=Span(row["sentence"]["start"], row["sentence"]["end"]),
        agents=tuple(map(_ref, row["agents"])),
        patients=tuple(map(_ref, row["patients"])),
        place=Place(**place) if place else None,
        when=_when(time["iso"]) if time else None,
        polarity=Polarity(row["polarity"]),
        modality=Modality(row["modality"]),
        attribution=tuple(map(_ref, row["attribution"])),
    )


def _ref(row: Mapping[str, Any]) -> ActorRef:
    return ActorRef(**{**row, "kind": ActorKind(row["kind"])})


def _when(iso: str) -> When:
    start, _, end = iso.partition("/")
    return When(start=date.fromisoformat(start), end=date.fromisoformat(end or start))


def clusters(events: Iterable[Event]) -> dict[str, str]:
    """The event of each mention, by their ids."""
    return {claim.id: event.id for event in events for claim in event.claims}


def bcubed(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Scores:
    """B-cubed of clusters over mentions that need not be the same ones.

    As Cai and Strube (SIGDIAL 2010) have it: a gold mention that was not found counts as found alone,
    so it costs recall; a found mention that is not gold counts as a happening of its own, and is
    left out where it was put together with nothing.
    """
    everything = {**{key: ("missed", key) for key in gold if key not in found}, **found}
    truth = {**{key: ("other", key) for key in found if key not in gold}, **gold}
    by_found, by_truth = _members(everything), _members(truth)
    precise = [
        len(by_found[everything[key]] & by_truth[truth[key]]) / len(by_found[everything[key]])
        for key in found
        if key in gold or len(by_found[everything[key]]) > 1
    ]
    recalled = [
        len(by_found[everything[key]] & by_truth[truth[key]]) / len(by_truth[truth[key]]) for key in gold
    ]
    return Scores(_mean(precise), _mean(recalled))


def _members(cluster_of: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for key, cluster in cluster_of.items():
        members[cluster].add(key)
    return members


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def wrong_pairs(gold: Mapping[str, str], found: Mapping[str, Hashable]) -> list[tuple[str, str]]:
    """Happenings that were taken for one."""
    wrong = set()
    for members in _members(found).values():
        told = sorted({gold[key] for key in members if key in gold})
        wrong |= {(left, right) for i, left in enumerate(told) for right in told[i + 1 :]}
    return sorted(wrong)


def aligned(gold: Tellings, found: Tellings) -> dict[str, str]:
    """The found mention that stands for each gold one, by their ids: same trigger, or same type nearby.

    A gold mention takes the found mention whose trigger overlaps its own; else the one of its type in
    its sentence. A found mention stands for one gold mention at most.
    """
    by_article: dict[str, list[EventMention]] = defaultdict(list)
    for article, mention in found:
        by_article[article.id].append(mention)
    taken: set[str] = set()
    pairs: dict[str, str] = {}
    for strict in (True, False):
        for article, wanted in gold:
            if wanted.id in pairs:
                continue
            for mention in by_article[article.id]:
                if mention.id in taken:
                    continue
                over = (
                    mention.trigger.start < wanted.trigger.end and wanted.trigger.start < mention.trigger.end
                )
                near = (
                    mention.type == wanted.type
                    and wanted.sentence.start <= mention.trigger.start < wanted.sentence.end
                )
                if over if strict else near:
                    pairs[wanted.id] = mention.id
                    taken.add(mention.id)
                    break
    return pairs
