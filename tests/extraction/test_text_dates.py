"""Which date of a page saved as text is that of publication."""

from datetime import date, datetime

import pytest

from newsreader.extraction import starter
from newsreader.extraction.dates.dates import moments
from newsreader.extraction.texts.ages import FORMS, published_before
from newsreader.extraction.texts.own_address import own_day
from newsreader.extraction.texts.plain import read

HEADLINE = "Miller rebuilds the weir at Oldbrook"
PROSE = (
    "The miller of Oldbrook has rebuilt the weir that the flood broke, and the wheel turns again this week.",
    "Neighbours had carried stones for a month, and the council paid for the oak of the new sluice gate.",
    "The weir holds back enough water for the mill and for the meadows below it, the council has said.",
)


def page(*lines, headline=HEADLINE, prose=PROSE, above=()):
    return "\n\n".join((*above, headline, *lines, *prose))


def day(text):
    published = read(text, starter()).published
    return published and published.local.date().isoformat()


def doubts(text):
    return " ".join(read(text, starter()).doubts)


@pytest.mark.parametrize(
    "line",
    [
        "Published: Dec. 8, 2016, 3:35 a.m.",
        "PUBLISHED: December 8, 2016 at 8:48 p.m. | UPDATED: December 9, 2016 at 10:54 a.m.",
        "Posted on 8 December 2016, 7.15 p.m.",
    ],
)
def test_a_date_line_that_ends_with_a_full_stop_is_no_sentence(line):
    assert day(page(line)) == "2016-12-08"


@pytest.mark.parametrize(
    "line",
    [
        "The old weir was swept away in the night of November 3, 2012.",
        "The council voted for a new one on 4 May 2014.",
        "A first stone was laid by the mayor on March 5, 2015.",
    ],
)
def test_a_day_a_sentence_names_is_not_that_of_publication(line):
    assert day(page(line)) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Jo Weaver, BBNDec 8, 2016, 06:21 AM ET", (2016, 12, 8, 6)),
        ("RIVERS08.12.2016 06:06 PM", (2016, 12, 8, 18)),
        ("October 17, 20166:01 PM ET", (2016, 10, 17, 18)),
        ("8 December 201610:15", (2016, 12, 8, 10)),
        ("February 20,2016", (2016, 2, 20, -1)),
    ],
)
def test_a_date_glued_to_letters_or_its_time_is_read(line, expected):
    assert [(m.year, m.month, m.day, m.hour) for m in moments(line)] == [expected]


@pytest.mark.parametrize("line", ["form B08.12.2016", "lot 8 December 201655", "MILL1234Dec 8, 2016x9"])
def test_figures_that_go_on_are_no_date_with_a_year(line):
    assert not any(moment.year == 2016 and moment.hour >= 0 for moment in moments(line))


@pytest.mark.parametrize(
    "line",
    [
        '3. Weir Society, "Stones and water," accessed April 14, 2016.',
        "Mill Museum, List of the wheels of the upper valley, retrieved 2 March 2016",
        "2. River Office, Yearly report on floods and dams, accessed on January 5, 2016",
    ],
)
def test_the_day_a_source_was_read_is_not_the_day_of_capture(line):
    text = page("Published: December 8, 2016") + "\n\n" + line
    assert day(text) == "2016-12-08"


@pytest.mark.parametrize(
    "line",
    ["Page saved on December 1, 2016", "Captured: 1 December 2016", "Retrieved on 1 December 2016 10:00"],
)
def test_no_day_after_that_of_capture_is_that_of_publication(line):
    assert day(page("Published: December 8, 2016") + "\n\n" + line) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://valley.example/2016/12/08/miller-rebuilds-the-weir",
        "https://share.example/sharer.php?u=https%3A%2F%2Fvalley.example%2Fnews%2F2016%2F12%2F08%2F2003825379",
        "https://post.example/send?url=https://valley.example/story/2016-12-08-weir&text=Weir",
    ],
)
def test_the_articles_own_address_holds_its_day(address):
    found = own_day(f"Share\n{address}\n", HEADLINE)
    assert found and found[0] == date(2016, 12, 8)


