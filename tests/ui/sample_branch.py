"""An invented branch for the tests of the look: twenty people, and a year of meetings."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.kinds import PartialDate
from models.records.member import Member
from models.store import Ledger
from ui.table.columns import NAME, PILL, Column, of_field


@dataclass
class Cell:
    """A cell of the matrix."""

    first_month: int
    months: int
    state: str
    text: str
    meeting_ids: list[int] = field(default_factory=list)


@dataclass
class Line:
    """A line of the matrix."""

    label: str
    requirement: str
    cells: list[Cell]


def _monthly(label: str, requirement: str, day: int, *, missing: int = 0, due: bool = False, twice: int = 0) -> Line:
    cells = [Cell(m, 1, "held", f"{m}/{(day + m * 5) % 24 + 4}", [m]) for m in range(1, 12)]
    if missing:
        cells[missing - 1] = Cell(missing, 1, "missing", "缺")
    if due:
        cells[10] = Cell(11, 1, "due", "待开")
    if twice:
        cells[twice - 1] = Cell(twice, 1, "held", "2次", [1, 2])
    return Line(label, requirement, [*cells, Cell(12, 1, "future", "")])


def _quarterly(label: str, days: tuple[str, ...], last: Cell) -> Line:
    return Line(label, "每季度 ≥1", [*(Cell(1 + 3 * i, 3, "held", day, [i]) for i, day in enumerate(days)), last])


def lines() -> list[Line]:
    """A year of a branch in November."""
    return [
        _quarterly("支部党员大会", ("3月12日", "6月18日", "9月25日"), Cell(10, 3, "due", "待开 · 剩 39 天")),
        _monthly("支部委员会", "每月 ≥1", 3, due=True, twice=3),
        _monthly("第一党小组会", "每月 ≥1", 8),
        _monthly("第二党小组会", "每月 ≥1", 9),
        _monthly("第三党小组会", "每月 ≥1", 14, missing=8, due=True),
        _quarterly("党课", ("3月26日", "6月30日", "9月28日"), Cell(10, 3, "held", "11月6日", [9])),
        _monthly("主题党日", "每月 1 次", 17),
        Line("组织生活会", "每年 ≥1", [Cell(1, 12, "held", "1月28日 已召开", [3])]),
        Line("民主评议党员", "每年 1 次", [Cell(1, 12, "due", "本年度待开展 · 12月31日前完成")]),
    ]


_PEOPLE = [
    "郑望舒",
    "何青禾",
    "欧阳知远",
    "罗一舟",
    "尹初晴",
    "沈砚秋",
    "顾南乔",
    "傅云帆",
    "邵怀瑾",
    "黎思衡",
    "孟听澜",
    "温书白",
    "严景行",
    "上官若谷",
    "方既明",
    "柳知微",
    "秦时雨",
    "陆清和",
    "白鹿鸣",
    "施承志",
]
_POSTS = ("书记", "组织委员", "宣传委员", "纪检委员")


def fill(ledger: Ledger) -> list[int]:
    """Puts twenty invented members into the ledger and gives their ids."""
    with ledger.unit("录入示例党员") as unit:
        return [
            unit.add(
                Member(
                    name=name,
                    sex="女" if n % 3 else "男",
                    kind="预备党员" if n == 6 else "正式党员",
                    group=f"第{'一二三'[n % 3]}党小组",
                    post=_POSTS[n] if n < len(_POSTS) else "",
                    birth=PartialDate(1968 + n, n % 12 + 1),
                    joined=PartialDate(1995 + n, n % 12 + 1, n + 1),
                )
            )
            for n, name in enumerate(_PEOPLE)
        ]


def member_columns() -> list[Column]:
    """Columns of all three ways of painting."""
    return [
        of_field(Member, "name", paint=NAME, width=24, extra=lambda m: m.post),
        of_field(Member, "sex"),
        of_field(Member, "birth"),
        of_field(Member, "group", width=14),
        of_field(Member, "kind", paint=PILL, width=12, tone=lambda m: "warn" if m.kind == "预备党员" else "neutral"),
        of_field(Member, "joined"),
    ]
