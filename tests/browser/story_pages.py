"""The pages of the sample story, each by a name for people."""

from datetime import timedelta

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from newsreader import deciding
from newsreader.models import (
    AccountEvent,
    Arrival,
    Article,
    Comment,
    Decision,
    Entity,
    Entry,
    Event,
    Follow,
    JoinRequest,
    LeadPicture,
    MemberLink,
    Note,
    Proposal,
    ReaderMark,
    Remark,
    Source,
    TimeExpression,
    Timeline,
    UnsavedForm,
    User,
)
from newsreader.models.account_events import Sender
from newsreader.models.reader_follows import FollowedSearch
from newsreader.pipeline.following import follow
from newsreader.showing.mending import MARKED_IN, address_of


def last_article():
    return Article.objects.order_by("id").last()


def for_readers(story):
    entry = story.entries.in_order()[9]
    aleppo = Entity.objects.get(name="Aleppo")
    source = last_article().source
    return {
        "home": reverse("home"),
        "about": reverse("about"),
        "reading": reverse("reading"),
        "keys": reverse("keys"),
        "offline": reverse("offline"),
        "search": reverse("search"),
        "found": f"{reverse('search')}?q=ceasefire",
        "found, narrowed": f"{reverse('search')}?q=the&kind=article&entity={aleppo.pk}&period=2012–2016",
        "found on a timeline": f"{reverse('search')}?q=aleppo&timeline={story.pk}&known=2016-12-20",
        "found in an article": f"{reverse('search')}?q=aleppo&article={last_article().pk}",
        "found nothing": f"{reverse('search')}?q=xylophone&kind=event",
        "timelines": reverse("timelines"),
        "timeline": story.get_absolute_url(),
        "newest first": f"{story.get_absolute_url()}?order=newest",
        "closer overview": f"{story.get_absolute_url()}?span=2016-12",
        "entry": entry.get_absolute_url(),
        "narrowed timeline": f"{story.get_absolute_url()}?entity={aleppo.pk}&period=2016-12&known=2016-12-20",
        "known, narrowed, newest first": (
            f"{story.get_absolute_url()}?entity={aleppo.pk}&known=2016-12-20&order=newest"
        ),
        "known on a day": f"{story.get_absolute_url()}?known=2016-12-20",
        "known on a day, for print": f"{reverse('timeline-print', args=[story.slug])}?known=2016-12-20",
        "changed since a day": f"{reverse('timeline-changes', args=[story.slug])}?since=2016-12-20",
        "changes": reverse("timeline-changes", args=[story.slug]),
        "print": reverse("timeline-print", args=[story.slug]),
        "articles": reverse("articles"),
        "narrowed articles": f"{reverse('articles')}?source={source.pk}&period=2016-12",
        "article": last_article().get_absolute_url(),
        "entities": reverse("entities"),
        "entities of a kind": f"{reverse('entities')}?kind=place",
        "entities under a letter": f"{reverse('entities')}?letter=A",
        "entity": aleppo.get_absolute_url(),
        "all mentions": reverse("entity-months", args=[aleppo.pk, aleppo.slug]),
        "sources": reverse("sources"),
        "source": source.get_absolute_url(),
        "event": entry.event.get_absolute_url(),
        "something wrong": reverse("remark", args=[story.slug, entry.pk]),
        "something wrong, sent": reverse("remark", args=[story.slug, entry.pk]) + "?sent",
        "own place without an account": reverse("me"),
        "login": reverse("login"),
        "password forgotten": reverse("password-forgotten"),
        "no account can be made": reverse("register"),
        "not found": "/timelines/nowhere/",
    }


