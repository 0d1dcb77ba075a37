"""问题、措施、责任三张清单, and the columns of the register that tell of reviewing, looking back and answering."""

from __future__ import annotations

import json
from datetime import date

import pytest
from openpyxl import load_workbook

from models.exports import ExportRefused
from models.exports.contents.lists import DUTIES, MEASURES, MISSING, PROBLEMS
from models.exports.deliver import deliver
from models.kinds import PartialDate
from models.records import Rectification

TODAY = date(2026, 11, 23)


@pytest.fixture
def kept(ledger):
    with ledger.unit("登记") as unit:
        unit.add(
            Rectification(
                number="2026-巡察-01", source="巡察", document="巡发〔2026〕3号", found=PartialDate(2026, 4, 2), category="制度",
                problem="会议记录简单。", cause="要求不严", measures="统一模板\n\n 每月抽查，联系 13812345678 ", lead="王书记",
                owner="甲、乙", department="综合科", deadline=PartialDate(2026, 6, 30), state="已销号", round=2,
                applied_on=PartialDate(2026, 6, 1), reviewer="丙", review_body="区委巡察办", closed_on=PartialDate(2026, 6, 9),
                closing_document="巡发〔2026〕9号", looked_back_on=PartialDate(2026, 12, 9), look_back="没有反弹",
                feedback="已当面答复",
            )
        )  # fmt: skip
        unit.add(Rectification(number="2026-自查-01", found=PartialDate(2026, 5, 1), problem="党课少"))
    return ledger


def rows(page):
    return [[cell.value or "" for cell in row] for row in page.iter_rows(min_row=3)]


def test_three_sheets_in_one_workbook(kept, tmp_path):
    done = deliver(kept, "lists", tmp_path, today=TODAY)
    assert [file.name for file in done.files] == ["问题措施责任清单.xlsx"]
    assert done.rows == 2
    book = load_workbook(done.files[0])
    assert book.sheetnames == [PROBLEMS, MEASURES, DUTIES]
    assert rows(book[PROBLEMS]) == [
        ["编号", "问题来源", "来源文件", "发现日期", "问题类别", "问题描述", "原因分析"],
        ["2026-巡察-01", "巡察", "巡发〔2026〕3号", "2026-04-02", "制度", "会议记录简单。", "要求不严"],
        ["2026-自查-01", "", "", "2026-05-01", "", "党课少", ""],
    ]
    assert rows(book[MEASURES]) == [
        ["编号", "问题", "整改措施", "整改时限", "状态"],
        ["2026-巡察-01", "会议记录简单", "统一模板", "2026-06-30", "已销号"],
        ["2026-巡察-01", "会议记录简单", "每月抽查，联系 138****5678", "2026-06-30", "已销号"],
        ["2026-自查-01", "党课少", MISSING, "", "登记"],
    ]
    assert rows(book[DUTIES]) == [
        ["编号", "责任领导", "责任人", "责任部门", "责任事项", "整改时限", "状态"],
        ["2026-巡察-01", "王书记", "甲、乙", "综合科", "会议记录简单", "2026-06-30", "已销号"],
        ["2026-自查-01", "", "", "", "党课少", "", "登记"],
    ]


def test_other_formats_and_years(kept, tmp_path):
    for name, count in (("a.pdf", 3), ("a.docx", 3), ("a.json", 1)):
        assert len(deliver(kept, "lists", tmp_path / name, today=TODAY, year=2026).files) == count
    first, second = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert first["整改措施"] == ["统一模板", "每月抽查，联系 138****5678"]
    assert first["责任"] == {"责任领导": "王书记", "责任人": "甲、乙", "责任部门": "综合科"}
    assert second["整改措施"] == []
    with pytest.raises(ExportRefused, match=r"^2024年没有整改事项，没有导出"):
        deliver(kept, "lists", tmp_path / "b.xlsx", today=TODAY, year=2024)


def test_the_register_tells_of_documents_rounds_reviews_and_answers(kept, tmp_path):
    (file,) = deliver(kept, "rectification", tmp_path, today=TODAY).files
    labels, first, second = rows(load_workbook(file).worksheets[0])
    told = dict(zip(labels, first, strict=True))
    assert {name: told[name] for name in ("来源文件", "整改轮次", "验收单位", "销号文号", "回头看", "反馈")} == {
        "来源文件": "巡发〔2026〕3号", "整改轮次": "2", "验收单位": "区委巡察办",
        "销号文号": "巡发〔2026〕9号", "回头看": "2026-12-09 没有反弹", "反馈": "已当面答复",
    }  # fmt: skip
    assert second[-2:] == ["", ""]
