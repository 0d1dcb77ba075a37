"""A list that goes on under the same headings (续表) is one list: everybody stands in it once, numbered on; other lists stay their own."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from models.exports.contents import roster_members
from models.forms.reading import read_form
from models.forms.sketch import Sketch
from models.rules import Snapshot

from .invented import TODAY, branch_of

_HEADINGS = ["序号", "姓名", "性别", "入党日期"]
_COUNT = 12
_BRANCH = branch_of(_COUNT)
NAMES = [member.name for member in roster_members(_BRANCH.members, _BRANCH.branch, today=TODAY)]
"""In the order of the roster."""


def made(path: Path, *sheets: tuple[str, list[list[object] | int]]) -> Path:
    """A form of sheets with these rows; a number stands for so many empty ones."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        at = 1
        for row in rows:
            if isinstance(row, int):
                at += row
                continue
            for column, text in enumerate(row, start=1):
                sheet.cell(at, column, text)
            at += 1
        sheet.cell(at, 1, "填表人：")
    book.save(path)
    return path


def blocks(path: Path) -> list[list[tuple[object, object]]]:
    """Number and name of everybody, by the headings under which they stand."""
    found: list[list[tuple[object, object]]] = []
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows(values_only=True):
            if row[1] == "姓名":
                found.append([])
            elif found and row[1]:
                found[-1].append((row[0], row[1]))
    return found


def numbered(names: list[str], start: int = 1) -> list[tuple[object, object]]:
    """People as they are counted."""
    return list(enumerate(names, start))


def branch_on_probation(count: int) -> Snapshot:
    """The branch, with so many of the first on probation."""
    snapshot = branch_of(_COUNT)
    for member in (m for m in snapshot.members if m.name in NAMES[:count]):
        member.kind, member.full = "预备党员", None
    return snapshot


def _numbers(start: int) -> list[list[object] | int]:
    return [[number] for number in range(start, start + 5)]


@pytest.mark.parametrize(
    "rows",
    [
        [["党员信息表"], _HEADINGS, 5, ["续表"], _HEADINGS, 5],
        [["党员信息表"], _HEADINGS, 5, _HEADINGS, 5],
        [["党员信息表"], _HEADINGS, *_numbers(1), _HEADINGS, *_numbers(6)],
        [["党员信息表（一）"], _HEADINGS, 5, ["合计"], ["填表人："], ["党员信息表（二）"], _HEADINGS, 5],
        [["党员信息表"], _HEADINGS, 5, ["第 1 页"], ["党员信息表（续）"], ["填报单位："], _HEADINGS, 5],
    ],
    ids=["continued", "nothing between", "numbered", "counted", "titled again"],
)
def test_people_go_on_under_the_same_headings(tmp_path, fill, rows):
    """The first five in the first part, the rest in the last one, which grows; and it is said."""
    form = made(tmp_path / "表.xlsx", ("名册", rows))
    result = fill(form, snapshot=branch_of(_COUNT))
    assert blocks(result.files[0]) == [numbered(NAMES[:5]), numbered(NAMES[5:], 6)]
    assert result.records == _COUNT
    assert sum("续表" in note and "7 人" in note for note in result.notes) == 1
    assert sum(area.goes_on for area in Sketch.of(read_form(form)).areas) == 1


