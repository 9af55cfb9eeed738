"""A page asks the database the same number of questions whether it shows one row or three."""

from datetime import date

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsreader import pipeline
from newsreader.deciding.anchoring import reanchor
from newsreader.models import Appearance, Article, Citation, Comment, Entity, JoinRequest, Source, Timeline
from tests import factories

FOR_ALL = ("home", "timelines", "timeline", "fragment", "entry", "print", "event")
FOR_READERS = ("articles", "article", "entities", "entity", "card", "sources", "source")
AT_THE_DESK = (
    *("desk", "desk-proposals", "desk-decisions", "desk-timeline", "desk-entry", "desk-article"),
    *("article-write", "desk-entities", "desk-citations", "citation-repick", "desk-undated"),
    *("timeline-read", "timeline-members", "entry-comments", "desk-comments", "desk-requests"),
)


def grow(count, editor):
    """`count` of everything a page could show a list of, around one person, one source and one timeline."""
    person = Entity.objects.filter(name="Ines Calloway").first() or factories.entity("Ines Calloway")
    post = Source.objects.filter(name="The Post").first() or factories.source("The Post")
    story = Timeline.objects.filter(slug="story").first() or factories.timeline(slug="story", owner=editor)
    for _ in range(count):
        number = Article.objects.count() + 1
        article = factories.article(
            f"{factories.BODY}\n\nOn {number} March at least {number}00 people met Ines Calloway.",
            source=post,
            public=True,
        )
        pipeline.read(article)
        pipeline.read(
            factories.article(article.current.body, source=factories.source(), public=True)
        )  # a copy
        Appearance.objects.filter(entity=person, article=article).delete()
        factories.mention(person, article)
        event = factories.event(f"Event {number}", date(2019, 3, number), article=article, naming=[person])
        factories.citation(event, article, factories.MARCHED)
        commented = factories.entry(story, event)
        colleague = factories.member(story)
        thread = Comment.objects.write(commented, story, colleague, "Who counted?", None)
        Comment.objects.write(commented, story, colleague, "The union.", thread)
        Comment.objects.write(commented, story, colleague, "And who paid?", None)
        JoinRequest.objects.ask(story, factories.editor(), "")
        factories.article(source=post, published=None)
        changed = factories.article(source=post, public=True)
        factories.citation(event, changed)
        factories.new_version(changed, body=f"Nobody walked out on {number} March.")
        reanchor(changed)
        other = factories.timeline(owner=editor)
        factories.entry(other, event)
        another_source = factories.article(source=factories.source(), public=True)
        waiting = factories.entity(f"Person {number}")
        for named_in in (article, another_source):
            factories.mention(waiting, named_in, "Calloway")
    return person, post, story


def addresses(person, post, story):
    entry = story.entries.in_order()[0]
    article = Article.objects.filter(source=post).order_by("id")[0]
    named = {
        "timeline": story.get_absolute_url(),
        "fragment": f"{story.get_absolute_url()}?period=2019",
        "entry": entry.get_absolute_url(),
        "print": reverse("timeline-print", args=[story.slug]),
        "event": entry.event.get_absolute_url(),
        "article": article.get_absolute_url(),
        "entity": person.get_absolute_url(),
        "card": f"{person.get_absolute_url()}card/",
        "source": post.get_absolute_url(),
        "desk-timeline": reverse("desk-timeline", args=[story.slug]),
        "desk-entry": reverse("desk-entry", args=[entry.pk]),
        "timeline-read": reverse("timeline-read", args=[story.slug]),
        "timeline-members": reverse("timeline-members", args=[story.slug]),
        "entry-comments": reverse("entry-comments", args=[entry.pk]),
        "desk-article": reverse("desk-article", args=[article.pk]),
        "article-write": reverse("article-write", args=[article.pk]) + "?sentence=body-0",
        "citation-repick": reverse("citation-repick", args=[Citation.objects.filter(lost=True).first().pk]),
    }
    plain = {name: reverse(name) for name in (*FOR_ALL, *FOR_READERS, *AT_THE_DESK) if name not in named}
    return named | plain


def counted(editor, *things):
    """The queries of each page, for a stranger and for an editor."""
    counts, statuses = {}, set()
    for viewer in (None, editor):
        client = Client()
        if viewer:
            client.force_login(viewer)
        for name, url in addresses(*things).items():
            if name in AT_THE_DESK and not viewer:
                continue
            headers = {"HX-Request": "true"} if name == "fragment" else {}
            client.get(url, headers=headers)  # what is remembered from the first time on
            cache.clear()
            with CaptureQueriesContext(connection) as queries:
                statuses.add(client.get(url, headers=headers).status_code)
            counts[name, bool(viewer)] = len(queries)
    assert statuses == {200}
    return counts


def test_no_more_queries_for_three_rows_than_for_one(db):
    """Fewer may be: SQLite is asked several alike in one statement."""
    editor = factories.editor()
    one = counted(editor, *grow(1, editor))

    three = counted(editor, *grow(2, editor))

    assert {page: (one[page], three[page]) for page in one if one[page] < three[page]} == {}


def test_a_stranger_reads_a_timeline_with_few_queries(db):
    editor = factories.editor()

    counts = counted(editor, *grow(1, editor))

    most = {"timeline": 10, "entry": 10, "print": 10, "fragment": 14}  # narrowed: what it leaves is counted
    assert {page: n for page in most if (n := counts[page, False]) > most[page]} == {}
