"""Every widget of the program in one window of pages, for pictures and for the tests of the look. People are invented."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from models.kinds import PartialDate
from models.records.member import Member
from models.store import Ledger
from ui import fonts
from ui.table.columns import NAME, PILL, Column, of_field
from ui.table.view import RecordTable
from ui.widgets.avatar import Avatar
from ui.widgets.bar import Bar
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.elide_label import ElideLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.figure_card import FigureCard
from ui.widgets.icon_tile import IconTile
from ui.widgets.matrix import Matrix
from ui.widgets.matrix_legend import MatrixLegend
from ui.widgets.pill import Pill
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented
from ui.widgets.side_bar import SideBar
from ui.widgets.toast import Toast
from ui.widgets.todo_row import TodoRow


@dataclass
class Cell:
    """A cell of the matrix."""

    first_month: int
    months: int
    state: str
    text: str
    meeting_ids: list[int] = field(default_factory=list)


@dataclass
class Line:
    """A line of the matrix."""

    label: str
    requirement: str
    cells: list[Cell]


def _monthly(label: str, requirement: str, day: int, *, missing: int = 0, due: bool = False, twice: int = 0) -> Line:
    cells = [Cell(m, 1, "held", f"{m}/{(day + m * 5) % 24 + 4}", [m]) for m in range(1, 12)]
    if missing:
        cells[missing - 1] = Cell(missing, 1, "missing", "缺")
    if due:
        cells[10] = Cell(11, 1, "due", "待开")
    if twice:
        cells[twice - 1] = Cell(twice, 1, "held", "2次", [1, 2])
    return Line(label, requirement, [*cells, Cell(12, 1, "future", "")])


def _quarterly(label: str, days: tuple[str, ...], last: Cell) -> Line:
    return Line(label, "每季度 ≥1", [*(Cell(1 + 3 * i, 3, "held", day, [i]) for i, day in enumerate(days)), last])


def lines() -> list[Line]:
    """A year of a branch in November."""
    return [
        _quarterly("支部党员大会", ("3月12日", "6月18日", "9月25日"), Cell(10, 3, "due", "待开 · 剩 39 天")),
        _monthly("支部委员会", "每月 ≥1", 3, due=True, twice=3),
        _monthly("第一党小组会", "每月 ≥1", 8),
        _monthly("第二党小组会", "每月 ≥1", 9),
        _monthly("第三党小组会", "每月 ≥1", 14, missing=8, due=True),
        _quarterly("党课", ("3月26日", "6月30日", "9月28日"), Cell(10, 3, "held", "11月6日", [9])),
        _monthly("主题党日", "每月 1 次", 17),
        Line("组织生活会", "每年 ≥1", [Cell(1, 12, "held", "1月28日 已召开", [3])]),
        Line("民主评议党员", "每年 1 次", [Cell(1, 12, "due", "本年度待开展 · 12月31日前完成")]),
    ]


_PEOPLE = [
    "郑望舒",
    "何青禾",
    "欧阳知远",
    "罗一舟",
    "尹初晴",
    "沈砚秋",
    "顾南乔",
    "傅云帆",
    "邵怀瑾",
    "黎思衡",
    "孟听澜",
    "温书白",
    "严景行",
    "上官若谷",
    "方既明",
    "柳知微",
    "秦时雨",
    "陆清和",
    "白鹿鸣",
    "施承志",
]
_POSTS = ("书记", "组织委员", "宣传委员", "纪检委员")


def fill(ledger: Ledger) -> list[int]:
    """Puts twenty invented members into the ledger and gives their ids."""
    with ledger.unit("录入示例党员") as unit:
        return [
            unit.add(
                Member(
                    name=name,
                    sex="女" if n % 3 else "男",
                    kind="预备党员" if n == 6 else "正式党员",
                    group=f"第{'一二三'[n % 3]}党小组",
                    post=_POSTS[n] if n < len(_POSTS) else "",
                    birth=PartialDate(1968 + n, n % 12 + 1),
                    joined=PartialDate(1995 + n, n % 12 + 1, n + 1),
                )
            )
            for n, name in enumerate(_PEOPLE)
        ]


def member_columns() -> list[Column]:
    """Columns of all three ways of painting."""
    return [
        of_field(Member, "name", paint=NAME, width=24, extra=lambda m: m.post),
        of_field(Member, "sex"),
        of_field(Member, "birth"),
        of_field(Member, "group", width=14),
        of_field(Member, "kind", paint=PILL, width=12, tone=lambda m: "warn" if m.kind == "预备党员" else "neutral"),
        of_field(Member, "joined"),
    ]


class Gallery(QWidget):
    """A window with a side bar and the pages home, members, meetings, trainings (empty) and controls."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.bar = SideBar()
        self.stack = QStackedWidget()
        self.pages = {
            "home": ("home", "首页", home()),
            "members": ("users", "党员名册", members(ledger)),
            "trainings": ("graduation-cap", "教育培训", nothing()),
            "controls": ("list-checks", "整改台账", controls()),
        }
        for key, (icon, label, page) in self.pages.items():
            self.bar.add(key, icon, label)
            self.stack.addWidget(page)
        self.bar.set_badge("members", "20", "neutral")
        self.bar.set_badge("controls", "4", "bad")
        self.bar.add_action("settings", "settings", "设置")
        self.bar.add_action("help", "circle-help", "帮助")
        self.bar.set_branch("机关第一党支部")
        self.bar.set_footer("今天 08:32 已自动备份\n数据仅保存在本机")
        self.bar.chosen.connect(lambda key: self.stack.setCurrentWidget(self.pages[key][2]))
        row.addWidget(self.bar)
        row.addWidget(self.stack, 1)
        self.toast = Toast(self)


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
    card = Card("最近会议")
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
        Button("完成记录", "circle-check", "primary"),
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
    wrong.setProperty("invalid", "true")
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