def editors_only(story):
    article, aleppo = last_article(), Entity.objects.get(name="Aleppo")
    dated = TimeExpression.objects.filter(version=article.current, type="DATE").last()
    return _own_place(article) | {
        "desk": reverse("desk"),
        "timeline": story.get_absolute_url(),
        "article": article.get_absolute_url(),
        "proposals": reverse("desk-proposals"),
        "narrowed proposals": f"{reverse('desk-proposals')}?order=likely&day=2019",
        "proposal": Proposal.objects.open().first().get_absolute_url(),
        "decided proposal": Proposal.objects.exclude(state="open").first().get_absolute_url(),
        "take in": reverse("desk-ingest"),
        "article at the desk": reverse("desk-article", args=[article.pk]),
        "correct an article": reverse("article-correct", args=[article.pk]),
        "outlets at the desk": reverse("desk-sources"),
        "an outlet at the desk": reverse("desk-source", args=[Source.objects.first().pk]),
        "picture at the desk": reverse("desk-picture", args=[_pictured(article)]),
        "write": reverse("article-write", args=[article.pk]),
        "write from a sentence": reverse("article-write", args=[article.pk]) + "?sentence=body-0",
        "names, speech and figures": reverse("desk-marks", args=[article.pk]),
        **{f"a {kind}": _marked(kind) for kind in MARKED_IN},
        "new timeline": reverse("timeline-begin"),
        "timeline at the desk": reverse("desk-timeline", args=[story.slug]),
        "publishing": reverse("timeline-publish", args=[story.slug]),
        "pending, previewed": _pending(story).get_absolute_url(),
        "timeline to read with colleagues": reverse("timeline-read", args=[story.slug]),
        "members of a timeline": reverse("timeline-members", args=[story.slug]),
        "comments on an entry": reverse("entry-comments", args=[_commented(story).entry_id]),
        "a comment": reverse("comment", args=[_commented(story).pk]),
        "comments that wait": reverse("desk-comments"),
        "requests to join": reverse("desk-requests"),
        "drafts to review": reverse("desk-reviews"),
        "a review": reverse("timeline-review", args=[_reviewed().slug]),
        "corrections at the desk": reverse("timeline-corrections", args=[_corrected(story).slug]),
        "a correction of an entry": (
            f"{reverse('timeline-corrections', args=[story.slug])}?entry={story.entries.first().pk}"
        ),
        "a cover at the desk": reverse("timeline-cover", args=[story.slug]),
        "a schedule": reverse("timeline-schedule", args=[_reviewed().slug]),
        "what readers say is wrong": _remarked(story),
        "entry at the desk": reverse("desk-entry", args=[story.entries.first().pk]),
        "entity at the desk": reverse("desk-entity", args=[aleppo.pk]),
        "names": reverse("desk-entities"),
        "registry": reverse("desk-registry"),
        "a date at the desk": reverse("desk-date", args=[dated.pk]),
        "an event at the desk": reverse("desk-event", args=[story.entries.in_order()[9].event_id]),
        "a further report": reverse("entry-further", args=[story.entries.in_order()[9].pk]) + "?q=aleppo",
        "write an entry": reverse("timeline-write", args=[story.slug]),
        "decisions": reverse("desk-decisions"),
        "unsaved words": _unsaved(story).get_absolute_url(),
        "narrowed decisions": f"{reverse('desk-decisions')}?timeline={story.pk}&noun=proposal",
        "a decision": reverse("desk-decision", args=[Decision.objects.latest("id").pk]),
        "citations to look at": reverse("desk-citations"),
        "articles without a date": reverse("desk-undated"),
        "announced events": reverse("desk-announced"),
        "feeds": reverse("desk-feeds"),
        "a feed": _feed().get_absolute_url(),
        "what arrived": reverse("desk-arrivals"),
    }


def _remarked(story):
    """One that waits, one that was answered."""
    for entry, answer in zip(story.entries.in_order()[9:11], ("", "seen"), strict=True):
        Remark.objects.get_or_create(
            entry=entry, defaults={"timeline": story, "words": "It was\n\na Monday.", "answer": answer}
        )
    return reverse("desk-remarks")


def _pending(story):
    """An entry that only the story's members see."""
    event, _new = Event.objects.get_or_create(title="A gate is shut")
    return Entry.objects.get_or_create(event=event, pending_on=story, **Entry.key_columns(event))[0]


def _reviewed():
    """A draft that was given back and is in review again, to be published at a moment."""
    draft = Timeline.objects.filter(slug="a-draft-in-review").first()
    if draft is None:
        user = User.objects.get(username="editor")
        colleague = User.objects.create_user("colleague-of-drafts", role=User.Role.EDITOR, first_name="Bo")
        draft = deciding.timelines.create("a-draft-in-review", "The gates of the port", colleague)
        deciding.members.add(draft, user, "owner", colleague)
        first = deciding.reviews.ask(draft, colleague, word="Is the count right?")
        deciding.reviews.answer(first, user, ready=False, because="The second day is missing.")
        deciding.reviews.ask(draft, colleague, reviewer=user, word="It is there now.")
        ahead = timezone.now() + timedelta(days=30)
        deciding.schedules.schedule(draft, "publish", ahead, user)
        passed = deciding.schedules.schedule(draft, "withdraw", timezone.now() - timedelta(days=1), user)
        deciding.schedules.carry_out(passed, timezone.now())
    return draft


