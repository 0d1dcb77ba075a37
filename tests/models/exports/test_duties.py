"""责任清单 on paper: months and checks of a year, the plan by month, and the chapter of the 督查通报 in both formats."""

from __future__ import annotations

import json
from datetime import date

import pytest
from docx import Document
from openpyxl import load_workbook

from models.exports import ExportRefused
from models.exports.contents.duties import LIST, MONTHLY, duties_sheets
from models.exports.contents.oversight_duties import HEADING, duty_chapter
from models.exports.deliver import deliver
from models.kinds import PartialDate
from models.records import Branch, Responsibility, ResponsibilityCheck
from models.records.responsibility import DONE, NOT_DONE, NOT_DUE, PARTLY
from models.rules.periods import Span
from tests.models.exports.pdf_reader import ReadPdf

TODAY = date(2026, 11, 23)
SUMMER = Span(2026, 7, 3)


def check(result, quarter=3, **about):
    return ResponsibilityCheck(year=2026, quarter=quarter, result=result, **about)


DUTIES = [
    Responsibility(id=1, post="组织委员", owner="乙", text="党费收缴", frequency="每月", standard="按月足额"),
    Responsibility(id=2, post="书记", owner="甲", text="谈心谈话", frequency="每季度"),
    Responsibility(id=3, post="书记", owner="甲", text="讲党课", frequency="每年", months="7、胡说"),
    Responsibility(id=4, post="组织委员", owner="乙、丙", text="发展党员", frequency="每季度"),
    Responsibility(id=5, post="组织委员", text="回访 13812345678", frequency="每季度"),
    Responsibility(id=6, post="书记", text="以前的事", frequency="每月", until=PartialDate(2025, 12, 31)),
    Responsibility(id=7, post="纪检委员", owner="丁", text="临时抽查", frequency="适时"),
]
CHECKS = {
    1: [check(DONE, 2), check(PARTLY, text="差2人 13812345678")],
    2: [check(DONE)],
    3: [check(NOT_DONE, text="没有安排")],
    4: [check(NOT_DUE)],
}


def sheets(**about):
    about = {"today": TODAY, "year": 2026, "full": False} | about
    return duties_sheets(DUTIES, CHECKS, Branch(name="某支部"), **about)


def test_the_list_of_a_year_has_months_and_what_each_quarter_found():
    sheet = sheets()[LIST]
    assert sheet.title == "某支部2026年度责任清单"
    told = [(row[3], row[5], *row[7:]) for row in sheet.rows]
    assert told == [
        ("谈心谈话", "3、6、9、12月", "未检查", "未检查", "完成", "待检查"),
        ("讲党课", "7月\n（胡说）", "", "", "未完成\n没有安排", ""),
        ("党费收缴", "每月", "未检查", "完成", "部分完成\n差2人 138****5678", "待检查"),
        ("发展党员", "3、6、9、12月", "未检查", "未检查", "本季度不涉及", "待检查"),
        ("回访 138****5678", "3、6、9、12月", "未检查", "未检查", "未检查", "待检查"),
        ("临时抽查", "适时", "", "", "", ""),
    ]
    assert "13812345678" in str(sheets(full=True))
    assert len(sheets(year=2025)[LIST].rows) == 7
    assert "以前的事" in str(sheets(year=2025)[LIST].rows)


def test_the_plan_by_month_names_each_month_in_which_something_is_due():
    rows = sheets()[MONTHLY].rows
    assert len(rows) == 12 + 4 + 1 + 4 + 4
    assert [row[3] for row in rows if row[0] == "7月"] == ["讲党课", "党费收缴"]
    assert [row[-1] for row in rows if row[3] == "党费收缴"] == [
        *["未检查"] * 3, *["完成"] * 3, *["部分完成"] * 3, "待检查", "待检查", "",
    ]  # fmt: skip


