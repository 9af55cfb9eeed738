"""Pictures made small, measured on drawings made here: what one costs, its child process included.

    python benchmarks/pictures.py

Needs no database and no settings. Exits 1 where a picture of ours has more bytes than it may, where one of
twelve million pixels, as a telephone takes it, needs more than two seconds of CPU, or any more than 190 MB.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from subprocess import PIPE

if __name__ == "__main__":
    # Instead of this folder, whose requests.py is not the one that a library asks for.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from PIL import Image, ImageFilter

from newsreader.fetching.pictures import reencode
from newsreader.fetching.pictures.sizes import LARGE_BYTES, SMALL_BYTES

OPAQUE, CLEAR = "", "transparent"
MEASURE = "--measure"  # one picture, on standard input
MOST_MEMORY = 190  # MB
KINDS = [
    *(("JPEG", 1200, 800, OPAQUE), ("JPEG", 4000, 3000, OPAQUE), ("JPEG", 7000, 5700, OPAQUE)),
    *(("PNG", 1200, 800, OPAQUE), ("PNG", 5000, 4000, OPAQUE)),
    *(("GIF", 1200, 800, OPAQUE), ("GIF", 4000, 3000, OPAQUE)),
    *(("WEBP", 3264, 2448, OPAQUE), ("WEBP", 3264, 2448, CLEAR)),
    *(("AVIF", 4000, 3000, OPAQUE), ("AVIF", 4000, 3000, CLEAR)),
]


def drawn(format: str, width: int, height: int, clear: str = OPAQUE) -> bytes:
    """Soft noise, which packs about as a photograph does."""
    noise = Image.effect_noise((width // 8, height // 8), 90).convert("RGB").resize((width, height))
    noise = noise.filter(ImageFilter.GaussianBlur(2))
    if clear:
        noise.putalpha(Image.linear_gradient("L").resize((width, height)))
    with tempfile.TemporaryFile() as file:
        noise.save(file, format, speed=10)  # of AVIF, whose slower ways save bytes and are not measured
        file.seek(0)
        return file.read()


def measured(received: bytes) -> tuple[int, int, float, int]:
    """Bytes of the large and the small one, CPU-seconds and megabytes of a process that makes them.

    In a process for each, a new one: the kernel tells the most memory of all children together, and of a
    child no less than whoever started it held.
    """
    asked = [sys.executable, __file__, MEASURE]
    large, small, cpu, memory = subprocess.run(asked, input=received, stdout=PIPE, check=True).stdout.split()
    return int(large), int(small), float(cpu), int(memory)


def measure() -> None:
    made = reencode(sys.stdin.buffer.read())
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(len(made.large), len(made.small), used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def main() -> int:
    missed = False
    print(f"{'received':<37} {'large':>9} {'small':>9} {'CPU s':>7} {'MB':>5}")
    for format, width, height, clear in KINDS:
        large, small, cpu, memory = measured(drawn(format, width, height, clear))
        over = large > LARGE_BYTES or small > SMALL_BYTES or memory > MOST_MEMORY
        missed |= over or (width * height <= 12_000_000 and cpu > 2)
        kind = f"{format:<5} {width:>6} × {height:<9} {clear:<12}"
        print(f"{kind} {large:>9,} {small:>9,} {cpu:>7.2f} {memory:>5}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(measure() if MEASURE in sys.argv else main())
