"""An address that an editor gives becomes an article: at the desk by a worker, in a terminal at once."""

import pytest
from django.core.management import call_command

from newsreader.models import Article
from newsreader.pipeline.arrivals import give, take_due
from tests.pipeline.newspaper import Answer

pytestmark = pytest.mark.django_db
TEXT = (
    "Dockers in Port Selby walked out on Tuesday after the harbour board cut their pay.",
    "The board met on 7 March and refused to talk, its chairwoman Ines Calloway said.",
)


def test_a_page_is_fetched_read_and_known_by_its_address(newspaper):
    arrival = give(newspaper.page("/strike?utm_source=mail", "Strike in the port", *TEXT), None)

    take_due(None)

    arrival.refresh_from_db()
    article = Article.objects.get()
    assert (arrival.state, arrival.article) == ("taken", article)
    assert (article.headline, bool(article.read_at)) == ("Strike in the port", True)
    assert article.fetched_from == f"{newspaper.address[7:]}/strike"


def test_given_again_it_is_fetched_again_and_stays_one_article(newspaper):
    address = newspaper.page("/strike", "Strike in the port", TEXT[0])
    give(address, None)
    take_due(None)
    newspaper.page("/strike", "Strike in the port", *TEXT)
    give(f"{address}#top", None)

    take_due(None)

    assert Article.objects.get().versions.count() == 2


@pytest.mark.parametrize(
    ("answer", "says", "tried"),
    [
        (Answer(b"", 404), "404", False),
        (Answer(b"", 500), "500", True),
        (Answer(b"%PDF-1.7 \x00\x01" * 50, media_type="application/pdf"), "PDF", False),
        (Answer(b"<html></html>"), "There is no text in it", False),
    ],
)
def test_what_cannot_be_had_says_why_and_only_what_may_come_back_is_tried_again(
    newspaper, answer, says, tried
):
    newspaper.pages["/strike"] = answer
    arrival = give(f"{newspaper.address}/strike", None)

    take_due(None)

    arrival.refresh_from_db()
    assert (arrival.state, arrival.next_at is not None) == ("waiting" if tried else "refused", tried)
    assert says in arrival.failure
    assert not Article.objects.exists()


def test_an_address_that_is_not_of_the_public_web_is_refused(db):
    arrival = give("http://127.0.0.1/private", None)

    take_due(None)

    arrival.refresh_from_db()
    assert (arrival.state, bool(arrival.failure)) == ("refused", True)


def test_a_terminal_takes_addresses_beside_files(newspaper, tmp_path, capsys):
    (tmp_path / "march.txt").write_text("March on the hall\n\nBy Mara Lindqvist\n\n" + TEXT[1])
    page = newspaper.page("/strike", "Strike in the port", *TEXT)

    with pytest.raises(SystemExit):
        call_command(
            "ingest", page, str(tmp_path / "march.txt"), f"{newspaper.address}/gone", stdout=None
        ) or exit(1)

    assert set(Article.objects.values_list("headline", flat=True)) == {
        "Strike in the port",
        "March on the hall",
    }
