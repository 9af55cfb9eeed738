"""Pages used as a browser without JavaScript does: a form is taken from the page with all that it carries."""

from __future__ import annotations

from lxml import html


def form_of(response, action=None):
    """The fields of the page's form that is sent to `action` (to the page itself), as a browser would send
    them; of several buttons none is pressed."""
    [form] = forms_of(response, action)
    return form


def forms_of(response, action=None):
    """The same of each such form."""
    own = response.request["PATH_INFO"]
    page = html.fromstring(response.content.decode())
    forms = [form for form in page.forms if (form.get("action") or own) == (action or own)]
    return [_sent(form) for form in forms if {"typed_at", "resumed"} & set(form.fields)]


def _sent(form):
    sent = {}
    for field in form.inputs:
        if field.name and not (field.get("type") in ("checkbox", "radio", "file") or field.tag == "button"):
            value = field.value or ""
            sent[field.name] = value.removeprefix("\n") if field.tag == "textarea" else value
    return sent


def saved(client, page, action=None, **typed):
    """Send the page's form with these fields changed."""
    page = client.get(page) if isinstance(page, str) else page
    return client.post(action or page.request["PATH_INFO"], form_of(page) | typed)
