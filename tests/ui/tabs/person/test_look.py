"""How a person looks: the panel beside the list, wide and narrow pages, long names, nobody known yet."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from models.records import (
    Attachment,
    Member,
    Rectification,
)
from tests.ui.tabs.person.seen import find, rows, texts
from ui.widgets.elide_label import ElideLabel
from ui.widgets.pill import Pill


def test_the_panel_is_a_quick_look_with_a_way_to_the_page(page, session):
    detail = page.detail
    seen = texts(detail)
    assert "信息完整 6/16" in seen
    assert "应到 3 · 实到 1 · 请假 1 · 缺席 1" in seen
    assert "附件：没有，在个人页添加" in seen
    with session.unit("添加附件") as unit:
        unit.add(Attachment(owner="member", owner_id=find(session, "李敏").id, name="甲.pdf"))
    assert "附件 1 个，在个人页查看" in texts(detail)
    detail._year.strip.chosen.emit(3)
    assert detail.tab_bar.currentIndex() == 1
    assert len(rows(detail)) == 2
    detail._attached.clicked.emit()
    assert page.shown_person() is not None


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("size", "wide"), [((1440, 900), True), ((1200, 680), False)])
def test_no_text_is_cut_and_columns_follow_the_room(shell, page, person, session, themed, size, wide, dark):
    themed(dark)
    lee = find(session, "李敏")
    lee.name, lee.unit, lee.post = (
        "买买提江·阿卜杜热合曼·艾山",
        "发展改革和公共服务保障中心" * 4,
        "副书记兼组织委员、纪检委员",
    )
    with session.unit("修改党员") as unit:
        unit.save(lee)
    shell.resize(*size)
    for _ in range(3):
        QApplication.processEvents()
    assert shell.width() == size[0]
    assert person.cards.is_wide() is wide
    cut = [
        widget.text()
        for widget in person.findChildren(QLabel)
        if widget.isVisible()
        and not isinstance(widget, ElideLabel)
        and (widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height())
        > widget.height() + 1
    ]
    assert cut == []
    assert all(pill.width() >= pill.sizeHint().width() for pill in person.findChildren(Pill) if pill.isVisible())


def test_an_empty_person_says_so_everywhere(page, session):
    with session.unit("新增党员") as unit:
        new = Member(name="王某")
        unit.add(new)
    page.go_to("member", new.id)
    page.open_person()
    seen = " ".join(texts(page.person))
    for words in ("信息完整 1/16", "没有记录", "2026 年没有王某参加的会议记录", "2026 年没有参加培训的记录", "没有由此人负责的", "还没有来去的记录",
                  "把照片、扫描件、文档拖到这里"):  # fmt: skip
        assert words in seen, words
    assert session.ledger.count(Rectification) == 1
