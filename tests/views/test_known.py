"""A timeline as it was known on a day: nothing of what was reported or written later is on any part."""

import re
from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.core.cache import cache
from django.utils import timezone

from newsreader import deciding
from newsreader.deciding.indexing import index
from newsreader.models import Decision, Entry, Era, Timeline
from newsreader.models.search import Kind
from newsreader.text.when import When
from tests import factories

# By 10 March one report had told of the walk-out; on the 14th another dated it otherwise, and told of more.
KNOWN = "?known=2019-03-10"
LATER = ("Marched", "The Ledger", "Quist", "Holm", "April", "11 March", "hindsight", "Hindsight", "900")


@pytest.fixture
def story(db):
    post, ledger = factories.source("The Post"), factories.source("The Ledger")
    calloway, quist = factories.entity("Ines Calloway"), factories.entity("Orla Quist")
    timeline = factories.timeline("The strike", slug="strike", standfirst="All in hindsight.")
    Era.objects.create(
        timeline=timeline, title="Hindsight", earliest=date(2019, 3, 1), latest=date(2019, 3, 31)
    )
    first = factories.article(
        "Dockers walked out, Ines Calloway said. At least 400 people stayed away.",
        source=post, published=date(2019, 3, 10), public=True,
    )  # fmt: skip
    second = factories.article(
        "Dockers walked out on Monday, Orla Quist said.", source=ledger,
        published=date(2019, 3, 14), public=True,
    )  # fmt: skip
    by_then = When(None, date(2019, 3, 10))
    walked = factories.event("Dockers walk out", date(2019, 3, 11), naming=[calloway, quist])
    factories.citation(walked, first, "Dockers walked out", when=by_then)
    walked.dated_by = factories.citation(walked, second, "Dockers walked out")
    walked.save()
    factories.mention(calloway, first)
    factories.mention(quist, second)
    marched = factories.event("Marched", date(2019, 4, 2), second, "Dockers walked out", naming=[quist])
    marched.place, marched.latitude, marched.longitude = "Holm", 57.0, 10.0
    marched.save()
    timeline.walked = factories.entry(
        timeline, walked, headline="Walk-out, in hindsight", annotation="Only hindsight says so."
    )
    timeline.marched = factories.entry(timeline, marched)
    return timeline


def html(client, url):
    page = client.get(url)
    assert page.status_code == 200, url
    return page.content.decode()


def main_of(page):
    return page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("page", ["", "print/", "print/2019/", "entries/{walked}/"])
def test_no_part_of_the_page_tells_of_what_came_later(page, story, client):
    address = page.format(walked=story.walked.pk)
    now = html(client, f"{story.get_absolute_url()}{address}")
    then = html(client, f"{story.get_absolute_url()}{address}{KNOWN}")

    without_steps = re.sub(r'<nav aria-label="Another day">.*?</nav>', "", then, flags=re.S)
    assert [word for word in LATER if word in without_steps] == []
    assert "Dockers walk out" in then
    if not page:
        assert [word for word in LATER if word not in now] == ["900"]
        assert ("1 event" in then, "1 source" in then, "2 events" in now) == (True, True, True)


def test_the_head_says_which_day(story, client):
    page = html(client, f"{story.get_absolute_url()}{KNOWN}")

    assert re.findall(r"<title>(.*?)</title>", page) == [
        "The strike – as known on 10 March 2019 – newsreader"
    ]
    found = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)"', page))
    assert found["title"] == "The strike – as known on 10 March 2019"
    assert found["description"].startswith("As it was known on 10 March 2019. ")
    assert found["url"].endswith(f"/timelines/strike/{KNOWN}")


def test_every_link_within_the_timeline_keeps_the_day(story, client):
    page = main_of(html(client, f"{story.get_absolute_url()}{KNOWN}"))

    within = {unescape(url) for url in re.findall(r'href="(/timelines/strike/[^"]*)"', page)}
    without = {url for url in within if "known=" not in url and "since=2019-03-10" not in url}
    assert without == {"/timelines/strike/", "/timelines/strike/feed.atom"} & without
    assert re.findall(r'href="([^"]*)" class="leave"', page) == ["/timelines/strike/"]


