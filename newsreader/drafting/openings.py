"""Where a report's opening stands: its first paragraph and the next.

>>> text = "Refreshed at 19.04\\n\\nLatest:\\n\\nA mill burned down.\\n\\nIt was old.\\n\\nNobody died."
>>> found = opening(text, stamped=True)
>>> text[found.lead :], text[found.end :]
('It was old.\\n\\nNobody died.', '\\n\\nNobody died.')
"""

import re
from typing import NamedTuple

# A stop behind a word, a figure or what closes: never "p.m." nor "A. Lie".
_FINISHED = re.compile(r"(?:[a-z]{2}|[\d)%”\"’'])[.!?…]+[”\"’')\]]*(?=\s+[“\"‘'(]?[A-Z\d]|\s*$)")


class Opening(NamedTuple):
    """Where the paragraph behind the first one stands, and where it ends. The sentence that begins at `lead`
    still opens the report.
    """

    lead: int
    end: int


def opening(text: str, *, stamped: bool) -> Opening:
    """`stamped`: a page's stamp opens the text; so lines before the first finished sentence ("What we know so
    far:") are the page's. Elsewhere such a line is a standfirst, or the heading of a guide.
    """
    start, end = 0, _end(text, 0)
    while stamped and end < len(text) and not _FINISHED.search(text, start, end):
        start, end = end + 2, _end(text, end + 2)
    return Opening(end + 2, _end(text, end + 2))


def _end(text: str, start: int) -> int:
    end = text.find("\n\n", start)
    return end if end >= 0 else len(text)
