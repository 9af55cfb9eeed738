"""A title for a proposed event: the clause's own words, trimmed. Never a word the sentence does not hold."""

from collections.abc import Iterable, Sequence

from newsreader.drafting import words
from newsreader.drafting.clauses import Clause
from newsreader.drafting.phrases import DATE_LEADS, JOINING, noun_phrase, subject, without_dates, without_tail
from newsreader.drafting.tokens import Token

LONGEST = 90
# A title of words without end is cut anywhere: the column that keeps it has an end.
_ENDLESS = 200

_OPENING = frozenset("“\"'‘$€£")
_FRONTS = frozenset(["preposition", "adverb", "subordinator", "to", "ing", "ed", "past-or-participle"])
_CUTS = frozenset(["preposition", "coordinator", "subordinator", "relative", "to"])


def title(
    text: str,
    tokens: Sequence[Token],
    clauses: Sequence[Clause],
    clause: Clause,
    bounds: tuple[int, int],
    names: Iterable[tuple[int, int]] = (),
    keep_front: bool = False,
    doer: Sequence[int] = (),
) -> str:
    """The words of tokens `bounds` (inclusive), which lie in `clause`, as a title of some 90 signs at most.

    `names` are spans of `text` that a cut must not go through; `keep_front` keeps what stands before
    the subject ("In an interview with …, she said") though the title is long; `doer` are tokens before the
    bounds that name who did it.
    """
    first, last = without_apposition(tokens, clauses, clause, *bounds)
    dated = without_dates(tokens, range(first, last + 1))
    kept = _without_head(tokens, clause, dated)
    gerund = any(verb.tense == "gerund" for verb in clause.group)
    borrowed = 0
    if doer and kept:
        kept, borrowed = _behind(tokens, doer, kept)
    elif not gerund and kept:
        kept, borrowed = _with_subject(tokens, clauses, clause, kept)
    kept = _without_asides(tokens, [i for i in kept if tokens[i].lower != "also"])
    spans = list(names)
    if len(_render(text, tokens, kept)) > LONGEST and not keep_front:
        kept = _without_front(tokens, clause, kept)
    if len(_render(text, tokens, _up_to_verb(clause, kept))) > LONGEST - 10:
        kept = _with_bare_subject(tokens, clause, kept)
    kept = _shortened(text, tokens, kept, spans, clause, borrowed)
    written = _render(text, tokens, kept)
    return written[:1].upper() + written[1:_ENDLESS]


def _with_subject(
    tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause, kept: list[int]
) -> tuple[list[int], int]:
    """`kept` behind the subject it borrows, with the number of tokens borrowed."""
    complement = clause.opener == "that" and not _verb_follows(tokens, clause)
    if clause.antecedent >= 0 and complement and not _of_object(tokens, clause):
        return kept, 0  # "a report that rebels fled": what the report says
    if clause.antecedent >= 0 and kept[0] <= clause.first + 1:
        named = noun_phrase(tokens, clause.antecedent, 0)
        if _of_object(tokens, clause):
            # "a bridge that rebels blew up": the bridge goes last.
            return ([*without_tail(tokens, kept), *named], 0) if clause.opener != "where" else (kept, 0)
        return _behind(tokens, named, kept)
    if clause.subject is not None and kept[0] <= clause.first + 2:
        source = clause.subject
        by_relative = source.antecedent >= 0 and not _of_object(tokens, source)
        named = noun_phrase(tokens, source.antecedent, 0) if by_relative else subject(tokens, source)
        return _behind(tokens, named, kept)
    if tokens[kept[0]].lower in ("it", "he", "she", "they"):
        index = next((i for i, c in enumerate(clauses) if c is clause), 0)
        before = clauses[index - 1] if index else None
        says = before is not None and before.saying and clause.opener in ("", "that")
        if before is not None and (says or clause.opener in ("but", "and")):
            named = subject(tokens, before.subject or before)
            if named and tokens[named[0]].tag != "pronoun":
                return _behind(tokens, named, kept[1:])
    return kept, 0


