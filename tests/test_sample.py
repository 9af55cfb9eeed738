"""manage.py sample: a newcomer's first timeline, made by the same steps as everybody's."""

from datetime import date
from io import StringIO

from django.core.management import call_command
from django.test import TestCase

from newsreader.models import (
    Article,
    Decision,
    Entity,
    Entry,
    Event,
    Membership,
    Quotation,
    Source,
    Timeline,
    User,
)
from newsreader.text.when import When
from tests import factories

SLUG = "aleppo-offensive"


def load():
    printed = StringIO()
    call_command("sample", stdout=printed)
    return printed.getvalue()


def remove():
    printed = StringIO()
    call_command("sample", "--remove", stdout=printed)
    return printed.getvalue()


class TestSample(TestCase):
    """A class so that the story is loaded once."""

    @classmethod
    def setUpTestData(cls):
        cls.printed = load()
        cls.report = Article.objects.get(versions__published_day=date(2016, 12, 7))

    def test_it_is_published_with_its_entries_in_order(self):
        timeline = Timeline.objects.get(slug=SLUG)

        days = [entry.key for entry in timeline.entries.in_order()]
        assert (timeline.is_published, len(days), days == sorted(days)) == (True, 28, True)
        assert self.printed.splitlines()[0] == (
            "The Aleppo offensive, 2016: 28 entries, 26 of them from the machine's proposals."
        )

    def test_the_printed_login_works(self):
        words = next(line for line in self.printed.splitlines() if "password" in line).split()

        words_sent = {"username": words[1].strip(","), "password": words[-1]}
        assert self.client.post("/login/", words_sent).status_code == 302
        assert User.objects.get(username=words[1].strip(",")).is_editor

    def test_every_entry_is_bound_to_words_that_stand_in_their_report(self):
        amiss = [
            entry.title
            for entry in Entry.objects.all()
            for citations in [list(entry.event.citations.all())]
            if not citations
            or any(c.lost or c.version.text_of(c.field)[c.start : c.end] != c.exact for c in citations)
        ]

        assert amiss == []

    def test_everything_was_decided_by_the_sample_editor(self):
        assert {decision.by.username for decision in Decision.objects.all()} == {"editor"}
        assert Event.objects.count() == 28

    def test_the_page_of_the_man_who_gave_the_interview_shows_what_he_said(self):
        assad = Entity.objects.get(name="Bashar al-Assad", kind="person")
        said = set(Quotation.objects.filter(speaker=assad).values_list("exact", flat=True))

        page = self.client.get(assad.get_absolute_url()).content.decode()

        assert {"It’s true that Aleppo will be a win for us,", "practically non-existent"} <= said
        assert "It’s true that Aleppo will be a win for us" in page

    def test_loading_it_again_changes_nothing(self):
        before = Decision.objects.count(), Article.objects.count(), Timeline.objects.get().revision

        load()

        assert (Decision.objects.count(), Article.objects.count(), Timeline.objects.get().revision) == before

    def test_a_stranger_reads_it(self):
        page = self.client.get(Timeline.objects.get().get_absolute_url()).content.decode()

        assert page.count('id="entry-') == 28

    def test_its_key_events_have_pictures_that_a_stranger_sees(self):
        entries = Entry.objects.filter(weight="key").select_related("sent_picture")

        pictures = [entry.sent_picture for entry in entries]
        served = [self.client.get(picture.url) for picture in pictures]

        assert [(picture.width, picture.height) for picture in pictures] == [(960, 600)] * 5
        assert [answer.status_code for answer in served] == [200] * 5
        assert max(len(answer.content) for answer in served) <= 20_000
        assert not entries.filter(picture_alternative="").exists()
        assert {entry.picture_credit.partition(";")[0] for entry in entries} == {
            "Drawn for the newsreader sample"
        }

    def test_its_pictures_keep_their_room_and_its_places_have_a_map(self):
        page = self.client.get(Timeline.objects.get().get_absolute_url()).content.decode()

        assert (
            page.count('width="960" height="600" loading="lazy"')
            == Entry.objects.exclude(sent_picture=None).count()
        )
        assert "A map of 3 places." in page

    # One of its reports: what the real article shows must hold here too, and this one is always at hand.

    def test_a_report_has_its_particulars(self):
        version = self.report.current

        assert self.report.source.name == "Ninth Meridian News (sample)"
        assert version.headline == "Rebels call for five-day ceasefire in Aleppo after leaving Old City"
        assert (version.dateline, version.authors, len(version.paragraphs)) == ("Beirut", [], 5)
        assert (version.published_zone, version.zone_status) == ("Asia/Beirut", "inferred")
        assert version.published_at.isoformat() == "2016-12-07T17:45:00+00:00"

    def test_a_reports_expressions_are_resolved(self):
        found = [(t.exact, t.value) for t in self.report.current.timeexpressions.filter(field="body")]

        assert found == [
            ("Wednesday", "2016-12-07"),
            ("five-day", "P5D"),
            ("Tuesday", "2016-12-06"),
            ("Tuesday evening", "2016-12-06TEV"),
            ("3 December", "2016-12-03"),
            ("Last week", "2016-W48"),
            ("2 December", "2016-12-02"),
            ("Last month", "2016-11"),
            ("27 November", "2016-11-27"),
        ]

    def test_a_reports_events_are_proposed_with_the_days_it_gives(self):
        whens = {p.exact[:24]: p.when for p in self.report.proposals.all()}

        assert whens["Rebels in Aleppo called "] == When(date(2016, 12, 7), date(2016, 12, 7))
        assert whens["The rebels left the dist"] == When(
            date(2016, 12, 6), date(2016, 12, 6), "part-of-day", part_of_day="EV"
        )

    def test_a_reports_names_are_joined(self):
        places = {m.entity.name for m in self.report.mentions.filter(entity__kind="place")}

        assert {"Aleppo", "Russia", "Old City"} - places == set()
        assert self.report.mentions.filter(exact="Aleppo").values("entity").distinct().count() == 1

    # Taken away by --remove, from which what others made is left alone.

    def is_left_alone(self, printed):
        assert printed.startswith("Nothing was removed: “The Aleppo offensive, 2016”")
        assert printed.count("\n") == 1
        assert (Timeline.objects.count(), Article.objects.filter(erased__isnull=False).count()) == (1, 0)
        assert User.objects.get(username="editor").is_active

    def test_it_is_left_alone_where_it_tells_of_anothers_report(self):
        factories.entry(Timeline.objects.get(), factories.event(article=factories.article()))

        self.is_left_alone(remove())

    def test_it_is_left_alone_where_it_tells_of_what_no_report_says(self):
        factories.entry(Timeline.objects.get())

        self.is_left_alone(remove())

    def test_it_is_left_alone_where_it_is_anothers(self):
        Membership.objects.filter(role=Membership.Role.OWNER).update(user=factories.editor())

        self.is_left_alone(remove())

    def test_it_is_left_alone_where_it_is_anothers_too(self):
        factories.member(Timeline.objects.get(), Membership.Role.OWNER)

        self.is_left_alone(remove())

    def test_what_others_made_beside_it_stays(self):
        own = factories.article(source=Source.objects.get(name="Ninth Meridian News (sample)"))
        shared = Event.objects.first()
        factories.entry(factories.timeline("Ours"), shared)

        remove()

        assert list(Article.objects.filter(erased__isnull=True)) == [own]
        assert list(Event.objects.all()) == [shared]
        assert list(Timeline.objects.values_list("title", flat=True)) == ["Ours"]

    def test_an_account_that_somebody_made_theirs_is_left_alone(self):
        User.objects.filter(username="editor").update(first_name="Ada")

        printed = remove()

        assert printed == (
            "12 articles of the sample are erased, its timeline is gone; the account “editor” is left "
            "alone, for it is not as the sample made it.\n"
        )
        assert User.objects.get(username="editor").is_active
        assert load() == remove() == "The sample was removed from this site.\n"

    def test_an_administrator_is_left_alone(self):
        User.objects.filter(username="editor").update(is_superuser=True)

        remove()

        assert User.objects.get(username="editor").is_active


def test_where_it_was_never_loaded_nothing_is_taken_away(db):
    """Though there is an editor of that name, with a story at that address."""
    editor = User.objects.create_user("editor", role=User.Role.EDITOR)
    entry = factories.entry(factories.timeline("Aleppo, as we told it", slug=SLUG, owner=editor))

    printed = remove()

    assert printed == "This site has no sample: nothing was removed.\n"
    assert Entry.objects.get(event__isnull=False) == entry
    assert User.objects.get(username="editor").is_active


def test_it_is_taken_away_for_good(db):
    load()

    assert remove().startswith("12 articles of the sample are erased")
    assert (Timeline.objects.count(), Event.objects.count()) == (0, 0)
    assert Article.objects.filter(erased__isnull=True).count() == 0
    assert not User.objects.get(username="editor").is_active
    assert load() == "The sample was removed from this site.\n"
