"""Links that narrow say nofollow: what they lead to has no end, and crawlers need not wander there."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from newsreader import deciding
from newsreader.deciding.indexing import index
from newsreader.deciding.overview import refresh
from newsreader.models.search import Kind
from tests import factories

NARROWING = {
    *("q", "kind", "order", "source", "entity", "timeline", "article", "period", "place", "match"),
    *("known", "span", "letter", "folder"),
}
GOES_ON = {"after", "before"}  # in a list that is narrowed already
OF_ONE = re.compile(r"/\d+(-[^/]*)?/$")  # an article's or entry's: its query says where one came from
LINK = re.compile(r"<a\b[^>]*>")


def attribute(tag, name):
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return found[1].replace("&amp;", "&") if found else ""


@pytest.fixture
def pages(db):
    """Of a story with names, sources, places and years, each as it stands and narrowed."""
    editor, post, person = factories.editor(), factories.source("The Post"), factories.entity("Ines Calloway")
    story = factories.timeline("The strike", owner=editor)
    article = factories.read_article(public=True, headline="Dockers walk out", source=post)
    other = factories.read_article(
        public=True, headline="Dockers are back", source=factories.source("The Echo")
    )
    places = ("Selby", "Marlow", "Quayside")
    for number, place in enumerate(places):
        when = date(2017 + number, 3, 4)
        event = factories.event(f"Event {number}", when, (article, other)[number % 2], naming=[person])
        type(event).objects.filter(pk=event.pk).update(place=place, latitude=50 + number, longitude=number)
        deciding.entries.create(event, story, editor)
    refresh([story])
    factories.mention(person, article, "Calloway")
    index(Kind.ARTICLE, [article.pk, other.pk])
    url = story.get_absolute_url()
    return [
        "/",
        "/articles/",
        f"/articles/?source={post.pk}&period=2019",
        "/entities/",
        "/sources/",
        post.get_absolute_url(),
        person.get_absolute_url(),
        article.get_absolute_url(),
        "/search/?q=board&kind=article",
        f"/search/?q=dockers&timeline={story.pk}",
        url,
        f"{url}?period=2018",
        f"{url}?source={post.pk}&match=any",
        f"{url}?place=Selby",
        f"{url}?known=2019-12-01",
        f"{url}?order=newest",
        f"{url}?span=2018",
        story.entries.in_order()[0].get_absolute_url(),
    ]


def test_links_that_narrow_say_nofollow(client, pages):
    followed = set()
    for page in pages:
        answer = client.get(page, follow=True)
        assert answer.status_code == 200, page
        for tag in LINK.findall(answer.content.decode()):
            url = urlsplit(attribute(tag, "href"))
            query = set(parse_qs(url.query))
            narrows = NARROWING & query and not (GOES_ON & query or OF_ONE.search(url.path))
            if narrows and "nofollow" not in attribute(tag, "rel").split():
                followed.add((page, tag[:160]))

    assert sorted(followed) == []
