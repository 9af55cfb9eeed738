"""Who says something in a sentence: "the mayor said", "said Ann Lee", "according to the harbour board"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.text import english
from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import listed
from newsreader.text.saying.clause_words import (
    BESIDE_VERB,
    ENDS_NAME,
    JOINS_CLAUSES,
    OPENERS,
    WEEKDAYS,
)
from newsreader.text.saying.no_reports import is_no_report, is_noun_behind
from newsreader.text.saying.persons import is_thing
from newsreader.text.saying.reporting import OWNED, SAYING
from newsreader.text.saying.speakers import (
    AUXILIARIES,
    PRONOUNS,
    REPORTING_VERBS,
    WORD,
    naming,
    self_named,
)
from newsreader.text.saying.subjects import may_act, named_part, subject_of, subject_of_participle

# Stands for every character inside quote marks, so that no rule reads what is quoted.
MASK = "\u2592"

_VERB = re.compile(r"\b(?:" + english.alternatives(REPORTING_VERBS) + r")\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
# A sentence without one of these has no reporting clause.
REPORTS = REPORTING_VERBS | {"according", "According"}
# What begins with two plain signs is looked for many times as fast: the look behind comes after them.
_BRACKETED = re.compile(r" \((?<=[^\W_] \()[A-Z][A-Za-z.&-]{1,9}\)(?=[ ,])")
_SOURCE = re.compile(r"\s+(?:from|by|of|at)\s+")
_PARTS_CLAUSES = re.compile(rf"[,;:—–()\n.?!{MASK}]")
_SAID_BEFORE = (",", MASK)
QUOTED_BEFORE = (MASK, MASK + ",")
# Characters read on either side of a verb, and words of a speaker that follows one.
_BEFORE_VERB = 240
_AFTER_VERB = 200
_LONGEST_SPEAKER = 14
_LONGEST_PART = 12

_REPORTED = frozenset({"reported", "announced", "recorded", "documented"})
_WHEN_REPORTED = re.compile(
    r"\s(?:on|by|in|earlier|last|this|yesterday)\b(?![^.;:]{0,60}\bthat\b)[^.;:]{0,60},"
)
_COORDINATES = frozenset({"and", "but", "yet"})
# "Ann Lee laughed when told", "whose said"
_NO_CLAUSE = frozenset({"whose", "when", "if", "once", "unless", "until", "though"})
_NO_ADVERBS = frozenset({"family", "ally", "assembly", "bully", "monopoly"})
_LONE_OPENERS = frozenset({"Earlier", "Later", "Meanwhile", "However", "But", "Although", "Yesterday"})
_BLAMED = re.compile(
    r"\b(?:(?:is|was|were|been|being) (?:[a-z]+(?:ed|wn|ught)|sent)(?: [a-z]+){0,4}"
    r"|apologi[sz]ed|resigned|quit|lost [\w ,$£€]{1,40}) (?:for|after|over) \Z"
)
# “We said no,” said one of them, Ann Lee.
_ONE_OF_THEM = re.compile(r" one of them, (?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2})(?=[,.;:]|$)")
_LONGEST_BLAME = 60
_APPOSED = re.compile(
    r"(?: of [^,.;\n]{1,40})?, (?:[a-z][a-z-]+ ){0,3}((?:[A-Z][\w’'-]+\.? ){0,3}[A-Z][\w’'-]+)(?=[,.;]|$)"
)
_OF_TOPIC = re.compile(r" (?:his|her|their|its|how|what|being|having)\b")
_QUOTED_NEXT = re.compile(rf"(?: [\w’'-]+){{0,5}}(?:[:,]| as| that)? ?(?:an? |the )?{MASK}")
_RELATIVES = frozenset({"who", "whose"})


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
    found = [*_sources(masked, start, end), *clauses_of(_VERB, masked, start, end, _SAID_BEFORE)]
    found.sort(key=lambda one: one.verb)
    return found


def clauses_of(
    verbs: re.Pattern[str], masked: str, start: int, end: int, said_before: tuple[str, ...] = ()
) -> Iterator[Attribution]:
    """The clauses of a sentence whose verb is one of these, with who speaks in them. The speaker follows the
    verb only where one of `said_before` ends what stands before it."""
    for verb in verbs.finditer(masked, start, end):
        made = _inverted(masked, start, verb, end, said_before) or _plain(masked, start, verb)
        if made is not None:
            yield made


def unbracketed(text: str) -> str:
    """The text with "(ICRC)" after a name made spaces, at the same offsets, so that name and verb meet."""
    return _BRACKETED.sub(lambda match: " " * len(match.group()), text)


def _made(
    masked: str, start: int, end: int, verb: int, speaker: tuple[int, int], *, inverted: bool
) -> Attribution:
    pronoun = masked[speaker[0] : speaker[1]].lower() in PRONOUNS
    return Attribution(start, end, verb, speaker, pronoun, inverted)


def _sources(masked: str, start: int, end: int) -> Iterator[Attribution]:
    """According to Ann Lee."""
    for match in _ACCORDING.finditer(masked, start, end):
        speaker = after(masked, match.end(), end)
        if speaker is not None and masked[speaker[0] : speaker[1]].islower():
            # "according to figures from the harbour board".
            source = _SOURCE.match(masked, speaker[1], end)
            speaker = (source and after(masked, source.end(), end)) or speaker
        if speaker is not None:
            yield _made(masked, match.start(), speaker[1], match.start(), speaker, inverted=True)


def _inverted(
    masked: str, start: int, verb: re.Match[str], end: int, said_before: tuple[str, ...]
) -> Attribution | None:
    """The clause of "…", said Ann Lee."""
    if verb.group().endswith("ing") or verb.group() in ("told", "tells"):
        return None
    at = verb.start()
    while at > start and masked[at - 1] in " \u00a0\n":
        at -= 1
    if not masked.endswith(said_before, start, at):
        return None
    if masked.startswith(MASK, at - 1) and is_noun_behind(masked, verb):
        return None
    speaker = after(masked, verb.end(), end)
    if speaker is None:
        return None
    quoted = masked.endswith(QUOTED_BEFORE, start, at)
    if not quoted and is_thing(verb.group(), masked[slice(*speaker)]):
        return None
    apart = verb.group() in SAYING and _is_parenthesis(masked, start, at, speaker)
    if not (quoted or apart) and _goes_on_as_a_clause(masked, verb.end(), end):
        return None
    return _made(masked, verb.start(), speaker[1], verb.start(), speaker, inverted=True)


def _is_parenthesis(masked: str, start: int, comma: int, speaker: tuple[int, int]) -> bool:
    """Whether a clause stands between the only comma before it and one behind: "The dam, said Ann Lee, is
    old". Behind two it may be an apposition’s: "Ann Lee, the mayor, said Bo Lee, her rival, had lied"."""
    named = masked[speaker[0]].isupper() and masked.startswith(",", speaker[1])
    return named and masked.count(",", start, comma) == 1


