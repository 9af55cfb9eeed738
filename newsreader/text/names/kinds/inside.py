"""What the words of a name say by themselves: "Ministry of …", "Radio …", "… Street", "Ann …"."""

import re

from newsreader.text.names.cues import (
    FOR_HEADS,
    OF_HEADS,
    ORG_HEADS,
    PLACE_HEADS,
    STATES,
)
from newsreader.text.names.kinds.context import Context
from newsreader.text.names.kinds.evidence import (
    CuePlace,
    Listing,
    NameCue,
    Table,
    begins_as_person,
    begins_with_word,
    could_be_no_person,
    parts,
)
from newsreader.text.names.kinds.several import SEVERAL
from newsreader.text.names.lexicon import is_word, listed


def fired(name: Context) -> list[NameCue[Context]]:
    """The cues inside a name that apply to it."""
    if "of" in name.parts or "for" in name.parts:
        return KNOWN.fired(name) + HEADED.fired(name)
    form = ALONE if len(name.parts) == 1 else SEVERAL
    return KNOWN.fired(name) + form.fired(name)


# "A321", "F-16s".
_DESIGNATION = re.compile(r"[A-Z]{1,3}-?\d{3,4}[A-Z]?|[A-Z][A-Za-z]{0,2}-\d{1,3}s?")


# "IE6", "STS-135"; an armed group may have one letter ("M23").
_CODE = re.compile(r"[A-Z]{2,4}-?\d{1,3}[A-Z]?")


# What the whole name is


def _fame(name: Context) -> float:
    """How much a listed name weighs: little where it is also a word, a person's name or a town's."""
    if len(name.parts) > 1:
        return 6.0
    shared = any(name.whole in listed(each) for each in ("given", "surnames", "places"))
    return 0.9 if shared or is_word(name.whole) else 2.5


KNOWN: Table[Context] = Table(
    NameCue(
        "title-of-a-place/toponym", "place", 4.0, CuePlace.ANYWHERE, when=lambda name: name.toponym,
        example="The army took [Sheikh Velik].",
    ),
    (
        NameCue(
            "gazetteer/several", "place", 3.5, CuePlace.WHOLE, Listing("places"), when=parts(2),
            example="They spoke of [Santa Fe].",
        ),
        NameCue(
            "gazetteer/given", "place", 1.0, CuePlace.WHOLE, Listing("places"), when=begins_as_person,
            example="It rained in [Florence].",
        ),
        NameCue(
            "gazetteer", "place", 2.0, CuePlace.WHOLE, Listing("places"),
            example="They spoke of [Trondheim].",
        ),
    ),
    (
        NameCue(
            "well-known/organisation", "organisation", _fame, CuePlace.WHOLE, Listing("organisations"),
            example="They spoke of [Royal Dutch Shell].",
        ),
        NameCue(
            "well-known/club", "organisation", _fame, CuePlace.WHOLE, Listing("clubs"),
            example="They spoke of [Aston Villa].",
        ),
        NameCue(
            "well-known/media", "media", _fame, CuePlace.WHOLE, Listing("media"),
            example="They often read the [Dagens Nyheter].",
        ),
        NameCue(
            "well-known/armed", "armed-group", _fame, CuePlace.WHOLE, Listing("armed"),
            example="They spoke of [Boko Haram].",
        ),
    ),
)  # fmt: skip


# A name with "of" or "for": its head tells, and nothing else is asked.

HEADED: Table[Context] = Table(
    (
        NameCue(
            # One is elected to it.
            "organisation-word/of-fame", "organisation", 3.0, CuePlace.HEAD, "hall",
            when=lambda name: name.last_part == "fame",
            example="They spoke of the [Velmar Hall of Fame].",
        ),
        NameCue(
            "place-word/of", "place", 3.0, CuePlace.HEAD, PLACE_HEADS - ORG_HEADS,
            example="They spoke of the [Isle of Velik].",
        ),
        NameCue(
            "media-word/of", "media", 4.0, CuePlace.HEAD, "voice radio journal annals",
            example="They heard the [Voice of Velik].",
        ),
        NameCue(
            "organisation-word/of", "organisation", 3.0, CuePlace.HEAD, OF_HEADS | FOR_HEADS,
            example="They asked the [Ministry of Harbours].",
        ),
    ),
)  # fmt: skip


