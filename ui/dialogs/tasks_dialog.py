"""What meetings decided with a person or a day, to tick off what shall become a to-do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from models.records import AgendaItem
from models.rules.tasks import Origin, task_of
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.wrapping_rows import wrapping_rows

_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class TasksDialog(QDialog):
    """Writes the ticked ones as one action."""

    def __init__(self, session: Session, offered: Sequence[Origin], parent: QWidget | None) -> None:
        """offered: as found among items that may lack the text of the decision; they are read again here."""
        super().__init__(parent)
        self._session = session
        wanted = {item.id: item for item in session.ledger.fetch(AgendaItem, [o.item.id for o in offered if o.item])}
        self._offered = [
            Origin(o.meeting, wanted[o.item.id], o.place) for o in offered if o.item and o.item.id in wanted
        ]
        self.setWindowTitle("转为待办")
        self.resize(700, 520)
        self.list = wrapping_rows("会议决定的事项")
        for origin in self._offered:
            self.list.addItem(self._line(origin))
        self.list.itemChanged.connect(lambda _item: self._count())
        self._all = button("全选", lambda: self._check_all(_CHECKED), kind="link")
        self._none = button("全不选", lambda: self._check_all(_UNCHECKED), kind="link")
        top = QHBoxLayout()
        top.addWidget(plain_label("近一年的会议决定了责任人或时限、还没有记成待办或整改的事项", "second"), 1)
        top.addWidget(self._all)
        top.addWidget(self._none)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(plain_label("空格勾选；转为待办以后可以撤销", "note"), 1)
        foot.addWidget(button("取消", self.reject))
        self._take = button("转为待办", self.accept, icon_name="check", kind="primary")
        foot.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self._count()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _line(self, origin: Origin) -> QListWidgetItem:
        task = task_of(origin)
        about = " · ".join(part for part in (task.owner or "责任人未填", task.show("due") or "无时限") if part)
        line = QListWidgetItem(f"{task.title()}\n{about}　{origin.words()}")
        line.setToolTip(plain_tip(task.text))
        line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        due = task.due.last() if task.due else None
        line.setCheckState(_CHECKED if due is None or due >= self._session.today else _UNCHECKED)
        return line

    def _check_all(self, state: Qt.CheckState) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)

    def chosen(self) -> list[Origin]:
        """What is ticked."""
        return [o for row, o in enumerate(self._offered) if self.list.item(row).checkState() == _CHECKED]

    def _count(self) -> None:
        count = len(self.chosen())
        self._take.setText(f"转为待办 {count} 项" if count else "转为待办")
        self._take.setEnabled(bool(count))

    def accept(self) -> None:
        tasks = [task_of(origin) for origin in self.chosen()]
        if not tasks:
            return
        with self._session.unit(f"转为待办：{tasks[0].title() if len(tasks) == 1 else f'{len(tasks)} 项'}") as unit:
            for task in tasks:
                unit.add(task)
        super().accept()
