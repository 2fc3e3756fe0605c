"""The events of an actor, or between two sides, in; a briefing for print out: one HTML file without scripts.

Figures, a timeline, who did what to whom, and the events best attested with what each source says of them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from diplograph.records import ActorRef, Article, Event, EventMention, When
from diplograph.view.accounts import Account, accounts, compared
from diplograph.view.evidence import pieces
from diplograph.view.model import GROUPS, status
from diplograph.view.page import DIRECTION, file, rendered, save, strings
from diplograph.view.text import plain, web
from diplograph.vocab import EVENT_TYPES

__all__ = ["Briefing", "report_html", "write_report"]

_FILES = resources.files("diplograph.view") / "printed"
_KEYS = ("vc", "mc", "vx", "mx")  # names of the four classes in the style, in the order of GROUPS
_CONTACTS = {"call", "meet", "visit", "host", "negotiate"}
_RELATIONS = 40
_QUOTES = 4  # of one source on one event
_GRAINS = (("day", 45), ("month", 1500), ("year", 4_000_000))  # of the timeline, for so many days at most
_WIDTH, _HEIGHT, _LEFT, _FOOT, _HEAD = 900, 230, 40, 24, 12


@dataclass(frozen=True, slots=True)
class Briefing:
    """What was written."""

    path: Path
    events: int
    shown: int
    articles: int

    def _repr_html_(self) -> str:
        """The page itself in a notebook; it has no scripts, so its sandbox allows nothing."""
        from html import escape

        html = self.path.read_text(encoding="utf-8") if self.path.is_file() else ""
        return (
            '<iframe sandbox="allow-popups" width="100%" height="620" style="border:0" '
            f'srcdoc="{escape(html)}"></iframe>'
        )


def write_report(
    events: Sequence[Event],
    articles: Mapping[str, Article],
    path: Path,
    *,
    subject: Sequence[tuple[str, str]],
    lang: str = "en",
    most: int = 20,
) -> Briefing:
    """Writes the briefing.

    Args:
        events: all that is told of the actor, or between the two sides.
        articles: those the claims stand in, by id.
        path: the file to write.
        subject: the English and the Arabic name of the actor, or of each side.
        lang: language of the page, "en" or "ar"; sentences stay in theirs.
        most: how many events are told with their evidence.

    Raises:
        ConfigError: the page does not speak that language.
        GraphError: the file cannot be written.
    """
    save(path, report_html(events, articles, subject=subject, lang=lang, most=most))
    return Briefing(
        path=path, events=len(events), shown=min(most, len(events)), articles=len(_told_in(events))
    )


def report_html(
    events: Sequence[Event],
    articles: Mapping[str, Article],
    *,
    subject: Sequence[tuple[str, str]],
    lang: str = "en",
    most: int = 20,
) -> str:
    """The briefing as HTML; see `write_report`."""
    words = {**strings(lang), **_words(lang)}
    names = [plain(ar if lang == "ar" else en, 80) for en, ar in subject]
    best = sorted(events, key=lambda e: (-e.sources, -len(e.claims), _start(e) or date.max, e.id))[:most]
    best.sort(key=lambda e: (_start(e) or date.max, e.id))
    done = [event for event in events if event.is_asserted]
    counts = Counter(EVENT_TYPES[event.type].group for event in done)
    relations = _relations(events, lang)
    told_in = [articles[name] for name in _told_in(events)]
    return rendered(
        _text("report.html"),
        file("colours.css") + _text("report.css"),
        lang=lang,
        dir=DIRECTION[lang],
        title=f"{words['kicker']}: {words['comma'].join(names)}",
        text=words,
        subject=names,
        span=_span([day for event in events if (day := _start(event))], words),
        figures=_figures(events, done, told_in, words),
        balance=_balance(counts, words, lang),
        **_timeline(done, words),
        undated=sum(_start(event) is None for event in events),
        relations=relations[:_RELATIONS],
        more_relations=max(0, len(relations) - _RELATIONS),
        events=[_event(event, articles, words, lang) for event in best],
        more_events=max(0, len(events) - most),
        articles=[_article(article, words) for article in told_in],
    )


def _text(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")


@cache
def _words(lang: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_text("report.json"))[lang]
    return found


def _told_in(events: Sequence[Event]) -> list[str]:
    return sorted({claim.article for event in events for claim in event.claims})


def _start(event: Event) -> date | None:
    return event.when.start if event.when is not None else None


# -- figures -------------------------------------------------------------------------------------


def _figures(
    events: Sequence[Event], done: Sequence[Event], told_in: Sequence[Article], words: Mapping[str, Any]
) -> list[tuple[str, int]]:
    return [
        (words["events"], len(events)),
        (words["told"], len(done)),
        (words["contacts"], sum(_is_contact(event) for event in done)),
        (words["claims"], sum(len(event.claims) for event in events)),
        (words["articles_number"], len(told_in)),
        (words["outlets"], len({article.publisher for article in told_in if article.publisher})),
    ]


def _is_contact(event: Event) -> bool:
    return event.type in _CONTACTS


def _balance(counts: Mapping[str, int], words: Mapping[str, Any], lang: str) -> list[dict[str, Any]]:
    """Each class with its share of a bar, from where reading begins."""
    total, at, found = max(1, sum(counts.values())), 0.0, []
    for key, group in zip(_KEYS, GROUPS, strict=True):
        share = 100 * counts.get(group, 0) / total
        left = 100 - at - share if lang == "ar" else at
        found.append({"key": key, "label": words[group], "count": counts.get(group, 0),
                      "x": f"{left:.2f}%", "width": f"{share:.2f}%"})  # fmt: skip
        at += share
    return found


def _timeline(done: Sequence[Event], words: Mapping[str, Any]) -> dict[str, Any]:
    """The chart, and the same as a table for those who cannot see it."""
    days = [day for event in done if (day := _start(event))]
    if not days:
        return {"chart": None, "periods": []}
    first, last = min(days), max(days)
    grain = next(grain for grain, most in _GRAINS if (last - first).days <= most)
    periods = list(dict.fromkeys(
        _period(date.fromordinal(day), grain, words) for day in range(first.toordinal(), last.toordinal() + 1)
    ))  # fmt: skip
    counts = {period: [0] * len(GROUPS) for period in periods}
    contacts: Counter[str] = Counter()
    for event in done:
        if day := _start(event):
            period = _period(day, grain, words)
            counts[period][GROUPS.index(EVENT_TYPES[event.type].group)] += 1
            contacts[period] += _is_contact(event)
    rows = [
        {"label": period, "counts": counts[period], "contacts": contacts[period]}
        for period in periods if any(counts[period])
    ]  # fmt: skip
    return {"chart": _chart(list(counts.items()), words), "periods": rows}


def _period(day: date, grain: str, words: Mapping[str, Any]) -> str:
    if grain == "day":
        return _day(day, words)
    return f"{words['months'][day.month - 1]} {day.year}" if grain == "month" else str(day.year)


def _chart(periods: Sequence[tuple[str, Sequence[int]]], words: Mapping[str, Any]) -> dict[str, Any]:
    """Stacked bars in a picture of _WIDTH by _HEIGHT."""
    most = max(sum(counts) for _, counts in periods)
    step = -(-most // 4)
    top = step * -(-most // step)
    tall = _HEIGHT - _FOOT - _HEAD
    wide = (_WIDTH - _LEFT) / len(periods)
    grid = [
        {"y": round(_HEIGHT - _FOOT - tall * value / top, 1), "label": value}
        for value in range(0, top + 1, step)
    ]
    bars, marks = [], []
    every = -(-len(periods) // 7)
    for number, (label, counts) in enumerate(periods):
        x, y = _LEFT + number * wide, float(_HEIGHT - _FOOT)
        for key, group, count in zip(_KEYS, GROUPS, counts, strict=True):
            if count:
                height = tall * count / top
                y -= height
                bars.append(
                    {"key": key, "x": round(x + 0.1 * wide, 1), "y": round(y, 1), "height": round(height, 1),
                     "width": round(min(0.8 * wide, 60), 1), "title": f"{label}: {words[group]} {count}"}
                )  # fmt: skip
        if number % every == 0:
            marks.append({"x": round(x + 0.1 * wide, 1), "anchor": "start", "label": label})
    return {"width": _WIDTH, "height": _HEIGHT, "left": _LEFT, "grid": grid, "bars": bars, "marks": marks}


# -- words ---------------------------------------------------------------------------------------


def _relations(events: Sequence[Event], lang: str) -> list[dict[str, Any]]:
    """Who did what to whom, and how often; those who did most first."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], Counter[str]] = {}
    for event in events:
        pair = _names(event.agents, lang), _names(event.patients, lang)
        found.setdefault(pair, Counter())[_label(event.type, lang)] += 1
    comma = _words(lang)["comma"]
    return [
        {
            "agents": agents,
            "patients": patients,
            "what": comma.join(f"{kind} ×{n}" if n > 1 else kind for kind, n in kinds.most_common()),
            "count": kinds.total(),
        }
        for (agents, patients), kinds in sorted(found.items(), key=lambda item: (-item[1].total(), item[0]))
    ]


