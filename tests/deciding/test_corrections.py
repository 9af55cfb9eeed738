"""Dates corrected by an editor: what is undecided follows, what was decided is flagged and not changed."""

from datetime import UTC, date, datetime, time

import pytest

from newsreader import deciding, pipeline
from newsreader.deciding.anchoring import reanchor
from newsreader.models import Appearance, Decision, Figure, Proposal, Quotation, TimeExpression
from newsreader.text.when import When
from tests import factories

BODY = (
    "The harbour board met yesterday in Port Selby. Two days later dockers signed a new contract.\n\n"
    "The mayor resigned on Monday."
)


@pytest.fixture
def article(db):
    """Published on Wednesday 13 March 2019."""
    return factories.read_article(BODY)


def readings(article):
    return {p.exact.split(" ")[1]: (p.earliest, p.state, p.disagrees) for p in article.proposals.all()}


def days_of(article):
    return {t.exact: t.earliest for t in TimeExpression.objects.filter(version=article.current)}


def correct(article, editor, **given):
    deciding.articles.correct_publication(article, editor, **given)
    article.refresh_from_db()
    pipeline.read(article)


def test_another_publication_day_moves_what_is_counted_from_it(article, editor):
    correct(article, editor, day=date(2019, 3, 20), at=time(9, 30), zone="Europe/London")

    assert days_of(article)["yesterday"] == date(2019, 3, 19)
    assert article.current.published_at.isoformat() == "2019-03-20T09:30:00+00:00"
    assert (article.current.mended["published"]["by"], article.current.evidence) == (editor.pk, {})
    assert article.versions.count() == 2


def test_a_decided_date_is_flagged_and_not_changed(article, editor, timeline):
    entry = deciding.proposals.accept(article.proposals.get(exact__contains="board met"), timeline, editor)

    correct(article, editor, day=date(2019, 3, 20))

    entry.event.refresh_from_db()
    flagged = Proposal.objects.disagreeing().get()
    assert (entry.event.earliest, flagged.event, flagged.earliest) == (
        date(2019, 3, 12),
        entry.event,
        date(2019, 3, 19),
    )


def test_a_flagged_date_can_be_taken_over(article, editor, timeline):
    entry = deciding.proposals.accept(article.proposals.get(exact__contains="board met"), timeline, editor)
    correct(article, editor, day=date(2019, 3, 20))

    deciding.proposals.adopt_date(Proposal.objects.disagreeing().get(), editor)

    entry.refresh_from_db()
    assert (entry.earliest, entry.event.earliest) == (date(2019, 3, 19), date(2019, 3, 19))
    assert not Proposal.objects.disagreeing().exists()


def test_a_flagged_date_that_is_kept_is_not_asked_about_again(article, editor, timeline):
    entry = deciding.proposals.accept(article.proposals.get(exact__contains="board met"), timeline, editor)
    correct(article, editor, day=date(2019, 3, 20))

    deciding.proposals.keep_date(Proposal.objects.disagreeing().get(), editor)
    pipeline.read(article)

    entry.event.refresh_from_db()
    assert entry.event.earliest == date(2019, 3, 12)
    assert not Proposal.objects.disagreeing().exists()


def test_a_corrected_publication_can_be_undone(article, editor):
    before = readings(article)
    correct(article, editor, day=date(2019, 3, 20))

    deciding.decisions.undo(Decision.objects.latest("id"), editor)
    article.refresh_from_db()
    pipeline.read(article)

    assert (article.current.published_day, readings(article)) == (date(2019, 3, 13), before)


def test_every_copy_of_where_an_article_is_listed_follows_it(editor):
    article = factories.read_article()  # of the 13th

    def listed():
        return [
            set(kind.objects.values_list("listed", flat=True)) for kind in (Appearance, Figure, Quotation)
        ]

    deciding.articles.correct_publication(article, editor, day=date(2018, 1, 2))
    corrected = listed()
    deciding.decisions.undo(Decision.objects.get(), editor)

    assert corrected == [{datetime(2018, 1, 2, tzinfo=UTC)}] * 3
    assert listed() == [{datetime(2019, 3, 13, tzinfo=UTC)}] * 3


def test_a_corrected_reading_carries_what_is_counted_from_it(article, editor):
    yesterday = TimeExpression.objects.get(version=article.current, exact="yesterday")

    deciding.dates.correct_reading(yesterday, When(date(2019, 3, 4), date(2019, 3, 4)), editor)
    pipeline.read(article)

    assert days_of(article) == {
        "yesterday": date(2019, 3, 4),
        "Two days later": date(2019, 3, 6),
        "Monday": date(2019, 3, 11),
    }


