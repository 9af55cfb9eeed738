"""From an event to its sentence, and from an entry's address to the entry."""

import pytest
from playwright.sync_api import expect

from newsreader.models import Citation

BACKGROUND = "node => getComputedStyle(node).backgroundColor"


def test_in_the_article_leads_to_the_cited_words_lit_and_in_sight(page, story):
    entry = story.entries.in_order()[12]
    citation = Citation.objects.filter(event=entry.event, article__public=True).first()
    page.goto(f"{story.get_absolute_url()}#entry-{entry.pk}")

    page.locator(f"#entry-{entry.pk}").get_by_role("link", name="in the article").first.click()

    page.wait_for_url(f"**#{citation.anchor}")
    cited = page.locator(f"#{citation.anchor}")
    expect(cited).to_have_text(citation.exact, use_inner_text=True)
    expect(cited).to_be_in_viewport(ratio=1)
    assert cited.evaluate(BACKGROUND) == "rgb(247, 236, 201)"


@pytest.mark.parametrize("mark", ["", "#"])
def test_an_entrys_address_brings_the_entry_into_sight(page, story, mark):
    entry = story.entries.in_order()[20]

    page.goto(entry.get_absolute_url() + (f"#entry-{entry.pk}" if mark else ""))

    expect(page.locator(f"#entry-{entry.pk} h2")).to_be_in_viewport()


def test_an_entrys_address_offers_the_way_to_it_without_javascript(page_without_javascript, story):
    page, entry = page_without_javascript, story.entries.in_order()[20]
    page.goto(entry.get_absolute_url())

    page.get_by_role("link", name=f"Go to “{entry.title}”").click()

    expect(page.locator(f"#entry-{entry.pk} h2")).to_be_in_viewport()
