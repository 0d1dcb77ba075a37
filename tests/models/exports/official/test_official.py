"""The official table: in its layout the form of 2017 itself, in its words the code lists, and read back equal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from models.exports import ExportRefused
from models.exports.contents.roster_columns import View
from models.exports.deliver import deliver
from models.exports.official import official_table
from models.exports.official.code_sheets import SHEETS, entries
from models.exports.official.columns import official_columns
from models.exports.selection import Selection
from models.fields import set_read
from models.imports import UNCHANGED, plan_file
from models.imports.reconcile import reconcile
from models.records import Branch, Member
from models.sample import write_sample
from models.store import Ledger

TODAY = date(2026, 11, 23)
BRANCH = Branch(id=1, name="甲支部", superior="乙机关党委")


def person(**texts: str) -> Member:
    made = Member(name="张三")
    for name, text in texts.items():
        set_read(made, name, text)
    return made


def cells(member: Member, *, with_address: bool = False) -> dict[str, str]:
    table = official_table([member], BRANCH, view=View(TODAY), with_address=with_address)
    return dict(zip([c.name for c in table.columns], table.rows[0], strict=True))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "示例.zbtz"
    with Ledger.create(path) as ledger:
        write_sample(ledger, today=TODAY)
    return path


@pytest.fixture
def form(shared: Path) -> openpyxl.Workbook:
    path = shared / "data" / "official" / "党员基本信息汇总表-2017.xlsx"
    if not path.is_file():
        pytest.skip("没有官方汇总表")
    return openpyxl.load_workbook(path)


@pytest.fixture
def ours(ledger: Ledger, tmp_path: Path) -> openpyxl.Workbook:
    """The table for one person, as the form has one example."""
    with ledger.unit("录入") as unit:
        unit.add(BRANCH)
        unit.add(person(nation="汉族", education="大学", phone="13900001237"))
    deliver(ledger, "official", tmp_path / "汇总.xlsx", today=TODAY, purpose="上报")
    return openpyxl.load_workbook(tmp_path / "汇总.xlsx")


def rules(page: Worksheet) -> set[tuple[object, ...]]:
    return {
        (r.type, r.formula1, r.formula2, r.error, r.errorTitle, r.allowBlank, r.showErrorMessage, " ".join(sorted(str(r.sqref).split())))
        for r in page.data_validations.dataValidation
    }  # fmt: skip


def widths(page: Worksheet) -> dict[str, float]:
    """The width of each column; a file may say it for several at once."""
    found = {}
    for about in page.column_dimensions.values():
        for number in range(about.min, min(about.max, 30) + 1):
            found[openpyxl.utils.get_column_letter(number)] = round(about.width, 2)
    return found


def look(page: Worksheet, rows: range, last: int) -> dict[str, object]:
    """Words and look of some cells."""
    return {
        cell.coordinate: (
            cell.value, cell.font.name, cell.font.size, bool(cell.font.bold), cell.alignment.horizontal,
            bool(cell.alignment.wrap_text), cell.border.left.style, cell.border.bottom.style,
        )
        for row in rows for cell in page[row][:last] if cell.value is not None
    }  # fmt: skip


def test_sheets(form: openpyxl.Workbook, ours: openpyxl.Workbook):
    assert ours.sheetnames == form.sheetnames
    assert [page.sheet_state for page in ours] == [page.sheet_state for page in form]


def test_headings_merges_widths_heights(form: openpyxl.Workbook, ours: openpyxl.Workbook):
    theirs, mine = form.worksheets[0], ours.worksheets[0]
    assert look(mine, range(3, 5), 19) == look(theirs, range(3, 5), 19)
    assert look(mine, range(1, 2), 19) == look(theirs, range(1, 2), 19)
    assert {str(area) for area in mine.merged_cells.ranges} == {str(area) for area in theirs.merged_cells.ranges}
    wanted, found = widths(theirs), widths(mine)
    assert len(found) == 19
    assert all(width <= wanted[letter] + 0.5 for letter, width in found.items())  # narrower, so that it can be read
    for row in range(1, 7):
        assert mine.row_dimensions[row].height == theirs.row_dimensions[row].height
    assert mine.sheet_view.showGridLines == theirs.sheet_view.showGridLines is False
    assert mine["A6"].value == theirs["A6"].value
    assert mine["A6"].border.top.style == theirs["A6"].border.top.style == "dashed"


@pytest.mark.parametrize("with_address", [False, True])
def test_it_can_be_read_on_paper(sample: Path, tmp_path: Path, with_address: bool):
    """Printed across A4 in the widths of the form it came out at 4 to 5 points."""
    file = tmp_path / "汇总.xlsx"
    with Ledger.open(sample) as ledger:
        deliver(ledger, "official", file, today=TODAY, purpose="上报", with_address=with_address)
    page = openpyxl.load_workbook(file).worksheets[0]
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (8, "landscape")
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.print_title_rows == "$3:$4"
    between = 420 / 25.4 * 72 - (page.page_margins.left + page.page_margins.right) * 72
    points = (
        sum(about.width for about in page.column_dimensions.values()) * 6
    )  # a digit of 宋体 11 and its gap: 8 pixels
    percent = min(100, int(100 * between / points))
    assert {cell.font.size for cell in page[5][1:]} == {11}
    assert 11 * percent / 100 >= 8
    wide = {cell.column_letter: page.column_dimensions[cell.column_letter].width for cell in page[5]}
    for letter, least in (("D", 18), ("G", 10), ("J", 10), ("K", 10), ("M", 11)):
        assert wide[letter] >= least + 1


def test_a_long_committee_goes_on_in_the_next_line(ledger: Ledger, tmp_path: Path):
    """It was shrunk into its cell, to a third of the size of the line."""
    with ledger.unit("录入") as unit:
        unit.add(Branch(name="甲支部", superior="中国共产党某某市发展服务中心机关委员会"))
        unit.add(person())
    deliver(ledger, "official", tmp_path / "汇总.xlsx", today=TODAY, purpose="上报")
    page = openpyxl.load_workbook(tmp_path / "汇总.xlsx").worksheets[0]
    assert (page["B2"].alignment.wrap_text, page["B2"].alignment.shrink_to_fit) == (True, None)
    assert page.row_dimensions[2].height > 34


def test_the_line_with_committee_and_day(form: openpyxl.Workbook, ours: openpyxl.Workbook):
    theirs, mine = form.worksheets[0], ours.worksheets[0]
    assert (mine["A2"].value, mine["Q2"].value) == (theirs["A2"].value, theirs["Q2"].value)
    assert (mine["B2"].value, mine["R2"].value) == ("乙机关党委", "2026 年 11 月 23 日")
    assert (mine["B2"].font.size, mine["Q2"].alignment.horizontal) == (12, theirs["Q2"].alignment.horizontal)


def test_rules(form: openpyxl.Workbook, ours: openpyxl.Workbook):
    assert rules(ours.worksheets[0]) == rules(form.worksheets[0])


@pytest.mark.parametrize("name", SHEETS)
def test_code_lists(form: openpyxl.Workbook, ours: openpyxl.Workbook, name: str):
    theirs, mine = form[name], ours[name]
    assert [[c.value for c in row] for row in mine.iter_rows()] == [
        [c.value for c in row] for row in theirs.iter_rows()
    ]
    assert {str(area) for area in mine.merged_cells.ranges} == {str(area) for area in theirs.merged_cells.ranges}
    assert widths(mine) == widths(theirs)
    assert mine.column_dimensions["A"].hidden == theirs.column_dimensions["A"].hidden
    heights = [theirs.row_dimensions[row].height for row in range(1, theirs.max_row + 1)]
    assert [mine.row_dimensions[row].height for row in range(1, mine.max_row + 1)] == heights


def test_the_example_of_the_form_can_be_said(form: openpyxl.Workbook):
    """What the form's own example says is what we would write for that person."""
    theirs = [cell.value for cell in form.worksheets[0][5]]
    example = person(
        name="张三", branch="第一支部委员会", sex="男", nation="汉族", birth="2010-09-01", education="硕士研究生", kind="正式党员",
        joined="2010-09-01", full="2011-09-01", job="公务员", phone="15578338068", standing="正常", lost="否", floating="否",
    )  # fmt: skip
    assert list(cells(example).values()) == ["" if cell is None else str(cell) for cell in theirs]


