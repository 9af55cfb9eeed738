"""The clause around an expression: the words before and after it, and whether they suppose or deny.

All of it works on a bounded window of small letters on either side, so that it costs the same in any text.
"""

import re
from functools import cached_property

_SENTENCE_END = re.compile(r"[.!?;][\"'”’)]{0,2}\s|\n\s*\n")
_ABBREVIATED = re.compile(r"\b(?:mr|mrs|ms|dr|gen|sen|rep|gov|st|lt|col|u\.s|u\.n|[a-z])\Z")
# A comma within figures ("2,000 fled") and a clock's colon part nothing.
_CLAUSE_END = re.compile(
    r"(?<![0-9])[,:]|[,:](?![0-9])|[;—–()“”\"]| but | after | when | while | which | who | that | as "
)
_COMMA = re.compile(r"(?<![0-9]),|,(?![0-9])")
# Behind a comma: a clause that says nothing of the one before it.
_OWN_CLAUSE = re.compile(
    r"\s(?:and|but|or|so|yet|after|as|because|before|if|since|that|though|although|until|when|where|while|which"
    r"|who|whose|according|including)\b|[^,]*[:;—–()“”\"]"
)
# So that "after" and the like before the expression itself part no clause.
_PREPOSITION = re.compile(r"\s(?:after|before|when|as|on|in|at|from|since)(?: the)?\s*$")
_JOINING = frozenset(["", "and", "because", "but", "for", "or", "so", "though", "yet"])
# How many characters before and after an expression are asked which way its clause looks.
WINDOW = 110


def tail(lower: str, start: int, length: int) -> str:
    """The words before `start`, at most `length` characters, none from the sentence before."""
    window = lower[max(0, start - length) : start]
    for stop in reversed(list(_SENTENCE_END.finditer(window))):
        if not _ABBREVIATED.search(window, 0, stop.start()):
            return window[stop.end() :]
    return window


def head(lower: str, end: int, length: int) -> str:
    """The words after `end`, at most `length` characters, none from the next sentence."""
    window = lower[end : end + length]
    for stop in _SENTENCE_END.finditer(window):
        if not _ABBREVIATED.search(window, 0, stop.start()):
            return window[: stop.start()]
    return window


class ClauseContext:
    """The words around the expression at start:end, as those ask for them that say which way a clause looks.

    >>> clause = ClauseContext("he said that it opens on friday, and left", 25, 31)
    >>> clause.before, clause.near, clause.after, clause.ahead
    ('he said that it opens on ', 'it opens on ', ', and left', 'and left')
    """

    def __init__(self, lower: str, start: int, end: int) -> None:
        self.lower, self.start, self.end = lower, start, end
        # Of the sentence.
        self.before = tail(lower, start, WINDOW)

    @cached_property
    def near(self) -> str:
        """Of `before`, the expression's own clause."""
        kept = _PREPOSITION.sub("", self.before)
        return _CLAUSE_END.split(kept)[-1] + self.before[len(kept) :]

    @property
    def opens(self) -> bool:
        """Whether the expression opens its clause, with no preposition before it."""
        return self.near.strip() in _JOINING

    @property
    def last(self) -> str:
        """Of `near`, what stands behind its last "and"."""
        return self.near.rpartition(" and ")[2]

    @cached_property
    def after(self) -> str:
        return head(self.lower, self.end, WINDOW)

    @property
    def ahead(self) -> str:
        """Of `after`, the first clause."""
        return _CLAUSE_END.split(self.after.lstrip(" ,"))[0]

    @property
    def further(self) -> list[str]:
        """Of `after`, what stands between the commas behind `ahead`, up to a clause of its own."""
        parts = _COMMA.split(self.after.lstrip(" ,"))[1:]
        own = next((n for n, part in enumerate(parts) if _OWN_CLAUSE.match(part)), len(parts))
        return parts[:own]


_MARKED_CLAUSE_END = re.compile(r"[,;:—–()“”\"]| and | but | because ")
_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|could|might|in case|suppose|assuming|were to|would have|should)\b"
)
_DENIED = re.compile(
    r"\b(?:not(?! (?:until|since|only|just|before)\b)|never(?! before)|no longer|neither|nor|"
    r"without|denie[sd]|cancelled|canceled)\b|n['’]t\b"
)
# Each of these and some more: asked in a quarter of the time, for it begins with plain letters.
_LIKE_THOSE = re.compile(
    r"(?:i(?:f|n case)|unless|w(?:hether|ere to|ould have|ithout)|c(?:ould|ancell?ed)|might|s(?:uppose|hould)"
    r"|assuming|n(?:o(?:t|r| longer)|e(?:ver|ither)|['’]t)|denie[sd])\b"
)


def marks(lower: str, start: int, end: int) -> list[str]:
    """ "hypothetical" and "negated", where the clause around says so."""
    before = tail(lower, start, WINDOW)
    if not _LIKE_THOSE.search(before):
        return []  # nor then in the clause, which is most often so
    near = _MARKED_CLAUSE_END.split(before)[-1]
    found = []
    if _SUPPOSED.search(near):
        found.append("hypothetical")
    if _DENIED.search(near):
        found.append("negated")
    return found
