"""What happens to places and seldom to people: they are entered, besieged, they fall, buses go there."""

from collections.abc import Callable, Sequence

from newsreader.text.datelines import dateline
from newsreader.text.names.chunks import Chunk
from newsreader.text.names.cues import (
    DIRECTIONS,
    HUMAN_VERBS,
    ORG_HEADS,
    PLACE_NOUNS,
    PLACE_NOUNS_AFTER,
    PLACE_NOUNS_BEFORE,
    STRONG_LOCATIVES,
    TITLES,
)
from newsreader.text.names.lexicon import is_word
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
# Titles that places are named after: "Sheikh Badr", "Saint Albans", "King William's Town".
TOPONYMIC = _set(
    """
    sheikh sheik shaikh saint sultan imam emir king queen prince princess haji hajji general captain
    """
)
# "The Karmel district" is no person, whatever the name.
_SETTLEMENTS = PLACE_NOUNS_BEFORE | _set(
    """
    neighbourhood neighborhood neighbourhoods neighborhoods quarter quarters area areas governorate county
    """
)
# Spreads at most from a name to the one "and" joins to it.
_SPREAD = 1.6

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
Add = Callable[[str, float, str], None]


def weigh_places(chunk: Chunk, add: Add) -> None:
    """Evidence that the chunk is where something happened."""
    words = chunk.words
    if _in_dateline(chunk):
        add("place", 6.0, "dateline")
    weight, rule = _before(words, chunk.first)
    if weight:
        add("place", weight if len(chunk.parts) < 4 else 0.5, rule)
    weight, rule = _after(words, chunk.last)
    if weight:
        add("place", weight, rule)
    after = words.folded[chunk.last + 1] if words.joined(chunk.last) else ""
    if after in _SETTLEMENTS:
        the = chunk.first and words.folded[chunk.first - 1] == "the"
        add("place", 6.0 if the else 1.0, "place-word")
    _apposition(chunk, add)


def _in_dateline(chunk: Chunk) -> bool:
    """ "OSLO, Norway, May 3 (AP) —", "OSLO 1996-08-30": begins a line, with a date, an agency or capitals."""
    text, start = chunk.words.text, chunk.start
    line = text.rfind("\n", max(0, start - 40), start) + 1
    if line == 0 and start > 40:
        return False
    if start > line and not text.startswith(", ", start - 2):
        return False
    found = dateline(text, line)
    if found is None or found[0] < chunk.end:
        return False
    # "FILE – In this photo": a word in capitals before a dash.
    told = text.rfind(")", chunk.end, found[1]) > 0 or found[1] > chunk.end + 3
    return told or not is_word(chunk.parts[0])


def _before(words: Words, first: int) -> tuple[float, str]:
    """How much the words before speak for a place, and the rule."""
    if not first or not words.joined(first - 1) or words.caps[first - 1]:
        return 0.0, ""
    before = words.folded[first - 1]
    farther = words.folded[first - 2] if first > 1 and words.joined(first - 2) else ""
    if before in _ENTERING:
        return 1.8, "place-verb"
    if before in _TAKING:
        at = first - 2
        while at > 0 and words.folded[at] in ("have", "had", "has", "also", "then") and first - at < 5:
            at -= 1
        if at >= 0 and words.folded[at] in _FORCES and words.joined(at):
            return 1.5, "place-verb"
        return (0.8, "place-verb") if before in _SEIZING else (0.0, "")
    if before == "for" and farther in _BOUND:
        return (2.5 if farther != "left" else 1.0), "bound-for"
    if before == "of" and farther in _PART:
        return 1.2, "part-of"
    return 0.0, ""


def _after(words: Words, last: int) -> tuple[float, str]:
    """The same for the words after: "X fell", "X was retaken", "X, in the south of the city"."""
    at = last + 1
    if at >= len(words):
        return 0.0, ""
    if words.joined(last) and not words.caps[at]:
        low = words.folded[at]
        following = words.folded[at + 1] if words.joined(at) and at + 1 < len(words) else ""
        if low == "fell":
            # "Northwind fell about 14 percent", "Lee fell ill".
            then = (
                words.texts[at + 2]
                if following == "to" and words.joined(at + 1) and at + 2 < len(words)
                else ""
            )
            to_somebody = following == "to" and then[:1].isalpha()
            return (1.5 if to_somebody or following in _FELL else 0.0), "place-verb"
        while following in _BE or following in ("also", "then", "soon", "already"):
            at += 1
            low, following = "was", words.folded[at + 1] if words.joined(at) and at + 1 < len(words) else ""
        if (low in _BE or low == "had") and following in _TAKEN:
            then = words.folded[at + 2] if words.joined(at + 1) and at + 2 < len(words) else ""
            # "Lee was taken to hospital".
            return (0.0 if then in ("to", "ill", "into", "aback") else 1.5), "place-verb"
    if words.gap(last) == ", " and at + 3 < len(words) and words.joined(at + 1):
        here, there = words.folded[at : at + 2], words.folded[at + 2]
        if here in (["in", "the"], ["on", "the"]) and there in DIRECTIONS:
            return 2.0, "place-word"
    return 0.0, ""


