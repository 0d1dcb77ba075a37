"""What a file hides, shortens or does not tell never takes the place of a whole value; a whole one of its own does."""

from __future__ import annotations

from datetime import date

import pytest

from models.exports.deliver import deliver
from models.exports.selection import Selection
from models.fields import field_of, typed
from models.imports import UNCHANGED, Plan, plan_file
from models.imports.grid import Sheet
from models.imports.planning import plan_sheets
from models.imports.reconcile import TAKEABLE, reconcile
from models.records import Member
from models.store import Ledger

TODAY = date(2026, 11, 23)
OURS = {
    "phone": "13812341234",
    "landline": "010-66551234",
    "id_number": "11010519491231002X",
    "address": "示例市云桥区幸福路3-2-101",
    "floating_to": "广东深圳，电话13512345678",
    "unit": "某局(13812341234)",
}


def planned(name: str, cell: str, **ours: str) -> tuple[Plan, Member]:
    known = Member(id=1, name="王芳", kind="正式党员", sex="女", **(OURS | ours))
    sheet = Sheet("名册", [["姓名", "性别", field_of(Member, name).label], ["王芳", "女", cell]])
    return plan_sheets("名册.xlsx", [sheet], [known], today=TODAY), known


STAYS = [
    *(("phone", cell) for cell in (
        "尾号1234", "1234", "138", "保密", "略", "同上", "已登记", "不详", "138 1234", "138----1234 本人", "1391234567", "66551234",
    )),
    *(("phone", f"138{sign * 4}1234") for sign in "⋯▲◆◇△※◯▒░━─〜某略隐\u200b"),
    *(("landline", cell) for cell in ("尾号34", "同上", "65123", "010-6655", "010-66▒▒▒▒")),
    *(("id_number", cell) for cell in ("尾号002X", "保密", "110105某某某某某某某某002X")),
    *(("address", cell) for cell in (
        "示例市", "示例市云桥区", "示例市，云桥区", "幸福路…", "示例市云桥区幸福路…", "示例市云桥区幸福路(略)", "示例市云桥区幸福路××号", "示例市云桥区幸福路*号",
        "某市某区幸福路某号", "示例市云桥区⋯", "示例市云桥区幸福路x号", "示例市云桥区幸福路·号", "示例市云桥区x", "示例市云桥区.", "示例市云桥区━", "幸福路3-2-101", "同上", "保密", "0", "138",
        "尾号1234", "示例市云桥区?", "示例市云桥区？？？", "同 上", "同上。", "“同上”", "与身份证一致", "不变", "同户籍地址", "地址打码", "不便透露", "随女儿住", "待补充", "NA",
    )),
    *(("floating_to", cell) for cell in (
        "广东深圳，电话打码", "广东深圳，电话（打码）", "广东深圳，电话135xxxx5678", "广东深圳，电话****", "广东深圳，电话135****5678，已回",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("name", "cell"), STAYS)
def test_ours_stays_and_she_is_told(name: str, cell: str) -> None:
    plan, known = planned(name, cell)
    assert [row.changes for row in plan.rows] == [[]]
    told = [p for p in plan.problems if p.column == field_of(Member, name).label]
    assert [(p.level in ("error", "warning"), "账本里已有的不动" in p.message) for p in told] == [(True, True)]
    assert "保留" not in told[0].message
    assert plan.rows[0].serious
    assert not [d for d in reconcile(plan, [known], today=TODAY).differences if d.state in TAKEABLE]


@pytest.mark.parametrize(
    ("name", "cell", "ours"),
    [
        ("phone", "13912341234 本人", OURS["phone"]),
        ("phone", "13812341234/13912345678", OURS["phone"]),
        ("phone", "66551235", "6655"),
        ("landline", "66551235", OURS["landline"]),
        ("landline", "4001234567", OURS["landline"]),
        ("landline", "010-66551234-801", OURS["landline"]),
        ("address", "示例市云桥区新华路5号", OURS["address"]),
        ("address", "示例市云桥区幸福路3#楼", OURS["address"]),
        ("address", "示例市云桥区幸福路1", "示例市云桥区幸福路12号"),
        ("address", "云桥区", "保密"),
        *(
            ("address", place, OURS["address"])
            for place in (
                "夕阳红养老院",
                "军休所",
                "职工宿舍",
                "集体户",
                "美国",
                "同心县豫海镇",
                "同济大学",
                "见龙小区",
                "待王镇",
                "未名湖北",
            )
        ),
        *(("phone", number, OURS["phone"]) for number in ("025-83211234", "400-123-4567", "+852 91234567")),
        ("address", "国贸大厦", OURS["address"]),
        ("address", "机关家属院", OURS["address"]),
        ("address", "大学教师公寓", OURS["address"]),
        ("floating_to", "广东深圳", OURS["floating_to"]),
        ("floating_to", "广东深圳，电话13912345678", OURS["floating_to"]),
        ("unit", "市局·科长", "市局科长"),
    ],
)
def test_a_whole_value_of_its_own_is_taken(name: str, cell: str, ours: str) -> None:
    plan, _ = planned(name, cell, **{name: ours})
    assert [change.name for change in plan.rows[0].changes] == [name]


@pytest.mark.parametrize("columns", [(), tuple(field.name for field in typed(Member))])
def test_a_masked_roster_comes_back_without_a_change(ledger: Ledger, tmp_path, columns: tuple[str, ...]) -> None:
    """Numbers in texts came back as 135****5678, without a remark; 核对 offered them."""
    with ledger.unit("登记") as unit:
        unit.add(Member(name="王芳", kind="正式党员", floating="是", left_to="某镇 138-1234-5678", **OURS))
        unit.add(
            Member(name="李强", floating="是", floating_to="1 3 8 1 2 3 4 5 6 7 8", unit="卡 6222 0212 3456 7890 123")
        )
    file = tmp_path / "名册.xlsx"
    deliver(ledger, "roster", file, today=TODAY, selection=Selection(columns=columns))
    plan = plan_file(file, ledger.all(Member), today=TODAY)
    assert [(row.fate, row.changes) for row in plan.rows] == [(UNCHANGED, [])] * 2
    labels = {field_of(Member, name).label for name in ("unit", "floating_to", "left_to")}
    assert not [p for p in plan.problems if p.column in labels]
    assert not reconcile(plan, ledger.all(Member), today=TODAY).differences


def test_a_long_text_of_signs_is_gone_through_once() -> None:
    plan, _ = planned("floating_to", "甲*" * 9000 + "乙", floating_to="甲乙" * 12000)
    assert plan.rows[0].changes == []
