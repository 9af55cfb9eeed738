"""Real rows for tests, made by plain functions; what a test cares about it says, the rest is filled in.

The default article is of Wednesday 13 March 2019, from an invented port.
"""

import hashlib
import json
from datetime import UTC, date, datetime
from functools import cache
from itertools import count

from newsreader import pipeline
from newsreader.deciding.overview import overview_of, refresh
from newsreader.models import (
    Appearance,
    Article,
    ArticleVersion,
    Citation,
    Entity,
    Entry,
    Event,
    LeadPicture,
    Membership,
    Mention,
    Participation,
    PictureFile,
    Proposal,
    Source,
    Timeline,
    User,
)
from newsreader.models.entity import Alias
from newsreader.text.sentences import split
from newsreader.text.when import When

PUBLISHED = date(2019, 3, 13)
BODY = (
    "Dockers in Port Selby walked out on Tuesday after the harbour board cut their pay. "
    "The board met on 7 March and refused to talk, its chairwoman Ines Calloway said.\n\n"
    "At least 400 people marched to the town hall on Monday, the Selby Harbour Union said. "
    "Calloway called the march a mistake."
)
WALKED_OUT = "Dockers in Port Selby walked out on Tuesday"
BOARD_MET = "The board met on 7 March"
MARCHED = "At least 400 people marched to the town hall on Monday"

# A body of every kind of block, with a table that is wider than a telephone, and what its blocks are.
OF_BLOCKS = "\n\n".join(
    [
        "Dockers in Port Selby walked out on Tuesday. The harbour board met on 7 March and refused to talk.",
        "What Ines Calloway said on Monday",
        "“We closed the quay on 5 March, and nobody asked us why,” Ines Calloway told the hall.",
        "What happened since:",
        "The ferry to Holm sank on 5 March.\nInes Calloway left Port Selby on 6 March.\n"
        "Nobody knows when the next boat leaves, for the board has not met since.",
        "How the quays stand",
        "Quay | Closed | Opens again | Boats waiting | Who says so\n"
        "North quay, and the old landing stage | 5 March 2019 | 19 March 2019 | 14 | Ines Calloway\n"
        "Holm | 8 March 2019 |  | 3 | The Selby Harbour Union",
        "The vote is on 20 March.",
    ]
)
KINDS_OF_BLOCKS = ["paragraph", "subhead", "quote", "paragraph", "list", "subhead", "table", "paragraph"]

_next = count(1)


def _letters(number):
    """No number, for "part 1487" of a headline is read as a year."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


# People


def reader(**fields):
    return User.objects.create_user(f"reader-{next(_next)}", role=User.Role.READER, **fields)


def editor(**fields):
    return User.objects.create_user(f"editor-{next(_next)}", role=User.Role.EDITOR, **fields)


def superuser():
    return User.objects.create_superuser(f"root-{next(_next)}")


def member(timeline, role=Membership.Role.EDITOR):
    """An editor with a role on the timeline."""
    user = editor()
    Membership.objects.create(timeline=timeline, user=user, role=role)
    return user


# Sources and articles


def registry():
    """Some registry, so that taking in does not load the starter lists: that takes half a second."""
    Source.objects.create(name="The Tidewater Post", zone="Europe/London", day_first=True)
    entity("Port Selby", Entity.Kind.PLACE, confirmed=True)


def source(name="", **fields):
    return Source.objects.create(name=name or f"Tidewater Post {next(_next)}", **fields)


def article(body=BODY, *, headline="", published=PUBLISHED, public=False, **fields):
    """An unread article of one version. `published` is a day, an aware or naive datetime, or None."""
    moment = published if isinstance(published, datetime) else None
    version = ArticleVersion(
        headline=headline or f"Strike at Port Selby, part {_letters(next(_next))}",
        body=body,
        language="en",
        published_day=moment.date() if moment else published,
        published_time=moment.time() if moment else None,
        published_at=moment.astimezone(UTC) if moment and moment.tzinfo else None,
    )
    own = {name: fields.pop(name) for name in list(fields) if name in ("source",)}
    for name, value in fields.items():
        setattr(version, name, value)
    made = Article(public=public, listed=version.listed, **own)
    made.save()
    made.add_version(version)
    return made


def show(article, public=True):
    """Public, or private again, by nobody's decision."""
    article.public = public
    article.save()
    article.write_copies()


def read_article(body=BODY, **fields):
    made = article(body, **fields)
    pipeline.read(made)
    return made


def read_article_of_blocks(**fields):
    """One with every kind of block, public, its marks read."""
    fields = {"public": True, "caption": "The quay on 7 March.\n\nInes Calloway in Port Selby."} | fields
    return read_article(OF_BLOCKS, kinds=KINDS_OF_BLOCKS, **fields)


