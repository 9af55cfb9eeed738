"""What a number counts whose noun stands before it: "a crew of 24", "the toll rose to 87", "600 of them"."""

import re

from newsreader.text import english
from newsreader.text.figures.countables import ANIMALS, PAST_VERBS, PEOPLE, THINGS, is_plural, plural
from newsreader.text.figures.counting import WORD, Counting
from newsreader.text.figures.numerals import may_be_year
from newsreader.text.names.cues import ORG_HEADS, SPEECH
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.saying.persons import is_role
from newsreader.text.saying.reporting import FINITE

GROUPS = english.words("figures.group")
# "A crew of 24", "a crowd of about 3,000"; a hedge is no part of what stands before.
_GROUP = re.compile(
    rf"\b(?P<noun>{english.any_of('figures.group')}s?) of \Z|\b(?P<people>population),? (?:of )?\Z"
)
_STRONG = re.compile(r"([a-z]{3,}), (?:already |now )?\Z")
_BEFORE_GROUP = (" of ", "population ", "population, ")
# Of "number of homes without power" the noun ends before "without".
_ENDS_NOUN = (
    r"in|at|on|of|who|that|which|with|without|for|from|to|by|there|here|now|has|had|have|is|was|were|are|rose"
    r"|fell|grew|\w+ed|\w+ing"
)
_SUM = re.compile(
    rf"(?i)\b(?:numbers? of (?:the )?(?P<noun>\w+(?: (?!(?:{_ENDS_NOUN})\b)[^\W\d_][\w’'-]*){{0,4}})"
    rf"|(?P<sum>(?:death |final )?{english.any_of('figures.sum')}))"
    rf"(?:[ ,][^.;:()]{{1,70}}?)?\s(?:{english.any_of('figures.reaching')}|to|at|from) \Z"
)
# What a total of those just counted is of.
_TOTAL = re.compile(r"\b(?:bring|tak|lift|rais)ing the (?:total|number|tally|figure|count) to \Z")
_SOMEBODY = PEOPLE - PAST_VERBS
_LONGEST_SUM = 160
# What rises to a number that measures it.
MEASURED = frozenset(
    """
    shares prices rates costs profits sales revenues earnings losses wages bills yields exports imports
    futures stocks rents fees fares scores ratings levels speeds odds bonds gains takings debts savings
    incomes margins dividends premiums tariffs taxes temperatures pressures winds gusts waters tides
    loss turnovers budgets deficits surpluses surplus values worths heights lengths weights ages
    """.split()  # noqa: SIM905
)
# A number is followed by nothing where the sentence or the clause ends, or one of these begins a phrase.
_BEGINS_PHRASE = frozenset(
    """
    a in to from on at by after since as with and but or this last compared today yesterday up down while when
    according across before during over among earlier so the an his her its their it he she they we who that
    which aboard home back away out off alive there here instead each near until because between against
    without if once overall inside outside although whose where too
    """.split()  # noqa: SIM905
)
_REST = re.compile(r"(?i)\b(?:the (?:other|remaining)|another|a further|all)\s+\Z")
# "Complaints rose to 87"
_MOVED = re.compile(
    r"(?P<noun>[^\W\d_]{4,}) (?:has |have |had )?(?:rose|risen|fell|fallen|grew|grown|shrank|sank|[a-z]+ed)"
    r" (?:[a-z]+ly |back |again )?(?:from(?: [\w,.]+ to)?|to) \Z"
)
# "Passenger numbers rose to 4.7 million"
_NUMBERS_OF = re.compile(
    r"\b(?P<who>[A-Za-z]{4,}) numbers(?: (?:at|in|on|for|across) [^,.;:]{1,30})?"
    r" (?:has |have |had )?(?:rose|risen|fell|fallen|grew|grown|shrank|[a-z]+ed)"
    r" (?:[a-z]+ly |back |again )?(?:from(?: [\w,.]+(?: million)? to)?|to|to [\d,.]+(?: million)? from) \Z"
)
# "The bear, one of three"
_ONE_OF = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z-]+ )?(?P<noun>(?!was\b)[a-z]{3,}),?"
    r" (?:(?:is|was) )?one of (?:the |only |about |some )?\Z"
)
# What any of them holds, and the whole up to its comma.
_IN_ASIDES = ("includ", " them", " whom")
_ASIDE = re.compile(
    r",? including [^,.;:()]{1,60},|, [\w-]+ of (?:them|whom) [^,.;:()]{1,60},|, [^,.;:()]{1,40} among them,"
    r"|\((?:including|[\w-]+ of (?:them|whom)) [^()]{1,60}\)"
)
# "Police put the figure at 15,000", "a lower figure of 73".
_PUT_AT = re.compile(
    r"(?i)\b(?P<noun>figure|number|total|toll|tally|count|estimate)"
    r" (?:at|of|(?:is|was)(?: nearer| closer to)?) \Z"
)
# "Put the wounded at 340"
_PUT_THEM_AT = re.compile(r"(?i)\bput(?:s|ting)? (?:the |its |their |his |her )?(?P<noun>[a-z]{4,}) at \Z")
# "28 for, 29 against"; "declared at 28 for nine against Kent" counts runs.
_VOTES_FOR = r" (?:votes? )?(?:for|in favou?r)(?:,(?: and| with)?| and| with) "
_FOR_AND_AGAINST = re.compile(rf"{_VOTES_FOR}[\w,-]+(?: votes?)? against\b")
_AGAINST = re.compile(r" against\b")
_FOR = re.compile(
    rf"(?i)(?:\b\d[\d,]*|\b(?:{english.alternatives(english.numbers('number'))})){_VOTES_FOR}\Z"
)
# "She was the youngest of seven", never "The church is the oldest of seven".
_YOUNGEST = re.compile(
    r"\b(?:eldest|(?:(?:[Hh]e|[Ss]he|I|who) (?:is|was)|born) the (?:youngest|oldest)) of \Z"
    r"|(?:\A|, )[Tt]he youngest of \Z|(?<!\b[Tt]he )\b[A-Z][\w’'-]+ (?:is|was) the youngest of \Z"
)
# "A widowed mother of three was hurt"
_PARENT = re.compile(r"(?i)\b(?P<grand>grand)?(?:mother|father|parent|mum|mom|dad)s?,? of \Z")
_VOTED = re.compile(
    r"(?i)\b(?:(?:vot(?:e|ed|es|ing)|ballot)\b[^.;:?!“”\"]{0,80}? (?:by|of)|voted"
    r"|vote (?:was|stood at|ended)) (?P<first>[\w,]+ to )?\Z"
)
_TO_NUMBER = re.compile(rf" to (?:\d[\d,]*|{english.alternatives(english.numbers('number'))})\b(?! per| ?%)")
# "By 10,004 votes to 5,669 Shetness has voted to stay"
_VOTES_TO = re.compile(r"\d votes to \Z")
_MOST_CHILDREN = 15
_IS = frozenset({"are", "were", "have", "had"})
# With the word behind it: what is followed by "the" or another plural is a verb ("keeps goats").
_SMALL_WORD = re.compile(
    r"(?i)\b(?<!who )(?<!she )(?<! he )(?<!which )(?<! it )[a-z][a-z-]{3,}\b"
    r"(?!['’]| (?:the|an?|its|his|her|their|that|to|up|out|about|it)\b)(?= ?(\w*))"
)
_ENDS = re.compile(r"[.!?:][”\"’']? |\n")
# How far before a number the people may stand whom it counts, in characters.
_LONGEST_VOTE = 120  # signs
_LONGEST_SENTENCE = 1000
_FAR = 300

