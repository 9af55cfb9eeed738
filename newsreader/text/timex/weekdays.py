"""Days of the week. A bare one is the most recent, the publication day included; cues point it forward."""

import re
from dataclasses import replace
from datetime import date, timedelta
from re import Match

from newsreader.text.timex import habits, stretches
from newsreader.text.timex.cues import Direction
from newsreader.text.timex.mods import edge_mod
from newsreader.text.timex.reader import Reader, Reading, dated, unresolved
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import MONTHS, WEEKDAYS, number, weekday_number

_NAMED_BEFORE = re.compile(
    r"\b(?:black|good|ash|super|cyber|palm|easter|bloody|shrove|maundy|holy|giving|sheffield|fat|spy"
    r"|whit|man|freaky|ruby|girl|big|casual|throwback|manic|blue|stormy|tulsi|happy mondays?|pancake"
    r"|low|stir-up|mad|thank god it['’]s|crimson) $|happy $"
)
_NAMED_AFTER = re.compile(
    r"[ -](?:times|telegraph|mirror|express|mail on|herald|sun|world|independent|post|people"
    r"|night (?:live|football|lights|fever)|roast|addams|the 13th|the thirteenth|mass|school|league|best"
    r"|driver|island|night lights|evening post|review|politics|agreement|bazaar|brigade|church|circle"
    r"|club|fair"
    r"|group|journal|market|mosque|movement|service|society)\b"
)


_PAPER_BEFORE = re.compile(r"\b(?:Mail|Independent|Scotland|Wales|Herald) on \Z")
_DATE_FOLLOWS = re.compile(
    rf",? (?:the )?(?:(?:{'|'.join(MONTHS)})\b|[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{'|'.join(MONTHS)})\b)"
)


def is_weekday(reader: Reader, found: Match[str]) -> bool:
    """Whether "Friday", "Sun" or "sat" is a day of the week here and no newspaper, song or verb."""
    start, end = found.span("weekday")
    if _is_named(reader, start, end):
        return False
    word = found["weekday"]
    if word.endswith("day"):
        return reader.text[start].isupper() or _stands_after(_LEADS, reader, start)
    if _stands_after(_THE, reader, start):
        return False
    return word.endswith(".") or _stands_after(_LEADS_TO_SHORT, reader, start)


_THE = re.compile(r"\bthe $")
_LEADS_TO_SHORT = re.compile(r"\b(?:on|last|next|this|until|till|by|since|from|to)\s+$")
_LEADS = re.compile(r"\b(?:on|last|next|this|until|till|by|since|from|to|early|late|before)\s+$")


def _stands_after(words: re.Pattern[str], reader: Reader, start: int) -> bool:
    return words.search(reader.lower, max(0, start - 22), start) is not None


def _is_named(reader: Reader, start: int, end: int) -> bool:
    """ "Black Friday", "Mail on Sunday", "Friday Night Lights"."""
    if _stands_after(_NAMED_BEFORE, reader, start):
        return True
    if _PAPER_BEFORE.search(reader.text, max(0, start - 22), start):
        return True
    return reader.text[end + 1 : end + 2].isupper() and bool(_NAMED_AFTER.match(reader.lower, end, end + 18))


@rule(
    "weekday",
    r"(?:(?:<edge>)|(?P<onedge>early|late|earlier|later) on |(?P<er>earlier|later) )?<weekday>",
    needs="weekday",
    traits=Traits(family="weekday"),
)
def weekday(found: Match[str], reader: Reader) -> Reading | None:
    if not is_weekday(reader, found) or habits.is_habit(reader, found.start("weekday"), found.end("weekday")):
        return None
    number = weekday_number(found["weekday"])
    again = _said_again(reader, number)
    if again is not None:
        return again
    onedge = found["onedge"] or ""
    mod = edge_mod(found["edge"] or ("" if onedge.endswith("er") else onedge))
    week = _WEEK_OF_RANGE.match(reader.lower, reader.end, reader.end + 32)
    anchor = reader.now()
    if week is not None and anchor.day is not None:
        return dated(stretches.day(of_week(anchor.day, week[1], number)), anchor=anchor)
    closes = found[0].endswith(".") and reader.precedes(_NOTHING)
    return resolve(reader, number, mod, reader.end - closes)


