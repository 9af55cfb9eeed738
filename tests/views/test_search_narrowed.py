"""The search narrowed by its form: source, who, when, timeline, article; each taken off again by a link."""

from datetime import UTC, date, datetime

import pytest

from newsreader import deciding
from newsreader.deciding.indexing import index
from newsreader.models import Decision, Entity, Entry, Follow, Timeline
from newsreader.models.search import Kind
from newsreader.text.when import When
from tests import factories
from tests.factories import BOARD_MET, WALKED_OUT

pytestmark = pytest.mark.django_db


def report(headline, source, day, *named, public=True, body="The ferry left Selby."):
    made = factories.article(body, headline=headline, source=source, published=day, public=public)
    for entity in named:
        factories.mention(entity, made, "Selby")
    index(Kind.ARTICLE, [made.pk])
    index(Kind.ENTITY, [entity.pk for entity in named])
    return made


@pytest.fixture
def reports():
    post, ledger = factories.source("The Tidewater Post"), factories.source("Ledger")
    selby, quist = factories.entity("Port Selby", Entity.Kind.PLACE), factories.entity("Orla Quist")
    report("One", post, date(2016, 12, 7), selby, quist)
    report("Two", ledger, date(2016, 12, 9), selby)
    report("Three", post, date(2017, 3, 1), selby, quist)
    return {"post": post, "ledger": ledger, "selby": selby, "quist": quist}


def titles(client, query):
    return [hit.title for hit in client.get(f"/search/?kind=article&{query}").context["found"].hits]


def chips(client, query):
    return [
        (each.said, each.without) for each in client.get(f"/search/?{query}").context["search"].narrowings
    ]


def test_by_source_whether_named_or_by_its_id(client, reports):
    by_name, by_id = (
        titles(client, f"q=ferry&source={given}") for given in ("tidewater", reports["post"].pk)
    )

    assert by_name == by_id == ["Three", "One"]


def test_of_several_people_and_places_all_are_named(client, reports):
    both = titles(client, f"q=ferry&entity=quist&entity={reports['selby'].pk}")

    assert (both, titles(client, "q=ferry&entity=selby")) == (["Three", "One"], ["Three", "Two", "One"])


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("december+2016", ["Two", "One"]),
        ("2016", ["Two", "One"]),
        ("7-8+December+2016", ["One"]),
        ("2016-12-09..2017-06", ["Three", "Two"]),
        ("2017–2019", ["Three"]),
    ],
)
def test_by_days_as_they_are_typed(client, reports, period, found):
    assert titles(client, f"q=ferry&period={period}") == found


def test_days_that_nobody_can_read_are_said(client, reports):
    page = client.get("/search/?q=ferry&kind=article&period=soonish")

    assert (len(page.context["found"].hits), page.context["found"].not_understood) == (3, ("soonish",))


def test_narrowings_alone_list_what_they_leave(client, reports):
    assert titles(client, f"entity={reports['quist'].pk}") == ["Three", "One"]


def test_each_narrowing_is_taken_off_by_its_link(client, reports):
    selby, quist = reports["selby"].pk, reports["quist"].pk

    said = chips(client, f"period=2016&entity={quist}&q=ferry&entity=Port+Selby&kind=article")

    assert said == [
        ("Articles", f"q=ferry&entity={selby}&entity={quist}&period=2016"),
        ("Port Selby", f"q=ferry&kind=article&entity={quist}&period=2016"),
        ("Orla Quist", f"q=ferry&kind=article&entity={selby}&period=2016"),
        ("2016", f"q=ferry&kind=article&entity={selby}&entity={quist}"),
    ]


def test_the_form_carries_what_is_chosen_and_takes_one_more(client, reports):
    page = client.get(f"/search/?q=ferry&source={reports['post'].pk}").content.decode()

    assert f'<input type="hidden" name="source" value="{reports["post"].pk}">' in page
    assert '<label for="source">Another source</label>' in page


def test_a_merged_name_stands_for_what_it_was_merged_into(client, reports):
    former = factories.entity("Selby Harbour", Entity.Kind.PLACE)
    Entity.objects.filter(pk=former.pk).update(merged_into=reports["selby"])

    assert chips(client, f"q=ferry&entity={former.pk}") == [("Port Selby", "q=ferry")]


def test_nothing_tells_a_stranger_of_what_only_private_articles_name(client, as_viewer, reports):
    hidden = factories.source("The Hidden Herald")
    whispering = factories.entity("Una Whisper")
    secret = report("Secret", hidden, date(2016, 12, 8), whispering, public=False)
    queries = {
        "source": f"q=ferry&source={hidden.pk}",
        "name of a source": "q=ferry&source=herald",
        "entity": f"q=ferry&entity={whispering.pk}",
        "name": "q=ferry&entity=whisper",
    }

    told = {name: client.get(f"/search/?kind=article&{query}") for name, query in queries.items()}

    assert {name: [hit.title for hit in page.context["found"].hits] for name, page in told.items()} == (
        dict.fromkeys(queries, ["Three", "Two", "One"])
    )
    assert {name: "not understood" in page.content.decode() for name, page in told.items()} == (
        dict.fromkeys(queries, True)
    )
    assert not [name for name, page in told.items() if "Una" in page.content.decode()]
    assert client.get(f"/search/?q=ferry&article={secret.pk}").status_code == 404
    assert [titles(as_viewer("editor"), query) for query in queries.values()] == [["Secret"]] * 4


# Within a timeline


