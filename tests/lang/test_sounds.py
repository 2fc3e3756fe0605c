"""Names that sound alike in either script, and names that do not."""

from __future__ import annotations

import pytest

from diplograph.lang.sounds import likeness, skeleton, sound


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Rybkov", "Ryabkov"),
        ("Rybkov", "ريابكوف"),
        ("Ryabkov", "ريبكوف"),
        ("ريابكوف", "ريبكوف"),
        ("Sergei Ryabkov", "سيرغي ريابكوف"),
        ("Mohammed Hassan", "محمد حسن"),
        ("Youssef Khouri", "يوسف خوري"),
        ("Abdel Fattah el-Sisi", "عبد الفتاح السيسي"),
        ("Gerhard Schröder", "غيرهارد شرودر"),
        ("Zoltan Kerekes", "زولتان كيريكيس"),
        ("J. Stoltenberg", "Jens Stoltenberg"),
    ],
)
def test_spellings_of_one_name(left: str, right: str) -> None:
    """They share a skeleton and are alike enough, whichever comes first."""
    assert skeleton(left) == skeleton(right)
    assert likeness(left, right) == likeness(right, left) >= 0.9


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ali Hassan", "Ali Hussein"),
        ("علي حسن", "علي حسين"),
        ("Elena Ivanova", "Ivan Ivanov"),
        ("Wang Li", "Wang Yi"),
        ("Mohammed Hassan", "Mahmoud Hassan"),
        ("محمد حسن", "محمود حسن"),
        ("Lavrov", "بوتين"),
    ],
)
def test_names_of_two_people(left: str, right: str) -> None:
    """One letter is another name where names are short, and both first and last names count."""
    assert likeness(left, right) < 0.8


@pytest.mark.parametrize("name", ["", " ", "123", "ء", "-", "𝔛", "李强", "\u202e"])
def test_a_name_without_sound_is_like_nobody(name: str) -> None:
    """Other scripts, digits and signs do no harm."""
    assert likeness(name, "Lavrov") < 0.8
    assert isinstance(sound(name), tuple) and isinstance(skeleton(name), str)
