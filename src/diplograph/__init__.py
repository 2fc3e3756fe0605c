"""Arabic and English news in, an RDF graph of who did what to whom, according to whom, out.

import diplograph as dg

kg = dg.build("articles/", "graph")
kg.sparql("SELECT ?a ?b WHERE { ?a dg:called ?b }").to_pandas()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diplograph.api import KnowledgeGraph, build, extract, open_graph
    from diplograph.records import Actor, Article, Event, EventMention

    compiled: bool

__version__ = "0.1.0"
__all__ = [
    "Actor",
    "Article",
    "Event",
    "EventMention",
    "KnowledgeGraph",
    "__version__",
    "build",
    "compiled",
    "extract",
    "open_graph",
]

_HOMES = {
    "KnowledgeGraph": "diplograph.api",
    "build": "diplograph.api",
    "extract": "diplograph.api",
    "open_graph": "diplograph.api",
    "Actor": "diplograph.records",
    "Article": "diplograph.records",
    "Event": "diplograph.records",
    "EventMention": "diplograph.records",
}


def __getattr__(name: str) -> Any:
    """Loads what is asked for only then: spaCy, rdflib and pyvis take their time."""
    home = _HOMES.get(name)
    if name == "compiled":
        value = _is_compiled()
    elif home is not None:
        from importlib import import_module

        value = getattr(import_module(home), name)
    else:
        raise AttributeError(f"module 'diplograph' has no attribute {name!r}")
    globals()[name] = value
    return value


def _is_compiled() -> bool:
    """Whether the modules that read are compiled: what is said of speed has to say it."""
    from importlib.machinery import PathFinder

    spec = PathFinder.find_spec("diplograph.lang.nlp", [f"{folder}/lang" for folder in __path__])
    return spec is not None and not str(spec.origin).endswith(".py")


def __dir__() -> list[str]:
    return sorted(__all__)
