"""Articles as strangers save them, read as a careful reader would."""

import pytest

from newsreader.extraction import extract, starter
from newsreader.fetching import Document

FIRST = "The old lock gate at Wendle gave way in the night, and the water ran out of the canal."
SECOND = "Boats lay on the mud by the morning, leaning against one another, and nobody was hurt."
THIRD = "A new gate is on its way from the yard, the keeper said, and should hang by the weekend."
TEXT = "\n\n".join((FIRST, SECOND, THIRD))
PAGE = "".join(f"<p>{words}</p>" for words in (FIRST, SECOND, THIRD))


def read(text, media_type="text/plain"):
    data = text if isinstance(text, bytes) else text.encode()
    return extract(Document("saved", data, media_type), starter())


def read_page(inside):
    return read(
        f"<html lang=en><body><article><h1>Canal runs dry</h1>{inside}</article></body></html>", "text/html"
    )


def blocks(article):
    paragraphs = article.body.split("\n\n")
    return list(zip(article.kinds or ["paragraph"] * len(paragraphs), paragraphs, strict=True))


def day(moment):
    return moment and moment.local.strftime("%Y-%m-%d")


# A headline with a capital at every word is shaped like a name.


@pytest.mark.parametrize(
    "headline",
    [
        "Canal Runs Dry",
        "CANAL RUNS DRY",
        "Lock Gates Fail, Boats Sink",
        "Wendle Canal Drained And Shut",
        "LOCK GATE FAILS AND CANAL EMPTIES",
    ],
)
@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("By Priya Hallam\n14 March 2017", ("Priya Hallam",)),
        ("\nPriya Hallam\n\n14 March 2017", ("Priya Hallam",)),
        ("\n14 March 2017", ()),
    ],
    ids=["byline", "bare-name", "date"],
)
def test_headline_of_capitals_is_no_name(headline, head, authors):
    article = read(f"{headline}\n{head}\n\n{TEXT}")

    assert (article.headline, article.authors, day(article.published)) == (headline, authors, "2017-03-14")
    assert blocks(article)[0] == ("paragraph", FIRST)


@pytest.mark.parametrize("name", ["Priya Hallam", "Rose Young", "Tom O'Dea and Priya Hallam", "Gates Falke"])
def test_bare_name_under_a_headline_stays_a_name(name):
    article = read(
        f"Canal runs dry after lock gate gives way\n\n{name}\n\n14 March 2017\n\n"
        f"A young keeper rose at four to look at the gates.\n\n{TEXT}"
    )

    assert (article.headline, article.byline) == ("Canal runs dry after lock gate gives way", name)


@pytest.mark.parametrize("headline", ["Canal Runs Dry", "Canal runs dry after lock gate gives way"])
def test_headline_in_one_line_with_the_date_is_a_guess(headline):
    article = read(f"{headline} | 14 March 2017\n\n{TEXT}")

    assert (article.headline, article.authors, article.body) == (headline, (), TEXT)
    assert day(article.published) == "2017-03-14"
    assert any("headline is a guess" in line for line in article.warnings)


@pytest.mark.parametrize(
    "line", ["Priya Hallam | 14 March 2017", "Published: 14 March 2017", "14 March 2017"]
)
def test_line_of_a_date_is_no_headline(line):
    assert read(f"{line}\n\n{TEXT}").headline == ""


def test_name_of_a_line_above_that_is_in_no_field_is_named_as_left_out():
    article = read(f"Priya Hallam\n\nMarch 14, 2017\n\n{TEXT}")

    assert article.authors == ("Priya Hallam",) or "Priya Hallam" in [line.text for line in article.dropped]


# Scripts other than Latin.

RUSSIAN = (
    "Старые ворота шлюза рухнули ночью, и вода ушла из канала на протяжении шести километров.\n\n"
    "Утром лодки лежали на илистом дне, никто не пострадал, сообщили в полиции."
)


