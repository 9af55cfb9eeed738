"""Whose deed a clause tells, where its own words do not say: the subject it borrows for its title."""

from collections.abc import Sequence
from typing import NamedTuple

from newsreader.drafting import words
from newsreader.drafting.appositions import without_closing_apposition
from newsreader.drafting.clauses import Clause, clause_beside
from newsreader.drafting.complements import tells_what
from newsreader.drafting.lenders import CONTENT
from newsreader.drafting.phrases import DATE_LEADS, noun_phrase, speaks_as_it, subject, without_tail
from newsreader.drafting.suffering import is_done
from newsreader.drafting.tokens import Tag, Token, token_at
from newsreader.drafting.verbs import Verb, takes_object
from newsreader.text.saying.persons import is_role

# "The firm called the ban unfair and said they will sue": it is nobody.
_NOBODY = words.listed("ban bill decision law letter plan proposal report rule statement study survey vote")
_LONGEST_SHARED = 12
_OF_ANOTHER = frozenset(["for", "of", "his", "her"])
_BESIDE_ANOTHER = words.listed(
    """
    agent aide attorney aunt biographer boyfriend brother carer cousin daughter doctor ex-husband ex-wife
    father fiance fiancee friend girlfriend grandfather grandmother husband lawyer mother neighbour
    physician publicist representative sister solicitor son spokesman spokesperson spokeswoman
    stepfather stepmother uncle widow widower wife
    """
)
_LONGEST_HEARER = 4
EMERGING = words.listed("emerged appeared turned alleged believed claimed feared reported thought understood")
_BEGINNING = words.listed("began begun begins continued continues ended ends lasted resumed started starts")
_LASTING = (
    words.HAPPENINGS
    | words.OCCASIONS
    | words.listed("campaign meeting negotiations talks test tests tour trial visit war work")
)
_FURTHEST_OCCASION = 15
_FEWEST_BEFORE = 3
_ABOUT: frozenset[Tag] = frozenset(["word", "determiner", "number", "preposition", "ing", "coordinator"])
_OF_A_PERSON = frozenset(["of", "for", "in", "at", "from", "with"])


class Wording(NamedTuple):
    """The tokens of a title, of which the first so many are `borrowed` from another clause."""

    words: list[int]
    borrowed: int = 0


def with_doer(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause, kept: list[int]) -> Wording:
    """`kept` behind the subject it borrows, if it does."""
    if clause.antecedent >= 0:
        if clause.opener == "whose" or is_complement(tokens, clause) or _is_told(tokens, clauses, clause):
            return Wording(kept)
        if kept[0] <= clause.first + 1:
            return _with_antecedent(tokens, clause, kept)
    if clause.subject is not None and kept[0] <= clause.first + 2:
        return _with_lent(tokens, clauses, clause, kept)
    return _for_pronoun(tokens, clauses, clause, kept)


def _with_lent(
    tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause, kept: list[int]
) -> Wording:
    if shared := _passive_before(tokens, clauses, clause):
        return behind(tokens, _lent(tokens, clauses, clause), [*shared, *kept])
    lender = clause.subject
    if lender is not None and lender.antecedent >= 0:
        aside = clause.opener == "," and tokens[lender.first - 1].text == ","
        if aside or not clause.opener:
            return behind(tokens, antecedent_phrase(tokens, lender), kept)
    return behind(tokens, _lent(tokens, clauses, clause), kept)


def _for_pronoun(
    tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause, kept: list[int]
) -> Wording:
    """With whom the pronoun means that opens the clause, where the clause before says it."""
    if (pronoun := tokens[kept[0]].lower) in ("it", "he", "she", "they"):
        named = _meant(tokens, clauses, clause)
        if named and _may_be(tokens, named, pronoun) and tokens[named[0]].tag != "pronoun":
            return behind(tokens, named, kept[1:])
    return Wording(kept)


