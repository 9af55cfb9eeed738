"""What the number before counts, where this one is of the same: "1,400 jobs, 600 of them"."""

import re
from typing import NamedTuple

from newsreader.text import english
from newsreader.text.figures.countables import PAST_VERBS, PEOPLE, UNCOUNTED, is_past, singular
from newsreader.text.figures.counting import Counting
from newsreader.text.figures.nouns_before import GROUPS, MEASURED, closes, is_the_rest, only_plural
from newsreader.text.figures.numerals import may_be_year
from newsreader.text.saying.persons import is_role

_NUMBERS = english.numbers("number")
_OF_THEM = re.compile(r"\s+(of\s+(?:them|whom|which|us|you|those|these|his|her|its|their|our)\b)")
_MERE = frozenset({"people", "persons", "dead", "civilians", "victims", "casualties", "others", "them"})
# "Six counts of theft and one of fraud", "won eight games and lost only one"
_AND_ONE = re.compile(r"(?:,| and|, and) \Z")
_OF_KIND = re.compile(
    r" (of(?! (?:them|whom|which|us|you|those|these|the|his|her|its|their|our|my)\b)(?= [a-z])"
    r"|(?:at|from|in|near|on)(?= (?:the |his |her |its |their )?[^\W\d])"
    rf"(?! (?:every )?(?:{english.alternatives(_NUMBERS)})\b))"
)
# "Of its nine boats only one is afloat"
_OF_SO_MANY = re.compile(r"(?:\A|[,;] )[Oo]f ")
_ONLY = frozenset({"only", "just"})
_IS = re.compile(r" (?:is|was|has|had|can|could|will|would|remain(?:s|ed)|survive[ds])\b")
_DECIDED = re.compile(r"\b(?:won|lost|drawn|drew|wins?|loses?|winning|losing) \Z")
_NEXT_DEED = re.compile(r"\b(?:and|but|,) [a-z]+ed \Z")
_PART = re.compile(r" of (?:them|whom|which|us|you)\b")
# Of people alone.
OF_US = frozenset({"of us", "of you"})
# "The crew, all 14 of them,"
_TEAM = re.compile(
    rf"\b[Tt]he (?P<noun>{english.alternatives(GROUPS)}|staff), (?:all |about |some |only )?\Z"
)
# "4,300 women, of whom 310".
_OF_WHOM = re.compile(r"\b[Oo]f (?:whom|which|them|these|those),? \Z")
# "Four of the six".
_OF_THE = re.compile(r"(?:\d|\b[a-z]+) of (?:the|its|their|his|her|our|your) \Z")
# "900 schools of the country’s 2,400".
_OF_OWNER = re.compile(r" of (?:the )?[\w-]+['’]s \Z")
# "The ten have been cleared", "four of the ten": as many as were told of.
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]hose|[Aa]ll) \Z")
_OF_DEFINITE = re.compile(
    rf" of (?:the|its|those|these) (\d{{1,5}}|{english.alternatives(_NUMBERS)})(?![\w-]| [a-z]+s\b)"
)
_MORE = re.compile(r"\s+more\b")


_WHEN = english.alternatives(
    word.title() for kind in ("weekday", "month") for word in english.numbers(kind) if len(word) > len("sept")
)


