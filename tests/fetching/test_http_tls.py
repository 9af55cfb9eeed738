"""Certificates are held against the name that was asked for."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
from contextlib import contextmanager

import pytest

from newsreader.fetching.http import NotFetched
from tests.fetching.reader import fetcher
from tests.fetching.server import Visit, serving, told


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Of news.example, made here, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    if not shutil.which("openssl") and os.environ.get("CI") == "true":
        pytest.fail("openssl is not installed")
    if not shutil.which("openssl"):
        pytest.skip("openssl is missing: apt install openssl")
    made = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    named = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command = ["openssl", "req", "-x509", "-days", "2", *key, *named, *made]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@contextmanager
def serving_tls(certificate, names):
    """A server under TLS that notes the name it is asked by."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "certificate.pem", certificate / "key.pem")
    context.sni_callback = lambda _socket, name, _context: names.append(name)

    def script(visit: Visit) -> None:
        visit.encrypt(context)
        visit.answer(b"page")

    with serving(script) as server:
        yield server


@pytest.mark.parametrize("host", ["news.example", "NEWS.example."])
def test_certificate_is_held_against_the_name(certificate, host):
    names = []
    trusting = ssl.create_default_context(cafile=certificate / "certificate.pem")

    with serving_tls(certificate, names) as server:
        reader = fetcher(resolver=told({"news.example": ["127.0.0.1"]}), tls=trusting)
        response = reader.get(f"https://{host}:{server.port}/")

    assert (response.body, names) == (b"page", ["news.example"])


@pytest.mark.parametrize(
    ("host", "trusted"), [("other.example", True), ("127.0.0.1", True), ("news.example", False)]
)
def test_certificate_of_another_or_of_nobody_is_refused(certificate, host, trusted):
    trusting = ssl.create_default_context(cafile=certificate / "certificate.pem") if trusted else None
    resolver = told({"news.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]})

    with serving_tls(certificate, []) as server, pytest.raises(NotFetched) as raised:
        fetcher(resolver=resolver, tls=trusting).get(f"https://{host}:{server.port}/")

    assert raised.value.reason == "certificate"


def test_redirect_from_https_to_http_is_followed_and_never_lasting(certificate):
    trusting = ssl.create_default_context(cafile=certificate / "certificate.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "certificate.pem", certificate / "key.pem")

    with serving(lambda visit: visit.answer(b"page")) as plain:

        def script(visit: Visit) -> None:
            visit.encrypt(context)
            visit.lead_to(f"http://{plain.address}/", "301 Moved Permanently")

        with serving(script) as server:
            reader = fetcher(resolver=told({"news.example": ["127.0.0.1"]}), tls=trusting)
            response = reader.get(f"https://news.example:{server.port}/")

    assert (response.url, response.permanent) == (f"http://{plain.address}/", "")
