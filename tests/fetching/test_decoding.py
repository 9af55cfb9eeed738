"""Bytes to text: who said which encoding, and whether it was a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.fetching import Refused
from newsreader.fetching.decoding import decode

TEXT = "“It’s the old bridge,” she said – the café on the east bank was open again, and full."


@pytest.mark.parametrize(
    ("data", "encoding", "rule", "sure"),
    [
        (TEXT.encode(), "utf-8", "utf-8", True),
        (TEXT.encode("utf-8-sig"), "utf-8", "byte-order-mark", True),
        (TEXT.encode("utf-16"), "utf-16-le", "byte-order-mark", True),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", "byte-order-mark", True),
        (TEXT.encode("utf-32"), "utf-32-le", "byte-order-mark", True),
        (TEXT.encode("utf-16-le"), "utf-16-le", "zero-bytes", False),
        (TEXT.encode("cp1252"), "cp1252", "guessed", False),
        (TEXT.encode("mac_roman"), "mac_roman", "guessed", False),
    ],
)
def test_plain_text(data, encoding, rule, sure):
    found = decode(data)

    assert (found.text, found.encoding, found.rule, found.warning == "") == (TEXT, encoding, rule, sure)


def test_a_page_declares_its_charset():
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>Łódź'

    found = decode(page.encode("iso-8859-2"), html=True)

    assert (found.text, found.encoding, found.rule) == (page, "iso8859-2", "declared")


def test_latin_1_means_windows_1252_as_in_browsers():
    page = '<meta charset="iso-8859-1"><p>“café”'

    assert decode(page.encode("cp1252"), html=True).text == page


def test_utf_8_bytes_are_believed_before_an_old_declaration():
    page = '<meta charset="windows-1251"><p>café'

    assert decode(page.encode(), html=True).text == page


def test_cyrillic_without_a_declaration():
    text = "Инженеры вновь открыли старый мост через реку в четверг после трёх недель ремонта. " * 5

    assert decode(text.encode("cp1251")).text == text


def test_a_few_wrong_bytes_do_not_change_the_encoding():
    found = decode(TEXT.encode() * 20 + b"\xff")

    assert (found.encoding, found.rule, found.text.count("\ufffd")) == ("utf-8", "utf-8-damaged", 1)


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"\x89PNG\r\n\x1a\n", b"abc\x00def"])
def test_binary_data_is_refused(data):
    with pytest.raises(Refused):
        decode(data)


@given(st.binary(), st.booleans())
def test_any_bytes_decode_to_storable_text_or_are_refused(data, html):
    try:
        found = decode(data, html=html)
    except Refused:
        return

    found.text.encode()


def test_the_encoding_it_was_sent_with_goes_before_what_the_page_declares():
    data = '<meta charset="iso-8859-9">Ładunek soli utknął'.encode("iso-8859-2")

    decoded = decode(data, html=True, charset="ISO-8859-2")

    assert (decoded.text[-19:], decoded.encoding, decoded.warning) == ("Ładunek soli utknął", "iso8859-2", "")


@pytest.mark.parametrize("charset", ["", "x-nobody", "rot13", "punycode", "unicode_escape", "utf-16"])
def test_an_encoding_nobody_knows_is_as_none(charset):
    data = "“Nobody”".encode("cp1252")

    assert decode(data, charset=charset) == decode(data)


def test_valid_utf8_is_read_so_whatever_it_was_sent_with():
    assert decode("Café".encode(), charset="latin-1").text == "Café"


@pytest.mark.parametrize(("html", "charset"), [(False, "iso-2022-jp"), (True, "")], ids=["sent", "declared"])
def test_japanese_in_bytes_of_ascii(html, charset):
    data = "<meta charset=iso-2022-jp>運河が凍った".encode("iso2022_jp")

    assert decode(data, html=html, charset=charset).text[-6:] == "運河が凍った"


def test_a_page_that_declares_what_is_no_encoding_is_read():
    decoded = decode("<meta charset=rot13>“Nobody”".encode("cp1252"), html=True)

    assert (decoded.text[-8:], decoded.rule) == ("“Nobody”", "guessed")
