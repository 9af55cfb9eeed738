"""Today, yesterday, tomorrow, and parts of day: "tonight", "overnight", "this morning"."""

import re
from dataclasses import replace
from datetime import date, timedelta
from re import Match

from newsreader.text.timex import stretches, weekdays
from newsreader.text.timex.expression import Anchor, Timex
from newsreader.text.timex.mods import edge_mod
from newsreader.text.timex.reader import NOWHERE, Reader, Reading, dated, unresolved
from newsreader.text.timex.rule import Traits, rule
from newsreader.text.timex.vocabulary import PARTS, weekday_number
from newsreader.text.when import When

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


@rule(
    "today",
    r"(?:(?P<edge>early|earlier|late|later|mid) )?(?P<word>today|yesterday|tomorrow)",
    needs="deictic",
    traits=Traits(family="today"),
)
def today(found: Match[str], reader: Reader) -> Reading | None:
    if reader.lower[max(0, reader.start - 4) : reader.start] in ("usa ", "psy "):
        return None
    by = _DAYS[found["word"]]
    if reader.raw(found, "word") == "Today" and re.search(r"\b(?:the|['’]s) $", reader.before(5)):
        # A programme.
        return None
    if reader.raw(found, "word")[0].isupper() and re.search(
        r"\b(?:usa|india|psychology|history|russia) $", reader.before(14)
    ):
        return None
    mod = "" if (found["edge"] or "").endswith("er") else edge_mod(found["edge"])
    if reader.narrative:
        if by == 0:
            return Reading("DATE", "PRESENT_REF", mod=mod)
        told = reader.told()
        if told.day is None:
            return unresolved("XXXX-XX-XX", "no date told to count from")
        return dated(stretches.day(told.day + timedelta(days=by)), mod=mod, anchor=told)
    anchor = reader.today()
    if anchor.day is None:
        return unresolved("XXXX-XX-XX", "no publication date to count from", mod=mod)
    return dated(stretches.day(anchor.day + timedelta(days=by)), mod=mod, anchor=anchor, days=str(by))


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
    if re.match(
        r" (?:the|a|an|his|her|its|their|they|he|she|it|last)\b", reader.lower[reader.end : reader.end + 6]
    ):
        return None
    told = reader.earlier("day", "part-of-day", "instant")
    letters = part_letters(found["part"])
    if told is None or told.when is None or told.when.earliest is None or reader.start - told.end > 300:
        return unresolved(f"XXXX-XX-XXT{letters}", "no day told to count from", "TIME")
    day = told.when.earliest + timedelta(days=-1 if found["way"] == "before" else 1)
    return part_of_day(day, letters, anchor=reader.anchor_of(told))


@rule("overnight", r"overnight", needs="part")
def overnight(found: Match[str], reader: Reader) -> Reading | None:
    """In a report: the night before the publication day, from the evening into the morning."""
    following = re.match(r"[ -]([a-z]+)", reader.lower[reader.end : reader.end + 20])
    if following and following[1] in _OVERNIGHT_NOUNS:
        return None
    if re.search(r"\b(?:an|the|become|became|almost|practically) $", reader.before(14)) and following:
        return None
    if _BY_MAGIC.search(reader.before(36)):
        return None
    if reader.narrative:
        anchor = reader.told()
        if anchor.day is None:
            return Reading("TIME", "XXXX-XX-XXTNI")
        return part_of_day(anchor.day, "NI", anchor=anchor, night_before=True)
    if reader.published is None:
        return unresolved("XXXX-XX-XXTNI", "no publication date to count from", "TIME")
    anchor = Anchor("published", reader.published)
    forward = reader.looks_forward()
    day = reader.published - timedelta(days=0 if forward else 1)
    return part_of_day(day, "NI", anchor=anchor, night_before=True)


# "will not happen overnight", "made his name overnight": in no time.
_BY_MAGIC = re.compile(
    r"\b(?:became|become|becoming|almost|practically|virtually|happen|happens|chang\w+|turn\w*|famous"
    r"|name|rich|disappear|vanish|solved?|fix|fixed|built|transform\w*|millionaires?"
    r"|stars?) (?:[a-z]+ ){0,2}$"
)
_OVERNIGHT_NOUN_WORDS = (
    "curfew success sensation stay stays hero star celebrity bag train flight bus delivery "
    "trip oats rate lows low"
)
_OVERNIGHT_NOUNS = frozenset(_OVERNIGHT_NOUN_WORDS.split())


