"""The dialog of the 督查通报: the quarter that ended last comes first to mind, and the file is written by a process of its own."""

import pytest

from models.kinds import PartialDate
from models.records import Rectification, RectificationStep
from models.rules.register.steps import registered
from ui.dialogs.register.oversight_dialog import OversightDialog
from ui.tabs.register import items as register_items


@pytest.fixture
def dialog(qtbot, shell, session):
    made = OversightDialog(session, shell)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_last_quarters_are_offered(dialog):
    offered = [dialog._quarter.itemText(place) for place in range(dialog._quarter.count())]
    assert offered[:3] == ["2026年第四季度（未结束）", "2026年第三季度", "2026年第二季度"]
    assert (len(offered), dialog._quarter.currentText()) == (8, "2026年第三季度")
    assert "不改变已过季度的数字" in dialog._message.text()
    dialog._quarter.setCurrentIndex(0)
    assert "还没有结束" in dialog._message.text()


@pytest.mark.parametrize("place", [0, 1])
def test_it_is_written_and_logged(dialog, qtbot, session, answers, tmp_path, place):
    with session.unit("登记") as unit:
        made = Rectification(problem="记录简单", found=PartialDate(2026, 8, 1), number="2026-自查-01")
        step = registered(made)
        step.rectification_id = unit.add(made)
        unit.add(step)
    assert session.ledger.all(RectificationStep)
    answers.file = tmp_path / ("通报.pdf", "通报.docx")[place]
    dialog._format.setCurrentIndex(place)
    dialog._recipient.set_value_text("-机关党委")
    dialog._choose()
    assert answers.offered[0].name == f"2026年第三季度整改工作督查通报{answers.file.suffix}"
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
    assert dialog.written == [answers.file]
    (line,) = session.ledger.exports()
    assert (line["recipient"], line["what"]) == ("-机关党委", f"2026年第三季度整改工作督查通报：{answers.file.name}")


def test_it_opens_from_the_page_of_the_register(shell, monkeypatch):
    opened = []
    monkeypatch.setattr(register_items, "export_oversight", lambda *given: opened.append(given))
    shell.side.choose("rectifications")
    page = shell.pages["rectifications"]
    dict(page.outputs())["督查通报…"]()
    assert len(opened) == 1
