"""Every row of the tables of cues finds its own example, alone, and leaves its counter-example be."""

import re
from datetime import datetime

import pytest

from newsreader.extraction import asides, boilerplate, captions, owners, stamps, starter
from newsreader.extraction.cues import LinePlace
from newsreader.extraction.dates.date_forms import FORMS
from newsreader.extraction.dates.dates import moments
from newsreader.extraction.outlets import Recogniser
from newsreader.extraction.pages import corrections, walls
from newsreader.extraction.texts import labels, page_parts, paper_names
from newsreader.extraction.writers import bylines

OUTLETS = Recogniser(starter())
TABLES = {
    "boilerplate": boilerplate.BOILERPLATE,
    "byline openings": bylines.OPENINGS,
    "no persons": bylines.NOBODIES,
    "caption openings": captions.OPENINGS,
    "caption labels": captions.LABELS,
    "credit lines": captions.CREDIT_LINES,
    "field labels": labels.LABELS,
    "date labels": tuple(cue for cues in stamps.LABELS.values() for cue in cues),
    "silent pieces": stamps.SILENT,
    "headings of parts": tuple(cue for cues in page_parts.HEADINGS.values() for cue in cues),
    "asides": asides.ASIDES,
    "askings": asides.ASKING,
    "writers": asides.WRITERS,
    "offers": walls.OFFERS,
    "corrections": corrections.CORRECTIONS,
    "papers": paper_names.PAPERS,
    "no papers": paper_names.NO_PAPERS,
}
CAPITALS_COUNT = ("caption openings",)
ROWS = [pytest.param(table, cue, id=f"{table}: {cue.id}") for table, cues in TABLES.items() for cue in cues]
COUNTERS = [row for row in ROWS if row.values[1].counter]


def finds(table, cue, line):
    flags = 0 if table in CAPITALS_COUNT else re.IGNORECASE
    match cue.where:
        case LinePlace.OPENING if table == "field labels":
            return re.match(rf"(?:{cue.pattern})\s*:", line, flags) is not None
        case LinePlace.OPENING:
            return re.match(cue.pattern, line, flags) is not None
        case LinePlace.INSIDE:
            return re.search(rf"\b(?:{cue.pattern})\b", line, flags) is not None
        case LinePlace.WHOLE | LinePlace.BEFORE:
            return re.fullmatch(cue.pattern, line, flags) is not None


@pytest.mark.parametrize(("table", "cue"), ROWS)
def test_an_example_is_found_by_its_row_and_by_no_other(table, cue):
    found = [other.id for other in TABLES[table] if finds(table, other, cue.example)]

    assert found == [cue.id]


@pytest.mark.parametrize(("table", "cue"), COUNTERS)
def test_a_counter_example_is_found_by_no_row(table, cue):
    found = [other.id for other in TABLES[table] if finds(table, other, cue.counter)]

    assert found == []


@pytest.mark.parametrize("table", TABLES)
def test_ids_are_used_once(table):
    ids = [cue.id for cue in TABLES[table]]

    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("cue", boilerplate.BOILERPLATE, ids=lambda cue: cue.id)
def test_boilerplate(cue):
    assert boilerplate.is_boilerplate(cue.example)
    assert not (cue.counter and boilerplate.is_boilerplate(cue.counter))


@pytest.mark.parametrize(
    ("kind", "cue"),
    [pytest.param(kind, cue, id=cue.id) for kind, cues in page_parts.HEADINGS.items() for cue in cues],
)
def test_heading_of_a_part_of_the_page(kind, cue):
    assert page_parts.part(cue.example) is kind
    assert not (cue.counter and page_parts.part(cue.counter))


@pytest.mark.parametrize("cue", asides.ASIDES, ids=lambda cue: cue.id)
def test_what_speaks_to_the_reader_of_a_page(cue):
    assert asides.offering(cue.example, 10) >= 1
    assert asides.offering(cue.counter, 10) == 0


@pytest.mark.parametrize("cue", asides.WRITERS, ids=lambda cue: cue.id)
def test_what_tells_of_a_writer(cue):
    assert asides.about_writer(f"Jane Doe {cue.example}.", ())
    assert not asides.about_writer(f"Jane Doe {cue.counter}.", ())


