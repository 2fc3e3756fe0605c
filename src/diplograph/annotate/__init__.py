"""Articles in, (article, Doc) pairs out: sentences, mentions and times, found by spaCy components."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.errors import ArticleError, ConfigError, DataError, LanguageError
from diplograph.lang import codes, detect, get
from diplograph.records import Article, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from diplograph.lang.nlp import Mention

__all__ = ["Models", "annotate", "check_lexicon", "give_spans", "has_tables", "load_models"]

Models = dict[str, tuple[str, "Language"]]

# spaCy refuses texts over a million characters to spare parsers; nothing here grows faster than the text.
_MAX_LENGTH = 50_000_000
# No word and no address in news is longer; spaCy's tokenizer takes time with the square of a run's length.
_RUN = re.compile(r"\S{400}")
# What spaCy leaves on its words: و«نحن, لـ«الشرق, الوقت»., U.S.-Armenian.
_QUOTE, _CLOSED, _JOINED = r"[«»“”„]", r"(?<=[»”\"’)\]])[.:]", r"(?<=[A-Z]\.)-(?=[A-Za-z])"


@cache
def _blank(lang: str) -> Language:
    """A spaCy pipeline without components, whose tokenizer takes quotation marks off as well.

    Raises:
        LanguageError: no pack for that language.
    """
    from spacy.attrs import LANG
    from spacy.util import get_lang_class

    get(lang)
    # Told before the tokenizer is made, which reads its thousand exceptions anew at each change.
    language = get_lang_class(lang)
    defaults = language.Defaults
    infixes, suffixes = [*(defaults.infixes or ()), _QUOTE, _JOINED], [*(defaults.suffixes or ()), _CLOSED]
    changed = type("Defaults", (defaults,), {"infixes": infixes, "suffixes": suffixes})
    nlp: Language = type(language.__name__, (language,), {"Defaults": changed})(max_length=_MAX_LENGTH)
    # Words are looked up in our own lists: the shape of each new one, and whether it is like an address or
    # a number, would cost more than to tokenize it.
    getters = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]
    for attribute in getters.keys() - {LANG}:
        del getters[attribute]
    return nlp


def annotate(
    articles: Iterable[Article], *, lexicon: Path | None = None, models: Models | None = None
) -> Iterator[tuple[Article, Doc]]:
    """Each article with its annotated text.

    Args:
        articles: what to annotate.
        lexicon: a folder with a user's own words and actors.
        models: by language, the name of a spaCy pipeline and the pipeline, whose entities and parse
            are used where they have them.

    Raises:
        LanguageError: the article's language is not known or not installed.
    """
    from diplograph.annotate.components import annotation_of, date_times, find_actors

    extra = (lexicon,) if lexicon else ()
    for article in articles:
        lang = article.lang or detect(article.text)
        if lang is None:
            raise LanguageError("no language could be told from its letters", where=article.origin)
        nlp = _blank(lang)
        if models and lang in models:
            doc = _modelled(models[lang], article)
        else:
            doc = _make_doc(nlp, article.text)
        annotation_of(doc, extra, article.text).published = article.published
        date_times(find_actors(doc, extra), lang)
        yield article, doc


def give_spans(doc: Doc, spans: Sequence[Span]) -> list[int | None]:
    """Makes sure that stretches of an annotated text are mentions; the number of each one's mention.

    Args:
        doc: annotated by `annotate`.
        spans: characters, found by somebody else to name an actor each.
    """
    from diplograph.annotate.components import annotation_of, default_kb
    from diplograph.annotate.mentions import Gathered, find_mentions
    from diplograph.annotate.model import with_spans

    annotation = annotation_of(doc)
    words = annotation.words
    starts, ends = [word.start for word in words], [word.end for word in words]
    ranges = []
    for span in spans:
        first, last = bisect_right(ends, span.start), bisect_left(starts, span.end)
        ranges.append((first, last) if first < last else (0, 0))

    gathered = Gathered(words, annotation.lexicon, default_kb())

    def read(start: int, end: int) -> list[Mention]:
        head_first = get(doc.lang_).direction == "rtl"
        return find_mentions(
            words, [(start, end)], annotation.lexicon, default_kb(), head_first=head_first, gathered=gathered
        )

    annotation.mentions, numbers = with_spans(words, annotation.mentions, ranges, read)
    return numbers


def _make_doc(nlp: Language, text: str) -> Doc:
    """The tokens of a text; what is too long for a word is cut, since spaCy takes brackets off one by one."""
    from spacy.attrs import ORTH, SPACY
    from spacy.tokens import Doc

    cuts = [found.end() for found in _RUN.finditer(text)]
    if not cuts:
        return nlp.make_doc(text)
    words: list[str] = []
    spaces: list[bool] = []
    strings = nlp.vocab.strings
    for start, end in pairwise((0, *cuts, len(text))):
        orths, spaced = nlp.make_doc(text[start:end]).to_array([ORTH, SPACY]).T.tolist()
        words += [strings[orth] for orth in orths]
        spaces += map(bool, spaced)
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _modelled(model: tuple[str, Language], article: Article) -> Doc:
    name, nlp = model
    try:
        return nlp(article.text)
    except Exception as error:  # whatever a model does with a text it was not made for
        raise ArticleError(
            f"spaCy pipeline {name}: {type(error).__name__}: {error}", where=article.origin
        ) from error


def load_models(names: Sequence[str]) -> Models:
    """spaCy pipelines by the language they read.

    Raises:
        ConfigError: there is none of that name, or two read one language.
        LanguageError: none of our languages.
    """
    found: Models = {}
    for name in names:
        import spacy

        try:
            nlp = spacy.load(name)
        except (OSError, ValueError, ImportError) as error:
            told = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ConfigError(f"spaCy pipeline {name!r} cannot be loaded ({told})") from error
        lang = nlp.lang or ""
        if lang not in codes():
            raise ConfigError(f"spaCy pipeline {name!r} reads {lang!r}; known: {', '.join(codes())}")
        if lang in found:
            raise ConfigError(f"two spaCy pipelines read {lang!r}: {found[lang][0]} and {name}")
        nlp.max_length = _MAX_LENGTH
        found[lang] = name, nlp
    return found


def has_tables(folder: Path) -> bool:
    """Whether a user's folder brings actors or offices."""
    from diplograph.kb.tables import FILES

    return any((folder / name).is_file() for name in FILES)


def check_lexicon(folder: Path) -> None:
    """Passes if a user's folder can be read.

    Raises:
        ConfigError: it is no folder, or holds nothing that is read.
        DataError: a word file or a table is wrong; names the file and the line.
    """
    from diplograph.kb import DATA
    from diplograph.kb.lint import find_problems
    from diplograph.lang.lexicon import load

    if not folder.is_dir():
        raise ConfigError(f"{folder}: no such folder")
    packs = [code for code in codes() if (folder / code).is_dir()]
    if not packs and not has_tables(folder):
        wanted = " or ".join(f"{code}/" for code in codes())
        raise ConfigError(f"{folder}: holds neither {wanted} nor a table of actors such as orgs.tsv")
    for code in packs:
        load(get(code), (folder,))
    if has_tables(folder):
        problems = [p for p in find_problems(folder, base=DATA) if not p.formal]
        if problems:
            first, more = problems[0], len(problems) - 1
            others = f" (and {more} more; `diplograph kb lint` lists them)" if more else ""
            raise DataError(f"{folder / first.file}:{first.line}: {first.text}{others}")
