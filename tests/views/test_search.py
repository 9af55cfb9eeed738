"""The page of the search: what it shows, to whom, and how it goes on."""

import re

import pytest

from newsreader.deciding.indexing import index
from newsreader.models import Follow
from newsreader.showing import search as searching
from newsreader.showing.search import Kind
from tests import factories
from tests.factories import BOARD_MET, WALKED_OUT


@pytest.fixture
def article(db):
    return factories.read_article(
        public=True, headline="Dockers <walk> out", source=factories.source("The Post")
    )


def found(client, query):
    return [hit.title for hit in client.get(f"/search/?{query}").context["found"].hits]


def test_a_hit_is_the_sentence_with_its_words_marked(client, article):
    page = client.get("/search/?q=board+refused&kind=article").content.decode()

    (row,) = re.findall(r'<li class="row".*?</li>', page, re.DOTALL)
    assert f'href="{article.get_absolute_url()}#body-{factories.BODY.index("The board met")}"' in row
    assert "<mark>refused</mark> to talk" in row
    assert "Dockers &lt;walk&gt; out" in row
    assert 'The Post · <span class="unbroken">13 March 2019</span>' in row


def test_a_figure_in_groups_is_found_whole(client, db):
    made = factories.read_article(public=True, body="The flood of 1,200 homes left 2,000 people in tents.")

    asked = {
        q: found(client, f"kind=article&q={q}")
        for q in ("1200", "1,200+homes", '"200+homes"', '"000 people"')
    }

    assert asked == {
        "1200": [made.headline],
        "1,200+homes": [made.headline],
        '"200+homes"': [],
        '"000 people"': [],
    }


def test_no_words_ask_nothing(client, db):
    answer = client.get("/search/")

    assert (answer.status_code, answer.context["found"]) == (200, None)


def test_a_private_article_is_found_by_editors_alone(as_viewer):
    private = factories.read_article(headline="Kept quiet")

    seen = {
        name: found(as_viewer(name), "q=quiet&kind=article")
        for name in ("anonymous", "reader", "editor", "superuser")
    }

    assert seen == {
        "anonymous": [],
        "reader": [],
        "editor": [private.headline],
        "superuser": [private.headline],
    }


def test_within_a_timeline_only_its_events_are_found(client, article):
    here, there = factories.timeline("The strike"), factories.timeline("The harbour")
    for timeline, quote, title in ((here, WALKED_OUT, "Dockers leave"), (there, BOARD_MET, "Dockers meet")):
        factories.entry(timeline, factories.event(title, article=article, quote=quote))
    index(Kind.EVENT, [entry.event_id for timeline in (here, there) for entry in timeline.entries.all()])

    assert found(client, f"q=dockers&timeline={here.pk}") == ["Dockers leave"]
    assert client.get("/search/?q=dockers&timeline=999999").status_code == 404


def test_a_draft_is_no_timeline_for_strangers(client, db):
    draft = factories.timeline("The draft", published=False)

    assert client.get(f"/search/?q=dockers&timeline={draft.pk}").status_code == 404


def test_the_next_page_goes_on_where_this_one_ends(client, db, monkeypatch):
    monkeypatch.setattr("newsreader.views.search.search", _by_twos)
    for number in ("One", "Two", "Three"):
        factories.read_article(public=True, headline=f"Selby {number}")
    first = client.get("/search/?q=selby&kind=article&order=newest")

    (more,) = re.findall(r'<a href="([^"]+)" rel="nofollow">More</a>', first.content.decode())
    second = client.get("/search/" + more.replace("&amp;", "&"))

    titles = [[hit.title for hit in page.context["found"].hits] for page in (first, second)]
    assert titles == [["Selby Three", "Selby Two"], ["Selby One"]]


def _by_twos(*args, **kwargs):
    return searching.search(*args, **kwargs, limit=2)


@pytest.mark.parametrize(
    "query",
    ["q=%00", "q=%22%22", "q=-", "q=a&after=%00", "q=a&order=b&kind=c", "q=" + "a+" * 900, "q=in:nowhen"],
)
def test_whatever_is_typed_is_answered(client, db, query):
    assert client.get(f"/search/?{query}").status_code == 200


def test_what_was_not_understood_is_said(client, article):
    page = client.get("/search/?q=dockers+before:soonish").content.decode()

    assert "“before:soonish” was not understood, and left out." in page


def test_a_search_is_followed_by_its_address(as_viewer, article):
    client = as_viewer("reader")
    query = client.get("/search/?order=newest&q=dockers&kind=").context["search"].query

    client.post("/me/follow/", {"query": query, "name": "dockers", "on": "1"})

    assert query == "q=dockers&order=newest"
    assert list(Follow.objects.of(client.user).values_list("query", flat=True)) == [query]
    assert client.get("/search/?q=dockers&order=newest").context["followed"]
    assert not client.get("/search/?q=dockers").context["followed"]
