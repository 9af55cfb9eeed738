"""What is told of a timeline since an hour: to all strangers alike, for few hours, and nothing private."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from newsreader import deciding
from newsreader.models import Decision, Entry, Timeline, Visit
from tests import factories

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true"}


@pytest.fixture
def editor():
    return factories.editor()


@pytest.fixture
def story(editor):
    story = factories.timeline("The Selby strike", owner=editor)
    deciding.entries.create(factories.event("Dockers walk out", date(2019, 3, 12)), story, editor)
    long_ago = timezone.now() - timedelta(days=5)
    Decision.objects.update(at=long_ago)
    Timeline.objects.update(published=long_ago)
    Entry.objects.update(created=long_ago, put_on=long_ago)
    return story


def hour(days=0.0):
    return f"{timezone.now() - timedelta(days=days):%Y-%m-%dT%H}"


def part(client, story, since):
    return client.get(reverse("timeline-changes", args=[story.slug]), {"since": since}, headers=PART)


def test_what_was_public_and_went_is_told_by_its_title_alone(client, story, editor, text):
    deciding.entries.delete(story.entries.get(), editor, why="The Herald took it back.")

    said = text(part(client, story, hour(2)))

    assert ("Withdrawn" in said, "Dockers walk out" in said, "Herald" in said) == (True, True, False)


def test_what_came_and_went_while_nobody_was_here_is_not_told(client, story, editor):
    entry = deciding.entries.create(factories.event("The quay is sold", date(2019, 3, 20)), story, editor)
    deciding.entries.delete(entry, editor)

    assert part(client, story, hour(2)).content.strip() == b""


def test_nothing_of_a_draft_is_told(client, story, editor):
    draft = factories.timeline("The unfinished story", owner=editor, published=False)
    deciding.entries.create(factories.event("The quay is sold", date(2019, 3, 20)), draft, editor)

    answers = [part(client, draft, hour(2)).status_code, b"quay" in part(client, story, hour(9)).content]

    assert answers == [404, False]


def test_nothing_of_before_it_was_published_is_told(client, story, editor):
    deciding.entries.delete(story.entries.get(), editor)
    Timeline.objects.update(published=timezone.now())

    assert part(client, story, hour(4)).content.strip() == b""


def test_no_name_and_no_token_stand_in_it(client, story, editor):
    deciding.entries.create(factories.event("The quay is sold", date(2019, 3, 20)), story, editor)

    said = part(client, story, hour(1)).content.decode()

    assert ("The quay is sold" in said, editor.username in said, "csrf" in said) == (True, False, False)


def test_strangers_do_not_fill_the_cache_by_what_they_ask(client, story):
    cache.clear()
    asked = [hour(days / 10) for days in range(900)] + ["0001-01-01T00", "9999-12-31T23"]

    tags = {part(client, story, since).headers["ETag"] for since in asked}
    more = {
        client.get(f"{reverse('timeline-changes', args=[story.slug])}?since={hour(1)}&n={n}", headers=PART)[
            "ETag"
        ]
        for n in range(20)
    }

    assert (len(tags) <= 49 + 60, len(more)) == (True, 1)


@pytest.mark.parametrize("since", ["", "yesterday", "2019-02-30T00", "２０１９-01-01T00", "2019-01-01T00:00"])
def test_what_is_no_hour_is_the_page_of_all_changes(client, story, since):
    assert b"<h1>" in part(client, story, since).content


def test_a_reader_is_told_on_home_and_an_unchanged_timeline_is_not_named(as_viewer, story, editor, text):
    reader = as_viewer("reader")
    Visit.objects.create(user=reader.user, last=timezone.now() - timedelta(days=2))
    factories.timeline("A quiet story", owner=editor)
    deciding.entries.create(factories.event("The quay is sold", date(2019, 3, 20)), story, editor)

    news = reader.get("/").context["news"]

    assert [(each.timeline, [change.entry.title for change in each.changes]) for each in news] == [
        (story, ["The quay is sold"])
    ]


def test_many_timelines_that_changed_are_named_and_few_told(as_viewer, editor):
    reader = as_viewer("reader")
    Visit.objects.create(user=reader.user, last=timezone.now() - timedelta(days=2))
    stories = [factories.timeline(f"Story {n}", owner=editor) for n in range(6)]
    Timeline.objects.update(published=timezone.now() - timedelta(days=5))
    for story in stories:
        deciding.entries.create(factories.event("The quay is sold", date(2019, 3, 20)), story, editor)

    news = reader.get("/").context["news"]

    assert [len(each.changes) for each in news] == [1, 1, 1, 1, 0, 0]
