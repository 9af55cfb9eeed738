"""Names made comparable: case, accents, apostrophes and dashes do not tell two names apart."""

import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
    | dict.fromkeys("'’‘ʼʻ`", "")
    | dict.fromkeys("‐‑–", "-")
)


def fold(word: str) -> str:
    """The form in which words are looked up.

    >>> fold("Muñoz’")
    'munoz'
    """
    low = word.lower()
    if low.isascii():
        return low.replace("'", "") if "'" in low else low
    decomposed = unicodedata.normalize("NFKD", low.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
