"""The whole look: every widget can be seen in light and dark on every screen, and no text is cut off."""

import importlib
import pkgutil
from datetime import date

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

import ui.widgets
from models.rules.articles import ground_of
from tests.ui.gallery import Gallery
from tests.ui.looking import colours, cut, picture
from tests.ui.sample_branch import lines
from ui.widgets.article_card import ArticleCard
from ui.widgets.avatar import Avatar
from ui.widgets.bar import Bar
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import Button
from ui.widgets.calendar import Calendar
from ui.widgets.card import Card
from ui.widgets.card_columns import CardColumns
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.click_frame import ClickFrame
from ui.widgets.click_row import ClickRow
from ui.widgets.cover import Cover
from ui.widgets.elide_label import ElideLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.figure_card import FigureCard
from ui.widgets.go_row import GoRow
from ui.widgets.icon_tile import IconTile
from ui.widgets.link_label import LinkLabel
from ui.widgets.matrix import Matrix
from ui.widgets.matrix_legend import MatrixLegend
from ui.widgets.navigation import Navigation
from ui.widgets.only_words import WordLine, WordPage, WordText
from ui.widgets.painted_tabs import PaintedTabs
from ui.widgets.pill import Pill
from ui.widgets.pointed import Pointed
from ui.widgets.row_list import RowList
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented
from ui.widgets.side_bar import SideBar
from ui.widgets.side_button import SideButton
from ui.widgets.stepper import Stepper
from ui.widgets.timeline_row import TimelineRow
from ui.widgets.title_label import TitleLabel
from ui.widgets.toast import Toast
from ui.widgets.todo_row import TodoRow
from ui.widgets.year_strip import MonthMark, YearStrip

PAGES = ("home", "members", "trainings", "controls")


def article_card() -> ArticleCard:
    made = ArticleCard()
    made.show_article(ground_of("B20", date(2026, 11, 23)))
    return made


def segmented() -> Segmented:
    made = Segmented()
    made.set_items([("all", "全部 49"), ("full", "正式 46")])
    return made


def figure_card() -> FigureCard:
    made = FigureCard("在册党员", "users")
    made.show("49", "名", "正式 46 · 预备 3", share=0.5)
    return made


def matrix() -> Matrix:
    made = Matrix()
    made.show(lines(), 11)
    return made


def side_bar() -> SideBar:
    made = SideBar()
    made.add("home", "home", "首页")
    made.set_badge("home", "3", "bad")
    return made


def stepper() -> Stepper:
    made = Stepper(lambda: None, lambda: None, "年")
    made.show_words("2026 年", back=True, on=False)
    return made


def year_strip() -> YearStrip:
    made = YearStrip(large=True)
    made.show_year([MonthMark(state, "1/2") for state in ("到", "请假", "缺席", "列席", "未点到", "") * 2], now=11)
    return made


def card_columns() -> CardColumns:
    made = CardColumns(wide_from=600)
    made.add(Card("基本信息"), 0)
    made.add(Card("附件"), 1)
    return made


def choice_box() -> ChoiceBox:
    made = ChoiceBox()
    made.addItems(["机关第一党支部", "机关第二党支部"])
    return made


def slim_side_button() -> SideButton:
    made = SideButton("设置", "settings")
    made.set_slim(True)
    return made


def navigation() -> Navigation:
    made = Navigation()
    made.add("home", "home", "首页")
    return made


def toast() -> Toast:
    made = Toast(QWidget())
    made.say("已删除党员何青禾", "撤销", made.hide)
    return made


