"""The words of a text as the search compares them: one folding for what is indexed and what is asked.

>>> tokens("Đorđević left Łódź on 7–8 December; Assad's army, killed/wounded.")
['dordevic', 'left', 'lodz', 'on', '7', '8', 'december', 'assad', 's', 'army', 'killed', 'wounded']
>>> tokens("The U.S. and the WHO")
['the', 'us', 'and', 'the', 'who']
>>> tokens("1,200 dead, 2.5 million hurt; 1.200 Tote, 1’200")
['1200', 'dead', '2', '5', 'million', 'hurt', '1200', 'tote', '1200']
>>> words("In Łódź")
[('in', 0, 2), ('lodz', 3, 7)]

No database folds so: see docs/decisions/0023-search.md. The steps, of each character by itself:

- NFC first, so that a letter and its marks are one character; then NFKD, and case folded.
- Marks go in Latin, Greek, Cyrillic, Arabic and Hebrew, where writers leave them out. In other scripts they
  are vowels, and stay.
- LETTERS says what stands for a letter that does not decompose, or must not.
- Digits of every script are 0 to 9.
- Joiners, soft hyphens and marks of direction go: nobody reads them.
- Whatever is neither letter, digit nor mark parts words: so do hyphens ("al-Assad" is two words, found by
  either and by both), slashes, dashes and apostrophes (the "s" of "Assad's" and the "l" of "l'État" are words
  by themselves, lest nobody find Assad and État). What is typed as one word and is several is asked as a
  phrase, so that "al-Assad" and "O'Brien" find themselves.
- Letters with a full stop each are one word: "U.S." is "us".
- Figures in groups of three are one word: "1,200" is 1200, and nobody who asks for "200 dead" finds it.
  Between the groups stands the same comma, full stop, apostrophe, or a blank that breaks no line.
- A script that sets no blanks between words, and Hangul, whose particles hang on its words, gives a word a
  character: a run of them is asked as a phrase.
"""

from __future__ import annotations

import re
from unicodedata import category, decimal, decomposition, is_normalized, normalize

LONGEST = 60  # characters of one word; what is longer goes on as another

# What stands for a letter, lower case, and why. "" takes it out, " " parts words.
LETTERS = {
    # Latin letters that have no decomposition, as those write them who lack the key
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ɨ": "i", "ĸ": "k", "ŋ": "n", "ƒ": "f",
    "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss",
    "ə": "a",  # as newspapers romanise Azerbaijani: Əliyev is Aliyev
    "ʻ": "", "ʿ": "", "ʾ": "", "ʽ": "",  # ayn, hamza and okina of a romanised name are mostly left out
    "ʼ": "'", "’": "'", "ʹ": "", "ʺ": "",  # an apostrophe; the soft and the hard sign of romanised Russian
    # Cyrillic: й is another letter than и (мой, мои); ё is printed as е; the dots of ї go as those of ё do,
    # for it stands in few words that і would not
    "й": "й", "ё": "е", "ї": "і",
    # Arabic: forms of one letter that writers and keyboards interchange
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ۃ": "ه", "ہ": "ه",
    "ھ": "ه", "ە": "ه", "ء": "", "ـ": "",
    # What stands between groups of three figures
    "٬": ",", "\u00a0": "\x1f", "\u2009": "\x1f", "\u202f": "\x1f",
}  # fmt: skip

# Marks that go: of Latin, Greek and Cyrillic; of Hebrew; of Arabic.
_MARKS_OFF = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff]"
)
# Scripts whose every character is a word: Thai, Lao, Burmese, Khmer, kana, Han, Hangul.
_ONE_BY_ONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)


