"""A date as an editor types it in a form: the grammar of the articles, on words that must be a date entirely.

    >>> understand("about 17 November 2016")
    When(earliest=datetime.date(2016, 11, 14), latest=datetime.date(2016, 11, 20), precision='day', \
circa=True, time=None, zone='', part_of_day='')
"""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsreader.text.timex import early_years, edtf, find, stretches
from newsreader.text.timex.expression import Timex
from newsreader.text.timex.holidays import NAMES
from newsreader.text.timex.hours import SEVERAL, hour_of_day, zone_name
from newsreader.text.timex.vocabulary import MONTHS, WEEKDAYS, ZONES
from newsreader.text.when import When

EXAMPLES = (
    "“17 November 2016”, “early December 2016”, “about 2012”, “between 3 and 5 May 2016” or "
    "“15 Nov 2016, 14:30”"
)

# Not the C of "Christmas".
_HEDGE = re.compile(
    r"(?:ca?\.|~|(?:about|around|circa|c|approximately|roughly|probably)(?![^\W\d_]))\s*(?=\S)", re.IGNORECASE
)
_HOUR = (
    r"(?P<hedge>(?:about|around|circa) )?"
    r"(?:(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?)?"
    r" ?(?P<half>[ap]\. ?m\.?|[ap]m)?"
    r"|(?P<noon>noon))"
    r"(?: (?P<zone>\(?(?:(?:gmt|utc) ?)?[+-]\d\d?(?::?\d\d)?\)?|(?!o[nf]\b)\(?[a-z]{1,5}\)?|local time"
    r"|[a-z]+(?:/[\w+-]+)+)|(?P<offset>z|[+-]\d\d:?\d\d))?"
)
_CLOCK_BEHIND = re.compile(rf"(?P<day>.*\d)(?:,? at |,? |T){_HOUR}", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(rf"(?:at )?{_HOUR}(?:,? on|,| of)? (?P<day>\S.*)", re.IGNORECASE)
_LETTERS = {
    "overnight": "ON", "early": "EH", "small": "EH", "wee": "EH", "before dawn": "EH", "pre dawn": "EH",
    "predawn": "EH", "morning": "MO", "midday": "MI", "daytime": "DT", "afternoon": "AF", "evening": "EV",
    "night": "NI",
}  # fmt: skip
_PART = (
    r"(?P<part>overnight|(?:early|small|wee) hours|before dawn|pre[- ]?dawn(?: hours)?|morning|midday"
    r"|daytime|afternoon|evening|night)"
)
_PART_BEFORE = re.compile(
    rf"(?:(?:in |during |on )?the )?{_PART}(?:,? (?:of|on|from|(?P<into>into))(?: the)?|,)? (?P<day>.+)",
    re.IGNORECASE,
)
_PART_BEHIND = re.compile(rf"(?P<day>.+?)(?:,? (?:at|in the|during the)|,)? {_PART}", re.IGNORECASE)
_QUARTER = re.compile(r"quarter ([1-4]) of (\d{4})", re.IGNORECASE)
_TIME_OF_DAY = re.compile(
    r"\d\s?[:h]\s?\d\d(?!\d)|\b[ap]\.?\s?m\b|o['’]clock|\b(?:noon|midday|midnight|morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"(?P<word>before|until|till|by|not after|after|since|from|not before)\s+", re.IGNORECASE)
_RANGE_LEAD = re.compile(r"(?:between|from)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:-|–|—|to|and|until|till|through)\s*", re.IGNORECASE)
_ISO_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_ISO_WEEK = re.compile(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?", re.IGNORECASE)
# The end leaves out what it shares with the start.
_ISO_DAYS = re.compile(r"((\d{4}-)(\d\d-)\d\d)/(\d\d-)?(\d\d)")
_FULL_YEAR = r"(?P<year>1\d{3}|2[01]\d\d)"
# Of so early a year, and alone, an article's figure is rather a number; a form asks for dates.
_BARE_YEAR = re.compile(rf"(?:the )?(?:year )?{_FULL_YEAR}", re.IGNORECASE)
_MONTH_NAME = rf"(?P<month>{'|'.join(MONTHS)})\b\.?"
_DAY_NUMBER = r"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th)?"
_DAYS_OF_A_YEAR = [
    re.compile(rf"{_DAY_NUMBER} (?:of )?{_MONTH_NAME},? {_FULL_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH_NAME} {_DAY_NUMBER},? {_FULL_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_FULL_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b"),
]
_FAR_YEAR = re.compile(rf"\b{_MONTH_NAME}(?: \d\d?(?:st|nd|rd|th)?)?,? (?P<year>21\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}|['’]\d\d")


def understand(words: str, day_first: bool | None = None) -> When:
    """Raises ValueError, with examples for the reader, for what is no date or lacks its year."""
    text = " ".join(words.split()).strip(" ,;")
    if not text.strip("."):
        raise ValueError(f"No date was given. Write for example {EXAMPLES}.")
    standard = _standard(text, words)
    if standard is not None:
        return standard
    text = text.strip(" .,;")
    why_not = early_years.refusal(text)
    if why_not:
        raise ValueError(f"“{words.strip()[:60]}” {why_not}")
    early = early_years.read(text, lambda later: _understood(later, words, day_first))
    return _understood(text, words, day_first) if early is None else early


def _standard(text: str, words: str) -> When | None:
    """What EDTF writes: "1980-01-01/1980-12-31", "2016-11-17~", "198X"."""
    try:
        if days := _ISO_DAYS.fullmatch(text):
            text = f"{days[1]}/{days[2]}{days[4] or days[3]}{days[5]}"
        return None if _CALENDAR_DAY.fullmatch(text) else edtf.read(text)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"“{words.strip()[:60]}” is no date: {error}.") from error


# Of these more is said below.
_CALENDAR_DAY = re.compile(r"\d{4}(?:-\d\d-\d\d)?")


def _understood(text: str, words: str, day_first: bool | None) -> When:
    text = _HOLIDAY.sub(_capitals, re.sub(r"[^\W\d_]+", _capital, text))
    # "7 or 8 May 2016": not before the one, not after the other.
    text = re.sub(r"(?<=\w) or (?=\w)", " to ", text)
    if text.casefold() in ("date unknown", "unknown"):
        return When(None, None)
    hedge = _HEDGE.match(text)
    if hedge and not _THE_UNIT.match(text, hedge.end()):
        when = _read(text[hedge.end() :], words, day_first)
        return _hedged(when)
    return _read(text, words, day_first)


# Of "about the middle of May" the article's grammar makes more.
_THE_UNIT = re.compile(r"the (?!(?:early |mid-|late )?\d+(?:s|st|nd|rd|th)\b)")


def _capital(word: re.Match[str]) -> str:
    small = word[0].lower()
    return (
        small.capitalize() if small in MONTHS or small in WEEKDAYS else small if small in _SMALL else word[0]
    )


def _capitals(name: re.Match[str]) -> str:
    return " ".join(word.capitalize() for word in name[0].split(" "))


_HOLIDAY = re.compile(rf"\b{NAMES}", re.IGNORECASE)
_SMALL_WORDS = "the of and to from between early late mid in overnight night on at"
_SMALL = frozenset(_SMALL_WORDS.split())


def _hedged(when: When) -> When:
    """As wide as "about" is in an article."""
    reach = timedelta(days=stretches.HEDGES.get(when.precision, 0))
    earliest = when.earliest - reach if when.earliest else None
    latest = when.latest + reach if when.latest else None
    return replace(when, earliest=earliest, latest=latest, circa=True)


def _read(text: str, words: str, day_first: bool | None) -> When:
    try:
        if _MIDNIGHT.search(text):
            raise _either_midnight(text, words, day_first)
        for reading in (_iso, _with_clock, _part_of_day, _open_ended):
            when = reading(text, words, day_first)
            if when is not None:
                return when
        return _whole(text, words, day_first)
    except OverflowError as error:
        raise _no_date(words) from error


def _no_date(words: str) -> ValueError:
    return ValueError(f"“{words.strip()[:60]}” is no date that can be read. Write for example {EXAMPLES}.")


_MIDNIGHT = re.compile(r"\bmidnight\b", re.IGNORECASE)
_AROUND_MIDNIGHT = re.compile(r"^(?:at )?midnight(?:,| on| of)? |,?(?: at)? midnight$", re.IGNORECASE)


def _either_midnight(text: str, words: str, day_first: bool | None) -> ValueError:
    """Articles mean the end of the day as often as its beginning; a form can ask which."""
    day = _AROUND_MIDNIGHT.sub("", text)
    when = _whole(day, words, day_first)
    if day == text or when.precision != "day" or when.earliest is None or when.earliest != when.latest:
        return _no_date(words)
    days = (when.earliest, when.earliest + timedelta(days=1))
    begins, ends = (f"{each.day} {each:%B} {each.year}, 00:00" for each in days)
    return ValueError(
        f"“{words.strip()[:60]}” may be the midnight that begins the day or the one that ends it. "
        f"Write “{begins}” or “{ends}”."
    )


def _iso(text: str, words: str, day_first: bool | None) -> When | None:
    month = _ISO_MONTH.fullmatch(text)
    if month:
        return stretches.month(int(month[1]), int(month[2])).when()
    quarter = _QUARTER.fullmatch(text)
    if quarter:
        return stretches.quarter(int(quarter[2]), int(quarter[1])).when()
    week = _ISO_WEEK.fullmatch(text)
    if week:
        try:
            day = date.fromisocalendar(int(week[1]), int(week[2]), int(week[3] or 1))
            return (stretches.day(day) if week[3] else stretches.week(day)).when()
        except ValueError as error:
            raise _no_date(words) from error
    return None


def _with_clock(text: str, words: str, day_first: bool | None) -> When | None:
    """ "7 December 2016 at 14:00", "1 p.m. on 7 December 2016", with a zone if it is given."""
    found = _CLOCK_BEHIND.fullmatch(text) or _CLOCK_BEFORE.fullmatch(text)
    if found is None or not (found["minute"] or found["half"] or found["noon"]):
        return None
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    of_day = 12 if found["noon"] else hour_of_day(hour, re.sub(r"[. ]", "", found["half"] or "").lower())
    when = _whole(found["day"], words, day_first)
    if (
        of_day is None
        or minute > 59
        or second > 59
        or when.precision != "day"
        or when.earliest != when.latest
    ):
        raise _no_date(words)
    at, circa = time(of_day, minute, second), bool(found["hedge"])
    return replace(
        when,
        precision="instant",
        time=at,
        circa=circa,
        zone=_zone(found["zone"] or found["offset"] or "", words),
    )


def _zone(written: str, words: str) -> str:
    """An offset or IANA name as a when holds it."""
    if "/" not in written:
        letters = written.strip("() ").lower()
        if letters in SEVERAL:
            offsets = " or ".join(f"“{offset}”" for offset in SEVERAL[letters])
            raise ValueError(
                f"“{words.strip()[:60]}”: {letters.upper()} names several zones. Write {offsets} instead."
            )
        if letters.isalpha() and letters not in ZONES and letters != "z":
            raise _no_date(words)
        return zone_name("utc" if letters == "z" else letters)
    try:
        return ZoneInfo(written).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise _no_date(words) from error


def _part_of_day(text: str, words: str, day_first: bool | None) -> When | None:
    """ "overnight 7–8 December 2016", "7 December 2016, early hours"; "night of" a day runs into the next,
    "overnight into" a day comes from the one before."""
    found = _PART_BEFORE.fullmatch(text) or _PART_BEHIND.fullmatch(text)
    if found is None:
        return None
    when = _whole(found["day"], words, day_first)
    if when.earliest is None or when.latest is None or (when.latest - when.earliest).days > 1:
        raise _no_date(words)
    if when.time is not None or when.part_of_day:
        raise _no_date(words)
    part = _LETTERS[re.sub(r"[ -]+", " ", found["part"].lower()).removesuffix(" hours")]
    latest = when.latest
    if found.groupdict().get("into"):
        if part not in ("ON", "NI") or when.earliest != latest:
            raise _no_date(words)
        return When(latest - timedelta(days=1), latest, "part-of-day", part_of_day=part)
    if part == "ON" or (part == "NI" and found.re is _PART_BEFORE):
        latest = max(latest, when.earliest + timedelta(days=1))
    return When(when.earliest, latest, "part-of-day", part_of_day=part)


def _open_ended(text: str, words: str, day_first: bool | None) -> When | None:
    """ "before 5 May 2016", "since 2012": one bound stays open."""
    lead = _OPEN.match(text)
    if lead is None or (lead["word"].lower() == "from" and len(_found(text, day_first)) > 1):
        return None
    hedge = _HEDGE.match(text, lead.end())
    when = _whole(text[hedge.end() if hedge else lead.end() :], words, day_first)
    word, circa = lead["word"].lower(), hedge is not None
    if when.earliest is None or when.latest is None or when.time is not None or when.part_of_day:
        raise _no_date(words)  # an open end is a day's, not an hour's
    if word == "before":
        return When(None, when.earliest - timedelta(days=1), when.precision, circa)
    if word in ("until", "till", "by", "not after"):
        return When(None, when.latest, when.precision, circa)
    if word == "after":
        return When(when.latest + timedelta(days=1), None, when.precision, circa)
    return When(when.earliest, None, when.precision, circa)


def _found(text: str, day_first: bool | None) -> list[Timex]:
    return [timex for timex in find(text, None, narrative=False, day_first=day_first) if timex.type != "SET"]


def _whole(text: str, words: str, day_first: bool | None) -> When:
    """The When of words that are one expression, or the two ends of a range, and nothing else."""
    text = _RANGE_LEAD.sub("", text, count=1) if _RANGE_LEAD.match(text) else text
    bare = _BARE_YEAR.fullmatch(text)
    if bare:
        return stretches.year(int(bare["year"])).when()
    _refuse_what_no_calendar_has(text, words)
    far = _of_a_far_year(text, words)
    if far is not None:
        return far
    found = _found(text, day_first)
    if any("unresolved" in timex.marks for timex in found):
        raise ValueError(f"“{words.strip()[:60]}” {_what_is_missing(found)}")
    whens = [timex.when for timex in found if timex.when is not None]
    if len(whens) == len(found) in (1, 2) and _covers(text, found):
        return _checked(whens[0], text, words) if len(whens) == 1 else _from_to(whens[0], whens[1], words)
    return _by_dateparser(text, words, day_first)


def _refuse_what_no_calendar_has(text: str, words: str) -> None:
    """ "29 February 2015", told with how many days the month has."""
    said = words.strip()[:60]
    for each in _DAYS_OF_A_YEAR:
        for found in each.finditer(text):
            name, year, day = found["month"], int(found["year"]), int(found["day"])
            month = int(name) if name.isdigit() else MONTHS[name.lower()]
            most = monthrange(year, month)[1] if 1 <= month <= 12 else 0
            if most and not 1 <= day <= most:
                raise ValueError(f"“{said}” is no date: {date(year, month, 1):%B} {year} has {most} days.")


def _of_a_far_year(text: str, words: str) -> When | None:
    """A day or month of 2100 to 2199; to articles "1 May 2100" may name an hour."""
    far = _FAR_YEAR.search(text)
    if far is None:
        return None
    year, month = int(far["year"]), MONTHS[far["month"].lower()]
    day = next((found for each in _DAYS_OF_A_YEAR if (found := each.fullmatch(text))), None)
    if day:
        return stretches.on(year, month, int(day["day"])).when()
    if re.fullmatch(rf"{_MONTH_NAME},? {year}", text, re.IGNORECASE):
        return stretches.month(year, month).when()
    raise ValueError(
        f"“{words.strip()[:60]}”: of years after 2099 only a day, a month or a year is read. "
        f"Write for example “{far['month']} {year}”."
    )


def _what_is_missing(found: list[Timex]) -> str:
    if any(timex.traits.ambiguous for timex in found):
        return f"may be read day or month first. Write the month as a word: {EXAMPLES}."
    if any(timex.value.startswith("XXXX-") and timex.traits.lacks_year for timex in found):
        return f"lacks its year. Write for example {EXAMPLES}."
    return f"counts from a day that is not given. Write for example {EXAMPLES}."


def _from_to(one: When, two: When, words: str) -> When:
    if one.earliest is None or two.latest is None:
        raise _no_date(words)
    if any(end.time is not None or end.part_of_day for end in (one, two)):
        raise _no_date(words)  # a range is of days: an hour would be lost
    if one.earliest > two.latest:
        raise ValueError(f"“{words.strip()[:60]}” is no date: it ends before it begins.")
    return When(one.earliest, two.latest, "period")


def _covers(text: str, found: list[Timex]) -> bool:
    """Whether nothing but the expressions, and the word between two, stands there."""
    if text[: found[0].start].strip(" ,") not in ("", "on", "in", "the") or text[found[-1].end :].strip(
        " .,"
    ):
        return False
    return len(found) == 1 or bool(_BETWEEN.fullmatch(text[found[0].end : found[1].start]))


def _checked(when: When, text: str, words: str) -> When:
    """A weekday must be that day's."""
    for word in re.findall(r"[A-Z][a-z]+", text):
        number = WEEKDAYS.get(word.lower())
        if number is None or when.earliest is None or when.earliest != when.latest:
            continue
        if when.earliest.weekday() != number:
            right = when.earliest.strftime("%A")
            raise ValueError(f"{words.strip()[:60]} was a {right}: change the weekday or the date.")
    if when.earliest is None and when.latest is None:
        raise _no_date(words)
    return when


def _by_dateparser(text: str, words: str, day_first: bool | None) -> When:
    """Explicit dates of other languages and orders: day, month and year, or nothing."""
    if not _YEAR.search(text) or not re.search(r"[^\W\d_]{3}", text) or len(text) > 40:
        raise _no_date(words)
    if _TIME_OF_DAY.search(text):
        raise _no_date(words)  # the day alone would be less than was typed
    import dateparser

    parsed = dateparser.parse(
        text,
        languages=["en", "fr", "de", "es", "it", "pt", "nl"],
        settings={
            "STRICT_PARSING": True,
            "PARSERS": ["absolute-time"],
            "DATE_ORDER": "MDY" if day_first is False else "DMY",
        },
    )
    if parsed is None:
        raise _no_date(words)
    return stretches.day(parsed.date()).when()
