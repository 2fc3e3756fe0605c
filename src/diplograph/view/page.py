"""What the page shows in, one self-contained HTML file out."""

from __future__ import annotations

import base64
import hashlib
import json
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from diplograph.errors import GraphError
from diplograph.records import Article, Event
from diplograph.view.model import isolate, model, plain

__all__ = ["PageReport", "page_html", "write_page"]

_FILES = resources.files("diplograph.view")


@dataclass(frozen=True, slots=True)
class PageReport:
    """What a page holds."""

    path: Path
    nodes: int
    edges: int
    events: int
    bytes: int


def write_page(
    events: Sequence[Event],
    articles: Sequence[Article],
    path: Path,
    *,
    title: str | None = None,
    lang: str = "en",
) -> PageReport:
    """Writes the explorer.

    Args:
        events: merged events.
        articles: the articles their claims stand in.
        path: the file to write.
        title: title of the page.
        lang: language of the page at first, "en" or "ar".

    Raises:
        GraphError: the file cannot be written.
    """
    html, data = page_html(events, articles, title=title, lang=lang)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        raise GraphError(f"{path}: cannot be written ({error.strerror or error})") from error
    return PageReport(path, len(data["nodes"]), len(data["edges"]), len(events), len(html.encode()))


def page_html(
    events: Sequence[Event],
    articles: Sequence[Article],
    *,
    title: str | None = None,
    lang: str = "en",
) -> tuple[str, dict[str, Any]]:
    """The page and the values in it."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    data = model(events, articles)
    nodes, edges = _network(data)
    data["vis"] = {"nodes": nodes, "edges": edges}
    strings = json.loads((_FILES / "strings.json").read_text(encoding="utf-8"))
    payload = json.dumps(
        {"graph": data, "strings": strings, "lang": lang}, ensure_ascii=False, separators=(",", ":")
    )
    packed = base64.b64encode(zlib.compress(payload.encode(), 9)).decode()
    scripts = [_vis(), (_FILES / "page.js").read_text(encoding="utf-8")]
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    template = environment.from_string((_FILES / "page.html").read_text(encoding="utf-8"))
    html = template.render(
        lang=lang,
        dir="rtl" if lang == "ar" else "ltr",
        title=plain(title or strings[lang]["title"], 200),
        text=strings[lang],
        csp=f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'",
        css=Markup((_FILES / "page.css").read_text(encoding="utf-8")),
        scripts=[Markup(script) for script in scripts],
        data=packed,
        rows=_rows(data, lang),
    )
    return html, data


def _rows(data: dict[str, Any], lang: str) -> list[dict[str, Any]]:
    """The strongest events as a table, for those who have no script."""
    names = {node["id"]: node[lang] for node in data["nodes"]}
    rows = []
    for event in sorted(data["events"], key=lambda e: -len(e["claims"]))[:200]:
        rows.append(
            {
                "type": data["types"][event["type"]][lang],
                "agents": ", ".join(names[ref] for ref in event["agents"]),
                "patients": ", ".join(names[ref] for ref in event["patients"]),
                "date": event["date"],
                "claims": len(event["claims"]),
            }
        )
    return rows


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _vis() -> str:
    """vis-network as it lies in pyvis."""
    import pyvis

    folder = Path(pyvis.__file__).parent
    found = sorted(folder.glob("templates/lib/vis-9.1*/vis-network.min.js"))
    script = found[-1].read_text(encoding="utf-8")
    return script.replace("</script", "<\\/script")


def _network(data: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Nodes and edges as vis-network takes them, built by pyvis, at places computed beforehand."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    places = _layout(data)
    for node in data["nodes"]:
        x, y = places[node["id"]]
        network.add_node(
            node["id"],
            label=isolate(node["en"]),
            shape=node["shape"],
            size=8 + 5 * math.log2(1 + node["n"]),
            x=x,
            y=y,
        )
    lanes: dict[tuple[str, str], int] = {}
    for number, edge in enumerate(data["edges"]):
        pair = (min(edge["from"], edge["to"]), max(edge["from"], edge["to"]))
        lane = lanes[pair] = lanes.get(pair, 0) + 1
        network.add_edge(edge["from"], edge["to"])
        built = network.edges[-1]
        built.update(
            id=number,
            color={"color": edge["color"], "highlight": edge["color"]},
            width=1 + math.log2(len(edge["events"]) + 1),
            dashes=not edge["asserted"],
            smooth={"type": "curvedCW", "roundness": 0.08 + 0.12 * lane},
        )
    nodes, edges, *_ = network.get_network_data()
    return [{**node, "physics": False} for node in nodes], list(edges)


def _layout(data: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Places that stay the same for the same graph."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(node["id"] for node in data["nodes"]))
    for edge in data["edges"]:
        graph.add_edge(edge["from"], edge["to"])
    if not graph:
        return {}
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    places: dict[str, tuple[float, float]] = {}
    left, top, height, width = 0.0, 0.0, 0.0, 900 + 60 * math.sqrt(len(graph))
    for part in parts:
        piece = graph.subgraph(sorted(part))
        size = 130 * math.sqrt(len(part)) + 60
        spread = nx.spring_layout(piece, seed=7, k=2.2 / math.sqrt(len(part)), iterations=120)
        if left and left + 2 * size > width:
            left, top, height = 0.0, top + height, 0.0
        for node in piece:
            x, y = spread[node]
            places[node] = (round(left + size + float(x) * size, 1), round(top + size + float(y) * size, 1))
        left += 2 * size
        height = max(height, 2 * size)
    return places
