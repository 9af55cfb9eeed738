"""What a name is by what others are to it: "the boss of …", "who owns …", "the mayor of Leeds, …, left"."""

import re

from newsreader.text.figures.countables import PEOPLE
from newsreader.text.names.cues import ORG_CUES, PLACE_NOUNS, TITLES
from newsreader.text.names.kinds.context import Context, preceding
from newsreader.text.names.kinds.evidence import CuePlace, Group, NameCue, begins_with_word, farther, parts
from newsreader.text.names.lexicon import listed

# Those who run firms; of places there are mayors and presidents.
_RUNNING = (
    "ceo cfo coo cto boss bosses founder founders co-founder co-founders cofounder cofounders head director "
    "directors executive executives owner owners shareholder shareholders investor investors managing "
    "chair chairman chairmen chairwoman chairperson treasurer vice-president"
)
_SPEAKING = "spokesman spokeswoman spokesperson spokespeople lawyer lawyers counsel solicitor solicitors"
_WORKING = "work works worked working"
_DEALING = (
    "own owns owned buy buys buying bought acquire acquires acquired acquiring founded co-founded cofounded "
    "runs rival rivals"
)
# Objects of these are people and goods too, but for what has an "its", and what investors sell.
_SUED = "sued sues suing"
_SOLD = "sold sells selling"
_JUDGED = "fined fines fining raided probed investigated bailed suspended"
_INVESTING = "investors shareholders traders funds brokers banks owners creditors"
_MERGED = "merged merge merges merging merger"
_TAKEN_OVER = "takeover acquisition buyout"
_ACQUIRING = "acquired acquires merged merges"
# "Bought Northwind from …", "sold a mill to …", but not "sold tickets to …".
_TRADED = re.compile(
    r"\b(?:(?:bought|acquired) (?:[\w-]+ ){1,3}from|sold (?:(?!tickets?\b)[\w-]+ ){1,3}to) \Z"
)
_LONGEST_TRADED = 60
# What firms have, and people and places seldom.
_BOARD = re.compile(
    r"['’]s (?:board\b|boss\b|ceo\b|chairman|chairwoman|chief executive|earnings|revenues?\b|share price|"
    r"shareholders|stock\b|subsidiar)",
    re.IGNORECASE,
)
_OWNING = re.compile(r" (?:after|as|when|once|because|before|and|while|though|since|until) its [a-z]")
# "Head of design at …", "a director of strategy for …".
_DEPARTMENT = re.compile(
    r"\b(?:head|director|chief|manager|vice[ -]president) of (?:[A-Za-z-]+ ){1,3}(?:at|for) (?:the )?\Z"
)
_LONGEST_DEPARTMENT = 70
# Of firms; health and fire have theirs in counties: "the chief medical officer of Kerala".
_OFFICER = re.compile(
    r"\b[Cc]hief (?:financial|executive|operating|operations|commercial|technology|technical|information"
    r"|marketing|product|people|investment|legal|creative|risk|strategy|compliance) officer (?:of|at) \Z"
)
_BOUGHT = "bought acquired owned operated manufactured distributed sponsored"
_PERFORMING = "opened opening opens supported supporting toured sang drummed signed auditioned"
_BANDS = re.compile(
    r"\b(?:band|group|duo|trio|quartet|team|club|side|company|firm|start-?up|gang|party),? the \Z"
)
_EXPLAINED = re.compile(
    r", (?:its|an?|the|their|whose|his|her) (?:[\w-]+ ){0,3}(?:rival|subsidiary|supplier|maker|retailer|firm|"
    r"company|start-?up|bank|unit|insurer|carrier|airline|lender|publisher|broadcaster|charity|brand|parent "
    r"company|distributor|manufacturer|developer|operator|chain)\b"
)
_RENAMED = re.compile(r" \((?:now|formerly|then|once) ")
_PRICED = re.compile(r" for (?:about |some |nearly |almost )?[$£€¥]\d")
# "A doctor in Aleppo, ", "The mayor of Leeds, ", "The acting chief of Harn Steel, ".
_ROLE_BEFORE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Aa]nother|['’]s) "
    r"(?P<role>(?:[a-z][\w-]* ){1,4})"
    r"(?:of|in|at|from|to|for|near|with) (?:the )?[A-Z][^,;:.!?\n]{0,40}, \Z"
)
_EARNING = "profit profits revenue revenues earnings turnover"
_BLANK = frozenset({" "})
_LONGEST_ROLE = 110
_PERSONS = frozenset(
    """
    man woman boy girl mother father brother sister nurse chief boss ceo baker priest imam coach midwife
    """.split()  # noqa: SIM905
)


