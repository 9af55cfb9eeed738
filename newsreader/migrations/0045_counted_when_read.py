from django.db import migrations, models


def count_again(apps, schema_editor):
    """The release before this one shows what is kept: of what was not counted yet it is to keep nothing, and
    counts it with the next decision."""
    timelines = apps.get_model("newsreader", "Timeline").objects
    timelines.exclude(uncounted=[]).update(kept_overview={}, revision=models.F("revision") + 1)


class Migration(migrations.Migration):

    dependencies = [
        ('newsreader', "0044_lists_of_feeds"),
    ]

    operations = [
        migrations.RenameField(
            model_name='timeline',
            old_name='overview',
            new_name='kept_overview',
        ),
        migrations.AddField(
            model_name='timeline',
            name='uncounted',
            field=models.JSONField(default=list, editable=False, null=True),
        ),
        migrations.RunPython(migrations.RunPython.noop, count_again),
    ]
