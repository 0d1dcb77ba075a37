"""Changing many records at once: what changes is said for each, what cannot be is said, and nothing is touched before."""

from models.bulk_edit import CLEAR, REPLACE, SET, Edit, plan_edits, replaceable
from models.fields import field_of
from models.records import Member


def people():
    return [
        Member(id=1, name="张伟", group="第一党小组", unit="综合科科长", phone="13900006021"),
        Member(id=2, name="李敏", group="第二党小组", unit="综合科干部"),
        Member(id=3, name="王磊", group="第二党小组", unit="财务室"),
    ]


def lines(plan):
    return [(row.record.name, d.field.name, d.before, d.after) for row in plan.changed for d in row.differences]


def test_who_has_the_value_already_is_unchanged():
    given = people()
    plan = plan_edits(given, [Edit("group", SET, "第二党小组")])
    assert lines(plan) == [("张伟", "group", "第一党小组", "第二党小组")]
    assert plan.unchanged == 2
    assert given[0].group == "第一党小组"


def test_a_part_of_a_text_is_replaced_where_it_is_found():
    plan = plan_edits(people(), [Edit("unit", REPLACE, "处", "科")])
    assert [line[3] for line in lines(plan)] == ["综合处处长", "综合处干部"]


def test_several_fields_at_once():
    plan = plan_edits(people(), [Edit("group", CLEAR), Edit("standing", SET, "正常")])
    assert len(lines(plan)) == 6
    assert [row.record.standing for row in plan.changed] == ["正常"] * 3


def test_private_values_are_masked_in_what_is_said():
    plan = plan_edits(people()[:1], [Edit("phone", SET, "13812345678")])
    assert lines(plan) == [("张伟", "phone", "139****6021", "138****5678")]
    assert plan.changed[0].record.phone == "13812345678"


def test_what_is_wrong_with_an_edit_is_said_once_and_changes_nobody():
    for edit, words in (
        (Edit("joined", SET, "下周"), "加入党组织日期"),
        (Edit("kind", SET, "积极分子"), "不在可选范围内"),
        (Edit("name", CLEAR), "必须填写"),
        (Edit("group", SET, "  "), "清空"),
        (Edit("unit", REPLACE, "处", ""), "要找的文字"),
        (Edit("phone", REPLACE, "1", "2"), "不能只替换一部分"),
    ):
        plan = plan_edits(people(), [edit])
        assert len(plan.problems) == 1, edit
        assert words in plan.problems[0]
        assert not plan.changed


def test_what_looks_wrong_is_said_and_kept():
    plan = plan_edits(people(), [Edit("education", SET, "私塾")])
    assert "不在学历代码表内" in plan.doubts[0]
    assert len(plan.changed) == 3


def test_a_new_education_takes_the_wording_of_the_old_one_with_it():
    old = Member(id=1, name="张伟", education="研究生", education_detail="硕士研究生")
    changed = plan_edits([old], [Edit("education", SET, "大学")]).changed[0].record
    assert (changed.education, changed.education_detail) == ("大学", "")


def test_only_free_text_can_be_replaced_in_part():
    assert replaceable(field_of(Member, "note"))
    assert not replaceable(field_of(Member, "joined"))


def test_nobody_chosen():
    assert plan_edits([], [Edit("group", CLEAR)]).rows == []
