"""Newsletters: what a message says is a document, and what its head says is told beside it."""

import io
import re
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.extraction import extract
from newsreader.fetching import Document, Refusal
from newsreader.fetching.archives import mail
from newsreader.fetching.documents import Tally
from newsreader.fetching.files import documents

HTML = (
    "<html><body><p>The gates stayed shut on Monday, and the ferry turned round at the mole.</p>"
    "<p>Nobody had been told of it, the harbour master said, before they were closed.</p></body></html>"
)
WORDS = "The gates stayed shut on Monday.\n\nThe ferry turned round at the mole, as it had on Sunday.\n"


def letter(html=HTML, words=WORDS, **fields):
    message = EmailMessage()
    head = {
        "From": "Quay Letter <letter@quay.example>",
        "Subject": "Gates stay shut",
        "Date": "Mon, 01 Mar 2021 06:30:00 +0100",
        **fields,
    }
    for name, value in head.items():
        if value:
            message[name] = value
    message.set_content(words)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def read(data, tally=None):
    return list(mail.message("a.eml", io.BytesIO(data), tally or Tally()))


def only(message):
    [found] = read(message if isinstance(message, bytes) else message.as_bytes())
    return found


def mailbox(*letters):
    """As RFC 4155 has it, with the ">" before lines that would begin a message."""
    begun = b"From letter@quay.example Mon Mar  1 06:30:00 2021\n"
    return b"".join(begun + re.sub(rb"(?m)^(>*From )", rb">\1", each) + b"\n" for each in letters)


def read_mailbox(data):
    return list(mail.documents("a.mbox", io.BytesIO(data), Tally()))


# A message


def test_the_html_of_a_message_is_the_document():
    found = only(letter())

    assert (found.name, found.data.decode().strip(), found.media_type, found.charset) == (
        "a.eml",
        HTML,
        "text/html",
        "utf-8",
    )


def test_a_message_without_html_is_its_text():
    found = only(letter(html=""))

    assert (found.data.decode(), found.media_type) == (WORDS, "text/plain")


def test_its_head_is_told():
    told = only(letter()).told

    assert (told.by, told.headline, told.source, told.published, told.whole_page) == (
        "mail",
        "Gates stay shut",
        "Quay Letter",
        "Mon, 01 Mar 2021 06:30:00 +0100",
        False,
    )


def test_the_article_is_dated_by_the_clock_of_its_sender():
    found = extract(only(letter()), [])

    assert (found.headline, found.published.local.isoformat(), found.published.zone, found.source_name) == (
        "Gates stay shut",
        "2021-03-01T06:30:00",
        "+01:00",
        "Quay Letter",
    )
    assert len(found.body.split("\n\n")) == 2


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("=?utf-8?q?Schleuse_zu?= =?utf-8?q?_in_K=C3=B6ln?=", "Schleuse zu in Köln"),
        ("=?iso-8859-2?b?o/NkvA==?= na mieliznie", "Łódź na mieliznie"),
        ("=?x-nobody?q?Gates?=", "=?x-nobody?q?Gates?="),
        ("Gates\n  stay shut", "Gates stay shut"),
        ("Schleuse in Köln", "Schleuse in Köln"),
        ("", ""),
    ],
)
def test_a_subject_is_words_whatever_it_is_encoded_in(subject, headline):
    found = only(f"From: a@quay.example\nSubject: {subject}\n\n{WORDS}".encode())

    assert found.told.headline == headline


@pytest.mark.parametrize(
    ("sender", "source"),
    [
        ('"Quay, Letter" <a@quay.example>', "Quay, Letter"),
        ("=?utf-8?q?K=C3=B6lner_Kai?= <a@quay.example>", "Kölner Kai"),
        ("a@quay.example", ""),
        ("", ""),
    ],
)
def test_the_senders_name_is_the_source(sender, source):
    assert only(f"From: {sender}\nSubject: Gates\n\n{WORDS}".encode()).told.source == source


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-2", "windows-1250"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_a_part_is_read_in_the_encoding_it_names(charset, encoding):
    message = EmailMessage()
    message["From"] = "a@quay.example"
    message.set_content("Łódź utknęła na mieliźnie w nocy.", charset=charset, cte=encoding)

    assert extract(only(message), []).body == "Łódź utknęła na mieliźnie w nocy."


