"""Waiting for another thread: the result comes in the window's thread, and no widget is ever collected in the other one."""

import gc
import threading

from PySide6.QtCore import QObject

from ui.jobs import ExportJob, Waiting


def test_the_result_comes_in_the_windows_thread(qtbot):
    came = []
    parent = QObject()
    Waiting(lambda: 42, lambda result: came.append((result, threading.current_thread())), came.append, parent).start()
    qtbot.waitUntil(lambda: bool(came))
    assert came == [(42, threading.main_thread())]


def test_an_error_is_handed_on(qtbot):
    came = []
    parent = QObject()

    def fails():
        raise ValueError("so")

    Waiting(fails, came.append, came.append, parent).start()
    qtbot.waitUntil(lambda: bool(came))
    assert isinstance(came[0], ValueError)


def test_nothing_comes_once_it_was_given_up(qtbot):
    came, go = [], threading.Event()
    parent = QObject()
    waiting = Waiting(lambda: go.wait(10), came.append, came.append, parent)
    waiting.start()
    waiting.give_up()
    go.set()
    qtbot.waitUntil(lambda: not waiting._thread.is_alive())
    assert came == []


def test_nothing_is_collected_while_a_thread_runs(qtbot):
    go, parent, came = threading.Event(), QObject(), []
    Waiting(lambda: go.wait(10), came.append, came.append, parent).start()
    assert not gc.isenabled()
    go.set()
    qtbot.waitUntil(lambda: bool(came))
    assert gc.isenabled()


def test_what_an_export_writes_by_the_way_goes_when_it_is_stopped(qtbot, session, tmp_path):
    job = ExportJob(session.ledger, ["roster", "--out", str(tmp_path)])
    folder = job._copy.parent
    environment = job._process.processEnvironment()
    assert {environment.value(name) for name in ("TMPDIR", "TEMP", "TMP")} == {str(folder)}
    with qtbot.waitSignal(job.cancelled):
        job.start()
        job.cancel()
    assert not folder.exists()


def test_files_that_were_written_before_it_was_stopped_but_not_noted_are_told(qtbot, session, tmp_path):
    job = ExportJob(session.ledger, ["all", "--out", str(tmp_path)])
    session.ledger.log_export("党员名册：名册.xlsx", 6, full=False)
    with qtbot.waitSignal(job.failed) as told:
        job.start()
        job._logged_before = 0  # as if the line of the copy were of this export
        session.ledger._conn.execute("PRAGMA query_only = 1")  # the ledger takes nothing, as on a full disk
        job.cancel()
    session.ledger._conn.execute("PRAGMA query_only = 0")
    assert "没有记入导出记录" in told.args[0]
