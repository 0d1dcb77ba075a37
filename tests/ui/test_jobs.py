"""Waiting for another thread: the result comes in the window's thread, and no widget is ever collected in the other one."""

import gc
import os
import signal
import sys
import threading

import pytest
from PySide6.QtCore import QObject

from ui.crash import CrashHook
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


def test_what_lists_what_is_to_be_done_is_made_all_the_same(qtbot, session, tmp_path):
    """The command ends with 1 then, as with a trace: that has written no file."""
    out = tmp_path / "汇总.xlsx"
    job = ExportJob(session.ledger, ["official", "--out", str(out), "--purpose", "上报"])
    with qtbot.waitSignal(job.done, timeout=30_000) as done:
        job.start()
    assert (done.args[0], out.exists()) == ([out], True)
    assert "名册没有登记、留空的" in done.args[1]


def test_what_ends_with_a_trace_has_failed(qtbot, session):
    """It ends with 1 as well, and has named no file."""
    job = ExportJob(session.ledger, ["roster"])
    job._process.setProgram(sys.executable)
    job._process.setArguments(["-c", "raise ValueError"])
    came = []
    job.done.connect(lambda files, _left_out: came.append(files))
    job.failed.connect(came.append)
    job.start()
    qtbot.waitUntil(lambda: bool(came), timeout=30_000)
    assert came == ["没有导出：导出时出错。账本没有改动，请换一个位置再试。"]


@pytest.fixture
def log(tmp_path):
    """The log of errors, as in the program."""
    hook = CrashHook(tmp_path / "日志")
    hook.install()
    yield hook.file
    hook.let_go()


@pytest.mark.parametrize("end", ["", "SIGKILL", "SIGSEGV", "SIGTERM"], ids=["cancelled", "killed", "broken", "logout"])
@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_no_half_file_is_left_where_it_is_killed_while_it_writes(qtbot, session, tmp_path, log, end):
    """Neither the dialog's 没有留下写了一半的文件 nor the sentence about a killed process is said of a folder that has one. Only of
    one that was killed from outside it is said that there may be no memory left."""
    by_her = not end
    out = tmp_path / "导出"
    out.mkdir()
    (out / "~$名册.xlsx").write_bytes(b"hers")
    job = ExportJob(session.ledger, ["all", "--out", str(out)])
    before = session.ledger.undoable()

    def is_in_the_midst() -> bool:
        if not any(not file.name.startswith("~$") for file in out.glob("~*")):
            return False
        os.kill(job._process.processId(), signal.SIGSTOP)
        if any(not file.name.startswith("~$") for file in out.glob("~*")):
            return True
        os.kill(job._process.processId(), signal.SIGCONT)
        return False

    with qtbot.waitSignal(job.cancelled if by_her else job.failed, timeout=30_000) as told:
        job.start()
        qtbot.waitUntil(is_in_the_midst, timeout=30_000)
        if by_her:
            job.cancel()
        else:
            os.kill(job._process.processId(), getattr(signal, end))
            if end != "SIGKILL":  # it has to run to end so
                os.kill(job._process.processId(), signal.SIGCONT)
    if not by_her:
        assert "已经写完的文件还在，没有留下写了一半的文件" in told.args[0]
        assert "再导出一次" in told.args[0]
        assert ("内存不够" in told.args[0]) == (end == "SIGKILL")
        assert ("自己出了错" in told.args[0]) == (end == "SIGSEGV"), "what the system ends at logout has not broken"
    noted = log.read_text("utf-8") if log.exists() else ""
    assert ("An export was ended by signal" in noted) == (not by_her)
    assert ("Fatal Python error: Segmentation fault" in noted) == (end == "SIGSEGV"), "where it broke was dropped"
    assert str(tmp_path) not in noted
    assert [file.name for file in out.glob("~*")] == ["~$名册.xlsx"]
    assert not job._copy.parent.exists()
    assert session.ledger.undoable() == before


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
