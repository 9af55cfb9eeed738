"""Marks laid into a text: not a character of it moves, and the HTML is always well nested."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.showing.html.marks import Laying, Mark, insert_marks
from newsreader.templatetags.web import is_web_address

HOSTILE = ["<script>alert(1)</script>", "&amp;", "\"'", "</span>", "<!--", "\u2028", "𝒳", "e\u0301", "\u202e"]
a_text = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=6), max_size=8).map("".join)


@st.composite
def text_and_marks(draw):
    text = draw(a_text)
    bounds = st.tuples(st.integers(-2, len(text) + 2), st.integers(-2, len(text) + 2))
    marks = [
        Mark(start, end, draw(st.integers(0, 3)), f'<b id="m{number}">', "</b>")
        for number, (start, end) in enumerate(draw(st.lists(bounds, max_size=10)))
    ]
    return text, marks


class Nesting(HTMLParser):
    """Fails where an end tag closes anything but the tag opened last; keeps the text."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.tags = [], []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@given(text_and_marks())
def test_the_text_is_the_same_with_and_without_marks(given):
    text, marks = given

    html = insert_marks(text, marks)

    assert unescape(re.sub(r'<b id="m\d+">|</b>', "", html)) == unescape(insert_marks(text, []))
    assert re.sub(r'<b id="m\d+">|</b>', "", html) == insert_marks(text, [])


@given(text_and_marks())
def test_marks_are_well_nested_and_the_text_is_never_markup(given):
    text, marks = given

    parser = Nesting()
    parser.feed(insert_marks(text, marks))
    parser.close()

    assert (parser.open, set(parser.tags) <= {"b"}) == ([], True)


@given(text_and_marks(), st.data())
def test_a_part_holds_its_part_of_the_text(given, data):
    text, marks = given
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))

    assert re.sub(r'<b id="m\d+">|</b>', "", insert_marks(text, marks, start, end)) == insert_marks(
        text[start:end], []
    )


@given(text_and_marks())
def test_every_mark_that_crosses_none_stands_around_its_words(given):
    text, marks = given
    inside = [m for m in marks if 0 <= m.start < m.end <= len(text)]

    html = insert_marks(text, marks)

    free = [m.opening for m in inside if not any(cross(m, n) or cross(n, m) for n in inside)]
    assert [opening for opening in free if opening not in html] == []


def cross(one, other):
    return one.start < other.start < one.end < other.end


def test_of_two_marks_that_cross_the_lower_rank_stays():
    statement, name = Mark(0, 8, 0, "<b>", "</b>"), Mark(4, 12, 1, "<i>", "</i>")

    assert insert_marks("one two three", [name, statement]) == "<b>one two </b>three"


def test_marks_nest_outer_first():
    outer, inner, same = (
        Mark(0, 7, 1, "<b>", "</b>"),
        Mark(4, 7, 0, "<i>", "</i>"),
        Mark(4, 7, 2, "<u>", "</u>"),
    )

    assert insert_marks("one two three", [same, inner, outer]) == "<b>one <i><u>two</u></i></b> three"


def test_a_long_text_with_many_marks_takes_linear_time():
    """Counted in characters of work by their number, not timed: quadratic work would never end here."""
    text = "word " * 60_000
    marks = [Mark(start, start + 4, 0, "<b>", "</b>") for start in range(0, len(text), 5)]

    assert insert_marks(text, marks).count("<b>") == 60_000


@pytest.mark.parametrize(
    ("url", "leads_to_the_web"),
    [
        ("https://news.example/1", True),
        ("http://news.example", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,x", False),
        ("//news.example/1", False),
        ("news.example", False),
        ("https:", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_linked(url, leads_to_the_web):
    assert is_web_address(url) == leads_to_the_web


@given(text_and_marks(), st.data())
def test_parts_of_a_text_hold_its_words_and_each_mark_begins_once(given, data):
    text, marks = given
    marks = [replace(mark, rest="<b>") for mark in marks]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
    places = list(pairwise([0, *cuts, len(text)]))

    laying = Laying(text, marks)
    parts = [laying.part(start, end) for start, end in places]

    bare = [re.sub(r'<b(?: id="m\d+")?>|</b>', "", part) for part in parts]
    assert bare == [insert_marks(text[start:end], []) for start, end in places]
    begun = re.findall(r"m\d+", re.sub(r">[^<]*<", "><", "".join(parts)))
    assert len(begun) == len(set(begun))


def test_a_mark_over_three_parts_stands_in_each():
    laying = Laying("one two\nthree\nfour", [Mark(4, 16, 0, "<b id=m>", "</b>", "<b>")])

    parts = [laying.part(start, end) for start, end in ((0, 7), (8, 13), (14, 18))]

    assert parts == ["one <b id=m>two</b>", "<b>three</b>", "<b>fo</b>ur"]


def test_a_mark_that_may_not_go_on_stands_in_one_part_or_nowhere():
    laying = Laying("one two\nthree", [Mark(4, 13, 0, "<i>", "</i>"), Mark(8, 13, 0, "<b>", "</b>")])

    assert [laying.part(0, 7), laying.part(8, 13)] == ["one two", "<b>three</b>"]
