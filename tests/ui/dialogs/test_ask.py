"""File choosers: a name gets its suffix, and an existing file is not replaced unasked; what does not open is said."""

import os
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QSettings, QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QWidget,
)

from tests.ui.answering import when_modal
from ui.dialogs import ask, chooser
from ui.look.icons import icon
from ui.placing import FRAME


@pytest.fixture
def typed(monkeypatch, tmp_path):
    """typed(name): what comes back where this name is typed into the chooser of the system."""

    def write(name: str) -> Path | None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name) if name else "", ""))
        return ask.file_to_write(None, "导出", "PDF 文件 (*.pdf)", tmp_path / "名册.pdf")

    return write


@pytest.mark.parametrize(
    ("name", "file"), [("甲", "甲.pdf"), ("甲.PDF", "甲.PDF"), ("2026.11.23名册", "2026.11.23名册.pdf")]
)
def test_the_suffix_is_added_where_it_is_missing(typed, tmp_path, name, file):
    assert typed(name) == tmp_path / file


def test_nothing_is_replaced_unasked(typed, tmp_path, monkeypatch):
    (tmp_path / "甲.pdf").touch()
    monkeypatch.setattr(ask, "confirm", lambda *_, **__: False)
    assert typed("甲") is None
    assert typed("甲.pdf") == tmp_path / "甲.pdf"  # the chooser of the system has asked


def test_a_chooser_left_empty_gives_nothing(typed):
    assert typed("") is None


@pytest.mark.parametrize("wanted", ["恢复", "另存", "不打开", ""])
def test_of_several_things_one_is_chosen_and_esc_is_none(qapp, wanted):
    def answer():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        if wanted:
            next(button for button in box.buttons() if button.text() == wanted).click()
        else:
            QTest.keyClick(box, Qt.Key.Key_Escape)

    when_modal(answer)
    chosen = ask.decide(None, "这是一份备份。", ["恢复", "另存"], no="不打开")
    assert chosen == (wanted if wanted != "不打开" else "")


@pytest.mark.parametrize(
    ("typed_words", "wanted"),
    [("{root}/x/stick", "x/stick"), ("stick", "x/stick"), ("{root}/far", "far"), ("{root}/x", "x"), ("", "x")],
)
@pytest.mark.parametrize("quickly", [True, False], ids=["at once", "over the list"])
def test_a_folder_that_was_typed_is_the_one_that_is_taken(qapp, tmp_path, qtbot, typed_words, wanted, quickly):
    """Without a chooser of the system Qt names the folder that is shown before the one that was typed."""
    for folder in ("x/stick", "x/other", "far"):
        (tmp_path / folder).mkdir(parents=True)

    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        assert dialog.testOption(QFileDialog.Option.ShowDirsOnly)
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        qtbot.wait(50)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, typed_words.format(root=tmp_path))
        popup = line.completer().popup()
        if not quickly:
            qtbot.wait(200)
        QTest.keyClick(popup if popup.isVisible() else line, Qt.Key.Key_Return)
        if dialog.isVisible():
            QTest.keyClick(line, Qt.Key.Key_Return)
        if not typed_words:
            dialog.accept()

    when_modal(answer)
    assert ask.folder_to_write(None, "存到哪里", tmp_path / "x") == tmp_path / wanted


def test_no_folder_is_taken_where_she_changed_her_mind(qapp, tmp_path):
    when_modal(lambda: QApplication.activeModalWidget().reject())
    assert ask.folder_to_write(None, "存到哪里", tmp_path) is None


@pytest.fixture
def first_time():
    """Qt has no chooser to remember the columns of."""

    def kept_in(folder):
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))

    with TemporaryDirectory() as folder:
        kept_in(folder)
        yield
        kept_in(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation))


