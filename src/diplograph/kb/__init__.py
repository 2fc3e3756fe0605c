"""A name, or an office and a day, in; the actors it can mean out."""

from diplograph.kb.base import DATA, KnowledgeBase, Name, fingerprint
from diplograph.kb.lint import lint
from diplograph.kb.tables import PlaceRow

__all__ = ["DATA", "KnowledgeBase", "Name", "PlaceRow", "fingerprint", "lint"]
