"""The same report again: one article where the words are the same, else a question to an editor; whichever
file came first."""

from concurrent.futures import ThreadPoolExecutor
from itertools import permutations
from threading import Barrier

import pytest
from django.db import connection

from newsreader import deciding, pipeline
from newsreader.fetching.documents import Document
from newsreader.models import Article, ArticleVersion, Decision, HeldVersion
from tests import factories

FERRY = "https://tidewater.example/news/2019/03/ferry-strike"
PAGE = """<!doctype html><html lang="en"><head><title>{headline} – {outlet}</title>
<meta property="og:site_name" content="{outlet}"><meta property="og:title" content="{headline}">
{dated}{link}</head><body><article><h1>{headline}</h1>{body}</article><!-- {note} --></body></html>"""
HEADLINE = "Ferry crews stop work over night shifts"
WORDS = (
    "Crews of the four Selby ferries stopped work on Tuesday morning, saying that their night shifts had "
    "grown by an hour since the winter timetable began.",
    "The company offered talks on 15 March and asked passengers to take the bridge at Kelling, which is "
    "twelve kilometres up the river.",
    "About 250 people waited on the quay at seven in the morning, and most of them had gone home when "
    "the rain began, the harbour master said.",
    "A hearing before the labour court is set for 20 March, and until then one boat will run for nurses and "
    "schoolchildren, the union’s secretary promised.",
)
REWRITTEN = (
    *WORDS[:3],
    "A hearing before the labour court is set for 22 March, and until then two boats will run for nurses and "
    "schoolchildren, the union’s secretary promised.",
)
OTHER = (
    "The library at Kelling lends garden tools from this week on, and its first spade went to a boy of "
    "nine who wants to grow a pumpkin for the fair.",
    "Whoever borrows one may keep it for two weeks, the librarian said, and brings it back clean or pays "
    "for the washing of it.",
    "Sixty people came to the opening on 12 March, among them the mayor, who took home a rake and a pair of "
    "gloves.",
)


def page(body=WORDS, *, url="", headline=HEADLINE, outlet="The Tidewater Post", day="2019-03-13", note=""):
    return PAGE.format(
        headline=headline,
        outlet=outlet,
        dated=f'<meta property="article:published_time" content="{day}T09:30:00+00:00">' if day else "",
        link=f'<link rel="canonical" href="{url}">' if url else "",
        body="".join(f"<p>{words}</p>" for words in body),
        note=note,
    )


def text(body=WORDS, headline=HEADLINE):
    return "\n\n".join([headline, "By Mara Quill", "Published 13 March 2019", *body, "© The Tidewater Post"])


def taken(content, url=""):
    kind = "text/html" if content.startswith("<!doctype") else "text/plain"
    return pipeline.ingest(Document("saved", content.encode(), kind, url=url))


def stored():
    """How many articles there are, how many questions, and why they are asked."""
    reasons = HeldVersion.objects.order_by("reason").values_list("reason", flat=True)
    return Article.objects.count(), list(reasons)


@pytest.fixture
def post(db):
    factories.registry()
    factories.source("The Kelling Courier")