@pytest.mark.usefixtures("first_time")
@pytest.mark.parametrize("way", ["open", "several", "write", "folder"])
def test_the_chooser_of_qt_shows_names_as_offices_give_them(qapp, tmp_path, way):
    """Name, size and day were cut; where the system has a chooser of its own this one is not seen."""
    name = "某某街道党工委二〇二六年度党员花名册含流动党员和预备党员"
    seen = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        listed = dialog.findChild(QTreeView, "treeView")
        measured = listed.fontMetrics().horizontalAdvance
        seen.append(measured(name) <= listed.columnWidth(0) - 40)  # an icon, and room beside
        seen.append(measured("2026/11/23 09:30:00") <= listed.columnWidth(3))
        seen.append(dialog.screen().availableGeometry().contains(dialog.frameGeometry()))
        upwards = dialog.findChild(QToolButton, "toParentButton").icon().pixmap(20).toImage()
        seen.append(upwards == icon("arrow-up").pixmap(20).toImage())  # Qt's own cannot be seen in the dark
        dialog.reject()

    when_modal(lambda: QTimer.singleShot(0, look))
    calls = {
        "open": lambda: ask.file_to_open(None, "打开", "名册文件 (*.xlsx)", tmp_path),
        "several": lambda: ask.files_to_open(None, "打开", tmp_path),
        "write": lambda: ask.file_to_write(None, "导出", "名册文件 (*.xlsx)", tmp_path / "名册.xlsx"),
        "folder": lambda: ask.folder_to_write(None, "导出", tmp_path),
    }
    assert not calls[way]()
    assert seen == [True, True, True, True]


@pytest.mark.usefixtures("first_time")
def test_the_chooser_of_qt_speaks_chinese_whatever_the_system_does(qapp, qtbot, tmp_path):
    """Its sizes and days were those of the system, “120.56 KiB” and “27 11 2026 16:39”, its kinds English where the system has no
    list of them. Tests run where the system speaks English."""
    (tmp_path / "2026.11").mkdir()
    for name, size in {"名册.xlsx": 123_456, "账本.ZBTZ": 3_000_000, "某.qqq": 1, "无": 0}.items():
        (tmp_path / name).write_bytes(b"0" * size)
    for path in tmp_path.iterdir():
        os.utime(path, (1_795_000_000, 1_795_000_000))
    day = datetime.fromtimestamp(1_795_000_000).strftime("%Y-%m-%d %H:%M")
    seen = {}

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        listed = dialog.findChild(QTreeView, "treeView")
        files, root = listed.model(), listed.rootIndex()
        qtbot.waitUntil(lambda: files.rowCount(root) == 5)
        for row in range(5):
            texts = []
            for column in range(4):
                index, option = files.index(row, column, root), QStyleOptionViewItem()
                listed.itemDelegateForIndex(index).initStyleOption(option, index)
                texts.append(option.text)
            seen[texts[0]] = texts[1:]
        dialog.reject()

    when_modal(lambda: QTimer.singleShot(0, look))
    ask.file_to_open(None, "打开", "所有文件 (*)", tmp_path)
    size, kind, changed = seen.pop("2026.11")
    assert (size, changed) == ("", day)
    assert "11" not in kind, "a folder is no file of the kind 11"
    assert seen == {
        "名册.xlsx": ["121 KB", "Excel 表格", day],
        "账本.ZBTZ": ["2.9 MB", "支部台账账本", day],
        "某.qqq": ["1 KB", "QQQ 文件", day],
        "无": ["", "文件", day],
    }


@pytest.mark.usefixtures("first_time")
def test_the_title_bar_of_the_chooser_stays_on_the_screen(qapp, qtbot, tmp_path):
    """Over a dialog that lies high it was moved up by half of what it grew, its title bar above the screen: the desktop draws that
    only afterwards."""
    over = QWidget()
    qtbot.addWidget(over)
    over.setGeometry(0, 40, 700, 300)
    over.show()
    seen = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(dialog.geometry().top() - dialog.screen().availableGeometry().top())
        dialog.reject()

    when_modal(lambda: QTimer.singleShot(0, look))
    ask.file_to_open(over, "打开", "名册文件 (*.xlsx)", tmp_path)
    assert seen[0] >= FRAME.top()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a chooser of their own")
