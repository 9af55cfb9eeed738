"""Who signed a page and when it came out, on both sides of each line."""

import json
from datetime import date, datetime

import pytest

from newsreader.extraction import extract, starter
from newsreader.fetching import Document

PROSE = (
    "The keeper of the lighthouse told the council on Tuesday that the lamp had gone dark three times since "
    "the first storm of the month, and that no boat should pass the point before a new one had come."
)
BODY = f"<p>{PROSE}</p>" * 3
TITLE = "Lamp of the lighthouse fails again"


def read(header="", *, head="", body=BODY, lang="en", received=None, title=TITLE):
    page = (
        f'<html lang="{lang}"><head><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{header}{body}</article></body></html>"
    )
    return extract(Document("-", page.encode(), "text/html", received=received), starter())


def data(**fields):
    story = {"@type": "NewsArticle", "headline": TITLE} | fields
    return f'<script type="application/ld+json">{json.dumps(story)}</script>'


def person(name):
    return {"@type": "Person", "name": name}


@pytest.mark.parametrize(
    ("header", "authors"),
    [
        ('<div class="byline">Olga Stern</div>', ("Olga Stern",)),
        ('<span class="post-author">Olga Stern</span>', ("Olga Stern",)),
        ('<p class="articleAuthor">Olga Stern and Per Dahl</p>', ("Olga Stern", "Per Dahl")),
        ('<p class="byline">Olga Stern in Skagen and Per Dahl in Hirtshals</p>', ("Olga Stern", "Per Dahl")),
        ('<p class="byline">Olga Stern<br>Shipping correspondent</p>', ("Olga Stern",)),
        ('<p class="byline">Olga Stern Shipping correspondent</p>', ("Olga Stern",)),
        ('<p class="byline"><b>Olga Stern</b><span>Reporter</span></p>', ("Olga Stern",)),
        ('<p class="byline">By <a>Olga Stern</a> and <a>Per Dahl</a></p>', ("Olga Stern", "Per Dahl")),
        ('<b class="author">Olga Stern</b> <b class="author">Per Dahl</b>', ("Olga Stern", "Per Dahl")),
        ('<a rel="author" href="/s">Olga Stern</a>', ("Olga Stern",)),
        ('<span itemprop="author">Olga Stern</span>', ("Olga Stern",)),
        ('<p class="byline">BY OLGA STERN</p>', ("Olga Stern",)),
        ('<p class="byline">Olga Stern olga.stern@lamp.example</p>', ("Olga Stern",)),
        ('<p class="byline">Olga Stern (@olgastern)</p>', ("Olga Stern",)),
        ('<p class="byline">Story: Olga Stern</p>', ("Olga Stern",)),
        ("<p>By Olga Stern</p>", ("Olga Stern",)),
    ],
)
def test_the_byline_shown(header, authors):
    assert read(header).authors == authors


@pytest.mark.parametrize(
    "header",
    [
        '<div class="byline">Shipping desk</div>',
        '<div class="author">Staff reporter</div>',
        '<div class="byline" hidden>Olga Stern</div>',
        '<div class="byline" style="display: none">By Olga Stern</div>',
        '<div class="related"><span class="author">Olga Stern</span></div>',
        '<ul class="comments"><li class="author">Olga Stern</li></ul>',
        '<div class="byline">The lamp failed at nine.</div>',
    ],
)
def test_what_signs_no_article(header):
    assert read(header).authors == ()


def test_a_name_below_the_report_is_not_its_writer_without_a_word():
    assert read(body=BODY + '<div class="author">Olga Stern</div>').authors == ()


@pytest.mark.parametrize(
    "head",
    [
        data(author=person("Nordic Sea Feed")),
        data(author={"@type": "Organization", "name": "Reuters"}),
        data(author=person("Lamp Daily"), publisher={"@type": "Organization", "name": "Lamp Daily"}),
        '<meta name="author" content="Reuters">',
        '<meta name="author" content="Uwe Holm">',
    ],
)
def test_the_byline_shown_beats_what_data_say(head):
    assert read('<p class="byline">By Olga Stern</p>', head=head).authors == ("Olga Stern",)


def test_a_writer_that_data_call_otherwise_is_doubted():
    article = read('<p class="byline">By Olga Stern</p>', head=data(author=person("Uwe Holm")))

    assert article.authors == ("Olga Stern",)
    assert "The page shows “By Olga Stern”, but its structured data names Uwe Holm." in article.warnings


