"""党员名册: the roster, with a quick look at the chosen person beside it, and a page for all about one person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox

from models.records import Member
from models.records.member import FULL, PROBATIONARY
from ui.dialogs.importing import import_roster
from ui.forms.member_dialog import MemberDialog
from ui.table.columns import NAME, PILL, Column, of_field
from ui.tabs.detail import Detail
from ui.tabs.list_page import Filter
from ui.tabs.member_detail import MemberDetail
from ui.tabs.person.people_page import PERSON_TABLES, PeoplePage

_ALL_GROUPS = "全部党小组"


def mean(numbers: Sequence[int]) -> str:
    """The mean with one decimal; '' of nothing."""
    return f"{sum(numbers) / len(numbers):.1f}" if numbers else ""


class MembersPage(PeoplePage):
    """The tab of the roster."""

    key, label, icon = "members", "党员名册", "users"
    cls = Member
    tables = frozenset({"branch"}) | PERSON_TABLES
    search_hint = "姓名 / 拼音首字母 / 手机号"
    searched = ("name", "search_keys", "phone", "unit", "id_number")
    keyed = ("kind", "joined", "full", "arrived", "left", "floating", "lost", "group", "birth", "sort_key", "standing")
    exports = "roster"
    instead = "\n转出、去世等离开支部的党员请填“离开日期”，不要删除。"
    empty = (
        "还没有党员",
        "从现有的 Excel 花名册导入，几十人一次完成；也可以一人一人登记。导入前先看会怎样，导入后可以整批撤销。",
    )

    def make_columns(self) -> list[Column]:
        today = self.session.today

        def years(record: Member) -> str:
            known = record.seniority(today)
            return "—" if known is None else f"{known} 年"

        return [
            of_field(Member, "name", sort=("sort_key",), paint=NAME, extra=lambda m: m.post, width=14),
            of_field(Member, "sex", width=4),
            of_field(Member, "birth", label="出生年月", text=lambda m: m.show("birth")[:7], width=8),
            of_field(Member, "group", width=10),
            of_field(Member, "kind", label="类别", paint=PILL, width=8,
                     tone=lambda m: "warn" if m.kind == PROBATIONARY else "neutral"),
            of_field(Member, "joined", label="入党时间", width=10),
            Column("seniority", "党龄", 5, years, sort=("full",)),
            of_field(Member, "unit", label="单位职务", width=12, gives=True),
        ]  # fmt: skip

    def make_detail(self) -> Detail:
        return MemberDetail(self.session, self.edit, open_page=self.open_person, fill_in=self.fill_in, go=self.go)

    def add_tools(self) -> None:
        self.groups = QComboBox()
        self.groups.setMinimumWidth(128)
        self.groups.setAccessibleName("党小组")
        self.groups.addItem(_ALL_GROUPS)
        self.groups.currentTextChanged.connect(lambda _text: self._narrow())
        self.tools.addWidget(self.groups)
        self.tools.addStretch(1)
        self.add_tool("导入", "upload", self.import_file, hint="从 Excel、WPS、CSV 花名册导入")
        self.add_tool("导出", "file-spreadsheet", self.export_register, hint="导出 Excel 或 PDF")
        self.add_tool("新增党员", "plus", self.new, kind="primary", hint="Ctrl+N")

    def empty_actions(self) -> list[tuple[str, str, Callable[[], object]]]:
        return [("从 Excel 导入", "primary", self.import_file), ("新增党员", "", self.new)]

    def filters(self) -> list[Filter[Member]]:
        today: date = self.session.today
        return [
            Filter("all", "全部", lambda m: m.belongs(today)),
            Filter("full", "正式", lambda m: m.belongs(today) and m.kind_on(today) == FULL),
            Filter("probationary", "预备", lambda m: m.belongs(today) and m.kind_on(today) == PROBATIONARY),
            Filter("floating", "流动", lambda m: m.belongs(today) and m.floating == "是"),
            Filter("gone", "已离开", lambda m: not m.belongs(today)),
        ]

    def also_keeps(self, record: Member) -> bool:
        chosen = self.groups.currentText()
        return chosen == _ALL_GROUPS or record.group == chosen

    def reload(self) -> None:
        names = list(self.session.group_names())
        present = [self.groups.itemText(i) for i in range(1, self.groups.count())]
        if present != names:
            self.groups.blockSignals(True)
            kept = self.groups.currentText()
            self.groups.clear()
            self.groups.addItems([_ALL_GROUPS, *names])
            self.groups.setCurrentText(kept)
            self.groups.blockSignals(False)
        super().reload()

    def describe(self, records: Sequence[Member]) -> str:
        today = self.session.today
        here = [m for m in records if m.counted(today)]
        suspended = sum(m.belongs(today) for m in records) - len(here)
        ages = mean([age for m in here if (age := m.age(today)) is not None])
        seniorities = mean([years for m in here if (years := m.seniority(today)) is not None])
        words = [f"共 {len(here)} 名在册党员"]
        words += [f"平均年龄 {ages} 岁"] if ages else []
        words += [f"平均党龄 {seniorities} 年"] if seniorities else []
        words += [f"另有 {suspended} 名停止党籍"] if suspended else []
        return "，".join(words)

    def badge(self) -> tuple[str, str]:
        return str(sum(m.counted(self.session.today) for m in self.session.members) or ""), "neutral"

    def dialog(self, record: Member) -> MemberDialog:
        return MemberDialog(self.session, record, self.window())

    def blank(self) -> Member:
        return Member(branch=self.session.branch.name)

    def import_file(self) -> None:
        """Reads a spreadsheet: the plan first, then the ledger."""
        import_roster(self.session, self.window())
