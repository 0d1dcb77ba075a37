"""What a record went through, in words: one line an action, with each value before and after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.fields import Record, field_of
from models.store import Change, UnitLine
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty

_SHOWN = 40


def change_lines(cls: type[Record], change: Change) -> list[str]:
    """The changed fields of one action: `手机号：139… → 138…`."""
    if change.before is None:
        return ["登记"]
    if change.after is None:
        return ["撤回登记"]
    lines = []
    known = {field.name: field for field in cls.fields if not field.derived}
    for name in change.names():
        if name == "deleted_at":
            lines.append("放进回收站" if change.after[name] else "从回收站恢复")
        elif name in known:
            kind = field_of(cls, name).kind
            old, new = (kind.show(kind.load(values[name])) or "空" for values in (change.before, change.after))
            lines.append(f"{known[name].label}：{old} → {new}")
    return lines


def action_words(line: UnitLine) -> str:
    """An action, with 撤销 or 重做 where it was that."""
    return {"undo": "撤销：", "redo": "重做："}.get(line.kind, "") + line.label


class ChangeList(QWidget):
    """The changes of one record, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_changes(self, cls: type[Record], changes: Sequence[Change]) -> None:
        """Shows these instead of the present ones."""
        empty(self._column)
        for change in changes[:_SHOWN]:
            self._add(f"{change.unit.at[:16]}　{action_words(change.unit)}", "note")
            for line in change_lines(cls, change):
                self._add(line, "")
        if len(changes) > _SHOWN:
            self._add(f"更早的 {len(changes) - _SHOWN} 次见“操作历史”", "note")

    def _add(self, text: str, role: str) -> None:
        self._column.addWidget(plain_label(text, role, wrap=True))
