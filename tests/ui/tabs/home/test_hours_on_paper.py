"""The card of the hours says first who is behind, and that what was before 启用 is to be put down, where the year began before it."""

import dataclasses

import pytest

from models.rules.figures import figures
from ui.tabs.home.figures_row import FiguresRow


@pytest.mark.parametrize(
    ("paper", "reached", "said"),
    [
        (True, 1, "2 人未达标，启用前的请补录 · 标准 32 学时（支委 56）"),
        (False, 1, "标准 32 学时（支委 56） · 2 人未达标"),
        (True, 3, "标准 32 学时（支委 56） · 全部达标"),
    ],
)
def test_the_card_of_the_hours(qtbot, session, paper, reached, said):
    row = FiguresRow()
    qtbot.addWidget(row)
    now = figures(session.checking.snapshot(), session.today)
    row.show_figures(dataclasses.replace(now, reached=reached, counted=3, hours_on_paper=paper), 7)
    assert row.cards["trainings"].accessibleDescription() == said


def test_the_card_of_the_quarter_says_fewer_where_all_have_no_room(qtbot, session):
    row = FiguresRow()
    qtbot.addWidget(row)
    now = figures(session.checking.snapshot(), session.today)
    row.show_figures(dataclasses.replace(now, missing=["支委会（11月）", "党课", "主题党日（11月）"]), 7)
    note = row.cards["meetings"]._note
    note.resize(note.fontMetrics().horizontalAdvance("还差：支委会（11月）、党课等 3 项") + 4, 20)
    assert note._shown(note.width()) == "还差：支委会（11月）、党课等 3 项"
