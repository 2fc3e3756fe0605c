"""Gold sentences with the events predicted for them in, precision, recall and F1 with grouped errors out.

What counts, and how, is what `gold/GUIDELINES.md` of the annotation says: a gold event marked
`optional` is never missed, and what is paired with it does not count; slots in its `dontcare` are not
scored; of `type_alt` any is right for the lenient measure; places and times are scored where gold
gives them. Actors count by the state they act for, and by name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from diplograph.evaluate.matching import (
    Actor,
    Event,
    hits,
    pair,
    plover_of,
    roles,
    same_name,
    same_state,
    states,
)

__all__ = ["MEASURES", "Scored", "Scores", "compare"]

MEASURES = (
    "any_event", "type_strict", "type_lenient", "plover", "agent_country", "patient_country", "agent_name",
    "patient_name", "triple_country", "triple_name", "polarity", "negated", "modality", "modality_nonactual",
    "attribution_name", "attribution_country", "place_country", "time_iso", "sentence_detection",
)  # fmt: skip
_ROLES = (("agents", "agent"), ("patients", "patient"))


@dataclass(frozen=True, slots=True)
class Scored:
    """A predicted event: how sure it was said to be, and whether it was right."""

    lang: str
    score: float
    right: bool
    event: Event


@dataclass(slots=True)
class Scores:
    """Counts by language, measure and type, with the errors they came from."""

    counts: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    types: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    scored: list[Scored] = field(default_factory=list)
    negatives: Counter[str] = field(
        default_factory=Counter
    )  # sentences without an event, and with a false one

    def f1(self, lang: str, measure: str) -> float:
        """F1 of a measure in a language; 1 when there was nothing to find and nothing was found."""
        return _f1(self.counts[lang, measure])[2]

    def langs(self) -> list[str]:
        """The languages scored."""
        return sorted({lang for lang, _ in self.counts})

    def to_dict(self) -> dict[str, Any]:
        """The figures as JSON holds them."""
        return {
            "languages": {
                lang: {
                    measure: dict(
                        zip(("precision", "recall", "f1"), _f1(self.counts[lang, measure]), strict=True)
                    )
                    for measure in MEASURES
                }
                for lang in self.langs()
            },
            "types": {
                name: dict(zip(("precision", "recall", "f1"), _f1(count), strict=True))
                for name, count in sorted(self.types.items())
            },
            "errors": {kind: len(rows) for kind, rows in sorted(self.errors.items())},
            "negatives": dict(self.negatives),
        }

    def to_text(self, examples: int = 0) -> str:
        """A table, the errors by kind, and so many examples of each kind."""
        lines = [f"{'':8}{'measure':22}{'P':>7}{'R':>7}{'F1':>7}   right/predicted/gold"]
        for lang in self.langs():
            for measure in MEASURES:
                lines.append(f"{lang:8}{measure:22}{_row(self.counts[lang, measure])}")
        if self.negatives["sentences"]:
            lines.append(
                f"\nsentences without an event: {self.negatives['sentences']}, "
                f"with one all the same: {self.negatives['false']}"
            )
        lines.append("\nby type")
        lines += [f"  {name:34}{_row(self.types[name])}" for name in sorted(self.types)]
        ranked = sorted(self.errors.items(), key=lambda item: (-len(item[1]), item[0]))
        if ranked:
            lines.append("\nerrors")
        for kind, rows in ranked:
            lines.append(f"  {kind}: {len(rows)}")
            lines.extend(f"      {text}" for text in rows[:examples])
        return "\n".join(lines)


def _f1(count: Mapping[str, int]) -> tuple[float, float, float]:
    right, predicted, gold = count["right"], count["predicted"], count["gold"]
    precision = right / predicted if predicted else float(not gold)
    recall = right / gold if gold else 1.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def _row(count: Mapping[str, int]) -> str:
    precision, recall, f1 = _f1(count)
    tail = f"{count['right']}/{count['predicted']}/{count['gold']}"
    return f"{precision:7.3f}{recall:7.3f}{f1:7.3f}   {tail}"


def compare(rows: Iterable[tuple[Mapping[str, Any], Sequence[Event]]]) -> Scores:
    """Scores of sentences.

    Args:
        rows: gold records (`id`, `lang`, `text`, `events`) with the events predicted for each, in
            the form `extract` writes.
    """
    scores = Scores()
    for record, predicted in rows:
        _Sentence(scores, record, predicted).count()
    return scores


class _Sentence:
    """One gold sentence against what was found in it."""

    def __init__(self, scores: Scores, record: Mapping[str, Any], found: Sequence[Event]) -> None:
        self.scores = scores
        self.record = record
        self.lang = str(record.get("lang", ""))
        self.gold: Sequence[Event] = record.get("events") or ()
        self.found = found
        pairs = pair(self.gold, found)
        self.aside = {j for i, j in pairs if self.gold[i].get("optional")}
        self.partner = {i: j for i, j in pairs if not self.gold[i].get("optional")}

    def add(self, measure: str, right: int, predicted: int, gold: int) -> None:
        count = self.scores.counts[self.lang, measure]
        count["right"] += right
        count["predicted"] += predicted
        count["gold"] += gold

    def error(self, kind: str, event: Event, tail: str = "") -> None:
        trigger = (event.get("trigger") or {}).get("text", "")
        self.scores.errors[kind].append(f"{self.record['id']} {event['type']} «{trigger}»{tail}")

    def count(self) -> None:
        wanted = [i for i, event in enumerate(self.gold) if not event.get("optional")]
        counted = [j for j in range(len(self.found)) if j not in self.aside]
        for measure in ("any_event", "type_strict", "type_lenient", "plover", "polarity", "modality"):
            self.add(measure, 0, len(counted), len(wanted))
        self.add("sentence_detection", int(bool(wanted and counted)), int(bool(counted)), int(bool(wanted)))
        if not self.gold:
            self.scores.negatives["sentences"] += 1
            self.scores.negatives["false"] += bool(counted)
        for i in wanted:
            self.scores.types[self.gold[i]["type"]]["gold"] += 1
        for j in counted:
            self.scores.types[self.found[j]["type"]]["predicted"] += 1
        right = {self.partner[i]: self.one(self.gold[i], self.found[self.partner[i]])
                 for i in wanted if i in self.partner}  # fmt: skip
        for i in wanted:
            if i not in self.partner:
                self.missed(self.gold[i])
        for j in counted:
            if j not in right:
                self.spurious(self.found[j])
            found = self.found[j]
            self.scores.scored.append(
                Scored(self.lang, float(found.get("score", 0.0)), right.get(j, False), found)
            )

    def missed(self, event: Event) -> None:
        self.error("missed event", event)
        free = event.get("dontcare") or ()
        for role, name in _ROLES:
            if role not in free:
                actors = event.get(role) or ()
                self.add(f"{name}_country", 0, 0, len(states(actors)))
                self.add(f"{name}_name", 0, 0, len(actors))
        self.triples(event, None, right=False)
        self.realis(event, None)
        self.sources(event, None)
        self.circumstances(event, None)

    def spurious(self, found: Event) -> None:
        self.error("event where there is none", found)
        for role, name in _ROLES:
            actors = found.get(role) or ()
            self.add(f"{name}_country", 0, len(states(actors)), 0)
            self.add(f"{name}_name", 0, len(actors), 0)
        agents, patients = found.get("agents") or (), found.get("patients") or ()
        self.add("triple_country", 0, _pairs(states(agents), states(patients)), 0)
        self.add("triple_name", 0, _pairs(agents, patients), 0)
        self.add("negated", 0, int(_polarity(found) == "negated"), 0)
        self.add("modality_nonactual", 0, int(_modality(found) != "actual"), 0)
        sources = found.get("attribution") or ()
        self.add("attribution_name", 0, len(sources), 0)
        self.add("attribution_country", 0, len(states(sources)), 0)

    def one(self, gold: Event, found: Event) -> bool:
        """Counts a pair; True if type and both sides are right."""
        free = gold.get("dontcare") or ()
        same = gold["type"] == found["type"] or "type" in free
        lenient = same or found["type"] in (gold.get("type_alt") or ())
        self.add("any_event", 1, 0, 0)
        self.add("type_strict", int(same), 0, 0)
        self.add("type_lenient", int(lenient), 0, 0)
        self.add("plover", int(plover_of(gold) == plover_of(found)), 0, 0)
        self.scores.types[gold["type"]]["right"] += same
        if not same:
            self.error(f"wrong type: {found['type']} for {gold['type']}", gold)
        sides = roles(gold, found)
        whole = same
        for (role, name), given in zip(_ROLES, sides, strict=True):
            if role in free:
                continue
            whole = self.role(gold, role, name, given, sides) and whole
        self.triples(gold, sides, right=same)
        self.realis(gold, found)
        self.sources(gold, found)
        self.circumstances(gold, found)
        return whole

    def role(
        self,
        gold: Event,
        role: str,
        name: str,
        given: Sequence[Actor],
        sides: tuple[list[Actor], list[Actor]],
    ) -> bool:
        actors = gold.get(role) or ()
        wanted, got = states(actors), states(given)
        by_state = hits(wanted, got, same_state)
        self.add(f"{name}_country", by_state, len(got), len(wanted))
        self.add(f"{name}_name", hits(actors, given, same_name), len(given), len(actors))
        if by_state == len(wanted) == len(got):
            return True
        other = sides[1] if name == "agent" else sides[0]
        told = f" gold {_listed(wanted)}, got {_listed(got)}"
        if wanted and hits(wanted, states(other), same_state):
            self.error("roles exchanged", gold, told)
        elif not got:
            self.error(f"missing {name}", gold, told)
        elif not wanted:
            self.error(f"{name} where there is none", gold, told)
        else:
            self.error(f"wrong {name}", gold, told)
        return False

    def triples(self, gold: Event, sides: tuple[list[Actor], list[Actor]] | None, *, right: bool) -> None:
        free = gold.get("dontcare") or ()
        for measure, one_each, same in (
            ("triple_country", states, same_state),
            ("triple_name", list, same_name),
        ):
            wanted = [[] if role in free else one_each(gold.get(role) or ()) for role, _ in _ROLES]
            count = _pairs(*wanted)
            if sides is None:
                self.add(measure, 0, 0, count)
                continue
            given = [
                [] if role in free else one_each(side) for (role, _), side in zip(_ROLES, sides, strict=True)
            ]
            good = 1
            for one, other in zip(wanted, given, strict=True):
                good *= hits(one, other, same) if one else int(not other)
            self.add(measure, good * right, _pairs(*given), count)

    def realis(self, gold: Event, found: Event | None) -> None:
        free = gold.get("dontcare") or ()
        if found is not None:
            polarity = _polarity(gold) == _polarity(found)
            modality = "modality" in free or _modality(gold) == _modality(found)
            self.add("polarity", int(polarity), 0, 0)
            self.add("modality", int(modality), 0, 0)
            if not polarity:
                self.error(f"wrong polarity: {_polarity(found)} for {_polarity(gold)}", gold)
            if not modality:
                self.error(f"wrong modality: {_modality(found)} for {_modality(gold)}", gold)
        negated = _polarity(gold) == "negated"
        said = found is not None and _polarity(found) == "negated"
        self.add("negated", int(negated and said), int(said), int(negated))
        if "modality" not in free:
            unreal = _modality(gold) != "actual"
            given = found is not None and _modality(found) != "actual"
            good = unreal and found is not None and _modality(gold) == _modality(found)
            self.add("modality_nonactual", int(good), int(given), int(unreal))

    def sources(self, gold: Event, found: Event | None) -> None:
        """Who says so; a source that is the agent itself is not scored."""
        if "attribution" in (gold.get("dontcare") or ()):
            return
        own = list(gold.get("agents") or ())

        def not_self(actor: Actor) -> bool:
            return not any(
                same_name({"names": [name]}, {"name": actor.get("name")})
                for agent in own
                for name in (agent.get("names") or [agent.get("name")])
                if name
            )

        wanted = [a for a in gold.get("attribution") or () if not_self(a)]
        given = []
        for actor in (found or {}).get("attribution") or ():
            if any(same_name(one, actor) for one in wanted) or not_self(actor):
                given.append(actor)
        good = hits(wanted, given, same_name)
        self.add("attribution_name", good, len(given), len(wanted))
        self.add(
            "attribution_country",
            hits(states(wanted), states(given), lambda a, b: same_state(a, b) or same_name(a, b)),
            len(states(given)),
            len(states(wanted)),
        )
        if found is not None and good < len(wanted):
            self.error("missing source" if not given else "wrong source", gold, f" gold {_listed(wanted)}")
        elif found is not None and len(given) > len(wanted):
            self.error("source where there is none", gold, f" got {_listed(given)}")

    def circumstances(self, gold: Event, found: Event | None) -> None:
        """Place and time, where gold gives them."""
        free = gold.get("dontcare") or ()
        place = gold.get("place")
        if place and place.get("country") and "place" not in free:
            given = ((found or {}).get("place") or {}).get("country")
            self.add("place_country", int(given == place["country"]), int(given is not None), 1)
            if found is not None and given != place["country"]:
                self.error("wrong place" if given else "missing place", gold, f" gold {place.get('text')}")
        time = gold.get("time")
        if time and time.get("iso") and "time" not in free:
            given = ((found or {}).get("time") or {}).get("iso")
            self.add("time_iso", int(given == time["iso"]), int(given is not None), 1)
            if found is not None and given != time["iso"]:
                self.error(
                    "wrong time" if given else "missing time", gold, f" gold {time['iso']}, got {given}"
                )


def _polarity(event: Event) -> str:
    return str(event.get("polarity") or "affirmed")


def _modality(event: Event) -> str:
    return str(event.get("modality") or "actual")


def _pairs(agents: Sequence[Actor], patients: Sequence[Actor]) -> int:
    """Agents by patients; a side without an actor counts as one."""
    return max(1, len(agents)) * max(1, len(patients))


def _listed(actors: Sequence[Actor]) -> str:
    return ", ".join(str(a.get("country") or a.get("name") or "?") for a in actors) or "nobody"