@pytest.mark.parametrize(
    "address",
    [
        "https://valley.example/2016/12/08/rain-in-the-north",
        "https://cdn.example/2016/12/08/miller-rebuilds-the-weir.jpg",
        "https://resize.example/?url=https://valley.example/uploads/2016/12/08/246179.jpg&w=30",
        "https://share.example/s?picture=https%3A%2F%2Fvalley.example%2F2016%2F12%2F08%2Fmill",
    ],
)
def test_the_address_of_another_story_or_of_a_picture_does_not(address):
    assert own_day(f"Share\n{address}\n", HEADLINE) is None


def test_of_two_dates_that_of_the_articles_own_address_is_chosen():
    share = "https://share.example/sharer.php?u=https%3A%2F%2Fvalley.example%2F2016%2F12%2F08%2F77"
    for other in ("6 December 2016", "1 December 2016", "9 December 2016"):
        assert day(page(other, "8 December 2016", share)) == "2016-12-08"


GERMAN = (
    "Der Müller von Altbach hat das Wehr neu gebaut, das die Flut zerbrochen hatte, und das Rad dreht sich.",
    "Die Nachbarn trugen einen Monat lang Steine, und der Rat bezahlte das Holz für das neue Tor im Bach.",
    "Das Wehr hält genug Wasser für die Mühle und für die Wiesen unter ihr zurück, wie der Rat sagte.",
)


@pytest.mark.parametrize("line", ["02/12/2016", "Veröffentlicht: 02/12/2016 16:33", "02/12/16 - 16:33"])
def test_a_text_in_no_english_has_the_day_first_and_says_so(line):
    text = page(line, headline="Müller baut das Wehr in Altbach neu", prose=GERMAN)
    assert day(text) == "2016-12-02"
    assert "language" in doubts(text)


@pytest.mark.parametrize("line", ["02/12/2016", "Published: 02/12/2016 16:33", "02/12/16 - 16:33"])
def test_in_english_nothing_says_which_is_the_month(line):
    assert day(page(line)) is None


@pytest.mark.parametrize(
    "line", ["Thu, Dec 8, 2016 page1", "Thursday, December 8, 2016", "Thursday 8 December 2016"]
)
def test_the_only_day_stands_above_the_headline_and_is_taken_with_a_doubt(line):
    text = page(above=(line,))
    assert day(text) == "2016-12-08"
    assert "above the headline" in doubts(text)


@pytest.mark.parametrize("line", ["8 December 2016", "Posted December 8, 2016", "By Jo Weaver | Dec 8, 2016"])
def test_a_date_below_the_headline_goes_before_the_mastheads(line):
    assert day(page(line, above=("Friday, December 9, 2016",))) == "2016-12-08"


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Tue 14 Mar 2017 16.40 GMT First published on Tue 14 Mar 2017 09.05 GMT", "09:05", "16:40"),
        ("15 March 2017, 08:10 | Published: 14 March 2017, 09:05", "09:05", "08:10"),
        ("13 March 2017, 08:10 | Published: 14 March 2017, 09:05", "09:05", None),
        ("Published: 14 March 2017, 09:05 | 15 March 2017, 08:10", "09:05", None),
    ],
)
def test_a_bare_date_before_first_published_is_the_last_change(line, published, updated):
    article = read(page(line), starter())

    times = [moment and moment.local.strftime("%H:%M") for moment in (article.published, article.updated)]
    assert times == [published, updated]


@pytest.mark.parametrize(
    ("line", "captured"),
    [
        ("https://mail.example/quay 16/03/2021, 10:02", "2021-03-16"),
        ("16/03/2021, 10:02 https://mail.example/quay 1/2", "2021-03-16"),
        ("Read on 16/03/2021 at https://mail.example/quay", None),
    ],
)
def test_a_date_beside_an_address_alone_is_that_of_printing(line, captured):
    article = read(page("By Jane Orme", "14 March 2017", prose=(*PROSE, line)), starter())

    assert (str(article.captured), str(article.published.local.date())) == (str(captured), "2017-03-14")


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("Thursday, Mar 16th 2017 7AM", "2017-03-14"),
        ("Thursday, Mar 16th 2017 7AM 4°C 10AM 7°C", "2017-03-14"),
        ("Thursday, Mar 16th 2017", "2017-03-14"),
    ],
)
def test_the_weather_of_a_masthead_dates_no_report(above, published):
    assert day(page("By Jane Orme", "Tue 14 March 2017", above=(above,))) == published


