"""What the words before a name say of it: "spokesman …", "in …", "its director, …"."""

import re

from newsreader.text.names.cues import (
    ARMED_CUES,
    DIRECTIONS,
    LOCATIVES,
    MEDIA_CUES,
    OF_HEADS,
    ORG_CUES,
    PLACE_HEADS,
    PLACE_NOUNS_BEFORE,
    STRONG_LOCATIVES,
    TITLES,
)
from newsreader.text.names.kinds.context import Context
from newsreader.text.names.kinds.evidence import (
    CuePlace,
    Group,
    NameCue,
    begins_unlike_person,
    begins_with_word,
    farther,
    parts,
)
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.matches import DISMISSED

# Who is "at" a company or a university.
_EMPLOYED = (
    "analyst analysts economist economists trader traders broker brokers dealer dealers strategist professor "
    "lecturer researcher researchers fellow scientist scientists manager executive vice-president job jobs "
    "internship intern apprentice apprenticeship works worked working"
)
_DEALING = "bought purchased acquired rights licensed ordered orders loan loans order"
_OFFICERS = frozenset("founder founders director president member members chairman leader head".split())  # noqa: SIM905
_MADE = (
    "state oil copper gold silver nickel zinc aluminium aluminum steel gas car coffee cocoa sugar chip power "
    "paper cement coal diamond beer tobacco energy computer software music"
)
_PARISH = frozenset({"vicar", "curate", "parson"})
# "The sister of Zyzo Velmar".
_KIN = frozenset({"brother", "sister", "father", "mother", "uncle", "aunt"})
_TRUSTING = (
    "trust trusts trusted trusting believe believes believed believing confide confided faith confidence "
    "interest interested"
)
_AT_SEA = (
    "capsized overturned sank sunk sinking foundered collided drifted drifting adrift anchored moored "
    "rescued aground boat ship ferry vessel tanker trawler yacht coast waters seas miles kilometres km"
)
_BUYING = frozenset("bought buy buys buying took take hired hire rented stole won".split())  # noqa: SIM905
_LONGEST_ACRONYM = 6  # letters
_FURTHEST_BUYING = 6  # words before the name
_OWNING = frozenset({"its", "their", "his", "her", "the", "a", "whose"})
# "Ann Lee, 58, of Karmel".
_OF_AGE = re.compile(r", \d\d, (?:of|from) \Z")


# Titles, trades and the like, before the name


def _is_on_scorecard(name: Context) -> bool:
    """A score, or how the next was dismissed, after the name: "c Hart b Lee 61"."""
    return name.after[:1].isdigit() or name.after in DISMISSED


def _comes_after_age(name: Context) -> bool:
    return _OF_AGE.search(name.words.text, max(0, name.start - 12), name.start) is not None


def _joins_place(name: Context) -> bool:
    """Whether "and" joins it to a listed place."""
    return name.first > 1 and name.words.caps[name.first - 2] and name.farther in listed("places")


def _belongs(name: Context) -> bool:
    """Whether an article or an owner stands before the role: "its director, NAME"."""
    return name.first > 1 and name.words.folded[name.first - 2] in _OWNING


def _comes_after_named(name: Context) -> bool:
    """Whether two words with capitals, and no office, stand before the "of": "Ann Lee of Karmel"."""
    words, at = name.words, name.first - 2
    if at < 1 or not (words.caps[at] and words.caps[at - 1] and words.joined(at) and words.joined(at - 1)):
        return False
    if words.texts[name.first].isupper():
        # A party's acronym.
        return False
    low = words.folded[at]
    return not (low in OF_HEADS or low in TITLES or low in PLACE_HEADS or is_word(low))


def _is_a_thing_located(name: Context) -> bool:
    """Whether "in the" speaks of a place: not of a people, nor of what somebody owns, nor of a mere word."""
    located = name.farther in STRONG_LOCATIVES or name.farther == "off"
    if not located or begins_with_word(name) or name.first_part.endswith(("ian", "ese", "ish")):
        return False
    return name.gap_after not in ("'s ", "’s ")


def _is_no_acronym(name: Context) -> bool:
    """Never "the president of the KFL": the registry knows the places that go by one."""
    short = len(name.parts) == 1 and len(name.first_part) <= _LONGEST_ACRONYM
    return not (short and name.texts[0].isupper()) or name.words.all_caps


# What is taught, believed or feared, and no place: "Islamophobia", "Scientology".
_TAUGHT = ("ology", "ism", "phobia", "ography")


def _is_nothing_taught(name: Context) -> bool:
    return len(name.parts) > 1 or not name.first_part.endswith(_TAUGHT)


def _is_no_people(name: Context) -> bool:
    """Not "people of Irish descent", nor "people of God"."""
    return not name.first_part.endswith(("ian", "ese", "ish")) and not begins_with_word(name)


def _has_officer(name: Context) -> bool:
    """ "A founder of the Harbour Rats"."""
    return name.farther == "of" and name.first > 2 and name.words.folded[name.first - 3] in _OFFICERS


