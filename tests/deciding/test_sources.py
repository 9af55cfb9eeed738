"""Outlets that print one report are one source, wherever a timeline counts its sources."""

import pytest

from newsreader import deciding, pipeline
from newsreader.deciding.erasure import erase
from newsreader.models import Article, Source
from newsreader.pipeline.near_copies import group
from tests import factories
from tests.near_copy_texts import AGENCY, INDEPENDENT, OTHER_STORY, PARAGRAPHS, edited, woven

pytestmark = pytest.mark.django_db


def report(body, outlet, **fields):
    """An article of the outlet, public and read."""
    source = outlet and (Source.objects.filter(name=outlet).first() or factories.source(outlet))
    return factories.read_article(body, source=source, **{"public": True} | fields)


def citing(*articles):
    """A timeline with an event for each of the articles."""
    timeline = factories.timeline()
    for article in articles:
        quote = " ".join(article.current.body.split()[:6])
        factories.entry(timeline, factories.event(article=article, quote=quote))
    return timeline


def counted(timeline):
    """How many sources of how many outlets, and who is counted as one."""
    timeline.refresh_from_db()
    return timeline.sources, timeline.overview["outlets"], [each.names for each in timeline.printed_once]


def test_outlets_that_print_one_report_are_one_source():
    timeline = citing(
        report(AGENCY, "Post"),
        report(edited(AGENCY), "Echo"),
        report(AGENCY, "Mail"),
        report(INDEPENDENT, "Ledger"),
    )

    assert counted(timeline) == (2, 4, [["Echo", "Mail", "Post"]])


def test_they_are_one_though_the_report_they_have_it_from_is_not_cited():
    report(AGENCY, "Agency")

    timeline = citing(report(edited(AGENCY), "Echo"), report(AGENCY, "Mail"))

    assert counted(timeline) == (1, 2, [["Echo", "Mail"]])


def test_an_outlet_that_has_its_report_from_one_that_is_cited_with_another_is_none_of_its_own():
    report(AGENCY, "Post")

    timeline = citing(report(OTHER_STORY, "Post"), report(AGENCY, "Echo"))

    assert counted(timeline) == (1, 2, [["Echo", "Post"]])


def test_an_outlet_with_a_report_of_its_own_beside_the_copy_is_a_source():
    timeline = citing(report(AGENCY, "Post"), report(AGENCY, "Echo"), report(OTHER_STORY, "Echo"))

    assert counted(timeline) == (2, 2, [])


def test_there_are_never_more_sources_than_outlets_cited():
    report(AGENCY, "Agency")

    timeline = citing(report(AGENCY, "Echo"), report(OTHER_STORY, "Echo"))

    assert counted(timeline) == (1, 1, [])


def test_what_is_woven_from_two_reports_is_no_third_source():
    both = woven(AGENCY, OTHER_STORY)

    timeline = citing(report(AGENCY, "Post"), report(OTHER_STORY, "Ledger"), report(both, "Echo"))

    assert counted(timeline) == (2, 3, [["Echo", "Post"], ["Echo", "Ledger"]])


def test_more_outlets_than_are_offered_to_narrow_by_are_counted():
    timeline = citing(
        *(factories.article(" ".join([f"Quay {n} opened"] * 4), source=factories.source()) for n in range(17))
    )

    assert (timeline.sources, len(timeline.overview["sources"])) == (17, 14)


# What nobody may know is not counted


def test_an_outlet_is_not_told_by_a_private_article_that_nobody_cites():
    """Else the count would tell that the Post has such a report."""
    report(AGENCY, "Post", public=False)

    timeline = citing(report(OTHER_STORY, "Post"), report(AGENCY, "Echo"))

    assert counted(timeline) == (2, 2, [])


