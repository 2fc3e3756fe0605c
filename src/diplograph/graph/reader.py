"""A graph folder in, articles and events out, as many as are asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from diplograph.graph.codec import from_json
from diplograph.graph.quads import article_hash
from diplograph.graph.store import GraphFolder
from diplograph.graph.words import expression_of
from diplograph.records import Actor, Article, Event, EventMention

__all__ = ["Reader"]

# Articles kept at hand: the claims of an event lie in a few, and events of a day in the same.
_KEPT = 4000

_Version = tuple[str, str]
_Rename = Callable[[Sequence[EventMention]], tuple[EventMention, ...]]


class Reader:
    """Reads what the snapshot that counts was made of.

    Args:
        folder: the graph.
        rename: puts claims in the names of the actors that stand for those they name.
    """

    def __init__(self, folder: GraphFolder, rename: _Rename | None = None) -> None:
        self.index = folder.index()
        self._rename = rename or tuple
        self._archive = folder.archive()
        self._kept: OrderedDict[_Version, tuple[Article, dict[str, EventMention]]] = OrderedDict()

    def close(self) -> None:
        """Lets go of the files."""
        self.index.close()
        self._archive.close()

    def articles(self) -> Iterator[Article]:
        """The articles, by id."""
        for version in self.index.article_versions():
            yield self._version(version)[0]

    def article(self, article_id: str) -> Article:
        """An article by its id.

        Raises:
            KeyError: there is none.
        """
        key = article_hash(article_id)
        return self._version((key, self.index.version_of(key)))[0]

    def actors(self) -> list[Actor]:
        """Everybody who acts, is acted on or speaks, by id."""
        same = {key: from_json(Actor, row) for key, row in (self.index.meta("same") or {}).items()}
        found = {actor.id: actor for actor in same.values()}
        for actor in self.index.names():
            if actor.id not in same:
                found.setdefault(actor.id, actor)
        return [found[key] for key in sorted(found)]

    def events(self, **wanted: Any) -> Iterator[Event]:
        """Events with their claims by day, type and id; `Index.events` tells what may be asked for."""
        for data, claims in self.index.events(**wanted):
            mentions = tuple(self._version((key, made))[1][claim] for claim, key, made in claims)
            yield replace(from_json(Event, data), claims=mentions)

    def surest(self, event: str) -> tuple[Event, Article, EventMention]:
        """An event without its claims, and the surest of those that assert it with its article.

        Raises:
            KeyError: there is no such event, or none asserts it.
        """
        data = self.index.event(event)
        del data["claims"]
        claim, *version = self.index.surest(event)
        article, mentions = self._version((version[0], version[1]))
        return from_json(Event, data), article, mentions[claim]

    def search(self, text: str, limit: int) -> list[tuple[Article, list[EventMention]]]:
        """Articles that have all the words, newest first, each with its event mentions.

        Raises:
            QueryError: there is no word in the text.
        """
        versions = self.index.search(expression_of(text), limit)
        versions = versions or self.index.search(expression_of(text, loose=True), limit)
        found = (self._version(version) for version in versions)
        return [(article, list(mentions.values())) for article, mentions in found]

    def _version(self, version: _Version) -> tuple[Article, dict[str, EventMention]]:
        kept = self._kept.get(version)
        if kept is None:
            (stored,) = self._archive.read([version])
            kept = stored.article, {mention.id: mention for mention in self._rename(stored.mentions)}
            self._kept[version] = kept
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return kept
