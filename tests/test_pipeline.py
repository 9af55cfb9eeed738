"""Reading: marks stand where their words stand, and reading again changes nothing that was decided."""

import sys
from datetime import date, datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader import deciding, pipeline
from newsreader.deciding.anchoring import reanchor
from newsreader.deciding.resolving import resolve_proposals
from newsreader.models import (
    Appearance,
    Article,
    Citation,
    Decision,
    Entity,
    Event,
    Figure,
    Mention,
    Proposal,
    Quotation,
    SampledShingle,
    TimeExpression,
)
from newsreader.models.passage import Passage
from newsreader.text.when import When
from tests import factories

MARKS = (TimeExpression, Mention, Figure, Quotation)


@pytest.fixture
def article(db):
    return factories.read_article()


@pytest.fixture
def timeline(db):
    return factories.timeline()


def columns(model, article, without=()):
    """The rows of the article's marks, with ids only where they must stay."""
    names = [f.attname for f in model._meta.concrete_fields if f.attname not in ("modified", *without)]
    return sorted(map(repr, model._default_manager.filter(version__article=article).values(*names)))


# What is found


def test_reading_finds_dates_names_figures_and_events(article):
    version = article.current

    dates = [(t.exact, t.earliest) for t in version.timeexpressions.all()]
    figures = [(f.exact, f.counts, f.speaker and f.speaker.name) for f in version.figures.all()]

    assert dates == [
        ("Tuesday", date(2019, 3, 12)),
        ("7 March", date(2019, 3, 7)),
        ("Monday", date(2019, 3, 11)),
    ]
    assert figures == [("At least 400", "people", "Selby Harbour Union")]
    assert {"Port Selby", "Ines Calloway"} - {m.entity.name for m in article.mentions.all()} == set()
    assert [p.earliest for p in article.proposals.order_by("start")] == [
        date(2019, 3, 12),
        date(2019, 3, 7),
        date(2019, 3, 11),
    ]


def test_a_range_is_one_figure_with_both_its_ends(db):
    article = factories.read_article("Between 400 and 600 people marched, the Selby Harbour Union said.")

    figures = article.current.figures.values_list("exact", "number", "upper", "counts")

    assert list(figures) == [("Between 400 and 600", 400.0, 600.0, "people")]


def test_a_report_without_a_date_dates_nothing_by_today(db):
    article = factories.read_article(published=None)

    known = {t.exact: (t.earliest, "unresolved" in t.marks) for t in article.current.timeexpressions.all()}

    assert known == {"Tuesday": (None, True), "7 March": (None, True), "Monday": (None, True)}
    assert set(article.proposals.values_list("reported", flat=True)) <= {None}
    assert [p.title for p in article.proposals.all() if date.today() in (p.earliest, p.latest)] == []


def test_relative_words_count_from_the_local_day_of_publication(db):
    """Half past midnight on the 14th, while it is still the 13th in UTC."""
    moment = datetime(2019, 3, 14, 0, 30, tzinfo=ZoneInfo("Asia/Kolkata"))

    article = factories.read_article(
        "The dockers voted yesterday.", published=moment, published_zone="Asia/Kolkata"
    )

    assert [t.earliest for t in article.current.timeexpressions.all()] == [date(2019, 3, 13)]


def test_appearances_count_the_mentions_of_each_entity(article):
    counted = {a.entity_id: a.mentions for a in Appearance.objects.filter(article=article)}

    assert counted == {
        entity: Mention.objects.filter(article=article, entity=entity).count() for entity in counted
    }
    assert counted != {}


# Reading again


def test_reading_again_writes_the_same_rows(article):
    before = {model: columns(model, article, without=["id"]) for model in MARKS}
    proposals = columns(Proposal, article)

    pipeline.read(article)

    assert {model: columns(model, article, without=["id"]) for model in before} == before
    assert columns(Proposal, article) == proposals  # ids and all


def test_reading_again_makes_no_entity_twice(article):
    entities = list(Entity.objects.values())

    pipeline.read(article)

    assert list(Entity.objects.values()) == entities


def test_reading_again_writes_no_proposal_that_stays_as_it_was(article):
    Proposal.objects.filter(pk=article.proposals.first().pk).update(title="Misread")

    with CaptureQueriesContext(connection) as asked:
        pipeline.read(article)
        pipeline.read(article)

    changes = [q["sql"] for q in asked if 'UPDATE "newsreader_proposal"' in q["sql"]]
    assert (len(changes), Proposal.objects.filter(title="Misread").count()) == (1, 0)


