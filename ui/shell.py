"""The window: side bar, the pages, the keys that work everywhere, and a line that says what was just done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QWidget

from models.kinds import PartialDate
from models.meeting_search import Hit
from models.records import Branch
from models.store import LedgerRefused
from ui import theme
from ui.dialogs.ask import confirm
from ui.dialogs.habits_dialog import FactsDialog
from ui.dialogs.handover.handing_dialog import hand_over
from ui.dialogs.help_dialog import HelpDialog
from ui.dialogs.history_dialog import HistoryDialog
from ui.dialogs.importing import import_roster
from ui.dialogs.inspection import InspectionDialog
from ui.dialogs.password.encryption_dialog import ChangeOver
from ui.dialogs.quick_find import QuickFind
from ui.dialogs.run import run
from ui.dialogs.safekeeping.backups_dialog import BackupsDialog
from ui.dialogs.sealed import undo
from ui.dialogs.year_turn.dialog import YearTurnDialog
from ui.icons import pixmap
from ui.left_behind import foot_words, title_words
from ui.locking import Lock
from ui.session import Session
from ui.settings_menu import settings_menu
from ui.tabs.home import HomePage
from ui.tabs.meetings import MeetingsPage
from ui.tabs.members import MembersPage
from ui.tabs.page import Page, page_of
from ui.tabs.register import RectificationsPage
from ui.tabs.selfcheck import SelfCheckPage
from ui.tabs.statistics import StatisticsPage
from ui.tabs.training import TrainingsPage
from ui.widgets.made_when_shown import MadeWhenShown
from ui.widgets.side_bar import SideBar
from ui.widgets.toast import Toast

_NARROW = 1300  # pixels below which the side bar shrinks to icons
PAGES: tuple[type[Page], ...] = (
    HomePage, MembersPage, MeetingsPage, TrainingsPage, RectificationsPage, StatisticsPage, SelfCheckPage,
)  # fmt: skip


class Shell(QMainWindow):
    """The window over one ledger."""

    def __init__(
        self, session: Session, *, on_open: Callable[[], object] | None = None, on_change_over: ChangeOver | None = None
    ) -> None:
        """on_open: what “打开其他账本” does · on_change_over: how a password is set; the entries are missing without them."""
        super().__init__()
        self.session = session
        self._on_open, self._on_change_over = on_open, on_change_over
        self.setWindowIcon(QIcon(pixmap("flag", 64, "accent", 1.0)))
        self.setMinimumSize(1080, 640)
        self.side = SideBar()
        self.side.chosen.connect(self._show_page)
        self.side.action.connect(self._act)
        self._stack = QStackedWidget()
        self.pages: MadeWhenShown[Page] = MadeWhenShown({kind.key: partial(self._make_page, kind) for kind in PAGES})
        self._stack.setCurrentWidget(self.pages[PAGES[0].key])
        for kind in PAGES:
            self.side.add(kind.key, kind.icon, kind.label)
        self.side.add_action("settings", "settings", "设置")
        self.side.add_action("help", "circle-help", "帮助")
        middle = QWidget()
        middle.setObjectName("page")
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self.toast = Toast(self)
        theme.dress(self)
        self.lock = Lock(session, self)
        session.said.connect(self._say)
        session.changed.connect(self.show_state)
        session.checking.done.connect(self._show_badges)
        self._make_shortcuts()
        self.show_state()
        self._current().refresh()
        self._current().take_keyboard()
        session.checking.want()

    # Keys

    def _make_shortcuts(self) -> None:
        keys: list[tuple[str | QKeySequence.StandardKey, Callable[[], object]]] = [
            ("Ctrl+N", lambda: self._current().new()),
            ("Ctrl+S", lambda: self._current().save()),
            ("Ctrl+F", lambda: self._current().start_search()),
            ("Ctrl+P", lambda: self._current().print_out()),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Y", self._redo),
            ("Ctrl+K", self.quick_find),
            ("Ctrl+H", self.show_history),
            ("F1", lambda: self._act("help")),
        ]
        for place, key in enumerate(self.pages):
            keys.append((f"Ctrl+{place + 1}", partial(self.turn_to, key)))
        for sequence, does in keys:
            QShortcut(QKeySequence(sequence), self).activated.connect(does)

    def _current(self) -> Page:
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def _undo(self) -> None:
        self._current().leave()
        undo(self.session)

    def _redo(self) -> None:
        self._current().leave()
        self.session.redo()

    # Pages

    def _make_page(self, kind: type[Page]) -> Page:
        page = kind(self.session)
        page.asked.connect(self.go_to)
        page.mending.connect(self.mend)
        page.set_narrow(self.side.is_collapsed())
        self._stack.addWidget(page)
        return page

    def _show_page(self, key: str) -> None:
        shown = self._current().key
        if shown != key:
            try:
                self._current().leave()
            except LedgerRefused:
                self.side.choose(shown)  # what could not be kept stays in sight
                raise
        self._stack.setCurrentWidget(self.pages[key])
        self.pages[key].refresh()

    def turn_to(self, key: str) -> None:
        self.side.choose(key)
        self.pages[key].take_keyboard()

    def go_to(self, key: str, table: str, number: int) -> None:
        """Shows a page and a record on it; `import`, `settings`, `find` and a `new` record lead to their dialogs."""
        if key == "import":
            self._act(key)
            return
        if key == "settings":
            self.edit_branch()
            return
        if key == "year-turn":
            self.turn_year()
            return
        if key == "inspection":
            self.pack_inspection()
            return
        if key == "find":
            self.quick_find()
            return
        self.side.choose(key)
        if table == "new":
            self.pages[key].new()
        elif table:
            self.pages[key].go_to(table, number)

    def mend(self, key: str, table: str, number: int, at: str) -> None:
        """Shows a record, and the place in it where something is mended."""
        if key == "settings":
            self.edit_branch(at)
            return
        self.side.choose(key)
        self.pages[key].mend(table, number, at)

    def show_state(self, _tables: object = None) -> None:
        """Title, name of the branch, numbers in the side bar."""
        branch = self.session.branch
        self.setWindowTitle(f"{branch.title()} — 支部台账{title_words(self.session)}")
        self.side.set_branch(branch.title() if branch.name or branch.short_name else self.session.ledger.path.stem)
        self._show_badges()
        self.side.set_footer(*foot_words(self.session))

    def _show_badges(self) -> None:
        for kind in PAGES:
            self.side.set_badge(kind.key, *kind.badge(self.session))

    def _say(self, sentence: str, undoable: bool) -> None:
        act = self._undo if undoable else None
        self.toast.say(sentence, "撤销" if undoable else "", act, self.session.tone)

    # Actions at the foot of the side bar

    def _act(self, key: str) -> None:
        if key == "settings":
            menu = self.settings_menu()
            menu.exec(self.side.above(key, menu.sizeHint().height()))
            menu.deleteLater()
        elif key == "help":
            run(HelpDialog(self))
        elif key == "import":
            import_roster(self.session, self)

    def settings_menu(self) -> QMenu:
        """The menu under 设置."""
        return settings_menu(self, self._on_open, self._on_change_over)

    def edit_branch(self, at: str = "") -> None:
        """The settings of the branch; `at`: the field in which the cursor stands at first."""
        branch = self.session.branch
        kept = self.session.ledger.get(Branch, 1)
        if kept is None:
            branch.begun = branch.begun or PartialDate.of(self.session.today)
        dialog = FactsDialog(self.session, kept or branch, self)
        dialog.start_at(at)
        if run(dialog):
            with self.session.unit("修改支部信息" if kept else "填写支部信息") as unit:
                if kept:
                    unit.save(dialog.result_record)
                else:
                    unit.add(dialog.result_record)

    def show_history(self) -> None:
        """All actions, with undo and redo."""
        self._current().leave()
        run(HistoryDialog(self.session, self))

    def show_backups(self) -> None:
        """The backups; what is typed is kept first. Going back to one closes this window and opens another."""
        self._current().leave()
        run(dialog := BackupsDialog(self.session, self))
        if dialog.wanted is not None and self.session.exchange is not None:
            self.session.exchange(dialog.wanted)

    def hand_over(self) -> None:
        """The ledger to the next secretary; what is typed is kept first."""
        self._current().leave()
        hand_over(self.session, self)

    def turn_year(self) -> None:
        """The turn of the year, with a way to each record."""
        self._current().leave()
        dialog = YearTurnDialog(self.session, self)
        dialog.chosen.connect(lambda table, number: self.go_to(page_of(table), table if number else "", number))
        run(dialog)

    def pack_inspection(self) -> None:
        """Everything an inspection asks for, into one folder; what is missing leads to its record."""
        self._current().leave()
        dialog = InspectionDialog(self.session, self)
        dialog.chosen.connect(lambda table, number: self.go_to(page_of(table), table, number))
        run(dialog)

    def quick_find(self) -> None:
        """Finds anything."""
        dialog = QuickFind(self.session, self)
        dialog.found.connect(self.go_to)
        dialog.in_minutes.connect(self._show_hit)
        run(dialog)

    def _show_hit(self, hit: Hit) -> None:
        meetings = self.pages[MeetingsPage.key]
        assert isinstance(meetings, MeetingsPage)
        meetings.show_hit(hit)

    def set_dark(self, dark: bool) -> None:
        """Changes the colours, and remembers it."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application, dark)
        self.session.settings.set_text("colours", "dark" if dark else "light")

    # Window

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self.side.is_collapsed() or event.oldSize().width() < 0:
            self.side.set_collapsed(narrow)
            for page in self.pages.made():
                page.set_narrow(narrow)

    def show_again(self) -> None:
        """Comes to the front, as a second start asks for."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
        QTimer.singleShot(0, self.raise_)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keeps what is typed; where the disk does not take it, the user decides whether to close nevertheless."""
        try:
            self._current().leave()
        except LedgerRefused as refusal:
            if not confirm(self, f"{refusal}\n现在关闭，刚才填写的内容会丢失。", "仍要关闭", no="先不关闭"):
                event.ignore()
                return
        self.session.checking.stop()
        self.lock.stop()
        super().closeEvent(event)
