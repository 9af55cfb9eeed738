"""Today, yesterday, tomorrow, and parts of day: "tonight", "overnight", "this morning"."""

import re
from dataclasses import replace
from datetime import date, timedelta
from re import Match

from newsreader.text import english
from newsreader.text.timex import stretches, weekdays
from newsreader.text.timex.capitals import ends_a_name, is_capital
from newsreader.text.timex.expression import Anchor, Timex
from newsreader.text.timex.mods import edge_mod
from newsreader.text.timex.reader import NOWHERE, Reader, Reading, dated, unresolved
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import PARTS, weekday_number
from newsreader.text.when import DAYS, When

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def part_letters(word: str) -> str:
    return PARTS.get(word.rstrip("s") if word not in PARTS else word, "NI")


def part_of_day(
    day: date, letters: str, *, anchor: Anchor | None, mod: str = "", night_before: bool = False
) -> Reading:
    """A TIME such as 2016-12-07TNI. A night that runs over midnight reaches into the next day."""
    latest = day + timedelta(days=1) if night_before else day
    when = When(day, latest, "part-of-day", part_of_day=letters)
    return Reading("TIME", f"{day.isoformat()}T{letters}", when, mod, anchor)


def _night_over(day: date, anchor: Anchor) -> Reading:
    """The whole night from this day into the next: the words say that it goes on until morning."""
    reading = part_of_day(day, "NI", anchor=anchor, night_before=True)
    assert reading.when is not None
    return replace(reading, when=replace(reading.when, part_of_day="ON"))


@rule(
    "today",
    r"(?:(?P<edge>early|earlier|late|later|mid) )?(?P<word>today|yesterday|tomorrow)",
    needs="deictic",
    traits=Traits(family="today"),
)
def today(found: Match[str], reader: Reader) -> Reading | None:
    if _is_title(found, reader):
        return None
    by = _DAYS[found["word"]]
    mod = "" if (found["edge"] or "").endswith("er") else edge_mod(found["edge"])
    if not reader.narrative:
        anchor = reader.today()
        if anchor.day is None:
            return unresolved("XXXX-XX-XX", "no publication date to count from", mod=mod)
        return dated(stretches.day(anchor.day + timedelta(days=by)), mod=mod, anchor=anchor, days=str(by))
    if by == 0:
        return Reading("DATE", "PRESENT_REF", mod=mod)
    told = reader.told()
    if told.day is None:
        return unresolved("XXXX-XX-XX", "no date told to count from")
    return dated(stretches.day(told.day + timedelta(days=by)), mod=mod, anchor=told)


def _is_title(found: Match[str], reader: Reader) -> bool:
    """ "USA Today", "Psychology Today", "the Today programme"."""
    if reader.follows(_USA):
        return True
    if not is_capital(reader, found, "word"):
        return False
    return reader.follows("usa|india|psychology|history|russia") or (
        reader.raw(found, "word") == "Today" and reader.follows(_THE)
    )


_USA = re.compile(r"(?:usa|psy) $")
_THE = re.compile(r"\b(?:the|['’]s) $")


@rule("day-before-yesterday", r"the day (?P<which>before yesterday|after tomorrow)", needs="deictic unit")
def day_before_yesterday(found: Match[str], reader: Reader) -> Reading:
    anchor = reader.now()
    if anchor.day is None:
        return unresolved("XXXX-XX-XX", "no publication date to count from")
    by = -2 if found["which"].startswith("before") else 2
    return dated(stretches.day(anchor.day + timedelta(days=by)), anchor=anchor, days=str(by))


@rule("part-before", r"the (?P<part>night|morning|evening|afternoon) (?P<way>before|after)", needs="part")
def part_before(found: Match[str], reader: Reader) -> Reading | None:
    """ "the night before": of the day told last."""
    if reader.precedes("the|a|an|his|her|its|their|they|he|she|it|last"):
        return None
    told = reader.earlier(*DAYS)
    letters = part_letters(found["part"])
    if told is None or told.day is None or reader.start - told.end > 300:
        return unresolved(f"XXXX-XX-XXT{letters}", "no day told to count from", "TIME")
    day = told.day + timedelta(days=-1 if found["way"] == "before" else 1)
    return part_of_day(day, letters, anchor=reader.anchor_of(told))


