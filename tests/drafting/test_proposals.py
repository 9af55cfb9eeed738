from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsreader.drafting.proposals import ProposedEvent, propose
from newsreader.text import names, timex

THURSDAY = date(2023, 5, 18)


def drafted(body: str, published: date | None = THURSDAY, caption: str = "") -> list[ProposedEvent]:
    fields = {"caption": caption, "body": body}
    found = {field: timex.find(text, published) for field, text in fields.items()}
    return propose(fields, found, published, names.find(fields, names.Registry([])))


def cited(body: str, **more) -> list[str]:
    return [body[event.start : event.end] for event in drafted(body, **more)]


def titles(body: str, **more) -> list[str]:
    return [event.title for event in drafted(body, **more)]


def days(event: ProposedEvent) -> tuple[date | None, date | None]:
    return event.when.earliest, event.when.latest


def test_a_dated_statement_is_proposed_with_its_words_its_title_and_its_day():
    body = "The council closed the harbour bridge on Tuesday. Nobody lives there."

    event = drafted(body)[0]

    assert body[event.start : event.end] == "The council closed the harbour bridge on Tuesday"
    assert event.title == "The council closed the harbour bridge"
    assert days(event) == (date(2023, 5, 16), date(2023, 5, 16))
    assert (event.sentence_start, event.sentence_end) == (0, 49)


def test_each_dated_clause_of_a_sentence_makes_its_own_proposal():
    body = "The army took the ridge on Monday, and rebels shelled the port on Tuesday."

    assert cited(body) == ["The army took the ridge on Monday", "rebels shelled the port on Tuesday"]


def test_a_verb_without_a_subject_borrows_it_for_the_title():
    body = "The ferry left Dover on Monday and reached Calais on Tuesday."

    assert titles(body) == ["The ferry left Dover", "The ferry reached Calais"]


def test_two_deeds_under_one_date_stay_one_proposal():
    body = "Police searched the office and arrested its owner on Monday."

    assert cited(body) == ["Police searched the office and arrested its owner on Monday"]


def test_two_passives_under_one_verb_stay_one_proposal():
    body = "Two sailors were killed and 25 wounded in a fire on Tuesday."

    assert titles(body) == ["Two sailors were killed and 25 wounded in a fire"]


def test_a_claim_of_responsibility_is_a_deed():
    assert titles("The group claimed responsibility on Tuesday.") == ["The group claimed responsibility"]


def test_attribution_dates_the_saying_and_not_the_event():
    body = "The ministry said on Wednesday that a convoy had reached Kisumu on Monday."

    assert [days(event)[0] for event in drafted(body)] == [date(2023, 5, 15)]
    assert titles(body) == ["A convoy had reached Kisumu"]


@pytest.mark.parametrize(
    "body",
    [
        "At least nine miners were missing, the company said on Tuesday.",
        "The mine was old, officials announced on Tuesday.",
        "“The bridge was old and nobody had looked after it,” an engineer cautioned on Tuesday.",
        "She told the Harbour Post on Tuesday the bridge was old.",
    ],
)
def test_a_date_beside_who_says_so_proposes_nothing(body):
    assert titles(body) == []


def test_the_saying_names_the_doer_where_the_event_has_only_a_pronoun():
    body = "The lifeboat institute said today it rescued nine sailors overnight."

    assert titles(body) == ["The lifeboat institute rescued nine sailors"]


def test_an_announcement_is_an_event_and_keeps_what_it_announced():
    body = "Norway announced on Monday that it would join the treaty."

    assert cited(body) == ["Norway announced on Monday that it would join the treaty"]