@pytest.mark.parametrize(
    ("first", "between", "second"),
    [
        (_HEADINGS, [["续表"]], ["序号", "性别", "入党日期", "姓名"]),
        (_HEADINGS, [], ["姓名", "序号", "入党日期", "性别"]),
        (_HEADINGS, [["续表"]], ["序号", "姓名", "入党日期", "性别"]),
        (["序号", "姓名", "备注", "备注"], [["续表"]], ["备注", "姓名", "备注", "序号"]),
    ],
    ids=["name last", "nothing between", "one pair", "a heading twice"],
)
def test_people_go_on_where_the_columns_stand_in_another_order(tmp_path, fill, first, between, second):
    """Everybody once, numbered on, in the columns of the part."""
    form = made(tmp_path / "表.xlsx", ("名册", [["党员信息表"], first, 5, *between, second, 5]))
    result = fill(form, snapshot=branch_of(_COUNT))
    rows = list(openpyxl.load_workbook(result.files[0]).active.iter_rows(values_only=True))
    at = next(k for k, row in enumerate(rows) if list(row[:4]) == second)
    found = [
        (row[h.index("序号")], row[h.index("姓名")])
        for h, part in ((first, rows[2:7]), (second, rows[at + 1 : at + 8]))
        for row in part
    ]
    assert found == numbered(NAMES)
    assert sum("续表" in note and "7 人" in note for note in result.notes) == 1
    if "性别" in second:
        assert {row[second.index("性别")] for row in rows[at + 1 : at + 8]} <= {"男", "女"}


def test_three_parts_and_rows_left_over(tmp_path, fill):
    """Nothing grows where there is room, and what is not wanted stays as it is."""
    rows = [["党员信息表"], *[_HEADINGS, 5] * 4]
    result = fill(made(tmp_path / "表.xlsx", ("名册", rows)), snapshot=branch_of(_COUNT))
    assert blocks(result.files[0]) == [numbered(NAMES[:5]), numbered(NAMES[5:10], 6), numbered(NAMES[10:], 11), []]
    assert not result.inserted


def test_an_example_takes_a_row_of_its_part(tmp_path, fill):
    """The first part does not grow for it."""
    rows = [["党员信息表"], _HEADINGS, ["例", "例如：张三"], 4, ["续表"], _HEADINGS, 5]
    result = fill(made(tmp_path / "表.xlsx", ("名册", rows)), snapshot=branch_of(_COUNT))
    first, second = blocks(result.files[0])
    assert [name for _, name in first] == ["例如：张三", *NAMES[:4]]
    assert [name for _, name in second] == NAMES[4:]


def test_who_is_named_in_a_later_part_already_stays_there(tmp_path, fill):
    """And stands nowhere else."""
    rows = [["党员信息表"], _HEADINGS, 5, ["续表"], _HEADINGS, [None, NAMES[0]], 4]
    result = fill(made(tmp_path / "表.xlsx", ("名册", rows)), snapshot=branch_of(_COUNT))
    first, second = blocks(result.files[0])
    assert [name for _, name in first] == NAMES[1:6]
    assert [name for _, name in second] == [NAMES[0], *NAMES[6:]]


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (("名册", "续表"), ("党员信息表", "")),
        (("名册", "名册（续）"), ("党员信息表", "党员信息表")),
        (("Sheet1", "Sheet2"), ("党员信息表", "党员信息表（续）")),
        (("Sheet1", "Sheet2"), ("", "")),
        (("名册", "名册 (2)"), ("党员信息表", "党员信息表")),
    ],
)
def test_people_go_on_in_the_next_sheet(tmp_path, fill, names, titles):
    """Where its name or title says that it goes on, or both are the same."""
    sheets = [(name, [[title], _HEADINGS, 5]) for name, title in zip(names, titles, strict=True)]
    result = fill(made(tmp_path / "表.xlsx", *sheets), snapshot=branch_of(_COUNT))
    assert blocks(result.files[0]) == [numbered(NAMES[:5]), numbered(NAMES[5:], 6)]
    assert any(names[1] in note and "续表" in note for note in result.notes)


def test_a_part_heeds_what_the_title_of_the_list_says(tmp_path, fill):
    """续表 of a list of probationary members has no others."""
    snapshot = branch_on_probation(8)
    rows = [["预备党员名册"], _HEADINGS, 5, ["续表"], _HEADINGS, 5]
    result = fill(made(tmp_path / "表.xlsx", ("名册", rows)), snapshot=snapshot)
    assert blocks(result.files[0]) == [numbered(NAMES[:5]), numbered(NAMES[5:8], 6)]


