"""A spaCy component that finds events: for any pipeline that already finds actors and times."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

__all__ = ["events"]


@Language.factory("diplograph_events", requires=["doc.spans"])
def events(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Triggers of events as `doc.spans["diplograph_events"]`, the records in `doc.user_data`."""

    def component(doc: Doc) -> Doc:
        from diplograph.pipeline import events_of

        mentions = events_of(doc)
        doc.user_data["diplograph_events"] = mentions
        spans = [
            doc.char_span(m.trigger.start, m.trigger.end, label=m.type, alignment_mode="expand")
            for m in mentions
        ]
        doc.spans["diplograph_events"] = [span for span in spans if span is not None]
        return doc

    return component
