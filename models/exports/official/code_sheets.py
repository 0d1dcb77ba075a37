"""The code lists of the official table: the hidden column that the drop-downs show, and beside it the list for reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from models.fields import field_of
from models.kinds import Coded
from models.records import Member

_FIELDS = {"民族": "nation", "学历": "education", "工作岗位": "job"}
"""Sheet → the field of its code table."""
# The form writes these otherwise than code, blank, words; a drop-down must say exactly what the form's own list says.
_AS_WRITTEN = {
    "11 博士研究生": "11 博士研究生  ",
    "2B 省（区、市）委党校大学": "2B 省（区、市）委党校大学 ",
    "47 技工学校": "47 技工学校 ",
    "606 （转业）待安置、学生毕业未就业的人员": "606（转业）待安置、学生毕业未就业的人员",
}


@dataclass(frozen=True)
class Branching:
    """How a list is laid out for reading. Each group: its words, first and last row, counted from 1."""

    widths: Mapping[str, float]
    groups: tuple[tuple[str, int, int], ...] = ()
    subgroups: tuple[tuple[str, int, int], ...] = ()
    last: str = "A"
    indent: str = ""


SHEETS: Mapping[str, Branching] = {
    "民族": Branching({"A": 20.25}),
    "学历": Branching(
        {"A": 44, "B": 16.25, "C": 28.75},
        groups=(("1 研究生教育", 1, 5), ("2 本专科教育", 6, 13), ("4 中等职业学校", 14, 16)),
        last="C",
        indent=" ",
    ),
    "工作岗位": Branching(
        {"A": 74.6296296296296, "B": 14.5, "C": 19.8796296296296, "D": 35.75},
        groups=(
            ("0 在岗职工", 1, 15), ("1 农牧渔民", 16, 19), ("3 学生", 21, 32), ("5 离退休人员", 33, 36), ("6 其他人员", 37, 49),
        ),
        subgroups=(
            ("01 机关干部岗位", 1, 2), ("02 企事业单位管理、专业技术岗位", 3, 10), ("30 研究生", 21, 23),
            ("31 大学本科学生", 24, 26), ("32 大学专科学生", 27, 29),
        ),
        last="D",
    ),
}  # fmt: skip


def table_of(sheet: str) -> Coded:
    """The code table of a sheet."""
    kind = field_of(Member, _FIELDS[sheet]).kind
    assert isinstance(kind, Coded)
    return kind


@cache
def entries(sheet: str) -> tuple[str, ...]:
    """The lines of a list, 01 汉族, as the form writes them."""
    plain = (f"{line.code} {line.official}" for line in table_of(sheet).codes)
    return tuple(_AS_WRITTEN.get(text, text) for text in plain)
