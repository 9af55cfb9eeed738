"""Addresses: nouns a reader could type. The id decides, the slug is for people."""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import URLPattern, URLResolver, path, register_converter

from newsreader.views import articles, desk, entities, events, home, sources, timelines


class Words:
    """A slug in any script, or none: an article may have no headline."""

    regex = "[^/]*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Words, "words")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("timelines/", timelines.timelines, name="timelines"),
    path("timelines/<str:slug>/", timelines.timeline, name="timeline"),
    path("timelines/<str:slug>/entries/<int:id>/", timelines.entry, name="entry"),
    path("timelines/<str:slug>/print/", timelines.printed, name="timeline-print"),
    path("timelines/<str:slug>/print/<int:year>/", timelines.printed, name="timeline-print-year"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<int:id>-<words:slug>/", articles.article, name="article"),
    path("entities/", entities.entities, name="entities"),
    path("entities/<int:id>-<words:slug>/", entities.entity, name="entity"),
    path("entities/<int:id>-<words:slug>/card/", entities.entity_card, name="entity-card"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<int:id>-<words:slug>/", sources.source, name="source"),
    path("events/<int:id>/", events.event, name="event"),
    *desk.urls,
    path("login/", LoginView.as_view(template_name="desk/login.html"), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("admin/", admin.site.urls),
]
