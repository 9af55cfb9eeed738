"""Tombstones know what was erased by digests alone; those that stand lose their address for its digest."""

import hashlib

import django.db.models.deletion
from django.db import migrations, models


def digest_addresses(apps, schema_editor):
    articles = apps.get_model("newsreader", "Article").objects
    digests = apps.get_model("newsreader", "ErasedDigest").objects
    for article in articles.filter(erased__isnull=False).exclude(canonical_url="").iterator():
        digest = hashlib.sha256(article.canonical_url.encode("utf-8", "surrogatepass")).hexdigest()
        digests.create(article=article, kind="address", digest=digest)
        articles.filter(pk=article.pk).update(canonical_url="")


class Migration(migrations.Migration):

    dependencies = [
        ('newsreader', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ErasedDigest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('bytes', 'bytes'), ('words', 'words'), ('address', 'address'), ('headline', 'headline and day')], max_length=8)),
                ('digest', models.CharField(db_index=True, max_length=64)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='digests', to='newsreader.article')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('article', 'kind', 'digest'), name='erased_digest_once')],
            },
        ),
        migrations.RunPython(digest_addresses, migrations.RunPython.noop),
    ]
