"""How far a stretch of capitalised words reaches, the small words inside a name included."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from newsreader.text.names.cues import (
    ADJECTIVES,
    ARMED_CUES,
    ARMED_HEADS,
    CALENDAR,
    FOR_HEADS,
    OF_HEADS,
    OFFICES,
    ORG_HEADS,
    PARTICLES,
    TITLE_TAILS,
    TITLES,
)
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.words import Words

# Words in a row with a capital: more are no name but a shouted line.
_LONGEST = 24
CREDITS = frozenset({"image", "images", "photo", "photos", "picture", "pictures", "video", "audio", "credit"})
# What armies number.
_UNITS = frozenset(
    "army battalion brigade corps division fleet infantry regiment squadron wing cavalry group".split()  # noqa: SIM905
)
# Small words that end a name.
CLOSING = frozenset({"plc"})
# Roads that go by a number.
NUMBERED = frozenset({"interstate", "route", "highway"})
_AFTER_COMMA = frozenset({"s.a", "inc", "ltd", "llc", "plc", "jr", "sr"})
# "Northwind Corp. of Oslo" is at Oslo.
_LEGAL = frozenset({"corp", "bhd", "inc", "ltd", "llc", "plc", "co", "gmbh", "ag", "sa", "spa"})
_POSSESSIVES = frozenset({"'s ", "’s ", "' ", "’ "})
_POSSESSIVES_OF_PLURALS = ("' ", "’ ")
# What opens a nickname.
NICKNAMED = frozenset({" “", ' "', " ‘", " '"})
_CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_LONGEST_NICKNAME = 4
# The possessive of texts cut into words: "People 's Army".
_PARTED = frozenset({" '", " ’"})
# Words from the owner to the end of what it owns.
_LONGEST_OWNED = 4
# Fields that a department lists: "Culture, Media and Sport".
_MOST_LISTED = 5
_SAINTLY = ORG_HEADS | {"cathedral", "hall", "square", "abbey"}
_FOUNDED = frozenset({"hospital", "college", "cathedral", "church", "school"})
# Who has fields: "Minister of Water Resources".
WITH_FIELDS = frozenset({"minister", "secretary", "undersecretary", "commissioner", "speaker"})
# The form of fields that are no common words: "Tourism", "Sustainability"; and of what nobody is called.
_ABSTRACT = ("ism", "ity", "tion")
ABSTRACT = (*_ABSTRACT, "ment", "ness", "ses")
# Before two fields of a body: "National Air and Space Museum".
_NATIONWIDE = frozenset({"national", "federal", "royal", "central"})
# What joins two places.
_LINES = frozenset({"railway", "railroad", "canal"})
_PLURALS = frozenset({"people", "women", "men", "children"})
_OWNERS = _PLURALS | {
    "lord",
    "king",
    "queen",
    "citizen",
    "patriot",
    "veteran",
    "farmer",
    "worker",
    "ombudsman",
    "sheriff",
    "attorney",
    "prosecutor",
    "coroner",
    "governor",
    "mayor",
    "general",
    "president",
}


class Joint(NamedTuple):
    """A mark or a small word that may stand inside a name, and a name that it stands in.

    `onward` answers with the last word that belongs to the name because of it, 0 where the name ends before;
    it is asked about the stretch's first word and the one before the joint.
    """

    id: str
    between: frozenset[str]
    onward: Callable[[Words, int, int], int]
    example: str


def run_end(words: Words, index: int) -> int:
    """The last word of the capitalised stretch that holds word `index`, small words inside it included.

    >>> words = Words("body", "Voters of the Ministry of Health and Welfare met.")
    >>> words.texts[run_end(words, words.texts.index("Ministry"))]
    'Welfare'
    """
    at = index
    while at - index < _LONGEST:
        further = _further(words, index, at)
        if not further:
            break
        at = further
        if not words.caps[at]:
            # A road's number is the end of its name.
            break
    return at


def is_credit(words: Words, at: int) -> bool:
    """Whether it stands before whoever made a picture: "Image" of "Image: Ann Lee"."""
    return words.folded[at] in CREDITS and words.text.startswith(":", words.ends[at])


def _further(words: Words, first: int, at: int) -> int:
    """A later word of the stretch that holds word `at`, 0 where it ends."""
    if not words.joined(at):
        return _past(_MARKS.get(words.gap(at)), words, first, at)
    following = at + 1
    if words.caps[following]:
        return following
    low = words.folded[following]
    if low in _SMALL_WORDS:
        ends = low in CLOSING or words.joined(following)
        return _past(_SMALL_WORDS[low], words, first, at) if ends else 0
    return following if words.folded[at] in NUMBERED and low.isdigit() and len(low) < 4 else 0


def _past(joints: Iterable[Joint] | None, words: Words, first: int, at: int) -> int:
    for joint in joints or ():
        further = joint.onward(words, first, at)
        if further:
            return further
    return 0


def _legal_form(words: Words, first: int, at: int) -> int:
    following = at + 1
    found = words.folded[following].rstrip(".") in _AFTER_COMMA and words.caps[following]
    return following if found else 0


def _enumerated(words: Words, first: int, at: int) -> int:
    """The last word of "Department of Culture, Media and Sport" seen from "Culture"."""
    folded = words.folded
    before = folded[first : at + 1]
    if not (_has_fields(before) or _has_office(words, first, at)):
        return 0
    place = at
    while place - at < _MOST_LISTED and words.gap(place) == ", " and _is_field(words, place + 1):
        place += 1
    last = place + 2
    if place == at or last >= len(words) or folded[place + 1] != "and":
        return 0
    joined = words.gap(place) in (" ", ", ") and words.joined(place + 1)
    return last if joined and _is_field(words, last) else 0


def _has_fields(before: list[str]) -> bool:
    """Whether what stands before a comma is a department with the first of its fields."""
    return (
        "of" in before
        and before[0] not in TITLES
        and is_word(before[-1])
        and not ORG_HEADS.isdisjoint(before)
    )


def _has_office(words: Words, first: int, at: int) -> bool:
    """Whether word `at` is a field of an office: "Minister of Labour", "minister of" in small letters too."""
    office = not WITH_FIELDS.isdisjoint(words.folded[max(0, first - 2) : max(0, at - 1)])
    return office and is_field(words.folded[at])


def is_field(low: str) -> bool:
    """Whether an office may have such a field, which is nobody's name.

    >>> is_field("resources"), is_field("tourism"), is_field("grace"), is_field("vellamo")
    (True, True, False, False)
    """
    return (is_word(low) or low.endswith(_ABSTRACT)) and low not in listed("given")


def _is_field(words: Words, at: int) -> bool:
    return words.caps[at] and is_field(words.folded[at])


def _possessive(words: Words, first: int, at: int) -> int:
    following = at + 1
    return following if words.caps[following] and _owns(words, first, at, following) else 0


def _parted_possessive(words: Words, first: int, at: int) -> int:
    following = at + 2
    if following >= len(words) or not words.caps[following]:
        return 0
    parted = words.texts[at + 1] == "s" and words.gap(at + 1) == " "
    return following if parted and _owns(words, first, at, following) else 0


def _owns(words: Words, first: int, at: int, following: int) -> bool:
    """Whether a possessive stands inside a name: "Prison Officers' Association", "St John's College"."""
    end = _last_capital(words, following, at + _LONGEST_OWNED)
    owner, head = words.folded[at], words.folded[end]
    if well_known(words, first, end):
        return True
    if at > first and words.folded[at - 1] in ("st", "saint"):
        return head in _SAINTLY
    if head in _FOUNDED and end == following and owner not in listed("places"):
        # "Addenbrooke's Hospital".
        return not is_word(owner)
    return (head in ORG_HEADS or head in ARMED_HEADS) and _owns_bodies(words, at)


def _owns_bodies(words: Words, at: int) -> bool:
    """Whether an organisation may be somebody's who is named like this: "Officers'", "People's"."""
    owner = words.folded[at]
    if words.gap(at) in _POSSESSIVES_OF_PLURALS:
        return owner.endswith("s") and is_word(owner)
    return owner in _PLURALS or (owner in _OWNERS and not words.opens(at))