@rule("overnight", r"overnight", needs="part")
def overnight(found: Match[str], reader: Reader) -> Reading | None:
    """In a report: the night before the publication day, from the evening into the morning."""
    if reader.precedes(_OVERNIGHT_NOUN) or _BY_MAGIC.search(reader.before(36)):
        return None
    if reader.precedes(_WORD) and reader.follows("an|the|become|became|almost|practically"):
        return None
    if reader.narrative:
        anchor = reader.told()
        if anchor.day is None:
            return Reading("TIME", "XXXX-XX-XXTNI")
        return _night_over(anchor.day, anchor)
    if reader.published is None:
        return unresolved("XXXX-XX-XXTNI", "no publication date to count from", "TIME")
    anchor = Anchor("published", reader.published)
    forward = reader.looks_forward()
    day = reader.published - timedelta(days=0 if forward else 1)
    return _night_over(day, anchor)


# "will not happen overnight", "made his name overnight": in no time.
_BY_MAGIC = re.compile(
    rf"\b(?:{english.any_of('timex.overnight')}|chang\w+|transform\w*|turn\w*|almost|practically|virtually"
    r"|famous|name|rich|millionaires?|stars?) (?:[a-z]+ ){0,2}$"
)
_OVERNIGHT_NOUN = re.compile(
    r"[ -](?:curfew|success|sensation|stays?|hero|star|celebrity|bag|train|flight|bus|delivery|trip|oats"
    r"|rate|lows?)(?![a-z])"
)
_WORD = re.compile("[ -][a-z]")


@rule("through-the-night", r"the night", needs="part")
def through_the_night(found: Match[str], reader: Reader) -> Reading | None:
    """ "worked through the night": as "overnight"."""
    if not reader.follows(_THROUGH) or reader.precedes("of|before|after|when|that|sky|shift"):
        return None
    if reader.narrative or reader.published is None:
        return None
    anchor = Anchor("published", reader.published)
    ahead = _AHEAD.search(reader.before(60))
    day = reader.published - timedelta(days=0 if ahead else 1)
    return _night_over(day, anchor)


_THROUGH = re.compile(r"\b(?:through|throughout|during|in|into)\s$")
_AHEAD = re.compile(r"\b(?:will|would|may|could|is to|are to|expected to)\b")


@rule("overnight-weekday", r"overnight (?:(?:on|into) )?<weekday>", needs="part weekday")
def overnight_weekday(found: Match[str], reader: Reader) -> Reading | None:
    """ "overnight Wednesday" begins then; "overnight into Thursday" ends then."""
    anchor = reader.now()
    number = weekday_number(found["weekday"])
    if anchor.day is None or not weekdays.is_weekday(reader, found):
        return None
    back = (anchor.day.weekday() - number) % 7
    day = anchor.day + timedelta(days=(-back) % 7 if reader.looks_forward() else -back)
    if " into " in found[0]:
        day -= timedelta(days=1)
    return _night_over(day, anchor)


@rule(
    "tonight",
    r"(?:<edge>|earlier |later )?(?:tonight|last night|yesterday (?:night|evening))",
    needs="part|deictic",
    traits=Traits(family="part of day"),
)
def tonight(found: Match[str], reader: Reader) -> Reading | None:
    by = 0 if "tonight" in found[0] else -1
    letters = "EV" if "evening" in found[0] else "NI"
    if reader.text[reader.start].isupper() and ends_a_name(reader):
        # A programme: "Entertainment Tonight".
        return None
    anchor = reader.today()
    if anchor.day is None:
        return unresolved(f"XXXX-XX-XXT{letters}", "no publication date to count from", "TIME")
    day = anchor.day + timedelta(days=by)
    return part_of_day(day, letters, anchor=anchor, mod=edge_mod(found["edge"]), night_before=letters == "NI")


@rule(
    "this-part",
    r"(?:<edge>|earlier |later )?"
    r"(?P<which>this|that same|that|the same|the next|next|the following|the previous) <part>",
    needs="part",
    traits=Traits(family="part of day"),
)
def this_part(found: Match[str], reader: Reader) -> Reading | None:
    which, letters, mod = found["which"], part_letters(found["part"]), edge_mod(found["edge"])
    if found["part"].endswith("s") or (which == "next" and reader.precedes(_OWNS)):
        return None
    anchor = reader.today() if which == "this" else _day_of_part(reader)
    if anchor.day is None:
        return unresolved(f"XXXX-XX-XXT{letters}", "no date to count from", "TIME", mod)
    by = 1 if "next" in which or "following" in which else -1 if "previous" in which else 0
    reading = part_of_day(anchor.day + timedelta(days=by), letters, anchor=anchor, mod=mod)
    return replace(reading, parameters=(("days", str(by)),))


