"""The bands: edges, partial days, and that every value is in one band exactly."""

from datetime import date, timedelta

import pytest

from models.kinds import Coded, PartialDate
from models.rules.figures import UNSURE
from models.statistics.bands import Bands, ages, class_of_job, educations, job_classes, periods, variants
from models.statistics.by_day import NO_SENIORITY, age_band, age_fact, by_seniority, period_of
from models.statistics.by_job import job_class
from models.statistics.roster import Roster
from models.statistics.table import NOT_SAID
from tests.models.statistics.people import YEAR_END, facts, numbers, person, roster

PARTY, BULLETIN = "党统分段", "公报分段"


@pytest.mark.parametrize(
    ("birth", "on", "band"),
    [
        ("1991-12-31", YEAR_END, "31–35 岁"),  # domain §14
        ("1990-12-31", YEAR_END, "36–40 岁"),
        ("1990-12-31", date(2026, 12, 30), "31–35 岁"),
        ("1996-01-01", YEAR_END, "30 岁及以下"),
        ("1995-12-31", YEAR_END, "31–35 岁"),
        ("1955-12-31", YEAR_END, "71 岁及以上"),
        ("1956-01-01", YEAR_END, "66–70 岁"),
        ("2000-02-29", date(2031, 2, 28), "30 岁及以下"),  # comes round on 1 March
        ("2000-02-29", date(2031, 3, 1), "31–35 岁"),
        ("1990", YEAR_END, "36–40 岁"),  # on the last day of a year the year of birth is enough
        ("1990", date(2026, 6, 30), UNSURE),  # 35 or 36
        ("1990-06", date(2026, 6, 30), "36–40 岁"),
        ("1990-07", date(2026, 6, 30), "31–35 岁"),
        ("1990-06", date(2026, 6, 15), UNSURE),
        ("1988", date(2026, 6, 30), "36–40 岁"),  # 37 or 38: the same band
        (None, YEAR_END, NOT_SAID),
    ],
)
def test_age_bands(birth, on, band):
    assert age_band(person(birth=birth), on, PARTY) == band


def test_bulletin_has_one_band_from_61():
    assert [age_band(person(birth=f"{year}-05-05"), YEAR_END, BULLETIN) for year in (1966, 1965, 1930)] == [
        "56–60 岁",
        "61 岁及以上",
        "61 岁及以上",
    ]


def test_age_fact_says_both_ages_where_it_is_not_certain():
    assert age_fact(Roster([]), person(birth="1990"), date(2026, 6, 30)) == "1990 出生，35 或 36 岁"
    assert age_fact(Roster([], full=False), person(birth="1990-02-03"), date(2026, 6, 30)) == "1990-02 出生，36 岁"
    assert age_fact(Roster([]), person(birth="1990-05-01"), date(2026, 6, 30)) == "1990-05-01 出生，36 岁"


@pytest.mark.parametrize("variant", variants("joined"))
def test_periods_touch_without_gap_or_overlap(variant):
    bands = periods(variant)
    for label, start, before in zip(bands.labels[1:], bands.starts[1:], bands.labels, strict=False):
        assert bands.label(start, start) == label
        eve = start - timedelta(days=1)
        assert bands.label(eve, eve) == before
        assert bands.label(eve, start) == ""


