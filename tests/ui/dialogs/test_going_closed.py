"""Coming and going in a closed year: the letter and the roster change together once it is said why, and neither does without."""

import pytest

from models.kinds import PartialDate
from models.records import ClosedYear, Member, Transfer
from models.records.transfer import OUT
from models.store import Sealed
from ui.dialogs.going.acting import Acting
from ui.dialogs.going.transfer_dialog import TransferDialog


@pytest.fixture
def left(session):
    """Somebody who left in 2025, by a letter with its receipt; 2025 is closed."""
    member = next(m for m in session.ledger.all(Member) if m.name == "王磊")
    member.left, member.left_why, member.left_to = PartialDate(2025, 11, 20), OUT, "某街道党支部"
    letter = Transfer(
        member_id=member.id, direction=OUT, other=member.left_to, issued=PartialDate(2025, 11, 1), receipt=member.left
    )
    with session.unit("转出") as unit:
        unit.save(member)
        unit.add(letter)
        unit.add(ClosedYear(year=2025))
    return member, letter


def kept(session, member):
    return session.ledger.get(Member, member.id).left, [t.receipt for t in session.ledger.all(Transfer)]


def test_a_receipt_of_the_closed_year_is_changed_with_a_reason_and_the_roster_with_it(qtbot, session, left):
    member, letter = left
    dialog = TransferDialog(session, letter, member, None)
    qtbot.addWidget(dialog)
    dialog.form.boxes["receipt"].editor.set_value_text("2026-01-05")
    dialog.form.boxes["receipt"].editor.left.emit()
    session.ledger.asks = lambda *_: ""
    before = kept(session, member)
    with pytest.raises(Sealed):
        dialog.accept()
    assert kept(session, member) == before
    session.ledger.asks = lambda *_: "回执日期记错"
    dialog.accept()
    day = PartialDate(2026, 1, 5)
    assert kept(session, member) == (day, [day])
    assert session.ledger.units()[0].reason == "回执日期记错"


def test_taking_the_letter_away_asks_too(qtbot, session, left, shell, answers):
    member, letter = left
    acting = Acting(session, lambda: session.ledger.get(Member, member.id), shell)
    before = kept(session, member)
    session.ledger.asks = lambda *_: ""
    with pytest.raises(Sealed):
        acting.remove(letter)
    assert kept(session, member) == before
    session.ledger.asks = lambda *_: "重复登记"
    acting.remove(letter)
    assert kept(session, member) == (None, [])
