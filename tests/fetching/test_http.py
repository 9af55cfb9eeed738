"""What the fetcher brings, what it asks with, and how it tells that something cannot be had."""

from __future__ import annotations

import gzip
import threading
import zlib

import brotli
import pytest

from newsreader.fetching.http import FetchLimits, NotFetched
from tests.fetching.reader import AGENT, failure, fetched, fetcher
from tests.fetching.server import Visit, serving, told


def by_path(**scripts):
    """A script that answers each path with its own, the front page with `front`."""
    return lambda visit: scripts[visit.path.strip("/") or "front"](visit)


def test_page_comes_with_what_its_headers_say():
    response = fetched(
        lambda visit: visit.answer(
            "Überschrift".encode("latin-1"),
            Content_Type="Text/HTML; Charset='ISO-8859-1'",
            ETag='W/"5f-a"',
            Last_Modified="Thu, 08 Dec 2016 10:00:00 GMT",
            Cache_Control="public, max-age=900",
        )
    )

    assert (response.status, response.body, response.media_type, response.charset) == (
        200,
        "Überschrift".encode("latin-1"),
        "text/html",
        "iso-8859-1",
    )
    assert (response.etag, response.last_modified, response.max_age) == (
        'W/"5f-a"',
        "Thu, 08 Dec 2016 10:00:00 GMT",
        900,
    )


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


TEXT = b"The harbour is closed. " * 9_000
PACKINGS = {
    "gzip": gzip.compress(TEXT),
    "x-gzip": gzip.compress(TEXT),
    "GZIP": gzip.compress(TEXT[:40]) + gzip.compress(TEXT[40:]),  # two members are one text
    "gzip ": gzip.compress(TEXT) + b"\x00\x00",  # what follows is left
    "deflate": zlib.compress(TEXT),
    "Deflate": raw_deflate(TEXT),
    "br": brotli.compress(TEXT),
    "br, gzip": gzip.compress(brotli.compress(TEXT)),
    "identity": TEXT,
    "utf-8": TEXT,
    "": TEXT,
}


@pytest.mark.parametrize("packing", PACKINGS)
def test_body_is_unpacked(packing):
    response = fetched(lambda visit: visit.answer(PACKINGS[packing], Content_Encoding=packing))

    assert response.body == TEXT


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br"])
def test_body_of_nothing_needs_no_packing(packing):
    response = fetched(lambda visit: visit.answer(b"", Content_Encoding=packing))

    assert response.body == b""


def test_body_that_arrives_byte_by_byte_is_unpacked():
    def script(visit: Visit) -> None:
        packed = gzip.compress(b"The harbour is closed.")
        visit.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n")
        visit.send(*(b"1\r\n" + packed[at : at + 1] + b"\r\n" for at in range(len(packed))), b"0\r\n\r\n")

    assert fetched(script).body == b"The harbour is closed."


def test_body_of_exactly_the_limit_is_taken():
    with serving(lambda visit: visit.answer(b"w" * 5_000)) as server:
        response = fetcher(limits=FetchLimits(wire_bytes=5_000, unpacked_bytes=5_000)).get(
            f"http://{server.address}/"
        )

    assert len(response.body) == 5_000


def test_body_packed_for_the_way_is_not_taken_for_a_page():
    assert failure(lambda visit: visit.answer(b"words", Transfer_Encoding="gzip, chunked")).reason == "broken"


def test_packing_nobody_asked_for_is_told():
    refused = failure(lambda visit: visit.answer(b"\x28\xb5\x2f\xfd", Content_Encoding="zstd"))

    assert (refused.kind, str(refused)) == ("failed", "It is packed as zstd, which nobody asked for.")


