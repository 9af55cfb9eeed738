"""Who may see and edit what: every rule of sight, a function a table (of decisions: access_to_decisions.py).

| | anonymous | reader | editor | administrator |
| --- | --- | --- | --- | --- |
| published timelines, their entries and events | see | see | see | see, edit |
| a timeline’s former addresses | as the timeline | as the timeline | as the timeline | as the timeline |
| notes of corrections, covers | as the timeline | as the timeline | as the timeline | as the timeline |
| drafts | – | members see | members see | see, edit |
| pending entries, and what was decided about them | – | – | members see, as they edit | see, edit |
| a timeline one owns or edits | – | – | edit | edit |
| members, requests to join, links that invite | – | – | a timeline's owners | see, edit |
| comments on entries, reviews of drafts | – | members | members | see, edit |
| what is scheduled; what readers say is wrong | – | – | who edits the timeline | see, edit |
| events on no timeline | – | – | see, edit | see, edit |
| public articles, and what is named, said and proposed in them | see | see | see | see |
| private articles | the cited sentence alone | the same | see | see |
| entities and sources that only private articles show | – | – | see | see |
| versions held back, feeds and what arrives by them | – | – | see | see |
| the names of feeds’ folders | of public feeds | the same | see | see |
| pictures | of articles they see | the same | see | see |
| pictures sent by editors | on entries they see | the same | see | see |
| forms not saved | – | – | one's own | one's own |
| decisions | – | – | those on what they see (reviews, schedules too); their own on what is gone | all |
| what was erased | – | – | – | – |
| a reader's marks, notes, follows | – | one's own | one's own | one's own |
| invitations | – | – | – | see, make |
| what happened to accounts, and who logged in | – | one's own | one's own | see |

A reviewer is a member who sees a draft, comments on it and does not edit it, whatever their account. An
editor is whoever has that role and an active account; an administrator is a superuser, and an editor as well.

What a query may ask of a viewer is `rights_of(viewer)` and, of members, their id: nothing else, for pages
keep its SQL by just that (models/prepared.py, which refuses any other). Tables import this file, so here
they are named as in a foreign key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from django.apps import apps
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

if TYPE_CHECKING:
    from newsreader.models.user import Viewer

Rows = TypeVar("Rows", bound=QuerySet[Any])


class Rights(NamedTuple):
    """What kind of visitor somebody is. A member may be listed on timelines: they have an id."""

    member: bool = False
    editor: bool = False
    administrator: bool = False


ANONYMOUS = Rights()
# What a row of the search can hang on, by which it is visible.
Hanging = tuple[str, ...]
ANYTHING: Hanging = ("article", "timeline", "entity", "event")


def rights_of(viewer: Viewer) -> Rights:
    if not viewer.is_authenticated:
        return ANONYMOUS
    return Rights(True, viewer.is_editor, viewer.is_superuser)


def is_editor(viewer: Viewer) -> bool:
    """May this visitor work at the desk and see what is not public?"""
    return rights_of(viewer).editor


def _all(table: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = apps.get_model("newsreader", table)._default_manager.all()
    return rows


# Timelines and what stands on them


def timelines(rows: Rows, viewer: Viewer) -> Rows:
    """Published ones, and drafts for their members: other editors are strangers to a draft."""
    rights = rights_of(viewer)
    if rights.administrator:
        return rows
    published = Q(published__isnull=False)
    if not rights.member:
        return rows.filter(published)
    membership = _all("Membership").filter(timeline=OuterRef("pk"), user=viewer)
    return rows.filter(published | Q(Exists(membership)))


def edited_timelines(rows: Rows, viewer: Viewer) -> Rows:
    """Those whose owner or editor the viewer is."""
    roles = _all("Membership").model.Role
    return _with_a_role(rows, viewer, [roles.OWNER, roles.EDITOR])


def owned_timelines(rows: Rows, viewer: Viewer) -> Rows:
    """Those whose members the viewer chooses."""
    return _with_a_role(rows, viewer, [_all("Membership").model.Role.OWNER])


def _with_a_role(rows: Rows, viewer: Viewer, roles: list[str]) -> Rows:
    rights = rights_of(viewer)
    if not rights.editor:
        return rows.none()
    if rights.administrator:
        return rows
    theirs = _all("Membership").filter(timeline=OuterRef("pk"), user=viewer, role__in=roles)
    return rows.filter(Exists(theirs))


def members_timelines(rows: Rows, viewer: Viewer) -> Rows:
    """Those whose members see more of than others do; administrators see all."""
    rights = rights_of(viewer)
    if not rights.member:
        return rows.none()
    if rights.administrator:
        return rows
    return rows.filter(Exists(_all("Membership").filter(timeline=OuterRef("pk"), user=viewer)))


# What colleagues say to each other


def comments(rows: Rows, viewer: Viewer) -> Rows:
    return rows.filter(timeline__in=members_timelines(_all("Timeline"), viewer))


def reviews(rows: Rows, viewer: Viewer) -> Rows:
    return rows.filter(timeline__in=members_timelines(_all("Timeline"), viewer))


def schedules(rows: Rows, viewer: Viewer) -> Rows:
    return rows.filter(timeline__in=edited_timelines(_all("Timeline"), viewer))


def join_requests(rows: Rows, viewer: Viewer) -> Rows:
    return rows.filter(timeline__in=owned_timelines(_all("Timeline"), viewer))


def remarks(rows: Rows, viewer: Viewer) -> Rows:
    """What strangers say is wrong, to who can change it."""
    return rows.filter(timeline__in=edited_timelines(_all("Timeline"), viewer))


def member_links(rows: Rows, viewer: Viewer) -> Rows:
    return rows.filter(timeline__in=owned_timelines(_all("Timeline"), viewer))


def entries(rows: Rows, viewer: Viewer) -> Rows:
    """Those on timelines the viewer sees; nothing that is pending, which is on none."""
    if not rights_of(viewer).member:
        return rows.filter(timeline__published__isnull=False)
    return rows.filter(timeline__in=timelines(_all("Timeline"), viewer))


def edited_entries(rows: Rows, viewer: Viewer) -> Rows:
    """Those on timelines the viewer edits, or pending there."""
    edited = edited_timelines(_all("Timeline"), viewer)
    return rows.filter(Q(timeline__in=edited) | Q(pending_on__in=edited))


def _pending(viewer: Viewer) -> Exists:
    """The event is pending on a timeline whose member the viewer is."""
    seen = members_timelines(_all("Timeline"), viewer)
    return Exists(_all("Entry").filter(event=OuterRef("pk"), pending_on__in=seen))


def events(rows: Rows, viewer: Viewer) -> Rows:
    """Those on a timeline the viewer sees, drafts included; editors see those on none as well, but for one
    that was merged with another: its address leads there."""
    seen = Q(Exists(entries(_all("Entry"), viewer).filter(event=OuterRef("pk"))))
    if is_editor(viewer):
        alone = Q(merged_into=None) & ~Q(Exists(_all("Entry").filter(event=OuterRef("pk"))))
        seen |= alone | Q(_pending(viewer))
    return rows.filter(seen)


def edited_events(rows: Rows, viewer: Viewer) -> Rows:
    """Those on a timeline the viewer edits; for editors those on none as well."""
    if not is_editor(viewer):
        return rows.none()
    theirs = Q(Exists(edited_entries(_all("Entry"), viewer).filter(event=OuterRef("pk"))))
    on_none = Q(merged_into=None) & ~Q(Exists(_all("Entry").filter(event=OuterRef("pk"))))
    return rows.filter(theirs | on_none)


def of_events_on_timelines(rows: Rows, viewer: Viewer) -> Rows:
    """Citations or participations of events that a timeline shows the viewer."""
    return rows.filter(Exists(entries(_all("Entry"), viewer).filter(event=OuterRef("event"))))


# Articles and what was read in them


def articles(rows: Rows, viewer: Viewer) -> Rows:
    """Strangers see what an editor made public; an erased article is seen by nobody."""
    standing = rows.filter(erased__isnull=True)
    return standing if is_editor(viewer) else standing.filter(public=True)


def mentions(rows: Rows, viewer: Viewer) -> Rows:
    return rows if is_editor(viewer) else rows.filter(article__public=True)


def appearances(rows: Rows, viewer: Viewer) -> Rows:
    return rows if is_editor(viewer) else rows.filter(public=True)


def said(rows: Rows, viewer: Viewer) -> Rows:
    """Quotations and figures."""
    return rows if is_editor(viewer) else rows.filter(version__article__public=True)


def proposals(rows: Rows, viewer: Viewer) -> Rows:
    """Readers see what the machine read off a public article, marked as its; not what was rejected."""
    if is_editor(viewer):
        return rows
    return rows.filter(article__public=True).exclude(state=rows.model.State.REJECTED)


# Whom and what they name


def entities(rows: Rows, viewer: Viewer) -> Rows:
    """Strangers meet an entity only where a public article names it or a timeline they see does."""
    standing = rows.filter(merged_into__isnull=True)
    if is_editor(viewer):
        return standing
    named = _all("Appearance").filter(entity=OuterRef("pk"), public=True)
    shown = of_events_on_timelines(_all("Participation"), viewer).filter(entity=OuterRef("pk"))
    return standing.filter(Q(Exists(named)) | Q(Exists(shown)))


def met_entities(rows: Rows, viewer: Viewer) -> Rows:
    """Visible, and named somewhere: a country of the starter registry no article names is left out."""
    visible = entities(rows, viewer)
    if not is_editor(viewer):
        return visible
    return visible.filter(Exists(_all("Appearance").filter(entity=OuterRef("pk"))))


def entities_worth_a_card(rows: Rows, viewer: Viewer) -> Rows:
    """Confirmed, or named in two articles this viewer may see: a name met once may be a misreading."""
    seen = appearances(_all("Appearance"), viewer).filter(entity=OuterRef("pk"))
    often = seen.order_by().values("entity").annotate(n=Count("pk")).filter(n__gte=2)
    return rows.filter(Q(confirmed=True) | Q(Exists(often)))


def sources(rows: Rows, viewer: Viewer) -> Rows:
    """Strangers meet a source only through a public article, or one cited on a timeline they see."""
    if is_editor(viewer):
        return rows
    public = _all("Article").filter(source=OuterRef("pk"), public=True)
    cited = of_events_on_timelines(_all("Citation"), viewer).filter(source=OuterRef("pk"))
    return rows.filter(Q(Exists(public)) | Q(Exists(cited)))


def sources_to_read(rows: Rows, viewer: Viewer) -> Rows:
    """Those of which the viewer can read an article: what a list of articles can be narrowed to."""
    return rows.filter(Exists(articles(_all("Article"), viewer).filter(source=OuterRef("pk"))))


def sources_mentioning(rows: Rows, entity: int, viewer: Viewer) -> Rows:
    """Those with an article, visible to this viewer, that names the entity."""
    seen = appearances(_all("Appearance"), viewer).filter(entity=entity)
    return rows.filter(pk__in=seen.values("article__source"))


def has_articles() -> Exists:
    return Exists(_all("Article").filter(source=OuterRef("pk")))


# What is found


def search_texts(rows: Rows, viewer: Viewer, hanging: Hanging = ANYTHING) -> Rows:
    """By what the rows they are of say now, whatever was indexed when.

    Only rows that hang on nothing but `hanging`: PostgreSQL plans what is not asked in no time.
    """
    article = articles(_all("Article"), viewer).filter(pk=OuterRef("article"))
    timeline = timelines(_all("Timeline"), viewer).filter(pk=OuterRef("timeline"))
    entity = entities(_all("Entity"), viewer).filter(pk=OuterRef("entity"))
    shown = {"article": article, "timeline": timeline, "entity": entity}
    for name, seen in shown.items():
        alone = Q(**{name: None})
        if hanging == (name,):
            rows = rows.filter(Exists(seen))
        else:
            rows = rows.filter(alone | Q(Exists(seen)) if name in hanging else alone)
    if "event" not in hanging:
        return rows.filter(event=None)
    alone = Q(event=None) | Q(timeline__isnull=False)
    if is_editor(viewer):
        alone |= ~Q(Exists(_all("Entry").filter(event=OuterRef("event"))))
    return rows.filter(alone)


def _on_visible(name: str, viewer: Viewer) -> Exists:
    """What the row stands on is visible. Asked of that one row: of `name__in` SQLite makes a list of all that
    are visible first, which of 500,000 articles takes a third of a second."""
    seen = {"article": articles, "timeline": timelines, "source": sources, "entity": entities}[name]
    return Exists(seen(_all(name.capitalize()), viewer).filter(pk=OuterRef(name)))


# The way in


def desk_only(rows: Rows, viewer: Viewer) -> Rows:
    """Feeds and arrivals: what comes in is the desk's until it is an article."""
    return rows if is_editor(viewer) else rows.none()


