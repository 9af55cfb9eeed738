"""How alike two names are, word by word, not letter by letter. It proposes to an editor and never joins.

Two full names that differ in one whole word ("Ann Lee", "Ann Berg") are two people, however many letters they
share; a word left out, an initial or another spelling is mostly the same one.
"""

import re

from newsreader.text.names.cues import PARTICLES, SUFFIXES, TITLES
from newsreader.text.names.folding import fold

# From here on an editor is asked whether two names are one.
PROPOSE = 0.85

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
    if kind != "person":
        for long, short in _LEGAL_PHRASES:
            folded = folded.replace(long, short)
    raw = [word.replace(".", "").replace("’", "") for word in _WORD.findall(folded)]
    if kind == "person":
        kept = [w for w in raw if w not in PARTICLES and w not in SUFFIXES and w not in TITLES] or raw
    else:
        kept = [w for word in _spelt_out(raw) if (w := _SAME.get(word, word))] or raw
    return kept[:_LONGEST]


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
        return 0.9 if long[0] == short else 0.0
    if short.isdigit() or long.isdigit():
        return 0.0
    from rapidfuzz.distance import DamerauLevenshtein

    if len(short) > 2 and len(long) > len(short) + 2 and long.startswith(short):
        # "Ben", "Benjamin".
        return 0.85
    spelt = DamerauLevenshtein.normalized_similarity(one, other)
    sound_one, sound_other = _sound(one), _sound(other)
    if sound_one == sound_other:
        return max(spelt, 0.95)
    if len(short) > 3 and _consonants(sound_one) == _consonants(sound_other):
        # Vowels vary most between ways of writing another script: "Mohammed", "Muhammad".
        spelt = max(spelt, 0.9)
    sounded = DamerauLevenshtein.normalized_similarity(sound_one, sound_other)
    return max(spelt, 0.97 * sounded)


def _consonants(word: str) -> str:
    return re.sub("[aeiou]", "", word)


def _sound(word: str) -> str:
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    return word


def _pairs(
    mine: list[str], theirs: list[str], least: float
) -> tuple[list[tuple[float, str, str]], list[str], list[str]]:
    """The words of both sides paired, best first, and what is left on either side."""
    scored = sorted(
        ((-_alike(one, other), i, j) for i, one in enumerate(mine) for j, other in enumerate(theirs))
    )
    used_mine: set[int] = set()
    used_theirs: set[int] = set()
    pairs = []
    for negative, i, j in scored:
        if -negative < least or i in used_mine or j in used_theirs:
            continue
        used_mine.add(i)
        used_theirs.add(j)
        pairs.append((-negative, mine[i], theirs[j]))
    left = [word for i, word in enumerate(mine) if i not in used_mine]
    right = [word for j, word in enumerate(theirs) if j not in used_theirs]
    return pairs, left, right


def _people(mine: list[str], theirs: list[str]) -> float:
    pairs, left, right = _pairs(mine, theirs, 0.66)
    if not pairs:
        return 0.0
    weight = sum(len(one) + len(other) for _, one, other in pairs)
    score = sum(alike * (len(one) + len(other)) for alike, one, other in pairs) / weight
    score = 0.65 * score + 0.35 * min(alike for alike, _, _ in pairs)
    if left and right:
        # A word on each side without its like: another given name, another family.
        return 0.6 * score
    over = len(left) + len(right)
    if over and len(pairs) < 2:
        # A lone name is anybody's.
        return 0.75 * score
    return score - 0.03 * over


def _bodies(mine: list[str], theirs: list[str]) -> float:
    form_mine = [_LEGAL[w] for w in mine if w in _LEGAL]
    form_theirs = [_LEGAL[w] for w in theirs if w in _LEGAL]
    core_mine = [w for w in mine if w not in _LEGAL] or mine
    core_theirs = [w for w in theirs if w not in _LEGAL] or theirs
    if "".join(core_mine) == "".join(core_theirs):
        score = 1.0
    else:
        pairs, left, right = _pairs(core_mine, core_theirs, 0.75)
        if not pairs:
            return 0.0
        weight = sum(len(one) + len(other) for _, one, other in pairs)
        score = sum(alike * (len(one) + len(other)) for alike, one, other in pairs) / weight
        score = 0.65 * score + 0.35 * min(alike for alike, _, _ in pairs)
        spare = sum(map(len, left)) + sum(map(len, right))
        if left and right:
            score *= 0.6
        elif spare:
            # A word more is often another branch: "Northwind Finance".
            score -= 0.1 + 0.5 * spare / (weight + spare)
    if form_mine != form_theirs and form_mine and form_theirs:
        score -= 0.12
    return max(0.0, score)
