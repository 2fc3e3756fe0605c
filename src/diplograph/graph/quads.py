"""Records in, lines of N-Quads out. One graph an article; events, relations, actors, judgements beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations

from diplograph.graph.terms import iri, literal, name, typed, web_iri
from diplograph.records import (
    Actor,
    ActorKind,
    ActorRef,
    Article,
    Comparison,
    Event,
    EventMention,
    Judgement,
    Membership,
    OfficeClaim,
    Parthood,
    Place,
    Tenure,
    When,
    content_hash,
)
from diplograph.vocab import (
    DGE,
    EVENT_TYPES,
    ID,
    PREFIXES,
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
    "actor_lines",
    "article_hash",
    "article_lines",
    "dyads_of",
    "event_lines",
    "joined_lines",
    "judgement_lines",
    "membership_lines",
    "month_of",
    "office_claim_lines",
    "relation_iri",
    "relation_lines",
    "relations_of",
    "tenure_lines",
]

_TYPE = name("rdf:type")
_LABEL = name("rdfs:label")
_NEWS = name("schema:NewsArticle")
_ARTICLE_ID = name("dg:articleId")
_CLAIM = name("dg:Claim")
_DERIVED = name("prov:wasDerivedFrom")
_EVENT_TYPE = name("dg:eventType")
_POLARITY = name("dg:polarity")
_MODALITY = name("dg:modality")
_TRIGGER, _TRIGGER_BEGIN, _TRIGGER_END = map(name, ("dg:triggerText", "dg:triggerBegin", "dg:triggerEnd"))
_SENTENCE, _SENTENCE_BEGIN, _SENTENCE_END = map(
    name, ("dg:sentenceText", "dg:sentenceBegin", "dg:sentenceEnd")
)
_RULE = name("dg:rule")
_SCORE = name("dg:score")
_TOPIC = name("dg:topic")
_AGENT, _PATIENT, _CLAIMED_BY = map(name, ("dg:agent", "dg:patient", "dg:claimedBy"))
_MENTION, _MENTIONS = name("dg:Mention"), name("dg:mention")
_ROLE, _POSITION, _ACTOR = map(name, ("dg:role", "dg:position", "dg:actor"))
_ANCHOR, _BEGIN, _END = map(name, ("nif:anchorOf", "nif:beginIndex", "nif:endIndex"))
_CLAIMS = name("dg:claims")
_GENERATED, _USED = name("prov:wasGeneratedBy"), name("prov:used")
_JOIN, _LIKENESS, _BECAUSE = map(name, ("dg:Join", "dg:likeness", "dg:because"))
_INTEGER = f"^^<{PREFIXES['xsd']}integer>"
_EVENTS_END, _RELATIONS_END, _ACTORS_END, _JUDGEMENTS_END = (
    f"{iri(graph_iri(kind))} ." for kind in ("events", "relations", "actors", "judgements")
)
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


def article_lines(article: Article, mentions: Sequence[EventMention]) -> list[str]:
    """An article and its claims, in the article's own graph."""
    key = article_hash(article.id)
    end = f"{iri(graph_iri(f'article/{key}'))} ."
    node = iri(article_iri(key))
    lines = [
        f"{node} {_TYPE} {_NEWS} {end}",
        f"{node} {_ARTICLE_ID} {literal(article.id)} {end}",
    ]
    if article.title:
        lines.append(f"{node} {name('schema:headline')} {literal(article.title, article.lang)} {end}")
    if article.url:
        address = web_iri(article.url) or literal(article.url)
        lines.append(f"{node} {name('schema:url')} {address} {end}")
    if article.publisher:
        lines.append(f"{node} {name('schema:publisher')} {literal(article.publisher)} {end}")
    if article.published:
        lines.append(f"{node} {name('schema:datePublished')} {typed(article.published)} {end}")
    if article.lang:
        lines.append(f"{node} {name('schema:inLanguage')} {literal(article.lang)} {end}")
    for mention in mentions:
        _claim(lines, end, node, article, mention)
    return lines