def test_attachments_and_forwarded_mails_are_not_its_own_words():
    message = letter(html="")
    message.add_attachment("<p>An advertisement", subtype="html", filename="offer.html")
    message.add_attachment(letter(html="<p>Another letter"))
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png")

    assert only(message).data.decode() == WORDS


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "This is no mail: it has no head."),
        (b"Rain stops play\n\nIt rained.", "This is no mail: it has no head."),
        (b"From: a@quay.example\nSubject: Gates\n\n \n", "There is no text in it."),
        (b"From: a@quay.example\nContent-Type: image/png\n\nabc", "There is no text in it."),
        (
            b"From: a@quay.example\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjcK",
            "This is a PDF, not text.",
        ),
        (b"From: a@quay.example\n\n" + b"a" * 15_000_000, "Too large: 15 MB is the limit of a mail."),
        (b"From: a@quay.example\n\n" + b"a\n" * 300_001, "The mail has too many lines or parts to be read."),
        (b"From: a@quay.example\n\n" + b"\n--a" * 5_001, "The mail has too many lines or parts to be read."),
    ],
)
def test_what_is_no_letter_is_a_line(data, reason):
    assert read(data) == [Refusal("a.eml", reason)]


@given(st.data())
def test_no_bytes_raise(data):
    whole = letter().as_bytes()
    at = data.draw(st.integers(0, len(whole)))
    broken = whole[:at] + data.draw(st.binary(max_size=40)) + whole[at + data.draw(st.integers(0, 40)) :]

    assert {type(each) for each in (*read(broken), *read_mailbox(broken))} <= {Document, Refusal}


def test_a_field_without_end_is_cut_off():
    field = b"Content-Type: text/plain;" + b" a=b;" * 500_000

    assert only(b"From: a@quay.example\n" + field + b"\n\nGates stay shut").data == b"Gates stay shut"


def test_parts_within_parts_without_end_are_a_line():
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(2000))

    assert [type(each) for each in read(b"From: a@quay.example\n" + nested + b"\nGates")] == [Refusal]


# A mailbox


def test_a_mailbox_gives_its_messages_by_where_they_begin():
    first, second = letter().as_bytes(), letter(Subject="Gates open again").as_bytes()

    found = read_mailbox(mailbox(first, second))

    assert [(each.name, each.told.headline) for each in found] == [
        ("a.mbox#0", "Gates stay shut"),
        (f"a.mbox#{len(mailbox(first))}", "Gates open again"),
    ]


def test_a_line_that_begins_like_a_message_is_words():
    words = "From Monday on the gates stay shut.\n\nFrom here on nobody knows.\n\n>From the mole.\n"

    [quoted] = read_mailbox(mailbox(letter(html="", words=words).as_bytes()))
    [bare] = read_mailbox(mailbox(letter(html="", words=words).as_bytes()).replace(b"\n>From ", b"\nFrom "))

    assert quoted.data.decode() == words
    assert bare.data.decode().count("From ") == 3


def test_a_message_that_cannot_be_read_is_a_line_and_the_rest_is_taken():
    large = b"From: a@quay.example\n\n" + b"a" * 15_000_000 + b"\n"
    empty = b"From: a@quay.example\n\n"

    found = read_mailbox(mailbox(large, empty, letter().as_bytes()))

    assert [each.reason if isinstance(each, Refusal) else each.told.headline for each in found] == [
        "Too large: 15 MB is the limit of a mail.",
        "There is no text in it.",
        "Gates stay shut",
    ]


def test_what_is_no_mailbox_is_one_line():
    assert read_mailbox(b"Rain stops play\n" * 100) == [Refusal("a.mbox", "This is no mail: it has no head.")]


def test_mails_of_a_folder_are_taken(tmp_path):
    (tmp_path / "a.eml").write_bytes(letter().as_bytes())
    (tmp_path / "b.mbox").write_bytes(mailbox(letter().as_bytes()))
    read_so_far = []

    found = list(documents([tmp_path], tally=Tally(read_so_far.append)))

    assert [each.name.rpartition("/")[2] for each in found] == ["a.eml", "b.mbox#0"]
    assert sum(read_so_far) == sum(path.stat().st_size for path in tmp_path.iterdir())
