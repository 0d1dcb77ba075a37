"""民主评议 and 表彰奖励 on the page of a person."""

from models.kinds import PartialDate
from models.records import Appraisal, Award
from tests.ui.tabs.person.seen import find, texts
from ui.dialogs.honours.appraisal_dialog import AppraisalDialog
from ui.tabs.person.honours import Appraisals, Awards
from ui.widgets.pill import Pill
from ui.widgets.timeline_row import TimelineRow


def kept(session, **about):
    lee = find(session, "李敏")
    with session.unit("登记") as unit:
        line = Appraisal(member_id=lee.id, year=2025, day=PartialDate(2026, 1, 19), **about)
        unit.add(line)
    return line


def pills(part):
    return [pill.text() for pill in part.findChildren(Pill) if pill.isVisible()]


def test_a_year_with_its_grade_votes_and_what_is_still_to_be_done(person, session):
    kept(session, grade="基本合格", votes_excellent=2, votes_barely=4, gap="学习不够")
    seen = " ".join(texts(person.findChild(Appraisals)))
    assert "2025 年度" in seen
    assert pills(person.findChild(Appraisals)) == ["基本合格"]
    assert "测评 优秀 2、基本合格 4 票 · 差距：学习不够" in seen
    assert "提醒：2025 年度民主评议为“基本合格”，没有填帮助教育措施" in seen
    assert "没有填反馈本人的日期" in seen


def test_who_did_not_take_part_has_the_reason(person, session):
    kept(session, absent_why="长期患病")
    seen = texts(person.findChild(Appraisals))
    assert "长期患病" in seen
    assert pills(person.findChild(Appraisals)) == ["未参评"]


def test_entries_are_opened_and_taken_away(person, session, answers, monkeypatch):
    opened = []
    monkeypatch.setattr("ui.tabs.person.honours.run", opened.append)
    kept(session, grade="合格", told_on=PartialDate(2026, 1, 22))
    part = person.findChild(Appraisals)
    part.findChild(TimelineRow).opened.emit()
    assert opened[0].windowTitle() == "民主评议：李敏"
    part.add()
    assert opened[1].form.so_far()[0].year == 2026, "2025 is there"
    part.findChild(TimelineRow).removed.emit()
    assert session.ledger.all(Appraisal) == []
    for dialog in opened:
        dialog.deleteLater()


def test_one_year_has_one_result(person, session, monkeypatch, qtbot):
    line = kept(session, grade="合格")
    again = AppraisalDialog(
        session, Appraisal(member_id=line.member_id, year=2025, grade="优秀"), find(session, "李敏"), None
    )
    qtbot.addWidget(again)
    again.accept()
    assert len(session.ledger.all(Appraisal)) == 1
    assert "已经登记" in again._state.text()
    same = AppraisalDialog(session, line, find(session, "李敏"), None)
    qtbot.addWidget(same)
    same.form.boxes["grade"].editor.set_value_text("优秀")
    same.accept()
    assert session.ledger.all(Appraisal)[0].grade == "优秀"


def test_honours_of_the_person_alone(person, session, answers, monkeypatch):
    opened = []
    monkeypatch.setattr("ui.tabs.person.honours.run", opened.append)
    lee = find(session, "李敏")
    with session.unit("登记") as unit:
        unit.add(
            Award(member_id=lee.id, name="李敏", kind="优秀共产党员", year=2025, body="机关党委", level="基层党委")
        )
        unit.add(Award(kind="先进基层党组织", year=2026))
    part = person.findChild(Awards)
    assert {"2025 年", "优秀共产党员", "机关党委"} <= set(texts(part))
    assert pills(part) == ["基层党委"]
    assert "先进基层党组织" not in texts(part)
    part.add()
    assert "name" not in opened[0].form.boxes
    opened[0].form.boxes["kind"].editor.set_value_text("优秀党务工作者")
    opened[0].accept()
    assert session.ledger.all(Award)[-1].member_id == lee.id
    part.findChildren(TimelineRow)[0].removed.emit()
    assert len(session.ledger.all(Award)) == 2
    assert "把李敏的" in answers.asked[-1]
    opened[0].deleteLater()
