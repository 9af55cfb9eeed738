"""Which Friday is meant: a wrong day on a timeline is worse than none."""

from datetime import date

import pytest

from newsreader.text.timex import find

WEDNESDAY = date(2016, 12, 7)

AHEAD = """
“The mill,” said Ann Pike, a lawyer, “will open again, at last, on Friday.”
The club will play, in the "big house," a former mill, on Friday.
The company will report earnings on Friday.
The two sides plan to meet again Friday.
She was ordered to appear in court on Friday.
The deal faces a Friday deadline.
Rain was forecast for Friday.
Negotiators agreed to meet again on Friday.
He said he hoped to leave by Friday.
The storm should reach land late Friday.
Voters go to the polls on Friday.
United travel to Leeds on Friday.
The launch has been moved to Friday.
He flies to Paris on Friday.
The Fed's policy makers gather Friday.
On Friday they meet Spain.
He urged supporters to rally on Friday.
He is being flown home on Friday.
He goes on trial on Friday.
Snow is likely on Friday.
The Senate could vote as early as Friday.
Police have until Friday to charge him.
Analysts expect it to report a loss, on Friday.
They called an emergency meeting of ministers on Friday.
He scheduled a third visit to the coast on Friday.
The party says it plans further rallies Friday.
Details of Friday's meeting have to be worked out.
Residents march on Friday against the plan.
She visits Leeds on Friday accompanied by her son.
"""
BEHIND = """
"They will vote," said Ann Pike, a lawyer, on Friday.
"They will vote," warned Tom Reed, its chair, on Friday.
"They will vote", says Ann Pike, who will lead the vote, on Friday.
Her visit on Friday ended early.
A protest march on Friday left two people hurt.
A charity race on Friday raised money for the school.
Their visit on Friday was short.
The company announced plans on Friday to build a plant.
The company announced plans to cut 500 jobs on Friday.
The firm had been expected to report Friday.
Fears that the bank will fail drove stocks down Friday.
He would have turned 50 on Friday.
The company wants to forget Friday's loss.
The team needs to recover from Friday's defeat.
The attorney could not be reached for comment Friday.
The minister said on Friday that elections would be held.
The government will not appeal, a spokesman said Friday.
The scheduled launch was scrubbed Friday.
Stocks rose Friday on hopes of a rate cut.
England's hopes hung on a match played Friday.
The bill would raise taxes, the speaker said Friday.
The ship may have sunk on Friday.
Aid arrived following Friday's earthquake.
Officials say Friday's vote will be repeated.
"""


@pytest.mark.parametrize("sentence", AHEAD.strip().splitlines())
def test_a_friday_ahead(sentence):
    assert [t.value for t in find(sentence, WEDNESDAY)] == ["2016-12-09"]


