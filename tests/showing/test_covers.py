"""The picture that stands for a timeline in lists of them."""

from datetime import date

import pytest
from django.urls import reverse

from newsreader import deciding
from newsreader.models import Entry, SentPicture
from newsreader.showing.covers import covers
from tests import factories


@pytest.fixture
def timeline(db):
    return factories.timeline("The strike")


def sent(number):
    webp = f"picture {number}".encode()
    return SentPicture.objects.create(digest=f"{number:064}", width=900, height=600, webp=webp)


def stand(timeline, day, weight="key", **picture):
    entry = factories.entry(timeline, factories.event(f"Day {day}", date(2019, 3, day)))
    Entry.objects.filter(pk=entry.pk).update(weight=weight, **picture)
    return entry


def test_it_is_that_of_the_first_key_entry_that_has_one(timeline):
    stand(timeline, 1, weight="ordinary", sent_picture=sent(1))
    stand(timeline, 2)
    stand(timeline, 4, sent_picture=sent(4), picture_credit="A. Drawer")
    stand(timeline, 3, sent_picture=(third := sent(3)))

    found = covers([timeline])

    assert [(id, picture.url) for id, picture in found.items()] == [(timeline.pk, third.url)]


def test_each_of_several_has_its_own_by_two_queries(timeline, django_assert_num_queries):
    other, without = factories.timeline("The harbour"), factories.timeline("The mill")
    for each, number in ((timeline, 1), (other, 2)):
        stand(each, 1, sent_picture=sent(number))
    covers([timeline, other, without])

    with django_assert_num_queries(2):
        found = covers([timeline, other, without])

    assert {id: picture.sent_digest[-1] for id, picture in found.items()} == {timeline.pk: "1", other.pk: "2"}


def test_the_picture_of_a_private_article_stands_for_nothing(timeline):
    article = factories.article(public=False)
    picture = factories.picture(article)
    stand(timeline, 1, report_picture=picture, report_digest=picture.digest)
    private = covers([timeline])

    deciding.articles.set_public(article, factories.editor(), True)

    assert (private, covers([timeline])[timeline.pk].report) == ({}, picture.pk)


@pytest.mark.parametrize("page", ["home", "timelines"])
def test_lists_show_it_and_leave_no_hole_where_there_is_none(client, timeline, page):
    factories.timeline("The mill")
    stand(timeline, 1, sent_picture=(picture := sent(1)))

    html = client.get(reverse(page)).content.decode()

    rows = html.split('<li class="timeline-row">')[1:]
    assert [(f'src="{picture.url}"' in row, "<img" in row) for row in rows] == [(False, False), (True, True)]