class SameNoun(NamedTuple):
    """A rule: what stands before and behind the number, whether no noun may follow, and an example, whose
    second number it reads."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    closing: bool
    example: str


_ANYTHING = re.compile("")
_ENDS = re.compile(r"[”\"’')]*(?:[.;!?](?!\d)|\s*\Z)")
RATE = re.compile(r" (?:a|an|per|each|every) (?:day|week|month|year|hour|minute|night|season|head)\b")
_PLACED = re.compile(
    r" (?:against|in favou?r)[,.;]"
    r"| (?:in|at|from|near|on|by|under|over|with|for|against|without|of(?! the\b)) [^\W\d]"
    rf"| to (?!(?:{english.alternatives(_NUMBERS)}|the)\b)[a-z]+[.,;]"
)
# What no noun is whose verb was left out: "the blues 39".
_NO_NOUN = (
    r"aged?|about|around|at|by|for|from|in|of|on|over|since|to|under|until|than|then|with|route|was|is|were|are"
    r"|\w+ed|\w+ing|employs?|hires?|costs?|hits?|rose|fell|made|paid|it|page|no|up|down|all|day"
)
# Firms as often as people.
_RIVALS = frozenset({"rival", "competitor"})
_ELDER = frozenset({"older", "elder", "younger"})
# In its own sentence.
SAME = (
    SameNoun(
        _ANYTHING,
        re.compile(r"\s+(?:fewer|less|more than)\b|,?\s+[a-z]+ly\b"),
        False,
        "Ek built 900 homes, 400 fewer than Oss.",
    ),
    SameNoun(
        re.compile(r"(?:\b(?:and|including|but)|[,:;–—]) \Z"),
        _PLACED,
        False,
        "Fire took 40 homes in Ek and 12 in Oss.",
    ),
    SameNoun(
        re.compile(r"(?i)\b(?:the|those) \Z"),
        re.compile(r" (?:already|there|here|who|that|in|on|at|still|now)\b"),
        False,
        "Some 400 nurses joined the 1,600 already there.",
    ),
    SameNoun(
        re.compile(
            r"(?i)\b(?:of which [^,.;:]{0,40}"
            r"|(?:up|down|to [\d,.]+(?: (?:million|billion))?(?: [a-z]+)?) from"
            r"|compared (?:with|to)|against|than"
            r"|(?:and|but|while|,) (?!aged|scored|turned)\w+ed|the (?:first|last|latest) of) \Z"
        ),
        _ANYTHING,
        True,
        "Ek had 40 shops, up from 30.",
    ),
    SameNoun(
        re.compile(rf"(?:,|;| and| but) (?:(?:the|its|their) )?(?!(?:{_NO_NOUN})\b)[\w’'-]+ \Z"),
        _ANYTHING,
        True,
        "The reds took 47 seats, the blues 39.",
    ),
    SameNoun(
        re.compile(
            r"(?i)\b(?:planned|designed|intended|built|made|meant|room|space|cells|beds|seats|places|berths|enough|licensed|called|calls)"
            r" for \Z"
        ),
        _ANYTHING,
        True,
        "It holds 14 boats, though it was planned for ten.",
    ),
    SameNoun(
        re.compile(r"[;,] (?:the|its|their|his|her) (?P<other>[\w-]+), \Z"),
        _ENDS,
        True,
        "The yard makes 40 boats a year; its rival, 60.",
    ),
    SameNoun(
        re.compile(r"\b(?:said|says?|claim(?:ed|s)|estimated|counted|reported)(?: it was)? \Z"),
        _ANYTHING,
        True,
        "The union saw 900 marchers; the town said 400.",
    ),
    SameNoun(
        re.compile(r"(?:[,:;–—]| and| or) (?:about |some |up to )?\Z"),
        RATE,
        False,
        "She wrote 900 letters, 40 a day.",
    ),
    SameNoun(
        re.compile(r"\b(?:from|compared (?:with|to)) \Z"),
        re.compile(
            r" (?:a|one|the|two) (?:years?|months?|quarter|week|season|decade)"
            r" (?:earlier|ago|before|previously)\b"
            r"| (?:in )?the (?:year-earlier|same|previous|year-ago|comparable) "
        ),
        False,
        "Sales rose to 900 cars in May from 800 a year earlier.",
    ),
    SameNoun(
        re.compile(r"\b(?:double|twice|treble|triple|half|than|exceed(?:s|ed|ing)) the \Z"),
        re.compile(r" (?:it|they|he|she|we|in|of|a year|last|that)\b"),
        False,
        "Ek had 90 calls, double the 45 it took in May.",
    ),
    SameNoun(
        re.compile(r"\b(?:left|out) of \Z"),
        _ANYTHING,
        True,
        "He has two goats left of thirty.",
    ),
    SameNoun(
        re.compile(r"(?:;|,| and) (?:this|last) (?:year|month|week|season|winter|spring|summer|autumn),? \Z"),
        _ANYTHING,
        True,
        "Last year she sold 340 jars; this year, four.",
    ),
    SameNoun(
        re.compile(rf"(?:;|,| and) (?:on|in|by) (?:{_WHEN}),? \Z"),
        _ANYTHING,
        True,
        "On Saturday 52 tickets were sold; on Sunday, 61.",
    ),
    SameNoun(
        re.compile(r" to (?:the |its |their |his |her )?(?:[\w-]+ ){0,3}[\w-]+(?:['’]s|s['’]) \Z"),
        _ANYTHING,
        True,
        "The reds had 17 shots to the blues’ five.",
    ),
)


# What stands between noun and number in "Ek had 30 boats in May and is down to nine", "a crowd of 90 dwindled
# to nine". Another subject there tells of another thing: "Ek has 30 staff and its debt is down to nine".
_DOWN_TO = re.compile(
    r"(?: of [\d,.]+)?(?:(?: (?:in|on|at|last|before) [\w’'-]+(?: [\w’'-]+)?)?"
    r"(?:,? (?:and|but|then|which|that)(?: (?:it|they))?|[,;] (?:it|they)|,))?"
    r"(?: (?:has|have|had)(?: been)?| is| are| was| were)?(?: now| since| soon)?"
    r" (?:down|up|reduced|cut|dwindled) to "
)


# In the sentence behind it, too: "Now there are nine".
_THEN = re.compile(
    r"(?i)\b(?:there (?:are|were|(?:has|have|had|should|would|must) (?:have )?be(?:en)?|(?:ought|used) to be)"
    r"|all but|\bit (?:will|would|could|should) be|(?:are|were) (?:now|then)"
    r"|(?:planned|designed|intended|built|made|meant|licensed) (?:for|to (?:hold|take|carry|seat))"
    r"|(?:made|makes|making) it|(?:began|begins|started|starts|opened|opens) with) \Z"
)


_FOLLOWING = re.compile(r" ([a-z]+)")


def _told_before(number: Counting) -> str:
    """What so many were told to be: "pilots" of "the ten", and of "four of the ten"."""
    value = number.numeral.number
    if _DEFINITE.search(number.before) and not number.numeral.bare:
        following = _FOLLOWING.match(number.text, number.numeral.end)
        other = following is not None and following[1] in UNCOUNTED  # "the two sides"
        return "" if other else number.told.get(value, "")
    whole = _OF_DEFINITE.match(number.text, number.numeral.end)
    many = _NUMBERS.get(whole[1], int(whole[1]) if whole[1].isdigit() else 0) if whole else 0
    return number.told.get(many, "") if value <= many else ""


def is_part(number: Counting) -> bool:
    """Whether it is of those counted before, whatever else they are: "37 councillors, nine of them women".

    Of mere people what they are says more: "12 dead, three of them children".
    """
    earlier = number.earlier
    kind = earlier.noun.rpartition(" ")[2].lower()
    if not earlier.here or not kind or kind in _MERE or kind in PAST_VERBS:
        return False
    return (
        earlier.number >= number.numeral.number and _PART.match(number.text, number.numeral.end) is not None
    )


def one_of_the_same(number: Counting) -> str:
    """What one more is of, which as a pronoun counts nothing: "six counts of theft and one of fraud", "two
    mills in Oss and one in Ek", "won eight games and lost only one", "of nine boats only one is afloat"."""
    earlier = number.earlier
    if not earlier.here or not earlier.noun or earlier.share:
        return ""
    before = number.text[number.span.start : number.start]
    if _is_only_one_of(number, before):
        told = True
    elif _AND_ONE.search(number.before) and (of := _OF_KIND.match(number.text, number.numeral.end)):
        told = f"{earlier.noun} {of[1]} " in before
    else:
        told = closes(number) and _DECIDED.search(number.before) is not None
    return singular(earlier.noun) if told else ""


