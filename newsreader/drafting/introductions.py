"""How a thing was introduced, so that a title that says "the crew" later on can say whose, or which.

"A trawler sank with all its crew": the trawler's crew. "The village of Ek was cut off": the village of Ek.
"Harn and Ek opened their border": the two towns are Harn and Ek.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from newsreader.drafting import words
from newsreader.drafting.agreement import is_several, possessive
from newsreader.drafting.clauses import Clause
from newsreader.drafting.people import Doer, doer_of
from newsreader.drafting.phrases import noun_phrase
from newsreader.drafting.purposes import end_of_purpose
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import Tag, Token, token_at
from newsreader.drafting.undergoing import PARTICLES
from newsreader.drafting.verbs import takes_object
from newsreader.text.names import NamedEntity
from newsreader.text.names.lexicon import is_word

_LEADS = words.listed("of between")
# Of a place only where no verb takes it: "a mill at Harn burned", never "caught a virus in Harn".
_PLACES = words.listed("in at near off on")
_JOINED_BY = frozenset(["and", "of"])
_LONGEST_BEHIND = 40
_LONGEST_KIND = 4  # words behind "of a"
_LONGEST_OWNER = 40
_NAME_PARTS: frozenset[Tag] = frozenset(["word", "number", "determiner"])
# "the end of January" and then "the end": not the same one.
_ANY = words.listed(
    """
    amount area back beginning bottom bulk case centre center chance course day edge end fact front half head
    heart height idea kind lack lot majority middle moment number part place point rest result risk scene
    side sign site size sort start state time top total turn use way week weight work year
    """
)
_THINGS = frozenset(["its", "their"])
# What two that have names may be called: ", the two countries".
TWO_THINGS = words.listed(
    """
    airlines banks carriers chains cities clubs companies countries firms governments groups hospitals nations
    neighbours neighbors parties rivals sides states systems teams towns unions villages
    """
)
TWO_PEOPLE = words.listed("brothers leaders men ministers presidents prisoners sisters women")
# What a thing of another name may be called later on: "the boat", of a trawler.
_CALLED: dict[str, frozenset[str]] = {
    **dict.fromkeys(("boat", "ship", "vessel"), words.VESSELS),
    "plane": words.AIRCRAFT - {"airship", "helicopter"},
    "aircraft": words.AIRCRAFT,
    "building": words.BUILDINGS,
    "plant": words.listed("bakery brewery cannery factory foundry refinery sawmill smelter steelworks"),
}
_BUILT = words.listed(
    """
    airport bridge cathedral church college court dam hospital museum palace prison school square stadium
    station tower university
    """
)
# What has its noun in its name, unless it goes by its first letters: "the union" is no Paperline.
_IN_ITS_NAME = words.listed(
    "authority board charity council federation foundation league ministry regulator trust union university"
)
_SELDOM_ITSELF = frozenset(["bank", "city", "cross", "house", "states", "street", "times"])
ORGANISED_KINDS = frozenset(["organisation", "armed group", "media"])
_LETTERS = re.compile(r"[a-z]+")
_REACHES = re.compile(r" (?:of|in|on|at|from|with|for|near|behind|by) ")
_NOBODY = words.listed(
    "nobody none nothing everybody everyone everything somebody someone something many few"
)
_OF_TWO = frozenset(["between", "of"])
_LITTLE = words.listed(
    "the a an and of in at near off on between to that which would over against for about into with"
)


def of_what(sentence: ParsedSentence, index: int) -> str:
    """ " of Ek", " on the Harn road", " of a slave trader" behind the noun at token `index`; "" for nothing
    that tells which one it is."""
    tokens = sentence.tokens
    lead = token_at(tokens, index + 1)
    if lead.quoted or tokens[index].lower in _ANY:
        return ""
    if (end := end_of_purpose(tokens, index)) > 0:
        return sentence.text[tokens[index].end : end]
    if lead.lower not in _LEADS | _PLACES:
        return ""
    stays = tokens[index].lower in words.BUILDINGS | _BUILT
    if lead.lower in _PLACES and not stays and not _stands_before_verb(sentence, index):
        return ""
    last = _last_of_name(tokens, index + 2)
    end = _end_of_name(sentence, tokens[last]) if last > 0 else -1
    if last < 0 and lead.lower == "of":
        end = _end_of_kind(tokens, index + 2)
    told = sentence.text[tokens[index].end : end] if end > 0 else ""
    return told if len(told) <= _LONGEST_BEHIND and "\n" not in told else ""


def _stands_before_verb(sentence: ParsedSentence, index: int) -> bool:
    clause = next((each for each in sentence.clauses if each.first <= index <= each.last), None)
    return clause is not None and clause.main is not None and index < clause.main.first


def _end_of_name(sentence: ParsedSentence, last: Token) -> int:
    """Where the name ends that begins with a token, or ended with it: "St | . Anselm"."""
    return next((end for start, end in sentence.names if start <= last.start < end), last.end)


def _last_of_name(tokens: Sequence[Token], first: int) -> int:
    """The last token of the names that begin at `first`; -1 for none."""
    last = -1
    for index in range(first, len(tokens)):
        token = tokens[index]
        if token.timex >= 0 or token.quoted:
            return -1
        if token.lower in _JOINED_BY and last == index - 1:
            if token_at(tokens, index + 1).text[:1].isupper():
                continue
            break
        if token.tag not in _NAME_PARTS and not token.text[:1].isupper():
            break
        if token.text[0].isupper():
            last = index
    following = token_at(tokens, last + 1)
    return last if following.tag not in ("word", "number") and not token_at(tokens, last).genitive else -1


def _end_of_kind(tokens: Sequence[Token], first: int) -> int:
    """Where "a slave trader" ends, of what no name tells; -1 where none stands there."""
    if token_at(tokens, first).lower not in ("a", "an"):
        return -1
    last = first
    while last - first < _LONGEST_KIND and token_at(tokens, last + 1).plain_noun:
        last += 1
    return tokens[last].end if last > first and token_at(tokens, last + 1).tag != "word" else -1


def whose(sentence: ParsedSentence, index: int) -> Doer | None:
    """Whose it is that stands behind "its" or "their" at token `index`: the doer before it; of "their" two
    that are joined, for "brought 200 people ashore after their boat sank" tells of the people's."""
    if sentence.tokens[index].lower not in _THINGS:
        return None
    before = [each for each in sentence.clauses if each.main is not None and each.first <= index]
    owner = next(filter(None, (_owner(sentence, each, index) for each in reversed(before))), None)
    several = sentence.tokens[index].lower == "their"
    return owner if owner is not None and owner.joined == several else None