@pytest.mark.parametrize(
    ("text", "headline", "authors"),
    [
        (
            "Вендельский листок\nНовости Спорт\n\n"
            "Канал обмелел после аварии\n\nАнна Ветрова\n14 марта 2017\n\n" + RUSSIAN,
            "Канал обмелел после аварии",
            ("Анна Ветрова",),
        ),
        (
            f"Канал обмелел за ночь\n\nОпубликовано: 14.03.2017 06:55\nАвтор: Анна Ветрова\n\n{RUSSIAN}",
            "Канал обмелел за ночь",
            ("Анна Ветрова",),
        ),
        (
            f"Шлюз закрыт\n\nАнна Ветрова, корреспондент\n\n14 марта 2017\n\n{RUSSIAN}",
            "Шлюз закрыт",
            ("Анна Ветрова",),
        ),
        (
            "ウェンデル新聞\nトップ　社会　スポーツ\n\n"
            "水門が壊れ、運河の水が抜ける\n\n2017年3月14日\n記者　佐藤恵子\n\n"
            "ウェンデルの古い水門が夜のうちに壊れ、運河の六キロにわたって水が流れ出た。\n\n"
            "朝には船が泥の上に横たわっていたが、けが人はいなかったと警察は発表した。",
            "水門が壊れ、運河の水が抜ける",
            ("佐藤恵子",),
        ),
        (
            "运河一夜干涸\n\n记者 李文 报道\n2017年3月14日\n\n"
            "文德尔的旧水闸夜间倒塌，六公里长的运河里的水全部流走，没有人受伤。\n\n"
            "守闸人说，新的闸门正从船厂运来，周末以前应该可以装好。",
            "运河一夜干涸",
            ("李文",),
        ),
        (
            "جفاف القناة بعد انهيار بوابة\n\nكتبت: سلمى الحداد\n14 آذار 2017\n\n"
            "انهارت البوابة القديمة في وندل ليلاً وتسربت المياه من ستة كيلومترات من القناة حتى الصباح.\n\n"
            "وقالت الشرطة إن القوارب استقرت في الوحل ولم يصب أحد بأذى في الحادث.",
            "جفاف القناة بعد انهيار بوابة",
            ("سلمى الحداد",),
        ),
        (
            "התעלה יבשה בן לילה\n\nמאת: נורה קוויל\n\n14 במרץ 2017\n\n"
            "השער הישן של התעלה קרס בלילה, והמים זרמו החוצה לאורך שישה קילומטרים עד הבוקר.\n\n"
            "הסירות שכבו בבוץ בבוקר ואיש לא נפגע, כך מסרה המשטרה.",
            "התעלה יבשה בן לילה",
            ("נורה קוויל",),
        ),
    ],
    ids=["ru-masthead", "ru-labels", "ru-post", "ja", "zh", "ar", "he"],
)
def test_headline_in_another_script_is_no_name(text, headline, authors):
    article = read(text)

    assert (article.headline, article.authors, day(article.published)) == (headline, authors, "2017-03-14")


# Lists, tables and quotations before an article's end.

LIST = "What we know:\n\n- New gate: three weeks\n- Cost: £180,000\n- Boats moved: 41"


def test_text_after_a_list_is_the_articles():
    article = read(
        f"Canal runs dry\n\nBy Priya Hallam\n\n14 March 2017\n\n{FIRST}\n\n{SECOND}\n\n{LIST}\n\n{THIRD}"
    )

    assert blocks(article)[2:] == [
        ("paragraph", "What we know:"),
        ("list", "New gate: three weeks\nCost: £180,000\nBoats moved: 41"),
        ("paragraph", THIRD),
    ]
    assert article.dropped == ()


@pytest.mark.parametrize(
    "below",
    [
        "Most read\n\n- Baker wins prize for rye loaf\n- Bus lane to open in May",
        "Related stories\n\n- Baker wins prize for rye loaf\n\n"
        "The baker said he had not slept for two nights before it.",
        "Comments (2)\n\n- canalfan\n\nThey knew about that gate for years and did nothing about it at all.",
        f"{LIST}\n\nBy Tom O'Dea\n\nThe baker of the loaf said he had not slept for two nights before it.",
    ],
)
def test_list_below_a_heading_of_the_page_is_not_the_articles(below):
    article = read(f"Canal runs dry\n\nBy Priya Hallam\n\n14 March 2017\n\n{TEXT}\n\n{below}")

    assert article.body == TEXT


def test_markdown_without_links_is_markdown():
    article = read(
        f"# Canal runs dry after lock gate gives way\n\nBy Priya Hallam\n\n14 March 2017\n\n{FIRST}\n\n"
        "## No one hurt\n\n"
        f"{SECOND}\n\n> It groaned, and then it broke.\n\n"
        f"| Lock | Year |\n| --- | --- |\n| Wendle | 1821 |\n\n{THIRD}"
    )

    assert blocks(article)[1:] == [
        ("subhead", "No one hurt"),
        ("paragraph", SECOND),
        ("quote", "It groaned, and then it broke."),
        ("table", "Lock | Year\nWendle | 1821"),
        ("paragraph", THIRD),
    ]


