"""The roster against itself (R01–R08), lost contact (P01, P02), fifty years (G01), ID numbers (I01–I07)."""

from datetime import date

import pytest

from models.fields import set_read
from models.kinds import PartialDate
from models.records import Award
from models.records.member import PROBATIONARY
from models.rules import Snapshot
from models.rules.members import fifty_years

NEW = {"kind": PROBATIONARY, "full": None}


@pytest.mark.parametrize(
    ("rule", "about", "expected"),
    [
        ("R01", {"joined": "2026-11-24", **NEW}, True),
        ("R01", {"joined": "2026-11-23", **NEW}, False),
        ("R02", {"joined": "2010-06-18", "full": "2010-06-17"}, True),
        ("R02", {"joined": "2010-06", "full": "2010-06-17"}, False),
        ("R03", {"joined": "2010-06-18", "full": "2011-06-18"}, False),
        ("R03", {"joined": "2010-06-18", "full": "2011-06-21"}, False),
        ("R03", {"joined": "2010-06-18", "full": "2011-06-22"}, True),
        ("R03", {"joined": "2010-06-18", "full": "2011-12-18", "note": "预备期延长半年"}, False),
        ("R03", {"joined": "2010-06", "full": "2011-06"}, False),
        ("R03", {"joined": "2010-06", "full": "2011-08"}, True),
        ("R03", {"joined": "1980-06-18", "full": "1982-06-18"}, False),
        ("R03", {"joined": "2024-02-29", "full": "2025-02-28"}, False),
        ("R04", {"birth": "1992-06-19", "joined": "2010-06-18"}, True),
        ("R04", {"birth": "1992-06-18", "joined": "2010-06-18"}, False),
        ("R04", {"birth": "1992", "joined": "2010-06-18"}, False),
        ("R05", {"kind": PROBATIONARY}, True),
        ("R05", {"full": None}, True),
        ("R05", {}, False),
        ("R05历史", {"birth": "1950", "joined": "1975-07-01", "full": "1976-07-01"}, True),
        ("R05历史", {"birth": "1950", "joined": "1975-07-01", "full": "1975-07-01"}, False),
        ("R05历史", {"birth": "1950", "joined": "1977-08-12", "full": "1978-08-12"}, False),
        ("R06", {"joined": "2024-11-22", **NEW}, True),
        ("R06", {"joined": "2024-11-23", **NEW}, False),
        ("R06", {"joined": "2024-11-01", **NEW, "note": "2025年11月大会决定延长预备期一年"}, False),
        ("R07", {"phone": "1380013800"}, True),
        ("R07", {"phone": "13800138000"}, False),
        ("R07", {}, False),
        ("R08", {"post": "组织委员", "joined": "2026-03-01", **NEW}, True),
        ("R08", {"post": "组织委员"}, False),
        ("§8.5日期", {"arrived": "2010-06-17"}, True),
        ("§8.5日期", {"arrived": "2010-06"}, False),
        ("§8.5日期", {"left": "2026-12-01", "arrived": "2026-12-02"}, True),
        ("§8.5日期", {"birth": "2027-01-01"}, True),
        ("§8.5日期", {"work_since": "1984-01-01"}, True),
        ("§8.5日期", {"standing": "停止党籍"}, True),
        ("§8.5日期", {"standing": "停止党籍", "standing_since": "2025-01"}, False),
        ("§8.5日期", {"left_why": "转出"}, True),
        ("§8.5日期", {"left_why": "转出", "left": "2026-12-01"}, False),
        ("P01", {"lost": "是", "lost_since": "2026-08-23"}, True),
        ("P01", {"lost": "是", "lost_since": "2026-08-24"}, False),
        ("P01", {"lost": "是", "lost_since": "2026-05-23"}, True),
        ("P02", {"lost": "是", "lost_since": "2026-05-23"}, False),
        ("P02", {"lost": "是", "lost_since": "2026-05-23", "standing": "停止党籍"}, False),
        ("I01", {"id_number": "11010519491231002"}, True),
        ("I02", {"id_number": "110105194912310021"}, True),
        ("I02", {"id_number": "11010519491231002X"}, False),
        ("I03", {"id_number": "110101190002290028"}, True),
        ("I03", {"id_number": "110101200002290026"}, False),
        ("I07", {"id_number": "110105491231002"}, True),
        ("I04", {"id_number": "11010519491231002X", "sex": "男"}, True),
        ("I04", {"id_number": "11010519491231002X", "sex": "女"}, False),
        ("I05", {"id_number": "11010519491231002X", "birth": "1949-12-30"}, True),
        ("I05", {"id_number": "11010519491231002X", "birth": "1949-12"}, False),
    ],
)
def test_rules_on_one_person(person, raised, rule, about, expected):
    found = raised(Snapshot(members=[person("周某", **about)]), rule)
    assert bool(found) is expected
    for finding in found:
        assert (finding.subject, finding.table) == ("周某", "member")
        assert finding.record > 0


