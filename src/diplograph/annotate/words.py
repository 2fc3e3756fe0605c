"""A spaCy Doc in, words with their lexical readings and sentence bounds out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.attrs import IDX, ORTH
from spacy.tokens import Doc

from diplograph.lang.base import PRONOUN_HEH, LanguagePack
from diplograph.lang.lexicon import Form, Lexicon
from diplograph.lang.memo import Memo
from diplograph.lang.nlp import Word

__all__ = ["Word", "read_words", "sentence_bounds"]

_NONE: frozenset[str] = frozenset()
_END = frozenset(".!?؟…")
_CLOSERS = frozenset("\"'”»’)]“")
# A text without full stops is cut where no sentence would end later: of 5,000 Arabic news sentences (ANERcorp
# and others) 999 in 1,000 are no longer than 217 words; English ones stay under 75. What is longer is a list
# or no prose. From `_LONG` words on a comma or semicolon ends it, at `_LONGEST` any word does.
_LONG, _LONGEST = 200, 250
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "col",
        "sgt",
        "lt",
        "maj",
        "capt",
        "adm",
        "sen",
        "rep",
        "gov",
        "st",
        "jr",
        "sr",
        "no",
        "vs",
        "etc",
        "inc",
        "ltd",
        "co",
        "corp",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "d.c",
        "a.m",
        "p.m",
    ]
)


_PUNCT = frozenset({"punct"})
# What does not stand between a verb and its particle.
_BREAKS = frozenset({"prep", "conj", "comp", "rel", "be", "have", "to", "pron_subject"})
_RANKS = frozenset(
    {"col", "lt", "sgt", "maj", "capt", "adm", "brig", "cpl", "cmdr", "gov", "sen", "rep", "rev", "msgr"}
)
_SINGLE, _GENITIVE = frozenset("'’‘"), frozenset({"genitive"})
_HAMZA = frozenset("أإآؤئء")
_QUOTES = {"«": True, "“": True, "„": True, "»": False, "”": False, '"': None}


def read_words(doc: Doc, pack: LanguagePack, lexicon: Lexicon) -> list[Word]:
    """The tokens of a text that are not white space, with their readings."""
    words: list[Word] = []
    open_words: list[Word] = []
    quoted = single = False
    readings, strings = _readings(pack, lexicon), doc.vocab.strings
    orths, starts = doc.to_array([ORTH, IDX]).T.tolist() if len(doc) else ((), ())
    for orth, start in zip(orths, starts, strict=True):
        reading = readings[strings[orth]]
        if reading is None:
            continue
        if reading.text == "." and words and words[-1].end == start and _is_rank(words[-1]):
            continue  # "Col. Muammar el-Qaddafi"
        for mark in reading.quotes:  # a tokenizer may leave a quotation mark on its word
            quoted = not quoted if mark is None else mark
        word = Word(
            len(words), reading.text, start, start + len(reading.text), reading.candidates[0],
            reading.candidates, reading.tags, reading.forms, reading.clitics, 1, -1, quoted,
        )  # fmt: skip
        if reading.text in _SINGLE:
            attached = bool(words) and words[-1].end == start
            if attached and not single and words[-1].text[-1] == "s":
                word.tags = _GENITIVE  # "the Philippines' rebels"
            single = not attached  # else it closes what was quoted between single marks
        words.append(word)
        if reading.is_open:
            open_words.append(word)
    keys = [word.key for word in words]
    for word in open_words:
        _look_up(word, words, keys, lexicon)
    return words


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a token says by itself."""

    text: str
    candidates: tuple[str, ...]
    quotes: tuple[bool | None, ...]  # its quotation marks: opening, closing, or None for either
    is_open: bool  # the words after it have a say: it can begin a phrase
    tags: frozenset[str] = _NONE
    forms: tuple[Form, ...] = ()
    clitics: str = ""


@lru_cache(maxsize=16)
def _readings(pack: LanguagePack, lexicon: Lexicon) -> Memo[str, _Reading | None]:
    """What each token says by itself; None for white space."""

    def read(text: str) -> _Reading | None:
        if text.isspace():
            return None
        candidates = pack.candidates(text)
        word = Word(0, text, 0, len(text), candidates[0], candidates)
        if not any(char.isalnum() for char in text):
            if "'" in candidates[0] or text in "'’%&":
                word.tags = lexicon.words.get(text.replace("’", "'"), _NONE)
            word.tags = word.tags or _PUNCT
        is_open = not word.is_punct and any(
            lexicon.starts.get(candidate, 0) > 1 or candidate in lexicon.loose_starts
            for candidate in candidates
        )
        if not (word.is_punct or is_open):
            _look_up(word, [word], [word.key], lexicon)
        quotes = tuple(_QUOTES[char] for char in text if char in _QUOTES)
        return _Reading(text, candidates, quotes, is_open, word.tags, word.forms, word.clitics)

    return Memo(read)


