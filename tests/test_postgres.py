import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.postgres import programs

LAUNCHER = [sys.executable, "-m", "tests.postgres", "--"]
TELL = "import os, sys; print(os.environ['DATABASE_URL'], flush=True); "


@pytest.fixture(autouse=True)
def needs_postgresql():
    if programs() is None and os.environ.get("CI") == "true":
        pytest.fail("PostgreSQL is not installed")
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")


def folder(address: str) -> Path:
    return Path(parse_qs(urlsplit(address.strip()).query)["host"][0])


def test_server_is_gone_after_a_command_that_failed():
    ended = subprocess.run(
        [*LAUNCHER, sys.executable, "-c", TELL + "sys.exit(7)"], capture_output=True, text=True
    )

    assert ended.returncode == 7
    assert not folder(ended.stdout).exists()


def test_server_is_gone_after_a_signal():
    waiting = [*LAUNCHER, sys.executable, "-c", TELL + "import time; time.sleep(60)"]
    with subprocess.Popen(waiting, stdout=subprocess.PIPE, text=True) as launcher:
        address = launcher.stdout.readline()

        launcher.send_signal(signal.SIGTERM)

        assert launcher.wait(30) == 128 + signal.SIGTERM
    assert not folder(address).exists()