# The dot of "Fri." is the sentence's too.
_NOTHING = re.compile(r"[ \n]{0,2}\Z|[ \n]{2}")


def _said_again(reader: Reader, number: int) -> Reading | None:
    """The "Friday" of "Feb. 27, 1998, Friday", one day said twice, and of "tomorrow (Friday)"."""
    last = reader.last
    if last is None or last.day is None or last.day.weekday() != number:
        return None
    if reader.between(last) not in (", ", " ("):
        return None
    if last.traits.family == "date" and not last.traits.lacks_year:
        reader.done.pop()
        return replace(dated(stretches.day(last.day), anchor=last.anchor, end=reader.end), start=last.start)
    return dated(stretches.day(last.day), anchor=last.anchor) if last.traits.family == "today" else None


def resolve(reader: Reader, number: int, mod: str = "", end: int | None = None) -> Reading:
    if reader.narrative:
        return _after_story(reader, number, mod)
    anchor = reader.now()
    if anchor.day is None:
        return unresolved(f"XXXX-WXX-{number + 1}", "no publication date to count the weekday from")
    back = (anchor.day.weekday() - number) % 7
    with_day = _coordinated(reader, number)
    if with_day is not None:
        return dated(stretches.day(with_day), mod=mod, anchor=anchor, end=end)
    begins = reader.range_start()
    if begins is not None and abs((begins - anchor.day).days) <= 14:
        # "from Monday to Thursday": the Thursday after that Monday.
        day = begins + timedelta(days=(number - begins.weekday()) % 7)
        return dated(stretches.day(day), mod=mod, anchor=anchor, end=end)
    if _next_week_told(reader):
        day = of_week(anchor.day, "next", number)
        return dated(stretches.day(day), mod=mod, anchor=anchor, direction="forward", end=end)
    between = _said_it_would(reader, number)
    if between is not None and between <= anchor.day:
        return dated(stretches.day(between), mod=mod, anchor=anchor, direction="back", end=end)
    ends = _ENDS_ON.match(reader.lower, reader.end, reader.end + 20)
    if back and ends is not None and weekday_number(ends["weekday"]) == anchor.day.weekday():
        # "is shut from Monday to Thursday", on that Thursday.
        day = anchor.day - timedelta(days=back)
        return dated(stretches.day(day), mod=mod, anchor=anchor, direction="back", end=end)
    # What was agreed to be done on the day before the report is rather yesterday's than next week's.
    if reader.looks_forward(Direction.FORWARD if back == 1 else Direction.MAYBE_FORWARD):
        day = anchor.day + timedelta(days=(-back) % 7)
        return dated(stretches.day(day), mod=mod, anchor=anchor, direction="forward", end=end)
    ended = _ENDED_ON.match(reader.lower, reader.end, reader.end + 60)
    if ended is not None and (anchor.day.weekday() - weekday_number(ended["weekday"])) % 7 > back:
        # "It began on Wednesday and ended on Tuesday", on a Thursday: of the week before.
        back += 7
    day = anchor.day - timedelta(days=back)
    return dated(stretches.day(day), mod=mod, anchor=anchor, direction="back", end=end)


_ENDED_ON = re.compile(
    r"(?: [\w’'-]+){0,3}?,? and (?:then )?(?:ended|closed|concluded|died|finished|left|reopened|resumed"
    r"|returned)"
    rf"(?: [\w’'-]+){{0,4}}? (?:on )?(?P<weekday>{'|'.join(WEEKDAYS)})\b"
)
_ENDS_ON = re.compile(rf"\s?(?:-|–|to|until|through)\s?(?P<weekday>{'|'.join(WEEKDAYS)})\b")


def _next_week_told(reader: Reader) -> bool:
    """ "Next week brings figures on housing Tuesday": said of that week, in one sentence."""
    for timex in reader.done[:-4:-1]:
        between = reader.between(timex)
        if len(between) > 110 or re.search(r"[.!?]\s|\n", between):
            return False
        if reader.words(timex) == "next week":
            return True
    return False


