"""Before a record is final it is said that it counts as no meeting that was held, where nobody put anything into it."""

import pytest

from models.records import Meeting
from models.rules.held import held
from tests.ui.small_branch import TODAY
from tests.ui.tabs.meetings.recording import begin, type_into


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            {"host": "", "recorder": ""},
            "定稿、归档了也不算开过会，年报、对照和自查里都不计；没有开的，请点“取消”。确定",
        ),
        ({"host": "邱某", "recorder": "李敏"}, "没有开的，请点“取消”。确定"),
        ({"host": "", "recorder": "", "start": "09:00"}, "决议或决定还没有填\n\n确定"),
    ],
    ids=["nobody", "both", "told"],
)
def test_before_it_is_final_it_is_said_whether_it_counts_as_held(shell, session, answers, typed, told):
    page, editor = begin(shell)
    for name, text in typed.items():
        type_into(editor, name, text)
    page.finish()
    assert told in answers.asked[-1]
    made = session.ledger.get(Meeting, editor.meeting.id)
    assert held(session.checking.snapshot(), made, TODAY) is ("请点" not in told)
