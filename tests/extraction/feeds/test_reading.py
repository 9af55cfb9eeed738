"""Wrong input is normal: what is read of it, and what is refused in one clear line."""

import pytest

from newsreader.extraction.feeds import NotAFeed, read
from newsreader.fetching.documents import Refused
from tests.extraction.feeds.making import NOW, SPACES, URL, atom, of, one, rss

GATES = "<title>Gates</title><link>/a</link><guid isPermaLink='false'>7</guid>"
PAGE = '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>Mill'


@pytest.mark.parametrize(
    "page",
    [
        f"<!DOCTYPE html>{PAGE}",
        PAGE,
        f'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">{PAGE}',
        f"\n\n<!-- a mill --><HTML>{PAGE[6:]}",
        "<!doctype html>" + PAGE.removeprefix("<html><head>"),
    ],
)
@pytest.mark.parametrize("media_type", ["", "application/rss+xml"])
def test_a_web_page_is_refused_with_the_feeds_it_names(page, media_type):
    with pytest.raises(NotAFeed) as refused:
        of(page, media_type=media_type)

    assert (str(refused.value), [feed.address for feed in refused.value.feeds]) == (
        "This is a web page, not a feed; it names 1 of its own.",
        ["https://mill.example/rss"],
    )


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "There is nothing in it."),
        (b" \n", "There is nothing in it."),
        (b"<html><body>Mill</body></html>", "This is a web page, not a feed."),
        (b"Not found", "This is not XML: no element begins in it."),
        (b"<opml version='2.0'><body/></opml>", "This is a list of feeds (OPML), not a feed."),
        (b"<urlset/>", "This is a sitemap, not a feed."),
        (b"<note><to>Miller</to></note>", "This is XML, but not a feed."),
        (b"%PDF-1.7", "This is a PDF, not text."),
        (b"{}", "This is JSON, but not a JSON Feed."),
        (b"<?xml version='1.0'?>", "This is not XML: no element begins in it."),
        (b"<!DOCTYPE rss [", "This is not XML: no element begins in it."),
    ],
)
def test_what_is_no_feed_is_refused_in_one_line(data, line):
    with pytest.raises(Refused) as refused:
        of(data)

    assert str(refused.value) == line


def test_a_feed_without_entries_is_one():
    assert (of(rss(channel="<title>Mill</title>")).entries, of("<rss/>").entries) == ((), ())


def test_what_breaks_off_is_read_as_far_as_it_is_whole():
    whole = rss(GATES, "<title>Lock</title><description>The lock was opened on Tuesday.</description>")

    feed = of(whole[: whole.index("on Tuesday")])

    assert ([entry.title for entry in feed.entries], feed.warnings) == (
        ["Gates"],
        ("The feed breaks off; what stands before was read.",),
    )


@pytest.mark.parametrize(
    "faulty",
    [
        rss("<title>Salt & bread</title><link>/a</link>"),
        rss("<title>Salt &amp; bread</title><link>/a?</link>")
        .replace("/a?", "/a")
        .replace("</channel>", "</chanel>"),
        rss("<title>Salt &amp; bread</titel><link>/a</link>"),
        rss("<title>Salt &amp; bread<link>/a</link>"),
        rss("<title>Salt &amp; bread</title><link>/a</link><description>One<br>two<p>three</description>"),
        rss("<title>Salt &amp; bread</title><link>/a</link><b:x>7</b:x>"),
        rss("<title>Salt &amp; bread</title><link>/a</link><x a=7 b='c' b='d'/>"),
        rss("<title>Salt &amp; bread</title><link>/a</link><description>1 < 2</description>"),
        rss("<title>Salt &amp; bread\x0b\x00</title><link>/a</link>".replace("\x00", "")),
        "\n\n  " + rss("<title>Salt &amp; bread</title><link>/a</link>", prolog='<?xml version="1.0"?>'),
        "<br />\nWarning: no such mill in <b>mill.php</b>\n"
        + rss("<title>Salt &amp; bread</title><link>/a</link>"),
        rss("<title>Salt &amp; bread</title><link>/a</link>") + "<!-- made --><script>x</script>",
        rss("<title>Salt &amp; bread</title><link>/a</link>").replace(f" {SPACES}", ""),
        rss('<title>Salt &amp; bread</title><link>/a</link><x y:z="1" xmlns:w=""/>'),
        rss('<title>Salt &amp; bread</title><link>/a</link><x y="1>'),
        rss("<title>Salt &amp; bread</title><link>/a</link><description>&#1;&#11;</description>"),
        rss("<title>Salt&nbsp;&amp; bread</title><link>/a</link>"),
    ],
)
def test_common_faults_lose_nothing(faulty):
    entry = one(faulty)

    assert (entry.title, entry.link) == ("Salt & bread", "https://mill.example/a")


def test_an_entry_that_was_never_closed_does_not_take_the_next_one_in():
    feed = of(rss(GATES, "<title>Lock</title>").replace("</item>", "", 1).replace("</guid>", ""))

    assert [entry.title for entry in feed.entries] == ["Gates", "Lock"]