def test_those_who_left_are_left_in_peace(person, raised):
    gone = person("周某", full=None, left="2026-01-01")
    assert not raised(Snapshot(members=[gone]), "R05")


def test_one_number_on_two_people_old_or_new(person, raised):
    numbers = ["110105491231002", "11010519491231002X", "110101200002290026"]
    people = [person(f"周{i}", id_number=n) for i, n in enumerate(numbers)]
    (finding,) = raised(Snapshot(members=people), "I06")
    assert (finding.subject, "周1" in finding.message) == ("周0", True)
    assert "110105" not in finding.message
    assert not raised(Snapshot(members=people[1:]), "I06")


def test_conversion_is_cited_by_the_text_of_its_day(person, raised):
    def article(joined, full):
        return raised(Snapshot(members=[person(joined=joined, full=full)]), "R03")[0].article

    assert article("2001-05-01", "2003-05-01") == "constitution-7"
    assert article("2015-05-01", "2017-05-01") == "development-2014-convert"
    assert article("2024-05-20", "2026-06-20") == "development-33"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("初中及以下", "学历说明“初中及以下”说的不是一档，学历现记作“初中”"),
        ("高中及以下", "学历“高中及以下”不是学历代码里的一档"),
        ("小学", ""),
        ("研究生", ""),
        ("硕士研究生", ""),
        ("中央党校大学", ""),
        ("", ""),
    ],
)
def test_an_education_that_fits_no_line_stays_in_sight(person, raised, written, told):
    member = person()
    set_read(member, "education", written)
    found = [finding.message for finding in raised(Snapshot(members=[member]), "§8.2学历")]
    assert bool(found) == bool(told)
    assert not told or found[0].startswith(told)


def test_a_wording_of_an_education_that_nobody_chose_is_asked_about(person, raised):
    member = person(education_detail="函授")
    (found,) = raised(Snapshot(members=[member]), "§8.2学历")
    assert (found.at, found.level) == ("education", "warning")
    assert "学历说明是“函授”" in found.message
    member.education, member.education_detail = "初中", ""
    assert not raised(Snapshot(members=[member]), "§8.2学历")


@pytest.mark.parametrize(
    ("joined", "full", "year"),
    [
        ("1976-07-01", "1976-07-01", 2026),
        ("1976-07-01", "1977-07-01", 2026),
        ("1976-07-02", "1976-07-02", 2027),
        ("1977-09-01", "1978-09-01", 2029),
        ("2010-06-18", None, None),
    ],
)
def test_fifty_years(person, joined, full, year):
    assert fifty_years(person(joined=joined, full=full)) == year


def test_fifty_years_is_said_in_the_year_itself(person, raised):
    snapshot = Snapshot(members=[person("老某", birth="1950", joined="1976-07-01", full="1976-07-01")])
    assert raised(snapshot, "G01", date(2026, 5, 1))[0].due == date(2026, 7, 1)
    (later,) = raised(snapshot, "G01", date(2026, 7, 2))
    assert later.due is None, "the day is over, and the medal is still to be put down"
    assert "没有登记" in later.message
    assert "没有登记" in raised(snapshot, "G01", date(2027, 5, 1))[0].message, "who has none is asked about later, too"
    snapshot.awards = [Award(member_id=snapshot.members[0].id, kind="光荣在党50年纪念章", year=2026)]
    assert not raised(snapshot, "G01", date(2026, 5, 1))
    assert not raised(snapshot, "G01", date(2027, 5, 1))


def test_ages_of_the_vectors(person):
    assert person(birth="1991-12-31").age(date(2026, 12, 31)) == 35
    assert person(birth="1990-12-31").age(date(2026, 12, 31)) == 36
    assert person(birth="1990-12-31").birth == PartialDate(1990, 12, 31)
