"""Words that look like verbs of telling and are none: "his claims", "the saying", "“silly” comments"."""

import re

from newsreader.text import english
from newsreader.text.saying.clause_words import BEFORE_NOUN
from newsreader.text.saying.reporting import FINITE, NOUNS_TOO, OWNED
from newsreader.text.saying.speakers import AUXILIARIES, REPORTING_VERBS

_BEFORE_SAYING = frozenset({"the", "a", "an", "old", "his", "her"})
_SOMEBODY = frozenset("another anybody each everybody he it one she somebody who".split())  # noqa: SIM905
_BEHIND_NOUN = re.compile(
    r" (?:about|against|are|by|can|could|for|from|had|have|in|of|on|over|should|that|to|were|will|would)\b"
    r"|[.;]"
)
_TELLS = re.compile(r":| (?:he|it|she|that|the|there|they)\b")
# "Got no replies", "his claims"
_OWNS_NOUN = BEFORE_NOUN - {"all", "that", "this", "her", "those", "any", "these"}
_VERB_NEXT = re.compile(rf"\s(?:{english.alternatives(REPORTING_VERBS | AUXILIARIES)})\b")
_NO_SUBJECT = frozenset({"including", "for", "of", "by", "without", "after", "before", "while", "from"}) | {
    *("about", "and", "in", "on", "with")
}


def is_no_report(
    masked: str,
    verb: re.Match[str],
    clauses: list[list[re.Match[str]]],
    last: re.Match[str],
    gap: str,
) -> bool:
    """Whether what looks like a verb is a noun, or a participle with no subject of its own."""
    word, before = verb.group(), last.group().lower()
    if word.endswith("ing") and "," not in gap and before in _NO_SUBJECT:
        # "Including complaining that he was tired"
        return True
    owned = before.endswith(OWNED) and not masked.startswith(" that", verb.end())
    if word.endswith("ing") and (before in _BEFORE_SAYING or owned):
        # “…,” goes the saying
        return True
    if word.endswith("s") and (before in _OWNS_NOUN or before.endswith(OWNED)):
        return True
    if word not in NOUNS_TOO:
        return False
    if word.endswith("s") and _is_bare(clauses[-1]) and not _TELLS.match(masked, verb.end()):
        return True
    return _is_noun(clauses[-1]) or _VERB_NEXT.match(masked, verb.end()) is not None


def _is_bare(clause: list[re.Match[str]]) -> bool:
    """Whether one thing without an article ends the words before: "with damage claims", not "one claims"."""
    words = [word.group() for word in clause]
    owned = any(word in BEFORE_NOUN or word.endswith(OWNED) for word in words)
    return all(map(str.islower, words)) and words[-1] not in _SOMEBODY and not owned


def is_noun_behind(masked: str, verb: re.Match[str]) -> bool:
    """Whether it is what the quoted word before it describes: "all “legitimate” claims for"."""
    noun = verb.group() in NOUNS_TOO or verb.group().endswith("s")
    return noun and _BEHIND_NOUN.match(masked, verb.end()) is not None


def _is_noun(clause: list[re.Match[str]]) -> bool:
    """Whether what might be a verb is a noun by the words before it: "dismissed the", "these"."""
    lows = [word.group().lower() for word in clause]
    return lows[-1] in BEFORE_NOUN or any(low.endswith("ed") or low in FINITE for low in lows)
