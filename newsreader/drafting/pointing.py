"""What "it" and "there" inside a title point to, where the sentence before tells of it alone.

"The Harn bridge was closed. Divers will look at it": at the Harn bridge. "Crowds gathered in Ek, and a window
was broken there": in Ek.
"""

import re
from collections.abc import Sequence

from newsreader.drafting import words
from newsreader.drafting.agreement import is_several
from newsreader.drafting.people import Doer, about, main_clause
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import Tag, Token, read, token_at
from newsreader.drafting.verbs import takes_object, verbs
from newsreader.text.saying.persons import is_role

# "It emerged that the bridge was old": nobody and nothing did.
IT_EMERGED = re.compile(
    r"It (?:has |had )?(?:emerged|(?:was |been )+(?:announced|confirmed|decided|disclosed|reported|revealed))"
    r" that (?!(?:he|she|it|they) )\w"
)
# "It took more than two months to mend": nobody did.
TAKES_TIME = re.compile(
    r"(?:took|takes|has taken|had taken|will take) (?:[\w-]+ ){0,4}(?:hour|day|week|month|year)s?\b"
)
ORDINAL = re.compile(r"A (?:second|third|fourth|fifth)(?=,? (?:of|was|were|has|had|is|will|would)\b)")
_LONGEST = 150
_BEHIND_OBJECT: frozenset[Tag] = frozenset(["edge", "punct", "preposition", "adverb", "to", "coordinator"])
# "made it clear", "found it hard", "took it upon himself": no thing is meant.
_NO_THING = words.listed(
    "believe believed called find found keep kept make makes made making take takes took think thought"
    " lose lost losing win wins won winning"
)
# "The dam was hit. Harn denied it": that it was hit.
_OF_THE_DEED = words.listed(
    "avenged caused celebrated claimed covered discussed explained feared filmed fought hailed handled"
    " investigated led marked mourned opposed ordered planned prevented probed regretted saw seen started"
    " stopped survived watched witnessed"
)
# "Ministers resigned over it"
_AT_A_THING = words.listed("at in inside into near of on onto through to under with")
_UPON = frozenset(["clear", "upon", "that", "easy", "hard", "possible", "impossible"])
# Between the place and what is told of it: "in Ek | that it would close its mine".
_ANOTHER_THING = re.compile(
    r"\b(?:an?|the|its|their|his|her|this|that|these|those|each|every)\b", re.IGNORECASE
)
_PLACING = re.compile(r"\b(in|at|on|near|off|outside) (?:the )?$")


def it_inside(title: str, noted: Sequence[ParsedSentence]) -> str:
    """The title with the thing for its object "it", if the sentence before tells what became of one thing."""
    tokens = read(title, [])
    places = [index for index, token in enumerate(tokens) if token.lower == "it"]
    if len(places) != 1 or not noted or not _may_be_before(tokens, places[0]):
        return title
    thing = _thing_told(noted[-1])
    if not thing or len(title) + len(thing) > _LONGEST or thing.rpartition(" ")[2].lower() in title.lower():
        return title
    at = tokens[places[0]]
    return f"{title[: at.start]}{thing}{title[at.end :]}"


def _may_be_before(tokens: Sequence[Token], index: int) -> bool:
    """Whether "it" at a token is an object that nothing in the title itself is."""
    return _is_object(tokens, index) and not _names_another(tokens, index)


def _names_another(tokens: Sequence[Token], index: int) -> bool:
    """ "opened | the lorry after a dog would not leave | it": what stands before it may be meant."""
    verb = next((each for each in verbs(tokens) if each.finite), None)
    return verb is not None and any(token.tag == "determiner" for token in tokens[verb.last + 1 : index])


def _is_idiom(before: Token, after: Token) -> bool:
    """ "made it clear", "took it upon himself"; but "took it over" tells of a thing."""
    return after.lower in _UPON or (before.lower in _NO_THING and after.lower != "over")


def _is_object(tokens: Sequence[Token], index: int) -> bool:
    before, after = token_at(tokens, index - 1), token_at(tokens, index + 1)
    if index == 0 or tokens[index].quoted or _is_idiom(before, after):
        return False
    verb = before.tag in ("past", "ed", "past-or-participle", "ing") or before.plain_noun
    takes = verb or before.lower in _AT_A_THING
    to_do = token_at(tokens, index - 2).tag == "to"  # "a plan to close it was"
    ends = to_do or after.lower == "over" or after.tag in _BEHIND_OBJECT
    return takes and ends and before.lower not in words.SAYING | words.SPEAKING | words.TALK | _OF_THE_DEED


def _thing_told(sentence: ParsedSentence) -> str:
    """What a sentence is about, if that is a thing and one, and no other thing stands in its clause."""
    clause, doer = main_clause(sentence), about(sentence)
    if clause is None or clause.main is None or doer is None or doer.joined or not doer.fits:
        return ""
    if clause.saying or (not clause.main.passive and takes_object(sentence.tokens, clause.main)):
        return ""
    article, _, rest = doer.text.partition(" ")
    noun = doer.text.rpartition(" ")[2].lower()
    named = article.lower() in ("the", "a", "an") and bool(rest)
    if not named or is_several(doer.text) or noun in words.ORGANISED or is_role(noun) or not noun.islower():
        return ""
    return f"the {rest}"


def there_inside(title: str, places: Sequence[tuple[int, int]], text: str, start: int) -> str:
    """The title with the place for "there": of the names `places` the one before `start` in its paragraph."""
    found = re.search(r" there(?= (?:on|in|at|after|before|by|when|with|for|from)\b|$|,)", title)
    if found is None:
        return title
    since = text.rfind("\n\n", 0, start) + 1
    before = [(first, last) for first, last in places if since <= first and last <= start]
    if len({text[first:last] for first, last in before}) != 1:
        return title
    first, last = before[-1]
    if _ANOTHER_THING.search(text, last, start):
        return title
    lead = _PLACING.search(text[max(since, first - 12) : first])
    if lead is None or text[first:last] in title:
        return title
    return f"{title[: found.start()]} {lead[0]}{text[first:last]}{title[found.end() :]}"


def another_told(title: str, end: int, nearest: Doer | None) -> str:
    """ "A second, of two days, was called": a second strike, where the clause before is of one."""
    article, _, noun = nearest.text.rpartition(" ") if nearest is not None else ("", "", "")
    one = article.lower() in ("a", "an", "the") and noun.islower() and not is_several(noun)
    one = one and nearest is not None and not nearest.acts  # "The court freed a man and a second …"
    return f"{title[:end]} {noun}{title[end:]}" if one else title
