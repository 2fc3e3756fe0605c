"""Gold mentions of actors with the actors they were led to in, shares right and grouped errors out.

What is scored is the resolver, not the finding of mentions: each gold record lists under `actors` the
spans that name somebody, with `country` (ISO 3166-1 alpha-3), `name_en`, `kind` and, where certain,
`wikidata`. A name is right when it is the gold English name, or one of the variants that the events
of the record accept for that actor; for people a spelling that sounds the same is as good.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from diplograph.evaluate.matching import same_name
from diplograph.lang.sounds import likeness
from diplograph.records import ActorRef

__all__ = ["ACTOR_MEASURES", "ActorScores", "compare_actors", "spans_of"]

ACTOR_MEASURES = ("answered", "country", "name", "wikidata", "person_answered", "person_one_actor")
# Two spellings of a name: what the resolver itself asks for (resolve/actors.py).
_SAME_SPELLING = 0.9
Answered = tuple[Mapping[str, Any], Sequence[ActorRef]]


@dataclass(slots=True)
class ActorScores:
    """Right and all mentions by language and measure, with the errors they came from."""

    counts: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    errors: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def share(self, lang: str, measure: str) -> float:
        """The share that is right, 0 to 1; 1 where there was nothing to get right."""
        count = self.counts[lang, measure]
        return count["right"] / count["all"] if count["all"] else 1.0

    def langs(self) -> list[str]:
        """The languages scored."""
        return sorted({lang for lang, _ in self.counts})

    def to_dict(self) -> dict[str, Any]:
        """The figures as JSON holds them."""
        return {
            "languages": {
                lang: {measure: self.share(lang, measure) for measure in ACTOR_MEASURES}
                for lang in self.langs()
            },
            "errors": {f"{lang} {kind}": len(rows) for (lang, kind), rows in sorted(self.errors.items())},
        }

    def to_text(self, examples: int = 0) -> str:
        """A table, the errors by language and kind, and so many examples of each."""
        lines = [f"{'':8}{'measure':22}{'share':>7}   right/all"]
        for lang in self.langs():
            for measure in ACTOR_MEASURES:
                count = self.counts[lang, measure]
                tail = f"{count['right']}/{count['all']}"
                lines.append(f"{lang:8}{measure:22}{self.share(lang, measure):7.3f}   {tail}")
        ranked = sorted(self.errors.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
        if ranked:
            lines.append("\nerrors")
        for (lang, kind), rows in ranked:
            lines.append(f"  {lang} {kind}: {len(rows)}")
            lines.extend(f"      {text}" for text in rows[:examples])
        return "\n".join(lines)

    def add(self, lang: str, measure: str, right: bool) -> None:
        """Counts one mention."""
        self.counts[lang, measure]["all"] += 1
        self.counts[lang, measure]["right"] += right


def spans_of(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The actors of a gold record that have a span and an English name."""
    for actor in record.get("actors") or ():
        if actor.get("start") is not None and actor.get("name_en"):
            yield actor


def compare_actors(rows: Iterable[tuple[Mapping[str, Any], Sequence[Answered]]]) -> ActorScores:
    """Scores of articles.

    Args:
        rows: gold records, each with its gold actors and the actors found at their spans.
    """
    scores = ActorScores()
    ids: dict[tuple[str, str, str], set[str]] = defaultdict(set)  # of one gold person in one article
    names: dict[tuple[str, str, str], set[str]] = defaultdict(set)  # of one id that a person was led to
    for record, answers in rows:
        lang, article = str(record["lang"]), str(record.get("article") or record["id"])
        for gold, refs in answers:
            _count(scores, record, gold, refs)
            if gold.get("kind") == "person" and len(refs) == 1:
                ids[lang, article, gold["name_en"]].add(refs[0].id)
                names[lang, article, refs[0].id].add(gold["name_en"])
    for (lang, article, name), found in sorted(ids.items()):
        mixed = sorted({other for id in found for other in names[lang, article, id]} - {name})
        scores.add(lang, "person_one_actor", len(found) == 1 and not mixed)
        if len(found) > 1:
            told = f"{article} {name}: {', '.join(sorted(found))}"
            scores.errors[lang, "one person as several"].append(told)
        elif mixed:
            told = f"{article} {name}, {', '.join(mixed)}: {', '.join(found)}"
            scores.errors[lang, "several people as one"].append(told)
    return scores


def _count(
    scores: ActorScores, record: Mapping[str, Any], gold: Mapping[str, Any], refs: Sequence[ActorRef]
) -> None:
    lang, wanted = str(record["lang"]), gold.get("country")
    where = f"{record['id']} {gold['kind']} «{gold['text']}» {gold['name_en']} ({wanted or '–'})"
    told = "; ".join(f"{ref.name} ({ref.country or '–'}) {ref.id}" for ref in refs) or "nobody"
    named = any(_is_named(record, gold, ref) for ref in refs)
    placed = any(ref.country == wanted for ref in refs)
    scores.add(lang, "answered", bool(refs))
    scores.add(lang, "country", placed)
    scores.add(lang, "name", named)
    if gold.get("wikidata"):
        linked = any(ref.id == gold["wikidata"] for ref in refs)
        scores.add(lang, "wikidata", linked)
        if refs and not linked:
            kind = f"other id for a {gold['kind']}"
            scores.errors[lang, kind].append(f"{where} {gold['wikidata']} → {told}")
    if gold["kind"] == "person":
        scores.add(lang, "person_answered", bool(refs))
    if not refs:
        scores.errors[lang, f"nobody for a {gold['kind']}"].append(where)
        return
    if not placed:
        how = "no state" if refs[0].country is None else "other state"
        scores.errors[lang, f"{how} for a {gold['kind']}"].append(f"{where} → {told}")
    if not named:
        scores.errors[lang, f"other name for a {gold['kind']}"].append(f"{where} → {told}")


def _is_named(record: Mapping[str, Any], gold: Mapping[str, Any], ref: ActorRef) -> bool:
    if gold.get("wikidata") == ref.id:
        return True
    accepted = {"names": list(_accepted(record, gold)), "kind": ""}
    if same_name(accepted, {"name": ref.name}):
        return True
    spelt = (likeness(name, ref.name) for name in accepted["names"])
    return gold["kind"] == "person" and max(spelt) >= _SAME_SPELLING


def _accepted(record: Mapping[str, Any], gold: Mapping[str, Any]) -> Iterator[str]:
    """The gold English name, and the variants of it that the events of the record list."""
    yield gold["name_en"]
    for event in record.get("events") or ():
        for role in ("agents", "patients", "attribution"):
            for actor in event.get(role) or ():
                if actor.get("name") == gold["name_en"] or actor.get("start") == gold["start"]:
                    yield from (name for name in actor.get("names") or () if name.isascii())
