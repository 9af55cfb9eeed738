"""Django's admin, for what the desk has no page for. What a decision should do is not done here."""

from __future__ import annotations

from typing import Any

from axes.models import AccessAttempt
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.admin import UserAdmin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.deciding.erasure import erase
from newsreader.deciding.indexing import index
from newsreader.deciding.overview import refresh
from newsreader.models import (
    Alias,
    Article,
    ArticleVersion,
    Decision,
    Entity,
    Entry,
    Era,
    Event,
    Membership,
    Proposal,
    RejectionReason,
    SameReport,
    Source,
    SourceName,
    Timeline,
    User,
)
from newsreader.models.search import Kind
from newsreader.showing.erasing import resting_timelines


class ReadOnly(admin.ModelAdmin):
    """Rows that only reading and deciding write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(AccessAttempt)
class WrongPasswordAdmin(ReadOnly):
    """Deleting a row ends its pause, as `manage.py axes_reset_username NAME` does."""

    list_display = ("username", "ip_address", "failures_since_start", "attempt_time")
    search_fields = ("username", "ip_address")
    fields = list_display

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)


@admin.register(RejectionReason)
class RejectionReasonAdmin(admin.ModelAdmin):
    list_display = ("words", "position")
    list_editable = ("position",)


@admin.register(User)
class NewsreaderUserAdmin(UserAdmin):
    list_display = ("username", "email", "role", "is_active", "is_superuser")
    list_filter = ("role", "is_active", "is_superuser")
    fieldsets = (*UserAdmin.fieldsets, (_("Desk"), {"fields": ("role",)}))  # type: ignore[misc]
    add_fieldsets = (*UserAdmin.add_fieldsets, (_("Desk"), {"fields": ("role",)}))


class SourceNameInline(admin.TabularInline):
    model = SourceName
    extra = 1


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "zone", "day_first", "language")
    list_filter = ("kind", "language", "day_first")
    search_fields = ("name", "names__name", "home_page")
    inlines = (SourceNameInline,)

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        refresh(Timeline.objects.citing(Article.objects.of_source(obj)))


class VersionInline(admin.TabularInline):
    model = ArticleVersion
    fields = (
        "number",
        "made",
        "headline",
        "published_day",
        "published_time",
        "published_zone",
        "zone_status",
    )
    readonly_fields = fields
    fk_name = "article"
    extra = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    list_display = ("headline", "source", "listed", "public", "read_at")
    list_filter = ("public", ("erased", admin.EmptyFieldListFilter), "source__kind")
    search_fields = ("headline", "canonical_url", "source__name")
    autocomplete_fields = ("source",)
    list_select_related = ("source",)
    date_hierarchy = "listed"
    fields = (
        "source",
        "headline",
        "canonical_url",
        "public",
        "listed",
        "read_at",
        "reading_failed",
        "erased",
    )
    readonly_fields = tuple(name for name in fields if name != "source")
    show_full_result_count = False
    inlines = (VersionInline,)
    actions = ("erase",)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        obj.opened_at = obj.opened_at or timezone.now()
        super().save_model(request, obj, form, change)
        obj.write_copies()
        index(Kind.ARTICLE, [obj.pk])
        refresh(Timeline.objects.citing(SameReport.objects.told_together([obj.pk])))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # an article is erased, so that its tombstone stays

    @admin.action(description=_("Erase: bytes, text and quotes go, a tombstone stays"))
    def erase(self, request: HttpRequest, chosen: QuerySet[Article]) -> HttpResponse | None:
        """Asked first, with what rests on them: it alone cannot be undone."""
        if not request.user.is_superuser:
            self.message_user(request, _("Only an administrator may erase."), messages.ERROR)
            return None
        articles = list(chosen.filter(erased__isnull=True))
        if not articles:
            self.message_user(request, _("Erased already."), messages.WARNING)
            return None
        if request.POST.get("sure") != "yes":
            return self._asks(request, articles)
        for article in articles:
            erase(article)
            self.log_change(request, article, [{"changed": {"fields": ["erased"]}}])
        self.message_user(request, _("Erased."))
        return None

    def _asks(self, request: HttpRequest, articles: list[Article]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Erase articles for good?"),
            "articles": articles,
            "resting": resting_timelines(articles),
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        return render(request, "admin/erase.html", context)


class AliasInline(admin.TabularInline):
    model = Alias
    extra = 1


@admin.register(Entity)
class EntityAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "confirmed", "description")
    list_filter = ("kind", "confirmed")
    search_fields = ("name", "aliases__name")
    autocomplete_fields = ("merged_into",)
    inlines = (AliasInline,)

    def save_model(self, request: HttpRequest, obj: Entity, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        refresh(Timeline.objects.mentioning(obj))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        index(Kind.ENTITY, [form.instance.pk])


@admin.register(Event)
class EventAdmin(ReadOnly):
    list_display = ("title", "earliest", "latest", "precision", "circa")
    list_filter = ("precision", "circa")
    search_fields = ("title",)
    date_hierarchy = "earliest"


@admin.register(Proposal)
class ProposalAdmin(ReadOnly):
    list_display = ("title", "earliest", "latest", "rule", "state", "article")
    list_filter = ("state", "rule", "precision")
    search_fields = ("title", "sentence")
    list_select_related = ("article",)


class MembershipInline(admin.TabularInline):
    model = Membership
    autocomplete_fields = ("user",)
    extra = 1


class EraInline(admin.TabularInline):
    model = Era
    extra = 0


@admin.register(Timeline)
class TimelineAdmin(admin.ModelAdmin):
    list_display = ("title", "slug", "published", "revision")
    search_fields = ("title", "slug")
    readonly_fields = ("published", "revision")
    inlines = (MembershipInline, EraInline)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Its address is changed at the desk, by a decision: the one it leaves leads on."""
        return (*self.readonly_fields, "slug") if obj else self.readonly_fields

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        index(Kind.TIMELINE, [form.instance.pk])
        refresh([form.instance])  # eras and titles show on the page


@admin.register(Entry)
class EntryAdmin(ReadOnly):
    list_display = ("event", "timeline", "earliest", "latest")
    list_filter = ("timeline",)
    search_fields = ("headline", "annotation", "event__title")
    list_select_related = ("event", "timeline")


@admin.register(Decision)
class DecisionAdmin(ReadOnly):
    list_display = ("at", "by", "action", "subject", "timeline")
    list_filter = ("action", "at")
    search_fields = ("subject", "why", "by__username")
    list_select_related = ("by", "timeline")
    date_hierarchy = "at"
