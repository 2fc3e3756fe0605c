"""Records in, quads out. One named graph an article; events, relations, actors, judgements beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from diplograph.graph.terms import iri, literal, name, typed, web_iri
from diplograph.records import (
    Actor,
    ActorKind,
    ActorRef,
    Article,
    Event,
    EventMention,
    Judgement,
    OfficeClaim,
    Place,
    Quad,
    Tenure,
    When,
    content_hash,
)
from diplograph.vocab import (
    EVENT_TYPES,
    ID,
    actor_iri,
    article_iri,
    claim_iri,
    event_iri,
    event_type_iri,
    graph_iri,
    is_actor_id,
    office_id,
    place_iri,
    topic_iri,
)

__all__ = [
    "actor_quads",
    "article_hash",
    "article_quads",
    "event_quads",
    "joined_quads",
    "judgement_quads",
    "office_claim_quads",
    "relation_quads",
    "relations_of",
    "tenure_quads",
]

_TYPE = name("rdf:type")
_LABEL = name("rdfs:label")
# Types whose destination is the place as well as the state it lies in.
_DESTINATION = frozenset({"visit", "arrive", "leave"})
_CLASS = {
    ActorKind.STATE: "dg:State",
    ActorKind.GOVERNMENT: "dg:GovernmentBody",
    ActorKind.OFFICE: "dg:Office",
    ActorKind.PERSON: "dg:Person",
    ActorKind.IGO: "dg:InternationalOrganisation",
    ActorKind.ORGANISATION: "dg:Organisation",
    ActorKind.ARMED_GROUP: "dg:ArmedGroup",
    ActorKind.POPULATION: "dg:Population",
}


def article_hash(article_id: str) -> str:
    """The part of an article's IRI that is made from its id."""
    return content_hash(article_id)


class _Writer:
    """Quads of one graph."""

    def __init__(self, graph: str) -> None:
        self.graph = iri(graph_iri(graph))
        self.quads: list[Quad] = []

    def add(self, subject: str, predicate: str, value: str | None) -> None:
        if value is not None:
            self.quads.append(Quad(subject, name(predicate), value, self.graph))


def article_quads(article: Article, mentions: Sequence[EventMention]) -> list[Quad]:
    """An article and its claims, in the article's own graph."""
    key = article_hash(article.id)
    out = _Writer(f"article/{key}")
    node = iri(article_iri(key))
    out.add(node, "rdf:type", name("schema:NewsArticle"))
    out.add(node, "dg:articleId", literal(article.id))
    if article.title:
        out.add(node, "schema:headline", literal(article.title, article.lang))
    if article.url:
        out.add(node, "schema:url", web_iri(article.url) or literal(article.url))
    if article.publisher:
        out.add(node, "schema:publisher", literal(article.publisher))
    if article.published:
        out.add(node, "schema:datePublished", typed(article.published))
    if article.lang:
        out.add(node, "schema:inLanguage", literal(article.lang))
    for mention in mentions:
        _claim(out, node, article, mention)
    return out.quads


def _claim(out: _Writer, article_node: str, article: Article, mention: EventMention) -> None:
    node = iri(claim_iri(mention.id))
    text = article.text
    out.add(node, "rdf:type", name("dg:Claim"))
    out.add(node, "prov:wasDerivedFrom", article_node)
    out.add(node, "dg:eventType", iri(event_type_iri(mention.type)))
    out.add(node, "dg:polarity", literal(str(mention.polarity)))
    out.add(node, "dg:modality", literal(str(mention.modality)))
    out.add(node, "dg:triggerText", literal(mention.trigger.cut(text), article.lang))
    out.add(node, "dg:triggerBegin", typed(mention.trigger.start))
    out.add(node, "dg:triggerEnd", typed(mention.trigger.end))
    out.add(node, "dg:sentenceText", literal(mention.sentence.cut(text), article.lang))
    out.add(node, "dg:sentenceBegin", typed(mention.sentence.start))
    out.add(node, "dg:sentenceEnd", typed(mention.sentence.end))
    out.add(node, "dg:rule", literal(mention.rule))
    out.add(node, "dg:score", typed(float(mention.score)))
    for topic in mention.topics:
        out.add(node, "dg:topic", iri(topic_iri(topic)))
    for role, refs in (("agent", mention.agents), ("patient", mention.patients)):
        for number, ref in enumerate(refs):
            out.add(node, f"dg:{role}", iri(actor_iri(ref.id)))
            _mention(out, node, mention, role, number, ref, article)
    for number, ref in enumerate(mention.attribution):
        out.add(node, "dg:claimedBy", iri(actor_iri(ref.id)))
        _mention(out, node, mention, "source", number, ref, article)
    _where(out, node, mention.place)
    _when(out, node, mention.when, article.lang)


