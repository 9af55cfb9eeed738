"""The clauses of one sentence: where each begins and ends, its verbs, and whose deed it tells."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsreader.drafting import words
from newsreader.drafting.boundaries import DASHES, DATE_LEADS, starts
from newsreader.drafting.tokens import Token
from newsreader.drafting.verbs import Verb, says, settle, verbs

_LONG_QUOTE = 5


@dataclass(slots=True)
class Clause:
    """Tokens `first` to `last` (inclusive).

    `opener` is the word that joins it to the rest ("", "and", "as", "who" …). `subject` is the clause
    whose words before its verb it borrows where it has no subject of its own, `antecedent` the token
    before "who" or "which". `saying`: its verb only tells who speaks.
    """

    first: int
    last: int
    opener: str = ""
    group: list[Verb] = field(default_factory=list)
    subject: "Clause | None" = None
    antecedent: int = -1
    saying: bool = False

    @property
    def finite(self) -> list[Verb]:
        return [verb for verb in self.group if verb.finite]

    @property
    def main(self) -> Verb | None:
        finite = self.finite
        return finite[0] if finite else None


def split(tokens: Sequence[Token]) -> list[Clause]:
    """The clauses of a sentence in order; together they hold all its tokens."""
    found = verbs(tokens)
    at = {verb.first: verb for verb in found}
    inside = {index for verb in found for index in range(verb.first, verb.last + 1)}
    begins = starts(tokens, found, inside)
    pieces = [
        Clause(first, last - 1, opener)
        for (first, opener), (last, _) in zip(begins, [*begins[1:], (len(tokens), "")], strict=True)
        if last > first
    ]
    clauses = _merged(tokens, pieces, at)
    for clause in clauses:
        clause.group = settle(tokens, [at[i] for i in range(clause.first, clause.last + 1) if i in at])
    clauses = [part for clause in clauses for part in _after_relative(tokens, clause)]
    _link(tokens, clauses)
    return clauses


def _merged(tokens: Sequence[Token], pieces: Sequence[Clause], at: dict[int, Verb]) -> list[Clause]:
    """Pieces without a verb of their own go to the clause before them, at the head to the one after."""
    clauses: list[Clause] = []
    pending: Clause | None = None
    for number, piece in enumerate(pieces):
        group = [at[i] for i in range(piece.first, piece.last + 1) if i in at]
        holds = any(verb.finite for verb in group) or (
            any(verb.tense == "gerund" and verb.first == piece.first + 1 for verb in group)
            and any(tokens[i].timex >= 0 for i in range(piece.first, piece.last + 1))
        )
        if not holds:
            if clauses and pending is None and not _opens_next(tokens, pieces, number, at):
                clauses[-1].last = piece.last
            elif pending is None:
                pending = piece
            else:
                pending.last = piece.last
            continue
        starts_with_verb = _verb_first(tokens, piece, at)
        if pending is not None:
            if piece.opener in words.RELATIVES and clauses == [] and piece.first > pending.first:
                clauses.append(pending)  # "The museum, which opened in 1990, …": a subject waiting
            elif piece.opener in DASHES and pending.first == 0 and not starts_with_verb:
                clauses.append(pending)  # "CAIRO — The court …": where it was written
            elif piece.opener in words.SUBORDINATORS and pending.opener in ("", ",") and clauses == []:
                clauses.append(pending)
            else:
                # "After a retreat, the rebels …": the word opens a phrase, not the clause.
                opener = "" if pending.opener in words.SUBORDINATORS and not clauses else pending.opener
                piece.first, piece.opener = pending.first, opener
            pending = None
        elif (
            clauses
            and starts_with_verb
            and piece.opener in ("", ",")
            and not clauses[-1].group
            and not any(i in at for i in range(clauses[-1].first, clauses[-1].last + 1))
        ):
            clauses[-1].last = piece.last
            continue
        clauses.append(piece)
    if pending is not None:
        if clauses:
            clauses[-1].last = pending.last
        else:
            clauses.append(pending)
    return clauses


def _opens_next(tokens: Sequence[Token], pieces: Sequence[Clause], number: int, at: dict[int, Verb]) -> bool:
    """A verbless piece that leads what follows: after a hard stop, or "but the mayor, a doctor, fled"."""
    piece = pieces[number]
    if piece.opener in DASHES | {";", ":"}:
        return piece.last > piece.first
    if piece.opener not in words.SUBORDINATORS | words.COORDINATORS or piece.last == piece.first:
        return False
    for reach in range(number + 1, min(number + 4, len(pieces))):
        following = pieces[reach]
        if any(index in at and at[index].finite for index in range(following.first, following.last + 1)):
            return reach > number + 1 and following.opener == "," and _verb_first(tokens, following, at)
        if following.opener != ",":
            return False
    return False


def _verb_first(tokens: Sequence[Token], piece: Clause, at: dict[int, Verb]) -> bool:
    index = piece.first
    while index <= piece.last and (
        tokens[index].tag in ("adverb", "punct", "coordinator")
        or tokens[index].timex >= 0
        or (tokens[index].lower in DATE_LEADS and index < piece.last and tokens[index + 1].timex >= 0)
    ):
        index += 1
    return index in at


def _after_relative(tokens: Sequence[Token], clause: Clause) -> list[Clause]:
    """ "… who killed two on Monday was held on Tuesday": the second verb goes with the words before "who"."""
    finite = clause.finite
    if clause.opener not in words.RELATIVES or len(finite) < 2:
        return [clause]
    second = finite[1]
    between = tokens[finite[0].last + 1 : second.first]
    if between and (between[-1].tag in ("pronoun", "coordinator") or between[-1].text == ","):
        return [clause]
    if tokens[second.first].tag in ("ed", "past-or-participle") and second.first == second.last:
        return [clause]
    head = Clause(
        clause.first, second.first - 1, clause.opener, [v for v in clause.group if v.first < second.first]
    )
    rest = Clause(second.first, clause.last, "", [v for v in clause.group if v.first >= second.first])
    return [head, rest]


def _tells_who_spoke(tokens: Sequence[Token], clauses: Sequence[Clause], index: int) -> bool:
    """ "…, scientists warned today": nothing behind the verb; or a quotation before it."""
    clause, main = clauses[index], clauses[index].main
    if main is None:
        return False
    if sum(token.quoted for token in tokens[clause.first : main.first]) > _LONG_QUOTE:
        return True
    behind = [token for token in tokens[main.last + 1 : clause.last + 1] if token.timex < 0]
    bare = all(token.tag in ("punct", "adverb") or token.lower in DATE_LEADS for token in behind)
    return bare and index > 0 and clause.opener == "," and main.lemma in words.SPEAKING


def _link(tokens: Sequence[Token], clauses: Sequence[Clause]) -> None:
    """Give each clause without a subject the one it shares, and find the clauses that only say who speaks."""
    for index, clause in enumerate(clauses):
        main = clause.main
        if main is not None and not main.passive:
            clause.saying = says(tokens, main) or _tells_who_spoke(tokens, clauses, index)
        if clause.opener in words.RELATIVES and index and clause.first:
            clause.antecedent = clause.first - 1
            while clause.antecedent > 0 and (
                tokens[clause.antecedent].text == "," or tokens[clause.antecedent].tag == "preposition"
            ):
                clause.antecedent -= 1
        if index == 0:
            continue
        at = {verb.first: verb for verb in clause.group}
        if clause.opener in words.RELATIVES:
            continue
        if _verb_first(tokens, clause, at) or (clause.group and clause.group[0].tense == "gerund"):
            before = index - 1
            while before > 0 and clauses[before].opener in words.RELATIVES:
                before -= 1
            relative = clauses[index - 1]
            joins = clause.opener in ("and", "or") and tokens[clause.first - 1].text != ","
            if joins and relative.antecedent >= 0:
                clause.subject = relative  # "a man who came on Monday and left on Tuesday"
            else:
                clause.subject = clauses[before].subject or clauses[before]
