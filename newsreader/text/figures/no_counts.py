"""Numbers that count nothing: money, ages, years, days, and those that are names."""

import re

from newsreader.text import english
from newsreader.text.figures.countables import MEASURES, PEOPLE, SMALL_WORDS
from newsreader.text.figures.counted_before import of_them
from newsreader.text.figures.counting import WORD, Counting
from newsreader.text.figures.counts import is_named_plural
from newsreader.text.figures.nouns_before import children, closes
from newsreader.text.figures.numerals import may_be_year
from newsreader.text.names.lexicon import is_word

_BEFORE_PRICE = ("$", "£", "€", "¥", "₹", "#")
# Ages, prices in rupees, and what bears a number.
_BEFORE_AGE = re.compile(r"(?:\b(?:Rs\.?|[Nn]os?\.|[Aa]ged|[Aa]ges?(?: of)?)|, (?P<of>both|all))\Z")
# "At 44 he owns three boats"
_SUBJECT = re.compile(r" (?:he|she)\b")
# "14.10 Police have closed a road": a live page’s.
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d(?=:? [A-Z])")
# "One in five homes", "nine in ten".
# "One landlord in three plans another rise"
_DETERMINER = "an?|another|the|to|its|his|her|their"
_SMALL = {word: number for word, number in english.numbers("number").items() if 0 < number < 10}
_RATIO = re.compile(
    rf"(?i)(?<!\bnumber )\b(?P<many>{english.alternatives(_SMALL)}|[1-9])[ -](?:in|out of)[ -](?:every )?\Z"
)
_ONE_IN = re.compile(r"(?i)\bone [a-z]+ in \Z")
_RATIO_VERB = re.compile(rf" [a-z’'-]+s (?:{_DETERMINER})\b")
# "The 2015–20 plan"
_SINCE_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d[-–—/]\Z")
_IN_A_ROW = re.compile(r" (?:straight|in (?:a row|succession)|on the (?:trot|bounce))\b(?! [a-z]+s\b)")
# "Three is not none": the number itself.
_IS_ITSELF = re.compile(r" (?:is|was) (?!(?:the|how|what|all)\b)")
# "Took three for 66", "won by nine wickets"
# "Made 96 off 83 balls"
_SCORE = re.compile(r" for (?:\d|no loss\b)| off \d")
_MARGIN = re.compile(r" wickets?\b")
# "Nine out of ten patients": of the patients none are counted.
_BEGINS_RATIO = re.compile(
    r" (?:in|out of) (?:every )?(?:ten|10|a hundred|100|a thousand|1,000)(?! of\b)\b"
    r"|(?: [a-z]{2,20}+){1,2} (?:in|out of) (?:every )?"
    rf"(?:{english.alternatives(_SMALL)}|ten|10|20|100)\b"
    rf"(?!(?: [\w’'-]+){{1,2}}s\b(?<! is)(?<! was)(?<! has)(?<! does)(?! (?:{_DETERMINER})\b))(?! of\b)"
    rf"| (?:in|out of) (?:{english.alternatives(_SMALL)}|[2-9]) of (?:them|us|you|those)\b"
)
_BEFORE_WHOLE = ("in", "of", "in-", "every")
_LARGEST_RATIO = 10
_ROUND = frozenset({100, 1000, 10_000, 100_000})
_LAST_WORD = re.compile(r"([^\W_]+)\.?\s+\Z")
_NEXT = re.compile(r"(?: [a-z][\w-]*){1,2}")
# "The city's 2022 rules provide".
_OF_OWNER = re.compile(r"[^\W_](?:['’]s|s['’])\s+\Z")
_WEEKDAYS = frozenset(english.numbers("weekday"))
_MONTHS = english.numbers("month")
_MONTH = re.compile(r"(?:([^\W_]+)\s+)?[^\W_]+\.?\s+\Z")
# "In March 12 people", "On March 12 people": after these a month has no day.
_BEFORE_MONTH = frozenset({"in", "during", "throughout", "of", "last", "this", "early", "late", "mid"})
_LAST_DAY = 31
# After these four figures are a year: "in 2015 people left", "the 2014 protesters".
_BEFORE_YEAR = frozenset(
    """
    in by since until till from during after before and or of to through throughout early late mid
    spring summer autumn fall winter
    """.split()  # noqa: SIM905
)
_BEFORE_NAMED_YEAR = frozenset(
    {"the", "this", "that", "its", "their", "his", "her", "a", "each", "every", "new"}
)
# "A man of 61 was found", "the mother of 35 was killed".
_OF_PERSON = re.compile(
    r"(?i)\b(?:man|woman|boy|girl|person|youth|child|teenager|pensioner|widow|widower|mother|father|parent"
    r"|grandmother|grandfather|son|daughter|baby|student|driver) of\s+\Z"
)
_NUMBERED = frozenset(
    """
    act apartment article articles bay bed beds berth block blocks category channel channels chapter chapters
    courtroom
    district districts gate gates grade grades highway hole holes junction junctions lane lanes lap laps level
    levels line lines number numbers page pages part parts phase phases platform platforms room rooms
    round rounds route routes section sections services stage stages step steps terminal terminals unit
    units ward wards week weeks
    """.split()  # noqa: SIM905
)
# "Bus services 7, 11 and 42"
# "As long as four buses": what is compared is not counted.
_AS_LARGE_AS = re.compile(r"\bas (?:big|large|long|tall|high|wide|deep|heavy|thick|far) as \Z")
# "The queue was 40 people deep", not "40 firms deep in debt", "three planes high above the town".
_EXTENT = re.compile(
    r" [a-z]+s?(?<!men)(?<!women) (?:wide|tall|thick|high|deep)\b(?! (?:[a-z]+(?:ed|ing)|above|below|beneath"
    r"|beyond|down|enough|in|inside|into|known|on|over|under|underground|up|with|within)\b)"
)
# "After 20 rounds eight were left": the rounds are counted, not numbered.
_COUNTED = re.compile(rf"(?i)\b(?:\d+|{english.alternatives(english.numbers('number'))}) [a-z]+s \Z")
_TOLD = re.compile(r"\b(?:told|tells|telling)(?: the)?(?: [A-Z][\w.-]*){1,4} \Z")
_LISTS = (", ", " and ", " or ", " to ")
_NUMBERED_LIST = re.compile(
    rf"(?i)\b(?:{english.alternatives(sorted(_NUMBERED))}) (?:\d+, )*\d+(?:,| (?:and|or|to)) \Z"
)


