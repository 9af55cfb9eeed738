"""When an article saved as text says it was published, updated and captured."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from newsreader.extraction.datelines import Dateline
from newsreader.extraction.dates import Moment
from newsreader.extraction.fields import Outlet, Published
from newsreader.extraction.layout import Paragraph
from newsreader.extraction.parts import Dates
from newsreader.extraction.publication import page_day_first, published, with_year
from newsreader.extraction.stamps import Stamp, StampKind
from newsreader.extraction.text_page import Page

_Stamped = tuple[Paragraph, Stamp]
_KINDS: tuple[StampKind, ...] = ("published", "updated", "captured")


@dataclass(slots=True)
class _DatesRead:
    """The dates read so far. The first that can be read of each kind is taken."""

    page: Page
    outlet: Outlet | None
    day_first: bool | None
    found: dict[StampKind, Published] = field(default_factory=dict)

    def take(self, kind: StampKind, unit: Paragraph, moment: Moment, rule: str) -> None:
        if kind in self.found:
            return
        raw = unit.text[moment.start : moment.end]
        value, warnings = published(moment, raw, self.outlet, self.day_first)
        self.page.warnings += warnings
        if value is not None:
            self.found[kind] = value
            self.page.prove(kind, unit, raw, rule)


def dates(page: Page, opening: Dateline | None, outlet: Outlet | None) -> Dates:
    """Labelled dates first, then the header's, one above the headline, one without a year, the dateline's."""
    every = page.stamps + page.above
    texts = [unit.text[stamp.moment.start : stamp.moment.end] for unit, stamp in every]
    reading = _DatesRead(page, outlet, page_day_first([stamp.moment for _, stamp in every], texts, outlet))
    _take_labelled(reading, every)
    for unit, stamp in _bare(page.stamps):
        reading.take("published", unit, stamp.moment, "header-date")
    above = list(_bare(page.above))
    _take_above(reading, above)
    if "published" not in reading.found:
        _take_without_year(reading)
    if "published" not in reading.found:
        _take_dateline(reading, opening)
    if "published" not in reading.found:
        page.warnings.append(_ONLY_ABOVE if above else "No publication date was found.")
    return Dates(*(reading.found.get(kind) for kind in _KINDS))


_ONLY_ABOVE = "The only date stands above the headline, like the day the page was saved; no publication date."


def _bare(stamped: Iterable[_Stamped]) -> Iterable[_Stamped]:
    """The dates that no label explains."""
    return ((unit, stamp) for unit, stamp in stamped if not stamp.kind and stamp.moment.year)


def _take_labelled(reading: _DatesRead, every: Iterable[_Stamped]) -> None:
    for kind in _KINDS:
        for unit, stamp in every:
            if stamp.kind == kind and stamp.moment.year:
                reading.take(kind, unit, stamp.moment, f"labelled-{kind}")


def _take_above(reading: _DatesRead, above: Iterable[_Stamped]) -> None:
    """A day above the headline is the day somebody looked at the page, unless it has a time."""
    for unit, stamp in above:
        publishes = stamp.moment.hour >= 0 and "published" not in reading.found
        reading.take("published" if publishes else "captured", unit, stamp.moment, "date-above-headline")


def _take_without_year(reading: _DatesRead) -> None:
    page = reading.page
    moments = [stamp.moment for _, stamp in page.stamps]
    for unit, stamp in page.stamps:
        if stamp.moment.year or stamp.kind in ("updated", "captured"):
            continue
        if completed := with_year(stamp.moment, moments):
            reading.take("published", unit, completed, "header-date")
        else:
            raw = unit.text[stamp.moment.start : stamp.moment.end]
            page.warnings.append(f"“{raw}” names no year, and no other date gives it.")


def _take_dateline(reading: _DatesRead, opening: Dateline | None) -> None:
    page = reading.page
    if opening is None or opening.moment is None or page.opening is None:
        return
    moment: Moment | None = opening.moment
    if not opening.moment.year:
        moment = with_year(opening.moment, [stamp.moment for _, stamp in page.stamps])
    if moment:
        reading.take("published", page.opening, moment, "dateline")
    else:
        page.warnings.append("The dateline names a day without a year, and no other date gives it.")
