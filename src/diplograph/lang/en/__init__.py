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
    # No "in", "on", "an", "is", "was", "will", "as", "a": other languages of Europe have them too.
    signs=re.compile(
        r"\b(?:the|of|and|to|for|from|that|with|by|at|it|its|his|her|their|he|she|they|has|have|had|are|were|been|"
        r"be|not|after|before|over|between|this|these|which|who|would|could|said|says)\b",
        re.IGNORECASE,
    ),
    # Small letters only, and none that stand in names: "de", "la", "von", "van".
    foreign=re.compile(
        r"\b(?:les|des|une|dans|qui|avec|est|sur|et|leur|pour|du|aux|ses|un|à|selon|ont|été|"
        r"und|das|mit|für|ist|nicht|dass|dem|ein|eine|im|vom|zum|zur|auf|über|wurde|"
        r"los|las|del|una|por|para|como|se|su|che|della|nel|sono|il|que|não|uma|ao|seu|pela|pelo|"
        r"het|een|voor|zijn|heeft|werd|och|att|som|nie|się|ve|bir|için|ile|yang|dengan|untuk|pada)\b"
    ),
)
