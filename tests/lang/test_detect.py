"""Which language a text is in, told from others in the same script."""

from __future__ import annotations

import pytest

from diplograph.lang import detect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Japan sanctioned Iran.", "en"),
        ("Biden, Putin talk", "en"),
        ("La Paz, El Salvador sign deal as Ursula von der Leyen meets Luiz Inacio Lula da Silva", "en"),
        ("Japan sanctioned Iran. " * 100, "en"),
        ("اليابان تعاقب إيران", "ar"),
        ("بوتين يزور دمشق", "ar"),
        ("زیارة وزیر الخارجیة الإیرانی إلى بغداد", "ar"),  # typed on a Persian keyboard
        (
            "Le président russe a rencontré son homologue pour parler de la crise à Paris, selon un communiqué",
            None,
        ),
        ("Der Kanzler hat am Montag in Berlin mit dem Präsidenten über die Lage gesprochen", None),
        ("El presidente se reunió el lunes con su homólogo para hablar de una tregua", None),
        ("وزیر امور خارجه روز دوشنبه در تهران با همتای روس خود دیدار کرد", None),
        ("وزیر خارجہ نے پیر کو اسلام آباد میں اپنے ہم منصب سے ملاقات کی", None),
        ("Президент провел переговоры", None),
        ("12345 !!!", None),
    ],
)
def test_detect(text: str, lang: str | None) -> None:
    """Short texts, names with foreign particles, one sentence again and again; and neighbours in each script."""
    assert detect(text) == lang


def test_a_long_text_without_common_words_is_neither() -> None:
    """Whatever it is, it is not English or Arabic prose."""
    assert detect(" ".join(f"kala{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(100))) is None
    assert detect(" ".join(f"كلا{chr(0x628 + n % 9)}{chr(0x641 + n // 9)}" for n in range(60))) is None
