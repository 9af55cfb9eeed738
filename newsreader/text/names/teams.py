"""Clubs that go by the name of their town: told from the town by the matches they play."""

import re
from collections.abc import Sequence

from newsreader.text.names.chunks import Chunk
from newsreader.text.names.cues import ABBREVIATIONS
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.registry import Registry
from newsreader.text.names.words import Words


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What only reports of matches speak of, and what they speak of more than others do.
_SPORT = _set(
    """
    striker strikers midfielder midfielders goalkeeper winger goalless scored scorer scorers equaliser
    equalised equalized half-time halftime innings inning wicket wickets batsman bowler relegated
    quarterback touchdown touchdowns homer homers homered playoff playoffs play-off semifinal semi-final
    quarter-final rugby soccer football baseball basketball hockey cricket puck defenceman defenseman
    kick-off flanker uncapped scrum-half fly-half lineout scrum stoppage lapped qualifiers podium
    """
)
_SPORTING = _set(
    """
    coach defender defenders goals league fixture fixtures cup match matches season overs batted referee
    relegation tournament pitcher shutout standings teams team players player champions championship
    unbeaten offside rebounds assists caps substitute headed attendance games seeding pole lap laps
    qualifying prix rider riders driver drivers
    """
)
# A score, which no war has: "3-1", "2-1 at home".
_SCORE = re.compile(r"(?<![\d-])\d{1,3}-\d{1,3}(?![\d-])| by \w{1,8} (?:wickets?|runs?|innings)\b")
_ROW = re.compile(r"(?m)^[^\W\d_][^\n\d]{1,30}? \d{1,3}(?:,? [^\W\d_][^\n\d]{1,30}? | )\d{1,3}\b")
_PLAYING = _set(
    """
    beat beats beating defeated defeats thrashed edged crushed downed routed hammered trounced blanked
    drew draw won win lost equalised equalized scored conceded trailed trail host hosted visit entertain
    play played faced relegated clinched eliminated knocked overcame overcome outplayed
    swept upset snapped stunned visited hosts visits plays trails
    """
)
# Done to a team: only what a match alone holds.
_BEATING = _set(
    """
    beat beats beating defeated defeating thrashed thrashing edged edging crushed downed downing routed
    routing hammered trounced blanked blanking eliminated overcame visit visited host hosted entertain
    overpowered outlasted swept
    """
)
_AGAINST = _set(
    """
    against over with versus v vs
    """
)
_RESULT = _set(
    """
    win victory defeat draw loss lost match game tie triumph lead final semifinal semi-final tie drew won
    played rout goals clash
    """
)
_STAFF = _set(
    """
    coach striker strikers midfielder midfielders defender defenders goalkeeper keeper winger skipper fans
    manager forward captain players player side squad boss pitcher quarterback teammate
    teammates driver drivers pair duo rider riders scrum-half fly-half flanker prop lock batsman bowler
    defence defense left-back right-back
    """
)
_WORDS = _SPORT | _SPORTING
_LOCATED = _set(
    """
    in near outside around throughout inside from across
    """
)
# Of a text, how much is looked through for scores, in characters.
_LOOKED_AT = 20_000
# After a score: "2-1 against Oslo".
_FACING = frozenset({"against", "at", "to", "with", "by"})
_NUMBER = re.compile(r" (?:\d{1,3}|nil)(?=[\s,.;()–-]|\Z)")
_TALLY = re.compile(r"(?: {1,8}\.?\d{1,4}(?:\.\d{1,3})?){3}")
_LIST = re.compile(r" - [^\n]{1,60}\d")


def find_teams(plain: Sequence[Words], chunked: Sequence[Sequence[Chunk]], registry: Registry) -> None:
    """Mark the chunks that name a team as such. A country that plays stays a place."""
    sporting = _sporting(plain)
    if not sporting:
        return
    sure: dict[tuple[str, ...], float] = {}
    own: set[int] = set()
    open_to: list[list[Chunk]] = []
    for row in chunked:
        able = [chunk for chunk in row if _may(chunk, registry)]
        open_to.append(able)
        following = {chunk.first: chunk for chunk in row}
        for chunk in able:
            weight = _weight(chunk) + _well_known(chunk)
            other = following.get(chunk.last + 2)
            if other is not None and (_scored(chunk, other) or _fixture(chunk, other)):
                weight += 2.0
                own.add(id(other))
                key = tuple(other.parts)
                sure[key] = sure.get(key, 0.0) + 2.0
            if weight:
                if weight >= 1.5:
                    own.add(id(chunk))
                key = tuple(chunk.parts)
                sure[key] = sure.get(key, 0.0) + weight
    for able in open_to:
        for chunk in able:
            # Once is enough where it plays, not for the whole article.
            total = sure.get(tuple(chunk.parts), 0.0)
            if total >= (1.5 if sporting > 3 or id(chunk) in own else 2.5) and not _whereabouts(chunk):
                chunk.team = True


def _sporting(plain: Sequence[Words]) -> int:
    """How surely the article reports matches: 0 where it does not, more the more results it gives."""
    spoken: set[str] = set()
    for words in plain:
        spoken |= _WORDS.intersection(words.folded)
    if not spoken:
        return 0
    telling = len(spoken) + len(spoken & _SPORT)
    texts = {words.field: words.text for words in plain}
    scores = 0
    for text in texts.values():
        text = text[:_LOOKED_AT]
        scores += sum(_result(match) for match in _SCORE.finditer(text)) + 2 * len(_ROW.findall(text))
    if telling > 4 or (telling > 2 and scores > 0) or scores > 3:
        return 1 + scores
    return 0


