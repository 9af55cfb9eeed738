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
# A score, which no war has: "3-1", "2-1 at home".
_SCORE = re.compile(r"(?<![\d-])\d{1,3}-\d{1,3}(?![\d-])| by \w{1,8} (?:wickets?|runs?|innings)\b")
_ROW = re.compile(r"(?m)^[^\W\d_][^\n\d]{1,30}? \d{1,3}(?:,? [^\W\d_][^\n\d]{1,30}? | )\d{1,3}\b")
_PLAYING = _set(
    """
    beat beats beating defeated defeats thrashed edged crushed downed routed hammered trounced blanked
    drew draw won win lost equalised equalized scored conceded trailed trail host hosted visit entertain
    play played faced relegated clinched eliminated knocked overcame overcome outplayed
    swept upset snapped stunned visited hosts visits plays trails held hold holds outscored bowled
    sacked
    """
)
# Done to a team: only what a match alone holds.
_BEATING = _set(
    """
    beat beats beating defeated defeating thrashed thrashing edged edging crushed downed downing routed
    routing hammered trounced blanked blanking eliminated overcame visit visited host hosted entertain
    overpowered outlasted swept face faces facing edge play plays played playing meet meets topped blank
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
    defence defense left-back right-back starter reliever rookie closer goaltender seamer spinner opener
    goalie shortstop catcher pitchers defenceman forwards guard
    """
)
_WORDS = _SPORT | _SPORTING
_COUNTED = _set(
    """
    goals points runs twice once rebounds assists yards hits saves
    """
)
# What follows a town in a club's name and is no name by itself.
_CLUB_ENDS = _set(
    """
    united city town rovers wanderers athletic albion county fc
    """
)
_DISMISSED = _set(
    """
    b c lbw st
    """
)
_RIDING = _set(
    """
    rides drives races riding driving racing
    """
)
_LOCATED = _set(
    """
    in near outside around throughout inside from across
    """
)
# Of a text, how much is looked through for scores, in characters.
_LOOKED_AT = 20_000
# As a wire begins its headline: "SOCCER-OSLO BEAT BERGEN".
_HEADED = re.compile(
    r"(?:[A-Z]{2,4} )?(?:AMERICAN |RUGBY |AUSTRALIAN RULES )?(?:SOCCER|CRICKET|BASEBALL|BASKETBALL|"
    r"(?:ICE )?HOCKEY|NHL|NBA|NFL|MLB|FOOTBALL|RUGBY(?: UNION| LEAGUE)?|CYCLING|MOTOR RACING|HANDBALL|"
    r"VOLLEYBALL) ?-"
)
# After a score: "2-1 against Oslo".
_FACING = frozenset({"against", "at", "to", "with", "by"})
_NUMBER = re.compile(r" (?:\d{1,3}|nil)(?=[\s,.;()–-]|\Z)")
_TALLY = re.compile(r"(?: {1,8}\.?\d{1,4}(?:\.\d{1,3})?){3}")
_LIST = re.compile(r" - [^\n]{1,60}\d")


def find_teams(pieces: Sequence[Words], chunked: Sequence[Sequence[Chunk]], registry: Registry) -> None:
    """Mark the chunks that name a team as such. A country that plays stays a place."""
    sporting = _sporting(pieces)
    if not sporting:
        return
    # In a report headed as a team sport's, a lone word that nobody in it is called by may be a team.
    people = {chunk.parts[-1] for row in chunked for chunk in row if chunk.titled or _as_person(chunk)}
    headed = any(_headed(words) for words in pieces)
    sure: dict[tuple[str, ...], float] = {}
    own: set[int] = set()
    open_to: list[list[Chunk]] = []
    for row in chunked:
        able = [chunk for chunk in row if _may(chunk, registry)]
        open_to.append(able)
        following = {chunk.first: chunk for chunk in row}
        for chunk in able:
            other = following.get(chunk.last + 2)
            paired = other is not None and (_scored(chunk, other) or _fixture(chunk, other))
            if _as_person(chunk) and not paired:
                # "Nick Hale 65 66 70" is a golfer.
                continue
            lone = headed and chunk.parts[-1] not in people and _unlike_person(chunk)
            weight = _weight(chunk, lone) + _well_known(chunk)
            if headed and weight == 0.6:
                weight = 1.5
            if _named_in_row(chunk):
                weight += 2.0
            if other is not None and paired:
                weight += 2.0
                own.add(id(other))
                key = tuple(other.parts)
                sure[key] = sure.get(key, 0.0) + 2.0
            if weight:
                if weight >= 1.5:
                    own.add(id(chunk))
                key = tuple(chunk.parts)
                sure[key] = sure.get(key, 0.0) + weight
    shorter = _shorter(open_to)
    for able in open_to:
        for chunk in able:
            # Once is enough where it plays, not for the whole article.
            key = tuple(chunk.parts)
            told = sure.get(key, 0.0) >= (1.5 if sporting > 3 or id(chunk) in own else 2.5)
            if (told or key in shorter) and not _whereabouts(chunk):
                chunk.team = True


