"""Who says something in a sentence: "the mayor said", "said Ann Lee", "according to the harbour board"."""

import re
from dataclasses import dataclass
from itertools import pairwise

from newsreader.text.names.cues import (
    FUNCTION_WORDS,
    MEDIA_HEADS,
    ORG_HEADS,
    PARTICLES,
    SPEECH,
    TITLE_TAILS,
    TITLES,
)
from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import is_word, listed

# Stands for every character inside quote marks, so that no rule reads what is quoted.
MASK = "\u2592"

_REPORTING = SPEECH | frozenset(
    """
    saying telling reported reports reporting estimated estimates counted recorded documented adding
    admitting warning claiming citing insisting wrote predicted pointed
    """.split()  # noqa: SIM905
)
_VERB = re.compile(r"\b(?:" + "|".join(sorted(_REPORTING, key=len, reverse=True)) + r")\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_BRACKETED = re.compile(r"(?<=[^\W_]) \([A-Z][A-Za-z.&-]{1,9}\)(?=[ ,])")
_SOURCE = re.compile(r"\s+(?:from|by|of|at)\s+")
_WORD = re.compile(r"[^\W_]+(?:['’.\-‐‑&][^\W_]+)*\.?(?=\W|$)")
_PRONOUNS = frozenset({"he", "she"})
_NO_SPEAKERS = frozenset(
    """
    it they we i you this that which who what there these those them us me him her said having being not
    be been is was are were to
    """.split()  # noqa: SIM905
)
_AUXILIARIES = frozenset(
    """
    has had have also later then repeatedly previously earlier reportedly often once again first since
    today yesterday now separately recently still would will did does further angrily simply just quickly
    already meanwhile however on monday tuesday wednesday thursday friday saturday sunday
    """.split()  # noqa: SIM905
)
# Words that end a speaker's name after the verb: "said Ann Lee in Oslo on Monday".
_ENDS_NAME = frozenset(
    """
    who in on at after before during as while when where from by with to today yesterday that adding
    speaking referring about following late early this last monday tuesday wednesday thursday friday
    saturday sunday whose which but and told said if because
    """.split()  # noqa: SIM905
)
_CLAUSE = frozenset(
    """
    but that which while as because although though where when if and with so after before
    """.split()  # noqa: SIM905
)
_NOBODY = frozenset(
    """
    police people statement report study court military media troops
    """.split()  # noqa: SIM905
)
# May stand before a speaker without being part of the name: "As Lee put it", "Now the board says".
_LEADS = (
    FUNCTION_WORDS - _NO_SPEAKERS - _PRONOUNS - {"one", "some", "many", "several", "most", "two", "three"}
)
_LONGEST_PHRASE = 9
_NO_PHRASE = _REPORTING | _NO_SPEAKERS | {"he", "she", "his", "called", "heard", "according"}
_RELATIVES = frozenset({"who", "whose"})
_FINITE = frozenset(
    """
    is are was were has have had will would could can may might should did does do been be must
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """`speaker` names who says it; `start` to `end` is the whole clause, verb included."""

    start: int
    end: int
    verb: int
    speaker: tuple[int, int]
    pronoun: bool
    inverted: bool


def attributions(masked: str, start: int, end: int) -> list[Attribution]:
    """The reporting clauses of one sentence (or any stretch) of a text whose quotations are masked."""
    found = []
    for match in _ACCORDING.finditer(masked, start, end):
        speaker = _after(masked, match.end(), end)
        if speaker is not None and masked[speaker[0] : speaker[1]].islower():
            # "according to figures from the harbour board".
            source = _SOURCE.match(masked, speaker[1], end)
            speaker = (source and _after(masked, source.end(), end)) or speaker
        if speaker is not None:
            found.append(_made(masked, match.start(), speaker[1], match.start(), speaker, inverted=True))
    for match in _VERB.finditer(masked, start, end):
        made = _inverted(masked, start, match, end) or _plain(masked, start, match)
        if made is not None and (not found or made.start >= found[-1].end or found[-1].verb != made.verb):
            found.append(made)
    found.sort(key=lambda one: one.verb)
    return found


def unbracketed(text: str) -> str:
    """The text with "(ICRC)" after a name made spaces, at the same offsets, so that name and verb meet."""
    return _BRACKETED.sub(lambda match: " " * len(match.group()), text)


def is_person(text: str) -> bool:
    """Whether "he" or "she" may stand for these words."""
    words = text.split()
    last = words[-1] if words else ""
    if any(word in ("in", "of", "at", "from") for word in words[1:-1]):
        # "Soldiers in Niger" are no she, "the mayor of Ek" may be.
        last = next(before for before, word in pairwise(words) if word in ("in", "of", "at", "from"))
        last = last if last.lower() not in FUNCTION_WORDS and words.index(last) else last.lower()
    if len(words) == 1 and (low := fold(last)) in listed("places"):
        return low in listed("given") or low in listed("surnames")
    if last.islower():
        return not last.endswith("s") and last not in ORG_HEADS and last not in _NOBODY
    return last.lower() not in ORG_HEADS | MEDIA_HEADS and not (text.isupper() and len(text) < 7)


def _made(
    masked: str, start: int, end: int, verb: int, speaker: tuple[int, int], *, inverted: bool
) -> Attribution:
    pronoun = masked[speaker[0] : speaker[1]].lower() in _PRONOUNS
    return Attribution(start, end, verb, speaker, pronoun, inverted)


def _inverted(masked: str, start: int, match: re.Match[str], end: int) -> Attribution | None:
    """The clause of "…", said Ann Lee."""
    if match.group().endswith("ing") or match.group() in ("told", "tells"):
        return None
    at = match.start() - 1
    while at >= start and masked[at] in " \u00a0\n":
        at -= 1
    if at < start or masked[at] not in "," + MASK:
        return None
    quoted = masked[at] == MASK or (at > start and masked[at - 1] == MASK)
    speaker = _after(masked, match.end(), end)
    if speaker is None:
        return None
    if not quoted:
        # "Ann Lee, the mayor, said the bridge had fallen" is no inversion.
        rest = [
            word.group().lower() for word in _WORD.finditer(masked, match.end(), min(end, match.end() + 200))
        ]
        if len(rest) > 14 or any(word in _FINITE or word == "that" for word in rest):
            return None
    return _made(masked, match.start(), speaker[1], match.start(), speaker, inverted=True)


def _plain(masked: str, start: int, match: re.Match[str]) -> Attribution | None:
    """Ann Lee said …; Ann Lee, the mayor, said …"""
    words = list(_WORD.finditer(masked, max(start, match.start() - 240), match.start()))
    while len(words) > 1 and _beside_verb(words[-1].group()):
        words.pop()
    if not words:
        return None
    gap = masked[words[-1].end() : match.start()]
    if MASK in gap:
        return None
    if words[-1].group() in _RELATIVES:
        return None
    clauses = _clauses(masked, words)
    participle = match.group().endswith("ing")
    if "," in gap and (participle or len(clauses) > 1):
        # "The mayor, Ann Lee, said": the part that is a name, else the first.
        parts = [clause[:12] for clause in clauses if clause[0].group().lower() not in _OPENERS] or clauses[
            -1:
        ]
        first = parts[0]
        if participle:
            # "Lee left the town of Ek, saying …": the subject of the sentence speaks.
            main = (
                c
                for c in clauses
                if c[0].group().lower() not in FUNCTION_WORDS - _PRONOUNS or len(clauses) == 1
            )
            speaker = _subject(masked, next(main, clauses[0]))
        else:
            named = [part for part in parts if all(_name_like(word.group()) for word in part)]
            speaker = _name(masked, (named or parts)[0])
    else:
        first = clauses[-1]
        speaker = _name(masked, first)
    if speaker is None:
        return None
    return _made(masked, first[0].start(), match.end(), match.start(), speaker, inverted=False)


_OPENERS = frozenset(
    """
    asked speaking in on at after before during as while when with by from earlier later meanwhile however
    despite following for since under responding referring addressing but and although if according
    """.split()  # noqa: SIM905
)


def _clauses(masked: str, words: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Cut at commas and the like, at small joining words, and at what is quoted."""
    cut: list[list[re.Match[str]]] = [[]]
    previous = None
    for word in words:
        gap = masked[previous.end() : word.start()] if previous else " "
        low = word.group()
        if previous and (any(c in gap for c in ",;:—–()\n.?!") or MASK in gap):
            cut.append([])
        elif low in _RELATIVES and cut[-1]:
            # "a resident who asked not to be named": what follows is about the resident.
            break
        elif low in _CLAUSE and cut[-1] and not (low == "and" and _lists(words, word)):
            cut.append([])
            previous = word
            continue
        cut[-1].append(word)
        previous = word
    return [clause for clause in cut if clause] or [words[-1:]]


def _lists(words: list[re.Match[str]], word: re.Match[str]) -> bool:
    """Whether "and" stands between two capitals: "Health and Welfare"."""
    at = words.index(word)
    return (
        0 < at < len(words) - 1 and words[at - 1].group()[0].isupper() and words[at + 1].group()[0].isupper()
    )


def _after(masked: str, at: int, end: int) -> tuple[int, int] | None:
    """The speaker that begins right after a verb."""
    words: list[re.Match[str]] = []
    previous = at
    for word in _WORD.finditer(masked, at, min(end, at + 200)):
        gap = masked[previous : word.start()]
        if (gap.strip(" \u00a0") and not (words and words[-1].group().endswith("."))) or len(words) > 14:
            break
        if word.group().lower() in _ENDS_NAME:
            break
        words.append(word)
        previous = word.end()
    return _name(masked, words) if words else None


def _name(masked: str, words: list[re.Match[str]]) -> tuple[int, int] | None:
    """The naming words of a speaker: the name at the end of "harbour spokeswoman Ann Lee", or all of
    "Lee’s party" where no name ends it."""
    while words and words[0].group().lower() in _LEADS and not _shouted(words[0].group()):
        words = words[1:]
    if len(words) > 1 and words[0].group() == "her":
        # "Said her brother Bo Lee".
        words = words[1:]
    if not words or (words[0].group().lower() in _NO_SPEAKERS and not _shouted(words[0].group())):
        return None
    pronoun = words[0].group().lower().partition("’")[0].partition("'")[0]
    if pronoun in _PRONOUNS:
        return words[0].start(), words[0].start() + len(pronoun)
    last = len(words) - 1
    if any(word.group() in _FINITE for word in words):
        return None
    first = last
    while first > 0 and _one_name(words, first):
        first -= 1
    while first < last and not words[first].group()[0].isupper() and "-" not in words[first].group():
        first += 1
    if not words[last].group()[:1].isupper() and words[last].group() == words[last].group().lower():
        if words[0].group().lower() in FUNCTION_WORDS and words[0].group().lower() not in (
            "one",
            "some",
            "many",
        ):
            return None
        if len(words) > _LONGEST_PHRASE or any(word.group().lower() in _NO_PHRASE for word in words):
            return None
        first = 0
    else:
        first = _past_titles(words, first, last)
    start, end = words[first].start(), words[last].end()
    if masked[end - 1] == ".":
        end -= 1
    return _unowned(masked, start, end)


def _past_titles(words: list[re.Match[str]], first: int, last: int) -> int:
    """Where the name begins after "Harbour Minister" or "Secretary of State"; a bare title stays whole."""
    lows = [word.group().lower().rstrip(".") for word in words]
    found = first
    if first == 0 and last > 1 and is_word(lows[0]) and lows[1] in listed("given"):
        # "Owner Ann Lee": a capital from the start of the sentence.
        found = 1
    for at in range(first, last):
        after_title = at > first and (lows[at - 1] in TITLES or lows[at - 1] == "of") and found > first
        if (lows[at] in TITLES or (lows[at] in TITLE_TAILS and after_title)) and lows[last] not in TITLES:
            found = at + 1
    while found < last and not words[found].group()[0].isupper():
        found += 1
        if lows[found] in TITLE_TAILS and found < last:
            found += 1
    return found


def _beside_verb(word: str) -> bool:
    """Whether the word belongs to the verb: "has later", "merely"."""
    return word.lower() in _AUXILIARIES or (word.islower() and word.endswith("ly"))


def _shouted(word: str) -> bool:
    """ "US" is not "us"."""
    return len(word) > 1 and word.isupper()


def _name_like(word: str) -> bool:
    return word[0].isupper() or word in PARTICLES or word.startswith("al-")


def _subject(masked: str, words: list[re.Match[str]]) -> tuple[int, int] | None:
    """The name or pronoun that begins a clause."""
    while words and words[0].group().lower() in ("the", "a", "an"):
        words = words[1:]
    if words and words[0].group().lower() in FUNCTION_WORDS - _PRONOUNS:
        return None
    end = 0
    while end < len(words) and _name_like(words[end].group()):
        end += 1
        if words[end - 1].group().endswith(("'s", "’s")):
            return None
    return _name(masked, words[:end]) if end else None


def _one_name(words: list[re.Match[str]], at: int) -> bool:
    """Whether the word before belongs to the same name as the word at `at`."""
    before, this = words[at - 1].group(), words[at].group()
    if before.endswith(("'s", "’s")):
        return False
    if this[0].isupper() or this in PARTICLES or this.startswith("al-"):
        return before[0].isupper() or before in PARTICLES or before in ("of", "for", "the", "and", "on")
    if this in ("of", "for", "and", "on"):
        return before[0].isupper()
    return this == "the" and before in ("of", "for")


def _unowned(masked: str, start: int, end: int) -> tuple[int, int] | None:
    for tail in ("'s", "’s"):
        if masked.endswith(tail, start, end):
            end -= 2
    return (start, end) if end > start else None
