"""年度结转 as it is seen: with nothing in the year, with texts as long as they come, and by the Tab key."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models.records import Meeting, PlannedMeeting, Rectification, Task
from tests.ui.dialogs.year_turn.conftest import day
from tests.ui.looking import cut
from ui.dialogs.year_turn.dialog import STEPS, YearTurnDialog
from ui.session import Session

LONG = "某某街道党工委阿卜杜外力·麦麦提敏·吾买尔江二〇二六年度" * 5


def test_a_first_year_without_anything(qtbot, tmp_path, qapp):
    from models.store import Ledger
    from ui.settings import Settings

    with Ledger.create(tmp_path / "空.zbtz") as ledger:
        session = Session(ledger, date(2027, 5, 10), Settings(tmp_path / "s"))
        made = YearTurnDialog(session, None)
        qtbot.addWidget(made)
        made.show()
        for key in STEPS:
            made.show_step(key)
            qapp.processEvents()
            assert cut(made) == []
        assert made.steps["look"]._stack.currentIndex() == 1
        assert made.steps["carry"]._stack.currentIndex() == 1
        assert made.steps["close"].editors["note"].value_text() == "2026 年度归档时没有未了事项。"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_step_shows_its_text_and_names_its_controls(qapp, themed, dialog, later, dark):
    themed(dark)
    with later.ledger.unit("长的") as unit:
        unit.add(Task(text=LONG, owner=LONG, due=day("2026-12-01")))
        unit.add(PlannedMeeting(kind="支部党员大会", day=day("2026-12"), subject=LONG, lead=LONG))
        unit.add(PlannedMeeting(kind="支部党员大会", day=day("2027-01"), subject=LONG, lead=LONG, note=LONG))
        unit.add(Rectification(problem=LONG, owner=LONG, found=day("2026-03-05")))
        unit.add(Meeting(kind=LONG, day=day("2026-03-05"), title_text=LONG))
    dialog._heard(frozenset())
    for key in STEPS:
        dialog.show_step(key)
        qapp.processEvents()
        assert cut(dialog) == [], key
        assert dialog.width() <= 1200
        assert dialog.height() <= 680
        for widget in dialog.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName() or getattr(widget, "text", str)(), (key, widget)


def test_tab_reaches_every_choice(qapp, dialog):
    dialog.show_step("carry")
    dialog.activateWindow()
    qapp.processEvents()
    dialog.tabs.setFocus()
    table, seen = dialog.steps["carry"].table, set()
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    shown = [w for w in (*table.choices, *table.days, *table.notes) if w.isVisible()]
    assert set(shown) <= seen
