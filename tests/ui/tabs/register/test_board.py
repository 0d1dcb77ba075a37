"""看板 on a narrow screen: its columns keep their width and scroll, and the one with the chosen item is in sight."""

from PySide6.QtWidgets import QApplication

from models.records import Rectification
from models.records.rectification import LONG_TERM, STATES
from ui.tabs.register.board import Board


def test_columns_keep_their_width_and_what_is_chosen_is_in_sight(qtbot, session):
    """At 923 pixels five columns were so narrow that how long is left stood over the edge of its card."""
    items = [Rectification(id=place, problem="图书陈旧", state=state) for place, state in enumerate(STATES, start=1)]
    board = Board(session)
    qtbot.addWidget(board)
    board.resize(500, 300)
    board.show_items(items)
    board.show()
    QApplication.processEvents()
    assert all(column.width() >= 140 for column in board.columns.values())
    assert board.columns[LONG_TERM].visibleRegion().isEmpty()
    board.choose(next(item.id for item in items if item.state == LONG_TERM))
    assert board.columns[LONG_TERM].visibleRegion().boundingRect().width() >= 140
    board.choose(1)
    assert board.columns[STATES[0]].visibleRegion().boundingRect().width() >= 140
