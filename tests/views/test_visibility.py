"""Who sees what. Every test here holds words that could leak, and a viewer who may see them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from tests import factories
from tests.views.conftest import VIEWERS
from tests.views.test_keeping import kept

EDITORS = {"editor", "member", "superuser"}
OF_THE_DRAFT = {"reviewer", "member", "superuser"}
OTHER_VIEWERS = [name for name in VIEWERS if name not in ("anonymous", "member")]
NOT_KEPT = {"private", "no-store"}


def address(name, *args):
    return reverse(name, args=args)


def statuses(url, as_viewer, timeline, **headers):
    return {name: as_viewer(name, timeline).get(url, headers=headers).status_code for name in VIEWERS}


def expected(those_who_see):
    return {name: 200 if name in those_who_see else 404 for name in VIEWERS}


# A draft


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "fragment"])
@pytest.mark.parametrize(
    "query", ["", "?period=2019", "?after={entry}", "?before={entry}", "?entity={entity}"]
)
def test_a_draft_is_seen_by_its_members(query, headers, secret, as_viewer):
    factories.entry(secret.draft)
    url = secret.draft.get_absolute_url() + query.format(entry=secret.entry.pk, entity=secret.entity.pk)

    assert statuses(url, as_viewer, secret.draft, **headers) == expected(OF_THE_DRAFT)


def test_an_event_that_stands_on_no_timeline_is_the_editors(db, as_viewer):
    event = factories.event(article=factories.article())

    assert statuses(event.get_absolute_url(), as_viewer, None) == expected(EDITORS)


@pytest.mark.parametrize("name", VIEWERS)
@pytest.mark.parametrize("page", ["home", "timelines", "event", "article"])
def test_a_drafts_title_stands_nowhere_for_others(page, name, secret, as_viewer):
    """The event is on a published timeline too, and its article is public: only the draft is secret."""
    factories.entry(factories.timeline("The published story"), secret.event)
    factories.show(secret.article)
    url = {
        "home": address("home"),
        "timelines": address("timelines"),
        "event": secret.event.get_absolute_url(),
        "article": secret.article.get_absolute_url(),
    }[page]

    response = as_viewer(name, secret.draft).get(url)

    shown = response.status_code, "The unfinished story" in response.content.decode()
    assert shown == (200, page != "home" and name in OF_THE_DRAFT)


@pytest.mark.parametrize("page", ["entity", "entity-card"])
def test_an_entitys_events_are_those_on_timelines_one_sees(page, secret, as_viewer):
    factories.show(secret.article)
    url = address(page, secret.entity.pk, secret.entity.slug)

    seen = {
        name: "Quay sold</a>" in as_viewer(name, secret.draft).get(url).content.decode() for name in VIEWERS
    }

    assert seen == {name: name in OF_THE_DRAFT for name in VIEWERS}


def test_an_accepted_statement_of_a_draft_is_a_mere_reading_to_others(secret, as_viewer, text):
    factories.show(secret.article)
    factories.proposal(secret.article, "Orla Quist sold the quay on 5 March", title="As the machine says")
    url = secret.article.get_absolute_url()

    seen = {
        name: "As the machine says" in as_viewer(name, secret.draft).get(url).content.decode()
        for name in VIEWERS
    }

    assert seen == {name: name not in OF_THE_DRAFT for name in VIEWERS}


# A private article


@pytest.mark.parametrize(
    "what", ["article", "entity", "months", "card", "source", "in list", "in filter", "after it"]
)
def test_what_only_a_private_article_knows_is_the_editors(what, secret, as_viewer):
    published = factories.timeline()
    url = {
        "article": secret.article.get_absolute_url(),
        "entity": secret.entity.get_absolute_url(),
        "months": address("entity-months", secret.entity.pk, secret.entity.slug),
        "card": address("entity-card", secret.entity.pk, secret.entity.slug),
        "source": secret.source.get_absolute_url(),
        "in list": f"{address('articles')}?source={secret.source.pk}",
        "after it": f"{address('sources')}?after={secret.source.pk}",
        "in filter": f"{published.get_absolute_url()}?entity={secret.entity.pk}",
    }[what]

    seen = statuses(url, as_viewer, None)

    assert seen == expected(EDITORS)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("home", "Quay sold in secret"),
        ("articles", "Quay sold in secret"),
        ("sources", "The Hidden Herald"),
        ("articles", "The Hidden Herald"),
        ("entities", "Orla Quist"),
    ],
)
def test_lists_hold_what_their_viewer_may_see(page, words, secret, as_viewer):
    factories.mention(factories.entity("Port Selby", "place"), factories.article(public=True))

    seen = {name: words in as_viewer(name).get(address(page)).content.decode() for name in VIEWERS}

    assert seen == {name: name in EDITORS for name in VIEWERS}


def test_counts_are_of_what_the_viewer_may_see(secret, as_viewer, text):
    """The Herald has one public and one private article, and both name Orla Quist."""
    open = factories.article("Orla Quist spoke.", headline="Quist speaks", source=secret.source, public=True)
    factories.mention(secret.entity, open)
    card = address("entity-card", secret.entity.pk, secret.entity.slug)

    seen = {
        name: (text(client.get(card)), text(client.get(address("sources"))))
        for name in VIEWERS
        for client in [as_viewer(name)]
    }

    assert {n: "2 mentions in 2 articles" in c for n, (c, _) in seen.items()} == {
        n: n in EDITORS for n in VIEWERS
    }
    assert {n: "1 mention in 1 article" in c for n, (c, _) in seen.items()} == {
        n: n not in EDITORS for n in VIEWERS
    }
    assert {n: "2 articles" in s for n, (_, s) in seen.items()} == {n: n in EDITORS for n in VIEWERS}


def test_a_card_quotes_and_joins_only_what_is_public(secret, as_viewer, text):
    open = factories.article("Orla Quist spoke to Ned Bray.", public=True)
    for who in (secret.entity, factories.entity("Ned Bray")):
        factories.mention(who, open)
    factories.mention(factories.entity("the quay"), secret.article)
    card = address("entity-card", secret.entity.pk, secret.entity.slug)

    stranger, editor = text(as_viewer("anonymous").get(card)), text(as_viewer("editor").get(card))

    words = ("Orla Quist spoke to Ned Bray.", "Orla Quist sold the quay on 5 March.")
    company = ("Ned Bray", "the quay")
    assert [w in stranger for w in (*words, *company)] == [True, False, True, False]
    assert [w in editor for w in (*words, *company)] == [True, True, True, True]


def test_company_counts_only_what_is_public(secret, as_viewer, text):
    """A name met once is in nobody's company: that a private article names it too is the editors'."""
    open = factories.article("Mara Voss met Ned Bray.", public=True)
    voss, bray = factories.entity("Mara Voss"), factories.entity("Ned Bray")
    for who in (voss, bray):
        factories.mention(who, open)
    factories.mention(bray, factories.article("Ned Bray hid."))
    card = address("entity-card", voss.pk, voss.slug)

    seen = {name: "Appears with Ned Bray" in text(as_viewer(name).get(card)) for name in VIEWERS}

    assert seen == {name: name in EDITORS for name in VIEWERS}


def test_kinds_and_letters_of_the_index_count_only_what_is_public(secret, as_viewer):
    factories.mention(factories.entity("Port Selby", "place"), factories.article(public=True))

    context = as_viewer("anonymous").get(address("entities")).context

    assert [(kind.value, count) for kind, count in context["kinds"]] == [("place", 1)]
    assert context["letters"] == ["P"]


# A private article cited in public


@pytest.fixture
def cited(secret):
    """The secret article's one sentence is now told on a published timeline."""
    secret.timeline = factories.timeline("The published story")
    secret.shown = factories.entry(secret.timeline, secret.event)
    return secret


