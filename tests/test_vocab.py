"""The table of event types and the ontology say the same."""

from __future__ import annotations

import rdflib
from rdflib.namespace import OWL, SKOS

from diplograph.vocab import DG, EVENT_TYPES, TOPICS, event_type_iri, ontology_folder, topic_iri


def test_scheme_agrees_with_the_table() -> None:
    """Labels in both languages, notations, relation and symmetry of every type."""
    graph = rdflib.Graph().parse(ontology_folder() / "event-types.ttl")
    concepts = {str(c).rsplit("/", 1)[-1] for c in graph.subjects(SKOS.topConceptOf, None)}
    assert concepts == set(EVENT_TYPES)
    for name, kind in EVENT_TYPES.items():
        node = rdflib.URIRef(event_type_iri(name))
        labels = {
            label.language: str(label)
            for label in graph.objects(node, SKOS.prefLabel)
            if isinstance(label, rdflib.Literal)
        }
        assert labels == {"en": kind.label_en, "ar": kind.label_ar}
        assert {str(n) for n in graph.objects(node, SKOS.notation)} == {kind.plover, kind.cameo}
        assert graph.value(node, rdflib.URIRef(DG + "licenses")) == rdflib.URIRef(DG + kind.relation)
        assert bool(graph.value(node, rdflib.URIRef(DG + "symmetricType"))) == kind.symmetric


def test_every_relation_is_declared() -> None:
    """Relations are properties of the ontology, symmetric ones so declared."""
    graph = rdflib.Graph().parse(ontology_folder() / "diplograph.ttl")
    for kind in EVENT_TYPES.values():
        node = rdflib.URIRef(DG + kind.relation)
        types = set(graph.objects(node, rdflib.RDF.type))
        assert OWL.ObjectProperty in types
        assert (OWL.SymmetricProperty in types) == kind.symmetric


def test_topics_agree_with_the_table() -> None:
    """Labels and definitions in both languages, and the context of PLOVER, of every topic."""
    graph = rdflib.Graph().parse(ontology_folder() / "topics.ttl")
    concepts = {str(c).rsplit("/", 1)[-1] for c in graph.subjects(SKOS.topConceptOf, None)}
    assert concepts == set(TOPICS)
    for name, topic in TOPICS.items():
        node = rdflib.URIRef(topic_iri(name))
        for predicate in (SKOS.prefLabel, SKOS.definition):
            found = {v.language for v in graph.objects(node, predicate) if isinstance(v, rdflib.Literal)}
            assert found == {"en", "ar"}
        labels = {str(label) for label in graph.objects(node, SKOS.prefLabel)}
        assert labels == {topic.label_en, topic.label_ar}
        contexts = {str(value) for value in graph.objects(node, SKOS.notation)}
        assert contexts == ({topic.context} if topic.context != "NONE" else set())