def _apposition(chunk: Chunk, add: Add) -> None:
    """ "Karmel, a village near …", "a village near the border, Karmel, …"; "Jund, the army of …"."""
    words, at = chunk.words, chunk.last + 1
    comma = at + 1 < len(words) and words.gap(chunk.last) == ", "
    if comma and words.folded[at] in ("a", "an", "the", "its"):
        for place in range(at + 1, min(at + 5, len(words))):
            if not words.joined(place - 1):
                break
            low = words.folded[place]
            following = words.folded[place + 1] if place + 1 < len(words) and words.joined(place) else ""
            if low in PLACE_NOUNS and (not following or following in _AFTER_NOUN):
                add("place", 2.5, "place-word")
            elif low in _FORMED and words.folded[place - 1] in _ARMED:
                add("armed-group", 4.0, "armed-group-word")
            elif words.folded[chunk.first - 1] in STRONG_LOCATIVES and chunk.first:
                # "In Oslo, the central bank …"
                break
            elif low in ORG_HEADS and low not in PLACE_NOUNS and (not following or following in _AFTER_NOUN):
                add("organisation", 2.0, "organisation-word")
            elif low not in _AFTER_NOUN:
                continue
            break
    if chunk.first > 2 and words.gap(chunk.first - 1) == ", " and words.gap(chunk.last)[:1] in (",", "."):
        for place in range(chunk.first - 1, max(0, chunk.first - 7), -1):
            if words.caps[place] or not words.joined(place - 1):
                break
            if words.folded[place] in ("a", "the") and words.folded[place + 1] in PLACE_NOUNS_BEFORE:
                add("place", 2.0, "place-word")
                break


def spread(chunks: Sequence[Chunk]) -> None:
    """What stands before the first of two names joined by "and" holds for the second: "bound for X and Y"."""
    earlier: Chunk | None = None
    for chunk in chunks:
        if earlier is not None and chunk.alias is None and "place" not in chunk.scores:
            joined = chunk.first == earlier.last + 2 and chunk.words.folded[chunk.first - 1] == "and"
            goes_on = chunk.words.text.startswith((",", " and ", " or "), chunk.end)
            listed = chunk.first == earlier.last + 1 and chunk.words.gap(earlier.last) == ", " and goes_on
            weight = _stands_as_place(earlier) if joined or listed else 0.0
            if weight and len(chunk.parts) <= 3:
                chunk.scores["place"] = weight
                chunk.rules["place"] = "place-list"
                if weight >= max(chunk.scores.values()):
                    chunk.rule = "place-list"
        earlier = chunk


def spread_bodies(chunks: Sequence[Chunk]) -> None:
    """The same for bodies: "operated by Northwind, Altamar and Shell"."""
    earlier: Chunk | None = None
    for chunk in chunks:
        near = earlier is not None and 0 < chunk.first - earlier.last < 3 and chunk.last - chunk.first < 2
        if near and earlier is not None and chunk.alias is None and _is_body(earlier):
            gap = chunk.words.text[earlier.end : chunk.start] if earlier.words is chunk.words else ""
            rivals = max(
                (weight for kind, weight in chunk.scores.items() if kind != "organisation"), default=0
            )
            common = is_word(chunk.parts[0]) and not chunk.scores
            if gap in (", ", ", and ", " and ") and rivals < 1.0 and not chunk.titled and not common:
                chunk.scores["organisation"] = chunk.scores.get("organisation", 0.0) + 1.0
                chunk.rules.setdefault("organisation", "list")
                chunk.rule = chunk.rule or "list"
        earlier = chunk


def _is_body(chunk: Chunk) -> bool:
    if chunk.alias is not None:
        return chunk.alias.kind in ("organisation", "media")
    weight = chunk.scores.get("organisation", 0.0)
    return weight >= 2.0 and weight >= max(chunk.scores.values())


def _stands_as_place(chunk: Chunk) -> float:
    """How sure it is that the chunk is a place, for the name beside it; 0 where it is something else."""
    if chunk.alias is not None:
        place = chunk.alias.kind == "place" and not chunk.alias.demonym and _led(chunk)
        return _SPREAD if place else 0.0
    weight = chunk.scores.get("place", 0.0)
    return min(weight, _SPREAD) if weight and weight >= max(chunk.scores.values()) else 0.0


def _led(chunk: Chunk) -> bool:
    words, first = chunk.words, chunk.first
    before = words.folded[first - 1] if first and words.joined(first - 1) else ""
    return before in STRONG_LOCATIVES or before in ("around", "to", "for", "from")


def toponyms(fields: Sequence[Words]) -> frozenset[tuple[str, str]]:
    """Pairs of a title and a name that are a place here: "captured Sheikh Badr", not "Sheikh Badr said"."""
    weights: dict[tuple[str, str], float] = {}
    for words in fields:
        for at in words.capitals:
            if words.folded[at] not in TOPONYMIC or not words.joined(at) or not words.caps[at + 1]:
                continue
            last = at + 1
            if words.folded[last] in TITLES or (words.joined(last) and words.caps[last + 1]):
                continue
            pair = (words.folded[at], words.folded[last])
            weights[pair] = weights.get(pair, 0.0) + _toponym(words, at, last)
    return frozenset(pair for pair, weight in weights.items() if weight >= 1.0)


def _toponym(words: Words, first: int, last: int) -> float:
    before = words.folded[first - 1] if first and words.joined(first - 1) else ""
    farther = words.folded[first - 2] if before and first > 1 and words.joined(first - 2) else ""
    after = words.folded[last + 1] if last + 1 < len(words) and words.joined(last) else ""
    if after in HUMAN_VERBS or after == "who" or words.gap(last).startswith(("'s", "’s")):
        return -4.0
    weight = _before(words, first)[0] + _after(words, last)[0]
    if before in STRONG_LOCATIVES or (before == "of" and farther in PLACE_NOUNS_BEFORE):
        weight += 2.0
    if after in PLACE_NOUNS_AFTER:
        weight += 2.5
    return weight
