"""The words of English time expressions: what kind of token each is, and what it stands for."""

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

_MONTH_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
    "september sept sep|october oct|november nov|december dec"
)
MONTHS = {name: n for n, names in enumerate(_MONTH_NAMES.split("|"), 1) for name in names.split()}
_WEEKDAY_NAMES = (
    "monday mon|tuesday tues tue|wednesday weds wed|thursday thurs thur thu|friday fri|"
    "saturday sat|sunday sun"
)
WEEKDAYS = {name: n for n, names in enumerate(_WEEKDAY_NAMES.split("|")) for name in names.split()}
# Written small these are other words ("may", "sat"), or too short to trust.
_CAPITAL_ONLY = (
    "may march mar august jan jun jul dec sep sept nov oct apr feb aug "
    "mon tue tues wed weds thu thur thurs fri sat sun"
)
CAPITAL_ONLY = frozenset(_CAPITAL_ONLY.split())

UNITS = {
    "second": "S", "seconds": "S", "minute": "MIN", "minutes": "MIN", "hour": "HR", "hours": "HR",
    "day": "D", "days": "D", "night": "D", "nights": "D", "week": "W", "weeks": "W",
    "fortnight": "FN", "fortnights": "FN", "month": "M", "months": "M", "quarter": "Q", "quarters": "Q",
    "year": "Y", "years": "Y", "decade": "DE", "decades": "DE", "century": "CE", "centuries": "CE",
    "weekend": "WE", "weekends": "WE", "hrs": "HR", "mins": "MIN", "min": "MIN", "sec": "S", "secs": "S",
    "yr": "Y", "yrs": "Y", "millennium": "ML", "millennia": "ML",
}  # fmt: skip

PARTS = {
    "morning": "MO", "mornings": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "breakfast": "MO",
    "noon": "MI", "midday": "MI", "lunchtime": "MI", "afternoon": "AF", "afternoons": "AF",
    "evening": "EV", "evenings": "EV", "dusk": "EV", "sunset": "EV", "nightfall": "EV",
    "night": "NI", "nights": "NI", "midnight": "NI", "overnight": "NI", "tonight": "NI",
    "nighttime": "NI", "daytime": "DT", "daylight": "DT",
}  # fmt: skip

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI",
           "springtime": "SP", "summertime": "SU", "wintertime": "WI"}  # fmt: skip

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL_NUMBERS = {word: n for n, word in enumerate(_SMALL.split())}
TENS = {word: n * 10 for n, word in enumerate(_TENS.split(), 2)}
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
ORDINALS = {word: n for n, word in enumerate(_ORDINALS.split()) if n}
ORDINAL_TENS = {word[:-1] + "ieth": n for word, n in TENS.items()}

HOLIDAYS = frozenset(
    """christmas xmas easter thanksgiving halloween ramadan hanukkah passover diwali eve juneteenth hogmanay
    valentine boxing veterans armistice bastille remembrance patrick anzac""".split()  # noqa: SIM905
)
ZONES = {
    "gmt": "+00:00", "utc": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00",
    "eest": "+03:00", "msk": "+03:00", "ist": "+05:30", "pkt": "+05:00", "jst": "+09:00", "kst": "+09:00",
    "aest": "+10:00", "aedt": "+11:00", "edt": "-04:00", "est": "-05:00", "cdt": "-05:00", "cst": "-06:00",
    "mdt": "-06:00", "mst": "-07:00", "pdt": "-07:00", "pst": "-08:00", "et": "America/New_York",
    "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles", "sgt": "+08:00",
    "hkt": "+08:00", "wib": "+07:00", "eat": "+03:00", "cat": "+02:00", "sast": "+02:00", "nzdt": "+13:00",
    "nzst": "+12:00",
}  # fmt: skip

_REFERENCES = (
    "being now recently recent lately currently current present nowadays former formerly previously "
    "future past "
    "soon once later earlier date time term moment period meantime immediately ago since "
    "then presently newly "
    "modern ever"
)
_REPEATS = (
    "daily nightly weekly fortnightly monthly quarterly yearly annual annually biannual biennial weekday "
    "weekdays every each everyday hourly per mondays tuesdays wednesdays thursdays fridays saturdays sundays "
    "bimonthly biweekly semiannual triennial"
)
_FILLERS = (
    "the a an of in on at by to from and until till through throughout between during this "
    "that these those last "
    "next past coming previous following same late early mid end start beginning middle close first half "
    "turn latter upcoming preceding succeeding prior before after later earlier ago hence "
    "onwards onward within "
    "for over about around roughly approximately some nearly almost more less than up least most under only "
    "just another further several few many couple dozen dozens score scores hundred hundreds "
    "thousand thousands "
    "million or and point long old straight consecutive successive full whole entire trading "
    "working business "
    "calendar fiscal financial tax academic school ended ending st nd rd th s "
    "am pm m p o clock oclock local time its it one's day's into part parts small hours wee yet very again "
    "remaining rest remainder "
    "out early's all well not other each intervening as recently far close nearly mere less greater ad ce "
    "bc bce b c e d h q fy w age aged running year's odd good better best bloodiest single "
    "right being more foreseeable immediate near distant in row "
    "better-than worth now from afterwards afterward "
    "t z so two latest new all labor memorial luther martin king presidents circa ca recent final opening "
    "closing like corresponding comparable eastern pacific central mountain standard daylight gmt"
)