def is_no_count(number: Counting) -> bool:
    """Whether the number cannot count what follows it."""
    before = number.before.rstrip()
    if before.endswith((*_BEFORE_PRICE, "Of every", " of every")) or _is_clock(number):
        return True
    aged = _aged(number, before)
    if aged and not aged["of"]:
        return True
    of_somebody = aged or (
        before.endswith(" of") and _OF_PERSON.search(number.before) and not children(number)
    )
    if (of_somebody and not _counts_people(number)) or _is_age_at(number):
        return True
    if before.endswith(_BEFORE_WHOLE) and _is_ratio(number):
        return True
    if _IN_A_ROW.match(number.text, number.numeral.end) or _SCORE.match(number.text, number.numeral.end):
        return True
    if _is_margin_or_comparison(number) or _is_itself(number) or _SINCE_YEAR.search(number.before):
        return True
    if _BEGINS_RATIO.match(number.text, number.numeral.end) and number.numeral.number < _LARGEST_RATIO:
        return True
    if _is_owned_year(number) or _is_in_numbered_list(number.before):
        return True
    last = _LAST_WORD.search(number.before)
    if last and _names_its_number(number, last[1]):
        return True
    following = WORD.match(number.text, number.numeral.end + 1, number.span.end)
    return following is not None and following[0].lower() in MEASURES


def _aged(number: Counting, before: str) -> re.Match[str] | None:
    """What makes an age or a number's own of it: "aged 14", ", both 14", not ", all 14 of them"."""
    return None if of_them(number) else _BEFORE_AGE.search(before)


