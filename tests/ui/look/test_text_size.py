"""The size in which everything is drawn: chosen in the menu, remembered, in force from the next start on, which is offered at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models import ourselves
from models.records import Meeting
from tests.ui.small_branch import TODAY
from tests.ui.tabs.meetings.recording import begin
from ui.look import text_size
from ui.settings import Settings

ROOT = Path(__file__).parents[3]
MEASURES = """
import os, sys
from pathlib import Path
from ui.look import text_size
from ui.app import make_application
from ui.settings import Settings
with text_size.in_force(Settings(Path(sys.argv[1]))):
    application = make_application([])
print(text_size.drawn(), application.primaryScreen().devicePixelRatio(), os.environ.get("QT_SCALE_FACTOR"))
"""


def actions(shell):
    """What stands under 字号 by its words."""
    entry = next(a for a in shell.settings_menu().actions() if a.text() == "字号")
    return {action.text(): action for action in entry.menu().actions()}


@pytest.mark.parametrize(
    ("size", "system", "drawn"), [("standard", None, 1), ("large", None, 1.15), ("largest", "1.5", 1.95)]
)
def test_the_size_is_drawn_over_the_scale_of_the_system_and_other_programs_do_not_inherit_it(
    tmp_path, size, system, drawn
):
    text_size.choose(Settings(tmp_path), size)
    environment = {name: value for name, value in os.environ.items() if name != "QT_SCALE_FACTOR"}
    environment |= {"QT_SCALE_FACTOR": system} if system else {}
    done = subprocess.run(
        [sys.executable, "-c", MEASURES, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    now, ratio, left = done.stdout.split()
    assert now == size
    assert float(ratio) == pytest.approx(drawn)
    assert left == str(system)


def test_what_the_settings_hold_besides_is_the_standard_size(tmp_path):
    settings = Settings(tmp_path)
    assert text_size.chosen(settings) == "standard"
    settings.set_text("text_size", "巨大")
    assert text_size.chosen(settings) == "standard"
    with pytest.raises(KeyError):
        text_size.choose(settings, "巨大")


def test_the_menu_shows_the_size_and_offers_to_begin_again(shell, answers):
    assert [text for text, action in actions(shell).items() if action.isChecked()] == ["标准"]
    begun = []
    shell.on_start_again = lambda: begun.append(True)
    actions(shell)["大"].trigger()
    assert len(begun) == len(answers.asked) == 1
    assert "“大”" in answers.asked[0]
    assert [text for text, action in actions(shell).items() if action.isChecked()] == ["大"]
    actions(shell)["大"].trigger()
    assert len(answers.asked) == 1, "nothing changes"


def test_whoever_waits_is_told_when_it_will_be(shell, answers):
    answers.yes = False
    shell.on_start_again = lambda: pytest.fail("she said later")
    actions(shell)["特大"].trigger()
    assert shell.toast.message.text() == "字号改为“特大”，下次启动时生效"
    assert text_size.chosen(Settings(shell.session.settings.folder)) == "largest"


def test_going_back_to_the_size_in_force_offers_nothing(shell, answers):
    answers.yes = False
    shell.on_start_again = lambda: pytest.fail("nothing would change")
    actions(shell)["特大"].trigger()
    actions(shell)["标准"].trigger()
    assert len(answers.asked) == 1
    assert shell.toast.message.text() == "字号仍为“标准”"
    assert text_size.chosen(shell.session.settings) == "standard"


def test_what_is_drawn_is_what_was_chosen_at_the_start(tmp_path, monkeypatch):
    monkeypatch.setattr(text_size, "_drawn", "standard")
    settings = Settings(tmp_path)
    text_size.choose(settings, "large")
    with text_size.in_force(settings):
        text_size.choose(settings, "largest")
    assert text_size.drawn() == "large"


def test_beginning_again_keeps_what_is_typed_and_names_the_ledger(desk, session):
    desk.show(session.ledger)
    _, editor = begin(desk._shell)
    editor.body.insertPlainText("还没有保存的话")
    desk.start_again()
    assert not desk._shell.isVisible()
    assert desk.again == ourselves.command(str(session.ledger.path), "--today", TODAY.isoformat())
    assert any("还没有保存的话" in meeting.body for meeting in session.ledger.all(Meeting))


def test_the_sample_begins_anew(desk, session):
    desk.show(session.ledger, remember=False)
    desk.start_again()
    assert desk.again[-3:] == ["--demo", "--today", TODAY.isoformat()]


def test_whoever_stays_where_typing_could_not_be_kept_is_not_started_again(desk, session, monkeypatch):
    desk.show(session.ledger)
    monkeypatch.setattr(type(desk._shell), "close", lambda _self: False)
    desk.start_again()
    assert desk.again == []
    monkeypatch.undo()
