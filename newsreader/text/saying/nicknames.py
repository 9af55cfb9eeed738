"""Quoted words that are somebody's name and no speech: "known as “the Sheikh”", "Ann “Ace” Lee"."""

import re

_NAMED = re.compile(
    r"(?i)(?:\b(?:known|nicknamed|called|dubbed|named|renamed|christened|codenamed|alias|aka|a\.k\.a\.|moniker"
    r"|pseudonym|nickname|the name|her name|his name|their name|name of|nickname of|names? (?:as|was|is)"
    r"|call(?:ing|s|ed)? (?:(?:him|her|it|them)sel(?:f|ves)|him|her|them|me|us)"
    r"|(?:everyone|everybody) calls|(?:they|we|people|friends|fans|locals|neighbou?rs|villagers|residents"
    r"|inmates|prisoners|pupils|tenants|colleagues|comrades|children) call(?:ed)?"
    r"|go(?:es|ing)? by|went by)"
    r"|\bknown\s(?:[\w-]+\s){0,3}as|\bname(?: of| was| is)?,?|\bnickname(?: of| was| is)?,?)\s\Z"
)
# What bears words by its nature, and what else may.
_SIGN = (
    "(?:banner|sign|placard|poster|sticker|plaque|shirt|T-shirt|badge|mug|headstone|gravestone|billboard"
    "|tattoo)s?"
)
_BEARER = rf"(?:{_SIGN}|(?:card|flag|cap|wall|door|hat|jersey|button)s?)"
# Only what opens its sentence "says" something: in "a man in a cap said" the man does.
_INSCRIBED = re.compile(
    rf"\b(?:{_BEARER}|boards?|labels?)\b[^.;:!?\n“”\"]{{0,50}}"
    r"\b(?:read(?:s|ing)?|bears?|bore|bearing|with(?: the)? words?"
    r"|marked|labelled|inscribed|printed|painted|lettered)[,:]? \Z"
    rf"|\b{_SIGN} (?:say|declar|proclaim)ing[,:]? \Z"
    rf"|(?:\A|[.!?…”\"] |\n)(?:An?|The|One|Another|His|Her|Their) (?:[\w-]+ )?{_BEARER}"
    r" (?:sa(?:id|ys?)|declare[sd]?|proclaim(?:s|ed)?)[,:]? \Z"
)
# What each of these ends with, so that few places are looked at.
_INSCRIBING = tuple(
    f"{end}{stop} "
    for end in ("d", "s", "ing", "bear", "bore", "say", "declare", "proclaim")
    for stop in ("", ",", ":")
)
_FAR_ON = 100
_LONGEST = 4
_BEFORE = 48
_JOINS = frozenset({"the", "of", "el", "al", "de", "la"})
_NAME_BEFORE = re.compile(r"\b[A-Z][\w.’'-]*\s\Z")
_NAME_AFTER = re.compile(r"\s[A-Z][\w’'-]+")


def is_inscription(text: str, start: int) -> bool:
    """Whether what is quoted from `start` on stands on a sign, a shirt or the like, where nobody says it.

    >>> text = "Under a banner that read “Bridge now” she read: “Go.”"
    >>> is_inscription(text, text.index("“")), is_inscription(text, text.rindex("“"))
    (True, False)
    """
    return text.endswith(_INSCRIBING, 0, start) and (
        _INSCRIBED.search(text, max(0, start - _FAR_ON), start) is not None
    )


def is_nickname(text: str, start: int, end: int) -> bool:
    """Whether what stands between `start` and `end`, the places of its marks, is a name.

    >>> text = "A fighter known as “Duke” met Ann “Ace” Lee. “Run!” she said."
    >>> [is_nickname(text, at, text.index("”", at)) for at in (19, 34, 46)]
    [True, True, False]
    """
    words = text[start + 1 : end].rstrip(".,").split()
    if not 0 < len(words) <= _LONGEST or text[end - 1] in "!?":
        return False
    if not all(word[0].isupper() or word[0].isdigit() or word in _JOINS for word in words):
        return False
    before = text[max(0, start - _BEFORE) : start]
    if _NAMED.search(before):
        return True
    beside = _NAME_BEFORE.search(before)
    return beside is not None and text[end - 1] not in ",." and _NAME_AFTER.match(text, end + 1) is not None
