"""Events in, one offline HTML page out: the network, its filters, the evidence."""

from __future__ import annotations

from diplograph.view.page import PageReport, notebook_html, write_page

__all__ = ["PageReport", "notebook_html", "write_page"]
