"""How alike two names are, word by word, not letter by letter. It proposes to an editor and never joins.

Two full names that differ in one whole word ("Ann Lee", "Ann Berg") are two people, however many letters they
share; a word left out, an initial or another spelling is mostly the same one.
"""

import re
from typing import NamedTuple

from newsreader.text.names.cues import PARTICLES, SUFFIXES, TITLES
from newsreader.text.names.folding import fold

# From here on an editor is asked whether two names are one.
PROPOSE = 0.85

# How alike two words are that differ. An initial and a shortened name fit many a name, so they count less
# than the same sound in another spelling; the same consonants lie between.
_INITIAL = 0.9
_SHORTENED = 0.85
_SAME_SOUND = 0.95
_SAME_CONSONANTS = 0.9
# Letters alike in the spelling as heard tell a little less than letters alike as written.
_HEARD = 0.97
# Less alike than this two words are no pair: a person's name has more spellings than a common word.
_LEAST_PERSON = 0.66
_LEAST_BODY = 0.75
# Of a name's score the worst pair has this share: one word that hardly fits makes another name.
_WORST = 0.35
# A word on each side without its like: another given name, another family, another branch.
_BOTH_DIFFER = 0.6
# A lone name is anybody's.
_LONE = 0.75
# A middle name left out costs little; a body's word more is often another branch ("Northwind Finance"), the
# more so the longer it is.
_MIDDLE_NAME = 0.03
_BRANCH, _BRANCH_LETTERS = 0.1, 0.5
# "Ltd" and "plc" of one name are two companies: enough to fall below PROPOSE unless the rest is the same.
_OTHER_FORM = 0.12

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_LONGEST = 12

_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie",
        "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m",
        "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
        "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e",
        "ю": "iu", "я": "ia", "ў": "u",
    }
)  # fmt: skip