@pytest.mark.parametrize("sentence", BEHIND.strip().splitlines())
def test_a_friday_behind(sentence):
    assert [t.value for t in find(sentence, WEDNESDAY)] == ["2016-12-02"]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Crude oil for October delivery fell 40 cents.", ["2016-10"]),
        ("December futures rose a cent.", ["2016-12"]),
        ("When he is sentenced Nov. 14, he could get life.", ["2016-11-14"]),
        ("The agency announced plans to open an office in December.", ["2016-12"]),
        ("The hearing has been moved to mid-October.", ["2016-10"]),
        ("The company, which announced plans in December to merge, lost money.", ["2015-12"]),
        ("Inspections stopped last Oct. 29.", ["2015-10-29"]),
        ("The band is releasing a single in November.", ["2016-11"]),
        ("In October the court heard the case.", ["2015-10"]),
        ("In November, 40 people died in a fire.", ["2015-11"]),
        ("On 3 November, rebels took the town.", ["2015-11-03"]),
        ("On 3 November, rebels will vote.", ["2016-11-03"]),
        ("Totals through June show a loss.", ["2016-06"]),
        ("He built it in 2011 and sold it that June.", ["2011", "2011-06"]),
        ("The levy rises this year and next.", ["2016", "2017"]),
    ],
)
def test_months_and_years_look_where_their_clause_does(sentence, values):
    assert [t.value for t in find(sentence, date(2016, 9, 14))] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # The step is counted from what happened, not from the day it was told.
        (
            "The ship sank Tuesday night, police said Wednesday. It had sailed three days earlier.",
            "2016-12-03",
        ),
        # A clock's hour in another zone stands aside.
        ("It struck at 6:15 a.m. (0515 GMT) today. Some 20 minutes later a wave came.", "2016-12-07T06:35"),
        # What lies ahead is nobody's yesterday.
        ("The cup was lost Monday. Talks start on Friday. The coach quit two days earlier.", "2016-12-03"),
        ("He spoke on Tuesday. The king will see him at 5 p.m.", "XXXX-XX-XXT17:00"),
        ("The jet left at 3:26 p.m. and was down by 3:31.", "XXXX-XX-XXT15:31"),
        ("The assembly meets on 18 January, with a speech a week later.", "2017-01-25"),
        # No other day was told of.
        ("Soldiers stormed the house yesterday.\n\nThe attack began at 3:23 p.m.", "2016-12-06T15:23"),
        (
            "Stocks rose yesterday after Friday's slide.\n\nThey were down 60 points at 10 a.m.",
            "2016-12-06T10:00",
        ),
        ("By Monday night 100 were found. The search was broken off at 3 a.m.", "2016-12-06T03:00"),
        # The small hours behind a clock of the evening, or behind midnight, are the next day's.
        ("She rang at 11 p.m. on Monday and again at 1 a.m.", "2016-12-06T01:00"),
        ("A wall cracked at 11.30pm on 5 December; at 12.40am it fell.", "2016-12-06T00:40"),
        (
            "On the night of 5 December he rang at 10pm. He rang at midnight and at 1.15am.",
            "2016-12-06T01:15",
        ),
        ("Two men were held at 10 p.m. on Monday. The first raid had been at 2 a.m.", "2016-12-05T02:00"),
        ("He left at 6 p.m. on Monday after landing at 5 a.m.", "2016-12-05T05:00"),
        ("The vote is at 8 p.m. on Friday; polls open at 7 a.m.", "2016-12-09T07:00"),
        ("A storm hit at 11 p.m. on Monday. A first warning came at 4 a.m.", "2016-12-05T04:00"),
        ("A shop was robbed at 2 a.m. on Monday. Two men were held at 10 p.m.", "2016-12-05T22:00"),
        # The day told, by its evening too.
        ("The dam failed on Monday evening. Earlier in the day it had leaked.", "2016-12-05"),
        ("A boy was found on Sunday, six days after the ground shook at 3:02 a.m.", "XXXX-XX-XXT03:02"),
        ("He meets the press tomorrow afternoon at 2 o'clock.", "2016-12-08T14:00"),
        ("The Senate met on Monday. It voted 96 to 1 in the early evening.", "2016-12-05TEV"),
        ("He died on Monday. He read aloud every Sunday at 6:30 p.m.", "XXXX-XX-XXT18:30"),
        ("The strike began on Sept. 6. The shares ended the day at $53.", "2016-12-07"),
        ("HOUSTON, Dec. 6 (AP) — The lights came back today.", "2016-12-06"),
        ("She had sailed on Monday and was due at nine the next morning.", "2016-12-06T09:00"),
    ],
)
def test_steps_and_clocks_find_their_day(text, values):
    assert find(text, WEDNESDAY)[-1].value == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Profit rose in the third quarter. Sales for the quarter grew 3%.", "2016-Q3"),
        (
            "Net for the third quarter was $2m, from $1m a year earlier and $3m in the prior quarter.",
            "2016-Q2",
        ),
        ("Output fell in the April-June quarter.", "2016-Q2"),
        ("In October sales rose. It said Monday it sold 3.3m, up from 2.1m a year earlier.", "2015-10"),
        ("They will decide in the next day or two.", "P1D"),
        ("Sales rose 3% in the first half.", "2016-H1"),
        ("Profit in the 2015 third quarter was $3m.", "2015-Q3"),
        ("At year-end 2015 it had debts.", "2015"),
        ("The five-year-old agreement expired.", "P5Y"),
        ("It took 3 1/2 years.", "P3.5Y"),
        ("It took 18 and a half years.", "P18.5Y"),
        ("It took half an hour.", "PT30M"),
        ("It could take months or even years.", "PXY"),
        ("The inquest resumes on Monday week.", "2016-12-19"),
        ("It happened at half past ten last night.", "2016-12-06T22:30"),
        ("It starts at 2:00 in the afternoon.", "XXXX-XX-XXT14:00"),
        ("The price for tomorrow (Thursday).", "2016-12-08"),
        ("It cut 400 jobs on Tuesday. It had cut 30 a year earlier.", "2015"),
        ("The show starts at 8 tonight.", "2016-12-07T20:00"),
        ("AP-NR-08-15-90 1337EDT", "1990-08-15T13:37"),
        ("It was cancelled over Labor Day weekend.", "2016-W35-WE"),
        ("He was elected on Wednesday (Dec. 7, 2016, Wednesday).", "2016-12-07"),
        ("Rents rose in the early 1980's.", "198"),
        ("Rents rose in the mid-'80s.", "198"),
        ("Ministers meet in Brussels tonight, and again on Sunday.", "2016-12-11"),
        ("The pact is to be signed in Paris in late December.", "2016-12"),
        ("Sales rose for the third straight month in October.", "2016-10"),
        ("The shelling began two nights ago.", "2016-12-05TNI"),
        ("Sales rose 3% in November. Traffic fell 2% in the month.", "2016-11"),
        ("The shares are off 3% year to date.", "2016"),
        ("It should be repaired by midweek.", "2016-W49"),
        ("Shops were full the day after Thanksgiving.", "2016-11-25"),
        ("The bank reported fiscal fourth-quarter profit.", "2016-Q4"),
        ("They took the bridge before dawn Tuesday.", "2016-12-06TMO"),
        ("It will shed 900 jobs over four years.", "P4Y"),
        ("It began at five in the afternoon.", "XXXX-XX-XXT17:00"),
        ("The call came at 0122 local time.", "2016-12-07T01:22"),
        ("It pays its first dividend since 1995 on Dec. 16.", "2016-12-16"),
        ("Next week brings a vote on the budget Tuesday.", "2016-12-13"),
        ("Passengers booked for Friday may change.", "2016-12-09"),
        ("The crest, due in St. Louis early Friday, may break a record.", "2016-12-09"),
        ("Before Easter they had let 200 go.", "2016-03-27"),
        ("Sales should double by the end of 2018. Earlier in the week it cut prices.", "2016-W49"),
    ],
)
def test_the_forms_of_newsrooms(text, value):
    assert find(text, WEDNESDAY)[-1].value == value


