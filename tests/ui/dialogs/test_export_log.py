"""The log of exports in the window: found by words and tier, shown whole, exported as it is found."""

import json

import pytest

from ui.dialogs import export_log
from ui.dialogs.export_dialog import ExportDialog
from ui.dialogs.export_log import ExportLogDialog


@pytest.fixture
def dialog(qtbot, shell, session):
    session.ledger.log_export(
        "党员名册：甲.xlsx（2栏：姓名、手机号）", 6, full=True, purpose="年度统计", recipient="机关党委"
    )
    session.ledger.log_export("签到表：乙.pdf（2栏：姓名、签名）", 6, full=False, purpose="窗口导出", recipient="")
    made = ExportLogDialog(session, shell)
    qtbot.addWidget(made)
    made.show()
    return made


def whats(dialog):
    return [row[1][:3] for row in dialog._model.rows]


def test_newest_first_and_the_chosen_one_whole(dialog):
    assert whats(dialog) == ["签到表", "党员名"]
    assert "签到表：乙.pdf" in dialog._whole.text()
    dialog._table.selectRow(1)
    assert "姓名、手机号" in dialog._whole.text()
    assert "用途：年度统计　交给：机关党委" in dialog._whole.text()


def test_words_and_tiers_narrow_it(dialog):
    dialog._search.setText("手机号")
    assert whats(dialog) == ["党员名"]
    assert dialog._tiers.tabText(1) == "完整件 1"
    dialog._search.setText("")
    dialog._tiers.setCurrentIndex(2)
    assert whats(dialog) == ["签到表"]
    dialog._search.setText("没有的")
    assert not dialog._export.isEnabled()
    assert "没有符合" in dialog._nothing.accessibleName()


def test_an_empty_log_says_what_will_stand_here(qtbot, shell, session):
    made = ExportLogDialog(session, shell)
    qtbot.addWidget(made)
    assert "还没有导出过" in made._nothing.accessibleName()


def test_what_is_found_is_exported(dialog, qtbot, shell, session, answers, tmp_path, monkeypatch):
    asked = {}
    monkeypatch.setattr(export_log, "export", lambda _session, _parent, what, **about: asked.update(about, what=what))
    dialog._tiers.setCurrentIndex(1)
    dialog._search.setText("年度")
    dialog._write()
    assert asked == {"what": "log", "find": "年度 完整件"}
    export = ExportDialog(session, shell, "log", tmp_path, find=asked["find"])
    qtbot.addWidget(export)
    assert "只导出含“年度 完整件”" in export._message.text()
    export._format.setCurrentIndex(export._format.findData("json"))
    answers.file = tmp_path / "记录.json"
    export._choose()
    qtbot.waitUntil(lambda: export._job is None, timeout=20_000)
    (line,) = json.loads(answers.file.read_text("utf-8"))
    assert (line["内容"], line["档位"]) == ("党员名册：甲.xlsx（2栏：姓名、手机号）", "完整件")


def test_it_is_reached_from_the_settings(shell):
    assert "导出记录…" in [action.text() for action in shell.settings_menu().actions()]
