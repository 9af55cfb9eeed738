"""A title for a proposed event: the clause's own words, trimmed. Never a word the sentence does not hold, but
the "was" that it leaves out before a participle, and the "is" before "to be held".
"""

from collections.abc import Sequence
from itertools import pairwise

from newsreader.drafting import words
from newsreader.drafting.agreement import is_several, possessive
from newsreader.drafting.appositions import (
    up_to_semicolon,
    without_apposition,
    without_doers_apposition,
    without_fillers,
)
from newsreader.drafting.clauses import Clause
from newsreader.drafting.complements import completed
from newsreader.drafting.cutting import LONGEST, LONGEST_WHOLE, exceeds, render, shortened
from newsreader.drafting.doers import Wording, antecedent_phrase, behind, with_doer
from newsreader.drafting.endings import without_consequence, without_empty_end
from newsreader.drafting.phrases import JOINING, without_dates, without_tail
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import Tag, Token, TokenSpan, read, token_at
from newsreader.drafting.verbs import WITH_TWO_OBJECTS, Verb, takes_object, verbs

# With its verb, a subject leaves some room for what was done.
_LONGEST_TO_VERB = LONGEST - 40
# A title of words without end is cut anywhere: the column that keeps it has an end.
_ENDLESS = 200

_OPENING = frozenset("“\"'‘$€£")
_FRONTS: frozenset[Tag] = frozenset(
    ["preposition", "adverb", "subordinator", "to", "ing", "ed", "past-or-participle"]
)
_ASIDES = frozenset(["which", "who", "whose", "where", "according"])
_LONGEST_BRACKET = 30
_FEWEST = 3
# Of two words that join no clause both stay: "as many as", "so far".
_OF_TWO = frozenset(
    [("as", "many"), ("as", "much"), ("as", "few"), ("as", "of"), ("so", "far"), ("instead", "of")]
)
_TIMES = frozenset(["after", "before", "since"])
_DOERS = frozenset(["he", "she", "they"])
_GOES_ON: frozenset[Tag] = frozenset(["coordinator", "ing", "number", "subordinator"])
_OF_VERBS: frozenset[Tag] = frozenset(
    ["past", "ed", "ing", "past-or-participle", "be-past", "be-present", "have-past", "have-present", "modal"]
)
_INTERJECTIONS = frozenset(["well", "yes", "no", "now", "ok", "okay", "just"])
_LABELS = words.listed("clarification correction image photo photograph picture video")
_LEFT_ALONE = words.listed(
    "however shortly according how why what whether just beginning starting even once most"
)
_LEFT_OVER = _LEFT_ALONE | words.listed(
    "day days week weeks month months year years hour hours later up just"
)


def title(
    sentence: ParsedSentence,
    clauses: Sequence[Clause],
    clause: Clause,
    span: TokenSpan,
    *,
    keep_front: bool = False,
    doer: Sequence[int] = (),
) -> str:
    """The words of tokens `span`, which lie in `clause`, as a title: whole up to 150 signs, else cut.

    A cut goes through no name of the sentence; `keep_front` keeps what stands before the subject ("In an
    interview with …, she said") though the title is long; `doer` are tokens before the span that name who
    did it.
    """
    tokens = sentence.tokens
    span = without_apposition(tokens, clauses, clause, span)
    told = _of_one_deed(tokens, clause, _without_main_clause(tokens, clause, span))
    kept = without_dates(tokens, told)
    if kept and _tells_nothing(tokens, without_tail(tokens, kept)):
        kept = list(told)
    kept, borrowed = _with_doer(tokens, clauses, clause, _without_head(tokens, clause, kept), doer)
    if len(kept) > _FEWEST and tokens[kept[0]].tag == "coordinator" and tokens[kept[1]].lower != "far":
        kept = kept[1:]
    kept = completed(sentence, clauses, clause, span.last, kept)
    kept = _without_asides(tokens, without_fillers(tokens, kept))
    kept = without_doers_apposition(tokens, clause, up_to_semicolon(tokens, kept))
    kept = without_empty_end(sentence, without_consequence(sentence, clause, kept))
    if not keep_front and exceeds(sentence, kept, LONGEST):
        kept = _without_front(tokens, clause, kept)
    if exceeds(sentence, kept, LONGEST_WHOLE) and exceeds(
        sentence, _up_to_verb(clause, kept), _LONGEST_TO_VERB
    ):
        kept = _with_bare_subject(tokens, clause, kept)
    kept = _without_leftover(tokens, shortened(sentence, kept, clause, borrowed))
    written = _with_small_article(tokens, kept, render(sentence, kept))
    if clause.opener == "whose":
        written = _of_owner(sentence, clause, written)
    return written[:1].upper() + written[1:_ENDLESS]


