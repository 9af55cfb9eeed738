"""Who is who: merged, split, parted and named; kept on re-reading, taken back to the last column."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader import deciding, pipeline
from newsreader.models import Alias, Appearance, Article, Conflict, Decision, Entity
from newsreader.models.entity import fold
from newsreader.showing.similar import similar_to
from tests import factories
from tests.deciding.rows import rows
from tests.deciding.test_conflicts import at_once

BODY = (
    "Nadia Velt opened the harbour on Monday. “We are open,” Velt said.\n\n"
    "Port Selby had been closed for at least 400 days, the Selby Harbour Union said on Tuesday."
)


def last():
    return Decision.objects.latest("id")


@pytest.fixture
def velt(article):
    return Entity.objects.get(name="Nadia Velt")


@pytest.fixture
def article(db):
    return factories.read_article(BODY)


@pytest.fixture
def other(db):
    """The same woman under another name, met in an article of her own."""
    return factories.read_article(
        "Nadia Anna Velten left Port Selby on Monday, officials said. Velten waved."
    )


def velten():
    return Entity.objects.get(name__contains="Velten")


def test_merging_moves_names_mentions_and_speech_and_leaves_a_redirect(client, editor, velt, other):
    gone = velten()
    mentions = velt.mentions.count() + gone.mentions.count()

    deciding.entities.merge(gone, velt, editor)

    gone.refresh_from_db()
    assert (gone.merged_into, gone.mentions.count(), gone.aliases.count()) == (velt, 0, 0)
    assert (velt.mentions.count(), velt.quotations.count()) == (mentions, 1)
    assert {fold(alias.name) for alias in velt.aliases.all()} >= {"nadia velt", fold(gone.name)}
    assert sorted(Appearance.objects.filter(entity=velt).values_list("article", "mentions")) == sorted(
        (a.pk, velt.mentions.filter(article=a).count()) for a in Article.objects.all()
    )


def test_the_address_of_a_merged_entity_leads_to_the_other(client, editor, velt, other):
    gone = velten()
    address = gone.get_absolute_url()
    Article.objects.all().update(public=True)
    Appearance.objects.update(public=True)

    deciding.entities.merge(gone, velt, editor)

    assert client.get(address).url == velt.get_absolute_url()


def test_a_merge_is_kept_when_the_articles_are_read_again(editor, velt, other):
    deciding.entities.merge(velten(), velt, editor)
    mentions = velt.mentions.count()

    for article in Article.objects.all():
        pipeline.read(article)

    assert velt.mentions.count() == mentions
    assert not Entity.objects.filter(name__contains="Velten", merged_into=None).exists()


def test_an_undone_merge_gives_everything_back(editor, velt, other):
    before = rows(without_ids=(Appearance,))
    deciding.entities.merge(velten(), velt, editor)

    deciding.decisions.undo(last(), editor)

    assert rows(without_ids=(Appearance,)) == before


def test_splitting_makes_an_entity_of_some_names_and_what_they_name(editor, velt, other):
    deciding.entities.merge(velten(), velt, editor)
    theirs = [alias for alias in velt.aliases.all() if "velten" in alias.folded]

    new = deciding.entities.split(velt, theirs, editor)

    assert (new.name, new.kind, new.confirmed) == (theirs[0].name, "person", True)
    assert {fold(m.exact) for m in new.mentions.all()} <= {alias.folded for alias in theirs}
    assert new.mentions.count() >= 1


def test_an_entity_keeps_one_name_at_least(editor, velt):
    names = list(velt.aliases.all())

    with pytest.raises(Conflict):
        deciding.entities.split(velt, names, editor)
    with pytest.raises(Conflict):
        deciding.entities.remove_name(names[0], editor)


def test_two_who_are_alike_are_proposed_until_an_editor_parts_them(editor, velt):
    twin = factories.entity("Nadja Velt")
    assert [entity for entity, _similarity in similar_to(velt)] == [twin]

    deciding.entities.distinguish(twin, velt, editor)

    assert similar_to(velt) == []
    assert similar_to(twin) == []


def test_a_further_name_is_known_to_the_next_article(editor, velt):
    deciding.entities.add_name(velt, "Iron Harbourmistress", editor)

    read = factories.read_article("Crowds met the Iron Harbourmistress at noon on Monday.")

    assert velt.mentions.filter(article=read).count() == 1


def test_nobody_is_merged_with_themselves_or_with_somebody_gone(editor, velt, other):
    gone = velten()
    deciding.entities.merge(gone, velt, editor)

    with pytest.raises(Conflict):
        deciding.entities.merge(velt, velt, editor)
    with pytest.raises(Conflict):
        deciding.entities.merge(velt, gone, editor)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["merge", "split", "part", "name", "unname", "retype", "undo"]),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=7,
)


@given(acts=ACTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_decisions_undone_backwards_leaves_no_trace(
    acts, article, other, editor, transaction
):
    with transaction():
        before = rows(without_ids=(Appearance,))

        for act, one, two in acts:
            try:
                decide(act, one, two, editor)
            except Conflict:
                continue
        for decision in Decision.objects.standing().order_by("-id"):
            deciding.decisions.undo(decision, editor)

        assert rows(without_ids=(Appearance,)) == before


def decide(act, one, two, editor):
    standing = list(Entity.objects.filter(merged_into=None, starter_key=None).order_by("pk"))
    first, second = standing[one % len(standing)], standing[two % len(standing)]
    aliases = list(first.aliases.all())
    match act:
        case "merge":
            deciding.entities.merge(first, second, editor)
        case "split":
            deciding.entities.split(first, aliases[:1], editor)
        case "part" if first != second:
            deciding.entities.distinguish(first, second, editor)
        case "name":
            deciding.entities.add_name(first, f"Further {two}", editor)
        case "unname":
            deciding.entities.remove_name(aliases[two % len(aliases)], editor)
        case "retype":
            deciding.entities.update(first, editor, kind="organisation")
        case "undo":
            standing = list(Decision.objects.standing().order_by("pk"))
            if standing:
                deciding.decisions.undo(standing[one % len(standing)], editor)


@pytest.mark.django_db(transaction=True)
def test_two_editors_who_merge_one_entity_into_two_others_do_not_both_win():
    one, left, right = (factories.entity(name) for name in ("Ada Roe", "Ada Rowe", "Ada Row"))
    editors = [factories.editor(), factories.editor()]

    outcomes = at_once(
        lambda: deciding.entities.merge(one, left, editors[0]),
        lambda: deciding.entities.merge(one, right, editors[1]),
    )

    assert [type(outcome) for outcome in outcomes].count(Conflict) == 1
    one.refresh_from_db()
    assert Alias.objects.get(name="Ada Roe").entity == one.merged_into


def test_a_name_does_not_come_back_at_one_who_is_another_now(editor):
    one, other = factories.entity("Ines Calloway"), factories.entity("I. Calloway")
    factories.Alias.objects.create(entity=one, name="Ines of Selby")
    deciding.entities.remove_name(one.aliases.get(name="Ines of Selby"), editor)
    removed = Decision.objects.latest("pk")
    deciding.entities.merge(one, other, editor)

    with pytest.raises(Conflict, match="merged with another name since"):
        deciding.decisions.undo(removed, editor)

    deciding.decisions.undo(Decision.objects.latest("pk"), editor)
    deciding.decisions.undo(removed, editor)
    assert sorted(one.aliases.values_list("name", flat=True)) == ["Ines Calloway", "Ines of Selby"]
