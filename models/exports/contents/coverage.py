"""三会一课对照表: kind by month with the days on which it was held, the gaps with their articles, and who took part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.exports.contents.coming import rate
from models.exports.contents.common import MONTHS, NUMBER, as_of, headline, note, numbered
from models.exports.gathered import Gathered, beside_each
from models.exports.namesakes import name_width
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.namesakes import names_apart
from models.records import Meeting
from models.rules.meetings import BEFORE, DUE, HELD, MISSING, YEARLY, YEARLY_HOW, Cell, Line, coverage
from models.rules.participation import Share, shares
from models.rules.planning.gaps import Gaps, gaps
from models.rules.snapshot import Snapshot
from models.rules.unchecked import unchecked_sentence

_STATES = {MISSING: "缺", DUE: "待开", BEFORE: "—"}
_LEGEND = f"月份下为召开的日，“缺”为期限已过没有记录，“待开”为本期尚未召开，写在该期的最后一个月；{YEARLY_HOW}"
_TOGETHER = "※"
_TOGETHER_HOW = f"；带“{_TOGETHER}”的与同一天的另一类会议同场召开，分别记录"
_UNCHECKED = "；“—”为启用前（含启用时已经开始一周以上的一期），未检查"
_LISTS = "按当时的到会名单统计；谈心谈话、列席和手续齐全的不计入应到的不算；没有点到的不计入应到；连续未到含请假和缺席"


def coverage_sheet(snapshot: Snapshot, year: int, *, today: date, full: bool) -> Sheet:
    """The matrix of a year as a table, with the gaps and their articles in the last column."""
    found = {those.duty: those for those in gaps(snapshot, year, today)}
    rows, beside = [], beside_each(snapshot.meetings)
    for line in coverage(snapshot, year, today):
        months = _months(line, snapshot, year, beside)
        held = sum(cell.state == HELD for cell in line.cells)
        lacking = sum(cell.state == MISSING for cell in line.cells)
        label = line.label if full else masked_text(line.label)  # it may begin with a 党小组
        rows.append([label, line.requirement, *months, str(held), str(lacking)])
        rows[-1].append(_gap_words(found[line.duty]) if lacking else "")
    unchecked = unchecked_sentence(snapshot, (year,), today)
    together = any(_TOGETHER in cell for row in rows for cell in row)
    return Sheet(
        title=headline(snapshot.branch, "“三会一课”对照表", year),
        subtitle=as_of(today, f"{len(rows)}项", full=full),
        columns=[
            NUMBER,
            Column("会议类型", 16),
            Column("要求", 10, "center"),
            *(Column(month, 6, "center") for month in MONTHS),
            Column("已开", 5, "center", number=True),
            Column("缺", 5, "center", number=True),
            Column("缺的时间和依据", 26),
        ],
        rows=numbered(rows),
        footnote=note(
            "没有个人信息",
            full=full,
            also=_LEGEND + (_TOGETHER_HOW if together else "") + (_UNCHECKED if unchecked else ""),
        ),
        facts=[unchecked] if unchecked else (),
    )


def _months(line: Line, snapshot: Snapshot, year: int, beside: Gathered) -> list[str]:
    """Twelve cells: the days on which it was held in their months, with a mark where they were of one gathering with another
    kind; else the state in the last month of the period."""
    days: list[list[str]] = [[] for _ in range(12)]
    by_id = snapshot.meeting_by_id
    for cell in line.cells:
        if cell.state == HELD:
            for number in cell.meeting_ids:
                _put(days, by_id[number], cell, year, _TOGETHER if number in beside else "")
        elif cell.state in _STATES:
            days[cell.first_month + cell.months - 2].append(_STATES[cell.state])
    return ["、".join(each) for each in days]


def _put(days: list[list[str]], meeting: Meeting, cell: Cell, year: int, mark: str) -> None:
    day = meeting.day
    if day is None:
        return
    if day.year != year:  # the meeting of a year, held in the next
        days[11].append((f"次年{day.month}/{day.day}" if day.whole else f"次年{day.month}月") + mark)
    elif day.month:
        days[day.month - 1].append((f"{day.day}日" if day.whole else "当月") + mark)
    else:
        days[cell.first_month + cell.months - 2].append("日期不详" + mark)


def _gap_words(those: Gaps) -> str:
    when = "全年" if those.duty.kind in YEARLY else "、".join(gap.when for gap in those.gaps if gap.state == MISSING)
    cited = those.article.citation() if those.article else ""
    return f"{when}。{cited}{those.duty.note}"


def participation_sheet(snapshot: Snapshot, year: int, *, today: date, full: bool) -> Sheet:
    """Each member's attendance in a year."""
    listed = shares(snapshot, year, today)
    members = [snapshot.by_id[share.member_id] for share in listed if share.member_id in snapshot.by_id]
    called = names_apart(members)
    names = [called.get(share.member_id, share.name) for share in listed]
    hide = str if full else masked_text
    rows = [_share_row(share, hide(name), hide(share.group)) for share, name in zip(listed, names, strict=True)]
    return Sheet(
        title=headline(snapshot.branch, "党员参加组织生活情况", year),
        subtitle=as_of(today, f"{len(listed)}人", full=full),
        columns=[
            NUMBER,
            Column("姓名", name_width(called.values()), "center"),
            Column("党小组", 12, "center"),
            *(Column(label, 6, "center", number=True) for label in ("应到", "实到", "请假", "缺席", "未点到")),
            Column("到会率", 8, "center"),
            Column("最长连续未到", 8, "center", number=True),
            Column("其中无原因缺席", 9, "center", number=True),
        ],
        rows=numbered(rows),
        footnote=note("没有号码和住址", full=full, also=_LISTS),
        upright=True,
    )


def _share_row(share: Share, name: str, group: str) -> Sequence[str]:
    total = share.total
    numbers = (total.expected, total.present, total.excused, total.absent, total.unmarked)
    return [
        name,
        group,
        *map(str, numbers),
        rate(total.present, total.expected),
        str(share.away),
        str(share.silent),
    ]
