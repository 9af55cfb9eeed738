"""The README's picture, taken of the sample. Not a test, and only run by its name: see `make docs`."""

from pathlib import Path

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"


def test_timeline(new_page, story):
    page = new_page(viewport={"width": 1280, "height": 1000}, color_scheme="light")
    page.goto(story.get_absolute_url())
    page.evaluate("document.fonts.ready")

    page.screenshot(path=PICTURES / "timeline.png")