def _claim(lines: list[str], end: str, article_node: str, article: Article, mention: EventMention) -> None:
    # Most of all quads are written here: plain f-strings, no call that a constant can save.
    key = mention.id
    node = f"<{ID}claim/{key}>"
    text, lang = article.text, article.lang
    trigger, sentence = mention.trigger, mention.sentence
    lines += (
        f"{node} {_TYPE} {_CLAIM} {end}",
        f"{node} {_DERIVED} {article_node} {end}",
        f"{node} {_EVENT_TYPE} <{DGE}{mention.type}> {end}",
        f'{node} {_POLARITY} "{mention.polarity.value}" {end}',
        f'{node} {_MODALITY} "{mention.modality.value}" {end}',
        f"{node} {_TRIGGER} {literal(text[trigger.start : trigger.end], lang)} {end}",
        f'{node} {_TRIGGER_BEGIN} "{trigger.start}"{_INTEGER} {end}',
        f'{node} {_TRIGGER_END} "{trigger.end}"{_INTEGER} {end}',
        f"{node} {_SENTENCE} {literal(text[sentence.start : sentence.end], lang)} {end}",
        f'{node} {_SENTENCE_BEGIN} "{sentence.start}"{_INTEGER} {end}',
        f'{node} {_SENTENCE_END} "{sentence.end}"{_INTEGER} {end}',
        f"{node} {_RULE} {literal(mention.rule)} {end}",
        f"{node} {_SCORE} {typed(float(mention.score))} {end}",
    )
    lines += [f"{node} {_TOPIC} {iri(topic_iri(topic))} {end}" for topic in mention.topics]
    if mention.number is not None:
        lines.append(f'{node} {name("dg:number")} "{mention.number}"{_INTEGER} {end}')
    if mention.initiative is not None:
        lines.append(f"{node} {name('dg:initiative')} {literal(mention.initiative)} {end}")
    if mention.asked is not None:
        lines.append(f"{node} {name('dg:asked')} {literal(mention.asked)} {end}")
    for role, predicate, refs in (
        ("agent", _AGENT, mention.agents),
        ("patient", _PATIENT, mention.patients),
        ("source", _CLAIMED_BY, mention.attribution),
    ):
        # A number keeps the order of a chain of sources.
        for number, ref in enumerate(refs):
            actor = _actor(ref.id)
            named = f"<{ID}claim/{key}/{role}/{number}>"
            lines += (
                f"{node} {predicate} {actor} {end}",
                f"{node} {_MENTIONS} {named} {end}",
                f"{named} {_TYPE} {_MENTION} {end}",
                f'{named} {_ROLE} "{role}" {end}',
                f'{named} {_POSITION} "{number}"{_INTEGER} {end}',
                f"{named} {_ACTOR} {actor} {end}",
            )
            if ref.named:
                lines.append(f"{named} {name('dg:namedAs')} {_actor(ref.named)} {end}")
            if ref.span is not None:
                start, stop = ref.span.start, ref.span.end
                lines += (
                    f"{named} {_ANCHOR} {literal(text[start:stop], lang)} {end}",
                    f'{named} {_BEGIN} "{start}"{_INTEGER} {end}',
                    f'{named} {_END} "{stop}"{_INTEGER} {end}',
                )
    _where(lines, end, node, mention.place)
    _when(lines, end, node, mention.when, lang)


def _where(lines: list[str], end: str, node: str, place: Place | None) -> None:
    if place is None:
        return
    if place.id:
        lines.append(f"{node} {name('sem:hasPlace')} {iri(place_iri(place.id))} {end}")
    else:
        lines.append(f"{node} {name('dg:placeText')} {literal(place.text)} {end}")


def _when(lines: list[str], end: str, node: str, when: When | None, lang: str | None = None) -> None:
    if when is None:
        return
    if when.text and lang:
        lines.append(f"{node} {name('dg:timeText')} {literal(when.text, lang)} {end}")
    if when.start is not None:
        lines.append(f"{node} {name('dg:earliest')} {typed(when.start)} {end}")
        lines.append(f"{node} {name('dg:granularity')} {literal(when.granularity)} {end}")
    if when.end is not None:
        lines.append(f"{node} {name('dg:latest')} {typed(when.end)} {end}")


