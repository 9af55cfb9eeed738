"""Addresses, remembered: a timeline's page links to hundreds of rows, and working one out takes 30 µs."""

from functools import lru_cache
from unicodedata import category, normalize

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext_lazy as _
from django_extensions.db.fields import AutoSlugField

from newsreader.text.portions import PORTION

_APART = {"Zs", "Zl", "Zp", "Pd", "Cc"}  # blanks, dashes, ends of lines
LONGEST_SLUG = 80


@lru_cache(maxsize=20_000)
def address(name: str, **parts: int | str) -> str:
    """The address of this name, such as address("entity", id=12, slug="…")."""
    return reverse(name, kwargs=parts)


def absolute(path: str) -> str:
    """Where others find this page of ours."""
    return f"{settings.SITE_URL}{path}"


def of_words(page: str, field: str, start: int, anchor: str) -> str:
    """Where words stand on an article's page; of a long one the portion is named that holds them.

    >>> of_words("/articles/3-flood/", "body", 12, "body-12-30")
    '/articles/3-flood/#body-12-30'
    """
    portion = f"?at={start}" if field == "body" and start >= PORTION else ""
    return f"{page}{portion}#{anchor}"


def of_sentence(page: str, field: str, start: int) -> str:
    """The same of the sentence that begins there."""
    return of_words(page, field, start, f"{field}-{start}")


def inside(path: str) -> str:
    """A path of ours as the table of addresses has it: without the path that the site stands under.

    >>> inside("/articles/")
    '/articles/'
    """
    return "/" + path.removeprefix(get_script_prefix())


def slug_of(words: str) -> str:
    """The words as they stand in an address, in their own script: at most LONGEST_SLUG characters.

    >>> slug_of("Đorđević & José: 2012–2016")
    'đorđević-josé-2012-2016'

    Django's slugify takes the vowels of Hindi or Thai for marks and drops them; and AutoSlugField calls it
    without `allow_unicode`, whatever the field says.
    """
    signs: list[str] = []
    for sign in normalize("NFKC", words).lower():
        kind = category(sign)
        if kind in _APART or sign == "/":
            sign = "-"
        elif kind[0] == "M":  # a vowel or an accent of the letter before it; that of a symbol goes with it
            sign = sign if signs and signs[-1] != "-" else ""
        elif kind[0] not in "LN" and sign != "_":
            sign = ""
        if sign and not (sign == "-" and signs[-1:] in ([], ["-"])):
            signs.append(sign)
    return "".join(signs)[:LONGEST_SLUG].strip("-_")


def slug_from(field: str, longest: int = LONGEST_SLUG) -> AutoSlugField:
    """A column for the slug of this field's words; not unique, for the id decides."""
    return AutoSlugField(
        populate_from=field,
        slugify_function=slug_of,
        allow_unicode=True,
        allow_duplicates=True,
        max_length=longest,
    )


def stands_in_an_address(slug: str) -> None:
    """A validator of slugs that are typed."""
    if slug != slug_of(slug):
        raise ValidationError(
            _("An address has small letters, digits and hyphens, such as aleppo-offensive.")
        )
