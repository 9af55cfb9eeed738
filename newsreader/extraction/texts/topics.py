"""The list of keywords under a heading "Topics"."""

import re
from dataclasses import dataclass

from newsreader.extraction.texts import markdown
from newsreader.extraction.texts.layout import Paragraph, without_sign
from newsreader.extraction.texts.prose import LineShape

_LONGEST_TOPIC = 6  # words
_BARE_TOPICS = re.compile(r"(?:related )?(?:topics|tags|keywords)(?: in this story)?:?", re.IGNORECASE)


@dataclass(slots=True)
class Topics:
    """The list of keywords under a heading "Topics": short lines that stand together.

    `marked` tells that the text is written in Markdown.
    """

    marked: bool = False
    open: bool = False
    block: int | None = None

    def take(self, unit: Paragraph, each: LineShape) -> bool:
        """Whether a line is one of the list; a heading opens it, another line ends it."""
        if each.furniture:
            self.open, self.block = bool(_BARE_TOPICS.fullmatch(unit.text)), None
            return False
        together = self.block is None or unit.item or unit.block == self.block
        self.open = self.open and together and not each.prose and each.words <= _LONGEST_TOPIC
        self.block = unit.block
        return self.open

    def words(self, raw: str) -> str:
        """A line of the list as the text writes it, two blanks between its keywords, but without marks."""
        line = without_sign(raw)
        return markdown.plain(markdown.parted(line))[0] if self.marked else line
