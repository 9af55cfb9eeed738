"""What the parts of a name of several say: "Radio …", "… Street", "Ann …", "… bin …"."""

import re
from collections.abc import Callable

from newsreader.text.names.bounds import GEOGRAPHIC, UTILITIES
from newsreader.text.names.cues import (
    ARMED_HEADS,
    DIRECTIONS,
    LOCATIVES,
    MEDIA_HEADS,
    MEDIA_STARTS,
    NATIONAL_FIRSTS,
    NATIONAL_LASTS,
    ORG_ENDS,
    ORG_HEADS,
    ORG_STARTS,
    OTHER_HEADS,
    PARTICLES,
    PLACE_HEADS,
    PLACE_PREFIXES,
    PLACE_STARTS,
    SPEECH,
    SUFFIXES,
)
from newsreader.text.names.kinds.context import Context
from newsreader.text.names.kinds.evidence import (
    CuePlace,
    Listing,
    NameCue,
    Table,
    begins_unlike_person,
    could_be_no_person,
    farther,
    parts,
)
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.stretches import NUMBERED

_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_]){0,2}\.?")
_NO_INITIALS = frozenset({"A", "I", "U.S.", "U.K.", "U.N.", "E.U.", "D.C."})
# Ends that are nobody's surname.
_GROUND = frozenset(
    "street road avenue boulevard river square highway county airport island islands valley bay lake creek "  # noqa: SIM905
    "canyon mountains beach peninsula district province stadium radio television tv agency ministry "
    "ave blvd cathedral cemetery courthouse garden gardens gym gymnasium jail lighthouse mosque ocean "
    "penitentiary prison racecourse raceway reservoir sea tunnel velodrome clinic empire "
    "center centre university institute council committee association corporation company party union".split()
)
_FIELDS = frozenset("medical health research law policy studies information".split())  # noqa: SIM905
_LEGAL = frozenset("inc corp ltd llc plc gmbh ag kg kgaa spa nv bv oyj asa bhd pty".split())  # noqa: SIM905
# Those whose second university goes by the state's name: "Ohio State".
_COLLEGIATE = frozenset(
    "alabama arizona arkansas colorado florida fresno georgia indiana iowa kansas kent louisiana michigan "  # noqa: SIM905
    "mississippi missouri montana morgan ohio oklahoma oregon penn utah washington wichita boise".split()
)
_NO_FIRMS = frozenset({"Q&A", "R&D", "A&E", "B&B", "R&B", "F&B", "P&L", "M&A"})
# "The" in Arabic, as it stands before a noun.
_ARTICLES = frozenset({"al", "ul", "el", "ash", "as"})
# The second half of papers that were two: "American-Statesman".
_PAPERS = frozenset(
    "statesman tribune times dispatch gazette picayune constitution herald intelligencer journal telegram "  # noqa: SIM905
    "chronicle bulletin examiner courier republican citizen argus".split()
)
# Words for armies that are given names as well.
_GIVEN_TOO = frozenset({"ahrar", "liwa", "saraya"})


def _sure(name: Context) -> float:
    """How much its last part weighs. "Adam West" and "Grace Park" may be people; three words with such an end
    hardly are, and nobody is called "Street"."""
    legal = name.undotted in _LEGAL or _is_airline(name)
    if name.last_part in _GROUND and not legal:
        return 4.5
    return 4.0 if len(name.parts) > 2 or begins_unlike_person(name) else 2.5


def _as_army(name: Context) -> float:
    """How much "Liwa" weighs. Before "al-" it is an army's; an age or a title shows somebody of that name,
    and of those that girls have ("Ahrar") a known surname or what people do."""
    if name.parts[1].partition("-")[0] in _ARTICLES:
        return 6.0
    return 1.5 if name.first_part in _GIVEN_TOO else 3.5


def _surer(name: Context) -> float:
    return _sure(name) + 0.5


def _is_airline(name: Context) -> bool:
    return name.first_part == "air" and len(name.parts) == 2 and not is_word(name.last_part)


def _after(words: str) -> Callable[[Context], bool]:
    """Whether one of the words is the last part but one."""
    among = frozenset(words.split())
    return lambda name: name.parts[-2] in among


