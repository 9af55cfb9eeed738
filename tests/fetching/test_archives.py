"""Web archives: which records are documents, whole, one at a time, and what is said of the rest."""

import gzip
import io
import zlib
from datetime import UTC, datetime

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.fetching import Document, Refusal
from newsreader.fetching.archives import streams, warc
from newsreader.fetching.documents import Tally
from newsreader.fetching.files import documents
from tests.fetching.warcs import answer, chunked, packed, packed_whole, page, record

NIGHT, MORNING = page("Gates stay shut"), page("Gates open again")


def read(data, tally=None):
    return list(warc.documents("a.warc", io.BytesIO(data), tally or Tally()))


def only(*records):
    """The one document or refusal of an archive of these records."""
    [found] = read(b"".join(records))
    return found


def passed_over(*records):
    tally = Tally()
    found = read(b"".join(records), tally)
    return found, dict(tally.passed_over)


# What a record is


def test_an_answer_is_a_document_with_its_address_and_moment():
    assert only(record(answer(NIGHT))) == Document(
        "a.warc#0",
        NIGHT,
        "text/html",
        "https://quay.example/gates",
        datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC),
        "utf-8",
    )


@pytest.mark.parametrize("packing", [b"".join, lambda both: packed(*both), lambda both: packed_whole(*both)])
def test_records_are_documents_however_the_file_is_compressed(packing):
    found = read(packing([record(answer(NIGHT)), record(answer(MORNING))]))

    assert [each.data for each in found] == [NIGHT, MORNING]


def test_a_document_is_named_by_where_its_record_begins():
    first, second = record(answer(NIGHT)), record(answer(MORNING))

    plain, each, whole = read(first + second), read(packed(first, second)), read(packed_whole(first, second))

    assert plain[1].name == whole[1].name == f"a.warc#{len(first)}"
    assert each[1].name == f"a.warc#{len(packed(first))}"


@pytest.mark.parametrize("media_type", ["text/html", "TEXT/HTML;charset=utf-8", "application/xhtml+xml"])
def test_html_of_any_name_is_a_page(media_type):
    assert only(record(answer(NIGHT, media_type=media_type))).data == NIGHT


@pytest.mark.parametrize("status", ["200", "200 ", "200 Fine"])
@pytest.mark.parametrize("protocol", [b"HTTP/1.0", b"HTTP/2"])
def test_an_answer_is_told_by_its_number_whatever_its_protocol(protocol, status):
    told = answer(NIGHT, status=status).replace(b"HTTP/1.1", protocol).replace(b"\r\n", b"\n")

    assert only(record(told, Content_Type="")).data == NIGHT


def test_plain_text_is_a_document():
    found = only(record(answer(b"Gates stay shut\n\nThey did.", media_type="text/plain")))

    assert (found.media_type, found.charset) == ("text/plain", "")


def test_an_answer_that_does_not_say_its_type_is_a_page_where_it_begins_as_one():
    found, counted = passed_over(
        record(answer(NIGHT, media_type="")), record(answer(b"body { margin: 0 }", media_type=""))
    )

    assert ([each.media_type for each in found], counted) == (
        ["text/html"],
        {"neither HTML nor plain text": 1},
    )


