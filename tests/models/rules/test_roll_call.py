"""Keeping the list of a meeting: marking, making the list again, reasons and consents that were put down before."""

import copy
import dataclasses

from models.kinds import PartialDate
from models.records import Attendance
from models.records.meeting import ABSENT, COMMITTEE, EXCUSED, GENERAL, GROUP, GUEST, LEFT_OUT, PRESENT
from models.rules.attendance import count
from models.rules.roll_call import left_out_as_before, mark, mark_present, nobody, reasons_used, renewed, unmarked


def there(number, state="", **about):
    return Attendance(
        member_id=number, name=f"党员{number}", state=state, **{"kind": "正式党员", "votes": "是", **about}
    )


def left_out(number):
    return there(
        number, LEFT_OUT, ground="E2 出国（境）半年以上", consent="局党委〔2026〕3号", passed=PartialDate(2026, 3, 12)
    )


def test_a_state_takes_with_it_what_belonged_to_the_other():
    one = left_out(1)
    mark(one, EXCUSED)
    assert (one.ground, one.consent, one.passed) == ("", "", None)
    one.reason = "出差"
    mark(one, ABSENT)
    assert one.reason == "出差"
    mark(one, PRESENT)
    assert one.reason == ""


def test_what_the_roster_says_is_no_reason():
    away = there(1, reason="流动党员")
    mark(away, ABSENT)
    assert away.reason == ""


def test_all_present_leaves_those_who_are_marked_and_the_sum_fits():
    people = [there(1), there(2, EXCUSED, reason="出差"), there(3, ABSENT), there(4, GUEST), left_out(5), there(6)]
    assert unmarked(people) == 2
    assert count(people).expected > count(people).present + count(people).excused + count(people).absent
    mark_present(people)
    assert [p.state for p in people] == [PRESENT, EXCUSED, ABSENT, GUEST, LEFT_OUT, PRESENT]
    counted = count(people)
    assert counted.expected == counted.present + counted.excused + counted.absent == 4
    assert people[1].reason == "出差"


def test_a_renewed_list_keeps_what_is_marked_and_says_what_changes():
    guest = Attendance(name="钱某", kind="发展对象", state=GUEST)
    listed = [there(1, PRESENT), there(2), there(3, EXCUSED, reason="出差"), guest, Attendance(name="没点的外人")]
    before = copy.deepcopy(listed)
    made = renewed(listed, [there(1, kind="预备党员", votes="否"), there(4)])
    assert [(p.name, p.state, p.kind) for p in made.people] == [
        ("党员1", PRESENT, "预备党员"),
        ("党员4", "", "正式党员"),
        ("党员3", EXCUSED, "正式党员"),
        ("钱某", GUEST, "发展对象"),
    ]
    assert made.people[2].reason == "出差"
    assert made.told() == (
        "增加 1 人：党员4\n移出 2 人：党员2、没点的外人\n人员类别或表决权按会议当日更正 1 人：党员1\n"
        "名册当日不应到、已点到而保留 1 人：党员3"
    )
    assert listed == before, "what is shown changes only when it is agreed to"


def test_a_name_that_was_corrected_in_the_roster_comes_to_the_list_when_it_is_made_again():
    """It said that nothing had changed, and the sheet to sign kept the wrong name."""
    listed = [there(1, PRESENT), there(2, EXCUSED, reason="出差")]
    assert not renewed(listed, [dataclasses.replace(there(1), name="党 员1"), there(2)]).renamed, (
        "a blank is no other name"
    )
    made = renewed(listed, [there(1), dataclasses.replace(there(2), name="党员贰")])
    assert made.told() == "姓名按名册更正 1 人：党员2→党员贰"
    assert [(p.name, p.state, p.reason) for p in made.people] == [("党员1", PRESENT, ""), ("党员贰", EXCUSED, "出差")]


def test_a_list_that_fits_changes_nothing():
    listed = [there(1, PRESENT), there(2), Attendance(name="钱某", state=GUEST)]
    made = renewed(listed, [there(1), there(2)])
    assert (made.told(), made.people) == ("", listed)


def test_a_member_who_is_a_guest_stays_a_guest():
    made = renewed([there(1, GUEST)], [there(1)])
    assert [p.state for p in made.people] == [GUEST]


def test_reasons_are_those_of_absences_most_used_first():
    said = [
        (EXCUSED, "探亲"),
        (ABSENT, "出差"),
        (EXCUSED, "出差 "),
        (PRESENT, "流动党员"),
        (EXCUSED, ""),
        (LEFT_OUT, "住院"),
    ]
    assert reasons_used(said) == ["出差", "探亲"]
    assert reasons_used([]) == [], "none is invented"


def test_ground_and_consent_are_taken_over_and_the_decision_is_not():
    made = left_out_as_before(there(7), left_out(7))
    assert (made.state, made.ground, made.consent) == (LEFT_OUT, "E2 出国（境）半年以上", "局党委〔2026〕3号")
    assert made.passed is None
    mine = there(7, LEFT_OUT, consent="局党委〔2026〕9号", passed=PartialDate(2026, 9, 1))
    assert left_out_as_before(mine, left_out(7)).consent == "局党委〔2026〕9号"
    assert left_out_as_before(mine, left_out(7)).passed == PartialDate(2026, 9, 1)
    assert left_out_as_before(there(7), None).ground == ""


def test_an_empty_list_says_what_to_do_first():
    assert "导入" in nobody(GENERAL, True, False)
    assert "先填会议日期" in nobody(GENERAL, False, True)
    assert "先选党小组" in nobody(GROUP, True, True)
    assert "按名册列出" in nobody(GENERAL, True, True)
    assert "党内职务" in nobody(COMMITTEE, False, True, posts=False)
    assert "导入" in nobody(COMMITTEE, True, False, posts=False)
    assert "按名册列出" in nobody(GENERAL, True, True, posts=False)
