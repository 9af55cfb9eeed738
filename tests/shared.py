"""What stands in the folder `shared` beside the checkout: measured against, never copied into the project.

The project's own checks have that folder; a fork's cannot. A test that reads it is marked `corpus` and skips
without it. Under CI=true it fails instead, lest a check that ran nothing looks like one that passed, unless
NEWSREADER_TEST_WITHOUT_SHARED=1 says that this is a fork.
"""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(path: str) -> Path:
    """The file `path` of the shared folder."""
    found = SHARED / path
    if found.exists():
        return found
    own = os.environ.get("CI") == "true" and os.environ.get("NEWSREADER_TEST_WITHOUT_SHARED") != "1"
    if own:
        pytest.fail(
            f"shared/{path} is missing beside the checkout, and the project's own checks need it; "
            "a fork sets NEWSREADER_TEST_WITHOUT_SHARED=1 (docs/developers.md)"
        )
    pytest.skip(f"reads shared/{path}, which stands beside the project's own checkout alone")
