"""Clubs that go by the name of their town: told from the town by the matches they play."""

from collections.abc import Sequence
from itertools import chain

from newsreader.text.names.chunks import NameCandidate
from newsreader.text.names.cues import ABBREVIATIONS
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.matches import as_person, headed, met, opens_line, sporting
from newsreader.text.names.playing import DOUBTFUL, SIDES, Side
from newsreader.text.names.registry import RegisteredName, Registry
from newsreader.text.names.words import Words

# What follows a town in a club's name and is no name by itself.
_CLUB_ENDS = frozenset(
    {"united", "city", "town", "rovers", "wanderers", "athletic", "albion", "county", "fc"}
)
# What only the town can be in.
_LOCATED = frozenset({"in", "near", "outside", "around", "throughout", "inside", "from", "across"})
# What makes a name a team's where it stands. For the whole article it takes more, if it gives few results.
_PLAYS = 1.5
_PLAYS_THROUGHOUT = 2.5
# What it weighs to be in a line of results.
_IN_RESULTS = 2.0


def find_teams(
    pieces: Sequence[Words], chunked: Sequence[Sequence[NameCandidate]], registry: Registry
) -> None:
    """Mark the chunks that name a team as such. A country that plays stays a place."""
    sure = sporting(pieces)
    if not sure:
        return
    able = [[chunk for chunk in row if _may(chunk, registry)] for row in chunked]
    season = _Season(any(map(headed, pieces)), chunked)
    for row, candidates in zip(chunked, able, strict=True):
        season.read(row, candidates)
    names = season.names(_PLAYS if sure > 3 else _PLAYS_THROUGHOUT) | _shorter(able)
    for chunk in chain(*able):
        plays = id(chunk) in season.playing or tuple(chunk.parts) in names
        if plays and not _whereabouts(chunk):
            chunk.team = True


class _Season:
    """What an article tells of matches: how much of each name's, and which chunks play where they stand."""

    def __init__(self, headed: bool, chunked: Sequence[Sequence[NameCandidate]]) -> None:
        self.headed = headed
        self.played: dict[tuple[str, ...], float] = {}
        self.playing: set[int] = set()
        self.people = {
            chunk.parts[-1] for row in chunked for chunk in row if chunk.titled or as_person(chunk)
        }

    def read(self, row: Sequence[NameCandidate], able: Sequence[NameCandidate]) -> None:
        """Weigh the chunks of a field that may be teams, and those they meet."""
        following = {chunk.first: chunk for chunk in row}
        for chunk in able:
            other = following.get(chunk.last + 2)
            if other is not None and met(chunk, other):
                self._add(other, _IN_RESULTS)
                self._add(chunk, self._weight(chunk) + _IN_RESULTS)
            elif not as_person(chunk):
                # "Nick Hale 65 66 70" is a golfer.
                self._add(chunk, self._weight(chunk))

    def names(self, enough: float) -> set[tuple[str, ...]]:
        return {name for name, weight in self.played.items() if weight >= enough}

    def _weight(self, chunk: NameCandidate) -> float:
        # In a report headed as a team sport's, a lone word that nobody in it is called by may be a team.
        lone = self.headed and chunk.parts[-1] not in self.people and _is_unlike_person(chunk)
        side = Side(chunk, lone=lone)
        weight = sum(cue.weighs(side) for cue in SIDES.fired(side))
        if self.headed and weight == DOUBTFUL:
            weight = _PLAYS
        return weight + _IN_RESULTS if _is_named_in_row(chunk) else weight

    def _add(self, chunk: NameCandidate, weight: float) -> None:
        name = tuple(chunk.parts)
        self.played[name] = self.played.get(name, 0.0) + weight
        if weight >= _PLAYS:
            self.playing.add(id(chunk))


def _may(chunk: NameCandidate, registry: Registry) -> bool:
    """Whether the name may be a club's: no country, nobody with a title, no name in full."""
    if chunk.alias is not None:
        town = chunk.alias.kind == "place" and not chunk.alias.demonym
        return town and not _is_country(chunk.alias, registry)
    if chunk.titled or chunk.toponym or len(chunk.parts) > 3:
        return False
    name = " ".join(chunk.parts)
    if name == "west indies" or name in ABBREVIATIONS:
        return False
    return not (chunk.opens and is_word(name) and name not in listed("clubs"))


def _is_country(alias: RegisteredName, registry: Registry) -> bool:
    """Whether its people have a name of their own, and not as "New Yorkers" do from their city."""
    return any(
        registry[owner].demonyms and not registry[owner].name.endswith(" City") for owner in alias.owners
    )


def _is_unlike_person(chunk: NameCandidate) -> bool:
    low = chunk.parts[0]
    return len(chunk.parts) == 1 and low not in listed("given") and low not in listed("surnames")


def _shorter(able: Sequence[Sequence[NameCandidate]]) -> set[tuple[str, ...]]:
    """The town, and the last word, of clubs named in full: "Detroit" and "Tigers" of the "Detroit Tigers"."""
    found: set[tuple[str, ...]] = set()
    clubs, places = listed("clubs"), listed("places")
    for row in able:
        for chunk in row:
            parts = tuple(chunk.parts)
            for cut in range(1, len(parts)):
                nickname = " ".join(parts[cut:])
                if " ".join(parts[:cut]) in places and (nickname in clubs or nickname in _CLUB_ENDS):
                    found.update((parts, parts[:cut]))
                    if nickname not in _CLUB_ENDS:
                        found.update((parts[cut:], parts[-1:]))
    return found


def _is_named_in_row(chunk: NameCandidate) -> bool:
    """After who rides or drives for it: "2. Ann Lee (Ireland) Northwind 1:17.3"."""
    words, first = chunk.words, chunk.first
    if not first or words.gap(first - 1) not in (") ", ", "):
        return False
    line = words.text.rfind("\n", max(0, chunk.start - 80), chunk.start) + 1
    row = words.text[line : chunk.start]
    return (
        row[:1].isdigit()
        and "(" in row
        and words.text[chunk.end : chunk.end + 2].strip()[:1] in "0123456789)"
    )


def _whereabouts(chunk: NameCandidate) -> bool:
    """Whether the name stands where only the town can: "in Leeds", "At Leeds,", a dateline."""
    words, first = chunk.words, chunk.first
    if first and words.joined(first - 1):
        before = words.folded[first - 1]
        if before in _LOCATED or (before == "at" and words.opens(first - 1)):
            return True
    if opens_line(words, chunk.start):
        return _heads_dateline(chunk)
    # "Houston, Texas".
    return words.text.endswith(", ", 0, chunk.start) and first > 0 and words.texts[first - 1][0].isupper()


def _heads_dateline(chunk: NameCandidate) -> bool:
    """Whether a comma, a bracket or a year follows."""
    words, last = chunk.words, chunk.last
    gap = words.gap(last)
    if gap.startswith((", ", " (")) and not gap.startswith(" (\n"):
        return True
    following = words.texts[last + 1] if last + 1 < len(words) else ""
    return len(following) >= 4 and following[:4].isdigit()