def _is_rank(word: Word) -> bool:
    """Whether a full stop after a word only says that it is short for a title."""
    return word.text[:1].isupper() and word.text.casefold() in _RANKS


def _look_up(word: Word, words: list[Word], keys: list[str], lexicon: Lexicon) -> None:
    """The reading with the fewest proclitics wins; phrases win over single words."""
    if not word.key and word.text in {"'s", "’s"}:
        word.tags = frozenset({"be", "genitive"})
        return
    if "'" in word.text and word.text.replace("’", "'") in {"'s", "'"}:
        word.tags = frozenset({"be", "genitive"})
        return
    for candidate in word.candidates:
        if not candidate:
            continue
        most = lexicon.starts.get(candidate, 0)
        forms: tuple[Form, ...] = ()
        tags = lexicon.words.get(candidate, _NONE)
        owned: tuple[Form, ...] = ()
        if word.text[-1] == "ه" and candidate[-1] == "ه":  # not a ta marbuta: it may be a pronoun
            with_pronoun = candidate[:-1] + PRONOUN_HEH
            owned = tuple(lexicon.forms.get((with_pronoun,), ()))
            tags = tags | lexicon.words.get(with_pronoun, _NONE)
        tail = _solid(words, word.i, most) if most > 1 else []
        entries = (candidate, *[keys[i] for i in tail])
        for length in range(min(most, len(entries)), 0, -1):
            entry = entries[:length]
            found = lexicon.forms.get(entry)
            covered = tail[length - 2] - word.i + 1 if length > 1 else 1
            if found:
                forms += tuple(replace(form, length=covered) if covered != length else form for form in found)
            if length > 1 and entry in lexicon.phrases:
                tags = tags | lexicon.phrases[entry]
                word.phrase = max(word.phrase, covered)
        forms += owned
        if candidate in lexicon.loose_starts:
            known = {form.frame.id for form in forms if form.length > 1}
            forms = (*_loose(word, words, keys, lexicon, known), *forms)
        if most > 1 and (particles := lexicon.sets.get("particles")):
            forms += tuple(_split(word, words, keys, lexicon, particles))
        if "plain" in tags and not set(word.text) & _HAMZA:
            forms = ()  # هنا is "here", هنأ congratulated: they fold to one key
        if forms or tags:
            word.forms, word.tags = forms, tags
            if candidate != word.key:
                word.clitics = _taken(word.key, candidate)
            return


def _loose(
    word: Word, words: Sequence[Word], keys: Sequence[str], lexicon: Lexicon, known: set[str]
) -> Iterator[Form]:
    """Triggers of several words with articles, adjectives or a day inside: "lodged a strong protest"."""
    most = lexicon.loose_starts[word.key]
    entry, ends, passed = [word.key], [word.i], 0
    j = word.i + 1
    while j < len(words) and len(entry) < most and passed < 4 and not words[j].is_punct:
        day = keys[j] == "on" and j + 1 < len(words) and "day" in lexicon.words.get(keys[j + 1], _NONE)
        if day or (lexicon.is_passed(keys[j]) and (words[j].text[:1].islower() or keys[j] in lexicon.words)):
            passed += 1
        else:
            entry.append(keys[j])
            ends.append(j)
        j += 1
    for length in range(len(entry), 1, -1):
        for form in lexicon.loose.get(tuple(entry[:length]), ()):
            if form.frame.id not in known:
                known.add(form.frame.id)
                yield replace(form, length=ends[length - 1] - word.i + 1)


def _split(
    word: Word, words: Sequence[Word], keys: Sequence[str], lexicon: Lexicon, particles: frozenset[str]
) -> Iterator[Form]:
    """Triggers of a verb and a particle with the object between: "ordered three diplomats out"."""
    for j in range(word.i + 1, min(len(words), word.i + 8)):
        if j > word.i + 1 and keys[j] in particles:
            yield from (
                replace(form, length=1)
                for form in lexicon.forms.get((word.key, keys[j]), ())
                if form.frame.pos == "v"
            )
            return
        if words[j].is_punct or not lexicon.words.get(keys[j], _NONE).isdisjoint(_BREAKS):
            return


