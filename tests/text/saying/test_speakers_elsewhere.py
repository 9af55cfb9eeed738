"""Speakers who stand in no clause of their quotation, on sentences written for this."""

import pytest

from newsreader.text.saying.quotations import find
from newsreader.text.sentences import split

MEETING = "Maria Berg, who keeps a mill, met Peter Holm, head of the water board, on Monday."


def speakers(text):
    return [q.speaker and text[slice(*q.speaker)] for q in find(text, split(text))]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("At the sluice stood Peter Holm.", "Peter Holm"),
        ("The ruling angered Maria Berg, who keeps the mill.", "Maria Berg"),
        ("His sister, Rita, wept.", "Rita"),
        ("Holm’s brother Olaf ran out.", "Olaf"),
        ("The night porter, a thin man, had been asleep.", "night porter"),
        ("Outside, a student with a drum was hoarse.", "student"),
        ("Its chairman was blunt.", "chairman"),
        ("The board defended the ruling.", "board"),
        ("Did he regret it?", "Peter Holm"),
        ("Asked whether he would go, Holm shrugged.", "Holm"),
        ("Berg and Holm shook hands.", None),
        ("Villagers praised Peter Holm.", None),
        ("The river rose.", None),
        ("The driver’s lorry burned.", None),
    ],
)
def test_the_sentence_before_tells_who_speaks(sentence, speaker):
    assert speakers(f"{MEETING}\n\n{sentence} “It is done.”") == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Many mourned Maria Berg. “She kept the mill.”",
        "“The mill is dry” – a claim Maria Berg disputes.",
        "“The mill is dry,” a charge that Maria Berg has always denied.",
        "From the river, Maria Berg:\n\n“The mill is dry.”",
    ],
)
def test_whoever_is_spoken_of_does_not_speak(text):
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("As Holm likes to say, ", "Holm"),
        ("In the long dry years, he had this advice: ", "Peter Holm"),
        ("In a book, ", None),
    ],
)
def test_what_leads_to_a_quotation_names_its_speaker(lead, speaker):
    assert speakers(f"{MEETING}\n\n{lead}“Save your water.”") == [speaker]


@pytest.mark.parametrize(
    ("second", "speaker"),
    [
        ("“We dug it by hand, all of us, in the year when no rain came.”", "Maria Berg"),
        ("“We dug it by hand.”", "Maria Berg"),
        ("“You dug it by hand.”", None),
        ("“By hand?”", None),
        ("Why so deep?\n\n“We dug it by hand.”", "Maria Berg"),
        ("The mill stood still.\n\n“We dug it by hand, all of us, in the year when no rain came.”", None),
    ],
)
def test_a_paragraph_of_nothing_but_a_quotation(second, speaker):
    assert speakers(f"“Our well is deep,” said Maria Berg.\n\n{second}") == ["Maria Berg", speaker]


