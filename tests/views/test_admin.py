"""The admin opens for a superuser, each list and each row of it."""

import pytest
from django.contrib import admin
from django.templatetags.static import static
from django.urls import reverse
from lxml import html

from newsreader import deciding
from newsreader.models import (
    Article,
    Citation,
    Decision,
    Entry,
    Era,
    Membership,
    Proposal,
    RejectionReason,
    Timeline,
)
from tests import factories

MODELS = [model for model in admin.site._registry if model._meta.app_label == "newsreader"]


@pytest.fixture
def rows(db):
    """At least one row of everything."""
    root = factories.superuser()
    article = factories.read_article(source=factories.source())
    timeline = factories.timeline(owner=factories.editor())
    Era.objects.create(timeline=timeline, title="March", earliest="2019-03-01", latest="2019-03-31")
    RejectionReason.objects.create(words="Not our story")
    deciding.proposals.accept(Proposal.objects.filter(article=article).first(), timeline, root)
    return root


def names(models):
    return [model._meta.model_name for model in models]


@pytest.mark.parametrize("model", MODELS, ids=names(MODELS))
def test_each_list_and_each_row_opens(model, rows, client):
    client.force_login(rows)
    name = f"admin:newsreader_{model._meta.model_name}"
    row = model._default_manager.latest("pk")

    pages = [
        client.get(reverse(f"{name}_changelist")),
        client.get(reverse(f"{name}_changelist"), {"q": "selby"}),
        client.get(reverse(f"{name}_change", args=[row.pk])),
    ]

    assert [page.status_code for page in pages] == [200, 200, 200]
    icons = [html.fromstring(page.content.decode()).xpath("//link[@rel='icon']/@href") for page in pages]
    assert icons == [[static("icon.svg")]] * 3
    assert pages[2].context["original"] == row


def test_an_outlet_chosen_there_is_its_citations_too(rows, client):
    client.force_login(rows)
    citation, other = Citation.objects.get(), factories.source("Quay Post")
    page = reverse("admin:newsreader_article_change", args=[citation.article_id])
    versions = {"versions-TOTAL_FORMS": 0, "versions-INITIAL_FORMS": 0}

    client.post(page, {"source": other.pk, **versions})

    citation.refresh_from_db()
    assert (citation.article.source, citation.source) == (other, other)


def test_what_is_decided_is_not_edited_there(rows, client):
    client.force_login(rows)

    made = {
        model: client.get(reverse(f"admin:newsreader_{model}_add")).status_code
        for model in ("article", "event", "proposal", "entry", "decision")
    }

    assert made == dict.fromkeys(made, 403)


def test_an_editor_who_is_no_administrator_stays_out(rows, client):
    client.force_login(Membership.objects.first().user)

    response = client.get(reverse("admin:newsreader_article_changelist"))

    assert (response.status_code, Decision.objects.count()) == (302, 1)


@pytest.mark.parametrize("into", ["itself", "one merged into it"])
def test_an_entity_is_not_merged_in_a_circle(into, rows, client):
    entity = factories.entity("Nadia Velt")
    merged = factories.entity("N. Velt", merged_into=entity)
    target = entity if into == "itself" else merged
    client.force_login(rows)

    answer = client.post(
        reverse("admin:newsreader_entity_change", args=[entity.pk]),
        {"kind": "person", "name": entity.name, "merged_into": target.pk}
        | {f"aliases-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL")},
    )

    assert answer.context["adminform"].errors == {
        "merged_into": ["That one leads back to this: choose one that stands."]
    }
    entity.refresh_from_db()
    assert entity.merged_into is None


def test_erasing_asks_first_and_says_what_rests_on_it(rows, client, text):
    client.force_login(rows)
    article, timeline = Article.objects.get(), Timeline.objects.get()
    other, draft = factories.article(headline="Another"), factories.timeline("Dock talk", published=False)
    backed = factories.event("The gate was shut", article=article)
    factories.citation(backed, other)
    for each in (timeline, draft):
        factories.entry(each, backed)
    soon = factories.timeline("Ferry talk")
    Entry.objects.create(event=backed, pending_on=soon, **Entry.key_columns(backed))
    factories.entry(factories.timeline("Of another"), factories.event(article=other))
    page = f"{reverse('admin:newsreader_article_changelist')}?erased__isempty=1&q="
    chosen = {"_selected_action": [article.pk]}

    asked = client.post(page, chosen | {"action": "erase"})

    article.refresh_from_db()
    assert article.erased is None
    assert "This cannot be undone." in text(asked)
    assert html.fromstring(asked.content.decode()).xpath("//a[text()='No, keep them']/@href") == [page]
    assert f"{timeline} (public): 2 entries, 1 of which no other report says" in text(asked)
    assert f"{soon} (public): 1 entry, 1 of them pending" in text(asked)
    assert [tuple(row) for row in asked.context["resting"]] == [
        (soon, 1, 0, 1),
        (timeline, 2, 1, 0),
        (draft, 1, 0, 0),
    ]
    client.post(page, sent(asked))
    assert [bool(a.erased) for a in Article.objects.order_by("pk")] == [True, False]


def test_what_was_erased_already_is_not_asked_about(rows, client):
    client.force_login(rows)
    deciding.erasure.erase(article := Article.objects.get())
    page, chosen = reverse("admin:newsreader_article_changelist"), {"_selected_action": [article.pk]}

    answer = client.post(page, chosen | {"action": "erase"}, follow=True)

    assert [str(message) for message in answer.context["messages"]] == ["Erased already."]


def sent(page):
    """What the form of the page sends, whose button is pressed."""
    [form] = [each for each in html.fromstring(page.content.decode()).forms if "sure" in each.fields]
    return dict(form.fields)