MAKERS = {
    ArticleCard: article_card,
    Avatar: lambda: Avatar("何青禾", 32),
    Bar: lambda: Bar(0.4, "ok"),
    BusyBar: lambda: BusyBar("正在读取"),
    Button: lambda: Button("打印", "printer"),
    Calendar: Calendar,
    Card: lambda: Card("待办提醒"),
    CardColumns: card_columns,
    ChoiceBox: choice_box,
    ElideLabel: lambda: ElideLabel("机关第一党支部"),
    TitleLabel: lambda: TitleLabel("党员活动室图书陈旧，近五年新书不足十册"),
    EmptyState: lambda: EmptyState("users", "还没有党员", "从上级发的表格导入，或者一个一个录入。"),
    FigureCard: figure_card,
    GoRow: lambda: GoRow("2026-10-12", "支部党员大会", "请假", "warn", note="原因：出差"),
    IconTile: lambda: IconTile("users"),
    LinkLabel: lambda: LinkLabel("讨论年度计划"),
    Matrix: matrix,
    MatrixLegend: MatrixLegend,
    Navigation: navigation,
    Pill: lambda: Pill("整改中", "warn"),
    Cover: lambda: Cover(password=True),
    SearchField: lambda: SearchField("搜索", "Ctrl+K"),
    Segmented: segmented,
    SideBar: side_bar,
    SideButton: slim_side_button,
    TimelineRow: lambda: TimelineRow("2026年10月29日", "转往某街道党支部", "有效期至 2026-11-27", "在途", "warn"),
    Stepper: stepper,
    Toast: toast,
    TodoRow: lambda: TodoRow("clock", "11 月支部委员会尚未召开", "每月至少 1 次", "剩 8 天", "warn"),
    YearStrip: year_strip,
}


def test_every_widget_is_looked_at():
    known = set()
    for module in pkgutil.iter_modules(ui.widgets.__path__):
        loaded = importlib.import_module(f"ui.widgets.{module.name}")
        known |= {
            value
            for name, value in vars(loaded).items()
            if isinstance(value, type)
            and issubclass(value, QWidget)
            and value.__module__ == loaded.__name__
            and not name.startswith("_")
        }
    bases = {ClickFrame, ClickRow, PaintedTabs, Pointed, RowList, WordLine, WordPage, WordText}
    assert known - bases == set(MAKERS), "these are only what others are made of"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("cls", MAKERS, ids=lambda c: c.__name__)
def test_widget_is_painted(qtbot, themed, cls, dark):
    themed(dark)
    widget = MAKERS[cls]()
    window = widget.window()
    qtbot.addWidget(window)
    if widget.sizeHint().width() < 100 or cls is SideBar:
        widget.resize(widget.sizeHint())
    QWidget.show(window)
    plain = picture(widget, 1.0)
    fine = picture(widget, 1.5)
    assert colours(plain) > 1
    assert colours(fine) > 1
    assert fine.width() == pytest.approx(plain.width() * 1.5, abs=1)


@pytest.fixture
def gallery(qtbot, ledger):
    made = Gallery(ledger)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pages_show_all_their_text(qapp, gallery, themed, dark):
    themed(dark)
    for width, height in ((1440, 900), (1200, 740)):
        gallery.bar.set_collapsed(width < 1300)
        qapp.processEvents()  # only then does the layout know how narrow the window may be
        gallery.resize(width, height)
        gallery.show()
        for page in PAGES:
            gallery.bar.choose(page)
            qapp.processEvents()
            assert gallery.size() == QSize(width, height), "the page asks for more room than the window has"
            assert cut(gallery) == []
            assert colours(picture(gallery, 1.0)) > 20


def test_what_is_cut_is_found(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    label = QLabel("整改措施落实到位", holder)
    label.resize(20, 20)
    holder.show()
    assert "整改措施落实到位" in cut(holder)[0]


def test_a_choice_that_is_cut_is_found_unless_it_says_so(qtbot):
    for cls, found in ((QComboBox, 1), (ChoiceBox, 0)):
        holder = QWidget()
        qtbot.addWidget(holder)
        choice = cls()
        choice.setParent(holder)
        choice.addItem("整改措施落实到位、长期坚持")
        choice.resize(110, 34)
        holder.show()
        assert len(cut(holder)) == found
    assert choice.shown_text().endswith("…")
    assert choice.toolTip() == choice.currentText()


def test_dark_pages_are_dark(gallery, themed):
    themed(True)
    gallery.resize(1440, 900)
    gallery.show()
    image = picture(gallery, 1.0).toImage()
    bright = sum(image.pixelColor(x, y).lightness() > 200 for x in range(0, 1440, 6) for y in range(0, 900, 6))
    assert bright < 0.05 * 240 * 150


def test_toast_stands_inside_the_window(qapp, gallery):
    gallery.resize(1300, 800)
    gallery.show()
    gallery.toast.say("已删除党员何青禾", "撤销", gallery.toast.hide)
    gallery.resize(1240, 760)
    qapp.processEvents()
    assert gallery.rect().contains(gallery.toast.geometry())
    assert gallery.toast.isVisible()
