"""How a visitor likes to read: what can be chosen, how it is kept, and the style sheet that is made of it.

Kept are the chosen values alone, in one cookie: `theme-dark.size-large`. What is as everybody has it is left
out. A value that stands in no row here is nobody's choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COOKIE = "reading"
KEPT_FOR = 365 * 24 * 3600  # seconds


class ReadingChoice(NamedTuple):
    """One value of a setting, and the rules that make it; "" is what newsreader.css does by itself."""

    value: str
    label: str | Promise
    css: str = ""


class ReadingSetting(NamedTuple):
    name: str
    label: str | Promise
    choices: tuple[ReadingChoice, ...]
    usual: str  # the value that is kept by keeping nothing


# On the same page as newsreader.css, and after it: a selector here wins by its place. Its colours are pairs
# of light-dark(), so a theme is a color-scheme; sepia alone has colours of its own, and they are light ones.
_SEPIA = (
    ":root{color-scheme:light;--paper:#f4ead5;--sheet:#fbf5e6;--ink:#2f2519;--soft:#62523f;--line:#d9c9aa;"
    "--accent:#86291a;--accent-soft:#ecdabf;--cited:#ecd590;--date:#21545a;--person:#5e3f78;--place:#345a30;"
    "--group:#6b4210}"
)
_PICTURES = ".lead-picture img,.thumb"
SETTINGS = (
    ReadingSetting(
        "theme",
        _("Theme"),
        (
            ReadingChoice("system", _("As the system")),
            ReadingChoice("light", _("Light"), f":root{{color-scheme:light}}{_PICTURES}{{filter:none}}"),
            ReadingChoice("sepia", _("Sepia"), f"{_SEPIA}{_PICTURES}{{filter:sepia(.15)}}"),
            ReadingChoice(
                "dark", _("Dark"), f":root{{color-scheme:dark}}{_PICTURES}{{filter:brightness(.9)}}"
            ),
        ),
        "system",
    ),
    ReadingSetting(
        "size",
        _("Text size"),
        (
            ReadingChoice("small", _("Small"), "html{font-size:90%}"),
            ReadingChoice("usual", _("Usual")),
            ReadingChoice("large", _("Large"), "html{font-size:115%}"),
            ReadingChoice("larger", _("Larger"), "html{font-size:130%}"),
            ReadingChoice("largest", _("Largest"), "html{font-size:150%}"),
        ),
        "usual",
    ),
    ReadingSetting(
        "width",
        _("Column"),
        (
            ReadingChoice("narrow", _("Narrow"), ":root{--measure:31rem}"),
            ReadingChoice("usual", _("Usual")),
            ReadingChoice("wide", _("Wide"), ":root{--measure:46rem}"),
        ),
        "usual",
    ),
    ReadingSetting(
        "letters",
        _("Letters"),
        (
            ReadingChoice("serif", _("With serifs")),
            ReadingChoice("sans", _("Without"), ":root{--serif:var(--sans)}"),
        ),
        "serif",
    ),
    ReadingSetting(
        "marks",
        _("Names and dates in a text"),
        (
            ReadingChoice(
                "loud",
                _("Underlined"),
                ".name{--mark:45%;text-decoration-line:underline}"
                ".date{border-block-end:1px solid var(--date)}",
            ),
            ReadingChoice("quiet", _("Lightly marked")),
            # Plain to the eye and to a finger; the keyboard and a reading voice find them as ever.
            ReadingChoice(
                "off",
                _("Not marked"),
                ":is(.name,.date):not(:focus-visible,[aria-expanded=true])"
                "{text-decoration:none;border:0;pointer-events:none}",
            ),
        ),
        "quiet",
    ),
    ReadingSetting(
        "past",
        _("Articles scrolled past in the list"),
        (
            ReadingChoice("unread", _("Stay unread")),
            ReadingChoice("read", _("Are read"), ":root{--past:read}"),
        ),
        "unread",
    ),
    ReadingSetting(
        "keys",
        _("Keys"),
        (
            ReadingChoice("on", _("On")),
            ReadingChoice("off", _("Off"), ":root{--keys:off}"),
        ),
        "on",
    ),
)


class MadeChoice(NamedTuple):
    """A setting, and which of its values this visitor has."""

    setting: ReadingSetting
    value: str


def chosen(answers: Mapping[str, str]) -> dict[str, str]:
    """What a form's answers choose, as far as there is such a choice; what is usual is left out."""
    wanted = {setting.name: answers.get(setting.name, "") for setting in SETTINGS}
    return {
        setting.name: choice.value
        for setting in SETTINGS
        for choice in setting.choices
        if choice.value == wanted[setting.name] != setting.usual
    }


def written(choices: Mapping[str, str]) -> str:
    """As the cookie keeps it.

    >>> written({"theme": "dark", "size": "large"})
    'theme-dark.size-large'
    """
    return ".".join(f"{name}-{value}" for name, value in choices.items())


def read(cookie: str) -> dict[str, str]:
    """What a cookie says, as far as there is such a choice.

    >>> read("size-large.theme-dark.theme-plaid.owner-me")
    {'theme': 'dark', 'size': 'large'}
    """
    named = [part.partition("-") for part in cookie.split(".")]
    return chosen({name: value for name, _dash, value in reversed(named)})


def shown(choices: Mapping[str, str]) -> list[MadeChoice]:
    return [MadeChoice(setting, choices.get(setting.name, setting.usual)) for setting in SETTINGS]


def style_sheet(choices: Mapping[str, str]) -> str:
    """The rules of what is chosen: nothing of what a visitor sends, only rows of the table."""
    return "".join(
        choice.css
        for setting in SETTINGS
        for choice in setting.choices
        if choice.value == choices.get(setting.name)
    )
