"""Whose words a paragraph holds that is nothing but a quotation, by the paragraphs before it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from newsreader.text.saying.quotation_spans import QuotationRule, QuotationSpan
from newsreader.text.saying.quotemarks import Quoted
from newsreader.text.sentences import Span


class Attributed(Protocol):
    """A quotation with the span of its speaker's name."""

    @property
    def speaker(self) -> tuple[int, int] | None: ...


# In words: a shorter paragraph may be another's in a talk.
_FEWEST_GOING_ON = 12
_LONGEST_PROMPT = 14
# Nobody else speaks in so many paragraphs before.
_NEAR_PARAGRAPHS = 3
_YOU = frozenset({"you", "You", "your", "Your", "you’re", "You’re", "you've", "You've", "you’ve", "You’ve"})


def paragraph_before(text: str, mark: Quoted) -> int:
    """Where the paragraph before begins, if the quotation begins the next one; else -1."""
    if not text.endswith("\n\n", 0, mark.open):
        return -1
    return max(0, text.rfind("\n\n", 0, mark.open - 2))


def question_before(text: str, sentences: Sequence[Span], index: int, mark: Quoted) -> int:
    """Where a paragraph begins that is one question up to the quotation in the sentence `index`; else -1."""
    if not index or sentences[index].start != mark.open:
        return -1
    span = sentences[index - 1]
    opens = span.start == 0 or text.endswith("\n\n", 0, span.start)
    asks = text.endswith("?", 0, span.end) and "\n\n" not in text[span.end : mark.open]
    return span.start if opens and asks else -1


def is_question(paragraph: str) -> bool:
    """Whether an interviewer asks somebody in a paragraph without marks, or says so to a "you".

    >>> is_question("Why stop?"), is_question("Your publisher must despair."), is_question("She left.")
    (True, True, False)
    """
    words = paragraph.split(maxsplit=_LONGEST_PROMPT)
    asks = paragraph.rstrip().endswith("?") or paragraph.lstrip().startswith(("I ask", "We ask"))
    return asks or (len(words) <= _LONGEST_PROMPT and not _YOU.isdisjoint(words))


def goes_on(text: str, mark: Quoted, earlier: Quoted) -> bool:
    """Whether a paragraph that begins with a quotation goes on with the speaker of the one before it. A
    short one, or one behind a quoted question, may be another's in a talk."""
    before = paragraph_before(text, mark)
    adjoining = 0 <= before < earlier.close and _adjoin(text, earlier, mark)
    return adjoining and not _may_answer(text, mark, earlier)


def goes_on_alone(text: str, mark: Quoted, found: Sequence[tuple[Quoted, Attributed]]) -> bool:
    """Whether a short paragraph goes on with the speaker of the one before it, because nobody else speaks
    near: “It was quick,” he said.  “Then I saw its teeth.” A question is another’s, so is an answer,
    and where somebody is spoken to as "you", two may be talking."""
    earlier = found[-1][0]
    asked = text[earlier.end - 1] == "?" or text[mark.end - 1] == "?"
    talking = any(not _YOU.isdisjoint(text[one.start : one.end].split()) for one in (earlier, mark))
    if asked or talking or not (_is_alone(text, mark) and _adjoin(text, earlier, mark)):
        return False
    names = set()
    for one, quotation in reversed(found):
        if text.count("\n\n", one.close, mark.open) > _NEAR_PARAGRAPHS:
            break
        names.add(text[slice(*quotation.speaker)].split()[-1] if quotation.speaker else "")
    return len(names) == 1


def answers(text: str, mark: Quoted, found: Sequence[tuple[Quoted, Attributed]]) -> tuple[int, int] | None:
    """Who speaks again in a talk of two: whoever spoke two paragraphs before, where the paragraph is nothing
    but a short quotation, or one behind a question, and each of the two before it is one speaker's.

    “You are late,” said Ann.  “The bus broke down,” said Bo.  “Again?” (Ann)
    """
    if not found or not _is_alone(text, mark) or not _may_answer(text, mark, found[-1][0]):
        return None
    names: list[str] = []
    speaker: tuple[int, int] | None = None
    following = mark
    for earlier, quotation in reversed(found):
        parted = text.count("\n\n", earlier.close, following.open)
        if parted and len(names) == len(("other", "one")):
            break
        if parted > 1 or quotation.speaker is None:
            return None
        name = text[slice(*quotation.speaker)].split()[-1]
        if not parted and name != names[-1]:
            return None
        names += [name] * parted
        speaker, following = quotation.speaker, earlier
    return speaker if len(set(names)) == len(("other", "one")) else None


def _may_answer(text: str, mark: Quoted, earlier: Quoted) -> bool:
    short = len(text[mark.start : mark.end].split()) < _FEWEST_GOING_ON
    return short or text.endswith("?", earlier.start, earlier.end)


def _adjoin(text: str, earlier: Quoted, mark: Quoted) -> bool:
    """Whether they stand in one paragraph and the next."""
    return text.count("\n\n", earlier.close, mark.open) == 1


def _is_alone(text: str, mark: Quoted) -> bool:
    return paragraph_before(text, mark) >= 0 and (
        mark.close == len(text) or text.startswith("\n\n", mark.close)
    )


def taken_up(found: list[tuple[Quoted, QuotationSpan]]) -> list[QuotationSpan]:
    """The speaker named only in the last of several paragraphs speaks in the ones before it too."""
    quotations = [quotation for _, quotation in found]
    for at in range(len(found) - 2, -1, -1):
        one, following = quotations[at], quotations[at + 1]
        if found[at][0].unclosed and one.rule is QuotationRule.UNATTRIBUTED and following.speaker is not None:
            quotations[at] = replace(
                one, speaker=following.speaker, certain=following.certain, rule=QuotationRule.NEXT_PARAGRAPH
            )
    return quotations
