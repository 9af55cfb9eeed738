"""Days of the week. A bare one is the most recent, the publication day included; cues point it forward."""

import re
from dataclasses import replace
from datetime import date, timedelta
from re import Match

from newsreader.text.timex import stretches
from newsreader.text.timex.mods import edge_mod
from newsreader.text.timex.reader import Reader, Reading, dated, unresolved
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import MONTHS, weekday_number

_NAMED_BEFORE = re.compile(
    r"\b(?:black|good|ash|super|cyber|palm|easter|bloody|shrove|maundy|holy|giving|sheffield|fat|spy"
    r"|whit|man|freaky|ruby|girl|big|casual|throwback|manic|blue|stormy|tulsi|happy mondays?|pancake"
    r"|the happy|low|stir-up|mad|thank god it['’]s|crimson) $"
)
_NAMED_AFTER = re.compile(
    r"[ -](?:times|telegraph|mirror|express|mail on|herald|sun|world|independent|post|people"
    r"|night (?:live|football|lights|fever)|roast|addams|the 13th|the thirteenth|mass|school|league|best"
    r"|driver|island|night lights|evening post|review|politics|agreement)\b"
)


_PAPER_BEFORE = re.compile(r"\b(?:Mail|Independent|Scotland|Wales|Herald) on \Z")
_DATE_FOLLOWS = re.compile(
    rf",? (?:the )?(?:(?:{'|'.join(MONTHS)})\b|[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{'|'.join(MONTHS)})\b)"
)


def is_weekday(reader: Reader, found: Match[str], group: str = "weekday") -> bool:
    word = found[group]
    before = reader.lower[max(0, found.start(group) - 22) : found.start(group)]
    if _NAMED_BEFORE.search(before):
        return False
    if before.endswith("happy ") or _PAPER_BEFORE.search(
        reader.text, max(0, found.start(group) - 22), found.start(group)
    ):
        return False
    after = reader.text[found.end(group) : found.end(group) + 18]
    if _NAMED_AFTER.match(after.lower()) and after[1:2].isupper():
        return False
    if not word.endswith("day"):
        if re.search(r"\bthe $", before):
            return False
        return word.endswith(".") or bool(
            re.search(r"\b(?:on|last|next|this|until|till|by|since|from|to)\s+$", before)
        )
    return reader.text[found.start(group)].isupper() or bool(
        re.search(r"\b(?:on|last|next|this|until|till|by|since|from|to|early|late|before)\s+$", before)
    )


@rule(
    "weekday",
    r"(?:(?:<edge>)|(?P<onedge>early|late|earlier|later) on |(?P<er>earlier|later) )?<weekday>",
    needs="weekday",
    traits=Traits(family="weekday"),
)
def weekday(found: Match[str], reader: Reader) -> Reading | None:
    if not is_weekday(reader, found):
        return None
    last = reader.done[-1] if reader.done else None
    if (
        last is not None
        and last.rule in ("month-day-year", "day-month-year")
        and reader.lower[last.end : reader.start] in (", ", " (")
        and last.when is not None
        and last.when.earliest is not None
        and last.when.earliest.weekday() == weekday_number(found["weekday"])
    ):
        # "Feb. 27, 1998, Friday": one day, said twice.
        reader.done.pop()
        return replace(
            dated(stretches.day(last.when.earliest), anchor=last.anchor, end=reader.end), start=last.start
        )
    if (
        last is not None
        and last.rule == "today"
        and reader.lower[last.end : reader.start] in (" (", ", ")
        and last.when is not None
        and last.when.earliest is not None
        and last.when.earliest.weekday() == weekday_number(found["weekday"])
    ):
        # "tomorrow (Tuesday)".
        return dated(stretches.day(last.when.earliest), anchor=last.anchor)
    onedge = found["onedge"] or ""
    mod = edge_mod(found["edge"] or ("" if onedge.endswith("er") else onedge))
    week = _WEEK_OF_RANGE.match(reader.lower, reader.end, reader.end + 32)
    anchor = reader.now()
    if week is not None and anchor.day is not None:
        return dated(
            stretches.day(of_week(anchor.day, week[1], weekday_number(found["weekday"]))), anchor=anchor
        )
    end = reader.end - (
        1 if found[0].endswith(".") and not reader.lower[reader.end : reader.end + 2].strip(" \n") else 0
    )
    return resolve(reader, weekday_number(found["weekday"]), mod, end)


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
    if reader.looks_forward():
        day = anchor.day + timedelta(days=(-back) % 7)
        return dated(stretches.day(day), mod=mod, anchor=anchor, direction="forward", end=end)
    day = anchor.day - timedelta(days=back)
    return dated(stretches.day(day), mod=mod, anchor=anchor, direction="back", end=end)


