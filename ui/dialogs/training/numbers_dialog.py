"""Numbers of certificates that are proposed for those without: seen and changed in a small table, kept only when she agrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.exports.namesakes import apart_by_birth
from models.fields import field_of
from models.records import Enrolment, Training
from models.rules.study.certificates import prefix, proposed
from ui.forms.parts_grid import PartsGrid
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule

_FIELDS = ("name", "certificate")


class NumbersDialog(QDialog):
    """One line for each person without a number; who has one keeps it."""

    def __init__(self, session: Session, batch: Training, people: Sequence[Enrolment], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session, self._batch = session, batch
        self._given = {one.certificate.strip(): one for one in session.ledger.all(Enrolment) if one.certificate.strip()}
        offered = proposed(batch, people, self._given)
        self.setWindowTitle(f"证书编号 · {batch.title()}")
        self.resize(520, 520)
        self.grid: PartsGrid[Enrolment] = PartsGrid(session, [field_of(Enrolment, name) for name in _FIELDS])
        self.grid.setAccessibleName("证书编号")
        self.grid.setColumnWidth(0, 180)
        told = apart_by_birth(people, session.members)
        wanting = [replace(one, certificate=offered[one.id]) for one in told if one.id in offered]
        self.grid.model_of_parts.show_parts(wanting)
        has = len(people) - len(wanting)
        kept = f"已有编号的 {has} 人不改动。" if has else ""
        self._note = plain_label(
            f"按“{prefix(batch)}-序号”拟出 {len(wanting)} 个编号，可以逐个修改，也可以从 Excel 粘贴。{kept}",
            "note",
            wrap=True,
        )
        self.grid.model_of_parts.refused.connect(lambda sentence: self._say(sentence, "bad"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("取消", self.reject))
        self._write = button("写入编号", self.accept, icon_name="check", kind="primary", hint="写入参训名单，可以撤销")
        foot.addWidget(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addWidget(self._note)
        column.addWidget(self.grid, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        self.grid.setCurrentIndex(self.grid.model_of_parts.index(0, 1))
        self._write.setFocus()

    def _say(self, sentence: str, tone: str = "") -> None:
        self._note.setText(sentence)
        restyle(self._note, "tone", tone)

    def accept(self) -> None:
        self._write.setFocus()  # the cell that is open is tidied first
        typed = {one.id: one.certificate.strip() for one in self.grid.model_of_parts.parts if one.certificate.strip()}
        twice = next((number for number, count in Counter(typed.values()).items() if count > 1), "")
        known = next((number for number in typed.values() if number in self._given), "")
        if twice or known:
            whose = f"，已经给了{self._given[known].name}" if known else ""
            self._say(f"编号“{known or twice}”{whose or '写了两次'}，没有写入。请改成各不相同的编号。", "bad")
            return
        kept = [self._session.ledger.get(Enrolment, number) for number in typed]
        changed = [one for one in kept if one is not None and not one.certificate.strip()]
        if changed:
            with self._session.unit(f"填写证书编号 {len(changed)} 个：{self._batch.title()}") as unit:
                for one in changed:
                    one.certificate = typed[one.id]
                    unit.save(one)
        super().accept()