def _kinds() -> dict[str, int]:
    kinds: dict[str, int] = {}

    def add(words: object, bit: int) -> None:
        for word in words:  # type: ignore[attr-defined]
            kinds[word] = kinds.get(word, 0) | bit

    add(_FILLERS.split(), FILLER)
    add(MONTHS, MONTH)
    add(WEEKDAYS, WEEKDAY)
    add(UNITS, UNIT)
    add(PARTS, PART)
    add(("today", "yesterday", "tomorrow", "tonight"), DEICTIC)
    add(_REFERENCES.split(), REFERENCE)
    add(SEASONS, SEASON)
    add(("am", "pm", "o", "hrs", "oclock"), MERIDIEM)
    add(HOLIDAYS, HOLIDAY)
    add(_REPEATS.split(), REPEAT)
    add(("bc", "bce", "ad", "ce", "b"), ERA)
    add(ORDINALS, ORDINAL | NUMBER)
    add(ORDINAL_TENS, ORDINAL | NUMBER)
    add(SMALL_NUMBERS, NUMBER)
    add(TENS, NUMBER)
    add(("½",), NUMBER)
    add((*(tens.rstrip("y") + "ies" for tens in TENS), *(f"{tens[:-1]}ies" for tens in TENS)), DECADE)
    add(ZONES, FILLER)
    add(("q", "h", "fy"), FILLER | NUMBERED)
    # These alone start nothing: they need a unit, a number or a name beside them.
    for word in (
        "time",
        "period",
        "ago",
        "since",
        "then",
        "once",
        "o",
        "b",
        "ce",
        "ad",
        "ever",
    ):
        kinds[word] = FILLER
    add(("gmt", "utc"), CLOCK)
    add(("gmt", "utc"), CLOCK)
    add([unit + "long" for unit in ("hour", "day", "week", "month", "year", "decade", "century")], UNIT)
    kinds["second"] = UNIT | ORDINAL | NUMBER
    kinds["half"] |= UNIT
    kinds["clock"] = MERIDIEM
    kinds["midyear"] = kinds["midweek"] = UNIT
    return kinds


LEXICON = _kinds()


def weekday_number(word: str) -> int:
    """Monday is 0."""
    return WEEKDAYS[word.rstrip(".")]


def month_number(word: str) -> int:
    return MONTHS[word.rstrip(".")]


def number(words: str) -> float | None:
    """The value of a number in figures or words ("18", "twenty-one", "three and a half", "a couple of").

    None for a vague one ("several", "a few", "").
    """
    words = words.strip().replace("-", " ").replace(",", "")
    for half in ("½", "1/2"):
        words = words.replace(half, " half")
    if not words:
        return None
    total, current, seen = 0.0, 0.0, False
    for word in words.split():
        if word[0].isdigit():
            current += float(word)
        elif word in SMALL_NUMBERS:
            current += SMALL_NUMBERS[word]
        elif word in TENS:
            current += TENS[word]
        elif word in ("a", "an", "another", "single"):
            if seen:
                continue
            current += 1
        elif word == "half":
            current = current + 0.5 if total + current != 1 or " and " in words or words[0].isdigit() else 0.5
        elif word == "quarter":
            current = 0.25
        elif word == "couple":
            current = 2
        elif word == "dozen":
            current = max(current, 1) * 12
        elif word == "score":
            current = max(current, 1) * 20
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in ("thousand", "million"):
            total += max(current, 1) * (1000 if word == "thousand" else 1_000_000)
            current = 0
        elif word in ("and", "of"):
            continue
        else:
            return None
        seen = True
    return total + current if seen else None


def ordinal(words: str) -> int | None:
    """The value of "3rd", "third", "twenty-first"; None if it is none."""
    words = words.strip()
    if words[:1].isdigit():
        return int("".join(filter(str.isdigit, words))[:6])
    tens, _, last = words.replace(" ", "-").rpartition("-")
    if last in ORDINALS and (not tens or tens in TENS):
        return ORDINALS[last] + (TENS[tens] if tens else 0)
    return ORDINAL_TENS.get(last) if not tens else None