def _is_no_town(name: Context) -> bool:
    return name.whole not in listed("places")


# Of the towns that no list has: "workers at Felixstowe".
_TOWN = re.compile(
    r".+(?:ton|ham|ford|by|wick|ness|stowe|burgh|borough|mouth|moor|dale|pool|gate|bury|port|combe"
    r"|worth|ley|hurst|chester|caster|shire|pur|abad|nagar|ville|grad|stad|berg|holm)"
)


def _ends_as_no_town(name: Context) -> bool:
    return _TOWN.fullmatch(name.whole) is None


def _is_not_bought(name: Context) -> bool:
    """Never "bought a yacht off Zyzo"."""
    return _BUYING.isdisjoint(name.words.folded[max(0, name.first - _FURTHEST_BUYING) : name.first])


def _keeps_its_the(name: Context) -> bool:
    """Whether "The" has a capital that only a name has: papers keep theirs."""
    return name.words.texts[name.first - 1] == "The" and not name.words.opens(name.first - 1)


TITLE: Group = (
    NameCue(
        "title", "person", 3.0, CuePlace.ANYWHERE, when=lambda name: name.titled,
        example="They met Minister [Zyzo Velmar].",
    ),
    NameCue(
        "organisation-word/maker", "organisation", 2.5, CuePlace.BEFORE,
        "producer producers giant trader exporter", when=farther(_MADE),
        example="They asked the copper producer [Velmar].",
    ),
    NameCue(
        "title/before", "person", 2.0, CuePlace.BEFORE, TITLES - ORG_CUES, when=parts(2),
        example="They met spokesman [Zyzo Velmar].",
    ),
    # A word alone may be the body that has the spokesman.
    NameCue(
        "title/before-one", "person", 1.2, CuePlace.BEFORE, TITLES - ORG_CUES,
        example="They met spokesman [Velmar].",
    ),
)  # fmt: skip
SCORECARD = NameCue(
    "scorecard", "person", 3.0, CuePlace.BEFORE, DISMISSED, when=_is_on_scorecard,
    example="Bo Holt c [Velmar] b Doyle 61.",
)  # fmt: skip
WHAT_IT_IS: Group = (
    NameCue(
        "media-word/before", "media", 4.0, CuePlace.BEFORE, MEDIA_CUES,
        example="They read the newspaper [Velmar].",
    ),
    NameCue(
        "organisation-word/before", "organisation", 1.5, CuePlace.BEFORE, ORG_CUES,
        example="They asked the retailer [Velmar].",
    ),
    NameCue(
        "armed-group-word/before", "armed-group", 2.5, CuePlace.BEFORE, ARMED_CUES,
        example="They fought the militia [Velmar].",
    ),
)  # fmt: skip
JOINED = NameCue(
    "place-list/and", "place", 1.2, CuePlace.BEFORE, "and", when=_joins_place,
    example="It rained in Bergen and [Velmar] on Monday.",
)  # fmt: skip
SELLER = NameCue(
    "organisation-word/deal", "organisation", 1.5, CuePlace.BEFORE, "from", when=farther(_DEALING),
    example="Ships were bought from [Velmar].",
)  # fmt: skip
RESIDENCE = NameCue(
    "age-and-place", "place", 3.0, CuePlace.BEFORE, "of from", when=_comes_after_age,
    example="Ann Lee, 58, of [Velmar], was fined.",
)  # fmt: skip


# The small words before the name

