"""自查: by keys from a finding to its article, its record and its field; not applicable with a reason, and back; the filters."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from models.kinds import PartialDate
from models.records import Enrolment, Meeting, Member, Rectification, Training, Waiver
from models.rules.finding import INFO
from models.rules.self_check import SelfCheck
from models.rules.unchecked import unchecked_sentence
from ui.tabs.selfcheck import page as module
from ui.tabs.selfcheck.finding_list import paint_cited
from ui.tabs.selfcheck.lines import ANSWERED

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def wrong(session):
    """A member whose number has a wrong check digit and does not fit to the sex."""
    member = next(m for m in session.members if m.name == "单雨桐")
    with session.unit("填错身份证号") as unit:
        member.id_number, member.sex = "110105198503120021", "男"
        unit.save(member)
    return member


@pytest.fixture
def page(qtbot, shell, session, wrong):
    session.checking.now()
    qtbot.keyClick(shell, Qt.Key.Key_7, CTRL)
    QApplication.processEvents()
    return shell.pages["findings"]


@pytest.fixture
def reason(monkeypatch):
    """What is written where a reason is asked for."""
    given = ["由上级统一核对"]
    monkeypatch.setattr("ui.dialogs.waiving.reason_for", lambda *_, **__: given[0])
    return given


def shown(page):
    return [(line.finding.subject, line.finding.message) for line in page.list.lines]


def line_of(page, words):
    return next(line for line in page.list.lines if words in line.finding.message)


def test_ctrl_7_shows_the_list_with_the_keyboard_in_it(shell, page):
    assert shell._current() is page
    assert page.list.hasFocus()
    check = shell.session.checking.now()
    assert [line.finding for line in page.list.lines] == check.open
    assert page.subtitle.text().startswith(f"应改正 {check.count('error')}")
    assert shell.side._tabs._badges["findings"] == (str(check.count("error")), "bad")


def test_arrows_show_each_finding_with_its_article(qtbot, page):
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    line = page.list.current()
    assert line is page.list.lines[1]
    assert page.detail.subject.text() == line.finding.subject
    assert line.finding.message in page.detail.message.text()
    assert page.detail.card.accessibleName().startswith("依据：")
    assert line.level_word in page.list.model().index(1, 0).data(int(Qt.ItemDataRole.AccessibleTextRole))


def test_enter_goes_to_the_record_and_its_field(qtbot, shell, page, wrong, monkeypatch):
    opened = []
    monkeypatch.setattr("ui.tabs.list_actions.run", lambda dialog: opened.append(dialog))
    page.list.choose_line(line_of(page, "性别填男"))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert shell._current().key == "members"
    assert shell._current().table.current().id == wrong.id
    assert [(dialog.result_record.id, dialog._focus) for dialog in opened] == [(wrong.id, "sex")]


def test_a_meeting_is_opened_at_the_place_that_is_named(qtbot, shell, session, page, monkeypatch):
    with session.unit("登记") as unit:
        meeting = Meeting(kind="党课", day=PartialDate(2026, 10, 20), status="定稿", host="张伟")
        unit.add(meeting)
    session.checking.now()
    places = []
    shell.side.choose("meetings")
    monkeypatch.setattr(shell.pages["meetings"].view, "fill_in", places.append)
    shell.side.choose("findings")
    line = next(line for line in page.list.lines if line.at == ("meeting", meeting.id) and line.finding.at)
    page.settle(line)
    assert shell._current().key == "meetings"
    assert shell.pages["meetings"].view._editor.meeting.id == meeting.id
    assert places == [line.finding.at]


def test_what_was_never_held_leads_to_the_matrix(shell, page):
    line = next(line for line in page.list.lines if line.finding.table == "meeting" and not line.finding.record)
    page.settle(line)
    assert shell._current().key == "meetings"
    assert shell.pages["meetings"].view.key == "matrix"


def test_not_applicable_with_a_reason_undone_and_taken_back(qtbot, session, page, reason):
    line = line_of(page, "性别填男")
    page.list.choose_line(line)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    (answer,) = session.ledger.all(Waiver)
    assert (answer.key, answer.reason, answer.answer) == (line.finding.key, "由上级统一核对", "不适用")
    assert answer.day == PartialDate.of(session.today)
    session.checking.now()
    assert line.finding not in [each.finding for each in page.list.lines]
    assert page.list.hasFocus()
    session.undo()
    session.checking.now()
    assert line.finding in [each.finding for each in page.list.lines]
    session.redo()
    session.checking.now()
    page.narrowing.levels.choose(ANSWERED)
    page._narrow()
    (answered,) = page.list.lines
    assert "原因：由上级统一核对" in page.detail.reason.text()
    assert page.detail.take_back.isVisible()
    assert not page.detail.waive.isVisible()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    session.checking.now()
    assert session.ledger.all(Waiver) == []
    assert answered.finding in [f for f in session.checking.now().open]


def test_without_a_reason_nothing_is_put_down(session, page, reason):
    reason[0] = ""
    page.waive(page.list.lines[0])
    assert session.ledger.all(Waiver) == []


def test_what_is_said_of_several_people_is_answered_for_each(session, page, monkeypatch):
    """One answer for two batches at once hid whoever was put on both lists later."""
    asked = []
    monkeypatch.setattr("ui.dialogs.waiving.reason_for", lambda *given, note, **_: asked.append(note) or "分段参加")
    two = session.members[:2]
    with session.unit("登记") as unit:
        for name in ("甲班", "乙班"):
            batch = Training(name=name, start=PartialDate(2026, 5, 2), kind="专题班")
            unit.add(batch)
            unit.add_all([Enrolment(training_id=batch.id, member_id=m.id, name=m.name, state="参加") for m in two])
    session.checking.now()
    line = line_of(page, "在两批的名单里")
    page.waive(line)
    (note,) = asked
    assert note.endswith("这个原因分别记在这 2 条名下，以后可以逐条恢复。以后新增的同类情况不在其中，还会再提示。")
    kept = session.ledger.all(Waiver)
    assert [waiver.subject.split("：")[0] for waiver in kept] == [part.subject for part in line.finding.parts]
    assert {part.subject for part in line.finding.parts} == {member.name for member in two}
    assert not [told for told in session.checking.now().open if told.rule == "§3.1"]


def test_filters_hold_together(page, session):
    page.narrowing.levels.choose("error")
    page._narrow()
    assert page.list.lines
    assert {line.finding.level for line in page.list.lines} == {"error"}
    page.narrowing.clear()
    tab = page.narrowing.tabs.findData("members")
    page.narrowing.tabs.setCurrentIndex(tab)
    assert {line.finding.table for line in page.list.lines} == {"member"}
    assert page.narrowing.tabs.itemText(page.narrowing.tabs.currentIndex()) == f"党员名册 {len(page.list.lines)}"
    page.narrowing.person.setText("syt")
    assert {subject for subject, _ in shown(page)} == {"单雨桐"}
    page.narrowing.search.setText("性别填男")
    assert len(shown(page)) == 1


def test_ctrl_f_searches_and_enter_leads_to_what_was_found(qtbot, shell, page):
    qtbot.keyClick(shell, Qt.Key.Key_F, CTRL)
    assert page.narrowing.search.hasFocus()
    qtbot.keyClicks(page.narrowing.search, "GB")
    assert page.list.lines
    qtbot.keyClick(page.narrowing.search, Qt.Key.Key_Return)
    assert page.list.hasFocus()


def test_filtered_to_nothing_leads_back(page):
    page.narrowing.search.setText("没有这样的内容")
    assert page.list.lines == []
    assert page.stack._elsewhere.text() == f"清除筛选，看全部 {len(page._lines.open)} 条"
    page.narrowing.search.setFocus()
    page.stack._elsewhere.click()
    assert len(page.list.lines) == len(page._lines.open)
    assert page.narrowing.search.text() == ""
    assert page.list.hasFocus()


def test_only_one_record_from_its_detail(shell, page, wrong, session):
    shell.side.choose("members")
    members = shell.pages["members"]
    members.table.choose(wrong.id)
    found = session.checking.now().by_record["member", wrong.id]
    count, reminders = len(found), sum(each.level == INFO for each in found)
    mild = f"，{reminders} 条提醒" if reminders else ""
    assert members.detail.check.text() == f"自查：{count - reminders} 条需要处理{mild} ›"
    members.detail.check.clicked.emit()
    assert shell._current() is page
    assert {line.at for line in page.list.lines} == {("member", wrong.id)}
    assert len(page.list.lines) == count
    assert page.narrowing._only.text() == "只看：单雨桐"
    page.narrowing._clear.setFocus()
    page.narrowing._clear.click()
    assert len(page.list.lines) == len(page._lines.open)
    assert page.list.hasFocus()


def test_other_findings_of_the_record_are_one_click_away(page):
    line = next(each for each in page.list.lines if page._lines.beside(each))
    page.list.choose_line(line)
    other = page._lines.beside(line)[0]
    page.detail.chosen.emit(other)
    assert page.list.current().finding == other.finding


def test_a_correction_elsewhere_is_seen_at_once(session, page, wrong):
    with session.unit("改好") as unit:
        wrong.id_number, wrong.sex = "", "女"
        unit.save(wrong)
    session.checking.now()
    assert not [m for _, m in shown(page) if "性别填男" in m]


def test_nothing_found_is_said(session, page):
    with session.unit("只留一批培训") as unit:
        for cls in (Member, Meeting, Rectification):
            for record in session.ledger.all(cls):
                unit.remove(record)
    assert session.checking.now().open == []
    assert page.stack.currentIndex() == 1
    assert page.empty.heading.text() == "没有发现需要处理的问题"
    assert page._export.isVisible()
    assert not page.narrowing.isVisible()


def test_an_empty_ledger_says_what_the_page_is_for(qtbot, ledger, tmp_path):
    from datetime import date

    from ui.session import Session
    from ui.settings import Settings
    from ui.shell import Shell

    window = Shell(Session(ledger, date(2026, 11, 23), Settings(tmp_path / "settings")))
    qtbot.addWidget(window)
    window.show()
    window.turn_to("findings")
    page = window.pages["findings"]
    assert page.stack.currentIndex() == 1
    assert page.empty.heading.text() == "还没有可以检查的记录"
    assert not page._export.isVisible()


def test_the_report_is_exported_and_looked_at_from_here(shell, page, monkeypatch):
    asked, seen = [], []
    monkeypatch.setattr(module, "export", lambda *given: asked.append(given[2]))

    def look(dialog):
        seen.append(dialog._document.pageCount())
        dialog.done(0)

    monkeypatch.setattr("ui.tabs.selfcheck.printing.run", look)
    page.export_report()
    page.print_out()
    assert asked == ["self-check"]
    assert seen[0] >= 1


def test_hundreds_of_findings_are_shown_and_searched(page, session):
    with session.unit("很多人") as unit:
        unit.add_all([Member(name=f"张{n}" + "长" * 30, id_number="110105198503120020", sex="男") for n in range(200)])
    session.checking.now()
    assert len(page.list.lines) > 200
    page.narrowing.search.setText("张199")
    assert 0 < len(page.list.lines) < 20


def test_a_message_has_the_room_that_the_name_of_its_tab_leaves(page):
    """The article is whole beside a short name, and takes nothing from the message below."""
    line = line_of(page, "校验位")
    drawn = QPixmap(900, 62)
    painter = QPainter(drawn)
    article, tab = paint_cited(painter, QRect(0, 0, 520, 22), line)
    whole = painter.fontMetrics().horizontalAdvance(line.article or "没有条文依据")
    painter.end()
    assert article >= whole
    assert tab < 100


@pytest.mark.parametrize("begun", [PartialDate(2026, 11, 1), PartialDate(2025, 11, 1)], ids=str)
def test_months_before_the_ledger_began_are_said_not_to_be_looked_at(page, session, begun):
    """With the words of the report, of this year and the last, above the list and where it is empty."""
    branch = session.branch
    branch.begun = begun
    with session.unit("启用日期") as unit:
        unit.save(branch)
    check = session.checking.now()
    page._show(check)
    said = unchecked_sentence(check.snapshot, (2025, 2026), session.today)
    assert begun.chinese() in said
    assert f" · {said.removesuffix('。')}　" in page.subtitle.text()
    page._show(SelfCheck(check.snapshot, check.today, []))
    assert page.empty.sentence.text().endswith(said)
    assert page.subtitle.text().startswith(f"没有发现问题 · {said.removesuffix('。')}　")
