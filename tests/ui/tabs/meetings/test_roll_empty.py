"""A list on which nobody stands: why, and the way to what is missing in the roster."""

from dataclasses import replace

from models.records.meeting import COMMITTEE
from models.rules.roll_call import NO_POSTS
from tests.ui.tabs.meetings.recording import begin


def test_a_committee_that_the_roster_does_not_know_is_filled_in_there(shell, session):
    said = []
    session.said.connect(lambda sentence, _told: said.append(sentence))
    had = [(member, member.post) for member in session.members if member.post]

    def fill(posts):
        with session.unit("修改党内职务") as unit:
            for member, post in had:
                unit.save(replace(member, post=post if posts else ""))

    fill(False)
    page, editor = begin(shell, COMMITTEE)
    editor.form.boxes["place"].editor.set_value_text("别处")
    card = editor.roll
    assert card._nobody.text() == NO_POSTS
    card.renew.emit()
    assert said[-1] == NO_POSTS
    assert card.first.text() == "去填党内职务"
    card.first.click()
    roster = shell._current()
    assert roster.key == "members"
    assert [column.key for column in roster.table.columns_shown()][:2] == ["name", "post"], "led to the bare roster"
    assert "F2" in said[-1]
    roster.arranging.reset()
    assert "post" not in [column.key for column in roster.table.columns_shown()]
    fill(True)
    shell.side.choose("meetings")
    assert (page._editor.meeting.id, card.first.text()) == (0, "按名册列出")
    card.first.click()
    assert sorted(part.name for part in card.parts()) == ["张伟", "李敏"]
