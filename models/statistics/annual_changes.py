"""党员数量增减: last year's end, what was added, what was taken away, this year's end; each with its people (年报综合比较)."""

from __future__ import annotations

from datetime import date

from models.kinds import PartialDate
from models.records import Member
from models.records.status_change import EXTENSION, STRIKING
from models.statistics.annual_events import DEVELOPED, Said, converted, moves, year_begin
from models.statistics.roster import COUNTED_HOW, STRUCK, Roster, is_discipline
from models.statistics.table import DOUBT, NUMBER, OUTSIDE, PART, TOTAL, Cell, Line, Table

TO_CHECK = "待核对"
_STRUCK_OFF = (*STRIKING, STRUCK)


def changes_table(roster: Roster, on: date) -> Table:
    """From the end of the year before up to `on`, which is this year's end or an earlier day of it."""
    begin, found = year_begin(on), moves(roster, on)
    added, taken, silent, doubts = found.added, found.taken, found.silent, found.doubts
    before, after = roster.counted(begin), roster.counted(on)
    lines = [Line(_day(begin), (Cell(before, lambda m: _since(m)),), TOTAL)]
    lines += _part("增加", added)
    lines += _part("减少", taken)
    lines.append(Line(_day(on), (Cell(after, lambda m: _since(m)),), TOTAL))
    if doubts:
        lines.append(Line(TO_CHECK, (Cell.of(doubts),), DOUBT))
    lines.append(Line("另：本年转为正式党员", (Cell.of(converted(roster, on)),), OUTSIDE))
    extended = _extended(roster, begin, on)
    if extended:
        lines.append(Line("另：本年延长预备期", (Cell.of(extended),), OUTSIDE))
    if silent:
        lines.append(Line("另：停止党籍后离开（减少数已在停止时计入）", (Cell.of(silent),), OUTSIDE))
    plus, minus = (sum(map(len, part.values())) for part in (added, taken))
    computed = len(before) + plus - minus
    sum_ = f"{len(before)} + {plus} - {minus} = {computed}"
    agrees = computed == len(after)
    verdict = f"{sum_}，与{_day(on)}名册人数相符" if agrees else (
        f"{sum_}，名册为 {len(after)} 人，相差 {abs(computed - len(after))} 人，请看“{TO_CHECK}”"
    )  # fmt: skip
    if agrees and doubts:
        verdict += f"；另有 {len(doubts)} 人{TO_CHECK}"
    return Table(
        "changes",
        "党员数量增减",
        on,
        (NUMBER,),
        tuple(lines),
        len(after),
        _notes(added[DEVELOPED]),
        shares=False,
        verdict=verdict,
        agrees=agrees and not doubts,
    )


def _notes(developed: Said) -> tuple[str, ...]:
    approved = sum(fact.startswith("上级批复") for _, fact in developed)
    return (
        "发展党员、转为正式党员按上级批复日期统计，账本没有记批复日期的按党员大会通过（加入党组织、转为正式党员）日期；"
        f"本表发展党员 {len(developed)} 人中，按批复日期 {approved} 人、按大会日期 {len(developed) - approved} 人。",
        "组织关系转接以回执为准：有转接记录的按回执日期，没有回执的不算；没有转接记录的按名册的来支部、离开日期。"
        "除名、开除、停止和恢复党籍等按党籍变动记录的生效日期，没有记录的按名册的日期和原因。",
        f"两头的人数按名册计算，中间按上面的记录计算；两者对不上的人列在“{TO_CHECK}”里，不作调整。",
        COUNTED_HOW,
    )


def _part(title: str, parts: dict[str, Said]) -> list[Line]:
    """The sum, then each of its kinds; the kinds of 除名 only where there is somebody, else one line for all."""
    every = [said for part in parts.values() for said in part]
    lines = [Line(title, (Cell.of(every),), TOTAL)]
    nobody_struck = not any(parts.get(what) for what in _STRUCK_OFF)
    for what, part in parts.items():
        if part or what not in _STRUCK_OFF:
            lines.append(Line(what, (Cell.of(part, private=is_discipline(what)),), PART))
        elif what == STRUCK and nobody_struck:
            lines.append(Line("除名", (Cell.of(part),), PART))
    return lines


def _day(day: date) -> str:
    return f"{day.year}年底" if (day.month, day.day) == (12, 31) else f"{PartialDate.of(day).chinese()}"


def _since(member: Member) -> str:
    if member.arrived:
        return f"来支部 {member.arrived}"
    return f"加入党组织 {member.joined}" if member.joined else "没有来支部日期和加入党组织日期"


def _extended(roster: Roster, begin: date, on: date) -> Said:
    return [
        (member, f"延长到 {change.until}" if change.until else f"生效 {change.since}")
        for member in roster.members
        for change in roster.changes(member)
        if change.kind == EXTENSION and change.since and begin < change.since.first() <= on
    ]
