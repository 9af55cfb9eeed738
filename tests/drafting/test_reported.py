"""The report's own news, told without a date."""

from datetime import date
from pathlib import Path

import pytest

from newsreader.drafting.news import TOLD
from newsreader.drafting.openings import opening
from newsreader.drafting.reported import Acts
from newsreader.drafting.sentence import read_sentences
from newsreader.text import timex
from tests.drafting.test_proposals import THURSDAY, days, drafted


def news(body: str) -> list[str]:
    """Titles of what is dated by the report alone."""
    found = [event for event in drafted(body) if event.rule == "reported"]
    assert {days(event) for event in found} <= {(None, THURSDAY)}
    return [event.title for event in found]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("A nurse has been cleared of theft.", "A nurse has been cleared of theft"),
        ("Police have arrested three men over a raid.", "Police have arrested three men over a raid"),
        ("A former mayor was jailed for taking bribes.", "A former mayor was jailed for taking bribes"),
        ("Karl Holm has admitted theft.", "Karl Holm has admitted theft"),
        ("Police said two boys had been found alive.", "Two boys had been found alive"),
        ("Police said that two boys had been found alive.", "Two boys had been found alive"),
        ("One person has died in a mill fire.", "One person has died in a mill fire"),
        ("No fewer than nine barns have burned down.", "No fewer than nine barns have burned down"),
        ("A former mayor has been jailed for six years.", "A former mayor has been jailed for six years"),
        ("Staff at the mill, which has two wheels, have walked out.", "Staff at the mill have walked out"),
        ("The brewery said it would pay for the damage.", "The brewery said it would pay for the damage"),
        ("Anna Lie, who has died aged 91, built trams.", "Anna Lie has died aged 91"),
        (
            "Oil from a barge that sank has reached the shore.",
            "Oil from a barge that sank has reached the shore",
        ),
        ("The biggest fair ever held has opened in Harn.", "The biggest fair ever held has opened in Harn"),
        ("The old building has been evacuated.", "The old building has been evacuated"),
        ("Camps have been set up in two schools.", "Camps have been set up in two schools"),
        ("The union has asked for a recount.", "The union has asked for a recount"),
        ("The firm is silent, as divers rescued nine sailors.", "Divers rescued nine sailors"),
        ("Anna Lie, the clerk, died on the way to hospital.", "Anna Lie died on the way to hospital"),
        ("Holm, the owner, sold its mill in Ek.", "Holm sold its mill in Ek"),
        ("Dravia recalled its ambassador for talks.", "Dravia recalled its ambassador for talks"),
        ("Lie Foods has recalled 4,000 tins.", "Lie Foods has recalled 4,000 tins"),
        (
            "The firm raised its yearly forecast and said trade was good.",
            "The firm raised its yearly forecast",
        ),
        ("The clerk has since been charged.", "The clerk has since been charged"),
        (
            "Crews have drilled a hole to men trapped for six days.",
            "Crews have drilled a hole to men trapped for six days",
        ),
    ],
)
def test_a_lead_without_a_date_happened_by_the_day_of_its_report(body, title):
    assert news(body) == [title]


@pytest.mark.parametrize(
    "body",
    [
        "Villagers have long complained about the noise.",
        "Engineers have worked on the dam for three years.",
        "Few people have ever seen the dam.",
        "The brewery said it would be glad to.",
        "The brewery said the damage would be slight.",
        "The town has a new bridge.",
        "Nobody was hurt.",
        "Prices have risen for three months.",
        "He said the dam was old.",
        "There were cheers in the hall.",
        "The text has been corrected.",
        "The march, called by the union, was long.",
        "The road, sold in haste, is narrow.",
        "The mayor recalled his early days in Harn.",
        "The mayor recalled its early days.",
        "The firm recalled 40 years of work.",
        "The clerk recalled the envoy with a smile.",
        "Soldiers recalled 12 battles.",
        "The tax cut its backers wanted is dead.",
        "The tribe has since held the pass.",
        "The road is narrow, sending cars over a bridge built for carts.",
        "The mayor is late for a feast which delays the trial of Anna Lie, charged over the deal.",
        "Neither side has claimed victory.",
        "Neither of the towns has paid its debt.",
        "Miners have worked for six days.",
        "The ship has been at sea for six weeks.",
    ],
)
def test_how_things_are_is_no_news_of_its_day(body):
    assert news(body) == []


