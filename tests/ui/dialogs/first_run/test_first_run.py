"""The guide of the first start: three steps, each can be left, and until the end nothing is written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from models.kinds import PartialDate
from models.records import Branch
from models.safekeeping.second import SAME_DISK
from models.store import Ledger
from tests.ui.answering import when_modal
from tests.ui.small_branch import TODAY
from ui.desk import Desk
from ui.dialogs import run as running
from ui.dialogs.ask import ROSTER_FILES
from ui.dialogs.first_run import dialog, place_step
from ui.dialogs.first_run.dialog import FirstRun
from ui.dialogs.first_run.roster_step import EMPTY, IMPORT, SAMPLE
from ui.dialogs.welcome import Welcome

DAY = PartialDate.of(TODAY)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """The documents of nobody in particular."""
    folder = tmp_path / "文档"
    folder.mkdir()
    for module in (place_step, dialog):
        monkeypatch.setattr(module, "documents", lambda: folder)
    return folder


@pytest.fixture
def guide(qtbot, settings):
    made = FirstRun(settings, DAY, None)
    qtbot.addWidget(made)
    made.show()
    yield made
    if made.opened.ledger is not None:
        made.opened.ledger.close()


def type_name(guide, text):
    editor = guide.branch._boxes["name"].editor
    editor.set_value_text(text)
    editor.edited.emit()


def test_the_first_step_names_the_way_of_what_was_handed_over(guide):
    assert f"移交文件（.zbyj）的不用新建：点下面的“{guide._open.text()}”" in guide._text.text()
    assert guide._text.height() >= guide._text.heightForWidth(guide._text.width())


def test_three_steps_lead_to_a_ledger_with_its_branch_and_its_second_folder(guide, home, settings, answers, tmp_path):
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    type_name(guide, "中国共产党示例局机关第三支部委员会")
    guide.branch._boxes["kind"].editor.set_value_text("机关")
    guide._on.click()
    assert guide.place.path == home / "支部台账" / "示例局机关第三党支部.zbtz"
    assert "“示例局机关第三党支部-备份”文件夹" in guide.place._file.note.text(), "it stood there as “-备份”"
    answers.file = tmp_path / "U盘"
    answers.file.mkdir()
    guide.place.choose_second()
    guide._on.click()
    assert guide.roster.way == IMPORT
    assert not guide.place.path.parent.exists(), "nothing is written before the end"
    guide._on.click()
    assert guide.result() == FirstRun.DialogCode.Accepted
    (branch,) = guide.opened.ledger.all(Branch)
    assert (branch.name, branch.short_name, branch.kind) == (
        "中国共产党示例局机关第三支部委员会", "示例局机关第三党支部", "机关",
    )  # fmt: skip
    assert branch.begun == DAY
    assert settings.second_folder(guide.opened.ledger.path) == (answers.file, TODAY.isoformat(), "")
    assert guide.then == IMPORT


def test_enter_goes_from_field_to_field_and_on_to_the_next_step(guide, qtbot):
    """From the last field it went to “打开已有的账本…”."""
    guide.show()
    guide.branch._boxes["superior"].editor.setFocus()
    QTest.keyClick(guide.focusWidget(), Qt.Key.Key_Return)
    assert guide.focusWidget() is guide._on


def test_a_second_folder_on_the_disk_of_the_ledger_is_said_to_go_with_it(guide, home, answers, tmp_path, stick):
    answers.file = tmp_path / "U盘"
    answers.file.mkdir()
    guide.place.choose_second()
    assert guide.place._stick.note.text() == f"这里{SAME_DISK}。"
    answers.file = stick
    guide.place.choose_second()
    assert guide.place._stick.note.text().startswith("每次备份也写一份到这里")
    assert guide.place._stick.note.property("tone") == ""


def test_what_can_be_imported_is_what_the_chooser_of_files_offers(guide):
    """.et is the format of WPS itself, and no table that can be read."""
    said = guide.roster._ways[IMPORT].accessibleDescription()
    assert "WPS 的 .et 先另存为 .xlsx" in said
    assert "*.et" not in ROSTER_FILES
    assert all(f"*{kind}" in ROSTER_FILES for kind in (".xlsx", ".xls", ".ods", ".csv"))


def test_whoever_fills_nothing_gets_an_empty_ledger(guide, home):
    guide._go(1)
    guide._go(1)
    guide.roster.take(EMPTY)
    guide._go(1)
    assert guide.opened.ledger.path == home / "支部台账" / "党支部台账.zbtz"
    assert guide.opened.ledger.all(Branch) == []
    assert guide.then == EMPTY


def test_leaving_it_leaves_nothing_and_it_comes_again(guide, home, settings, answers):
    type_name(guide, "中国共产党示例支部委员会")
    guide._go(1)
    answers.yes = False
    guide.reject()
    assert guide.isVisible(), "what was typed is not lost by Esc alone"
    answers.yes = True
    guide.reject()
    assert not guide.isVisible()
    assert list(home.iterdir()) == []
    assert isinstance(Desk(settings, TODAY)._asking(), FirstRun)


def test_a_name_of_her_own_stays_when_the_full_name_changes(guide):
    short = guide.branch._boxes["short_name"].editor
    type_name(guide, "中国共产党甲支部委员会")
    assert short.value_text() == "甲党支部"
    short.set_value_text("三支部")
    type_name(guide, "中国共产党乙支部委员会")
    assert short.value_text() == "三支部"


def test_a_file_of_her_own_stays_when_the_name_changes(guide, answers, tmp_path):
    guide._go(1)
    answers.file = tmp_path / "自己选的.zbtz"
    guide.place.choose_file()
    guide._go(-1)
    type_name(guide, "中国共产党丙支部委员会")
    guide._go(1)
    assert guide.place.path == answers.file


def test_what_cannot_be_made_is_said_at_the_step_where_it_is_chosen(guide, answers, tmp_path):
    guide._go(1)
    answers.file = tmp_path / "有了.zbtz"
    Ledger.create(answers.file).close()
    guide.place.choose_file()
    guide._go(1)
    guide._go(1)
    assert "已经存在" in answers.said[0]
    assert guide._stack.currentWidget() is guide.place
    assert guide.opened.ledger is None


def test_a_ledger_that_she_has_can_be_opened_instead(guide, answers, tmp_path):
    answers.file = tmp_path / "旧账本.zbtz"
    Ledger.create(answers.file).close()
    guide._open.click()
    assert guide.opened.ledger.path == answers.file


def test_a_ledger_that_lies_there_already_is_offered(qtbot, settings, home):
    path = home / "支部台账" / "第三党支部.zbtz"
    path.parent.mkdir()
    Ledger.create(path).close()
    guide = FirstRun(settings, DAY, None)
    qtbot.addWidget(guide)
    guide.show()
    (lead,) = [each for each in guide.findChildren(QPushButton) if each.text() == "打开它"]
    assert lead.isVisible()
    QApplication.processEvents()
    fields = [each for each in guide.findChildren(QLineEdit) if each.isVisible()]
    assert [each.visibleRegion().boundingRect() for each in fields] == [each.rect() for each in fields]
    lead.click()
    assert guide.opened.ledger.path == path
    guide.opened.ledger.close()


def through(monkeypatch, way):
    """Goes through the guide and chooses a way."""

    def run(guide):
        assert isinstance(guide, FirstRun)
        type_name(guide, "中国共产党丁支部委员会")
        guide.roster.take(way)
        for _ in range(3):
            guide._go(1)
        return True

    monkeypatch.setattr(running, "run", run)


def test_later_starts_do_not_guide(desk, settings, tmp_path):
    assert isinstance(desk._asking(), FirstRun)
    path = tmp_path / "别的支部.zbtz"
    Ledger.create(path).close()
    settings.opened(path)
    assert isinstance(desk._asking(), Welcome)


def test_the_window_goes_on_with_the_import(desk, monkeypatch, qtbot):
    through(monkeypatch, IMPORT)
    assert desk.choose()
    went = []
    monkeypatch.setattr(desk._shell, "_act", went.append)
    qtbot.waitUntil(lambda: went == ["import"])


def test_the_sample_is_found_again_beside_the_other_ledgers(desk, qtbot, settings, tmp_path, answers):
    """After the first start nothing led to it any more."""
    path = tmp_path / "别的支部.zbtz"
    Ledger.create(path).close()
    settings.opened(path)

    def look():
        (way,) = [b for b in QApplication.activeModalWidget().findChildren(QPushButton) if b.text() == "看看示例支部"]
        way.click()

    when_modal(look)
    assert desk.choose()
    assert len(desk._shell.session.members) > 40
    assert settings.recent() == [path], "the sample is not remembered"
    qtbot.waitUntil(lambda: any("您自己的账本没有变" in said for said in answers.said))


def test_the_sample_is_shown_and_her_own_ledger_is_the_next_to_open(desk, monkeypatch, settings, home, answers):
    through(monkeypatch, SAMPLE)
    assert desk.choose()
    assert len(desk._shell.session.members) > 40
    own = home / "支部台账" / "丁党支部.zbtz"
    assert settings.recent() == [own]
    with Ledger.open(own) as ledger:
        assert len(ledger.all(Branch)) == 1
