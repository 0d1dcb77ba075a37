"""What the roster costs on the screen: a key in its search box, another order, another filter, a step of scrolling.

The window is the real one, on a screen that nobody sees; what is painted is painted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from itertools import cycle
from pathlib import Path
from typing import Any

from models.records import Member
from models.store import Ledger
from tests.benchmarks.committee import TODAY, committee
from tests.benchmarks.paired import Pair, Reach, Row

_TYPED = "wang"
_STEPS = 40
_OF = ("all", "old")
"""Two of the selections of the roster."""


@cache
def application() -> Any:
    """The one application of this process, with the look of the program."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.app import make_application

    return make_application(["benchmark"], dark=False)


@contextmanager
def roster(members: int, folder: Path) -> Iterator[Any]:
    """The page of the roster, in its window and on the screen."""
    application()
    from ui.session import Session
    from ui.settings import Settings
    from ui.shell import Shell

    with Ledger.open(committee(members)) as ledger:
        session = Session(ledger, TODAY, Settings(folder / "settings"))
        shell = Shell(session)
        session.checking.stop()  # it is the rules that are measured in another row
        shell.resize(1440, 900)
        shell.show()
        shell.turn_to("members")
        session.checking.stop()
        application().processEvents()
        yield shell.pages["members"]
        shell.close()
        shell.deleteLater()
        application().processEvents()


@contextmanager
def _search(members: int, folder: Path) -> Iterator[Pair]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    with roster(members, folder) as page:
        page.start_search()
        line = page.search

        def ours() -> None:
            for key in _TYPED:
                QTest.keyClick(line, key)
                application().processEvents()
            for _ in _TYPED:
                QTest.keyClick(line, Qt.Key.Key_Backspace)
                application().processEvents()

        seen = [widget for widget in page.findChildren(QWidget) if widget.isVisible()]

        def theirs() -> None:
            for _ in _TYPED * 2:
                for widget in seen:  # Qt would spare those that cover their ground
                    widget.update()
                application().processEvents()

        yield _each(Pair(ours, theirs), 2 * len(_TYPED))


def _each(pair: Pair, times: int) -> Pair:
    """Both sides told as the cost of one of so many steps."""
    return Pair(partial(_divided, pair.ours, times), partial(_divided, pair.theirs, times))


def _divided(does: Callable[[], object], times: int) -> float:
    from time import process_time

    begun = process_time()
    does()
    return (process_time() - begun) / times


@contextmanager
def _sort(members: int, folder: Path) -> Iterator[Pair]:
    with roster(members, folder) as page:
        keys = _keys(page.session.ledger)
        ways = cycle((False, True))

        def ours() -> None:
            page.table.sort_by(page.table.frozen_place, next(ways))

        def theirs() -> None:
            sorted(keys)

        yield Pair(ours, theirs)


@contextmanager
def _filter(members: int, folder: Path) -> Iterator[Pair]:
    with roster(members, folder) as page:
        keys = _keys(page.session.ledger)
        of = cycle(_OF[::-1])

        def ours() -> None:
            page.take_filter(next(of))

        def theirs() -> None:
            sorted(keys)

        yield Pair(ours, theirs)


def _keys(ledger: Ledger) -> Sequence[str]:
    return [key for _, key in ledger.keys(Member, ("sort_key",))]


@contextmanager
def _scroll(members: int, folder: Path) -> Iterator[Pair]:
    application()
    from ui.table import column_view
    from ui.table.model import RecordTableModel
    from ui.table.view import RecordTable

    with roster(members, folder) as page:
        one = page.table.table.record(0)

        class Constant(RecordTableModel):
            """Says the same of each row."""

            def record(self, row: int) -> Any:
                return one

            def data(self, index: Any, role: int = 0) -> Any:
                return one if role == _RECORD else "示例" if role == 0 else None

        def made(model: type[RecordTableModel]) -> RecordTable:
            before, column_view.RecordTableModel = column_view.RecordTableModel, model  # type: ignore[misc]
            try:
                view = RecordTable(page.session.ledger, Member, page.table.table.columns)
            finally:
                column_view.RecordTableModel = before  # type: ignore[misc]
            view.resize(1000, 700)
            view.show()
            view.show_ids(page.table.table.ids)
            application().processEvents()
            return view

        real, constant = made(RecordTableModel), made(Constant)
        yield _each(Pair(partial(_scrolled, real), partial(_scrolled, constant)), _STEPS)
        for view in (real, constant):
            view.close()
            view.deleteLater()


_RECORD = 256
"""Qt.ItemDataRole.UserRole."""


def _scrolled(view: Any) -> None:
    """Three rows a step, as a wheel goes, from another place each time."""
    bar = view.verticalScrollBar()
    first = bar.value()
    for step in range(_STEPS):
        bar.setValue((first + 3 * (step + 1)) % max(bar.maximum(), 1))
        application().processEvents()


ROWS = [
    Row(
        name="search",
        what="a key in the search box of the roster, until the result is painted",
        against="the same page painted anew without a search",
        sizes=(48, 10_000, 100_000),
        of="members",
        reach={48: Reach(ratio=2.0), 10_000: Reach(ratio=2.0), 100_000: Reach(added=0.05)},
        pair=_search,
    ),
    Row(
        name="sort",
        what="the roster put in the order of pinyin, up or down, by a click on the heading",
        against="a plain list of the ready keys sorted",
        sizes=(1_000, 10_000, 100_000),
        of="members",
        reach={10_000: Reach(ratio=3.0)},
        pair=_sort,
    ),
    Row(
        name="filter",
        what="another selection of the roster",
        against="a plain list of the ready keys sorted",
        sizes=(1_000, 10_000, 100_000),
        of="members",
        reach={10_000: Reach(ratio=3.0)},
        pair=_filter,
    ),
    Row(
        name="scroll",
        what="a frame of the list while it scrolls",
        against="the same view over a model that says the same of each row",
        sizes=(1_000, 10_000, 100_000),
        of="members",
        reach={100_000: Reach(ratio=1.3)},
        pair=_scroll,
    ),
]
