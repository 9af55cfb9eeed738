"""What is typed stays in the browser until it is saved: five ways in which a day's work was lost."""

import pytest
from playwright.sync_api import expect

from newsreader import deciding
from newsreader.models import Membership, User
from tests import factories

WORDS = "They had waited since six in the morning."


@pytest.fixture
def entry(story):
    return story.entries.first()


@pytest.fixture
def colleague(story):
    bo = factories.editor(first_name="Bo")
    Membership.objects.create(timeline=story, user=bo)
    return bo


@pytest.fixture
def desk(page, editor, sign_in, entry):
    sign_in(page, editor)
    page.goto(f"/desk/entries/{entry.pk}/")
    return page


def annotation(page):
    return page.locator("#id_annotation")


def offered(page):
    return page.locator(".draft-offer")


def kept_in(page):
    page.wait_for_load_state()  # the page's scripts look after what is kept
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft '))")


def test_a_link_pressed_with_unsaved_words(desk, entry):
    annotation(desk).fill(WORDS)

    desk.get_by_role("link", name="Proposals").first.click()
    desk.go_back()
    desk.reload()

    expect(offered(desk)).to_contain_text("Words you typed here and did not save")
    expect(offered(desk)).to_contain_text("this minute")
    expect(offered(desk)).to_contain_text(WORDS)
    desk.get_by_role("button", name="Bring them back").click()
    expect(annotation(desk)).to_have_value(WORDS)
    expect(annotation(desk)).to_be_focused()
    desk.get_by_role("button", name="Save", exact=True).first.click()
    expect(desk.locator(".message.success")).to_have_text("Saved.")
    assert kept_in(desk) == []


def test_a_cut_network(desk, entry, complaints):
    complaints.forgive("ERR_INTERNET_DISCONNECTED")
    annotation(desk).fill(WORDS)
    desk.context.set_offline(True)
    desk.get_by_role("button", name="Save", exact=True).first.click()
    desk.context.set_offline(False)

    desk.goto(f"/desk/entries/{entry.pk}/")
    desk.get_by_role("button", name="Bring them back").click()

    expect(annotation(desk)).to_have_value(WORDS)


def test_another_form_of_the_page(desk, entry):
    annotation(desk).fill(WORDS)
    desk.get_by_label("When").fill("7 December 2016")

    desk.get_by_role("button", name="Set by hand").click()

    expect(desk.locator(".message.success")).to_have_text("Saved. The date is 7 December 2016 now.")
    expect(annotation(desk)).to_have_value(WORDS)
    assert kept_in(desk) == []


def test_a_lapsed_login(desk, entry, editor):
    editor.set_password("selby-harbour-12")
    editor.save()
    annotation(desk).fill(WORDS)
    desk.context.clear_cookies(name="sessionid")
    desk.get_by_role("button", name="Save", exact=True).first.click()
    expect(desk.get_by_role("heading", name="Log in")).to_be_visible()
    assert WORDS not in desk.content()

    desk.get_by_label("Username").fill("editor")
    desk.get_by_label("Password").fill("selby-harbour-12")
    desk.get_by_role("button", name="Log in").click()
    expect(desk.get_by_text(WORDS)).to_be_visible()
    desk.get_by_role("button", name="Back to the form with these words").click()
    expect(annotation(desk)).to_have_value(WORDS)
    desk.get_by_role("button", name="Save", exact=True).first.click()

    entry.refresh_from_db()
    assert (entry.annotation, kept_in(desk)) == (WORDS, [])


def test_a_login_that_lapses_while_one_types_a_date(desk, complaints):
    complaints.forgive("401")
    annotation(desk).fill(WORDS)
    desk.context.clear_cookies(name="sessionid")
    address = desk.url

    desk.get_by_label("When").fill("5 May 2016")

    expect(desk.get_by_text("You are logged out. Nothing on this page is lost:")).to_be_visible()
    assert (desk.url, annotation(desk).input_value()) == (address, WORDS)


def test_an_entry_taken_off_by_a_colleague(desk, entry, colleague):
    annotation(desk).fill(WORDS)
    deciding.entries.delete(entry, colleague)

    desk.get_by_role("button", name="Save", exact=True).first.click()
    desk.get_by_role("button", name="Put it back on the timeline").click()
    desk.get_by_role("button", name="Back to the form with these words").click()
    desk.get_by_role("button", name="Save", exact=True).first.click()

    assert type(entry).objects.get(pk=entry.pk).annotation == WORDS


def test_a_draft_brought_back_over_a_colleagues_words_asks(desk, entry, colleague, complaints):
    complaints.forgive("409")
    annotation(desk).fill(WORDS)
    deciding.entries.update(entry, colleague, annotation="Bo wrote this.")

    desk.reload()
    desk.get_by_role("button", name="Bring them back").click()
    desk.get_by_role("button", name="Save", exact=True).first.click()

    expect(desk.locator(".clashes")).to_contain_text("Bo wrote this.")
    expect(annotation(desk)).to_have_value(WORDS)
    entry.refresh_from_db()
    assert entry.annotation == "Bo wrote this."
    desk.get_by_role("button", name="Keep what Bo wrote (Annotation)").click()
    expect(desk.locator(".message.success")).to_be_visible()
    assert kept_in(desk) == []


def test_thrown_away_is_gone(desk):
    annotation(desk).fill(WORDS)
    desk.reload()

    desk.get_by_role("button", name="Throw them away").click()
    desk.reload()

    expect(offered(desk)).to_have_count(0)
    assert kept_in(desk) == []


def test_nobody_else_is_offered_them_and_logging_out_empties(desk, entry, colleague, sign_in):
    annotation(desk).fill(WORDS)
    sign_in(desk, colleague)
    desk.goto(f"/desk/entries/{entry.pk}/")
    expect(offered(desk)).to_have_count(0)
    assert len(kept_in(desk)) == 1

    sign_in(desk, User.objects.get(username="editor"))
    desk.goto("/")
    desk.get_by_role("button", name="Log out").click()

    assert kept_in(desk) == []


def test_who_else_is_here_comes_and_is_read_aloud(desk, entry, colleague, new_page, sign_in):
    other = new_page()
    sign_in(other, colleague)
    other.goto(f"/desk/entries/{entry.pk}/")

    desk.reload()

    expect(desk.get_by_role("status").filter(has_text="Bo has this page open too, since")).to_be_visible()


def test_the_asking_page_has_no_barriers(desk, entry, colleague, barriers, complaints):
    complaints.forgive("409")
    deciding.entries.update(entry, colleague, annotation="Bo wrote this.", headline="Bo’s")
    annotation(desk).fill(WORDS)
    desk.locator("#id_headline").fill("Mine")
    desk.get_by_role("button", name="Save", exact=True).first.click()

    assert barriers(desk) == []
    desk.set_viewport_size({"width": 320, "height": 640})
    assert desk.evaluate("document.documentElement.scrollWidth") == 320


def test_enter_saves_and_presses_nothing_else(desk, entry, story):
    desk.locator("#id_headline").press("Enter")
    expect(desk.locator(".message.success")).to_have_text("Saved: nothing was changed.")
    desk.goto(f"/desk/timelines/{story.slug}/")

    desk.get_by_label("Title").last.press("Enter")

    expect(desk.locator(".message.success")).to_have_text("Saved: nothing was changed.")
    story.refresh_from_db()
    assert story.is_published
