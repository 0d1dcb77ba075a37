"""A dialog around the form of one record: what is typed is kept as a draft, saving is one unit, leaving asks first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.fields import Field, Record
from ui.dialogs.ask import UNSAVED, confirm
from ui.forms.drafts import Drafts
from ui.forms.form import Form
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule
from ui.widgets.scrolling import scrolling

R = TypeVar("R", bound=Record)


class RecordDialog(QDialog, Generic[R]):
    """Edits one record, new or kept. After `exec()` answered true, `result_record` is what was typed.

    With `keep` the dialog writes it to the ledger itself; without, the caller does (a part of a larger record).
    """

    def __init__(
        self,
        session: Session,
        record: R,
        parent: QWidget | None,
        *,
        fields: Sequence[Field] | None = None,
        columns: int = 3,
        keep: bool = True,
        width: int = 860,
        lines: int = 3,
        focus: str = "",
    ) -> None:
        """focus: the field in which the cursor stands at first, if not the first."""
        super().__init__(parent)
        self._session, self._keep, self.result_record = session, keep, record
        verb = "修改" if record.id else "新增"
        self.setWindowTitle(f"{verb}{record.label}")
        self.form: Form[R] = Form(type(record), session, fields=fields, columns=columns, lines=lines)
        self.form.load(record)
        self._drafts = Drafts(session, self.form.typed_text, self)
        self._drafts.key = f"{record.table}:{record.id or 'new'}" if keep else ""
        self.form.edited.connect(self._drafts.touch)

        holder = QWidget()
        holder.setObjectName("canvas")
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(22, 18, 22, 18)
        inner.addWidget(self.form)

        self._state = plain_label("", "note")
        self._drafts.kept.connect(lambda at: self._say(f"草稿已保存 {at}"))
        foot = QHBoxLayout()
        foot.setContentsMargins(22, 12, 22, 14)
        foot.setSpacing(10)
        foot.addWidget(self._state, 1)
        cancel = button("取消", self.reject)
        foot.addWidget(cancel)
        self._save = button("保存", self.accept, icon_name="check", kind="primary", hint="Ctrl+S")
        foot.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._area = scrolling(holder)
        column.addWidget(self._area, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        QWidget.setTabOrder(self._save, cancel)  # Enter through all fields arrives at saving, not at leaving
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self.accept)
        self._fit(holder, width)
        self._offer_draft()
        self._focus = focus
        self.form.focus_on(focus)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is it known what fits: the field with the cursor is scrolled into sight."""
        super().showEvent(event)
        if self._focus:
            QTimer.singleShot(0, self, self._scroll_to_focus)

    def _scroll_to_focus(self) -> None:
        self._area.ensureWidgetVisible(self.form.boxes[self._focus], 0, 24)

    def _say(self, sentence: str, tone: str = "") -> None:
        self._state.setText(sentence)
        restyle(self._state, "tone", tone)

    def _fit(self, holder: QWidget, width: int) -> None:
        """As high as the form, but never higher than the window or screen."""
        over = self.parentWidget()
        room = over.window().size() if over is not None else self.screen().availableSize()
        wide = min(width, room.width() - 40)
        height = min(holder.sizeHint().height() + 80, room.height() - 60)
        self.resize(wide, height)

    def _offer_draft(self) -> None:
        found = self._drafts.found()
        if found is None:
            return
        at, texts = found
        if texts == self.form.typed_text():
            self._drafts.drop()
        else:
            self.form.type_text(texts)
            self._state.setText(f"已恢复 {at[5:16]} 没有保存的草稿，不需要可点“取消”")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves; Enter alone belongs to the editors and never closes the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
            return
        super().keyPressEvent(event)

    def accept(self) -> None:
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)  # the editor that is left tidies what was typed
        typed = self.form.record()
        if typed is None:
            self._say("有内容需要改正，已标在相应的栏目下", "bad")
            return
        self.result_record = typed
        if self._keep:
            verb = "修改" if typed.id else "新增"
            with self._session.unit(f"{verb}{typed.label}：{typed.title()}") as unit:
                if typed.id:
                    unit.save(typed)
                else:
                    unit.add(typed)
        self._drafts.drop()
        super().accept()

    def reject(self) -> None:
        if self.form.changed() and not confirm(self, UNSAVED, "不保存", no="继续填写"):
            return
        self._drafts.drop()
        super().reject()
