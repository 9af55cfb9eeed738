from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.text.sentences import split


def sentences(text):
    return [text[span.start : span.end] for span in split(text)]


def test_a_title_an_initial_and_a_short_month_do_not_end_a_sentence():
    text = "Mr. Hale met John F. Kerr on Sept. 21 in the U.S. Senate at 5 p.m. The talks failed."

    assert sentences(text) == [
        "Mr. Hale met John F. Kerr on Sept. 21 in the U.S. Senate at 5 p.m.",
        "The talks failed.",
    ]


def test_closing_quotes_belong_to_their_sentence():
    text = "“We lost.” He sat down. (It was late.) “Why?” she asked."

    assert sentences(text) == ["“We lost.”", "He sat down.", "(It was late.)", "“Why?” she asked."]


def test_no_sentence_crosses_a_blank_line():
    text = "  Flood warning\n\nRivers rose, the\nagency said.\n \nNobody left"

    assert sentences(text) == ["Flood warning", "Rivers rose, the\nagency said.", "Nobody left"]


def test_figures_and_dots_inside_a_word_stay():
    text = "It cost $3.5 million, e.g. No. 7 on www.example.org. It rose 2.5 per cent… Then it fell!"

    assert sentences(text) == [
        "It cost $3.5 million, e.g. No. 7 on www.example.org.",
        "It rose 2.5 per cent…",
        "Then it fell!",
    ]


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_any_text_is_split_in_order_without_overlap(text):
    spans = split(text)

    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)


def test_a_page_of_stops_is_quick():
    assert len(split("." * 200_000)) == 1
    assert len(split(". " * 100_000)) >= 1


def test_two_initials_and_a_rank_stay_with_their_name():
    text = "It was led by R.E. Hale and Brig. Gen. Ann Pike of the U.N. They lost in 149 B.C. The city fell."

    assert sentences(text) == [
        "It was led by R.E. Hale and Brig. Gen. Ann Pike of the U.N.",
        "They lost in 149 B.C.",
        "The city fell.",
    ]


def test_a_firms_short_form_ends_its_sentence_only_between_two_clauses():
    assert sentences("She sold Oldham Inc. The buyer is unknown.") == [
        "She sold Oldham Inc.",
        "The buyer is unknown.",
    ]
    assert sentences("He beat Sam Pike Jr. Nobody cheered.") == ["He beat Sam Pike Jr.", "Nobody cheered."]
    assert sentences("It was Sam Pike Sr. Police know him.") == ["It was Sam Pike Sr.", "Police know him."]
    assert sentences("He lives at 12 Elm St. His wife does not.") == [
        "He lives at 12 Elm St.",
        "His wife does not.",
    ]
    assert sentences("They left at 6 p.m. EST. Nobody saw.") == ["They left at 6 p.m. EST.", "Nobody saw."]
    assert sentences("It is owned by Pike Co. Nobody works there.") == [
        "It is owned by Pike Co.",
        "Nobody works there.",
    ]
    assert sentences("They work for Oldham Ltd. It makes rope.") == [
        "They work for Oldham Ltd.",
        "It makes rope.",
    ]

    for whole in (
        "Oldham Inc. Norway sold two mills.",
        "Oldham Corp. President Eva Dahl fell ill.",
        "The Pike Bros. Theatre burned.",
        "It was sold by Pike Bros. Pictures last May.",
        "Ann Holt Jr. (12) was there.",
    ):
        assert sentences(whole) == [whole]


def test_a_half_of_the_day_ends_its_sentence_before_a_new_one():
    assert sentences("It sank at 4 p.m. Divers came.") == ["It sank at 4 p.m.", "Divers came."]
    assert sentences("It sank at 4 a.m. Holt was aboard.") == ["It sank at 4 a.m.", "Holt was aboard."]
    assert sentences("Shops close at 6 p.m. Buses stop.") == ["Shops close at 6 p.m.", "Buses stop."]
    assert sentences("He took the 6 p.m. Trains are rare.") == ["He took the 6 p.m.", "Trains are rare."]
    assert sentences("He took the 6 p.m. Hale was late.") == ["He took the 6 p.m.", "Hale was late."]

    for whole in (
        "The 4 p.m. Oslo train sank.",
        "It sank at 4 p.m. Monday off Oslo.",
        "It sank at 4 p.m. EST off Oslo.",
        "It sank at 4 p.m. Oslo time near the pier.",
        "It sank on Wed. Dec. 7 off Oslo.",
    ):
        assert sentences(whole) == [whole]
