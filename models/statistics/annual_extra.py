"""补充资料: what else the annual report asks that the ledger knows of the members, and what of the roster is not filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from models.kinds import whole_years
from models.records import Member
from models.records.award import FIFTY_YEARS
from models.records.member import AT_HOME
from models.records.status_change import CORRECTION, ON_PROBATION, RIGHTS_SUSPENDED
from models.rules.awards import is_medal
from models.rules.past_day import YES
from models.rules.snapshot import Snapshot
from models.rules.standing import rights_taken
from models.rules.study.asked import excused
from models.statistics.annual_people import ACROSS, AMONG_HOW, across
from models.statistics.by_day import age_fact
from models.statistics.by_person import nations
from models.statistics.roster import COUNTED_HOW, Roster
from models.statistics.table import AMONG, BAND, PART, TOTAL, Cell, Fact, Line, Table, Why, as_written

_FIFTY = 50
_ELDERLY = (60, 80)
_ABROAD, _LABOUR = "出国", "务工"
_CARED_FOR = "生活不能自理等（送学上门）"
_HELD = {f"{kind}期间": kind for kind in (ON_PROBATION, RIGHTS_SUSPENDED, CORRECTION)}
_PRIVATE = (_CARED_FOR, *_HELD)


def extra_table(roster: Roster, snapshot: Snapshot, on: date, why: Why = as_written) -> Table:
    """Some of the members by this and that; a person may be in several lines."""
    counted = roster.counted(on)
    lines = [across("党员总数", Cell(counted, lambda m: m.kind_on(on) or "人员类别未填"), on, TOTAL)]
    lines += _lines(_about(roster, snapshot, on, why), counted, on)
    lines.append(across("信息不全", Cell(_incomplete(counted), _missing), on, TOTAL))
    lines += _lines(_gaps(), counted, on, PART)
    notes = (
        "账本里有的补充项，各行不相加，一人可在几行；党费、职称、困难党员等账本不记的请另填。"
        f"{_ELDERLY[0]} 岁、{_ELDERLY[1]} 岁和党龄 {_FIFTY} 年按截至日期满年计算，日期不全、不能确定的不计入；"
        "“生活不能自理等”按名册学习方式“送学上门”。信息不全的各行可逐人补齐后再报。",
        COUNTED_HOW,
        AMONG_HOW,
    )
    return Table("extra", "补充资料", on, ACROSS, tuple(lines), len(counted), notes, shares=False)


Kept = tuple[str, Callable[[Member], bool], Fact]


def _lines(parts: Iterator[Kept], counted: list[Member], on: date, kind: str = BAND) -> Iterator[Line]:
    for label, keeps, fact in parts:
        people = [member for member in counted if keeps(member)]
        yield across(
            label, Cell(people, fact, private=label in _PRIVATE), on, AMONG if label.startswith("其中") else kind
        )


def _about(roster: Roster, snapshot: Snapshot, on: date, why: Why) -> Iterator[Kept]:
    for years in _ELDERLY:
        yield f"{years} 岁及以上", _older(years, on), lambda m: age_fact(roster, m, on)
    honoured = {a.member_id for a in snapshot.awards if is_medal(a) and not (a.day and a.day.first() > on)}

    def fifty(member: Member) -> bool:
        since = member.seniority_since()
        return since is not None and whole_years(since.last(), on) >= _FIFTY

    def medal(member: Member) -> str:
        got = "已领纪念章" if member.id in honoured else "没有领纪念章的记录"
        return f"党龄从 {member.seniority_since()} 起算，{member.seniority_words(on)}，{got}"

    yield f"党龄 {_FIFTY} 年及以上", fifty, medal
    yield f"其中：领有{FIFTY_YEARS}", lambda m: fifty(m) and m.id in honoured, medal
    yield (
        _CARED_FOR,
        excused,
        lambda m: f"学习方式：{m.study}" if m.study == AT_HOME else "备注写明送学上门",
    )
    yield "在国（境）外", lambda m: _away(roster, m, on, _ABROAD), lambda m: _away_fact(roster, m, on, why)
    yield "外出务工经商", lambda m: _away(roster, m, on, _LABOUR), lambda m: _away_fact(roster, m, on, why)
    for label, kind in _HELD.items():
        yield label, _holding(roster, kind, on), _decisions(roster, kind, on)


def _older(years: int, on: date) -> Callable[[Member], bool]:
    return lambda member: (member.age(on) or 0) >= years


def _away(roster: Roster, member: Member, on: date, word: str) -> bool:
    then = roster.as_it_was(member, on)
    return then.floating == YES and word in then.floating_why


def _away_fact(roster: Roster, member: Member, on: date, why: Why) -> str:
    then = roster.as_it_was(member, on)
    since = f"{then.floating_since} 外出" if then.floating_since else "外出日期未填"
    return "，".join(word for word in (since, then.floating_to, why(then.floating_why)) if word)


def _holding(roster: Roster, kind: str, on: date) -> Callable[[Member], bool]:
    """Whether a decision of a kind holds on the day; rights that were restored are not taken any more."""
    if kind == CORRECTION:
        return lambda member: any(c.kind == kind and c.holds(on) for c in roster.changes(member))
    return lambda member: rights_taken(on, roster.changes(member)) == kind


def _decisions(roster: Roster, kind: str, on: date) -> Fact:
    """The decisions of a kind that hold on the day."""

    def told(member: Member) -> str:
        holding = (c for c in roster.changes(member) if c.kind == kind and c.holds(on))
        return "；".join(f"{c.kind} {c.since}" + (f" 至 {c.until}" if c.until else "") for c in holding)

    return told


_WANTED: dict[str, Callable[[Member], bool]] = {
    "性别未填": lambda m: not m.sex,
    "民族未填或不在代码表": lambda m: m.nation not in nations(),
    "出生日期不全": lambda m: m.birth is None or not m.birth.whole,
    "学历未填": lambda m: not m.education,
    "工作岗位未填": lambda m: not m.job,
    "入党日期不全": lambda m: m.joined is None or not m.joined.whole,
    "身份证号未填": lambda m: not m.id_number,
}


def _missing(member: Member) -> str:
    return "、".join(label for label, lacks in _WANTED.items() if lacks(member))


def _incomplete(counted: list[Member]) -> list[Member]:
    return [member for member in counted if _missing(member)]


def _gaps() -> Iterator[Kept]:
    for label, lacks in _WANTED.items():
        yield label, lacks, _missing