def test_a_sentence_read_otherwise_now_has_its_bounds_written_too(article):
    before = columns(Proposal, article)
    article.proposals.update(sentence_start=0, sentence_end=3, sentence="Doc")

    pipeline.read(article)

    assert columns(Proposal, article) == before


def test_what_was_decided_stays_decided(article, timeline):
    editor = factories.editor()
    accepted, rejected, open = article.proposals.order_by("start")
    deciding.proposals.accept(
        accepted, timeline, editor, title="The walkout", when=When(date(2019, 3, 11), None, "week")
    )
    deciding.proposals.reject(rejected, editor)
    events = list(Event.objects.values()), list(Citation.objects.values())

    pipeline.read(article)

    states = {p.pk: p.state for p in article.proposals.all()}
    assert states == {accepted.pk: "accepted", rejected.pk: "rejected", open.pk: "open"}
    assert (list(Event.objects.values()), list(Citation.objects.values())) == events


def test_a_proposal_over_other_words_of_a_rejected_passage_stays_rejected(article):
    """The rules changed: they now cite a longer clause. The editor's no was to the words, not to the rule."""
    proposal = article.proposals.get(exact__contains="walked out")
    deciding.proposals.reject(proposal, factories.editor())
    article.proposals.all().delete()
    longer = factories.proposal(
        article, "Port Selby walked out on Tuesday after the harbour board cut their pay"
    )

    resolve_proposals(article)

    assert Proposal.objects.get(pk=longer.pk).state == "rejected"


def test_an_undone_rejection_is_open_again_after_reading(article):
    proposal = article.proposals.first()
    deciding.proposals.reject(proposal, factories.editor())
    deciding.decisions.undo(Decision.objects.latest("id"), factories.editor())

    pipeline.read(article)

    assert Proposal.objects.get(pk=proposal.pk).state == "open"


# A new version


def test_decisions_follow_their_words_into_a_new_version(article, timeline):
    editor = factories.editor()
    accepted, rejected, _open = article.proposals.order_by("start")
    entry = deciding.proposals.accept(accepted, timeline, editor)
    deciding.proposals.reject(rejected, editor)
    factories.new_version(article, body="Corrected on Friday.\n\n" + article.current.body)

    reanchor(article)
    pipeline.read(article)

    citation = entry.event.citations.get()
    states = {p.exact: p.state for p in article.proposals.all()}
    assert (citation.version, citation.start, citation.lost) == (article.current, accepted.start + 22, False)
    assert (states[accepted.exact], states[rejected.exact]) == ("accepted", "rejected")
    assert citation.sentence == accepted.sentence


def test_words_that_are_gone_are_lost_and_keep_what_they_said(article, timeline):
    proposal = article.proposals.get(exact__contains="walked out")
    entry = deciding.proposals.accept(proposal, timeline, factories.editor())
    old = article.current
    factories.new_version(article, body="Dockers in Port Selby went home.")

    reanchor(article)

    citation = entry.event.citations.get()
    assert (citation.lost, citation.version, citation.exact) == (True, old, proposal.exact)


def test_lost_words_that_come_back_are_found_again(article, timeline):
    proposal = article.proposals.get(exact__contains="walked out")
    entry = deciding.proposals.accept(proposal, timeline, factories.editor())
    body = article.current.body
    for text in ("Dockers went home.", f"Updated. {body}"):
        factories.new_version(article, body=text)
        reanchor(article)

    citation = entry.event.citations.get()
    assert (citation.lost, citation.version) == (False, article.current)


# Long articles, and others at work


def long_article(paragraphs):
    """Each paragraph names somebody new, gives a figure, a range and a quotation."""
    names = ["".join(pair) for pair in product(("Bra", "Cor", "Del", "Fen", "Hol", "Mar"), SYLLABLES)]
    return factories.article(
        "\n\n".join(
            f"Anton {name} opened the harbour on 7 March. Between 3 and 5 May 2018 at least 400 people "
            f"marched, Anton {name} said. “We will not move,” Anton {name} said on Tuesday."
            for name in names[:paragraphs]
        )
    )


SYLLABLES = ("bek", "dan", "gul", "lin", "mot", "nev", "pol", "ras", "sik", "tov")


