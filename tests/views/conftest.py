import re
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils.html import strip_tags

from newsreader.models import Membership, User
from newsreader.models.sessions import ACCOUNTS
from tests import factories

VIEWERS = ("anonymous", "reader", "editor", "reviewer", "member", "superuser")


@pytest.fixture
def as_viewer(db):
    """as_viewer("member", timeline): a client that is logged in as such a person."""

    def log_in(name, timeline=None):
        client = Client(raise_request_exception=True)
        match name:
            case "anonymous":
                return client
            case "reader":
                user = factories.reader()
            case "editor":
                user = factories.editor()
            case "superuser":
                user = factories.superuser()
            case "reviewer":  # a member who is no editor
                user = factories.reader()
            case "member":
                user = factories.editor()
        if name in ("reviewer", "member") and timeline:
            role = Membership.Role.EDITOR if name == "member" else Membership.Role.REVIEWER
            Membership.objects.create(timeline=timeline, user=user, role=role)
        client.force_login(user, backend=ACCOUNTS)
        client.user = User.objects.get(pk=user.pk)
        return client

    return log_in


@pytest.fixture
def text():
    """The words of a page, with white space made single."""
    return lambda response: re.sub(r"\s+", " ", strip_tags(response.content.decode())).strip()


@pytest.fixture
def secret(db):
    """A private article of a source nobody else has, the person only it names, and a draft that cites it."""
    herald = factories.source("The Hidden Herald")
    article = factories.article(
        "Orla Quist sold the quay on 5 March. The price stays hidden.\n\nNobody signed the whispered one.",
        headline="Quay sold in secret",
        standfirst="An untold standfirst.",
        caption="An unseen caption.",
        source=herald,
    )
    quist = factories.entity("Orla Quist")
    factories.mention(quist, article)
    draft = factories.timeline("The unfinished story", published=False, standfirst="Still being written.")
    event = factories.event(
        "Quay sold", article=article, quote="Orla Quist sold the quay on 5 March", naming=[quist]
    )
    entry = factories.entry(draft, event, annotation="Check this first.")
    return SimpleNamespace(
        source=herald, article=article, entity=quist, draft=draft, event=event, entry=entry
    )


def links(html):
    """Where a page leads within the site, fragments included."""
    return {url.replace("&amp;", "&") for url in re.findall(r'(?:href|hx-get)="(/[^"#]*)', html)}


def way_narrowed(url):
    """The page and the names of what narrows it, whatever their values."""
    path, _mark, query = url.partition("?")
    return re.sub(r"\d+[^/]*", "N", path), frozenset(part.partition("=")[0] for part in query.split("&"))


@pytest.fixture
def crawl():
    """Every page and fragment that can be reached from the front page, by address; of pages narrowed in
    several ways together one for each such way, for there is no end to them."""

    def walk(client, most=250):
        seen, waiting, narrowed = {}, ["/"], {}
        while waiting and len(seen) < most:
            url = waiting.pop()
            if url in seen or url.startswith(("/static/", "/admin/", "/logout/")):
                continue
            if "&" in url:
                narrowed.setdefault(way_narrowed(url), url)
                continue
            seen[url] = client.get(url)
            if seen[url].status_code == 200:
                waiting += sorted(links(seen[url].content.decode()))
            elif location := seen[url].headers.get("Location", "").partition("#")[0]:
                waiting.append(location)
        return seen | {url: client.get(url) for url in narrowed.values()}

    return walk