def _next_week_told(reader: Reader) -> bool:
    """ "Next week brings figures on housing Tuesday": said of that week, in one sentence."""
    for timex in reader.done[:-4:-1]:
        between = reader.lower[timex.end : reader.start]
        if len(between) > 110 or re.search(r"[.!?]\s|\n", between):
            return False
        if reader.lower[timex.start : timex.end] == "next week":
            return True
    return False


_WEEK_OF_RANGE = re.compile(
    r"(?:\s?[-–—]\s?| to | and | until | through )[a-z]+day (?:of )?(last|this|next) week\b"
)


def of_week(day: date, which: str, number: int) -> date:
    """The weekday of last, this or next week."""
    monday = day - timedelta(days=day.weekday())
    return monday + timedelta(days=7 * {"last": -1, "this": 0, "next": 1}[which] + number)


# "meet tonight, and again on Sunday".
_AND_AGAIN = re.compile(r",?\sand\s(?:then\s)?again\s(?:on\s)?")
_OF_A_DAY = frozenset(["weekday", "today", "tonight", "this-part", "relative-weekday", "weekday-week"])


def _coordinated(reader: Reader, number: int) -> date | None:
    """ "Monday and Tuesday": the Tuesday after that Monday, whichever way it was read."""
    last = reader.done[-1] if reader.done else None
    if last is None or last.when is None or last.when.earliest is None:
        return None
    if last.rule in _OF_A_DAY and _AND_AGAIN.fullmatch(reader.lower[last.end : reader.start]):
        day = last.when.earliest + timedelta(days=(number - last.when.earliest.weekday()) % 7 or 7)
        begun = reader.published is None or last.when.earliest < reader.published < day
        return None if begun and not reader.looks_forward() else day
    if last.rule != "weekday" or not re.fullmatch(
        r",?\s(?:and|or)\s|,\s", reader.lower[last.end : reader.start]
    ):
        return None
    ahead = (number - last.when.earliest.weekday()) % 7
    return last.when.earliest + timedelta(days=ahead) if 0 < ahead <= 3 else None


def _after_story(reader: Reader, number: int, mod: str) -> Reading:
    """In a narrative: the first such day from the date told last on."""
    anchor = reader.told()
    if anchor.day is None:
        return unresolved(f"XXXX-WXX-{number + 1}", "no date told to count the weekday from")
    day = anchor.day + timedelta(days=(number - anchor.day.weekday()) % 7)
    return dated(stretches.day(day), mod=mod, anchor=anchor)


@rule(
    "relative-weekday",
    r"(?:<edge>)?(?P<which>last|next|this past|this coming|this|past|coming|the previous|"
    r"previous|the following|following) <weekday>",
    needs="weekday",
    traits=Traits(family="week's weekday"),
)
def relative_weekday(found: Match[str], reader: Reader) -> Reading | None:
    if not is_weekday(reader, found) or _DATE_FOLLOWS.match(reader.lower, reader.end, reader.end + 24):
        return None
    which, number = found["which"], weekday_number(found["weekday"])
    if which == "following":
        # "following Tuesday's quake": after it.
        return None
    told = which in ("the previous", "the following", "following", "previous")
    anchor = reader.told() if told else reader.now()
    mod = edge_mod(found["edge"])
    if anchor.day is None:
        return unresolved(f"XXXX-WXX-{number + 1}", "no publication date to count the weekday from")
    back = (anchor.day.weekday() - number) % 7
    if which == "this":
        forward = reader.direction()
        days = -back if forward < 0 else (-back) % 7
    elif which in ("next", "this coming", "coming", "the following", "following"):
        days = (-back) % 7 or 7
        if which == "next" and number < 6 and days <= 6 - anchor.day.weekday():
            # Said on a Monday, "next Friday" is not the Friday of that week.
            days += 7
    else:
        days = -(back or 7)
    return dated(stretches.day(anchor.day + timedelta(days=days)), mod=mod, anchor=anchor)


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
def weekday_after_next(found: Match[str], reader: Reader) -> Reading | None:
    """ "Monday week", as the British say: a week after the coming Monday."""
    anchor = reader.now()
    if anchor.day is None or not re.match(
        r"[.,;]|\s(?:at|in|for|to|on|and|when|after)\b|\s?\Z", reader.after(7)
    ):
        return None
    ahead = (weekday_number(found["weekday"]) - anchor.day.weekday()) % 7 or 7
    weeks = 1 if found["unit"] == "week" else 2
    return dated(stretches.day(anchor.day + timedelta(days=ahead + 7 * weeks)), anchor=anchor)


@rule("weekday-week", r"<weekday>,? (?:a|one) week ago", needs="weekday unit")
@rule("weekday-week", r"a week ago (?:on )?(?:last )?<weekday>", needs="weekday unit")
def weekday_week_ago(found: Match[str], reader: Reader) -> Reading | None:
    anchor = reader.now()
    if anchor.day is None:
        return None
    back = (anchor.day.weekday() - weekday_number(found["weekday"])) % 7
    return dated(stretches.day(anchor.day - timedelta(days=back + 7)), anchor=anchor)
