"""党小组 are named in the order of the branch, and those that only the roster names by their numbers, then by pinyin."""

import pytest

from models.group_order import in_group_order


@pytest.mark.parametrize(
    ("listed", "named", "order"),
    [
        ((), ["第八党小组", "第二党小组", "第一党小组"], ("第一党小组", "第二党小组", "第八党小组")),
        ((), ["第十一党小组", "第十党小组", "第九党小组", "第二十党小组"], ("第九党小组", "第十党小组", "第十一党小组", "第二十党小组")),
        ((), ["10组", "2组", "", "2组"], ("2组", "10组")),
        ((), ["后勤组", "安保组", "办公室组", "第二组"], ("第二组", "安保组", "办公室组", "后勤组")),
        ((), ["机关第二组", "车间第十组", "车间第九组", "机关第一组"], ("车间第九组", "车间第十组", "机关第一组", "机关第二组")),
        ((), ["10组", "二组", "3组", "后勤组"], ("二组", "3组", "10组", "后勤组")),
        ((), ["会计组", "后勤组", "区直组", "人事组"], ("后勤组", "会计组", "区直组", "人事组")),
        (("后勤组",), ["安保组", "后勤组"], ("后勤组", "安保组")),
        (("第三党小组",), ["第一党小组", "第三党小组"], ("第三党小组", "第一党小组")),
    ],
)  # fmt: skip
def test_groups_stand_by_their_numbers(listed, named, order):
    """By pinyin or as they came, 第八 stood before 第二 and 第一 last, differently on each page; by numbers alone, those without one
    in no order that anybody knows."""
    assert in_group_order(listed, named) == order
