"""What is said of places: they are entered, besieged, they fall, buses go there, they are "a town in …"."""

from collections.abc import Callable

from newsreader.text.datelines import dateline
from newsreader.text.names.cues import (
    DIRECTIONS,
    FUNCTION_WORDS,
    ORG_CUES,
    ORG_HEADS,
    PLACE_NOUNS,
    PLACE_NOUNS_BEFORE,
    STRONG_LOCATIVES,
    TITLES,
)
from newsreader.text.names.kinds.context import Context, following
from newsreader.text.names.kinds.evidence import CuePlace, Group, NameCue, Table, farther
from newsreader.text.names.lexicon import is_word
from newsreader.text.names.named import Kind
from newsreader.text.names.words import Words


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Done to places alone.
_ENTERING = _set(
    """
    entered enter enters entering retook retaken retake recaptured recapture recapturing besieged besiege
    besieging stormed overran overrun encircled shelled shelling liberated liberate regained regain
    reoccupied evacuated bombed bombarded
    """
)
# Done to people and companies too: a place where an armed force does it, or hardly else.
_SEIZING = _set(
    """
    captured capture captures capturing seized seize seizes occupied occupy attacked attacking
    """
)
_TAKING = _SEIZING | _set(
    """
    took takes take taking lost lose loses hold holds held holding control controls controlled controlling
    left leave reached reach reaches reaching defended defending
    """
)
_FORCES = _set(
    """
    army armies troops forces soldiers rebels rebel fighters militants insurgents gunmen militia militias
    militiamen guerrillas separatists jihadists paramilitaries marines tanks government regime they
    """
)
_TAKEN = _set(
    """
    captured taken retaken recaptured seized besieged shelled bombed bombarded overrun stormed encircled
    occupied liberated evacuated
    """
)
_BE = _set(
    """
    was were is are been being be
    """
)
_BOUND = _set(
    """
    bound headed heading destined leaving left
    """
)
_FLEEING = frozenset({"fled", "flee", "flees", "fleeing"})
_SOON = frozenset({"also", "then", "soon", "already"})
_AUXILIARIES = frozenset({"have", "had", "has", "also", "then"})
# What follows where a town falls, and not a share's price.
_FELL = frozenset({"", "as", "after", "without", "during", "yesterday", "today", "on", "last"})
_PART = _set(
    """
    most half rest outskirts control capture fall recapture siege evacuation bombardment shelling centre
    center south north east west northeast northwest southeast southwest residents inhabitants
    """
)
_AFTER_NOUN = _set(
    """
    of in on near that which where outside north south east west about with from held seized taken captured
    under between
    """
)
# "The Karmel district" is no person, whatever the name.
_SETTLEMENTS = PLACE_NOUNS_BEFORE | _set(
    """
    neighbourhood neighborhood neighbourhoods neighborhoods quarter quarters area areas governorate county
    enclave enclaves
    """
)
_BODIES = ORG_HEADS - PLACE_NOUNS
# What is said of bodies by a verb: "is a chain of shops".
_BODIES_BY_VERB = (_BODIES | ORG_CUES | {"duo", "trio", "quartet", "magazine"}) - PLACE_NOUNS
# In words, from the article to the noun.
_LONGEST_PREDICATE = 6
# "A militant group", "the rebel army".
_ARMED = _set(
    """
    militant rebel armed insurgent guerrilla guerilla jihadist separatist paramilitary terrorist extremist
    """
)
_FORMED = _set(
    """
    group movement force organisation organization army militia faction network alliance
    """
)


# CuePlace the name stands


def _is_dateline(name: Context) -> bool:
    """ "OSLO, Norway, May 3 (AP) —", "OSLO 1996-08-30": begins a line, with a date, an agency or capitals."""
    text, start = name.words.text, name.start
    line = text.rfind("\n", max(0, start - 40), start) + 1
    if name.titled or (line == 0 and start > 40):
        return False  # titled is who speaks in a transcript: "ANN LEE, HOST:"
    if start > line and not text.startswith(", ", start - 2):
        return False
    found = dateline(text, line)
    if found is None or found[0] < name.end:
        return False
    # "FILE – In this photo": a word in capitals before a dash.
    told = text.rfind(")", name.end, found[1]) > 0 or found[1] > name.end + 3
    return told or not is_word(name.first_part)


DATELINE = NameCue(
    "dateline", "place", 6.0, CuePlace.ANYWHERE, when=_is_dateline,
    example="[VELMAR], Norway, May 3 (AP) — It rained.",
)  # fmt: skip


# What is done to it


