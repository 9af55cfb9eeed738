"""Stretches of capitalised words, cut where one name ends and the next begins."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from newsreader.text.names.cues import (
    ADJECTIVES,
    CALENDAR,
    DIRECTIONS,
    FUNCTION_WORDS,
    LEADING_PARTICLES,
    MEDIA_HEADS,
    OF_HEADS,
    OFFICES,
    ORG_ENDS,
    ORG_HEADS,
    PARTICLES,
    PLACE_HEADS,
    PLACE_NOUNS_AFTER,
    PLACE_PREFIXES,
    SPEECH,
    STRONG_TITLES,
    SUFFIXES,
    TITLE_TAILS,
    TITLES,
)
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.registry import Alias, Registry
from newsreader.text.names.stretches import NUMBERED, numbered, run_end, well_known
from newsreader.text.names.words import Words

_SKIPPED = FUNCTION_WORDS | CALENDAR
_MONTH_NAMES = frozenset({"may", "march", "august"})
_MONTH_NAMES_TOO = frozenset({"jan", "jun", "sun", "june", "april", "august", "may", "summer"})
_DATING = frozenset("in on since until last by from of early late mid this next and to".split())  # noqa: SIM905
_BEGINNERS = frozenset("will first second third one two three four five six seven eight nine ten".split())  # noqa: SIM905

_OFFICES = OFFICES | {"the", "and"}
_LEADING = "majority minority opposition prime first deputy vice managing chief".split()  # noqa: SIM905
_LED = "leader whip minister premier chairman director inspector executive".split()  # noqa: SIM905
_PAIRED = frozenset((first, second) for first in _LEADING for second in _LED)
_PAIRED |= {("det", "con"), ("head", "coach"), ("general", "manager")}
_SOCIETIES = (("red", "cross"), ("red", "crescent"))
_PARTISANS = frozenset({"democrat", "democrats", "republican", "republicans", "conservatives", "liberals"})
HEADS = ORG_HEADS | ORG_ENDS | PLACE_HEADS | MEDIA_HEADS


@dataclass(slots=True)
class Chunk:
    """Words `first` to `last` (inclusive) of a field that may be a name.

    `titled` says that a person's title stands before it, `team` that it plays a match; `alias` is the
    registry's, if these are its words. `scores` is the evidence for each kind, of which `inside` lies in the
    words themselves; `rule` is the one that weighed most, `rules` the same for each kind. `votes` is what a
    model says, and `seen` whether it took the "same" words for a name, "other" ones that share some with
    these, or something "else" (a work, a happening).
    """

    words: Words
    first: int
    last: int
    titled: bool = False
    alias: Alias | None = None
    opens: bool = False
    toponym: bool = False
    team: bool = False
    kind: str = ""
    rule: str = ""
    seen: str = ""
    scores: dict[str, float] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    inside: dict[str, float] = field(default_factory=dict)
    votes: dict[str, float] = field(default_factory=dict)

    @property
    def start(self) -> int:
        return self.words.starts[self.first]

    @property
    def end(self) -> int:
        return self.words.ends[self.last]

    @property
    def parts(self) -> list[str]:
        return self.words.folded[self.first : self.last + 1]


def chunks(
    words: Words, registry: Registry, toponyms: frozenset[tuple[str, str]] = frozenset()
) -> Iterator[Chunk]:
    """Every stretch that may be a name, in reading order, not overlapping.

    `toponyms` are a title and a name that together are a place's name in this article.
    """
    done = -1
    for index in words.capitals:
        if index <= done:
            continue
        first = index
        if (
            index
            and words.folded[index - 1] in LEADING_PARTICLES
            and index - 1 > done
            and words.joined(index - 1)
            and not words.caps[index - 1]
        ):
            first = index - 1
        last = run_end(words, index)
        if first == index and first - 1 > done and numbered(words, first, last):
            first -= 1
        for chunk in _parse(words, first, last, registry, toponyms):
            done = max(done, chunk.last)
            yield chunk
        done = max(done, last)


def _parse(
    words: Words, first: int, last: int, registry: Registry, toponyms: frozenset[tuple[str, str]]
) -> Iterator[Chunk]:
    """Cut a stretch at titles, dates, small words with a capital, and before what the registry knows."""
    folded, caps = words.folded, words.caps
    at = first
    titled = False
    while at <= last:
        low = folded[at]
        if not caps[at] and not (low in LEADING_PARTICLES and at < last) and not low[0].isdigit():
            at += 1
            continue
        alias = registry.at(words, at)
        if alias is not None and only_a_word(alias, words, at):
            alias = None
        if (
            alias is None
            and low in _SKIPPED
            and not _surname_may(words, at)
            and not _begins_name(words, at, last)
        ):
            titled = False
            at += 1
            continue
        if alias is None and at < last and (low, folded[at + 1]) in toponyms:
            yield Chunk(words, at, at + 1, opens=words.opens(at), toponym=True)
            titled, at = False, at + 2
            continue
        after = _past_title(words, at, last)
        if after > at and alias is None:
            titled, at = True, after
            continue
        end = _chunk_end(words, at, last)
        for chunk in _split(words, at, end, titled, registry):
            yield chunk
            end = max(end, chunk.last)
        titled = False
        at = end + 1


def _surname_may(words: Words, at: int) -> bool:
    """Whether a month's name is a surname: "May said", never "May will"."""
    if words.folded[at] not in _MONTH_NAMES or not words.caps[at]:
        return False
    return words.joined(at) and words.folded[at + 1] in SPEECH