def test_lists_of_others_stay_their_own(tmp_path, fill):
    """预备党员 and 正式党员 under the same headings are two lists."""
    snapshot = branch_on_probation(2)
    rows = [["正式党员名册"], _HEADINGS, 5, ["预备党员名册"], _HEADINGS, 5]
    result = fill(made(tmp_path / "表.xlsx", ("名册", rows)), snapshot=snapshot)
    assert blocks(result.files[0]) == [numbered(NAMES[2:]), numbered(NAMES[:2])]
    assert not any("续表" in note for note in result.notes)


@pytest.mark.parametrize("headings", [_HEADINGS, ["姓名", "性别", "民族", "入党日期"]], ids=["numbered", "name first"])
@pytest.mark.parametrize(
    "between",
    [[], ["续表"], ["续表", "单位："], [1], ["预备党员名册"]],
    ids=["nothing", "continued", "two lines", "a free row", "title"],
)
@pytest.mark.parametrize("who", [0, 5])
def test_who_stands_last_above_the_next_part_with_no_more_than_a_name_is_no_title(
    tmp_path, fill, headings, between, who
):
    """The row is filled in for him, and he stands in no other."""
    place = headings.index("姓名")
    alone = [None] * place + [NAMES[who]]
    rows = [
        ["党员信息表"],
        headings,
        3,
        alone,
        *([one] if isinstance(one, str) else one for one in between),
        headings,
        9,
    ]
    result = fill(made(tmp_path / "表.xlsx", ("名册", rows)), snapshot=branch_of(_COUNT))
    filled = list(openpyxl.load_workbook(result.files[0]).active.iter_rows(values_only=True))
    assert [row[place] for row in filled].count(NAMES[who]) == 1
    row = next(row for row in filled if row[place] == NAMES[who])
    assert filled.index(row) == 5
    assert all(row[: len(headings)])


@pytest.mark.parametrize("headings", [_HEADINGS, ["姓名", "性别", "民族", "入党日期"]], ids=["numbered", "name first"])
@pytest.mark.parametrize("title", ["续表", "积极分子", "第一组", "李四"])
def test_a_title_in_the_column_of_names_is_one_all_the_same(tmp_path, fill, headings, title):
    """What stands over other headings ends the list, whatever it says."""
    place = headings.index("姓名")
    over = [None] * place + [title]
    rows = [["党员信息表"], headings, 2, over, [*headings[: place + 1], "手机号", "籍贯", "学历"], 3]
    result = fill(made(tmp_path / "表.xlsx", ("名册", rows)), snapshot=branch_of(_COUNT))
    filled = list(openpyxl.load_workbook(result.files[0]).active.iter_rows(values_only=True))
    at = next(k for k, row in enumerate(filled) if row[place] == title)
    assert [cell for cell in filled[at] if cell] == [title]
    assert filled[at + 1][place + 1] == "手机号"


@pytest.mark.parametrize(
    "sheets",
    [
        (("报上级", [["党员信息表"], _HEADINGS, 5]), ("存档", [["党员信息表"], _HEADINGS, 5])),
        (("一月", [["签到表"], _HEADINGS, 5]), ("二月", [["签到表"], _HEADINGS, 5])),
        (("名册", [["党员信息表"], _HEADINGS, 5, ["办理手续人员登记"], _HEADINGS, 5]),),
        (("名册", [["党员信息表"], _HEADINGS, 5, ["续表"], ["序号", "姓名", "民族"], 5]),),
    ],
    ids=["copies", "months", "another title", "other headings"],
)
def test_what_says_no_such_thing_is_filled_as_before(tmp_path, fill, sheets):
    """Sheets with names of their own, a title that says something else, other headings."""
    result = fill(made(tmp_path / "表.xlsx", *sheets), snapshot=branch_of(_COUNT))
    assert [[name for _, name in block] for block in blocks(result.files[0])] == [NAMES, NAMES]


