"""Arabic lemmas in, the inflected normal forms that news uses out (third person, all tenses)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from diplograph.lang.ar.text import key
from diplograph.lang.base import PRONOUN_HEH

__all__ = ["noun_forms", "verb_forms"]

# Object and possessive pronouns, longest first where one ends another.
PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "كم", PRONOUN_HEH, "ي")
_OBJECTS = ("هما", "هم", "هن", "ها", "نا", PRONOUN_HEH)


def verb_forms(lemma: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb given as "perfect/imperfect/participle", each with its features.

    Features are dot-separated: `perf`, `impf` or `part` (the active participle used as a verb:
    داعيا إلى); `m`, `f`, `p` (plural) or `d` (dual); `o` with an object pronoun; `juss` for the
    shortened form after لم. The participle is given as it stands without case: داعي, مطالب.

    >>> dict(verb_forms("التقى/يلتقي"))["التقت"]
    'perf.f'
    """
    written = (*lemma.split("/"), "", "")
    perfect, imperfect, participle = (key(part) for part in written[:3])
    if perfect:
        yield from _perfect(perfect, weak=_is_weak(written[0]))
    if imperfect:
        yield from _imperfect(imperfect, weak=_is_weak(written[1]))
        if written[1].endswith("ى"):  # يرعاه, تلقاها: the long a is written out before a pronoun
            for prefix, gender in (("ي", "m"), ("ت", "f"), ("ن", "1")):
                for pronoun in _OBJECTS:
                    yield f"{prefix}{imperfect[1:-1]}ا{pronoun}", f"impf.{gender}.o"
    if participle:
        # the accusative of manner; bare forms are left to the noun readings
        yield participle + "ا", "part.m"
        yield participle + "ه", "part.f"
        yield (participle if participle.endswith("ي") else participle + "ي") + "ن", "part.p"


def _is_weak(form: str) -> bool:
    """Whether a verb ends in a long vowel, which its endings change: نفى, دعا; a hamza stays, بدأت."""
    return len(form) > 2 and form[-1] in "اىيو"


def _perfect(form: str, *, weak: bool) -> Iterator[tuple[str, str]]:
    stem = form[:-1] if weak else form
    yield form, "perf.m"
    yield stem + "ت", "perf.f"
    yield stem + "وا", "perf.p"
    yield (stem + "يا" if weak and form[-1] == "ي" else form + "ا"), "perf.d"
    yield stem + "تا", "perf.d"
    yield (stem + "ينا" if weak and form[-1] == "ي" else stem + "نا"), "perf.1"
    with_object = stem + "ا" if weak else form
    for pronoun in _OBJECTS:
        yield (stem + "يا" if weak and form[-1] == "ي" else form + "ا") + pronoun, "perf.d.o"
        yield with_object + pronoun, "perf.m.o"
        yield stem + "ت" + pronoun, "perf.f.o"
        yield stem + "و" + pronoun, "perf.p.o"


def _imperfect(form: str, *, weak: bool) -> Iterator[tuple[str, str]]:
    if form[0] != "ي":
        return
    body = form[1:]
    stem = body[:-1] if weak else body
    for prefix, gender in (("ي", "m"), ("ت", "f"), ("ن", "1")):
        yield prefix + body, f"impf.{gender}"
        for pronoun in _OBJECTS:
            yield prefix + body + pronoun, f"impf.{gender}.o"
        if weak:
            yield prefix + stem, f"impf.{gender}.juss"
        elif len(body) >= 3 and body[-2] in "اوي":
            yield prefix + body[:-2] + body[-1], f"impf.{gender}.juss"
    for prefix in ("ي", "ت"):
        yield prefix + stem + "ون", "impf.p"
        yield prefix + stem + "وا", "impf.p"
        yield prefix + (body if body[-1] == "ي" and weak else stem) + "ان", "impf.d"
        yield prefix + (body if body[-1] == "ي" and weak else stem) + "ا", "impf.d"
        for pronoun in _OBJECTS:
            yield prefix + stem + "ون" + pronoun, "impf.p.o"


def noun_forms(lemma: str) -> Iterator[tuple[str, str]]:
    """The forms of a noun or masdar, each with its features.

    Features: `bare`, `def` (with ال) or `poss` (with a pronoun). Proclitics are taken off before
    look-up, so they are not generated.

    >>> dict(noun_forms("زيارة"))["زيارتها"]
    'poss'
    """
    form = key(lemma)
    yield form, "bare"
    yield "ال" + form, "def"
    stem = form[:-1] + "ت" if form.endswith("ه") else form
    stems = [stem, stem + "ي", stem + "و"] if lemma.endswith("اء") else [stem]  # لقاؤه, لقائه
    for ending in stems:
        for pronoun in PRONOUNS:
            yield ending + pronoun, "poss"
    if not form.endswith(("ه", "ات", "ا")):
        yield form + "ا", "bare"  # the accusative: أجرى اتصالا
        yield form + "ين", "bare"
        yield form + "ان", "bare"
    elif form.endswith("ه"):
        yield stem + "ين", "bare"
        yield stem + "ان", "bare"


def counted(keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """People as numbers count them: 11 جنديا, جنديان, جنديين.

    >>> list(counted(("جندي",)))
    [('جنديا',), ('جنديان',), ('جنديين',)]
    """
    if len(keys) == 1 and not keys[0].endswith(("ه", "ات", "ون", "ين", "ا")):
        for ending in ("ا", "ان", "ين"):
            yield (keys[0] + ending,)


def accusative(keys: tuple[str, ...], *, one: bool = False) -> Iterator[tuple[str, ...]]:
    """A broken plural as an object: جنودا, ضباطا. Those of more than two long syllables take no ending.

    Args:
        one: the word is of one man: قياديا.

    >>> list(accusative(("جنود",)))
    [('جنودا',)]
    """
    without = ("ه", "ات", "ون", "ين", "ا") if one else ("ه", "ات", "ون", "ين", "ا", "ي")
    if len(keys) == 1 and not keys[0].endswith(without):
        yield (keys[0] + "ا",)


def role_variants(keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A role with and without ال: "وفد رسمي" is also "الوفد الرسمي"; "وزير خارجية" is left as it is.

    >>> list(role_variants(("متمردون",)))
    [('المتمردون',)]
    """
    if len(keys) == 1:
        yield (keys[0][2:],) if keys[0].startswith("ال") and len(keys[0]) > 4 else ("ال" + keys[0],)
    elif not any(word.startswith("ال") for word in keys):
        yield tuple("ال" + word for word in keys)


def feminine(
    roles: Sequence[tuple[str, ...]],
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Offices of several words where women hold them, each with the listed one: نائب وزيرة الخارجية.

    Which nouns have a feminine the offices of one word say; adjectives agree: مدعية عامة.

    >>> [found for found, _ in feminine([("وزير",), ("وزيره",), ("وزير", "الدفاع")])]
    [('وزيره', 'الدفاع')]
    """
    single = {keys[0] for keys in roles if len(keys) == 1}
    pairs = {word for word in single if word + "ه" in single}
    for keys in roles:
        if len(keys) < 2 or keys[0] not in pairs:
            continue
        forms = [
            (word, word + "ه") if word in pairs and place < 2 else (word,) for place, word in enumerate(keys)
        ]
        for found in product(*forms):
            if found != keys:
                yield found, keys
        if keys[1].removeprefix("ال") == "عام":
            yield (keys[0] + "ه", keys[1] + "ه", *keys[2:]), keys