def _last_capital(words: Words, at: int, limit: int) -> int:
    """The last word, up to `limit`, of those with a capital that follow word `at` in the same breath."""
    while at < limit and words.joined(at) and words.caps[at + 1]:
        at += 1
    return at


def _particle(words: Words, first: int, at: int) -> int:
    """ "Jan van Berg", "Anna de la Cruz"."""
    far = at + 2
    if not words.caps[far] and words.folded[far] in PARTICLES and words.joined(far):
        far += 1
    return far if words.caps[far] and words.texts[far][0].isupper() else 0


def _upon(words: Words, first: int, at: int) -> int:
    """ "Newcastle upon Tyne"."""
    return at + 2 if " ".join(words.folded[at : at + 3]) in listed("places") else 0


def _office(words: Words, first: int, at: int) -> int:
    """ "Secretary of State", "Minister of Water Resources", "Speaker of the House"."""
    far = _what_of(words, at)
    low, holder = words.folded[far], words.folded[at]
    fields = not WITH_FIELDS.isdisjoint(words.folded[first : at + 1])
    if not far or not (fields or holder in TITLES):
        return 0
    if fields and (is_word(low) or is_field(low)):
        return far
    return far if far == at + 2 and (low in TITLE_TAILS or low in OFFICES) else 0