@pytest.mark.parametrize(
    "body",
    [
        "The court did not sit on Tuesday.",
        "If the dam broke on Tuesday, the town would be lost.",
        "Did the dam break on Tuesday?",
        "The market opens every Monday.",
        "The siege lasted three weeks.",
        "Prices have risen since Monday.",
        "By Monday the water had risen.",
        "The mayor condemned Tuesday's attack.",
        "The law of 2019 was unpopular.",
        "Sales rose faster than in 2019.",
        "We walked to the river on Tuesday.",
        "In 2008 she was the finance minister.",
        "The village was founded in the 1840s.",
        "Engineers capped the well and hope to seal it this month.",
        "The film came out four months after the fire of March 2022.",
        "On a Tuesday the ferry sank.",
        "There was no word from the ship on Tuesday.",
        "No arrests were made on Tuesday.",
        "Page last updated on Tuesday.",
        "The judge quoted a letter “that my client wrote on Tuesday evening in great distress”.",
    ],
)
def test_what_is_not_a_dated_past_event_proposes_nothing(body):
    assert titles(body) == []


def test_an_event_in_a_relative_clause_carries_the_noun_it_is_about():
    body = "The museum, which opened in 1990, is loved by many."

    assert titles(body) == ["The museum opened"]
    assert cited(body) == ["which opened in 1990"]


def test_a_subject_far_from_its_verb_is_cited_with_it():
    body = "The agreement under which the ships sailed was reached on Tuesday."

    assert cited(body) == ["The agreement under which the ships sailed was reached on Tuesday"]


def test_a_participle_after_its_noun_is_an_event_of_its_own():
    body = "The deal signed on Monday collapsed on Wednesday."

    assert cited(body) == ["The deal signed on Monday", "collapsed on Wednesday"]
    assert titles(body) == ["The deal was signed", "The deal collapsed"]


def test_a_gerund_behind_since_is_an_event():
    body = "Farmers have lost half their herds since leaving the valley about three weeks ago."

    event = drafted(body)[0]

    assert body[event.start : event.end] == "since leaving the valley about three weeks ago"
    assert event.title == body.removesuffix(".")  # no clause of its own: its sentence tells it
    assert event.when.circa


def test_an_open_week_ends_at_publication_while_the_timex_keeps_it_whole():
    event = drafted("Talks between the two sides broke down this week.")[0]

    assert event.rule == "not-after-report"
    assert days(event) == (date(2023, 5, 15), THURSDAY)
    assert event.timex.when.latest == date(2023, 5, 21)


def test_an_hour_that_bounds_an_event_gives_its_day():
    event = drafted("The ferry sank shortly after 3 pm on Tuesday.")[0]

    assert (event.when.precision, days(event)) == ("day", (date(2023, 5, 16), date(2023, 5, 16)))


def test_what_was_done_by_a_day_has_an_open_beginning():
    event = drafted("By Tuesday divers had rescued all nine sailors.")[0]

    assert days(event) == (None, date(2023, 5, 16))


def test_the_early_hours_of_a_day_are_of_that_day():
    event = drafted("Police cleared the square in the early hours of Tuesday.")[0]

    assert days(event)[1] == date(2023, 5, 16)


def test_both_ends_of_a_range_date_one_event():
    events = drafted("The strikes took place between 3 and 5 May.")

    assert [(event.title, days(event)) for event in events] == [
        ("The strikes took place between 3 and 5 May", (date(2023, 5, 3), date(2023, 5, 5)))
    ]


def test_two_days_named_are_no_period():
    events = drafted("The strikes took place on 3 and 5 May.")

    assert [(event.title, days(event)) for event in events] == [
        ("The strikes took place", (date(2023, 5, 3), date(2023, 5, 3)))
    ]


def test_a_perfect_tense_takes_no_date_long_past():
    event = drafted("The council has paid for the repair of the bridge in March.")[0]

    assert (event.rule, days(event)) == ("reported", (None, THURSDAY))


def test_an_undated_act_in_the_opening_happened_by_the_day_of_its_report():
    body = "Norwegian minister Anna Lie resigned after a stormy debate.\n\nHer party has ruled for years."

    event = drafted(body)[0]

    assert (event.rule, days(event), event.timex) == ("reported", (None, THURSDAY), None)
    assert event.title == "Norwegian minister Anna Lie resigned after a stormy debate"