def test_a_corrected_reading_outlives_a_new_version(article, editor):
    monday = TimeExpression.objects.get(version=article.current, exact="Monday")
    deciding.dates.correct_reading(monday, When(date(2019, 3, 4), date(2019, 3, 4)), editor)

    factories.new_version(article, body="Corrected on Thursday.\n\n" + BODY)
    reanchor(article)
    pipeline.read(article)

    assert days_of(article)["Monday"] == date(2019, 3, 4)


def test_a_utc_stamp_is_turned_to_the_sources_clock_before_today_is_counted(db):
    selby = factories.source(zone="America/New_York")
    published = datetime(2019, 3, 13, 1, 30, tzinfo=UTC)

    read = factories.read_article(BODY, source=selby, published=published, published_zone="UTC")

    assert (read.current.published_day, days_of(read)["yesterday"]) == (date(2019, 3, 13), date(2019, 3, 11))


JUNE = "The council met in June. The mill reopened in May. It bought the ferry in June."


def said_of_june(article, editor, timeline, when, words="council met"):
    """The first "June" said to be another, after the proposal that rests on some words was accepted."""
    entry = deciding.proposals.accept(article.proposals.get(exact__contains=words), timeline, editor)
    june = TimeExpression.objects.filter(version=article.current, exact="June").earliest("start")
    deciding.dates.correct_reading(june, when, editor)
    pipeline.read(article)
    return entry.event


def flags(event):
    return [(p.when, p.disagrees) for p in event.proposals.all()]


AHEAD = When(date(2020, 6, 1), date(2020, 6, 30), "month")  # of what has happened: no event


def test_a_decided_date_is_flagged_where_its_words_make_no_event_any_more(editor, timeline):
    article = factories.read_article(JUNE)  # of 13 March 2019

    event = said_of_june(article, editor, timeline, AHEAD)
    first = Proposal.objects.get(event=event)
    pipeline.read(article)

    assert flags(event) == [(AHEAD, True)]
    assert (event.earliest, Proposal.objects.get(event=event)) == (date(2018, 6, 1), first)


def test_such_a_date_is_taken_over_or_kept_and_either_can_be_undone(editor, timeline):
    article = factories.read_article(JUNE)
    event = said_of_june(article, editor, timeline, AHEAD)

    def after(decide):
        decide(Proposal.objects.get(event=event), editor)
        pipeline.read(article)
        event.refresh_from_db()
        told = (event.earliest, event.dated_by.rule, flags(event)[0][1])
        deciding.decisions.undo(Decision.objects.latest("id"), editor)
        return told, flags(event)

    assert after(deciding.proposals.keep_date) == ((date(2018, 6, 1), "bare-month", False), [(AHEAD, True)])
    assert after(deciding.proposals.adopt_date) == ((date(2020, 6, 1), "editor", False), [(AHEAD, True)])


@pytest.mark.parametrize("words", ["mill reopened", "bought the ferry"])
def test_a_date_of_other_words_or_another_sentence_is_not_flagged(words, editor, timeline):
    article = factories.read_article(JUNE)

    event = said_of_june(article, editor, timeline, AHEAD, words)

    assert flags(event) == [(event.when, False)]


def test_a_date_said_to_be_what_it_was_is_not_flagged(editor, timeline):
    article = factories.read_article(JUNE)

    event = said_of_june(article, editor, timeline, When(date(2018, 6, 1), date(2018, 6, 30), "month"))

    assert flags(event) == [(event.when, False)]


@pytest.mark.parametrize(("counted_from", "flagged"), [(date(2019, 3, 13), []), (date(2020, 3, 13), [True])])
def test_what_no_rule_proposes_any_more_is_flagged_only_where_its_date_is_read_anew(
    counted_from, flagged, db
):
    article = factories.read_article("No mill in June.")
    accepted = factories.citation(
        factories.event(), article, "No mill", When(date(2019, 6, 1), None, "period")
    )
    accepted.rule, accepted.expression, accepted.parameters = "bare-month", "June", {"year": "2019"}
    accepted.proposed, accepted.anchor_day = True, counted_from
    accepted.save()

    pipeline.read(article)

    assert [p.disagrees for p in article.proposals.all()] == flagged


