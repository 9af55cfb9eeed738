"""Reports of one fire, by an agency and by others, written for these tests."""

SPEECH = (
    "We had nine minutes from the first bell to the last man on the ladder, and I would not wish one of "
    "them on anybody who works under that roof"
)

AGENCY = "\n\n".join(
    [
        "A fire tore through the old rope works at Port Selby on Tuesday night, sending sparks over the "
        "harbour "
        "and forcing some 300 people out of the terraces behind it.",
        "The blaze began shortly before nine in a loft where hemp had been stored since the spring, "
        "according to "
        "the county brigade. It reached the roof within minutes and was not under control until dawn.",
        "Two men of the night shift were taken to the infirmary with burns to their hands. Neither was in "
        "danger, "
        "a nurse said, although one would be kept in until the end of the week.",
        f"“{SPEECH},” said Ines Calloway, chairwoman of the Selby Harbour Board.",
        "The works had failed an inspection in January, when hoses on the upper floor were found to be "
        "perished. "
        "Its owner promised at the time to replace them before the summer.",
        "Neighbours were let back into their houses on Wednesday afternoon, once the walls had been shored "
        "up "
        "with timber brought round by barge from Holm.",
    ]
)
PARAGRAPHS = AGENCY.split("\n\n")

# Another reporter's of the same fire: names, numbers and what was said are the same.
INDEPENDENT = "\n\n".join(
    [
        "Families spent the night on school benches after flames swallowed one of the last rope works on the "
        "coast, and woke to find a blackened shell where the gables had been.",
        f"“{SPEECH},” said Ines Calloway, chairwoman of the Selby Harbour Board, her coat still wet.",
        "Firemen from four stations pumped water straight out of the dock. By their count 300 people had to "
        "leave, "
        "many in slippers, and several carried cats.",
        "Why nobody had mended the hoses that inspectors condemned in January is what the town now asks. The "
        "owner did not come to the door.",
    ]
)

# What a newsroom puts under each of its reports of the story.
BACKGROUND = (
    "Port Selby has lived off rope since the herring left, and at its height the trade kept eleven works "
    "and two "
    "thousand hands busy along the north quay. Four closed between the wars, three more when nylon came, "
    "and a "
    "museum in the customs house keeps the bell that once called the women to the walk."
)
OWN = [
    "Our ferry was the first to see it: a glow behind the chandler's, then a column of smoke that leaned "
    "over "
    "the water and stayed there all night like a second headland.",
    "On board nobody spoke for a good while, and the mate turned the horn on so that the small boats at "
    "anchor "
    "would know to clear the channel before the brigade's launch came through.",
]
OTHER_STORY = "\n\n".join(
    [
        "Growers in the Lower Tarn counted their losses on Friday after a week of hail stripped orchards "
        "that were "
        "days away from picking, and the growers' bank said it would stretch its loans.",
        "Insurers have sent assessors to forty farms so far. They expect to see twice as many before the "
        "month "
        "is out, since the worst of the weather crossed the valley late on Thursday.",
        "Cider makers said they could make do with bruised fruit if it reached them quickly, but lorries "
        "were "
        "scarce and the road over the pass had been closed by a slide.",
    ]
)


def edited(text: str) -> str:
    """Every twenty-fifth word another one."""
    words = text.split(" ")
    return " ".join(f"{word[:1]}-altered" if at % 25 == 12 else word for at, word in enumerate(words))


def woven(text: str, other: str) -> str:
    """Two reports by paragraphs in turn."""
    ours, theirs = text.split("\n\n"), other.split("\n\n")
    both = [each for pair in zip(ours, theirs, strict=False) for each in pair]
    return "\n\n".join([*both, *ours[len(theirs) :], *theirs[len(ours) :]])
