"""The README's picture, taken of the sample, the sample's own drawings as WebP, and the icon as PNG. Not
tests, and only run by their names: see `make docs`."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

BASE = Path(__file__).resolve().parents[2]
PICTURES = BASE / "docs" / "pictures"
DRAWINGS = sorted((BASE / "newsreader" / "sample" / "pictures").glob("*.svg"))
ICON = (BASE / "static" / "icon.svg").read_text()
# Devices cut these to a shape of their own: no round corners, and nothing that counts in the outer tenth.
SQUARE = ICON.replace(' rx="6"', "")
WIDE = SQUARE.replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"').replace(
    'width="32" height="32"', 'x="-4" y="-4" width="40" height="40"'
)


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_drawing(new_page, path):
    """In an editor's place: a picture of pixels, for the site takes no other."""
    page = new_page(viewport={"width": 960, "height": 600})
    page.set_content(f'<body style="margin: 0">{path.read_text()}</body>')

    drawn = Image.open(BytesIO(page.screenshot())).convert("RGB")

    drawn.save(path.with_suffix(".webp"), quality=80, method=6)


def test_timeline(new_page, story):
    page = new_page(viewport={"width": 1280, "height": 920}, color_scheme="light")
    page.goto(story.get_absolute_url())
    page.evaluate("document.fonts.ready")

    page.screenshot(path=PICTURES / "timeline.png")


@pytest.mark.parametrize(
    ("name", "size", "drawn"),
    [
        ("icon-180", 180, SQUARE),
        ("icon-192", 192, ICON),
        ("icon-512", 512, ICON),
        ("icon-maskable", 512, WIDE),
    ],
)
def test_icon(new_page, name, size, drawn):
    page = new_page(viewport={"width": size, "height": size})
    page.set_content(f'<body style="margin: 0">{drawn.replace("<svg ", f"<svg width={size} height={size} ")}')
    path = BASE / "static" / f"{name}.png"

    page.locator("svg").screenshot(path=path, omit_background=True)

    Image.open(path).quantize(64, method=Image.Quantize.FASTOCTREE).save(path, optimize=True)
