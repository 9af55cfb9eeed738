"""Scripts of a text, as far as its lines and words depend on them."""

import re
import unicodedata

# Chinese and Japanese part no words; Korean does.
_UNSPACED = re.compile("[\u3000-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
_WIDE = frozenset("WF")


def unspaced(letter: str) -> bool:
    """Whether a letter or sign is of a script that writes words without spaces between them."""
    return letter > "\u2fff" and _UNSPACED.match(letter) is not None


def columns(text: str) -> int:
    """How many columns of a terminal a text takes.

    >>> columns("Aleppo"), columns("阿勒颇")
    (6, 6)
    """
    if text.isascii():
        return len(text)
    wide = sum(letter > "\u10ff" and unicodedata.east_asian_width(letter) in _WIDE for letter in text)
    return len(text) + wide


def length(text: str) -> int:
    """How many words a text has; two letters of a script that parts no words count as one.

    >>> length("Rebels left Aleppo"), length("反对派离开阿勒颇市")
    (3, 4)
    """
    words = text.count(" ") + 1
    if text.isascii():
        return words
    return max(words, len(_UNSPACED.findall(text)) // 2)
