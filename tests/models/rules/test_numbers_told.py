"""What §9.1人数 says of the numbers in the text of minutes, and where it keeps silent."""

from __future__ import annotations

import time
from datetime import date

import pytest

from models.records.meeting import ABSENT, EXCUSED, GENERAL, LEFT_OUT, PRESENT
from models.records.member import PROBATIONARY
from models.rules import Snapshot
from models.rules.numbers_told import number_findings
from tests.models.rules.cases.making import item, meeting, member, snapshot, there

TODAY = date(2026, 11, 23)


def branch(body: str, *, states: tuple[str, ...] = (EXCUSED,), key: int = 1, votes: str = "是") -> Snapshot:
    """A general meeting of fourteen with a vote and two probationary members; the first are in these states, the others came."""
    held = meeting(GENERAL, body=body, key=key)
    full, new = [member(number) for number in range(1, 15)], [member(n, kind=PROBATIONARY) for n in (15, 16)]
    list_ = [*there(held, *full, votes=votes), *there(held, *new, votes="否")]
    for line, state in zip(list_, states, strict=False):
        line.state = state
    return snapshot(held, attendances=list_)


def said(body: str, **about: object) -> str:
    """What is said of it; of sixteen expected one of those with a vote is away."""
    return " ".join(found.message for found in number_findings(branch(body, **about), TODAY))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("应到会有表决权党员14名，实到15名，符合规定，可以开会。", "正文写了有表决权的应到 14 人、实到 15 人，实到多于应到；"),
        ("应到会有表决权党员16名，实到会有表决权党员15名。", "正文写了有表决权的应到 16 人、有表决权的实到 15 人，到会名单里是应到 16 人、实到 15 人"),
        ("应到正式党员16名，实到正式党员15名。", "（有表决权的 14、13 人，正式党员 14、13 人）"),
        ("应到十六名，实到十二名。", "正文写了实到 12 人，"), ("应到党员二十三名。", "应到 23 人"), ("应到五人。", "应到 5 人"), ("应到会党员16名，实到会党员17名，列席2名。", "实到多于应到"),
        ("实到15人，请假3人。", "正文写了请假 3 人，到会名单里是应到 16 人、实到 15 人、请假 1 人、缺席 0 人"),
        ("应到16人，实到15人，缺席2人。", "正文写了缺席 2 人，"), ("应到16人，实到15人，因病请假2人。", "正文写了请假 2 人，"),
        ("应到会有表决权的党员14名，实到12名。", "正文写了有表决权的实到 12 人，"), ("预备党员应到3人，实到2人。", "预备党员应到 3 人"),
        ("实到会16名，应到会15名。", "正文写了应到 15 人、实到 16 人，实到多于应到；"),
        ("应到16名，实到17名，其中正式党员15名。", "正文写了应到 16 人、实到 17 人，实到多于应到；"),
        ("应到会有选举权的党员14名，因病请假1名，实到15名。", "实到多于应到；"),
        ("有选举权的党员应到会15名，实到会13名。", "正文写了有表决权的应到 15 人，"),
    ],
)  # fmt: skip
def test_numbers_that_cannot_be_right_are_told(body: str, told: str) -> None:
    assert told in said(body)


@pytest.mark.parametrize(
    "body",
    [
        "应到16人，实到15人，缺席0人，列席5人。", "到会14人，请假2人。", "应到16人（其中有表决权14人），实到15人。", "应到十六名，实到十五名。",
        "应到正式党员14人，实到正式党员13人，预备党员应到2人，实到2人。", "支部共有党员16名，应到会16人，实际到会15人。",
        "应到会有选举权的党员14名，实到13名，达到应到人数的五分之四。", "应到委员4人、党员16人，实到15人。", "实到15人，应到16人，到会率94%。",
        "第一党小组应到6人，实到5人；第二党小组应到9人，实到9人。", "会议应到16人，实到15人，列席2人，共17人参加。", "去年应到13人。应到16人，实到15人。",
        "应到16人，实到15人，其中视频参会2人，实到现场8人。", "经点名，应到16名党员，实到15名党员。", "应到会有表决权党员14名，预备党员2名，实到15名。",
        "应到会党员16名，实到会15名，因事（病）请假1名。其中有表决权的党员应到会14名，实到会13名，符合规定，可以开会。", "应到16人，实到17人（含列席2人）。", "应到16人，实到17人（列席2人）。", "应到十六人，实到两人（预备党员）。", "应到会支委3人，实到3人。",
        "应到会有表决权党员14名，实到15名，其中有表决权13名。", "应到会有表决权党员14名，实到党员15名。", "应到16人，实到15人，缺席1人。",
        "应到有表决权的正式党员14名，实到有表决权的正式党员13名，请假1名。", "全年应到180人次，实到170人次。", "应到一百二十名。", "应到一六名。",
        "应到会有表决权和选举权的党员14名，实到会13名。", "应到１６人，实到１５人，参会率九成。", "应到16人，实到15人。请假3人以上的小组要说明。",
    ],
)  # fmt: skip
def test_right_records_hear_nothing(body: str) -> None:
    assert said(body) == ""


