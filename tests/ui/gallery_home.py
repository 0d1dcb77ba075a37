"""The first page of the gallery: figures, coverage matrix, things to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tests.ui.sample_branch import lines
from ui.widgets.bar import Bar
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.elide_label import ElideLabel
from ui.widgets.figure_card import FigureCard
from ui.widgets.matrix import Matrix
from ui.widgets.matrix_legend import MatrixLegend
from ui.widgets.pill import Pill
from ui.widgets.search_field import SearchField
from ui.widgets.todo_row import TodoRow


def heading(title: str, sentence: str, *right: QWidget) -> QHBoxLayout:
    """The top of a page: its name, a sentence, and what stands at the right."""
    row = QHBoxLayout()
    row.setSpacing(10)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(ElideLabel(title, "page"))
    words.addWidget(ElideLabel(sentence, "second"))
    row.addLayout(words, 1)
    for widget in right:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def home() -> QWidget:
    """The first page."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 18, 24, 24)
    column.setSpacing(14)
    search = SearchField("搜索党员、会议、整改", "Ctrl+K")
    search.setFixedWidth(270)
    column.addLayout(
        heading(
            "首页",
            "2026年11月22日 星期日 · 四季度还剩 39 天",
            search,
            Button(icon="bell", tip="待办提醒"),
            Button("记录会议", "plus", "primary"),
        )
    )
    figures = QHBoxLayout()
    figures.setSpacing(14)
    shown = (
        ("在册党员", "users", ("49", "名", "正式 46 · 预备 3 · 流动党员 2"), None, "neutral"),
        ("本季度三会一课", "clipboard-check", ("8", "/ 10 项", "还差：支委会（11月）、党员大会"), 0.8, "neutral"),
        ("未销号整改", "list-checks", ("4", "项", "1 项逾期 · 2 项 7 日内到期"), None, "bad"),
        ("年度学时达标", "graduation-cap", ("38", "/ 49 人", "标准 32 学时 · 11 人未达标"), 0.78, "neutral"),
    )
    for label, icon, words, share, tone in shown:
        card = FigureCard(label, icon)
        card.show(*words, share=share, tone=tone)
        figures.addWidget(card)
    column.addLayout(figures)
    middle = QHBoxLayout()
    middle.setSpacing(14)
    middle.addWidget(_coverage(), 1)
    middle.addWidget(_todo())
    column.addLayout(middle)
    low = QHBoxLayout()
    low.setSpacing(14)
    low.addWidget(_recent(), 1)
    low.addWidget(_ages())
    column.addLayout(low)
    column.addStretch()
    area = QScrollArea()
    area.setWidgetResizable(True)
    page.setObjectName("canvas")
    area.setWidget(page)
    return area


def _coverage() -> Card:
    card = Card("三会一课落实情况")
    year = QLabel("2026 年度")
    year.setProperty("role", "note")
    card.header.addWidget(year)
    card.header.addStretch()
    card.header.addWidget(MatrixLegend())
    matrix = Matrix()
    matrix.show(lines(), 11)
    card.body.addWidget(matrix)
    return card


def _todo() -> Card:
    card = Card("待办提醒")
    card.setFixedWidth(348)
    card.header.addWidget(Pill("6", "bad"))
    card.header.addStretch()
    card.header.addWidget(Button("全部", kind="link"))
    card.body.setSpacing(0)
    rows = (
        ("triangle-alert", "组织生活会记录要素不全", "整改 · 责任人 何青禾", "逾期 3 天", "bad"),
        ("clock", "11 月支部委员会尚未召开", "三会一课 · 每月至少 1 次", "剩 8 天", "warn"),
        ("user", "顾南乔 预备期满", "转正 · 2026年12月5日期满", "剩 13 天", "warn"),
        ("file-text", "11 月党费收缴", "已缴 44 人，未缴 5 人", "剩 8 天", "warn"),
        ("calendar", "四季度支部党员大会", "三会一课 · 每季度至少 1 次", "剩 39 天", "info"),
        ("flag", "支部换届准备", "任期届满 2027年3月18日", "116 天", "info"),
    )
    for row in rows:
        card.body.addWidget(TodoRow(*row))
    card.body.addStretch()
    return card


def _recent() -> Card:
    card = Card("最近记录")
    card.header.addStretch()
    card.header.addWidget(Button("查看全部", kind="link"))
    for day, kind, title, came in (
        ("11月20日", "主题党日", "参观市档案馆党史专题展", 47),
        ("11月13日", "党小组会", "第二党小组学习交流：作风建设", 45),
        ("11月6日", "党课", "书记讲党课：践行宗旨 服务群众", 46),
    ):
        row = QHBoxLayout()
        row.setSpacing(12)
        when = QLabel(day)
        when.setProperty("role", "second")
        when.setFixedWidth(70)
        row.addWidget(when)
        row.addWidget(Pill(kind, "warn" if kind == "党课" else "info"))
        row.addWidget(ElideLabel(title), 1)
        bar = Bar(came / 49, "ok")
        bar.setFixedWidth(90)
        row.addWidget(bar)
        present = QLabel(f"到会 {came}/49")
        present.setProperty("role", "note")
        row.addWidget(present)
        card.body.addLayout(row)
    return card


def _ages() -> Card:
    card = Card("年龄结构")
    card.setFixedWidth(348)
    ages = (("35 岁及以下", 14), ("36–45 岁", 17), ("46–55 岁", 12), ("56 岁及以上", 6))
    for label, count in ages:
        row = QHBoxLayout()
        name = QLabel(label)
        name.setProperty("role", "second")
        name.setFixedWidth(84)
        row.addWidget(name)
        row.addWidget(Bar(count / 18, "accent" if count == 17 else "accent_soft", 10), 1)
        number = QLabel(f"{count} 人")
        number.setFixedWidth(40)
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(number)
        card.body.addLayout(row)
    return card