def _of_body(words: Words, first: int, at: int) -> int:
    head = words.folded[at]
    if head in _LEGAL or not (head in OF_HEADS or _takes_second_of(words.folded, first, at)):
        return 0
    far = _what_of(words, at)
    if first == at and far == at + 2 and words.opens(at) and head in ARMED_CUES:
        # "Fighters of Ahrar al-Vellamo", who have their capital from the sentence
        return 0
    # "Karlby Rovers of the KFL" play in it.
    league = first < at and far == at + 3 and words.texts[far].isupper() and head.endswith("s")
    return 0 if league else far


def _takes_second_of(folded: list[str], first: int, at: int) -> bool:
    """ "Society for the Protection" goes on with "of Birds", "League of Teachers" with "of Norway"."""
    if folded[at - 1] == "of":
        return at - first in (2, 3) and folded[at - 2] in ORG_HEADS and is_word(folded[at])
    return folded[at - 1] in ("for", "the") and "for" in folded[first:at]


def _for_body(words: Words, first: int, at: int) -> int:
    far = _what_of(words, at) if words.folded[at] in FOR_HEADS else 0
    # "Society for the Protection", but "played in the Karlby League for the Rovers".
    return 0 if far == at + 3 and not is_word(words.folded[far]) else far


def _what_of(words: Words, at: int) -> int:
    """The word with a capital behind "of" or "of the", never a date: "Bank of the North"."""
    far = at + 2
    if words.folded[far] == "the" and words.joined(far):
        far += 1
    return far if words.caps[far] and words.folded[far] not in CALENDAR else 0


def _and(words: Words, first: int, at: int) -> int:
    after = at + 2
    if words.folded[first] == "the" and first < at:
        # A capital from the start of the sentence.
        first += 1
    if words.caps[after] and (_joins_fields(words, first, at) or is_line(words, first, at)):
        return after
    if not words.caps[after] or _joins_people(words, first, after):
        return 0
    before = words.folded[first : at + 1]
    if ("of" in before or "for" in before) and not ORG_HEADS.isdisjoint(before):
        # "Ministry of Health and Welfare".
        inside = "and" not in before and is_word(before[-1]) and is_word(words.folded[after])
    else:
        national = first + 1 == at and words.folded[first] in _NATIONWIDE - {words.folded[after]}
        known = before[-1] in ORG_HEADS or " ".join(before) in listed("organisations")  # "Royal Mail"
        inside = (first == at or (national and not known)) and _share_head(words, at, after)
    return after if inside else 0


def is_line(words: Words, first: int, at: int) -> bool:
    """Whether "and" leads to what joins two places: "the London and South Western Railway"."""
    if not first or words.folded[first - 1] != "the" or words.folded[at + 1 : at + 2] != ["and"]:
        return False
    end = _last_capital(words, at + 2, min(at + 2 + _LONGEST_OWNED, len(words) - 1))
    return end > at + 2 and words.folded[end] in _LINES