_OWNS = re.compile(r"['’]s")


def _day_of_part(reader: Reader) -> Anchor:
    """What "that night" and "the next morning" count from."""
    if reader.narrative:
        return reader.told()
    day_told = _past_the_hour(reader)
    return NOWHERE if day_told is None else reader.anchor_of(day_told)


def _past_the_hour(reader: Reader) -> Timex | None:
    """The day told before; the "nine" of "nine the next morning" tells none."""
    last = reader.last
    if last is None or reader.start - last.end > 1 or not _is_in_figures(reader, last):
        return reader.happening(*DAYS)
    reader.done.pop()
    told = reader.happening(*DAYS)
    reader.done.append(last)
    return told


def _is_in_figures(reader: Reader, timex: Timex) -> bool:
    return timex.traits.family == "clock" and not _HOUR_IN_WORDS.search(reader.words(timex))


_HOUR_IN_WORDS = re.compile(
    r"clock|\b(?:noon|midday|midnight)\b|\b(?:half|quarter|five|ten|twenty|[0-9]+) (?:past|to) "
)


@rule(
    "bare-part",
    r"(?P<lead>in the (?:early |late )?|in (?=early|late|mid)|at |about |by |before "
    r"|around |after |since |until |during the "
    r"|(?:early |late )in the )(?:early hours of (?:the )?|small hours of (?:the )?|(?:mid|early"
    r"|late)[ -])?<part>(?: hours)?",
    needs="part",
)
def bare_part(found: Match[str], reader: Reader) -> Reading | None:
    """ "in the evening", "at dawn", "by midnight", of the day told last."""
    if _is_clock_time(found) or _is_vague(found) or _is_no_part(found, reader):
        return None
    letters, lead = part_letters(found["part"]), found["lead"]
    start, mod = _opening(lead)
    start += reader.start
    last = reader.day_told()
    reach = 60 if found["part"] == "night" and lead == "at " else 240
    if last is None or last.day is None or last.when is None or reader.start - last.end > reach:
        return Reading("TIME", f"XXXX-XX-XXT{letters}", start=start)
    day = last.day
    if letters == "MO" and last.when.part_of_day in ("EV", "NI", "ON"):
        # "heard on Sunday night; by dawn …": of the day that follows.
        day += timedelta(days=1)
    reading = replace(part_of_day(day, letters, anchor=reader.anchor_of(last), mod=mod), start=start)
    return in_early_hours(reading) if _EARLY_HOURS.search(found[0]) else reading


_EARLY_HOURS = re.compile(r"\b(?:early|small) hours\b|^before (?:dawn|daybreak)")


def in_early_hours(reading: Reading) -> Reading:
    """The same, before dawn: TIMEX3 has no letters for it and calls it morning."""
    assert reading.when is not None
    return replace(reading, when=replace(reading.when, part_of_day="EH"))


def _is_clock_time(found: Match[str]) -> bool:
    """ "at noon" is a time of its own (clock.py), "in the midday" a part of a day."""
    return found["part"] in ("noon", "midday", "midnight") and not found["lead"].endswith("the ")


def _is_vague(found: Match[str]) -> bool:
    """ "by morning" tells less than "by early morning" or "in the morning"."""
    if found["part"] not in ("morning", "afternoon", "evening") or found["lead"].endswith("the "):
        return False
    return not _EARLY.search(found[0])


def _is_no_part(found: Match[str], reader: Reader) -> bool:
    """ "at night time", "every night in the evening", "3 a.m. in the morning"."""
    return (
        found["part"].endswith("s")
        or reader.precedes(_OF_A_NOUN)
        or bool(_REPEATED_OR_CLOCK.search(reader.before(12)))
    )


_EARLY = re.compile("(?:mid|early|late)[ -]")
_OF_A_NOUN = re.compile(r"[ -](?:of|time|shift|sky|club)\b")
_REPEATED_OR_CLOCK = re.compile(r"\b(?:every|each|per|o['’]clock|[ap]\.?m\.?|(?<!to )\d) $")


def _opening(lead: str) -> tuple[int, str]:
    """Where in its lead the expression begins ("in [the evening]"), and its mod."""
    if lead.startswith(("early in", "late in")):
        return 0, edge_mod(lead)
    if lead in ("in the early ", "in the late "):
        return len("in "), edge_mod(lead)
    return len(lead) - (len("the ") if lead.endswith("the ") else 0), ""
