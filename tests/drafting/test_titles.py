"""Titles are whole clauses that say who did what, in the sentence's own words."""

import pytest

from newsreader.drafting.standing import stands
from tests.drafting.test_proposals import titles


@pytest.mark.parametrize(
    ("body", "title"),
    [
        # What has an object is no participle …
        (
            "Lie Foods, meanwhile, posted a loss of 40m crowns on Tuesday.",
            "Lie Foods, meanwhile, posted a loss of 40m crowns",
        ),
        (
            "The pump that was mended on Monday moved about 40 tonnes on Tuesday.",
            "The pump moved about 40 tonnes",
        ),
        # … but what is given or named has one all the same, and a participle is given its "was".
        ("The firm, fined £4,000 on Tuesday, is old.", "The firm was fined £4,000"),
        ("Cargo seized on Tuesday is lost.", "Cargo was seized"),
    ],
)
def test_a_verb_with_an_object_is_told_as_done_and_not_as_suffered(body, title):
    assert titles(body)[-1] == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("The singer, charged with theft on Monday, has left.", "The singer was charged with theft"),
        ("The guard charged the crowd on Monday.", "The guard charged the crowd"),
    ],
)
def test_charged_with_is_suffered(body, title):
    assert titles(body)[0] == title


@pytest.mark.parametrize(
    "body",
    [
        "A day of snow and cancelled trains ended on Monday.",
        "Anna Lie, loved by some and cursed by others, is here on a visit.",
    ],
)
def test_an_adjective_behind_and_tells_no_deed(body):
    assert [title for title in titles(body) if "cancelled trains" in title or "cursed" in title] in (
        [],
        ["A day of snow and cancelled trains ended"],
    )


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("The council bought it on Tuesday.", "The council bought it"),
        ("The council sold it in April.", "The council sold it"),
        ("The council took it on on Tuesday.", "The council took it on"),
        ("The council called it off in May.", "The council called it off"),
        ("The mayor was sworn in on Tuesday.", "The mayor was sworn in"),
    ],
)
def test_what_leads_the_date_goes_with_it_but_not_what_goes_with_the_verb(body, title):
    assert titles(body) == [title]


def test_two_deeds_joined_by_and_are_two():
    assert titles("Rebels took the port on Monday and burned ships on Tuesday.") == [
        "Rebels took the port",
        "Rebels burned ships",
    ]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "The fair was called off on Monday because of a strike.",
            "The fair was called off because of a strike",
        ),
        (
            "The fair with its nine rides and forty stalls was called off on Monday because the river rose.",
            "The fair with its nine rides and forty stalls was called off",
        ),
    ],
)
def test_because_of_opens_no_clause(body, title):
    assert titles(body)[0] == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("The funeral will be on Saturday.", "The funeral will be on Saturday"),
        ("The new bridge is due on Saturday.", "The new bridge is due on Saturday"),
        ("The new bridge opens on Saturday.", "The new bridge opens"),
        ("The firm must pay by the end of next week.", "The firm must pay"),
    ],
)
def test_a_date_stays_where_it_is_all_that_is_told(body, title):
    assert titles(body) == [title]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "Some 300 flights were delayed on Monday, according to the port.",
            "Some 300 flights were delayed",
        ),
        ("So far two dams broke on Monday.", "So far two dams broke"),
        ("The man was last seen on Monday in Oslo.", "The man was last seen in Oslo"),
        ("The club took it over last week.", "The club took it over"),
        ("Photograph: Per Lie/Reuters Divers raised a ferry on Monday.", "Divers raised a ferry"),
        ("An 83-year-old walker from Oslo was found on Monday.", "An 83-year-old walker from Oslo was found"),
    ],
)
def test_small_words_go_or_stay_with_what_they_belong_to(body, title):
    assert titles(body) == [title]


def test_a_clause_of_150_signs_is_told_whole():
    told = (
        "ivers from four towns raised an old ferry from the deep mud of the outer harbour of Harn to the"
        " cheers of several thousand people on the quay"
    )

    assert titles(f"On Monday d{told}.") == [f"D{told}"]


