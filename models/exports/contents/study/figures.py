"""年度教育培训统计 as sheets: people and hours, batches by kind and level, each batch, and who is behind each number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from models.exports.contents.common import NUMBER, as_of, headline, note, numbered
from models.exports.contents.sign_in import told_apart
from models.exports.contents.study.grounds import GROUNDS, grounds_sheet
from models.exports.privacy import masked_text, shown
from models.exports.sheet import Column, Sheet
from models.kinds import Hours
from models.namesakes import with_note
from models.records import Training
from models.records.training import AWAY, MADE_UP, MISSED
from models.rules.snapshot import Snapshot
from models.rules.study.everybody import unlisted
from models.rules.study.hours import had, planned
from models.rules.study.on_paper import on_paper
from models.rules.study.yearly import BEHIND, StudyYear, years_of_study
from models.statistics.study import COLUMNS, LEVELS, OTHER_LEVEL, Figures, Kind, People, study_figures
from models.statistics.table import share

PEOPLE, KINDS, BATCHES, NAMES = "参训和学时", "按类别和级别", "批次一览", "名单"
_LISTED = "参训指到场、补课和到计学时的会议，请假而有学时的不算；在册不含停止党籍的"
_SHARES = ("参训率", "达标率")
_HOURS, _AVERAGE, _ALL_TOO = "在册党员\n学时合计", "人均学时\n（在册）", "\n含在册以外"
_UNLISTED = "未列入"
_HOW = "每人学时为计划学时，没有填的按天数或课程；参训对象是全体党员的，当天在册、名单里没有的计为未列入；参训率＝参训÷（名单＋未列入）"
_A_ROW, _AGAIN = 40, "（续）"


def figures_sheets(snapshot: Snapshot, year: int, *, today: date, full: bool) -> Mapping[str, Sheet]:
    """The sheets of a year; a year without a batch or hours has none with rows."""
    if year not in years_of_study(snapshot, today):
        return {PEOPLE: Sheet("", "", [NUMBER], [])}
    figures = study_figures(snapshot, year, today)
    return {
        PEOPLE: _people(snapshot, figures, full),
        KINDS: _kinds(snapshot, figures, full),
        BATCHES: _batches(snapshot, figures, today, full),
        NAMES: _names(snapshot, figures, full),
        GROUNDS: grounds_sheet(snapshot, "学时", [year], today=today),
    }


def figures_objects(snapshot: Snapshot, year: int, *, today: date, full: bool) -> list[dict[str, Any]]:
    """The lines of the first two tables, numbers as numbers."""
    if year not in years_of_study(snapshot, today):
        return []
    figures = study_figures(snapshot, year, today)
    people = [
        {"统计表": PEOPLE, "项目": _label(line.label, full)} | {name: len(those(line)) for name, those in COLUMNS.items()}
        | {"学时合计": line.hours}
        for line in figures.people
    ]  # fmt: skip
    kinds = [
        {"统计表": KINDS, "项目": _label(kind.label, full), "批次": len(kind.batches)}
        | {level: len(kind.at_level(level)) for level in (*LEVELS, OTHER_LEVEL)}
        | {"参训人次": len(kind.there), "参训人数": kind.people, "缺课人次": len(kind.missed), "学时合计": kind.hours}
        for kind in figures.kinds
    ]
    return [*people, *kinds]


def _figure(label: str, width: int = 7) -> Column:
    return Column(label, width, "center", number=True)


def _people(snapshot: Snapshot, figures: Figures, full: bool) -> Sheet:
    gone = f"；另有年内离开的和名册以外的 {len(figures.gone)} 人有学时，不计入本表" if figures.gone else ""
    paper = on_paper(snapshot, figures.year)
    gone += f"；{paper}" if paper else ""
    return Sheet(
        title=headline(snapshot.branch, "教育培训统计", figures.year),
        subtitle=as_of(figures.until, f"{len(figures.people[0].years)}人", full=full),
        columns=[
            NUMBER,
            Column("项目", 16, least=14),
            *(_figure(name) for name in list(COLUMNS)[:4]),
            _figure(_SHARES[0]),
            *(_figure(name) for name in list(COLUMNS)[4:]),
            _figure(_SHARES[1]),
            _figure(_HOURS, 9),
            _figure(_AVERAGE, 9),
        ],
        rows=numbered(_people_row(line, full) for line in figures.people),
        footnote=note("没有个人信息", full=full, also=f"{_LISTED}；达标率＝达到÷应达标{gone}"),
        strong=[place for place, line in enumerate(figures.people) if line.whole],
    )


def _label(label: str, full: bool) -> str:
    """A line may be of a 党小组, whose name somebody typed."""
    return label if full else masked_text(label)


def _people_row(line: People, full: bool) -> list[str]:
    counts = {name: len(those(line)) for name, those in COLUMNS.items()}
    first, rest = list(counts.values())[:4], list(counts.values())[4:]
    average = round(line.hours / len(line.years), 2) if line.years else 0.0
    return [
        _label(line.label, full),
        *map(str, first),
        share(counts["参训"], counts["在册"]),
        *map(str, rest),
        share(counts["达到"], counts["应达标"]),
        Hours().show(line.hours),
        Hours().show(average),
    ]


def _kinds(snapshot: Snapshot, figures: Figures, full: bool) -> Sheet:
    return Sheet(
        title=headline(snapshot.branch, "教育培训批次统计", figures.year),
        subtitle=as_of(figures.until, f"{len(figures.batches)}批", full=full),
        columns=[
            NUMBER,
            Column("类别", 16, least=14),
            _figure("批次"),
            *(_figure(level, 8) for level in (*LEVELS, OTHER_LEVEL)),
            _figure("计学时的会议", 8),
            *(_figure(label + _ALL_TOO, 10) for label in ("参训人次", "参训人数", "缺课人次", "学时合计")),
        ],
        rows=numbered(_kind_row(kind, full) for kind in figures.kinds),
        footnote=note(
            "没有个人信息",
            full=full,
            also="批次列在开始的年度，跨年的学时分到两年；在册以外指年内离开的和不在名册的；请假、缺课的不计参训，有学时的计入学时合计",
        ),
        strong=[len(figures.kinds) - 1],
    )


def _kind_row(kind: Kind, full: bool) -> list[str]:
    levels = [len(kind.at_level(level)) for level in (*LEVELS, OTHER_LEVEL)]
    numbers = (len(kind.batches), *levels, len(kind.meetings), len(kind.there), kind.people, len(kind.missed))
    return [_label(kind.label, full), *map(str, numbers), Hours().show(kind.hours)]


def _batches(snapshot: Snapshot, figures: Figures, today: date, full: bool) -> Sheet:
    return Sheet(
        title=headline(snapshot.branch, "教育培训批次一览", figures.year),
        subtitle=as_of(figures.until, f"{len(figures.batches)}批", full=full),
        columns=[
            NUMBER,
            Column("批次号", 10, "center"),
            Column("培训名称", 30),
            Column("类别", 8, "center"),
            Column("级别", 8, "center"),
            Column("主办单位", 18),
            Column("时间", 24, "center"),
            _figure("每人学时"),
            *(_figure(label, 6) for label in ("名单", "参训", "其中补课", "请假", "缺课", _UNLISTED)),
            _figure("参训率"),
            _figure("学时合计", 9),
        ],
        rows=numbered(_batch_row(batch, snapshot, today, full) for batch in figures.batches),
        footnote=note("文字中的号码已脱敏", full=full, also=_HOW),
        repeated=(0, 2),
    )


def _batch_row(batch: Training, snapshot: Snapshot, today: date, full: bool) -> list[str]:
    listed = snapshot.enrolments.get(batch.id, ())
    whole = planned(batch, snapshot.courses.get(batch.id, ()), snapshot.limits)
    there, missing = sum(one.took_part() for one in listed), len(unlisted(batch, snapshot, today))
    states = [sum(one.state == state for one in listed) for state in (MADE_UP, AWAY, MISSED)]
    texts = [shown(batch, name, full=full) for name in ("number", "name", "kind", "level", "organizer")]
    hours = Hours().show(sum(had(one, whole) for one in listed))
    return [
        *texts,
        batch.when(),
        Hours().show(whole),
        *map(str, (len(listed), there, *states, missing)),
        share(there, len(listed) + missing),
        hours,
    ]


def _names(snapshot: Snapshot, figures: Figures, full: bool) -> Sheet:
    rows = [*_behind_people(figures, snapshot), *_behind_kinds(figures, snapshot)]
    return Sheet(
        title=headline(snapshot.branch, f"教育培训统计{NAMES}", figures.year),
        subtitle=as_of(figures.until, f"{sum(bool(row[3]) for row in rows)}个数字", full=full),
        columns=[
            NUMBER,
            Column("统计表", 12, "center"),
            Column("项目", 16, least=14),
            Column("栏目", 10, "center"),
            _figure("数字", 6),
            Column("是哪些人（批次）", 96),
        ],
        rows=numbered(rows if full else [[masked_text(cell) for cell in row] for row in rows]),
        footnote=note("不含身份证号、手机号、住址", full=full, also="每个数字对应的党员姓名，括号里是依据"),
    )


def _told(table: str, line: str, column: str, number: int, names: Sequence[str]) -> Iterator[list[str]]:
    """A number with its names; of many as several rows, for a row has room for so many only."""
    for start in range(0, len(names), _A_ROW):
        again = start > 0
        part = "、".join(names[start : start + _A_ROW])
        yield [table, line, column + (_AGAIN if again else ""), "" if again else str(number), part]


def _behind_people(figures: Figures, snapshot: Snapshot) -> Iterator[list[str]]:
    for line in figures.people:
        for name, those in COLUMNS.items():
            found = those(line)
            yield from _told(PEOPLE, line.label, name, len(found), _called(found, name, snapshot))
    yield from _told(PEOPLE, "不计入", "有学时", len(figures.gone), _called(figures.gone, "参训", snapshot))


def _called(found: Sequence[StudyYear], column: str, snapshot: Snapshot) -> list[str]:
    """The people with the fact that put them there, where it is not the same for all."""
    names = [snapshot.called(one.name, one.member.id if one.member else None) for one in found]
    names = told_apart([(n, one.member.group if one.member else "") for n, one in zip(names, found, strict=True)])
    return [_with(name, _fact(one, column)) for name, one in zip(names, found, strict=True)]


def _fact(one: StudyYear, column: str) -> str:
    if column == "参训" or (column == "未参训" and one.hours):
        return f"{one.hours:g} 学时"
    if column == "集中培训":
        return f"{len(one.central)} 次"
    if column in ("达到", "不足"):
        gap = f"，差 {one.gap:g}" if one.verdict == BEHIND else ""
        return f"{one.hours:g}/{one.wanted or 0:g}{gap}"
    return one.why if column in ("不要求", "不判断") else ""


def _with(name: str, fact: str) -> str:
    return with_note(name, fact) if fact else name


def _behind_kinds(figures: Figures, snapshot: Snapshot) -> Iterator[list[str]]:
    for kind in figures.kinds:
        for level in (*LEVELS, OTHER_LEVEL):
            held = kind.at_level(level)
            yield from _told(KINDS, kind.label, level, len(held), [f"{b.name}（{b.when()}）" for b in held])
        meetings = [f"{m.named() or m.kind}（{m.show('day')}）" for m in kind.meetings]
        yield from _told(KINDS, kind.label, "会议", len(meetings), meetings)
        times: dict[int | str, tuple[str, int]] = {}
        for _, bare, number in kind.there:
            name = snapshot.called(bare, number)
            times[number or name] = name, times.get(number or name, (name, 0))[1] + 1
        named = [_with(name, f"{count} 次" if count > 1 else "") for name, count in times.values()]
        yield from _told(KINDS, kind.label, "参训人次", len(kind.there), named)
        yield from _told(KINDS, kind.label, "参训人数", kind.people, [name for name, _ in times.values()])
        missed = [
            _with(snapshot.called(one.name, one.member_id), f"{batch.number or batch.name}，{one.state}")
            for batch, one in kind.missed
        ]
        yield from _told(KINDS, kind.label, "缺课人次", len(missed), missed)
