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
    following = reader.lower[reader.end : reader.end + 12]
    if words == "to this day" and re.search(r"[a-z] $", reader.before(2)) and following[:1] not in ",.;":
        return None
    if words in ("to date", "to this day"):
        return Reading("DATE", "PRESENT_REF", start=reader.start + 3)
    if words == "now" and reader.text[reader.start] == "N" and reader.before(4) == "the ":
        # "The Now Show".
        return None
    if words == "the present" and not _ALONE.match(following):
        # "the present hall" stands there.
        return None
    if words == "now" and re.match(r" that\b", following):
        return None
    if words.startswith(("for now", "as of")) or words == "just now":
        return Reading("DATE", "PRESENT_REF", start=reader.end - 3)
    if words.startswith("for "):
        return Reading("DATE", "PRESENT_REF", start=reader.start + 4)
    if words.startswith("even"):
        return Reading("DATE", "PRESENT_REF", start=reader.end - 3)
    return Reading("DATE", "PRESENT_REF")


_ALONE = re.compile(
    r"[.,;:)”\"]|\s?\Z|\s(?:and|but|or|is|was|as|in|to|for|with|when|than|he|she|it|they)\b|\n"
)


@rule("current", r"current", needs="reference")
def current(found: Match[str], reader: Reader) -> Reading | None:
    if reader.text[reader.start].isupper() and reader.text[reader.end : reader.end + 2].strip()[:1].isupper():
        return None
    if re.search(r"\b(?:an?|electric|direct|alternating|ocean|tidal) $", reader.before(14)):
        # What flows.
        return None
    if re.match(r" (?:affairs|accounts?)\b", reader.lower[reader.end : reader.end + 10]):
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
    if found[0] in ("recently", "lately") and re.search(r"\bas $", reader.before(4)):
        return None
    if found[0].startswith("in the past"):
        if re.match(
            r" (?:\w+ )?(?:\d|few|several|two|three|four|five|six|seven|eight|nine|ten|year|quarter|"
            r"fortnight|month|week|decade|day|hour|couple|dozen|century|season|half)",
            reader.lower[reader.end : reader.end + 16],
        ):
            return None
        return Reading("DATE", "PAST_REF", start=reader.start + 3)
    return Reading("DATE", "PAST_REF")


@rule("former", r"former(?:ly)?", needs="reference")
def former(found: Match[str], reader: Reader) -> Reading | None:
    ahead = reader.lower[reader.end : reader.end + 5]
    if not reader.narrative or re.match(r"[,.;:)]| (?:and|an?|was|were|is|had|of|to|in)\b", ahead):
        return None
    return Reading("DATE", "PAST_REF")


@rule(
    "future",
    r"(?:(?:the )?(?:near |immediate |foreseeable |distant |not[- ]too[- ]distant )?future|"
    r"the (?:near|short|medium|long|longer)[- ]term)",
    needs="reference",
)
def future(found: Match[str], reader: Reader) -> Reading | None:
    if reader.text[reader.end - 6] == "F" and re.search(r"\w $", reader.before(2)):
        # A title.
        return None
    if re.match(r" (?:contracts?|prices?|options?|market)\b", reader.lower[reader.end : reader.end + 12]):
        return None
    return Reading("DATE", "FUTURE_REF")
