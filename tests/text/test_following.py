"""Words found again in another version, or lost: never guessed, never moved to what says something else.

[[Brackets]] stand around the words cited, before; in the new version around where they are found, if at all.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.following import follow
from newsreader.text.typography import Folded, fold

CONTEXT = 40


def marked(marked_text):
    """The text, and the words in brackets as start and end (None where there are none)."""
    before, bracket, rest = marked_text.partition("[[")
    words, _, after = rest.partition("]]")
    return before + words + after, (len(before), len(before) + len(words)) if bracket else None


def followed(text, start, end, new):
    return follow(
        Folded(new), text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    )


def found(old, new):
    text, (start, end) = marked(old)
    new, _expected = marked(new)
    place = followed(text, start, end, new)
    if place is None:
        return new
    return f"{new[: place.start]}[[{new[place.start : place.end]}]]{new[place.end :]}"


BOARD = "The harbour board met on Monday and cut the pay of 400 dockers."
STRIKE = "[[Dockers in Port Selby walked out on Tuesday.]]"
PLAIN = "Dockers in Port Selby walked out on Tuesday."
MORE = "Their union wants the cut to be taken back."
HOLT = "Mayor Anna Holt told the hall that she had had enough."

FOUND = {
    "unchanged": (f"{BOARD} {STRIKE} {MORE}", f"{BOARD} {STRIKE} {MORE}"),
    "paragraph before": (f"{BOARD} {STRIKE} {MORE}", f"It is raining.\n\n{BOARD} {STRIKE} {MORE}"),
    "paragraph between": (f"{BOARD}\n\n{STRIKE}\n\n{MORE}", f"{BOARD}\n\nIt rained.\n\n{STRIKE}\n\n{MORE}"),
    "paragraph right after": (
        f"{BOARD}\n\n{STRIKE}\n\n{MORE}",
        f"{BOARD}\n\n{STRIKE}\n\nIt rained.\n\n{MORE}",
    ),
    "all before rewritten": (f"{BOARD} {STRIKE} {MORE}", f"Ships lie idle. {STRIKE} {MORE}"),
    "all after rewritten": (f"{BOARD} {STRIKE} {MORE}", f"{BOARD} {STRIKE} Ships lie idle."),
    "typo right before": (
        f"The board met on Mnday and cut theirpay. {STRIKE} It rained.",
        f"The board met on Monday and cut their pay. {STRIKE} Nobody came to the gates.",
    ),
    "typo right after": (
        f"Rain. {STRIKE} Thier union wants it back.",
        f"Snow. {STRIKE} Their union wants it back.",
    ),
    "first sentence, the rest rewritten": (f"{STRIKE} {MORE}", f"{STRIKE} Ships lie idle off the mole."),
    "first sentence, a paragraph before": (f"{STRIKE} {MORE}", f"It is raining.\n\n{STRIKE} {MORE}"),
    "last sentence, what is before rewritten": (
        f"{BOARD} [[Dockers in Port Selby walked out on Tuesday at noon.]]",
        "Ships lie idle off the mole. [[Dockers in Port Selby walked out on Tuesday at noon.]]",
    ),
    "last sentence, a paragraph after": (f"{BOARD} {STRIKE}", f"{BOARD} {STRIKE}\n\nIt is raining."),
    "headline": ("[[Dockers walk out]]", "[[Dockers walk out]]"),
    "headline, made longer": (
        "[[Dockers in Port Selby walk out]] over pay cuts",
        "[[Dockers in Port Selby walk out]] over pay cuts again",
    ),
    "a label before the headline": ("[[Dockers walk out]] in Selby", "Live: [[Dockers walk out]] in Selby"),
    "paragraphs in another order": (
        f"{BOARD}\n\nRain fell. {STRIKE} {MORE}\n\nThe sea is calm.",
        f"Rain fell. {STRIKE} {MORE}\n\nThe sea is calm.\n\n{BOARD}",
    ),
    "said twice now, once as it was": (
        f"{BOARD} {STRIKE} {MORE}",
        f"Dockers in Port Selby walked out on Tuesday. Here is all we know.\n\n{BOARD} {STRIKE} {MORE}",
    ),
    "said twice, the other one gone": (
        f"Dockers in Port Selby walked out on Tuesday. So we hear.\n\n{BOARD} {STRIKE} {MORE}",
        f"{BOARD} {STRIKE} {MORE}",
    ),
    "part of a sentence, its end reworded": (
        f"{BOARD} [[Dockers in Port Selby walked out on Tuesday]] after the board cut their pay. {MORE}",
        f"{BOARD} [[Dockers in Port Selby walked out on Tuesday]] over the cut. {MORE}",
    ),
    "part of a sentence, words put in before": (
        "The council [[voted on Friday to close the mill]] by one vote.",
        "The town council, at odds, [[voted on Friday to close the mill]] by one vote.",
    ),
    "a name right before, a typo in it mended": (
        f"Mayor Anna Hollt [[resigned on 7 February 2022]]. {MORE}",
        f"Mayor Anna Holt [[resigned on 7 February 2022]]. {MORE}",
    ),
    "a title before the name": (
        "Anna Holt [[resigned on 7 February 2022]] in the town hall.",
        "Mayor Anna Holt [[resigned on 7 February 2022]] in the town hall.",
    ),
    "few words, the sentence beside changed": (
        "It rained. The council voted [[on Friday]] to close the mill. Nobody spoke.",
        "Snow fell. The council voted [[on Friday]] to close the mill. They left.",
    ),
    "few words, a typo in their sentence": (
        "The coucil voted [[on Friday]] to close teh mill.",
        "The council voted [[on Friday]] to close the mill.",
    ),
    "few words that open the text": (
        "[[On Friday]] the council voted to close the mill.",
        "[[On Friday]] the council voted to close the mill. They left.",
    ),
    "few words in a sentence that got a name": (
        "The town council voted [[on Friday]] to close the mill.",
        "The Selby town council voted [[on Friday]] to close the mill.",
    ),
    "she, and who she is stands before still": (
        f"{HOLT} [[She resigned on 7 February 2022.]] Shops stayed shut.",
        f"It rained.\n\n{HOLT} [[She resigned on 7 February 2022.]] The vote is in May.",
    ),
    "she, with a small correction before": (
        f"{HOLT} [[She resigned on 7 February 2022.]]",
        "Mayor Anna Holt told the hall that she’d had enough. [[She resigned on 7 February 2022.]]",
    ),
    "quotation marks": (
        "“We'll go,\" he said. [['It's over,' she said on Friday.]] \"Go on.\"",
        "“We’ll go,” he said. [[“It’s over,” she said on Friday.]] “Go on.”",
    ),
    "German and French quotation marks": (
        "Er ging. [[„Es reicht“, sagte Anna Holt am 7. Mai.]] »Gut.«",
        "Er ging. [[«Es reicht», sagte Anna Holt am 7. Mai.]] „Gut.“",
    ),
    "dashes": (
        f"{BOARD} [[Dockers — 400 of them — walked out on Tuesday.]] {MORE}",
        f"{BOARD} [[Dockers – 400 of them – walked out on Tuesday.]] {MORE}",
    ),
    "close dashes": (
        f"{BOARD} [[Dockers—400 of them—walked out on Tuesday.]] {MORE}",
        f"{BOARD} [[Dockers - 400 of them - walked out on Tuesday.]] {MORE}",
    ),
    "ellipsis and thin spaces": (
        f"{BOARD} [[“Go ...” At 5\u00a0p.m. on Tuesday 1\u202f400 dockers left.]] {MORE}",
        f"{BOARD} [[“Go…” At 5 p.m. on Tuesday 1 400 dockers left.]] {MORE}",
    ),
    "soft hyphens": (
        f"{BOARD} [[Dock\u00aders in Port Selby walked out on Tues\u00adday.]] {MORE}",
        f"{BOARD} [[Dockers in Port Selby walked out on Tuesday.]] {MORE}",
    ),
    "accents put together otherwise": (
        f"{BOARD} [[Jose\u0301 Nu\u0301n\u0303ez walked out on Tuesday.]] {MORE}",
        f"{BOARD} [[José Núñez walked out on Tuesday.]] {MORE}",
    ),
    "typography of the surroundings alone": (
        f'"We go," he said - "now." {STRIKE} "It\'s over," they say.',
        f"“We go,” he said – “now.” {STRIKE} “It’s over,” they say.",
    ),
    "lines broken otherwise": (f"{BOARD}\n{STRIKE}\n{MORE}", f"{BOARD} {STRIKE} {MORE}"),
    "paragraphs made of one": (f"{BOARD} {STRIKE} {MORE}", f"{BOARD}\n\n{STRIKE}\n\n{MORE}"),
}

FOUND |= {
    "the sentence before stands, what is before it is rewritten": (
        "Dockers in Port Selby walked out on Tuesday. Rain fell. [[The vote is on 20 March.]]",
        "Nobody left. Rain fell. [[The vote is on 20 March.]] Snow fell.",
    ),
    "the sentence after stands, what is after it is rewritten": (
        "Dockers left. [[The vote is on 20 March.]] Rain fell. The mayor went to see the mill.",
        "Nobody left the gate. [[The vote is on 20 March.]] Rain fell. Snow too.",
    ),
}

# The items of a list: a line each, and no stop at its end. In another version the list may be paragraphs.
TENTS, FERRY, LAMPS = (
    "Two tents for the camp",
    "[[The ferry to Holm sank on 5 March]]",
    "Nine lamps for the hall",
)

FOUND |= {
    "the item before gone": (f"{BOARD}\n\n{TENTS}\n{FERRY}\n{LAMPS}", f"{BOARD}\n\n{FERRY}\n{LAMPS}"),
    "the item after another one": (
        f"{BOARD}\n\n{TENTS}\n{FERRY}\n{LAMPS}",
        f"{BOARD}\n\n{TENTS}\n{FERRY}\nBread came by lorry",
    ),
    "a list made of paragraphs, one of them gone": (
        f"{BOARD}\n\n{TENTS}\n\n{FERRY}\n\n{LAMPS}",
        f"{BOARD}\n\n{FERRY}\n{LAMPS}",
    ),
    "paragraphs made of a list": (
        f"{BOARD}\n\n{TENTS}\n{FERRY}\n{LAMPS}",
        f"{BOARD}\n\n{TENTS}\n\n{FERRY}\n\n{LAMPS}",
    ),
}

LOST = {
    "an item gone": (f"{BOARD}\n\n{TENTS}\n{FERRY}\n{LAMPS}", f"{BOARD}\n\n{TENTS}\n{LAMPS}"),
    "an item of another day": (
        f"{BOARD}\n\n{TENTS}\n{FERRY}\n{LAMPS}",
        f"{BOARD}\n\n{TENTS}\nThe ferry to Holm sank on 6 March\n{LAMPS}",
    ),
    "an item about another she": (
        "Mayor Anna Holt:\n\nWon in 2019\n[[She resigned on 7 March]]\nLamps for the hall",
        "Deputy Carla Finch:\n\nLost in 2014\nShe resigned on 7 March\nLamps for the hall",
    ),
    "gone": (f"{BOARD} {STRIKE} {MORE}", f"{BOARD} {MORE}"),
    "reworded": (f"{BOARD} {STRIKE} {MORE}", f"{BOARD} Dockers walked out in Port Selby on Tuesday. {MORE}"),
    "another day": (
        f"{BOARD} {STRIKE} {MORE}",
        f"{BOARD} Dockers in Port Selby walked out on Wednesday. {MORE}",
    ),
    "now part of a longer word": ("Rain. The [[mill]] shut. Snow.", "Rain. The millers shut. Snow."),
    "another paragraph, the same last sentence": (
        f"{HOLT} [[She resigned on 7 February 2022.]]",
        "Deputy Carla Finch wept as the count came in. She resigned on 7 February 2022.",
    ),
    "another she, the same sentence after": (
        f"{HOLT} [[She resigned on 7 February 2022.]] The vote is in May.",
        "Deputy Carla Finch wept as the count came in. She resigned on 7 February 2022. The vote is in May.",
    ),
    "another she, who did the same": (
        "Mayor Anna Holt spoke to the hall. [[She resigned on 7 February 2022.]]",
        "Deputy Carla Finch spoke to the hall. She resigned on 7 February 2022.",
    ),
    "another she, in a paragraph of its own": (
        f"{HOLT}\n\n[[She resigned on 7 February 2022.]]\n\nThe vote is in May.",
        "Deputy Carla Finch wept.\n\nShe resigned on 7 February 2022.\n\nThe vote is in May.",
    ),
    "a day, then another she": (
        f"{HOLT} [[On 7 February 2022 she resigned.]] The vote is in May.",
        "Deputy Carla Finch wept. On 7 February 2022 she resigned. The vote is in May.",
    ),
    "another subject": (
        f"{BOARD} Mayor Anna Holt [[resigned on 7 February 2022]]. {MORE}",
        f"{BOARD} Deputy Carla Finch resigned on 7 February 2022. {MORE}",
    ),
    "another subject with the same office": (
        f"{BOARD} Deputy mayor Anna Holt [[resigned on 7 February 2022 over the flood]]. {MORE}",
        f"{BOARD} Deputy mayor Carla Finch resigned on 7 February 2022 over the flood. {MORE}",
    ),
    "few words, another sentence": (
        "The council voted [[on Friday]]. Nobody spoke in the hall.",
        "The library shuts on Friday. Nobody spoke in the hall.",
    ),
    "few words, another sentence of the same shape": (
        "The council met in the town hall [[on Friday]]. Nobody spoke.",
        "The library fair in the town hall is on Friday. It rained.",
    ),
    "few words, another end": (
        "Unions will meet [[on Friday]] to close the deal.",
        "The council met on Friday to close the mill.",
    ),
    "few words at the beginning": (
        "[[On Friday]] the council closed the mill.",
        "On Friday a ship ran aground.",
    ),
    "few words at the end": ("The council met [[on Friday]].", "A ship ran aground on Friday."),
    "few words, theirs gone, others left": (
        "Rain. The council voted [[on Friday]] to close the mill. The fair began on Friday in the square.",
        "Rain. The fair began on Friday in the square.",
    ),
    "only a stop and a blank agree": (
        f"{BOARD} {STRIKE} {MORE}",
        "It rained. Dockers in Port Selby walked out on Tuesday. Snow fell.",
    ),
    "only the article before agrees": (
        "The old [[mill shut on Friday]].",
        "The new cinema beside the mill shut on Friday.",
    ),
    "moved alone among others": (
        f"{BOARD}\n\n{STRIKE}\n\n{MORE}\n\nIt rained.\n\nShops stayed shut all day.",
        f"{BOARD}\n\n{MORE}\n\nIt rained.\n\nShops stayed shut all day.\n\n{PLAIN}",
    ),
    "said twice, both in new surroundings": (
        f"{BOARD} {STRIKE} {MORE}",
        f"Rain. {PLAIN} Snow. {PLAIN} Ice.",
    ),
    "said twice, as it was both times": (
        f"{BOARD} {STRIKE} {MORE}",
        f"{BOARD} {PLAIN} {MORE} {BOARD} {PLAIN} {MORE}",
    ),
    "two lookalikes left": (
        f"{HOLT} [[She resigned on 7 February 2022.]] The vote is in May.",
        "Ann Lee wept. She resigned on 7 February 2022. The sea is calm.\n\n"
        "Carla Finch left. She resigned on 7 February 2022. Them too.",
    ),
    "a short last sentence under another": ("Mill fire. [[Three died.]]", "Crash on the mole. Three died."),
    "headline of other news": ("[[Mayor resigns]] over flood", "Mayor resigns from golf club"),
    "headline, another subject": ("Anna Holt [[resigns after vote]]", "Carla Finch resigns after vote"),
    "nothing left": (f"{BOARD} {STRIKE}", ""),
    "a wire's lead rewritten": (
        f"[[Dockers in Port Selby walked out on Tuesday]], the union said. {MORE}",
        f"A strike entered its second day in Port Selby after dockers walked out on Tuesday. {MORE}",
    ),
}


@pytest.mark.parametrize("case", FOUND)
def test_words_follow_where_they_say_the_same(case):
    old, new = FOUND[case]

    assert found(old, new) == new


@pytest.mark.parametrize("case", LOST)
def test_words_are_lost_where_they_may_say_something_else(case):
    old, new = LOST[case]

    assert found(old, new) == new


# Whatever the text

marks = st.text("ab \n'“”-–—.…\u00ad\u00a0e\u0301A", max_size=24)


@given(marks, marks, marks, marks)
def test_what_is_found_says_the_same_but_for_typography(text, exact, prefix, suffix):
    place = follow(Folded(text), exact, prefix, suffix)

    said = place and text[place.start : place.end]
    assert place is None or (said and fold(said).strip() == fold(exact).strip())


@given(marks, marks.filter(str.strip), marks)
def test_where_nothing_changed_words_are_where_they_were_or_lost_among_equals(before, exact, after):
    text = before + exact + after
    at = len(before)

    place = followed(text, at, at + len(exact), text)

    assert place is None or place.start - at in range(-24, 25)


@given(st.text("ab \n", max_size=30), st.text("ab", min_size=1, max_size=9), st.text("ab \n", max_size=30))
def test_plain_words_in_their_own_text_are_never_found_elsewhere(before, exact, after):
    text = f"{before} {exact} {after}"
    at = len(before) + 1

    place = followed(text, at, at + len(exact), text)

    assert place is None or (place.start, place.end) == (at, at + len(exact))


def test_a_long_text_is_looked_through_once():
    """A count, for no test measures time: each quote asks for its words, not for each place again."""
    sentences = [
        f"The council of ward {number} voted on Friday to close mill {number}." for number in range(3000)
    ]
    text = " ".join(sentences)
    new = Folded("Corrected. " + text)
    at = text.index("on Friday", 60000)

    place = followed(text, at, at + 9, new.original)

    assert place is not None and place.start == at + len("Corrected. ")
