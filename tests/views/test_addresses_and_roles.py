"""Every address × everybody: what is answered to GET and to POST, about things that are others' own.

The table is addresses_and_roles.txt, beside this file: an address without its row fails, and a row without an
address. What is answered otherwise than it says is printed by address; it is read before it is written there.
PostgreSQL is asked by those who get furthest with what is theirs, what is others' and what is of neither: the
rest are refused, or led, by the same code as one of these.
"""

import re
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from newsreader.models import (
    Arrival,
    ArticleVersion,
    Comment,
    CorrectionNote,
    Decision,
    HeldVersion,
    Invitation,
    JoinRequest,
    MemberLink,
    Membership,
    Note,
    Remark,
    Review,
    Schedule,
    TimeExpression,
    UnsavedForm,
)
from newsreader.pipeline.following import follow
from newsreader.showing.mending import address_of
from tests import factories

TABLE = Path(__file__).with_name("addresses_and_roles.txt")
VISITORS = {  # in the order of the table's columns
    "stranger": None,
    "reader": None,
    "editor of nothing": None,
    "reviewer elsewhere": None,
    "reviewer": Membership.Role.REVIEWER,
    "editor": Membership.Role.EDITOR,
    "owner": Membership.Role.OWNER,
    "administrator": None,
}
ON_BOTH = ("stranger", "editor of nothing", "reviewer", "owner", "administrator")
READERS = ("reader", "reviewer elsewhere", "reviewer")  # by their accounts


def table():
    """By name and what it is about: what is answered to GET and to POST, a letter a visitor."""
    lines = [line for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]
    return {name: get + post for name, get, post in (line.rsplit(maxsplit=2) for line in lines)}


def parts(of):
    return {} if isinstance(of, URLResolver) else of.pattern.converters


def rows():
    """Every address there is; what is about a timeline is asked of a draft and of a published one."""
    named = {getattr(each, "name", None) or str(each.pattern): each for each in get_resolver().url_patterns}
    twice = {
        f"{name}, published": each
        for name, each in named.items()
        if re.search(r"(timelines|entries|events|citations)/<", str(each.pattern))
    }
    return named | twice


def _world(name, *, published):
    """A timeline and all that hangs on it, its article as public as it is; an owner's own."""
    owner = factories.editor()
    timeline = factories.timeline(name, slug=name, published=published, owner=owner)
    article = factories.read_article(source=factories.source(f"{name} Post"), public=published)
    picture = factories.picture(article)
    event = factories.event(article=article)
    entry = factories.entry(timeline, event)
    corrected = factories.article("Nobody came.", source=article.source)
    factories.new_version(corrected, body="Somebody came.")
    held = ArticleVersion.objects.create(article=article, headline="Strike over", body="Held back.")
    link, _token = MemberLink.objects.invite(timeline, owner, Membership.Role.EDITOR, once=True, days=7)
    feed, _new = follow(f"https://{name}.example/rss", None)
    ids = {
        "articles": article,
        "versions": corrected,
        "pictures": picture,
        "sent": picture,
        "entities": article.appearances.first().entity,
        "sources": article.source,
        "events": event,
        "citations": event.citations.get(),
        "decisions": Decision.objects.create(by=owner, action="revise", subject="It", timeline=timeline),
        "unsaved": UnsavedForm.objects.put_aside(owner, "/desk/", [("words", "Typed")]),
        "feeds": feed,
        "arrivals": Arrival.objects.create(key=name, state="refused", address=f"https://{name}.example/1"),
        "held": HeldVersion.objects.create(article=article, version=held, reason="claim"),
        "dates": TimeExpression.objects.filter(version=article.current, type="DATE").first(),
        "proposals": factories.proposal(article),
        "entries": entry,
        "members": Membership.objects.get(timeline=timeline, user=owner),
        "links": link,
        "requests": JoinRequest.objects.ask(timeline, factories.editor(), "May I?"),
        "reviews": Review.objects.create(timeline=timeline, asked_by=owner),
        "schedules": Schedule.objects.create(timeline=timeline, step="withdraw", at=timezone.now(), by=owner),
        "corrections": CorrectionNote.objects.create(timeline=timeline, words="It was two"),
        "remarks": Remark.objects.create(timeline=timeline, entry=entry, words="No"),
        "comments": Comment.objects.write(entry, timeline, owner, "Between us", None),
        "people": factories.editor(),
        "invitations": Invitation.objects.invite(factories.superuser(), "Ned", 7)[0],
        "notes": Note.objects.write(owner, article, "My own"),
    }
    digest = picture.digest
    texts = {"slug": name, "year": 2019, "form": "atom", "digest": digest, "number": 2, "part": 1}
    texts |= {"uidb64": "MQ", "token": "of-nobody"}
    mark = article.mentions.filter(field="body").first()
    texts["place"] = address_of("name", mark).split("/")[-2]
    return timeline, {which: each.pk for which, each in ids.items()}, texts


def url_of(name, pattern, worlds):
    if isinstance(pattern, URLResolver):
        return "/admin/newsreader/user/"
    if not pattern.name:
        return f"/{pattern.pattern}"
    path = str(pattern.pattern)
    _timeline, ids, texts = worlds["public" if name.endswith(", published") else "draft"]
    about = "versions" if "versions" in path else "".join(re.findall(r"([^/]+)/<int:id>", path))
    given = texts | {"id": ids.get(about), "kind": "timelines" if "sitemaps" in path else "name"}
    return reverse(pattern.name, kwargs={part: given[part] for part in pattern.pattern.converters})


def visitor(name, worlds):
    client = Client(raise_request_exception=False)
    if name == "stranger":
        return client
    if name == "administrator":
        user = factories.superuser()
    else:
        user = factories.reader() if name in READERS else factories.editor()
    if name == "reviewer elsewhere":
        Membership.objects.create(timeline=factories.timeline(published=False), user=user, role="reviewer")
    if role := VISITORS[name]:
        for timeline, _ids, _texts in worlds.values():
            Membership.objects.create(timeline=timeline, user=user, role=role)
    client.force_login(user)
    return client


def letter(response):
    status, to = response.status_code, response.headers.get("Location", "")
    if status == 401 or "/login/" in to:
        return "l"
    special = {403: "x", 404: "-", 405: "m", 400: "f", 422: "f"}
    return special.get(status) or {2: "o", 3: ">"}.get(status // 100, "!")


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[] if name in ON_BOTH else [pytest.mark.once]) for name in VISITORS],
)
def test_everybody_is_answered_as_the_table_says(name, db, settings):
    settings.NEWSREADER_REGISTRATION = "invited"
    worlds = {each: _world(each, published=each == "public") for each in ("draft", "public")}
    client, column, answered = visitor(name, worlds), list(VISITORS).index(name), {}
    cookies = client.cookies.output(header="", sep=";")  # for it logs out on its way

    for row, pattern in rows().items():
        url, said = url_of(row, pattern, worlds), ""
        for method in (client.get, client.post):
            client.cookies = SimpleCookie(cookies)
            with transaction.atomic():  # what it did is taken back
                said += letter(method(url))
                transaction.set_rollback(True)
        answered[row] = said

    count = len(VISITORS)
    expected = {row: said[column] + said[count + column] for row, said in table().items()}
    assert answered == expected


def test_the_table_can_be_read():
    """A column for each visitor, GET and POST; no server error in it; sorted as the addresses are."""
    assert {len(said) for said in table().values()} == {2 * len(VISITORS)}
    assert {letter for said in table().values() for letter in said} <= set("ol>x-mf")
    assert list(table()) == sorted(table())
