"""Coming and going in the sample: something of every kind, in step with the roster, dated before today."""

from __future__ import annotations

from datetime import date

from models.people.going import told
from models.records import Contact, Member, StatusChange, Transfer
from models.rules import Snapshot, findings
from models.rules.letters import RECEIVED, UNDER_WAY, state
from models.store import Ledger
from tests.models.sample.looking import on


def test_letters_in_every_state(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    members = {m.id: m for m in ledger.all(Member)}
    letters = ledger.all(Transfer)
    assert {(t.direction, state(t, today)) for t in letters} == {
        ("转出", UNDER_WAY),
        ("转出", RECEIVED),
        ("转入", RECEIVED),
    }
    for letter in letters:
        member = members[letter.member_id or 0]
        assert on(letter.issued) <= today
        assert "示例" in letter.letter, "nobody may take it for a real letter"
        if state(letter, today) == UNDER_WAY:
            assert member.belongs(today)
        elif letter.direction == "转出":
            assert (member.left, member.left_why) == (letter.receipt, "转出")
        else:
            assert member.arrived == letter.receipt


def test_everybody_away_or_lost_has_contacts(sample: tuple[Ledger, date]) -> None:
    ledger, today = sample
    contacts = Snapshot.of(ledger).contacts
    away = [m for m in ledger.all(Member) if m.belongs(today) and "是" in (m.floating, m.lost)]
    assert len(away) == 3
    for member in away:
        assert member.liaison
        assert contacts[member.id]
    for contact in ledger.all(Contact):
        assert on(contact.day) <= today
    (lost,) = [m for m in away if m.lost == "是"]
    assert len(contacts[lost.id]) == 3
    assert all(on(c.day) > on(lost.lost_since) for c in contacts[lost.id])


def test_decisions_and_roster_say_the_same(sample: tuple[Ledger, date]) -> None:
    ledger, _ = sample
    snapshot = Snapshot.of(ledger)
    assert {c.kind for c in ledger.all(StatusChange)} == {"停止党籍", "除名（自行脱党）", "去世"}
    for member in snapshot.members:
        for name, value in told(snapshot.changes_of(member)).items():
            assert getattr(member, name) == value, (member.name, name)


def test_what_the_rules_say_about_it(autumn: Ledger) -> None:
    today = date(2026, 11, 23)
    rules = {(f.rule, f.subject) for f in findings(Snapshot.of(autumn), today) if f.rule[0] in "OP"}
    assert rules == {("O02", "郭子昂"), ("P02", "彭伟强"), ("O09", "段小飞"), ("O01", "段小飞")}