# "A majority of two thirds"
_OF_A_SHARE = re.compile(r"[ -](?:thirds|quarters|fifths|sixths|tenths)\b")


def group(number: Counting) -> str:
    """ "crew" of "a crew of 24", "herd" of "the herd, 600 strong"; no quake is of 6, however strong."""
    strong = _STRONG.search(number.before) if number.text.startswith(" strong", number.numeral.end) else None
    if strong and (strong[1] in GROUPS or strong[1] in ORG_HEADS or strong[1] in PEOPLE):
        return strong[1]
    found = _GROUP.search(number.before) if number.before.endswith(_BEFORE_GROUP) else None
    year = number.numeral.bare and may_be_year(number.numeral.number) and number.numeral.number % 100
    share = _OF_A_SHARE.match(number.text, number.numeral.end)
    return found["noun"] or found["people"] if found and not year and not share else ""


def group_or_sum(number: Counting) -> str:
    """ "crew" of "a crew of 24", "cases" of "the number of cases rose to 87"; no noun follows the number."""
    if noun := group(number):
        return noun
    put = _PUT_AT.search(number.before)
    if not closes(number) and not (put and number.before.endswith(" of ")):
        return ""
    if put:
        return number.earlier.noun or put["noun"]
    if (put := _PUT_THEM_AT.search(number.before)) and _is_put(put["noun"]):
        return put["noun"]
    if (of := _NUMBERS_OF.search(number.before)) and (counted := _counted_by_numbers(of["who"].lower())):
        return counted
    moved = _MOVED.search(number.before)
    if moved and moved["noun"] != "numbers" and _is_counted_up(moved["noun"]):
        return moved["noun"]
    if number.earlier.here and _TOTAL.search(number.before):
        return number.earlier.noun
    summed = _SUM.search(number.text, max(number.span.start, number.start - _LONGEST_SUM), number.start)
    if summed is None or ((summed["sum"] or "")[:1].isupper() and summed.start() > number.span.start):
        # "Agnes Toll sits there from three to five"
        return ""
    return str(summed["noun"] or summed["sum"])