def _verb_follows(tokens: Sequence[Token], clause: Clause) -> bool:
    main = clause.main
    if main is None:
        return False
    between = tokens[clause.first + 1 : main.first]
    return all(token.tag in ("adverb", "punct") or token.timex >= 0 for token in between)


def _behind(tokens: Sequence[Token], named: Sequence[int], kept: list[int]) -> tuple[list[int], int]:
    borrowed = [i for i in named if not kept or i < kept[0]]
    if any(tokens[i].quoted for i in borrowed):
        return kept, 0
    return [*borrowed, *kept], len(borrowed)


def _of_object(tokens: Sequence[Token], clause: Clause) -> bool:
    """ "which the rebels took", "under which it ran": the words before "which" are not the doer."""
    main = clause.main
    if main is None or clause.first == 0:
        return False
    if clause.opener == "that" and main.passive:
        return False
    if clause.opener == "that" and main.last < clause.last:
        after = tokens[main.last + 1]
        if after.tag != "punct" and after.timex < 0 and after.lower not in DATE_LEADS:
            return False  # it has an object of its own
    if tokens[clause.first].tag == "preposition" or clause.opener in ("whom", "where"):
        return True
    between = tokens[clause.first + 1 : main.first]
    return any(token.tag in ("word", "pronoun", "number") and token.timex < 0 for token in between)


def _without_head(tokens: Sequence[Token], clause: Clause, kept: Sequence[int]) -> list[int]:
    """Without what joins the clause to the rest of its sentence."""
    opener = clause.opener if clause.opener in words.SUBORDINATORS and clause.group else ""
    head = [tokens[index].lower for index in kept[:6]]
    # "two days after the talks began": the measure goes with the word it measures to.
    first = head.index(opener) if opener in ("after", "before") and opener in head else 0
    while first < len(kept):
        token = tokens[kept[first]]
        punctuation = token.tag == "punct" and token.text not in _OPENING
        following = tokens[kept[first + 1]].lower if first + 1 < len(kept) else ""
        led = token.tag == "preposition" and following in ("which", "whom")
        if token.lower == "as" and following in ("many", "much", "few"):
            break
        if not punctuation and not led and token.lower not in JOINING and token.lower != opener:
            break
        first += 1
    return list(kept[first:])


def without_apposition(
    tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause, first: int, last: int
) -> tuple[int, int]:
    """Without ", the day on" where "which …" follows, cut off from it by the end of the clause."""
    following = next((c for c in clauses if c.first == last + 1 and c.opener in words.RELATIVES), None)
    if following is None or following.antecedent < 0:
        return first, last
    phrase = noun_phrase(tokens, following.antecedent, first)
    comma = phrase[0] - 1
    if comma > first + 2 and tokens[comma].text == "," and phrase[0] > first:
        return first, comma - 1
    return first, last


def _without_asides(tokens: Sequence[Token], kept: Sequence[int]) -> list[int]:
    """Without ", which …," and brackets."""
    out: list[int] = []
    skipping = ""
    for place, index in enumerate(kept):
        token = tokens[index]
        if skipping:
            if token.text == skipping:
                skipping = ""
            continue
        following = tokens[kept[place + 1]] if place + 1 < len(kept) else None
        if token.text == "(" and any(tokens[i].text == ")" for i in kept[place : place + 30]):
            skipping = ")"
            continue
        if (
            token.text == ","
            and following is not None
            and following.lower in ("which", "who", "whose", "where")
            and place
        ):
            if not any(tokens[i].text == "," for i in kept[place + 1 :]):
                break
            skipping = ","
            continue
        out.append(index)
    return out


def _without_front(tokens: Sequence[Token], clause: Clause, kept: list[int]) -> list[int]:
    """From the subject on, where a phrase and a comma stand before it."""
    main = clause.main
    if main is None or not kept or tokens[kept[0]].tag not in _FRONTS:
        return kept
    after = _after_front(tokens, main.first, kept)
    return kept[after:] if len(kept) - after > 2 else kept


