"""What 自查报告 says of a talk: what is to be put right, and not with whom it was; nor do answers to what has been settled since."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.exports.contents.of_talks import answered_about, without_partner
from models.exports.contents.self_check import NOT_HERE as NOT_HERE_SHEET
from models.exports.contents.self_check import self_check_report
from models.exports.privacy import NOT_TOLD, REASON_KEPT
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Meeting, Member, Task, Waiver
from models.records.meeting import ABSENT, EXCUSED, PRESENT, TALK
from models.records.waiver import NOT_HERE
from models.rules import Snapshot, findings
from models.rules.finding import Finding
from models.rules.self_check import SelfCheck

TODAY = date(2026, 11, 23)
DAY, HELD = "10月10日谈心谈话", "2026-10-10谈心谈话"
UNWRITTEN = "会议已开过，记录还是草稿"
LEFT = "嬴犀：10月10日谈心谈话的应到名单里还有此人，2026-09-01 已离开支部"
LEFT_SAYS = "已离开支部的人仍在应到或学时中"


def talk(there: tuple[str, ...] = ("王伟", "嬴犀"), item: AgendaItem | None = None, **about: Any) -> Snapshot:
    """A ledger with one talk, led by 王伟 with 嬴犀, a meeting and a to-do of each."""
    held = Meeting(id=1, kind=TALK, day=PartialDate(2026, 10, 10), host="王伟", recorder="赵敏", **about)
    other = Meeting(id=2, kind="支部党员大会", day=PartialDate(2026, 10, 11))
    return Snapshot(
        meetings=[held, other],
        attendances={1: [Attendance(id=n, meeting_id=1, name=name) for n, name in enumerate(there, 1)]},
        items={1: [item]} if item else {},
        tasks=[Task(id=n, meeting_id=n, text="走访") for n in (1, 2)],
    )


def told(kept: Snapshot, subject: str, message: str, record: int = 1) -> tuple[str, str]:
    about = Finding("M06", "warning", subject, message, "", Meeting.table, record)
    left = without_partner(about, kept)
    return left.subject, left.message


@pytest.mark.parametrize(
    "kept",
    [
        talk(title_text=TALK),
        talk(title_text="谈话"),
        talk(item=AgendaItem(id=1, title_text="记")),
        talk(item=AgendaItem(id=1, title_text="谈心", candidate="嬴犀", owner="王伟")),
    ],
)
def test_what_only_says_what_it_was_takes_nothing_away(kept: Snapshot):
    """A talk called by its kind, or with one character for an item, had “（谈话内容不导出）” for whatever was found about it."""
    assert told(kept, DAY, UNWRITTEN) == (DAY, UNWRITTEN)
    assert told(kept, DAY, "已定稿，记录人还没有填") == (DAY, "已定稿，记录人还没有填")


@pytest.mark.parametrize(
    ("kept", "subject", "message", "left"),
    [
        (talk(), "嬴犀", "10月10日 谈心谈话请假，没有写原因", (HELD, "10月10日 谈心谈话请假，没有写原因")),
        (talk(), DAY, "主持人写的是 王伟，到会名单里没有 王伟", (DAY, "主持人写的是 王伟，到会名单里没有 王伟")),
        (talk(("王伟", "赵敏")), "赵敏", "记录人请假", ("赵敏", "记录人请假")),
        (talk(), DAY, "到会名单里 嬴犀 没有点到", (DAY, NOT_TOLD)),
        (talk(guests="李四光、嬴犀家属"), DAY, "列席人员 李四光 也在名单里", (DAY, NOT_TOLD)),
        (talk(guests="王伟、李四光"), DAY, "主持人 王伟 也写在列席人员里", (DAY, "主持人 王伟 也写在列席人员里")),
        (talk(void_why="改与李四光谈"), DAY, "已作废：改与李四光谈", (DAY, NOT_TOLD)),
        (talk(place="李四光家中"), DAY, "在李四光家中，没有到会名单", (DAY, NOT_TOLD)),
        (talk(subject="家里困难"), f"{DAY}“家里困难”", UNWRITTEN, (HELD, UNWRITTEN)),
        (talk(item=AgendaItem(id=1, title_text="帮扶", candidate="李四光")), f"{DAY}“帮扶”", "表决对象 李四光", (HELD, NOT_TOLD)),
    ],
)  # fmt: skip
def test_whoever_it_was_with_is_not_said(kept: Snapshot, subject: str, message: str, left: tuple[str, str]):
    assert told(kept, subject, message) == left


def test_of_another_meeting_all_is_said():
    assert told(talk(), "嬴犀", "没有写原因", record=2) == ("嬴犀", "没有写原因")


@pytest.mark.parametrize(
    ("key", "said", "left"),
    [
        ("R12|meeting|1|attendance2", LEFT, f"{HELD}：{LEFT_SAYS}{NOT_TOLD}"),
        ("|meeting|1|", "与嬴犀谈心", f"{HELD}：{NOT_TOLD}"),
        ("R12|meeting|3|attendance2", LEFT, f"已删除的会议记录：{LEFT_SAYS}"),
        ("|meeting|3|", "与嬴犀谈心", f"已删除的会议记录：{NOT_TOLD}"),
        ("R12|meeting|2|attendance2", LEFT, LEFT),
        ("R12|training|1|", LEFT, LEFT),
        ("|task|1|2026-11-01", "帮嬴犀", f"{HELD}：{NOT_TOLD}"),
        ("|task|2|2026-11-01", "走访", "走访"),
        ("TXTH|meeting|谈心谈话|2026", "3 人今年还没有谈心谈话的记录", "3 人今年还没有谈心谈话的记录"),
        ("§2.2情形|meeting|2|attendance2", "李敏：在大会记为不计入应到，情形“住院”不在设定里", "李敏：不计入应到的情形不在设定的几种情形里"),
        ("§8.5日期|member|4|left left_why", "李敏：填了离开原因“病故”，没有离开日期", "李敏：各项日期的先后"),
    ],
)  # fmt: skip
def test_an_answer_to_what_is_settled_does_not_say_it_either(key: str, said: str, left: str):
    """Its sentence is kept as it was, and went out whole once the rules raised it no more."""
    assert answered_about(Waiver(key=key, subject=said, answer=NOT_HERE), talk(("王伟",))) == left


@pytest.mark.parametrize("full", [False, True])
def test_the_report_names_her_neither_before_nor_after_it_is_put_right(full: bool):
    kept = talk(status="定稿")
    kept.members.append(Member(id=1, name="嬴犀", kind="正式党员", left=PartialDate(2026, 9, 1)))
    kept.attendances[1][1].member_id, kept.attendances[1][1].state = 1, EXCUSED
    (found,) = (f for f in findings(kept, TODAY) if f.rule == "R12")
    kept.waivers.append(
        Waiver(id=1, key=found.key, subject=f"{found.subject}：{found.message}", answer=NOT_HERE, reason="已核实")
    )
    for still in (findings(kept, TODAY), []):
        report = self_check_report(SelfCheck(kept, TODAY, still), year=2026, full=full)
        (row,) = report.sheets[NOT_HERE_SHEET].rows
        assert ("嬴犀" in row[1], row[2]) == (full, "已核实" if full else REASON_KEPT)


def test_meetings_told_of_together_do_not_say_that_she_had_a_talk():
    """Two talks and two meetings to which she did not come were one finding, opened at a meeting, so that nothing was taken away."""
    kinds = {3: TALK, 5: TALK, 6: "支部党员大会", 8: "支部党员大会", 9: "支部党员大会"}
    held = [Meeting(id=n, kind=kind, day=PartialDate(2026, n, 12), host="王伟") for n, kind in kinds.items()]
    states = {"王伟": PRESENT, "嬴犀": ABSENT}
    there = {
        m.id: [
            Attendance(id=10 * m.id + n, meeting_id=m.id, name=who, state=states[who]) for n, who in enumerate(states)
        ]
        for m in held
    }
    kept = Snapshot(meetings=held, attendances=there)
    report = self_check_report(SelfCheck(kept, TODAY, findings(kept, TODAY)), year=2026, full=False)
    rows = [" ".join(map(str, row)) for sheet in report.sheets.values() for row in sheet.rows]
    away = [row for row in rows if "没有写原因" in row or NOT_TOLD in row]
    assert ["嬴犀" in row for row in away if "谈心谈话" in row] == [False, False]
    assert [row for row in away if "嬴犀 2026 年 3 次会议没有到会" in row]
