"""What all strangers' pages have alike is written once; a page never has what is another's."""

import re

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db
MARKED = re.compile(r'aria-current="\w+">([^<]+)</a>')


def marked(client, address):
    """What of the masthead is marked as where one is, on a page that is asked for twice."""
    client.get(address)
    masthead, *_rest = client.get(address).content.decode().partition("</header>")
    return MARKED.findall(masthead)


def test_each_page_marks_its_own_section(client):
    story = factories.timeline().get_absolute_url()
    pages = (reverse("sources"), story, reverse("articles"), "/timelines/none/", "/none/", "/articles/none/")

    found = [marked(client, each) for each in pages]

    assert found == [["Sources"], ["Timelines"], ["Articles"], ["Timelines"], [], ["Articles"]]


def scripts(client):
    return re.findall(r"js/(\w+)", client.get(reverse("about")).content.decode())


def test_who_is_signed_in_has_their_own(client):
    strangers = scripts(client)
    client.force_login(factories.editor())

    assert marked(client, reverse("desk")) == ["Desk"]
    assert ("drafts" in strangers, "drafts" in scripts(client)) == (False, True)


def test_a_site_that_is_not_kept_in_browsers_says_so_at_once(client, settings):
    pages = [client.get(reverse("about")).content.decode()]
    settings.NEWSREADER_OFFLINE = False
    pages.append(client.get(reverse("about")).content.decode())

    assert ["data-offline" in page for page in pages] == [True, False]
