"""Every widget of the program in one window of pages, for pictures and for the tests of the look. People are invented."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QWidget,
)

from models.store import Ledger
from tests.ui.gallery_controls import controls
from tests.ui.gallery_home import home
from tests.ui.gallery_list import members, nothing
from ui.widgets.side_bar import SideBar
from ui.widgets.toast import Toast


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
        self.bar.set_footer("今天 08:32 已备份\n第二处 今天 08:32 已写入")
        self.bar.chosen.connect(lambda key: self.stack.setCurrentWidget(self.pages[key][2]))
        row.addWidget(self.bar)
        row.addWidget(self.stack, 1)
        self.toast = Toast(self)
