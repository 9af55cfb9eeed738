"""Every field of an article can be mended: a new version, with what the machine read beside, and undo."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from newsreader import deciding, pipeline
from newsreader.extraction.doubts import ABOUT, about
from newsreader.models import ArticleVersion, Conflict, Decision, Source, Stale
from newsreader.models.mending import FIELDS
from newsreader.showing.evidence import fields_with_evidence, standing_doubts
from tests import factories

MENDED = {
    "headline": "Dockers strike in Selby",
    "standfirst": "The board would not talk.",
    "byline": "By Orla Quist",
    "authors": ["Orla Quist"],
    "source": "The Selby Herald",
    "agency": "SNA",
    "dateline": "PORT SELBY, 12 March",
    "day": date(2019, 3, 20),
    "zone": "Asia/Kolkata",
    "caption": "The quay on Monday.",
    "body": f"Rain fell.\n\n{factories.BODY}",
}


@pytest.fixture
def herald(db):
    return factories.source("The Selby Herald")


def stands(article):
    article.refresh_from_db()
    return deciding.mending.standing(article)


def mend(article, editor, **typed):
    return deciding.mending.mend(article, editor, typed)


def undo(editor):
    return deciding.decisions.undo(Decision.objects.latest("id"), editor)


@pytest.mark.parametrize("name", MENDED)
def test_a_field_is_mended_and_undone_and_done_again(name, article, herald, editor):
    before = stands(article)
    known = article.fingerprint

    mend(article, editor, **{name: MENDED[name]})
    mended = stands(article)
    undo(editor)
    undone = stands(article)
    undo(editor)

    assert mended == before | {name: MENDED[name]}
    assert (undone, stands(article), article.fingerprint) == (before, mended, known)
    assert list(article.current.mended) == [deciding.mending.field_of(name)]


def test_what_the_machine_read_is_kept_beside(editor):
    evidence = {"headline": {"raw": "Strike!", "rule": "h1", "start": 3, "end": 10}}
    article = factories.article(headline="Strike!", evidence=evidence)

    mend(article, editor, headline="Dockers strike")

    [read] = [each for each in fields_with_evidence(article) if each.name == "headline"]
    assert (read.value, read.raw, read.rule) == ("Dockers strike", "Strike!", "h1")
    assert (read.mended.by, read.mended.read, read.mended.asks) == (editor.username, "Strike!", False)


def test_words_cited_from_a_mended_body_are_found_in_it_exactly(article, proposal, timeline, editor):
    entry = deciding.proposals.accept(proposal, timeline, editor)
    before = entry.event.citations.get()

    mend(article, editor, body="Rain fell.\n\n" + article.current.body.replace("their pay", "wages"))

    after = entry.event.citations.get()
    shifted = len("Rain fell.\n\n")
    assert (after.version, after.start, after.end, after.exact, after.lost) == (
        article.current,
        before.start + shifted,
        before.end + shifted,
        before.exact,
        False,
    )
    undo(editor)
    again = entry.event.citations.get()
    assert (again.version, again.start, again.end) == (before.version, before.start, before.end)


def test_a_cited_sentence_that_is_taken_out_is_lost_and_comes_back(article, proposal, timeline, editor):
    entry = deciding.proposals.accept(proposal, timeline, editor)

    mend(article, editor, body="Nothing of it was so.")
    lost = entry.event.citations.get().lost
    undo(editor)

    assert (lost, entry.event.citations.get().lost) == (True, False)


def test_blocks_and_links_of_a_mended_body_stay_what_they_are(editor):
    at = factories.OF_BLOCKS.index("town hall" if "town hall" in factories.OF_BLOCKS else "Quay")
    link = [at, at + 4, "https://selby.example/quays"]
    article = factories.read_article_of_blocks(links=[link])

    mend(article, editor, body="It began so.\n\n" + article.current.body)

    assert article.current.kinds == ["paragraph", *factories.KINDS_OF_BLOCKS]
    by = len("It began so.\n\n")
    assert article.current.links == [[at + by, at + by + 4, "https://selby.example/quays"]]


def test_reading_goes_by_the_mended_body_and_keeps_it(article, editor):
    mend(article, editor, body="Nadia Velt left Port Selby on 9 March 2019.")

    pipeline.read(article)
    pipeline.read(article)

    article.refresh_from_db()
    assert [each.exact for each in article.proposals.all()] == ["Nadia Velt left Port Selby on 9 March 2019"]
    assert article.current.body == "Nadia Velt left Port Selby on 9 March 2019."


def test_an_outlet_nobody_knows_is_made_and_one_is_known_by_any_of_its_names(article, herald, editor):
    herald.names.create(name="Selby Herald Online")

    mend(article, editor, source="selby herald online")
    known = article.source
    mend(article, editor, source="The Moor Gazette")

    assert (known, article.source.name, Source.objects.count()) == (herald, "The Moor Gazette", 2)
    assert mend(article, editor, source="THE MOOR GAZETTE") is False


def test_an_outlet_that_was_mended_shows_and_counts_at_once(article, proposal, timeline, herald, editor):
    deciding.proposals.accept(proposal, timeline, editor)

    mend(article, editor, source="The Selby Herald")

    timeline.refresh_from_db()
    assert [each[1] for each in timeline.overview["sources"]] == ["The Selby Herald"]


def test_strangers_see_the_outlet_that_a_cited_report_is_of(article, proposal, timeline, herald, editor):
    """Of a private report, by its citation alone: that knows its outlet, whatever is decided of both."""
    seen = []

    def look():
        seen.append([source.name for source in Source.objects.visible_to(AnonymousUser())])

    article.source = factories.source("Quay Post")
    article.save()
    deciding.proposals.accept(proposal, timeline, editor)
    look()
    mend(article, editor, source=herald.name)
    look()
    undo(editor)
    look()
    deciding.decisions.undo(Decision.objects.get(action="accept"), editor)
    look()
    undo(editor)
    look()

    assert seen == [["Quay Post"], [herald.name], ["Quay Post"], [], ["Quay Post"]]


def test_mended_back_to_what_was_read_it_is_mended_no_more(article, editor):
    read = article.current.headline
    mend(article, editor, headline="Another")

    mend(article, editor, headline=read)

    assert (article.current.headline, article.current.mended, article.read_headline) == (read, {}, "")


def test_a_mend_is_no_news_of_its_source(article, editor):
    mend(article, editor, body="Other words.")

    assert article.looked_at is None


@pytest.mark.parametrize("row", ABOUT, ids=lambda row: row.fields[0])
def test_a_doubt_goes_when_its_field_was_mended(row, editor, db):
    article = factories.article(doubts=[row.example, "Its page could not be had."])
    name = row.fields[0]
    typed = {"day": date(2019, 3, 20)} if name == "published" else {name: "Words of hers"}
    before = standing_doubts(article.current)

    mend(article, editor, **typed)

    assert before == [row.example, "Its page could not be had."]
    assert (about(row.example), standing_doubts(article.current)) == (
        row.fields,
        ["Its page could not be had."],
    )
    undo(editor)
    article.refresh_from_db()
    assert standing_doubts(article.current) == before


# Two at once


def test_two_who_mend_different_fields_both_have_their_way(article, editor):
    shown = stands(article)
    bo = factories.editor()

    deciding.mending.mend(article, editor, shown | {"byline": "By Orla Quist"}, made_from=shown)
    deciding.mending.mend(article, bo, shown | {"agency": "SNA"}, made_from=shown)

    now = stands(article)
    by = {name: each["by"] for name, each in article.current.mended.items()}
    assert (now["byline"], now["agency"]) == ("By Orla Quist", "SNA")
    assert by == {"byline": editor.pk, "agency": bo.pk}


@pytest.mark.parametrize("name", MENDED)
def test_two_who_mend_the_same_field_are_asked(name, article, herald, editor):
    shown = stands(article)
    mend(article, factories.editor(), **{name: MENDED[name]})
    mine = {"authors": ["Nadia Velt"], "day": date(2019, 3, 21), "zone": "Europe/London"}.get(name, "Mine")

    with pytest.raises(Stale) as asked:
        deciding.mending.mend(article, editor, {name: mine}, made_from=shown)

    assert [tuple(each) for each in asked.value.clashes] == [(name, shown[name], MENDED[name], mine)]
    assert Decision.objects.count() == 1


def test_a_correction_under_a_later_one_is_not_undone(article, editor):
    mend(article, editor, headline="One")
    first = Decision.objects.get()
    mend(article, editor, agency="SNA")

    with pytest.raises(Conflict, match="came after"):
        deciding.decisions.undo(first, editor)


# What the source says, taken back


@pytest.mark.parametrize("name", MENDED)
def test_what_the_source_says_is_taken_back(name, article, herald, editor):
    before = stands(article)
    mend(article, editor, **{name: MENDED[name]})

    deciding.mending.settle(article, deciding.mending.field_of(name), editor, as_read=True)
    back = stands(article)
    mended = article.current.mended
    undo(editor)

    assert (back, mended) == (before, {})
    assert stands(article)[name] == MENDED[name]


def test_what_is_not_mended_cannot_be_settled(article, editor):
    with pytest.raises(Conflict, match="decided already"):
        deciding.mending.settle(article, "headline", editor, as_read=True)


def test_an_article_stands_in_lists_where_its_mended_day_says(article, editor):
    mend(article, editor, day=date(2019, 3, 20))

    assert article.listed == datetime(2019, 3, 20, tzinfo=UTC)
    assert set(article.appearances.values_list("listed", flat=True)) == {article.listed}


def test_every_field_has_its_column():
    columns = {each.name for each in ArticleVersion._meta.concrete_fields} | {"published", "source"}

    assert set(FIELDS) - columns == set()