@pytest.mark.parametrize("page", ["timeline", "fragment", "entry", "print", "event"])
@pytest.mark.parametrize("name", ["anonymous", "reader"])
def test_strangers_read_the_cited_sentence_and_nothing_else_of_it(name, page, cited, as_viewer, text):
    url = {
        "timeline": cited.timeline.get_absolute_url(),
        "fragment": cited.timeline.get_absolute_url() + "?period=2019",
        "entry": cited.shown.get_absolute_url(),
        "print": address("timeline-print", cited.timeline.slug),
        "event": cited.event.get_absolute_url(),
    }[page]
    headers = {"HX-Request": "true"} if page == "fragment" else {}

    response = as_viewer(name).get(url, headers=headers)

    shown = text(response)
    told = (
        "Quay sold in secret",
        "The Hidden Herald",
        "13 March 2019",
        "Orla Quist sold the quay on 5 March.",
    )
    kept = (
        "The price stays",
        "whispered",
        "untold standfirst",
        "unseen caption",
        "unfinished story",
        "Check this",
    )
    assert [words for words in told if words not in shown] == []
    assert [words for words in kept if words in shown] == []
    assert f"/articles/{cited.article.pk}-" not in response.content.decode()
    assert "/citations/" not in response.content.decode()


@pytest.mark.parametrize("public", [True, False])
def test_who_said_it_is_told_where_the_cited_sentence_or_a_public_article_tells(public, db, client, text):
    """The second sentence goes on with Orla Quist's words; only the first one names her."""
    article = factories.read_article(
        '"We will sell the quay," Orla Quist said on Monday. "It was sold to 40 people on 4 March."\n\n'
        '"It is a pity," Ned Bray said on 5 March.',
        public=public,
    )
    timeline = factories.timeline()
    quotes = ("It was sold to 40 people on 4 March", "Ned Bray said on 5 March")
    events = [factories.event("Told", article=article, quote=quote) for quote in quotes]
    for event in events:
        factories.entry(timeline, event)

    pages = [text(client.get(event.get_absolute_url())) for event in events]

    told = "– Orla Quist" in pages[0], "– speaker not named" in pages[0], "– Ned Bray" in pages[1]
    assert told == (public, not public, True)
    assert ("Quist" in text(client.get(timeline.get_absolute_url()))) <= public


