"""Style sheets and scripts of ours as they are served: without comments and blanks, named by their digest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from rcssmin import cssmin
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

SMALLER: dict[str, Callable[[str], str]] = {".css": cssmin, ".js": jsmin}


class SmallStaticFiles(CompressedManifestStaticFilesStorage):
    """Whitenoise's storage; what it digests, names and compresses is first made smaller.

    A third of each script is comments for who reads it here: see DESIGN's yardstick for a page's bytes.
    """

    def post_process(
        self, paths: dict[str, tuple[Storage, str]], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        smaller = {name: (_Smaller(storage), path) for name, (storage, path) in paths.items()}
        yield from super().post_process(smaller, dry_run, **options)


class _Smaller:
    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    def open(self, path: str) -> File[Any]:
        file = self.storage.open(path)
        if path.startswith("vendor/") or not path.endswith(tuple(SMALLER)):
            return file
        with file:
            return ContentFile(smaller(path, file.read().decode()).encode())


def smaller(path: str, text: str) -> str:
    """The style sheet or script without what browsers pass over."""
    made: str = SMALLER[path[path.rindex(".") :]](text)
    return made
