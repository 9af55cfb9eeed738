"""What looks like a time expression and is none: words that are months, figures that are years."""

import re
from typing import TYPE_CHECKING

from newsreader.text.timex.vocabulary import MONTHS

if TYPE_CHECKING:
    from newsreader.text.timex.reader import Reader

_CERTAIN_WORDS = "january february april june july september october november december"
_CERTAIN = frozenset(_CERTAIN_WORDS.split())
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|from|to|between|and|or|during|through|throughout|before|after"
    r"|last|next|this|early|late|mid|for|on|until|as|a|an|every|each|that|the|week|following|previous"
    r"|around|about|over|beyond|into|per|worst|best|(?!west\b|east\b|forest\b|protest\b)[a-z]{3,9}est|[a-z]{3,9}day,?)|[-–—(,]|mid-)\s*$"
)
_STRONG_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|by|since|until|till|during|throughout|last|next|early|late|this|mid)[\s-]+$"
)
_NEVER_AFTER_MONTH = re.compile(r"\s+(?:\w+\s+)?(?:said|says|told|madness|family)\b")
_MARCH_AFTER = re.compile(r"\s+(?:on|for|of|against|to|past|through|from|in)\b")


def is_month(reader: "Reader", start: int, end: int, *, numbered: bool) -> bool:
    """Whether "May", "March", "June" … is a month here. `numbered`: a figure or "early" is with it."""
    raw = reader.text[start:end]
    word = raw.lower().rstrip(".")
    if numbered:
        return True
    before = reader.text[max(0, start - 24) : start]
    after = reader.text[end : end + 24]
    if word not in _CERTAIN and word not in ("may", "march", "august"):
        # A short form: "Sept." or one with a preposition before it.
        return bool(_STRONG_BEFORE_MONTH.search(before.lower())) and raw[0].isupper()
    previous = re.search(r"([\w.’']+)[\s-]+$", before)
    named = bool(
        previous
        and previous[1][0].isupper()
        and previous[1].lower() not in _OPENERS
        and previous[1].lower().rstrip(".") not in MONTHS
    )
    following = re.match(r"\s+([A-Z][a-z]+)", after)
    if word in ("april", "june", "august"):
        # First names: "June Foster", "April said".
        if named and not _STRONG_BEFORE_MONTH.search(before.lower()):
            return previous is not None and bool(re.search(r"\d$|day,?$", previous[1].lower()))
        if following and not _BEFORE_MONTH.search(before.lower()):
            return False
        return not _NEVER_AFTER_MONTH.match(after) or bool(_STRONG_BEFORE_MONTH.search(before.lower()))
    if word in ("may", "march"):
        if named:
            return False
        if word == "march" and _MARCH_AFTER.match(after) and not _STRONG_BEFORE_MONTH.search(before.lower()):
            return False
        if raw.isupper() and len(raw) > 1 and not _STRONG_BEFORE_MONTH.search(before.lower()):
            return False
        if re.search(r"\b(?:the|a|that)\s+$", before.lower()):
            return False
        return bool(_BEFORE_MONTH.search(before.lower()))
    return not (named and following and not _BEFORE_MONTH.search(before.lower()))


_OPENER_WORDS = (
    "in by on of since until from to the last next this early late during mid for and after before "
    "through throughout between till around about as"
)
_OPENERS = frozenset(_OPENER_WORDS.split())

# Figures.


def part_of_a_longer_figure(lower: str, start: int, end: int) -> bool:
    return bool(re.match(r"[-/.]?\d", lower[end : end + 2])) or bool(
        re.search(r"[\d/.-]$", lower[max(0, start - 1) : start])
    )


_GOES_ON = re.compile(
    r"[,.]\d|\s?(?:per cent|percent|pc\b|million|billion|trillion|thousand)|[:/]\d|-\d+-|-\d{3}"
)


def figure_goes_on(lower: str, end: int) -> bool:
    """ "May 5.5 per cent", "March 3,000": the figure that ends here is only the head of a number."""
    return bool(_GOES_ON.match(lower, end, end + 12))


