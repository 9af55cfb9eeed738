"""The child process of `worker`: reads a page, answers with what it found, and waits for the next."""

import gc
import json
import os
import resource
import struct
import sys
from typing import Any

from newsreader.extraction.pages import tree

_NEW_BETWEEN_COLLECTIONS = 20_000
_HEADER = struct.Struct("!IQ")


def serve() -> None:
    """Serves pages until the parent closes the pipe."""
    cpu, memory = int(sys.argv[2]), int(sys.argv[3])
    # Limits before anything of a page is seen. No files, no children, no core dumps.
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    answers = os.dup(1)
    # Whatever a library prints must not end up between the answers.
    os.dup2(2, 1)
    pages = sys.stdin.buffer
    _seldom_collect()
    while header := pages.read(_HEADER.size):
        url_length, page_length = _HEADER.unpack(header)
        url = pages.read(url_length).decode()
        page = pages.read(page_length)
        _allow(cpu)
        _answer(answers, _found(tree.found_in, page, url))


def _seldom_collect() -> None:
    """A tree and what is noted of it go when the page is answered: little is left for the collector."""
    gc.set_threshold(_NEW_BETWEEN_COLLECTIONS, 20, 100)


def _allow(seconds: int) -> None:
    """The kernel counts a process's CPU from its start: each page gets its allowance on top."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, hard))


def _found(read: Any, page: bytes, url: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = read(page, url)
        return found
    except MemoryError:
        return {"refused": "it needs too much memory"}
    except RecursionError:
        return {"refused": "its tags are nested too deeply"}
    except Exception:
        return {"refused": "its markup cannot be understood"}


def _answer(pipe: int, found: dict[str, Any]) -> None:
    data = json.dumps(found, ensure_ascii=True).encode()
    view = memoryview(len(data).to_bytes(8, "big") + data)
    while view:
        view = view[os.write(pipe, view) :]
