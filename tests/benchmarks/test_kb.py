"""How fast the knowledge base is, and what it costs in memory, as shipped and with half a million people.

Run: poe bench, or pytest tests/benchmarks/test_kb.py -s --override-ini addopts=. Seconds are of the
processor. Each figure is taken in a process of its own, as a user's would be.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from diplograph.kb import DATA
from diplograph.kb.tables import FILES, lines

PROBE = """
import json, sys, time
from pathlib import Path
from diplograph.kb import KnowledgeBase
from diplograph.lang import get

def resident():
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024

overlays, cache, names = sys.argv[1], Path(sys.argv[2]), json.loads(Path(sys.argv[3]).read_text(encoding="utf-8"))
keys = [(lang, [get(lang).candidates(word) for word in name.split()]) for lang, name in names]
before, start = resident(), time.process_time()
kb = KnowledgeBase.load([Path(overlays)] if overlays else [], cache=cache)
loaded = time.process_time() - start
first = resident() - before
start = time.process_time()
found = sum(bool(kb.match(lang, forms, 0)) for lang, forms in keys)
lookup = (time.process_time() - start) / len(keys)
print(json.dumps({"load_s": loaded, "load_mb": first, "lookup_us": lookup * 1e6, "mb": resident() - before,
                  "found": found / len(keys)}))
"""


def probe(overlay: Path | None, cache: Path, names: list[tuple[str, str]], folder: Path) -> dict[str, float]:
    asked = folder / "names.json"
    asked.write_text(json.dumps(names), encoding="utf-8")
    command = [sys.executable, "-c", PROBE, str(overlay or ""), str(cache), str(asked)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(result.stdout)
    return figures


def told(title: str, figures: dict[str, float]) -> None:
    print(
        f"\n{title}: load {figures['load_s']:.3f} s, +{figures['load_mb']:.1f} MB; look-up "
        f"{figures['lookup_us']:.1f} µs, {figures['found']:.0%} found; +{figures['mb']:.1f} MB after all of them"
    )


def test_as_shipped(tmp_path: Path) -> None:
    """Every name of every table, in both languages."""
    names: list[tuple[str, str]] = []
    for file in ("states.tsv", "places.tsv", "orgs.tsv", "people.tsv"):
        at = 2 if file == "states.tsv" else 1
        for number, cells in lines(DATA / file):
            if number > 1:
                names += [(lang, cells[at + i]) for i, lang in enumerate(("en", "ar")) if cells[at + i]]
    random.Random(1).shuffle(names)
    probe(None, tmp_path, names[:1], tmp_path)
    told(f"shipped, {len(names):,} names", probe(None, tmp_path, names, tmp_path))


def test_with_half_a_million_people(tmp_path: Path) -> None:
    """Half a million people with an office each, as a large overlay has them."""
    count = 500_000
    folder, names = overlay(tmp_path / "overlay", count)
    command = (
        "import sys, time; from pathlib import Path; from diplograph.kb import KnowledgeBase; t = time.process_time();"
        "KnowledgeBase.load([Path(sys.argv[1])], cache=Path(sys.argv[2])); print(time.process_time() - t)"
    )
    cache = tmp_path / "cache"
    result = subprocess.run(
        [sys.executable, "-c", command, str(folder), str(cache)], capture_output=True, text=True, check=True
    )
    size = sum(path.stat().st_size for path in cache.iterdir()) / 2**20
    print(f"\n{count:,} people: checked and compiled in {float(result.stdout):.1f} s, {size:.0f} MB on disk")
    told(f"{count:,} people, {len(names):,} names", probe(folder, cache, names, tmp_path))


SYLLABLES = [
    (c + v, a + w)
    for c, a in zip("bdfklmnrstzgh", "بدفكلمنرستزغه", strict=True)
    for v, w in zip("aiu", "ايو", strict=True)
]


def overlay(folder: Path, count: int) -> tuple[Path, list[tuple[str, str]]]:
    rng = random.Random(7)
    states = [cells[0] for number, cells in lines(DATA / "states.tsv") if number > 1]

    def word() -> tuple[str, str]:
        parts = [rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))]
        return "".join(part[0] for part in parts).capitalize(), "".join(part[1] for part in parts)

    people, tenures, names = [], [], []
    for number in range(count):
        (first, first_ar), (last, last_ar), (middle, middle_ar) = word(), word(), word()
        id, state, year = f"Q{900_000_000 + number}", rng.choice(states), rng.randint(1990, 2020)
        row = [id, f"{first} {last}", f"{first_ar} {last_ar}", f"{last}|{first} {middle} {last}",
               f"{last_ar}|{first_ar} {middle_ar} {last_ar}", state, "synthetic"]  # fmt: skip
        people.append("\t".join(row))
        office = rng.choice(["ambassador", "foreign_minister", "deputy_foreign_minister"])
        tenures.append("\t".join([id, office, state, f"{year}-01-01", f"{year + 2}-01-01", "", "synthetic"]))
        if number % 25 == 0:
            names += [("en", f"{first} {last}"), ("ar", f"{first_ar} {last_ar}")]
    folder.mkdir()
    for file, rows in (("people.tsv", people), ("tenures.tsv", tenures)):
        header = "\t".join(FILES[file].__dataclass_fields__)
        (folder / file).write_text("\n".join([header, *sorted(rows)]) + "\n", encoding="utf-8")
    rng.shuffle(names)
    return folder, names


if sys.platform != "linux":
    pytest.skip("memory is read from /proc", allow_module_level=True)