# Heads of articles.


def test_notes_above_an_article_lose_their_marks():
    article = read(
        f'---\ntitle: "Canal runs dry"\nauthor: Priya Hallam\ndate: 2017-03-14\n'
        f"tags: [canal, locks]\n---\n\n{TEXT}"
    )

    assert (article.headline, article.authors, article.keywords, day(article.published)) == (
        "Canal runs dry",
        ("Priya Hallam",),
        ("canal", "locks"),
        "2017-03-14",
    )


def test_quotation_marks_of_a_headline_stay():
    assert read(f'Title: "Dry" canal "shut"\n\n{TEXT}').headline == '"Dry" canal "shut"'


@pytest.mark.parametrize(
    ("line", "authors", "byline"),
    [
        ("By Priya Hallam, a former keeper", ("Priya Hallam",), "By Priya Hallam, a former keeper"),
        (
            "By Priya Hallam, who lives by the lock",
            ("Priya Hallam",),
            "By Priya Hallam, who lives by the lock",
        ),
        (
            "Priya Hallam (now) and Tom O'Dea (earlier)",
            ("Priya Hallam", "Tom O'Dea"),
            "Priya Hallam (now) and Tom O'Dea (earlier)",
        ),
        ("Story: Priya Hallam, Wendle", ("Priya Hallam",), "Story: Priya Hallam, Wendle"),
        (
            "Priya Hallampriya.hallam@courier.example",
            ("Priya Hallam",),
            "Priya Hallampriya.hallam@courier.example",
        ),
    ],
)
def test_byline_says_more_than_a_name(line, authors, byline):
    article = read(f"Canal runs dry after lock gate gives way\n\n{line}\n\n14 March 2017\n\n{TEXT}")

    assert (article.authors, article.byline) == (authors, byline)


def test_headline_with_a_shop_behind_by_is_no_byline():
    headline = "Swing By Gulls In Blue, the Shop That Sells Sails"
    article = read(f"{headline}\n\nPriya Hallam\n\n14 March 2017\n\n{TEXT}")

    assert (article.headline, article.authors) == (headline, ("Priya Hallam",))


@pytest.mark.parametrize(
    "buttons", ["ShareSave", "Share Save", "PrintEmailShare", "Tweet 31 shares 7 View comments"]
)
def test_buttons_run_together_are_no_place(buttons):
    article = read(
        f"Canal runs dry after lock gate gives way\n\nPriya Hallam\n\n14 March 2017\n{buttons}\n\n{TEXT}"
    )

    assert (article.dateline, article.body) == ("", TEXT)


def test_moscow_time_is_known_in_its_own_letters():
    article = read(f"Канал обмелел за ночь\n\n14.03.2017 06:55 МСК\n\n{RUSSIAN}")

    assert article.published and article.published.zone == "Europe/Moscow"


GERMAN = (
    "Schleuse in Wendel gebrochen und Kanal leer\n\nVon Jörg Späth\n\nStand: 14.03.2017, 06:55 Uhr\n\n"
    "Das alte Schleusentor ist in der Nacht gebrochen, und das Wasser lief aus sechs Kilometern Kanal.\n\n"
    "Die Boote lagen am Morgen im Schlamm, verletzt wurde niemand, wie die Polizei mitteilte.\n\n"
    "Lesen Sie auch: Wie eine Schleuse arbeitet\n"
)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("ending", ["\r\n", "\r"], ids=["crlf", "cr"])
def test_german_text_in_any_encoding(encoding, ending):
    article = read(GERMAN.replace("\n", ending).encode(encoding))

    assert (article.headline, article.authors) == (
        "Schleuse in Wendel gebrochen und Kanal leer",
        ("Jörg Späth",),
    )
    assert article.published and article.published.local.strftime("%d.%m. %H:%M") == "14.03. 06:55"
    assert article.body.count("\n\n") == 1


# Pages.


