"""The question who a row of the file is, or which item: those in the ledger or the file that it may be, or a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from models.imports import ADDED, KEEP, NEW, RETURNED, Candidate, RowPlan
from models.imports.subject import PEOPLE, Subject
from ui.dialogs.import_words import about_candidate
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import plain_tip

STRANGER = "都不是，是另一个人（新增）"


class WhoIsIt(ChoiceBox):
    """The people whom a row may be about; hidden where there is nothing to ask."""

    decided = Signal(object, str)
    """The row (RowPlan), and who it is: the key of a candidate, NEW or KEEP."""

    def __init__(self, stranger: str = STRANGER) -> None:
        """stranger: how the answer is worded that it is none of them."""
        super().__init__(letters=20)
        self._stranger = stranger
        self._row: RowPlan | None = None
        self.activated.connect(self._decide)

    def ask(
        self, row: RowPlan | None, *, full: bool, subject: Subject = PEOPLE, others: Sequence[Candidate] = ()
    ) -> None:
        """Asks about a row; full: private numbers whole · others: who may be chosen too, though nothing speaks for them."""
        self.setAccessibleName("这一行是谁" if subject.people else "这一行怎么办")
        self._row = row
        self.clear()
        self.setVisible(row is not None and bool(row.candidates or others))
        if row is None:
            return
        if row.fate == RETURNED and not row.who:
            self.addItem("请选择……", "")
        for candidate in row.candidates:
            self._offer(candidate, full=full)
        if subject.people:
            self.addItem(self._stranger, NEW)
        else:
            if row.member_id:
                self.insertItem(0, "台账里已有这一项，不更新", KEEP)
            self.addItem("不是同一项（新增）", NEW)
        likely = {candidate.key for candidate in row.candidates}
        for candidate in others:
            if candidate.key not in likely:
                self._offer(candidate, full=full)
        now = row.who or (f"#{row.member_id}" if row.member_id else NEW if row.fate == ADDED else "")
        self.setCurrentIndex(max(self.findData(now), 0))

    def _offer(self, candidate: Candidate, *, full: bool) -> None:
        text = about_candidate(candidate, full=full)
        self.addItem(text, candidate.key)
        self.setItemData(self.count() - 1, plain_tip(text), int(Qt.ItemDataRole.ToolTipRole))

    def _decide(self, _place: int) -> None:
        who = str(self.currentData() or "")
        if self._row is not None and who:
            self.decided.emit(self._row, who)
