"""What the site tells those who link to it and look through it: heads, sitemaps, robots.txt, citations."""

import re
from datetime import UTC, date, datetime
from html import unescape
from xml.etree.ElementTree import fromstring

import pytest
from django.conf import settings

from newsreader.exchange import sitemap
from newsreader.models import Article, Timeline
from newsreader.text.when import When
from tests import factories

SITE = settings.SITE_URL


def head(page):
    """What a page's head says: its description, canonical address, Open Graph, and feeds."""
    html = page.content.decode().partition("</head>")[0]
    said = dict(re.findall(r'<meta (?:name|property)="(description|og:[a-z_]+)" content="([^"]*)"', html))
    said |= dict(re.findall(r'<link rel="(canonical)" href="([^"]*)"', html))
    feeds = re.findall(r'<link rel="alternate" type="([^"]*)" title="[^"]*" href="([^"]*)"', html)
    return {name: unescape(value) for name, value in said.items()}, feeds


def locations(response):
    assert response.status_code == 200
    return [element.text for element in fromstring(response.content).iter(f"{{{sitemap.NAMESPACE}}}loc")]


@pytest.fixture
def story(db):
    return factories.timeline("The Selby strike", slug="strike", standfirst='Two "hot" weeks.')


@pytest.fixture
def article(db):
    post = factories.source("The Tidewater Post")
    return factories.article(headline="Quay closed", source=post, public=True)


# Heads


def test_a_timelines_head(client, story):
    said, feeds = head(client.get(f"{story.get_absolute_url()}?period=2019"))

    url = f"{SITE}/timelines/strike/"
    assert said == {
        "description": 'Two "hot" weeks.',
        "canonical": url,
        "og:site_name": "newsreader",
        "og:title": "The Selby strike",
        "og:description": 'Two "hot" weeks.',
        "og:type": "website",
        "og:url": url,
    }
    assert feeds == [
        ("application/atom+xml", "/timelines/strike/feed.atom"),
        ("application/feed+json", "/timelines/strike/feed.json"),
        ("application/atom+xml", "/timelines/strike/changes.atom"),
        ("application/feed+json", "/timelines/strike/changes.json"),
        ("application/atom+xml", "/timelines/strike/corrections.atom"),
        ("application/feed+json", "/timelines/strike/corrections.json"),
    ]


def test_an_entrys_head_is_its_own(client, story, article):
    factories.picture(article)
    entry = factories.entry(story, factories.event("Dockers walk out", article=article))

    said, _feeds = head(client.get(entry.get_absolute_url()))

    assert (said["og:title"], said["description"], said["canonical"], said["og:image"]) == (
        "Dockers walk out",
        "12 March 2019, on the timeline “The Selby strike”",
        SITE + entry.get_absolute_url(),
        SITE + article.picture.url,
    )


def test_a_picture_that_strangers_may_not_see_is_not_named(client, story):
    private = factories.article()
    factories.picture(private)
    entry = factories.entry(story, factories.event(article=private))

    assert "og:image" not in head(client.get(entry.get_absolute_url()))[0]


def test_an_articles_head(client, db):
    article = factories.article(
        headline="Quay closed", standfirst="“Nobody knows <why>.”", language="pt-BR", public=True
    )
    factories.picture(article)

    said, feeds = head(client.get(article.get_absolute_url()))

    assert (said["og:title"], said["og:description"], said["og:type"], said["og:locale"]) == (
        "Quay closed",
        "“Nobody knows <why>.”",
        "article",
        "pt_BR",
    )
    assert (said["og:image"], feeds) == (SITE + article.picture.url, [])


@pytest.mark.parametrize("what", ["home", "articles", "entity", "source", "event", "changes"])
def test_other_pages_name_themselves_and_their_feeds(what, client, story, article):
    person = factories.entity("Ines Calloway")
    factories.mention(person, article)
    event = factories.entry(story, factories.event(article=article)).event
    path, feed = {
        "home": ("/", "/articles/feed.atom"),
        "articles": ("/articles/", "/articles/feed.atom"),
        "entity": (person.get_absolute_url(), f"/entities/{person.pk}/feed.atom"),
        "source": (article.source.get_absolute_url(), f"/sources/{article.source.pk}/feed.atom"),
        "event": (event.get_absolute_url(), None),
        "changes": ("/timelines/strike/changes/", "/timelines/strike/feed.atom"),
    }[what]

    said, feeds = head(client.get(path))

    assert (said["canonical"], said["og:url"], bool(said["description"])) == (SITE + path, SITE + path, True)
    assert (feeds[0][1] if feeds else None) == feed


