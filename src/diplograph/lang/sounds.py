"""A name in either script in, how it sounds out: keys for candidates and a measure for decisions."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

__all__ = ["likeness", "skeleton", "sound"]

# What each Arabic letter can be heard as, down to classes that transcriptions into Latin letters
# keep apart: emphatics fall in with the plain ones, ghain and jim with the g they stand for.
_HEARD = str.maketrans({
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ى": "a", "ة": "a", "ع": "a", "ء": "", "ئ": "i",
    "ؤ": "u", "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "th", "ج": "g", "چ": "ch", "ح": "h", "ه": "h",
    "خ": "kh", "د": "d", "ض": "d", "ذ": "d", "ر": "r", "ز": "z", "ظ": "z", "س": "s", "ص": "s",
    "ش": "sh", "غ": "g", "گ": "g", "ڤ": "f", "ف": "f", "ق": "k", "ك": "k", "ک": "k", "ل": "l", "م": "m",
    "ن": "n", "و": "u", "ي": "i", "ی": "i",
})  # fmt: skip
# Spellings of one sound in Latin letters; then single letters. Arabic has no p, v or o of its own.
_SPELLINGS = {
    "tsch": "ch", "sch": "sh", "tch": "ch", "cz": "ch", "tj": "ch", "dj": "g", "dzh": "g", "zh": "g",
    "gh": "g", "ph": "f", "ck": "k", "ou": "u", "oo": "u", "ee": "i", "dh": "d", "x": "ks", "q": "k",
    "ce": "si", "ci": "si", "cy": "si", "ch": "ch", "c": "k",
}  # fmt: skip
_SPELT = re.compile("|".join(sorted(_SPELLINGS, key=lambda spelling: (-len(spelling), spelling))))
_LETTERS = str.maketrans("jvwpoye", "gfubuii")
_ARABIC = re.compile("[\u0600-\u06ff]")
_NO_LETTER = re.compile("[^a-z]")
_INITIAL, _UNWRITTEN, _SHORT, _LONG = 0.9, 0.95, 0.75, 5
_SAME_BONES, _MANY = 0.8, 4
_OTHER = 0.6
_SAME_LETTER = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]")
_SPLIT = re.compile(r"[\s\-‐‑–'’ʼ.]+")
_SERVANT = re.compile("abd[iu]l")
# Joined to a name and often left out: al-Assad, El Sisi, الأسد.
_ARTICLES = frozenset({"al", "el", "ul", "il"})


@lru_cache(maxsize=100_000)
def sound(name: str) -> tuple[str, ...]:
    """The words of a name as they sound, in letters that both scripts can be brought to.

    >>> sound("Ryabkov"), sound("ريابكوف")
    (('riabkuf',), ('riabkuf',))
    """
    words: list[str] = []
    for word in _SPLIT.split(name):
        heard = _heard(word)
        if heard and (heard not in _ARTICLES or not words):
            words.append(heard)
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    # Abdel Fattah, Abdulfattah, عبد الفتاح: the article is heard with the word before or after it
    return tuple("abd" if _SERVANT.fullmatch(word) and len(words) > 1 else word for word in words)


def _heard(word: str) -> str:
    if _ARABIC.search(word):
        word = unicodedata.normalize("NFKC", word)
        if word.startswith("ال") and len(word) > 4:
            word = word[2:]
        heard = word.translate(_HEARD)
    else:
        if not word.isascii():
            word = unicodedata.normalize("NFKD", word.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
        heard = _SPELT.sub(lambda match: _SPELLINGS[match.group()], word.casefold()).translate(_LETTERS)
    return _SAME_LETTER.sub(r"\1", _NO_LETTER.sub("", heard))


def skeleton(name: str) -> str:
    """The consonants of the last word of a name: what two spellings of it share.

    A key for candidates only: of 334 foreign ministers 74 share one with somebody else.

    >>> skeleton("Sergei Rybkov") == skeleton("ريابكوف") == "rbkf"
    True
    """
    for word in reversed(_SPLIT.split(name)):
        if heard := _heard(word):
            return _VOWELS.sub("", heard).replace("h", "") or heard
    return ""


def likeness(left: str, right: str) -> float:
    """How alike two names sound, 0 to 1: of the weaker of their first and last words.

    A name of one word is held against the last word of the other. An initial agrees with a first
    name that begins so. Between the scripts, short vowels that Arabic does not write are free.

    >>> likeness("Sergei Rybkov", "سيرغي ريابكوف") > 0.9 > likeness("علي حسن", "علي حسين")
    True
    """
    ours, theirs = sound(left), sound(right)
    if not ours or not theirs:
        return 0.0
    across = bool(_ARABIC.search(left)) != bool(_ARABIC.search(right))
    if across and _ARABIC.search(left):
        ours, theirs = theirs, ours
    one = _ONE_NAME.get(ours[-1], 1) == _ONE_NAME.get(theirs[-1], 2)
    worst = 1.0 if one else _word(ours[-1], theirs[-1], across=across)
    if len(ours) > 1 and len(theirs) > 1:
        left, right = _given(ours), _given(theirs)
        short, long = sorted((left, right), key=len)
        initial = len(short) == 1 and long.startswith(short)
        same = _ONE_NAME.get(left, 1) == _ONE_NAME.get(right, 2)
        first = 1.0 if same else _INITIAL if initial else _word(left, right, across=across)
        if first >= _UNWRITTEN and _SAME_BONES <= worst < _INITIAL and _bones(ours[-1]) == _bones(theirs[-1]):
            worst = _INITIAL  # Hassan Nasrullah is Hassan Nasrallah: other vowels in a long last name
        worst = min(worst, first)
        if len(ours) == len(theirs) and any(
            _is_another(mine, other, across=across)
            for mine, other in zip(ours[1:-1], theirs[1:-1], strict=True)
        ):
            worst = min(worst, _SHORT)  # Kim Yong-jin is not Kim Kwan-jin
    return worst


# One given name in the languages that a passport may have it in: a Ukrainian minister of the nineties was
# Aleksandr in Moscow's agencies and is Oleksandr in Kyiv's. And one Arabic name in Latin letters.
_GIVEN = """
Alexander Aleksandr Alexandr Aleksander Oleksandr Aliaksandr Aleksandar ألكسندر أولكسندر أوليكساندر ألكساندر
Vladimir Volodymyr Uladzimir Wolodymyr فلاديمير فولوديمير
Sergei Sergey Serhiy Serhii Siarhei Sergiy سيرغي سيرجي سيرهي
Nikolai Nikolay Mykola Mikalai نيكولاي ميكولا
Andrei Andrey Andriy Andrii Andrej أندريه أندري
Yevgeny Yevgeni Evgeny Yevhen Evgeniy يفغيني يفهين
Dmitry Dmitri Dmytro Dzmitry Dimitri ديمتري دميترو دميتري
Mikhail Mykhailo Mikhailo ميخائيل ميخايلو
Alexei Aleksei Alexey Oleksiy Oleksii Aliaksei أليكسي أوليكسي
Pavel Pavlo بافل بافلو
Pyotr Petro Piotr بيوتر بيترو
Vasily Vasyl Vasil Vasyliy فاسيلي فاسيل
Igor Ihor إيغور إيهور
Oleg Oleh أوليغ أوليه
Konstantin Kostyantyn Kostiantyn قسطنطين كونستانتين كوستيانتين
Grigory Hryhoriy Grigori غريغوري
Kirill Kyrylo Kiryl كيريل كيريلو
Denis Denys Dzianis دينيس
Yulia Yuliia Iuliia يوليا
Josef Yosef Joseph جوزيف
Nicholas Nicolas Nikolas نيقولا نيكولا
Stephen Steven Stephan
Geoffrey Jeffrey
Philip Phillip Philippe
Catherine Katherine Kathryn
Matthew Mathew Mathieu
Ahmed Ahmad Ahmet
Mohammed Mohamed Muhammad Mohammad Muhammed Mohamad Mohamud Mehmet
Hussein Husain Hossein Hussain Husayn Hossain
Abdullah Abdallah Abdulla
Yusuf Youssef Yousef Yousuf Yousif
Ibrahim Ebrahim Ibraheem
Omar Umar Omer
Othman Osman Uthman
Khalid Khaled
Mustafa Mostafa Moustafa Mustapha
Mahmoud Mahmud Mahmood
Ismail Esmail Ismael
Saleh Salih
Faisal Faysal Feisal
Sulaiman Suleiman Soleiman Sulayman
Georgi Georgy Heorhiy Giorgi Giorgy غيورغي جورجي جيورجي
"""


def _given(words: tuple[str, ...]) -> str:
    """The first name: of a servant of God two words, عبد القادر محمد is no عبد الله محمد."""
    return "".join(words[:2]) if words[0] == "abd" and len(words) > 2 else words[0]


@lru_cache(maxsize=100_000)
def _word(left: str, right: str, *, across: bool) -> float:
    """Of two words as they sound; across the scripts the right one is the Arabic one."""
    if left == right:
        return 1.0
    if across and _VOWELS.sub("", left) == _VOWELS.sub("", right) and _runs_through(right, left):
        return _UNWRITTEN
    ratio = SequenceMatcher(None, left, right, autojunk=False).ratio()
    # Ali Hassan is not Ali Hussein, nor حسن حسين: in a short word one letter is another name.
    return ratio if min(len(left), len(right)) >= _LONG else min(ratio, _SHORT)


def _is_another(left: str, right: str, *, across: bool) -> bool:
    """Whether two middle names, neither an initial, are those of two people."""
    return min(len(left), len(right)) > 1 and _word(left, right, across=across) < _OTHER


def _bones(word: str) -> str:
    """The consonants of a word that has at least four; of a shorter one the word itself."""
    consonants = _VOWELS.sub("", word)
    return consonants if len(consonants) >= _MANY else word


def _runs_through(short: str, long: str) -> bool:
    letters = iter(long)
    return all(char in letters for char in short)


_ONE_NAME = {sound(name)[0]: row for row, names in enumerate(_GIVEN.split("\n")) for name in names.split()}
