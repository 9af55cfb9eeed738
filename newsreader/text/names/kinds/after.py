"""What the words after a name say of it: "… said", "… airport", "…, 58,", "…, which"."""

import re
from collections.abc import Callable

from newsreader.text.names.bounds import holds_office_in
from newsreader.text.names.cues import (
    ARMED_CUES,
    HUMAN_VERBS,
    MEDIA_NOUNS_AFTER,
    ORG_CUES,
    ORG_FOLLOWERS,
    PARTICLES,
    PLACE_NOUNS,
    PLACE_NOUNS_AFTER,
    SPEECH,
    STATES,
    TITLES,
)
from newsreader.text.names.kinds.context import Context
from newsreader.text.names.kinds.evidence import (
    CuePlace,
    Group,
    NameCue,
    begins_as_person,
    begins_with_word,
    beyond,
)
from newsreader.text.names.lexicon import listed

# "Said Oslo was": it is told of and does not tell.
_PREDICATES = frozenset(
    "had has was were is are would will could should may might can must did does".split()  # noqa: SIM905
)
# "Karmel, 20 km west of …"
_FAR = re.compile(r", (?:about |some |around )?\d{1,4} ?(?:km|kilomet(?:er|re)s?|miles?)\b")
_FOR_OR_AGAINST = ("pro-", "Pro-", "anti-", "Anti-")
# What supporters of clubs seldom do.
_POLITICAL = "marched march rallied rally protested protest demonstrated voted vote campaigned"
# "Karmel's mayor"
_OWNED_BY_TOWNS = re.compile(r"['’]s (?:mayor|residents|inhabitants|outskirts|seafront|harbou?r)\b")
_AGE = re.compile(r", (?:aged )?\d{1,2}[,.;)]")


def _follows_pattern(pattern: re.Pattern[str]) -> Callable[[Context], bool]:
    """Whether the text after the name begins so."""
    return lambda name: pattern.match(name.words.text, name.end) is not None


def _may_tell(name: Context) -> bool:
    """Whether a verb of speech before the name may be its own: not in "said Oslo was", "said Oslo and …"."""
    return name.after not in _PREDICATES and (name.after != "and" or begins_as_person(name))


def _as_speaker(name: Context) -> float:
    """How much a verb of people weighs: bodies say things too, mostly under long names or acronyms."""
    words = name.words
    shouted = len(name.parts) == 1 and words.texts[name.first].isupper() and not words.all_caps
    return 0.3 if shouted or len(name.parts) > 3 or name.first_part.isdigit() else 1.5


def _owes_capital_to_name(name: Context) -> bool:
    """Whether the sentence alone could not give it: not "Suspected militants"."""
    return not (name.opens and len(name.parts) == 1 and begins_with_word(name))


def _shares_noun(name: Context) -> bool:
    """ "The Karm and Bab al-Hadid districts": the noun after the second name speaks for the first."""
    words = name.words
    second = at = name.last + 2
    stop = min(len(words), second + 4)
    while at < stop and (words.caps[at] or words.folded[at] in PARTICLES):
        at += 1
    return second < at < stop and words.folded[at] in PLACE_NOUNS and words.folded[at].endswith("s")


def _lists_place(name: Context) -> bool:
    """Whether a state or a listed place comes after the comma: "Velmar, Odense"."""
    if not name.after_comma or not name.words.caps[name.last + 1]:
        return False
    words, at, low = name.words, name.last + 1, name.after_comma
    if low in STATES and words.text.startswith(".", words.ends[at] - 1):
        return True
    then = words.folded[at + 1] if at + 1 < len(words) else ""
    return low in listed("places") or f"{low} {then}" in listed("places")


def _ends_in_place(name: Context) -> bool:
    return name.last_part in listed("places")


def _may_rule(name: Context) -> bool:
    """Whether it may be a ruler: one word or two, no place's, no people's and no common word."""
    if len(name.parts) > 2 or name.whole in listed("places") or begins_with_word(name):
        return False
    return not name.last_part.endswith(("ic", "ian", "ean", "ese", "ish"))


def _takes_sides(name: Context) -> bool:
    """Whether they are for or against somebody: "pro-Quarv fighters"."""
    return name.words.text.endswith(_FOR_OR_AGAINST, 0, name.start)


def _is_unnamed_body(name: Context) -> bool:
    """Whether no list has it for a body's, and no acronym."""
    return not name.words.texts[name.last].isupper() and not any(
        name.whole in listed(each) for each in ("organisations", "clubs", "armed", "media")
    )


def _is_club(name: Context) -> bool:
    return name.whole in listed("clubs")


def _is_surname(name: Context) -> bool:
    return name.last_part in listed("surnames")


def _has_office_holder(name: Context) -> bool:
    """Whether a list has it for a body's, and its chief is named: "Apple chairman Ann Lee"."""
    known = name.whole in listed("organisations") or name.whole in listed("clubs")
    return known and holds_office_in(name.words, name.last)


