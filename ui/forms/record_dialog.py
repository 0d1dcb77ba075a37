"""A dialog around the form of one record: what is typed is kept as a draft, saving is one unit, leaving asks first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.fields import Field, Record
from models.store import Unit
from ui.dialogs.ask import given_up
from ui.forms.drafts import Drafts
from ui.forms.form import Form
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule
from ui.widgets.scrolling import scrolling

R = TypeVar("R", bound=Record)

_SCROLL_BAR = 14
_ROUNDED = 4  # pixels that rounding may take


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
        title: str = "",
        headings: bool = True,
        spans: Mapping[str, int] | None = None,
        focus: str = "",
    ) -> None:
        """title: of the window and of the action, where it is not 新增… or 修改… with the name of the record.

        headings and spans: as the form takes them · focus: the field in which the cursor stands at first, if not the first.
        """
        super().__init__(parent)
        self._session, self._keep, self.result_record = session, keep, record
        self._title, self._width = title, width
        verb = "修改" if record.id else "新增"
        self.setWindowTitle(title or f"{verb}{record.label}")
        self.form: Form[R] = Form(
            type(record), session, fields=fields, columns=columns, lines=lines, headings=headings, spans=spans
        )
        self.form.load(record)
        self.restored: dict[str, str] = {}
        self._drafts = Drafts(session, self.texts, self)
        self._drafts.key = _draft_key(record, title) if keep else ""
        self.form.edited.connect(self.touch)

        self._holder = QWidget()
        self._holder.setObjectName("canvas")
        self._holder.installEventFilter(self)
        self.body = QVBoxLayout(self._holder)
        self.body.setContentsMargins(22, 18, 22, 18)
        self.body.setSpacing(14)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.form)

        self._state = plain_label("", "note")
        self._refused = False
        self._drafts.kept.connect(self._draft_kept)
        self._foot = foot = QHBoxLayout()
        foot.setContentsMargins(22, 12, 22, 14)
        foot.setSpacing(10)
        foot.addWidget(self._state, 1)
        self._cancel = button("取消", self.reject)
        foot.addWidget(self._cancel)
        self._save = button("保存", self.accept, icon_name="check", kind="primary", hint="Ctrl+S")
        foot.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._area = scrolling(self._holder)
        column.addWidget(self._area, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        QWidget.setTabOrder(self._save, self._cancel)  # Enter through all fields arrives at saving, not at leaving
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self.accept)
        self.fit()
        self._offer_draft()
        self._focus = focus
        self.form.focus_on(focus)

    def start_at(self, name: str) -> None:
        """The cursor stands in this field at first, where the dialog has it."""
        if name in self.form.boxes:
            self._focus = name
            self.form.focus_on(name)

    def _scroll_to_focus(self) -> None:
        self._area.ensureWidgetVisible(self.form.boxes[self._focus], 0, 24)

    def _say(self, sentence: str, tone: str = "") -> None:
        """Says something at the foot of the dialog; what is `bad` stays until something is typed, or it is tried again."""
        self._refused = tone == "bad"
        self._state.setText(sentence)
        restyle(self._state, "tone", tone)

    def _draft_kept(self, at: str) -> None:
        if not self._refused:
            self._say(f"草稿已保存 {at}")

    _spare = 0
    """Pixels that are kept free for what will be said while the dialog is filled, where there is room."""

    def fit(self) -> None:
        """As high as the form, but never higher than the window or screen; again after something was added to `body`."""
        wide = min(self._width, self._room().width() - 40)
        self.resize(wide, min(self._height_for(wide) + self._spare, self._most()))

    def _room(self) -> QSize:
        over = self.parentWidget()
        return over.window().size() if over is not None else self.screen().availableSize()

    def _height_for(self, wide: int) -> int:
        self._holder.ensurePolished()
        wraps = self.body.hasHeightForWidth()  # then what is in it would like to be narrower than it is, and higher
        high = self.body.totalHeightForWidth(wide - _SCROLL_BAR) if wraps else self._holder.sizeHint().height()
        return min(high + self._foot.sizeHint().height() + _ROUNDED, self._most())

    def _most(self) -> int:
        return self._room().height() - 60

    def _grow(self) -> None:
        """Makes room for a remark that has come; what is typed is never pushed out of sight where there is room."""
        self.resize(self.width(), max(self.height(), self._height_for(self.width())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._holder and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            QTimer.singleShot(0, self, self._grow)
        return super().eventFilter(watched, event)

    def _offer_draft(self) -> None:
        found = self._drafts.found()
        if found is None:
            return
        at, texts = found
        if texts == self.form.typed_text():
            self._drafts.drop()
        else:
            self.restored = texts
            self.form.type_text(texts)
            self._state.setText(f"已恢复 {at[5:16]} 没有保存的草稿，不需要可点“取消”")

    def showEvent(self, event: QShowEvent) -> None:
        """Messages that wrap know their height only now, and it is known what fits: the field with the cursor is scrolled
        into sight."""
        if not event.spontaneous():
            self.fit()
        super().showEvent(event)
        if self._focus:
            QTimer.singleShot(0, self, self._scroll_to_focus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves; Enter alone belongs to the editors and never closes the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
            return
        super().keyPressEvent(event)

    def texts(self) -> dict[str, str]:
        """What is typed, for a draft."""
        return self.form.typed_text()

    def touch(self) -> None:
        """Something was typed: it is kept as a draft a little later."""
        self._drafts.touch()
        if self._refused:
            self._say("")

    def say_wrong(self) -> None:
        """Says that something must be put right before saving; where, stands at the fields."""
        self._say("有内容需要改正，已标在相应的栏目下", "bad")

    def touched(self) -> bool:
        """Whether anything was typed that is not yet kept."""
        return self.form.changed()

    def accept(self) -> None:
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)  # the editor that is left tidies what was typed
        typed = self.form.record()
        if typed is None:
            self.say_wrong()
            return
        self.result_record = typed
        if self._keep:
            with self._session.unit(self.action(typed)) as unit:
                self.write(unit, typed)
        self._drafts.drop()
        super().accept()

    def action(self, typed: R) -> str:
        """What the history calls the saving."""
        return self._title or f"{'修改' if typed.id else '新增'}{typed.label}：{typed.title()}"

    def write(self, unit: Unit, typed: R) -> None:
        """Keeps what was typed, and what goes with it, in one unit."""
        if typed.id:
            unit.save(typed)
        else:
            unit.add(typed)

    def reject(self) -> None:
        if self.touched() and not given_up(self):
            return
        self._drafts.drop()
        super().reject()


def _draft_key(record: Record, title: str) -> str:
    """Under which a draft is kept: a new part of a record (a letter of one person) is not one of another, and each
    dialog of its own title has its own."""
    owner = getattr(record, record.parent) if record.parent and not record.id else 0
    return ":".join(str(part) for part in (record.table, record.id or "new", owner, title) if part)
