"""Reading a window as a screen reader does, and what a mouse held over it would be told."""

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QWidget

_ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.StatusTipRole,
)  # fmt: skip


def _words(thing):
    found = [thing.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)]
    if (text := thing.textInterface()) is not None:
        found.append(text.text(0, text.characterCount()))
    for place in range(thing.childCount()):
        if (child := thing.child(place)) is not None and child.isValid():
            found += _words(child)
    return found


def read_aloud(window):
    """All that a screen reader finds from a window down."""
    return "\n".join(filter(None, _words(QAccessible.queryAccessibleInterface(window))))


def pointed_at(window):
    """All titles, tooltips and cells of a window, hidden ones too."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        found += [widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis()]
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            for row in range(min(model.rowCount(), 60)):
                for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
                    index = model.index(row, column)
                    found += [str(index.data(role)) for role in _ROLES]
                    if widget.dragEnabled():
                        found.append(model.mimeData([index]).text())
    return "\n".join(found)