HISTORY = "The line opened on 30 October 1911 and reached the coast in March 1913. "


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was flooded the following January.", "1914-01"),
        ("Peace was made in the spring of the following year.", "1914-SP"),
        ("It burned on the night of 9–10 May 1914.", "1914-05-09TNI"),
        ("It was cut at 11 p.m. on 31 May.", "1913-05-31"),
        ("It reopened on the last day of March.", "1913-03-31"),
        ("Four days after the fire of 3 May it rained. Two nights later it burned again.", "1913-05-05TNI"),
        ("It was cut on 3 May. On the morning of the 6th it was mended.", "1913-05-06TMO"),
        ("It was cut on 3 May and mended four days afterwards.", "1913-05-07"),
        ("It was cut on 3 May. Over the following weeks it was mended.", "PXW"),
        ("A year and a half later it closed.", "1914-09"),
        ("On 3 May it burned. Twenty-four hours later it burned again.", "1913-05-04"),
        ("The line, shut since the autumn, was bombed again. It reopened in April.", "1913-04"),
        ("It had been planned in May of the previous year. It was cut on 31 May.", "1913-05-31"),
        # What was planned for a year does not carry the story there; what was done in it does.
        ("It lost money meant for a branch planned for 1915. It was cut on 31 May.", "1913-05-31"),
        ("A second track was proposed for June 1915. It was cut on 31 May.", "1913-05-31"),
        ("A second track, planned long before, was laid in 1915. It was cut on 31 May.", "1915-05-31"),
        ("A planned track was laid in June 1915. It was cut on 31 May.", "1915-05-31"),
        ("On 3 May 1914 it burned. Ten years to the day later it was whole again.", "1924-05-03"),
    ],
)
def test_a_history_goes_on_from_what_it_told(text, value):
    assert find(HISTORY + text, WEDNESDAY, narrative=True)[-1].value == value
