"""Which article a document is a version of: known by where it was fetched, asked about where it claims."""

from datetime import date

import pytest
from django.db import connection

from newsreader import deciding, pipeline
from newsreader.fetching.documents import Document
from newsreader.models import Article, ArticleVersion, Conflict, Decision, Figure, HeldVersion
from newsreader.pipeline import decided, identity, kept
from newsreader.pipeline.identity import recognise
from tests import factories
from tests.deciding.rows import rows

ADDRESS = "https://tidewater.example/dockers"
PAGE = """<!doctype html><html lang="en"><head><title>{headline} – {outlet}</title>
<meta property="og:site_name" content="{outlet}"><meta property="og:title" content="{headline}">
<meta property="article:published_time" content="2019-03-13T18:30:00+00:00">
{head}</head><body><article><h1>{headline}</h1>{body}</article></body></html>"""
TEXT = (
    "Dockers in Port Selby walked out on Tuesday after the harbour board cut their pay by a tenth.",
    "The board met on 7 March and refused to talk, and the ferries stayed in their berths all day.",
    "At least 400 people marched to the town hall on Monday, the Selby Harbour Union said later.",
    "The café on the quay stayed open, and its owner gave the pickets soup until the evening came.",
    "Talks begin again on Friday, when a mediator from the ministry is to come down by train.",
)
OTHER = (
    "Cheap watches of every kind are sold here from 9 March, and the first 300 buyers pay only half.",
    "Write to us for the catalogue, which is sent to any address in the country within three days.",
)
PAYWALL = (
    "Subscribe to read on. A month costs less than one coffee a week.",
    "Have an account? Log in here.",
)
CANONICAL = f'<link rel="canonical" href="{ADDRESS}">'
OG_URL = f'<meta property="og:url" content="{ADDRESS}">'


def page(*body, headline="Dockers leave work at Port Selby", outlet="The Tidewater Post", head=""):
    paragraphs = "".join(f"<p>{words}</p>" for words in body or TEXT)
    return PAGE.format(headline=headline, outlet=outlet, head=head, body=paragraphs)


def taken(content, url=""):
    found = pipeline.ingest(Document("page.html", content.encode(), "text/html", url=url))
    if found.outcome in ("new", "version"):
        pipeline.read(found.article)
    return found


@pytest.fixture
def post(db):
    factories.registry()
    factories.source("Watch Sellers Weekly")


@pytest.fixture
def fetched(post):
    """A public article that was fetched from its address."""
    article = taken(page(head=CANONICAL), ADDRESS).article
    factories.show(article)
    return article


# Fetched from its address


@pytest.mark.parametrize(
    "url",
    [
        ADDRESS,
        ADDRESS + "/",
        "http://www.tidewater.example/dockers",
        "https://m.tidewater.example/dockers?utm_source=mail",
        "https://tidewater.example/dockers?page=1",  # by its canonical link, which is of the same host
    ],
)
def test_a_correction_at_the_address_it_was_fetched_from_is_shown_at_once(url, fetched):
    corrected = taken(page(*TEXT[:4], "Talks begin on Thursday.", head=CANONICAL), url)

    assert (corrected.article, corrected.outcome) == (fetched, "version")
    assert "Talks begin on Thursday" in Article.objects.get().current.body


def test_a_correction_that_shortens_a_brief_by_a_third_is_shown_at_once(post):
    article = taken(page(*TEXT[:3]), ADDRESS).article

    shorter = taken(page(*TEXT[:2]), ADDRESS)

    assert (shorter.article, shorter.outcome) == (article, "version")


def test_a_paywall_at_a_known_address_is_held_back(fetched):
    before = fetched.current

    walled = taken(page(*PAYWALL, head=CANONICAL), ADDRESS)

    fetched.refresh_from_db()
    held = fetched.held.get()
    assert (walled.article, walled.outcome, held.reason) == (fetched, "held", "lost")
    assert (fetched.current, fetched.proposals.filter(version=before).exists()) == (before, True)


def test_a_paywall_that_leaves_the_first_paragraph_is_held_back(fetched):
    assert taken(page(TEXT[0], *PAYWALL), ADDRESS).outcome == "held"


def test_what_was_held_back_is_asked_about_once(fetched):
    taken(page(*PAYWALL), ADDRESS)

    same_bytes = taken(page(*PAYWALL), ADDRESS)
    same_words = taken(page(*PAYWALL, head="<!-- another advertisement -->"), ADDRESS)

    assert (same_bytes.outcome, same_words.outcome, HeldVersion.objects.count()) == ("same", "same", 1)


