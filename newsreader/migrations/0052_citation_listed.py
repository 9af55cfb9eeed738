from datetime import UTC, datetime

import django.db.models.deletion
from django.db import migrations, models


def copy_listed(apps, schema_editor):
    """Of the article, as each citation has it that is made from now on."""
    article = apps.get_model("newsreader", "Article").objects.filter(pk=models.OuterRef("article"))
    apps.get_model("newsreader", "Citation").objects.update(listed=models.Subquery(article.values("listed")))


class Migration(migrations.Migration):

    dependencies = [
        ('newsreader', '0051_listed_by_id'),
    ]

    operations = [
        migrations.AddField(
            model_name='citation',
            name='listed',
            field=models.DateTimeField(default=datetime(1970, 1, 1, tzinfo=UTC), editable=False),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='citation',
            name='event',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='newsreader.event'),
        ),
        migrations.RunPython(copy_listed, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='citation',
            index=models.Index(fields=['event', 'listed', 'article'], name='citation_event'),
        ),
    ]