def _mention(
    out: _Writer,
    claim: str,
    mention: EventMention,
    role: str,
    number: int,
    ref: ActorRef,
    article: Article,
) -> None:
    """Where the article names an actor, and how; `number` keeps the order of a chain of sources."""
    node = iri(f"{claim_iri(mention.id)}/{role}/{number}")
    out.add(claim, "dg:mention", node)
    out.add(node, "rdf:type", name("dg:Mention"))
    out.add(node, "dg:role", literal(role))
    out.add(node, "dg:position", typed(number))
    out.add(node, "dg:actor", iri(actor_iri(ref.id)))
    if ref.named:
        out.add(node, "dg:namedAs", iri(actor_iri(ref.named)))
    if ref.span is not None:
        out.add(node, "nif:anchorOf", literal(ref.span.cut(article.text), article.lang))
        out.add(node, "nif:beginIndex", typed(ref.span.start))
        out.add(node, "nif:endIndex", typed(ref.span.end))


def _where(out: _Writer, node: str, place: Place | None) -> None:
    if place is None:
        return
    if place.id:
        out.add(node, "sem:hasPlace", iri(place_iri(place.id)))
    else:
        out.add(node, "dg:placeText", literal(place.text))


def _when(out: _Writer, node: str, when: When | None, lang: str | None = None) -> None:
    if when is None:
        return
    if when.text and lang:
        out.add(node, "dg:timeText", literal(when.text, lang))
    if when.start is not None:
        out.add(node, "dg:earliest", typed(when.start))
        out.add(node, "dg:granularity", literal(when.granularity))
    if when.end is not None:
        out.add(node, "dg:latest", typed(when.end))


def event_quads(events: Iterable[Event]) -> Iterator[Quad]:
    """Events with their roles, times, places and the claims that support them."""
    for event in events:
        out = _Writer("events")
        node = iri(event_iri(event.id))
        kind = EVENT_TYPES[event.type]
        out.add(node, "rdf:type", name("sem:Event"))
        out.add(node, "rdf:type", name("dg:Event"))
        out.add(node, "dg:eventType", iri(event_type_iri(event.type)))
        out.add(node, "dg:asserted", typed(event.is_asserted))
        out.add(node, "dg:claims", typed(len(event.claims)))
        for code, label in (("en", kind.label_en), ("ar", kind.label_ar)):
            out.add(node, "rdfs:label", literal(_title(event, label, code), code))
        for role, refs in (("agent", event.agents), ("patient", event.patients)):
            for ref in refs:
                out.add(node, f"dg:{role}", iri(actor_iri(ref.id)))
        for claim in event.claims:
            out.add(node, "dg:supportedBy", iri(claim_iri(claim.id)))
        _where(out, node, event.place)
        _when(out, node, event.when)
        sides = sorted(
            {ref.country or ref.id for ref in event.agents}
            | {ref.country or ref.id for ref in event.patients}
        )
        for i, left in enumerate(sides):
            for right in sides[i + 1 :]:
                out.add(node, "dg:dyad", literal(f"{left}|{right}"))
        if event.when is not None and event.when.start is not None:
            out.add(node, "dg:month", literal(event.when.start.isoformat()[:7]))
        yield from out.quads


def _title(event: Event, label: str, code: str) -> str:
    def names(refs: Sequence[ActorRef]) -> str:
        found = [(ref.name_ar or ref.name) if code == "ar" else ref.name for ref in refs]
        return ("، " if code == "ar" else ", ").join(found)

    left, right = names(event.agents), names(event.patients)
    return ": ".join(part for part in (label, " – ".join(p for p in (left, right) if p)) if part)


def relations_of(event: Event) -> Iterator[tuple[str, str, str]]:
    """The plain relations an event licenses: subject, relation, object as IRIs.

    Only what is asserted as actual licenses one; a symmetric relation is told in both directions.
    """
    kind = EVENT_TYPES[event.type]
    if not event.is_asserted:
        return
    subjects = _with_states(event.agents)
    objects = _with_states(event.patients)
    if event.type in _DESTINATION and event.place is not None and event.place.id:
        destination = place_iri(event.place.id)
        if destination not in objects:
            objects.append(destination)
    for subject in subjects:
        for value in objects:
            if subject == value:
                continue
            yield subject, kind.relation, value
            if kind.symmetric:
                yield value, kind.relation, subject