def event_lines(event: Event) -> list[str]:
    """An event with its roles, time, place and the claims that support it."""
    end = _EVENTS_END
    node = iri(event_iri(event.id))
    kind = EVENT_TYPES[event.type]
    lines = [
        f"{node} {_TYPE} {name('sem:Event')} {end}",
        f"{node} {_TYPE} {name('dg:Event')} {end}",
        f"{node} {_EVENT_TYPE} {iri(event_type_iri(event.type))} {end}",
        f"{node} {name('dg:asserted')} {typed(event.is_asserted)} {end}",
        f"{node} {_CLAIMS} {typed(len(event.claims))} {end}",
        f"{node} {name('dg:independentSources')} {typed(event.sources)} {end}",
        f"{node} {_LABEL} {literal(_title(event, kind.label_en, 'en'), 'en')} {end}",
        f"{node} {_LABEL} {literal(_title(event, kind.label_ar, 'ar'), 'ar')} {end}",
    ]
    lines += [f"{node} {_AGENT} {_actor(ref.id)} {end}" for ref in event.agents]
    lines += [f"{node} {_PATIENT} {_actor(ref.id)} {end}" for ref in event.patients]
    lines += [f"{node} {name('dg:supportedBy')} <{ID}claim/{claim.id}> {end}" for claim in event.claims]
    for comparison in event.comparisons:
        lines += _comparison(node, comparison)
    for join in event.joins:
        why = f"<{ID}join/{join.id}>"
        lines += (
            f"{node} {_GENERATED} {why} {end}",
            f"{why} {_TYPE} {_JOIN} {end}",
            f"{why} {_USED} <{ID}claim/{join.left}> {end}",
            f"{why} {_USED} <{ID}claim/{join.right}> {end}",
            f"{why} {_LIKENESS} {typed(join.score)} {end}",
            f"{why} {_BECAUSE} {literal(join.reason)} {end}",
        )
    _where(lines, end, node, event.place)
    _when(lines, end, node, event.when)
    lines += [f"{node} {name('dg:dyad')} {literal(pair)} {end}" for pair in dyads_of(event)]
    month = month_of(event)
    if month:
        lines.append(f'{node} {name("dg:month")} "{month}" {end}')
    return lines


def dyads_of(event: Event) -> list[str]:
    """The pairs of sides of an event, such as `RUS-USA`: ISO codes, or ids of those without a state."""
    sides = sorted({ref.country or ref.id for ref in (*event.agents, *event.patients)})
    return [f"{left}-{right}" for left, right in combinations(sides, 2)]


def month_of(event: Event) -> str | None:
    """The month an event begins in, such as `2021-04`."""
    if event.when is None or event.when.start is None:
        return None
    return event.when.start.isoformat()[:7]


def _comparison(event: str, comparison: Comparison) -> Iterator[str]:
    """What two claims agree or differ in, as a node, and as a plain triple between them."""
    end = _EVENTS_END
    node = f"<{ID}comparison/{comparison.id}>"
    left, right = f"<{ID}claim/{comparison.left}>", f"<{ID}claim/{comparison.right}>"
    kind, relation = ("Agreement", "agreesWith") if comparison.agree else ("Difference", "conflictsWith")
    yield f"{event} {name('dg:comparison')} {node} {end}"
    yield f"{node} {_TYPE} {name(f'dg:{kind}')} {end}"
    yield f"{node} {name('dg:leftClaim')} {left} {end}"
    yield f"{node} {name('dg:rightClaim')} {right} {end}"
    yield f"{left} {name(f'dg:{relation}')} {right} {end}"
    for slot in comparison.slots:
        yield f'{node} {name("dg:slot")} "{slot}" {end}'
    for side, value in zip(("left", "right"), comparison.values, strict=False):
        yield f"{node} {name(f'dg:{side}Value')} {literal(value)} {end}"


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


def relation_lines(
    subject: str, relation: str, value: str, supporting: Sequence[tuple[str, int, date | None, date | None]]
) -> list[str]:
    """A plain triple, and a node that leads to the events behind it.

    Args:
        subject: IRI of who.
        relation: local name of the relation.
        value: IRI of whom.
        supporting: of each event behind it the id, how many claims tell it, its first and last day.
    """
    end = _RELATIONS_END
    predicate = name(f"dg:{relation}")
    node = iri(relation_iri(subject, relation, value))
    lines = [
        f"{iri(subject)} {predicate} {iri(value)} {end}",
        f"{node} {_TYPE} {name('dg:Relation')} {end}",
        f"{node} {name('dg:subject')} {iri(subject)} {end}",
        f"{node} {name('dg:relation')} {predicate} {end}",
        f"{node} {name('dg:object')} {iri(value)} {end}",
        f"{node} {name('dg:events')} {typed(len(supporting))} {end}",
        f"{node} {_CLAIMS} {typed(sum(claims for _, claims, _, _ in supporting))} {end}",
    ]
    first = [start for _, _, start, _ in supporting if start is not None]
    if first:
        lines.append(f"{node} {name('dg:earliest')} {typed(min(first))} {end}")
        lines.append(f"{node} {name('dg:latest')} {typed(max(first))} {end}")
    lines += [f"{node} {name('dg:viaEvent')} {iri(event_iri(key))} {end}" for key, _, _, _ in supporting]
    return lines


