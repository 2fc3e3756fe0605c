"""What the page shows in, one self-contained HTML file out."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from diplograph.errors import ConfigError, GraphError
from diplograph.lang.collector import uncollected
from diplograph.records import Article, Event
from diplograph.view.accounts import slots
from diplograph.view.layout import layout
from diplograph.view.model import Model, model
from diplograph.view.packing import deflated, packed, unpacked
from diplograph.view.text import isolate, plain
from diplograph.vocab import PREFIXES

__all__ = [
    "DIRECTION",
    "PageReport",
    "file",
    "page_html",
    "rendered",
    "save",
    "strings",
    "table_rows",
    "write_page",
]

_FILES = resources.files("diplograph.view") / "explorer"
DIRECTION = {"ar": "rtl", "en": "ltr"}
_SHAPES = {
    "state": "dot", "government": "square", "office": "triangle", "person": "diamond", "igo": "hexagon",
    "organisation": "hexagon", "armed_group": "triangleDown", "population": "star",
}  # fmt: skip
# One idea a file; joined into one script when the page is written.
_SCRIPTS = ("unpack", "data", "words", "dom", "shown", "labels", "picture", "overview", "detail", "panel",
            "legend", "timeline", "find", "save", "address", "start")  # fmt: skip
_ROWS = 200
_DATA = re.compile(r'<script id="data" type="application/octet-stream">([^<"&]*)</script>')
_LARGEST_DOT = 38  # pixels from its middle: two such, as far apart as neighbours are, leave room for a line
_LARGEST = 8_000_000  # bytes of a page that a notebook takes in


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
        """The page, where a notebook shows the report; of one too large, its strongest events alone."""
        try:
            html = self.path.read_text(encoding="utf-8") if self.bytes <= _LARGEST else ""
        except OSError:
            html = ""  # moved meanwhile; the table still tells the most
        from diplograph.view.notebook import framed

        return framed(html, self.strongest, self.lang)


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where the actors of a page stand, by id, and the mark of what their places were made from."""

    places: Mapping[str, tuple[float, float]]
    mark: str

    @classmethod
    def read(cls, path: Path) -> Earlier | None:
        """That of a page written before; None where there is none."""
        try:
            html = path.read_text(encoding="utf-8") if path.is_file() else ""
            found = _DATA.search(html)
            words, columns = unpacked(found[1]) if found else ({}, {})
            spots = zip(columns["x"].tolist(), columns["y"].tolist(), strict=True)
            return cls(dict(zip(words["ids"], spots, strict=True)), str(words.get("layout", "")))
        except (OSError, ValueError, KeyError):
            return None


def write_page(
    events: Sequence[Event],
    articles: Sequence[Article],
    path: Path,
    *,
    title: str | None = None,
    lang: str = "en",
    like: Path | None = None,
) -> PageReport:
    """Writes the explorer.

    Where an earlier page stands, it is continued: who was on it stays about where he was.

    Args:
        events: merged events.
        articles: the articles their claims stand in.
        path: the file to write.
        title: title of the page.
        lang: language of the page at first, "en" or "ar".
        like: the earlier page; without it, the one that `path` replaces.

    Raises:
        ConfigError: the page does not speak that language, or there is no earlier page of that name.
        GraphError: the file cannot be written.
    """
    earlier = Earlier.read(like or path)
    if like is not None and earlier is None:
        raise ConfigError(f"{like}: no page of the explorer, so none to go by")
    html, data = page_html(events, articles, title=title, lang=lang, earlier=earlier)
    return PageReport(
        path=path,
        **data.counts,
        bytes=save(path, html),
        lang=lang,
        strongest=tuple(table_rows(events, data, lang, 12)),
    )


def page_html(
    events: Sequence[Event],
    articles: Sequence[Article],
    *,
    title: str | None = None,
    lang: str = "en",
    places: Mapping[str, tuple[float, float]] | None = None,
    earlier: Earlier | None = None,
) -> tuple[str, Model]:
    """The page and the values in it.

    Args:
        events: merged events.
        articles: the articles their claims stand in.
        title: title of the page.
        lang: language of the page at first.
        places: where each actor stands, by id; computed without it.
        earlier: a page to go by, if they are computed.

    Raises:
        ConfigError: the page does not speak that language.
    """
    import numpy as np
    from markupsafe import Markup

    text = strings(lang)
    with uncollected():
        data = model(events, articles)
        heading = plain(title, 200) if title else ""
        words = {
            **data.words,
            "strings": {code: {**strings(code), "slots": slots(code)} for code in DIRECTION},
            "lang": lang,
            "title": heading,
            "prefixes": {key: PREFIXES[key] for key in ("dg", "dge", "id")},
        }
        sizes = np.minimum(7 + 4.5 * np.log2(1 + data.columns["weight"]), _LARGEST_DOT).round(1).tolist()
        if places is None:
            places, words["layout"] = _arranged(data, sizes, earlier)
        columns = {name: one for name, one in data.columns.items() if name != "weight"}  # the page counts
        shown = packed(words, data.lists, {**columns, **_network(data, sizes, places)})
        claims = "\n".join(data.evidence.packs())
    script = '"use strict";\n(async () => {\n' + "\n".join(file(f"{n}.js") for n in _SCRIPTS) + "\n})();"
    html = rendered(
        file("page.html"),
        file("colours.css") + file("page.css"),
        script,
        _vis(),
        lang=lang,
        dir=DIRECTION[lang],
        title=heading or text["title"],
        text=text,
        script=Markup(script),
        # No letter of these means anything in HTML.
        vis=Markup(_vis_packed()),
        data=Markup(shown),
        claims=Markup(claims),
        rows=table_rows(events, data, lang, _ROWS),
    )
    return html, data


