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


class Fts5:
    """SQLite's.

    >>> fts5 = Fts5()
    >>> fts5.without(fts5.every([fts5.phrase(["port", "selby"]), fts5.phrase(["v_0"])]), '"ferry"')
    '(("port selby" AND "v_0") NOT "ferry")'
    """

    def phrase(self, words: Sequence[str]) -> str:
        return f'"{" ".join(words)}"'

    def every(self, matches: Sequence[str]) -> str:
        return matches[0] if len(matches) == 1 else f"({' AND '.join(matches)})"

    def either(self, matches: Sequence[str]) -> str:
        return matches[0] if len(matches) == 1 else f"({' OR '.join(matches)})"

    def without(self, match: str, other: str) -> str:
        return f"({match} NOT {other})"


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
