"""What a followed search finds that came in since its reader was here last. The same on both databases."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import timezone

from newsreader import deciding
from newsreader.deciding.indexing import index
from newsreader.models import Entry, Timeline
from newsreader.models.search import Kind
from newsreader.showing.search.asked import read
from newsreader.showing.search.new_hits import new_hits
from tests import factories

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()
WEEK, HOUR = timedelta(days=7), timedelta(hours=1)


def report(headline, *, came=timedelta(0), published=None, public=True, **fields):
    """A report of today, unless it is said when it was published, that came in some time ago."""
    day = published or timezone.localdate()
    made = factories.article("The harbour froze.", headline=headline, public=public, published=day, **fields)
    type(made).objects.filter(pk=made.pk).update(created=timezone.now() - came)
    index(Kind.ARTICLE, [made.pk])
    return made


def new(query, viewer=STRANGER, since=HOUR, most=20):
    asked = read(QueryDict(query), viewer)
    found = new_hits(viewer, asked.wanted(timezone.localdate()), asked.order, timezone.now() - since, most)
    return [each.hit.title for each in found]


def test_what_came_in_since_is_new_and_nothing_else():
    report("Old ice", came=timedelta(hours=2))
    report("New ice")
    report("Published long ago", published=timezone.localdate() - 5 * WEEK)
    report("A secret", public=False)

    assert new("q=harbour") == ["New ice"]
    assert new("q=quay") == []
    assert new("q=harbour", factories.editor()) == ["A secret", "New ice"]


def test_it_is_narrowed_as_the_search_is():
    post = factories.source("The Post")
    report("In the Post", source=post)
    report("Elsewhere")

    assert new(f"q=harbour&source={post.pk}") == ["In the Post"]
    assert new("q=harbour+source:post") == ["In the Post"]
    assert new("q=harbour+-froze") == []
    assert new("q=source:nobody") == []
    assert new("q=harbour&kind=event") == []


def test_an_entry_is_new_by_when_it_was_put_on_whatever_day_it_is_of():
    story, editor = factories.timeline("The winter"), factories.editor()
    entries = [
        deciding.entries.create(factories.event(title, date(1987, 2, 3)), story, editor)
        for title in ("The harbour freezes", "The harbour thaws")
    ]
    Timeline.objects.update(published=timezone.now() - WEEK)
    Entry.objects.filter(pk=entries[0].pk).update(put_on=timezone.now() - WEEK)

    found = new("q=harbour"), new(f"q=harbour&timeline={story.pk}"), new("q=harbour&order=happened")
    Timeline.objects.update(published=timezone.now())
    published = new("q=harbour")

    assert found == (["The harbour thaws"],) * 3
    assert sorted(published) == ["The harbour freezes", "The harbour thaws"]


def test_what_stands_still_has_nothing_new():
    story, article = factories.timeline("The winter"), report("New ice")

    assert new(f"q=harbour&article={article.pk}") == []
    assert new(f"q=harbour&timeline={story.pk}&known=2019-03-30") == []
