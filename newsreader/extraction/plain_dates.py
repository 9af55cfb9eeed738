"""When an article saved as text says it was published, updated and captured."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from newsreader.extraction.date_choice import CLEAR, NONE, Dated
from newsreader.extraction.datelines import Dateline
from newsreader.extraction.dates import Moment
from newsreader.extraction.day_order import Order, PageDate, order
from newsreader.extraction.fields import Evidence, Outlet, Published
from newsreader.extraction.headline_choice import content_words
from newsreader.extraction.parts import Dates
from newsreader.extraction.plausible import too_late
from newsreader.extraction.publication import published, with_year
from newsreader.extraction.text_page import Page

_UPDATE_ONLY = "Only an update is dated; its moment stands for that of publication."
_IN_ADDRESS = "The day of publication is read from an address in the text."
_ADDRESS = re.compile(
    r"(?:/|%2F)(?P<year>(?:19|20)\d\d)(?:/|-|%2F)(?P<month>\d\d?)(?:/|-|%2F)(?P<day>\d\d?)"
    r"(?:(?:/|%2F)[\w-]{0,20}){0,2}(?:/|%2F)(?P<words>[\w-]{8,200})",
    re.IGNORECASE,
)
_SHARED = 3  # words
_ABOVE = "The date stands above the headline and no label says what it dates."


def dates(
    page: Page,
    opening: Dateline | None,
    outlet: Outlet | None,
    agency: Outlet | None = None,
    latest: date | None = None,
) -> Dates:
    """The likeliest date of the text, else one without a year, the dateline's, that of an update.

    No day after `latest`, or after the day of capture, is that of publication. Where the source is unknown
    the `agency` tells what letters such as "IST" mean.
    """
    reading = _Reading(page, outlet, agency, _order(page, outlet), latest)
    captured = reading.first("captured", _captured(page))
    sure = any(each.stamp.kind == "captured" for each in page.dated)
    if sure and captured and captured.local:
        reading.latest = min(captured.local.date(), latest or captured.local.date())
    chosen = reading.chosen()
    updated = reading.first("updated", _updates(page, chosen[0] if chosen else None))
    if (
        chosen
        and not sure
        and too_late(chosen[1], captured.local.date() if captured and captured.local else None)
    ):
        captured = None  # a masthead's day says little where the page dates itself
    if chosen:
        return Dates(chosen[1], updated, captured)
    found = reading.without_year() or reading.of_dateline(opening) or reading.of_address()
    if found is None and updated is not None:
        page.warnings.append(_UPDATE_ONLY)
        page.evidence.setdefault("published", page.evidence["updated"])
        found = updated
    if found is None:
        page.warnings.append("No publication date was found.")
    return Dates(found, updated, captured)


def _captured(page: Page) -> list[Dated]:
    """What says it was the day of capture, then what mastheads show."""
    labelled = [each for each in page.dated if each.stamp.kind == "captured"]
    return labelled + [each for each in page.dated if each.of_the_page]


def _updates(page: Page, chosen: Dated | None) -> list[Dated]:
    """The updates, those beside the date of publication first."""
    found = [each for each in page.dated if each.stamp.kind == "updated" and each is not chosen]
    return sorted(found, key=lambda each: abs(each.index - chosen.index)) if chosen else found


def _order(page: Page, outlet: Outlet | None) -> Order:
    """How the text writes 08/12: its dates settle it, those of stories around it aside."""
    shown = [PageDate(each.stamp.moment, each.stamp.kind, _raw(each)) for each in page.dated]
    return order(shown, outlet)


def _raw(each: Dated) -> str:
    return each.unit.text[each.stamp.moment.start : each.stamp.moment.end]


@dataclass(slots=True)
class _Reading:
    page: Page
    outlet: Outlet | None
    agency: Outlet | None
    order: Order
    latest: date | None

    def read(self, moment: Moment, unit_text: str) -> tuple[Published | None, str]:
        raw = unit_text[moment.start : moment.end]
        clock = self.outlet or (self.agency if moment.zone else None)
        value, warnings = published(moment, raw, clock, self.order.day_first)
        self.page.warnings += warnings
        if value and moment.other and self.order.doubt:
            self.page.warnings.append(self.order.doubt)
        return value, raw

    def first(self, field: str, found: Iterable[Dated]) -> Published | None:
        """The first of these that can be read."""
        for each in found:
            if not each.stamp.moment.year:
                continue
            value, raw = self.read(each.stamp.moment, each.unit.text)
            if value is not None:
                self.page.prove(
                    field, each.unit, raw, f"labelled-{field}" if each.stamp.kind else "page-head"
                )
                return value
        return None

    def chosen(self) -> tuple[Dated, Published] | None:
        """The likeliest date that can be read, None where it is likelier that there is none."""
        found = [each for each in self.page.dated if self._may_publish(each)]
        found.sort(key=lambda each: (-each.score, each.index))
        for at, each in enumerate(found):
            if each.score <= NONE:
                return None
            value, raw = self.read(each.stamp.moment, each.unit.text)
            if value is None:
                continue
            if late := too_late(value, self.latest):
                self.page.warnings.append(late)
                continue
            self.page.prove("published", each.unit, raw, _rule(each))
            self._doubt(each, value, found[at + 1 :])
            return each, value
        return None

    def _may_publish(self, each: Dated) -> bool:
        return each.stamp.kind in ("published", "") and bool(each.stamp.moment.year) and not each.of_the_page

    def _doubt(self, best: Dated, value: Published, others: Sequence[Dated]) -> None:
        day = value.local.date() if value.local else None
        for other in others:
            local = other.stamp.moment.local
            if local and local.date() != day and best.score - other.score < CLEAR:
                self.page.warnings.append(f"“{value.raw}” or “{_raw(other)}” may be the date of publication.")
                return
        if best.above and not best.stamp.kind and best.stamp.moment.hour < 0:
            self.page.warnings.append(_ABOVE)
        elif best.score - NONE < CLEAR:
            self.page.warnings.append(f"“{value.raw}” may date something else than this report.")

    def without_year(self) -> Published | None:
        moments = [each.stamp.moment for each in self.page.dated]
        for each in self.page.dated:
            moment = each.stamp.moment
            if moment.year or each.stamp.kind in ("updated", "captured") or each.score <= NONE:
                continue
            if completed := with_year(moment, moments):
                value, raw = self.read(completed, each.unit.text)
                if value is not None:
                    self.page.prove("published", each.unit, raw, "header-date")
                    return value
            else:
                self.page.warnings.append(f"“{_raw(each)}” names no year, and no other date gives it.")
        return None

    def of_dateline(self, opening: Dateline | None) -> Published | None:
        page = self.page
        if opening is None or opening.moment is None or page.opening is None:
            return None
        moment: Moment | None = opening.moment
        if not opening.moment.year:
            moment = with_year(opening.moment, [each.stamp.moment for each in page.dated])
        if moment is None:
            page.warnings.append("The dateline names a day without a year, and no other date gives it.")
            return None
        value, raw = self.read(moment, page.opening.text)
        if value is not None:
            page.prove("published", page.opening, raw, "dateline")
        return value

    def of_address(self) -> Published | None:
        """The day in an address that holds the headline's words too: the article's own."""
        page = self.page
        words = content_words(page.headline.text) if page.headline else set()
        for found in _ADDRESS.finditer(page.decoded):
            if len(words & content_words(found["words"].replace("-", " ").replace("_", " "))) < _SHARED:
                continue
            year, month, day = (int(found[part]) for part in ("year", "month", "day"))
            local = Moment(0, 0, year, month, day).local
            if local is None:
                continue
            raw = page.decoded[found.start("year") : found.end("day")]
            value = Published(local, "", "unknown", "day", raw)
            if not too_late(value, self.latest):
                page.evidence["published"] = Evidence("address", raw, found.start("year"), found.end("day"))
                page.warnings.append(_IN_ADDRESS)
                return value
        return None


def _rule(each: Dated) -> str:
    if each.stamp.kind:
        return "labelled-published"
    return "date-above-headline" if each.above else "header-date"
