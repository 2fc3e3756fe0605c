"""Who belongs to what stands in the graph beside who held which office."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import diplograph as dg

TOLD = {
    "en": "NATO Secretary General Jens Stoltenberg met Norwegian Prime Minister Erna Solberg in Brussels. "
    "The United Nations accused Iran; the International Court of Justice ordered Iran to pay the United States.",
    "ar": "التقى الأمين العام لحلف الناتو ينس ستولتنبرغ رئيسة الوزراء النرويجية إرنا سولبرغ في بروكسل. "
    "واتهمت الأمم المتحدة إيران بالخداع. ودانت محكمة العدل الدولية إيران.",
}
MEMBERS = """
SELECT ?start ?row WHERE { GRAPH ?actors {
  ?state dg:membership ?membership . ?state rdfs:label "Norway"@en .
  ?membership dg:of ?org ; dg:start ?start ; prov:wasDerivedFrom ?from .
  ?org rdfs:label "NATO"@en . ?from dg:table "members.tsv" ; dg:row ?row
} }
"""


PARTS = """
SELECT ?row WHERE { GRAPH ?actors {
  ?body dg:partOf ?whole ; dg:parthood ?part . ?part dg:of ?whole ; prov:wasDerivedFrom ?from .
  ?body rdfs:label "International Court of Justice"@en . ?from dg:table "parts.tsv" ; dg:row ?row
} }
"""


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_members(lang: str, tmp_path: Path) -> None:
    """A state and an organisation that are both told of are joined by the row that says since when."""
    source = tmp_path / "article.txt"
    source.write_text(TOLD[lang], encoding="utf-8")
    graph = dg.build(source, tmp_path / "graph", lang=lang, published=date(2018, 5, 14))
    rows = list(graph.sparql(MEMBERS))
    assert [str(row["start"])[:4] for row in rows] == ["1949"]
    assert str(rows[0]["row"]).startswith("Q7184\tNOR\t1949")
    assert [str(row["row"]).split("\t")[:2] for row in graph.sparql(PARTS)] == [["Q7801", "Q1065"]]
    assert graph.validate().conforms