def _begins_name(words: Words, at: int, last: int) -> bool:
    """Whether a small word or a day is a name's first: "Third Mainland Bridge", "Jan Kowal"."""
    low = words.folded[at]
    if at == last or not words.joined(at):
        return False
    if not words.caps[at + 1]:
        # "Jan van Riebeeck".
        return low in ("jan", "april", "june", "august") and words.folded[at + 1] in PARTICLES
    if low in _MONTH_NAMES_TOO:
        before = words.folded[at - 1] if at and words.joined(at - 1) else ""
        dated = before in _DATING or before[:1].isdigit()
        return (
            not dated and words.folded[at + 1] not in CALENDAR and words.folded[at + 1] not in FUNCTION_WORDS
        )
    if at + 1 == last and well_known(words, at, last):
        return True
    if low == "will" and not words.opens(at) and not words.title_case:
        return True
    if words.opens(at) or words.folded[last] not in HEADS:
        return False
    return low in _BEGINNERS or (low in CALENDAR and words.folded[last] in ("island", "islands"))


def only_a_word(alias: Alias, words: Words, at: int) -> bool:
    """ "Guardian" at the start of a sentence or in a headline of capitals is not the newspaper."""
    if words.texts[at] == "RT" and words.gap(at) == " @":
        # "RT @somebody": told again.
        return True
    owning = words.gap(at) in ("'s ", "’s ") and words.caps[at + 1]
    if (alias.exact and not words.all_caps) or owning:
        # "WHO", "Labour's Ann Lee".
        return False
    return alias.common and alias.kind != "place" and (words.title_case or words.all_caps or words.opens(at))