def test_what_went_before_the_lead_is_news_of_its_own():
    assert news("Karl Holm has died after his bus was hit by a train.") == [
        "Karl Holm has died after his bus was hit by a train",
        "Karl Holm’s bus was hit by a train",
    ]


def test_further_down_the_perfect_tells_news_of_more_verbs():
    opening = "The ferry sank on Tuesday.\n\nIt is the worst loss in years.\n\n"

    assert news(f"{opening}The owner has agreed to pay.") == ["The owner has agreed to pay"]
    assert news(f"{opening}The owner agreed to pay.") == []
    assert news(f"{opening}The owner has enjoyed the sea.") == []


def test_further_down_deeds_alone_are_news():
    opening = "The ferry sank on Tuesday.\n\nIt is the worst loss in years.\n\n"

    assert news(f"{opening}Divers rescued nine sailors.") == ["Divers rescued nine sailors"]
    assert news(f"{opening}Divers admired the rescued sailors.") == []


def test_beside_an_old_date_an_undated_deed_is_old_too():
    opening = "The ferry sank on Tuesday.\n\nIt is the worst loss in years.\n\n"

    assert news(f"{opening}Its sister ran aground in March 2014. Divers rescued nine sailors.") == []


def test_a_text_that_tells_no_news_at_its_head_tells_none_further_down():
    assert news("The harbour is quiet.\n\nFew ships call.\n\nDivers rescued nine sailors.") == []


def test_a_dated_event_of_the_same_sentence_is_one_of_its_own():
    body = "Karl Holm has been jailed after he stabbed a sailor in March."

    assert [(event.title, days(event)) for event in drafted(body)] == [
        ("Karl Holm has been jailed", (None, THURSDAY)),
        ("Karl Holm stabbed a sailor", (date(2023, 3, 1), date(2023, 3, 31))),
    ]


FAR_DOWN = "The valley is green. " * 130  # no news is looked for there


@pytest.mark.parametrize(
    ("told", "title"),
    [
        (
            "Police said on Tuesday that nine crew were arrested in the search.",
            "Nine crew were arrested in the search",
        ),
        ("The mayor said on Monday the council had closed the pier.", "The council had closed the pier"),
        ("Two barns have burned down, the mayor said on Wednesday.", "Two barns have burned down"),
    ],
)
def test_what_somebody_tells_on_a_day_of_the_week_is_news_wherever_it_stands(told, title):
    assert news(f"{FAR_DOWN}{told}") == [title]


@pytest.mark.parametrize(
    "told",
    [
        "Police said on 3 March that nine crew were arrested in the search.",
        "Police say that nine crew were arrested in the search.",
        "Police said on Tuesday that nine crew were not arrested.",
        "The mayor said on Tuesday that the pier was old.",
    ],
)
def test_what_is_told_without_a_day_or_long_ago_is_not(told):
    assert news(f"{FAR_DOWN}{told}") == []


@pytest.mark.parametrize("way", TOLD, ids=[way.example for way in TOLD])
def test_each_way_of_telling_news_needs_a_word_that_its_example_holds(way):
    held = set(way.example.lower().rstrip(".").split())

    assert held & way.needs
    assert len(news(way.example)) == 1


IN_OPENING = "The valley is green.\n\nIt is small. "


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("The mayor revealed that police had arrested a man.", "Police had arrested a man"),
        ("It emerged that the council had sold the mill.", "The council had sold the mill"),
        ("The mayor confirmed that a nurse has been sacked.", "A nurse has been sacked"),
    ],
)
def test_the_opening_tells_what_came_out_too(told, title):
    assert title in news(f"{IN_OPENING}{told}")