PREPOSITION: Group = (
    NameCue(
        "employer", "organisation", 2.5, CuePlace.BEFORE, "at with", when=farther(_EMPLOYED),
        example="Bo Holt is a trader at [Velmar].",
    ),
    NameCue(
        "employer/staff", "organisation", 2.0, CuePlace.BEFORE, "at",
        when=(farther("workers staff employees engineers pilots"), parts(1, 1),
              _is_no_town, _ends_as_no_town),
        example="Workers at [Velmar] left.",
    ),
    NameCue(
        "media-word/published", "media", 3.0, CuePlace.BEFORE, "in",
        when=(farther("published appear appears appeared reported detailed described"),
              parts(1, 1), begins_with_word),
        example="It was published in [Nature].",
    ),
    NameCue(
        "media-word/studied", "media", 3.0, CuePlace.BEFORE, "in",
        when=(farther("study paper article writing"), parts(1, 1), begins_with_word, _is_no_town),
        example="They read of it in a paper in [Nature].",
    ),
    NameCue(
        "preposition/trust", "person", 0.7, CuePlace.BEFORE, "in", when=(farther(_TRUSTING), parts(2, 3)),
        example="They trust in [Zyzo Velmar].",
    ),
    NameCue(
        "preposition/in", "place", 2.0, CuePlace.BEFORE, STRONG_LOCATIVES,
        when=(parts(1, 4), _is_nothing_taught),
        example="It rained in [Velmar].",
    ),
    NameCue(
        "preposition/off", "place", 2.5, CuePlace.BEFORE, "off", when=(farther(_AT_SEA), _is_not_bought),
        example="The boat capsized off [Velmar].",
    ),
    NameCue(
        "preposition/at", "place", 1.3, CuePlace.BEFORE, "at from across via",
        when=(parts(2), begins_unlike_person),
        example="They met at [Velmar Ost].",
    ),
    NameCue(
        "preposition/to-go", "place", 1.5, CuePlace.BEFORE, "to",
        when=(
            farther("flew flown fly drove travelled traveled sailed marched fled withdrew"),
            begins_unlike_person,
        ),
        example="They flew to [Velmar Ost].",
    ),
    # One goes to people too, and is at a company or from it.
    NameCue(
        "preposition/to", "place", 0.8, CuePlace.BEFORE, LOCATIVES, when=_is_nothing_taught,
        example="They walked to [Velmar].",
    ),
    NameCue(
        "place-word/of-before", "place", 3.0, CuePlace.BEFORE, "of", when=farther(PLACE_NOUNS_BEFORE),
        example="They left the port of [Velmar].",
    ),
    NameCue(
        "title-of-a-place", "place", 2.5, CuePlace.BEFORE, "of",
        when=(farther((TITLES | _PARISH) - _KIN), parts(1, 2), _is_no_acronym),
        example="They met the archbishop of [Velmar].",
    ),
    NameCue(
        "place-word/people-of", "place", 1.6, CuePlace.BEFORE, "of",
        when=(farther("people citizens inhabitants"), parts(1, 1), _is_no_people),
        example="The people of [Velmar] left.",
    ),
    NameCue(
        "preposition/of", "place", 1.5, CuePlace.BEFORE, "of", when=(parts(1, 1), _comes_after_named),
        example="At noon they met Zyzo Quarv of [Velmar].",
    ),
    NameCue(
        "direction", "place", 1.5, CuePlace.BEFORE, DIRECTIONS,
        example="It rained on eastern [Velmar].",
    ),
    NameCue(
        "capitals/the", "organisation", 1.0, CuePlace.BEFORE, "the", when=parts(2),
        example="They joined the [Harbour Rats].",
    ),
    NameCue(
        "preposition/in-the", "place", 1.0, CuePlace.BEFORE, "the", when=_is_a_thing_located,
        example="They hid in the [Velmar].",
    ),
    # Bodies make things too: it decides only where nothing else speaks.
    NameCue(
        "by", "person", 0.7, CuePlace.BEFORE, "by", when=parts(2),
        example="A song by [Zyzo Velmar] won.",
    ),
)  # fmt: skip
OFFICER = NameCue(
    "organisation-word/officer", "organisation", 2.0, CuePlace.BEFORE, "the",
    when=(parts(2), _has_officer),
    example="Bo Holt was a founder of the [Harbour Rats].",
)  # fmt: skip
# "The Nieuwe Maas" is nobody.
NOBODY = NameCue(
    "capitals/the-nobody", "person", -1.0, CuePlace.BEFORE, "the", when=(parts(2), begins_unlike_person),
    example="They crossed the [Nieuwe Velmar].",
)  # fmt: skip
CAPITAL_THE = NameCue(
    "media-word/the", "media", 2.0, CuePlace.BEFORE, "the", when=_keeps_its_the,
    example="Bo Holt told The [Velmarian] so.",
)  # fmt: skip


def _ends_in_no_surname(name: Context) -> bool:
    return name.last_part not in listed("surnames")


BASED = NameCue(
    "organisation-word/based", "organisation", 2.6, CuePlace.ANYWHERE,
    when=(lambda name: name.gap_before == "-based ", parts(1, 1), begins_unlike_person, _ends_in_no_surname),
    example="The Oslo-based [Velmar] makes rope.",
)  # fmt: skip
HOLDING: Group = (
    NameCue(
        # More than "in" and the verb behind it: "shares in Velmar fell".
        "organisation-word/shares", "organisation", 4.0, CuePlace.BEFORE, "in of",
        when=farther("shares stake stakes share shareholders"),
        example="Shares in [Velmar] rose.",
    ),
    NameCue(
        # Of towns as well: "Investors in Dubai bought".
        "organisation-word/investors", "organisation", 3.0, CuePlace.BEFORE, "in of",
        when=farther("investors holding"),
        example="Investors in [Velmar] are sure.",
    ),
)  # fmt: skip
ROLE: Group = (
    NameCue(
        "organisation-word/role", "organisation", 2.0, CuePlace.BEFORE_COMMA, ORG_CUES, when=_belongs,
        example="They sold his firm, [Velmar], again.",
    ),
    NameCue(
        "title/role", "person", 2.0, CuePlace.BEFORE_COMMA, TITLES, when=_belongs,
        example="Its director, [Velmar], left.",
    ),
)  # fmt: skip
