"""How often: "every Monday", "annual", "15 a year". They make no event."""

import re
from re import Match

from newsreader.text.timex.capitals import ends_a_name, heads_a_name, is_capital
from newsreader.text.timex.durations import period
from newsreader.text.timex.reader import Reader, Reading
from newsreader.text.timex.refusals import RATE_BEFORE
from newsreader.text.timex.rule import rule
from newsreader.text.timex.vocabulary import MONTHS, PARTS, SEASONS, UNITS, WEEKDAYS, number

RECURRING = frozenset(["recurring"])

_ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "everyday": "P1D", "nightly": "P1D", "weekly": "P1W",
    "fortnightly": "P2W", "biweekly": "P2W", "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P3M",
    "yearly": "P1Y", "annual": "P1Y", "annually": "P1Y",
    "biannual": "P6M", "semiannual": "P6M", "biennial": "P2Y", "triennial": "P3Y",
}  # fmt: skip


def repeated(value: str) -> Reading:
    return Reading("SET", value, marks=RECURRING)


@rule("adverb-set", "(?P<word>{})".format("|".join(_ADVERBS)), needs="repeat")
def adverb(found: Match[str], reader: Reader) -> Reading | None:
    word = found["word"]
    if is_capital(reader, found, "word") and (heads_a_name(reader) or ends_a_name(reader)):
        # "Daily Mail", "the Weekly Standard".
        return None
    if word in ("daily", "weekly", "monthly", "quarterly") and _PAPER.match(reader.text, reader.end):
        # "the Syrian daily Al-Watan".
        return None
    return repeated(_ADVERBS[word])


_PAPER = re.compile(r",? [A-Z]\w|[.,]? (?:newspaper|paper|magazine|reported|said)")


@rule(
    "every-unit",
    r"(?:every|each) (?P<other>other |second (?!in\b|counts)|single )?(?:(?:<num>|(?P<few>few)) )?"
    r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|weekend)s?",
    needs="repeat unit",
)
def every_unit(found: Match[str], reader: Reader) -> Reading | None:
    other, unit, counted = found["other"] or "", found["unit"], found["num"] or found["few"]
    if unit == "night" and not (other or counted):
        return repeated("XXXX-XX-XXTNI")
    if unit == "second" and not counted:
        return None
    if other.startswith(("other", "second")):
        return repeated(period(2.0, unit))
    return repeated(period(None if found["few"] else number(found["num"] or "one"), unit))


@rule(
    "every-weekday",
    r"(?:every|each) (?:other )?(?P<day>{}|weekday|morning|afternoon|evening|night|{}|{})s?".format(
        "|".join(d for d in WEEKDAYS if d.endswith("day")), "|".join(MONTHS), "|".join(SEASONS)
    ),
    needs="repeat",
)
def every_weekday(found: Match[str], reader: Reader) -> Reading:
    word = found["day"]
    if word in WEEKDAYS:
        return repeated(f"XXXX-WXX-{WEEKDAYS[word] + 1}")
    if word in MONTHS:
        return repeated(f"XXXX-{MONTHS[word]:02}")
    if word in SEASONS:
        return repeated(f"XXXX-{SEASONS[word]}")
    if word == "weekday":
        return repeated("XXXX-WXX-XX")
    return repeated(f"XXXX-XX-XXT{PARTS[word]}")


# The pop group.
_HAPPY = re.compile("happy $")


@rule(
    "weekdays",
    r"(?P<day>mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|"
    r"sundays)(?: (?P<part>mornings?|afternoons?|evenings?|nights?))?",
    needs="repeat",
)
def weekdays(found: Match[str], reader: Reader) -> Reading | None:
    if reader.follows(_HAPPY):
        return None
    value = f"XXXX-WXX-{WEEKDAYS[found['day'][:-1]] + 1}"
    return repeated(value + (f"T{PARTS[found['part'].rstrip('s')]}" if found["part"] else ""))


# "ten million hectolitres a year".
_SO_MANY_BEFORE = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|hundred|thousand|million"
    r"|billion|dozen|hundreds of|thousands of|millions of)) (?:[a-z-]{2,14} ){0,1}[a-z-]{3,14}s $"
)


@rule(
    "rate",
    r"(?P<article>a|an|per|each) (?P<unit>second|minute|hour|day|night|week|month|quarter|year|decade)",
    needs="unit",
)
def rate(found: Match[str], reader: Reader) -> Reading | None:
    """ "15 a year", "twice a week", "per month"."""
    if found["article"] in ("a", "an"):
        counted = reader.follows(RATE_BEFORE) or _SO_MANY_BEFORE.search(reader.before(48))
        if not counted or reader.precedes("ago|later|earlier|before|after|into|apart"):
            return None
    if UNITS[found["unit"]] in ("S", "MIN", "HR") and found["article"] != "each":
        return None
    return repeated(period(1.0, found["unit"]))
