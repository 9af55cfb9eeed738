"""What a plan, a case or a ban was for when it was first told of, by which "the plan" is known later on.

"A bill to ban peat sales", "a deal that would close two mills", "an inquiry into the fire", "a strike over
new rosters".
"""

from collections.abc import Sequence

from newsreader.drafting import words
from newsreader.drafting.tokens import Tag, Token, token_at

_TO_DO = words.listed(
    """
    agreement amendment appeal attempt bid bill campaign deal decision law legislation motion offer order pact
    petition plan plans proposal proposals resolution ruling scheme treaty
    """
)
_LEADS: dict[str, frozenset[str]] = {
    "over": words.listed("case dispute lawsuit march protest protests row strike suit trial walkout"),
    "against": words.listed("appeal campaign case lawsuit march petition protest protests strike suit"),
    "into": words.listed("inquiry investigation report research study"),
    "on": words.listed("ban bill debate referendum report study summit talks tax vote"),
    "about": words.listed("debate report study talks"),
    "for": words.listed("appeal bid campaign contract deal offer"),
}
_WOULD = frozenset(["that", "which"])
# What goes on is another thing, or says when.
_ENDS: frozenset[Tag] = frozenset(
    [
        "punct", "edge", "coordinator", "subordinator", "relative", "be-past", "be-present", "have-past",
        "have-present", "modal", "past", "pronoun",
    ]
)  # fmt: skip
_IN_NOUN: frozenset[Tag] = frozenset(["word", "determiner", "number", "ing", "ed"])
# "a plan to split their shifts" is not known by it.
_POINTING = words.listed("their its his her our your my this that these those such it them")
_LONGEST = 48
_FEWEST = 2


def end_of_purpose(tokens: Sequence[Token], index: int) -> int:
    """Where ends what stands behind the noun at token `index` and says what it is for; -1 where nothing does."""
    noun, lead, next_ = tokens[index].lower, token_at(tokens, index + 1), token_at(tokens, index + 2)
    if noun in _TO_DO and lead.lower == "to" and next_.plain_noun:
        last = _last_of_deed(tokens, index + 2)
    elif noun in _TO_DO and lead.lower in _WOULD and next_.lower == "would":
        last = _last_of_deed(tokens, index + 3)
    elif noun in _LEADS.get(lead.lower, ()):
        last = _last_of_noun(tokens, index + 2)
    else:
        return -1
    told = tokens[index + 2 : last + 1]
    if last - index - 1 < _FEWEST or any(_points(token) for token in told):
        return -1
    return tokens[last].end if tokens[last].end - tokens[index].end <= _LONGEST else -1


def _points(token: Token) -> bool:
    return token.lower in _POINTING or token.quoted or token.timex >= 0


def _last_of_deed(tokens: Sequence[Token], first: int) -> int:
    """The last token of "ban | peat sales in the north", -1 where what it does goes on: "ban eels and"."""
    last = first
    while token_at(tokens, last + 1).tag not in _ENDS:
        last += 1
    after = token_at(tokens, last + 1)
    return -1 if after.tag in ("coordinator", "relative") else last


def _last_of_noun(tokens: Sequence[Token], first: int) -> int:
    """The last token of "| new rosters", "| a warehouse in Ek"; -1 of none."""
    last = first - 1
    while token_at(tokens, last + 1).tag in _IN_NOUN:
        last += 1
        of = token_at(tokens, last + 1).lower in ("of", "in") and token_at(tokens, last + 2).tag in _IN_NOUN
        last += of
    after = token_at(tokens, last + 1)
    noun = last >= first and token_at(tokens, last).tag in ("word", "number")
    return last if noun and after.tag not in ("coordinator", "relative") else -1
