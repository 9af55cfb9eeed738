"""Titles with the name for "the festival", "the trawler", "the designer" and "Members"."""

import pytest

from tests.drafting.test_which_one import last_title


@pytest.mark.parametrize(
    ("before", "told", "title"),
    [
        ("The Ek Book Festival is old.", "The festival was shut", "The Ek Book Festival was shut"),
        ("The Holm Mill is a hall.", "The mill's looms were sold", "The Holm Mill’s looms were sold"),
        ("Envoys met over a new Eel Treaty.", "Harn left the treaty", "Harn left the Eel Treaty"),
        ("The isle of Oss is near Ek Island.", "The island was sold", "Ek Island was sold"),
        ("Troops are on Mount Ek.", "Rebels took the mountain", "Rebels took Mount Ek"),
        ("The River Ek is low.", "The river was drained", "The River Ek was drained"),
        ("Storm Ruth is near.", "The storm killed two men", "Storm Ruth killed two men"),
        ("The ferry Ruth Berg is lost.", "The ferry was built in Ek", "The ferry Ruth Berg was built in Ek"),
        (
            "A tanker is lost. The Ruth Berg ran aground.",
            "The tanker was built in Ek",
            "The tanker Ruth Berg was built in Ek",
        ),
        (
            "A tug has gone. A trawler has sunk with its crew. The Ruth Berg sank.",
            "The crew fled",
            "The trawler Ruth Berg’s crew fled",
        ),
        ("The designer Ruth Berg is ill.", "The designer sued a shop", "Ruth Berg sued a shop"),
        ("Karl Holm, an actor from Ek, is ill.", "The actor's house burned", "Karl Holm’s house burned"),
        ("The skipper, Karl Holm, is ill.", "The skipper was held", "Karl Holm was held"),
        (
            "The Harn Bakers' Union is old.",
            "Members began a strike",
            "Members of the Harn Bakers' Union began a strike",
        ),
        ("The Lie Foods factory is old.", "The plant was shut", "The Lie Foods factory was shut"),
    ],
)
def test_what_is_named_once_is_called_by_its_name(before, told, title):
    assert last_title(f"{before} {told} on Tuesday.") == title


@pytest.mark.parametrize(
    ("before", "told"),
    [
        # Two of them have names, or one has none; or the noun is of another name.
        ("The Ek Book Festival and the Harn Jazz Festival are old.", "The festival was called off"),
        ("The Ek Festival Theatre is old.", "The festival was called off"),
        ("The Ek Book Festival is old.", "The festival director resigned"),
        ("Storm Ruth and Storm Karl are near.", "The storm killed two men"),
        ("Lake Ek is low.", "The river was drained"),
        ("Salt Lake City is old.", "The lake was drained"),
        ("The Ek Book Festival is old. Another festival is new.", "The festival was called off"),
        ("Nottingham Forest lost.", "The forest was felled"),
        ("Mount Ek College is old.", "The mountain was closed"),
        ("Holm School met Holm School.", "The hospital was closed"),
        ("A tanker is lost. The Guardian said so.", "The tanker was built in Ek"),
        ("A tanker is lost. The Shard was built in Ek.", "The tanker was sold"),
        ("A tanker and a ferry are lost. The Ruth Berg ran aground.", "The tanker was built in Ek"),
        ("The designer Ruth Berg met a designer.", "The designer sued a shop"),
        ("Former mayor Anna Lie is ill.", "The mayor sued a shop"),
        ("He met an actor, Karl Holm said.", "The actor sued a shop"),
        ("The doctor Anna Lie is ill.", "The doctor treating two men sued a shop"),
        ("The Ek Bakers' Union met the Harn Millers' Union.", "Members began a strike"),
        ("The Harn Bakers' Union is old.", "Members of the council began a strike"),
    ],
)
def test_what_may_be_another_keeps_its_noun(before, told):
    assert last_title(f"{before} {told} on Tuesday.") == told


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Some 600 people came to Ek on Tuesday alone.", "Some 600 people came to Ek"),
        (
            "Officials have urged parents to bin any fish they were unsure of.",
            "Officials have urged parents to bin any fish they were unsure of",
        ),
        (
            "Lie Foods has agreed to buy its rival Holm for 90m crowns in a deal that would make it large.",
            "Lie Foods has agreed to buy its rival Holm for 90m crowns",
        ),
        (
            "Karl Holm was fired on Tuesday after he told an inquiry that the dam leaked.",
            "Karl Holm was fired",
        ),
        # What was done long ago is of its own day.
        ("The mill was built in 1788 and closed on Tuesday.", "The mill closed"),
        # What stands by itself stays.
        ("Ruth Berg on Tuesday climbed the tower alone.", "Ruth Berg climbed the tower alone"),
        ("A choir on Tuesday moved into a hall built in Ek.", "A choir moved into a hall built in Ek"),
        (
            "A court on Tuesday jailed a baker in a case about eels.",
            "A court jailed a baker in a case about eels",
        ),
        (
            "Karl Holm was fired on Tuesday because he struck a guard.",
            "Karl Holm was fired because he struck a guard",
        ),
    ],
)
def test_a_title_ends_where_its_deed_does(body, title):
    assert last_title(body) == title
