"""What is said of teams and seldom of towns: they beat each other, and have strikers and scores."""

import re

from newsreader.text.names.chunks import NameCandidate
from newsreader.text.names.kinds.context import Context, preceding
from newsreader.text.names.kinds.evidence import CuePlace, Listing, NameCue, Table, farther
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.matches import SCORE, opens_line


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


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
_COUNTED = _set(
    """
    goals points runs twice once rebounds assists yards hits saves
    """
)
_TALLY = re.compile(r"(?: {1,8}\.?\d{1,4}(?:\.\d{1,3})?){3}")
_LIST = re.compile(r" - [^\n]{1,60}\d")
# What a club's name weighs that is also a word's or somebody's.
DOUBTFUL = 0.6


class Side(Context):
    """A name in the report of a match, and the words beside it: "the" before it is passed over, and who was
    "held" or "beaten" is as good as one who beat.

    `known` says that the name is a town's or a club's, and `lone` that no person in the article has it.
    """

    __slots__ = ("_farther", "known")

    def __init__(self, chunk: NameCandidate, *, lone: bool) -> None:
        words, first, last = chunk.words, chunk.first, chunk.last
        super().__init__(words, first, last)
        self.known = (
            lone
            or chunk.alias is not None
            or chunk.scores.get("place", 0.0) >= 2.5
            or self.whole in listed("places")
            or self.whole in listed("clubs")
        )
        if self.after in ("were", "was") and words.folded[last + 2 : last + 3] in (["held"], ["beaten"]):
            self.after = "beaten"
        self.before, self._farther = preceding(words, first), preceding(words, first - 1)
        if self.before == "the" and self._farther:
            self.before, self._farther = self._farther, words.folded[first - 3] if first > 2 else ""

    @property
    def farther(self) -> str:
        return self._farther


def _if_known(side: Side) -> float:
    """A surname may beat somebody too."""
    return 1.5 if side.known else 0.5


def _if_known_or_visited(side: Side) -> float:
    """ "2-1 at Oslo": nobody scores at somebody."""
    return 1.5 if side.before == "at" and len(side.parts) < 3 else _if_known(side)


def _has_tally(side: Side) -> bool:
    """ "Oslo 21 14 3" or "Oslo - Ann Lee 3" at the start of a line."""
    words = side.words
    if not opens_line(words, side.start):
        return False
    return bool(_TALLY.match(words.text, side.end) or _LIST.match(words.text, side.end))


def _has_score_before(side: Side) -> bool:
    return SCORE.search(side.words.text, max(0, side.start - 14), side.start) is not None


def _has_score_of_its_own(side: Side) -> bool:
    """ "Oslo's 3-1 win"."""
    text = side.words.text
    return text.startswith(("'s ", "’s "), side.end) and SCORE.match(text, side.end + 3) is not None


def _comes_after_count(side: Side) -> bool:
    return side.farther.isdigit() or side.farther in _COUNTED


def _is_who_played(side: Side) -> bool:
    """ "Luton, who drew 0-0"."""
    return side.last + 2 < len(side.words) and side.words.folded[side.last + 2] in _PLAYING


def _is_surely_club(side: Side) -> bool:
    """Whether it is a club's or its town's name, and no word's or person's."""
    if is_word(side.whole) and not side.words.opens(side.first) and not side.words.all_caps:
        # "Over the Jaguars": a capital that only a name has.
        return True
    doubtful = is_word(side.whole) or side.whole in listed("given") or side.whole in listed("surnames")
    return not doubtful or side.whole in listed("places")


SIDES: Table[Side] = Table(
    NameCue(
        "team/tally", "organisation", 2.0, CuePlace.ANYWHERE, when=_has_tally,
        example="A quiet night.\n[Bolton] 21 14 3 45\n",
    ),
    (
        NameCue(
            "team/plays", "organisation", _if_known, CuePlace.AFTER, _PLAYING | {"beaten"},
            example="On Monday [Bolton] were held again.",
        ),
        NameCue(
            "team/staff", "organisation", 1.5, CuePlace.AFTER, _STAFF,
            example="They asked [Bolton] striker Gary Holt.",
        ),
    ),
    NameCue(
        "team/signed", "organisation", 1.5, CuePlace.BEFORE, "from", when=farther("signed"),
        example="He was signed from the [Jaguars] in May.",
    ),
    NameCue(
        "team/counted", "organisation", _if_known, CuePlace.BEFORE, "for", when=_comes_after_count,
        example="He added 21 for [Bolton] in May.",
    ),
    NameCue(
        "team/rides", "organisation", 1.5, CuePlace.BEFORE, "for with",
        when=farther("rides drives races riding driving racing"),
        example="He drives for [Bolton] in May.",
    ),
    NameCue(
        "team/who", "organisation", 1.5, CuePlace.AFTER_COMMA, "who", when=_is_who_played,
        example="They spoke of [Bolton], who drew again.",
    ),
    (
        NameCue(
            "team/score-against", "organisation", _if_known_or_visited, CuePlace.BEFORE,
            "against at to with by",
            when=_has_score_before,
            example="It ended 2-1 at [Bolton] in May.",
        ),
        NameCue(
            "team/against", "organisation", 1.5, CuePlace.BEFORE, "against", when=lambda side: side.known,
            example="They were poor against [Bolton] in May.",
        ),
        NameCue(
            "team/beaten-by", "organisation", _if_known, CuePlace.BEFORE, _BEATING,
            example="They thrashed [Bolton] in May.",
        ),
        NameCue(
            "team/result-against", "organisation", _if_known, CuePlace.BEFORE,
            "against over with versus v vs",
            when=farther(_RESULT),
            example="They spoke of the win over [Bolton] in May.",
        ),
    ),
    NameCue(
        "team/own-score", "organisation", 1.5, CuePlace.ANYWHERE, when=_has_score_of_its_own,
        example="They spoke of [Bolton]'s 3-1 win in May.",
    ),
    (
        NameCue(
            "team/well-known", "organisation", 1.5, CuePlace.WHOLE, Listing("clubs"), when=_is_surely_club,
            example="They spoke of [Aston Villa] in May.",
        ),
        NameCue(
            "team/well-known-doubtful", "organisation", DOUBTFUL, CuePlace.WHOLE, Listing("clubs"),
            example="On Monday [Ferrari] won again.",
        ),
    ),
)  # fmt: skip
