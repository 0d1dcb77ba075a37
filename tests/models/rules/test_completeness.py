"""Which items of the 采集表 are empty: what is asked only of some is asked only of them."""

import pytest

from models.fields import set_read
from models.records import Member
from models.rules.completeness import ITEMS, complete_items, is_whole, lacks, missing_fields, share

WHOLE = {
    "name": "单雨桐", "sex": "女", "nation": "汉族", "id_number": "110105198503120020", "birth": "1985-03-12",
    "education": "研究生", "kind": "正式党员", "branch": "机关第一党支部", "joined": "2009-06", "full": "2010-06-18",
    "job": "0211", "phone": "13900006021", "address": "北京市朝阳区望京街道", "standing": "正常", "lost": "否", "floating": "否",
}  # fmt: skip


def member(**changes: str) -> Member:
    made = Member()
    for name, text in (WHOLE | changes).items():
        set_read(made, name, text)
    return made


def missing(**changes: str) -> list[str]:
    return [field.name for field in missing_fields(member(**changes))]


def test_a_whole_record_wants_nothing():
    assert missing() == []
    assert complete_items(member()) == len(ITEMS) == 16
    assert share(member()) == 1.0


@pytest.mark.parametrize("name", WHOLE)
def test_each_of_the_items_is_missed_and_only_it(name):
    assert missing(**{name: ""}) == [name]
    assert complete_items(member(**{name: ""})) == 15


def test_an_empty_record_misses_all_in_the_order_of_the_form():
    fields = missing_fields(Member())
    assert [field.name for field in fields] == [item[0] for item in ITEMS]
    assert [field.label for field in fields][:4] == ["姓名", "性别", "民族", "公民身份证号"]
    assert share(Member()) == 0.0


def test_a_probationary_member_has_no_day_of_becoming_full():
    assert missing(kind="预备党员", full="") == []
    assert missing(kind="", full="") == ["kind", "full"]


def test_one_number_is_enough():
    assert missing(phone="", landline="010-88886666") == []
    assert missing(phone="") == ["phone"]


def test_the_day_is_asked_of_the_lost_and_the_place_of_the_floating():
    assert missing(lost="是") == ["lost_since"]
    assert missing(lost="是", lost_since="2025-03") == []
    assert missing(floating="是") == ["floating_to"]
    assert complete_items(member(floating="是", lost="是")) == 14
    assert missing(lost="否", lost_since="", floating_to="") == []


def test_nothing_is_looked_at_but_the_fields_of_the_items():
    looked_at = [name for item in ITEMS for name in item]

    class Told(Member):
        pass

    asked = set()
    kept = Member.__getattribute__

    def noted(self, name):
        asked.add(name)
        return kept(self, name)

    Told.__getattribute__ = noted  # type: ignore[assignment]
    for changes in ({}, {"lost": "是"}, {"floating": "是", "phone": ""}):
        missing_fields(Told(**{n: getattr(member(**changes), n) for n in looked_at}))
    assert asked - {"__dict__", "__class__"} <= set(looked_at)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"branch": ""},
        {"phone": ""},
        {"full": "", "kind": "预备党员"},
        {"full": ""},
        {"lost": "是"},
        {"floating": ""},
    ],
)
def test_one_field_is_asked_of_as_all_are(changes):
    names = [name for item in ITEMS for name in item]
    assert [name for name in names if lacks(member(**changes), name)] == missing(**changes)
    assert is_whole(member(**changes)) is (missing(**changes) == [])
    assert not lacks(Member(), "note"), "the form does not ask for it"
    assert {name for name in names if lacks(Member(), name)} == {field.name for field in missing_fields(Member())}
