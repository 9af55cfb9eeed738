"""Names as newspapers write them, on sentences written for this, on both sides of each kind's line.

[P:Ann Lee] is a person, [O:Ek Bank] a body, medium or armed group, [L:Oslo] a place.
"""

import re

import pytest

from newsreader.text.names import Registry, find, starters

REGISTRY = Registry(starter.known for starter in starters())
LETTERS = {"person": "P", "place": "L"}
MARKED = re.compile(r"\[(?P<kind>[POL]):(?P<name>[^\]]+)\]")


def marked(text):
    """The text with the names that are found in it in brackets."""
    names = [
        (m.start, m.end, LETTERS.get(n.kind, "O"))
        for n in find({"body": text}, REGISTRY)
        for m in n.mentions
        if not m.demonym
    ]
    for start, end, kind in sorted(names, reverse=True):
        text = f"{text[:start]}[{kind}:{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    "text",
    [
        # A prefix of the body's own, and one that takes sides.
        "The [O:World Anti-Communist League] met in [L:Taipei].",
        "On Monday the [O:Anti-Corruption Commission] charged four men.",
        "The post went to the [O:Non-Proliferation Council] on Friday.",
        "On Monday pro-[L:Damascus] militias left.",
        "The march was anti-[L:China].",
        "Post-[L:Kyoto] talks failed.",
        # Families of the Irish and the Scots.
        "After an hour [P:O'Brien] and [P:McKenzie] were booked.",
        "They asked [P:McTavish] again.",
        "On Friday [P:O’Rourke] left.",
        "She works at [O:McDonald]'s in [L:Leeds].",
        "[O:McLaren] said its car was late.",
        "He flew to [L:O'Hare] airport.",
        # Two names of a firm.
        "[O:Smith & Nephew] makes hips.",
        "[O:Marsh & McLennan] hired nine.",
        "Shares in [O:Brill & Holt] rose.",
        "Terms & conditions apply.",
        "North & East was closed.",
        "[P:Ann Lee] & [P:Tom Hart] sang.",
        # Offices by how they are held, ranks of the police, ships.
        "Ex-mayor [P:Tom Hart] was jailed.",
        "President-elect [P:Donald Marsh] met Chancellor-designate [P:Holm].",
        "Then-Governor [P:Ann Lee] signed it.",
        "Prime Minister-designate [P:Ola Berg] is ill.",
        "On Monday [O:Co-op Bank] cut jobs.",
        "They complained of PC [P:Adam Reed] and DCI [P:Sarah Quill].",
        "It was sold by PC World.",
        "The MV Lady Jane sank off [L:Oslo], and RMS Queen Mary left.",
        "The ferry's captain met Lady [P:Jane Holm].",
        "[O:Ek Bank] Chief Operating Officer [P:Ann Lee] left.",
        "The [O:Gulf Coast Claims Fund] paid. Then oil reached the Gulf again.",
        # A centre that speaks is a body, one that people are at is a place.
        "The [O:National Storm Centre] warned of floods.",
        "It was late, said the [O:Carter Center].",
        "The [L:Carter Center] was closed.",
        "Those at the [L:Wexford Sports Centre] said it was dark.",
        # Whoever lives there.
        "[P:Amy Price], a Londoner, was first.",
        "Londoner [P:Amy Price], 29, was first.",
        "Texan [P:Cole Hardin] leads by two shots.",
        "Fellow Minnesotan [P:Scott Holm] won the bout.",
        "[P:Roman Berg] leads by two shots.",
        "They met [P:Nadine Gordimer Holm] there.",
        # Two given names.
        "They signed [P:Derrick Rose] in May.",
        "The post went to [P:Will Young] on Friday.",
        "A win for [P:Grace Hope] would help.",
        "Hope Rose as they met again.",
        # A club or a firm that somebody leads, where a sentence begins.
        "Arsenal lay in the hall.",
        "[O:Arsenal] manager [P:Unai Emery] left.",
        "[O:Labour] leader [P:Jeremy Corbyn] asked why.",
        "[O:Apple] chief executive [P:Tim Cook] said no.",
        "Labour leaders met on Monday.",
        "Apple farmers met on Monday.",
        # Somebody in a place that the sentence begins with.
        "At [L:Windsor] [P:Serena Holm] lost.",
        "In [L:Paris] [P:Ingrid Holm] won.",
        "Ambassador to [L:France] [P:Ingrid Holm] was recalled.",
        "In [P:Virginia Holm] they lost a friend.",
        "They met [P:Florence Holm] in May.",
        # What a journal is of.
        "The [O:Medical Journal of Australia] published it.",
        "He read it in the [O:Journal of Hydrology] in May.",
        "The [O:Annals of Medicine] has a study.",
        "The journal of [P:Ann Lee] was sold.",
        # A public company.
        "[O:Kestrel Energy plc] made a loss.",
        "He left [O:Dunmore plc] in May.",
        "The plc made a loss.",
        # A river and a lake.
        "The bridge over the [L:River Tees] is shut.",
        "[L:Lake Victoria] and [L:Mount Kenya] can be seen.",
        "[L:Mount Vernon] was shut.",
        "They met [P:River Holm] again.",
        # What a nation's own body does.
        "[O:Tennis Australia] said it would appeal.",
        "[O:Cricket Ireland] has named nine women.",
        "A paper of [O:Environment Canada] was found.",
        "In tennis [L:Australia] lost.",
        "Meanwhile [L:Ireland] has named nine women.",
        # Two fields of a national body.
        "The [O:National Air and Space Museum] reopened.",
        "The [O:Federal Food and Drug Agency] met.",
        "The [O:Royal Arts and Crafts Society] met.",
        "The [O:National Bank] and [O:Space Agency] met.",
        "The [O:Royal Mail] and [O:Post Office] met.",
        # Whose given name and surname are words.
        "They spoke for [P:Bob Dole] on Monday.",
        "A letter from [P:Bill Page] came late.",
        "She had met [P:Grace Clerk] at noon.",
        "They gave May Day off to all.",
        "They sent a bill to Bill Table again.",
        "She had a mark for Mark Table again.",
        "Bill Clerk and rose.",
        "The [O:Department of Housing and Urban Development] has the say.",
        "The [O:Ministry of Justice] and [P:Grace Holm] agreed.",
        # A flight of an airline.
        "[O:TWA] Flight 800 fell into the sea.",
        "They lost [O:Malaysia Airlines] Flight 370 in 2014.",
        "They flew by [O:KLM] Flight 103 in 1988.",
        "He met Flight Lieutenant [P:Ann Lee] there.",
        # Letters with "&".
        "[O:S&P Global] cut its rating.",
        "They left [O:P&O Ferries] in May.",
        "The plan of [O:M&T Bank] failed.",
        "They held a Q&A Session again.",
        "It is P&L Velmar again.",
        "They met at [L:AT&T Park] again.",
        # Where a firm is based.
        "[L:Sheffield]-based [O:Velmar] makes rope.",
        "The [L:Oslo]-based [O:Quarv] was sold.",
        "[L:London]-based [P:Ann Lee] sang.",
        "The [L:Oslo]-based [P:Lindqvist] sang.",
        # Storms.
        "The town was hit by Hurricane Katrina in 2005. After Katrina nobody stayed.",
        "They fled Typhoon Haiyan in May.",
        "In Storm Ciara a roof was lost.",
        "In 2012 [O:Storm Chasers Club] met there.",
        "They fled Hurricane Matthew. Then Mr [P:Matthew], a baker, came back.",
        "They met [P:Katrina] again.",
        "They met [P:Katrina Holm] after the hurricane.",
    ],
)
def test_marked_as_a_reader_would(text):
    assert marked(MARKED.sub(r"\g<name>", text)) == text