ONE = (1, [])
ASKED = (1, ["alike"])
TWO = (2, [])
PAIRS = {
    # The same words: one
    "a tracker": (page(url=FERRY), page(url=FERRY + "?utm_source=letter&utm_medium=mail"), ONE),
    "another tracker": (page(url=FERRY + "?fbclid=Iw1"), page(url=FERRY + "?mc_cid=77"), ONE),
    "https": (page(url=FERRY.replace("https", "http")), page(url=FERRY), ONE),
    "a phone's host": (page(url=FERRY), page(url=FERRY.replace("//", "//m.")), ONE),
    "www": (page(url=FERRY), page(url=FERRY.replace("//", "//www.")), ONE),
    "amp": (page(url=FERRY), page(url=FERRY + "/amp/"), ONE),
    "a slash": (page(url=FERRY), page(url=FERRY + "/"), ONE),
    "a renamed path": (page(url=FERRY), page(url="https://tidewater.example/story/8812"), ONE),
    "a renamed host": (page(url=FERRY), page(url="https://post.example/news/ferry-strike"), ONE),
    "no address in one": (page(url=FERRY), page(), ONE),
    "other quotation marks": (page(url=FERRY), page([w.replace("’", "'") for w in WORDS], url=FERRY), ONE),
    "these at another path": (
        page(url=FERRY),
        page([w.replace("’", "'") for w in WORDS], url="https://tidewater.example/story/8812"),
        ONE,
    ),
    "other paragraphs": (page(), page([f"{WORDS[0]} {WORDS[1]}", *WORDS[2:]]), ONE),
    "as text": (page(url=FERRY), text(), ONE),
    "as text of two copies": (text(), text() + "\n", ONE),
    # Nearly: asked
    "a renamed path, a word changed": (page(url=FERRY), page(REWRITTEN, url=FERRY + "-ends"), ASKED),
    "another headline": (page(), page(headline="Night shifts: ferries stay in port"), ASKED),
    "another headline and path": (
        page(url=FERRY),
        page(REWRITTEN, url="https://tidewater.example/story/8812", headline="Selby ferries stay in port"),
        ASKED,
    ),
    "no day in one": (page(url=FERRY), page(url=FERRY + "-2", day="", body=REWRITTEN), ASKED),
    "its beginning": (page(), page(WORDS[:1]), ASKED),
    "the same words of another day": (page(url=FERRY), page(url=FERRY + "-2", day="2019-03-20"), ASKED),
    # Others: two
    "another outlet": (page(), page(outlet="The Kelling Courier"), TWO),
    "another outlet and address": (
        page(url=FERRY),
        page(outlet="The Kelling Courier", url="https://courier.example/1"),
        TWO,
    ),
    "one headline and day": (
        page(headline="Morning briefing"),
        page(OTHER, headline="Morning briefing"),
        TWO,
    ),
    "one headline, a parameter tells": (
        page(headline="Morning briefing", url="https://tidewater.example/?article=1"),
        page(OTHER, headline="Morning briefing", url="https://tidewater.example/?article=2"),
        TWO,
    ),
    "one greeting": (
        page(["Good morning, this is what Selby talks about.", *WORDS], headline="Morning briefing"),
        page(["Good morning, this is what Selby talks about.", *OTHER], headline="Morning briefing"),
        TWO,
    ),
    "one form on another day": (page(), page(REWRITTEN, day="2019-03-20"), TWO),
}


@pytest.mark.parametrize("turned", [False, True], ids=["in turn", "the other way"])
@pytest.mark.parametrize(("one", "other", "expected"), PAIRS.values(), ids=PAIRS)
def test_two_files_are_one_or_asked_about_or_two_whichever_comes_first(one, other, expected, turned, post):
    files = [other, one] if turned else [one, other]

    for file in files:
        taken(file)

    assert stored() == expected
    third = [taken(file).outcome for file in files]
    assert (stored(), third) == (expected, ["same", "same"])


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS.values(), ids=PAIRS)
def test_the_same_files_in_other_bytes_ask_nothing_again(one, other, expected, post):
    for file in (one, other):
        taken(file)

    for file in (one, other):
        taken(file.replace("<!--  -->", "<!-- saved at noon -->"))

    assert stored() == expected


def test_of_three_saves_the_order_makes_no_difference(post):
    saves = [page(url=FERRY), page(url=FERRY + "?utm_id=4"), page(REWRITTEN, url=FERRY + "-ends")]
    found = set()

    for order in permutations(saves):
        HeldVersion.objects.all().delete()
        Article.objects.update(current=None)
        ArticleVersion.objects.all().delete()
        Article.objects.all().delete()
        for save in order:
            taken(save)
        found.add(str(stored()))

    assert found == {str(ASKED)}


def test_the_same_words_of_an_outlet_nobody_knows_are_asked_about(post):
    taken(page())

    unnamed = taken(
        page().replace("– The Tidewater Post", "").replace('content="The Tidewater Post"', 'content=""')
    )

    assert (unnamed.outcome, stored()) == ("held", ASKED)


def test_two_notices_of_three_words_at_two_addresses_are_asked_about(post):
    """Pictures of two days have one headline and no text; nobody can tell whether they are one."""
    for number in (1, 2):
        taken(page(["No trains today."], headline="Notice", url=f"https://tidewater.example/?id={number}"))

    assert stored() == ASKED


