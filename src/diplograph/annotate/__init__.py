"""Articles in, (article, Doc) pairs out: sentences, mentions and times, found by spaCy components."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.errors import LanguageError
from diplograph.lang import detect, get
from diplograph.records import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["annotate", "pipeline"]

# spaCy refuses texts over a million characters to spare parsers; nothing here grows faster than the text.
_MAX_LENGTH = 50_000_000


@cache
def pipeline(lang: str, lexicon: Path | None = None) -> Language:
    """The blank spaCy pipeline of a language with the components of this package.

    Raises:
        LanguageError: no pack for that language.
    """
    import spacy

    get(lang)
    nlp = spacy.blank(lang)
    nlp.max_length = _MAX_LENGTH
    nlp.add_pipe("diplograph_sentences")
    nlp.add_pipe("diplograph_actors", config={"lexicon": str(lexicon) if lexicon else None})
    nlp.add_pipe("diplograph_times")
    return nlp


def annotate(articles: Iterable[Article], *, lexicon: Path | None = None) -> Iterator[tuple[Article, Doc]]:
    """Each article with its annotated text.

    Raises:
        LanguageError: the article's language is not known or not installed.
    """
    from diplograph.annotate.components import annotation_of

    for article in articles:
        lang = article.lang or detect(article.text)
        if lang is None:
            raise LanguageError("no language could be told from its letters", where=article.id)
        nlp = pipeline(lang, lexicon)
        doc = nlp.make_doc(article.text)
        annotation_of(doc, (lexicon,) if lexicon else ()).published = article.published
        for _, component in nlp.pipeline:
            doc = component(doc)
        yield article, doc