_SAID = re.compile(r"\b(?:said|announced|told [^,.;]{1,30}|promised|vowed|warned)(?: on| late| early)? \Z")
# Never "would meet those who were held Tuesday"
_WOULD = re.compile(
    r"[^.!?;\n]{0,80}\bwould\b(?:(?!\b(?:who|that|which|after|when|before|since|from|last)\b)[^.!?;\n]){0,60}"
)


def _said_it_would(reader: Reader, number: int) -> date | None:
    """ "He said Sunday that it would sail Tuesday", told on Thursday: the Tuesday in between."""
    last = reader.last
    if last is None or last.day is None or last.traits.family != "weekday":
        return None
    if reader.start - last.end > 140 or not _WOULD.fullmatch(reader.between(last)):
        return None
    if not _SAID.search(reader.lower, max(0, last.start - 50), last.start):
        return None
    return last.day + timedelta(days=(number - last.day.weekday()) % 7 or 7)


_WEEK_OF_RANGE = re.compile(
    r"(?:\s?[-–—]\s?| to | and | until | through )[a-z]+day (?:of )?(last|this|next) week\b"
)


def of_week(day: date, which: str, number: int) -> date:
    """The weekday of last, this or next week."""
    monday = day - timedelta(days=day.weekday())
    return monday + timedelta(days=7 * {"last": -1, "this": 0, "next": 1}[which] + number)


# "meet tonight, and again on Sunday".
_AND_AGAIN = re.compile(r",?\sand\s(?:then\s)?again\s(?:on\s)?")
_AND = re.compile(r",?\s(?:and|or)\s|,\s")
_OF_A_DAY = frozenset(["weekday", "week's weekday", "today", "part of day"])


def _coordinated(reader: Reader, number: int) -> date | None:
    """ "Monday and Tuesday": the Tuesday after that Monday, whichever way it was read."""
    last = reader.last
    if last is None or last.day is None:
        return None
    between, ahead = reader.between(last), (number - last.day.weekday()) % 7
    if last.traits.family in _OF_A_DAY and _AND_AGAIN.fullmatch(between):
        return _again_on(reader, last.day, last.day + timedelta(days=ahead or 7))
    if last.traits.family == "weekday" and _AND.fullmatch(between) and 0 < ahead <= 3:
        return last.day + timedelta(days=ahead)
    if last.traits.family == "week's weekday" and between in (" and ", " or ") and 0 < ahead <= 3:
        # "next Monday or Tuesday"
        return last.day + timedelta(days=ahead)
    return None


def _again_on(reader: Reader, first: date, again: date) -> date | None:
    begun = reader.published is None or first < reader.published < again
    return None if begun and not reader.looks_forward() else again


def _after_story(reader: Reader, number: int, mod: str) -> Reading:
    """In a narrative: the first such day from the date told last on."""
    anchor = reader.told()
    if anchor.day is None:
        return unresolved(f"XXXX-WXX-{number + 1}", "no date told to count the weekday from")
    day = anchor.day + timedelta(days=(number - anchor.day.weekday()) % 7)
    return dated(stretches.day(day), mod=mod, anchor=anchor)


@rule(
    "told-weekday",
    r"(?P<which>that|the)(?: same| very)? <weekday>",
    needs="weekday",
    traits=Traits(family="weekday"),
)
def told_weekday(found: Match[str], reader: Reader) -> Reading | None:
    """ "He left on 3 June. That Friday …", "… On the Friday …": the first from the day told last on."""
    if not is_weekday(reader, found) or reader.precedes(_OF_ANOTHER) or reader.precedes(_OWNS):
        return None
    if not reader.follows(_POINTS_BACK if found["which"] == "that" else _ON_THE):
        return None
    told = reader.day_told()
    if told is None or told.day is None or reader.start - told.end > 400:
        return None
    ahead = (weekday_number(found["weekday"]) - told.day.weekday()) % 7
    day = told.day + timedelta(days=ahead)
    if reader.published is not None and day > reader.published >= told.day and not reader.looks_forward():
        return None
    return dated(stretches.day(day), anchor=reader.anchor_of(told))


