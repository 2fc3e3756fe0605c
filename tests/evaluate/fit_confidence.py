"""Fits the weights of `diplograph/events/confidence.toml` on the development half of gold files.

    python tests/evaluate/fit_confidence.py tests/gold/*.jsonl [MORE.jsonl …]

Events of records whose sha1(article) ends in an odd digit are not looked at: the tests measure on them how far
the scores can be trusted. Prints both tables and writes the file.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from diplograph import pipeline
from diplograph.evaluate import Scored, error_of, fit, reliability
from diplograph.evaluate.gold import read_gold
from diplograph.events import confidence

PENALTY = 2.0


def held_out(article: str) -> bool:
    return int(hashlib.sha1(article.encode()).hexdigest(), 16) % 2 == 1


def main(paths: list[Path]) -> None:
    rows: dict[bool, list[tuple[str, dict[str, float], bool]]] = {False: [], True: []}
    for path in paths:
        for group in read_gold(path):
            half = rows[held_out(str(group[0]["article"]))]
            half.extend(
                (one.lang, one.event["features"], one.right)
                for one in pipeline.evaluate_groups([group]).scored
            )
    langs = sorted({lang for lang, _, _ in rows[False]})
    # Each language has a bias: a large feature, which the penalty hardly draws to nothing.
    data = [({**found, f"lang {lang}": 3.0}, right) for lang, found, right in rows[False]]
    bias, weights = fit(data, penalty=PENALTY)
    biases = {lang: round(bias + 3 * weights.pop(f"lang {lang}", 0.0), 4) for lang in langs}
    lines = [
        "# Written by tests/evaluate/fit_confidence.py: the log-odds that an event is right, by what is known of it.",
        "",
    ]
    lines += [
        "[bias]",
        f'"" = {round(bias, 4)}',
        *(f"{lang} = {value}" for lang, value in biases.items()),
        "",
    ]
    lines += ["[weights]", *(f'"{name}" = {weight}' for name, weight in sorted(weights.items()))]
    confidence.TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    confidence._weights.cache_clear()
    for out in (False, True):
        for lang in langs:
            scored = [
                Scored(lang, confidence.chance(f, lang), right, {})
                for tongue, f, right in rows[out]
                if tongue == lang
            ]
            table = reliability(scored)
            print(lang, "held out" if out else "fitted", len(scored), f"error {error_of(table):.3f}")
            for row in table:
                print(f"  {row.low:.1f} – {row.high:.1f} {row.count:5} {row.mean:.2f} {row.right:.2f}")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
