"""The queue of proposals: decided in place, by keys, undone; never broken by an answer that is no row."""

import pytest
from playwright.sync_api import expect

from newsreader.models import Decision, Entry, Proposal, Timeline
from tests import factories


def queue(page, sign_in, editor, query=""):
    sign_in(page, editor)
    page.goto(f"/desk/proposals/{query}")
    return page.locator(".proposal")


@pytest.fixture
def hundred(live_server):
    """An editor with a draft, and 100 open proposals of ten articles."""
    ada = factories.editor()
    factories.timeline("A long strike", owner=ada, published=False)
    for number in range(10):
        article = factories.article(headline=f"Strike, part {'abcdefghij'[number]}")
        for at in range(10):
            factories.proposal(article, title=f"Dockers walk out {number} {at}")
    # Each over words of its own, as those of one article are.
    for at, each in enumerate(Proposal.objects.order_by("id")):
        Proposal.objects.filter(pk=each.pk).update(start=at % 10 * 4, end=at % 10 * 4 + 3)
    return ada


def test_a_hundred_by_keys_alone_with_the_connection_cut_once(page, hundred, sign_in, complaints):
    complaints.forgive("ERR_INTERNET_DISCONNECTED")
    rows = queue(page, sign_in, hundred)
    loads = []
    page.on("load", lambda: loads.append(page.url))
    page.keyboard.press("j")
    lost = []

    for number in range(100):
        if number == 40:
            page.context.set_offline(True)
        page.keyboard.press("x" if number % 10 == 9 else "a")
        if number == 45:
            expect(page.locator(".unsent").first).to_contain_text("Not saved yet")
            page.context.set_offline(False)
        if number < 99:
            expect(page.locator(".proposal:not(.pressed) h2 a:focus")).to_have_count(1)
        lost += page.evaluate("document.activeElement === document.body ? [1] : []")

    expect(page.locator(".decided")).to_have_count(100, timeout=60_000)  # a hundred decisions
    expect(rows).to_have_count(0)
    assert (lost, loads) == ([], [])
    assert (Entry.objects.count(), Decision.objects.filter(action="reject").count()) == (90, 10)
    assert Decision.objects.count() == 100


def test_what_was_decided_is_in_nobodys_way(page, hundred, sign_in, barriers):
    queue(page, sign_in, hundred)

    for key in "jaxu":
        page.keyboard.press(key)

    expect(page.locator(".decided")).to_have_count(1)
    expect(page.locator(".sending, .pressed")).to_have_count(0)
    assert barriers(page) == []


def test_the_last_is_undone_by_u_and_stands_again(page, hundred, sign_in):
    rows = queue(page, sign_in, hundred)
    title = rows.first.locator("h2").inner_text()
    page.keyboard.press("j")

    page.keyboard.press("x")
    page.keyboard.press("u")

    expect(page.locator("[data-said]")).to_have_text(f"Open again: {title} Open: 100.")
    expect(rows.first.locator("h2 a")).to_be_focused()
    assert Proposal.objects.filter(state="rejected").count() == 0


@pytest.mark.parametrize("with_keys", [True, False], ids=["keys", "buttons"])
def test_the_numbers_of_the_page_fall_as_rows_are_decided_and_are_said_once(
    with_keys, page, hundred, sign_in
):
    article = Proposal.objects.order_by("id").first().article
    rows = queue(page, sign_in, hundred, f"?article={article.pk}")
    said = page.locator("[data-said]")
    numbers = page.locator("[data-count]").all_inner_texts
    page.keyboard.press("j")

    page.keyboard.press("x") if with_keys else rows.first.get_by_role("button", name="Reject").click()

    expect(said).to_have_text("Rejected: “Dockers walk out 0 0” Open of these: 9")
    assert set(numbers()) == {"9"}  # above the list, beside "All of this article", in each row
    page.keyboard.press("u") if with_keys else page.get_by_role("button", name="Undo").click()
    expect(said).to_have_text("Open again: Dockers walk out 0 0 Open of these: 10")
    assert set(numbers()) == {"10"}
    assert page.locator("[aria-live] [data-count], [role=status] [data-count]").count() == 0


def test_m_cites_at_the_event_beside_it(page, hundred, sign_in):
    event = factories.event("Dockers walk out for good")
    factories.entry(Timeline.objects.get(), event)
    queue(page, sign_in, hundred)
    page.keyboard.press("j")

    page.keyboard.press("m")

    expect(page.locator(".decided p")).to_have_text("Cited for “Dockers walk out for good”")
    assert event.citations.count() == 1


