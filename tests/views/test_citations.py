"""Citations that lost their words, or are read differently now: in one place, to be chosen anew or left."""

from datetime import date

import pytest
from django.urls import reverse

from newsreader import deciding, pipeline
from newsreader.deciding.anchoring import reanchor
from newsreader.models import Citation, Decision, Event
from newsreader.text.when import When
from newsreader.views.desk import citations as views
from tests import factories

FORMER = f"{factories.WALKED_OUT}. Nobody spoke."
TODAY = (
    "Rain fell. Some dockers in Port Selby had walked out on Tuesday. The vote is on 20 March. Nobody spoke."
)
NEW = "Some dockers in Port Selby had walked out on Tuesday."
VOTE = "The vote is on 20 March."


def lose(timeline, title="Dockers walk out"):
    """A citation of an event on the timeline, whose words its article lost."""
    article = factories.article(FORMER)
    event = factories.event(title, article=article)
    factories.entry(timeline, event)
    factories.new_version(article, body=TODAY)
    reanchor(article)
    pipeline.read(article)
    return event.citations.get()


@pytest.fixture
def desk(db, client):
    client.editor = factories.editor()
    client.timeline = factories.timeline(owner=client.editor)
    client.lost = lose(client.timeline)
    client.force_login(client.editor)
    return client


def listed(desk, **query):
    return [row.citation for row in desk.get(reverse("desk-citations"), query).context["page"].rows]


def choose(desk, sentence=NEW, **words):
    start = TODAY.index(sentence)
    address = reverse("citation-repick", args=[desk.lost.pk])
    form = desk.get(address, {"sentence": f"body-{start}-{start + len(sentence)}"}).context["form"]
    given = {name: form[name].value() or "" for name in form.fields}
    return desk.post(address, given | words)


def test_a_lost_citation_is_listed_with_what_it_said_and_what_comes_nearest_today(desk, text):
    page = desk.get(reverse("desk-citations"))

    (row,) = page.context["page"].rows
    assert (row.citation, [near.text for near in row.near], row.proposal) == (desk.lost, [NEW], None)
    assert f"{factories.WALKED_OUT}." in text(page)
    assert "headline" not in row.citation.field


def test_the_front_page_of_the_desk_counts_them_and_leads_there(desk, text):
    page = desk.get(reverse("desk"))

    assert "1 citation lost their words, or are read differently now." in text(page)
    assert f'href="{reverse("desk-citations")}"' in page.content.decode()


def test_one_read_differently_now_is_listed_with_both_dates(desk):
    article = factories.read_article()
    proposal = article.proposals.get(exact__contains="walked out")
    event = deciding.proposals.accept(proposal, desk.timeline, desk.editor).event
    deciding.articles.correct_publication(article, desk.editor, day=date(2019, 3, 20))
    article.refresh_from_db()
    pipeline.read(article)

    rows = desk.get(reverse("desk-citations")).context["page"].rows

    flagged = [(row.citation.event, row.proposal.when.earliest) for row in rows if row.proposal]
    assert flagged == [(event, date(2019, 3, 19))]
    assert [row.citation for row in rows if not row.proposal] == [desk.lost]


def test_events_of_others_are_not_listed_nor_chosen_anew_nor_left(desk):
    theirs = lose(factories.timeline(owner=factories.editor()))

    answers = [
        desk.post(reverse(name, args=[theirs.pk])).status_code
        for name in ("citation-repick", "citation-leave")
    ]

    assert (listed(desk), answers) == ([desk.lost], [404, 404])


def test_what_was_erased_is_not_listed(desk):
    deciding.erasure.erase(desk.lost.article)

    assert listed(desk) == []


def test_the_sentence_chosen_anew_is_cited_and_the_date_stays(desk):
    answer = choose(desk)

    cited = Citation.objects.get(pk=desk.lost.pk)
    assert (cited.exact, cited.lost, cited.version) == (NEW, False, cited.article.current)
    assert (cited.when, cited.event.when) == (desk.lost.when, desk.lost.event.when)
    assert (answer.headers["Location"], listed(desk)) == (reverse("desk-citations"), [])


