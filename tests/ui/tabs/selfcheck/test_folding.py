"""自查 with the same said of many people: one head, folded, opened by keys and clicks; its lines are found, answered for and counted."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from models.kinds import PartialDate
from models.records import Enrolment, Member, Training, Waiver
from models.rules.finding import INFO, WARNING, Finding
from models.rules.study.told_together import FROM
from tests.ui.looking import picture
from ui.tabs.selfcheck.folding import Head, gathered
from ui.tabs.selfcheck.lines import ANSWERED, Line

ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
SAID = "2026年学时不足，启用前的请先补录：6 人"


def line(number, rule="T01", *, level=INFO, slot="2026 hours", table="member", message="", reason=""):
    told = Finding(rule, level, f"人{number}", message or f"还差 {number} 学时", "", table, number, slot=slot)
    return Line(told, Waiver(key=told.key, reason=reason) if reason else None)


def titles(rows):
    return [(row.face if isinstance(row, Head) else row).finding.subject for row in rows]


def test_what_is_said_of_many_stands_in_the_place_of_the_first():
    lines = [line(1, "I01", slot=""), *(line(n) for n in (2, 3)), line(9, "P01", slot=""), *(line(n) for n in (4, 5))]
    assert titles(gathered(lines)) == ["人1", "2026年学时不足：4 人", "人9"]
    assert gathered(lines)[1].lines == tuple(each for each in lines if each.finding.rule == "T01")


def test_fewer_than_four_stand_as_they_are():
    lines = [line(n) for n in range(1, FROM)]
    assert gathered(lines) == lines


@pytest.mark.parametrize(
    "other",
    [
        {"rule": "T02"}, {"level": WARNING}, {"slot": "2025 hours"}, {"table": "training"}, {"reason": "另有安排"},
    ],
    ids=str,
)  # fmt: skip
def test_only_what_is_alike_stands_together(other):
    assert not any(isinstance(row, Head) for row in gathered([*(line(n) for n in (1, 2, 3)), line(4, **other)]))


def test_four_things_about_one_person_are_not_four_people():
    lines = [line(1, "X", slot="", message=f"第 {n} 件") for n in range(4)]
    assert gathered(lines) == lines


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"rule": "T02"}, "2026年学时不足（书记和支委）：5 人"),
        ({"rule": "T02", "slot": "2026 central", "message": "没有参加集中培训的记录"}, "没有参加集中培训的记录：5 人"),
        ({"rule": "R07", "slot": ""}, "手机号不是11位：5 人"),
    ],
)
def test_a_head_says_what_is_the_same_of_all(told, said):
    (head,) = gathered([line(n, **told) for n in range(1, 6)])
    assert head.face.finding.subject == said
    assert head.face.finding.message == "人1、人2、人3、人4、人5"
    assert head.face.finding.record == 0


def test_namesakes_are_named_each():
    """As many names as people are counted."""
    lines = [Line(replace(line(n).finding, subject=name)) for n, name in enumerate("甲乙甲丙", 1)]
    (head,) = gathered(lines)
    assert head.face.finding.subject == "2026年学时不足：4 人"
    assert head.face.finding.message == "甲、乙、甲、丙"


@pytest.fixture
def page(qtbot, shell, session):
    """Six without hours, of whom three came for this; the secretary has some."""
    batch = session.ledger.all(Training)[0]
    first = next(m for m in session.members if m.name == "张伟")
    whole = {"kind": "正式党员", "sex": "男", "group": "第二党小组", "birth": PartialDate(1985, 3)}
    joined = {"joined": PartialDate(2010, 7, 1), "full": PartialDate(2011, 7, 1)}
    with session.unit("有人参加了培训") as unit:
        unit.add_all([Member(name=name, **whole, **joined) for name in ("甲乙", "丙丁", "戊己")])
        unit.add(Enrolment(training_id=batch.id, member_id=first.id, name=first.name, state="参加", hours=4.0))
    session.checking.now()
    shell.turn_to("findings")
    QApplication.processEvents()
    made = shell.pages["findings"]
    made.list.setFocus()
    return made


def head_row(page):
    return next(n for n, row in enumerate(page.list.rows) if isinstance(row, Head) and row.face.finding.subject == SAID)


def place(page, row):
    found: QRect = page.list.visualRect(page.list.model().index(row, 0))
    return found.center()


def choose_head(page):
    page.list.choose(head_row(page))
    return page.list.current()


def test_it_is_folded_at_first_and_everything_is_counted(page, session):
    head = choose_head(page)
    assert [row for row in page.list.rows if row in head.lines] == []
    check = session.checking.now()
    assert [each.finding for each in page.list.lines] == check.open
    assert page.stack._foot.text() == f"显示 {len(check.open)} / {len(check.open)}"
    assert page.narrowing.levels.tabText(0) == f"全部 {len(check.open)}"
    assert page.stack._keys.text().startswith("→ 展开 · ← 收起 · ")


def test_its_detail_has_the_names_and_the_article(page):
    choose_head(page)
    assert page.detail.subject.text() == SAID
    for name in ("单雨桐", "查良", "王磊", "甲乙", "丙丁", "戊己"):
        assert name in page.detail.message.text()
    assert page.detail.level._text == "提醒"
    assert page.detail.due._text == f"期限 {date(2026, 12, 31)}"
    assert "党员教育管理工作条例" in page.detail.card.accessibleName()
    assert not page.detail.go.isVisible()
    assert page.detail.waive.text() == "都不适用…"
    page.list.choose_line(page.list.current().lines[0])
    assert page.detail.go.isVisible()
    assert page.detail.waive.text() == "不适用…"


def test_arrows_open_it_go_in_and_out_and_fold_it(qtbot, page):
    head, row = choose_head(page), head_row(page)
    qtbot.keyClick(page.list, Qt.Key.Key_Left)
    assert not page.list.is_open(head)
    qtbot.keyClick(page.list, Qt.Key.Key_Right)
    assert tuple(page.list.rows[row + 1 : row + 7]) == head.lines
    assert page.list.current() is head
    qtbot.keyClick(page.list, Qt.Key.Key_Right)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.current() is head.lines[1]
    qtbot.keyClick(page.list, Qt.Key.Key_Left)
    assert page.list.current() is head
    qtbot.keyClick(page.list, Qt.Key.Key_Left)
    assert not any(each in page.list.rows for each in head.lines)
    assert page.list.current() is head


def test_enter_and_a_click_turn_it_and_a_double_click_does_so_once(qtbot, page):
    head, row = choose_head(page), head_row(page)
    went = []
    page.mending.connect(lambda *given: went.append(given))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.list.is_open(head)
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place(page, row))
    assert not page.list.is_open(head)
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place(page, row))
    qtbot.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place(page, row))
    assert page.list.is_open(head)
    assert went == []


def test_it_says_and_shows_whether_it_is_open(page):
    row = head_row(page)
    page.list.choose(0)
    index = page.list.model().index(row, 0)
    assert index.data(ACCESSIBLE).startswith(f"提醒 {SAID}：")
    assert "，已折叠，按右方向键展开\n《中国共产党" in index.data(ACCESSIBLE)
    page.list.scrollTo(index)
    arrow = QRect(0, 0, 22, 62)
    before = picture(page.list.viewport(), 1.0).copy(arrow.translated(page.list.visualRect(index).topLeft())).toImage()
    page.list._turn(row)
    page.list.scrollTo(index)
    after = picture(page.list.viewport(), 1.0).copy(arrow.translated(page.list.visualRect(index).topLeft())).toImage()
    assert "，已展开\n" in page.list.model().index(row, 0).data(ACCESSIBLE)
    assert before != after


def test_one_reason_for_all_is_one_step_and_is_taken_back_in_one(qtbot, session, page, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "ui.dialogs.waiving.reason_for", lambda *given, note, **_: asked.append((given[2], note)) or "由上级统一补训"
    )
    head = choose_head(page)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    ((said, note),) = asked
    assert said.startswith(f"{SAID}（单雨桐、")
    assert note.endswith("这个原因分别记在这 6 条名下，以后可以逐条恢复。")
    kept = {waiver.key: waiver for waiver in session.ledger.all(Waiver)}
    assert set(kept) == {each.finding.key for each in head.lines}
    assert {(waiver.reason, waiver.answer) for waiver in kept.values()} == {("由上级统一补训", "不适用")}
    one = head.lines[0].finding
    assert kept[one.key].subject == f"{one.subject}：{one.message}"
    session.checking.now()
    assert not any(each.finding == one for each in page.list.lines)
    session.undo()
    assert session.ledger.all(Waiver) == []
    session.redo()
    session.checking.now()
    page.narrowing.levels.choose(ANSWERED)
    page._narrow()
    (answered,) = page.list.rows
    assert answered.face.finding.subject == SAID
    assert page.detail.take_back.text() == "都恢复检查"
    assert "原因：由上级统一补训" in page.detail.reason.text()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert session.ledger.all(Waiver) == []
    session.undo()
    assert len(session.ledger.all(Waiver)) == 6


def test_without_a_reason_nothing_is_put_down(session, page, monkeypatch):
    monkeypatch.setattr("ui.dialogs.waiving.reason_for", lambda *_, **__: "")
    page.waive(choose_head(page))
    assert session.ledger.all(Waiver) == []


def test_a_question_names_a_few_and_says_how_many(page, monkeypatch):
    """With all names of a big branch the question would be higher than its room."""
    asked = []
    monkeypatch.setattr("ui.dialogs.waiving.reason_for", lambda *given, **_: asked.append(given[2]) or "")
    page.waive(gathered([line(n) for n in range(1, 41)])[0])
    assert asked == ["2026年学时不足：40 人（人1、人2、人3、人4、人5、人6、人7、人8等）"]


def test_the_menu_of_a_head_is_about_all(page):
    head = choose_head(page)
    menu = page.menu()
    assert [each.text().split("\t")[0] for each in menu.actions()] == ["展开", "都不适用…"]
    menu.actions()[0].trigger()
    assert page.list.is_open(head)
    assert page.menu().actions()[0].text() == "收起\t←"


def test_a_search_opens_what_it_finds_and_it_can_be_folded(qtbot, page):
    page.narrowing.search.setText("还差 32")
    head = choose_head(page)
    assert all(each in page.list.rows for each in head.lines)
    qtbot.keyClick(page.list, Qt.Key.Key_Left)
    assert page.list.rows == [head]
    page.narrowing.search.setText("还差 32 学时")
    assert len(page.list.rows) == 7
    page.list.choose(0)
    page.narrowing.search.clear()
    assert not page.list.is_open(page.list.rows[head_row(page)])


def test_who_is_searched_for_is_seen(page):
    page.narrowing.person.setText("王磊")
    assert any(row.finding.rule == "T01" for row in page.list.rows if isinstance(row, Line))


def test_what_one_is_at_is_not_folded_away(page, session):
    """From the detail of a member to what is said of it, and from there to everything."""
    member = next(m for m in session.members if m.name == "王磊")
    page.go_to("member", member.id)
    row = next(n for n, each in enumerate(page.list.rows) if each.finding.rule == "T01")
    page.list.choose(row)
    page.narrowing._clear.click()
    assert page.list.current().at == ("member", member.id)
    assert page.list.current().finding.rule == "T01"
    assert page.list.is_open(page.list.head_of(page.list.current()))


def test_another_finding_of_a_record_opens_its_group(page):
    head = choose_head(page)
    page.detail.chosen.emit(head.lines[3])
    assert page.list.current() is head.lines[3]
    assert page.list.is_open(head)


def test_it_stays_open_and_current_when_the_check_is_made_anew(qtbot, page, session):
    choose_head(page)
    qtbot.keyClick(page.list, Qt.Key.Key_Right)
    member = next(m for m in session.members if m.name == "王磊")
    with session.unit("改好") as unit:
        member.study = "送学上门"
        unit.save(member)
    session.checking.now()
    head = page.list.current()
    assert head.face.finding.subject == "2026年学时不足，启用前的请先补录：5 人"
    assert page.list.is_open(head)
    assert page.list.rows[page.list.rows.index(head) + 1] is head.lines[0]
