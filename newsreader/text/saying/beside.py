"""Who speaks by the shape of what stands right behind a quotation: “…,” whatever-verbed Ann Lee."""

import re

from newsreader.text.figures.countables import PEOPLE
from newsreader.text.names.cues import CALENDAR, FUNCTION_WORDS, ORG_HEADS, TITLES
from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import listed
from newsreader.text.saying.attribution import Attribution, after
from newsreader.text.saying.clause_words import OWN_SPEECH
from newsreader.text.saying.persons import is_role
from newsreader.text.saying.reporting import FINITE
from newsreader.text.saying.speakers import AUXILIARIES, PRONOUNS, WORD, naming

# “Never,” shoots back Ann Lee
_VERB = re.compile(r"[,\s—–-]{0,3}(?P<verb>[a-z]{3,})(?: (?:back|out|in|up|on|along|through))?(?= )")
# What may follow a speaker that stands behind such a verb.
_ENDS = re.compile(
    r"(?:,| (?:of|in|at|from|on|to|with|as|when|while|after|before|during|behind|over|under|who|and|that)\b"
    r"|[.;:!?)—–-]|\s*\Z|\s[—–-]| [a-z]+ly\b| (?:last|this|late|early|yesterday|today)\b|\n)"
)
# “I will,” Ann Lee mouths
_SUBJECT = re.compile(
    r"[,\s]{0,2}(?P<who>[Hh]e|[Ss]he"
    r"|(?:(?:the|an?|one|his|her|their|another) )?(?:[a-z][\w-]+ ){0,3}[a-z][\w-]+"
    r"|(?:(?:the|an?) )?(?:[a-z][\w-]+ ){0,3}(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w’'-]+)"
    r" (?:[a-z]+ly )?(?P<verb>[a-z]{3,})\b"
)
# “Go home,” was her advice. “No,” came the reply from Ann Lee. “Soon,” is all the mayor would say.
_WAS = re.compile(
    r"[,\s—–-]{0,3}(?:was|is|were|are|came|comes|ran|runs|goes|went) (?:"
    rf"(?P<whose>his|her)\b(?: [\w-]+){{0,2}} {OWN_SPEECH}\b"
    rf"|(?:the )?(?P<owner>[\w][\w .’'-]{{1,40}})['’]s(?: [\w-]+){{0,2}} {OWN_SPEECH}\b"
    rf"|(?:the|an?)(?: [\w-]+){{0,2}} {OWN_SPEECH} (?:of|from|by) (?P<of>[^,;:.\n]{{2,60}})"
    r"|(?:all|how|what|as much as)(?: that)? (?P<who>[^,;:.\n]{2,60}?)"
    r" (?:would|could|can|will|had to|puts?|said|says|described|describes|summed|sums"
    r"|explained|explains|offered|managed|muttered|answered)\b)"
)
# “Hope,” stars Ann Lee: the quotation is the subject, and a title.
_OF_TITLES = frozenset(
    """
    features featured stars starred shows showed follows followed casts portrays portrayed depicts depicted
    pits pitted moves moved inspired includes included tells earned helped became reached opens opened
    """.split()  # noqa: SIM905
)
_TOPIC = re.compile(r"\b(?P<before>[a-z]+) (?:of|for|about|over|to|in|on|at|with)\b")
_DISOWNED = re.compile(
    r",?[ \u00a0]?(?:[–—―]|--?)?[ \u00a0]?(?:an?|the) (?:[a-z]+ )?(?:accusation|allegation|assertion|charge"
    r"|claim|suggestion|theory)(?: that| which)? [^,.;:\n]{2,60}? (?:has |have |had )?(?:[a-z]+ly |always )?"
    r"(?:den(?:y|ies|ied)|disput(?:es?|ed)|reject(?:s|ed)?|dismiss(?:es|ed)|refut(?:es?|ed))\b"
)
_IS = re.compile(r"[,\s—–-]{0,3}(?:is|was|came|comes|goes|went|runs|rang|sums|seems|has become)\b")


def behind(masked: str, at: int, end: int, *, comma: bool) -> Attribution | None:
    """The clause that begins at `at` right behind a quotation and ends before `end`. A subject that stands
    before its verb is the speaker only where the quotation ends in a `comma`, or as "he" or "she"."""
    was = _WAS.match(masked, at, end)
    if was:
        group = was.lastgroup or "who"
        if group == "whose":
            speaker: tuple[int, int] | None = was.span("whose")
        elif group == "of":
            speaker = _whose(masked, *was.span("of"))
        else:
            speaker = naming(masked, list(WORD.finditer(masked, *was.span(group))))
        if speaker is None or not (group == "whose" or is_somebody(masked, speaker)):
            return None
        pronoun = masked[slice(*speaker)].lower() in (*PRONOUNS, "his", "her")
        return Attribution(was.start(), was.end(), was.end() - 1, speaker, pronoun, True)
    verb = _VERB.match(masked, at, end)
    if verb and _may_tell(verb["verb"]):
        speaker = after(masked, verb.end(), end)
        if speaker and is_somebody(masked, speaker) and _ENDS.match(masked, speaker[1]):
            pronoun = masked[slice(*speaker)].lower() in PRONOUNS
            start = verb.start("verb")
            return Attribution(start, speaker[1], start, speaker, pronoun, True)
    subject = _SUBJECT.match(masked, at, end)
    if subject is None or not (comma or subject["who"] in PRONOUNS) or not _may_tell(subject["verb"]):
        return None
    speaker = naming(masked, list(WORD.finditer(masked, *subject.span("who"))))
    if speaker is None or not is_somebody(masked, speaker):
        return None
    pronoun = masked[slice(*speaker)].lower() in PRONOUNS
    start = subject.start("who")
    return Attribution(start, subject.end("verb"), subject.start("verb"), speaker, pronoun, False)


def is_disowned(masked: str, at: int) -> bool:
    """Whether whoever stands behind what is quoted up to `at` denies it: “Full” – a claim Ann Lee denies."""
    return _DISOWNED.match(masked, at) is not None


def _whose(masked: str, start: int, end: int) -> tuple[int, int] | None:
    """ "court" of "the verdict of the court in Ek", "pope" of "the message of the pope for Easter"."""
    for topic in _TOPIC.finditer(masked, start, end):
        if not is_role(topic["before"]) or not masked.startswith(" of", topic.end("before")):
            end = topic.end("before")
            break
    return after(masked, start, end)


def is_subject(masked: str, at: int, end: int) -> bool:
    """Whether what is quoted is itself spoken of: “Go home,” is all that anybody says; “No,” came the cry."""
    return _IS.match(masked, at, end) is not None


def _may_tell(verb: str) -> bool:
    """Whether the word may be a finite verb of its own: "marvelled", "grins"."""
    if verb in AUXILIARIES or verb in FUNCTION_WORDS or verb in _OF_TITLES or verb in PEOPLE or is_role(verb):
        return False
    return verb in FINITE or (verb.endswith(("ed", "s")) and not verb.endswith(("ss", "us")))


def is_somebody(masked: str, speaker: tuple[int, int]) -> bool:
    """Whether the words name a person or a body, or tell what somebody is."""
    words = masked[slice(*speaker)].split()
    if words[-1].lower() in PRONOUNS:
        return len(words) == 1
    if words[-1][0].isupper():
        low = fold(words[-1])
        return len(words) > 1 or not (low in listed("places") or low in CALENDAR)
    low = words[-1].lower()
    return is_role(low) or low in ORG_HEADS or low in TITLES or low in PEOPLE
