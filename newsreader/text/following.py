"""Following words into another version of their text: to where they say the same, or nowhere.

Words are known again by themselves and by what stands around them (the TextQuoteSelector of W3C's Web
Annotation), typography folded. That they stand there once is not enough: "She resigned on 7 February" may
stand once, and of somebody else. So what stands before or after must agree, and how much of it must depends
on how much the words say by themselves:

- of a sentence's words before the quote most must stand, the nearest name among them: there is its subject;
- of a few words alone ("on Friday") most of the rest of the sentence must stand, before and after;
- of a whole sentence the end of what stands before it, or the beginning of what stands after; where it points
  back ("She …") what stands before, for who "she" is stands there.

>>> text = "The board met. Dockers walked out on Tuesday. They want more."
>>> words = "Dockers walked out on Tuesday."
>>> follow(Folded("Corrected. " + text), words, "The board met. ", " They want more.")
Span(start=26, end=56)
>>> follow(Folded(text), words, "It rained. ", " Shops stayed shut.")
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from newsreader.text import english
from newsreader.text.sentences import Span
from newsreader.text.typography import Folded, fold

CLEARLY = 4  # characters by which one place must agree better than all others: a space and a stop say nothing
MOST = 0.6  # of the letters around a quote must stand there still
NEARLY_ALL = 0.7  # of those in the sentence of a few words
FEW = 5  # words: fewer say little by themselves
ENOUGH = 8  # words of a sentence that nothing follows, letters of the sentence beside: more than chance
PLACES = 1000  # looked at; words that stand more often are told apart by all their surroundings or not at all
WINDOW = 80  # characters around a place in which what stood within 40 is looked for: words may have come in

_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.!?…]'?[ '-]|'[ ]|\n")  # in folded text, with what closes the sentence
_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
_BACK = english.words("following.back")
_CALENDAR = {*english.numbers("weekday"), *english.numbers("month")}


def follow(text: Folded, exact: str, prefix: str, suffix: str) -> Span | None:
    """Where `exact` stands in `text` now, or None where it is lost.

    `prefix` and `suffix` are what stood right before and after it, "" at the edge of the text. Among several
    places the one whose surroundings agree best wins, by CLEARLY where any of them changed.
    """
    if _letters(prefix + suffix) and (at := _only(text.original, prefix + exact + suffix)) is not None:
        return Span(at + len(prefix), at + len(prefix) + len(exact)) if exact else None
    found = _find(text, _Quote(fold(exact), fold(prefix), fold(suffix)))
    if found is None and any(map(_LINE_END.search, (prefix, exact, suffix, text.original))):
        # The items of a list, few of which end in a stop: another item beside it is another sentence.
        found = _find(text.of_lines, _Quote(*(fold(each, in_lines=True) for each in (exact, prefix, suffix))))
    return found


def _find(text: Folded, quote: _Quote) -> Span | None:
    at = quote.place_in(text) if quote.exact.strip() else None
    return None if at is None else text.span(at, at + len(quote.exact))


class _Quote:
    """A quote, folded: its words with what stood before and after."""

    def __init__(self, exact: str, before: str, after: str) -> None:
        # The blank beside a mark at the edge may have been cut to the other side.
        self.exact, self.before, self.after = exact.strip(" \n"), before, after

    def place_in(self, text: Folded) -> int | None:
        places = _places(text, self.exact)
        if len(places) > PLACES:
            whole = self.before + self.exact + self.after
            only = _only(text.text, whole)
            return None if only is None else only + len(self.before)
        ranked = sorted(((self._agreement(text.flat, at), -at) for at in places), reverse=True)
        if not ranked:
            return None
        best, at = ranked[0][0], -ranked[0][1]
        unchanged = best == len(self.before.strip()) + len(self.after.strip())
        if len(ranked) > 1 and best - ranked[1][0] < (1 if unchanged else CLEARLY):
            return None
        if unchanged and _letters(self.before + self.after):
            return at
        return at if self._says_the_same(text, at) else None

    def _agreement(self, text: str, at: int) -> int:
        """How many characters around the place are as they were, from the quote outwards."""
        end = at + len(self.exact)
        before = text[max(0, at - len(self.before) - 2) : at].rstrip()
        after = text[end : end + len(self.after) + 2].lstrip()
        was_before, was_after = (part.replace("\n", " ").strip() for part in (self.before, self.after))
        return _same(before[::-1], was_before[::-1]) + _same(after, was_after)

    def _says_the_same(self, text: Folded, at: int) -> bool:
        end = at + len(self.exact)
        before, after = text.text[max(0, at - WINDOW) : at], text.text[end : end + WINDOW]
        own_before, own_after = _since_stop(self.before), _until_stop(self.after)
        there_before, there_after = _since_stop(before), _until_stop(after)
        within = _letters(own_before) + _letters(own_after)
        if _letters(own_before) and not _stands(own_before, there_before):
            return False
        if within and len(_WORD.findall(self.exact)) < FEW:
            kept = _kept(own_before, there_before) + _kept(own_after, there_after)
            if kept < NEARLY_ALL * within or not _names_stand(own_after, there_after):
                return False
        earlier = self.before[: len(self.before) - len(own_before)]
        earlier_there = before[: len(before) - len(there_before)]
        if _points_back(own_before + self.exact):
            return self._begins_with(text, at) or not _letters(earlier) or _stands(earlier, earlier_there)
        if _letters(own_before):
            return True
        if _letters(own_after) and _kept(own_after, there_after) >= MOST * _letters(own_after):
            return True
        return (
            self._begins_with(text, at)
            or (bool(_letters(earlier)) and _stands(earlier, earlier_there))
            or _kept(self.after, after) >= MOST * _letters(self.after) > 0
            or _same_sentence(_last_sentence(earlier), _last_sentence(earlier_there))
            or _same_sentence(_first_sentence(self.after), _first_sentence(after))
            or self._ends_with(text, end)
        )

    def _begins_with(self, text: Folded, at: int) -> bool:
        """The quote opened the text and does so still."""
        return not self.before.strip() and not _letters(text.text[:at][-WINDOW:])

    def _ends_with(self, text: Folded, end: int) -> bool:
        """A long quote closed the text and does so still."""
        closes = not self.after.strip() and not _letters(text.text[end : end + WINDOW])
        return closes and len(_WORD.findall(self.exact)) >= ENOUGH


def _places(text: Folded, words: str) -> list[int]:
    """Where the words stand, one more than PLACES at most; never within a longer word."""
    found: list[int] = []
    at = text.text.find(words)
    while at != -1 and len(found) <= PLACES:
        if not _cuts(text.text, at) and not _cuts(text.text, at + len(words)):
            found.append(at)
        at = text.text.find(words, at + 1)
    return found


def _only(text: str, words: str) -> int | None:
    """Where the words stand, if they stand once."""
    at = text.find(words)
    return at if at != -1 and text.find(words, at + 1) == -1 else None


def _cuts(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _same(one: str, other: str) -> int:
    """Of how many characters they begin alike."""
    for count, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return count
    return min(len(one), len(other))


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _since_stop(before: str) -> str:
    """What stands before within the sentence, as far as stops tell."""
    stops = list(_STOP.finditer(before))
    return before[stops[-1].end() :] if stops else before


def _until_stop(after: str) -> str:
    stop = re.search(r"[.!?…](?!\w)|\n", after)
    return after[: stop.start()] if stop else after


def _last_sentence(before: str) -> str:
    """The whole sentence that ends where the text does; "" where its beginning is not in it."""
    sentence = before.rstrip(" '-\n")
    begins = _since_stop(sentence[:-1])
    return sentence[len(sentence) - 1 - len(begins) :] if len(begins) < len(sentence) - 1 else ""


def _first_sentence(after: str) -> str:
    return _until_stop(after.lstrip(" '-\n"))


def _same_sentence(was: str, now: str) -> bool:
    """Whether the very sentence beside the quote is there still, whatever became of what is beyond it."""
    return was == now and _letters(was) >= ENOUGH


def _stands(was: str, now: str) -> bool:
    """Whether most of what was there is there now, those it speaks of among it."""
    return _kept(was, now) >= MOST * _letters(was) and _names_stand(was, now)


@lru_cache(maxsize=1024)
def _kept(was: str, now: str) -> int:
    """How many letters of `was` stand in `now`, in order: in stretches of three, lest any text do."""
    was, now = was.replace("\n", " ").casefold().strip(), now.replace("\n", " ").casefold().strip()
    blocks = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
    whole = len(was) < 3 and f" {was} " in f" {now} "
    return sum(_letters(was[b.a : b.a + b.size]) for b in blocks if b.size > 2 or whole)


def _names_stand(was: str, now: str) -> bool:
    """Whether the last name in `was` stands in `now`, give or take a letter."""
    names = _names(was)
    there = _WORD.findall(now)
    return not names or any(
        word == names[-1] or SequenceMatcher(None, word, names[-1]).ratio() > 0.75 for word in there
    )


def _names(text: str) -> list[str]:
    """Words with a capital that no sentence gave them, but the days and months."""
    found = []
    for word in _WORD.finditer(text):
        opens = not text[: word.start()].strip("' -\n") or text[: word.start()].rstrip("' -\n")[-1:] in ".!?…"
        if word[0][0].isupper() and not opens and word[0].casefold() not in _CALENDAR:
            found.append(word[0])
    return found


def _points_back(sentence: str) -> bool:
    """Whether the sentence is about somebody who stands before it: "She resigned", "On 7 May they left"."""
    words = [word[0] for word in _WORD.finditer(sentence)][:FEW]
    for place, word in enumerate(words):
        if word.casefold() in _BACK:
            return True
        if place and word[0].isupper() and word.casefold() not in _CALENDAR:
            return False
    return False