def _sporting(pieces: Sequence[Words]) -> int:
    """How surely the article reports matches: 0 where it does not, more the more results it gives."""
    spoken: set[str] = set()
    headed = any(_headed(words) for words in pieces)
    for words in pieces:
        spoken |= _WORDS.intersection(words.folded)
    if not spoken:
        return 0
    telling = len(spoken) + len(spoken & _SPORT) + 4 * headed
    texts = {words.field: words.text for words in pieces}
    scores = 0
    for text in texts.values():
        text = text[:_LOOKED_AT]
        scores += sum(_result(match) for match in _SCORE.finditer(text)) + 2 * len(_ROW.findall(text))
    if telling > 4 or (telling > 2 and scores > 0) or scores > 3:
        return 1 + scores + 4 * headed
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
        # A country; "New Yorkers" are a city's.
        return not any(
            registry[owner].demonyms and not registry[owner].name.endswith(" City")
            for owner in chunk.alias.owners
        )
    if chunk.titled or chunk.toponym or len(chunk.parts) > 3:
        return False
    name = " ".join(chunk.parts)
    if name == "west indies":
        return False
    common = chunk.opens and is_word(name) and name not in listed("clubs")
    return name not in ABBREVIATIONS and not common


def _as_person(chunk: Chunk) -> bool:
    """Whether the name begins as a person's does, and is no known town or club."""
    if chunk.alias is not None or chunk.parts[0] not in listed("given"):
        return False
    name = " ".join(chunk.parts)
    return name not in listed("places") and name not in listed("clubs")


def _headed(words: Words) -> bool:
    return bool(words.starts) and _HEADED.match(words.text, words.starts[0]) is not None


def _unlike_person(chunk: Chunk) -> bool:
    low = chunk.parts[0]
    return len(chunk.parts) == 1 and low not in listed("given") and low not in listed("surnames")


def _shorter(able: Sequence[Sequence[Chunk]]) -> set[tuple[str, ...]]:
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


def _named_in_row(chunk: Chunk) -> bool:
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


def _well_known(chunk: Chunk) -> float:
    name = " ".join(chunk.parts)
    if name not in listed("clubs"):
        return 0.0
    if is_word(name) and not chunk.words.opens(chunk.first) and not chunk.words.all_caps:
        # "Over the Jaguars": a capital that only a name has.
        return 1.5
    doubtful = is_word(name) or name in listed("given") or name in listed("surnames")
    return 0.6 if doubtful and name not in listed("places") else 1.5


def _in_places(chunk: Chunk) -> bool:
    return " ".join(chunk.parts) in listed("places")


def _weight(chunk: Chunk, lone: bool) -> float:
    """How much what stands beside the name speaks for a team."""
    words, first, last = chunk.words, chunk.first, chunk.last
    weight = 0.0
    if _opens_line(chunk) and (_TALLY.match(words.text, chunk.end) or _LIST.match(words.text, chunk.end)):
        weight += 2.0
    place = (
        lone
        or _in_places(chunk)
        or chunk.alias is not None
        or chunk.scores.get("place", 0.0) >= 2.5
        or " ".join(chunk.parts) in listed("clubs")
    )
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
    if before == "for" and (farther.isdigit() or farther in _COUNTED):
        # "Added 21 for Oslo".
        weight += 1.5 if place else 0.5
    if farther in _RIDING and before in ("for", "with"):
        weight += 1.5
    if words.gap(last) == ", " and last + 2 < len(words) and words.folded[last + 1] == "who":
        # "Luton, who drew 0-0".
        weight += 1.5 if words.folded[last + 2] in _PLAYING else 0.0
    scored = before in _FACING and _SCORE.search(words.text, max(0, chunk.start - 14), chunk.start)
    if (
        scored
        or (before == "against" and place)
        or before in _BEATING
        or (before in _AGAINST and farther in _RESULT)
    ):
        weight += 1.5 if place or (scored and before == "at" and len(chunk.parts) < 3) else 0.5
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
    if "," in between and (_as_person(chunk) or _as_person(other) or _bracketed(chunk)):
        # Scorers and their minutes.
        return False
    if between.count("-") > 1 or (words.folded[chunk.first - 1] in _DISMISSED and chunk.first):
        # A bowler's "21-3-74-2", "c Hart b Lee 61".
        return False
    if not between.replace("-", "").replace(" ", "").replace(",", "").isdigit() or "\n" in between:
        return False
    return "-" in between or _NUMBER.match(words.text, other.end) is not None


def _bracketed(chunk: Chunk) -> bool:
    line = chunk.words.text[max(0, chunk.start - 120) : chunk.start]
    return line.rfind("(") > line.rfind(")")


def _fixture(chunk: Chunk, other: Chunk) -> bool:
    """A line of its own: "Oslo at Bergen", "Oslo v Bergen"."""
    words = chunk.words
    how = words.folded[chunk.last + 1]
    meets = _opens_line(chunk) if how == "at" else words.opens(chunk.first)
    return how in ("at", "v", "vs") and meets and words.text[other.end : other.end + 1] in ("", "\n")


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