def test_the_way_back_from_an_article_keeps_the_day(story, client):
    page = main_of(html(client, f"{story.get_absolute_url()}{KNOWN}"))
    onward = unescape(re.search(r'class="onward" href="([^"]*)"', page)[1])

    article = client.get(onward, follow=True).content.decode()

    back = re.search(r'class="way-back"><a href="([^"]*)"', article)[1]
    assert back == f"{story.walked.get_absolute_url()}{KNOWN}#entry-{story.walked.pk}"


def test_an_entry_that_was_not_known_leads_to_the_timeline(story, client):
    answer = client.get(story.marched.get_absolute_url() + KNOWN)

    assert (answer.status_code, answer["Location"]) == (302, f"/timelines/strike/{KNOWN}")


def test_a_date_is_that_of_the_reports_until_then_and_stands_there(story, client):
    page = client.get(f"{story.get_absolute_url()}?known=2019-03-13")

    [entry] = page.context["window"].entries
    assert (entry.event.when, entry.key.day) == (When(None, date(2019, 3, 10)), date(2019, 3, 10))
    assert [each.name for each in entry.taking_part] == ["Ines Calloway"]
    narrowed = [client.get(f"/timelines/strike/?known=2019-03-13&period=2019-03-{day}") for day in (10, 11)]
    assert [len(page.context["window"].entries) for page in narrowed] == [1, 0]


def test_whom_a_later_report_names_and_who_takes_no_part_is_counted_as_often_as_they_do(story, client):
    quist = story.walked.event.entities.get(name="Orla Quist")
    story.walked.event.participations.filter(entity=quist).delete()
    article = factories.article("Ferries stopped.", published=date(2019, 3, 9))
    stopped = factories.event("Ferries stop", date(2019, 3, 9), article, "Ferries stopped", naming=[quist])
    factories.entry(story, stopped)

    offered = client.get(f"{story.get_absolute_url()}{KNOWN}").context["facets"].entities

    assert {row.name: row.entries for row in offered} == {"Ines Calloway": 1, "Orla Quist": 1}


def test_what_stood_elsewhere_and_may_have_happened_in_a_period_goes_by_the_dates_of_then(story, client):
    article = factories.article("Ferries stopped.", published=date(2019, 3, 9))
    month = When(date(2019, 3, 1), date(2019, 3, 31), "month")
    factories.entry(story, factories.event("Ferries stop", month, article, "Ferries stopped"))

    def elsewhere(query):
        page = client.get(f"/timelines/strike/?{query}")
        return len(page.context["window"].entries), page.context["facets"].beside.entries

    assert elsewhere("known=2019-03-13&period=2019-03-09") == (2, 2)  # by the 10th, and within the month
    assert elsewhere("known=2019-03-13&period=2019-03-10") == (2, 1)
    assert elsewhere("known=2019-03-14&period=2019-03-09") == (1, 1)  # and on the 11th, as is said since
    assert elsewhere("known=2019-03-13&period=2019-03") == (2, 0)
    assert elsewhere("known=2019-03-08&period=2019-03-09") == (0, 0)


def test_paging_goes_by_the_dates_of_then(story, client, monkeypatch):
    monkeypatch.setattr("newsreader.showing.windows.FIRST", 1)
    article = factories.article("Ferries stopped.", published=date(2019, 3, 9))
    when = date(2019, 3, 9)
    early = factories.entry(story, factories.event("Ferries stop", when, article, "Ferries stopped"))

    first = client.get(f"{story.get_absolute_url()}{KNOWN}").context["window"]
    following = client.get(first.url_after).context["window"]
    before = client.get(following.url_before).context["window"]

    shown = [[entry.pk for entry in window.entries] for window in (first, following, before)]
    assert shown == [[early.pk], [story.walked.pk], [early.pk]]


def test_steps_by_day_and_by_report(story, client):
    def steps(day):
        page = html(client, f"{story.get_absolute_url()}?known={day}")
        nav = re.search(r'<nav aria-label="Another day">(.*?)</nav>', page, re.S)[1]
        return re.findall(r"known=([\d-]+)", nav)

    assert steps("2019-03-12") == ["2019-03-10", "2019-03-11", "2019-03-13", "2019-03-14"]
    assert steps("2019-03-10") == ["2019-03-11", "2019-03-14"]
    assert steps("2019-03-20") == ["2019-03-14", "2019-03-19"]


def test_before_the_first_report_nothing_was_known(story, client):
    page = html(client, f"{story.get_absolute_url()}?known=2019-01-01")

    assert ("Nothing had been reported yet." in page, "0 events" in page) == (True, True)
    assert 'class="entry ' not in page


