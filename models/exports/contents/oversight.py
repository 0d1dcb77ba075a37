"""季度督查通报: how the register stood at the end of a quarter, what happened in it, who is behind, and each item's progress."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.exports.contents.common import note
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.kinds import PartialDate
from models.outputs import NAMES, OVERSIGHT
from models.records import Branch, Progress, Rectification, RectificationStep
from models.records.rectification import CLOSED
from models.records.rectification_step import BEGIN, CLOSE, REGISTER
from models.rules.periods import NUMERALS, Span, short_day
from models.rules.register.figures import Figures, Standing, Steps, by_owner, figures, history, standing, within_days
from models.rules.register.lacking import owners_among
from models.rules.register.unassigned import NO_OWNER

Entries = Mapping[int, Sequence[Progress]]
"""Entries on the progress by the id of their item."""
NAME = NAMES[OVERSIGHT]
NO_PROGRESS = "本季度没有记进展"
_AT_END = (
    ("总数", "total"), ("应销号", "to_close"), ("已销号", "closed"), ("销号率", "rate"), ("未销号", "open"), ("逾期", "overdue"),
    ("长期坚持", "long_term"),
)  # fmt: skip
_WITHIN = (
    ("新增", "new"), ("销号", "closed_in"), ("延期", "extended"), ("退回", "returned"), ("重新打开", "reopened"),
)  # fmt: skip
_COUNTED = "应销号不含长期坚持的；销号率＝已销号÷应销号；按整改环节的记录统计，以后修改事项不改变已过季度的数字。"
_SHARED = "不含长期坚持的；几个人共同负责的，各人名下都计一项，合计可能大于应销号数。"


@dataclass(frozen=True)
class Chapter:
    """A heading with what stands below it: paragraphs and tables, whose own titles are not printed."""

    heading: str
    texts: Sequence[str] = ()
    tables: Sequence[Sheet] = ()
    note: str = ""


@dataclass(frozen=True)
class Oversight:
    """The report of a quarter. `last`: the day up to which it was counted, its end or today · `made`: the day of the notice."""

    branch: str
    period: str
    last: date
    made: date
    numbers: Figures
    chapters: Sequence[Chapter] = field(default_factory=tuple)
    footnote: str = ""

    @property
    def title(self) -> str:
        """2026年第三季度整改工作督查通报."""
        return f"{self.period}{NAME}"

    @property
    def signed(self) -> tuple[str, str]:
        """落款: the branch that gives notice, and on which day."""
        return self.branch, PartialDate.of(self.made).chinese()

    @property
    def subtitle(self) -> str:
        """As of which day it was counted."""
        return f"截至{PartialDate.of(self.last).chinese()}"


def period_name(quarter: Span) -> str:
    """2026年第三季度."""
    return f"{quarter.year}年第{NUMERALS[quarter.number - 1]}季度"


def oversight(
    items: Sequence[Rectification],
    steps: Steps,
    entries: Entries,
    branch: Branch,
    quarter: Span,
    *,
    today: date,
    full: bool,
    further: Sequence[Chapter] = (),
) -> Oversight:
    """The report; of a quarter that is not over, up to today. Numbers in texts are masked unless `full`. further: chapters
    on something else than the register, at its end."""
    told = _Told(items, steps, entries, quarter.begin, min(quarter.end, today), full)
    now, before = told.figures(quarter)
    return Oversight(
        branch.name or branch.short_name,
        period_name(quarter),
        told.last,
        today,
        now,
        (
            _overall(now, before, quarter, told.last),
            Chapter("责任人情况", (), [told.people()], _SHARED),
            told.overdue(),
            told.still_open(),
            told.course(),
            *further,
        ),
        note("正文中的号码已脱敏", full=full),
    )


def _overall(now: Figures, before: Figures, quarter: Span, last: date) -> Chapter:
    whole = last == quarter.end
    rate = f"销号率{_figure(now, 'rate')}" if now.rate is not None else "没有应销号的事项"
    texts = [
        f"截至{PartialDate.of(last).chinese()}，台账登记整改事项{now.total}项，其中应销号{now.to_close}项，已销号{now.closed}项，{rate}；"
        f"未销号{now.open}项，其中逾期{now.overdue}项；长期坚持{now.long_term}项。",
        f"本季度新增{now.new}项，销号{now.closed_in}项次，延期{now.extended}项次，退回{now.returned}项次，重新打开{now.reopened}项次。",
    ]
    ends = ("上季度末", "本季度末" if whole else "截至目前")
    tables = [
        _figures_sheet("时点", _AT_END, dict(zip(ends, (before, now), strict=True))),
        _figures_sheet("期间", _WITHIN, {"上季度": before, "本季度": now}),
    ]
    return Chapter("总体情况", texts, tables, _COUNTED)


def _figures_sheet(label: str, names: Sequence[tuple[str, str]], rows: Mapping[str, Figures]) -> Sheet:
    return Sheet(
        "",
        "",
        [Column(label, 10, "center"), *(Column(shown, 9, "center", number=True) for shown, _ in names)],
        [[when, *(_figure(found, name) for _, name in names)] for when, found in rows.items()],
        upright=True,
    )


def _figure(found: Figures, name: str) -> str:
    value = getattr(found, name)
    return "–" if value is None else f"{value * 100:.1f}%" if isinstance(value, float) else str(value)


@dataclass(frozen=True)
class _Told:
    """The register between two days, both counted, and how it is told."""

    items: Sequence[Rectification]
    steps: Steps
    entries: Entries
    first: date
    last: date
    full: bool

    def figures(self, quarter: Span) -> tuple[Figures, Figures]:
        """Those of the quarter and of the one before it."""
        earlier = quarter.earlier()
        return (
            figures(self.items, self.steps, self.first, self.last),
            figures(self.items, self.steps, earlier.begin, earlier.end),
        )

    def _standing(self) -> list[Standing]:
        """By number, as it is looked up."""
        return sorted(standing(self.items, self.steps, self.last), key=lambda one: (one.item.number, one.item.id))

    def _text(self, text: str) -> str:
        return text if self.full else masked_text(text)

    def _head(self, one: Standing) -> list[str]:
        """Number, problem and who answers for it; the last as it was then."""
        return [one.item.number, self._text(one.item.problem), self._text(one.last.owner) or NO_OWNER]

    def people(self) -> Sheet:
        """A line for each who answers for items, those who are most behind first."""
        found = []
        for name, those in by_owner(self.items, self.steps, self.last).items():
            closed = sum(one.last.state == CLOSED for one in those)
            late = sum(one.overdue(self.last) for one in those)
            found.append((not name, -late, closed - len(those), name, [len(those), closed, len(those) - closed, late]))
        rows = [[self._text(name) or NO_OWNER, *map(str, numbers)] for *_, name, numbers in sorted(found)]
        labels = ("名下事项", "已销号", "未销号", "逾期")
        columns = [Column("责任人", 16, "center"), *(Column(label, 10, "center", number=True) for label in labels)]
        return Sheet("", "", columns, rows, upright=True)

    def overdue(self) -> Chapter:
        """What should have been closed, the longest overdue first."""
        late = []
        for one in self._standing():
            if one.overdue(self.last) and one.last.deadline is not None:
                days = (self.last - one.last.deadline.last()).days
                late.append((-days, [*self._head(one), str(one.last.deadline), f"{days}天", _state(one)]))
        rows = [row for _, row in sorted(late, key=lambda pair: pair[0])]
        columns = [*_HEAD, _DEADLINE, Column("已逾期", 8, "center"), _STATE]
        return _listed("逾期事项", columns, rows, "没有逾期的事项。")

    def still_open(self) -> Chapter:
        """What is not closed, with the last that was put down on it in the quarter."""
        rows = []
        for one in self._standing():
            if one.open:
                within = self._entries(one.item)
                latest = self._entry(within[-1]) if within else NO_PROGRESS
                rows.append([*self._head(one), one.last.show("deadline"), _state(one), latest])
        columns = [*_HEAD, _DEADLINE, _STATE, Column("本季度最新进展", 26)]
        return _listed("未销号事项", columns, rows, "没有未销号的事项。")

    def course(self) -> Chapter:
        """Item by item, what was done in the quarter; what was closed before it, and not touched since, is left out."""
        rows, left_out = [], 0
        for one in self._standing():
            done = self._done(one.item)
            if one.last.state == CLOSED and not done:
                left_out += 1
            else:
                rows.append([*self._head(one), _state(one), "\n".join(done) or NO_PROGRESS])
        columns = [*_HEAD, _STATE, Column("本季度进展", 40)]
        also = f"以前季度已销号、本季度没有变动的{left_out}项没有列入。" if left_out else ""
        return _listed("逐项进度", columns, rows, "没有要列的事项。", also)

    def _done(self, item: Rectification) -> list[str]:
        """Steps and entries of the quarter by day, a line each."""
        taken = within_days(history(item, self.steps.get(item.id, ())), self.first, self.last)
        lines = [(step.day, 0, self._step(step, item)) for step in taken]
        lines += [(entry.day, 1, self._entry(entry)) for entry in self._entries(item)]
        return [
            text for _, _, text in sorted(lines, key=lambda line: (line[0].first() if line[0] else date.min, line[1]))
        ]

    def _entries(self, item: Rectification) -> list[Progress]:
        within = [entry for entry in self.entries.get(item.id, ()) if self._within(entry.day)]
        return sorted(within, key=lambda entry: (entry.day.first() if entry.day else date.min, entry.id))

    def _within(self, day: PartialDate | None) -> bool:
        return day is not None and self.first <= day.first() <= self.last

    def _entry(self, entry: Progress) -> str:
        return self._text(f"{self._day(entry.day)} {entry.text}")

    def _step(self, step: RectificationStep, item: Rectification) -> str:
        """9月20日 延期：原时限 2026-06-30，新时限 2026-09-30；局党委书记. What was written beside it is for the register: a 通报 is sent
        round, and it may tell of people. That the owner closed his own item is said (Z04): 自查 calls it an error."""
        moved = f"原时限 {step.deadline_before}，新时限 {step.deadline}" if step.deadline_before else ""
        who = "" if step.action in (REGISTER, BEGIN) else step.by
        said = "；".join(part for part in (moved, who, step.body, step.document) if part)
        own = owners_among(step.by, item.owner) if step.action == CLOSE else []
        remark = f"（{'、'.join(own)}是责任人，应由他人验收，请核对）" if own else ""
        return self._text(f"{self._day(step.day)} {step.action}{'：' if said else ''}{said}{remark}")

    def _day(self, day: PartialDate | None) -> str:
        return short_day(day, self.last) if day else ""


_HEAD = (Column("编号", 16, "center"), Column("问题", 30), Column("责任人", 8, "center"))
_DEADLINE, _STATE = Column("时限", 10, "center"), Column("状态", 8, "center")


def _state(one: Standing) -> str:
    round_ = one.last.round or 1
    return one.last.state + (f"（第{round_}轮）" if round_ > 1 else "")


def _listed(heading: str, columns: Sequence[Column], rows: list[list[str]], none: str, also: str = "") -> Chapter:
    """A chapter of one table, or the sentence that there is nothing to list."""
    if not rows:
        return Chapter(heading, [none], (), also)
    return Chapter(f"{heading}（{len(rows)}项）", (), [Sheet("", "", columns, rows, upright=True)], also)