@pytest.mark.parametrize(
    "above", ["Tue 14 March 2017 7:05AM", "Tue 14 March 2017, 07.05", "14 March 2017 07:05"]
)
def test_a_date_with_minutes_above_the_headline_dates_the_report(above):
    assert day(page("By Jane Orme", above=(above,))) == "2017-03-14"


MENU = ("19 November 2016", "Harvest", "Ferries", "Shops", "Letters", "Tide tables")


@pytest.mark.parametrize(
    "line",
    ["Last updated: 9 December 2016", "Updated December 9, 2016 at 9:01 PM", "Last modified on Dec. 9, 2016"],
)
def test_an_update_by_the_headline_goes_before_a_date_far_from_it(line):
    text = page("Mary Orme", line, above=MENU)

    assert day(text) == "2016-12-09"
    assert "the moment of an update stands for it" in doubts(text)


@pytest.mark.parametrize(
    "line", ["8 December 2016", "By Mary Orme | Dec. 8, 2016", "Posted on 8 December 2016"]
)
def test_a_date_by_the_headline_goes_before_an_update_below_it(line):
    assert day(page(line, "Last updated: 9 December 2016", above=MENU)) == "2016-12-08"


OTHERS = ("Ferry runs late", "6 December 2016", "Rain in the north", "7 December 2016", "A school opens")


@pytest.mark.parametrize("again", ["8 December 2016", "December 8, 2016", "Updated: 8 December 2016, 10:02"])
def test_a_day_shown_twice_is_likelier_that_of_publication(again):
    prose = (*PROSE, "8 December 2016", *OTHERS, again)

    assert day(page(prose=prose)) == "2016-12-08"


BYLINES = ("By Mary Orme", "Mary Orme, Harbour Reporter", "By Mary Orme and Jo Weaver")


@pytest.mark.parametrize("byline", BYLINES)
def test_a_date_beside_a_byline_goes_before_a_bare_one(byline):
    prose = (*PROSE, "7 December 2016", *OTHERS[2::2], byline, "8 December 2016")

    assert day(page(prose=prose)) == "2016-12-08"


@pytest.mark.parametrize("byline", BYLINES)
def test_a_date_by_the_headline_goes_before_one_beside_a_byline_far_from_it(byline):
    prose = (*PROSE, byline, "8 December 2016")

    assert day(page("7 December 2016", prose=prose)) == "2016-12-07"


@pytest.mark.parametrize(
    "said",
    [
        "The wheel was hung on Nov. 30 in the presence of the mayor of Oldbrook and his whole council.",
        "The gate was closed on 4 December and the water rose behind it until it ran over the new crest.",
        "The fair by the mill opens on December 8 and goes on until the stalls are sold out, she has said.",
    ],
)
def test_a_day_the_report_names_in_that_week_says_which_is_the_month(said):
    text = page("Updated 12/2/2016 6:45 PM", prose=(*PROSE, said))

    assert day(text) == "2016-12-02"
    assert "nearest other date" in doubts(text)


@pytest.mark.parametrize(
    "said",
    [
        "The old wheel was sold on Oct. 14 to a farmer of the next valley who keeps it in his barn.",
        "The gate was closed on 4 December, and the first complaint of neighbours dates from 10 February.",
        "The fair by the mill opens on May 8 and goes on until the stalls are sold out, she has said.",
    ],
)
def test_a_day_of_another_time_or_one_beside_either_reading_does_not(said):
    assert day(page("Updated 12/2/2016 6:45 PM", prose=(*PROSE, said))) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "This article was originally published on 26 September 2016 at 4:12pm but has been changed since.",
        "This story first appeared on September 26, 2016.",
        "This post was first published on 26 Sep 2016 and is kept up to date by the mill.",
    ],
)
def test_a_sentence_says_when_the_article_itself_came_out(sentence):
    assert day(page("30 March 2018", prose=(*PROSE, sentence))) == "2016-09-26"


