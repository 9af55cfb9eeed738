"""Addresses: nouns a reader could type. The id decides, the slug is for people."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, path, register_converter
from django.views.generic import RedirectView

from newsreader.showing.timeline_changes import CORRECTIONS
from newsreader.views import (
    articles,
    crawlers,
    entities,
    events,
    health,
    home,
    offline,
    outage,
    pictures,
    reading,
    remarks,
    search,
    sources,
    syndication,
    timelines,
)
from newsreader.views.desk import arrivals as desk_arrivals
from newsreader.views.desk import articles as desk_articles
from newsreader.views.desk import citations as desk_citations
from newsreader.views.desk import comments as desk_comments
from newsreader.views.desk import corrections as desk_corrections
from newsreader.views.desk import covers as desk_covers
from newsreader.views.desk import entities as desk_entities
from newsreader.views.desk import events as desk_events
from newsreader.views.desk import feeds as desk_feeds
from newsreader.views.desk import front, ingesting, passages, preview, proposals, versions
from newsreader.views.desk import markdown as desk_markdown
from newsreader.views.desk import marks as desk_marks
from newsreader.views.desk import members as desk_members
from newsreader.views.desk import mending as desk_mending
from newsreader.views.desk import order as desk_order
from newsreader.views.desk import outlets as desk_outlets
from newsreader.views.desk import pending as desk_pending
from newsreader.views.desk import people as desk_people
from newsreader.views.desk import pictures as desk_pictures
from newsreader.views.desk import registry as desk_registry
from newsreader.views.desk import remarks as desk_remarks
from newsreader.views.desk import reports as desk_reports
from newsreader.views.desk import reviews as desk_reviews
from newsreader.views.desk import schedules as desk_schedules
from newsreader.views.desk import timelines as desk_timelines
from newsreader.views.desk import unsaved as desk_unsaved
from newsreader.views.reader import (
    accounts,
    browser,
    follows,
    invitations,
    joining,
    marks,
    notes,
    passwords,
    place,
)


class AnySlug:
    """A slug in any script, or none: an article may have no headline."""

    regex = "[^/]*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Slug(AnySlug):
    """An editor's own, in any script: nothing else is looked up, for PostgreSQL cannot even read U+0000."""

    regex = r"[^/\x00]+"


class Digest(AnySlug):
    """As hexadecimal digits."""

    regex = "[0-9a-f]{64}"


class FeedFormat(AnySlug):
    """What feeds leave as: Atom or JSON Feed."""

    regex = "atom|json"


register_converter(AnySlug, "words")
register_converter(FeedFormat, "feed-form")
register_converter(Digest, "hex")
register_converter(Slug, "unicode-slug")