def _past_title(words: Words, at: int, last: int) -> int:
    """The word after a title that starts at `at`; `at` itself when there is none or it is part of a name."""
    low = words.folded[at]
    if at == last:
        return at
    if (low, words.folded[at + 1]) in _PAIRED and at + 1 < last and words.joined(at):
        # "Majority Leader Ann Lee".
        return at + 2
    if low not in TITLES:
        return at
    if low in ("dean", "earl") and words.opens(at) and words.folded[at + 1] not in listed("given"):
        # "Dean Tranter, 34, …"
        return at
    end = _chunk_end(words, at + 1, last)
    tail = words.folded[end]
    if end == last and words.joined(end) and words.folded[end + 1] in PLACE_NOUNS_AFTER:
        # "Sheikh Badr district".
        return at
    if low not in ("mr", "mrs", "ms", "dr", "sir", "president", "prime", "minister") and tail in HEADS:
        # "General Motors", "King Street".
        return at
    if low == "general" and any(
        words.folded[place] in ORG_HEADS and words.folded[place + 1] in ("of", "for")
        for place in range(at + 1, last)
    ):
        # "General Council of Lapland".
        return at
    if low not in STRONG_TITLES and words.folded[at + 1] not in listed("given") and not words.opens(at):
        return at
    after = at + 1
    if words.folded[after] in ("of", "for") and after < last:
        after += 1
        while after <= last and (words.folded[after] in TITLE_TAILS or words.folded[after] in _OFFICES):
            after += 1
    if low in STRONG_TITLES and after < last and (words.folded[after], words.folded[after + 1]) in _PAIRED:
        # "Deputy Prime Minister".
        after += 2
    while after <= last and words.folded[after] in TITLE_TAILS and words.folded[after] not in listed("given"):
        after += 1
    return after


def _chunk_end(words: Words, at: int, last: int) -> int:
    """Where the name that begins at `at` ends: before a title, a date or a small word with a capital."""
    folded = words.folded
    end = at
    while end < last:
        following = end + 1
        low = folded[following]
        if end > at and words.gap(end) == " & " and low in listed("given") and folded[at] in listed("given"):
            # Two people: "Ann Lee & Bo Berg".
            break
        if words.caps[following]:
            if low in _MONTH_NAMES and folded[end] in listed("given"):
                end = following
                continue
            if low in FUNCTION_WORDS and words.texts[following] != words.texts[following].upper():
                break
            if low in CALENDAR and words.caps[end]:
                break
            titled = (
                following < last and low in TITLES and low not in HEADS and folded[end] not in ("of", "for")
            )
            if titled and (low in STRONG_TITLES or folded[following + 1] in listed("given")):
                break
        end = following
    while end > at and not words.caps[end] and words.folded[end - 1] not in NUMBERED:
        end -= 1
    return end


def _split(words: Words, first: int, last: int, titled: bool, registry: Registry) -> Iterator[Chunk]:
    """One stretch without titles or dates: a known name, a new one, or known ones in a row."""
    folded = words.folded
    opens = words.opens(first)
    if first < last and well_known(words, first, last):
        alias = registry.at(words, first)
        whole = alias is not None and first + len(alias.words) - 1 >= last
        yield Chunk(words, first, last, titled, alias if whole else None, opens)
        return
    if opens and first < last and _mere_opener(words, first, last, registry):
        yield from _split(words, _next_cap(words, first, last), last, titled, registry)
        return
    alias = registry.at(words, first)
    if alias is not None and only_a_word(alias, words, first):
        alias = None
    if alias is None:
        if folded[first] in ADJECTIVES and not (first < last and _headed(words, first, last)):
            if first < last:
                yield from _split(words, _next_cap(words, first, last), last, titled, registry)
            return
        if folded[first] in DIRECTIONS and first < last:
            known = registry.at(words, first + 1)
            if known is not None and known.kind == "place" and not known.demonym:
                named = not (opens or words.title_case or words.all_caps)
                if named and first + len(known.words) == last:
                    # "Southern Lapland", with a capital that only a name has.
                    yield Chunk(words, first, last, titled, toponym=True)
                    return
                yield from _split(words, first + 1, last, titled, registry)
                return
        yield from _unknown(words, first, last, titled, opens, registry)
        return
    end = first + len(alias.words) - 1
    if end >= last:
        yield Chunk(words, first, end, titled, alias, opens)
        return
    rest = _next_cap(words, end, last)
    adjacent = rest == end + 1
    following = registry.at(words, rest)
    if (adjacent or words.folded[end + 1] == "of") and _swallows(alias, words, first, end, last, following):
        yield Chunk(words, first, last, titled, None, opens)
        return
    yield Chunk(words, first, end, titled, alias, opens)
    yield from _split(words, rest, last, False, registry)