def _owner(sentence: ParsedSentence, clause: Clause, index: int) -> Doer | None:
    if clause.saying or clause.relative or _is_beside_object(sentence.tokens, clause, index):
        return None
    doer = doer_of(sentence, clause)
    if doer is None or len(doer.text) > _LONGEST_OWNER or doer.end > sentence.tokens[index].start:
        return None
    first = next(token for token in sentence.tokens if token.start == doer.start)
    return doer if first.tag in _NAME_PARTS else None


def _is_beside_object(tokens: Sequence[Token], clause: Clause, index: int) -> bool:
    """ "seized a ship and | its crew": the ship's as soon."""
    main = clause.main
    return main is not None and main.last + 1 != index and takes_object(tokens, main)


def owned(owner: str) -> str:
    """ "the trawler’s" of "A trawler", "the millers’" of "Millers"; "" of nobody, and of "the head of the
    bank", whose "’s" would be the bank's."""
    if not owner or _REACHES.search(owner) or owner.lower() in _NOBODY:
        return ""
    first, space, rest = owner.partition(" ")
    if first.lower() in words.PREPOSITIONS | words.SUBORDINATORS:
        return ""
    if first in ("A", "An", "a", "an", "The") and rest:
        owner = f"the {rest}"
    elif first[0].isupper() and _is_no_name(owner):
        owner = f"the {first.lower()}{space}{rest}"
    return possessive(owner)


def _is_no_name(owner: str) -> bool:
    """ "Millers", "Mill owners"; but "Turkey", "Wales"."""
    first, _, rest = owner.partition(" ")
    return is_several(owner) and is_word(first.lower()) and (not rest or rest.islower())


def pair_named(sentence: ParsedSentence) -> tuple[str, str] | None:
    """Two names that do something together, or that something is between or of: "Harn and Ek have agreed";
    None where two more are joined, or both are one name: "Harn and Ek beat Holm and Berg"."""
    tokens = sentence.tokens
    joints = [
        index for index, token in enumerate(tokens) if token.lower == "and" and _joins_names(tokens, index)
    ]
    if len(joints) != 1:
        return None
    joint = tokens[joints[0]]
    if any(start < joint.start < stop for start, stop in sentence.names):
        return None  # "Marks and Spencer"
    first, last = _end_of_capitals(tokens, joints[0], -1), _end_of_capitals(tokens, joints[0], 1)
    before, end = token_at(tokens, first - 1), _end_of_name(sentence, tokens[last])
    if (before.tag != "edge" and before.lower not in _OF_TWO) or _goes_on(tokens, last):
        return None
    return sentence.text[tokens[first].start : joint.start - 1], sentence.text[joint.end + 1 : end]


