"""What is looked for in the index, as each of the databases is asked for it.

Words are folded (letters, digits, marks), facets are of ASCII letters, digits and "_": nothing in a match can
be taken for an operator, and what was typed never reaches the database as it was typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Dialect(Protocol):
    def phrase(self, words: Sequence[str]) -> str: ...
    def every(self, matches: Sequence[str]) -> str: ...
    def either(self, matches: Sequence[str]) -> str: ...
    def without(self, match: str, other: str) -> str: ...


class _LeavingOut(str):
    """A match of FTS5 that leaves something out."""

    match: str
    other: str

    def __new__(cls, match: str, other: str) -> _LeavingOut:
        made = super().__new__(cls, f"({match} NOT {other})")
        made.match, made.other = match, other
        return made


class Fts5:
    """SQLite's. What is left out stays outermost: of `(a AND b) NOT c` within an AND, FTS5 looks for the next
    row with a and b by itself, to the end of both lists, whatever the rest says.

    >>> fts5 = Fts5()
    >>> quay = fts5.without(fts5.every([fts5.phrase(["port", "selby"]), fts5.phrase(["v_0"])]), '"ferry"')
    >>> quay
    '(("port selby" AND "v_0") NOT "ferry")'
    >>> fts5.every([quay, '"b6_110"'])
    '((("port selby" AND "v_0") AND "b6_110") NOT "ferry")'
    """

    def phrase(self, words: Sequence[str]) -> str:
        return f'"{" ".join(words)}"'

    def every(self, matches: Sequence[str]) -> str:
        if len(matches) == 1:
            return matches[0]
        held = [each.match if isinstance(each, _LeavingOut) else each for each in matches]
        out = [each.other for each in matches if isinstance(each, _LeavingOut)]
        joined = f"({' AND '.join(held)})"
        return self.without(joined, self.either(out)) if out else joined

    def either(self, matches: Sequence[str]) -> str:
        return matches[0] if len(matches) == 1 else f"({' OR '.join(matches)})"

    def without(self, match: str, other: str) -> str:
        return _LeavingOut(match, other)


class TsQuery:
    """PostgreSQL's.

    >>> tsquery = TsQuery()
    >>> tsquery.without(tsquery.phrase(["port", "selby"]), tsquery.phrase(["ferry"]))
    "(('port' <-> 'selby') & !'ferry')"
    """

    def phrase(self, words: Sequence[str]) -> str:
        quoted = [f"'{word}'" for word in words]
        return quoted[0] if len(quoted) == 1 else f"({' <-> '.join(quoted)})"

    def every(self, matches: Sequence[str]) -> str:
        return matches[0] if len(matches) == 1 else f"({' & '.join(matches)})"

    def either(self, matches: Sequence[str]) -> str:
        return matches[0] if len(matches) == 1 else f"({' | '.join(matches)})"

    def without(self, match: str, other: str) -> str:
        return f"({match} & !{other})"


DIALECTS: dict[str, Dialect] = {"sqlite": Fts5(), "postgresql": TsQuery()}