# Ways in which one sound is spelt; applied in order to the folded word.
_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"sch|sh", "s"), (r"tch|ch|cz|tz|ts", "c"), (r"ph", "f"), (r"kh|gh|ck|q|c(?=[aou])", "k"),
        (r"dzh|dj|zh", "j"), (r"th", "t"), (r"x", "ks"), (r"w", "v"), (r"ou|oo|u", "u"),
        (r"ee|ie|ij|y|j", "i"), (r"ai|ei|ay|ey", "ai"), (r"h(?=[^aeiou]|$)", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip

_LEGAL = {
    "limited": "ltd", "ltd": "ltd", "incorporated": "inc", "inc": "inc", "corporation": "corp",
    "corp": "corp", "company": "co", "co": "co", "plc": "plc", "llc": "llc", "llp": "llp",
    "gmbh": "gmbh", "ag": "ag", "aktiengesellschaft": "ag", "kg": "kg", "sa": "sa", "sarl": "sarl",
    "srl": "srl", "spa": "spa", "bv": "bv", "nv": "nv", "ab": "ab", "oy": "oy", "oyj": "oy",
    "as": "as", "asa": "as", "aps": "aps", "ooo": "llc", "oao": "jsc", "pao": "jsc", "zao": "jsc",
    "ojsc": "jsc", "pjsc": "jsc", "jsc": "jsc", "pty": "pty", "pvt": "pvt", "private": "pvt",
    "holding": "holding", "holdings": "holding", "se": "se", "public": "plc", "doo": "doo",
    "spzoo": "spzoo", "kk": "kk", "sl": "sl", "sas": "sas",
}  # fmt: skip
_LEGAL_PHRASES = (
    ("limited liability company", "llc"),
    ("limited liability partnership", "llp"),
    ("open joint stock company", "jsc"),
    ("public joint stock company", "jsc"),
    ("joint stock company", "jsc"),
    ("joint-stock company", "jsc"),
    ("sp. z o.o.", "spzoo"),
)
_SAME = {
    "centre": "center", "organisation": "organization", "labour": "labor", "defence": "defense",
    "and": "", "the": "", "of": "", "for": "", "international": "intl", "intl": "intl",
    "brothers": "bros", "saint": "st", "programme": "program", "association": "assn",
    "assn": "assn", "department": "dept", "university": "univ", "de": "", "la": "", "du": "",
    "y": "", "et": "", "und": "",
}  # fmt: skip


def similarity(a: str, b: str, kind: str) -> float:
    """Between 0 and 1; `PROPOSE` is where asking pays. Places are never guessed: alike only when equal.

    >>> similarity("Aleksandr Petrov", "Alexander Petrov", "person") >= PROPOSE
    True
    >>> similarity("Anna Petrov", "Ivan Petrov", "person") >= PROPOSE
    False
    """
    if kind == "place":
        return 1.0 if fold(a) == fold(b) else 0.0
    mine, theirs = _words(a, kind), _words(b, kind)
    if not mine or not theirs:
        return 0.0
    if sorted(mine) == sorted(theirs) or "".join(mine) == "".join(theirs):
        return 1.0
    return _people(mine, theirs) if kind == "person" else _bodies(mine, theirs)


def _words(name: str, kind: str) -> list[str]:
    """The words that tell: no titles, particles or marks; legal forms and spellings made one."""
    folded = fold(name[:200].lower().translate(_CYRILLIC))
    kept = _words_of_person(folded) if kind == "person" else _words_of_body(folded)
    return kept[:_LONGEST]


def _words_of_person(folded: str) -> list[str]:
    raw = _plain(folded)
    return [w for w in raw if w not in PARTICLES and w not in SUFFIXES and w not in TITLES] or raw


def _words_of_body(folded: str) -> list[str]:
    for long, short in _LEGAL_PHRASES:
        folded = folded.replace(long, short)
    raw = _plain(folded)
    return [w for word in _spelt_out(raw) if (w := _SAME.get(word, word))] or raw


def _plain(folded: str) -> list[str]:
    return [word.replace(".", "").replace("’", "") for word in _WORD.findall(folded)]


def _spelt_out(raw: list[str]) -> list[str]:
    """Letters that stood apart made one word: "S. A.", "p l c"."""
    out: list[str] = []
    run = ""
    for word in [*raw, "  "]:
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        if run:
            out.append(run)
            run = ""
        out.append(word)
    return out[:-1]


def _alike(one: str, other: str) -> float:
    """How alike two words are: spelling, sound, an initial."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return _INITIAL if long[0] == short else 0.0
    if short.isdigit() or long.isdigit():
        return 0.0
    if len(short) > 2 and len(long) > len(short) + 2 and long.startswith(short):
        # "Ben", "Benjamin".
        return _SHORTENED
    return _spelt_alike(one, other)


def _spelt_alike(one: str, other: str) -> float:
    from rapidfuzz.distance import DamerauLevenshtein

    spelt = DamerauLevenshtein.normalized_similarity(one, other)
    sound_one, sound_other = _sound(one), _sound(other)
    if sound_one == sound_other:
        return max(spelt, _SAME_SOUND)
    if min(len(one), len(other)) > 3 and _consonants(sound_one) == _consonants(sound_other):
        # Vowels vary most between ways of writing another script: "Mohammed", "Muhammad".
        spelt = max(spelt, _SAME_CONSONANTS)
    sounded = DamerauLevenshtein.normalized_similarity(sound_one, sound_other)
    return max(spelt, _HEARD * sounded)


def _consonants(word: str) -> str:
    return re.sub("[aeiou]", "", word)


def _sound(word: str) -> str:
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    return word


class _Pairing(NamedTuple):
    """The words of two names paired, and the words of either side that found no like."""

    pairs: list[tuple[float, str, str]]
    left: list[str]
    right: list[str]

    @property
    def letters(self) -> int:
        return sum(len(one) + len(other) for _, one, other in self.pairs)

    @property
    def spare(self) -> list[str]:
        return self.left + self.right

    @property
    def both_differ(self) -> bool:
        return bool(self.left and self.right)

    def score(self) -> float:
        """How alike the paired words are, long words counting more, and the worst pair once again."""
        mean = sum(alike * (len(one) + len(other)) for alike, one, other in self.pairs) / self.letters
        return (1 - _WORST) * mean + _WORST * min(alike for alike, _, _ in self.pairs)


def _paired(mine: list[str], theirs: list[str], least: float) -> _Pairing:
    """Each word with its likest on the other side, best pairs first."""
    scored = sorted(
        (-_alike(one, other), i, j) for i, one in enumerate(mine) for j, other in enumerate(theirs)
    )
    left, right = dict(enumerate(mine)), dict(enumerate(theirs))
    pairs = []
    for negative, i, j in scored:
        if -negative >= least and i in left and j in right:
            pairs.append((-negative, left.pop(i), right.pop(j)))
    return _Pairing(pairs, list(left.values()), list(right.values()))


def _people(mine: list[str], theirs: list[str]) -> float:
    paired = _paired(mine, theirs, _LEAST_PERSON)
    if not paired.pairs:
        return 0.0
    if paired.both_differ:
        return _BOTH_DIFFER * paired.score()
    if paired.spare and len(paired.pairs) < 2:
        return _LONE * paired.score()
    return paired.score() - _MIDDLE_NAME * len(paired.spare)


def _bodies(mine: list[str], theirs: list[str]) -> float:
    score = _names_of_bodies(_without_form(mine), _without_form(theirs))
    forms, other_forms = _legal_forms(mine), _legal_forms(theirs)
    if forms and other_forms and forms != other_forms:
        score -= _OTHER_FORM
    return max(0.0, score)


def _names_of_bodies(mine: list[str], theirs: list[str]) -> float:
    if "".join(mine) == "".join(theirs):
        return 1.0
    paired = _paired(mine, theirs, _LEAST_BODY)
    if not paired.pairs:
        return 0.0
    if paired.both_differ:
        return _BOTH_DIFFER * paired.score()
    if not paired.spare:
        return paired.score()
    spare = sum(map(len, paired.spare))
    return paired.score() - (_BRANCH + _BRANCH_LETTERS * spare / (paired.letters + spare))


def _legal_forms(words: list[str]) -> list[str]:
    return [_LEGAL[word] for word in words if word in _LEGAL]


def _without_form(words: list[str]) -> list[str]:
    return [word for word in words if word not in _LEGAL] or words
