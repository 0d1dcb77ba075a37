"""第几次 by day: an older meeting that is entered later comes before those that have their numbers, if she says so."""

import pytest
from PySide6.QtWidgets import QMenu

from models.kinds import PartialDate
from models.records import Attendance, ClosedYear, Meeting, Member
from models.records.meeting import FINAL, PRESENT
from models.records.member import FULL
from models.rules.finding import ERROR, WARNING
from tests.ui.tabs.meetings.recording import answer, begin, numbers, questions, type_into
from ui.tabs.meetings.record_menu import fill


@pytest.fixture
def finished(shell, answers):
    """Ends a record of 主题党日 of a day; gives the page."""

    def finish(day, how="finish", **typed):
        page, editor = begin(shell, "主题党日")
        for name, text in {"day": day, **typed}.items():
            type_into(editor, name, text)
        getattr(page.states, how)()
        return page

    return finish


def acts(page):
    menu = QMenu(page)
    fill(menu, page.states, lambda _kind: None, lambda: None)
    return {action.text(): action for action in menu.actions()}


@pytest.mark.parametrize("how", ["finish", "archive"])
def test_an_older_meeting_goes_before_the_later_one(finished, session, answers, how):
    finished("2026-11-05")
    answers.picked = "按日期重编"
    page = finished("2026-03-12", how)
    assert "按日期，这次是第1次，要一起改的有：\n· 2026-11-05：第1次改为第2次" in answers.asked[-1]
    assert numbers(session) == {"2026-03-12": 1, "2026-11-05": 2}
    assert page._editor.meeting.number == 1
    if how == "finish":  # what is archived is taken back for a reason only
        session.ledger.undo()
        assert numbers(session) == {"2026-11-05": 1}, "one step"


def test_left_as_they_are_the_menu_puts_them_in_order_later(finished, session, answers):
    finished("2026-11-05")
    answers.picked = "不重编"
    page = finished("2026-03-12")
    assert numbers(session) == {"2026-03-12": 2, "2026-11-05": 1}
    acts(page)["按日期重编次数…"].trigger()
    assert numbers(session) == {"2026-03-12": 1, "2026-11-05": 2}
    assert page._editor.form.boxes["number"].editor.value_text() == "1"
    assert "按日期重编次数…" not in acts(page)


def test_thought_over_nothing_is_kept(finished, session, answers):
    finished("2026-11-05")
    page = finished("2026-03-12")
    assert numbers(session) == {"2026-11-05": 1}
    assert page._editor.changed()


def test_in_the_order_of_the_days_nothing_is_asked(finished, session, answers):
    finished("2026-03-12")
    finished("2026-11-05")
    assert not [asked for asked in answers.asked if "按日期" in asked]
    assert numbers(session) == {"2026-03-12": 1, "2026-11-05": 2}


def test_archived_minutes_are_not_moved(finished, session, answers):
    finished("2026-11-05", "archive")
    page = finished("2026-03-12")
    assert not [asked for asked in answers.asked if "按日期" in asked]
    assert numbers(session) == {"2026-03-12": 2, "2026-11-05": 1}
    assert "按日期重编次数…" not in acts(page)


def test_old_disorder_is_not_asked_about_at_each_new_record(finished, kept, session, answers):
    kept(d2026_11_05=1, d2026_03_12=2)
    finished("2026-12-01")
    finished("2026-12-08")
    assert questions(answers) == []
    assert numbers(session) == {"2026-11-05": 1, "2026-03-12": 2, "2026-12-01": 3, "2026-12-08": 4}


@pytest.mark.parametrize("picked", ["按日期", "不重编"])
def test_where_numbers_were_left_against_the_days_a_record_between_gets_the_next_unless_all_follow(
    finished, kept, session, answers, picked
):
    kept(d2026_03_12=9, d2026_04_05=1, d2026_05_05=2, d2026_07_05=3)
    answers.picked = picked
    finished("2026-06-10")
    (question,) = questions(answers)
    assert question.startswith("记为第10次，和同类会议的日期先后不一致。按日期，这次是第9次，要一起改的有：")
    assert "第9次改为第1次" in question, "whose number it gets"
    dealt = [1, 2, 3, 9, 10] if picked == "按日期" else [9, 1, 2, 10, 3]
    assert [number for _, number in sorted(numbers(session).items())] == dealt


def test_a_number_that_a_draft_had_is_asked_about_when_it_is_finished(shell, kept, session, answers):
    kept(d2026_11_05=1)
    answers.picked = "按日期"
    page, editor = begin(shell, "主题党日")
    type_into(editor, "day", "2026-03-12")
    type_into(editor, "number", "2")
    page.save()
    assert questions(answers) == [], "a draft is no record yet"
    page.states.finish()
    assert "记为第2次，和同类会议的日期先后不一致。按日期，这次是第1次，要一起改的有" in questions(answers)[0]
    assert numbers(session) == {"2026-03-12": 1, "2026-11-05": 2}


