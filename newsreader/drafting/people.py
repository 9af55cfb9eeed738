"""Whom "he" and "she" mean in a field: the last person told of whom the pronoun may be said of.

What a given name or a title tells of a person is text/saying/pronouns.py's. Nobody is meant where two may
be: a wrong name is worse than none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsreader.drafting import words
from newsreader.drafting.agreement import is_several, possessive
from newsreader.drafting.clauses import Clause
from newsreader.drafting.phrases import noun_phrase, subject
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import Token, read, token_at
from newsreader.drafting.verbs import takes_object, verbs
from newsreader.text.names import NamedEntity
from newsreader.text.saying.persons import is_role
from newsreader.text.saying.pronouns import pronoun_of, told_by_role, told_by_surname

SAID_OF = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_FURTHEST = 12  # sentences
_LONGEST_NAME = 60
_LONGEST_TITLE = 150
_OWNING = frozenset(["his", "her"])
_SAID_OF_TWO = {"men": "he", "brothers": "he", "women": "she", "sisters": "she"}
# Behind these "the 19-year-old" may be whom it befell.
_OF_VICTIMS = words.listed("abduction attack death kidnapping killing manslaughter murder rape stabbing")
# What several decide as; no "he" nor "she" is said of it.
_ASIDE = re.compile(r" (?:of|in|at|from|for|on|and) ")
_BODIES = words.listed("board cabinet commission committee congress court government jury panel parliament")
_BEING = words.BE | words.listed("became become remained remains")


class Doer(NamedTuple):
    """What a sentence is about: `text` from code point `start` to `end` of its field."""

    start: int
    end: int
    text: str
    joined: bool  # by "and"
    acts: bool = False  # does it to another: "freed | a man"

    @property
    def fits(self) -> bool:
        return len(self.text) <= _LONGEST_NAME

    def holds(self, place: int) -> bool:
        return self.start <= place < self.end


def main_clause(sentence: ParsedSentence) -> Clause | None:
    """The first with a verb; "Anna Lie, who was born in Ek, left": not the one with "who"."""
    told = [each for each in sentence.clauses if each.main is not None]
    return next((each for each in told if not each.relative), next(iter(told), None))


def about(sentence: ParsedSentence) -> Doer | None:
    """The doer of a sentence's first clause, up to a comma; None for a pronoun."""
    clause = main_clause(sentence)
    return doer_of(sentence, clause) if clause is not None else None


def nearest_doer(sentence: ParsedSentence, start: int) -> Doer | None:
    """The doer of the clause next before code point `start`: "Police said the crane was old when | its arm
    fell". None where only who speaks stands there, or a pronoun.
    """
    for clause in reversed(sentence.clauses):
        if clause.main is None or sentence.tokens[clause.last].end > start:
            continue
        if clause.relative or clause.saying:
            return None
        return doer_of(sentence, clause)
    return None


def doer_of(sentence: ParsedSentence, clause: Clause) -> Doer | None:
    tokens = sentence.tokens
    doer = subject(tokens, clause.subject or clause)
    first = next((place for place, index in enumerate(doer) if tokens[index].tag != "punct"), len(doer))
    doer = doer[first:]
    if not _is_one_phrase(tokens, doer):
        return None
    joined = any(tokens[index].lower == "and" for index in doer)
    comma = next((place for place, index in enumerate(doer) if tokens[index].text == ","), len(doer))
    doer = doer[:comma] if not joined else doer
    start, end = tokens[doer[0]].start, tokens[doer[-1]].end
    return Doer(start, end, sentence.text[start:end], joined, _acts(tokens, clause))


def _acts(tokens: Sequence[Token], clause: Clause) -> bool:
    main = clause.main
    return main is not None and not main.passive and takes_object(tokens, main)


def _is_one_phrase(tokens: Sequence[Token], doer: Sequence[int]) -> bool:
    """Of words side by side, and no pronoun."""
    if not doer or doer[-1] - doer[0] + 1 != len(doer):
        return False
    return all(tokens[index].tag != "pronoun" for index in doer)