def _is_body(name: Context) -> bool:
    """Whether a centre is one by its field, or says something; not "those at the Velmar Centre said"."""
    beside = name.farther if name.before == "the" else ""
    said = beside in SPEECH or (name.after in SPEECH and beside not in LOCATIVES)
    return said or name.parts[-2] in _FIELDS


def _is_double_paper(name: Context) -> bool:
    """Two papers in one: "Star-Tribune", "American-Statesman"."""
    one, mark, other = name.last_part.partition("-")
    return bool(mark) and (other in _PAPERS or (one in MEDIA_HEADS and other in MEDIA_HEADS))


def _is_no_river(low: str) -> bool:
    """ "The River Cafe", "the River Phoenix film"."""
    return is_word(low) or low in listed("given")


def _is_numbered(name: Context) -> bool:
    return name.last_part.isdigit() and name.parts[-2] in NUMBERED


def _has_organisation_word(name: Context) -> bool:
    return not ORG_HEADS.isdisjoint(name.parts[:-1])


def _has_initials(name: Context) -> bool:
    texts = name.texts
    first = texts[0]
    if first.isupper() and first not in _NO_INITIALS and _INITIALS.fullmatch(first):
        return True
    return any(len(text) == 1 and text.isupper() for text in texts[1:-1])


def _has_particle(name: Context) -> bool:
    return name.last_part.startswith(("al-", "el-")) or not PARTICLES.isdisjoint(name.parts[1:-1])


# "Wong Pik-wan", "Park Joo-Ho": a family name, and a given name of two syllables; never "Villa Mon-Repos".
_SYLLABLE = r"(?:[bcdfghj-np-tw-z]|[cstz]h|tsz?|hs|kw|[bhgkmp]y)?(?!ea|oui)[aeiouy]{1,3}(?:ng|[nkptmlh])?"
_SYLLABLES = re.compile(rf"({_SYLLABLE})-({_SYLLABLE})", re.IGNORECASE)


def _has_syllables(name: Context) -> bool:
    found = _SYLLABLES.fullmatch(name.texts[1])
    return found is not None and not (is_word(found[1].lower()) and is_word(found[2].lower()))


def _looks_personal(name: Context) -> bool:
    """Whether no part is a common word, and no acronym begins it."""
    first, second = name.texts[:2]
    acronym = first.isupper() and len(first) > 2 and not second.isupper() and "." not in first
    return not acronym and not any(is_word(part) for part in name.parts)


def _ends_as_surname(name: Context) -> bool:
    """Whether a common word may end a person's name: "May Harding", not "May Day" nor "the May Wedding"."""
    if name.before in ("the", "a", "this", "that", "its", "his", "her", "their"):
        return False
    low = name.last_part
    return not is_word(low) or (low not in OTHER_HEADS and (low.endswith("ing") or low in listed("surnames")))


def _joins_two(name: Context) -> bool:
    """Two names with "&" between them: "Smith & Nephew", not "Terms & Conditions"."""
    if len(name.parts) != 2 or name.words.gap(name.first) != " & ":
        return False
    given = listed("given")
    return any(len(part) > 1 and (part in given or not is_word(part)) for part in name.parts)


def _has_letters_joined(name: Context) -> bool:
    """ "S&P Global", "P&O Ferries", not "Q&A Session"."""
    if "&" not in name.first_part or name.last_part in PLACE_HEADS:
        return False
    first = name.texts[0]
    return first.isupper() and first not in _NO_FIRMS


def _has_two_given_names(name: Context) -> bool:
    """Whether both may be given, each a word too: "Derrick Rose"; inside a sentence and after no article."""
    both = all(part in listed("given") for part in name.parts)
    return both and not name.opens and not name.words.flat and name.before not in ("the", "a", "an", "in")


def _is_crossed(name: Context) -> bool:
    """Whether one goes over or along it: "the bridge over the River Tees"."""
    return name.before == "the" and name.parts[1] not in listed("given")


