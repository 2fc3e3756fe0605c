"""Predicted and gold events of the same sentences in, precision, recall and F1 out.

Events are paired one to one inside a sentence, by type first, then by category and actors. A gold
event marked `optional` is never missed, and what is paired with it does not count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from diplograph.vocab import EVENT_TYPES

__all__ = ["Scores", "compare"]

_MEASURES = ("event", "type", "agent", "patient", "triple", "polarity", "modality", "attribution")


@dataclass(slots=True)
class Scores:
    """Counts by language, measure and type, with the errors they came from."""

    counts: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    types: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def f1(self, lang: str, measure: str) -> float:
        """F1 of a measure in a language; 0 when there is nothing to score."""
        return _f1(self.counts[lang, measure])[2]

    def to_text(self, examples: int = 0) -> str:
        """A table, and so many examples of each kind of error."""
        lines = [f"{'':12}{'measure':14}{'P':>7}{'R':>7}{'F1':>7}   right/predicted/gold"]
        for lang in sorted({lang for lang, _ in self.counts}):
            for measure in _MEASURES:
                count = self.counts[lang, measure]
                precision, recall, f1 = _f1(count)
                tail = f"{count['right']}/{count['predicted']}/{count['gold']}"
                lines.append(f"{lang:12}{measure:14}{precision:7.3f}{recall:7.3f}{f1:7.3f}   {tail}")
        lines.append("")
        lines.append("by type")
        for name in sorted(self.types):
            count = self.types[name]
            precision, recall, f1 = _f1(count)
            tail = f"{count['right']}/{count['predicted']}/{count['gold']}"
            lines.append(f"  {name:34}{precision:7.3f}{recall:7.3f}{f1:7.3f}   {tail}")
        for kind in sorted(self.errors):
            lines.append(f"\n{kind}: {len(self.errors[kind])}")
            lines.extend(f"  {text}" for text in self.errors[kind][:examples])
        return "\n".join(lines)


def _f1(count: Mapping[str, int]) -> tuple[float, float, float]:
    right, predicted, gold = count["right"], count["predicted"], count["gold"]
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def compare(rows: Iterable[tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]]) -> Scores:
    """Scores of sentences.

    Args:
        rows: gold records (`id`, `lang`, `text`, `events`) with the events predicted for each, in
            the form `extract` writes.
    """
    scores = Scores()
    for gold, predicted in rows:
        _sentence(scores, gold, predicted)
    return scores


def _sentence(scores: Scores, record: Mapping[str, Any], predicted: Sequence[Mapping[str, Any]]) -> None:
    lang = str(record.get("lang", ""))
    gold = list(record.get("events", ()))
    pairs = _pair(gold, predicted)
    taken = {id(p) for _, p in pairs}

    def count(measure: str, key: str, by: int = 1) -> None:
        scores.counts[lang, measure][key] += by

    for event in gold:
        if event.get("optional"):
            continue
        for measure in _MEASURES[:2]:
            count(measure, "gold")
        count("polarity", "gold")
        count("modality", "gold")
        count("triple", "gold")
        scores.types[event["type"]]["gold"] += 1
        for role in ("agents", "patients"):
            count(role[:-1], "gold", len(event.get(role) or ()))
        count("attribution", "gold", len(event.get("attribution") or ()))
        if not any(g is event for g, _ in pairs):
            scores.errors["missed"].append(f"{record['id']} {event['type']} «{event['trigger']['text']}»")
    for found in predicted:
        partner = next((g for g, p in pairs if p is found), None)
        if partner is not None and partner.get("optional"):
            continue
        for measure in ("event", "type", "polarity", "modality", "triple"):
            count(measure, "predicted")
        scores.types[found["type"]]["predicted"] += 1
        for role in ("agents", "patients"):
            count(role[:-1], "predicted", len(found.get(role) or ()))
        count("attribution", "predicted", len(found.get("attribution") or ()))
        if id(found) not in taken:
            scores.errors["spurious"].append(f"{record['id']} {found['type']} «{found['trigger']['text']}»")
    for event, found in pairs:
        if not event.get("optional"):
            _matched(scores, lang, record, event, found)


def _matched(
    scores: Scores, lang: str, record: Mapping[str, Any], gold: Mapping[str, Any], found: Mapping[str, Any]
) -> None:
    def right(measure: str, good: bool) -> None:
        scores.counts[lang, measure]["right"] += good
        if not good:
            scores.errors[f"wrong {measure}"].append(
                f"{record['id']} {gold['type']} «{gold['trigger']['text']}»"
            )

    right("event", True)
    same = gold["type"] == found["type"]
    right("type", same)
    scores.types[gold["type"]]["right"] += same
    right("polarity", gold.get("polarity", "affirmed") == found.get("polarity"))
    right("modality", gold.get("modality", "actual") == found.get("modality"))
    sides = _sides(gold, found)
    for role, (wanted, got) in sides.items():
        hits = _hits(wanted, got)
        scores.counts[lang, role]["right"] += hits
        if hits < max(len(wanted), len(got)):
            scores.errors[f"wrong {role}"].append(
                f"{record['id']} {gold['type']} «{gold['trigger']['text']}»"
            )
    whole = same and all(_hits(w, g) == len(w) == len(g) for w, g in sides.values())
    right("triple", whole)
    scores.counts[lang, "attribution"]["right"] += _hits(
        gold.get("attribution") or (), found.get("attribution") or ()
    )


def _sides(
    gold: Mapping[str, Any], found: Mapping[str, Any]
) -> dict[str, tuple[Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]]]]:
    agents, patients = list(found.get("agents") or ()), list(found.get("patients") or ())
    wanted, others = list(gold.get("agents") or ()), list(gold.get("patients") or ())
    kind = EVENT_TYPES.get(gold["type"])
    if kind is not None and kind.symmetric:
        straight = _hits(wanted, agents) + _hits(others, patients)
        if _hits(wanted, patients) + _hits(others, agents) > straight:
            agents, patients = patients, agents
    return {"agent": (wanted, agents), "patient": (others, patients)}


def _hits(gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> int:
    left = list(found)
    hits = 0
    for actor in gold:
        for candidate in left:
            if _same(actor, candidate):
                left.remove(candidate)
                hits += 1
                break
    return hits


def _same(gold: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    """Same state; actors without one agree by name."""
    if gold.get("country"):
        return bool(gold["country"] == found.get("country"))
    names = {str(n).casefold() for n in (gold.get("names") or [gold.get("name")]) if n}
    own = {str(found.get(key) or "").casefold() for key in ("name", "name_ar", "text")}
    return bool(names & own)


def _pair(
    gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]
) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    scored = []
    for i, event in enumerate(gold):
        for j, found in enumerate(predicted):
            weight = _weight(event, found)
            if weight:
                scored.append((weight, not event.get("optional"), -i, -j, event, found))
    scored.sort(key=lambda row: row[:4], reverse=True)
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for _, _, i, j, event, found in scored:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((event, found))
    return pairs


def _weight(gold: Mapping[str, Any], found: Mapping[str, Any]) -> int:
    same = gold["type"] == found["type"]
    kinds = EVENT_TYPES.get(gold["type"]), EVENT_TYPES.get(found["type"])
    category = all(kinds) and kinds[0].plover == kinds[1].plover != "NONE"  # type: ignore[union-attr]
    actors = _hits(gold.get("agents") or (), found.get("agents") or ()) + _hits(
        gold.get("patients") or (), found.get("patients") or ()
    )
    overlap = _overlap(gold.get("trigger") or {}, found.get("trigger") or {})
    if not (same or category or (actors and overlap)):
        return 0
    return 100 * int(same) + 25 * int(bool(category)) + 10 * actors + 5 * int(overlap) + 1


def _overlap(left: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    try:
        return bool(left["start"] < right["end"] and right["start"] < left["end"])
    except KeyError:
        return False