def new_version(article, **fields):
    """The article corrected: its current fields but for those given."""
    old = article.current
    kept = {
        field.attname: getattr(old, field.attname)
        for field in ArticleVersion._meta.concrete_fields
        if field.name not in ("id", "article", "number", "made", "original")
    }
    article.add_version(ArticleVersion(**kept | fields))
    return article.current


def picture(article, *, size=(1280, 720), **fields):
    """The article's lead picture as it is kept: the bytes are none that a browser could show."""
    large = f"large of {article.pk}".encode()
    kept = {"address": article.current.image_url or "https://selby.example/quay.jpg", "next_at": None}
    digest = hashlib.sha256(large).hexdigest()
    made = LeadPicture.objects.create(
        article=article, digest=digest, width=size[0], height=size[1], **kept | fields
    )
    PictureFile.objects.create(picture=made, large=large, small=b"small")
    return made


# Entities


def entity(name, kind=Entity.Kind.PERSON, **fields):
    made = Entity.objects.create(name=name, kind=kind, **fields)
    Alias.objects.create(entity=made, name=name)
    return made


def mention(entity, article, words="", field="body"):
    """The entity named in the article, where `words` (its name if not given) first stand in the field."""
    words = words or entity.name
    text = article.current.text_of(field)
    start = text.index(words)
    sentence = next(s for s in split(text) if s.start <= start < s.end)
    Appearance.objects.get_or_create(
        entity=entity,
        article=article,
        defaults={"mentions": 1, "public": article.public, "listed": article.listed},
    )
    return Mention.objects.create(
        **_words(article, start, start + len(words), field),
        article=article,
        entity=entity,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        rule="test",
    )


def _words(article, start, end, field="body"):
    text = article.current.text_of(field)
    return {"version": article.current, "field": field, "start": start, "end": end, "exact": text[start:end]}


# Events and timelines


def day(value):
    """The when of one whole day; a When stays what it is."""
    return value if isinstance(value, When) else When(value, value)


def _statement(article, quote, when, title):
    text = article.current.body
    start = text.index(quote)
    sentence = next(s for s in split(text) if s.start <= start < s.end)
    columns = _words(article, start, start + len(quote)) | {
        "article": article,
        "prefix": text[max(0, start - 40) : start],
        "suffix": text[start + len(quote) :][:40],
        "title": title,
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
        "sentence": text[sentence.start : sentence.end],
        "rule": "month-day",
        "reported": article.current.published_day,
    }
    return columns | {name: getattr(when, name) for name in Event.WHEN_FIELDS}


def proposal(article, quote=WALKED_OUT, when=date(2019, 3, 12), title="Dockers walk out"):
    return Proposal.objects.create(**_statement(article, quote, day(when), title))


def event(title="Dockers walk out", when=date(2019, 3, 12), article=None, quote=WALKED_OUT, naming=()):
    """An event, cited from the article if one is given."""
    made = Event(title=title)
    made.when = day(when)
    made.save()
    for position, named in enumerate(naming):
        Participation.objects.create(event=made, entity=named, position=position)
    if article:
        made.dated_by = citation(made, article, quote)
        made.save()
    return made


def citation(event, article, quote=WALKED_OUT, when=None):
    made = unsaved_citation(event, article, quote, when)
    made.save()
    return made


def unsaved_citation(event, article, quote=WALKED_OUT, when=None):
    made = Citation(event=event, **_statement(article, quote, day(when or event.when), event.title))
    made.copy_from_article()
    return made


def timeline(title="", *, published=True, owner=None, slug="", at_once=True, **fields):
    number = next(_next)
    made = Timeline.objects.create(
        title=title or f"The Selby strike {number}",
        slug=slug or f"selby-strike-{number}",
        published=datetime(2019, 4, 1, tzinfo=UTC) if published else None,
        at_once=at_once,
        overview=json.loads(_overview_of_nothing()),
        revision=2,  # as if it had been counted since
        **fields,
    )
    if owner:
        Membership.objects.create(timeline=made, user=owner, role=Membership.Role.OWNER)
    return made


@cache
def _overview_of_nothing():
    """As JSON, of a timeline without entries: to count it for each took a tenth of all tests of pages."""
    return json.dumps(overview_of(Timeline(pk=0)))


def entry(timeline, event=None, **fields):
    """The event (a new one if none is given) on the timeline."""
    happened = event or globals()["event"](f"Event {next(_next)}")
    made = Entry.objects.create(timeline=timeline, event=happened, **fields, **Entry.key_columns(happened))
    refresh([timeline])
    return made
