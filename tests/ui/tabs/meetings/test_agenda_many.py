"""An agenda of many items draws anew only what has changed."""

from models.records import AgendaItem, Meeting
from tests.ui.small_branch import day


def test_the_cards_that_say_the_same_are_kept(shell, session):
    with session.unit("登记") as unit:
        unit.add(meeting := Meeting(kind="支部党员大会", day=day("2026-12-01"), subject="大会"))
        for number in range(1, 5):
            unit.add(AgendaItem(meeting_id=meeting.id, position=number, title_text=f"议题{number}"))
    shell.side.choose("meetings")
    page = shell.pages["meetings"].view
    page.open(meeting.id)
    agenda = page._editor.agenda
    cards = [agenda._card(place) for place in range(4)]
    cards[1].moved.emit(1)
    now = [agenda._card(place) for place in range(4)]
    assert now == [cards[0], cards[2], cards[1], cards[3]]
    assert [card._title.text() for card in now] == ["1. 议题1", "2. 议题3", "3. 议题2", "4. 议题4"]
    assert cards[1].accessibleName() == "第 3 项议题：议题2"
    now[0].removed.emit()
    assert [agenda._card(place) for place in range(3)] == now[1:]
    assert [(card._up.isHidden(), card._down.isHidden()) for card in now[1:]] == [
        (True, False),
        (False, False),
        (False, True),
    ]
    agenda.items[0].title_text = "改过"
    agenda._changed(0)
    assert agenda._card(0) is not now[1]
    assert agenda._card(1) is now[2]
    page.save()
