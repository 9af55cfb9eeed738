"""Addresses, remembered: a timeline's page links to hundreds of rows, and working one out takes 30 µs."""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse


@lru_cache(maxsize=20_000)
def address(name: str, **parts: int | str) -> str:
    """The address of this name, such as address("entity", id=12, slug="…")."""
    return reverse(name, kwargs=parts)


def absolute(path: str) -> str:
    """Where others find this page of ours."""
    return f"{settings.SITE_URL}{path}"
