"""One line of time for a person: the member's own changes and those of what belongs to the member."""

from models.kinds import PartialDate
from models.people.history import events
from models.records import Attachment, Contact, Member, StatusChange, Transfer


def test_parts_and_attachments_are_in_it_newest_first_and_those_of_others_not(ledger):
    with ledger.unit("新增党员") as unit:
        one, other = Member(name="单雨桐"), Member(name="李敏")
        unit.add(one)
        unit.add(other)
    parts = [Transfer(direction="转出", other="某支部"), Contact(result="联系上"), StatusChange(kind="限期改正")]
    for part in parts:
        for person in (one, other):
            with ledger.unit(f"登记{part.label}") as unit:
                part.id, part.member_id = 0, person.id
                unit.add(part)
    for owner, number in (("member", one.id), ("meeting", one.id), ("member", other.id)):
        with ledger.unit("添加附件") as unit:
            unit.add(Attachment(owner=owner, owner_id=number, name="甲.pdf", added=PartialDate(2026)))
    attachment = ledger.all(Attachment)[0]
    with ledger.unit("删除附件") as unit:
        unit.remove(attachment)
    found = events(ledger, one)
    assert [(record.table, change.unit.label) for record, change in found] == [
        ("attachment", "删除附件"), ("attachment", "添加附件"), ("status_change", "登记党籍变动"), ("contact", "登记联系记录"),
        ("transfer", "登记组织关系转接"), ("member", "新增党员"),
    ]  # fmt: skip
    assert {getattr(record, "member_id", one.id) for record, _ in found} == {one.id}


def test_nobody_has_no_history(ledger):
    assert events(ledger, Member()) == []
