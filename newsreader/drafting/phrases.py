"""Parts of a clause: who does it, and what is left without its dates and loose ends."""

from collections.abc import Sequence

from newsreader.drafting import words
from newsreader.drafting.clauses import Clause
from newsreader.drafting.tokens import Token

DATE_LEADS = words.listed(
    """
    over on in at during late early around about earlier later by
    """
)
_DATE_PREPOSITIONS = frozenset(["over", "on", "in", "at", "during", "by"])
_CLOSING = frozenset("”\"’'»")
_SIGNS = frozenset("%$€£)")
_DANGLING = frozenset(["preposition", "coordinator", "subordinator", "determiner", "to", "relative"])
JOINING = words.listed(
    """
    also then later meanwhile however but and or so yet nor as that since because while although though
    when whereas which who where therefore thus instead indeed separately
    """
)


def subject(tokens: Sequence[Token], clause: Clause) -> list[int]:
    """The tokens that name the doer in `clause`: what stands between its front matter and its verb."""
    main = clause.main
    end = main.first if main else clause.last + 1
    if not main and clause.opener in ("", ","):
        end = clause.last + 1
    first = clause.first
    while first < end and (tokens[first].tag == "punct" or tokens[first].lower in JOINING):
        first += 1
    inside = list(range(first, end))
    if (inside and tokens[inside[0]].tag in ("preposition", "subordinator", "to")) or (
        inside and tokens[inside[0]].timex >= 0
    ):
        commas = [i for i in inside if tokens[i].text == ","]
        if commas:
            inside = [i for i in inside if i > commas[0]]
    return without_tail(tokens, [i for i in without_dates(tokens, inside) if tokens[i].tag != "adverb"])


def noun_phrase(tokens: Sequence[Token], end: int, first: int) -> list[int]:
    """The noun phrase that ends with token `end`, not reaching back beyond `first`."""
    while end > first and (tokens[end].timex >= 0 or tokens[end].lower in DATE_LEADS):
        end -= 1  # "the cap on Saturday that …"
    start = end
    while start > first:
        before = tokens[start - 1]
        if before.tag not in ("word", "determiner", "number", "ed") or before.timex >= 0 or before.quoted:
            break
        start -= 1
        if before.tag == "determiner":
            break
    return list(range(start, end + 1))


def without_dates(tokens: Sequence[Token], kept: Sequence[int]) -> list[int]:
    """Dates that stand as adverbs go, with the preposition before them; those that bound or modify stay."""
    out: list[int] = []
    dropping = -1
    dropped: set[int] = set()
    for place, index in enumerate(kept):
        token = tokens[index]
        if token.timex < 0:
            dropping = -1
            out.append(index)
            continue
        if token.timex == dropping:
            continue
        if _stays(tokens, kept, place):
            out.append(index)
            continue
        dropping = token.timex
        # "in 1998, 2004 and 2011": what joins two dates goes with them.
        before = index - 1
        while (
            out and out[-1] == before and tokens[before].text in (",", "and", "or") and before - 1 in dropped
        ):
            out.pop()
            dropped.add(before)
            before -= 1
        dropped.update(i for i in kept[place : place + 12] if tokens[i].timex == token.timex)
        prepositions = 0
        while out and out[-1] == index - 1 and tokens[out[-1]].lower in DATE_LEADS:
            prepositions += tokens[out[-1]].lower in _DATE_PREPOSITIONS
            if prepositions > 1:
                break  # "sworn in on Monday"
            out.pop()
            index -= 1
    return out


def _stays(tokens: Sequence[Token], kept: Sequence[int], place: int) -> bool:
    index = kept[place]
    number = tokens[index].timex
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].timex == number:
        last += 1
    first = index
    while first > 0 and tokens[first - 1].timex == number:
        first -= 1
    before = tokens[first - 1] if first > 0 else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if tokens[last].lower.endswith(("'s", "s'")) or tokens[last].text.count("-") > 0 or tokens[last].quoted:
        return True
    listed = (
        before is not None and before.lower in ("and", "or") and first > 1 and tokens[first - 2].timex >= 0
    )
    if before is not None and before.lower in words.BOUNDING and before.lower != "by" and not listed:
        return True
    led = before is not None and before.tag == "preposition" and tokens[first].tag == "determiner"
    noun_follows = after is not None and after.tag == "word" and after.text.islower()
    # "his July concerts", "in [the 12 January] earthquake"
    return noun_follows and before is not None and (before.tag == "determiner" or led)


def without_tail(tokens: Sequence[Token], kept: Sequence[int]) -> list[int]:
    end = len(kept)
    while end > 1:
        token = tokens[kept[end - 1]]
        closes = token.text in _SIGNS or (token.quoted and token.text in _CLOSING)
        particle = token.lower in ("in", "on", "off", "up", "over", "out")
        if not (token.tag == "punct" and not closes) and not (token.tag in _DANGLING and not particle):
            break
        end -= 1
    return list(kept[:end])
