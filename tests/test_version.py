"""One version, said in two places."""

import re
import tomllib
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent


def test_newest_release_of_the_changelog_is_the_version():
    version = tomllib.loads((BASE / "pyproject.toml").read_text())["project"]["version"]
    headings = re.findall(r"(?m)^## (.+)$", (BASE / "CHANGELOG.md").read_text())

    assert headings[0] == "Not released"
    assert headings[1].split(" – ")[0] == version
