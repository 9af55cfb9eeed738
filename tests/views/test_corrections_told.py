"""An editor tells readers of a correction, where it belongs and in the feed; withdrawn, it says so."""

import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from lxml import html

from newsreader import deciding
from newsreader.models import Conflict, CorrectionNote, Decision
from newsreader.models.passage import place_of
from newsreader.showing import since
from newsreader.showing.timeline_changes import ChangeKind
from tests import factories
from tests.deciding.rows import rows
from tests.views.forms import saved
from tests.views.test_colleagues import at, logged_in

WORDS = "It said *7 March* until today."
SEEN = "It said 7 March until today."
WITHDRAWN = "The correction of 3 December 2020 was withdrawn on 5 December 2020."


@pytest.fixture
def ada(db):
    return logged_in(factories.editor(first_name="Ada"))


@pytest.fixture
def timeline(ada):
    return factories.timeline("The strike", owner=ada.user)


@pytest.fixture
def entry(timeline):
    return factories.entry(timeline, factories.event("The board met"))


def written(timeline, ada, entry=None, day=datetime(2020, 12, 3, 12, tzinfo=UTC)):
    note = deciding.correction_notes.write(timeline, ada.user, WORDS, entry=entry)
    CorrectionNote.objects.filter(pk=note.pk).update(made=day)
    note.refresh_from_db()
    return note


def withdrawn(note, ada, day=datetime(2020, 12, 5, 12, tzinfo=UTC)):
    deciding.correction_notes.withdraw(note, ada.user)
    CorrectionNote.objects.filter(pk=note.pk).update(withdrawn=day)


def feed(client, timeline):
    entries = client.get(reverse("corrections-feed", args=[timeline.slug, "json"])).json()["items"]
    return [(each["title"], each["content_text"]) for each in entries]


def told_on(page):
    """Every note on the page: the id of the entry it stands in, or "head", and its words."""
    notes = html.fromstring(page.content.decode()).xpath('//*[starts-with(@id, "correction-")]')
    return [
        (
            next((each.get("id") for each in note.xpath('ancestor::*[starts-with(@id, "entry-")]')), "")
            or ("head" if note.xpath("ancestor::header") else "elsewhere"),
            " ".join(" ".join(note.itertext()).split()),
        )
        for note in notes
    ]


def isolated(words):
    return re.sub("[\u2066-\u2069]", "", words)


@pytest.mark.parametrize("page", ["timeline", "entry", "timeline-print"])
def test_it_stands_at_its_entry_with_its_day(page, client, ada, timeline, entry):
    written(timeline, ada, entry)

    seen = client.get(reverse(page, args=[timeline.slug, *([entry.pk] if page == "entry" else [])]))

    assert told_on(seen) == [(f"entry-{entry.pk}", f"Correction, 3 December 2020 {SEEN}")]


@pytest.mark.parametrize("page", ["timeline", "timeline-print"])
def test_one_about_the_timeline_stands_at_its_head(page, client, ada, timeline, entry):
    written(timeline, ada)

    seen = client.get(reverse(page, args=[timeline.slug]))

    assert told_on(seen) == [("head", f"Correction, 3 December 2020 {SEEN}")]


def test_the_feed_of_corrections_has_it(client, ada, timeline, entry):
    deciding.correction_notes.write(timeline, ada.user, WORDS, entry=entry)

    assert [(isolated(title), words) for title, words in feed(client, timeline)] == [
        ("Correction: The board met", SEEN)
    ]


def test_withdrawn_it_says_so_and_its_words_are_gone(client, ada, timeline, entry, text):
    withdrawn(written(timeline, ada, entry), ada)

    page = client.get(timeline.get_absolute_url())
    told = [(isolated(title), words) for title, words in feed(client, timeline)]

    assert told_on(page) == [(f"entry-{entry.pk}", WITHDRAWN)]
    assert (SEEN in text(page), told) == (
        False,
        [
            ("Correction: The board met", "The correction of 3 December 2020 was withdrawn"),
            ("Correction: The board met", "Withdrawn since"),
        ],
    )


@pytest.mark.parametrize("day", ["2020-12-04", "2020-12-05", "2020-12-06"])
def test_what_was_withdrawn_is_told_on_no_day_again(day, client, ada, timeline, text):
    article = factories.article(public=True)
    entry = factories.entry(timeline, factories.event("The board met", article=article))
    withdrawn(written(timeline, ada, entry), ada)
    withdrawn(written(timeline, ada), ada)

    page = client.get(timeline.get_absolute_url(), {"known": day})

    assert told_on(page) == [("head", WITHDRAWN), (f"entry-{entry.pk}", WITHDRAWN)]
    assert SEEN not in text(page)


def test_of_an_entry_that_became_part_of_another_it_is_told_there(client, ada, timeline, entry):
    kept = factories.entry(timeline, factories.event("The board sat"))
    written(timeline, ada, entry)

    deciding.events.merge(entry.event, kept.event, ada.user)

    page = client.get(timeline.get_absolute_url())
    told = [isolated(title) for title, words in feed(client, timeline) if words == SEEN]
    assert told_on(page) == [(f"entry-{kept.pk}", f"Correction, 3 December 2020 {SEEN}")]
    assert told == ["Correction: The board sat"]


