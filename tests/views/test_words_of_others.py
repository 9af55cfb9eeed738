"""What stands on a draft, or is pending, is told to nobody else: not by the record, nor by any day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from newsreader import deciding
from newsreader.models import Comment, Conflict, Decision, Entry
from tests import factories


@pytest.fixture
def owner(db):
    return factories.editor()


@pytest.fixture
def published(owner):
    return factories.timeline("The strike", owner=owner, at_once=False)


def record(client, user):
    client.force_login(user)
    listed = client.get("/desk/decisions/").content.decode()
    return listed + client.get(f"/desk/decisions/{Decision.objects.latest('id').pk}/").content.decode()


def test_a_merge_tells_others_nothing_of_a_draft(client, owner, published):
    draft = factories.timeline("Not yet", owner=owner, published=False)
    into, other = factories.event("Dockers walk out"), factories.event("A walkout")
    factories.entry(published, into)
    factories.entry(draft, into, annotation="Whispered at the gate.")
    factories.entry(draft, other, annotation="Said in the canteen.")
    deciding.events.merge(other, into, owner)

    told = {
        name: record(client, user) for name, user in {"owner": owner, "other": factories.editor()}.items()
    }

    words = ("Whispered at the gate.", "Said in the canteen.")
    assert {name: [each in page for each in words] for name, page in told.items()} == {
        "owner": [True, True],
        "other": [False, False],
    }
    assert "A walkout → Dockers walk out" in told["other"]


def test_words_of_what_was_pending_are_of_no_day_before_it_was_published(client, owner, published):
    article = factories.article(public=True)
    entry = deciding.entries.create(factories.event(article=article), published, owner)
    for words in ("Words nobody published.", "Words for all."):
        deciding.entries.update(entry, owner, annotation=words)
    deciding.pending.publish(entry, owner)
    for decision, ago in zip(Decision.objects.order_by("id"), (10, 9, 7, 5), strict=True):
        Decision.objects.filter(pk=decision.pk).update(at=timezone.now() - timedelta(days=ago))
    Entry.objects.update(put_on=timezone.now() - timedelta(days=5))

    pages = [
        client.get(
            f"{published.get_absolute_url()}?known={date.today() - timedelta(days=ago)}"
        ).content.decode()
        for ago in (8, 6, 4)
    ]

    assert ["Words nobody published." in page for page in pages] == [False, False, False]
    assert ["Words for all." in page for page in pages] == [False, False, True]


def test_what_was_decided_while_it_was_pending_rests_below_its_publishing(owner, published):
    entry = deciding.entries.create(factories.event(), published, owner)
    deciding.entries.update(entry, owner, annotation="By the gate.")
    edited = Decision.objects.latest("id")
    deciding.pending.publish_all(published, owner)

    with pytest.raises(Conflict, match="Undo what came after it first"):
        deciding.decisions.undo(edited, owner)


def test_comments_on_an_entry_that_became_part_of_another_are_found_there(client, owner, published):
    kept = factories.entry(published, factories.event("Dockers walk out"))
    gone = factories.entry(published, factories.event("A walkout"))
    Comment.objects.write(gone, published, factories.member(published), "Who counted?", None)
    deciding.events.merge(gone.event, kept.event, owner)
    client.force_login(owner)

    led = client.get(f"/desk/entries/{gone.pk}/comments/")

    assert led.headers["Location"] == f"/desk/entries/{kept.pk}/comments/"
    assert "Who counted?" in client.get(led.headers["Location"]).content.decode()
    assert "Who counted?" in client.get("/desk/comments/").content.decode()