@pytest.mark.parametrize(
    ("header", "stated", "authors"),
    [
        ("<p class='byline'>By Olga Stern and Per Dahl</p>", ["Olga Stern"], ("Olga Stern", "Per Dahl")),
        (
            "<p class='byline'>By Olga Stern, Per Dahl and Ida Lund</p>",
            ["Olga Stern Per Dahl Ida Lund"],
            ("Olga Stern", "Per Dahl", "Ida Lund"),
        ),
        ("<p class='byline'>By Olga Stern</p>", ["Olga Stern", "Per Dahl"], ("Olga Stern", "Per Dahl")),
        ("<p class='byline'>By Olga Stern, Harbour Board</p>", ["Olga Stern"], ("Olga Stern",)),
        ("<p class='byline'>Olga Stern Meteorologin</p>", ["Olga Stern"], ("Olga Stern",)),
        ("<p class='byline'>Fact Checked</p>", ["Olga Stern"], ("Olga Stern",)),
        ("<div class='promo'><p class='byline'>By Per Dahl</p></div>", ["Olga Stern"], ("Olga Stern",)),
    ],
)
def test_byline_and_data_together(header, stated, authors):
    article = read(header, head=data(author=[person(name) for name in stated], datePublished="2018-02-09"))

    assert (article.authors, article.warnings) == (authors, ())


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ('<meta name="author" content="Olga Stern"><meta name="author" content="Per Dahl">', 2),
        ('<meta property="article:author" content="Olga Stern">' * 2, 1),
        ('<meta name="authors" content="Olga Stern; Per Dahl">', 2),
        ('<meta name="author" content="By Olga Stern and Per Dahl">', 2),
        ('<meta name="dcterms.creator" content="Stern, Olga">', 1),
        ('<meta name="author" content="https://faces.example/o"><meta name="byl" content="Olga Stern">', 1),
        ('<meta name="author" content="Olga Stern, Shipping correspondent">', 1),
        ('<meta name="author" content="OLGA STERN">', 1),
    ],
)  # fmt: skip
def test_tags_that_name_writers(head, authors):
    assert read(head=head).authors == ("Olga Stern", "Per Dahl")[:authors]


@pytest.mark.parametrize(
    "content", ["https://faces.example/olga", "www.lamp.example", "@olgastern", "Shipping desk", "admin"]
)
def test_tags_that_name_nobody(content):
    assert read(head=f'<meta name="author" content="{content}">').authors == ()


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ('<abbr class="published" title="2014-03-05T06:30:00+02:00">6:30</abbr>', date(2014, 3, 5)),
        ('<span class="date" title="2014-03-05">5 March</span>', date(2014, 3, 5)),
        ('<span class="stamp" data-datetime="2014-03-05T06:30:00Z">Wed</span>', date(2014, 3, 5)),
        ('<i class="time-ago" data-timestamp="1394001000">years ago</i>', date(2014, 3, 5)),
        ('<i class="time-ago" data-timestamp="1394001000000">years ago</i>', date(2014, 3, 5)),
        ('<relative-time datetime="2014-03-05T06:30:00Z">Mar 5</relative-time>', date(2014, 3, 5)),
        ("<p>Posted on <time>5 March 2014</time> in Coast and Weather by the harbour</p>", date(2014, 3, 5)),
        ('<abbr class="published updated" title="2014-03-05">5 March</abbr>', date(2014, 3, 5)),
        (
            '<time class="updated" datetime="2014-03-07"></time><time datetime="2014-03-05"></time>',
            date(2014, 3, 5),
        ),
        (
            '<p>Updated: <time datetime="2014-03-07"></time></p>'
            '<p>Posted: <time datetime="2014-03-05"></time></p>',
            date(2014, 3, 5),
        ),
        ('<span class="date" data-post-id="1394001000">5 March 2014</span>', date(2014, 3, 5)),
        (
            '<div itemscope itemtype="https://schema.org/NewsArticle">'
            "<time itemprop=datePublished>2014-03-05</time></div>",
            date(2014, 3, 5),
        ),
    ],
)  # fmt: skip
def test_a_date_in_an_attribute(header, day):
    assert read(header).published.local.date() == day


@pytest.mark.parametrize(
    "header",
    [
        '<span class="date" data-timestamp="12">once</span>',
        '<span class="date" data-timestamp="99999999999">once</span>',
        '<a class="permalink" title="Report 2014 of the board">more</a>',
        '<time datetime="2014-03-05" hidden></time>',
        '<div style="display:none"><span class="date">5 March 2014</span></div>',
        '<p style="visibility: hidden">5 March 2014</p>',
        "<p>The lamp was lit on <time>5 March 2014</time> by the keeper alone</p>",
        '<p>Nobody came until <time datetime="2014-03-05">that Wednesday</time> when the board met.</p>',
        "<ul><li><time>5 March 2014</time>: the first storm of the year comes in</li></ul>",
        '<div class="comment"><time datetime="2014-03-05">5 March</time></div>',
        '<div class="related-posts"><p><time datetime="2014-03-05">5 March</time></p></div>',
        '<aside><time datetime="2014-03-05">5 March</time></aside>',
        # What libraries of dates make a day of.
        "<footer>© 2014 The Lamp. All rights reserved.</footer>",
        "<p class=date>Wednesday the 5th</p>",
        "<p class=date>the 1970s</p>",
        "<p class=date>Wednesday night</p>",
        "<p class=date>4 Jumada al-awwal 1435 AH</p>",
        "<p class=date lang=ar>4 جمادى الأولى 1435</p>",
    ],
)
def test_what_does_not_date_a_page(header):
    article = read(header)

    assert article.published is None
    assert "No publication date was found." in article.warnings


