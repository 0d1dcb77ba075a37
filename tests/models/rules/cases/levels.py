"""Cases in which one rule speaks more or less gravely, as its row of the domain reference asks for."""

from __future__ import annotations

from dataclasses import replace

from models.records import Rectification
from models.records.meeting import ARCHIVED, GENERAL
from models.records.rectification import CLOSED, REGISTERED, WORKING
from models.records.status_change import CORRECTION, STRIKING
from models.records.training import COUNTY
from models.rules import Limits, Snapshot
from models.rules.finding import ERROR, INFO, WARNING
from models.rules.votes import ADMIT, CONVERT
from models.rules.votes import GENERAL as BUSINESS
from tests.models.rules.cases.appraisals import branch_of
from tests.models.rules.cases.case import raising
from tests.models.rules.cases.going import lost, sent
from tests.models.rules.cases.making import made, meeting, people, snapshot, vote
from tests.models.rules.cases.people import a_change, a_member, decided
from tests.models.rules.cases.study import taught


def minutes(**about: object) -> Snapshot:
    """A general meeting of 12 September without a place."""
    return snapshot(meeting(GENERAL, place="", **about), members=people(3))


def due(on: str, **about: object) -> Snapshot:
    """An item of the register with a deadline."""
    usual = {
        "problem": "问题",
        "measures": "措施",
        "owner": "李某",
        "found": "2026-03-01",
        "deadline": on,
        "state": WORKING,
    }
    return snapshot(rectifications=[made(Rectification, 1, **usual | about)])


def a_quarter() -> Snapshot:
    """Seventeen members, five of them 优秀, where the branch may grade a quarter so."""
    found = branch_of(15, 2, 5)()
    found.limits = replace(Limits(), excellent_share="四分之一")
    return found


_SECRETARY = a_member(post="书记")
_ITSELF = {"state": CLOSED, "closed_on": "2026-10-10", "reviewed_on": "2026-10-10", "outcome": "好", "evidence": "图"}

LEVELS = (
    raising("A01", "评 6 人超过 17 人的三分之一，应改正", branch_of(15, 2, 6), level=ERROR),
    raising("A01", "评 5 人没有超过党员总数的三分之一，超过参评正式党员的，只请核对", branch_of(15, 2, 5, away=1), level=ERROR, speaks=False),
    raising("A01", "同上，请核对", branch_of(15, 2, 5, away=1), level=WARNING),
    raising("A01", "设为四分之一，17 人至多 4 人", a_quarter, level=ERROR),
    raising("M01", "归档缺地点，应改正", lambda: minutes(status=ARCHIVED), level=ERROR),
    raising("M01", "定稿缺地点，请核对", minutes, level=WARNING),
    raising("M01", "定稿缺地点，不是应改正", minutes, level=ERROR, speaks=False),
    raising("V01", "接收举手，应改正", lambda: vote(ADMIT, 16, 9, 9, ballot="举手"), level=ERROR),
    raising("V01", "转正举手，请核对", lambda: vote(CONVERT, 16, 9, 9, ballot="举手"), level=WARNING),
    raising("V01", "转正举手，不是应改正", lambda: vote(CONVERT, 16, 9, 9, ballot="举手"), level=ERROR, speaks=False),
    raising("§2.3", "恰半到会，请核对", lambda: vote(BUSINESS, 16, 8, 8, decision="未获通过。"), level=WARNING),
    raising("§2.3", "恰半到会，不是应改正", lambda: vote(BUSINESS, 16, 8, 8, decision="未获通过。"), level=ERROR, speaks=False),
    raising("P06", "改正期超过一年，应改正", decided(a_change(CORRECTION, "2026-01-10", until="2027-01-11")), level=ERROR),
    raising("P06", "改正期满，提醒", decided(a_change(CORRECTION, "2026-01-10", until="2026-11-22")), level=INFO),
    raising("P06", "改正期满那天，还不提醒", decided(a_change(CORRECTION, "2026-01-10", until="2026-11-23")), level=INFO, speaks=False),
    raising("P06", "改正期没有填期满日期，请核对", decided(a_change(CORRECTION, "2026-01-10")), level=WARNING),
    raising("P01", "失联满 6 个月仍没有查找，请核对", lost("2026-05-23"), level=WARNING),
    raising("P01", "差一天 6 个月，还是提醒", lost("2026-05-24"), level=INFO),
    raising("P01", "差一天 6 个月，不是请核对", lost("2026-05-24"), level=WARNING, speaks=False),
    raising("O05", "回执早于开出，请核对", sent(receipt="2026-10-31"), level=WARNING),
    raising("O05", "回执就在开出那天", sent(receipt="2026-11-01"), level=WARNING, speaks=False),
    raising("T01", "本年 28 学时，提醒", taught(a_member(), ("集中轮训", "", "2026-05-12", 28.0)), level=INFO),
    raising("T01", "本年 32 学时", taught(a_member(), ("集中轮训", "", "2026-05-12", 32.0)), level=INFO, speaks=False),
    raising("T02", "书记本年 55 学时，提醒", taught(_SECRETARY, ("集中轮训", COUNTY, "2026-05-12", 55.0)), level=INFO),
    raising("T02", "书记本年 56 学时", taught(_SECRETARY, ("集中轮训", COUNTY, "2026-05-12", 56.0)), level=INFO, speaks=False),
    raising("R12", "登记了除名，名册没有离开日期，请核对", decided(a_change(STRIKING[0], "2026-01-10")), level=WARNING),
    raising("M05", "会议早于所有人到支部，提醒", lambda: snapshot(meeting(GENERAL, "2005-03-01"), members=people(3)), level=INFO),
    raising("Z01", "刚登记没有时限，提醒", lambda: due("", state=REGISTERED, deadline=None), level=INFO),
    raising("Z01", "刚登记没有时限，不是应改正", lambda: due("", state=REGISTERED, deadline=None), level=ERROR, speaks=False),
    raising("Z05", "逾期一天，请核对", lambda: due("2026-11-22"), level=WARNING),
    raising("Z05", "今天到期，提醒", lambda: due("2026-11-23"), level=INFO),
    raising("Z05", "今天到期，不算逾期", lambda: due("2026-11-23"), level=WARNING, speaks=False),
    raising("Z04", "责任人自己验收，应改正", lambda: due("2026-11-22", **_ITSELF, reviewer="李某"), level=ERROR),
    raising("Z04", "责任人与别人一起验收，请核对", lambda: due("2026-11-22", **_ITSELF, reviewer="李某、王某"), level=WARNING),
    raising("Z04", "责任人与别人一起验收，不是应改正", lambda: due("2026-11-22", **_ITSELF, reviewer="李某、王某"), level=ERROR, speaks=False),
)  # fmt: skip
