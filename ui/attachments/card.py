"""附件: the files of one record, added by a button or by dropping them here; for every kind of record the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from models.fields import Record
from models.records import Attachment, Meeting
from models.records.attachment import ATTACHMENT_KINDS, SCAN
from models.store import Unit
from models.store.attachment_gate import AttachmentRefused
from models.store.attachments import Attachments
from ui.attachments.change_dialog import ChangeDialog
from ui.attachments.choosing import files_to_attach
from ui.attachments.opening import OpenedCopies, file_name
from ui.attachments.row import AttachmentRow
from ui.attachments.scan_offer import ScanOffer
from ui.attachments.thumbnails import Thumbnails
from ui.dialogs.ask import file_to_write, opened, refuse
from ui.dialogs.run import run
from ui.dialogs.sealed import write
from ui.jobs import Waiting
from ui.session import Session
from ui.settings import FILES
from ui.widgets.button import button
from ui.widgets.file_drop import FileDrop
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty, shown
from ui.widgets.restyle import restyle

_HINT = "把照片、扫描件、文档拖到这里，或点“添加”。每个不超过 50 MB，文件存放在账本旁边的附件文件夹里。"
_SHOWN = 20
_TOLD = 8  # files that are refused, each in a sentence; more sentences would be higher than the screen


class AttachmentsCard(QWidget):
    """`show_owner(record)` shows the files of a record; it hears of changes itself."""

    counted = Signal(int)
    """How many there are, whenever they are shown anew: for the title of the card around it."""

    def __init__(
        self,
        session: Session,
        *,
        kinds: Sequence[str] = ATTACHMENT_KINDS,
        likely: Callable[[str], str] | None = None,
        hint: str = _HINT,
    ) -> None:
        """kinds: what the menu offers · likely: what a new file probably is, by its name · hint: said where there is none."""
        super().__init__()
        self._session, self._kinds, self._likely = session, kinds, likely
        self._owner: Record | None = None
        self._store = Attachments(session.ledger)
        self._copies: OpenedCopies | None = None
        self._thumbnails = Thumbnails(self)
        self._busy: Waiting | None = None
        self._keyboard = (
            False  # whether the keyboard was here when adding began: the button is off meanwhile and loses it
        )
        self._more: QWidget | None = None
        self.rows: list[AttachmentRow] = []
        self.setObjectName("attachments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        drop = FileDrop(self, several=True)
        drop.hovered.connect(partial(restyle, self, "dragged"))
        drop.dropped.connect(self.take)
        self.setAccessibleName("附件")
        self._hint = plain_label(hint, "note", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add = button("添加…", self.choose_files, icon_name="plus", hint="添加附件，也可以把文件拖到这里")
        self._state = plain_label("", "note")
        self._scan = ScanOffer(partial(self._set_kinds, kind=SCAN))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._list)
        column.addWidget(self._hint)
        column.addWidget(self._state)
        column.addWidget(self._scan)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._state.hide()
        session.changed.connect(self._heard)

    # Showing

    def show_owner(self, record: Record | None) -> None:
        """Shows the attachments of a record; None or one that is not kept yet has none, and takes none."""
        self._owner = record if record is not None and record.id else None
        self._reload()

    def show_member(self, member: Record) -> None:
        """The same, as the other cards of a person are asked."""
        self.show_owner(member)

    def _heard(self, tables: frozenset[str]) -> None:
        if Attachment.table in tables:
            self._reload()

    def _reload(self) -> None:
        self._thumbnails.forget()
        empty(self._list)
        self.rows, self._more = [], None
        self._let(self._owner is not None)
        found = attachments_of(self._session, self._owner)
        self._hint.setVisible(not found)
        self.counted.emit(len(found))
        self._fill(found, _SHOWN)
        numbers = {attachment.id for attachment in found}
        self._scan.ask([file for file in self._scan.files if file.id in numbers], found)  # of another record none

    def _fill(self, found: Sequence[Attachment], most: int) -> None:
        for attachment in found[len(self.rows) : most]:
            trouble = self._store.trouble(attachment)
            row = AttachmentRow(attachment, trouble)
            row.clicked.connect(partial(self.open, attachment))
            row.renaming.connect(partial(self.change, attachment))
            row.deleting.connect(partial(self.delete, attachment))
            row.menu_asked.connect(partial(self._menu, attachment))
            row.kinds.aboutToShow.connect(partial(self._offer_kinds, row.kinds, attachment))
            self._list.addWidget(row)
            self.rows.append(row)
            file = self._store.file_of(attachment)
            if file is not None and not trouble:
                self._thumbnails.ask(file, attachment.name, self.devicePixelRatioF(), row.show_picture)
        if len(found) > most:
            more = button(f"显示全部 {len(found)} 个", partial(self._show_all, found), kind="link")
            self._more = more
            self._list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        shown(self._list)

    def _show_all(self, found: Sequence[Attachment]) -> None:
        if self._more is not None:
            self._more.setParent(None)
            self._more.deleteLater()
        self._fill(found, len(found))

    def missing(self, attachments: Sequence[Attachment]) -> list[str]:
        """The names of those whose files are not there."""
        return [one.name for one in attachments if self._store.is_missing(one)]

    # Adding

    def choose_files(self) -> None:
        """Asks for files, and adds them."""
        self.take(files_to_attach(self._session, self.window()))

    def take(self, files: Sequence[Path]) -> None:
        """Adds files as one action. They are copied while the window goes on; what is refused is said file by file."""
        owner = self._owner
        if owner is None or not files or self._busy is not None:
            return
        store, today = self._store, self._session.today
        at = self.window().focusWidget()
        self._keyboard = at is not None and self.isAncestorOf(at)
        self._wait("正在添加…")
        self._busy = Waiting(partial(store.take_all, files, today), partial(self._taken, owner), self._failed, self)
        self._busy.start()

    def _taken(self, owner: Record, result: tuple[list[Attachment], list[str]]) -> None:
        self._wait("")
        taken, refused = result
        if taken and not self._alive(owner):  # a redo may still bring it back
            refused.append(f"没有添加附件：“{owner.title()}”已撤销或已放进回收站，账本没有改动。请恢复后再添加。")
        elif taken:
            what = taken[0].name if len(taken) == 1 else f"{len(taken)} 个"
            with self._session.unit(f"添加附件：{what}（{owner.title()}）") as unit:
                for attachment in taken:
                    if self._likely is not None:
                        attachment.kind = self._likely(attachment.name)
                    attachment.owner, attachment.owner_id = owner.table, owner.id
                    unit.add(attachment)
            if isinstance(owner, Meeting):
                self._scan.ask(taken, attachments_of(self._session, owner))
        if self._keyboard:
            self.add.setFocus()
        if refused:
            more = [f"另有 {len(refused) - _TOLD} 个文件也没有添加。"] if len(refused) > _TOLD else []
            refuse(self.window(), "\n".join([*refused[:_TOLD], *more]))

    def _alive(self, owner: Record) -> bool:
        return any(number == owner.id for (number,) in self._session.ledger.keys(type(owner), ()))

    def _failed(self, error: Exception) -> None:
        self._wait("")
        if not isinstance(error, AttachmentRefused):
            raise error
        refuse(self.window(), str(error))

    def _wait(self, sentence: str) -> None:
        self._busy = None
        self._state.setText(sentence)
        self._state.setVisible(bool(sentence))
        self._let(not sentence and self._owner is not None)

    def _let(self, add: bool) -> None:
        self.add.setEnabled(add)
        self.setAcceptDrops(add)

    # Doing

    def open(self, attachment: Attachment) -> None:
        """Opens a read-only copy in the program that the system has for it."""
        if self._busy is not None:
            return
        if self._copies is None:
            self._copies = OpenedCopies(self._store)
            self.destroyed.connect(self._copies.let_go)
        self._wait("正在打开…")
        self._busy = Waiting(
            partial(self._copies.copy_of, attachment), partial(self._opened, attachment), self._failed, self
        )
        self._busy.start()

    def _opened(self, attachment: Attachment, copy: Path) -> None:
        self._wait("")
        if not opened(copy):
            refuse(
                self.window(), f"系统没有能打开“{copy.name}”的程序，没有打开。请安装相应的程序，或另存到别的电脑上看。"
            )
            return
        what = f"打开附件副本：{attachment.kind or '其他'}"  # its name may be that of a person
        self._session.ledger.log_export(what, 1, full=True, purpose="查看附件")
        self._session.say(f"已打开 {copy.name} 的只读副本；要改动请另存后重新添加")

    def save_as(self, attachment: Attachment) -> None:
        """Writes the file where the user says, and notes that it left the ledger."""
        name = file_name(attachment)
        target = file_to_write(
            self.window(), "附件另存为", "所有文件 (*)", self._session.settings.export_folder(FILES) / name
        )
        if target is None:
            return
        from models.exports import ExportRefused, TargetBusy
        from models.exports.atomic import write_or_refuse

        try:
            write_or_refuse(target, partial(self._store.copy_out, attachment))
        except (AttachmentRefused, ExportRefused, TargetBusy) as refusal:
            refuse(self.window(), str(refusal))
            return
        self._session.ledger.log_export(f"附件：{name}", 1, full=True, purpose="附件另存")
        self._session.settings.exported_to(target, FILES)
        self._session.say(f"已写入 {target.name}")

    def change(self, attachment: Attachment) -> None:
        """Changes name, kind and note; the suffix stays, for it tells what the file is."""
        run(ChangeDialog(self._session, attachment, self.window()))

    def set_kind(self, attachment: Attachment, kind: str) -> None:
        """Gives an attachment another kind."""
        self._set_kinds([attachment], kind)

    def _set_kinds(self, attachments: Sequence[Attachment], kind: str) -> None:
        kept = [file for each in attachments if (file := self._session.ledger.get(Attachment, each.id)) is not None]
        if kept:
            what = kept[0].name if len(kept) == 1 else f"{len(kept)} 个"
            self._save([replace(file, kind=kind) for file in kept], f"修改附件类别：{what} → {kind}")

    def _save(self, attachments: Sequence[Attachment], label: str) -> None:
        def save(unit: Unit) -> None:
            for attachment in attachments:
                unit.save(attachment)

        write(self._session, label, save)

    def delete(self, attachment: Attachment) -> None:
        """Puts an attachment into the recycle bin; its file stays. Of archived minutes a reason is asked for. The keyboard
        goes to the one that takes its place, else to the button that adds one."""
        place = next((n for n, row in enumerate(self.rows) if row.attachment.id == attachment.id), 0)
        label = f"放进回收站：附件 {attachment.name}"
        if write(self._session, label, lambda unit: unit.remove(attachment)):
            below = self.rows[min(place, len(self.rows) - 1)] if self.rows else self.add
            below.setFocus(Qt.FocusReason.OtherFocusReason)

    def _menu(self, attachment: Attachment, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction("打开", partial(self.open, attachment))
        menu.addAction("另存为…", partial(self.save_as, attachment))
        menu.addSeparator()
        self._offer_kinds(menu.addMenu("类别"), attachment)
        menu.addAction("改名、说明…\tF2", partial(self.change, attachment))
        menu.addSeparator()
        menu.addAction("放进回收站\tDelete", partial(self.delete, attachment))
        menu.exec(place)
        menu.deleteLater()

    def _offer_kinds(self, menu: QMenu, attachment: Attachment) -> None:
        menu.clear()
        for kind in self._kinds:
            entry = menu.addAction(kind, partial(self.set_kind, attachment, kind))
            entry.setCheckable(True)
            entry.setChecked(kind == attachment.kind)


def attachments_of(session: Session, record: Record | None) -> list[Attachment]:
    """The attachments of a record, in the order in which they were added."""
    if record is None or not record.id:
        return []
    return session.ledger.all(Attachment, owner=record.table, owner_id=record.id)
