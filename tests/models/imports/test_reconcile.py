"""Reconciling with a committee's list: more, fewer, different cell by cell, and taking over as one action."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from models.imports import FileRefused, Plan
from models.imports.reconcile import (
    DIFFERENT,
    OURS_EMPTY,
    OURS_EXACT,
    THEIRS_EMPTY,
    THEIRS_EXACT,
    UNREADABLE,
    Reconciliation,
    reconcile,
    take_over,
)
from models.imports.reconcile_sheets import cell_texts, lines, reconcile_sheets, report
from models.kinds import PartialDate
from models.kinds.identity import check_digit
from models.records import Member
from models.store import Ledger

TODAY = date(2026, 11, 23)
Planned = Callable[..., Plan]


def number(first17: str) -> str:
    return first17 + check_digit(first17)


ID1, ID2, ID3 = number("11010119850312001"), number("11010119900102002"), number("11010119900102004")


def kept(ledger: Ledger, *members: Member) -> list[Member]:
    with ledger.unit("登记") as unit:
        unit.add_all(members)
    return ledger.all(Member)


def compared(planned: Planned, ledger: Ledger, rows: list[list[Any]], **about: Any) -> Reconciliation:
    members = ledger.all(Member)
    return reconcile(planned(rows, members, **about), members, today=TODAY)


def states(found: Reconciliation) -> list[tuple[str, str, str, str, str]]:
    return [
        (d.person, d.label, *cell_texts(d, full=True)[:2], d.state) for d in (*found.differences, *found.notes)
    ]  # fmt: skip


def test_more_fewer_gone_and_the_same(planned: Planned, ledger: Ledger):
    kept(
        ledger,
        Member(name="张三", id_number=ID1),
        Member(name="李四", phone="13800000000"),
        Member(name="王五", left=PartialDate(2024, 5, 1), left_why="转出"),
        Member(name="赵六", left=PartialDate(2024, 5, 1), left_why="去世"),
    )
    found = compared(planned, ledger, [["姓名", "身份证号"], ["张三", ID1], ["孙七", ID2], ["王五", ""]])
    assert [m.name for m in found.more] == ["李四"]
    assert [r.name for r in found.fewer] == ["孙七"]
    assert [(m.name, r.row) for m, r in found.gone] == [("王五", 4)]
    assert (found.agreed, found.differences, found.same) == (1, [], False)
    assert compared(planned, ledger, [["姓名"], ["张三"], ["李四"]]).same


def test_cell_by_cell(planned: Planned, ledger: Ledger):
    kept(
        ledger,
        Member(
            name="张三", id_number=ID1, birth=PartialDate(1985, 3, 12), phone="13800000000", post="书记", unit="某局"
        ),
        Member(name="李四", id_number=ID2, birth=PartialDate(1990, 1), joined=PartialDate(2015), sex="男"),
    )
    rows = [
        ["姓名", "身份证号", "出生年月", "联系电话", "党内职务", "入党时间", "工作单位", "性别"],
        ["张三", ID1, "1985年", "13900000000", "普通党员", "2010-06", "", "男"],
        ["李四", ID2, "1990-01-02", "", "", "2016年", "", "不详"],
    ]
    found = compared(planned, ledger, rows)
    assert states(found) == [
        ("张三", "性别", "", "男", OURS_EMPTY),
        ("张三", "加入党组织日期", "", "2010-06", OURS_EMPTY),
        ("张三", "党内职务", "书记", "普通党员", DIFFERENT),
        ("张三", "手机号", "13800000000", "13900000000", DIFFERENT),
        ("李四", "性别", "男", "不详", UNREADABLE),
        ("李四", "加入党组织日期", "2015", "2016", DIFFERENT),
        ("张三", "出生日期", "1985-03-12", "1985", OURS_EXACT),
        ("张三", "工作单位及职务", "某局", "", THEIRS_EMPTY),
        ("李四", "出生日期", "1990-01", "1990-01-02", THEIRS_EXACT),
    ]
    assert found.agreed == 0


def test_masked_cells_are_compared_in_what_they_show(planned: Planned, ledger: Ledger):
    kept(ledger, Member(name="张三", id_number=ID1, phone="13812340000", address="示例市云桥区幸福路8号"))
    rows = [
        ["姓名", "身份证号", "手机", "住址"],
        ["张三", ID1[:6] + "*" * 8 + ID1[14:], "138****0000", "示例市云桥区***"],
    ]
    assert compared(planned, ledger, rows).same
    rows[1][2] = "139****0000"
    found = compared(planned, ledger, rows)
    assert [(d.label, d.state, d.raw) for d in found.differences] == [("手机号", UNREADABLE, "139****0000")]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("身份证号", "１１０１０１＊＊＊＊＊＊＊＊" + ID1[14:]),
        ("身份证号", f"{ID1[:6]} ******** {ID1[14:]}"),
        ("身份证号", f"身份证{ID1[:6]}********{ID1[14:]}。"),
        ("身份证号", f"{ID1[:12]}*{ID1[13:]}"),
        ("身份证号", f"{ID1[:6]}····{ID1[14:]}"),
        ("手机", "１３８＊＊＊＊００００"),
        ("手机", "138 **** 0000"),
        ("手机", "+86 138-****-0000"),
        ("固定电话", "01066****34"),
        ("固定电话", "6655****"),
        ("住址", "示例市 云桥区***"),
        ("外出原因", "原因已登记"),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_however_it_is_masked_what_agrees_or_has_nothing_beside_it_is_not_told(
    planned: Planned, ledger: Ledger, heading: str, cell: str, known: bool
):
    """It was 对方填写有误 wherever the mask was not spelled as ours, and wherever the ledger has nothing yet."""
    about = {"id_number": ID1, "phone": "138-1234-0000", "landline": "010-66551234", "floating_why": "随女儿"}
    about["address"] = "示例市云桥区幸福路8号"
    kept(ledger, Member(name="张三", **(about if known else {})))
    assert compared(planned, ledger, [["姓名", heading], ["张三", cell]]).same


@pytest.mark.parametrize("full", [True, False])
def test_words_that_are_not_exported_stay(planned: Planned, ledger: Ledger, full: bool):
    ill = "患病住院"
    kept(
        ledger,
        Member(name="张三", note=ill, floating_why=ill),
        Member(name="王五", left=PartialDate(2024, 5, 1), left_why=ill),
    )
    rows = [["姓名", "备注", "外出原因"], ["张三", "另有", "务工经商"], ["王五", "", ""]]
    found = compared(planned, ledger, rows)
    sheets = str(reconcile_sheets(found, today=TODAY, full=full))
    for told in (sheets, str(report(found, full=full)), str(lines(found, full=full))):
        assert (ill in told) is full
    assert ("内容不导出" in sheets) is not full


def test_a_birth_of_which_they_show_the_month_agrees_without_a_remark(planned: Planned, ledger: Ledger):
    """So it stands in what we export: masked, the two are the same."""
    born = PartialDate(1985, 3, 12)
    kept(ledger, Member(name="张三", birth=born), Member(name="王五", birth=born))
    found = compared(planned, ledger, [["姓名", "出生年月"], ["张三", "1985-03"], ["王五", "1985年"]])
    assert states(found) == [("王五", "出生日期", "1985-03-12", "1985", OURS_EXACT)]
    assert lines(found)[0] == "一致 2 人，一致但有出入 1 处。"


def test_names_and_old_numbers_are_the_same_however_written(planned: Planned, ledger: Ledger):
    kept(ledger, Member(name="买买提·艾力", birth=PartialDate(1985, 3, 12)), Member(name="张三", id_number=ID1))
    rows = [["姓 名", "出生日期", "身份证号"], ["买买提 艾力", "1985-03-12", ""], ["张  三", "", ID1[:6] + ID1[8:17]]]
    found = compared(planned, ledger, rows)
    assert (found.more, found.fewer, found.differences, found.agreed) == ([], [], [], 2)
    assert [(d.label, d.state) for d in found.notes] == [("公民身份证号", OURS_EXACT)]


def test_one_number_with_another_name_is_a_difference(planned: Planned, ledger: Ledger):
    kept(ledger, Member(name="张三", id_number=ID1))
    found = compared(planned, ledger, [["姓名", "身份证号"], ["章三", ID1]])
    assert states(found) == [("张三", "姓名", "张三", "章三", DIFFERENT)]


def test_who_cannot_be_told_apart_is_unclear_and_not_missed(planned: Planned, ledger: Ledger):
    kept(ledger, Member(name="张三", id_number=ID1), Member(name="张三", id_number=ID2), Member(name="李四"))
    found = compared(planned, ledger, [["姓名", "备注"], ["张三", ""], ["李四", ""]])
    assert [r.name for r in found.unclear] == ["张三"]
    assert (found.more, found.fewer, found.agreed, found.same) == ([], [], 1, False)


def test_a_finer_word_for_the_education_is_no_difference(planned: Planned, ledger: Ledger):
    kept(ledger, Member(name="张三", education="研究生"))
    found = compared(planned, ledger, [["姓名", "学历"], ["张三", "硕士研究生"]])
    assert found.differences == []
    assert [(d.label, d.state) for d in found.notes] == [("学历说明", THEIRS_EXACT)]


def test_an_education_of_several_levels_is_less_exact(planned: Planned, ledger: Ledger):
    kept(ledger, Member(name="张三", education="小学"), Member(name="李四", education="初中"))
    found = compared(planned, ledger, [["姓名", "学历"], ["张三", "初中及以下"], ["李四", "初中及以下"]])
    assert found.differences == []
    assert ("张三", "学历", OURS_EXACT) in [(d.person, d.label, d.state) for d in found.notes]


def test_all_differences_are_taken_over_in_one_action(planned: Planned, ledger: Ledger):
    kept(
        ledger, Member(name="张三", id_number=ID1, phone="1", unit="某局"), Member(name="李四", id_number=ID2, sex="女")
    )
    rows = [["姓名", "身份证号", "手机", "单位", "性别"], ["张三", ID1, "13900000000", "", "男"], ["李四", ID2, "", "某厂", "？"]]  # fmt: skip
    found = compared(planned, ledger, rows)
    assert take_over(found, None, ledger) == 3
    assert [(m.name, m.phone, m.unit, m.sex) for m in ledger.all(Member)] == [
        ("张三", "13900000000", "某局", "男"),
        ("李四", "", "某厂", "女"),
    ]
    assert [u.label for u in ledger.units()][:1] == ["核对名册：采用 2 人 3 处"]
    ledger.undo()
    assert [m.phone for m in ledger.all(Member)] == ["1", ""]
    assert take_over(found, [d for d in found.differences if d.label == "手机号"], ledger) == 1
    assert [m.unit for m in ledger.all(Member)] == ["某局", ""]


def test_what_agrees_is_taken_over_only_where_it_is_more_exact(planned: Planned, ledger: Ledger):
    kept(
        ledger,
        Member(name="张三", id_number=ID1, joined=PartialDate(2010, 6), full=PartialDate(2011, 6, 18), unit="某局"),
    )
    rows = [["姓名", "身份证号", "入党时间", "转正时间", "单位"], ["张三", ID1, "2010-06-18", "2011-06", ""]]
    found = compared(planned, ledger, rows)
    assert take_over(found, None, ledger) == 0
    assert ledger.units()[0].label == "登记"
    assert take_over(found, found.notes, ledger) == 1
    member = ledger.all(Member)[0]
    assert (member.show("joined"), member.show("full"), member.unit) == ("2010-06-18", "2011-06-18", "某局")


def test_a_ledger_that_has_changed_is_left_alone(planned: Planned, ledger: Ledger):
    member = kept(ledger, Member(name="张三", id_number=ID1, phone="1", sex="男"))[0]
    found = compared(planned, ledger, [["姓名", "身份证号", "手机", "性别"], ["张三", ID1, "13900000000", "女"]])
    member.sex = ""
    with ledger.unit("改") as unit:
        unit.save(member)
    with pytest.raises(FileRefused, match="改动过"):
        take_over(found, None, ledger)
    assert ledger.all(Member)[0].phone == "1"


def test_people_of_the_list_are_added_in_one_action_and_never_twice(planned: Planned, ledger: Ledger):
    kept(ledger, Member(name="张三", id_number=ID1))
    rows = [
        ["姓名", "身份证号", "手机"],
        ["张三", ID1, ""],
        ["孙七", ID2, "13900000000"],
        ["周八", "", ""],
        ["", "", "1"],
    ]
    found = compared(planned, ledger, rows)
    assert take_over(found, [], ledger) == 0
    assert take_over(found, [], ledger, people=found.unclear) == 0
    assert take_over(found, [], ledger, people=found.fewer) == 2
    assert ledger.units()[0].label == "核对名册：新增孙七、周八"
    assert [(m.name, m.phone) for m in ledger.all(Member)][1:] == [("孙七", "13900000000"), ("周八", "")]
    with pytest.raises(FileRefused, match="改动过"):
        take_over(found, [], ledger, people=found.fewer[:1])
    ledger.undo()
    assert len(ledger.all(Member)) == 1
    assert take_over(found, [], ledger, people=found.fewer[:1]) == 1


def test_sheets_are_masked_unless_asked_for_whole(planned: Planned, ledger: Ledger):
    kept(ledger, Member(name="张三", id_number=ID2, phone="13812340000"), Member(name="李四", id_number=ID1))
    other = "13856780000"
    rows = [["姓名", "身份证号", "手机"], ["张三", ID2, other], ["孙七", ID3, "13700001111"]]
    found = compared(planned, ledger, rows)
    masked, whole = (reconcile_sheets(found, today=TODAY, full=full) for full in (False, True))
    assert list(masked) == ["核对结果", "台账多出", "台账缺少", "不一致"]
    assert [list(s.columns) and all(len(r) == len(s.columns) for r in s.rows) for s in masked.values()] == [True] * 4
    for secret in (ID1, ID3, "13812340000", other, "13700001111"):
        assert secret not in str(masked) + str(report(found)), secret
        assert secret in str(whole), secret
    assert masked["不一致"].rows[0][3:6] == ["138****0000", "138****0000", "不同（不同之处在脱敏部分）"]
    assert whole["不一致"].rows[0][5] == "不同"
    assert report(found, full=True)["differences"][0]["theirs"] == other
    assert "脱敏件" in masked["核对结果"].subtitle
    assert "完整件" in whole["核对结果"].subtitle
