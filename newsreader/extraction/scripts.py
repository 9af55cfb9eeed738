"""Scripts of a text, as far as its lines and words depend on them."""

import re

# Chinese and Japanese part no words; Korean does.
_UNSPACED = re.compile("[\u3000-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
# Two columns wide on a terminal, by Unicode's East Asian Width, apart from signs that are rare in texts.
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6b\uff01-\uff60"
    "\uffe0-\uffe6]"
)


def unspaced(letter: str) -> bool:
    """Whether a letter or sign is of a script that writes words without spaces between them."""
    return letter > "\u2fff" and _UNSPACED.match(letter) is not None


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring letters of scripts that write words without spaces."""
    if text.isascii() or not _UNSPACED.search(text):
        return set()
    found = (text[at : at + 2] for at in range(len(text) - 1))
    return {pair for pair in found if unspaced(pair[0]) and unspaced(pair[1])}


def columns(text: str) -> int:
    """How many columns of a terminal a text takes.

    >>> columns("Aleppo"), columns("阿勒颇")
    (6, 6)
    """
    if text.isascii():
        return len(text)
    return len(text) + len(_WIDE.findall(text))


def length(text: str) -> int:
    """How many words a text has; two letters of a script that parts no words count as one.

    >>> length("Rebels left Aleppo"), length("反对派离开阿勒颇市")
    (3, 4)
    """
    words = text.count(" ") + 1
    if text.isascii():
        return words
    return max(words, len(_UNSPACED.findall(text)) // 2)