def _goes_on_as_a_clause(masked: str, at: int, end: int) -> bool:
    """Whether more than a name follows: "Ann Lee, the mayor, said the bridge had fallen" is no inversion."""
    rest = [word.group().lower() for word in WORD.finditer(masked, at, min(end, at + _AFTER_VERB))]
    return len(rest) > _LONGEST_SPEAKER or any(word in AUXILIARIES or word == "that" for word in rest)


def after(masked: str, at: int, end: int) -> tuple[int, int] | None:
    """The speaker that begins right after a verb."""
    of_them = _ONE_OF_THEM.match(masked, at, end)
    if of_them:
        return of_them.span("who")
    words: list[re.Match[str]] = []
    previous = at
    for word in WORD.finditer(masked, at, min(end, at + _AFTER_VERB)):
        apart = masked[previous : word.start()].strip(" \u00a0") != ""
        abbreviated = bool(words) and words[-1].group().endswith(".")
        if (apart and not abbreviated) or len(words) > _LONGEST_SPEAKER:
            break
        if _ends_name(words, word.group()) or _is_manner(words, word.group()):
            break
        if words and word.group() == "of" and _OF_TOPIC.match(masked, word.end(), end):
            # "Said Ann Lee of her late brother"
            break
        words.append(word)
        previous = word.end()
    speaker = naming(masked, words) if words else None
    if speaker is None:
        return None
    return _apposed(masked, speaker, end) or self_named(masked, speaker, end) or speaker


