"""Speech verbs and quotation marks in, who says what stretch of a sentence out."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.events.clauses import UNLISTED, Clause, Group, Predicate, Scope
from diplograph.lang.base import PRONOUNS
from diplograph.vocab import SPEECH_ACTS

__all__ = ["ordered", "scopes"]

# قبل أن, بعد أن: no words said open with such a "that"
_UNTIL = frozenset({"قبل", "بعد", "منذ", "دون", "عقب", "بدل"})
_QUOTES = frozenset({'"', "”", "''"})
_SENTENCE = 5  # words that a quotation has at least, and not a word set off
_REACH = 30  # words between a verb of speech and the "that" that opens what was said


def scopes(clause: Clause) -> list[Scope]:
    """What each source says in a sentence, in order of appearance."""
    found: list[Scope] = []
    for predicate in clause.predicates:
        if predicate.pos == "v" and "speech" in predicate.tags and not predicate.infinitive:
            if _calls_home(clause, predicate):
                continue
            scope = _spoken(clause, predicate)
            if scope is not None:
                found.append(scope)
    others = [(i, _according) for i in clause.where("according")]
    others += [(i, _as_said) for i in clause.where("as_said")]
    for i, find in sorted(others, key=lambda other: other[0]):
        scope = find(clause, i)
        if scope is not None:
            found.append(scope)
    return found


def _calls_home(clause: Clause, verb: Predicate) -> bool:
    """ "Recalled their ambassadors after the Senate impeached him": nothing is remembered."""
    if clause.verb_first or "informs" in verb.tags:
        return False
    if not any(form.frame.type == "recall_or_expel_diplomat" for form in verb.forms):
        return False
    called = next((g for g in clause.groups if verb.end <= g.start <= verb.end + 2), None)
    role = clause.mentions[called.mentions[0]].role if called is not None else None
    return role is not None and role.name in {"ambassador", "special_envoy", "diplomat", "embassy"}


def _spoken(clause: Clause, verb: Predicate) -> Scope | None:
    words = clause.words
    subject = clause.subject(verb)
    # English has no verb without a subject: where none is known, a noun of no list speaks.
    unsaid = "pronoun" if clause.verb_first else UNLISTED
    source: Group | str = subject if subject is not None else unsaid
    if verb.passive:
        if clause.verb_first or "informs" in verb.tags:
            return None  # "Jakarta was told of it": who hears it
        source = subject if isinstance(subject, Group) else "pronoun"
    if not clause.verb_first and (closing := _quote_before(clause, verb, source)) is not None:
        return Scope(clause.start, closing, [source], verb)
    opening = _opening(clause, verb)
    sources = [source]
    quoted = _quoted_from(clause, verb)
    if quoted is not None:
        sources = [quoted, source] if source != "pronoun" else [quoted]
    if opening is None:
        if clause.verb_first:
            return _named(clause, verb, sources)
        return _trailing(clause, verb, sources)
    end = clause.end
    meanwhile = clause.verb_first and verb.left > clause.start and words[verb.left - 1].has("meanwhile")
    for i in range(opening, clause.end):
        word = words[i]
        if meanwhile and i > opening and words[i - 1].text in {"،", ","} and not word.clitics:
            other = clause.predicate_at(i)
            if other is not None and other.pos == "v" and other.finite:
                end = i  # فبينما أعلن بارزاني أنه …، رفض طالباني: what the other one does is not his words
                break
        goes_on = word.phrase == 2 and words[i + 1].key.endswith(PRONOUNS)  # إلا أنه: he says on
        if word.text == "(" and i + 1 < clause.end and _is_credit(clause, i + 1):
            end = i  # what stands before (الفرنسية) is a caption
            break
        if i > opening and "contrast" in word.tags and words[i - 1].is_punct and not goes_on:
            end = i
            break
    return Scope(opening, min(end, _quotation_end(clause, opening)), sources, verb)


def _is_credit(clause: Clause, i: int) -> bool:
    """Whether a word in brackets says whose picture it is."""
    return clause.base(i) in clause.lexicon.sets.get("credits", ())


def _quotation_end(clause: Clause, opening: int) -> int:
    """Where a quotation that opens right there ends, if a mark follows it: قال إن «…»، ودعت إسرائيل."""
    words = clause.words
    first = opening - (words[opening - 1].text == "«")
    if not clause.verb_first or first >= clause.end or words[first].text != "«":
        return clause.end
    closing = next((i for i in range(first, clause.end) if words[i].text == "»"), None)
    if closing is None or closing - first < _SENTENCE or closing + 2 >= clause.end:
        return clause.end
    after = clause.predicate_at(closing + 2)
    if words[closing + 1].text not in {"،", ","} or after is None or not after.finite:
        return clause.end
    doer = clause.subject(after)
    return closing + 1 if isinstance(doer, Group) and doer.start > closing else clause.end


def _quote_before(clause: Clause, verb: Predicate, source: Group | str) -> int | None:
    """Where a quotation ends right before who said it: "…," Kenya's minister said after gunmen struck."""
    begin = source.start if isinstance(source, Group) and source.end <= verb.left else verb.left
    k = begin - 1
    while k > clause.start and clause.words[k].name < 0 and clause.words[k].has("det", "filler", "poss"):
        k -= 1
    if k <= clause.start or clause.words[k].text not in _QUOTES:
        return None
    return k if clause.words[k - 1].text in {",", "!", "?", "."} else None


