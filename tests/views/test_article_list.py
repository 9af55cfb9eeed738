"""The list of articles: what it is narrowed to, its order, its rows, and the ways on from one of them."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsreader import deciding
from newsreader.models import Article, Citation, Decision, Feed, ReaderMark, SameReport
from tests import factories

pytestmark = pytest.mark.django_db
LIST = reverse("articles")


def headlines(response):
    """Of the rows, in their order."""
    rows = re.findall(r'<li class="row".*?<h2><a[^>]*>(.*?)</a></h2>', response.content.decode(), re.S)
    return [unescape(row) for row in rows]


def dated(*headlines, **fields):
    """Public articles, each a day older than the one before it."""
    return [
        factories.article(
            headline=headline,
            published=datetime(2019, 3, 20, 12, tzinfo=UTC) - timedelta(days=days),
            **{"public": True} | fields,
        )
        for days, headline in enumerate(headlines)
    ]


def same_report(*articles):
    """They tell what the first of them told."""
    for article in articles:
        SameReport.objects.create(article=article, first=articles[0])


def feed(folder, **fields):
    address = f"https://selby.example/{Feed.objects.count()}.xml"
    return Feed.objects.create(**{"address": address, "folder": folder, "public": True} | fields)


def bring(feed, *articles):
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(feed=feed)


def pages(client, address):
    """The headlines of this page of the list and all after it, by its own links."""
    found = []
    while address:
        answer = client.get(address)
        found.append(headlines(answer))
        more = re.search(r'<p class="more after"><a href="([^"]+)"', answer.content.decode())
        address = unescape(more[1]) if more else None
    return found


def link(response, rel):
    """Where rel="next" or "prev" leads, and what it says."""
    found = re.search(rf'<a rel="{rel}" href="([^"]+)">(.*?)</a>', response.content.decode(), re.S)
    return (unescape(found[1]), re.sub(r"<[^>]+>", "", found[2]).split(maxsplit=1)[1]) if found else None


# What it is narrowed to


def test_unread_and_starred_are_the_readers_own(as_viewer):
    reader, other = as_viewer("reader"), as_viewer("reader")
    one, two, _three = dated("One", "Two", "Three")
    ReaderMark.objects.mark_read(reader.user, [one.pk])
    ReaderMark.objects.star(reader.user, two.pk)

    seen = {
        name: (headlines(client.get(LIST + "?unread=1")), headlines(client.get(LIST + "?starred=1")))
        for name, client in (("reader", reader), ("other", other), ("nobody", as_viewer("anonymous")))
    }

    assert seen == {
        "reader": (["Two", "Three"], ["Two"]),
        "other": (["One", "Two", "Three"], []),
        "nobody": (["One", "Two", "Three"], []),  # whose marks their browser keeps
    }


def test_stars_that_a_browser_keeps_show_what_strangers_may_see(client):
    one, two, three, secret = dated("One", "Two", "Three", "Secret")
    factories.show(secret, public=False)
    kept = "_".join(str(each.pk) for each in (three, secret, one))

    seen = [
        headlines(client.get(f"{LIST}?starred=1&kept={asked}"))
        for asked in (kept, f"{two.pk}", f"{two.pk}_x", "0_x_-1", "9" * 15, "0_" * 256 + str(two.pk))
    ]

    assert seen == [["One", "Three"], ["Two"], ["Two"], [], [], []]  # of the last no more than 256 are taken


def test_by_timeline(client):
    one, _two, three = dated("One", "Two", "Three")
    story = factories.timeline("The strike", slug="strike")
    for article in (one, three):
        factories.entry(story, factories.event(f"{article}", date(2019, 3, 5), article=article))

    assert headlines(client.get(LIST + "?timeline=strike")) == ["One", "Three"]


def test_by_timeline_it_stands_on_the_day_that_was_mended_until_that_is_undone(client):
    one, two, three = dated("One", "Two", "Three")
    story = factories.timeline("The strike", slug="strike")
    for article in (one, two, three):
        factories.entry(story, factories.event(f"{article}", date(2019, 3, 5), article=article))

    editor = factories.editor()
    deciding.mending.mend(three, editor, {"day": date(2019, 3, 30)})
    mended = headlines(client.get(LIST + "?timeline=strike"))
    deciding.decisions.undo(Decision.objects.latest("id"), editor)

    assert mended == ["Three", "One", "Two"]
    assert headlines(client.get(LIST + "?timeline=strike")) == ["One", "Two", "Three"]


@pytest.mark.parametrize("copies", [0, 90], ids=["few copies", "copies first"])
def test_a_page_by_timeline_is_full_whatever_is_printed_again(copies, as_viewer):
    """However many of its newest only print again what an earlier one told."""
    names = [f"Day {number}" for number in range(25)]
    made = dated(*(f"Again {number}" for number in range(copies)), *names)
    same_report(made[-1], *made[:copies])
    happened, story = factories.event(), factories.timeline("The strike", slug="strike")
    factories.entry(story, happened)
    Citation.objects.bulk_create(factories.unsaved_citation(happened, each) for each in made)

    shown = pages(as_viewer("editor"), f"{LIST}?timeline=strike")

    assert shown == [names[:20], names[20:]]


def test_a_strangers_page_by_timeline_is_full_whatever_is_private(client):
    names = [f"Day {number}" for number in range(25)]
    made = dated(*(f"Secret {number}" for number in range(90)), *names)
    Article.objects.filter(pk__in=[each.pk for each in made[:90]]).update(public=False)
    happened, story = factories.event(), factories.timeline("The strike", slug="strike")
    factories.entry(story, happened)
    Citation.objects.bulk_create(factories.unsaved_citation(happened, each) for each in made)

    assert headlines(client.get(f"{LIST}?timeline=strike")) == names[:20]
    assert pages(client, f"{LIST}?timeline=strike") == [names[:20], names[20:]]


def test_a_draft_narrows_nothing_for_a_stranger(client, as_viewer):
    factories.timeline("The secret strike", slug="secret", published=False)

    answers = [client.get(LIST + "?timeline=secret").status_code, client.get(LIST).status_code]

    assert answers == [404, 200]
    assert "The secret strike" not in client.get(LIST).content.decode()


def test_by_folder_and_only_public_feeds_are_named_to_strangers(client, as_viewer):
    one, two, three, _four = dated("One", "Two", "Three", "Four")
    bring(feed("Ports & harbours"), one)
    bring(feed("Ports & harbours"), three)
    bring(feed("Ports & harbours", public=False), two)
    bring(feed("Doubtful", public=False), two)
    editor = as_viewer("editor")

    stranger = client.get(LIST)
    by_link = re.search(r'href="([^"]*folder=[^"]*)"', stranger.content.decode())[1]

    assert headlines(client.get(unescape(by_link))) == ["One", "Three"]
    assert "Doubtful" not in stranger.content.decode()
    assert client.get(LIST + "?folder=Doubtful").status_code == 404
    assert headlines(editor.get(LIST + "?folder=Doubtful")) == ["Two"]


@pytest.mark.parametrize("count", [1, 2, 61])
def test_a_folder_of_many_feeds_is_one_list_in_order(client, count):
    made = dated(*(f"Report {factories._letters(n)}" for n in range(25)))
    feeds = [feed("Ports") for _ in range(count)]
    for number, article in enumerate(made):
        bring(feeds[number * 7 % count], article)

    assert sum(pages(client, LIST + "?folder=Ports"), []) == [article.headline for article in made]


def test_several_together_are_kept_on_all_pages(as_viewer):
    reader = as_viewer("reader")
    post = factories.source("The Post")
    made = dated(*(f"Report {factories._letters(n)}" for n in range(45)), source=post)
    dated("Another paper's", source=factories.source("The Herald"))
    bring(feed("Ports"), *made)
    ReaderMark.objects.mark_read(reader.user, [made[3].pk])

    found = pages(reader, f"{LIST}?source={post.pk}&unread=1&folder=Ports&period=2019")

    expected = [article.headline for article in made if article != made[3]]
    assert ([len(page) for page in found], sum(found, [])) == ([20, 20, 4], expected)


# Its order


def test_newest_arrival_first_and_its_period(client):
    one, two, three = dated("One", "Two", "Three")
    for article, day in ((one, 1), (two, 3), (three, 2)):
        Article.objects.filter(pk=article.pk).update(created=datetime(2020, 5, day, tzinfo=UTC))

    by_arrival = headlines(client.get(LIST + "?order=arrival"))
    of_a_day = headlines(client.get(LIST + "?order=arrival&period=2020-05-02"))

    assert (by_arrival, of_a_day) == (["Two", "Three", "One"], ["Three"])


def test_pages_by_arrival_lose_and_repeat_nothing(client):
    made = dated(*(f"Report {factories._letters(n)}" for n in range(45)))
    Article.objects.update(created=datetime(2020, 5, 1, tzinfo=UTC))

    found = pages(client, LIST + "?order=arrival")

    assert sum(found, []) == [article.headline for article in reversed(made)]


def test_what_is_dated_in_the_future_stands_by_its_arrival_and_says_so(client, text):
    made = datetime(2019, 3, 19, 18, tzinfo=UTC)
    dated("Of today", "Of yesterday")
    ahead = dated("Of the year 2091", made=made)[0]
    factories.new_version(ahead, published_day=date(2091, 1, 1), published_at=None, made=made)

    answer = client.get(LIST)

    assert headlines(answer) == ["Of today", "Of the year 2091", "Of yesterday"]
    assert text(answer).count("later than it came in: listed by its arrival, 19 March 2019") == 1


@pytest.mark.parametrize(
    ("hours", "zone", "ahead"),
    [(0.5, True, False), (2, True, True), (13, False, False), (15, False, True), (-5, True, False)],
)
def test_a_clock_or_zone_that_is_not_known_is_no_future(hours, zone, ahead):
    made = datetime(2019, 3, 19, 2, tzinfo=UTC)
    moment = made + timedelta(hours=hours)

    article = factories.article(published=moment if zone else moment.replace(tzinfo=None), made=made)

    assert (article.current.is_ahead, article.listed) == (ahead, made if ahead else moment)


# Its rows


def test_copies_are_folded_into_the_row_of_the_earliest_that_is_seen(client, as_viewer, text):
    herald, mail = factories.source("The Herald"), factories.source("The Mail")
    hidden = dated("The first, private", public=False)[0]
    Article.objects.filter(pk=hidden.pk).update(listed=datetime(2019, 1, 1, tzinfo=UTC))
    later, other, earliest = dated("Later", "Of another story", "Earliest")
    Article.objects.filter(pk=later.pk).update(source=herald)
    middle = dated("In between", source=mail)[0]
    Article.objects.filter(pk=middle.pk).update(listed=datetime(2019, 3, 19, tzinfo=UTC))
    same_report(hidden, earliest, middle, later)

    seen = client.get(LIST)
    by_editor = as_viewer("editor").get(LIST)

    assert headlines(seen) == ["Of another story", "Earliest"]
    assert "Also in 2 other papers" in text(seen)
    assert headlines(by_editor) == ["Of another story", "The first, private"]
    assert "Also in 3 other papers" in text(by_editor)
    assert "The first, private" not in text(seen)
    assert other


def test_a_list_of_one_paper_shows_its_own_copy(client):
    herald = factories.source("The Herald")
    later = dated("Later", source=herald)[0]
    earliest = dated("x", "Earliest")[1]
    same_report(earliest, later)

    assert headlines(client.get(f"{LIST}?source={herald.pk}")) == ["Later"]


def test_who_read_a_report_has_read_its_copies(as_viewer):
    reader = as_viewer("reader")
    later, earliest = dated("Later", "Earliest")
    same_report(earliest, later)
    ReaderMark.objects.mark_read(reader.user, [earliest.pk])

    assert headlines(reader.get(LIST + "?unread=1")) == []


def test_pages_with_folded_rows_lose_and_repeat_nothing(client):
    made = dated(*(f"Report {factories._letters(n)}" for n in range(70)))
    for first in (69, 66, 40):
        same_report(*(made[at] for at in range(first, -1, -10)))

    found = sum(pages(client, LIST), [])

    folded = {made[at].headline for first in (69, 66, 40) for at in range(first - 10, -1, -10)}
    assert found == [article.headline for article in made if article.headline not in folded]


def test_a_row_says_how_long_it_takes_and_that_it_was_changed(client, text):
    long = factories.article("word " * 1_200, headline="Long", public=True)
    changed, redated = dated("Changed", "Dated anew")
    told = {"day": "2019-03-22", "time": "", "zone": "", "status": "unknown", "precision": "day"}
    factories.new_version(changed, body="Nobody walked out. " * 400, updated=told)
    factories.new_version(redated, published_day=date(2019, 3, 18))

    seen = text(client.get(LIST))

    assert ("5 minutes" in seen, "updated 22 March 2019" in seen, seen.count("updated")) == (True, True, 1)
    assert "5 minutes to read" in text(client.get(long.get_absolute_url()))
    assert "updated 22 March 2019" in text(client.get(changed.get_absolute_url()))


def test_a_script_without_spaces_is_read_by_its_characters(client, text):
    factories.article("港口工人罢工。" * 300, headline="港口", language="zh", public=True)

    assert "8 minutes" in text(client.get(LIST))


# The ways on


def test_before_and_after_in_the_list_one_came_from(client):
    post = factories.source("The Post")
    one, _two, three, _four = dated("One", "Two", "Three", "Four")
    Article.objects.filter(pk__in=[one.pk, three.pk]).update(source=post)
    row = re.search(r'<h2><a href="([^"]+)">Three', client.get(f"{LIST}?source={post.pk}").content.decode())
    plain = re.search(r'<h2><a href="([^"]+)">Three', client.get(LIST).content.decode())

    narrowed, whole = client.get(unescape(row[1])), client.get(unescape(plain[1]))

    assert [link(narrowed, rel)[1] if link(narrowed, rel) else None for rel in ("prev", "next")] == [
        "One",
        None,
    ]
    assert [link(whole, rel)[1] for rel in ("prev", "next")] == ["Two", "Four"]
    assert [link(client.get(link(whole, "next")[0]), "prev")[1]] == ["Three"]


def test_an_address_of_its_own_leads_nowhere(client):
    _one, two, _three = dated("One", "Two", "Three")

    answer = client.get(two.get_absolute_url())

    assert (link(answer, "prev"), link(answer, "next")) == (None, None)


@pytest.mark.parametrize("list_of", ["", "&timeline=strike"])
def test_the_way_on_passes_over_what_is_private(list_of, client, as_viewer):
    articles = one, two, three = dated("One", "Two", "Three")
    strike = factories.timeline("The strike", slug="strike")
    for article in articles:
        factories.entry(strike, factories.event(article=article))
    factories.show(two, public=False)
    address = f"{three.get_absolute_url()}?in=list{list_of}"

    assert link(client.get(address), "prev")[1] == "One"
    assert link(as_viewer("editor").get(address), "prev")[1] == "Two"


def test_a_list_that_is_gone_is_no_error(client):
    (one,) = dated("One")

    answers = [client.get(f"{one.get_absolute_url()}?in=list&{rest}") for rest in ("source=99", "timeline=x")]

    assert [(answer.status_code, "In the list" in answer.content.decode()) for answer in answers] == [
        (200, False),
        (200, False),
    ]


def test_each_way_is_one_query(client):
    _one, two, _three = dated("One", "Two", "Three")
    for _ in range(2):
        client.get(two.get_absolute_url() + "?in=list")
    with CaptureQueriesContext(connection) as plain:
        client.get(two.get_absolute_url())
    with CaptureQueriesContext(connection) as opened:
        client.get(two.get_absolute_url() + "?in=list")

    assert len(opened) - len(plain) == 2


def test_the_way_back_to_the_timeline_one_came_from(client, text):
    (article,) = dated("One")
    story = factories.timeline("The strike", slug="strike")
    entry = factories.entry(story, factories.event("Walkout", date(2019, 3, 5), article=article))
    draft = factories.timeline("The secret strike", published=False)
    hidden = factories.entry(draft, factories.event("Talks", date(2019, 3, 6), article=article))
    cited = re.search(r'class="onward" href="([^"]+)"', client.get(story.get_absolute_url()).content.decode())

    there = client.get(unescape(cited[1]), follow=True)
    not_there = client.get(f"{article.get_absolute_url()}?from={hidden.pk}")

    back = f'<a href="{entry.get_absolute_url()}#entry-{entry.pk}">Back to “The strike”</a>'
    assert back in there.content.decode()
    assert ("Back to" in text(not_there), not_there.status_code) == (False, 200)


def test_related_reports(client, text):
    one, _two, three = dated("One", "Two", "Three")
    story = factories.timeline("The strike", slug="strike")
    event = factories.event("Walkout", date(2019, 3, 5), article=one)
    factories.citation(event, three)
    factories.entry(story, event)
    people = [factories.entity(name) for name in ("Ines Calloway", "Orla Quist", "Tom Berrin")]
    near = dated("Near")[0]
    far = factories.article(headline="Far", public=True, published=date(2017, 3, 1))
    hidden = factories.article(headline="Hidden", published=date(2019, 3, 19))
    for article in (one, near, far, hidden):
        for person in people:
            factories.mention(person, article, "Calloway")

    answer = client.get(one.get_absolute_url())

    section = re.search(r"Related reports.*?</section>", answer.content.decode(), re.S)[0]
    assert [name for name in ("Two", "Three", "Near", "Far", "Hidden") if f">{name}<" in section] == [
        "Three",
        "Near",
    ]


@pytest.mark.parametrize("narrowed", ["", "&folder=Ports", "&order=arrival"])
def test_who_has_read_weeks_in_a_row_finds_what_is_unread_before_them(as_viewer, narrowed):
    client = as_viewer("reader")
    articles = dated(*(f"Day {number}" for number in range(20)))
    for each in articles:  # by arrival the same
        Article.objects.filter(pk=each.pk).update(created=each.listed)
    for half in (articles[::2], articles[1::2]):
        bring(feed("Ports"), *half)
    same_report(articles[17], articles[1])  # whose first print is unread, and a copy of it was read
    ReaderMark.objects.mark_read(client.user, [each.pk for each in articles[:15]])

    unread = headlines(client.get(f"{LIST}?unread=1{narrowed}"))

    assert unread == ["Day 15", "Day 16", "Day 17", "Day 18", "Day 19"]
