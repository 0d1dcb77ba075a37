"""What a record went through, in words: one line an action, with each value before and after."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.fields import Record, field_of
from models.people.history import Event
from models.store import Change, UnitLine, account
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty, shown

_SHOWN = 40


def change_lines(cls: type[Record], change: Change, *, full: bool = False) -> list[str]:
    """The changed fields of one action: `手机号：139****0000 → 138****0000`; private numbers whole with `full`."""
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
            told = kind.show if full else kind.mask
            old, new = (told(kind.load(values[name])) or "空" for values in (change.before, change.after))
            lines.append(f"{known[name].label}：{old} → {new}")
    return lines


def action_words(line: UnitLine) -> str:
    """An action, with 撤销 or 重做 where it was that, why where a reason was given, and the account that did it where it is another one than now."""
    why = f"（原因：{line.reason}）" if line.reason else ""
    other = f"（账户 {line.by}）" if line.by and line.by != account() else ""
    return {"undo": "撤销：", "redo": "重做："}.get(line.kind, "") + line.label + why + other


class ChangeList(QWidget):
    """The changes of one record, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_changes(self, cls: type[Record], changes: Sequence[Change]) -> None:
        """Shows these instead of the present ones."""
        record = cls()
        self.show_events([(record, change) for change in changes], record)

    def show_events(self, events: Sequence[Event], about: Record, *, full: bool = False) -> None:
        """Shows the changes of several records, one action after the other; those of other records than `about` say whose
        they are."""
        empty(self._column)
        actions = [(unit, list(some)) for unit, some in groupby(events, key=lambda event: event[1].unit)]
        for number, (unit, changed) in enumerate(actions[:_SHOWN]):
            if number:
                self._column.addSpacing(6)
            self._add(f"{unit.at[:16]}　{action_words(unit)}", "note")
            for record, change in changed:
                whose = "" if type(record) is type(about) else f"{record.label}“{record.title()}”"
                for line in change_lines(type(record), change, full=full):
                    self._add(f"{whose} {line}".strip(), "")
        if len(actions) > _SHOWN:
            self._add(f"更早的 {len(actions) - _SHOWN} 次见“操作历史”", "note")
        shown(self._column)

    def _add(self, text: str, role: str) -> None:
        self._column.addWidget(plain_label(text, role, wrap=True))
