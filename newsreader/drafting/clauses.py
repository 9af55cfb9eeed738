"""The clauses of one sentence: where each begins and ends, its verbs, and whose deed it tells."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsreader.drafting import words
from newsreader.drafting.tokens import Token, Verb, says, settle, verbs

_HARD = frozenset([";", ":", "—", "–", "--", "(", ")", "[", "]"])
_UNITS = words.listed("day days week weeks month months year years hour hours minutes decade")
_COUNTS = words.listed(
    "one two three four five six seven eight nine ten eleven twelve just about barely less than"
)
_DASHES = frozenset(["—", "–", "--"])
_LONG_QUOTE = 5
_DATE_LEADS = frozenset(["on", "in", "at", "late", "early", "during", "around", "about"])


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
    starts = _starts(tokens, found, inside)
    pieces = [
        Clause(first, last - 1, opener)
        for (first, opener), (last, _) in zip(starts, [*starts[1:], (len(tokens), "")], strict=True)
        if last > first
    ]
    clauses = _merged(tokens, pieces, at)
    for clause in clauses:
        clause.group = settle(tokens, [at[i] for i in range(clause.first, clause.last + 1) if i in at])
    clauses = [part for clause in clauses for part in _after_relative(tokens, clause)]
    _link(tokens, clauses)
    return clauses


def _starts(tokens: Sequence[Token], found: Sequence[Verb], inside: set[int]) -> list[tuple[int, str]]:
    """Where a clause may begin, with the word that opens it."""
    starts: list[tuple[int, str]] = [(0, "")]
    saying_ends = {_end_of_saying(tokens, verb) for verb in found if verb.finite and says(tokens, verb)}
    for index, token in enumerate(tokens):
        if token.quoted or token.timex >= 0:
            if index in saying_ends and index:
                _add(starts, index, "")
            continue
        if token.tag == "punct":
            if token.text in _HARD:
                _add(starts, index + 1, token.text)
            elif token.text == ",":
                _add(starts, index + 1, ",")
        elif index in inside:
            continue
        elif token.tag in ("subordinator", "relative") or (
            token.tag == "coordinator"
            and not _joins_nouns(tokens, index)
            and (starts[-1][0] == index or index + 1 in inside or _verb_since(found, starts[-1][0], index))
        ):
            if token.lower == "since" and starts[-1][0] == index - 1 and starts[-1][1] in ("ever",):
                continue
            begin = _with_measure(tokens, index, starts[-1][0])
            if token.lower in ("which", "whom") and tokens[index - 1].tag == "preposition" and index:
                begin = max(index - 1, starts[-1][0])  # "in which"
            _add(starts, begin, token.lower)
        elif index in saying_ends:
            _add(starts, index, "")
    return starts


def _verb_since(found: Sequence[Verb], start: int, index: int) -> bool:
    """ "a man from Oslo and his son fled": no verb yet, so "and" joins nouns."""
    return any(start <= verb.first < index for verb in found if verb.finite or verb.tense == "gerund")


def _with_measure(tokens: Sequence[Token], index: int, floor: int) -> int:
    """Back over "a day" or "two weeks" before "after": the clause begins there."""
    if tokens[index].lower not in ("after", "before") or index < 2 or tokens[index - 1].lower not in _UNITS:
        return index
    start = index - 1
    while start > 0 and (
        tokens[start - 1].tag in ("number", "determiner") or tokens[start - 1].lower in _COUNTS
    ):
        start -= 1
    return max(start, floor)


def _add(starts: list[tuple[int, str]], index: int, opener: str) -> None:
    if starts and starts[-1][0] == index:
        # ", who": the word says more than the comma.
        starts[-1] = (index, opener or starts[-1][1])
    else:
        starts.append((index, opener))


def _joins_nouns(tokens: Sequence[Token], index: int) -> bool:
    """ "two and three", "Foua and Kafriya": names and numbers on both sides, a clause on neither."""
    if index + 1 >= len(tokens) or index == 0:
        return True
    before, after = tokens[index - 1], tokens[index + 1]
    return before.tag == "determiner" or (before.tag == "number" and after.tag == "number")


def _end_of_saying(tokens: Sequence[Token], verb: Verb) -> int:
    """The first token after "said", "said today", "said on Friday": where what was said begins."""
    index = verb.last + 1
    if verb.lemma in ("told", "tells"):
        index = _behind_hearer(tokens, index)
    while index < len(tokens):
        token = tokens[index]
        dates = token.timex >= 0 or (token.lower in _DATE_LEADS and _date_follows(tokens, index))
        if dates or token.tag == "adverb":
            index += 1
        else:
            break
    return index


def _behind_hearer(tokens: Sequence[Token], start: int) -> int:
    """ "told the BBC on Monday": where the date begins, if one does."""
    for index in range(start, min(start + 7, len(tokens))):
        token = tokens[index]
        if token.timex >= 0 or (token.lower in _DATE_LEADS and _date_follows(tokens, index)):
            return index
        if token.tag not in ("word", "determiner", "number"):
            break
    return start


def _date_follows(tokens: Sequence[Token], index: int) -> bool:
    return any(tokens[i].timex >= 0 for i in range(index + 1, min(index + 3, len(tokens))))


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
            elif piece.opener in _DASHES and pending.first == 0 and not starts_with_verb:
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
    if piece.opener in _DASHES | {";", ":"}:
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
        or (tokens[index].lower in _DATE_LEADS and index < piece.last and tokens[index + 1].timex >= 0)
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
    bare = all(token.tag in ("punct", "adverb") or token.lower in _DATE_LEADS for token in behind)
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