@pytest.mark.parametrize(
    ("joined", "party", "bulletin"),
    [
        ("1937-07-06", "1937年7月6日以前", "新中国成立前"),
        ("1937-07-07", "1937年7月7日—1945年9月2日", "新中国成立前"),
        ("1945-09-02", "1937年7月7日—1945年9月2日", "新中国成立前"),
        ("1945-09-03", "1945年9月3日—1949年9月", "新中国成立前"),
        ("1949-09-30", "1945年9月3日—1949年9月", "新中国成立前"),
        ("1949-10-01", "1949年10月—1966年4月", "新中国成立后至十一届三中全会前"),
        ("1966-04", "1949年10月—1966年4月", "新中国成立后至十一届三中全会前"),
        ("1966-05", "1966年5月—1976年10月", "新中国成立后至十一届三中全会前"),
        ("1976-11-01", "1976年11月—1978年12月", "新中国成立后至十一届三中全会前"),
        ("1979", "1979年1月—2002年10月", "十一届三中全会后至十八大前"),
        ("2002", UNSURE, "十一届三中全会后至十八大前"),
        ("2012-10-31", "2002年11月—2012年10月", "十一届三中全会后至十八大前"),
        ("2012-11-01", "2012年11月以后", "十八大以来"),
        ("2012", UNSURE, UNSURE),
        (None, NOT_SAID, NOT_SAID),
    ],
)
def test_periods_of_joining(joined, party, bulletin):
    member = person(joined=joined)
    assert [period_of(member, variant) for variant in variants("joined")] == [party, bulletin]


def test_bands_out_of_order_are_refused():
    with pytest.raises(ValueError, match="order"):
        Bands.of([["a", 0], ["b", 10], ["c", 5]])


def test_ages_begin_at_birth():
    assert all(ages(variant).starts[0] == 0 for variant in (PARTY, BULLETIN))
    assert ages(PARTY).label(-1, -1) == ""  # born after the day


@pytest.mark.parametrize("variant", variants("jobs"))
def test_every_job_of_the_code_table_has_a_class(variant):
    options = Coded("job").options
    labels = {known.label for known in job_classes(variant)}
    assert set(class_of_job(variant)) == set(options)
    assert {job_class(person(job=word), variant) for word in options} <= labels


@pytest.mark.parametrize(
    ("job", "party", "bulletin"),
    [
        ("公务员", "党政机关工作人员", "党政机关工作人员"),
        ("机关单位工勤岗", "公有制单位工勤技能人员", "工人（工勤技能人员）"),
        ("民办非企业工勤岗位", "非公单位工勤技能人员", "工人（工勤技能人员）"),
        ("非公有经济控制企业专业技术岗位", "非公企业专业技术人员", "企事业单位、社会组织专业技术人员"),
        ("外出务工经商人员", "农牧渔民", "农牧渔民"),
        ("解放军、武警", "解放军、武警", "其他职业人员"),
        ("退休人员", "离退休人员", "离退休人员"),
        ("看门", "不在代码表内的写法", "不在代码表内的写法"),
        ("", NOT_SAID, NOT_SAID),
    ],
)
def test_classes_of_jobs(job, party, bulletin):
    assert [job_class(person(job=job), variant) for variant in variants("jobs")] == [party, bulletin]


def test_every_education_of_the_code_table_has_a_band():
    assert set(educations()) == set(Coded("education").options)


@pytest.mark.parametrize(
    ("values", "band"),
    [
        ({"joined": "1976-07-01", "full": None}, "50 年及以上"),  # no probation then: from admission (domain §14)
        ({"joined": "1976-07-02", "full": None}, "41–49 年"),
        ({"joined": "1977-09-01", "full": "1978-09-01"}, "41–49 年"),
        ({"full": "2025-07-01"}, "1–5 年"),
        ({"full": "2025-07-02"}, "不满 1 年"),
        ({"full": "2020"}, UNSURE),  # five or six years
        ({"full": "2021"}, "1–5 年"),
        ({"full": None}, NOT_SAID),
        ({"full": None, "kind": "预备党员"}, NO_SENIORITY),
        ({"full": "2026-09-01"}, NO_SENIORITY),  # still on probation on that day
    ],
)
def test_seniority(values, band):
    table = by_seniority(roster(person(**values)), date(2026, 7, 1))
    assert numbers(table) == {band: 1}
    assert facts(table, band)[0]


def test_the_edges_of_partial_days_are_those_of_the_calendar():
    assert PartialDate.parse("1976-02").last() == date(1976, 2, 29)
