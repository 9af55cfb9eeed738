"""Keywords an article is filed under, with a label, or run into the caption that follows them."""

import re

from newsreader.extraction import captions

_LABEL = re.compile(
    r"(?:tags?|topics?|keywords?|tagged(?:\s+(?:with|as|under))?|filed under)\s*:\s*", re.IGNORECASE
)
# The first mark no keyword holds.
_MARK = re.compile(r"[.!?…:;“”\"()]")
GUESSED_END = "Where the keywords end and the caption begins is a guess."
_FEWEST_COMMAS = 2
_LONGEST_LINE = 4000
# "KALYAN, Dec. 8, 2016" has as many commas as a line of keywords.
_DAY = re.compile(r"\d{1,2},\s*(?:19|20)\d\d\b")
_Word = tuple[int, str]


def labelled(text: str) -> int:
    """Where the keywords begin in "Tags: Aleppo, Syria", 0 in any other text.

    >>> labelled("Tags: Aleppo, Syria"), labelled("Tags were burned")
    (6, 0)
    """
    found = _LABEL.match(text)
    return found.end() if found else 0


def end_of(text: str) -> tuple[int, bool]:
    """Where a line of keywords ends, 0 if it is none, and whether that place is a guess.

    A caption may follow without a break, as pages run together that were saved as text.

    >>> line = "Mosul, Iraq, Mosul battle, Iraq army FILE - Soldiers rest on a roof in Mosul."
    >>> line[: end_of(line)[0]]
    'Mosul, Iraq, Mosul battle, Iraq army'
    """
    if len(text) > _LONGEST_LINE:
        return 0, False
    mark = _MARK.search(text)
    until = mark.start() if mark else len(text)
    before_caption = _end_before_caption(text, until)
    if before_caption or text.count(",", 0, until) < _FEWEST_COMMAS:
        return before_caption, False
    if mark is None:
        return (len(text.rstrip()) if _are_phrases(text) else 0), False
    guessed = _guessed_end(text[:until]) if captions.is_caption(text) else 0
    return guessed, guessed > 0


def _end_before_caption(text: str, until: int) -> int:
    """The end of keywords right before a caption that says it is one, 0 where that is not so."""
    begins = captions.cue_at(text)
    if not 0 <= begins <= until + 1:
        return 0
    before = text[:begins].rstrip()
    filed = _are_phrases(before) and before.count(",") >= _FEWEST_COMMAS and not before.endswith(",")
    return len(before) if filed else 0


def _are_phrases(text: str) -> bool:
    """Whether commas part it into what editors file under: short, and no sentence among them."""
    parts = [part.strip() for part in text.split(",")]
    return (
        len(parts) >= 3
        and not _DAY.search(text)
        and all(part and len(part.split()) <= 6 for part in parts)
        and len(parts[0].split()) <= 5
    )


def _guessed_end(head: str) -> int:
    """Keywords repeat each other's words; the caption begins, with a capital, where that ends."""
    seen: set[str] = set()
    at = 0
    for index, part in enumerate(head.split(",")):
        words = [(found.start(), found[0]) for found in re.finditer(r"\S+", part)]
        if _runs_into_caption(words, first=index == 0):
            begins = _caption_begins(words, seen) if index >= 2 else 0
            return at + len(part[:begins].rstrip()) if begins else 0
        seen.update(word.casefold() for _, word in words)
        at += len(part) + 1
    return 0


def _runs_into_caption(words: list[_Word], *, first: bool) -> bool:
    """Whether the words between two commas are too many for a keyword."""
    return len(words) > 4 or (len(words) > 3 and not first and words[0][1][0].islower())


def _caption_begins(words: list[_Word], seen: set[str]) -> int:
    """Where a caption most likely begins among words of which the first belong to a keyword; 0: nowhere.

    It costs every word before it that no keyword has said yet, and a capital after it: a caption's second
    word is mostly small.
    """

    def cost(position: int) -> int:
        unseen = sum(word.casefold() not in seen for _, word in words[:position])
        following = words[position + 1][1] if position + 1 < len(words) else ""
        return unseen + (not following[:1].islower())

    places = [
        at for at in range(1, min(6, len(words))) if words[at][1][0].isupper() or words[at][1][0].isdigit()
    ]
    return words[min(places, key=cost)][0] if places else 0
