"""One row of an import cell by cell: as the file has it, as the ledger has it now, as it will be; and the question who it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.fields import Record, typed
from models.imports import ADDED, RETURNED, ColumnPlan, RowPlan
from models.imports.plan import ERROR, INFO, WARNING
from models.imports.subject import PEOPLE, Subject
from ui.dialogs.import_paint import Grounds
from ui.dialogs.import_who import STRANGER, WhoIsIt
from ui.dialogs.import_words import EMPTY, FATE_TONES, place_of, private, unread
from ui.look.theme import tone
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.pill import Pill
from ui.widgets.plain_table import make_plain
from ui.widgets.restyle import restyle

_HEADINGS = ("栏目", "{source}里", "{now}现在", "写入后")
_NOW = 2
_WHO, _WHICH = "这一行是谁？选好后会按您的选择重新核对。", "台账里可能已有这一项。选好后会按您的选择重新核对。"
_ABSENT = "（没有这一栏）"


@dataclass(frozen=True)
class CellLine:
    """One cell. name: of the field, '' for a column that fills none · level: of the worst that is said about it ·
    absent: the file has no column for it."""

    name: str
    label: str
    raw: str
    old: str
    new: str
    changed: bool
    level: str
    words: str
    absent: bool = False


class ImportRowDetail(QWidget):
    """The chosen row. now: what it is compared with, as it is called · stranger: the answer that it is nobody known."""

    now, stranger = "账本", STRANGER
    decided = Signal(object, str)
    """The row (RowPlan), and who it is: the key of a candidate or NEW."""

    def __init__(self, source: str = "文件") -> None:
        """source: what the row stands in, as it is called."""
        super().__init__()
        self._source = source
        self._row: RowPlan | None = None
        self.subject: Subject = PEOPLE
        self._lines: list[CellLine] = []
        self._full = False
        self.several = False
        """Whether several sheets are read, so that a row's place names its sheet."""
        self._name = ElideLabel("", "title")
        self._fate = Pill("")
        self._place = ElideLabel("", "note", mode=Qt.TextElideMode.ElideMiddle)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._fate)
        top.addWidget(self._name)
        top.addWidget(self._place, 1)
        self._reason = plain_label("", "second", wrap=True)
        self._question = plain_label(_WHO, "strong", wrap=True)
        self._who = WhoIsIt(self.stranger)
        self._who.decided.connect(self.decided)
        self._few = QCheckBox("只看有变化或要核对的栏目")
        self._few.setChecked(True)
        self._few.toggled.connect(lambda _on: self._show_lines())
        self._table = QTableWidget(0, len(_HEADINGS))
        self._table.setHorizontalHeaderLabels([label.format(source=source, now=self.now) for label in _HEADINGS])
        make_plain(self._table, "这一行的各栏", 32)
        self._table.setTabKeyNavigation(False)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self._table.setColumnWidth(0, 148)
        self._table.setItemDelegate(Grounds(self._table))
        self._table.currentCellChanged.connect(lambda *_: self._say_about())
        self._about = plain_label("", "second", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        for part in (self._reason, self._question, self._who, self._few):
            column.addWidget(part)
        column.addWidget(self._table, 1)
        column.addWidget(self._about)

    def show_nothing(self, text: str) -> None:
        """Shows a sentence in the place of a row."""
        self._row = None
        for part in (self._fate, self._question, self._who, self._few, self._about):
            part.hide()
        self._name.setText("")
        self._place.setText("")
        self._reason.setText(text)
        restyle(self._reason, "tone", "")
        self._table.setRowCount(0)

    def show_row(self, row: RowPlan, columns: Sequence[ColumnPlan], known: Record | None) -> None:
        """Shows a row. columns: of its sheet · known: the person of the ledger, None for a new one."""
        self._row = row
        self._fate.show()
        self._fate.show_text(row.fate, FATE_TONES[row.fate])
        name = private(self.subject.anchor, row.name, full=self._full, cls=self.subject.cls)
        self._name.setText(name or f"未填{self.subject.anchored.label}")
        self._place.setText(place_of(row.sheet, row.row, several=self.several))
        words = [row.reason] if row.reason else []
        words += [p.message for p in row.problems if not p.column and p.message in row.remarks()]
        self._reason.setText("；".join(words))
        self._reason.setVisible(bool(words))
        restyle(self._reason, "tone", "bad" if row.reason else "")
        self.ask(row)
        self._lines = self.lines_of(row, columns, known)
        before = known is not None or any(line.old for line in self._lines)
        self._table.setColumnHidden(_NOW, not before)  # a new person has nothing there; the others need the room
        told = [line for line in self._lines if line.changed or line.level]
        self._few.setVisible(0 < len(told) < len(self._lines))
        self._show_lines()

    def show_full(self, full: bool) -> None:
        """Shows private numbers whole or masked."""
        self._full = full
        if self._row is not None:
            self.ask(self._row)
            self._show_lines()

    def lines_of(self, row: RowPlan, columns: Sequence[ColumnPlan], known: Record | None) -> list[CellLine]:
        """The cells of the file in their order, then what else changes."""
        return _lines(row, columns, known, self._source, self.subject)

    def ask(self, row: RowPlan) -> None:
        """Asks who the row is, where that is a question."""
        self._question.setText(_WHO if self.subject.people else _WHICH)
        self._question.setVisible(bool(row.candidates))
        self._who.ask(row, full=self._full, subject=self.subject)

    def _show_lines(self) -> None:
        few = self._few.isChecked() and not self._few.isHidden()
        self._shown = [line for line in self._lines if not few or line.changed or line.level]
        self._table.setRowCount(len(self._shown))
        for place, line in enumerate(self._shown):
            raw = _ABSENT if line.absent else self._raw(line)
            old, new = (
                private(line.name, text, full=self._full, cls=self.subject.cls) for text in (line.old, line.new)
            )
            if line.changed and not line.new:
                new = EMPTY
            mark = {ERROR: "✕ ", WARNING: "! "}.get(line.level, "")
            for column, text in enumerate((line.label, mark + raw, old, new)):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip("\n".join(t for t in (text, line.words) if t)))
                self._dress(item, line, column)
                self._table.setItem(place, column, item)
        self._say_about()

    def _raw(self, line: CellLine) -> str:
        return (unread if line.level == ERROR else private)(line.name, line.raw, full=self._full, cls=self.subject.cls)

    @staticmethod
    def _dress(item: QTableWidgetItem, line: CellLine, column: int) -> None:
        """Colours: what is wrong in the file, what changes in the ledger; words and signs say it too."""
        if column == 1 and line.level in (ERROR, WARNING):
            ink, ground = tone("bad" if line.level == ERROR else "warn")
            item.setForeground(QColor(ink))
            item.setBackground(QBrush(QColor(ground)))
        if column == 3 and line.changed:
            font = QFont()
            font.setBold(True)
            item.setFont(font)
            item.setForeground(QColor(tone("info")[0]))
        if not line.name or (column == 1 and line.absent):
            item.setForeground(QColor(tone("neutral")[0]))

    def _say_about(self) -> None:
        place = self._table.currentRow()
        line = self._shown[place] if 0 <= place < len(self._shown) else None
        line = line or next((each for each in self._shown if each.words and not each.absent), None)
        wrong = f"“{self._raw(line)}”" if line and line.level == ERROR and line.raw else ""
        named = line is not None and any(line.words.startswith(f"{part}：") for part in line.label.split("、"))
        label = "" if line is None or (named and not wrong) else f"{line.label}{wrong}："
        self._about.setText(f"{label}{line.words}" if line and line.words else "")
        self._about.setVisible(bool(line and line.words))


