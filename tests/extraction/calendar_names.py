"""python -m tests.extraction.calendar_names: CLDR's names, for extraction/calendar-names.tsv.

From Babel's copy of CLDR, in all the forms a date is written with. They are kept in a table because loading
the locales takes half a second in every process, and the table some milliseconds.
"""

import re

from babel import Locale

from newsreader.extraction.dates.month_names import bare

# Of a language that names its months in several ways, each region that does.
LOCALES = """
    af am ar ar_DZ ar_MA ar_SY ar_TN az be bg bn bs ca ckb cs da de de_AT el es et fa fa_AF fi fr fr_CA gl gu
    ha he hi hr hu hy id is it ja ka kk km kn lo lt lv mk ko ml mr ms my nb ne nl nn pa pl ps pt ro ru
    si sk sl sq sr sr_Latn sv sw ta te th tr uk ur uz vi zh zh_Hant
""".split()  # noqa: SIM905 - one a line would fill two pages

# Catalan says "de desembre"; Devanagari has a sign of abbreviation.
_WITHOUT = re.compile(r"^(?:de |d')|॰$")


def _forms(named: object, width: str) -> dict[int, str]:
    return {int(number): str(name) for number, name in dict(named[width]).items()}  # type: ignore[index]


def rows() -> list[str]:
    """A line a locale and kind: the names of the 1st, 2nd, ... month (Monday, Tuesday, ...), parted by "|".

    Forms of one name are parted by ";". Names that are figures ("12月", "tháng 12") are left out.
    """
    lines = []
    for tag in LOCALES:
        locale = Locale.parse(tag)
        for kind, every, first in (("month", locale.months, 1), ("weekday", locale.days, 0)):
            count = 12 if kind == "month" else 7
            names: list[list[str]] = [[] for _ in range(count)]
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    for number, name in _forms(every[context], width).items():
                        written = _WITHOUT.sub("", bare(name)).rstrip(".")
                        usable = len(written) > 1 and not any(c.isdigit() for c in written)
                        if usable and written not in names[number - first]:
                            names[number - first].append(written)
            if all(names):
                lines.append(f"{tag}\t{kind}\t{'|'.join(';'.join(forms) for forms in names)}")
    return lines


def table() -> str:
    return "\n".join(["locale\tkind\tnames", *rows()]) + "\n"


if __name__ == "__main__":
    print(table(), end="")
