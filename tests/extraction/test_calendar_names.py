"""The table of names is CLDR's, letter for letter."""

from importlib.metadata import version

import pytest

from newsreader.extraction.dates.month_names import _TABLE
from tests.extraction import calendar_names


@pytest.mark.skipif(not version("babel").startswith("2.19."), reason="the table is Babel 2.19's")
def test_the_table_is_what_babel_says():
    assert _TABLE.read_text(encoding="utf-8") == calendar_names.table()
