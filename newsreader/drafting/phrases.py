"""Parts of a clause: who does it, and what is left without its dates and loose ends."""

from collections.abc import Callable, Sequence, Set
from itertools import groupby, takewhile

from newsreader.drafting import boundaries, words
from newsreader.drafting.clauses import Clause
from newsreader.drafting.tokens import Tag, Token, token_at
from newsreader.text import english
from newsreader.text.english.common import is_word
from newsreader.text.saying.persons import is_role

# What may stand before a date and goes with it.
DATE_LEADS = boundaries.DATE_LEADS | {"over", "earlier", "later", "by"}
_DATE_PREPOSITIONS = frozenset(["over", "on", "in", "at", "during", "by"])
JOINING = words.listed(
    """
    also then later meanwhile however but and or so yet nor as that since because while although though
    when whereas which who where therefore thus instead indeed separately
    """
)

_BEFORE_SUBJECT: frozenset[Tag] = frozenset(["preposition", "subordinator", "to"])
_IN_NOUN_PHRASE: frozenset[Tag] = frozenset(["word", "determiner", "number", "ed"])
_DANGLING: frozenset[Tag] = frozenset(
    ["preposition", "coordinator", "subordinator", "determiner", "to", "relative"]
)
_ORDINALS = frozenset(["first", "last", "next"])
OF_MONTH = _ORDINALS | {"second", "third", "fourth"}
_ALONE = frozenset(["all", "both", "these", "this", "those"])
_BEHIND_DETERMINER: frozenset[Tag] = frozenset(
    ["determiner", "ed", "ing", "number", "past-or-participle", "word"]
)
_PARTICLES = frozenset(["off", "up", "over", "out"])
ACCOUNTED = frozenset(["accounted", "unaccounted"])
_MAY_END = _PARTICLES | {"in", "on"}  # "was sworn in"
_INSTEAD = frozenset([("rather", "than"), ("instead", "of")])
_OTHER_DAY = frozenset(["not", "rather", "instead"])
_TO_SECOND = _OTHER_DAY | words.listed("again more of once than then thrice twice")
_CLOSING = frozenset("”\"’'»")
_TAKING_TIME = words.listed("lasted spend spends spending spent take takes taken took wait waited")
_MONEY = frozenset("$€£")
# "The army swept in | yesterday": nothing is "in" such a day.
_NEVER_IN = frozenset({"last", "today", "tomorrow", "tonight", "yesterday", *english.full("weekday")})
_SIGNS = frozenset("%$€£)")


def subject(tokens: Sequence[Token], clause: Clause) -> list[int]:
    """The tokens that name the doer in `clause`: what stands between its front matter and its verb."""
    main = clause.main
    end = main.first if main else clause.last + 1
    first = clause.first
    while first < end and (tokens[first].tag == "punct" or tokens[first].lower in JOINING):
        first += 1
    inside = _behind_front(tokens, range(first, end))
    return without_tail(tokens, [i for i in without_dates(tokens, inside) if tokens[i].tag != "adverb"])


def speaks_as_it(tokens: Sequence[Token], doer: Sequence[int]) -> bool:
    """Whether "it" may be said of the doer: "the firm", "Korda", never "the minister" nor "Anna Lie"."""
    if not doer:
        return False
    last = tokens[doer[-1]]
    # "Officials said": at the head of a sentence a capital tells nothing.
    name = last.text[0].isupper() and last.tag == "word" and not is_role(last.lower)
    name = name and (doer[-1] > 0 or not is_word(last.lower))
    of_one = len(doer) == 1 or tokens[doer[0]].tag == "determiner"
    return last.lower in words.ORGANISED or (name and of_one)


def _behind_front(tokens: Sequence[Token], inside: Sequence[int]) -> Sequence[int]:
    """ "In the north, | rebels": from behind the comma, where a phrase or a date stands first."""
    while len(inside) > 1 and tokens[inside[0]].tag == "adverb" and tokens[inside[1]].tag in _BEFORE_SUBJECT:
        inside = inside[1:]  # "back in the north, | rebels"
    if not inside or (tokens[inside[0]].tag not in _BEFORE_SUBJECT and tokens[inside[0]].timex < 0):
        return inside
    comma = next((place for place, index in enumerate(inside) if tokens[index].text == ","), -1)
    return inside[comma + 1 :]


