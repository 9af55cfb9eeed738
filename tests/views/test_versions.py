"""What a version of an article changed, and which events rest on it."""

import pytest
from django.urls import reverse

from newsreader.deciding.anchoring import reanchor
from newsreader.text.differences import differences
from tests import factories

FORMER = f"{factories.WALKED_OUT}. Rain fell. The vote is on 20 March."


@pytest.fixture
def article(db):
    changed = factories.article(FORMER)
    factories.event("Kept", article=changed, quote="The vote is on 20 March.")
    factories.event("Gone", article=changed)
    factories.new_version(
        changed, body="Nobody left. Rain fell. The vote is on 20 March. Snow & <b>ice</b> fell."
    )
    reanchor(changed)
    return changed


def page(client, article, number=2, **query):
    return client.get(reverse("article-version", args=[article.pk, number]), query)


def test_what_went_and_what_came_is_shown_with_what_rests_on_it(article, as_viewer):
    response = page(as_viewer("editor"), article)

    difference = response.context["difference"]
    assert [(each.field, each.changes, each.more) for each in difference.fields] == [
        (
            "body",
            [
                [("gone", f"{factories.WALKED_OUT}."), ("new", "Nobody left.")],
                [("new", "Snow & <b>ice</b> fell.")],
            ],
            0,
        )
    ]
    assert [(each.event.title, each.lost) for each in difference.citations] == [
        ("Gone", True),
        ("Kept", False),
    ]
    assert "<ins>Snow &amp; &lt;b&gt;ice&lt;/b&gt; fell.</ins>" in response.content.decode()


def test_any_two_versions_are_compared(article, as_viewer):
    factories.new_version(article, body=FORMER.replace("Rain fell.", "Snow fell."))

    changes = page(as_viewer("editor"), article, 3, **{"from": 1}).context["difference"].fields[0].changes

    assert changes == [[("gone", "Rain"), ("new", "Snow"), ("same", " fell.")]]


@pytest.mark.parametrize(("number", "query"), [(1, {}), (9, {}), (2, {"from": 7})])
def test_what_is_no_version_is_not_found(number, query, article, as_viewer):
    assert page(as_viewer("editor"), article, number, **query).status_code == 404


def test_events_of_others_drafts_are_not_named(article, as_viewer):
    draft = factories.timeline(owner=factories.editor(), published=False)
    factories.entry(draft, article.citations.get(event__title="Gone").event)

    cited = page(as_viewer("editor"), article).context["difference"].citations

    assert [each.event.title for each in cited] == ["Kept"]


def test_the_article_at_the_desk_leads_there(article, as_viewer):
    desk = as_viewer("editor").get(reverse("desk-article", args=[article.pk])).content.decode()

    assert f'href="{reverse("article-version", args=[article.pk, 2])}"' in desk


def test_typography_is_no_difference():
    assert differences('"It\'s over," she said - twice.', "“It’s over,” she said – twice.") == []


def test_much_is_told_whole():
    before, after = (" ".join(f"{word} {n} fell." for n in range(3000)) for word in ("Rain", "Snow"))

    changes = differences(before, after)

    assert (
        "".join(piece.words + " " for change in changes for piece in change if piece.kind == "gone").strip()
        == before
    )
    assert len(changes) == 2