@pytest.mark.parametrize("subhead", ["h2", "h3", "li", "td"])
def test_a_time_in_a_subhead_or_item_does_not_date_a_page(subhead):
    item = f'<{subhead}>The night of <time datetime="2014-03-05">5 March</time></{subhead}>'
    wrapped = {"li": f"<ul>{item}</ul>", "td": f"<table><tr>{item}</tr></table>"}.get(subhead, item)

    assert read(body=f"{BODY}{wrapped}{BODY}").published is None


@pytest.mark.parametrize(
    ("lang", "month"),
    [("en-GB", 3), ("en-AU", 3), ("en_IN", 3), ("en-US", 5), ("de", 3), ("fr-CH", 3)],
)
def test_the_order_of_day_and_month_by_the_language_of_the_page(lang, month):
    article = read("<p>05/03/2014</p>", lang=lang)

    assert article.published.local.month == month
    assert [line for line in article.warnings if "language alone" in line] != []


@pytest.mark.parametrize("lang", ["en", "en-CA", "fr-CA", ""])
def test_the_order_of_day_and_month_that_the_language_leaves_open(lang):
    assert read("<p>05/03/2014</p>", lang=lang).published is None


@pytest.mark.parametrize(
    ("other", "month"),
    [("Updated 17/03/2014", 3), ("Updated 03/17/2014", 5)],
)
def test_another_date_of_the_page_says_more_than_its_language(other, month):
    article = read(f"<p>05/03/2014</p><p>{other}</p>", lang="en-US" if month == 3 else "en-GB")

    assert article.published.local.month == month
    assert [line for line in article.warnings if "language" in line] == []


def test_the_order_of_a_tag_is_the_page_s_own():
    head = '<meta name="pubdate" content="05/03/2014">'

    assert read(head=head, lang="en-GB").published.local.month == 3
    assert read(head=head, lang="en-US").published.local.month == 5
    assert read(head=head).published is None


RECEIVED = datetime(2026, 11, 28, 12, 0)


def text(lines, received=None):
    words = "\n\n".join([TITLE, *lines, PROSE, PROSE])
    return extract(Document("-", words.encode(), "text/plain", received=received), starter())


def test_a_page_of_the_future_is_not_dated():
    article = read(head=data(datePublished="2031-01-01"), received=RECEIVED)

    assert (article.published, "published" in article.evidence) == (None, False)
    assert "“2031-01-01” is after the day the page was had (2026-11-29); it is left out." in article.warnings


def test_a_text_of_the_future_is_not_dated():
    article = text(["Published: 1 January 2031"], RECEIVED)

    assert (article.published, "published" in article.evidence) == (None, False)
    assert [line for line in article.warnings if "is left out" in line] != []


def test_a_page_that_says_when_it_was_captured_was_published_before():
    lines = "<p>Page saved on 9 February 2018</p><p>Published: 12 February 2018</p>"

    assert read(lines).published is None
    assert read(lines.replace("12 February", "8 February")).published.local == datetime(2018, 2, 8)


def test_a_text_that_says_when_it_was_captured_was_published_before():
    saved = "Page saved on 9 February 2018"

    assert text([saved, "Published: 12 February 2018"]).published is None
    assert text([saved, "Published: 9 February 2018"]).published.local == datetime(2018, 2, 9)


@pytest.mark.parametrize("stated", ["2026-11-28", "2026-11-29", "2026-11-29T08:00:00+13:00"])
def test_today_and_where_it_is_tomorrow_are_no_future(stated):
    assert read(head=data(datePublished=stated), received=RECEIVED).published is not None


def test_without_a_day_of_capture_nothing_is_too_late():
    assert read(head=data(datePublished="2031-01-01")).published.local == datetime(2031, 1, 1)


def test_a_future_day_gives_way_to_one_that_can_be():
    head = data(datePublished="2031-01-01") + '<meta property="article:published_time" content="2018-02-09">'

    assert read(head=head, received=RECEIVED).published.local == datetime(2018, 2, 9)


