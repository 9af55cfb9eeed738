"""The subject of a clause that goes on to say something: "Lee left, saying …"."""

import re

from newsreader.text.names.cues import ORG_HEADS
from newsreader.text.saying.clause_words import BESIDE_VERB, WEEKDAYS
from newsreader.text.saying.persons import is_role
from newsreader.text.saying.reporting import FINITE
from newsreader.text.saying.speakers import (
    AUXILIARIES,
    REPORTING_VERBS,
    is_name_like,
    naming,
    opens_no_subject,
    subject,
)

# "A judge in Ek on Monday fined the firm"
_AFTER_SUBJECT = BESIDE_VERB | {"in", "at", "of", "from", "for"}
_WHEN = (
    _AFTER_SUBJECT
    | WEEKDAYS
    | frozenset(
        "afternoon again earlier evening last later month morning night on today week year yesterday".split()  # noqa: SIM905
    )
)
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
# "Sen. Ann Lee, D-Ek, said": where an American lawmaker is from does not speak.
_PARTY = re.compile(r"[A-Z]{1,3}-[A-Z][\w.]*")
_LONGEST_ROLE = 4
_HEARING = frozenset(
    """
    caught cited cites discovered filmed found got heard hears obtained quote quoted quotes read received
    recorded saw seen sees show showed shows
    """.split()  # noqa: SIM905
)
_TO = frozenset({"to", "at", "with", "on", "in", "for", "before"})


def may_act(word: str) -> bool:
    acts = word in FINITE or word in AUXILIARIES or word in REPORTING_VERBS
    return acts or (word.islower() and word.endswith("ed"))


def subject_of_participle(
    masked: str, clauses: list[list[re.Match[str]]], parts: list[list[re.Match[str]]]
) -> tuple[int, int] | None:
    """Who speaks in "Lee sent a letter saying …", which no comma parts: whoever did the one. Not where
    another is met, heard or quoted: "the paper ran a story quoting Lee as saying …", "a clip of Lee saying
    …", "police found a man claiming …".
    """
    clause = clauses[-1]
    acts = next((at for at, word in enumerate(clause) if may_act(word.group())), len(clause))
    if acts == len(clause) or clause[acts].group() in AUXILIARIES:
        return naming(masked, clause)  # "people are saying so" leaves open who
    behind = clause[acts + 1 : -1 if clause[-1].group() == "as" else len(clause)]
    if other := _another(clause[acts].group(), behind):
        return naming(masked, other)
    before = clause[:acts]
    while len(before) > 1 and _is_beside_subject(before[-1].group().lower()):
        before.pop()
    if before and before[0].group().lower() in _NOBODY:
        return None
    return naming(masked, before) if before else named_part(masked, parts)


def _another(verb: str, behind: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words behind a verb that name somebody else, who says so; none where whoever acts does."""
    if not behind:
        return []
    words = [word.group() for word in behind]
    described = _is_somebody(words[-1])
    somebody = described or words[-1][0].isupper()
    for at in range(len(words) - 2, -1, -1):
        if words[at] in ("quoting", "citing") or (somebody and words[at] in ("by", "from", "of")):
            return behind[at + 1 :]
    return behind if verb in _HEARING or (described and _TO.isdisjoint(words)) else []


def _is_somebody(word: str) -> bool:
    return is_role(word) or word in ("man", "woman", "boy", "girl", "person")


def _is_beside_subject(low: str) -> bool:
    return low in _WHEN or low.endswith("ly")


def subject_of(masked: str, clauses: list[list[re.Match[str]]]) -> tuple[int, int] | None:
    """Who speaks in "Lee left the town of Ek, saying …": the subject of the sentence."""
    main = next((clause for clause in clauses if not opens_no_subject(clause[0].group())), clauses[0])
    return _described_subject(masked, clauses[0]) or _with_role(masked, main) or subject(masked, main)


def _with_role(masked: str, main: list[re.Match[str]]) -> tuple[int, int] | None:
    """ "Ann Lee" of "U.N. envoy Ann Lee left", "Ek council leader Ann Lee left", with a role between."""
    words = [word.group() for word in main]
    capitals = next((at for at, word in enumerate(words) if not is_name_like(word)), 0)
    for at in range(capitals, min(capitals + _LONGEST_ROLE, len(words) - 1) if capitals else 0):
        if not words[at].islower() or may_act(words[at]):
            return None
        if is_role(words[at]) and words[at + 1][0].isupper():
            ends = next((k for k in range(at + 1, len(words)) if not is_name_like(words[k])), len(words))
            return naming(masked, main[at + 1 : ends])
    return None


def _described_subject(masked: str, main: list[re.Match[str]]) -> tuple[int, int] | None:
    """ "judge" of "A judge in Ek on Monday fined the firm, calling it …"; no thing, and nobody owned."""
    if main[0].group().lower() not in ("the", "a", "an"):
        return None
    acts = next((at for at, word in enumerate(main) if at and may_act(word.group())), 0)
    ends = next((at for at in range(1, acts) if main[at].group().lower() in _AFTER_SUBJECT), acts)
    role = main[ends - 1].group() if ends > 1 else ""
    return naming(masked, main[:ends]) if is_role(role) or role in ORG_HEADS else None


def named_part(masked: str, parts: list[list[re.Match[str]]]) -> tuple[int, int] | None:
    """Who speaks in "The mayor, Ann Lee, said": the part that is a name, else the first."""
    whole = [part for part in parts if not (len(part) == 1 and _PARTY.fullmatch(part[0].group()))]
    name = next((part for part in whole if all(is_name_like(word.group()) for word in part)), parts[0])
    return naming(masked, name)