@rule("told-weekday", r"the <weekday> (?P<way>before|after|following)", needs="weekday")
def weekday_beside(found: Match[str], reader: Reader) -> Reading | None:
    """ "On 3 June the dam gave way. The Sunday after, …": beside the day told last, with nothing behind."""
    told = reader.day_told() if reader.precedes(_NOTHING_BEHIND) else None
    if told is None or told.day is None or reader.start - told.end > 400:
        return None
    back = (told.day.weekday() - weekday_number(found["weekday"])) % 7 or 7
    ahead = 7 - back or 7
    day = told.day + timedelta(days=-back if found["way"] == "before" else ahead)
    return dated(stretches.day(day), anchor=reader.anchor_of(told))


_NOTHING_BEHIND = re.compile(r"[,.;:)]|\s?\Z")
# Not "said that Friday's vote", "on the Friday before".
_POINTS_BACK = re.compile(
    r"(?:^|[.!?,;:–—(“\"\n]\s{0,2}|\b(?:after|and|before|but|by|from|late|early|of|on|since|through|until|was)\s)$"
)
_ON_THE = re.compile(r"\b(?:on|by|until|late on|early on|from)\s$")
_OF_ANOTHER = re.compile(r"\s(?:before|after|of|prayers?|sermon|night football|edition|paper|market)\b")
_OWNS = re.compile(r"['’]s\b")


@rule(
    "relative-weekday",
    r"(?:<edge>)?(?P<which>last|the next|next|this past|this coming|this|past|coming|the previous|"
    r"previous|the following|following) <weekday>",
    needs="weekday",
    traits=Traits(family="week's weekday"),
)
def relative_weekday(found: Match[str], reader: Reader) -> Reading | None:
    which, number = found["which"], weekday_number(found["weekday"])
    if which == "following" or not is_weekday(reader, found) or reader.precedes(_DATE_FOLLOWS):
        # "following Tuesday's quake": after it.
        return None
    if which == "past" and not reader.follows("the|these"):
        # "on past Friday": beyond it.
        return None
    told = which in ("the previous", "the following", "the next", "previous")
    anchor = reader.told() if told else reader.now()
    mod = edge_mod(found["edge"])
    if anchor.day is None:
        return unresolved(f"XXXX-WXX-{number + 1}", "no publication date to count the weekday from")
    days = _days_to(reader, anchor.day.weekday(), which, number)
    return dated(stretches.day(anchor.day + timedelta(days=days)), mod=mod, anchor=anchor)


def _days_to(reader: Reader, today: int, which: str, number: int) -> int:
    """Days from a weekday to this, the next or the last of that number."""
    back, ahead = (today - number) % 7, (number - today) % 7
    if which == "this":
        return -back if reader.direction() < 0 else ahead
    if which not in ("next", "this coming", "coming", "the following", "the next"):
        return -(back or 7)
    ahead = ahead or 7
    if which == "next" and number < 6 and ahead <= 6 - today:
        # Said on a Monday, "next Friday" is not the Friday of that week.
        return ahead + 7
    return ahead


@rule(
    "weekday-week",
    r"<weekday> (?:of )?(?P<which>last|next|this) week",
    needs="weekday unit",
    traits=Traits(family="week's weekday"),
)
def weekday_of_week(found: Match[str], reader: Reader) -> Reading | None:
    anchor = reader.now()
    number = weekday_number(found["weekday"])
    if anchor.day is None:
        return unresolved(f"XXXX-WXX-{number + 1}", "no publication date to count the week from")
    return dated(stretches.day(of_week(anchor.day, found["which"], number)), anchor=anchor)


@rule("weekday-week", r"<weekday> (?P<unit>week|fortnight)", needs="weekday unit")
@rule("weekday-week", r"a (?P<unit>week|fortnight) on <weekday>", needs="weekday unit")
def weekday_after_next(found: Match[str], reader: Reader) -> Reading | None:
    """ "Monday week" and "a week on Monday", as the British say: a week after the coming Monday."""
    anchor = reader.now()
    if anchor.day is None or not _ENDS.match(reader.after(7)) or _is_lost(found, reader):
        return None
    ahead = (weekday_number(found["weekday"]) - anchor.day.weekday()) % 7 or 7
    weeks = 1 if found["unit"] == "week" else 2
    return dated(stretches.day(anchor.day + timedelta(days=ahead + 7 * weeks)), anchor=anchor)


