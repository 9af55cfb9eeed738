"""Direct speech and its speakers, on sentences written for this."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.saying.quotations import find
from newsreader.text.sentences import split


def spoken(text):
    return [(text[q.start : q.end], q.speaker and text[slice(*q.speaker)]) for q in find(text, split(text))]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We lost the boat,” said harbour chief Ann Lee.", "Ann Lee"),
        ("“We lost the boat,” Ann Lee said on Monday.", "Ann Lee"),
        ("Ann Lee, who owns it, told reporters: “We lost the boat.”", "Ann Lee"),
        ('Owner Ann Lee, 42, told the BBC, "We lost the boat."', "Ann Lee"),
        ("‘We can’t find the boat,’ said Ann Lee.", "Ann Lee"),
        ("According to harbour chief Ann Lee, “we lost the boat in May”.", "Ann Lee"),
        ("“Did we lose the boat?” Ann Lee asked.", "Ann Lee"),
        ("“We lost the boat,” the owner’s lawyer, Ann Lee, said on Monday.", "Ann Lee"),
        ("“We lost the boat,” said a fisherman who asked not to be named.", "fisherman"),
        ("“We lost the boat,” said Lee’s office.", "Lee’s office"),
    ],
)
def test_speaker_of_a_direct_quotation(text, speaker):
    ((_, found),) = spoken(text)

    assert found == speaker


def test_quotation_goes_on_in_its_paragraph_with_the_same_speaker():
    text = "“It rained,” said Ann Lee. “The boat sank.”"

    assert spoken(text) == [("It rained,", "Ann Lee"), ("The boat sank.", "Ann Lee")]


def test_quotation_over_paragraphs_has_one_speaker():
    text = "“It rained.\n\n“The boat sank,” said Ann Lee."

    assert spoken(text) == [("It rained.", "Ann Lee"), ("The boat sank,", "Ann Lee")]


def test_pronoun_is_probably_the_last_speaker():
    text = "Ann Lee said it had rained.\n\n“The boat sank,” she said."

    (quotation,) = find(text, split(text))

    assert (text[slice(*quotation.speaker)], quotation.certain, quotation.rule) == (
        "Ann Lee",
        False,
        "pronoun",
    )


def test_quotation_nobody_says_stays_unattributed():
    text = "Ann Lee left.\n\n“The boat sank at noon.”\n\nRain fell."

    assert spoken(text) == [("The boat sank at noon.", None)]


def test_quoted_phrase_is_a_quotation_only_when_somebody_says_it():
    text = (
        "The “quiet harbour” closed. Ann Lee said the pier was “not safe” and left. She read “The Long Pier”."
    )

    assert spoken(text) == [("not safe", "Ann Lee")]


def test_nested_quotation_is_part_of_the_outer_one():
    text = "“He cried ‘the boat is gone’ and ran,” said Ann Lee."

    assert spoken(text) == [("He cried ‘the boat is gone’ and ran,", "Ann Lee")]


def test_seed_quotations_have_their_speakers(seed):
    body, gold = seed.fields["body"], seed.expected["quotations"]

    found = {body[q.start : q.end]: body[slice(*q.speaker)] for q in find(body, split(body)) if q.speaker}

    for quotation in gold:
        speaker = next(found[words] for words in found if words.startswith(quotation["starts"]))
        assert quotation["speaker"].endswith(speaker)


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["“", "”", '"', "'", "‘", "’", "Ann", "said", ", ", ". ", "\n\n"])).map(
        "".join
    )
)
def test_any_text_is_read_and_quotations_do_not_overlap(text):
    found = find(text, split(text))

    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(one.end < two.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Maria Berg said it rained. Peter Holm said so too.\n\n“The boat sank,” she said.", "Maria Berg"),
        ("Maria Berg said it rained. Peter Holm said so too.\n\n“The boat sank,” he said.", "Peter Holm"),
        ("Mrs Holm said it rained. Mr Berg said so too.\n\n“The boat sank,” she said.", "Holm"),
        ("Maria Berg spoke. Berg said it rained. Mr Holm agreed, he said.\n\n“It sank,” she said.", "Berg"),
        ("The spokeswoman said it rained. Omar Holm said so.\n\n“It sank,” she said.", "spokeswoman"),
        ("Maria Berg spoke. Alma Jean King said so.\n\n“It sank,” she said.", "Alma Jean King"),
        ("The wife of Omar Holm heard it. Omar Holm said so.\n\n“It sank,” he said.", "Omar Holm"),
        ("Kim Berg said it rained.\n\n“The boat sank,” she said.", "Kim Berg"),
        ("Ek striker Anna Berg left early. “We sank,” she said.", "Anna Berg"),
        ("They met Anna Berg. Berg, 42, wept. “We sank,” she said.", "Berg"),
        ("Soldiers in Ek said it rained. Maj. Bo Holm left. “We sank,” he said.", "Bo Holm"),
        ("Peter Holm said it rained.\n\n“The boat sank,” she said.", None),
    ],
)
def test_a_pronoun_goes_to_the_nearest_speaker_it_fits(text, speaker):
    ((_, found),) = spoken(text)

    assert found == speaker
