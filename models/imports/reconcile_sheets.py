"""What reconciling has shown, as sheets to hand out and as an object for programs; private data masked unless it is asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.exports.contents.common import NUMBER, columns_of, note, numbered
from models.exports.privacy import WITHHELD, is_her_word, masked_text, shown
from models.exports.sheet import Column, Sheet
from models.fields import Record
from models.imports.plan import RowPlan
from models.imports.reconcile import DIFFERENT, UNREADABLE, Difference, Reconciliation
from models.kinds import PartialDate
from models.records import Member

MORE, FEWER, GONE, DIFFERENCES, NOTES, UNCLEAR = "台账多出", "台账缺少", "已离开", "不一致", "一致但有出入", "看不准"
_WHO = ("name", "sex", "birth", "id_number", "kind", "phone")
_PLACE = Column("对方所在位置", 20)
_MASKED = "身份证号、手机号、住址已脱敏"
UNITS = {DIFFERENCES: "处", NOTES: "处", UNCLEAR: "行"}
"""What is counted of each; of all others people."""
WORDS_KEPT = "内容不导出"
"""What stands for remarks, and for reasons in words of one's own: they tell of illness and discipline (domain §11)."""
HIDDEN = "不同之处在脱敏部分"


def cell_texts(cell: Difference, *, full: bool) -> tuple[str, str, str]:
    """Ours, theirs and a remark; where masks make two values look the same, the remark says so."""
    ours, theirs = (_text(cell, value, full=full) for value in (cell.ours, cell.theirs))
    if not theirs and cell.raw and cell.state in (DIFFERENT, UNREADABLE):
        theirs = _text(cell, cell.raw, full=full)
    hidden = ours == theirs and bool(ours)
    return ours, theirs, f"{cell.state}（{HIDDEN}）" if hidden else cell.state


def _text(cell: Difference, value: Any, *, full: bool) -> str:
    kind = cell.field.kind
    if not full and value and (cell.name in WITHHELD or is_her_word(Member, cell.name, value)):
        return WORDS_KEPT
    return str(kind.show(value)) if full else masked_text(str(kind.mask(value)))


def summary(found: Reconciliation) -> dict[str, int]:
    """How many of each, in `UNITS`: people, but cells for 不一致 and for those that agree with a remark."""
    return {
        "一致": found.agreed,
        MORE: len(found.more),
        FEWER: len(found.fewer),
        GONE: len(found.gone),
        DIFFERENCES: len(found.differences),
        NOTES: len(found.notes),
        UNCLEAR: len(found.unclear),
    }


def counted(found: Reconciliation) -> dict[str, str]:
    """The same in words, with what is counted: 一致 48 人 takes in those who have one of 45 处."""
    return {name: f"{number} {UNITS.get(name, '人')}" for name, number in summary(found).items()}


def in_a_line(found: Reconciliation) -> str:
    """What there is of it: 一致 48 人，一致但有出入 2 处."""
    there = summary(found)
    return "，".join(f"{name} {words}" for name, words in counted(found).items() if there[name] or name == "一致")


def reconcile_sheets(found: Reconciliation, *, today: date, full: bool) -> dict[str, Sheet]:
    """The sheets by short name: the counts, then one for each kind of finding that there is."""
    counts = [[name, words] for name, words in counted(found).items()]
    sheets = {
        "核对结果": _sheet("核对结果", [Column("项目", 20), Column("数量", 10, "center")], counts, found, today, full)
    }
    tables: dict[str, tuple[list[Column], list[list[str]]]] = {
        MORE: (_who(), [_person(member, full) for member in found.more]),
        FEWER: ([*_who(), _PLACE], [[*_person(row.said, full), _where(row)] for row in found.fewer]),
        GONE: ([*_who(), Column("台账所记", 30), _PLACE], [_left(member, row, full) for member, row in found.gone]),
        DIFFERENCES: (_CELLS, [_line(cell, full) for cell in found.differences]),
        NOTES: (_CELLS, [_line(cell, full) for cell in found.notes]),
        UNCLEAR: (
            [Column("姓名", 12, "center"), Column("原因", 60), _PLACE],
            [[row.name, row.reason, _where(row)] for row in found.unclear],
        ),
    }
    for name, (columns, rows) in tables.items():
        if rows:
            sheets[name] = _sheet(name, [NUMBER, *columns], numbered(rows), found, today, full)
    return sheets


