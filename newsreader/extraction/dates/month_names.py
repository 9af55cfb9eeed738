"""The names of months and weekdays in the languages of the world's papers, and what number each stands for.

The names are CLDR's (`calendar-names.tsv`, written by `python -m tests.extraction.calendar_names`), and the
forms papers write that CLDR lacks (`_MORE`). They are read when first asked for: English is known without.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from newsreader.text import english
from newsreader.text.english.common import is_word

_TABLE = Path(__file__).parent / "calendar-names.tsv"
# Letters that keyboards, or two languages of one script, write differently; one form for comparing.
_ALIKE = str.maketrans(
    {
        "ı": "i",
        "ي": "ی",
        "ى": "ی",
        "ئ": "ی",
        "ك": "ک",
        "ة": "ه",
        "ـ": None,
        "\u200c": None,
        "’": "'",
        "׳": None,
    }
)


def bare(word: str) -> str:
    """A word as names are compared: without case, accents, points, and differences of keyboards.

    >>> bare("ARALIK"), bare("Μαΐου"), bare("أيلول") == bare("ايلول")
    ('aralik', 'μαιου', True)
    """
    letters = unicodedata.normalize("NFD", word.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_ALIKE)
    return plain if plain.isascii() else unicodedata.normalize("NFC", plain)


# What papers write and CLDR has not: other spellings, older names, abbreviations of their own.
_MORE = """\
de	month	|feber|marz;mrz;maerz|||||||||
fr	month	|fev||||||||||
es	month	||||||||setiembre;set;sep;sept|||
it	month	||||||||sett;set|||
ar_SY	month	|||||||||تشرين الأول;تشرين اول|تشرين ثاني|كانون أول
ar	month	||||مايس;ايار|||آب||||
fa	month	|||||ژوئن|جولای;جولای|آگوست;اگست||||
hi	month	||||||||सितम्बर|अक्तूबर|नवम्बर|दिसम्बर
ru	month	|фев|||||||сен||ноя|
id	month	|||||||agt;ags||||nop;nopember|
he	month	||מרס|||||||||
vi	month	thang mot|thang hai|thang ba|thang tu|thang nam|thang sau||||||
vi	month	||||||thang bay|thang tam|thang chin|thang muoi|thang muoi mot|thang muoi hai
de	weekday	mo|di|mi|do|fr|sa|so
es	weekday	||mier||||
ru	weekday	пн|вт|ср|чт|пт|сб|вс
fa	weekday	دوشنبه;دو شنبه|سه شنبه|چهارشنبه;چهار شنبه|پنجشنبه;پنج شنبه|جمعه;آدینه|شنبه|یکشنبه;یک شنبه
ar	weekday	الاثنين;الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد
he	weekday	יום ב|יום ג|יום ד|יום ה|יום ו|שבת|יום א
th	weekday	จันทร์|อังคาร|พุธ|พฤหัสบดี;พฤหัส|ศุกร์|เสาร์|อาทิตย์
zh	weekday	周一;週一|周二;週二|周三;週三|周四;週四|周五;週五|周六;週六|周日;週日;星期天
vi	weekday	|||||thu bay|chu nhat
"""


@cache
def _names(kind: str) -> dict[str, dict[int, list[str]]]:
    """Of every name in bare letters, the numbers it stands for, each with the languages where it does."""
    found: dict[str, dict[int, list[str]]] = {}
    for language, number, name in _rows(kind):
        found.setdefault(name, {}).setdefault(number, []).append(language.split("_")[0])
    return found


def _rows(kind: str) -> Iterator[tuple[str, int, str]]:
    first = 1 if kind == "month" else 0
    for line in [*_TABLE.read_text(encoding="utf-8").splitlines(), *_MORE.splitlines()]:
        language, of, names = line.split("\t")
        if of != kind:
            continue
        for number, forms in enumerate(names.split("|"), first):
            yield from ((language, number, bare(form)) for form in forms.split(";") if form)


_ENGLISH = {kind: english.numbers(kind) for kind in ("month", "weekday")}


def _number(kind: str, word: str, language: str) -> int:
    name = bare(word)
    if name in _ENGLISH[kind]:
        return _ENGLISH[kind][name]
    known = _names(kind)
    # Hebrew writes "in" at the head of the month: 8 בדצמבר.
    numbers = known.get(name) or known.get(name.removeprefix("ב"), {})
    if len(numbers) > 1:
        numbers = {number: tags for number, tags in numbers.items() if language[:2].casefold() in tags}
    return next(iter(numbers)) if len(numbers) == 1 else -1


def month(word: str, language: str = "") -> int:
    """The month (1 to 12) of a name; 0 where it is none, or the 10th in one language, the 11th in another.

    >>> month("Aralık"), month("ARALIK"), month("декабря"), month("كانون الأول"), month("people")
    (12, 12, 12, 12, 0)
    >>> month("listopada"), month("listopada", "hr"), month("listopada", "pl")
    (0, 10, 11)
    """
    return max(0, _number("month", word, language))


# Full names among the short ones.
_SHORT = frozenset(("mai", "maj", "mei"))


def is_unsure(word: str, language: str = "") -> bool:
    """Whether a month's name is as likely another word ("8 out of 10", Portuguese "out"): it needs a year.

    On a page in its own language it is sure.
    """
    name = bare(word)
    if name in _ENGLISH["month"] or name in _SHORT or language[:2].casefold() not in ("", "en"):
        return False
    return len(name) < 4 or is_word(name)


def is_short(word: str) -> bool:
    """Whether a weekday's name is as likely another word ("to", "on", "mer"): it needs a mark after it."""
    return len(word) < 4 and word.casefold() not in _ENGLISH["weekday"] and word not in _GERMAN


_GERMAN = frozenset(("Mo", "Di", "Mi", "Do", "Fr", "Sa"))


def weekday(word: str, language: str = "") -> int | None:
    """The day of the week (0 is Monday); -1 where languages differ, None where the word is none.

    >>> weekday("Perşembe"), weekday("Thứ Năm"), weekday("Aleppo")
    (3, 3, None)
    """
    name = bare(word)
    if name in _ENGLISH["weekday"] or name in _names("weekday"):
        return _number("weekday", name, language)
    return None