def _joins_names(tokens: Sequence[Token], index: int) -> bool:
    beside = token_at(tokens, index - 1), token_at(tokens, index + 1)
    return not tokens[index].quoted and all(map(_is_part_of_name, beside))


def _end_of_capitals(tokens: Sequence[Token], joint: int, step: int) -> int:
    """The furthest token of the name before or behind the "and" at a place; that place where none stands."""
    while _is_part_of_name(token_at(tokens, joint + step)):
        joint += step
    return joint


def _is_part_of_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.timex < 0 and token.tag in ("word", "ing", "ed")


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """ "Harn and Ek, Holm and Berg", "Harn and Ek railways": not those two."""
    after = token_at(tokens, last + 1)
    listed = after.text == "," and token_at(tokens, last + 2).text[:1].isupper()
    return listed or after.plain_noun or after.lower == "and" or after.genitive


def kind_told(noun: str, noted: Sequence[ParsedSentence]) -> str:
    """ "trawler", where "the boat" can be no other: of what may be called so the last sentence that tells of
    any tells of one, and none was called a boat at first."""
    kinds = _CALLED.get(noun)
    if kinds is None or any(_introduces(each, noun) for each in noted):
        return ""
    for sentence in reversed(noted):
        told = kinds.intersection(_LETTERS.findall(sentence.text[sentence.begin : sentence.end].lower()))
        if told:
            kind = next(iter(told))
            return kind if len(told) == 1 and _is_alone(sentence, kind) else ""
    return ""


def _is_alone(sentence: ParsedSentence, kind: str) -> bool:
    """Whether a kind is told of wherever its word stands, and never "a church service", "the mill owner"."""
    tokens = sentence.tokens
    inside = [index for index, token in enumerate(tokens) if token.lower == kind]
    return bool(inside) and not any(
        token_at(tokens, index + 1).plain_noun and tokens[index].end + 1 == token_at(tokens, index + 1).start
        for index in inside
    )


def _introduces(sentence: ParsedSentence, noun: str) -> bool:
    """Whether "a boat" is told of there, or "a rowing boat", and not only "the boat"."""
    if sentence.text.find(noun, sentence.begin, sentence.end) < 0:
        return False
    return any(token.lower == noun and before.lower != "the" for before, token in pairwise(sentence.tokens))


def called_by_its_noun(named: NamedEntity) -> bool:
    """ "Harn Crown Court" is "the court"; but the West Bank is no bank, the Old City not the city."""
    noun = named.name.rpartition(" ")[2].lower()
    if " " not in named.name or noun in _SELDOM_ITSELF:
        return False
    return named.kind in ORGANISED_KINDS or (named.kind == "place" and noun in _BUILT)


def most_named(organisations: Sequence[NamedEntity]) -> str:
    """The one that a report is about: named more than once, and twice as often as any other."""
    counts = sorted(((len(each.mentions), each.name) for each in organisations), reverse=True)
    often, next_often = ([count for count, _name in counts] + [1, 1])[:2]
    if often < 2 * next_often or often == 1:
        return ""
    return counts[0][1]


def may_be_called(organisation: str, noun: str) -> bool:
    """Whether the organisation named most may be meant: "the hospital" is not Harn School."""
    kind = organisation.rpartition(" ")[2].lower()
    another = noun in words.CALLED and kind != noun and kind in words.CALLED | words.ORGANISED
    nameless = noun in _IN_ITS_NAME and kind != noun and not organisation.isupper()
    return bool(organisation) and not another and not nameless


def already_tells(title: str, more: str) -> bool:
    """Whether what is to be told besides, of "the fire | in Harn", stands in the title anyway."""
    told = (word.partition("’")[0] for word in more.lower().split() if word not in _LITTLE)
    return next(told, "") in title.lower().split()


def told_phrase(tokens: Sequence[Token], index: int) -> list[int]:
    """The noun phrase of a noun that is told of at a token; empty where that is a verb's."""
    phrase = noun_phrase(tokens, index, 0)
    if len(phrase) > 1 and token_at(tokens, phrase[0] - 1).tag in ("to", "modal"):
        return []  # "to stop oil"
    if tokens[phrase[0]].tag == "ed" and len(phrase) > 1:
        phrase = phrase[1:]  # "expected | Lie's plan", "has dissolved | parliament"
    if tokens[phrase[0]].lower in PARTICLES and len(phrase) > 1:
        phrase = phrase[1:]  # "clearing up | oil spill"
    return phrase


def longer_of(one: str, other: str) -> str:
    """Of "small ferry" and "ferry" the former; "" of two that may be two things."""
    shorter, longer = sorted((one, other), key=len)
    return longer if f" {longer}".endswith(f" {shorter}") else ""
