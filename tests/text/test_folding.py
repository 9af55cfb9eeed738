"""One folding for what is indexed and what is asked: in every script, and by part of what stands together."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.folding import LETTERS, LONGEST, joined, tokens, words

FOLDED = [
    # Latin with marks, and letters that do not decompose
    ("Đorđević in Łódź", "dordevic in lodz"),
    ("Smørrebrød, Ægir, Œuvre, Straße, Þór", "smorrebrod aegir oeuvre strasse thor"),
    ("İstanbul, Iğdır", "istanbul igdir"),
    ("Việt Nam", "viet nam"),
    ("İlham Əliyev", "ilham aliyev"),
    # Cyrillic: й is a letter, ё a way to write е
    ("Ёлка и мой сад, мои сады", "елка и мой сад мои сады"),
    ("Київ", "киів"),
    # Greek
    ("Ὀδυσσεύς, ΟΔΥΣΣΕΥΣ", "οδυσσευσ οδυσσευσ"),
    # Arabic and Persian
    ("الأسد", "الاسد"),
    ("حَلَب", "حلب"),
    ("حلـــب", "حلب"),
    ("مدرسة على", "مدرسه علي"),
    ("می‌رود، کتاب", "ميرود كتاب"),
    # Hebrew
    ("שָׁלוֹם", "שלום"),
    # Devanagari: a vowel is no ornament
    ("कि, की", "कि की"),
    # A character a word where no blanks part them
    ("東京タワー", "東 京 タ ワ ー"),
    ("ガラス", "ガ ラ ス"),
    ("한국어", "한 국 어"),
    ("ไทย", "ไ ท ย"),
    # Digits
    ("٢٠١٦, २०१६, ２０１６", "2016 2016 2016"),
    ("10⁶ is not 106, nor 2½ 21/2", "10 6 is not 106 nor 2 1 2 21 2"),
    ("CO₂", "co2"),
    ("1,200 dead, 1.200 Tote, 1’200, 1\u202f200\u202f000", "1200 dead 1200 tote 1200 1200000"),
    ("٢٬٥٠٠ قتيل", "2500 قتيل"),
    ("2.5 million, 12,5 Grad, 8.30", "2 5 million 12 5 grad 8 30"),
    ("in 2016,200 men; 192.168.0.1; 1,200,5", "in 2016 200 men 192 168 0 1 1 200 5"),
    # What parts words
    ("7-8 December", "7 8 december"),
    ("7–8 December", "7 8 december"),
    ("post-2011, 2011-2016", "post 2011 2011 2016"),
    ("killed/wounded", "killed wounded"),
    ("al-Assad", "al assad"),
    ("Assad's and Assad’s, O'Brien, l'État", "assad s and assad s o brien l etat"),
    # Nothing is left out as too common, and initials are a word
    ("the WHO and IT", "the who and it"),
    ("the U.S., U.S.-led, at 7 a.m.", "the us us led at 7 am"),
    # What nobody reads
    ("co\u00adoperate, \u2067חלב\u2069", "cooperate חלב"),
    ("ﬁne ﷲ", "fine الله"),
    ('a_b *c* \\d\' "e" (f)', "a b c d e f"),
    ("", ""),
    ("— … !", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_words_as_they_are_compared(text, folded):
    assert joined(text) == folded


@pytest.mark.parametrize("text", [text for text, _folded in FOLDED])
def test_a_letter_and_its_marks_are_the_same_apart_or_together(text):
    assert tokens(normalize("NFD", text)) == tokens(normalize("NFC", text))


def test_words_tell_where_they_stand_with_their_marks():
    text = "In حَلَب, Łódź and the U.S. on 10⁶"

    assert [text[start:end] for _word, start, end in words(text)] == [
        *("In", "حَلَب", "Łódź", "and", "the", "U.S", "on", "10", "⁶"),
    ]


def test_a_run_without_end_is_several_words():
    assert [len(word) for word in tokens("x" * (2 * LONGEST + 1))] == [LONGEST, LONGEST, 1]


@given(st.text())
def test_words_with_and_without_their_places_are_the_same(text):
    placed = words(text)

    assert [word for word, _start, _end in placed] == tokens(text)
    assert all(0 <= start < end <= len(text) for _word, start, end in placed)


@given(st.text())
def test_what_was_folded_stays_as_it_is(text):
    assert joined(joined(text)) == joined(text)


@given(st.text())
def test_no_word_can_be_taken_for_a_facet_or_an_operator(text):
    assert not set("_'\"\\:*^()&|!<-> \0") & set("".join(tokens(text)))


@pytest.mark.parametrize("letter", LETTERS)
def test_each_letter_of_the_table_stands_for_what_stays(letter):
    assert tokens(LETTERS[letter]) in ([], [LETTERS[letter]])
