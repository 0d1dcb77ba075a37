"""Each draft that a killed program leaves is told in words, with the record that leads to it."""

from models.records import Contact, Member, Training
from models.unsaved import unsaved


def test_each_kind_of_draft_is_told_with_the_way_to_it(ledger):
    with ledger.unit("新增") as unit:
        member = Member(name="张伟")
        unit.add(member)
        contact = Contact(member_id=member.id)
        unit.add(contact)
        training = Training(name="集中轮训")
        unit.add(training)
    keys = {
        "member:new": ("新增党员", "member", 0, True),
        f"member:{member.id}": ("修改党员：张伟", "member", member.id, True),
        "meeting:new": ("新增会议", "meeting", 0, True),
        f"contact:new:{member.id}": ("联系记录：张伟", "member", member.id, False),
        f"contact:{contact.id}": ("联系记录：张伟", "member", member.id, False),
        "appraisals:2025": ("民主评议结果（2025）", "member", 0, False),
        "awards:new": ("成批登记表彰奖励", "member", 0, False),
        f"enrolments:{training.id}": ("参训名单：集中轮训", "training", training.id, False),
        "branch:facts": ("支部信息", "branch", 0, True),
        "branch:1:规则口径": ("规则口径", "branch", 0, True),
        "handover": ("移交账本", "branch", 0, True),
        "year-turn:2026:carry": ("年度结转（2026）", "branch", 0, True),
        "duty-checks:2026-3": ("责任清单的季度检查", "responsibility", 0, False),
    }
    for key in keys:
        ledger.save_draft(key, {"a": "b"})
    ledger.save_draft("unknown:1", {})
    found = {one.key: (one.words, one.table, one.number, one.itself) for one in unsaved(ledger)}
    assert found == keys


def test_a_draft_of_a_record_that_is_gone_says_so(ledger):
    ledger.save_draft("member:99", {"name": "甲"})
    assert unsaved(ledger)[0].words == "修改党员：（已不在台账里）"
