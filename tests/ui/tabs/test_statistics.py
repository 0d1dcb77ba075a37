"""统计报表 on the screen: choosing, days, comparing, and from a number to its people by mouse and by keys."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from models.kinds import PartialDate
from models.records import Member
from models.statistics import CATALOGUE
from tests.ui.answering import when_modal
from tests.ui.deleting import delete
from tests.ui.looking import colours, cut, picture
from ui.charts.chart import Chart
from ui.charts.figure_table import FigureTable
from ui.dialogs.people_dialog import PeopleDialog
from ui.dialogs.statistics_export import Days, StatisticsExport
from ui.session import Session
from ui.settings import Settings
from ui.shell import Shell

DAYS = Days(date(2026, 11, 23), None, date(2026, 11, 23))


@pytest.fixture
def page(shell):
    shell.side.choose("statistics")
    return shell.pages["statistics"]


def settle():
    for _ in range(3):
        QApplication.processEvents()


def chart(page) -> Chart:
    settle()
    return next(found for found in page.findChildren(Chart) if found.isVisible())


def figures(page, place: int = 0) -> FigureTable:
    settle()
    return [found for found in page.findChildren(FigureTable) if found.isVisible()][place]


def rows(table: FigureTable) -> list[list[str]]:
    return [[table.item(r, c).text() for c in range(table.columnCount())] for r in range(table.rowCount())]


def short(page) -> list[str]:
    """Texts that are cut off; the sign of the calendar inside a field is Qt's own affair."""
    return [found for found in cut(page) if "打开日历" not in found]


def with_dialog(act, does):
    """What `does` gives for the dialog that `act` opens; the dialog is closed whatever happens."""
    found = []

    def look():
        dialog = QApplication.activeModalWidget()
        try:
            found.append(does(dialog))
        finally:
            if dialog is not None and dialog.isVisible():
                dialog.reject()

    when_modal(look)
    act()
    return found[0]


def test_ctrl_6_leads_here(shell):
    QTest.keyClick(shell, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert shell.side.findChildren(QLabel)
    assert shell._current().key == "statistics"


def test_subtitle_agrees_with_the_roster(page):
    assert page.subtitle.text() == "截至2026年11月23日 · 在册党员 6 名"


def test_a_bar_leads_to_its_people_and_to_the_person(shell, page):
    page.choose("group")
    drawn = chart(page)
    point = drawn.item_rect(1).center().toPoint()

    def choose(dialog):
        assert isinstance(dialog, PeopleDialog)
        names = dialog.names()
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
        return names

    names = with_dialog(lambda: QTest.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=point), choose)
    assert names == ["欧阳䶮", "单雨桐", "查良"]
    assert shell._current().key == "members"


def test_a_bar_without_anybody_opens_nothing(page):
    page.choose("sex")
    drawn = chart(page)
    opened = []
    drawn.opened.connect(opened.append)
    QTest.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=drawn.item_rect(1).center().toPoint())
    assert opened == []


def test_arrows_walk_the_bars_and_enter_opens(page):
    page.choose("age", "党统分段")
    drawn = chart(page)
    drawn.setFocus(Qt.FocusReason.TabFocusReason)
    assert drawn.accessibleName().startswith("年龄（党统分段）图：30 岁及以下 0 人")
    for _ in range(3):
        QTest.keyClick(drawn, Qt.Key.Key_Down)
    assert drawn.accessibleDescription() == "41–45 岁：6 人，占 100.0%"

    def told(dialog):
        model = dialog.table.model()
        return dialog.names(), model.index(0, 1).data()

    names, fact = with_dialog(lambda: QTest.keyClick(drawn, Qt.Key.Key_Return), told)
    assert len(names) == 6
    assert fact == "1985-03 出生，41 岁"


