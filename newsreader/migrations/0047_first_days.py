"""An entity's events "by" a day stand at that day, not before all others."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def follow(apps, schema_editor):
    event, participation = (apps.get_model("newsreader", name) for name in ("Event", "Participation"))
    latest = event.objects.filter(pk=OuterRef("event")).values("latest")
    open_start = participation.objects.filter(event__earliest=None, event__latest__isnull=False)
    open_start.update(begins=Subquery(latest[:1]))


def count_again(apps, schema_editor):
    """The release before this one cannot read what is noted to be counted."""
    apps.get_model("newsreader", "Timeline").objects.exclude(uncounted=[]).update(uncounted=None)


class Migration(migrations.Migration):
    dependencies = [("newsreader", "0046_gathered_years")]

    operations = [migrations.RunPython(follow, count_again, elidable=True)]