@pytest.mark.parametrize(
    ("answer", "status", "day"), [("keep", 302, 12), ("take", 302, 20), ("", 422, 12), ("x", 422, 12)]
)
def test_words_that_give_another_date_are_asked_about(answer, status, day, desk):
    response = choose(desk, VOTE, date=answer)

    cited = Citation.objects.get(pk=desk.lost.pk)
    assert (response.status_code, cited.lost) == (status, status == 422)
    assert (cited.earliest, cited.event.earliest, cited.event.entries.get().event.latest) == (
        *[date(2019, 3, day)] * 3,
    )


def test_another_date_goes_to_the_event_only_where_the_citation_dates_it(desk):
    desk.lost.event.dated_by = None
    desk.lost.event.save()

    choose(desk, VOTE, date="take")

    assert (Citation.objects.get().earliest, Event.objects.get().earliest) == (
        date(2019, 3, 20),
        date(2019, 3, 12),
    )


def test_words_that_are_not_there_bring_the_page_back(desk):
    answer = choose(desk, quote="nobody wrote this", place="", why="Because")

    assert (answer.status_code, Decision.objects.count()) == (422, 0)
    assert answer.context["form"]["why"].value() == "Because"


def test_one_left_lost_is_asked_about_again_when_the_article_changes(desk):
    desk.post(reverse("citation-leave", args=[desk.lost.pk]))
    left = listed(desk)
    deciding.articles.correct_publication(desk.lost.article, desk.editor, day=date(2019, 3, 20))
    same_words = listed(desk)
    article = desk.lost.article
    article.refresh_from_db()
    factories.new_version(article, body="Snow fell.")
    reanchor(article)

    assert (left, same_words, listed(desk)) == ([], [], [desk.lost])


def test_one_that_a_colleague_left_lost_meanwhile_is_not_left_once_more(desk):
    deciding.citations.leave(desk.lost, factories.editor())

    page = desk.post(reverse("citation-leave", args=[desk.lost.pk]), follow=True)

    assert [str(message) for message in page.context["messages"]] == ["This was left lost already."]
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("decide", ["leave", "choose", "take"])
def test_both_are_undone(decide, desk):
    before = Citation.objects.values().get(), Event.objects.values().get(), listed(desk)
    if decide == "leave":
        desk.post(reverse("citation-leave", args=[desk.lost.pk]))
    elif decide == "choose":
        choose(desk)
    else:
        choose(desk, VOTE, date="take")
    assert listed(desk) == []

    desk.post(reverse("undo", args=[Decision.objects.latest("id").pk]))

    after = Citation.objects.values().get(), Event.objects.values().get(), listed(desk)
    after[1]["modified"] = before[1]["modified"]
    assert after == before


def test_what_stands_again_is_neither_left_nor_chosen(desk):
    article = desk.lost.article
    factories.new_version(article, body=FORMER)
    reanchor(article)

    answers = [
        desk.post(reverse(name, args=[desk.lost.pk])).status_code
        for name in ("citation-repick", "citation-leave")
    ]

    assert answers == [404, 404]


def test_words_cited_for_the_event_already_are_not_cited_again(desk):
    deciding.passages.cite(
        desk.lost.article,
        "body",
        NEW,
        desk.lost.event,
        desk.editor,
        when=When(date(2019, 3, 12), date(2019, 3, 12)),
    )

    answer = choose(desk)

    assert answer.context["form"].errors == {"quote": ["These words are cited for this event already."]}


def test_many_are_paged_by_the_last_seen(desk, monkeypatch):
    monkeypatch.setattr(views, "PAGE", 2)
    others = [lose(desk.timeline) for _ in range(2)]

    assert listed(desk) == [desk.lost, others[0]]
    assert listed(desk, after=others[0].pk) == [others[1]]
    assert listed(desk, after="x") == [desk.lost, others[0]]


def test_undoing_what_was_accepted_does_not_mind_new_typography(desk):
    said = '"We walked out on Tuesday," Ines Calloway said.'
    article = factories.article(f"Rain fell. {said} Nobody spoke.")
    when = When(date(2019, 3, 12), date(2019, 3, 12))
    entry = deciding.passages.create_event(
        article, "body", said, desk.timeline, desk.editor, title="Out", when=when
    )
    made = Decision.objects.latest("id")
    factories.new_version(
        article, body="Rain fell. “We walked out on Tuesday,” Ines Calloway said. Nobody spoke."
    )
    reanchor(article)

    deciding.decisions.undo(made, desk.editor)

    assert not Event.objects.filter(pk=entry.event_id).exists()
