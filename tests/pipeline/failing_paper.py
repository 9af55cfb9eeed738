"""An invented newspaper in a process of its own, whose server fails, stalls, resets and lies.

    python -m tests.pipeline.failing_paper --articles 60 --seed 1

It prints its port, and ends with its standard input. Its articles stand on several addresses of this machine,
each a host of its own. Every answer's fault is chosen by seed, path and how often the path was asked for, and
none of an article's answers fails for ever.
"""

from __future__ import annotations

import argparse
import socket
import struct
import sys
import threading
import time
from collections import Counter
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random

from benchmarks.words import Writer

HOSTS = ("127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4")
FAULTS = ("500", "stall", "reset", "lie", "early")
OFTEN = 0.3  # of the first answers
PATIENT = 2  # answers of one path that may fail
STALLED = 0.5  # seconds


def texts(articles: int, seed: int) -> list[tuple[str, str]]:
    """Headline and body of each, of 120 words or so."""
    writer = Writer(seed)
    names = [name for name, _kind in writer.names(200)]
    written = [
        (f"Gate {n}: {writer.headline(names[n % 200])}", writer.body(120, date(2019, 3, 13), names))
        for n in range(articles)
    ]
    return [
        (_on_one_line(headline), "\n\n".join(map(_on_one_line, body.split("\n\n"))))
        for headline, body in written
    ]


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


class Paper(BaseHTTPRequestHandler):
    pages: dict[str, tuple[str, bytes]] = {}
    seed = 0
    sound = False
    asked: Counter[str] = Counter()
    lock = threading.Lock()

    def do_GET(self):
        with self.lock:
            self.asked[self.path] += 1
            turn = self.asked[self.path]
        media_type, body = self.pages.get(self.path, ("", b""))
        chosen = Random(f"{self.seed} {self.path} {turn}")
        fails = not self.sound and body and turn <= PATIENT and chosen.random() < OFTEN
        getattr(self, f"answer_{chosen.choice(FAULTS)}" if fails else "answer")(media_type, body)

    def answer(self, media_type, body):
        self.begin(200 if body else 404, media_type or "text/plain", len(body))
        self.wfile.write(body)

    def answer_500(self, media_type, body):
        self.begin(500, "text/plain", 0)

    def answer_stall(self, media_type, body):
        """Half of it, and then nothing."""
        self.begin(200, media_type, len(body))
        self.wfile.write(body[: len(body) // 2])
        self.wfile.flush()
        time.sleep(STALLED)

    def answer_reset(self, media_type, body):
        self.begin(200, media_type, len(body))
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def answer_lie(self, media_type, body):
        """It says that more comes than does."""
        self.begin(200, media_type, len(body) + 1000)
        self.wfile.write(body)

    def answer_early(self, media_type, body):
        """In chunks, of which the last never comes."""
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        half = body[: len(body) // 2]
        self.wfile.write(f"{len(half):x}\r\n".encode() + half + b"\r\n")

    def begin(self, status, media_type, length):
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, format, *args):
        """Nothing to the terminal."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """Who is killed in the middle of an answer closes its end."""


def pages_of(articles: int, seed: int, port: int) -> dict[str, tuple[str, bytes]]:
    """By path; the feed's is /rss."""
    pages, entries = {}, []
    for n, (headline, body) in enumerate(texts(articles, seed)):
        address = f"http://{HOSTS[n % len(HOSTS)]}:{port}/{n}"
        paragraphs = "".join(f"<p>{each}</p>" for each in body.split("\n\n"))
        page = (
            f"<!doctype html><html lang=en><title>{headline}</title>"
            f"<article><h1>{headline}</h1>{paragraphs}</article></html>"
        )
        pages[f"/{n}"] = ("text/html; charset=utf-8", page.encode())
        entries.append(
            f"<item><guid>{n}</guid><link>{address}</link><title>{headline}</title>"
            f"<pubDate>Wed, 13 Mar 2019 09:{n % 60:02}:00 +0000</pubDate></item>"
        )
    feed = f"<rss version='2.0'><channel><title>Gate Gazette</title>{''.join(entries)}</channel></rss>"
    return pages | {"/rss": ("application/rss+xml", feed.encode())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--sound", action="store_true", help="nothing fails")
    asked = parser.parse_args()
    first = Server((HOSTS[0], 0), Paper)
    port = first.server_address[1]
    Paper.pages = pages_of(asked.articles, asked.seed, port)
    Paper.seed, Paper.sound = asked.seed, asked.sound
    for server in [first, *(Server((host, port), Paper) for host in HOSTS[1:])]:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    print(port, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