def _label(kind: str, lang: str) -> str:
    return EVENT_TYPES[kind].label_ar if lang == "ar" else EVENT_TYPES[kind].label_en


def _names(refs: Sequence[ActorRef], lang: str) -> tuple[str, ...]:
    return tuple(plain((ref.name_ar if lang == "ar" else None) or ref.name, 80) for ref in refs)


def _event(
    event: Event, articles: Mapping[str, Article], words: Mapping[str, Any], lang: str
) -> dict[str, Any]:
    kind, how = EVENT_TYPES[event.type], status(event)
    told = accounts(event, articles)
    claims = {claim.id: claim for claim in event.claims}
    return {
        "key": _KEYS[GROUPS.index(kind.group)],
        "what": _label(event.type, lang),
        "status": words[how] if how != "told" else "",
        "agents": _names(event.agents, lang),
        "patients": _names(event.patients, lang),
        "arrow": "↔" if kind.symmetric else "←" if lang == "ar" else "→",
        "date": _when(event.when, words),
        "place": plain(event.place.name or event.place.text, 80) if event.place else "",
        "claims": len(event.claims),
        "sources": event.sources,
        "compared": [
            {"key": "agree" if agree else "differ", "text": plain(line, 600)}
            for agree, line in compared(event, told, lang)
        ],
        "sides": [_side(account, claims, articles, words, lang) for account in told],
    }  # fmt: skip


