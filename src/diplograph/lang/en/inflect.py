"""English lemmas in, inflected normal forms out."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["noun_forms", "verb_forms"]

# lemma: (third person, past, participle, -ing); None where the regular form is right.
_IRREGULAR: dict[str, tuple[str, str]] = {
    "arise": ("arose", "arisen"),
    "bear": ("bore", "borne"),
    "beat": ("beat", "beaten"),
    "become": ("became", "become"),
    "begin": ("began", "begun"),
    "bend": ("bent", "bent"),
    "bid": ("bid", "bid"),
    "bind": ("bound", "bound"),
    "bite": ("bit", "bitten"),
    "bleed": ("bled", "bled"),
    "blow": ("blew", "blown"),
    "break": ("broke", "broken"),
    "bring": ("brought", "brought"),
    "broadcast": ("broadcast", "broadcast"),
    "build": ("built", "built"),
    "burst": ("burst", "burst"),
    "buy": ("bought", "bought"),
    "cast": ("cast", "cast"),
    "catch": ("caught", "caught"),
    "choose": ("chose", "chosen"),
    "come": ("came", "come"),
    "cost": ("cost", "cost"),
    "cut": ("cut", "cut"),
    "deal": ("dealt", "dealt"),
    "dig": ("dug", "dug"),
    "do": ("did", "done"),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"),
    "eat": ("ate", "eaten"),
    "fall": ("fell", "fallen"),
    "feed": ("fed", "fed"),
    "feel": ("felt", "felt"),
    "fight": ("fought", "fought"),
    "find": ("found", "found"),
    "flee": ("fled", "fled"),
    "fling": ("flung", "flung"),
    "fly": ("flew", "flown"),
    "forbid": ("forbade", "forbidden"),
    "forgive": ("forgave", "forgiven"),
    "freeze": ("froze", "frozen"),
    "get": ("got", "got"),
    "gainsay": ("gainsaid", "gainsaid"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "grow": ("grew", "grown"),
    "hang": ("hung", "hung"),
    "have": ("had", "had"),
    "hear": ("heard", "heard"),
    "hide": ("hid", "hidden"),
    "hit": ("hit", "hit"),
    "hold": ("held", "held"),
    "hurt": ("hurt", "hurt"),
    "keep": ("kept", "kept"),
    "kneel": ("knelt", "knelt"),
    "know": ("knew", "known"),
    "lay": ("laid", "laid"),
    "lead": ("led", "led"),
    "leave": ("left", "left"),
    "lend": ("lent", "lent"),
    "let": ("let", "let"),
    "lie": ("lay", "lain"),
    "lose": ("lost", "lost"),
    "make": ("made", "made"),
    "mean": ("meant", "meant"),
    "meet": ("met", "met"),
    "overthrow": ("overthrew", "overthrown"),
    "pay": ("paid", "paid"),
    "put": ("put", "put"),
    "quit": ("quit", "quit"),
    "read": ("read", "read"),
    "ride": ("rode", "ridden"),
    "ring": ("rang", "rung"),
    "rise": ("rose", "risen"),
    "run": ("ran", "run"),
    "say": ("said", "said"),
    "see": ("saw", "seen"),
    "seek": ("sought", "sought"),
    "sell": ("sold", "sold"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "shake": ("shook", "shaken"),
    "shed": ("shed", "shed"),
    "shoot": ("shot", "shot"),
    "show": ("showed", "shown"),
    "shut": ("shut", "shut"),
    "sing": ("sang", "sung"),
    "sink": ("sank", "sunk"),
    "sit": ("sat", "sat"),
    "slay": ("slew", "slain"),
    "slide": ("slid", "slid"),
    "sling": ("slung", "slung"),
    "speak": ("spoke", "spoken"),
    "speed": ("sped", "sped"),
    "spend": ("spent", "spent"),
    "split": ("split", "split"),
    "spread": ("spread", "spread"),
    "spring": ("sprang", "sprung"),
    "stand": ("stood", "stood"),
    "steal": ("stole", "stolen"),
    "stick": ("stuck", "stuck"),
    "strike": ("struck", "struck"),
    "swear": ("swore", "sworn"),
    "sweep": ("swept", "swept"),
    "swing": ("swung", "swung"),
    "take": ("took", "taken"),
    "teach": ("taught", "taught"),
    "tear": ("tore", "torn"),
    "tell": ("told", "told"),
    "think": ("thought", "thought"),
    "throw": ("threw", "thrown"),
    "undergo": ("underwent", "undergone"),
    "undertake": ("undertook", "undertaken"),
    "uphold": ("upheld", "upheld"),
    "wear": ("wore", "worn"),
    "weave": ("wove", "woven"),
    "win": ("won", "won"),
    "wind": ("wound", "wound"),
    "withdraw": ("withdrew", "withdrawn"),
    "withhold": ("withheld", "withheld"),
    "write": ("wrote", "written"),
}
# retake, overrun, withstand: as the verb inside; behave and relay only look so.
_PREFIXES = ("re", "over", "under", "out", "with", "up", "mis", "fore", "un", "be")
_REGULAR = frozenset({"behave", "relay"})
# Final consonants double under stress; news verbs of more than one syllable that do.
_DOUBLE = {"admit", "commit", "compel", "confer", "control", "deter", "expel", "impel", "infer",
           "occur", "patrol", "permit", "prefer", "propel", "rebel", "rebut", "refer", "regret",
           "repel", "submit", "transfer", "quarrel", "cancel", "signal", "travel", "counsel",
           "equip", "abet", "allot", "kidnap", "quit", "initial", "outfit", "extol", "gas",
           "pummel", "funnel", "marshal", "channel", "label", "level", "annul", "airdrop", "backpedal",
           "barrel", "begin", "concur", "defer", "dispel", "forbid", "forget", "grovel", "hobnob",
           "incur", "overrun", "program", "readmit", "reset", "shovel", "transmit", "fulfil", "enrol",
           "model", "rival", "fuel", "total", "omit", "emit"}  # fmt: skip
_BE = (("be", "base"), ("am", "s"), ("is", "s"), ("are", "s"), ("was", "past"), ("were", "past"),
       ("been", "part"), ("being", "ing"))  # fmt: skip
_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")


def verb_forms(lemma: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb with their features: `base`, `s`, `past`, `part`, `past.part`, `ing`.

    >>> sorted(verb_forms("meet"))[1]
    ('meeting', 'ing')
    """
    if lemma == "be":
        yield from _BE
        return
    if "-" in lemma:
        head, _, tail = lemma.rpartition("-")
        yield from ((f"{head}-{form}", features) for form, features in verb_forms(tail))
        return
    yield lemma, "base"
    yield ("has" if lemma == "have" else _add_s(lemma)), "s"
    doubled = lemma + lemma[-1] if lemma in _DOUBLE or _ONE_SYLLABLE.fullmatch(lemma) else lemma
    irregular = _irregular(lemma)
    if irregular is not None:
        past, participle = irregular
        if past == participle:
            yield past, "past.part"
        else:
            yield past, "past"
            yield participle, "part"
    else:
        for stem in {doubled, lemma} if lemma in _DOUBLE else {doubled}:
            yield _add_ed(stem), "past.part"
    if lemma.endswith("ie"):
        yield lemma[:-2] + "ying", "ing"
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        yield lemma[:-1] + "ing", "ing"
    else:
        for stem in {doubled, lemma} if lemma in _DOUBLE else {doubled}:
            yield stem + "ing", "ing"


def _irregular(lemma: str) -> tuple[str, str] | None:
    """The past and the participle of a verb that has its own.

    >>> _irregular("retake")
    ('retook', 'retaken')
    """
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    for prefix in _PREFIXES:
        rest = lemma.removeprefix(prefix)
        if rest != lemma and len(rest) > 2 and rest in _IRREGULAR and lemma not in _REGULAR:
            past, participle = _IRREGULAR[rest]
            return prefix + past, prefix + participle
    return None


def noun_forms(lemma: str) -> Iterator[tuple[str, str]]:
    """The forms of a noun: `sg` and `pl`; a lemma ending in * has no other form.

    >>> list(noun_forms("ally"))
    [('ally', 'sg'), ('allies', 'pl')]
    """
    if lemma.endswith("*"):
        yield lemma[:-1], "pl" if lemma.endswith("s*") else "sg"
        return
    yield lemma, "sg"
    yield _add_s(lemma), "pl"


def _add_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in {"go", "do", "veto"}:
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _add_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ied"
    return word + "ed"
