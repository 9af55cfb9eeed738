"""Whatever a text says: no analyser raises, and what it finds lies within the text.

The texts are made of each grammar's own words, a few of them again and again, in any order, with capitals
where none belong and any mark between them: there a pattern finds beginnings without ends, titles without
names, ends before starts, and a name for which something speaks in one place and nothing in another.
"""

from datetime import date, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.drafting import proposals
from newsreader.text import english, names, sentences, timex
from newsreader.text.english import tables
from newsreader.text.figures import figures
from newsreader.text.names import Known, Registry, cues
from newsreader.text.saying import indirect, quotations

EXAMPLES = 100  # of each grammar
REGISTRY = Registry(
    [
        Known("1", "Lapland", "place", ("Northern Lapland", "Ek"), ("Laplander",)),
        Known("2", "Department of State", "organisation", ("State", "DS", "Secretary of State")),
        Known("3", "Ann May", "person", ("May", "Ann")),
        Known("4", "Guardian", "media"),
        Known("5", "House of the People", "organisation", ("The House", "Of")),
        Known("6", "Red Cross", "organisation"),
    ]
)
SMALL = "a about and at between by for from had has in is of on said says since that the to was who with"
FIGURES = "1 3 12 31 400 1,000 2016 1990s '90s 5:30 3rd 0 $2B £3m 10% 7-8 12/08/2016 2016-12-08 ½ 0. ² Ⅳ"
CAPITALS = (
    "Secretary State Prime Minister King Sheikh Dean General House Senate May March Sun Will First Port Lake "
    "Ministry Council Society Party Republicans Culture Sport Route Vellamo Karlby al-Karim O'Neil U.S. J. "
    "Mr. Karlby-based pro-Karlby R-Ohio said.Karlby İ ﬁ ß x́ 𝐀 中 \u202e"
)
MARKS = ", |. |. |.\n\n|\n|'s |’s |' | & | - |-| (|) | “|” |\u00a0|: | @| – |; |/| \"|\" |? |… ||.| ‘|’ "
BETWEEN = st.sampled_from([" "] * 20 + MARKS.split("|"))
DAYS = [
    None,
    date(2016, 12, 8),
    date(2024, 2, 29),
    date(1, 1, 1),
    date(9999, 12, 31),
    datetime(2019, 3, 14, 0, 30),
]
WAYS = st.sampled_from([str.title, str.upper, str.capitalize, str, str, str])
GRAMMARS = ["timex", "names", "saying", "figures", "drafting"]


@cache
def vocabulary(grammar):
    """The words a grammar asks about."""
    classes = tables.classes(english.FOLDER)
    words = {word for name, them in classes.items() if name.startswith(grammar) for word in them}
    if grammar == "timex":
        words |= {word for them in tables.values(english.FOLDER / "calendar.tsv").values() for word in them}
    if grammar == "names":
        words |= {word for them in vars(cues).values() if isinstance(them, frozenset) for word in them}
    return sorted(words)


@cache
def texts(grammar):
    """A few words, most of them the grammar's, in any order and number."""
    others = st.sampled_from(f"{SMALL} {CAPITALS} {FIGURES}".split())
    words = st.one_of(st.sampled_from(vocabulary(grammar)), st.sampled_from(vocabulary(grammar)), others)
    few = st.lists(words, min_size=1, max_size=12)
    written = few.flatmap(lambda few: st.lists(st.tuples(st.sampled_from(few), WAYS, BETWEEN), max_size=30))
    return written.map(lambda row: "".join(way(word) + mark for word, way, mark in row))


@cache
def offices():
    """Sentences about the same few titles, bodies and offices, with and without what tells their kind."""
    heads = st.sampled_from(sorted(cues.TITLES)) | st.sampled_from(sorted(cues.ORG_HEADS | cues.PLACE_HEADS))
    what = st.sampled_from(sorted(cues.OFFICES | cues.TITLE_TAILS)) | st.sampled_from(["north", "vellamo"])
    small = st.sampled_from(["of", "of", "for"])
    name = st.builds(lambda head, small, what: f"{head.title()} {small} {what.title()}", heads, small, what)
    lead = st.sampled_from(["", "The ", "They met the ", "Near ", "Nobody saw ", "Ann Lee, "])
    tail = st.sampled_from([" has gone. ", " is late. ", " said so. ", ", who left, ", " left. ", " and "])
    few = st.lists(name, min_size=1, max_size=2)
    said = few.flatmap(
        lambda few: st.lists(st.tuples(lead, st.sampled_from(few), tail), min_size=2, max_size=6)
    )
    return said.map(lambda row: "".join(map("".join, row)))


def outside(text, *spans):
    """The spans that are empty or reach beyond the text."""
    return [span for span in spans if span is not None and not 0 <= span[0] < span[1] <= len(text)]


def analyse(text, published):
    """Run everything over a text and its headline; what lies outside the text, and how much was found."""
    fields = {"headline": text[:60], "body": text}
    reported = published.date() if isinstance(published, datetime) else published
    spans = sentences.split(text)
    times = {field: timex.find(words, published) for field, words in fields.items()}
    named = names.find(fields, REGISTRY)
    said = [*figures.find(text, spans), *quotations.find(text, spans), *indirect.find(text, spans)]
    proposed = [p for who in (named, ()) for p in proposals.propose(fields, times, reported, who)]
    wrong = outside(text, *((span.start, span.end) for span in spans))
    for field, found in times.items():
        wrong += outside(fields[field], *((each.start, each.end) for each in found))
    for mention in (mention for each in named for mention in each.mentions):
        wrong += outside(fields[mention.field], (mention.start, mention.end))
        wrong += [mention] * (fields[mention.field][mention.start : mention.end] != mention.text)
    wrong += outside(text, *((each.start, each.end) for each in said), *(each.speaker for each in said))
    for each in proposed:
        inside = each.sentence_start <= each.start < each.end <= each.sentence_end
        wrong += [each] * (not inside or bool(outside(text, (each.sentence_start, each.sentence_end))))
    return wrong


@pytest.mark.parametrize("grammar", GRAMMARS)
def test_nothing_raises_and_nothing_lies_outside(grammar):
    @settings(max_examples=EXAMPLES)
    @given(texts(grammar), st.sampled_from(DAYS))
    def holds(text, published):
        assert analyse(text, published) == []

    holds()


@settings(max_examples=2 * EXAMPLES)
@given(offices())
def test_no_office_said_again_raises(text):
    found = names.find({"body": text}, REGISTRY)

    spans = [(mention.start, mention.end) for each in found for mention in each.mentions]
    assert outside(text, *spans) == []


@pytest.mark.parametrize(
    "text",
    [
        "They met the Secretary of Defence. Secretary of Defence left at noon.",
        "Secretary of Defence will come. Nobody saw the Secretary of Defence there.",
        "The Secretary of Defence is late. Secretary of Defence is to go to the mill.",
    ],
)
def test_an_office_for_which_nothing_speaks_names_nobody(text):
    """It opens a sentence and no cue stands beside it, while elsewhere one does. It raised once."""
    assert names.find({"body": text}, Registry([])) == []
