"""Who may do what at the desk, where the table of test_addresses_and_roles.py does not say it."""

from django.urls import get_resolver, reverse

from newsreader import deciding
from newsreader.models import Decision, Participation
from newsreader.text.when import When
from tests import factories


def address(name, *args):
    return reverse(name, args=args)


def desk_addresses():
    """Every address of the desk, of rows that do not exist."""
    patterns = [each for each in get_resolver().url_patterns if str(each.pattern).startswith("desk/")]
    return [
        reverse(
            each.name, kwargs={part: "no-slug" if part == "slug" else 999 for part in each.pattern.converters}
        )
        for each in patterns
    ]


def test_no_address_of_the_desk_says_what_there_is_to_those_who_are_no_editors(as_viewer):
    """Neither found nor not found, by any method: log in, not for you, or go to the page of this form."""
    answers = {
        name: {
            getattr(client, method)(url).status_code for url in desk_addresses() for method in ("get", "post")
        }
        for name in ("anonymous", "reader")
        for client in [as_viewer(name)]
    }

    assert (len(desk_addresses()) > 30, answers) == (
        True,
        {"anonymous": {302, 405}, "reader": {302, 403, 405}},
    )


def test_what_was_decided_about_a_draft_is_seen_and_undone_by_its_members(secret, as_viewer, text):
    deciding.events.set_when(secret.event, When(None, None), factories.editor())
    decision = Decision.objects.get()
    desk = address("desk-decisions")

    seen = {
        n: "Quay sold" in text(as_viewer(n, secret.draft).get(desk))
        for n in ("editor", "member", "superuser")
    }
    undone = as_viewer("editor").post(address("undo", decision.pk)).status_code

    assert (seen, undone) == ({"editor": False, "member": True, "superuser": True}, 404)


def test_the_page_of_a_timeline_leads_to_its_desk_who_may_edit_it(as_viewer):
    story = factories.timeline()
    viewers = ("anonymous", "reader", "editor", "member", "superuser")

    led = {
        name: f'href="{address("desk-timeline", story.slug)}"' in page
        for name in viewers
        for page in [as_viewer(name, story).get(story.get_absolute_url()).content.decode()]
    }

    assert led == {"anonymous": False, "reader": False, "editor": False, "member": True, "superuser": True}


def test_the_events_an_editor_may_cite_for_are_on_timelines_they_edit(secret, as_viewer):
    proposal = factories.proposal(
        secret.article, "Orla Quist sold the quay on 5 March", when=secret.event.when
    )

    response = as_viewer("editor").post(address("proposal-cite", proposal.pk), {"event": secret.event.pk})

    assert (response.status_code, secret.event.citations.count(), Participation.objects.count()) == (
        302,
        1,
        1,
    )
