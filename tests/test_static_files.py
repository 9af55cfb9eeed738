"""What browsers are served of our scripts says the same as what stands in them."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from newsreader import static_files
from newsreader.static_files import TOGETHER, smaller

SCRIPTS = sorted((settings.BASE / "static" / "js").glob("*.js"))
NESTED = re.compile(r"`[^`]*\$\{[^}`]*`")


def test_words_keep_their_blanks():
    script = "const cited = (each) => `${each.title}, of ${each.day}`;  // as it is said\n"

    assert smaller("cited.js", script) == "const cited=(each)=>`${each.title}, of ${each.day}`;"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_template_of_a_script_holds_another(script):
    """rjsmin knows none inside others: it took the blank out of "`${title}${facts ? `, ${facts}` : ""}`"."""
    assert NESTED.findall(script.read_text()) == []


def test_what_stands_on_every_page_is_one_file_where_it_was_collected(tmp_path, settings, monkeypatch):
    """Of every file of the site, the admin's too. Brotli's ten seconds of it are test_deploy.py's."""
    monkeypatch.setattr("whitenoise.compress.brotli_installed", False)
    apart = static_files.scripts("js/strangers.js")
    assert apart == [f"/static/{part}" for part in TOGETHER["js/strangers.js"]]

    settings.STATIC_ROOT = tmp_path
    ours = {"BACKEND": "newsreader.static_files.SmallStaticFiles"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": ours}
    for _again in range(2):
        call_command("collectstatic", "--no-input", verbosity=0)
    (address,) = static_files.scripts("js/strangers.js")

    assert address == staticfiles_storage.url("js/strangers.js") != "/static/js/strangers.js"
    served = (tmp_path / address.removeprefix("/static/")).read_text()
    for part in TOGETHER["js/strangers.js"]:
        text = (settings.BASE / "static" / part).read_text()
        assert (text if part.startswith("vendor/") else smaller(part, text)) in served
