"""What a text tells outside its quotation marks, read once for quotations, figures and reports.

>>> told = narration("“We lost,” said Ann Lee (RSF) on Monday.")
>>> [(mark.start, mark.end) for mark in told.marks], told.plain[10:]
([(1, 9)], ' said Ann Lee       on Monday.')
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache

from newsreader.text import english
from newsreader.text.saying.attribution import REPORTS, Attribution, attributions, unbracketed
from newsreader.text.saying.quotemarks import Quoted, masked, quoted
from newsreader.text.saying.reporting import CUES

_REPORTING = re.compile(rf"\b(?:{english.alternatives(REPORTS | CUES)})\b")


class Narration:
    """`marks` are the text's quotations; `plain` has them masked, and "(RSF)" made spaces, at the same
    offsets."""

    def __init__(self, text: str) -> None:
        self.marks: Sequence[Quoted] = quoted(text)
        self.plain = unbracketed(masked(text, self.marks) if self.marks else text)
        self._attributions: dict[tuple[int, int], Sequence[Attribution]] = {}

    def attributions(self, start: int, end: int) -> Sequence[Attribution]:
        """The reporting clauses of a sentence, by `attribution.attributions`."""
        asked = start, end
        known = self._attributions.get(asked)
        if known is None:
            reports = _count(self._reports, start, end)
            known = self._attributions[asked] = attributions(self.plain, start, end) if reports else ()
        return known

    def cues(self, start: int, end: int) -> int:
        """How many words of a sentence may be those of reported speech."""
        return _count(self._cues, start, end)

    @cached_property
    def _words(self) -> list[tuple[int, str]]:
        return [(word.start(), word[0]) for word in _REPORTING.finditer(self.plain)]

    @cached_property
    def _reports(self) -> list[int]:
        return [at for at, word in self._words if word in REPORTS]

    @cached_property
    def _cues(self) -> list[int]:
        return [at for at, word in self._words if word in CUES]


def _count(places: list[int], start: int, end: int) -> int:
    return bisect_left(places, end) - bisect_left(places, start)


@lru_cache(maxsize=8)  # the fields of the article that is being read; who reads one clears it afterwards
def narration(text: str) -> Narration:
    return Narration(text)
