"""What packages and folders say of their licences, for tests/test_licences.py."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
LOCKS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}


def locked() -> dict[str, str]:
    """Each package of the lock files, with the locks that name it: {"packaging": "run, dev"}."""
    found: dict[str, list[str]] = {}
    for lock, file in LOCKS.items():
        for name in re.findall(r"(?m)^([\w.-]+)==", (BASE / file).read_text()):
            found.setdefault(name, []).append(lock)
    return {name: ", ".join(locks) for name, locks in found.items()}


def licence_of(package: str) -> str | None:
    """The licence in the metadata of an installed package, in its own words; None if it is not installed."""
    try:
        said = metadata(package)
    except PackageNotFoundError:
        return None
    classified = [
        line.rpartition(" :: ")[2]
        for line in said.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    in_full = (said["License"] or "").strip()
    return said["License-Expression"] or in_full.partition("\n")[0] or ", ".join(classified)


def rows(section: str) -> list[list[str]]:
    """The cells of the table below this heading of docs/licences.md."""
    text = (BASE / "docs" / "licences.md").read_text(encoding="utf-8")
    below = text.split(f"\n## {section}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in below.splitlines() if line.startswith("| ")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split(" | ")] for line in lines[2:]]