def test_what_is_not_public_has_no_address_for_others(as_viewer, secret):
    member = as_viewer("member", secret.draft)

    pages = [secret.draft, secret.entry, secret.article, secret.event]
    said = [head(member.get(page.get_absolute_url())) for page in pages]

    assert [(set(names) - {"description"}, feeds) for names, feeds in said] == [(set(), [])] * 4


# What one copies


def shared(page):
    return [
        unescape(words) for words in re.findall(r"<textarea readonly[^>]*>([^<]*)<", page.content.decode())
    ]


def test_an_entry_is_cited_in_words(client, story, article):
    other = factories.article(source=factories.source("Selby Wire"), published=date(2019, 3, 14))
    event = factories.event("Dockers walk out", When(None, date(2019, 3, 12)), article=article)
    factories.citation(event, other)
    entry = factories.entry(story, event)
    Timeline.objects.update(modified=datetime(2026, 11, 29, 12, tzinfo=UTC))

    page = client.get(entry.get_absolute_url())

    assert shared(page) == [
        SITE + entry.get_absolute_url(),
        "‘Dockers walk out’, by 12 March 2019. Reported by The Tidewater Post, 13 March 2019; Selby Wire, "
        "14 March 2019; timeline “The Selby strike”, newsreader at 127.0.0.1:8000, as of 29 November 2026",
    ]


def test_once_on_a_page_of_many_entries(client, story):
    for _ in range(3):
        entry = factories.entry(story)

    assert len(shared(client.get(entry.get_absolute_url()))) == 2
    assert shared(client.get(story.get_absolute_url())) == []


def test_an_article_is_cited_by_outlet_and_day(client, article):
    assert shared(client.get(article.get_absolute_url())) == [
        SITE + article.get_absolute_url(),
        "‘Quay closed’, The Tidewater Post, 13 March 2019; newsreader at 127.0.0.1:8000",
    ]


def test_a_private_article_and_a_draft_are_not_shared(as_viewer, secret):
    member = as_viewer("member", secret.draft)

    pages = [member.get(page.get_absolute_url()) for page in (secret.entry, secret.article)]

    assert [shared(page) for page in pages] == [[], []]


# Crawlers


def test_robots_are_kept_from_the_desk_and_led_to_the_sitemap(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert lines == [
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /admin/",
        "Disallow: /login/",
        "Disallow: /logout/",
        "Disallow: /join/",
        "Disallow: /search/",
        "Disallow: /*/card/",
        "Disallow: /*?",
        "",
        f"Sitemap: {SITE}/sitemap.xml",
    ]


def test_a_site_may_ask_them_to_stay_out(client, settings):
    settings.NEWSREADER_CRAWLERS = False

    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"
    assert client.get("/sitemap.xml").status_code == 404
    assert client.get("/sitemaps/lists-1.xml").status_code == 404


def test_the_sitemap_holds_what_strangers_may_see(client, story, article, secret):
    person = factories.entity("Ines Calloway")
    factories.mention(person, article)

    parts = locations(client.get("/sitemap.xml"))
    pages = [page for part in parts for page in locations(client.get(part))]

    assert pages[:6] == [SITE + path for path in ("/", *(f"/{name}/" for name in _LISTS))]
    assert pages[6:] == [SITE + page.get_absolute_url() for page in (story, article, person, article.source)]


_LISTS = ("timelines", "articles", "entities", "sources", "about")


def test_the_sitemap_says_when_a_page_changed_where_that_is_known(client, article):
    parts = locations(client.get("/sitemap.xml"))
    told = {part.rsplit("/")[-1].split("-")[0]: fromstring(client.get(part).content) for part in parts}

    moments = {
        name: [element.text for element in root.iter(f"{{{sitemap.NAMESPACE}}}lastmod")]
        for name, root in told.items()
    }
    made = article.current.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert moments == {"lists": [], "articles": [made], "sources": []}


def test_parts_are_stretches_of_ids(client, monkeypatch, db):
    monkeypatch.setattr(sitemap, "SIZE", 2)
    articles = [factories.article(public=number not in (3, 4, 5, 6)) for number in range(9)]

    parts = [part for part in locations(client.get("/sitemap.xml")) if "/articles-" in part]
    pages = [page for part in parts for page in locations(client.get(part))]

    assert pages == [SITE + each.get_absolute_url() for each in articles if each.public]
    assert all(locations(client.get(part)) for part in parts)


@pytest.mark.parametrize("part", ["articles-0", "articles-7", "nothing-1", "lists-2", f"articles-{9**30}"])
def test_a_part_that_is_not_there(client, db, part):
    assert client.get(f"/sitemaps/{part}.xml").status_code == 404


def test_an_erased_article_is_on_no_sitemap(client, article):
    Article.objects.filter(pk=article.pk).update(erased=datetime(2026, 1, 1, tzinfo=UTC))

    assert [part for part in locations(client.get("/sitemap.xml")) if "/articles-" in part] == []
