"""One record of a backup beside what the ledger has of it: what was deleted as it was, what was changed field by field, with a box each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from models.safekeeping.comparing import Found
from models.safekeeping.difference_words import Line, content_of, lines_of, state_of
from models.safekeeping.same import Key
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty, shown
from ui.widgets.scrolling import scrolling

_MOST, _LABEL = 80, 44
_WHOLE = "整条找回，连同属于它的记录和附件；它涉及而也已删除的人，一并找回。"
_NONE = "选左边的一条，这里列出它与现在的不同。"


class FoundPreview(QWidget):
    """The current record."""

    ticked = Signal(object, str, bool)
    """A field of a piece (Key, name; '' for all of it) was chosen, or is not wanted any more."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[tuple[Key, str], QCheckBox] = {}
        self._title = plain_label("", "strong", wrap=True)
        self._state = plain_label("", "note", wrap=True)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        self._column = QVBoxLayout(canvas)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(8)
        self._area = scrolling(canvas)
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # what is long is scrolled by keys too
        self._area.setAccessibleName("备份与现在的不同")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._state)
        column.addWidget(self._area, 1)

    def show_found(self, found: Found | None, chosen: dict[Key, set[str]]) -> None:
        """Shows a record and what of it is chosen."""
        empty(self._column)
        self._boxes.clear()
        self._title.setText(f"{found.root.then.label}　{found.name}" if found is not None else "")
        self._state.setText(_NONE if found is None else f"{state_of(found)}。{_WHOLE if found.gone else ''}")
        if found is not None:
            if found.gone:
                self._show_content(found)
            else:
                self._show_lines(lines_of(found), chosen)
        self._column.addStretch(1)
        shown(self._column)
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.minimum())

    def _show_content(self, found: Found) -> None:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (label, text) in enumerate(content_of(found.root.then)):
            grid.addWidget(_at_top(plain_label(label, "note")), row, 0)
            grid.addWidget(_value(text), row, 1)
        self._column.addWidget(rows)

    def _show_lines(self, lines: list[Line], chosen: dict[Key, set[str]]) -> None:
        whose = ""
        for line in lines[:_MOST]:
            if line.whose != whose:
                whose = line.whose
                self._column.addWidget(plain_label(whose, "second", wrap=True))
            box = QCheckBox((line.label if line.name else "已删除，整条找回").replace("&", "&&"))
            box.setAccessibleName(line.text)
            box.setChecked(line.key in chosen and (not line.name or line.name in chosen[line.key]))
            box.toggled.connect(partial(self.ticked.emit, line.key, line.name))
            self._boxes[line.key, line.name] = box
            self._column.addWidget(box)
            if line.name:
                self._column.addWidget(_both(line))
        if len(lines) > _MOST:
            self._column.addWidget(
                plain_label(f"另有 {len(lines) - _MOST} 处，勾选左边的整条一起找回。", "note", wrap=True)
            )

    def show_chosen(self, chosen: dict[Key, set[str]]) -> None:
        """Ticks the boxes of what is chosen."""
        for (key, name), box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(key in chosen and (not name or name in chosen[key]))
            box.blockSignals(False)
            box.update()


def _both(line: Line) -> QWidget:
    """A value as it was, and as it is."""
    rows = QWidget()
    grid = QGridLayout(rows)
    grid.setContentsMargins(24, 0, 0, 4)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    grid.setColumnMinimumWidth(0, _LABEL)
    grid.setColumnStretch(1, 1)
    for row, (word, text) in enumerate((("备份里", line.then), ("现在", line.now))):
        grid.addWidget(_at_top(plain_label(word, "note")), row, 0)
        grid.addWidget(_value(text), row, 1)
    return rows


def _at_top(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label


def _value(text: str) -> QLabel:
    return _at_top(plain_label(text, "", wrap=True))
