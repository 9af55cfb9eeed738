"""The reports of an entry: the first is shown, what differs from it too, the others behind one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsreader.showing.entries import ShownCitation, ShownFigure
from newsreader.showing.html.citations import Labels, citation_html, differences_html
from newsreader.showing.html.dates import differ

Figures = Mapping[int, Sequence[ShownFigure]]  # by citation
Numbers = set[tuple[float, float | None]]  # the ends of each


class Reports(NamedTuple):
    """As HTML: those seen at once, and those behind "also reported by 3", or ""."""

    seen: str
    folded: str


def reports_html(
    cited: Sequence[ShownCitation],
    figures: Figures,
    say: Labels,
    *,
    for_editor: bool,
    back: str = "",
    folded: bool = True,
    opened: bool = False,
    counting: bool = True,
) -> Reports:
    """`folded`: all but the first and those that differ stand in a <details>, which is `opened`, or not.
    `back`: see citation_html. `counting`: each with its figures below, which stand in its words too.
    """
    below = figures if counting else {}

    def written(each: ShownCitation) -> str:
        given = below.get(each.id, ())
        return citation_html(each, given, say, for_editor=for_editor, back=back, on_paper=not folded)

    if len(cited) == 1:  # as most have it: nothing to compare
        return Reports(written(cited[0]), "")
    seen, behind = apart(cited, figures) if folded else (cited, [])
    html = {each.id: written(each) for each in cited}
    differences = differences_html(cited)
    # That a report is only less precise is told with the reports; that two exclude each other, always.
    looser = bool(behind) and differ(cited) == "looser"
    shown = "".join(html[each.id] for each in seen) + ("" if looser else differences)
    if not behind:
        return Reports(shown, "")
    rest = "".join(html[each.id] for each in behind) + (differences if looser else "")
    others = len({each.source for each in behind} - {each.source for each in seen})
    summary = escape(_also(others, len(behind), say.language))
    return Reports(
        shown,
        f'<details class="also"{" open" if opened else ""}><summary>{summary}</summary>{rest}</details>',
    )


def contradicted_html(
    cited: Sequence[ShownCitation], figures: Figures, say: Labels, *, for_editor: bool, back: str = ""
) -> str:
    """The reports that say it did not happen, or not so: never folded away."""
    if not cited:
        return ""
    told = "".join(
        citation_html(each, figures.get(each.id, ()), say, for_editor=for_editor, back=back) for each in cited
    )
    return f'<div class="contradicted"><p>{escape(contradicted_words(cited))}</p>{told}</div>'


def contradicted_words(cited: Sequence[ShownCitation]) -> str:
    """By which sources, each once: "contradicted by Reuters and The Post"."""
    sources = dict.fromkeys(each.source or _("a source that is not known") for each in cited)
    return _("contradicted by %(sources)s") % {"sources": ", ".join(sources)}


def apart(
    cited: Sequence[ShownCitation], figures: Figures
) -> tuple[list[ShownCitation], list[ShownCitation]]:
    """Those to see at once, the first and each that contradicts one of them, and the others."""
    seen: list[ShownCitation] = []
    behind: list[ShownCitation] = []
    counted: dict[str, Numbers] = {}  # by what is counted the numbers that are seen
    for each in cited:
        numbers = _numbers(figures.get(each.id, ()))
        if seen and not _contradicts(each, numbers, seen, counted):
            behind.append(each)
            continue
        seen.append(each)
        for counts, given in numbers.items():
            counted.setdefault(counts, set()).update(given)
    return seen, behind


def _numbers(figures: Sequence[ShownFigure]) -> dict[str, Numbers]:
    """By what is counted."""
    numbers: dict[str, Numbers] = {}
    for figure in figures:
        numbers.setdefault(figure.counts.casefold(), set()).add((figure.number, figure.upper))
    return numbers


def _contradicts(
    cited: ShownCitation,
    numbers: Mapping[str, Numbers],
    seen: Sequence[ShownCitation],
    counted: Mapping[str, Numbers],
) -> bool:
    """Another day than one that is seen, or of the same things a number that is not."""
    if any(differ([each, cited]) == "apart" for each in seen):
        return True
    return any(counts in counted and given - counted[counts] for counts, given in numbers.items())


@lru_cache(maxsize=256)
def _also(others: int, passages: int, _language: str) -> str:
    """How many other sources report it; how many passages there are more, where no other does."""
    if not others:
        words = ngettext("%(count)s more passage", "%(count)s more passages", passages)
        return words % {"count": passages}
    return ngettext("also reported by one more", "also reported by %(count)s", others) % {"count": others}
