from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('newsreader', '0042_citation_source'),
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
    ]
