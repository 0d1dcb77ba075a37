"""季度检查: all duties of a quarter as rows, each with what was found, on which day and by whom; kept as one action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.fields import column, field_of, record
from models.kinds import Line, PartialDate
from models.records import Responsibility, ResponsibilityCheck
from models.records.responsibility import DONE, RESULTS
from models.rules.periods import Span
from models.rules.register.duties import Checks, check_of, plan_of
from models.rules.register.months import months_words
from ui.dialogs.ask import given_up
from ui.dialogs.register.duty_sheet import on_one_line
from ui.forms.grid_widths import GridWidths
from ui.forms.parts_grid import PartsGrid
from ui.forms.sheet_draft import SheetDraft
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule

_TYPED = ("result", "text", "day", "by")
_WIDTHS = (470, 112, 230, 104, 96)  # pixels, where nothing longer stands in a column
_TEXT = 2
_WHO = 14
"""Characters of who answers for a duty that stand before it; all of it stands below the rows."""
_KEYS = "在“检查结果”里按 1 完成、2 部分完成、3 未完成、4 不涉及，选中几行一起记；Ctrl+回车保存"


@record("responsibility_check", "责任检查", parent="responsibility_id")
@dataclass(kw_only=True)
class _Row(ResponsibilityCheck):
    """A check with the words of its duty before it."""

    about: str = column("责任事项", Line(), derived=True, width=44)

    def title(self) -> str:
        return self.about

    def check(self) -> ResponsibilityCheck:
        """The check alone, as it is kept."""
        about = {name: getattr(self, name) for name in ("id", "responsibility_id", "year", "quarter", *_TYPED)}
        return ResponsibilityCheck(**about)


class CheckGrid(PartsGrid[_Row]):
    """The grid; figures 1 to 4 are the results, of all rows that are selected, and lead to the next row: from one that had
    none to the next that has none, so that no figure changes what was found before."""

    RESULT = 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if self.currentIndex().column() == self.RESULT and 0 <= place < len(RESULTS) and not _held(event):
            rows = sorted({index.row() for index in self.selectedIndexes() if index.column() == self.RESULT})
            parts = self.model_of_parts.parts
            new = bool(rows) and not parts[rows[-1]].result
            with self.model_of_parts.at_once():
                for row in rows:
                    self.model_of_parts.setData(self.model_of_parts.index(row, self.RESULT), RESULTS[place])
            below = range(rows[-1] + 1, len(parts)) if rows else ()
            goes_to = next((row for row in below if not (new and parts[row].result)), None)
            if goes_to is not None:
                self.setCurrentIndex(self.model_of_parts.index(goes_to, self.RESULT))
        else:
            super().keyPressEvent(event)


def _who(duty: Responsibility) -> str:
    return " ".join(part for part in (duty.post, duty.owner) if part)


def _held(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


class CheckDialog(QDialog):
    """Asks what was found of each duty; what has nothing in it is kept as not checked."""

    def __init__(
        self, session: Session, quarter: Span, duties: Sequence[Responsibility], checks: Checks, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._session, self._quarter, self._duties = session, quarter, list(duties)
        self._words = quarter.full_name()
        self.setWindowTitle(f"季度检查 · {self._words}")
        room = parent.window().width() - 40 if parent else 1140
        self.resize(min(1140, room), 620)
        fields = [on_one_line(field_of(_Row, name)) for name in ("about", *_TYPED)]
        self.grid = CheckGrid(session, fields)
        self.grid.setAccessibleName("责任清单季度检查")
        self.grid.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self._widths = GridWidths(self.grid, dict(enumerate(_WIDTHS)), takes=_TEXT)
        self.model = self.grid.model_of_parts
        latest = max((c for those in checks.values() for c in those), key=lambda c: c.id, default=ResponsibilityCheck())
        self._by = latest.by
        self.model.show_parts([self._row(duty, check_of(duty, quarter, checks)) for duty in self._duties])
        self._filled = {part.responsibility_id for part in self.model.parts if part.result}
        self._checkers = {part.responsibility_id: part.by for part in self.model.parts}
        self.model.edited.connect(self._edited)
        self._hint = plain_label(_KEYS, "note")
        self.model.refused.connect(lambda sentence: self._say(sentence, "bad"))
        self._sum = plain_label("", "strong")
        self._about = ElideLabel("", "note")
        self.grid.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now.row()))
        self._lay_out()
        self._count()
        self._kept = self._typed()
        self._draft = SheetDraft(session, f"duty-checks:{quarter.year}-{quarter.number}", [self.model], self)
        if restored := self._draft.restore():
            self._say(restored, "warn")
        open_row = next((place for place, part in enumerate(self.model.parts) if not part.result), 0)
        self.grid.setCurrentIndex(self.model.index(open_row, CheckGrid.RESULT))
        self.grid.setFocus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._sum, 1)
        top.addWidget(button("没有结果的都记为完成", self.all_done, hint="只记还空着的，有固定月份的事项"))
        foot = QHBoxLayout()
        foot.addWidget(self._hint, 1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(button("保存", self.accept, icon_name="check", kind="primary", hint="Ctrl+回车"))
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(22, 18, 22, 14)
        column_.setSpacing(10)
        column_.addLayout(top)
        if self._quarter.end >= self._session.today:
            column_.addWidget(plain_label("这个季度还没有结束，可以先记，结束以后再补。", "note"))
        column_.addWidget(self.grid, 1)
        column_.addWidget(self._about)
        column_.addWidget(rule())
        column_.addLayout(foot)

    def _row(self, duty: Responsibility, kept: ResponsibilityCheck | None) -> _Row:
        found = _Row(responsibility_id=duty.id, year=self._quarter.year, quarter=self._quarter.number)
        who = _who(duty)
        who = who if len(who) <= _WHO else f"{who[: _WHO - 1]}…"
        found.about = f"{who}｜{' '.join(duty.text.split())}"
        for name in ("id", *_TYPED) if kept is not None else ():
            setattr(found, name, getattr(kept, name))
        return found

    def _say(self, sentence: str, tone: str = "") -> None:
        self._hint.setText(sentence)
        restyle(self._hint, "tone", tone)

    def _tell(self, row: int) -> None:
        """What the duty of the current row asks for."""
        if 0 <= row < len(self._duties):
            duty = self._duties[row]
            told = (
                _who(duty) if len(_who(duty)) > _WHO else "",
                duty.frequency,
                months_words(plan_of(duty).months),
                duty.standard and f"标准：{duty.standard}",
                duty.note,
            )
            self._about.setText(" · ".join(" ".join(part.split()) for part in told if part))

    def _edited(self) -> None:
        """A result that is new has today's day, and who was typed last as the one who checked; both can be changed."""
        for part in self.model.parts:
            if part.result and part.responsibility_id not in self._filled:
                self._filled.add(part.responsibility_id)
                part.day = part.day or PartialDate.of(self._session.today)
                part.by = part.by or self._by
            if part.by and part.by != self._checkers[part.responsibility_id]:
                self._by = part.by
            self._checkers[part.responsibility_id] = part.by
        self.grid.viewport().update()
        self._say(_KEYS)
        self._count()

    def _count(self) -> None:
        parts = self.model.parts
        told = [f"{word} {n}" for word in RESULTS if (n := sum(part.result == word for part in parts))]
        left = sum(not part.result for part in parts)
        self._sum.setText(
            " · ".join([f"{self._words} {len(parts)} 项", *told, *([f"没有结果 {left}"] if left else [])])
        )

    def all_done(self) -> None:
        """What has no result is done; duties without a fixed month are left to her."""
        with self.model.at_once():
            for row, (part, duty) in enumerate(zip(self.model.parts, self._duties, strict=True)):
                if not part.result and plan_of(duty).months:
                    self.model.setData(self.model.index(row, CheckGrid.RESULT), DONE)

    def _typed(self) -> list[tuple[str, ...]]:
        return [tuple(part.show(name) for name in _TYPED) for part in self.model.parts]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        self.grid.setFocus()  # the cell that is open is tidied first
        if self._typed() == self._kept or given_up(self):
            self._draft.drop()
            super().reject()

    def accept(self) -> None:
        self.grid.setFocus()
        if self._typed() != self._kept:
            with self._session.unit(f"登记责任清单{self._words}检查") as unit:
                for part in self.model.parts:
                    check, told = part.check(), any(part.show(name) for name in _TYPED)
                    if check.id and told:
                        unit.save(check)
                    elif check.id:
                        unit.remove(check)
                    elif told:
                        unit.add(check)
        self._draft.drop()
        super().accept()
