"""The forms in which pages write the time of day beside a date."""

import re
from typing import NamedTuple

# Words of the two halves of the day, before or after the figures: CLDR's, and those papers use besides.
HALVES = {
    "am": r"上午|早上|凌晨|清晨|午前|오전|새벽|صباحا|صباح|ص|ق\.ظ|قبل\sاز\sظهر|قبلازظهر|π\.μ|πμ|SA|पूर्वाह्न",
    "pm": r"下午|晚上|晚间|晚間|傍晚|午後|午后|오후|저녁|밤"
    r"|مساء|م|ب\.ظ|بعد\sاز\sظهر|بعدازظهر|μ\.μ|μμ|CH|अपराह्न",
}
_OF_HALF = {half: re.compile(rf"(?:{words})\.?", re.IGNORECASE) for half, words in HALVES.items()}


def _is_after_noon(half: str) -> bool:
    """Whether "a.m.", "下午" or "م" is the half of the day from noon on."""
    return half[:1] in "pP" or bool(_OF_HALF["pm"].fullmatch(half.strip()))


_WORDS = "|".join(HALVES.values())
# `p` begins the names of the groups; `half` is written before the figures in Chinese and Korean.
_CLOCK = r"""
    <BEFORE>(?P<{p}hour>\d{{1,2}})
    (?: (?:\s?<COLON>\s?|(?<=\d\d)(?=[0-5]\d\s?(?:GMT|UTC|IST|hrs)\b))(?P<{p}minute>[0-5]\d)(?!\d)
        (?: <COLON2>(?P<{p}second>[0-5]\d)(?!\d) (?:[.,](?P<{p}fraction>\d{{1,9}}))? )?
        (?:\s?(?P<{p}half><HALF>))?
      | \s?(?P<{p}bare>[ap]\.?\s?m\b\.?) )
    (?:\s?(?:Uhr|uur|hrs|horas|hours|h|บ\.|น\.|ч\.|分|분|秒|초)(?!\w)\.?)?
"""
_ZONE = r"""
    (?:\s?\(?(?P<{p}zone>
        (?:GMT|UTC)\s?[+\-−]\s?\d{{1,2}}(?::?\d\d)?(?!\d)
      | Z(?!\w) | [+\-−]\d\d:?\d\d(?!\d)
      | (?!AM\b|PM\b)[A-Z]{{2,5}}\b(?![a-z:|]) | МСК\b
      | (?:Eastern|Central|Pacific|Mountain)(?:\s(?:Standard|Daylight))?(?:\s[Tt]ime)?\b )\)?)?
"""
_LATIN = {"BEFORE": "", "COLON": "[:.h]", "COLON2": "[:.]", "HALF": r"[ap]\.?\s?m\b\.?"}
_WIDE = {
    "BEFORE": rf"(?:(?P<{{p}}early>{_WORDS})\s?)?",
    "COLON": r"(?:[:.h]|[时時點点시])",
    "COLON2": r"(?:[:.]|[分분]\s?)",
    "HALF": rf"[ap]\.?\s?m\b\.?|(?:{_WORDS})(?!\w)\.?",
}


def time(p: str, latin: bool) -> str:
    """A pattern of a time of day, the names of whose groups begin with `p`."""
    pattern = _CLOCK
    for slot, made in (_LATIN if latin else _WIDE).items():
        pattern = pattern.replace(f"<{slot}>", made)
    return (pattern + _ZONE).format(p=p)


# Zone letters count only as capitals: "8:37 pm in" names no zone.
_PLAIN_ZONE = re.compile(r"[A-Z]{2,5}|Z|МСК")
_NO_ZONE = re.compile(r"[^\W\d_]{1,5}")


class Clock(NamedTuple):
    hour: int
    minute: int
    second: int
    microsecond: int
    zone: str
    end: int


def clock_of(found: re.Match[str], p: str, end: int) -> Clock | None:
    """The time of the groups whose names begin with `p`; None where there is no such time ("24:61").

    It ends at `end`, or before letters that name no zone.
    """
    part = found.groupdict()
    hour, minute, second = (int(part[p + name] or -1) for name in ("hour", "minute", "second"))
    hour = _of_day(hour, next(filter(None, (part.get(p + name) for name in ("half", "bare", "early"))), ""))
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone = part[f"{p}zone"] or ""
    if _NO_ZONE.fullmatch(zone) and not _PLAIN_ZONE.fullmatch(zone):
        zone, end = "", min(end, found.start(f"{p}zone"))
    microsecond = int((part[f"{p}fraction"] or "")[:6].ljust(6, "0"))
    return Clock(hour, max(0, minute), second, microsecond, zone, end)


def _of_day(hour: int, half: str) -> int:
    """The hour of 24 of "8" and "p.m."."""
    if not half or hour > 12:
        return hour
    return hour % 12 + (12 if _is_after_noon(half) else 0)