_NAMED_FIGURE = re.compile(
    r"\b(?:flight|room|highway|route|boeing|airbus|windows|model|page|no|number|nos|bus|unit|apartment"
    r"|suite|channel|iso|postcode|zip|pin|area|section|article|resolution|chapter|lot|gate|platform|box"
    r"|peugeot|mazda|nikkei|ftse|hang seng|russell|s&p|dow|index|class|type|series|nasa|asteroid|film"
    r"|movie|novel|book|album|altitude|elevation|height|score of|worth|cost|costs|costing|paid|price of"
    r"|valued at|total of|record of)[ #.]{1,2}$"
)
_PRECEDED = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|from|to|during|through|throughout|late|early|mid|before|after"
    r"|circa|year|years|between|and|the|its|his|her|their|our|a|an|this|that|for|around|about|into|as|on"
    r"|spring|summer|autumn|fall|winter|season|fiscal|calendar|election|elections|beyond|than|back|or"
    r"|pre|post|around|ca|c|aged|born|died|b|d|est|founded|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|christmas|easter|[a-z]+['’]s?)[\s,.-]+|[(\[–—/-]\s?"
    r"|[’']s\s)$"
)
_COUNTED = re.compile(
    r"[\s-]+(?:(?:more|other|new|additional|extra|\w+ed|\w+ing|\w+al|\w+ish|\w+ian|\w+ern|armed|heavy"
    r"|square|cubic|nautical|foreign|local|young|old|poor)\s+)?(?:people|men|women|children|jobs"
    r"|soldiers|troops|civilians|dead|killed|wounded|injured|refugees|homes|houses|miles|km|kms"
    r"|kilometres|kilometers|metres|meters|m|ft|feet|yards|acres|hectares|tonnes|tons|kg|kilos|lb|lbs"
    r"|pounds|dollars|euros|points|votes|words|pages|seats|fans|runs|times|hours|days|minutes|seconds"
    r"|weeks|months|years|units|users|students|workers|employees|staff|members|residents|families"
    r"|fighters|rebels|police|officers|guests|protesters|supporters|delegates|copies|cars|vehicles|tanks"
    r"|aircraft|planes|ships|guns|pieces|prisoners|casualties|deaths|cases|patients|bodies|schools|shops"
    r"|stores|companies|firms|customers|passengers|infantry|cavalry|horsemen|hoplites|percent|per cent"
    r"|degrees|mph|rpm|hp|bc|bce|b\.c)\b|\s?(?:million|billion)"
)
_STREET = re.compile(
    r"(?: [A-Z][\w.]+){1,3} (?:Street|Road|Avenue|Lane|Drive|Boulevard|St|Rd|Ave|Square|Place)\b"
)
_PLURAL = re.compile(r"\s+([a-z]{3,}s)\b")
_YEARLY_PLURAL_WORDS = (
    "elections games olympics finals championships riots protests talks attacks floods bombings wars "
    "was has is bus series sales results figures levels accords crisis census playoffs polls killings "
    "always its this does"
)
_YEARLY_PLURALS = frozenset(_YEARLY_PLURAL_WORDS.split())
_QUANTIFIED = re.compile(
    r"\b(?:some|about|around|over|nearly|almost|more than|less than|fewer than|at least|up to|roughly"
    r"|approximately|only|estimated|another|all|just|well over|exceeding|as many as|total of|killed"
    r"|killing|lost|numbered|numbering|with|employs|employing|plus)\s+(?:the\s+)?$"
)


def is_year(reader: "Reader", start: int, end: int) -> bool:
    """Whether four figures are a year here and not a number of things, a price, a model, a flight."""
    lower = reader.lower
    before = lower[max(0, start - 40) : start]
    if _NAMED_FIGURE.search(before):
        return False
    if re.match(
        r"[,.:]\d|[-–]\d{3,}-|x\d|[-‐](?:foot|mile|year|metre|meter|man|strong|ton|tonne|seat|"
        r"acre|kilo|km|page|day|hour|point)",
        lower[end : end + 12],
    ):
        return False
    if re.search(r"\d[.,:/]$|[a-z]-$|\.$(?<!\w\s\.)", before[-2:]) and not re.search(
        r"(?:mid|pre|post|early|late|non)-$", before
    ):
        return not re.search(r"\d[.,:/]$|[a-z0-9]-$", before[-2:])
    after = lower[end : end + 40]
    if re.match(r"\s?:", after) and not re.search(r"[a-z]\s$", before):
        # A live blog's "2029:"; a heading's "2005:" stays.
        return 1500 < int(lower[start:end]) <= (reader.published.year if reader.published else 2100)
    if before.endswith("at "):
        # "at 1500": a time.
        return False
    if _STREET.match(reader.text, end, end + 40) or lower.startswith((" index", " vision"), end):
        return False
    if (
        reader.published
        and int(lower[start:end]) > reader.published.year + 30
        and not _PRECEDED.search(before)
    ):
        return False
    if lower[start:end] < "1400" and not _PRECEDED.search(before):
        return False
    if lower[start:end] < "1900" and re.search(r"\n\s*$", before) and re.match(r"\s*[A-Za-z]", after):
        # A live blog's time at the head of its line.
        return False
    if _COUNTED.match(after):
        return bool(
            re.search(r"\b(?:the|in|since|of|his|her|their|its|'s|’s)\s+$", before)
        ) and not _QUANTIFIED.search(before)
    plural = _PLURAL.match(after)
    if _QUANTIFIED.search(before) and (plural or re.match(r"\s+[a-z]+\s+[a-z]*s\b", after)):
        return False
    if _PRECEDED.search(before):
        return not (
            plural
            and re.search(r"\b(?:to|of|by|from|and|for|than|as|or|a)\s+$", before)
            and plural[1] not in _YEARLY_PLURALS
        )
    if plural and plural[1] not in _YEARLY_PLURALS:
        return False
    # Bare in a headline, before a name ("2012 Olympics") or a stop.
    return bool(re.match(r"\s*(?:[.,;:)\]–—-]|$|\n|['’]s?\b|\s[a-z])", after)) or bool(
        re.match(r"\s+[A-Z\d]", reader.text[end : end + 3])
    )
