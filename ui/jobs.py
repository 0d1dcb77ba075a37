"""Work that takes long and must not stall the window: exports run in a process of their own over a copy of the ledger.

Python work in a thread would stall the window for up to a second; a process does not, and it can be cancelled. The ledger
itself keeps its one owner: the copy is read, and what the copy's log of exports says is noted in the ledger afterwards.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from models import ourselves
from models.exports.beside import sweep
from models.store import Ledger, LedgerRefused, cipher
from models.workplace import Workplace
from ui import collecting, crash
from ui.progress_lines import progress_of

_LOOK = 40  # milliseconds
_STAYS = "已经写完的文件还在，没有留下写了一半的文件，账本没有改动。"
_KILLED = f"导出到一半停了：导出程序被系统或其他程序结束，多半是内存不够。{_STAYS}请关掉其他程序，再导出一次。"
_ENDED = f"导出到一半停了：导出程序被系统或其他程序结束。{_STAYS}请再导出一次。"
_BROKEN = f"导出到一半停了：导出程序自己出了错。{_STAYS}请再导出一次；还是这样，请把日志文件交给技术人员。"
_KILL = 9  # of POSIX; Windows does not tell, and then the usual reason is said
_OWN = frozenset(getattr(signal, name, 0) for name in ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL"))
"""By which a program ends that has broken; by others it is ended from outside, as at logout."""
_LAST_LINES = 10


class ExportJob(QObject):
    """One export. Exactly one of `done`, `failed`, `cancelled` is emitted."""

    done = Signal(list, str)
    """The files that were written (list[Path]), and what was left out and why, '' for nothing."""
    failed = Signal(str)
    """Why nothing or not everything was written, in a sentence."""
    cancelled = Signal()
    progress = Signal(int, int, str)
    """How many files are there, of about how many, and which comes now; of work that says so."""

    def __init__(
        self, ledger: Ledger, arguments: Sequence[str], parent: QObject | None = None, *, selection: str = ""
    ) -> None:
        """arguments: those of `main.py export`, without the ledger · selection: which people and columns, as the text of a
        file, for a command line holds no 100,000 people."""
        super().__init__(parent)
        self._ledger = ledger
        self._folder = Workplace()
        self._copy = Path(self._folder.name) / "导出用副本.zbtz"
        self._selection = selection
        self._logged_before = 0
        self._was_cancelled = False
        self._errors, self._half_a_line = "", b""
        self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONIOENCODING", "utf-8")
        environment.insert("PYTHONFAULTHANDLER", "1")  # where it broke, for the log
        for name in (
            "TMPDIR",
            "TEMP",
            "TMP",
        ):  # a sheet is written there in clear first, and a killed process leaves it
            environment.insert(name, self._folder.name)
        for name, value in cipher.handed_on(ledger.secret).items():  # never on the command line, which all can read
            environment.insert(name, value)
        self._process.setProcessEnvironment(environment)
        chosen = ["--selection", str(self._chosen_file)] if selection else []
        program, *words = ourselves.command("export", *arguments, "--ledger", str(self._copy), *chosen)
        self._process.setProgram(program)
        self._process.setArguments(words)
        self._number = 0
        self._process.started.connect(self._started)
        self._process.finished.connect(self._finished)
        self._process.readyReadStandardError.connect(self._hear)
        self._process.errorOccurred.connect(self._not_started)

    @property
    def _chosen_file(self) -> Path:
        return Path(self._folder.name) / "选择.json"

    def start(self) -> None:
        """Copies the ledger and starts."""
        try:
            self._ledger.copy_to(self._copy, to_read_once=True)
            if self._selection:
                self._chosen_file.write_text(self._selection, encoding="utf-8")
        except OSError:
            self._folder.cleanup()
            self.failed.emit("没有导出：临时文件夹写不下账本的副本。账本没有改动，请腾出磁盘空间再试。")
            return
        except LedgerRefused as refusal:
            self._folder.cleanup()
            self.failed.emit(f"没有导出：{refusal}")
            return
        self._logged_before = len(self._ledger.exports())
        self._process.start()

    def cancel(self) -> None:
        """Stops; files that were finished stay, none is left half written."""
        self._was_cancelled = True
        self._process.kill()

    def _hear(self) -> None:
        """What is said on stderr, line by line: how far it is, or why something is not there."""
        *lines, self._half_a_line = (self._half_a_line + self._process.readAllStandardError().data()).split(b"\n")
        for line in lines:
            text = line.decode("utf-8", errors="replace")
            if (far := progress_of(text)) is not None:
                self.progress.emit(*far)
            else:
                self._errors += text + "\n"

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._folder.cleanup()
            self.failed.emit("没有导出：系统不允许启动导出程序。账本没有改动，请重新启动支部台账再试。")

    def _started(self) -> None:
        self._number = self._process.processId()

    def _clear_halves(self) -> None:
        """Takes away what the process, which is no more, has left of a file that it was writing; the others are whole."""
        words = self._process.arguments()
        out = Path(words[words.index("--out") + 1]) if "--out" in words[:-1] else None
        for folder in (out, out.parent) if out is not None else ():
            sweep(folder, gone=self._number)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        output = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", errors="replace")
        self._hear()
        errors = (self._errors + self._half_a_line.decode("utf-8", errors="replace")).strip()
        unlogged, killed = False, status == QProcess.ExitStatus.CrashExit
        if killed:
            self._clear_halves()
            if not self._was_cancelled:
                crash.note(_told_of(code, errors))
        try:
            self._take_over_log()
        except LedgerRefused as refusal:  # the files are there, but that they left the ledger could not be noted
            code, errors, unlogged = 2, str(refusal), True
        self._folder.cleanup()
        if self._was_cancelled and not unlogged:
            self.cancelled.emit()
        elif killed and not unlogged:
            self.failed.emit(_why_killed(code))
        elif code == 0 or (code == 1 and output.strip()):  # made, and lists what is to be done; a trace ends with 1 too
            self.done.emit([Path(line) for line in output.splitlines() if line], errors)
        else:
            known = code == 2 and errors
            self.failed.emit(errors if known else "没有导出：导出时出错。账本没有改动，请换一个位置再试。")

    def _take_over_log(self) -> None:
        """Notes in the ledger what left it."""
        lines = Ledger.exports_in(self._copy)
        for line in reversed(lines[: len(lines) - self._logged_before]):
            about = {name: line[name] for name in ("purpose", "recipient")}
            self._ledger.log_export(line["what"], line["rows"], full=bool(line["full"]), **about)


def _why_killed(number: int) -> str:
    if number == _KILL or os.name != "posix":
        return _KILLED
    return _BROKEN if number in _OWN else _ENDED


def _told_of(code: int, errors: str) -> str:
    """What a broken export said at its end, without anything that could name somebody."""
    from models import redacted

    said = redacted.fault(errors) or [redacted.message(line) for line in errors.splitlines()[-_LAST_LINES:]]
    return "\n".join([f"An export was ended by signal {code}", *said])


class Waiting(QObject):
    """Waits in a thread for work that another process does, such as reading a spreadsheet.

    `done` or `failed` is called in the window's thread, from a timer that looks whether the thread has ended: no object of
    Qt's is ever touched from the other thread, and nothing is called once the parent is gone.
    """

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._work, self._done, self._failed = work, done, failed
        self._result: Any = None
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begins to wait."""
        collecting.pause()
        self._thread.start()
        self._timer.start()

    def wait(self) -> None:
        """Waits for the end here and now, and tells of it."""
        self._thread.join()
        self._look()

    def give_up(self) -> None:
        """Whatever comes of the work is not wanted any more."""
        self._timer.stop()
        self.deleteLater()

    def _run(self) -> None:
        try:
            self._result = self._work()
        except Exception as error:
            self._error = error
        finally:
            collecting.go_on()

    def _look(self) -> None:
        if self._thread.is_alive():
            return
        self.give_up()
        if self._error is None:
            self._done(self._result)
        else:
            self._failed(self._error)


class InTurn(QObject):
    """Does one thing after the other in the window's thread, and lets the window go on in between."""

    def __init__(self, steps: Iterable[Callable[[], None]], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = iter(steps)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._do)

    def start(self) -> None:
        """Begins with the first as soon as the window has nothing else to do."""
        self._timer.start()

    def give_up(self) -> None:
        """The rest is not wanted any more."""
        self._timer.stop()
        self.deleteLater()

    def _do(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self.give_up()
            return
        self._timer.start()
        step()