def _result(match: re.Match[str]) -> bool:
    """Whether it reads as a score: the higher number first, as "20-30 people" has not."""
    first, _, second = match.group().partition("-")
    return not second or int(first) >= int(second)


def _may(chunk: Chunk, registry: Registry) -> bool:
    """Whether the name may be a club's: no country, nobody with a title, no name in full."""
    if chunk.alias is not None:
        if chunk.alias.kind != "place" or chunk.alias.demonym:
            return False
        return not any(registry[owner].demonyms for owner in chunk.alias.owners)
    if chunk.titled or chunk.toponym or len(chunk.parts) > 3:
        return False
    name = " ".join(chunk.parts)
    if name in ABBREVIATIONS or (chunk.opens and is_word(name) and name not in listed("clubs")):
        return False
    return chunk.parts[0] not in listed("given") or name in listed("places") or name in listed("clubs")


def _well_known(chunk: Chunk) -> float:
    name = " ".join(chunk.parts)
    if name not in listed("clubs"):
        return 0.0
    doubtful = is_word(name) or name in listed("given") or name in listed("surnames")
    return 0.6 if doubtful and name not in listed("places") else 1.5


def _in_places(chunk: Chunk) -> bool:
    return " ".join(chunk.parts) in listed("places")


def _weight(chunk: Chunk) -> float:
    """How much what stands beside the name speaks for a team."""
    words, first, last = chunk.words, chunk.first, chunk.last
    weight = 0.0
    if _opens_line(chunk) and (_TALLY.match(words.text, chunk.end) or _LIST.match(words.text, chunk.end)):
        weight += 2.0
    place = _in_places(chunk) or chunk.alias is not None or " ".join(chunk.parts) in listed("clubs")
    after = words.folded[last + 1] if last + 1 < len(words) and words.joined(last) else ""
    if after in ("were", "was") and last + 2 < len(words) and words.folded[last + 2] in ("held", "beaten"):
        after = "beaten"
    if after in _PLAYING or after == "beaten":
        # A surname may beat somebody too.
        weight += 1.5 if place else 0.5
    elif after in _STAFF:
        weight += 1.5
    before = words.folded[first - 1] if first and words.joined(first - 1) else ""
    farther = words.folded[first - 2] if first > 1 and words.joined(first - 2) else ""
    if before == "the" and farther:
        before, farther = farther, words.folded[first - 3] if first > 2 else ""
    if before == "from" and farther == "signed":
        weight += 1.5
    if words.gap(last) == ", " and last + 2 < len(words) and words.folded[last + 1] == "who":
        # "Luton, who drew 0-0".
        weight += 1.5 if words.folded[last + 2] in _PLAYING else 0.0
    scored = before in _FACING and _SCORE.search(words.text, max(0, chunk.start - 14), chunk.start)
    if scored or before in _BEATING or (before in _AGAINST and farther in _RESULT):
        weight += 1.5 if place else 0.5
    if words.text.startswith(("'s ", "’s "), chunk.end) and _SCORE.match(words.text, chunk.end + 3):
        weight += 1.5
    return weight


def _scored(chunk: Chunk, other: Chunk) -> bool:
    """ "Oslo 2 Bergen 1", "Oslo 2-1 Bergen"."""
    words = chunk.words
    between = words.text[chunk.end : other.start]
    if (
        len(between) > 12
        or not any(c.isdigit() for c in between)
        or not words.texts[chunk.last + 1][0].isdigit()
    ):
        return False
    if not between.replace("-", "").replace(" ", "").replace(",", "").isdigit() or "\n" in between:
        return False
    return "-" in between or _NUMBER.match(words.text, other.end) is not None


def _fixture(chunk: Chunk, other: Chunk) -> bool:
    """A line of its own: "Oslo at Bergen", "Oslo v Bergen"."""
    words = chunk.words
    meets = words.folded[chunk.last + 1] in ("at", "v", "vs") and _opens_line(chunk)
    return meets and words.text[other.end : other.end + 1] in ("", "\n")


def _opens_line(chunk: Chunk) -> bool:
    return chunk.start == 0 or chunk.words.text[chunk.start - 1] == "\n"


def _whereabouts(chunk: Chunk) -> bool:
    """Whether the name stands where only the town can: "in Leeds", "At Leeds,", a dateline."""
    words, first, last = chunk.words, chunk.first, chunk.last
    if first and words.joined(first - 1):
        before = words.folded[first - 1]
        if before in _LOCATED or (before == "at" and words.opens(first - 1)):
            return True
    if not _opens_line(chunk):
        # "Houston, Texas".
        return words.text.endswith(", ", 0, chunk.start) and first > 0 and words.texts[first - 1][0].isupper()
    gap = words.gap(last)
    if gap.startswith((", ", " (")) and not gap.startswith(" (\n"):
        return True
    following = words.texts[last + 1] if last + 1 < len(words) else ""
    return len(following) >= 4 and following[:4].isdigit()