def test_an_interview_is_dated_by_its_report_wherever_it_stands():
    body = (
        "The harbour is quiet.\n\nFew ships call.\n\nTrade is slow.\n\n"
        "In an interview with the Harbour Post, Anna Lie was hopeful, though she saw no quick end."
    )

    event = drafted(body)[0]

    assert event.title == "In an interview with the Harbour Post, Anna Lie was hopeful"
    assert (event.rule, days(event)) == ("reported", (THURSDAY, THURSDAY))


@pytest.mark.parametrize(
    "body",
    [
        "Anna Lie had resigned after a stormy debate.",
        "Anna Lie earlier resigned after a stormy debate.",
        "Anna Lie hoped for a stormy debate.",
        "Quiet.\n\nQuieter.\n\nAnna Lie resigned after a stormy debate.",
        "At the time Anna Lie resigned.",
    ],
)
def test_background_is_not_dated_by_its_report(body):
    assert titles(body) == []


def test_without_a_publication_day_only_explicit_dates_propose():
    body = "Anna Lie resigned. The bridge fell yesterday. The port burned on 3 May 2019."

    assert titles(body, published=None) == ["The port burned"]


def test_a_caption_tells_its_picture_in_the_present():
    caption = "FILE – In this Tuesday, May 2, 2023 photo released by the palace, Anna Lie opens a school."

    event = drafted("", caption=caption)[0]

    assert (event.field, event.title) == ("caption", "Anna Lie opens a school")
    assert days(event) == (date(2023, 5, 2), date(2023, 5, 2))


def test_a_long_clause_is_cut_where_it_may_be_and_never_inside_a_name():
    body = (
        "Talks between Norwegian Foreign Minister Anna Lie and Danish Foreign Minister Karl Holm"
        " about the sea and the fish between the two kingdoms ended on Monday without a result."
    )

    assert titles(body) == ["Talks ended without a result"]


@pytest.mark.parametrize("dateline", ["OSLO — ", "OSLO (Post) - ", "OSLO, May 18 (Post) - "])
def test_a_dateline_is_no_part_of_its_sentence(dateline):
    event = drafted(f"{dateline}The court freed two sailors on Monday.")[0]

    assert event.title == "The court freed two sailors"
    assert days(event) == (date(2023, 5, 15), date(2023, 5, 15))


def test_dates_in_a_row_go_from_the_title_with_what_joins_them():
    assert titles("The prince visited Bergen in 1998, 2004 and 2011.") == ["The prince visited Bergen"]


def test_an_aside_between_commas_is_cited_without_what_follows():
    body = "Anna Lie, elected in 2018, leads the polls."

    assert cited(body) == ["Anna Lie, elected in 2018"]


def test_a_plan_is_no_event_but_an_agreement_of_last_week_is():
    assert titles("The firms agreed to merge last week.") == ["The firms agreed to merge"]


def test_a_past_and_its_present_outcome_are_not_of_one_day():
    body = "Rebels seized the town last August and have since held it."

    assert cited(body) == ["Rebels seized the town last August"]


def test_a_name_in_capitals_is_no_pronoun():
    assert titles("The WHO declared an emergency on Monday.") == ["The WHO declared an emergency"]


def test_of_two_dates_the_finer_counts_only_inside_the_other():
    noon = drafted("The train left Bergen on 3 May at noon.")[0]
    spring = drafted("The wall fell in March, in the first weeks of the reform of May 2019.")[0]

    assert (noon.when.precision, days(noon)[0]) == ("instant", date(2023, 5, 3))
    assert days(spring) == (date(2023, 3, 1), date(2023, 3, 31))


