"""An event and its articles in, the account of each of its sources out: as records, or side by side."""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path

from diplograph.records import ActorRef, Article, Comparison, Event, EventMention
from diplograph.vocab import EVENT_TYPES, TOPICS

__all__ = [
    "SLOTS",
    "Account",
    "Quote",
    "accounts",
    "compared",
    "headline",
    "held_together",
    "slots",
    "to_json",
    "to_text",
    "values",
]

SLOTS = ("happened", "time", "place", "number", "initiative", "request", "topic")
_NARROWEST = 36  # columns a side needs to be read


@dataclass(frozen=True, slots=True)
class Quote:
    """One claim with where it stands; offsets are of the sentence in the article's text."""

    claim: str
    article: str
    outlet: str | None
    published: str | None
    lang: str | None
    url: str | None
    sentence: str
    start: int
    end: int
    polarity: str
    modality: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one source says of an event: who it is, and its claims with their sentences.

    `source` is who the text says it from, innermost first, and empty where an outlet speaks for itself.
    """

    name: str
    name_ar: str
    source: tuple[str, ...]
    quotes: tuple[Quote, ...]


def accounts(event: Event, articles: Mapping[str, Article]) -> list[Account]:
    """The accounts of an event: named sources first, then outlets, each in order of date.

    Args:
        event: with its claims.
        articles: those of its claims, by id.
    """
    found: dict[tuple[bool, str], list[EventMention]] = {}
    for claim in sorted(event.claims, key=lambda c: _age(c, articles[c.article])):
        article = articles[claim.article]
        outlet = article.publisher or article.title or article.id
        key = (False, claim.attribution[0].id) if claim.attribution else (True, outlet)
        found.setdefault(key, []).append(claim)
    out = []
    for (own, outlet), claims in sorted(found.items(), key=lambda item: item[0][0]):
        source = claims[0].attribution[:1]
        out.append(
            Account(
                name=outlet if own else source[0].name,
                name_ar=outlet if own else source[0].name_ar or source[0].name,
                source=tuple(ref.id for ref in claims[0].attribution),
                quotes=tuple(_quote(claim, articles[claim.article]) for claim in claims),
            )
        )
    return out


def _age(claim: EventMention, article: Article) -> tuple[str, str, int]:
    day = article.published.isoformat() if article.published else "9999"
    return day, claim.article, claim.trigger.start


def _quote(claim: EventMention, article: Article) -> Quote:
    return Quote(
        claim=claim.id,
        article=article.id,
        outlet=article.publisher,
        published=article.published.isoformat() if article.published else None,
        lang=article.lang,
        url=article.url,
        sentence=" ".join(claim.sentence.cut(article.text).split()),
        start=claim.sentence.start,
        end=claim.sentence.end,
        polarity=str(claim.polarity),
        modality=str(claim.modality),
    )


def headline(event: Event, lang: str = "en") -> str:
    """An event in one line: what, who, when."""
    kind, arabic = EVENT_TYPES[event.type], lang == "ar"
    when = event.when.iso if event.when is not None and event.when.iso else _words()[lang]["undated"]
    sides = " – ".join(
        part for part in (_names(event.agents, arabic), _names(event.patients, arabic)) if part
    )
    return f"{kind.label_ar if arabic else kind.label_en}: {sides}  {when}"


def to_json(event: Event, told: Sequence[Account]) -> str:
    """An event with the accounts of its sources and how they compare, as JSON."""
    value = {
        "id": event.id,
        "type": event.type,
        "agents": [ref.id for ref in event.agents],
        "patients": [ref.id for ref in event.patients],
        "time": event.when.iso if event.when is not None else None,
        "claims": len(event.claims),
        "independent_sources": event.sources,
        "accounts": [asdict(account) for account in told],
        "comparisons": [asdict(comparison) for comparison in event.comparisons],
        "joins": [asdict(join) for join in event.joins],
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def to_text(event: Event, told: Sequence[Account], *, lang: str = "en", width: int = 100) -> str:
    """The accounts side by side for a terminal, as many beside each other as there is room for.

    Args:
        event: the event.
        told: its accounts.
        lang: en or ar, for all that is not quoted.
        width: columns of the terminal.
    """
    words = _words()[lang]
    arabic = lang == "ar"

    lines = [
        headline(event, lang),
        f"{event.id}  {len(event.claims)} {words['claims']}, {event.sources} {words['sources']}",
        "",
    ]
    count = max(1, min(len(told), (width + 3) // (_NARROWEST + 3)))
    each = (width - 3 * (count - 1)) // count
    for start in range(0, len(told), count):
        columns = [_column(account, words, arabic, each) for account in told[start : start + count]]
        for row in zip_longest(*columns, fillvalue=""):
            lines.append(" | ".join(_padded(cell, each) for cell in row).rstrip() if count > 1 else row[0])
        lines.append("")
    return "\n".join([*lines, *(text for _, text in compared(event, told, lang))]).rstrip()


def compared(event: Event, told: Sequence[Account], lang: str = "en") -> list[tuple[bool, str]]:
    """What the accounts agree in, and each thing they differ in: if they agree, and a line that says so."""
    words, arabic = _words()[lang], lang == "ar"
    teller = {
        quote.claim: account.name_ar if arabic else account.name
        for account in told
        for quote in account.quotes
    }
    comma = "، " if arabic else ", "
    out = []
    differing = {slot for c in event.comparisons if not c.agree for slot in c.slots}
    agreed = dict.fromkeys(
        slot for c in event.comparisons if c.agree for slot in c.slots if slot not in differing
    )
    if agreed:
        out.append((True, f"{words['agree']}: {comma.join(words[slot] for slot in agreed)}"))
    for comparison in event.comparisons:
        if not comparison.agree:
            (slot,) = comparison.slots
            said = [
                f"{teller.get(claim, claim)}: {value}"
                for claim, value in zip(
                    (comparison.left, comparison.right), values(comparison, event, lang), strict=True
                )
            ]
            out.append((False, f"{words['differ']}: {words[slot]} ({comma.join(said)})"))
    return out


def held_together(event: Event, told: Sequence[Account], *, lang: str = "en") -> str:
    """Why the claims of an event are one event: each join with its reasons and the two sentences."""
    words = _words()[lang]
    lines = [headline(event, lang)]
    if not event.joins:
        return "\n".join([*lines, words["one claim"]])
    quotes = {quote.claim: quote for account in told for quote in account.quotes}
    lines += [f"{words['held']}:"]
    for join in sorted(event.joins, key=lambda j: (j.score, j.left, j.right)):
        lines += ["", f"{join.score:.2f}  {_reasons(join.reason, words, lang)}"]
        lines += [f"      {_cited(quotes[claim], words)}" for claim in (join.left, join.right)]
    return "\n".join(lines)


def _reasons(reason: str, words: Mapping[str, str], lang: str) -> str:
    if reason.startswith("judged by "):
        return _safe(reason.replace("judged by", words["judged by"], 1))
    parts = (part.rpartition(" ") for part in reason.split(", "))
    comma = "، " if lang == "ar" else ", "
    return comma.join(f"{words.get(name, name)} {share}" for name, _, share in parts)


def _cited(quote: Quote, words: Mapping[str, str]) -> str:
    marks = ["«", "»"] if quote.lang == "ar" else ["“", "”"]
    about = f"{quote.outlet or words['unknown']}, {quote.published or words['undated']}"
    return _safe(f"{quote.claim}  {about}: {marks[0]}{quote.sentence}{marks[1]}")


def values(comparison: Comparison, event: Event, lang: str) -> list[str]:
    """The values in which two claims of an event differ, as a reader names them; days stay in ISO form."""
    (slot,) = comparison.slots
    claims = {claim.id: claim for claim in event.claims}
    pairs = zip((comparison.left, comparison.right), comparison.values, strict=True)
    return [_value(slot, value, claims.get(claim), lang) for claim, value in pairs]


def _value(slot: str, value: str, claim: EventMention | None, lang: str) -> str:
    arabic = lang == "ar"
    if slot == "happened":
        return _words()[lang].get(value, value)
    if slot == "topic":
        known = (TOPICS.get(name) for name in value.split(", "))
        return ("، " if arabic else ", ").join(
            (t.label_ar if arabic else t.label_en) for t in known if t
        ) or value
    if claim is not None and slot == "place" and claim.place is not None:
        return claim.place.name or claim.place.text
    if claim is not None and slot in {"initiative", "request"}:
        refs = (*claim.agents, *claim.patients)
        sides = [next((r for r in refs if side in (r.id, r.country)), side) for side in value.split(" → ")]
        named = [side if isinstance(side, str) else _names([side], arabic) for side in sides]
        return (" ← " if arabic else " → ").join(named)
    return value


def slots(lang: str) -> dict[str, str]:
    """What is compared, and how one says that accounts agree or differ in it."""
    words = _words()[lang]
    return {key: words[key] for key in ("agree", "differ", *SLOTS)}


def _names(refs: Sequence[ActorRef], arabic: bool) -> str:
    found = [(ref.name_ar or ref.name) if arabic else ref.name for ref in refs]
    return ("، " if arabic else ", ").join(found)


@cache
def _words() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("accounts.json").read_text(encoding="utf-8")
    words: dict[str, dict[str, str]] = json.loads(text)
    return words


def _column(account: Account, words: Mapping[str, str], arabic: bool, width: int) -> list[str]:
    name = account.name_ar if arabic else account.name
    out = _wrapped(f"{words['says']} {name}" if account.source else name, width)
    if not account.source:
        out += _wrapped(f"({words['told']})", width)
    for quote in account.quotes:
        marks = [words["negated"]] if quote.polarity == "negated" else []
        marks += [words[quote.modality]] if quote.modality != "actual" else []
        about = [quote.outlet or words["unknown"], quote.published or words["undated"], *marks]
        out += ["", *_wrapped(("، " if arabic else ", ").join(about), width)]
        marks = ["«", "»"] if quote.lang == "ar" else ["“", "”"]
        out += _wrapped(f"{marks[0]}{quote.sentence}{marks[1]}", width)
    return out


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of text without control characters, which a terminal would obey."""
    return textwrap.wrap(_safe(text), width) or [""]


def _safe(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def _padded(text: str, width: int) -> str:
    """A cell as wide as its column, counted as a terminal shows it."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    marks = sum(1 for char in text if unicodedata.combining(char))
    return text + " " * max(width - len(text) - wide + marks, 0)