def test_words_of_editors_are_those_of_the_day_with_the_day_they_were_written(client, db):
    editor = factories.editor()
    timeline = factories.timeline("The strike", slug="strike", owner=editor)
    article = factories.article(published=date(2019, 3, 10))
    event = factories.event(article=article)
    entry = deciding.entries.create(event, timeline, editor)
    Timeline.objects.filter(pk=timeline.pk).update(created=datetime(2019, 3, 1, tzinfo=UTC))
    Entry.objects.update(put_on=datetime(2019, 3, 10, tzinfo=UTC))
    deciding.entries.update(entry, editor, annotation="The first day.", headline="A walk-out")
    Decision.objects.filter(action="add").update(at=datetime(2019, 3, 10, tzinfo=UTC))
    Decision.objects.filter(action="edit").update(at=datetime(2019, 3, 12, 12, tzinfo=UTC))
    deciding.entries.update(entry, editor, annotation="The day it began.")
    deciding.timelines.update(timeline, editor, standfirst="Two weeks.", title="The long strike")

    def then(day):
        page = client.get(f"/timelines/strike/?known={day}")
        [shown] = page.context["window"].entries
        head = page.context["timeline"]
        return shown.title, shown.annotation, str(shown.written or ""), head.title, head.standfirst

    assert then("2019-03-11") == ("Dockers walk out", "", "", "The strike", "")
    assert then("2019-03-12") == ("A walk-out", "The first day.", "2019-03-12", "The strike", "")
    today = timezone.localdate().isoformat()
    assert then(today) == ("A walk-out", "The day it began.", today, "The long strike", "Two weeks.")


def test_a_stranger_fills_no_cache_with_days(story, client):
    def kept():
        return len(cache._cache)

    cache.clear()
    client.get(f"{story.get_absolute_url()}?known=2019-03-10")
    filled = kept()
    for day in range(11, 14):
        client.get(f"{story.get_absolute_url()}?known=2019-03-{day}")
        client.get(f"{story.get_absolute_url()}changes/?since=2019-03-{day}")

    assert kept() == filled


def test_what_changed_since(story, client):
    page = client.get(f"{story.get_absolute_url()}changes/?since=2019-03-10")

    found = page.context["since"]
    assert [entry.title for entry in found.added] == ["Marched"]
    [revised] = found.revised
    assert revised.reports == 1
    assert list(revised.sides) == [("Date", "by 10 March 2019", "11 March 2019")]
    said = page.content.decode()
    assert f'href="/timelines/strike/{KNOWN}"' in said


def test_a_figure_that_a_later_report_revised(client, db):
    timeline = factories.timeline("The strike", slug="strike")
    first = factories.read_article("At least 400 people marched on Monday.", published=date(2019, 3, 13))
    later = factories.read_article("Some 900 people marched on Monday.", published=date(2019, 3, 14))
    event = factories.event("The march", date(2019, 3, 11), first, "400 people")
    factories.citation(event, later, "900 people")
    factories.entry(timeline, event)

    [revised] = client.get("/timelines/strike/changes/?since=2019-03-13").context["since"].revised

    assert list(revised.sides) == [("Figure", "At least 400 people", "Some 900 people")]


def test_hits_of_a_search_within_it_keep_the_day(story, client):
    index(Kind.EVENT, [story.walked.event_id])

    page = html(client, f"/search/?q=dockers&timeline={story.pk}&known=2019-03-10")

    assert f'{story.walked.get_absolute_url()}{KNOWN}"' in page


def test_words_of_editors_stand_in_their_own_direction(client, db):
    arabic = {"headline": "الأمم المتحدة: … (2016)!", "annotation": "بدأ الإضراب في 2016!"}
    timeline = factories.timeline("الإضراب (2016)!", slug="strike", standfirst="أسبوعان (2016).")
    factories.entry(timeline, factories.event(), **arabic)
    factories.entry(timeline, factories.event(), **arabic)

    pages = [html(client, url) for url in ("/timelines/strike/", "/timelines/strike/print/", "/timelines/")]

    for words in (*arabic.values(), timeline.title, timeline.standfirst):
        shown = [tag for page in pages for tag in re.findall(rf"<(\w+[^<]*)>{re.escape(words)}<", page)]
        assert [tag for tag in shown if not tag.startswith("title") and 'dir="auto"' not in tag] == []
        assert shown != []