def test_request_names_the_site_and_tells_nothing_of_its_readers(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")

    with serving(lambda visit: visit.answer(visit.head)) as server:
        response = fetcher().get(f"http://{server.address}/story?a=1#top", accept="text/html")

    assert response.body.decode().split("\r\n") == [
        "GET /story?a=1 HTTP/1.1",
        f"Host: {server.address}",
        f"User-Agent: {AGENT}",
        "Accept-Encoding: gzip, deflate, br",
        "Connection: close",
        "Accept: text/html",
        "",
        "",
    ]


def test_what_the_last_response_gave_is_sent_back_as_it_was():
    etag = 'W/"caf\u00c3\u00a9"'  # UTF-8, as http.client reads it

    def script(visit: Visit) -> None:
        asked = f"If-None-Match: {etag}\r\nIf-Modified-Since: Thu, 08 Dec 2016 10:00:00 GMT".encode("latin-1")
        visit.answer(status="304 Not Modified" if asked in visit.head else "200 OK", ETag='W/"next"')

    response = fetched(script, etag=etag, last_modified="Thu, 08 Dec 2016 10:00:00 GMT")

    assert (response.unchanged, response.body, response.etag) == (True, b"", 'W/"next"')


def test_unchanged_is_no_answer_to_who_asked_for_no_change():
    assert failure(lambda visit: visit.answer(status="304 Not Modified")).reason == "status"


def test_kept_value_that_would_be_a_header_of_its_own_is_not_sent():
    response = fetched(lambda visit: visit.answer(visit.head), etag='"a"\r\nX-Made-Up: 1')

    assert b"If-None-Match" not in response.body


def test_cookie_of_a_redirect_is_not_carried_on():
    script = by_path(
        story=lambda visit: visit.answer(status="302 Found", Location="/next", Set_Cookie="reader=7"),
        next=lambda visit: visit.answer(visit.head),
    )

    assert b"Cookie" not in fetched(script).body


HOSTS = {
    "http://BÜRO.example:{port}/": "xn--bro-hoa.example",
    "http://strasse.example:{port}/": "strasse.example",
    "http://straße.example:{port}/": "xn--strae-oqa.example",  # another host than strasse, as in browsers
    "http://tidewater.example.:{port}/": "tidewater.example",
    "http://tide_water.example:{port}/": "tide_water.example",
    "http://ＴＩＤＥ.example:{port}/": "tide.example",
}


@pytest.mark.parametrize("address", HOSTS)
def test_host_is_asked_for_by_the_name_that_is_looked_up(address):
    with serving(lambda visit: visit.answer(visit.head)) as server:
        reader = fetcher(resolver=told({HOSTS[address]: ["127.0.0.1"]}))
        response = reader.get(address.format(port=server.port))

    assert f"Host: {HOSTS[address]}:{server.port}\r\n" in response.body.decode()


def test_path_in_any_script_is_quoted_once():
    with serving(lambda visit: visit.answer(visit.head)) as server:
        response = fetcher().get(f" http://{server.address}/новости/a b%20c?q=é&x=%C3&half=\ud800 \n")

    assert response.body.decode().split(" ")[1] == (
        "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/a%20b%20c?q=%C3%A9&x=%C3&half=%EF%BF%BD"
    )


STATUSES = {
    "404 Not Found": ("gone", "gone"),
    "410 Gone": ("gone", "gone"),
    "401 Unauthorized": ("failed", "status"),
    "403 Forbidden": ("failed", "status"),
    "451 Unavailable": ("failed", "status"),
    "206 Partial Content": ("failed", "status"),
    "300 Multiple Choices": ("failed", "status"),
    "418 Teapot": ("failed", "status"),
    "500 Internal Server Error": ("failed", "status"),
    "999 Request denied": ("failed", "status"),
}


@pytest.mark.parametrize("status", STATUSES)
def test_status_says_whether_to_try_again(status):
    refused = failure(lambda visit: visit.answer(b"words", status=status))

    assert (refused.kind, refused.reason, refused.status) == (*STATUSES[status], int(status[:3]))


def test_nobody_listening_is_told_in_one_line():
    with serving(lambda visit: None) as server:
        pass

    with pytest.raises(NotFetched) as raised:
        fetcher().get(f"http://{server.address}/")

    assert (raised.value.reason, str(raised.value)) == ("network", "The connection to 127.0.0.1 failed.")


def test_look_up_that_does_not_end_is_left_behind():
    over = threading.Event()

    def resolver(*_asked):
        over.wait(20)
        return []

    with pytest.raises(NotFetched) as raised:
        fetcher(resolver=resolver, limits=FetchLimits(seconds=0.3)).get("http://slow.example/")
    over.set()

    assert raised.value.reason == "deadline"
