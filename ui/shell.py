"""The window: side bar, the pages, the keys that work everywhere, and a line that says what was just done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget

from ui import shell_actions
from ui.app import DISPLAYED
from ui.look import theme
from ui.page_stack import PageArea, PageStack
from ui.placing import PlacedWindow, least_size
from ui.tabs.pages import PAGES, Place
from ui.widgets.made_when_shown import MadeWhenShown
from ui.widgets.side_bar import BACKUPS, SideBar

if TYPE_CHECKING:
    from ui.dialogs.password.encryption_dialog import ChangeOver
    from ui.session import Session
    from ui.tabs.page import Page

_NARROW = 1300  # pixels below which the pages put less side by side
_SLIM = 1250  # pixels below which the side bar shrinks to icons: 1440 seen through 大 are 1252

_NO_FILES_HERE = "这里放不了：名册、上级的表一个一个拖到“党员名册”，问题清单拖到“整改台账”，附件拖到那条记录的“附件”里"


class Shell(PlacedWindow):
    """The window over one ledger."""

    session: Session
    """The ledger; there is none before `begin`."""

    def __init__(
        self,
        session: Session | None = None,
        *,
        on_open: Callable[[], object] | None = None,
        on_change_over: ChangeOver | None = None,
        on_start_again: Callable[[], object] | None = None,
    ) -> None:
        """session: None where the window is to be seen before its ledger is open; nothing can be done in it until `begin` ·
        on_open: what “打开其他账本” does · on_change_over: how a password is set; the entries are missing without them ·
        on_start_again: how the program begins again with what was changed; nothing offers it without."""
        super().__init__()
        self._on_open, self._on_change_over, self.on_start_again = on_open, on_change_over, on_start_again
        self.setMinimumSize(least_size(self.screen().availableSize()))
        self.side = SideBar()
        self._stack = PageStack()
        self.pages: MadeWhenShown[Page] = MadeWhenShown({place.key: partial(self._make_page, place) for place in PAGES})
        for place in PAGES:
            self.side.add(place.key, place.icon, place.label)
        self.side.add_action("settings", "settings", "设置")
        self.side.add_action("help", "circle-help", "帮助")
        middle = QWidget()
        middle.setObjectName("page")
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(PageArea(self._stack), 1)
        self.setCentralWidget(middle)
        theme.dress(self)
        if session is not None:
            self.begin(session)

    def begin(self, session: Session) -> None:
        """From now on the window shows a ledger: the page that was chosen in the side bar, the first one else."""
        from ui.privacy.locking import Lock
        from ui.widgets.file_drop import FileDrop
        from ui.widgets.toast import Toast

        self.session = session
        self.toast = Toast(self)
        self.lock = Lock(session, self, may_set=self._on_change_over is not None)
        session.said.connect(self._say)
        FileDrop(self, several=True).dropped.connect(lambda _files: session.say(_NO_FILES_HERE))
        session.changed.connect(self.show_state)
        for signal in (session.checking.done, session.counted):
            signal.connect(self._show_badges)
        self.side.action.connect(self._act)
        self._make_shortcuts()
        self._stack.setCurrentWidget(self.pages[self.side.current()])
        self.side.chosen.connect(self._show_page)
        self.show_state()
        self._current().refresh()
        self._current().take_keyboard()
        session.checking.want()

    def has_ledger(self) -> bool:
        """Whether it shows one yet."""
        return self._stack.currentWidget() is not None

    # Keys

    def _make_shortcuts(self) -> None:
        keys: list[tuple[str | QKeySequence.StandardKey, Callable[[], object]]] = [
            ("Ctrl+N", lambda: self._current().new()),
            ("Ctrl+S", lambda: self._current().save()),
            ("Ctrl+F", lambda: self._current().start_search()),
            ("Ctrl+P", lambda: self._current().print_out()),
            ("Ctrl+Z", partial(self._undo, by_key=True)),
            ("Ctrl+Y", self._redo),
            ("Ctrl+K", self.quick_find),
            ("Ctrl+H", self.show_history),
            ("Ctrl+Q", self.close),
            ("F1", lambda: self._act("help")),
        ]
        for place, key in enumerate(self.pages):
            keys.append((f"Ctrl+{place + 1}", partial(self.turn_to, key)))
        for sequence, does in keys:
            QShortcut(QKeySequence(sequence), self).activated.connect(does)

    def _current(self) -> Page:
        return cast("Page", self._stack.currentWidget())

    def _undo(self, *, by_key: bool = False) -> None:
        from ui.dialogs.undoing import undo

        if not (by_key and self._current().step_back()) and self._current().settled("撤销"):
            undo(self.session, self)

    def _redo(self) -> None:
        from ui.dialogs.undoing import redo

        if self._current().settled("重做"):
            redo(self.session, self)

    # Pages

    def _make_page(self, place: Place) -> Page:
        page = place.load()(self.session)
        page.asked.connect(self.go_to)
        page.mending.connect(self.mend)
        page.set_narrow(self.width() < _NARROW)
        self._stack.addWidget(page)
        return page

    def _show_page(self, key: str) -> None:
        from models.store import LedgerRefused

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
        """Shows a page and a record on it; `import`, `settings`, `fill`, … and a `new` record lead to their dialogs."""
        beside: dict[str, Callable[[], object]] = {
            "import": partial(self._act, "import"),
            "settings": self.edit_branch,
            "year-turn": self.turn_year,
            "inspection": self.pack_inspection,
            "find": self.quick_find,
            "fill": self.fill_form,
            "backups": self.show_backups,
        }
        if key in beside:
            beside[key]()
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
        from models.handover.handing import handed_over

        branch = self.session.branch
        left = "（已移交）" if handed_over(self.session.ledger) else ""
        self.setWindowTitle(f"{branch.title()}{left} — {DISPLAYED}")
        self.side.set_branch(branch.title() if branch.name or branch.short_name else self.session.ledger.path.stem)
        self._show_badges()
        self.show_foot()

    def show_foot(self) -> None:
        """How safe the ledger is at this moment."""
        from ui.foot import foot_words

        self.side.set_footer(*foot_words(self.session))

    def _show_badges(self) -> None:
        for place in PAGES:
            self.side.set_badge(place.key, *place.badge(self.session))

    def _say(self, sentence: str, told: int) -> None:
        from ui.session import Told

        back = {Told.DONE: ("撤销", self._undo), Told.UNDONE: ("重做", self._redo)}
        word, act = back.get(Told(told), ("", None))
        self.toast.say(sentence, word, act, "warn" if told == Told.REFUSED else "ok")

    # Actions at the foot of the side bar

    def _act(self, key: str) -> None:
        if key == "settings":
            menu = self.settings_menu()
            menu.ensurePolished()  # else it is as high as without the style, and not above the button
            menu.exec(self.side.above(key, menu.sizeHint().height()))
            menu.deleteLater()
        elif key == "help":
            shell_actions.show_help(self)
        elif key == "import":
            shell_actions.import_people(self)
        elif key == BACKUPS:
            self.show_backups()

    def settings_menu(self) -> QMenu:
        """The menu under 设置."""
        from ui.settings_menu import settings_menu

        return settings_menu(self, self._on_open, self._on_change_over)

    def edit_branch(self, at: str = "") -> None:
        """The settings of the branch; `at`: the field in which the cursor stands at first."""
        shell_actions.edit_branch(self, at)

    def show_history(self) -> None:
        """All actions, with undo and redo."""
        self._current().leave()
        shell_actions.show_history(self)

    def show_backups(self) -> None:
        """The backups; what is typed is kept first."""
        self._current().leave()
        shell_actions.show_backups(self)

    def hand_over(self) -> None:
        """The ledger to the next secretary; what is typed is kept first."""
        self._current().leave()
        shell_actions.hand_over(self)

    def turn_year(self) -> None:
        """The turn of the year, with a way to each record."""
        self._current().leave()
        shell_actions.turn_year(self)

    def pack_inspection(self) -> None:
        """Everything an inspection asks for, into one folder."""
        self._current().leave()
        shell_actions.pack_inspection(self)

    def fill_form(self) -> None:
        """A committee's blank form; what is typed is kept first."""
        self._current().leave()
        shell_actions.fill_form(self)

    def quick_find(self) -> None:
        """Finds anything."""
        shell_actions.quick_find(self)

    def set_dark(self, dark: bool) -> None:
        """Changes the colours, and remembers it."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application, dark)
        self.session.settings.set_text("colours", "dark" if dark else "light")

    # Window

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        now, before = self.width(), event.oldSize().width()
        if before < 0 or (now < _SLIM) != (before < _SLIM):
            self.side.set_collapsed(now < _SLIM)
        if before < 0 or (now < _NARROW) != (before < _NARROW):
            for page in self.pages.made():
                page.set_narrow(now < _NARROW)

    def show_again(self) -> None:
        """Comes to the front, as a second start asks for."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)  # as large as it was
        self.show()
        self.raise_()
        self.activateWindow()
        QTimer.singleShot(0, self.raise_)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keeps what is typed; where the disk does not take it, the user decides whether to close nevertheless."""
        if not self.has_ledger():
            super().closeEvent(event)
            return
        from ui.closing import may_close

        if not may_close(self._current(), self):
            event.ignore()
            return
        self.session.checking.stop()
        self.lock.stop()
        shell_actions.close_help(self)
        super().closeEvent(event)