class People:
    """The persons named in a field."""

    def __init__(self, field: str, named: Sequence[NamedEntity]) -> None:
        self.spans = sorted(
            (mention.start, mention.end, each.name)
            for each in named
            if each.kind == "person"
            for mention in each.mentions
            if mention.field == field
        )
        self.starts = [start for start, _end, _name in self.spans]
        self.names = {start: name for start, _end, name in self.spans}
        self.last_words = {name.rpartition(" ")[2] for name in self.names.values()}
        self.pronouns: dict[str, set[str]] = {}  # by name, all that its mentions tell

    def within(self, start: int, end: int) -> int:
        """How many mentions begin there."""
        return bisect_left(self.starts, end) - bisect_left(self.starts, start)

    def meant(self, pronoun: str, before: Sequence[ParsedSentence]) -> str:
        """The name of whom a pronoun behind these sentences means; "" for nobody, or either of two."""
        wanted = SAID_OF[pronoun]
        for sentence in reversed(before[-_FURTHEST:]):
            found = self._told_of(sentence, wanted)
            if found is not None:
                return found
        return ""

    def _told_of(self, sentence: ParsedSentence, wanted: str) -> str | None:
        """The one in a sentence whom `wanted` may be said of; "" where it may be two, None where nobody."""
        doer = about(sentence)
        if doer is None and _tells_on(sentence, wanted):
            return None  # "She taught Anna Lie": of one named before
        persons = self._persons(sentence, wanted)
        if doer is not None and any(map(doer.holds, persons.values())):
            persons = _of_main_clause(sentence, doer, persons)
        if doer is not None:
            if doer.joined and any(map(doer.holds, persons.values())):
                return ""
            persons = self._without_others(sentence, doer, persons, wanted)
            if not doer.joined and (role := as_known(doer)):
                named = any(not doer.holds(start) for start in persons.values())
                return role if doer.fits and not named and _is_alone(sentence, doer, wanted) else ""
        if len(persons) == 1 and _tells_of_role(sentence, doer, wanted, anywhere=False):
            return ""
        return self._only(persons) if doer is None else self._of_doer(sentence, doer, persons)

    def _persons(self, sentence: ParsedSentence, wanted: str) -> dict[str, int]:
        """By name where those stand in a sentence, outside quotations, of whom `wanted` may be said."""
        inside = self.spans[bisect_left(self.starts, sentence.begin) : bisect_left(self.starts, sentence.end)]
        quoted = {token.start for token in sentence.tokens if token.quoted} if inside else ()
        return {
            name: start
            for start, _end, name in inside
            if start not in quoted and self._may_be(sentence.text, name, wanted)
        }

    def _only(self, persons: dict[str, int]) -> str | None:
        """The one there is, by a name of several words."""
        name = next(iter(persons), None)
        if name is None:
            return None
        return name if len(persons) == 1 and " " in name and len(name) <= _LONGEST_NAME else ""

    def _of_doer(self, sentence: ParsedSentence, doer: Doer, persons: dict[str, int]) -> str | None:
        start = next(iter(persons.values()), -1)
        if len(persons) != 1 or not doer.holds(start):
            return self._only(persons)
        name = self._only(persons)
        if name and _is_head(sentence, doer, start):
            return name
        return doer.text if doer.fits else ""  # "The wife of Karl Holm", "Queen Ingrid"

    def _without_others(
        self, sentence: ParsedSentence, doer: Doer, persons: dict[str, int], wanted: str
    ) -> dict[str, int]:
        """Without the doer, where "him" or "her" in the clause is somebody else."""
        others = {name: start for name, start in persons.items() if not doer.holds(start)}
        if len(others) == len(persons):
            return persons
        return others if _has_object(sentence, wanted) else persons

    def _may_be(self, text: str, name: str, wanted: str) -> bool:
        if not self.pronouns:
            self._read_pronouns(text)
        told = self.pronouns[name]
        return not told or told == {wanted}

    def _read_pronouns(self, text: str) -> None:
        spans = [(start, end) for start, end, _name in self.spans]
        by_surname = told_by_surname(text, spans)
        for start, end, name in self.spans:
            told = pronoun_of(text, (start, end), by_surname)
            self.pronouns.setdefault(name, set()).update({told} - {""})

    def may_be_called(self, text: str, names: Sequence[str], nouns: str) -> bool:
        """Whether nothing tells that one of these names is no "men", or no "women"."""
        wanted = _SAID_OF_TWO.get(nouns)
        if wanted is None:
            return True
        return all(self._may_be(text, name, wanted) for name in names if name in self.names.values())

    def named_before(self, text: str) -> bool:
        """Whether a person stands in a text, by the last word of the name."""
        told = text.replace("’", "'").replace("'s", "").replace(",", "").split()
        return not self.last_words.isdisjoint(told)