def _joins_fields(words: Words, first: int, at: int) -> bool:
    """ "Minister for Housing and Planning"."""
    return _has_office(words, first, at) and is_field(words.folded[at + 2])


def _joins_people(words: Words, first: int, after: int) -> bool:
    """ "President Lee and Ann Berg"."""
    low = words.folded[after]
    field = words.joined(after) and words.folded[after + 1].endswith(ABSTRACT)  # "Urban Development"
    return words.folded[first] in TITLES or low in TITLES or (low in listed("given") and not field)


def _share_head(words: Words, one: int, other: int) -> bool:
    """Whether two words joined by "and" stand before one head: "Food and Drug Agency"."""
    folded = words.folded
    end = _last_capital(words, other, len(words))
    if end == other or folded[end] not in ORG_HEADS:
        return False
    if words.texts[one].isupper() or words.texts[other].isupper():
        return False
    if is_word(folded[one]) and is_word(folded[other]):
        return True
    # "the Karlby and Lofthus Railway": two unknown names before one head.
    return one > 0 and folded[one - 1] == "the" and end == other + 1 and folded[one] not in ORG_HEADS


def _nickname(words: Words, first: int, at: int) -> int:
    """The word behind the nickname in "Ann “Ace” Lee", of at most four words."""
    closing = _CLOSING[words.gap(at)[-1]]
    for last in range(at + 1, min(at + _LONGEST_NICKNAME, len(words) - 2) + 1):
        gap = words.gap(last)
        if gap.startswith(closing):
            return last + 1 if gap[1:] == " " and words.caps[at] and words.caps[last + 1] else 0
        if not words.joined(last):
            return 0
    return 0


def _by_what_stands_between(joints: Iterable[Joint]) -> Mapping[str, tuple[Joint, ...]]:
    found: dict[str, tuple[Joint, ...]] = {}
    for joint in joints:
        for between in joint.between:
            found[between] = (*found.get(between, ()), joint)
    return found


# What may stand inside a name; of the rows with the same mark or word the first that leads on counts.
MARKS = (
    Joint("legal-form", frozenset({", "}), _legal_form, "Altamar, Inc"),
    Joint("list", frozenset({", "}), _enumerated, "Department of Culture, Media and Sport"),
    Joint("possessive", _POSSESSIVES, _possessive, "Prison Officers' Association"),
    Joint("nickname", NICKNAMED, _nickname, "Ann “Ace” Lee"),
    Joint("parted-possessive", _PARTED, _parted_possessive, "People 's Army"),
)
SMALL_WORDS = (
    Joint("particle", PARTICLES, _particle, "Anna de la Cruz"),
    Joint("public-company", frozenset({"plc"}), lambda words, first, at: at + 1, "Kestrel Energy plc"),
    Joint("upon", frozenset({"upon", "on"}), _upon, "Newcastle upon Tyne"),
    Joint("office", frozenset({"of", "for"}), _office, "Secretary of State"),
    Joint("of", frozenset({"of"}), _of_body, "Bank of the North"),
    Joint("for", frozenset({"for"}), _for_body, "Centre for Policy"),
    Joint("and", frozenset({"and"}), _and, "Food and Drug Agency"),
)
_MARKS = _by_what_stands_between(MARKS)
_SMALL_WORDS = _by_what_stands_between(SMALL_WORDS)


def numbered(words: Words, first: int, last: int) -> bool:
    """Whether a number stands before a unit's name: "65th Air Division"."""
    if not first or words.folded[last] not in _UNITS or not words.joined(first - 1):
        return False
    low = words.folded[first - 1]
    return low[0].isdigit() and low.endswith(("st", "nd", "rd", "th"))


def well_known(words: Words, first: int, last: int) -> bool:
    """Whether the stretch is a well-known name as a whole: "Royal Dutch Shell"."""
    name = " ".join(words.folded[first : last + 1])
    if words.folded[first] in ADJECTIVES and name in listed("places"):
        return True
    return any(name in listed(each) for each in ("organisations", "clubs", "media", "armed"))
