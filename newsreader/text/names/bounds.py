"""Where a name begins and where it ends within a stretch of capitalised words."""

import re

from newsreader.text import english
from newsreader.text.names.cues import (
    CALENDAR,
    DIRECTIONS,
    FUNCTION_WORDS,
    MEDIA_HEADS,
    NATIONAL_FIRSTS,
    NATIONAL_LASTS,
    ORG_ENDS,
    ORG_HEADS,
    PARTICLES,
    PLACE_HEADS,
    PLACE_PREFIXES,
    SHIP_PREFIXES,
    SPEECH,
    STRONG_TITLES,
    TITLES,
)
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.stretches import CLOSING, NICKNAMED, NUMBERED, well_known
from newsreader.text.names.words import Words

# The words that a body's, a medium's or a place's name ends in.
HEADS = ORG_HEADS | ORG_ENDS | PLACE_HEADS | MEDIA_HEADS

# What works for a part of a country in the names of firms: "Northern Rail".
UTILITIES = frozenset({"power", "rail", "water", "gas", "electric", "electricity", "energy", "trains"})
# Months that are surnames; those with a particle behind them ("Jan van Riebeeck"); what else is a given name.
_SURNAMES = frozenset({"may", "march", "august"})
_BEFORE_PARTICLE = frozenset({"jan", "april", "june", "august"})
_GIVEN_NAMES = frozenset({"jan", "jun", "sun", "june", "april", "august", "may", "summer"})
_WEEKDAYS = frozenset(english.full("weekday"))
_DATING = frozenset(
    "in during throughout on since until last by from of early late mid this next and to".split()  # noqa: SIM905
)
# "A novel by August Strand", "the prize went to August Strand".
_BEFORE_SOMEBODY = {
    "by": frozenset(
        """
        album article book directed drawing drawn essay film led novel opera painted painting photograph play
        poem portrait report sculpture song speech sung written
        """.split()  # noqa: SIM905
    ),
    "to": frozenset("awarded given go goes going letter married prize tribute went".split()),  # noqa: SIM905
}
# Who is "of the match", "of the year".
_HONOURED = frozenset("man woman player person footballer goalkeeper manager coach rookie".split())  # noqa: SIM905
_BEGINNERS = frozenset("will first second third one two three four five six seven eight nine ten".split())  # noqa: SIM905
_NUMBERS = english.numbers("number").keys() | english.numbers("tens").keys()
_ROAD = re.compile(r"[ABM]\d{1,4}")
_CURRENCIES = frozenset(
    """
    AED ARS AUD BDT BRL CAD CHF CLP CNY CZK DKK EGP HKD HUF IDR ILS INR JPY KES KRW LKR MXN MYR NGN NOK NZD
    PHP PKR PLN QAR RMB RUB SAR SEK SGD THB TRY TWD TZS UAH UGX VND ZAR
    """.split()  # noqa: SIM905
)
# "CHF 30", "CHF 3 million", never "PHP 8".
_SUM = re.compile(r" \d(?:\d|[.,]\d| ?(?:[mb]n?\b|[mbt]r?illion\b|crore\b|lakh\b))")
# "Port Vellamo", where the second word is no common one.
GEOGRAPHIC = frozenset({"port", "fort", "mount", "cape", "lake"})


def is_number(low: str) -> bool:
    """Whether it is a number in words, which a sentence may begin with.

    >>> is_number("twenty-four"), is_number("one-eyed")
    (True, False)
    """
    return "-" in low and all(part in _NUMBERS for part in low.split("-"))


def is_road(text: str) -> bool:
    """Whether it is a road behind "the": "the M5"; an army called so is known to the registry.

    >>> is_road("A38"), is_road("G20")
    (True, False)
    """
    return _ROAD.fullmatch(text) is not None


def is_currency(words: Words, at: int) -> bool:
    """Whether a sum follows its currency's letters: "US" of "US$ 20,000", "CHF" of "CHF 30 million"."""
    word, end = words.texts[at], words.ends[at]
    if word in _CURRENCIES and _SUM.match(words.text, end):
        return True
    return word.isupper() and words.text.startswith(("$", " $"), end)


