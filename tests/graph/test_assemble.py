"""Laws of building: order, batches, repeats and later additions change nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplograph.annotate.components import default_kb
from diplograph.assemble import Assembly, assemble
from diplograph.errors import GraphError
from diplograph.graph import GraphFolder, Reader
from diplograph.records import ActorKind, ActorRef, Article, EventMention, Modality, Span, When

ACTORS = (
    ActorRef(id="Q30", name="United States", name_ar="الولايات المتحدة", kind=ActorKind.STATE, country="USA"),
    ActorRef(id="Q159", name="Russia", name_ar="روسيا", kind=ActorKind.STATE, country="RUS"),
    ActorRef(id="Q6279", name="Joe Biden", name_ar="جو بايدن", kind=ActorKind.PERSON, country="USA"),
    ActorRef(
        id="Q7747", name="Vladimir Putin", name_ar="فلاديمير بوتين", kind=ActorKind.PERSON, country="RUS"
    ),
    # Two spellings that a judgement by sound makes one, which renames claims of older articles.
    ActorRef(id="person/zoltan-kerekes-hun-1", name="Zoltan Kerekes", kind=ActorKind.PERSON, country="HUN"),
    ActorRef(
        id="person/zwltan-hun-2",
        name="Zwltan Kyrykys",
        name_ar="زولتان كيريكيس",
        kind=ActorKind.PERSON,
        country="HUN",
    ),
)
FIRST = date(2021, 4, 1)


@dataclass(frozen=True)
class Told:
    article: Article
    mentions: tuple[EventMention, ...]


def told(number: int, seed: int, actors: Sequence[ActorRef] = ACTORS) -> Told:
    """An article with up to three claims, near enough to those of others to be merged with some."""
    rng = Random(seed * 1000 + number)
    text = "Putin met Biden. " * 3
    day = FIRST + timedelta(days=rng.randrange(6))
    # Some articles have no date, some acts are only recalled: they look for others in all of time.
    published = day if rng.random() < 0.85 else None
    article = Article(id=f"a{number}", text=text, lang="en", published=published)
    mentions = []
    for place in range(rng.randrange(4)):
        agent, patient = rng.sample(actors, 2)
        at = place * 17
        when = When(start=day, end=day) if rng.random() < 0.4 else None
        mentions.append(
            EventMention(
                article=article.id, type=rng.choice(("call", "meet", "discuss", "accuse")),
                trigger=Span(at + 6, at + 9), sentence=Span(at, at + 16), agents=(replace(agent, span=Span(at, at + 5)),),
                patients=(patient,) if rng.random() < 0.8 else (), when=when,
                modality=rng.choice((Modality.ACTUAL, Modality.ACTUAL, Modality.PLANNED)), rule="r", score=0.8,
                ago=rng.choice((None, None, (0, 45), (2, 6))) if when is None else None,
            )
        )  # fmt: skip
    return Told(article, tuple(mentions))


def put(folder: Path, some: Sequence[Told], fingerprint: str = "1") -> Assembly:
    """Adds articles to a graph."""
    graph = GraphFolder.create(folder)
    with graph.building() as archive:
        for entry in some:
            archive.put(entry.article, entry.mentions, fingerprint)
        archive.commit()
        return assemble(graph, archive, default_kb(), {})


def lines(folder: Path) -> list[str]:
    return list(GraphFolder.open(folder).lines())


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_any_way_of_building_ends_alike(
    tmp_path_factory: pytest.TempPathFactory, seed: int, rng: Random
) -> None:
    """Any order, any batches, repeats, an article that was another before: the same lines in files and store."""
    folder = tmp_path_factory.mktemp("g")
    everything = [told(number, seed) for number in range(24)]
    put(folder / "once", everything)
    shuffled = rng.sample(everything, len(everything))
    wrong = [Told(entry.article, told(77, seed + 1).mentions[:0]) for entry in shuffled[:2]]
    put(folder / "steps", [*wrong, *shuffled[2:17]], "0")
    put(folder / "steps", shuffled[15:20])
    put(folder / "steps", [*shuffled[20:], *shuffled[20:22]])
    assert put(folder / "steps", shuffled[:2]).changed
    expected = lines(folder / "once")
    assert lines(folder / "steps") == expected
    assert put(folder / "steps", shuffled[:2]).changed is False
    store = GraphFolder.open(folder / "steps").store
    loaded = pyoxigraph.Store()
    loaded.load("".join(expected).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    assert set(store) == set(loaded)


def test_a_late_namesake_renames_older_claims(tmp_path: Path) -> None:
    """When an article brings the second spelling of a name, the claims of the older ones follow."""
    by_name = {
        spelling: [entry for entry in (told(n, 9) for n in range(80)) if _names(entry) & {spelling}]
        for spelling in ("person/zoltan-kerekes-hun-1", "person/zwltan-hun-2")
    }
    first, second = by_name.values()
    rest = [told(n, 9) for n in range(80) if not _names(told(n, 9)) & set(by_name)]
    both = {entry.article.id: entry for entry in (*first, *second, *rest)}
    put(tmp_path / "once", list(both.values()))
    put(tmp_path / "steps", [*rest, *(entry for entry in first if entry not in second)])
    put(tmp_path / "steps", second[:3])
    put(tmp_path / "steps", second)
    assert lines(tmp_path / "steps") == lines(tmp_path / "once")
    assert any("JoinedActor" in line for line in lines(tmp_path / "once"))


def _names(entry: Told) -> set[str]:
    return {ref.id for mention in entry.mentions for ref in (*mention.agents, *mention.patients)}


def test_union_of_graphs_built_apart(tmp_path: Path) -> None:
    """What two graphs hold, put together, is what one build of both holds."""
    left, right = [told(n, 5) for n in range(12)], [told(n, 5) for n in range(10, 24)]
    put(tmp_path / "left", left)
    put(tmp_path / "right", right)
    put(tmp_path / "both", [told(n, 5) for n in range(24)])
    for half in ("left", "right"):
        graph = GraphFolder.open(tmp_path / half)
        archive = graph.archive()
        stored = list(archive.read(sorted(archive.newest().items())))
        archive.close()
        put(tmp_path / "union", [Told(entry.article, entry.mentions) for entry in stored])
    assert lines(tmp_path / "union") == lines(tmp_path / "both")


def test_events_come_back_whole(tmp_path: Path) -> None:
    """The events that the index gives are those that were merged, and can be asked for one by one."""
    from diplograph.resolve.events import merge

    everything = [told(number, 3, ACTORS[:4]) for number in range(30)]
    put(tmp_path / "g", everything)
    expected = merge([(entry.article, mention) for entry in everything for mention in entry.mentions])
    reader = Reader(GraphFolder.open(tmp_path / "g"))
    assert list(reader.events()) == expected
    assert {event.id for event in reader.events(parties=["RUS"])} == {
        event.id
        for event in expected
        if any(ref.country == "RUS" for ref in (*event.agents, *event.patients))
    }
    assert [next(reader.events(ids=[event.id])) for event in expected] == expected
    reader.close()


def test_two_builds_at_once(tmp_path: Path) -> None:
    """The second is told to wait, and nothing is mixed up."""
    graph = GraphFolder.create(tmp_path / "g")
    with graph.building(), pytest.raises(GraphError, match="another build"):
        put(tmp_path / "g", [told(1, 1)])
    assert put(tmp_path / "g", [told(1, 1)]).articles == 1
