"""A title for a proposed event: the clause's own words, trimmed. Never a word the sentence does not hold, but
the "was" that it leaves out before a participle.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newsreader.drafting import words
from newsreader.drafting.agreement import is_several
from newsreader.drafting.clauses import Clause
from newsreader.drafting.doers import Wording, behind, with_doer
from newsreader.drafting.phrases import JOINING, noun_phrase, without_dates, without_tail
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import Tag, Token, TokenSpan, read
from newsreader.drafting.verbs import verbs

LONGEST = 120
# With its verb, a subject leaves some room for what was done.
_LONGEST_TO_VERB = LONGEST - 40
# Where no good place to cut is within LONGEST, a title may be longer, and at last be cut anywhere.
_LONGEST_GOOD = (LONGEST, LONGEST + 20)
_LONGEST_ROUGH = LONGEST + 40
_MOST_WORDS = 16
# A title of words without end is cut anywhere: the column that keeps it has an end.
_ENDLESS = 200

_STOPS = frozenset(",;:.")
_OPENING = frozenset("“\"'‘$€£")
_NO_SPACE_BEFORE = frozenset([",", ".", ";", ":", "?", "!", ")", "”", "’", "%", "»"])
_FRONTS: frozenset[Tag] = frozenset(
    ["preposition", "adverb", "subordinator", "to", "ing", "ed", "past-or-participle"]
)
_CUTS: frozenset[Tag] = frozenset(["preposition", "coordinator", "subordinator", "relative", "to"])
_ASIDES = frozenset(["which", "who", "whose", "where"])
_LONGEST_BRACKET = 30
_FEWEST = 3
_FINITE: frozenset[Tag] = frozenset(
    ["past", "ed", "past-or-participle", "be-past", "be-present", "have-past", "have-present", "modal"]
)
_AUXILIARIES: frozenset[Tag] = frozenset(
    ["be-past", "be-present", "be", "have-past", "have-present", "modal"]
)
_DECIDED = frozenset(["ruled", "decided", "found", "agreed"])
_INTERJECTIONS = frozenset(["well", "yes", "no", "now", "ok", "okay"])
_PICTURES = frozenset(["photo", "picture", "image", "video", "photograph"])
_LEFT_ALONE = words.listed("however shortly according")
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
    """The words of tokens `span`, which lie in `clause`, as a title of some 120 signs at most.

    A cut goes through no name of the sentence; `keep_front` keeps what stands before the subject ("In an
    interview with …, she said") though the title is long; `doer` are tokens before the span that name who
    did it.
    """
    tokens = sentence.tokens
    span = without_apposition(tokens, clauses, clause, span)
    kept = without_dates(tokens, _without_main_clause(tokens, clause, span))
    kept, borrowed = _with_doer(tokens, clauses, clause, _without_head(tokens, clause, kept), doer)
    if kept and tokens[kept[0]].tag == "coordinator" and len(kept) > _FEWEST:
        kept = kept[1:]
    kept = _without_asides(tokens, [index for index in kept if tokens[index].lower != "also"])
    if not keep_front and _exceeds(sentence, kept, LONGEST):
        kept = _without_front(tokens, clause, kept)
    if _exceeds(sentence, _up_to_verb(clause, kept), _LONGEST_TO_VERB):
        kept = _with_bare_subject(tokens, clause, kept)
    kept = _without_leftover(tokens, _shortened(sentence, kept, clause, borrowed))
    written = _render(sentence, kept)
    return written[:1].upper() + written[1:_ENDLESS]


def with_was(title: str, participle: str) -> str:
    """The title with "was" or "were" before its participle, where it has no verb of its own.

    >>> with_was("Tar balls found on two beaches", "found"), with_was("The picture, posted", "posted")
    ('Tar balls were found on two beaches', 'The picture was posted')
    """
    noun, word, rest = title.partition(f" {participle}")
    others = verbs(read(rest, []))
    if not (noun and word) or any(verb.finite for verb in others):
        return title
    noun = noun.rstrip(",")
    return f"{noun} {'were' if is_several(noun) else 'was'}{word}{rest}"


def _without_main_clause(tokens: Sequence[Token], clause: Clause, span: TokenSpan) -> Sequence[int]:
    """ "Since the rig sank | , the cost amounts to": up to the comma, where a doer follows it."""
    verb = clause.main
    if verb is None or clause.opener not in words.SUBORDINATORS or span.first > clause.first + 1:
        return range(span.first, span.last + 1)
    for index in range(verb.last + 1, span.last):
        if tokens[index].text == "," and tokens[index + 1].tag in ("determiner", "pronoun"):
            return range(span.first, index)
    return range(span.first, span.last + 1)


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
        return behind(tokens, doer, kept)
    if kept and all(verb.tense != "gerund" for verb in clause.group):
        return with_doer(tokens, clauses, clause, kept)
    return Wording(kept)


def without_apposition(
    tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause, span: TokenSpan
) -> TokenSpan:
    """Without ", the day on" where "which …" follows, cut off from it by the end of the clause."""
    following = next((each for each in clauses if each.first == span.last + 1 and each.relative), None)
    if following is None or following.antecedent < 0:
        return span
    start = noun_phrase(tokens, following.antecedent, span.first)[0]
    comma = start - 1
    if comma > span.first + 2 and tokens[comma].text == ",":
        return TokenSpan(span.first, comma - 1)
    return span


def _without_head(tokens: Sequence[Token], clause: Clause, kept: Sequence[int]) -> list[int]:
    """Without what joins the clause to the rest of its sentence."""
    opener = clause.opener if clause.subordinate and clause.group else ""
    head = [tokens[index].lower for index in kept[:6]]
    # "two days after the talks began": the measure goes with the word it measures to.
    first = head.index(opener) if opener in ("after", "before") and opener in head else 0
    while first < len(kept) and _joins(tokens, kept, first, opener):
        first += 1
    return list(kept[first:])


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
    if token.lower == "as" and following in ("many", "much", "few"):
        return False
    return token.lower in JOINING or token.lower == opener


def _labels(tokens: Sequence[Token], kept: Sequence[int], place: int) -> bool:
    """ "HOLM: the bridge fell", "Photo: …", "Well, the bridge fell": what stands before a sentence begins."""
    token, following = tokens[kept[place]], tokens[kept[min(place + 1, len(kept) - 1)]]
    if following.text == ",":
        return token.lower in _INTERJECTIONS
    return following.text == ":" and (token.text.isupper() or token.lower in _PICTURES)


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
    if text == "," and 0 < place < len(kept) - 1 and tokens[kept[place + 1]].lower in _ASIDES:
        end = _place_of(",", tokens, kept, place + 1)
        return end + 1 if end > place else len(kept)
    return place


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
            return [*kept[:place], *(each for each in kept[place:] if each >= main.first)]
    return kept


def _shortened(sentence: ParsedSentence, kept: list[int], clause: Clause, borrowed: int) -> list[int]:
    kept = without_tail(sentence.tokens, kept)
    if not _exceeds(sentence, kept, LONGEST):
        return kept
    verb = clause.main or next(iter(clause.group), None)
    to_verb = sum(index <= verb.last for index in kept) if verb is not None else 0
    least = max(to_verb + 1, borrowed + 2, 3)
    for longest in _LONGEST_GOOD:
        if good := _cut(sentence, kept, least, longest).good:
            return good
    cut = _cut(sentence, kept, least, _LONGEST_ROUGH)
    return cut.good or cut.rough or kept[:_MOST_WORDS]


class TitleCut(NamedTuple):
    """Words up to the last `good` place, and up to the last place of any kind; empty where there is none."""

    good: list[int]
    rough: list[int]


def _cut(sentence: ParsedSentence, kept: list[int], least: int, longest: int) -> TitleCut:
    """`kept` cut within `longest` signs, never to less than `least` words, nor between "told" and "that"."""
    tokens = sentence.tokens
    said = words.SAYING | words.SPEAKING | _DECIDED
    says = any(tokens[index].lower in said for index in kept[:least])
    rough: list[int] = []
    for place in range(len(kept) - 1, least - 1, -1):
        if _divides(sentence, kept[place - 1], kept[place]):
            continue
        shorter = without_tail(tokens, kept[:place])
        if _exceeds(sentence, shorter, longest):
            continue
        if _may_cut(tokens, kept[place], shorter) and not (says and _void(tokens, kept[place], shorter)):
            return TitleCut(shorter, rough or shorter)
        rough = rough or shorter
    return TitleCut([], rough)


def _void(tokens: Sequence[Token], index: int, before: Sequence[int]) -> bool:
    """Whether a cut before token `index` leaves "told the court" or "told the court that storms"."""
    if tokens[index].lower == "that":
        return True
    words_before = [tokens[each].lower for each in before]
    if "that" not in words_before:
        return False
    told = before[words_before.index("that") :]
    return not any(tokens[each].tag in _FINITE for each in told)


def _divides(sentence: ParsedSentence, before: int, after: int) -> bool:
    """Whether a cut between two tokens goes through a name or a quotation."""
    start = sentence.tokens[after].start
    if sentence.tokens[after].quoted and sentence.tokens[before].quoted:
        return True
    return any(first < start < last for first, last in sentence.names)


def _may_cut(tokens: Sequence[Token], index: int, before: Sequence[int]) -> bool:
    """Before token `index`: never between a noun and its "of", nor after a bare "to do"."""
    token = tokens[index]
    if token.lower == "of" or (len(before) > 1 and tokens[before[-2]].tag == "to"):
        return False
    if tokens[before[-1]].tag in _AUXILIARIES:
        return False  # "told the council that cases | were"
    return token.tag in _CUTS or token.text in ",;:—–"


def _exceeds(sentence: ParsedSentence, kept: Sequence[int], longest: int) -> bool:
    """Whether the words take more than so many signs; written out only where it is a near thing."""
    tokens = sentence.tokens
    at_most = sum(tokens[index].end - tokens[index].start for index in kept) + len(kept)
    return at_most > longest and len(_render(sentence, kept)) > longest


def _render(sentence: ParsedSentence, kept: Sequence[int]) -> str:
    """Tokens as text, spaced as they are there; without a stop at the head and the second of two commas."""
    text, tokens = sentence.text, sentence.tokens
    parts: list[str] = []
    before: int | None = None
    for index in kept:
        token = tokens[index]
        if before is None:
            if token.text in _STOPS:
                continue
        elif token.text == "," and tokens[before].text == ",":
            continue
        else:
            parts.append(_space(sentence, before, index))
        parts.append(text[token.start : token.end])
        before = index
    return "".join(parts).strip()


def _space(sentence: ParsedSentence, before: int, index: int) -> str:
    """What stands between two tokens of a title."""
    first, second = sentence.tokens[before], sentence.tokens[index]
    apart = second.start > first.end if index == before + 1 else second.text not in _NO_SPACE_BEFORE
    return " " if apart else ""
