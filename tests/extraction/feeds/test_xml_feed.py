"""What RSS, RDF and Atom say, in whichever element they say it."""

from datetime import timedelta

import pytest

from newsreader.extraction.feeds import Enclosure, EntryPicture
from tests.extraction.feeds.making import atom, of, one, rss

LONG = "<p>The gates of the lower lock held all night, the keeper said.</p>"


def test_a_feed_says_what_it_is():
    feed = of(
        rss(
            channel="<title>The Mill &amp;amp; Weir</title><link>https://mill.example/</link><language>en-gb</language>"
            "<description>News of the valley</description><image><url>https://mill.example/m.png</url></image>"
            '<a10:link rel="hub" href="https://hub.example/"/><a10:link rel="self" href="https://mill.example/rss"/>'
        )
    )

    assert (
        feed.title,
        feed.link,
        feed.language,
        feed.description,
        feed.image,
        feed.hub,
        feed.self_link,
        feed.format,
    ) == (
        "The Mill & Weir",
        "https://mill.example/",
        "en-gb",
        "News of the valley",
        "https://mill.example/m.png",
        "https://hub.example/",
        "https://mill.example/rss",
        "rss20",
    )


def test_a_feed_says_how_often_it_wants_to_be_asked():
    feed = of(
        rss(
            channel="<ttl>90</ttl><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
            "<skipHours><hour>0</hour><hour>1</hour><hour>24</hour><hour>x</hour></skipHours>"
            "<skipDays><day>Saturday</day><day>Sunday</day></skipDays>"
        )
    )

    assert (feed.ttl, feed.update_every, feed.skip_hours, feed.skip_days) == (
        timedelta(minutes=90),
        timedelta(hours=6),
        frozenset({0, 1}),
        frozenset({5, 6}),
    )


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("<rss version='0.91'><channel><item><title>A</title></item></channel></rss>", "rss091u"),
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
            "<channel/><item rdf:about='https://mill.example/1'><title>A</title></item></rdf:RDF>",
            "rss10",
        ),
        (
            "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>A</title></entry></feed>",
            "atom03",
        ),
        (atom("<title>A</title>"), "atom10"),
        (
            "<f:feed xmlns:f='http://www.w3.org/2005/Atom'><f:entry><f:title>A</f:title></f:entry></f:feed>",
            "atom10",
        ),
    ],
)
def test_old_forms_are_read_too(source, name):
    feed = of(source)

    assert (feed.format, [entry.title for entry in feed.entries]) == (name, ["A"])


@pytest.mark.parametrize(
    "texts",
    [
        f"<description>Gates held.</description><content:encoded><![CDATA[{LONG}]]></content:encoded>",
        f"<content:encoded><![CDATA[{LONG}]]></content:encoded><description>Gates held.</description>",
    ],
)
def test_the_encoded_content_is_the_body_wherever_it_stands(texts):
    entry = one(rss(f"<title>A</title>{texts}"))

    assert (entry.html, entry.summary_html, entry.shortened) == (LONG, "Gates held.", False)


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ('<content type="html">&lt;p&gt;Salt &amp;amp; bread&lt;/p&gt;</content>', "<p>Salt &amp; bread</p>"),
        ('<content type="text">Salt &amp; &lt;bread&gt;</content>', "<p>Salt &amp; &lt;bread&gt;</p>"),
        (
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Salt<br/>bread</p></div></content>',
            "<p>Salt<br>bread</p>",
        ),
        (
            '<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>Salt</h:p></h:div></content>',
            "<p>Salt</p>",
        ),
    ],
)
def test_content_of_atom_is_read_as_its_type_says(content, html):
    entry = one(atom(f"<title>A</title>{content}"))

    assert (entry.html, entry.shortened) == (html, False)


def test_a_body_that_stands_elsewhere_is_pointed_to():
    entry = one(atom('<content type="text/html" src="/full/1.html"/><summary>Gates held.</summary>'))

    assert (entry.html, entry.elsewhere, entry.shortened) == (
        "<p>Gates held.</p>",
        "https://mill.example/full/1.html",
        True,
    )


def test_a_summary_of_atom_is_not_the_whole_and_a_description_of_rss_may_be():
    shortened = [
        one(atom("<summary>The gates held.</summary>")).shortened,
        one(rss("<description>The gates held.</description>")).shortened,
        one(rss("<description>The gates held […]</description>")).shortened,
        one(rss("<title>The gates held.</title>")).shortened,
    ]

    assert shortened == [True, False, True, True]


