"""Taking in: the same article stays one article, and no file keeps the others out."""

import io
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsreader import deciding, pipeline
from newsreader.fetching.documents import Document
from newsreader.fetching.files import MEDIA_TYPES
from newsreader.management.commands import ingest as ingest_command
from newsreader.models import Article, ArticleVersion, Original, Source, SourceName
from tests import factories
from tests.fetching.warcs import answer, packed, page, record

REPORT = """Dockers leave work at Port Selby

The harbour board cut their pay in spring.

By Mara Lindqvist
Port Selby, 13 March 2019, 18:30

Dockers in Port Selby walked out on Tuesday after the harbour board cut their pay. The café on the quay
stayed open.

“We will not go back,” said one of them. The board met on 7 March and refused to talk.

© The Tidewater Post
"""

OTHER = """Ferries leave again at Port Selby

Nobody had expected them before the summer.

By Mara Lindqvist
Port Selby, 13 March 2019, 21:00

The first ferry since the winter left its berth on Wednesday with 40 lorries and a brass band on board. Her
captain waved to the children on the quay.

“It feels like spring,” said one of those who had come to look. She sails again on 15 March.

© The Tidewater Post
"""

PAGE = """<!doctype html><html lang="en"><head><title>Dockers leave work – Tidewater Post</title>
<meta property="og:title" content="Dockers leave work at Port Selby">
<meta property="article:published_time" content="2019-03-13T18:30:00+00:00">
{head}</head><body><article><h1>Dockers leave work at Port Selby</h1>{body}</article></body></html>"""
TEXT = (
    "<p>Dockers in Port Selby walked out on Tuesday after the harbour board cut their pay.</p>"
    "<p>The board met on 7 March and refused to talk, and the ferries stayed in their berths all day.</p>"
)


@pytest.fixture
def post(db):
    factories.registry()


@pytest.fixture
def ingest(tmp_path, capsys, post):
    """ingest(name=content …, also=[paths]): what the command prints over files of these names."""

    def run(*paths, **files):
        for name, content in files.items():
            (tmp_path / name.replace("__", ".")).write_bytes(
                content.encode() if isinstance(content, str) else content
            )
        call_command("ingest", *(paths or [tmp_path]))
        return capsys.readouterr().out

    run.folder = tmp_path
    return run


def taken(content, name="report.txt"):
    data = content if isinstance(content, bytes) else content.encode()
    found = pipeline.ingest(Document(name, data, MEDIA_TYPES[Path(name).suffix]))
    pipeline.read(found.article)
    return found


# One article


def test_the_same_file_twice_is_one_article(post):
    first, second = taken(REPORT), taken(REPORT)

    assert (second.article, second.outcome) == (first.article, "same")
    assert (Article.objects.count(), ArticleVersion.objects.count(), Original.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    "other",
    [
        REPORT.replace("\n", "\r\n").encode(),
        REPORT.replace("\n", "\r").encode(),
        REPORT.encode("utf-8-sig"),
        REPORT.encode("utf-16"),
        REPORT.encode("cp1252"),
        REPORT.replace("é", "e\u0301").encode(),
        REPORT.replace("Port Selby walked", "Port\u00a0Selby walked").encode(),
        (REPORT + "\n\n\n").encode(),
    ],
    ids=["CRLF", "CR", "byte order mark", "UTF-16", "cp1252", "decomposed", "no-break space", "blank lines"],
)
def test_the_same_words_in_other_bytes_are_one_article(other, post):
    first = taken(REPORT)

    second = taken(other)

    assert (second.article, second.outcome, ArticleVersion.objects.count()) == (first.article, "same", 1)


def test_other_words_are_another_article(post):
    first = taken(REPORT)

    second = taken(OTHER.replace("Ferries leave again", "Dockers leave work"))

    assert (second.outcome, second.article != first.article) == ("new", True)


def test_a_changed_text_of_the_same_report_is_a_new_version(post):
    first = taken(REPORT)

    second = taken(REPORT.replace("stayed open", "closed at noon"))

    versions = list(first.article.versions.order_by("number"))
    assert (second.article, second.outcome) == (first.article, "version")
    assert ["closed at noon" in version.body for version in versions] == [False, True]
    assert Article.objects.get().current == versions[1]


