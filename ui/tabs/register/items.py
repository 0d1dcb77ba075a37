"""The items of the register: list, board and deadlines, with the chosen item beside them and the steps that it may take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from models.kinds import PartialDate
from models.outputs import DUTIES, ITEMS, LISTS, OPINIONS
from models.records import Progress, Rectification
from models.records.rectification import CLOSED, LONG_TERM, REGISTERED
from models.rules.register.opinions import to_answer
from models.rules.register.steps import offered, state_of
from ui.dialogs.ask import confirm
from ui.dialogs.export_dialog import export
from ui.dialogs.packing import pack_evidence
from ui.dialogs.register.closing_preview import preview_closing
from ui.dialogs.register.export_register import export_items
from ui.dialogs.register.item_dialog import RectificationDialog, taken_out
from ui.dialogs.register.opinions_dialog import OpinionsDialog
from ui.dialogs.register.oversight_dialog import export_oversight
from ui.dialogs.register.progress_dialog import ProgressDialog
from ui.dialogs.register.step_dialog import StepDialog
from ui.dialogs.run import run
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.table.columns import Column
from ui.tabs.detail import Detail
from ui.tabs.list_actions import LINE
from ui.tabs.list_page import Filter, ListPage
from ui.tabs.pages import RECTIFICATIONS, page_of
from ui.tabs.register.board import Board
from ui.tabs.register.choices import Choices
from ui.tabs.register.deadlines import Deadlines
from ui.tabs.register.detail import RectificationDetail
from ui.tabs.register.item_columns import item_columns
from ui.tabs.tools_row import ToolsRow
from ui.widgets.file_drop import FileDrop
from ui.widgets.segmented import Segmented

_KEYS_OF_WAY = {
    "board": "双击或 F2 编辑 · ↑ ↓ 上下移动 · ← → 换一列 · Ctrl+F 查找",
    "deadlines": "双击或 F2 编辑 · ↑ ↓ 上下移动 · Ctrl+F 查找",
}
"""The keys that the foot names where the items are cards."""


class ItemsPage(ListPage[Rectification]):
    """The items with what narrows them, what stands beside them and what is done with them."""

    key, label, icon = RECTIFICATIONS.names
    cls = Rectification
    tables = frozenset(
        {"rectification", "progress", "rectification_step", "attachment", "agenda_item", "meeting", "closed_year"}
    )
    search_hint = "问题、责任人、编号"
    searched = ("problem", "owner", "number", "source", "measures", "note")
    keyed = (
        "state", "kind", "deadline", "closed_on", "found", "owner", "lead", "source", "category", "raised_by", "fed_back_on", "feedback",
    )  # fmt: skip
    first_sort = (4, True)
    exports = ITEMS
    one_by_one = ("kind", "deadline")
    empty = (
        "还没有整改事项",
        "登记一个问题，写明措施、责任人和时限；到期前首页会提醒，每一步进展都留有记录。上级发来的问题清单可以整份导入。",
    )
    keys = "双击编辑 · F2 修改 · Ctrl+C 复制到 Excel · Ctrl+V 粘贴问题清单 · Ctrl+F 查找"

    def __init__(self, session: Session) -> None:
        self.board, self.deadlines = Board(session), Deadlines(session)
        super().__init__(session)
        self.column.insertWidget(2, self.narrowing)
        for way in (self.board, self.deadlines):
            way.chosen.connect(self.table.choose)
            way.opened.connect(lambda _number: self.edit())

    def show_way(self, key: str) -> None:
        """The list, a board with a column for each state, or what is open by its deadline."""
        self.tools.withdraw(self.columns_tool, key != "list")
        self.stack.say_keys(_KEYS_OF_WAY.get(key, self.keys))
        if key == "list":
            self.stack.show_way(self.table)
            return
        self.segments.choose("all" if key == "board" else "open")
        self.stack.show_way(self.board if key == "board" else self.deadlines)
        self._narrow()

    def add_chooser(self) -> None:
        """State, person, source and category have a row of their own below the tools."""
        self.narrowing = ToolsRow()
        self.segments, self.choices = Segmented(self), Choices()
        self.segments.setAccessibleName("按状态筛选")
        self.segments.chosen.connect(lambda _key: self._narrow())
        self.choices.changed.connect(self._choose)
        self.narrowing.addWidget(self.segments)
        self.narrowing.addWidget(self.choices)

    def _choose(self) -> None:
        self.show_filters()
        self._narrow()

    def reload(self) -> None:
        super().reload()
        self.narrowing.offer(bool(self.listing.records))

    def show_filters(self) -> None:
        """How many items each state has among those that are chosen."""
        here = [item for item in self.listing.records if self.choices.keeps(item)]
        self.segments.set_items([(f.key, f"{f.label} {sum(map(f.keeps, here))}") for f in self.filters()])

    def kept(self) -> list[Rectification]:
        """What state, person, source and category leave."""
        of_state = super().kept()
        self.choices.show_counts(of_state)
        return [item for item in of_state if self.choices.keeps(item)]

    def choose_filter_for(self, number: int) -> None:
        super().choose_filter_for(number)
        self.choices.clear()

    def _search(self) -> None:
        super()._search()
        here = set(self.listing.shown)
        items = [record for record in self.listing.records if record.id in here]
        chosen = self.table.current()
        for way in (self.board, self.deadlines):
            way.show_items(items)
            way.choose(chosen.id if chosen is not None else 0)

    def elsewhere(self) -> str:
        """With nothing left to do, what was done: an empty list looks as if the register were lost."""
        closed = self._closed_instead()
        return f"看已销号 {closed} 项" if closed else super().elsewhere()

    def _closed_instead(self) -> int:
        """How many closed items there are where she sees the open ones, in the list, and there are none."""
        if self.search.text().strip() or self.ways.key() != "list" or self.segments.key() != "open":
            return 0
        return sum(state_of(item) == CLOSED for item in self.listing.records if self.choices.keeps(item))

    def _go_elsewhere(self) -> None:
        if not self._closed_instead():
            super()._go_elsewhere()
            return
        self.segments.choose("closed")
        self._narrow()

    def make_columns(self) -> list[Column]:
        return item_columns(self.session)

    def make_detail(self) -> Detail:
        detail = RectificationDetail(
            self.session, self.edit, self.report, lambda table, number: self.asked.emit(page_of(table), table, number)
        )
        detail.stepping.connect(self.take_step)
        detail.printing.connect(self.print_closing)
        detail.packing.connect(self.pack)
        detail.changing.connect(self.change_progress)
        detail.removing.connect(self.remove_progress)
        return detail

    def dialog(self, record: Rectification) -> RecordDialog[Rectification]:
        return RectificationDialog(self.session, record, self.window(), width=self.dialog_width)

    def why_not(self, before: Rectification, after: Rectification) -> str:
        return "；".join(each.sentence() for each in taken_out(self.session, before, after))

    def add_tools(self) -> None:
        self.ways = Segmented()
        self.ways.setAccessibleName("怎样排列")
        self.ways.set_items([("list", "列表"), ("board", "看板"), ("deadlines", "时限")])
        self.ways.chosen.connect(self.show_way)
        self.tools.addWidget(self.ways)
        self.tools.addStretch(1)
        FileDrop(self).dropped.connect(self.import_file)
        self.add_tool("填表", "clipboard-check", self.fill_form, hint="填上级发来的空白表")
        self.add_tool(
            "导入", "upload", self.import_file, hint="导入上级发来的问题清单、任务分解表；也可以把文件拖到台账上"
        )
        self.add_columns_tool()
        self.add_outputs_tool("导出整改台账、三张清单、督查通报")
        opinions = self.add_tool(
            "登记意见", "notebook-pen", self.register_opinions, hint="群众反映、相互批评、谈心谈话的意见，一条一项"
        )
        self.tools.give_way_first(opinions)
        self.add_tool("新增整改", "plus", self.new, kind="primary", hint="Ctrl+N")

    def empty_actions(self) -> list[tuple[str, str, Callable[[], object]]]:
        return [*super().empty_actions(), ("导入问题清单…", "", self.import_file), self.form_action()]

    def import_file(self, file: Path | None = None) -> None:
        """Shows what a committee's problem list would bring; begins with `file` where one is given."""
        from ui.dialogs.register.import_problems import import_problems

        import_problems(self.session, self.window(), file)

    def paste(self) -> None:
        """Takes the rows of a problem list from the clipboard."""
        from ui.dialogs.register.import_problems import import_problems

        import_problems(self.session, self.window(), pasted=True)

    def filters(self) -> list[Filter[Rectification]]:
        today = self.session.today

        def overdue(record: Rectification) -> bool:
            left = record.days_left(today)
            return left is not None and left < 0

        return [
            Filter("open", "未销号", Rectification.is_open),
            Filter("overdue", "逾期", overdue),
            Filter("answer", "待反馈", to_answer),
            Filter("long", "长期坚持", lambda r: state_of(r) == LONG_TERM),
            Filter("closed", "已销号", lambda r: state_of(r) == CLOSED),
            Filter("all", "全部", lambda r: True),
        ]

    def blank(self) -> Rectification:
        return Rectification(found=PartialDate.of(self.session.today), state=REGISTERED)

    def describe(self, records: Sequence[Rectification]) -> str:
        left = [r.days_left(self.session.today) for r in records]
        overdue = sum(days is not None and days < 0 for days in left)
        near = self.session.limits.warn_days
        soon = sum(days is not None and 0 <= days <= near for days in left)
        still = sum(map(Rectification.is_open, records))
        words = (
            [f"未销号 {still} 项"]
            + ([f"逾期 {overdue} 项"] if overdue else [])
            + ([f"{soon} 项 {near} 日内到期"] if soon else [])
        )
        return "，".join(words)

    def report(self) -> None:
        """Adds an entry on the progress of the current item."""
        chosen = self.table.current()
        if not isinstance(chosen, Rectification):
            return
        entry = Progress(rectification_id=chosen.id, day=PartialDate.of(self.session.today), by=chosen.owner)
        run(ProgressDialog(self.session, entry, chosen, self.window()))

    def change_progress(self, entry: Progress) -> None:
        """Changes an entry on the progress of the current item, and the files that go with it."""
        chosen, kept = self.table.current(), self.session.ledger.get(Progress, entry.id)
        if isinstance(chosen, Rectification) and kept is not None:
            run(ProgressDialog(self.session, kept, chosen, self.window()))

    def remove_progress(self, entry: Progress) -> None:
        """Puts an entry into the recycle bin; its files go and come back with it."""
        question = f"把 {entry.show('day')} 的进展放进回收站？随它的附件一起收起，之后可以撤销，也可以从回收站恢复。"
        if confirm(self, question, "放进回收站"):
            with self.session.unit(f"放进回收站：整改进展 {entry.show('day')}") as unit:
                unit.remove(entry)

    def register_opinions(self) -> None:
        """Asks what was said at one occasion; each opinion becomes an item."""
        dialog = OpinionsDialog(self.session, self.window())
        if run(dialog):
            self.go_to(Rectification.table, dialog.made[0].id)
            self.table.setFocus()

    def export_register(self) -> None:
        """Writes the register: what the list shows, or all of it."""
        key, words = self.segments.key(), "、".join(self.choices.words())
        state = next((f.label for f in self.filters() if f.key == key), "") if key != "all" else ""
        said = "、".join(part for part in (state, words) if part)
        export_items(self.session, self.shown(), self.window(), state=said)

    def outputs(self) -> list[tuple[str, Callable[[], object]]]:
        lists = partial(export, self.session, self.window(), LISTS)
        duties = partial(export, self.session, self.window(), DUTIES)
        opinions = partial(export, self.session, self.window(), OPINIONS)
        return [
            *super().outputs(),
            ("问题、措施、责任清单…", lists),
            ("责任清单和按月计划…", duties),
            ("意见建议办理情况…", opinions),
            ("督查通报…", self.report_quarter),
        ]

    def report_quarter(self) -> None:
        """Writes the 督查通报 of a quarter."""
        export_oversight(self.session, self.window())

    def take_step(self, action: str) -> None:
        """Takes a step with the current item, after asking what it needs."""
        chosen = self.table.current()
        kept = self.session.ledger.get(Rectification, chosen.id) if chosen is not None else None
        if kept is not None and action in offered(kept) and run(StepDialog(self.session, kept, action, self.window())):
            self.go_to(Rectification.table, kept.id)

    def print_closing(self) -> None:
        """Shows 销号申请单 of the current item as it will be printed."""
        chosen = self.table.current()
        if isinstance(chosen, Rectification):
            preview_closing(self.session, chosen.id, self.window())

    def pack(self) -> None:
        """Writes the evidence of the current item into one file."""
        chosen = self.table.current()
        if isinstance(chosen, Rectification):
            pack_evidence(self.session, chosen.id, self.window())

    def menu_of_one(self) -> list[tuple[str, Callable[[], object]]]:
        chosen = self.table.current()
        steps = offered(chosen) if isinstance(chosen, Rectification) else ()
        return [
            *((f"{action}…", partial(self.take_step, action)) for action in steps),
            LINE,
            ("记进展…", self.report),
            ("销号申请单…", self.print_closing),
        ]
