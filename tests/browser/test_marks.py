"""An editor presses a mark in the text: what it is is said in a card beside it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests import factories


@pytest.fixture
def article(live_server):
    factories.entity("Ida Calloway", confirmed=True)
    return factories.read_article("Ines Calloway left. Calloway slept. Calloway woke.", headline="They left")


def test_a_mark_opens_a_card_and_escape_gives_the_focus_back(page, article, editor, sign_in):
    sign_in(page, editor)
    page.goto(reverse("desk-marks", args=[article.pk]))
    mark = page.locator(".article-text a.name", has_text="Calloway").nth(1)

    mark.press("Enter")
    expect(page.locator("[data-card]")).to_be_focused()
    page.keyboard.press("Escape")

    expect(mark).to_be_focused()