def _with_small_article(tokens: Sequence[Token], kept: Sequence[int], written: str) -> str:
    """ "The navy freed a ship" of "A ship that the navy freed"."""
    if 0 not in kept[1:] or tokens[0].tag != "determiner":
        return written
    return written.replace(f" {tokens[0].text} ", f" {tokens[0].lower} ", 1)


def _of_owner(sentence: ParsedSentence, clause: Clause, written: str) -> str:
    """ "Whose mill burned" as "Anna Lie’s mill burned"."""
    if not written.startswith("whose "):
        return written
    owner = render(sentence, antecedent_phrase(sentence.tokens, clause))
    return f"{possessive(owner)}{written.removeprefix('whose')}"


def with_was(title: str, participle: str) -> str:
    """The title with "was" or "were" before its participle, where it has no verb of its own.

    >>> with_was("Tar balls found on two beaches", "found"), with_was("The picture, posted", "posted")
    ('Tar balls were found on two beaches', 'The picture was posted')
    """
    noun, word, rest = title.partition(f" {participle}")
    tokens = read(f"{participle}{rest}", [])
    if not (noun and word) or any(verb.finite for verb in verbs(tokens[1:])):
        return title
    if takes_object(tokens, Verb(0, 0, participle, "participle")) or participle in words.INTRANSITIVE - {
        "agreed"
    }:
        return title  # "The firm, meanwhile, posted a loss", "Anna Lie, the mayor, resigned"
    noun = noun.rstrip(",-–— ")
    lead, _, named = noun.partition(" ")
    if named and lead.lower() in words.PREPOSITIONS:
        noun = f"{named[0].upper()}{named[1:]}"  # "In the film, | released on Friday"
    name = tokens[1:] and tokens[1].tag == "word" and tokens[1].text[0].isupper()
    dated = any(token.tag == "number" for token in tokens[1:4])
    if name and not dated and participle not in WITH_TWO_OBJECTS:
        return title  # "The storm, the worst of the year, hit Harn"
    if participle == "struck" and not words.HAPPENINGS.isdisjoint(noun.lower().split()):
        return title  # "The quake, the worst of the year, struck"
    return f"{noun} {'were' if is_several(noun) else 'was'}{word}{rest}"


def with_is(title: str) -> str:
    """The title with "is" or "are" before what is to be done, where it has no verb of its own.

    >>> with_is("Talks to be held in Oslo"), with_is("A fee due to be paid"), with_is("The pier is to open")
    ('Talks are to be held in Oslo', 'A fee is due to be paid', 'The pier is to open')
    """
    noun, word, rest = title.partition(" to ")
    if not (noun and word) or any(verb.finite for verb in verbs(read(title, []))):
        return title
    due = " due" if noun.endswith(" due") else ""
    noun = noun.removesuffix(due).rstrip(",")
    return f"{noun} {'are' if is_several(noun) else 'is'}{due}{word}{rest}"


def _without_main_clause(tokens: Sequence[Token], clause: Clause, span: TokenSpan) -> Sequence[int]:
    """ "Since the rig sank | , the cost amounts to": up to the comma, where a doer follows it."""
    verb = clause.main
    if verb is None or clause.opener not in words.SUBORDINATORS or span.first > clause.first + 1:
        return range(span.first, span.last + 1)
    for index in range(verb.last + 1, span.last):
        if tokens[index].text == "," and tokens[index + 1].tag in ("determiner", "pronoun"):
            return range(span.first, index)
    return range(span.first, span.last + 1)


def _of_one_deed(tokens: Sequence[Token], clause: Clause, told: Sequence[int]) -> Sequence[int]:
    return _up_to_second(tokens, clause, _up_to_closing_comma(tokens, clause, told))


def _up_to_closing_comma(tokens: Sequence[Token], clause: Clause, told: Sequence[int]) -> Sequence[int]:
    """ "The pump, | which began on 16 June, | takes oil on board": what is behind the date is the pump's."""
    verb = clause.main
    if verb is None or not clause.relative or token_at(tokens, clause.first - 1).text != ",":
        return told
    for place, index in enumerate(told):
        if index > verb.last and tokens[index].text == "," and tokens[index - 1].timex >= 0:
            after = token_at(tokens, index + 1)
            return told if after.timex >= 0 or after.tag in _GOES_ON else told[:place]
    return told


