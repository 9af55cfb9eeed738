"""How long an article takes to read."""

from __future__ import annotations

# Characters a minute, spaces among them. Measured reading speeds differ by reader, text and method: these are
# round figures of our own, for adults who read a plain text of their own language.
USUAL = 1_150
OF_LANGUAGE = {
    "zh": 260,
    "ja": 360,
    "ko": 600,
    "th": 800,
    "lo": 800,
    "km": 800,
    "my": 800,
    "ar": 750,
    "fa": 750,
    "ur": 750,
    "ps": 750,
    "ckb": 750,
    "he": 1_000,
    "en": 1_200,
}


def reading_minutes(characters: int, language: str) -> int:
    """Whole minutes, 1 at least, that a text of so many characters takes; 0 of no text.

    >>> reading_minutes(6_000, "en"), reading_minutes(1_300, "zh-Hant")
    (5, 5)
    """
    if not characters:
        return 0
    return max(1, round(characters / OF_LANGUAGE.get(language.partition("-")[0].lower(), USUAL)))
