"""The dates in a page's visible words, and what each of them dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsreader.extraction.dates.dates import Moment
from newsreader.extraction.folding import folded
from newsreader.extraction.pages.findings import Findings
from newsreader.extraction.pages.moments import machine
from newsreader.extraction.stamps import StampKind, header, stamps

# Class names of what dates another article.
_ELSEWHERE = re.compile(
    r"comment|teaser|related|footer|sidebar|widget|aside|card|promo|recommend", re.IGNORECASE
)
# Past more long paragraphs than this a date is away from the headline.
_NEAR = 1
# Class names of the lines that say when and by whom.
_MARKS = re.compile(r"meta|byline|publi|posted|stamp|info", re.IGNORECASE)
_UPDATED_MARKS = re.compile(r"updat|modif", re.IGNORECASE)
# In running text a date among so many other words dates what they tell, not the article.
_FEWEST_WORDS_OF_PROSE = 4
BY_HEADLINE = "line by the headline"
ABOVE = "line above the headline"
TITLE, TEXT, TIME = "title", "text", "time"


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date in the page's visible words, `text`, and what it dates. `away` from the headline it is weak."""

    kind: StampKind
    text: str
    moment: Moment
    where: str
    away: bool = False

    @property
    def raw(self) -> str:
        return self.text[self.moment.start : self.moment.end]

    @property
    def dates(self) -> StampKind:
        """What it dates: a masthead's "Thursday, July 19, 2018" is the day the page was looked at."""
        masthead = self.where == ABOVE and self.moment.weekday >= 0 > self.moment.hour
        return "captured" if masthead and not self.kind else self.kind


def shown_dates(page: Findings) -> Iterator[ShownDate]:
    """The dates in the page's visible words, in the order of trust."""
    for text in page.below_heading():
        if header(text, page.outlets):
            yield from _of_text(text, BY_HEADLINE)
    for title in (page.title, *(value for _, value in page.meta("og:title"))):
        _, bar, last = title.rpartition("|")
        if bar and header(last := folded(last), page.outlets):
            yield from _of_text(last, TITLE)
    for each in page.found["times"]:
        if not _ELSEWHERE.search(each["names"]) and not _in_prose(each, page):
            yield from _of_element(each)
    for text in page.above_heading():
        if header(text, page.outlets):
            yield from _of_text(text, ABOVE)


def _of_text(
    text: str, where: str, names: str = "", away: bool = False, label: StampKind = ""
) -> Iterator[ShownDate]:
    """The dates of words; `label` is what those right before them say that the first of them dates."""
    for stamp, _ in stamps(text):
        if stamp.moment.year:
            yield ShownDate(stamp.kind or label or _kind_by(names), text, stamp.moment, where, away)
        label = ""


def _of_element(each: dict[str, Any]) -> Iterator[ShownDate]:
    """The dates of a marked element: by its attribute, else by its words."""
    names: str = each["names"]
    where = TEXT if names.startswith("text") else TIME
    away = each["past"] > _NEAR
    date = folded(each["date"])
    if date and (moment := machine(date)):
        yield ShownDate(_label_before(each) or _kind_by(names), date, moment, where, away)
    else:
        yield from _of_text(folded(each["text"]), where, names, away, _label_before(each))


def _kind_by(names: str) -> StampKind:
    """What an element's names say it dates: one of both kinds is no update."""
    return "updated" if _UPDATED_MARKS.search(names) and "publi" not in names.lower() else ""


def _label_before(each: dict[str, Any]) -> StampKind:
    """What the words right before an element say that it dates."""
    before = folded(each["before"])
    kinds: list[StampKind] = [stamp.kind for stamp, _ in stamps(f"{before} 2000-01-01")] if before else []
    return kinds[-1] if kinds else ""


def _in_prose(each: dict[str, Any], page: Findings) -> bool:
    """Whether a time stands among the words of a sentence, an item or a subhead."""
    beside = folded(each["beside"])
    if not beside or _MARKS.search(each["names"]) or _label_before(each) or header(beside, page.outlets):
        return False
    return each["block"] != "p" or len(beside.split()) >= _FEWEST_WORDS_OF_PROSE
