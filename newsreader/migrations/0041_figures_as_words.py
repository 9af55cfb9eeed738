from django.db import migrations


def note_all(apps, schema_editor):
    """The sweep indexes what stands again: "1,200" is one word now, and was two."""
    Unindexed = apps.get_model("newsreader", "Unindexed")
    for kind, name in ((1, "Article"), (2, "Event"), (5, "Entity"), (6, "Timeline")):
        last = apps.get_model("newsreader", name).objects.order_by("-pk").values_list("pk", flat=True).first()
        if last:
            Unindexed.objects.update_or_create(kind=kind, defaults={"next": last})


class Migration(migrations.Migration):

    dependencies = [
        ('newsreader', '0040_lists_of_strangers'),
    ]

    operations = [
        migrations.RunPython(note_all, migrations.RunPython.noop),
    ]