@pytest.mark.parametrize(
    "told",
    [
        "Anna Lie called the plan a mistake.",
        "It emerged that the mill was old.",
        "The bell that broke has a crack.",
    ],
)
def test_but_no_state_and_nothing_that_only_says_which(told):
    assert news(f"{IN_OPENING}{told}") == []


class AskingAll(Acts):
    """Reads every sentence, whatever its words."""

    def _may_tell(self, sentence):
        return True


REPORTS = Path(__file__).parents[2].glob("newsreader/sample/reports/*.txt")


def test_a_sentence_that_is_not_read_tells_no_news():
    bodies = [path.read_text(encoding="utf-8") for path in sorted(REPORTS)]

    def told(kind):
        found = []
        for body in bodies:
            acts = kind(opening=opening(body, stamped=False)._replace(end=1000))
            acts.is_news = True
            for sentence in read_sentences("body", body, timex.find(body, THURSDAY), []):
                acts.note(sentence, [], THURSDAY)
                found += [(sentence.start, act.clause.first, act.occasion) for act in acts.read(sentence)]
        return found

    assert len(told(AskingAll)) > 5
    assert told(Acts) == told(AskingAll)


@pytest.mark.parametrize(
    "body",
    [
        "Anna Lie, who has loved trams, is old.",
        "The price of oil has reached $90 a barrel.",
        "Some 300 trains have been put off so far.",
        "The firm is silent, as divers admired nine sailors.",
    ],
)
def test_but_no_taste_no_level_and_no_running_count(body):
    assert news(body) == []


def test_it_is_the_speaker_who_has_begun():
    opening = "The ferry sank on Tuesday.\n\nIt is the worst loss in years.\n\n"

    assert news(f"{opening}The firm said it had begun a search.") == ["The firm had begun a search"]
    assert news(f"{opening}The owner said most of the money had gone.") == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The union said it had sacked two men.", ["The union had sacked two men"]),
        ("The hospital said it had been bombed.", []),
        ("The hospital said it had exploded.", []),
        ("Anna Lie said it had killed two men.", []),
        ("Residents said it had closed the mill.", []),
    ],
)
def test_it_is_the_speaker_only_where_an_organisation_did_something(body, told):
    assert news(body) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The mayor said that the ship that sank has been raised.", ["The ship has been raised"]),
        ("It is not true that the ship that sank has been raised.", []),
        ("Nobody said that the ship that sank has been raised.", []),
        ("The mayor denied that the ship that sank has been raised.", []),
        ("The mayor has not said that two men have been killed.", []),
        ("If the ship that sank has been raised, the port is free.", []),
        ("Karl Holm, who has killed two women, is here.", ["Karl Holm has killed two women"]),
        ("Karl Holm is not the man who has killed two women.", []),
        ("If the man who has died is Karl Holm, the case is over.", []),
        ("Every man who has killed a bear is here.", []),
    ],
)
def test_what_is_denied_or_supposed_and_what_only_says_who_is_meant_is_no_news(body, told):
    assert news(body) == told


def test_an_item_of_a_live_page_is_news_as_a_lead_is():
    items = "The sea is calm.\n\n10.40\n\nThe quay is empty.\n\n10.15\n\nDivers rescued nine sailors."

    assert news(items) == ["Divers rescued nine sailors"]
    assert news(items.replace("10.40\n\n", "").replace("10.15\n\n", "")) == []


@pytest.mark.parametrize("figure", ["outlook", "offer"])
def test_a_figure_to_come_that_is_revised_is_news(figure):
    opening = "Harn Foods closed a mill on Tuesday.\n\nIt is big.\n\n"

    assert news(f"{opening}Harn Foods raised its full-year {figure}.") == [
        f"Harn Foods raised its full-year {figure}"
    ]
    assert news(f"{opening}Harn Foods raised its flag.") == []


def test_an_hour_on_a_live_page_is_of_its_day():
    items = "9.15pm\n\nThe line to Harn was shut at four.\n\n8.02pm\n\nTwo men have been held.\n\n"
    body = f"The storm as it came.\n\n{items}"

    assert [each.when.earliest is not None for each in drafted(body)] == [True, False]
