"""A selection of one's own: rows of conditions, a name, and at once how many people that leaves."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.filters import OPERATORS, Criteria, Criterion, Facts, keeper, subject, unfit
from models.filters.criteria import AMONG
from models.records import SavedFilter
from ui.dialogs.criterion_row import CriterionRow
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule
from ui.widgets.scrolling import scrolling

_NAMES = 12
_FIRST = Criterion("group", "is")


class FilterDialog(QDialog):
    """Makes or changes a selection; after `exec()` answered true, `result_record` is what to keep."""

    def __init__(self, session: Session, kept: SavedFilter, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session, self._kept, self.result_record = session, kept, kept
        self._members = session.members
        self._facts = Facts.of(session.checking.snapshot(), session.today)
        self.setWindowTitle("修改筛选" if kept.id else "新建筛选")
        self.resize(720, 480)
        criteria = Criteria.from_json(kept.criteria)
        self.name = QLineEdit(kept.name)
        self.name.setMaxLength(30)
        self.name.setPlaceholderText("留空就用条件作名称")
        self.name.setAccessibleName("名称")
        self._among, self._every = QComboBox(), QComboBox()
        for key, label in AMONG.items():
            self._among.addItem(label, key)
        self._among.setCurrentIndex(self._among.findData(criteria.among))
        self._every.addItem("满足下面全部条件", True)
        self._every.addItem("满足下面任一条件", False)
        self._every.setCurrentIndex(0 if criteria.every else 1)
        for box, label in ((self._among, "范围"), (self._every, "条件关系")):
            box.setAccessibleName(label)
            box.currentIndexChanged.connect(lambda _place: self._count())
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        both = QHBoxLayout()
        both.setSpacing(8)
        both.addWidget(self._among, 1)
        both.addWidget(self._every, 1)
        form.addRow("名称", self.name)
        form.addRow("范围", both)
        holder = QWidget()
        holder.setObjectName("canvas")
        self._rows_layout = QVBoxLayout(holder)
        self._rows_layout.setContentsMargins(0, 0, 0, 0)
        self._rows_layout.setSpacing(8)
        self._add = button("加一个条件", lambda: self._add_row(_FIRST, focus=True), icon_name="plus", kind="quiet")
        below = QHBoxLayout()
        below.addWidget(self._add)
        below.addStretch(1)
        self._rows_layout.addLayout(below)
        self._rows_layout.addStretch(1)
        self.rows: list[CriterionRow] = []
        self.found = plain_label("", "strong")
        self._names = ElideLabel("", "note")
        self._message = plain_label("", "note", wrap=True)
        foot = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.found)
        words.addWidget(self._names)
        foot.addLayout(words, 1)
        foot.addSpacing(12)
        self._foot = (button("取消", self.reject), button("保存筛选", self.accept, icon_name="check", kind="primary"))
        for made in self._foot:
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(rule())
        column.addWidget(scrolling(holder), 1)
        column.addWidget(self._message)
        column.addWidget(rule())
        column.addLayout(foot)
        for criterion in criteria.rows or (_FIRST,):
            self._add_row(criterion)
        self._count()

    def _add_row(self, criterion: Criterion, *, focus: bool = False) -> None:
        row = CriterionRow(criterion, self._session.group_names())
        row.edited.connect(self._count)
        row.removed.connect(self._remove_row)
        self._rows_layout.insertWidget(len(self.rows), row)
        self.rows.append(row)
        # The keyboard comes to the conditions where the eye does, however late they were added.
        chain = [self._every, *(editor for each in self.rows for editor in each.editors()), self._add, *self._foot]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
        if focus:
            row.focus()
            self._count()

    def _remove_row(self, row: CriterionRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self._count()

    def criteria(self) -> Criteria:
        """What the dialog says."""
        rows = tuple(row.criterion() for row in self.rows)
        return Criteria(rows, bool(self._every.currentData()), str(self._among.currentData()))

    def _count(self) -> None:
        criteria = self.criteria()
        keeps = keeper(criteria)
        found = [member for member in self._members if keeps(member, self._facts)]
        self.found.setText(f"符合条件的 {len(found)} 人")
        names = "、".join(member.name for member in found[:_NAMES]) + ("等" if len(found) > _NAMES else "")
        self._names.setText(names or "没有人符合")
        wrong = {each.place: each.why for each in unfit(criteria)}
        for place, row in enumerate(self.rows):
            row.say(wrong.get(place, ""))
        self._message.setText("；".join(dict.fromkeys(wrong.values())))
        self._message.setVisible(bool(wrong))
        restyle(self._message, "tone", "")

    def accept(self) -> None:
        criteria = self.criteria()
        unready = [each for each in unfit(criteria) if subject(criteria.rows[each.place].field)]
        if unready:
            self._message.setText(f"没有保存：{unready[0].why}，请填好或去掉这一条。")
            restyle(self._message, "tone", "bad")
            self.rows[unready[0].place].focus()
            return
        name = self.name.text().strip() or _in_words(criteria)
        self.result_record = dataclasses.replace(self._kept, name=name, criteria=criteria.to_json())
        super().accept()


def _in_words(criteria: Criteria) -> str:
    """A name for a selection that was given none."""
    words = []
    for row in criteria.rows:
        about = subject(row.field)
        if about is not None and row.op in OPERATORS[about.sort]:
            words.append(f"{about.label}{OPERATORS[about.sort][row.op]}{row.value}")
    made = ("，" if criteria.every else "或").join(words) or AMONG[criteria.among]
    return made if len(made) <= 30 else made[:29] + "…"
