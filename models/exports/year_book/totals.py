"""年度统计: meetings by kind and month, who came, what was decided, and hours of study."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.exports.contents.common import MONTHS
from models.exports.contents.training import counting
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.exports.year_book.attending import SUMS, marked, sums, without_open
from models.kinds import Hours
from models.records import AgendaItem, Meeting
from models.records.meeting import GROUP, KINDS, TALK
from models.rules.groups import groups_of
from models.rules.limits import Limits
from models.rules.meetings import counted_elsewhere
from models.rules.snapshot import Snapshot
from models.rules.study.asked import hours_of_leaders
from models.rules.study.on_paper import on_paper
from models.rules.votes import PASSED, TO_CHECK, taken, verdict
from models.statistics.study import COLUMNS, study_figures

_ALL = "合计"


@dataclass(frozen=True)
class Totals:
    """Four tables; those of meetings end with their sum."""

    by_month: Sheet
    by_kind: Sheet
    decided: Sheet
    hours: Sheet


def totals_of(
    meetings: Sequence[Meeting], snapshot: Snapshot, year: int, day: date, *, full: bool, untold: int = 0
) -> Totals:
    """What the meetings held in a year up to a day come to; talks are counted, their records are in the book only if `full`.
    untold: how many records of days that are over are no meeting held."""
    beside = _beside(meetings, snapshot.limits, year, full=full, untold=untold)
    tables = (
        replace(_by_month(meetings, snapshot), footnote=beside),
        _by_kind(meetings, snapshot),
        _decided([item for meeting in meetings for item in snapshot.items.get(meeting.id, ())], snapshot.limits),
        _hours(snapshot, year, day),
    )
    return Totals(*(table if full else _masked(table) for table in tables))


def _masked(table: Sheet) -> Sheet:
    """The first of a row may begin with a 党小组, whose name somebody typed."""
    return replace(table, rows=[[masked_text(row[0]), *row[1:]] for row in table.rows])


def _kinds(meetings: Sequence[Meeting], snapshot: Snapshot) -> list[str]:
    """The usual kinds, also those that were never held, a group at a time; then others as they came."""
    groups = [f"{group}会" for group in groups_of(snapshot)]
    usual = [name for kind in KINDS for name in (groups if kind == GROUP else [kind])]
    return list(dict.fromkeys([*usual, *(meeting.kind_words for meeting in meetings)]))


def _by_month(meetings: Sequence[Meeting], snapshot: Snapshot) -> Sheet:
    found = Counter((m.kind_words, m.day.month) for m in meetings if m.day)
    kinds = _kinds(meetings, snapshot)
    rows = [[kind, *(found[kind, month] for month in range(1, 13)), _of(found, kind)] for kind in kinds]
    last = [_ALL, *(sum(found[kind, month] for kind in kinds) for month in range(1, 13)), found.total()]
    columns = [Column("会议类型", 18), *(Column(month, 4, "center") for month in MONTHS), Column(_ALL, 5, "center")]
    texts = [[str(row[0]), *(str(number or "") for number in row[1:-1]), str(row[-1])] for row in (*rows, last)]
    return Sheet("", "", columns, texts, strong=[len(rows)])


def _beside(meetings: Sequence[Meeting], limits: Limits, year: int, *, full: bool, untold: int) -> str:
    """Why the table does not come to as many as there are records in the book, that some are not settled, or are for
    another year."""
    talks, drafts = sum(m.is_talk for m in meetings) if not full else 0, sum(m.draft for m in meetings)
    parts = (
        f"谈心谈话{talks}次计入次数，记录没有编入" if talks else "",
        f"其中{drafts}次的记录还是草稿" if drafts else "",
        f"没有点到的草稿和没有填内容的记录{untold}份没有计入" if untold else "",
        counted_elsewhere(meetings, year, limits),
    )
    told = "；".join(part for part in parts if part)
    return told + "。" if told else ""


def _of(found: Counter[tuple[str, int]], kind: str) -> int:
    """How many of a kind, those whose month is not known too."""
    return sum(number for (one, _), number in found.items() if one == kind)


def _by_kind(meetings: Sequence[Meeting], snapshot: Snapshot) -> Sheet:
    states: dict[str, list[str]] = {kind: [] for kind in _kinds(meetings, snapshot) if kind != TALK}
    for meeting in meetings:
        if not meeting.is_talk:
            states[meeting.kind_words] += marked(snapshot.attendances.get(meeting.id, ()))
    rows = [[kind, *sums(those)] for kind, those in states.items() if those]
    whole = sums([state for those in states.values() for state in those])
    columns = [Column("会议类型", 18), *(Column(c.label, 12, "center") for c in SUMS)]
    return without_open(Sheet("", "", columns, [*rows, [_ALL, *whole]] if rows else [], strong=[len(rows)]))


def _decided(items: Sequence[AgendaItem], limits: Limits) -> Sheet:
    voted = [item for item in items if taken(item)]
    results = [verdict(item, limits) for item in voted]
    decided = [result for result in results if result.decided]
    passed = sum(result.outcome == PASSED for result in decided)
    labels = ("议题", "有决议的", "有表决的", "通过", "未通过", f"结果{TO_CHECK}")
    numbers = (
        len(items),
        sum(bool(item.decision.strip()) for item in items),
        len(voted),
        passed,
        len(decided) - passed,
        len(voted) - len(decided),
    )
    return _line(labels, [str(number) for number in numbers]) if items else _line(labels, None)


def _hours(snapshot: Snapshot, year: int, day: date) -> Sheet:
    """Of those on the books on the day, by the batches that began in the year: the same numbers as the yearly statistics."""
    found = study_figures(snapshot, year, day)
    everybody, took = (
        found.people[0],
        sum(e.took_part() for b in found.batches for e in snapshot.enrolments.get(b.id, ())),
    )
    people = len(everybody.years)
    average = Hours().show(round(everybody.hours / people, 1)) if people else ""
    reached, asked = (len(COLUMNS[name](everybody)) for name in ("达到", "应达标"))
    without = sum(not one.hours for one in everybody.years)
    labels = ("培训期数", "参训人次", "在册党员", "人均学时", "应达标", "达到要求", "没有学时")
    numbers = [str(len(found.batches)), str(took), f"{people}人", average, f"{asked}人", f"{reached}人", f"{without}人"]
    note = (
        f"达到要求：党员{snapshot.limits.hours_member:g}学时，书记和支委{hours_of_leaders(snapshot, year):g}学时；"
        f"送学上门的不要求，年内来支部或入党而学时还不够的不判断；{counting(snapshot)}。"
    )
    paper = on_paper(snapshot, year)
    note += f"{paper}。" if paper else ""
    return _line(labels, numbers if found.batches else None, note)


def _line(labels: Sequence[str], numbers: Sequence[str] | None, note: str = "") -> Sheet:
    return Sheet("", "", [Column(label, 12, "center") for label in labels], [numbers] if numbers else [], note)
