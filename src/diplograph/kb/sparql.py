"""A SPARQL endpoint in, facts out: slowly, by pages, again where it left off."""

from __future__ import annotations

import calendar
import email.utils
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.client import HTTPResponse
from typing import IO, Any

from diplograph import __version__
from diplograph.errors import SourceError
from diplograph.kb.facts import PROPERTIES, Facts, Item, Statement

__all__ = ["Endpoint", "gather"]

_PREFIXES = """
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX pqv: <http://www.wikidata.org/prop/qualifier/value/>
PREFIX wikibase: <http://wikiba.se/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_ENTITY = re.compile(r"https?://[^/]+/entity/(Q[1-9][0-9]{0,11})")
# Classes whose members are organisations that states act through.
_ORG_CLASSES = "wd:Q484652 wd:Q245065"
# More statements than this are not asked for at a stretch, but state by state.
_WHOLE = 300_000
# Seconds; what a server asks us to wait beyond the last is left to another day.
_FIRST_PAUSE, _LONGEST_PAUSE, _LONGEST_WAIT = 2.0, 60.0, 600.0
_TRIES, _TIMEOUT, _LARGEST, _PART = 7, 90.0, 256 * 2**20, 2**18


@dataclass(slots=True)
class Endpoint:
    """A SPARQL endpoint asked politely: one question at a time, a pause between, patience with errors."""

    url: str
    pause: float = 1.0  # seconds between two questions
    page: int = 2000  # rows of an answer
    sleep: Callable[[float], None] = time.sleep
    longest: float = 300.0  # seconds that an answer may take to come through
    _last: float = field(default=0.0, repr=False)
    _answered: bool = field(default=False, repr=False)

    def __post_init__(self) -> None:
        parts = urllib.parse.urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise SourceError(f"{self.url}: not the address of a SPARQL endpoint; give http(s)://…")

    def ask(self, query: str) -> list[dict[str, Any]]:
        """The rows of an answer.

        Raises:
            SourceError: the endpoint refuses, or does not answer after many tries.
        """
        problem = ""
        for attempt in range(_TRIES):
            wait = self.pause - (time.monotonic() - self._last)
            if attempt == 0 and wait > 0:
                self.sleep(wait)
            try:
                return self._once(query)
            except urllib.error.HTTPError as error:
                problem = f"HTTP {error.code}"
                if error.code != 429 and error.code < 500:
                    detail = " ".join(error.read(500).decode("utf-8", "replace").split())
                    raise SourceError(f"{self.url}: refused ({problem}): {detail}") from error
                asked = _retry_after(error.headers.get("Retry-After"))
            except (OSError, ValueError) as error:
                # no connection, one cut short, or JSON that ends early: a server out of time says 200
                problem, asked = str(error) or type(error).__name__, None
            finally:
                self._last = time.monotonic()
            if asked is not None and asked > _LONGEST_WAIT:
                raise SourceError(
                    f"{self.url}: asks to be left alone for {asked:.0f} seconds ({problem}); run it again "
                    "then, it goes on where it stopped"
                )
            backoff = min(_FIRST_PAUSE * 2**attempt, _LONGEST_PAUSE)
            if attempt < _TRIES - 1:
                self.sleep(backoff if asked is None else max(asked, self.pause))
        raise SourceError(
            f"{self.url}: no answer after {_TRIES} tries ({problem}); run it again later, it goes on where "
            "it stopped"
        )

    def _once(self, query: str) -> list[dict[str, Any]]:
        request = urllib.request.Request(
            self.url,
            data=urllib.parse.urlencode({"query": _PREFIXES + query}).encode(),
            headers={
                "User-Agent": f"diplograph/{__version__} (https://w3id.org/diplograph)",
                "Accept": "application/sparql-results+json",
                "Content-Type": "application/x-www-form-urlencoded",
            },
        )
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:
            if response.geturl().partition(":")[0] not in {"http", "https"}:
                raise ValueError("led away from the web")
            if response.headers.get_content_type() == "text/html" and not self._answered:
                raise SourceError(
                    f"{self.url}: answers with a web page; give the address that takes queries, "
                    "often …/sparql"
                )
            body = _read_all(response, self.longest)
        rows = json.loads(body)["results"]["bindings"] if body else None
        if not isinstance(rows, list):
            raise ValueError("an answer without rows")
        self._answered = True
        return rows


def _read_all(response: IO[bytes], longest: float) -> bytes:
    """The body of an answer that comes in time and is not too large."""
    until, parts, size = time.monotonic() + longest, [], 0
    while part := response.read1(_PART) if isinstance(response, HTTPResponse) else response.read(_PART):
        parts.append(part)
        size += len(part)
        if size > _LARGEST:
            raise ValueError("an answer too large; ask for fewer rows with --page")
        if time.monotonic() > until:
            raise ValueError(f"an answer that was not through after {longest:.0f} seconds")
    return b"".join(parts)


def _retry_after(value: str | None) -> float | None:
    """Seconds that a server asks to wait, given as a number or as a date."""
    if not value:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        when = email.utils.parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return max(0.0, when.timestamp() - time.time())


def gather(
    endpoint: Endpoint,
    facts: Facts,
    owners: Sequence[str],
    progress: Callable[[str], None],
    *,
    whole: int = _WHOLE,
) -> None:
    """Fills the facts from an endpoint, going on where an earlier run stopped.

    Args:
        endpoint: what to ask.
        facts: what is known so far; gets the rest.
        owners: items whose positions are asked for where the endpoint has too many to ask for all.
        progress: told how far it came.
        whole: how many statements are asked for at a stretch.
    """
    if not facts.get("mode"):
        rows = endpoint.ask("SELECT (COUNT(?s) AS ?n) WHERE { ?s ps:P39 ?position }")
        count = int(_value(rows[0], "n") or 0) if rows else 0
        with facts:
            facts.set("mode", "whole" if count <= whole else "by owner")
            facts.set("count", str(count))
    if facts.get("mode") == "whole":
        _statements(endpoint, facts, "statements", "", progress)
    else:
        _by_owner(endpoint, facts, owners, progress)
    if not facts.get("orgs done"):
        rows = endpoint.ask(
            f"SELECT DISTINCT ?org WHERE {{ VALUES ?class {{ {_ORG_CLASSES} }} "
            "?org wdt:P31/wdt:P279* ?class }"
        )
        coded = endpoint.ask("SELECT DISTINCT ?item WHERE { ?item wdt:P298 ?code }")
        with facts:
            for row in rows:
                if id := _entity(row, "org"):
                    facts.put_org(id)
            facts.set("countries", " ".join(sorted(id for row in coded if (id := _entity(row, "item")))))
            facts.set("orgs done", "yes")
    _describe(endpoint, facts, facts.get("countries").split(), progress)
    while missing := facts.missing():
        _describe(endpoint, facts, missing, progress)


def _by_owner(
    endpoint: Endpoint, facts: Facts, owners: Sequence[str], progress: Callable[[str], None]
) -> None:
    """The positions of each state and organisation, then who held them."""
    for number, batch in enumerate(_batches(sorted(owners), 10)):
        name = f"positions {number}"
        if not facts.get(f"{name} of"):
            rows = endpoint.ask(
                f"SELECT DISTINCT ?position WHERE {{ VALUES ?owner {{ {_terms(batch)} }} "
                "?position wdt:P1001|wdt:P2389 ?owner . FILTER EXISTS { ?statement ps:P39 ?position } }"
            )
            found = sorted({id for row in rows if (id := _entity(row, "position"))})
            with facts:
                facts.set(f"{name} of", " ".join(found) or "-")
        positions = [id for id in facts.get(f"{name} of").split() if id != "-"]
        for part, some in enumerate(_batches(positions, 50)):
            values = f"VALUES ?position {{ {_terms(some)} }}"
            _statements(endpoint, facts, f"{name}.{part}", values, progress)


def _statements(
    endpoint: Endpoint, facts: Facts, name: str, values: str, progress: Callable[[str], None]
) -> None:
    """Pages of statements, each after the last of the page before: none is lost when others come in."""
    while not facts.get(f"{name} done"):
        after = facts.get(f"{name} after")
        later = f"FILTER(STR(?s) > {json.dumps(after)})" if after else ""
        where = f"WHERE {{ {values} ?person p:P39 ?s . ?s ps:P39 ?position . {later} }} "
        rows = endpoint.ask(
            "SELECT ?s ?person ?position ?rank ?start ?startIs ?end ?endIs ?of WHERE { { "
            f"SELECT ?s ?person ?position {where} ORDER BY STR(?s) LIMIT {endpoint.page} }} "
            "OPTIONAL { ?s wikibase:rank ?rank } "
            "OPTIONAL { ?s pq:P580 ?start } OPTIONAL { ?s pqv:P580/wikibase:timePrecision ?startIs } "
            "OPTIONAL { ?s pq:P582 ?end } OPTIONAL { ?s pqv:P582/wikibase:timePrecision ?endIs } "
            "OPTIONAL { ?s pq:P642|pq:P1001 ?of } }"
        )
        found: dict[str, Statement] = {}
        last, seen = after, set()
        for row in sorted(rows, key=lambda row: json.dumps(row, sort_keys=True)):
            statement = _value(row, "s")
            seen.add(statement)
            last = max(last, statement)
            person, position = _entity(row, "person"), _entity(row, "position")
            if person and position and not _value(row, "rank").endswith("DeprecatedRank"):
                start, end = (written(_value(row, c), _value(row, f"{c}Is")) for c in ("start", "end"))
                found[statement] = Statement(statement, person, position, start, end, _entity(row, "of"))
        with facts:
            for each in found.values():
                facts.put_statement(each)
            facts.set(f"{name} after", last)
            if len(seen) < endpoint.page:
                facts.set(f"{name} done", "yes")
        progress(f"{facts.count('statement')} tenures")


def _describe(endpoint: Endpoint, facts: Facts, ids: Sequence[str], progress: Callable[[str], None]) -> None:
    """Labels, aliases and properties of items."""
    properties = " ".join(
        f'UNION {{ ?item wdt:{key} ?value . BIND("{name}" AS ?what) }}' for key, name in PROPERTIES.items()
    )
    for batch in _batches([id for id in ids if facts.item(id) is None], max(20, endpoint.page // 20)):
        rows = endpoint.ask(
            f"SELECT ?item ?what ?value WHERE {{ VALUES ?item {{ {_terms(batch)} }} {{ "
            '{ ?item rdfs:label ?value . BIND("label" AS ?what) } UNION '
            '{ ?item skos:altLabel ?value . BIND("alias" AS ?what) } '
            f'{properties} }} FILTER(!isLiteral(?value) || LANG(?value) = "" || LANG(?value) = "mul" || '
            'LANGMATCHES(LANG(?value), "en") || LANGMATCHES(LANG(?value), "ar")) }'
        )
        items = {id: Item(id) for id in batch}
        for row in sorted(rows, key=lambda row: json.dumps(row, sort_keys=True)):
            if (item := items.get(_entity(row, "item"))) is not None:
                _note(item, _value(row, "what"), row)
        with facts:
            for item in items.values():
                facts.put_item(item)
        progress(f"{facts.count('item')} items")


def _note(item: Item, what: str, row: dict[str, Any]) -> None:
    value = _value(row, "value")
    lang = str(row["value"].get("xml:lang", "")).lower()
    if what == "label":
        item.labels[lang] = value
    elif what == "alias":
        item.aliases.setdefault(lang, []).append(value)
    elif what == "died":
        item.links.setdefault(what, []).append(written(value, ""))
    elif what == "demonym":
        item.links.setdefault(f"{what} {lang}", []).append(value)
    elif what == "iso3":
        item.links.setdefault(what, []).append(value)
    elif id := _entity(row, "value"):
        item.links.setdefault(what, []).append(id)


def written(value: str, precision: str) -> str:
    """A time of Wikidata as the tables write it, as exactly as it is known; nothing before the year 1000.

    A month or a day that there is not is left away.

    >>> written("2016-03-00T00:00:00Z", "10"), written("+2016-11-04T00:00:00Z", "11"), written("x", "")
    ('2016-03', '2016-11-04', '')
    """
    match = re.match(r"\+?([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})(?:T|Z|$)", value)
    if match is None:
        return ""
    year, month, day = match.groups()
    exact = int(precision) if precision.isdecimal() else 11
    if exact < 9:
        return ""
    if exact == 9 or not 1 <= int(month) <= 12:
        return year
    if exact == 10 or not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return f"{year}-{month}"
    return f"{year}-{month}-{day}"


def _batches(ids: Sequence[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(ids), size):
        yield list(ids[start : start + size])


def _terms(ids: Sequence[str]) -> str:
    return " ".join(f"wd:{id}" for id in ids if re.fullmatch(r"Q[1-9][0-9]*", id))


def _value(row: dict[str, Any], name: str) -> str:
    cell = row.get(name)
    return str(cell["value"]) if isinstance(cell, dict) and "value" in cell else ""


def _entity(row: dict[str, Any], name: str) -> str:
    match = _ENTITY.fullmatch(_value(row, name))
    return match[1] if match else ""