@pytest.mark.parametrize("name", ["anonymous", "editor"])
def test_an_editor_is_led_to_the_article_and_a_stranger_is_not(name, cited, as_viewer):
    citation = cited.event.citations.get()
    short, client = address("citation", citation.pk), as_viewer(name)

    shown = (
        f'href="{short}?from={cited.timeline.entries.get().pk}"'
        in client.get(cited.timeline.get_absolute_url()).content.decode()
    )
    led = client.get(short).headers.get("Location")

    assert (shown, led) == ((True, citation.get_absolute_url()) if name == "editor" else (False, None))


def test_the_address_of_a_drafts_citation_betrays_nothing(secret, as_viewer):
    """Its article may be public: that an event rests on it is not."""
    factories.show(secret.article)
    short = address("citation", secret.event.citations.get().pk)

    answers = {name: as_viewer(name, secret.draft).get(short).status_code for name in VIEWERS}

    assert answers == {name: 302 if name in OF_THE_DRAFT else 404 for name in VIEWERS}


def test_whom_a_published_timeline_names_has_a_page_without_the_private_article(cited, as_viewer, text):
    page = text(as_viewer("anonymous").get(cited.entity.get_absolute_url()))

    assert ("Quay sold" in page, "mention" in page, "Quay sold in secret" in page) == (True, False, False)


@pytest.mark.parametrize(
    "name", ["anonymous", "member", *(pytest.param(n, marks=pytest.mark.once) for n in OTHER_VIEWERS)]
)
def test_no_page_leaks_is_kept_or_leads_to_nothing(name, cited, as_viewer, crawl):
    """All that links reach, for each kind of visitor. On PostgreSQL who sees least and who sees a draft."""
    open = factories.read_article(public=True, source=factories.source())
    factories.entry(
        cited.timeline, factories.event("Walkout", article=open, naming=[factories.entity("Ned Bray")])
    )
    client = as_viewer(name, cited.draft)

    pages = crawl(client)
    dead = {url: page.status_code for url, page in pages.items() if page.status_code not in (200, 302)}
    leaks = {
        "article": any(b"whispered" in page.content for page in pages.values()),
        "draft": any("Check this first" in page.content.decode() for page in pages.values()),
    }
    assert (dead, len(pages) > 15) == ({}, True)
    assert leaks == {"article": name in EDITORS, "draft": name in OF_THE_DRAFT}
    if name != "anonymous":
        pages |= {url: client.get(url) for url in ("/nothing/", f"/entities/{cited.entity.pk}/")}
        assert [url for url, page in pages.items() if NOT_KEPT - kept(page)] == []