def _lines(
    row: RowPlan, columns: Sequence[ColumnPlan], known: Record | None, source: str, subject: Subject
) -> list[CellLine]:
    """The cells of the file in their order, then what else changes."""
    changes = {change.name: change.texts() for change in row.changes}
    after = None if row.fate == RETURNED else row.said
    made: list[CellLine] = []
    for column in columns:
        if column.heading not in row.cells or column.derived:
            continue
        name = column.field
        level, words = said_of(row, column)
        again = any(line.name == name for line in made if name)  # a second column for the field fills nothing
        old, new = ("", "") if again else changes.get(name) or _kept(name, known, after)
        changed = not again and (name in changes or _added(row, new))
        made.append(CellLine(name, label_of(column), row.cells[column.heading], old, new, changed, level, words))
    there = {line.name for line in made}
    for about in typed(subject.cls):
        if about.name in there:
            continue
        old, new = changes.get(about.name) or ("", after.show(about.name) if after and known is None else "")
        if new or about.name in changes:
            words = f"{source}里没有这一栏，由其他内容得出"
            made.append(CellLine(about.name, about.label, "", old, new, True, "", words, absent=True))
    return made


def said_of(row: RowPlan, column: ColumnPlan) -> tuple[str, str]:
    """The worst level and all the words of what is said about the cell of a column, '' for nothing."""
    said = [p for p in row.problems if p.column == column.heading]
    level = next((each for each in (ERROR, WARNING, INFO) if any(p.level == each for p in said)), "")
    remarks = [p.message.removeprefix(f"{column.label}：") for p in said if p.message in row.remarks()]
    return level, "；".join(dict.fromkeys(remarks))


def label_of(column: ColumnPlan) -> str:
    """What a column is called: the field that it fills, else its heading."""
    return column.label or f"{' '.join(column.heading.split())}（不导入）"


def _kept(name: str, known: Record | None, after: Record | None) -> tuple[str, str]:
    """Old and new of a cell that no change is told about: the ledger's stays, a new person has what the file says."""
    if not name:
        return "", ""
    if known is not None:
        if not hasattr(known, name):  # words on the progress become entries of the item
            return "", after.show(name) if after is not None else ""
        return known.show(name), known.show(name) if after is not None else ""
    return "", after.show(name) if after is not None else ""


def _added(row: RowPlan, new: str) -> bool:
    return row.fate == ADDED and bool(new)
