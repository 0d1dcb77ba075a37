"""A vote on 转正 before probation has ended is said while it is typed: in the item, in the check-list of its record, and, as all that
the panel warns of, in the question before the record goes on."""

import pytest
from PySide6.QtWidgets import QApplication

from models.records import AgendaItem
from models.records.meeting import TOPICS
from models.rules import votes
from tests.ui.answering import when_modal
from tests.ui.tabs.meetings.recording import begin, told_by_rules, type_into

EARLY = "2026-11-23 党员大会表决转正，预备期 2027-03-01 期满，当时未满，请核对日期"


def write(dialog, **texts):
    for name, text in texts.items():
        editor = (dialog.panel.form.boxes | dialog.form.boxes)[name].editor
        editor.set_value_text(text)
        editor.edited.emit()


@pytest.fixture
def added(shell):
    """Adds an item as it is typed; gives what the panel said of it after each step, and the editor."""

    def add(*steps, kind="支部党员大会"):
        _, editor = begin(shell, kind)
        editor.text_card.show_part("agenda")
        said = []

        def type_it():
            dialog = QApplication.activeModalWidget()
            for step in steps:
                write(dialog, **step)
                shown = dialog.panel._notes
                said.append(shown.text() if shown.isVisible() else "")
            dialog.accept()

        when_modal(type_it)
        editor.agenda._add()
        return editor, said

    return add


def test_it_is_said_as_soon_as_the_topic_is_chosen(added, shell):
    editor, said = added({"title_text": "讨论欧阳䶮转为正式党员"}, {"topic": TOPICS[3]})
    assert said[0] == ""
    assert f"欧阳䶮：{EARLY}" in said[1]
    assert "细则" in said[1].partition(EARLY)[2], "the article is named"
    (link,) = [link for link in told_by_rules(editor) if EARLY in link.accessibleName()]
    link.click()
    assert shell.focusWidget() is editor.form.boxes["day"].editor
    editor.form.type_text({"day": "2027-03-01"})
    editor._edited()
    assert not [link for link in told_by_rules(editor) if "当时未满" in link.accessibleName()]


@pytest.mark.parametrize("step", ["finish", "archive"])
def test_it_is_said_before_the_record_goes_on(added, shell, answers, step):
    editor, _ = added({"title_text": "讨论欧阳䶮转为正式党员", "topic": TOPICS[3]})
    answers.yes = False
    states = shell.pages["meetings"].view.states
    getattr(states, step)()
    assert f"自查认为应改正：\n· {EARLY}\n\n" in answers.asked[-1]
    editor.check.show_elements([], editor.side._scan, editor.check._findings)  # nothing is missing any more
    answers.asked.clear()
    states.finish()
    assert answers.asked[-1].startswith("自查认为应改正：")
    assert editor.meeting.id == 0


@pytest.mark.parametrize("step", ["finish", "archive"])
def test_what_the_panel_warns_of_is_asked_about(shell, session, answers, step):
    """Who came to a meeting that is still to be held stood in the panel, and the question said nothing of it."""
    page, editor = begin(shell, "党课")
    type_into(editor, "day", "2026-11-30")
    editor.roll._all_present()
    answers.yes = False
    getattr(page.states, step)()
    assert (
        "自查提示请核对：\n· 会议日期 2026-11-30 还没有到，已记了 6 人的到会情况，请核对日期\n\n" in answers.asked[-1]
    )
    editor.check.show_elements([], editor.side._scan, editor.check._findings)  # nothing is missing any more
    answers.asked.clear()
    page.states.finish()
    assert answers.asked[-1].startswith("自查提示请核对：")


def test_what_may_come_earlier_is_not_doubted(added):
    title = {"title_text": "讨论欧阳䶮预备期满", "topic": TOPICS[3]}
    _, said = added(title, {"decision": "取消预备党员资格。"}, {"decision": "按期转正。"})
    assert ["当时未满" in one for one in said] == [True, False, True]


@pytest.mark.parametrize(
    "about", [{"kind": "支部委员会会议"}, {"title": "讨论王磊转为正式党员"}, {"rule": votes.ADMIT}], ids=str
)
def test_other_votes_say_nothing_of_it(added, about):
    step = {"title_text": about.get("title", "讨论欧阳䶮转为正式党员"), "rule": about.get("rule", votes.CONVERT)}
    editor, said = added(step, kind=about.get("kind", "支部党员大会"))
    assert "当时未满" not in said[0]
    assert [item.rule for item in editor.agenda.items] == [step["rule"]]
    assert isinstance(editor.agenda.items[0], AgendaItem)
