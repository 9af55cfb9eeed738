"""Countries and territories by the names their readers know, from Unicode's CLDR (the package Babel)."""

from __future__ import annotations

from functools import cache, lru_cache

from django.utils.translation import get_language

from newsreader.text.names import starters


@cache
def _territories() -> dict[str, tuple[str, str]]:
    """Name and ISO code of each of the starter registry's countries, by its key."""
    return {
        starter.known.key: (starter.known.name, starter.territory)
        for starter in starters()
        if starter.territory
    }


def name_for_readers(name: str, starter_key: str | None) -> str:
    """The entity's name as pages show it: a country's in the reader's language.

    The registry's own where it was renamed by an editor, where CLDR has no name, and in English.
    """
    known, code = _territories().get(starter_key or "", ("", ""))
    if not code or name != known:
        return name
    return _named(code, get_language() or "en") or name


def country(code: str) -> str:
    """The country of this ISO code, as the reader's language calls it."""
    from babel import Locale, UnknownLocaleError  # here, as below

    try:
        named = Locale.parse(get_language() or "en", sep="-").territories
    except (UnknownLocaleError, ValueError):
        named = Locale("en").territories
    return str(named.get(code, code))


@lru_cache(maxsize=2000)
def _named(code: str, language: str) -> str:
    from babel import Locale, UnknownLocaleError  # here, for most sites are read in English

    if language.partition("-")[0] == "en":
        return ""
    try:
        territories = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return ""
    return str(territories.get(code, ""))
