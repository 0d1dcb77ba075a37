"""What is missing of the sixteen items of the official form; what does not concern a person is not asked."""

from models.kinds import PartialDate
from models.records import Member
from models.rules.completeness import ITEMS, missing_fields

DAY = PartialDate.parse("2010-07-01")
FULL = {
    "name": "张伟", "sex": "男", "nation": "汉族", "id_number": "11010119850312001X", "birth": DAY, "education": "大学",
    "kind": "正式党员", "branch": "第一党支部", "joined": DAY, "full": DAY, "job": "在岗职工", "phone": "13900006021",
    "address": "和平街道", "standing": "正常", "lost": "否", "floating": "否",
}  # fmt: skip


def names(**about):
    return [field.name for field in missing_fields(Member(**(FULL | about)))]


def test_nothing_is_missing_of_a_full_form():
    assert len(FULL) == ITEMS == 16
    assert names() == []


def test_each_item_is_missed_when_it_is_empty():
    for name, value in FULL.items():
        assert names(**{name: None if value is DAY else ""}) == [name]


def test_what_does_not_concern_a_person_is_not_asked():
    assert names(kind="预备党员", full=None) == []
    assert names(phone="", landline="010-88886666") == []
    assert names(lost="是") == ["lost_since"]
    assert names(lost="是", lost_since=DAY) == []
    assert names(floating="是") == ["floating_to"]
