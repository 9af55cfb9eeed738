"""Who speaks by the words beside a quotation: "sighed Ann Lee", "called it “a disgrace”", "in his words"."""

import re
from collections.abc import Iterator

from newsreader.text import english
from newsreader.text.figures.countables import PEOPLE
from newsreader.text.names.cues import ORG_HEADS, TITLES
from newsreader.text.saying.attribution import MASK, QUOTED_BEFORE, Attribution, attributions, clauses_of
from newsreader.text.saying.beside import is_somebody
from newsreader.text.saying.persons import is_role
from newsreader.text.saying.speakers import PRONOUNS, REPORTING_VERBS, WORD, naming

_PHRASES = (
    r"went on|goes on|want(?:s|ed) to know|put it|puts it|(?:hit|shot|fired|snapped|yelled|called|wrote) back"
    r"|(?:chimed|cut|broke|put) in|(?:burst|cried|called|blurted|cries|calls) out|piped up|summed up"
    r"|ha(?:s|ve|d) (?:written|scrawled|texted)"
    r"|(?:is|was|are|were|can be|could be) (?:(?:over)?heard|seen|filmed|recorded|taped|caught)"
    r" (?:saying|asking|shouting|telling|yelling)|(?:is|was|were) heard to (?:ask|say|shout)"
    r"|(?:(?:has|have|had) been|is|was|were) (?:[a-z]+ly )?"
    rf"quoted(?: (?:by|in|on) [^,;:.\n{MASK}]{{2,40}})? as saying"
    r"|(?:is|was|are|were) (?:alleged|reported|said|understood) to have (?:asked|replied|said|shouted|told)"
)
# “Fire!” a boy called; “Order,” called the Speaker. Else somebody calls something so.
_CALLED = r"called(?=[.,;]| (?:as|from)\b| the [\w-]+[.,]| [A-Z][\w-]+(?: [A-Z][\w-]+)?[.,])"
VOICES = english.words("saying.voice")
_VOICE = re.compile(rf"\b(?:{_PHRASES}|{_CALLED}|{english.alternatives(VOICES - REPORTING_VERBS)})\b")
_THINKING = english.words("saying.thinking")
# "Critics call it “a shame”": one would "call" nothing so.
_OF_SEVERAL = frozenset(
    {"call", "describe", "dub", "brand", "label", "dismiss", "denounce", "condemn", "deem"}
)
JUDGING = english.words("saying.judging")
# Not "held that part of the town".
_HELD = rf"held that(?= (?:(?:the|an?|it|he|she|they|this|there|no|nobody)\b|{MASK}|[A-Z]))"
_JUDGING = re.compile(
    r"\b(?:(?:ask|call|appeal|plead)(?:s|ed) for"
    r"|sp(?:oke|eaks?) of|complained of|warned of|talked (?:of|about)|referred to|hits? (?:out|back) at"
    rf"|(?:brushe[sd]|laugh(?:s|ed)|shrug(?:s|ged)|wave[sd]|wr(?:ites|ote)|play(?:s|ed)|talk(?:s|ed))"
    rf"(?= [^.;:\n{MASK}]{{0,60}}?\b(?:off|aside|away|down|up) as (?:an? |the )?{MASK})"
    r"|informed (?=(?:the|an?|his|her|their|its) |him\b|them\b|us\b|me\b|[A-Z])"
    rf"|ruled that|{_HELD}|cautioned against|(?:pronounce[ds]|declare[ds]) (?:him|her|it|them)sel(?:f|ves)"
    r"|(?:call|describ|dubb|brand|label|labell|dismiss|denounc|condemn|slamm|accus|blam|criticis|criticiz"
    r"|deplor|lament|mock|prais|reject|hail|decry|bemoan|ridicul|derid|brand)ing"
    rf"|{english.alternatives(JUDGING | _THINKING | _OF_SEVERAL)})\b"
)
# What besides is done by somebody "as" what they say it is; not "renamed", "marked", "listed".
_REGARDED = (
    r"seen|viewed|regarded|perceived|judged|remembered|recalled|mourned|hono(?:u)?red|admired|celebrated"
    r"|greeted|received|embraced|treated|backed|supported|defended|attacked|assailed|warned|painted|seized on"
    r"|held up|summed up|played (?:up|down)|(?:brushed|laughed|shrugged|written|waved) (?:off|aside|away)"
)
# "Dismissed by Ann Lee as “a shame”", "described as “a shame” by Ann Lee".
_JUDGED_BY = re.compile(
    rf"\b(?:{english.alternatives(JUDGING)}|{_REGARDED}) (?:"
    rf"by (?P<before>[^,;:.\n{MASK}]{{2,60}}?) (?:as|of) (?:an? |the |[a-z]+ (?:of|that) ){{0,2}}{MASK}"
    rf"|(?:(?:as|of) )?(?:an? |the )?{MASK}+(?: [a-z]+){{0,2}} by (?P<behind>[^,;:.\n{MASK}]{{2,60}}))"
)
_OWN_WORDS = re.compile(
    r"\b[Ii]n (?:(?P<whose>his|her)(?: own)? (?:words|phrase)\b"
    r"|the (?:words|phrase) of (?P<of>[^,;:.\n]{2,60})"
    r"|(?P<name>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})['’]s(?: own)? (?:words|phrase)\b)"
    r"|\b[Tt]o (?:quote|borrow from) (?P<quoted>[^,;:.\n]{2,60})"
    r"|\b[Ff]or (?P<judge>[^,;:.\n]{2,60}?),? (?:it|this|that) (?:was|is|had been)"
    rf" (?:an? |the )?(?={MASK})"
)
_OF_ANOTHER = re.compile(r" (?:of|in|at|from|with) (?:the )?")
_WHAT = re.compile(
    r"\bwhat (?P<who>[^,;:.\n]{2,60}?|(?:Sen|Rep|Gov|Dr)\. [^,;:.\n]{2,60}?)(?:, [^,;:\n]{2,40},)?"
    r" (?:has |have |had |once |later )?"
    r"(?:called|described as|termed|dubbed|labelled|calls?|describes? as|said (?:was|were)|says (?:is|are))"
    r"(?: (?:an?|the)(?: [a-z]{2,20}+){1,3})?\s\Z"
)
# What is written judges too: "The report calls it “a disgrace”".
WRITTEN = frozenset(
    """
    report letter statement lawsuit ruling petition complaint indictment audit review inquiry memo email diary
    note panel tribunal jury verdict judgment judgement communique communiqué document dossier study editorial
    resolution notice rules notes minutes guidelines documents papers records emails messages charter code
    contract treaty constitution plaque leaflet manual website brochure invitation inscription citation
    """.split()  # noqa: SIM905
)
# "The airline called the ban “hasty”": whatever it is, it speaks; not what is itself "called “Hasty”".
_THE = ("The ", "the ", "Its ", "its ")
_CALLING = re.compile(
    r"(?:accused|accuses|blamed|criticised|criticized|called|calls|branded|brands|dismissed|described|denounced"
    rf"|condemned) (?!as\b|by\b|in\b)[^{MASK}]"
)
# What may stand between a voice and what it says: "whispered to her son: …".
_TO_QUOTATION = re.compile(rf"(?: [^,.;:?!\n{MASK}]{{1,50}})?[:,] ?{MASK}|[ ]?{MASK}")
# "Boasted that it was “easy”"; what somebody thinks is told without quotation marks.
_THAT_QUOTED = re.compile(rf" that [^.;:?!\n{MASK}]{{0,80}}{MASK}")
_FROM_QUOTATION = re.compile(rf"{MASK},? (?:the |a |an )?\Z")
_JUDGED = re.compile(rf"[^.;:?!\n{MASK}]{{0,100}}{MASK}")
_THOUGHT = re.compile(rf"{_JUDGED.pattern}+(?:[.,;]|\Z| (?:and|but)\b)")
_QUOTATION = re.compile(rf"(?<!{MASK}){MASK}")
# “A mess” is what Ann Lee called it; “It's gone,” was how Ann Lee, who saw it, put it.
_IS_HOW = re.compile(
    rf"{MASK},? (?P<verb>(?:is|was) (?:how|what)) (?P<who>(?:[\w.’'-]+ ){{0,4}}?[\w.’'-]+)"
    rf"(?:, [^,;:\n{MASK}]{{2,60}},)?"
    r" (?:has |had |once |later )?(?:called|described|dubbed|explained|phrased|puts?|summed|termed)\b"
    r"(?! for\b)"
)
_LONGEST_LEAD = 8
_LONGEST_WHAT = 90