def save(path: Path, html: str) -> int:
    """Writes a page; how many bytes it takes.

    Raises:
        GraphError: the file cannot be written.
    """
    written = html.encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)
    except OSError as error:
        raise GraphError(f"{path}: cannot be written ({error.strerror or error})") from error
    return len(written)


def rendered(template: str, style: str, *scripts: str, **values: Any) -> str:
    """A page from a template that may run these scripts and wear this style, and load nothing."""
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    runs = f"script-src {' '.join(map(_digest, scripts))}; " if scripts else ""
    policy = (
        f"default-src 'none'; {runs}style-src {_digest(style)}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    head = Path(__file__).with_name("head.html").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        loader=DictLoader({"head.html": head}),
    )
    return environment.from_string(template).render(csp=policy, css=Markup(style), **values)


def strings(lang: str) -> dict[str, str]:
    """The words of the page in a language.

    Raises:
        ConfigError: the page does not speak it.
    """
    if lang not in DIRECTION:
        raise ConfigError(f"the page does not speak {lang!r}; it speaks {', '.join(DIRECTION)}")
    found: dict[str, str] = json.loads(file("strings.json"))[lang]
    return found


def table_rows(events: Sequence[Event], data: Model, lang: str, most: int) -> list[dict[str, Any]]:
    """The strongest events as a table, for those who have no script."""
    import heapq

    types = {kind["id"]: kind[lang] for kind in data.words["types"]}
    comma = "، " if lang == "ar" else ", "

    def names(refs: Sequence[Any]) -> str:
        return comma.join(plain((ref.name_ar if lang == "ar" else None) or ref.name, 80) for ref in refs)

    return [
        {
            "type": types[event.type],
            "agents": names(event.agents),
            "patients": names(event.patients),
            "date": event.when.start.isoformat() if event.when and event.when.start else "",
            "claims": len(event.claims),
        }
        for event in heapq.nsmallest(most, events, key=lambda e: (-len(e.claims), e.id))
    ]


def _arranged(
    data: Model, sizes: Sequence[float], earlier: Earlier | None
) -> tuple[Mapping[str, tuple[float, float]], str]:
    """Where each actor stands, and a mark of what that was made from: from the same, the same."""
    import numpy as np

    ids = [ref.id for ref in data.refs]
    names = zip(data.lists["en"], data.lists["ar"], strict=True)
    # A label takes about 7 pixels a letter, and stands under its node.
    room = {
        key: (max(2 * size, 7.2 * min(max(len(en), len(ar)), 24)) + 22, 2 * size + 40)
        for key, size, (en, ar) in zip(ids, sizes, names, strict=True)
    }
    made_from = json.dumps(ids).encode(), np.array([*room.values()]).tobytes(), np.array(data.lines).tobytes()
    mark = hashlib.blake2b(b"\0".join(made_from), digest_size=8).hexdigest()
    if earlier is not None:
        before = dict(zip(ids, map(earlier.places.get, data.lists["ids"]), strict=True))
        known = {key: spot for key, spot in before.items() if spot is not None}
        if earlier.mark == mark and len(known) == len(ids):
            return known, mark
        return layout(room, [(ids[a], ids[b]) for a, b in data.lines], before=known), mark
    return layout(room, [(ids[a], ids[b]) for a, b in data.lines]), mark


def _network(
    data: Model, sizes: Sequence[float], places: Mapping[str, tuple[float, float]]
) -> dict[str, Any]:
    """Nodes and edges as vis-network takes them, built by pyvis, as columns."""
    import numpy as np
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    ids = [ref.id for ref in data.refs]
    network = Network(directed=True, cdn_resources="in_line")
    # add_node and add_edge look through all nodes for each one: 10 seconds for 20,000. The ids here
    # are distinct and known, so the same Node and Edge are made without the search.
    network.nodes = [
        Node(key, _SHAPES[ref.kind], isolate(label), size=size, x=x, y=y).options
        for key, size, ref, label, (x, y) in zip(
            ids, sizes, data.refs, data.lists["en"], map(places.__getitem__, ids), strict=True
        )
    ]
    lanes: dict[tuple[int, int], int] = {}
    for pair in data.lines:
        lanes[pair] = lane = lanes.get(pair, -1) + 1
        network.edges.append(Edge(pair[0], pair[1], True, lane=lane).options)
    nodes, edges, *_ = network.get_network_data()
    return {
        "x": np.array([node["x"] for node in nodes], dtype=np.float32).round().astype(np.int32),
        "y": np.array([node["y"] for node in nodes], dtype=np.float32).round().astype(np.int32),
        "size": np.rint([10 * node["size"] for node in nodes]).astype(np.uint16),
        # Parallel lines bend apart: straight, then to one side and the other.
        "lane": np.array([edge["lane"] for edge in edges], dtype=np.uint8),
    }


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@cache
def file(name: str) -> str:
    """A file of the page."""
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
    return found[-1].read_text(encoding="utf-8")


@cache
def _vis_packed() -> str:
    return deflated(_vis())
