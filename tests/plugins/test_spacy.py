"""A plugged-in spaCy pipeline: its entities and its parse are used where the rules found nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import diplograph as dg
from diplograph.errors import ConfigError


@Language.component("hand_made_parse")
def hand_made_parse(doc: Doc) -> Doc:
    """Verbs that the test names get the word before the comma as subject: what no rule of ours does."""
    verb = next((t for t in doc if t.text in {"condemned", "أدانت"}), None)
    subject = next((t for t in doc if t.text in {"France", "فرنسا"}), None)
    if verb is None or subject is None:
        return doc
    for token in doc:
        token.head, token.dep_ = verb, "nsubj" if token.i == subject.i else "dep"
    verb.dep_ = "ROOT"
    return doc


def model(
    tmp_path: Path, lang: str, patterns: list[dict[str, str]] | None = None, *, parse: bool = False
) -> str:
    nlp = spacy.blank(lang)
    if patterns is not None:
        nlp.add_pipe("entity_ruler").add_patterns(patterns)  # type: ignore[attr-defined]
    if parse:
        nlp.add_pipe("hand_made_parse")
    (tmp_path / lang).mkdir(parents=True, exist_ok=True)
    nlp.to_disk(tmp_path / lang)
    return str(tmp_path / lang)


@pytest.mark.parametrize(
    ("lang", "sentence", "name"),
    [
        ("en", "zorblat condemned Egypt.", "zorblat"),
        ("ar", "أدان زوربلان مصر.", "زوربلان"),
    ],
)
def test_entities(tmp_path: Path, lang: str, sentence: str, name: str) -> None:
    """A body only the pipeline knows takes part; one it links to an id is that actor."""
    plain = model(tmp_path / "plain", lang, [{"label": "ORG", "pattern": name}])
    before = [a.text for m in dg.extract(sentence, lang=lang) for a in m.agents]
    (mention,) = [m for m in dg.extract(sentence, lang=lang, spacy=plain) if m.type == "criticise_condemn"]
    assert [a.text for a in mention.agents] == [name] and before != [name]
    linked = model(tmp_path / "linked", lang, [{"label": "ORG", "pattern": name, "id": "Q7817"}])
    nlp = spacy.load(linked)

    @Language.component(f"link_{lang}")
    def link(doc: Doc) -> Doc:
        doc.ents = [spacy.tokens.Span(doc, e.start, e.end, e.label, kb_id=e.ent_id_) for e in doc.ents]
        return doc

    nlp.add_pipe(f"link_{lang}")
    nlp.to_disk(tmp_path / "with-ids")
    found = dg.extract(sentence, lang=lang, spacy=str(tmp_path / "with-ids"))
    assert [a.id for m in found for a in m.agents if m.type == "criticise_condemn"] == ["Q7817"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_ours_win(tmp_path: Path, lang: str) -> None:
    """What the tables know is not overruled by a label."""
    sentence = {"en": "France condemned Egypt.", "ar": "أدانت فرنسا مصر."}[lang]
    wrong = model(
        tmp_path, lang, [{"label": "PERSON", "pattern": "France"}, {"label": "PERSON", "pattern": "فرنسا"}]
    )
    assert dg.extract(sentence, lang=lang, spacy=wrong) == dg.extract(sentence, lang=lang)


def test_parse(tmp_path: Path) -> None:
    """Where the rules find no subject the parse gives one; where they do, theirs stays."""
    sentence = "Such remarks, by France as ever, were loud: condemned Egypt outright."
    bare = [a.country for m in dg.extract(sentence, scope="all") for a in m.agents]
    parsed = dg.extract(sentence, scope="all", spacy=model(tmp_path, "en", parse=True))
    assert bare != ["FRA"] and [a.country for m in parsed for a in m.agents] == ["FRA"]


def test_refused(tmp_path: Path) -> None:
    """A pipeline that is not there, of no language of ours, or a second of one language."""
    with pytest.raises(ConfigError, match="cannot be loaded"):
        dg.extract("x", spacy=str(tmp_path / "none"))
    spacy.blank("de").to_disk(tmp_path / "de")
    with pytest.raises(ConfigError, match="reads 'de'"):
        dg.extract("x", spacy=str(tmp_path / "de"))
    one = model(tmp_path, "en")
    with pytest.raises(ConfigError, match="two spaCy pipelines"):
        dg.extract("x", spacy=[one, one])
