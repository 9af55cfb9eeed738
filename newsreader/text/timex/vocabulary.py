"""The words of English time expressions: what kind of token each is, and what it stands for."""

from collections.abc import Iterable

from newsreader.text import english

# Kinds of token, as bits: a chunk of text is worth reading if it holds one of TRIGGERS.
MONTH, WEEKDAY, UNIT, YEAR, PART, DEICTIC, REFERENCE, SEASON = (1 << bit for bit in range(8))
CLOCK, SLASHED, MERIDIEM, HOLIDAY, REPEAT, ERA, DECADE, NTH = (1 << bit for bit in range(8, 16))
ORDINAL, NUMBER, FILLER, NUMBERED = (1 << bit for bit in range(16, 20))
TRIGGERS = ORDINAL - 1

KINDS = {
    "month": MONTH,
    "weekday": WEEKDAY,
    "unit": UNIT,
    "year": YEAR,
    "part": PART,
    "deictic": DEICTIC,
    "reference": REFERENCE,
    "season": SEASON,
    "clock": CLOCK,
    "slashed": SLASHED,
    "meridiem": MERIDIEM,
    "holiday": HOLIDAY,
    "repeat": REPEAT,
    "era": ERA,
    "decade": DECADE,
    "nth": NTH,
    "ordinal": ORDINAL,
    "number": NUMBER,
    "numbered": NUMBERED,
}

MONTHS = english.numbers("month")
WEEKDAYS = english.numbers("weekday")
# Written small these are other words ("may", "sat"), or too short to trust.
CAPITAL_ONLY = english.words("timex.capital-only")

UNITS = english.values("unit")
PARTS = english.values("part")
SEASONS = english.values("season")

SMALL_NUMBERS = english.numbers("number")
TENS = english.numbers("tens")
ORDINALS = english.numbers("ordinal")
ORDINAL_TENS = english.numbers("ordinal-tens")

HOLIDAYS = frozenset(english.values("holiday"))
ZONES = english.values("zone")

# What kinds of token a word is, row after row.
_LISTED: tuple[tuple[Iterable[str], int], ...] = (
    (english.words("timex.filler"), FILLER),
    (MONTHS, MONTH),
    (WEEKDAYS, WEEKDAY),
    (UNITS, UNIT),
    ([f"{unit}long" for unit in ("hour", "day", "week", "month", "year", "decade", "century")], UNIT),
    (("half", "midyear", "midweek"), UNIT),
    (PARTS, PART),
    (english.words("timex.deictic"), DEICTIC),
    (english.words("timex.reference"), REFERENCE),
    (SEASONS, SEASON),
    (english.words("timex.meridiem"), MERIDIEM),
    (HOLIDAYS, HOLIDAY),
    (english.words("timex.repeat"), REPEAT),
    (english.words("timex.era"), ERA),
    (ORDINALS, ORDINAL | NUMBER),
    (ORDINAL_TENS, ORDINAL | NUMBER),
    (SMALL_NUMBERS, NUMBER),
    (TENS, NUMBER),
    (("½",), NUMBER),
    ([f"{tens[:-1]}ies" for tens in TENS], DECADE),
    (ZONES, FILLER),
    (("q", "h", "fy"), FILLER | NUMBERED),
    (("gmt", "utc"), CLOCK),
)


def _kinds() -> dict[str, int]:
    kinds: dict[str, int] = {}
    for words, bits in _LISTED:
        for word in words:
            kinds[word] = kinds.get(word, 0) | bits
    # These alone start nothing: they need a unit, a number or a name beside them.
    kinds.update(dict.fromkeys(english.words("timex.weak"), FILLER))
    kinds["second"] = UNIT | ORDINAL | NUMBER
    kinds["clock"] = MERIDIEM
    kinds["ad"] |= ERA
    # "nineteen sixty-eight", "two thousand and eight".
    for word in ("sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thousand"):
        kinds[word] |= YEAR
    return kinds


LEXICON = _kinds()


def weekday_number(word: str) -> int:
    """Monday is 0."""
    return WEEKDAYS[word.rstrip(".")]


def month_number(word: str) -> int:
    return MONTHS[word.rstrip(".")]


_ARTICLES = frozenset(["a", "an", "another", "single"])
_ADDED = SMALL_NUMBERS | TENS | dict.fromkeys(_ARTICLES, 1)
_TIMES = {"dozen": 12, "score": 20, "hundred": 100}
_THOUSANDS = {"thousand": 1_000, "million": 1_000_000}
_WHOLE = {"couple": 2, "quarter": 0.25}
_JOINING = frozenset(["and", "of"])


def number(words: str) -> float | None:
    """The value of a number in figures or words; None for a vague one ("several", "a few", "").

    >>> number("18"), number("twenty-one"), number("three and a half"), number("two hundred thousand")
    (18.0, 21.0, 3.5, 200000.0)
    >>> number("a couple of"), number("half a"), number("a few")
    (2.0, 0.5, None)
    """
    words = words.strip().replace("-", " ").replace(",", "").replace("½", " half").replace("1/2", " half")
    thousands, below = 0.0, 0.0
    seen = False
    for word in words.split():
        if word in _JOINING or (seen and word in _ARTICLES):
            continue
        seen = True
        if word in _THOUSANDS:
            thousands, below = thousands + max(below, 1) * _THOUSANDS[word], 0.0
            continue
        if word == "half":
            below = 0.5 if _is_a_half(words, thousands + below) else below + 0.5
            continue
        value = _followed_by(word, below)
        if value is None:
            return None
        below = value
    return thousands + below if seen else None


def _is_a_half(words: str, before: float) -> bool:
    """ "A half" and "one half" are 0.5; "one and a half" and "1 ½" are not."""
    return before == 1 and " and " not in words and not words[0].isdigit()


def _followed_by(word: str, before: float) -> float | None:
    """What a number below a thousand is with one more word: "two", then "hundred"."""
    if word[0].isdigit():
        return before + float(word)
    if word in _ADDED:
        return before + _ADDED[word]
    if word in _TIMES:
        return max(before, 1) * _TIMES[word]
    return _WHOLE.get(word)


def ordinal(words: str) -> int | None:
    """The value of "3rd", "third", "twenty-first"; None if it is none."""
    words = words.strip()
    if words[:1].isdigit():
        return int("".join(filter(str.isdigit, words))[:6])
    tens, _, last = words.replace(" ", "-").rpartition("-")
    if last in ORDINALS and (not tens or tens in TENS):
        return ORDINALS[last] + (TENS[tens] if tens else 0)
    return ORDINAL_TENS.get(last) if not tens else None
