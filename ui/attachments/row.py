"""One attachment in a list: a small picture, the name, what it is, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from models.records import Attachment
from models.store.attachment_gate import PICTURES, suffix_of
from models.store.attachments import in_words
from ui.attachments.thumbnails import SIDE
from ui.look import theme
from ui.look.icons import pixmap
from ui.widgets.button import Button, button
from ui.widgets.click_row import ClickRow
from ui.widgets.elide_label import ElideLabel
from ui.widgets.pill import Pill

_SHEETS = (".xlsx", ".xls", ".et", ".csv", ".ods")


class Thumb(QWidget):
    """The small picture, or an icon for the kind of file."""

    def __init__(self, name: str) -> None:
        super().__init__()
        suffix = suffix_of(name)
        self._icon = "file-spreadsheet" if suffix in _SHEETS else "paperclip" if suffix in PICTURES else "file-text"
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def show_picture(self, picture: QPixmap) -> None:
        """Shows the picture of the file."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("line"))
        painter.setBrush(theme.colour("head"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self._picture is not None:
            size = self._picture.deviceIndependentSize()
            painter.drawPixmap(
                round((self.width() - size.width()) / 2), round((self.height() - size.height()) / 2), self._picture
            )
        else:
            place = (SIDE - 20) // 2
            painter.drawPixmap(place, place, pixmap(self._icon, 20, "text3", self.devicePixelRatioF()))
        painter.end()


def kind_button(kind: str) -> Button:
    """A small link that says what a file is; its menu, which the caller makes, says otherwise."""
    made = button(kind or "类别", lambda: None, kind="link", hint="改类别")
    made.setAccessibleName(f"类别：{kind or '没有'}，改类别")
    made.setProperty("opens", True)
    made.setProperty("tag", True)
    return made


class AttachmentRow(ClickRow):
    """A click or Enter opens it, F2 changes it, Delete puts it away, the other mouse button shows all of it."""

    renaming = Signal()
    deleting = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, attachment: Attachment, trouble: str) -> None:
        super().__init__(attachment.name, mode=Qt.TextElideMode.ElideMiddle)
        self.attachment = attachment
        self.thumb = Thumb(attachment.name)
        self._about = ElideLabel("", "note")
        self._pill = Pill("")
        self.kind = kind_button(attachment.kind)
        self.kinds = QMenu(self.kind)
        self.kind.setMenu(self.kinds)
        more = button("", self._show_menu, icon_name="ellipsis", kind="quiet", hint=f"{attachment.name}：更多操作")
        more.setFixedSize(32, 32)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.title)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.kind)
        below.addWidget(self._about, 1)
        words.addLayout(below)
        words.addWidget(
            self._pill
        )  # on a line of its own: beside a long kind there is no room for it in a narrow column
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 5, 0, 5)
        row.setSpacing(12)
        row.addWidget(self.thumb)
        row.addLayout(words, 1)
        row.addWidget(more)
        self.say(trouble)

    def say(self, trouble: str) -> None:
        """Says what is wrong with the file; '' for nothing."""
        a = self.attachment
        about = " · ".join(p for p in (in_words(a.size), a.show("added"), a.note) if p)
        self._about.setText(about)
        self._pill.show_text(trouble, "bad" if trouble else "neutral")
        self._pill.setVisible(bool(trouble))
        self.setAccessibleName("，".join(p for p in (a.name, a.kind, about, trouble) if p))

    def show_picture(self, picture: QPixmap | None, why: str) -> None:
        """Takes what became of the small picture."""
        if picture is not None:
            self.thumb.show_picture(picture)
        elif why:
            self.thumb.setToolTip(why)
            self._about.setText(f"{self._about.text()} · {why}")
            self.setAccessibleDescription(why)

    def _show_menu(self) -> None:
        self.menu_asked.emit(self.mapToGlobal(QPoint(self.width() - 32, self.height() - 8)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.renaming.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleting.emit()
        else:
            super().keyPressEvent(event)
