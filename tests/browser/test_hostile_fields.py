"""Hostile fragments through every field that anybody can type in, shown on every page: nothing of them runs.

The forms are filled in as they stand on the pages; which fields there are is asked of the forms' classes, so
that a new one that no page here shows fails."""

import inspect
import json
import pkgutil
from collections import deque
from importlib import import_module
from urllib.parse import urlsplit

import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from lxml import html

import newsreader.forms
from newsreader.models import Article, Citation, Entity, Event, Invitation, Proposal, Timeline
from tests import factories
from tests.browser import story_pages

LONGEST = 8000  # characters typed into one field; one fragment of the collection is longer
TYPED_IN = "self::textarea or (self::input and (not(@type) or contains('text search url date time', @type)))"
# Buttons of a form that take away what it is about.
TAKES_AWAY = ("remove", "delete", "leave", "drop", "publish", "withdraw", "hide", "unname", "undo")
# What no page here types, and why.
NOT_TYPED = {
    ("PersonForm", "username"): "an administrator's, which takes letters, digits and @.+-_ alone",
}


@pytest.fixture
def fragments(shared):
    lines = shared("corpora/markup/xss-vectors.jsonl").read_text().splitlines()
    return [fragment for line in lines if len(fragment := json.loads(line)["input"]) <= LONGEST]


@pytest.fixture
def asked(monkeypatch):
    """Which fields of which forms were given a fragment."""
    given, clean = set(), forms.BaseForm.full_clean

    def noting(form):
        if form.is_bound:
            for name in form.fields:
                if "<" in str(form.data.get(form.add_prefix(name), "")):
                    given.add((type(form).__name__, name))
        clean(form)

    monkeypatch.setattr(forms.BaseForm, "full_clean", noting)
    return given


def typed_fields():
    """Every field of a form of ours that takes words: (form, field)."""
    modules = [
        import_module(f"newsreader.forms.{each.name}")
        for each in pkgutil.iter_modules(newsreader.forms.__path__)
    ]
    ours = {
        each
        for module in modules
        for each in vars(module).values()
        if inspect.isclass(each) and issubclass(each, forms.BaseForm) and each.__module__ == module.__name__
    }
    return {
        (form.__name__, name)
        for form in ours
        for name, field in form.base_fields.items()
        if isinstance(field.widget, forms.TextInput | forms.Textarea | forms.URLInput)
        and not isinstance(field.widget, forms.HiddenInput | forms.PasswordInput | forms.NumberInput)
    }


class Typing:
    """Fills the forms of pages; `answers` are the pages that came back with what was typed."""

    def __init__(self, client, fragments):
        self.client, self.fragments = client, deque(fragments)
        self.answers, self.done, self.used = {}, set(), set()

    def words(self, most):
        """As many fragments as the field takes; the next field gets the next ones."""
        said = ""
        for _turn in range(len(self.fragments)):
            fits = len(said) + len(self.fragments[0]) <= most
            if said and not fits:
                break
            if fits:
                said += self.fragments[0]
                self.used.add(self.fragments[0])
            self.fragments.rotate(-1)
        return said

    def page(self, url):
        response = self.client.get(url, follow=True)
        if response.status_code != 200 or "html" not in response["Content-Type"]:
            return
        tree = html.fromstring(response.content.decode())
        for form in tree.forms:
            self.form(tree, form, response.request["PATH_INFO"])

    def form(self, tree, form, own):
        inputs = list(form.inputs) + (
            tree.xpath("//*[@form=$id]", id=form.get("id")) if form.get("id") else []
        )
        fields = [each for each in inputs if each.xpath(TYPED_IN) and each.get("name")]
        buttons = {each.get("formaction") for each in inputs if each.tag == "button"} - {None}
        for action in {form.get("action") or own, *buttons}:
            key = action, tuple(sorted(each.get("name") for each in fields))
            if not fields or key in self.done or any(word in action for word in TAKES_AWAY):
                continue
            self.done.add(key)
            kept = {
                each.get("name"): each.get("value") or each.text or ""
                for each in inputs
                if each.tag in ("input", "textarea") and each.get("name")
                if each.get("type") not in ("checkbox", "radio", "file")
            }
            for each in inputs:
                if each.tag == "select" and each.get("name") and each.value_options:
                    kept[each.get("name")] = each.value or next(filter(None, each.value_options), "")
            send = self.client.post if form.get("method", "").lower() == "post" else self.client.get
            self.send(send, action, kept, fields)

    def send(self, send, action, kept, fields):
        typed = {each.get("name"): self.words(int(each.get("maxlength") or LONGEST)) for each in fields}
        answer = send(action, kept | typed)
        if answer.status_code >= 400:  # one of them cannot be: each by itself
            self.answers[action] = answer
            for name, words in typed.items():
                answer = send(action, kept | {name: words})
                assert answer.status_code < 500, (action, name)


