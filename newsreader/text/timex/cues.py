"""Which way a clause looks (forward, back), and whether it supposes or denies: read off the words around.

All of it works on a bounded window of small letters on either side, so that it costs the same in any text.
"""

import re

_SENTENCE_END = re.compile(r"[.!?;][\"'”’)]{0,2}\s|\n\s*\n")
_WINDOW = 110


def tail(lower: str, start: int, length: int) -> str:
    """The words before `start`, at most `length` characters, none from the sentence before."""
    window = lower[max(0, start - length) : start]
    stops = [stop.end() for stop in _SENTENCE_END.finditer(window) if not _abbreviated(window, stop.start())]
    return window[stops[-1] :] if stops else window


def head(lower: str, end: int, length: int) -> str:
    window = lower[end : end + length]
    stop = _SENTENCE_END.search(window)
    return window[: stop.start()] if stop else window


def _abbreviated(window: str, dot: int) -> bool:
    return bool(re.search(r"\b(?:mr|mrs|ms|dr|gen|sen|rep|gov|st|lt|col|u\.s|u\.n|[a-z])\Z", window[:dot]))


# Straight before the expression: these point forward ("until Friday", "due in May").
_FORWARD_BEFORE = re.compile(
    r"(?:\b(?:until|till|due|by|scheduled|slated|expected|planned|set|starting|beginning|effective|payable|"
    r"expires?|expiring|deadline|from now until|ahead of|before|matures?|maturing|upcoming|coming|postponed|"
    r"adjourned|delayed|remanded|resumes?|opens?|starts?|begins?|kicks? off)"
    r"(?: (?:on|for|in|at|to|until|till|by|of|from|the|no later than|later|back)){0,3}|"
    r"\b(?:as early as|no later than|as soon as|as late as))\s*$"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|to be (?:held|released|published|announced|decided|sworn)|is to|are to|"
    r"(?:is|are|was|were|be|been|being) (?:due|set|expected|scheduled|slated|planned|likely|about|going) to|"
    r"due to|set to|expected to|scheduled (?:to|for)|slated (?:to|for)|plans? to|planned for|"
    r"going to|intends? to|hopes? to|"
    r"aims? to|would|upcoming)\b|\b(?:he|she|it|they|we|i|you|that|who)['’]ll\b"
)
_PAST = re.compile(
    r"\b(?:said|told|was|were|had|has|have|did|came|went|took|made|fell|rose|held|met|won|lost|led|"
    r"began|became|left|saw|found|gave|got|kept|put|set off|struck|hit|shot|sent|sold|bought|"
    r"wrote|spoke|paid|"
    r"grew|drew|fought|broke|ran|stood|sank|shut|fled|quit|beat|[a-z]{3,}ed)\b"
)
# "closed on Friday", "said Monday": a verb of the past straight before the expression.
_PAST_BEFORE = re.compile(
    r"\b(?:said|told|was|were|came|went|took|made|fell|rose|held|met|won|lost|led|began|"
    r"left|struck|hit|sent|sold|wrote|spoke|paid|grew|shut|fled|quit|died|"
    r"(?!scheduled|planned|expected|slated|need|due|postponed|adjourned|remanded|delayed|"
    r"proposed|set)[a-z]{3,}ed)"
    r"(?: (?:[a-z]+ly|in [a-z]+|late|early|here))?(?: (?:on|in|by|at|since|late|early))?\s*$"
)
_CLAUSE = re.compile(r"[,;:—–()“”\"]| and | but | after | when | while | which | who | that | as ")


# The present tense of timetables: "the tour opens on 5 May".
_TIMETABLE_BEFORE = re.compile(
    r"\b(?:arrives?|opens?|starts?|begins?|ends?|expires?|takes? (?:effect|place|office)|"
    r"goes on sale|comes? into force|"
    r"meets?|plays?|faces?|hosts?|travels?|leaves?|closes?|launches|returns?|kicks? off|runs?|"
    r"airs?|departs?|resumes?|"
    r"visits?|premieres?|to be \w+ed|to be (?:held|made|sold|shown|built|run|put|sent|set|known))"
    r"(?: \w+){0,3}?(?: (?:on|in|at|from|until|by))?\s*$"
)


def direction(lower: str, start: int, end: int) -> int:
    """1: forward, -1: back, 0: the words do not say."""
    before = tail(lower, start, _WINDOW)
    if _TIMETABLE_BEFORE.search(before[-60:]) and not _PAST.search(before[-30:].replace("to be held", "")):
        return 1
    if _PAST_BEFORE.search(before):
        return -1
    if _FORWARD_BEFORE.search(before):
        return 1
    clauses = _CLAUSE.split(before)
    near = clauses[-1]
    future, past = _last(_FUTURE, near), _last(_PAST, near)
    if future >= 0 and future >= past - 12:
        return 1
    if past >= 0:
        return -1
    # Nothing said yet ("On Friday, the court will rule"): what follows decides.
    after = head(lower, end, _WINDOW).lstrip(" ,")
    ahead = _CLAUSE.split(after)[0]
    future, past = _first(_FUTURE, ahead), _first(_PAST, ahead)
    if future < past:
        return 1
    if past < 9999:
        return -1
    if len(clauses) > 1:
        whole_future, whole_past = _last(_FUTURE, before), _last(_PAST, before)
        if whole_future > whole_past:
            return 1
        if whole_past >= 0:
            return -1
    return 0


def _last(pattern: re.Pattern[str], words: str) -> int:
    found = -1
    for match in pattern.finditer(words):
        found = match.start()
    return found


def _first(pattern: re.Pattern[str], words: str) -> int:
    match = pattern.search(words)
    return match.start() if match else 9999


_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|could|might|in case|suppose|assuming|were to|would have|should)\b"
)
_DENIED = re.compile(r"\b(?:not|never|no longer|neither|nor|without|denie[sd]|cancelled|canceled)\b|n['’]t\b")


def marks(lower: str, start: int, end: int) -> list[str]:
    """ "hypothetical" and "negated", where the clause around says so."""
    before = tail(lower, start, _WINDOW)
    near = re.split(r"[,;:—–()“”\"]| and | but | because ", before)[-1]
    found = []
    if _SUPPOSED.search(near):
        found.append("hypothetical")
    if _DENIED.search(near):
        found.append("negated")
    return found
