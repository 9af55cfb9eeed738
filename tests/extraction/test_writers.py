"""Who wrote an article saved as text: which line says so, and what a page glues to names."""

import pytest

from newsreader.extraction import extract, stamps, starter
from newsreader.extraction.outlets import recogniser
from newsreader.extraction.writers import bylines, glued_names
from newsreader.fetching import Document

BODY = """The ferry from the harbour to the islands has stopped for the winter, its owners said in Port Ambry.

They had sought a buyer for two years, and the last offer was withdrawn when the pier was found unsafe.

Islanders now cross in fishing boats, which may carry six people and no more in the months of storm."""


def read(text):
    return extract(Document("page.txt", text.encode(), "text/plain"), starter())


def written(*lines, below=""):
    """An article with these lines between its headline and its words."""
    header = "\n".join(lines)
    return read(f"Ferry to the islands stops\n\n{header}\n\n{BODY}\n\n{below}")


@pytest.mark.parametrize("cue", bylines.OTHER_HANDS, ids=lambda cue: cue.id)
def test_another_hand_is_no_writer(cue):
    assert bylines.other_hands(cue.example)
    assert not bylines.other_hands(cue.counter or "Written by Jane Doe")


@pytest.mark.parametrize("cue", glued_names.ENDINGS, ids=lambda cue: cue.id)
def test_what_ends_a_name(cue):
    assert glued_names.unglued(cue.example) == "Jane Doe"
    assert glued_names.unglued(cue.counter) == cue.counter


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Story: Mira Sandvoll, Port Ambry", ["Mira Sandvoll"]),
        ("Words: Mira Sandvoll", ["Mira Sandvoll"]),
        ("Written by Mira Sandvoll", ["Mira Sandvoll"]),
        ("Von Mira Sandvoll", ["Mira Sandvoll"]),
        ("Door Mira Sandvoll", ["Mira Sandvoll"]),
        ("Автор: Мира Сандволл", ["Мира Сандволл"]),
        ("Kommentar von Mira Sandvoll", ["Mira Sandvoll"]),
        ("Islands, Transport, Top Story 2 | Written by Mira Sandvoll", ["Mira Sandvoll"]),
    ],
)
def test_a_line_that_opens_as_a_byline_does(line, authors):
    assert list(written(line).authors) == authors


@pytest.mark.parametrize(
    "line", ["Story: the ferry, a history", "Words: 412", "Text: large", "Von Bergen nach Ambry", "Di sini"]
)
def test_a_label_before_no_name(line):
    assert written(line).authors == ()


@pytest.mark.parametrize(
    "line",
    [
        "By Mira Sandvollmira@courier.example",
        "By Mira Sandvollm.sandvoll@courier.example",
        "By Mira Sandvoll | msandvoll@courier.example | Ambry Courier News",
        "By Mira Sandvoll@mirasandvoll",
        "By Mira SandvollHarbour correspondent",
        "By Mira Sandvoll Harbour correspondent",
        "By Mira Sandvoll, Staff Writer",
        "By Mira Sandvoll Follow",
        "By Mira SandvollMira Sandvoll",
        "Mira Sandvoll By Mira Sandvoll",
        "By Mira Sandvoll For Daily Ambry Online",
        "By Mira Sandvoll (now)",
        "By Mira Sandvoll, Ambry Institute of Tides and Harbours",
        "By Mira Sandvoll Edited by Olav Kesten",
    ],
)
def test_a_name_is_freed_of_what_is_glued_to_it(line):
    assert written(line, "8 December 2016").authors == ("Mira Sandvoll",)


@pytest.mark.parametrize(
    "name", ["Mira McAllard", "Mira DeVandt", "Mira Sandvoll-MacKeld", "Mira van der Keld", "M. J. Sandvoll"]
)
def test_a_capital_inside_a_name_is_its_own(name):
    assert written(f"By {name}", "8 December 2016").authors == (name,)


@pytest.mark.parametrize(
    "line",
    [
        "Mira Sandvoll | 8 December 2016",
        "Mira Sandvoll December 8, 2016 8:37 pm",
        "by Mira SandvollDecember 8, 2016",
        "Mira Sandvoll5 hours ago",
        "Mira Sandvoll ● December 8, 2016 ● 6 min read",
    ],
)
def test_a_name_beside_its_date(line):
    assert written(line).authors == ("Mira Sandvoll",)


@pytest.mark.parametrize(
    "lines",
    [
        ("Mira Sandvoll", "8 December 2016"),
        ("Mira Sandvoll", "Harbour correspondent"),
        ("Mira Sandvoll", "Published 3 hours ago"),
    ],
)
def test_a_bare_name_beside_a_line_that_tells(lines):
    assert written(*lines).authors == ("Mira Sandvoll",)


@pytest.mark.parametrize(
    "lines",
    [
        ("Harbour Life", "Share this"),
        ("Senior Politics Editor", "8 December 2016"),
        ("Partner Content", "8 December 2016"),
    ],
)
def test_no_writer_is_made_of_a_section_or_a_post(lines):
    assert written(*lines).authors == ()