@pytest.mark.parametrize("sheets", [1, 2])
def test_that_everybody_stands_again_in_a_continuation_with_other_columns_is_told(tmp_path, fill, sheets):
    """By its title or by the name of its sheet; once."""
    first, second = [["党员信息表"], _HEADINGS, 5], [[*_HEADINGS[:2], "民族"], 5]
    both = [("名册", [*first, ["续表"], *second])] if sheets == 1 else [("名册", first), ("续表", [[""], *second])]
    result = fill(made(tmp_path / "表.xlsx", *both), snapshot=branch_of(_COUNT))
    told = [note for note in result.notes if "又写了一遍" in note]
    assert len(told) == 1
    assert "栏目和前面的名单不一样" in told[0]


def test_columns_side_by_side_go_on_too(tmp_path, fill):
    """Down the first half, the second, then below; the last two become longer alike."""
    both = ["序号", "姓名", "序号", "姓名"]
    rows = [["党员信息表"], both, 2, ["续表"], both, 2]
    result = fill(made(tmp_path / "表.xlsx", ("名册", rows)), snapshot=branch_of(_COUNT))
    names = [cell for row in openpyxl.load_workbook(result.files[0]).active.iter_rows(values_only=True) for cell in row]
    assert sorted(str(n) for n in names if n in NAMES) == sorted(NAMES)
    assert [n for n in names if isinstance(n, int)] == [1, 3, 2, 4, 5, 9, 6, 10, 7, 11, 8, 12]


_BOTH = ["序号", "姓名", "序号", "姓名"]


@pytest.mark.parametrize("place", [1, 3], ids=["left", "right"])
@pytest.mark.parametrize("above", [[], [_BOTH, 2, ["续表"]]], ids=["alone", "continued"])
@pytest.mark.parametrize("who", [0, 3, _COUNT - 1])
def test_who_is_named_in_one_of_the_columns_side_by_side_stands_in_no_other(tmp_path, fill, place, above, who):
    """Where there are too few rows all become longer alike; everybody is there once, and nothing is said of what the ledger has not."""
    there: list[object] = [None] * 4
    there[place] = NAMES[who]
    form = made(tmp_path / "表.xlsx", ("名册", [["党员信息表"], *above, _BOTH, there, 1]))
    result = fill(form, snapshot=branch_of(_COUNT))
    rows = list(openpyxl.load_workbook(result.files[0]).active.iter_rows(values_only=True))
    pairs = [(row[k], row[k + 1]) for row in rows for k in (0, 2) if row[k + 1] and row[k + 1] != "姓名"]
    assert sorted(name for _, name in pairs) == sorted(NAMES)
    assert sorted(number for number, _ in pairs) == list(range(1, _COUNT + 1))
    assert next(row for row in rows if NAMES[who] in row).index(NAMES[who]) == place
    assert not any("没有对应的记录" in note or "不在其中" in note for note in result.notes)


@pytest.mark.parametrize(
    "rows",
    [
        [_HEADINGS, [1, "外人甲"], [2, "外人乙"], ["续表"], _HEADINGS, [3], [4]],
        [["序号", "姓名"] * 2, [1, "外人甲", 3], [2, "外人乙", 4]],
    ],
    ids=["continued", "side by side"],
)
def test_whom_the_form_names_itself_is_counted_before_the_next_part(tmp_path, fill, rows):
    """The numbers that the form has printed stay."""
    result = fill(made(tmp_path / "表.xlsx", ("名册", [["党员信息表"], *rows])), snapshot=branch_of(2))
    found = list(openpyxl.load_workbook(result.files[0]).active.iter_rows(values_only=True))
    pairs = [(row[k], row[k + 1]) for row in found for k in range(0, len(row) - 1, 2) if isinstance(row[k], int)]
    assert sorted(number for number, _ in pairs) == [1, 2, 3, 4]
    assert {number for number, name in pairs if name in {member.name for member in branch_of(2).members}} == {3, 4}
