"""What is typed is read: words, phrases, what shall not be there, narrowings; and nothing typed fails."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.models.search import Kind
from newsreader.showing.search.language import LONGEST, MOST, Term, Wanted, understand

TODAY = date(2019, 3, 13)  # a Wednesday

TERMS = [
    ("Port  Selby", [Term(("port",)), Term(("selby",))]),
    ('"Port Selby" strike', [Term(("port", "selby")), Term(("strike",))]),
    ("“Port Selby” «strike»", [Term(("port", "selby")), Term(("strike",))]),
    ("strike -ferry", [Term(("strike",)), Term(("ferry",), excluded=True)]),
    ('-"ferry to Holm"', [Term(("ferry", "to", "holm"), excluded=True)]),
    ("al-Assad", [Term(("al", "assad"))]),
    ("7–8 December", [Term(("7", "8")), Term(("december",))]),
    ("WHO", [Term(("who",))]),
    ("حَلَب", [Term(("حلب",))]),
    ("東京", [Term(("東", "京"))]),
    ("strike strike", [Term(("strike",))]),
    ("http://selby.example/a foo:bar", [Term(("http", "selby", "example", "a")), Term(("foo", "bar"))]),
    ("a AND (b) OR NOT c* ^d", [Term((w,)) for w in ("a", "and", "b", "or", "not", "c", "d")]),
    ('"no end', [Term(("no", "end"))]),
    ("- \" ' * ( — \0", []),
]


@pytest.mark.parametrize(("query", "terms"), TERMS)
def test_words_and_phrases(query, terms):
    wanted = understand(query, TODAY)

    assert (list(wanted.terms), wanted.not_understood) == (terms, ())


PERIODS = [
    ('in:"december 2016"', date(2016, 12, 1), date(2016, 12, 31)),
    ("in:2016-12", date(2016, 12, 1), date(2016, 12, 31)),
    ("in:2012–2016", date(2012, 1, 1), date(2016, 12, 31)),
    ("in:2012-2016", date(2012, 1, 1), date(2016, 12, 31)),
    ('in:"last week"', date(2019, 3, 4), date(2019, 3, 10)),
    ("in:yesterday", date(2019, 3, 12), date(2019, 3, 12)),
    ('in:"7-8 December 2016"', date(2016, 12, 7), date(2016, 12, 8)),
    ("before:2016", None, date(2015, 12, 31)),
    ("after:2016", date(2017, 1, 1), None),
    ("after:2015 before:2017 in:2010-2020", date(2016, 1, 1), date(2016, 12, 31)),
]


@pytest.mark.parametrize(("query", "first", "last"), PERIODS)
def test_periods_are_read_as_the_desk_reads_dates(query, first, last):
    wanted = understand(query, TODAY)

    assert (wanted.first, wanted.last, wanted.not_understood) == (first, last, ())


def test_narrowings_by_name_and_kind():
    wanted = understand('Source:"The Post" who:Calloway kind:quotes strike', TODAY)

    assert wanted == Wanted(
        terms=(Term(("strike",)),),
        kinds=frozenset({Kind.QUOTATION}),
        source_names=("The Post",),
        names=("Calloway",),
    )


@pytest.mark.parametrize(
    "piece", ["before:soonish", "in:week", "kind:thing", 'source:""', 'in:"40 May 2016"', "before:0001"]
)
def test_a_narrowing_that_means_nothing_is_handed_back(piece):
    wanted = understand(f"strike {piece} ferry", TODAY)

    assert (wanted.not_understood, len(wanted.terms)) == ((piece,), 2)


def test_what_is_too_long_is_cut_and_what_is_too_much_is_handed_back():
    words = " ".join(f"w{number}" for number in range(MOST + 2))

    assert understand("x" * LONGEST + " strike", TODAY).terms == understand("x" * LONGEST, TODAY).terms
    assert understand(words, TODAY).not_understood == (f"w{MOST}", f"w{MOST + 1}")


def test_an_empty_query_wants_nothing():
    assert (bool(understand(" ", TODAY)), bool(understand("-ferry", TODAY))) == (False, False)
    assert (bool(understand("ferry", TODAY)), bool(understand("in:2016", TODAY))) == (True, True)


@given(st.text() | st.text(alphabet="ab -\"':()*in:before:who:2016/–“”"))
def test_nothing_that_is_typed_fails(query):
    understand(query, TODAY)
