"""表彰奖励: every honour of the members and of the branch; a double click opens one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models import outputs
from models.exports.contents.awards import awards_of, names_of, year_of
from models.records import Award, Member
from ui.dialogs.ask import confirm
from ui.dialogs.export_dialog import export
from ui.dialogs.honours.award_dialog import AwardDialog
from ui.dialogs.honours.awards_sheet import AwardsSheet
from ui.dialogs.run import run
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.plain_table import make_plain
from ui.widgets.rule import rule
from ui.widgets.segmented import Segmented

_NUMBER = int(Qt.ItemDataRole.UserRole)
_HEADS = (
    ("年度", 64),
    ("姓名", 152),
    ("表彰名称", 188),
    ("级别", 92),
    ("批准机关", 220),
    ("批准日期", 104),
    ("文号", 170),
)
_ALL, _PEOPLE, _OWN = "all", "people", "own"


class AwardsDialog(QDialog):
    """The register of honours; it follows the ledger while it is open."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("表彰奖励")
        room = parent.window().size() if parent else self.screen().availableSize()
        self.resize(min(1100, room.width() - 40), min(600, room.height() - 60))
        self._sum = plain_label("", "second")
        self._which = Segmented(self)
        self._which.setAccessibleName("谁的表彰")
        self._which.chosen.connect(lambda _key: self._show())
        self._table = QTableWidget(0, len(_HEADS))
        make_plain(self._table, "表彰奖励", 38)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setWordWrap(True)
        self._table.setHorizontalHeaderLabels([label for label, _ in _HEADS])
        for place, (_, width) in enumerate(_HEADS):
            self._table.setColumnWidth(place, width)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self._table.itemActivated.connect(lambda item: self.open_row(item.row()))
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        sentence = (
            "“七一”表彰、光荣在党50年纪念章、先进党支部，都登记在这里；党员的也显示在个人页。可以从 Excel 成批粘贴。"
        )
        self._stack.addWidget(EmptyState("flag", "还没有表彰奖励", sentence))
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._which)
        top.addStretch(1)
        top.addWidget(
            button("成批登记…", self.add_many, icon_name="clipboard-check", hint="一次登记多项，可从 Excel 粘贴")
        )
        top.addWidget(button("导出…", lambda: export(session, self, outputs.AWARDS), icon_name="file-spreadsheet"))
        top.addWidget(button("登记…", self.add, icon_name="plus", kind="primary"))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 2, 0, 0)
        foot.addWidget(plain_label("双击或回车修改，Delete 删除；都可以撤销。", "note"), 1)
        self._opens = button("打开", lambda: self.open_row(self._table.currentRow()))
        foot.addWidget(self._opens)
        foot.addWidget(button("关闭", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addWidget(self._sum)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        session.changed.connect(self._changed)
        self._load()

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & {Award.table, Member.table}:
            self._load()

    def _load(self) -> None:
        awards = self._session.ledger.all(Award)
        self._all = list(reversed(awards_of(awards, None)))
        self._names = names_of(self._all, self._session.members)
        own = sum(_own(award) for award in self._all)
        self._sum.setText(f"共 {len(self._all)} 项，党员 {len(self._all) - own} 项，支部 {own} 项")
        self._which.set_items(
            [(_ALL, f"全部 {len(self._all)}"), (_PEOPLE, f"党员 {len(self._all) - own}"), (_OWN, f"支部 {own}")]
        )
        self._show()

    def _show(self) -> None:
        key = self._which.key() or _ALL
        kept = [award for award in self._all if key == _ALL or _own(award) is (key == _OWN)]
        self._table.setRowCount(len(kept))
        for row, award in enumerate(kept):
            told = [award.show(name) for name in ("kind", "level", "body", "day", "document")]
            for column, text in enumerate([str(year_of(award) or ""), self._names[award.id], *told]):
                item = QTableWidgetItem(text)
                item.setData(_NUMBER, award.id)
                item.setToolTip(plain_tip(text))
                self._table.setItem(row, column, item)
        self._stack.setCurrentIndex(0 if self._all else 1)
        self._opens.setEnabled(bool(kept))
        if kept:
            self._table.selectRow(0)

    def _at(self, row: int) -> Award | None:
        item = self._table.item(row, 0)
        return self._session.ledger.get(Award, int(item.data(_NUMBER))) if item is not None else None

    def add(self) -> None:
        """One more, of a member or of the branch."""
        run(AwardDialog(self._session, Award(year=self._session.today.year), self))

    def add_many(self) -> None:
        """A sheet of them."""
        run(AwardsSheet(self._session, self))

    def open_row(self, row: int) -> None:
        """Opens the honour in a row."""
        if (award := self._at(row)) is not None:
            run(AwardDialog(self._session, award, self))

    def remove(self) -> None:
        """Puts the chosen honour into the recycle bin."""
        if (award := self._at(self._table.currentRow())) is not None:
            remove_award(self._session, award, self._names[award.id], self)


def _own(award: Award) -> bool:
    return not award.member_id and not award.name


def remove_award(session: Session, award: Award, whose: str, parent: QWidget) -> None:
    """Asks, and puts an honour into the recycle bin."""
    if confirm(parent, f"把{whose}的“{award.title()}”放进回收站？之后可以撤销。", "放进回收站"):
        with session.unit(f"放进回收站：表彰奖励，{whose}，{award.title()}") as unit:
            unit.remove(award)