def test_two_proposals_never_share_a_word():
    body = (
        "The man who robbed the bank on Monday was caught on Tuesday, after police searched a farm on Tuesday"
        " morning and the deal struck in April collapsed on Wednesday."
    )

    events = drafted(body)

    assert [a.end <= b.start for a, b in zip(events, events[1:], strict=False)] == [True] * (len(events) - 1)
    assert len(events) >= 4


PLAIN = "the army took who which and , . “ ” ( — said on Monday yesterday since after by 2019 launched : that"
WORDS = st.sampled_from(
    [*PLAIN.split(), "\n\n", "Anna Lie", "in an interview with", "overnight", "had been", '"']
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
@example("aFTER%lED%lED%MONDAY%AFTER")
@example("3 June is")
def test_any_text_gives_proposals_inside_it_that_do_not_overlap(body):
    events = drafted(body)

    last = 0
    for event in events:
        assert last <= event.start < event.end <= len(body)
        assert event.sentence_start <= event.start and event.end <= event.sentence_end
        assert event.title and "\n" not in event.title
        last = event.end


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_a_title_holds_no_word_its_sentence_does_not(body):
    for event in drafted(body):
        sentence = body[event.sentence_start : event.sentence_end].lower()
        added = [word for word in event.title.lower().split() if word.strip(",.:;…”“") not in sentence]

        assert added in ([], ["was"], ["were"])  # of a participle


@pytest.mark.parametrize(
    ("body", "first", "last"),
    [
        ("Two mills closed on Monday and Tuesday.", date(2023, 5, 15), date(2023, 5, 16)),
        ("Karl Holm led the port in 1997 and 1998.", date(1997, 1, 1), date(1998, 12, 31)),
        ("Barns burned in March and April 2023.", date(2023, 3, 1), date(2023, 4, 30)),
    ],
)
def test_what_happened_in_two_periods_side_by_side_has_both(body, first, last):
    assert [days(event) for event in drafted(body)] == [(first, last)]


@pytest.mark.parametrize("behind", ["", " after a storm", " and a barn burned on 3 May"])
def test_both_are_its_expression_and_cited(behind):
    body = f"Two mills closed on Monday and Tuesday{behind}."
    event = drafted(body)[0]

    assert body[event.timex.start : event.timex.end] == "Monday and Tuesday"
    assert event.end >= event.timex.end


@pytest.mark.parametrize(
    "body",
    [
        "Two mills closed in 1997 and 2011.",
        "Two mills closed on Monday, and Tuesday was quiet.",
        "Two mills closed on Monday and Tuesday was quiet.",
        "Two mills closed on Monday and Tuesday brought a third.",
        "Two mills closed on Monday and on Tuesday a third burned.",
        "Two mills closed on Monday at 3 pm and 4 pm.",
    ],
)
def test_two_that_lie_apart_or_within_a_day_do_not_make_one(body):
    event = drafted(body)[0]
    first, last = days(event)

    assert (last - first).days in (0, 364)
    assert event.timex.end <= event.end


def test_a_day_named_by_what_happened_on_it_is_not_the_day_of_its_hour():
    on_the_day = drafted("Karl Holm was given a pill at 1.30 am on the morning of his death on Tuesday.")
    of_the_day = drafted("Karl Holm was given a pill at 1.30 am on Tuesday.")

    assert [days(event)[0] for event in of_the_day] == [date(2023, 5, 16)]
    assert [days(event)[0] for event in on_the_day] != [THURSDAY]


@pytest.mark.parametrize(
    ("body", "first"),
    [
        ("The 8 October gig was announced on Tuesday.", date(2023, 5, 16)),
        ("The 3 March flood report was read out on Tuesday.", date(2023, 5, 16)),
        ("The next day officials closed the pier. On Tuesday they went.", date(2023, 5, 16)),
        ("This week officials closed the pier.", date(2023, 5, 15)),
        ("On 8 March officials closed the pier.", date(2023, 3, 8)),
    ],
)
def test_a_day_within_a_noun_s_own_words_is_the_noun_s(body, first):
    assert days(drafted(body)[-1])[0] == first


@pytest.mark.parametrize(
    ("body", "both"),
    [
        ("On Tuesday the council closed the pier and police arrested two men.", [date(2023, 5, 16)] * 2),
        ("On Tuesday a dam broke, and two bridges were blown up.", [date(2023, 5, 16)] * 2),
        ("On Tuesday the mayor resigned; the council closed the pier.", [date(2023, 5, 16)] * 2),
        (
            "The council closed the pier on Tuesday and police have arrested two men.",
            [date(2023, 5, 16), None],
        ),
        ("The mayor said on Tuesday a dam broke, and police arrested two men.", [None, None]),
        ("In March 2019 a dam broke, and police arrested two men.", [date(2019, 3, 1)]),
    ],
)
def test_a_day_at_the_head_is_of_what_is_joined_to_its_clause_too(body, both):
    assert [days(event)[0] for event in drafted(body)] == both


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "The ministry is expected to announce on Friday that the pier is safe.",
            "The ministry is expected to announce that the pier is safe",
        ),
        ("The ministry is expected to rule on Friday.", "The ministry is expected to rule"),
        ("A $2.5bn payment due to be paid on Friday is late.", "A $2.5bn payment is due to be paid"),
        ("The 8 October gig was announced on Tuesday.", "The 8 October gig was announced"),
    ],
)
def test_a_title_is_not_cut_before_its_point(body, title):
    assert titles(body) == [title]


