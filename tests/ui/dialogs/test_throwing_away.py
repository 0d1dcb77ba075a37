"""What was chosen in a list goes into the recycle bin in one step, after a question that names it."""

import pytest

from models.records import Member, Task
from ui.dialogs.throwing_away import throw_away


@pytest.fixture
def tasks(session):
    with session.unit("登记待办") as unit:
        unit.add_all([Task(text="换灯"), Task(text="订报")])
    return session.ledger.all(Task)


def test_one_is_called_by_its_name(shell, session, answers, tasks):
    throw_away(session, shell, tasks[:1], "一般不删除。")
    assert answers.asked == ["把“换灯”放进回收站？之后可以撤销，也可以从回收站恢复。一般不删除。"]
    assert session.ledger.undoable().label == "放进回收站：待办事项 换灯"
    assert [task.text for task in session.ledger.all(Task)] == ["订报"]


def test_several_go_in_one_step(shell, session, answers, tasks):
    throw_away(session, shell, tasks)
    assert answers.asked == ["把选中的 2 条放进回收站？之后可以撤销，也可以从回收站恢复。"]
    assert session.ledger.undoable().label == "放进回收站：待办事项 2 条"
    assert session.ledger.all(Task) == []
    session.undo()
    assert len(session.ledger.all(Task)) == 2


def test_who_thinks_better_of_it_or_chose_nothing_loses_nothing(shell, session, answers):
    throw_away(session, shell, [])
    assert answers.asked == []
    answers.yes = False
    throw_away(session, shell, session.ledger.all(Member)[:1])
    assert len(answers.asked) == 1
    assert len(session.ledger.all(Member)) == len(session.members)
