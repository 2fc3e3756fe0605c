"""A page under test in a real browser, and text that means it harm."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Dialog, Page, Request

__all__ = ["CALL", "HOSTILE", "Explorer", "bare"]

# Biden and Putin: the call as the Kremlin and as the White House tell it.
CALL = "diplograph.line('Q6279', 'Q7747', 'verbal cooperation')"


def bare(text: str) -> str:
    """Text as a reader sees it: without the isolates that keep its direction."""
    return text.translate(dict.fromkeys([*range(0x2066, 0x206A), 0x200E, 0x200F]))


class Explorer:
    """What a page asks the network for, and what goes wrong in it."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page, self.path = page, path
        self.requests: list[str] = []
        self.problems: list[str] = []
        page.on("request", self._request)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda m: self.problems.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("dialog", self._dismiss)

    def _request(self, request: Request) -> None:
        """Whatever is asked for, but the page itself and what it holds already."""
        url = request.url.split("#")[0]
        if url != self.path.as_uri() and not url.startswith(("data:", "blob:", "about:")):
            self.requests.append(url)

    def _dismiss(self, dialog: Dialog) -> None:
        self.problems.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def open(self, settings: str = "") -> Page:
        self.page.goto("about:blank")
        self.page.goto(f"{self.path.as_uri()}#{settings}")
        self.page.wait_for_selector("html[data-ready]")
        return self.page


_RUN = "window.owned=1"
# Each way by which text has become markup, script, a request or a formula somewhere.
HOSTILE = (
    f"</script><script>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f'"><svg onload={_RUN}>',
    f"' onmouseover='{_RUN}",
    "<!--<script>",
    "--><script>",
    f"]]><script>{_RUN}</script>",
    f"<![CDATA[<script>{_RUN}</script>]]>",
    f"{{{{ 7*7 }}}} {{% raw %}} ${{{_RUN}}}",
    f"javascript:{_RUN}",
    f"JaVaScRiPt:{_RUN}",
    f"java\tscript:{_RUN}",
    f"java\nscript:{_RUN}",
    f"\x01javascript:{_RUN}",
    f"data:text/html,<script>{_RUN}</script>",
    f"vbscript:{_RUN}",
    f"<a href=javascript:{_RUN}>href</a>",
    "<iframe src=//evil.example></iframe>",
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "<style>*{background:url(//evil.example)}</style>",
    "<style>@import '//evil.example/x.css';</style>",
    "</textarea></title></style></noscript><b>",
    f"<noscript><p title=\"</noscript><img src=x onerror={_RUN}>\">",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><a xlink:href=javascript:{_RUN}><text>x</text></a></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    "<svg><image href=//evil.example/x.png>",
    "<svg><use href=//evil.example/x.svg#a>",
    f"<math><mtext></mtext><mglyph><svg><mtext><img src=x onerror={_RUN}>",
    f"<details open ontoggle={_RUN}>",
    f"<video><source onerror={_RUN}></video>",
    f"<input autofocus onfocus={_RUN}>",
    f"<form action=javascript:{_RUN}><button>b</button></form>",
    f"<object data=javascript:{_RUN}></object>",
    f"<embed src=javascript:{_RUN}>",
    f"<body onload={_RUN}>",
    f"<marquee onstart={_RUN}>",
    f"<template><script>{_RUN}</script></template>",
    f"<x style=animation-name:x onanimationstart={_RUN}>",
    f"<img/src=`x`onerror={_RUN}>",
    f"<img src=x:x onerror\x00={_RUN}>",
    f"<scr\x00ipt>{_RUN}</scr\x00ipt>",
    f"%3Cscript%3E{_RUN}%3C/script%3E",
    f"\\u003cscript\\u003e{_RUN}\\u003c/script\\u003e",
    f"\\x3cscript\\x3e{_RUN}\\x3c/script\\x3e",
    f"+ADw-script+AD4-{_RUN}+ADw-/script+AD4-",
    f"＜script＞{_RUN}＜/script＞",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    f"<?xml-stylesheet href='javascript:{_RUN}'?>",
    "\"];}</data></node></graph><node id=\"x\"/>",
    f"'); {_RUN}; ('",
    f"\"; {_RUN}; //",
    f"\\'; {_RUN}; //",
    f"*/ {_RUN} /*",
    "\" } UNION { ?s ?p ?o } #",
    "> . <urn:x> <urn:y> <urn:z> . <",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "=cmd|'/C calc'!A0",
    "+1+cmd|'/C calc'!A0",
    "-2+3+cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "; =1+1 ;\"",
    "../../../../etc/passwd",
    "C:\\Windows\\system32\\con.html",
    "a/b\\c:d*e?f\"g<h>i|j",
    "CON",
    ".htaccess",
    "__proto__",
    "constructor",
    "toString",
    "a\u202eb\u2066c\u2069\u200f\ufeff",
    "\u202egpj.exe",
    "\u2067\u2067\u2067\u2069\u2069\u2069\u2069",
    "a\x00b\x07c\x1b[31m",
    "line\u2028para\u2029end",
    "بوتين </script><img src=x onerror=window.owned=1> (2021) ABC",
    "\u0661\u0662 <b>١٢</b> \u200f(abc)\u200f",
    "\ud800 lone",
    "\udfff\ud800",
    "\ufffe\uffff",
    "Z" + "\u0301" * 500,
    "\U0001f469\u200d\U0001f680" * 40,
    "A" * 10_000,
    "ا" * 10_000,
    " ",
    "\u00a0\u200b\u3164",
)  # fmt: skip
