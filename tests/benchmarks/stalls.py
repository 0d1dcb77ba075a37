"""How long the window keeps somebody waiting: the main journeys, and the longest time in which no event was taken, and where.

    python -m tests.benchmarks.stalls [--members 48] [--most 100]

The window is shown, and is let make what it will need, as in the program; then the journeys begin. Prints the longest of every
step, in the time on the wall and in that of the processor (on a busy machine the wall says nothing), and marks what is more than
`most` milliseconds. Exit 0 if the processor was never taken for longer, 1 if it was.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.committee import people
from tests.benchmarks.files import write_roster

ROOT = Path(__file__).parents[2]
_BEAT, _LOOK = 1, 0.01
"""Milliseconds between two beats, and seconds between two looks at them."""
_REST = 60
"""Milliseconds after a step: what it left to do later is done within them, and counted for it."""
_PATIENCE = 300
"""Milliseconds after which a dialog is looked at that a step has opened."""
Until = Callable[[], bool]
"""Whether what a step has begun has ended."""
Step = tuple[str, Callable[[], object]]
"""Its name and what it does; where it gives an Until the next one waits for that."""


@dataclass(frozen=True)
class Stall:
    """No event was taken for so many seconds. where: the innermost place of ours in which it was seen most often, '' where it was short."""

    step: str
    wall: float
    cpu: float
    where: str

    def __str__(self) -> str:
        return f"{self.step:<16} {self.wall * 1000:>7.0f} ms  {self.cpu * 1000:>7.0f} ms of the processor  {self.where}"


class Watch(QObject):
    """A heart that beats in the event loop, and a thread that looks where the program is while it does not."""

    def __init__(self) -> None:
        super().__init__()
        self.step = ""
        self.stalls: list[Stall] = []
        self._main = threading.main_thread().ident
        self._last, self._cpu = time.monotonic(), time.thread_time()
        self._seen: Counter[str] = Counter()
        self._timer = QTimer(self, interval=_BEAT)
        self._timer.timeout.connect(self.beat)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        self.begin(self.step)
        self._timer.start()
        self._thread.start()

    def begin(self, step: str) -> None:
        """A step begins now: what it took to come to it, as writing the roster that is then read, is none of it."""
        self.step, self._seen = step, Counter()
        self._last, self._cpu = time.monotonic(), time.thread_time()

    def stop(self) -> None:
        self._timer.stop()
        self._ended.set()
        self._thread.join()

    def beat(self) -> None:
        """An event is taken: this one."""
        now, cpu = time.monotonic(), time.thread_time()
        seen, self._seen = self._seen, Counter()
        where = seen.most_common(1)[0][0] if seen else ""
        self.stalls.append(Stall(self.step, now - self._last, cpu - self._cpu, where))
        self._last, self._cpu = now, cpu

    def _look(self) -> None:
        while not self._ended.wait(_LOOK):
            if time.monotonic() - self._last > _LOOK and self._main is not None:
                where = _ours(sys._current_frames().get(self._main))
                if where:
                    self._seen[where] += 1

    def longest(self) -> list[Stall]:
        """The longest of each step, by the processor, in the order of the steps."""
        found: dict[str, Stall] = {}
        for stall in self.stalls:
            if stall.step not in found or stall.cpu > found[stall.step].cpu:
                found[stall.step] = stall
        return list(found.values())


def _ours(frame: Any) -> str:
    """The innermost place in a stack that is a line of the program."""
    for each in reversed(traceback.extract_stack(frame)):
        path = Path(each.filename)
        if path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in ("ui", "models"):
            return f"{path.relative_to(ROOT).as_posix()}:{each.lineno} {each.name}"
    return ""


def journeys(shell: Any, folder: Path) -> Iterator[Step]:
    """What a secretary does: goes through the pages, looks for people, orders and narrows them, opens what can be opened, records a
    meeting, imports, exports and backs up. `folder`: for the files."""
    for key in shell.pages:
        yield f"page {key}", lambda key=key: shell.turn_to(key)
    shell.turn_to("members")
    members = shell.pages["members"]
    for text in ("w", "wa", "wan", ""):
        yield f"search {text or '(none)'}", lambda text=text: members.search.setText(text)
    for column in range(3):
        yield f"sort {column}", lambda column=column: members.table.sort_by(column, False)
    for chosen in ("full", "old", "all"):
        yield f"filter {chosen}", lambda chosen=chosen: members.take_filter(chosen)
    yield "next person", lambda: members.table.choose_row(1)
    yield "open person", members.open_person
    yield "close person", members.close_person
    for name, opens in (
        ("find", shell.quick_find),
        ("branch", shell.edit_branch),
        ("history", shell.show_history),
        ("backups", shell.show_backups),
        ("year", shell.turn_year),
        ("inspection", shell.pack_inspection),
        ("new member", members.new),
        ("edit member", lambda: members.edit(members.table.current())),
    ):
        yield f"open {name}", opens
    yield "save a form", lambda: _save(shell)
    yield "undo", shell._undo
    yield from _meeting(shell)
    yield from _import(shell, folder)
    for format in ("xlsx", "pdf"):
        yield f"export {format}", lambda format=format: _export(shell, folder / f"导出.{format}")
    yield "back up", lambda: _back_up(shell)


def _meeting(shell: Any) -> Iterator[Step]:
    """A general meeting is recorded: everybody is ticked off, one is excused, text is typed, and all is kept."""
    records = shell.pages["meetings"].view
    yield "to meetings", lambda: shell.turn_to("meetings")
    yield "begin meeting", lambda: records.start("支部党员大会")
    yield "all present", lambda: records._editor.roll._all_present()
    yield "one excused", lambda: QTest.keyClick(_first_row(records._editor.roll.view), Qt.Key.Key_Space)
    for word in ("学习", "文件"):
        yield f"type {word}", lambda word=word: records._editor.body.insertPlainText(word)
    yield "keep meeting", records.save
    yield "undo meeting", shell._undo


def _first_row(view: Any) -> Any:
    view.setCurrentIndex(view.model().index(0))
    return view


def _import(shell: Any, folder: Path) -> Iterator[Step]:
    """A roster of two hundred new people, through the dialog."""
    from ui.dialogs.import_dialog import ImportDialog

    file = folder / "新来的.xlsx"
    write_roster([replace(one, id=0, name=f"新{one.name}", id_number="") for one in people(200)], file)
    dialog: Any = None

    def read() -> Until:
        nonlocal dialog
        dialog = ImportDialog(shell.session, file, shell)
        dialog.show()
        return lambda: bool(dialog._bar.isHidden())

    yield "read a roster", read
    yield "import it", lambda: dialog._take()
    yield "close import", lambda: dialog.close()
    yield "undo import", shell._undo


def _export(shell: Any, file: Path) -> Until:
    """The roster as a file: in a process of its own, until it is there."""
    from ui.jobs import ExportJob

    ended: list[str] = []
    job = ExportJob(shell.session.ledger, ["roster", "--out", str(file)], shell)
    job.done.connect(lambda _files, left_out: ended.append(left_out))
    job.failed.connect(lambda why: ended.append(why))
    job.start()
    return lambda: bool(ended)


def _back_up(shell: Any) -> Until:
    from models.store.backup_names import TIMED
    from ui.keeper import Keeper

    keeper = Keeper(shell.session)
    keeper.make(TIMED, always=True)
    return lambda: not keeper.is_busy()


def _save(shell: Any) -> None:
    from models.records import Member

    session = shell.session
    member = session.ledger.get(Member, session.members[0].id)
    member.note = "改过"
    with session.unit(f"修改党员：{member.name}") as unit:
        unit.save(member)


def walk(shell: Any, watch: Watch, folder: Path) -> None:
    """Takes all the journeys in the event loop, once the window has made what it will need, as it does of itself; a dialog that opens
    is closed again, and nothing is kept of it."""
    from ui.warming import Warming

    loop, steps = QEventLoop(), journeys(shell, folder)

    def closing() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.close()

    def step() -> None:
        try:
            name, does = next(steps)
        except StopIteration:
            loop.quit()
            return
        watch.begin(name)
        if name.startswith("open "):
            QTimer.singleShot(_PATIENCE, closing)
        begun: object = None
        try:
            begun = does()
        finally:
            resting(begun if callable(begun) else lambda: True)

    def resting(ended: Until) -> None:
        QTimer.singleShot(_REST, step if ended() else lambda: resting(ended))

    watch.step = "warming"
    watch.start()
    Warming(shell).ended.connect(step)
    loop.exec()
    watch.stop()


def main() -> int:
    from models.store import Ledger
    from tests.benchmarks.committee import TODAY, copied
    from tests.benchmarks.lists import application
    from ui.session import Session
    from ui.settings import Settings
    from ui.shell import Shell

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--members", type=int, default=48)
    parser.add_argument("--most", type=float, default=100, help="milliseconds")
    arguments = parser.parse_args()
    application()
    with tempfile.TemporaryDirectory() as folder, Ledger.open(copied(arguments.members, Path(folder))) as ledger:
        shell = Shell(Session(ledger, TODAY, Settings(Path(folder) / "settings")))
        shell.resize(1440, 900)
        shell.show()
        watch = Watch()
        walk(shell, watch, Path(folder))
        shell.close()
    long = [stall for stall in watch.stalls if stall.cpu * 1000 > arguments.most]
    for stall in watch.longest():
        sys.stdout.write(f"{stall}{'  TOO LONG' if stall in long else ''}\n")
    worst = max(watch.stalls, key=lambda stall: stall.cpu)
    sys.stdout.write(f"{len(long)} stalls of more than {arguments.most:.0f} ms; the longest: {worst}\n")
    return int(bool(long))


if __name__ == "__main__":
    sys.exit(main())
