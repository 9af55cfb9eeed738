"""One analyser's failure loses that analyser's marks and no other's, and nothing that was decided."""

from datetime import date

import pytest
from django.db import OperationalError

from newsreader import deciding, pipeline
from newsreader.deciding.anchoring import reanchor
from newsreader.models import Appearance, Figure, Mention, Proposal, Quotation, TimeExpression
from newsreader.models.analyser import Analyser, failures_in
from newsreader.pipeline.analysers import ANALYSERS
from newsreader.text.figures.figures import FigureSpan
from tests import factories

BODY = (
    "Divers in Port Selby found the lost ferry on Tuesday.\n\n"
    "The Selby Harbour Union said that at least 40 people had asked for news of it.\n\n"
    "“We shall lift it in May,” Ines Calloway said on Monday."
)


def marks(article, *, ids=False):
    """What stands of each analyser's: the words marked in each version, or the whole rows with their ids."""
    of = {"version__article": article}
    rows = {
        Analyser.TIMES: TimeExpression.objects.filter(**of),
        Analyser.NAMES: Mention.objects.filter(**of),
        Analyser.FIGURES: Figure.objects.filter(**of),
        Analyser.QUOTATIONS: Quotation.objects.filter(**of, direct=True),
        Analyser.INDIRECT: Quotation.objects.filter(**of, direct=False),
        Analyser.PROPOSALS: Proposal.objects.filter(**of),
    }
    if ids:
        return {analyser: list(found.order_by("pk").values()) for analyser, found in rows.items()}
    return {
        analyser: sorted(found.values_list("version__number", "field", "start", "exact"))
        for analyser, found in rows.items()
    }


def lost_with(analyser):
    """The analysers whose marks are not found where this one fails."""
    return {analyser, Analyser.PROPOSALS} if analyser == Analyser.TIMES else {analyser}


# What is lost, and what is not


@pytest.mark.parametrize("analyser", Analyser)
def test_a_first_reading_finds_what_the_others_find(db, break_down, analyser):
    whole = marks(factories.read_article(BODY, headline="Ferry found"))
    break_down(analyser)

    article = factories.read_article(BODY, headline="Ferry found")

    lost = lost_with(analyser)
    assert marks(article) == {each: [] if each in lost else found for each, found in whole.items()}
    assert [each for each, found in whole.items() if not found] == []


@pytest.mark.parametrize("analyser", Analyser)
def test_what_an_earlier_reading_of_the_version_found_stands_row_for_row(db, break_down, analyser):
    article = factories.read_article(BODY)
    before, words = marks(article, ids=True), marks(article)
    appearances = list(Appearance.objects.filter(article=article).values_list("entity", "mentions"))
    break_down(analyser)

    pipeline.read(article)

    after = marks(article, ids=True)
    assert marks(article) == words
    assert {each: after[each] for each in lost_with(analyser) if each in after} == {
        each: before[each] for each in lost_with(analyser) if each in before
    }
    assert sorted(Appearance.objects.filter(article=article).values_list("entity", "mentions")) == sorted(
        appearances
    )


def test_where_all_fail_nothing_is_lost(db, break_down):
    article = factories.read_article(BODY)
    before = marks(article, ids=True)
    break_down(*Analyser)

    pipeline.read(article)

    assert marks(article, ids=True) == before
    assert set(failures_in(article.reading_failed)) == set(Analyser)


def test_findings_that_make_no_rows_are_a_failure_of_their_analyser(db, monkeypatch):
    whole = marks(factories.read_article(BODY, headline="Ferry found"))
    nowhere = FigureSpan(None, None, number=40.0, unit="", hedge="", counts="people", speaker=None)
    monkeypatch.setitem(ANALYSERS, Analyser.FIGURES, lambda _findings: {"body": [nowhere]})

    article = factories.read_article(BODY, headline="Ferry found")

    assert marks(article) == whole | {Analyser.FIGURES: []}
    assert list(failures_in(article.reading_failed)) == [Analyser.FIGURES]


def test_speakers_are_those_whom_an_earlier_reading_named(db, break_down):
    article = factories.read_article(BODY)
    speakers = dict(Quotation.objects.values_list("exact", "speaker__name"))
    break_down(Analyser.NAMES)

    pipeline.read(article)

    assert dict(Quotation.objects.values_list("exact", "speaker__name")) == speakers
    assert "Ines Calloway" in speakers.values()


def test_a_sentence_whose_date_was_not_read_is_not_dated_by_the_day_of_its_report(db, break_down):
    break_down(Analyser.TIMES)

    article = factories.read_article("Rescuers found the lost ferry in March 1998, the coast guard said.")

    assert list(article.proposals.values_list("title", "earliest")) == []


# What editors decided


