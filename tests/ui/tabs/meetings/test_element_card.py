"""The check-list of a record: what is to be mended stands where it is seen."""

import pytest
from PySide6.QtWidgets import QLabel

from models.rules.articles import articles
from models.rules.finding import ERROR, INFO, WARNING, Finding
from models.rules.minutes import Element, scan
from ui.tabs.meetings.element_card import ElementCard
from ui.widgets.elide_label import ElideLabel
from ui.widgets.layouts import widgets_in


@pytest.mark.parametrize("compact", [False, True])
def test_what_is_to_be_checked_stands_above_the_elements(qtbot, compact):
    """Below seven lines that are all there, that the text tells other numbers than the list was out of the window."""
    card = ElementCard()
    qtbot.addWidget(card)
    card.set_compact(compact)
    found = [
        Finding(rule="", level=level, subject="", message=level, article=next(iter(articles())))
        for level in (ERROR, WARNING, INFO)
    ]
    card.show_elements([Element("时间、地点", True, ""), Element("决议", False, "缺")], scan(False), found)
    lines = [w.text() for w in widgets_in(card._lines) if isinstance(w, (QLabel, ElideLabel)) and w.text()]
    there = [] if compact else ["时间、地点"]
    assert lines == [ERROR, WARNING, *there, "决议", "签名扫描件", INFO]
