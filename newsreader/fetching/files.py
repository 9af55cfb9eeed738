"""Articles from files, folders, archives and standard input, one at a time and never all in memory."""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from newsreader.fetching.archives import mail, warc
from newsreader.fetching.binary import binary_kind
from newsreader.fetching.documents import Document, Refusal, Tally

MAX_BYTES = 10_000_000
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
# Files of many documents, and how each is read. A message is one document, but brings its own head along.
ARCHIVES: dict[str, Callable[[str, BinaryIO, Tally], Iterator[Document | Refusal]]] = {
    ".warc": warc.documents,
    ".warc.gz": warc.documents,
    ".mbox": mail.documents,
    ".eml": mail.message,
}
ENDINGS = (*MEDIA_TYPES, *ARCHIVES)


def ending_of(path: str | Path) -> str:
    """The ending that says how a file is read, "" where none does.

    >>> ending_of("crawl/2016.WARC.gz"), ending_of("crawl/2016.gz")
    ('.warc.gz', '')
    """
    name = Path(path).name.lower()
    return next((ending for ending in ENDINGS if name.endswith(ending) and name != ending), "")


def wanted(path: str | Path) -> bool:
    """Whether a file of a folder is taken, by its name."""
    return bool(ending_of(path)) and not Path(path).name.startswith(".")


def holds_many(path: str | Path) -> bool:
    """Whether a file may hold thousands of documents, however small it is, by its name.

    >>> holds_many("crawl.warc.gz"), holds_many("letter.eml"), holds_many("report.html")
    (True, False, False)
    """
    ending = ending_of(path)
    return ending in ARCHIVES and ending != ".eml"


def documents(
    paths: Iterable[str | Path], *, max_bytes: int = MAX_BYTES, tally: Tally | None = None
) -> Iterator[Document | Refusal]:
    """The documents at `paths`, in the order named; a folder gives its own in the order of their paths.

    "-" is standard input. A folder's hidden files, and files of other kinds, are passed over without a word;
    named directly, they are refused. What cannot be read becomes a Refusal, and the rest goes on. Links to
    folders are not followed, so a loop of links ends. An archive gives what it holds in its own order;
    `tally` hears how far the reading came, and what archives hold besides.
    """
    tally = tally or Tally()
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
            yield from _walk(Path(path), max_bytes, tally)
        elif Path(path).name.startswith("."):
            yield Refusal(_shown(path), "Hidden files are not taken.")
        elif not ending_of(path):
            kinds = " ".join(sorted(ENDINGS))
            yield Refusal(_shown(path), f"Not a kind of file that can be read; these can: {kinds}.")
        else:
            yield from _of_file(Path(path), max_bytes, tally)


def _walk(folder: Path, max_bytes: int, tally: Tally) -> Iterator[Document | Refusal]:
    waiting = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield from _of_file(path, max_bytes, tally)
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
            if is_folder or (wanted(entry.name) and not os.path.isdir(entry)):  # noqa: PTH112 - it never fails
                waiting.append((Path(entry.path), is_folder))


def _of_file(path: Path, max_bytes: int, tally: Tally) -> Iterator[Document | Refusal]:
    name, ending = _shown(path), ending_of(path)
    reader = ARCHIVES.get(ending)
    try:
        # Looked at before it is opened: opening a pipe or a device would wait for ever.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield Refusal(name, "This is not a regular file.")
        elif reader is None:
            yield _read(path, name, status.st_size, max_bytes, tally)
        elif not status.st_size:
            yield Refusal(name, "The file is empty.")
        else:
            with path.open("rb") as file:
                yield from reader(name, file, tally)
    except (OSError, ValueError) as error:
        yield Refusal(name, _why(error))


def _read(path: Path, name: str, size: int, max_bytes: int, tally: Tally) -> Document | Refusal:
    if size > max_bytes:
        tally.read(size)
        return Refusal(name, _too_large(size, max_bytes))
    with path.open("rb") as file:
        data = file.read(max_bytes + 1)
    tally.read(len(data))
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
