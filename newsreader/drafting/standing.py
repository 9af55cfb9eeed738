"""Titles that can be read by themselves: a name for the pronoun, a clause with its verb, or its sentence.

>>> stands("The council closed the bridge"), stands("He closed the bridge"), stands("Leaving the valley")
(True, False, False)
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsreader.drafting import words
from newsreader.drafting.antecedents import Antecedents
from newsreader.drafting.doers import is_of_either
from newsreader.drafting.events import ANNOUNCED, ProposedEvent
from newsreader.drafting.people import nearest_doer
from newsreader.drafting.phrases import without_tail
from newsreader.drafting.pointing import IT_EMERGED
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.talks import as_told
from newsreader.drafting.tokens import Tag, Token, read
from newsreader.drafting.undated import undated
from newsreader.drafting.unproven import is_unproven
from newsreader.drafting.verbs import Verb, takes_object, verbs
from newsreader.text import folding

_NOT_FIRST = words.PRONOUNS | words.listed("this that these those her his its their who which whose")
_TO_SAY = words.listed(
    "ruled agreed announce concluded confirm decided declare know recommended suggested reveal say tell"
    " whether learned learnt heard"
)
# "Robbed | and were held", "Found | was burnt": no doer.
_DONE: frozenset[Tag] = frozenset(["ed", "past-or-participle", "participle"])
_BEHIND_DONE: frozenset[Tag] = frozenset(["coordinator", "be-past"])
_NO_DOER: frozenset[Tag] = frozenset(["adverb", "punct", "coordinator", "subordinator"])
# "has forced a fleet | to stay in port"
_WAITING = words.listed("asked compelled enabled encouraged forced persuaded urged")
# What a title that was cut ends with: "condemned what it", "an official cautioned".
_NOT_LAST = words.listed("he she they we i who which what") | words.SPEAKING | words.SAYING | _TO_SAY
_SPEAKER: frozenset[Tag] = frozenset(["word", "determiner", "number"])
_WHOSE = frozenset(["its", "their"])
_LONGEST_SENTENCE = 200
_JOINING = frozenset(["And", "But", "So", "Yet", "Meanwhile,", "However,"])
# "7 p.m.", "Holm Inc.", "Lie Jr."; an ellipsis stays too
_ABBREVIATION = re.compile(r"(?:\b\w\.\w|\.|\b[A-Z][a-z]{0,3})\.$")
_STEM = 4  # letters by which two forms of a word are the same: "closes", "closed"
_FEWEST_SHARED = 3


def stands(title: str) -> bool:
    """Whether a title is a whole clause, by the project's own reader of clauses."""
    tokens = read(title, [])
    if len(tokens) < 2 or _begins_openly(title):
        return False
    if title.count("“") != title.count("”") or title.count("(") != title.count(")"):
        return False
    if _ends_openly(tokens) or len(without_tail(tokens, range(len(tokens)))) < len(tokens):
        return False
    return _tells(tokens, [verb for verb in verbs(tokens) if verb.finite and _has_doer(tokens, verb.first)])


def _tells(tokens: Sequence[Token], finite: Sequence[Verb]) -> bool:
    """More than "men who fled"."""
    told = any(tokens[verb.first - 1].tag != "relative" for verb in finite)
    that = next((index for index, token in enumerate(tokens) if token.lower == "that"), len(tokens))
    if _opens_told(tokens, that):
        # "found that in two years", "noted that thick"; but "asked that the plan be dropped"
        told = told and (finite[-1].first > that or any(token.lower == "be" for token in tokens[that:]))
    return told and not _waits(tokens, finite)


def _opens_told(tokens: Sequence[Token], that: int) -> bool:
    """Whether "that" at a token, if there is one, opens what is told."""
    if not 0 < that < len(tokens) - 1:
        return False
    before = tokens[that - 1].lower
    says = before in words.SAYING | words.SPEAKING | _TO_SAY or before in ("emerged", "decided")
    return says or tokens[that + 1].tag in ("preposition", "punct")


def _waits(tokens: Sequence[Token], finite: Sequence[Verb]) -> bool:
    """ "has forced a fleet": to do what is not told."""
    last = finite[-1]
    if last.passive or last.lemma not in _WAITING:
        return False
    return all(
        token.tag not in ("to", "preposition") or token.lower == "of" for token in tokens[last.last + 1 :]
    )


def _has_doer(tokens: Sequence[Token], verb: int) -> bool:
    """Never "Earlier was closed" nor "Robbed and were held"."""
    if (tokens[0].tag in _DONE and tokens[1].tag in _BEHIND_DONE) or _is_front_alone(tokens, verb):
        return False
    return any(token.tag not in _NO_DOER and token.lower != "earlier" for token in tokens[:verb])


def _is_front_alone(tokens: Sequence[Token], verb: int) -> bool:
    """ "In a claim filed on the coast", "With the well plugged": a phrase with a participle, and no doer."""
    if tokens[0].tag != "preposition" or tokens[verb].tag not in _DONE:
        return False
    if takes_object(tokens, Verb(verb, verb, tokens[verb].lower, "past")):
        return False
    return not any(
        token.text == "," or (before.tag in ("word", "number") and _opens_doer(token))
        for before, token in pairwise(tokens[1:verb])
    )


def _opens_doer(token: Token) -> bool:
    return token.tag in ("determiner", "pronoun") or token.text[0].isupper()


def _begins_openly(title: str) -> bool:
    """With a word that points elsewhere: "she", "he'll"; but the "It" of "It emerged that" is nobody."""
    if IT_EMERGED.match(title):
        return False
    first, _, rest = title.partition(" ")
    if rest.startswith(("one ", "ones ")) and first in ("The", "That"):
        return True
    if rest.startswith(("of them ", "of whom ")):
        return True  # "Two of them died"
    first = first.lower().replace("’", "'")
    return first.partition("'")[0].rstrip(",") in _NOT_FIRST