def noun_phrase(tokens: Sequence[Token], end: int, first: int) -> list[int]:
    """The noun phrase that ends with token `end`, not reaching back beyond `first`."""
    while end > first and (tokens[end].timex >= 0 or tokens[end].lower in DATE_LEADS):
        end -= 1  # "the cap on Saturday that …"
    start = end
    while start > first and (_in_noun_phrase(tokens[start - 1]) or _is_kind(tokens, start - 1)):
        start -= 1
        if tokens[start].tag == "determiner":
            break
    return list(range(start, end + 1))


def _is_kind(tokens: Sequence[Token], index: int) -> bool:
    """ "a | plumbing | line", "the Harn | drilling | platform", "the | first | relief well"."""
    before, after = token_at(tokens, index - 1), token_at(tokens, index + 1)
    if tokens[index].lower in _ORDINALS:
        return before.tag == "determiner" and after.tag == "word"
    if tokens[index].tag in ("participle", "past-or-participle"):  # "a | worn | switch"
        return before.tag == "determiner" and before.lower in ("a", "an") and after.plain_noun
    name = before.tag == "word" and before.text[0].isupper() and not after.lower.endswith("s")
    return tokens[index].tag == "ing" and (before.tag == "determiner" or name)


def _in_noun_phrase(token: Token) -> bool:
    inside = (
        token.tag in _IN_NOUN_PHRASE
        or token.text in _MONEY
        or (token.tag == "ing" and token.text[0].isupper())
    )
    return inside and token.timex < 0 and not token.quoted


def without_dates(tokens: Sequence[Token], kept: Sequence[int]) -> list[int]:
    """Dates that stand as adverbs go, with the preposition before them; those that bound or modify stay."""
    out: list[int] = []
    dropped: set[int] = set()
    for timex, group in groupby(kept, key=lambda index: tokens[index].timex):
        date = list(group)
        if timex < 0 or _stays(tokens, date[0]):
            alone = bool(date) and tokens[date[0]].lower == "alone" and date[0] - 1 in dropped
            out += date[1:] if alone else date  # "came on Sunday | alone": of that day only
            continue
        # "in 1998, 2004 and 2011": what joins two dates goes with them.
        joint = date[0] - 1
        while out and out[-1] == joint and tokens[joint].text in (",", "and", "or") and joint - 1 in dropped:
            dropped.add(out.pop())
            joint -= 1
        dropped.update(date)
        del out[len(out) - _lead_length(tokens, out, date[0]) :]
        del out[len(out) - _second_length(tokens, out, dropped) :]
    return out


def _second_length(tokens: Sequence[Token], kept: Sequence[int], dropped: Set[int]) -> int:
    """How many of the tokens kept only led to a date that goes: ", not", "and again", "rather than".

    What tells the first of two days stays: "failed again on Tuesday", "was stung twice on Tuesday".
    """
    if not kept or tokens[kept[-1]].lower not in _TO_SECOND:
        return 0  # nearly always
    length = _run(tokens, kept, _leads_to_second)
    joints = _run(tokens, kept[:-length], _joins_second)
    behind_first = length + joints < len(kept) and kept[-length - joints - 1] + 1 in dropped
    sure = tokens[kept[-length]].lower in _OTHER_DAY
    return length + joints if sure or joints or behind_first else 0


def _run(tokens: Sequence[Token], kept: Sequence[int], holds: Callable[[Token], bool]) -> int:
    """Of how many of the last tokens kept it holds."""
    return sum(1 for _ in takewhile(lambda index: holds(tokens[index]), reversed(kept)))


def _leads_to_second(token: Token) -> bool:
    return token.lower in _TO_SECOND


def _joins_second(token: Token) -> bool:
    return token.text == "," or token.tag == "coordinator"


