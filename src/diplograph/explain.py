"""A name or a phrase and a day in, what it means here and why out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from diplograph.annotate.components import default_kb
from diplograph.records import Article, Tenure

if TYPE_CHECKING:
    from diplograph.kb import KnowledgeBase

__all__ = ["explain"]


def explain(text: str, on: date | None = None) -> Iterator[str]:
    """Lines for people: the entries a name can mean, with their rows, and what the words come to in a text.

    Args:
        text: a name in Arabic or English, an id, or a phrase such as "the Russian foreign minister".
        on: the day it stands on; without one no office leads to a person.
    """
    kb = default_kb()
    entries = list(_entries(text, kb))
    for id, why in entries:
        yield from _entry(id, why, on, kb)
    told = list(_in_text(text, on, kb))
    if told:
        if entries:
            yield ""
        yield from told
    elif not entries:
        yield f"nobody and nothing is called {text!r} here"


def _entries(text: str, kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    from diplograph import lang

    seen: set[str] = set()
    if kb.actor(text) is not None or kb.place(text) is not None or kb.accord(text) is not None:
        seen.add(text)
        yield text, "its id"
    for code in lang.codes():
        pack = lang.get(code)
        keys = [(key,) for key in pack.keys(text)]
        for name in kb.match(code, keys, 0) if keys else ():
            if name.length == len(keys) and name.ref not in seen:
                seen.add(name.ref)
                yield name.ref, f"{name.sense} by a name in {pack.name}"


def _entry(id: str, why: str, on: date | None, kb: KnowledgeBase) -> Iterator[str]:
    actor, place = kb.actor(id), kb.place(id)
    row = f"    row     {kb.row_of(id)}"
    if place is not None:
        names = f"{place.name_en} | {place.name_ar or '–'}"
        yield f"{place.id}  {names}  {place.kind} {place.country}  [{why}]"
        yield row
        if actor is not None:
            yield f"    stands for {actor.id} {actor.name} where it acts or speaks"
        return
    accord = kb.accord(id)
    if accord is not None:
        names = f"{accord.name_en} | {accord.name_ar or '–'}"
        yield f"{accord.id}  {names}  accord {accord.begun}  [{why}]"
        yield row
        yield f"    about {', '.join(accord.topics)}; it acts for nobody"
    if actor is None:
        return
    yield f"{actor.id}  {actor.name} | {actor.name_ar or '–'}  {actor.kind} {actor.country or ''}  [{why}]"
    yield row
    members = kb.members(actor.id, on)
    if members:
        when = f" on {on}" if on else ", at some time"
        yield f"    members{when}: {', '.join(members)}"
    if wholes := kb.part_of(actor.id):
        bodies = [body for whole in wholes if (body := kb.actor(whole)) is not None]
        yield f"    part of {', '.join(f'{body.id} {body.name}' for body in bodies)}"
    for tenure in kb.tenures(actor.id):
        if on is None or tenure in _serving(tenure, on, kb):
            yield f"    {_told(tenure)}"
            yield f"            {kb.where(tenure)}: {tenure.source}"


def _serving(tenure: Tenure, on: date, kb: KnowledgeBase) -> list[Tenure]:
    """The tenures of one person in one office that count on a day."""
    if tenure.person not in kb.holders(tenure.office, tenure.of, on):
        return []
    return [
        other
        for other in kb.tenures(tenure.person)
        if (other.office, other.of) == (tenure.office, tenure.of)
        and (other.start or date.min) <= on <= (other.end or date.max)
    ]


def _told(tenure: Tenure) -> str:
    end = tenure.end or (f"still on {tenure.as_of}" if tenure.as_of else "?")
    return f"{tenure.office} of {tenure.of}: {tenure.start or '?'} – {end}"


def _in_text(text: str, on: date | None, kb: KnowledgeBase) -> Iterator[str]:
    """What each mention in the words comes to, and by which rule."""
    from diplograph.annotate import annotate
    from diplograph.annotate.components import annotation_of
    from diplograph.lang import detect
    from diplograph.resolve.actors import resolve_actors

    lang = detect(text)
    if lang is None:
        return
    article = Article(id="phrase", text=text, lang=lang, published=on)
    ((article, doc),) = annotate([article])
    resolved = resolve_actors(article, doc, kb)
    annotation = annotation_of(doc)
    day = f" on {on}" if on else ""
    for mention, refs in zip(annotation.mentions, resolved.refs, strict=True):
        words = annotation.words[mention.start : mention.end]
        shown = text[words[0].start : words[-1].end]
        parts = [f"a {mention.kind.replace('_', ' ')}"]
        if mention.role is not None:
            parts.append(f"office or role {mention.role.name}")
        if mention.of or mention.country:
            parts.append(f"of {mention.of or mention.country}")
        if mention.refs:
            parts.append(f"candidates {', '.join(mention.refs[:8])}")
        yield f"in a text{day}: «{shown}» is {', '.join(parts)}"
        for ref in refs:
            yield f"    → {ref.id}  {ref.name} | {ref.name_ar or '–'}  {ref.kind} {ref.country or ''}"
        if not refs:
            yield "    → nobody: no candidate fits, and none is guessed"
        if mention.role is None:
            continue
        for of in dict.fromkeys(of for of in (mention.of, mention.country) if of):
            holders = kb.holders(mention.role.name, of, on)
            if on is None and holders:
                yield f"    {mention.role.name} of {of}: {len(holders)} people held it; a day tells who"
            elif holders:
                yield f"    {mention.role.name} of {of}{day}, as the tables have it:"
            for person in holders if on is not None else ():
                for tenure in kb.tenures(person):
                    if (tenure.office, tenure.of) == (mention.role.name, of) and tenure in _serving(
                        tenure, on or date.min, kb
                    ):
                        yield f"        {person}  {_told(tenure)}  ({kb.where(tenure)}: {tenure.source})"
