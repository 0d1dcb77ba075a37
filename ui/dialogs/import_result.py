"""The last page of an import: what was written, taking it back, and the returned rows as a workbook to correct."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.imports import FATES, RETURNED, Plan
from ui.dialogs.ask import show_file
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.elide_label import ElideLabel
from ui.widgets.icon_tile import IconTile
from ui.widgets.label import plain_label


class ImportResult(QWidget):
    """Counts, and the ways on. undo, save, fill: what the buttons do; fill gives the branch to all who have none."""

    def __init__(self, undo: Callable[[], object], save: Callable[[], object], fill: Callable[[], object]) -> None:
        super().__init__()
        self._written: Path | None = None
        self._tile = IconTile("circle-check", "ok", size=44, around=True)
        self._head, self._said = plain_label("", "title"), plain_label("", "second", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._head)
        words.addWidget(self._said)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self.undo_button = button("撤销这次导入", undo, icon_name="undo-2", hint="整批退回，账本和导入以前一样")
        top.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignTop)
        self._figures = QWidget()
        figures = QHBoxLayout(self._figures)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(14)
        self._numbers: dict[str, QLabel] = {}
        self._units: list[QLabel] = []
        for fate in FATES:
            card, line = Card(), QHBoxLayout()
            self._numbers[fate] = plain_label("", "figure")
            line.setSpacing(6)
            line.addWidget(self._numbers[fate], 0, Qt.AlignmentFlag.AlignBaseline)
            unit = plain_label("行", "unit")
            self._units += [unit] if fate != RETURNED else []
            line.addWidget(unit, 1, Qt.AlignmentFlag.AlignBaseline)
            card.body.addWidget(plain_label(fate, "second"))
            card.body.addLayout(line)
            figures.addWidget(card, 1)
        self._returned = Card("退回的行")
        self._about = plain_label("", "second", wrap=True)
        self.save_button = button("保存退回的行…", save, icon_name="download")
        self.file_button = button("打开文件", lambda: self._show(whole=False), icon_name="file-spreadsheet")
        self.folder_button = button("打开所在文件夹", lambda: self._show(whole=True), icon_name="folder-open")
        self._file = ElideLabel("", "second", mode=Qt.TextElideMode.ElideMiddle)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for part in (self.save_button, self.file_button, self.folder_button):
            buttons.addWidget(part)
        buttons.addWidget(self._file, 1)
        self._returned.body.addWidget(self._about)
        self._returned.body.addLayout(buttons)
        self._branch = Card("所在党支部")
        self._lacking = plain_label("", "second", wrap=True)
        self.fill_button = button("都填上", fill, icon_name="check", hint="是一步操作，可以撤销")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._lacking, 1)
        line.addWidget(self.fill_button)
        self._branch.body.addLayout(line)
        self._branch.hide()
        self._left = plain_label("", "note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self._figures)
        column.addWidget(self._branch)
        column.addWidget(self._returned)
        column.addWidget(self._left)
        column.addStretch(1)

    def show_plan(self, plan: Plan, returned: int) -> None:
        """Says what was written. returned: rows that the workbook of returned rows has, those with an error too."""
        report = plan.report()
        for unit in self._units:
            unit.setText(plan.subject.counted)
        for fate, key in zip(FATES, ("added", "updated", "unchanged", "returned"), strict=True):
            self._numbers[fate].setText(str(report[key]))
        self._tile.show_icon("circle-check", "ok")
        self._head.setText("已经写入账本")
        self._said.setText("这次导入是一步操作：现在按右边的“撤销这次导入”，或以后按 Ctrl+Z，都可以整批退回。")
        self._figures.setEnabled(True)
        self.undo_button.setEnabled(True)
        self._returned.setVisible(returned > 0)
        self._about.setText(
            f"有 {returned} 行退回或有读不了的格子。可以存成一份工作簿：版式和原表一样，最后一列写明原因，错的格子有颜色和批注；"
            "改好以后直接再导入这份工作簿，不会重复。"
        )
        reasons = dict.fromkeys(about.skipped for about in plan.sheets if about.skipped)
        passed = [
            "、".join(f"“{about.name}”" for about in plan.sheets if about.skipped == why) + f"（{why}）"
            for why in reasons
        ]
        unmapped = dict.fromkeys(" ".join(column.heading.split()) for column in plan.unmapped)
        left = [f"没有读的工作表：{'、'.join(passed)}"] if passed else []
        left += [f"没有导入的列：{'、'.join(unmapped)}"] if unmapped else []
        left += (
            [f"不是{plan.subject.of_rows}的行 {len(plan.skipped)} 行（标题、表头、合计、说明等）"]
            if plan.skipped
            else []
        )
        if plan.without_kind:
            left.append(f"新增的人里有 {plan.without_kind} 人没有人员类别，补上以前不算有表决权")
        self._left.setText("。".join(left) + "。" if left else "")
        self.say_saved(None)

    def offer_branch(self, count: int, name: str) -> None:
        """Offers to give all who have no branch the name of this one; nothing where there is nobody, or no name."""
        self._branch.setVisible(count > 0 and bool(name))
        self._lacking.setText(f"名册里有 {count} 人没有所在党支部，可以都填“{name}”。")
        self.fill_button.setEnabled(True)

    def say_filled(self, name: str) -> None:
        """They have it."""
        self._lacking.setText(f"已都填“{name}”。要撤销，按右上的“撤销这次导入”，或关闭后按 Ctrl+Z。")
        self.fill_button.setEnabled(False)

    def say_undone(self) -> None:
        """The import was taken back."""
        self._branch.hide()
        self._tile.show_icon("undo-2", "neutral")
        self._head.setText("已经撤销，账本和导入以前一样")
        self._said.setText("退回的行仍可保存；改好后可以重新导入。")
        self._figures.setEnabled(False)  # pale: they tell what was
        self.undo_button.setEnabled(False)

    def say_saved(self, file: Path | None) -> None:
        """Where the returned rows are, None as long as they are nowhere."""
        self._written = file
        self._file.setText(f"已保存：{file.name}" if file else "")
        self.file_button.setVisible(file is not None)
        self.folder_button.setVisible(file is not None)

    def _show(self, *, whole: bool) -> None:
        if self._written is not None:
            show_file(self._written.parent if whole else self._written, self.window())