def test_what_was_held_back_and_then_stands_at_the_address_is_asked_about_no_more(fetched):
    corrected = page(*TEXT[:4], "Talks begin on Thursday.", head=CANONICAL)
    pasted = taken(corrected)

    there = taken(corrected, ADDRESS)

    fetched.refresh_from_db()
    assert (pasted.outcome, there.outcome, fetched.held.count()) == ("held", "version", 0)
    assert (fetched.current.number, fetched.versions.count()) == (2, 2)


# Claimed


@pytest.mark.parametrize("head", [CANONICAL, OG_URL], ids=["canonical", "og:url"])
@pytest.mark.parametrize("url", ["", "https://watches.example/1"], ids=["a file", "fetched elsewhere"])
def test_a_page_that_claims_a_public_articles_address_is_held_back(head, url, fetched, client):
    claiming = taken(page(*OTHER, headline="Watches", outlet="Watch Sellers Weekly", head=head), url)

    held = fetched.held.get()
    public = client.get(fetched.get_absolute_url()).content.decode()
    assert (claiming.outcome, held.reason, held.source.name) == ("held", "claim", "Watch Sellers Weekly")
    assert ("Cheap watches" in public, "Talks begin again" in public) == (False, True)


def test_the_same_words_that_claim_the_address_are_the_same_article(fetched):
    again = taken(page(head=CANONICAL + "<!-- saved by a browser -->"))

    assert (again.article, again.outcome) == (fetched, "same")


def test_a_new_version_of_a_public_article_from_elsewhere_waits(fetched):
    """A pasted correction of a private one does not: nobody else sees it."""
    corrected = page(*TEXT[:4], "Talks begin on Thursday.", head=CANONICAL)
    public = taken(corrected)
    factories.show(fetched, public=False)

    private = taken(corrected.replace("Thursday", "Wednesday"))

    assert (public.outcome, fetched.held.get().reason, private.outcome) == ("held", "elsewhere", "version")


def test_a_claim_to_a_private_article_waits_where_the_words_are_others(fetched):
    factories.show(fetched, public=False)

    assert taken(page(*OTHER, head=CANONICAL)).outcome == "held"


def test_two_different_pages_of_one_headline_outlet_and_day_are_two_articles(post):
    greeting = "Good morning. Here is what you need to know today."
    first = taken(page(greeting, *TEXT, headline="Morning briefing"))

    second = taken(page(greeting, *OTHER, headline="Morning briefing"))

    assert (first.outcome, second.outcome, Article.objects.count()) == ("new", "new", 2)
    assert second.article.current.doubts == [
        f"Article {first.article.pk} has the same outlet, day and headline, and other words."
    ]


def test_the_same_page_of_one_headline_outlet_and_day_corrected_is_a_new_version(post):
    first = taken(page(*TEXT, headline="Morning briefing"))

    second = taken(page(*TEXT[:3], TEXT[3].replace("soup", "bread"), TEXT[4], headline="Morning briefing"))

    assert (second.article, second.outcome) == (first.article, "version")


@pytest.fixture
def dated_anew(post, editor):
    """An article whose file says 13 March, and an editor 2 April."""
    article = taken(page(*TEXT, headline="Morning briefing")).article
    deciding.articles.correct_publication(article, editor, day=date(2019, 4, 2))
    return article


def test_an_article_whose_day_was_corrected_is_known_by_the_day_its_file_says(dated_anew):
    again = taken(page(*TEXT[:3], TEXT[3].replace("soup", "bread"), TEXT[4], headline="Morning briefing"))

    assert (again.article, again.outcome, Article.objects.count()) == (dated_anew, "version", 1)


def test_a_public_one_waits_for_an_editor(dated_anew):
    factories.show(dated_anew)

    again = taken(page(*TEXT[:3], TEXT[3].replace("soup", "bread"), TEXT[4], headline="Morning briefing"))

    assert (again.article, again.outcome, Article.objects.count()) == (dated_anew, "held", 1)


def test_one_of_its_headline_on_a_third_day_is_another(dated_anew):
    words = page(*TEXT[:3], TEXT[3].replace("soup", "bread"), TEXT[4], headline="Morning briefing")

    other = taken(words.replace("2019-03-13", "2019-03-20"))

    assert (other.outcome, Article.objects.count()) == ("new", 2)


def test_what_matches_nothing_is_asked_about_twice(dated_anew, django_assert_num_queries):
    """By its words and by its headline, whatever was corrected."""
    version = ArticleVersion(headline="Ferries", body="They left.", published_day=date(2019, 3, 13))

    with django_assert_num_queries(2):
        assert recognise(version, dated_anew.source_id, "") is None