def as_known(doer: Doer) -> str:
    """ "A girl of nine" as "the girl of nine"; "" for what is no person, or a name."""
    head = re.split(r" (?:of|in|from|at|with|on) ", doer.text, maxsplit=1)[0]
    noun = head.rpartition(" ")[2]
    article, _, rest = doer.text.partition(" ")
    if not noun.islower() or not rest or not is_role(noun) or is_several(head):
        return ""
    if any(word in words.DETERMINERS for word in rest.lower().split()):
        return ""  # "the firm her father"
    return f"the {rest}" if article.lower() in ("a", "an", "the", "one") else ""


def _of_main_clause(sentence: ParsedSentence, doer: Doer, persons: dict[str, int]) -> dict[str, int]:
    """The doer and others, without those of an inner clause: "Anna Lie wept as Ruth Berg spoke"."""
    tokens = sentence.tokens
    inner = [
        (tokens[each.first].start, tokens[each.last].end)
        for each in sentence.clauses
        if each.main is not None and (each.subordinate or each.relative)
    ]
    return {
        name: place
        for name, place in persons.items()
        if doer.holds(place) or not any(first <= place < last for first, last in inner)
    }


def _is_alone(sentence: ParsedSentence, doer: Doer, wanted: str) -> bool:
    """Whether nobody without a name stands beside the doer: "A judge fined him", "The driver hit a boy"."""
    return not (_has_object(sentence, wanted) or _tells_of_role(sentence, doer, wanted, anywhere=True))


def is_alone_in(sentence: ParsedSentence, name: str) -> bool:
    """Whether a sentence tells of the person of a `name`, and of nobody beside: never "Karl Lie said a boy
    had been found", nor "Karl Lie fell when a boy hit him"."""
    clause, doer = main_clause(sentence), about(sentence)
    told = sentence.text[sentence.begin : sentence.end]
    if clause is None or clause.saying or doer is None or name.rpartition(" ")[2] not in told:
        return False
    if as_known(doer):
        return False  # "A judge jailed Karl Lie"
    if any(token.lower in _OF_VICTIMS for token in sentence.tokens):
        return False  # "Karl Lie has confessed to the killing"
    return all(_is_alone(sentence, doer, wanted) for wanted in ("he", "she"))


def _tells_of_role(sentence: ParsedSentence, doer: Doer | None, wanted: str, *, anywhere: bool) -> bool:
    """ "The driver hit a boy": whether one without a name, whom "he" may mean too, stands beside the doer,
    behind a verb or `anywhere`. Who only said so is none, nor who the doer is: "became a nurse".
    """
    tokens = sentence.tokens
    for clause in sentence.clauses:
        if not _tells_of_others(tokens, clause, wanted):
            continue
        behind_verbs = {verb.last + 1 for verb in clause.group}
        for first in _roles(tokens, clause, doer, wanted):
            if first in behind_verbs or (anywhere and token_at(tokens, first - 1).lower not in (",", "as")):
                return True
    return False


def _roles(tokens: Sequence[Token], clause: Clause, doer: Doer | None, wanted: str) -> Iterator[int]:
    """Where those begin who have no name, beside the doer."""
    for index in range(clause.first, clause.last + 1):
        is_doer = doer is not None and doer.holds(tokens[index].start)
        if not is_doer and _is_one_of(tokens, index, wanted):
            yield noun_phrase(tokens, index, clause.first)[0]


def _tells_of_others(tokens: Sequence[Token], clause: Clause, wanted: str) -> bool:
    """Never "a spokesman said", "was a nurse", nor "after he stabbed a sailor"."""
    main = clause.main
    if clause.saying or main is None or main.lemma in _BEING:
        return False
    return all(SAID_OF.get(token.lower) != wanted for token in tokens[clause.first : main.first])


def _is_one_of(tokens: Sequence[Token], index: int, wanted: str) -> bool:
    """Whether the word there tells what somebody is, of whom `wanted` may be said: "a boy", no "driver door"
    nor "the governor, Karl Lie", who has a name."""
    token, after = tokens[index], token_at(tokens, index + 1)
    if token.quoted or not token.plain_noun or not is_role(token.lower) or after.tag == "word":
        return False
    named = after.text == "," and token_at(tokens, index + 2).text[:1].isupper()
    return not named and told_by_role(token.lower) in ("", wanted)