@pytest.mark.parametrize(
    ("name", "text", "becomes"),
    [
        ("day", "2026-02-01", {"2026-02-01": 1, "2026-04-05": 2}),
        ("start", "08:00", {}),
        ("kind", "党课", {}),
        ("group", "", None),
    ],
    ids=["day", "hour", "kind", "nothing"],
)
def test_a_final_record_that_is_put_elsewhere_is_asked_about_when_it_is_saved(
    shell, session, kept, answers, name, text, becomes
):
    first, mine = kept(d2026_04_05=1, d2026_11_05=2)
    with session.unit("时间") as unit:  # of the same day as another, behind it; of another kind, before another
        unit.add(
            Meeting(kind="主题党日", day=mine.day, start="09:00", number=1, status=FINAL, body="学习")
        ) if name == "start" else None
        unit.add(Meeting(kind="党课", day=PartialDate(2026, 12, 1), number=1, status=FINAL, body="学习"))
        if name == "start":
            unit.remove(first)
            mine.start = "14:00"
            unit.save(mine)
    answers.picked = "按日期"
    page, editor = begin(shell, "主题党日")
    shell.go_to("meetings", "meeting", mine.id)
    editor.unlock()
    type_into(editor, name, text)
    page.save()
    asked = questions(answers)
    assert len(asked) == (becomes is not None)
    if becomes:
        assert numbers(session) == becomes
    assert session.ledger.get(Meeting, mine.id).number == (2 if becomes is None else 1)


def test_saved_again_as_it_is_it_is_not_asked_about_again(shell, finished, session, answers):
    finished("2026-11-05")
    answers.picked = "不重编"
    page = finished("2026-03-12")
    assert len(questions(answers)) == 1
    page._editor.unlock()
    type_into(page._editor, "place", "会议室")
    page.save()
    page.states.archive()
    assert questions(answers) == []
    assert numbers(session) == {"2026-03-12": 2, "2026-11-05": 1}


@pytest.mark.parametrize(("had", "typed"), [(3, "1"), (None, "")], ids=["typed over", "none yet"])
def test_a_final_record_is_asked_about_when_it_gets_a_number_against_the_days(
    shell, kept, session, answers, had, typed
):
    _first, mine, _last = kept(d2026_04_05=2 if had else None, d2026_05_05=had and 3, d2026_11_05=4 if had else 1)
    page, editor = begin(shell, "主题党日")
    shell.go_to("meetings", "meeting", mine.id)
    editor.unlock()
    type_into(editor, "place", "会议室")
    type_into(editor, "number", typed)
    page.save()
    assert len(questions(answers)) == 1


@pytest.mark.parametrize("archived", [False, True])
def test_a_void_record_that_comes_back_is_asked_about_but_no_archived_one(shell, kept, session, answers, archived):
    _november, march = kept(d2026_11_05=1, d2026_03_12=2)
    page, _ = begin(shell, "主题党日")
    shell.go_to("meetings", "meeting", march.id)
    if archived:
        page.states.archive()
    answer("重复")
    page.states.void()
    answers.asked.clear()
    answers.picked = "按日期"
    answer("没错")
    page.states.unvoid()
    assert len(questions(answers)) == (not archived)
    put = {"2026-11-05": 1, "2026-03-12": 2} if archived else {"2026-11-05": 2, "2026-03-12": 1}
    assert numbers(session) == put


def test_a_number_that_was_typed_goes_to_no_other_record(finished, kept, session, answers):
    kept(d2026_04_05=1, d2026_05_05=2, d2026_06_05=3)
    answers.picked = "按日期"
    finished("2026-03-12", number="9")
    assert "第3次改为第4次" in questions(answers)[0]
    assert numbers(session) == {"2026-03-12": 1, "2026-04-05": 2, "2026-05-05": 3, "2026-06-05": 4}


def test_in_a_closed_year_nothing_is_asked_nor_offered(shell, finished, kept, session, answers):
    (_, march) = kept(d2025_11_05=1, d2025_03_12=2)
    page, _ = begin(shell, "主题党日")
    shell.go_to("meetings", "meeting", march.id)
    assert "按日期重编次数…" in acts(page)
    with session.unit("年度归档") as unit:
        unit.add(ClosedYear(year=2025))
    assert "按日期重编次数…" not in acts(page)
    answer("补录")
    finished("2025-01-05")
    assert questions(answers) == []


