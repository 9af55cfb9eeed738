"""The child process of `worker`: reads a page or feed, answers with what it found, and waits for the next."""

import gc
import json
import os
import resource
import struct
import sys
from collections.abc import Callable
from typing import Any

from newsreader.extraction.pages import tree

_NEW_BETWEEN_COLLECTIONS = 20_000
_HEADER = struct.Struct("!IIQ")  # seconds of CPU, lengths of the question and of what it is about


def serve() -> None:
    """Serves pages and feeds until the parent closes the pipe."""
    memory = int(sys.argv[2])
    # Limits before anything of a page is seen. No files, no children, no core dumps.
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    answers = os.dup(1)
    # Whatever a library prints must not end up between the answers.
    os.dup2(2, 1)
    asked = sys.stdin.buffer
    _seldom_collect()
    while header := asked.read(_HEADER.size):
        cpu, question_length, length = _HEADER.unpack(header)
        question = json.loads(asked.read(question_length))
        data = asked.read(length)
        _allow(cpu)
        _answer(answers, _found(READERS[question["what"]], data, question["given"]))


def _page(page: bytes, given: dict[str, str]) -> dict[str, Any]:
    return tree.found_in(page, given["url"])


def _feed(feed: bytes, given: dict[str, str]) -> dict[str, Any]:
    # Loaded where it is used: most children read no feed.
    from newsreader.extraction.feeds import apart

    return apart.answer(feed, given)


Reader = Callable[[bytes, dict[str, str]], dict[str, Any]]
READERS: dict[str, Reader] = {"page": _page, "feed": _feed}


def _seldom_collect() -> None:
    """A tree and what is noted of it go when the page is answered: little is left for the collector."""
    gc.set_threshold(_NEW_BETWEEN_COLLECTIONS, 20, 100)


def _allow(seconds: int) -> None:
    """The kernel counts a process's CPU from its start: each page gets its allowance on top."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, hard))


def _found(read: Reader, data: bytes, given: dict[str, str]) -> dict[str, Any]:
    try:
        return read(data, given)
    except MemoryError:
        return {"unread": "it needs too much memory"}
    except RecursionError:
        return {"unread": "its tags are nested too deeply"}
    except Exception:
        return {"unread": "its markup cannot be understood"}


def _answer(pipe: int, found: dict[str, Any]) -> None:
    data = json.dumps(found, ensure_ascii=True).encode()
    view = memoryview(len(data).to_bytes(8, "big") + data)
    while view:
        view = view[os.write(pipe, view) :]
