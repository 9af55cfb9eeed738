"""What a page makes the browser fetch besides itself."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

from benchmarks import report
from benchmarks.requests import get

ASSET = re.compile(r'<(link|script)\b[^>]*\b(?:href|src)="/static/([^"]+)"')


def measure(url: str) -> None:
    print("\nWhat a timeline's page fetches, compressed")
    assets = {name for _tag, name in ASSET.findall(get(url).text)}
    code = [_size(name) for name in assets if name.endswith((".js", ".css"))]
    report.figure("JavaScript and CSS", sum(code), 30, "kB")
    fonts = [_size(name) for name in assets if name.endswith(".woff2")]
    report.figure("fonts it preloads", sum(fonts), None, "kB")
    every = Path(settings.STATIC_ROOT).glob("vendor/newsreader-font/*[!.].*.woff2")
    report.figure("all fonts a page could need", sum(p.stat().st_size for p in every) / 1000, None, "kB")


def _size(name: str) -> float:
    path = Path(settings.STATIC_ROOT) / name
    packed = path.with_name(f"{path.name}.gz")
    return (packed if packed.exists() else path).stat().st_size / 1000