def _with_states(refs: Sequence[ActorRef]) -> list[str]:
    """Actors as IRIs; what a nameless body or office does or suffers, its state does or suffers."""
    found = []
    for ref in refs:
        found.append(actor_iri(ref.id))
        if ref.state and ref.id.startswith(("body/", "office/")):
            found.append(actor_iri(ref.state))
    return list(dict.fromkeys(found))


def relation_quads(events: Iterable[Event]) -> Iterator[Quad]:
    """Plain triples, and for each a node that leads to the events behind it."""
    behind: dict[tuple[str, str, str], list[Event]] = defaultdict(list)
    for event in events:
        for triple in relations_of(event):
            behind[triple].append(event)
    for (subject, relation, value), supporting in behind.items():
        out = _Writer("relations")
        out.add(iri(subject), f"dg:{relation}", iri(value))
        node = iri(f"{ID}relation/{content_hash(subject, relation, value)}")
        out.add(node, "rdf:type", name("dg:Relation"))
        out.add(node, "dg:subject", iri(subject))
        out.add(node, "dg:relation", name(f"dg:{relation}"))
        out.add(node, "dg:object", iri(value))
        out.add(node, "dg:events", typed(len(supporting)))
        out.add(node, "dg:claims", typed(sum(len(event.claims) for event in supporting)))
        days = [e.when.start for e in supporting if e.when is not None and e.when.start is not None]
        if days:
            out.add(node, "dg:earliest", typed(min(days)))
            out.add(node, "dg:latest", typed(max(days)))
        for event in supporting:
            out.add(node, "dg:viaEvent", iri(event_iri(event.id)))
        yield from out.quads


def actor_quads(
    actors: Iterable[Actor], places: Iterable[Place], state_of: Callable[[str], str | None]
) -> Iterator[Quad]:
    """Actors and places with names in both languages, kinds and states.

    Args:
        actors: the actors of the graph.
        places: the places of the graph.
        state_of: the actor id of a state by its ISO code.
    """
    out = _Writer("actors")
    for actor in actors:
        node = iri(actor_iri(actor.id))
        out.add(node, "rdf:type", name("dg:Actor"))
        out.add(node, "rdf:type", name(_CLASS[actor.kind]))
        out.add(node, "rdfs:label", literal(actor.name, "en"))
        if actor.name_ar:
            out.add(node, "rdfs:label", literal(actor.name_ar, "ar"))
        out.add(node, "dg:actorId", literal(actor.id))
        if actor.country:
            out.add(node, "dg:country", literal(actor.country))
            state = state_of(actor.country)
            if state and state != actor.id:
                out.add(node, "dg:actsFor", iri(actor_iri(state)))
    for place in places:
        if not place.id:
            continue
        node = iri(place_iri(place.id))
        out.add(node, "rdf:type", name("sem:Place"))
        if place.name:
            out.add(node, "rdfs:label", literal(place.name, "en"))
        if place.country:
            out.add(node, "dg:country", literal(place.country))
    yield from out.quads


def tenure_quads(
    tenures: Iterable[Tenure], offices: Iterable[Actor], state_of: Callable[[str], str | None]
) -> Iterator[Quad]:
    """Who held which office from when to when, each with the row of the table it stands in.

    Args:
        tenures: of the people of the graph.
        offices: those tenures and claims are of, except those that are actors of the graph.
        state_of: the actor id of a state by its ISO code.
    """
    out = _Writer("actors")
    for office in offices:
        node = iri(actor_iri(office.id))
        out.add(node, "rdf:type", name("dg:Office"))
        out.add(node, "rdfs:label", literal(office.name, "en"))
        if office.name_ar:
            out.add(node, "rdfs:label", literal(office.name_ar, "ar"))
        out.add(node, "dg:actorId", literal(office.id))
    for tenure in tenures:
        key = content_hash(
            tenure.person, tenure.office, tenure.of, tenure.start.isoformat() if tenure.start else ""
        )
        node = iri(f"{ID}tenure/{key}")
        out.add(iri(actor_iri(tenure.person)), "dg:held", node)
        out.add(node, "rdf:type", name("dg:Tenure"))
        _office(out, node, tenure.office, tenure.of, state_of)
        if tenure.start:
            out.add(node, "dg:start", typed(tenure.start))
        if tenure.end:
            out.add(node, "dg:end", typed(tenure.end))
        if tenure.as_of:
            out.add(node, "dg:asOf", typed(tenure.as_of))
        if tenure.source:
            out.add(node, "dg:source", literal(tenure.source))
        if tenure.row:
            row = iri(f"{ID}kb-row/{content_hash(tenure.row)}")
            out.add(node, "prov:wasDerivedFrom", row)
            out.add(row, "rdf:type", name("dg:TableRow"))
            out.add(row, "dg:table", literal("tenures.tsv"))
            out.add(row, "dg:row", literal(tenure.row))
            if tenure.source:
                out.add(row, "dg:source", literal(tenure.source))
    yield from out.quads


