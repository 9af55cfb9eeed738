"""Near-copies are told from reports that share what was said, a background, or a line of the house."""

from itertools import pairwise

import pytest

from newsreader.drafting.near_copies import ComparedText, compare, shared_part, shared_sentences
from newsreader.text.sentences import split
from tests.near_copy_texts import (
    AGENCY,
    BACKGROUND,
    INDEPENDENT,
    OTHER_STORY,
    OWN,
    PARAGRAPHS,
    edited,
    woven,
)

FOOT = (
    "Sign up for the harbour letter, every Friday in your box. "
    "Our reporters answer your questions on the quay."
)
BYLINE = "By Tova Karelin, harbour reporter, and by Bram Holt in Holm, with photographs"
BRIEF = "\n\n".join(PARAGRAPHS[:2])

COPIES = {
    "first half": "\n\n".join(PARAGRAPHS[:3]),
    "first third": "\n\n".join(PARAGRAPHS[:2]),
    "last third": "\n\n".join(PARAGRAPHS[4:]),
    "edited": edited(AGENCY),
    "topped": "\n\n".join([*OWN, AGENCY]),
    "topped and edited": "\n\n".join([*OWN, edited(AGENCY)]),
    "woven together": woven(AGENCY, OTHER_STORY),
    "half of it woven together": woven("\n\n".join(PARAGRAPHS[:3]), OTHER_STORY),
    "in capitals and other typography": AGENCY.upper()
    .replace("“", '"')
    .replace("”", '"')
    .replace(" ", "\u2009"),
    "with soft hyphens": AGENCY.replace("harbour", "har\u00adbour").replace("people", "peo\u00adple"),
    "in one paragraph": AGENCY.replace("\n\n", " "),
    "with lines between": "\n\n".join(f"{each}\n\nRead more: Fires" for each in PARAGRAPHS),
}
OTHERS = {
    "same event and same speech": (AGENCY, INDEPENDENT),
    "same background under two reports": (f"{OWN[0]}\n\n{BACKGROUND}", f"{PARAGRAPHS[1]}\n\n{BACKGROUND}"),
    "same byline and same foot": (
        f"{BYLINE}\n\n{OWN[0]}\n\n{FOOT}",
        f"{BYLINE}\n\n{PARAGRAPHS[0]}\n\n{FOOT}",
    ),
    "same speech in two briefs": (
        f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[3]}",
        f"{OWN[0]}\n\n{PARAGRAPHS[3]}",
    ),
    "other stories": (AGENCY, OTHER_STORY),
    "nothing": (AGENCY, ""),
}


def overlap(one, other):
    return compare(ComparedText(one), ComparedText(other))


def common(one, other):
    return len(ComparedText(one).sample & ComparedText(other).sample)


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
def test_a_copy_is_found_by_its_sample_and_told_by_its_words(copy):
    assert (common(AGENCY, copy) >= 2, overlap(AGENCY, copy).copied()) == (True, True)


@pytest.mark.parametrize("copy", [COPIES["edited"], COPIES["topped"]], ids=["edited", "topped"])
def test_a_copy_within_one_outlet_is_one_as_well(copy):
    assert overlap(AGENCY, copy).copied(one_outlet=True) is True


def test_a_brief_of_sixty_words_is_found_in_what_was_made_of_it():
    made = [edited(BRIEF), "\n\n".join([*OWN, BRIEF]), woven(BRIEF, OTHER_STORY), PARAGRAPHS[0]]

    found = [(common(BRIEF, each) >= 2, overlap(BRIEF, each).copied()) for each in made]

    assert (60 <= len(BRIEF.split()) <= 100, found) == (True, [(True, True)] * 4)


@pytest.mark.parametrize(("one", "other"), OTHERS.values(), ids=OTHERS)
def test_reports_that_share_what_they_may_are_no_copies(one, other):
    assert [overlap(one, other).copied(outlet) for outlet in (True, False)] == [False, False]


def test_one_outlets_next_report_with_much_of_the_last_is_a_report():
    today = "\n\n".join([*OWN, *PARAGRAPHS[1:3]])

    found = overlap(AGENCY, today)

    assert (found.copied(one_outlet=True), found.copied()) == (False, True)


def test_paragraphs_that_stand_in_many_reports_do_not_count():
    standing = f"{BACKGROUND}\n\n{OTHER_STORY}"
    one, other = ComparedText(f"{PARAGRAPHS[0]}\n\n{standing}"), ComparedText(f"{OWN[0]}\n\n{standing}")
    known = ComparedText(standing).sample

    found = [compare(one, other).copied(), compare(one, other, one.standing(known)).copied()]

    assert found == [True, False]


