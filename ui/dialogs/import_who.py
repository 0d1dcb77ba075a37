"""The question who a row of the file is, or which item: those in the ledger or the file that it may be, or a new one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from models.imports import ADDED, KEEP, NEW, RETURNED, RowPlan
from models.imports.subject import PEOPLE, Subject
from ui.dialogs.import_words import about_candidate
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import plain_tip


class WhoIsIt(ChoiceBox):
    """The people whom a row may be about; hidden where there is nothing to ask."""

    decided = Signal(object, str)
    """The row (RowPlan), and who it is: the key of a candidate, NEW or KEEP."""

    def __init__(self) -> None:
        super().__init__(letters=20)
        self._row: RowPlan | None = None
        self.activated.connect(self._decide)

    def ask(self, row: RowPlan | None, *, full: bool, subject: Subject = PEOPLE) -> None:
        """Asks about a row; full: private numbers whole."""
        self.setAccessibleName("这一行是谁" if subject is PEOPLE else "这一行怎么办")
        self._row = row
        self.clear()
        self.setVisible(row is not None and bool(row.candidates))
        if row is None:
            return
        if row.fate == RETURNED and not row.who:
            self.addItem("请选择……", "")
        for candidate in row.candidates:
            text = about_candidate(candidate, full=full)
            self.addItem(text, candidate.key)
            self.setItemData(self.count() - 1, plain_tip(text), int(Qt.ItemDataRole.ToolTipRole))
        if subject is PEOPLE:
            self.addItem("都不是，是另一个人（新增）", NEW)
        else:
            if row.member_id:
                self.insertItem(0, "台账里已有这一项，不更新", KEEP)
            self.addItem("不是同一项（新增）", NEW)
        now = row.who or (NEW if row.fate == ADDED else f"#{row.member_id}" if row.member_id else "")
        self.setCurrentIndex(max(self.findData(now), 0))

    def _decide(self, _place: int) -> None:
        who = str(self.currentData() or "")
        if self._row is not None and who:
            self.decided.emit(self._row, who)
