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
    | st.lists(
        st.sampled_from(
            ["“", "”", '"', "‘", "’", "Ann", " said", " and", "- ", "The farmer", ": ", ", ", ". ", "\n\n"]
        )
    ).map("".join)
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


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“The well is dry,” muttered Bo Holm, a farmer.", ["Bo Holm"]),
        ("“Why me?” wailed the widow.", ["widow"]),
        ("Bo Holm shrugged: “The well is dry.”", ["Bo Holm"]),
        ("“The well is dry,” Bo Holm chuckled.", ["Bo Holm"]),
        ("“The well is dry,” Maria Berg shot back.", ["Maria Berg"]),
        ("Maria Berg wept. Bo Holm left.\n\n“The well is dry.”", [None]),
        ("Bo Holm laughed at “The Long Pier”.", []),
    ],
)
def test_a_voice_beside_a_quotation_is_its_speaker(text, speakers):
    assert [found for _, found in spoken(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The well is dry,” said Bo Holm wearily.", "Bo Holm"),
        ("“The well is dry,” answered Maria Berg sharply, and left.", "Maria Berg"),
        ("“The well is dry,” said Bo Holm pointing at the pump.", "Bo Holm"),
        ("“The well is dry,” said Emily Kelly.", "Emily Kelly"),
        ("“The well is dry,” said Ely mayor Bo Holm.", "Bo Holm"),
        ("“The well is dry,” said Kelly, of the Daily Post.", "Kelly"),
    ],
)
def test_the_manner_of_speaking_is_no_part_of_the_name(text, speaker):
    assert [found for _, found in spoken(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A smuggler nicknamed “the Eel” got away, Bo Holm said.", []),
        ("“Stay down!” yelled a guard who goes by “Tank”.", [("Stay down!", "guard")]),
        ("Maria “Mia” Berg said: “The well is dry.”", [("The well is dry.", "Maria “Mia” Berg")]),
        ("Bo Holm, known to all as “Old Bo,” said the well was “bone dry”.", [("bone dry", "Bo Holm")]),
        ("Bo Holm called it “a mean trick”.", [("a mean trick", "Bo Holm")]),
        ("He called out “Wait!” and ran. “Wait!” said Bo Holm.", [("Wait!", None), ("Wait!", "Bo Holm")]),
    ],
)
def test_a_nickname_is_no_speech(text, found):
    assert spoken(text) == found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Our well was dug by hand.” – Alderman Bo Holm", "Bo Holm"),
        ("“Our well was dug by hand.”\n\n— Maria Berg, farmer", "Maria Berg"),
        ("Bo Holm, of the water board, wrote:\n\n“Our well was dug by hand.”", "Bo Holm"),
        ("This came from Alderman Holm:\n\n“Our well was dug by hand.”", "Holm"),
        ("Maria Berg: “Our well was dug by hand.”", "Maria Berg"),
        ("Maria Berg was proud: “Our well was dug by hand.”", "Maria Berg"),
        ("“Our well was dug by hand.” – The farmers then went home.", None),
        ("“Our well was dug by hand.”\n\n— The water was cold.", None),
        ("The rules are these:\n\n“Our well was dug by hand.”", None),
    ],
)
def test_a_speaker_behind_a_dash_or_before_a_colon(text, speaker):
    assert [found for _, found in spoken(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Maria Berg shook her head. “Our well is dry.”", "Maria Berg"),
        ("Later Bo Holm, a farmer from Ek, said he was tired. “Our well is dry.”", "Bo Holm"),
        ("The rain is late, said Bo Holm. “Our well is dry.”", "Bo Holm"),
        ("Maria Berg recalled the drought.\n\n“Our well was dry.”", "Maria Berg"),
        ("Maria Berg was there. Her voice shook. “Our well is dry.”", "Maria Berg"),
        ("The crew met Maria Berg. “Our well is dry.”", None),
        ("Maria Berg sold the farm.\n\n“Our well was dry.”", None),
        ("The pump broke. “Our well is dry.”", None),
    ],
)
def test_a_speaker_in_the_sentence_before(text, speaker):
    assert [found for _, found in spoken(text)] == [speaker]


