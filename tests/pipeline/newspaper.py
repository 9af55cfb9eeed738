"""An invented newspaper's web site on this machine, of which a test says what stands where."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    media_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


class Newspaper(ThreadingHTTPServer):
    """`pages` are its answers by path; what stands nowhere is 404. `asked` are the requests, in order."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def paths(self):
        return [path for path, _headers in self.asked if path != "/robots.txt"]

    def page(self, path, headline, *paragraphs):
        """An article's page."""
        text = "".join(f"<p>{each}</p>" for each in paragraphs)
        self.pages[path] = Answer(
            f"<!doctype html><html lang=en><title>{headline}</title>"
            f"<article><h1>{headline}</h1>{text}</article></html>".encode()
        )
        return self.address + path

    def rss(self, *entries, path="/rss", title="Port Selby Gazette", **headers):
        """A feed of <item>s."""
        self.pages[path] = Answer(
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>'
            f"<link>{self.address}/</link>{''.join(entries)}</channel></rss>".encode(),
            media_type="application/rss+xml",
            headers=headers,
        )
        return self.address + path

    def entry(self, path, headline, text, published="Wed, 13 Mar 2019 09:30:00 +0000"):
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        return (
            f"<item><guid>{path}</guid><link>{self.address}{path}</link><title>{headline}</title>"
            f"<description>{escaped}</description><pubDate>{published}</pubDate></item>"
        )


class _Handler(BaseHTTPRequestHandler):
    server: Newspaper

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        answer = self.server.pages.get(self.path, Answer(b"Nothing here.", 404))
        known = answer.headers.get("ETag")
        unchanged = known and self.headers.get("If-None-Match") == known
        self.send_response(304 if unchanged else answer.status)
        body = b"" if unchanged else answer.body
        for name, value in {"Content-Type": answer.media_type, **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        """Nothing to the terminal."""