def _tells_on(sentence: ParsedSentence, wanted: str) -> bool:
    """Whether the doer of a sentence is "he", or "she"."""
    clause = main_clause(sentence)
    if clause is None or clause.main is None:
        return False
    return any(
        SAID_OF.get(token.lower) == wanted for token in sentence.tokens[clause.first : clause.main.first]
    )


def _has_object(sentence: ParsedSentence, wanted: str) -> bool:
    """Whether "him", or "her", stands in a sentence's first clause."""
    clause = main_clause(sentence)
    return clause is not None and any(
        SAID_OF.get(sentence.tokens[index].lower) == wanted and is_object(sentence.tokens, index)
        for index in range(clause.first, clause.last + 1)
    )


def _is_head(sentence: ParsedSentence, doer: Doer, start: int) -> bool:
    """Whether the doer is the person named from `start` on: never "the wife of …" nor "…'s wife"."""
    first = bisect_right(sentence.tokens, doer.start, key=lambda token: token.start) - 1
    for index in range(first, len(sentence.tokens)):
        token = sentence.tokens[index]
        if token.start >= doer.end:
            break
        if token.start < start and token.tag == "preposition":
            return False
        if token.start >= start and token.genitive:
            return False
    return True


def is_object(tokens: Sequence[Token], index: int) -> bool:
    """ "him", and the "her" of "saw her on Monday", never that of "her sister"."""
    if tokens[index].lower == "him":
        return True
    after = token_at(tokens, index + 1)
    return tokens[index].lower == "her" and (
        after.tag not in ("word", "ed", "ing", "number") or after.timex >= 0
    )


def is_of_doer(tokens: Sequence[Token], at: int) -> bool:
    """Whether "him" at a token stands right behind the first verb: "Karl Lie hit him" is never Karl Lie."""
    main = next((verb for verb in verbs(tokens) if verb.finite), None)
    return main is not None and main.last + 1 == at


def means_another(title: str, tokens: Sequence[Token], at: int, object_: bool) -> bool:
    """Whether the pronoun at token `at` can mean nobody in the title itself."""
    main = next((verb for verb in verbs(tokens) if verb.finite), None)
    if main is None:
        return False
    if at < main.first:
        return tokens[at].lower in ("he", "she")
    doer = title[: tokens[main.first].start].strip()
    body = _ASIDE.split(doer, maxsplit=1)[0].rpartition(" ")[2].lower()
    of_others = is_several(doer) or doer.rpartition(" ")[2].lower() in words.ORGANISED or body in _BODIES
    return main.last < at and (object_ or of_others)


def person_inside(title: str, people: People, noted: Sequence[ParsedSentence], nearest: Doer | None) -> str:
    """ "In the first round she came second", "Councillors approved her plan": the name for the first
    pronoun of a person, where nobody in the title itself can be meant, nor `nearest`, whom the clause before
    is about."""
    if SAID_OF.keys().isdisjoint(title.lower().split()):
        return title
    tokens = read(title, [])
    at = next(
        (index for index, token in enumerate(tokens) if token.lower in SAID_OF and not token.quoted),
        -1,
    )
    if at < 0:
        return title
    if nearest is not None and people.named_before(title[: tokens[at].start]):
        return title  # "the star was warm when | Karl Holm found him"
    name = _meant_inside(title, tokens, at, people, noted)
    if not name or len(title) + len(name) > _LONGEST_TITLE:
        return title
    owns = tokens[at].lower in _OWNING and not is_object(tokens, at)
    return f"{title[: tokens[at].start]}{possessive(name) if owns else name}{title[tokens[at].end :]}"


def _meant_inside(
    title: str, tokens: Sequence[Token], at: int, people: People, noted: Sequence[ParsedSentence]
) -> str:
    object_ = is_object(tokens, at)
    named = people.named_before(title[: tokens[at].start])
    if named and not (object_ and is_of_doer(tokens, at)):
        return ""
    if not means_another(title, tokens, at, object_):
        return ""
    name = people.meant(tokens[at].lower, noted)
    return "" if (named or object_) and name.rpartition(" ")[2] in title else name
