"""A quotation with its speaker, and the rule that found who that is."""

from dataclasses import dataclass
from enum import StrEnum


class QuotationRule(StrEnum):
    """How a quotation came by its speaker; stored with it."""

    # The reporting clause stands after it, before it, or before a phrase that it holds.
    AFTER = "after"
    BEFORE = "before"
    WITHIN = "within"
    PRONOUN = "pronoun"
    SAME_PARAGRAPH = "same-paragraph"
    NEXT_PARAGRAPH = "next-paragraph"
    # Named behind a dash, before a colon, in the sentence before.
    DASH = "dash"
    COLON = "colon"
    SENTENCE_BEFORE = "sentence-before"
    # By the label before a turn of a transcript, which has no quotation marks.
    LABEL = "label"
    UNATTRIBUTED = "unattributed"


@dataclass(frozen=True, slots=True)
class QuotationSpan:
    """`start` to `end` lies inside the quote marks, if any; `speaker` spans the words that name who says it.

    A speaker reached by a pronoun or over a sentence of narrative is probable, not `certain`.
    """

    start: int
    end: int
    speaker: tuple[int, int] | None
    certain: bool
    rule: QuotationRule