def test_a_date_accepted_of_which_no_proposal_stands_is_flagged_too(editor, timeline):
    article = factories.read_article(JUNE)
    entry = deciding.proposals.accept(article.proposals.get(exact__contains="council"), timeline, editor)
    entry.event.proposals.all().delete()  # as readings left it that kept none

    june = TimeExpression.objects.filter(version=article.current, exact="June").earliest("start")
    deciding.dates.correct_reading(june, AHEAD, editor)
    pipeline.read(article)

    assert flags(entry.event) == [(AHEAD, True)]


def test_undone_it_is_a_proposal_again_and_goes_with_the_next_reading(editor, timeline):
    article = factories.read_article(JUNE)
    event = said_of_june(article, editor, timeline, AHEAD)
    kept = Proposal.objects.get(event=event)

    deciding.decisions.undo(Decision.objects.get(action=Decision.Action.ACCEPT), editor)
    kept.refresh_from_db()
    pipeline.read(article)

    assert (kept.state, kept.disagrees) == (Proposal.State.OPEN, False)
    assert not Proposal.objects.filter(pk=kept.pk).exists()


REPORTED = When(None, date(2019, 3, 13), "day")  # by the day of the report
OLD = "The town is old."
NONE = "No mill, no ferry and no bridge on the river"  # which no rule takes for an event


def accepted(text, words, when, expression, rule="bare-month", counted_from=date(2019, 3, 13), **parameters):
    """An article with an accepted citation over which nothing is proposed: no rule reads an event there."""
    article = factories.read_article(f"{OLD} {text}")
    citation = factories.citation(factories.event(when=when), article, words, when)
    citation.rule, citation.expression, citation.parameters = rule, expression, parameters
    citation.proposed, citation.anchor_day = True, counted_from
    citation.save()
    return article


def corrected(article, text):
    factories.new_version(article, body=f"{OLD} {text}")
    reanchor(article)
    pipeline.read(article)
    return [(p.when, p.rule, p.expression, p.disagrees) for p in article.proposals.all()]


@pytest.mark.parametrize(
    ("after", "read"),
    [
        (f"{NONE} in June, they say.", []),  # what dates it stands
        (f"{NONE} in the valley, they say.", [(REPORTED, "reported", "", True)]),
        (f"{NONE} in Junee, they say.", [(REPORTED, "reported", "", True)]),
        (
            f"{NONE} in May, they say.",
            [(When(date(2019, 5, 1), date(2019, 5, 31), "month"), "bare-month", "May", True)],
        ),
        (f"{NONE} in May or April, they say.", [(REPORTED, "reported", "", True)]),  # which, nobody knows
        (f"{NONE} of 1998, they say.", [(REPORTED, "reported", "", True)]),  # which never dated it
    ],
)
def test_a_decided_date_is_flagged_where_the_words_that_gave_it_are_no_time_any_more(after, read, db):
    june = When(date(2019, 6, 1), date(2019, 6, 30), "month")
    article = accepted(f"{NONE} in June, they say.", NONE, june, "June", year="2019")

    assert corrected(article, after) == read


@pytest.mark.parametrize(
    "when",
    ["on Monday and Tuesday", "on Monday and again on Tuesday", "in 2016 and 2017", "on 4 and 5 March"],
)
def test_days_that_two_times_gave_together_are_flagged_by_none_of_them(when, timeline, editor, monkeypatch):
    article = factories.read_article(f"{OLD} Ferrymen closed the bridge {when}.")
    deciding.proposals.accept(article.proposals.get(), timeline, editor)
    monkeypatch.setattr("newsreader.drafting.proposals.propose", lambda *asked, **more: [])

    pipeline.read(article)

    assert [(p.state, p.disagrees) for p in article.proposals.all()] in (
        [],
        [(Proposal.State.ACCEPTED, False)],
    )


def test_words_that_the_rules_take_no_longer_for_a_time_are_flagged_too(db):
    article = accepted(f"{NONE} at harvest home.", NONE, date(2018, 9, 1), "harvest home", "festival")

    pipeline.read(article)

    assert [(p.when, p.disagrees) for p in article.proposals.all()] == [(REPORTED, True)]


@pytest.mark.parametrize(
    ("day", "read"),
    [(13, []), (20, [(When(None, date(2019, 3, 20), "day"), "reported", "", True)])],
)
def test_what_its_report_alone_dates_is_flagged_where_that_is_of_another_day(day, read, editor):
    article = accepted(f"{NONE}.", NONE, REPORTED, "", "reported")

    correct(article, editor, day=date(2019, 3, day), at=time(9, 30))

    assert [(p.when, p.rule, p.expression, p.disagrees) for p in article.proposals.all()] == read
