"""What would be added to the plan of a year: shown line by line before anything is written, each can be left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.records import PlannedMeeting
from models.rules.articles import articles
from models.rules.planning.proposing import Proposal
from ui.widgets.button import button
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.rule import rule

_PLACE = int(Qt.ItemDataRole.UserRole)


class PlanDialog(QDialog):
    """Adds the lines that are ticked; open as long as they are not kept."""

    def __init__(
        self,
        title: str,
        sentence: str,
        proposals: Sequence[Proposal],
        parent: QWidget | None,
        keep: Callable[[Sequence[PlannedMeeting]], bool],
        *,
        past: bool = False,
        nothing: str = "",
    ) -> None:
        """keep: writes the lines, False where they could not be · past: what is over is ticked too, as for a year that is
        over · nothing: what is said where nothing is left but what is over."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(860, 600)
        self._proposals = proposals
        self._keep = keep
        self._tree = QTreeWidget()
        self._tree.setHeaderLabels(["会议", "时间", "负责人", "怎样定的"])
        self._tree.setRootIsDecorated(False)
        self._tree.setUniformRowHeights(True)
        self._tree.setAccessibleName("将要加入计划的会议")
        self._tree.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        header = self._tree.header()
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for place, width in enumerate((190, 110, 90)):
            self._tree.setColumnWidth(place, width)
        over = sum(p.past for p in proposals)
        self.past = QCheckBox(f"也列入已经过去的 {over} 次（有记录的自动对应，没有记录的显示为逾期）")
        self.past.toggled.connect(lambda _on: self._show())
        self._go = button("", self.accept, icon_name="plus", kind="primary", hint="Ctrl+回车")
        self._count = plain_label("", "note")
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        if over == len(proposals) and not past:
            sentence = f"{nothing}；只剩已经过去的。"
        column.addWidget(plain_label(sentence, "second", wrap=True))
        column.addWidget(self._tree, 1)
        column.addWidget(self.past)
        column.addWidget(rule())
        column.addLayout(foot)
        self.past.setVisible(over > 0)  # not before it has its place: it would be a window for a moment
        self.past.setChecked(past)
        self._tree.itemChanged.connect(lambda _item, _place: self._tell())
        self._show()

    def _show(self) -> None:
        self._tree.blockSignals(True)
        self._tree.clear()
        for place, proposal in enumerate(self._proposals):
            if proposal.past and not self.past.isChecked():
                continue
            line = proposal.line
            words = [line.title(), line.show("day"), line.lead, proposal.why]
            item = QTreeWidgetItem(self._tree, words)
            item.setData(0, _PLACE, place)
            item.setCheckState(0, Qt.CheckState.Checked)
            tip = proposal.why
            if proposal.article:
                article = articles()[proposal.article]
                tip += f"\n{article.says}\n{article.citation()}"
            for number in range(len(words)):
                item.setToolTip(number, plain_tip(tip))
        self._tree.blockSignals(False)
        if (first := self._tree.topLevelItem(0)) is not None:
            self._tree.setCurrentItem(first)
        self._tell()

    def chosen(self) -> list[PlannedMeeting]:
        """The lines that are ticked."""
        items = (self._tree.topLevelItem(row) for row in range(self._tree.topLevelItemCount()))
        ticked = [item for item in items if item is not None and item.checkState(0) == Qt.CheckState.Checked]
        return [self._proposals[int(item.data(0, _PLACE))].line for item in ticked]

    def _tell(self) -> None:
        number = len(self.chosen())
        self._go.show_label(f"列入计划 {number} 次")
        self._go.setEnabled(number > 0)
        self._count.setText("空格可去掉一次；列入以后都能改，整批可以一步撤销。")

    def accept(self) -> None:
        lines = self.chosen()
        if lines and self._keep(lines):
            super().accept()
