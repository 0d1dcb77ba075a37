"""The window of the help: search, links, the way back, pictures as wide as there is room, nothing cut off, and its size is kept."""

import pytest
from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.looking import colours, cut, picture
from ui.help.contents_list import all_pages
from ui.help.pages import ARTICLES, PAGES, page
from ui.help.paper import MARGIN
from ui.help.searching import search
from ui.help.window import HelpWindow

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def window(qtbot, session):
    made = HelpWindow(None)
    made.take_session(session)
    qtbot.addWidget(made)
    made.show()
    made.show_page(PAGES[0])
    QApplication.processEvents()
    return made


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(1000, 700), (720, 460)], ids=str)
def test_every_page_is_shown_whole(window, themed, dark, size):
    themed(dark)
    window.resize(*size)
    for each in PAGES:
        window.show_page(each)
        QApplication.processEvents()
        assert window.reader.toPlainText().startswith(each.title)
        assert window.reader.missing == []
        assert window.reader.document().size().width() <= window.reader.viewport().width() + 1
    assert cut(window) == []
    assert colours(picture(window, 1.0)) > 10
    assert (window.width(), window.height()) == size


def test_pictures_are_as_wide_as_there_is_room_and_no_wider_than_they_are(window):
    window.show_page(page("roster"))
    wide = {}
    for width in (760, 1000, 1600):
        window.resize(width, 700)
        QApplication.processEvents()
        name = QUrl("pictures/roster.png")
        drawn = window.reader.document().resource(IMAGE, name)
        wide[width] = drawn.width() / drawn.devicePixelRatio()
        assert wide[width] == min(780, window.reader.viewport().width() - 2 * MARGIN)
    assert wide[760] < wide[1000] < wide[1600]
    window.show_page(page("home"))
    QApplication.processEvents()
    assert window.reader.document().resource(IMAGE, QUrl("pictures/todo.png")).width() < 400


def test_nothing_is_loaded_but_pictures(window):
    assert window.reader.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl("start.md")) is None
    window.reader.loadResource(IMAGE, QUrl("pictures/none.png"))
    assert window.reader.missing == ["pictures/none.png"]


def test_a_link_leads_on_and_back_leads_back(window):
    window.reader.verticalScrollBar().setValue(120)
    window.reader.anchorClicked.emit(QUrl("import.md"))
    assert window.page() is page("import")
    assert window.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "导入花名册"
    window.go_back()
    assert window.page() is PAGES[0]
    assert window.reader.verticalScrollBar().value() == 120
    assert not window.back.isVisible()
    window.go_back()
    assert window.page() is PAGES[0]


def test_a_link_leads_to_a_heading(window):
    window.show_page(page(ARTICLES))
    window.reader.anchorClicked.emit(QUrl("#《中国共产党章程》"))
    document = search("章程 第")[0].section.heading
    window.reader.anchorClicked.emit(QUrl(f"#{document}"))
    block = window.reader.place_of(document)
    top = window.reader.document().documentLayout().blockBoundingRect(block).top()
    assert 0 <= top - window.reader.verticalScrollBar().value() <= 20


def test_the_arrows_go_through_the_pages(window):
    window.list.setFocus()
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    assert window.page() is PAGES[1]
    for _ in range(2):
        QTest.keyClick(window.list, Qt.Key.Key_Up)
    assert window.page() is PAGES[0]
    assert window.search.hasFocus()


@pytest.mark.parametrize(
    ("query", "title"),
    [("找回记录", "备份与恢复"), ("dr", "导入花名册"), ("daoru", "导入花名册"), ("恢复单", "密码、加密和锁定"), ("ctrl+j", "按键和填写"),
     ("ＧＢ", "打印会议记录"), ("签到表 培训", "教育培训"), ("回收站", "撤销、历史和回收站"), ("条文", "条文"), ("示例", "从这里开始")],
)  # fmt: skip
def test_the_search_finds(query, title):
    assert title in [found.section.page.title for found in search(query)][:6]


def test_titles_come_first_and_all_words_must_be_there():
    assert search("责任清单")[0].section.page is page("duties")
    assert {"归档", "撤销"} <= {
        w for w in ("归档", "撤销") if all(w in f.section.text + f.section.title for f in search("归档 撤销"))
    }
    assert search("没有这样的词") == ()
    assert search("  ") == ()
    for found in search("撤销"):
        for start, length in found.hit.marks:
            assert found.hit.text[start : start + length] == "撤销"


def test_what_is_found_is_listed_shown_and_marked(window):
    window.search.setFocus()
    window.search.setText("归档 撤销")
    assert len(window.list.lines()) == len(search("归档 撤销")) > 1
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    entry = window.list.lines()[0]
    assert window.page() is entry.page
    marked = {selection.cursor.selectedText() for selection in window.reader.extraSelections()}
    assert marked == {"归档", "撤销"}
    window.search.clear()
    assert window.list.lines() == all_pages()
    assert window.reader.extraSelections() == []
    assert window.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == entry.page.title


def test_what_is_not_found_is_said(window):
    window.search.setText("没有这样的词")
    QApplication.processEvents()
    assert window.nothing.isVisible()
    assert cut(window) == []
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.list.isVisible()
    assert window.isVisible()


def test_its_size_is_kept(qtbot, session, window):
    window.resize(860, 555)
    window.close()
    again = HelpWindow(None)
    again.take_session(session)
    qtbot.addWidget(again)
    assert again.size() == QSize(860, 555).boundedTo(again.screen().availableSize() - QSize(20, 50))


@pytest.mark.parametrize("kept", ["nonsense", "99999999999x99999999999", "9" * 5000 + "x1", "²x³"])
def test_a_size_that_was_edited_by_hand_is_none(qtbot, session, kept):
    session.settings.set_text("help_size", kept)
    window = HelpWindow(None)
    qtbot.addWidget(window)
    usual = window.size()
    window.take_session(session)
    assert window.size() == usual


def test_it_fits_a_small_screen(window):
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    assert (least.width(), least.height()) <= (1200, 680)
    assert least.height() <= 680
