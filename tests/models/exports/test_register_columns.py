"""The register with chosen columns and items, opinions as a list, and the form and the evidence of one item by its number."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from models.exports import ExportRefused
from models.exports.contents.opinions import opinions_sheet, who
from models.exports.contents.rectification import rectification_sheet
from models.exports.contents.rectification_columns import all_columns, choosable, keys_of, usual
from models.exports.deliver import deliver
from models.exports.excel import write_xlsx
from models.exports.selection import Selection
from models.kinds import PartialDate
from models.records import Attachment, Branch, Progress, Rectification, RectificationStep
from models.store import Ledger
from models.store.attachments import Attachments
from tests.models.imports.problems.conftest import plan_of

TODAY = date(2026, 11, 23)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.fixture
def ledger(ledger: Ledger) -> Ledger:
    with ledger.unit("登记") as unit:
        for number, found, owner, about in (
            ("2026-自查-01", "2026-03-01", "甲", {"deadline": day("2026-11-01"), "state": "整改中"}),
            ("2025-巡察-01", "2025-05-01", "乙", {"state": "已销号", "closed_on": day("2025-08-01"), "round": 2}),
            ("2026-群众反映-01", "2026-06-01", "丙", {"source": "群众反映", "raised_by": "欧阳慧"}),
        ):
            unit.add(
                Rectification(
                    number=number, found=day(found), owner=owner, problem=f"问题 13812345678 {number}", **about
                )
            )
        unit.add(Progress(rectification_id=1, day=day("2026-05-01"), text="电话 13812345678 已核", by="甲"))
    return ledger


def read(path: Path) -> list[tuple[object, ...]]:
    page = load_workbook(path).worksheets[0]
    return [row for row in page.iter_rows(min_row=3, values_only=True) if any(row)]


def test_chosen_columns_in_their_order_for_chosen_items(ledger: Ledger, tmp_path: Path) -> None:
    chosen = Selection(ids=(3, 1), columns=("问题", "#course", "编号", "#left", "反馈状态"))
    deliver(ledger, "rectification", tmp_path / "a.xlsx", today=TODAY, selection=chosen)
    head, first, second, *_ = read(tmp_path / "a.xlsx")
    assert head[:5] == ("问题描述", "整改进展", "编号", "剩余天数", "反馈状态")
    assert [first[2], first[4]] == ["2026-群众反映-01", "未反馈 175 天"]
    assert second[1:4] == ("2026-05-01 电话 138****5678 已核（甲）", "2026-自查-01", "逾期22天")
    assert "5栏：问题描述、整改进展、编号、剩余天数、反馈状态" in ledger.exports()[0]["what"]


@pytest.mark.parametrize("format", ["xlsx", "pdf", "docx", "json"])
def test_every_format_takes_chosen_columns(ledger: Ledger, tmp_path: Path, format: str) -> None:
    chosen = Selection(columns=all_columns())
    done = deliver(ledger, "rectification", tmp_path, today=TODAY, selection=chosen, format=format)
    assert done.files[0].stat().st_size > 100
    assert done.rows == 3


def test_json_has_what_was_chosen_and_else_everything(ledger: Ledger, tmp_path: Path) -> None:
    chosen = Selection(columns=("number", "#course", "#loop"))
    deliver(ledger, "rectification", tmp_path / "a.json", today=TODAY, selection=chosen, year=2026)
    first, second = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert list(first) == ["编号", "整改进展", "反馈状态"]
    assert first["整改进展"][0]["填写人"] == "甲"
    assert second["反馈状态"] == "未反馈 175 天"
    deliver(ledger, "rectification", tmp_path / "b.json", today=TODAY)
    whole = json.loads((tmp_path / "b.json").read_text("utf-8"))
    assert len(whole[0]) > 30
    assert [item["反映人"] for item in whole] == [None, None, "欧阳*"]


def test_unknown_columns_and_items_that_are_gone_are_refused(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="整改台账没有“身高”这样的栏目"):
        deliver(ledger, "rectification", tmp_path / "a.xlsx", today=TODAY, selection=Selection(columns=("身高",)))
    with pytest.raises(ExportRefused, match="选中的整改事项已经不在账本里"):
        deliver(ledger, "rectification", tmp_path / "a.xlsx", today=TODAY, selection=Selection(ids=(99,)))
    assert list(tmp_path.glob("a.*")) == []


def test_a_selection_of_people_does_not_narrow_the_register_in_all(ledger: Ledger, tmp_path: Path) -> None:
    deliver(ledger, "all", tmp_path / "全部", today=TODAY, selection=Selection(ids=(1,), columns=("name",)))
    assert len(read(tmp_path / "全部" / "整改台账.xlsx")) >= 4


def test_headings_name_columns_and_the_usual_ones_say_something(ledger: Ledger) -> None:
    assert keys_of(["编号", "措施", "number", " 责任人"]) == ("number", "measures", "owner")
    items = ledger.all(Rectification)
    assert "round" in usual(items)
    assert "round" not in usual(items[:1])
    assert set(usual(items)) <= set(choosable())
    sheet = rectification_sheet(items, {}, Branch(), today=TODAY, full=False, selection=Selection(columns=("owner",)))
    assert list(sheet.repeated) == [0]


def test_opinions_say_who_what_and_what_came_of_it() -> None:
    told = Rectification(id=1, number="2026-群众反映-01", found=day("2026-06-01"), source="群众反映", problem="排队久",
                         raised_by="张三、李老四", owner="王五", state="已销号", closed_on=day("2026-07-01"), outcome="加了窗口",
                         fed_back_on=day("2026-07-03"), feedback="电话 13812345678 说明")  # fmt: skip
    open_ = Rectification(id=2, found=day("2026-08-01"), source="组织生活会", problem="通知晚", raised_by="赵六")
    nobody = Rectification(
        id=3, found=day("2026-09-01"), source="群众反映", problem="灯坏了", deadline=day("2026-12-01")
    )
    own = Rectification(id=4, found=day("2026-09-02"), source="自查", problem="台账不齐")
    sheet = opinions_sheet([nobody, own, open_, told], Branch(name="某支部"), today=TODAY, full=False)
    rows = [row[3:] for row in sheet.rows]
    assert [row[0] for row in rows] == ["张*、李*", "赵*", "未署名"]
    assert rows[0][4:] == ["已销号（2026-07-01）\n加了窗口", "已反馈 2026-07-03 电话 138****5678 说明"]
    assert rows[1][5] == "未反馈 114 天"
    assert rows[2][4:] == ["登记（时限2026-12-01）", "未反馈（未署名，可以公开答复）"]
    assert "共3条，署名2条、未署名1条；已反馈1条，待反馈1条，未署名的还有1条没有公开答复" in sheet.footnote
    whole = opinions_sheet([told], Branch(), today=TODAY, full=True)
    assert whole.rows[0][3] == "张三、李老四"


@pytest.mark.parametrize(
    ("raised_by", "shown"),
    [
        ("", "未署名"),
        ("欧阳慧", "欧阳*"),
        ("秦明（办事群众）", "秦*（办事群众）"),
        ("三位群众", "三位群众"),
        ("职工代表", "职工代表"),
        ("第一党小组", "第一党小组"),
        ("阿不都热合曼·买买提", "阿*"),
    ],
)
def test_of_a_name_the_first_character_leaves_the_office(raised_by: str, shown: str) -> None:
    assert who(Rectification(raised_by=raised_by), full=False) == shown


def test_the_register_names_the_files_that_are_evidence(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.unit("附件") as unit:
        for name, owner, number in (("会议照片 13812345678.jpg", "progress", 1), ("台账.txt", "rectification", 1),
                                    ("通报.pdf", "rectification", 2), ("别的.txt", "meeting", 1)):  # fmt: skip
            unit.add(Attachment(owner=owner, owner_id=number, name=name))
        second = ledger.get(Rectification, 2)
        assert second is not None
        second.evidence = "通报一份"
        unit.save(second)
    chosen = Selection(ids=(1, 2, 3), columns=("编号", "佐证材料"))
    deliver(ledger, "rectification", tmp_path / "a.xlsx", today=TODAY, selection=chosen)
    told = [row[1] for row in read(tmp_path / "a.xlsx")[1:4]]
    assert told == ["附件：台账.txt、会议照片 138****5678.jpg", "通报一份\n附件：通报.pdf", None]
    deliver(ledger, "rectification", tmp_path / "b.json", today=TODAY, selection=chosen, full=True, purpose="上报")
    told = [each["佐证材料"] for each in json.loads((tmp_path / "b.json").read_text("utf-8"))]
    assert told == ["附件：台账.txt、会议照片 13812345678.jpg", "通报一份\n附件：通报.pdf", None]


def test_the_form_and_the_evidence_of_an_item_by_its_number(ledger: Ledger, tmp_path: Path) -> None:
    store = Attachments(ledger)
    for name, owner, number in (("台账.txt", "rectification", 1), ("整改后.txt", "progress", 1)):
        (tmp_path / name).write_text(name, "utf-8")
        with ledger.unit("附件") as unit:
            file = store.take(tmp_path / name, TODAY)
            file.owner, file.owner_id = owner, number
            unit.add(file)
    for out in ("单.pdf", "单.docx"):
        deliver(ledger, "closing", tmp_path / out, today=TODAY, number="2026-自查-01")
        assert (tmp_path / out).stat().st_size > 5000
    done = deliver(ledger, "evidence", tmp_path / "包.zip", today=TODAY, number=" 2026-自查-01 ", recipient="办公室")
    assert done.rows == 3
    with ZipFile(tmp_path / "包.zip") as archive:
        names = archive.namelist()
        page = load_workbook(archive.open("目录.xlsx")).active
    assert names[2:] == ["01-材料-台账.txt", "02-材料-整改后.txt"]
    rows = [row for row in page.iter_rows(values_only=True) if str(row[0]).isdecimal()]
    assert [row[3] for row in rows] == ["整改事项", "进展 2026-05-01"]
    assert ledger.exports()[0]["recipient"] == "办公室"
    store.file_of(ledger.all(Attachment)[1]).unlink()
    done = deliver(ledger, "evidence", tmp_path / "缺.zip", today=TODAY, number="2026-自查-01")
    assert done.notes == ["1 件佐证不见了或已改变，目录里已注明：整改后.txt。"]


@pytest.mark.parametrize(
    ("number", "why"), [("", "--number"), ("2026-自查-77", "没有编号“2026-自查-77”"), ("重号", "有 2 项")]
)
def test_an_item_that_is_not_one_is_refused(ledger: Ledger, tmp_path: Path, number: str, why: str) -> None:
    with ledger.unit("登记") as unit:
        for _ in range(2):
            unit.add(Rectification(number="重号", found=day("2026-01-01"), problem="一样"))
    for what, name in (("closing", "x.pdf"), ("evidence", "x.zip")):
        with pytest.raises(ExportRefused, match=why):
            deliver(ledger, what, tmp_path / name, today=TODAY, number=number)
        assert not (tmp_path / name).exists()


def test_a_deadline_that_was_moved_is_told_with_who_approved_it(tmp_path: Path) -> None:
    moved = Rectification(
        id=1, number="2026-自查-01", found=day("2026-06-01"), problem="甲", deadline=day("2026-12-20")
    )
    kept = Rectification(id=2, number="2026-自查-02", found=day("2026-06-02"), problem="乙", deadline=day("2026-12-01"))
    steps = {
        1: [
            RectificationStep(day=day("2026-09-10"), action="延期", by="张三", deadline_before=day("2026-09-30")),
            RectificationStep(day=day("2026-11-10"), action="重新打开", by="李四", deadline_before=day("2026-11-08")),
        ]
    }
    sheet = rectification_sheet([moved, kept], {}, Branch(), today=TODAY, full=False, steps=steps)
    labels = [column.label for column in sheet.columns]
    assert labels[labels.index("整改时限") + 1] == "原时限"
    told = [row[labels.index("原时限")] for row in sheet.rows]
    assert told == ["2026-09-30（2026-09-10 延期，张三批准）\n2026-11-08（2026-11-10 重新打开）", ""]
    without = rectification_sheet([kept], {}, Branch(), today=TODAY, full=False, steps=steps)
    assert "原时限" not in [column.label for column in without.columns]
    file = tmp_path / "台账.xlsx"
    write_xlsx([sheet], file)
    (first, second) = plan_of(file, given={}).rows
    assert (first.record.show("deadline"), second.record.show("deadline")) == ("2026-12-20", "2026-12-01")
