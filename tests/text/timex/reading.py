"""What the tests of a kind ask: the days, and the hour, that words of a text are read as."""

from datetime import date, datetime

from newsreader.text.timex import find


def timexes(text, words, published, **more):
    start = text.index(words)
    return [t for t in find(text, published, **more) if t.start < start + len(words) and t.end > start]


def days(text, words, published="2016-12-07", **more):
    """The first and last day that the words mean, as "2015-03" for a whole month; "" where no day is told."""
    moment = datetime.fromisoformat(published) if "T" in published else date.fromisoformat(published)
    found = [t for t in timexes(text, words, moment, **more) if t.when is not None]
    if not found or found[0].when.earliest is None:
        return ""
    when = found[0].when
    if when.precision == "month" and not found[0].mod:
        return when.earliest.isoformat()[:7]
    first, last = when.earliest.isoformat(), when.latest.isoformat()
    return first if first == last else f"{first}/{last}"


def hour(text, words, published="2016-12-07"):
    """The day and hour: "2016-12-07T09:15"; "T09:15" where no day is told."""
    clocks = [t for t in timexes(text, words, date.fromisoformat(published)) if t.when and t.when.time]
    if not clocks:
        return ""
    when = clocks[0].when
    return f"{when.earliest or ''}T{when.time:%H:%M}"


def has_range(text, published="2016-12-07"):
    return any(t.range for t in find(text, date.fromisoformat(published)))
