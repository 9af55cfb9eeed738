"""JavaScript and CSS of a page stay within DESIGN's 30 kB, gzipped: what browsers ask for over plain http."""

import gzip
import re

import pytest
from django.conf import settings
from django.urls import reverse

from newsreader.static_files import TOGETHER, smaller
from tests import factories

MOST = 30_000  # bytes
FILES = re.compile(r'(?:<script src|<link rel="stylesheet"(?: media="screen")? href)="/static/([^"?]+)')


def weight(page):
    files = [(file,) for file in dict.fromkeys(FILES.findall(page.content.decode()))]
    for parts in TOGETHER.values():
        apart = [(part,) for part in parts]
        if all(part in files for part in apart):
            files = [file for file in files if file not in apart] + [parts]
    return sum(len(gzip.compress(b";\n".join(map(served, file)), 9)) for file in files)


def served(file):
    text = (settings.BASE / "static" / file).read_text()
    return (text if file.startswith("vendor/") else smaller(file, text)).encode()


@pytest.mark.parametrize("who", ["anonymous", "reader"])
def test_no_page_is_heavier_than_it_may_be(as_viewer, db, who):
    client, article = as_viewer(who), factories.article(public=True)
    pages = [
        *(reverse(name) for name in ("home", "articles", "search", "me")),
        article.get_absolute_url(),
        (timeline := factories.timeline("The strike").get_absolute_url()),
        f"{timeline}?known=2019-03-12",
    ]

    weights = {page: weight(client.get(page)) for page in pages}

    assert {page: bytes for page, bytes in weights.items() if not 20_000 < bytes <= MOST} == {}