def test_up_in_a_pyramid_is_the_next_band_of_the_same_sex(page):
    page.choose("age", "按性别")
    drawn = chart(page)
    QTest.keyClick(drawn, Qt.Key.Key_Up)
    assert drawn.accessibleDescription().startswith("31–35 岁 男：")
    QTest.keyClick(drawn, Qt.Key.Key_Right)
    assert drawn.accessibleDescription().startswith("31–35 岁 女：")
    QTest.keyClick(drawn, Qt.Key.Key_End)
    assert drawn.accessibleDescription().startswith("71 岁及以上 女：")


def test_a_number_in_the_table_leads_to_its_people(page):
    page.choose("kind")
    table = figures(page)
    assert rows(table) == [["正式党员", "5", "83.3%"], ["预备党员", "1", "16.7%"], ["合计", "6", "100.0%"]]
    table.setCurrentCell(1, 1)
    assert with_dialog(lambda: QTest.keyClick(table, Qt.Key.Key_Return), lambda d: d.names()) == ["欧阳䶮"]
    point = table.visualItemRect(table.item(0, 0)).center()
    found = with_dialog(
        lambda: QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point), lambda d: len(d.names())
    )
    assert found == 5


def test_another_day_counts_as_of_that_day(page):
    page.choose("kind")
    QTest.keyClick(page.bar._quick, Qt.Key.Key_Right)  # 上年底
    assert "截至2025年12月31日 · 在册党员 5 名" in page.subtitle.text()
    page.bar._day.setFocus()
    page.bar._day.setText("2025.5.31")
    page.bar._day.editingFinished.emit()
    assert "截至2025年5月31日 · 在册党员 6 名" in page.subtitle.text()  # 赵刚 left on 1 June
    assert page.bar._quick.key() == "other"


def test_a_day_that_is_none_is_said_and_nothing_changes(page):
    before = page.subtitle.text()
    for text in ("不知道", "2025", ""):
        page.bar._day.setText(text)
        page.bar._day.editingFinished.emit()
        assert page.bar._wrong.isVisible()
        assert page.subtitle.text() == before
    page.bar._day.setText("2026-11-23")
    page.bar._day.editingFinished.emit()
    assert not page.bar._wrong.isVisible()


def test_compared_with_the_end_of_last_year(page):
    page.choose("kind")
    box = page.bar._against
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert rows(figures(page)) == [
        ["正式党员", "5", "83.3%", "5", "–"],
        ["预备党员", "1", "16.7%", "–", "+1"],
        ["合计", "6", "100.0%", "5", "+1"],
    ]
    assert "对比2025年12月31日" in page.subtitle.text()
    QTest.keyClick(page.bar._quick, Qt.Key.Key_Right)  # as of the end of 2025 it is compared with the end of 2024
    assert "对比2024年12月31日" in page.subtitle.text()


def test_tables_of_the_year_have_a_year_and_their_people(page):
    page.choose("changes")
    assert page.bar._year.isVisible()
    assert not page.bar._day.isVisible()
    found = {row[0].strip(): row[1] for row in rows(figures(page))}
    assert (found["2025年底"], found["发展党员"], found["2026年11月23日"]) == ("5", "1", "6")
    assert "5 + 1 - 0 = 6" in " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    page.bar._year.setCurrentIndex(1)
    page.bar._year.activated.emit(1)
    found = {row[0].strip(): row[1] for row in rows(figures(page))}
    assert (found["2024年底"], found["转出"], found["2025年底"]) == ("6", "1", "5")


def test_who_asked_for_the_end_of_last_year_gets_the_tables_of_last_year(page):
    page.bar._pick("last")
    page.choose("changes")
    assert page.bar.on().isoformat() == "2025-12-31"


def test_crossed_tables_lead_to_their_people(page):
    page.choose("basic")
    table = figures(page, 1)
    labels = [table.horizontalHeaderItem(c).toolTip() for c in range(table.columnCount())]
    place = labels.index("41–45 岁")
    assert with_dialog(lambda: table.open_cell(0, place), lambda d: len(d.names())) == 6
    assert rows(figures(page, 1))[0][0] == "合计"


