"""A made-up world of any size: actors of many states, events between them, and articles that tell them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from diplograph.records import (
    ActorKind,
    ActorRef,
    Article,
    Event,
    EventMention,
    Modality,
    Polarity,
    Span,
    When,
    content_hash,
)
from diplograph.vocab import EVENT_TYPES

__all__ = ["world"]

_PARTS = (("Al", "ال"), ("Bar", "بار"), ("Dim", "ديم"), ("Kor", "كور"), ("Lav", "لاف"), ("Mas", "ماس"),
          ("Nur", "نور"), ("Per", "بير"), ("Rami", "رامي"), ("Sal", "سال"), ("Tor", "تور"), ("Zel", "زيل"))  # fmt: skip
_WORDS = ["on", "the", "border", "crossing", "agreement", "late", "talks", "after", "weeks", "of", "silence", "in", "the", "capital", "ministry", "spokesman", "confirmed", "that", "delegation", "would", "return", "next", "month", "to", "discuss", "grain", "exports", "and", "prisoners"]  # fmt: skip


def world(actors: int, events: int, seed: int = 7) -> tuple[list[Event], list[Article]]:
    """Events and their articles; a few actors are in most of the news, and most deal with their neighbours."""
    chance = random.Random(seed)
    refs = [_actor(number, chance) for number in range(actors)]
    regions: dict[int, list[int]] = {}
    for number in range(actors):
        regions.setdefault(number % max(8, actors // 150), []).append(number)
    kinds = list(EVENT_TYPES)
    made: list[Event] = []
    articles: list[Article] = []
    while len(made) < events:
        size = min(5, events - len(made))
        article, some = _article(len(articles), size, refs, regions, kinds, chance)
        articles.append(article)
        made += some
    return made, articles


def _actor(number: int, chance: random.Random) -> ActorRef:
    parts = [chance.choice(_PARTS) for _ in range(4)]
    first, last = (
        ("".join(p[i] for p in parts[:2]) for i in (0, 1)),
        ("".join(p[i] for p in parts[2:]) for i in (0, 1)),
    )
    (first_en, first_ar), (last_en, last_ar) = first, last
    kind = chance.choices(list(ActorKind), weights=[1, 3, 4, 10, 1, 3, 1, 1])[0]
    return ActorRef(
        id=f"Q{900_000 + number}", name=f"{first_en} {last_en} {number}", name_ar=f"{first_ar} {last_ar} {number}",
        kind=kind, country=f"{chr(65 + number % 23)}{chr(65 + number % 7)}X",
    )  # fmt: skip


def _article(
    number: int,
    size: int,
    refs: Sequence[ActorRef],
    regions: dict[int, list[int]],
    kinds: Sequence[str],
    chance: random.Random,
) -> tuple[Article, list[Event]]:
    day = date(2019, 1, 1) + timedelta(days=int(1800 * chance.random()))
    key, text, events = f"article-{number}", "", []
    for _ in range(size):
        left = int(len(refs) * chance.random() ** 3)
        region = regions[left % len(regions)]
        right = chance.choice(region) if chance.random() < 0.7 else int(len(refs) * chance.random() ** 3)
        right = right if right != left else (left + 1) % len(refs)
        kind, a, b = chance.choice(kinds), refs[left], refs[right]
        start, said = len(text), " ".join(chance.choices(_WORDS, k=9))
        text += f"{a.name} {kind} {b.name} {said}. "
        middle = start + len(a.name) + 1
        claim = EventMention(
            article=key, type=kind, trigger=Span(middle, middle + len(kind)), sentence=Span(start, len(text) - 1),
            agents=(a,), patients=(b,), modality=chance.choices(list(Modality), weights=[12, 1, 1, 1, 1, 1])[0],
            polarity=Polarity.NEGATED if chance.random() < 0.05 else Polarity.AFFIRMED,
            attribution=(a,) if chance.random() < 0.3 else (), when=When(start=day, end=day),
        )  # fmt: skip
        events.append(
            Event(
                id=content_hash(key, str(start)),
                type=kind,
                agents=(a,),
                patients=(b,),
                when=claim.when,
                claims=(claim,),
            )
        )
    article = Article(
        id=key, text=text, lang=("en", "ar")[number % 2], published=day, title=f"News {number}",
        publisher=f"Paper {number % 40}", url=f"https://example.org/{number}",
    )  # fmt: skip
    return article, events
