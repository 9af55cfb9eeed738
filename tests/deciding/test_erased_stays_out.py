"""What was erased stays out when it comes again, and what comes is told why."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from newsreader import pipeline
from newsreader.deciding.erasure import erase
from newsreader.fetching.documents import Document, Refused
from newsreader.models import Arrival, Article, ArticleVersion, ErasedDigest, Original, Source
from tests import factories

REPORT = f"""The harbour quarrel

By Mara Lindqvist
13 March 2019

{factories.BODY}
"""


def again(text, name="again.txt", media_type="text/plain"):
    return pipeline.ingest(Document(name, text.encode(), media_type))


PAGE = """<!doctype html><html lang="en"><head><title>{headline}</title>
<link rel="canonical" href="https://post.example/2019/{address}">
<meta property="article:published_time" content="2019-03-13T18:30:00+00:00"></head>
<body><article><h1>{headline}</h1>{body}</article></body></html>"""


def page(headline="The harbour quarrel", address="quarrel", body=factories.BODY):
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body.split("\n\n"))
    return PAGE.format(headline=headline, address=address, body=paragraphs)


@pytest.fixture
def erased_report(db):
    """The report, taken in and erased."""
    factories.registry()
    erase(again(REPORT).article)


@pytest.fixture
def refused(db):
    """refused(text): the same was taken in as `first`, erased, and comes again; what is said of it."""

    def run(first, text, media_type="text/plain"):
        factories.registry()
        article = again(first, media_type=media_type).article
        pipeline.read(article)
        erase(article)
        with pytest.raises(Refused) as refusal:
            again(text, media_type=media_type)
        tomb = Article.objects.get()
        assert (ArticleVersion.objects.count(), Original.objects.count(), tomb.headline) == (0, 0, "")
        return (
            str(refusal.value)
            .replace(f"article {tomb.pk}", "article N")
            .replace(f"{tomb.erased:%-d %B %Y}", "DAY")
        )

    return run


STAYS_OUT = "It was erased here on DAY, as article N, and stays out."


def test_the_same_bytes_stay_out(refused):
    assert refused(REPORT, REPORT) == STAYS_OUT


def test_the_same_words_stay_out_in_other_bytes(refused):
    assert refused(REPORT, REPORT.replace("\n", "\r\n") + "\n\n") == STAYS_OUT


def test_the_same_address_stays_out_with_other_words(refused):
    other = page("A quarrel ends", body=factories.BODY.replace("refused", "agreed"))

    assert refused(page(), other, "text/html") == STAYS_OUT


def test_the_same_headline_of_that_day_stays_out(refused):
    first = REPORT.replace("13 March 2019", "The Tidewater Post, 13 March 2019")

    assert refused(first, first.replace("refused", "agreed")) == STAYS_OUT


def test_each_version_of_it_stays_out(refused):
    factories.registry()
    old, new = page(), page(body=factories.BODY.replace("refused", "agreed"))
    article = [again(text, media_type="text/html").article for text in (old, new)][-1]
    assert article.versions.count() == 2

    erase(article)

    for text in (old, new, old + "\n", new.replace("/quarrel", "/other")):
        with pytest.raises(Refused):
            again(text, media_type="text/html")


def test_what_only_resembles_it_comes_in(erased_report):

    other = again(REPORT.replace("refused", "agreed").replace("The harbour quarrel", "The quarrel ends"))

    assert (other.outcome, other.article.current.headline) == ("new", "The quarrel ends")


def test_another_day_of_that_headline_comes_in(db):
    factories.registry()
    first = REPORT.replace("13 March 2019", "The Tidewater Post, 13 March 2019")
    erase(again(first).article)

    other = again(first.replace("13 March", "14 March").replace("refused", "agreed"))

    assert other.outcome == "new"


def test_an_article_without_words_keeps_no_others_out(db):
    article = factories.article("")
    ArticleVersion.objects.update(headline="")

    erase(article)

    assert ErasedDigest.objects.count() == 0


def test_the_command_goes_on_after_what_was_erased(erased_report, tmp_path, capsys):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text(
        "Another report\n\n14 March 2019\n\nThe ferries sailed again on Thursday."
    )

    call_command("ingest", tmp_path)

    printed = capsys.readouterr().out
    assert ("stays out." in printed, printed.split()[-4:]) == (True, ["1", "refused", "1", "taken"])


def test_the_desk_says_that_it_was_erased_and_what_was_typed_beside_it_waits(erased_report, client):
    client.force_login(factories.editor())
    sent = {"text": REPORT, "addresses": "https://selby.example/1"}

    answer = client.post(reverse("desk-ingest"), sent)

    form = answer.context["form"]
    [said] = form.errors["text"]
    assert (answer.status_code, "and stays out." in said, "harbour" in said) == (422, True, False)
    assert [form[name].value() for name in sent] == list(sent.values())
    assert Arrival.objects.count() == 0  # nothing was done yet: the next press does both


def test_no_source_is_made_of_what_is_refused(db):
    factories.registry()
    text = REPORT.replace("13 March 2019", "The Quayside Mirror, 13 March 2019")
    erase(again(text).article)
    before = sorted(Source.objects.values_list("name", flat=True))

    with pytest.raises(Refused):
        again(text + "\n")

    assert sorted(Source.objects.values_list("name", flat=True)) == before
