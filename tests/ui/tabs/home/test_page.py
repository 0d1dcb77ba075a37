"""首页: where a click on each thing leads, what one may answer to a reminder, and what is said without any records."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from models.kinds import PartialDate
from models.records import Meeting, Member, Rectification, Waiver
from models.records.meeting import GROUP
from models.records.waiver import LATER, NOT_HERE
from models.store import Ledger
from tests.ui.answering import when_modal
from tests.ui.looking import cut
from tests.ui.small_branch import TODAY
from ui.dialogs.answered_dialog import AnsweredDialog
from ui.dialogs.article_dialog import ArticleDialog
from ui.dialogs.later_dialog import LaterDialog
from ui.dialogs.reason_dialog import ReasonDialog
from ui.session import Session
from ui.settings import Settings
from ui.shell import Shell


@pytest.fixture
def home(shell):
    return shell.pages["home"]


def meet(does):
    """Answers the dialog that is shown next."""
    when_modal(lambda: does(QApplication.activeModalWidget()))


def row_of(home, words):
    if not home.todos._all:
        home.todos._toggle()
    return next(row for row in home.todos.todo_rows() if words in row.title.text())


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def menu_of(home, words):
    """The entries of the menu of a reminder by their words, those of 稍后提醒 too."""
    todo = next(todo for todo in home.todos._found if words in todo.title)
    menu = home.todos.answering.menu(todo)
    entries = {action.text().split("\t")[0]: action for action in menu.actions()}
    later = entries[LATER].menu()
    return menu, entries | {action.text(): action for action in later.actions()}


def test_a_reminder_leads_to_its_record(shell, home):
    click(row_of(home, "个别会议记录要素不全"))
    page = shell._current()
    assert page.key == "rectifications"
    assert page.table.current().problem == "个别会议记录要素不全"


def test_before_a_probation_has_ended_its_meeting_has_no_day_yet(shell, home, session):
    with session.unit("改") as unit:
        member = next(m for m in session.members if m.name == "欧阳䶮")
        member.joined = PartialDate(2025, 12, 1)
        unit.save(member)
    click(row_of(home, "欧阳䶮 预备期满"))
    page = shell._current()
    assert page.key == "meetings"
    assert page.view._editor.as_typed().day is None
    assert page.view._editor.form.boxes["day"].isAncestorOf(shell.focusWidget())


def test_what_is_settled_in_the_relations_leads_to_their_buttons(shell, home, session):
    with session.unit("改") as unit:
        member = next(m for m in session.members if m.name == "查良")
        member.floating_since = PartialDate(2026, 1)
        unit.save(member)
    click(row_of(home, "联系流动党员 查良"))
    page = shell._current().shown_person()
    assert page.member.name == "查良"
    QApplication.processEvents()
    focus = shell.focusWidget()
    assert focus.text() == "联系记录…"
    assert not focus.visibleRegion().isEmpty(), "scrolled into sight"


def test_many_people_are_a_selection(shell, home):
    click(row_of(home, "名党员的信息不完整"))
    page = shell._current()
    assert (page.key, page._filters.key) == ("members", "missing")


def test_an_unheld_meeting_is_begun(shell, home):
    click(row_of(home, "主题党日尚未召开"))
    editor = shell._current().view._editor
    assert (editor.as_typed().kind, editor.as_typed().day) == ("主题党日", PartialDate.of(TODAY))


def test_groups_lead_to_the_matrix(shell, home):
    click(row_of(home, "2 个党小组没有开会"))
    assert shell._current().view.key == "matrix"


def test_the_branch_is_asked_in_its_dialog(home):
    said = []
    meet(lambda dialog: (said.append(dialog.windowTitle()), dialog.reject()))
    click(row_of(home, "支部信息还有"))
    assert said == ["支部信息"]


def test_a_cell_begins_the_record_of_its_kind_group_and_month(shell, home):
    matrix = home.coverage.matrix
    row = next(n for n, line in enumerate(matrix._lines) if line.duty.group == "第二党小组")
    place = matrix.cell_rect(row, 10).center()
    assert "点击记录这一次会议" in matrix._tip((row, 10))
    QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=QPointF(place).toPoint())
    typed = shell._current().view._editor.as_typed()
    assert (typed.kind, typed.group, typed.day) == (GROUP, "第二党小组", PartialDate.of(TODAY))


def test_a_cell_that_was_held_opens_its_record(shell, home):
    matrix = home.coverage.matrix
    assert "点击打开记录" in matrix._tip((0, 3))
    QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=matrix.cell_rect(0, 3).center().toPoint())
    assert shell._current().view._editor.meeting.subject == "讨论第四季度工作"


@pytest.mark.parametrize(
    ("card", "page", "shows"),
    [
        ("members", "members", lambda p: p._filters.key == "all"),
        ("meetings", "meetings", lambda p: p.view.key == "matrix"),
        ("rectifications", "rectifications", lambda p: p.segments.key() == "open"),
        ("trainings", "members", lambda p: p._filters.key == "behind"),
    ],
)
def test_a_figure_leads_to_what_it_counts(shell, home, card, page, shows):
    click(home.figures.cards[card])
    assert shell._current().key == page
    assert shows(shell._current())


def test_later_is_one_action_that_can_be_undone(shell, home, session):
    before = len(home.todos._found)
    menu, entries = menu_of(home, "个别会议记录要素不全")
    entries["一周后（11月30日）"].trigger()
    (answer,) = session.ledger.all(Waiver)
    assert (answer.answer, str(answer.until), answer.subject) == (LATER, "2026-11-30", "个别会议记录要素不全")
    assert len(home.todos._found) == before - 1
    assert (home.todos.kept.text(), home.todos.kept.isHidden()) == ("暂不提醒 1 条 ›", False)
    shell._undo()
    assert len(home.todos._found) == before
    assert home.todos.kept.isHidden()
    menu.deleteLater()


def test_what_does_not_apply_wants_a_reason(home, session):
    def answer(dialog):
        assert isinstance(dialog, ReasonDialog)
        dialog.accept()
        assert dialog.isVisible(), "without a reason it stays"
        dialog.write("按上级通知另行安排")
        dialog.accept()

    meet(answer)
    row = row_of(home, "个别会议记录要素不全")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Delete)
    (kept,) = session.ledger.all(Waiver)
    assert (kept.answer, kept.reason) == (NOT_HERE, "按上级通知另行安排")
    assert home.window().focusWidget() in home.todos.todo_rows(), "the next key is for the next reminder"


def test_an_answer_can_be_taken_back(home, session):
    menu, entries = menu_of(home, "个别会议记录要素不全")
    entries["明天（11月24日）"].trigger()
    menu.deleteLater()

    def take(dialog):
        assert isinstance(dialog, AnsweredDialog)
        assert dialog.list.item(0).text() == "个别会议记录要素不全\n稍后提醒，到 2026-11-24　2026-11-23 处理"
        dialog.take_back()
        assert dialog.list.count() == 0
        dialog.reject()

    meet(take)
    click(home.todos.kept)
    assert session.ledger.all(Waiver) == []
    assert row_of(home, "个别会议记录要素不全")


def test_the_article_says_whether_it_was_checked(home):
    said = []

    def read(dialog):
        assert isinstance(dialog, ArticleDialog)
        said.extend(label.text() for label in dialog.findChildren(QLabel) if not label.isHidden())
        dialog._take()
        dialog.accept()

    meet(read)
    _, entries = menu_of(home, "主题党日尚未召开")
    entries["查看依据…"].trigger()
    assert "《中国共产党党员教育管理工作条例》" in said
    assert "第十六条 · 2019-05-06 起施行" in said
    assert "依据原文核对过，这里写的是要点。" in said
    assert QApplication.clipboard().text().startswith("《中国共产党党员教育管理工作条例》第十六条（2019-05-06）：")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("B20", "依据转述写的，待核：引用前请对照原文。"),
        ("V05", "待核：还没有对照过原文，引用前请对照。"),
        ("Z05", "这是通行做法，不是中央条文，各地可以不同。"),
        ("", ""),
    ],
)
def test_what_was_not_checked_is_said_so(qtbot, rule, said):
    dialog = ArticleDialog(rule, TODAY, None)
    qtbot.addWidget(dialog)
    assert dialog.card.checked() == said
    assert dialog._copy.isVisibleTo(dialog) is bool(rule), "there is nothing to copy where there is no article"


def test_a_day_to_come_is_asked_for(qtbot):
    dialog = LaterDialog("事情", TODAY, None)
    qtbot.addWidget(dialog)
    dialog.show()
    for text, wanted in (("2026-11-23", "不在今天以后"), ("2026-12", "写明年月日"), ("x", "写明年月日")):
        dialog.line.set_value_text(text)
        dialog.accept()
        assert dialog.isVisible()
        assert wanted in dialog._message.text()
    dialog.line.set_value_text("2026.12.5")
    dialog.accept()
    assert (dialog.isVisible(), str(dialog.until)) == (False, "2026-12-05")


def test_rows_are_walked_by_arrows_and_have_a_menu_by_key(home):
    first, second = home.todos.todo_rows()[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert first.hasFocus()
    first.menu_wanted.disconnect()  # a menu would wait for a person
    wanted = []
    first.menu_wanted.connect(wanted.append)
    QTest.keyClick(first, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert len(wanted) == 1


def test_the_key_of_the_page_brings_to_the_reminders_and_back_to_the_same_place(shell, home):
    shell.turn_to("home")
    rows = home.todos.todo_rows()
    assert rows[0].hasFocus()
    rows[2].setFocus()
    shell.turn_to("members")
    shell.turn_to("home")
    assert home.todos.todo_rows()[2].hasFocus()


def test_all_are_shown_under_headings(home):
    home.todos._toggle()
    rows = home.todos.rows
    words = [rows.itemAt(place).widget() for place in range(rows.count())]
    heads = [label.text().split()[0] for label in words if type(label) is QLabel]
    assert heads == ["已到期", "七天之内", "以后", "没有期限"]
    assert len(home.todos.todo_rows()) == len(home.todos._found)


def test_recent_records_lead_to_theirs(shell, home, session):
    with session.unit("登记") as unit:
        unit.add(Rectification(problem="别的", found=PartialDate(2026, 11, 1)))
    home.recent.asked.emit("training", 1)
    assert shell._current().key == "trainings"


def test_the_box_at_the_top_finds_anything(home):
    met = []
    meet(lambda dialog: (met.append(type(dialog).__name__), dialog.reject()))
    click(home.search)
    assert met == ["QuickFind"]


def test_an_empty_ledger_says_how_to_begin(qtbot, tmp_path):
    with Ledger.create(tmp_path / "空.zbtz") as ledger:
        window = Shell(Session(ledger, TODAY, Settings(tmp_path / "settings")))
        qtbot.addWidget(window)
        window.show()
        page = window.pages["home"]
        assert page._empty.isVisible()
        assert not page._full.isVisible()
        with page.session.unit("新增") as unit:
            unit.add(Member(name="甲", kind="正式党员"))
        QApplication.processEvents()
        assert page._full.isVisible()
        assert page.coverage.matrix._lines
        window.close()


def test_the_year_that_was_chosen_stays(home, session):
    with session.unit("登记") as unit:
        unit.add(Meeting(kind="党课", day=PartialDate(2025, 3, 3), status="定稿"))
    home.coverage.years.setCurrentText("2025 年度")
    with session.unit("登记") as unit:
        unit.add(Meeting(kind="党课", day=PartialDate(2024, 3, 3), status="定稿"))
    assert home.coverage.year == 2025


def test_the_year_of_the_matrix_is_not_cut(home):
    assert cut(home.coverage) == []
