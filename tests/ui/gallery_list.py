"""The gallery's page with a list, its filters and a detail, and the page with nothing on it."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from models.records.member import Member
from models.store import Ledger
from tests.ui.gallery_home import heading
from tests.ui.sample_branch import fill, member_columns
from ui.table.view import RecordTable
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.pill import Pill
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented


def members(ledger: Ledger) -> QWidget:
    """A list with its filters, and a detail beside it."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    top = QVBoxLayout()
    top.setContentsMargins(24, 18, 24, 14)
    top.setSpacing(14)
    search = SearchField("搜索党员、会议、整改", "Ctrl+K")
    search.setFixedWidth(270)
    top.addLayout(
        heading("党员名册", "共 49 名在册党员，平均年龄 42.6 岁", search, Button(icon="bell", tip="待办提醒"))
    )
    tools = QHBoxLayout()
    tools.setSpacing(10)
    narrow = SearchField("姓名 / 拼音首字母 / 手机号")
    narrow.setFixedWidth(220)
    segments = Segmented()
    segments.set_items([("all", "全部 49"), ("full", "正式 46"), ("probation", "预备 3"), ("left", "已转出 8")])
    groups = QComboBox()
    groups.addItems(["全部党小组", "第一党小组", "第二党小组"])
    for widget in (narrow, segments, groups):
        tools.addWidget(widget)
    tools.addStretch()
    for button in (
        Button(icon="columns-3", tip="选择列"),
        Button("导入", "upload"),
        Button("导出 Excel", "file-spreadsheet"),
        Button("新增党员", "plus", "primary"),
    ):
        tools.addWidget(button)
    top.addLayout(tools)
    column.addLayout(top)
    both = QHBoxLayout()
    both.setSpacing(0)
    table = RecordTable(ledger, Member, member_columns())
    table.show_ids(fill(ledger))
    table.choose_row(3)
    table.sort_mark(0, True)
    both.addWidget(table, 1)
    both.addWidget(_detail())
    column.addLayout(both, 1)
    return page


def _detail() -> QFrame:
    frame = QFrame()
    frame.setObjectName("detail")
    frame.setFixedWidth(332)
    column = QVBoxLayout(frame)
    column.setContentsMargins(20, 18, 20, 14)
    column.setSpacing(12)
    top = QHBoxLayout()
    top.setSpacing(12)
    top.addWidget(Avatar("欧阳知远", 52))
    words = QVBoxLayout()
    words.setSpacing(2)
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(ElideLabel("欧阳知远", "title"))
    line.addWidget(Pill("正式党员"))
    line.addStretch()
    words.addLayout(line)
    words.addWidget(ElideLabel("宣传委员 · 第三党小组", "note"))
    top.addLayout(words, 1)
    top.addWidget(Button(icon="pencil", tip="编辑"))
    column.addLayout(top)
    tabs = QTabWidget()
    facts = QWidget()
    grid = QGridLayout(facts)
    grid.setContentsMargins(0, 12, 0, 0)
    for row, (name, value) in enumerate(
        (("性别民族", "女 · 汉族"), ("出生日期", "1987年4月16日（39 岁）"), ("入党时间", "2009年6月18日（党龄 17 年）"))
    ):
        caption = QLabel(name)
        caption.setObjectName("caption")
        grid.addWidget(caption, row, 0)
        grid.addWidget(ElideLabel(value), row, 1)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(9, 1)
    tabs.addTab(facts, "基本信息")
    for name in ("组织生活", "培训", "党费"):
        tabs.addTab(QWidget(), name)
    column.addWidget(tabs, 1)
    feet = QHBoxLayout()
    feet.addWidget(Button("打印登记表", "printer"))
    feet.addWidget(Button("组织关系", "arrow-up-down"))
    feet.addStretch()
    column.addLayout(feet)
    return frame


def nothing() -> QWidget:
    """A page with nothing on it yet."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 18, 24, 24)
    column.addLayout(heading("教育培训", "2026 年度", Button(icon="bell", tip="待办提醒")))
    column.addWidget(
        EmptyState(
            "graduation-cap",
            "还没有培训批次",
            "登记一次集中学习、培训班或线上学习，学时会自动记到每名党员名下，年底直接导出学时汇总表。",
            [
                ("新建培训批次", "primary", page.update, "plus"),
                ("从 Excel 导入", "", page.update, "upload"),
                ("下载导入模板", "link", page.update),
            ],
        ),
        1,
    )
    return page