def test_both_variants():
    assert [len(official_columns(with_address=way)) for way in (False, True)] == [19, 20]
    labels = [c.heading for c in official_columns(with_address=True)]
    assert labels[13:15] == ["固定电话", "家庭住址"]


def test_the_second_variant_is_shifted_as_a_whole(ledger: Ledger, tmp_path: Path):
    with ledger.unit("录入") as unit:
        unit.add(person(address="某市某区某街道1号", standing="正常"))
    deliver(ledger, "official", tmp_path / "汇总.xlsx", today=TODAY, purpose="上报", with_address=True)
    page = openpyxl.load_workbook(tmp_path / "汇总.xlsx").worksheets[0]
    assert [page[f"{letter}3"].value for letter in "MOPT"] == ["联系电话", "家庭住址", "党籍状态", "外出流向"]
    assert {"A1:T1", "S2:T2", "M3:N3", "O3:O4", "A6:T6"} <= {str(area) for area in page.merged_cells.ranges}
    assert (page["O5"].value, page["P5"].value) == ("某市某区某街道1号", "正常")
    assert any("P6:P65536" in str(r.sqref) and "停止党籍" in r.formula1 for r in page.data_validations.dataValidation)


@pytest.mark.parametrize(
    ("texts", "name", "cell"),
    [
        ({"nation": "汉"}, "nation", "01 汉族"),
        ({"education": "硕士研究生"}, "education", "12 硕士研究生"),
        ({"education": "研究生"}, "education", ""),
        ({"education": "研究生", "education_detail": "在职研究生"}, "education", ""),
        ({"education": "本科"}, "education", "21 大学"),
        ({"education": "大学", "education_detail": "中央党校大学"}, "education", "2A 中央党校大学"),
        ({"education": "大学", "education_detail": "省委党校大学"}, "education", "2B 省（区、市）委党校大学 "),
        ({"education": "大学", "education_detail": "中央党校函授本科"}, "education", "2A 中央党校大学"),
        ({"education": "大学", "education_detail": "市委党校大学"}, "education", ""),
        ({"education": "大学", "education_detail": "省委党校大学肄业"}, "education", ""),
        ({"education": "大专", "education_detail": "党校大专"}, "education", ""),
        ({"education": "大专", "education_detail": "上海市委党校大学专科"}, "education", "2D 省（区、市）委党校大专"),
        ({"education": "研究生", "education_detail": "省委党校研究生"}, "education", "1B 省（区、市）委党校研究生"),
        (
            {"education": "研究生", "education_detail": "中共山东省委党校在职研究生"},
            "education",
            "1B 省（区、市）委党校研究生",
        ),
        (
            {"education": "研究生", "education_detail": "广西壮族自治区党委党校研究生班"},
            "education",
            "1B 省（区、市）委党校研究生",
        ),
        ({"education": "研究生", "education_detail": "中央党校在职研究生"}, "education", "1A 中央党校研究生"),
        ({"education": "研究生", "education_detail": "党校研究生"}, "education", ""),
        ({"education": "初中", "education_detail": "初中及以下"}, "education", ""),
        ({"education": "初中", "education_detail": "初中毕业"}, "education", "7 初中"),
        ({"education": "大专", "education_detail": "函授大专"}, "education", "22 大专"),
        ({"education": "博士研究生"}, "education", "11 博士研究生  "),
        ({"job": "公务员"}, "job", "011 公务员"),
        ({"job": "包工头"}, "job", ""),
        ({"nation": "穿青人"}, "nation", ""),
        ({"birth": "1985-03"}, "birth", "1985-03"),
        ({"lost": ""}, "lost", ""),
        ({"kind": "预备党员", "full": "2030-01-01"}, "kind", "预备党员"),
        ({}, "branch", "甲支部"),
        ({"branch": "丙支部"}, "branch", "丙支部"),
    ],
)
def test_words(texts: dict[str, str], name: str, cell: str):
    assert cells(person(**texts))[name] == cell


