"""Countries and territories by the names their readers know, from Unicode's CLDR (the package Babel)."""

from __future__ import annotations

from collections.abc import Mapping
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


@cache
def _names() -> dict[str, str]:
    return {code: name for name, code in _territories().values()}


def country(code: str) -> str:
    """The country or territory of this ISO code, as the reader's language calls it; in English as the
    registry does, if it has it."""
    name = _names().get(code, "")
    return _named(code, get_language() or "en") or name or _cldr("en").get(code, code)


@lru_cache(maxsize=2000)
def _named(code: str, language: str) -> str:
    return "" if language.partition("-")[0] == "en" else _cldr(language).get(code, "")


def _cldr(language: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError  # here, for most sites are read in English

    try:
        territories: Mapping[str, str] = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return {}
    return territories
