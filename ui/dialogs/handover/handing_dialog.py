"""移交账本: to whom, with what, where the file goes; then the list to be signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.fields import Field, field_of
from models.handover import HandoverRefused
from models.handover.child import Pack
from models.handover.contents import OWN_DRAFT, Contents
from models.handover.files import kept_in, troubles
from models.handover.handing import IN_CLEAR, Prepared, aimed, keep_after, label_of, prepare, workplace
from models.handover.listing import PRIVATE, HandoverList
from models.handover.manifest import Parties
from models.handover.packing import Packed, Wish, proposed_name
from models.kinds import PartialDate
from models.records import Handover
from models.rules.posts import secretary
from models.store import LedgerRefused
from models.store.attachments import folder_of
from models.workplace import Workplace
from ui.dialogs.ask import HANDOVER_FILES, confirm, file_to_write, given_up, show_file
from ui.dialogs.handover.list_preview import preview_list
from ui.dialogs.handover.work_dialog import WorkDialog
from ui.dialogs.run import run
from ui.forms.drafts import Drafts
from ui.forms.form import Form
from ui.jobs import Waiting
from ui.session import Session, Told
from ui.settings import HANDOVERS
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle
from ui.widgets.scrolling import scrolling

_FIELDS = ("giver", "receiver", "witness", "day", "note")
_SIGNING = ("giver", "receiver")
"""Without whom nothing is handed over; the witness may be missing."""
_WIDTH, _TROUBLE = 720, 84  # pixels
_ASKS = "把账本和全部附件装成一个文件，交给下一任"
_ALONG = "操作历史、回收站和没有保存的草稿随账本一起移交，备份文件夹不移交。移交后本账本还能照常使用，但此后的改动不会到新账本里。"


class HandingDialog(WorkDialog):
    """Asks and packs; stays open until the list was printed."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__("移交账本", parent)
        self._session = session
        self._packed: Packed | None = None
        self._place: Workplace | None = None
        self._wrong: Sequence[str] = ()
        self.contents = Contents.of(session.ledger, session.today)
        self.setFixedWidth(_WIDTH)
        self._counts = plain_label("", "second", wrap=True)
        self._state = plain_label("正在核对附件…", "note", wrap=True)
        self._named = plain_label("", "note", wrap=True)
        self._named.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._named.setObjectName("canvas")
        self._trouble = scrolling(self._named)
        self.as_is = QCheckBox("照现状移交，清单上逐件写明")
        self.as_is.toggled.connect(lambda _on: self._show_ready())
        for widget in (self._trouble, self.as_is):
            widget.hide()
        fields = [_field(name) for name in _FIELDS]
        self.form: Form[Handover] = Form(
            Handover, session, fields=fields, columns=4, headings=False, lines=2, spans={"note": 4}
        )
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        day = PartialDate.of(session.today)
        self.form.load(Handover(day=day, giver=secretary(session.members, session.today)))
        self._drafts = Drafts(session, self.form.typed_text, self)
        self._drafts.key = OWN_DRAFT
        if (found := self._drafts.found()) is not None:
            self.form.type_text(found[1])
            self._say(f"已恢复 {found[0][5:16]} 没有用上的填写。")
        self.form.edited.connect(self._drafts.touch)
        self._go = button("写入移交文件…", self._choose, icon_name="upload", kind="primary")
        self._print = button("打印移交清单…", self.print_list, icon_name="printer", kind="primary")
        self._open = button("打开所在文件夹", self._show_folder, icon_name="folder-open")
        for later in (self._print, self._open):
            later.hide()
        self._lay_out()
        self._lock(self.form, self._go, self.as_is)
        self._look_through()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        for made in (self._open, self._close, self._go, self._print):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(plain_label(_ASKS, "strong", wrap=True))
        column.addWidget(self._counts)
        column.addWidget(self._state)
        column.addWidget(self._trouble)
        column.addWidget(self.as_is)
        column.addSpacing(4)
        column.addWidget(self.form)
        for note in (_ALONG, PRIVATE, *((IN_CLEAR,) if self._session.ledger.secret else ())):
            column.addWidget(plain_label(note, "note", wrap=True))
        column.addWidget(self._bar)
        column.addWidget(self._message)
        column.addLayout(foot)
        self.form.focus_on("receiver")

    # The attachments, before anything is asked for

    def _look_through(self) -> None:
        """Reads every attachment while she types."""
        folder = folder_of(self._session.ledger.path)
        kept, others = kept_in(folder, self.contents.attachments)
        self._counts.setText(self.contents.summary(sum(one.size for one in kept)) + "。")
        self._notes = self.contents.notes(others, folder)
        self._waiting: Waiting | None = Waiting(
            partial(troubles, folder, self.contents.attachments), self._looked, self._not_looked, self
        )
        self._show_ready()
        self._waiting.start()

    def _looked(self, wrong: Sequence[str]) -> None:
        self._waiting, self._wrong = None, wrong
        whole = len(self.contents.attachments) - len(wrong)
        if wrong:
            self._state.setText(
                f"附件有 {len(wrong)} 件缺失或损坏，请先找回（从备份放回“-附件”文件夹），或者照现状移交："
            )
            self._named.setText("\n".join(wrong))
            self._trouble.setFixedHeight(min(_TROUBLE, self._named.heightForWidth(_WIDTH - 60) + 4))
        elif self.contents.attachments:
            self._state.setText(f"附件 {whole} 件，已逐件核对，完好。")
        else:
            self._state.setText("没有附件。")
        restyle(self._state, "tone", "warn" if wrong else "ok" if self.contents.attachments else "")
        for widget in (self._trouble, self.as_is):
            widget.setVisible(bool(wrong))
        if self._notes:
            self._say("".join([self._message.text(), *self._notes]), "warn")
        self._show_ready()
        self._fit()

    def _fit(self) -> None:
        """As high as what is said; Qt itself stops at two thirds of the screen."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        wrapped = layout.totalHeightForWidth(_WIDTH) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self.resize(_WIDTH, max(layout.minimumSize().height(), wrapped))

    def _not_looked(self, error: Exception) -> None:
        self._waiting = None
        if not isinstance(error, OSError):
            raise error
        self._state.setText("附件文件夹读不出来，没有核对。请检查磁盘后再移交。")
        restyle(self._state, "tone", "bad")

    def _show_ready(self) -> None:
        looked = self._waiting is None
        self._go.setEnabled(looked and (not self._wrong or self.as_is.isChecked()))

    # Packing

    def _choose(self) -> None:
        typed = self.form.record()
        if typed is None or not self._agreed(typed):
            self._fit()  # with room for what is said at the fields
            return
        branch = self._session.branch.title()
        proposed = self._session.settings.export_folder(HANDOVERS) / proposed_name(branch, self._session.today)
        target = file_to_write(self, "移交文件存到哪里（如 U 盘）", HANDOVER_FILES, proposed)
        if target is not None:
            self.pack(typed, target)

    def _agreed(self, typed: Handover) -> bool:
        """Asks where one of the two who sign is missing, and says at the field which: the place of a name may be left for the pen."""
        boxes = [self.form.boxes[name] for name in _SIGNING if not getattr(typed, name)]
        if not boxes:
            return True
        who = "和".join(box.field.label for box in boxes)
        question = f"{who}还没有填。空着写入，移交清单和账本的移交记录里就没有姓名，签字时请手写补上。\n空着写入吗？"
        if confirm(self, question, "空着写入", no="回去填写"):
            return True
        boxes[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        for box in boxes:  # a field that is left says what it has to say
            box.say("还没有填", "warn")
        return False

    def pack(self, typed: Handover, target: Path) -> None:
        """Writes the file there."""
        parties = Parties(typed.show("day"), typed.giver, typed.receiver, typed.witness, typed.note)
        self._drafts.drop()  # else it would be handed over with the ledger
        try:
            aimed(self._session.ledger, target)
            self._place = workplace()
            made = prepare(self._session.ledger, Path(self._place.name))
        except HandoverRefused as refusal:
            self._say(str(refusal), "bad")
            self._clean()
            return
        wish = Wish(target, parties, self._session.today, made.moment, frozenset(self._wrong))
        self._begin(Pack(made.copy, made.folder, wish), partial(self._done, made))

    def _done(self, made: Prepared, packed: Packed) -> None:
        self._clean()
        try:
            # No 撤销 beside it: the file is on its way, and taking the record back does not bring it home.
            with self._session.heard(f"已{label_of(packed.record)}", Told.ONLY):
                keep_after(self._session.ledger, packed, made.moment)
        except LedgerRefused as refusal:
            self._say(str(refusal), "bad")
            return
        self._packed = packed
        self._session.settings.exported_to(packed.file, HANDOVERS)
        self._show_done()

    def _show_done(self) -> None:
        """What is left to do: the list, and the signatures."""
        self._say("移交文件已写好，可以交给接收人。请打印移交清单，上面有文件名和校验值，双方核对后签字。", "ok")
        self._go.hide()
        for later in (self._print, self._open):
            later.show()
        self.form.setEnabled(False)
        self._close.setText("关闭")
        self._print.setFocus()
        self._fit()

    def _clean(self) -> None:
        if self._place is not None:
            self._place.cleanup()
            self._place = None

    def _failed(self, error: Exception) -> None:
        self._clean()
        super()._failed(error)

    # Afterwards

    def listed(self) -> HandoverList | None:
        """The list of the file that was written; None before."""
        packed = self._packed
        if packed is None:
            return None
        return HandoverList.of(packed.manifest, packed.file.name, packed.size, packed.sha256)

    def print_list(self) -> None:
        """Shows the list as it will be printed."""
        listed = self.listed()
        if listed is not None:
            preview_list(self._session, listed, self)

    def reject(self) -> None:
        """Esc too: names that were typed and went into no file are asked about first."""
        if self._work is None:
            if self._packed is None and self.form.changed() and not given_up(self, "不要了"):
                return
            self._drafts.drop()
        super().reject()

    def _show_folder(self) -> None:
        if self._packed is not None:
            show_file(self._packed.file.parent, self)


def _field(name: str) -> Field:
    return replace(field_of(Handover, name), help="")


def hand_over(session: Session, parent: QWidget | None) -> None:
    """Asks to whom, and hands over."""
    run(HandingDialog(session, parent))