def _up_to_second(tokens: Sequence[Token], clause: Clause, told: Sequence[int]) -> Sequence[int]:
    """ "Twenty were found on Monday | and nine more on Tuesday": what is told of the first of two days."""
    kept = set(without_dates(tokens, told))
    dates = [place for place, index in enumerate(told) if tokens[index].timex >= 0 and index not in kept]
    for first, second in pairwise(dates):
        joined = [place for place in range(first + 1, second) if tokens[told[place]].tag == "coordinator"]
        if joined and _names_more(tokens, told[joined[0] + 1 : second]):
            return told[: joined[0]] if clause.main and clause.main.last < told[joined[0]] else told
    return told


def _names_more(tokens: Sequence[Token], told: Sequence[int]) -> bool:
    """Whether words stand there that name something, and no other verb."""
    tags = {tokens[index].tag for index in told}
    return not tags.isdisjoint({"word", "number"}) and tags.isdisjoint(_OF_VERBS)


def _tells_nothing(tokens: Sequence[Token], kept: Sequence[int]) -> bool:
    """ "The funeral is", "The line is due": what it told was its date."""
    last = tokens[kept[-1]]
    return last.tag in ("be", "be-past", "be-present") or last.lower == "due"


def _without_leftover(tokens: Sequence[Token], kept: list[int]) -> list[int]:
    """Without what led to words that were cut: ", a day | after", ", shortly | before", ", up | to"."""
    while len(kept) > _FEWEST and tokens[kept[-1]].lower in _LEFT_OVER:
        near = range(len(kept) - 2, len(kept) - 4, -1)
        comma = next((place for place in near if tokens[kept[place]].text == ","), -1)
        if comma < 0 and tokens[kept[-1]].lower not in _LEFT_ALONE:
            break
        kept = without_tail(tokens, kept[:comma])
    return kept


def _with_doer(
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    clause: Clause,
    kept: list[int],
    doer: Sequence[int],
) -> Wording:
    if kept and doer:
        return behind(tokens, doer, _with_opening_comma(tokens, clause, kept))
    if kept and all(verb.tense != "gerund" for verb in clause.group):
        return with_doer(tokens, clauses, clause, kept)
    return Wording(kept)


def _with_opening_comma(tokens: Sequence[Token], clause: Clause, kept: list[int]) -> list[int]:
    """ "A man arrested on Monday | , Ola Berg, was charged": with the comma before what another closes."""
    verb, before = clause.main, kept[0] - 1
    closed = verb is not None and any(index < verb.first and tokens[index].text == "," for index in kept)
    return [before, *kept] if closed and token_at(tokens, before).text == "," else kept


def _without_head(tokens: Sequence[Token], clause: Clause, kept: Sequence[int]) -> list[int]:
    """Without what joins the clause to the rest of its sentence."""
    opener = clause.opener if clause.subordinate and clause.group else ""
    head = [tokens[index].lower for index in kept[:6]]
    # "two days after the talks began": the measure goes with the word it measures to.
    first = head.index(opener) if opener in ("after", "before") and opener in head else 0
    while first < len(kept) and _joins(tokens, kept, first, opener):
        first += 1
    if first and opener in _TIMES:
        first = _place_of_pronoun(tokens, clause, kept, first)
    return list(kept[first:])


def _place_of_pronoun(tokens: Sequence[Token], clause: Clause, kept: Sequence[int], first: int) -> int:
    """ "After a year in Oslo | she left": the doer, where the word at the head opens a phrase."""
    verb = clause.main.first if clause.main is not None else 0
    doers = (place for place, index in enumerate(kept) if index < verb and tokens[index].lower in _DOERS)
    return next(doers, first)


def _joins(tokens: Sequence[Token], kept: Sequence[int], place: int, opener: str) -> bool:
    """Whether the word at a place of `kept` only joins what follows it to what stands before."""
    token = tokens[kept[place]]
    if _labels(tokens, kept, place):
        return True
    following = tokens[kept[place + 1]].lower if place + 1 < len(kept) else ""
    if token.tag == "punct" and token.text not in _OPENING:
        return True
    if token.tag == "preposition" and following in ("which", "whom"):
        return True
    if (token.lower, following) in _OF_TWO:
        return False
    return token.lower in JOINING or token.lower == opener


