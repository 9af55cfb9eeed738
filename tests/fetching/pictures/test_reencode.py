"""Pictures are encoded anew: small, upright, bare. What is none, or too much of one, is refused in a line."""

import struct
import zlib

import pytest
from PIL import Image, ImageCms, features

from newsreader.fetching.documents import Refused
from newsreader.fetching.pictures.reencode import PictureLimits, reencode
from newsreader.fetching.pictures.sizes import LARGE_BYTES, SMALL_BYTES
from tests.fetching.pictures.drawn import chunks, colour_at, drawing, noise, opened, saved

NO_PICTURE = "What stands there is no picture (JPEG, PNG, WebP, GIF or AVIF)."
DAMAGED = "The picture is damaged, or only a part of it came."


def refused(received, limits=None):
    with pytest.raises(Refused) as refused:
        reencode(received, *([limits] if limits else []))
    return str(refused.value)


def halves(picture):
    return colour_at(picture, 0.2, 0.5), colour_at(picture, 0.8, 0.5)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_a_picture_is_small_and_ours(format):
    if format == "AVIF" and not features.check("avif"):
        pytest.skip("Pillow was built without AVIF")

    made = reencode(saved(drawing(2000, 1500), format))

    large, small = opened(made.large), opened(made.small)
    assert (made.width, made.height, large.size, small.size) == (1280, 960, (1280, 960), (320, 240))
    assert (large.format, small.format, chunks(made.large), chunks(made.small)) == (
        *("WEBP", "WEBP"),
        *(["VP8"], ["VP8"]),
    )
    assert (halves(made.large), halves(made.small)) == (("red", "blue"), ("red", "blue"))


def test_a_picture_smaller_than_ours_keeps_its_size():
    made = reencode(saved(drawing(300, 200)))

    assert (made.width, made.height, opened(made.small).size) == (300, 200, (300, 200))


def test_what_does_not_pack_keeps_within_its_bytes():
    made = reencode(saved(noise(1400, 1400), "PNG"))

    assert (len(made.large) <= LARGE_BYTES, len(made.small) <= SMALL_BYTES, made.width >= 300) == (True,) * 3
    assert opened(made.large).size == (made.width, made.height)


@pytest.mark.parametrize(
    ("orientation", "size", "left"),
    [(1, (400, 300), "red"), (2, (400, 300), "blue"), (3, (400, 300), "blue"), (8, (300, 400), "blue")],
)
def test_a_picture_stands_upright_and_tells_nothing_of_its_camera(orientation, size, left):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Calloway cameras"
    exif.get_ifd(0x8825)[2] = (53.0, 28.0, 11.0)  # where it was taken

    made = reencode(saved(drawing(), exif=exif))

    at = (0.2, 0.5) if size == (400, 300) else (0.5, 0.2)
    assert (opened(made.large).size, colour_at(made.large, *at)) == (size, left)
    assert (chunks(made.large), b"Calloway" in made.large, dict(opened(made.large).getexif())) == (
        *(["VP8"], False),
        {},
    )


def test_what_is_transparent_stands_on_white():
    see_through = drawing(mode="RGBA")
    see_through.paste((0, 0, 0, 0), (0, 0, 200, 300))

    made = reencode(saved(see_through, "PNG"))

    assert halves(made.large) == ("white", "blue")


def test_a_palette_with_a_transparent_colour_stands_on_white():
    palette = drawing().quantize(4)
    red = palette.getpixel((10, 10))

    made = reencode(saved(palette, "GIF", transparency=red))

    assert halves(made.large) == ("white", "blue")


def test_of_what_moves_the_first_frame_is_taken():
    frames = [Image.new("RGB", (400, 300), colour) for colour in ("white", "black")]

    for format in ("GIF", "WEBP", "PNG"):
        made = reencode(saved(frames[0], format, save_all=True, append_images=frames[1:]))
        assert (format, halves(made.large)) == (format, ("white", "white"))


@pytest.mark.parametrize("mode", ["CMYK", "L", "1"])
def test_other_colours_become_ours(mode):
    picture = drawing(mode=mode) if mode == "CMYK" else Image.new(mode, (400, 300), 0)

    made = reencode(saved(picture, "JPEG" if mode == "CMYK" else "PNG"))

    assert halves(made.large) == (("red", "blue") if mode == "CMYK" else ("black", "black"))


def test_grey_of_sixteen_bits_is_not_all_white():
    grey = Image.new("I;16", (400, 300), 0x8000)

    made = reencode(saved(grey, "PNG"))

    assert halves(made.large) == ("grey", "grey")


def test_a_profile_is_followed_and_left_out():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    made = reencode(saved(drawing(), icc_profile=profile))

    assert (chunks(made.large), halves(made.large)) == (["VP8"], ("red", "blue"))


def test_a_broken_profile_is_left_out():
    made = reencode(saved(drawing(), icc_profile=b"no profile at all"))

    assert (chunks(made.large), halves(made.large)) == (["VP8"], ("red", "blue"))


@pytest.mark.parametrize(
    ("received", "why"),
    [
        (b"", NO_PICTURE),
        (b"<!doctype html><title>Not here</title>", NO_PICTURE),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"/>', NO_PICTURE),
        (saved(drawing(), "BMP"), NO_PICTURE),
        (saved(drawing(), "TIFF"), NO_PICTURE),
        (saved(drawing(), "JPEG2000"), NO_PICTURE),
        (saved(noise(200, 200))[:9_000], DAMAGED),
        (saved(noise(200, 200), "PNG")[:9_000], DAMAGED),
        (saved(drawing(1, 1), "GIF"), "The picture has 1 × 1 pixels: too few on one side to show anything."),
        (saved(drawing(728, 39)), "The picture has 728 × 39 pixels: too few on one side to show anything."),
        (
            saved(drawing(4000, 60)),
            "The picture has 4000 × 60 pixels: too few on one side to show anything.",
        ),
    ],
)
def test_what_is_no_picture_of_ours_is_refused(received, why):
    assert refused(received) == why


def test_a_picture_of_forty_pixels_a_side_is_one():
    assert reencode(saved(drawing(40, 40))).width == 40


def test_too_many_pixels_are_refused_before_they_are_decoded():
    """A few bytes that say they are 30,000 pixels a side; behind their head stands nothing."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", b"") + _chunk(b"IEND", b"")

    assert refused(bomb) == "The picture has 30000 × 30000 pixels, more than 20 million."


@pytest.mark.parametrize(("format", "millions"), [("JPEG", 40), ("WEBP", 8), ("GIF", 12)])
def test_of_kinds_that_are_decoded_whole_fewer_pixels_are_taken(format, millions):
    side = int((millions * 1_000_000) ** 0.5) + 10

    received = saved(Image.new("1", (side, side)).convert("L"), format)

    assert refused(received) == f"The picture has {side} × {side} pixels, more than {millions} million."


def _chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def test_too_many_bytes_are_refused():
    assert refused(b"\0" * 11, PictureLimits(received=10)) == "The picture has more than 0 MB."


def test_what_needs_too_much_memory_is_refused():
    why = refused(saved(Image.new("RGB", (4400, 4400)), "PNG"), PictureLimits(memory=80_000_000))

    assert why in (
        "The picture needs too much memory.",
        "The picture cannot be decoded: it needs too much memory, or breaks its decoder.",
    )


def test_what_takes_too_long_is_refused():
    assert refused(saved(drawing()), PictureLimits(seconds=0.001)) == "The picture takes too long to decode."


def test_the_child_knows_nothing_of_the_site(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere")

    assert reencode(saved(drawing())).width == 400