def test_a_resource_of_the_web_is_a_document():
    found = only(record(NIGHT, kind="resource", Content_Type="text/html"))

    assert (found.data, found.url) == (NIGHT, "https://quay.example/gates")


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (record(answer(status="404 Not Found")), "answers other than 200"),
        (record(answer(status="301 Moved", Location="/")), "answers other than 200"),
        (record(answer(b"\x89PNG\r\n", media_type="image/png")), "neither HTML nor plain text"),
        (record(answer(b"\xff\xd8\xff\xe0", media_type="text/html")), "neither HTML nor plain text"),
        (record(answer(b"let a = 1", media_type="text/javascript")), "neither HTML nor plain text"),
        (record(answer(b" \n")), "without a body"),
        (record(b""), "without a body"),
        (record(b"", kind="revisit"), "the same as on an earlier visit"),
        (record(answer(b""), kind="revisit"), "the same as on an earlier visit"),
        (record(b"Gates", kind="conversion", Content_Type="text/plain"), "made of another record"),
        (record(b"GET / HTTP/1.1\r\n\r\n", kind="request"), "records about others"),
        (record(b"a: b\r\n", kind="warcinfo", uri=""), "records about others"),
        (record(b"a", kind="resource", uri="metadata:a", Content_Type="text/plain"), "records about others"),
        (record(b"A 192.0.2.1", uri="dns:quay.example", Content_Type="text/dns"), "no answers of the web"),
        (
            record(answer(b"User-agent: *", media_type="text/plain"), uri="https://quay.example/robots.txt"),
            "texts for programs (robots.txt)",
        ),
    ],
)  # fmt: skip
def test_what_is_no_article_is_passed_over_and_counted(told, reason):
    found, counted = passed_over(told, record(answer(MORNING)))

    assert ([each.data for each in found], counted) == ([MORNING], {reason: 1})


def test_a_page_that_is_named_like_a_text_for_programs_is_taken():
    assert only(record(answer(NIGHT), uri="https://quay.example/news/robots.txt")).data == NIGHT


@pytest.mark.parametrize(
    ("uri", "url"),
    [
        ("<https://quay.example/a?id=3>", "https://quay.example/a?id=3"),
        ("https://quay.example/a b", "https://quay.example/a%20b"),
        ("ftp://quay.example/a.html", ""),
        ("", ""),
    ],
)
def test_the_address_is_the_records(uri, url):
    assert only(record(NIGHT, kind="resource", uri=uri or "file:/a", Content_Type="text/html")).url == url


@pytest.mark.parametrize(
    ("stamp", "latest"),
    [
        ("2021-03-04T05:06:07.123456Z", "2021-03-04 05:06:07+00:00"),
        ("2021-03-04T05:06Z", "2021-03-04 05:06:59+00:00"),
        ("2021-03-04", "2021-03-04 23:59:59+00:00"),
        ("2020-02", "2020-02-29 23:59:59+00:00"),
        ("2020-12", "2020-12-31 23:59:59+00:00"),
        ("2020", "2020-12-31 23:59:59+00:00"),
        ("9999-12", "None"),
        ("2021-02-30", "None"),
        ("lately", "None"),
        ("", "None"),
    ],
)
def test_a_date_to_the_month_is_the_latest_it_can_be_and_no_time_of_its_own(stamp, latest):
    assert str(only(record(date=stamp)).received) == latest


# Bodies

