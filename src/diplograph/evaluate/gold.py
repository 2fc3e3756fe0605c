"""A file of annotated sentences in, checked records of the same article together out."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from diplograph.errors import DataError
from diplograph.vocab import EVENT_TYPES

__all__ = ["fingerprint", "read_gold"]


class _Open(BaseModel):
    model_config = ConfigDict(extra="allow")


class _Trigger(_Open):
    text: str
    start: int
    end: int


class _Party(_Open):
    name: str | None = None
    country: str | None = None
    names: list[str] | None = None


class _Event(_Open):
    type: str
    trigger: _Trigger
    agents: list[_Party] = []
    patients: list[_Party] = []
    attribution: list[_Party] = []
    polarity: Literal["affirmed", "negated"] = "affirmed"
    modality: Literal["actual", "planned", "requested", "proposed", "conditional", "possible"] = "actual"


class _Record(_Open):
    id: str
    lang: str
    text: str
    events: list[_Event]


def read_gold(path: Path) -> list[list[dict[str, Any]]]:
    """The records of each article (the same `article`), in the order of the file.

    Raises:
        DataError: a line is no record; names the file and the line.
    """
    groups: dict[str, list[dict[str, Any]]] = {}
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: is not UTF-8 ({error.reason} at byte {error.start})") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            checked = _Record.model_validate(record)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise DataError(f"{path}:{number}: not a gold record ({where}: {first['msg']})") from error
        except ValueError as error:
            raise DataError(f"{path}:{number}: not JSON ({error})") from error
        for event in checked.events:
            if event.type not in EVENT_TYPES:
                raise DataError(f"{path}:{number}: no type of event {event.type!r}")
            if checked.text[event.trigger.start : event.trigger.end] != event.trigger.text:
                raise DataError(f"{path}:{number}: {event.trigger.text!r} does not stand where it says")
        groups.setdefault(str(record.get("article") or record["id"]), []).append(record)
    return list(groups.values())


def fingerprint(path: Path) -> str:
    """16 hexadecimal digits of the file's content: floors hold for this gold and no other."""
    return hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest()