def _labels(tokens: Sequence[Token], kept: Sequence[int], place: int) -> bool:
    """ "HOLM: the bridge fell", "Photo: …", "Well, the bridge fell": what stands before a sentence begins."""
    token, following = tokens[kept[place]], tokens[kept[min(place + 1, len(kept) - 1)]]
    if following.text == ",":
        return token.lower in _INTERJECTIONS
    return following.text == ":" and (token.text.isupper() or token.lower in _LABELS)


def _without_asides(tokens: Sequence[Token], kept: Sequence[int]) -> list[int]:
    """Without ", which …," and brackets."""
    out: list[int] = []
    place = 0
    while place < len(kept):
        behind_aside = _behind_aside(tokens, kept, place)
        if behind_aside == place:
            out.append(kept[place])
            behind_aside += 1
        place = behind_aside
    return out


def _behind_aside(tokens: Sequence[Token], kept: Sequence[int], place: int) -> int:
    """The place behind the aside that begins at a place of `kept`; the same place where none does."""
    text = tokens[kept[place]].text
    if text == "(":
        end = _place_of(")", tokens, kept, place + 1)
        return end + 1 if place < end < place + _LONGEST_BRACKET else place
    if not (place > 0 and _opens_aside(tokens, kept, place)):
        return place
    end = _place_of(",", tokens, kept, place + 1)
    while end > place and _opens_aside(tokens, kept, end):
        # ", who lives in Ek, | which lies on the Asher, | left"
        end = _place_of(",", tokens, kept, end + 1)
    return end + 1 if end > place else len(kept)


def _opens_aside(tokens: Sequence[Token], kept: Sequence[int], place: int) -> bool:
    """Whether the comma before ", which" stands at that place."""
    comma = tokens[kept[place]].text == ","
    return comma and place + 1 < len(kept) and tokens[kept[place + 1]].lower in _ASIDES


def _place_of(sign: str, tokens: Sequence[Token], kept: Sequence[int], first: int) -> int:
    """The place in `kept` of the first such sign from `first` on, -1 for none."""
    return next((place for place in range(first, len(kept)) if tokens[kept[place]].text == sign), -1)


def _without_front(tokens: Sequence[Token], clause: Clause, kept: list[int]) -> list[int]:
    """From the subject on, where a phrase and a comma stand before it."""
    main = clause.main
    after = _behind_front(tokens, main.first, kept) if main is not None else 0
    return kept[after:] if len(kept) - after > 2 else kept


def _behind_front(tokens: Sequence[Token], verb: int, kept: Sequence[int]) -> int:
    """The place in `kept` where the subject begins, behind a fronted phrase and its comma; else 0."""
    if not kept or tokens[kept[0]].tag not in _FRONTS:
        return 0
    last = 0
    for place, (index, following) in enumerate(pairwise(kept), 1):
        if index < verb and tokens[index].text == ",":
            if _opens_name(tokens[following]):
                return place
            last = place if following < verb else last
    return last


def _is_noun(token: Token) -> bool:
    return token.lower != "far" and (token.tag in ("word", "number", "pronoun") or token.text[0].isupper())


def _opens_name(token: Token) -> bool:
    return token.tag in ("determiner", "pronoun", "number") or token.text[0].isupper()


def _up_to_verb(clause: Clause, kept: Sequence[int]) -> list[int]:
    main = clause.main
    return [index for index in kept if main is not None and index <= main.last]


def _with_bare_subject(tokens: Sequence[Token], clause: Clause, kept: list[int]) -> list[int]:
    """ "Talks between … and … ended": "Talks ended"."""
    main = clause.main
    if main is None:
        return kept
    start = _behind_front(tokens, main.first, kept)
    for place, index in enumerate(kept[start + 1 :], start + 1):
        token = tokens[index]
        if index >= main.first:
            break
        if token.lower == "of" and place < start + 4:
            continue
        if token.text == "," or token.tag in ("preposition", "relative", "subordinator"):
            dropped = [each for each in kept[place:] if each < main.first]
            if any(
                tokens[each].tag in ("coordinator", "pronoun") and tokens[each - 1].text == ","
                for each in dropped
            ):
                return kept  # "Four choirs sing, and on Tuesday Anna Lie will talk"
            if not any(_is_noun(tokens[each]) for each in kept[:place]):
                return kept  # "So far, even the simplest of plans failed"
            return [*kept[:place], *(each for each in kept[place:] if each >= main.first)]
    return kept
