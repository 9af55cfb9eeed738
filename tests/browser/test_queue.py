"""The queue of proposals: decided in place, undone, and never broken by an answer that is not the row."""

from playwright.sync_api import expect

from newsreader.models import Entry, Proposal, Timeline


def queue(page, sign_in, editor):
    sign_in(page, editor)
    page.goto("/desk/proposals/")
    return page.locator(".proposal")


def test_an_editor_decides_without_leaving_the_queue_and_undoes_it(page, story, editor, sign_in):
    Timeline.objects.update(at_once=True)
    rows = queue(page, sign_in, editor)
    first, second = Proposal.objects.open().order_by("id")[:2]
    entries = Entry.objects.count()
    loads = []
    page.on("load", lambda: loads.append(page.url))
    shown = rows.count()

    rows.first.get_by_role("button", name="Accept").click()
    expect(page.locator(".asking")).to_be_focused()
    rows.first.get_by_role("button", name="Accept and publish").click()
    expect(page.locator(".decided")).to_have_text([f"Accepted: “{first.title}” on {story.title} Undo"])
    expect(page.locator(".decided")).to_be_focused()
    rows.first.get_by_role("button", name="Reject").press("Enter")

    decided = page.locator(".decided")
    expect(decided).to_have_text(
        [f"Accepted: “{first.title}” on {story.title} Undo", f"Rejected: “{second.title}” Undo"]
    )
    expect(decided.last).to_be_focused()
    expect(rows).to_have_count(shown - 2)
    assert loads == []
    assert Entry.objects.count() == entries + 1

    decided.first.get_by_role("button", name="Undo").click()

    expect(page.locator(".message")).to_contain_text("Undone")
    expect(rows.first.locator("h2")).to_have_text(first.title)
    assert Entry.objects.count() == entries
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("open", "rejected")


def test_what_somebody_else_decided_first_is_said_on_a_whole_page(page, story, editor, sign_in):
    rows = queue(page, sign_in, editor)
    Proposal.objects.filter(pk=Proposal.objects.open().order_by("id").first().pk).update(state="rejected")

    rows.first.get_by_role("button", name="Accept").click()

    expect(page.locator(".message")).to_have_text("This proposal was decided already.")
    expect(page.locator(".masthead")).to_have_count(1)
    expect(page.locator("main")).to_have_count(1)


def test_an_editor_logged_out_meanwhile_is_told_so_and_stays(page, story, editor, sign_in, complaints):
    complaints.forgive("status of 401")
    rows = queue(page, sign_in, editor)
    page.context.clear_cookies(name="sessionid")

    rows.first.get_by_role("button", name="Accept").click()

    expect(page.get_by_role("alert").filter(has_text="You are logged out.")).to_be_visible()
    expect(page.get_by_role("link", name="log in in another tab")).to_have_attribute("href", "/login/")
    expect(rows.first.get_by_role("button", name="Accept")).to_be_visible()
