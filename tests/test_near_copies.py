"""Articles that share their text are found when they are read, and grouped as one report."""

from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsreader import deciding, pipeline
from newsreader.deciding.erasure import erase
from newsreader.deciding.grouping import regroup
from newsreader.drafting.near_copies import STANDING
from newsreader.models import NearCopy, SameReport, SampledShingle
from newsreader.models.near_copy import voices
from newsreader.pipeline.near_copies import group
from tests import factories
from tests.near_copy_texts import (
    AGENCY,
    BACKGROUND,
    INDEPENDENT,
    OTHER_STORY,
    OWN,
    PARAGRAPHS,
    edited,
    woven,
)

pytestmark = pytest.mark.django_db


def read(body, **fields):
    return factories.read_article(body, **{"source": factories.source()} | fields)


def told():
    """The reports that are told, each by its articles."""
    found = {}
    for article, first in SameReport.objects.order_by("first", "article").values_list("article", "first"):
        found.setdefault(first, []).append(article)
    return sorted(found.values())


def own_words(text, number):
    """The words of the text in an order that no other number has."""
    return " ".join(Random(number).sample(text.split(), len(text.split())))


def stored():
    return [list(model.objects.order_by("pk").values()) for model in (NearCopy, SameReport, SampledShingle)]


def test_a_copy_is_grouped_with_its_report_when_it_is_read():
    agency = read(AGENCY)

    copies = [read(edited(AGENCY)), read("\n\n".join(PARAGRAPHS[:2])), read("\n\n".join([*OWN, AGENCY]))]

    assert told() == [[agency.pk, *[copy.pk for copy in copies]]]


def test_reports_of_their_own_are_in_no_group():
    for body in (AGENCY, INDEPENDENT, OTHER_STORY):
        read(body)

    assert (told(), NearCopy.objects.count()) == ([], 0)


def test_the_report_may_come_in_after_its_copies():
    later = factories.PUBLISHED.replace(day=14)
    first = read("\n\n".join(PARAGRAPHS[:3]), published=later)
    second = read("\n\n".join(PARAGRAPHS[3:]), published=later)
    alone = told()

    agency = read(AGENCY)

    assert (alone, told()) == ([], [[first.pk, second.pk, agency.pk]])
    assert set(SameReport.objects.values_list("first", flat=True)) == {agency.pk}


def test_what_is_woven_from_two_reports_tells_both_and_they_stay_two():
    agency, other = read(AGENCY), read(OTHER_STORY)

    both = read(woven(AGENCY, OTHER_STORY))

    assert told() == [[agency.pk, both.pk], [other.pk, both.pk]]


def test_grouping_again_changes_nothing():
    articles = [read(AGENCY), read(edited(AGENCY)), read(OTHER_STORY)]
    before = stored()

    for article in articles:
        group(article)
        pipeline.read(article)

    assert stored() == before


def test_a_new_version_with_other_words_leaves_the_group():
    agency, copy = read(AGENCY), read(edited(AGENCY))
    before = told()

    factories.new_version(copy, body=OTHER_STORY)
    pipeline.read(copy)

    assert (before, told(), NearCopy.objects.count()) == ([[agency.pk, copy.pk]], [], 0)


def test_a_new_version_with_the_reports_words_comes_into_the_group():
    agency, other = read(AGENCY), read(OTHER_STORY)

    factories.new_version(other, body=edited(AGENCY))
    pipeline.read(other)

    assert told() == [[agency.pk, other.pk]]


def test_a_background_that_many_reports_have_makes_no_copies():
    """Of the short ones it is most of what they say."""
    background = "\n\n".join(OTHER_STORY.split("\n\n")[:2])
    for number in range(STANDING):
        read(f"{own_words(' '.join([*PARAGRAPHS[:3], BACKGROUND]), number)}\n\n{background}")
    before = told()

    for number in range(2):
        read(f"{own_words(OWN[0], number)}\n\n{background}")

    assert (before, told()) == ([], [])


