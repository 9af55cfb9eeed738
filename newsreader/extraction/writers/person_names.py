"""Persons' names as a page writes them, and as they are written in a sentence."""

import re

# Small words inside of names, which capitals hide.
_SMALL = frozenset(
    "al el bin ibn de der den del della di da dos du la le van von zu ter ten y e und and".split()  # noqa: SIM905
)
_NUMBERS = frozenset(("II", "III", "IV"))
_WORD = re.compile(r"[^\W\d_]+")
# Three letters that nobody can speak stand for words.
_INITIALS = re.compile(r"[^AEIOUYÄÖÜÁÉÍÓÚÀÈ\W\d_]{3}")
_SHOUTED = re.compile(r"[^\W\d_]{2}")
# "Jane Doe jdoe@paper.example", "Jane Doe (@jdoe)", "Jane Doe, Twitter: @jdoe"
_GLUED = re.compile(
    r"[\s,|/–—-]*[(\[<]?\s*(?:(?:(?:follow|contact|e-?mail|twitter|instagram|x)\s*(?:[:.]|on|at)?\s*)?"
    r"(?:mailto:)?(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w{2,30})|https?://[^\s<>()]+)\s*[)\]>]?",
    re.IGNORECASE,
)
_ROLE_WORD = re.compile(
    r"(?:editor|reporter|correspondent|columnist|writer|producer|photographer|analyst|critic)s?",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"[^\W\d_]\.?")


def spelled(name: str) -> str:
    """A name written in capitals as a sentence would write it; any other is left alone.

    >>> [spelled(name) for name in ("JANE O'DOE", "BASHAR AL-ASSAD", "Jane McDoe", "J. R. DOE", "AFP")]
    ["Jane O'Doe", 'Bashar al-Assad', 'Jane McDoe', 'J. R. Doe', 'AFP']
    """
    if not name.isupper() or " " not in name or not _SHOUTED.search(name):
        return name
    return " ".join(_word(word, first=at == 0) for at, word in enumerate(name.split()))


def _word(word: str, *, first: bool) -> str:
    if word in _NUMBERS or _INITIALS.fullmatch(word):
        return word
    parts = _WORD.sub(lambda part: part[0].capitalize(), word)
    if parts.startswith("Mc") and len(parts) > 3:
        parts = "Mc" + parts[2:].capitalize()
    opening, hyphen, rest = parts.partition("-")
    if not first and opening.casefold() in _SMALL:
        return opening.casefold() + hyphen + rest
    return parts


def once(name: str) -> str:
    """A name that was written twice over, once.

    >>> once("Jane Doe Jane Doe"), once("Jane Doe")
    ('Jane Doe', 'Jane Doe')
    """
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else name


def without_address(text: str) -> str:
    """Words without the e-mail addresses, handles and links glued to them.

    >>> without_address("By Jane Doe jdoe@paper.example"), without_address("Jane Doe (@jdoe) and John Roe")
    ('By Jane Doe', 'Jane Doe and John Roe')
    """
    if "@" not in text and "://" not in text:
        return text
    return " ".join(_GLUED.sub(" ", text[:600]).split()).strip(" ,|")


def without_role(name: str) -> str:
    """A name without the post that follows it with no mark between.

    >>> without_role("Jane Doe Political editor"), without_role("Jane A. Doe Senior Reporter")
    ('Jane Doe', 'Jane A. Doe')
    >>> without_role("Middle East editor"), without_role("Jane Doe")
    ('Middle East editor', 'Jane Doe')
    """
    words = name.split()
    if not 4 <= len(words) <= 7 or not _ROLE_WORD.fullmatch(words[-1].strip(".")):
        return name
    return " ".join(words[: 3 if _INITIAL.fullmatch(words[1]) or words[1] in _SMALL else 2])
