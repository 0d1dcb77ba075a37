"""What leaves the ledger comes back equal, field by field: as JSON, and as a workbook with every field as a heading."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from models.exports.deliver import deliver
from models.exports.json_file import object_of, write_json
from models.fields import typed
from models.imports import ADDED, RETURNED, UNCHANGED, FileRefused, Plan, plan_file, write_plan
from models.imports.grid import Cell, Sheet
from models.imports.planning import plan_sheets
from models.kinds import PartialDate
from models.records import Branch, Member
from models.sample import write_sample
from models.store import Ledger

TODAY = date(2026, 11, 23)
SEPARATE = {
    "standing": "停止党籍",
    "standing_since": PartialDate(2024, 5),
    "lost": "是",
    "lost_since": PartialDate(2023, 11, 2),
    "lost_why": "外出务工经商",
    "floating": "是",
    "floating_to": "浙江宁波",
    "floating_since": PartialDate(2022),
    "floating_why": "务工经商",
    "liaison": "买买提·艾力",
    "landline": "010-66666666",
    "note": "第一行\n第二行，含“引号”",
    "education": "研究生",
    "education_detail": "硕士研究生",
    "left": PartialDate(2026, 3, 1),
    "left_why": "转出",
    "left_to": "某街道党工委",
}
"""What the sample branch may not have: one person with all of it."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory):
    """The ledger of the sample branch, with one person more, of whom everything is known."""
    with Ledger.create(tmp_path_factory.mktemp("sample") / "示例.zbtz") as ledger:
        write_sample(ledger, today=TODAY)
        with ledger.unit("登记") as unit:
            unit.add(Member(name="欧阳䶮", sex="男", birth=PartialDate(1970, 1, 2), kind="正式党员", **SEPARATE))
        yield ledger


def values(members: list[Member]) -> list[dict[str, object]]:
    return [{field.name: getattr(member, field.name) for field in typed(Member)} for member in members]


def differing(wanted: list[Member], got: list[Member]) -> list[str]:
    """The fields that are not equal, person by person in order."""
    assert len(wanted) == len(got)
    return [
        f"{one['name']} {name}: {value!r} ≠ {other[name]!r}"
        for one, other in zip(values(wanted), values(got), strict=True)
        for name, value in one.items()
        if other[name] != value
    ]


def write_workbook(members: list[Member], path: Path) -> Path:
    """A workbook of text cells, with the label of every field as a heading."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "党员名册"
    fields = typed(Member)
    for line in ([f.label for f in fields], *([m.show(f.name) or None for f in fields] for m in members)):
        sheet.append(line)
        for cell in sheet[sheet.max_row]:
            cell.number_format = "@"
            cell.data_type = "s" if cell.value else cell.data_type
    book.save(path)
    return path


def imported(path: Path, ledger: Ledger) -> Plan:
    plan = plan_file(path, ledger.all(Member), today=TODAY)
    write_plan(plan, ledger)
    return plan


def test_a_workbook_with_every_field_comes_back_equal(sample: Ledger, ledger: Ledger, tmp_path: Path):
    members = sample.all(Member)
    plan = imported(write_workbook(members, tmp_path / "全部栏目.xlsx"), ledger)
    assert [c.field for c in plan.columns] == [f.name for f in typed(Member)]
    assert plan.report()["returned"] == 0
    assert differing(members, ledger.all(Member)) == []
    again = plan_file(tmp_path / "全部栏目.xlsx", ledger.all(Member), today=TODAY)
    assert {r.fate for r in again.rows} == {UNCHANGED}


def test_every_label_alone_beside_the_name_is_its_own_field(sample: Ledger):
    member = sample.all(Member)[-1]
    for field in typed(Member):
        if field.name == "name":
            continue
        rows: list[list[Cell]] = [["姓名", field.label], [member.name, member.show(field.name) or "某"]]
        plan = plan_sheets("一栏.xlsx", [Sheet("名册", rows, [])], (), today=TODAY)
        assert [c.field for c in plan.columns] == ["name", field.name]


def test_json_with_everybody_comes_back_equal(sample: Ledger, ledger: Ledger, tmp_path: Path):
    members = sample.all(Member)
    write_json([object_of(member, full=True) for member in members], tmp_path / "第一党小组.json")
    plan = imported(tmp_path / "第一党小组.json", ledger)
    assert plan.report()["returned"] == 0
    assert differing(members, ledger.all(Member)) == []


def test_the_exported_roster_comes_back_equal(sample: Ledger, ledger: Ledger, tmp_path: Path):
    deliver(sample, "roster", tmp_path / "名册.json", today=TODAY, full=True, purpose="移交")
    imported(tmp_path / "名册.json", ledger)
    wanted = {m.name: m for m in sample.all(Member) if m.belongs(TODAY)}
    got = {m.name: m for m in ledger.all(Member)}
    by_name = sorted(wanted)
    assert differing([wanted[n] for n in by_name], [got[n] for n in by_name]) == []


def test_a_masked_export_never_replaces_what_is_known(sample: Ledger, tmp_path: Path):
    deliver(sample, "roster", tmp_path / "名册.json", today=TODAY)
    plan = plan_file(tmp_path / "名册.json", sample.all(Member), today=TODAY)
    changed = [(c.label, *c.texts()) for r in plan.rows for c in r.changes]
    assert changed == []
    assert not [r for r in plan.rows if r.fate in (ADDED, RETURNED)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('[{"姓名": "张三"', "不是完好的 JSON"),
        ("[1, 2]", "不是本程序导出的名册或台账"),
        ('{"姓名": "张三"}', "不是本程序导出的名册或台账"),
        ('[{"姓名": NaN}]', "不是完好的 JSON"),
        ("[" * 100_000, "不是完好的 JSON"),
        ("[]", "没有任何内容"),
        ('[{"民族": "汉族"}]', "没有找到表头"),
        (json.dumps([{"姓名": "张三"}] * 20_001), "超过了"),
        (json.dumps([{f"栏{n}": 1 for n in range(300)}]), "超过了"),
        ("姓名,性别\n张三,男\n", "内容不是电子表格"),
    ],
)
def test_json_that_is_no_roster_is_refused(tmp_path: Path, text: str, why: str):
    path = tmp_path / "名册.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileRefused, match=why):
        plan_file(path, (), today=TODAY)


def test_json_of_others_is_read_as_far_as_it_goes(tmp_path: Path):
    path = tmp_path / "名册.json"
    objects = [
        {"姓名": "张三", "性别": "男", "培训": [{"名称": "轮训"}], "年限": 1e999},
        {"姓名": "李四", "手机": 13900000000},
    ]
    path.write_text("\ufeff" + json.dumps(objects).replace("Infinity", "1e999"), encoding="utf-8")
    plan = plan_file(path, (), today=TODAY, branch=Branch())
    assert [(r.said.name, r.said.sex, r.said.phone) for r in plan.rows if r.said] == [
        ("张三", "男", ""),
        ("李四", "", "13900000000"),
    ]
    assert [c.heading for c in plan.unmapped] == ["年限"]
