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
    # The article, and function words; Persian, Urdu and Kurdish use neither, and have their own.
    signs=re.compile(
        r"\b[وف]?(?:(?:[بك]?ال|لل)\w{2,}|ف[يی]|من|عل[ىيی]|[إا]ل[ىيی]|عن|مع|[أإ]ن|لا|لم|لن|هذا|هذه|ذلك|الت[يی]|الذ[يی])\b"
    ),
    foreign=re.compile(r"\b(?:در|به|از|که|با|این|است|را|برای|شد|کے|کی|کا|میں|سے|نے|ہے|اور|لە|بە|کە)\b"),
    article="ال",
)
