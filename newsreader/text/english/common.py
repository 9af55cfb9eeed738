"""Whether a word is a common one, in any of its forms. The list is read when first asked for."""

from collections.abc import Iterator
from functools import cache, lru_cache

from newsreader.text.english import FOLDER

# An ending, and what may stand in its place in the listed word.
_ENDINGS = (
    ("s", ("",)),
    ("es", ("", "e")),
    ("ies", ("y",)),
    ("ed", ("", "e")),
    ("ied", ("y",)),
    ("ing", ("", "e")),
    ("ings", ("", "e")),
    ("ly", ("",)),
    ("ily", ("y",)),
    ("er", ("", "e")),
    ("ers", ("", "e")),
    ("est", ("", "e")),
    ("ier", ("y",)),
    ("iest", ("y",)),
    ("ness", ("",)),
)
_DOUBLING = frozenset({"ed", "ing", "er", "ers", "est"})


@cache
def _listed() -> frozenset[str]:
    return frozenset((FOLDER / "common-words.txt").read_text(encoding="utf-8").split())


def _bases(low: str) -> Iterator[str]:
    """The words of which this one may be a form: "stop" and "stoppe" of "stopped", and "stopp"."""
    for ending, replacements in _ENDINGS:
        stem = low.removesuffix(ending)
        if stem == low or len(stem) < 2:
            continue
        for replacement in replacements:
            if len(stem + replacement) > 2:
                yield stem + replacement
        if ending in _DOUBLING and len(stem) > 3 and stem[-1] == stem[-2]:
            yield stem[:-1]


@lru_cache(maxsize=65536)
def _is_word(low: str) -> bool:
    words = _listed()
    return low in words or any(base in words for base in _bases(low))


def is_word(low: str) -> bool:
    """Whether the folded word is a common English word.

    >>> is_word("stopped"), is_word("reykjavik")
    (True, False)
    """
    # Longer than any listed word: not worth a place in the cache.
    return len(low) <= 24 and _is_word(low)
