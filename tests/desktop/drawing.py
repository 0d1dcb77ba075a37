"""What `tests.desktop.contact_sheets` draws, one way of looking in one process: python -m tests.desktop.drawing WAY FOLDER ONLY"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from models.kinds import PartialDate
from models.records import Branch, Meeting, Member, Rectification, Training
from models.records.meeting import GENERAL
from models.sample import write_sample
from models.store import Ledger
from tests.desktop.contact_sheets import WAYS, Way
from tests.ui import small_branch
from tests.ui.deleting import delete
from tests.ui.galleries import DIALOGS, pages
from tests.ui.gallery_dialogs import NAME, UNIT, fill
from ui.app import make_application
from ui.dialogs.ask import dress
from ui.dialogs.fitting import fit, room_for
from ui.look import text_size, theme
from ui.session import Session
from ui.settings import Settings
from ui.shell import Shell

TODAY = date(2026, 11, 23)
_CANNOT = "This plugin does not support"  # the offscreen platform, of what only a screen can do
_QUIET = 0.2  # seconds in which nothing more is asked for before a picture is taken


class Drawing:
    """Pictures of one way of looking, in one folder; failed: what could not be drawn."""

    def __init__(self, application: QApplication, way: Way, into: Path, only: str, place: Path) -> None:
        self._application, self._way, self._into, self._only, self._place = application, way, into, only, place
        self.failed: list[str] = []

    def draw(self) -> None:
        """Everything that belongs to the way."""
        for what in self._way.what:
            if what == "dialogs":
                self._dialogs()
                continue
            with self._branch(what) as (session, shell):
                self._help(shell) if what == "help" else self._pages(session, shell)

    @contextmanager
    def _branch(self, what: str) -> Iterator[tuple[Session, Shell]]:
        """The window as large as the screen, over a new ledger of this kind."""
        with Ledger.create(Path(tempfile.mkdtemp(dir=self._place)) / "示例支部.zbtz") as ledger:
            if what != "empty":
                write_sample(ledger, today=TODAY)
            if what == "full":
                _crowd(ledger)
            if what == "long":
                _lengthen(ledger)
            session = Session(ledger, TODAY, Settings(self._place / "settings"))
            shell = self._window(session)
            session.checking.now()
            yield session, shell
            shell.close()

    def _window(self, session: Session) -> Shell:
        shell = Shell(session, on_open=lambda: None, on_change_over=lambda *_: None, on_start_again=lambda: None)
        shell.resize(self._application.primaryScreen().availableSize())
        shell.show()
        return shell

    def _pages(self, session: Session, shell: Shell) -> None:
        """Every page, every view of it, and a record of each kind."""
        for number, (key, page) in enumerate(shell.pages.items(), start=1):
            shell.turn_to(key)
            self._take(shell, f"{number}-{key}")
            for view in getattr(page, "views", ()):
                page.show_view(view)
                self._take(shell, f"{number}-{key}-{view}")
        for key, table, number, name in _records(session):
            shell.go_to(key, table, number)
            self._take(shell, f"8-{name}")
        self._more(session, shell)

    def _more(self, session: Session, shell: Shell) -> None:
        """What is seen after a click on a page: one person alone, a new record, the other ways to look at the register."""
        members, meetings, register = (shell.pages[key] for key in ("members", "meetings", "rectifications"))
        if session.members:
            shell.go_to("members", Member.table, session.members[0].id)
            members.open_person()
            self._take(shell, "9-person")
        shell.turn_to("meetings")
        meetings.show_view("records")
        meetings.view.start(GENERAL)
        self._take(shell, "9-new-meeting")
        shell.turn_to("rectifications")
        for way in ("board", "deadlines"):
            register.ways.choose(way)
            register.show_way(way)
            self._take(shell, f"9-register-{way}")
        register.rooms.show_room("duties")
        self._take(shell, "9-register-duties")

    def _help(self, shell: Shell) -> None:
        from ui.help.opening import open_help
        from ui.help.window import HelpWindow

        open_help(shell)
        for window in self._application.topLevelWidgets():
            if isinstance(window, HelpWindow):
                self._take(window, "h-help")

    def _dialogs(self) -> None:
        """Each over a window of its own, as what one does would else be seen in the next."""
        kept = self._place / "small.zbtz"
        with Ledger.create(kept) as ledger:
            small_branch.fill(ledger)
            fill(ledger)
        for number, (name, make) in enumerate(DIALOGS.items()):
            words = name.replace(", ", "-").replace(" ", "-")
            if self._only not in words:
                continue
            folder = self._place / str(number)
            folder.mkdir()
            with Ledger.open(shutil.copy(kept, folder / "支部.zbtz")) as ledger:
                session = Session(ledger, small_branch.TODAY, Settings(folder / "settings"))
                shell = self._window(session)
                self._dialog(words, lambda make=make, at=(session, shell, folder): make(*at))  # type: ignore[misc]
                shell.close()
                shell.deleteLater()
                self._settle(shell, 0)

    def _dialog(self, words: str, make: Callable[[], QDialog]) -> None:
        try:
            dialog = make()
            if dialog.parentWidget() is None:
                theme.dress(dialog)
            if isinstance(dialog, QMessageBox):
                dress(dialog)  # as `executed` does
            fit(dialog, room_for(dialog))
            dialog.show()
            self._settle(dialog)
            for place, _page in enumerate(pages(dialog)):
                self._take(dialog, f"d-{words}" + f"-{place}" * bool(place))
            dialog.hide()  # closed, some would ask whether what is typed is to be kept
            delete(dialog)
        except Exception:
            traceback.print_exc()
            self.failed.append(words)

    def _take(self, window: QWidget, name: str) -> None:
        if self._only in name:
            self._settle(window)
            if not window.grab().save(str(self._into / f"{name}.png")):
                self.failed.append(name)

    def _settle(self, window: QWidget, quiet: float = _QUIET) -> None:
        """Waits for what the window reads, and for what it lays out afterwards."""
        last = time.monotonic() + 30
        while getattr(window, "_waiting", None) is not None and time.monotonic() < last:
            self._application.processEvents()
        last = time.monotonic() + quiet
        while self._application.processEvents() or time.monotonic() < last:
            time.sleep(0.005)


def _records(session: Session) -> Iterator[tuple[str, str, int, str]]:
    """Page, table, number and name of one record of each kind, where there is one."""
    for key, kind in (("members", Member), ("trainings", Training), ("rectifications", Rectification)):
        if found := session.ledger.all(kind):
            yield key, kind.table, found[-1].id, kind.table
    if held := [each for each in session.ledger.all(Meeting) if each.kind == GENERAL and each.counts]:
        yield "meetings", Meeting.table, held[-1].id, Meeting.table


def _crowd(ledger: Ledger) -> None:
    """As many people as a large branch has."""
    with ledger.unit("许多人") as unit:
        for n in range(152):
            unit.add(
                Member(
                    name=f"张{chr(0x4E00 + n * 7)}", kind="正式党员", sex="男", unit="机关",
                    group=f"第{'一二三四五六七八'[n % 8]}党小组", birth=PartialDate(1960 + n % 40, 1 + n % 12),
                    joined=PartialDate(1990 + n % 30, 6, 18),
                )
            )  # fmt: skip


def _lengthen(ledger: Ledger) -> None:
    """Names and words as long as they come."""
    with ledger.unit("长的") as unit:
        for member in ledger.all(Member)[:12]:
            unit.save(replace(member, name=NAME, unit=UNIT, group="第一党小组（流动党员和离退休干部党员联合党小组）"))
        for meeting in ledger.all(Meeting)[-8:]:
            unit.save(replace(meeting, title_text=UNIT, subject=UNIT, place=UNIT, host=NAME))
        for batch in ledger.all(Training)[-4:]:
            unit.save(replace(batch, name=UNIT, programme=UNIT))
        for item in ledger.all(Rectification):
            unit.save(replace(item, problem=UNIT * 2, measures=UNIT, owner=NAME))
        unit.save(replace(ledger.get(Branch, 1), name=f"中国共产党{UNIT}支部委员会", short_name=""))


def _tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")


def main(name: str, into: str, only: str) -> int:
    """Draws one way."""
    way = WAYS[name]
    qInstallMessageHandler(lambda _kind, _where, words: None if _CANNOT in words else _tell(f"Qt: {words}"))
    with tempfile.TemporaryDirectory(prefix="zhibu-") as place:
        settings = Settings(Path(place) / "size")
        text_size.choose(settings, next(size for size, label in text_size.LABELS.items() if label == way.step))
        with text_size.in_force(settings):
            application = make_application(["drawing"], dark=way.dark)
        drawing = Drawing(application, way, Path(into), only, Path(place))
        drawing.draw()
    for each in drawing.failed:
        _tell(f"not drawn: {each}")
    return 1 if drawing.failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
