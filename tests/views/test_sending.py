"""What may be sent, and by whom: more is refused before any of it is read."""

import pytest
from django.urls import reverse

from newsreader.models import Article

BOUNDARY = "----part"


def sent(client, url, size, text=b""):
    """Posts a file of this size; whoever reads a byte of it is told on."""
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="uploads"; filename="a.txt"\r\n\r\n'.encode()
    )
    body = head + text + b" " * size + f"\r\n--{BOUNDARY}--\r\n".encode()
    answer = client.post(url, body, content_type=f"multipart/form-data; boundary={BOUNDARY}")
    return answer, answer.wsgi_request._read_started


@pytest.fixture(autouse=True)
def bounds(settings):
    settings.MOST_SENT_BY_STRANGERS, settings.MOST_SENT_BY_EDITORS = 5_000, 50_000


@pytest.mark.parametrize("name", ["anonymous", "reader"])
@pytest.mark.parametrize("page", ["login", "desk-ingest", "home", "admin:login"])
def test_who_is_no_editor_sends_little(name, page, as_viewer, text):
    answer, read = sent(as_viewer(name), reverse(page), 6_000)

    assert (answer.status_code, read) == (413, False)
    assert "Only a logged-in editor may send so much." in text(answer)


@pytest.mark.parametrize("name", ["editor", "superuser"])
def test_an_editor_sends_more_and_not_without_end(name, as_viewer, text):
    client, url = as_viewer(name), reverse("desk-ingest")
    words = b"Dock strike\n\n12 March 2019\n\nDockers walked out on 12 March 2019 at Selby.\n"

    taken, _ = sent(client, url, 6_000, words)
    refused, read = sent(client, url, 60_000, words)

    assert (taken.status_code, Article.objects.count()) == (302, 1)
    assert (refused.status_code, read) == (413, False)
    assert "Up to 48.8\xa0KB can be sent at once." in refused.content.decode()


def test_a_login_is_sent_as_ever(client, db):
    answer, read = sent(client, reverse("login"), 4_000)

    assert (answer.status_code, read) == (200, True)


@pytest.mark.parametrize("length", ["", "-1"])
def test_what_says_no_length_is_not_read(length, client, db):
    answer = client.post(reverse("login"), b"a" * 6_000, content_type="text/plain", CONTENT_LENGTH=length)

    assert (answer.status_code, answer.wsgi_request.body) == (200, b"")