@rule("through-the-night", r"the night", needs="part")
def through_the_night(found: Match[str], reader: Reader) -> Reading | None:
    """ "worked through the night": as "overnight"."""
    if not re.search(r"\b(?:through|throughout|during|in|into)\s$", reader.before(12)) or re.match(
        r" (?:of|before|after|when|that|sky|shift)\b", reader.lower[reader.end : reader.end + 8]
    ):
        return None
    if reader.narrative or reader.published is None:
        return None
    anchor = Anchor("published", reader.published)
    ahead = re.search(r"\b(?:will|would|may|could|is to|are to|expected to)\b", reader.before(60))
    day = reader.published - timedelta(days=0 if ahead else 1)
    return part_of_day(day, "NI", anchor=anchor, night_before=True)


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
    return part_of_day(day, "NI", anchor=anchor, night_before=True)


@rule(
    "tonight",
    r"(?:<edge>|earlier |later )?(?:tonight|last night|yesterday (?:night|evening))",
    needs="part|deictic",
    traits=Traits(family="part of day"),
)
def tonight(found: Match[str], reader: Reader) -> Reading | None:
    by = 0 if "tonight" in found[0] else -1
    letters = "EV" if "evening" in found[0] else "NI"
    if reader.text[reader.start].isupper() and re.search(
        r"[A-Z]\w+ $", reader.text[max(0, reader.start - 16) : reader.start]
    ):
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
    which, letters = found["which"], part_letters(found["part"])
    if found["part"].endswith("s") or (
        re.match(r"['’]s", reader.lower[reader.end : reader.end + 2]) and which == "next"
    ):
        return None
    anchor, mod = reader.today() if which == "this" else reader.told(), edge_mod(found["edge"])
    if which != "this" and not reader.narrative:
        day_told = _past_the_hour(reader)
        anchor = reader.anchor_of(day_told) if day_told is not None else NOWHERE
    if anchor.day is None:
        return unresolved(f"XXXX-XX-XXT{letters}", "no date to count from", "TIME", mod)
    by = 1 if "next" in which or "following" in which else -1 if "previous" in which else 0
    reading = part_of_day(anchor.day + timedelta(days=by), letters, anchor=anchor, mod=mod)
    return replace(reading, parameters=(("days", str(by)),))


def _past_the_hour(reader: Reader) -> Timex | None:
    """The day told before; the "nine" of "nine the next morning" tells none."""
    last = reader.done[-1] if reader.done else None
    if last is None or last.rule != "clock" or reader.start - last.end > 1:
        return reader.happening("day", "part-of-day", "instant")
    reader.done.pop()
    told = reader.happening("day", "part-of-day", "instant")
    reader.done.append(last)
    return told


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
    word = found["part"]
    lead = found["lead"]
    if word in ("noon", "midday", "midnight") and not lead.endswith("the "):
        return None
    if word.endswith("s") or re.match(
        r"[ -](?:of|time|shift|sky|club)\b", reader.lower[reader.end : reader.end + 6]
    ):
        return None
    if (
        not lead.endswith("the ")
        and not re.search("(?:mid|early|late)[ -]", found[0])
        and word in ("morning", "afternoon", "evening")
    ):
        return None
    start, mod = reader.start + len(lead) - (4 if lead.endswith("the ") else 0), ""
    if lead.startswith(("early in", "late in")):
        start, mod = reader.start, edge_mod(lead)
    elif lead in ("in the early ", "in the late "):
        start, mod = reader.start + 3, edge_mod(lead)
    if re.search(r"\b(?:every|each|per|o['’]clock|[ap]\.?m\.?|(?<!to )\d) $", reader.before(12)):
        return None
    last = reader.day_told()
    if last is None or reader.start - last.end > (60 if word == "night" and lead == "at " else 240):
        value = f"XXXX-XX-XXT{part_letters(word)}"
        return replace(Reading("TIME", value), start=start)
    anchor = reader.anchor_of(last)
    letters, day = part_letters(word), anchor.day
    assert day is not None and last.when is not None
    if letters == "MO" and last.when.part_of_day in ("EV", "NI"):
        # "heard on Sunday night; by dawn …": of the day that follows.
        day += timedelta(days=1)
    return replace(part_of_day(day, letters, anchor=anchor, mod=mod), start=start)
