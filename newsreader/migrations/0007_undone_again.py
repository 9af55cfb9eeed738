"""What was undone can be done again; decisions know what they are about for good, and by which noun."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

NOUNS = {
    "proposal": ("accept", "reject"),
    "event": ("write", "date"),
    "citation": ("cite", "keep"),
    "entry": ("edit", "add", "remove"),
    "timeline": ("create", "revise", "publish", "withdraw"),
    "article": ("show", "hide", "correct", "take", "another", "read"),
    "entity": ("describe", "merge", "split", "part", "name", "unname"),
}


def point_back(apps, schema_editor):
    """An undo knew what it undid by that one's pointer alone."""
    decisions = apps.get_model("newsreader", "Decision").objects
    for noun, actions in NOUNS.items():
        decisions.filter(action__in=actions).update(noun=noun)
    undone = decisions.filter(undone__isnull=False).values_list("pk", "undone", "noun")
    for first, undo, noun in undone.iterator(chunk_size=500):
        decisions.filter(pk=undo).update(undid=first, noun=noun)
    for decision in decisions.filter(timeline=None, event=None).iterator(chunk_size=500):
        remember(decision)
    # PostgreSQL alters no table with checks of foreign keys outstanding.
    schema_editor.connection.check_constraints()


def remember(decision):
    """What was about a timeline or event that is gone had lost it; its rows may still name it."""
    about = {}
    for row in decision.changes:
        columns = {} if "ids" in row else (row["before"] or {}) | (row["after"] or {})
        for noun in ("timeline", "event"):
            named = row.get("id") if row["model"] == noun else columns.get(f"{noun}_id")
            # A merge or split moves names in many events, and is about none of them.
            if named and row["model"] in (noun, "entry", "citation", "era", "membership"):
                about.setdefault(f"{noun}_id", named)
    if about:
        type(decision).objects.filter(pk=decision.pk).update(**about)


class Migration(migrations.Migration):
    dependencies = [("newsreader", "0006_passages_followed")]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="noun",
            field=models.CharField(
                choices=[
                    ("proposal", "Proposals"),
                    ("event", "Events and their dates"),
                    ("citation", "Citations"),
                    ("entry", "Entries"),
                    ("timeline", "Timelines"),
                    ("article", "Articles"),
                    ("entity", "Entities"),
                ],
                default="",
                editable=False,
                max_length=8,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="decision",
            name="undid",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="newsreader.decision",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="action",
            field=models.CharField(
                choices=[
                    ("accept", "accepted a proposal"),
                    ("cite", "cited a further passage"),
                    ("reject", "rejected a proposal"),
                    ("write", "wrote an event from a passage"),
                    ("edit", "edited an entry"),
                    ("date", "set when an event happened"),
                    ("add", "put an event on a timeline"),
                    ("remove", "took an entry off a timeline"),
                    ("create", "began a timeline"),
                    ("revise", "edited a timeline"),
                    ("publish", "published a timeline"),
                    ("withdraw", "withdrew a timeline"),
                    ("show", "made an article public"),
                    ("hide", "made an article private"),
                    ("correct", "corrected when an article was published"),
                    ("take", "took what was held back as an article's new version"),
                    ("another", "made what was held back another article"),
                    ("read", "corrected how a date is read"),
                    ("keep", "kept a date that is read differently now"),
                    ("describe", "described an entity"),
                    ("merge", "merged two entities"),
                    ("split", "split an entity"),
                    ("part", "said two entities are not the same"),
                    ("name", "gave an entity a further name"),
                    ("unname", "took a name from an entity"),
                    ("repick", "chose the words of a lost citation anew"),
                    ("leave", "left a citation lost"),
                    ("seen", "looked over what changed in an article"),
                    ("undo", "undid"),
                    ("redo", "did again"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="decisions",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="article",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="decisions",
                to="newsreader.article",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="entity",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="decisions",
                to="newsreader.entity",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="event",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="decisions",
                to="newsreader.event",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="timeline",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="decisions",
                to="newsreader.timeline",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="undone",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="newsreader.decision",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["noun", "id"], name="decision_noun"),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["by", "noun", "id"], name="decision_by_noun"),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["by", "id"], name="decision_by"),
        ),
        migrations.RunPython(point_back, migrations.RunPython.noop),
    ]