def test_what_is_left_open_is_said():
    people = [person(name=f"张{n}", education="研究生", nation="汉族", birth="1985") for n in range(7)]
    notes = official_table(people, BRANCH, view=View(TODAY)).notes
    assert notes[0].startswith("学历需选定代码：7 人（张0、张1、张2、张3、张4等），这一格留空")
    assert any(note.startswith("出生日期只知道年月或年份：7 人") for note in notes)
    assert any("公民身份证号 7 人" in note for note in notes)
    done = person(name="李四", education="大学", nation="汉族")
    assert not any("需选定代码" in note for note in official_table([done], BRANCH, view=View(TODAY)).notes)


def test_every_entry_of_a_list_is_read_back_as_its_word():
    from models.exports.official.code_sheets import table_of

    for sheet in SHEETS:
        kind = table_of(sheet)
        assert [kind.read(text) for text in entries(sheet)] == [line.word for line in kind.codes]


def test_it_needs_a_purpose_and_is_whole_and_logged(sample: Path, tmp_path: Path):
    with Ledger.open(sample) as ledger:
        with pytest.raises(ExportRefused, match="须写明用途"):
            deliver(ledger, "official", tmp_path / "a.xlsx", today=TODAY, purpose=" ")
        with pytest.raises(ExportRefused, match="不能导出为 pdf"):
            deliver(ledger, "official", tmp_path / "a.pdf", today=TODAY, purpose="上报")
        done = deliver(ledger, "official", tmp_path, today=TODAY, purpose="上报", recipient="乙党委")
        log = ledger.exports()[0]
    assert done.files == [tmp_path / "党员基本信息汇总表.xlsx"]
    assert (log["full"], log["rows"], log["recipient"]) == (1, 48, "乙党委")
    assert "（18栏：姓名、所在党支部、公民身份证号" in log["what"]