def _after_front(tokens: Sequence[Token], verb: int, kept: Sequence[int]) -> int:
    """The place in `kept` where the subject begins, behind a fronted phrase and its comma; else 0."""
    if not kept or tokens[kept[0]].tag not in _FRONTS:
        return 0
    last = 0
    for place, index in enumerate(kept[:-1]):
        following = tokens[kept[place + 1]]
        names_doer = following.tag in ("determiner", "pronoun", "number") or following.text[0].isupper()
        if index < verb and tokens[index].text == ",":
            last = place + 1 if kept[place + 1] < verb else last
            if names_doer:
                return place + 1
    return last


def _up_to_verb(clause: Clause, kept: Sequence[int]) -> list[int]:
    main = clause.main
    return [index for index in kept if main is not None and index <= main.last]


def _with_bare_subject(tokens: Sequence[Token], clause: Clause, kept: list[int]) -> list[int]:
    """ "Talks between … and … ended": "Talks ended"."""
    main = clause.main
    if main is None:
        return kept
    start = _after_front(tokens, main.first, kept)
    for place in range(start + 1, len(kept)):
        if kept[place] >= main.first:
            break
        if (
            tokens[kept[place]].tag in ("preposition", "relative", "subordinator")
            or tokens[kept[place]].text == ","
        ):
            if tokens[kept[place]].lower == "of" and place < start + 4:
                continue
            return [*kept[:place], *(index for index in kept[place:] if index >= main.first)]
    return kept


def _shortened(
    text: str,
    tokens: Sequence[Token],
    kept: list[int],
    names: Sequence[tuple[int, int]],
    clause: Clause,
    borrowed: int,
) -> list[int]:
    kept = without_tail(tokens, kept)
    if len(_render(text, tokens, kept)) <= LONGEST:
        return kept
    verb = clause.main or (clause.group[0] if clause.group else None)
    after_verb = sum(1 for index in kept if verb is not None and index <= verb.last)
    least = max(after_verb + 1, borrowed + 2, 3)
    for longest in (LONGEST, LONGEST + 20, LONGEST + 40):
        good, rough = _cut(text, tokens, kept, names, least, longest)
        if good or (rough and longest > LONGEST + 20):
            return good or rough
    return kept[:16]


def _cut(
    text: str,
    tokens: Sequence[Token],
    kept: list[int],
    names: Sequence[tuple[int, int]],
    least: int,
    longest: int,
) -> tuple[list[int], list[int]]:
    """`kept` up to the last good place within `longest` signs, and up to the last place of any kind.

    Both are empty where the verb does not fit.
    """
    rough: list[int] = []
    for place in range(len(kept) - 1, 0, -1):
        start = tokens[kept[place]].start
        if any(a < start < b for a, b in names) or (
            tokens[kept[place]].quoted and tokens[kept[place - 1]].quoted
        ):
            continue
        shorter = without_tail(tokens, kept[:place])
        if len(_render(text, tokens, shorter)) > longest:
            continue
        if not rough and place >= least:
            rough = shorter
        if place >= least and _may_cut(tokens, kept[place], shorter):
            return shorter, rough
        if place < least:
            break
    return [], rough


def _may_cut(tokens: Sequence[Token], index: int, before: Sequence[int]) -> bool:
    """Before token `index`: never between a noun and its "of", nor after a bare "to do"."""
    token = tokens[index]
    if token.lower == "of" or (len(before) > 1 and tokens[before[-2]].tag == "to"):
        return False
    return token.tag in _CUTS or token.text in ",;:—–"


_NO_SPACE_BEFORE = frozenset([",", ".", ";", ":", "?", "!", ")", "”", "’", "%", "»"])


def _render(text: str, tokens: Sequence[Token], kept: Sequence[int]) -> str:
    parts: list[str] = []
    before: int | None = None
    for index in kept:
        token = tokens[index]
        if before is not None:
            if token.text == "," and tokens[before].text == ",":
                continue
            if index == before + 1:
                parts.append(" " if text[tokens[before].end : token.start] else "")
            elif token.text not in _NO_SPACE_BEFORE:
                parts.append(" ")
        elif token.text in ",;:.":
            continue
        parts.append(text[token.start : token.end])
        before = index
    return "".join(parts).strip()