@pytest.fixture
def strike():
    timeline = factories.timeline("The strike")
    first = factories.read_article(public=True, headline="First", published=date(2019, 3, 13))
    later = factories.read_article(public=True, headline="Later", published=date(2019, 4, 20))
    rows = (
        (first, WALKED_OUT, "Dockers leave", When(date(2019, 3, 12), date(2019, 3, 12), "day")),
        (later, BOARD_MET, "Dockers meet", When(date(2019, 4, 2), date(2019, 4, 2), "day")),
    )
    events = [
        factories.event(title, when, article=article, quote=quote) for article, quote, title, when in rows
    ]
    for event in events:
        factories.entry(timeline, event)
    index(Kind.EVENT, [event.pk for event in events])
    return timeline


def of_timeline(client, query):
    return [hit.title for hit in client.get(f"/search/?{query}").context["found"].hits]


def test_within_a_timeline_days_are_those_of_happening(client, strike):
    within = f"q=dockers&timeline={strike.pk}"

    assert of_timeline(client, f"{within}&period=2019-03") == ["Dockers leave"]
    assert of_timeline(client, f"{within}&period=2019-04&order=happened") == ["Dockers meet"]
    assert of_timeline(client, f"{within}&order=happened") == ["Dockers meet", "Dockers leave"]


def test_within_a_timeline_only_what_was_known_by_then_is_found(client, strike):
    within = f"q=dockers&timeline={strike.pk}&known=2019-03-20"

    assert of_timeline(client, within) == ["Dockers leave"]
    assert of_timeline(client, f"{within}&order=newest") == ["Dockers leave"]


def test_as_known_on_a_day_a_hit_says_what_was_said_then(client):
    article = factories.read_article(public=True, headline="First", published=date(2019, 3, 13))
    editor = factories.editor()
    story = factories.timeline("The quay", owner=editor)
    entry = deciding.entries.create(factories.event("Dockers leave", article=article), story, editor)
    long_ago = datetime(2019, 3, 14, tzinfo=UTC)
    Entry.objects.filter(pk=entry.pk).update(put_on=long_ago)
    Timeline.objects.filter(pk=story.pk).update(created=long_ago)
    Decision.objects.update(at=long_ago)
    entry.refresh_from_db()
    words = {"headline": "Dockers flee", "annotation": "Dockers were betrayed."}
    deciding.entries.update(entry, editor, **words)
    index(Kind.EVENT, [entry.event_id])
    within = f"/search/?q=dockers&timeline={story.pk}"

    now = client.get(within).context["found"].hits
    then = client.get(f"{within}&known=2019-03-20").context["found"].hits

    assert [(hit.title, hit.sentence) for hit in now] == [("Dockers flee", "Dockers were betrayed.")]
    assert [(hit.title, hit.sentence) for hit in then] == [("Dockers leave", "")]
    assert then[0].url == f"{entry.get_absolute_url()}?known=2019-03-20"


def test_a_timeline_hands_its_narrowing_to_the_search_and_gets_it_back(client, strike):
    narrowing = "period=2019-03&known=2019-03-20"
    timeline = client.get(f"{strike.get_absolute_url()}?{narrowing}").content.decode()
    form = timeline.partition('action="/search/"')[2].partition("</form>")[0]
    found = client.get(f"/search/?q=dockers&timeline={strike.pk}&{narrowing}").content.decode()

    assert f'name="timeline" value="{strike.pk}"' in form
    assert 'name="period" value="2019-03"' in form
    assert 'name="known" value="2019-03-20"' in form
    assert f'href="{strike.get_absolute_url()}?period=2019-03&amp;known=2019-03-20"' in found


# Within an article


def test_within_an_article_each_sentence_with_the_words_is_found(client):
    body = "The ferry left. Nobody saw it.\n\nA ferry came, and the ferry stayed. The quay was full."
    article = factories.article(body, headline="Ferries", public=True)

    found = client.get(f"/search/?q=ferry&article={article.pk}").context["found"]

    assert [(hit.sentence, hit.url.partition("#")[2]) for hit in found.hits] == [
        ("The ferry left.", "body-0"),
        ("A ferry came, and the ferry stayed.", "body-32"),
    ]
    assert [len(hit.marked) for hit in found.hits] == [1, 2]


def test_within_an_article_all_words_come_before_any(client):
    article = factories.article("The ferry left. The quay was full of ferry crews.", public=True)

    def sentences(words):
        hits = client.get(f"/search/?q={words}&article={article.pk}").context["found"].hits
        return [hit.sentence for hit in hits]

    assert sentences("ferry+quay") == ["The quay was full of ferry crews."]
    assert sentences("left+crews") == ["The ferry left.", "The quay was full of ferry crews."]
    assert sentences("ferry+-quay") == ["The ferry left."]
    assert sentences("tram") == []


# Followed


def test_a_narrowed_search_is_followed_under_one_address(as_viewer, reports):
    client = as_viewer("reader")
    search = client.get("/search/?period=2016&source=tidewater&q=ferry").context["search"]

    client.post("/me/follow/", {"query": search.query, "name": search.said, "on": "1"})

    followed = Follow.objects.get(user=client.user)
    post = reports["post"].pk
    assert (followed.query, followed.name) == (
        f"q=ferry&source={post}&period=2016",
        "ferry · The Tidewater Post · 2016",
    )
    assert client.get(f"/search/?q=ferry&period=2016&source={post}").context["followed"]


def test_an_article_that_is_found_leads_to_all_its_sentences_with_the_words(client, reports):
    found = client.get("/search/?q=ferry&period=2016-12-07&kind=article")

    (hit,) = found.context["found"].hits
    assert f'href="?q=ferry&amp;article={hit.target}"' in found.content.decode()