@pytest.mark.parametrize("analyser", [Analyser.PROPOSALS, Analyser.TIMES])
def test_what_was_decided_stays_decided(db, break_down, analyser):
    article, editor = factories.read_article(), factories.editor()
    accepted, rejected, open = article.proposals.order_by("start")
    deciding.proposals.accept(accepted, factories.timeline(), editor)
    deciding.proposals.reject(rejected, editor)
    before = marks(article, ids=True)[Analyser.PROPOSALS]
    break_down(analyser)

    pipeline.read(article)

    assert marks(article, ids=True)[Analyser.PROPOSALS] == before
    assert [row["state"] for row in before] == ["accepted", "rejected", "open"]


def test_a_date_that_an_editor_read_otherwise_stays_read_so(db, break_down):
    article = factories.read_article()
    expression = TimeExpression.objects.get(exact="7 March")
    deciding.dates.correct_reading(
        expression, factories.When(date(2019, 3, 8), date(2019, 3, 8)), factories.editor()
    )
    pipeline.read(article)
    break_down(Analyser.TIMES)

    pipeline.read(article)

    expression.refresh_from_db()
    assert expression.earliest == date(2019, 3, 8)


# A new version


@pytest.fixture
def corrected(db):
    """An article with a paragraph put before its others, not read since."""
    article = factories.read_article()
    factories.new_version(article, body=f"Port Selby lay silent.\n\n{factories.BODY}")
    reanchor(article)
    return article


@pytest.mark.parametrize("analyser", [Analyser.NAMES, Analyser.FIGURES, Analyser.INDIRECT, Analyser.TIMES])
def test_marks_of_another_version_go_where_they_are_not_found_anew(corrected, break_down, analyser):
    break_down(analyser)

    pipeline.read(corrected)

    assert marks(corrected)[analyser] == []
    assert Appearance.objects.filter(article=corrected).exists() == (analyser != Analyser.NAMES)


@pytest.mark.parametrize("analyser", [Analyser.PROPOSALS, Analyser.TIMES])
def test_proposals_go_along_with_their_sentences(corrected, break_down, analyser):
    other = factories.read_article(corrected.current.body)
    ids = list(corrected.proposals.order_by("start").values_list("pk", flat=True))
    break_down(analyser)

    pipeline.read(corrected)

    def columns(of):
        names = [f.attname for f in Proposal._meta.concrete_fields]
        # How likely it is goes by where it stands in its report: the next reading says so anew.
        own = ("id", "article_id", "version_id", "likelihood", "signs")
        return [{n: v for n, v in row.items() if n not in own} for row in of.proposals.values(*names)]

    assert columns(corrected) == columns(other)
    assert list(corrected.proposals.order_by("start").values_list("pk", flat=True)) == ids
    assert set(corrected.proposals.values_list("version", flat=True)) == {corrected.current_id}


def test_a_decided_proposal_goes_along_decided(db, break_down):
    article, editor = factories.read_article(), factories.editor()
    accepted, rejected, open = article.proposals.order_by("start")
    entry = deciding.proposals.accept(accepted, factories.timeline(), editor)
    deciding.proposals.reject(rejected, editor)
    factories.new_version(article, body=f"Port Selby lay silent.\n\n{factories.BODY}")
    reanchor(article)
    break_down(Analyser.PROPOSALS)

    pipeline.read(article)

    states = {p.pk: p.state for p in article.proposals.all()}
    assert states == {accepted.pk: "accepted", rejected.pk: "rejected", open.pk: "open"}
    assert entry.event.citations.get().version == article.current


@pytest.mark.parametrize(
    "change",
    [
        {"body": factories.BODY.replace("on Monday", "this Monday")},
        {"body": factories.BODY.replace(" to the town hall on Monday", " to the town hall, on Monday")},
    ],
)
def test_a_proposal_whose_sentence_is_another_now_goes(db, break_down, change):
    article = factories.read_article()
    kept = [p.exact for p in article.proposals.order_by("start") if "marched" not in p.sentence]
    factories.new_version(article, **change)
    break_down(Analyser.PROPOSALS)

    pipeline.read(article)

    assert [p.exact for p in article.proposals.order_by("start")] == kept


def test_no_proposal_goes_along_to_another_day(db, break_down):
    """Its "Tuesday" would be another one there."""
    article = factories.read_article()
    factories.new_version(article, published_day=date(2019, 3, 20))
    break_down(Analyser.PROPOSALS)

    pipeline.read(article)

    assert list(article.proposals.all()) == []


# What is no analyser's fault


@pytest.mark.parametrize("failure", [MemoryError(), OperationalError("disk I/O error")])
def test_a_fault_of_the_machine_makes_the_whole_article_wait(db, break_down, failure):
    article = factories.article(BODY)
    break_down(Analyser.NAMES, by=failure)

    assert pipeline.try_to_read(article) is False

    article.refresh_from_db()
    assert (article.read_at, marks(article)[Analyser.TIMES]) == (None, [])


def test_who_stops_a_reading_stops_it(db, break_down):
    article = factories.article(BODY)
    break_down(Analyser.NAMES, by=KeyboardInterrupt())

    with pytest.raises(KeyboardInterrupt):
        pipeline.read(article)

    article.refresh_from_db()
    assert (article.read_at, article.reading_failed) == (None, "")
