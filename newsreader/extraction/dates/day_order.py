"""Whether a page writes 08/12/2016 day first: what settles it, and how sure that is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

from newsreader.extraction.dates.dates import Moment, resolved
from newsreader.extraction.dates.publication import page_day_first
from newsreader.extraction.fields import Outlet

PageDateKind = Literal["published", "updated", "captured", "body", ""]

# Where CLDR's short date has the month first.
_MONTH_FIRST = frozenset(
    (
        "en-us",
        "en-ph",
        "en-gu",
        "en-vi",
        "en-pr",
        "en-as",
        "en-mp",
        "en-um",
        "en-mh",
        "es-pr",
        "es-pa",
        "fil",
        "fil-ph",
    )
)
# Where the year leads there, a date that ends with its year follows no rule.
_NO_ORDER = frozenset(("en-ca", "en-za", "fr-ca", "en-001", "en-150"))
# Zones of American clocks. EST is one of Australia's too, where papers write AEST.
_AMERICAN = frozenset(("EST", "EDT", "ET", "CST", "CDT", "CT", "MST", "MDT", "MT", "PST", "PDT", "PT"))
_BY_ZONE = "The order of day and month was taken from the American time zone beside a date."
_BY_LANGUAGE = "The order of day and month was taken from the page's language alone ({language})."
_BY_NEAREST = "The order of day and month was taken from the nearest other date of the page."
_NEAR = timedelta(days=2)
_WEEK = timedelta(days=7)
_LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date of the page and what it dates; `text` is as written. "body" are the report's own words."""

    moment: Moment
    kind: PageDateKind
    text: str = ""


class Order(NamedTuple):
    """`day_first` is None where nothing settles it; `doubt` is a line for people where little does."""

    day_first: bool | None
    doubt: str = ""


def order(page: Sequence[PageDate], outlet: Outlet | None, language: str = "") -> Order:
    """How the page writes 08/12: as its source does, its other dates show, its language's region, its clock.

    Dates show it by themselves (23/12/2016, a weekday) or together: a report is published before it is
    updated, and both before the page is saved; the dates of one report lie close.

    >>> from newsreader.extraction.dates.dates import moments
    >>> posted, saved = (next(moments(words)) for words in ("12/08/2016", "December 9, 2016"))
    >>> order([PageDate(posted, "published"), PageDate(saved, "captured")], None)
    Order(day_first=False, doubt='')
    """
    alone = page_day_first([dated.moment for dated in page], [dated.text for dated in page], outlet)
    if alone is not None:
        return Order(alone)
    rules = ((_possible, ""), (_close_to_sure, ""), (_on_a_sure_day, _BY_NEAREST), (_close, _BY_NEAREST))
    for rule, doubt in rules:
        settled = _only(rule, page)
        if settled is not None:
            return Order(settled, doubt)
    by_region = day_first_in(language)
    if by_region is not None:
        return Order(by_region, _BY_LANGUAGE.format(language=language.strip()))
    if any(_is_american(dated.moment) for dated in page):
        return Order(False, _BY_ZONE)
    settled = _only(_in_its_week, page)
    return Order(settled, _BY_NEAREST if settled is not None else "")


def day_first_in(language: str) -> bool | None:
    """How a language of a region writes 08/12/2016; None where its tag names no region or has no such form.

    >>> day_first_in("en-US"), day_first_in("en-GB"), day_first_in("en"), day_first_in("de")
    (False, True, None, True)
    """
    tag = language.strip().replace("_", "-").casefold()
    parts = tag.split("-")
    if not parts[0] or tag in _NO_ORDER:
        return None
    if parts[0] == "en" and not any(len(part) == 2 for part in parts[1:]):
        return None
    return tag not in _MONTH_FIRST


def _only(rule: Callable[[Sequence[PageDate]], bool], page: Sequence[PageDate]) -> bool | None:
    """The only order under which the page's dates follow a rule."""
    if not any(dated.moment.other for dated in page):
        return None
    fitting = [day_first for day_first in (True, False) if rule(_read(page, day_first))]
    return fitting[0] if len(fitting) == 1 else None


def _read(page: Sequence[PageDate], day_first: bool) -> list[PageDate]:
    read = ((dated, resolved(dated.moment, day_first)) for dated in page)
    return [replace(dated, moment=moment) for dated, moment in read if moment]


def _days(page: Iterable[PageDate], *kinds: PageDateKind) -> list[date]:
    moments = (dated.moment.local for dated in page if dated.kind in kinds)
    return [moment.date() for moment in moments if moment]


def _possible(page: Sequence[PageDate]) -> bool:
    """Published, updated and captured in this order, the first no more than a year before the second."""
    published, updated, captured = (_days(page, kind) for kind in ("published", "updated", "captured"))
    published = published or _days(page, "")
    for earlier, later in ((published, updated), (published, captured), (updated, captured)):
        if earlier and later and earlier[0] > later[0]:
            return False
    return not (published and updated) or updated[0] - published[0] <= _LONGEST


def _close_to_sure(page: Sequence[PageDate]) -> bool:
    """Whether a date of two readings lies by one of the page's header that has one reading."""
    return _near(page, [dated for dated in page if not dated.moment.other and dated.kind != "body"])


def _on_a_sure_day(page: Sequence[PageDate]) -> bool:
    """Whether it is the very day of any with one reading, be that of the report's words or of another's."""
    sure = {dated.moment.local for dated in page if not dated.moment.other and dated.moment.year}
    days = {moment.date() for moment in sure if moment}
    unsure = (dated.moment.local for dated in page if dated.moment.other)
    return any(moment.date() in days for moment in unsure if moment)


def _close(page: Sequence[PageDate]) -> bool:
    """Whether it lies by any: a report's words may tell of another time, two figures be wrong alike."""
    return _near(page, page)


def _in_its_week(page: Sequence[PageDate]) -> bool:
    """Whether it lies within a week of one that the report's own words name."""
    return _near(page, [dated for dated in page if dated.kind == "body"], _WEEK)


def _near(page: Sequence[PageDate], others: Sequence[PageDate], near: timedelta = _NEAR) -> bool:
    unsure = [dated for dated in page if dated.moment.other]
    pairs = ((one.moment, other.moment) for one in unsure for other in others if other is not one)
    return any(_distance(one, other) <= near for one, other in pairs)


def _distance(moment: Moment, other: Moment) -> timedelta:
    """How far apart two days are; one without a year is of the other's."""
    day = moment.local
    there = (other if other.year else replace(other, year=moment.year)).local
    return abs(day.date() - there.date()) if day and there else _LONGEST


def _is_american(moment: Moment) -> bool:
    return moment.zone.upper() in _AMERICAN
