"""① 看还差什么: what is said of a year that has nothing left, and of one that has nothing at all."""

from datetime import date

from models.store import Ledger
from ui.dialogs.year_turn.dialog import YearTurnDialog
from ui.session import Session
from ui.settings import Settings
from ui.widgets.empty_state import EmptyState


def test_of_a_year_without_a_record_nothing_good_is_said(qtbot, tmp_path):
    with Ledger.create(tmp_path / "空.zbtz") as ledger:
        dialog = YearTurnDialog(Session(ledger, date(2027, 1, 10), Settings(tmp_path / "settings")), None)
        qtbot.addWidget(dialog)
        said = [empty.heading.text() for empty in dialog.findChildren(EmptyState)]
        assert "2026 年度还没有记录" in said
        assert "2026 年度没有未了的事" not in said