def _solid(words: Sequence[Word], i: int, most: int) -> list[int]:
    """The words after one, without the hyphens that join them: cease-fire, test-fire."""
    found: list[int] = []
    j = i + 1
    while j < len(words) and len(found) < most - 1:
        word = words[j]
        if word.text != "-" or words[j - 1].end != word.start or j + 1 == len(words):
            found.append(j)
        elif words[j + 1].start != word.end:
            found.append(j)
        j += 1
    return found


def _taken(whole: str, rest: str) -> str:
    if whole.endswith(rest):
        return whole[: len(whole) - len(rest)]
    return whole[0] + ("ل" if "لل" in whole[:3] else "")


def sentence_bounds(
    words: Sequence[Word], text: str, credits: frozenset[str] = _NONE
) -> Iterator[tuple[int, int]]:
    """Sentences as half-open ranges of words: at . ! ? ؟ … and at line ends.

    Args:
        words: the words of the text.
        text: the text.
        credits: what stands in brackets under a picture: its agency, "archive".
    """
    start = 0
    for i, word in enumerate(words):
        if i + 1 == len(words):
            break
        following = words[i + 1]
        gap = text[word.end : following.start]
        cut = "\n" in gap and not (start and _goes_on(words, i))
        if not cut and word.text[-1] in _END:
            cut = _ends(words, i, gap)
        if not cut and i > start and word.text in _CLOSERS and words[i - 1].text[-1] in ".!?؟":
            cut = bool(gap) and following.text[:1].isupper()
        cut = cut or (word.text == ")" and _is_credited(words, start, i, credits))
        if not cut and i - start >= _LONG:
            cut = word.text in {",", "،", ";", "؛"} or i - start >= _LONGEST
        if cut and (
            following.text not in _CLOSERS or (gap and following.text == '"') or i - start >= _LONGEST
        ):
            yield start, i + 1
            start = i + 1
    if start < len(words):
        yield start, len(words)


def _is_credited(words: Sequence[Word], start: int, i: int, credits: frozenset[str]) -> bool:
    """Whether a caption ends at a bracket: أنان يدعو إلى وقف القتال (رويترز) وقال الأمين العام …"""
    k = i - 1
    while k > start and i - k <= 4 and (words[k].key in credits or words[k].text in "-–/"):
        k -= 1
    if words[k].text != "(" or k == i - 1 or k - start < 4:
        return False
    before, after = words[k - 1], words[i + 1]
    named = before.is_punct or before.key in credits or before.has("prep")
    return not (named or after.is_punct or after.has("comp", "conj", "rel", "prep"))


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """Whether a line break falls inside a sentence, as in pages broken over paragraphs.

    The line ends without a full stop, and ends in a comma or the next one begins with a word that
    cannot begin a sentence. Not for the first line: a title ends without a full stop.
    """
    if words[i].text in {",", "،"}:
        return True
    if words[i].is_punct or words[i].text[-1] in _END:
        return False
    j = i + 1
    if words[j].key == "و" and j + 1 < len(words):
        j += 1
    following = words[j]
    if following.text[:1].isascii() and following.text[:1].isalpha():
        return following.text[:1].islower()
    return (following.has("rel") and following.name < 0) or (
        j == i + 1 and following.has("prep") and not following.clitics
    )


def _ends(words: Sequence[Word], i: int, gap: str) -> bool:
    word, following = words[i], words[i + 1]
    if word.text[-1] == "." and len(word.text) > 1:
        bare = word.text[:-1].casefold()
        if bare in _ABBREVIATIONS or (len(bare) == 1 and bare.isalpha()):
            return False
        if "." in bare:  # "U.S." ends a sentence only before a capitalised function word
            return following.text[:1].isupper() and following.has("det", "pron", "prep", "conj")
    if word.text == "." and i and len(words[i - 1].text) == 1 and words[i - 1].text.isupper():
        return False  # an initial: George W . Bush
    if word.text == "." and i and words[i - 1].text.casefold() in _ABBREVIATIONS and gap:
        return words[i - 1].text.casefold() in {"co", "inc", "ltd", "corp"}
    if word.text[-1] == ".":
        return not following.text[:1].islower() and not (not gap and following.text[:1].isdigit())
    return True
