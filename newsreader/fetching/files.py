"""Articles from files, folders and standard input, one at a time and never all in memory."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsreader.fetching.binary import binary_kind
from newsreader.fetching.documents import Document, Refusal

MAX_BYTES = 10_000_000
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}


def documents(paths: Iterable[str | Path], *, max_bytes: int = MAX_BYTES) -> Iterator[Document | Refusal]:
    """The documents at `paths`, in the order named; a folder gives its own in the order of their paths.

    "-" is standard input. A folder's hidden files, and files of other kinds, are passed over without
    a word; named directly, they are refused. What cannot be read becomes a Refusal, and the rest goes on.
    Links to folders are not followed, so a loop of links ends.
    """
    for path in paths:
        if str(path) == "-":
            yield _standard_input(max_bytes)
            continue
        try:
            mode = Path(path).stat().st_mode
        except (OSError, ValueError) as error:
            yield Refusal(_shown(path), _why(error))
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(Path(path), max_bytes)
        elif Path(path).name.startswith("."):
            yield Refusal(_shown(path), "Hidden files are not taken.")
        elif Path(path).suffix.lower() not in MEDIA_TYPES:
            kinds = " ".join(sorted(MEDIA_TYPES))
            yield Refusal(_shown(path), f"Not a kind of file that can be read; these can: {kinds}.")
        else:
            yield _read(Path(path), max_bytes)


def _walk(folder: Path, max_bytes: int) -> Iterator[Document | Refusal]:
    waiting = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield _read(path, max_bytes)
            continue
        try:
            entries = sorted(os.scandir(path), key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield Refusal(_shown(path), _why(error))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            wanted = Path(entry.name).suffix.lower() in MEDIA_TYPES
            if is_folder or (wanted and not os.path.isdir(entry)):  # noqa: PTH112 - it never fails
                waiting.append((Path(entry.path), is_folder))


def _read(path: Path, max_bytes: int) -> Document | Refusal:
    name = _shown(path)
    try:
        # Looked at before it is opened: opening a pipe or a device would wait for ever.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Refusal(name, "This is not a regular file.")
        if status.st_size > max_bytes:
            return Refusal(name, _too_large(status.st_size, max_bytes))
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        return Refusal(name, _why(error))
    return _checked(name, data, MEDIA_TYPES.get(path.suffix.lower(), ""), max_bytes)


def _standard_input(max_bytes: int) -> Document | Refusal:
    try:
        data = sys.stdin.buffer.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        return Refusal("-", _why(error))
    return _checked("-", data, "", max_bytes)


def _checked(name: str, data: bytes, media_type: str, max_bytes: int) -> Document | Refusal:
    if not data.strip():
        return Refusal(name, "The file is empty.")
    if len(data) > max_bytes:
        return Refusal(name, _too_large(len(data), max_bytes))
    if kind := binary_kind(data):
        return Refusal(name, f"This is {kind}, not text.")
    return Document(name, data, media_type)


def _too_large(size: int, max_bytes: int) -> str:
    return f"Too large: {size / 1e6:.1f} MB, where {max_bytes / 1e6:g} MB is the limit."


def _why(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "There is no such file."
        case PermissionError():
            return "The file may not be read: permission denied."
        case OSError(strerror=str(reason)):
            return f"The file cannot be read: {reason}."
    return "The file cannot be read: its name is not one a file can have."


def _shown(path: str | Path) -> str:
    """The name as text that can be printed: bytes of a name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace") if "\x00" not in str(path) else repr(str(path))
