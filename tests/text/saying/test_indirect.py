"""Indirect speech and its speakers, on sentences written for this."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.saying.indirect import find
from newsreader.text.sentences import split


def reported(text):
    return [(text[slice(*one.speaker)], text[one.start : one.end]) for one in find(text, split(text))]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The ministry said the ferry had sunk.", "ministry", "the ferry had sunk"),
        ("The ministry said on Monday that the ferry had sunk.", "ministry", "the ferry had sunk"),
        ("The ferry had sunk, the ministry said on Monday.", "ministry", "The ferry had sunk"),
        ("The ferry had sunk, said Ann Lee, the harbour chief.", "Ann Lee", "The ferry had sunk"),
        ("The council has said the pier may open.", "council", "the pier may open"),
        ("Ann Lee, the harbour chief, said the ferry would sail.", "Ann Lee", "the ferry would sail"),
        ("The group, which is based in Ek, said 12 boats had sunk.", "group", "12 boats had sunk"),
        ("According to the union, at least 400 people marched.", "union", "at least 400 people marched"),
        ("At least 400 people marched, according to the union.", "union", "At least 400 people marched"),
        ("The union told reporters that the pier was shut.", "union", "the pier was shut"),
        ("Hundreds left, with the union saying at least 70 were hurt.", "union", "at least 70 were hurt"),
        ("Radio Ek quoted the mayor as saying the pier was shut.", "mayor", "the pier was shut"),
        ("The mayor was quoted as saying that the pier was shut.", "mayor", "the pier was shut"),
        ("Lee met Hale and pledged to help, the union said.", "union", "Lee met Hale and pledged to help"),
        ("The raid killed 34 people, the agency said.", "agency", "The raid killed 34 people"),
        ("The Harbour Board (HB) said the pier was shut.", "Harbour Board", "the pier was shut"),
        ("The Dockers’ Union said the pier was shut.", "Dockers’ Union", "the pier was shut"),
        ("Judge Ann Lee told him he had lied.", "Ann Lee", "he had lied"),
        ("The pier was shut, Lee told Radio Ek.", "Lee", "The pier was shut"),
        ("OSLO (AP) - A ferry sank, the mayor said.", "mayor", "A ferry sank"),
        ("The Geological Survey said the ground had moved.", "Geological Survey", "the ground had moved"),
        ("Marina Inc. announced Friday it had bought the pier.", "Marina Inc", "it had bought the pier"),
    ],
)  # fmt: skip
def test_what_is_reported_and_by_whom(text, speaker, content):
    assert reported(text) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Officials in Ek said the ferry had sunk.", "Officials in Ek"),
        ("The mayor of Ek said the ferry had sunk.", "mayor of Ek"),
        ("Later state TV said the ferry had sunk.", "state TV"),
        ("The Council to Protect Boats said the ferry had sunk.", "Council to Protect Boats"),
        ("Owner Lee and colleague Ann Hale said the ferry had sunk.", "Owner Lee and colleague Ann Hale"),
        ("The Ek-based monitoring group said the ferry had sunk.", "Ek-based monitoring group"),
    ],
)
def test_speaker_is_the_whole_description_not_a_name_inside_it(text, speaker):
    assert reported(text) == [(speaker, "the ferry had sunk")]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the ferry had sunk, as boats searched the bay.",
        "The mayor said the ferry had sunk, and residents have left the bay.",
        "The mayor said the ferry had sunk, but did not say why.",
        "The mayor said the ferry had sunk and called for calm.",
        "(The mayor said the ferry had sunk.)",
        "The mayor said the ferry had sunk but hinted at more.",
        "As the mayor said the ferry had sunk, boats were searching.",
        "But when the mayor said the ferry had sunk, boats were searching.",
    ],
)
def test_content_ends_where_the_reporter_speaks_again(text):
    assert reported(text) == [("mayor", "the ferry had sunk")]


def test_same_speaker_adds():
    text = "The mayor said the ferry had sunk, adding that it was old."

    assert reported(text) == [("mayor", "the ferry had sunk"), ("mayor", "it was old")]


def test_denial_is_negated():
    text = "The airline denied that its pilots were tired."

    (denied,) = find(text, split(text))

    assert (text[denied.start : denied.end], denied.negated) == ("its pilots were tired", True)


def test_quoted_phrase_inside_stays_indirect():
    text = "The mayor said the plan was a “huge step” for Ek."

    assert reported(text) == [("mayor", "the plan was a “huge step” for Ek")]


@pytest.mark.parametrize(
    "text",
    [
        "“The ferry has sunk,” the ministry said.",
        "The ministry said: “The ferry has sunk.”",
        "The ministry said that “the ferry has sunk and will not sail”.",
        "He said the ferry had sunk.",
        "The ferry had sunk, they said.",
        "I’d say the ferry had sunk.",
        "According to him, the ferry had sunk.",
        "According to plan, the ferry was sunk.",
        "The report said the ferry had sunk.",
        "Nobody said the ferry had sunk.",
        "If the mayor says the ferry has sunk, we leave.",
        "When the mayor said the ferry, the oldest in Ek, had sunk, boats were searching.",
        "Ann Lee, chair of the board said the ferry had sunk.",
        "The harbour chief explained his belief that the ferry had sunk.",
        "Various estimates of the losses that they had made.",
        "The mayor said it all — the ferry had sunk.",
        "Did the ministry say that the ferry had sunk?",
        "The ferry is said to have sunk.",
        "It is said that the ferry had sunk.",
        "Say that the ferry has sunk.",
        "The mayor was told that the ferry had sunk.",
        "The mayor did not say that the ferry had sunk.",
        "The mayor may have said the ferry had sunk.",
        "It was unclear whether the mayor said the ferry had sunk.",
        "The mayor said goodbye to crews who had left.",
        "The mayor said nothing after the ferry had sunk.",
        "The mayor announced that morning tide tables were gone.",
        "The ferry, the oldest in Ek, said Ann Lee, had sunk.",
        "Lee Boats, Hale, Moss, and Ek Lines announced that the pier was shut.",
    ],
)
def test_nothing_where_it_is_not_certain(text):
    assert reported(text) == []


def test_seed_speech_is_found_with_its_speakers(seed):
    body, offset = seed.fields["body"], seed.starts["body"]
    gold = seed.names["indirect_quotes"]
    named = {one["id"]: one["mentions"] for one in seed.names["entities"]}

    found = find(body, split(body))

    for one in gold:
        start, end = one["start"] - offset, one["end"] - offset
        best = max(found, key=lambda it: min(it.end, end) - max(it.start, start))
        assert (min(best.end, end) - max(best.start, start)) / (end - start) >= 0.8
        if "speaker_text" in one:
            assert one["speaker_text"].endswith(body[slice(*best.speaker)])
        else:
            mentions = [(it["start"] - offset, it["end"] - offset) for it in named[one["speaker"]]]
            assert any(begin <= best.speaker[0] and best.speaker[1] <= stop for begin, stop in mentions)
    assert len(found) == len(gold)


_WORDS = [
    "the mayor", "Ann Lee", "said", " that ", "according to", "According to", "told", "saying", "quoted",
    " as saying ", " had sunk", ", ", ". ", "\n\n", "“", "”", '"', "(", ")", " and ", "As ", "▒", "’s", "?",
]  # fmt: skip


@given(st.text(max_size=200) | st.lists(st.sampled_from(_WORDS), max_size=40).map("".join))
def test_any_text_is_read_in_order_without_overlap(text):
    found = find(text, split(text))

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(0 <= one.speaker[0] < one.speaker[1] <= len(text) for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