def _headed(words: Words, first: int, last: int) -> bool:
    """Whether an adjective begins a body's or a person's name: "Islamic Council of Ek", "Christian Tumi"."""
    folded = words.folded
    if folded[last] in HEADS:
        return True
    if any(folded[at] in ORG_HEADS and folded[at + 1] in ("of", "for") for at in range(first + 1, last)):
        return True
    return folded[first] in listed("given") and last == first + 1 and not is_word(folded[last])


def _unknown(
    words: Words, first: int, last: int, titled: bool, opens: bool, registry: Registry
) -> Iterator[Chunk]:
    """A stretch that begins with no known name: cut before an organisation or people known later in it."""
    if words.folded[last] not in HEADS:
        for at in range(first + 1, last + 1):
            alias = registry.at(words, at) if words.caps[at] and words.caps[at - 1] else None
            if alias is None or (alias.kind == "place" and not alias.demonym):
                continue
            if alias.words[-1] == "party" and words.folded[at - 1] in ADJECTIVES:
                # "Liberal Democratic Party".
                continue
            if len(alias.words) > 1 or alias.demonym or alias.exact:
                yield Chunk(words, first, at - 1, titled, None, opens)
                yield from _split(words, at, last, False, registry)
                return
    yield Chunk(words, first, last, titled, None, opens)


def _swallows(alias: Alias, words: Words, first: int, end: int, last: int, following: Alias | None) -> bool:
    """Whether a known name is only the beginning of a longer one: "Oslo University", "Jordan Pickford"."""
    tail = words.folded[last]
    if tail in _PARTISANS and alias.kind == "organisation" and end + 1 == last:
        # "House Republicans".
        return False
    if alias.kind == "organisation" and alias.words[-1] in OF_HEADS and words.folded[end + 1] == "of":
        # "Supreme Court of Lapland".
        return True
    if all(words.folded[at] in TITLES for at in range(end + 1, last + 1)):
        # "US President".
        return False
    if following is not None and alias.demonym and following.words in _SOCIETIES:
        # "American Red Cross".
        return True
    if following is not None and not alias.demonym and following.words[-1] == "party":
        # "Kurdistan Democratic Party".
        return alias.kind == "place"
    if following is not None and end + len(following.words) == last:
        # Two known names in a row.
        return False
    if tail in TITLE_TAILS and words.joined(last) and words.folded[last + 1] in TITLES:
        # "Polish Defence Minister".
        return False
    if tail in HEADS and tail not in DIRECTIONS:
        return not (alias.kind in ("organisation", "media", "armed-group") and tail not in ORG_HEADS)
    for at in range(end + 1, last):
        if words.folded[at] in HEADS and (not alias.demonym or words.folded[at + 1] in ("of", "for")):
            return True
    if alias.demonym or alias.kind != "place" or following is not None:
        return False
    given = listed("given")
    if len(alias.words) == 1 and alias.words[0] in given:
        return True
    return words.folded[end + 1] not in given and words.texts[end + 1] not in SUFFIXES


def _next_cap(words: Words, at: int, last: int) -> int:
    at += 1
    while at < last and not words.caps[at]:
        at += 1
    return at


def _mere_opener(words: Words, first: int, last: int, registry: Registry) -> bool:
    """Whether the first word of a sentence has its capital only from standing there."""
    low = words.folded[first]
    if low in listed("given") or registry.at(words, first) is not None or words.folded[last] in HEADS:
        return False
    if low in PLACE_PREFIXES and " ".join(words.folded[first : last + 1]) in listed("places"):
        return False
    if low in PARTICLES:
        return False
    if low in ("port", "fort", "mount", "cape", "lake") and not is_word(words.folded[first + 1]):
        return False
    return is_word(low) and words.joined(first) and words.caps[first + 1]
