"""Clients that never end what they send stop nobody else: the web server itself, with two threads."""

import http.client
import os
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

APPLICATION = """
from newsreader import slow_clients
slow_clients.HEAD_WITHIN = float({within})

def application(environ, start_response):
    sent = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    start_response("200 OK", [("Content-Length", str(len(sent) + 2))])
    return [b"ok" + sent]
"""
FOR_EVER = "inf"
HALF_A_HEAD = b"GET / HTTP/1.1\r\nHost: selby.example\r\nX-Slow: "
HALF_A_FORM = b"POST / HTTP/1.1\r\nHost: selby.example\r\nContent-Length: 100\r\n\r\nwords="


@pytest.fixture
def server(tmp_path, request):
    """Its port. gunicorn as `make run` starts it, but for the site; with so many seconds for a head."""
    within = getattr(request, "param", FOR_EVER)
    (tmp_path / "answering.py").write_text(APPLICATION.replace("{within}", repr(within)))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        os.set_inheritable(listening.fileno(), True)
        options = ["--threads", "2", "--no-control-socket", "--bind", f"fd://{listening.fileno()}"]
        options += ["--graceful-timeout", "10"]
        worker = ["--worker-class", "newsreader.slow_clients.HeadFirstWorker"]
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "answering:application", *worker, *options],
            pass_fds=[listening.fileno()],
            env=os.environ | {"PYTHONPATH": f"{tmp_path}:{Path.cwd()}"},
            stderr=subprocess.DEVNULL,
        )
        try:
            yield listening.getsockname()[1]
        finally:
            process.terminate()
            process.wait(60)


@pytest.mark.parametrize("sent", [b"", HALF_A_HEAD, HALF_A_FORM], ids=["nothing", "head", "form"])
def test_others_are_answered_while_some_never_end(sent, server):
    with ExitStack() as stack:
        slow = [
            stack.enter_context(socket.create_connection(("127.0.0.1", server), timeout=30)) for _ in range(8)
        ]
        for each in slow:
            each.sendall(sent)
        asking = http.client.HTTPConnection("127.0.0.1", server, timeout=30)

        answers = []
        for body in (b"", b"x" * 5000, b"y" * 40_000):  # one connection, kept
            asking.request("POST", "/", body)
            answers.append(asking.getresponse().read())
        waiting = [is_open(each) for each in slow]

    assert answers == [b"ok", b"ok" + b"x" * 5000, b"ok" + b"y" * 40_000]
    assert waiting == [True] * 8  # nobody was answered because they had been hung up on


def is_open(client):
    client.setblocking(False)
    try:
        return client.recv(1) != b""
    except BlockingIOError:
        return True


def test_a_head_that_comes_in_pieces_is_answered(server):
    with socket.create_connection(("127.0.0.1", server), timeout=30) as client:
        for piece in (HALF_A_HEAD, b"no\r\n", b"Connection: close\r\n", b"\r\n"):
            client.sendall(piece)
        answer = b"".join(iter(lambda: client.recv(4096), b""))

    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert answer.endswith(b"\r\n\r\nok")


@pytest.mark.parametrize("server", ["0"], indirect=True)
@pytest.mark.parametrize("sent", [b"", HALF_A_HEAD, HALF_A_FORM], ids=["nothing", "head", "form"])
def test_who_never_ends_is_hung_up_on(sent, server):
    with socket.create_connection(("127.0.0.1", server), timeout=30) as client:
        client.sendall(sent)
        try:
            last = client.recv(1)
        except ConnectionResetError:  # with what it sent unread
            last = b""

    assert last == b""
