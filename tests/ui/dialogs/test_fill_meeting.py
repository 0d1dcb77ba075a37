"""Filling a sheet to sign in the window: for which meeting it is, is asked only where the form asks about one."""

from __future__ import annotations

import openpyxl

from models.kinds import PartialDate
from models.records import Attendance, Meeting
from tests.models.forms import blank_forms
from ui.dialogs.fill_dialog import FillDialog

from .test_fill_dialog import choose, settle, texts


def test_which_meeting_is_asked_and_its_people_are_listed(qtbot, shell, session, tmp_path):
    blank = blank_forms.simple(tmp_path / "名册.xlsx", ["序号", "姓名", "性别"], title="党员名册")

    def opened(form):
        dialog = FillDialog(session, shell, form)
        qtbot.addWidget(dialog, before_close_func=lambda one: one.done(0))
        dialog.show()
        settle(qtbot, dialog)
        return dialog

    dialog = opened(blank)
    box = dialog._choice._meeting
    assert not box.isVisible()  # a roster is for no meeting
    with session.unit("登记会议") as unit:
        meeting = Meeting(kind="支部党员大会", title_text="研究工作", day=PartialDate(2026, 3, 5), place="会议室")
        unit.add(meeting)
        member = session.members[0]
        unit.add(Attendance(meeting_id=meeting.id, member_id=member.id, name=member.name, state="到"))
    sheet = blank_forms.simple(tmp_path / "签到.xlsx", ["序号", "姓名", "签名"], title="党员大会签到表")
    book = openpyxl.load_workbook(sheet)
    book.active.insert_rows(2)
    book.active["A2"] = "会议地点："
    book.save(sheet)
    dialog = opened(sheet)
    box = dialog._choice._meeting
    assert box.isVisible()
    assert "会议地点：" in texts(dialog).values()
    choose(box, meeting.id)
    qtbot.waitUntil(lambda: "会议地点：会议室" in texts(dialog).values(), timeout=30_000)
    settle(qtbot, dialog)
    names = {text for (row, column), text in texts(dialog).items() if column == 2 and row > 3}
    assert names == {member.name}
    dialog.begin(blank)
    assert dialog._choice.meeting is None