PICTURE = (
    '<media:content url="https://mill.example/a.jpg" medium="image" width="640" height="480px">'
    "<media:description>A keeper at the gates of the lower lock, seen from a bridge now</media:description>"
    "<media:credit>Ada Weir</media:credit></media:content>"
)


@pytest.mark.parametrize(
    "texts",
    [f"{PICTURE}<description>Gates held.</description>", f"<description>Gates held.</description>{PICTURE}"],
)
def test_the_caption_of_a_picture_is_never_the_body(texts):
    entry = one(rss(f"<title>A</title>{texts}"))

    assert (entry.html, entry.summary_html, entry.picture) == (
        "Gates held.",
        "",
        EntryPicture(
            "https://mill.example/a.jpg",
            "A keeper at the gates of the lower lock, seen from a bridge now",
            "Ada Weir",
            640,
            480,
        ),
    )


def test_nor_where_nothing_else_is_said():
    entry = one(atom(f"<title>A</title><media:group>{PICTURE}</media:group>"))

    assert (entry.html, entry.shortened, entry.picture.credit) == ("", True, "Ada Weir")


def test_a_title_of_media_stands_in_for_one_and_takes_none_away():
    titles = [
        one(rss("<media:title>Gates</media:title>")).title,
        one(rss("<title>Mill</title><media:title>Gates</media:title>")).title,
        one(rss("<media:title>Gates</media:title><title>Mill</title>")).title,
    ]

    assert titles == ["Gates", "Mill", "Mill"]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (
            '<media:thumbnail url="/t.jpg" width="75"/><media:content url="/a.jpg" type="image/jpeg"/>',
            "a.jpg",
        ),
        (
            '<media:content url="/s.jpg" medium="image" width="80"/>'
            '<media:content url="/l.jpg" medium="image" width="800"/>',
            "l.jpg",
        ),
        (
            '<media:content url="/l.jpg" medium="image" width="800"/>'
            '<media:content url="/d.jpg" medium="image" isDefault="true"/>',
            "d.jpg",
        ),
        ('<media:content url="/film.mp4" type="video/mp4"/><media:thumbnail url="/t.jpg"/>', "t.jpg"),
        ('<media:content url="/a.png?w=3"/>', "a.png?w=3"),
        ('<enclosure url="/e.png" type="image/png" length="9"/>', "e.png"),
        ('<itunes:image href="/i.png"/>', "i.png"),
    ],
)
def test_the_picture_is_the_one_the_feed_means(written, address):
    entry = one(rss(f"<title>A</title>{written}"))

    assert entry.picture.address == f"https://mill.example/{address}"


@pytest.mark.parametrize(
    "written",
    [
        "",
        '<media:content url="/film.mp4" medium="video"/>',
        '<media:content url="javascript:a.png" medium="image"/>',
        '<enclosure url="/sound.mp3" type="audio/mpeg"/>',
        '<media:content url="data:image/png;base64,AA" medium="image"/>',
    ],
)
def test_what_is_no_picture_is_none(written):
    assert one(rss(f"<title>A</title>{written}")).picture is None


def test_files_that_go_with_an_entry_are_named():
    entry = one(
        rss(
            '<title>A</title><enclosure url="/sound.mp3" type="audio/mpeg" length="1200"/><enclosure url=""/>'
        )
    )

    assert entry.enclosures == (Enclosure("https://mill.example/sound.mp3", "audio/mpeg", 1200),)


@pytest.mark.parametrize(
    ("written", "link", "id"),
    [
        ("<link>/a</link><guid>tag:1</guid>", "https://mill.example/a", "tag:1"),
        ("<guid>https://mill.example/a</guid>", "https://mill.example/a", "https://mill.example/a"),
        ('<guid isPermaLink="false">https://mill.example/a</guid>', "", "https://mill.example/a"),
        ("<guid>20161208-7</guid>", "", "20161208-7"),
        (
            '<guid isPermaLink="false">7</guid><link>/a?x=1&amp;y=2</link>',
            "https://mill.example/a?x=1&y=2",
            "7",
        ),
        (
            "<link>/counted</link><feedburner:origLink>/own</feedburner:origLink>",
            "https://mill.example/counted",
            "",
        ),
        (
            "<link>https://count.example/7</link><feedburner:origLink>https://mill.example/a</feedburner:origLink>",
            "https://mill.example/a",
            "",
        ),
        ("<link>\n https://mill.example/a b\n</link>", "https://mill.example/a%20b", ""),
        ("<link>javascript:alert(1)</link>", "", ""),
        ("<link>mailto:miller@mill.example</link>", "", ""),
        ("<link/>", "", ""),
        ('<a10:link rel="alternate" href="/a"/>', "https://mill.example/a", ""),
    ],
)
def test_link_and_id_are_what_they_say(written, link, id):
    entry = one(rss(f"<title>A</title>{written}"))

    assert (entry.link, entry.id) == (link, id)


