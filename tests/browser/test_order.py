"""Moving an entry within its day: by a press, by keys, by dragging, and without JavaScript."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from newsreader.models import Timeline
from newsreader.text.timex.typed import understand
from tests import factories

DAY = "7 December 2017"


@pytest.fixture
def made(story, editor):
    """Entries of one day on the sample's timeline, by name, as they stand."""
    timeline = Timeline.objects.get()
    whens = {"One": "morning", "Two": "12:00", "Three": "evening"}
    return {
        name: factories.entry(timeline, factories.event(name, understand(f"{DAY}, {when}")))
        for name, when in whens.items()
    }


def order(made):
    ids = {entry.pk: name for name, entry in made.items()}
    return [
        ids[pk] for pk in Timeline.objects.get().entries.in_order().values_list("pk", flat=True) if pk in ids
    ]


def at_the_desk(page, sign_in, editor):
    sign_in(page, editor)
    page.goto(reverse("desk-timeline", args=[Timeline.objects.get().slug]))


def moved(page, words):
    expect(page.locator(".message")).to_contain_text(words)
    page.wait_for_load_state()  # the focus is where it was


@pytest.mark.parametrize("scripts", [True, False])
def test_a_press_moves_it_and_the_focus_stays_on_its_row(scripts, new_page, made, sign_in, editor):
    page = new_page(java_script_enabled=scripts)
    at_the_desk(page, sign_in, editor)

    page.get_by_role("button", name="Move up: Three").click()

    moved(page, "“Three” stands before “Two” now.")
    assert order(made) == ["One", "Three", "Two"]
    row = page.locator(f"#row-{made['Three'].pk}")
    expect(row).to_be_in_viewport()
    if scripts:
        expect(row).to_be_focused()


def test_keys_move_the_row_that_has_the_focus(page, made, sign_in, editor):
    at_the_desk(page, sign_in, editor)

    page.get_by_role("link", name="Three", exact=True).focus()
    page.keyboard.press("Alt+ArrowUp")
    moved(page, "“Three” stands before “Two” now.")
    page.keyboard.press("Alt+ArrowUp")
    moved(page, "“Three” stands before “One” now.")
    page.keyboard.press("Alt+ArrowDown")
    moved(page, "“Three” stands after “One” now.")

    assert order(made) == ["One", "Three", "Two"]


def test_a_row_is_dragged_onto_another_of_its_day(page, made, sign_in, editor):
    at_the_desk(page, sign_in, editor)
    rows = {name: page.locator(f"#row-{entry.pk}") for name, entry in made.items()}

    rows["Three"].drag_to(rows["One"], source_position={"x": 300, "y": 5}, target_position={"x": 300, "y": 4})
    moved(page, "“Three” stands before “One” now.")

    assert order(made) == ["Three", "One", "Two"]


def test_readers_see_the_order_and_who_made_it(page, made, sign_in, editor):
    at_the_desk(page, sign_in, editor)
    page.get_by_role("button", name="Move up: Three").click()
    moved(page, "“Three” stands before “Two” now.")

    page.goto(made["One"].get_absolute_url())

    told = [text.strip() for text in page.locator(".entry h2").all_inner_texts()]
    assert [name for name in told if name in made] == ["One", "Three", "Two"]
    expect(page.locator(f"#entry-{made['Three'].pk} .placed")).to_have_text("placed by the editor")
