"""A citation that lost its words: shown as it stood, chosen anew at the desk, without JavaScript too."""

import os
import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from newsreader.deciding.anchoring import reanchor
from newsreader.models import Citation
from tests import factories

TODAY = "The strike in Port Selby is off.\n\nSome dockers in Port Selby had walked out on Tuesday."


@pytest.fixture
def lost(transactional_db, live_server):
    editor = factories.editor()
    article = factories.article(f"{factories.BODY}\n\nNobody spoke.", public=True)
    event = factories.event(article=article)
    factories.entry(factories.timeline(owner=editor), event)
    factories.new_version(article, body=TODAY)
    reanchor(article)
    citation = event.citations.get()
    citation.editor = editor
    return citation


def in_the_way(page, barriers, name):
    found = []
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += barriers(page)
            if folder := os.environ.get("ANCHOR_SHOTS"):
                page.screenshot(path=f"{folder}/{name}-{width}-{scheme}.png", full_page=True)
        found += [width] * (page.evaluate("document.documentElement.scrollWidth") > width)
    return found


def test_nothing_is_in_anybodys_way(page, lost, sign_in, barriers):
    addresses = {
        "stranger": reverse("citation", args=[lost.pk]),
        "editor": reverse("citation", args=[lost.pk]),
        "list": reverse("desk-citations"),
        "repick": reverse("citation-repick", args=[lost.pk]) + "?sentence=body-34",
        "what changed": reverse("article-version", args=[lost.article_id, 2]),
    }
    found = {}

    for name, address in addresses.items():
        if name == "editor":
            sign_in(page, lost.editor)
        page.goto(address)
        found[name] = in_the_way(page, barriers, name)

    assert found == dict.fromkeys(addresses, [])


def test_from_the_event_to_the_desk_and_back_without_javascript(page_without_javascript, lost, sign_in):
    page = page_without_javascript
    sign_in(page, lost.editor)
    page.goto(lost.event.get_absolute_url())
    page.get_by_role("link", name="in the article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("These words are no longer in the article")
    page.get_by_role("link", name="where they stood").click()
    expect(page.locator("#cited")).to_have_text(factories.WALKED_OUT)
    expect(page.locator("#cited")).to_be_in_viewport()

    page.goto(reverse("desk-citations"))
    page.get_by_role("link", name="Some dockers in Port Selby").click()
    page.get_by_role("button", name="Cite them").click()
    expect(page.locator(".message")).to_contain_text("Cited anew for “Dockers walk out”.")
    assert Citation.objects.get().lost is False
    page.get_by_role("button", name="Undo it").click()

    expect(page.locator(".message")).to_contain_text("Undone")
    expect(page).to_have_url(re.compile(reverse("desk-citations")))
    assert Citation.objects.get().lost is True
