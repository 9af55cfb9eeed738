"""A window's entries: the date rail, the title, the annotation, what is cited, who is named.

In Python and not as a template, as the citations are, and for the same reason: see citations.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from newsreader.models import Era
from newsreader.models.addresses import address
from newsreader.models.remark import remark_address, takes_remarks
from newsreader.models.timeline import Weight
from newsreader.showing.between import Between
from newsreader.showing.chips import EntityChip
from newsreader.showing.entries import ShownEntry
from newsreader.showing.events import ShownEvent
from newsreader.showing.html.citations import Labels, labels
from newsreader.showing.html.correction_notes import corrections_html
from newsreader.showing.html.dates import day, span, when
from newsreader.showing.html.pictures import given_picture_html, picture_html
from newsreader.showing.html.rail import Headings, MonthHeading, month_heading, rail
from newsreader.showing.html.reports import contradicted_html, contradicted_words, reports_html
from newsreader.showing.html.share import share_html
from newsreader.showing.share import of_entry
from newsreader.showing.windows import Window
from newsreader.text.markdown import to_html
from newsreader.text.order import PART
from newsreader.text.when import When

CARD_PLACE = '<div class="card-place" aria-live="polite"></div>'


def entries_html(
    window: Window,
    *,
    for_editor: bool,
    beside: Mapping[int, str] | None = None,
    folded: bool = True,
) -> SafeString:
    """Every entry as an <li>, the first of an era and of a month under its heading.

    `beside`: by an entry's id the word that stands beside its title. `folded`: minor entries are lines that
    open, and of the reports that say the same one is seen; else everything stands open, as on paper.
    """
    say = labels()
    eras = window.eras
    here = window.here.pk if window.here else None
    html = []
    last_era, headed = None, Headings()
    for entry in window.entries:
        dated = _dated(entry.event.when, say.language)
        era, month = eras.get(entry.pk), dated.month_heading
        if entry.between:  # it stands under what is said above it: no day, month or era is its own
            era, new_month, dated = last_era, None, _dayless(dated, entry.between)
        else:
            new_month = month if headed.new(month, entry.key.day) and not dated.says_heading else None
        headings = _headings(era if era != last_era else None, new_month)
        word = _word(beside, entry.pk) if beside else ""
        told = _told(window, entry, say, for_editor=for_editor, folded=folded)
        picture = _picture(entry, here, for_editor=for_editor)
        day_shown = "" if entry.between else f' data-day="{entry.key.day}{_clock(entry)}"'
        compact = "" if entry.weight == Weight.KEY else " compact"
        html.append(
            f'<li class="entry {dated.shape} weight-{entry.weight}{compact}'
            f'{" here" if entry.pk == here else ""}"'
            f' id="entry-{entry.pk}"{day_shown}>{headings}{dated.rail}'
            f"<article>{_weighed(window, entry, dated, word, told, picture, folded=folded)}</article></li>"
        )
        last_era = era
    return mark_safe("".join(html))  # white space between them would be nodes of the page


def _clock(entry: ShownEntry) -> str:
    """Of what is told by the clock: "T09:30"."""
    time = entry.event.when.time
    return f"T{time:%H:%M}" if time and entry.key.width < PART else ""


def _weighed(
    window: Window,
    entry: ShownEntry,
    dated: WhenHtml,
    word: str,
    told: str,
    picture: str,
    *,
    folded: bool,
) -> str:
    """The title and what is told, and first the picture, which both flow around: of a minor entry a line that
    opens, with the picture and the way to its own page inside."""
    url, title = _url(entry, window.timeline.slug, window.then), escape(entry.title)
    if not folded:
        return f'{picture}<h2 dir="auto">{title}{word}</h2>{dated.when}{told}'
    if entry.weight != Weight.MINOR:
        return f'{picture}<h2><a href="{url}" dir="auto">{title}</a>{word}</h2>{dated.when}{told}'
    here = window.here is not None and window.here.pk == entry.pk
    own = f'<p class="own-page"><a href="{url}">{escape(_("This event on a page of its own"))}</a></p>'
    return (
        f'<details class="line"{" open" if here else ""}>'
        f"<summary><h2><bdi>{title}</bdi>{word}</h2> {dated.in_line}{_doubt_in_line(entry)}</summary>"
        f"{picture}{told}{own}</details>"
    )


def _told(window: Window, entry: ShownEntry, say: Labels, *, for_editor: bool, folded: bool) -> str:
    """All that stands below the title and the when, but for the picture."""
    here = window.here.pk if window.here else None
    back = f"?from={entry.pk}{window.then.replace('?', '&amp;')}"
    reports = reports_html(
        entry.supported_by,
        window.figures,
        say,
        for_editor=for_editor,
        back=back,
        folded=folded,
        opened=entry.pk == here,
        counting=not folded or entry.weight == Weight.KEY or entry.pk == here,
    )
    chips = _chips(entry.taking_part, say) if folded else ""
    foot = f'<div class="foot">{reports.folded}{chips}</div>' if reports.folded or chips else ""
    return (
        f"{_place(window, entry)}"
        f"{_placed() if entry.placed is not None else ''}"
        f"{_status(entry.event)}{_annotation(entry)}"
        f"{body_html(entry.body) if entry.pk == here or not folded else ''}"
        f"{corrections_html(window.correction_notes.get(entry.pk, ()))}"
        f"{_own(say) if not entry.cited else ''}{reports.seen}"
        f"{contradicted_html(entry.contradicted_by, window.figures, say, for_editor=for_editor, back=back)}"
        f"{foot}"
        f"{CARD_PLACE if chips else ''}"
        f"{_beside(window, window.timeline.slug) if entry.pk == here else ''}"
    )


def _status(event: ShownEvent) -> str:
    words = event.status_words
    return f'<p class="facts status">{escape(words)}</p>' if words else ""


def _doubt_in_line(entry: ShownEntry) -> str:
    """Of a minor entry, which is closed: how sure it is, and who contradicts it."""
    against = contradicted_words(entry.contradicted_by) if entry.contradicted_by else ""
    said = " · ".join(words for words in (entry.event.status_words, against) if words)
    return f' <span class="facts">{escape(said)}</span>' if said else ""


def _own(say: Labels) -> str:
    return f'<p class="facts own">{say.own}</p>'


def body_html(body: str) -> str:
    """An editor's longer words."""
    html = to_html(body)
    return f'<div class="annotation body">{html}</div>' if html else ""