def relation_iri(subject: str, relation: str, value: str) -> str:
    """The node of a relation, by its three parts."""
    return f"{ID}relation/{content_hash(subject, relation, value)}"


def actor_lines(
    actors: Iterable[Actor], places: Iterable[Place], state_of: Callable[[str], str | None]
) -> Iterator[str]:
    """Actors and places with names in both languages, kinds and states.

    Args:
        actors: the actors of the graph.
        places: the places of the graph.
        state_of: the actor id of a state by its ISO code.
    """
    for actor in actors:
        node = _actor(actor.id)
        yield _about(node, "rdf:type", name("dg:Actor"))
        yield _about(node, "rdf:type", name(_CLASS[actor.kind]))
        yield _about(node, "rdfs:label", literal(actor.name, "en"))
        if actor.name_ar:
            yield _about(node, "rdfs:label", literal(actor.name_ar, "ar"))
        yield _about(node, "dg:actorId", literal(actor.id))
        if actor.country:
            yield _about(node, "dg:country", literal(actor.country))
            state = state_of(actor.country)
            if state and state != actor.id:
                yield _about(node, "dg:actsFor", _actor(state))
    for place in places:
        if not place.id:
            continue
        node = iri(place_iri(place.id))
        yield _about(node, "rdf:type", name("sem:Place"))
        if place.name:
            yield _about(node, "rdfs:label", literal(place.name, "en"))
        if place.country:
            yield _about(node, "dg:country", literal(place.country))


def tenure_lines(
    tenures: Iterable[Tenure], offices: Iterable[Actor], state_of: Callable[[str], str | None]
) -> Iterator[str]:
    """Who held which office from when to when, each with the row of the table it stands in.

    Args:
        tenures: of the people of the graph.
        offices: those tenures and claims are of, except those that are actors of the graph.
        state_of: the actor id of a state by its ISO code.
    """
    for office in offices:
        node = _actor(office.id)
        yield _about(node, "rdf:type", name("dg:Office"))
        yield _about(node, "rdfs:label", literal(office.name, "en"))
        if office.name_ar:
            yield _about(node, "rdfs:label", literal(office.name_ar, "ar"))
        yield _about(node, "dg:actorId", literal(office.id))
    for tenure in tenures:
        key = content_hash(
            tenure.person, tenure.office, tenure.of, tenure.start.isoformat() if tenure.start else ""
        )
        node = iri(f"{ID}tenure/{key}")
        yield _about(_actor(tenure.person), "dg:held", node)
        yield _about(node, "rdf:type", name("dg:Tenure"))
        for predicate, value in _office(tenure.office, tenure.of, state_of):
            yield _about(node, predicate, value)
        if tenure.start:
            yield _about(node, "dg:start", typed(tenure.start))
        if tenure.end:
            yield _about(node, "dg:end", typed(tenure.end))
        if tenure.as_of:
            yield _about(node, "dg:asOf", typed(tenure.as_of))
        if tenure.source:
            yield _about(node, "dg:source", literal(tenure.source))
        if tenure.row:
            yield from _row_lines(node, "tenures.tsv", tenure.row, tenure.source)


def membership_lines(
    memberships: Iterable[Membership], parts: Iterable[Parthood], state_of: Callable[[str], str | None]
) -> Iterator[str]:
    """Which state belongs to which organisation from when to when, and which body is part of which.

    Args:
        memberships: of states and organisations that are both actors of the graph.
        parts: of bodies and of the wholes that they are parts of, both actors of the graph.
        state_of: the actor id of a state by its ISO code.
    """
    for part in parts:
        body, whole, node = (
            _actor(part.org),
            _actor(part.part_of),
            iri(f"{ID}parthood/{content_hash(part.row)}"),
        )
        yield _about(body, "dg:partOf", whole)
        yield _about(body, "dg:parthood", node)
        yield _about(node, "rdf:type", name("dg:Parthood"))
        yield _about(node, "dg:of", whole)
        yield from _row_lines(node, "parts.tsv", part.row, part.source)
    for each in memberships:
        node = iri(f"{ID}membership/{content_hash(each.row)}")
        yield _about(_actor(state_of(each.state) or each.state), "dg:membership", node)
        yield _about(node, "rdf:type", name("dg:Membership"))
        yield _about(node, "dg:of", _actor(each.org))
        if each.start:
            yield _about(node, "dg:start", typed(each.start))
        if each.end:
            yield _about(node, "dg:end", typed(each.end))
        yield from _row_lines(node, "members.tsv", each.row, each.source)


