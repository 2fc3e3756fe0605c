"""Sentences a second, memory and start-up on news where one sentence in four holds an event.

Run: poe bench. Time is CPU time, and beside it stands a multiple of what spaCy takes to cut the same text into words
and sentences: machines are noisy, ratios less so. Nothing fails on a slow machine but growth.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
import spacy
from news import articles, count

from diplograph import compiled, pipeline

NUMBER = 150
BUILD = "compiled" if compiled else "pure Python"


def seconds(work: object, times: int = 3) -> float:
    """The least CPU time of a few runs."""
    assert callable(work)
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_sentences_a_second(lang: str) -> None:
    """The whole extraction, against a blank pipeline with a sentencizer."""
    news = articles(lang, NUMBER)
    blank = spacy.blank(lang)
    blank.add_pipe("sentencizer")
    list(pipeline.extract(news[:2]))
    own = seconds(lambda: list(pipeline.extract(news)))
    reference = seconds(lambda: [blank(article.text) for article in news])
    words = sum(len(article.text.split()) for article in news)
    print(
        f"\n{lang}, {BUILD}: {count(news) / own:,.0f} sentences and {words / own:,.0f} words a CPU-second, "
        f"{own / reference:.1f} × blank + sentencizer"
    )


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_ten_times_the_articles(lang: str) -> None:
    """Ten times the articles take at most eleven times the time."""
    news = articles(lang, NUMBER)
    list(pipeline.extract(news[:2]))
    few = seconds(lambda: list(pipeline.extract(news[: NUMBER // 10])), times=5)
    many = seconds(lambda: list(pipeline.extract(news)), times=5)
    print(f"\n{lang}, {BUILD}: 10 × the articles, {many / few:.1f} × the time")
    assert many / few < 11


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_start_and_memory(lang: str, tmp_path: Path) -> None:
    """A process of its own: until the first article is out, and the most memory it took."""
    source = tmp_path / "news.jsonl"
    first = articles(lang, 1)[0]
    source.write_text(json.dumps({"id": "1", "text": first.text, "lang": lang}) + "\n", encoding="utf-8")
    code = (
        "import resource, sys, time; from diplograph.cli import main;"
        f"main(['extract', {str(source)!r}, '-o', {str(tmp_path / 'out.jsonl')!r}]);"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024;"
        "print(time.process_time(), peak)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    spent, peak = done.stdout.split()[-2:]
    print(f"\n{lang}, {BUILD}: first article after {float(spent):.2f} CPU-seconds, {float(peak):.0f} MB")