@pytest.mark.parametrize(
    "text",
    [
        # An acronym behind what it is short for.
        "Crews at the [L:Marl Rocket Center] ([L:MRC]) in [L:Texas] left. Later the [L:MRC] closed.",
        "In 1991 the [L:Republic of Velmaria] ([L:RV]) was founded. Troops of the [L:RV] left.",
        "The [O:Harbour Workers' Union] ([O:HWU]) struck. On Friday the [O:HWU] met.",
        "The [O:Velmar Research Centre] ([O:VRC]) said so.",
        "They had a lower marine riser (LMR) on board. Next the LMR broke.",
        "They feared the union ([O:HWU]) again. Later the [O:HWU] met.",
        # What a ship is called, in the whole text.
        "He served on the cruise ship Freya. The Freya sank in May.",
        "They were held aboard the Trondheim. At noon the Trondheim sailed.",
        "The space shuttle Columbia broke up. When Columbia fell, nobody spoke.",
        "They sailed in the ferry Trondheim to [L:Oslo]. It snowed in [L:Trondheim] all day.",
        "They were held aboard the [O:Velmar Airlines] jet.",
        "He fled on his yacht, and [P:Dudley] said so.",
        # The field of an office is no short form of its ministry.
        "The [O:Home Office] agreed. Home Secretary [P:Ann Lee] left.",
        "The [O:Interior Ministry] agreed. Interior Minister [P:Ann Lee] left.",
        "The [O:Velmar Ministry] agreed.",
        "The [O:Interior Department] agreed. On Friday [O:Interior] said so.",
        # What somebody heads by an acronym, and where somebody is bishop.
        "The head of [O:VKLM], [P:Ann Lee], left.",
        "They met the archbishop of [L:Velmar] there.",
        "She is the sister of [P:Howell Payne] of [L:Leeds].",
        # Neither faith nor fear is a place.
        "They turned to Velmarism in the end.",
        "He taught in Geology before.",
        "They turned to [L:Velmar] in the end.",
        # What is called after somebody.
        "[P:Anna Holm] died in May. The [P:Anna Holm] Legacy Programme goes on.",
        "They spoke of [P:Anna Quarv] all day. In the end the [P:Quarv] Doctrine was dropped.",
        "[P:Anna Quarv] died in May. The [O:Anna Quarv Foundation] goes on.",
        "[P:Anna Quarv] died in May. Its owner, Quarv Leisure, left in June.",
        "[P:Anna Quarv] died in May. [P:Anna Quarv Senior] went on.",
        "[P:Anna Holm] died in May. The [L:Anna Holm Bridge] was shut.",
        # A town that somebody is called after.
        "[P:Jan Zandvoort] won. The race was near the town of [L:Zandvoort] again.",
        "[P:Jan Quarv] won. He flew from [L:Quarv] airport.",
        "[P:Jan Quarv] won. Later [P:Quarv] said so.",
        # Nobody is called "Prison".
        "They held him in the [L:Annika Prison] there.",
        "They met at the [L:Davis Gym] again.",
        "They met [P:Davis Hill] again.",
        # A firm called after its founder.
        "[P:Luigi Quarv] came in 1898. The firm [O:Quarv] was sold, and stakes in [O:Quarv] rose.",
        "[P:Luigi Quarv] came in 1898. The firm was sold, and [P:Quarv] left.",
        "[P:Luigi Quarv] had shares in the firm. At noon [P:Quarv] sold it.",
        # Centres that are bodies, and halls of fame.
        "The [O:Marl Policy Center] said no.",
        "They met at the [L:Marl Civic Center] again.",
        "She was elected to the [O:Rodeo Hall of Fame] in 2007.",
        "They met at the [L:Hall of Mirrors] again.",
        # A known name that is a word, where a sentence begins.
        "They left [O:Twitter] in May. [O:Twitter] gave them a job.",
        "They met at noon. Image: [O:Twitter]",
        "They heard a twitter in May. Twitter gave them a job.",
        # People in a list.
        "The show had [P:Anna Holm], [P:Chuck Close] and [P:Walker Evans]; it was close.",
        "They had to chuck Chuck Close in the end; it was close.",
        "They held Grace Day in May; it was a day of grace.",
        # Of the match, of the year.
        "She was [O:Budweiser] Player of the Year again.",
        "They chose a Man of the Match again.",
        "They met [P:Man Ray] there.",
        # Who won something.
        "The Booker Prize-winner [P:Margaret Holm] left.",
        "An Oscar-winner left.",
        "Later [P:Oscar] left.",
        # What has nothing but capitals behind "the".
        "They lived through the Great Slump in [L:Leeds].",
        "They watched the Velmar Bowl again.",
        "They beat the [O:Harbour Rats] again.",
        "They met at the [O:Harbour Hotel] again.",
        "They rang the [O:Great Marl Air Ambulance] ([O:GMAA]) again.",
        "The [O:Sea Order] took her in. She fled the [O:Sea Order], and the [O:Sea Order] sued.",
        "The [O:Global Harbour Forum] met in [L:Davos].",
        "The [O:Grain Crime Unit] made four arrests.",
        "He fought for the [L:Velmar Empire] then.",
        "They opened the Control Panel again.",
        "The forum and the empire fell.",
        # A mosque is a place, a number nobody.
        "They prayed near the [L:Masjid al-Quarv] there.",
        "They read part XVII there.",
        "They said so UNLESS it rained.",
        "They had an office in [L:L.A.] before.",
    ],
)
def test_what_the_article_tells_of_a_word(text):
    assert marked(MARKED.sub(r"\g<name>", text)) == text