@pytest.mark.parametrize(
    ("head", "authors", "place"),
    [
        ("<p>Priya Hallam, Staff Writer</p><p>March 14, 2017</p>", ("Priya Hallam",), ""),
        ("<p>Priya Hallam</p><p>March 14, 2017</p>", ("Priya Hallam",), ""),
        ("<p>By Priya Hallam</p><p>March 14, 2017</p><p>SELBY, March 13</p>", ("Priya Hallam",), "SELBY"),
    ],
)
def test_head_of_a_page_in_bare_paragraphs(head, authors, place):
    article = read_page(f"{head}{PAGE}")

    assert (article.authors, article.dateline, article.standfirst, article.body) == (authors, place, "", TEXT)
    assert day(article.published) == "2017-03-14"


@pytest.mark.parametrize(
    "line", ["The editor was fined in Wendle on 4 May 2016.", "Wendle Shut", "Priya Hallam waved."]
)
def test_line_that_opens_a_page_is_kept(line):
    article = read_page(f"<p>{line}</p>{PAGE}")

    assert line in f"{article.standfirst} {article.body}"


def test_place_and_day_are_no_keywords():
    assert read_page(f"<p>By Priya Hallam</p><p>GULL ROCK, March 14, 2017</p>{PAGE}").keywords == ()


@pytest.mark.parametrize("name", ["span itemprop=author", "div class=byline", "p class=author"])
def test_marked_byline_is_not_in_the_body(name):
    article = read_page(f"<{name}>Priya Hallam</{name.split()[0]}>{PAGE}")

    assert (article.authors, article.body) == (("Priya Hallam",), TEXT)


# Pictures.


@pytest.mark.parametrize("label", ["Image caption,\n", "Image caption ", "Caption: "])
def test_label_of_a_caption_may_stand_above_it(label):
    article = read(
        f"Canal runs dry\n4 June 2018\nPriya Hallam\n\n"
        f"Image source, Piet Haan\n{label}Barges on the mud\n\n{TEXT}"
    )

    assert (article.caption, article.credit, article.body) == ("Barges on the mud", "Piet Haan", TEXT)


@pytest.mark.parametrize(
    ("credit", "read_as"),
    [("Piet Haan/Selby Archive", "Piet Haan/Selby Archive"), ("Piet Haan, archive", "Piet Haan")],
)
def test_archive_may_be_part_of_a_name(credit, read_as):
    article = read(f"Canal runs dry\n\n4 June 2018\n\nThe lock in 1890. Photograph: {credit}\n\n{TEXT}")

    assert article.credit == read_as


@pytest.mark.parametrize(
    ("house", "place"), [("The Selby Mail", ""), ("The Hague", "The Hague"), ("Selby", "Selby")]
)
def test_house_behind_the_writer_is_no_place(house, place):
    article = read(f"Canal runs dry\n\nBy Priya Hallam, {house}\n\n4 June 2018\n\n{TEXT}")

    assert (article.authors, article.dateline) == (("Priya Hallam",), place)


@pytest.mark.parametrize(
    "line", ["Last March 14, 2017", "Updated: March 14, 2017", "Canals | March 14, 2017"]
)
def test_word_before_a_day_is_no_place(line):
    assert read_page(f"<p>By Priya Hallam</p><p>{line}</p>{PAGE}").dateline == ""


@pytest.mark.parametrize("mark", ["> ", ">", "> > "])
def test_text_that_is_quoted_whole_is_read_without_its_marks(mark):
    text = f"Canal runs dry\n\nBy Priya Hallam\n14 March 2017\n\n{TEXT}"

    quoted = read("\n".join(mark + line for line in text.split("\n")))

    assert (quoted.headline, quoted.authors, quoted.body) == ("Canal runs dry", ("Priya Hallam",), TEXT)


def test_one_line_that_opens_with_the_sign_is_no_quotation():
    article = read(f"> Canal runs dry\n\n14 March 2017\n\n{TEXT}")

    assert article.body == TEXT


@pytest.mark.parametrize(
    ("line", "authors"), [("Priya Hallam", ("Priya Hallam",)), ("地方", ()), ("金融", ()), ("محليات", ())]
)
def test_section_of_a_page_in_a_script_without_capitals_is_no_writer(line, authors):
    text = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))
    page = f"<article><h1>Canal runs dry</h1><div>{line}</div><div>14 March 2017</div>{text}</article>"

    assert extract(Document("-", page.encode(), "text/html"), starter()).authors == authors
