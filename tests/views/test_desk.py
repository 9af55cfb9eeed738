"""The desk: an editor decides in the queue or on a page, with and without htmx, and hears who came first."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from newsreader import deciding
from newsreader.models import (
    Article,
    Citation,
    Decision,
    Entry,
    Event,
    Proposal,
    TimeExpression,
    Timeline,
)
from newsreader.text.when import When
from tests import factories
from tests.views.forms import form_of

HTMX = {"HX-Request": "true"}


@pytest.fixture
def desk(db, client):
    """A logged-in editor's client, with a timeline, an article and a proposal at hand."""
    client.editor = factories.editor()
    client.timeline = factories.timeline("The strike", owner=client.editor, published=False)
    client.article = factories.read_article()
    client.proposal = client.article.proposals.get(exact__contains="walked out")
    client.force_login(client.editor)
    return client


def messages(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


# Proposals


def test_the_queue_shows_each_open_proposal_with_its_sentence(desk, text):
    words = text(desk.get(reverse("desk-proposals")))

    open = desk.article.proposals.all()
    assert [p.title for p in open if p.title not in words or p.sentence.replace("\n", " ") not in words] == []
    assert len(open) == 3


def test_one_press_in_the_queue_accepts_as_it_stands(desk):
    url = reverse("proposal-accept", args=[desk.proposal.pk])

    response = desk.post(url, {"timeline": desk.timeline.pk}, headers=HTMX)

    entry = Entry.objects.get()
    assert (entry.title, entry.event.when) == (desk.proposal.title, desk.proposal.when)
    assert entry.event.dated_by == entry.event.citations.get()
    assert response.content.decode().lstrip().startswith('<li class="decided"')


def test_without_htmx_the_editor_comes_back_to_the_queue(desk):
    url = reverse("proposal-accept", args=[desk.proposal.pk])
    queue = reverse("desk-proposals") + "?article=1"

    response = desk.post(url, {"timeline": desk.timeline.pk, "next": queue})

    assert (response.status_code, response.headers["Location"], Entry.objects.count()) == (302, queue, 1)


def test_an_editors_own_words_and_date_are_taken(desk):
    url = reverse("proposal-accept", args=[desk.proposal.pk])

    desk.post(
        url, {"timeline": desk.timeline.pk, "title": "The walkout", "when": "March 2019", "annotation": "One"}
    )

    entry = Entry.objects.get()
    assert (entry.title, entry.annotation) == ("The walkout", "One")
    assert entry.event.when == When(date(2019, 3, 1), date(2019, 3, 31), "month")


@pytest.mark.parametrize(
    "wrong", [{"when": "the day the music died"}, {"title": ""}, {"timeline": "99999"}, {"timeline": ""}]
)
def test_a_wrong_answer_gets_the_form_back_and_decides_nothing(wrong, desk):
    url = reverse("proposal-accept", args=[desk.proposal.pk])

    response = desk.post(url, {"timeline": desk.timeline.pk} | wrong)

    assert (response.status_code, Decision.objects.count()) == (422, 0)
    assert response.context["accepting"].errors.keys() == wrong.keys()


def test_a_timeline_of_others_takes_no_event(desk):
    theirs = factories.timeline(owner=factories.editor())

    response = desk.post(reverse("proposal-accept", args=[desk.proposal.pk]), {"timeline": theirs.pk})

    assert (response.status_code, Entry.objects.count()) == (422, 0)


def test_whoever_comes_too_late_hears_so_and_changes_nothing(desk):
    deciding.proposals.reject(desk.proposal, factories.editor())

    response = desk.post(reverse("proposal-accept", args=[desk.proposal.pk]), {"timeline": desk.timeline.pk})

    assert (messages(response), Event.objects.count()) == (["This proposal was decided already."], 0)


def test_a_rejection_can_be_undone_where_it_was_made(desk):
    fragment = desk.post(reverse("proposal-reject", args=[desk.proposal.pk]), headers=HTMX).content.decode()
    undo = reverse("undo", args=[Decision.objects.get().pk])

    assert f'action="{undo}"' in fragment
    desk.post(undo)
    assert Proposal.objects.get(pk=desk.proposal.pk).state == "open"


def test_a_second_report_is_cited_for_the_event_that_stands(desk):
    event = factories.entry(desk.timeline, factories.event(when=date(2019, 3, 12))).event

    desk.post(reverse("proposal-cite", args=[desk.proposal.pk]), {"event": event.pk})

    assert [citation.exact for citation in event.citations.all()] == [desk.proposal.exact]


def test_a_flagged_date_is_settled_only_by_those_who_edit_the_timeline(desk):
    theirs = factories.timeline(owner=factories.editor(), published=False)
    entry = deciding.proposals.accept(desk.proposal, theirs, factories.editor(), title="Their own title")
    Proposal.objects.filter(pk=desk.proposal.pk).update(earliest=date(2019, 3, 5), disagrees=True)

    answer = desk.post(reverse("proposal-review", args=[desk.proposal.pk]), {"take": "new"})
    pages = [
        desk.get(reverse("desk")),
        desk.get(reverse("proposal", args=[desk.proposal.pk])),
        desk.get(reverse("desk-article", args=[desk.article.pk])),
    ]

    assert (answer.status_code, entry.event.citations.get().earliest) == (404, date(2019, 3, 12))
    assert ["Their own title" in page.content.decode() for page in pages] == [False] * 3


# Entries and timelines


def test_a_decided_date_whose_words_make_no_event_any_more_is_shown_where_it_was_corrected(desk, text):
    article = factories.read_article("The council met in June.")
    entry = deciding.proposals.accept(article.proposals.get(), desk.timeline, desk.editor)
    june = TimeExpression.objects.get(version=article.current)
    form = form_of(desk.get(reverse("desk-date", args=[june.pk])))

    answer = desk.post(reverse("desk-date", args=[june.pk]), form | {"when": "June 2020"}, follow=True)

    told = "Read again. 1 decided date is read differently now: look at it below."
    assert messages(answer) == [told]
    assert "Decided: June 2018. The words now give: June 2020." in text(answer)
    desk.post(reverse("proposal-review", args=[entry.event.proposals.get().pk]), {"take": "new"})
    entry.event.refresh_from_db()
    assert entry.event.earliest == date(2020, 6, 1)


def test_an_editor_begins_a_timeline_of_their_own(desk):
    response = desk.post(reverse("timeline-begin"), {"title": "Ærø: a harbour"})

    made = Timeline.objects.get(title="Ærø: a harbour")
    assert (made.slug, made.is_published, list(made.members.all())) == ("ærø-a-harbour", False, [desk.editor])
    assert response.headers["Location"] == reverse("desk-timeline", args=[made.slug])


@pytest.mark.parametrize("slug", ["new", "The strike", "???"])
def test_an_address_that_is_none_or_taken_is_refused(slug, desk):
    Timeline.objects.filter(pk=desk.timeline.pk).update(slug="the-strike")

    response = desk.post(reverse("timeline-begin"), {"title": "T", "slug": slug})

    assert (response.status_code, Timeline.objects.count()) == (422, 1)


def test_an_entry_is_edited_dated_moved_and_taken_off(desk):
    entry = factories.entry(desk.timeline, factories.event(article=desk.article))
    other = factories.timeline(owner=desk.editor)

    desk.post(reverse("desk-entry", args=[entry.pk]), {"headline": "Out", "annotation": "Note"})
    desk.post(reverse("entry-date", args=[entry.pk]), {"when": "about 10 March 2019"})
    desk.post(reverse("entry-add", args=[entry.pk]), {"timeline": other.slug})
    entry.refresh_from_db()
    edited = (entry.headline, entry.annotation, entry.event.circa, entry.event.dated_by)
    desk.post(reverse("entry-remove", args=[entry.pk]))

    assert edited == ("Out", "Note", True, None)
    assert (desk.timeline.entries.count(), other.entries.get().event) == (0, entry.event)
    assert [d.action for d in Decision.objects.order_by("id")] == ["edit", "date", "add", "remove"]


@pytest.mark.parametrize("slug", ["nowhere", "", "\0", "a\0b"])
def test_a_timeline_that_is_none_gets_no_entry(slug, desk):
    entry = factories.entry(desk.timeline)

    response = desk.post(reverse("entry-add", args=[entry.pk]), {"timeline": slug})

    assert (response.status_code, Decision.objects.count()) == (404, 0)


def test_an_event_takes_the_date_of_one_of_its_citations(desk):
    event = factories.event(when=date(2019, 3, 1), article=desk.article)
    other = factories.citation(event, desk.article, factories.BOARD_MET, when=date(2019, 3, 7))
    entry = factories.entry(desk.timeline, event)

    desk.post(reverse("entry-date", args=[entry.pk]), {"citation": other.pk})

    event.refresh_from_db()
    assert (event.dated_by, event.earliest, event.entries.get().earliest) == (other, *[date(2019, 3, 7)] * 2)


def test_publishing_and_withdrawing(desk):
    draft = factories.timeline(published=False, owner=desk.editor)
    url = reverse("timeline-publish", args=[draft.slug])
    seen = []

    for answer in ("yes", "no"):
        desk.post(url, {"published": answer})
        seen.append(Timeline.objects.get(pk=draft.pk).is_published)

    assert seen == [True, False]


# Articles


def test_pasted_text_becomes_a_private_article_that_is_told_after_a_reload_too(desk, text):
    pasted = f"A quarrel at sea\n\n13 March 2019\n\n{factories.BODY}"

    response = desk.post(reverse("desk-ingest"), {"text": pasted})
    told = [text(desk.get(response.url)) for _reload in range(2)]

    article = Article.objects.latest("id")
    assert (response.status_code, article.headline, article.public) == (302, "A quarrel at sea", False)
    assert ["pasted text · new · 3 proposals" in words for words in told] == [True, True]


def test_of_several_files_the_bad_ones_are_named_and_the_rest_is_taken(desk, text):
    factories.registry()
    files = [
        SimpleUploadedFile("good.txt", f"A quarrel\n\n{factories.BODY}".encode(), "text/plain"),
        SimpleUploadedFile("picture.txt", b"\x89PNG\r\n\x1a\n\x00", "text/plain"),
        SimpleUploadedFile("empty.txt", b"", "text/plain"),
    ]

    words = text(desk.post(reverse("desk-ingest"), {"uploads": files}, follow=True))

    assert [("Refused" in words.partition(name)[2][:12]) for name in ("empty.txt", "picture.txt")] == [
        True,
        True,
    ]
    assert Article.objects.latest("id").headline == "A quarrel"


def test_nothing_pasted_is_asked_for_again(desk):
    response = desk.post(reverse("desk-ingest"), {"text": "  "})

    assert (response.status_code, Article.objects.count()) == (422, 1)


def test_words_that_do_not_stand_in_the_article_are_refused_on_the_form(desk):
    url = reverse("article-write", args=[desk.article.pk])
    words = {"title": "T", "when": "12 March 2019", "timeline": desk.timeline.pk}

    wrong = desk.post(url, words | {"quote": "nobody wrote this"})
    right = desk.post(url, words | {"quote": "called the march a mistake"})

    assert (wrong.status_code, wrong.context["form"].errors.keys()) == (422, {"quote"})
    assert (right.status_code, Citation.objects.get().exact) == (302, "called the march a mistake")


@pytest.mark.parametrize(
    "elsewhere",
    [
        *(
            "https://evil.example/",
            "//evil.example/",
            "javascript:alert(1)",
            "/\\evil.example/",
            "http://testserver/desk/",
        ),
        *(
            "abc",
            "a.b",
            "desk",
            "./desk/",
            "?article=1",
            "#here",
            "/nothing/here/",
            "/desk/\0",
            "/desk/\n",
            "//[",
        ),
    ],
)
def test_nobody_is_led_away_from_the_site(elsewhere, desk):
    response = desk.post(reverse("proposal-reject", args=[desk.proposal.pk]), {"next": elsewhere})

    assert response.headers["Location"] == reverse("desk")


@pytest.mark.parametrize(
    "back", ["/desk/", "/desk/proposals/?article=1&after=2#proposal-3", "/articles/?x=/../a"]
)
def test_an_address_of_ours_is_led_back_to(back, desk):
    response = desk.post(reverse("proposal-reject", args=[desk.proposal.pk]), {"next": back})

    assert response.headers["Location"] == back


def test_of_a_long_article_the_first_of_what_was_found_are_shown_and_all_of_it_on_request(desk, monkeypatch):
    url = reverse("desk-article", args=[desk.article.pk])

    def shown(page):
        linked = [f'href="{each.get_absolute_url()}"' in page for each in desk.article.proposals.all()]
        return sum(linked), "?all=yes" in page

    short = desk.get(url).content.decode()
    monkeypatch.setattr("newsreader.views.desk.articles.FIRST", 1)
    first, everything = (desk.get(each).content.decode() for each in (url, f"{url}?all=yes"))

    assert [shown(page) for page in (short, first, everything)] == [(3, False), (1, True), (3, False)]


def test_reading_again_is_no_decision(desk):
    desk.post(reverse("article-read", args=[desk.article.pk]))

    assert (Decision.objects.count(), desk.article.proposals.count()) == (0, 3)


def test_a_name_to_review_stands_in_the_newest_sentence_that_names_it(desk):
    smith, guild = factories.entity("Orla Smith"), factories.entity("Coopers Guild")
    bodies = {13: "Orla Smith left.", 30: "It rained. Orla Smith is back.", 14: "Orla Smith waved."}
    for day, body in bodies.items():
        headline = f"{day} of the Coopers Guild"
        article = factories.article(body, headline=headline, published=date(2019, 3, day))
        factories.mention(smith, article)
        factories.mention(guild, article, field="headline")

    names = desk.get(reverse("desk-entities")).context["names"]

    shown = {
        entity: (said.sentence, said.sentence[said.start : said.end]) for entity, [said], _alike in names
    }
    assert shown == {
        smith: ("Orla Smith is back.", "Orla Smith"),
        guild: ("30 of the Coopers Guild", "Coopers Guild"),
    }


@pytest.mark.parametrize(
    ("form", "page"),
    [
        ("article-cite", "article-write"),
        ("entry-date", "desk-entry"),
        ("proposal-accept", "proposal"),
    ],
)
def test_a_form_that_came_back_loads_again_as_its_page(form, page, desk):
    entry = factories.entry(desk.timeline)
    id = {"article": desk.article, "entry": entry, "proposal": desk.proposal}[form.partition("-")[0]].pk
    url = reverse(form, args=[id])

    answers = [desk.post(url, {"when": "?", "day": "?", "event": "?"}), desk.get(url), desk.put(url)]

    assert [answer.status_code for answer in answers] == [422, 302, 405]
    assert answers[1].headers["Location"] == reverse(page, args=[id])


@pytest.mark.parametrize(
    ("day", "at", "zone"),
    [("0001-01-01", "00:30", "Asia/Kolkata"), ("9999-12-31", "23:30", "America/New_York")],
)
def test_a_day_that_no_calendar_holds_in_another_zone_is_refused(day, at, zone, desk):
    url = reverse("article-correct", args=[desk.article.pk])

    answer = desk.post(url, {"day": day, "at": at, "zone": zone})

    assert (answer.status_code, "This day is too far off." in answer.content.decode()) == (422, True)