# A name of one part


def _is_acronym(name: Context) -> bool:
    (text,) = name.texts
    return text.isupper() and 2 <= len(text) <= 6 and _CODE.fullmatch(text) is None


def _is_state(name: Context) -> bool:
    """Whether it has small letters and its point: "Okla."."""
    (text,) = name.texts
    return text != text.upper() and name.words.text.startswith(".", name.end - 1)


# Made names of firms: "Farrowcorp", "Zentech"; never "Fintech", the trade.
_FIRM = re.compile(
    r"(?!Airsoft\b|(?:Agri|Bio|Clean|Climate|Deep|Fin|Food|Green|High|Info|Insur|Low|Nano|Prop)(?:tech|pharma)\b)"
    r"[A-Z][a-z]{2,}(?:corp|pharma|soft|tech|telecom)"
)


def _ends_as_firm(name: Context) -> bool:
    (text,) = name.texts
    return _FIRM.fullmatch(text) is not None


# "O'Brien", "McKenzie", "D'Angelo".
_FAMILY = re.compile(r"(?:[OD]['’]|Mc|Mac|Fitz)[A-Z][a-z]{2,}")


def _has_form_of_family(name: Context) -> bool:
    low = name.first_part
    if low[0] not in "odmf" or low in listed("organisations"):
        return False
    (text,) = name.texts
    if text.startswith("Mac") and is_word(low[3:]):
        return False  # "MacBook"
    return _FAMILY.fullmatch(text) is not None and name.gap_after not in ("'s", "’s", "'s ", "’s ")


def _has_strange_letters(name: Context) -> bool:
    """Whether a digit or a capital stands where words have none: "eNova", "Velmar24"."""
    (text,) = name.texts
    raised = text[1:] != text[1:].lower() and not text.isupper() and "-" not in text
    if not raised and (text.isalpha() or not any(letter.isdigit() for letter in text)):
        return False
    # A make of something is no brand, nor is a family.
    if _has_form_of_family(name):
        return False
    return _DESIGNATION.fullmatch(text) is None and _CODE.fullmatch(text) is None


def _as_brand(name: Context) -> float:
    """How much strange letters weigh: little for "3Velmar", which may be a number and what it counts."""
    return 1.6 if name.texts[0][0].isalpha() else 0.6


ALONE: Table[Context] = Table(
    (
        NameCue(
            "acronym/word", "organisation", 0.5, CuePlace.ANYWHERE, when=(_is_acronym, begins_with_word),
            example="They asked the firm [RIVER] again.",
        ),
        NameCue(
            "acronym", "organisation", 1.8, CuePlace.ANYWHERE, when=_is_acronym,
            example="They asked [VKLM] again.",
        ),
        NameCue(
            "organisation-word/alone", "organisation", 2.5, CuePlace.LAST, ORG_HEADS,
            example="They asked the [Senate] again.",
        ),
        NameCue(
            "given-name/alone-doubtful", "person", 0.9, CuePlace.FIRST, Listing("given"),
            when=could_be_no_person,
            example="It was [Grace] who sang.",
        ),
        NameCue(
            "given-name/alone", "person", 1.5, CuePlace.FIRST, Listing("given"),
            example="They asked [Annika] again.",
        ),
        NameCue(
            # Firms and grounds are called after them too.
            "family-name/form", "person", 1.6, CuePlace.ANYWHERE, when=_has_form_of_family,
            example="They asked [McVelmar] again.",
        ),
        NameCue(
            "family-name/alone", "person", 0.8, CuePlace.LAST, Listing("surnames"),
            example="They asked [Lindqvist] again.",
        ),
    ),
    NameCue(
        "gazetteer/state", "place", 3.0, CuePlace.LAST, STATES, when=_is_state,
        example="It rained in Velmar, [Okla.], again.",
    ),
    NameCue(
        "organisation-word/suffix", "organisation", 1.6, CuePlace.ANYWHERE, when=_ends_as_firm,
        example="They asked [Velmartech] again.",
    ),
    NameCue(
        "capitals/alone", "organisation", _as_brand, CuePlace.ANYWHERE, when=_has_strange_letters,
        example="They asked [eVelmar] again.",
    ),
)  # fmt: skip

CUES = KNOWN.cues + HEADED.cues + ALONE.cues + SEVERAL.cues