def test_a_date_is_not_shared_with_what_was_done_at_another_time():
    apart = "The chairman recently stood down and was replaced in January."
    together = "The chairman stood down and was replaced in January."

    assert titles(apart) == ["The chairman was replaced"]
    assert titles(together) == ["The chairman stood down and was replaced"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The fares will rise, Harn Rail announced on Tuesday.", [(date(2023, 5, 16), date(2023, 5, 16))]),
        ("The fares may rise, people said on Tuesday.", []),
        ("Storms will get worse, doctors warned on Tuesday.", []),
    ],
)
def test_that_something_was_announced_is_of_the_day_it_was(body, found):
    assert [days(event) for event in drafted(body)] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The pier will close on 3 July, Harn Rail announced on Tuesday.", [date(2023, 7, 3)]),
        ("At a meeting of mayors in Harn on Tuesday, Anna Lie said the port was safe.", [date(2023, 5, 16)]),
        ("At the weekend, Anna Lie said the port was safe.", []),
    ],
)
def test_what_is_to_come_counts_more_than_who_tells_of_it_and_a_gathering_is_an_event(body, found):
    assert [days(event)[0] for event in drafted(body)] == found


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("A cap placed on the well on Tuesday is tight.", "A cap was placed on the well"),
        ("Tar balls found on two beaches on Tuesday are small.", "Tar balls were found on two beaches"),
        ("Two men arrested on Tuesday are free.", "Two men were arrested"),
        ("Thomas Higgs, elected on Tuesday, is a miller.", "Thomas Higgs was elected"),
        ("The bus stolen on Tuesday is blue.", "The bus was stolen"),
        ("The taxis stolen on Tuesday are blue.", "The taxis were stolen"),
        ("The owners of the mill, fined on Tuesday, are brothers.", "The owners of the mill were fined"),
        ("One of the boats, sold on Tuesday, is blue.", "One of the boats was sold"),
        ("The cattle sold on Tuesday are young.", "The cattle were sold"),
        ("Ferries seized on Tuesday are old.", "Ferries were seized"),
    ],
)
def test_a_participle_is_told_as_a_clause(body, title):
    assert titles(body) == [title]


def test_what_is_no_participle_stays_as_it_is():
    body = (
        "Elsewhere, rescue crews from abroad, among them divers, travelled to the valley on Tuesday to help."
    )

    assert "were travelled" not in titles(body)[0]
