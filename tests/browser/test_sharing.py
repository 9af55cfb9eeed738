"""A timeline shared between two people, each in a browser of their own; a stranger comes by a link."""

import pytest
from playwright.sync_api import expect

from newsreader.models import Membership, User
from tests import factories
from tests.browser.conftest import inviting_path


@pytest.fixture
def colleague(story):
    return factories.editor(first_name="Bo")


def test_two_editors_share_a_timeline_and_talk_about_an_entry(
    new_page, sign_in, story, editor, colleague, barriers
):
    mine, theirs = new_page(), new_page()
    sign_in(mine, editor)
    sign_in(theirs, colleague)

    theirs.goto(f"/desk/timelines/{story.slug}/")
    expect(theirs.get_by_role("heading", level=1)).to_have_text("Not yours")
    found = barriers(theirs)
    theirs.get_by_label("A word to its owners").fill("I was there.")
    theirs.get_by_role("button", name="Ask to join").click()
    expect(theirs.get_by_text("and wait for an answer.")).to_be_visible()

    mine.goto("/desk/")
    mine.get_by_role("link", name="1 request", exact=True).click()
    mine.get_by_label("Role of Bo").select_option("Reviewer")
    mine.get_by_role("button", name="Accept").click()
    expect(mine.locator(".message")).to_have_text(["Bo is a member now."])

    theirs.goto(f"/desk/timelines/{story.slug}/")
    expect(theirs.get_by_role("heading", level=1)).to_have_text(story.title)
    theirs.get_by_role("link", name="Its sources, and comments").first.click()
    theirs.get_by_label("Comment").fill("Who counted?")
    theirs.get_by_role("button", name="Comment").click()
    expect(theirs.locator(".comment")).to_contain_text(["Who counted?"])

    mine.goto("/desk/")
    mine.get_by_role("link", name="1 open comment", exact=True).click()
    mine.locator(".on-entry h2 a").click()
    mine.locator("summary", has_text="Answer").click()
    mine.locator("details").get_by_label("Answer").fill("The town hall.")
    mine.locator("details").get_by_role("button", name="Answer").click()
    expect(mine.locator(".comment")).to_contain_text(["Who counted?", "The town hall."])

    theirs.reload()
    theirs.get_by_role("button", name="Mark as resolved").click()
    expect(theirs.get_by_text("Resolved by Bo")).to_be_visible()
    mine.goto(f"/desk/timelines/{story.slug}/")
    expect(mine.locator("#members")).to_contain_text("Bo Reviewer")
    expect(mine.locator(".open-comments")).to_have_count(0)
    assert found == []


def test_a_reader_comes_by_a_link_and_is_a_reviewer(new_page, sign_in, story, editor):
    mine, theirs = new_page(), new_page(java_script_enabled=False)
    reader = User.objects.create_user("rea", password="a long word for Aleppo")
    sign_in(mine, editor)

    theirs.goto(inviting_path(mine, story))
    theirs.get_by_label("Username").fill("rea")
    theirs.get_by_label("Password").fill("a long word for Aleppo")
    theirs.get_by_role("button", name="Log in").click()
    expect(theirs.get_by_role("heading", level=1)).to_have_text(story.title)
    theirs.get_by_role("button", name="Join").click()

    expect(theirs.get_by_role("heading", level=1)).to_have_text(story.title)
    assert Membership.objects.get(user=reader).role == "reviewer"
