"""The registry's names in a stretch of capitals: which are mere words, which only begin a longer name."""

from collections.abc import Callable
from typing import NamedTuple

from newsreader.text.names.bounds import HEADS, holds_office_in
from newsreader.text.names.cues import DIRECTIONS, OF_HEADS, ORG_HEADS, TITLE_TAILS, TITLES
from newsreader.text.names.lexicon import listed
from newsreader.text.names.named import ORGANISED
from newsreader.text.names.registry import RegisteredName, Registry
from newsreader.text.names.stretches import is_credit
from newsreader.text.names.words import Words

_SOCIETIES = (("red", "cross"), ("red", "crescent"))
_PARTISANS = frozenset({"democrat", "democrats", "republican", "republicans", "conservatives", "liberals"})


def alias_at(registry: Registry, words: Words, at: int) -> RegisteredName | None:
    """The longest of the registry's names that begins with this word, unless it is a mere word there."""
    alias = registry.at(words, at)
    return None if alias is not None and only_a_word(alias, words, at) else alias


def only_a_word(alias: RegisteredName, words: Words, at: int) -> bool:
    """ "Guardian" at the start of a sentence or in a headline of capitals is not the newspaper."""
    if words.texts[at] == "RT" and words.gap(at) == " @":
        # "RT @somebody": told again.
        return True
    if alias.exact and not words.all_caps:
        # "WHO".
        return False
    if not alias.common or alias.kind == "place":
        return False
    owning = words.gap(at) in ("'s ", "’s ") and words.caps[at + 1]
    # "Labour's Ann Lee", "Labour leader Ann Lee".
    owning = owning or (len(alias.words) == 1 and holds_office_in(words, at))
    if owning or not (words.flat or words.opens(at)):
        return False
    return words.flat or not (_is_credited(words, at) or _stands_inside(words, at))


def _is_credited(words: Words, at: int) -> bool:
    """Whether a picture is by it: "Image: Twitter"."""
    return at > 0 and is_credit(words, at - 1)


def _stands_inside(words: Words, at: int) -> bool:
    """Whether the word has a capital inside a sentence too, and small letters nowhere."""
    low = words.folded[at]
    places = [place for place, other in enumerate(words.folded) if other == low and place != at]
    return all(words.caps[place] for place in places) and not all(words.opens(place) for place in places)


class Beginning(NamedTuple):
    """A known name, words `first` to `end`, at the beginning of a stretch that goes on to `last`.

    `following` is the known name that comes next, if one does.
    """

    alias: RegisteredName
    words: Words
    first: int
    end: int
    last: int
    following: RegisteredName | None

    @property
    def next(self) -> str:
        return self.words.folded[self.end + 1]

    @property
    def tail(self) -> str:
        return self.words.folded[self.last]


class Ruling(NamedTuple):
    """Whether a known name that stands so is only the beginning of a `longer` one.

    The example has what the registry knows in brackets; `kind` is the first one's, or "demonym".
    """

    id: str
    longer: bool
    holds: Callable[[Beginning], bool]
    kind: str
    example: str


def begins_longer(beginning: Beginning) -> bool:
    """Whether a known name is only the beginning of a longer one: "Oslo University", "Jordan Pickford"."""
    ruled = ruling(beginning)
    return ruled is not None and ruled.longer


def ruling(beginning: Beginning) -> Ruling | None:
    """The first row of the table that holds."""
    return next((row for row in RULINGS if row.holds(beginning)), None)


def _partisans(name: Beginning) -> bool:
    return name.alias.kind == "organisation" and name.tail in _PARTISANS and name.end + 1 == name.last


def _body_of(name: Beginning) -> bool:
    return name.alias.kind == "organisation" and name.next == "of" and name.alias.words[-1] in OF_HEADS


def _only_titles(name: Beginning) -> bool:
    return TITLES.issuperset(name.words.folded[name.end + 1 : name.last + 1])


def _society(name: Beginning) -> bool:
    return name.alias.demonym and name.following is not None and name.following.words in _SOCIETIES


def _before_party(name: Beginning) -> bool:
    return name.following is not None and name.following.words[-1] == "party" and not name.alias.demonym


def _party_of_place(name: Beginning) -> bool:
    return name.alias.kind == "place" and _before_party(name)


def _two_names(name: Beginning) -> bool:
    return name.following is not None and name.end + len(name.following.words) == name.last


def _before_minister(name: Beginning) -> bool:
    words, last = name.words, name.last
    return name.tail in TITLE_TAILS and words.joined(last) and words.folded[last + 1] in TITLES


def _headed(name: Beginning) -> bool:
    return name.tail in HEADS and name.tail not in DIRECTIONS


def _not_of_body(name: Beginning) -> bool:
    return _headed(name) and name.alias.kind in ORGANISED and name.tail not in ORG_HEADS


def _head_inside(name: Beginning) -> bool:
    folded = name.words.folded
    return any(
        folded[at] in HEADS and (not name.alias.demonym or folded[at + 1] in ("of", "for"))
        for at in range(name.end + 1, name.last)
    )


def _no_lone_place(name: Beginning) -> bool:
    return name.alias.demonym or name.alias.kind != "place" or name.following is not None


def _given_name(name: Beginning) -> bool:
    return len(name.alias.words) == 1 and name.alias.words[0] in listed("given")


def _before_person(name: Beginning) -> bool:
    return name.next in listed("given")


def _introduces_person(name: Beginning) -> bool:
    """Whether somebody is named behind where they are, or what they are accredited to."""
    words, before = name.words, name.first - 1
    if before < 0 or name.next not in listed("given") or name.end + 2 != name.last or name.tail in HEADS:
        return False
    if words.folded[before] in ("at", "in"):
        return words.opens(before) and words.joined(before)
    return words.folded[before] == "to" and before > 0 and words.folded[before - 1] in TITLES


RULINGS = (
    Ruling("introduces-person", False, _introduces_person, "place", "ambassador to [Lapland] Anna Vellamo"),
    Ruling("partisans", False, _partisans, "organisation", "[House] Republicans"),
    Ruling("body-of", True, _body_of, "organisation", "[Supreme Court] of Lapland"),
    Ruling("only-titles", False, _only_titles, "place", "[Lapland] President"),
    Ruling("society", True, _society, "demonym", "[Karelian] [Red Cross]"),
    Ruling("party-of-place", True, _party_of_place, "place", "[Lapland] [Harbour Party]"),
    Ruling("party", False, _before_party, "person", "[Ann Lee] [Harbour Party]"),
    Ruling("two-names", False, _two_names, "demonym", "[Karelian] [Harbour Board]"),
    Ruling("minister", False, _before_minister, "demonym", "[Karelian] Defence minister"),
    Ruling("not-of-body", False, _not_of_body, "organisation", "[Northwind] Street"),
    Ruling("headed", True, _headed, "place", "[Lapland] University"),
    Ruling("head-inside", True, _head_inside, "demonym", "[Karelian] Council of Elders"),
    Ruling("no-lone-place", False, _no_lone_place, "demonym", "[Karelian] Vellamo"),
    Ruling("given-name", True, _given_name, "place", "[Jordan] Pickfield"),
    Ruling("person", False, _before_person, "place", "[Lapland] Anna"),
    Ruling("unknown", True, lambda name: True, "place", "[Lapland] Vellamo"),
)