@pytest.mark.parametrize(
    ("body", "states"),
    [
        ("应到16人，实到13人，因病请假1人、因事请假1人，缺席1人。", (EXCUSED, EXCUSED, ABSENT)),
        ("应到16人，实到13人，因公出差请假2人，无故缺席1人。", (EXCUSED, EXCUSED, ABSENT)),
        ("应到16人，实到14人，因公出差请假1人，其余1人生病。", (EXCUSED, EXCUSED)), ("因照顾家里老人请假1人，应到16人。", (EXCUSED, EXCUSED)),
        ("应到16人，实到13人，请假2人，缺席1人。", (EXCUSED, EXCUSED, ABSENT)), ("应到16人，实到13人，缺席3人。", (EXCUSED, EXCUSED, ABSENT)),
        ("应到16人，实到13人，张某请假1人，李某请假1人，缺席1人。", (EXCUSED, EXCUSED, ABSENT)),
        ("应到16人，实到15人。", (LEFT_OUT,)), ("应到15人，实到15人，有表决权的应到13人，实到13人。", (LEFT_OUT,)),
        ("应到会有表决权党员14名，实到13名。", (LEFT_OUT,)), ("应到9人，实到8人，请假5人。", ("",)),
    ],
)  # fmt: skip
def test_who_was_away_may_be_told_in_parts_and_who_is_left_out_counted_or_not(
    body: str, states: tuple[str, ...]
) -> None:
    assert said(body, states=states) == ""


@pytest.mark.parametrize(
    "body",
    [
        "应到会有表决权党员13名，实到13名，不计入应到1名。", "应到会党员15名，实到15名，不计入应到会人数的1名。", "未计入应到会党员1名。应到15名，实到15名。",
        "应到会有表决权党员13名，实到13名（经机关党委同意并经本次大会通过，不计入应到会人数1名）。", "不计入应到会党员1名；应到会有表决权党员13名，实到13名。",
        "党员16名，其中正式党员14名、预备党员2名；不计入应到的1人；应到会有表决权党员13名，实到会有表决权党员13名。", "应到15名（不含应到会的1名），实到15名。",
        "经上级同意，本次大会不计入应到会有表决权党员1名，应到会有表决权党员13名，实到13名。", "应到15名，实到15名，经同意不列入本次大会应到会人数1名。",
        "应到15名，实到15名，无需计入应到1名，没有计入应到的党员1名。", "不计入应到会党员0名；应到15名，实到15名。",
    ],
)  # fmt: skip
def test_a_number_of_those_who_are_not_counted_is_not_of_those_expected(body: str) -> None:
    """Before, 不计入应到1名 was read as 应到 1."""
    assert said(body, states=(LEFT_OUT,)) == ""


@pytest.mark.parametrize(
    "body", ["不计入应到1名，应到12名，实到15名。", "应到12名，不计入应到1名。", "人数不足，应到12名。"]
)
def test_a_number_beside_one_of_those_who_are_not_counted_is_told(body: str) -> None:
    assert "正文写了应到 12 人" in said(body, states=(LEFT_OUT,))


def test_the_list_is_told_as_every_register_tells_it() -> None:
    """Who is left out without the papers counts: more voters than people were told of the list."""
    told = said("应到9名。", states=(LEFT_OUT,))
    assert "到会名单里是应到 16 人、" in told
    assert "有表决权的 14、13 人" in told


def test_a_kind_that_the_list_does_not_know_is_not_compared() -> None:
    assert said("应到会有表决权党员9名，实到会有表决权党员9名。", votes="") == ""


def test_the_numbers_of_a_vote_are_of_those_with_a_vote() -> None:
    """Before, any number of the agenda did for any of the text."""
    found = branch("应到会有表决权党员12名，实到会有表决权党员11名。应到正式党员12名。")
    found.items = {1: [item(found.meetings[0], eligible=12, present=11)]}
    (finding,) = number_findings(found, TODAY)
    assert "正文写了正式党员应到 12 人，" in finding.message


@pytest.mark.parametrize(
    "filler",
    [
        "应到",
        "有表决权的正式党员应到",
        "应到3人实到4人",
        "因事因病请假",
        "因病请假1人",
        "请假 ",
        "应到" + " " * 50,
        "一二三",
        "应到有表决权的1人，其中",
        "不计入应到1名",
        "不未没不未没不未没",
    ],
)
@pytest.mark.parametrize("end", ["", "，应到实到", "\n"])
def test_a_text_of_a_hundred_thousand_characters_takes_no_time(filler: str, end: str) -> None:
    found = branch((filler + end) * (100_000 // len(filler + end)) + "应到")
    began = time.process_time()
    [*number_findings(found, TODAY)]
    assert time.process_time() - began < 2


def test_twenty_thousand_texts_that_tell_no_number_take_no_time() -> None:
    found = branch("会议决定照此办理，请假的同志会后补学。" * 20, states=(PRESENT,))
    many = [meeting(GENERAL, body=found.meetings[0].body, key=key) for key in range(1, 20_001)]
    found.meetings = many
    found.items = {one.id: [item(one, key, report="甲", discussion="乙" * 50)] for key, one in enumerate(many, 1)}
    began = time.process_time()
    assert not [*number_findings(found, TODAY)]
    assert time.process_time() - began < 0.5
