"""① 看还差什么: what is said of a year that has nothing left, and of one that has nothing at all; how a long group is listed."""

from datetime import date

import pytest

from models.records import Member
from models.rules import Snapshot
from models.store import Ledger
from models.year_turn import Carrying, Group, Loose
from models.year_turn.unfinished import HOURS
from ui.dialogs.year_turn.dialog import YearTurnDialog
from ui.dialogs.year_turn.look_step import LookStep
from ui.dialogs.year_turn.step import Turn
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


@pytest.fixture
def step(qtbot, session):
    made = LookStep(session)
    qtbot.addWidget(made)
    return made


def turn(session, many: int) -> Turn:
    lines = tuple(Loose(f"甲{n}", "还差 8 学时", Member.table, n + 1, "warn", "") for n in range(many))
    empty = Snapshot()
    carrying = Carrying.of(empty, 2025, session.today)
    return Turn(2025, empty, [Group(HOURS, lines)], carrying, closed=None)


@pytest.mark.parametrize(("many", "folded"), [(12, False), (13, True)])
def test_a_long_group_is_folded_and_is_listed_once_it_is_unfolded(session, step, many, folded):
    led = []
    step.leading.connect(lambda *where: led.append(where))
    step.show_turn(turn(session, many))
    (head,) = (step.tree.topLevelItem(row) for row in range(step.tree.topLevelItemCount()))
    assert step.count(turn(session, many)) == many
    assert head.isExpanded() is not folded
    assert head.childCount() == (0 if folded else many)
    assert (step.tree.currentItem() is head) is folded
    assert step._go.isEnabled() is not folded
    for _ in range(2):
        head.setExpanded(False)
        head.setExpanded(True)
        assert [head.child(row).text(0) for row in range(head.childCount())] == [f"甲{n}" for n in range(many)]
    step.tree.itemActivated.emit(head.child(many - 1), 0)
    assert led == [(Member.table, many)]