def _is_itself(number: Counting) -> bool:
    """ "Three is not none": the number is spoken of, and counts nothing."""
    opens = not number.before.strip(" “\"‘'") and not number.numeral.bare
    return opens and _IS_ITSELF.match(number.text, number.numeral.end) is not None


def _is_margin_or_comparison(number: Counting) -> bool:
    """ "won by nine wickets", "as long as four buses", "a wall six bricks thick"."""
    if number.before.endswith(" as "):
        return _AS_LARGE_AS.search(number.before) is not None
    if _EXTENT.match(number.text, number.numeral.end):
        return True
    return number.before.endswith(" by ") and _MARGIN.match(number.text, number.numeral.end) is not None


def _counts_people(number: Counting) -> bool:
    """Whether people follow within two words, so that it is no age: "mother of three boys"."""
    following = _NEXT.match(number.text, number.numeral.end, number.span.end)
    return following is not None and not PEOPLE.isdisjoint(following[0].split())


def _is_age_at(number: Counting) -> bool:
    at = number.before.endswith((" at ", "At "))
    return at and _SUBJECT.match(number.text, number.numeral.end) is not None


def _is_clock(number: Counting) -> bool:
    return (
        number.numeral.start == number.span.start and _CLOCK.match(number.text, number.span.start) is not None
    )


def _is_ratio(number: Counting) -> bool:
    """Whether it says of how many so many are: "one in five homes", "nine in ten", not "five in 12 towns"."""
    ratio = _RATIO.search(number.before)
    if ratio is None:
        verb = _RATIO_VERB.match(number.text, number.numeral.end)
        return verb is not None and _ONE_IN.search(number.before) is not None
    many, whole = _SMALL.get(ratio["many"].lower()) or int(ratio["many"]), number.numeral.number
    return many == 1 or many < whole <= _LARGEST_RATIO or whole in _ROUND


def _names_its_number(number: Counting, last: str) -> bool:
    """Whether the word before makes the number a year, a day or a name's own: "Flight 22", "March 3"."""
    low = last.lower()
    numeral = number.numeral
    if numeral.bare and not number.hedge and numeral.upper is None and _is_year(low, numeral.number):
        return True
    if low in _NUMBERED:
        return not number.hedge and not _COUNTED.search(number.before)
    if not last[0].isupper() or low in _WEEKDAYS or low in SMALL_WORDS:
        return False
    if number.earlier.here and closes(number) and is_named_plural(last):
        # "The reds took 47 seats, the Liberals 39."
        return False
    if low in _MONTHS:
        return _is_part_of_date(number)
    if number.text[numeral.start : numeral.end].islower() or _TOLD.search(number.before):
        # "He told the Globe sixty homes were lost", no "Ward Nine"
        return False
    return not _opens_sentence(number) or not is_word(low)


def _is_year(before: str, number: float) -> bool:
    if not may_be_year(number):
        return False
    if before in _BEFORE_YEAR or before in _MONTHS:
        return True
    return number % 100 != 0 and before in _BEFORE_NAMED_YEAR


def _is_in_numbered_list(before: str) -> bool:
    return before.endswith(_LISTS) and _NUMBERED_LIST.search(before) is not None


def _is_owned_year(number: Counting) -> bool:
    numeral = number.numeral
    if not (numeral.bare and may_be_year(numeral.number)) or numeral.upper is not None or number.hedge:
        return False
    return numeral.number % 100 != 0 and _OF_OWNER.search(number.before) is not None


def _is_part_of_date(number: Counting) -> bool:
    """Whether the number after a month is its day: not in "On 17 April 60 houses" or "In March 12 people"."""
    numeral = number.numeral
    if not numeral.bare or numeral.number > _LAST_DAY or number.hedge:
        return False
    month = _MONTH.search(number.before)
    low = (month[1] or "").lower() if month else ""
    return not (low in _BEFORE_MONTH or (low[:1].isdigit() and len(low) <= len("22nd")))


def _opens_sentence(number: Counting) -> bool:
    return len(number.before.split()) <= 1 and number.text.startswith(number.before, number.span.start)
