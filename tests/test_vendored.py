import re
from hashlib import sha256
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("folder", ["static/vendor", "tests/browser/vendor"])
def test_vendored_files_are_the_ones_written_down(folder):
    files = [path for path in (BASE / folder).rglob("*") if path.is_file() and path.name != "VENDORED"]
    text = (BASE / folder / "VENDORED").read_text()

    written_down = {path: sum for sum, path in re.findall(r"^([0-9a-f]{64})  (\S+)$", text, re.MULTILINE)}

    assert written_down == {
        str(path.relative_to(BASE / folder)): sha256(path.read_bytes()).hexdigest() for path in files
    }
