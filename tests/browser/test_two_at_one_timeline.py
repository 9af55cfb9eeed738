"""Two editors at one timeline, each in a browser of their own, and a stranger who reads it."""

import pytest
from playwright.sync_api import expect

from newsreader.models import Membership, Proposal
from tests import factories

HEADLINE, NOTE, OTHER_NOTE = "The port opens again", "After nine weeks.", "After nine weeks, says the mayor."


@pytest.fixture
def ada(new_page, sign_in, editor):
    page = new_page()
    sign_in(page, editor)
    return page


@pytest.fixture
def bo(new_page, sign_in, story):
    colleague = factories.editor(first_name="Bo")
    Membership.objects.create(timeline=story, user=colleague)
    page = new_page()
    sign_in(page, colleague)
    return page


@pytest.fixture
def accepted(bo, story):
    """The address at the desk of an entry that Bo has just accepted, pending."""
    first = Proposal.objects.open().order_by("id").first()
    bo.goto("/desk/proposals/")
    bo.locator(f"#proposal-{first.pk}").get_by_role("button", name="Accept", exact=True).click()
    expect(bo.locator(".decided")).to_contain_text("pending on")
    return f"/desk/entries/{story.pending_entries.get().pk}/"


def save(page):
    page.get_by_role("button", name="Save", exact=True).first.click()


def test_they_edit_at_once_and_only_the_same_field_asks(ada, bo, accepted, story, complaints):
    complaints.forgive("409")
    for page in (ada, bo):
        page.goto(accepted)

    ada.locator("#id_headline").fill(HEADLINE)
    save(ada)
    expect(ada.locator(".message.success")).to_be_visible()
    bo.locator("#id_annotation").fill(NOTE)
    save(bo)
    expect(bo.locator(".message.success")).to_be_visible()
    expect(bo.locator("#id_headline")).to_have_value(HEADLINE)

    ada.locator("#id_annotation").fill(OTHER_NOTE)
    save(ada)
    expect(ada.locator(".clashes")).to_contain_text(NOTE)
    expect(ada.locator("#id_annotation")).to_have_value(OTHER_NOTE)
    ada.get_by_role("button", name="Keep what Bo wrote (Annotation)").click()

    expect(ada.locator(".message.success")).to_be_visible()
    kept = story.pending_entries.get()
    assert (kept.headline, kept.annotation) == (HEADLINE, NOTE)


def test_one_publishes_the_other_corrects_and_a_stranger_reads_both(ada, bo, page, accepted, story):
    title = story.pending_entries.get().title
    entries = page.locator(".entry h2", has_text=title)
    page.goto(story.get_absolute_url())
    expect(entries).to_have_count(0)

    ada.goto(accepted)
    ada.get_by_role("button", name="Publish it").click()
    expect(ada.locator(".message.success")).to_be_visible()
    page.reload()
    expect(entries).to_have_count(1)

    bo.goto(accepted)
    bo.get_by_role("link", name="Tell readers of a correction").click()
    bo.get_by_label("What readers are told").fill("It said *ten weeks* until today.")
    bo.get_by_role("button", name="Tell readers").last.click()
    page.reload()

    expect(page.locator("[id^=correction-]")).to_contain_text(["It said ten weeks until today."])


def test_one_merges_two_events_and_the_other_undoes_it(ada, bo, story):
    gone, stays = story.entries.in_order()[:2]
    bo.goto(f"/desk/events/{gone.event_id}/?q={stays.event.title}")
    bo.get_by_role("radio", name=stays.event.title).check()
    bo.get_by_role("button", name="Make them one").click()
    expect(bo.locator(".message.success")).to_be_visible()
    ada.goto(gone.event.get_absolute_url())
    expect(ada.get_by_role("heading", level=1)).to_have_text(stays.event.title)

    ada.goto("/desk/decisions/")
    ada.get_by_role("button", name="Undo: merged two events").first.click()

    expect(ada.locator(".message")).to_contain_text("Undone")
    bo.goto(gone.event.get_absolute_url())
    expect(bo.get_by_role("heading", level=1)).to_have_text(gone.event.title)
