"""Whom "it" or "they" mean who say something: a body, what is written, or several people."""

from newsreader.text.saying.introduced import opening_body
from newsreader.text.saying.referents import Referents
from newsreader.text.saying.turns import are_several

# How far before a quotation its speaker may be told.
SENTENCES_BEFORE = 2


class Together:
    """The bodies and groups that a text tells of, by the sentences before a place."""

    def __init__(self, people: Referents) -> None:
        self.people = people
        self.text, self.masked = people.text, people.masked
        self.sentences, self.said = people.sentences, people.said

    def several_before(self, at: int, index: int) -> tuple[int, int] | None:
        """Who said something last in the paragraph, if they are several: "police said. “…,” they added"."""
        for place in range(index, max(-1, index - 1 - SENTENCES_BEFORE), -1):
            if "\n\n" in self.text[self.sentences[place].end : at]:
                return None
            for one in reversed(self.said[place]):
                if one.end <= at:
                    return one.speaker if are_several(self.text[slice(*one.speaker)]) else None
        return None

    def body_before(self, index: int) -> tuple[int, int] | None:
        """The body, or what was written, that the sentences before tell of."""
        for place in range(index - 1, max(-1, index - 1 - SENTENCES_BEFORE), -1):
            said = [one.speaker for one in self.said[place] if not one.pronoun]
            body = next((one for one in said if not self.people.is_surely_person(*one)), None)
            if body := body or opening_body(self.masked, self.sentences[place]):
                return body
        return None
