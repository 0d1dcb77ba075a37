"""The register narrowed by person, source and category, together with state and search, in the list, on the board and by deadline."""

import pytest
from PySide6.QtCore import QCoreApplication

from models.records import Rectification
from tests.ui.small_branch import day

ITEMS = (
    ("2026-自查-11", "自查", "党费", "张伟", "李敏", "整改中", "2026-12-01"),
    ("2026-自查-12", "自查", "阵地", "李敏", "", "整改中", "2026-10-01"),
    ("2026-巡察-11", "巡察", "党费", "张伟、王芳", "", "登记", ""),
    ("2026-巡察-12", "巡察", "", "", "", "已销号", "2026-09-01"),
)


@pytest.fixture
def page(shell, session):
    with session.unit("登记") as unit:
        for number, source, category, owner, lead, state, due in ITEMS:
            unit.add(Rectification(number=number, source=source, category=category, owner=owner, lead=lead, state=state,
                                   found=day("2026-08-01"), problem=f"问题{number}", deadline=day(due) if due else None))  # fmt: skip
        for old in session.ledger.all(Rectification):
            if old.number not in {item[0] for item in ITEMS}:
                unit.remove(old)
    shell.side.choose("rectifications")
    return shell.pages["rectifications"]


def offered(page, place):
    box = page.choices.boxes[place]
    return [box.itemText(row) for row in range(box.count())]


def choose(page, place, word):
    box = page.choices.boxes[place]
    box.setCurrentIndex(box.findData(word))


def listed(page):
    return {page.session.ledger.get(Rectification, number).number for number in page.shown().ids}


def states(page):
    return [page.segments.tabText(place) for place in range(page.segments.count())]


def test_each_word_has_the_count_of_what_one_would_see(page):
    page.segments.setCurrentIndex(page.segments.count() - 1)
    assert offered(page, 0) == ["全部责任人", "张伟 2", "李敏 2", "王芳 1", "未定责任人 1"]
    assert offered(page, 1) == ["全部来源", "巡察 2", "自查 2"]
    assert offered(page, 2) == ["全部类别", "党费 2", "阵地 1", "未写类别 1"]
    choose(page, 1, "巡察")
    assert offered(page, 0) == ["全部责任人", "张伟 1", "王芳 1", "未定责任人 1"]
    assert offered(page, 1) == ["全部来源", "巡察 2", "自查 2"]
    assert listed(page) == {"2026-巡察-11", "2026-巡察-12"}
    assert states(page)[0] == "未销号 1"
    assert states(page)[-1] == "全部 2"


def test_who_leads_answers_for_it_too_and_all_choices_hold_together(page):
    page.segments.setCurrentIndex(page.segments.count() - 1)
    choose(page, 0, "李敏")
    assert listed(page) == {"2026-自查-11", "2026-自查-12"}
    choose(page, 2, "党费")
    assert listed(page) == {"2026-自查-11"}
    page.search.setText("没有这样的字")
    page._search()
    assert listed(page) == set()


def test_the_board_and_the_deadlines_are_narrowed_as_well(page):
    choose(page, 0, "张伟")
    page.show_way("board")
    assert {i.number for c in page.board.columns.values() for i in c.list.items()} == {"2026-自查-11", "2026-巡察-11"}
    page.show_way("deadlines")
    assert {i.number for i in page.deadlines.items()} == {"2026-自查-11", "2026-巡察-11"}
    page.choices.clear()
    assert {i.number for i in page.deadlines.items()} == {"2026-自查-11", "2026-自查-12", "2026-巡察-11"}


def test_a_choice_is_seen_and_one_click_clears_them_all(page):
    assert page.choices._clear.isHidden()
    choose(page, 0, "张伟")
    choose(page, 1, "自查")
    assert [box.property("active") for box in page.choices.boxes] == [True, True, False]
    assert not page.choices._clear.isHidden()
    page.choices._clear.click()
    assert not page.choices.active
    assert page.choices._clear.isHidden()
    assert states(page)[-1] == "全部 4"


def test_a_choice_stays_when_the_ledger_changes_and_when_nothing_is_left_of_it(page, session):
    choose(page, 0, "王芳")
    (kept,) = [r for r in session.ledger.all(Rectification) if "王芳" in r.owner]
    kept.owner = "张伟"
    with session.unit("改") as unit:
        unit.save(kept)
    assert offered(page, 0)[1] == "王芳 0"
    assert page.choices.words() == ["王芳"]
    assert listed(page) == set()


def test_going_to_an_item_clears_what_hides_it(page, session):
    choose(page, 0, "李敏")
    (other,) = [r for r in session.ledger.all(Rectification) if r.number == "2026-巡察-12"]
    page.go_to("rectification", other.id)
    assert not page.choices.active
    assert page.table.current().id == other.id


def test_several_at_once_change_neither_kind_nor_deadline_nor_what_steps_write(page):
    from ui.dialogs.bulk_edit_dialog import BulkEditDialog

    items = page.session.ledger.all(Rectification)
    dialog = BulkEditDialog(page.session, items, page.window(), without=page.one_by_one)
    names = {dialog.rows[0]._field.itemData(row) for row in range(dialog.rows[0]._field.count())}
    assert "owner" in names
    assert not names & {"kind", "deadline", "state", "closed_on", "round"}
    dialog.close()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1200, 680)])
def test_tools_have_their_labels_and_the_choices_fit(shell, page, width, height):
    shell.resize(width, height)
    choose(page, 0, "张伟")
    QCoreApplication.processEvents()
    assert [made.text() for made, label, _ in page.tools._tools if label] == ["填表", "导入", "导出", "登记意见"]
    assert page.tools._more.isHidden()
    edges = [page.segments, *page.choices.boxes, page.choices._clear]
    places = [w.mapTo(page, w.rect().topLeft()).x() for w in edges]
    ends = [x + w.width() for x, w in zip(places, edges, strict=True)]
    assert places == sorted(places)
    assert all(end <= start for end, start in zip(ends, places[1:], strict=False))
    assert ends[-1] <= page.width() - 24
    assert all(box.width() >= 110 for box in page.choices.boxes)
