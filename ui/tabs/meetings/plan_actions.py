"""What is done with the lines of a plan: adding, changing, moving and deleting them, and saying which record each became."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from models.fields import field_of
from models.records import Meeting, PlannedMeeting
from models.rules.planning.gaps import begun
from models.rules.planning.lines import Fate, plan_year
from models.rules.planning.matching import by_kind
from models.rules.snapshot import Snapshot
from ui.dialogs.export_dialog import export
from ui.dialogs.run import run
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.tabs.meetings.plan_list import PlanList
from ui.tabs.meetings.plan_making import by_rules, from_last_year
from ui.tabs.meetings.printing import print_plan
from ui.tabs.meetings.view import View

_SPANS = {"kind": 4, "group": 3, "day": 5, "start": 3, "lead": 4, "place": 5, "subject": 12, "note": 12}


class PlanActions(View):
    """The doing side of the plan; PlanView is what shows it."""

    list: PlanList

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.year = session.today.year
        """Whose plan is shown."""
        self._snapshot = Snapshot()
        self._became: dict[int, Fate] = {}

    # The plan as a whole

    def generate(self) -> None:
        """Adds what the rules ask for and the plan does not have, after showing it."""
        by_rules(self.session, self._snapshot, self.year, self.window())

    def copy_last(self) -> None:
        """Adds the lines of the year before, after showing them."""
        from_last_year(self.session, self._snapshot, self.year, self.window())

    def print_out(self) -> None:
        print_plan(self.session, self._snapshot, self.year, self.window())

    def export(self) -> None:
        """Writes the plan of the year that is shown."""
        export(self.session, self.window(), "plan", year=self.year)

    # Doing with a line

    def _line(self) -> PlannedMeeting | None:
        """The line that is current, as the ledger has it."""
        shown = self.list.current()
        return self.session.ledger.get(PlannedMeeting, shown.line.id) if shown and shown.line else None

    def record(self) -> None:
        """Opens the record of the current line, or begins it."""
        shown = self.list.current()
        if shown is None or shown.line is None:
            return
        if shown.fate.meeting is not None:
            self.asked.emit("", Meeting.table, shown.fate.meeting.id)
        else:
            self.beginning.emit(begun(shown.line), shown.line.id)

    def new(self) -> None:
        self._form(PlannedMeeting(year=self.year, place=self.session.branch.place))

    def plan_for(self, line: PlannedMeeting) -> None:
        """Asks about a new line of which something is known, as for a gap."""
        self._form(line, "day")

    def edit(self) -> None:
        """Changes the current line."""
        line = self._line()
        if line is not None:
            self._form(line)

    def _form(self, line: PlannedMeeting, focus: str = "") -> None:
        fields = [field_of(PlannedMeeting, name) for name in _SPANS]
        dialog = RecordDialog(
            self.session, line, self.window(), fields=fields, columns=12, width=640, spans=_SPANS, headings=False,
            focus=focus,
        )  # fmt: skip
        if run(dialog):
            self.go_to(PlannedMeeting.table, dialog.result_record.id)

    def put_off(self) -> None:
        """Moves the current line to another day."""
        line = self._line()
        if line is not None:
            fields = [field_of(PlannedMeeting, name) for name in ("day", "start")]
            dialog = RecordDialog(
                self.session, line, self.window(), fields=fields, columns=2, width=460, headings=False,
                title=f"改{line.title()}的日期", focus="day",
            )  # fmt: skip
            if run(dialog):
                self.go_to(PlannedMeeting.table, line.id)

    def delete(self) -> None:
        """Puts the current line into the recycle bin; one step of undo brings it back."""
        line = self._line()
        if line is not None:
            with self.session.unit(f"放进回收站：会议计划 {line.title()} {line.show('day')}") as unit:
                unit.remove(line)

    # Which record a line became

    def part(self) -> None:
        """The record is not that of the line, and none is found for it any more."""
        self._join(None, "取消计划与记录的对应")

    def rejoin(self) -> None:
        """A record may be found for the line again."""
        self._join(None, "恢复计划与记录的自动对应", alone="")

    def choose_record(self) -> None:
        """A menu of the year's records of the kind that belong to no line."""
        shown = self.list.current()
        if shown is None or shown.line is None:
            return
        menu = QMenu(self)
        for meeting in self.free_records(shown.line):
            words = f"{meeting.show('day')} {meeting.subject or meeting.title()}"
            menu.addAction(words[:60].replace("&", "&&"), partial(self._join, meeting, "对应计划和记录"))
        if menu.isEmpty():
            menu.addAction(f"{self.year} 年没有可以对应的{shown.line.kind}记录").setEnabled(False)
        menu.exec(QCursor.pos())
        menu.deleteLater()

    def free_records(self, line: PlannedMeeting) -> Sequence[Meeting]:
        """The year's records of the kind of a line that are the record of no line, by day."""
        used = {became.meeting.id for became in self._became.values() if became.meeting}
        of_kind = by_kind(self._snapshot.meetings, self._snapshot.limits).get((line.kind, plan_year(line)), [])
        return sorted((m for m in of_kind if m.id not in used), key=lambda m: m.show("day"))

    def _join(self, meeting: Meeting | None, action: str, *, alone: str = "是") -> None:
        line = self._line()
        if line is not None:
            line.meeting_id, line.alone = (meeting.id, "") if meeting else (None, alone)
            with self.session.unit(f"{action}：{line.title()} {line.show('day')}") as unit:
                unit.save(line)
