"""Pictures drawn for a test, and what is in one."""

import random
from io import BytesIO

from PIL import Image, ImageDraw

LEFT, RIGHT = (200, 40, 30), (30, 60, 190)  # of the halves of a drawing


def drawing(width=400, height=300, mode="RGB"):
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (width, height), LEFT)
    ImageDraw.Draw(picture).rectangle((width // 2, 0, width, height), RIGHT)
    return picture.convert(mode)


def saved(picture, format="JPEG", **options):
    written = BytesIO()
    picture.save(written, format, **options)
    return written.getvalue()


def noise(width, height):
    """Nothing that could be packed."""
    return Image.frombytes("RGB", (width, height), random.Random(7).randbytes(width * height * 3))


def opened(encoded):
    picture = Image.open(BytesIO(encoded))
    picture.load()
    return picture


def colour_at(encoded, x, y):
    """By its nearest name; x and y are parts of the whole."""
    picture = opened(encoded).convert("RGB")
    red, green, blue = picture.getpixel((int(picture.width * x), int(picture.height * y)))
    names = {"red": LEFT, "blue": RIGHT, "white": (255,) * 3, "black": (0,) * 3, "grey": (128,) * 3}
    return min(
        names,
        key=lambda name: sum((a - b) ** 2 for a, b in zip(names[name], (red, green, blue), strict=True)),
    )


def chunks(webp):
    """The names of a WebP file's parts."""
    found, at = [], 12
    while at + 8 <= len(webp):
        found.append(webp[at : at + 4].decode().strip())
        size = int.from_bytes(webp[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    return found
