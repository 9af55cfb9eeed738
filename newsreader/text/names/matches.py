"""Reports of matches: whether an article is one, and whom its results set against each other."""

import re
from collections.abc import Sequence

from newsreader.text.names.chunks import NameCandidate
from newsreader.text.names.lexicon import listed
from newsreader.text.names.words import Words


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What only reports of matches speak of, and what they speak of more than others do.
_SPORT = _set(
    """
    striker strikers midfielder midfielders goalkeeper winger goalless scored scorer scorers equaliser
    equalised equalized half-time halftime innings inning wicket wickets batsman batsmen bowler bowlers
    relegated quarterback touchdown touchdowns homer homers homered playoff playoffs play-off semifinal
    semi-final
    quarter-final rugby soccer football baseball basketball hockey cricket puck defenceman defenseman
    kick-off flanker uncapped scrum-half fly-half lineout scrum stoppage lapped qualifiers podium
    goaltender goalie goalies homerun shortstop inning-ending unbowled seamer spinner peloton bullpen
    """
)
_SPORTING = _set(
    """
    coach defender defenders goals league fixture fixtures cup match matches season overs batted referee
    relegation tournament pitcher shutout standings teams team players player champions championship
    unbeaten offside rebounds assists caps substitute headed attendance games seeding pole lap laps
    qualifying prix rider riders driver drivers rookie rookies bowled batting bowling stumps centre-half
    booked transfer halfback fullback pitched standing division race races runs penalty spot
    """
)
_WORDS = _SPORT | _SPORTING
# A score, which no war has: "3-1", "2-1 at home".
SCORE = re.compile(r"(?<![\d-])\d{1,3}-\d{1,3}(?![\d-])| by \w{1,8} (?:wickets?|runs?|innings)\b")
_ROW = re.compile(r"(?m)(?:^|; |: )[^\W\d_][^\n\d]{1,30}? \d{1,3}(?:,? [^\W\d_][^\n\d]{1,30}? | )\d{1,3}\b")
# Of a text, how much is looked through for scores, in characters.
_LOOKED_AT = 20_000
# As a wire begins its headline: "SOCCER-OSLO BEAT BERGEN".
_HEADED = re.compile(
    r"(?:[A-Z]{2,4} )?(?:AMERICAN |RUGBY |AUSTRALIAN RULES )?(?:SOCCER|CRICKET|BASEBALL|BASKETBALL|"
    r"(?:ICE )?HOCKEY|NHL|NBA|NFL|MLB|FOOTBALL|RUGBY(?: UNION| LEAGUE)?|CYCLING|MOTOR RACING|HANDBALL|"
    r"VOLLEYBALL) ?-"
)
_NUMBER = re.compile(r" (?:\d{1,3}|nil)(?=[\s,.;()–-]|\Z)")
# What stands in a score besides its digits.
_MARKS = str.maketrans("", "", "- ,")
# How a batsman was dismissed, before or after a name: "c Hart b Lee", caught by one and bowled by the other.
DISMISSED = frozenset({"b", "c", "lbw", "st"})


def sporting(pieces: Sequence[Words]) -> int:
    """How surely the article reports matches: 0 where it does not, more the more results it gives."""
    spoken: set[str] = set()
    for words in pieces:
        spoken |= _WORDS.intersection(words.folded)
    if not spoken:
        return 0
    heading = 4 * any(headed(words) for words in pieces)
    telling = len(spoken) + len(spoken & _SPORT) + heading
    results = sum(_results(text) for text in {words.field: words.text for words in pieces}.values())
    if telling > 4 or (telling > 2 and results > 0) or results > 3:
        return 1 + results + heading
    return 0


def headed(words: Words) -> bool:
    """Whether a line begins as a wire's report of a match."""
    return bool(words.starts) and _HEADED.match(words.text, words.starts[0]) is not None


def _results(text: str) -> int:
    """The scores a text gives, a row of a table of results counting twice."""
    text = text[:_LOOKED_AT]
    return sum(_is_result(match) for match in SCORE.finditer(text)) + 2 * len(_ROW.findall(text))


def _is_result(match: re.Match[str]) -> bool:
    """Whether it reads as a score: the higher number first, as "20-30 people" has not."""
    first, _, second = match.group().partition("-")
    return not second or int(first) >= int(second)


def met(chunk: NameCandidate, other: NameCandidate) -> bool:
    """Whether a line sets the two against each other."""
    return _has_score_between(chunk, other) or _is_fixture(chunk, other)


def _has_score_between(chunk: NameCandidate, other: NameCandidate) -> bool:
    """ "Oslo 2 Bergen 1", "Oslo 2-1 Bergen"."""
    words = chunk.words
    between = words.text[chunk.end : other.start]
    if len(between) > 12 or not between.translate(_MARKS).isdigit():
        return False
    if "," in between and (as_person(chunk) or as_person(other) or _is_bracketed(chunk)):
        # Scorers and their minutes.
        return False
    if between.count("-") > 1 or (chunk.first and words.folded[chunk.first - 1] in DISMISSED):
        # A bowler's "21-3-74-2", "c Hart b Lee 61".
        return False
    return "-" in between or _NUMBER.match(words.text, other.end) is not None


def _is_bracketed(chunk: NameCandidate) -> bool:
    line = chunk.words.text[max(0, chunk.start - 120) : chunk.start]
    return line.rfind("(") > line.rfind(")")


def _is_fixture(chunk: NameCandidate, other: NameCandidate) -> bool:
    """A line of its own: "Oslo at Bergen", "Oslo v Bergen"."""
    words = chunk.words
    how = words.folded[chunk.last + 1]
    meets = opens_line(words, chunk.start) if how == "at" else words.opens(chunk.first)
    return how in ("at", "v", "vs") and meets and words.text[other.end : other.end + 1] in ("", "\n")


def opens_line(words: Words, start: int) -> bool:
    return start == 0 or words.text[start - 1] == "\n"


def as_person(chunk: NameCandidate) -> bool:
    """Whether the name begins as a person's does, and is no known town or club."""
    if chunk.alias is not None or chunk.parts[0] not in listed("given"):
        return False
    name = " ".join(chunk.parts)
    return name not in listed("places") and name not in listed("clubs")