def _is_only_one_of(number: Counting, before: str) -> bool:
    """Whether so many were told of whom it is one: "of its nine boats only one is afloat"."""
    of = _OF_SO_MANY.search(before) if number.hedge in _ONLY else None
    follows = of and _IS.match(number.text, number.numeral.end)
    return of is not None and follows is not None and number.earlier.noun in before[of.end() :]


def the_same(number: Counting) -> str:
    """The noun that the number before counts, where this one is of it; else ""."""
    if told := _told_before(number):
        return told
    earlier = number.earlier
    if (of := of_them(number)) or _OF_WHOM.search(number.before):
        if of and (team := _TEAM.search(number.before)):
            return team["noun"]
        of_people = of in OF_US and earlier.noun.rpartition(" ")[2].lower() not in PEOPLE
        return earlier.noun if number.numeral.number <= earlier.number and not of_people else ""
    if earlier.here and (_OF_THE.search(number.before) or _OF_OWNER.search(number.before)):
        return earlier.noun
    if is_the_rest(number) or _MORE.match(number.text, number.numeral.end):
        return earlier.noun
    if number.numeral.bare and may_be_year(number.numeral.number):
        return ""
    if closes(number) and _THEN.search(number.before):
        return earlier.noun or only_plural(number)
    return earlier.noun if earlier.here and _is_same(number) else ""


def _is_same(number: Counting) -> bool:
    closing = closes(number)
    if is_past(number.earlier.noun) and _NEXT_DEED.search(number.before):
        # "It infected 4,300 and killed 132"
        return False
    if number.text.startswith("Of ", number.span.start) and number.numeral.number <= number.earlier.number:
        return True
    if closing and (number.before.endswith(f"{number.earlier.noun} to ") or _goes_down(number)):
        return True
    return any(
        (closing or not rule.closing)
        and (before := rule.before.search(number.before))
        and rule.after.match(number.text, number.numeral.end)
        and not _is_of_its_own(before.groupdict().get("other", ""))
        for rule in SAME
    )


def _is_of_its_own(noun: str) -> bool:
    """Whether a number beside the noun is an age or a sum: "the driver, 54", "its profit, 60 million"."""
    if noun in _RIVALS:
        return False
    return is_role(noun) or noun in _ELDER or noun.endswith("est") or bool({noun, f"{noun}s"} & MEASURED)


def _goes_down(number: Counting) -> bool:
    """Whether what the number before counts is told to be so many now."""
    at = number.before.rfind(number.earlier.noun)
    return at >= 0 and bool(_DOWN_TO.fullmatch(number.before, at + len(number.earlier.noun)))


def of_them(number: Counting) -> str:
    """ "of them" where the number is of what was named before: "four of them", "two of whom"."""
    whole = _OF_THEM.match(number.text, number.numeral.end)
    return whole[1] if whole else ""
