"""The analysers: each looks for one kind of mark in an article. Where one fails, the others' marks are found.

What is found without another's marks:

- Names, figures, quotations and reported speech need the sentences: a paragraph stands for one.
- Figures take the quotations: without them nobody gives the figures that are spoken.
- Proposals take the names that an earlier reading of the same version found, or else a capital for a name.
  Without the dates there are none: a sentence whose date is not read would be dated by the report's day.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db import Error
from django.utils.translation import gettext as _

from newsreader.drafting import proposals as drafting
from newsreader.models import Article, ArticleVersion, Conflict, DateReading, MarkKind
from newsreader.models.analyser import Analyser
from newsreader.models.passage import Field
from newsreader.pipeline.decided import SaidMark
from newsreader.pipeline.kept import names_in
from newsreader.pipeline.registry import registry
from newsreader.text import names, timex
from newsreader.text.figures import figures
from newsreader.text.names import NamedEntity
from newsreader.text.saying import indirect, quotations
from newsreader.text.saying.narration import narration
from newsreader.text.saying.quotation_spans import QuotationSpan
from newsreader.text.sentences import Span

logger = logging.getLogger(__name__)

Result = TypeVar("Result")
DATED_FIELDS = ("headline", "standfirst", "caption", "body")
INDIRECT_FIELDS = ("standfirst", "body")
# What is no analyser's fault, and may be otherwise at the next try: the database, other editors, the machine.
NOBODYS_FAULT = (Error, Conflict, MemoryError)


class Failures(dict[Analyser, str]):
    """The analysers that failed on a version, each with what it said."""

    def __init__(self, version: ArticleVersion) -> None:
        self.version = version

    def attempt(self, analyser: Analyser, work: Callable[[], Result], otherwise: Result) -> Result:
        """What the work gives; where it fails, note that and give what shall stand for it."""
        try:
            return work()
        except NOBODYS_FAULT:
            raise
        except Exception as failure:  # whatever one text does to its rules must not take the others along
            logger.exception("Article %s was read without its %s", self.version.article_id, analyser.value)
            self[analyser] = said_by(failure)
            return otherwise


def said_by(failure: Exception) -> str:
    return str(failure) or type(failure).__name__


class Analysis:
    """What the analysers find in a version, by field, and which of them failed: of these nothing is found.

    Offsets are code points into the version's field. `known` are the names found, or those that stand from an
    earlier reading of the version, `decided` what editors say its dates mean, `said` what they say of marks.
    """

    def __init__(
        self,
        article: Article,
        version: ArticleVersion,
        decided: Sequence[DateReading] = (),
        said: Sequence[SaidMark] = (),
    ) -> None:
        self.article, self.version, self.decided, self.said = article, version, decided, said
        self.fields = {name: version.text_of(name) for name in Field.values if version.text_of(name)}
        self.dated = {name: self.fields[name] for name in DATED_FIELDS if name in self.fields}
        self.failed = Failures(version)
        try:
            self._read()
        finally:
            narration.cache_clear()  # an article that is erased leaves no text behind

    def _read(self) -> None:
        self.spans: dict[str, list[Span]] = self._find(Analyser.SENTENCES, {}) or self._paragraphs()
        self.timexes: dict[str, list[timex.Timex]] = self._find(Analyser.TIMES, {})
        self.named: list[NamedEntity] = self._find(Analyser.NAMES, [])
        self.known = names_in(self.version) if Analyser.NAMES in self.failed else self.named
        self.quotations: dict[str, list[QuotationSpan]] = self._find(Analyser.QUOTATIONS, {})
        self.figures: dict[str, list[figures.FigureSpan]] = self._find(Analyser.FIGURES, {})
        self.indirect: dict[str, list[indirect.Indirect]] = self._find(Analyser.INDIRECT, {})
        self.proposed: list[drafting.ProposedEvent] = self._proposed()

    def _find(self, analyser: Analyser, nothing: Result) -> Result:
        return self.failed.attempt(analyser, lambda: ANALYSERS[analyser](self), nothing)

    def _proposed(self) -> list[drafting.ProposedEvent]:
        if Analyser.TIMES in self.failed:
            self.failed[Analyser.PROPOSALS] = _("they rest on the dates")
            return []
        return self._find(Analyser.PROPOSALS, [])

    def _paragraphs(self) -> dict[str, list[Span]]:
        return {name: paragraphs(text) for name, text in self.fields.items()}


def paragraphs(text: str) -> list[Span]:
    """The blocks between blank lines.

    >>> paragraphs("One. Two.\\n\\nThree.")
    [Span(start=0, end=9), Span(start=11, end=17)]
    """
    spans, at = [], 0
    for block in text.split("\n\n"):
        if block.strip():
            spans.append(Span(at, at + len(block)))
        at += len(block) + 2
    return spans


def _sentences(of: Analysis) -> dict[str, list[Span]]:
    return {name: of.version.sentences_of(name) for name in of.fields}


def _times(of: Analysis) -> dict[str, list[timex.Timex]]:
    day_first = of.article.source.day_first if of.article.source else None
    return {
        name: timex.find(
            text,
            of.version.moment,
            day_first=day_first,
            overrides=[timex.Override(r.start, r.end, r.when) for r in of.decided if r.field == name],
        )
        for name, text in of.dated.items()
    }


def _names(of: Analysis) -> list[NamedEntity]:
    """Who is named, by the rules, and what editors say of it."""
    found = names.find(of.fields, registry())
    return names.mended(found, [s.as_name for s in of.said if s.kind == MarkKind.NAME], of.fields)


def _figures(of: Analysis) -> dict[str, list[figures.FigureSpan]]:
    """What is spoken is found but once; a figure in it has its speaker's word. Without it, nobody's."""
    spoken = of.quotations
    return {name: figures.find(text, of.spans[name], spoken.get(name, ())) for name, text in of.dated.items()}


def _quotations(of: Analysis) -> dict[str, list[QuotationSpan]]:
    return {name: quotations.find(text, of.spans[name]) for name, text in of.dated.items()}


def _indirect(of: Analysis) -> dict[str, list[indirect.Indirect]]:
    told = (name for name in INDIRECT_FIELDS if name in of.fields)
    return {name: indirect.find(of.fields[name], of.spans[name]) for name in told}


def _proposals(of: Analysis) -> list[drafting.ProposedEvent]:
    return drafting.propose(of.dated, of.timexes, of.version.reported, of.known, of.spans)


# What each of them runs, in the order of `Analysis`.
ANALYSERS: dict[Analyser, Callable[[Analysis], Any]] = {
    Analyser.SENTENCES: _sentences,
    Analyser.TIMES: _times,
    Analyser.NAMES: _names,
    Analyser.QUOTATIONS: _quotations,
    Analyser.FIGURES: _figures,
    Analyser.INDIRECT: _indirect,
    Analyser.PROPOSALS: _proposals,
}
