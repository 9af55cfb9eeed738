"""How much of a text stands in another one: by shingles, runs of words in a row."""

import re
from itertools import islice

RUN = 3
OPENING = 12  # words that two reports of one outlet seldom begin with
FEW = 8  # a paragraph of fewer is a line beside the text: when it was updated, how often it was shared
# Chinese and Japanese part no words: each of their signs counts as one.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


def shingles(text: str) -> set[tuple[str, ...]]:
    """Its runs of RUN words, whatever the case and punctuation; a text shorter than that is one run."""
    words = _WORD.findall(text.casefold())
    return {tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))} if words else set()


def share(some: set[tuple[str, ...]], of: set[tuple[str, ...]]) -> float:
    """The share of some shingles that are others' too, 0 to 1; 1 of none."""
    return len(some & of) / len(some) if some else 1.0


def kept(old: str, new: str) -> float:
    """The share of the old text's shingles that the new one has too, 0 to 1; 1 of an empty one.

    >>> kept("The mill will open in May.", "The mill will open in June, and in May the quay.")
    0.75
    """
    return share(shingles(old), shingles(new))


def opening(text: str) -> str:
    """Its first words, whatever their case and punctuation, of the first paragraph that is more than a line
    beside the text; "" where there is none. Paragraphs are parted by a blank line.

    >>> opening("Updated at noon\\n\\nThe mill at Selby will open in May, its owner said.")
    'the mill at selby will open in may its owner said'
    """
    for paragraph in text[:5000].split("\n\n"):
        words = [match[0] for match in islice(_WORD.finditer(paragraph[:400].casefold()), OPENING)]
        if len(words) >= FEW:
            return " ".join(words)
    return ""