def test_as_known_on_a_day_later_notes_are_not_there(client, ada, timeline, text):
    article = factories.article(public=True)
    entry = factories.entry(timeline, factories.event("The board met", article=article))
    written(timeline, ada, entry)
    url = timeline.get_absolute_url()

    seen = {day: SEEN in text(client.get(f"{url}?known={day}")) for day in ("2020-12-02", "2020-12-03")}

    assert seen == {"2020-12-02": False, "2020-12-03": True}


def test_a_draft_has_nothing_to_correct(ada):
    draft = factories.timeline(owner=ada.user, published=False)

    with pytest.raises(Conflict, match="not seen it yet"):
        deciding.correction_notes.write(draft, ada.user, WORDS)

    assert Decision.objects.count() == 0


@pytest.mark.parametrize("kind", ["write", "withdraw"])
def test_undoing_puts_every_row_back_and_tells_nobody(kind, ada, timeline, entry):
    note = written(timeline, ada, entry) if kind == "withdraw" else None
    before = rows()
    if note:
        deciding.correction_notes.withdraw(note, ada.user)
    else:
        deciding.correction_notes.write(timeline, ada.user, WORDS, entry=entry)

    deciding.decisions.undo(Decision.objects.latest("id"), ada.user)

    told = [change.words for change in since.changes(timeline, ada.user, kinds=[ChangeKind.NOTE])]
    assert (rows() == before, told) == (True, [SEEN] if note else [])


# At the desk


def test_an_editor_writes_and_withdraws_it(ada, timeline, entry, text):
    page = at("timeline-corrections", timeline.slug)
    saved(ada, ada.get(f"{page}?entry={entry.pk}"), page, words=WORDS)
    note = CorrectionNote.objects.get()

    ada.post(at("correction-withdraw", note.pk))

    note.refresh_from_db()
    assert (note.entry, note.words, note.withdrawn is None) == (entry, WORDS, False)


def test_the_desk_offers_it_after_a_change_of_substance(ada, timeline, entry, text):
    changed = saved(ada, at("desk-entry", entry.pk), annotation="Two days later.")
    offered = ada.get(changed.url).content.decode()
    again = saved(ada, at("desk-entry", entry.pk), weight="key")

    link = f"{at('timeline-corrections', timeline.slug)}?entry={entry.pk}"
    assert f'Readers may have read it as it was. <a href="{link}">' in offered
    assert "Readers may have read it" not in ada.get(again.url).content.decode()


TOLD = "The strike began on 5 March 2019. Some 400 people came, Ines Calloway said."
AFTER = "It ended on 9 March 2019, and 30 people stayed."
LINK = re.compile(r'href="([^"]+/corrections/\?entry=\d+)"')


@pytest.fixture
def report(timeline):
    """Cited on the timeline for its second sentence; the third is cited nowhere."""
    report = factories.read_article(f"{TOLD} {AFTER}", public=True)
    factories.entry(timeline, factories.event("The strike", date(2019, 3, 5), report, "Some 400 people came"))
    return report


def offered(ada, timeline):
    """Where the desk offers, after what was just done, to tell readers of a correction."""
    return LINK.findall(ada.get(at("desk-timeline", timeline.slug)).content.decode())


@pytest.mark.parametrize(
    ("kind", "words", "is_offered"),
    [
        ("figure", "400 people", True),
        ("figure", "30 people", False),
        ("speech", "Some 400 people came", True),
        ("name", "Ines Calloway", True),
    ],
)
def test_it_is_offered_after_a_mark_of_a_cited_sentence_was_mended(
    kind, words, is_offered, ada, timeline, report
):
    start = report.current.body.index(words)
    place = place_of(report.current_id, "body", start, start + len(words))

    ada.post(at("desk-mark", kind, place), {"seen": 0, "none": "1"})

    entry = timeline.entries.get()
    link = f"{at('timeline-corrections', timeline.slug)}?entry={entry.pk}"
    assert offered(ada, timeline) == ([link] if is_offered else [])


@pytest.mark.parametrize("published", [True, False])
def test_it_is_offered_after_two_events_were_made_one_or_one_two(published, ada):
    timeline = factories.timeline(owner=ada.user, published=published)
    kept, gone = (
        factories.entry(timeline, factories.event(each, article=factories.article())) for each in "ab"
    )

    ada.post(at("event-merge", gone.event_id), {"into": kept.event_id})
    merged = offered(ada, timeline)
    ada.post(at("event-split", kept.event_id), {"citation": kept.event.citations.latest("pk").pk})

    link = f"{at('timeline-corrections', timeline.slug)}?entry={kept.pk}"
    assert [merged, offered(ada, timeline)] == ([[link], [link]] if published else [[], []])


def test_each_of_several_entries_is_named(ada, timeline, report, text):
    other = factories.timeline("The harbour", owner=ada.user)
    event = timeline.entries.get().event
    factories.entry(other, event)

    ada.post(at("event-merge", factories.event("The walkout").pk), {"into": event.pk})

    said = text(ada.get(at("desk-timeline", timeline.slug)))
    assert "“The strike” on The strike · Tell them of the correction: “The strike” on The harbour" in said


def test_nothing_is_offered_for_a_draft(ada):
    entry = factories.entry(factories.timeline(owner=ada.user, published=False))

    changed = saved(ada, at("desk-entry", entry.pk), annotation="Two days later.")

    assert "Readers may have read it" not in ada.get(changed.url).content.decode()


def test_others_write_none(timeline, entry):
    other = logged_in(factories.editor())

    answer = other.post(at("timeline-corrections", timeline.slug), {"words": WORDS})

    assert (answer.status_code, CorrectionNote.objects.count()) == (404, 0)
