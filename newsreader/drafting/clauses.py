"""The clauses of one sentence: where each begins and ends, its verbs, and whose deed it tells."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from newsreader.drafting import words
from newsreader.drafting.boundaries import DASHES, DATE_LEADS, boundaries, is_dash
from newsreader.drafting.lenders import antecedent, lender, verb_first
from newsreader.drafting.participles import is_reduced_alone, lacks_doer, resolve_participles
from newsreader.drafting.parting import (
    after_passive,
    after_relative,
    behind_verb,
    is_dated,
    is_in_relative,
    is_of_doer,
    is_own_verb,
    waits_for_verb,
)
from newsreader.drafting.saying import says
from newsreader.drafting.tokens import Token
from newsreader.drafting.verbs import NOT_FINITE, Verb, VerbGroups

_LONG_QUOTE = 5
_PROMISING = frozenset(["will", "would"])
_ITSELF = frozenset(["it", "he", "she", "they"])
_FURTHEST_CONTINUED = 4


@dataclass(slots=True)
class Clause:
    """Tokens `first` to `last` (inclusive).

    `opener` is the word that joins it to the rest ("", "and", "as", "who" …). `subject` is the clause
    whose words before its verb it borrows where it has no subject of its own, `antecedent` the token
    before "who" or "which"; `behind` is the first token of what that may be part of. `saying`: its verb only
    tells who speaks; `promises`: it says what the speaker is
    going to do, in the clause behind it.
    """

    first: int
    last: int
    opener: str = ""
    group: list[Verb] = field(default_factory=list)
    subject: "Clause | None" = None
    antecedent: int = -1
    behind: int = 0
    saying: bool = False
    promises: bool = False

    @property
    def finite(self) -> list[Verb]:
        return [verb for verb in self.group if verb.finite]

    @property
    def main(self) -> Verb | None:
        for verb in self.group:  # asked some twenty times a proposal: a generator costs
            if verb.tense not in NOT_FINITE:
                return verb
        return None

    @property
    def relative(self) -> bool:
        return self.opener in words.RELATIVES

    @property
    def subordinate(self) -> bool:
        return self.opener in words.SUBORDINATORS


def split(tokens: Sequence[Token]) -> list[Clause]:
    """The clauses of a sentence in order; together they hold all its tokens."""
    found = VerbGroups(tokens)
    begins = boundaries(tokens, found)
    ends = [*(following.first for following in begins[1:]), len(tokens)]
    pieces = [
        Clause(begin.first, end - 1, begin.opener)
        for begin, end in zip(begins, ends, strict=True)
        if end > begin.first
    ]
    clauses = _Joining(tokens, found, pieces).clauses()
    for number, clause in enumerate(clauses):
        group = found.between(clause.first, clause.last)
        clause.group = resolve_participles(tokens, group)
        if number and group and is_own_verb(tokens, clauses[number - 1], clause, group):
            clause.group[0] = group[0]
    clauses = [
        part
        for number, clause in enumerate(clauses)
        for part in (
            after_relative(tokens, clause, waits=waits_for_verb(clauses, number))
            if clause.relative or is_in_relative(tokens, clauses, number)
            else [clause]
        )
    ]
    if len(clauses) > 2 and clauses[1].subordinate and is_of_doer(tokens, clauses[:3]):
        clauses[0].group = [replace(clauses[0].group[0], tense="participle", passive=True)]
    clauses = [part for clause in clauses for part in after_passive(tokens, clause)]
    for before, clause in pairwise(clauses):
        if _shares_modal(tokens, before, clause):
            clause.group[0] = replace(clause.group[0], tense="modal", passive=True)
    for index, clause in enumerate(clauses):
        clause.saying = _tells_who_speaks(tokens, clauses, index)
        clause.antecedent = antecedent(tokens, clause)
        if clause.antecedent >= 0:
            clause.behind = behind_verb(clauses[:index], clause)
        clause.subject = lender(tokens, clauses, index)
    for clause, following in pairwise(clauses):
        clause.promises = clause.saying and _is_promise(tokens, following)
    return clauses


def clause_beside(clauses: Sequence[Clause], clause: Clause, away: int) -> Clause | None:
    """The clause so many behind this one, or before it; None where there is none."""
    for number, each in enumerate(clauses):
        if each is clause:
            return clauses[number + away] if 0 <= number + away < len(clauses) else None
    return None


class _Joining:
    """Makes clauses of pieces: one without a verb of its own goes to the clause before it, at the head to
    the one after."""

    def __init__(self, tokens: Sequence[Token], found: VerbGroups, pieces: Sequence[Clause]) -> None:
        self.tokens = tokens
        self.found = found
        self.pieces = pieces
        self.done: list[Clause] = []
        self.waiting: Clause | None = None  # without a verb: for the next piece that has one
        self.taken: list[Clause] = []  # pieces without a verb that the clause before has taken last

    def clauses(self) -> list[Clause]:
        for number, piece in enumerate(self.pieces):
            if self._tells(piece):
                self._add(piece)
            elif self.waiting is not None:
                self.waiting.last = piece.last
            elif self.done and not self._opens_next(number):
                self.done[-1].last = piece.last
                self.taken.append(piece)
            else:
                self.waiting = piece
        if self.waiting is not None:
            if self.done:
                self.done[-1].last = self.waiting.last
            else:
                self.done.append(self.waiting)
        return self.done

    def _tells(self, piece: Clause) -> bool:
        """Whether a piece has a finite verb, or is "after leaving on Monday"."""
        group = self._verbs(piece)
        if any(verb.finite for verb in group):
            return len(group) > 1 or not lacks_doer(self.tokens, group[0])
        leads = any(verb.tense == "gerund" and verb.first == piece.first + 1 for verb in group)
        return leads and any(token.timex >= 0 for token in self.tokens[piece.first : piece.last + 1])

    def _add(self, piece: Clause) -> None:
        taken, self.taken = self.taken, []
        waiting, self.waiting = self.waiting, None
        if waiting is None and len(taken) > 1 and self._is_speaker(taken[-2], piece):
            # "The dam broke, | Anna Lie, the mayor, | told Reuters": hers is the second clause.
            self.done[-1].last, piece.first = taken[-2].first - 1, taken[-2].first
        if waiting is None:
            if self._goes_on(piece, taken):
                self.done[-1].last = piece.last
                return
            if taken and self._is_told_of(taken[-1], piece):
                self.done[-1].last = taken[-1].first - 1
                self.done.append(taken[-1])
        elif self._stands_apart(waiting, piece):
            self.done.append(waiting)
        else:
            # "After a retreat, the rebels …": the word opens a phrase, not the clause.
            piece.opener = "" if waiting.subordinate and not self.done else waiting.opener
            piece.first = waiting.first
        self.done.append(piece)

    def _is_speaker(self, name: Clause, piece: Clause) -> bool:
        verb = next(iter(self._verbs(piece)), None)
        if verb is None or verb.passive or verb.lemma not in words.SAYING or not self._verb_first(piece):
            return False
        return self.tokens[name.first - 1].text == "," and self.tokens[name.first].text[0].isupper()

    def _is_told_of(self, aside: Clause, piece: Clause) -> bool:
        """ "The firm said the pipe, | which drains Ek, | has been sold": "drains" is no verb we know."""
        if not aside.relative or piece.opener != "," or not self._verb_first(piece):
            return False
        said = self._verbs(self.done[-1])
        return bool(said) and said[-1].lemma in words.SAYING and self.tokens[aside.first - 1].text == ","

    def _goes_on(self, piece: Clause, taken: Sequence[Clause]) -> bool:
        """Whether the clause before waits for this verb: "The museum, | …, | closed"."""
        if not self.done or piece.opener not in ("", ","):
            return False
        before = self._verbs(self.done[-1])
        # "A man arrested in Harn, | Ola Berg, | was charged"
        named = len(taken) == 1 and self.tokens[taken[0].first].text[0].isupper()
        waits = named and len(before) == 1 and is_reduced_alone(self.tokens, before[0])
        waits = waits or (not taken and self._waits_behind_aside(before))
        return (waits or not before) and self._verb_first(piece)

    def _waits_behind_aside(self, before: Sequence[Verb]) -> bool:
        """ "when the rig, | leased to Holm, | exploded": the rig, which no clause lends its doer."""
        doer = self.done[-1]
        if len(self.done) == 1 or len(before) != 1 or not is_reduced_alone(self.tokens, before[0]):
            return False
        aside = self.tokens[before[0].first - 1].text == "," and before[0].first - 1 > doer.first
        return aside and not is_dated(self.tokens, before[0].last, doer.last)

    def _stands_apart(self, waiting: Clause, piece: Clause) -> bool:
        """Whether the words at the head of a sentence are none of the clause behind them."""
        if self.done:
            return False
        if piece.opener in DASHES or piece.opener == ";":
            return not self._verb_first(piece)  # "CAIRO — The court …": where it was written
        if piece.opener == "since" and piece.first == waiting.last + 1 and len(self._finite(piece)) == 1:
            # "The first vote since the war | was on Monday": it opens a phrase too.
            return self.tokens[waiting.last].text == "," or piece is not self.pieces[-1]
        # "The museum, | which opened in 1990, …" and "The mayor, | when the dam broke, …": a subject waits.
        return piece.relative or (piece.subordinate and not waiting.opener)

    def _opens_next(self, number: int) -> bool:
        """A verbless piece that leads what follows: after a hard stop, or "but the mayor, a doctor, fled"."""
        piece = self.pieces[number]
        if piece.last == piece.first:
            return False
        if piece.opener in DASHES or piece.opener in (";", ":"):
            return True
        opens = piece.subordinate or piece.opener in words.COORDINATORS or self._is_told(piece)
        return opens and self._is_continued(number)

    def _is_told(self, piece: Clause) -> bool:
        """ "The firm said that | its chief, …": what is said begins with a doer."""
        if piece.opener not in ("", "that"):
            return False
        before = self._verbs(self.done[-1])
        return bool(before) and before[-1].lemma in words.SAYING | words.SPEAKING

    def _is_continued(self, number: int) -> bool:
        """Whether the verb that a piece waits for stands behind an aside: ", a doctor, | fled"."""
        for away, following in enumerate(self.pieces[number + 1 :][:_FURTHEST_CONTINUED]):
            aside = following.opener == "," or following.opener in DASHES
            found = self._verbs(following)
            if away == 0 and self._is_aside(self.pieces[number], following, found):
                continue
            if any(verb.finite for verb in found):
                return away > 0 and aside and self._verb_first(following)
            # "thought to be | that of the girl"
            of_aside = following.opener == "that" and self.tokens[following.first - 1].tag == "be"
            if not (aside or of_aside or following.opener in words.COORDINATORS):
                return False
        return False

    def _is_aside(self, piece: Clause, following: Clause, found: Sequence[Verb]) -> bool:
        """ "soldiers, | backed by tanks, | fled"."""
        aside = following.opener == "," or following.opener in DASHES
        if not found or not aside or piece.opener in words.COORDINATORS:
            return False
        closed = self.tokens[following.last].text == "," or is_dash(self.tokens, following.last)
        return closed and found[0].first == following.first and is_reduced_alone(self.tokens, found[0])

    def _verbs(self, piece: Clause) -> list[Verb]:
        return self.found.between(piece.first, piece.last)

    def _finite(self, piece: Clause) -> list[Verb]:
        return [verb for verb in self._verbs(piece) if verb.finite]

    def _verb_first(self, piece: Clause) -> bool:
        return verb_first(self.tokens, piece, self._verbs(piece))


def _tells_who_speaks(tokens: Sequence[Token], clauses: Sequence[Clause], index: int) -> bool:
    clause, main = clauses[index], clauses[index].main
    if main is None or main.passive:
        return False
    if says(tokens, main) or (index > 0 and _closing_attribution(tokens, clause, main)):
        return True
    return sum(token.quoted for token in tokens[clause.first : main.first]) > _LONG_QUOTE


def _closing_attribution(tokens: Sequence[Token], clause: Clause, main: Verb) -> bool:
    """ "…, scientists warned today": nothing but a date behind the verb."""
    return (
        clause.opener == ","
        and main.lemma in words.SPEAKING
        and all(
            token.timex >= 0 or token.tag in ("punct", "adverb") or token.lower in DATE_LEADS
            for token in tokens[main.last + 1 : clause.last + 1]
        )
    )


def _shares_modal(tokens: Sequence[Token], before: Clause, clause: Clause) -> bool:
    """ "could be shut and meetings | put off": the "could be" is of both."""
    if clause.opener not in words.COORDINATORS or before.main is None or not clause.group:
        return False
    main, verb = before.main, clause.group[0]
    be = any(token.lower == "be" for token in tokens[main.first : main.last])
    alone = verb.single and tokens[verb.first].tag in ("ed", "past-or-participle")
    return alone and be and main.tense == "modal" and tokens[main.last].tag != "word"


def _is_promise(tokens: Sequence[Token], clause: Clause) -> bool:
    """ "The firm said | it would pay": what is announced so, and for no day, is news."""
    main = clause.main
    if main is None or main.negated or tokens[main.first].lower not in _PROMISING:
        return False
    inside = tokens[main.first : main.last + 1]
    if any(token.lower == "be" for token in inside) and inside[-1].tag == "word":
        return False  # "would be glad"
    head = [token for token in tokens[clause.first : main.first] if token.lower != "that"]
    undated = all(token.timex < 0 for token in tokens[clause.first : clause.last + 1])
    return undated and len(head) == 1 and head[0].lower in _ITSELF and clause.opener in ("", "that")