def behind(tokens: Sequence[Token], named: Sequence[int], kept: list[int]) -> Wording:
    """`kept` behind those of the tokens `named` that stand before it, unless somebody is quoted in them."""
    named = without_closing_apposition(tokens, named)
    borrowed = [index for index in named if not kept or index < kept[0]]
    if any(tokens[index].quoted for index in borrowed):
        return Wording(kept)
    return Wording([*borrowed, *kept], len(borrowed))


def _with_antecedent(tokens: Sequence[Token], clause: Clause, kept: list[int]) -> Wording:
    named = antecedent_phrase(tokens, clause)
    if not _of_object(tokens, clause):
        return behind(tokens, named, kept)
    if clause.opener == "where":
        return Wording(kept)
    kept = without_tail(tokens, kept)
    verb = next((place for place, index in enumerate(kept) if clause.main and index == clause.main.last), -1)
    behind_verb = token_at(tokens, kept[min(verb + 1, len(kept) - 1)])
    noun = named and tokens[named[-1]].tag in ("word", "number")
    if noun and 0 <= verb < len(kept) - 2 and behind_verb.tag == "preposition":
        return Wording([*kept[: verb + 1], *named, *kept[verb + 1 :]])  # "bought | Harn Mills | for £3m"
    return Wording([*kept, *named])  # "a bridge that rebels blew up": it goes last


def antecedent_phrase(tokens: Sequence[Token], clause: Clause) -> list[int]:
    """ "a man" of "a man from Oslo, who", but "the tanker" of "the loss of the tanker, which"; of "talks with
    the army, which began" the talks.
    """
    if (occasion := _occasion(tokens, clause)) >= 0:
        about = range(occasion + 1, clause.antecedent + 1)
        plain = all(tokens[index].tag in _ABOUT and tokens[index].timex < 0 for index in about)
        return [*noun_phrase(tokens, occasion, 0), *(about if plain else ())]
    named = _with_amount(tokens, noun_phrase(tokens, clause.antecedent, clause.behind))
    if before_comma := _name_before(tokens, named):
        return before_comma
    while clause.opener in ("who", "whose") and named[0] > 1 and tokens[named[0] - 1].lower in _OF_A_PERSON:
        before = named[0] - 2
        name = tokens[before].text[0].isupper()
        if tokens[before].tag != "word" or (tokens[named[0] - 1].lower in ("of", "for") and not name):
            break
        if is_role(tokens[named[-1]].lower) and not (name or is_role(tokens[before].lower)):
            break  # "a letter from a nurse, who"
        named = noun_phrase(tokens, before, 0)
    return named


def _with_amount(tokens: Sequence[Token], named: list[int]) -> list[int]:
    """ "an offer of $27 a share" for "a share": what the amount is of."""
    first = named[0]
    if tokens[first].lower not in ("a", "an") or tokens[first - 1].tag != "number" or first < _FEWEST_BEFORE:
        return named
    amount = noun_phrase(tokens, first - 1, 0)
    of = amount[0] - 1
    while of > 0 and tokens[of].text in "$€£":
        of -= 1
    if of < 1 or tokens[of].lower != "of":
        return named
    return [*noun_phrase(tokens, of - 1, 0), *range(of, named[-1] + 1)]


def _name_before(tokens: Sequence[Token], named: Sequence[int]) -> list[int]:
    """ "Anna Lie" of "Anna Lie, the clerk | who was held"; empty where no name stands there."""
    comma = named[0] - 1
    if comma < 1 or tokens[comma].text != "," or tokens[named[0]].lower not in ("a", "an", "the"):
        return []
    name = noun_phrase(tokens, comma - 1, 0)
    behind = token_at(tokens, name[0] - 1)
    alone = behind.tag == "edge" or (behind.tag != "preposition" and behind.text != ",")
    return name if alone and tokens[comma - 1].text[0].isupper() and tokens[comma - 1].timex < 0 else []


def _occasion(tokens: Sequence[Token], clause: Clause) -> int:
    """What begins or ends without an object, if another thing stands before "which"; -1 for nothing."""
    main, antecedent = clause.main, tokens[clause.antecedent].lower
    begins = main is not None and main.lemma in _BEGINNING and not _has_object(tokens, clause, main.last)
    if not begins or antecedent in _LASTING:
        return -1
    if tokens[clause.first - 1].text != ",":
        return _doing(tokens, clause)
    first = max(0, clause.antecedent - _FURTHEST_OCCASION)
    return next((at for at in range(clause.antecedent, first, -1) if tokens[at].lower in _LASTING), -1)