@pytest.mark.parametrize(
    "sentence",
    [
        "This report of the council was printed on 26 September 2016.",
        "This story began on September 26, 2016.",
        "The article in which he said so was published on 26 September 2016.",
    ],
)
def test_a_sentence_about_another_day_or_text_does_not(sentence):
    assert day(page("30 March 2018", prose=(*PROSE, sentence))) == "2018-03-30"


@pytest.mark.parametrize(
    "lines",
    [
        ("Content current as of:", "26 September 2016"),
        ("Page current as of 26 September 2016",),
        ("Information correct as at September 26, 2016",),
    ],
)
def test_the_day_for_which_a_page_is_current_is_that_of_its_update(lines):
    article = read(page(prose=(*PROSE, *lines)), starter())

    assert str(article.updated.local.date()) == "2016-09-26"


@pytest.mark.parametrize(
    "line",
    [
        "As of September 26, 2016, the mill has had:",
        "Since September 26, 2016, the gate has been shut:",
        "Before 26 September 2016 the council paid:",
    ],
)
def test_the_day_of_a_state_of_things_dates_no_report(line):
    assert day(page(line)) is None


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_each_form_of_an_age_reads_its_example_and_leaves_its_counter(form):
    captured = datetime(2016, 12, 20, 12, 0)

    assert published_before(form.example, captured)
    assert published_before(form.counter, captured) is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("By Mary Orme", "Published 2 days ago"), "2016-12-06"),
        (("By Mary Orme | 1 hour ago",), "2016-12-08"),
        (("Mary Orme", "Harbour Reporter", "A week ago"), "2016-12-01"),
    ],
)
def test_an_age_under_the_headline_is_counted_back_from_the_day_of_capture(lines, expected):
    text = page(*lines, above=("Page saved on 8 December 2016",))

    assert day(text) == expected
    assert "counted back from the day of capture" in doubts(text)


@pytest.mark.parametrize(
    ("above", "lines"),
    [
        ((), ("By Mary Orme", "Published 2 days ago")),
        (("Page saved on 8 December 2016",), ("By Mary Orme", "The old gate broke 2 days ago")),
        (("Page saved on 8 December 2016", "Ferry runs late", "2 days ago"), ("By Mary Orme",)),
    ],
)
def test_an_age_of_something_else_or_of_no_known_day_dates_nothing(above, lines):
    assert day(page(*lines, above=above)) is None


POSTS = (
    "The sluice gate has gone and the water runs into the lower meadow, the fire brigade says on the spot.",
    "Neighbours are carrying stones to the bank and ask for more hands before the tide turns this evening.",
    "The weir of Oldbrook gave way shortly after nine, the miller told us at the gate of his own yard.",
)


def posted(dates):
    return [line for pair in zip(dates, POSTS, strict=True) for line in pair]


@pytest.mark.parametrize(
    "dates",
    [
        ("8 June 2021, 10:45", "8 June 2021, 10:12", "7 June 2021, 22:30"),
        ("7 June 2021, 22:30", "8 June 2021, 10:12", "8 June 2021, 10:45"),
        ("10:45 June 8, 2021", "10:12 June 8, 2021", "09:30 June 8, 2021"),
    ],
)
def test_live_posts_without_a_date_of_their_page_take_the_newest_with_a_doubt(dates):
    text = page(headline="Weir gives way: live", prose=posted(dates))

    assert str(read(text, starter()).published.local) == "2021-06-08 10:45:00"
    assert "posts" in doubts(text)


@pytest.mark.parametrize(
    "own",
    ["Published 8 June 2021, 09:00", "By Mary Orme | 8 June 2021, 09:00", "First posted 8 June 2021 09:00"],
)
def test_live_posts_under_the_date_of_their_page_keep_that(own):
    dates = ("8 June 2021, 10:45", "8 June 2021, 10:12", "8 June 2021, 09:30")
    text = page(own, headline="Weir gives way: live", prose=posted(dates))

    assert str(read(text, starter()).published.local) == "2021-06-08 09:00:00"
    assert "posts" not in doubts(text)
