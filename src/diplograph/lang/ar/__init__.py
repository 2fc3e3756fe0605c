"""The Arabic language pack."""

from __future__ import annotations

import re
from pathlib import Path

from diplograph.lang.ar.text import candidates, key
from diplograph.lang.base import LanguagePack

__all__ = ["PACK"]

PACK = LanguagePack(
    code="ar",
    name="Arabic",
    direction="rtl",
    key=key,
    candidates=candidates,
    folder=Path(__file__).parent,
    letters=re.compile("[\u0621-\u064a\ufb50-\ufdff\ufe70-\ufefc]"),
    article="ال",
)