def test_citations_follow_into_the_new_version_or_are_lost(post):
    article = taken(REPORT).article
    walked, met = (article.proposals.get(exact__contains=words) for words in ("walked out", "board met"))
    editor, timeline = factories.editor(), factories.timeline()
    kept, gone = (deciding.proposals.accept(p, timeline, editor).event for p in (walked, met))

    taken(REPORT.replace("The board met on 7 March", "Nobody met").replace("Dockers in", "Again dockers in"))

    kept, gone = kept.citations.get(), gone.citations.get()
    assert (kept.lost, gone.lost, gone.exact) == (True, True, met.exact)
    taken(REPORT.replace("The café", "On 9 March the café"))
    kept.refresh_from_db(), gone.refresh_from_db()
    assert (kept.lost, gone.lost) == (False, False)
    assert kept.version.body[kept.start : kept.end] == walked.exact


def test_a_page_with_its_own_address_is_known_by_it(post):
    page = PAGE.format(head='<link rel="canonical" href="https://tidewater.example/1">', body=TEXT)
    first = taken(page, "a.html")

    second = taken(page.replace("all day", "all week").replace("at Port Selby", "in Port Selby"), "b.html")

    assert (second.article, second.outcome) == (first.article, "version")
    assert first.article.canonical_url == "https://tidewater.example/1"


# Dates and zones


def test_no_publication_date_stays_empty(post):
    found = taken(REPORT.replace("Port Selby, 13 March 2019, 18:30\n", ""))

    version = found.article.current
    assert (version.published_day, version.published_at, version.published_precision) == (None, None, "")
    assert [p for p in found.article.proposals.all() if p.earliest and p.earliest.year > 2019] == []
    assert timezone.now() - found.article.listed < timedelta(minutes=5)  # its place in lists, never shown


@pytest.mark.parametrize("name", ["report.txt", "report.html"])
def test_a_report_of_the_future_has_no_publication_date(name, post):
    day = (timezone.now() + timedelta(days=3)).date()
    text = (PAGE if name.endswith("html") else REPORT).replace("2019-03-13", day.isoformat())

    version = taken(text.replace("13 March 2019", f"{day:%d %B %Y}"), name).article.current

    assert (version.published_day, version.published_at) == (None, None)
    assert [line for line in version.doubts if "is left out" in line] != []


@pytest.mark.parametrize("hours", [-1, 0])
def test_a_report_of_today_keeps_its_publication_date(hours, post):
    moment = timezone.now() + timedelta(hours=hours)

    version = taken(REPORT.replace("13 March 2019, 18:30", f"{moment:%d %B %Y, %H:%M}")).article.current

    assert version.published_day == moment.date()


def test_an_unknown_outlet_has_an_unknown_zone(post):
    found = taken(REPORT.replace("Tidewater Post", "Saltmarsh Bugle"))

    version = found.article.current
    assert (version.published_day, str(version.published_time)) == (date(2019, 3, 13), "18:30:00")
    assert (version.published_zone, version.zone_status, version.published_at) == ("", "unknown", None)


def test_an_outlets_zone_gives_the_instant(post):
    version = taken(REPORT.replace("13 March", "13 July")).article.current

    assert (version.zone_status, version.published_at.isoformat()) == (
        "inferred",
        "2019-07-13T17:30:00+00:00",
    )


def test_a_new_article_is_stored_as_saving_it_would(post):
    """It goes in by statements of our own; the columns are those that save() and add_version() write."""
    ours = pipeline.ingest(Document("report.txt", REPORT.encode(), "text/plain")).article
    version = ArticleVersion.objects.get()
    saved = Article(source=ours.source, listed=version.listed, given=True)
    saved.headline = version.headline
    saved.save()
    again = ArticleVersion.objects.get()
    again.pk = None
    again._state.adding = True
    saved.add_version(again)

    def columns(row, *without):
        stored = type(row).objects.filter(pk=row.pk).values().get()
        return {n: v for n, v in stored.items() if n not in ("id", "created", "modified", *without)}

    assert columns(ours, "current_id") == columns(saved, "current_id")
    assert columns(version, "article_id") == columns(again, "article_id")
    assert (ours.current.article, saved.current.article) == (ours, saved)


def test_taking_asks_no_more_the_more_its_outlet_has_printed(post):
    taken(REPORT)
    asked = []
    for number in range(3):
        other = OTHER.replace("leave again", f"leave {number}").replace("The first", f"The {number} first")
        with CaptureQueriesContext(connection) as captured:
            pipeline.ingest(Document("report.txt", other.encode(), "text/plain"))
        asked.append(len(captured))

    # PostgreSQL waits for its turn besides: there others may write meanwhile.
    assert asked == [23 if connection.vendor == "postgresql" else 22] * 3


