"""The English language pack."""

from __future__ import annotations

import re
from pathlib import Path

from diplograph.lang.base import LanguagePack
from diplograph.lang.en.text import candidates, key

__all__ = ["PACK"]

PACK = LanguagePack(
    code="en",
    name="English",
    direction="ltr",
    key=key,
    candidates=candidates,
    folder=Path(__file__).parent,
    letters=re.compile("[A-Za-z\u00c0-\u024f]"),
)
