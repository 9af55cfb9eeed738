#!/bin/bash
# django-extensions 4.1: AutoSlugField(allow_unicode=True) still makes slugs of ASCII letters alone, or empty ones.
#
# AutoSlugField is Django's SlugField that fills itself from another field. SlugField's `allow_unicode=True` says that
# a slug may have letters of any script, and AutoSlugField takes it, keeps it and checks typed values by it. What it
# fills itself with comes from slugify(words), called without it: letters outside ASCII are folded or dropped.
#
# One would guess that a field which allows Unicode makes Unicode. A site of Arabic, Greek or Czech articles that trusts
# it has addresses such as /articles/15-/ for every headline, and no error anywhere; where slugs are unique, "-2", "-3"
# and so on are all that tells its articles apart. `slugify_function=` must be given besides.
#
# Seen: "وقف إطلاق النار" and "Συμφωνία" give "", "Müller 2016" gives "muller-2016"; Django's own
# slugify(…, allow_unicode=True) keeps all three. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check django==5.2.19 django-extensions==4.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import django
from django.conf import settings

settings.configure(INSTALLED_APPS=["django_extensions"])
django.setup()

from django.db import models
from django.utils.text import slugify
from django_extensions.db.fields import AutoSlugField


class Report(models.Model):
    headline = models.CharField(max_length=100)
    slug = AutoSlugField(populate_from="headline", allow_unicode=True, allow_duplicates=True)

    class Meta:
        app_label = "reports"


print("django", version("django"), "django-extensions", version("django-extensions"))
field = Report._meta.get_field("slug")
assert field.allow_unicode
made = {words: field.pre_save(Report(headline=words), True) for words in ("وقف إطلاق النار", "Συμφωνία", "Müller 2016")}
print(made)
assert list(made.values()) == ["", "", "muller-2016"], made
assert [slugify(words, allow_unicode=True) for words in made] == ["وقف-إطلاق-النار", "συμφωνία", "müller-2016"]
print("as found")
PYTHON
