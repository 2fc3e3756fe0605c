"""Another extractor: the same checks at the door, and one that asks a language model over HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

import diplograph as dg
from diplograph.annotate.components import default_kb
from diplograph.cli import main
from diplograph.errors import ArticleError, ConfigError
from diplograph.plugins import admit, load
from diplograph.records import Article

DAY = date(2021, 4, 13)
TEXTS = {
    "en": "Biden told Putin yesterday that he must leave. Macron met Merkel in Berlin.",
    "ar": "أبلغ بايدن بوتين أمس أن عليه المغادرة. والتقى ماكرون ميركل في برلين.",
}
CLAIMS: dict[str, dict[str, Any]] = {
    "en": {"type": "demand", "trigger": "told", "agents": ["Biden"], "patients": [{"text": "Putin"}], "time": "yesterday", "score": 0.7},
    "ar": {"type": "demand", "trigger": "أبلغ", "agents": ["بايدن"], "patients": [{"text": "بوتين"}], "time": "أمس", "score": 0.7},
}  # fmt: skip


def article(lang: str) -> Article:
    return Article(id="a", text=TEXTS[lang], lang=lang, published=DAY)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_admitted(lang: str) -> None:
    """Words become spans, names become actors of the knowledge base, times become days."""
    (mention,) = admit(article(lang), [CLAIMS[lang]], default_kb(), rule="extractor.mine")
    assert mention.trigger.cut(TEXTS[lang]) == CLAIMS[lang]["trigger"]
    assert mention.sentence.start == 0 and mention.sentence.cut(TEXTS[lang]).endswith(".")
    assert [(a.name, a.country) for a in (*mention.agents, *mention.patients)] == [
        ("Joe Biden", "USA"),
        ("Vladimir Putin", "RUS"),
    ]
    assert mention.when is not None and mention.when.iso == "2021-04-12"
    assert (mention.rule, mention.score, mention.domestic) == ("extractor.mine", 0.7, False)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"type": "dance"}, "no type of event 'dance'"),
        ({"trigger": "sang"}, "'sang' does not stand in the text"),
        ({"trigger": {"text": "told", "start": 0, "end": 4}}, "'told' does not stand at 0"),
        ({"agents": ["Napoleon"]}, "'Napoleon' does not stand in the text"),
        ({"agents": [], "patients": []}, "nobody takes part"),
        ({"modality": "wished"}, "modality"),
        ({"score": 3}, "score"),
        ({"agents": [{"text": "Biden", "country": "usa"}]}, "country"),
        ({"sentence": "Macron met Merkel in Berlin."}, "does not stand"),
        ({"topics": ["cheese"]}, "no topic 'cheese'"),
        ({"secret": 1}, "secret"),
    ],
)
def test_refused(change: Mapping[str, Any], problem: str) -> None:
    """What does not hold is refused, with the number of the claim and the reason."""
    with pytest.raises(ArticleError) as told:
        admit(article("en"), [CLAIMS["en"], {**CLAIMS["en"], **change}], default_kb(), rule="mine")
    assert "mine: claim 2: " in str(told.value) and problem in str(told.value)


def test_the_others_stay() -> None:
    """A claim that does not hold costs the others nothing, where somebody listens."""
    told: list[ArticleError] = []
    rows = [{**CLAIMS["en"], "trigger": "sang"}, CLAIMS["en"]]
    assert len(admit(article("en"), rows, default_kb(), rule="mine", on_refused=told.append)) == 1
    assert len(told) == 1 and "claim 1" in str(told[0])


def offered(monkeypatch: pytest.MonkeyPatch, name: str, make: Callable[..., Any]) -> None:
    """Offers an extractor as an installed package would."""

    class Point(EntryPoint):
        def load(self) -> Any:
            return make

    monkeypatch.setattr(load, "entry_points", lambda group: [Point(name, "x:y", group)])


def test_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An installed extractor reads in place of the rules, here, in extract and in build."""
    offered(monkeypatch, "mine", lambda flavour="": lambda article: [CLAIMS[article.lang]])
    for lang in ("ar", "en"):
        (mention,) = dg.extract(article(lang), extractor="mine", options={"flavour": "x"})
        assert (mention.type, mention.rule) == ("demand", "extractor.mine")
    source, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": "1", "text": TEXTS["en"], "lang": "en"}) + "\n", encoding="utf-8")
    assert main(["extract", str(source), "-o", str(out), "--extractor", "mine", "--with", "flavour=x"]) == 0
    assert [e["rule"] for e in json.loads(out.read_text(encoding="utf-8"))["events"]] == ["extractor.mine"]
    graph = dg.build(source, tmp_path / "graph", extractor="mine")
    assert graph.report is not None and graph.report.claims == 1 and graph.validate().conforms


