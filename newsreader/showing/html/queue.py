"""A proposal as a row of the queue.

In Python and not as a template, as rows of articles are: of a page's 53 ms the template took 19, for twenty
rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from newsreader.drafting.likelihood import UNLIKELY
from newsreader.models import Event, Proposal
from newsreader.showing.html.dates import day, when
from newsreader.showing.html.explanations import explain
from newsreader.showing.queue_rows import OtherReport, QueueRow, StandingEvent

PRIMARY = ' class="primary" data-accept'


def queue_row_html(row: QueueRow, back: str) -> SafeString:
    """`back` is the address of the queue it stands in. Its buttons belong to the page's form `queue`."""
    proposal, id = row.proposal, row.proposal.pk
    edit = escape(f"{row.address}?next={quote(back, safe='/')}%23proposal-{row.after}")
    choose = escape(_("Choose “%(title)s”") % {"title": proposal.title})
    announced = proposal.status == Event.Status.ANNOUNCED
    status = f' <span class="facts">{escape(_("announced"))}</span>' if announced else ""
    return mark_safe(
        f'<li class="proposal" id="proposal-{id}" data-proposal="{id}" data-counts="{_counts(proposal)}">'
        f'<p class="when">'
        f'<input type="checkbox" name="proposal" value="{id}" form="queue" aria-label="{choose}">'
        f" {escape(when(proposal.when))}{status}</p>"
        f'<h2><a href="{edit}" data-edit>{escape(proposal.title)}</a></h2>'
        f"<blockquote><p>{_in_its_paragraph(row)}</p></blockquote>"
        f'<p class="facts">{" · ".join(_facts(row))}<br>{explain(proposal)}{_likelihood(row)}</p>'
        f"{_standing(row)}{_others(row.others)}"
        f'<div class="buttons">{_accepting(row)}'
        f'<a class="button" href="{edit}">{escape(_("Edit first"))}</a> '
        f"{_button(row, 'reject', _('Reject'), ' data-reject')}</div></li>"
    )


def _counts(proposal: Proposal) -> str:
    """The numbers of its page that fall when it is decided: what their `data-count` names."""
    unlikely = " unlikely" if proposal.likelihood <= UNLIKELY else ""
    return f"open these article-{proposal.article_id}{unlikely}"


def _in_its_paragraph(row: QueueRow) -> str:
    said = row.proposal
    cited = f'<span class="cited">{escape(said.cited)}</span>'
    return f"{_around(row.lead)}{escape(said.before)}{cited}{escape(said.after)}{_around(row.tail)}"


def _around(words: str) -> str:
    return f'<span class="around">{escape(words)}</span>' if words else ""


def _facts(row: QueueRow) -> Iterable[str]:
    proposal, article = row.proposal, row.proposal.article
    outlet = article.source.name if article.source else _("Source unknown")
    yield escape(f"{outlet}, {day(proposal.reported)}" if proposal.reported else outlet)
    address = escape(proposal.words_address)
    yield f'<a href="{address}">{escape(_("in the article"))}</a>'
    if row.of_article > 1:
        number = f'<span data-count="article-{article.pk}">{row.of_article}</span>'
        words = escape(_("all of this article:"))
        yield f'<a href="{reverse("desk-proposals")}?article={article.pk}">{words} {number}</a>'


def _likelihood(row: QueueRow) -> str:
    if not row.why:
        return ""
    said = _("Likelihood %(likelihood)s of 100: %(why)s.")
    return f"<br>{escape(said % {'likelihood': row.proposal.likelihood, 'why': row.why})}"


def _standing(row: QueueRow) -> str:
    if not row.standing:
        return ""
    events = "".join(_event(row, each, first=not at) for at, each in enumerate(row.standing))
    return _close_by(_("On its timeline in these days"), events)


def _event(row: QueueRow, event: StandingEvent, *, first: bool) -> str:
    more = f' class="plain" name="event" value="{event.event}"{" data-cite" if first else ""}'
    return (
        f'<li><span class="when">{escape(when(event.when))}</span> {escape(event.title)}'
        f" {_button(row, 'cite', _('Cite it there'), more)}</li>"
    )


def _others(others: Iterable[OtherReport]) -> str:
    reports = "".join(
        f'<li><a href="{escape(each.get_absolute_url())}">{escape(each.title)}</a>'
        f' <span class="facts">{escape(each.source or _("Source unknown"))}</span></li>'
        for each in others
    )
    return _close_by(_("Other reports of this day, in like words"), reports) if reports else ""


def _close_by(heading: str, rows: str) -> str:
    return f'<div class="close-by"><h3>{escape(heading)}</h3><ul class="brief">{rows}</ul></div>'


def _accepting(row: QueueRow) -> str:
    if not row.options:
        return ""
    name = f"timeline-{row.proposal.pk}"
    return (
        f'<label class="visually-hidden" for="{name}">{escape(_("Timeline"))}</label>'
        f'<select name="{name}" id="{name}" form="queue">{row.options}</select> '
        f"{_button(row, 'accept', _('Accept'), PRIMARY)} "
    )


def _button(row: QueueRow, deed: str, words: str, more: str) -> str:
    """`at` in its address names the row that one comes back to."""
    address = f"{row.address}{deed}/?at={row.after}"
    return f'<button form="queue" formaction="{address}"{more}>{escape(words)}</button>'
