"""Titles that can be read by themselves: a name for the pronoun, a clause with its verb, or its sentence.

>>> stands("The council closed the bridge"), stands("He closed the bridge"), stands("Leaving the valley")
(True, False, False)
"""

from collections.abc import Collection
from dataclasses import replace

from newsreader.drafting import words
from newsreader.drafting.events import ANNOUNCED, ProposedEvent
from newsreader.drafting.phrases import subject, without_tail
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import read
from newsreader.drafting.verbs import verbs

_PEOPLE = frozenset(["he", "she"])
_THINGS = frozenset(["it"])
_NOT_FIRST = words.PRONOUNS | words.listed("this that these those her his its their who which")
_LONGEST_NAME = 60
_LONGEST_SENTENCE = 200


def stands(title: str) -> bool:
    """Whether a title is a whole clause, by the project's own reader of clauses."""
    if _begins_openly(title) or title.count("“") != title.count("”"):
        return False
    tokens = read(title, [])
    if len(tokens) < 2 or len(without_tail(tokens, range(len(tokens)))) < len(tokens):
        return False
    return any(verb.finite and verb.first > 0 for verb in verbs(tokens))


def _begins_openly(title: str) -> bool:
    """With a word that points elsewhere."""
    return title.partition(" ")[0].lower() in _NOT_FIRST


class Antecedents:
    """Whom "he", "she" and "it" mean in a text read in order: the last sentence's subject.

    `people`: where names of persons begin.
    """

    def __init__(self, people: Collection[int]) -> None:
        self.people = people
        self.sentences: list[ParsedSentence] = []

    def note(self, sentence: ParsedSentence) -> None:
        """That this sentence stands before the next ones: what it is about is read when it is asked for."""
        self.sentences.append(sentence)

    def _last(self, *, person: bool) -> str:
        """Whom the last sentence that tells it is about; "" where that cannot be named, or none tells it."""
        told = (self._told(sentence, person=person) for sentence in reversed(self.sentences))
        return next((name for name in told if name is not None), "")

    def _told(self, sentence: ParsedSentence, *, person: bool) -> str | None:
        """The person, or the thing, that a sentence is about; "" where it is another, None where it is not
        said."""
        clause = next((each for each in sentence.clauses if each.main is not None), None)
        if clause is None:
            return None
        tokens = sentence.tokens
        doer = subject(tokens, clause)
        if not doer or tokens[doer[0]].tag == "pronoun" or doer != list(range(doer[0], doer[-1] + 1)):
            return None
        named = sentence.text[tokens[doer[0]].start : tokens[doer[-1]].end]
        persons = sum(tokens[doer[0]].start <= start < tokens[doer[-1]].end for start in self.people)
        fits = len(named) <= _LONGEST_NAME and not any(tokens[index].lower == "and" for index in doer)
        if person:
            return named if fits and persons == 1 else "" if persons else None
        return named if fits and not persons and not named.lower().endswith("s") else ""

    def named(self, title: str) -> str:
        """The title with a name for the pronoun it begins with, if it does and somebody was named."""
        first, space, rest = title.partition(" ")
        lower = first.lower()
        if lower not in _PEOPLE and lower not in _THINGS:
            return title
        name = self._last(person=lower in _PEOPLE)
        return f"{name[:1].upper()}{name[1:]} {rest}" if name and space else title


def standing(event: ProposedEvent, sentence: ParsedSentence, antecedents: Antecedents) -> ProposedEvent:
    """The event with a title that stands by itself: its own, or the sentence as it is."""
    main = next((clause.main for clause in sentence.clauses if clause.main is not None), None)
    if main is not None and event.start > sentence.tokens[main.last].start:
        antecedents.note(sentence)  # "Anna Lie resigned after she lost": whom this sentence is about
    title = antecedents.named(event.title)
    told = event.status == ANNOUNCED or event.field == "caption"  # its verb may be one of the present
    if stands(title) or (told and not _begins_openly(title)):
        return event if title == event.title else replace(event, title=title)
    whole = " ".join(sentence.text[sentence.start : sentence.end].split())
    return replace(event, title=whole[:_LONGEST_SENTENCE], stands=False)