def _is_apart(clause: Clause, verb: Predicate, other: Predicate) -> bool:
    """ "…, he said on Friday after rebels attacked": what comes then is when it was said."""
    for i in range(verb.end, other.left):
        word = clause.words[i]
        if (
            word.name < 0
            and (word.has("prepconj") or word.key == "when")
            and word.key not in {"than", "that"}
        ):
            return True
        if not (word.has("day", "prep", "adverb", "number") or word.key[:1].isdigit()):
            return False
    return False


def _named(clause: Clause, verb: Predicate, sources: list[Group | str]) -> Scope | None:
    """أكد الوزير الإفراج عن الرهائن: a deed told by its noun, as the object of the verb of speech."""
    if "light" in verb.tags:
        return None  # واصلت إسرائيل أعمال القتل: what she does, not what she says
    subject = sources[-1]
    begin = subject.end if isinstance(subject, Group) and subject.start >= verb.end else verb.end
    for other in clause.predicates:
        if other.start < begin:
            continue
        if other.pos != "n" or other.start - begin > 6 or not isinstance(subject, Group):
            return None
        between = [clause.words[i] for i in range(begin, other.start)]
        if any(word.has("prep", "rel", "comp", "conj") and word.name < 0 for word in between):
            return None
        if any(form.frame.type in SPEECH_ACTS for form in other.forms):
            return None  # أعلن رفضه: he rejects, he does not report a rejection
        if other.clitics.strip("وفال") or any(word.text in {",", "،"} for word in between):
            return None
        return Scope(other.start, _deed_end(clause, other), sources, verb)
    return None


def _deed_end(clause: Clause, deed: Predicate) -> int:
    """Where a deed told by its noun ends: أعلن مقتل ستة في انفجار استهدف الزوار, with what describes it."""
    end = clause.limit(deed.end)
    while end < clause.end and not clause.words[end - 1].is_punct:
        at = end + clause.words[end].has("rel")
        verb = clause.predicate_at(at)
        if verb is None or verb.pos != "v" or verb.clitics.startswith(("و", "ف")):
            break
        end = clause.limit(verb.end)
    return end


def _opening(clause: Clause, verb: Predicate) -> int | None:
    """Where the words said begin: after "that", a colon or a quotation mark."""
    words = clause.words
    for i in range(verb.end, min(clause.end, verb.end + _REACH)):
        word = words[i]
        if "comp" in word.tags and word.name < 0 and words[i - 1].key not in _UNTIL:
            return i + 1
        if word.text in {":", "«", "“", '"'}:
            return i + 1
        other = clause.predicate_at(i)
        if other is not None and other.pos == "v" and other.finite:
            if clause.verb_first:
                if _in_aside(clause, other):
                    continue
                return None
            if _is_apart(clause, verb, other):
                return None
            # English drops "that": "Japan said it had halted aid"
            subject = clause.subject(other)
            group = subject if isinstance(subject, Group) else None
            if group is not None and group.start >= verb.end:
                return verb.end
            between = [words[k] for k in range(verb.end, other.left)]
            if any(w.has("pron_subject") for w in between) or not between:
                return verb.end
            if isinstance(subject, Group) and subject.start < verb.start:
                before = any(w.text == "," for w in between)
                return None if before or not between else verb.end
            return verb.end
        if word.text in {",", "،", ";", "؛"} and not clause.verb_first:
            return None
    return None


