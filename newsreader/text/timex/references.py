"""Expressions that point at the present, the past or the future without a date."""

import re
from re import Match

from newsreader.text.timex.reader import Reader, Reading
from newsreader.text.timex.rule import rule


@rule(
    "now",
    r"(?:right |just |for |even |as of )?now(?:adays)?|at present|at this (?:time|moment|"
    r"point)|currently|at the moment|these days|presently|the present(?: day)?|to this day|"
    r"(?:for )?the time being|to date|present[- ]day|modern[- ]day",
    needs="reference|unit",
)
def now(found: Match[str], reader: Reader) -> Reading | None:
    words = found[0]
    if _is_no_present(words, reader):
        return None
    return Reading("DATE", "PRESENT_REF", start=reader.start + _head(words))


def _head(words: str) -> int:
    """Where in the words the expression begins: "for [now]", "for [the time being]", "to [date]"."""
    if words.startswith(("for now", "as of", "even")) or words == "just now":
        return len(words) - len("now")
    if words.startswith("for "):
        return len("for ")
    return len("to ") if words in ("to date", "to this day") else 0


def _is_no_present(words: str, reader: Reader) -> bool:
    """ "the present hall", "The Now Show", "now that"; "to this day" that goes on."""
    if words == "now":
        return reader.precedes("that") or (reader.text[reader.start] == "N" and reader.before(4) == "the ")
    if words == "the present":
        return not reader.precedes(_ALONE)
    return words == "to this day" and reader.follows(_WORD) and not reader.precedes(_STOP)


_WORD = re.compile("[a-z] $")
_STOP = re.compile(r"[,.;]|\Z")
_ALONE = re.compile(
    r"[.,;:)”\"]|\s?\Z|\s(?:and|but|or|is|was|as|in|to|for|with|when|than|he|she|it|they)\b|\n"
)


@rule("current", r"current", needs="reference")
def current(found: Match[str], reader: Reader) -> Reading | None:
    if reader.text[reader.start].isupper() and reader.text[reader.end : reader.end + 2].strip()[:1].isupper():
        return None
    if reader.follows("a|an|electric|direct|alternating|ocean|tidal"):
        # What flows.
        return None
    if reader.precedes("affairs|account|accounts"):
        return None
    return Reading("DATE", "PRESENT_REF")


@rule(
    "recently",
    r"(?:more |most |as |very )?(?:recently|lately)|recent|(?:the )?(?:recent|distant|"
    r"not[- ]too[- ]distant) past|in the past",
    needs="reference",
)
def recently(found: Match[str], reader: Reader) -> Reading | None:
    if found[0].startswith("as ") and reader.lower.startswith(" as ", reader.end):
        # "as recently as last month" is last month.
        return None
    if found[0] in ("recently", "lately") and reader.follows("as"):
        return None
    if found[0].startswith("in the past"):
        if _SO_MUCH.match(reader.lower, reader.end, reader.end + 16):
            return None
        return Reading("DATE", "PAST_REF", start=reader.start + 3)
    return Reading("DATE", "PAST_REF")


# "in the past few years", "in the past three bloody weeks": a length.
_SO_MUCH = re.compile(
    r" (?:\w+ )?(?:\d|few|several|two|three|four|five|six|seven|eight|nine|ten|year|quarter|"
    r"fortnight|month|week|decade|day|hour|couple|dozen|century|season|half)"
)


@rule("former", r"former(?:ly)?", needs="reference")
def former(found: Match[str], reader: Reader) -> Reading | None:
    if not reader.narrative or reader.precedes(_NO_NOUN):
        return None
    return Reading("DATE", "PAST_REF")


_NO_NOUN = re.compile(r"[,.;:)]| (?:and|an?|was|were|is|had|of|to|in)\b")


_ANY_WORD = re.compile(r"\w $")


@rule(
    "future",
    r"(?:(?:the )?(?:near |immediate |foreseeable |distant |not[- ]too[- ]distant )?future|"
    r"the (?:near|short|medium|long|longer)[- ]term)",
    needs="reference",
)
def future(found: Match[str], reader: Reader) -> Reading | None:
    if reader.text[reader.end - 6] == "F" and reader.follows(_ANY_WORD):
        # A title.
        return None
    if reader.precedes("contract|contracts|price|prices|option|options|market"):
        return None
    return Reading("DATE", "FUTURE_REF")