def test_a_quoted_question_may_be_answered_by_another():
    text = "“Who dug it?” asked Maria Berg.\n\n“All of us did, in the year when no rain came to the valley.”"

    assert speakers(text) == ["Maria Berg", None]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The ruling was dismissed by Holm as “a slow ruin”.", ["Holm"]),
        ("The ruling, described as “a slow ruin” by Holm, stands.", ["Holm"]),
        ("Holm believes the dam was “a slow ruin”.", ["Holm"]),
        ("The dam is “a slow ruin” and “a shame to us”, Holm said.", ["Holm", "Holm"]),
        ("Holm thinks that “green” power is dear.", []),
        ("The dam was opened as “The Great Wall” by Holm.", []),
        ("It sells “smart” pumps, Holm said.", []),
    ],
)
def test_quoted_phrases_belong_to_who_judges(sentence, found):
    assert speakers(sentence) == found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It was dark,” her family said.", "family"),
        ("“It was dark,” said Holm’s wife, Rita.", "Rita"),
        ("“Why us?” Maria Berg, a miller, said in a talk with Radio Ek.", "Maria Berg"),
        ("Maria Berg remembers it. “She told me ‘go home.’”", "Maria Berg"),
        ("Berg said that she hoped it would “go well”.", "Berg"),
        ("Maria Berg said he then shouted: “Run!”", None),
    ],
)
def test_small_words_do_not_hide_the_speaker(text, speaker):
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("", "Quarv"),
        ("Rain fell.\n\nThe mill stood still.\n\n", None),
        ("Later came Rita Dahl, and Rita Dahl stayed.\n\n", "Rita Dahl"),
        ("Later came Rita Dahl, and Rita Dahl stayed.\n\nThe mill stood still.\n\n", None),
    ],
)
def test_a_pronoun_far_from_whoever_may_be_she_names_nobody(between, speaker):
    text = f"“Our well is dry,” said Quarv.\n\n{between}“It will rain,” she said."

    assert speakers(text) == ["Quarv", speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A judge in Oss on Monday fined Ek Steel, calling it “a sly old fox”.", "judge"),
        (
            "A judge fined Ek Steel, calling it “a sly old fox”. Judge Maria Berg gave it a week.",
            "Maria Berg",
        ),
        ("A judge fined Ek Steel, calling it “a sly old fox”. Judges Berg and Holm agreed.", "judge"),
        ("Ek Steel is to shut two mills, blaming “dear coal”.", "Ek Steel"),
        ("The mill will shut, “dear coal” or not.", None),
        ("The airline called the ban “a sly move”.", "airline"),
        ("The game called “Sly Fox” is for two.", None),
        ("Ek Clean, which has nine mills, denied it. “We are sorry,” it said.", "Ek Clean"),
        ("The builder, Ek Homes, gave out fans. It told tenants to “keep very cool”.", "Ek Homes"),
        ("Maria Berg, who lives by it, laughed when told. “I know,” she said.", "Maria Berg"),
        ("The coroner, Maria Berg, recorded a verdict of misadventure. “I am sad,” she said.", "Maria Berg"),
        ("In Oss, where it rains, baker Maria Berg had shut. “I am sad,” she said.", "Maria Berg"),
        ("Maria Berg won. Her husband and captain, Kim Rhee, wept. “I am sad,” he said.", "Kim Rhee"),
        ("Reporter Jess Berg is on the quay. “I am wet,” she writes.", "Jess Berg"),
        ("First came Obb Rhee, 88. “I am wet,” he said.", "Obb Rhee"),
        ("A bank that had paid Ek admitted it had been “very blind”.", "bank"),
        ("Police met a man who lost it, the mayor said. “I am sad,” he said.", "mayor"),
        ("Peter Holm left.\n\nThe cup went to Bo Rhee, 22. “I am wet,” he said.", "Bo Rhee"),
        ("Holm told them it was “a sly joke”, according to a transcript.", "Holm"),
        ("Holm left.\n\n“Why us,” Berg wanted to know.", "Berg"),
        ("In its report, the watchdog accused them of “being very slow”.", "watchdog"),
        ("Maria Berg was fined for calling it “a very sly game”.", "Maria Berg"),
        ("Maria Berg apologised for calling it “a very sly game”.", "Maria Berg"),
        ("Maria Berg fined Holm for calling it “a very sly game”.", None),
        ("“I am wet,” said its latest victim, retired banker Peter Holm.", "Peter Holm"),
        ("Holm left.\n\nBo Rhee got no replies. “I am wet,” he said.", "Bo Rhee"),
        ("Bo Rhee watched.\n\nHis side conceded a goal. “I am wet,” he said.", "Bo Rhee"),
        ("Holm boasted that it was “a sly joke”.", "Holm"),
        ("“Who is it?” diver Maria Berg is heard asking.", "Maria Berg"),
        ("Peter Holm sued. What if they beat him? “I am ready.”", "Peter Holm"),
        ("Glyn Rhee of the union Ekto said they were “very cold”.", "Glyn Rhee"),
        ("Holm accused them of 'going missing' and left.", "Holm"),
        ("From the keeper, Bo Rhee:\n\n“I am wet.”", "Bo Rhee"),
        ("And from the town’s mayor, Maria Berg:\n\n“I am wet.”", "Maria Berg"),
        ("“I am wet,” said a man pupils call “the Eel”.", "man"),
        ("Maria Berg called it “a tomb”, a charge the owners reject.", "Maria Berg"),
    ],
)
def test_kinds_of_speakers_that_no_clause_names(text, speaker):
    assert speakers(text) == ([speaker] if speaker else [])


def test_what_several_say_is_not_one_of_thems():
    assert speakers("Maria Berg met Peter Holm. Holm left.\n\n“We are cold,” they said.") == [None]
