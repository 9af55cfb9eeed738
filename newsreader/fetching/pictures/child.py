"""The child process of `reencode`: decodes the picture on its standard input, and writes ours.

WebP because every browser has read it since 2020 and it takes a third less than JPEG at the same look; one
format, for where it is transparent a page would shine through in dark mode.
"""

from __future__ import annotations

import json
import resource
import sys
import warnings
from io import BytesIO
from typing import Any

# All that is imported is so before the limits stand. Pillow loads what it needs by name: these decoders and
# no other are there, whatever the picture says it is.
from PIL import (
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    ImageCms,
    ImageFile,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from newsreader.fetching.pictures.sizes import (
    LARGE,
    LARGE_BYTES,
    LEAST_SIDE,
    SMALL,
    SMALL_BYTES,
    fitted,
)

DECODERS = (
    *(JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin),
    *(GifImagePlugin, AvifImagePlugin),
)
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
# Millions of pixels, for a child of 190 MB at most (benchmarks/pictures.py): of these the whole is held
# in 6 bytes (PNG), up to 12 (GIF, AVIF) or 17 (WebP) a pixel, where JPEG is decoded at a part of its size.
MILLIONS = {"PNG": 20, "GIF": 12, "AVIF": 12, "WEBP": 8}
QUALITIES = (80, 60, 40)  # the first that fits is taken: each try costs as much as all the rest
ORIENTATION = 0x0112  # the tag of Exif: how the camera was held
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Unfit(Exception):
    """It is refused, for the reason told."""


def serve() -> None:
    pixels, cpu, memory = (int(each) for each in sys.argv[2:5])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    written = LARGE_BYTES + SMALL_BYTES + 10_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    sys.stdout.buffer.write(_answer(sys.stdin.buffer.read(), pixels))
    sys.stdout.buffer.flush()


def _answer(received: bytes, pixels: int) -> bytes:
    """A line of JSON, and the two pictures behind it."""
    try:
        picture = _decoded(received, pixels)
        large = _encoded(picture, LARGE, LARGE_BYTES)
        small = _encoded(large[0], SMALL, SMALL_BYTES)
    except Unfit as unfit:
        return _line(refused=str(unfit))
    except MemoryError:
        return _line(refused="The picture needs too much memory.")
    except Exception:  # whatever a decoder makes of a stranger's bytes
        return _line(refused="The picture is damaged, or only a part of it came.")
    return _line(width=large[0].width, height=large[0].height, large=len(large[1])) + large[1] + small[1]


def _line(**told: Any) -> bytes:
    return json.dumps(told).encode() + b"\n"


def _decoded(received: bytes, pixels: int) -> Image.Image:
    """As a reader sees it, in RGB, no side longer than LARGE. Raises Unfit, and whatever decoders raise."""
    Image.MAX_IMAGE_PIXELS = None  # we count ourselves
    warnings.simplefilter("ignore")
    try:
        opened = Image.open(BytesIO(received), formats=FORMATS)
    except UnidentifiedImageError:
        raise Unfit("What stands there is no picture (JPEG, PNG, WebP, GIF or AVIF).") from None
    _check(opened, pixels)
    orientation = _orientation(opened)
    profile = opened.info.get("icc_profile")
    picture = _eight_bit(opened)
    picture.thumbnail(fitted(picture.width, picture.height, LARGE), reducing_gap=2.0)
    picture = _in_srgb(_on_white(picture), profile)
    return picture.transpose(UPRIGHT[orientation]) if orientation in UPRIGHT else picture


def _check(picture: ImageFile.ImageFile, pixels: int) -> None:
    """Before anything is decoded."""
    width, height = picture.size
    millions = min(pixels // 1_000_000, MILLIONS.get(picture.format or "", pixels))
    if width * height > millions * 1_000_000:
        raise Unfit(f"The picture has {width} × {height} pixels, more than {millions} million.")
    if min(width, height, *fitted(width, height, LARGE)) < LEAST_SIDE:
        raise Unfit(f"The picture has {width} × {height} pixels: too few on one side to show anything.")


def _orientation(picture: ImageFile.ImageFile) -> int:
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except Exception:  # metadata are a stranger's too, and the picture may be sound
        return 1


def _eight_bit(picture: Image.Image) -> Image.Image:
    """Grey of 16 bits loses its lower eight: Pillow's own conversion cuts off what is above 255."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if picture.mode in ("P", "PA", "1"):  # shrunk as they are, edges would fray
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    return picture


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(white, seen).convert("RGB")
    return picture


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """By its profile, where that fits the picture; a profile that is broken is left out."""
    converted = None
    if profile and picture.mode in ("RGB", "L", "CMYK"):
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, given, srgb, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
    return (converted or picture).convert("RGB")


def _encoded(picture: Image.Image, longest: int, most: int) -> tuple[Image.Image, bytes]:
    """The picture in a size, and its bytes: at the first quality that fits, else smaller still."""
    size = fitted(picture.width, picture.height, longest)
    sized = picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS)
    bare = Image.new("RGB", sized.size)  # nothing of the stranger's but the pixels
    bare.paste(sized)
    for quality in QUALITIES:
        written = BytesIO()
        bare.save(written, "WEBP", quality=quality, method=4)
        if written.tell() <= most:
            return bare, written.getvalue()
    return _encoded(picture, longest * 3 // 4, most)