def _unless_long(weight: float) -> Callable[[Context], float]:
    """The weight, but little for four parts and more, which few places have."""
    return lambda name: weight if len(name.parts) < 4 else 0.5


def _is_taken_by_force(name: Context) -> bool:
    """Whether an army stands before the verb: "rebels have also lost"."""
    words, at = name.words, name.first - 2
    while at > 0 and words.folded[at] in _AUXILIARIES and name.first - at < 5:
        at -= 1
    return at >= 0 and words.folded[at] in _FORCES and words.joined(at)


def _is_fled_for_another(name: Context) -> bool:
    """Whether they go on to another place: "fled Karmel for Oslo". Without it, an army or somebody is fled as
    often; who fled to, from or in a place is told by these words."""
    words, at = name.words, name.last + 2
    return len(name.parts) == 1 and words.joined(at - 1) and words.caps[at]


BEFORE: Group = (
    NameCue(
        "place-verb/flee", "place", 1.5, CuePlace.AFTER, "for to",
        when=(lambda name: name.small_before in _FLEEING, _is_fled_for_another),
        example="On Monday they fled [Velmar] for Oslo.",
    ),
    NameCue(
        "place-verb/enter", "place", _unless_long(1.8), CuePlace.SMALL_BEFORE, _ENTERING,
        example="On Monday they entered [Velmar] again.",
    ),
    NameCue(
        "place-verb/take", "place", _unless_long(1.5), CuePlace.SMALL_BEFORE, _TAKING,
        when=_is_taken_by_force,
        example="On Monday rebels also took [Velmar] again.",
    ),
    NameCue(
        "place-verb/seize", "place", _unless_long(0.8), CuePlace.SMALL_BEFORE, _SEIZING,
        example="Pirates seized [Velmar] again.",
    ),
    # Companies are left for others, too.
    NameCue(
        "bound-for/left", "place", _unless_long(1.0), CuePlace.SMALL_BEFORE, "for", when=farther("left"),
        example="On Monday they left for [Velmar] again.",
    ),
    NameCue(
        "bound-for", "place", _unless_long(2.5), CuePlace.SMALL_BEFORE, "for", when=farther(_BOUND),
        example="Trucks bound for [Velmar] were stopped.",
    ),
    NameCue(
        "part-of", "place", _unless_long(1.2), CuePlace.SMALL_BEFORE, "of", when=farther(_PART),
        example="They left the outskirts of [Velmar] again.",
    ),
)  # fmt: skip


def _falls(name: Context) -> bool:
    """ "Karmel fell to the rebels", but not "Northwind fell about 14 percent" nor "Lee fell ill"."""
    words, verb = name.words, name.last + 1
    if words.caps[verb]:
        return False
    then = following(words, verb)
    if then != "to":
        return then in _FELL
    return words.joined(verb + 1) and words.texts[verb + 2][:1].isalpha()


def _is_taken(name: Context) -> bool:
    """ "Karmel had soon been retaken", but not "Lee was taken to hospital"."""
    words, at, low = name.words, name.last + 1, name.after
    if not low or words.caps[at] or low == "fell":
        return False
    then = following(words, at)
    while then in _BE or then in _SOON:
        at += 1
        low, then = "was", following(words, at)
    if then not in _TAKEN or not (low in _BE or low == "had"):
        return False
    return following(words, at + 1) not in ("to", "ill", "into", "aback")


def _lies_in_the(name: Context) -> bool:
    """ "Karmel, in the south of …"."""
    words, at = name.words, name.last + 1
    if at + 3 >= len(words) or not words.joined(at + 1):
        return False
    return words.folded[at + 1] == "the" and words.folded[at + 2] in DIRECTIONS


AFTER: Group = (
    NameCue(
        "place-verb/fell", "place", 1.5, CuePlace.AFTER, "fell", when=_falls,
        example="On Monday [Velmar] fell to the rebels.",
    ),
    NameCue(
        "place-verb/taken", "place", 1.5, CuePlace.ANYWHERE, when=_is_taken,
        example="Late on Monday [Velmar] was retaken.",
    ),
    NameCue(
        "place-word/in-the-south", "place", 2.0, CuePlace.AFTER_COMMA, "in on", when=_lies_in_the,
        example="They spoke of [Velmar], in the south of the valley.",
    ),
)  # fmt: skip


# What it is called


def _has_the(name: Context) -> bool:
    return name.first > 0 and name.words.folded[name.first - 1] == "the"


SETTLEMENT: Group = (
    # Whatever the name is by itself: most are somebody's.
    NameCue(
        "place-word/the-district", "place", 6.0, CuePlace.AFTER, _SETTLEMENTS, when=_has_the,
        example="They left the [Omar Velmar] district.",
    ),
    NameCue(
        "place-word/district", "place", 1.0, CuePlace.AFTER, _SETTLEMENTS,
        example="They left [Velmar] district.",
    ),
)  # fmt: skip


