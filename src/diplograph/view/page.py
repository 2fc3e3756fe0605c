"""What the page shows in, one self-contained HTML file out."""

from __future__ import annotations

import base64
import hashlib
import json
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from importlib import resources
from pathlib import Path
from typing import Any

from diplograph.errors import ConfigError, GraphError
from diplograph.records import Article, Event
from diplograph.view.layout import layout
from diplograph.view.model import isolate, model, plain

__all__ = ["PageReport", "notebook_html", "page_html", "write_page"]

_FILES = resources.files("diplograph.view")
_DIRECTION = {"ar": "rtl", "en": "ltr"}
_SHAPES = {
    "state": "dot", "government": "square", "office": "triangle", "person": "diamond", "igo": "hexagon",
    "organisation": "hexagon", "armed_group": "triangleDown", "population": "star",
}  # fmt: skip
_ROWS = 200


@dataclass(frozen=True, slots=True)
class PageReport:
    """What a page holds."""

    path: Path
    nodes: int
    edges: int
    events: int
    bytes: int
    lang: str = "en"
    strongest: tuple[dict[str, Any], ...] = field(default=(), repr=False)

    def _repr_html_(self) -> str:
        """The page itself, where a notebook shows the report."""
        try:
            html = self.path.read_text(encoding="utf-8")
        except OSError:
            html = ""  # moved meanwhile; the table still tells the most
        return _embedded(html, self.strongest, self.lang, 620)


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
        ConfigError: the page does not speak that language.
        GraphError: the file cannot be written.
    """
    html, data = page_html(events, articles, title=title, lang=lang)
    written = html.encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)
    except OSError as error:
        raise GraphError(f"{path}: cannot be written ({error.strerror or error})") from error
    return PageReport(
        path=path,
        nodes=len(data["nodes"]),
        edges=len(data["edges"]),
        events=len(events),
        bytes=len(written),
        lang=lang,
        strongest=tuple(_rows(data, lang)[:12]),
    )


def page_html(
    events: Sequence[Event],
    articles: Sequence[Article],
    *,
    title: str | None = None,
    lang: str = "en",
) -> tuple[str, dict[str, Any]]:
    """The page and the values in it.

    Raises:
        ConfigError: the page does not speak that language.
    """
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    if lang not in _DIRECTION:
        raise ConfigError(f"the page does not speak {lang!r}; it speaks {', '.join(_DIRECTION)}")
    strings = json.loads(_file("strings.json"))
    data = model(events, articles)
    evidence = data.pop("evidence")
    data["vis"] = _network(data)
    shown = {"graph": data, "strings": strings, "lang": lang, "title": plain(title, 200) if title else ""}
    scripts, style = [_vis(), _file("page.js")], _file("page.css")
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    html = environment.from_string(_file("page.html")).render(
        lang=lang,
        dir=_DIRECTION[lang],
        title=shown["title"] or strings[lang]["title"],
        text=strings[lang],
        csp=f"default-src 'none'; script-src {' '.join(map(_digest, scripts))}; "
        f"style-src {_digest(style)}; img-src data:; base-uri 'none'; form-action 'none'",
        css=Markup(style),
        scripts=[Markup(script) for script in scripts],
        data=_packed(shown),
        evidence=_packed(evidence),
        rows=_rows(data, lang),
    )
    return html, data


def notebook_html(
    events: Sequence[Event],
    articles: Sequence[Article],
    *,
    title: str | None = None,
    lang: str = "en",
    height: int = 620,
) -> str:
    """The explorer inside a notebook: the page in a sandbox, and a table for where scripts do not run.

    The page travels inside the notebook, so that it still opens when the notebook is moved; the sandbox
    lets it run its own scripts and touch nothing of the notebook.
    """
    html, data = page_html(events, articles, title=title, lang=lang)
    return _embedded(html, _rows(data, lang)[:12], lang, height)


def _embedded(html: str, rows: Sequence[dict[str, Any]], lang: str, height: int) -> str:
    text = json.loads(_file("strings.json"))[lang]
    head = "".join(
        f"<th>{escape(text[key])}</th>" for key in ("event", "agents", "patients", "date", "claims")
    )
    body = "".join(
        f"<tr><td>{escape(row['type'])}</td><td>{escape(row['agents'])}</td>"
        f"<td>{escape(row['patients'])}</td><td>{escape(row['date'])}</td><td>{row['claims']}</td></tr>"
        for row in rows
    )
    frame = (
        f'<iframe sandbox="allow-scripts" width="100%" height="{int(height)}" style="border:0" '
        f'title="{escape(text["network"])}" srcdoc="{escape(html)}"></iframe>'
    )
    return (
        f"{frame if html else ''}<details><summary>{escape(text['table'])}</summary>"
        f'<table dir="{_DIRECTION[lang]}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        "</details>"
    )


def _rows(data: dict[str, Any], lang: str) -> list[dict[str, Any]]:
    """The strongest events as a table, for those who have no script."""
    names = {node["id"]: node[lang] for node in data["nodes"]}
    comma = "، " if lang == "ar" else ", "
    return [
        {
            "type": data["types"][event["type"]][lang],
            "agents": comma.join(names[ref] for ref in event["agents"]),
            "patients": comma.join(names[ref] for ref in event["patients"]),
            "date": event["from"],
            "claims": event["n"],
        }
        for event in sorted(data["events"], key=lambda e: (-e["n"], e["id"]))[:_ROWS]
    ]


def _network(data: dict[str, Any]) -> dict[str, Any]:
    """Nodes and edges as vis-network takes them, built by pyvis, at places computed beforehand."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    sizes = {node["id"]: round(7 + 4.5 * math.log2(1 + node["n"]), 1) for node in data["nodes"]}
    # A label takes about 7 pixels a letter, and stands under its node.
    room = {
        node["id"]: (
            max(2 * sizes[node["id"]], 7.2 * min(max(len(node["en"]), len(node["ar"])), 24)) + 22,
            2 * sizes[node["id"]] + 40,
        )
        for node in data["nodes"]
    }
    places = layout(room, [(edge["from"], edge["to"]) for edge in data["edges"]])
    for node in data["nodes"]:
        x, y = places[node["id"]]
        network.add_node(
            node["id"],
            label=isolate(node["en"]),
            shape=_SHAPES[node["kind"]],
            size=sizes[node["id"]],
            x=x,
            y=y,
        )
    lanes: dict[tuple[str, str], int] = {}
    for number, edge in enumerate(data["edges"]):
        pair = (edge["from"], edge["to"])
        lane = lanes[pair] = lanes.get(pair, -1) + 1
        network.add_edge(*pair)
        # Parallel lines bend apart: straight, then to one side and the other.
        bend = {"type": "curvedCW" if lane % 2 else "curvedCCW", "roundness": 0.05 + 0.17 * ((lane + 1) // 2)}
        network.edges[-1].update(id=number, smooth=bend)
    nodes, edges, *_ = network.get_network_data()
    return {"nodes": [{**node, "physics": False} for node in nodes], "edges": list(edges)}


def _packed(value: Any) -> str:
    """JSON, compressed and in base64: letters that no HTML parser takes for anything else."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@cache
def _file(name: str) -> str:
    return (_FILES / name).read_text(encoding="utf-8")


@cache
def _vis() -> str:
    """vis-network as it lies in pyvis.

    Raises:
        ConfigError: this pyvis does not bring it.
    """
    import pyvis

    folder = Path(pyvis.__file__).parent / "templates" / "lib"
    found = sorted(folder.glob("vis-9.1*/vis-network.min.js"))
    if not found:
        raise ConfigError(f"{folder}: no vis-network 9.1 here; install pyvis 0.3.2 again")
    script = found[-1].read_text(encoding="utf-8")
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