def _office(out: _Writer, node: str, office: str, of: str, state_of: Callable[[str], str | None]) -> None:
    out.add(node, "dg:office", literal(office))
    if of:
        out.add(node, "dg:ofOffice", iri(actor_iri(office_id(office, of))))
        out.add(node, "dg:of", iri(actor_iri(state_of(of) or of)))


def office_claim_quads(
    article: Article, claims: Iterable[OfficeClaim], state_of: Callable[[str], str | None]
) -> list[Quad]:
    """What an article itself says of offices, in its graph."""
    key = article_hash(article.id)
    out = _Writer(f"article/{key}")
    for claim in claims:
        node = iri(f"{ID}office-claim/{claim.id}")
        out.add(node, "rdf:type", name("dg:OfficeClaim"))
        out.add(node, "prov:wasDerivedFrom", iri(article_iri(key)))
        out.add(node, "dg:person", iri(actor_iri(claim.person.id)))
        _office(out, node, claim.office, claim.of, state_of)
        out.add(node, "dg:officeStatus", literal(claim.status))
        out.add(node, "nif:anchorOf", literal(claim.span.cut(article.text), article.lang))
        out.add(node, "nif:beginIndex", typed(claim.span.start))
        out.add(node, "nif:endIndex", typed(claim.span.end))
        out.add(node, "dg:sentenceText", literal(claim.sentence.cut(article.text), article.lang))
        out.add(node, "dg:sentenceBegin", typed(claim.sentence.start))
        out.add(node, "dg:sentenceEnd", typed(claim.sentence.end))
    return out.quads


def joined_quads(
    same: Mapping[str, Actor],
    names: Mapping[str, tuple[Sequence[str], Sequence[str]]],
    held: Iterable[Judgement],
    made_by: str,
) -> Iterator[Quad]:
    """Actors that are one: only what a judgement says.

    Args:
        same: an id, and the actor that stands for it.
        names: the English and Arabic names of those ids.
        held: the judgements that joined them.
        made_by: who signs what was judged by names alone; that is no owl:sameAs.
    """
    out = _Writer("actors")
    for id, actor in same.items():
        node, other = iri(actor_iri(id)), iri(actor_iri(actor.id))
        out.add(node, "rdf:type", name("dg:JoinedActor"))
        out.add(node, "dg:actorId", literal(id))
        out.add(node, "dg:sameActor", other)
        for lang, found, known in zip(("en", "ar"), names[id], (actor.name, actor.name_ar), strict=True):
            for text in found:
                out.add(node, "rdfs:label", literal(text, lang))
                if text != known:
                    out.add(other, "skos:altLabel", literal(text, lang))
    for judgement in held:
        if judgement.by != made_by:
            left, right = iri(actor_iri(judgement.left)), iri(actor_iri(judgement.right))
            out.add(left, "owl:sameAs", right)
    yield from out.quads


def judgement_quads(judgements: Iterable[Judgement]) -> Iterator[Quad]:
    """Stored decisions on what is one and what is not."""
    for judgement in judgements:
        out = _Writer("judgements")
        node = iri(f"{ID}judgement/{content_hash(judgement.left, judgement.right, judgement.by)}")
        out.add(node, "rdf:type", name("dg:Judgement"))
        for each in (judgement.left, judgement.right):
            about = actor_iri(each) if is_actor_id(each) else claim_iri(each)
            out.add(node, "dg:about", iri(about))
        out.add(node, "dg:left", literal(judgement.left))
        out.add(node, "dg:right", literal(judgement.right))
        out.add(node, "dg:verdict", literal(str(judgement.verdict)))
        out.add(node, "dg:by", literal(judgement.by))
        if judgement.when:
            out.add(node, "dg:when", typed(judgement.when))
        if judgement.reason:
            out.add(node, "dg:reason", literal(judgement.reason))
        yield from out.quads
