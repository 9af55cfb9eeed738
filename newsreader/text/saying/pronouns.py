"""Whom "he" or "she" may stand for, by given names and titles; what these do not tell, anybody."""

import re
from collections.abc import Mapping, Sequence, Set

from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import listed

# Quoted words that are of somebody else than their speaker: "Many mourned Ann Lee. “She was our star.”"
OF_ANOTHER = re.compile(r"(?i)\b(?:he|she|his|her|him)\b")
_HE = frozenset(
    """
    mr sir lord king prince spokesman chairman businessman congressman fisherman policeman fireman duke
    emperor sultan emir sheikh imam pope father brother monk husband son uncle actor waiter widower
    """.split()  # noqa: SIM905
)
_SHE = frozenset(
    """
    mrs ms miss mme madame dame lady queen princess spokeswoman chairwoman businesswoman congresswoman
    policewoman duchess empress mother sister nun wife daughter aunt actress waitress widow countess baroness
    hostess stewardess seamstress heiress abbess barmaid milkmaid bride girl
    """.split()  # noqa: SIM905
)
_BY_TITLE = dict.fromkeys(_HE, "he") | dict.fromkeys(_SHE, "she")
# "Landlady", "schoolgirl", "yachtswoman".
_HER_ROLE = re.compile(r"[a-z]{2,}(?:woman|lady|girl|mistress)")
# Given names of men and of women, also where the census of one country has them of one sex alone.
_OF_EITHER = frozenset(
    """
    deniz derya dewi gigi inge ira jocelyn joss jules kai laurence marian marion misha ola rosario sacha vanja
    akira alex amal andrea angel ariel arun ashley avery blair cameron camille charlie chris dana daniele
    dominique drew frankie gabriele gurpreet harpreet hikaru hong hui hyun jackie jamie jan jaspreet jaya jess
    jin jo joan jody jordan jun kaoru kerry kim kiran laurie lee lei lesley li lou makoto manpreet max mel
    michele min ming morgan nat nicola nikita ning noor nour pat ping quinn riley robin ronnie rowan sam sandy
    sasha simone soo stevie sunny taylor toby val wei wen xin yan ying yong yu yuki
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# How far before a name its title is looked for, in characters.
_TITLE = 40


def pronoun_for(text: str, speakers: Sequence[tuple[int, int]]) -> list[str]:
    """For each speaker "he", "she", or "" where nothing tells.

    A surname alone goes by the full name it ends elsewhere.

    >>> text = "Maria Berg left. Mr Holm and Berg stayed."
    >>> pronoun_for(text, [(0, 10), (20, 24), (29, 33)])
    ['she', 'he', 'she']
    """
    by_surname = told_by_surname(text, speakers)
    return [pronoun_of(text, speaker, by_surname) for speaker in speakers]


def told_by_surname(text: str, people: Sequence[tuple[int, int]]) -> Mapping[str, Set[str]]:
    """By the last word of each name, folded, all that these names tell: "he", "she"."""
    by_surname: dict[str, set[str]] = {}
    for start, end in people:
        if pronoun := _told(text, start, end):
            by_surname.setdefault(_last(text, start, end), set()).add(pronoun)
    return by_surname


def told_by_role(noun: str) -> str:
    """ "he", "she", or "" where the word for what somebody is does not tell.

    >>> told_by_role("sister"), told_by_role("doctor")
    ('she', '')
    """
    return _BY_TITLE.get(noun) or ("she" if _HER_ROLE.fullmatch(noun) else "")


def pronoun_of(text: str, person: tuple[int, int], by_surname: Mapping[str, Set[str]]) -> str:
    """ "he", "she", or "" where neither the name nor a fuller one of the same surname tells."""
    if pronoun := _apposed_to(text, *person) or _told(text, *person):
        return pronoun
    last = _last(text, *person)
    known = by_surname.get(last, frozenset())
    if len(known) == 1:
        return next(iter(known))
    # Walker is a man, a dog walker is anybody.
    return "" if text[slice(*person)].islower() else _alone(last)


def _last(text: str, start: int, end: int) -> str:
    words = text[start:end].split()
    return fold(words[-1]) if words else ""


def _alone(name: str) -> str:
    """What a given name tells that stands alone and is no surname: "Katie"."""
    return "" if name in listed("surnames") else _by_given_name(name)


def _told(text: str, start: int, end: int) -> str:
    """What the name and the words right before it tell."""
    written = _WORD.findall(text, start, end)
    words = [fold(word) for word in written]
    # A title is small or comes first: "Billie Jean King" is no king.
    within = [low for at, (low, word) in enumerate(zip(words, written, strict=True)) if not at or word == low]
    for word in (*_word_before(text, start), *within):
        if told := told_by_role(word):
            return told
    return _by_given_name(words[0]) if len(words) > 1 else ""


def _word_before(text: str, at: int) -> list[str]:
    """The word before in the same phrase, if there is one."""
    before = text[max(0, at - _TITLE) : at]
    before = before[max(before.rfind(mark) for mark in ',;:!?\n”"') + 1 :]
    return [fold(word) for word in _WORD.findall(before)[-1:]]


def _apposed_to(text: str, start: int, end: int) -> str:
    """What the words before the name tell in "her husband and captain, Kim Lee,"."""
    if not (text.startswith(",", end) and text.endswith(", ", 0, start)):
        return ""
    before = text[max(0, start - _TITLE) : start - len(", ")]
    phrase = before[max(before.rfind(mark) for mark in ',;:!?\n”"') + 1 :]
    lows = (fold(word) for word in reversed(_WORD.findall(phrase)))
    return next(filter(None, map(told_by_role, lows)), "")


def _by_given_name(low: str) -> str:
    if low in _OF_EITHER:
        return ""
    if low in listed("men"):
        return "he"
    return "she" if low in listed("women") else ""