def test_what_was_accepted_stands_beside_the_other_reports_of_it_at_once(page, live_server, sign_in):
    ada = factories.editor()
    factories.timeline("A long strike", owner=ada, published=False)
    for outlet in ("Ebb", "Flow"):
        factories.proposal(factories.article(source=factories.source(outlet)), title="Dockers walk out")
    queue(page, sign_in, ada)
    page.keyboard.press("j")

    page.keyboard.press("a")
    expect(page.locator(".proposal h3").first).to_have_text("On its timeline in these days")
    page.keyboard.press("m")

    expect(page.locator(".decided p")).to_have_text(
        ["Accepted: “Dockers walk out” on A long strike", "Cited for “Dockers walk out”"]
    )


def test_three_timelines_with_19_proposals_take_few_presses_and_page_loads(page, hundred, sign_in):
    timelines = [Timeline.objects.get()]
    timelines += [
        factories.timeline(title, owner=hundred, published=False) for title in ("A flood", "A vote")
    ]
    loads = []
    page.on("load", lambda: loads.append(page.url))
    presses = 0

    for timeline, number in zip(timelines, (7, 6, 6), strict=True):
        queue(page, sign_in, hundred)
        page.locator(".queue-narrow summary").click()
        page.get_by_label("Accept onto").select_option(timeline.title)
        page.get_by_role("button", name="Show").click()
        page.wait_for_load_state()
        presses += 4
        page.keyboard.press("j")
        for _turn in range(number):
            page.keyboard.press("a")
            presses += 1
        expect(page.locator(".decided")).to_have_count(number, timeout=30_000)

    assert [timeline.entries.count() for timeline in timelines] == [7, 6, 6]
    assert (presses <= 40, len(loads) <= 8) == (True, True)


def test_several_are_ticked_with_shift_and_rejected_at_once(page, hundred, sign_in):
    queue(page, sign_in, hundred)
    boxes = page.locator("[name=proposal]")

    boxes.nth(1).click()
    boxes.nth(5).click(modifiers=["Shift"])
    page.get_by_role("button", name="Reject those ticked").click()

    expect(page.locator(".message")).to_have_text("Rejected: 5 proposals Undo it")
    page.get_by_role("button", name="Undo it").click()
    expect(page.locator(".message")).to_have_text("Undone: 5 decisions")
    assert Proposal.objects.filter(state="rejected").count() == 0


def test_the_keys_do_nothing_in_a_field(page, hundred, sign_in):
    rows = queue(page, sign_in, hundred)
    shown = rows.count()

    page.locator("#why").focus()
    page.keyboard.type("axm")

    expect(page.locator("#why")).to_have_value("axm")
    expect(rows).to_have_count(shown)
    assert Decision.objects.count() == 0


def test_an_editor_decides_without_leaving_the_queue_and_undoes_it(page, story, editor, sign_in):
    Timeline.objects.update(at_once=True)
    rows = queue(page, sign_in, editor)
    first, second = Proposal.objects.open().order_by("id")[:2]
    entries = Entry.objects.count()
    loads = []
    page.on("load", lambda: loads.append(page.url))

    rows.first.get_by_role("button", name="Accept").click()
    expect(page.locator(".asking")).to_be_focused()
    rows.first.get_by_role("button", name="Accept and publish").click()
    decided = page.locator(".decided")
    expect(decided).to_have_text([f"Accepted: “{first.title}” on {story.title} Undo"])
    expect(rows.first.locator("h2 a")).to_be_focused()
    rows.first.get_by_role("button", name="Reject").press("Enter")
    expect(decided.last).to_have_text(f"Rejected: “{second.title}” Undo")
    assert (loads, Entry.objects.count()) == ([], entries + 1)

    decided.first.get_by_role("button", name="Undo").click()

    expect(rows.first.locator("h2")).to_have_text(first.title)
    expect(rows.first.locator("h2 a")).to_be_focused()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (loads, first.state, second.state) == ([], "open", "rejected")


def test_what_somebody_else_decided_first_is_said_in_its_place(page, story, editor, sign_in):
    rows = queue(page, sign_in, editor)
    first, second, *_rest = Proposal.objects.open().order_by("id")
    Proposal.objects.filter(pk=first.pk).update(state="rejected")

    rows.first.get_by_role("button", name="Reject").click()

    expect(page.locator(".decided")).to_have_text(f"“{first.title}”: This proposal was decided already.")
    expect(rows.first.locator("h2 a")).to_be_focused()
    expect(rows.first.locator("h2")).to_have_text(second.title)


def test_an_editor_logged_out_meanwhile_is_told_so_and_stays(page, story, editor, sign_in, complaints):
    complaints.forgive("status of 401")
    rows = queue(page, sign_in, editor)
    page.context.clear_cookies(name="sessionid")

    rows.first.get_by_role("button", name="Reject").click()

    expect(page.get_by_role("alert").filter(has_text="You are logged out.")).to_be_visible()
    expect(page.get_by_role("link", name="log in in another tab")).to_have_attribute("href", "/login/")
    expect(rows.first.get_by_role("button", name="Reject")).to_be_visible()
