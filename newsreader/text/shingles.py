"""How much of a text stands in another one: by shingles, runs of words in a row."""

import re

RUN = 3
# Chinese and Japanese part no words: each of their signs counts as one.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


def shingles(text: str) -> set[tuple[str, ...]]:
    """Its runs of RUN words, whatever the case and punctuation; a text shorter than that is one run."""
    words = _WORD.findall(text.casefold())
    return {tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))} if words else set()


def kept(old: str, new: str) -> float:
    """The share of the old text's shingles that the new one has too, 0 to 1; 1 of an empty one.

    >>> kept("The mill will open in May.", "The mill will open in June, and in May the quay.")
    0.75
    """
    before = shingles(old)
    return len(before & shingles(new)) / len(before) if before else 1.0
