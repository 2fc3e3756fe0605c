"""Events in, one offline HTML page out: the network, its filters, the evidence."""

from __future__ import annotations

from diplograph.view.accounts import Account, Quote, accounts, headline, held_together, to_json, to_text
from diplograph.view.notebook import Accounts, accounts_html, actor_html, event_html, notebook_html
from diplograph.view.page import PageReport, write_page
from diplograph.view.report import Briefing, write_report

__all__ = [
    "Account",
    "Accounts",
    "Briefing",
    "PageReport",
    "Quote",
    "accounts",
    "accounts_html",
    "actor_html",
    "event_html",
    "headline",
    "held_together",
    "notebook_html",
    "to_json",
    "to_text",
    "write_page",
    "write_report",
]
