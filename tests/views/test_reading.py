"""How a visitor likes to read: a cookie of choices, and a style sheet made of it."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from newsreader.showing.reading import SETTINGS, read
from tests import factories

pytestmark = pytest.mark.django_db
DARK = {"theme": "dark", "size": "large"}


def cookie_of(response):
    return response.cookies["reading"]


def with_choices(**choices):
    client = Client()
    client.cookies["reading"] = ".".join(f"{name}-{value}" for name, value in choices.items())
    return client


def test_every_key_is_told(client, db):
    script = (settings.BASE / "static/js/keys.js").read_text()
    keys, places = (
        re.findall(r"[{\s]\"?([A-Za-z/?])\"?: ", script[script.index(f"const {name} = ") :].split("};")[0])
        for name in ("KEYS", "PLACES")
    )

    told = re.findall(r"(?:<kbd>g</kbd> )?<kbd>.*?</kbd>", client.get(reverse("keys")).content.decode())

    assert len(keys) == 11
    assert {f"<kbd>{key}</kbd>" for key in keys} - {*told} == set()
    assert {f"<kbd>g</kbd> <kbd>{key}</kbd>" for key in places if key != "/"} - {*told} == set()


def test_what_is_chosen_is_kept_for_a_year_and_nothing_else_is(client):
    response = client.post("/reading/", DARK | {"width": "usual", "owner": "me", "keys": "sideways"})

    kept = cookie_of(response)
    assert (response.status_code, response["Location"]) == (302, "/reading/")
    assert (kept.value, kept["max-age"], kept["samesite"], kept["path"], kept["httponly"]) == (
        "theme-dark.size-large",
        31_536_000,
        "Lax",
        "/",
        True,
    )
    assert list(response.cookies) == ["reading"]


def test_choosing_what_is_usual_takes_the_cookie_away():
    response = with_choices(theme="dark").post("/reading/", {"theme": "system"})

    assert (cookie_of(response).value, cookie_of(response)["max-age"]) == ("", 0)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_choice_has_rules_but_the_usual_one(setting):
    without = [choice.value for choice in setting.choices if not choice.css]

    assert without == [setting.usual]


def test_the_style_sheet_holds_the_rules_of_what_is_chosen():
    response = with_choices(width="wide", keys="off").get("/reading.css")

    assert response.content.decode() == ":root{--measure:46rem}:root{--keys:off}"
    assert (response["Content-Type"], response["Cache-Control"]) == (
        "text/css; charset=utf-8",
        "private, no-cache",
    )


@pytest.mark.parametrize(
    "cookie",
    ["", "theme-plaid", "}body{display:none", "theme-dark,x", "\x00", "theme-" * 999, "size-largest-"],
)
def test_what_no_row_has_is_no_rule(cookie):
    client = Client(headers={"Cookie": f"reading={cookie}"})

    assert (read(cookie), client.get("/reading.css").content) == ({}, b"")


def test_a_style_sheet_that_is_the_same_is_not_sent_again():
    dark, light = with_choices(theme="dark"), with_choices(theme="light")
    etag = dark.get("/reading.css")["ETag"]

    again = [client.get("/reading.css", headers={"If-None-Match": etag}) for client in (dark, light)]

    assert [response.status_code for response in again] == [304, 200]


@pytest.fixture
def pages():
    timeline = factories.timeline("A long strike")
    article = factories.read_article(public=True)
    return [
        timeline.get_absolute_url(),
        article.get_absolute_url(),
        reverse("home"),
        reverse("articles"),
        reverse("timelines"),
        reverse("keys"),
    ]


def test_pages_are_the_same_bytes_whatever_is_chosen(pages):
    readers = [Client(), with_choices(theme="dark", size="largest"), with_choices(marks="off", keys="off")]

    answers = [[reader.get(page).content for page in pages] for reader in readers]

    assert answers[0] == answers[1] == answers[2]


def test_a_kept_page_of_a_timeline_serves_everybody(pages):
    etags = {reader.get(pages[0])["ETag"] for reader in (Client(), with_choices(theme="sepia"))}

    assert len(etags) == 1


def test_reading_gives_a_stranger_no_number(client, pages):
    for page in [*pages, "/reading/", "/reading/card/", "/reading.css"]:
        client.get(page)
    client.post("/reading/", DARK)

    assert list(client.cookies) == ["reading"]


@pytest.mark.parametrize("form", ["/reading/", "/reading/card/"])
def test_the_form_shows_what_is_chosen(form):
    html = with_choices(theme="sepia", marks="loud").get(form).content.decode()

    checked = re.findall(r'name="(\w+)" value="(\w+)" checked', html)
    assert dict(checked) == {
        "theme": "sepia",
        "size": "usual",
        "width": "usual",
        "letters": "serif",
        "marks": "loud",
        "past": "unread",
        "keys": "on",
    }


def back_of(client, referer):
    html = client.get("/reading/", headers={"Referer": referer}).content.decode()
    return re.findall(r'name="next" value="([^"]*)"', html)


def test_the_form_leads_back_to_where_one_was(client):
    (back,) = back_of(client, "http://testserver/articles/?period=2019")
    response = client.post("/reading/", DARK | {"next": back})

    assert response["Location"] == "/articles/?period=2019"


@pytest.mark.parametrize(
    "referer",
    ["", "https://elsewhere.example/articles/", "http://testserver/nowhere", "http://testserver/reading/"],
)
def test_it_leads_back_to_no_other_place(client, referer):
    assert back_of(client, referer) == []


@pytest.mark.parametrize(
    "next", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "home"]
)
def test_a_made_up_way_back_leads_to_the_form(client, next):
    assert client.post("/reading/", DARK | {"next": next})["Location"] == "/reading/"


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://testserver.example"])
def test_a_form_of_another_site_chooses_nothing(origin):
    response = Client(enforce_csrf_checks=True).post("/reading/", DARK, headers={"Origin": origin})

    assert (response.status_code, list(response.cookies)) == (403, [])


def test_the_form_of_this_site_needs_no_token():
    client = Client(enforce_csrf_checks=True)

    response = client.post("/reading/", DARK, headers={"Origin": "http://testserver"})

    assert cookie_of(response).value == "theme-dark.size-large"


def test_a_card_is_answered_with_the_style_sheet_to_load(client):
    response = client.post("/reading/", DARK, headers={"HX-Request": "true"})

    assert response.content.decode() == (
        '<link id="reading-css" rel="stylesheet" media="screen" href="/reading.css?theme-dark.size-large">'
    )


@pytest.mark.parametrize("method", ["put", "delete"])
def test_the_form_is_read_or_sent(client, method):
    assert getattr(client, method)("/reading/").status_code == 405
