"""年报附表 on the screen: the two lists, what is behind a number that is no person, and 年度统计附表."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.kinds import PartialDate
from models.records import Award
from models.statistics import CATALOGUE
from tests.ui.tabs.test_statistics import figures, with_dialog
from ui.dialogs.statistics_export import Days, StatisticsExport


@pytest.fixture
def page(shell):
    shell.side.choose("statistics")
    return shell.pages["statistics"]


def test_the_two_lists_remember_what_was_chosen_in_each(page):
    page.choose("group")
    assert page.groups.key() == "roster"
    QTest.keyClick(page.groups, Qt.Key.Key_Right)
    assert page.list.statistic().key == "changes"
    shown = [page.list.item(row).text() for row in range(page.list.count()) if not page.list.isRowHidden(row)]
    assert shown == [known.label for known in CATALOGUE if known.annual]
    page.choose("awards")
    QTest.keyClick(page.groups, Qt.Key.Key_Left)
    assert page.list.statistic().key == "group"
    QTest.keyClick(page.groups, Qt.Key.Key_Right)
    assert page.list.statistic().key == "awards"
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.statistic().key == "away"


def test_batches_and_honours_behind_a_number_are_told(shell, page):
    with shell.session.unit("登记") as unit:
        unit.add(Award(kind="先进基层党组织", level="基层党委", day=PartialDate.parse("2026-06-28"), body="机关党委"))
    page.choose("awards")
    table = figures(page)
    row = next(row for row in range(table.rowCount()) if table.item(row, 0).text() == "先进基层党组织")
    assert table.item(row, 1).toolTip() == "看这 1 项"

    def told(dialog):
        model = dialog.table.model()
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)  # leads to nobody
        assert dialog.isVisible()
        return dialog.names(), model.index(0, 1).data(), dialog.table.isColumnHidden(2), dialog._count.text()

    names, fact, hidden, count = with_dialog(lambda: table.open_cell(row, 1), told)
    assert names == [shell.session.branch.title()]
    assert fact == "2026-06-28，先进基层党组织，基层党委，机关党委"
    assert hidden
    assert count == "1 项"


def test_the_annual_tables_are_exported_together(qtbot, page, answers, tmp_path):
    answers.file = tmp_path / "附表.xlsx"
    seen = with_dialog(page.annual.click, lambda d: (d._what.currentText(), d._as_of.text()))
    assert seen[0].startswith("年度统计附表")
    page.choose_days(date(2026, 6, 30))
    days = Days(date(2026, 6, 30), date(2025, 12, 31), date(2026, 11, 23))
    dialog = StatisticsExport(page.session, page, "sex", "性别", days, annual=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog._as_of.text() == "2026年11月23日"
    dialog._names.setChecked(True)
    with qtbot.waitSignal(page.session.said, timeout=60_000):
        dialog._choose()
    from openpyxl import load_workbook

    sheets = load_workbook(tmp_path / "附表.xlsx").sheetnames
    assert (sheets[0], sheets[1]) == ("目录", "党员数量增减")
    assert "名单-党员数量增减" in sheets
    assert page.session.ledger.exports()[0]["what"] == "年度统计附表（截至2026-11-23，含名单）：附表.xlsx"
    dialog._what.setCurrentIndex(0)
    assert dialog._as_of.text() == "2026年6月30日，对比2025年12月31日"
