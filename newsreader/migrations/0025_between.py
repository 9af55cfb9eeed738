import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


def beside(name):
    return models.ForeignKey(
        blank=True,
        db_constraint=False,
        null=True,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name="+",
        to="newsreader.entry",
        verbose_name=name,
        db_index=False,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("newsreader", "0024_former_addresses"),
    ]

    operations = [
        migrations.AddField("entry", "stands_after", beside("stands after")),
        migrations.AddField("entry", "stands_before", beside("stands before")),
        migrations.AddIndex(
            "entry",
            models.Index(
                condition=Q(stands_after__isnull=False) | Q(stands_before__isnull=False),
                fields=["timeline"],
                name="entry_between",
            ),
        ),
    ]