@pytest.mark.parametrize("cue", captions.OPENINGS + captions.LABELS, ids=lambda cue: cue.id)
def test_what_opens_a_caption(cue):
    assert captions.is_caption(cue.example)
    assert not (cue.counter and captions.is_caption(cue.counter))


@pytest.mark.parametrize("cue", captions.CREDITS, ids=lambda cue: cue.id)
def test_credit_at_the_end_of_a_caption(cue):
    assert captions.is_caption(cue.example)
    assert captions.picture(cue.example).credit == cue.credit


@pytest.mark.parametrize("cue", captions.CREDIT_LINES, ids=lambda cue: cue.id)
def test_lines_that_are_only_a_credit(cue):
    assert captions.is_credit_only(cue.example)
    assert not (cue.counter and captions.is_credit_only(cue.counter))


@pytest.mark.parametrize("cue", bylines.OPENINGS, ids=lambda cue: cue.id)
def test_what_opens_a_byline(cue):
    assert cue.example[bylines.opened(cue.example) :] == "Jane Doe"
    assert bylines.opened(cue.counter) == 0


@pytest.mark.parametrize("cue", bylines.NOBODIES, ids=lambda cue: cue.id)
def test_desks_and_roles_are_no_persons(cue):
    assert not bylines.person(cue.example)


@pytest.mark.parametrize("cue", labels.LABELS, ids=lambda cue: cue.id)
def test_a_line_names_its_field(cue):
    assert labels.labelled(cue.example).name == cue.id


@pytest.mark.parametrize(
    ("kind", "cue"),
    [pytest.param(kind, cue, id=cue.id) for kind, cues in stamps.LABELS.items() for cue in cues],
)
def test_label_before_a_date_or_on_the_line_above(kind, cue):
    dated = stamps.header(f"{cue.example} 8 December 2016", OUTLETS)
    alone = stamps.header(f"{cue.example}:", OUTLETS)

    assert ([stamp.kind for stamp in dated.stamps], alone.pending) == ([kind], kind)


@pytest.mark.parametrize("cue", paper_names.PAPERS, ids=lambda cue: cue.id)
def test_what_a_paper_is_called(cue):
    assert paper_names.is_paper(cue.example)
    assert not (cue.counter and paper_names.is_paper(cue.counter))


@pytest.mark.parametrize("cue", paper_names.NO_PAPERS, ids=lambda cue: cue.id)
def test_what_no_paper_is_called(cue):
    assert not paper_names.is_paper(cue.example)


@pytest.mark.parametrize("cue", stamps.SILENT, ids=lambda cue: cue.id)
def test_pieces_that_say_nothing(cue):
    line = stamps.header(f"By Jane Doe | {cue.example}", OUTLETS)

    assert (line.authors, line.place, line.outlets) == (("Jane Doe",), "", ())


@pytest.mark.parametrize("cue", owners.CUES, ids=lambda cue: cue.id)
def test_owner_of_a_page_that_is_on_no_list(cue):
    owner = owners.owner_of(cue.example, OUTLETS)

    assert (owner.name if owner else "") == ("Kalyan Courier" if cue.unlisted else "")


@pytest.mark.parametrize("cue", owners.CUES, ids=lambda cue: cue.id)
def test_owner_of_a_page_that_is_an_agency(cue):
    owner = owners.owner_of(cue.example.replace("Kalyan Courier", "Reuters"), OUTLETS)

    assert (owner.name if owner else "") == ("Reuters" if cue.agency else "")


@pytest.mark.parametrize("cue", walls.OFFERS, ids=lambda cue: cue.id)
def test_offers(cue):
    assert walls.is_offer(cue.example)
    assert not walls.is_offer(cue.counter)


@pytest.mark.parametrize("cue", corrections.CORRECTIONS, ids=lambda cue: cue.id)
def test_corrections(cue):
    assert corrections.is_correction(cue.example)
    assert not corrections.is_correction(cue.counter)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example)
def test_form_of_a_date(form):
    [moment] = moments(form.example)

    assert moment.local.date() == datetime(2016, 12, 8).date()