GZIP, BR, CHUNKED = {"Content_Encoding": "gzip"}, {"Content_Encoding": "br"}, {"Transfer_Encoding": "chunked"}
BODIES = {
    "gzip": (gzip.compress(NIGHT), GZIP),
    "x-gzip": (gzip.compress(NIGHT), {"Content_Encoding": "X-Gzip"}),
    "gzip in two members": (gzip.compress(NIGHT[:90]) + gzip.compress(NIGHT[90:]), GZIP),
    "deflate": (zlib.compress(NIGHT), {"Content_Encoding": "deflate"}),
    "bare deflate": (zlib.compress(NIGHT)[2:-4], {"Content_Encoding": "deflate"}),
    "Brotli": (brotli.compress(NIGHT), BR),
    "chunked": (chunked(NIGHT), CHUNKED),
    "chunked, capital": (chunked(NIGHT), {"Transfer_Encoding": "Chunked"}),
    "fields after the chunks": (chunked(NIGHT, trailer=b"Age: 3\r\n"), CHUNKED),
    "chunked gzip": (chunked(gzip.compress(NIGHT)), CHUNKED | GZIP),
    "chunked Brotli": (chunked(brotli.compress(NIGHT)), CHUNKED | BR),
    "gzip, then Brotli": (brotli.compress(gzip.compress(NIGHT)), {"Content_Encoding": "gzip, br"}),
    "said to be chunked": (NIGHT, CHUNKED),
    "said to be gzip": (NIGHT, GZIP),
    "said to be deflate": (NIGHT, {"Content_Encoding": "deflate"}),
    "said to be Brotli": (NIGHT, BR),
    "identity": (NIGHT, {"Content_Encoding": "identity"}),
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_the_pages_own_bytes(name):
    body, fields = BODIES[name]

    assert only(record(answer(body, **fields))).data == NIGHT


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        (gzip.compress(b"a" * 15_000_001), "gzip", "It unpacks to more than 15 MB."),
        (zlib.compress(b"a" * 15_000_001), "deflate", "It unpacks to more than 15 MB."),
        (brotli.compress(b"a" * 15_000_001), "br", "It unpacks to more than 15 MB."),
        (gzip.compress(gzip.compress(b"a" * 15_000_001)), "gzip, gzip", "It unpacks to more than 15 MB."),
        (gzip.compress(NIGHT)[:-20], "gzip", "Its compression (gzip) breaks off."),
        (brotli.compress(NIGHT)[:-20], "br", "Its compression (br) breaks off."),
        (gzip.compress(NIGHT)[:60] + b"\xff" * 60, "gzip", "Its compression (gzip) is damaged."),
        (b"\xff\xfe\xfd" * 60, "br", "Its compression (br) is damaged."),
        (b"(\xb5/\xfd", "zstd", "It is compressed in a way that is not known here (zstd)."),
    ],
)  # fmt: skip
def test_a_body_that_cannot_be_unpacked_is_a_line_and_the_rest_is_taken(body, encoding, reason):
    found = read(record(answer(body, Content_Encoding=encoding)) + record(answer(MORNING)))

    assert (found[0], found[1].data) == (Refusal("a.warc#0", reason), MORNING)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (record(answer(b"a" * 15_000_001)), "Too large: 15.0 MB, where 15 MB is the limit."),
        (record(WARC_Truncated="length"), "The archive holds only its beginning: it was cut off then."),
        (record(WARC_Segment_Number="1"), "The archive holds it in several pieces, which is not read here."),
        (record(answer(X_Long="a" * 300_000)), "The head of the answer is too long."),
    ],
)  # fmt: skip
def test_a_page_that_is_not_whole_is_a_line_and_the_rest_is_taken(told, reason):
    found = read(told + record(answer(MORNING)))

    assert (found[0], found[1].data) == (Refusal("a.warc#0", reason), MORNING)


def test_a_large_film_is_passed_over():
    film = record(answer(b"a" * 16_000_000, media_type="video/mp4"))

    assert passed_over(film) == ([], {"neither HTML nor plain text": 1})


# Files that are not whole

EARLY = Refusal("a.warc", "The file ends early, in the middle of a record; those before it were read.")
BOTH = [record(answer(NIGHT)), record(answer(MORNING))]


@pytest.mark.parametrize("packing", [b"".join, lambda both: packed(*both), lambda both: packed_whole(*both)])
def test_of_a_file_that_ends_early_what_was_whole_is_taken(packing):
    cut = packing(BOTH)[:-20]

    found = read(cut)

    assert ([each.data for each in found[:-1]], found[-1]) == ([NIGHT], EARLY)


def test_a_file_that_ends_in_a_head_ends_early():
    found = read(BOTH[0] + BOTH[1][:60])

    assert ([each.data for each in found[:-1]], found[-1]) == ([NIGHT], EARLY)


def test_a_file_that_ends_with_the_last_page_is_whole():
    assert [each.data for each in read(BOTH[0] + BOTH[1].rstrip())] == [NIGHT, MORNING]


def test_zeros_at_the_end_are_nothing():
    assert [each.data for each in read(packed(*BOTH) + b"\0" * 100_000)] == [NIGHT, MORNING]


