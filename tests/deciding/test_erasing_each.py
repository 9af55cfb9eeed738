"""An article is erased after every kind of decision: none of its words stays, and no undo brings one back.

An editor's own words stay; here these are "Walkout", "Answer", "Seen at the gate" and "Not news".
"""

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from newsreader import deciding, pipeline
from newsreader.deciding.anchoring import reanchor
from newsreader.deciding.erasure import erase
from newsreader.exchange import registry
from newsreader.fetching.addresses import known_by
from newsreader.fetching.documents import Document
from newsreader.models import (
    Alias,
    Article,
    ArticleVersion,
    Conflict,
    Decision,
    Entity,
    Event,
    MarkReading,
    Participation,
    PictureFile,
    TimeExpression,
    Timeline,
)
from newsreader.text.when import When
from tests import factories

REPORT = f"""The harbour quarrel

By Mara Lindqvist
13 March 2019

{factories.BODY}
"""
PHRASES = (
    *("harbour quarrel", "harbour-quarrel", "Lindqvist", "lindqvist", "walked out", "harbour board"),
    *("refused to talk", "marched to", "called the march", "a mistake", "Calloway", "calloway"),
    *("Selby Harbour Union", "selby harbour union", "harbour-quarrel.jpg"),
)
ACTION = Decision.Action


