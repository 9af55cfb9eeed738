"""No entity is merged into itself; merges that lead in a circle are taken apart first."""

from django.db import migrations, models


def free_circles(apps, schema_editor):
    """What the admin once let in: of each circle one entity stands again, and the others lead to it."""
    entities = apps.get_model("newsreader", "Entity").objects
    merges = dict(entities.filter(merged_into__isnull=False).values_list("pk", "merged_into"))
    for first in sorted(merges):
        passed, at = {first}, merges.get(first)
        while at is not None and at not in passed:
            passed.add(at)
            at = merges.get(at)
        if at is not None:
            merges[at] = None
            entities.filter(pk=at).update(merged_into=None)
    # PostgreSQL alters no table with checks of foreign keys outstanding.
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):
    dependencies = [("newsreader", "0003_held_versions")]

    operations = [
        migrations.RunPython(free_circles, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="entity",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="no_merge_into_itself",
            ),
        ),
    ]
