"""The open things of a year, one a row: what it is, what becomes of it, until when, and why."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.fields import Field
from models.kinds import Day, Line, Unreadable, one_line
from models.records import PlannedMeeting, Responsibility, Task
from models.year_turn import Carried, Carrying
from models.year_turn.carrying import CHOICES, DAYS
from ui.forms.editors import DayEditor, LineEditor
from ui.session import Session
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle
from ui.widgets.scrolling import scrolling

_KINDS = {Task: "待办", PlannedMeeting: "计划", Responsibility: "责任"}
_HEADINGS = ("", "事项", "原定时间", "怎样办", "日期", "说明")
_WHAT, _CHOICE, _DAY, _NOTE = 1, 3, 4, 5
_WIDTHS = {0: 40, 2: 84, _CHOICE: 124, _DAY: 138, _NOTE: 210}


class CarryTable(QWidget):
    """Changes the things that it shows. `edited`: something was chosen or typed."""

    edited = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.touched = False
        self._unread: set[int] = set()
        self.choices: list[ChoiceBox] = []
        self.days: list[DayEditor] = []
        self.notes: list[LineEditor] = []
        self.setAccessibleName("要结转的事项")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._rows = QWidget()
        self._area = scrolling(self._rows)
        column.addWidget(self._area)

    @property
    def unread(self) -> int:
        """How many days cannot be read."""
        return len(self._unread)

    def show_carrying(self, carrying: Carrying) -> None:
        """Shows what is open, as it stands."""
        self.touched = False
        self._unread.clear()
        self.choices, self.days, self.notes = [], [], []
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(2, 0, 10, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(_WHAT, 1)
        for place, heading in enumerate(_HEADINGS):
            grid.addWidget(plain_label(heading, "note"), 0, place)
            grid.setColumnMinimumWidth(place, _WIDTHS.get(place, 0))
        for row, each in enumerate(carrying.carried):
            self._add(grid, row, each)
        grid.setRowStretch(len(carrying.carried) + 1, 1)
        self._area.setWidget(self._rows)

    def _add(self, grid: QGridLayout, row: int, each: Carried) -> None:
        title = words_of(each)
        choice = ChoiceBox(5)
        choice.addItems(CHOICES[type(each.record)])
        choice.setCurrentText(each.choice)
        choice.setAccessibleName(f"怎样办：{title}")
        choice.currentTextChanged.connect(partial(self._chosen, row, each))
        day = DayEditor(Field("日期", Day()))
        policy = day.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        day.setSizePolicy(policy)
        day.edited.connect(partial(self._day_typed, row, each))
        day.left.connect(partial(self._day_left, row, each))
        note = LineEditor(Field("说明", Line()))
        note.setAccessibleName(f"说明：{title}")
        note.setPlaceholderText("可不填")
        note.setMaxLength(200)
        note.setText(each.note)
        note.edited.connect(partial(self._noted, row, each))
        self.choices.append(choice)
        self.days.append(day)
        self.notes.append(note)
        for place, width in _WIDTHS.items():
            widget = {_CHOICE: choice, _DAY: day, _NOTE: note}.get(place)
            if widget is not None:
                widget.setFixedWidth(width)
        cells = (
            plain_label(_KINDS[type(each.record)], "note"),
            ElideLabel(title),
            plain_label(str(each.was or ""), "note"),
        )
        for place, cell in enumerate((*cells, choice, day, note)):
            grid.addWidget(
                cell, row + 1, place, Qt.AlignmentFlag(0) if place == _WHAT else Qt.AlignmentFlag.AlignVCenter
            )
        self._show_day(row, each)

    def _show_day(self, row: int, each: Carried) -> None:
        day, meaning = self.days[row], DAYS[each.choice]
        day.setVisible(bool(meaning))
        day.setPlaceholderText(meaning)
        day.setAccessibleName(f"{meaning or '日期'}：{words_of(each)}")
        day.set_value_text(str(each.day or "") if meaning else "")
        day.setToolTip(meaning)
        self._unread.discard(row)
        restyle(day, "tone", "bad" if each.lacks() else "")

    def _chosen(self, row: int, each: Carried, choice: str) -> None:
        each.choose(choice, self._session.today)
        self._show_day(row, each)
        self._edited()

    def _day_typed(self, row: int, each: Carried) -> None:
        try:
            each.day = Day().read(self.days[row].value_text())
            self._unread.discard(row)
        except Unreadable:
            self._unread.add(row)
        restyle(self.days[row], "tone", "bad" if row in self._unread or each.lacks() else "")
        self._edited()

    def _day_left(self, row: int, each: Carried) -> None:
        if row not in self._unread:
            self.days[row].set_value_text(str(each.day or "") if DAYS[each.choice] else "")

    def _noted(self, row: int, each: Carried) -> None:
        each.note = one_line(self.notes[row].value_text())
        self._edited()

    def _edited(self) -> None:
        self.touched = True
        self.edited.emit()


def words_of(each: Carried) -> str:
    """What a row is about: of a meeting with its subject, of a duty with its post."""
    record = each.record
    if isinstance(record, PlannedMeeting):
        return f"{record.title()}　{record.subject}".strip()
    return f"{record.post}：{record.title()}" if isinstance(record, Responsibility) else record.title()