def voices(masked: str, start: int, end: int) -> Iterator[Attribution]:
    """The clauses that tell whose a sentence's quotation is, by words that elsewhere report nothing."""
    for one in clauses_of(_VOICE, masked, start, end, QUOTED_BEFORE):
        first = min(one.start, one.speaker[0])
        lead = masked[max(start, first - _LONGEST_LEAD) : first]
        if _FROM_QUOTATION.search(lead) or (not one.inverted and _leads_to_quotation(masked, one)):
            yield one
    for one in clauses_of(_JUDGING, masked, start, end):
        verb = masked[one.verb : one.end]
        if verb in _OF_SEVERAL and masked[one.speaker[1] - 1] != "s":
            continue
        behind = _THOUGHT if verb in _THINKING else _JUDGED
        if behind.match(masked, one.end, end) and _may_judge(masked, one):
            yield one
    if masked.find(" by ", start, end) >= 0:
        yield from _judged_by(masked, start, end)
    yield from _own_words(masked, start, end)
    for match in _IS_HOW.finditer(masked, start, end):
        at = match.start("verb")
        yield from _of(masked, match.span("who"), at, match.end(), at, inverted=True)


def _of(
    masked: str, who: tuple[int, int], start: int, end: int, verb: int, *, inverted: bool = False
) -> Iterator[Attribution]:
    """The clause, of whom the words at `who` name, if they name anybody."""
    speaker = naming(masked, list(WORD.finditer(masked, *who)))
    if speaker is not None:
        pronoun = masked[slice(*speaker)].lower() in PRONOUNS
        yield Attribution(start, end, verb, speaker, pronoun, inverted)