SEVERAL: Table[Context] = Table(
    (
        NameCue(
            "place-word/numbered", "place", 4.0, CuePlace.ANYWHERE, when=_is_numbered, final=True,
            example="They closed [Interstate 69].",
        ),
        NameCue(
            "organisation-word/state", "organisation", 6.0, CuePlace.FIRST, _COLLEGIATE,
            when=(parts(2, 2), lambda name: name.last_part == "state"), final=True,
            example="She studies at [Wichita State].",
        ),
    ),
    (
        NameCue(
            "organisation-word/legal", "organisation", 6.0, CuePlace.UNDOTTED, _LEGAL,
            example="They asked [Peter Voss KG].",
        ),
        NameCue(
            "organisation-word/utility", "organisation", 4.0, CuePlace.LAST, UTILITIES,
            when=(parts(2, 2), lambda name: name.first_part in DIRECTIONS),
            example="They asked [Northern Rail].",
        ),
        NameCue(
            "organisation-word/air", "organisation", 6.0, CuePlace.FIRST, "air", when=_is_airline,
            example="They flew with [Air Velmar].",
        ),
    ),
    NameCue(
        # Two surnames, of which the first is given to boys: more than that.
        "organisation-word/two", "organisation", 3.5, CuePlace.ANYWHERE, when=_joins_two,
        example="They asked [Velmar & Quarv] again.",
    ),
    NameCue(
        "organisation-word/letters", "organisation", 4.0, CuePlace.ANYWHERE, when=_has_letters_joined,
        example="They left [V&Q Velmar] again.",
    ),
    NameCue(
        "organisation-word/national", "organisation", 4.0, CuePlace.FIRST, NATIONAL_FIRSTS,
        when=(parts(2, 2), lambda name: name.last_part in NATIONAL_LASTS),
        example="They asked [Tennis Australia] again.",
    ),
    NameCue(
        "organisation-word/first", "organisation", 4.0, CuePlace.FIRST, ORG_STARTS,
        example="They asked [Banco Velmar].",
    ),
    NameCue(
        # "Army of", "Brigade of", "Movement of" in Arabic; one word of a name is somebody's.
        "armed-group-word/first", "armed-group", _as_army, CuePlace.FIRST,
        "jaish jaysh liwa harakat ahrar kataeb kataib katibat faylaq failaq saraya asaib jabhat ajnad",
        example="They fought [Jaish al-Velmar].",
    ),
    NameCue(
        "organisation-word/red", "organisation", 6.0, CuePlace.LAST, "cross crescent", when=_after("red"),
        example="They asked the [Red Crescent].",
    ),
    NameCue(
        "media-word/first", "media", 3.0, CuePlace.FIRST, MEDIA_STARTS,
        example="They heard [Radio Velmar].",
    ),
    (
        NameCue(
            "media-word/agency", "media", _surer, CuePlace.LAST, "agency", when=_after("news press"),
            example="They read the [Velmar News Agency].",
        ),
        NameCue(
            "media-word/two", "media", 4.5, CuePlace.ANYWHERE, when=_is_double_paper,
            example="They read the [Velmar Star-Tribune].",
        ),
        NameCue(
            "media-word/last", "media", _sure, CuePlace.LAST, MEDIA_HEADS,
            example="They read the [Velmar Gazette].",
        ),
        NameCue(
            "place-word/front", "place", 6.0, CuePlace.LAST, "front",
            when=(parts(2, 2), farther("on along"), lambda name: name.first_part in DIRECTIONS),
            example="They fell on the [Eastern Front].",
        ),
        NameCue(
            "organisation-word/campus", "organisation", 4.5, CuePlace.LAST, Listing("places"),
            when=_after("college university polytechnic"),
            example="She studies at [Velmar College London].",
        ),
        NameCue(
            "armed-group-word/last", "armed-group", _sure, CuePlace.LAST, ARMED_HEADS,
            example="They fought the [Velmar Brigades].",
        ),
        NameCue(
            "armed-group-word/liberation", "armed-group", _sure, CuePlace.LAST, "army front",
            when=_after("liberation"),
            example="They fought the [Velmar Liberation Army].",
        ),
        NameCue(
            "organisation-word/school", "organisation", _sure, CuePlace.LAST, "elementary high",
            example="She went to [Velmar High].",
        ),
        NameCue(
            "organisation-word/school-district", "organisation", _sure, CuePlace.LAST, "district",
            when=lambda name: "school" in name.parts,
            example="They sued the [Velmar School District].",
        ),
        NameCue(
            "organisation-word/last", "organisation", _sure, CuePlace.UNDOTTED,
            (ORG_HEADS | ORG_ENDS) - PLACE_HEADS,
            example="They asked the [Velmar Commission].",
        ),
        NameCue(
            "organisation-word/centre", "organisation", _sure, CuePlace.LAST, "center centre",
            when=_is_body, example="The [Velmar Storm Centre] warned of floods.",
        ),
        NameCue(
            "place-word/last", "place", _sure, CuePlace.LAST, PLACE_HEADS,
            example="They walked down [Velmar Street].",
        ),
        NameCue(
            "organisation-word/within", "organisation", 1.5, CuePlace.ANYWHERE,
            when=(_has_organisation_word, begins_unlike_person),
            example="They asked [Ministry Velmar].",
        ),
    ),
    NameCue(
        "particle/first", "person", 1.0, CuePlace.FIRST, PARTICLES - {"la", "el", "al"}, when=parts(2, 2),
        example="They met [Van Velmar].",
    ),
    NameCue(
        "place-word/direction", "place", 2.0, CuePlace.LAST,
        "east west north south northeast northwest southeast southwest",
        example="They closed it in the [Velmar Northwest].",
    ),
    (
        NameCue(
            "place-word/river", "place", 4.0, CuePlace.FIRST, "river",
            when=lambda name: name.before == "the" and not _is_no_river(name.parts[1]),
            example="They swam in the [River Velmar].",
        ),
        NameCue(
            "place-word/river-crossed", "place", 4.0, CuePlace.FIRST, "river",
            when=(parts(2, 2), farther("over across along on into down beside of"), _is_crossed),
            example="They built it over the [River Tees].",
        ),
        NameCue(
            "place-word/prefix-listed", "place", 2.6, CuePlace.FIRST, GEOGRAPHIC,
            when=(parts(2, 2), lambda name: name.last_part in listed("places")),
            example="They saw [Lake Victoria].",
        ),
        NameCue(
            "place-word/prefix", "place", 1.2, CuePlace.FIRST, PLACE_PREFIXES,
            example="It rained in [Port Velmar].",
        ),
        NameCue(
            "place-word/first", "place", 2.5, CuePlace.FIRST, PLACE_STARTS,
            example="They spoke of [Cerro Velmar].",
        ),
    ),
    (
        NameCue(
            "given-name/month", "person", 1.6, CuePlace.FIRST, "may august",
            when=(parts(2, 3), _ends_as_surname),
            example="They met [May Harding].",
        ),
        NameCue(
            "given-name/syllables", "person", 2.5, CuePlace.ANYWHERE, when=(parts(2, 2), _has_syllables),
            example="They met [Velmar Pik-wan].",
        ),
        NameCue(
            "given-name/two", "person", 1.6, CuePlace.FIRST, Listing("given"),
            when=(parts(2, 2), could_be_no_person, _has_two_given_names),
            example="They met [Grace Hope] again.",
        ),
        NameCue(
            "given-name/doubtful", "person", 1.0, CuePlace.FIRST, Listing("given"), when=could_be_no_person,
            example="They met [Grace Velmar].",
        ),
        NameCue(
            "given-name", "person", 2.5, CuePlace.FIRST, Listing("given"),
            example="They met [Annika Velmar].",
        ),
    ),
    NameCue(
        "family-name", "person", 1.0, CuePlace.LAST, Listing("surnames"), when=parts(2, 4),
        example="They met [Zyzo Lindqvist].",
    ),
    (
        NameCue(
            "name-suffix", "person", 3.0, CuePlace.LAST, "jr sr",
            example="They met [Zyzo Velmar Jr.] there.",
        ),
        # A king's number, or a ship's, a law's, a war's.
        NameCue(
            "name-suffix/number", "person", 0.5, CuePlace.LAST, SUFFIXES,
            example="They met [Zyzo XII] there.",
        ),
    ),
    NameCue(
        "initials", "person", 2.0, CuePlace.ANYWHERE, when=_has_initials,
        example="They met [Z. K. Velmar].",
    ),
    NameCue(
        "particle", "person", 1.5, CuePlace.ANYWHERE, when=_has_particle,
        example="They met [Zyzo bin Velmar].",
    ),
    (
        NameCue(
            "capitals/person", "person", 0.8, CuePlace.ANYWHERE, when=(parts(2, 3), _looks_personal),
            example="They met [Zyzo Velmar].",
        ),
        NameCue(
            "capitals", "organisation", 0.7, CuePlace.ANYWHERE,
            example="The firm [Zyzo Paper Harvest] closed.",
        ),
    ),
)  # fmt: skip