# The command


def test_what_cannot_be_read_gets_one_clear_line_and_the_rest_is_taken(ingest):
    with (ingest.folder / "huge.txt").open("wb") as huge:
        huge.truncate(3_000_000_000)  # sparse: it takes no room

    printed = ingest(
        a__txt=b"",
        b__txt=b"   \n \n",
        c__txt=b"%PDF-1.7 \x00\x01",
        d__txt=b"\x00\x01\x02\xff" * 200,
        e__txt=REPORT,
        f__jpg=b"\xff\xd8\xff",
    )

    lines = {line.split()[1].rpartition("/")[2]: line for line in printed.split("\n\n")[0].splitlines()}
    reasons = {name: line.split("txt", 1)[1].strip() for name, line in lines.items()}
    assert {name: line.split()[0] for name, line in lines.items()} == {
        **dict.fromkeys(["a.txt", "b.txt", "c.txt", "d.txt", "huge.txt"], "refused"),
        "e.txt": "taken",
    }
    assert (reasons["a.txt"], reasons["c.txt"]) == ("The file is empty.", "This is a PDF, not text.")
    assert reasons["huge.txt"] == "Too large: 3000.0 MB, where 10 MB is the limit."
    assert Article.objects.get().headline == "Dockers leave work at Port Selby"


def test_the_sums_stand_at_the_end(ingest):
    ingest(a__txt=REPORT)

    printed = ingest(b__txt=REPORT, c__txt=REPORT.replace("refused", "agreed"), d__txt=b"")

    sums = dict(reversed(line.split(maxsplit=1)) for line in printed.rstrip().split("\n\n")[-1].splitlines())
    assert sums == {"already here": "2", "new version": "1", "refused": "1"}


def test_an_empty_folder_says_so(ingest):
    assert ingest().strip() == "Nothing was found there to take in."


def test_a_missing_file_is_a_line_not_a_crash(ingest):
    printed = ingest(str(ingest.folder / "nowhere.txt"))

    assert ("There is no such file." in printed, Article.objects.count()) == (True, 0)


def test_standard_input_is_an_article(ingest, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))

    ingest("-")

    article = Article.objects.get()
    assert (article.headline, article.current.original.name) == ("Dockers leave work at Port Selby", "-")


def test_damaged_bytes_are_taken_with_a_doubt(ingest):
    printed = ingest(a__txt=REPORT.encode().replace("é".encode(), b"\xc3") * 1)

    article = Article.objects.get()
    assert ("with doubts" in printed, len(article.current.doubts)) == (True, 1)


def test_reading_that_failed_is_said_and_the_rest_is_taken(ingest, monkeypatch):
    """A defect of ours in one article must not keep the others out."""
    read = pipeline.read

    def stumbling(article):
        if "Ferries" in article.headline:
            raise RecursionError("too deep")
        read(article)

    monkeypatch.setattr("newsreader.pipeline.reading.read", stumbling)

    printed = ingest(a__txt=OTHER, b__txt=REPORT)

    failed, fine = Article.objects.order_by("id")
    assert (failed.reading_failed, fine.reading_failed) == ("too deep", "")
    assert (failed.read_at, fine.read_at is None, "taken but not read" in printed) == (None, False, True)


# Hostile pages

