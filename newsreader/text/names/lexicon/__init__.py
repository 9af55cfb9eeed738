"""Word lists, folded (see SOURCES.md). Each is read once, when first asked for."""

from functools import cache, lru_cache
from importlib.resources import files

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
def listed(name: str) -> frozenset[str]:
    """The list called `name`: "words", "given", "women", "men", "surnames", "places", "organisations" …"""
    return frozenset(files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").split("\n")) - {
        ""
    }


@lru_cache(maxsize=65536)
def _is_word(low: str) -> bool:
    words = listed("words")
    if low in words:
        return True
    for ending, replacements in _ENDINGS:
        if not low.endswith(ending):
            continue
        stem = low[: -len(ending)]
        if len(stem) > 1 and any(len(stem + end) > 2 and stem + end in words for end in replacements):
            return True
        if ending in _DOUBLING and len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in words:
            return True
    return False


def is_word(low: str) -> bool:
    """Whether the folded word is a common English word.

    >>> is_word("stopped"), is_word("reykjavik")
    (True, False)
    """
    # Longer than any listed word: not worth a place in the cache.
    return len(low) <= 24 and _is_word(low)
