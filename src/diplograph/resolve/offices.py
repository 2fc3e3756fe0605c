"""Resolved mentions of an article in, what it says of offices out: "the new foreign minister X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.errors import DataError
from diplograph.kb import OFFICES, KnowledgeBase
from diplograph.lang import codes, get
from diplograph.lang.base import LanguagePack
from diplograph.lang.lexicon import load
from diplograph.records import Actor, ActorKind, Article, OfficeClaim, Span
from diplograph.vocab import office_id

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from diplograph.lang.nlp import Annotation, Mention
    from diplograph.resolve.actors import Resolved

__all__ = ["in_general", "office_actor", "office_claims"]

# "the former acting minister" was one, "the acting president-elect" is none yet: the first that fits counts.
_BEFORE = 2  # words: "the new Spanish minister" is a mention from "Spanish" on
_STATUSES = ("former", "designate", "acting", "new")


def office_claims(
    article: Article, doc: Doc, resolved: Resolved, *, lexicon: Path | None = None
) -> tuple[OfficeClaim, ...]:
    """Each person named with an office of a state or an organisation, once for each thing said."""
    annotation: Annotation = doc.user_data["diplograph"]
    words = _status_words(get(doc.lang_), lexicon)
    found: dict[tuple[str, str, str, str], OfficeClaim] = {}
    for mention, refs in zip(annotation.mentions, resolved.refs, strict=True):
        office = mention.role.name if mention.role is not None else ""
        of = mention.of or mention.country
        if not mention.is_named or mention.plural or office not in OFFICES or not of:
            continue
        if len(refs) != 1 or refs[0].kind is not ActorKind.PERSON:
            continue
        status = _status(annotation, mention, words)
        found.setdefault(
            (refs[0].id, office, of, status),
            OfficeClaim(
                article=article.id,
                person=refs[0],
                office=office,
                of=of,
                span=Span(annotation.words[mention.start].start, annotation.words[mention.end - 1].end),
                sentence=_sentence(annotation, mention),
                status=status,
            ),
        )
    return tuple(found.values())


def office_actor(office: str, of: str, kb: KnowledgeBase) -> Actor:
    """An office of a state or an organisation, as an actor with a name in both languages."""
    english, arabic = _office_names().get(office, (office.replace("_", " "), ""))
    state = kb.state(of)
    owner = state or kb.actor(of)
    if owner is None:
        return Actor(id=office_id(office, of), name=english, name_ar=arabic or None, kind=ActorKind.OFFICE)
    whose = (kb.demonym(of, "en") if state else None) or owner.name
    return Actor(
        id=office_id(office, of),
        name=f"{whose} {english}",
        name_ar=f"{arabic} {owner.name_ar}" if arabic and owner.name_ar else None,
        kind=ActorKind.OFFICE,
        country=owner.country,
    )


def in_general(actor: Actor, kb: KnowledgeBase) -> Actor:
    """A nameless office or body of a state as it is called whatever a text says: "Russian forces".

    Texts call the same body soldiers, warships or a patrol; a graph needs one name for it.
    """
    role, _, home = actor.id.partition("/")[2].rpartition("-")
    known = _office_names().get(role) if actor.id.startswith(("office/", "body/")) else None
    state = kb.state(actor.country) if actor.country else None
    if known is None or state is None or home != (actor.country or "").casefold():
        return actor
    english, arabic = known
    whose = kb.demonym(home.upper(), "en") or state.name
    name_ar = f"{arabic} {state.name_ar}" if arabic and state.name_ar else actor.name_ar
    return replace(actor, name=f"{whose} {english}", name_ar=name_ar)


@cache
def _office_names() -> dict[str, tuple[str, str]]:
    """What the lexicons call each office, in English and in Arabic."""
    names: dict[str, tuple[str, str]] = {}
    for code in codes():
        for role in load(get(code)).roles.values():
            names.setdefault(role.name, (role.english, role.arabic))
    return names


def _sentence(annotation: Annotation, mention: Mention) -> Span:
    start, end = annotation.sentence_at(mention.start) or (mention.start, mention.end)
    return Span(annotation.words[start].start, annotation.words[end - 1].end)


def _status(annotation: Annotation, mention: Mention, words: dict[str, set[tuple[str, ...]]]) -> str:
    """What a word of the phrase outside the name, or just before the phrase, says of the office."""
    first, last = mention.head
    begin = mention.start
    start, _ = annotation.sentence_at(begin) or (0, 0)
    while begin > start and mention.start - begin < _BEFORE:
        if annotation.words[begin - 1].is_punct:
            break
        begin -= 1
    keys = ["" if first <= i < last else annotation.words[i].key for i in range(begin, mention.end)]
    longest = max((len(phrase) for phrases in words.values() for phrase in phrases), default=0)
    said = {tuple(keys[i : i + size]) for size in range(1, longest + 1) for i in range(len(keys))}
    return next((status for status in _STATUSES if not said.isdisjoint(words.get(status, ()))), "holder")


@cache
def _status_words(pack: LanguagePack, lexicon: Path | None) -> dict[str, set[tuple[str, ...]]]:
    return {status: {pack.keys(phrase) for phrase in phrases} for status, phrases in _read(pack, lexicon)}


def _read(pack: LanguagePack, lexicon: Path | None) -> Iterator[tuple[str, list[str]]]:
    import tomllib

    rows: dict[str, list[str]] = {}
    for folder in (pack.folder, *([lexicon / pack.code] if lexicon else [])):
        path = folder / "offices.toml"
        if not path.is_file():
            continue
        try:
            entries = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise DataError(f"{path}: {error}") from error
        for status, phrases in entries.items():
            if status not in _STATUSES or not isinstance(phrases, str):
                raise DataError(f"{path}: {status!r} is none of {', '.join(_STATUSES)} with words")
            rows.setdefault(status, []).extend(p.strip() for p in phrases.split("|") if p.strip())
    yield from rows.items()
