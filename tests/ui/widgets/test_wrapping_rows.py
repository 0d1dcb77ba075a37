"""Rows whose words wrap are as high as all of their lines."""

import pytest
from PySide6.QtCore import QRect, Qt

from ui.widgets.wrapping_rows import wrapping_rows

WORDS = "修改（原因：某某省某某市某某区人力资源和社会保障局劳动保障监察综合行政执法大队第二中队副中队长）"


@pytest.mark.parametrize("more", range(0, 40, 2))
def test_no_line_of_a_row_is_cut(qtbot, shell, more):
    """Qt measured in the whole width and painted within the padding: where that made a line more, the last was cut."""
    rows = wrapping_rows("版本")
    rows.setParent(shell)  # the style sheet is that of the program
    rows.resize(330 + more, 300)
    rows.addItem(WORDS)
    rows.show()
    high = rows.visualItemRect(rows.item(0)).height()
    painted = QRect(0, 0, rows.viewport().width() - 2 * (2 + 8), 1000)  # between the gaps and the padding
    assert high >= rows.fontMetrics().boundingRect(painted, Qt.TextFlag.TextWordWrap, WORDS).height() + 8