def _doing(tokens: Sequence[Token], clause: Clause) -> int:
    """The "drilling" of "the drilling of two wells that began"; -1 where no such thing is told of."""
    of = noun_phrase(tokens, clause.antecedent, 0)[0] - 1
    before = token_at(tokens, of - 1)
    doing = token_at(tokens, of).lower == "of" and (before.tag == "ing" or before.lower in _LASTING)
    return of - 1 if doing and token_at(tokens, of - 2).tag == "determiner" else -1


def _lent(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> list[int]:
    """The subject that a clause borrows; of a relative one the words before "who"."""
    lender = clause.subject
    if lender is None:
        return []
    if _is_told(tokens, clauses, lender):
        # "announced that the bridge it bought | has been tested"
        whole = not clause.opener and lender.last == clause.first - 1
        return list(range(lender.first + 1, lender.last + 1)) if whole else subject(tokens, lender)
    if lender.antecedent >= 0 and not _of_object(tokens, lender):
        return antecedent_phrase(tokens, lender)
    named = _without_parts(tokens, subject(tokens, lender))
    return _before_speaker(tokens, lender, named) if clause.opener == "," else named


def _without_parts(tokens: Sequence[Token], named: list[int]) -> list[int]:
    """ "The film" of "The film, scenes | of which were shown, | is out"."""
    last = named[-1] if named else -1
    commas = [place for place, index in enumerate(named) if place and tokens[index].text == ","]
    parts = token_at(tokens, last + 1).lower == "of" and token_at(tokens, last + 2).lower in ("which", "whom")
    return named[: commas[-1]] if named and commas and parts else named


def _before_speaker(tokens: Sequence[Token], lender: Clause, named: list[int]) -> list[int]:
    """ "The king" of "The king, the premier said, | left"."""
    commas = [place for place, index in enumerate(named) if tokens[index].text == ","]
    main = lender.main
    if not commas or main is None or tokens[lender.last].text != "," or tokens[main.first - 1].text == ",":
        return named
    told = lender.saying or main.lemma in words.SAYING | words.SPEAKING | EMERGING
    return named[: commas[-1]] if told and _closes(tokens, main, lender.last) else named


def _closes(tokens: Sequence[Token], main: Verb, last: int) -> bool:
    """Whether nothing but a date or the hearer stands between a verb of saying and the comma."""
    behind = tokens[main.last + 1 : last]
    if main.lemma == "told" and len(behind) <= _LONGEST_HEARER:
        return True
    return all(token.timex >= 0 or token.lower in DATE_LEADS for token in behind)


def _meant(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> list[int]:
    """Whom the pronoun means that opens the clause: the one who said so, or did what stands before "and"."""
    before = clause_beside(clauses, clause, -1)
    if before is None:
        return []
    said = before.saying or before.promises
    if clause.opener in ("but", "and") or (said and clause.opener in ("", "that")):
        return subject(tokens, before.subject or before)
    return []


def _passive_before(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> list[int]:
    """ "were found and" of "The sheep were found | and killed": the "were" is of both."""
    before = clause_beside(clauses, clause, -1)
    if before is None or before.main is None or not _is_done_too(tokens, before.main, clause):
        return []
    shared = [*range(before.main.first, before.last + 1), clause.first]
    told = tokens[shared[0] : shared[-1] + 1]
    if any(token.timex >= 0 for token in told):
        # "was built in 1950 | and sold in 1999": of another day, so the "was" alone.
        main = clause.main
        auxiliaries = range(before.main.first, before.main.last)
        done = main is not None and (main.passive or is_done(tokens, main))
        return list(auxiliaries) if done else []
    return shared if len(told) <= _LONGEST_SHARED else []


def _is_done_too(tokens: Sequence[Token], before: Verb, clause: Clause) -> bool:
    """Whether the clause behind "and" may tell what was done, as the verb before it does."""
    main = clause.main
    if main is None or not before.passive or clause.opener not in ("and", "or", "but"):
        return False
    doubtful = main.single and tokens[main.first].tag in ("ed", "past-or-participle")
    return (main.single and main.passive) or (doubtful and not takes_object(tokens, main))


def _may_be(tokens: Sequence[Token], named: Sequence[int], pronoun: str) -> bool:
    """Whether a pronoun may be said of a doer: "they" of "the board", never "it" nor "he" of "a letter"."""
    of = next((place for place, each in enumerate(named) if place and tokens[each].tag == "preposition"), 0)
    noun = tokens[named[of - 1]]
    if pronoun == "it":
        return speaks_as_it(tokens, named)
    if pronoun == "they":
        return noun.lower not in _NOBODY
    return not noun.text.islower() or is_role(noun.lower)


def is_of_either(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> bool:
    """ "Anna Lie's lawyer said | she had left": of two people "he" or "she" may be either."""
    lender = clause.subject
    if lender is not None and clause.opener in words.COORDINATORS and lender.first < clause.first:
        return is_of_either(tokens, clauses, lender)
    before = clause_beside(clauses, clause, -1)
    if before is None or not before.saying or clause.opener not in ("", "that"):
        return False
    opening = tokens[clause.first + (clause.opener == "that")].lower if clause.last > clause.first else ""
    doer = [tokens[each] for each in subject(tokens, before.subject or before)]
    own = bool(doer) and (opening, doer[0].lower) in (("he", "her"), ("she", "his"))  # "Her son said he"
    return opening in ("he", "she") and not own and _speaks_for(doer)


def _speaks_for(doer: Sequence[Token]) -> bool:
    of_another = any(token.genitive or token.lower in _OF_ANOTHER for token in doer)
    return of_another and any(token.lower in _BESIDE_ANOTHER for token in doer)


def _is_told(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> bool:
    """ "confirmed to Reuters | that she had left": what is said, and none of Reuters."""
    before = clause_beside(clauses, clause, -1)
    return before is not None and tells_what(tokens, before, clause)


def is_complement(tokens: Sequence[Token], clause: Clause) -> bool:
    """ "a report that rebels fled": what the report says; never "a bridge that fell"."""
    if clause.opener != "that" or _verb_follows(tokens, clause):
        return False
    if tokens[clause.antecedent].lower in CONTENT:
        return True
    if any(token.lower == "it" for token in tokens[max(0, clause.antecedent - 3) : clause.antecedent]):
        return True  # "it turned out that"
    # "was told that", never "a bridge that": no noun stands before it.
    return tokens[clause.antecedent].tag in ("ed", "past", "past-or-participle") or not _of_object(
        tokens, clause
    )


def _verb_follows(tokens: Sequence[Token], clause: Clause) -> bool:
    main = clause.main
    if main is None:
        return False
    between = tokens[clause.first + 1 : main.first]
    return all(token.tag in ("adverb", "punct") or token.timex >= 0 for token in between)


def _of_object(tokens: Sequence[Token], clause: Clause) -> bool:
    """ "which the rebels took", "under which it ran": the words before "which" are not the doer."""
    main = clause.main
    if main is None or clause.first == 0:
        return False
    if clause.opener == "that" and (main.passive or _has_object(tokens, clause, main.last)):
        return False
    if clause.opener in ("whom", "where") or tokens[clause.first].tag == "preposition":
        return True
    between = tokens[clause.first + 1 : main.first]
    return any(token.tag in ("word", "pronoun", "number") and token.timex < 0 for token in between)


def _has_object(tokens: Sequence[Token], clause: Clause, verb: int) -> bool:
    """Whether more than a date stands behind the verb that ends at that token."""
    if verb >= clause.last:
        return False
    after = tokens[verb + 1]
    if after.tag == "ing":
        return _has_object(tokens, clause, verb + 1)  # "a well that crews began drilling"
    return after.tag != "punct" and after.timex < 0 and after.lower not in DATE_LEADS
