"""What was last done: meetings, batches and steps of the register in one list."""

from datetime import date

from models.kinds import PartialDate
from models.records import Attendance, Enrolment, Rectification, RectificationStep, Training
from models.rules import Snapshot
from models.rules.recent import recent

TODAY = date(2026, 11, 23)


def test_the_newest_come_first_and_what_is_to_come_does_not(meeting):
    held, ahead = meeting("党课", "2026-11-20", subject="讲党课"), meeting("党课", "2026-11-30")
    there = [Attendance(id=n, name="例某", state=state) for n, state in enumerate(("到", "到", "请假"), 1)]
    batch = Training(id=1, name="轮训", start=PartialDate(2026, 11, 21))
    signed = [Enrolment(id=1, name="例某", state="参加"), Enrolment(id=2, name="另某", state="缺课")]
    item = Rectification(id=1, problem="问题", owner="李敏")
    step = RectificationStep(id=1, rectification_id=1, day=PartialDate(2026, 11, 22), action="验收销号", by="王某")
    snapshot = Snapshot(
        meetings=[held, ahead], attendances={held.id: there}, trainings=[batch], enrolments={1: signed},
        rectifications=[item], steps={1: [step]},
    )  # fmt: skip
    assert [(one.kind, one.title, one.words, one.tone) for one in recent(snapshot, TODAY, 9)] == [
        ("整改", "验收销号：问题", "王某", "ok"),
        ("教育培训", "轮训", "参训 1/2", "ok"),
        ("党课", "讲党课", "到会 2/3", "warn"),
    ]
    assert [one.table for one in recent(snapshot, TODAY, 1)] == ["rectification"]
    assert recent(Snapshot(), TODAY, 4) == []


def test_of_one_day_the_last_step_comes_first():
    item, day = Rectification(id=1, problem="问题"), PartialDate(2026, 11, 22)
    actions = ("登记", "开始整改", "申请销号", "验收销号", "回头看")
    steps = [RectificationStep(id=n, rectification_id=1, day=day, action=one) for n, one in enumerate(actions, 1)]
    found = recent(Snapshot(rectifications=[item], steps={1: steps}), TODAY, 3)
    assert [one.title for one in found] == ["回头看：问题", "验收销号：问题", "申请销号：问题"]