def test_the_page_of_an_atom_entry_is_its_alternate():
    entry = one(
        atom(
            '<id>tag:mill,7</id><link rel="self" href="/self"/><link rel="edit" href="/edit"/>'
            '<link rel="alternate" type="application/pdf" href="/a.pdf"/><link href="/a"/>'
        )
    )

    assert (entry.link, entry.id) == ("https://mill.example/a", "tag:mill,7")


def test_an_id_of_atom_is_kept_to_the_letter():
    assert one(atom("<id>HTTP://Mill.example/%7e7</id>")).id == "HTTP://Mill.example/%7e7"


def test_a_base_moves_links_and_bodies():
    entry = one(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://cdn.example/x/"><entry xml:base="y/">'
        '<link href="a"/><content type="html" xml:base="z/">&lt;img src="p.png"&gt; Gates.</content>'
        "</entry></feed>"
    )

    assert (entry.link, entry.html) == (
        "https://cdn.example/x/y/a",
        '<img src="https://cdn.example/x/y/z/p.png"> Gates.',
    )


@pytest.mark.parametrize(
    ("source", "authors"),
    [
        (rss("<title>A</title><author>ada@mill.example (Ada Weir)</author>"), ("Ada Weir",)),
        (rss("<title>A</title><author>ada@mill.example</author>"), ()),
        (
            rss("<title>A</title><dc:creator>Ada Weir</dc:creator><dc:creator>Ben Lock</dc:creator>"),
            ("Ada Weir", "Ben Lock"),
        ),
        (rss("<title>A</title>", channel="<managingEditor>e@mill.example (Eve Race)</managingEditor>"), ()),
        (atom("<author><name>Ada Weir</name><uri>https://ada.example</uri></author>"), ("Ada Weir",)),
        (atom("<title>A</title>", feed="<author><name>Eve Race</name></author>"), ("Eve Race",)),
        (
            atom(
                "<source><author><name>Lock</name></author></source>",
                feed="<author><name>Eve Race</name></author>",
            ),
            ("Lock",),
        ),
    ],
)
def test_authors_are_names_of_people(source, authors):
    assert one(source).authors == authors


@pytest.mark.parametrize(
    ("language", "page"), [("fr", "/fr/dam"), ("en-GB", "/en/dam"), ("de", "/en/dam"), ("", "/en/dam")]
)
def test_of_its_pages_in_several_languages_an_entry_has_the_one_in_its_own(language, page):
    said = f'<title xml:lang="{language}">Dam</title>' if language else "<title>Dam</title>"
    links = (
        f'<link rel="alternate" hreflang="{each}" href="https://mill.example/{each}/dam"/>'
        for each in ("en", "fr", "cy")
    )

    assert one(atom(said + "".join(links))).link == f"https://mill.example{page}"


def test_categories_are_each_named_once():
    entry = one(
        atom('<category term="floods" label="Floods"/><category term="Locks"/><dc:subject>Locks</dc:subject>')
    )

    assert entry.categories == ("Floods", "Locks")


@pytest.mark.parametrize(
    ("source", "language"),
    [
        (rss("<title>A</title>", channel="<language>ar-SY</language>"), "ar-SY"),
        (rss("<title>A</title><dc:language>fr</dc:language>", channel="<language>en</language>"), "fr"),
        (atom('<title xml:lang="de">A</title>', feed=""), "de"),
        (rss("<title>A</title>", channel="<language>English, mostly</language>"), ""),
    ],
)
def test_an_entry_has_its_own_language_else_its_feeds(source, language):
    assert one(source).language == language


def test_where_an_entry_was_taken_from_is_told():
    entry = one(
        atom(
            '<title>A</title><source><title>Lock &amp;amp; Weir</title><link href="https://lock.example/"/></source>'
        )
    )

    assert (entry.title, entry.origin, entry.origin_link) == ("A", "Lock & Weir", "https://lock.example/")


def test_or_by_rss():
    entry = one(rss('<title>A</title><source url="https://lock.example/rss">Lock</source>'))

    assert (entry.origin, entry.origin_link) == ("Lock", "https://lock.example/rss")
