"""Nothing typed is lost: a second editor, a lapsed login, an entry taken off meanwhile, a second press."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from newsreader import deciding
from newsreader.deciding.erasure import erase
from newsreader.models import Decision, Entry, Event, Membership, Presence, Proposal, UnsavedForm
from tests import factories
from tests.views.forms import form_of, forms_of, saved

WORDS = "They had waited since six."


@pytest.fixture
def ada(db):
    return factories.editor(first_name="Ada")


@pytest.fixture
def timeline(ada):
    return factories.timeline("The strike at Selby", owner=ada)


@pytest.fixture
def entry(timeline):
    return factories.entry(timeline, factories.event(article=factories.article()))


@pytest.fixture
def url(entry):
    return reverse("desk-entry", args=[entry.pk])


def logged_in(user, **options):
    client = Client(**options)
    client.force_login(user)
    return client


@pytest.fixture
def desk(ada):
    return logged_in(ada)


@pytest.fixture
def colleague(timeline):
    bo = factories.editor(first_name="Bo")
    Membership.objects.create(timeline=timeline, user=bo)
    return logged_in(bo)


def stored(entry):
    entry.refresh_from_db()
    entry.event.refresh_from_db()
    return entry


# Two at once


def test_a_headline_and_an_annotation_saved_by_two_are_both_kept(desk, colleague, entry, url):
    mine = desk.get(url)
    saved(colleague, url, annotation=WORDS)

    answer = saved(desk, mine, headline="Walkout")

    assert (answer.status_code, stored(entry).headline, entry.annotation) == (302, "Walkout", WORDS)


def test_the_same_field_shows_both_and_what_stood_before(desk, colleague, entry, url, text):
    saved(desk, url, annotation="First.")
    mine = desk.get(url)
    saved(colleague, url, annotation="Theirs.", headline="Walkout")

    answer = saved(desk, mine, annotation="Mine.")

    said = text(answer)
    assert (answer.status_code, stored(entry).annotation) == (409, "Theirs.")
    assert re.search(r"When you opened it First\. Now, by Bo, .* Theirs\. Yours Mine\.", said)
    assert form_of(answer)["annotation"] == "Mine."
    assert form_of(answer)["headline"] == "Walkout"


@pytest.mark.parametrize(("press", "kept"), [({}, "Mine."), ({"take": "annotation"}, "Theirs.")])
def test_whose_words_stand_is_the_second_editors_choice(press, kept, desk, colleague, entry, url):
    mine = desk.get(url)
    saved(colleague, url, annotation="Theirs.")
    asked = saved(desk, mine, annotation="Mine.", headline="Walkout")

    answer = desk.post(url, form_of(asked) | press)

    assert (answer.status_code, stored(entry).annotation, entry.headline) == (302, kept, "Walkout")


def test_a_third_who_writes_while_one_chooses_is_asked_about_too(desk, colleague, entry, url):
    mine = desk.get(url)
    saved(colleague, url, annotation="Theirs.")
    asked = saved(desk, mine, annotation="Mine.")
    saved(colleague, url, annotation="Theirs, again.")

    answer = desk.post(url, form_of(asked))

    assert (answer.status_code, stored(entry).annotation) == (409, "Theirs, again.")


def test_a_date_set_by_two_asks_and_keeps_the_annotation_typed_beside_it(desk, colleague, entry, url, text):
    mine = desk.get(url)
    saved(colleague, url, f"{url}date/", when="15 March 2019")

    answer = saved(desk, mine, f"{url}date/", when="11 March 2019", annotation=WORDS)

    assert (answer.status_code, str(stored(entry).event.earliest), entry.annotation) == (
        409,
        "2019-03-15",
        "",
    )
    assert "When you opened it 12 March 2019 Now, by Bo" in text(answer)
    assert (form_of(answer, url)["when"], form_of(answer, url)["annotation"]) == ("11 March 2019", WORDS)


def test_a_citations_date_pressed_on_an_old_page_asks(desk, colleague, entry, url):
    citation = entry.event.citations.get()
    mine = desk.get(url)
    saved(colleague, url, f"{url}date/", when="15 March 2019")

    asked = saved(desk, mine, f"{url}date/", citation=citation.pk)
    again = desk.post(f"{url}date/", form_of(asked, url) | {"citation": citation.pk})

    assert (asked.status_code, again.status_code, stored(entry).event.dated_by) == (409, 302, citation)


def test_titles_and_eras_merge_and_ask(desk, colleague, timeline, text):
    url = reverse("desk-timeline", args=[timeline.slug])
    mine = desk.get(url)
    era = {"eras-0-title": "The strike", "eras-0-first": "March 2019"}
    saved(colleague, url, **era)

    merged = saved(desk, mine, title="Selby")
    mine = desk.get(url)
    saved(colleague, url, **{"eras-0-title": "The walkout"})
    asked = saved(desk, mine, **{"eras-0-title": "The stoppage"}, standfirst=WORDS)
    answer = desk.post(url, form_of(asked) | {"take": "eras-0"})

    timeline.refresh_from_db()
    assert (merged.status_code, asked.status_code, answer.status_code) == (302, 409, 302)
    assert "The walkout" in text(asked)
    assert "The stoppage" in text(asked)
    assert [timeline.title, timeline.standfirst, *timeline.eras.values_list("title", flat=True)] == [
        "Selby",
        WORDS,
        "The walkout",
    ]


def test_names_and_publication_days_ask(desk, colleague, text):
    entity, article = factories.entity("Ines Calloway"), factories.article()
    pages = [
        (
            reverse("desk-entity", args=[entity.pk]),
            None,
            "description",
            "Chairs the board",
            "Runs the harbour",
        ),
        (
            reverse("article-correct", args=[article.pk]),
            None,
            "day",
            "2019-03-20",
            "2019-03-21",
        ),
    ]
    asked = []

    for url, action, field, theirs, mine in pages:
        page = desk.get(url)
        colleague.post(action or url, form_of(colleague.get(url), action or url) | {field: theirs})
        answer = desk.post(action or url, form_of(page, action or url) | {field: mine})
        asked.append((answer.status_code, form_of(answer, action or url)[field]))

    assert asked == [(409, "Runs the harbour"), (409, "2019-03-21")]


def test_who_else_has_the_page_open_is_shown(desk, colleague, url, text):
    colleague.get(url)

    page = text(desk.get(url))
    part = text(desk.get(reverse("desk-others"), {"page": url}))

    assert re.search(r"Bo has this page open too, since \d\d:\d\d\.", page)
    assert part.startswith("Bo has this page open too")
    saved(colleague, url, headline="Walkout")
    assert "Bo has this page open too" not in text(desk.get(url))


# Another button of the page


def test_set_by_hand_saves_the_annotation_too(desk, entry, url):
    saved(desk, url, f"{url}date/", when="15 March 2019", annotation=WORDS)

    assert (stored(entry).annotation, str(entry.event.earliest)) == (WORDS, "2019-03-15")


def test_save_saves_the_date_typed_beside_it(desk, entry, url):
    saved(desk, url, when="15 March 2019", headline="Walkout")

    assert (stored(entry).headline, str(entry.event.earliest)) == ("Walkout", "2019-03-15")


def test_a_date_nobody_can_read_saves_nothing_and_keeps_all(desk, entry, url):
    answer = saved(desk, url, f"{url}date/", when="someday soon", annotation=WORDS)

    fields = form_of(answer, url)
    assert (answer.status_code, stored(entry).annotation, Decision.objects.count()) == (422, "", 0)
    assert (fields["when"], fields["annotation"]) == ("someday soon", WORDS)


@pytest.mark.parametrize("press", ["remove", "publish"])
def test_what_was_typed_beside_another_press_is_kept_and_said(press, desk, entry, url, timeline, text):
    page, action = {
        "remove": (url, f"{url}remove/"),
        "publish": (f"/desk/timelines/{timeline.slug}/", f"/desk/timelines/{timeline.slug}/publish/"),
    }[press]
    field = {"remove": "annotation", "publish": "standfirst"}[press]

    answer = saved(desk, page, action, **{field: WORDS, "published": "no"})

    assert "What you typed is kept, not saved. Your words" in text(desk.get(answer.url))
    assert [(field, WORDS)] == [tuple(word) for word in UnsavedForm.objects.get().words]


# What it was about is gone


def test_an_entry_taken_off_meanwhile_is_offered_back_with_the_words(desk, colleague, entry, url, text):
    mine = desk.get(url)
    saved(colleague, url, f"{url}remove/")

    kept = desk.get(saved(desk, mine, annotation=WORDS).url)
    undo = re.search(r'action="(/desk/decisions/\d+/undo/)"', kept.content.decode())[1]
    back = desk.get(desk.post(undo, {"next": kept.request["PATH_INFO"]}).url)
    form = desk.post(url, form_of(back, url))
    answer = desk.post(url, form_of(form))

    assert "Bo took “Dockers walk out” off its timeline" in text(kept)
    assert WORDS in text(kept)
    assert (form.status_code, form_of(form)["annotation"]) == (200, WORDS)
    assert (answer.status_code, Entry.objects.get().annotation, UnsavedForm.objects.count()) == (
        302,
        WORDS,
        0,
    )


def test_an_address_changed_and_a_name_merged_meanwhile_are_followed(desk, colleague, timeline):
    one, two = factories.entity("Ines Calloway"), factories.entity("I. Calloway")
    pages = [desk.get(reverse("desk-timeline", args=[timeline.slug])), desk.get(f"/desk/entities/{one.pk}/")]
    saved(colleague, pages[0].request["PATH_INFO"], slug="selby")
    deciding.entities.merge(one, two, factories.editor())

    there = saved(desk, pages[0], standfirst=WORDS).url
    kept = desk.get(saved(desk, pages[1], description=WORDS).url)
    path = f"/desk/entities/{two.pk}/"
    form = desk.post(path, form_of(kept, path))

    assert (there, form_of(desk.get(there))["standfirst"]) == ("/desk/timelines/selby/", WORDS)
    assert form_of(form)["description"] == WORDS


def test_a_proposal_that_somebody_decided_keeps_what_was_typed(desk, entry, timeline, text):
    proposal = factories.proposal(factories.article())
    accept = reverse("proposal-accept", args=[proposal.pk])
    sent = form_of(desk.get(proposal.get_absolute_url()), accept)
    deciding.proposals.reject(proposal, factories.editor())

    kept = desk.get(desk.post(accept, sent | {"annotation": WORDS, "timeline": timeline.pk}).url)

    assert "This proposal was decided already." in text(kept)
    assert WORDS in text(kept)
    assert Event.objects.count() == 1


# The login lapsed


def lapse(client):
    client.cookies.pop("sessionid")


def log_in(client, user, url):
    user.set_password("selby-harbour-12")
    user.save()
    query = url.partition("?")[2]
    return client.post(f"/login/?{query}", {"username": user.username, "password": "selby-harbour-12"})


def test_after_a_lapsed_login_one_is_back_at_the_form_with_the_words(desk, ada, entry, url, text):
    page = desk.get(url)
    lapse(desk)

    login = saved(desk, page, annotation=WORDS)
    asked = desk.get(login.url)
    kept = desk.get(log_in(desk, ada, login.url).url)
    form = desk.post(url, form_of(kept, url))
    desk.post(url, form_of(form))

    assert login.url.startswith("/login/?next=/desk/unsaved/")
    assert WORDS not in asked.content.decode()
    assert (WORDS in text(kept), "Not saved yet: these are your words." in text(form)) == (True, True)
    assert (stored(entry).annotation, UnsavedForm.objects.count()) == (WORDS, 0)


def test_a_title_for_a_split_of_an_event_that_is_no_more_is_kept(desk, ada, entry, text):
    factories.citation(entry.event, factories.article())
    page = desk.get(reverse("desk-event", args=[entry.event_id]))
    split = reverse("event-split", args=[entry.event_id])
    form = form_of(page, split)
    deciding.events.merge(entry.event, factories.event(), ada)

    assert WORDS in text(desk.post(split, form | {"title": WORDS}, follow=True))


def test_an_answer_to_a_comment_waits_for_the_login(desk, ada, entry, text):
    comments = reverse("entry-comments", args=[entry.pk])
    saved(desk, comments, words="Was it Tuesday?")
    [form] = [form for form in forms_of(desk.get(comments), comments) if "thread" in form]
    lapse(desk)

    login = desk.post(comments, form | {"words": WORDS})

    assert WORDS in text(desk.get(log_in(desk, ada, login.url).url))


def test_another_who_logs_in_at_that_place_sees_nothing_of_it(desk, entry, url):
    page = desk.get(url)
    lapse(desk)
    login = saved(desk, page, annotation=WORDS)

    other = logged_in(factories.editor())
    answer = other.get(re.search(r"next=([^&]+)", login.url)[1])

    assert (answer.status_code, WORDS in other.get("/desk/").content.decode()) == (404, False)
    assert UnsavedForm.objects.count() == 1


def test_a_form_sent_under_somebody_elses_login_is_kept_for_its_typist(
    desk, colleague, ada, entry, url, text
):
    page = desk.get(url)

    answer = saved(colleague, page, annotation=WORDS)

    assert "Somebody else had opened this form" in text(colleague.get(answer.url))
    assert (stored(entry).annotation, UnsavedForm.objects.get().user) == ("", ada)


def test_a_press_without_words_leads_back_to_its_page(client, url, db):
    answer = client.post("/desk/entries/1/remove/", headers={"Referer": f"http://testserver{url}"})

    assert answer.url == f"/login/?next={url}"


@pytest.mark.parametrize("way", ["get", "post"])
def test_a_fragment_without_a_session_moves_no_page(way, client, db):
    address = reverse("desk-when") if way == "get" else reverse("proposal-reject", args=[1])

    answer = getattr(client, way)(address, {"when": "7 December 2016"}, headers={"HX-Request": "true"})

    assert (answer.status_code, answer.headers.get("HX-Redirect")) == (401, None)


def test_nobody_fills_the_tables_without_a_form_of_ours(client, desk, ada, url, entry):
    sent = form_of(desk.get(url)) | {"annotation": WORDS}

    client.post(url, sent | {"typist": "1:forged"})
    client.post(url, sent | {"typed_at": "https://elsewhere.example/"})

    assert UnsavedForm.objects.count() == 0


def test_logging_out_empties_it(desk, entry, url):
    page = desk.get(url)
    deciding.entries.delete(entry, factories.editor())
    saved(desk, page, annotation=WORDS)

    desk.post("/logout/")

    assert UnsavedForm.objects.count() == 0


@pytest.mark.parametrize(("seen", "named"), [(True, [("Event", "Walkout")]), (False, [])])
def test_a_chosen_event_is_named_to_who_may_see_it_and_no_key_is_shown(seen, named, desk, ada, timeline):
    owner = ada if seen else factories.editor()
    chosen = factories.entry(
        factories.timeline(owner=owner, published=False), factories.event("Walkout")
    ).event
    typed = {"event": chosen.pk, "timeline": timeline.pk, "quote": WORDS}
    answers = []
    for name, value in typed.items():
        answers += [(name, str(value)), (f"initial-{name}", "")]
    kept = UnsavedForm.objects.put_aside(ada, "/desk/articles/1/cite/", answers)

    shown = desk.get(kept.get_absolute_url()).context["unsaved"].typed

    assert shown == [*named, ("The words that say it", WORDS)]
    assert [kept.brief for kept in desk.get("/desk/").context["unsaved"]] == [[WORDS]]


# Logged in again in another tab


def test_a_form_from_before_the_last_login_keeps_its_words(ada, entry, url, text):
    desk = logged_in(ada, enforce_csrf_checks=True)
    sent = form_of(desk.get(url)) | {"annotation": WORDS}
    desk.cookies["csrftoken"] = "a" * 32

    kept = desk.get(desk.post(url, sent).url)
    form = desk.post(url, form_of(kept, url))
    desk.post(url, form_of(form))

    assert "You logged in again after this page was opened" in text(kept)
    assert stored(entry).annotation == WORDS


def test_a_strangers_form_is_refused_in_words(ada, url, text):
    desk = logged_in(ada, enforce_csrf_checks=True)

    answer = desk.post(url, {"annotation": WORDS})

    assert (answer.status_code, "Not sent from this session" in text(answer)) == (403, True)
    assert UnsavedForm.objects.count() == 0


# Pressed twice


def presses(client, page, action, **typed):
    sent = form_of(page, page.request["PATH_INFO"]) | typed
    return [client.post(action, sent) for _ in range(2)]


def test_a_double_press_makes_one_decision(desk, timeline, text):
    begun = presses(desk, desk.get("/desk/timelines/new/"), "/desk/timelines/new/", title="The talks")
    page = desk.get(f"/desk/timelines/{timeline.slug}/")
    presses(desk, page, f"/desk/timelines/{timeline.slug}/publish/", published="no")

    assert [decision.action for decision in Decision.objects.order_by("id")] == ["create", "withdraw"]
    assert begun[0].url == begun[1].url


def test_pressed_again_after_something_else_is_another_press(desk, timeline):
    url = f"/desk/timelines/{timeline.slug}/"
    page = desk.get(url)
    for published in ("no", "yes", "no"):
        desk.post(f"{url}publish/", form_of(page) | {"published": published})

    assert list(Decision.objects.order_by("id").values_list("action", flat=True)) == [
        "withdraw",
        "publish",
        "withdraw",
    ]


def test_accepting_twice_is_one_event_and_no_reproach(desk, timeline, text):
    proposal = factories.proposal(factories.article())
    accept = reverse("proposal-accept", args=[proposal.pk])
    sent = form_of(desk.get(proposal.get_absolute_url()), accept)
    sent |= {"timeline": timeline.pk, "sure": "yes"}

    answers = [desk.post(accept, sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert (Event.objects.count(), Proposal.objects.get().state) == (1, "accepted")
    assert "Done once, though it was sent twice" in text(desk.get(answers[1].url, follow=True))


def test_erasing_an_article_throws_away_what_was_typed_of_it(desk, ada, timeline):
    article = factories.article()
    for path in (f"/desk/articles/{article.pk}/write/", "/desk/entries/1/"):
        UnsavedForm.objects.put_aside(ada, path, [("quote", WORDS), ("initial-quote", "")])

    erase(article)

    assert [form.path for form in UnsavedForm.objects.all()] == ["/desk/entries/1/"]


def test_a_pasted_article_waits_for_the_login(desk, ada, text):
    page = desk.get(reverse("desk-ingest"))
    lapse(desk)

    login = saved(desk, page, text=f"Dock strike\n\n{WORDS}")
    kept = desk.get(log_in(desk, ada, login.url).url)
    form = desk.post(reverse("desk-ingest"), form_of(kept, reverse("desk-ingest")))

    assert form_of(form)["text"].replace("\r\n", "\n") == f"Dock strike\n\n{WORDS}"


def test_an_entry_that_somebody_wrote_in_meanwhile_is_not_taken_off_unread(desk, colleague, entry, url, text):
    mine = desk.get(url)
    saved(colleague, url, annotation="Bo was here.")

    refused = desk.post(f"{url}remove/", form_of(mine), headers={"Referer": f"http://testserver{url}"})
    page = desk.get(refused.url)
    desk.post(f"{url}remove/", form_of(page))

    assert "Somebody changed “Dockers walk out” since you opened it, so it stays: look" in text(page)
    assert (refused.url, "Bo was here." in text(page), Entry.objects.count()) == (url, True, 0)


def test_a_further_name_for_somebody_merged_meanwhile_goes_with_them(desk):
    one, two = factories.entity("Ines Calloway"), factories.entity("I. Calloway")
    page = desk.get(f"/desk/entities/{one.pk}/")
    address = f"/desk/entities/{two.pk}/name/"
    deciding.entities.merge(one, two, factories.editor())

    sent = form_of(page, f"/desk/entities/{one.pk}/name/") | {"name": "La Calloway"}
    kept = desk.get(desk.post(f"/desk/entities/{one.pk}/name/", sent).url)
    form = desk.post(address, form_of(kept, address))
    desk.post(address, form_of(form, address))

    assert two.aliases.filter(name="La Calloway").count() == 1


def test_an_arrow_and_an_undo_on_the_page_keep_what_was_typed(desk, entry, url, timeline, text):
    factories.entry(timeline, factories.event("Later"))
    saved(desk, url, headline="Walkout")
    pages = {f"{url}move/": {"before": ""}, f"/desk/decisions/{Decision.objects.get().pk}/undo/": {}}

    for press, button in pages.items():
        answer = desk.post(press, form_of(desk.get(url)) | button | {"annotation": WORDS})
        assert "What you typed is kept, not saved. Your words" in text(desk.get(answer.url))

    assert [tuple(words) for words in UnsavedForm.objects.get().words] == [("annotation", WORDS)]


def test_a_press_beside_an_entitys_form_keeps_what_was_typed(desk, text):
    one, two = factories.entity("Ines Calloway"), factories.entity("I. Calloway")
    page = desk.get(f"/desk/entities/{one.pk}/")

    answer = desk.post(
        f"/desk/entities/{one.pk}/part/", form_of(page) | {"other": two.pk, "description": WORDS}
    )

    assert "Your words" in text(desk.get(answer.url))


def test_words_brought_back_stay_when_another_button_is_pressed(desk, entry, url):
    page = desk.get(url)
    lapse(desk)
    saved(desk, page, annotation=WORDS)
    desk.force_login(entry.timeline.memberships.get(role="owner").user)
    aside = UnsavedForm.objects.get()
    form = desk.post(url, form_of(desk.get(aside.get_absolute_url()), url))

    desk.post(f"{url}remove/", form_of(form, url))

    assert [tuple(words) for words in UnsavedForm.objects.get().words] == [("annotation", WORDS)]


def test_an_address_that_is_another_timelines_by_now_takes_no_words(desk, ada, timeline):
    url = reverse("desk-timeline", args=[timeline.slug])
    page = desk.get(url)
    deciding.timelines.update(timeline, ada, slug="selby")
    other = factories.timeline("Another", owner=ada, slug=url.split("/")[3])

    kept = desk.get(saved(desk, page, standfirst=WORDS).url)
    form = desk.post("/desk/timelines/selby/", form_of(kept, "/desk/timelines/selby/"))

    other.refresh_from_db()
    assert (other.standfirst, form_of(form)["standfirst"]) == ("", WORDS)


def test_two_who_correct_one_date_are_asked(desk, colleague, text):
    article = factories.read_article()
    expression = article.current.timeexpressions.filter(type="DATE").first()
    url = reverse("desk-date", args=[expression.pk])
    mine = desk.get(url)
    saved(colleague, url, when="10 March 2019")

    answer = saved(desk, mine, when="11 March 2019")

    assert (answer.status_code, form_of(answer)["when"]) == (409, "11 March 2019")
    assert "10 March 2019" in text(answer)


@pytest.mark.parametrize("typed", [{}, {"headline": "Walkout"}])
def test_a_reason_without_another_date_is_not_dropped(typed, desk, entry, url):
    answer = saved(desk, url, why=WORDS, **typed)

    assert (answer.status_code, form_of(answer)["why"], stored(entry).headline) == (422, WORDS, "")


def test_a_reason_goes_with_the_date_that_is_pressed(desk, entry, url):
    saved(desk, url, f"{url}date/", when="15 March 2019")

    saved(desk, url, f"{url}date/", citation=entry.event.citations.get().pk, why=WORDS)

    assert Decision.objects.latest("id").why == WORDS


def test_what_was_typed_at_a_proposal_goes_to_the_entry_it_became(desk, ada, timeline):
    proposal = factories.proposal(factories.article())
    accept = reverse("proposal-accept", args=[proposal.pk])
    sent = form_of(desk.get(proposal.get_absolute_url()), accept)
    entry = deciding.proposals.accept(proposal, timeline, ada)

    kept = desk.get(desk.post(accept, sent | {"annotation": WORDS, "timeline": timeline.pk}).url)
    url = reverse("desk-entry", args=[entry.pk])
    form = desk.post(url, form_of(kept, url))

    assert form_of(form)["annotation"] == WORDS


def test_who_has_a_page_open_is_told_to_nobody_who_may_not_see_it(desk, url, timeline, entry):
    stranger = logged_in(factories.editor(first_name="Cy"))
    desk.get(url)

    answer = stranger.get(reverse("desk-others"), {"page": url})

    assert (answer.status_code, answer.content.strip(), Presence.objects.count()) == (200, b"", 1)


def test_a_typed_nul_is_kept_without_it(desk, entry, url):
    page = desk.get(url)
    lapse(desk)

    saved(desk, page, annotation=f"{WORDS}\0")

    assert [tuple(words) for words in UnsavedForm.objects.get().words] == [("annotation", WORDS)]
