"""A text without its typography, and the way back to the text as it is."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.sentences import Span
from newsreader.text.typography import Folded, fold

texts = st.text("ab .\n\t'\"’“”«»-–—…\u00ad\u00a0\u2009\u202f\u200be\u0301\u0323ñ\u1112\u1161", max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("'Go,' she said", "“Go,” she said"),
        ("It's", "It’s"),
        ("„Geh“, sagte sie", "»Geh«, sagte sie"),
        ("« Va », dit-elle", "“Va”, dit-elle"),
        ("`` go ''", '"go"'),
        ("mill - the last", "mill—the last"),
        ("2012-14", "2012–14"),
        ("wait ...", "wait…"),
        ("wait . . .", "wait…"),
        ("5\u00a0p.m.", "5 p.m."),
        ("1\u2009400", "1\u202f400"),
        ("hyphen\u00adation", "hyphenation"),
        ("Jose\u0301", "José"),
        ("one  two\nthree", "one two three"),
    ],
)
def test_the_same_words_set_otherwise_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("its", "it's"),
        ("well", "we'll"),
        ("resign", "re-sign"),
        ("a\n\nb", "a b"),
        ("may", "May"),
        ("e", "é"),
    ],
)
def test_other_words_do_not(one, other):
    assert fold(one) != fold(other)


@given(texts)
def test_each_character_leads_back_to_where_it_stands(text):
    folded = Folded(text)

    spans = [folded.span(at, at + 1) for at in range(len(folded.text))]

    there = [span for span in spans if span]
    assert all(0 <= span.start < span.end <= len(text) for span in there)
    assert [span.start for span in there] == sorted(span.start for span in there)
    assert all(
        fold(text[span.start : span.end]).strip() == folded.text[at].strip()
        for at, span in enumerate(spans)
        if span
    )


@given(texts, st.data())
def test_a_stretch_leads_back_to_words_that_fold_to_it(text, data):
    folded = Folded(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))

    span = folded.span(start, end)

    assert span is None or fold(text[span.start : span.end]).strip() == folded.text[start:end].strip()


@given(st.text("abc ñé", max_size=30))
def test_plain_words_stay_where_they_are(text):
    plain = " ".join(normalize("NFC", text).split())

    assert Folded(plain).text == plain
    letters = [at for at in range(len(plain)) if plain[at] != " "]
    assert [Folded(plain).span(at, at + 1) for at in letters] == [Span(at, at + 1) for at in letters]
