"""Cases of 应到 and votes (domain §2); the numbers of the vectors stand in the order 应到, 实到, 赞成."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from models.kinds import PartialDate
from models.records.meeting import COMMITTEE as COMMITTEE_MEETING
from models.records.meeting import EXCUSED, GROUNDS, LEFT_OUT
from models.records.meeting import GENERAL as GENERAL_MEETING
from models.rules import Snapshot
from models.rules.limits import Limits
from models.rules.votes import ADMIT, COMMITTEE, CONVERT, ELECT, GENERAL
from tests.models.rules.cases.case import raising
from tests.models.rules.cases.making import branch, item, meeting, member, newcomer, people, snapshot, there, vote

PASSED, FAILED = "表决通过。", "未获通过。"
PAPERS = {"ground": GROUNDS[1], "consent": "机党复〔2026〕3号", "passed": "2026-09-12"}
_GIVEN: dict[str, object] = PAPERS | {"passed": PartialDate(2026, 9, 12)}


def left_out(own: str = "", **about: object) -> Snapshot:
    """Somebody left out of 应到; own: the grounds that the branch accepts."""
    held = meeting()
    given = PAPERS | about
    given["passed"] = PartialDate.parse(str(given["passed"])) if given["passed"] else None
    list_ = there(held, member(), state=LEFT_OUT, **given)
    return snapshot(held, attendances=list_, branch=branch(grounds=own), members=people(9))


def counted_out(eligible: int, yes: int = 8, size: int = 9, out: int = 1, **papers: object) -> Snapshot:
    """A vote of so many of whom some are left out of 应到, of whom so many are said to be 应到."""
    held, who = meeting(), people(size)
    came = size - out
    list_ = [*there(held, *who[:came]), *there(held, *who[came:], state=LEFT_OUT, **papers)]
    voted = item(held, rule=GENERAL, ballot="举手", eligible=eligible, present=came, yes=yes, decision=PASSED)
    return snapshot(held, attendances=list_, items=[voted], members=who)


def by_list(rule: str, came: int, **about: object) -> Snapshot:
    """A vote of 15 of whom so many came by the list, without numbers but those given."""
    held, who = meeting(COMMITTEE_MEETING if rule == COMMITTEE else GENERAL_MEETING), people(15)
    list_ = [*there(held, *who[:came]), *there(held, *who[came:], state="请假", reason="出差")]
    voted = item(held, **{"rule": rule, "ballot": "举手", "decision": "通过。"} | about)
    return snapshot(held, attendances=list_, items=[voted], members=who)


def ticked(who: object, votes: str) -> Snapshot:
    """Somebody on the list with or without the tick for the vote."""
    held = meeting()
    return snapshot(held, attendances=there(held, who, votes=votes), members=[who])  # type: ignore[arg-type,list-item]


def converting(votes: str = "是", candidate: str = "任静", **about: object) -> Snapshot:
    """A vote on the 转正 of 任静, whose 转正日期 is the end of probation two days before, and who stands on the list."""
    held, one = meeting(), member(1, name="任静", full=about.pop("full", "2026-09-10"))
    state = str(about.pop("state", "到"))
    voted = item(held, **{"title_text": "讨论任静同志转正", "rule": CONVERT, "candidate": candidate} | about)
    lists = [*there(held, one, votes=votes, state=state), *there(held, member(2))]
    return snapshot(held, items=[voted], attendances=lists, members=[one, member(2)])


def namesakes(candidate: str) -> Snapshot:
    """The same where another 任静, a full member for long, is on the list too."""
    found = converting(candidate=candidate)
    found.members[0].birth, other = PartialDate(1995), member(3, name="任静", birth="1970-05-01")
    found.members.append(other)
    found.attendances[1] += there(found.meetings[0], other)
    return found


def set_to(found: Snapshot, **own: object) -> Snapshot:
    """The same ledger where the branch has set something."""
    found.limits = Limits(**own)  # type: ignore[arg-type]
    return found


def committee(
    came: int, size: int = 5, out: int = 0, papers: dict[str, object] | None = None, **about: object
) -> Callable[[], Snapshot]:
    """A 支委会 of so many without a vote, to which so many came; out: so many of the others are left out of 应到, with these papers."""

    def make() -> Snapshot:
        everybody = [replace(m, post_since=PartialDate(2024, 3, 20) if m.post else None) for m in people(size)]
        held = meeting(**{"kind": COMMITTEE_MEETING} | about)  # type: ignore[arg-type]
        away = size - out
        lists = there(held, *everybody[:came]) + there(held, *everybody[came:away], state=EXCUSED, reason="出差")
        lists += there(held, *everybody[away:], state=LEFT_OUT, **papers or {})
        return snapshot(held, attendances=lists, members=everybody)

    return make


VOTES = (
    raising("§2.1", "预备党员记为有表决权", lambda: ticked(newcomer(), "是")),
    raising("§2.1", "预备党员记为没有表决权", lambda: ticked(newcomer(), "否"), speaks=False),
    raising("§2.1", "正式党员记为没有表决权", lambda: ticked(member(), "否")),
    raising("§2.1", "预备期满不到 6 个月，转正还在审批", lambda: ticked(member(full="2026-03-13"), "否"), speaks=False),
    raising("§2.1", "预备期满 6 个月", lambda: ticked(member(full="2026-03-12"), "否")),
    raising("§2.1", "会议次日才转正的记为没有表决权", lambda: ticked(member(full="2026-09-13"), "否"), speaks=False),
    raising("§2.1", "正式党员记为有表决权", lambda: ticked(member(), "是"), speaks=False),
    raising("§2.1", "表决转正的本人记为有表决权", converting, level="warning"),
    raising("§2.1", "表决转正的本人写了同志", lambda: converting(candidate="任静同志")),
    raising("§2.1", "表决转正的本人记为没有表决权", lambda: converting("否"), speaks=False),
    raising("§2.1", "预备期满半年以后才表决转正", lambda: converting("否", full="2026-02-10"), speaks=False),
    raising("§2.1", "表决转正的本人列席", lambda: converting(state="列席"), speaks=False),
    raising("§2.1", "表决的是另一个人", lambda: converting(candidate="任静平"), speaks=False),
    raising("§2.1", "给本人处分的表决", lambda: converting(rule=GENERAL), speaks=False),
    raising("§2.1", "表决转正的是两个同名的哪一个没有写", lambda: namesakes("任静"), speaks=False),
    raising("§2.1", "表决转正的写明是两个同名的哪一个", lambda: namesakes("任静（1995年生）")),
    raising("§2.1", "接收一个不在名册里的同名人", lambda: converting(rule=ADMIT, full="2012-07-01"), speaks=False),
    raising("§2.1", "名单上的早已转正，表决的是同名人", lambda: converting(full="2012-07-01"), speaks=False),
    raising("§2.2", "不计入应到，没有上级同意", lambda: left_out(consent="")),
    raising("§2.2", "不计入应到，没有党员大会通过", lambda: left_out(passed="")),
    raising("§2.2通过", "上一次会议通过的，提醒", lambda: left_out(passed="2026-06-12"), level="info"),
    raising("§2.2通过", "会议次日才通过的，请核对", lambda: left_out(passed="2026-09-13"), level="warning"),
    raising("§2.2通过", "本次会议通过的", left_out, speaks=False),
    raising("§2.2", "情形、上级同意、党员大会通过都有", left_out, speaks=False),
    raising(
        "§2.2",
        "请假的仍计入应到，不用批",
        lambda: snapshot(
            held := meeting(), attendances=there(held, member(), state="请假", reason="住院"), members=people(9)
        ),
        speaks=False,
    ),
    raising("§2.2情形", "出差不在情形里", lambda: left_out(ground="出差")),
    raising("§2.2情形", "写 E2", lambda: left_out(ground="E2"), speaks=False),
    raising("§2.2情形", "写 E2 和自己的话", lambda: left_out(ground="E2 赴外留学一年"), speaks=False),
    raising("§2.2情形", "上级另定的情形，支部设了", lambda: left_out("援藏援疆", ground="援藏援疆"), speaks=False),
    raising("§2.2情形", "支部自己设了，E2 不在其中", lambda: left_out("援藏援疆")),
    raising("§2.2表决权", "没有表决权的人记为不计入", lambda: left_out(votes="否")),
    raising("§2.2表决权", "有表决权的人记为不计入", left_out, speaks=False),
    raising(
        "§2.3", "恰为半数，到会可以，提示", lambda: vote(GENERAL, 16, 8, 8, decision=FAILED), vector="GENERAL 16 8 8"
    ),
    raising("§2.3", "9 人到会，9 票赞成", lambda: vote(GENERAL, 16, 9, 9), speaks=False, vector="GENERAL 16 9 9"),
    raising("§2.3", "不足半数", lambda: vote(GENERAL, 16, 7, 7)),
    raising("§2.3", "没有过半而决议写通过", lambda: vote(GENERAL, 16, 9, 8, decision=PASSED)),
    raising("§2.3", "一般议题记了书面意见", lambda: vote(GENERAL, 16, 9, 9, written=1, written_yes=1)),
    raising(
        "§2.3",
        "设为计书面意见",
        lambda: set_to(vote(GENERAL, 16, 9, 8, written=1, written_yes=1), general_written="是"),
        speaks=False,
    ),
    raising(
        "§2.3支委会",
        "委员 5 人到 2 人",
        lambda: vote(COMMITTEE, 5, 2, 2, kind=COMMITTEE_MEETING),
        vector="COMMITTEE 5，P=2",
    ),
    raising(
        "§2.3支委会",
        "委员 5 人到 3 人",
        lambda: vote(COMMITTEE, 5, 3, 3, kind=COMMITTEE_MEETING),
        speaks=False,
        vector="COMMITTEE 5 3 3",
    ),
    raising("§2.3支委会", "没有表决，名单里委员 5 人到 2 人", committee(2)),
    raising("§2.3支委会", "没有表决，5 人到 3 人", committee(3), speaks=False),
    raising("§2.3支委会", "没有表决，4 人到 2 人", committee(2, 4), speaks=False),
    raising("§2.3支委会", "5 人到 2 人，一人不计入，手续没有填", committee(2, out=1)),
    raising("§2.3支委会", "5 人到 2 人，一人不计入，手续齐全", committee(2, out=1, papers=_GIVEN), speaks=False),
    raising("§2.3支委会", "草稿，5 人到 2 人", committee(2, status="草稿"), speaks=False),
    raising("§2.3支委会", "党员大会 5 人到 2 人，没有表决", committee(2, kind="支部党员大会"), speaks=False),
    raising("§2.3支委会名单", "一人没有职务，有表决权", committee(5)),
    raising("§2.3支委会名单", "都是委员", committee(4, 4), speaks=False),
    raising("§2.3支委会名单", "党员大会", committee(5, kind="支部党员大会"), speaks=False),
    raising(
        "§2.3支委会通过",
        "5 名委员 2 票赞成而决议写通过",
        lambda: vote(COMMITTEE, 5, 3, 2, kind=COMMITTEE_MEETING, decision=PASSED),
    ),
    raising(
        "§2.3支委会通过",
        "5 名委员 3 票赞成",
        lambda: vote(COMMITTEE, 5, 3, 3, kind=COMMITTEE_MEETING, decision=PASSED),
        speaks=False,
    ),
    raising("§2.3选举", "10 人到 7 人，不足五分之四", lambda: vote(ELECT, 10, 7, 6), vector="ELECTION 10，P=7"),
    raising("§2.3选举", "10 人到 8 人", lambda: vote(ELECT, 10, 8, 6), speaks=False, vector="ELECTION 10 8 6"),
    raising("D16", "恰半不算超过", lambda: vote(ADMIT, 16, 8, 8), vector="DEVELOP 16 8 8"),
    raising("D16", "15 人到 7 人", lambda: vote(ADMIT, 15, 7, 7), vector="DEVELOP 15 7 7"),
    raising(
        "D16通过", "8 票未过半而决议写通过", lambda: vote(ADMIT, 16, 9, 8, decision=PASSED), vector="DEVELOP 16 9 8"
    ),
    raising(
        "D16通过", "15 票恰半而决议写通过", lambda: vote(ADMIT, 30, 16, 15, decision=PASSED), vector="DEVELOP 30 16 15"
    ),
    raising(
        "D16",
        "9 人到会 9 票赞成",
        lambda: vote(ADMIT, 16, 9, 9, decision=PASSED),
        speaks=False,
        vector="DEVELOP 16 9 9",
    ),
    raising("D16", "到会过半，8 票未过半", lambda: vote(ADMIT, 16, 9, 8, decision=PASSED), speaks=False),
    raising("D16通过", "到会不过半，表决未成", lambda: vote(ADMIT, 16, 8, 8, decision=PASSED), speaks=False),
    raising(
        "D16通过",
        "8 票加 1 份书面赞成",
        lambda: vote(ADMIT, 16, 9, 8, written=1, written_yes=1, decision=PASSED),
        speaks=False,
        vector="DEVELOP 16 9 8，1/1",
    ),
    raising("D16通过", "未通过，决议也这样写", lambda: vote(ADMIT, 16, 9, 8, decision=FAILED), speaks=False),
    raising(
        "D16通过",
        "收回多于发出，8 票未过半而决议写通过",
        lambda: vote(ADMIT, 16, 9, 8, issued=8, collected=9, decision=PASSED),
    ),
    raising(
        "D16通过",
        "收回多于发出，9 票过半",
        lambda: vote(ADMIT, 16, 9, 9, issued=8, collected=9, decision=PASSED),
        speaks=False,
    ),
    raising("D16", "收回多于发出，恰半到会", lambda: vote(ADMIT, 16, 8, 8, issued=8, collected=9)),
    raising("§2.3", "数字没有填，名单里 15 人到 7 人", lambda: by_list(GENERAL, 7), level="warning"),
    raising("§2.3", "没有选表决事项，名单里 15 人到 7 人", lambda: by_list("", 7), level="warning"),
    raising("§2.3", "数字没有填，名单里 15 人到 8 人", lambda: by_list(GENERAL, 8), speaks=False),
    raising("§2.3", "只填了实到，名单里到 7 人", lambda: by_list(GENERAL, 7, present=8), level="warning"),
    raising(
        "§2.3",
        "应到实到都填了，由填的数字判断",
        lambda: by_list(GENERAL, 7, eligible=15, present=8, yes=8),
        speaks=False,
    ),
    raising("§2.3支委会", "数字没有填，名单里到 7 人", lambda: by_list(COMMITTEE, 7), level="warning"),
    raising("§2.3选举", "数字没有填，名单里 15 人到 11 人", lambda: by_list(ELECT, 11), level="warning"),
    raising("§2.3选举", "数字没有填，名单里 15 人到 12 人", lambda: by_list(ELECT, 12), speaks=False),
    raising("D16", "数字没有填，名单里 15 人到 7 人", lambda: by_list(ADMIT, 7), level="warning"),
    raising("M03", "没有批准的不计入，没有算他，结果一样", lambda: counted_out(8), speaks=False),
    raising("M03", "没有批准的不计入，算上他就没有过半", lambda: counted_out(8, yes=5, size=10, out=2)),
    raising("M03", "没有批准的不计入，应到另外少一人", lambda: counted_out(7)),
    raising("M03", "没有批准的不计入，应到把他算上", lambda: counted_out(9), speaks=False),
    raising("§2.2", "没有批准的不计入，没有表决权的不用批", lambda: left_out(consent="", votes="否"), speaks=False),
    raising(
        "M03",
        "批准了的不计入，应到不算他",
        lambda: counted_out(8, **PAPERS | {"passed": PartialDate(2026, 9, 12)}),
        speaks=False,
    ),
    raising(
        "M03", "批准了的不计入，应到仍算他", lambda: counted_out(9, **PAPERS | {"passed": PartialDate(2026, 9, 12)})
    ),
    raising("§2.3转正", "恰半到会", lambda: vote(CONVERT, 16, 8, 8)),
    raising("§2.3转正", "过半到会", lambda: vote(CONVERT, 16, 9, 9), speaks=False),
    raising("V01", "接收举手表决", lambda: vote(ADMIT, 16, 9, 9, ballot="举手")),
    raising("V01", "接收无记名投票", lambda: vote(ADMIT, 16, 9, 9), speaks=False),
    raising("V01", "一般议题举手", lambda: vote(GENERAL, 16, 9, 9, ballot="举手"), speaks=False),
    raising("V03", "一项里两名对象", lambda: vote(ADMIT, 16, 9, 9, candidate="刘某、周某")),
    raising("V03", "一项一名", lambda: vote(ADMIT, 16, 9, 9, candidate="刘某"), speaks=False),
    raising("V04", "收回 10 张，发出 9 张", lambda: vote(ADMIT, 16, 9, 9, issued=9, collected=10)),
    raising("V04", "收回等于发出", lambda: vote(ADMIT, 16, 9, 9, issued=9, collected=9), speaks=False),
    raising("V05", "计票人是候选人", lambda: vote(ELECT, 10, 8, 6, candidate="刘某", tellers="王某、刘某")),
    raising("V05", "计票人是别人", lambda: vote(ELECT, 10, 8, 6, candidate="刘某", tellers="王某"), speaks=False),
    raising("U03", "按应到未过半，按实到过半", lambda: vote(ELECT, 10, 8, 5, decision=FAILED)),
    raising("U03", "设为按实到，仍提示", lambda: set_to(vote(ELECT, 10, 8, 5), election_base="实到会")),
    raising("U03", "两种算法都过半", lambda: vote(ELECT, 10, 8, 6), speaks=False),
    raising("U03", "两种算法都不过半", lambda: vote(ELECT, 10, 8, 4, decision=FAILED), speaks=False),
    raising("D17", "接收的决议没有写", lambda: vote(ADMIT, 16, 9, 9, decision="")),
    raising("D17", "决议写了", lambda: vote(ADMIT, 16, 9, 9), speaks=False),
)
