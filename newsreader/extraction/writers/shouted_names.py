"""Names in capitals as they are written elsewhere: "JANE McDOE" is Jane McDoe."""

import re

_PART = re.compile(r"[^\W\d_]+")
_PREFIX = re.compile(r"(?:Mc|MC|Mac)(?=[A-ZÀ-Þ]{2})")
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "de", "der", "den", "del", "della", "di", "da", "dos", "van", "von"}
)
_NUMERALS = frozenset({"II", "III", "IV"})
_VOWEL = re.compile(r"[AEIOUYÀ-Þ]")


def shouted(name: str) -> bool:
    """Whether a name is written in capitals, "Mc" and the like aside.

    >>> shouted("JANE McDOE"), shouted("JR Doe"), shouted("J. R. DOE")
    (True, False, True)
    """
    words = [_PREFIX.sub("", word) for word in name.split()]
    return any(len(word) > 2 for word in words) and all(word.isupper() for word in words)


def as_written(name: str, text: str) -> str:
    """A name in capitals as `text` writes it elsewhere, else as such names are written as a rule.

    >>> as_written("JANE MCDOE", "Ms Jane Mcdoe said so."), as_written("JOHN O'ROE", "")
    ('Jane Mcdoe', "John O'Roe")
    >>> as_written("J. R. VAN DER DOE", ""), as_written("John Roe", "")
    ('J. R. van der Doe', 'John Roe')
    """
    if not shouted(name):
        return name
    written = r"\s+".join(map(re.escape, name.split()))
    for found in re.finditer(rf"(?<!\w){written}(?!\w)", text, re.IGNORECASE):
        same = " ".join(found[0].split())
        if not shouted(same) and same[0].isupper() and not same.split()[-1].islower():
            return same
    words = name.split()
    return " ".join(_word(word, first=at == 0) for at, word in enumerate(words))


def _word(word: str, *, first: bool) -> str:
    if word in _NUMERALS or (len(word) == 2 and word.isalpha() and not _VOWEL.search(word)):
        return word
    if not first and word.casefold() in _PARTICLES:
        return word.casefold()
    return _PART.sub(lambda part: _part(part[0]), word)


def _part(part: str) -> str:
    prefix = part[:2].capitalize() if part.startswith(("Mc", "MC")) and len(part) > 3 else ""
    return prefix + part[len(prefix) :].capitalize()
