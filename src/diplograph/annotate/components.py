"""spaCy components: sentences, actor mentions and time expressions on any pipeline, blank or trained."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from diplograph.annotate.mentions import find_mentions
from diplograph.annotate.model import relations_of, with_entities
from diplograph.annotate.titles import even_out
from diplograph.annotate.words import read_words, sentence_bounds
from diplograph.kb import KnowledgeBase, fingerprint
from diplograph.lang import get
from diplograph.lang.lexicon import load
from diplograph.lang.nlp import Accord, Annotation
from diplograph.lang.times import find_times

if TYPE_CHECKING:
    pass

__all__ = [
    "Annotation",
    "actors",
    "annotation_of",
    "date_times",
    "default_kb",
    "find_actors",
    "overlays",
    "sentences",
    "times",
    "with_overlays",
]

_KEY = "diplograph"


# A run is of one knowledge base from end to end, whichever component asks for it.
_OVERLAYS: ContextVar[tuple[tuple[Path, ...], str]] = ContextVar("overlays", default=((), ""))


def default_kb() -> KnowledgeBase:
    """The knowledge base of this run: the shipped one, with the overlays of `with_overlays` on top."""
    return _loaded(*_OVERLAYS.get())


def overlays() -> tuple[Path, ...]:
    """The overlays of this run."""
    return _OVERLAYS.get()[0]


@contextmanager
def with_overlays(folders: Iterable[Path]) -> Iterator[None]:
    """What runs inside reads the tables of these folders as well.

    Raises:
        DataError: one is no folder of tables.
    """
    paths = tuple(folder.resolve() for folder in folders)
    token = _OVERLAYS.set((paths, fingerprint(*paths) if paths else ""))
    try:
        _loaded(*_OVERLAYS.get())
        yield
    finally:
        _OVERLAYS.reset(token)


@cache
def _loaded(overlays: tuple[Path, ...], content: str) -> KnowledgeBase:
    """Loaded once a process, and again when a table has changed."""
    return KnowledgeBase.load(overlays)


def find_actors(doc: Doc, extra: tuple[Path, ...] = ()) -> Annotation:
    """The annotation of a text with its mentions of actors.

    Args:
        doc: the text, tokenized; what else a pipeline found in it is used as well.
        extra: folders with a user's own words.
    """
    annotation, kb = annotation_of(doc, extra), default_kb()
    accords: list[tuple[int, int, str]] = []
    even_out(annotation.words, annotation.bounds, annotation.lexicon, kb)
    annotation.mentions = find_mentions(
        annotation.words,
        annotation.bounds,
        annotation.lexicon,
        kb,
        head_first=get(doc.lang_).direction == "rtl",
        accords=accords,
    )
    annotation.accords = [
        Accord(start, end, id, row.topics) for start, end, id in accords if (row := kb.accord(id)) is not None
    ]
    if doc.ents:
        annotation.mentions = with_entities(doc, annotation.words, annotation.mentions, kb)
    annotation.relations = relations_of(doc, annotation.words)
    return annotation


def date_times(annotation: Annotation, lang: str) -> None:
    """Puts the time expressions of a text into its annotation."""
    annotation.times = find_times(annotation.text, lang, annotation.published, tensed=annotation.tensed)


def annotation_of(doc: Doc, extra: tuple[Path, ...] = (), text: str | None = None) -> Annotation:
    """The annotation of a text, begun if no component has run yet.

    Args:
        doc: the text, tokenized.
        extra: folders with a user's own words.
        text: what the tokens are of, for who has it; spaCy puts it together anew each time it is asked.
    """
    found = doc.user_data.get(_KEY)
    if isinstance(found, Annotation):
        return found
    pack = get(doc.lang_)
    lexicon = load(pack, extra)
    annotation = Annotation(doc.text if text is None else text, read_words(doc, pack, lexicon), lexicon)
    annotation.bounds = list(
        sentence_bounds(
            annotation.words, annotation.text, annotation.lexicon.sets.get("credits", frozenset())
        )
    )
    doc.user_data[_KEY] = annotation
    return annotation


@Language.factory("diplograph_sentences", assigns=["doc.sents", "token.is_sent_start"])
def sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sentence starts, by punctuation, abbreviations and line ends."""

    def component(doc: Doc) -> Doc:
        annotation = annotation_of(doc)
        starts = {annotation.words[start].start for start, _ in annotation.bounds}
        # One array for all: setting tokens one by one costs spaCy a look at the whole text each time.
        marks = numpy.full(len(doc), -1, dtype="int64")
        if len(marks):
            marks[numpy.isin(doc.to_array(IDX), list(starts))] = 1
            marks[0] = 1
            doc.from_array([SENT_START], marks.astype("uint64"))  # type: ignore[arg-type]
        return doc

    return component


@Language.factory(
    "diplograph_actors",
    default_config={"lexicon": None},
    assigns=["doc.spans"],
)
def actors(nlp: Language, name: str, lexicon: str | None) -> Callable[[Doc], Doc]:
    """Mentions of actors, as `doc.spans["diplograph_actors"]`, labelled by kind."""
    extra = (Path(lexicon),) if lexicon else ()

    def component(doc: Doc) -> Doc:
        annotation = find_actors(doc, extra)
        spans: list[Span] = []
        for mention in annotation.mentions:
            start = annotation.words[mention.start].start
            end = annotation.words[mention.end - 1].end
            span = doc.char_span(start, end, label=mention.kind, kb_id=(mention.refs or ("",))[0])
            if span is not None:
                spans.append(span)
        doc.spans["diplograph_actors"] = spans
        return doc

    return component


@Language.factory("diplograph_times", assigns=["doc.spans"])
def times(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Time expressions, as `doc.spans["diplograph_times"]`."""

    def component(doc: Doc) -> Doc:
        annotation = annotation_of(doc)
        date_times(annotation, doc.lang_)
        spans = [
            doc.char_span(when.span.start, when.span.end, label="TIME", alignment_mode="expand")
            for when in annotation.times
            if when.span is not None
        ]
        doc.spans["diplograph_times"] = [span for span in spans if span is not None]
        return doc

    return component