def test_prefixes_nobody_declared_mean_what_they_always_do():
    undeclared = rss("<title>A</title><dc:creator>Ada Weir</dc:creator>").replace(SPACES, "")

    entry = one(undeclared)

    assert entry.authors == ("Ada Weir",)


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("<?xml version='1.0' encoding='utf-8'?>{}".format(rss("<title>Mühle</title>")).encode("cp1252"), ""),
        ("<?xml version='1.0' encoding='iso-8859-1'?>{}".format(rss("<title>Mühle</title>")).encode(), ""),
        (rss("<title>Mühle</title>").encode("cp1252"), "iso-8859-1"),
        (rss("<title>Mühle</title>").encode(), "iso-8859-1"),
        ("<?xml version='1.0' encoding='utf-8'?>{}".format(rss("<title>Mühle</title>")).encode("utf-16"), ""),
        (rss("<title>Mühle</title>").encode("utf-16-le"), "utf-16"),
        (rss("<title>Mühle</title>").encode("utf-8-sig"), "no-such-charset"),
        ("<?xml version='1.0' encoding='koi8-r'?>{}".format(rss("<title>Mühle</title>")).encode(), "koi8-r"),
    ],
)
def test_the_bytes_know_their_encoding_better_than_what_is_said_of_them(data, charset):
    assert one(data, charset=charset).title == "Mühle"


@pytest.mark.parametrize("name", ["iso-2022-jp", "shift_jis", "euc-jp"])
def test_declared_encodings_that_bytes_do_not_show_are_believed(name):
    data = f"<?xml version='1.0' encoding='{name}'?>{rss('<title>水車小屋の門が開いた</title>')}".encode(name)

    assert one(data).title == "水車小屋の門が開いた"


def test_ten_thousand_entries_are_all_read_in_their_order():
    numbers = range(10_000)

    feed = of(
        rss(*(f"<title>{n}</title><link>/{n}</link><guid isPermaLink='false'>{n}</guid>" for n in numbers))
    )

    assert [entry.id for entry in feed.entries] == [str(n) for n in numbers]


def test_one_id_with_two_links_is_two_entries():
    feed = of(rss(GATES, GATES.replace("/a", "/b")))

    assert ([entry.link[-1] for entry in feed.entries], feed.warnings) == (["a", "b"], ())


def test_the_same_id_and_link_twice_is_one_entry():
    feed = of(rss(GATES, GATES.replace("Gates", "Gates again"), "<title>Lock</title>"))

    assert ([entry.title for entry in feed.entries], feed.warnings) == (
        ["Gates", "Lock"],
        ("Entries that the feed has more than once were read once; left out: 1.",),
    )


def test_entries_without_an_id_are_told_apart_by_their_titles():
    feed = of(rss(*(f"<title>{title}</title><link>/</link>" for title in ("Gates", "Lock", "Gates"))))

    assert [entry.title for entry in feed.entries] == ["Gates", "Lock"]


def test_ids_that_change_leave_the_link():
    before, after = (one(rss(GATES.replace(">7<", f">{id}<"))) for id in ("7-v1", "7-v2"))

    assert (before.id, after.id, before.link) == ("7-v1", "7-v2", after.link)


def test_words_of_a_document_type_are_read_and_nothing_else_of_it():
    prolog = '<!DOCTYPE rss [<!ENTITY c "(C)"><!ENTITY f SYSTEM "file:///etc/hostname"><!-- ]> --> ]>'

    entry = one(rss("<title>&c; Mill &f;</title>", prolog=prolog))

    assert entry.title == "(C) Mill &f;"


def test_a_document_type_of_old_feeds_is_no_harm():
    prolog = (
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://mill.example/rss.dtd">'
    )

    assert one(rss("<title>M&uuml;hle</title>", prolog=prolog)).title == "Mühle"


def test_a_document_type_that_stands_later_is_not_read():
    entry = one(
        "<rss><!DOCTYPE rss [<!ENTITY c 'x'>]><channel><item><title>&c;</title></item></channel></rss>"
    )

    assert entry.title == "&c;"


def test_names_that_grow_a_text_are_left_as_they_are():
    prolog = f'<!DOCTYPE rss [<!ENTITY c "{"x" * 100}">]>'

    entry = one(rss(f"<title>{'&c;' * 20_000}</title>", prolog=prolog))

    assert len(entry.title) < 100_000


@pytest.mark.parametrize(
    "link", ["http://[mill", "https://mill.example:port/", "//", "http://", "https://mill.example/\ud7ff"]
)
def test_an_address_that_is_none_spoils_no_feed(link):
    feed = of(rss(f"<title>A</title><link>{link}</link>", GATES))

    assert [entry.title for entry in feed.entries] == ["A", "Gates"]


def test_only_the_bytes_and_the_moment_are_needed():
    feed = read(atom(GATES).encode(), now=NOW)

    assert (feed.entries[0].title, URL) == ("Gates", "https://mill.example/rss")