def _explained_as(kind: Kind) -> Callable[[Context], bool]:
    return lambda name: _explanation(name) == kind


def _is_called(kind: Kind) -> Callable[[Context], bool]:
    return lambda name: name.beyond in ("a", "an", "the", "one") and _predicate(name) == kind


def _predicate(name: Context) -> Kind | None:
    """What a sentence says it is: "Karmel is a small town near …", "Velmar are a four-piece band"."""
    words = name.words
    for at in range(name.last + 3, min(name.last + 3 + _LONGEST_PREDICATE, len(words))):
        low = words.folded[at]
        if not words.joined(at - 1) or (low in FUNCTION_WORDS and low != "and"):
            return None
        if kind := _called(words, at):
            return kind
        if low in _BODIES_BY_VERB and _ends(words, at):
            return "organisation"
        if low in TITLES and low not in ORG_CUES and _ends(words, at):
            return "person"
    return None


def _explanation(name: Context) -> Kind | None:
    """What the words after the article call it: "Karmel, a small town near …"."""
    words, article = name.words, name.last + 1
    # "In Oslo, the central bank …": no body, and no place if not by the first word.
    located = name.first > 0 and words.folded[name.first - 1] in STRONG_LOCATIVES
    for at in range(article + 1, min(article + (2 if located else 5), len(words))):
        if not words.joined(at - 1):
            return None
        kind = _called(words, at)
        if kind or words.folded[at] in _AFTER_NOUN:
            return None if located and kind == "organisation" else kind
    return None


def _called(words: Words, at: int) -> Kind | None:
    """The kind a noun names, if its phrase ends there or goes on with "of", "in" or the like."""
    low, ends = words.folded[at], _ends(words, at)
    if low in PLACE_NOUNS and ends:
        return "place"
    if low in _FORMED and words.folded[at - 1] in _ARMED:
        return "armed-group"
    return "organisation" if low in _BODIES and ends else None


def _ends(words: Words, at: int) -> bool:
    """Whether a noun's phrase ends there, or goes on with "of", "in" or the like."""
    then = following(words, at)
    return not then or then in _AFTER_NOUN


def _comes_after_place_noun(name: Context) -> bool:
    """ "A village near the border, Karmel, …"."""
    words = name.words
    if name.gap_before != ", " or name.first < 3:
        return False
    for at in range(name.first - 1, max(0, name.first - 7), -1):
        if words.caps[at] or not words.joined(at - 1):
            return False
        if words.folded[at] in ("a", "the") and words.folded[at + 1] in PLACE_NOUNS_BEFORE:
            return True
    return False


_ARTICLES = "a an the its"
EXPLAINED: Group = (
    NameCue(
        "place-word/explained", "place", 2.5, CuePlace.AFTER_COMMA, _ARTICLES, when=_explained_as("place"),
        example="They spoke of [Velmar], a town in the hills.",
    ),
    NameCue(
        "armed-group-word/explained", "armed-group", 4.0, CuePlace.AFTER_COMMA, _ARTICLES,
        when=_explained_as("armed-group"),
        example="The army fought [Velmar], a rebel group.",
    ),
    NameCue(
        "organisation-word/explained", "organisation", 2.0, CuePlace.AFTER_COMMA, _ARTICLES,
        when=_explained_as("organisation"),
        example="They sued [Velmar], a software company.",
    ),
)  # fmt: skip
PREDICATE: Group = (
    NameCue(
        "place-word/is", "place", 3.0, CuePlace.AFTER, "is was", when=_is_called("place"),
        example="Late in May [Velmar] is a town of tents.",
    ),
    NameCue(
        "title/is", "person", 2.5, CuePlace.AFTER, "is was", when=_is_called("person"),
        example="By then [Velmar] was a noted lawyer.",
    ),
    NameCue(
        "organisation-word/is", "organisation", 3.0, CuePlace.AFTER, "is was are were",
        when=_is_called("organisation"),
        example="By then [Velmar] was a chain of shops.",
    ),
)  # fmt: skip
VILLAGE = NameCue(
    "place-word/explaining", "place", 2.0, CuePlace.MARK, ", .", when=_comes_after_place_noun,
    example="Shells hit a village near the border, [Velmar], in May.",
)  # fmt: skip

# What happens to it, by itself: tells "Sheikh Badr" the district from the man.
HAPPENING: Table[Context] = Table(BEFORE, AFTER)