def _placed() -> str:
    return f'<p class="facts placed">{escape(_("placed by the editor"))}</p>'


def _word(beside: Mapping[int, str], id: int) -> str:
    word = beside.get(id)
    return f' <small class="beside-entry">{escape(word)}</small>' if word else ""


def _place(window: Window, entry: ShownEntry) -> str:
    """Where it happened; a link to what else did."""
    if not entry.place:
        return ""
    url = escape(window.timeline.get_absolute_url() + window.filter.query(place=entry.place))
    return f'<p class="where"><a href="{url}" dir="auto" rel="nofollow">{escape(entry.place)}</a></p>'


def _picture(entry: ShownEntry, here: int | None, *, for_editor: bool) -> str:
    """The picture an editor gave it; on its own page else that of a report."""
    if given := given_picture_html(entry.picture):
        return given
    return picture_html(entry.cited, for_editor=for_editor) if entry.pk == here else ""


def _url(entry: ShownEntry, slug: str, then: str) -> str:
    """The entry's own address, on the day on which all is read."""
    return escape(address("entry", slug=slug, id=entry.pk) + then)


def _annotation(entry: ShownEntry) -> str:
    """With the day it was written, where all is read as it was known on a day."""
    if not entry.annotation:
        return ""
    dated = _("written %(day)s") % {"day": day(entry.written)} if entry.written else ""
    written = f'<p class="facts written">{escape(dated)}</p>' if dated else ""
    return f'<div class="annotation">{to_html(entry.annotation)}{written}</div>'


class WhenHtml(NamedTuple):
    """What an entry shows of its when, as HTML but for the month_heading and the shape."""

    month_heading: MonthHeading
    says_heading: bool  # so does the rail: a year, decade or century, or that none is known
    shape: str
    rail: str
    when: str
    in_line: str  # the same, within a line