handler500 = outage.failed
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("search/", search.find, name="search"),
    path("search/new/", search.new, name="search-new"),
    path("search/feed.<feed-form:form>", syndication.search, name="search-feed"),
    path("reading/", reading.reading, name="reading"),
    path("reading/card/", reading.card, name="reading-card"),
    path("reading.css", reading.stylesheet, name="reading-css"),
    path("keys/", reading.keys, name="keys"),
    path("timelines/", timelines.timelines, name="timelines"),
    path("timelines/<unicode-slug:slug>/", timelines.timeline, name="timeline"),
    path("timelines/<unicode-slug:slug>/entries/<int:id>/", timelines.entry, name="entry"),
    path("timelines/<unicode-slug:slug>/changes/", timelines.changes, name="timeline-changes"),
    path("timelines/<unicode-slug:slug>/feed.<feed-form:form>", syndication.timeline, name="timeline-feed"),
    path("timelines/<unicode-slug:slug>/changes.<feed-form:form>", syndication.changes, name="changes-feed"),
    path(
        "timelines/<unicode-slug:slug>/corrections.<feed-form:form>",
        syndication.changes,
        {"kinds": CORRECTIONS},
        name="corrections-feed",
    ),
    path("timelines/<unicode-slug:slug>/entries/<int:id>/wrong/", remarks.remark, name="remark"),
    path("timelines/<unicode-slug:slug>/print/", timelines.printed, name="timeline-print"),
    path("timelines/<unicode-slug:slug>/print/<int:year>/", timelines.printed, name="timeline-print-year"),
    path("articles/", articles.articles, name="articles"),
    path("articles/feed.<feed-form:form>", syndication.articles, name="articles-feed"),
    path("articles/<int:id>-<words:slug>/", articles.article, name="article"),
    path("pictures/<int:id>-<hex:digest>.webp", pictures.picture, name="picture"),
    path("pictures/sent/<int:id>-<hex:digest>.webp", pictures.sent, name="sent-picture"),
    path(
        "pictures/<int:id>-<hex:digest>-small.webp", pictures.picture, {"size": "small"}, name="picture-small"
    ),
    path("entities/", entities.entities, name="entities"),
    path("entities/<int:id>-<words:slug>/", entities.entity, name="entity"),
    path("entities/<int:id>-<words:slug>/card/", entities.entity_card, name="entity-card"),
    path("entities/<int:id>-<words:slug>/months/", entities.entity_months, name="entity-months"),
    # Short, for pages with hundreds of names: leads to the address above.
    path("entities/<int:id>/", entities.entity, {"slug": ""}, name="entity"),
    path("entities/<int:id>/card/", entities.entity_card, {"slug": ""}, name="entity-card"),
    # By the id alone, for a subscription outlives a name.
    path("entities/<int:id>/feed.<feed-form:form>", syndication.entity, name="entity-feed"),
    path("sources/<int:id>/feed.<feed-form:form>", syndication.source, name="source-feed"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<int:id>-<words:slug>/", sources.source, name="source"),
    path("events/<int:id>/", events.event, name="event"),
    path("citations/<int:id>/", events.citation, name="citation"),
    path("desk/", front.desk, name="desk"),
    path("desk/decisions/", front.decisions, name="desk-decisions"),
    path("desk/decisions/<int:id>/", front.decision, name="desk-decision"),
    path("desk/decisions/<int:id>/undo/", front.undo, name="undo"),
    path("desk/decisions/<int:id>/undo-all/", front.undo_all, name="undo-all"),
    path("desk/citations/", desk_citations.citations, name="desk-citations"),
    path("desk/citations/<int:id>/", desk_citations.repick, name="citation-repick"),
    path("desk/citations/<int:id>/leave/", desk_citations.leave, name="citation-leave"),
    path("desk/markdown/", desk_markdown.preview, name="desk-markdown"),
    path("desk/when/", front.when, name="desk-when"),
    path("desk/others/", desk_unsaved.others, name="desk-others"),
    path("desk/unsaved/<int:id>/", desk_unsaved.unsaved, name="unsaved"),
    path("desk/unsaved/<int:id>/drop/", desk_unsaved.drop, name="unsaved-drop"),
    path("desk/articles/<int:id>/join/", desk_reports.join, name="article-join"),
    path("desk/articles/<int:id>/part/", desk_reports.part, name="article-part"),
    path("desk/feeds/", desk_feeds.feeds, name="desk-feeds"),
    path("desk/feeds/feeds.opml", desk_feeds.opml, name="feeds-opml"),
    path("desk/feeds/read-in/", desk_feeds.read_in, name="feeds-read-in"),
    path("desk/feeds/<int:id>/", desk_feeds.feed, name="desk-feed"),
    path("desk/feeds/<int:id>/fetch/", desk_feeds.fetch, name="feed-fetch"),
    path("desk/feeds/<int:id>/choose/", desk_feeds.choose, name="feed-choose"),
    path("desk/feeds/<int:id>/leave/", desk_feeds.leave, name="feed-leave"),
    path("desk/arrivals/", desk_arrivals.arrivals, name="desk-arrivals"),
    path("desk/arrivals/on-its-way/", desk_arrivals.on_its_way, name="arrivals-on-its-way"),
    path("desk/arrivals/<int:id>/again/", desk_arrivals.again, name="arrival-again"),
    path("desk/articles/new/", ingesting.ingest, name="desk-ingest"),
    path("desk/articles/new/<slug:token>/", ingesting.ingested, name="desk-ingested"),
    path("desk/articles/undated/", desk_articles.undated, name="desk-undated"),
    path("desk/articles/<int:id>/", desk_articles.article, name="desk-article"),
    path("desk/articles/<int:id>/show/", desk_articles.show, name="article-show"),
    path("desk/articles/<int:id>/read/", desk_articles.read_again, name="article-read"),
    path("desk/articles/<int:id>/versions/<int:number>/", versions.version, name="article-version"),
    path("desk/articles/<int:id>/versions/<int:number>/seen/", versions.look_over, name="article-look-over"),
    path("desk/articles/<int:id>/write/", passages.write, name="article-write"),
    path("desk/articles/<int:id>/cite/", passages.cite, name="article-cite"),
    path("desk/articles/<int:id>/correct/", desk_mending.correct, name="article-correct"),
    path("desk/articles/<int:id>/settle/", desk_mending.settle, name="article-settle"),
    path("desk/sources/", desk_outlets.outlets, name="desk-sources"),
    path("desk/sources/<int:id>/", desk_outlets.outlet, name="desk-source"),
    path("desk/articles/<int:id>/picture/", desk_pictures.picture, name="desk-picture"),
    path("desk/articles/<int:id>/picture/keep/", desk_pictures.keep, name="picture-keep"),
    path("desk/articles/<int:id>/picture/remove/", desk_pictures.remove, name="picture-remove"),
    path("desk/articles/<int:id>/picture/again/", desk_pictures.again, name="picture-again"),
    path("desk/held/<int:id>/take/", desk_articles.take, name="held-take"),
    path("desk/held/<int:id>/another/", desk_articles.make_another, name="held-another"),
    path("desk/articles/<int:id>/marks/", desk_marks.marks, name="desk-marks"),
    path("desk/marks/<slug:kind>/<slug:place>/", desk_marks.mark, name="desk-mark"),
    path("desk/marks/<slug:kind>/<slug:place>/card/", desk_marks.card, name="mark-card"),
    path("desk/dates/<int:id>/", desk_articles.date, name="desk-date"),
    path("desk/proposals/", proposals.proposals, name="desk-proposals"),
    path("desk/proposals/<int:id>/row/", proposals.row, name="proposal-row"),
    path("desk/proposals/several/", proposals.several, name="proposals-several"),
    path("desk/proposals/<int:id>/", proposals.proposal, name="proposal"),
    path("desk/proposals/<int:id>/accept/", proposals.accept, name="proposal-accept"),
    path("desk/proposals/<int:id>/cite/", proposals.cite, name="proposal-cite"),
    path("desk/proposals/<int:id>/reject/", proposals.reject, name="proposal-reject"),
    path("desk/proposals/<int:id>/review/", proposals.review, name="proposal-review"),
    path("desk/timelines/new/", desk_timelines.begin, name="timeline-begin"),
    path("desk/timelines/<unicode-slug:slug>/", desk_timelines.timeline, name="desk-timeline"),
    path("desk/timelines/<unicode-slug:slug>/eras/", desk_timelines.eras, name="timeline-eras"),
    path("desk/timelines/<unicode-slug:slug>/publish/", desk_pending.publish, name="timeline-publish"),
    path(
        "desk/timelines/<unicode-slug:slug>/show-cited/", desk_pending.show_cited, name="timeline-show-cited"
    ),
    path(
        "desk/timelines/<unicode-slug:slug>/pending/publish/",
        desk_pending.publish_pending,
        name="pending-publish",
    ),
    path("desk/timelines/<unicode-slug:slug>/at-once/", desk_pending.at_once, name="timeline-at-once"),
    path("desk/entries/<int:id>/publish/", desk_pending.publish_entry, name="entry-publish"),
    path("desk/timelines/<unicode-slug:slug>/preview/", preview.preview, name="preview"),
    path(
        "desk/timelines/<unicode-slug:slug>/preview/entries/<int:id>/",
        preview.preview,
        {"page": "entry"},
        name="preview-entry",
    ),
    path(
        "desk/timelines/<unicode-slug:slug>/preview/print/",
        preview.preview,
        {"page": "timeline-print"},
        name="preview-print",
    ),
    path(
        "desk/timelines/<unicode-slug:slug>/preview/print/<int:year>/",
        preview.preview,
        {"page": "timeline-print-year"},
        name="preview-print-year",
    ),
    path(
        "desk/timelines/<unicode-slug:slug>/preview/changes/",
        preview.preview,
        {"page": "timeline-changes"},
        name="preview-changes",
    ),
    path("desk/timelines/<unicode-slug:slug>/write/", desk_events.own, name="timeline-write"),
    path("desk/events/announced/", desk_events.announced, name="desk-announced"),
    path("desk/events/<int:id>/", desk_events.event, name="desk-event"),
    path("desk/events/<int:id>/title/", desk_events.retitle, name="event-retitle"),
    path("desk/events/<int:id>/merge/", desk_events.merge, name="event-merge"),
    path("desk/events/<int:id>/split/", desk_events.split, name="event-split"),
    path("desk/citations/<int:id>/stance/", desk_events.stance, name="citation-stance"),
    path("desk/entries/<int:id>/further/", desk_events.further, name="entry-further"),
    path("desk/timelines/<unicode-slug:slug>/read/", desk_comments.read, name="timeline-read"),
    path("desk/timelines/<unicode-slug:slug>/members/", desk_members.members, name="timeline-members"),
    path("desk/timelines/<unicode-slug:slug>/link/", desk_members.link, name="timeline-link"),
    path("desk/timelines/<unicode-slug:slug>/ask/", desk_members.ask, name="timeline-ask"),
    path("desk/timelines/<unicode-slug:slug>/review/", desk_reviews.review, name="timeline-review"),
    path("desk/timelines/<unicode-slug:slug>/schedule/", desk_schedules.schedule, name="timeline-schedule"),
    path(
        "desk/timelines/<unicode-slug:slug>/corrections/",
        desk_corrections.corrections,
        name="timeline-corrections",
    ),
    path("desk/timelines/<unicode-slug:slug>/cover/", desk_covers.cover, name="timeline-cover"),
    path("desk/corrections/<int:id>/withdraw/", desk_corrections.withdraw, name="correction-withdraw"),
    path("desk/schedules/<int:id>/cancel/", desk_schedules.cancel, name="schedule-cancel"),
    path("desk/reviews/", desk_reviews.reviews, name="desk-reviews"),
    path("desk/reviews/<int:id>/answer/", desk_reviews.answer, name="review-answer"),
    path("desk/reviews/<int:id>/take-back/", desk_reviews.take_back, name="review-take-back"),
    path("desk/members/<int:id>/role/", desk_members.role, name="member-role"),
    path("desk/members/<int:id>/remove/", desk_members.remove, name="member-remove"),
    path("desk/links/<int:id>/withdraw/", desk_members.withdraw, name="member-link-withdraw"),
    path("desk/requests/", desk_members.requests, name="desk-requests"),
    path("desk/requests/<int:id>/answer/", desk_members.answer, name="join-answer"),
    path("desk/remarks/", desk_remarks.remarks, name="desk-remarks"),
    path("desk/remarks/<int:id>/answer/", desk_remarks.answer, name="remark-answer"),
    path("desk/remarks/<int:id>/remove/", desk_remarks.remove, name="remark-remove"),
    path("desk/timelines/<unicode-slug:slug>/remarks/", desk_remarks.choose, name="timeline-remarks"),
    path("desk/comments/", desk_comments.comments, name="desk-comments"),
    path("desk/comments/<int:id>/", desk_comments.comment, name="comment"),
    path("desk/comments/<int:id>/remove/", desk_comments.remove, name="comment-remove"),
    path("desk/comments/<int:id>/resolve/", desk_comments.resolve, name="comment-resolve"),
    path("desk/entries/<int:id>/comments/", desk_comments.entry, name="entry-comments"),
    path("desk/entries/<int:id>/", desk_timelines.entry, name="desk-entry"),
    path("desk/entries/<int:id>/date/", desk_timelines.date, name="entry-date"),
    path("desk/entries/<int:id>/weight/", desk_timelines.weigh, name="entry-weight"),
    path("desk/entries/<int:id>/move/", desk_order.move, name="entry-move"),
    path("desk/entries/<int:id>/remove/", desk_timelines.remove, name="entry-remove"),
    path("desk/entries/<int:id>/add/", desk_timelines.add, name="entry-add"),
    path("desk/registry/", desk_registry.registry, name="desk-registry"),
    path("desk/registry/registry.csv", desk_registry.download, {"kind": "csv"}, name="registry-csv"),
    path("desk/registry/registry.json", desk_registry.download, {"kind": "json"}, name="registry-json"),
    path("desk/entities/", desk_entities.entities, name="desk-entities"),
    path("desk/entities/<int:id>/confirm/", desk_entities.confirm, name="entity-confirm"),
    path("desk/entities/<int:id>/merge/", desk_entities.merge, name="entity-merge"),
    path("desk/entities/<int:id>/split/", desk_entities.split, name="entity-split"),
    path("desk/entities/<int:id>/part/", desk_entities.part, name="entity-part"),
    path("desk/entities/<int:id>/name/", desk_entities.name, name="entity-name"),
    path("desk/entities/<int:id>/unname/", desk_entities.unname, name="entity-unname"),
    path("desk/entities/<int:id>/", desk_entities.entity, name="desk-entity"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("sw.js", offline.worker, name="service-worker"),
    path("offline/", offline.offline, name="offline"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap_index, name="sitemap"),
    path("sitemaps/<slug:kind>-<int:part>.xml", crawlers.sitemap, name="sitemap-part"),
    path("desk/invitations/", invitations.invitations, name="desk-invitations"),
    path("desk/invitations/<int:id>/withdraw/", invitations.withdraw, name="invitation-withdraw"),
    path("desk/people/", desk_people.everybody, name="desk-people"),
    path("desk/people/events/", desk_people.events, name="account-events"),
    path("desk/people/<int:id>/", desk_people.person, name="desk-person"),
    path("desk/people/<int:id>/role/", desk_people.position, name="person-role"),
    path("desk/people/<int:id>/active/", desk_people.active, name="person-active"),
    path("desk/people/<int:id>/link/", desk_people.link, name="person-link"),
    path("desk/people/<int:id>/end/", desk_people.end, name="person-end"),
    path("healthz", health.health, name="health"),
    path("login/", accounts.LogIn.as_view(), name="login"),
    path("join/", joining.join, name="join"),
    path("register/", accounts.register, name="register"),
    path("me/", place.me, name="me"),
    path("me/notes/", place.notes, name="my-notes"),
    path("me/notes/<int:id>/", notes.note, name="note"),
    path("me/notes/<int:id>/delete/", notes.delete, name="note-delete"),
    path("me/starred/", place.starred, name="my-starred"),
    path("me/export.json", place.export_json, name="export-json"),
    path("me/export.md", place.export_markdown, name="export-markdown"),
    path("me/follow/", follows.follow, name="follow"),
    path("me/articles/read/", marks.read_stretch, name="read-stretch"),
    path("me/articles/read/undo/", marks.take_back, name="read-take-back"),
    path("me/articles/<int:id>/read/", marks.read, name="mark-read"),
    path("me/articles/<int:id>/star/", marks.star, name="mark-starred"),
    path("me/articles/<int:id>/note/", notes.write, name="note-write"),
    path("me/take-over/", browser.take_over, name="take-over"),
    path("me/choose/", accounts.choose, name="my-choices"),
    path("me/password/", accounts.ChangePassword.as_view(), name="my-password"),
    path("login/forgotten/", passwords.forgotten, name="password-forgotten"),
    path("login/new/<slug:uidb64>/<slug:token>/", passwords.NewPassword.as_view(), name="password-new"),
    path("me/sessions/", passwords.sessions, name="my-sessions"),
    path("me/sessions/end/", passwords.end, name="sessions-end"),
    path("me/delete/", accounts.delete, name="my-deletion"),
    path("logout/", desk_unsaved.LogOut.as_view(), name="logout"),
    path("admin/logout/", desk_unsaved.LogOut.as_view()),
    path(
        "admin/password_change/", RedirectView.as_view(pattern_name="my-password")
    ),  # where tries are counted
    path("admin/", admin.site.urls),
]
