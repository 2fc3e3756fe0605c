"""What a notebook shows of graphs, events and actors: HTML that needs no script, and the network beside it.

Notebooks strip scripts, styles and frames where they do not trust a page, so the words stand in plain tables,
in both languages, and the network comes along inside a frame of its own: it travels with the notebook, runs
in a sandbox, and two of them on one page know nothing of each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from diplograph.records import Actor, ActorRef, Article, Event
from diplograph.view.accounts import Account, Quote
from diplograph.view.model import status
from diplograph.view.page import DIRECTION, page_html, strings, table_rows
from diplograph.view.text import plain, web
from diplograph.vocab import EVENT_TYPES

__all__ = ["Accounts", "accounts_html", "actor_html", "event_html", "framed", "notebook_html"]

_MOST = 2000  # events inside a notebook: about 0.4 MB; more make it slow to open and to save
_ROWS = 10
_QID = re.compile(r"Q\d{1,12}")
_WIKIDATA = "https://www.wikidata.org/wiki/"


class Accounts(list[Account]):
    """The accounts of an event; a notebook shows them side by side."""

    def _repr_html_(self) -> str:
        return accounts_html(self)


def notebook_html(
    events: Sequence[Event],
    articles: Sequence[Article],
    *,
    title: str | None = None,
    lang: str = "en",
    height: int = 620,
) -> str:
    """A graph inside a notebook: its figures, the explorer in a frame, and its strongest events as a table.

    Args:
        events: of more than 2,000, the network holds those with most claims, and says so.
        articles: the articles their claims stand in.
        title: title of the page in the frame.
        lang: its language at first.
        height: of the frame, in pixels.
    """
    shown = sorted(events, key=lambda e: (-len(e.claims), e.id))[:_MOST] if len(events) > _MOST else events
    html, data = page_html(shown, articles, title=title, lang=lang)
    claims = sum(len(event.claims) for event in events)
    figures = ((len(events), "events"), (claims, "claims"), (len(articles), "articles"))
    about = ", ".join(f"<b>{number:,}</b> {_both(key)}" for number, key in figures)
    if len(shown) < len(events):
        about += f"; <b>{len(shown):,}</b> {_both('inside')}"
    return f"<p>{about}</p>{framed(html, table_rows(shown, data, lang, _ROWS), lang, height)}"


def framed(html: str, rows: Sequence[dict[str, object]], lang: str, height: int = 620) -> str:
    """A page in a sandbox, and the strongest of its events as a table."""
    text = strings(lang)
    frame = (
        f'<iframe sandbox="allow-scripts allow-downloads allow-popups" width="100%" height="{int(height)}" '
        f'style="border:0" title="{escape(text["network"])}" srcdoc="{escape(html)}"></iframe>'
    )
    head = [text[key] for key in ("event", "agents", "patients", "date", "claims")]
    body = [[str(row[key]) for key in ("type", "agents", "patients", "date", "claims")] for row in rows]
    return (
        f"{frame if html else ''}<details open><summary>{escape(text['table'])}</summary>"
        f"{_table(head, body, DIRECTION[lang])}</details>"
    )


def event_html(event: Event) -> str:
    """An event with its claims; their sentences stand in the articles, which `kg.sides(event)` reads."""
    kind = EVENT_TYPES[event.type]
    told = strings("en")[status(event)], strings("ar")[status(event)]
    facts = [
        ("agents", _people(event.agents)),
        ("patients", _people(event.patients)),
        ("date", escape((event.when.iso or "") if event.when else "")),
        ("where", _name(event.place.name or event.place.text, None) if event.place else ""),
        ("status", " · ".join(escape(one) for one in told)),
    ]
    rows = [
        [
            _people(claim.attribution) or _both("own"),
            _said(claim.polarity),
            _said(claim.modality),
            f"<code>{escape(plain(claim.article, 80))}</code> {claim.sentence.start}–{claim.sentence.end}",
        ]
        for claim in event.claims
    ]
    head = [_both(key) for key in ("according", "happened", "status", "article")]
    return (
        f'<div class="diplograph"><h4>{_name(kind.label_en, kind.label_ar)}</h4>{_facts(facts)}'
        f"{_raw_table(head, rows)}<p><code>{escape(plain(event.id))}</code></p></div>"
    )


def actor_html(actor: Actor) -> str:
    """An actor: names in both languages, what it is, whom it acts for."""
    name = f"<code>{escape(plain(actor.id))}</code>"
    if _QID.fullmatch(actor.id):
        name = f'<a href="{_WIKIDATA}{actor.id}" target="_blank" rel="noopener noreferrer">{actor.id}</a>'
    facts = [
        ("kind", _said(actor.kind)),
        ("acts_for", escape(plain(actor.country or "", 8))),
        ("id", name),
    ]
    return f'<div class="diplograph"><h4>{_name(actor.name, actor.name_ar)}</h4>{_facts(facts)}</div>'


def accounts_html(told: Iterable[Account]) -> str:
    """What each source says, side by side, in its own words and direction."""
    style = "vertical-align:top;text-align:start;min-width:14em"
    sides = "".join(
        f'<td style="{style}"><h4>{_name(account.name, account.name_ar)}</h4>'
        f"{''.join(_quoted(quote) for quote in account.quotes)}</td>"
        for account in told
    )
    return f'<div class="diplograph" style="overflow-x:auto"><table><tr>{sides}</tr></table></div>'


def _quoted(quote: Quote) -> str:
    lang = plain(quote.lang or "", 8)
    outlet = f"<bdi>{escape(plain(quote.outlet or '–', 80))}</bdi>"
    if address := web(quote.url):
        outlet = f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{outlet}</a>'
    told = f"{outlet} {escape(plain(quote.published or '', 10))} {_told(quote.polarity, quote.modality)}"
    return (
        f'<blockquote dir="{DIRECTION.get(lang, "auto")}" lang="{escape(lang)}">'
        f"{escape(plain(quote.sentence, 1300))}</blockquote><p><small>{told}</small></p>"
    )


def _told(polarity: str, modality: str) -> str:
    return " ".join(_said(one) for one in (polarity, modality) if one not in {"affirmed", "actual"})


def _said(value: str) -> str:
    return f"{escape(strings('en')[str(value)])} · <bdi>{escape(strings('ar')[str(value)])}</bdi>"


def _both(key: str) -> str:
    english, arabic = strings("en")[key], strings("ar")[key]
    return f'{escape(english)} · <bdi lang="ar">{escape(arabic)}</bdi>'


def _name(english: str, arabic: str | None) -> str:
    english = plain(english, 80)
    other = plain(arabic, 80) if arabic and arabic != english else ""
    return f"<bdi>{escape(english)}</bdi>" + (f' · <bdi lang="ar">{escape(other)}</bdi>' if other else "")


def _people(refs: Sequence[ActorRef]) -> str:
    return ", ".join(_name(ref.name, ref.name_ar) for ref in refs)


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    rows = "".join(f"<tr><th>{_both(key)}</th><td>{value}</td></tr>" for key, value in facts if value)
    return f"<table>{rows}</table>"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], direction: str) -> str:
    """A table of plain texts."""
    return _raw_table(list(map(escape, head)), (list(map(escape, row)) for row in rows), direction)


def _raw_table(head: Sequence[str], rows: Iterable[Sequence[str]], direction: str = "ltr") -> str:
    """A table of cells that are HTML already."""
    top = "".join(f"<th>{one}</th>" for one in head)
    body = "".join("<tr>" + "".join(f'<td dir="auto">{one}</td>' for one in row) + "</tr>" for row in rows)
    return f'<table dir="{direction}"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'