class _Folds(dict[int, str]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold(chr(code))
        return folded


_FOLDS = _Folds()


def _fold(character: str) -> str:
    small = character.casefold()
    if small in LETTERS:
        return LETTERS[small]
    if category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return ""
    # "10⁶" is not 106, nor "2½" 21/2; "CO₂" is CO2.
    parted = " " if decomposition(character).startswith(("<super>", "<fraction>")) else ""
    decomposed = normalize("NFKD", small).casefold()
    if len(decomposed) > 1:
        decomposed = _MARKS_OFF.sub("", decomposed)
    bare = normalize("NFC", "".join(LETTERS.get(each, each) for each in decomposed))
    return parted + "".join(_of_words(each) for each in _MARKS_OFF.sub("", bare))


def _of_words(character: str) -> str:
    """The character, if words are made of it; of a digit the one it means."""
    kind = category(character)
    if kind == "Nd":
        return str(decimal(character))
    return character if kind[0] in "LMN" else " "


_FOREIGN = re.compile(r"[^\x00-\x7f]+")
# Of the characters beyond ASCII that are left words are made.
_NO_LETTER = rf"\x00-@\[-`{{-\x7f{_ONE_BY_ONE}"
_NO_WORD = rf"\x00-/:-@\[-`{{-\x7f{_ONE_BY_ONE}"
# "1,200,300", by each of the signs; "1,200,5" is none, nor is "192.168.0.1".
_MOST_GROUPS = 6  # of three figures; a list of more of them is none
_FIGURES = (
    "".join(
        rf"[0-9]{{1,3}}(?:{sign}[0-9]{{3}}){{1,{_MOST_GROUPS}}}(?!{sign}?[0-9])|"
        for sign in (",", r"\.", "'", "\x1f")
    )
    + "[0-9]"
)
_INSIDE = ".,'\x1f"  # what stands inside a word and is none of it
_SMALL = re.compile(
    rf"[a-z](?:\.[a-z])+(?![a-z0-9])|[a-z][a-z0-9]{{,{LONGEST - 1}}}|{_FIGURES}[a-z0-9]{{,{LONGEST - 1}}}"
)
_ANY = re.compile(
    rf"[{_ONE_BY_ONE}]|[^{_NO_LETTER}](?:\.[^{_NO_LETTER}])+(?![^{_NO_LETTER}]|\d)"
    rf"|[^{_NO_LETTER}][^{_NO_WORD}]{{,{LONGEST - 1}}}|{_FIGURES}[^{_NO_WORD}]{{,{LONGEST - 1}}}"
)


def joined(text: str) -> str:
    """The words of the text, one blank between them."""
    folded = _folded(text)
    return _bare(" ".join(_words_in(folded).findall(folded)))


def _bare(found: str) -> str:
    for sign in _INSIDE:
        if sign in found:
            found = found.replace(sign, "")
    return found


def _words_in(folded: str) -> re.Pattern[str]:
    return _SMALL if folded.isascii() else _ANY


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    return _FOREIGN.sub(_run, text).lower()


def _run(found: re.Match[str]) -> str:
    return found[0].translate(_FOLDS)


def tokens(text: str) -> list[str]:
    """The words of the text, folded, in order."""
    return joined(text).split()


def words(text: str) -> list[tuple[str, int, int]]:
    """The same with where each stands: text[start:end], in code points.

    Marks and joiners behind a word's last letter belong to it.
    """
    if _one_by_one(text):
        folded = _folded(text)
        found = _words_in(folded).finditer(folded)
        return [(_bare(each[0]), each.start(), each.end()) for each in found]
    folded, starts, ends = _places(text)
    return [
        (_bare(each[0]), starts[each.start()], ends[each.end() - 1])
        for each in _words_in(folded).finditer(folded)
    ]


def _one_by_one(text: str) -> bool:
    """Whether each character becomes one."""
    if text.isascii():
        return True
    foreign = set(text)
    return is_normalized("NFC", text) and all(
        len(_FOLDS[ord(each)]) == 1 for each in foreign if not each.isascii()
    )


def _places(text: str) -> tuple[str, list[int], list[int]]:
    """The folded text, and of each of its characters where what it was made of begins and ends."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end = _end(text, at)
        folded = _folded(text[at:end])
        pieces.append(folded)
        starts += [at] * len(folded)
        ends += [end] * len(folded)
        at = end
    return "".join(pieces), starts, ends


def _end(text: str, start: int) -> int:
    """Where the letter ends that begins there, with its marks and the unseen behind it. Jamo that make a
    syllable are one."""
    end = start + 1
    while end < len(text) and not text[end].isascii():
        behind = category(text[end])[0] == "M" or _FOLDS[ord(text[end])] == ""
        if not behind and not _JAMO.fullmatch(text[end - 1 : end + 1]):
            break
        end += 1
    return end


_JAMO = re.compile("[\u1100-\u11ff]{2}")