def is_role(low: str) -> bool:
    """Whether the word tells what a person is.

    >>> is_role("mayor"), is_role("teacher"), is_role("village")
    (True, True, False)
    """
    if low in PLACE_NOUNS or low in ORG_CUES:
        return False
    return low in TITLES or low in _PERSONS or f"{low}s" in PEOPLE


def _has_role_before(name: Context) -> bool:
    """Whether it explains who holds a role: "The mayor of Leeds, NAME, resigned"."""
    if not name.gap_before.startswith(", ") or not name.words.text.startswith((",", ".", ";"), name.end):
        return False
    text = name.words.text
    found = _ROLE_BEFORE.search(text, max(0, name.start - _LONGEST_ROLE), name.start)
    return found is not None and is_role(found["role"].split()[-1].lower())


def _is_no_listed_place(name: Context) -> bool:
    return name.whole not in listed("places")


def _is_unlisted(name: Context) -> bool:
    """Whether it is one word that no list has for a place or for people, and no common one."""
    if len(name.parts) > 1 or begins_with_word(name):
        return False
    return not any(name.whole in listed(each) for each in ("places", "surnames", "given"))


def _is_dealt_too(name: Context) -> bool:
    """Whether "and" joins it to what is run or bought: "who runs Quarvel and Northwind"."""
    words, at = name.words, name.first - 2
    return at > 0 and words.caps[at] and words.joined(at) and preceding(words, at) in _DEALING.split()


def _owns(name: Context) -> bool:
    """Whether an "its" is its own: "sold Quarvel once its boss left"."""
    return _OWNING.match(name.words.text, name.end) is not None


def _trades(name: Context) -> bool:
    start = max(0, name.start - _LONGEST_TRADED)
    return _TRADED.search(name.words.text, start, name.start) is not None


def _has_board(name: Context) -> bool:
    """ "Quarvel's chairman", "Quarvel's share price"."""
    return _BOARD.match(name.words.text, name.end) is not None


def _takes_named(name: Context) -> bool:
    """ "Quarvel acquired Northwind", "merged with Northwind", but not "acquired a taste"."""
    words, at = name.words, name.last + 2
    if name.beyond == "with":
        at += 1
    return bool(name.beyond) and at < len(words) and words.caps[at]


def _has_department(name: Context) -> bool:
    start = max(0, name.start - _LONGEST_DEPARTMENT)
    return _DEPARTMENT.search(name.words.text, start, name.start) is not None


def _has_chief_officer(name: Context) -> bool:
    start = max(0, name.start - _LONGEST_DEPARTMENT)
    return _OFFICER.search(name.words.text, start, name.start) is not None


def _explains_band(name: Context) -> bool:
    return _BANDS.search(name.words.text, max(0, name.start - 24), name.start) is not None


def _performed_for(name: Context) -> bool:
    words, at = name.words, name.first - 3
    return name.farther == "for" and at >= 0 and words.folded[at] in _PERFORMING.split()


def _is_explained(name: Context) -> bool:
    return name.gap_after.startswith(", ") and _EXPLAINED.match(name.words.text, name.end) is not None


def _is_renamed(name: Context) -> bool:
    return name.gap_after.startswith(" (") and _RENAMED.match(name.words.text, name.end) is not None


def _is_priced(name: Context) -> bool:
    return _PRICED.match(name.words.text, name.end) is not None