def _lead_length(tokens: Sequence[Token], kept: Sequence[int], date: int) -> int:
    """How many of the tokens kept lead to the date behind them: "late on", never both of "sworn in on"."""
    length = prepositions = 0
    for index in reversed(kept):
        word = tokens[index].lower
        prepositions += word in _DATE_PREPOSITIONS
        the = (
            word == "the" and length == 0 and token_at(tokens, index - 1).lower in DATE_LEADS
        )  # "by the | year's end"
        before = token_at(tokens, index - 1)
        particle = word in _PARTICLES and before.tag == "pronoun"  # "took it over"
        particle = particle or (word == "in" and before.lower == "sworn")
        particle = particle or (word == "in" and length == 0 and tokens[date].lower in _NEVER_IN)
        lead = the or word in DATE_LEADS or (word == "only" and prepositions)
        if index != date - 1 - length or not lead or particle or prepositions > 1:
            break
        length += 1
    return length


def _stays(tokens: Sequence[Token], index: int) -> bool:
    """Whether the date at token `index` belongs to a noun, or bounds what the clause tells."""
    first = last = index
    while token_at(tokens, last + 1).timex == tokens[index].timex:
        last += 1
    while token_at(tokens, first - 1).timex == tokens[index].timex:
        first -= 1
    end, before = tokens[last], token_at(tokens, first - 1)
    if is_for_later(tokens, first):
        return True
    if before.lower in OF_MONTH and token_at(tokens, first - 2).lower == "the":
        return True  # "on the second | Monday | of the strike"
    if end.genitive or "-" in end.text or end.quoted or before.lower in _TAKING_TIME:
        return True
    if before.lower in words.BOUNDING and before.lower != "by":
        if (token_at(tokens, first - 2).lower, before.lower) in _INSTEAD:
            return False
        listed = before.lower in ("and", "or") and token_at(tokens, first - 2).timex >= 0
        if not listed:
            return True
    if not token_at(tokens, last + 1).plain_noun:
        return False
    own = tokens[first].lower == "the" and token_at(tokens, first + 1).tag == "number"  # "the 8 October gig"
    return own or _leads_noun_phrase(before, tokens[first])


_LATER = words.listed("completion delivery dispatch publication release shipment")


def is_for_later(tokens: Sequence[Token], day: int) -> bool:
    """Whether the date at that token is when something is to be done: "for delivery in | July"."""
    return token_at(tokens, day - 2).lower in _LATER and token_at(tokens, day - 3).lower == "for"


def _leads_noun_phrase(before: Token, first: Token) -> bool:
    """ "his | July concerts", "in | the 12 January earthquake"."""
    return before.tag == "determiner" or (before.tag == "preposition" and first.tag == "determiner")


def without_tail(tokens: Sequence[Token], kept: Sequence[int]) -> list[int]:
    """Without what ends nothing: a comma, "and", "of the"."""
    end = len(kept)
    while end > 1 and _loose(tokens[kept[end - 1]]) and not _may_close(tokens, kept[end - 1]):
        end -= 1
    return list(kept[:end])


def _may_close(tokens: Sequence[Token], index: int) -> bool:
    """ "food they are unsure | of." ends its sentence by itself, "are accounted | for, police said" a clause;
    "sent to live | in Harn" neither."""
    behind = token_at(tokens, index + 1)
    ends = behind.tag == "edge" or (behind.text == "." and token_at(tokens, index + 2).tag == "edge")
    if tokens[index].lower == "her" and not token_at(tokens, index + 1).plain_noun:
        return True  # "had hit | her on Monday"
    whole = ends or (index > 0 and tokens[index - 1].lower in ACCOUNTED)
    return _is_all(tokens, index) or (whole and tokens[index].tag == "preposition")


def _is_all(tokens: Sequence[Token], index: int) -> bool:
    """Whether a determiner stands for a noun: "rejected all of | this", never "this | plan"."""
    return tokens[index].lower in _ALONE and token_at(tokens, index + 1).tag not in _BEHIND_DETERMINER


def _loose(token: Token) -> bool:
    if token.tag == "punct":
        return token.text not in _SIGNS and not (token.quoted and token.text in _CLOSING)
    return token.tag in _DANGLING and token.lower not in _MAY_END and token.lower != "yet"
