"""What a hostile article says is shown as text, everywhere, and does nothing."""

from datetime import date

from playwright.sync_api import expect

from newsreader import deciding
from tests import factories

SCRIPT = "<script>window.struck = true</script>"
IMAGE = "<img src=/static/icon.svg onload='window.struck = true'>"
NAME = "Ines \"Bo'sun\" <b onmouseover='window.struck = true'>Calloway</b>"
QUOTE = f"{NAME} broke the strike {SCRIPT} on 7 March 2019 {IMAGE}"


def test_an_article_cannot_act_on_any_page(page, live_server, sign_in):
    owner = factories.editor()
    ines = factories.entity(NAME, description=IMAGE)
    article = factories.read_article(
        f"{QUOTE}. Nobody spoke.",
        headline=f"Strike {SCRIPT}",
        standfirst=f"Pay {IMAGE}",
        public=True,
        caption=f"The quay {IMAGE}",
        source=factories.source(f"Post {IMAGE}"),
        authors=[SCRIPT],
        doubts=[IMAGE],
    )
    article.mentions.all().delete()
    factories.mention(ines, article, NAME)
    timeline = deciding.timelines.create("strike", f"The strike {SCRIPT}", owner, standfirst=IMAGE)
    event = factories.event(f"Broken {SCRIPT}", date(2019, 3, 7), article, QUOTE, naming=[ines])
    entry = factories.entry(timeline, event, annotation=IMAGE)
    proposal = factories.proposal(article, "Nobody spoke", title=f"Silence {SCRIPT}")
    sign_in(page, owner)
    desk = f"/desk/articles/{article.pk}", f"/desk/timelines/{timeline.slug}", f"/desk/entries/{entry.pk}"
    addresses = [
        *("/", "/articles/", "/entities/", "/sources/", "/desk/", "/desk/proposals/", "/desk/decisions/"),
        *(shown.get_absolute_url() for shown in (article, article.source, ines, entry, event, proposal)),
        *(f"{timeline.get_absolute_url()}{rest}" for rest in ("", f"?entity={ines.pk}", "print/")),
        *(f"{place}/" for place in (*desk, f"{desk[0]}/write", f"/desk/entities/{ines.pk}")),
    ]

    for address in addresses:
        assert page.goto(address).status == 200, address
        for chip in page.locator("a[hx-get$='/card/']:not(.aa)").all()[:1]:
            chip.click()
            expect(page.locator(".entity-card h3")).to_have_text(NAME)

        assert "window.struck" in page.locator("body").inner_text(), address
        assert page.locator("body :is(script, img, [onmouseover], [onload])").count() == 0, address
        assert page.evaluate("window.struck") is None, address
