"""The registry a new newsroom starts with: countries, agencies, media, world bodies."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsreader.text.names.named import Known


@dataclass(frozen=True, slots=True)
class Starter:
    """A known name and a line that tells people which one it is."""

    known: Known
    description: str
    territory: str = ""  # its ISO 3166 code, under which CLDR names it in every language


@cache
def starters() -> tuple[Starter, ...]:
    """Every entry of starter.json; their keys are stable slugs, for the caller to map to its own ids.

    >>> next(s.description for s in starters() if s.known.key == "reuters")
    'international news agency, London'
    """
    rows = json.loads(files(__package__).joinpath("starter.json").read_text(encoding="utf-8"))
    return tuple(
        Starter(
            Known(
                key=row["key"],
                name=row["name"],
                kind=row["kind"],
                aliases=tuple(row.get("aliases", ())),
                demonyms=tuple(row.get("demonyms", ())),
                default=row.get("default", True),
            ),
            row["description"],
            row.get("territory", ""),
        )
        for row in rows
    )
