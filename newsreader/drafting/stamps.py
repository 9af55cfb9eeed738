"""Stamps of a page in its text: when a report, or an item of a live page, was put there; no time of an event.

>>> [(each.start, each.end, str(each.day)) for each in find("It spread Fri May 20 2011 17:05:00 Men left.")]
[(10, 34, '2011-05-20')]

A page of several reports, each behind a stamp with a day, is read as such: what an item's "Monday" means is
counted from its own stamp (`reread`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from newsreader.drafting import words
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import TokenSpan, token_at
from newsreader.text import timex
from newsreader.text.english import alternatives, full, numbers
from newsreader.text.sentences import Span
from newsreader.text.timex import Timex

_DAYS = alternatives({day[:3] for day in full("weekday")} | set(full("weekday")) | {"we d"})
_MONTHS = alternatives(numbers("month"))
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?"
_CLOCKS = re.compile(_CLOCK)
_ZONE = r"(?:\s(?:BST|CET|EDT|EST|ET|GMT|PDT|PST|UTC))?"
_DATED = re.compile(
    rf"(?:updated:?\s)?\b(?:{_DAYS}),?\s(?:(?P<day>\d{{1,2}})\s(?P<month>{_MONTHS})|"
    rf"(?P<month_first>{_MONTHS})\s(?P<day_behind>\d{{1,2}})),?\s(?P<year>\d{{4}})[,;]?\s{_CLOCK}{_ZONE}\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:(?<=\()|(?<=\n)|^)(?:page )?(?:last )?(?:updated|modified|posted|published|refreshed)"
    rf"(?: on| at)?:?\s[^\n)]{{0,40}}?{_CLOCK}{_ZONE}",
    re.IGNORECASE,
)


_HOURS = words.listed("one two three four five six seven eight nine ten eleven twelve noon midday")
_HOUR = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:[ap]m)?")
_ALONE = re.compile(rf"(?<=\n\n){_CLOCK}{_ZONE}(?=\n\n)")  # a paragraph of a live page


class PageStamp(NamedTuple):
    """`start:end` of the text; `day` where it names one."""

    start: int
    end: int
    day: date | None


def find(text: str) -> list[PageStamp]:
    """The stamps of a text, in order."""
    if not _CLOCKS.search(text):
        return []  # most reports: no need to look for the rest
    dated = [PageStamp(*match.span(), _day(match)) for match in _DATED.finditer(text)]
    return sorted(
        [*(each for each in dated if each.day is not None), *_bare(text, dated)], key=attrgetter("start")
    )


def _bare(text: str, dated: Sequence[PageStamp]) -> list[PageStamp]:
    """Those without a day."""
    undated = (match for pattern in (_UPDATED, _ALONE) for match in pattern.finditer(text))
    ends = [each.end for each in dated]
    found = (PageStamp(*match.span(), None) for match in undated)
    return [each for each in found if _is_apart(each, dated, ends)]


def _is_apart(bare: PageStamp, dated: Sequence[PageStamp], ends: Sequence[int]) -> bool:
    """Whether it shares no sign with a stamp of a day."""
    following = bisect_right(ends, bare.start)
    return following == len(dated) or bare.end <= dated[following].start


def _day(match: re.Match[str]) -> date | None:
    month = numbers("month")[(match["month"] or match["month_first"]).lower()]
    try:
        return date(int(match["year"]), month, int(match["day"] or match["day_behind"]))
    except ValueError:
        return None


def tells_hour(sentence: ParsedSentence, span: TokenSpan) -> bool:
    """ "The line was shut at four", "at 4.30pm", never "at two schools"."""
    for index in range(span.first + 1, span.last + 1):
        token, after = sentence.tokens[index], token_at(sentence.tokens, index + 1)
        hour = token.lower in _HOURS or _HOUR.fullmatch(token.lower)
        if hour and sentence.tokens[index - 1].lower == "at" and after.tag not in ("word", "ed", "number"):
            return True
    return False


def parted(spans: Sequence[Span], stamps: Sequence[PageStamp]) -> Iterator[Span]:
    """The sentences without the stamps in them: a stamp ends one."""
    starts = [stamp.start for stamp in stamps]
    for span in spans:
        start = span.start
        for stamp in stamps[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if start <= stamp.start and stamp.end <= span.end:
                if stamp.start > start:
                    yield Span(start, stamp.start)
                start = stamp.end
        if start < span.end:
            yield Span(start, span.end)


class Items:
    """The items of a page, each with its own day: one, of the report's, for all but pages of several."""

    def __init__(
        self, stamps: Sequence[PageStamp], published: date | None, talk: PageStamp | None = None
    ) -> None:
        """`talk`: where a transcript begins, with the day on which it was spoken, if the text says that."""
        self.published = published
        days = [each for each in stamps if each.day is not None]
        self.stamps = days if len(days) > 1 else [talk] if talk is not None else []

    def published_at(self, place: int) -> date | None:
        """The day that what stands at this place of the text is of."""
        before = bisect_right(self.stamps, place, key=attrgetter("end"))
        return self.stamps[before - 1].day if before else self.published

    def reread(self, text: str, found: Sequence[Timex]) -> list[Timex]:
        """The times of the text, each counted from the day of its item."""
        if not self.stamps:
            return list(found)
        ends = [*(each.start for each in self.stamps[1:]), len(text)]
        kept = [each for each in found if each.end <= self.stamps[0].start]
        for stamp, end in zip(self.stamps, ends, strict=True):
            blank = " " * stamp.end + text[stamp.end : end]  # so that offsets are the text's
            kept += timex.find(blank, stamp.day)
        return kept
