"""① 看还差什么: what is unfinished in the year, by kind; each line leads to its record."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from models.rules.articles import Article, articles
from models.year_turn import Group, Loose, recorded, running
from models.year_turn.unfinished import FINALS
from ui.dialogs.year_turn.step import Step, Turn
from ui.look.icons import icon
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label, plain_tip

_LINE = int(Qt.ItemDataRole.UserRole)
_GROUP = _LINE + 1
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_ICONS = {"bad": ("circle-x", "bad"), "warn": ("triangle-alert", "warn"), "info": ("info", "info")}
_WORDS = {"bad": "逾期或缺少", "warn": "请核对", "info": "提醒"}
_OPEN = 12
"""Groups of more lines are shown folded."""
_SETTLED = "该开的会都有记录，待办、整改、学时都没有欠账。可以直接到第④步归档。"
_BARE = "账本里没有这一年的会议、计划、培训和整改，没有要结转的。"


class LookStep(Step):
    """Read only: what is missing is mended on the pages."""

    label = "① 看还差什么"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._said = plain_label("", "second", wrap=True)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(["事项", "情况", "依据"])
        self.tree.setAccessibleName("还没有了结的事")
        self.tree.header().setProperty("slim", True)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.tree.setColumnWidth(0, 300)
        self.tree.setColumnWidth(2, 340)
        self.tree.setItemDelegateForColumn(2, _Basis(self.tree))
        self.tree.header().setStretchLastSection(False)
        self.tree.itemExpanded.connect(self._unfold)
        self.tree.itemActivated.connect(self._lead)
        self.tree.currentItemChanged.connect(lambda item, _before: self._chosen(item))
        self._go = button("打开记录", lambda: self._lead(self.tree.currentItem()), icon_name="pencil")
        self._foot = plain_label("双击或回车打开记录；补完再从“设置”里回到这里，停在这一步。", "note", wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(self._foot, 1)
        foot.addWidget(self._go)
        self._stack = QStackedWidget()
        self._empty = EmptyState("circle-check", "", "")
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._empty)
        self.column.addWidget(self._said)
        self.column.addWidget(self._stack, 1)
        self.column.addLayout(foot)

    def count(self, turn: Turn) -> int:
        return sum(len(group.lines) for group in turn.groups if group.key != FINALS)

    def show_turn(self, turn: Turn) -> None:
        number = self.count(turn)
        still = f"{turn.year} 年还没有结束，下面是到今天为止的情况。" if running(turn.year, self.session.today) else ""
        self._said.setText(
            f"{still}{turn.year} 年度还有 {number} 件没有了结。能补的先补；补不了的照实留着，归档时写进说明。"
        )
        if turn.year in recorded(turn.snapshot):
            self._empty.tell(f"{turn.year} 年度没有未了的事", _SETTLED)
        else:
            self._empty.tell(f"{turn.year} 年度还没有记录", _BARE)
        self.tree.clear()
        for group in turn.groups:
            self._add(group)
        shown = bool(turn.groups)
        self._stack.setCurrentIndex(0 if shown else 1)
        for widget in (self._said, self._foot, self._go):
            widget.setVisible(shown)
        if (first := self.tree.topLevelItem(0)) is not None:
            self.tree.setCurrentItem((first.child(0) if first.isExpanded() else None) or first)

    def _add(self, group: Group) -> None:
        head = QTreeWidgetItem(self.tree, [f"{group.label}（{len(group.lines)}）"])
        head.setFirstColumnSpanned(True)
        font = self.tree.font()
        font.setBold(True)
        head.setFont(0, font)
        head.setData(0, _GROUP, group)
        head.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        head.setExpanded(len(group.lines) <= _OPEN)

    def _unfold(self, head: QTreeWidgetItem) -> None:
        """The lines of a group are made when it is unfolded first: there may be one for everybody."""
        if head.childCount():
            return
        icons = {tone: icon(*looks) for tone, looks in _ICONS.items()}
        for line in head.data(0, _GROUP).lines:
            article = articles()[line.article] if line.article else None
            short = _cited(article) if article else ""
            item = QTreeWidgetItem(head, [line.title, line.detail, short])
            item.setIcon(0, icons[line.tone])
            item.setData(0, _LINE, line)
            item.setData(0, _SPOKEN, f"{_WORDS[line.tone]} {line.title}，{line.detail}")
            whole = f"{article.says}\n{article.citation()}" if article else ""
            for place, text in enumerate((line.title, line.detail, whole)):
                item.setToolTip(place, plain_tip(text))

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        self._go.setEnabled(_line_of(item) is not None)

    def _lead(self, item: QTreeWidgetItem | None) -> None:
        line = _line_of(item)
        if line is not None:
            self.leading.emit(line.table, line.record)


def _cited(article: Article) -> str:
    """An article without what all documents have in common."""
    return article.place().replace("中国共产党", "")


class _Basis(QStyledItemDelegate):
    """An article that is too long loses its middle: the number stays."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


def _line_of(item: QTreeWidgetItem | None) -> Loose | None:
    return item.data(0, _LINE) if item is not None else None
