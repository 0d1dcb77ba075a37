"""Changing several records at once: which fields become what, and for each record the old and the new value, before it is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.bulk_edit import BulkPlan, plan_edits
from models.fields import Record, field_of, in_form
from models.store.backup_names import BEFORE_BULK
from ui.dialogs.edit_row import EditRow
from ui.dialogs.safekeeping.kept_first import kept_first
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.plain_table import make_plain
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule
from ui.widgets.scrolling import scrolling

_HEADINGS = ("栏目", "原来", "改后")
_ROWS = 202  # pixels: five rows
_MOST = 500  # lines of the preview; the sum above it counts all
_FIRST = {"member": "group", "meeting": "place", "training": "organizer", "rectification": "owner"}


class BulkEditDialog(QDialog):
    """Asks, previews, and writes as one action."""

    def __init__(
        self,
        session: Session,
        records: Sequence[Record],
        parent: QWidget | None,
        *,
        without: Collection[str] = (),
        refuses: Callable[[Any, Any], str] | None = None,
        first: str = "",
        text: str = "",
    ) -> None:
        """without: fields that are changed one by one · refuses: as in `plan_edits` · first, text: the field that it begins with,
        and what is proposed for it."""
        super().__init__(parent)
        self._refuses = refuses
        self._session, self._records, self._without = session, list(records), without
        self._cls: type[Record] = type(self._records[0])
        self._plan: BulkPlan[Record] = BulkPlan()
        self._one = "人" if self._cls.table == "member" else "条"
        self._count = f"{len(records)} {self._one}"
        self.setWindowTitle(f"批量修改 {self._count}")
        room = parent.size() if parent else self.screen().availableSize()
        self.resize(min(760, room.width() - 40), min(600, room.height() - 50))
        self.rows: list[EditRow] = []
        holder = QWidget()
        holder.setObjectName("canvas")
        self._edits = QVBoxLayout(holder)
        self._edits.setContentsMargins(0, 0, 0, 0)
        self._edits.setSpacing(8)
        self._area = scrolling(holder)
        add = button("再改一个栏目", lambda: self._add(focus=True), icon_name="plus", kind="quiet")
        below = QHBoxLayout()
        below.addWidget(add)
        below.addStretch(1)
        self._sum = plain_label("", "strong")
        self._said = plain_label("", "note", wrap=True)
        self.preview = QTableWidget(0, 1 + len(_HEADINGS))
        self.preview.setHorizontalHeaderLabels(["姓名" if self._one == "人" else "记录", *_HEADINGS])
        make_plain(self.preview, "改前改后", 34)
        header = self.preview.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.preview.setColumnWidth(0, 150)
        self.preview.setColumnWidth(1, 140)
        foot = QHBoxLayout()
        foot.addWidget(plain_label("写入后按一次 Ctrl+Z 全部撤销。", "note"), 1)
        foot.addWidget(button("取消", self.reject))
        self._write = button("修改", self.accept, icon_name="check", kind="primary")
        foot.addWidget(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addWidget(self._area)
        column.addLayout(below)
        column.addWidget(rule())
        column.addWidget(self._sum)
        column.addWidget(self._said)
        column.addWidget(self.preview, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        self._first = first or _FIRST.get(self._cls.table, "")
        self._add()
        if text:
            self.rows[0].type_value(text)
        self.rows[0].focus_value()

    def _add(self, *, focus: bool = False) -> None:
        taken = {row.edit().name for row in self.rows}
        first = self._first
        names = [first, *(f.name for f in in_form(self._cls) if f.name not in ("name", first, *self._without))]
        row = EditRow(
            self._session,
            self._cls,
            next((name for name in names if name not in taken), names[0]),
            without=self._without,
        )
        row.edited.connect(self._show)
        row.removed.connect(self._remove)
        self.rows.append(row)
        self._edits.addWidget(row)
        self._show()
        if focus:
            row.focus()
            QTimer.singleShot(0, row, partial(self._area.ensureWidgetVisible, row))  # once it has its place

    def _remove(self, row: EditRow) -> None:
        if len(self.rows) > 1:
            self.rows.remove(row)
            self._edits.removeWidget(row)
            row.hide()
            row.deleteLater()
            self._show()

    def _fit_rows(self) -> None:
        """As high as the rows, but the preview keeps its room; the only row cannot be taken away."""
        for row in self.rows:
            row.remove.setVisible(len(self.rows) > 1)
            row.show()  # else the layout does not count it yet
        self._area.setFixedHeight(min(_ROWS, self._edits.sizeHint().height()))

    def _show(self) -> None:
        """The preview, anew after each key."""
        self._fit_rows()
        plan = self._plan = plan_edits(self._records, [row.edit() for row in self.rows], self._refuses)
        changed = len(plan.changed)
        refused = [sentence for row in plan.rows for sentence in row.refused]
        words = f"{changed} {self._one}有改动" if changed else f"{self._count}都不变"
        words += f"，{plan.unchanged} {self._one}不变" if changed and plan.unchanged else ""
        self._sum.setText(words + (f"，{len(refused)} 处改不了" if refused else ""))
        untyped = all(problem.endswith("请选“清空”") for problem in plan.problems)
        said = [*plan.problems, *refused[:3], *plan.doubts]
        self._said.setText("；".join(said))
        self._said.setVisible(bool(said))
        restyle(self._said, "tone", "" if untyped and not refused else "bad" if plan.problems or refused else "warn")
        lines = [(r.record.title(), d.field.label, d.before, d.after) for r in plan.changed for d in r.differences]
        self.preview.setRowCount(min(len(lines), _MOST))
        for place, line in enumerate(lines[:_MOST]):
            for column, text in enumerate(line):
                shown = " ".join(text.split()) or "（空）"
                item = QTableWidgetItem(shown)
                item.setToolTip(plain_tip(text))
                self.preview.setItem(place, column, item)
        if len(lines) > _MOST:
            self._sum.setText(self._sum.text() + f"（下面列出前 {_MOST} 处）")
        self._write.setText(f"修改 {changed} {self._one}" if changed else "没有要改的")
        self._write.setEnabled(changed > 0 and not plan.problems)

    def accept(self) -> None:
        plan = self._plan
        if not plan.changed or plan.problems:
            return
        names = dict.fromkeys(row.edit().name for row in self.rows)
        labels = "、".join(field_of(self._cls, name).label for name in names)
        if not kept_first(self._session, BEFORE_BULK, self):
            return
        with self._session.unit(f"批量修改{self._cls.label} {len(plan.changed)} {self._one}：{labels}") as unit:
            for row in plan.changed:
                unit.save(row.record)
        super().accept()
