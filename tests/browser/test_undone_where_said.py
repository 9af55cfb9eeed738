"""What is merged or split is taken back where it was said, with JavaScript and without; an invitation reaches
who has no account yet."""

import re

import pytest
from playwright.sync_api import expect

from newsreader import deciding
from newsreader.models import Citation, Event, Membership
from tests import factories
from tests.browser.conftest import inviting_path

SPLIT_OFF = "The mill opens"


@pytest.fixture(params=[True, False], ids=["scripts", "plain"])
def desk(request, new_page, sign_in, editor):
    page = new_page(java_script_enabled=request.param)
    sign_in(page, editor)
    return page


def test_a_merge_and_its_undo(desk, story):
    gone, stays = (entry.event for entry in story.entries.in_order()[:2])
    desk.goto(f"/desk/events/{gone.pk}/?q={stays.title}")
    desk.get_by_role("radio", name=stays.title).check()
    desk.get_by_role("button", name="Make them one").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text(stays.title)
    desk.goto(gone.get_absolute_url())
    expect(desk.get_by_role("heading", level=1)).to_have_text(stays.title)

    desk.go_back()
    desk.locator("section", has_text="Decided").get_by_role("button", name="Undo: merged two events").click()

    expect(desk.locator(".message")).to_contain_text("Undone: merged two events")
    desk.goto(gone.get_absolute_url())
    expect(desk.get_by_role("heading", level=1)).to_have_text(gone.title)


def test_a_merge_is_taken_back_by_its_message(desk, story):
    gone, stays = (entry.event for entry in story.entries.in_order()[:2])
    desk.goto(f"/desk/events/{gone.pk}/?q={stays.title}")
    desk.get_by_role("radio", name=stays.title).check()
    desk.get_by_role("button", name="Make them one").click()

    desk.get_by_role("button", name="Undo it").click()

    expect(desk.locator(".message")).to_contain_text("Undone: merged two events")
    expect(desk.get_by_role("heading", level=1)).to_have_text(gone.title)


def test_a_split_and_its_undo(desk, story):
    event = story.entries.in_order()[0].event
    other = factories.citation(event, factories.article(source=factories.source("The Tide")))
    desk.goto(f"/desk/events/{event.pk}/")
    desk.get_by_role("checkbox", name="The Tide").check()
    desk.locator("#split-title").fill(SPLIT_OFF)
    desk.get_by_role("button", name="Make an event of them").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text(SPLIT_OFF)
    assert Citation.objects.get(pk=other.pk).event.title == SPLIT_OFF

    desk.get_by_role("button", name="Undo it").click()

    expect(desk.locator(".message")).to_contain_text("Undone: split an event")
    expect(desk.get_by_role("heading", level=1)).to_have_text(event.title)
    assert (Citation.objects.get(pk=other.pk).event, Event.objects.filter(title=SPLIT_OFF).count()) == (
        event,
        0,
    )


def test_what_must_be_undone_first_is_one_link_away_and_leads_back(desk, story, editor):
    people = [factories.entity(name, confirmed=True) for name in ("Ines Calloway", "Ada Selm")]
    told = factories.entry(story, factories.event("Walk-out", naming=people)).event
    deciding.entities.merge(*people, editor)
    deciding.events.merge(told, story.entries.in_order()[0].event, editor)
    names = f"/desk/entities/{people[1].pk}/"
    desk.goto(names)
    undo_names = desk.get_by_role("button", name="Undo: merged two entities")
    undo_names.click()
    expect(desk.locator(".message")).to_contain_text("was merged with another event since: undo that first.")

    desk.get_by_role("link", name="merged two events: Walk-out").click()
    desk.get_by_role("button", name="Undo: merged two events").click()
    expect(desk).to_have_url(re.compile(names))
    undo_names.click()

    expect(desk.locator(".message")).to_contain_text("Undone: merged two entities")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_who_has_no_account_makes_one_and_joins_by_the_link(
    scripts, new_page, sign_in, story, editor, settings
):
    settings.NEWSREADER_REGISTRATION = "open"
    mine, theirs = new_page(java_script_enabled=scripts), new_page(java_script_enabled=scripts)
    sign_in(mine, editor)

    theirs.goto(inviting_path(mine, story))
    theirs.get_by_role("link", name="Make an account").click()
    theirs.get_by_label("Username").fill("rea")
    for field in ("Password", "Password confirmation"):
        theirs.get_by_label(field, exact=True).fill("a long word for Aleppo")
    theirs.get_by_role("button", name="Make").click()
    expect(theirs.get_by_role("heading", level=1)).to_have_text(story.title)
    assert Membership.objects.filter(user__username="rea").count() == 0
    theirs.get_by_role("button", name="Join").click()

    expect(theirs.get_by_role("heading", level=1)).to_have_text(story.title)
    assert Membership.objects.get(user__username="rea").role == "reviewer"
