"""Without JavaScript everything can be done, by links and by forms; that every page says the same is told by
test_barriers.py."""

import re

import pytest
from playwright.sync_api import expect

from newsreader.models import Entry, Proposal, Timeline
from tests.browser import story_pages


@pytest.fixture
def page(page_without_javascript):
    return page_without_javascript


@pytest.mark.parametrize("link", [".chip", ".article-text a.name"])
def test_names_lead_to_the_page_of_the_entity(page, story, link):
    page.goto(story_pages.last_article().get_absolute_url())
    named = page.locator(link).first
    address = named.get_attribute("href")

    named.click()

    assert page.url.endswith(address)
    expect(page.get_by_role("heading", name="Where it is named")).to_be_visible()


def test_a_timeline_is_narrowed_and_widened_by_links(page, story):
    page.goto(story.get_absolute_url())

    page.get_by_role("complementary", name="Narrow the timeline").get_by_role("link").first.click()
    narrowed = page.locator(".entry").count()
    page.get_by_role("link", name="Show all").click()

    assert 0 < narrowed < page.locator(".entry").count() == 28


def test_later_and_earlier_events_are_pages(page, long_timeline):
    page.goto(long_timeline.get_absolute_url())

    page.get_by_role("link", name="Later events").click()
    later = page.locator(".entry h2").all_inner_texts()
    page.get_by_role("link", name="Earlier events").click()
    earlier = page.locator(".entry h2").all_inner_texts()

    assert later == [f"Day {n}" for n in range(100, 150)]
    assert earlier == [f"Day {n}" for n in range(50, 100)]


def test_why_a_date_is_what_it_is_can_be_opened(page, story):
    page.goto(story.get_absolute_url())
    why = page.locator(".why:visible", has_text="in a report published on").first
    expect(why.locator("p")).to_be_hidden()

    why.locator("summary").press("Enter")

    expect(why.locator("p")).to_be_visible()


def test_an_editor_works_by_plain_forms(page, story, editor, sign_in):
    sign_in(page, editor)
    first, second, third = Proposal.objects.open().order_by("id")[:3]

    def press(name, within="main"):
        page.locator(within).get_by_role("button", name=name, exact=True).first.click()

    page.goto("/desk/timelines/new/")
    page.get_by_label("Title").fill("A second look")
    press("Begin")
    page.goto(first.get_absolute_url())
    page.get_by_label("What happened").fill("A port reopens")
    page.get_by_label("Timeline").select_option("A second look")
    press("Accept")
    page.goto("/desk/proposals/")
    press("Accept", f"#proposal-{second.pk}")
    expect(page.locator(".message")).to_have_text(f"Accepted: “{second.title}” on A second look Undo it")
    press("Reject", f"#proposal-{third.pk}")
    expect(page.locator(".message")).to_have_text(f"Rejected: “{third.title}” Undo it")
    press("Undo it", ".messages")
    expect(page.locator(".message")).to_have_text(f"Undone: rejected a proposal: {third.title}")
    expect(page).to_have_url(re.compile(f"/desk/proposals/#proposal-{third.pk}$"))
    expect(page.locator(f"#proposal-{third.pk}")).to_be_in_viewport()

    page.goto("/desk/timelines/a-second-look/")
    page.get_by_role("link", name="Publish…").click()
    press("Publish")
    expect(page.locator(".message")).to_have_text("Published: everyone can read it now.")
    page.get_by_role("link", name="A port reopens").click()
    page.get_by_label("Annotation").fill("After nine weeks.")
    press("Save")
    timeline = Timeline.objects.get(slug="a-second-look")
    entry = Entry.objects.get(timeline=timeline, event__title="A port reopens")
    assert (entry.annotation, timeline.is_published) == ("After nine weeks.", True)

    page.goto("/desk/decisions/")
    for decided in ("edited an entry", "published a timeline"):
        page.get_by_role("button", name=f"Undo: {decided}").first.click()
        expect(page.locator(".message")).to_contain_text("Undone")
    timeline.refresh_from_db()
    entry.refresh_from_db()
    assert (entry.annotation, timeline.is_published) == ("", False)


def test_what_is_pending_is_previewed_and_published_by_plain_links_and_forms(page, story, editor, sign_in):
    sign_in(page, editor)
    first = Proposal.objects.open().order_by("id").first()
    page.goto("/desk/proposals/")
    page.locator(f"#proposal-{first.pk}").get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator(".message")).to_contain_text("pending on")
    page.locator(".message a").first.click()

    expect(page.locator(".preview-frame")).to_contain_text("1 entry is pending")
    expect(page.locator(".entry h2", has_text=first.title).first).to_be_visible()
    page.get_by_role("link", name="Back to the desk").click()
    page.locator("#pending").get_by_role("button", name=f"Publish: {first.title}").click()

    expect(page.locator(".message")).to_contain_text("everyone can read it now")
    assert story.entries.filter(event__title=first.title).exists()