def _is_lost(found: Match[str], reader: Reader) -> bool:
    """ "They lost a week on Monday"."""
    return found[0].startswith("a ") and reader.direction() < 0


_ENDS = re.compile(r"[.,;]|\s(?:at|in|for|to|on|and|when|after)\b|\s?\Z")


@rule("weekday-week", r"<weekday>,? (?P<num>a|one) week ago", needs="weekday unit")
@rule("weekday-week", r"(?P<num>a) week ago (?:on )?(?:last )?<weekday>", needs="weekday unit")
@rule("weekday-week", r"<num> weeks ago (?:on )?<weekday>", needs="weekday unit")
def weekday_week_ago(found: Match[str], reader: Reader) -> Reading | None:
    anchor, weeks = reader.now(), number(found["num"])
    if anchor.day is None or weeks is None or weeks != int(weeks):
        return None
    if found["num"] not in ("a", "one") and not reader.precedes(_STANDS_ALONE):
        return None  # "Two weeks ago Monday's vote was lost"
    back = (anchor.day.weekday() - weekday_number(found["weekday"])) % 7
    return dated(stretches.day(anchor.day - timedelta(days=back + 7 * int(weeks))), anchor=anchor)


@rule("weekday-week", r"<num> weeks? from <weekday>", needs="weekday unit")
def weekday_weeks_from(found: Match[str], reader: Reader) -> Reading | None:
    """ "A week from Monday": so many weeks after the coming Monday."""
    anchor, weeks = reader.now(), number(found["num"])
    if anchor.day is None or weeks is None or weeks != int(weeks) or reader.direction() < 0:
        return None
    if reader.precedes(_GOES_ON) or reader.follows(_LASTING):
        return None
    ahead = (weekday_number(found["weekday"]) - anchor.day.weekday()) % 7 or 7
    return dated(stretches.day(anchor.day + timedelta(days=ahead + 7 * int(weeks))), anchor=anchor)


# "Shut for two weeks from Monday"
_LASTING = re.compile(r"\b(?:for|over|lasts?|lasting|takes?|runs?|next|first|another|than|least|to|of) \Z")
# Never "Two years ago Sunday | trading was banned"
_STANDS_ALONE = re.compile(
    r"[.,;)]|\s(?:an?|and|at|after|for|s?he|in|it|on|that|the|they|to|we|when)\b|\s?\Z"
)
# "They lost a week from Monday on"
_GOES_ON = re.compile(r" (?:on|onwards?|to|until|till|through)\b|['’]s\b")


@rule("weekdays-ago", r"<num> <weekday>s ago", needs="repeat")
def weekdays_ago(found: Match[str], reader: Reader) -> Reading | None:
    """ "Two Sundays ago": the Sunday before the last one, today not counted."""
    anchor, count = reader.now(), number(found["num"])
    if anchor.day is None or count is None or not 1 <= count <= 9 or count != int(count):
        return None
    back = (anchor.day.weekday() - weekday_number(found["weekday"])) % 7 or 7
    return dated(stretches.day(anchor.day - timedelta(days=back + 7 * (int(count) - 1))), anchor=anchor)


@rule("years-ago-weekday", r"(?:<about>)?<num> years? ago (?:this )?<weekday>", needs="weekday unit")
def years_ago_weekday(found: Match[str], reader: Reader) -> Reading | None:
    """ "It sank 20 years ago Thursday": that day's date, so many years back."""
    anchor, years = reader.now(), number(found["num"])
    if found["about"] or anchor.day is None or years is None or years != int(years):
        return None
    if not reader.precedes(_STANDS_ALONE):
        return None
    ahead = (weekday_number(found["weekday"]) - anchor.day.weekday() + 3) % 7 - 3
    day = anchor.day + timedelta(days=ahead)
    return dated(stretches.on(day.year - int(years), day.month, day.day), anchor=anchor)
