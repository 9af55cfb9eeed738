"""What a plan, a case or a ban was for when it was first told of, by which "the plan" is known later on.

"A bill to ban peat sales", "a deal that would close two mills", "an inquiry into the fire", "a strike over
new rosters".
"""

from collections.abc import Iterator, Sequence

from newsreader.drafting import words
from newsreader.drafting.sentence import FURTHEST_BACK, ParsedSentence
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
# The verbs that tell what a noun is of: "voted | to close the baths" and then "the decision".
_DECIDING: dict[str, frozenset[str]] = {
    "decision": words.listed("chosen decided resolved ruled voted"),
    "promise": words.listed("pledged promised vowed"),
    "pledge": words.listed("pledged promised vowed"),
    "offer": words.listed("offered"),
    "refusal": words.listed("declined refused"),
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
    """Where that ends which says behind the noun at token `index` what it is for; -1 of nothing."""
    noun, lead, next_ = tokens[index].lower, token_at(tokens, index + 1), token_at(tokens, index + 2)
    if noun in _TO_DO and lead.lower == "to" and next_.plain_noun:
        last = _alone(tokens, _last_of_deed(tokens, index + 2))
    elif noun in _TO_DO and lead.lower in _WOULD and next_.lower == "would":
        last = _alone(tokens, _last_of_deed(tokens, index + 3))
    elif noun in _LEADS.get(lead.lower, ()):
        last = _last_of_noun(tokens, index + 2)
    else:
        return -1
    return tokens[last].end if last > index + _FEWEST and _is_short(tokens, index, last) else -1


def _is_short(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether what stands behind a token, up to another, is short and points to nothing."""
    short = tokens[last].end - tokens[index].end <= _LONGEST
    return short and not any(map(_points, tokens[index + 2 : last + 1]))


def what_was_decided(noun: str, noted: Sequence[ParsedSentence]) -> str:
    """ " to close the baths" for "the decision", where the sentences before tell once that somebody "voted to
    close the baths"; else ""."""
    deciding = _DECIDING.get(noun)
    if deciding is None:
        return ""  # most
    told = [each for sentence in noted[-FURTHEST_BACK:] for each in _decisions(sentence, deciding)]
    return told[0] if len(told) == 1 else ""


def _decisions(sentence: ParsedSentence, deciding: frozenset[str]) -> Iterator[str]:
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        to, what = token_at(tokens, index + 1), token_at(tokens, index + 2)
        if token.lower not in deciding or token.quoted or to.lower != "to" or not what.plain_noun:
            continue
        last = _last_of_deed(tokens, index + 2)
        told = last > index + _FEWEST and _is_short(tokens, index, last)
        yield sentence.text[token.end : tokens[last].end] if told else ""


def _points(token: Token) -> bool:
    return token.lower in _POINTING or token.quoted or token.timex >= 0


def _last_of_deed(tokens: Sequence[Token], first: int) -> int:
    """The last token of "ban | peat sales in the north"."""
    last = first
    while token_at(tokens, last + 1).tag not in _ENDS and token_at(tokens, last + 1).timex < 0:
        last += 1
    while token_at(tokens, last).tag == "preposition":
        last -= 1  # "on | Monday"
    return last


def _alone(tokens: Sequence[Token], last: int) -> int:
    """That token, -1 where what is done goes on behind it: "ban eels | and"."""
    return -1 if token_at(tokens, last + 1).tag in ("coordinator", "relative") else last


def _last_of_noun(tokens: Sequence[Token], first: int) -> int:
    """The last token of "| new rosters", "| a warehouse in Ek"; -1 of none."""
    last = first - 1
    while token_at(tokens, last + 1).tag in _IN_NOUN:
        last += 1
        of = token_at(tokens, last + 1).lower in ("of", "in") and token_at(tokens, last + 2).tag in _IN_NOUN
        last += of
    after = token_at(tokens, last + 1)
    if token_at(tokens, last).lower == "worth":
        last -= 1  # "nine ships | worth £3m"
    noun = last >= first and token_at(tokens, last).tag in ("word", "number")
    return last if noun and after.tag not in ("coordinator", "relative") else -1
