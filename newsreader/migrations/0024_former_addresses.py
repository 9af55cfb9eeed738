import django.db.models.deletion
from django.db import migrations, models


def from_decisions(apps, _schema_editor):
    """Addresses that decisions changed lead on from now on, those undone and those in use aside."""
    get = lambda name: apps.get_model("newsreader", name).objects  # noqa: E731
    timelines = dict(get("Timeline").values_list("pk", "slug"))
    former = {}
    revised = get("Decision").filter(action="revise", undone=None, timeline__isnull=False).order_by("pk")
    for changes in revised.values_list("changes", flat=True).iterator(500):
        for row in changes:
            if row["model"] == "timeline" and row["id"] in timelines and "slug" in (row.get("before") or {}):
                former[row["before"]["slug"]] = row["id"]
    standing = set(timelines.values())
    get("FormerAddress").bulk_create(
        get("FormerAddress").model(timeline_id=timeline, slug=slug)
        for slug, timeline in former.items()
        if slug not in standing
    )


class Migration(migrations.Migration):
    dependencies = [
        ("newsreader", "0023_places"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.CharField(max_length=80, unique=True, verbose_name="address")),
                (
                    "timeline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_addresses",
                        to="newsreader.timeline",
                    ),
                ),
            ],
            options={
                "verbose_name": "former address",
                "verbose_name_plural": "former addresses",
            },
        ),
        migrations.RunPython(from_decisions, migrations.RunPython.noop),
    ]
