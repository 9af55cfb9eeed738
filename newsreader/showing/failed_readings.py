"""What a reading failed on, told to editors."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from newsreader.models import Article
from newsreader.models.analyser import failures_in


class FailedReading:
    """An article that a reading failed on: by analysers, or as a whole."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.failures = failures_in(article.reading_failed)

    def __str__(self) -> str:
        return f"{self.article}: {self.brief}"

    @property
    def brief(self) -> str:
        return (
            _("without its %(marks)s") % {"marks": self._marks}
            if self.failures
            else _("the last reading failed")
        )

    @property
    def title(self) -> str:
        return _("Read in part") if self.failures else _("Could not be read")

    @property
    def told(self) -> str:
        """What was lost and what was not, as a sentence or two."""
        if not self.failures:
            return _("The last reading failed, and changed nothing.")
        told = _("Its %(marks)s could not be read. What an earlier reading of the same words found stands.")
        return told % {"marks": self._marks}

    @property
    def whys(self) -> Iterable[tuple[str, str]]:
        """Each analyser's name, "" for the whole reading, and what went wrong, in the program's words."""
        if not self.failures:
            return [("", self.article.reading_failed)]
        return [(str(analyser.label), why) for analyser, why in self.failures.items()]

    @property
    def _marks(self) -> str:
        """ "dates, names and figures" """
        return get_text_list([str(analyser.label) for analyser in self.failures], _("and"))