def test_of_a_text_that_stands_in_many_reports_all_words_count():
    text = ComparedText(AGENCY)

    assert text.standing(text.sample) == frozenset()


def test_a_sample_is_small_whatever_the_length_and_never_of_speech():
    long = ComparedText("\n\n".join(f"{each} {number}" for number in range(40) for each in PARAGRAPHS[:3]))
    speech = ComparedText(PARAGRAPHS[3])

    assert (len(ComparedText(AGENCY).sample) <= 60, len(long.sample) <= 400) == (True, True)
    assert speech.sample & ComparedText(AGENCY).sample == frozenset()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("पहला बाँध मार्च में टूटा", ["पहला", "बाँध", "मार्च", "में", "टूटा"]),
        ("كَسَرَ السَّدُّ", ["كَسَرَ", "السَّدُّ"]),
        ("Ce\u0301sar a parle\u0301", ["ce\u0301sar", "a", "parle\u0301"]),
        ("เขื่อนแตก", ["เ", "ขื่", "อ", "น", "แ", "ต", "ก"]),
        ("堤が切れた", ["堤", "が", "切", "れ", "た"]),
    ],
)
def test_what_stands_on_a_letter_parts_no_word(text, words):
    assert ComparedText(" ".join([text] * 9)).words[: len(words)] == words


def test_few_words_have_no_sample():
    assert ComparedText("The mill at Selby will open in May, its owner said.").sample == frozenset()


def test_a_speech_printed_whole_is_found_again():
    speech = f"“{OTHER_STORY.replace(chr(10), ' ')}”"

    assert (common(speech, speech) >= 2, overlap(speech, speech).copied()) == (True, True)


def test_shared_sentences_are_told_in_both():
    topped = f"{OWN[0]}\n\n{edited(BRIEF)}"

    here = shared_sentences(ComparedText(BRIEF), ComparedText(topped), split(BRIEF))
    there = shared_sentences(ComparedText(topped), ComparedText(BRIEF), split(topped))

    assert here == split(BRIEF)
    assert [topped[span.start : span.end] for span in there] == [
        edited(BRIEF)[span.start : span.end] for span in split(edited(BRIEF))
    ]


# The part that two share


def shared(text, other):
    return [text[s.start : s.end] for s in shared_part(ComparedText(text), ComparedText(other)).spans]


def test_what_was_put_on_top_is_not_shared_and_the_rest_is_to_its_full_stops():
    topped = "\n\n".join([*OWN, AGENCY])

    found = shared(topped, AGENCY)

    assert found == [AGENCY]
    assert shared(AGENCY, topped) == [AGENCY]


def test_a_word_that_was_changed_is_not_shared_and_those_around_it_are():
    text = PARAGRAPHS[1].replace("hemp", "flax")

    found = shared(text, AGENCY)

    assert found == [
        "The blaze began shortly before nine in a loft where",
        "had been stored since the spring, according to the county brigade. It reached the roof within "
        "minutes and was not under control until dawn.",
    ]


def test_a_run_of_a_few_words_between_others_is_chance_and_a_whole_block_is_not():
    words = "two men of the night shift were taken away"
    after = "from the quay that morning, before the tide turned and all the boats came in again"
    text = f"{OWN[0]} Once more {words} {after}.\n\nTwo men of the night shift were taken."

    found = shared(text, f"{OWN[1]} So {words} at last.\n\nTwo men of the night shift were taken.")

    assert found == ["Two men of the night shift were taken."]


def test_speech_is_shared_with_its_marks():
    assert shared(INDEPENDENT, AGENCY) == [f"{PARAGRAPHS[3].removesuffix('.')},"]


@pytest.mark.parametrize("other", ["", "Nothing of it.", OTHER_STORY])
def test_where_nothing_is_shared_there_is_none(other):
    assert shared_part(ComparedText(AGENCY), ComparedText(other)) == (0, [])


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
def test_shared_words_stand_in_both_in_order_and_apart(copy):
    for text, other in ((copy, AGENCY), (AGENCY, copy)):
        part = shared_part(ComparedText(text), ComparedText(other))

        known = set(ComparedText(other).words)
        words = [word for s in part.spans for word in ComparedText(text[s.start : s.end]).words]
        assert set(words) <= known
        assert all(one.end <= next.start for one, next in pairwise(part.spans))
        assert 0 < part.words <= len(ComparedText(text).words)