def test_numbers_are_put_in_order_from_an_open_record_that_has_no_typing(shell, kept, session, answers):
    november, march = kept(d2026_11_05=1, d2026_03_12=2)
    other = kept("党课", d2026_11_05=1)[0]
    talks = kept("党课", d2025_11_05=1, d2025_03_12=2, d2025_12_05=3)
    page, editor = begin(shell, "主题党日")
    shell.go_to("meetings", "meeting", march.id)
    assert "按日期重编次数…" in acts(page)
    editor.unlock()
    type_into(editor, "place", "会议室")
    assert "按日期重编次数…" not in acts(page)
    page.save()
    page.states.archive()
    assert "按日期重编次数…" not in acts(page), "archived"
    shell.go_to("meetings", "meeting", other.id)
    assert "按日期重编次数…" not in acts(page), "another series"
    shell.go_to("meetings", "meeting", november.id)
    assert "按日期重编次数…" not in acts(page), "the other one is archived"
    shell.go_to("meetings", "meeting", talks[-1].id)
    assert "按日期重编次数…" in acts(page), "from any record of the series"
    page.states.archive()
    assert "按日期重编次数…" not in acts(page), "but not from one that is archived"


def test_a_draft_that_waits_has_the_number_that_was_put_in_order_since(shell, kept, session, answers):
    november, march = kept(d2026_11_05=1, d2026_03_12=2)
    page, editor = begin(shell, "主题党日")
    shell.go_to("meetings", "meeting", november.id)
    editor.unlock()
    type_into(editor, "place", "会议室")
    type_into(editor, "day", "")
    shell.go_to("meetings", "meeting", march.id)
    acts(page)["按日期重编次数…"].trigger()
    assert numbers(session) == {"2026-11-05": 2, "2026-03-12": 1}
    shell.go_to("meetings", "meeting", november.id)
    typed = editor.form.typed_text()
    assert (typed["number"], typed["place"], typed["day"]) == ("2", "会议室", "")
    type_into(editor, "day", "2026-11-05")
    page.save()
    assert numbers(session) == {"2026-11-05": 2, "2026-03-12": 1}


def test_typing_in_a_record_does_not_hold_a_number_that_was_taken_back(shell, kept, session, answers):
    november, march = kept(d2026_11_05=1, d2026_03_12=2)
    page, editor = begin(shell, "主题党日")
    shell.go_to("meetings", "meeting", march.id)
    acts(page)["按日期重编次数…"].trigger()
    shell.go_to("meetings", "meeting", november.id)
    editor.unlock()
    type_into(editor, "place", "会议室")
    session.undo()
    assert editor.form.typed_text()["number"] == "1"
    page.save()
    assert numbers(session) == {"2026-11-05": 1, "2026-03-12": 2}


@pytest.mark.parametrize(("how", "verb"), [("finish", "定稿"), ("archive", "归档")])
def test_the_first_of_a_year_that_was_begun_on_paper_asks_for_its_number(shell, session, answers, how, verb):
    """Also where nothing else is to be asked: a record that lacks nothing."""
    told = dict.fromkeys(("place", "host", "recorder", "subject", "title_text"), "张伟")
    whole = Meeting(kind="主题党日", day=PartialDate(2026, 11, 5), start="14:30", end="16:00", body="照办。", **told)
    with session.unit("启用") as unit:
        session.branch.begun = PartialDate(2026, 4, 1)
        unit.save(session.branch)
        unit.add(whole)
        here = [m for m in session.ledger.all(Member) if not m.left]
        lines = [
            Attendance(member_id=m.id, name=m.name, kind=m.kind, state=PRESENT, votes="是" if m.kind == FULL else "否")
            for m in here
        ]
        unit.save_parts(whole, lines, Attendance)
    page, editor = begin(shell, "党课")
    answers.yes = False
    page.open(whole.id)
    assert editor.check.lacking() + editor.check.told(ERROR) + editor.check.told(WARNING) == []
    getattr(page.states, how)()
    (asked,) = answers.asked
    assert "次数空着，将记为第1次。" in asked
    assert session.ledger.get(Meeting, whole.id).draft
    page.start("党课")
    getattr(page.states, how)()
    said = f"次数空着，将记为第1次。这一年启用以前还开过的，请点“取消”，填好“次数”再{verb}，以后接着编。"
    assert said in answers.asked[-1]
    editor.form.boxes["number"].editor.set_value_text("4")
    answers.yes = True
    getattr(page.states, how)()
    assert "次数空着" not in answers.asked[-1]
    assert session.ledger.get(Meeting, editor.meeting.id).number == 4
