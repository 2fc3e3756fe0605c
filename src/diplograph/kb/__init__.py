"""A name, or an office and a day, in; the actors it can mean out."""

from diplograph.kb.base import DATA, KnowledgeBase, Name, fingerprint
from diplograph.kb.lint import OFFICES, lint
from diplograph.kb.tables import PlaceRow

__all__ = ["DATA", "OFFICES", "KnowledgeBase", "Name", "PlaceRow", "fingerprint", "lint"]
