"""The first dialog makes and opens ledgers, and says why it cannot."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from models.store import Ledger
from ui.dialogs.welcome import Welcome


@pytest.fixture
def welcome(qtbot, settings):
    made = Welcome(settings, None)
    qtbot.addWidget(made)
    yield made
    if made.opened.ledger is not None:
        made.opened.ledger.close()


def test_a_new_ledger_is_open_afterwards(welcome, answers, tmp_path):
    answers.file = tmp_path / "新账本.zbtz"
    welcome._create()
    assert welcome.opened.ledger is not None
    assert welcome.opened.ledger.path == answers.file
    assert welcome.result() == Welcome.DialogCode.Accepted


def test_a_ledger_that_exists_is_not_made_anew(welcome, answers, tmp_path):
    answers.file = tmp_path / "旧账本.zbtz"
    Ledger.create(answers.file).close()
    before = answers.file.read_bytes()
    welcome._create()
    assert welcome.opened.ledger is None
    assert "已经存在" in answers.said[0]
    assert answers.file.read_bytes() == before


def test_a_foreign_file_is_refused_and_the_dialog_stays(welcome, answers, tmp_path):
    answers.file = tmp_path / "照片.zbtz"
    answers.file.write_bytes(b"x" * 200)
    welcome._choose()
    assert welcome.opened.ledger is None
    assert "不是支部台账的账本文件" in answers.said[0]


def test_recent_ledgers_are_offered_and_open_by_enter(qtbot, settings, tmp_path):
    path = tmp_path / "第三支部.zbtz"
    Ledger.create(path).close()
    settings.opened(path)
    welcome = Welcome(settings, None)
    qtbot.addWidget(welcome)
    assert welcome._recent.item(0).text().startswith("第三支部")
    welcome._recent.itemActivated.emit(welcome._recent.item(0))
    assert welcome.opened.ledger is not None
    welcome.opened.ledger.close()


def test_changing_ones_mind_changes_nothing(welcome, answers):
    welcome._create()
    welcome._choose()
    assert welcome.opened.ledger is None
    assert answers.said == []


def test_enter_does_what_the_first_start_is_for_and_later_opens_the_last_ledger(welcome, qtbot, settings, tmp_path):
    welcome.show()
    assert welcome.focusWidget().text() == "新建账本…"
    file = tmp_path / "支部.zbtz"
    Ledger.create(file).close()
    settings.opened(file)
    again = Welcome(settings, None)
    qtbot.addWidget(again)
    again.show()
    assert again.focusWidget() is again._recent
    assert again._recent.currentRow() == 0


def test_it_says_all_that_a_copy_of_a_ledger_needs(welcome):
    """Of one with a password the key file too: without it the password opens nothing."""
    said = "".join(label.text() for label in welcome.findChildren(QLabel))
    assert "“-附件”文件夹" in said
    assert ".zbkey" in said


def test_the_chosen_one_opens_by_its_button_and_nothing_is_made_by_the_way(qtbot, settings, tmp_path):
    for name in ("第一支部", "第二支部"):
        Ledger.create(tmp_path / f"{name}.zbtz").close()
        settings.opened(tmp_path / f"{name}.zbtz")
    welcome = Welcome(settings, None)
    qtbot.addWidget(welcome)
    welcome._recent.setCurrentRow(1)
    (lead,) = [each for each in welcome.findChildren(QPushButton) if each.property("kind") == "primary"]
    lead.click()
    assert welcome.opened.ledger.path.stem == "第一支部"
    welcome.opened.ledger.close()