def test_a_change_of_the_ledger_is_counted(shell, page):
    page.choose("kind")
    with shell.session.unit("登记") as unit:
        unit.add(Member(name="新来", kind="预备党员", joined=PartialDate.parse("2026-11-01")))
    assert "在册党员 7 名" in page.subtitle.text()
    assert rows(figures(page))[1] == ["预备党员", "2", "28.6%"]
    shell.session.undo()
    assert "在册党员 6 名" in page.subtitle.text()


def test_the_choice_of_variants_keeps_the_keyboard(shell, page):
    page.choose("joined", "党统分段")
    settle()
    page.preview.variants.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.preview.variants, Qt.Key.Key_Right)
    settle()
    assert page.preview.variants.key() == "公报四段"
    assert shell.focusWidget() is page.preview.variants
    assert rows(figures(page))[0][0] == "新中国成立前"


def test_search_among_many_people(qtbot, page):
    people = [Member(id=n, name=f"甲{n}", search_keys=f"jia{n}") for n in range(1, 30)]
    from models.statistics.table import Cell

    dialog = PeopleDialog("很长的标题" * 20, Cell(people, lambda member: "<b>依据</b>"), page)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._search.setText("甲29")
    assert dialog.names() == ["甲29"]
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.member_id == 29


def test_without_members_it_says_how_to_begin(qtbot, ledger, tmp_path):
    window = Shell(Session(ledger, date(2026, 11, 23), Settings(tmp_path / "s")))
    window.resize(1200, 680)
    window.show()
    window.side.choose("statistics")
    page = window.pages["statistics"]
    assert page.empty.isVisible()
    assert not page.full.isVisible()
    assert not page.export.isVisible()
    assert short(page) == []
    window.close()
    delete(window)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (1200, 680)], ids=["1440", "1200"])
def test_every_statistic_is_painted_and_nothing_is_cut(shell, page, themed, dark, size):
    themed(dark)
    shell.resize(*size)
    settle()
    for known in CATALOGUE:
        for variant in known.variants:
            page.choose(known.key, variant)
            settle()
            assert shell.size() == QSize(*size)
            assert short(page) == [], (known.key, variant)
            if known.picture:
                assert colours(picture(chart(page), 1.0)) > 3
    page.choose_days(date(2026, 11, 23), date(2025, 12, 31))
    settle()
    assert short(page) == []
    assert shell.size() == QSize(*size)


def test_picture_and_table_stand_below_each_other_where_it_is_narrow(shell, page):
    page.choose("age", "党统分段")
    assert figures(page).mapTo(page, QPoint()).x() > chart(page).mapTo(page, QPoint()).x()
    shell.resize(1200, 680)
    assert figures(page).mapTo(page, QPoint()).y() > chart(page).mapTo(page, QPoint()).y()


def test_export_writes_what_is_shown(qtbot, page, answers, tmp_path):
    page.choose("age", "按性别")
    answers.file = tmp_path / "年龄.xlsx"
    dialog = StatisticsExport(page.session, page, "age:按性别", "年龄", DAYS)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(page.session.said, timeout=60_000):
        dialog._choose()
    assert dialog.written == [tmp_path / "年龄.xlsx"]
    from openpyxl import load_workbook

    assert load_workbook(tmp_path / "年龄.xlsx").sheetnames == ["年龄和性别"]
    what = page.session.ledger.exports()[0]["what"]
    assert what.startswith("统计报表（截至")
    assert what.endswith("）：年龄.xlsx")


def test_headings_break_before_above_or_below_and_bands_are_one_line_with_the_unit_in_the_hint(page):
    page.choose("basic")
    table = figures(page, 1)
    heads = {h.toolTip(): h.text() for h in map(table.horizontalHeaderItem, range(table.columnCount()))}
    assert heads["30 岁及以下"] == "30 岁及\u2060以\u2060下"
    assert heads["31–35 岁"] == "31–35"
