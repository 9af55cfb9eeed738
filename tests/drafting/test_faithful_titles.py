"""Whose deed a title tells where an aside, a quotation or another's words stand between doer and verb."""

import pytest

from tests.drafting.test_proposals import titles


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "Police said that a house in Mill Lane, the home of a clerk, had been searched on Tuesday.",
            "A house in Mill Lane had been searched",
        ),
        ("The firm said Anna Lie, its chief, was sacked on Tuesday.", "Anna Lie was sacked"),
        (
            "The mayor said the dam was old and called for a new one on Tuesday.",
            "The mayor called for a new one",
        ),
        (
            "The mayor said the vicar had resigned and left for Ek on Tuesday.",
            "The vicar had resigned and left for Ek",
        ),
        (
            "Oil leaks from a pipe more than 500 feet deep that was damaged on Tuesday by a blast.",
            "A pipe was damaged by a blast",
        ),
        (
            "Anna Lie, who has told aides to “plug the hole,” will head to Harn on Friday.",
            "Anna Lie will head to Harn",
        ),
        ("The film, scenes of which were shown at once, is due to air on Friday.", "The film is due to air"),
        ("The play, parts of which were cut at once, will open on Friday.", "The play will open"),
        ("A letter from a nurse who resigned on Tuesday was read out.", "A nurse resigned"),
        ("A man from Ek who fell on Tuesday sued the firm.", "A man fell"),
        ("The army swept in yesterday.", "The army swept in"),
        ("Troops marched in Tuesday.", "Troops marched in"),
        ("Unlike the talks held on Tuesday in Ek, the vote is secret.", "The talks were held in Ek"),
        (
            "The inquiry – announced on Tuesday by Anna Lie – is secret.",
            "The inquiry was announced by Anna Lie",
        ),
        (
            "Crews moved a box into a gushing ruptured pipe on Tuesday.",
            "Crews moved a box into a gushing ruptured pipe",
        ),
        ("A bombing killed civilians on Tuesday.", "A bombing killed civilians"),
        (
            "Ola Berg, 82, has survived two plots and crushed a strike on Tuesday.",
            "Ola Berg crushed a strike",
        ),
        ("The pier is to be finally opened on Friday.", "The pier is to be finally opened"),
        (
            "Firms said that investors – from Ek, Harn and the isles – were found on Tuesday.",
            "Investors – from Ek, Harn and the isles – were found",
        ),
        (
            "Last week it was revealed that nine clerks had been paid twice.",
            "It was revealed that nine clerks had been paid twice",
        ),
        ("A man arrested on Tuesday, Ola Berg, is in court.", "A man was arrested"),
        ("A man freed in March, Ola Berg, was fined on Tuesday.", "A man, Ola Berg, was fined"),
        (
            "One sailor rescued from the ship, Ola Berg, fled on Tuesday.",
            "One sailor rescued from the ship, Ola Berg, fled",
        ),
        ("Anna Berg told Ola Lie the agency had shut the mill on Tuesday.", "The agency had shut the mill"),
        ("Dr Berg told him he had given Anna Lie a drug on Tuesday.", "Dr Berg had given Anna Lie a drug"),
        ("The mayor told reporters the dam would close on Friday.", "The dam would close"),
        ("He told the inquiry on Monday that the van had left at noon.", "The van had left"),
        (
            "Anna Lie, who was ill, admitted on Tuesday that she had lied.",
            "Anna Lie admitted that she had lied",
        ),
        ("A man who had been missing since March was found alive on Tuesday.", "A man was found alive"),
        ("Having lost the vote, Anna Lie resigned on Tuesday.", "Having lost the vote, Anna Lie resigned"),
        (
            "Ola Berg appeared before magistrates in Ek on Tuesday.",
            "Ola Berg appeared before magistrates in Ek",
        ),
        ("The trial, which may be long, begins in Ek on Friday.", "The trial begins in Ek"),
        ("Voters in Norland go to the polls on Friday.", "Voters in Norland go to the polls"),
        (
            "Two men were killed and 12 others hurt when a bomb went off.",
            "Two men were killed and 12 others hurt",
        ),
        (
            "Two climbers missing since Sunday have been found.",
            "Two climbers missing since Sunday have been found",
        ),
        (
            "A plan backed by 9,000 people was dropped on Tuesday.",
            "A plan backed by 9,000 people was dropped",
        ),
        ("The mill is old. It was sold on Tuesday as a school.", "The mill was sold as a school"),
        ("As of 1700 on Tuesday, Harn had reported 900 cases.", "As of 1700, Harn had reported 900 cases"),
        (
            "The yard sold 900 boats on Tuesday, the highest number yet.",
            "The yard sold 900 boats, the highest number yet",
        ),
        (
            "A panel appointed to study the leak and to recommend repairs met on Tuesday.",
            "A panel appointed to study the leak and to recommend repairs met",
        ),
        (
            "Crews spoke of clearing up oil spill. The government was forced on Tuesday to plug the spill.",
            "The government was forced to plug the oil spill",
        ),
        ("The king, the mayor said, left Harn on Tuesday.", "The king left Harn"),
        ("The mayor, a farmer, said the king left Harn on Tuesday.", "The king left Harn"),
        ("The mill, sources told Reuters, sacked its chief on Tuesday.", "The mill sacked its chief"),
        (
            "Police said a body, thought to be that of a clerk, was found on Tuesday.",
            "A body, thought to be that of a clerk, was found",
        ),
        (
            "The mayor said guards, backed by tanks, killed ten rebels on Tuesday.",
            "Guards, backed by tanks, killed ten rebels",
        ),
        (
            "Nine died when the rig, leased to Holm, exploded on Tuesday.",
            "The rig, leased to Holm, exploded",
        ),
        (
            "The clinic said the girl, treated for burns since Sunday, died on Tuesday.",
            "The girl died",
        ),
        ("The unions, though weakened, won a rise on Tuesday.", "The unions, though weakened, won a rise"),
        ("The firm admitted the bank, which it bought in 2003, lied on Tuesday.", "The bank lied"),
        ("The yard that the owner sued closed on Tuesday.", "The yard that the owner sued closed"),
        (
            "A bomb that guards had failed to find killed six people on Tuesday.",
            "A bomb that guards had failed to find killed six people",
        ),
        ("Rebels who had fled in March returned on Tuesday.", "Rebels returned"),
        ("A man held after his wife was found dead was freed on Tuesday.", "A man held was freed"),
        ("The wife of a man held on Monday fled on Tuesday.", "The wife of a man fled"),
        ("Nine men were held but freed on Tuesday.", "Nine men were held but freed"),
        ("A man dressed as a nun robbed a bank on Tuesday.", "A man dressed as a nun robbed a bank"),
        ("A nun was shot as a man robbed a bank on Tuesday.", "A man robbed a bank"),
        (
            "A man wanted since 2003 for theft was seized on Tuesday.",
            "A man wanted since 2003 for theft was seized",
        ),
        (
            "Instead of resigning, the mayor sacked a clerk on Tuesday.",
            "Instead of resigning, the mayor sacked a clerk",
        ),
        (
            "The storm, the worst of the year, hit Harn on Tuesday.",
            "The storm, the worst of the year, hit Harn",
        ),
        ("The ferry - built in 1974 in Ek - sank on Tuesday.", "The ferry sank"),
        ("A pre- and post-war mill burned on Tuesday.", "A pre- and post-war mill burned"),
        ("In the film, released on Tuesday, a nun sings.", "The film was released"),
        ("The mayor said his deputy had hit her on Tuesday.", "The mayor’s deputy had hit her"),
        (
            "The coroner ruled that the boy, who could not swim, drowned on Tuesday.",
            "The boy drowned",
        ),
        ("The mayor said that the mill, built in 1905, burned on Tuesday.", "The mill burned"),
        ("The mayor said the mill - built in 1905 - burned on Tuesday.", "The mill burned"),
        (
            "When the school, hit by a fire, reopened on Tuesday, it was cold.",
            "The school, hit by a fire, reopened",
        ),
        (
            "The mayor, as the vicar had done, resigned on Tuesday.",
            "The mayor, as the vicar had done, resigned",
        ),
        ("The report cleared guards who beat a clerk on Tuesday.", "Guards beat a clerk"),
        ("The plan that the mayor dropped on Tuesday was dear.", "The mayor dropped the plan"),
        ("A man dropped on Tuesday by his party is dead.", "A man was dropped by his party"),
        ("The inquest heard on Tuesday how the boy drowned.", "The inquest heard how the boy drowned"),
        ("Harn - Two nuns were shot on Tuesday.", "Two nuns were shot"),
        ("The Ek - Harn line was shut on Tuesday.", "The Ek - Harn line was shut"),
        ("Although injured, the player scored twice on Tuesday.", "Injured, the player scored twice"),
    ],
)
def test_a_title_tells_whose_deed_it_was(body, title):
    assert titles(body)[-1] == title