HOLDER = NameCue(
    "role-of-a-place", "person", 6.0, CuePlace.MARK, ", . ;", when=(parts(2, 4), _has_role_before),
    example="The mayor of Bergen, [Zyzo Velmar], left.",
)  # fmt: skip
FIRM: Group = (
    NameCue(
        "organisation-word/run", "organisation", 3.5, CuePlace.BEFORE, "of at",
        when=(farther(_RUNNING), _is_no_listed_place),
        example="They met the founder of [Velmar].",
    ),
    NameCue(
        "organisation-word/earnings", "organisation", 3.0, CuePlace.BEFORE, "at",
        when=(farther(_EARNING), _is_no_listed_place),
        example="Profits at [Velmar] fell.",
    ),
    NameCue(
        "organisation-word/spokesman", "organisation", 3.0, CuePlace.BEFORE, "for of at",
        when=farther(_SPEAKING),
        example="They asked a spokesman for [Velmar].",
    ),
    NameCue(
        "organisation-word/works", "organisation", 2.0, CuePlace.BEFORE, "for",
        when=(farther(_WORKING), _is_no_listed_place),
        example="She works for [Velmar].",
    ),
    NameCue(
        "organisation-word/department", "organisation", 3.0, CuePlace.BEFORE, "at for",
        when=(_has_department, _is_no_listed_place),
        example="They met the head of design at [Velmar].",
    ),
    NameCue(
        "organisation-word/chief-officer", "organisation", 3.5, CuePlace.BEFORE, "of at",
        when=(_has_chief_officer, _is_no_listed_place),
        example="She was chief financial officer of [Velmar].",
    ),
    NameCue(
        "organisation-word/sued", "organisation", 1.5, CuePlace.BEFORE, _SUED, when=_is_unlisted,
        example="The rope maker sued [Velmar].",
    ),
    NameCue(
        "organisation-word/sold-its", "organisation", 1.5, CuePlace.BEFORE, f"{_SOLD} {_JUDGED}",
        when=(_is_unlisted, _owns),
        example="They sold [Velmar] when its boss left.",
    ),
    NameCue(
        "organisation-word/sold", "organisation", 1.5, CuePlace.BEFORE, _SOLD,
        when=(_is_unlisted, farther(_INVESTING)),
        example="Funds and other investors sold [Velmar].",
    ),
    NameCue(
        "organisation-word/merged", "organisation", 2.0, CuePlace.BEFORE, "with",
        when=(farther(_MERGED), _is_no_listed_place),
        example="The rope maker merged with [Velmar].",
    ),
    NameCue(
        "organisation-word/takeover", "organisation", 2.0, CuePlace.BEFORE, "of",
        when=(farther(_TAKEN_OVER), _is_no_listed_place),
        example="They fear the takeover of [Velmar].",
    ),
    NameCue(
        "organisation-word/trading", "organisation", 2.0, CuePlace.BEFORE, "from to",
        when=(_is_unlisted, _trades),
        example="They bought a mill from [Velmar].",
    ),
    NameCue(
        "organisation-word/bought", "organisation", 1.6, CuePlace.BEFORE, _DEALING, when=_is_no_listed_place,
        example="They bought [Velmar].",
    ),
    NameCue(
        "organisation-word/bought-too", "organisation", 1.6, CuePlace.BEFORE, "and",
        when=(_is_unlisted, _is_dealt_too),
        example="They bought Quarv and [Velmar].",
    ),
    NameCue(
        "organisation-word/buyer", "organisation", 1.4, CuePlace.BEFORE, "by",
        when=(farther(_BOUGHT), parts(1, 1), _is_no_listed_place),
        example="The mill was bought by [Velmar].",
    ),
    NameCue(
        "organisation-word/band-named", "organisation", 2.0, CuePlace.BEFORE, "the", when=_explains_band,
        example="His first band, the [Velmars], split.",
    ),
    NameCue(
        "organisation-word/billed", "organisation", 2.0, CuePlace.BEFORE, "the", when=_performed_for,
        example="They opened for the [Velmars] in May.",
    ),
)  # fmt: skip
EXPLAINED: Group = (
    NameCue(
        "organisation-word/rival", "organisation", 2.5, CuePlace.MARK, ",", when=_is_explained,
        example="They fear [Velmar], its rival, most.",
    ),
    NameCue(
        "organisation-word/renamed", "organisation", 1.6, CuePlace.MARK, _BLANK, when=_is_renamed,
        example="He sold [Velmar] (now Quarv) in May.",
    ),
    NameCue(
        "organisation-word/acquiring", "organisation", 1.5, CuePlace.AFTER, _ACQUIRING,
        when=(_is_unlisted, _takes_named),
        example="Late in May [Velmar] acquired Quarv.",
    ),
    NameCue(
        "organisation-word/board", "organisation", 1.5, CuePlace.MARK, "' ’", when=(_is_unlisted, _has_board),
        example="They asked [Velmar]'s chairman.",
    ),
    NameCue(
        "organisation-word/priced", "organisation", 1.6, CuePlace.AFTER, "for", when=_is_priced,
        example="He sold [Velmar] for $9 billion.",
    ),
)  # fmt: skip
