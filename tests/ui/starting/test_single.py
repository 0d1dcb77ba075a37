"""A second start shows the window that has the ledger open, and only that one."""

from ui.starting.single import answer, raise_other


def test_a_second_start_shows_the_window(qtbot, qapp, tmp_path):
    shown = []
    server = answer(tmp_path / "账本.zbtz", lambda: shown.append(True), qapp)
    assert raise_other(tmp_path / "账本.zbtz")
    qtbot.waitUntil(lambda: bool(shown))
    assert not raise_other(tmp_path / "别的账本.zbtz")
    server.close()


def test_the_same_file_by_another_path_is_the_same_ledger(qtbot, qapp, tmp_path):
    (tmp_path / "里").mkdir()
    shown = []
    server = answer(tmp_path / "账本.zbtz", lambda: shown.append(True), qapp)
    assert raise_other(tmp_path / "里" / ".." / "账本.zbtz")
    qtbot.waitUntil(lambda: bool(shown))
    server.close()


def test_nobody_answers_after_the_window_is_gone(qapp, tmp_path):
    server = answer(tmp_path / "账本.zbtz", lambda: None, qapp)
    server.close()
    assert not raise_other(tmp_path / "账本.zbtz")