def _counted_by_numbers(kind: str) -> str:
    """ "passengers" of "passenger numbers", "deer" of "deer numbers"; "" of "jobless numbers"."""
    counted = {kind, plural(kind)} & (PEOPLE | THINGS | ANIMALS)
    return max(counted, key=len, default="")


def one_of_many(number: Counting) -> str:
    """ "bears" of "the bear, one of three seen nearby", "people" of "the driver, one of three hurt"."""
    one = _ONE_OF.search(number.before)
    if one is None or (number.numeral.bare and may_be_year(number.numeral.number)):
        return ""
    noun = plural(one["noun"].lower())
    if noun in PEOPLE or is_role(one["noun"].lower()):
        return "people"
    return noun if is_plural(noun) and noun not in MEASURED and is_word(one["noun"].lower()) else ""


def _is_put(noun: str) -> bool:
    low = noun.lower()
    return low in PEOPLE or low in PAST_VERBS or low in GROUPS or _is_counted_up(low)


def votes(number: Counting) -> str:
    """ "votes" of "lost the vote by 61 to 40", both of them."""
    if _FOR_AND_AGAINST.match(number.text, number.numeral.end) or (
        _AGAINST.match(number.text, number.numeral.end) and _FOR.search(number.before)
    ):
        return "votes"
    found = _VOTED.search(number.text, max(number.span.start, number.start - _LONGEST_VOTE), number.start)
    if _VOTES_TO.search(number.before):
        return "votes"
    follows = found and (found["first"] or _TO_NUMBER.match(number.text, number.numeral.end))
    return "votes" if follows else ""


def children(number: Counting) -> str:
    """ "children" of "a mother of three", "the youngest of seven", "grandchildren" of a grandmother; above
    some it is an age."""
    if _YOUNGEST.search(number.before) and closes(number) and not number.earlier.here:
        return "children"
    parent = _PARENT.search(number.before)
    if parent is None or number.hedge or number.numeral.number > _MOST_CHILDREN:
        return ""
    return "grandchildren" if parent["grand"] else "children"


def _is_counted_up(noun: str) -> bool:
    low = noun.lower()
    return low in PEOPLE or (is_plural(low) and low not in MEASURED)


def is_the_rest(number: Counting) -> bool:
    """Whether it is what is left of it: "the other five"."""
    return _REST.search(number.before) is not None


def people(number: Counting, *, harmed: bool = False) -> str:
    """The people last spoken of in the sentence, but for whoever says so; else those counted before.

    Of those `harmed` it is not told by people who act: "gunmen attacked a market, killing 12".
    """
    found = ""
    start = max(number.span.start, number.numeral.start - _FAR)
    words = [*WORD.finditer(number.text, start, number.numeral.start)]
    beside = asides(number.text, start, number.numeral.start)
    for at, word in enumerate(words):
        following = words[at + 1].group() if at + 1 < len(words) else ""
        if any(begin < word.start() < end for begin, end in beside):
            continue
        if word.group().lower() in _SOMEBODY and not (harmed and _acts(following)):
            found = word.group()
        elif word.group() in SPEECH:
            found = ""
    earlier = number.earlier
    if not found and earlier.number >= number.numeral.number and _are_people(earlier.noun):
        found = earlier.noun
    return found


def asides(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where it is said who some of those counted are: ", two children among them," of "killed six, two
    children among them, and hurt nine", where the nine are no children."""
    if all(text.find(word, start, end) < 0 for word in _IN_ASIDES):
        return []
    return [aside.span() for aside in _ASIDE.finditer(text, start, end)]


def only_plural(number: Counting) -> str:
    """The one plural noun before the number, in its sentence or else the one before; "" if there are several.

    "Jane keeps goats. She bought 12": of goats.
    """
    start = number.span.start
    ends = [*_ENDS.finditer(number.text, max(0, start - _FAR), max(0, start - 1))]
    opens = ends[-1].end() if ends else max(0, start - _FAR)
    for begin, end in ((max(start, number.start - _LONGEST_SENTENCE), number.start), (opens, start)):
        found = {
            word[0]
            for word in _SMALL_WORD.finditer(number.text, begin, end)
            if _is_counted_up(word[0])
            and word[0] not in FINITE
            and word[0].lower() != "police"
            and not _is_counted_up(word[1])
            and (word[0].islower() or _is_plain(word[0]))
        }
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _is_plain(word: str) -> bool:
    """Whether a word with a capital is a word for all that, and no name: "Bins cost", not "Anders lost"."""
    return is_word(word.lower()) and word.lower() not in listed("given")


def _acts(verb: str) -> bool:
    return verb not in _IS and (verb in FINITE or verb.endswith("ed"))


def closes(number: Counting) -> bool:
    """Whether no noun can follow the number."""
    following = WORD.match(number.text, number.numeral.end + 1, number.span.end)
    return following is None or following.group().lower() in _BEGINS_PHRASE


def _are_people(noun: str) -> bool:
    return noun.rpartition(" ")[2].lower() in PEOPLE