def test_the_chapter_counts_and_says_who_was_not_checked():
    chapter = duty_chapter(DUTIES, CHECKS, SUMMER, today=TODAY, full=False)
    assert chapter is not None
    assert chapter.texts == [
        "本季度应检查责任事项5项，已检查4项：完成1项，部分完成1项，未完成1项，本季度不涉及1项。",
        "还有1项没有检查结果：组织委员1项。",
    ]
    people, behind = chapter.tables
    assert people.rows == [
        ["甲", "2", "1", "0", "1", "0", "0"],
        ["乙", "2", "0", "1", "0", "1", "0"],
        ["丙", "1", "0", "0", "0", "1", "0"],
        ["组织委员", "1", "0", "0", "0", "0", "1"],
    ]
    assert behind.rows == [
        ["书记", "甲", "讲党课", "未完成", "没有安排"],
        ["组织委员", "乙", "党费收缴", "部分完成", "差2人 138****5678"],
    ]


def test_there_is_no_chapter_where_nothing_is_due_and_a_running_quarter_says_so():
    assert duty_chapter(DUTIES[6:], {}, SUMMER, today=TODAY, full=False) is None
    assert duty_chapter([], {}, SUMMER, today=TODAY, full=False) is None
    running = duty_chapter(DUTIES, {}, Span(2026, 10, 3), today=TODAY, full=False)
    assert running is not None
    assert running.texts[-1].startswith("本季度还没有结束，还有4项没有检查结果：甲1项、")


@pytest.fixture
def kept(ledger):
    with ledger.unit("列出") as unit:
        unit.add(Branch(id=1, name="某支部"))
        for duty in DUTIES:
            number = unit.add(Responsibility(**{f.name: getattr(duty, f.name) for f in duty.fields}))
            for each in CHECKS.get(duty.id, ()):
                values = {f.name: getattr(each, f.name) for f in each.fields}
                unit.add(ResponsibilityCheck(**(values | {"responsibility_id": number})))
    return ledger


def test_it_is_written_in_every_format_and_logged(kept, tmp_path):
    (book,) = deliver(kept, "duties", tmp_path, today=TODAY, year=2026).files
    assert (book.name, load_workbook(book).sheetnames) == ("责任清单.xlsx", [LIST, MONTHLY])
    pages = deliver(kept, "duties", tmp_path, today=TODAY, format="pdf").files
    assert [path.name for path in pages] == ["责任清单.pdf", "责任清单-按月计划.pdf"]
    assert "13812345678" not in "".join(ReadPdf(path).text for path in pages)
    (told,) = deliver(kept, "duties", tmp_path, today=TODAY, format="json").files
    objects = json.loads(told.read_text(encoding="utf-8"))
    assert [len(o["责任检查"]) for o in objects] == [1, 1, 2, 1, 0, 0]
    assert [(line["rows"], line["full"]) for line in kept.exports()] == [(6, 0)] * 4
    with kept.unit("清空") as unit:
        for duty in kept.all(Responsibility):
            unit.remove(duty)
    with pytest.raises(ExportRefused, match="2020年没有责任事项"):
        deliver(kept, "duties", tmp_path, today=TODAY, year=2020)


def test_the_report_of_a_quarter_has_the_chapter_without_any_item_too(kept, tmp_path):
    (page,) = deliver(kept, "oversight", tmp_path, today=TODAY).files
    (word,) = deliver(kept, "oversight", tmp_path / "a.docx", today=TODAY).files
    document = Document(str(word))
    said = [p.text for p in document.paragraphs] + [c.text for t in document.tables for r in t.rows for c in r.cells]
    assert f"六、{HEADING}" in said
    text = "".join(ReadPdf(page).text.split())
    for line in (line for each in said for line in each.split("\n")):
        assert "".join(line.split()) in text, line
    assert [line["rows"] for line in kept.exports()] == [5, 5]


def test_a_past_year_is_as_of_its_last_day():
    for year, day in ((2025, "截至2025年12月31日"), (2026, f"截至{TODAY.year}年{TODAY.month}月{TODAY.day}日")):
        assert all(sheet.subtitle.startswith(day) for sheet in sheets(year=year).values())