def test_it_is_once_the_article_is_public_and_no_more_when_it_is_private_again():
    private, editor = report(AGENCY, "Post", public=False), factories.editor()
    timeline = citing(report(OTHER_STORY, "Post"), report(AGENCY, "Echo"))
    revision = timeline.revision

    deciding.articles.set_public(private, editor, public=True)
    shown = counted(timeline)
    deciding.articles.set_public(private, editor, public=False)
    hidden = counted(timeline)
    deciding.decisions.undo(private.decisions.latest("id"), editor)

    assert (shown, hidden, counted(timeline)) == (
        (1, 2, [["Echo", "Post"]]),
        (2, 2, []),
        (1, 2, [["Echo", "Post"]]),
    )
    assert timeline.revision == revision + 3


def test_a_report_whose_first_is_private_is_known_by_the_public_one_that_came_first():
    report(AGENCY, "Hidden", public=False)
    echo, mail = report(edited(AGENCY), "Echo"), report(AGENCY, "Mail")
    timeline = citing(report(OTHER_STORY, "Echo"), mail)
    before = counted(timeline)

    deciding.near_copies.part(echo, factories.editor())

    assert (before, counted(timeline)) == ((1, 2, [["Echo", "Mail"]]), (2, 2, []))


# Whatever groups articles anew counts anew


def test_a_copy_that_comes_in_is_counted_at_once():
    post, echo = report(AGENCY, "Post"), report(OTHER_STORY, "Echo")
    timeline = citing(post, echo)
    before = counted(timeline)

    factories.new_version(echo, body=edited(AGENCY))
    pipeline.read(echo)

    assert (before, counted(timeline)) == ((2, 2, []), (1, 2, [["Echo", "Post"]]))


def test_the_report_itself_may_come_in_last():
    later = factories.PUBLISHED.replace(day=14)
    first = report("\n\n".join(PARAGRAPHS[:3]), "Echo", published=later)
    second = report("\n\n".join(PARAGRAPHS[3:]), "Mail", published=later)
    timeline = citing(first, second)
    before = counted(timeline)

    report(AGENCY, "Agency")

    assert (before, counted(timeline)) == ((2, 2, []), (1, 2, [["Echo", "Mail"]]))


def test_a_copy_that_changes_no_figure_raises_no_revision():
    timeline = citing(report(AGENCY, "Post"), report(AGENCY, "Echo"))
    revision = timeline.revision

    for article in (report(AGENCY, "Mail"), *Article.objects.all()):
        group(article)

    timeline.refresh_from_db()
    assert timeline.revision == revision


def test_editors_join_and_part_and_undo_it():
    editor = factories.editor()
    post, ledger = report(AGENCY, "Post"), report(INDEPENDENT, "Ledger")
    timeline = citing(post, ledger)
    found = [counted(timeline)]

    deciding.near_copies.join(post, ledger, editor)
    found.append(counted(timeline))
    undone = deciding.decisions.undo(post.decisions.get(), editor)
    found.append(counted(timeline))
    deciding.decisions.undo(undone, editor)
    found.append(counted(timeline))
    deciding.near_copies.part(ledger, editor)
    found.append(counted(timeline))

    one, two = (1, 2, [["Ledger", "Post"]]), (2, 2, [])
    assert found == [two, one, two, one, two]


def test_an_erased_report_leaves_its_copies_one_source():
    agency = report(AGENCY, "Agency")
    timeline = citing(report(AGENCY, "Post"), report(edited(AGENCY), "Echo"))

    erase(agency)

    assert counted(timeline) == (1, 2, [["Echo", "Post"]])


def test_the_page_says_how_they_are_counted(client):
    same = citing(report(AGENCY, "Post"), report(AGENCY, "Echo"), report(INDEPENDENT, "Ledger"))
    other = citing(report(OTHER_STORY, "Mail"))

    pages = [client.get(each.get_absolute_url()).content.decode() for each in (same, other)]

    assert [page.count("how the sources are counted") for page in pages] == [1, 0]
    assert "3 outlets are cited. Those that print one report are one source: Echo, Post." in pages[0]
    assert "2 sources" in pages[0]