def _leads_to_quotation(masked: str, one: Attribution) -> bool:
    if _TO_QUOTATION.match(masked, one.end):
        return True
    if masked.endswith("as saying", one.verb, one.end):
        return _JUDGED.match(masked, one.end) is not None
    return masked[one.verb : one.end] not in _THINKING and _THAT_QUOTED.match(masked, one.end) is not None


def _may_judge(masked: str, one: Attribution) -> bool:
    """Whether the subject is somebody, and no thing that is said to be something."""
    words = masked[slice(*one.speaker)].split()
    if _CALLING.match(masked, one.verb) and masked.endswith(_THE, 0, one.speaker[0]):
        return True
    return one.pronoun or any(word[0].isupper() or _is_somebody(word.lower()) for word in words)


def _is_somebody(low: str) -> bool:
    return low in TITLES or low in ORG_HEADS or low in PEOPLE or low in WRITTEN or is_role(low)


def _judged_by(masked: str, start: int, end: int) -> Iterator[Attribution]:
    """ "The plan was dismissed as “a shame” by Ann Lee"."""
    for match in _JUDGED_BY.finditer(masked, start, end):
        at = match.start()
        yield from _of(masked, match.span(match.lastgroup or 0), at, at + 1, at)


def _own_words(masked: str, start: int, end: int) -> Iterator[Attribution]:
    """ "A truce, in his words, is “dead”", "for Ann Lee it was “a dream”"."""
    for match in _OWN_WORDS.finditer(masked, start, end):
        group = match.lastgroup or "whose"
        speaker = match.span(group)
        if group == "judge" and not _may_be_judge(masked, match, end):
            continue
        if group in ("of", "quoted", "judge"):
            named = naming(masked, list(WORD.finditer(masked, *speaker)))
            if named is None:
                continue
            speaker = named
        yield Attribution(match.start(), match.end(), match.start(), speaker, group == "whose", False)
    yield from _what(masked, start, end)


def _may_be_judge(masked: str, match: re.Match[str], end: int) -> bool:
    """Whether it is somebody for whom it “was” so, and nobody else says so: "For years it was “a joke”"."""
    judge = naming(masked, list(WORD.finditer(masked, *match.span("judge"))))
    if judge is None or not is_somebody(masked, judge) or masked[slice(*judge)].split()[-1] in PEOPLE:
        return False
    if _OF_ANOTHER.search(masked, match.start("judge"), judge[0] + 1):
        # "For the farmers of Ek"
        return False
    return not attributions(masked, match.end(), end)


def _what(masked: str, start: int, end: int) -> Iterator[Attribution]:
    """ "What Ann Lee called “a disgrace”"."""
    for mark in _QUOTATION.finditer(masked, start, end):
        what = _WHAT.search(masked, max(start, mark.start() - _LONGEST_WHAT), mark.start())
        if what is None:
            continue
        yield from _of(masked, what.span("who"), what.start("who"), what.end(), what.end() - 1)
