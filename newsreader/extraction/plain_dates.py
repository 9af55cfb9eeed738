"""When an article saved as text says it was published, updated and captured."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsreader.extraction.date_choice import CLEAR, NONE, Dated
from newsreader.extraction.datelines import Dateline
from newsreader.extraction.dates import Moment
from newsreader.extraction.fields import Outlet, Published
from newsreader.extraction.parts import Dates
from newsreader.extraction.publication import page_day_first, published, with_year
from newsreader.extraction.text_page import Page

_UPDATE_ONLY = "Only an update is dated; its moment stands for that of publication."
_ABOVE = "The date stands above the headline and no label says what it dates."


def dates(page: Page, opening: Dateline | None, outlet: Outlet | None) -> Dates:
    """The likeliest date of the text, else one without a year, the dateline's, that of an update."""
    reading = _Reading(page, outlet)
    captured = reading.first("captured", _captured(page))
    chosen = reading.chosen()
    updated = reading.first("updated", _updates(page, chosen[0] if chosen else None))
    if chosen:
        return Dates(chosen[1], updated, captured)
    found = reading.without_year() or reading.of_dateline(opening)
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


@dataclass(slots=True)
class _Reading:
    page: Page
    outlet: Outlet | None

    def read(self, kind: str, moment: Moment, unit_text: str) -> tuple[Published | None, str]:
        raw = unit_text[moment.start : moment.end]
        value, warnings = published(moment, raw, self.outlet, self._day_first())
        self.page.warnings += warnings
        return value, raw

    def _day_first(self) -> bool | None:
        moments = [each.stamp.moment for each in self.page.dated]
        texts = [each.unit.text[each.stamp.moment.start : each.stamp.moment.end] for each in self.page.dated]
        return page_day_first(moments, texts, self.outlet)

    def first(self, field: str, found: Iterable[Dated]) -> Published | None:
        """The first of these that can be read."""
        for each in found:
            if not each.stamp.moment.year:
                continue
            value, raw = self.read(field, each.stamp.moment, each.unit.text)
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
            value, raw = self.read("published", each.stamp.moment, each.unit.text)
            if value is None:
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
                raw = other.unit.text[other.stamp.moment.start : other.stamp.moment.end]
                self.page.warnings.append(f"“{value.raw}” or “{raw}” may be the date of publication.")
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
                value, raw = self.read("published", completed, each.unit.text)
                if value is not None:
                    self.page.prove("published", each.unit, raw, "header-date")
                    return value
            else:
                raw = each.unit.text[moment.start : moment.end]
                self.page.warnings.append(f"“{raw}” names no year, and no other date gives it.")
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
        value, raw = self.read("published", moment, page.opening.text)
        if value is not None:
            page.prove("published", page.opening, raw, "dateline")
        return value


def _rule(each: Dated) -> str:
    if each.stamp.kind:
        return "labelled-published"
    return "date-above-headline" if each.above else "header-date"
