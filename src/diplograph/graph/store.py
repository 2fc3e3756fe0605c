"""A folder in, the records, quads and embedded store inside it out.

Layout:

    diplograph.json        the manifest: format, settings, which snapshot counts
    records/HASH.json      one article with its event mentions: the system of record
    judgements.jsonl       decisions on what is one and what is not
    snapshots/KEY/*.nq     sorted N-Quads, a file a kind of graph
    snapshots/KEY/store/   the embedded store loaded from them

A snapshot is written beside the old one and the manifest then replaced at one stroke, so that a
kill at any moment leaves a folder that opens and holds whole articles only.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplograph.errors import GraphError
from diplograph.graph.codec import from_json, judgement_from_json, offices_from_json, to_json
from diplograph.graph.quads import article_hash
from diplograph.records import Article, EventMention, Judgement, OfficeClaim, Quad

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

__all__ = ["GraphFolder"]

FORMAT = 1
_MANIFEST = "diplograph.json"
_JUDGEMENTS = "judgements.jsonl"


class GraphFolder:
    """A graph on disk."""

    def __init__(self, path: Path, manifest: dict[str, Any]) -> None:
        self.path = path
        self.manifest = manifest

    @classmethod
    def open(cls, path: Path | str) -> GraphFolder:
        """A graph that exists.

        Raises:
            GraphError: no folder, not a graph, or made by a newer version.
        """
        path = Path(path)
        manifest = path / _MANIFEST
        if not path.exists():
            raise GraphError(f"{path}: no such folder; make it with `diplograph build SOURCE -o {path}`")
        if not manifest.is_file():
            raise GraphError(f"{path}: not a graph folder (no {_MANIFEST} in it)")
        try:
            data = json.loads(manifest.read_text(encoding="utf-8"))
            number = int(data["format"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise GraphError(f"{manifest}: not readable ({error}); restore it or build anew") from error
        if number > FORMAT:
            raise GraphError(f"{path}: made by a newer diplograph (format {number}); upgrade to read it")
        return cls(path, data)

    @classmethod
    def create(cls, path: Path | str) -> GraphFolder:
        """A graph that exists, or an empty one made now.

        Raises:
            GraphError: the folder holds something else, or cannot be written to.
        """
        path = Path(path)
        if (path / _MANIFEST).exists():
            folder = cls.open(path)
            folder._tidy()
            return folder
        if path.exists() and not path.is_dir():
            raise GraphError(f"{path}: a file; name a folder")
        if path.is_dir() and any(path.iterdir()):
            raise GraphError(f"{path}: not empty and not a graph; name a new folder")
        try:
            (path / "records").mkdir(parents=True, exist_ok=True)
            folder = cls(path, {"format": FORMAT, "snapshot": None})
            folder._write_manifest()
        except OSError as error:
            raise GraphError(f"{path}: cannot be written to ({error.strerror})") from error
        return folder

    # -- records -----------------------------------------------------------------------------

    def _record(self, article_id: str) -> Path:
        return self.path / "records" / f"{article_hash(article_id)}.json"

    def fingerprint_of(self, article_id: str) -> str | None:
        """The fingerprint an article was stored with, None when it is not there."""
        try:
            data = json.loads(self._record(article_id).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return str(data.get("fingerprint", ""))

    def put(
        self,
        article: Article,
        mentions: Iterable[EventMention],
        fingerprint: str,
        offices: Iterable[OfficeClaim] = (),
    ) -> None:
        """Stores an article, in place of an older one of its id.

        Raises:
            GraphError: the folder cannot be written to; what was there stays.
        """
        data = {
            "fingerprint": fingerprint,
            "article": to_json(article),
            "events": [to_json(mention) for mention in mentions],
        }
        if claims := [to_json(claim) for claim in offices]:
            data["offices"] = claims
        self._replace(self._record(article.id), json.dumps(data, ensure_ascii=False, indent=1))

    def articles(self) -> Iterator[tuple[Article, tuple[EventMention, ...]]]:
        """Every article with its event mentions, ordered by id.

        Raises:
            GraphError: a record is damaged; names the file.
        """
        for article, mentions, _ in self.records():
            yield article, mentions

    def records(self) -> Iterator[tuple[Article, tuple[EventMention, ...], tuple[OfficeClaim, ...]]]:
        """Every article with its event mentions and what it says of offices, ordered by id.

        Raises:
            GraphError: a record is damaged; names the file.
        """
        rows = []
        for path in sorted((self.path / "records").glob("*.json")):
            try:
                data = json.loads(path.read_text(encoding="utf-8"))
                rows.append((*from_json(data), offices_from_json(data)))
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise GraphError(f"{path}: damaged ({error}); delete it and build again") from error
        rows.sort(key=lambda row: row[0].id)
        yield from rows

    def judgements(self) -> list[Judgement]:
        """Stored decisions, the newest of each pair, in the order of the file.

        Raises:
            GraphError: a line is no judgement; names the file and the line.
        """
        path = self.path / _JUDGEMENTS
        if not path.exists():
            return []
        found: dict[tuple[str, ...], Judgement] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if not line.strip():
                continue
            try:
                judgement = judgement_from_json(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise GraphError(f"{path}:{number}: not a judgement ({error}); mend or delete it") from error
            pair = tuple(sorted((judgement.left, judgement.right)))
            found.pop(pair, None)
            found[pair] = judgement
        return list(found.values())

    def judge(self, judgement: Judgement) -> None:
        """Stores a decision, in place of an older one on the same two things.

        Raises:
            GraphError: the folder cannot be written to.
        """
        pair = {judgement.left, judgement.right}
        kept = [j for j in self.judgements() if {j.left, j.right} != pair]
        self._put_judgements([*kept, judgement])

    def withdraw(self, left: str, right: str) -> Judgement | None:
        """Takes a decision back, and gives it; None if there was none.

        Raises:
            GraphError: the folder cannot be written to.
        """
        stored = self.judgements()
        taken = next((j for j in stored if {j.left, j.right} == {left, right}), None)
        if taken is not None:
            self._put_judgements([j for j in stored if j is not taken])
        return taken

    def _put_judgements(self, judgements: Iterable[Judgement]) -> None:
        lines = (json.dumps(to_json(judgement), ensure_ascii=False) for judgement in judgements)
        self._replace(self.path / _JUDGEMENTS, "".join(f"{line}\n" for line in lines))

    # -- snapshots ---------------------------------------------------------------------------

    def write(self, quads: Mapping[str, Iterable[Quad]], settings: Mapping[str, Any]) -> bool:
        """Writes sorted N-Quads and the store loaded from them, and makes them the ones that count.

        Args:
            quads: by the name of the file they go to.
            settings: kept in the manifest.

        Returns:
            False if the quads are those the folder has already.

        Raises:
            GraphError: the folder cannot be written to; the old snapshot still counts.
        """
        texts = {
            name: "".join(f"{line}\n" for line in sorted({str(quad) for quad in group}))
            for name, group in quads.items()
        }
        digest = hashlib.blake2b(digest_size=12)
        for name in sorted(texts):
            digest.update(name.encode())
            digest.update(texts[name].encode())
        key = digest.hexdigest()
        target = self.path / "snapshots" / key
        changed = self.manifest.get("snapshot") != key or not (target / "store").is_dir()
        try:
            if changed:
                self._snapshot(target, texts)
            self.manifest = {"format": FORMAT, "snapshot": key, **settings}
            self._write_manifest()
        except OSError as error:
            raise GraphError(
                f"{self.path}: cannot be written to ({error.strerror or error}); nothing stored is lost"
            ) from error
        self._tidy()
        return changed

    def _snapshot(self, target: Path, texts: Mapping[str, str]) -> None:
        import pyoxigraph

        target.parent.mkdir(exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix="part-", dir=target.parent))
        for name, text in texts.items():
            (part / f"{name}.nq").write_text(text, encoding="utf-8", newline="\n")
        store = pyoxigraph.Store(str(part / "store"))
        for name in texts:
            store.bulk_load(path=str(part / f"{name}.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
        store.flush()
        store.optimize()
        del store
        if target.exists():
            shutil.rmtree(target)
        part.replace(target)

    @property
    def snapshot(self) -> Path:
        """The folder of the snapshot that counts.

        Raises:
            GraphError: nothing was built yet.
        """
        key = self.manifest.get("snapshot")
        if not key or not (self.path / "snapshots" / key).is_dir():
            raise GraphError(f"{self.path}: nothing built yet; run `diplograph build SOURCE -o {self.path}`")
        return self.path / "snapshots" / str(key)

    @property
    def store(self) -> pyoxigraph.Store:
        """The embedded store, read only."""
        import pyoxigraph

        try:
            return pyoxigraph.Store.read_only(str(self.snapshot / "store"))
        except OSError as error:
            raise GraphError(f"{self.path}: the store does not open ({error}); build again") from error

    def rdflib(self) -> rdflib.Dataset:
        """The store as an rdflib dataset, for those who want rdflib."""
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self.store), default_union=True)

    def lines(self, *names: str) -> Iterator[str]:
        """The sorted N-Quads, of all files or of those named."""
        for path in sorted(self.snapshot.glob("*.nq")):
            if not names or path.stem in names:
                with path.open(encoding="utf-8") as file:
                    yield from file

    # -- files -------------------------------------------------------------------------------

    def _tidy(self) -> None:
        """Removes what a killed run left behind and snapshots that no longer count."""
        keep = self.manifest.get("snapshot")
        for path in (self.path / "snapshots").glob("*"):
            if path.name != keep:
                shutil.rmtree(path, ignore_errors=True)
        for path in (self.path / "records").glob("*.part"):
            path.unlink(missing_ok=True)
        for path in self.path.glob("*.part"):
            path.unlink(missing_ok=True)

    def _write_manifest(self) -> None:
        text = json.dumps(self.manifest, ensure_ascii=False, indent=1, sort_keys=True)
        self._replace(self.path / _MANIFEST, text + "\n")

    def _replace(self, path: Path, text: str) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            with part.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            raise GraphError(
                f"{path}: cannot be written to ({error.strerror or error}); nothing stored is lost"
            ) from error
