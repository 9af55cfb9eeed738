"""What news counts: people and things; and what numbers measure instead."""

from newsreader.text import english

PEOPLE = english.words("figures.people")
THINGS = english.words("figures.thing")
CAPITAL_COUNTED = english.words("figures.capital")
MEASURES = english.words("figures.measure")
PAST_VERBS = english.words("figures.past")
SMALL_WORDS = english.words("figures.small-word")
