"""A card that says whose it is goes to nobody else: by 姓名, 身份证号, 出生日期 or 编号; where nobody is meant for certain, to nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest

from models.forms import FormRefused, read_form
from models.records import Rectification
from models.store import Ledger
from ui.arguments import read_command
from ui.commands import run

from .blank_forms import FRAME
from .invented import branch_of, person

ME = person(1)


@pytest.fixture
def card(shared, tmp_path):
    """card({cell: text}): the card of the examples with some cells filled."""

    def made(cells):
        book = openpyxl.load_workbook(shared / "data" / "forms" / "党员信息采集表-一人一表.xlsx")
        for place, said in cells.items():
            book.active[place] = said
        book.save(tmp_path / "采集表.xlsx")
        return tmp_path / "采集表.xlsx"

    return made


@pytest.mark.parametrize(
    "cells",
    [
        {"B2": ME.name},
        {"B2": f"{ME.name[0]} {ME.name[1:]}"},
        {"B2": f"{ME.name}同志"},
        {"B2": f"{ME.name}*"},
        {"B2": f"{ME.name}（第一党小组）"},
        {"B2": f"{ME.name}（签名）"},
        {"B2": f"【{ME.name}】"},
        {"B2": f"请填写：{ME.name}"},
        {"B2": f"（示例）{ME.name}"},
        {"A2": f"姓名：{ME.name}"},
        {"B4": ME.id_number},
        {"B3": str(ME.birth)},
        {"B3": datetime(ME.birth.year, ME.birth.month, ME.birth.day)},
        {"B2": ME.name, "B3": "1975年", "B4": ME.id_number, "F2": "汉族"},
    ],
)
@pytest.mark.parametrize("full", [True, False])
def test_it_is_filled_for_the_one_it_says_and_for_no_other(card, fill, cells, full):
    blank = card(cells)
    result = fill(blank, full=full)
    (sheet,) = openpyxl.load_workbook(result.files[0]).worksheets
    assert (result.records, result.named) == (1, [ME.id])
    assert sheet["D2"].value == ME.sex
    for place, said in cells.items():
        assert sheet[place].value == said
    if full and "B4" not in cells:
        assert sheet["B4"].value == ME.id_number
    assert fill(blank, only=[ME.id, 1]).records == 1
    assert not any(slot.heading == ME.name for area in read_form(blank).areas for slot in area.slots)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"B2": "贺二鸣"}, "已写着姓名“贺二鸣”，名册里没有这样的人"),
        ({"B2": "李照明"}, "名册里没有这样的人"),
        ({"B2": "寸建国"}, "名册里没有这样的人"),
        ({"B2": "贺二鸣：女"}, "已写着姓名“贺二鸣”，名册里没有这样的人"),
        ({"B2": "钱填海"}, "名册里没有这样的人"),
        ({"B2": "“张三”"}, "名册里没有这样的人"),
        ({"B2": "张三/李四"}, "名册里没有这样的人"),
        ({"B2": "Zhang San"}, "名册里没有这样的人"),
        ({"B2": "例：张三"}, "已写着姓名“张三”，名册里没有这样的人"),
        ({"B2": ME.name, "B3": "1960-01"}, "名册里没有这样的人"),
        ({"B2": ME.name, "D2": "女", "F2": "汉族"}, f"已写着姓名“{ME.name}”、性别“女”、民族“汉族”，名册里没有这样的人"),
        ({"B2": "梁志恒", "A3": "x"}, "名册里这样的有 2 人，分不清是哪一位"),
    ],
)
def test_where_none_or_several_are_meant_nobody_is_filled(card, fill, tmp_path, cells, said):
    snapshot = branch_of(5)
    snapshot.members[4] = replace(snapshot.members[4], name="梁志恒")
    with pytest.raises(FormRefused) as refused:
        fill(card(cells), snapshot=snapshot)
    assert said in str(refused.value)
    assert "没有填写" in str(refused.value)
    assert not (tmp_path / "filled.xlsx").exists()
    if "2 人" in said:  # one of them is chosen
        assert fill(card(cells), snapshot=snapshot, only=[5]).records == 1


def test_an_empty_card_is_for_everybody_and_headings_are_no_names(card, fill):
    assert fill(card({})).records == 5
    assert fill(card({"D2": "女"})).records == 5
    assert all(not any(area.said) for area in read_form(card({"H2": "配偶姓名", "I2": "工作单位"})).areas)


def test_two_cards_on_a_sheet_of_which_one_says_whose_it_is(fill, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for top, name in ((1, None), (5, ME.name)):
        for row, labels in enumerate((("姓名", "性别"), ("民族", "学历"), ("出生日期", "籍贯")), start=top):
            for column, label in enumerate(labels):
                sheet.cell(row, 1 + 2 * column, label)
                for one in (1, 2):
                    sheet.cell(row, one + 2 * column).border = FRAME
        sheet.cell(top, 2, name)
    sheet["A9"] = "填表人："
    book.save(tmp_path / "两张.xlsx")
    result = fill(tmp_path / "两张.xlsx", count=3)
    (sheet,) = openpyxl.load_workbook(result.files[0]).worksheets
    assert (sheet["B1"].value, sheet["B5"].value) == (person(0).name, ME.name)
    assert (sheet["D1"].value, sheet["D5"].value) == (person(0).sex, ME.sex)
    assert result.records == 2


def application(folder, number):
    book = openpyxl.Workbook()
    rows = (("编号", number), ("存在问题", None), ("整改措施", None), ("整改时限", None), ("责任人", None))
    for row in (("销号申请单", None), *rows):
        book.active.append(row)
    book.save(folder / "销号申请单.xlsx")
    return folder / "销号申请单.xlsx"


def test_an_application_by_its_number(fill, tmp_path):
    blank = application(tmp_path, "2026-自查-02")
    snapshot = branch_of(1)
    first, second = (Rectification(id=k, number=f"2026-自查-0{k}", problem=f"问题{k}", measures="改") for k in (1, 2))
    snapshot.rectifications = [first, second]
    result = fill(blank, snapshot=snapshot)
    (sheet,) = openpyxl.load_workbook(result.files[0]).worksheets
    assert (sheet["B2"].value, sheet["B3"].value) == ("2026-自查-02", "问题2")
    snapshot.rectifications = [first]
    with pytest.raises(FormRefused, match="编号“2026-自查-02”，账本里没有这一条"):
        fill(blank, snapshot=snapshot)


@pytest.mark.parametrize(
    "hint", ["照片", "一寸照", "请填写", "（必填）", "与身份证一致", "×××", "xxx", "例如：", "（签名）", "请用正楷填写"]
)
def test_a_hint_beside_the_name_is_nobody(card, fill, hint):
    assert fill(card({"B2": hint}), count=3).records == 3


@pytest.mark.parametrize("number", ["2026—自查—02", "2026－自查－02", "2026-自查-02号", "2026自查02"])
def test_a_number_that_is_nearly_ours_is_no_number_of_the_paper(fill, tmp_path, number):
    snapshot = branch_of(1)
    snapshot.rectifications = [Rectification(id=1, number="2026-自查-01", problem="问题1", measures="改")]
    with pytest.raises(FormRefused, match="账本里没有这一条"):
        fill(application(tmp_path, number), snapshot=snapshot)


@pytest.mark.parametrize(
    "number", ["JG-2026-001", "党支发2026-03号", "〔2026〕3号", "001", "整改〔2026〕第3号", "2026年第3号"]
)
def test_the_number_of_the_paper_is_not_that_of_the_item(fill, tmp_path, number):
    snapshot = branch_of(1)
    snapshot.rectifications = [Rectification(id=7, number="2026-自查-07", problem="问题7", measures="改")]
    result = fill(application(tmp_path, number), snapshot=snapshot, only=[7])
    (sheet,) = openpyxl.load_workbook(result.files[0]).worksheets
    assert (sheet["B2"].value, sheet["B3"].value) == (number, "问题7")


def test_the_command_line_refuses_somebody_else(card, ledger, capsys, tmp_path):
    with ledger.unit("登记党员") as unit:
        for k in range(3):
            unit.add(replace(person(k), id=0))
    ledger.close()
    words = ["fill", str(card({"B2": ME.name})), "--ledger", str(ledger.path), "--out", str(tmp_path / "出.xlsx")]
    assert run(read_command([*words, "--only", person(2).name])) == 2
    assert f"已写着姓名“{ME.name}”，不是要填的“{person(2).name}”" in capsys.readouterr().err
    assert run(read_command(words)) == 0
    with Ledger.open(ledger.path) as kept:
        assert [line["rows"] for line in kept.exports()] == [1]
