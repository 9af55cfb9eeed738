"""Queries whose SQL is worked out once say what the ORM would, to each kind of visitor."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone

from newsreader.models import Article, Entry, Event, TimeExpression, Timeline
from newsreader.models.prepared import FIRST, Answers, AskedOnce, NotPreparable, Prepared, PreparedModels
from tests import factories

pytestmark = pytest.mark.django_db


def test_each_kind_of_visitor_and_each_of_them_gets_what_they_may_see():
    shown, draft = factories.timeline("Shown"), factories.timeline("Draft", published=False)
    member, stranger, superuser = factories.member(draft), factories.editor(), factories.superuser()
    visible = Prepared(
        lambda viewer, ids: (
            Timeline.objects.visible_to(viewer).filter(pk__in=ids).order_by("title").values_list("title")
        )
    )
    visitors = [AnonymousUser(), factories.reader(), member, stranger, superuser, AnonymousUser(), member]

    seen = [visible.rows(visitor, [shown.pk, draft.pk]) for visitor in visitors]

    nothing, both = [("Shown",)], [("Draft",), ("Shown",)]
    assert seen == [nothing, nothing, both, nothing, both, nothing, both]


def test_days_json_and_truth_come_as_the_orm_gives_them():
    factories.read_article("The bridge fell on Monday 5 December 2016. It was closed at 14:30 on 1 December.")
    columns = ("earliest", "time", "parameters", "circa", "version__article__public", "version__made")
    plain = TimeExpression.objects.order_by("pk").values_list(*columns)

    rows = Prepared(lambda _viewer: plain).rows(AnonymousUser())

    assert rows == list(plain)
    assert len(rows) > 1


def test_what_is_changed_in_a_model_is_changed_in_no_other():
    for title in ("One", "Two"):
        Timeline.objects.create(title=title, slug=title.lower(), kept_overview={"count": 3})
    one, two = PreparedModels(lambda _viewer: Timeline.objects.order_by("pk")).models(AnonymousUser())

    one.kept_overview["count"] = 4

    assert two.kept_overview == {"count": 3}


def test_models_come_with_those_beside_them_and_with_what_was_left_out_left_out(django_assert_num_queries):
    with_source, without = (
        factories.article(source=factories.source("The Post")),
        factories.article(source=None),
    )
    shown = PreparedModels(
        lambda viewer, ids: Article.objects.visible_to(viewer).for_list().filter(pk__in=ids).order_by("pk")
    )
    editor, ids = factories.editor(), [with_source.pk, without.pk]
    shown.models(editor, ids)

    with django_assert_num_queries(1):
        first, second = shown.models(editor, ids)
        told = first.source.name, second.source, first.current.published_day, first.characters
    with django_assert_num_queries(1):
        asked_for_later = first.canonical_url

    assert told == ("The Post", None, with_source.current.published_day, len(with_source.current.body))
    assert asked_for_later == with_source.canonical_url
    assert [first, second] == [with_source, without]


def test_several_ids_none_and_ids_no_row_can_have():
    articles = [factories.article(headline=name) for name in "abc"]
    named = Prepared(
        lambda _viewer, ids, least: (
            Article.objects.filter(pk__in=ids, pk__gte=least).order_by("headline").values_list("headline")
        )
    )
    ids, anybody = [article.pk for article in articles], AnonymousUser()

    found = [named.rows(anybody, ids[:n], ids[0]) for n in (3, 2, 0, 1)]
    beyond = named.rows(anybody, [*ids, 10**30], ids[0]), named.rows(anybody, ids, FIRST)

    assert found == [[("a",), ("b",), ("c",)], [("a",), ("b",)], [], [("a",)]]
    assert beyond == ([], [])


def test_postgresql_is_given_several_ids_as_one_array():
    ids, anybody = [factories.article(headline=name).pk for name in "abc"], AnonymousUser()
    others = Prepared(
        lambda _viewer, ids: Article.objects.exclude(pk__in=ids).order_by("headline").values_list("headline")
    )

    found = [others.rows(anybody, ids[:n]) for n in (1, 2, 3)]

    assert found == [[("b",), ("c",)], [("c",)], []]
    assert len(others.statements) == (1 if connection.vendor == "postgresql" else 3)


def test_moments_are_asked_for_as_the_orm_does():
    for day in (1, 2, 3):
        factories.article(headline=f"Day {day}", published=datetime(2019, 3, day, 12, tzinfo=UTC))
    listed = Prepared(
        lambda _viewer, since, until: (
            Article.objects.filter(listed__gte=since, listed__lt=until)
            .order_by("listed")
            .values_list("headline")
        )
    )
    noon = [datetime(2019, 3, day, 12, tzinfo=UTC) for day in range(1, 5)]

    found = [listed.rows(AnonymousUser(), noon[n], noon[m]) for n, m in ((0, 3), (1, 2), (2, 1))]

    assert found == [[("Day 1",), ("Day 2",), ("Day 3",)], [("Day 2",)], []]


def test_places_in_the_order_of_a_timeline_are_asked_for_as_the_orm_does():
    timeline = factories.timeline()
    entries = [
        factories.entry(timeline, factories.event(f"Day {day}", date(2019, 3, day))) for day in (1, 2, 3)
    ]
    later = Prepared(
        lambda _viewer, timeline, place: (
            Entry.objects.filter(timeline=timeline).after(place).in_order().values_list("event__title")
        )
    )

    found = [later.rows(AnonymousUser(), timeline.pk, entry.key) for entry in entries]

    assert found == [[("Day 2",), ("Day 3",)], [("Day 3",)], []]


def test_what_can_match_nothing_asks_nothing(django_assert_num_queries):
    none = Prepared(lambda _viewer, id: Event.objects.filter(pk=id).none().values_list("pk"))

    with django_assert_num_queries(0):
        assert none.rows(AnonymousUser(), 1) == []


def test_rights_that_ask_the_clock_are_refused():
    """An embargo in visible_to() would be kept with its moment, and never end."""
    embargoed = Prepared(
        lambda viewer, ids: (
            Article.objects.visible_to(viewer)
            .filter(pk__in=ids, listed__lte=timezone.now())
            .values_list("headline")
        )
    )

    with pytest.raises(NotPreparable, match="nobody asked for"):
        embargoed.rows(AnonymousUser(), [factories.article().pk])


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(
            lambda _viewer, id: Event.objects.filter(pk=id, earliest__lte=timezone.localdate()), id="a day"
        ),
        pytest.param(lambda viewer, id: Event.objects.filter(pk=id, title=viewer.username), id="a name"),
        pytest.param(
            lambda _viewer, id: Event.objects.filter(pk=id) if id % 2 else Event.objects.filter(pk__gte=id),
            id="other SQL for some ids",
        ),
        pytest.param(
            lambda _viewer, id: Event.objects.filter(pk=id + 1), id="an id counted from the one asked"
        ),
        pytest.param(lambda _viewer, _id: Event.objects.filter(pk__gte=1), id="an id that is left out"),
    ],
)
def test_query_that_depends_on_more_than_rights_and_ids_is_refused(build):
    prepared = Prepared(lambda viewer, id: build(viewer, id).values_list("pk"))

    with pytest.raises(NotPreparable):
        prepared.rows(factories.reader(), 1)


def test_asked_together_each_answers_what_it_answers_alone():
    one, two = (factories.article(headline=name, public=True) for name in ("One", "Two"))
    headlines = Prepared(
        lambda viewer, id: Article.objects.visible_to(viewer).filter(pk=id).values_list("headline")
    )
    published = Prepared(
        lambda viewer, ids: (
            Article.objects.visible_to(viewer)
            .filter(pk__in=ids)
            .order_by("pk")
            .values_list("pk", "current__kinds", "current__published_day")
        )
    )
    questions = [
        (headlines, one.pk),
        (published, [one.pk, two.pk]),
        (published, []),
        (headlines, 2**63 + 1),
        (headlines, two.pk),
    ]
    answers = Answers(AnonymousUser())

    answers.ask(*questions)

    assert [answers.rows(*each) for each in questions] == [
        each[0].rows(AnonymousUser(), *each[1:]) for each in questions
    ]


def test_asked_together_is_one_message_and_on_sqlite_what_is_alike(django_assert_num_queries):
    article = factories.article(public=True)
    slugs = Prepared(lambda viewer, id: Article.objects.visible_to(viewer).filter(pk=id).values_list("slug"))
    once = AskedOnce(Article.objects.filter(slug__contains=article.slug).values_list("pk"))
    answers = Answers(AnonymousUser())

    with django_assert_num_queries(1 if connection.vendor == "postgresql" else 2):
        answers.ask((slugs, article.pk), (once,), (slugs, article.pk + 1))
        found = [answers.rows(slugs, article.pk + further) for further in (0, 1)]
        assert answers.rows(once) == [(article.pk,)]

    assert found == [[(article.slug,)], []]
