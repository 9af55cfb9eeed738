"""When an article saved as text says it was published, updated and captured."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice

from newsreader.extraction.datelines import Dateline
from newsreader.extraction.dates.dates import Moment, moments
from newsreader.extraction.dates.day_order import Order, PageDate, order
from newsreader.extraction.dates.plausible import too_late
from newsreader.extraction.dates.publication import published, with_year
from newsreader.extraction.fields import Evidence, Outlet, Published
from newsreader.extraction.parts import Dates
from newsreader.extraction.texts.ages import published_before
from newsreader.extraction.texts.date_choice import CLEAR, NONE, DateShown
from newsreader.extraction.texts.labels import ADDRESS
from newsreader.extraction.texts.text_page import Page

_UPDATE_ONLY = "Only an update is dated; its moment stands for that of publication."
_UPDATE_LIKELIER = "No date of publication stands by the headline; the moment of an update stands for it."
_IN_ADDRESS = "The day of publication is read from an address in the text."
_BY_AGE = "“{raw}” is counted back from the day of capture; it may be a day off."
_BY_LANGUAGE = "The order of day and month was taken from the language, which is not English."
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    ("the", "of", "and", "to", "that", "for", "with", "was", "on", "as", "at", "it", "by", "from")
)
_POSTS = "Several posts are dated one under the other; the newest one's date stands for that of publication."
_FEWEST_POSTS, _BESIDE_A_POST = 3, 2  # posts, words
_MOST_IN_BODY = 200
_SAMPLE, _FEWEST_WORDS, _SHARE = 4000, 30, 0.06
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
    reading = _DatesRead(page, outlet, agency, _order(page, outlet), latest)
    captured, sure = reading.capture()
    chosen = reading.chosen()
    updated = reading.first("updated", _updates(page, chosen[0] if chosen else None))
    if chosen:
        if captured and not sure and _says_little(captured, *chosen):
            captured = None
            page.evidence.pop("captured", None)
        return Dates(chosen[1], updated, captured)
    found = reading.without_year() or reading.of_dateline(opening) or reading.of_address()
    found = found or reading.of_age(captured) or reading.of_update(updated)
    if found is None:
        page.warnings.append("No publication date was found.")
    return Dates(found, updated, captured)


def _says_little(captured: Published, chosen: DateShown, published_at: Published) -> bool:
    """Whether a masthead's day is none of capture: the report is later, or that day is the report's own."""
    if captured.local is None or too_late(published_at, captured.local.date()):
        return True
    return chosen.of_the_page and captured.raw == published_at.raw


def _captured(page: Page) -> list[DateShown]:
    """What says it was the day of capture, then what mastheads show."""
    labelled = [each for each in page.dated if each.sure_of_capture or _is_print_footer(each)]
    return labelled + [each for each in page.dated if each.of_the_page]


def _is_print_footer(each: DateShown) -> bool:
    """Whether a date stands beside an address alone, as browsers print them under a page."""
    if each.stamp.kind or not ADDRESS.search(each.unit.text):
        return False
    rest = ADDRESS.sub(" ", each.unit.text.replace(_raw(each), " "))
    return not any(letter.isalpha() for letter in rest)


def _updates(page: Page, chosen: DateShown | None) -> list[DateShown]:
    """The updates, those beside the date of publication first, else the likeliest."""
    found = [each for each in page.dated if _is_update(each) and each is not chosen]
    if chosen and not found:
        return [each for each in page.dated if _stands_before(each, chosen)]
    if chosen:
        return sorted(found, key=lambda each: abs(each.index - chosen.index))
    return sorted(found, key=lambda each: (-each.score, each.index))


def _may_head_a_post(each: DateShown) -> bool:
    """Whether a date stands alone in its line among the text: no label, no byline, all of a day."""
    moment, says = each.stamp.moment, each.evidence
    alone = bool(moment.local) and not each.stamp.kind and each.beside <= _BESIDE_A_POST
    return alone and not (each.above or says["below"] or says["byline"])


def _when(each: DateShown) -> datetime:
    return each.stamp.moment.local or datetime.min


def _is_update(each: DateShown) -> bool:
    return each.stamp.kind == "updated"


def _stands_before(each: DateShown, chosen: DateShown) -> bool:
    """Whether a bare date opens the line that goes on "First published on": it is that of the last change."""
    if each.stamp.kind or each.unit is not chosen.unit or chosen.stamp.kind != "published":
        return False
    changed, first = each.stamp.moment, chosen.stamp.moment
    if changed.local is None or first.local is None or changed.start > first.start:
        return False
    return changed.local >= first.local


def _order(page: Page, outlet: Outlet | None) -> Order:
    """How the text writes 08/12: its dates settle it, those of stories around it aside."""
    shown = [PageDate(each.stamp.moment, each.stamp.kind, _raw(each)) for each in page.dated]
    found = order(shown, outlet)
    if found.day_first is not None or not any(each.stamp.moment.other for each in page.dated):
        return found
    if _is_foreign(page):
        return Order(True, _BY_LANGUAGE)
    said = [*islice(moments(page.words), _MOST_IN_BODY)]
    said += [dated.moment for dated in shown if not dated.kind and not dated.moment.other]
    return order([*shown, *(PageDate(moment, "body") for moment in said)], outlet)


def _is_foreign(page: Page) -> bool:
    """Whether a text is surely in no English: of its words, English has every sixth from a short list."""
    words = _WORD.findall(page.words[:_SAMPLE].casefold())
    return len(words) >= _FEWEST_WORDS and sum(word in _ENGLISH for word in words) < len(words) * _SHARE


def _raw(each: DateShown) -> str:
    return each.unit.text[each.stamp.moment.start : each.stamp.moment.end]


@dataclass(slots=True)
class _DatesRead:
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

    def first(self, field: str, found: Iterable[DateShown]) -> Published | None:
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

    def capture(self) -> tuple[Published | None, bool]:
        """The day of capture, and whether the text says outright that it is: nothing is published later."""
        found = self.first("captured", _captured(self.page))
        sure = any(each.sure_of_capture or _is_print_footer(each) for each in self.page.dated)
        if sure and found and found.local:
            self.latest = min(found.local.date(), self.latest or found.local.date())
        return found, sure

    def chosen(self) -> tuple[DateShown, Published] | None:
        """The likeliest date that can be read, None where that is an update's, or there likelier is none."""
        found = [each for each in self.page.dated if self._may_publish(each)]
        found.sort(key=lambda each: (-each.score, each.index))
        for at, each in enumerate(found):
            if each.score <= NONE or _is_update(each):
                return None
            posts = self._posts(each)
            each = max(posts, key=_when, default=each)
            value, raw = self.read(each.stamp.moment, each.unit.text)
            if value is None:
                continue
            if late := too_late(value, self.latest):
                self.page.warnings.append(late)
                continue
            self.page.prove("published", each.unit, raw, _rule(each))
            if posts:
                self.page.warnings.append(_POSTS)
            else:
                self._doubt(each, value, found[at + 1 :])
            return each, value
        return None

    def _posts(self, best: DateShown) -> list[DateShown]:
        """The dates of posts under each other of which `best` is one; none where it is a report's own."""
        bare = [each for each in self.page.dated if _may_head_a_post(each)]
        if best not in bare or len(bare) < _FEWEST_POSTS:
            return []
        texts = [units[0].start for _, units in self.page.body]
        ends = [each.unit.start for each in bare[1:]] + [self.page.closing.end if self.page.closing else 0]
        posts = [
            each
            for each, end in zip(bare, ends, strict=True)
            if any(each.unit.start < start < end for start in texts)
        ]
        return posts if best in posts and len(posts) >= _FEWEST_POSTS else []

    def _may_publish(self, each: DateShown) -> bool:
        shown = each.stamp.kind != "captured" and bool(each.stamp.moment.year)
        return shown and not _is_print_footer(each)

    def _doubt(self, best: DateShown, value: Published, others: Sequence[DateShown]) -> None:
        day = value.local.date() if value.local else None
        for other in others:
            local = other.stamp.moment.local
            if local and local.date() != day and best.score - other.score < CLEAR:
                self.page.warnings.append(f"“{value.raw}” or “{_raw(other)}” may be the date of publication.")
                return
        far = best.of_the_page or not best.evidence["close-above"]
        if best.above and far and not best.stamp.kind and best.stamp.moment.hour < 0:
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
        """The day in the article's own address."""
        page = self.page
        if page.own_day is None:
            return None
        day, start, end = page.own_day
        raw = page.decoded[start:end]
        value = Published(datetime.combine(day, time()), "", "unknown", "day", raw)
        if too_late(value, self.latest):
            return None
        page.evidence["published"] = Evidence("address", raw, start, end)
        page.warnings.append(_IN_ADDRESS)
        return value

    def of_age(self, captured: Published | None) -> Published | None:
        """The day a line between headline and text counts back from that of capture: "2 days ago"."""
        page = self.page
        if captured is None or captured.local is None or page.headline is None or page.opening is None:
            return None
        # Of a day without a time its last minute: "3 hours ago" is most likely the same day.
        by_day = captured.precision == "day"
        had = datetime.combine(captured.local, time(23, 59)) if by_day else captured.local
        lines = [unit for unit, _ in (*page.headers, *page.dropped)]
        for unit in sorted(lines, key=lambda unit: unit.start):
            if page.headline.start < unit.start < page.opening.start and (
                said := published_before(unit.text, had)
            ):
                moment, raw = said
                page.prove("published", unit, raw, "age")
                page.warnings.append(_BY_AGE.format(raw=raw))
                return Published(datetime.combine(moment.date(), time()), "", "unknown", "day", raw)
        return None

    def of_update(self, updated: Published | None) -> Published | None:
        """The moment of an update, where no other date is likelier."""
        if updated is not None:
            alone = not any(self._may_publish(each) and not _is_update(each) for each in self.page.dated)
            self.page.warnings.append(_UPDATE_ONLY if alone else _UPDATE_LIKELIER)
            self.page.evidence.setdefault("published", self.page.evidence["updated"])
        return updated


def _rule(each: DateShown) -> str:
    if each.stamp.kind:
        return "labelled-published"
    return "date-above-headline" if each.above else "header-date"
