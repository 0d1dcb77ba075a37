"""Finding records back: what differs is listed, searched and chosen whole or by field; one step brings it back, one takes it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from models.records import ClosedYear, Meeting, Member, Rectification
from models.safekeeping.backing_up import back_up
from models.safekeeping.folder import listed
from models.store.backup_names import START
from models.store.backups import folder_of
from tests.ui.answering import when_modal
from tests.ui.deleting import delete
from tests.ui.gallery_found import changed
from ui.dialogs.safekeeping.backups_dialog import BackupsDialog
from ui.dialogs.safekeeping.find_back_dialog import FindBackDialog
from ui.session import Told

CHECKED, PARTLY, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


@pytest.fixture
def dialog(session, qtbot):
    """Over a backup after which people and meetings were deleted and changed."""
    changed(session)
    made = compared(session, qtbot)
    yield made
    delete(made)


def compared(session, qtbot) -> FindBackDialog:
    made = FindBackDialog(session, listed(folder_of(session.ledger.path))[0], None)
    qtbot.waitUntil(lambda: made._waiting is None, timeout=30_000)
    return made


def lines(dialog: FindBackDialog) -> list[tuple[str, list[str]]]:
    """The kinds that are shown, with their records."""
    heads = [dialog.tree.topLevelItem(row) for row in range(dialog.tree.topLevelItemCount())]
    return [
        (head.text(0), [f"{head.child(p).text(0)[:12]} {head.child(p).text(1)}" for p in range(head.childCount()) if not head.child(p).isHidden()])
        for head in heads
        if not head.isHidden()
    ]  # fmt: skip


def item(dialog: FindBackDialog, name: str):
    (found,) = [each for each in dialog.tree._items.values() if name in each.text(0)]
    return found


def test_kinds_and_records_the_deleted_first(dialog):
    assert lines(dialog) == [
        ("党员（2）", ["阿卜杜外力·麦麦提敏·吾 已删除", "单雨桐 3 处不同"]),
        ("会议（2）", ["2026-10-12 支 已删除", "2026-06-18 支 已删除，连同到会情况 3、议题 1"]),
        ("整改事项（1）", ["2026-巡察-07 某 3 处不同"]),
    ]
    assert "已删除 3 条，有改动 2 条" in dialog._sum.text()
    assert not dialog._go.isEnabled()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("syt", ["单雨桐 3 处不同"]),
        ("shanyu", ["单雨桐 3 处不同"]),
        ("2026-巡察", ["2026-巡察-07 某 3 处不同"]),
        ("查无此人", []),
    ],
)
def test_searching_by_name_pinyin_and_number(dialog, query, found):
    dialog.search.setText(query)
    assert [line for _, those in lines(dialog) for line in those] == found
    assert bool(dialog.message.text()) is not bool(found)


def test_ticked_whole_it_comes_back_and_one_step_takes_it_back(dialog, session):
    heard, before = [], session.ledger.count(Meeting)
    session.said.connect(lambda text, told: heard.append((text, told)))
    item(dialog, "2026-10-12").setCheckState(0, CHECKED)
    assert dialog._chosen_words.text() == "已选 1 条"
    dialog._go.click()
    assert heard == [("已从备份找回会议：2026-10-12 支部党员大会 讨论第四季度工作", Told.DONE)]
    assert session.ledger.count(Meeting) == before + 1
    assert dialog.result() == 1
    session.undo()
    assert session.ledger.count(Meeting) == before


def test_the_box_of_a_kind_takes_all_of_it(dialog, session):
    head = dialog.tree.topLevelItem(0)
    head.setCheckState(0, CHECKED)
    assert len({key for key in dialog.chosen if key[0] == "member"}) == 2
    head.setCheckState(0, UNCHECKED)
    assert dialog.chosen == {}


def test_single_fields_are_chosen_beside_it(dialog, session):
    line = item(dialog, "单雨桐")
    dialog.tree.setCurrentItem(line)
    boxes = {box.text(): box for box in dialog.preview._boxes.values()}
    assert list(boxes) == ["工作单位及职务", "手机号", "备注"]
    assert boxes["手机号"].accessibleName() == "手机号：空 → 139****6021"
    boxes["手机号"].click()
    assert line.checkState(0) == PARTLY
    boxes["备注"].click()
    boxes["工作单位及职务"].click()
    assert line.checkState(0) == CHECKED
    boxes["备注"].click()
    dialog.bring_back()
    member = max((m for m in session.ledger.all(Member) if m.name == "单雨桐"), key=lambda m: m.id)
    assert (member.phone, member.unit, bool(member.note)) == ("", "", True)


def test_the_keyboard_alone_is_enough(dialog, session, qtbot):
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "2026-10-12")
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is dialog.tree
    QTest.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert item(dialog, "2026-10-12").checkState(0) == CHECKED
    assert dialog._go.isEnabled()


def test_a_clash_is_said_and_nothing_is_brought_back(dialog, session, qtbot):
    dialog.done(0)
    with session.unit("改号") as unit:
        for each in session.ledger.all(Rectification)[-1:]:
            each.number = "2026-巡察-99"
            unit.save(each)
        unit.add(Rectification(number="2026-巡察-07", problem="另一件"))
    made = compared(session, qtbot)
    item(made, "2026-巡察-07").setCheckState(0, CHECKED)
    before = session.ledger.state()
    made.bring_back()
    assert "编号相同" in made.message.text()
    assert session.ledger.state() == before
    delete(made)


def test_a_closed_year_asks_why(dialog, session, qtbot):
    dialog.done(0)
    with session.unit("归档") as unit:
        unit.add(ClosedYear(year=2026))
    made = compared(session, qtbot)
    item(made, "2026-10-12").setCheckState(0, CHECKED)
    when_modal(lambda: QApplication.activeModalWidget().reject())
    made.bring_back()
    assert made.message.text() == "没有写原因，没有找回，账本保持原样。"
    delete(made)


def test_nothing_to_find_and_a_damaged_backup_are_said(session, qtbot):
    back_up(session.ledger, START)
    made = compared(session, qtbot)
    assert (made.stack.currentIndex(), made.same.heading.text()) == (2, "与现在相同")
    with session.unit("登记") as unit:
        unit.add(Member(name="单雨桐"))
    made.compare()
    qtbot.waitUntil(lambda: made._waiting is None, timeout=30_000)
    assert (made.stack.currentIndex(), made.same.heading.text()) == (2, "没有要找回的")
    assert made.same.sentence.text().endswith("账本里另有这份备份没有的：党员 1。")
    file = listed(folder_of(session.ledger.path))[0].file
    file.write_bytes(file.read_bytes()[:5000])
    made.compare()
    qtbot.waitUntil(lambda: made._waiting is None, timeout=30_000)
    assert made.stack.currentIndex() == 3
    assert made.failure.sentence.text().startswith("第 1 号备份")
    delete(made)


def test_closed_while_comparing_nothing_comes_of_it(session, qtbot):
    changed(session)
    made = FindBackDialog(session, listed(folder_of(session.ledger.path))[0], None)
    assert made._far.text() == "正在读取和核对备份…"
    waiting = made._waiting
    made.reject()
    waiting._thread.join()
    assert made.tree.topLevelItemCount() == 0
    delete(made)


def test_from_the_list_of_backups(session, qtbot):
    changed(session)
    with session.unit("又改") as unit:
        unit.add(Member(name="后来"))
    dialog = BackupsDialog(session, None)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
    said = []

    def choose() -> None:
        made = QApplication.activeModalWidget()
        if made._waiting is not None:
            made._waiting.wait()
        item(made, "2026-10-12").setCheckState(0, CHECKED)
        said.append([box.text() for box in made.preview.findChildren(QCheckBox)])
        made._go.click()

    when_modal(choose)
    dialog.find_back()
    assert dialog.result() == 1, "closed, for the foot of the window says what was done"
    assert dialog.wanted is None
    assert session.ledger.undoable().label.startswith("从备份找回会议")
    delete(dialog)