DAMAGED = {
    "no archive": (b"Rain stops play\n", 0, "there is no record of a web archive (WARC)"),
    "no archive, packed": (
        gzip.compress(b"Rain stops play\n"),
        0,
        "there is no record of a web archive (WARC)",
    ),
    "nothing in it": (gzip.compress(b""), 0, "there is no record of a web archive (WARC)"),
    "junk": (BOTH[0] + b"junk\r\n", 1, "there is no record of a web archive (WARC)"),
    "no length": (BOTH[0] + record(Content_Length=""), 1, "a record does not say how long it is"),
    "less than nothing": (BOTH[0] + record(Content_Length="-1"), 1, "a record does not say how long it is"),
    "too short": (BOTH[0] + record(Content_Length="300"), 1, "a record is longer than it says"),
    "a long line": (BOTH[0] + record(X="a" * 70_000), 1, "the head of a record is too long"),
    "a line without end": (BOTH[0] + b"a" * 10_000_000, 1, "the head of a record is too long"),
    "many lines": (BOTH[0] + b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000, 1, "the head of a record is too long"),
    "blank lines": (BOTH[0] + b"\r\n" * 2000, 1, "there is no record of a web archive (WARC)"),
    "bytes flipped": (packed(*BOTH)[:-8] + b"\0" * 8, 1, "its compression (gzip) is damaged"),
    "something after it": (packed(*BOTH) + b"junk", 2, "its compression (gzip) is damaged"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_of_a_damaged_file_what_stands_before_is_taken_and_one_line_says_why(name):
    data, whole, why = DAMAGED[name]

    found = read(data)

    pages = [each for each in found if isinstance(each, Document)]
    refusals = [each.reason for each in found if isinstance(each, Refusal)]
    assert (len(pages), len(refusals)) == (whole, 1)
    assert refusals[0].split(" ", 3)[3] == f"{why}; what stands before it was read."


@given(st.data())
def test_no_bytes_raise(data):
    whole = data.draw(st.sampled_from([b"".join(BOTH), packed(*BOTH), packed_whole(*BOTH)]))
    at = data.draw(st.integers(0, len(whole)))
    broken = whole[:at] + data.draw(st.binary(max_size=40)) + whole[at + data.draw(st.integers(0, 40)) :]

    found = read(broken)

    assert {type(each) for each in found} <= {Document, Refusal}


# Memory


class Endless(io.RawIOBase):
    """A file of so many records, made as it is read; `given` is how many bytes were."""

    def __init__(self, one, times):
        self.one, self.left, self.ready, self.given = one, times, b"", 0

    def read(self, size=-1):
        while len(self.ready) < size and self.left:
            self.ready, self.left = self.ready + self.one, self.left - 1
        piece, self.ready = self.ready[:size], self.ready[size:]
        self.given += len(piece)
        return piece


@pytest.mark.parametrize("packing", [bytes, packed], ids=["plain", "gzip"])
def test_no_more_than_one_record_is_read_ahead(packing):
    one = packing(record(answer(page(text="Ice. " * 40_000))))
    file = Endless(one, 50)

    ahead = [file.given - number * len(one) for number, _ in enumerate(warc.documents("a", file, Tally()), 1)]

    assert (len(ahead), max(ahead) <= len(one) + 2 * streams.BLOCK) == (50, True)


def test_the_tally_hears_of_each_byte_of_the_file(tmp_path):
    read_so_far = []
    (tmp_path / "a.warc.gz").write_bytes(packed(*BOTH))
    (tmp_path / "b.txt").write_text("Rain stops play")

    list(documents([tmp_path], tally=Tally(read_so_far.append)))

    assert sum(read_so_far) == sum(path.stat().st_size for path in tmp_path.iterdir())


# As a file


@pytest.mark.parametrize("name", ["a.warc", "a.WARC", "a.warc.gz"])
def test_an_archive_is_told_by_its_ending_and_read_by_its_bytes(name, tmp_path):
    (tmp_path / name).write_bytes(packed(*BOTH))

    found = list(documents([tmp_path]))

    assert [each.data for each in found] == [NIGHT, MORNING]
    assert found[0].name == f"{tmp_path / name}#0"


def test_an_empty_archive_says_so(tmp_path):
    (tmp_path / "a.warc.gz").touch()

    assert list(documents([tmp_path])) == [Refusal(str(tmp_path / "a.warc.gz"), "The file is empty.")]
