"""Retry-After in each of its forms."""

from datetime import UTC, datetime

import pytest

from newsreader.fetching.retry_after import retry_after

NOW = datetime(2016, 12, 8, 10, tzinfo=UTC)

VALUES = {
    "120": 120,
    " 0 ": 0,
    "Thu, 08 Dec 2016 10:02:00 GMT": 120,
    "Thursday, 08-Dec-16 10:02:00 GMT": 120,
    "Thu Dec  8 10:02:00 2016": 120,
    "Thu, 08 Dec 2016 09:00:00 GMT": 0,
    "Thu, 08 Dec 2016 11:02:00 +0100": 120,
    "99999999": 86_400,
    "Fri, 08 Dec 9999 10:02:00 GMT": 86_400,
    "soon": None,
    "-5": None,
    "1.5": None,
    "٣": None,
    "Thu, 99 Dec 2016 10:02:00 GMT": None,
    "": None,
}


@pytest.mark.parametrize("value", VALUES)
def test_pause_is_read(value):
    assert retry_after(value, NOW) == VALUES[value]
