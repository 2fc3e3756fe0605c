"""Events in, one offline HTML page out: the network, its filters, the evidence."""

from __future__ import annotations

from diplograph.view.accounts import Account, Quote, accounts, headline, to_json, to_text
from diplograph.view.page import PageReport, notebook_html, write_page

__all__ = [
    "Account",
    "PageReport",
    "Quote",
    "accounts",
    "headline",
    "notebook_html",
    "to_json",
    "to_text",
    "write_page",
]
