"""待办: what meetings decided and what the secretary put down for herself: who does it by when, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout

from models.kinds import PartialDate
from models.people.search import findable, search
from models.records import AgendaItem, Meeting, Rectification, Task
from models.rules.tasks import Origin, Origins, days_left, followed, in_order, offered
from ui.dialogs.export_dialog import export
from ui.dialogs.run import run
from ui.dialogs.tasks_dialog import TasksDialog
from ui.dialogs.throwing_away import throw_away
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.table.arranging import Arranging
from ui.table.key_records import key_records
from ui.table.ordering import ordered
from ui.tabs.list_frame import ListFrame
from ui.tabs.meetings.task_detail import TaskDetail
from ui.tabs.meetings.task_table import TaskTable
from ui.tabs.meetings.view import View
from ui.tabs.tools_row import ToolsRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented

_KEYS = "空格 完成 · 双击或 F2 修改 · Del 删除 · Ctrl+F 查找"


class TasksView(View):
    """The list of what is to be done, with the chosen one beside it."""

    key, label = "tasks", "待办"
    tables = frozenset({"task", "meeting", "agenda_item", "rectification", "closed_year"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.add_button("导出", "file-spreadsheet", self.print_out, hint="导出待办台账")
        self.add_button("新增待办", "plus", self.new, kind="primary", hint="Ctrl+N")
        self._tasks: list[Task] = []
        self._origins = Origins((), ())
        self._offered: list[Origin] = []
        self._sort: tuple[int, bool] | None = None

        self._search = SearchField("事项、责任人、会议")
        self._search.setFixedWidth(236)
        self._search.searched.connect(lambda _text: self._narrow())
        self.segments = Segmented(self)
        self.segments.setAccessibleName("哪些待办")
        self.segments.chosen.connect(lambda _key: self._narrow())
        self.tools = ToolsRow()
        self.tools.addWidget(self._search)
        self.tools.addWidget(self.segments)
        self.tools.addStretch(1)
        hint = "近一年会议决定了责任人或时限、还不是待办的"
        self._offer = self.tools.add_tool("转为待办", "list-checks", self.take_over, kind="", hint=hint)

        self.table = TaskTable(session, self.origin_of)
        self._arranging = Arranging(self.table, session.settings)
        self.table.sorted.connect(self._sort_by)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda _record: None if self.table.just_ticked() else self.edit())
        self.table.changing.connect(self.edit)
        self.table.ticked.connect(self.tick)
        self.table.deleting.connect(self.delete)
        self.table.menu_wanted.connect(self._menu)
        self.detail = TaskDetail(session, self.origin_of, self.tick, self.report, self.edit)
        self.detail.closed_words = session.closed_words
        self.detail.asked.connect(lambda table, number: self.asked.emit("", table, number))
        nothing = EmptyState(
            "list-checks",
            "还没有待办",
            "会议决定了谁在什么时候做什么，就记成待办；到期前首页会提醒，做完按空格，办得怎样写一句。",
            [("新增待办", "primary", self.new), ("从会议决定转为待办", "", self.take_over)],
        )
        self._first_offer = nothing.buttons[1]
        self.stack = ListFrame(self.table, self.detail, nothing, side=None, keys=_KEYS, elsewhere=self._go_elsewhere)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.tools)
        column.addWidget(self.stack, 1)

    def _from(self, task: Task) -> str:
        origin = self.origin_of(task)
        return origin.words() if origin else ""

    def origin_of(self, task: Task) -> Origin | None:
        """The meeting, and the item of its agenda, that a to-do comes from."""
        return self._origins.of(task)

    # Showing

    def reload(self) -> None:
        ledger = self.session.ledger
        self._tasks = in_order(ledger.all(Task))
        self._origins = Origins(
            key_records(ledger, Meeting, ("kind", "day", "status")),
            key_records(ledger, AgendaItem, ("meeting_id", "position", "title_text", "owner", "due")),
        )
        taken = followed(self._tasks, key_records(ledger, Rectification, ("agenda_item_id",)))
        self._offered = offered(self._origins, taken, self.session.today)
        still = sum(map(Task.is_open, self._tasks))
        late = sum(map(self._late, self._tasks))
        kept = self.segments.key()
        self.segments.set_items(
            [
                ("open", f"未完成 {still}"),
                ("late", f"逾期 {late}"),
                ("done", f"已完成 {len(self._tasks) - still}"),
                ("all", f"全部 {len(self._tasks)}"),
            ]
        )
        self.segments.choose(kept)
        self.tools.setVisible(bool(self._tasks))
        self._first_offer.setVisible(bool(self._offered))
        self._offer.setEnabled(bool(self._offered))
        self.stack.setCurrentIndex(0 if self._tasks else 1)
        self._narrow()
        self.described.emit()

    def _late(self, task: Task) -> bool:
        left = days_left(task, self.session.today)
        return left is not None and left < 0

    def _keeps(self, task: Task, chosen: str) -> bool:
        if chosen == "late":
            return self._late(task)
        return chosen == "all" or task.is_open() == (chosen == "open")

    def _found(self, tasks: Sequence[Task]) -> list[int]:
        items = {t.id: findable(t.id, t.text, t.owner, t.outcome, t.note, self._from(t)) for t in tasks}
        self.table.jumping.items = items
        return search(items.values(), self._search.text())

    def _narrow(self) -> None:
        chosen = self.segments.key() or "open"
        tasks = [task for task in self._tasks if self._keeps(task, chosen)]
        if self._sort is not None:
            tasks = ordered(tasks, self.table.table.columns[self._sort[0]], ascending=self._sort[1])
        ids = self._found(tasks)
        others = [] if ids or not self._search.text().strip() else self._found(self._tasks)
        self.stack.show_rows(bool(ids), f"全部待办里有 {len(others)} 条，去看看" if others else "")
        self.table.show_ids(ids)
        self._arranging.leave_out(*(() if chosen in ("done", "all") else ("done",)))
        if not ids:
            self.detail.show_record(None)
        self.stack.say(f"显示 {len(ids)} / {len(self._tasks)}")

    def _go_elsewhere(self) -> None:
        self.segments.choose("all")
        self._narrow()

    def _sort_by(self, column: int, ascending: bool) -> None:
        self._sort = column, ascending
        self._narrow()

    def _chosen(self, record: object) -> None:
        self.detail.show_record(record if isinstance(record, Task) else None)

    def subtitle(self) -> str:
        if not self._tasks and not self._offered:
            return ""
        parts = [f"未完成 {sum(map(Task.is_open, self._tasks))} 项"]
        late = sum(map(self._late, self._tasks))
        parts += [f"逾期 {late} 项"] if late else []
        parts += [f"会议决定里还有 {len(self._offered)} 项没有转为待办"] if self._offered else []
        return "，".join(parts)

    def buttons_shown(self) -> bool:
        return bool(self._tasks)

    @classmethod
    def shows(cls, table: str) -> bool:
        return table == Task.table

    def go_to(self, table: str, number: int) -> None:
        self.refresh()
        if table == Task.table and number and not self.table.choose(number):
            self._search.clear()
            self.segments.choose("all")
            self._narrow()
            self.table.choose(number)

    def take_keyboard(self) -> None:
        self.table.setFocus()

    def start_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    # Doing

    def _dialog(self, task: Task, *names: str, title: str = "") -> RecordDialog[Task]:
        fields = [field for field in Task.fields if field.name in names] if names else None
        return RecordDialog(self.session, task, self.window(), fields=fields, columns=2, width=640, title=title)

    def new(self) -> None:
        dialog = self._dialog(Task())
        if run(dialog):
            self.go_to(Task.table, dialog.result_record.id)
            self.table.setFocus()

    def _current(self) -> Task | None:
        return self.session.ledger.get(Task, self.table.current_id()) if self.table.current_id() else None

    def edit(self) -> None:
        """Changes the current to-do."""
        task = self._current()
        if task is not None:
            run(self._dialog(task))

    def report(self) -> None:
        """Asks what became of the current to-do; with a day it is done."""
        task = self._current()
        if task is not None:
            task.done = task.done or PartialDate.of(self.session.today)
            run(self._dialog(task, "done", "outcome", title=f"落实情况：{task.title()}"))

    def tick(self) -> None:
        """What is selected is done today; what is done already is open again."""
        chosen = [task for task in self.table.selected() if isinstance(task, Task)]
        if not chosen:
            return
        finishing = any(task.is_open() for task in chosen)
        changing = [task for task in chosen if task.is_open() == finishing]
        what = changing[0].title() if len(changing) == 1 else f"{len(changing)} 项"
        with self.session.unit(f"{'完成' if finishing else '重新打开'}待办：{what}") as unit:
            for task in changing:
                task.done = PartialDate.of(self.session.today) if finishing else None
                unit.save(task)

    def delete(self) -> None:
        """Puts what is selected into the recycle bin."""
        throw_away(self.session, self, self.table.selected())

    def take_over(self) -> None:
        """Makes to-dos of what meetings decided."""
        run(TasksDialog(self.session, self._offered, self.window()))

    def print_out(self) -> None:
        export(self.session, self.window(), "tasks")

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        task = self._current()
        origin = self.origin_of(task) if task is not None else None
        actions: list[tuple[str, Callable[[], object]]] = [
            ("完成" if task is None or task.is_open() else "重新打开", self.tick),
            ("落实情况…", self.report),
            ("修改…\tF2", self.edit),
        ]
        if origin is not None:
            actions.append(("看是哪次会议决定的", lambda: self.asked.emit("", *origin.leads_to())))
        actions += [("复制\tCtrl+C", self.table.copy), ("放进回收站\tDel", self.delete)]
        for label, does in actions:
            menu.addAction(label, does)
        menu.exec(place)
        menu.deleteLater()