@pytest.mark.parametrize("with_address", [False, True])
def test_it_is_read_back_and_reconciles(sample: Path, tmp_path: Path, with_address: bool):
    file = tmp_path / "汇总.xlsx"
    with Ledger.open(sample) as ledger:
        deliver(ledger, "official", file, today=TODAY, purpose="上报", with_address=with_address)
        members = ledger.all(Member)
    plan = plan_file(file, members, today=TODAY)
    assert {row.fate for row in plan.rows} == {UNCHANGED}
    assert len(plan.rows) == sum(m.belongs(TODAY) for m in members)
    assert plan.unmapped == []
    found = reconcile(plan, members, today=TODAY)
    assert found.same
    assert found.differences == []


def test_only_who_was_chosen(sample: Path, tmp_path: Path):
    with Ledger.open(sample) as ledger:
        gone = next(m for m in ledger.all(Member) if m.left)
        here = next(m for m in ledger.all(Member) if m.belongs(TODAY))
        chosen = Selection(ids=(gone.id, here.id))
        done = deliver(ledger, "official", tmp_path / "a.xlsx", today=TODAY, purpose="上报", selection=chosen)
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert [page["B5"].value, page["B6"].value] == [gone.name, here.name]
    assert any("不在册" in note for note in done.notes)
    assert {str(cell.data_type) for row in page["B5:L6"] for cell in row if cell.value} == {"s"}


def test_the_same_branch_gives_the_same_bytes(sample: Path, tmp_path: Path):
    with Ledger.open(sample) as ledger:
        for name in ("a.xlsx", "b.xlsx"):
            deliver(ledger, "official", tmp_path / name, today=TODAY, purpose="上报")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