def test_a_day_that_only_the_address_holds_is_doubted():
    head = '<link rel="canonical" href="https://lamp.example/2014/03/05/lamp">'

    article = read(head=head)

    assert article.published.local == datetime(2014, 3, 5)
    assert article.warnings == ("Only the page's address says when it was published: “2014/03/05”.",)


def test_a_clean_page_is_not_doubted():
    head = data(author=person("Olga Stern"), datePublished="2014-03-05T08:00:00+01:00")

    assert read("<p class='byline'>By Olga Stern</p>", head=head, received=RECEIVED).warnings == ()


@pytest.mark.parametrize(
    ("title", "stated", "headline"),
    [
        ("Where &lt;em&gt; belongs", "Where <em> belongs", "Where <em> belongs"),
        ("Where &lt;em&gt; belongs", "Where &lt;em&gt; belongs", "Where <em> belongs"),
        ("Why &amp;nbsp; is a word", "Why &nbsp; is a word", "Why &nbsp; is a word"),
        ("Why &amp;nbsp; is a word", "Why &amp;nbsp; is a word", "Why &nbsp; is a word"),
        ("Salt &amp; ice at sea", "Salt &amp; ice at sea", "Salt & ice at sea"),
        ("Salt &amp; ice at sea", "Salt &amp;amp; ice at sea", "Salt & ice at sea"),
        ("“Ice” at sea", "&#8220;Ice&#8221; at sea", "“Ice” at sea"),
        ("Ice at <i>sea</i> again", "Ice at <i>sea</i> again", "Ice at sea again"),
        ("Ice at sea again", "<p>Ice at sea again</p>", "Ice at sea again"),
        ("Where x&lt;y at sea", "Where x<y at sea", "Where x<y at sea"),
    ],
)
def test_words_that_look_like_markup_are_words_where_the_page_shows_them(title, stated, headline):
    article = read(head=data(headline=stated), title=title)

    assert article.headline == headline


@pytest.mark.parametrize(
    ("head", "standfirst"),
    [
        (data(description="<p>The keeper &amp; the board met&nbsp;twice.</p>"), True),
        (data(description="The keeper &amp;amp; the board met twice."), True),
        ('<meta name="description" content="The keeper &amp;amp; the board met twice.">', True),
        ('<meta name="description" content="The keeper &amp; the board met twice.">', True),
        (
            '<meta name="description" content="&lt;b&gt;The keeper&lt;/b&gt; & the board met twice.">',
            True,
        ),
    ],
)
def test_data_are_decoded_where_the_page_shows_no_markup(head, standfirst):
    assert (read(head=head).standfirst == "The keeper & the board met twice.") is standfirst


def test_data_keep_what_the_heading_shows():
    head = data(description="Nobody knows why <em> is here and &nbsp; is there.")

    article = read(head=head, title="Why &lt;em&gt; and &amp;nbsp; are here")

    assert article.standfirst == "Nobody knows why <em> is here and &nbsp; is there."


def figure(caption):
    return f'<figure><img src="/a.jpg"><figcaption>{caption}</figcaption></figure>'


def test_every_caption_of_the_article_is_kept():
    body = figure("The lamp at dusk. (Photo by Olga Stern)") + BODY + figure("The stairs.") + BODY

    article = read(body=body)

    assert (article.caption, article.credit) == (
        "The lamp at dusk. (Photo by Olga Stern)\n\nThe stairs.",
        "Photo by Olga Stern",
    )


@pytest.mark.parametrize(
    "margin",
    [
        '<div class="related">{}</div>',
        "<aside>{}</aside>",
        "<footer>{}</footer>",
        '<ul class="teaser-list"><li>{}</li></ul>',
        "<div hidden>{}</div>",
    ],
)
def test_captions_of_other_articles_are_not(margin):
    article = read(body=figure("The lamp at dusk.") + BODY + margin.format(figure("A goat.")))

    assert article.caption == "The lamp at dusk."


def test_the_same_caption_twice_is_one():
    assert read(body=figure("The lamp.") + BODY + figure("The lamp.")).caption == "The lamp."


def test_titles_that_have_nothing_in_common_are_doubted():
    page = f"<title>Ten ways to cook rice</title><h1>{TITLE}</h1><p>5 March 2014</p>{BODY}"

    article = extract(Document("-", page.encode(), "text/html"), starter())

    assert [line for line in article.warnings if line.startswith("The page is titled")] != []


@pytest.mark.parametrize(
    "title", [TITLE, f"{TITLE} - Lamp Daily", "Lamp Daily: " + TITLE, "Lighthouse lamp fails"]
)
def test_titles_that_agree_are_not_doubted(title):
    page = f"<title>{title}</title><h1>{TITLE}</h1><p>5 March 2014</p>{BODY}"

    assert extract(Document("-", page.encode(), "text/html"), starter()).warnings == ()