def test_a_front_page_that_every_page_calls_its_own_address_makes_none_the_same(post):
    for body, headline in ((WORDS, HEADLINE), (OTHER, "Library lends spades")):
        taken(page(body, headline=headline, url="https://tidewater.example/"))

    assert stored() == TWO


def test_a_correction_at_an_address_with_another_tracker_is_a_new_version(post):
    first = taken(page(url=FERRY + "?utm_source=letter")).article

    again = taken(page(REWRITTEN, url=FERRY.replace("https", "http") + "/?fbclid=1"))

    assert (again.article, again.outcome, stored()) == (first, "version", ONE)


def test_a_renamed_path_of_a_public_article_waits(post):
    first = taken(page(url=FERRY)).article
    factories.show(first)

    again = taken(page(REWRITTEN, url="https://tidewater.example/story/8812"))

    first.refresh_from_db()
    assert (again.outcome, stored(), first.current.number) == ("held", ASKED, 1)


def test_a_page_that_became_a_paywall_waits(post):
    first = taken(page(url=FERRY)).article

    walled = taken(page(["Subscribe to read on. Have an account already? Log in."], url=FERRY + "?utm_id=1"))

    first.refresh_from_db()
    assert (walled.outcome, stored(), first.current.number) == ("held", (1, ["claim"]), 1)


# Decided


@pytest.fixture
def asked(post):
    """An article, and nearly its words at another address, about which an editor is asked."""
    taken(page(url=FERRY))
    taken(page(REWRITTEN, url=FERRY + "-ends"))
    return HeldVersion.objects.get()


def later(body, url=""):
    """Another save of a page, with a line that it had not."""
    return page([*body, "This page was brought up to date at eight."], url=url)


def test_told_apart_neither_is_asked_about_again(asked):
    deciding.articles.make_another(asked, factories.editor())

    saves = [(WORDS, FERRY), (REWRITTEN, FERRY + "-ends"), (WORDS, ""), (REWRITTEN, "")]
    outcomes = [taken(page(body, url=url, note="again")).outcome for body, url in saves]
    changed = [taken(later(body, url)).outcome for body, url in saves[:2]]

    assert (outcomes, changed, stored()) == (["same"] * 4, ["version"] * 2, TWO)


def test_taken_as_one_neither_is_asked_about_again(asked):
    deciding.articles.take(asked, factories.editor())

    saves = [(WORDS, FERRY), (REWRITTEN, FERRY + "-ends")]
    outcomes = [taken(page(body, url=url, note="again")).outcome for body, url in saves]

    assert (outcomes[1], stored()) == ("same", ONE)


@pytest.mark.parametrize("verb", ["take", "make_another"])
def test_undone_it_is_asked_about_as_before_and_known(verb, asked):
    editor, article = factories.editor(), asked.article
    known = Article.objects.filter(pk=article.pk).values("folded_url", "opening", "fingerprint").get()
    getattr(deciding.articles, verb)(asked, editor)

    deciding.decisions.undo(Decision.objects.latest("pk"), editor)

    again = taken(page(REWRITTEN, url=FERRY + "-ends", note="again"))
    now = Article.objects.values("folded_url", "opening", "fingerprint").get()
    assert (now, again.outcome, stored()) == (known, "same", ASKED)


def test_erased_it_leaves_nothing_that_it_was_known_by(asked):
    deciding.erasure.erase(asked.article)

    assert Article.objects.values_list("folded_url", "opening", "fingerprint").get() == ("", "", "")


# Beside each other


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("other", "expected"),
    [(page(url=FERRY + "?utm_id=1"), ONE), (page(REWRITTEN, url=FERRY + "-ends"), ASKED)],
    ids=["the same words", "nearly"],
)
def test_two_files_at_the_same_moment_are_one_article_or_one_question(other, expected):
    factories.registry()
    ready = Barrier(2)

    def run(content):
        try:
            ready.wait(timeout=30)
            return taken(content).outcome
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = set(pool.map(run, [page(url=FERRY), other]))

    assert (outcomes, stored()) == ({"new", "same" if expected == ONE else "held"}, expected)
