"""What browsers are served of our scripts says the same as what stands in them."""

import re

import pytest
from django.conf import settings

from newsreader.static_files import smaller

SCRIPTS = sorted((settings.BASE / "static" / "js").glob("*.js"))
NESTED = re.compile(r"`[^`]*\$\{[^}`]*`")


def test_words_keep_their_blanks():
    script = "const cited = (each) => `${each.title}, of ${each.day}`;  // as it is said\n"

    assert smaller("cited.js", script) == "const cited=(each)=>`${each.title}, of ${each.day}`;"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_template_of_a_script_holds_another(script):
    """rjsmin knows none inside others: it took the blank out of "`${title}${facts ? `, ${facts}` : ""}`"."""
    assert NESTED.findall(script.read_text()) == []