HOSTILE = {
    "script": TEXT + "<p>One more line<script>alert(1)</script> of the report.</p>",
    "handlers": TEXT + '<p onclick="alert(1)">One <img src=x onerror="alert(1)"> more line.</p>',
    "svg": TEXT + "<svg><script>alert(1)</script></svg><math><mtext></form><form><mglyph><style></math>",
    "unclosed": TEXT + "<p><b><i><a href='javascript:alert(1)'>" * 200,
    "entities": TEXT + "<p>&lt;script&gt;alert(1)&lt;/script&gt; &#0; &#xD800; &#x110000; &bogus;</p>",
    "control": TEXT + "<p>One\x07 more \x1b[31mline\x85 \u202e of the report.</p>",
    "long words": TEXT + f"<p>{'a' * 50_000} {'9' * 5_000} per cent</p>",
    "digits": TEXT + f"<p>At least {'9' * 400} people came on 99/99/9999 and 31 February 2019.</p>",
}
HEADS = {
    "javascript": '<link rel="canonical" href="javascript:alert(1)">',
    "broken": '<link rel="canonical" href="http://[broken">',
    "long language": f'<meta http-equiv="content-language" content="{"x-" * 200}">',
    "long": f'<link rel="canonical" href="https://tidewater.example/{"a" * 3000}">'
    f'<meta name="author" content="{"b" * 3000}"><meta property="og:title" content="{"c" * 3000}">',
    "date": '<meta property="article:published_time" content="99999-13-41T99:99:99+99:99">',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_taken_as_words(name, post, client):
    article = taken(PAGE.format(head="", body=HOSTILE[name]), "page.html").article
    deciding.articles.set_public(article, factories.editor(), public=True)

    page = client.get(article.get_absolute_url()).content.decode()

    assert ("walked out on Tuesday" in article.current.body, "Port Selby" in page) == (True, True)
    lowered = page.lower()
    assert [
        bad for bad in ("<script>alert", "onerror=", "onclick=", 'href="javascript') if bad in lowered
    ] == []


@pytest.mark.parametrize("name", HEADS)
def test_hostile_particulars_do_no_harm(name, post, client):
    article = taken(PAGE.format(head=HEADS[name], body=TEXT), "page.html").article
    deciding.articles.set_public(article, factories.editor(), public=True)

    response = client.get(article.get_absolute_url())

    page = response.content.decode()
    assert (response.status_code, "javascript:" in page, "http://[" in page) == (200, False, False)


def test_markup_in_a_plain_text_is_never_markup_on_the_page(post, client):
    hostile = REPORT.replace("The café", "<script>alert(1)</script> & <b onclick=x>the</b> café")
    article = taken(hostile.replace("Dockers leave", "<i>Dockers</i> leave")).article
    deciding.articles.set_public(article, factories.editor(), public=True)

    page = client.get(article.get_absolute_url()).content.decode()

    assert [bad for bad in ("<script>alert", "onclick", "<i>Dockers", "<b ") if bad in page] == []
    assert "café on the quay" in page


def test_two_outlets_that_print_the_same_agency_copy_are_two_articles(post):
    for name in ("The Selby Post", "The Selby Mail"):
        factories.source(name)
    mine = REPORT.replace("The Tidewater Post", "The Selby Post")
    theirs = REPORT.replace("The Tidewater Post", "The Selby Mail")

    one, two = (pipeline.ingest(Document("copy.txt", text.encode())) for text in (mine, theirs))

    assert (one.outcome, two.outcome) == ("new", "new")
    assert (one.article.source.name, two.article.source.name) == ("The Selby Post", "The Selby Mail")


def test_a_source_renamed_or_given_another_name_is_known_by_it_at_once(db):
    source = factories.source("The Selby Echo")
    before = pipeline.outlets()
    Source.objects.update(name="The Port Selby Echo")
    form = SourceName.objects.create(source=source, name="selbyecho.example")
    SourceName.objects.filter(pk=form.pk).update(name="portselbyecho.example")

    after = pipeline.outlets()

    assert [(outlet.name, outlet.names) for outlet in (*before, *after)] == [
        ("The Selby Echo", ()),
        ("The Port Selby Echo", ("portselbyecho.example",)),
    ]


# Archives


def crawl(*visits):
    """An archive of these pages, by address."""
    return packed(
        record(b"software: none\r\n", kind="warcinfo", uri=""),
        *(record(answer(content), uri=f"https://quay.example/{name}") for name, content in visits),
        record(answer(b"\x89PNG", media_type="image/png"), uri="https://quay.example/a.png"),
    )


GATES = [
    ("1", page("Gates stay shut")),
    ("2", page("Gates open", "The gates opened on Tuesday, and ferries left.")),
]


def sums(printed):
    lines = printed.rstrip().split("\n\n")[-1].splitlines()
    return {name: int(count) for count, name in (line.split(maxsplit=1) for line in lines)}


def test_the_pages_of_an_archive_are_articles_with_their_addresses(ingest):
    printed = ingest(a__warc__gz=crawl(*GATES))

    articles = Article.objects.order_by("pk")
    assert [(article.headline, article.fetched_from) for article in articles] == [
        ("Gates stay shut", "quay.example/1"),
        ("Gates open", "quay.example/2"),
    ]
    assert {name: count for name, count in sums(printed).items() if name.startswith("passed over")} == {
        "passed over: neither HTML nor plain text": 1,
        "passed over: records about others": 1,
    }


def test_an_archive_taken_again_is_passed_over(ingest):
    ingest(a__warc__gz=crawl(*GATES))

    with CaptureQueriesContext(connection) as captured:
        printed = ingest()

    assert sums(printed)["already here"] == 2
    assert Article.objects.count() == ArticleVersion.objects.count() == 2
    assert [query["sql"] for query in captured if query["sql"].startswith(("INSERT", "UPDATE"))] == []


def test_what_a_stopped_run_left_of_an_archive_is_taken_by_the_next(ingest, monkeypatch):
    taking = pipeline.ingest

    def stopped(document):
        if b"Tuesday" in document.data:
            raise KeyboardInterrupt
        return taking(document)

    monkeypatch.setattr("newsreader.pipeline.ingest", stopped)
    with pytest.raises(CommandError, match="Stopped"):
        ingest(a__warc__gz=crawl(*GATES))
    monkeypatch.setattr("newsreader.pipeline.ingest", taking)

    printed = ingest()

    assert [name for name in sums(printed) if not name.startswith("passed")][0] == "already here"
    assert [article.headline for article in Article.objects.order_by("pk")] == [
        "Gates stay shut",
        "Gates open",
    ]


def test_a_later_visit_is_a_new_version_and_a_revisit_is_none(ingest):
    later = page("Gates stay shut", "The gates stayed shut on Monday, and no ferry came at all.")

    printed = ingest(
        a__warc=record(answer(GATES[0][1])) + record(answer(later)) + record(answer(b""), kind="revisit")
    )

    article = Article.objects.get()
    assert (article.versions.count(), "no ferry came" in article.current.body) == (2, True)
    assert sums(printed)["passed over: the same as on an earlier visit"] == 1


def test_an_archive_that_ends_early_is_one_line_and_a_failure(ingest):
    command = ingest_command.Command()
    (ingest.folder / "a.warc").write_bytes(record(answer(GATES[0][1])) + record(answer(GATES[1][1]))[:-40])
    output = io.StringIO()

    call_command(command, str(ingest.folder), stdout=output)

    lines = [line for line in output.getvalue().splitlines() if line.startswith("refused")]
    assert (command.failed, Article.objects.count(), len(lines)) == (True, 1, 1)
    assert "The file ends early, in the middle of a record; those before it were read." in lines[0]


def test_a_page_is_not_published_after_it_was_archived(ingest):
    late = record(answer(PAGE.format(head="", body=TEXT).encode()), date="2018-12")

    ingest(a__warc=late)

    version = Article.objects.get().current
    assert (version.published_day, [line for line in version.doubts if "2019" in line] != []) == (None, True)


def test_a_letter_is_an_article_of_its_sender(ingest):
    head = "From: The Weir Letter <a@weir.example>\nSubject: Gates stay shut\nDate: {}\n\n"
    letter = head.format("Mon, 01 Mar 2021 06:30:00 +0100") + "The gates stayed shut on Sunday.\n" * 3

    ingest(a__eml=letter)

    article = Article.objects.get()
    assert (article.headline, article.source.name) == ("Gates stay shut", "The Weir Letter")
    assert article.current.published_at.isoformat() == "2021-03-01T05:30:00+00:00"


def test_a_letter_in_a_mailbox_is_the_same_as_in_a_file(ingest):
    letter = "From: a@weir.example\nSubject: Gates\n\n" + "The gates stayed shut on Sunday.\n" * 3
    ingest(a__eml=letter)

    printed = ingest(b__mbox=f"From a@weir.example Mon Mar  1 06:30:00 2021\n{letter}\n")

    assert (sums(printed), Article.objects.count()) == ({"already here": 2}, 1)


def test_of_a_long_run_only_the_first_lines_are_told(ingest, monkeypatch):
    monkeypatch.setattr(ingest_command, "MOST_TOLD", 25)
    bad = record(answer(b"junk", Content_Encoding="zstd"))

    printed = ingest(a__warc=bad * 30)

    assert (printed.count("refused   "), sums(printed)) == (25, {"refused": 30})
    assert "Only the first 25 are told." in printed


@pytest.mark.parametrize(
    ("files", "shown"),
    [
        ({"one.txt": REPORT.encode()}, False),
        ({"crawl.warc": record(answer(PAGE.format(head="", body=TEXT).encode()))}, True),
        ({f"{number}.txt": REPORT.encode() for number in range(20)}, True),
    ],
    ids=["one text", "a small archive", "twenty texts"],
)
def test_what_may_take_long_has_a_bar_in_a_terminal(db, tmp_path, files, shown, capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)

    call_command("ingest", tmp_path)

    assert ("Taking in: 100%" in capsys.readouterr().err) == shown