def _corrected(story):
    """With a note about itself, one about an entry, and one that was withdrawn."""
    if not story.correction_notes.exists():
        user = User.objects.get(username="editor")
        write = deciding.correction_notes.write
        write(story, user, "It *left out* the [second day](https://selby.example/).")
        write(story, user, "It said 7 December until today.", entry=story.entries.in_order()[9])
        deciding.correction_notes.withdraw(write(story, user, "Wrong."), user)
    return story


def _marked(kind):
    """The page of a mark of this kind, in whichever article."""
    row = MARKED_IN[kind].objects.filter(field="body", version__article__current=F("version")).last()
    return address_of(kind, row)


def _feed():
    """One that was followed, fetched, and fails by now; an arrival of each state. Times as in _unsaved()."""
    then = timezone.now() - timedelta(hours=36)
    feed, _new = follow("https://selby.example/rss", None, folder="Ports", name="Port Selby Gazette")
    ahead = timezone.now() + timedelta(hours=36)
    feed.failed("selby.example did not answer in time.", ahead, fetched_at=then)
    states = {
        "taken": {"outcome": "new", "article": last_article()},
        "waiting": {"failures": 2},
        "refused": {},
    }
    for state, fields in states.items():
        Arrival.objects.get_or_create(
            feed=feed,
            key=state,
            defaults={
                "state": state,
                "headline": f"Dockers walk out, {state}",
                "address": f"https://selby.example/{state}",
                "failure": "There is no such page." if state != "taken" else "",
                "arrived": then,
                "next_at": ahead,
                **fields,
            },
        )
    return feed


def _own_place(article):
    """What anybody who logs in has, shown by an editor's."""
    user = User.objects.get(username="editor")
    note = user.notes.filter(exact__gt="").first()
    if note is None:
        words = " ".join(article.current.body.split()[:12])
        note = Note.objects.write(user, article, "Ask who counted.\n\nAnd when.", words)
        Note.objects.write(user, article, "All of it once more.")
        ReaderMark.objects.star(user, article.pk)
        for followed in (
            article.source,
            Entity.objects.get(name="Aleppo"),
            FollowedSearch("q=bridge", "Bridges"),
        ):
            Follow.objects.follow(user, followed)
    return {
        "your place": reverse("me"),
        "your notes": reverse("my-notes"),
        "a note": reverse("note", args=[note.pk]),
        "starred": reverse("my-starred"),
        "write a note": reverse("note-write", args=[article.pk]) + "?sentence=body-0",
        "password": reverse("my-password"),
        "sessions": reverse("my-sessions"),
        "deletion": reverse("my-deletion"),
    }


def administrators_only():
    person = User.objects.get(username="editor")
    AccountEvent.objects.note("role", person, said="editor", sender=Sender("2001:db8::77", "Telephone " * 12))
    return {
        "people": reverse("desk-people"),
        "a person": reverse("desk-person", args=[person.pk]),
        "logins": reverse("account-events"),
    }


def _commented(story):
    """The editor's comment on the first entry, answered by a colleague, who asks to join as well."""
    user, entry = User.objects.get(username="editor"), story.entries.first()
    colleague, new = User.objects.get_or_create(username="colleague", role=User.Role.EDITOR)
    thread = Comment.objects.write(entry, story, user, "Who counted?\n\nAnd when.", None)
    if new:
        Comment.objects.write(entry, story, colleague, "The town hall did: " + "quayside" * 12, thread)
        JoinRequest.objects.ask(story, colleague, "I was there all week.")
        MemberLink.objects.invite(story, user, "reviewer", once=False, days=9)
    return thread


def _unsaved(story):
    """Typed a day and a half ago, which reads "1 day ago" for longer than any test lasts: typed now, it would
    be "now" on one look at the desk and "a second ago" on the next."""
    typed = [("annotation", "They had waited since six."), ("initial-annotation", "")]
    path = reverse("desk-entry", args=[story.entries.first().pk])
    kept = UnsavedForm.objects.put_aside(User.objects.get(username="editor"), path, typed)
    kept.at = timezone.now() - timedelta(hours=36)
    kept.save()
    return kept


def _pictured(article):
    """The id of the article, which has a picture that could not be had."""
    failed = {"address": "https://selby.example/quay.jpg", "failures": 5, "failure": "There is no such page."}
    LeadPicture.objects.get_or_create(article=article, defaults=failed | {"next_at": None})
    return article.pk
