"""Files that go with a record that is not kept yet: they are copied in at once, and become its attachments when it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.fields import Record
from models.records import Attachment
from models.store import Unit
from models.store.attachment_gate import AttachmentRefused
from models.store.attachments import Attachments, in_words
from ui.attachments.choosing import files_to_attach
from ui.attachments.row import kind_button
from ui.dialogs.ask import refuse
from ui.jobs import Waiting
from ui.session import Session
from ui.widgets.button import Button, button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.file_drop import FileDrop
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty, shown
from ui.widgets.restyle import restyle

_HINT = "把照片、扫描件、文档拖到这里，或点“添加”。"
_GUESSED = "类别按文件名猜的，不对就点类别改。"


class NewFiles(QWidget):
    """`write` keeps them with their record, in the unit in which that is kept; what was taken out goes to the recycle bin."""

    edited = Signal()

    def __init__(
        self, session: Session, kept: Sequence[Attachment], likely: Callable[[str], str], kinds: Sequence[str]
    ) -> None:
        """kept: those that the record has already · likely: what a file probably is, by its name · kinds: what it may be."""
        super().__init__()
        self._session, self._likely, self._may_be = session, likely, kinds
        self._store = Attachments(session.ledger)
        self._kept, self.files = list(kept), list(kept)
        self._busy: Waiting | None = None
        self._keyboard = (
            False  # whether the keyboard was here when copying began: the button is off meanwhile and loses it
        )
        self.setObjectName("attachments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.setAccessibleName("附件")
        drop = FileDrop(self, several=True)
        drop.hovered.connect(partial(restyle, self, "dragged"))
        drop.dropped.connect(self.take)
        self.kinds: list[Button] = []
        """The link of each file that says what it is."""
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._said = plain_label(_HINT, "note", wrap=True)
        self.add = button("添加附件…", self.choose, icon_name="paperclip")
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.add)
        foot.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._list)
        column.addLayout(foot)
        self._draw()

    @property
    def changed(self) -> bool:
        """Whether files were added or taken out, or are said to be something else."""
        return self.files != self._kept

    @property
    def busy(self) -> bool:
        """Whether files are still being copied."""
        return self._busy is not None

    def choose(self) -> None:
        """Asks for files, and adds them."""
        self.take(files_to_attach(self._session, self.window()))

    def take(self, files: Sequence[Path]) -> None:
        """Copies files in while the window goes on; what is refused is said file by file."""
        if not files or self._busy is not None:
            return
        store, today = self._store, self._session.today
        self._keyboard = self.window().focusWidget() is self.add
        self._said.setText("正在添加…")
        self.add.setEnabled(False)
        self._busy = Waiting(partial(store.take_all, files, today), self._taken, self._failed, self)
        self._busy.start()

    def _taken(self, result: tuple[list[Attachment], list[str]]) -> None:
        taken, refused = result
        for file in taken:
            file.kind = self._likely(file.name)
        self.files += taken
        self._ended()
        if refused:
            refuse(self.window(), "\n".join(refused[:8]))

    def _failed(self, error: Exception) -> None:
        self._ended()
        if not isinstance(error, AttachmentRefused):
            raise error
        refuse(self.window(), str(error))

    def _ended(self) -> None:
        self._busy = None
        self.add.setEnabled(True)
        if self._keyboard:
            self.add.setFocus()
        self._draw()
        self.edited.emit()

    def set_kind(self, place: int, kind: str) -> None:
        """Says what the file at a place of the list is."""
        self.files[place] = replace(self.files[place], kind=kind)
        self._draw()
        self.kinds[place].setFocus()
        self.edited.emit()

    def take_out(self, file: Attachment) -> None:
        """Leaves a file out."""
        self.files = [each for each in self.files if each is not file]
        self._draw()
        self.add.setFocus()
        self.edited.emit()

    def _draw(self) -> None:
        empty(self._list)
        self.kinds.clear()
        for place, file in enumerate(self.files):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            line.addWidget(ElideLabel(file.name, mode=Qt.TextElideMode.ElideMiddle))
            line.addWidget(self._kind_of(place, file))
            line.addWidget(plain_label(in_words(file.size), "note"))
            line.addStretch(1)
            hint = f"去掉 {file.name}"
            line.addWidget(button("", partial(self.take_out, file), icon_name="x", kind="quiet", hint=hint))
            self._list.addWidget(row)
        self._said.setText(_HINT if all(file.id for file in self.files) else _GUESSED)
        shown(self._list)

    def _kind_of(self, place: int, file: Attachment) -> Button:
        made = kind_button(file.kind)
        menu = QMenu(made)
        for kind in self._may_be:
            entry = menu.addAction(kind, partial(self.set_kind, place, kind))
            entry.setCheckable(True)
            entry.setChecked(kind == file.kind)
        made.setMenu(menu)
        self.kinds.append(made)
        return made

    def write(self, unit: Unit, owner: Record) -> None:
        """Keeps what was added as attachments of the record, and what is said of the others, and takes away what was left out."""
        for file in self.files:
            if not file.id:
                file.owner, file.owner_id = owner.table, owner.id
                unit.add(file)
            elif file not in self._kept:
                unit.save(file)
        left = {file.id for file in self.files}
        for file in self._kept:
            if file.id not in left:
                unit.remove(file)