def held():
    """The phrases that stand in any column of any table of the database, or in the registry's file."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows += cursor.fetchall()
    everything = repr(rows) + registry.to_json()
    return [phrase for phrase in PHRASES if phrase in everything]


class Desk:
    """An editor, a timeline and a read article."""

    def __init__(self):
        factories.registry()
        self.article = pipeline.ingest(Document("quarrel.txt", REPORT.encode(), "text/plain")).article
        pipeline.read(self.article)
        self.editor = factories.editor()
        self.timeline = factories.timeline(owner=self.editor)
        self.walked, self.met, self.marched = self.article.proposals.order_by("start")

    def named(self, name):
        return Entity.objects.get(name=name)

    def accepted(self, **fields):
        return deciding.proposals.accept(self.met, self.timeline, self.editor, **fields)


def accept(desk):
    desk.accepted()


def accept_with_a_title(desk):
    desk.accepted(title="Walkout")


def cite(desk):
    deciding.proposals.cite(desk.marched, desk.accepted().event, desk.editor)


def cite_for_anothers_event(desk):
    other = factories.read_article("Rain fell in Port Selby on 7 March.", headline="Rain")
    entry = deciding.proposals.accept(other.proposals.get(), desk.timeline, desk.editor)
    deciding.proposals.cite(desk.met, entry.event, desk.editor)


def reject(desk):
    deciding.proposals.reject(desk.met, desk.editor, why="Not news")


def write(desk):
    when = When(date(2019, 3, 12), date(2019, 3, 12))
    deciding.passages.create_event(
        desk.article, "body", "called the march", desk.timeline, desk.editor, title="Answer", when=when
    )


def edit(desk):
    deciding.entries.update(desk.accepted(), desk.editor, annotation="Seen at the gate")


def date_by_hand(desk):
    deciding.events.set_when(desk.accepted().event, When(date(2019, 3, 8), None), desk.editor)


def read_a_date(desk):
    expression = TimeExpression.objects.get(exact="7 March")
    deciding.dates.correct_reading(expression, When(date(2019, 3, 8), date(2019, 3, 8)), desk.editor)
    pipeline.read(desk.article)


def adopt_a_date(desk):
    desk.accepted()
    read_a_date(desk)
    deciding.proposals.adopt_date(desk.article.proposals.get(disagrees=True), desk.editor)


def keep_a_date(desk):
    desk.accepted()
    read_a_date(desk)
    deciding.proposals.keep_date(desk.article.proposals.get(disagrees=True), desk.editor)


def add(desk):
    other = factories.timeline(owner=desk.editor)
    deciding.entries.create(desk.accepted().event, other, desk.editor)


def remove(desk):
    deciding.entries.delete(desk.accepted(), desk.editor)


def create_a_timeline(desk):
    deciding.timelines.create("walkouts", "Walkouts", desk.editor)


def revise(desk):
    desk.accepted()
    deciding.timelines.update(desk.timeline, desk.editor, standfirst="Seen at the gate")


def publish(desk):
    desk.accepted()
    Timeline.objects.filter(pk=desk.timeline.pk).update(published=None)
    deciding.timelines.publish(desk.timeline, desk.editor)


def withdraw(desk):
    desk.accepted()
    deciding.timelines.withdraw(desk.timeline, desk.editor)


def show(desk):
    deciding.articles.set_public(desk.article, desk.editor, public=True)


def hide(desk):
    show(desk)
    deciding.articles.set_public(desk.article, desk.editor, public=False)


def correct(desk):
    desk.accepted()
    deciding.articles.correct_publication(desk.article, desk.editor, day=date(2019, 3, 14))
    pipeline.read(desk.article)


def _held_back(desk):
    """Other words at the address the article was fetched from: an editor is asked."""
    url = "https://tidewater.example/quarrel"
    desk.article.fetched_from = known_by(url, "")
    desk.article.save()
    other = "Rain over the moor\n\nBy Nadia Velt\n14 March 2019\n\nRain fell on the moor all day.\n"
    pipeline.ingest(Document("rain.txt", other.encode(), "text/plain", url))
    return desk.article.held.get()


def take(desk):
    deciding.articles.take(_held_back(desk), desk.editor)


def make_another(desk):
    deciding.articles.make_another(_held_back(desk), desk.editor)


def _lost(desk):
    """The citation of an event whose words a new version took back."""
    event = desk.accepted().event
    body = desk.article.current.body
    factories.new_version(desk.article, body=body.replace("The board met on 7 March and", "The board"))
    reanchor(desk.article)
    pipeline.read(desk.article)
    return event.citations.get()


def choose_anew(desk):
    deciding.citations.repick(_lost(desk), "body", "The board refused to talk", desk.editor)


def leave_lost(desk):
    deciding.citations.leave(_lost(desk), desk.editor)


def look_over(desk):
    _lost(desk)
    desk.article.refresh_from_db()
    deciding.articles.look_over(desk.article, desk.article.current, desk.editor)


def join_with_another(desk):
    deciding.near_copies.join(factories.article("Rain fell.", headline="Rain"), desk.article, desk.editor)


def set_apart(desk):
    deciding.near_copies.part(desk.article, desk.editor)


def describe_whom_others_name(desk):
    deciding.entities.update(desk.named("Port Selby"), desk.editor, description="A port")


PICTURE = "https://selby.example/harbour-quarrel.jpg"


def keep_its_picture(desk):
    ArticleVersion.objects.filter(pk=desk.article.current_id).update(image_url=PICTURE)
    desk.article.refresh_from_db()
    deciding.pictures.keep(desk.article, desk.editor)
    PictureFile.objects.create(picture=desk.article.picture, large=b"Calloway", small=b"Calloway")


def remove_its_picture(desk):
    keep_its_picture(desk)
    deciding.pictures.remove(desk.article, desk.editor)


def say_where(desk):
    deciding.events.set_place(desk.accepted().event, desk.editor, place="Port Ash")


def give_an_entry_its_picture(desk):
    """And another after it, so that the first is known by the record alone."""
    keep_its_picture(desk)
    entry, chosen = desk.accepted(), {"report_picture": desk.article.picture, "report_digest": "e5"}
    deciding.entries.update(entry, desk.editor, **chosen, picture_alternative="A gate")
    deciding.entries.update(entry, desk.editor, report_picture=None, report_digest="")


def say_what_its_picture_shows(desk):
    keep_its_picture(desk)
    deciding.pictures.describe(desk.article.picture, desk.editor, alternative="A gate")


def merge(desk):
    desk.accepted()
    deciding.entities.merge(desk.named("Mara Lindqvist"), desk.named("Ines Calloway"), desk.editor)


def merge_twice(desk):
    merge(desk)
    deciding.entities.merge(desk.named("Ines Calloway"), desk.named("Selby Harbour Union"), desk.editor)


def merge_with_whom_others_name(desk):
    desk.accepted()
    deciding.entities.merge(desk.named("Ines Calloway"), desk.named("Port Selby"), desk.editor)
    factories.read_article("Port Selby voted.", headline="A vote")


def split(desk):
    desk.accepted()
    chairwoman = desk.named("Ines Calloway")
    alias = Alias.objects.create(entity=chairwoman, name="Calloway")
    deciding.entities.split(chairwoman, [alias], desk.editor)


def part(desk):
    deciding.entities.distinguish(desk.named("Port Selby"), desk.named("Ines Calloway"), desk.editor)


def take_a_name(desk):
    alias = Alias.objects.create(entity=desk.named("Ines Calloway"), name="Calloway")
    deciding.entities.remove_name(alias, desk.editor)


def name_whom_others_name(desk):
    deciding.entities.add_name(desk.named("Port Selby"), "The port", desk.editor)


def correct_its_outlet(desk):
    desk.article.source = factories.source("The Tidewater Herald")
    desk.article.save()
    deciding.outlets.correct(desk.article.source, desk.editor, zone="Asia/Kolkata")


def mend_its_words(desk):
    desk.accepted()
    body = desk.article.current.body
    deciding.mending.mend(desk.article, desk.editor, {"body": f"It began so.\n\n{body}"})
    pipeline.read(desk.article)


def release(desk):
    Timeline.objects.update(at_once=False)
    deciding.pending.publish(desk.accepted(), desk.editor)


def open_what_is_cited(desk):
    desk.accepted()
    deciding.articles.open_cited(desk.timeline, [desk.article.pk], desk.editor)


def say_how_sure_it_is(desk):
    event = desk.accepted().event
    deciding.events.set_status(event, desk.editor, status="confirmed", body="Both sides agree.")


def give_another_title(desk):
    deciding.events.set_title(desk.accepted().event, desk.editor, "Dockers leave")


def say_who_contradicts_it(desk):
    deciding.events.set_stance(desk.accepted().event.citations.get(), desk.editor, contradicts=True)


def write_an_own(desk):
    desk.accepted()
    deciding.events.create_own(desk.timeline, desk.editor, title="A vigil", when=When(None, None))


def make_two_events_one(desk):
    other = deciding.proposals.accept(desk.marched, desk.timeline, desk.editor)
    deciding.events.merge(other.event, desk.accepted().event, desk.editor)


def split_an_event(desk):
    event = desk.accepted().event
    told = deciding.proposals.cite(desk.marched, event, desk.editor)
    deciding.events.split(event, [told.pk], desk.editor)


def take_in_a_member(desk):
    return deciding.members.add(desk.timeline, factories.editor(), "editor", desk.editor)


def change_a_role(desk):
    deciding.members.set_role(take_in_a_member(desk), "reviewer", desk.editor)


def end_a_membership(desk):
    deciding.members.remove(take_in_a_member(desk), desk.editor)


def tell_of_a_correction(desk):
    return deciding.correction_notes.write(
        desk.timeline, desk.editor, "Seen at the gate", entry=desk.accepted()
    )


def withdraw_a_correction(desk):
    deciding.correction_notes.withdraw(tell_of_a_correction(desk), desk.editor)


def choose_its_picture_as_cover(desk):
    picture = factories.picture(desk.article, address="https://selby.example/harbour-quarrel.jpg")
    named, words = f"report-{picture.pk}", {"alternative": "Seen at the gate", "credit": "Not news"}
    deciding.covers.choose(desk.timeline, desk.editor, picture=named, **words)


def _draft(desk):
    return factories.timeline(owner=desk.editor, published=False)


def ask_for_a_review(desk):
    return deciding.reviews.ask(_draft(desk), desk.editor, word="Seen at the gate")


def take_back_a_review(desk):
    deciding.reviews.take_back(ask_for_a_review(desk), desk.editor)


def find_it_ready(desk):
    deciding.reviews.answer(ask_for_a_review(desk), factories.editor(), ready=True)


def give_it_back(desk):
    deciding.reviews.answer(ask_for_a_review(desk), factories.editor(), ready=False, because="Not news")


def schedule(desk):
    return deciding.schedules.schedule(
        _draft(desk), "publish", datetime(2099, 3, 12, tzinfo=UTC), desk.editor
    )


def cancel_what_is_scheduled(desk):
    deciding.schedules.cancel(schedule(desk), desk.editor)


def say_what_a_mark_is(desk):
    desk.accepted()
    start = desk.article.current.body.index("Calloway")
    place = {"field": "body", "start": start, "end": start + len("Calloway")}
    reading = MarkReading(article=desk.article, version=desk.article.current, kind="name", **place)
    deciding.marks.say(reading, desk.editor)
    pipeline.read(desk.article)


KINDS = {
    release: ACTION.RELEASE,
    open_what_is_cited: ACTION.OPEN,
    say_how_sure_it_is: ACTION.STATUS,
    give_another_title: ACTION.RETITLE,
    say_who_contradicts_it: ACTION.STANCE,
    write_an_own: ACTION.OWN,
    make_two_events_one: ACTION.UNITE,
    split_an_event: ACTION.DIVIDE,
    take_in_a_member: ACTION.SHARE,
    change_a_role: ACTION.ROLE,
    end_a_membership: ACTION.UNSHARE,
    tell_of_a_correction: ACTION.NOTE,
    withdraw_a_correction: ACTION.UNNOTE,
    choose_its_picture_as_cover: ACTION.COVER,
    ask_for_a_review: ACTION.REVIEW,
    take_back_a_review: ACTION.UNREVIEW,
    find_it_ready: ACTION.READY,
    give_it_back: ACTION.BACK,
    schedule: ACTION.SCHEDULE,
    cancel_what_is_scheduled: ACTION.UNSCHEDULE,
    say_what_a_mark_is: ACTION.MARK,
    correct_its_outlet: ACTION.OUTLET,
    mend_its_words: ACTION.CORRECT,
    accept: ACTION.ACCEPT,
    accept_with_a_title: ACTION.ACCEPT,
    cite: ACTION.CITE,
    cite_for_anothers_event: ACTION.CITE,
    reject: ACTION.REJECT,
    write: ACTION.WRITE,
    edit: ACTION.EDIT,
    date_by_hand: ACTION.DATE,
    adopt_a_date: ACTION.DATE,
    keep_a_date: ACTION.KEEP,
    read_a_date: ACTION.READ,
    add: ACTION.ADD,
    remove: ACTION.REMOVE,
    create_a_timeline: ACTION.CREATE,
    revise: ACTION.REVISE,
    publish: ACTION.PUBLISH,
    withdraw: ACTION.WITHDRAW,
    show: ACTION.SHOW,
    hide: ACTION.HIDE,
    correct: ACTION.CORRECT,
    take: ACTION.TAKE,
    make_another: ACTION.ANOTHER,
    choose_anew: ACTION.REPICK,
    leave_lost: ACTION.LEAVE,
    look_over: ACTION.SEEN,
    join_with_another: ACTION.JOIN,
    set_apart: ACTION.APART,
    keep_its_picture: ACTION.PICTURE,
    remove_its_picture: ACTION.UNPICTURE,
    say_what_its_picture_shows: ACTION.CAPTION,
    say_where: ACTION.PLACE,
    give_an_entry_its_picture: ACTION.EDIT,
    describe_whom_others_name: ACTION.DESCRIBE,
    merge: ACTION.MERGE,
    merge_twice: ACTION.MERGE,
    merge_with_whom_others_name: ACTION.MERGE,
    split: ACTION.SPLIT,
    part: ACTION.PART,
    name_whom_others_name: ACTION.NAME,
    take_a_name: ACTION.UNNAME,
}
each_kind = pytest.mark.parametrize("do", KINDS, ids=lambda do: do.__name__)


@pytest.fixture
def desk(db):
    return Desk()


def undo_all(editor):
    """Everything that stands, newest first; what cannot be undone says so."""
    for decision in Decision.objects.standing().order_by("-pk"):
        with suppress(Conflict):
            deciding.decisions.undo(decision, editor)


def test_every_kind_of_decision_is_tried():
    assert {*KINDS.values(), *Decision.AGAIN} == set(ACTION)


@each_kind
def test_no_word_stays_of_what_was_decided_nor_comes_back_by_an_undo(desk, do, transaction):
    do(desk)
    decided = set(Decision.objects.values_list("action", flat=True))
    assert (KINDS[do] in decided, held() == []) == (True, False)

    with transaction():
        undo_all(desk.editor)
        erase(Article.objects.get(pk=desk.article.pk))
        undone_and_erased = held()
    erase(desk.article)
    erased = held()
    undo_all(desk.editor)

    assert (undone_and_erased, erased, held()) == ([], [], [])
    tomb = Article.objects.get(pk=desk.article.pk)
    assert (tomb.public, tomb.current, tomb.slug) == (False, None, "")


def test_an_event_keeps_its_place_and_loses_the_machines_title(desk):
    entry = desk.accepted(annotation="Seen at the gate")

    erase(desk.article)

    entry = desk.timeline.entries.get()
    assert (entry.title, entry.annotation) == ("An event whose report was erased", "Seen at the gate")


def test_an_event_keeps_the_title_an_editor_gave_it(desk):
    desk.accepted(title="Walkout")

    erase(desk.article)

    assert desk.timeline.entries.get().title == "Walkout"


def test_an_event_takes_the_title_that_another_report_gives_it(desk):
    other = factories.read_article("The port stood still on 7 March.", headline="Stillness")
    event = desk.accepted().event
    deciding.proposals.cite(other.proposals.get(), event, desk.editor)

    erase(desk.article)

    assert Event.objects.get().title == other.citations.get().title != ""


def test_an_event_that_lost_its_title_can_be_taken_back(desk):
    desk.accepted()
    erase(desk.article)

    deciding.decisions.undo(Decision.objects.get(action="accept"), desk.editor)

    assert (Event.objects.count(), Participation.objects.count()) == (0, 0)


def test_what_another_article_says_stays_in_the_record(desk):
    other = factories.read_article("The mill burned down on 7 March.", headline="Fire")
    deciding.proposals.accept(other.proposals.get(), desk.timeline, desk.editor)
    merge(desk)
    kept = Decision.objects.filter(article=other)
    before = json.dumps(list(kept.values("subject", "changes")))

    erase(desk.article)

    assert json.dumps(list(kept.values("subject", "changes"))) == before


def test_names_editors_gave_stay(desk):
    deciding.entities.update(desk.named("Ines Calloway"), desk.editor, description="Chairs the harbour")

    erase(desk.article)

    assert sorted(Entity.objects.values_list("name", flat=True)) == ["Ines Calloway", "Port Selby"]


def test_names_others_use_stay_whatever_was_merged(desk):
    other = factories.read_article("Ines Calloway spoke in Port Selby.", headline="A speech")
    merge(desk)

    erase(desk.article)

    calloway = Entity.objects.get(appearances__article=other, kind="person")
    assert (calloway.name, [a.name for a in calloway.aliases.all()]) == ("Ines Calloway", ["Ines Calloway"])


def test_what_was_split_off_the_registrys_own_stays(desk):
    port = desk.named("Port Selby")
    alias = Alias.objects.create(entity=port, name="The port")
    deciding.entities.split(port, [alias], desk.editor)

    erase(desk.article)

    assert sorted(Entity.objects.values_list("name", flat=True)) == ["Port Selby", "The port"]


def test_timelines_forget_the_names_in_their_overviews(desk):
    desk.accepted(title="Walkout")
    before = Timeline.objects.get()
    assert "Ines Calloway" in json.dumps(before.overview)

    erase(desk.article)

    after = Timeline.objects.get()
    assert ("Ines Calloway" in json.dumps(after.overview), after.revision > before.revision) == (False, True)


def test_the_fresh_samples_articles_can_each_be_erased(db):
    call_command("sample", stdout=StringIO())

    for article in Article.objects.all():
        erase(article)

    assert (ArticleVersion.objects.count(), Article.objects.filter(erased__isnull=True).count()) == (0, 0)
