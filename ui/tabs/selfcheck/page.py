"""自查: one list of what the rules find in all tabs, the article beside each, the way to the record, and what does not apply."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from models.naming import some
from models.outputs import SELF_CHECK
from models.records import RECORDS
from models.records.waiver import NOT_HERE
from models.rules.finding import ERROR, INFO, LEVEL_WORDS, WARNING
from models.rules.self_check import BRANCH, SelfCheck, tab_of
from models.rules.unchecked import unchecked_sentence
from ui.dialogs.export_dialog import export
from ui.dialogs.waiving import say_none_here, take_back
from ui.session import Session
from ui.tabs import pages
from ui.tabs.list_frame import ListFrame
from ui.tabs.page import Page, way_to
from ui.tabs.selfcheck.detail import FindingDetail
from ui.tabs.selfcheck.finding_list import FindingList
from ui.tabs.selfcheck.folding import Head, Row
from ui.tabs.selfcheck.lines import ALL, Line, Lines, Wanted
from ui.tabs.selfcheck.narrowing import Narrowing
from ui.tabs.selfcheck.printing import print_report
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label

_KEYS = "Enter 去处理 · Del 不适用 · Ctrl+F 查找 · Ctrl+P 打印报告"
_FOLDS = "→ 展开 · ← 收起"
_NAMED = 8
"""So many names stand in a question."""
_BEGIN = (
    "还没有可以检查的记录",
    "登记党员、会议、培训和整改以后，这里对照党内法规逐条检查：缺什么、哪里不一致，每条都写明依据。",
)
_FINE = ("没有发现需要处理的问题", "对照规定逐条检查过账本里的记录。每次改动以后都会重新检查；可以导出自查报告留存。")
_HINT = "如：本支部是联合支部，党小组按单位分别活动"


class SelfCheckPage(Page):
    """The tab of the self check."""

    key, label, icon = pages.SELF_CHECK.names
    tables = frozenset(cls.table for cls in RECORDS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._lines: Lines | None = None
        self._print = button("预览打印", self.print_out, icon_name="printer", hint="自查报告，Ctrl+P")
        self._export = button("导出报告…", self.export_report, icon_name="download", hint="自查报告：PDF、Word、Excel")
        self.buttons.addWidget(self._print)
        self.buttons.addWidget(self._export)
        self.narrowing = Narrowing()
        self.narrowing.changed.connect(self._narrow)
        self.narrowing.descended.connect(self._to_list)
        self.column.addWidget(self.narrowing)
        self.list = FindingList()
        self.detail = FindingDetail()
        self.list.chosen.connect(self._chosen)
        self.list.entered.connect(self.settle)
        self.list.deleting.connect(self._answer)
        self.list.menu_wanted.connect(self._menu)
        self.detail.going.connect(self.settle)
        self.detail.waiving.connect(self.waive)
        self.detail.taking_back.connect(self.take_back)
        self.detail.chosen.connect(self._choose)
        self.empty = EmptyState(self.icon, *_BEGIN)
        self.stack = ListFrame(
            self.list, self.detail, self.empty, side=None, keys=_KEYS, elsewhere=self.narrowing.clear
        )
        self.stack.addWidget(self._waiting())
        self.column.addWidget(self.stack, 1)
        session.checking.done.connect(self._done)
        for one, next_ in pairwise((self._print, self._export, self.narrowing.levels)):
            QWidget.setTabOrder(one, next_)

    @staticmethod
    def _waiting() -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        bar = BusyBar("正在检查")
        bar.setFixedWidth(240)
        column.addStretch(1)
        column.addWidget(plain_label("正在对照规定检查全部记录…", "note"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return made

    # Showing

    def reload(self) -> None:
        check = self.session.checking.ask()
        if check is not None:
            self._show(check)
        elif self._lines is None:
            self.subtitle.setText("正在检查…")
            self.stack.setCurrentIndex(2)

    def _done(self) -> None:
        if self.isVisible() and (check := self.session.checking.ready) is not None:
            self._show(check)

    def _show(self, check: SelfCheck) -> None:
        self._lines = Lines(check)
        kept = check.snapshot
        anything = bool(kept.members or kept.meetings or kept.trainings or kept.rectifications)
        listed = bool(check.open or check.answers)
        self.subtitle.setText(_words(check) if anything else "")
        title, fine = _FINE
        self.empty.tell(*((title, fine + _unchecked(check)) if anything else _BEGIN))
        self.stack.setCurrentIndex(0 if listed else 1)
        self.narrowing.setVisible(listed)
        for made in (self._print, self._export):
            made.setVisible(anything)
        self._narrow()

    def _narrow(self) -> None:
        if self._lines is None:
            return
        self.narrowing.show_counts(self._lines)
        wanted = self.narrowing.wanted()
        kept = self._lines.kept(wanted)
        self.list.show_lines(kept, wanted.typed)
        self.stack.show_rows(bool(kept), "" if kept else self._elsewhere(wanted))
        self.stack.say_keys(f"{_FOLDS} · {_KEYS}" if any(isinstance(row, Head) for row in self.list.rows) else _KEYS)
        self.stack.say(f"显示 {len(kept)} / {len(self._lines.open) + len(self._lines.answered)}")

    def _elsewhere(self, wanted: Wanted) -> str:
        """Where there is something to see while nothing fits."""
        found = len(self._lines.open) if self._lines is not None else 0
        return f"清除筛选，看全部 {found} 条" if found and (wanted.narrows or wanted.level != ALL) else ""

    def _chosen(self, row: Row | None) -> None:
        others = self._lines.beside(row) if self._lines is not None and isinstance(row, Line) else ()
        self.detail.show_line(row, others)

    def _choose(self, line: Line) -> None:
        if not self.list.choose_line(line):
            self.narrowing.clear()
            self.list.choose_line(line)
        self.list.setFocus()

    def go_to(self, table: str, number: int) -> None:
        """What is said of one record."""
        self.refresh()
        if not table or not number or self._lines is None:
            return
        check = self._lines.check
        those = check.by_record.get((table, number), [])
        member = check.snapshot.by_id.get(number) if table == "member" else None
        name = member.name if member is not None else those[0].subject if those else "这条记录"
        self.narrowing.only((table, number), name)
        self._narrow()
        if self.list.lines:
            self.list.choose(0)
        self.take_keyboard()

    def set_narrow(self, narrow: bool) -> None:
        self.detail.set_narrow(narrow)

    def take_keyboard(self) -> None:
        (self.list if self.stack.currentIndex() == 0 else self._export).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_list(self) -> None:
        if self.list.lines:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def start_search(self) -> None:
        self.narrowing.start_search()

    # Doing

    def settle(self, line: Line) -> None:
        """Goes to the record, and to the place in it where this is mended."""
        of = line.finding
        if of.table:
            page, *place = way_to(of.table, of.record, of.at)
            self.mending.emit("settings" if tab_of(of) == BRANCH else page, *place)

    def waive(self, row: Row) -> None:
        """Asks why it does not apply, and puts that down; of a head the same for each that is under it, and of what is said of
        several people or meetings for each of them."""
        lines, of = _lines_of(row), _face(row).finding
        told = [part for line in lines for part in line.finding.answerable()]
        each = {part.key: f"{part.subject}：{part.message}" for part in told}
        note = f"这个原因分别记在这 {len(each)} 条名下，以后可以逐条恢复。" if len(each) > 1 else ""
        note += "以后新增的同类情况不在其中，还会再提示。" if any(line.finding.parts for line in lines) else ""
        about = f"{of.subject}：{of.message}"
        if isinstance(row, Head):
            about = f"{of.subject}（{some(row.names, _NAMED)}）"
        say_none_here(self.session, self, each, about, of.subject, hint=_HINT, note=note)
        self.list.setFocus()

    def take_back(self, row: Row) -> None:
        """Lists again what was said not to apply; the answers go into the recycle bin."""
        keys = {line.waiver.key for line in _lines_of(row) if line.waiver is not None}
        if not keys:
            return
        label = f"恢复检查：{_face(row).finding.subject}"
        take_back(self.session, keys, label, lambda answer: answer.answer == NOT_HERE)
        self.list.setFocus()

    def _answer(self) -> None:
        """Delete: it does not apply; or, where that was said, it does."""
        row = self.list.current()
        if row is not None:
            self.waive(row) if _face(row).waiver is None else self.take_back(row)

    def _menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.exec(place)
        menu.deleteLater()

    def menu(self) -> QMenu:
        """What can be done with the current line."""
        menu, row = QMenu(self), self.list.current()
        if row is None:
            return menu
        many = isinstance(row, Head)
        if isinstance(row, Head):
            menu.addAction("收起\t←" if self.list.is_open(row) else "展开\t→", self.list.turn)
        else:
            menu.addAction("去处理\tEnter", partial(self.settle, row))
        if _face(row).waiver is None:
            menu.addAction("都不适用…\tDel" if many else "不适用…\tDel", partial(self.waive, row))
        else:
            menu.addAction("都恢复检查\tDel" if many else "恢复检查\tDel", partial(self.take_back, row))
        if isinstance(row, Line) and row.finding.record:
            menu.addAction("只看这条记录的", partial(self.go_to, *row.at))
        return menu

    def export_report(self) -> None:
        """Writes the 自查报告."""
        export(self.session, self.window(), SELF_CHECK)

    def print_out(self) -> None:
        """Shows the 自查报告 as it is printed."""
        print_report(self.session, self.window())


def _lines_of(row: Row) -> tuple[Line, ...]:
    return row.lines if isinstance(row, Head) else (row,)


def _face(row: Row) -> Line:
    return row.face if isinstance(row, Head) else row


def _unchecked(check: SelfCheck) -> str:
    """What of the two years that are looked at was before the ledger began, as the report says it."""
    return unchecked_sentence(check.snapshot, (check.today.year - 1, check.today.year), check.today)


def _words(check: SelfCheck) -> str:
    counted = [f"{LEVEL_WORDS[level]} {check.count(level)}" for level in (ERROR, WARNING, INFO) if check.count(level)]
    answered = [f"不适用 {len(check.answers)}"] if check.answers else []
    unchecked = [said.removesuffix("。")] if (said := _unchecked(check)) else []
    told = " · ".join([*(counted + answered or ["没有发现问题"]), *unchecked])
    return f"{told}　只提示、引条文，不替人下结论"
