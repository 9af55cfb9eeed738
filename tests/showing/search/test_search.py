"""What is found: by whom, in which order, and the sentence that says it. The same on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from newsreader import deciding, pipeline
from newsreader.deciding.indexing import index
from newsreader.models import Entity, Quotation
from newsreader.models.search import Kind
from newsreader.pipeline import indexed
from newsreader.showing.search import HitOrder, Wanted, search, understand
from newsreader.text.when import When
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = date(2020, 1, 1)
STRANGER = AnonymousUser()


def index_all():
    indexed.begin_anew()
    for _done in indexed.index_waiting():
        pass


def found(query, viewer=STRANGER, order=HitOrder.NEWEST, **narrowed):
    wanted = replace(understand(query, TODAY), **narrowed)
    return search(viewer, wanted, order=order).hits


def report(body, headline="Report", *, public=True, day=date(2019, 3, 13), **fields):
    made = factories.article(body, headline=headline, public=public, published=day, **fields)
    index(Kind.ARTICLE, [made.pk])
    return made


def titles(query, viewer=STRANGER, order=HitOrder.NEWEST, **narrowed):
    return [hit.title for hit in found(query, viewer, order, **narrowed)]


# Scripts

FOUND = [
    ("Dordevic", "Goran Đorđević left."),
    ("Đorđević", "Goran Dordevic left."),
    ("Lodz", "They met in Łódź."),
    ("viet nam", "From Việt Nam."),
    ("мои", "Это мои сады."),
    ("елка", "Стоит ёлка."),
    ("οδυσσευς", "Ὁ Ὀδυσσεύς."),
    ("الاسد", "قال الأسد إن"),
    ("حلب", "مدينة حَلَب"),
    ("שלום", "שָׁלוֹם"),
    ("हिन्दी", "यह हिन्दी है"),
    ("東京", "昨日の東京です"),
    ("タワー", "東京タワー"),
    ("한국", "대한민국 한국어로"),
    ("ไทย", "ประเทศไทย"),
    ("8", "7–8 December"),
    ("7-8 december", "7–8 December"),
    ("2016", "In 2011-2016 it was so."),
    ("wounded", "Forty were killed/wounded."),
    ("WHO", "The WHO said so."),
    ("it", "IT staff left."),
    ("assad", "Assad's men"),
    ("al-Assad", "Bashar al-Assad"),
    ("al assad", "Bashar al-Assad"),
    ("etat", "L'État, c'est moi."),
    ("O'Brien", "Mary O’Brien"),
    ("us", "a U.S. ship"),
]


@pytest.mark.parametrize(("query", "text"), FOUND)
def test_words_are_found_however_they_are_written(query, text):
    report(text)
    report("Something else.", "Other")

    hit = found(query)

    assert [(each.title, each.sentence, bool(each.marked)) for each in hit] == [("Report", text, True)]


NOT_FOUND = [
    ("мой", "Это мои сады."),
    ("कि", "यह की है"),
    ("106", "It was 10⁶."),
    ("hama", "Hamas said so."),
    ('"selby port"', "Port Selby"),
    ("京東", "東京"),
    ("v_0", "Nothing."),
    ("k_1", "Nothing."),
    ("headline text", "headline"),
]


@pytest.mark.parametrize(("query", "text"), NOT_FOUND)
def test_other_words_are_not(query, text):
    report(text)

    assert found(query) == []


# Words, phrases, narrowings


def test_all_words_must_be_there_and_none_of_the_others():
    report("The ferry left Selby.", "Ferry")
    report("The strike closed Selby.", "Strike")

    assert titles("selby the") == ["Strike", "Ferry"]
    assert titles("selby -ferry") == ["Strike"]
    assert titles('selby -"ferry left"') == ["Strike"]
    assert titles('"ferry left"') == ["Ferry"]
    assert titles('"left ferry"') == []


def test_a_phrase_goes_across_no_fields():
    report("Selby closed.", "Strike at Port", standfirst="Harbour")

    assert titles('"port harbour"') == titles('"harbour selby"') == titles('"port selby"') == []


def test_what_is_left_out_stays_out_from_a_day_on():
    report("The strike closed Selby.", "Old", day=date(2015, 3, 1))
    report("The ferry left Selby.", "Ferry", day=date(2017, 1, 1))
    report("The strike closed Selby.", "Strike", day=date(2017, 1, 2))

    assert titles("selby -ferry after:2016") == ["Strike"]


def test_narrowed_by_source_person_period_and_kind():
    post, ledger = factories.source("The Tidewater Post"), factories.source("Ledger")
    one = report("Calloway spoke.", "One", source=post, day=date(2016, 12, 7))
    report("Calloway spoke.", "Two", source=ledger, day=date(2017, 1, 1))
    calloway = factories.entity("Ines Calloway")
    factories.mention(calloway, one, "Calloway")
    index_all()

    assert titles("spoke source:tidewater") == titles(f"spoke source:{post.pk}") == ["One"]
    assert titles('spoke in:"december 2016"') == titles("spoke before:2017") == ["One"]
    assert titles("spoke after:2016") == ["Two"]
    assert titles('kind:article who:"ines calloway"') == ["One"]
    assert titles("", entities=(calloway.pk,), kinds=frozenset({Kind.ARTICLE})) == ["One"]
    assert titles("calloway kind:name") == ["Ines Calloway"]
    assert titles("spoke", article=one.pk) == ["One"]


def test_who_and_source_of_nobody_are_handed_back_and_nothing_else_is_lost():
    report("The ferry left Selby.", "Ferry")

    answer = search(STRANGER, understand("ferry source:nobody who:nobody", TODAY))

    assert ([hit.title for hit in answer.hits], answer.not_understood) == (
        ["Ferry"],
        ("source:nobody", "who:nobody"),
    )


def test_a_merged_person_is_found_by_what_was_read_before():
    one = report("Calloway spoke.", "One")
    calloway, twin = factories.entity("Ines Calloway"), factories.entity("Inez Calloway")
    factories.mention(twin, one, "Calloway")
    index_all()
    Entity.objects.filter(pk=twin.pk).update(merged_into=calloway)

    assert titles("spoke", entities=(calloway.pk,)) == ["One"]


# HitOrder and pages


def test_better_hits_come_first_and_of_equals_the_newest():
    days = [date(2019, 1, day) for day in range(1, 8)]
    report("Selby and its port.", "Old and far", day=days[0])
    report("In Port Selby.", "Phrase in the text", day=days[1])
    report("Nothing.", "A port of Selby", day=days[2])
    report("Nothing.", "Port Selby", day=days[3])
    report("Selby and its port.", "New and far", day=days[4])

    assert titles("port selby", order=HitOrder.RELEVANCE) == [
        *("Port Selby", "A port of Selby", "Phrase in the text", "New and far", "Old and far"),
    ]
    assert titles("port selby") == [
        *("New and far", "Port Selby", "A port of Selby", "Phrase in the text", "Old and far"),
    ]
    assert titles("selby", order=HitOrder.RELEVANCE)[:2] == ["Port Selby", "A port of Selby"]


@pytest.mark.parametrize("order", [HitOrder.RELEVANCE, HitOrder.NEWEST])
def test_pages_have_every_hit_once(order):
    begin = datetime(2019, 1, 1, tzinfo=UTC)
    for number in range(23):
        headline = ("Port Selby", "Selby's port", "Other")[number % 3]
        body = ("Port Selby.", "Selby has a port.")[number % 2]
        report(body, headline, day=begin + timedelta(days=9 * number))
    wanted = understand("port selby", TODAY)
    whole = search(STRANGER, wanted, order=order, limit=50)

    pages, after = [], ""
    while True:
        page = search(STRANGER, wanted, order=order, after=after, limit=4)
        pages.append(page.hits)
        after = page.next_after
        if not page.more:
            break

    assert [hit for page in pages for hit in page] == whole.hits
    assert ([len(page) for page in pages], len(whole.hits)) == ([4, 4, 4, 4, 4, 3], 23)


@pytest.mark.parametrize(
    "after", ["x", "1", "1.2", "-1.2.3.4.0", "9" * 19 + ".1.1.1.0", "٣.1.1.1.0", "0.0.0.0.0\0", "9.9.9.9.9"]
)
def test_a_place_that_is_none_is_the_beginning_or_the_end(after):
    report("Port Selby.")

    assert len(search(STRANGER, understand("selby", TODAY), after=after).hits) in (0, 1)


def test_by_when_it_happened():
    timeline = factories.timeline("The strike")
    for title, when in (("First strike", date(1066, 1, 2)), ("Last strike", date(2019, 5, 1))):
        factories.entry(timeline, factories.event(title, When(when, when)))
    index_all()

    hits = found("strike", order=HitOrder.HAPPENED)

    assert [(hit.title, hit.day, hit.stands_in) for hit in hits] == [
        ("Last strike", date(2019, 5, 1), "The strike"),
        ("First strike", date(1066, 1, 2), "The strike"),
    ]
    assert titles("strike in:1066", order=HitOrder.HAPPENED) == ["First strike"]
    assert titles("kind:event strike", timeline=timeline.pk) == ["Last strike", "First strike"]


# What a hit shows


def test_a_hit_is_the_sentence_that_holds_most_of_the_words():
    post = factories.source("The Post")
    made = report(factories.BODY, "Strike", source=post)

    (hit,) = found("calloway mistake")

    words = [hit.sentence[span.start : span.end] for span in hit.marked]
    assert (hit.sentence, words) == ("Calloway called the march a mistake.", ["Calloway", "mistake"])
    at = factories.BODY.index("Calloway called")
    assert hit.url == f"{made.get_absolute_url()}#body-{at}"
    assert (hit.day, hit.stands_in, hit.language) == (date(2019, 3, 13), "The Post", "en")


def test_where_the_headline_says_it_the_report_begins_the_hit():
    report("The ferry left. Nobody saw it.", "Đorđević's strike")

    (hit,) = found("dordevic")

    assert [hit.title[span.start : span.end] for span in hit.title_marked] == ["Đorđević"]
    assert (hit.sentence, hit.marked) == ("The ferry left.", [])


def test_quotations_and_figures_are_found_by_themselves():
    article = factories.read_article(public=True)

    quotation = found("refused kind:quote")[0]
    figure = found("400 kind:figure")[0]

    said = Quotation.objects.filter(version__article=article).order_by("pk")[0]
    assert (quotation.sentence, quotation.speaker) == (said.exact, "Ines Calloway")
    assert figure.sentence.startswith("At least 400 people marched to the town hall")
    assert figure.url.endswith(f"#body-{factories.BODY.index('At least 400')}")


# Who finds it


def everybody(draft):
    return {
        "anonymous": STRANGER,
        "reader": factories.reader(),
        "reviewer": factories.member(draft, "reviewer"),
        "editor": factories.editor(),
        "administrator": factories.superuser(),
    }


@pytest.fixture
def story():
    """One of each kind that everybody may see, and one that not everybody may; all say "selby"."""
    factories.read_article(public=True, headline="Shown")
    private = factories.article(
        "“Selby burns,” said Nadia Velt. At least 30 people of Selby fled.", headline="Hidden"
    )
    pipeline.read(private)
    shown, draft = factories.timeline("Selby shown"), factories.timeline("Selby draft", published=False)
    factories.entry(shown, factories.event("Entry shown"), annotation="Selby")
    both = factories.event("Entry of both")
    factories.entry(shown, both)
    factories.entry(draft, both, annotation="Selby, in secret")
    factories.event("Selby alone")
    index_all()
    return draft


@pytest.mark.parametrize("order", [HitOrder.RELEVANCE, HitOrder.NEWEST])
def test_each_kind_of_visitor_finds_what_they_may_see(story, order):
    seen = {
        name: sorted({(hit.kind.name, hit.title) for hit in found("selby", viewer, order)})
        for name, viewer in everybody(story).items()
    }

    public = {
        ("ARTICLE", "Shown"),
        ("ENTITY", "Port Selby"),
        ("ENTITY", "Selby Harbour Union"),
        ("ENTRY", "Entry shown"),
        ("FIGURE", "Shown"),
        ("QUOTATION", "Shown"),
        ("TIMELINE", "Selby shown"),
    }
    of_draft = {("ENTRY", "Entry of both"), ("TIMELINE", "Selby draft")}
    of_desk = {("ARTICLE", "Hidden"), ("QUOTATION", "Hidden"), ("FIGURE", "Hidden"), ("EVENT", "Selby alone")}
    kinds = {name: set(pairs) for name, pairs in seen.items()}
    assert kinds["anonymous"] == kinds["reader"] == public
    assert not {title for _kind, title in public} & {"Hidden", "Selby draft", "Entry of both", "Selby alone"}
    assert kinds["editor"] - public - of_desk <= {("ENTITY", "Selby")}
    assert of_desk - kinds["editor"] == of_desk - kinds["administrator"] == set()
    assert (of_draft & kinds["editor"], of_draft <= kinds["reviewer"]) == (set(), True)
    assert of_draft <= kinds["administrator"]


def test_an_article_is_found_from_the_moment_it_is_public_and_no_longer(story):
    editor = factories.editor()
    article = report("The lighthouse fell.", "Light", public=False)

    before = titles("lighthouse")
    deciding.articles.set_public(article, editor, public=True)
    shown = titles("lighthouse")
    deciding.articles.set_public(article, editor, public=False)
    hidden = titles("lighthouse")
    deciding.articles.set_public(article, editor, public=True)
    deciding.erasure.erase(article)

    assert (before, shown, hidden, titles("lighthouse"), titles("lighthouse", editor)) == (
        [], ["Light"], [], [], [],
    )  # fmt: skip


def test_a_draft_is_found_from_the_moment_it_is_published_and_no_longer(story):
    editor = factories.member(story)

    deciding.timelines.publish(story, editor)
    shown = titles("secret")
    deciding.timelines.withdraw(story, editor)

    assert (shown, titles("secret")) == (["Entry of both"], [])


def test_what_was_indexed_too_long_ago_shows_nothing_that_is_private_now():
    article = report("The lighthouse fell.", "Light")
    type(article).objects.filter(pk=article.pk).update(public=False)  # and the index not told

    assert titles("lighthouse") == []


def test_somebody_named_in_private_reports_alone_is_found_by_editors_alone():
    private = report("Nadia Velt left.", public=False)
    velt = factories.entity("Nadia Velt")
    factories.mention(velt, private)
    index_all()

    assert (titles("velt kind:name"), titles("velt kind:name", factories.editor())) == ([], ["Nadia Velt"])


def test_nothing_is_asked_of_an_empty_query():
    report("Something.")

    assert (found(""), found(" - "), search(STRANGER, Wanted()).more) == ([], [], False)


@pytest.mark.parametrize("looked_through", [2, 3, 150])
@pytest.mark.parametrize("query", ["ferry selby", "ferry", '"ferry left" selby -tram'])
@pytest.mark.parametrize("order", [HitOrder.RELEVANCE, HitOrder.NEWEST])
@pytest.mark.parametrize("common", [False, True])
def test_page_by_page_each_is_found_once_though_all_came_in_one_minute(
    monkeypatch, looked_through, query, order, common
):
    monkeypatch.setattr("newsreader.showing.search.asking.LOOKED_THROUGH", looked_through)
    if common:  # nothing is few enough to be looked up at once
        monkeypatch.setattr("newsreader.showing.search.asking.all_keys", lambda *args, **options: None)
    for number in range(4):
        report("The ferry left Selby.", f"Report {number}")
    report("Selby was full. The ferry left.", "Selby ferry")
    report("They left.", "A ferry, and Selby: the ferry left")
    wanted, pages, after = understand(query, TODAY), [], ""

    while not pages or after:
        page = search(STRANGER, wanted, order=order, after=after, limit=2)
        pages.append([hit.title for hit in page.hits])
        after = page.next_after

    assert sorted(title for page in pages for title in page) == sorted(
        ["Selby ferry", "A ferry, and Selby: the ferry left", *(f"Report {number}" for number in range(4))]
    )
    assert [len(page) for page in pages] == [2, 2, 2]


@pytest.mark.parametrize("query", ["quay", "quay left", "quay kind:article"])
@pytest.mark.parametrize("order", [HitOrder.RELEVANCE, HitOrder.NEWEST])
def test_what_is_public_is_found_behind_very_much_that_is_private(query, order):
    for number in range(3):
        report("They left the quay.", f"Public {number}", day=date(2018, 3, 1 + number))
    for number in range(60):
        report("They left the quay.", f"Quay {number}, left", public=False, day=date(2019, 1, 1))

    first = search(STRANGER, understand(query, TODAY), order=order, limit=2)
    last = search(STRANGER, understand(query, TODAY), order=order, limit=2, after=first.next_after)

    assert [[hit.title for hit in page.hits] for page in (first, last)] == [
        ["Public 2", "Public 1"],
        ["Public 0"],
    ]
    assert (first.more, last.more) == (True, False)
