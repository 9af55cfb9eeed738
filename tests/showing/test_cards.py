"""What a card says of an entity, and to whom."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from newsreader import deciding
from newsreader.models import Article, Decision, Entity, Quotation, Source
from newsreader.showing import cards, mentions, record
from newsreader.showing.cards import Card
from newsreader.text.when import When
from tests import factories

pytestmark = pytest.mark.django_db

BODY = (
    "Nadia Velt opened the harbour on Monday. “We are open at last,” Velt said.\n\n"
    "At least 400 ships had waited outside Port Selby, the Selby Harbour Union said on Tuesday."
)
LATER = "Velt, the harbour master, resigned on Friday. “I have done my part,” Nadia Velt said."


@pytest.fixture
def public():
    return factories.read_article(BODY, public=True)


@pytest.fixture
def private():
    return factories.read_article(LATER, public=False)


def show_at_most(rows, monkeypatch):
    """Of each part of a record; what was prepared for another number is forgotten."""
    monkeypatch.setattr(record, "ROWS", rows)
    for prepared in (record._latest_events, *record._newest_said.values()):
        monkeypatch.setattr(prepared, "statements", {})


def card(client, entity):
    return client.get(f"{entity.get_absolute_url()}card/").content.decode()


def test_a_card_says_what_was_said_and_where(client, public):
    velt = Entity.objects.get(name="Nadia Velt")

    shown = card(client, velt)

    said = Quotation.objects.get(speaker=velt)
    assert "“We are open at last,”" in shown
    assert f"{public.get_absolute_url()}#body-{said.sentence_start}" in shown


def test_a_card_gives_figures_to_who_gave_them(client, public):
    union = Entity.objects.get(name="Selby Harbour Union")

    shown = card(client, union)

    assert "<strong>At least 400</strong> ships" in shown


def test_a_stranger_reads_nothing_of_what_was_said_in_a_private_article(client, public, private):
    velt = Entity.objects.get(name="Nadia Velt")

    pages = card(client, velt) + client.get(velt.get_absolute_url()).content.decode()

    assert "We are open at last" in pages
    assert "done my part" not in pages
    assert "2 articles" not in pages


def test_an_editor_reads_it(client, public, private):
    client.force_login(factories.editor())
    velt = Entity.objects.get(name="Nadia Velt")

    assert "done my part" in card(client, velt)


def test_an_entitys_page_narrows_to_a_source_and_a_period(client):
    post, mail = factories.source("Selby Post"), factories.source("Selby Mail")
    one = factories.read_article(BODY, public=True, source=post, headline="In the Post")
    factories.read_article(LATER, public=True, source=mail, headline="In the Mail")
    velt = Entity.objects.get(name="Nadia Velt")

    of_post = client.get(velt.get_absolute_url(), {"source": post.pk})
    of_1999 = client.get(velt.get_absolute_url(), {"period": "1999"})

    assert [found.article.pk for found in of_post.context["named"].articles] == [one.pk]
    assert of_1999.context["named"].articles == []


def test_the_index_finds_a_name_by_its_beginning_or_its_last_word(client, public):
    found = [
        [entity.name for entity in client.get(reverse("entities"), {"q": words}).context["entities"]]
        for words in ("nadia", "Velt", "elt")
    ]

    assert found == [["Nadia Velt"], ["Nadia Velt"], []]


def test_desk_pages_for_names_do_their_work(client, public):
    editor = factories.editor()
    client.force_login(editor)
    velt = Entity.objects.get(name="Nadia Velt")
    twin = factories.entity("Nadja Velt")

    page = client.get(reverse("desk-entity", args=[velt.pk]))
    merged = client.post(reverse("entity-merge", args=[twin.pk]), {"into": velt.pk})

    assert [other for other, _similarity in page.context["alike"]] == [twin]
    assert merged.url == reverse("desk-entity", args=[velt.pk])
    twin.refresh_from_db()
    assert twin.merged_into == velt


def test_undoing_a_merge_reads_again_what_was_read_since(client, public):
    editor = factories.editor()
    client.force_login(editor)
    velt = Entity.objects.get(name="Nadia Velt")
    other = factories.entity("Nadia Velten")
    client.post(reverse("entity-merge", args=[other.pk]), {"into": velt.pk})
    merge = Decision.objects.latest("id")
    since = factories.read_article("Nadia Velten left Port Selby on Monday.")
    assert velt.mentions.filter(article=since).exists()

    client.post(reverse("undo", args=[merge.pk]))

    assert not velt.mentions.filter(article=since).exists()
    assert Article.objects.get(pk=since.pk).read_at is not None


def test_undoing_a_split_reads_again_what_only_the_new_entity_stands_in(client, public):
    """What was read as the split-off entity goes with it: the article is found before that."""
    editor = factories.editor()
    client.force_login(editor)
    velt = Entity.objects.get(name="Nadia Velt")
    mayor = deciding.entities.add_name(velt, "Mara Voss", editor)
    deciding.entities.split(velt, [mayor], editor)
    split = Decision.objects.latest("id")
    since = factories.read_article("Mara Voss left Port Selby on Monday.")

    client.post(reverse("undo", args=[split.pk]))

    assert velt.mentions.filter(article=since).count() == 1


def test_a_typed_date_is_read_back_at_once(client):
    client.force_login(factories.editor())

    understood = client.get(reverse("desk-when"), {"when": "about 17 November 2016"}).content.decode()
    unread = client.get(reverse("desk-when"), {"when": "soonish"}).content.decode()

    assert "<strong>about 17 November 2016</strong>" in understood
    assert "17 November 2016" in unread and 'class="error"' in unread


def test_the_desks_pages_are_no_strangers(client):
    names = ["desk", "desk-proposals", "desk-entities", "desk-registry", "desk-decisions", "desk-ingest"]

    answers = {name: client.get(reverse(name)).status_code for name in names}
    client.force_login(factories.reader())
    readers = {name: client.get(reverse(name)).status_code for name in names}

    assert set(answers.values()) == {302}
    assert set(readers.values()) == {403}


def test_a_described_entity_is_confirmed(public):
    velt = Entity.objects.get(name="Nadia Velt")

    deciding.entities.update(velt, factories.editor(), description="Harbour master")

    velt.refresh_from_db()
    assert (velt.confirmed, velt.description) == (True, "Harbour master")


def test_a_card_forgets_an_article_that_is_made_private_again(client, public):
    later = factories.read_article(LATER, public=True)
    velt = Entity.objects.get(name="Nadia Velt")
    assert "done my part" in card(client, velt)

    deciding.articles.set_public(later, factories.editor(), public=False)

    assert "done my part" not in card(client, velt)


def test_a_card_follows_what_was_decided_on_a_published_timeline(client, public):
    velt, editor = Entity.objects.get(name="Nadia Velt"), factories.editor()
    entry = factories.entry(factories.timeline(owner=editor), factories.event("Harbour opens", naming=[velt]))
    assert "Harbour opens" in card(client, velt)

    deciding.entries.update(entry, editor, headline="Harbour opens at last")

    assert "Harbour opens at last" in card(client, velt)


def test_a_card_shows_the_latest_events_and_follows_when_one_is_dated_anew(client, public):
    velt, editor = Entity.objects.get(name="Nadia Velt"), factories.editor()
    timeline = factories.timeline(owner=editor)
    days = [date(2019, 1, day) for day in (5, 1, 3, 2, 4)]
    events = [factories.event(f"Day {day.day}", day, naming=[velt]) for day in days]
    for event in events:
        factories.entry(timeline, event)
    before = card(client, velt)

    deciding.events.set_when(events[1], When(date(2019, 1, 9), date(2019, 1, 9)), editor)
    after = card(client, velt)
    deciding.decisions.undo(Decision.objects.latest("id"), editor)

    assert re.findall(r"Day \d", before) == ["Day 5", "Day 4", "Day 3", "Day 2"]
    assert re.findall(r"Day \d", after) == ["Day 1", "Day 5", "Day 4", "Day 3"]
    assert card(client, velt) == before


def test_an_event_by_a_day_stands_at_that_day_on_a_card(client, public):
    velt, timeline = Entity.objects.get(name="Nadia Velt"), factories.timeline()
    for title, earliest in (("Old day", date(1899, 12, 24)), ("New day", None)):
        event = factories.event(title, earliest, naming=[velt])
        if earliest is None:
            deciding.events.set_when(event, When(None, date(2020, 12, 22)), factories.editor())
        factories.entry(timeline, event)

    assert re.findall(r"(?:Old|New) day", card(client, velt)) == ["New day", "Old day"]


def test_the_chart_holds_the_last_five_years_and_the_count_all(public):
    velt = Entity.objects.get(name="Nadia Velt")
    for year, month in ((2012, 1), (2014, 3), (2014, 4)):
        factories.read_article(LATER, public=True, published=date(year, month, 8))

    card = Card(velt, AnonymousUser())

    mentioned = [(month, count) for month, count in card.months if count]
    assert (len(card.months), card.articles) == (60, 4)
    assert mentioned == [("2014-04", 2), ("2019-03", 2)]


@pytest.fixture
def few_counted(monkeypatch):
    """Cards count nine articles."""
    monkeypatch.setattr(cards, "COUNTED", 9)
    monkeypatch.setattr(cards._one_more, "statements", {})


def month_by_month(entity, months, *, public=True):
    """An article of each of these months of 2020 that names the entity."""
    for month in months:
        factories.mention(
            entity, factories.article("Ada Pell spoke.", published=date(2020, month, 8), public=public)
        )


def seen_of(entity, page, viewer):
    """What the page says of how often it is named, and how its chart begins."""
    shown = viewer.get(reverse(page, args=[entity.pk, entity.slug])).content.decode()
    said = re.search(r"in (?:more than )?\d+ articles", shown)[0]
    return said, re.search(r"Mentions a month, ([^;]*);", shown)[1]


@pytest.mark.parametrize("page", ["entity", "entity-card"])
def test_of_an_entity_in_very_many_articles_the_newest_are_counted(page, client, few_counted):
    pell = factories.entity("Ada Pell")
    month_by_month(pell, range(1, 10))

    all_counted = seen_of(pell, page, client)
    month_by_month(pell, (10, 11, 12))
    too_many = seen_of(pell, page, client)

    assert all_counted == ("in 9 articles", "January 2020 to September 2020")
    assert too_many == ("in more than 9 articles", "April 2020 to December 2020")


def test_a_month_of_which_an_article_is_not_counted_is_not_in_the_chart(few_counted):
    pell = factories.entity("Ada Pell")
    month_by_month(pell, (1, 4, 4, 5, 6, 7, 8, 9, 10, 11))

    whole = Card(pell, AnonymousUser()).months
    month_by_month(pell, (4,))
    cut = Card(pell, AnonymousUser()).months

    assert (whole[0], cut[0]) == (("2020-04", 2), ("2020-05", 1))


def test_all_its_mentions_are_counted_on_a_page_of_their_own(client, few_counted):
    pell = factories.entity("Ada Pell")
    month_by_month(pell, range(1, 13))

    counted = seen_of(pell, "entity-months", client)

    assert counted == ("in 12 articles", "January 2020 to December 2020")


def test_an_entity_in_many_articles_is_narrowed_to_any_source_one_may_read(client, monkeypatch):
    pell = factories.entity("Ada Pell")
    for name, public in (("Quay Post", True), ("Ash Times", True), ("Hidden Herald", False)):
        factories.article(source=factories.source(name), public=public)
    post = Source.objects.get(name="Quay Post")
    for _ in range(2):
        factories.mention(pell, factories.article("Ada Pell spoke.", source=post, public=True))

    few = client.get(pell.get_absolute_url()).context["sources"]
    monkeypatch.setattr(mentions, "LOOKED_THROUGH", 1)
    many = client.get(pell.get_absolute_url()).context["sources"]

    assert [source.name for source in few] == ["Quay Post"]
    assert [source.name for source in many] == ["Ash Times", "Quay Post"]


def test_whether_there_are_too_many_to_count_is_of_what_one_may_see(client, few_counted):
    pell, desk = factories.entity("Ada Pell"), Client()
    desk.force_login(factories.editor())
    month_by_month(pell, range(1, 10))
    month_by_month(pell, (10, 11, 12), public=False)

    seen = [seen_of(pell, page, who)[0] for page in ("entity", "entity-months") for who in (client, desk)]

    assert seen == ["in 9 articles", "in more than 9 articles", "in 9 articles", "in 12 articles"]


def test_an_entitys_record_is_read_a_stretch_at_a_time(client, monkeypatch):
    show_at_most(2, monkeypatch)
    for day in (1, 2, 3):
        said = f"“This is day number {day},” Nadia Velt said. At least {day}00 ships waited, Velt said."
        factories.read_article(f"{said} {said}", public=True, published=date(2019, 1, day))
    velt, timeline = Entity.objects.get(name="Nadia Velt"), factories.timeline()
    for day in (3, 1, 2, 2, 1):
        factories.entry(timeline, factories.event(f"Day {day}", date(2019, 1, day), naming=[velt]))

    seen = {}
    for part, shown in (("events", "title"), ("words", "exact"), ("figures", "exact")):
        asked, seen[part] = {}, []
        while True:
            stretch = client.get(velt.get_absolute_url(), asked).context[part]
            seen[part][:0] = [getattr(row, shown) for row in stretch.rows]
            assert len(stretch.rows) <= 2
            if stretch.earlier is None:
                break
            asked = {part: stretch.earlier}

    days = [1, 1, 2, 2, 3, 3]
    assert seen == {
        "events": [f"Day {day}" for day in days[:5]],
        "words": [
            words
            for day in days
            for words in (f"This is day number {day},", f"At least {day}00 ships waited")
        ],
        "figures": [f"At least {day}00" for day in days],
    }


@pytest.mark.parametrize("part", ["events", "words", "figures"])
def test_the_record_goes_on_though_the_row_it_went_on_from_is_gone(client, monkeypatch, part):
    show_at_most(2, monkeypatch)
    articles = [
        factories.read_article(
            f"“This is day number {day},” Nadia Velt said. At least {day}00 ships waited, Velt said.",
            public=True,
            published=date(2019, 1, day),
        )
        for day in (1, 2)
    ]
    velt, timeline = Entity.objects.get(name="Nadia Velt"), factories.timeline()
    for day in (1, 2, 3, 4):
        factories.entry(timeline, factories.event(f"Day {day}", date(2019, 1, day), naming=[velt]))
    show_at_most({"events": 2, "words": 2, "figures": 1}[part], monkeypatch)
    first = client.get(velt.get_absolute_url()).context[part]
    whole = client.get(velt.get_absolute_url(), {part: first.earlier}).context[part].rows

    timeline.entries.filter(event__title="Day 3").delete()
    factories.show(articles[1], public=False)
    then = client.get(velt.get_absolute_url(), {part: first.earlier})

    assert len(whole) > 0
    assert (then.status_code, then.context[part].rows) == (200, whole)


def test_old_addresses_of_the_record_go_on_from_a_row(client, monkeypatch):
    show_at_most(1, monkeypatch)
    for day in (1, 2):
        factories.read_article(
            f"“This is day number {day},” Nadia Velt said. At least {day}00 ships waited, Velt said.",
            public=True,
            published=date(2019, 1, day),
        )
    velt = Entity.objects.get(name="Nadia Velt")
    last = {
        "words": velt.quotations.order_by("listed", "start").last().pk,
        "figures": velt.figures.order_by("listed", "start").last().pk,
    }

    shown = {part: client.get(velt.get_absolute_url(), {part: id}).context[part] for part, id in last.items()}
    none = client.get(velt.get_absolute_url(), {"words": 10**9})

    assert [row.exact for row in shown["figures"].rows] == ["At least 100"]
    assert [row.exact for row in shown["words"].rows] == ["This is day number 2,"]
    assert none.status_code == 404


def test_an_event_no_stranger_sees_is_no_place_to_read_on_from(client, public):
    velt = Entity.objects.get(name="Nadia Velt")
    draft = factories.entry(factories.timeline(published=False), factories.event("Secret", naming=[velt]))

    answers = [client.get(velt.get_absolute_url(), {"events": id}) for id in (draft.event_id, 10**9)]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_the_address_of_one_merged_twice_leads_to_the_last(client, public):
    velt, editor = Entity.objects.get(name="Nadia Velt"), factories.editor()
    first, second = factories.entity("Nadja Velt"), factories.entity("Nadya Velt")
    deciding.entities.merge(first, second, editor)
    deciding.entities.merge(second, velt, editor)

    assert client.get(first.get_absolute_url()).url == velt.get_absolute_url()
