"""A picture of a stranger, decoded in a child process with limits and encoded anew.

A process a picture: it starts in a tenth of a second, and nothing of one picture is there when the next
comes. It reads one file and writes another, so neither side can fill a pipe and wait; how much it may write
the kernel counts. Whatever comes back is looked at before it is believed.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from newsreader.fetching.documents import Refused
from newsreader.fetching.pictures.sizes import LARGE, LARGE_BYTES, SMALL_BYTES

_ROOT = str(Path(__file__).resolve().parents[3])
_SERVES = "newsreader.fetching.pictures import child; child.serve()"
_START = f"import sys; sys.path.insert(0, sys.argv[1]); from {_SERVES}"
MEDIA_TYPE = "image/webp"


@dataclass(frozen=True, slots=True)
class PictureLimits:
    """What one picture may be and cost: bytes as received, pixels before it is decoded, CPU and wall-clock
    seconds, bytes of the child's address space."""

    received: int = 15_000_000
    pixels: int = 40_000_000
    cpu: int = 10
    seconds: float = 30.0
    memory: int = 1_200_000_000


LIMITS = PictureLimits()


@dataclass(frozen=True, slots=True)
class Reencoded:
    """The picture as WebP in two sizes (sizes.LARGE, sizes.SMALL); `width` and `height` are the large one's,
    in pixels."""

    width: int
    height: int
    large: bytes
    small: bytes


def reencode(received: bytes, limits: PictureLimits = LIMITS) -> Reencoded:
    """The picture, small, upright, in sRGB, on white where it was transparent, and with no metadata.

    JPEG, PNG, WebP, GIF and AVIF, of those that move the first frame. Raises Refused with one line. OSError
    where no process can be started or no file written: nothing is wrong with the picture then.
    """
    if len(received) > limits.received:
        raise Refused(f"The picture has more than {limits.received // 1_000_000} MB.")
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(received)
        given.seek(0)
        status = _run(given, answer, limits)
        answer.seek(0)
        return _answered(answer.read(LARGE_BYTES + SMALL_BYTES + 10_000), status)


def _run(given: IO[bytes], answer: IO[bytes], limits: PictureLimits) -> int:
    """How the child ended. It knows nothing of the site: neither its environment nor its open files."""
    numbers = [str(each) for each in (limits.pixels, limits.cpu, limits.memory)]
    try:
        ended = subprocess.run(  # noqa: S603 - this interpreter, no shell, nothing of the picture
            [sys.executable, "-I", "-c", _START, _ROOT, *numbers],
            stdin=given,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ},
            timeout=limits.seconds,
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return -signal.SIGXCPU
    return ended.returncode


def _answered(answer: bytes, status: int) -> Reencoded:
    if status == -signal.SIGXCPU:
        raise Refused("The picture takes too long to decode.")
    if status:
        raise Refused("The picture cannot be decoded: it needs too much memory, or breaks its decoder.")
    try:
        head, _newline, rest = answer.partition(b"\n")
        told = json.loads(head)
        if "refused" in told:
            raise Refused(str(told["refused"])[:200])
        return _checked(told, rest)
    except (ValueError, KeyError, TypeError) as broken:
        raise Refused("The picture cannot be decoded: what came of it is none.") from broken


def _checked(told: dict[str, Any], rest: bytes) -> Reencoded:
    """Raises ValueError where the answer is not what a child that only did its work would give."""
    width, height, split = (int(told[name]) for name in ("width", "height", "large"))
    large, small = rest[:split], rest[split:]
    sized = 0 < width <= LARGE and 0 < height <= LARGE
    if not (sized and _is_webp(large, LARGE_BYTES) and _is_webp(small, SMALL_BYTES)):
        raise ValueError("no picture of ours")
    return Reencoded(width, height, large, small)


def _is_webp(picture: bytes, most: int) -> bool:
    return len(picture) <= most and picture[:4] == b"RIFF" and picture[8:12] == b"WEBP"
