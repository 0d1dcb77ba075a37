"""What is chosen of the roster is what is exported: people, columns, order, another day, who is not there any more."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from models.exports import ExportRefused
from models.exports.contents import roster_sheet
from models.exports.contents.roster_columns import USUAL, all_fields, choosable, keys_of
from models.exports.deliver import deliver
from models.exports.orders import ORDERS
from models.exports.selection import Selection
from models.exports.sheet import Sheet
from models.fields import typed
from models.kinds import PartialDate
from models.our_branch import our_branch
from models.records import Branch, Member, StatusChange
from models.store import Ledger


def column(sheet: Sheet, label: str) -> list[str]:
    place = [c.label for c in sheet.columns].index(label)
    return [row[place] for row in sheet.rows]


def sheet_of(ledger: Ledger, today: date, *, full: bool = False, **about: object) -> Sheet:
    people = ledger.all(Member)
    return roster_sheet(people, our_branch(ledger), today=today, full=full, selection=Selection(**about))


def by_name(ledger: Ledger, *names: str) -> tuple[int, ...]:
    known = {member.name: member.id for member in ledger.all(Member)}
    return tuple(known[name] for name in names)


def test_columns_in_the_order_in_which_they_were_chosen(filled: Ledger, today: date):
    sheet = sheet_of(filled, today, columns=("phone", "#age", "name", "birth", "#seniority"))
    assert [c.label for c in sheet.columns] == ["序号", "手机号", "年龄", "姓名", "出生年月", "党龄"]
    rows = {row[3]: row for row in sheet.rows}
    assert rows["白露"][1:] == ["138****0006", "41", "白露", "1985-03", "17"]
    assert rows["单雄飞"][5] == ""  # probationary
    assert sheet.repeated == (0, 3)


def test_the_people_who_are_shown_in_the_order_in_which_they_are_shown(filled: Ledger, today: date):
    ids = by_name(filled, "康宁", "白露", "单雄飞")
    assert column(sheet_of(filled, today, ids=ids), "姓名") == ["康宁", "白露", "单雄飞"]
    assert column(sheet_of(filled, today, ids=ids, order="post"), "姓名") == ["白露", "康宁", "单雄飞"]
    assert column(sheet_of(filled, today, ids=(*ids, 999, ids[0])), "姓名") == ["康宁", "白露", "单雄飞"]


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_lists_everybody_once(filled: Ledger, today: date, order: str):
    names = column(sheet_of(filled, today, order=order), "姓名")
    assert sorted(names) == sorted(m.name for m in filled.all(Member) if m.belongs(today))


def test_orders(filled: Ledger, today: date):
    assert column(sheet_of(filled, today, order="pinyin"), "姓名")[:3] == ["白露", "曹建国", "古丽娜·艾山"]
    with filled.unit("职务") as unit:
        for name, post in (
            ("白露", "村党支部书记、村委会主任"),
            ("曹建国", "副书记兼组织委员"),
            ("古丽娜·艾山", "群众工作委员"),
        ):
            member = next(m for m in filled.all(Member) if m.name == name)
            member.post = post
            unit.save(member)
    by_post = column(sheet_of(filled, today, order="post"), "姓名")
    assert [name for name in by_post if name in ("白露", "曹建国", "古丽娜·艾山")] == ["白露", "曹建国", "古丽娜·艾山"]
    assert by_post[0] == "白露"
    joined = column(sheet_of(filled, today, order="joined"), "加入党组织日期")
    assert joined == sorted(joined)
    with pytest.raises(ExportRefused, match="没有“height”这种排序"):
        sheet_of(filled, today, order="height")


def test_who_has_left_is_there_when_chosen_and_marked(filled: Ledger, today: date):
    sheet = sheet_of(filled, today, ids=by_name(filled, "白露", "邓小雨", "方敏"), columns=("name",))
    assert dict(zip(column(sheet, "姓名"), column(sheet, "在册情况"), strict=True)) == {
        "白露": "在册", "邓小雨": "已离开（2025-08-01）", "方敏": "尚未到支部",
    }  # fmt: skip
    assert "共3人（其中不在册2人）" in sheet.subtitle
    assert "在册情况" not in [c.label for c in sheet_of(filled, today, columns=("name",)).columns]


def test_why_somebody_left_is_told_in_full_only(filled: Ledger, today: date):
    gone = next(m for m in filled.all(Member) if m.name == "邓小雨")
    gone.left_why = "开除党籍"
    with filled.unit("改") as unit:
        unit.save(gone)
    ids = (gone.id,)
    assert column(sheet_of(filled, today, ids=ids), "在册情况") == ["已离开（2025-08-01）"]
    assert column(sheet_of(filled, today, ids=ids, full=True), "在册情况") == ["已离开（2025-08-01 开除党籍）"]


def test_another_day_counts_people_as_of_it(members: list[Member], today: date):
    past = date(2009, 1, 1)
    members[1].birth, members[1].arrived = None, None
    sheet = roster_sheet(
        members,
        Branch(),
        today=today,
        full=True,
        selection=Selection(columns=("name", "birth", "kind", "#age"), as_of=past),
    )
    kinds = dict(zip(column(sheet, "姓名"), column(sheet, "人员类别"), strict=True))
    assert kinds["白露"] == "预备党员"  # full since June 2009
    assert "邓小雨" in kinds  # left in 2025
    assert "截至2009年1月1日" in sheet.subtitle
    assert "其他栏目为现在的登记" in sheet.footnote
    assert set(column(sheet, "年龄")) == {"23", ""}  # who was born in 1985 has been 23 for certain, not 24
    assert "其他栏目" not in roster_sheet(members, Branch(), today=today, full=True).footnote


def test_who_was_stopped_on_that_day_says_so_in_the_row_too(members: list[Member], today: date):
    """The sum under the title and the rows are of one day (教管条例 §24, domain §2.1)."""
    people = members[:3]
    for number, person in enumerate(people, 1):
        person.id, person.standing = number, "正常"
    people[1].standing, people[1].standing_since = "停止党籍", PartialDate(2026, 7, 1)
    since = [("停止党籍", PartialDate(2026, 2, 10)), ("恢复党籍", PartialDate(2026, 8, 20))]
    changes = {people[0].id: [StatusChange(kind=kind, since=day) for kind, day in since]}
    chosen = Selection(columns=("name", "standing", "standing_since"), as_of=date(2026, 6, 30))
    sheet = roster_sheet(people, Branch(), today=today, full=False, selection=chosen, changes=changes)
    assert "其中停止党籍1人" in sheet.subtitle
    told = dict(zip(column(sheet, "姓名"), column(sheet, "党籍状态"), strict=True))
    assert told == {people[0].name: "停止党籍", people[1].name: "正常", people[2].name: "正常"}
    assert column(sheet, "停止党籍日期").count("2026-02-10") == 1


def test_why_somebody_left_stays_here(filled: Ledger, today: date):
    """除名、开除 are discipline: masked copies do not tell them (domain §11), nor does the column that says who is here."""
    chosen = ("name", "left", "left_why", "note")
    masked = sheet_of(filled, today, columns=chosen)
    assert [c.label for c in masked.columns] == ["序号", "姓名", "离开日期"]
    assert "离开原因、备注不导出" in masked.footnote
    assert "离开原因" in [c.label for c in sheet_of(filled, today, columns=chosen, full=True).columns]


def test_remarks_stay_here_even_if_chosen(filled: Ledger, today: date):
    masked = sheet_of(filled, today, columns=("name", "note"))
    assert [c.label for c in masked.columns] == ["序号", "姓名"]
    assert "备注不导出" in masked.footnote
    assert "备注" in [c.label for c in sheet_of(filled, today, columns=("name", "note"), full=True).columns]


def test_what_is_said_to_be_masked_is_there(filled: Ledger, today: date):
    assert "身份证号" not in sheet_of(filled, today, columns=("name", "phone")).footnote
    assert "手机号已脱敏" in sheet_of(filled, today, columns=("name", "phone")).footnote


def test_columns_are_named_by_key_or_heading():
    assert keys_of(["姓名", " phone", "年龄", "姓名"]) == ("name", "phone", "#age")
    with pytest.raises(ExportRefused, match="没有“身高”"):
        keys_of(["姓名", "身高"])
    assert set(all_fields()) <= set(choosable())
    assert set(USUAL) <= set(choosable())
    assert len({c.label for c in choosable().values()}) == len(choosable())


def test_json_of_chosen_columns(filled: Ledger, tmp_path: Path, today: date):
    file = tmp_path / "名册.json"
    chosen = Selection(ids=by_name(filled, "白露", "邓小雨"), columns=("name", "#age", "phone"))
    deliver(filled, "roster", file, today=today, selection=chosen)
    assert json.loads(file.read_text("utf-8")) == [
        {"姓名": "白露", "年龄": 41, "手机号": "138****0006", "在册情况": "在册"},
        {"姓名": "邓小雨", "年龄": 41, "手机号": "138****0008", "在册情况": "已离开（2025-08-01）"},
    ]
    assert filled.exports()[0]["what"] == "党员名册：名册.json（4栏：姓名、年龄、手机号、在册情况）"


def test_the_log_tells_the_day_where_it_is_another(filled: Ledger, tmp_path: Path, today: date):
    for day in (None, today, date(2009, 1, 1)):
        chosen = Selection(columns=("name",), as_of=day)
        deliver(filled, "roster", tmp_path / "a.xlsx", today=today, selection=chosen)
    assert [line["what"].split("：")[0] for line in filled.exports()[:3]] == [
        "党员名册（截至2009-01-01）", "党员名册", "党员名册",
    ]  # fmt: skip


def test_the_shape_of_the_roster_is_not_that_of_other_registers(filled: Ledger, tmp_path: Path, today: date):
    done = deliver(filled, "all", tmp_path / "全部", today=today, selection=Selection(layout="public"))
    names = [path.name for path in done.files]
    assert "公示名单.xlsx" in names
    assert "组织生活台账.xlsx" in names


def test_json_as_of_another_day_says_who_was_what(filled: Ledger, tmp_path: Path, today: date):
    file = tmp_path / "名册.json"
    deliver(filled, "roster", file, today=today, selection=Selection(as_of=date(2009, 1, 1)))
    people = json.loads(file.read_text("utf-8"))
    kinds = {person["姓名"]: (person["人员类别"], person["转为正式党员日期"]) for person in people}
    assert kinds["白露"] == ("预备党员", None)  # full since June 2009: a day that was still to come is not given
    assert list(people[0]) == [field.label for field in typed(Member)]


def test_nobody_left_of_those_who_were_chosen(filled: Ledger, tmp_path: Path, today: date):
    with pytest.raises(ExportRefused, match="选中的党员已经不在账本里"):
        deliver(filled, "roster", tmp_path / "名册.xlsx", today=today, selection=Selection(ids=(999,)))


def test_a_selection_goes_through_a_file_whatever_its_size(tmp_path: Path):
    chosen = Selection(tuple(range(1, 100_001)), ("name", "#age"), "pinyin", as_of=date(2025, 12, 31))
    (tmp_path / "选.json").write_text(chosen.text(), "utf-8")
    assert Selection.read(tmp_path / "选.json") == chosen
    (tmp_path / "选.json").write_text(Selection().text(), "utf-8")
    assert Selection.read(tmp_path / "选.json") == Selection()


@pytest.mark.parametrize("text", ["", "[]", "[1]", '{"ids": ["甲"]}', '{"as_of": "昨天"}', '{"columns": 3}', "3"])
def test_a_file_that_is_no_selection_is_refused(tmp_path: Path, text: str):
    (tmp_path / "选.json").write_text(text, "utf-8")
    with pytest.raises(ExportRefused, match="不是人员和栏目的清单，没有导出"):
        Selection.read(tmp_path / "选.json")


def test_refusals_of_a_selection(tmp_path: Path):
    with pytest.raises(ExportRefused, match="没有找到"):
        Selection.read(tmp_path / "没有.json")
    with pytest.raises(ExportRefused, match="没有“poster”这种样式"):
        Selection(layout="poster")