# Addresses


@pytest.mark.parametrize("slug", ["", "wrong", "orla-quist", "x%20y"])
def test_a_hidden_id_is_not_there_whatever_the_slug(slug, secret, as_viewer):
    hidden = {
        "article": f"/articles/{secret.article.pk}-{slug}/",
        "entity": f"/entities/{secret.entity.pk}-{slug}/",
        "card": f"/entities/{secret.entity.pk}-{slug}/card/",
        "short": f"/entities/{secret.entity.pk}/",
        "short card": f"/entities/{secret.entity.pk}/card/",
        "source": f"/sources/{secret.source.pk}-{slug}/",
    }
    client = as_viewer("anonymous")

    assert {what: client.get(url).status_code for what, url in hidden.items()} == dict.fromkeys(hidden, 404)


@pytest.mark.parametrize("name", ["anonymous", "editor"])
def test_a_merged_entity_leads_to_the_one_it_became_where_that_may_be_seen(name, secret, as_viewer):
    merged = factories.entity("O. Quist", merged_into=secret.entity)

    response = as_viewer(name).get(f"/entities/{merged.pk}-anything/")

    seen = (response.status_code, response.headers.get("Location"))
    assert seen == ((301, secret.entity.get_absolute_url()) if name == "editor" else (404, None))


def test_a_wrong_slug_leads_to_the_right_one(db, client):
    article = factories.article(public=True, source=factories.source())
    person = factories.entity("Ines Calloway")
    factories.mention(person, article)

    for thing in (article, person, article.source):
        right = thing.get_absolute_url()
        response = client.get(right.replace(thing.slug, "wrong"))
        assert (response.status_code, response.headers["Location"]) == (302, right)


def test_a_short_address_leads_to_the_long_one(db, client):
    person = factories.entity("Ines Calloway")
    factories.mention(person, factories.article(public=True))

    page, card = client.get(f"/entities/{person.pk}/"), client.get(f"/entities/{person.pk}/card/")

    assert (page.status_code, page.headers["Location"]) == (302, person.get_absolute_url())
    assert card.content == client.get(f"{person.get_absolute_url()}card/").content


def test_paging_the_index_by_a_hidden_entity_confirms_nothing(secret, client):
    assert client.get(f"/entities/?after={secret.entity.pk}").status_code == 404


# What nobody stated


@pytest.mark.parametrize(
    "page", ["article", "articles", "entity", "entity-card", "sources", "source", "home"]
)
def test_an_undated_article_has_no_date_on_any_page(page, db, client, text):
    """It was received today, and stands in lists by that; but nobody said that it was published today."""
    article = factories.read_article(published=None, public=True, source=factories.source())
    named = article.appearances.get(entity__name="Ines Calloway").entity
    args = {
        "article": (article.pk, article.slug),
        "entity": (named.pk, named.slug),
        "entity-card": (named.pk, named.slug),
        "source": (article.source.pk, article.source.slug),
    }

    words = text(client.get(address(page, *args.get(page, ()))))

    assert (str(date.today().year) in words, "Calloway" in words or "Post" in words) == (False, True)


def test_a_card_gives_the_local_day_of_publication(db, client, text):
    """Half past midnight on the 14th in Kolkata is still the 13th in UTC."""
    moment = datetime(2019, 3, 14, 0, 30, tzinfo=ZoneInfo("Asia/Kolkata"))
    person = factories.entity("Ines Calloway")
    factories.mention(person, factories.article(published=moment, public=True))

    card = text(client.get(f"{person.get_absolute_url()}card/"))

    assert ("14 March 2019" in card, "13 March 2019" in card) == (True, False)
