"""An article in, event mentions of somebody else's extractor out, through the same checks as our own.

An extractor is a function from an article to claims, found by the entry point group
`diplograph.extractors`; its entry point names a factory that takes the options it is given:

    [project.entry-points."diplograph.extractors"]
    mine = "my_package:make"          # make(**options) -> Callable[[Article], Iterable[Mapping]]

A claim is a mapping like an event of `extract`, with words of the text in place of offsets where the
extractor knows no offsets; `diplograph.plugins.chat` is one for any endpoint that speaks like OpenAI's.
"""

from __future__ import annotations

from diplograph.plugins.door import Claim, admit
from diplograph.plugins.load import Extractor, load_extractor

__all__ = ["Claim", "Extractor", "admit", "load_extractor"]