def _apposed(masked: str, speaker: tuple[int, int], end: int) -> tuple[int, int] | None:
    """The name of whom the speaker only describes: "said the mayor, Ann Lee", "said her brother, Bo Lee"."""
    words = masked[speaker[0] : speaker[1]].split()
    owned = words[-1][0].islower() and any(word.endswith(OWNED) for word in words)
    if not (words[0][0].islower() or owned):
        return None
    name = _APPOSED.match(masked, speaker[1], min(len(masked), end + 1))
    if name and fold(name[1]) in listed("places") and fold(name[1]) not in listed("given"):
        return None
    return naming(masked, list(WORD.finditer(masked, *name.span(1)))) if name else None


def _ends_name(words: list[re.Match[str]], word: str) -> bool:
    """Whether a speaker's name ends before the word: "Ann Lee early on", but not "Ann Early"."""
    low = word.lower()
    before = words[-1].group() if words else ""
    named = before[:1].isupper() and not before.endswith(".")
    return low in ENDS_NAME and not (named and word.istitle() and low not in WEEKDAYS)


def _is_manner(words: list[re.Match[str]], word: str) -> bool:
    """Whether a word after a name tells how something is said: "said Ann Lee quietly"."""
    manner = word.islower() and word.rstrip(".").endswith(("ly", "ing"))
    return manner and bool(words) and words[-1].group()[0].isupper()


def _plain(masked: str, start: int, verb: re.Match[str]) -> Attribution | None:
    """Ann Lee said …; Ann Lee, the mayor, said …"""
    words = _words_before(masked, start, verb)
    if not words or words[-1].group() in _NO_CLAUSE:
        return None
    if words[-1].group() == "who":
        return _relative(masked, verb, words)
    gap = masked[words[-1].end() : verb.start()]
    if MASK in gap:
        return None
    if verb.group() in _REPORTED and "," in gap and _WHEN_REPORTED.match(masked, verb.end()):
        # "In an interview, reported on Monday, …"
        return None
    clauses = _clauses(masked, words)
    participle = verb.group().endswith("ing")
    last = words[-1]
    if last.group() in PRONOUNS and all(map(_is_beside_verb, gap.split())) and not participle:
        # "In a speech to her supporters she said", "to whom he wrote"
        return _made(masked, last.start(), verb.end(), verb.start(), last.span(), inverted=False)
    blamed = participle and _BLAMED.search(masked, max(start, verb.start() - _LONGEST_BLAME), verb.start())
    if blamed:
        begin, speaker = clauses[0], subject_of(masked, clauses)
    elif is_no_report(masked, verb, clauses, last, gap):
        return None
    elif last.group() in _COORDINATES and not participle:
        begin, speaker = [last], _shared_subject(masked, start, verb, words)
    elif "," in gap and (participle or len(clauses) > 1):
        parts = _parts(masked, clauses)
        begin = parts[0]
        speaker = subject_of(masked, clauses) if participle else named_part(masked, parts)
    else:
        begin = clauses[-1]
        speaker = (
            subject_of_participle(masked, clauses, _parts(masked, clauses))
            if participle
            else naming(masked, begin)
        )
    if speaker is None:
        return None
    speaker = self_named(masked, speaker, verb.start()) or speaker
    return _made(masked, begin[0].start(), verb.end(), verb.start(), speaker, inverted=False)


def _relative(masked: str, verb: re.Match[str], words: list[re.Match[str]]) -> Attribution | None:
    """ "Police met Ann Lee, who said: “Go.”": only with a quotation behind it."""
    if len(words) < 2 or not _QUOTED_NEXT.match(masked, verb.end()):
        return None
    clause = _clauses(masked, words[:-1])[-1]
    speaker = naming(masked, clause)
    if speaker is None or not masked[speaker[0]].isupper():
        return None
    return _made(masked, clause[0].start(), verb.end(), verb.start(), speaker, inverted=False)


