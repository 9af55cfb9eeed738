"""Stations of the lives of those whom a report is not about: "Its chief, Per Lie, joined it in 1991"."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from newsreader.drafting import words
from newsreader.drafting.events import ProposedEvent
from newsreader.drafting.tokens import read
from newsreader.drafting.verbs import verbs
from newsreader.text import folding
from newsreader.text.names import NamedEntity
from newsreader.text.saying.persons import is_role

CAREER = "career"  # the sign of likelihood.py
_STEM = 5  # letters by which "miner" and "miners" are the same
_OFTEN = 3  # mentions
_SHORTEST = 3  # letters of a word that tells who is meant
_PASSED_OVER = words.PRONOUNS | words.DETERMINERS | words.PREPOSITIONS | words.listed("and dame lord sir who")


class Lives:
    """Of whom a report is: who stands in its head (headline, standfirst, first paragraph), or is named again
    and again.
    """

    def __init__(self, headed: str, named: Sequence[NamedEntity]) -> None:
        self.headed = headed
        self.named = named

    @cached_property
    def about(self) -> frozenset[str]:
        often = (each.name for each in self.named if len(each.mentions) >= _OFTEN)
        return _stems("\n".join([self.headed, *often]))

    @cached_property
    def persons(self) -> frozenset[str]:
        return _stems("\n".join(each.name for each in self.named if each.kind == "person"))

    def without_careers(self, events: Iterable[ProposedEvent]) -> Iterator[ProposedEvent]:
        """The events that are no station of another's life."""
        return (each for each in events if CAREER not in each.signs or not self.is_of_another(each.title))

    def is_of_another(self, title: str) -> bool:
        """Whether a title tells of a person that the report is not about.

        >>> lives = Lives("Mayor of Harn resigns. The mayor, Anna Lie, resigned on Monday.", [])
        >>> told = ("Lie trained as a nurse", "The bishop was ordained", "The mill was opened")
        >>> [lives.is_of_another(each) for each in told]
        [False, True, False]
        """
        tokens = read(title, [])
        verb = next((each.first for each in verbs(tokens) if each.finite), 0)
        doer = _stems(" ".join(token.text for token in tokens[:verb]))
        person = not doer.isdisjoint(self.persons) or any(is_role(each.lower) for each in tokens[:verb])
        return person and doer.isdisjoint(self.about)


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word[:_STEM] for word in folding.tokens(text) if len(word) >= _SHORTEST and word not in _PASSED_OVER
    )