def _row_lines(node: str, table: str, text: str, source: str) -> Iterator[str]:
    """The row of a table that something is known from."""
    row = iri(f"{ID}kb-row/{content_hash(text)}")
    yield _about(node, "prov:wasDerivedFrom", row)
    yield _about(row, "rdf:type", name("dg:TableRow"))
    yield _about(row, "dg:table", literal(table))
    yield _about(row, "dg:row", literal(text))
    if source:
        yield _about(row, "dg:source", literal(source))


def _about(subject: str, predicate: str, value: str) -> str:
    """A line of the graph of actors."""
    return f"{subject} {name(predicate)} {value} {_ACTORS_END}"


def _office(office: str, of: str, state_of: Callable[[str], str | None]) -> Iterator[tuple[str, str]]:
    yield "dg:office", literal(office)
    if of:
        yield "dg:ofOffice", _actor(office_id(office, of))
        yield "dg:of", _actor(state_of(of) or of)


def office_claim_lines(
    article: Article, claims: Iterable[OfficeClaim], state_of: Callable[[str], str | None]
) -> list[str]:
    """What an article itself says of offices, in its graph."""
    key = article_hash(article.id)
    end = f"{iri(graph_iri(f'article/{key}'))} ."
    lines = []
    for claim in claims:
        node = iri(f"{ID}office-claim/{claim.id}")
        lines += [
            f"{node} {name(predicate)} {value} {end}"
            for predicate, value in (
                ("rdf:type", name("dg:OfficeClaim")),
                ("prov:wasDerivedFrom", iri(article_iri(key))),
                ("dg:person", _actor(claim.person.id)),
                *_office(claim.office, claim.of, state_of),
                ("dg:officeStatus", literal(claim.status)),
                ("nif:anchorOf", literal(claim.span.cut(article.text), article.lang)),
                ("nif:beginIndex", typed(claim.span.start)),
                ("nif:endIndex", typed(claim.span.end)),
                ("dg:sentenceText", literal(claim.sentence.cut(article.text), article.lang)),
                ("dg:sentenceBegin", typed(claim.sentence.start)),
                ("dg:sentenceEnd", typed(claim.sentence.end)),
            )
        ]
    return lines


def joined_lines(
    same: Mapping[str, Actor],
    names: Mapping[str, tuple[Sequence[str], Sequence[str]]],
    held: Iterable[Judgement],
    made_by: str,
) -> Iterator[str]:
    """Actors that are one: only what a judgement says.

    Args:
        same: an id, and the actor that stands for it.
        names: the English and Arabic names of those ids.
        held: the judgements that joined them.
        made_by: who signs what was judged by names alone; that is no owl:sameAs.
    """
    for id, actor in same.items():
        node, other = _actor(id), _actor(actor.id)
        yield _about(node, "rdf:type", name("dg:JoinedActor"))
        yield _about(node, "dg:actorId", literal(id))
        yield _about(node, "dg:sameActor", other)
        for lang, found, known in zip(("en", "ar"), names[id], (actor.name, actor.name_ar), strict=True):
            for text in found:
                yield _about(node, "rdfs:label", literal(text, lang))
                if text != known:
                    yield _about(other, "skos:altLabel", literal(text, lang))
    for judgement in held:
        if judgement.by != made_by:
            yield _about(_actor(judgement.left), "owl:sameAs", _actor(judgement.right))


def judgement_lines(judgements: Iterable[Judgement]) -> Iterator[str]:
    """Stored decisions on what is one and what is not."""
    end = _JUDGEMENTS_END
    for judgement in judgements:
        node = iri(f"{ID}judgement/{content_hash(judgement.left, judgement.right, judgement.by)}")
        yield f"{node} {_TYPE} {name('dg:Judgement')} {end}"
        for each in (judgement.left, judgement.right):
            about = actor_iri(each) if is_actor_id(each) else claim_iri(each)
            yield f"{node} {name('dg:about')} {iri(about)} {end}"
        yield f"{node} {name('dg:left')} {literal(judgement.left)} {end}"
        yield f"{node} {name('dg:right')} {literal(judgement.right)} {end}"
        yield f"{node} {name('dg:verdict')} {literal(str(judgement.verdict))} {end}"
        yield f"{node} {name('dg:by')} {literal(judgement.by)} {end}"
        if judgement.when:
            yield f"{node} {name('dg:when')} {typed(judgement.when)} {end}"
        if judgement.reason:
            yield f"{node} {name('dg:reason')} {literal(judgement.reason)} {end}"


@lru_cache(maxsize=65536)
def _actor(actor_id: str) -> str:
    return iri(actor_iri(actor_id))
