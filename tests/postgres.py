"""Run a command beside a PostgreSQL of its own, which is gone afterwards.

    python -m tests.postgres -- pytest tests/models

The server listens on a Unix socket in its temporary folder and nowhere else; the command finds it by
DATABASE_URL. Without PostgreSQL the command is not run: one line says so, and only under CI=true is that
a failure.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pwd import getpwnam, struct_passwd
from urllib.parse import quote

import psycopg

PROGRAMS = ("initdb", "postgres")
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def programs() -> Path | None:
    """The folder of the newest installed server's programs: they stand outside PATH on Debian."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    folders.reverse()
    if config := shutil.which("pg_config"):
        named = subprocess.run([config, "--bindir"], capture_output=True, text=True)
        folders.append(Path(named.stdout.strip()))
    if found := shutil.which("postgres"):
        folders.append(Path(found).parent)
    return next((f for f in folders if all((f / name).is_file() for name in PROGRAMS)), None)


def unprivileged() -> struct_passwd | None:
    """Whom the server runs as: PostgreSQL refuses root. None is whoever we are."""
    if os.geteuid() != 0:
        return None
    try:
        return getpwnam("postgres")
    except KeyError:
        return getpwnam("nobody")


@contextmanager
def server(bin: Path) -> Iterator[str]:
    """The address of a fresh server that lives as long as the block."""
    someone = unprivileged()
    as_someone = {"user": someone.pw_uid, "group": someone.pw_gid, "extra_groups": []} if someone else {}
    # A socket's path may have 107 characters, and a TMPDIR can be long.
    folder = Path(tempfile.mkdtemp(prefix="newsreader-pg-", dir="/tmp"))
    running = None
    try:
        if someone:
            os.chown(folder, someone.pw_uid, someone.pw_gid)
        log = folder / "log"
        with log.open("wb") as output:
            common = {"cwd": folder, "stdin": subprocess.DEVNULL, "stdout": output, "stderr": output}
            initdb = [bin / "initdb", "--pgdata=data", "--username=newsreader", "--auth=trust", "--no-sync"]
            initdb += ["--encoding=UTF8", "--locale=C.UTF-8"]
            if subprocess.run(initdb, **common, **as_someone).returncode:
                raise SystemExit(f"initdb failed:\n{log.read_text()}")
            quick = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses="]
            quick += [f"unix_socket_directories={folder}", "shared_buffers=64MB", "max_connections=100"]
            running = subprocess.Popen(
                [bin / "postgres", "-D", "data", *(f"--{setting}" for setting in quick)],
                start_new_session=True,  # a Ctrl-C is for the command; the server goes after it
                **common,
                **as_someone,
            )
        address = f"postgresql://newsreader@/{{}}?host={quote(str(folder), safe='')}"
        patience = time.monotonic() + 30
        while True:
            try:
                with psycopg.connect(address.format("postgres"), autocommit=True) as connection:
                    connection.execute("CREATE DATABASE newsreader")
                break
            except psycopg.OperationalError:
                if running.poll() is not None or time.monotonic() > patience:
                    raise SystemExit(f"PostgreSQL did not start:\n{log.read_text()}") from None
                time.sleep(0.1)
        yield address.format("newsreader")
    finally:
        for number in STOPPING:
            signal.signal(number, signal.SIG_IGN)
        if running:
            running.send_signal(signal.SIGINT)  # "fast": ends sessions, writes what is left
            try:
                running.wait(20)
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGQUIT)
                running.wait()
        shutil.rmtree(folder)


def stopped(number: int, frame: object) -> None:
    raise SystemExit(128 + number)


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    if not arguments:
        print(__doc__)
        return 2
    bin = programs()
    if bin is None:
        print("PostgreSQL is not installed: what runs on it was skipped.", file=sys.stderr)
        return 1 if os.environ.get("CI") == "true" else 0
    for number in STOPPING:
        signal.signal(number, stopped)
    with server(bin) as address:
        environment = os.environ | {"DATABASE_URL": address, "NEWSREADER_TEST_DATABASE": "postgres"}
        command = subprocess.Popen(arguments, env=environment)
        try:
            code = command.wait()
        except SystemExit:
            command.terminate()
            command.wait()
            raise
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
