"""Style sheets and scripts of ours as they are served: without comments and blanks, named by their digest.
Scripts that every page asks for are one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from rcssmin import cssmin
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

SMALLER: dict[str, Callable[[str], str]] = {".css": cssmin, ".js": jsmin}
# What stands on every page, in the order it runs in. Asked for one by one, nine scripts took a browser as
# long as what a timeline's page does with them (decision 7).
_EVERYBODY = ("vendor/htmx/htmx.min.js", "js/cards.js", "js/swaps.js", "js/keys.js", "js/here.js")
TOGETHER = {  # offline.js looks at what marks.js shows
    "js/strangers.js": (*_EVERYBODY, "js/kept.js", "js/marks.js", "js/offline.js", "js/since.js"),
    "js/users.js": (*_EVERYBODY, "js/drafts.js", "js/offline.js"),
    "js/previewed.js": _EVERYBODY,  # strangers', where an editor looks: nothing is kept in that browser
}


class SmallStaticFiles(CompressedManifestStaticFilesStorage):
    """Whitenoise's storage; what it digests, names and compresses is first made smaller.

    A third of each script is comments for who reads it here: see DESIGN's yardstick for a page's bytes.
    """

    def post_process(
        self, paths: dict[str, tuple[Storage, str]], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        made = {name: (_Smaller(storage), path) for name, (storage, path) in paths.items()}
        if not dry_run:
            for name, parts in TOGETHER.items():
                if made.keys() >= set(parts):
                    self.delete(name)
                    self.save(name, ContentFile(_as_one(made[part] for part in parts)))
                    made[name] = (self, name)
        yield from super().post_process(made, dry_run, **options)


def tags(name: str) -> SafeString:
    """The script elements of TOGETHER[name], as they stand in the head of a page."""
    addresses = ((address,) for address in scripts(name))
    return format_html_join("\n  ", '<script src="{}" defer></script>', addresses)


def scripts(name: str) -> list[str]:
    """Where the scripts of TOGETHER[name] are: one address where they were collected, else each its own."""
    collected = isinstance(staticfiles_storage, SmallStaticFiles)
    return [staticfiles_storage.url(file) for file in ((name,) if collected else TOGETHER[name])]


def _as_one(parts: Iterable[tuple[_Smaller, str]]) -> bytes:
    read = []
    for storage, path in parts:
        with storage.open(path) as file:
            read.append(file.read())
    return b";\n".join(read)


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