@lru_cache(maxsize=4096)
def _dated(value: When, language: str) -> WhenHtml:
    big, small, note, shape = rail(value, language)
    under, line = month_heading(value, language), when(value, language)
    # A "plain" line is for those who hear it: whoever sees the rail and its heading has read it there.
    seen = f"{big} {small} {note} {under.month} {under.year}"
    open_ended = (value.earliest is None) != (value.latest is None)
    plain = not value.circa and not open_ended and _parts(line) <= _parts(seen)
    about = f'<span class="visually-hidden"> ({escape(_("approximate"))})</span>' if value.circa else ""
    # With the space inside: between them it would be a node of its own.
    beside = f"<span> {escape(small)}</span>" if small else ""
    beside += f"<small> {escape(note)}</small>" if note else ""
    kind, said = f"when{' plain' if plain else ''}", f"{escape(line)}{about}"
    return WhenHtml(
        under,
        not under.month and (under.year == note or under.year.endswith(f"{big} {small}".rstrip())),
        shape,
        f'<p class="rail" aria-hidden="true"><b>{escape(big)}</b>{beside}</p>',
        f'<p class="{kind}">{said}</p>',
        f'<span class="{kind}">{said}</span>',
    )


def _dayless(undated: WhenHtml, between: Between) -> WhenHtml:
    """Of what is known to lie between others."""
    said = escape(between.words)
    return undated._replace(
        rail=f'<p class="rail" aria-hidden="true"><b>?</b> <small>{escape(between.note)}</small></p>',
        when=f'<p class="when" dir="auto">{said}</p>',
        in_line=f'<span class="when">{said}</span>',
    )


def _parts(dated: str) -> set[str]:
    return set(dated.replace(",", " ").replace("-", " ").split())


def _headings(era: Era | None, month: MonthHeading | None) -> str:
    html = ""
    if era:
        reach = f'<span class="facts">{escape(span(era.earliest, era.latest))}</span>'
        html += f'<p class="era"><strong dir="auto">{escape(era.title)}</strong> {reach}</p>'
    if month:
        name = f"<span>{escape(month.month)}</span> " if month.month else ""
        html += f'<p class="month" aria-hidden="true">{name}{escape(month.year)}</p>'
    return html


def _chips(taking_part: Sequence[EntityChip], say: Labels) -> str:
    """Who and what is named, each by its short address and with its card, which opens below."""
    if not taking_part:
        return ""
    chips = "".join([_chip(entity, say.language) for entity in taking_part])
    # All the same, so it is said once: a window has hundreds of chips.
    target = 'hx-target:inherited="next .card-place"'
    return f'<ul class="chips" aria-label="{say.named}" {target}>{chips}</ul>'


@lru_cache(maxsize=4096)
def _chip(entity: EntityChip, _language: str) -> str:
    url = address("entity", id=entity.id)
    name = escape(entity.shown_name)
    return f'<li><a class="chip {entity.kind}" href="{url}" hx-get="{url}card/">{name}</a></li>'


def _beside(window: Window, slug: str) -> str:
    """What one copies to share the entry that the address names, and those before and after it."""
    then = window.then
    share = share_html(of_entry(window.timeline, window.here, then)) if window.here else ""
    links = ""
    for rel, word, entry in (("prev", _("Before"), window.previous), ("next", _("After"), window.following)):
        if entry:
            words = f"<span>{escape(word)}</span> <bdi>{escape(entry.title)}</bdi>"
            links += f'<a rel="{rel}" href="{_url(entry, slug, then)}#entry-{entry.pk}">{words}</a>'
    shared = share if window.timeline.is_published else ""
    if window.here and takes_remarks(window.timeline):
        url = escape(remark_address(window.timeline, window.here.pk))
        ask = escape(_("Something wrong here?"))
        shared += f'<p class="facts wrong"><a href="{url}" rel="nofollow">{ask}</a></p>'
    return f'{shared}<nav class="beside" aria-label="{escape(_("Before and after"))}">{links}</nav>'
