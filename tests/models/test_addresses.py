"""Addresses keep words in their own script."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from newsreader.models import Timeline
from newsreader.models.addresses import slug_of
from tests import factories

pytestmark = pytest.mark.database


@pytest.mark.parametrize(
    "words, slug",
    [
        ("Harbour strike: day 3", "harbour-strike-day-3"),
        ("Ingrid Müller", "ingrid-müller"),
        ("وقف إطلاق النار في حلب", "وقف-إطلاق-النار-في-حلب"),
        ("हिन्दी में समाचार", "हिन्दी-में-समाचार"),
        ("ข่าวท่าเรือ", "ข่าวท่าเรือ"),
        ("می‌شود", "میشود"),
        ("2012–2016, before/after", "2012-2016-before-after"),
        ("❤️ a harbour's love", "a-harbours-love"),
        ("???", ""),
        ("x" * 79 + " y", "x" * 79),
    ],
)
def test_a_slug_is_the_words_in_their_own_script(words, slug):
    assert slug_of(words) == slug
    assert slug_of(slug) == slug


@pytest.mark.django_db
def test_an_article_in_arabic_has_its_words_in_its_address_and_the_old_one_leads_there(client):
    article = factories.article(headline="وقف إطلاق النار", public=True)

    old = client.get(f"/articles/{article.pk}-/")

    page = client.get(old.headers["Location"])
    assert (old.status_code, page.status_code) == (302, 200)
    assert page.wsgi_request.path == f"/articles/{article.pk}-وقف-إطلاق-النار/"


@pytest.mark.django_db
def test_a_timeline_in_hindi_keeps_its_vowels_and_can_be_opened(client):
    timeline = factories.timeline("हिन्दी", slug=slug_of("हिन्दी में"))

    response = client.get(reverse("timeline", args=[timeline.slug]))

    assert (response.status_code, response.wsgi_request.path) == (200, "/timelines/हिन्दी-में/")


@pytest.mark.parametrize("slug", ["a/b", "Strike", "two words", "-strike", "stri\x00ke", "ke\u0301"])
def test_an_address_typed_by_an_administrator_is_one_or_is_refused(slug):
    with pytest.raises(ValidationError) as refused:
        Timeline(slug=slug, title="Strike").clean_fields()

    assert list(refused.value.message_dict) == ["slug"]


@pytest.mark.django_db
def test_what_is_looked_for_by_a_nonsense_address_is_not_found(client):
    assert [client.get(f"/timelines/{slug}/").status_code for slug in ("a b", "%0A", "..;", "'")] == [404] * 4