def named_feeds(rows: Rows, viewer: Viewer) -> Rows:
    """Those whose folder readers meet: the public ones, and for editors all."""
    return rows if is_editor(viewer) else rows.filter(public=True)


def pictures(rows: Rows, viewer: Viewer) -> Rows:
    return rows.filter(_on_visible("article", viewer))


def sent_pictures(rows: Rows, viewer: Viewer) -> Rows:
    if is_editor(viewer):
        return rows
    on_entries = Q(Exists(entries(_all("Entry"), viewer).filter(sent_picture=OuterRef("pk"))))
    seen = timelines(_all("Timeline"), viewer).filter(cover__sent_picture=OuterRef("pk"))
    return rows.filter(on_entries | Q(Exists(seen)))


# A reader's marks: their own alone, and nothing by them of what they may not see (any more)


def reader_marks(rows: Rows, viewer: Viewer) -> Rows:
    if not rights_of(viewer).member:
        return rows.none()
    return rows.filter(_on_visible("article", viewer), user=viewer.pk)


def notes(rows: Rows, viewer: Viewer) -> Rows:
    """Those on an article that was erased stay: what the reader wrote is theirs, its words are gone."""
    if not rights_of(viewer).member:
        return rows.none()
    seen = Q(_on_visible("article", viewer))
    return rows.filter(seen | Q(article__erased__isnull=False), user=viewer.pk)


def follows(rows: Rows, viewer: Viewer) -> Rows:
    """A merged entity's is judged by the one that stands (showing/followed.py): here it is left in."""
    if not rights_of(viewer).member:
        return rows.none()
    return rows.filter(
        Q(timeline=None) | Q(_on_visible("timeline", viewer)),
        Q(source=None) | Q(_on_visible("source", viewer)),
        Q(entity=None) | Q(entity__merged_into__isnull=False) | Q(_on_visible("entity", viewer)),
        user=viewer.pk,
    )


def invitations(rows: Rows, viewer: Viewer) -> Rows:
    return rows if rights_of(viewer).administrator else rows.none()


def account_events(rows: Rows, viewer: Viewer) -> Rows:
    return rows if rights_of(viewer).administrator else rows.filter(user=viewer.pk)


# The record


def unsaved_forms(rows: Rows, viewer: Viewer) -> Rows:
    return rows.filter(user=viewer.pk) if is_editor(viewer) else rows.none()