def _shared_subject(
    masked: str, start: int, verb: re.Match[str], words: list[re.Match[str]]
) -> tuple[int, int] | None:
    """Who speaks in "Lee lost on Friday but said …": whoever did what the sentence tells first. None where
    the sentence begins too far before, or somebody "who" does something stands between."""
    if len(words) < 2 or verb.start() - start > _BEFORE_VERB:
        return None
    if any(word.group() in _RELATIVES for word in words):
        return None
    clauses = _clauses(masked, words[:-1])
    for main in (*reversed(clauses[1:]), _parts(masked, clauses)[0]):
        acts = next((at for at, word in enumerate(main) if at and may_act(word.group())), 0)
        if acts:
            return naming(masked, main[:acts])
    return naming(masked, clauses[0])


def _words_before(masked: str, start: int, verb: re.Match[str]) -> list[re.Match[str]]:
    """The words before a verb, without those that belong to it."""
    words = list(WORD.finditer(masked, max(start, verb.start() - _BEFORE_VERB), verb.start()))
    while len(words) > 1 and _is_beside_verb(words[-1].group()):
        words.pop()
    return _without_brackets(masked, words)


def _without_brackets(masked: str, words: list[re.Match[str]]) -> list[re.Match[str]]:
    """ "Ann Lee" of "Ann Lee (Labour, Ek East)": who is told of in brackets before a verb speaks."""
    if not words or not masked.startswith(")", words[-1].end()):
        return words
    opened = masked.rfind("(", words[0].end(), words[-1].start())
    return [word for word in words if word.start() < opened] or words


def _is_beside_verb(word: str) -> bool:
    """Whether the word belongs to the verb: "has later", "merely"."""
    return word.lower() in BESIDE_VERB or (word.islower() and word.endswith("ly") and word not in _NO_ADVERBS)


def _parts(masked: str, clauses: list[list[re.Match[str]]]) -> list[list[re.Match[str]]]:
    """The stretches of a sentence that may hold its subject: what tells when or how holds none, up to its
    comma ("in an interview with Radio Ek,"), but for the first where no other does."""
    parts: list[list[re.Match[str]]] = []
    skipped: list[re.Match[str]] = []
    for clause in clauses:
        if clause[0].group() in _LONE_OPENERS and clause[1:] and clause[1].group()[0].isupper():
            # "Earlier Ann Lee, the mayor, said"
            clause = clause[1:]
        goes_on = skipped and not _PARTS_CLAUSES.search(masked, skipped[-1].end(), clause[0].start())
        if goes_on or clause[0].group().lower() in OPENERS:
            skipped = clause
        else:
            skipped = []
            parts.append(clause)
    return [part[:_LONGEST_PART] for part in parts or clauses[:1]]


def _clauses(masked: str, words: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Cut at commas and the like, at small joining words, and at what is quoted; without "who asked not to be
    named", which is about the resident before."""
    cut: list[list[re.Match[str]]] = [[]]
    relative = False
    for at, word in enumerate(words):
        if at and _PARTS_CLAUSES.search(masked, words[at - 1].end(), word.start()):
            relative = False
            cut.append([])
        elif relative:
            continue
        elif cut[-1] and _is_relative(words, at):
            relative = True
            continue
        elif cut[-1] and (_opens_another(words, at) or _joins_clauses(words, at)):
            # "She said he then announced": whoever announced is not she.
            cut.append([])
            continue
        cut[-1].append(word)
    return [clause for clause in cut if clause] or [words[-1:]]


def _is_relative(words: list[re.Match[str]], at: int) -> bool:
    """Whether what follows tells of the noun before: "a bank that had paid", not "said that had"."""
    word = words[at].group()
    if word in _RELATIVES:
        return True
    following = words[at + 1].group() if at + 1 < len(words) else ""
    return word == "that" and words[at - 1].group() not in REPORTING_VERBS and may_act(following)


def _opens_another(words: list[re.Match[str]], at: int) -> bool:
    return words[at].group() in REPORTING_VERBS and at + 1 < len(words) and words[at + 1].group() in PRONOUNS


def _joins_clauses(words: list[re.Match[str]], at: int) -> bool:
    low = words[at].group()
    return low in JOINS_CLAUSES and not (low == "and" and _joins_a_name(words, at))


def _joins_a_name(words: list[re.Match[str]], at: int) -> bool:
    """Whether the word stands between two capitals: "Health and Welfare"."""
    beside = (words[at - 1], words[at + 1]) if 0 < at < len(words) - 1 else ()
    return bool(beside) and all(word.group()[0].isupper() for word in beside)
