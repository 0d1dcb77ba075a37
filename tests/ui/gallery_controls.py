"""The gallery's page with all ordinary controls in their states."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tests.ui.gallery_home import heading
from ui.look import fonts
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.icon_tile import IconTile
from ui.widgets.pill import Pill


def controls() -> QWidget:
    """All ordinary controls, in their states."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 18, 24, 24)
    column.setSpacing(14)
    column.addLayout(heading("整改台账", "各种控件及其状态"))
    column.addWidget(_buttons())
    both = QHBoxLayout()
    both.setSpacing(14)
    both.addWidget(_editors(), 1)
    both.addWidget(_lists(), 1)
    column.addLayout(both, 1)
    return page


def _buttons() -> Card:
    card = Card("按钮与状态")
    row = QHBoxLayout()
    off = Button("不可用", "printer")
    off.setEnabled(False)
    for button in (
        Button("定稿", "circle-check", "primary"),
        Button("预览打印", "printer"),
        Button("插入模板", "file-text", "quiet"),
        Button("补充", kind="link"),
        Button("删除", "trash-2", "danger"),
        off,
        Button(icon="undo-2", tip="撤销"),
    ):
        row.addWidget(button)
    row.addStretch()
    card.body.addLayout(row)
    row = QHBoxLayout()
    for tone, word in (
        ("neutral", "正式党员"),
        ("ok", "已销号"),
        ("warn", "整改中"),
        ("bad", "逾期 3 天"),
        ("info", "未启动"),
    ):
        row.addWidget(Pill(word, tone))
    for tone in ("neutral", "ok", "warn", "bad", "info", "accent"):
        row.addWidget(IconTile("flag", tone, size=32, around=tone != "accent"))
    row.addStretch()
    card.body.addLayout(row)
    return card


def _editors() -> Card:
    card = Card("表单")
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(10)
    wrong = QLineEdit("2011.13")
    wrong.setProperty("tone", "bad")
    choice, free = QComboBox(), QComboBox()
    choice.addItems(["支部委员会", "支部党员大会"])
    free.setEditable(True)
    free.addItems(["第一党小组", "第二党小组"])
    day = QDateEdit()
    day.setCalendarPopup(True)
    day.setDisplayFormat("yyyy年M月d日")
    number = QSpinBox()
    number.setSuffix(" 学时")
    off = QLineEdit("不可编辑")
    off.setEnabled(False)
    hint = QLineEdit()
    hint.setPlaceholderText("三楼党员活动室")
    named = (
        ("会议类型", choice),
        ("党小组", free),
        ("时间", day),
        ("学时", number),
        ("入党时间", wrong),
        ("地点", hint),
        ("编号", off),
    )
    for place, (name, editor) in enumerate(named):
        caption = QLabel(name)
        caption.setObjectName("caption")
        grid.addWidget(caption, place // 2 * 2, place % 2)
        grid.addWidget(editor, place // 2 * 2 + 1, place % 2)
    card.body.addLayout(grid)
    said = QLabel("没有 13 月。请写成 2011-03 或 2011-03-15。")
    said.setObjectName("fieldMessage")
    said.setProperty("tone", "bad")
    card.body.addWidget(said)
    text = QPlainTextEdit(
        "一、传达学习\n何青禾同志传达了上级关于做好四季度基层党建重点任务的通知精神。与会同志结合分工进行了讨论。"
    )
    text.setFont(fonts.body_font())
    card.body.addWidget(text, 1)
    return card


def _lists() -> Card:
    card = Card("选择与列表")
    row = QHBoxLayout()
    whole, part = QCheckBox("全部到会"), QCheckBox("部分")
    whole.setChecked(True)
    part.setTristate(True)
    part.setCheckState(Qt.CheckState.PartiallyChecked)
    yes, no = QRadioButton("脱敏"), QRadioButton("完整")
    yes.setChecked(True)
    for box in (whole, part, QCheckBox("未选"), yes, no):
        row.addWidget(box)
    row.addStretch()
    card.body.addLayout(row)
    progress = QProgressBar()
    progress.setValue(40)
    progress.setTextVisible(False)
    card.body.addWidget(progress)
    entries = QListWidget()
    entries.addItems([f"第{n}条 对照问题清单逐项整改" for n in range(1, 30)])
    entries.setCurrentRow(1)
    card.body.addWidget(entries, 1)
    return card
