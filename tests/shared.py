"""Where the seed and the corpora stand: beside the checkout. They are measured against, never copied in."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(path: str) -> Path:
    """The file `path` of the shared folder. Without it a test skips; under CI=true it fails."""
    found = SHARED / path
    if found.exists():
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(f"shared/{path} is missing beside the checkout")
    pytest.skip(f"shared/{path} is not beside this checkout")