# What of a page could run, or load something: there is nothing of it on a page of ours.
STRUCK = """() => {
    const runs = ({name, value}) => name.startsWith('on') || name === 'style' || name === 'srcdoc' ||
        /^(href|src|(form)?action|data)$/.test(name) && /^\\s*(javascript|vbscript|data:text)/i.test(value);
    const elements = [...document.querySelectorAll('*')];
    const alien = 'script:not([src], [type="application/ld+json"]), iframe, object, embed, base';
    return elements.filter(each => each.matches(alien) || [...each.attributes].some(runs))
        .map(each => each.outerHTML.slice(0, 200));
}"""


# The desk's own, for the browser's bar: it holds no words of anybody's.
BOOKMARKLET = '<a class="button" href="javascript:void(open('


def answered_with(answer):
    """What the form's own answer was, under the policy it came with."""
    policy = {"Content-Security-Policy": answer.headers.get("Content-Security-Policy", "")}
    return lambda route: route.fulfill(
        body=answer.content, headers=policy, content_type="text/html; charset=utf-8"
    )


def look_at(page, url, found):
    page.goto(url)
    if said := [each for each in page.evaluate(STRUCK) if not each.startswith(BOOKMARKLET)]:
        found[url] = said


def test_nothing_that_anybody_types_runs(story, new_page, sign_in, fragments, asked, complaints, settings):
    settings.NEWSREADER_REGISTRATION = "open"
    administrator = factories.superuser()
    client, stranger = Client(), Client()
    client.force_login(administrator)
    Invitation.objects.invite(administrator, "Ned", 7)
    at_desk = [*story_pages.editors_only(story).values(), reverse("desk-invitations")]
    for_readers = list(story_pages.for_readers(story).values())
    typing = Typing(client, fragments)
    waiting = list(Proposal.objects.open().order_by("pk")[:2])
    lost = story.entries.filter(event__citations__isnull=False).last().event.citations.first()
    Citation.objects.filter(pk=lost.pk).update(lost=True)

    typing.page(waiting[0].get_absolute_url())  # before another form decides it
    typing.page(reverse("citation-repick", args=[lost.pk]))
    several = {"proposal": waiting[1].pk, "do": "reject", "why": typing.words(300)}
    client.post(reverse("proposals-several"), several)
    for url in (*for_readers, *at_desk):
        typing.page(url)
    story.refresh_from_db()  # it was renamed on the way
    typing.page(reverse("timeline-members", args=[story.slug]))
    typing.page(reverse("timeline-review", args=[factories.timeline(published=False).slug]))
    typing.page(
        reverse("desk-entry", args=[factories.entry(story, Event.objects.create(title="It is sold")).pk])
    )
    asking = Typing(Client(), fragments)
    asking.client.force_login(factories.editor())
    asking.page(reverse("timeline-ask", args=[story.slug]))
    by_strangers = Typing(stranger, fragments)
    by_strangers.page(reverse("remark", args=[story.slug, story.entries.first().pk]))
    by_strangers.page(reverse("register"))

    assert typed_fields() - asked <= set(NOT_TYPED)

    struck, found = [], {}
    complaints.forgive("status of 4")
    desk, reading = new_page(), new_page()
    for page in (desk, reading):
        page.on("dialog", lambda dialog: (struck.append(dialog.message), dialog.dismiss()))
    sign_in(desk, administrator)
    story.refresh_from_db()
    newest = [each.get_absolute_url() for each in Timeline.objects.order_by("-pk")[:2]]
    newest += [each.get_absolute_url() for each in Article.objects.order_by("-pk")[:2]]
    newest += [each.get_absolute_url() for each in Entity.objects.order_by("-modified")[:2]]
    for url in (*for_readers, *newest):
        look_at(reading, url, found)
    for url in (*at_desk, *newest):
        look_at(desk, url, found)
    for url, answer in {**typing.answers, **by_strangers.answers}.items():  # as its form came back
        path = urlsplit(url).path
        desk.route(f"**{path}", answered_with(answer), times=1)
        look_at(desk, path, found)

    assert (struck, found) == ([], {})
    assert set(fragments) - typing.used - by_strangers.used == set()
