"""The meeting with which several tests of the records begin."""

import pytest

from tests.ui.tabs.meetings.recording import begin


@pytest.fixture
def editor(shell):
    """The editor with a new meeting to which all came, and its agenda in front."""
    _, made = begin(shell)
    made.roll._all_present()
    made.text_card.show_part("agenda")
    return made
