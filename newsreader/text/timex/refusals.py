"""What looks like a length of time and is none: ages, race times, a century at cricket, "some day".

>>> said = "The home side scored a century."
>>> no_length(Reader(said, said.lower(), None, start=21, end=30), "a", "century")
True
"""

import re
from dataclasses import dataclass

from newsreader.text import english
from newsreader.text.timex.reader import Reader


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A condition left out always holds. `example` is read otherwise without the refusal."""

    example: str
    # The count and the unit: all of them.
    said: str = ".*"
    # The whole match.
    whole: str = ".*"
    # What the words follow and precede (Reader.follows, Reader.precedes).
    after: str | re.Pattern[str] | None = None
    before: str | re.Pattern[str] | None = None

    def holds(self, reader: Reader, said: str) -> bool:
        return (
            re.fullmatch(self.said, said, re.DOTALL) is not None
            and re.fullmatch(self.whole, reader.lower[reader.start : reader.end], re.DOTALL) is not None
            and (self.after is None or reader.follows(self.after))
            and (self.before is None or reader.precedes(self.before))
        )


OLD = re.compile(r"[ -](?:old|olds|of age)\b")
# What is counted by the hour or the day: "50 barrels a minute", "twice a week".
RATE_BEFORE = re.compile(
    r"(?:\d|\b(?:once|twice|times|one|two|three|four|five|six|seven|eight|nine|ten|twelve|hundred"
    r"|thousand|million|billion|dozen|per cent|percent|people|tons|tonnes|barrels|dollars|euros|pounds"
    r"|flights|cars|cents|hours|days|minutes|deaths|cases|meals|passengers|units|copies|jobs|aircraft"
    r"|planes|miles|visitors|each|much|many|pages|euro|pence|bpd))\s+$"
)
_TINY = re.compile(r" (?:amounts?|traces?|details?|quantit|particles?|fraction)")
_DAY_OF_WORK = re.compile(
    r" (?:trad|trip|job|pass\b|return\b|ticket|school|cent|nurser|care|labour|labor|spa\b)"
)
_KIND_OF_DAY = re.compile(
    r" of (?:national |public |state )?(?:mourning|prayers?|remembrance|reckoning|action|rest|atonement"
    r"|reflection|rage|infamy|thanksgiving|fasting|judgment|judgement)\b"
)
# "nine in as many weeks". "was" and "has" end so too: of "It was many years", the years alone are read.
_AS = re.compile("as $")
_RUNS = english.any_of("timex.scoring") + "|maiden"
_WAIT = "wait|wait just|hang on|hang on just|hold on|hold on just"
_LOOSE_DAY = "(?:one|some|a|many|few) day"
_NO_HYPHEN = "[^-]*"

REFUSALS = (
    Exclusion("The suspect, who is 34 years old, fled.", before=OLD),
    Exclusion("She began to paint at the age of 61 years.", after="age|aged|at the age of"),
    Exclusion("A weekend house burned.",
            "(?:a|an|one|the|another|some|half) (?:second|quarter|min|sec|night|weekend)"),
    Exclusion("The miller sold 3000 quarters.", "0*[1-9][0-9]{3,} (?:quarter|weekend|fortnight|month)s?"),
    Exclusion("They found one minute trace of lead.", ".* minute", before=_TINY),
    Exclusion("Ilo Tamm scored one century.", ".* century", after=_RUNS),
    Exclusion("He was a day trader.", "(?:a|one) day", before=_DAY_OF_WORK),
    Exclusion("The king declared a day of mourning.", "a day", before=_KIND_OF_DAY),
    Exclusion("It was their ninth win in as many weeks.", r"many \w+", after=_AS),
    Exclusion("Please wait just a minute.", r"a \w+", after=_WAIT),
    Exclusion("They fled from some quarters.", "(?:some|many|few|several|a few) quarters"),
    Exclusion("The pump moves 50 barrels a minute.", "an? (?:minute|hour|second)", after=RATE_BEFORE),
    Exclusion("Three quarters of the hall stood empty.", "(?:[0-9].*|.*three.*) quarters?", before="of|full"),
    Exclusion("She finished two second best.", "[^0-9].* second", _NO_HYPHEN),
    Exclusion("Some day they will return.", "(?:some|many) days?", "[^-]*[^-s]"),
    Exclusion("She won in a time of 9 minutes.", f"(?!{_LOOSE_DAY}$).*", _NO_HYPHEN,
            after="in a time of|clocked|clocking"),
)  # fmt: skip


def no_length(reader: Reader, count: str, unit: str) -> bool:
    """Whether the match, which counts so many of a unit, is no length of time."""
    said = f"{count} {unit}"
    return any(refusal.holds(reader, said) for refusal in REFUSALS) or _is_some_day(reader, said)


def _is_some_day(reader: Reader, said: str) -> bool:
    """The "one day" of a tale; what lasts one day is a length, as is "one day later"."""
    if said not in ("one day", "one days") or reader.lower[reader.end - 1] == "s":
        return False
    if "-" in reader.lower[reader.start : reader.end]:
        return False
    return not (reader.precedes("before|after|earlier|later|ahead") or reader.follows(_LASTING))


_LASTING = "in|for|within|than|just|only|about|after|over|lasted"