_CELLS = [
    Column("姓名", 12, "center"), Column("栏目", 16, "center"), Column("台账", 28), Column("对方", 28), Column("说明", 24), _PLACE,
]  # fmt: skip


def _sheet(
    name: str, columns: list[Column], rows: list[list[str]], found: Reconciliation, today: date, full: bool
) -> Sheet:
    rows = rows if full else [[masked_text(text) for text in row] for row in rows]  # in a name, too
    line = f"对方文件：{found.file}  {PartialDate.of(today).chinese()}核对  {'完整件' if full else '脱敏件'}"
    return Sheet(
        f"名册核对：{name}" if name != "核对结果" else "名册核对结果", line, columns, rows, note(_MASKED, full=full)
    )


def _who() -> list[Column]:
    return columns_of(Member, _WHO)


def _person(member: Record | None, full: bool) -> list[str]:
    return [shown(member, name, full=full) if member else "" for name in _WHO]


def _left(member: Member, row: RowPlan, full: bool) -> list[str]:
    why = member.left_why if full else member.left_words
    told = [text for text in (member.show("left"), why, shown(member, "left_to", full=full)) if text]
    return [*_person(member, full), " ".join(told) or f"{member.show('arrived')} 才来支部", _where(row)]


def _where(row: RowPlan) -> str:
    return f"{row.sheet} 第 {row.row} 行"


def _line(cell: Difference, full: bool) -> list[str]:
    return [cell.person, cell.label, *cell_texts(cell, full=full), f"{cell.sheet} 第 {cell.row} 行"]


def report(found: Reconciliation, *, full: bool = False) -> dict[str, Any]:
    """The findings as the command line prints them."""

    def person(member: Member | None) -> dict[str, str]:
        return dict(zip(_WHO, _person(member, full), strict=True))

    def cells(listed: list[Difference]) -> list[dict[str, Any]]:
        return [
            dict(zip(("name", "column", "ours", "theirs", "state"), _line(c, full), strict=False))
            | {"sheet": c.sheet, "row": c.row}
            for c in listed
        ]

    return {
        "agreed": found.agreed,
        "more": [person(member) for member in found.more],
        "fewer": [person(row.said) | {"sheet": row.sheet, "row": row.row} for row in found.fewer],
        "gone": [person(member) | {"sheet": row.sheet, "row": row.row} for member, row in found.gone],
        "differences": cells(found.differences),
        "notes": cells(found.notes),
        "unclear": [{"name": r.name, "sheet": r.sheet, "row": r.row, "reason": r.reason} for r in found.unclear],
    }


def lines(found: Reconciliation, *, full: bool = False) -> list[str]:
    """The findings in words, a line each, the counts first."""
    told = [f"{in_a_line(found)}。"]
    told += [f"  {MORE}：{member.title()}" for member in found.more]
    told += [f"  {FEWER}：{row.name}（{_where(row)}）" for row in found.fewer]
    told += [
        f"  {GONE}：{member.title()}，台账已登记离开，对方名单里还有（{_where(row)}）" for member, row in found.gone
    ]
    for title, listed in ((DIFFERENCES, found.differences), (NOTES, found.notes)):
        for cell in listed:
            ours, theirs, state = cell_texts(cell, full=full)
            told.append(f"  {title}：{cell.person} {cell.label}：台账“{ours}”，对方“{theirs}”，{state}")
    told += [f"  {UNCLEAR}：{_where(row)} {row.name}：{row.reason}" for row in found.unclear]
    return told if full else [masked_text(line) for line in told]