FOLLOWER: Group = (
    NameCue(
        "office-holder", "organisation", 2.0, CuePlace.AFTER, TITLES, when=_has_office_holder,
        example="They met [Tesco] chairman Ann Lee.",
    ),
    NameCue(
        "family-name/sides", "person", 2.0, CuePlace.AFTER,
        "fighters militants militia militias militiamen gunmen rebels forces troops soldiers loyalists",
        when=(_takes_sides, _may_rule, _is_unnamed_body),
        example="They met pro-[Velmar] fighters.",
    ),
    # Nothing but its own fighters stand there, whatever the name looks like.
    NameCue(
        "armed-group-word/after", "armed-group", 4.0, CuePlace.AFTER,
        {word for word in ARMED_CUES if word.endswith("s")} | {"militia"}, when=_owes_capital_to_name,
        example="They met [Velmar] militants.",
    ),
    # A town may have them too; then it is listed.
    NameCue(
        "family-name/loyalists", "person", 2.0, CuePlace.AFTER,
        "loyalists loyalist regime allies aides critics presidency dynasty dictatorship", when=_may_rule,
        example="They met [Velmar] loyalists.",
    ),
    NameCue(
        "family-name/supporters", "person", 1.2, CuePlace.AFTER,
        "supporters backers followers fans administration", when=(_may_rule, _is_surname),
        example="They met [Lindqvist] supporters.",
    ),
    NameCue(
        "family-name/marchers", "person", 1.2, CuePlace.AFTER, "supporters backers",
        when=(_may_rule, _is_unnamed_body, beyond(_POLITICAL)),
        example="On Monday [Velmar] supporters marched.",
    ),
    NameCue(
        "speech-verb/after", "person", _as_speaker, CuePlace.AFTER, HUMAN_VERBS,
        example="Late on Monday [Velmar] apologised.",
    ),
    NameCue(
        "speech-verb/before", "person", _as_speaker, CuePlace.BEFORE, SPEECH, when=_may_tell,
        example="It rained, said [Velmar] on Monday.",
    ),
    # A little more than a given name: the "Annika airport" is a place.
    NameCue(
        "place-word/after", "place", 2.6, CuePlace.AFTER, PLACE_NOUNS_AFTER,
        example="They closed [Velmar] airport.",
    ),
    NameCue(
        "place-word/owned", "place", 2.0, CuePlace.MARK, "' ’", when=_follows_pattern(_OWNED_BY_TOWNS),
        example="They met [Velmar]'s mayor.",
    ),
    NameCue(
        "organisation-word/supporters", "organisation", 1.2, CuePlace.AFTER, "supporters fans", when=_is_club,
        example="They met [Aston Villa] supporters.",
    ),
    # Places have officials and troops too, and people fans.
    NameCue(
        "organisation-word/after", "organisation", 1.2, CuePlace.AFTER, ORG_FOLLOWERS | ORG_CUES,
        example="They met [Velmar] shareholders.",
    ),
    NameCue(
        "place-word/shared", "place", 2.6, CuePlace.AFTER, "and", when=_shares_noun,
        example="Fire broke out in the [Velmar] and Bab districts.",
    ),
    NameCue(
        "age/who", "person", 3.0, CuePlace.AFTER, "who",
        example="They met [Velmar] who sang.",
    ),
    NameCue(
        "age", "person", 3.0, CuePlace.MARK, ",", when=_follows_pattern(_AGE),
        example="They met [Velmar], 58, again.",
    ),
)  # fmt: skip
COMMA: Group = (
    NameCue(
        "place-list/in-listed", "place", 2.5, CuePlace.MARK, ",", when=(_lists_place, _ends_in_place),
        example="They flew to [Turku], Odense, again.",
    ),
    NameCue(
        "place-list/comma", "place", 1.5, CuePlace.MARK, ",", when=_lists_place,
        example="They flew to [Velmar], Odense, again.",
    ),
    NameCue(
        "who", "person", 2.0, CuePlace.AFTER_COMMA, "who",
        example="They met [Velmar], who sang.",
    ),
    NameCue(
        "which", "organisation", 1.5, CuePlace.AFTER_COMMA, "which",
        example="They asked [Velmar], which makes rope.",
    ),
)  # fmt: skip
OUTLET: Group = (
    NameCue(
        "media-word/agency-after", "media", 4.0, CuePlace.AFTER, "news", when=beyond("agency service"),
        example="They read it at [Velmar] news agency.",
    ),
    NameCue(
        "media-word/after", "media", 2.5, CuePlace.AFTER, MEDIA_NOUNS_AFTER,
        example="They read the [Velmar] newspaper.",
    ),
)  # fmt: skip
AIR = NameCue(
    "place-word/air", "place", 2.0, CuePlace.AFTER, "air", when=beyond("base force"),
    example="They landed at [Velmar] air base.",
)  # fmt: skip
DISTANCE = NameCue(
    "distance", "place", 2.5, CuePlace.MARK, ",", when=_follows_pattern(_FAR),
    example="It lies near [Velmar], 20 km to the west.",
)  # fmt: skip
