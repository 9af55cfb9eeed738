"""What a version of an article changed, and which events rest on it."""

import pytest
from django.urls import reverse

from newsreader import deciding
from newsreader.deciding.anchoring import reanchor
from newsreader.models import Decision
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


# The desk says that an article was corrected


def corrected(client):
    return [tuple(line)[2:4] for line in client.get(reverse("desk")).context["corrected"]]


def test_a_corrected_article_is_a_line_of_the_desk_until_somebody_looked(article, as_viewer, text):
    client = as_viewer("editor")
    [line] = client.get(reverse("desk")).context["corrected"]

    shown = client.get(line.url)
    client.post(reverse("article-look-over", args=[article.pk, 2]))

    assert (line.headline, line.events, line.lost) == (article.headline, 2, 1)
    assert "I have looked at this" in text(shown)
    assert corrected(client) == []
    deciding.decisions.undo(Decision.objects.get(), client.user)
    assert corrected(client) == [(2, 1)]


def test_a_second_correction_is_shown_against_what_was_known(article, as_viewer):
    client = as_viewer("editor")
    factories.new_version(article, body="Nobody left. Snow fell.")

    [line] = client.get(reverse("desk")).context["corrected"]
    late = client.post(reverse("article-look-over", args=[article.pk, 2]))

    assert line.url == reverse("article-version", args=[article.pk, 3]) + "?from=1"
    assert (late.status_code, len(corrected(client))) == (302, 1)


@pytest.mark.parametrize(
    "body", [FORMER, FORMER.replace("Rain fell.", "Rain  fell.").replace(" is ", "\u00a0is ")]
)
def test_the_same_words_again_are_nothing_to_look_at(body, article, as_viewer):
    factories.new_version(article, body=body)

    assert corrected(as_viewer("editor")) == []


def test_a_correction_of_what_nothing_rests_on_or_of_others_drafts_is_no_line(db, as_viewer):
    draft = factories.timeline(owner=factories.editor(), published=False)
    for event in (None, "Secret"):
        changed = factories.article(FORMER)
        if event:
            factories.entry(draft, factories.event(event, article=changed))
        factories.new_version(changed, body="Nobody left.")

    assert corrected(as_viewer("editor")) == []