def name_end(words: Words, at: int, last: int) -> int:
    """Where the name that begins at `at` ends: before a title, a date or a small word with a capital."""
    end = at
    while end < last and not _ends_at(words, at, end, last):
        end += 1
    while end > at and not (words.caps[end] or words.folded[end] in CLOSING):
        if words.folded[end - 1] in NUMBERED:
            break
        end -= 1
    return end


def _ends_at(words: Words, first: int, at: int, last: int) -> bool:
    """Whether the name that begins at `first` ends at `at`, for what the next word is."""
    following = at + 1
    low = words.folded[following]
    if words.gap(at) in NICKNAMED:
        return False
    if (at > first and _parts_people(words, first, at)) or _is_where(words, first, at, last):
        return True
    if _is_office_of(words, first, at, last):
        return True
    if not words.caps[following] or (low in _SURNAMES and words.folded[at] in listed("given")):
        return False
    if low in _HONOURED and words.folded[following + 1 : following + 3] == ["of", "the"]:
        # "Northwind Man of the Match"
        return True
    if low in FUNCTION_WORDS and not words.texts[following].isupper():
        return True
    if low == "flight" and "".join(words.folded[following + 1 : following + 2]).isdigit():
        # "TWA Flight 800"
        return True
    return (low in CALENDAR and words.caps[at]) or _titled_follows(words, at, last)


def _is_office_of(words: Words, first: int, at: int, last: int) -> bool:
    """Whether a place that somebody holds an office of ends: "Governor of Texas Ann Lee"."""
    if at + 2 > last or not words.caps[at + 2] or words.folded[at + 1] not in listed("given"):
        return False
    before = first - 1
    if before > 1 and words.folded[before] == "the":
        before -= 1
    if before < 1 or words.folded[before] not in ("of", "to") or words.folded[before - 1] not in TITLES:
        return False
    if words.folded[last] in ORG_HEADS:
        return False  # "the president of Virginia Mason Hospital"
    return " ".join(words.folded[first : at + 1]) in listed("places")


def holds_office_in(words: Words, at: int) -> bool:
    """Whether somebody with an office in it is named next: "Labour leader Ann Lee"."""
    for after in (at + 1, at + 2):
        if after + 1 >= len(words) or words.caps[after] or not words.joined(after - 1):
            return False
        chief = words.folded[after] in TITLES or words.folded[after] == "executive"
        if chief and words.caps[after + 1] and words.joined(after):
            return True
    return False


def is_inhabitant(words: Words, first: int, last: int) -> bool:
    """Whether somebody is told by where they live: "Londoner Amy Price", "Minnesotan Scott Holm"."""
    if first + 2 > last or words.folded[first + 1] not in listed("given"):
        return False
    low, places = words.folded[first], listed("places")
    if low in listed("given") or low in listed("surnames"):
        return False
    if low.endswith("er"):
        return low[:-2] in places
    return low.endswith("an") and not {low[:-1], low[:-2], f"{low[:-2]}s", f"{low[:-2]}as"}.isdisjoint(places)


def _is_where(words: Words, first: int, at: int, last: int) -> bool:
    """Whether a place that the sentence begins with ends before somebody: "At Windsor Serena Holm lost"."""
    before = first - 1
    if before < 0 or at + 2 != last or not words.opens(before) or not words.joined(before):
        return False
    if words.folded[before] not in ("at", "in") or words.folded[last] in HEADS:
        return False
    place = " ".join(words.folded[first : at + 1])
    return words.folded[at + 1] in listed("given") and (place in listed("places") or place in listed("clubs"))


def _parts_people(words: Words, first: int, at: int) -> bool:
    """ "Ann Lee & Bo Berg" are two."""
    given = listed("given")
    return words.folded[at + 1] in given and words.folded[first] in given and words.gap(at) == " & "


