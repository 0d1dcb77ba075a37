"""对照: what had to be held in a year and was, by month; the gaps with their articles; groups and members in figures."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget

from models.kinds import PartialDate
from models.records import Meeting, PlannedMeeting
from models.records.meeting import GENERAL, GROUP
from models.rules.attendance import rate_words
from models.rules.meetings import DUE, HELD, MISSING, Cell, Line, coverage, year_of
from models.rules.participation import Share, group_shares, shares
from models.rules.planning.gaps import Gap, gap_of, gaps
from models.rules.planning.lines import fulfils
from models.rules.planning.proposing import proposed
from models.rules.snapshot import Snapshot
from models.rules.unchecked import unchecked_months, unchecked_sentence, unchecked_words
from ui.dialogs.export_dialog import export
from ui.page_stack import room_beside
from ui.session import Session
from ui.tabs.meetings.gap_list import GapList
from ui.tabs.meetings.period_menu import choose_meeting, in_order
from ui.tabs.meetings.printing import print_coverage, print_participation
from ui.tabs.meetings.share_table import ShareTable
from ui.tabs.meetings.view import View
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label
from ui.widgets.matrix import Matrix
from ui.widgets.matrix_legend import MatrixLegend
from ui.widgets.segmented import Segmented
from ui.widgets.stepper import Stepper

_TIGHT = 980  # pixels of the page below which what is missing stands below the months
_EDGES = 38  # of the card of the months, at both sides
_BELOW, _ANY = 260, 16_777_215  # how high it is there; Qt's word for a width that may be any
_MEETINGS, _GROUPS, _PEOPLE = "meetings", "groups", "people"
_FEW, _LONG = 0.8, 3
"""A rate below which, and a run of absences from which on, a figure stands out; it says nothing about the person."""
_PERSON = (("姓名", 96), ("党小组", 110), ("应到", 64), ("实到", 64), ("请假", 64), ("缺席", 64), ("未点到", 76), ("到会率", 80),
           ("最长连续未到", 160), ("其中无原因缺席", 120))  # fmt: skip
_GROUP = (("党小组", 150), ("人数", 70), ("党小组会", 96), ("缺的月份", 190), ("其他活动", 96), ("到会率", 90))
_NOTES = {
    _MEETINGS: "点一格：已开的打开记录，没开的开始记录。",
    _GROUPS: "其他活动是以这个小组名义记的主题党日、党课等；到会率按小组自己的到会名单。",
    _PEOPLE: "按当时的到会名单；谈心谈话、列席、不计入应到的不算，没有点到的不计入应到。双击看这个人。",
}


class MatrixView(View):
    """The matrix of a year with its gaps; beside it, as other choices, the groups and the members."""

    key, label = "matrix", "对照"
    tables = frozenset({
        "planned_meeting", "meeting", "attendance", "agenda_item", "attachment", "branch", "member", "status_change", "closed_year",
    })  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.year, self._narrow = session.today.year, False
        self._snapshot = Snapshot()
        self._lines: list[Line] = []
        self._unchecked = ""
        self.add_button("预览打印", "printer", self.print_out, hint="预览打印 Ctrl+P")
        self.add_button("导出", "file-spreadsheet", self.export, hint="导出对照表：Excel、PDF、Word")
        self.stepper = Stepper(lambda: self.show_year(self.year - 1), lambda: self.show_year(self.year + 1), "年")
        self.sections = Segmented(self)
        self.sections.setAccessibleName("对照的内容")
        self.sections.set_items([(_MEETINGS, "三会一课"), (_GROUPS, "各党小组"), (_PEOPLE, "党员参加情况")])
        self.sections.chosen.connect(self.show_section)
        self._legend = MatrixLegend()
        self._chosen = QHBoxLayout()
        self._chosen.setSpacing(14)
        self._chosen.addWidget(self.stepper)
        self._chosen.addWidget(self.sections)
        self._chosen.addStretch(1)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar.setSpacing(14)
        self._bar.addLayout(self._chosen, 1)
        self._bar.addWidget(self._legend)
        self.matrix = Matrix(tall=True)
        self.matrix.cell_clicked.connect(self._cell)
        self.groups = ShareTable("各党小组", _GROUP)
        self.people = ShareTable("党员参加情况", _PERSON)
        self.people.opened.connect(lambda number: self.asked.emit("members", "member", number))
        self.stack = QStackedWidget()
        for page in (
            self.matrix, self.groups, self.people,
            EmptyState("users", "没有党小组", "在支部信息里写上党小组，或在名册里把党员编进小组，这里就按小组对照。"),
            EmptyState("users", "这一年还没有到会名单", "记录会议并点到以后，这里列出每个人的到会率和连续未到的次数。"),
        ):  # fmt: skip
            self.stack.addWidget(page)
        self._note = plain_label("", "note", wrap=True)
        frame = Card()
        frame.setAccessibleName("三会一课对照")
        frame.body.addLayout(self._bar)
        frame.body.addSpacing(4)
        frame.body.addWidget(self.stack, 1)
        frame.body.addWidget(self._note)
        self.gaps = GapList()
        self.gaps.setFixedWidth(336)
        self.gaps.record.connect(self.record)
        self.gaps.plan.connect(self.plan)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(24, 0, 18, 16)
        self._row.setSpacing(14)
        self._row.addWidget(frame, 1)
        self._row.addWidget(self.gaps)

    # Showing

    def reload(self) -> None:
        self._snapshot = self.session.checking.snapshot()
        self.show_year(self.year)

    def show_year(self, year: int) -> None:
        """Shows another year."""
        self.year = year
        today = self.session.today
        limits = self._snapshot.limits
        known = {year_of(m, limits) for m in self._snapshot.meetings if m.day} | {today.year, year}
        closed = self.session.closed_words(year)
        self.stepper.show_words(f"{year} 年", back=year > min(known), on=year < max(known), closed=closed)
        self._lines = coverage(self._snapshot, year, today)
        self._unchecked = unchecked_words(self._snapshot, year, today)
        self._legend.show_lines(self._lines)
        self._fit()
        self.matrix.show(self._lines, today.month if year == today.year else 0)
        unchecked = unchecked_sentence(self._snapshot, (year,), today)
        self.gaps.show_gaps(gaps(self._snapshot, year, today), year, unchecked)
        self._show_groups()
        self._show_people()
        self.show_section(self.sections.key())
        self.described.emit()

    def show_section(self, key: str) -> None:
        """Shows the matrix, the groups or the members."""
        self.sections.choose(key)
        place = (_MEETINGS, _GROUPS, _PEOPLE).index(key)
        if key != _MEETINGS and not (self.groups if key == _GROUPS else self.people).rowCount():
            place += 2
        self.stack.setCurrentIndex(place)
        before = f"{self._unchecked}。" if self._unchecked and key == _MEETINGS else ""
        self._note.setText(before + _NOTES[key] if place < 3 else "")
        self._legend.setVisible(key == _MEETINGS)
        self.gaps.setVisible(key == _MEETINGS)

    def _show_groups(self) -> None:
        rows = []
        of_group = {line.duty.group: line for line in self._lines if line.duty.kind == GROUP}
        for place, share in enumerate(group_shares(self._snapshot, [*of_group], self.year, self.session.today)):
            missing = [cell.first_month for cell in of_group[share.name].cells if cell.state == MISSING]
            lacking = "、".join(f"{m}月" for m in missing) or "没有"
            unchecked = unchecked_months(self._snapshot, self.year, of_group[share.name].cells)
            texts = (
                share.name, f"{share.people} 人", f"{share.own} 次", "，".join(filter(None, (lacking, unchecked))),
                f"{share.others} 次" if share.others else "", rate_words(share.rate),
            )  # fmt: skip
            order = (
                place,
                share.people,
                share.own,
                len(missing),
                share.others,
                -1 if share.rate is None else share.rate,
            )
            rows.append((place, texts, order, {3: "bad"} if missing else {}))
        self.groups.show_rows(rows)

    def _show_people(self) -> None:
        found = shares(self._snapshot, self.year, self.session.today)
        self.people.show_rows([_person_row(share) for share in found])

    def subtitle(self) -> str:
        cells = [cell for line in self._lines for cell in line.cells]
        held, missing, due = (sum(cell.state == state for cell in cells) for state in (HELD, MISSING, DUE))
        said = f"缺 {missing} 项" if missing else "没有缺的"
        if self._unchecked:  # since when, and what is not looked at, is said below the months: there is room for it
            said = f"启用后{said}" if missing or due else "启用前，未检查"
        return f"已开 {held} 项 · {said}"  # of which year is chosen beside it

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._fit()

    def _fit(self) -> None:
        """What is missing stands beside the months, and below them where these would have no room."""
        tight = room_beside(self) < _TIGHT
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight)
        beside = 284 if self._narrow else 336
        self.gaps.setMinimumSize(*((0, _BELOW) if tight else (beside, 0)))
        self.gaps.setMaximumWidth(_ANY if tight else beside)
        self._fit_legend(room_beside(self) - (0 if tight else beside + self._row.spacing()))

    def _fit_legend(self, room: int) -> None:
        """What the marks mean stands beside what is chosen, and below it where there are too many for that."""
        margins = self._row.contentsMargins()
        needed = self._chosen.sizeHint().width() + 14 + self._legend.sizeHint().width() + _EDGES
        below = needed > room - margins.left() - margins.right()
        self._bar.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self._bar.setSpacing(6 if below else 14)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def take_keyboard(self) -> None:
        (self.matrix, self.groups, self.people)[self.stack.currentIndex() % 3].setFocus()

    def new(self) -> None:
        self.beginning.emit(Meeting(kind=GENERAL, day=PartialDate.of(self.session.today)), 0)

    # What leads on

    def _cell(self, line: Line, cell: Cell) -> None:
        """Opens what was held, or begins what was not."""
        if cell.state != HELD:
            self.record(gap_of(self._snapshot, line, cell, self.year, self.session.today))
        elif len(cell.meeting_ids) == 1:
            self.asked.emit("", Meeting.table, cell.meeting_ids[0])
        else:
            self._choose(line, cell)

    def _choose(self, line: Line, cell: Cell) -> None:
        choose_meeting(self.matrix, line, cell, self.held_in(cell), partial(self.asked.emit, "", Meeting.table))

    def held_in(self, cell: Cell) -> list[Meeting]:
        """The meetings of a cell, by day."""
        return in_order(meeting for meeting in self._snapshot.meetings if meeting.id in cell.meeting_ids)

    def record(self, gap: Gap) -> None:
        """Opens the record that was begun for a gap, or begins it."""
        if gap.draft:
            self.asked.emit("", Meeting.table, gap.draft)
        else:
            self.beginning.emit(gap.blank(self.session.today), gap.planned.id if gap.planned else 0)

    def plan(self, gap: Gap) -> None:
        """Shows the line of the plan that is meant for a gap, or adds one."""
        if gap.planned is not None:
            self.asked.emit("", PlannedMeeting.table, gap.planned.id)
        else:
            self.planning.emit(self.planned_for(gap))

    def planned_for(self, gap: Gap) -> PlannedMeeting:
        """The line that the rules propose for a gap; for a period that is over, one that makes up for it this month."""
        today, limits = self.session.today, self._snapshot.limits
        if gap.state != MISSING:
            for proposal in proposed(self._snapshot, gap.span.year, today):
                if fulfils(proposal.line, gap.duty, gap.span, limits):
                    return proposal.line
        return PlannedMeeting(
            year=gap.span.year if gap.span.months == 12 else today.year,
            kind=gap.duty.kind, group=gap.duty.group, day=PartialDate(today.year, today.month),
            place=self.session.branch.place, note=f"补开{gap.when}",
        )  # fmt: skip

    def print_out(self) -> None:
        what = print_participation if self.sections.key() == _PEOPLE else print_coverage
        what(self.session, self._snapshot, self.year, self.window())

    def export(self) -> None:
        """Writes the matrix of the year that is shown."""
        export(self.session, self.window(), "coverage", year=self.year)


def _person_row(share: Share) -> tuple[int, tuple[str, ...], tuple[object, ...], dict[int, str]]:
    total = share.total
    numbers = (total.expected, total.present, total.excused, total.absent, total.unmarked)
    now = f"（至今 {share.away_now} 次）" if share.away_now and share.away_now == share.away else ""
    texts = (
        share.name, share.group, *(str(n) if n or place < 2 else "" for place, n in enumerate(numbers)), rate_words(share.rate),
        f"{share.away} 次{now}" if share.away else "", f"{share.silent} 次" if share.silent else "",
    )  # fmt: skip
    order = (share.order, share.group, *numbers, -1.0 if share.rate is None else share.rate, share.away, share.silent)
    tones = {7: "warn"} if share.rate is not None and share.rate < _FEW else {}
    tones |= {8: "warn"} if share.away >= _LONG else {}
    tones |= {9: "bad"} if share.silent else {}
    return share.member_id, texts, order, tones