def test_a_hash_is_stored_of_no_more_articles_than_it_takes_to_find_them(monkeypatch):
    monkeypatch.setattr(SampledShingle, "MOST", 2)

    copies = [read(AGENCY) for _each in range(4)]

    held = [SampledShingle.objects.filter(article=copy).exists() for copy in copies]
    assert (held, told()) == ([True, True, False, False], [[copy.pk for copy in copies]])


def test_a_group_too_large_to_look_through_still_grows(monkeypatch):
    monkeypatch.setattr("newsreader.deciding.grouping.MOST", 3)

    copies = [read(AGENCY) for _each in range(6)]

    assert told() == [[copy.pk for copy in copies]]


def test_reading_again_leaves_nobody_out_of_a_group_too_large_to_look_through(monkeypatch):
    monkeypatch.setattr("newsreader.deciding.grouping.MOST", 3)
    copies = [read(AGENCY) for _each in range(6)]
    before = stored()

    for copy in copies:
        group(copy)
        regroup([copy.pk])

    assert (told(), stored()) == ([[copy.pk for copy in copies]], before)


def test_an_erased_article_leaves_nothing_and_the_next_one_is_first():
    first, second, third = (read(AGENCY) for _each in range(3))

    erase(first)

    assert (told(), SampledShingle.objects.filter(article=first).exists()) == ([[second.pk, third.pk]], False)
    assert NearCopy.objects.count() == 1


def test_copies_have_the_voice_of_who_told_it_first():
    agency, copy, other = read(AGENCY), read(edited(AGENCY)), read(OTHER_STORY)
    unknown = read(INDEPENDENT, source=None)

    found = voices((each.pk, each.source_id) for each in (agency, copy, other, unknown))

    assert found == {
        agency.pk: {agency.source_id},
        copy.pk: {agency.source_id},
        other.pk: {other.source_id},
        unknown.pk: {-unknown.pk},
    }


def test_strangers_are_told_of_public_articles_alone():
    agency, shown, private = read(AGENCY, public=True), read(edited(AGENCY), public=True), read(AGENCY)

    seen = [
        list(SameReport.objects.told_with(agency, viewer))
        for viewer in (factories.reader(), factories.editor())
    ]

    assert seen == [[shown], [shown, private]]


# What editors say


def test_what_an_editor_parted_stays_apart_whatever_is_read_again():
    agency, copy = read(AGENCY), read(edited(AGENCY))

    deciding.near_copies.part(copy, factories.editor())
    for article in (agency, copy):
        pipeline.read(article)
    third = read(AGENCY)

    assert told() == [[agency.pk, third.pk]]


def test_what_an_editor_joined_stays_joined_whatever_is_read_again():
    agency, other = read(AGENCY), read(OTHER_STORY)

    deciding.near_copies.join(agency, other, factories.editor())
    for article in (agency, other):
        pipeline.read(article)

    assert told() == [[agency.pk, other.pk]]


def test_joining_takes_back_a_parting():
    agency, copy = read(AGENCY), read(edited(AGENCY))
    editor = factories.editor()
    deciding.near_copies.part(copy, editor)

    deciding.near_copies.join(copy, agency, editor)

    assert told() == [[agency.pk, copy.pk]]


def test_parting_and_joining_are_undone_and_done_again():
    agency, copy, other = read(AGENCY), read(edited(AGENCY)), read(OTHER_STORY)
    editor = factories.editor()
    deciding.near_copies.part(copy, editor)
    deciding.near_copies.join(agency, other, editor)

    undone = deciding.decisions.undo(agency.decisions.get(), editor)
    apart = told()
    deciding.decisions.undo(copy.decisions.get(), editor)
    back = told()
    deciding.decisions.undo(undone, editor)

    assert (apart, back, told()) == ([], [[agency.pk, copy.pk]], [[agency.pk, copy.pk, other.pk]])


def test_who_reads_a_copy_waits_once_for_others_to_group():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer: nobody waits")
    first, second = read(AGENCY), read(AGENCY)

    with CaptureQueriesContext(connection) as asked:
        group(second)
    with CaptureQueriesContext(connection) as alone:
        regroup([first.pk])

    waits = [sum("pg_advisory_xact_lock" in each["sql"] for each in some) for some in (asked, alone)]
    assert (waits, told()) == ([1, 1], [[first.pk, second.pk]])
