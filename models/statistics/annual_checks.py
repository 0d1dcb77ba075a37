"""核对: whether the tables of the annual report agree with each other and with the roster; who makes the difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.records import Member
from models.rules.snapshot import Snapshot
from models.statistics.annual_appraisal import results
from models.statistics.annual_basic import basic_tables
from models.statistics.annual_divided import educated_tables, joined_tables
from models.statistics.annual_ends import ends
from models.statistics.annual_events import DEVELOPED, Said, converted, moves, year_begin
from models.statistics.annual_joining import joining_table
from models.statistics.annual_leaving import leaving_table
from models.statistics.annual_probation import came, gone, on_probation
from models.statistics.bands import variants
from models.statistics.roster import Roster
from models.statistics.study import study_figures
from models.statistics.table import BAND, DOUBT, PART, UNKNOWN, Cell, Line, Table

COLUMNS = ("等号左边", "等号右边", "相差")
_LEFT, _RIGHT = "只在等号左边", "只在等号右边"


@dataclass(frozen=True)
class Check:
    """Two lists of people that have to be the same. minus: who is taken away from the left one."""

    label: str
    left: Sequence[Member]
    right: Sequence[Member]
    minus: Sequence[Member] = ()

    def line(self) -> Line:
        """Both numbers, and who is in one of the lists only."""
        counts = Counter(member.id for member in self.left)
        counts.subtract(member.id for member in self.minus)
        counts.subtract(member.id for member in self.right)
        members = {member.id: member for member in (*self.left, *self.minus, *self.right)}
        odd = [
            (members[number], _LEFT if left > 0 else _RIGHT)
            for number, left in counts.items()
            for _ in range(abs(left))
        ]
        taken = Counter(member.id for member in self.minus)
        stays = []
        for member in self.left:
            taken[member.id] -= 1
            if taken[member.id] < 0:
                stays.append(member)
        number = len(self.left) - len(self.minus)
        left = Cell(stays, _kind, shown="" if number == len(stays) else str(number))
        return Line(self.label, (left, Cell(self.right, _kind), Cell.of(odd)), DOUBT if odd else BAND)


def _kind(member: Member) -> str:
    return "，".join(word for word in (member.show("joined") and f"{member.show('joined')} 入党", member.kind) if word)


def checks_table(roster: Roster, snapshot: Snapshot, on: date) -> Table:
    """A line for each check; those that do not hold are marked."""
    lines = tuple(check.line() for check in _checks(roster, snapshot, on))
    odd = [line.label for line in lines if line.kind == DOUBT]
    verdict = f"{len(lines)} 项核对全部相符" if not odd else (
        f"{len(lines)} 项核对，{len(odd)} 项不符：{'；'.join(odd)}，不符的人见“相差”一栏"
    )  # fmt: skip
    skipped = "" if results(snapshot, on.year) else f"{on.year} 年度还没有民主评议结果，没有核对。"
    notes = (
        "表内和表间的关系，左右都从账本的记录各自数出来；不符的只列出来，不作调整，请点开“相差”逐人核对。"
        "按批复日期统计的发展和转正，与按名册日期数的人不同时也在这里看出来。" + skipped,
    )
    return Table("checks", "核对", on, COLUMNS, lines, len(roster.counted(on)), notes, shares=False, verdict=verdict,
                 agrees=not odd, proof=True)  # fmt: skip


def _checks(roster: Roster, snapshot: Snapshot, on: date) -> Iterator[Check]:
    begin, found, counted = year_begin(on), moves(roster, on), roster.counted(on)
    added, taken = _all(found.added.values()), _all(found.taken.values())
    yield Check("上年底 + 增加 - 减少 = 现有党员", [*roster.counted(begin), *added], counted, taken)
    for table in (
        *basic_tables(roster, on, variants("jobs")[0])[:1],
        *educated_tables(roster, on),
        *joined_tables(roster, on),
    ):
        yield Check(f"{table.title.split('（')[0]}各行之和 = 现有党员", _summed(table), counted)
    for table in basic_tables(roster, on, variants("jobs")[0])[1:]:
        cells = next(line.cells[1:] for line in table.lines)
        yield Check(
            f"{table.title.split('）')[1]}各栏之和 = 现有党员", [m for cell in cells for m in cell.members], counted
        )
    yield Check("正式党员 + 预备党员 = 现有党员", [m for m in counted if m.kind_on(on)], counted)
    developed = _members(found.added[DEVELOPED])
    joining = [
        m for line in joining_table(roster, on).lines for m in line.cells[0].members if line.kind in (PART, UNKNOWN)
    ]
    times = Counter(m.id for m in joining)
    yield Check("发展党员情况每组之和 = 增减表的发展党员", [m for m in developed if times[m.id] == 5], developed)
    yield Check("发展党员 = 名册本年入党的人", developed, [m for m in roster.members if _joined_here(m, begin, on)])
    full = _members(converted(roster, on))
    yield Check("转为正式党员 = 名册转正日期在本年的人", full, [m for m in roster.members if _full_here(m, begin, on)])
    yield Check(
        "转正情况里转正的人 = 转为正式党员", [e.member for e in ends(roster, snapshot, on) if e.converted], full
    )
    probation = _since_begin(roster, on)
    yield Check("预备党员增减算出的人 = 现有预备党员", *probation)
    leaving = leaving_table(roster, on)
    out = [m for line in leaving.lines for m in line.cells[0].members if line.kind in (PART, BAND)]
    yield Check("出党 + 其他减少 = 增减表的减少", out, taken)
    known = results(snapshot, on.year)
    if known:
        judged = [m for m in counted if m.id in known and (known[m.id].grade or known[m.id].absent_why.strip())]
        yield Check("参加评议 + 未参加评议 = 党员总数", judged, counted)
    years = study_figures(snapshot, on.year, on).people[0].years
    yield Check("参训 + 未参训 = 现有党员", [one.member for one in years if one.member], counted)


def _all(parts: Iterable[Said]) -> list[Member]:
    return [member for said in parts for member, _ in said]


def _members(said: Said) -> list[Member]:
    return [member for member, _ in said]


def _summed(table: Table) -> list[Member]:
    return [member for line in table.summed() for member in line.cells[0].members]


def _joined_here(member: Member, begin: date, on: date) -> bool:
    """Whether the roster says that a person joined the Party in this branch in the year."""
    joined, arrived = member.joined, member.arrived
    return (
        joined is not None and begin < joined.first() <= on and (arrived is None or arrived.first() <= joined.first())
    )


def _full_here(member: Member, begin: date, on: date) -> bool:
    full = member.full
    return full is not None and begin < full.first() <= on and member.belongs(full.first())


def _since_begin(roster: Roster, on: date) -> tuple[list[Member], list[Member], list[Member]]:
    """Those on probation by what happened in the year, by the roster at its end, and who is taken away from the first."""
    found = moves(roster, on)
    plus = [*on_probation(roster, year_begin(on)), *_members(found.added[DEVELOPED]), *_members(came(roster, found))]
    return plus, on_probation(roster, on), [*_members(converted(roster, on)), *_members(gone(roster, found))]