def _ends_openly(tokens: Sequence[Token]) -> bool:
    """With a word that waits for what follows: "condemned what it", "is expected to announce"."""
    if len(tokens) < 2 or tokens[-1].quoted:
        return False
    if tokens[-2].tag in ("be", "be-past") and tokens[-1].lower in words.SPEAKING | _TO_SAY:
        return False  # "A gig was announced"
    if _closes_with_speaker(tokens):
        return False
    if tokens[-1].lower == "forecast" and any(token.lower in _WHOSE for token in tokens):
        return False  # "raised its yearly forecast"
    if tokens[-1].lower in _NOT_LAST or tokens[-2].lower in ("what", "which"):
        return True
    told = next((index for index, token in enumerate(tokens) if token.lower == "told"), 0)
    hearer = tokens[told + 1 :] if told and tokens[told - 1].tag in ("have-present", "have-past") else ()
    return bool(hearer) and all(
        token.tag in ("word", "determiner") for token in hearer
    )  # "has told the Senate"


def _closes_with_speaker(tokens: Sequence[Token]) -> bool:
    """ "The dam is to go|, the council has decided": what was said stands before the comma."""
    comma = next((index for index in range(len(tokens) - 1, 0, -1) if tokens[index].text == ","), 0)
    finite = [verb for verb in verbs(tokens) if verb.finite]
    if len(finite) < 2 or not finite[0].last < comma < finite[-1].first or finite[-1].last < len(tokens) - 1:
        return False
    return all(token.tag in _SPEAKER for token in tokens[comma + 1 : finite[-1].first])


def headed(events: Sequence[ProposedEvent], sentence: ParsedSentence, headline: str) -> list[ProposedEvent]:
    """The events of a lead; the one it is about called by the headline, where its own title is no clause and
    its own words tell the same."""
    called = list(events)
    if not headline or len(headline) > _LONGEST_SENTENCE or _begins_openly(headline):
        return called
    for at, each in enumerate(events):
        chief = len(events) == 1 or _tells_main_clause(each, sentence)
        if chief and not each.stands and _tells_the_same(headline, sentence.text[each.start : each.end]):
            called[at] = replace(each, title=headline, stands=True)
            break
    return called


def _tells_main_clause(event: ProposedEvent, sentence: ParsedSentence) -> bool:
    verbs = [
        sentence.tokens[clause.main.first]
        for clause in sentence.clauses
        if clause.main is not None and not (clause.relative or clause.subordinate or clause.saying)
    ]
    return any(event.start <= verb.start < event.end for verb in verbs)


def _tells_the_same(headline: str, cited: str) -> bool:
    told = {word[:_STEM] for word in folding.tokens(cited)}
    content = {word[:_STEM] for word in folding.tokens(headline) if len(word) >= _STEM}
    return len(content) >= _FEWEST_SHARED and 2 * len(content & told) > len(content)


def standing(event: ProposedEvent, sentence: ParsedSentence, antecedents: Antecedents) -> ProposedEvent:
    """The event with a title that stands by itself: its own, or the sentence as it is."""
    main = next((clause.main for clause in sentence.clauses if clause.main is not None), None)
    if main is not None and event.start > sentence.tokens[main.last].start:
        antecedents.note(sentence)  # "Anna Lie resigned after she lost": whom this sentence is about
    title = as_told(event.title, sentence.speaker)
    title = antecedents.named(title, event.start, nearest_doer(sentence, event.start))
    told = event.status == ANNOUNCED or event.field == "caption"  # its verb may be one of the present
    proven = not _is_doubtful(event, sentence)
    if proven and (stands(title) or (told and _may_stand(title))):
        title = undated(title)
        return event if title == event.title else replace(event, title=title)
    whole = " ".join(sentence.text[sentence.begin : sentence.end].split())
    if sentence.text.endswith(", ", 0, sentence.begin):
        whole = f"{whole[0].upper()}{whole[1:]}"  # "Yes, | it was shut"
    return replace(event, title=_within(undated(whole)), stands=False)


def _is_doubtful(event: ProposedEvent, sentence: ParsedSentence) -> bool:
    tokens, clauses = sentence.tokens, sentence.clauses
    own = (each for each in reversed(clauses) if tokens[each.first].start <= event.start)
    clause = next(own, clauses[0])
    return is_unproven(tokens, clauses, clause) or is_of_either(tokens, clauses, clause)


def _may_stand(title: str) -> bool:
    """Whether nothing in a title says that it is no clause, though its verb is not known."""
    tokens = read(title, [])
    finite = [verb.first for verb in verbs(tokens) if verb.finite]
    if finite and not _has_doer(tokens, finite[0]):
        return False
    return not _begins_openly(title) and not _ends_openly(tokens)


def _within(sentence: str) -> str:
    """The sentence without its stop and what joins it to the one before, or as much as a title may have.

    >>> _within("But the mayor fled."), _within("She fled at 7 p.m."), _within("“The dam held.”")
    ('The mayor fled', 'She fled at 7 p.m.', '“The dam held.”')
    """
    head, _, rest = sentence.partition(" ")
    if head in _JOINING and rest:
        sentence = f"{rest[0].upper()}{rest[1:]}"
    if sentence.endswith(".") and not _ABBREVIATION.search(sentence):
        sentence = sentence[:-1]
    if len(sentence) <= _LONGEST_SENTENCE:
        return sentence
    return f"{sentence[:_LONGEST_SENTENCE].rpartition(' ')[0] or sentence[: _LONGEST_SENTENCE - 1]}…"
