"""The model for names, for tests that need one."""

import os

import pytest

from newsreader.text.names import Described, chosen


def installed_model() -> Described:
    """The model that `make models` installs. Without it a test skips; under CI=true it fails."""
    found = chosen("")
    if found is not None:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail("no model for names is installed: make models")
    pytest.skip("no model for names is installed: make models")
