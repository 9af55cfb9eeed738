"""What docs/deploy/ gives administrators is what these start: a site behind nginx, and behind Caddy."""

import http.client
import os
import re
import shutil
import socket
import sqlite3
import ssl
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.ports import free_port
from tests.test_status import ROOT, run

DEPLOY = ROOT / "docs" / "deploy"
HOST = "news.example.org"
PATIENCE = 60  # seconds for a server to answer, beside other tests
# But for what pages of the admin need, of which none is asked for: packing it takes three seconds.
COLLECT = ["collectstatic", "--no-input", "--ignore", "admin", "--ignore", "django_extensions"]


def program(name):
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if not found:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"{name} is not installed")
    return found


@contextmanager
def started(command, port, **options):
    """The server, from when it takes connections."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    try:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(OSError), closing(socket.create_connection(("127.0.0.1", port), 1)):
                break
            assert server.poll() is None, f"{command[0]} ended by itself"
            time.sleep(0.05)
        yield server
    finally:
        server.terminate()
        server.wait(PATIENCE)


def make_certificate(folder):
    subject = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}", "-days", "2"]
    keys = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    subprocess.run([*made, *keys, *subject], check=True, capture_output=True)


@pytest.fixture(scope="module")
def folder(tables, tmp_path_factory):
    """Of a site with an editor, ada, and a certificate for it."""
    folder = tmp_path_factory.mktemp("deployed")
    tables.put_into(folder)
    for command in (COLLECT, ["people", "make", "ada"]):
        assert run(folder, *command)[0] == 0
    make_certificate(folder)
    return folder


@contextmanager
def served(folder, workers=1, **settings):
    """The port at which the unit's gunicorn answers, by http and on this machine alone."""
    port = free_port()
    told = dict(
        re.findall(r"(?m)^(SITE_URL|NEWSREADER_BEHIND_PROXY)=(.+)$", (DEPLOY / "newsreader.env").read_text())
    )
    environment = {
        **{n: v for n, v in os.environ.items() if n not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")},
        **told,
        "NEWSREADER_DATA": str(folder / "site"),
        "NEWSREADER_SECRETS": str(folder),
        **settings,
    }
    [line] = re.findall(r"(?m)^ExecStart=\S+gunicorn (.+)$", (DEPLOY / "newsreader.service").read_text())
    arguments = line.replace("127.0.0.1:8000", f"127.0.0.1:{port}")
    arguments = arguments.replace("--workers 2", f"--workers {workers}")
    command = [sys.executable, "-m", "gunicorn", *arguments.split()]
    with started(command, port, env=environment, cwd=ROOT):
        yield port


@pytest.fixture(scope="module")
def site(folder):
    with served(folder) as port:
        yield port


@contextmanager
def nginx_before(folder, site):
    """The port at which docs/deploy/nginx.conf answers for the site on that port."""
    nginx, port, plain = program("nginx"), free_port(), free_port()
    given = (DEPLOY / "nginx.conf").read_text()
    given = given.replace("127.0.0.1:8000", f"127.0.0.1:{site}").replace("/etc/ssl/newsreader", str(folder))
    given = re.sub(r"listen \[::\].*", "", given)
    given = given.replace("listen 443", f"listen 127.0.0.1:{port}")
    given = given.replace("listen 80", f"listen 127.0.0.1:{plain}")
    around = f"daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;\nevents {{}}\n"
    paths = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(f"{around}http {{ access_log off; {paths}\n{given}}}\n")
    command = [nginx, "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    with started(command, port):
        yield port


@pytest.fixture(scope="module")
def by_nginx(folder, site):
    with nginx_before(folder, site) as port:
        yield port


@pytest.fixture(scope="module")
def by_caddy(folder, site):
    caddy, port = program("caddy"), free_port()
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder / "caddy")}
    command = ["--config", str(DEPLOY / "Caddyfile"), "--adapter", "caddyfile"]
    checked = subprocess.run([caddy, "validate", *command], capture_output=True, text=True, env=environment)
    assert checked.returncode == 0, checked.stderr
    given = (DEPLOY / "Caddyfile").read_text().replace("127.0.0.1:8000", f"127.0.0.1:{site}")
    given = given.replace("{\n\tservers", "{\n\tadmin off\n\tauto_https disable_redirects\n\tservers", 1)
    own = f"https://{HOST}:{port} {{\n\ttls {folder}/fullchain.pem {folder}/privkey.pem"
    (folder / "Caddyfile").write_text(given.replace(f"{HOST} {{", own, 1))
    command = [caddy, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    with started(command, port, env=environment):
        yield port


class Browser:
    """Asks over https, by the site's name, and keeps its cookies."""

    def __init__(self, port, folder):
        self.port, self.cookies = port, {}
        self.trusted = ssl.create_default_context(cafile=folder / "fullchain.pem")

    def ask(self, path, form=None, **headers):
        connection = http.client.HTTPSConnection(HOST, self.port, context=self.trusted, timeout=PATIENCE)
        bare = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        connection.sock = self.trusted.wrap_socket(bare, server_hostname=HOST)
        sent = {"Host": HOST, "Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items()), **headers}
        if form is not None:
            sent |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": f"https://{HOST}{path}",
            }
        connection.request("POST" if form else "GET", path, form and urlencode(form), sent)
        answer = connection.getresponse()
        body = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.partition(";")[0].split("=", 1)
            self.cookies[name] = value
        connection.close()
        return answer, body


@pytest.fixture(params=["nginx", "caddy"])
def browser(request, folder):
    return Browser(request.getfixturevalue(f"by_{request.param}"), folder)


def test_a_page_comes_with_its_headers_and_its_style_sheet(browser):
    page, html = browser.ask("/")
    [sheet] = re.findall(r'href="(/static/css/newsreader\.[^"]+)"', html)
    style, _css = browser.ask(sheet)

    assert (page.status, page.headers["Strict-Transport-Security"]) == (200, "max-age=31536000")
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers.get_all("X-Frame-Options") == ["DENY"]
    assert (style.status, "immutable" in style.headers["Cache-Control"]) == (200, True)


def test_a_login_is_by_a_secure_cookie_and_notes_who_sent_it_whatever_they_claim(browser, folder):
    _page, html = browser.ask("/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]
    form = {"csrfmiddlewaretoken": token, "username": "ada", "password": "five green herons"}

    answer, _html = browser.ask("/login/", form, **{"X-Forwarded-For": "203.0.113.9"})

    assert answer.status in (200, 422)
    asked, _html = browser.ask("/login/")
    assert "Secure" in asked.headers["Set-Cookie"]
    with closing(sqlite3.connect(folder / "site" / "newsreader.sqlite3")) as database:
        seen = database.execute("SELECT DISTINCT address FROM newsreader_accountevent WHERE kind = 'wrong'")
        assert seen.fetchall() == [("127.0.0.1",)]


def test_the_watcher_gets_its_answer(browser):
    answer, body = browser.ask("/healthz")

    assert (answer.status, '"database": "ok"' in body) == (200, True)


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("*.service")) + sorted(DEPLOY.glob("*.timer")), ids=str)
def test_units_are_understood(unit, tmp_path):
    """As systemd reads them, with programs that are here."""
    verify = program("systemd-analyze")
    text = unit.read_text().replace("/srv/newsreader/.venv/bin/", "/usr/bin/")
    text = re.sub(r"/usr/bin/(python|gunicorn)", sys.executable, text)
    named = tmp_path / unit.name.replace("@", "@1")
    named.write_text(text)
    for other in DEPLOY.glob("*.service"):
        if unit.suffix == ".timer":
            (tmp_path / other.name).write_text(other.read_text())

    checked = subprocess.run([verify, "verify", named], capture_output=True, text=True)

    complaints = [line for line in checked.stderr.splitlines() if str(tmp_path) in line or unit.name in line]
    assert complaints == []


def test_every_file_is_told_of():
    page = (Path(ROOT) / "docs" / "administrators.md").read_text()

    assert [path.name for path in sorted(DEPLOY.iterdir()) if f"deploy/{path.name}" not in page] == []