def test_several_writers():
    together = written("By Mira Sandvoll (now) and Olav Kesten (earlier)")
    listed = written("By Mira Sandvoll, Olav Kesten & Tess Arlow", "8 December 2016")
    apart = written("By Mira Sandvoll", "By Olav Kesten", "8 December 2016")

    assert together.authors == ("Mira Sandvoll", "Olav Kesten")
    assert listed.authors == ("Mira Sandvoll", "Olav Kesten", "Tess Arlow")
    assert apart.authors == ("Mira Sandvoll", "Olav Kesten")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("BY MIRA McALLARD AND JOHN O'KESTEN", ("Mira McAllard", "John O'Kesten")),
        ("BY MIRA SANDVOLL-KELD", ("Mira Sandvoll-Keld",)),
        ("By JR Sandvoll", ("JR Sandvoll",)),
    ],
)
def test_a_name_in_capitals_is_told_in_small_letters(line, authors):
    assert written(line, "8 December 2016").authors == authors


def test_a_name_in_capitals_is_written_as_elsewhere_on_the_page():
    article = written("BY MIRA MACALLARD", below="Mira MacAllard is at mira@courier.example")

    assert article.authors == ("Mira MacAllard",)
    assert article.byline == "BY MIRA MACALLARD"
    assert article.evidence["authors"].raw == "MIRA MACALLARD"


@pytest.mark.parametrize(
    "line",
    [
        "Reviewed by Mira Sandvoll",
        "Fact-checked by Mira Sandvoll",
        "Edited by Mira Sandvoll",
        "Photos by Mira Sandvoll",
        "By Staff",
        "By The Editors",
        "Posted by Admin",
    ],
)
def test_editors_photographers_and_site_staff_are_no_writers(line):
    assert written(line, "8 December 2016").authors == ()


@pytest.mark.parametrize("agency", ["Reuters", "AFP", "dpa"])
def test_an_agency_beside_a_name_stays_one(agency):
    article = written(f"Mira Sandvoll, {agency}", "8 December 2016")

    assert (article.authors, article.agency.casefold()) == (("Mira Sandvoll",), agency.casefold())


def test_the_byline_of_another_story_adds_nobody():
    below = "More from the harbour\n\nPier found unsafe\n\nBy Olav Kesten\n\n2 December 2016"

    assert written("By Mira Sandvoll", "8 December 2016", below=below).authors == ("Mira Sandvoll",)


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("By Mira Sandvoll, Ambry Lantern", "© 2016 Ambry Lantern"),
        ("By Mira Sandvoll, Kesten Bay", "Pier closed near Kesten Bay"),
    ],
)
def test_the_page_tells_that_a_second_name_is_no_persons(line, below):
    assert written(line, "8 December 2016", below=below).authors == ("Mira Sandvoll",)


def test_a_second_name_the_page_does_not_tell_of_is_a_writers():
    assert written("By Mira Sandvoll, Olav Kesten").authors == ("Mira Sandvoll", "Olav Kesten")


def test_a_line_above_the_headline_shaped_like_a_name_is_none():
    article = read(
        f"Harbour Life\n\nFerry to the islands stops\n\nBy Mira Sandvoll\n8 December 2016\n\n{BODY}"
    )

    assert article.authors == ("Mira Sandvoll",)


def test_a_box_about_the_author_counts_where_nothing_above_names_anybody():
    box = "About the author\n\nOlav Kesten is a reporter in Port Ambry."

    alone, below = written("8 December 2016", below=box), written("By Mira Sandvoll", below=box)

    assert (alone.authors, below.authors) == (("Olav Kesten",), ("Mira Sandvoll",))
    assert "“Olav Kesten” is named below the text only." in alone.warnings


@pytest.mark.parametrize("line", ["14 March 2017 ・ 3 min read", "・ 14 March 2017", "14 March 2017・"])
def test_a_middle_dot_around_a_piece_is_no_word(line):
    found = stamps.header(line, recogniser(starter()))

    assert found is not None
    assert [stamp.moment.day for stamp in found.stamps] == [14]


@pytest.mark.parametrize("name", ["ジョン・スミス", "アン・リー", "マリア・デ・ラ・クルス"])
def test_a_middle_dot_inside_a_name_is_its_own(name):
    assert bylines.credited(name, recogniser(starter()), opened=True).authors == (name,)


@pytest.mark.parametrize(
    ("byline", "authors", "agency", "proof"),
    [
        ("[By Associated Press](/contributors/associated-press)", (), "AP", "By Associated Press"),
        ("[By Mara Lindqvist](/writers/mara-lindqvist)", ("Mara Lindqvist",), "", "By Mara Lindqvist"),
        ("By Mara Lindqvist", ("Mara Lindqvist",), "", "By Mara Lindqvist"),
    ],
)
def test_evidence_is_the_words_without_the_link_around_them(byline, authors, agency, proof):
    text = (
        f"# Ferry sinks off Holm\n\n{byline}\n\n13 March 2019\n\n"
        "The ferry to Holm sank on Tuesday with forty people on board, and all were saved by noon.\n\n"
        "The coast guard said on Wednesday that a valve had been left open when she sailed.\n"
    )

    found = extract(Document("-", text.encode(), "text/plain"), starter())

    seen = found.evidence["byline"]
    assert (found.authors, found.agency, found.byline) == (authors, agency, proof)
    assert (seen.raw, text[seen.start : seen.end]) == (proof, proof)
