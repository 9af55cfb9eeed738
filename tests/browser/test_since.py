"""Since you were last here: what is new, changed and withdrawn is told, and marked beside entries."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from newsreader import deciding
from newsreader.deciding.indexing import index
from newsreader.models import Decision, Timeline, User, Visit
from newsreader.models.search import Kind
from newsreader.showing.html.dates import day
from newsreader.text.when import When
from tests import factories

AWAY = timedelta(hours=30)
LAST_HERE = """hours => localStorage.setItem(
    "newsreader", JSON.stringify({v: 1, last: Date.now() - hours * 36e5}))"""


@pytest.fixture
def strike(live_server):
    """Three entries that stood there for days; then one came, one was dated otherwise, one went."""
    editor = factories.editor()
    story = factories.timeline("The Selby strike", owner=editor)
    days = {"Dockers walk out": 12, "The mayor resigns": 14, "The quay is sold": 16}
    entries = {
        title: deciding.entries.create(factories.event(title, date(2019, 3, day)), story, editor)
        for title, day in days.items()
    }
    long_ago = timezone.now() - timedelta(days=5)
    Decision.objects.update(at=long_ago)
    Timeline.objects.update(published=long_ago)
    type(entries["Dockers walk out"]).objects.update(created=long_ago, put_on=long_ago)
    deciding.events.set_when(entries["Dockers walk out"].event, When(None, date(2019, 3, 12)), editor)
    deciding.entries.delete(entries["The quay is sold"], editor)
    deciding.entries.create(factories.event("Ferries stand still", date(2019, 3, 20)), story, editor)
    return story


TOLD = [
    "Added Ferries stand still 20 March 2019",
    "Withdrawn The quay is sold",
    "Date changed Dockers walk out Date: 12 March 2019 → by 12 March 2019",
]
BESIDE = {"Dockers walk out": "changed", "Ferries stand still": "new"}


def told(page):
    return [" ".join(each.split()) for each in page.locator(".news li").all_inner_texts()]


def beside(page):
    marked = page.locator(".entry h2", has=page.locator(".beside-entry"))
    rows = [(each.locator("a").inner_text(), each.locator("small").inner_text()) for each in marked.all()]
    return dict(rows)


@pytest.fixture(params=["in the browser", "signed in", "signed in, without JavaScript"])
def who_comes_back(request, new_page, live_server, sign_in):
    """Somebody who was here a day and more ago."""
    page = new_page(java_script_enabled="without" not in request.param)
    if "signed in" in request.param:
        reader = factories.reader()
        Visit.objects.create(user=reader, last=timezone.now() - AWAY)
        sign_in(page, reader)
    else:
        page.goto("/about/")
        page.evaluate(LAST_HERE, AWAY.total_seconds() / 3600)
    return page


def test_home_tells_what_is_new_changed_and_withdrawn(strike, who_comes_back):
    page = who_comes_back

    page.goto("/")

    expect(page.get_by_role("region", name="Since you were last here")).to_be_visible()
    assert told(page) == TOLD
    page.get_by_role("link", name="Ferries stand still").first.click()
    expect(page.locator(".entry.here h2")).to_contain_text("Ferries stand still")


def test_the_timeline_says_so_beside_its_entries(strike, who_comes_back):
    page = who_comes_back

    page.goto(strike.get_absolute_url())
    page.locator(".since summary").click()

    expect(page.locator(".beside-entry")).to_have_count(2)
    assert (told(page), beside(page)) == (TOLD, BESIDE)


def test_where_something_is_followed_home_tells_of_that_alone(strike, who_comes_back):
    page = who_comes_back
    other = factories.timeline("A quiet story", owner=factories.editor())
    page.goto(other.get_absolute_url())
    page.get_by_role("button", name="Follow").click()
    expect(page.get_by_role("button", name="Following")).to_be_visible()

    page.goto("/")

    expect(page.get_by_role("heading", name="Newest articles")).to_be_visible()
    expect(page.locator(".since h2:visible")).to_have_count(0)
    assert told(page) == []


def froze(headline):
    """A report of today."""
    made = factories.article(
        "The quay froze.", headline=headline, public=True, published=timezone.localdate()
    )
    index(Kind.ARTICLE, [made.pk])
    return made


def test_of_a_followed_search_it_is_told_what_it_finds_anew(strike, who_comes_back):
    page, old, _new = who_comes_back, froze("Ice on Monday"), froze("Ice on Tuesday")
    type(old).objects.filter(pk=old.pk).update(created=timezone.now() - 2 * AWAY)
    page.goto(f"{reverse('search')}?q=froze&kind=article")
    page.get_by_role("button", name="Follow this search").click()
    expect(page.get_by_role("button", name="Following this search")).to_be_visible()

    page.goto("/")

    since = page.get_by_role("region", name="Since you were last here")
    expect(since.get_by_role("link", name="froze · Articles")).to_be_visible()
    assert told(page) == [f"Article Ice on Tuesday {day(timezone.localdate())}"]
    page.goto(reverse("me"))
    expect(page.locator(".followed")).to_contain_text("froze · Articles")
    expect(page.locator(".since .news li, .followed strong")).to_have_text(re.compile("Ice on Tuesday|1 new"))


def test_as_it_was_known_on_a_day_nothing_has_changed(strike, who_comes_back):
    page = who_comes_back

    page.goto(f"{strike.get_absolute_url()}?known=2019-03-30")

    expect(page.locator(".since")).to_have_count(0)


def test_in_a_first_visit_nothing_is_new(page, strike):
    for url in ("/", strike.get_absolute_url(), "/"):
        page.goto(url)

        expect(page.locator(".since")).to_be_hidden()
        expect(page.locator(".beside-entry")).to_have_count(0)


def test_what_was_seen_within_the_hour_that_is_asked_for_is_not_told_again(page, strike):
    page.goto("/about/")
    page.evaluate(LAST_HERE, 5)
    added = Decision.objects.filter(event__title="Ferries stand still")
    added.update(at=timezone.now() - timedelta(hours=5, minutes=1))

    page.goto("/")

    expect(page.locator(".since")).to_be_visible()
    assert told(page) == TOLD[1:]


def test_entries_fetched_later_are_marked_too(page, long_timeline):
    entry = long_timeline.entries.in_order()[120]
    editor = User.objects.filter(memberships__timeline=long_timeline).first() or factories.superuser()
    long_ago = timezone.now() - timedelta(days=5)
    Timeline.objects.update(published=long_ago)
    type(entry).objects.update(created=long_ago, put_on=long_ago)
    deciding.events.set_when(entry.event, When(None, entry.event.latest), editor)
    page.goto("/about/")
    page.evaluate(LAST_HERE, 30)
    page.goto(long_timeline.get_absolute_url())
    expect(page.locator(".since")).to_be_visible()

    page.get_by_role("link", name="Later events").click()

    expect(page.locator(f"#entry-{entry.pk} .beside-entry")).to_have_text("changed")


def test_the_page_of_changes_needs_no_script(page_without_javascript, strike):
    page_without_javascript.goto(reverse("timeline-changes", args=[strike.slug]))

    expect(page_without_javascript.locator(".change").first).to_contain_text("Ferries stand still")
