"""党员教育培训: who took part and who reached the hours, by posts and 党小组; the batches by kind and level."""

from __future__ import annotations

from datetime import date

from models.kinds import Hours
from models.records import Meeting, Training
from models.rules.snapshot import Snapshot
from models.rules.study.asked import hours_of_leaders
from models.rules.study.on_paper import on_paper
from models.rules.study.yearly import NOT_ASKED, StudyYear
from models.statistics.roster import Roster
from models.statistics.study import COLUMNS, LEVELS, OTHER_LEVEL, Kind, People, study_figures
from models.statistics.table import BAND, TOTAL, Cell, Line, Other, Table

HOURS = "学时合计"
_BATCHES, _TIMES, _DIFFERENT, _MISSED = "批次", "参训人次", "参训人数", "缺课人次"


def training_tables(roster: Roster, snapshot: Snapshot, on: date) -> tuple[Table, ...]:
    """（一）党员参训, （二）培训批次: the figures of 年度教育培训统计 with their people."""
    figures = study_figures(snapshot, on.year, on)
    everybody = figures.people[0]
    leaders = hours_of_leaders(snapshot, on.year)
    asked = f"党员 {snapshot.limits.hours_member:g} 学时，书记和班子成员 {leaders:g} 学时"
    gone = f"另有年内离开的和名册以外的 {len(figures.gone)} 人有学时，不计入（一）。" if figures.gone else ""
    paper = on_paper(snapshot, on.year)
    people = Table(
        "trained",
        "党员教育培训（一）党员参训",
        on,
        (*COLUMNS, HOURS),
        tuple(_people(line) for line in figures.people),
        len(everybody.years),
        (
            f"在册的是截至日期在册的党员；参训的是到场、补课和到计学时的会议的；年度要求：{asked}；达到和不足之和为应达标，送学上门的不要求，年内来支部或入党而学时还不够的不判断。"
            f"学时按计算口径折算，补课记在补课那一年。{gone}",
            "书记、班子成员按名册现在的党内职务；一人可在几行。",
            *([f"{paper}。"] if paper else []),
        ),
        shares=False,
    )
    batches = Table(
        "trained-batches",
        "党员教育培训（二）培训批次",
        on,
        (_BATCHES, *LEVELS, OTHER_LEVEL, _TIMES, _DIFFERENT, _MISSED, HOURS),
        tuple(_kind(kind, last=kind is figures.kinds[-1], snapshot=snapshot) for kind in figures.kinds),
        len(everybody.years),
        (
            "批次列在开始的年度，跨年的学时分到两年；人次、人数和学时含年内离开的和名册以外的人员；请假、缺课的不计参训，有学时的计入学时合计；"
            "参训人数一人只算一次，参训人次参加几次算几次。",
        ),
        shares=False,
        about=f"{len(figures.batches)}批",
    )
    return people, batches


def _people(line: People) -> Line:
    cells = [
        Cell.of(((one.member, _fact(one, name)) for one in those(line) if one.member), private=name == NOT_ASKED)
        for name, those in COLUMNS.items()
    ]
    given = [one for one in line.years if one.hours]
    hours = Cell.of(((one.member, f"{one.hours:g} 学时") for one in given if one.member), shown=_hours(line.hours))
    return Line(line.label, (*cells, hours), TOTAL if line.whole else BAND)


def _hours(hours: float) -> str:
    return Hours().show(hours) if hours else ""


def _fact(one: StudyYear, column: str) -> str:
    if column == "集中培训":
        return f"{len(one.central)} 次：" + "、".join(batch.name for batch in one.central)
    if column in ("不要求", "不判断"):
        return one.why
    if column == "未参训":
        had = f"，有 {one.hours:g} 学时" if one.hours else ""
        return (f"缺课 {one.missed} 次" if one.missed else "没有参训的记录") + had
    gap = f"，还差 {one.gap:g}" if one.gap else ""
    asked = f"，要求 {one.wanted:g}{gap}" if one.wanted is not None and column != "参训" else ""
    return f"{one.hours:g} 学时{asked}"


def _kind(kind: Kind, *, last: bool, snapshot: Snapshot) -> Line:
    def batches(held: tuple[Training, ...] | list[Training]) -> Cell:
        return Cell([], others=[Other(b.name, _days(b)) for b in held])

    held = [batches(kind.batches), *(batches(kind.at_level(level)) for level in (*LEVELS, OTHER_LEVEL))]
    times = [(number, name, _named(about)) for about, name, number in kind.there]
    once: dict[int | str, tuple[int, str, list[str]]] = {}
    for number, name, what in times:
        once.setdefault(number or name, (number, name, []))[2].append(what)
    different = [(number, name, f"{len(what)} 次：{'、'.join(what)}") for number, name, what in once.values()]
    missed = [(one.member_id or 0, one.name, f"{_named(batch)}，{one.state}") for batch, one in kind.missed]
    cells = (*held, *(_cell(found, snapshot) for found in (times, different, missed)))
    own: dict[int | str, tuple[int, str, float]] = {}
    for credit in kind.given:
        if credit.hours:
            before = own.get(credit.member or credit.name, (credit.member, credit.name, 0.0))[2]
            own[credit.member or credit.name] = (credit.member, credit.name, round(before + credit.hours, 4))
    hours = _cell(
        [(number, name, f"{sum_:g} 学时") for number, name, sum_ in own.values()], snapshot, _hours(kind.hours)
    )
    return Line(kind.label, (*cells, hours), TOTAL if last else BAND)


def _cell(found: list[tuple[int, str, str]], snapshot: Snapshot, shown: str = "") -> Cell:
    """People by their ids; who is not on the roster by the name."""
    known = snapshot.by_id
    ours = [(known[number], fact) for number, _, fact in found if number in known]
    others = [Other(f"{name}（名册以外）", fact) for number, name, fact in found if number not in known]
    return Cell.of(ours, others, shown)


def _named(about: Training | Meeting) -> str:
    if isinstance(about, Training):
        return about.name
    return f"{about.named() or about.kind}（{about.show('day')}）"


def _days(batch: Training) -> str:
    days = " 至 ".join(dict.fromkeys(str(day) for day in (batch.start, batch.end) if day))
    return "，".join(word for word in (days, batch.number, batch.kind, batch.level, batch.organizer) if word)