def _in_aside(clause: Clause, verb: Predicate) -> bool:
    """قال الوزير، الذي يزور بغداد، إن …: a relative clause that does not report anything itself."""
    i = verb.left - 1
    if "speech" not in verb.tags and clause.described_by(verb) is not None:
        return True  # قال دبلوماسي زار طهران إن
    if i < clause.start or not clause.words[i].has("rel") or clause.words[i].has("comp"):
        return False
    carried = _is_quoting(clause, verb) and _quoted_from(clause, verb) is None  # خطبة نقلت عبر الإذاعة
    return carried or "speech" not in verb.tags


def _is_quoting(clause: Clause, verb: Predicate) -> bool:
    stems = clause.lexicon.settings.get("quoted_from", ())
    return any(clause.base(verb.start).startswith(stem) for stem in stems)


def _quoted_from(clause: Clause, verb: Predicate) -> Group | None:
    """The person an agency quotes: نقلت وكالة … عن, "quoted X as saying"."""
    if not _is_quoting(clause, verb):
        return None
    marks = clause.lexicon.settings.get("from", ())
    for group in clause.groups:
        if group.start >= verb.end and group.governor in marks and group.start - verb.end < 12:
            return group
    return None


def _trailing(clause: Clause, verb: Predicate, sources: list[Group | str]) -> Scope | None:
    """ "…, the spokesman said on Tuesday." """
    words = clause.words
    for other in clause.verbs_between(verb.end, clause.end):
        if other.finite and _is_apart(clause, verb, other):
            break
        if other.finite:
            return None
    subject = sources[-1]
    begin = subject.start if isinstance(subject, Group) and subject.start < verb.start else verb.left
    if isinstance(subject, Group) and subject.start > verb.end:
        begin = verb.left
    k = begin - 1
    steps = 0
    while k >= clause.start and steps < 14:
        word = words[k]
        if word.text in {",", "”", '"', "—", "–"}:
            return Scope(clause.start, k, sources, verb)
        if word.has("comp", "rel") or clause.predicate_at(k) is not None:
            return None
        k -= 1
        steps += 1
    return None


def _according(clause: Clause, i: int) -> Scope | None:
    for group in clause.groups:
        if group.start > i and group.start - i <= 6:
            if any(clause.words[k].is_punct for k in range(i + 1, group.start)):
                return None
            return Scope(clause.start, clause.end, [group])
    return None


def _as_said(clause: Clause, i: int) -> Scope | None:
    """ "…, as the minister said", «…، كما أعلن الوزير»: all before it is what was said."""
    start = i + clause.words[i].phrase
    verb = clause.predicate_at(start)
    if i == clause.start or verb is None or "speech" not in verb.tags or not clause.words[i - 1].is_punct:
        return None
    source = clause.subject(verb) or "pronoun"
    after = next((g for g in clause.groups if g.start >= verb.end and g.governor not in {"ل", "الي"}), None)
    if after is not None and after.start - verb.end <= 8:
        if not any(clause.words[k].is_punct for k in range(verb.end, after.start)):
            source = after
    return Scope(clause.start, i, [source], verb)


def ordered(found: Sequence[Scope], i: int) -> list[Group | str]:
    """The chain of sources of a word, innermost first."""
    holding = [scope for scope in found if scope.holds(i)]
    holding.sort(key=lambda scope: (scope.end - scope.start, -scope.start))
    chain: list[Group | str] = []
    for scope in holding:
        for source in scope.sources:
            if not any(source is known for known in chain):
                chain.append(source)
    return chain
