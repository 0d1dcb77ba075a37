"""To-dos: how they stand, where they come from, which decisions are offered."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import AgendaItem, Meeting, Rectification, Task
from models.rules.limits import Limits
from models.rules.tasks import Origins, follow_up, followed, in_order, left_words, offered, task_of
from models.rules.tasks import tone as tone_of_task

TODAY = date(2026, 11, 23)


def day(text):
    return PartialDate.parse(text)


@pytest.mark.parametrize(
    ("due", "done", "word", "tone"),
    [
        ("2026-11-20", None, "逾期 3 天", "bad"),
        ("2026-11-23", None, "今天到期", "warn"),
        ("2026-12-08", None, "剩 15 天", "warn"),
        ("2026-12-09", None, "剩 16 天", "neutral"),
        ("2026-11", None, "剩 7 天", "warn"),
        (None, None, "无时限", "neutral"),
        ("2026-11-20", "2026-11-22", "已完成", "ok"),
        (None, "2026-11", "已完成", "ok"),
    ],
)
def test_how_a_task_stands(due, done, word, tone):
    task = Task(text="写总结", due=day(due) if due else None, done=day(done) if done else None)
    assert (left_words(task, TODAY), tone_of_task(task, TODAY, Limits())) == (word, tone)


MEETINGS = [
    Meeting(id=1, kind="支部党员大会", day=day("2026-03-12"), status="定稿"),
    Meeting(id=2, kind="支部委员会会议", day=day("2025-05-12"), status="定稿"),
    Meeting(id=3, kind="党课", day=day("2026-04-01"), status="作废"),
]
ITEMS = [
    AgendaItem(id=12, meeting_id=1, position=2, title_text="防汛物资", decision="购置沙袋。", owner="王磊", due=day("2026-04")),
    AgendaItem(id=11, meeting_id=1, position=1, title_text="传达文件"),
    AgendaItem(id=13, meeting_id=1, position=3, title_text="值班", owner="李敏"),
    AgendaItem(id=14, meeting_id=1, position=4, title_text="整改", owner="李敏"),
    AgendaItem(id=21, meeting_id=2, position=1, title_text="很久以前", owner="李敏"),
    AgendaItem(id=31, meeting_id=3, position=1, title_text="作废的", owner="李敏"),
]  # fmt: skip
ORIGINS = Origins(MEETINGS, ITEMS)


def test_decisions_with_a_person_or_a_day_are_offered_until_they_are_followed_up():
    taken = followed([Task(agenda_item_id=13), Task()], [Rectification(agenda_item_id=14)])
    (origin,) = offered(ORIGINS, taken, TODAY)
    assert origin.words() == "2026年3月12日支部党员大会 · 议题2 防汛物资"
    assert [o.item.id for o in offered(ORIGINS, set(), TODAY)] == [12, 13, 14]


def test_a_task_is_made_of_the_decision():
    task = task_of(ORIGINS.find(12))
    assert (task.text, task.owner, task.show("due")) == ("购置沙袋。", "王磊", "2026-04")
    assert (task.agenda_item_id, task.meeting_id) == (12, 1)
    assert task_of(ORIGINS.find(13)).text == "值班"


def test_where_a_task_comes_from():
    assert ORIGINS.of(Task(agenda_item_id=12, meeting_id=1)).leads_to() == ("agenda_item", 12)
    assert ORIGINS.of(Task(meeting_id=2)).words() == "2025年5月12日支部委员会会议"
    assert ORIGINS.of(Task(meeting_id=2)).leads_to() == ("meeting", 2)
    assert ORIGINS.of(Task()) is None
    assert ORIGINS.of(Task(agenda_item_id=99, meeting_id=77)) is None


def test_open_ones_come_first_by_their_day():
    tasks = [
        Task(id=1, text="无时限"),
        Task(id=2, text="早完成", done=day("2026-01-01")),
        Task(id=3, text="近", due=day("2026-12-01")),
        Task(id=4, text="晚完成", done=day("2026-02-01")),
        Task(id=5, text="逾期", due=day("2026-01-01")),
    ]
    assert [t.id for t in in_order(tasks)] == [5, 3, 1, 4, 2]


def test_what_became_of_a_decision():
    tasks = {12: [Task(text="x", done=day("2026-04-20"), outcome="已购 200 个")], 13: [Task(due=day("2026-11-20"))]}
    items = {14: [Rectification(number="2026-01", state="整改中")]}
    told = [follow_up(item, tasks, items, TODAY) for item in ITEMS[:4]]
    assert told == ["待办：已完成（2026-04-20），已购 200 个", "", "待办：逾期 3 天", "整改 2026-01：整改中"]
