"""Invented people, and lists of them as organizers send them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from models.imports import Plan
from models.kinds import PartialDate
from models.records import Member

TODAY = date(2026, 11, 23)
ZHANG, ZHAO = "11010519491231002X", "110101200002290026"
LIST = [
    ["县委党校 2026 年第三期培训班学员名单"],
    ["单位：县直机关工委", "", "", "", "", "", "", ""],
    ["序号", "学员姓名", "单 位", "身份证号码", "出勤", "获得学时数", "考核成绩", "结业证号"],
    [1, "张  伟", "甲局", ZHANG, "出勤", 16, "优秀", "结2026-01"],
    [2, "李敏", "甲局", "", "请假（出差）", 0, "", ""],
    ["合计", "2人", "", "", "", 16, "", ""],
    ["填表人：某某", "", "", "", "", "", "", ""],
]


def member(number: int, name: str, **about: Any) -> Member:
    days = {key: PartialDate.parse(about.pop(key)) for key in ("birth", "left", "arrived") if key in about}
    made = Member(id=number, name=name, kind="正式党员", **days, **about)
    made.derive()
    return made


PEOPLE = [
    member(1, "张伟", id_number=ZHANG),
    member(2, "李敏"),
    member(3, "王磊", birth="1980-01", id_number="110101198001010010"),
    member(4, "王磊", birth="1990-05"),
    member(5, "欧阳雪梅"),
    member(6, "赵刚", left="2026-03-01", left_why="转出"),
]


def save(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([None if value == "" else value for value in row])
    book.save(path)
    return path


def head(*rows: Sequence[Any]) -> list[Sequence[Any]]:
    return [["姓名", "身份证号", "学时"], *rows]


def told(plan: Plan) -> list[tuple[str, str, int]]:
    return [(row.fate, row.name, row.member_id) for row in plan.rows]
