"""The head of a panel: a title of two lines, and pills that take nothing from it."""

import pytest
from PySide6.QtWidgets import QApplication

from models.kinds import PartialDate
from models.records import Rectification, Training
from ui.widgets.elide_label import ElideLabel


def overlap(one, other):
    return one.geometry().intersects(other.geometry())


@pytest.fixture
def head(shell, session):
    def show(key, record):
        with session.unit("登记") as unit:
            unit.add(record)
        shell.side.choose(key)
        page = shell.pages[key]
        page.go_to(record.table, record.id)
        QApplication.processEvents()
        return page.detail

    return show


def test_a_long_title_has_two_lines_and_its_pill_stands_beside_or_below(head):
    item = Rectification(
        problem="党员活动室图书陈旧，近五年新书不足十册，借阅登记不全", state="整改中", found=PartialDate(2026, 7)
    )
    detail = head("rectifications", item)
    assert not detail.name.is_cut()
    assert detail.name.height() >= 2 * detail.name.fontMetrics().height()
    assert detail.name.toolTip() == ""
    assert not overlap(detail.name, detail.state)


def test_a_long_kind_of_training_leaves_the_title_its_room(head):
    detail = head(
        "trainings",
        Training(name="秋季集中轮训", kind="某某省某某市某某区人力资源和社会保障局", start=PartialDate(2026, 10)),
    )
    assert not detail.name.is_cut()
    assert detail.state.y() >= detail.name.geometry().bottom()
    assert detail.state.geometry().right() < detail.width()


def test_what_is_longer_than_two_lines_is_told_by_the_tooltip(head):
    detail = head("trainings", Training(name="很长的培训名称" * 9, start=PartialDate(2026, 10)))
    assert detail.name.is_cut()
    assert detail.name.toolTip()


def test_the_mark_that_a_line_leads_somewhere_is_never_cut(qtbot):
    label = ElideLabel("来自：2026年7月6日支部委员会会议 · 议题3 研究整改 ›")
    qtbot.addWidget(label)
    label.resize(180, 20)
    shown = label._shown(180)
    assert shown.endswith("… ›")
    assert label.fontMetrics().horizontalAdvance(shown) <= 180
    assert ElideLabel("短 ›")._shown(180) == "短 ›"