def written(article):
    """How many queries reading it takes, and how many lines of the pipeline's own code."""
    lines = 0
    SampledShingle.objects.all().delete()  # a near-copy of the others here takes queries of its own

    def trace(frame, event, argument):
        nonlocal lines
        if "/pipeline/" not in frame.f_code.co_filename:
            return None
        lines += event == "line"
        return trace

    with CaptureQueriesContext(connection) as asked:
        before = sys.gettrace()
        sys.settrace(trace)
        try:
            pipeline.read(article)
        finally:
            sys.settrace(before)
    return len(asked), lines


def test_a_longer_article_takes_as_many_queries_and_work_by_its_length(db):
    factories.registry()
    pipeline.read(long_article(1))

    short, long = written(long_article(10)), written(long_article(40))

    assert long[0] == short[0]
    assert long[1] / short[1] < 4.2


def while_it_is_read(article, change):
    """Read the article, and before it is stored let `change` happen once, as if by somebody else."""
    waiting = [change]

    def meanwhile(execute, sql, parameters, many, context):
        if waiting and 'FROM "newsreader_alias"' in sql:
            waiting.pop()()
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(meanwhile):
        pipeline.read(article)
    assert waiting == []


def test_a_version_that_came_meanwhile_is_the_one_that_is_read(db):
    article = factories.article()
    other = Article.objects.get(pk=article.pk)

    while_it_is_read(article, lambda: factories.new_version(other, body="Ines Calloway left on Friday."))

    marks = TimeExpression.objects.filter(version__article=article)
    assert list(marks.values_list("version", "exact")) == [(other.current.pk, "Friday")]


def test_an_article_made_private_meanwhile_appears_nowhere_in_public(db):
    article = factories.article(public=True)

    while_it_is_read(article, lambda: factories.show(Article.objects.get(pk=article.pk), public=False))

    assert set(article.appearances.values_list("public", flat=True)) == {False}


def test_a_name_merged_meanwhile_is_not_given_new_mentions(db):
    article = factories.read_article()
    one = Entity.objects.get(name="Ines Calloway")
    other = factories.entity("Ines Calloway-Marsh", confirmed=True)

    while_it_is_read(article, lambda: deciding.entities.merge(one, other, factories.editor()))

    assert list(one.mentions.all()) == []
    assert other.mentions.filter(article=article).count() == 2


# Offsets


def passages():
    return [
        model
        for model in apps.get_app_config("newsreader").get_models()
        if issubclass(model, Passage) and model.__name__ not in ("Citation", "Rejection")
    ]


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                *("Dockers in Port Selby walked out on Tuesday.", "“We will not move,” Ines Calloway said."),
                *(
                    "At least 4,000 people marched on 7 March 2019",
                    "\n\n",
                    " ",
                    "𝒳 🜚 ",
                    "e\u0301te\u0301 ",
                    "\u202e",
                ),
                *("الثلاثاء ", "Ｔｕｅｓｄａｙ ", "yesterday", "’", "<b>on Monday</b>", "\u2029", "İstanbul"),
            ]
        )
        | st.text(max_size=12).filter(lambda text: "\x00" not in text),
        max_size=14,
    ).map(" ".join)
)
def test_every_stored_mark_stands_where_its_words_stand(body):
    body = body.encode("utf-8", "ignore").decode()
    article = factories.read_article(body)

    wrong = [
        (model.__name__, row.exact)
        for model in passages()
        for row in model._default_manager.filter(version=article.current)
        if article.current.text_of(row.field)[row.start : row.end] != row.exact or row.start >= row.end
    ]

    assert wrong == []


def test_the_order_of_reading_changes_no_grouping_inside_an_article(db):
    bodies = (
        "Nadia Velt opened the harbour on Monday. Velt waved. The Selby Harbour Union (SHU) cheered.",
        "Velt resigned on Friday, the SHU said. Anton Velt, her brother, stayed in Port Selby.",
        "The Harbour Union met in Selby. Nadia Velt, Velt’s lawyer and Port Selby’s mayor were there.",
    )
    articles = [factories.article(body) for body in bodies]

    def groups(order):
        Entity.objects.filter(confirmed=False).delete()
        for article in order:
            pipeline.read(article)
        return [
            {
                frozenset(mentions.values_list("field", "start"))
                for entity in Entity.objects.filter(mentions__article=article).distinct()
                for mentions in [entity.mentions.filter(article=article)]
            }
            for article in articles
        ]

    assert groups(articles) == groups(articles[::-1])