def test_failing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever somebody else's code does, the other articles are read and the trouble is told."""

    def fails(article: Article) -> list[dict[str, Any]]:
        if article.id == "1":
            raise RuntimeError("no more memory")
        return [CLAIMS["en"]]

    offered(monkeypatch, "mine", lambda: fails)
    source = tmp_path / "a.jsonl"
    rows = [{"id": n, "text": TEXTS["en"], "lang": "en"} for n in ("1", "2")]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    graph = dg.build(source, tmp_path / "graph", extractor="mine")
    assert graph.report is not None and graph.report.claims == 1
    assert "no more memory" in str(graph.errors[0])


def test_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name nothing offers, options it does not take, and options without an extractor."""
    with pytest.raises(ConfigError, match=r"no extractor 'none'; installed: .*chat"):
        dg.extract("x", extractor="none")
    with pytest.raises(ConfigError, match="cannot be used"):
        dg.extract("x", extractor="chat", options={"flavour": "x"})
    assert main(["extract", "x.txt", "--with", "a=b"]) == 1


# -- an endpoint that speaks like OpenAI's -------------------------------------------------------


class Endpoint(BaseHTTPRequestHandler):
    """Answers as its server was told to, and keeps what it was asked."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, dict(self.headers), asked))  # type: ignore[attr-defined]
        status, content = self.server.answer(asked)  # type: ignore[attr-defined]
        body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[Any]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    server.asked = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_chat(endpoint: Any, lang: str, tmp_path: Path) -> None:
    """The article is sent, the answer becomes mentions, the key is read from its file."""
    endpoint.answer = lambda asked: (200, json.dumps({"events": [CLAIMS[lang]]}, ensure_ascii=False))
    key = tmp_path / "key"
    key.write_text("s3cret\n", encoding="utf-8")
    options = {
        "endpoint": f"http://127.0.0.1:{endpoint.server_port}/v1",
        "model": "small",
        "key_file": str(key),
    }
    (mention,) = dg.extract(article(lang), extractor="chat", options=options)
    assert (mention.type, mention.rule) == ("demand", "extractor.chat")
    path, headers, asked = endpoint.asked[0]
    assert path == "/v1/chat/completions" and headers["Authorization"] == "Bearer s3cret"
    assert asked["model"] == "small" and TEXTS[lang] in asked["messages"][1]["content"]
    assert "state_comment" in asked["messages"][0]["content"]


@pytest.mark.parametrize(
    ("status", "content", "problem"),
    [
        (500, "{}", "no answer"),
        (200, "I cannot help with that.", "holds no events"),
        (200, '{"events": [{"type": "demand", "trigger": "sang", "agents": ["Biden"]}]}', "claim 1"),
    ],
)
def test_chat_fails(endpoint: Any, status: int, content: str, problem: str) -> None:
    """An endpoint that fails, or answers something else, is trouble with that article alone."""
    endpoint.answer = lambda asked: (status, content)
    options = {"endpoint": f"http://127.0.0.1:{endpoint.server_port}", "model": "small"}
    with pytest.raises(ArticleError, match=problem):
        dg.extract(article("en"), extractor="chat", options=options)


def test_chat_options() -> None:
    """Wrong options stop before anything is sent."""
    for options in ({"endpoint": "file:///etc/passwd", "model": "x"}, {"endpoint": "http://x", "model": "x", "key_file": "/none"},
                    {"endpoint": "http://x", "model": "x", "timeout": "soon"}):  # fmt: skip
        with pytest.raises(ConfigError):
            dg.extract(article("en"), extractor="chat", options=options)