def test_the_chooser_of_qt_leads_to_her_own_folders_and_sticks(tmp_path, monkeypatch):
    """It had the whole computer and the home folder alone."""
    home, media, kept = tmp_path / "user", tmp_path / "media", tmp_path / "报送"
    for folder in (home / ".config", home / "桌面", home / "下载", kept):
        folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    words = ('XDG_DESKTOP_DIR="$HOME/桌面"', 'XDG_DOWNLOAD_DIR="$HOME/下载"', 'XDG_DOCUMENTS_DIR="$HOME/没有"')
    (home / ".config" / "user-dirs.dirs").write_text("\n".join(words))
    media.mkdir()
    (media / "user").symlink_to("/dev")  # below it lie mounted file systems, on any Linux
    (media / "拔掉的U盘").mkdir()
    with TemporaryDirectory(dir="/dev/shm") as on_stick:
        kept_there = media / "user" / "shm" / Path(on_stick).name
        known = (home, kept, tmp_path / "移走了", media / "拔掉的U盘", kept_there)
        before = [QUrl("file:"), *(QUrl.fromLocalFile(str(f)) for f in known)]
        shown = [url.toLocalFile() for url in chooser.places(before, [media, tmp_path / "没有"])]
    sticks = [place for place in shown if place.startswith(str(media))]
    assert {str(media / "user" / "shm"), str(kept_there)} <= {*sticks}
    assert str(media / "拔掉的U盘") not in sticks
    assert [place for place in shown if place not in sticks] == [
        "",
        *map(str, (home, home / "桌面", home / "下载", kept)),
    ]


def test_where_a_file_is_when_nothing_opens_it(tmp_path, monkeypatch):
    """One sentence, whatever was to be opened: no program is there, or the file is not any more."""
    said, tried = [], []
    monkeypatch.setattr(ask, "refuse", lambda _parent, sentence, **_: said.append(sentence))
    monkeypatch.setattr(ask, "opened", lambda path: tried.append(path) or path.name == "好.xlsx")
    (tmp_path / "好.xlsx").touch()
    (tmp_path / "表.xlsx").touch()
    for name in ("好.xlsx", "表.xlsx", "没有.xlsx"):
        ask.show_file(tmp_path / name, None)
    ask.show_file(tmp_path, None)
    assert said == [
        f"没有找到打开这种文件的程序，请自己打开。文件在：{tmp_path / '表.xlsx'}",
        f"“没有.xlsx”不在了，可能已移走、改名或删除。原来在：{tmp_path / '没有.xlsx'}",
        f"没有找到打开文件夹的程序，请自己打开。文件夹在：{tmp_path}",
    ]
    assert tmp_path / "没有.xlsx" not in tried


def test_what_did_not_open_is_done_all_the_same(qapp, tmp_path, monkeypatch):
    """“没有完成” stood over it where the form was filled and only no program was there for it."""
    titles = []
    monkeypatch.setattr(ask, "opened", lambda _path: False)

    def answer():
        box = QApplication.activeModalWidget()
        titles.append(box.windowTitle())
        box.reject()

    when_modal(answer)
    ask.show_file(tmp_path, None)
    when_modal(answer)
    ask.refuse(None, "没有存成。")
    assert titles == ["没有打开", "没有完成"]


def test_the_built_program_without_xdg_open_says_so(tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(ask, "refuse", lambda _parent, sentence, **_: said.append(sentence))
    monkeypatch.setattr(ask.ourselves, "is_built", lambda: True)
    monkeypatch.setattr(ask.sys, "platform", "linux")
    monkeypatch.setattr(ask.ourselves, "environment_for_others", lambda: {"PATH": str(tmp_path)})
    monkeypatch.setenv("PATH", str(tmp_path))
    ask.show_file(tmp_path, None)
    assert said == [ask.not_opened(tmp_path)]
