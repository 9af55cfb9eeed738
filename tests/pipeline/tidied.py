"""Articles that a feed brought long ago, as tests of tidying want them."""

from datetime import timedelta
from io import StringIO

from django.core.management import call_command

from newsreader import pipeline
from newsreader.fetching.documents import Document, Told
from newsreader.models import Arrival, Article, ArticleVersion, Original
from newsreader.pipeline.tidying import tidy
from tests.pipeline.test_following import STRIKE, headlines

OLD = timedelta(days=40)


def aged(by=OLD):
    """All that came in, so much longer ago."""
    for article in Article.objects.all():
        Article.objects.filter(pk=article.pk).update(created=article.created - by)
    for version in ArticleVersion.objects.all():
        ArticleVersion.objects.filter(pk=version.pk).update(made=version.made - by)
    for original in Original.objects.all():
        Original.objects.filter(pk=original.pk).update(received=original.received - by)


def brought(feed, body=STRIKE, headline="Strike"):
    """What pipeline.arrivals makes of an entry of the feed."""
    told = Told(by="feed", headline=headline, published="Wed, 13 Mar 2019 09:30:00 GMT", language="en")
    document = Document(f"{headline}.html", body.encode(), "text/html", told=told)
    made = pipeline.ingest(document, feed=feed.pk if feed else None).article
    pipeline.read(made)
    Arrival.objects.create(feed=feed, key=headline, article=made, state="taken", outcome="new")
    return made


def standing():
    tidy()
    return headlines()


def dump():
    out = StringIO()
    call_command("dumpdata", stdout=out)
    return out.getvalue()