def test_no_cut_stands_between_urging_and_what_is_urged():
    told = (
        "Ministers from the nine countries along the river urged the owners of the dams in the hills above"
        " Harn and in the plains below Oslo to open all of the old gates"
    )

    assert titles(f"On Monday {told} at once and without any more talk.") == [told]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Anna Lie, 40, of Harn, spoke. She resigned on Tuesday.", "Anna Lie resigned"),
        (
            "Anna Lie spoke. In the second round on Tuesday she came third.",
            "In the second round Anna Lie came third",
        ),
        (
            "Anna Lie is a surgeon. Councillors approved her plan on Tuesday.",
            "Councillors approved Anna Lie’s plan",
        ),
        ("Anna Lie is a surgeon. The town asked her on Tuesday to stay.", "The town asked Anna Lie to stay"),
        ("Anna Lie has a brother, Karl Lie. She resigned on Tuesday.", "Anna Lie resigned"),
        ("Sentencing him, Judge Anna Lie spoke of Karl Holm. He resigned on Tuesday.", "Karl Holm resigned"),
        ("Anna Lie was born here. She taught Ruth Berg. She resigned on Tuesday.", "Anna Lie resigned"),
        ("Karl Holm spoke. A woman from Oslo was hurt. She died on Tuesday.", "The woman from Oslo died"),
    ],
)
def test_a_pronoun_is_named_wherever_it_stands(body, title):
    assert titles(body)[-1] == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        # Two women may be meant.
        ("Anna Lie praised Ruth Berg. She resigned on Tuesday.", "She resigned on Tuesday"),
        # The clerk's own home, and Lie's own plan.
        ("Anna Lie spoke. A clerk was held at her home on Tuesday.", "A clerk was held at her home"),
        ("Ruth Berg spoke. Anna Lie dropped her plan on Tuesday.", "Anna Lie dropped her plan"),
        # Nobody of that pronoun is named.
        ("Karl Holm spoke. She resigned on Tuesday.", "She resigned on Tuesday"),
        ("Anna Lie spoke. Lie family friends arrived on Tuesday.", "Lie family friends arrived"),
    ],
)
def test_a_pronoun_stays_where_another_may_be_meant(body, title):
    assert titles(body)[-1] == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("The man was hurt on Monday, Per Lie, the mayor's aide, told Reuters.", "The man was hurt"),
        (
            "The first vote since the Orange War was held on Monday.",
            "The first vote since the Orange War was held",
        ),
        ("HRN) Anna Lie left on Monday.", "Anna Lie left"),
        ("Harn mill shut as cash runs out The old owner left on Monday.", "The old owner left"),
        ("The mayor is sad; on Monday divers raised a ferry.", "Divers raised a ferry"),
        ("The firm said today that the oil that leaked has been removed.", "The oil has been removed"),
        (
            "The mayor gave a high-stakes televised speech on Monday.",
            "The mayor gave a high-stakes televised speech",
        ),
    ],
)
def test_words_go_with_the_clause_they_belong_to(body, title):
    assert titles(body)[-1] == title


@pytest.mark.parametrize(
    "title",
    [
        "They, too, left",
        "Men who fled",
        "Snow has forced a fleet of boats",
        "He’ll stay",
        "Found was burnt out",
    ],
)
def test_a_title_that_points_elsewhere_or_waits_does_not_stand(title):
    assert not stands(title)


@pytest.mark.parametrize(
    "title",
    ["Men who fled were found", "Snow has forced a fleet to stay", "A blast was heard", "Theydon left"],
)
def test_a_whole_one_does(title):
    assert stands(title)


@pytest.mark.parametrize(
    "body",
    ["Get the news of Harn delivered to your door.", "The Harn Post) A picture was shown on Monday."],
)
def test_what_a_page_says_to_its_readers_is_no_event(body):
    assert titles(body) == []
