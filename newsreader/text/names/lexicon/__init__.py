"""Lists of names, folded (see SOURCES.md). Each is read once, when first asked for."""

from functools import cache
from importlib.resources import files

from newsreader.text.english.common import is_word

__all__ = ["is_word", "listed"]


@cache
def listed(name: str) -> frozenset[str]:
    """The list called `name`: "given", "women", "men", "surnames", "places", "organisations" …"""
    return frozenset(files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").split("\n")) - {
        ""
    }
