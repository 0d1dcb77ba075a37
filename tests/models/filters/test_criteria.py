"""Criteria as data: kept and read again, damaged and newer ones too; every operator; who is looked among."""

import json
from datetime import date

import pytest

from models.fields import typed
from models.filters import OPERATORS, Criteria, Criterion, Facts, keeper, subject, subjects, unfit
from models.filters.criteria import ALL, GONE
from models.kinds import PartialDate
from models.records import Member

TODAY = date(2026, 11, 23)
FACTS = Facts(TODAY, hours={1: 40.0, 2: 8.0})
FACTS.last_activity = {1: PartialDate.parse("2026-10-12")}


def day(text):
    return PartialDate.parse(text)


ANNA = Member(id=1, name="张伟", kind="正式党员", birth=day("1985-03"), joined=day("2010-07-01"), full=day("2011-07-01"),
              group="第一党小组", unit="综合科科长", phone="13900006021")  # fmt: skip
BERT = Member(id=2, name="李敏", kind="预备党员", birth=day("1999"), joined=day("2026-03-01"), group="第二党小组")
GONE_ONE = Member(
    id=3, name="赵刚", kind="正式党员", joined=day("2000-01-01"), left=day("2025-06-01"), group="第一党小组"
)
STOPPED = Member(id=4, name="周停", kind="正式党员", joined=day("2000-01-01"), standing="停止党籍")
EVERYBODY = [ANNA, BERT, GONE_ONE, STOPPED]


def found(*rows, every=True, among="here"):
    keeps = keeper(Criteria(tuple(Criterion(*row) for row in rows), every, among))
    return [member.name for member in EVERYBODY if keeps(member, FACTS)]


@pytest.mark.parametrize(
    ("row", "names"),
    [
        (("group", "is", "第一党小组"), ["张伟"]),
        (("group", "is_not", "第一党小组"), ["李敏"]),
        (("unit", "contains", "科长"), ["张伟"]),
        (("unit", "lacks", "科长"), ["李敏"]),
        (("unit", "empty"), ["李敏"]),
        (("unit", "filled"), ["张伟"]),
        (("phone", "contains", "６０２１"), ["张伟"]),
        (("kind", "is", "预备"), ["李敏"]),
        (("kind", "is_not", "预备党员"), ["张伟"]),
        (("joined", "before", "2010"), []),
        (("joined", "before", "2011"), ["张伟"]),
        (("joined", "after", "2010-06-30"), ["张伟", "李敏"]),
        (("joined", "after", "2010"), ["李敏"]),
        (("joined", "in", "2010-07"), ["张伟"]),
        (("full", "empty"), ["李敏"]),
        (("birth", "in", "1999-05"), []),
        (("#age", "at_least", "41"), ["张伟"]),
        (("#age", "at_most", "40"), ["李敏"]),
        (("#age", "is", "41"), ["张伟"]),
        (("#age", "at_least", " ４１ 岁"), ["张伟"]),
        (("#complete", "at_most", "99.5%"), ["张伟", "李敏"]),
        (("#hours", "at_least", "32 学时"), ["张伟"]),
        (("#last_activity", "empty"), ["李敏"]),
        (("#last_activity", "after", "2026-10-01"), ["张伟"]),
        (("#seniority", "empty"), ["李敏"]),
    ],
)
def test_each_operator(row, names):
    assert found(row) == names


def test_all_rows_or_one_of_them():
    rows = (("group", "is", "第一党小组"), ("kind", "is", "预备党员"))
    assert found(*rows) == []
    assert found(*rows, every=False) == ["张伟", "李敏"]


def test_who_is_looked_among():
    assert found() == ["张伟", "李敏"]
    assert found(("group", "is", "第一党小组"), among=ALL) == ["张伟", "赵刚"]
    assert found(among=GONE) == ["赵刚"]


def test_kept_and_read_again():
    criteria = Criteria(
        (Criterion("unit", "contains", '引号"和\n换行'), Criterion("#age", "at_least", "60")), False, GONE
    )
    assert Criteria.from_json(criteria.to_json()) == criteria
    assert json.loads(criteria.to_json())["version"] == 1


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '{"rows": 3}', '{"rows": [1, {"field": "name"}]}', '{"among": "??"}']
)
def test_what_is_damaged_opens_as_far_as_it_can_be_read(text):
    assert Criteria.from_json(text) == Criteria()


def test_a_newer_selection_is_kept_whole_and_asked_as_far_as_it_is_known():
    newer = '{"version": 9, "rows": [{"field": "shoe_size", "op": "is", "value": "43", "more": 1}, {"field": "group", "op": "is", "value": "第一党小组"}]}'
    criteria = Criteria.from_json(newer)
    assert [row.field for row in criteria.rows] == ["shoe_size", "group"]
    assert [each.place for each in unfit(criteria)] == [0]
    keeps = keeper(criteria)
    assert [member.name for member in EVERYBODY if keeps(member, FACTS)] == ["张伟"]


def test_rows_that_cannot_be_asked_say_why_and_are_passed_over():
    rows = [
        ("unit", "contains", " "),
        ("joined", "before", "下周"),
        ("#age", "at_least", "老"),
        ("sex", "before", "男"),
    ]
    criteria = Criteria(tuple(Criterion(*row) for row in rows))
    assert [each.place for each in unfit(criteria)] == [0, 1, 2, 3]
    assert "加入党组织日期" in unfit(criteria)[1].why
    assert unfit(criteria)[2].why == "年龄：“老”不是数"
    assert found(*rows) == ["张伟", "李敏"]


def test_everything_can_be_asked():
    keys = [known.key for known in subjects()]
    assert len(set(keys)) == len(keys)
    assert {field.name for field in typed(Member)} < set(keys)
    for known in subjects():
        assert known.sort in OPERATORS
        assert subject(known.key) is known
        for op in ("empty", "filled"):
            assert (
                len(found((known.key, op), among=ALL))
                + len(found((known.key, {"empty": "filled", "filled": "empty"}[op]), among=ALL))
                == 4
            )


@pytest.mark.parametrize("kept", ["[" * 100_000, '{"among": []}', '{"among": {}, "rows": {"field": 1}}'])
def test_a_selection_damaged_in_any_way_still_opens(kept):
    assert Criteria.from_json(kept) == Criteria()