def _side(
    account: Account,
    claims: Mapping[str, EventMention],
    articles: Mapping[str, Article],
    words: Mapping[str, Any],
    lang: str,
) -> dict[str, Any]:
    quotes = []
    for quote in account.quotes[:_QUOTES]:
        article = articles[quote.article]
        letters, parts = pieces(claims[quote.claim], article.text)
        code = plain(article.lang or "", 8)
        said = (quote.polarity, quote.modality)
        quotes.append(
            {
                "lang": code,
                "dir": DIRECTION.get(code, "auto"),
                "pieces": list(zip(letters, parts, strict=True)),
                "tags": [words[one] for one in said if one not in {"affirmed", "actual"}],
                **_article(article, words),
            }
        )
    name = account.name_ar if lang == "ar" else account.name
    return {
        "says": words["says"] if account.source else words["own"],
        "name": plain(name, 80),
        "quotes": quotes,
        "more": max(0, len(account.quotes) - _QUOTES),
    }


def _article(article: Article, words: Mapping[str, Any]) -> dict[str, str]:
    title = plain(article.title or "", 200)
    return {
        "outlet": plain(article.publisher or "", 80) or title or plain(article.id, 80),
        "title": title if article.publisher else "",
        "date": _day(article.published, words) if article.published else "",
        "url": web(article.url),
    }


def _day(day: date, words: Mapping[str, Any]) -> str:
    return f"{day.day} {words['months'][day.month - 1]} {day.year}"


def _when(when: When | None, words: Mapping[str, Any]) -> str:
    if when is None or when.start is None:
        return str(words["no_date"])
    start, end = when.start, when.end or when.start
    if start == end:
        return _day(start, words)
    if when.granularity == "month":
        return f"{words['months'][start.month - 1]} {start.year}"
    if when.granularity == "year":
        return str(start.year)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end, words)}"
    return f"{_day(start, words)} – {_day(end, words)}"


def _span(days: Sequence[date], words: Mapping[str, Any]) -> str:
    if not days:
        return ""
    first, last = _day(min(days), words), _day(max(days), words)
    told: str = words["told_on" if first == last else "told_between"]
    return told.format(first=first, last=last)
