"""模板和常用语: her own texts for the minutes and for certificates, and those of the program in her own words; each change is one action."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.exports.certificate import BLANKS
from models.kinds import clean, one_line, taken_out
from models.records import Wording
from models.records.meeting import KINDS
from models.records.wording import CERTIFICATE, PHRASE, TEMPLATE
from models.wordings import wordings
from ui.dialogs.ask import confirm
from ui.forms.drafts import Drafts
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.only_words import WordLine, WordText
from ui.widgets.restyle import restyle
from ui.widgets.segmented import Segmented

_WORDING = int(Qt.ItemDataRole.UserRole)
_EVERY = "所有类型"
DRAFT = "wordings"
"""Under which the text that is being typed is kept."""
_GAPS = "要填的地方写 ____，插入后可以逐个填写"
_OF_CERTIFICATES = "第一段是标题（第二行起写在标题下面），最后一段是落款，中间是正文；段与段之间空一行。可以填的空："


class WordingsDialog(QDialog):
    """The texts of one sort at the left, the chosen one at the right. What was typed is kept when another is chosen."""

    def __init__(
        self, session: Session, sort: str, kind: str, parent: QWidget | None, *, shown: tuple[str, str] | None = None
    ) -> None:
        """kind: of the meeting for which one came here, a new text is for it · shown: name and built-in key of the text that is
        seen first."""
        super().__init__(parent)
        self._session, self._kind = session, kind
        self._shown = Wording(sort=sort)
        self.setWindowTitle("模板和常用语")
        self.resize(860, 560)
        self.which = Segmented()
        self.which.setAccessibleName("类别")
        self.which.set_items([(each, each) for each in (TEMPLATE, PHRASE, CERTIFICATE)])
        self.which.choose(sort)
        self.which.chosen.connect(lambda _sort: self._other_sort())
        self.list = QListWidget()
        self.list.setAccessibleName("模板和常用语")
        self.list.setFixedWidth(290)
        self.list.setSpacing(2)
        self.name, self.text = WordLine(), WordText()
        self.name.setAccessibleName("名称")
        self.name.setPlaceholderText("名称")
        self.text.setAccessibleName("文字")
        self.kinds = QComboBox()
        self.kinds.addItems([_EVERY, *KINDS])
        self.kinds.setAccessibleName("会议类型")
        self._note = plain_label("", "note", wrap=True)
        self._blanks = plain_label(_OF_CERTIFICATES + "".join(f"{{{each}}}" for each in BLANKS), "note", wrap=True)
        self._restore = button("恢复原文", self.restore, icon_name="undo-2", hint="换回程序自带的文字")
        self._delete = button("删除", self.delete, icon_name="trash-2", kind="danger", hint="删除自己添加的这一条")
        self._save = button("保存", self.save, icon_name="check", kind="primary", hint="Ctrl+S")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.name, 1)
        head.addWidget(self.kinds)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(head)
        right.addWidget(self.text, 1)
        right.addWidget(self._blanks)
        right.addWidget(self._note)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.which)
        left.addWidget(self.list, 1)
        left.addWidget(button("新增", self.add, icon_name="plus"), 0, Qt.AlignmentFlag.AlignLeft)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(left)
        both.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        for made in (self._restore, self._delete):
            foot.addWidget(made)
        foot.addStretch(1)
        foot.addWidget(button("关闭", self.reject))
        foot.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addLayout(foot)
        self.addAction("保存", "Ctrl+S", self.save)
        self.list.currentItemChanged.connect(self._chosen)
        self._drafts = Drafts(session, self._told, self)
        self._fill(shown)
        self._recall()
        self._drafts.key = DRAFT
        for edited in (self.name.textEdited, self.text.textChanged, self.kinds.activated):
            edited.connect(self._touch)

    def _touch(self) -> None:
        if self.changed():  # and not while another text is shown
            self._drafts.touch()

    def _told(self) -> dict[str, str]:
        """What is typed and of which text, for a draft."""
        typed = self.typed()
        return {"sort": typed.sort, "of": typed.builtin or str(typed.id or ""), "name": typed.name, "kind": typed.kind,
                "text": typed.text}  # fmt: skip

    def _recall(self) -> None:
        """Shows what was being typed when the program ended without leave."""
        found = self._session.ledger.draft(DRAFT)
        if found is None:
            return
        kept: dict[str, str] = {name: str(text) for name, text in found[1].items()}
        known = {w.builtin or str(w.id): w for w in wordings(self._session.ledger.all(Wording))}
        about = known.get(kept.get("of", ""))
        self.which.choose(about.sort if about is not None else kept.get("sort", TEMPLATE))
        self._fill((about.name, about.builtin) if about is not None else None)
        if about is None:
            self.add()
        self.name.setText(kept.get("name", ""))
        self.kinds.setCurrentText(kept.get("kind") or _EVERY)
        self.text.setPlainText(kept.get("text", ""))
        self._say(f"已恢复 {found[0][5:16]} 没有保存的文字", "ok")

    def _fill(self, key: tuple[str, str] | None = None) -> None:
        """Lists the texts again, with the one of that name and built-in key chosen; else the first."""
        self.list.blockSignals(True)
        self.list.clear()
        row = 0
        for wording in wordings(self._session.ledger.all(Wording)):
            if wording.sort != self.which.key():
                continue
            mark = "已改" if wording.builtin and wording.id else "" if wording.builtin else "自己的"
            kind = "" if wording.kind in wording.name else wording.kind
            item = QListWidgetItem(" · ".join(part for part in (wording.name, kind, mark) if part))
            item.setData(_WORDING, wording)
            self.list.addItem(item)
            fits = wording.builtin == key[1] if key and key[1] else key is not None and wording.name == key[0]
            if fits or (key is None and wording.kind == self._kind and not row):
                row = self.list.count() - 1
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._show(self.list.currentItem())

    def _show(self, item: QListWidgetItem | None) -> None:
        self._load(item.data(_WORDING) if item is not None else Wording(sort=self.which.key()))

    def _load(self, wording: Wording) -> None:
        self._drafts.drop()  # what was typed before is kept by now, or given up
        self._shown = wording
        certificate = wording.sort == CERTIFICATE
        self.kinds.setVisible(not certificate)
        self._blanks.setVisible(certificate)
        self.text.setPlaceholderText("证书上的文字" if certificate else _GAPS)
        self.name.setText(wording.name)
        if wording.kind and self.kinds.findText(wording.kind) < 0:
            self.kinds.addItem(wording.kind)
        self.kinds.setCurrentText(wording.kind or _EVERY)
        self.text.setPlainText(wording.text)
        self._say("" if not wording.builtin else "程序自带，改动只影响这个账本，可以随时恢复原文。")
        self._restore.setVisible(bool(wording.builtin))
        self._restore.setEnabled(bool(wording.id))
        self._delete.setVisible(not wording.builtin)
        self._delete.setEnabled(bool(wording.id))

    def _say(self, sentence: str, tone: str = "") -> None:
        self._note.setText(sentence)
        restyle(self._note, "tone", tone)

    def typed(self) -> Wording:
        """The text as it stands in the fields."""
        kind, text = self.kinds.currentText(), self.text.toPlainText().rstrip()
        return dataclasses.replace(
            self._shown,
            name=one_line(self.name.text()),
            kind="" if kind == _EVERY else kind,
            text=clean(text) if taken_out(text) else text,
        )

    def changed(self) -> bool:
        """Whether the fields say something else than what is kept."""
        return self.typed() != dataclasses.replace(self._shown, text=self._shown.text.rstrip())

    def _chosen(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if self.changed() and self.typed().name:
            self._keep(self.typed())
            wording = item.data(_WORDING) if item is not None else None
            self._fill((wording.name, wording.builtin) if wording is not None else None)
        else:
            self._show(item)

    def _other_sort(self) -> None:
        if self.changed() and self.typed().name:
            self._keep(self.typed())
        self._fill()

    # Doing

    def add(self) -> None:
        """Begins a new text."""
        if self.changed() and self.typed().name:
            self._keep(self.typed())
            self._fill((self.typed().name, self._shown.builtin))
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self._load(Wording(sort=self.which.key(), kind=self._kind if self.which.key() == TEMPLATE else ""))
        self.name.setFocus()

    def save(self) -> bool:
        """Keeps what is typed; False where it has no name or no text."""
        typed = self.typed()
        if not typed.name or not typed.text:
            self._say("请填写名称和文字", "bad")
            (self.text if typed.name else self.name).setFocus()
            return False
        if self.changed():
            self._keep(typed)
            self._fill((typed.name, typed.builtin))
        self._say("已保存", "ok")
        return True

    def _keep(self, typed: Wording) -> None:
        verb = "修改" if typed.id or typed.builtin else "新增"
        with self._session.unit(f"{verb}{typed.sort}：{typed.name}") as unit:
            if typed.id:
                unit.save(typed)
            else:
                unit.add(typed)
        self._shown = typed

    def restore(self) -> None:
        """The program's own text again."""
        key = self._shown.builtin
        if self._shown.id and confirm(self, f"把“{self._shown.name}”换回程序自带的文字？可以撤销。", "恢复原文"):
            with self._session.unit(f"恢复{self._shown.sort}原文：{self._shown.name}") as unit:
                unit.remove(self._shown)
            self._fill(("", key))

    def delete(self) -> None:
        """Puts one of her own into the recycle bin."""
        if self._shown.id and confirm(self, f"删除“{self._shown.name}”？可以撤销。", "删除"):
            with self._session.unit(f"删除{self._shown.sort}：{self._shown.name}") as unit:
                unit.remove(self._shown)
            self._fill()

    def reject(self) -> None:
        if self.changed() and (self.name.text().strip() or self.text.toPlainText().strip()) and not self.save():
            return
        self._drafts.drop()
        super().reject()
