"""Before a record is final it is said whether it counts as a meeting that was held, where nobody put anything into it."""

import pytest

from models.records import Meeting
from models.rules.held import held
from tests.ui.small_branch import TODAY
from tests.ui.tabs.meetings.recording import begin, type_into


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"host": "", "recorder": ""}, "主持人、记录人和内容都没有填的记录，对照和自查里不算已开。确定"),
        ({"host": "", "recorder": "李敏"}, "算开过会，缺的在自查里提醒；没有开的，请点“取消”。确定"),
        ({"host": "", "recorder": "", "start": "09:00"}, "决议或决定还没有填\n\n确定"),
    ],
    ids=["nobody", "one", "told"],
)
def test_before_it_is_final_it_is_said_whether_it_counts_as_held(shell, session, answers, typed, told):
    page, editor = begin(shell)
    for name, text in typed.items():
        type_into(editor, name, text)
    page.finish()
    assert told in answers.asked[-1]
    made = session.ledger.get(Meeting, editor.meeting.id)
    assert held(session.checking.snapshot(), made, TODAY) is ("不算" not in told)