@pytest.mark.parametrize(
    ("question", "indexes"),
    [
        (identity._WORDS, {"fingerprint", "article_opening"}),
        (identity._ADDRESS, {"article_folded_url", "fetched_from"}),
        (kept._MARKED, {"appearance", "timeexpression", "mention", "figure", "quotation", "proposal"}),
        (decided._DECIDED, {"citation", "rejection", "proposal"}),
    ],
    ids=["words", "address", "marked", "decided"],
)
def test_every_look_up_goes_by_an_index(question, indexes, db):
    """However many articles there are; PostgreSQL reads so small a table whole."""
    if connection.vendor != "sqlite":
        pytest.skip("SQLite plans without counting rows")
    asked = question.statement(*[None] * len(question.kinds))

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked.sql}", [given for _at, given in asked.parameters])
        plan = " ".join(str(row[-1]) for row in cursor.fetchall())

    assert {name for name in indexes if name in plan} == indexes
    assert "SCAN newsreader_" not in plan


def test_a_version_without_an_address_leaves_the_article_its_own(post):
    article = taken(page(head=CANONICAL)).article

    taken(page(*TEXT[:4]))

    article.refresh_from_db()
    assert (article.versions.count(), article.canonical_url) == (2, ADDRESS)


# Decided


@pytest.fixture
def held(fetched):
    taken(page(*TEXT[:2], "At least 90 people stayed.", head=CANONICAL, outlet="Watch Sellers Weekly"))
    return fetched.held.get()


@pytest.fixture
def editor(db):
    return factories.editor()


def test_taken_it_is_the_articles_new_version(held, editor):
    article = held.article

    deciding.articles.take(held, editor)

    article.refresh_from_db()
    assert (article.current, article.current.number, article.held.count()) == (held.version, 2, 0)
    assert (article.source.name, article.read_at) == ("The Tidewater Post", None)


def test_a_citation_follows_into_what_was_taken_and_back_when_it_is_undone(held, editor):
    article, timeline = held.article, factories.timeline()
    marched = article.proposals.get(exact__contains="marched")
    citation = deciding.proposals.accept(marched, timeline, editor).event.citations.get()

    deciding.articles.take(held, editor)
    citation.refresh_from_db()
    lost = citation.lost
    deciding.decisions.undo(Decision.objects.get(action="take"), editor)

    citation.refresh_from_db()
    assert (lost, citation.lost, citation.version) == (True, False, marched.version)


def test_made_another_it_is_a_private_article_of_its_own_outlet(held, editor):
    made = deciding.articles.make_another(held, editor)

    assert (made.current, made.source.name, made.public) == (held.version, "Watch Sellers Weekly", False)
    assert (made.current.number, made.headline) == (1, held.version.headline)
    assert HeldVersion.objects.count() == 0


def test_what_was_made_another_is_known_again_and_not_asked_about(held, editor):
    made = deciding.articles.make_another(held, editor)

    again = taken(
        page(
            *TEXT[:2],
            "At least 90 people stayed.",
            head=CANONICAL + "<!-- -->",
            outlet="Watch Sellers Weekly",
        )
    )

    assert (again.article, again.outcome) == (made, "same")


@pytest.mark.parametrize("verb", ["take", "make_another"])
def test_undone_it_is_held_back_again_though_it_was_read_since(verb, held, editor):
    before = rows()
    decided = getattr(deciding.articles, verb)(held, editor) or held.article
    decided.refresh_from_db()
    pipeline.read(decided)

    deciding.decisions.undo(Decision.objects.latest("pk"), editor)

    article = Article.objects.get()
    pipeline.read(article)
    unlike = {name for name, now in rows().items() if len(now) != len(before[name])} - {"entity", "alias"}
    assert (unlike, article.held.get().version.number) == (set(), None)
    assert Figure.objects.filter(version=held.version).count() == 0


def test_another_article_is_not_undone_under_what_was_decided_of_it(held, editor):
    made = deciding.articles.make_another(held, editor)
    pipeline.read(made)
    deciding.proposals.accept(made.proposals.first(), factories.timeline(), editor)

    with pytest.raises(Conflict, match="came after it"):
        deciding.decisions.undo(Decision.objects.get(action="another"), editor)


def test_it_is_decided_once(held, editor):
    again = HeldVersion.objects.get()
    deciding.articles.take(held, editor)

    with pytest.raises(Conflict):
        deciding.articles.make_another(again, editor)

    assert ArticleVersion.objects.count() == 2


def test_erasing_what_was_made_another_forgets_its_words_in_the_decision(held, editor):
    held.version.headline = "Pickets gone"
    held.version.save()
    made = deciding.articles.make_another(held, editor)

    deciding.erasure.erase(made)

    decision = Decision.objects.get(action="another")
    assert "Pickets gone" not in f"{decision.subject} {decision.changes}"


def test_erasing_the_article_erases_what_was_held_back(held):
    deciding.erasure.erase(held.article)

    assert (HeldVersion.objects.count(), ArticleVersion.objects.count()) == (0, 0)
