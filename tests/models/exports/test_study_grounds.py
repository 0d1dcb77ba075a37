"""What the outputs of training say in words: by which article, why somebody was away, as of which day."""

from __future__ import annotations

from datetime import date

from models.exports.contents.study.grounds import GROUNDS, UNSEEN
from models.exports.contents.study.hours import DETAIL, hours_sheets
from models.exports.contents.study.inviting import inviting_sheet
from models.exports.contents.study.record import study_records
from models.exports.study_registers import snapshot_of
from models.records import Branch, Enrolment, Member, Training
from models.rules.study.inviting import Ground, Wanted
from models.store import Ledger
from tests.models.exports.test_study_outputs import batch, column, day


def test_each_ground_rests_on_its_own_article_and_what_was_not_checked_is_said(filled: Ledger, today: date):
    sheet = hours_sheets(snapshot_of(filled), today=today, year=2026, full=False)[GROUNDS]
    told = dict(zip(column(sheet, "项目"), column(sheet, "依据"), strict=True))
    assert told["普通党员"].startswith("《中国共产党党员教育管理工作条例》第二十条")
    assert UNSEEN not in told["普通党员"]
    assert told["书记和班子成员"].endswith(UNSEEN)
    assert "第二十三条" in told["不要求学时"]
    assert not any("《" in told[name] for name in ("停止党籍", "年中来去", "年度")), "no article says that"


def test_an_invitation_is_dated_as_it_was_worked_out_and_says_who_is_lost(today: date):
    member = Member(id=1, name="张某", lost="是")
    ground = Ground("T01", "按 32 学时还差 32 学时", "education-20")
    over = batch(0, start="2026-06-03", end="2026-06-04")
    sheet = inviting_sheet([Wanted(member, 32.0, (ground,))], Branch(), 2026, today=today, full=False, batch=over)
    assert sheet.subtitle.startswith("截至2026年6月3日")
    assert column(sheet, "应当参加的原因") == ["按 32 学时还差 32 学时（名册上是失联党员，先查找联系）"]
    coming = batch(0, start="2026-12-03", end="2026-12-04")
    assert inviting_sheet([], Branch(), 2026, today=today, full=False, batch=coming).subtitle.startswith(
        "截至2026年11月"
    )


def test_a_record_says_why_somebody_was_away_and_by_which_article_nothing_is_asked(filled: Ledger, today: date):
    old = next(m for m in filled.all(Member) if m.name == "欧阳志远")
    with filled.unit("登记") as unit:
        old.study = "送学上门"
        unit.save(old)
        entries = [e for batch in filled.all(Training) for e in filled.parts(Enrolment, batch) if e.member_id == old.id]
        entries[0].state, entries[0].hours, entries[0].reason = "请假", 2.0, "行动不便"
        entries[1].state, entries[1].reason, entries[1].made_up_on = "补课", "出差", day("2026-07-01")
        for entry in entries[:2]:
            unit.save(entry)
    snapshot = snapshot_of(filled)
    (record,) = study_records(snapshot, [old], today=today, full=False)
    rows = [row for chapter in record.chapters[2:] for sheet in chapter.tables for row in sheet.rows]
    states = [row[4].splitlines() for row in rows]
    assert [one for one in states if one[0] == "请假"] == [["请假", "行动不便"]]
    assert [one[-2:] for one in states if one[0].startswith("补课")] == [["出差", "2026-07-01 补课"]]
    assert record.chapters[1].note.startswith("不要求学时依据：")
    assert "第二十三条" in record.chapters[1].note
    assert "第二十条" not in record.chapters[1].note
    detail = hours_sheets(snapshot, today=today, full=False)[DETAIL]
    said = {row[-1] for row in detail.rows if row[1] == old.name}
    assert {"请假，有实际学时：行动不便", "补课（2026-07-01）；出差"} <= said