def _titled_follows(words: Words, at: int, last: int) -> bool:
    """Whether a title and somebody's name come next: "Lakeland Premier Ann Lee", not "HMS Lord Ek"."""
    title = words.folded[at + 1]
    if words.folded[at] in SHIP_PREFIXES:
        return False
    if at + 1 >= last or title not in TITLES or title in HEADS or words.folded[at] in ("of", "for"):
        return False
    return title in STRONG_TITLES or words.folded[at + 2] in listed("given")


def surname_may(words: Words, at: int) -> bool:
    """Whether a month's name is a surname: "May said", never "May will"."""
    if words.folded[at] not in _SURNAMES or not words.caps[at]:
        return False
    return words.joined(at) and words.folded[at + 1] in SPEECH


def begins_name(words: Words, at: int, last: int) -> bool:
    """Whether a small word or a day is a name's first: "Third Mainland Bridge", "Jan Kowal"."""
    if at == last or not words.joined(at):
        return False
    if not words.caps[at + 1]:
        return words.folded[at] in _BEFORE_PARTICLE and words.folded[at + 1] in PARTICLES
    if words.folded[at] in _GIVEN_NAMES:
        return not _dates(words, at)
    if words.folded[at] in _WEEKDAYS and _joins_people(words, at):
        return True
    if at + 1 == last and well_known(words, at, last):
        return True
    return not words.opens(at) and _begins_headed(words, at, last)


def _joins_people(words: Words, at: int) -> bool:
    """Whether a weekday is somebody's given name, joined to another's: "Ann Lee and Friday Osei"."""
    if at < 2 or words.folded[at - 1] != "and" or not words.caps[at - 2] or words.folded[at - 2] in CALENDAR:
        return False
    surname = words.folded[at + 1]
    return not is_word(surname) and surname not in listed("places") and not _dates(words, at)


def _dates(words: Words, at: int) -> bool:
    """Whether a month or season is just that: "in May", "3 June", "April Monday"."""
    before = words.folded[at - 1] if at and words.joined(at - 1) else ""
    if at > 1 and words.joined(at - 2) and words.folded[at - 2] in _BEFORE_SOMEBODY.get(before, ()):
        return False
    following = words.folded[at + 1]
    dated = before in _DATING or before[:1].isdigit()
    if before == "and":
        # "In April and June", "3 April and June": not "Ann Lee and June Hart".
        earlier = words.folded[at - 2] if at > 1 else ""
        dated = earlier in CALENDAR or earlier[:1].isdigit() or at < 2 or not words.caps[at - 2]
    return dated or following in CALENDAR or following in FUNCTION_WORDS


def _begins_headed(words: Words, at: int, last: int) -> bool:
    """ "Will Berg", "First Harbour Bank", "Easter Island", not where a sentence begins."""
    low, head = words.folded[at], words.folded[last]
    if low == "will" and not words.title_case:
        return True
    return head in HEADS and (low in _BEGINNERS or (low in CALENDAR and head in ("island", "islands")))


def merely_opens(words: Words, first: int, last: int) -> bool:
    """Whether the first word of a sentence has its capital only from standing there.

    Asked of words that the registry does not know.
    """
    low = words.folded[first]
    if not (is_word(low) and words.joined(first) and words.caps[first + 1]):
        return False
    if low in listed("given") or low in PARTICLES or words.folded[last] in HEADS:
        return False
    if words.gap(first) == " & " and low not in DIRECTIONS:
        return False
    if low in NATIONAL_FIRSTS and words.folded[last] in NATIONAL_LASTS:
        return False
    return not _begins_place(words, first, last)


def _begins_place(words: Words, first: int, last: int) -> bool:
    low = words.folded[first]
    if low in PLACE_PREFIXES and " ".join(words.folded[first : last + 1]) in listed("places"):
        return True
    following = words.folded[first + 1]
    return low in GEOGRAPHIC and (not is_word(following) or following in listed("places"))