def test_two_quotations_with_nothing_between_are_not_one_speaker_s():
    text = "Maria Berg faced him. “Where is the water?” “There is none.”"

    assert [speaker for _, speaker in spoken(text)] == ["Maria Berg", None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In an interview with Radio Ek, Bo Holm called the dam “a slow ruin”.", "Bo Holm"),
        ("In an interview with Radio Ek, Holm, a farmer, described the dam as “a slow ruin”.", "Holm"),
        ("In his talk with Radio Ek, reported on Monday, Bo Holm called the dam “a slow ruin”.", "Bo Holm"),
        ("Then Bo Holm, in a talk with the Ek Post, said that the dam was “a slow ruin”.", "Bo Holm"),
        ("Bo Holm spoke to Radio Ek. The dam, in his words, is “a slow ruin”.", "Bo Holm"),
        ("The dam is, in the words of Bo Holm, “a slow ruin”.", "Bo Holm"),
        ("Bo Holm was quoted by the Ek Post as saying that the dam was “a slow ruin”.", "Bo Holm"),
        ("Bo Holm is reported to have said that the dam was “a slow ruin”.", "Bo Holm"),
        ("Then the mayor was heard to say “a slow ruin” as he left.", "mayor"),
        ("“A slow ruin” is what Bo Holm, who built it, called the dam.", "Bo Holm"),
        ("“A slow ruin” was how Bo Holm described it.", "Bo Holm"),
        ("Bo Holm (Labour, Ek East) said it was “a slow ruin”.", "Bo Holm"),
        ("The Democrat from Ek said it was “a slow ruin”.", "Democrat from Ek"),
        ("On Friday the Ek Bank issued a statement saying it was “a slow ruin”.", "Ek Bank"),
        ("The union published a letter accusing the firm of “a slow ruin”.", "union"),
        ("The head of the inquiry, Bo Holm, opened the day calling it “a slow ruin”.", "Bo Holm"),
        ("The Ek Post quoted a nurse as saying it was “a slow ruin”.", "nurse"),
        ("The Ek Post ran a story quoting Bo Holm as calling it “a slow ruin”.", "Bo Holm"),
        ("Police released a recording of Bo Holm calling it “a slow ruin”.", "Bo Holm"),
        ("The mayor got a call from a man calling it “a slow ruin”.", "man"),
        ("The mayor met a farmer calling it “a slow ruin”.", "farmer"),
        ("Bo Holm has been quoted as saying it was “a slow ruin”.", "Bo Holm"),
        ("Bo Holm's warning that “a slow ruin” was near came true.", "Bo Holm"),
        ("A man claiming to be “a slow ruin” was held.", "man"),
        ("Maria Berg sued over what Bo Holm called “a slow ruin”.", "Bo Holm"),
        ("Radio Ek reported on Monday that the dam was “a slow ruin”.", "Radio Ek"),
        ("The Ek Post said in an editorial that the dam was “a slow ruin”.", "Ek Post"),
    ],
)  # fmt: skip
def test_an_interview_s_words_belong_to_who_gave_it(text, speaker):
    assert [(words.casefold(), found) for words, found in spoken(text)] == [("a slow ruin", speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "The play “A slow ruin” is what Bo Holm called for.",
        "“A slow ruin” was how Bo Holm, 34, was known at sea.",
        "“A slow ruin” is what Bo Holm calls his boat.",
        "The boat was quoted at “a slow ruin” of a price.",
        "The dam is said to have been “a slow ruin”.",
        "Nobody was saying that it was “a slow ruin”.",
        "All “legitimate” claims for damages were paid.",
        "They dealt “fairly” with damage claims.",
        "Some with their “silly” comments should stop.",
        "They laughed at the mayor's warning of “a slow ruin”.",
    ],
)
def test_what_is_called_for_known_or_priced_is_said_by_nobody(text):
    assert [speaker for _, speaker in spoken(text) if speaker] == []


def test_whom_a_pronoun_stands_for_may_be_named_behind_what_opens_a_sentence():
    text = "In an interview with Radio Ek, Bo Holm spoke of the dam. “It will not hold,” he said."

    assert spoken(text) == [("It will not hold,", "Bo Holm")]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor dismissed the claims as “a slow ruin”.",
        "The mayor, told of new reports, said it was “a slow ruin”.",
    ],
)
def test_claims_and_reports_may_be_nouns(text):
    assert spoken(text) == [("a slow ruin", "mayor")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The well is dry,” said the mayor of Ek, Maria Berg.", "Maria Berg"),
        ("“The well is dry,” said her brother, Bo Holm, on Monday.", "Bo Holm"),
        ("The old farmer shook his head. “Our well is dry.”", "old farmer"),
        ("Mrs Quarv wept. “Our well is dry.”", "Quarv"),
        ("They asked Maria Berg. It was late.\n\n“The well is dry,” she said.", "Maria Berg"),
        ("“The well is dry,” said the mayor, Ek and all of the valley.", "mayor"),
        ("The old pump shook. “Our well is dry.”", None),
        ("They asked Peter Holm. It was late.\n\n“The well is dry,” she said.", None),
    ],
)
def test_a_speaker_who_is_only_described_or_named_beside(text, speaker):
    assert [found for _, found in spoken(text)] == [speaker]
