"""党员名册: the roster, with a quick look at the chosen person beside it, and a page for all about one person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from models.fields import field_of
from models.filters import BUILTIN, Facts, Selection, selection
from models.filters.facts import TABLES
from models.records import Member
from models.rules.figures import average
from models.rules.standing import counted
from models.rules.todo import PERSON, RELATIONS
from ui.dialogs.export_dialog import export
from ui.dialogs.going.acting import Acting
from ui.dialogs.going.register_dialog import RegisterDialog
from ui.dialogs.honours.awards_dialog import AwardsDialog
from ui.dialogs.importing import TEMPLATE, import_roster, reconcile_roster, save_template
from ui.dialogs.run import run
from ui.forms.member_dialog import MemberDialog
from ui.session import Session
from ui.table.columns import Column
from ui.tabs.detail import Detail
from ui.tabs.filter_panel import FilterPanel
from ui.tabs.list_actions import LINE
from ui.tabs.list_page import Filter
from ui.tabs.member_columns import BY_PINYIN, BY_STROKES, member_columns
from ui.tabs.member_detail import MemberDetail
from ui.tabs.member_filters import MemberFilters
from ui.tabs.pages import MEMBERS
from ui.tabs.person.people_page import PERSON_TABLES, PeoplePage
from ui.widgets.button import button
from ui.widgets.file_drop import FileDrop
from ui.widgets.label import plain_tip

_NAMES_BY = "names_by"
_CHOOSER, _AROUND = 230, 50  # pixels the button of the selections may have, and of it what is not text


class MembersPage(PeoplePage):
    """The tab of the roster."""

    key, label, icon = MEMBERS.names
    cls = Member
    tables = TABLES | PERSON_TABLES | {"branch", "saved_filter"}
    search_hint = "姓名 / 拼音首字母 / 手机号"
    searched = ("name", "search_keys", "phone", "landline", "unit", "id_number")
    exports = "roster"
    instead = "\n转出、去世等离开支部的党员请填“离开日期”，不要删除。"
    keys = "双击编辑 · F2 修改选中的 · Ctrl+C 复制 · Ctrl+V 从 Excel 粘贴 · Ctrl+F 查找"
    empty = (
        "还没有党员",
        "从现有的 Excel 花名册导入，几十人一次完成；也可以一人一人登记。导入前先看会怎样，导入后可以整批撤销。",
    )

    def __init__(self, session: Session) -> None:
        self.facts = Facts(session.today)
        self._names_by = session.settings.text(_NAMES_BY, BY_PINYIN)
        self._filters = MemberFilters(session, self, self.take_filter)
        super().__init__(session)
        self._acting = Acting(
            session, self._current, self
        )  # kept: Qt does not keep what a method of an entry belongs to
        self.heading_menu.ways["name"] = [
            (label, partial(self._ordered_by, way), partial(self.order_names, way))
            for way, label in ((BY_PINYIN, "按拼音排序"), (BY_STROKES, "按姓氏笔画排序"))
        ]

    def make_columns(self) -> list[Column]:
        return member_columns(lambda: self.facts, lambda: self._names_by, lambda: self._filters.groups)

    def make_detail(self) -> Detail:
        return MemberDetail(self.session, self.edit, open_page=self.open_person, fill_in=self.fill_in, go=self.go)

    def make_side(self) -> QWidget:
        self.panel = FilterPanel(self._filters.new, self._filters.menu)
        self.panel.taken.connect(self.take_filter)
        return self.panel

    def add_chooser(self) -> None:
        """In a narrow window a button with a menu stands for the list of selections."""
        self.chooser = button("筛选", lambda: None, hint="选择筛选")
        self.chooser.setProperty("opens", True)
        self.chooser.setMaximumWidth(_CHOOSER)
        menu = QMenu(self.chooser)
        menu.aboutToShow.connect(lambda: self._filters.fill_menu(menu, self.take_filter))
        self.chooser.setMenu(menu)
        self.chooser.hide()
        self.tools.addWidget(self.chooser)

    def add_tools(self) -> None:
        self.tools.addStretch(1)
        FileDrop(self).dropped.connect(self._take_file)
        self.add_columns_tool()
        self.add_tool(
            "来去", "arrow-up-down", self.open_register, hint="组织关系转接登记簿：转出、转入，在途和到期的介绍信"
        )
        self.add_tool("表彰", "flag", self.open_awards, hint="表彰奖励台账：党员的和支部的")
        self.add_tool("填表", "clipboard-check", self.fill_form, hint="填上级发来的空白表")
        self.add_tool(
            "导入",
            "upload",
            self.import_file,
            hint="从 Excel、WPS、CSV 花名册导入，或与上级名单核对；也可以把文件拖到名册上",
        )
        self.add_tool("导出", "file-spreadsheet", self.export_register, hint="导出 Excel 或 PDF")
        self.add_tool("新增党员", "plus", self.new, kind="primary", hint="Ctrl+N")

    def empty_actions(self) -> list[tuple[str, str, Callable[[], object]]]:
        return [
            ("从 Excel 导入", "primary", self.import_file),
            ("从剪贴板粘贴", "", self.paste),
            ("新增党员", "", self.new),
            (TEMPLATE, "link", lambda: save_template(self.session, self.window())),
        ]

    # Selections

    def filters(self) -> list[Filter[Member]]:
        """The selections that everybody has."""
        return [Filter(known.key, known.label, partial(self._is_in, known)) for known in BUILTIN]

    def _is_in(self, known: Selection, member: Member) -> bool:
        return known.keeps(member, self.facts)

    def take_filter(self, key: str) -> None:
        """Chooses a line of the list of selections."""
        self._filters.take(key)
        self._show_entries()
        self._narrow()

    def show_filters(self) -> None:
        self._filters.read(self.listing.records, self.facts)
        self._show_entries()

    def _show_entries(self) -> None:
        self.panel.show_entries(self._filters.entries())
        name = self._filters.name()
        label = f"筛选：{name}"
        short = self.chooser.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, _CHOOSER - _AROUND)
        self.chooser.show_label(short.replace("&", "&&"))
        self.chooser.setToolTip(plain_tip(label))
        self.chooser.setAccessibleName(label)
        self.tools.fit()

    def kept(self) -> list[Member]:
        left = self._filters.ids()
        return [member for member in self.listing.records if member.id in left]

    def kept_ids(self) -> set[int]:
        return self._filters.ids()

    def choose_filter_for(self, number: int) -> None:
        self._filters.take_one_with(number)
        self._show_entries()

    def set_narrow(self, narrow: bool) -> None:
        self.panel.setHidden(narrow)
        self.chooser.setVisible(narrow and self.stack.currentIndex() == 0)
        self.tools.fit()

    # Showing

    def read(self) -> list[Member]:
        self.facts = Facts.of(self.session.checking.snapshot(), self.session.today)
        return self.session.members

    def reload(self) -> None:
        super().reload()
        self.chooser.setVisible(self.panel.isHidden() and self.stack.currentIndex() == 0)
        self.tools.fit()

    def _ordered_by(self, way: str) -> bool:
        return self._names_by == way

    def order_names(self, way: str) -> None:
        """Sorts by name, by pinyin or by strokes; a click on the heading goes on to sort so, and the next start too."""
        self._names_by = way
        self.listing.forget_orders()
        self.session.settings.set_text(_NAMES_BY, way)
        self.table.sort_by(self.table.frozen_place, True)

    def describe(self, records: Sequence[Member]) -> str:
        today = self.session.today
        here = self._counted(self.session, records)
        suspended = sum(m.belongs(today) for m in records) - len(here)
        age = average([age for m in here if (age := m.age(today)) is not None])
        seniority = average([years for m in here if (years := m.seniority(today)) is not None])
        words = [f"共 {len(here)} 名在册党员"]
        words += [f"平均年龄 {age:.1f} 岁"] if age is not None else []
        words += [f"平均党龄 {seniority:.1f} 年"] if seniority is not None else []
        words += [f"另有 {suspended} 名停止党籍"] if suspended else []
        return "，".join(words)

    @staticmethod
    def _counted(session: Session, members: Sequence[Member]) -> list[Member]:
        today, changes = session.today, session.status_changes
        return [m for m in members if counted(m, today, changes.get(m.id, ()))]

    # Doing

    def mend(self, table: str, number: int, at: str) -> None:
        """What is settled on the page of a person is shown there; without a person, one of the selections, or a field of all."""
        if not number and selection(at) is None and at in {about.name for about in Member.fields}:
            self._fill_column(at)
            return
        if number or selection(at) is None:
            super().mend(table, number, at)
            if at in (PERSON, *RELATIONS):
                self.open_person()
            if at in RELATIONS and self.person is not None:
                self.person.show_relations(at)
            return
        self.go_to(table, 0)
        self.take_filter(at)
        self.take_keyboard()

    def _fill_column(self, name: str) -> None:
        """Brings a field of all who are here into sight, to be filled in."""
        self.go_to(Member.table, 0)
        self.take_filter("all")
        self.arranging.bring(name)
        self.take_keyboard()
        label = field_of(Member, name).label
        self.session.say(f"名册里“{label}”一栏移到了姓名后面：选中要填的党员，按 F2 填写；一人一人填的，双击那一行")

    def dialog(self, record: Member) -> MemberDialog:
        return MemberDialog(self.session, record, self.window())

    def blank(self) -> Member:
        return Member(branch=self.session.branch.name)

    def menu_actions(self) -> list[tuple[str, Callable[[], object]]]:
        return [*super().menu_actions(), ("从 Excel 粘贴…\tCtrl+V", self.paste), LINE, *self._acting.actions()]

    def _current(self) -> Member | None:
        chosen = self.table.current()
        return self.session.ledger.get(Member, chosen.id) if chosen else None

    def open_register(self) -> None:
        """组织关系转接登记簿: all letters of the branch."""
        run(RegisterDialog(self.session, self.window()))

    def open_awards(self) -> None:
        """表彰奖励: all honours of members and of the branch."""
        run(AwardsDialog(self.session, self.window()))

    def export_register(self) -> None:
        """Writes the roster; what the list shows is what is offered first."""
        chosen = tuple(record.id for record in self.table.selected())
        export(self.session, self.window(), self.exports, shown=self.shown(), chosen=chosen)

    def import_file(self) -> None:
        """Reads a spreadsheet: the plan first, then the ledger."""
        import_roster(self.session, self.window())

    def reconcile(self) -> None:
        """Compares the roster with a committee's list."""
        reconcile_roster(self.session, self.window())

    def _take_file(self, file: Path) -> None:
        import_roster(self.session, self.window(), file)

    def paste(self) -> None:
        """Takes the clipboard's cells: into the selected rows, or as people of their own."""
        from ui.dialogs.paste_dialog import paste_members

        columns = [column.key for column in self.table.columns_shown()]
        paste_members(self.session, self.table.selected_ids(), columns, self.table.current_column(), self.window())
