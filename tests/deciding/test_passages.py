"""Words an editor picked: bound to an event as they stand, dated by themselves or by the editor."""

from datetime import date

import pytest

from newsreader import deciding
from newsreader.models import Article, Conflict, Decision, Event
from newsreader.showing.html.explanations import explain
from newsreader.text.when import When
from tests import factories

TUESDAY = When(date(2019, 3, 12), date(2019, 3, 12))


def last():
    return Decision.objects.latest("id")


def test_writing_takes_the_words_the_editor_chose(article, timeline, editor):
    quote = "Calloway called the march a mistake"

    entry = deciding.passages.create_event(
        article, "body", quote, timeline, editor, title="Calloway answers", when=TUESDAY
    )

    citation = entry.event.citations.get()
    assert (citation.exact, citation.sentence, citation.rule) == (quote, f"{quote}.", "editor")
    assert (last().action, citation.proposed, entry.event.dated_by) == ("write", False, citation)


@pytest.mark.parametrize("quote", ["", "   ", "nobody wrote this", "march"])
def test_words_that_do_not_stand_exactly_once_make_no_event(article, timeline, editor, quote):
    with pytest.raises(ValueError, match="words"):
        deciding.passages.create_event(article, "body", quote, timeline, editor, title="X", when=TUESDAY)

    assert (Event.objects.count(), Decision.objects.count()) == (0, 0)


def test_words_picked_from_a_version_that_was_replaced_are_not_cited(article, timeline, editor):
    seen = Article.objects.select_related("current").get(pk=article.pk)
    factories.new_version(article, body="Updated. " + article.current.body)
    quote = "Calloway called the march a mistake"

    with pytest.raises(Conflict, match="new version"):
        deciding.passages.create_event(seen, "body", quote, timeline, editor, title="X", when=TUESDAY)

    assert (Event.objects.count(), Decision.objects.count()) == (0, 0)


def test_words_are_cited_once_for_an_event(article, editor):
    event = factories.event(article=article)
    words = ("body", factories.WALKED_OUT, event, editor)

    with pytest.raises(ValueError, match="already"):
        deciding.passages.cite(article, *words, when=TUESDAY)

    assert (event.citations.count(), Decision.objects.count()) == (1, 0)


READ = "“Tuesday” in a report published on Wednesday 13 March 2019: Tuesday 12 March 2019."


@pytest.mark.parametrize(
    ("quote", "when", "why"),
    [
        (factories.WALKED_OUT, TUESDAY, READ),
        ("the harbour board cut their pay", TUESDAY, READ),
        (
            factories.WALKED_OUT,
            When(date(2019, 3, 11), date(2019, 3, 11)),
            "Set by an editor: 11 March 2019.",
        ),
        ("Calloway called the march a mistake", TUESDAY, "Set by an editor: 12 March 2019."),
    ],
)
def test_a_date_is_the_texts_own_unless_the_editor_set_another(quote, when, why, article, timeline, editor):
    written = deciding.passages.create_event(article, "body", quote, timeline, editor, title="Out", when=when)
    other = factories.event("Another", when)
    cited = deciding.passages.cite(article, "body", quote, other, editor, when=when)

    assert [explain(citation) for citation in (written.event.citations.get(), cited)] == [why, why]
    assert cited.when == when


def test_of_two_dates_of_a_sentence_the_one_that_was_taken_is_named(timeline, editor):
    article = factories.read_article("They met on 7 March and walked out on Tuesday.")

    entry = deciding.passages.create_event(
        article, "body", "They met", timeline, editor, title="Out", when=TUESDAY
    )

    citation = entry.event.citations.get()
    read = article.current.timeexpressions.get(exact=citation.expression)
    assert (read.when, read.rule, read.anchor_day, read.parameters) == (
        TUESDAY,
        citation.rule,
        citation.anchor_day,
        citation.parameters,
    )
