"""A year that a month or day shares with another: of its list, its range, or named straight before it."""

import pytest

from tests.text.timex.reading import days, has_range


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # The year of a list is that of each of its months and days.
        ("Bakers raised the price of bread in April, May and June 2012.", "April", "2012-04"),
        ("Bakers raised the price of bread in April, May and June 2012.", "May", "2012-05"),
        ("Snow cut the pass on 4 March and 9 April of 2013.", "4 March", "2013-03-04"),
        ("Snow cut the pass in March and in April of 2013.", "March", "2013-03"),
        ("The July/August 2011 strike emptied the docks.", "July", "2011-07"),
        ("Snow cut the pass on March 4, 7 and 9, 2013.", "March 4", "2013-03-04"),
        ("Of the floods, those of June and of May 2013 were worst.", "June", "2013-06"),
        ("Votes were held on Sept. 4 and again on Oct. 9, 2013.", "Sept. 4", "2013-09-04"),
        ("The May and October (2013) talks failed.", "May", "2013-05"),
        ("The October raids of 2013 failed.", "October", "2013-10"),
        ("Raids resumed in 2013, first in May, then again in July.", "July", "2013-07"),
        ("He paid from 2 May to 6 June in 2014.", "2 May", "2014-05-02"),
        # A list or range that goes over the new year begins in the one before.
        ("The lake was frozen from December to February 2013.", "December", "2012-12"),
        ("The fair of 28 December to 2 January 2014 drew few.", "28 December", "2013-12-28"),
        ("The dykes broke between 30 November and 4 February 2012.", "30 November", "2011-11-30"),
        ("Gales on 30 December and 2 January 2015 sank boats.", "30 December", "2014-12-30"),
        ("Rents rose in the Oct-Jan 2012 quarter.", "Oct", "2011-10"),
        # A year named straight before is meant, however near to the report.
        ("In 2015, on 9 April, the theatre burned.", "9 April", "2015-04-09"),
        ("In 2015, in August, the theatre burned.", "August", "2015-08"),
        ("The first flood of 2014, on 3 June, cut the road.", "3 June", "2014-06-03"),
        ("In 2014, in March, April and May, the choir was silent.", "May", "2014-05"),
        ("In 2015, between May and July, the choir was silent.", "July", "2015-07"),
        # What happened then, and not what was once made.
        ("The siege of 2012 began in March.", "March", "2012-03"),
        ("The pit flooded in 2012, and in March it caved in.", "March", "2012-03"),
    ],
)
def test_a_year_is_shared(text, words, expected):
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The theatre burned in April and opened again in June 2012.", "April", "2016-04"),
        ("He left in May. In June 2012 he had come.", "May", "2016-05"),
        ("He sang in May and in June 2012 he had come.", "May", "2016-05"),
        ("Rents rose in June, 2,000 people said.", "June", "2016-06"),
        ("The lake was frozen from January to March 2013.", "January", "2013-01"),
        ("He paid on 4 June and 9 March 2014.", "4 June", "2014-06-04"),
        ("Sales were lower than in 2014, in March they rose.", "March", "2016-03"),
        ("It was built in 1990. On 3 June it fell.", "3 June", "2016-06-03"),
        ("The tower, built in 1990, fell on 3 June.", "3 June", "2016-06-03"),
        ("Built in 1990, the tower fell on 3 June.", "3 June", "2016-06-03"),
        ("The tower built in 1990 fell on 3 June.", "3 June", "2016-06-03"),
        ("The keeper, who came in 1990, left on 3 June.", "3 June", "2016-06-03"),
        ("The guild, whose hall burned in 1990, met in June.", "June", "2016-06"),
        ("The mill was founded in 1990 and closed in June.", "June", "2016-06"),
        ("In 1990 the mill was sold; on 3 March it will be let.", "3 March", "2017-03-03"),
        ("The war began in 1990 and spread in June.", "June", "1990-06"),
        ("In 1990 the mill was sold; in June it burned.", "June", "1990-06"),
        ("Strangers came in 1990, in June.", "June", "1990-06"),
    ],
)
def test_a_year_is_of_its_own_date(text, words, expected):
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "published", "expected"),
    [
        ("From April to August the well was dry.", "April", "2017-06-10", "2016-04"),
        ("From March until July nobody came.", "March", "2017-04-02", "2016-03"),
        ("The drought lasted from October to December.", "October", "2016-11-12", "2015-10"),
        ("The choir was silent from 3 February to 9 June.", "3 February", "2017-03-01", "2016-02-03"),
        # What has ended may be this year's; what is to come may end after the report.
        ("From April to August the well was dry.", "April", "2017-09-10", "2017-04"),
        ("The road will be closed from April to August.", "April", "2017-03-10", "2017-04"),
        ("The strike lasted from February to May.", "February", "2017-05-30", "2017-02"),
    ],
)
def test_what_is_told_as_past_has_ended(text, words, published, expected):
    assert days(text, words, published) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The road was closed from March to May.", "March", "2016-03"),
        ("The shop stood empty March to June 2012.", "March", "2012-03"),
        ("Between March and August, he slept little.", "March", "2016-03"),
        ("The long March on Marlow began.", "March", ""),
        ("They March to the square each year.", "March", ""),
        ("A March through Marlow was banned.", "March", ""),
    ],
)
def test_march_is_a_month_before_another(text, words, expected):
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "published", "expected"),
    [
        ("In April 3,000 sheep were lost.", "April", "2016-12-20", "2016-04"),
        ("In January some 1,500 workers walked out.", "January", "2016-12-20", "2016-01"),
        (
            "In January, after days of rain, the dam, old and cracked, broke.",
            "January",
            "2016-11-20",
            "2016-01",
        ),
        ("On Nov. 4 16 men were freed.", "Nov. 4", "2016-12-20", "2016-11-04"),
        ("In January, the court, which sat in Marlow, will rule.", "January", "2016-12-20", "2017-01"),
        ("In January 2,000 places will be lost.", "January", "2016-12-20", "2017-01"),
        ("In March 2000 they met.", "March 2000", "2016-12-20", "2000-03"),
    ],
)
def test_a_count_behind_a_month_hides_no_verb(text, words, published, expected):
    assert days(text, words, published) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Storms on 2 and 8 May cut the line.", "2", "2016-05-02"),
        ("Storms on 2, 5 and 8 May 2013 cut the line.", "5", "2013-05-05"),
        ("Storms on 2, 5 and 8 May 2013 cut the line.", "2", "2013-05-02"),
        ("The line was cut on Nov. 2, 5 and 8.", "8.", "2016-11-08"),
        ("The fairs of Nov. 2, 5 and 8 were lost.", "8", "2016-11-08"),
        ("On Nov. 2, 8 were lost.", "8 were", ""),
        ("He fell on Nov. 2 and 8 were lost.", "8 were", ""),
    ],
)
def test_each_day_of_a_list_stands_for_itself(text, words, expected):
    assert days(text, words) == expected
    assert not has_range(text)


@pytest.mark.parametrize(
    "text",
    [
        "The line was shut between 2 and 8 May.",
        "The line was shut 2-8 May.",
        "The line was shut from 2 to 8 May.",
        "The line was shut Nov. 2 to 8.",
    ],
)
def test_the_ends_of_a_range_know_the_whole(text):
    assert has_range(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On 31 September he fell.", "September"),
        ("On February 30, 2016, he fell.", "February"),
        ("On 31 June 2015.", "June"),
    ],
)
def test_a_day_that_no_month_has_is_no_date(text, words):
    assert days(text, words) == ""


def test_a_count_behind_a_month_leaves_it_a_month():
    assert days("In April 31 people fell ill.", "April") == "2016-04"
    assert days("On 30 September he fell.", "30 September") == "2016-09-30"
    assert days("On February 29, 2016, he fell.", "February 29") == "2016-02-29"
