"""Days counted within their month or year: "the last day of March", "the first Monday in November"."""

from datetime import timedelta
from re import Match

from newsreader.text.timex import stretches
from newsreader.text.timex.expression import Anchor
from newsreader.text.timex.reader import Reader, Reading, dated
from newsreader.text.timex.rule import rule
from newsreader.text.timex.vocabulary import month_number, weekday_number
from newsreader.text.timex.yearless import choose_year


@rule(
    "edge-day",
    r"the (?P<nth>first|opening|last|final|closing) day of (?:<month>(?:,? (?:of )?<year>)?|<year:2>)",
    needs="month|year unit",
)
def edge_day(found: Match[str], reader: Reader) -> Reading | None:
    """ "the last day of March"."""
    first, anchor = found["nth"] in ("first", "opening"), None
    if found["year2"]:
        return dated(stretches.on(int(found["year2"]), 1 if first else 12, 1 if first else 31))
    month, year = month_number(found["month"]), int(found["year"] or 0)
    if not found["year"]:
        chosen = choose_year(reader, month, None)
        if chosen is None:
            return None
        year, anchor = chosen
    whole = stretches.month(year, month)
    day = whole.first if first else whole.last
    return dated(stretches.day(day), anchor=anchor) if day else None


# A weekday or weekend counted in its month: election days.

_COUNT = {
    "first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "final": -1,
    "closing": -1,
}  # fmt: skip


@rule(
    "nth-weekday",
    r"(?:the )?(?P<nth>first|second|third|fourth|fifth|last|final|opening|closing) (?:<weekday>"
    r"|(?P<weekend>weekend)) (?:of|in) "
    r"(?:<month>(?:,? (?:of )?<year>)?|(?P<which>this|last|next|that) month)",
    needs="weekday|unit month|unit",
)
@rule(
    "nth-weekday",
    r"<month>['’]s (?P<nth>first|second|third|fourth|fifth|last|final) (?:<weekday>|(?P<weekend>weekend))"
    r"(?P<year>)(?P<which>)",
    needs="month weekday|unit",
)
def nth_weekday(found: Match[str], reader: Reader) -> Reading | None:
    """ "the first Monday in November 2016", "the last weekend of July": a weekend is its Saturday's."""
    number = 5 if found["weekend"] else weekday_number(found["weekday"])
    counted_in = _month_of(found, reader)
    if counted_in is None:
        return None
    whole, anchor = counted_in
    assert whole.first is not None and whole.last is not None
    first = whole.first + timedelta(days=(number - whole.first.weekday()) % 7)
    last = whole.last - timedelta(days=(whole.last.weekday() - number) % 7)
    nth = _COUNT[found["nth"]]
    day = last if nth < 0 else first + timedelta(days=7 * nth)
    if day > whole.last:
        return None
    return dated(stretches.weekend(day) if found["weekend"] else stretches.day(day), anchor=anchor)


def _month_of(found: Match[str], reader: Reader) -> tuple[stretches.Stretch, Anchor | None] | None:
    """The month named, or this, the last, the next; and what it was counted from."""
    if found["month"]:
        month = month_number(found["month"])
        chosen = (int(found["year"]), None) if found["year"] else choose_year(reader, month, None)
        return None if chosen is None else (stretches.month(chosen[0], month), chosen[1])
    anchor = reader.told() if found["which"] == "that" else reader.now()
    if anchor.day is None:
        return None
    by = {"last": -1, "next": 1}.get(found["which"], 0)
    return stretches.month(*stretches.shifted_month(anchor.day.year, anchor.day.month, by)), anchor
